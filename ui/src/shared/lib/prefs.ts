// What a person chose for this device's screen. Kept in the browser store: none of it is data of the shop.
import { useSyncExternalStore } from 'react';

export interface Prefs {
  theme: 'system' | 'light' | 'dark' | 'contrast';
  density: 'auto' | 'compact' | 'normal' | 'touch';
  /** null: open where there is room for it. */
  railOpen: boolean | null;
  /** WCAG 2.1.4: single-letter shortcuts can be turned off. */
  letterKeys: boolean;
  scanSound: boolean;
  /** Longest gap between two characters of a scan, in ms. */
  scanGapMs: number;
}
const start: Prefs = { theme: 'system', density: 'auto', railOpen: null, letterKeys: true, scanSound: true, scanGapMs: 35 };
const storeKey = 'encargo.prefs';

function read(): Prefs {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storeKey) ?? '{}');
    return { ...start, ...(typeof kept === 'object' ? kept : {}) };
  } catch {
    return start;
  }
}

let current = read();
const listeners = new Set<() => void>();

export const prefs = (): Prefs => current;

export function setPrefs(change: Partial<Prefs>): void {
  current = { ...current, ...change };
  localStorage.setItem(storeKey, JSON.stringify(current));
  applyPrefs();
  listeners.forEach((listener) => listener());
}

export function usePrefs(): Prefs {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, prefs);
}

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
const coarse = typeof matchMedia === 'function' ? matchMedia('(pointer: coarse)') : null;

const roomy = typeof matchMedia === 'function' ? matchMedia('(min-width: 1180px)') : null;

export const railIsOpen = (): boolean => current.railOpen ?? roomy?.matches ?? true;

export function densityNow(): 'compact' | 'normal' | 'touch' {
  if (current.density !== 'auto') return current.density;
  return coarse?.matches ? 'touch' : 'normal';
}

/** Pixels of one rem: more than 16 on very large screens. */
export const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Row height in px for windowed lists; must agree with --row in tokens.css. */
export function rowHeight(): number {
  return { compact: 2, normal: 2.5, touch: 3.25 }[densityNow()] * rem();
}

export function applyPrefs(): void {
  if (typeof document === 'undefined') return;
  const root = document.documentElement;
  root.dataset.theme = current.theme === 'system' ? (dark?.matches ? 'dark' : 'light') : current.theme;
  root.dataset.density = densityNow();
}
roomy?.addEventListener('change', () => setPrefs({}));
dark?.addEventListener('change', applyPrefs);
coarse?.addEventListener('change', applyPrefs);
