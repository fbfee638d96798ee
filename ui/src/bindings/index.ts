// GENERATED from the Rust registry. Do not edit.
// ui/src/bindings/* from its own types; names and shapes here are what it will produce. JSON: camelCase keys, snake_case enum values.
// call(name, payload) answers one of the shapes below or throws CommandError.
export type Id = string;            // UUIDv7
export type Minor = number;         // integer minor units (cents)
export type Millis = number;        // UTC milliseconds
export type LocalDate = string;     // yyyy-mm-dd
export type Language = "en" | "es";
export interface CommandError { code: string; params: Record<string, string | number>; incidentId: string | null; fault: boolean }
// text for people: catalogue key + parameters (Fluent message `refusal-<code>` for refusals, keys as given elsewhere)
export interface Words { key: string; params: Record<string, string | number> }

export type Channel = "store" | "phone" | "web" | "marketplace";
export type DeliveryMethod = "carry_out" | "pickup" | "ship";
// least advanced stage of the order's live quantity, or the phase before it is confirmed
export type OrderStatus = "draft" | "placed" | "verified" | "held" | "confirmed" | "backordered" | "reserved" | "released" | "picked"
  | "packed" | "staged" | "shipped" | "delivered" | "returned" | "cancelled" | "closed";
export type Stage = "open" | "backordered" | "reserved" | "released" | "picked" | "packed" | "staged" | "shipped" | "delivered" | "returned" | "cancelled";
export type FulfillmentStatus = "reserved" | "released" | "picked" | "packed" | "staged" | "shipped" | "delivered" | "cancelled";
export type ReturnStatus = "authorized" | "received" | "inspected" | "refunded" | "closed" | "cancelled";
export type PaymentStatus = "unpaid" | "part_paid" | "paid" | "part_refunded" | "refunded";
export type Tender = "cash" | "card" | "transfer" | "online" | "store_credit";
export type LocationKind = "dc" | "store" | "supplier";
export type Disposition = "restock" | "damaged" | "scrap" | "refuse";
export type ReturnReason = "did_not_want" | "size" | "defective" | "damaged_in_shipping" | "wrong_item" | "not_as_expected" | "late" | "gift";
export type ShortReason = "not_found" | "damaged" | "no_time";

export interface Address { name: string; line1: string; line2: string; postalCode: string; city: string; region: string; country: string; phone: string }
export interface LocationRef { locationId: Id; code: string; name: string; kind: LocationKind; city: string; pickup: boolean }
/** "app.boot" {} */
export interface Boot { company: { name: string; legalName: string; taxId: string; currency: string; country: string }; locations: LocationRef[]; actor: { actorId: Id; name: string };
  device: { deviceId: Id; code: string; language: Language | null; locationId: Id | null }; systemLanguage: Language; demo: boolean; empty: boolean; version: string; today: LocalDate; timeZone: string }
/** command "device.configure" {commandId, language?, locationId?} -> {} */

// ---------- orders
export interface OrderFilter { text?: string; view?: "all" | "drafts" | "to_verify" | "held" | "to_confirm" | "to_source" | "open" | "to_invoice" | "late"; statuses?: OrderStatus[]; channels?: Channel[]; locationId?: Id; customerId?: Id }
export interface OrderSort { by: "number" | "placed" | "customer" | "total" | "promised"; descending: boolean }
/** "order.list" {filter, sort, offset, limit<=200} */
export interface OrderPage { total: number; rows: OrderRow[] }
export interface OrderRow { orderId: Id; number: string; placedAtMs: Millis; customerName: string; channel: Channel; status: OrderStatus; partial: boolean; held: boolean; method: DeliveryMethod | "mixed";
  locationName: string | null; lineCount: number; unitCount: number; totalMinor: Minor; currency: string; promisedOn: LocalDate | null; late: boolean; paymentStatus: PaymentStatus; version: number }
/** "order.counts" {} -> one number per view */
export interface OrderCounts { views: Record<string, number> }

/** "order.preview" {channel, locationId, customerId?, deliveries, lines} : prices, availability, options and checks of what is being typed; nothing is stored */
export interface DeliveryInput { method: DeliveryMethod; locationId?: Id | null; address?: Address | null; service?: string | null }
export interface LineInput { itemId: Id; quantity: number; unitPriceMinor?: Minor | null /* override */; discountBp?: number | null; delivery: number /* index into deliveries */ }
export interface OrderInput { channel: Channel; locationId: Id; customerId?: Id | null; deliveries: DeliveryInput[]; lines: LineInput[]; note?: string | null }
export interface OrderPreview { lines: PreviewLine[]; options: DeliveryOption[]; checks: Check[]; totals: Totals }
export interface PreviewLine { itemId: Id; sku: string; name: string; quantity: number; unitPriceMinor: Minor; amountMinor: Minor; availability: { locationId: Id; code: string; name: string; available: number }[]; availableTotal: number }
export interface DeliveryOption { method: DeliveryMethod; locationId: Id | null; service: string | null; name: Words; promisedOn: LocalDate; chargeMinor: Minor; feasible: boolean; reason: Words | null; from: string[] }
export interface Check { code: "address" | "stock" | "credit" | "duplicate" | "price" | "large_order"; outcome: "ok" | "warn" | "hold"; words: Words }
export interface Totals { currency: string; goodsMinor: Minor; discountMinor: Minor; shippingMinor: Minor; taxMinor: Minor; totalMinor: Minor; taxes: { rateBp: number; baseMinor: Minor; taxMinor: Minor }[] }

/** commands, all with commandId and (where an order exists) optional expectedVersion; they answer OrderAnswer
 *  "order.save_draft" {orderId?, input: OrderInput} · "order.discard_draft" {orderId}
 *  "order.place" {orderId? (the draft), input: OrderInput} · "order.verify" {orderId} · "order.confirm" {orderId} (sources and releases by the shop's options) · "order.source" {orderId}
 *  "order.cancel" {orderId, reason, lines?: [{lineId, quantity}]} · "order.hold" {orderId, kind, note} · "order.resolve_hold" {orderId, holdId, note} · "order.note" {orderId, text}
 *  "order.take_payment" {orderId, tender, amountMinor, reference?}
 *  bulk: "order.confirm_many" {orderIds} -> {done: number, refused: {orderId, number, refusal: CommandError}[]} (verifies where needed, then confirms) */
export interface OrderAnswer { orderId: Id; number: string; version: number; status: OrderStatus; checks: Check[]; fulfillments: { fulfillmentId: Id; number: string; locationId: Id; locationName: string }[] }

/** "order.get" {orderId} or {number} */
export interface OrderView { orderId: Id; number: string; version: number; status: OrderStatus; partial: boolean; held: boolean; channel: Channel; placedAtMs: Millis; promisedOn: LocalDate | null; late: boolean; note: string | null;
  locationId: Id; locationName: string; customer: { customerId: Id | null; name: string; email: string; phone: string; taxId: string; language: Language; orderCount: number } | null;
  deliveries: { method: DeliveryMethod; locationId: Id | null; locationName: string | null; address: Address | null; service: string | null; promisedOn: LocalDate | null; chargeMinor: Minor }[];
  answer: Words[]; lines: OrderLineView[]; fulfillments: FulfillmentView[]; holds: HoldView[]; checks: Check[]; payments: PaymentView[]; documents: DocumentRow[]; returns: ReturnRow[];
  totals: Totals; paidMinor: Minor; refundedMinor: Minor; dueMinor: Minor; paymentStatus: PaymentStatus; timeline: TimelineEntry[]; offered: Offer[]; input: OrderInput | null /* drafts */ }
export interface OrderLineView { lineId: number; itemId: Id; sku: string; name: string; image: string; quantity: number; unitPriceMinor: Minor; discountMinor: Minor; amountMinor: Minor; taxRateBp: number; delivery: number; stages: { stage: Stage; quantity: number }[]; returnable: number; fulfillmentIds: Id[] }
export interface HoldView { holdId: Id; kind: string; note: string; appliedAtMs: Millis; appliedBy: string; resolvedAtMs: Millis | null }
export interface PaymentView { atMs: Millis; tender: Tender; kind: "capture" | "refund"; amountMinor: Minor; reference: string }
export interface TimelineEntry { seq: number; atMs: Millis; kind: string; actorName: string; words: Words; locationName: string | null }
/** One thing that can be done now, or why it can not. `payload` is the start of the command's payload. The first enabled one with primary=true is the next step (key "."). Label: message `verb-<command with . as ->` */
export interface Offer { command: string; payload: Record<string, unknown>; primary: boolean; closed: CommandError | null; asks: "nothing" | "pick" | "pack" | "ship" | "stage" | "hand_over" | "payment" | "return" | "reason" | "note" | "hold" | "inspect" | "refund"; target: string | null /* human number of the fulfillment/return it acts on */ }

/** "order.decision" {orderId} : the stored sourcing decisions, newest first */
export interface DecisionView { decisionId: Id; atMs: Millis; chosenCostMicro: number; currency: string; runnerUp: { locations: string[]; costMicro: number } | null; patternsTried: number; lines: { lineId: number; sku: string; name: string; quantity: number; locationName: string | null }[]; candidates: CandidateView[]; words: Words }
export interface CandidateView { locationId: Id; code: string; name: string; kind: LocationKind; chosen: boolean; gate: Words | null /* null: open; else the one reason it was passed over */; distanceKm: number | null; unitsAvailable: number; unitsWanted: number; service: string | null; promisedOn: LocalDate | null;
  costs: { part: "shipping" | "handling" | "split" | "late" | "unfilled"; micro: number }[]; totalMicro: number | null; words: Words | null /* e.g. dearer by x */ }

// ---------- fulfillment
/** "fulfillment.list" {queue, locationId?, text?, offset, limit} ; "fulfillment.counts" {locationId?} -> {queues: Record<queue, number>, late: Record<queue, number>} */
export type FulfillmentQueue = "to_release" | "to_pick" | "to_pack" | "to_ship" | "to_stage" | "ready" | "in_transit" | "to_hand_over";
export interface FulfillmentPage { total: number; rows: FulfillmentRow[] }
export interface FulfillmentRow { fulfillmentId: Id; number: string; orderId: Id; orderNumber: string; customerName: string; locationId: Id; locationName: string; method: DeliveryMethod; status: FulfillmentStatus; lineCount: number; unitCount: number; dueAtMs: Millis | null; late: boolean; shelf: string | null; service: string | null; version: number }
/** "fulfillment.get" {fulfillmentId} or {number} */
export interface FulfillmentView { fulfillmentId: Id; number: string; version: number; orderId: Id; orderNumber: string; customerName: string; locationId: Id; locationName: string; method: DeliveryMethod; status: FulfillmentStatus; dueAtMs: Millis | null; late: boolean; address: Address | null; service: string | null; carrier: string | null; tracking: string | null; shelf: string | null; pickupCode: string | null;
  lines: { lineId: number; itemId: Id; sku: string; barcode: string; name: string; image: string; bin: string; quantity: number; picked: number; packed: number; done: number; short: number; weightG: number }[];
  packages: { packageNo: number; weightG: number; lines: { lineId: number; quantity: number }[] }[]; offered: Offer[] }
/** commands (commandId, expectedVersion?): "fulfillment.release" {fulfillmentId} · "fulfillment.pick" {fulfillmentId, lines:[{lineId, quantity}], shorts:[{lineId, quantity, reason: ShortReason}]} · "fulfillment.unpick" {fulfillmentId}
 *  "fulfillment.pack" {fulfillmentId, packages:[{weightG, lines:[{lineId, quantity}]}]} · "fulfillment.unpack" · "fulfillment.ship" {fulfillmentId, carrier, service, tracking} · "fulfillment.stage" {fulfillmentId, shelf} · "fulfillment.unstage"
 *  "fulfillment.hand_over" {fulfillmentId, code?: string, identity?: string} · "fulfillment.deliver" {fulfillmentId} · "fulfillment.reject" {fulfillmentId, reason: ShortReason}   -> FulfillmentAnswer */
export interface FulfillmentAnswer { fulfillmentId: Id; number: string; version: number; status: FulfillmentStatus; orderId: Id; orderStatus: OrderStatus; pickupCode: string | null }
/** "fulfillment.find_pickup" {code} : by pickup code, order number or customer name -> FulfillmentRow[] (only ready ones) */

// ---------- returns
/** "return.quote" {orderId, locationId, lines:[{lineId, quantity}]} */
export interface ReturnQuote { lines: { lineId: number; sku: string; name: string; image: string; returnable: number; quantity: number; refundMinor: Minor; refusal: CommandError | null }[]; shippingMinor: Minor; refundMinor: Minor; currency: string; tenders: { tender: Tender; amountMinor: Minor }[] }
/** commands: "return.authorize" {orderId, locationId, lines:[{lineId, quantity, reason}], note?} · "return.receive" {returnId, locationId} · "return.inspect" {returnId, lines:[{lineId, quantity, disposition}]} · "return.refund" {returnId, tender?} · "return.issue_credit_note" {returnId} · "return.cancel" {returnId}
 *  "return.take_back" {orderId, locationId, lines:[{lineId, quantity, reason, disposition}], tender?} : authorise, receive, inspect, refund and credit note as one command (counter use)  -> ReturnAnswer */
export interface ReturnAnswer { returnId: Id; number: string; version: number; status: ReturnStatus; orderId: Id; refundMinor: Minor; currency: string; creditNote: { documentId: Id; number: string } | null }
export interface ReturnRow { returnId: Id; number: string; orderId: Id; orderNumber: string; customerName: string; locationName: string; status: ReturnStatus; unitCount: number; refundMinor: Minor; currency: string; createdAtMs: Millis; version: number }
/** "return.list" {queue: "to_receive" | "to_inspect" | "to_refund" | "all", locationId?, text?, offset, limit} -> {total, rows: ReturnRow[]} ; "return.counts" {locationId?} -> {queues} */
/** "return.get" {returnId} */
export interface ReturnView extends ReturnRow { lines: { lineId: number; itemId: Id; sku: string; barcode: string; name: string; image: string; quantity: number; received: number; reason: ReturnReason; dispositions: { disposition: Disposition; quantity: number }[]; refundMinor: Minor }[]; note: string | null; creditNote: DocumentRow | null; offered: Offer[] }

// ---------- documents
export type DocumentKind = "invoice" | "simplified_invoice" | "credit_note";
export interface DocumentRow { documentId: Id; kind: DocumentKind; number: string; issuedOn: LocalDate; orderId: Id | null; orderNumber: string | null; buyerName: string; totalMinor: Minor; currency: string; printedCount: number }
/** "document.list" {kind?, text?, offset, limit} -> {total, rows: DocumentRow[]} ; command "invoice.issue" {orderId} -> {documentId, number, kind, totalMinor, currency}
 *  "document.pdf" {documentId} -> {fileName, base64} ; "document.save" {documentId, path} -> {path} ; "document.printers" {} -> {printers: string[], defaultPrinter: string | null} ; "document.print" {documentId, printer?, copies} -> {printer, jobs} */

// ---------- catalogue, customers, stock
/** "item.search" {text, locationId?, limit} -> {rows: ItemRow[]} (sku, name, barcode; accents folded) ; "item.by_code" {code, locationId?} -> ItemRow | null ; "item.image" {image} -> {svg: string} */
export interface ItemRow { itemId: Id; sku: string; barcode: string; name: string; image: string; priceMinor: Minor; currency: string; taxRateBp: number; availableHere: number; availableTotal: number }
/** "customer.search" {text, limit} -> {rows: CustomerRow[]} ; "customer.get" {customerId} -> CustomerView ; "customer.list" {text?, offset, limit} -> {total, rows} ; commands "customer.create" {customer: CustomerInput} -> {customerId}, "customer.update" {customerId, customer} */
export interface CustomerRow { customerId: Id; number: string; name: string; email: string; phone: string; city: string; orderCount: number }
export interface CustomerInput { name: string; business: boolean; taxId: string; email: string; phone: string; language: Language; address: Address }
export interface CustomerView extends CustomerInput { customerId: Id; number: string; version: number; orderCount: number; spentMinor: Minor; currency: string; lastOrderAtMs: Millis | null; usualMethod: DeliveryMethod | null; usualLocationName: string | null }
/** "stock.list" {text?, locationId?, offset, limit} -> {total, rows: StockRow[], locations: LocationRef[]} */
export interface StockRow { itemId: Id; sku: string; name: string; image: string; onHand: number; reserved: number; safety: number; inTransit: number; onOrder: number; available: number; places: { locationId: Id; onHand: number; reserved: number; safety: number; inTransit: number; available: number }[] }
/** "stock.ledger" {itemId, locationId?, offset, limit} -> {total, rows: StockMoveRow[]} ; command "stock.adjust" {itemId, locationId, delta, reason: "found" | "lost" | "damaged" | "count"} -> {onHand} */
export interface StockMoveRow { seq: number; atMs: Millis; quantity: number; from: string; fromLocation: string | null; to: string; toLocation: string | null; words: Words; actorName: string; causeNumber: string | null }

// ---------- finding, today, import, jobs
/** "find.anything" {text, limit} : palette. First block answers in a sentence */
export interface Found { orders: { orderId: Id; number: string; customerName: string; status: OrderStatus; answer: Words[] }[]; customers: CustomerRow[]; items: ItemRow[]; documents: DocumentRow[]; fulfillments: FulfillmentRow[] }
/** "today.get" {locationId?} */
export interface Today { toVerify: number; held: number; toSource: number; toPick: number; toPickLate: number; toPack: number; toShip: number; toHandOver: number; ready: number; returnsToInspect: number; toInvoice: number; late: number; nextPick: FulfillmentRow | null; nextReady: FulfillmentRow | null; promiseHours: { hour: number; due: number }[]; atRisk: FulfillmentRow[]; takenMinor: Minor; orderCount: number; currency: string }
/** "import.profiles" {} -> {profiles: {profile: string, name: Words, kinds: ("orders"|"items"|"customers")[], fields: {field: string, required: boolean, words: Words}[]}[]}
 *  "import.preview" {file: string (path, or upload token), profile?, mapping?: Record<field, column>} */
export interface ImportPreview { profile: string; fileName: string; kind: string; columns: string[]; mapping: Record<string, string | null>; sample: string[][]; rows: number; documents: number; totals: { currency: string; totalMinor: Minor }[]; alreadyThere: number; errorCount: number; errors: ImportError[] }
export interface ImportError { row: number; column: string | null; value: string; words: Words; document: string | null }
/** command "import.start" {file, profile, mapping} -> {jobId} ; "job.list" {} -> {jobs: JobView[]} ; command "job.cancel" {jobId} ; "import.errors_csv" {jobId} -> {fileName, base64} */
export interface JobView { jobId: Id; kind: "import"; title: string; state: "running" | "done" | "cancelled" | "failed"; done: number; total: number; etaMs: number | null; startedAtMs: Millis; result: ImportResult | null; error: CommandError | null }
export interface ImportResult { rows: number; rowsImported: number; documents: number; documentsImported: number; alreadyThere: number; errorCount: number; errors: ImportError[]; totals: { currency: string; totalMinor: Minor }[] }

// ---------- hosts
// HTTP (`encargo serve`): POST /call/<name> body payload -> 200 answer | 409 CommandError (refusal) | 500 CommandError (fault). GET /feed = server-sent events, data: {"seq": n, "topics": ["order", ...]}. POST /upload?name=F (body = bytes) -> {"file": token}.
// Tauri: invoke("call", {name, payload}) ; event "feed" with the same object ; file paths from the dialog plugin or the window's drag-drop event.
// topics: order fulfillment return document item customer location stock transfer purchase_order device company job. The generated bindings hold, for each query, the topics it reads: QUERIES: Record<name, Topic[]>, and COMMANDS: Record<name, permission>.

export type Topic = "order" | "fulfillment" | "return" | "document" | "item" | "customer" | "location" | "stock" | "transfer" | "purchase_order" | "device" | "company" | "job";
export const QUERIES: Record<string, Topic[]> = {
  "app.boot": ["company", "device", "location"],
  "order.list": ["order", "fulfillment", "return", "document"], "order.counts": ["order", "fulfillment", "document"], "order.get": ["order", "fulfillment", "return", "document", "customer"],
  "order.preview": ["item", "stock", "customer"], "order.decision": ["order"],
  "fulfillment.list": ["fulfillment"], "fulfillment.counts": ["fulfillment"], "fulfillment.get": ["fulfillment"], "fulfillment.find_pickup": ["fulfillment"],
  "return.list": ["return"], "return.counts": ["return"], "return.get": ["return"], "return.quote": ["order", "return"],
  "document.list": ["document"], "document.pdf": ["document"], "document.printers": [],
  "item.search": ["item", "stock"], "item.by_code": ["item", "stock"], "item.image": ["item"],
  "customer.search": ["customer"], "customer.get": ["customer", "order"], "customer.list": ["customer", "order"],
  "stock.list": ["stock", "item", "transfer", "purchase_order"], "stock.ledger": ["stock"],
  "find.anything": ["order", "fulfillment", "customer", "item", "document"], "today.get": ["order", "fulfillment", "return", "document"],
  "import.profiles": [], "import.preview": [], "import.errors_csv": ["job"], "job.list": ["job"],
};
export const COMMANDS: Record<string, string> = {
  "device.configure": "device", "order.save_draft": "order", "order.discard_draft": "order", "order.place": "order", "order.verify": "order", "order.confirm": "order", "order.source": "order",
  "order.cancel": "order", "order.hold": "order", "order.resolve_hold": "order", "order.note": "order", "order.take_payment": "order", "order.confirm_many": "order",
  "fulfillment.release": "fulfillment", "fulfillment.pick": "fulfillment", "fulfillment.unpick": "fulfillment", "fulfillment.pack": "fulfillment", "fulfillment.unpack": "fulfillment",
  "fulfillment.ship": "fulfillment", "fulfillment.stage": "fulfillment", "fulfillment.unstage": "fulfillment", "fulfillment.hand_over": "fulfillment", "fulfillment.deliver": "fulfillment", "fulfillment.reject": "fulfillment",
  "return.authorize": "return", "return.receive": "return", "return.inspect": "return", "return.refund": "return", "return.issue_credit_note": "return", "return.cancel": "return", "return.take_back": "return",
  "document.save": "document", "document.print": "document", "invoice.issue": "document", "customer.create": "customer", "customer.update": "customer", "stock.adjust": "stock", "import.start": "import", "job.cancel": "import",
};
