// What the settings of the papers are made of, without a screen.
import type { HiddenColumn, PaperColumn, PaperFamily, PaperLook } from '@/bindings';

/** Encargo's blue, where a shop chose no colour. */
export const usualAccent = '#0b5fd3';

/** Columns a shop may leave out, by papers. */
export const columns: readonly (readonly [PaperFamily, readonly PaperColumn[]])[] = [['invoices', ['sku']], ['goods', ['sku', 'barcode']], ['pick_list', ['sku', 'barcode']], ['trade', ['sku']]];

/** Texts of the house with the characters there is room for, as the program counts them. */
export const texts = [['letterhead', 120], ['footer', 300], ['paymentTerms', 1_000], ['returnPolicy', 1_000], ['thanks', 1_000]] as const satisfies readonly (readonly [keyof PaperLook, number])[];

/** Whether a colour is read on white, by the same sum as the program's: 4.5 : 1, the square for the sRGB curve. */
export function isReadable(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = /^#[0-9a-f]{6}$/i.test(color) ? [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) : [255, 255, 255];
  return Math.floor((red * red * 2_126 + green * green * 7_152 + blue * blue * 722) / 65_025) <= 1_833;
}

export const shows = (hidden: readonly HiddenColumn[], papers: PaperFamily, column: PaperColumn): boolean => !hidden.some((one) => one.papers === papers && one.column === column);

export function withColumn(hidden: readonly HiddenColumn[], papers: PaperFamily, column: PaperColumn, shown: boolean): HiddenColumn[] {
  const others = hidden.filter((one) => one.papers !== papers || one.column !== column);
  return shown ? others : [...others, { papers, column }];
}
