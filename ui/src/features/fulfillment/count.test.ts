import { describe, expect, it } from 'vitest';
import { addUnits, allScanned, type Counts, countOf, fillAll, isCodeOf, isComplete, lineInHand, openBox, pickPayload, setShort, takeScan, type WorkLine } from './count';

const line = (lineId: number, wanted: number, sku: string, barcode = ''): WorkLine => ({ lineId, wanted, sku, barcode, name: sku, image: '', bin: 'A1', weightG: 100 });
const mug = line(1, 2, 'TAZ-1', '8410000000015');
const jar = line(2, 1, 'JAR-1', '012345678905');
const scan = (value: string, quantity = 1) => ({ value, quantity });
const ok = (outcome: ReturnType<typeof takeScan>): Counts => {
  if (outcome.kind !== 'ok') throw new Error(outcome.kind);
  return outcome.counts;
};

describe('scans', () => {
  it('counts by barcode and by SKU, whatever the case', () => {
    const counts = ok(takeScan([mug, jar], ok(takeScan([mug, jar], {}, scan('8410000000015'))), scan('taz-1')));
    expect(countOf(counts, 1)).toEqual({ done: 2, short: 0, scanned: 2 });
  });
  it('knows a GTIN with and without leading zeros', () => {
    expect(isCodeOf(jar, '0012345678905')).toBe(true);
    expect(isCodeOf(jar, '12345678905')).toBe(true);
    expect(isCodeOf({ sku: 'A', barcode: '' }, '')).toBe(false);
  });
  it('refuses an item of another order', () => expect(takeScan([mug], {}, scan('JAR-1')).kind).toBe('wrong'));
  it('refuses one too many and leaves the counts alone', () => {
    const full = ok(takeScan([jar], {}, scan('JAR-1')));
    expect(takeScan([jar], full, scan('JAR-1'))).toEqual({ kind: 'over', lineId: 2 });
    expect(takeScan([mug], {}, scan('TAZ-1', 3)).kind).toBe('over');
  });
  it('takes a quantity over two lines of one item', () => {
    const again = { ...mug, lineId: 3, wanted: 3 };
    const counts = ok(takeScan([mug, again], {}, scan('TAZ-1', 4)));
    expect([countOf(counts, 1).done, countOf(counts, 3).done]).toEqual([2, 2]);
  });
  it('does not count what was said to be short', () => expect(takeScan([jar], setShort(jar, {}, 1, 'not_found'), scan('JAR-1')).kind).toBe('over'));
});

describe('by hand', () => {
  it('stays between zero and what is wanted', () => {
    expect(countOf(addUnits(mug, {}, 5), 1).done).toBe(2);
    expect(countOf(addUnits(mug, {}, -1), 1).done).toBe(0);
  });
  it('forgets a scan when the unit is taken back', () => {
    const counts = addUnits(jar, ok(takeScan([jar], {}, scan('JAR-1'))), -1);
    expect(countOf(counts, 2).scanned).toBe(0);
  });
  it('tells scanned from counted', () => {
    expect(allScanned([jar], fillAll([jar], {}))).toBe(false);
    expect(allScanned([jar], ok(takeScan([jar], {}, scan('JAR-1'))))).toBe(true);
  });
  it('is complete when each unit is there or short', () => {
    const counts = setShort(mug, addUnits(mug, fillAll([jar], {}), 1), 1, 'damaged');
    expect(isComplete([mug, jar], counts)).toBe(true);
    expect(pickPayload([mug, jar], counts)).toEqual({ lines: [{ lineId: 1, quantity: 1 }, { lineId: 2, quantity: 1 }], shorts: [{ lineId: 1, quantity: 1, reason: 'damaged' }] });
    expect(isComplete([], {})).toBe(false);
  });
  it('shows the line in hand until it is done', () => {
    expect(lineInHand([mug, jar], {}, 2)?.lineId).toBe(2);
    expect(lineInHand([mug, jar], fillAll([jar], {}), 2)?.lineId).toBe(1);
  });
  it('puts in the open box what no closed box holds', () => {
    const counts = fillAll([mug, jar], {});
    expect(openBox([mug, jar], counts, [{ weightG: 100, lines: [{ lineId: 1, quantity: 1 }] }])).toEqual([{ lineId: 1, quantity: 1 }, { lineId: 2, quantity: 1 }]);
  });
});
