// What the settings of the papers are made of, without a screen.
import type { PapersColumn, PaperColumn, PaperFamily, PaperLook } from '@/bindings';

/** Encargo's blue, where a shop chose no colour. */
export const usualAccent = '#0b5fd3';

/** Columns a shop may choose, by papers; those of `unusual` are printed only where it asks for them. */
export const columns: readonly (readonly [PaperFamily, readonly PaperColumn[]])[] = [['invoices', ['sku', 'barcode', 'customs']], ['goods', ['sku', 'barcode']], ['pick_list', ['sku', 'barcode']], ['trade', ['sku', 'barcode', 'customs']]];

/** Texts of the house with the characters there is room for, as the program counts them. */
export const texts = [['letterhead', 120], ['footer', 300], ['paymentTerms', 1_000], ['returnPolicy', 1_000], ['thanks', 1_000]] as const satisfies readonly (readonly [keyof PaperLook, number])[];

/** Whether a colour is read on white, by the same sum as the program's: 4.5 : 1, the square for the sRGB curve. */
export function isReadable(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = /^#[0-9a-f]{6}$/i.test(color) ? [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) : [255, 255, 255];
  return Math.floor((red * red * 2_126 + green * green * 7_152 + blue * blue * 722) / 65_025) <= 1_833;
}

/** Whether those papers have the column only where the shop asked for it. */
const unusual = (papers: PaperFamily, column: PaperColumn): boolean => column === 'customs' || column === 'barcode' && (papers === 'invoices' || papers === 'trade');
const has = (some: readonly PapersColumn[], papers: PaperFamily, column: PaperColumn): boolean => some.some((one) => one.papers === papers && one.column === column);

/** Whether the papers are printed with the column. */
export const shows = (look: Pick<PaperLook, 'hidden' | 'added'>, papers: PaperFamily, column: PaperColumn): boolean => (unusual(papers, column) ? has(look.added, papers, column) : !has(look.hidden, papers, column));

/** The lists with one column switched on or off. */
export function withColumn(look: Pick<PaperLook, 'hidden' | 'added'>, papers: PaperFamily, column: PaperColumn, shown: boolean): Pick<PaperLook, 'hidden' | 'added'> {
  const list = unusual(papers, column) ? 'added' : 'hidden';
  const others = look[list].filter((one) => one.papers !== papers || one.column !== column);
  return { hidden: look.hidden, added: look.added, [list]: shown === (list === 'added') ? [...others, { papers, column }] : others };
}
