import { describe, expect, it } from 'vitest';
import { fromScanner, keyParts, matchKeys, strokeOf } from './keys';

const stroke = (key: string, more: Partial<{ ctrlKey: boolean; altKey: boolean; metaKey: boolean; shiftKey: boolean }> = {}) => strokeOf({ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...more });
const action = (keys: string) => ({ keys, label: keys, run: () => undefined });

describe('strokes', () => {
  it.each([
    [stroke('c'), 'c'], [stroke('X', { shiftKey: true }), 'shift+x'], [stroke('?', { shiftKey: true }), '?'], [stroke('Enter', { ctrlKey: true }), 'ctrl+enter'], [stroke('k', { metaKey: true }), 'ctrl+k'],
    [stroke(' '), 'space'], [stroke('Escape'), 'esc'], [stroke('ArrowDown'), 'down'], [stroke('F8'), 'f8'], [stroke('c', { altKey: true }), 'alt+c'],
  ])('%s', (got, wanted) => expect(got).toBe(wanted));
});

describe('scanners', () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
  it('type signs, Shift and Enter', () => expect(['7', 'A', 'Shift', 'Enter'].every((key) => fromScanner({ ...plain, key }))).toBe(true));
  it('do not press chords, so a key right after one is not taken for a scan', () => {
    expect(fromScanner({ ...plain, ctrlKey: true, key: 'Enter' })).toBe(false);
    expect(fromScanner({ ...plain, key: 'Control' })).toBe(false);
  });
});

describe('matching', () => {
  const actions = [action('g o'), action('c'), action('j|down'), { ...action('x'), disabled: true }];
  it('finds one key, alternatives and sequences', () => {
    expect(matchKeys(actions, '', 'c').action?.keys).toBe('c');
    expect(matchKeys(actions, '', 'down').action?.keys).toBe('j|down');
    expect(matchKeys(actions, '', 'g')).toEqual({ prefix: true });
    expect(matchKeys(actions, 'g', 'o').action?.keys).toBe('g o');
  });
  it('leaves out what is disabled or unknown', () => {
    expect(matchKeys(actions, '', 'x').action).toBeUndefined();
    expect(matchKeys(actions, 'g', 'c').action).toBeUndefined();
  });
  it('is printed for people', () => expect(['ctrl+enter', 'g o', 'j|down', '?', '+|=', 'ctrl++'].map(keyParts)).toEqual([['Ctrl', 'Enter'], ['G', 'O'], ['J'], ['?'], ['+'], ['Ctrl', '+']]));
});
