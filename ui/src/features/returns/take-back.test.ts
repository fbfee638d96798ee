import { describe, expect, it } from 'vitest';
import type { OrderLineView } from '@/bindings';
import { backLines, lineScanned, mostFrequent, quoteLines, setDisposition, setQuantity, setReason, unitsBack } from './take-back';

const line = (lineId: number, returnable: number, sku = `SKU-${lineId}`): OrderLineView => ({
  lineId, returnable, sku, itemId: `i-${sku}`, name: sku, image: '', quantity: 3, unitPriceMinor: 1000, discountMinor: 0, amountMinor: 3000, taxRateBp: 2100, delivery: 0, stages: [], fulfillmentIds: [],
});

describe('taking back', () => {
  it('keeps within what can come back', () => {
    expect(setQuantity({}, line(1, 2), 5, 'size')).toEqual({ 1: { quantity: 2, reason: 'size', disposition: 'restock' } });
    expect(setQuantity({ 1: { quantity: 2, reason: 'size', disposition: 'restock' } }, line(1, 2), 0, 'size')).toEqual({});
  });
  it('puts broken goods aside', () => {
    const back = setReason(setQuantity({}, line(1, 2), 1, 'size'), 1, 'defective');
    expect(back[1]?.disposition).toBe('damaged');
  });
  it('quotes nothing for refused goods but still writes them down', () => {
    const back = setDisposition(setQuantity({}, line(1, 2), 1, 'size'), 1, 'refuse');
    expect(quoteLines(back)).toEqual([]);
    expect(backLines(back)).toEqual([{ lineId: 1, quantity: 1, reason: 'size', disposition: 'refuse' }]);
    expect(unitsBack(back)).toBe(1);
  });
  it('finds the scanned item on the line with units left', () => {
    const lines = [line(1, 1, 'A'), line(2, 1, 'A')];
    const back = setQuantity({}, lines[0] ?? line(1, 1), 1, 'size');
    expect(lineScanned(lines, back, null, 'a')?.lineId).toBe(2);
    expect(lineScanned(lines, back, 'i-B', 'B')).toBeUndefined();
  });
  it('remembers the most frequent reason', () => {
    expect(mostFrequent([])).toBe('did_not_want');
    expect(mostFrequent(['size', 'size', 'gift'])).toBe('size');
    expect(mostFrequent(['size', 'gift'])).toBe('gift');
  });
});
