import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Field, MoneyInput, NumberInput, RadioList } from '@/shared/ui';
import { type Week, WeekdayChecks } from '../WeekdayChecks';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

const usual = { costMinor: 400, perKgMinor: 20, days: 1, openDays: [true, true, true, true, true, false, false] as Week };

/** Whether a pickup may be served by goods of other locations, and on what terms they travel. */
export function Transfers({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { company } = useShop();
  const terms = policy.pickupTransfers;
  const set = (change: Partial<typeof usual>) => onPolicy({ pickupTransfers: { ...usual, ...terms, ...change } });
  return (
    <>
      <Card title={t('sourcing-part-transfers')}>
        <RadioList<'own' | 'sent'> label={t('sourcing-part-transfers')} value={terms ? 'sent' : 'own'} onValue={(value) => onPolicy({ pickupTransfers: value === 'sent' ? usual : null })}
          rows={(['own', 'sent'] as const).map((value) => ({ value, content: <span className={s.choice}><strong>{t(`sourcing-transfers-${value}`)}</strong><span className="muted">{t(`sourcing-transfers-${value}-note`)}</span></span> }))} />
      </Card>
      {terms && (
        <Card title={t('sourcing-transfers-terms')}>
          <div className={s.pair}>
            <Field label={t('sourcing-transfers-cost')}>{(ids) => <MoneyInput {...ids} currency={company.currency} value={terms.costMinor} onMoney={(minor) => set({ costMinor: minor ?? 0 })} />}</Field>
            <Field label={t('sourcing-transfers-per-kg')}>{(ids) => <MoneyInput {...ids} currency={company.currency} value={terms.perKgMinor} onMoney={(minor) => set({ perKgMinor: minor ?? 0 })} />}</Field>
            <Field label={t('sourcing-transfers-days')} hint={t('sourcing-transfers-days-hint')}>{(ids) => <NumberInput {...ids} value={terms.days} max={30} end={t('sourcing-parking-days')} onNumber={(days) => set({ days })} />}</Field>
            <WeekdayChecks label={t('sourcing-transfers-weekdays')} days={terms.openDays} onDays={(openDays) => set({ openDays })} />
          </div>
          <p className="muted">{t('sourcing-transfers-locations')}</p>
        </Card>
      )}
    </>
  );
}
