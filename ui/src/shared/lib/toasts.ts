import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  kind: 'ok' | 'info' | 'refused' | 'fault';
  title?: string;
  text: string;
  /** A click on the words opens what they are about. */
  open?: () => void;
  action?: { label: string; run: () => void };
}
let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const set = (value: readonly Toast[]) => {
  toasts = value;
  listeners.forEach((listener) => listener());
};

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  // The same words twice are one toast, so that a held key does not fill the screen.
  set([...toasts.filter((other) => other.text !== toast.text || other.title !== toast.title).slice(-3), { ...toast, id }]);
  const life = toast.kind === 'ok' || toast.kind === 'info' ? 5_000 : 12_000;
  setTimeout(() => dismissToast(id), toast.action || toast.open ? Math.max(life, 10_000) : life);
  return id;
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => toasts);
}
