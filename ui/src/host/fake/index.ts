// Answers calls without Rust, for development and screen tests only. Never part of a release build.
import type { Boot, Found, OrderFilter, OrderInput, OrderRow, OrderSort } from '@/bindings';
import { fold } from '@/shared/lib/text';
import { asCallError, CallError, type Host } from '../host';
import { chooseInBrowser, saveInBrowser } from '../http';
import { customers, image, indexOf, items, locations, now, orderCount, orderId, orderRow, today } from './data';
import { more } from './more';
import { decisions, orderView, preview } from './order';

type Payload = Record<string, unknown>;
const views: Record<string, (row: OrderRow) => boolean> = {
  all: () => true, drafts: (row) => row.status === 'draft', to_verify: (row) => row.status === 'placed', held: (row) => row.held, to_confirm: (row) => row.status === 'verified', to_source: (row) => ['confirmed', 'backordered'].includes(row.status),
  open: (row) => ['released', 'picked', 'packed', 'staged', 'shipped'].includes(row.status) && indexOf(row.orderId) < 400, late: (row) => row.late, to_invoice: (row) => row.status === 'delivered' && indexOf(row.orderId) < 120,
};
const changed = new Map<string, Partial<OrderRow>>();
const rows = (): OrderRow[] => (cache ??= Array.from({ length: orderCount }, (_, index) => ({ ...orderRow(index), ...changed.get(orderId(index)) })));
let cache: OrderRow[] | null = null;

function orderList({ filter, sort, offset, limit }: { filter: OrderFilter; sort: OrderSort; offset: number; limit: number }) {
  const text = fold(filter.text ?? '');
  const view = views[filter.view ?? 'all'] ?? (() => true);
  let found = rows().filter((row) => view(row) && (!text || fold(`${row.number} ${row.customerName}`).includes(text)) && (!filter.statuses?.length || filter.statuses.includes(row.status)) && (!filter.channels?.length || filter.channels.includes(row.channel)));
  const by = { number: (row: OrderRow) => Number(row.number), placed: (row: OrderRow) => row.placedAtMs, customer: (row: OrderRow) => row.customerName, total: (row: OrderRow) => row.totalMinor, promised: (row: OrderRow) => row.promisedOn ?? '' }[sort.by];
  found = found.toSorted((a, b) => { const [x, y] = [by(a), by(b)]; return x === y ? 0 : (x < y ? -1 : 1) * (sort.descending ? -1 : 1); });
  return { total: found.length, rows: found.slice(offset, offset + limit) };
}

function find(text: string, limit: number): Found {
  const wanted = fold(text);
  const orders = rows().filter((row) => row.number.endsWith(wanted) || fold(row.customerName).includes(wanted)).slice(0, limit);
  return {
    orders: orders.map((row) => ({ orderId: row.orderId, number: row.number, customerName: row.customerName, status: row.status, answer: orderView(indexOf(row.orderId)).answer })),
    customers: customers.filter((row) => fold(row.name).includes(wanted)).slice(0, 3), items: items.filter((row) => fold(`${row.name} ${row.sku} ${row.barcode}`).includes(wanted)).slice(0, limit), documents: [], fulfillments: [], returns: [],
  };
}

const boot: Boot = {
  company: { name: 'Casa Oliva', legalName: 'Casa Oliva, S. L.', taxId: 'B12345674', currency: 'EUR', country: 'ES' }, locations, actor: { actorId: 'a1', name: 'Luisa Pons' },
  device: { deviceId: 'd1', code: 'A', language: new URLSearchParams(location.search).get('fake') === 'en' ? 'en' : 'es', locationId: locations[1]!.locationId }, systemLanguage: 'es', demo: true, empty: false, version: '0.1.0', today, timeZone: 'Europe/Madrid',
};
const answer = (key: string, status: OrderRow['status']) => {
  changed.set(key, { status, held: status === 'held' });
  cache = null;
  return { orderId: key, number: rows()[indexOf(key)]?.number ?? 'B-381', version: 4, status, checks: [], fulfillments: [] };
};
const words = (text: unknown) => fold(String(text ?? '')).split(/\s+/).filter(Boolean);

const calls: Record<string, (payload: Payload) => unknown> = {
  'app.boot': () => boot,
  'device.configure': () => ({}),
  'order.list': (payload) => orderList(payload as never),
  'order.counts': () => ({ views: Object.fromEntries(Object.entries(views).map(([name, fits]) => [name, rows().filter(fits).length])) }),
  'order.get': (payload) => { const view = orderView(payload.number ? 201_000 - Number(payload.number) : indexOf(String(payload.orderId))); return { ...view, ...changed.get(view.orderId) }; },
  'order.expected': () => [],
  'order.decision': (payload) => decisions(String(payload.orderId)),
  'order.preview': (payload) => preview(payload as never as OrderInput),
  'order.save_draft': () => ({ orderId: orderId(4), number: 'B-381', version: 1, status: 'draft', checks: [], fulfillments: [] }),
  'order.discard_draft': (payload) => answer(String(payload.orderId), 'cancelled'),
  'order.place': () => answer(orderId(0), 'placed'),
  'order.verify': (payload) => answer(String(payload.orderId), 'verified'),
  'order.confirm': (payload) => ({ ...answer(String(payload.orderId), 'released'), fulfillments: [{ fulfillmentId: 'f', number: '201000-1', locationId: '', locationName: 'Tienda Valencia' }] }),
  'order.confirm_many': (payload) => { const keys = payload.orderIds as string[]; keys.slice(1).forEach((key) => answer(key, 'released')); if (keys.length === 1) answer(keys[0] ?? '', 'released'); return { done: keys.length > 1 ? keys.length - 1 : 1, refused: keys.length > 1 ? [{ orderId: keys[0], number: rows()[indexOf(keys[0] ?? '')]?.number, refusal: { code: 'order_held', params: {}, incidentId: null, fault: false } }] : [] }; },
  'order.note': (payload) => answer(String(payload.orderId), 'placed'), 'order.hold': (payload) => answer(String(payload.orderId), 'held'), 'order.resolve_hold': (payload) => answer(String(payload.orderId), 'placed'), 'order.take_payment': (payload) => answer(String(payload.orderId), 'verified'), 'order.cancel': (payload) => answer(String(payload.orderId), 'cancelled'),
  'item.search': (payload) => ({ rows: items.filter((row) => words(payload.text).every((word) => fold(`${row.name} ${row.sku} ${row.barcode}`).includes(word))).slice(0, Number(payload.limit)) }),
  'item.by_code': (payload) => items.find((row) => row.barcode === payload.code || row.sku === payload.code) ?? null,
  'item.image': (payload) => ({ svg: image(String(payload.image)) }),
  'customer.search': (payload) => ({ rows: customers.filter((row) => words(payload.text).every((word) => fold(`${row.name} ${row.phone} ${row.email}`).includes(word))).slice(0, Number(payload.limit)) }),
  'customer.get': (payload) => { const row = customers[indexOf(String(payload.customerId))] ?? customers[0]!; return { ...row, business: false, taxId: '', language: 'es', address: { name: row.name, line1: 'Calle Colón 24, 3.º B', line2: '', postalCode: '46004', city: row.city, region: row.city, country: 'ES', phone: row.phone }, version: 1, spentMinor: 128_450, baseCurrency: 'EUR', spentByCurrency: [{ currency: 'EUR', totalMinor: 128_450 }], lastOrderAtMs: now - 9e8, usualMethod: 'pickup', usualLocationName: 'Tienda Valencia' }; },
  'customer.create': () => ({ customerId: customers[7]!.customerId }),
  'find.anything': (payload) => find(String(payload.text), Number(payload.limit)),
  'job.list': () => ({ jobs: [] }),
};

export const fakeHost: Host = {
  kind: 'fake',
  async call(name, payload) {
    await new Promise((done) => setTimeout(done, 25));
    const reply = more[name] ?? calls[name];
    if (!reply) throw new CallError({ code: `fake: ${name}`, params: {}, incidentId: null, fault: true });
    try {
      return structuredClone(reply(payload as Payload));
    } catch (thrown) {
      throw asCallError(thrown);
    }
  },
  onFeed: () => () => undefined,
  async pickFile(kinds) {
    const file = await chooseInBrowser(kinds);
    return file && { file: file.name, name: file.name };
  },
  upload: async (file) => file.name,
  onFilesDropped: () => () => undefined,
  onOpenOrder: () => () => undefined,
  saveFile: saveInBrowser,
};
