import { describe, expect, it } from 'vitest';
import { checkDigitHolds, makeDetector, readScan, type Verdict } from './scan-detector';

const options = { gapMs: 35, minLength: 4 };
/** Plays keys with a gap between them; answers every verdict. */
function play(text: readonly string[], gap: number | ((at: number) => number), detector = makeDetector(options), from = 1_000): Verdict[] {
  let at = from;
  return text.map((key, index) => {
    at += typeof gap === 'number' ? gap : gap(index);
    return detector.key({ key, atMs: at, modified: false });
  });
}
const code = [...'8412345678905'];

describe('a scan', () => {
  it.each([1, 5, 10, 20, 30, 35])('is told from typing at gaps of %i ms', (gap) => {
    expect(play([...code, 'Enter'], gap).at(-1)).toEqual({ swallow: true, scan: '8412345678905' });
  });
  it.each([60, 90, 150])('is not seen in typing at gaps of %i ms', (gap) => {
    const verdicts = play([...code, 'Enter'], gap);
    expect(verdicts.some((verdict) => verdict.swallow || verdict.scan !== undefined)).toBe(false);
  });
  it('may end with Tab', () => {
    expect(play([...code, 'Tab'], 8).at(-1)?.scan).toBe('8412345678905');
  });
  it('keeps its Enter from the page, and lets at most three characters through', () => {
    const verdicts = play([...code, 'Enter'], 8);
    expect(verdicts.filter((verdict) => !verdict.swallow)).toHaveLength(3);
    expect(verdicts.at(-1)?.swallow).toBe(true);
  });
  it('needs four characters', () => {
    expect(play([...'123', 'Enter'], 8).at(-1)).toEqual({ swallow: false });
  });
  it('survives Shift in the middle (capital letters)', () => {
    expect(play(['Shift', 'E', 'Shift', 'N', '1', ':', 'Shift', 'O', ':', '9', 'Enter'], 6).at(-1)?.scan).toBe('EN1:O:9');
  });
  it('starts afresh after slow typing, so typed text is not part of the code', () => {
    const detector = makeDetector(options);
    play([...'3*'], 120, detector);
    expect(play([...code, 'Enter'], (at) => (at === 0 ? 300 : 9), detector, 2_000).at(-1)?.scan).toBe('8412345678905');
  });
  it('is repeatable: two scans in a row are two codes', () => {
    const detector = makeDetector(options);
    const first = play([...'ABCD1', 'Enter'], 7, detector, 1_000);
    const second = play([...'XYZW2', 'Enter'], 7, detector, 1_050);
    expect([first.at(-1)?.scan, second.at(-1)?.scan]).toEqual(['ABCD1', 'XYZW2']);
  });
  it('loses none of 2,000 at 10 ms gaps', () => {
    const detector = makeDetector(options);
    let seen = 0;
    for (let at = 0; at < 2_000; at += 1) if (play([...`C${100_000 + at}`, 'Enter'], 10, detector, at * 200).at(-1)?.scan === `C${100_000 + at}`) seen += 1;
    expect(seen).toBe(2_000);
  });
});

describe('typing', () => {
  it('of a rolled pair is untouched', () => {
    expect(play([...'hola', 'Enter'], (at) => (at === 1 ? 20 : 130)).every((verdict) => !verdict.swallow)).toBe(true);
  });
  it('that was held back by mistake is given back when no end comes', () => {
    const detector = makeDetector(options);
    play([...'abcdef'], 10, detector);
    expect(detector.idle(5_000).giveBack).toBe('def');
  });
  it('with Ctrl is never a scan', () => {
    const detector = makeDetector(options);
    play([...'abcd'], 10, detector);
    expect(detector.key({ key: 'Enter', atMs: 1_050, modified: true }).scan).toBeUndefined();
  });
  it('of Enter long after the characters submits as ever', () => {
    expect(play([...'12345', 'Enter'], (at) => (at === 5 ? 400 : 10)).at(-1)).toEqual({ swallow: false, giveBack: '45' });
  });
});

describe('readScan', () => {
  it.each([
    ['EN1:O:201000', 'order', '201000'], ['EN1:F:201000-1', 'fulfillment', '201000-1'], ['EN1:S:A-3', 'shelf', 'A-3'], ['EN1:R:D-12', 'return', 'D-12'],
    ['4006381333931', 'item', '4006381333931'], ['(01)04006381333931(10)L1', 'item', '4006381333931'], [']C10104006381333931', 'item', '4006381333931'], ['TAZ-AZ35', 'text', 'TAZ-AZ35'],
  ])('%s is %s %s', (raw, kind, value) => {
    expect(readScan(raw)).toMatchObject({ kind, value, quantity: 1 });
  });
  it('reads the quantity before the code', () => {
    expect(readScan('12*4006381333931')).toMatchObject({ quantity: 12, value: '4006381333931', kind: 'item' });
    expect(readScan('4006381333931', 5).quantity).toBe(5);
  });
  it('checks the check digit', () => {
    expect(checkDigitHolds('4006381333931')).toBe(true);
    expect(checkDigitHolds('4006381333932')).toBe(false);
    expect(readScan('4006381333932').kind).toBe('text');
  });
});
