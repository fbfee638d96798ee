// The state of the orders list: what the address says, turned into a filter; the focused row; the selection.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Channel, OrderFilter, OrderQueue, OrderSort, OrderStatus } from '@/bindings';
import { useRows } from '@/shared/lib/rows';
import { useSelection } from '@/shared/lib/list-keys';
import { parseQuery, type Vocabulary } from '@/shared/lib/search-query';
import { useShop } from '@/shared/lib/shop';
import { useWords } from '@/shared/lib/words';
import { keepPlace, lastPlace } from './place';

export type View = OrderQueue;
export const views: readonly View[] = ['all', 'to_verify', 'held', 'to_confirm', 'to_source', 'open', 'late', 'to_invoice', 'drafts'];
export const statuses: readonly OrderStatus[] = ['draft', 'placed', 'verified', 'held', 'confirmed', 'backordered', 'reserved', 'released', 'picked', 'packed', 'staged', 'shipped', 'delivered', 'returned', 'cancelled', 'closed'];
export const channels: readonly Channel[] = ['store', 'phone', 'web', 'marketplace'];

export function useVocabulary(): Vocabulary {
  const { t } = useWords();
  const { locations } = useShop();
  return useMemo(() => ({
    statuses: statuses.map((value) => ({ value, words: [value, t(`status-${value}`)] })),
    channels: channels.map((value) => ({ value, words: [value, t(`channel-${value}`)] })),
    locations: locations.map((place) => ({ value: place.locationId, words: [place.code, place.name, place.city] })),
  }), [t, locations]);
}

export function useOrderList() {
  const search = useSearch({ from: '/orders' });
  const navigate = useNavigate({ from: '/orders' });
  const view = search.view ?? 'all';
  const [text, setText] = useState(search.q ?? '');
  const [at, setAt] = useState(() => lastPlace().at);
  const vocabulary = useVocabulary();
  const wanted = useDeferredValue(text);
  const parsed = useMemo(() => parseQuery(wanted, vocabulary), [wanted, vocabulary]);
  const sort = useMemo<OrderSort>(() => ({ by: search.sort ?? (view === 'late' ? 'promised' : 'placed'), descending: !(search.asc ?? view === 'late') }), [search.sort, search.asc, view]);
  const filter = useMemo<OrderFilter>(() => ({ ...parsed.filter, view }), [parsed, view]);
  const source = useRows('order.list', { filter, sort });
  const selection = useSelection(source, (row) => row.orderId);
  const { clear } = selection;
  const key = JSON.stringify({ filter, sort });
  // Another list: start at its top, and never act on rows that are no longer in sight.
  const shown = useRef(lastPlace().key);
  useEffect(() => {
    if (shown.current !== key) setAt(0);
    shown.current = key;
    clear();
  }, [key, clear]);
  useEffect(() => keepPlace({ key, at, search }), [key, at, search]);
  useEffect(() => { setText((now) => (search.q === undefined || search.q === now ? now : search.q)); }, [search.q]);
  useEffect(() => {
    // Nothing new to say: a late word here would call back a person who is already on the way to another page.
    if ((text || undefined) === search.q) return undefined;
    const timer = setTimeout(() => void navigate({ search: (now) => ({ ...now, q: text || undefined }), replace: true }), 300);
    return () => clearTimeout(timer);
  }, [text, search.q, navigate]);
  return {
    view, text, setText, at, setAt, sort, source, selection, unknown: parsed.unknown, statuses: parsed.filter.statuses ?? [], channels: parsed.filter.channels ?? [], peek: search.peek === true,
    setView: (next: View) => void navigate({ search: (now) => ({ ...now, view: next === 'all' ? undefined : next, sort: undefined, asc: undefined }) }),
    setSort: (by: string) => void navigate({ search: (now) => ({ ...now, sort: by as OrderSort['by'], asc: sort.by === by && sort.descending ? true : undefined }), replace: true }),
    setPeek: (peek: boolean) => void navigate({ search: (now) => ({ ...now, peek: peek || undefined }), replace: true }),
  };
}
