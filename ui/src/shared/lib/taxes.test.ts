import { expect, test } from 'vitest';
import type { TaxLine } from '@/bindings';
import { makeFormats } from './format';
import { taxRows } from './taxes';
import { loadWords, makeWords } from './words';

const line: TaxLine = { rateBp: 2100, baseMinor: 1000, taxMinor: 210 };
const newYork: TaxLine = {
  rateBp: 888, baseMinor: 100_000, taxMinor: 8_875,
  sales: { ratePpm: 88_750, statePpm: 40_000, countyPpm: 0, cityPpm: 45_000, specialPpm: 3_750 },
  split: { stateMinor: 4_000, countyMinor: 0, cityMinor: 4_500, specialMinor: 375 },
};

test('a sales tax is followed by what it is made of, and what is not charged says why', async () => {
  await loadWords('en');
  const words = makeWords('en', makeFormats('en', 'USD', 'America/New_York'));
  const rows = taxRows(words, newYork);
  expect(rows.map((row) => [row.words, row.minor])).toEqual([['Sales tax 8.875%', 8_875], ['State 4%', 4_000], ['City 4.5%', 4_500], ['Special districts 0.375%', 375]]);
  expect(rows.filter((row) => row.part).reduce((sum, row) => sum + row.minor, 0)).toBe(newYork.taxMinor);
  const why = (reason: TaxLine['reason']) => taxRows(words, { ...line, rateBp: 0, taxMinor: 0, reason }).map((row) => row.words);
  expect(why('US-NO-NEXUS')).toEqual(['No tax: not collected in this state']);
  expect(why('US-RESALE')).toEqual(['Exempt: Resale']);
  expect(taxRows(words, line).map((row) => row.words)).toEqual(['VAT 21% included']);
});
