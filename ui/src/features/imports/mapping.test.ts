import { describe, expect, it } from 'vitest';
import { assign, isReadable, missing, samples, timeLeft, unused } from './mapping';

const fields = [{ field: 'number', required: true, words: { key: 'a', params: {} } }, { field: 'note', required: false, words: { key: 'b', params: {} } }];

describe('mapping', () => {
  it('gives a column to one field only', () => {
    expect(assign({ number: 'Pedido', note: null }, 'note', 'Pedido')).toEqual({ number: null, note: 'Pedido' });
    expect(assign({ number: 'Pedido', note: 'Nota' }, 'note', null)).toEqual({ number: 'Pedido', note: null });
  });
  it('names required fields without a column', () => expect(missing(fields, { number: null, note: 'Nota' }).map((field) => field.field)).toEqual(['number']));
  it('names columns nobody uses', () => expect(unused(['A', 'B'], { number: 'A', note: null })).toEqual(['B']));
  it('shows telling samples', () => {
    expect(samples(['A', 'B'], [['1', ''], ['1', 'x'], ['2', 'y']], 'A')).toEqual(['1', '2']);
    expect(samples(['A'], [['1']], null)).toEqual([]);
    expect(samples(['A'], [['1']], 'Z')).toEqual([]);
  });
  it('knows files it can read', () => {
    expect(isReadable('Pedidos.CSV')).toBe(true);
    expect(isReadable('foto.png')).toBe(false);
  });
  it('says how long', () => {
    expect(timeLeft(61_000)).toEqual({ unit: 'minute', value: 2 });
    expect(timeLeft(12_000)).toEqual({ unit: 'second', value: 15 });
    expect(timeLeft(0)).toEqual({ unit: 'second', value: 1 });
  });
});
