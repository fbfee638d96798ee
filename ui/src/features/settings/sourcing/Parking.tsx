import { useWords } from '@/shared/lib/words';
import { Card, Checkbox, Field, NumberInput, RadioList } from '@/shared/ui';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

/** What becomes of orders no place can fill: when they are tried again, and whether they are ever cancelled by themselves. */
export function Parking({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { parking } = policy;
  const days = parking.cancelAfterDays;
  return (
    <>
      <Card title={t('sourcing-part-parking')}>
        <p className={s.note}>{t('sourcing-parking-note')}</p>
        <RadioList<'come' | 'hand'> label={t('sourcing-parking-retry')} value={parking.retryByHand ? 'hand' : 'come'} onValue={(value) => onPolicy({ parking: { ...parking, retryByHand: value === 'hand' } })}
          rows={(['come', 'hand'] as const).map((value) => ({ value, content: <span className={s.choice}><strong>{t(`sourcing-retry-${value}`)}</strong><span className="muted">{t(`sourcing-retry-${value}-note`)}</span></span> }))} />
      </Card>
      <Card title={t('sourcing-parking-cancel-title')}>
        <div className={s.inline}>
          <Checkbox label={t('sourcing-parking-cancel')} checked={days !== null} onChecked={(on) => onPolicy({ parking: { ...parking, cancelAfterDays: on ? 30 : null } })} />
          {days !== null && <div className={s.short}><Field hideLabel label={t('sourcing-parking-cancel')}>{(ids) => <NumberInput {...ids} value={days} min={1} max={365} end={t('sourcing-parking-days')} onNumber={(cancelAfterDays) => onPolicy({ parking: { ...parking, cancelAfterDays } })} />}</Field></div>}
        </div>
        <p className="muted">{t(days === null ? 'sourcing-parking-never' : 'sourcing-parking-cancel-note')}</p>
      </Card>
    </>
  );
}
