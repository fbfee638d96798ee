// What is being taken back at the counter. Pure.
import type { Disposition, OrderLineView, ReturnReason } from '@/bindings';

export interface BackLine { quantity: number; reason: ReturnReason; disposition: Disposition }
export type Back = Readonly<Record<number, BackLine>>;

export const reasons: readonly ReturnReason[] = ['did_not_want', 'size', 'defective', 'damaged_in_shipping', 'wrong_item', 'not_as_expected', 'late', 'gift'];
export const dispositions: readonly Disposition[] = ['restock', 'damaged', 'scrap', 'refuse'];
const broken: ReadonlySet<ReturnReason> = new Set(['defective', 'damaged_in_shipping']);
/** What usually becomes of goods that come back for this reason. */
export const usualDisposition = (reason: ReturnReason): Disposition => (broken.has(reason) ? 'damaged' : 'restock');

export function setQuantity(back: Back, line: OrderLineView, quantity: number, reason: ReturnReason): Back {
  const units = Math.max(0, Math.min(line.returnable, quantity));
  const { [line.lineId]: before, ...rest } = back;
  if (units === 0) return rest;
  return { ...rest, [line.lineId]: { ...(before ?? { reason, disposition: usualDisposition(reason) }), quantity: units } };
}

export function setReason(back: Back, lineId: number, reason: ReturnReason): Back {
  const before = back[lineId];
  return before ? { ...back, [lineId]: { ...before, reason, disposition: usualDisposition(reason) } } : back;
}

export function setDisposition(back: Back, lineId: number, disposition: Disposition): Back {
  const before = back[lineId];
  return before ? { ...back, [lineId]: { ...before, disposition } } : back;
}

/** Refused goods go home again, so there is nothing to quote for them. */
export const quoteLines = (back: Back) => Object.entries(back).filter(([, line]) => line.disposition !== 'refuse').map(([lineId, line]) => ({ lineId: Number(lineId), quantity: line.quantity }));
export const backLines = (back: Back) => Object.entries(back).map(([lineId, line]) => ({ lineId: Number(lineId), ...line }));
export const unitsBack = (back: Back): number => Object.values(back).reduce((sum, line) => sum + line.quantity, 0);

/** The scanned item among the lines: one with units left to return, if there is any. */
export function lineScanned(lines: readonly OrderLineView[], back: Back, itemId: string | null, code: string): OrderLineView | undefined {
  const wanted = code.trim().toUpperCase();
  const fits = lines.filter((line) => line.itemId === itemId || line.sku.toUpperCase() === wanted);
  return fits.find((line) => (back[line.lineId]?.quantity ?? 0) < line.returnable) ?? fits[0];
}

/** The reason this counter writes most; ties go to the one written last. */
export function mostFrequent(history: readonly ReturnReason[]): ReturnReason {
  const counts = new Map<ReturnReason, number>();
  for (const reason of history) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return history.toReversed().reduce<ReturnReason>((best, reason) => ((counts.get(reason) ?? 0) > (counts.get(best) ?? 0) ? reason : best), history.at(-1) ?? 'did_not_want');
}

const key = 'encargo.return-reasons';
export function reasonHistory(): ReturnReason[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is ReturnReason => reasons.some((reason) => reason === one)) : [];
  } catch {
    return [];
  }
}
export function rememberReasons(used: readonly ReturnReason[]): void {
  localStorage.setItem(key, JSON.stringify([...reasonHistory(), ...used].slice(-40)));
}
