import type { FileKind, Host } from './host';

export * from './host';
export type * from './calls';

let current: Host | null = null;

/** Chosen once, before the first page is drawn. */
export async function openHost(): Promise<Host> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has('fake')) sessionStorage.setItem('fake', '1');
  if (import.meta.env.DEV && sessionStorage.getItem('fake') === '1') current = (await import('./fake')).fakeHost;
  else if ('__TAURI_INTERNALS__' in window) current = (await import('./tauri')).tauriHost;
  else current = (await import('./http')).httpHost;
  return current;
}

export function host(): Host {
  if (!current) throw new Error('openHost must run before the pages');
  return current;
}

/** The path to save a document under: only the window can ask for one. */
export async function askSavePath(fileName: string): Promise<string | null> {
  return host().kind === 'tauri' ? (await import('./tauri')).pickSavePath(fileName) : null;
}

/** A file whose bytes the page reads itself (a picture), in the window as in a browser. */
export async function askFile(kinds: FileKind[]): Promise<File | null> {
  return (await import('./http')).chooseInBrowser(kinds);
}

/** A folder to save many documents in: only the window can ask for one. */
export async function askFolder(): Promise<string | null> {
  return host().kind === 'tauri' ? (await import('./tauri')).pickFolder() : null;
}
