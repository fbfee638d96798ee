import { useState } from 'react';
import { setPrefs, usePrefs } from '@/shared/lib/prefs';
import { useScanSink } from '@/shared/lib/scan';
import type { ScanCode } from '@/shared/lib/scan-detector';
import { useWords } from '@/shared/lib/words';
import { Card, Checkbox, Facts, Field, NumberInput } from '@/shared/ui';
import { ScanIcon } from '@/shared/ui/icons';
import { Setting } from './Setting';
import s from './Settings.module.css';

/** Scan anything: the screen says what was read. Helps with scanners set to another keyboard or no Enter. */
export function ScannerTest() {
  const { t } = useWords();
  const prefs = usePrefs();
  const [scans, setScans] = useState<readonly ScanCode[]>([]);
  useScanSink((scan) => {
    setScans((before) => [scan, ...before].slice(0, 6));
    return { kind: 'ok', text: t('settings-scan-read', { code: scan.raw }) };
  });
  const last = scans[0];
  return (
    <div className={s.columns}>
      <Card title={t('settings-scan-test')}>
        <div className={s.scan} data-on={last !== undefined || undefined}>
          <ScanIcon size={40} stroke={1.5} aria-hidden />
          {last ? <p className={s.code}>{last.raw}</p> : <p className={s.wait}>{t('settings-scan-wait')}</p>}
          {last && <Facts rows={[[t('settings-scan-kind'), t(`settings-scan-kind-${last.kind}`)], [t('settings-scan-value'), <span key="v" className="mono">{last.value}</span>], [t('settings-scan-quantity'), String(last.quantity)]]} />}
        </div>
        {scans.length > 1 && <ul className={s.older}>{scans.slice(1).map((scan, at) => <li key={at} className="mono muted">{scan.raw}</li>)}</ul>}
        <p className={s.note}>{t('settings-scan-help')}</p>
      </Card>
      <Card title={t('settings-scanner')}>
        <Setting title={t('settings-scan-sound')} note={t('settings-scan-sound-note')}>
          <Checkbox label={t(prefs.scanSound ? 'settings-on' : 'settings-off')} checked={prefs.scanSound} onChecked={(scanSound) => setPrefs({ scanSound })} aria-label={t('settings-scan-sound')} />
        </Setting>
        <Setting title={t('settings-scan-gap')} note={t('settings-scan-gap-note')}>
          <div style={{ width: 110 }}><Field hideLabel label={t('settings-scan-gap')}>{(ids) => <NumberInput {...ids} value={prefs.scanGapMs} min={15} max={80} onNumber={(scanGapMs) => setPrefs({ scanGapMs })} end={t('settings-ms')} />}</Field></div>
        </Setting>
      </Card>
    </div>
  );
}
