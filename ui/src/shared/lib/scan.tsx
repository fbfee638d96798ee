// The scanner at the window: one capture-phase listener feeds the detector; whole scans go to the active sink.
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { dropWaitingKey, isEditable } from './keys';
import { prefs } from './prefs';
import { makeDetector, readScan, type ScanCode } from './scan-detector';

export interface ScanResult { kind: 'ok' | 'wrong' | 'over'; text: string }
export type ScanSink = (scan: ScanCode) => ScanResult | void | Promise<ScanResult | void>;

interface ScanContext {
  /** The newest sink gets the scans; the returned function takes it away again. */
  addSink(sink: { current: ScanSink }): () => void;
  last: { code: string; result: ScanResult | null; count: number } | null;
  feed(text: string): void;
}
const Context = createContext<ScanContext | null>(null);

export function useScanState(): ScanContext {
  const context = use(Context);
  if (!context) throw new Error('ScanProvider is missing');
  return context;
}

/** Takes scans while mounted (or while `active`). Answer { kind, text } to sound and announce it. */
export function useScanSink(sink: ScanSink, active = true): void {
  const { addSink } = useScanState();
  const latest = useRef(sink);
  latest.current = sink;
  useEffect(() => (active ? addSink(latest) : undefined), [addSink, active]);
}

function setFieldText(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  // React keeps its own copy of the value; the prototype's setter plus an input event tells it.
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const fieldText = (field: HTMLElement | null) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '');

let audio: AudioContext | null = null;
export function beep(kind: ScanResult['kind']): void {
  if (!prefs().scanSound || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = kind === 'ok' ? 1_320 : 240;
  volume.gain.value = 0.06;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + (kind === 'ok' ? 0.07 : 0.26));
}

/** `fallback` takes scans when no page has a sink: it finds the thing and opens it. */
export function ScanProvider(props: { fallback: ScanSink; children: ReactNode }) {
  const sinks = useRef<{ current: ScanSink }[]>([]);
  const fallback = useRef(props.fallback);
  fallback.current = props.fallback;
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [last, setLast] = useState<ScanContext['last']>(null);

  const deliver = useCallback((scan: ScanCode) => {
    setLast((before) => ({ code: scan.raw, result: null, count: (before?.count ?? 0) + 1 }));
    // One after the other, in the order they were scanned; none is ever dropped.
    queue.current = queue.current.then(async () => {
      const sink = sinks.current.at(-1)?.current ?? fallback.current;
      const result = (await Promise.resolve(sink(scan)).catch((): ScanResult => ({ kind: 'wrong', text: scan.raw }))) ?? null;
      if (result) beep(result.kind);
      setLast((before) => ({ code: scan.raw, result, count: before?.count ?? 1 }));
    });
  }, []);

  useEffect(() => listenForScans(deliver), [deliver]);

  const value = useMemo<ScanContext>(() => ({
    addSink(sink) {
      sinks.current.push(sink);
      return () => { sinks.current = sinks.current.filter((other) => other !== sink); };
    },
    last,
    feed: (text) => deliver(readScan(text)),
  }), [last, deliver]);
  return <Context value={value}>{props.children}</Context>;
}

function listenForScans(deliver: (scan: ScanCode) => void): () => void {
  let detector = makeDetector({ gapMs: prefs().scanGapMs, minLength: 4 });
  let gap = prefs().scanGapMs;
  let field: HTMLElement | null = null;
  let before = '';
  let idle = 0;
  let typed = '';
  let typedAt = 0;

  const giveBack = (text: string | undefined) => {
    if (text && field?.isConnected && document.activeElement === field) document.execCommand('insertText', false, text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.repeat) return;
    if (prefs().scanGapMs !== gap) {
      gap = prefs().scanGapMs;
      detector = makeDetector({ gapMs: gap, minLength: 4 });
    }
    const verdict = detector.key({ key: event.key, atMs: event.timeStamp, modified: event.ctrlKey || event.altKey || event.metaKey });
    giveBack(verdict.giveBack);
    if (verdict.starts) {
      field = isEditable(event.target) ? event.target : null;
      before = fieldText(field);
      // "12*" typed on the page, outside any field, counts for the next scan.
      if (!field) typed = event.timeStamp - typedAt < 4_000 ? typed + event.key : event.key;
      typedAt = event.timeStamp;
    }
    if (verdict.swallow) {
      event.preventDefault();
      event.stopImmediatePropagation();
      dropWaitingKey();
    }
    clearTimeout(idle);
    if (verdict.scan === undefined) {
      if (verdict.swallow) idle = window.setTimeout(() => giveBack(detector.idle(performance.now()).giveBack), gap * 3);
      return;
    }
    // The run's own first character ended up in `typed` too.
    const prefix = /^(\d{1,4})\*$/.exec(field ? before.trim() : typed.slice(0, -1))?.[1];
    if (field) setFieldText(field, prefix ? '' : before);
    typed = '';
    deliver(readScan(verdict.scan, prefix ? Math.max(1, Number(prefix)) : 1));
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
