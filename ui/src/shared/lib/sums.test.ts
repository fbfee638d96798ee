import { expect, test } from 'vitest';
import { makeFormats } from './format';
import { sumsOf } from './sums';

const formats = makeFormats('en', 'EUR', 'Europe/Madrid');
const row = (totalMinor: number, currency: string) => ({ totalMinor, currency });

test('each currency is summed by itself', () => {
  expect(sumsOf([row(1_000, 'EUR'), row(250, 'GBP'), row(500, 'EUR')], formats)).toBe('€15.00 + £2.50');
});

test('a currency without decimals is not divided', () => {
  expect(sumsOf([row(1_999, 'JPY')], formats)).toBe('JP¥1,999');
});

test('nothing is nothing in the currency of the books', () => {
  expect(sumsOf([], formats)).toBe('€0.00');
});
