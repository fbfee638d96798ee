// Demo answers: today, fulfillment, pickup, returns. Kept in memory, so that steps can be played through.
import type { Disposition, FulfillmentRow, FulfillmentStatus, FulfillmentView, Offer, ReturnReason, ReturnRow, ReturnStatus, ReturnView } from '@/bindings';
import { fold } from '@/shared/lib/text';
import { CallError } from '../host';
import { indexOf, items, now, orderId, orderRow, place, today } from './data';
import { orderView } from './order';

type Payload = Record<string, unknown>;
const refuse = (code: string): never => { throw new CallError({ code, params: {}, incidentId: null, fault: false }); };
const offer = (command: string, payload: Payload, asks: Offer['asks'], primary = false): Offer => ({ command, payload, asks, primary, closed: null, target: null });
const plan: [FulfillmentStatus, 'ship' | 'pickup', number][] = [['released', 'ship', 9], ['released', 'pickup', 5], ['picked', 'ship', 4], ['picked', 'pickup', 3], ['packed', 'ship', 4], ['staged', 'pickup', 9], ['shipped', 'ship', 12], ['reserved', 'ship', 3]];
const services = ['Estándar 48 h', 'Urgente 24 h'];

const make = (status: FulfillmentStatus, method: 'ship' | 'pickup', index: number): FulfillmentView => {
  const order = orderRow(index);
  const id = `${orderId(index).slice(0, 19)}-f000-${String(index).padStart(12, '0').slice(-12)}`;
  const at = method === 'pickup' ? place(1) : place(index % 3);
  const picked = !['reserved', 'released'].includes(status);
  const lines = Array.from({ length: 1 + (index % 4) }, (_, line) => {
    const item = items[(index * 3 + line * 5) % items.length]!;
    const quantity = 1 + ((index + line) % 3 === 0 ? 2 : (index + line) % 2);
    return { lineId: line + 1, itemId: item.itemId, sku: item.sku, barcode: item.barcode, name: item.name, image: item.image, bin: `${'ABC'[index % 3]}-0${1 + (line % 6)}-${1 + (index % 4)}`, quantity, picked: picked ? quantity : 0, packed: ['packed', 'shipped'].includes(status) ? quantity : 0, done: status === 'shipped' ? quantity : 0, short: 0, weightG: 320 + line * 110, tracking: 'plain' as const, lots: [] };
  });
  const due = now + (index % 7 === 3 ? -1 : 1) * (index % 9) * 2_400_000;
  return {
    fulfillmentId: id, number: `${order.number}-1`, version: 1, orderId: order.orderId, orderNumber: order.number, customerName: order.customerName, locationId: at.locationId, locationName: at.name, toCounter: null, method, status, dueAtMs: due, late: due < now && status !== 'shipped',
    address: method === 'ship' ? { name: order.customerName, line1: 'Calle Colón 24, 3.º B', line2: '', postalCode: '46004', city: 'Valencia', region: 'Valencia', country: 'ES', phone: '600 123 456' } : null,
    service: method === 'ship' ? services[index % 2]! : null, carrier: status === 'shipped' ? 'SEUR' : null, tracking: status === 'shipped' ? `01234567890${index}` : null, shelf: status === 'staged' ? `${'ABC'[index % 3]}-${1 + (index % 9)}` : null, pickupCode: status === 'staged' ? String(4_820 + index) : null,
    lines, packages: ['packed', 'shipped'].includes(status) ? [{ packageNo: 1, weightG: 1_240, lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }] : [], offered: [],
  };
};
let next = 0;
const all: FulfillmentView[] = plan.flatMap(([status, method, count]) => Array.from({ length: count }, () => make(status, method, next++)));
const find = (payload: Payload) => all.find((one) => one.fulfillmentId === payload.fulfillmentId || one.number === payload.number) ?? refuse('not_found');

function offers(one: FulfillmentView): Offer[] {
  const of = (verb: string, asks: Offer['asks'], primary = false) => offer(`fulfillment.${verb}`, { fulfillmentId: one.fulfillmentId }, asks, primary);
  const table: Record<FulfillmentStatus, Offer[]> = {
    reserved: [of('release', 'nothing', true), of('reject', 'reason')], released: [of('pick', 'pick', true), of('reject', 'reason')],
    picked: [one.method === 'ship' ? of('pack', 'pack', true) : of('stage', 'stage', true), of('unpick', 'nothing'), of('reject', 'reason')],
    packed: [of('ship', 'ship', true), of('unpack', 'nothing'), of('reject', 'reason')], staged: [of('hand_over', 'hand_over', true), of('unstage', 'nothing'), of('reject', 'reason')], in_transfer: [of('arrive', 'nothing', true), of('recall', 'nothing')], shipped: [of('deliver', 'nothing')], delivered: [], cancelled: [],
  };
  return table[one.status];
}
const queues: Record<string, (one: FulfillmentView) => boolean> = {
  to_release: (one) => one.status === 'reserved', to_pick: (one) => one.status === 'released', to_pack: (one) => one.status === 'picked' && one.method === 'ship', to_ship: (one) => one.status === 'packed',
  to_send: (one) => one.status === 'picked' && one.toCounter !== null, to_receive: (one) => one.status === 'in_transfer',
  to_stage: (one) => one.status === 'picked' && one.method === 'pickup', ready: (one) => one.status === 'staged', in_transit: (one) => one.status === 'shipped', to_hand_over: (one) => one.status === 'staged',
};
const rowOf = (one: FulfillmentView): FulfillmentRow => ({ fulfillmentId: one.fulfillmentId, number: one.number, orderId: one.orderId, orderNumber: one.orderNumber, customerName: one.customerName, locationId: one.locationId, locationName: one.locationName, counterName: one.toCounter?.locationName ?? null, expectedOn: one.toCounter?.expectedOn ?? null, method: one.method, status: one.status, lineCount: one.lines.length, unitCount: one.lines.reduce((sum, line) => sum + line.quantity, 0), dueAtMs: one.dueAtMs, late: one.late, shelf: one.shelf, service: one.service, version: one.version });
const inQueue = (queue: string) => all.filter(queues[queue] ?? (() => true)).toSorted((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0));
const count = (queue: string) => inQueue(queue).length;
const step = (payload: Payload, status: FulfillmentStatus, change: (one: FulfillmentView) => void = () => undefined) => {
  const one = find(payload);
  one.status = status;
  one.version += 1;
  change(one);
  return { fulfillmentId: one.fulfillmentId, number: one.number, version: one.version, status, orderId: one.orderId, orderStatus: 'released', pickupCode: one.pickupCode };
};
type Part = { lineId: number; quantity: number };

const reasons: ReturnReason[] = ['size', 'did_not_want', 'defective', 'damaged_in_shipping'];
const statuses: ReturnStatus[] = ['authorized', 'received', 'received', 'inspected', 'refunded', 'closed'];
const makeReturn = (index: number, status: ReturnStatus): ReturnView => {
  const order = orderRow(500 + index * 7);
  const lines = Array.from({ length: 1 + (index % 2) }, (_, at) => {
    const item = items[(index * 5 + at) % items.length]!;
    const quantity = 1 + (at % 2);
    return { lineId: at + 1, itemId: item.itemId, sku: item.sku, barcode: item.barcode, name: item.name, image: item.image, quantity, received: status === 'authorized' ? 0 : quantity, reason: reasons[index % 4]!, dispositions: ['inspected', 'refunded', 'closed'].includes(status) ? [{ disposition: 'restock' as Disposition, quantity }] : [], refundMinor: item.priceMinor * quantity };
  });
  return { returnId: `r${index}`, number: `${order.number}-R1`, orderId: order.orderId, orderNumber: order.number, customerName: order.customerName, locationId: place(1).locationId, locationName: place(1).name, status, unitCount: lines.reduce((sum, line) => sum + line.quantity, 0), refundMinor: lines.reduce((sum, line) => sum + line.refundMinor, 0), currency: 'EUR', createdAtMs: now - index * 5_400_000, version: 1, lines, note: index % 3 ? null : 'La clienta prefiere la talla S si llega.', creditNote: ['refunded', 'closed'].includes(status) ? { documentId: 'doc3', kind: 'credit_note', number: `R-2026/000${10 + index}`, issuedOn: today, orderId: order.orderId, orderNumber: order.number, buyerName: order.customerName, totalMinor: -4_990, currency: 'EUR', printedCount: 0, cancelled: false, correctedBy: '' } : null, offered: [] };
};
const returns: ReturnView[] = Array.from({ length: 26 }, (_, index) => makeReturn(index, statuses[index % statuses.length]!));
const returnOffers = (one: ReturnView): Offer[] => {
  const of = (verb: string, asks: Offer['asks'], more: Payload = {}) => offer(`return.${verb}`, { returnId: one.returnId, ...more }, asks, true);
  if (one.status === 'authorized') return [of('receive', 'nothing', { locationId: place(1).locationId }), { ...of('cancel', 'nothing'), primary: false }];
  if (one.status === 'received') return [of('inspect', 'inspect')];
  return one.status === 'inspected' ? [of('refund', 'refund')] : [];
};
const returnQueues: Record<string, (one: ReturnView) => boolean> = { to_receive: (one) => one.status === 'authorized', to_inspect: (one) => one.status === 'received', to_refund: (one) => one.status === 'inspected', all: () => true };
const returnStep = (payload: Payload, status: ReturnStatus) => {
  const one = returns.find((other) => other.returnId === payload.returnId) ?? refuse('not_found');
  one.status = status;
  return { returnId: one.returnId, number: one.number, version: 2, status, orderId: one.orderId, refundMinor: one.refundMinor, currency: 'EUR', creditNote: null };
};
const fits = (text: unknown, ...fields: string[]) => fold(fields.join(' ')).includes(fold(String(text ?? '')));
const page = <T>(rows: T[], payload: Payload) => ({ total: rows.length, rows: rows.slice(Number(payload.offset), Number(payload.offset) + Number(payload.limit)) });

export const work: Record<string, (payload: Payload) => unknown> = {
  'promise.watch': () => ({ watched: 0, endangered: [] }),
  'today.get': () => ({
    toVerify: 12, held: 3, toSource: 2, toPick: count('to_pick'), toPickLate: inQueue('to_pick').filter((one) => one.late).length, toPack: count('to_pack'), toShip: count('to_ship'), toHandOver: count('to_hand_over'), ready: count('ready'), returnsToInspect: returns.filter((one) => one.status === 'received').length, toInvoice: 48, late: 5,
    nextPick: inQueue('to_pick').map(rowOf)[0] ?? null, nextReady: inQueue('ready').map(rowOf)[0] ?? null, promiseHours: [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((hour, at) => ({ hour, due: [1, 3, 4, 7, 5, 0, 2, 6, 9, 8, 3, 1][at] })), atRisk: all.filter((one) => one.late).slice(0, 6).map(rowOf), takenMinor: 284_560, orderCount: 37, currency: 'EUR',
  }),
  'fulfillment.list': (payload) => page(inQueue(String(payload.queue)).filter((one) => fits(payload.text, one.number, one.customerName)).map(rowOf), payload),
  'fulfillment.counts': () => ({ queues: Object.fromEntries(Object.keys(queues).map((queue) => [queue, count(queue)])), late: Object.fromEntries(Object.keys(queues).map((queue) => [queue, inQueue(queue).filter((one) => one.late).length])) }),
  'fulfillment.get': (payload) => { const one = find(payload); return { ...one, offered: offers(one) }; },
  'fulfillment.find_pickup': (payload) => inQueue('ready').filter((one) => one.pickupCode === payload.code || fits(payload.code, one.orderNumber, one.customerName)).map(rowOf),
  'fulfillment.release': (payload) => step(payload, 'released'),
  'fulfillment.pick': (payload) => step(payload, 'picked', (one) => { for (const part of payload.lines as Part[]) { const line = one.lines.find((other) => other.lineId === part.lineId); if (line) line.picked += part.quantity; } for (const part of payload.shorts as Part[]) { const line = one.lines.find((other) => other.lineId === part.lineId); if (line) line.short += part.quantity; } }),
  'fulfillment.unpick': (payload) => step(payload, 'released', (one) => one.lines.forEach((line) => { line.picked = 0; })),
  'fulfillment.pack': (payload) => step(payload, 'packed', (one) => { one.packages = (payload.packages as { weightG: number; lines: Part[] }[]).map((box, at) => ({ packageNo: at + 1, ...box })); }),
  'fulfillment.unpack': (payload) => step(payload, 'picked', (one) => { one.packages = []; }),
  'fulfillment.ship': (payload) => step(payload, 'shipped', (one) => { one.carrier = String(payload.carrier); one.tracking = String(payload.tracking); }),
  'fulfillment.stage': (payload) => step(payload, 'staged', (one) => { one.shelf = String(payload.shelf); one.pickupCode = '4711'; }),
  'fulfillment.unstage': (payload) => step(payload, 'picked', (one) => { one.shelf = null; }),
  'fulfillment.hand_over': (payload) => step(payload, 'delivered'),
  'fulfillment.deliver': (payload) => step(payload, 'delivered'),
  'fulfillment.reject': (payload) => step(payload, 'cancelled'),
  'return.counts': () => ({ queues: Object.fromEntries(Object.entries(returnQueues).map(([queue, is]) => [queue, returns.filter(is).length])) }),
  'return.list': (payload) => page(returns.filter((one) => (returnQueues[String(payload.queue)] ?? (() => true))(one) && fits(payload.text, one.number, one.customerName)).map((one): ReturnRow => one), payload),
  'return.get': (payload) => { const one = returns.find((other) => other.returnId === payload.returnId) ?? refuse('not_found'); return { ...one, offered: returnOffers(one) }; },
  'return.quote': (payload) => {
    const order = orderView(indexOf(String(payload.orderId)));
    const lines = (payload.lines as Part[]).map((part) => { const line = order.lines.find((one) => one.lineId === part.lineId)!; return { lineId: part.lineId, sku: line.sku, name: line.name, image: line.image, returnable: line.returnable, quantity: part.quantity, refundMinor: line.unitPriceMinor * part.quantity, refusal: part.lineId === 3 ? { code: 'not_returnable', params: { sku: line.sku }, incidentId: null, fault: false } : null }; });
    const refundMinor = lines.reduce((sum, line) => sum + (line.refusal ? 0 : line.refundMinor), 0);
    return { lines, shippingMinor: 0, refundMinor, currency: 'EUR', tenders: [{ tender: 'card', amountMinor: refundMinor }] };
  },
  'return.receive': (payload) => returnStep(payload, 'received'), 'return.inspect': (payload) => returnStep(payload, 'inspected'), 'return.refund': (payload) => returnStep(payload, 'refunded'), 'return.cancel': (payload) => returnStep(payload, 'cancelled'),
  'return.take_back': () => { returns.unshift({ ...makeReturn(4, 'refunded'), returnId: `r${returns.length}` }); return { ...returnStep({ returnId: returns[0]!.returnId }, 'refunded'), creditNote: { documentId: 'doc3', number: 'R-2026/00031' } }; },
};
