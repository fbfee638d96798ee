import { describe, expect, it } from 'vitest';
import { parseQuery, splitQuery, type Vocabulary, withTerm } from './search-query';

const words: Vocabulary = {
  statuses: [{ value: 'held', words: ['held', 'Retenido'] }, { value: 'shipped', words: ['shipped', 'En camino'] }, { value: 'returned', words: ['returned', 'Devuelto'] }],
  channels: [{ value: 'web', words: ['web', 'Web'] }, { value: 'phone', words: ['phone', 'Teléfono'] }],
  locations: [{ value: 'L1', words: ['MAD', 'Tienda Madrid Fuencarral', 'Madrid'] }, { value: 'L2', words: ['VLC', 'Tienda Valencia', 'Valencia'] }],
};
const parse = (text: string) => parseQuery(text, words);

describe('the filter language', () => {
  it('keeps plain words as text', () => expect(parse(' ana  garcía ')).toEqual({ filter: { text: 'ana garcía' }, unknown: [] }));
  it('reads terms in both languages', () => {
    expect(parse('status:held').filter.statuses).toEqual(['held']);
    expect(parse('estado:retenido canal:web').filter).toEqual({ statuses: ['held'], channels: ['web'] });
  });
  it('folds accents and case', () => expect(parse('CANAL:telefono').filter.channels).toEqual(['phone']));
  it('takes quoted values with spaces', () => expect(parse('estado:"en camino" ana').filter).toEqual({ statuses: ['shipped'], text: 'ana' }));
  it('takes several values', () => expect(parse('estado:retenido,devuelto').filter.statuses).toEqual(['held', 'returned']));
  it('finishes words that are only begun', () => expect(parse('estado:camino').filter.statuses).toEqual(['shipped']));
  it('prefers the exact word', () => expect(parse('location:madrid').filter.locationId).toBe('L1'));
  it('finds a location by code, name or city', () => expect(['lugar:vlc', 'tienda:valencia', 'node:VLC'].map((text) => parse(text).filter.locationId)).toEqual(['L2', 'L2', 'L2']));
  it('says what it does not know', () => expect(parse('estado:perdido 12')).toEqual({ filter: { text: '12' }, unknown: ['perdido'] }));
  it('leaves a colon in other words alone', () => expect(parse('EN1:O:5').filter.text).toBe('EN1:O:5'));
  it('ignores a term still being typed', () => expect(parse('estado:')).toEqual({ filter: {}, unknown: [] }));
  it('splits quotes that were not closed', () => expect(splitQuery('a "b c')).toEqual(['a', '"b c']));
  it('puts a term in and takes it out again', () => {
    expect(withTerm('ana', 'estado', 'en camino')).toBe('estado:"en camino" ana');
    expect(withTerm('status:held ana', 'estado', 'retenido')).toBe('estado:retenido ana');
    expect(withTerm('estado:retenido ana', 'estado', null)).toBe('ana');
  });
});
