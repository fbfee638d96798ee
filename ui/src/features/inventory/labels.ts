// Which labels, how many: what the sheet of labels keeps.
import type { LabelItem, LabelStock, PaperOf } from '@/bindings';

export type LabelKind = 'item_labels' | 'shelf_labels' | 'bin_labels';
export const kinds: readonly LabelKind[] = ['item_labels', 'shelf_labels', 'bin_labels'];
export const stocks: readonly LabelStock[] = ['roll', 'a4_sheet', 'letter_sheet'];
/** Labels of one print, as in Rust. */
export const MOST = 1_000;

/** Codes as typed, one a line; empty lines and doubles are left out. */
export const binsOf = (text: string): string[] => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))];

/** Labels on a sheet; a roll has none. */
export const perSheet = (stock: LabelStock): number => ({ roll: 1, a4_sheet: 21, letter_sheet: 30 })[stock];

export const countOf = (items: readonly { copies: number }[]): number => items.reduce((sum, one) => sum + one.copies, 0);

/** The paper, or null while there is nothing to print or too much. */
export function labelsOf(kind: LabelKind, { stock, start }: { stock: LabelStock; start: number }, items: readonly LabelItem[], bins: readonly string[]): PaperOf | null {
  const count = kind === 'bin_labels' ? bins.length : countOf(items);
  if (count === 0 || count > MOST) return null;
  const on = stock === 'roll' ? { stock } : { stock, start: Math.min(Math.max(1, start), perSheet(stock)) };
  return kind === 'bin_labels' ? { kind, bins: [...bins], ...on } : { kind, items: items.filter((one) => one.copies > 0), ...on };
}
