// One registry of keyboard actions: the hint bar, the "?" overlay and the palette all read it.
import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { prefs } from './prefs';

export interface KeyAction {
  /** "c", "shift+x", "ctrl+enter", "space", ".", "g o" (a sequence), "f8". Several ways: "j|down". */
  keys: string;
  label: string;
  run: () => void;
  /** Shown in the hint bar at the bottom. */
  hint?: boolean;
  disabled?: boolean;
  /** Also works while typing in a field (chords with Ctrl always do). */
  inFields?: boolean;
  /** Kept out of the palette: moving about, closing. */
  silent?: boolean;
}
type LayerKind = 'app' | 'page' | 'dialog';
interface Layer { kind: LayerKind; actions: readonly KeyAction[] }

let layers: readonly Layer[] = [];
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Keys of a page, a dialog or the app. While a dialog is open only the topmost dialog's keys work. */
export function useKeys(actions: readonly KeyAction[], kind: LayerKind = 'page'): void {
  const layer = useRef<Layer>({ kind, actions });
  const shown = actions.map((action) => `${action.keys}\u0000${action.label}\u0000${action.disabled ? 1 : 0}${action.hint ? 1 : 0}`).join('\u0001');
  layer.current.actions = actions;
  // With the screen, not after it: whoever sees a button has its key, and a key never goes to a dialog that is no longer there.
  useLayoutEffect(() => {
    const mine = layer.current;
    layers = [...layers, mine];
    notify();
    return () => {
      layers = layers.filter((other) => other !== mine);
      notify();
    };
  }, []);
  // Handlers change with every render; the bars need drawing anew only when what they show changed.
  useLayoutEffect(() => {
    layers = [...layers];
    notify();
  }, [shown]);
}

function activeLayers(): readonly Layer[] {
  const dialog = layers.findLast((layer) => layer.kind === 'dialog');
  if (dialog) return [dialog];
  return [...layers.filter((layer) => layer.kind === 'page').toReversed(), ...layers.filter((layer) => layer.kind === 'app')];
}

export const actionsNow = (): KeyAction[] => activeLayers().flatMap((layer) => layer.actions);
/** What a person could do on the page under a dialog; the palette offers these. */
export const pageActions = (): KeyAction[] => layers.filter((layer) => layer.kind !== 'dialog').toReversed().flatMap((layer) => layer.actions);

export function useActions(): KeyAction[] {
  const snapshot = useSyncExternalStore(subscribe, () => layers);
  return useMemo(() => (snapshot ? actionsNow() : []), [snapshot]);
}

/** "ctrl+enter" → Ctrl, Enter; "g o" → G, O; "+" is a key too. */
export const keyParts = (keys: string): string[] =>
  (keys.split('|')[0] ?? '').split(' ').flatMap((stroke) => stroke.split(/\+(?=.)/)).filter(Boolean).map((part) => part[0]?.toUpperCase() + part.slice(1));

export interface Stroke { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean; shiftKey: boolean }

/** Whether a scanner may have sent it: they type signs, Shift and Enter, no chords. A letter right after Ctrl+Enter is a person's. */
export const fromScanner = (event: Stroke): boolean => !event.ctrlKey && !event.altKey && !event.metaKey && !['Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key);

/** The stroke as text: letters carry shift, signs do not (a "?" needs shift on some layouts and not on others). */
export function strokeOf(event: Stroke): string {
  const names: Record<string, string> = { ' ': 'space', ArrowDown: 'down', ArrowUp: 'up', ArrowLeft: 'left', ArrowRight: 'right', Escape: 'esc' };
  const base = names[event.key] ?? event.key.toLowerCase();
  const sign = base.length === 1 && base.toLowerCase() === base.toUpperCase();
  const shift = event.shiftKey && !sign ? 'shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift}${base}`;
}

export function matchKeys(actions: readonly KeyAction[], pending: string, stroke: string): { action?: KeyAction; prefix: boolean } {
  const full = pending ? `${pending} ${stroke}` : stroke;
  const live = actions.filter((action) => !action.disabled);
  const action = live.find((candidate) => candidate.keys.split('|').includes(full));
  return { ...(action ? { action } : {}), prefix: live.some((candidate) => candidate.keys.split('|').some((keys) => keys.startsWith(`${full} `))) };
}

export function isEditable(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

const pressed = 'button, a[href], summary, [role=option], [role=menuitem], [role=tab]';
const ticked = '[role=radio], [role=checkbox], [role=switch], input[type=checkbox], input[type=radio]';
/** Enter and Space belong to the control they are on; what is ticked does nothing with Enter, so that stays with the page. */
const belongsTo = (target: EventTarget | null, stroke: string): boolean =>
  target instanceof HTMLElement && ((stroke === 'enter' && target.closest(pressed) !== null) || (stroke === 'space' && target.closest(`${pressed}, ${ticked}`) !== null));

let pending = '';
let pendingTimer = 0;
let guard = 0;
let lastAt = Number.NEGATIVE_INFINITY;

/** A key that follows within a scanner's gap shows that the one before was no shortcut. */
export function dropWaitingKey(): void {
  clearTimeout(guard);
  guard = 0;
}

function onKeyDown(event: KeyboardEvent): void {
  const scanned = fromScanner(event);
  const quick = scanned && event.timeStamp - lastAt <= prefs().scanGapMs;
  if (scanned) {
    lastAt = event.timeStamp;
    dropWaitingKey();
  }
  if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return;
  const stroke = strokeOf(event);
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const printable = plain && event.key.length === 1;
  if (printable && event.key !== ' ' && !prefs().letterKeys) return;
  const { action, prefix } = matchKeys(actionsNow(), pending, stroke);
  const typing = isEditable(event.target);
  if (typing && plain && !/^f\d+$/.test(stroke) && !action?.inFields) {
    // Out of the field, so that the letters are keys again.
    if (stroke === 'esc' && !layers.some((layer) => layer.kind === 'dialog')) document.getElementById('main')?.focus({ preventScroll: true });
    return;
  }
  if (belongsTo(event.target, stroke)) return;
  clearTimeout(pendingTimer);
  pending = '';
  if (prefix && !action) {
    pending = stroke;
    pendingTimer = window.setTimeout(() => { pending = ''; }, 1_200);
    event.preventDefault();
    return;
  }
  if (!action) return;
  event.preventDefault();
  if (!printable || event.repeat) {
    action.run();
    return;
  }
  if (quick) return;
  guard = window.setTimeout(() => {
    guard = 0;
    action.run();
  }, prefs().scanGapMs + 5);
}

export function listenForKeys(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
