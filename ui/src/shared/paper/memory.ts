// How this device prints each kind of paper: printer, tray, copies.
import type { DocumentFormat, DocumentKind, KindWay, PaperFormat, PaperOf } from '@/bindings';

export type PaperKind = DocumentKind | PaperOf['kind'];
/** Papers a label printer may take in its own language. */
export const speaksZpl = (paper: PaperOf): boolean => paper.kind === 'shipping_label' || paper.kind === 'return_label' || paper.kind === 'pickup_label' || ('stock' in paper && paper.stock === 'roll');
/** As what an issued document goes to a printer. */
export type SheetFormat = Extract<DocumentFormat, 'pdf' | 'receipt' | 'escpos'>;
export const labelFormats = ['pdf', 'zpl203', 'zpl300'] as const satisfies readonly PaperFormat[];
export const sheetFormats = ['pdf', 'receipt', 'escpos'] as const satisfies readonly SheetFormat[];
const formats: readonly (PaperFormat | SheetFormat)[] = [...labelFormats, ...sheetFormats];
export interface PrintWay { printer: string | null; tray: string | null; copies: number; format: PaperFormat | SheetFormat; drawer: boolean }

/** The format for an issued document: what is remembered for labels is none. */
export const sheetOf = (format: PrintWay['format']): SheetFormat => sheetFormats.find((one) => one === format) ?? 'pdf';
/** The format for labels. */
export const labelOf = (format: PrintWay['format']): PaperFormat => labelFormats.find((one) => one === format) ?? 'pdf';

const key = (kind: PaperKind) => `encargo.print.${kind}`;
const none: PrintWay = { printer: null, tray: null, copies: 1, format: 'pdf', drawer: false };

export function printWay(kind: PaperKind): PrintWay {
  return readWay(localStorage.getItem(key(kind)));
}

/** What is not as it was written counts as nothing. */
export function readWay(text: string | null): PrintWay {
  if (text === null) return none;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return none;
    const { printer, tray, copies, format, drawer } = read as Record<string, unknown>;
    return {
      printer: typeof printer === 'string' ? printer : null,
      tray: typeof tray === 'string' ? tray : null,
      copies: typeof copies === 'number' && Number.isInteger(copies) && copies >= 1 && copies <= 20 ? copies : 1,
      format: formats.find((one) => one === format) ?? 'pdf',
      drawer: drawer === true,
    };
  } catch {
    return none;
  }
}

export const rememberWay = (kind: PaperKind, way: PrintWay): void => localStorage.setItem(key(kind), JSON.stringify(way));

/** The printer a kind goes to now: the remembered one where it is still there, else the usual one. */
export function printerNow(kind: PaperKind, found: { printers: readonly string[]; defaultPrinter: string | null } | undefined): string | null {
  const remembered = printWay(kind).printer;
  return found?.printers.find((name) => name === remembered) ?? found?.defaultPrinter ?? found?.printers[0] ?? null;
}

/** How a job prints documents of a kind: as this device remembers it. */
export function wayOf(kind: DocumentKind, printer: string | null): KindWay {
  const { tray, copies, format } = printWay(kind);
  const sheet = sheetOf(format);
  return { kind, printer, copies, format: sheet, tray: sheet === 'escpos' ? null : tray };
}
