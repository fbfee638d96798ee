// The list of everything: virtual rows, ARIA grid with one tab stop, keys on the focused row. Rows are plain elements because they are hot.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { rem, rowHeight, usePrefs } from '@/shared/lib/prefs';
import type { RowSource } from '@/shared/lib/rows';
import { useWords } from '@/shared/lib/words';
import s from './DataGrid.module.css';
import { Failed } from './Failed';
import { SortDownIcon, SortUpIcon } from './icons';

export interface Column<T> {
  id: string;
  head: ReactNode;
  /** A CSS grid track: "96px", "minmax(120px, 1fr)". */
  width: string;
  cell: (row: T) => ReactNode;
  align?: 'end';
  sortBy?: string;
  /** Left out when the list is narrower than this many px. */
  from?: number;
}

export interface DataGridProps<T> {
  label: string;
  columns: readonly Column<T>[];
  source: RowSource<T>;
  rowId: (row: T) => string;
  /** The focused row; the page owns it, so that its keys act on it. */
  at: number;
  onAt: (at: number) => void;
  onOpen?: (row: T) => void;
  selected?: ReadonlySet<string>;
  onToggle?: (row: T, at: number, range: boolean) => void;
  sort?: { by: string; descending: boolean };
  onSort?: (by: string) => void;
  empty: ReactNode;
  /** Marks a row: a bar at its left, with the word in the row itself. */
  tone?: (row: T) => 'danger' | 'progress' | undefined;
  autoFocus?: boolean;
}

export function DataGrid<T>(props: DataGridProps<T>) {
  const { source, at, onAt, selected } = props;
  usePrefs();
  const { t } = useWords();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const height = rowHeight();
  const width = useWidth(scroller, source.ready && source.total === 0);
  const columns = props.columns.filter((column) => ((column.from ?? 0) * rem()) / 16 <= width);
  const virtual = useVirtualizer({ count: source.total, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 8, scrollPaddingStart: height, scrollPaddingEnd: 4 });
  useEffect(() => virtual.measure(), [height, virtual]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => source.show(first, last), [source, first, last]);
  useEffect(() => { if (at < source.total) virtual.scrollToIndex(at, { align: 'auto' }); }, [at, source.total, virtual]);
  useEffect(() => { if (props.autoFocus && !document.querySelector('[role=dialog]')) scroller.current?.focus({ preventScroll: true }); }, [props.autoFocus]);

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2);
  const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: source.total - 1 };
  const wide = props.onToggle !== undefined;
  const style = { '--cols': `${wide ? '40px ' : ''}${columns.map((column) => column.width).join(' ')}`.replaceAll(/([\d.]+)px/g, (_, px: string) => `${Number(px) / 16}rem`) } as CSSProperties;
  if (source.error && source.total === 0) return <div className={s.frame}><Failed error={source.error} retry={source.retry} /></div>;
  if (source.ready && source.total === 0) return <div className={s.frame}>{props.empty}</div>;
  return (
    <div className={s.frame}>
      <div ref={scroller} className={s.scroller} role="grid" aria-label={props.label} aria-rowcount={source.total + 1} aria-colcount={columns.length + (wide ? 1 : 0)} aria-multiselectable={wide || undefined} tabIndex={0} data-grid
        aria-activedescendant={source.row(at) ? `${id}-${at}` : undefined} style={style}
        onKeyDown={(event) => {
          const to = moves[event.key];
          const row = source.row(at);
          if (event.target !== event.currentTarget) return;
          if (to !== undefined && !event.ctrlKey) {
            event.preventDefault();
            onAt(Math.max(0, Math.min(source.total - 1, to)));
          } else if (event.key === 'Enter' && row && props.onOpen && !event.ctrlKey) {
            event.preventDefault();
            props.onOpen(row);
          }
        }}>
        <div role="row" aria-rowindex={1} className={s.head}>
          {wide && <div role="columnheader" className={s.headCell}><span className="sr">{t('grid-selected')}</span></div>}
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className={s.headCell} data-align={column.align}
              aria-sort={column.sortBy && props.sort?.by === column.sortBy ? (props.sort.descending ? 'descending' : 'ascending') : undefined}>
              {column.sortBy && props.onSort ? (
                <button type="button" tabIndex={-1} className={s.sort} onClick={() => column.sortBy && props.onSort?.(column.sortBy)}>
                  {column.head}
                  {props.sort?.by === column.sortBy && (props.sort.descending ? <SortDownIcon size={13} stroke={2.2} aria-hidden /> : <SortUpIcon size={13} stroke={2.2} aria-hidden />)}
                </button>
              ) : column.head}
            </div>
          ))}
        </div>
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map((item) => {
            const row = source.row(item.index);
            const picked = row !== undefined && (selected?.has(props.rowId(row)) ?? false);
            return (
              <div key={item.key} id={`${id}-${item.index}`} role="row" aria-rowindex={item.index + 2} aria-selected={wide ? picked : undefined} className={s.row} data-at={item.index === at || undefined} data-tone={row && props.tone?.(row)}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={(event) => {
                  onAt(item.index);
                  if (row && (event.ctrlKey || event.metaKey || event.shiftKey)) props.onToggle?.(row, item.index, event.shiftKey);
                }}
                onDoubleClick={() => row && props.onOpen?.(row)}>
                {wide && (
                  <div role="gridcell" className={s.cell}>
                    <input type="checkbox" tabIndex={-1} checked={picked} disabled={!row} aria-label={t('grid-select-row', { row: item.index + 1 })} className={s.tick}
                      onClick={(event) => event.stopPropagation()} onChange={(event) => row && props.onToggle?.(row, item.index, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)} />
                  </div>
                )}
                {columns.map((column) => <div key={column.id} role="gridcell" className={s.cell} data-align={column.align}>{row ? column.cell(row) : <span className={s.waiting} />}</div>)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useWidth(element: RefObject<HTMLElement | null>, hidden: boolean): number {
  const [width, setWidth] = useState(() => window.innerWidth);
  useEffect(() => {
    if (!element.current) return undefined;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element, hidden]);
  return width;
}
