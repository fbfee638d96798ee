import type { TaxLine } from '@/bindings';
import type { WordsContext } from './words';

const parts = ['state', 'county', 'city', 'special'] as const;

/** A tax of the totals as rows: what it is called and how much; a US sales tax is followed by what it is made of. */
export function taxRows({ t, formats }: WordsContext, tax: TaxLine): { words: string; minor: number; part: boolean }[] {
  if (!tax.sales) {
    const reason = tax.reason?.startsWith('US-') ? t(`tax-reason-${tax.reason}`) : null;
    const certified = ['US-RESALE', 'US-GOVERNMENT', 'US-NON-PROFIT'].some((one) => one === tax.reason);
    const words = reason === null ? t('entry-totals-tax', { rate: formats.percent(tax.rateBp) }) : certified ? t('tax-free', { reason }) : reason;
    return [{ words, minor: tax.taxMinor, part: false }];
  }
  const { sales, split } = tax;
  const made = split ? parts.filter((part) => sales[`${part}Ppm`] > 0).map((part) => ({ words: t(`tax-part-${part}`, { rate: formats.rate(sales[`${part}Ppm`]) }), minor: split[`${part}Minor`], part: true })) : [];
  return [{ words: t('tax-sales', { rate: formats.rate(sales.ratePpm) }), minor: tax.taxMinor, part: false }, ...made];
}
