import { useState } from 'react';
import type { CustomerView } from '@/bindings';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { PaperSheet } from '@/shared/paper';
import { Field, Segmented, Select, TextInput } from '@/shared/ui';
import { type Period, periodOf, periods } from './period';

/** What a customer was billed and paid over a period, and owes. */
export function StatementSheet({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const { t } = useWords();
  const { today } = useShop();
  const [{ from, to }, setDays] = useState(() => periodOf('quarter', today));
  const [period, setPeriod] = useState<Period | null>('quarter');
  const choose = (next: Period) => { setPeriod(next); setDays(periodOf(next, today)); };
  const type = (part: { from?: string; to?: string }) => { setPeriod(null); setDays((before) => ({ ...before, ...part })); };
  const currencies = [...new Set([customer.baseCurrency, ...customer.spentByCurrency.map((one) => one.currency)])];
  // Where everything was in one other currency, that is the account.
  const [currency, setCurrency] = useState(customer.spentByCurrency.length === 1 ? (customer.spentByCurrency[0]?.currency ?? customer.baseCurrency) : customer.baseCurrency);
  const ready = from !== '' && to !== '' && from <= to;
  return (
    <PaperSheet paper={ready ? { kind: 'statement', customerId: customer.customerId, from, to, ...(currency === customer.baseCurrency ? {} : { currency }) } : null} title={`${t('document-kind-statement')} ${customer.number}`} note={customer.name} missing={t('customers-period-wrong')} onClose={onClose}
      settings={
        <>
          {currencies.length > 1 && <Field label={t('customers-account-currency')}>{(ids) => <Select ids={ids} value={currency} onValue={setCurrency} choices={currencies.map((value) => ({ value, label: value }))} />}</Field>}
          <Segmented<Period> label={t('customers-period')} value={period} onValue={choose} options={periods.map((value) => ({ value, label: t(`customers-period-${value}`) }))} />
          <Field label={t('customers-period-from')}>{(ids) => <TextInput {...ids} type="date" value={from} max={to} onText={(day) => type({ from: day })} />}</Field>
          <Field label={t('customers-period-to')}>{(ids) => <TextInput {...ids} type="date" value={to} min={from} onText={(day) => type({ to: day })} />}</Field>
        </>
      } />
  );
}
