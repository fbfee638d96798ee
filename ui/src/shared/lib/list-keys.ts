// Keys every list has, and the selection of rows.
import { useCallback, useMemo, useRef, useState } from 'react';
import { useKeys } from './keys';
import type { RowSource } from './rows';
import { useWords } from './words';

export function useListKeys<T>(source: RowSource<T>, options: { at: number; onAt: (at: number) => void; onOpen?: (row: T) => void }): void {
  const { t } = useWords();
  const { at, onAt, onOpen } = options;
  const row = source.row(at);
  useKeys([
    { keys: 'j', label: t('list-key-next'), run: () => onAt(Math.min(source.total - 1, at + 1)), silent: true },
    { keys: 'k', label: t('list-key-previous'), run: () => onAt(Math.max(0, at - 1)), silent: true },
    { keys: 'enter', label: t('list-key-open'), run: () => { if (row) onOpen?.(row); }, disabled: !row || !onOpen, hint: onOpen !== undefined, silent: true },
  ]);
}

export interface Selection<T> {
  ids: ReadonlySet<string>;
  rows: readonly T[];
  toggle(row: T, at: number, range: boolean): void;
  set(rows: readonly T[]): void;
  clear(): void;
}

export function useSelection<T>(source: RowSource<T>, idOf: (row: T) => string): Selection<T> {
  const [picked, setPicked] = useState<ReadonlyMap<string, T>>(new Map());
  const anchor = useRef(0);
  const latest = useRef({ source, idOf });
  latest.current = { source, idOf };
  const toggle = useCallback((row: T, at: number, range: boolean) => {
    const { source, idOf } = latest.current;
    setPicked((now) => {
      const next = new Map(now);
      const id = idOf(row);
      if (range) {
        for (let index = Math.min(anchor.current, at); index <= Math.max(anchor.current, at); index += 1) {
          const other = source.row(index);
          if (other !== undefined) next.set(idOf(other), other);
        }
      } else if (!next.delete(id)) next.set(id, row);
      return next;
    });
    anchor.current = at;
  }, []);
  const clear = useCallback(() => setPicked((now) => (now.size === 0 ? now : new Map())), []);
  const set = useCallback((rows: readonly T[]) => setPicked(new Map(rows.map((row) => [latest.current.idOf(row), row]))), []);
  return useMemo(() => ({ ids: new Set(picked.keys()), rows: [...picked.values()], toggle, set, clear }), [picked, toggle, set, clear]);
}
