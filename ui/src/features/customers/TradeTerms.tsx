import type { CustomerInput, TradeTerms as Terms } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { EndpointFields, Field, NumberInput, Select, TextInput } from '@/shared/ui';
import s from './Customers.module.css';

export const usualTerms: Terms = { paymentDays: 0, pricesIncludeTax: null, buyerReference: '', endpoint: null };
/** The longest term between businesses (Ley 3/2004 art. 4): said, not enforced. */
const longestInSpain = 60;

/** How a business buys and is billed. */
export function TradeTerms({ input, onTrade }: { input: CustomerInput; onTrade: (trade: Terms) => void }) {
  const { t } = useWords();
  const { company } = useShop();
  const trade = input.trade ?? usualTerms;
  if (!input.business && JSON.stringify(trade) === JSON.stringify(usualTerms)) return null;
  const set = (change: Partial<Terms>) => onTrade({ ...trade, ...change });
  const prices = trade.pricesIncludeTax === null ? 'shop' : trade.pricesIncludeTax ? 'with' : 'without';
  const long = company.country === 'ES' && trade.paymentDays > longestInSpain;
  return (
    <>
      <h3 className={s.wide}>{t('customers-trade')}</h3>
      <Field label={t('customers-payment-days')} hint={t(long ? 'customers-payment-days-long' : 'customers-payment-days-note')}>{(ids) => <NumberInput {...ids} value={trade.paymentDays} max={365} onNumber={(paymentDays) => set({ paymentDays })} />}</Field>
      <Field label={t('customers-prices')}>{(ids) => <Select<'shop' | 'with' | 'without'> ids={ids} value={prices} onValue={(value) => set({ pricesIncludeTax: value === 'shop' ? null : value === 'with' })} choices={(['shop', 'with', 'without'] as const).map((value) => ({ value, label: t(`customers-prices-${value}`) }))} />}</Field>
      <div className={s.wide}><Field label={t('customers-buyer-reference')} hint={t('customers-buyer-reference-note')}>{(ids) => <TextInput {...ids} mono maxLength={100} value={trade.buyerReference} onText={(buyerReference) => set({ buyerReference })} />}</Field></div>
      <EndpointFields value={trade.endpoint} onValue={(endpoint) => set({ endpoint })} hint={t('customers-endpoint-note')} />
    </>
  );
}
