// Items with their locations under them, as one list of rows over a windowed source.
import { useMemo } from 'react';
import type { LocationRef, StockRow } from '@/bindings';
import type { RowSource } from '@/shared/lib/rows';

export type Place = StockRow['places'][number];
export type Row = { kind: 'item'; item: StockRow } | { kind: 'place'; item: StockRow; place: Place; location: LocationRef | undefined };
export interface Open { at: number; count: number }

/** Where a list row is in the source: the item's index and, below an open item, which of its places. */
export function locate(open: readonly Open[], index: number): { item: number; place: number | null } {
  let shift = 0;
  for (const { at, count } of open) {
    const first = at + shift + 1;
    if (index < first) break;
    if (index < first + count) return { item: at, place: index - first };
    shift += count;
  }
  return { item: index - shift, place: null };
}

export const shownTotal = (total: number, open: readonly Open[]): number => open.filter((one) => one.at < total).reduce((sum, one) => sum + one.count, total);

export function useExpanded(source: RowSource<StockRow>, opened: ReadonlySet<string>, locations: readonly LocationRef[]): RowSource<Row> {
  return useMemo(() => {
    // Only rows already here can be open.
    const open: Open[] = [];
    if (opened.size > 0) {
      for (let at = 0; at < source.total && open.length < opened.size; at += 1) {
        const item = source.row(at);
        if (item && opened.has(item.itemId)) open.push({ at, count: item.places.length });
      }
    }
    return {
      total: shownTotal(source.total, open),
      row(index) {
        const { item: at, place: placeAt } = locate(open, index);
        const item = source.row(at);
        if (!item) return undefined;
        const place = placeAt === null ? undefined : item.places[placeAt];
        return place ? { kind: 'place', item, place, location: locations.find((one) => one.locationId === place.locationId) } : { kind: 'item', item };
      },
      show: (from, to) => source.show(locate(open, from).item, locate(open, to).item),
      ready: source.ready,
      error: source.error,
      retry: source.retry,
      all: async () => (await source.all()).map((item): Row => ({ kind: 'item', item })),
    };
  }, [source, opened, locations]);
}
