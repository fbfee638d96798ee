import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Facts, RadioList } from '@/shared/ui';
import { StoreIcon, WarehouseIcon } from '@/shared/ui/icons';
import s from './Settings.module.css';

/** Where this device stands: the queues, the stock and the prices "here" follow it. */
export function Device() {
  const { t } = useWords();
  const { locations, locationId, setLocation, device, actor, company } = useShop();
  const own = locations.filter((one) => one.kind !== 'supplier');
  return (
    <div className={s.columns}>
      <Card title={t('settings-location')}>
        <p className={s.note}>{t('settings-location-note')}</p>
        <RadioList label={t('settings-location')} value={locationId ?? 'all'} onValue={(value) => setLocation(value === 'all' ? undefined : value)}
          rows={[
            { value: 'all', content: <span className={s.place}><strong>{t('shell-location-all')}</strong><span className="muted">{t('settings-location-all-note')}</span></span> },
            ...own.map((one) => {
              const Icon = one.kind === 'dc' ? WarehouseIcon : StoreIcon;
              return { value: one.locationId, content: <span className={s.place}><strong><Icon size={16} stroke={1.8} aria-hidden /> {one.name}</strong><span className="muted">{[t(`location-kind-${one.kind}`), one.city, one.code].filter(Boolean).join(' · ')}</span></span> };
            }),
          ]} />
      </Card>
      <Card title={t('settings-this-device')}>
        <Facts rows={[[t('settings-device-code'), <span key="c" className="mono">{device.code}</span>], actor.name !== '' && [t('settings-actor'), actor.name], [t('settings-company'), company.name]]} />
      </Card>
    </div>
  );
}
