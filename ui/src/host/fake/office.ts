// Demo answers: documents, stock, customers, imports.
import type { CompanyView, DocumentKind, DocumentRow, ImportError, JobView, PaperLook, StockMoveRow, StockRow } from '@/bindings';
import { CallError } from '../host';
import { fold } from '@/shared/lib/text';
import { customers, items, locations, now, orderRow, plusDays, today } from './data';

type Payload = Record<string, unknown>;
const fits = (text: unknown, ...fields: string[]) => fold(fields.join(' ')).includes(fold(String(text ?? '')));
const page = <T>(rows: T[], payload: Payload) => ({ total: rows.length, rows: rows.slice(Number(payload.offset), Number(payload.offset) + Number(payload.limit)) });

const kinds: DocumentKind[] = ['invoice', 'simplified_invoice', 'simplified_invoice', 'credit_note'];
const series: Record<DocumentKind, string> = { invoice: 'F', simplified_invoice: 'FS', credit_note: 'R', corrective_invoice: 'R' };
const documents: DocumentRow[] = Array.from({ length: 640 }, (_, index) => {
  const kind = kinds[index % 4]!;
  const order = orderRow(300 + index);
  return { documentId: `doc${index}`, kind, number: `${series[kind]}-2026/${String(900 - index).padStart(5, '0')}`, issuedOn: plusDays(-Math.floor(index / 9)), orderId: order.orderId, orderNumber: order.number, buyerName: kind === 'simplified_invoice' && index % 3 ? '' : order.customerName, totalMinor: (kind === 'credit_note' ? -1 : 1) * order.totalMinor, currency: 'EUR', printedCount: index % 3, cancelled: false, correctedBy: '' };
});

/** A one-page PDF with a few lines of text, so that the preview has something to draw. */
function pdf(lines: string[]): string {
  const text = lines.map((line, at) => `BT /F1 ${at === 0 ? 22 : 11} Tf 60 ${770 - at * 24} Td (${line}) Tj ET`).join('\n');
  const parts = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', `<< /Length ${text.length} >>\nstream\n${text}\nendstream`, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>'];
  let out = '%PDF-1.4\n';
  const at = parts.map((part, index) => { const start = out.length; out += `${index + 1} 0 obj\n${part}\nendobj\n`; return start; });
  const xref = out.length;
  out += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${at.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return btoa(out);
}

const stock: StockRow[] = Array.from({ length: 480 }, (_, index) => {
  const item = items[index % items.length]!;
  const places = locations.map((location, at) => {
    const onHand = (index * 7 + at * 13) % 31;
    const reserved = Math.min(onHand, (index + at) % 5);
    const safety = location.kind === 'store' ? 2 : 0;
    return { locationId: location.locationId, onHand, reserved, safety, inTransit: (index + at) % 6 === 0 ? 12 : 0, blocked: 0, available: Math.max(0, onHand - reserved - safety) };
  });
  const sum = (pick: (one: (typeof places)[number]) => number) => places.reduce((total, one) => total + pick(one), 0);
  return { itemId: `${item.itemId}${index}`, sku: `${item.sku}-${index}`, name: item.name, image: item.image, onHand: sum((one) => one.onHand), reserved: sum((one) => one.reserved), safety: sum((one) => one.safety), inTransit: sum((one) => one.inTransit), onOrder: index % 4 === 0 ? 48 : 0, available: sum((one) => one.available), places };
});
const kindsOfMove: [string, string, string][] = [['on_hand', 'reserved', 'Reservado para el pedido 200 981'], ['reserved', 'picked', 'Preparado para 200 981-1'], ['supplier', 'on_hand', 'Recibido de Cerámicas Lafuente'], ['customer', 'quarantine', 'Devuelto en 200 700-R1'], ['quarantine', 'on_hand', 'Revisado: vuelve a la venta'], ['adjustment', 'on_hand', 'Ajuste: recuento']];
const moves: StockMoveRow[] = Array.from({ length: 64 }, (_, index) => {
  const [from, to, key] = kindsOfMove[index % 6]!;
  return { seq: 900 - index, atMs: now - index * 4_100_000, quantity: 1 + (index % 4), from, fromLocation: from === 'supplier' || from === 'customer' ? null : locations[index % 4]!.name, to, toLocation: locations[index % 4]!.name, words: { key, params: {} }, actorName: ['Luisa Pons', 'Jorge Vidal'][index % 2]!, causeNumber: null };
});

const fields = [['number', true, 'Número de pedido'], ['placedAt', true, 'Fecha'], ['customer', false, 'Cliente'], ['email', false, 'Correo'], ['sku', true, 'Referencia'], ['quantity', true, 'Cantidad'], ['price', false, 'Precio'], ['note', false, 'Nota']] as const;
const profile = (id: string, name: string) => ({ profile: id, name: { key: name, params: {} }, kinds: ['orders'], fields: fields.map(([field, required, key]) => ({ field, required, words: { key, params: {} } })) });
const errors: ImportError[] = [[4, 'SKU', 'TAZ-AZ53', 'No hay ningún artículo con esta referencia', '#1043'], [19, 'Cantidad', '-2', 'La cantidad debe ser mayor que cero', '#1051'], [20, 'Fecha', '31/02/2026', 'Esta fecha no existe', '#1051'], [77, 'Precio', '12,9,0', 'No es un importe', '#1090']].map(([row, column, value, key, document]) => ({ row: Number(row), column: String(column), value: String(value), words: { key: String(key), params: {} }, document: String(document) }));
let job: JobView | null = null;
const running = (): JobView[] => {
  if (!job) return [];
  if (job.state === 'running') {
    const done = Math.min(job.total, Math.round((Date.now() - job.startedAtMs) / 12));
    job = { ...job, done, etaMs: (job.total - done) * 12, ...(done >= job.total ? { state: 'done' as const, etaMs: null, result: { rows: 842, rowsImported: 836, rowsAlreadyThere: 2, lines: 836, itemsCreated: 0, customersCreated: 41, roundedLines: 0, errorsFile: null, documents: 310, documentsImported: 306, alreadyThere: 12, errorCount: 4, errors, totals: [{ currency: 'EUR', totalMinor: 1_842_233 }] } } : {}) };
  }
  return [job];
};

const quiet = () => ({ en: '', es: '' });
const look = (): PaperLook => ({ size: null, logo: null, accent: '', letterhead: quiet(), footer: quiet(), paymentTerms: quiet(), returnPolicy: quiet(), thanks: quiet(), hidden: [], added: [] });
const address = { name: 'Casa Oliva, S. L.', line1: 'Calle Colón 24', line2: '', postalCode: '46004', city: 'Valencia', region: 'Valencia', country: 'ES', phone: '' };
let company: CompanyView = {
  version: 3, territory: 'ES', knownRates: [],
  company: {
    companyId: 'co1', name: 'Casa Oliva', legalName: 'Casa Oliva, S. L.', taxId: 'B12345674', vatId: 'ESB12345674', address, email: 'hola@casaoliva.example', phone: '', web: '', registerText: '', iban: '', bic: '', endpoint: null, contact: '', currency: 'EUR', pricesIncludeTax: true, language: 'es', timeZone: 'Europe/Madrid',
    taxRates: [], distanceSales: 'destination', carriers: [], demo: true, look: look(),
    mailServer: { host: '', port: 0, security: 'start_tls', user: '', senderName: '', sender: '', replyTo: '' },
    options: { sourceOnConfirm: true, releaseOnSource: true, pickupCodeRequired: true, payBeforeHandOver: true, returnWindowDays: 30, pickupDays: 7, pickupReadyHours: 4, largeOrderMinor: 100_000, splitCostMinor: 300 },
    fiscal: { mode: 'none', production: false, producer: { name: '', taxId: '', declaration: '' }, sending: { on: false, certificate: '', address: '' } },
  },
};
let logo: string | null = null;

const message = { documentId: 'd1', kind: 'invoice', queuedAtMs: Date.now() - 7_200_000, tries: 0, nextTryAtMs: 0, reply: '', held: false };
let outbox = [
  { ...message, emailId: 'mail2', number: 'F-2026/00899', recipient: 'nadie@correo.example', status: 'refused', reply: '550 5.1.1 No such user here' },
  { ...message, emailId: 'mail3', number: 'F-2026/00898', recipient: 'luis@correo.example', status: 'waiting', held: true },
];

const supply = [
  { kind: 'purchase_order', id: 'p1', number: 'T1-P-000012', status: 'placed', fromName: 'Porcelanas del Noroeste', toName: 'Almacén Getafe', lineCount: 3, unitCount: 60, received: 24, expectedOn: '2026-11-26' },
  { kind: 'transfer', id: 't1', number: 'T1-T-000031', status: 'in_transit', fromName: 'Almacén Getafe', toName: 'Tienda Centro', lineCount: 2, unitCount: 8, received: 0, expectedOn: '2026-11-25' },
];

export const office: Record<string, (payload: Payload) => unknown> = {
  'document.list': (payload) => page(documents.filter((one) => (!payload.kind || one.kind === payload.kind) && fits(payload.text, one.number, one.buyerName, one.orderNumber ?? '')), payload),
  'company.get': () => company,
  'rates.get': () => ({ base: 'EUR', version: 0, today, currencies: [], rates: [] }),
  'location.list': () => ({ rows: locations.map((one, at) => ({ version: 1, openUnits: at * 7, location: {
    locationId: one.locationId, code: one.code, name: one.name, kind: one.kind, timeZone: 'Europe/Madrid', address: company.company.address, latitudeMicro: 40_416_775, longitudeMicro: -3_703_790, ships: true, pickup: one.pickup, closed: false,
    cutoffMinute: 1_020, leadTimeDays: at % 2, openDays: [true, true, true, true, true, at > 0, false], closedOn: [], handlingShipmentMinor: 80, handlingUnitMinor: 20, dailyUnits: at === 1 ? 60 : null,
  } })) }),
  'location.save': (payload) => ({ locationId: (payload.location as { locationId: string }).locationId }),
  'company.save': (payload) => {
    const sent = payload as unknown as { company: CompanyView['company']; logo?: string | null; expectedVersion: number };
    if (sent.expectedVersion !== company.version) throw new CallError({ code: 'version_changed', params: {}, incidentId: null, fault: false });
    if (sent.logo) logo = sent.logo;
    company = { ...company, version: company.version + 1, company: { ...sent.company, look: { ...sent.company.look, logo: sent.logo ? 'picture' : sent.company.look.logo } } };
    return { companyId: company.company.companyId };
  },
  'company.logo': () => ({ base64: company.company.look.logo === null ? null : logo }),
  'company.paper_sample': (payload) => ({ fileName: 'sample.pdf', base64: pdf(['MUESTRA', 'Casa Oliva, S. L. - B12345674', String(payload.paper)]) }),
  'document.pdf': (payload) => { const one = documents.find((other) => other.documentId === payload.documentId) ?? documents[0]!; return { fileName: `${one.number.replace('/', '-')}.pdf`, base64: pdf([one.number, 'Casa Oliva, S. L. - B12345674', `Comprador: ${one.buyerName || 'Consumidor final'}`, `Total: ${one.totalMinor / 100} EUR`]) }; },
  'document.emails': () => ({ draft: { to: 'ana@correo.example', toName: 'Ana García', subject: 'Factura F-2026/00900 de Casa Oliva', body: 'Hola, Ana García:', format: 'pdf' }, serverSet: true, hindrance: '', emails: [], held: [] }),
  'document.send': (payload) => ({ emailId: 'mail1', to: payload.to ?? 'ana@correo.example' }),
  'document.retry_email': (payload) => ({ emailId: payload.emailId, to: 'ana@correo.example' }),
  'document.discard_email': (payload) => { outbox = outbox.filter((row) => row.emailId !== payload.emailId); return { emailId: payload.emailId, to: 'ana@correo.example' }; },
  'email.outbox': () => ({ serverSet: true, passwordSet: true, hindrance: '', notBeforeMs: 0, held: outbox.filter((row) => row.held).length, outbox: { total: outbox.length, rows: outbox } }),
  'email.send': () => ({ sent: 0, refused: 0, putOff: 0, hindrance: '', notBeforeMs: 0 }),
  'email.test': () => ({ reply: '250 ok' }),
  'email.set_password': (payload) => ({ passwordSet: payload.password !== '' }),
  'document.file': (payload) => ({ fileName: `${String(payload.documentId)}.xml`, base64: btoa('<Invoice/>') }),
  'document.printers': () => ({ printers: ['Brother HL-L2350DW', 'Zebra ZD421', 'Tique Epson TM-T20'], defaultPrinter: 'Brother HL-L2350DW' }),
  'paper.pdf': (payload) => { const { kind } = payload.paper as { kind: string }; return { fileName: `${kind}.pdf`, base64: pdf([kind]) }; },
  'paper.print': (payload) => ({ printer: payload.printer, jobs: 1 }),
  'paper.save': (payload) => ({ path: payload.path }),
  'supply.list': (payload) => page(payload.done ? [] : supply, payload),
  'document.print': (payload) => ({ printer: payload.printer, jobs: 1 }),
  'document.save': (payload) => ({ path: payload.path }),
  'invoice.issue': (payload) => ({ documentId: documents[Number(String(payload.orderId).slice(-2)) % 20]!.documentId, number: `FS-2026/0${String(payload.orderId).slice(-4)}`, kind: 'simplified_invoice', totalMinor: 4_990, currency: 'EUR' }),
  'stock.list': (payload) => ({ ...page(stock.filter((one) => fits(payload.text, one.name, one.sku)), payload), locations }),
  'stock.ledger': (payload) => page(moves, payload),
  'stock.adjust': (payload) => { const row = stock.find((one) => one.itemId === payload.itemId); const at = row?.places.find((one) => one.locationId === payload.locationId); if (row && at) { at.onHand += Number(payload.delta); row.onHand += Number(payload.delta); } return { onHand: at?.onHand ?? 0 }; },
  'customer.list': (payload) => page(customers.filter((one) => fits(payload.text, one.name, one.phone, one.email)), payload),
  'customer.update': () => ({}),
  'import.profiles': () => ({ profiles: [profile('shopify', 'Shopify'), profile('woocommerce', 'WooCommerce'), profile('generic', 'Hoja de cálculo')] }),
  'import.preview': (payload) => {
    const columns = ['Name', 'Created at', 'Billing Name', 'Email', 'Lineitem sku', 'Lineitem quantity', 'Lineitem price', 'Notes', 'Vendor', 'Tags'];
    const name = String(payload.file);
    if (name.includes('vacio')) return { profile: 'generic', fileName: name, kind: 'orders', columns, mapping: {}, sample: [], rows: 0, documents: 0, totals: [], alreadyThere: 0, errorCount: 0, errors: [] };
    return { profile: payload.profile ?? 'shopify', fileName: name, kind: 'orders', columns, mapping: payload.mapping ?? { number: 'Name', placedAt: 'Created at', customer: 'Billing Name', email: 'Email', sku: 'Lineitem sku', quantity: 'Lineitem quantity', price: 'Lineitem price', note: null }, sample: [['#1040', '2026-11-20 10:12', 'Ana García', 'ana@correo.example', 'TAZ-AZ35', '2', '12.90', '', 'Casa', 'web'], ['#1041', '2026-11-20 10:20', 'Luis Ruiz', 'luis@correo.example', 'PLA-LL', '1', '14.50', 'Regalo', 'Casa', '']], rows: 842, documents: 310, totals: [{ currency: 'EUR', totalMinor: 1_861_200 }], alreadyThere: 12, errorCount: errors.length, errors };
  },
  'import.start': () => { job = { jobId: 'j1', kind: 'import', title: 'pedidos-noviembre.csv', state: 'running', done: 0, total: 842, etaMs: 10_000, startedAtMs: Date.now(), result: null, error: null }; return { jobId: 'j1' }; },
  'import.errors_csv': () => ({ fileName: 'errores.csv', base64: btoa('row,column,value\n4,SKU,TAZ-AZ53\n') }),
  'job.list': () => ({ jobs: running() }),
  'job.cancel': () => { if (job) job = { ...job, state: 'cancelled', etaMs: null }; return {}; },
};
