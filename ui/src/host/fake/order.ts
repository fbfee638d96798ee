import type { Check, DecisionView, DeliveryMethod, Offer, OrderInput, OrderPreview, OrderView, Words } from '@/bindings';
import { customers, indexOf, items, locations, now, orderRow, place, plusDays, today } from './data';

const say = (key: string): Words => ({ key, params: {} });
const offer = (command: string, payload: Record<string, unknown>, asks: Offer['asks'], more: Partial<Offer> = {}): Offer => ({ command, payload, primary: false, closed: null, asks, target: null, ...more });
const closed = (code: string) => ({ code, params: {}, incidentId: null, fault: false });

function totalsOf(goods: number, discount: number, shipping: number) {
  const total = goods - discount + shipping;
  const base = Math.round(total / 1.21);
  return { currency: 'EUR', goodsMinor: goods, discountMinor: discount, shippingMinor: shipping, taxMinor: total - base, totalMinor: total, taxes: [{ rateBp: 2100, baseMinor: base, taxMinor: total - base }] };
}

export function preview(input: OrderInput): OrderPreview {
  const lines = input.lines.map((line) => {
    const item = items.find((one) => one.itemId === line.itemId) ?? items[0]!;
    const unit = line.unitPriceMinor ?? item.priceMinor;
    return { itemId: item.itemId, sku: item.sku, name: item.name, quantity: line.quantity, unitPriceMinor: unit, listPriceMinor: item.priceMinor, amountMinor: Math.round(unit * line.quantity * (1 - (line.discountBp ?? 0) / 10_000)),
      availability: locations.map((at, index) => ({ locationId: at.locationId, code: at.code, name: at.name, available: (indexOf(item.itemId) * 7 + index * 5) % 12 })), availableTotal: item.availableTotal };
  });
  const goods = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const chosen = input.deliveries[0];
  const charge = chosen?.method === 'ship' ? (chosen.service === 'express' ? 990 : 490) : 0;
  const options: OrderPreview['options'] = [
    { method: 'pickup', locationId: locations[1]!.locationId, service: null, name: say('Recoger en Tienda Valencia'), promisedOn: today, chargeMinor: 0, feasible: true, reason: null, from: ['Tienda Valencia'], costMinor: 60, co2G: 0, confidence: 97, distanceKm: 3, awaits: null },
    { method: 'ship', locationId: null, service: 'standard', name: say('Envío a domicilio'), promisedOn: plusDays(2), chargeMinor: 490, feasible: true, reason: null, from: ['Almacén Madrid'], costMinor: 465, co2G: 420, confidence: 94, distanceKm: null, awaits: null },
    { method: 'ship', locationId: null, service: 'express', name: say('Envío urgente'), promisedOn: plusDays(1), chargeMinor: 990, feasible: true, reason: null, from: ['Almacén Madrid', 'Tienda Valencia'], costMinor: 890, co2G: 760, confidence: 88, distanceKm: null, awaits: null },
    { method: 'carry_out', locationId: locations[1]!.locationId, service: null, name: say('Se lo lleva ahora'), promisedOn: today, chargeMinor: 0, feasible: false, reason: say('Solo hay 1 de 3 en Tienda Valencia'), from: [], costMinor: 0, co2G: 0, confidence: null, distanceKm: null, awaits: null },
  ];
  const checks: Check[] = [{ code: 'address', outcome: 'ok', words: say('Dirección completa') }, { code: 'stock', outcome: 'ok', words: say('Hay existencias para todo') }, { code: 'customer', outcome: 'ok', words: say('Sin deuda pendiente') }, { code: 'duplicate', outcome: lines.length > 2 ? 'warn' : 'ok', words: say(lines.length > 2 ? 'Hay un pedido parecido de hoy: 200987' : 'Sin pedidos parecidos') }];
  return { lines, options: lines.length ? options : [], checks: input.customerId && lines.length ? checks : [], baseCurrency: 'EUR', totals: totalsOf(goods, 0, charge), pricesIncludeTax: true };
}

export function orderView(index: number): OrderView {
  const row = orderRow(index);
  const customer = customers.find((one) => one.name === row.customerName) ?? customers[0]!;
  const method: DeliveryMethod = row.method === 'mixed' ? 'ship' : row.method;
  const base = { orderId: row.orderId };
  const early = ['placed', 'held', 'verified'].includes(row.status);
  const lines: OrderView['lines'] = Array.from({ length: Math.max(3, row.lineCount) }, (_, at) => {
    const item = items[(index * 3 + at * 5) % items.length]!;
    const quantity = 1 + (at % 2);
    return { lineId: at + 1, itemId: item.itemId, sku: item.sku, name: item.name, image: item.image, quantity, unitPriceMinor: item.priceMinor, discountMinor: 0, amountMinor: item.priceMinor * quantity, taxRateBp: item.taxRateBp, delivery: 0, stages: [{ stage: early ? 'open' : at === 0 ? 'shipped' : 'released', quantity }], returnable: ['delivered', 'closed'].includes(row.status) ? quantity : 0, fulfillmentIds: early ? [] : [`${row.orderId}f${at === 0 ? 0 : 1}`] };
  });
  const view = (at: number): OrderView['fulfillments'][number] => ({ fulfillmentId: `${row.orderId}f${at}`, number: `${row.number}-${at + 1}`, version: 1, orderId: row.orderId, orderNumber: row.number, customerName: row.customerName, locationId: place(at).locationId, locationName: place(at).name, toCounter: null, method, status: at === 0 ? 'shipped' : 'released', dueAtMs: now + 3_600_000 * 5, late: false, address: null, service: 'standard', carrier: at === 0 ? 'SEUR' : null, tracking: at === 0 ? '0123 4567 8901' : null, shelf: null, pickupCode: null,
    lines: lines.filter((_, line) => (at === 0) === (line === 0)).map((line) => ({ lineId: line.lineId, itemId: line.itemId, sku: line.sku, barcode: items[0]!.barcode, name: line.name, image: line.image, bin: 'A-03-2', quantity: line.quantity, picked: 0, packed: 0, done: at === 0 ? line.quantity : 0, short: 0, weightG: 400, tracking: 'plain' as const, lots: [] })), packages: [], offered: [] });
  const fulfillments = early ? [] : [view(0), view(1)];
  const goods = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const totals = totalsOf(goods, 0, method === 'ship' ? 490 : 0);
  const paid = row.paymentStatus === 'paid' ? totals.totalMinor : 0;
  const held = row.status === 'held';
  return {
    ...row, buyerOrder: '', buyerReference: '', pricesIncludeTax: true, note: index % 3 ? null : 'Llamar antes de entregar: el timbre no funciona.', locationId: place(1).locationId, locationName: place(1).name,
    customer: { customerId: customer.customerId, name: customer.name, email: customer.email, phone: customer.phone, taxId: '', language: 'es', orderCount: customer.orderCount },
    deliveries: [{ method, locationId: method === 'ship' ? null : place(1).locationId, locationName: method === 'ship' ? null : place(1).name, address: method === 'ship' ? { name: customer.name, line1: 'Calle Colón 24, 3.º B', line2: '', postalCode: '46004', city: 'Valencia', region: 'Valencia', country: 'ES', phone: customer.phone } : null, service: 'standard', promisedOn: row.promisedOn, chargeMinor: totals.shippingMinor }],
    answer: early ? [say(held ? 'Retenido por crédito desde hoy a las 09:20.' : 'Registrado por teléfono; falta verificarlo y confirmarlo.')] : [say('1 de 3 líneas salió de Almacén Madrid con SEUR 0123 4567 8901.'), say('2 líneas esperan recogida en Tienda Valencia, prometidas para mañana.')],
    lines, fulfillments, holds: held ? [{ holdId: 'h1', kind: 'credit', note: 'Supera el límite de crédito en 84,00 €', appliedAtMs: now - 7_200_000, appliedBy: 'Sistema', resolvedAtMs: null }] : [],
    checks: preview({ channel: 'phone', locationId: '', customerId: 'x', deliveries: [], lines: lines.map((line) => ({ itemId: line.itemId, quantity: line.quantity, delivery: 0 })) }).checks,
    payments: paid ? [{ atMs: now - 8_000_000, tender: 'card', kind: 'capture', amountMinor: paid, reference: '**** 4411' }] : [],
    documents: paid ? [{ documentId: 'd1', kind: 'simplified_invoice', number: 'FS-2026/00381', issuedOn: today, orderId: row.orderId, orderNumber: row.number, buyerName: row.customerName, totalMinor: totals.totalMinor, currency: 'EUR', printedCount: 0, cancelled: false, correctedBy: '' }] : [],
    returns: [], totals, paidMinor: paid, refundedMinor: 0, dueMinor: totals.totalMinor - paid,
    timeline: [['Creado por teléfono', 'Luisa Pons'], ['Verificado: 4 comprobaciones correctas', 'Luisa Pons'], ['Confirmado', 'Luisa Pons'], ['Origen elegido: Almacén Madrid 1, Tienda Valencia 2', 'Encargo'], ['Preparación lanzada en Tienda Valencia', 'Encargo'], ['Enviado con SEUR 0123 4567 8901', 'Jorge Sanz']].slice(0, early ? 1 : 6).map(([key, actorName], seq) => ({ seq, atMs: row.placedAtMs + seq * 1_260_000, kind: ['order_placed', 'order_verified', 'order_confirmed', 'order_sourced', 'fulfillment_released', 'fulfillment_shipped'][seq] ?? 'note', actorName: actorName ?? '', words: say(key ?? ''), locationName: seq > 3 ? 'Tienda Valencia' : null })).toReversed(),
    offered: [
      ...(held ? [offer('order.resolve_hold', { ...base, holdId: 'h1' }, 'note', { primary: true })] : []),
      ...(row.status === 'placed' ? [offer('order.verify', base, 'nothing', { primary: true })] : []),
      offer('order.confirm', base, 'nothing', { primary: row.status === 'verified', closed: row.status === 'verified' ? null : closed('order_not_verified') }),
      ...fulfillments.slice(1).map((one) => offer('fulfillment.pick', { fulfillmentId: one.fulfillmentId }, 'pick', { primary: true, target: one.number })),
      offer('order.take_payment', base, 'payment', { closed: paid ? closed('already_paid') : null }), offer('invoice.issue', base, 'nothing', { closed: paid ? closed('already_invoiced') : null }),
      offer('order.hold', base, 'hold'), offer('order.note', base, 'note'), offer('order.cancel', base, 'reason', { closed: early ? null : closed('already_shipped') }),
    ],
    input: null,
  };
}

export function decisions(key: string): DecisionView[] {
  const view = orderView(indexOf(key));
  const part = (shipping: number, handling: number, split: number, late: number, unfilled: number) => [{ part: 'shipping' as const, micro: shipping }, { part: 'handling' as const, micro: handling }, { part: 'split' as const, micro: split }, { part: 'late' as const, micro: late }, { part: 'unfilled' as const, micro: unfilled }];
  return [{
    decisionId: 'x1', atMs: now - 5_000_000, chosenCostMicro: 5_300_000, currency: 'EUR', runnerUp: { locations: ['Tienda Madrid Fuencarral'], costMicro: 7_420_000 }, patternsTried: 14, policyVersion: 0, ruled: [], delivery: 0, canOverrule: true, canSetFirm: true, firmLocationId: null, overruled: null, words: say('Almacén Madrid y Tienda Valencia cumplen la fecha con el menor coste: 5,30 €, 2,12 € menos que la alternativa.'),
    lines: view.lines.map((line, at) => ({ lineId: line.lineId, sku: line.sku, name: line.name, quantity: line.quantity, locationName: at === 0 ? 'Almacén Madrid' : 'Tienda Valencia' })),
    candidates: [
      { ...ref(0), chosen: true, gate: null, distanceKm: 302, unitsAvailable: 31, unitsWanted: 4, service: 'standard', promisedOn: plusDays(2), costs: part(2_900_000, 600_000, 0, 0, 0), totalMicro: 3_500_000, words: null },
      { ...ref(1), chosen: true, gate: null, distanceKm: 3, unitsAvailable: 4, unitsWanted: 4, service: 'standard', promisedOn: plusDays(1), costs: part(0, 1_000_000, 800_000, 0, 0), totalMicro: 1_800_000, words: null },
      { ...ref(2), chosen: false, gate: null, distanceKm: 298, unitsAvailable: 6, unitsWanted: 4, service: 'standard', promisedOn: plusDays(3), costs: part(4_100_000, 1_200_000, 0, 2_120_000, 0), totalMicro: 7_420_000, words: say('2,12 € más caro y un día más tarde') },
      { ...ref(3), chosen: false, gate: say('Sin capacidad hoy: 40 de 40 preparaciones'), distanceKm: 540, unitsAvailable: 9, unitsWanted: 4, service: null, promisedOn: null, costs: [], totalMicro: null, words: null },
      { ...ref(4), chosen: false, gate: say('Dejaría la existencia por debajo de la reserva de seguridad (1)'), distanceKm: 470, unitsAvailable: 1, unitsWanted: 4, service: null, promisedOn: null, costs: [], totalMicro: null, words: null },
    ],
  }];
}
const ref = (at: number) => { const { locationId, code, name, kind } = place(at); return { locationId, code, name, kind }; };
