// Which printer this device uses for each kind of document.
import type { DocumentKind } from '@/bindings';

const key = (kind: DocumentKind) => `encargo.printer.${kind}`;
export const printerOf = (kind: DocumentKind): string | null => localStorage.getItem(key(kind));
export const rememberPrinter = (kind: DocumentKind, printer: string): void => localStorage.setItem(key(kind), printer);
