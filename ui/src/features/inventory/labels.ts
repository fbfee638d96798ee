// Which labels, how many: what the sheet of labels keeps.
import type { LabelItem, LabelStock, PaperOf } from '@/bindings';

export type LabelKind = 'item_labels' | 'shelf_labels' | 'bin_labels';
export const kinds: readonly LabelKind[] = ['item_labels', 'shelf_labels', 'bin_labels'];
export const stocks: readonly LabelStock[] = ['roll', 'a4_sheet', 'letter_sheet'];
/** Labels of one print, as in Rust. */
export const MOST = 1_000;

/** Codes as typed, one a line; empty lines and doubles are left out. */
export const binsOf = (text: string): string[] => [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean))];

export const countOf = (items: readonly { copies: number }[]): number => items.reduce((sum, one) => sum + one.copies, 0);

/** The paper, or null while there is nothing to print or too much. */
export function labelsOf(kind: LabelKind, stock: LabelStock, items: readonly LabelItem[], bins: readonly string[]): PaperOf | null {
  const count = kind === 'bin_labels' ? bins.length : countOf(items);
  if (count === 0 || count > MOST) return null;
  return kind === 'bin_labels' ? { kind, bins: [...bins], stock } : { kind, items: items.filter((one) => one.copies > 0), stock };
}
