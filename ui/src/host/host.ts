import type { CommandError, FeedMessage } from '@/bindings';

/** `all`: the line was too slow and changes were left out, so everything must be read again. */
export type FeedEvent = FeedMessage & { all?: boolean };
export interface FileKind { name: string; extensions: string[] }
/** What the pages need from the place they run in. The window (Tauri) and a browser (HTTP) both answer it. */
export interface Host {
  kind: 'tauri' | 'http' | 'fake';
  call(name: string, payload: object): Promise<unknown>;
  /** Calls back on every change; `null` when the feed was interrupted, so that everything must be read again. */
  onFeed(listener: (event: FeedEvent | null) => void): () => void;
  /** Ask for a file to read; answers the name to give to `import.preview` (a path or an upload token). */
  pickFile(kinds: FileKind[]): Promise<{ file: string; name: string } | null>;
  /** A file dropped on a page in the browser; the window uses onFilesDropped, which gives paths. */
  upload(file: File): Promise<string>;
  onFilesDropped(listener: (files: { file: string; name: string }[]) => void): () => void;
  /** A notification of the desktop was clicked. */
  onOpenOrder(listener: (orderId: string | null) => void): () => void;
  /** Save bytes where the person wants; false when they gave up. */
  saveFile(fileName: string, base64: string, mime: string): Promise<boolean>;
}

/** A refusal or a fault answered by Rust. Thrown by every call. */
export class CallError extends Error {
  override readonly name = 'CallError';
  constructor(readonly answer: CommandError) {
    super(answer.code);
  }
}

export function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  if (isCommandError(thrown)) return new CallError(thrown);
  return new CallError({ code: 'unreachable', params: { detail: String(thrown) }, incidentId: null, fault: true });
}

function isCommandError(value: unknown): value is CommandError {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'params' in value;
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
