// Tells a scanner from a person typing, by time alone. Pure: no DOM, no clock.

export interface DetectorOptions {
  /** Longest gap between two characters of a scan. */
  gapMs: number;
  minLength: number;
}
export interface KeyStroke { key: string; atMs: number; modified: boolean }
export interface Verdict {
  /** Keep this key from the page. */
  swallow: boolean;
  /** The first characters reached the page before the run was known to be a scan; take them back now. */
  scan?: string;
  /** Characters that were kept back although the run turned out to be typing: give them to the page. */
  giveBack?: string;
  /** A new run starts with this key: remember what the focused field holds. */
  starts?: boolean;
}

export interface Detector {
  key(stroke: KeyStroke): Verdict;
  /** No key for a while: what was kept back without an end was typing after all. */
  idle(atMs: number): Verdict;
}

const isCharacter = (key: string) => [...key].length === 1;

export function makeDetector(options: DetectorOptions): Detector {
  let run = '';
  let held = '';
  let last = Number.NEGATIVE_INFINITY;

  const reset = () => {
    const rest = held;
    run = '';
    held = '';
    return rest;
  };

  return {
    key({ key, atMs, modified }) {
      const quick = atMs - last <= options.gapMs;
      if (key === 'Shift' || key === 'CapsLock' || key === 'AltGraph') return { swallow: false };
      if (key === 'Enter' || key === 'Tab') {
        const code = run;
        if (quick && !modified && code.length >= options.minLength) {
          reset();
          last = Number.NEGATIVE_INFINITY;
          return { swallow: true, scan: code };
        }
        const rest = reset();
        return { swallow: false, ...(rest ? { giveBack: rest } : {}) };
      }
      if (modified || !isCharacter(key)) {
        const rest = reset();
        return { swallow: false, ...(rest ? { giveBack: rest } : {}) };
      }
      last = atMs;
      if (!quick) {
        const rest = reset();
        run = key;
        return { swallow: false, starts: true, ...(rest ? { giveBack: rest } : {}) };
      }
      run += key;
      // Three quick characters in a row may still be a rolled key; the fourth is a machine.
      if (run.length < options.minLength) return { swallow: false };
      held += key;
      return { swallow: true };
    },
    idle(atMs) {
      if (atMs - last <= options.gapMs * 2) return { swallow: false };
      const rest = reset();
      return { swallow: false, ...(rest ? { giveBack: rest } : {}) };
    },
  };
}

export interface ScanCode { raw: string; kind: 'order' | 'fulfillment' | 'return' | 'shelf' | 'item' | 'text'; value: string; quantity: number }

const kinds: Record<string, ScanCode['kind']> = { O: 'order', F: 'fulfillment', R: 'return', S: 'shelf', I: 'item' };

/** What a scanned text names. `12*` before the code sets the quantity; own labels read EN1:<kind>:<value>; GS1 01 holds a GTIN. */
export function readScan(text: string, typedQuantity = 1): ScanCode {
  const prefixed = /^(\d{1,4})\*(.+)$/.exec(text);
  const raw = (prefixed?.[2] ?? text).trim();
  const quantity = prefixed ? Math.max(1, Number(prefixed[1])) : typedQuantity;
  const own = /^EN1[:Ñ]([A-Z])[:Ñ](.+)$/i.exec(raw);
  if (own) return { raw, kind: kinds[(own[1] ?? '').toUpperCase()] ?? 'text', value: own[2] ?? '', quantity };
  const bare = raw.replace(/^\][A-Za-z]\d/, '');
  const gtin = /^(?:\(01\)|01)(\d{14})/.exec(bare);
  if (gtin?.[1] && checkDigitHolds(gtin[1])) return { raw, kind: 'item', value: gtin[1].replace(/^0(?=\d{13}$)/, ''), quantity };
  if (/^(\d{8}|\d{12,14})$/.test(bare) && checkDigitHolds(bare)) return { raw, kind: 'item', value: bare, quantity };
  return { raw, kind: 'text', value: bare, quantity };
}

export function checkDigitHolds(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
