import type { Totals } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { Card, Notice, Select } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';
import { currencyOf } from './draft';
import s from './entry.module.css';
import type { Entry } from './useEntry';

/** In which currency the order is; only in shops that sell in others too. */
export function CurrencyCard({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { company } = useShop();
  const rates = useQueryCall('rates.get', {});
  const base = company.currency;
  const currency = currencyOf(entry.draft, base);
  const codes = (rates.data?.currencies ?? []).map((one) => one.currency);
  if (codes.length === 0 && currency === base) return null;
  const choices = [...new Set([base, ...codes, currency])].map((value) => ({ value, label: value }));
  return (
    <Card title={t('entry-currency')}>
      <Select label={t('entry-currency')} value={currency} choices={choices} onValue={(value) => entry.act({ do: 'currency', currency: value, base })} />
      {entry.preview?.totals.exchange && <ExchangeFacts totals={entry.preview.totals} />}
    </Card>
  );
}

/** Rate, day and source, and what the total comes to in the books. */
export function ExchangeFacts({ totals }: { totals: Totals }) {
  const { t, formats } = useWords();
  const { exchange } = totals;
  if (!exchange) return null;
  const { base } = exchange;
  return (
    <div className={s.exchange}>
      <p>{t('entry-currency-rate', { base, rate: formats.number(exchange.perUnit / 1e6, 6), currency: totals.currency })}</p>
      <p className="muted">{exchange.source === '' ? formats.date(exchange.on) : t('entry-currency-from', { source: exchange.source, date: formats.date(exchange.on) })}</p>
      {exchange.old && <Notice tone="warn" icon={AlertIcon}>{t('entry-currency-old')}</Notice>}
      <p className={s.exchangeTotal}><span className="muted">{t('entry-currency-base', { base })}</span><strong>{formats.money(exchange.baseTotalMinor, base)}</strong></p>
    </div>
  );
}
