import { describe, expect, it } from 'vitest';
import { scaleOf, zoomIn, zoomOut } from './zoom';

describe('zoom', () => {
  it('fits the width', () => {
    expect(scaleOf('width', 600, 900)).toBe(1.5);
    expect(scaleOf('width', 600, 60_000)).toBe(3);
    expect(scaleOf(2, 600, 900)).toBe(2);
  });
  it('steps up and down and stops at the ends', () => {
    expect(zoomIn(1)).toBe(1.25);
    expect(zoomIn(1.1)).toBe(1.25);
    expect(zoomIn(3)).toBe(3);
    expect(zoomOut(1.1)).toBe(1);
    expect(zoomOut(0.5)).toBe(0.5);
  });
});
