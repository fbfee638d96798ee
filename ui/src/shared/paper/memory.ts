// Which printer this device uses for each kind of paper.
import type { DocumentKind, FulfillmentPaper } from '@/bindings';

export type PaperKind = DocumentKind | FulfillmentPaper;
const key = (kind: PaperKind) => `encargo.printer.${kind}`;
export const printerOf = (kind: PaperKind): string | null => localStorage.getItem(key(kind));
export const rememberPrinter = (kind: PaperKind, printer: string): void => localStorage.setItem(key(kind), printer);
