// Sums of what may be in several currencies: each by itself, never added to another.
import type { Formats } from './format';

/** "120,00 € + 30,00 US$": the sum of each currency, the first met first. */
export function sumsOf(rows: readonly { totalMinor: number; currency: string }[], formats: Formats): string {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.totalMinor);
  return sums.size === 0 ? formats.money(0) : [...sums].map(([currency, minor]) => formats.money(minor, currency)).join(' + ');
}
