import { expect, test } from 'vitest';
import { parseDays, parseSteps, plainSteps } from './tariff';

test('steps are read in any order and written back', () => {
  const steps = parseSteps('2000=6,20 1000=4.50');
  expect(steps).toEqual([{ upToG: 1000, priceMinor: 450 }, { upToG: 2000, priceMinor: 620 }]);
  expect(plainSteps(steps ?? [], ',')).toBe('1000=4,50 2000=6,20');
  expect(parseSteps('')).toEqual([]);
});

test('what is no step is none', () => {
  for (const wrong of ['1000', '=4', '0=1', '1000=x', '1000=4 1000=5', '1000=-4']) expect(parseSteps(wrong), wrong).toBeNull();
});

test('days are days of the calendar, once each', () => {
  expect(parseDays('2026-12-25, 2026-01-06 2026-12-25')).toEqual(['2026-01-06', '2026-12-25']);
  for (const wrong of ['2026-02-30', '25/12/2026', '2026-12']) expect(parseDays(wrong), wrong).toBeNull();
});
