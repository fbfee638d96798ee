import { expect, it } from 'vitest';
import { portOf, portText } from './port';

it('is empty where the usual one is meant', () => {
  expect(portText(0)).toBe('');
  expect(portOf('')).toBe(0);
  expect(portText(portOf('587'))).toBe('587');
  expect(portOf(' 2.525')).toBe(2525);
  expect(portOf('9999999')).toBe(65_535);
});
