// Runs the new-order sheet: the draft, its live preview, saving by itself, and the two steps verify and confirm.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { OrderAnswer } from '@/bindings';
import { type CallError, host } from '@/host';
import { ask, sendCommand, useCommand, useQueryCall } from '@/shared/lib/calls';
import { useShop } from '@/shared/lib/shop';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { type Draft, type DraftAction, newDraft, reduce, toInput } from './draft';

export interface Entry {
  draft: Draft;
  act: (action: DraftAction) => void;
  preview: ReturnType<typeof useQueryCall<'order.preview'>>['data'];
  /** Why the sheet has no prices. */
  problem: CallError | null;
  saving: boolean;
  busy: boolean;
  /** The order once it was placed: from here only confirm is left. */
  placed: OrderAnswer | null;
  next(): void;
  discard(): void;
  restart(): void;
}

const saveAfterMs = 900;

export function useEntry(): Entry {
  const { t } = useWords();
  const shop = useShop();
  const navigate = useNavigate();
  const search = useSearch({ from: '/orders/new' });
  const home = shop.counter?.locationId ?? '';
  const [draft, act] = useReducer(reduce, undefined, () => newDraft(home));
  const [placed, setPlaced] = useState<OrderAnswer | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef(draft);
  latest.current = draft;
  const inFlight = useRef<Promise<void>>(Promise.resolve());
  const closed = useRef(false);

  useEffect(() => {
    if (search.draft && search.draft !== latest.current.saved?.orderId) void ask('order.get', { orderId: search.draft }).then((view) => act({ do: 'load', view }), () => undefined);
  }, [search.draft]);
  useEffect(() => {
    if (search.customer) void ask('customer.get', { customerId: search.customer }).then((record) => { act({ do: 'customer', customer: record }); act({ do: 'record', record }); }, () => undefined);
  }, [search.customer]);

  const input = useMemo(() => toInput(draft), [draft]);
  const previewed = useSettled(input, 120);
  const preview = useQueryCall('order.preview', draft.lines.length > 0 ? previewed : null);
  const problem = draft.lines.length > 0 ? preview.error : null;
  // What the last sheet would have cost is not what this one does.
  const data = draft.lines.length > 0 && problem === null ? preview.data : undefined;
  useEffect(() => { if (data) act({ do: 'options', options: data.options }); }, [data]);
  const record = useQueryCall('customer.get', draft.customer ? { customerId: draft.customer.customerId } : null, { keep: false });
  useEffect(() => { if (record.data) act({ do: 'record', record: record.data }); }, [record.data]);

  const save = useCallback(async () => {
    const now = latest.current;
    if (closed.current || now.lines.length === 0 || now.saved?.edits === now.edits) return;
    setSaving(true);
    try {
      const answer = await sendCommand('order.save_draft', { ...(now.saved ? { orderId: now.saved.orderId } : {}), input: toInput(now) });
      // The host's clock is not needed: only "how long ago" is shown.
      act({ do: 'saved', answer, edits: now.edits, atMs: Date.now() });
    } catch {
      // Drafts are saved again with the next change; placing says what is wrong.
    } finally {
      setSaving(false);
    }
  }, []);
  useEffect(() => {
    if (placed || draft.lines.length === 0 || draft.saved?.edits === draft.edits) return undefined;
    const timer = setTimeout(() => { inFlight.current = inFlight.current.then(save); }, saveAfterMs);
    return () => clearTimeout(timer);
  }, [draft.edits, draft.lines.length, draft.saved, placed, save]);

  const place = useCommand('order.place');
  const verify = useCommand('order.verify');
  const confirm = useCommand('order.confirm');
  const discardDraft = useCommand('order.discard_draft');
  const busy = place.busy || verify.busy || confirm.busy;
  const restart = () => {
    closed.current = false;
    setPlaced(null);
    act({ do: 'reset', locationId: home, channel: latest.current.channel });
    void navigate({ to: '/orders/new', search: {}, replace: true });
  };
  const next = async () => {
    if (busy) return;
    if (placed) {
      // Verify was refused before: ask again, its answer says why.
      if (placed.status === 'placed') {
        const verified = await verify.run({ orderId: placed.orderId });
        if (verified) setPlaced(verified);
        return;
      }
      if (placed.status !== 'verified') return;
      const done = await confirm.run({ orderId: placed.orderId });
      if (!done) return;
      const places = [...new Set(done.fulfillments.map((one) => one.locationName))].join(', ');
      showToast({ kind: 'ok', text: places ? t('entry-confirmed-from', { number: done.number, places }) : t('entry-confirmed', { number: done.number }) });
      void navigate({ to: '/orders/$orderId', params: { orderId: done.orderId } });
      return;
    }
    if (latest.current.lines.length === 0) return;
    // A draft being saved must end first, or placing would make a second order.
    await inFlight.current;
    const now = latest.current;
    const answer = await place.run({ ...(now.saved ? { orderId: now.saved.orderId } : {}), input: toInput(now) });
    if (!answer) return;
    closed.current = true;
    setPlaced(answer);
    const verified = answer.status === 'placed' ? await verify.run({ orderId: answer.orderId }) : answer;
    if (verified) setPlaced({ ...verified, checks: verified.checks.length > 0 ? verified.checks : answer.checks });
  };
  const discard = async () => {
    await inFlight.current;
    const kept = latest.current.saved;
    closed.current = true;
    if (kept && !(await discardDraft.run({ orderId: kept.orderId }))) {
      closed.current = false;
      return;
    }
    if (kept) showToast({ kind: 'info', text: t('entry-discarded') });
    void navigate({ to: '/orders' });
  };
  // Leaving the page saves what the timer has not saved yet.
  useEffect(() => () => { if (host().kind !== 'fake') void inFlight.current.then(save); }, [save]);
  return { draft, act, preview: data, problem, saving, busy, placed, next: () => void next(), discard: () => void discard(), restart };
}

/** The value once it has rested: prices are asked for between words, not between letters. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
