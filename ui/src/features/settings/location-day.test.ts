import { describe, expect, it } from 'vitest';
import { clockOf, minuteOf } from './location-day';

describe('the cut-off', () => {
  it('is written and read as a time of the day', () => {
    for (const minute of [0, 59, 60, 1_020, 1_439]) expect(minuteOf(clockOf(minute))).toBe(minute);
    expect(clockOf(1_020)).toBe('17:00');
    expect(clockOf(1_440)).toBe('23:59');
  });
  it('is nothing while it is no time', () => {
    for (const text of ['', '17', '17:6', '24:00', '12:60', 'noon']) expect(minuteOf(text)).toBeNull();
  });
});
