// The order being typed. Pure: the screen shows it, Rust prices and checks it.
import type { Address, Channel, CustomerRow, CustomerView, DeliveryInput, DeliveryMethod, DeliveryOption, ItemId, ItemRow, LocationId, OrderAnswer, OrderId, OrderInput, OrderView } from '@/bindings';

export interface DraftLine { key: number; itemId: ItemId; sku: string; name: string; image: string; quantity: number; listPriceMinor: number; /** null: the list price */ unitPriceMinor: number | null; discountBp: number }
export interface Delivery { method: DeliveryMethod; locationId: LocationId | null; service: string | null }
export interface Draft {
  channel: Channel;
  locationId: LocationId;
  customer: Pick<CustomerRow, 'customerId' | 'name' | 'phone' | 'email' | 'orderCount'> | null;
  lines: readonly DraftLine[];
  /** What the person chose; null follows the best option offered. */
  chosen: Delivery | null;
  /** The best feasible option of the last preview. */
  best: Delivery | null;
  address: Address;
  note: string;
  /** The buyer's own number of the order, and what they want to read on the invoice: `null` as they always want. */
  buyerOrder: string;
  buyerReference: string | null;
  /** What the person chose; null: what the customer usually pays in, else the currency of the books. */
  currency: string | null;
  /** What the customer usually pays in; undefined until their record is read. */
  usualCurrency: string | null | undefined;
  /** Counts what the person changed, so that saving knows there is something to save. */
  edits: number;
  saved: { orderId: OrderId; number: string; atMs: number; edits: number } | null;
}
export type DraftAction =
  | { do: 'channel'; channel: Channel }
  | { do: 'location'; locationId: LocationId }
  | { do: 'customer'; customer: Draft['customer'] }
  | { do: 'record'; record: CustomerView }
  | { do: 'add'; item: ItemRow; quantity: number }
  | { do: 'quantity'; key: number; quantity: number }
  | { do: 'price'; key: number; unitPriceMinor: number | null }
  | { do: 'discount'; key: number; discountBp: number }
  | { do: 'remove'; key: number }
  | { do: 'deliver'; delivery: Delivery | null }
  | { do: 'options'; options: readonly DeliveryOption[] }
  | { do: 'address'; change: Partial<Address> }
  | { do: 'note'; note: string }
  | { do: 'buyer-order'; buyerOrder: string }
  | { do: 'buyer-reference'; buyerReference: string }
  | { do: 'currency'; currency: string; base: string }
  | { do: 'saved'; answer: Pick<OrderAnswer, 'orderId' | 'number'>; edits: number; atMs: number }
  | { do: 'load'; view: OrderView }
  | { do: 'reset'; locationId: LocationId; channel: Channel };

export const noAddress: Address = { name: '', line1: '', line2: '', postalCode: '', city: '', region: '', country: 'ES', phone: '' };

export function newDraft(locationId: LocationId, channel: Channel = 'phone'): Draft {
  return { channel, locationId, customer: null, lines: [], chosen: null, best: null, address: noAddress, note: '', buyerOrder: '', buyerReference: null, currency: null, usualCurrency: null, edits: 0, saved: null };
}

export function reduce(draft: Draft, action: DraftAction): Draft {
  const edited = (change: Partial<Draft>): Draft => ({ ...draft, ...change, edits: draft.edits + 1 });
  const line = (key: number, change: Partial<DraftLine>) => edited({ lines: draft.lines.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  switch (action.do) {
    case 'channel': return edited({ channel: action.channel });
    case 'location': return edited({ locationId: action.locationId, chosen: null });
    case 'customer': return action.customer?.customerId === draft.customer?.customerId ? edited({ customer: action.customer, address: noAddress }) : edited({ customer: action.customer, address: noAddress, buyerReference: null, ...paidIn(draft, null) });
    // Filled in from the customer's record; not an edit, and never over what was already typed.
    case 'record': return recorded(draft, action.record);
    case 'add': return edited({ lines: added(draft.lines, action.item, action.quantity) });
    case 'quantity': return action.quantity <= 0 ? edited({ lines: draft.lines.filter((one) => one.key !== action.key) }) : line(action.key, { quantity: action.quantity });
    case 'price': return line(action.key, { unitPriceMinor: action.unitPriceMinor });
    case 'discount': return line(action.key, { discountBp: Math.max(0, Math.min(10_000, action.discountBp)) });
    case 'remove': return edited({ lines: draft.lines.filter((one) => one.key !== action.key) });
    case 'deliver': return edited({ chosen: action.delivery });
    case 'options': {
      const first = ranked(action.options, draft.channel).find((option) => option.feasible);
      const best = first ? deliveryOf(first) : null;
      return sameDelivery(best, draft.best) ? draft : { ...draft, best };
    }
    case 'address': return edited({ address: { ...draft.address, ...action.change } });
    case 'note': return edited({ note: action.note });
    case 'buyer-order': return edited({ buyerOrder: action.buyerOrder });
    case 'buyer-reference': return edited({ buyerReference: action.buyerReference });
    case 'currency': return currencyOf(draft, action.base) === action.currency ? draft : edited({ currency: action.currency, lines: listed(draft.lines) });
    case 'saved': return { ...draft, saved: { orderId: action.answer.orderId, number: action.answer.number, atMs: action.atMs, edits: action.edits } };
    case 'load': return loaded(action.view);
    case 'reset': return newDraft(action.locationId, action.channel);
  }
}

/** What the order is in. */
export const currencyOf = (draft: Pick<Draft, 'currency' | 'usualCurrency'>, base: string): string => draft.currency ?? draft.usualCurrency ?? base;

/** A price typed in one currency is none in another: lines go back to the list. */
const listed = (lines: readonly DraftLine[]) => lines.map((line) => (line.unitPriceMinor === null ? line : { ...line, unitPriceMinor: null }));

function paidIn(draft: Draft, usualCurrency: string | null): Partial<Draft> {
  if (usualCurrency === draft.usualCurrency) return {};
  // The prices of a draft that was kept were typed in it.
  return { usualCurrency, ...(draft.currency === null && draft.usualCurrency !== undefined ? { lines: listed(draft.lines) } : {}) };
}

function recorded(draft: Draft, record: CustomerView): Draft {
  if (draft.customer?.customerId !== record.customerId) return draft;
  const usual = paidIn(draft, record.currency ?? null);
  const address = draft.address.line1 === '' ? { ...record.address, name: record.address.name || record.name } : draft.address;
  return Object.keys(usual).length === 0 && address === draft.address ? draft : { ...draft, ...usual, address };
}

/** The same item at its own price is one line; a line with a changed price stays apart. */
function added(lines: readonly DraftLine[], item: ItemRow, quantity: number): DraftLine[] {
  const same = lines.find((line) => line.itemId === item.itemId && line.unitPriceMinor === null && line.discountBp === 0);
  if (same) return lines.map((line) => (line === same ? { ...line, quantity: line.quantity + quantity } : line));
  const key = lines.reduce((top, line) => Math.max(top, line.key), 0) + 1;
  return [...lines, { key, itemId: item.itemId, sku: item.sku, name: item.name, image: item.image, quantity, listPriceMinor: item.priceMinor, unitPriceMinor: null, discountBp: 0 }];
}

/** Whoever is not in the shop can not carry anything out of it: what has to be brought or fetched comes first. */
export const ranked = (options: readonly DeliveryOption[], channel: Channel): DeliveryOption[] =>
  channel === 'store' ? [...options] : options.toSorted((a, b) => Number(a.method === 'carry_out') - Number(b.method === 'carry_out'));

export const deliveryOf = (option: Pick<DeliveryOption, 'method' | 'locationId' | 'service'>): Delivery => ({ method: option.method, locationId: option.locationId, service: option.service });
export const deliveryKey = (delivery: Delivery | null): string => (delivery ? `${delivery.method}|${delivery.locationId ?? ''}|${delivery.service ?? ''}` : '');
const sameDelivery = (a: Delivery | null, b: Delivery | null) => deliveryKey(a) === deliveryKey(b);

/** What will be done when nothing is chosen and nothing offered yet: counter sales are carried out, the rest is shipped. */
export function deliveryNow(draft: Draft): Delivery {
  return draft.chosen ?? draft.best ?? (draft.channel === 'store' ? { method: 'carry_out', locationId: draft.locationId, service: null } : { method: 'ship', locationId: null, service: null });
}

export function toInput(draft: Draft): OrderInput {
  const delivery = deliveryNow(draft);
  const place: DeliveryInput = { method: delivery.method, locationId: delivery.locationId, service: delivery.service, address: delivery.method === 'ship' && draft.address.line1.trim() !== '' ? draft.address : null };
  return {
    channel: draft.channel,
    locationId: draft.locationId,
    customerId: draft.customer?.customerId ?? null,
    deliveries: [place],
    lines: draft.lines.map((line) => ({ itemId: line.itemId, quantity: line.quantity, ...(line.unitPriceMinor === null ? {} : { unitPriceMinor: line.unitPriceMinor }), discountBp: line.discountBp === 0 ? null : line.discountBp, delivery: 0 })),
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    ...(draft.buyerOrder.trim() === '' ? {} : { buyerOrder: draft.buyerOrder.trim() }),
    ...(draft.buyerReference === null ? {} : { buyerReference: draft.buyerReference.trim() }),
    ...(draft.currency === null ? {} : { currency: draft.currency }),
  };
}

function loaded(view: OrderView): Draft {
  const input = view.input;
  const delivery = input?.deliveries[0];
  return {
    channel: view.channel,
    locationId: view.locationId,
    customer: view.customer?.customerId ? { customerId: view.customer.customerId, name: view.customer.name, phone: view.customer.phone, email: view.customer.email, orderCount: view.customer.orderCount } : null,
    lines: (input?.lines ?? []).flatMap((line, at) => {
      const shown = view.lines[at] ?? view.lines.find((one) => one.itemId === line.itemId);
      return [{ key: at + 1, itemId: line.itemId, sku: shown?.sku ?? '', name: shown?.name ?? '', image: shown?.image ?? '', quantity: line.quantity, listPriceMinor: shown?.unitPriceMinor ?? 0, unitPriceMinor: line.unitPriceMinor ?? null, discountBp: line.discountBp ?? 0 }];
    }),
    chosen: delivery ? { method: delivery.method, locationId: delivery.locationId ?? null, service: delivery.service ?? null } : null,
    best: null,
    address: delivery?.address ?? noAddress,
    note: input?.note ?? '',
    buyerOrder: input?.buyerOrder ?? '',
    buyerReference: input?.buyerReference ?? null,
    currency: input?.currency ?? null,
    usualCurrency: undefined,
    edits: 0,
    saved: { orderId: view.orderId, number: view.number, atMs: view.placedAtMs, edits: 0 },
  };
}

/** `3*taza` and `3 x taza` ask for three. */
export function parseItemText(text: string): { quantity: number; text: string } {
  const match = /^\s*(\d{1,4})\s*(?:\*|[x×]\s)\s*(.*)$/i.exec(text);
  return match ? { quantity: Math.max(1, Number(match[1])), text: (match[2] ?? '').trim() } : { quantity: 1, text: text.trim() };
}

/** A pasted list: one item per line, the code and the quantity in either order, by tab, comma, semicolon, "x" or spaces. */
export function parsePastedList(text: string): { code: string; quantity: number }[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean).flatMap((line) => {
    const leading = /^(\d{1,4})\s*(?:\*|[x×]\s)\s*(.+)$/i.exec(line);
    if (leading) return [{ code: (leading[2] ?? '').trim(), quantity: Math.max(1, Number(leading[1])) }];
    const parts = line.split(/\t|;|,|\s+(?:x|×)\s*|\s+/i).map((part) => part.trim()).filter(Boolean);
    const [code, quantity] = parts;
    if (!code) return [];
    const count = quantity !== undefined && /^\d{1,4}$/.test(quantity) ? Number(quantity) : 1;
    return [{ code, quantity: Math.max(1, count) }];
  });
}
