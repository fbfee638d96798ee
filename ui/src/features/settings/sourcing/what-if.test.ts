import { describe, expect, it } from 'vitest';
import type { ScenarioView } from '@/bindings';
import { comparison, fill, peak, verdict } from './what-if';

const scenario = (by: Partial<ScenarioView>): ScenarioView => ({ scenario: 'real', moneyMinor: 1_000, shipments: 10, splits: 2, lateLines: 1, unitsWanted: 8, unitsServed: 6, co2G: 5_000, differ: 0, locations: [], ...by });

describe('comparing ways of deciding', () => {
  it('says which direction is good', () => {
    const found = comparison(scenario({}), [scenario({ moneyMinor: 900, unitsServed: 5, differ: 4 })]);
    const good = Object.fromEntries(found.map((one) => [one.name, one.others[0]?.good]));
    expect(good).toMatchObject({ money: 'yes', fill: 'no', late: 'same', differ: 'same' });
  });
  it('counts everything as served where nothing was wanted', () => {
    expect(fill(scenario({}))).toBe(7_500);
    expect(fill(scenario({ unitsWanted: 0, unitsServed: 0 }))).toBe(10_000);
  });
  it('calls nothing a success that customers pay for', () => {
    expect(verdict(scenario({}), scenario({ moneyMinor: 900 }))).toBe('success');
    expect(verdict(scenario({}), scenario({ moneyMinor: 900, unitsServed: 5 }))).toBe('warn');
    expect(verdict(scenario({}), scenario({ moneyMinor: 900, lateLines: 2 }))).toBe('warn');
    expect(verdict(scenario({}), scenario({ moneyMinor: 1_100 }))).toBe('warn');
    expect(verdict(scenario({}), scenario({}))).toBe('info');
  });
  it('finds the busiest day', () => {
    expect(peak(scenario({ locations: [{ locationId: 'a', name: 'A', shipments: 9, units: 9, busiest: 3 }, { locationId: 'b', name: 'B', shipments: 4, units: 4, busiest: 4 }] }))).toBe(4);
    expect(peak(scenario({}))).toBe(0);
  });
});
