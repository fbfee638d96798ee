// Currencies and rates as they are typed.
import { parseMoney } from '@/shared/lib/format';

/** Those the European Central Bank publishes a rate of; others are added by their code. */
export const published = ['AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'IDR', 'ILS', 'INR', 'ISK', 'JPY', 'KRW', 'MXN', 'MYR', 'NOK', 'NZD', 'PHP', 'PLN', 'RON', 'SEK', 'SGD', 'THB', 'TRY', 'USD', 'ZAR'] as const;

/** All that can be ticked: the published and the ticked ones, without the books' own. */
export const choices = (base: string, ticked: readonly string[]): string[] => [...new Set([...published, ...ticked])].filter((code) => code !== base).toSorted();

export const isCode = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** A rate in millionths; null where the text is none. */
export function parseRate(text: string): number | null {
  const rate = /^[\d.,\s]+$/.test(text) ? parseMoney(text, 6) : null;
  return rate !== null && rate > 0 && rate <= 1e12 ? rate : null;
}
