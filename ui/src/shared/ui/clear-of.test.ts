import { describe, expect, it } from 'vitest';
import { type Box, freeBottom } from './clear-of';

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const toast = box(900, 660, 1346, 716);

describe('where messages lie', () => {
  it('stays low where nothing is in the way', () => expect(freeBottom(toast, [box(240, 660, 800, 716)], 0)).toBe(716));
  it('lies above a foot', () => expect(freeBottom(toast, [box(240, 676, 1366, 734)], 0)).toBe(668));
  it('climbs over one button after the other', () => expect(freeBottom(toast, [box(1200, 600, 1300, 640), box(240, 676, 1366, 734)], 0)).toBe(592));
  it('takes the gap between two when it fits', () => expect(freeBottom(toast, [box(1200, 400, 1300, 440), box(240, 676, 1366, 734)], 0)).toBe(668));
  it('stays low where nothing is free', () => expect(freeBottom(toast, [box(0, 0, 1366, 700)], 0)).toBe(716));
});
