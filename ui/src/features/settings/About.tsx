import { host } from '@/host';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Facts, KeyHint } from '@/shared/ui';
import s from './Settings.module.css';

export function About() {
  const { t, formats } = useWords();
  const { company, version, device, locations, timeZone, demo } = useShop();
  return (
    <div className={s.columns}>
      <Card title={t('settings-about')}>
        <p className={s.brand}>{t('settings-brand')}<span className="muted num">{version}</span></p>
        <p className={s.note}>{t('settings-about-text')}</p>
        <Facts rows={[
          [t('settings-window'), t(`settings-window-${host().kind}`)],
          [t('settings-device-code'), <span key="c" className="mono">{device.code}</span>],
          [t('settings-time-zone'), timeZone],
          demo && [t('settings-data'), t('shell-demo')],
        ]} />
        <p className={s.hints}><KeyHint keys="?">{t('shell-keys')}</KeyHint><KeyHint keys="ctrl+k">{t('shell-search-open')}</KeyHint></p>
      </Card>
      <Card title={t('settings-company')}>
        <Facts rows={[
          [t('settings-company-name'), company.name],
          [t('settings-company-legal'), company.legalName],
          [t('settings-company-tax'), <span key="t" className="mono">{company.taxId}</span>],
          [t('settings-company-currency'), company.currency],
          [t('settings-company-country'), new Intl.DisplayNames([formats.locale], { type: 'region' }).of(company.country) ?? company.country],
          [t('settings-company-locations'), formats.number(locations.filter((one) => one.kind !== 'supplier').length)],
        ]} />
      </Card>
    </div>
  );
}
