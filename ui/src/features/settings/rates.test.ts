import { expect, test } from 'vitest';
import { choices, isCode, parseRate } from './rates';

test('a rate is read with point or comma, in millionths', () => {
  expect(parseRate('1.1594')).toBe(1_159_400);
  expect(parseRate('1,1594')).toBe(1_159_400);
  expect(parseRate('181.12')).toBe(181_120_000);
  expect(parseRate('0,356127')).toBe(356_127);
});

test('what is no rate is none', () => {
  for (const text of ['', '0', '-1', 'abc', '1e9']) expect(parseRate(text)).toBeNull();
});

test('the own currency is not ticked, a code of its own is kept', () => {
  const codes = choices('EUR', ['AED']);
  expect(codes).not.toContain('EUR');
  expect(codes).toContain('AED');
  expect(choices('USD', [])).toContain('EUR');
  expect([isCode('AED'), isCode('aed'), isCode('EURO')]).toEqual([true, false, false]);
});
