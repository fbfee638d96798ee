import { describe, expect, it } from 'vitest';
import { locate, shownTotal } from './expand';

describe('open items', () => {
  const open = [{ at: 1, count: 2 }, { at: 3, count: 3 }];
  it('finds items and their places', () => {
    expect(Array.from({ length: 10 }, (_, index) => locate(open, index)).map(({ item, place }) => (place === null ? `${item}` : `${item}.${place}`))).toEqual(['0', '1', '1.0', '1.1', '2', '3', '3.0', '3.1', '3.2', '4']);
  });
  it('counts them', () => expect(shownTotal(5, open)).toBe(10));
});
