// Counts of the fulfillment order in hand. They survive leaving the screen, until the step is done.
import { useCallback, useState } from 'react';
import { ask } from '@/shared/lib/calls';
import { type ScanSink, useScanSink } from '@/shared/lib/scan';
import { useWords } from '@/shared/lib/words';
import { addUnits, type Counts, countOf, fillAll, lineInHand, type Mode, setShort, takeScan, type WorkLine } from './count';
import type { ShortReason } from '@/bindings';

export interface Flash { kind: 'ok' | 'wrong' | 'over'; text: string; count: number }
export interface Counting {
  lines: readonly WorkLine[];
  counts: Counts;
  now: WorkLine | undefined;
  flash: Flash | null;
  add(line: WorkLine, by: number): void;
  short(line: WorkLine, units: number, reason: ShortReason): void;
  fill(): Counts;
  look(lineId: number): void;
  clear(): void;
}

interface Options {
  id: string;
  mode: Mode;
  lines: readonly WorkLine[];
  active: boolean;
  /** Called after a scan with the new counts: the last one finishes the step. */
  onScanned: (counts: Counts) => void;
  /** A ticket or an unknown code: true when something was done with it. */
  onOther: ScanSink;
}

const read = (key: string): Counts => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Counts;
  } catch {
    return {};
  }
};

export function useCounting({ id, mode, lines, active, onScanned, onOther }: Options): Counting {
  const { t } = useWords();
  const key = `encargo.count.${mode}.${id}`;
  const [counts, setCounts] = useState<Counts>(() => read(key));
  const [last, setLast] = useState<number | null>(null);
  const [flash, setFlash] = useState<Flash | null>(null);
  const keep = useCallback((next: Counts) => {
    sessionStorage.setItem(key, JSON.stringify(next));
    setCounts(next);
  }, [key]);
  const show = (kind: Flash['kind'], text: string) => {
    setFlash((before) => ({ kind, text, count: (before?.count ?? 0) + 1 }));
    return { kind, text };
  };

  useScanSink(async (scan) => {
    const outcome = takeScan(lines, read(key), scan);
    if (outcome.kind === 'ok') {
      keep(outcome.counts);
      setLast(outcome.lineId);
      const line = lines.find((one) => one.lineId === outcome.lineId);
      const answer = show('ok', t('fulfillment-scan-ok', { item: line?.name ?? '', done: countOf(outcome.counts, outcome.lineId).done, wanted: line?.wanted ?? 0 }));
      onScanned(outcome.counts);
      return answer;
    }
    if (outcome.kind === 'over') {
      const line = lines.find((one) => one.lineId === outcome.lineId);
      setLast(outcome.lineId);
      return show('over', t('fulfillment-scan-over', { item: line?.name ?? '', wanted: line?.wanted ?? 0 }));
    }
    if (scan.kind !== 'item') {
      const other = await onOther(scan);
      if (other) return other;
    }
    const item = await ask('item.by_code', { code: scan.value }).catch(() => null);
    return show('wrong', item ? t('fulfillment-scan-wrong-item', { item: item.name }) : t('fulfillment-scan-unknown', { code: scan.raw }));
  }, active);

  return {
    lines,
    counts,
    now: lineInHand(lines, counts, last),
    flash,
    add: (line, by) => { keep(addUnits(line, counts, by)); setLast(line.lineId); setFlash(null); },
    short: (line, units, reason) => { keep(setShort(line, counts, units, reason)); setLast(line.lineId); setFlash(null); },
    fill: () => { const next = fillAll(lines, counts); keep(next); setFlash(null); return next; },
    look: setLast,
    clear: useCallback(() => { sessionStorage.removeItem(key); setCounts({}); }, [key]),
  };
}

