import { describe, expect, it } from 'vitest';
import { labelOf, readWay, sheetOf, speaksZpl } from './memory';

describe('how a kind is printed', () => {
  it('is read as it was kept', () => {
    expect(readWay(JSON.stringify({ printer: 'Mostrador', tray: 'Tray2', copies: 3 }))).toEqual({ printer: 'Mostrador', tray: 'Tray2', copies: 3, format: 'pdf', drawer: false });
    expect(readWay(JSON.stringify({ printer: 'Zebra', copies: 1, format: 'zpl300' })).format).toBe('zpl300');
    expect(readWay(JSON.stringify({ format: 'zpl600' })).format).toBe('pdf');
    expect(readWay(JSON.stringify({ format: 'escpos', drawer: true }))).toMatchObject({ format: 'escpos', drawer: true });
  });
  it('falls back where it is not', () => {
    const none = { printer: null, tray: null, copies: 1, format: 'pdf', drawer: false };
    for (const text of [null, '', 'Mostrador', 'null', '[]', '{"copies":0}', '{"copies":1.5,"tray":7}', '{"copies":99}']) expect(readWay(text)).toEqual(none);
  });
});

it('a label printer takes single labels, not sheets and pages', () => {
  expect(speaksZpl({ kind: 'shipping_label', fulfillmentId: 'f' })).toBe(true);
  expect(speaksZpl({ kind: 'bin_labels', bins: ['A'], stock: 'roll' })).toBe(true);
  expect(speaksZpl({ kind: 'bin_labels', bins: ['A'], stock: 'a4_sheet' })).toBe(false);
  expect(speaksZpl({ kind: 'packing_slip', fulfillmentId: 'f' })).toBe(false);
});

it('a receipt is no label and a label no receipt', () => {
  expect([sheetOf('escpos'), sheetOf('zpl203'), labelOf('zpl203'), labelOf('escpos')]).toEqual(['escpos', 'pdf', 'zpl203', 'pdf']);
});
