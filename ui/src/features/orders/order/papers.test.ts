import { describe, expect, it } from 'vitest';
import { papersOf } from './papers';

const order = { orderId: 'o', status: 'confirmed', dueMinor: 0, input: null, documents: [] } as const;
const kinds = (change: object) => papersOf({ ...order, ...change } as unknown as Parameters<typeof papersOf>[0]).map((paper) => paper.kind);

describe('the papers of an order', () => {
  it('offers a draft that has lines', () => {
    expect(kinds({ status: 'draft' })).toEqual([]);
    expect(kinds({ status: 'draft', input: { lines: [] } })).toEqual([]);
    expect(kinds({ status: 'draft', input: { lines: [{}] } })).toEqual(['quotation', 'proforma']);
  });
  it('confirms what was agreed, and nothing else', () => {
    expect(kinds({})).toEqual(['order_confirmation']);
    for (const status of ['cancelled', 'closed']) expect(kinds({ status, dueMinor: 100 })).toEqual([]);
  });
  it('binds nobody before the order is confirmed', () => {
    for (const status of ['placed', 'verified', 'held']) {
      expect(kinds({ status })).toEqual([]);
      expect(kinds({ status, dueMinor: 100 })).toEqual(['proforma']);
    }
  });
  it('asks for money only while something is to be paid and nothing is invoiced', () => {
    expect(kinds({ dueMinor: 100 })).toEqual(['order_confirmation', 'proforma']);
    expect(kinds({ dueMinor: 100, documents: [{ kind: 'invoice', cancelled: false }] })).toEqual(['order_confirmation']);
    expect(kinds({ dueMinor: 100, documents: [{ kind: 'invoice', cancelled: true }, { kind: 'credit_note', cancelled: false }] })).toEqual(['order_confirmation', 'proforma']);
  });
});
