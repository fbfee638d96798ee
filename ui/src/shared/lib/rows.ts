// Long lists come in windows: only the rows near the screen are ever asked for.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallError, QueryAnswer, QueryName, QueryPayload } from '@/host';
import { ask, callOptions } from './calls';

/** Queries that answer {total, rows} for {offset, limit}. */
export type PagedName = { [N in QueryName]: QueryAnswer<N> extends { total: number; rows: unknown[] } ? N : never }[QueryName];
export type RowOf<N extends PagedName> = QueryAnswer<N>['rows'][number];

export interface RowSource<T> {
  total: number;
  row(index: number): T | undefined;
  /** The list says which rows are on screen. */
  show(from: number, to: number): void;
  /** First window has arrived (or failed). */
  ready: boolean;
  error: CallError | null;
  /** Asks again for what failed. */
  retry(): void;
  /** Another text whenever rows changed. */
  revision?: string;
  /** Every row, window by window: for "select all". */
  all(): Promise<T[]>;
}

export const pageSize = 100;
const jumpRestMs = 90;

export function useRows<N extends PagedName>(name: N, payload: Omit<QueryPayload<N>, 'offset' | 'limit'>): RowSource<RowOf<N>> {
  const client = useQueryClient();
  const key = JSON.stringify(payload);
  const [range, setRange] = useState({ key, first: 0, last: 0 });
  const jump = useRef({ range, atMs: 0, timer: 0 });
  const known = useRef<{ key: string; total: number; rows: Map<number, RowOf<N>> }>({ key, total: 0, rows: new Map() });
  const pages = range.key === key ? range : { key, first: 0, last: 0 };
  // Made from the key, so that a payload written in place (a new object with every render) is still the same list.
  const inputOf = useCallback((page: number) => ({ ...(JSON.parse(key) as object), offset: page * pageSize, limit: pageSize }) as unknown as QueryPayload<N>, [key]);
  const wanted = Array.from({ length: pages.last - pages.first + 1 }, (_, at) => pages.first + at);
  const results = useQueries({ queries: wanted.map((page) => callOptions(name, inputOf(page))) });

  const first = results.find((result) => result.data !== undefined);
  // Rows of the previous filter stay visible until the first window of the new one is here.
  if (known.current.key !== key && first) known.current = { key, total: 0, rows: new Map() };
  const fresh = known.current.key === key;
  if (fresh) {
    results.forEach((result, at) => {
      const page = wanted[at] ?? 0;
      result.data?.rows.forEach((row, offset) => known.current.rows.set(page * pageSize + offset, row));
    });
    const newest = results.reduce<(typeof results)[number] | undefined>((best, result) => (result.data && result.dataUpdatedAt >= (best?.dataUpdatedAt ?? 0) ? result : best), undefined);
    if (newest?.data) known.current.total = newest.data.total;
  }
  const revision = `${key}|${fresh}|${results.map((result) => result.dataUpdatedAt).join()}`;
  const show = useCallback((from: number, to: number) => {
    const next = { key, first: Math.max(0, Math.floor(from / pageSize)), last: Math.max(0, Math.floor(to / pageSize)) };
    const asked = jump.current.range;
    clearTimeout(jump.current.timer);
    if (asked.key === key && asked.first === next.first && asked.last === next.last) return;
    const take = () => {
      jump.current = { range: next, atMs: performance.now(), timer: 0 };
      setRange(next);
    };
    // Dragged far through the list: windows passed in between are never asked for.
    const far = asked.key === key && Math.abs(next.first - asked.first) > 1;
    if (far && performance.now() - jump.current.atMs < jumpRestMs) jump.current.timer = window.setTimeout(take, jumpRestMs);
    else take();
  }, [key]);
  useEffect(() => () => clearTimeout(jump.current.timer), []);
  const error = results.find((result) => result.error)?.error ?? null;
  const ready = first !== undefined || error !== null || known.current.rows.size > 0;
  return useMemo<RowSource<RowOf<N>>>(() => ({
    // A list that failed has no rows: those of the filter before would be taken for its own.
    total: error && !fresh ? 0 : known.current.total,
    row: (index) => known.current.rows.get(index),
    show,
    ready,
    error,
    retry: () => void client.refetchQueries({ queryKey: [name], predicate: (query) => query.state.status === 'error' }),
    revision,
    async all() {
      const rows: RowOf<N>[] = [];
      for (let page = 0; ; page += 1) {
        const answer = await client.fetchQuery({ ...callOptions(name, inputOf(page)), queryFn: () => ask(name, inputOf(page)) });
        rows.push(...answer.rows);
        if (rows.length >= answer.total || answer.rows.length === 0) return rows;
      }
    },
  }), [show, ready, error, fresh, revision, client, name, inputOf]);
}

/** A row source over rows already here. */
export function useFixedRows<T>(rows: readonly T[] | undefined): RowSource<T> {
  return useMemo(() => ({ total: rows?.length ?? 0, row: (index) => rows?.[index], show: () => undefined, ready: rows !== undefined, error: null, retry: () => undefined, revision: '', all: async () => [...(rows ?? [])] }), [rows]);
}
