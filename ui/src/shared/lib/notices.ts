// What the shop tells by itself. One feed, read where the app starts; said where there are words for it.
import type { Notice } from '@/bindings';

type Listener = (notice: Notice) => void;
const listeners = new Set<Listener>();

export const tellNotices = (notices: readonly Notice[]): void => notices.forEach((notice) => listeners.forEach((listener) => listener(notice)));

export function onNotice(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
