import { describe, expect, it } from 'vitest';
import type { CustomerView, DeliveryOption, ItemRow } from '@/bindings';
import { currencyOf, deliveryNow, type Draft, type DraftAction, newDraft, noAddress, parseItemText, parsePastedList, reduce, toInput } from './draft';

const item = (sku: string, priceMinor = 1_000): ItemRow => ({ itemId: `i-${sku}`, sku, barcode: '', name: sku, image: '', priceMinor, currency: 'EUR', taxRateBp: 2_100, availableHere: 1, availableTotal: 9 });
const run = (...actions: DraftAction[]): Draft => actions.reduce(reduce, newDraft('L1'));
const option = (method: DeliveryOption['method'], feasible: boolean): DeliveryOption => ({ method, locationId: null, service: method === 'ship' ? 'standard' : null, name: { key: '', params: {} }, promisedOn: '2026-11-24', chargeMinor: 0, feasible, reason: null, from: [], costMinor: 0, co2G: 0, confidence: null, distanceKm: null, awaits: null });
const customer = { customerId: 'c1', name: 'Ana', phone: '', email: '', orderCount: 1 };
const record = { customerId: 'c1', name: 'Ana', address: { ...noAddress, line1: 'Colón 24', city: 'Valencia' } } as CustomerView;

describe('lines', () => {
  it('join when the same item is added again', () => {
    const draft = run({ do: 'add', item: item('A'), quantity: 1 }, { do: 'add', item: item('B'), quantity: 2 }, { do: 'add', item: item('A'), quantity: 3 });
    expect(draft.lines.map((line) => [line.sku, line.quantity])).toEqual([['A', 4], ['B', 2]]);
  });
  it('stay apart once the price was changed', () => {
    const draft = run({ do: 'add', item: item('A'), quantity: 1 }, { do: 'price', key: 1, unitPriceMinor: 900 }, { do: 'add', item: item('A'), quantity: 1 });
    expect(draft.lines.map((line) => [line.key, line.unitPriceMinor])).toEqual([[1, 900], [2, null]]);
  });
  it('go with quantity zero, and keys are not used again while others live', () => {
    const draft = run({ do: 'add', item: item('A'), quantity: 1 }, { do: 'add', item: item('B'), quantity: 1 }, { do: 'quantity', key: 1, quantity: 0 }, { do: 'add', item: item('C'), quantity: 1 });
    expect(draft.lines.map((line) => [line.sku, line.key])).toEqual([['B', 2], ['C', 3]]);
  });
  it('keep discounts between 0 and 100 %', () => expect(run({ do: 'add', item: item('A'), quantity: 1 }, { do: 'discount', key: 1, discountBp: 20_000 }).lines[0]?.discountBp).toBe(10_000));
});

describe('currency', () => {
  const typed: DraftAction[] = [{ do: 'add', item: item('A'), quantity: 1 }, { do: 'price', key: 1, unitPriceMinor: 900 }];
  const dollars = { ...record, currency: 'USD' } as CustomerView;
  it('is that of the books, then the customer\'s, then what the person chose', () => {
    const draft = run({ do: 'customer', customer });
    expect(currencyOf(draft, 'EUR')).toBe('EUR');
    const known = reduce(draft, { do: 'record', record: dollars });
    expect([currencyOf(known, 'EUR'), toInput(known).currency]).toEqual(['USD', undefined]);
    const chosen = reduce(known, { do: 'currency', currency: 'EUR', base: 'EUR' });
    expect([currencyOf(chosen, 'EUR'), toInput(chosen).currency]).toEqual(['EUR', 'EUR']);
  });
  it('takes typed prices along nowhere', () => {
    expect(run(...typed, { do: 'currency', currency: 'USD', base: 'EUR' }).lines[0]?.unitPriceMinor).toBeNull();
    expect(run(...typed, { do: 'customer', customer }, { do: 'record', record: dollars }).lines[0]?.unitPriceMinor).toBeNull();
  });
  it('keeps typed prices where it stays the same', () => {
    expect(run(...typed, { do: 'currency', currency: 'EUR', base: 'EUR' }).lines[0]?.unitPriceMinor).toBe(900);
    expect(run(...typed, { do: 'customer', customer }, { do: 'record', record }).lines[0]?.unitPriceMinor).toBe(900);
  });
});

describe('delivery', () => {
  const options = [option('carry_out', false), option('pickup', true), option('ship', true)];
  it('follows the best option that can be done', () => expect(deliveryNow(run({ do: 'options', options })).method).toBe('pickup'));
  it('stays what the person chose', () => expect(deliveryNow(run({ do: 'deliver', delivery: { method: 'ship', locationId: null, service: 'standard' } }, { do: 'options', options })).method).toBe('ship'));
  it('does not change the draft when the best stays the same', () => {
    const first = run({ do: 'options', options });
    expect(reduce(first, { do: 'options', options })).toBe(first);
  });
  it('starts by channel', () => {
    expect(deliveryNow(newDraft('L1', 'store'))).toEqual({ method: 'carry_out', locationId: 'L1', service: null });
    expect(deliveryNow(newDraft('L1', 'phone')).method).toBe('ship');
  });
});

describe('the input for Rust', () => {
  it('holds what was typed and nothing else', () => {
    const draft = run({ do: 'customer', customer }, { do: 'record', record }, { do: 'add', item: item('A'), quantity: 2 }, { do: 'note', note: '  timbre  ' });
    expect(toInput(draft)).toEqual({
      channel: 'phone', locationId: 'L1', customerId: 'c1', note: 'timbre', deliveries: [{ method: 'ship', locationId: null, service: null, address: { ...noAddress, name: 'Ana', line1: 'Colón 24', city: 'Valencia' } }],
      lines: [{ itemId: 'i-A', quantity: 2, discountBp: null, delivery: 0 }],
    });
  });
  it('has no address when nothing is shipped', () => expect(toInput(run({ do: 'deliver', delivery: { method: 'pickup', locationId: 'L2', service: null } })).deliveries[0]).toMatchObject({ method: 'pickup', locationId: 'L2', address: null }));
});

describe('saving and records', () => {
  it('counts edits, not answers', () => {
    const draft = run({ do: 'add', item: item('A'), quantity: 1 }, { do: 'options', options: [option('ship', true)] });
    const saved = reduce(draft, { do: 'saved', answer: { orderId: 'o1', number: 'B-1' }, edits: draft.edits, atMs: 5 });
    expect([draft.edits, saved.edits, saved.saved?.edits]).toEqual([1, 1, 1]);
  });
  it('does not overwrite an address that was typed', () => expect(run({ do: 'customer', customer }, { do: 'address', change: { line1: 'Otra 3' } }, { do: 'record', record }).address.line1).toBe('Otra 3'));
  it('ignores the record of another customer', () => expect(run({ do: 'record', record }).address.line1).toBe(''));
});

describe('typed and pasted items', () => {
  it.each([['3*taza', 3, 'taza'], ['3 x taza azul', 3, 'taza azul'], ['taza', 1, 'taza'], ['12 * TAZ-35', 12, 'TAZ-35'], ['3*', 3, ''], ['500 ml', 1, '500 ml'], ['0*taza', 1, 'taza']])('%s', (text, quantity, rest) => {
    expect(parseItemText(text)).toEqual({ quantity, text: rest });
  });
  it('reads lists in the usual shapes', () => {
    expect(parsePastedList('TAZ-35\t2\nMAN-LI; 3\r\n\n4 x JAR-15\nACE-50\nCES-ES x 5\n2*VEL-AB')).toEqual([
      { code: 'TAZ-35', quantity: 2 }, { code: 'MAN-LI', quantity: 3 }, { code: 'JAR-15', quantity: 4 }, { code: 'ACE-50', quantity: 1 }, { code: 'CES-ES', quantity: 5 }, { code: 'VEL-AB', quantity: 2 },
    ]);
  });
});
