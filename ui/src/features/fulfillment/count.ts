// Counting while picking and packing. Pure: what a scan or a key does to the counts.
import type { FulfillmentView, ShortReason } from '@/bindings';
import type { ScanCode } from '@/shared/lib/scan-detector';

export interface WorkLine { lineId: number; sku: string; barcode: string; name: string; image: string; bin: string; wanted: number; weightG: number }
export interface Count { done: number; short: number; scanned: number; reason?: ShortReason }
export type Counts = Readonly<Record<number, Count>>;
export type Mode = 'pick' | 'pack';

const none: Count = { done: 0, short: 0, scanned: 0 };
export const countOf = (counts: Counts, lineId: number): Count => counts[lineId] ?? none;
export const openOf = (line: WorkLine, counts: Counts): number => line.wanted - countOf(counts, line.lineId).done - countOf(counts, line.lineId).short;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Picking asks for what is still on the shelf, packing for what was picked. */
export function workLines(view: FulfillmentView, mode: Mode): WorkLine[] {
  return view.lines
    .map(({ lineId, sku, barcode, name, image, bin, weightG, quantity, picked, short }) => ({ lineId, sku, barcode, name, image, bin, weightG, wanted: mode === 'pick' ? quantity - picked - short : picked }))
    .filter((line) => line.wanted > 0);
}

/** A GTIN is the same code with or without leading zeros (UPC 12, EAN 13, GTIN 14). */
const bare = (code: string) => code.trim().toUpperCase().replace(/^0+(?=\d)/, '');
export const isCodeOf = (line: Pick<WorkLine, 'sku' | 'barcode'>, code: string): boolean => {
  const wanted = bare(code);
  return wanted !== '' && (wanted === bare(line.sku) || (line.barcode !== '' && wanted === bare(line.barcode)));
};

export type ScanOutcome = { kind: 'ok'; counts: Counts; lineId: number } | { kind: 'over'; lineId: number } | { kind: 'wrong' };

/** Counts a scan on the first lines of that item with room. More than there is room for counts nothing. */
export function takeScan(lines: readonly WorkLine[], counts: Counts, scan: Pick<ScanCode, 'value' | 'quantity'>): ScanOutcome {
  const fits = lines.filter((line) => isCodeOf(line, scan.value));
  const first = fits[0];
  if (!first) return { kind: 'wrong' };
  if (sum(fits.map((line) => openOf(line, counts))) < scan.quantity) return { kind: 'over', lineId: first.lineId };
  let left = scan.quantity;
  let next = counts;
  let at = first.lineId;
  for (const line of fits) {
    const units = Math.min(left, openOf(line, next));
    if (units <= 0) continue;
    const now = countOf(next, line.lineId);
    next = { ...next, [line.lineId]: { ...now, done: now.done + units, scanned: now.scanned + units } };
    left -= units;
    at = line.lineId;
  }
  return { kind: 'ok', counts: next, lineId: at };
}

/** By hand, one up or down; never beyond what is wanted nor below zero. */
export function addUnits(line: WorkLine, counts: Counts, by: number): Counts {
  const now = countOf(counts, line.lineId);
  const done = Math.max(0, Math.min(line.wanted - now.short, now.done + by));
  return { ...counts, [line.lineId]: { ...now, done, scanned: Math.min(now.scanned, done) } };
}

export function fillAll(lines: readonly WorkLine[], counts: Counts): Counts {
  return lines.reduce<Counts>((all, line) => addUnits(line, all, openOf(line, all)), counts);
}

/** What is not there. Zero takes the short pick back. */
export function setShort(line: WorkLine, counts: Counts, units: number, reason: ShortReason): Counts {
  const { reason: _, ...now } = countOf(counts, line.lineId);
  const short = Math.max(0, Math.min(line.wanted - now.done, units));
  return { ...counts, [line.lineId]: short > 0 ? { ...now, short, reason } : { ...now, short } };
}

export const unitsWanted = (lines: readonly WorkLine[]): number => sum(lines.map((line) => line.wanted));
export const unitsDone = (lines: readonly WorkLine[], counts: Counts): number => sum(lines.map((line) => countOf(counts, line.lineId).done));
export const unitsShort = (lines: readonly WorkLine[], counts: Counts): number => sum(lines.map((line) => countOf(counts, line.lineId).short));
export const isComplete = (lines: readonly WorkLine[], counts: Counts): boolean => lines.length > 0 && lines.every((line) => openOf(line, counts) <= 0);
/** Every unit went past the scanner, so that packing need not check it again. */
export const allScanned = (lines: readonly WorkLine[], counts: Counts): boolean => lines.every((line) => countOf(counts, line.lineId).scanned === line.wanted);

export function pickPayload(lines: readonly WorkLine[], counts: Counts) {
  const of = (line: WorkLine) => countOf(counts, line.lineId);
  return {
    lines: lines.filter((line) => of(line).done > 0).map((line) => ({ lineId: line.lineId, quantity: of(line).done })),
    shorts: lines.filter((line) => of(line).short > 0).map((line) => ({ lineId: line.lineId, quantity: of(line).short, reason: of(line).reason ?? 'not_found' })),
  };
}

/** The line to show large: the last one touched while it has units left, else the first with some. */
export function lineInHand(lines: readonly WorkLine[], counts: Counts, last: number | null): WorkLine | undefined {
  const touched = lines.find((line) => line.lineId === last);
  if (touched && openOf(touched, counts) > 0) return touched;
  return lines.find((line) => openOf(line, counts) > 0) ?? touched ?? lines.at(-1);
}

export interface Box { weightG: number | null; lines: { lineId: number; quantity: number }[] }
export const estimateG = (lines: readonly WorkLine[], parts: Box['lines']): number => sum(parts.map((part) => part.quantity * (lines.find((line) => line.lineId === part.lineId)?.weightG ?? 0)));

/** What was counted and is in no closed box yet. */
export function openBox(lines: readonly WorkLine[], counts: Counts, closed: readonly Box[]): Box['lines'] {
  const boxed = (lineId: number) => sum(closed.flatMap((box) => box.lines).filter((part) => part.lineId === lineId).map((part) => part.quantity));
  return lines.map((line) => ({ lineId: line.lineId, quantity: countOf(counts, line.lineId).done - boxed(line.lineId) })).filter((part) => part.quantity > 0);
}
