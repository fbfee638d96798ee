import type { CostWeights } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Field, MoneyInput, NumberInput } from '@/shared/ui';
import { Setting } from '../Setting';
import type { PartProps } from './SourcingSettings';
import s from './Sourcing.module.css';

type MoneyWeight = 'splitMinor' | 'lateMinor' | 'co2MinorPerTonne' | 'lastUnitMinor';
type NumberWeight = Exclude<keyof CostWeights, MoneyWeight>;

/** What each thing costs when ways are compared. */
export function Costs({ policy, onPolicy }: PartProps) {
  const { t } = useWords();
  const { company } = useShop();
  const { weights } = policy;
  const set = (change: Partial<CostWeights>) => onPolicy({ weights: { ...weights, ...change } });
  const money = (key: MoneyWeight, name: string) => (
    <Setting title={t(`sourcing-cost-${name}`)} note={t(`sourcing-cost-${name}-note`)}>
      <div className={s.amount}><Field hideLabel label={t(`sourcing-cost-${name}`)}>{(ids) => <MoneyInput {...ids} value={weights[key]} currency={company.currency} onMoney={(minor) => { if (minor !== null && minor >= 0) set({ [key]: minor }); }} />}</Field></div>
    </Setting>
  );
  const number = (key: NumberWeight, name: string, max: number, end?: string) => (
    <Setting title={t(`sourcing-cost-${name}`)} note={t(`sourcing-cost-${name}-note`)}>
      <div className={s.amount}><Field hideLabel label={t(`sourcing-cost-${name}`)}>{(ids) => <NumberInput {...ids} value={weights[key]} max={max} end={end} onNumber={(value) => set({ [key]: value })} />}</Field></div>
    </Setting>
  );
  return (
    <>
      <Card title={t('sourcing-costs-money')}>
        {number('shippingPercent', 'shipping', 1_000, '%')}
        {number('handlingPercent', 'handling', 1_000, '%')}
        {money('splitMinor', 'split')}
        {money('lateMinor', 'late')}
      </Card>
      <Card title={t('sourcing-costs-stores')}>
        {number('lastUnits', 'last-units', 100_000, t('sourcing-units'))}
        {money('lastUnitMinor', 'last-unit')}
      </Card>
      <Card title={t('sourcing-costs-co2')}>
        {money('co2MinorPerTonne', 'co2')}
        {number('co2ParcelG', 'co2-parcel', 100_000, t('sourcing-grams'))}
        {number('co2GPerTkm', 'co2-tkm', 100_000, t('sourcing-grams'))}
      </Card>
    </>
  );
}
