// The figures by which ways of deciding are compared, and which direction is good.
import type { ScenarioView } from '@/bindings';

export interface Figure { name: string; unit: 'money' | 'count' | 'share' | 'kg'; base: number; others: { value: number; good: 'yes' | 'no' | 'same' }[] }

/** Basis points of units served; nothing wanted counts as everything served. */
export const fill = (one: ScenarioView): number => (one.unitsWanted === 0 ? 10_000 : Math.round((one.unitsServed * 10_000) / one.unitsWanted));
/** Shipments of the busiest location on its busiest day. */
export const peak = (one: ScenarioView): number => Math.max(0, ...one.locations.map((load) => load.busiest));

/** Cheaper is only better where no customer pays for it: with units not served or lines late it is a warning. */
export function verdict(base: ScenarioView, one: ScenarioView): 'success' | 'warn' | 'info' {
  const worse = one.unitsServed < base.unitsServed || one.lateLines > base.lateLines || one.moneyMinor > base.moneyMinor;
  if (worse) return 'warn';
  return one.moneyMinor < base.moneyMinor || one.unitsServed > base.unitsServed || one.lateLines < base.lateLines ? 'success' : 'info';
}

export function comparison(base: ScenarioView, others: readonly ScenarioView[]): Figure[] {
  const figure = (name: string, unit: Figure['unit'], of: (one: ScenarioView) => number, better: 'less' | 'more' | 'neither'): Figure => ({
    name, unit, base: of(base),
    others: others.map((one) => {
      const by = of(one) - of(base);
      return { value: of(one), good: by === 0 || better === 'neither' ? 'same' : (by < 0) === (better === 'less') ? 'yes' : 'no' };
    }),
  });
  return [
    figure('money', 'money', (one) => one.moneyMinor, 'less'),
    figure('fill', 'share', fill, 'more'),
    figure('late', 'count', (one) => one.lateLines, 'less'),
    figure('shipments', 'count', (one) => one.shipments, 'less'),
    figure('splits', 'count', (one) => one.splits, 'less'),
    figure('peak', 'count', peak, 'less'),
    figure('co2', 'kg', (one) => one.co2G, 'less'),
    figure('differ', 'count', (one) => one.differ, 'neither'),
  ];
}
