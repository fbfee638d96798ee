import { expect, it } from 'vitest';
import { periodOf } from './period';

it('begins on the first of a month, whatever the year', () => {
  expect(periodOf('month', '2026-11-23')).toEqual({ from: '2026-11-01', to: '2026-11-23' });
  expect(periodOf('quarter', '2026-11-23')).toEqual({ from: '2026-09-01', to: '2026-11-23' });
  expect(periodOf('quarter', '2026-01-31')).toEqual({ from: '2025-11-01', to: '2026-01-31' });
  expect(periodOf('year', '2026-11-23')).toEqual({ from: '2026-01-01', to: '2026-11-23' });
});
