import type { Language } from '@/bindings';
import { type Prefs, setPrefs, usePrefs } from '@/shared/lib/prefs';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Checkbox, Segmented } from '@/shared/ui';
import { ContrastIcon, DesktopIcon, MoonIcon, SunIcon } from '@/shared/ui/icons';
import { Setting } from './Setting';
import s from './Settings.module.css';

const themes = [['system', DesktopIcon], ['light', SunIcon], ['dark', MoonIcon], ['contrast', ContrastIcon]] as const;
const densities: readonly Prefs['density'][] = ['auto', 'compact', 'normal', 'touch'];

export function Look() {
  const { t, formats } = useWords();
  const { language, setLanguage } = useShop();
  const prefs = usePrefs();
  return (
    <div className={s.column}>
      <Card title={t('settings-look')}>
        <Setting title={t('shell-language')} note={t('settings-language-note', { money: formats.money(123_450), date: formats.date(new Date().toISOString().slice(0, 10)) })}>
          <Segmented<Language> label={t('shell-language')} value={language} onValue={setLanguage} options={[{ value: 'es', label: t('shell-language-es') }, { value: 'en', label: t('shell-language-en') }]} />
        </Setting>
        <Setting title={t('shell-theme')}>
          <Segmented<Prefs['theme']> label={t('shell-theme')} value={prefs.theme} onValue={(theme) => setPrefs({ theme })} options={themes.map(([value, icon]) => ({ value, icon, label: t(`shell-theme-${value}`) }))} />
        </Setting>
        <Setting title={t('shell-density')} note={t('settings-density-note')}>
          <Segmented<Prefs['density']> label={t('shell-density')} value={prefs.density} onValue={(density) => setPrefs({ density })} options={densities.map((value) => ({ value, label: t(`shell-density-${value}`) }))} />
        </Setting>
      </Card>
      <Card title={t('settings-keys')}>
        <Setting title={t('settings-letter-keys')} note={t('settings-letter-keys-note')}>
          <Checkbox label={t(prefs.letterKeys ? 'settings-on' : 'settings-off')} checked={prefs.letterKeys} onChecked={(letterKeys) => setPrefs({ letterKeys })} aria-label={t('settings-letter-keys')} />
        </Setting>
      </Card>
    </div>
  );
}
