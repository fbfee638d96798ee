// Every call by name: what goes in and what comes out. Names and shapes follow the Rust registry.
import type * as B from '@/bindings';

type Page<T> = { total: number; rows: T[] };
type Window = { offset: number; limit: number };
type Version = { expectedVersion?: number };
type OrderVerb = { in: { orderId: B.Id } & Version; out: B.OrderAnswer };
type FulfillmentVerb<P = object> = { in: { fulfillmentId: B.Id } & Version & P; out: B.FulfillmentAnswer };
type ReturnVerb<P = object> = { in: { returnId: B.Id } & Version & P; out: B.ReturnAnswer };
type Quantity = { lineId: number; quantity: number };
export type ReturnQueue = 'to_receive' | 'to_inspect' | 'to_refund' | 'all';
export type File64 = { fileName: string; base64: string };
export type ImportProfile = { profile: string; name: B.Words; kinds: ('orders' | 'items' | 'customers')[]; fields: { field: string; required: boolean; words: B.Words }[] };

export interface Queries {
  'app.boot': { in: object; out: B.Boot };
  'order.list': { in: { filter: B.OrderFilter; sort: B.OrderSort } & Window; out: B.OrderPage };
  'order.counts': { in: object; out: B.OrderCounts };
  'order.preview': { in: B.OrderInput; out: B.OrderPreview };
  'order.get': { in: { orderId: B.Id } | { number: string }; out: B.OrderView };
  'order.decision': { in: { orderId: B.Id }; out: B.DecisionView[] };
  'fulfillment.list': { in: { queue: B.FulfillmentQueue; locationId?: B.Id; text?: string } & Window; out: B.FulfillmentPage };
  'fulfillment.counts': { in: { locationId?: B.Id }; out: { queues: Record<B.FulfillmentQueue, number>; late: Record<B.FulfillmentQueue, number> } };
  'fulfillment.get': { in: { fulfillmentId: B.Id } | { number: string }; out: B.FulfillmentView };
  'fulfillment.find_pickup': { in: { code: string }; out: B.FulfillmentRow[] };
  'return.quote': { in: { orderId: B.Id; locationId: B.Id; lines: Quantity[] }; out: B.ReturnQuote };
  'return.list': { in: { queue: ReturnQueue; locationId?: B.Id; text?: string } & Window; out: Page<B.ReturnRow> };
  'return.counts': { in: { locationId?: B.Id }; out: { queues: Record<string, number> } };
  'return.get': { in: { returnId: B.Id }; out: B.ReturnView };
  'document.list': { in: { kind?: B.DocumentKind; text?: string } & Window; out: Page<B.DocumentRow> };
  'document.pdf': { in: { documentId: B.Id }; out: File64 };
  'document.printers': { in: object; out: { printers: string[]; defaultPrinter: string | null } };
  'item.search': { in: { text: string; locationId?: B.Id; limit: number }; out: { rows: B.ItemRow[] } };
  'item.by_code': { in: { code: string; locationId?: B.Id }; out: B.ItemRow | null };
  'item.image': { in: { image: string }; out: { svg: string } };
  'customer.search': { in: { text: string; limit: number }; out: { rows: B.CustomerRow[] } };
  'customer.get': { in: { customerId: B.Id }; out: B.CustomerView };
  'customer.list': { in: { text?: string } & Window; out: Page<B.CustomerRow> };
  'stock.list': { in: { text?: string; locationId?: B.Id } & Window; out: Page<B.StockRow> & { locations: B.LocationRef[] } };
  'stock.ledger': { in: { itemId: B.Id; locationId?: B.Id } & Window; out: Page<B.StockMoveRow> };
  'find.anything': { in: { text: string; limit: number }; out: B.Found };
  'today.get': { in: { locationId?: B.Id }; out: B.Today };
  'import.profiles': { in: object; out: { profiles: ImportProfile[] } };
  'import.preview': { in: { file: string; profile?: string; mapping?: Record<string, string | null> }; out: B.ImportPreview };
  'import.errors_csv': { in: { jobId: B.Id }; out: File64 };
  'job.list': { in: object; out: { jobs: B.JobView[] } };
}

// Inputs without `commandId`: useCommand adds it.
export interface Commands {
  'device.configure': { in: { language?: B.Language; locationId?: B.Id }; out: object };
  'order.save_draft': { in: { orderId?: B.Id; input: B.OrderInput } & Version; out: B.OrderAnswer };
  'order.discard_draft': OrderVerb;
  'order.place': { in: { orderId?: B.Id; input: B.OrderInput } & Version; out: B.OrderAnswer };
  'order.verify': OrderVerb;
  'order.confirm': OrderVerb;
  'order.source': OrderVerb;
  'order.cancel': { in: { orderId: B.Id; reason: string; lines?: Quantity[] } & Version; out: B.OrderAnswer };
  'order.hold': { in: { orderId: B.Id; kind: string; note: string } & Version; out: B.OrderAnswer };
  'order.resolve_hold': { in: { orderId: B.Id; holdId: B.Id; note: string } & Version; out: B.OrderAnswer };
  'order.note': { in: { orderId: B.Id; text: string } & Version; out: B.OrderAnswer };
  'order.take_payment': { in: { orderId: B.Id; tender: B.Tender; amountMinor: B.Minor; reference?: string } & Version; out: B.OrderAnswer };
  'order.confirm_many': { in: { orderIds: B.Id[] }; out: { done: number; refused: { orderId: B.Id; number: string; refusal: B.CommandError }[] } };
  'fulfillment.release': FulfillmentVerb;
  'fulfillment.pick': FulfillmentVerb<{ lines: Quantity[]; shorts: (Quantity & { reason: B.ShortReason })[] }>;
  'fulfillment.unpick': FulfillmentVerb;
  'fulfillment.pack': FulfillmentVerb<{ packages: { weightG: number; lines: Quantity[] }[] }>;
  'fulfillment.unpack': FulfillmentVerb;
  'fulfillment.ship': FulfillmentVerb<{ carrier: string; service: string; tracking: string }>;
  'fulfillment.stage': FulfillmentVerb<{ shelf: string }>;
  'fulfillment.unstage': FulfillmentVerb;
  'fulfillment.hand_over': FulfillmentVerb<{ code?: string; identity?: string }>;
  'fulfillment.deliver': FulfillmentVerb;
  'fulfillment.reject': FulfillmentVerb<{ reason: B.ShortReason }>;
  'return.authorize': { in: { orderId: B.Id; locationId: B.Id; lines: (Quantity & { reason: B.ReturnReason })[]; note?: string }; out: B.ReturnAnswer };
  'return.receive': ReturnVerb<{ locationId: B.Id }>;
  'return.inspect': ReturnVerb<{ lines: (Quantity & { disposition: B.Disposition })[] }>;
  'return.refund': ReturnVerb<{ tender?: B.Tender }>;
  'return.issue_credit_note': ReturnVerb;
  'return.cancel': ReturnVerb;
  'return.take_back': { in: { orderId: B.Id; locationId: B.Id; lines: (Quantity & { reason: B.ReturnReason; disposition: B.Disposition })[]; tender?: B.Tender }; out: B.ReturnAnswer };
  'document.save': { in: { documentId: B.Id; path: string }; out: { path: string } };
  'document.print': { in: { documentId: B.Id; printer?: string; copies: number }; out: { printer: string; jobs: number } };
  'invoice.issue': { in: { orderId: B.Id }; out: { documentId: B.Id; number: string; kind: B.DocumentKind; totalMinor: B.Minor; currency: string } };
  'customer.create': { in: { customer: B.CustomerInput }; out: { customerId: B.Id } };
  'customer.update': { in: { customerId: B.Id; customer: B.CustomerInput } & Version; out: object };
  'stock.adjust': { in: { itemId: B.Id; locationId: B.Id; delta: number; reason: 'found' | 'lost' | 'damaged' | 'count' }; out: { onHand: number } };
  'import.start': { in: { file: string; profile: string; mapping: Record<string, string | null> }; out: { jobId: B.Id } };
  'job.cancel': { in: { jobId: B.Id }; out: object };
}
export type QueryName = keyof Queries;
export type CommandName = keyof Commands;
