import type { CustomerInput } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Field, Select } from '@/shared/ui';

/** What the customer usually pays in; only in shops that sell in other currencies than that of the books. */
export function UsualCurrency({ input, onCurrency }: { input: CustomerInput; onCurrency: (currency: string | null) => void }) {
  const { t } = useWords();
  const { company } = useShop();
  const rates = useQueryCall('rates.get', {});
  const base = company.currency;
  const value = input.currency ?? base;
  const codes = (rates.data?.currencies ?? []).map((one) => one.currency);
  if (codes.length === 0 && value === base) return null;
  const choices = [...new Set([base, ...codes, value])].map((code) => ({ value: code, label: code === base ? t('customers-currency-books', { base }) : code }));
  return <Field label={t('customers-currency')}>{(ids) => <Select ids={ids} value={value} choices={choices} onValue={(code) => onCurrency(code === base ? null : code)} />}</Field>;
}
