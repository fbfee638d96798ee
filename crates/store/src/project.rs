//! From states to the rows that screens read. A row is a function of the state alone, so a rebuild gives the same rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use encargo_domain::Event;
use encargo_domain::catalog::Item;
use encargo_domain::chain::{ChainEvent, FiscalMode, FiscalRecord, RecordStatus};
use encargo_domain::customer::{Customer, CustomerEvent};
use encargo_domain::document::{DocumentEvent, DocumentRecord};
use encargo_domain::fulfillment::Fulfillment;
use encargo_domain::ids::LocationId;
use encargo_domain::import::ImportEvent;
use encargo_domain::location::Location;
use encargo_domain::order::{Order, OrderEvent, OrderPhase, OrderStatus};
use encargo_domain::purchase::{PurchaseOrder, PurchaseOrderEvent};
use encargo_domain::returns::Return;
use encargo_domain::tax::table::{TaxTable, TaxTableEvent, ZipRate};
use encargo_domain::transfer::{Transfer, TransferEvent};

use uuid::Uuid;

use crate::hash::Row;
use crate::rows::{Insert, Rows, Statement, Value};
use crate::state::State;
use crate::work::{Slot, Work};

pub(crate) type Names = HashMap<LocationId, String>;

/// Rows to be written, by table.
#[derive(Default)]
pub(crate) struct Tables {
    /// Orders entered or changed as a sheet: every column may be new.
    entered: BTreeSet<Uuid>,
    entries: Rows,
    orders: Rows,
    /// What decides in which lists of open orders they stand.
    queued: Rows,
    lines: Rows,
    fulfillments: Rows,
    returns: Rows,
    documents: Rows,
    items: Rows,
    locations: Rows,
    customers: Rows,
    supply: Rows,
    files: Rows,
    fiscal_records: Rows,
    fiscal_answers: Rows,
    emails: Rows,
    /// By id: a later import of the same table takes the place of an earlier one.
    tax_tables: BTreeMap<Uuid, (Vec<Value>, Rows)>,
    order_texts: Vec<(String, [String; 3])>,
    item_texts: Vec<(String, [String; 4])>,
    customer_texts: Vec<(String, [String; 6])>,
}

impl Tables {
    /// The rows of a changed state. Its facts were added before.
    pub(crate) fn add(&mut self, slot: &Slot, names: &Names) {
        match &slot.state {
            State::Order(o) => self.order(o, slot.version),
            State::Fulfillment(f) => self.fulfillment(f, slot.version),
            State::Return(r) => self.return_(r, slot.version),
            State::Document(d) => self.document(d),
            State::Item(i) => self.item(i),
            State::Customer(c) => self.customer(c),
            State::Transfer(t) => self.transfer(t, names),
            State::PurchaseOrder(p) => self.purchase_order(p),
            State::Location(l) => self.location(l),
            State::Company(_)
            | State::Policy(_)
            | State::Rates(_)
            | State::Device(_)
            | State::Chain(_)
            | State::Picture(_)
            | State::TaxTable(_)
            | State::None => {}
        }
    }

    /// What a fact itself adds: texts to search that never change later, and records without a state.
    pub(crate) fn add_event(&mut self, row: &Row, event: &Event) {
        if let Event::Order(id, e) = event
            && matches!(
                e,
                OrderEvent::DraftSaved { .. }
                    | OrderEvent::Placed { .. }
                    | OrderEvent::Imported { .. }
            )
        {
            self.entered.insert(id.uuid());
        }
        match event {
            Event::Order(_, OrderEvent::Placed { order, .. } | OrderEvent::Imported { order }) => {
                let customer = order.buyer.as_ref().map_or_else(String::new, |b| {
                    format!("{} {} {}", b.name, b.email, b.phone)
                });
                let mut items = String::new();
                for line in &order.lines {
                    items.push_str(&line.sku);
                    items.push(' ');
                }
                self.order_texts.push((
                    order.order_id.to_string(),
                    [
                        format!("{} {}", order.number, order.external_number),
                        customer,
                        items,
                    ],
                ));
            }
            Event::Import(
                id,
                ImportEvent::Finished {
                    profile,
                    file_name,
                    file_hash,
                    rows,
                    documents,
                    already_there,
                    errors,
                },
            ) => {
                let n = |u: &u64| Value::Int(i64::try_from(*u).unwrap_or(i64::MAX));
                self.files.push(vec![
                    id.uuid().as_hyphenated().to_string().into(),
                    profile.into(),
                    file_name.into(),
                    file_hash.into(),
                    n(rows),
                    n(documents),
                    n(already_there),
                    n(errors),
                    row.recorded_at_ms.into(),
                ]);
            }
            Event::TaxTable(id, TaxTableEvent::Imported { table, rates }) => {
                self.tax_table(row, id.uuid(), table, rates);
            }
            Event::Chain(id, ChainEvent::Registered { record }) => {
                let record = FiscalRecord::Registration(record.clone());
                self.fiscal_record(row, id.to_string(), &record);
            }
            Event::Chain(id, ChainEvent::Cancelled { record }) => {
                let record = FiscalRecord::Cancellation(record.clone());
                self.fiscal_record(row, id.to_string(), &record);
            }
            Event::Chain(id, ChainEvent::Answered { answers, .. }) => {
                for answer in answers {
                    self.fiscal_answers.push(vec![
                        answer.status.as_str().into(),
                        (&answer.code).into(),
                        (&answer.text).into(),
                        id.to_string().into(),
                        answer.position.into(),
                    ]);
                }
            }
            _ => {}
        }
    }

    fn tax_table(&mut self, row: &Row, id: Uuid, table: &TaxTable, rates: &[ZipRate]) {
        let valid_from = table.valid_from.to_string();
        let head = vec![
            id.as_hyphenated().to_string().into(),
            (&table.state).into(),
            valid_from.clone().into(),
            table.rows.into(),
            (&table.content).into(),
            (&table.file_name).into(),
            (&table.file_hash).into(),
            row.recorded_at_ms.into(),
            (&row.actor_name).into(),
        ];
        let of_zip = |r: &ZipRate| {
            vec![
                (&r.zip).into(),
                (&table.state).into(),
                valid_from.clone().into(),
                (&r.region).into(),
                r.tax.rate_ppm.into(),
                r.tax.state_ppm.into(),
                r.tax.county_ppm.into(),
                r.tax.city_ppm.into(),
                r.tax.special_ppm.into(),
            ]
        };
        let rows = rates.iter().map(of_zip).collect();
        self.tax_tables.insert(id, (head, rows));
    }

    fn fiscal_record(&mut self, row: &Row, chain_id: String, record: &FiscalRecord) {
        let (kind, document_id, total_minor) = match record {
            FiscalRecord::Registration(r) => ("registration", r.document_id, r.total_minor),
            FiscalRecord::Cancellation(c) => ("cancellation", c.document_id, 0),
        };
        let status = match record.seal().mode {
            FiscalMode::VeriFactu => RecordStatus::Waiting,
            FiscalMode::None | FiscalMode::NonVerifiable => RecordStatus::Kept,
        };
        self.fiscal_records.push(vec![
            chain_id.into(),
            record.position().into(),
            row.seq.into(),
            kind.into(),
            document_id.to_string().into(),
            (&record.invoice().number).into(),
            total_minor.into(),
            (&record.seal().hash).into(),
            record.seal().generated_at.at.0.into(),
            status.as_str().into(),
        ]);
    }

    fn order(&mut self, o: &Order, version: i64) {
        let status = o.status();
        let totals = o.totals();
        let stages = |s| o.units_in(s);
        let open = o.phase == OrderPhase::Confirmed
            && !matches!(
                status,
                OrderStatus::Delivered
                    | OrderStatus::Returned
                    | OrderStatus::Cancelled
                    | OrderStatus::Shipped
            )
            || matches!(o.phase, OrderPhase::Placed | OrderPhase::Verified);
        let sheet_units = |d: &encargo_domain::order::OrderInput| {
            d.lines.iter().map(|l| i64::from(l.quantity)).sum::<i64>()
        };
        let (line_count, unit_count) = match &o.draft {
            Some(d) => (i64::try_from(d.lines.len()).unwrap_or(0), sheet_units(d)),
            None => (
                i64::try_from(o.lines.len()).unwrap_or(0),
                o.lines.iter().map(|l| i64::from(l.quantity)).sum(),
            ),
        };
        let row: Vec<Value> = vec![
            o.order_id.to_string().into(),
            (&o.number).into(),
            (&o.external_number).into(),
            status.as_str().into(),
            (o.open_holds().next().is_some() && o.phase != OrderPhase::Cancelled).into(),
            o.partial().into(),
            open.into(),
            o.channel.as_str().into(),
            o.location_id.to_string().into(),
            Work::method_of(o).into(),
            o.deliveries
                .iter()
                .find_map(|d| d.location_id)
                .map(|l| l.to_string())
                .into(),
            o.placed_at.0.into(),
            o.buyer.as_ref().map(|b| b.customer_id.to_string()).into(),
            o.buyer.as_ref().map_or("", |b| b.name.as_str()).into(),
            line_count.into(),
            unit_count.into(),
            totals.total_minor.into(),
            o.due_minor().into(),
            o.currency.as_str().into(),
            o.payment_status().as_str().into(),
            o.promised_on().map(|d| d.to_string()).into(),
            (o.phase == OrderPhase::Confirmed
                && stages(encargo_domain::order::Stage::Open)
                    + stages(encargo_domain::order::Stage::Backordered)
                    > 0)
            .into(),
            (o.phase == OrderPhase::Confirmed && !o.to_invoice().lines.is_empty()).into(),
            version.into(),
            o.exchange
                .as_ref()
                .map(|_| o.to_base(totals.total_minor))
                .into(),
        ];
        if self.entered.contains(&o.order_id.uuid()) {
            self.entries.push(row);
        } else {
            let queued = QUEUED.iter().filter_map(|c| row.get(*c).cloned()).collect();
            self.queued.push(queued);
            self.orders.push(row);
        }
        self.lines_of(o);
    }

    fn lines_of(&mut self, o: &Order) {
        let id = o.order_id.to_string();
        for l in &o.lines {
            let waiting = if o.phase == OrderPhase::Confirmed {
                l.stages.get(encargo_domain::order::Stage::Open)
                    + l.stages.get(encargo_domain::order::Stage::Backordered)
            } else {
                0
            };
            self.lines.push(vec![
                id.clone().into(),
                l.line_id.into(),
                l.item_id.to_string().into(),
                l.quantity.into(),
                waiting.into(),
                l.amount_minor.into(),
            ]);
        }
    }

    fn fulfillment(&mut self, f: &Fulfillment, version: i64) {
        self.fulfillments.push(vec![
            f.fulfillment_id.to_string().into(),
            (&f.number).into(),
            f.order_id.to_string().into(),
            (&f.order_number).into(),
            (&f.customer_name).into(),
            f.location_id.to_string().into(),
            f.method.as_str().into(),
            f.status.as_str().into(),
            i64::try_from(f.lines.len()).unwrap_or(0).into(),
            f.units().into(),
            f.due_at.map(|t| t.0).into(),
            f.shelf.as_ref().into(),
            f.service.as_ref().into(),
            f.pickup_code.as_ref().into(),
            f.tracking.as_ref().into(),
            f.to_counter.map(|c| c.location_id.to_string()).into(),
            f.to_counter.map(|c| c.expected_on.to_string()).into(),
            version.into(),
        ]);
    }

    fn return_(&mut self, r: &Return, version: i64) {
        self.returns.push(vec![
            r.return_id.to_string().into(),
            (&r.number).into(),
            r.order_id.to_string().into(),
            (&r.order_number).into(),
            (&r.customer_name).into(),
            r.location_id.to_string().into(),
            r.status.as_str().into(),
            r.units().into(),
            r.refund_minor().into(),
            r.currency.as_str().into(),
            r.created_at.0.into(),
            version.into(),
        ]);
    }

    fn document(&mut self, record: &DocumentRecord) {
        let d = &record.document;
        self.documents.push(vec![
            d.document_id.to_string().into(),
            d.kind.as_str().into(),
            (&d.series).into(),
            d.serial.into(),
            (&d.number).into(),
            d.issued_at.0.into(),
            d.issued_on.to_string().into(),
            d.order_id.to_string().into(),
            (&d.order_number).into(),
            d.buyer.as_ref().map_or("", |b| b.name.as_str()).into(),
            d.total_minor.into(),
            d.currency.as_str().into(),
            record.printed_count.into(),
            record.cancelled.is_some().into(),
            record.corrected_by.as_deref().unwrap_or_default().into(),
        ]);
        for email in &record.emails {
            self.emails.push(vec![
                email.email_id.to_string().into(),
                d.document_id.to_string().into(),
                (&d.number).into(),
                d.kind.as_str().into(),
                (&email.draft.to).into(),
                (&email.draft.subject).into(),
                email.draft.format.as_str().into(),
                email.status.as_str().into(),
                email.queued_at.0.into(),
                email.tries.into(),
                email.next_try_at.0.into(),
                email.changed_at.0.into(),
                (&email.reply).into(),
            ]);
        }
    }

    fn item(&mut self, i: &Item) {
        let f = &i.input;
        let tax_class = serde_json::to_value(f.tax_class)
            .ok()
            .and_then(|v| v.as_str().map(str::to_owned))
            .unwrap_or_default();
        self.items.push(vec![
            i.item_id.to_string().into(),
            (&f.sku).into(),
            (&f.barcode).into(),
            (&f.name_en).into(),
            (&f.name_es).into(),
            (&f.image).into(),
            f.price_minor.into(),
            f.cost_minor.into(),
            tax_class.into(),
            f.weight_g.into(),
            f.safety_stock.into(),
        ]);
        self.item_texts.push((
            i.item_id.to_string(),
            [
                f.sku.clone(),
                f.barcode.clone(),
                f.name_en.clone(),
                f.name_es.clone(),
            ],
        ));
    }

    fn location(&mut self, l: &Location) {
        self.locations.push(vec![
            l.location_id.to_string().into(),
            (&l.code).into(),
            (&l.name).into(),
            l.kind.as_str().into(),
            (&l.address.city).into(),
            l.ships.into(),
            l.pickup.into(),
            l.closed.into(),
        ]);
    }

    fn customer(&mut self, c: &Customer) {
        let f = &c.input;
        self.customers.push(vec![
            c.customer_id.to_string().into(),
            (&c.number).into(),
            (&f.name).into(),
            (&f.email).into(),
            (&f.phone).into(),
            (&f.address.city).into(),
            (&f.tax_id).into(),
        ]);
        self.customer_texts.push((
            c.customer_id.to_string(),
            [
                c.number.clone(),
                f.name.clone(),
                f.email.clone(),
                f.phone.clone(),
                f.address.city.clone(),
                f.tax_id.clone(),
            ],
        ));
    }

    fn transfer(&mut self, t: &Transfer, names: &Names) {
        let from = names.get(&t.from_location_id).cloned().unwrap_or_default();
        for l in &t.lines {
            self.supply.push(vec![
                "transfer".into(),
                t.transfer_id.to_string().into(),
                l.item_id.to_string().into(),
                (&t.number).into(),
                t.status.as_str().into(),
                (&from).into(),
                t.to_location_id.to_string().into(),
                l.quantity.into(),
                l.received.into(),
                t.expected_on.to_string().into(),
            ]);
        }
    }

    fn purchase_order(&mut self, p: &PurchaseOrder) {
        for l in &p.lines {
            self.supply.push(vec![
                "purchase_order".into(),
                p.purchase_order_id.to_string().into(),
                l.item_id.to_string().into(),
                (&p.number).into(),
                p.status.as_str().into(),
                (&p.supplier_name).into(),
                p.location_id.to_string().into(),
                l.quantity.into(),
                l.received.into(),
                p.expected_on.to_string().into(),
            ]);
        }
    }

    /// Adds all rows to what is to be written.
    pub(crate) fn add_to(self, statements: &mut Vec<Statement>) {
        for (table, rows) in [
            (ENTRIES, self.entries),
            (LINES, self.lines),
            (FULFILLMENTS, self.fulfillments),
            (RETURNS, self.returns),
            (DOCUMENTS, self.documents),
            (ITEMS, self.items),
            (LOCATIONS, self.locations),
            (CUSTOMERS, self.customers),
            (SUPPLY, self.supply),
            (FILES, self.files),
            (FISCAL_RECORDS, self.fiscal_records),
            (EMAILS, self.emails),
        ] {
            table.add(statements, rows);
        }
        if !self.tax_tables.is_empty() {
            let (heads, rows): (Rows, Vec<Rows>) = self.tax_tables.into_values().unzip();
            let stale = heads
                .iter()
                .map(|h| h.iter().skip(1).take(2).cloned().collect());
            statements.push(Statement {
                sql: TAX_RATES_STALE.into(),
                rows: stale.collect(),
            });
            TAX_TABLES.add(statements, heads);
            TAX_RATES.add(statements, rows.into_iter().flatten().collect());
        }
        for (sql, rows) in [
            (ORDER, self.orders),
            (ORDER_QUEUED, self.queued),
            (FISCAL_ANSWER, self.fiscal_answers),
            (ORDER_TEXT, text_rows(self.order_texts)),
            (ITEM_TEXT, text_rows(self.item_texts)),
            (CUSTOMER_TEXT, text_rows(self.customer_texts)),
        ] {
            if !rows.is_empty() {
                statements.push(Statement {
                    sql: sql.into(),
                    rows,
                });
            }
        }
    }
}

/// The texts of each row, then its id.
fn text_rows<const N: usize>(texts: impl IntoIterator<Item = (String, [String; N])>) -> Rows {
    texts
        .into_iter()
        .map(|(id, texts)| texts.into_iter().chain([id]).map(Value::Text).collect())
        .collect()
}

const ORDER_TEXT: &str = "insert or replace into order_search (rowid, number, customer, items) select sales_order_key, ?, ?, ? from sales_order where order_id = ?";
const ITEM_TEXT: &str = "insert or replace into item_search (rowid, sku, barcode, name_en, name_es) select item_key, ?, ?, ?, ? from item where item_id = ?";
const CUSTOMER_TEXT: &str = "insert or replace into customer_search (rowid, number, name, email, phone, city, tax_id) select customer_key, ?, ?, ?, ?, ?, ? from customer where customer_id = ?";

/// Series and serials a fact says were drawn.
pub(crate) fn serials(event: &Event) -> Vec<(String, u32)> {
    match event {
        Event::Order(_, OrderEvent::Placed { serial, .. }) => vec![serial.clone()],
        Event::Order(
            _,
            OrderEvent::DraftSaved {
                number: Some((_, series, serial)),
                ..
            },
        ) => vec![(series.clone(), *serial)],
        Event::Document(_, DocumentEvent::Issued { document }) => {
            vec![(document.series.clone(), document.serial)]
        }
        Event::Customer(
            _,
            CustomerEvent::Created {
                serial: Some(serial),
                ..
            },
        ) => vec![serial.clone()],
        Event::Transfer(_, TransferEvent::Created { serial, .. })
        | Event::PurchaseOrder(_, PurchaseOrderEvent::Placed { serial, .. }) => {
            vec![serial.clone()]
        }
        _ => Vec::new(),
    }
}

const ORDER_COLUMNS: &str = "insert into sales_order (order_id, number, external_number, status, held, partial, open, channel, location_id, method, place_id, placed_at_ms, customer_id, customer_name, \
           line_count, unit_count, total_minor, due_minor, currency, payment_status, promised_on, to_source, to_invoice, version, base_total_minor)";
const ENTRIES: Insert = Insert {
    head: ORDER_COLUMNS,
    tail: "on conflict (order_id) do update set number = excluded.number, external_number = excluded.external_number, status = excluded.status, held = excluded.held, \
           partial = excluded.partial, open = excluded.open, channel = excluded.channel, location_id = excluded.location_id, method = excluded.method, place_id = excluded.place_id, \
           placed_at_ms = excluded.placed_at_ms, customer_id = excluded.customer_id, customer_name = excluded.customer_name, line_count = excluded.line_count, \
           unit_count = excluded.unit_count, total_minor = excluded.total_minor, due_minor = excluded.due_minor, currency = excluded.currency, \
           payment_status = excluded.payment_status, promised_on = excluded.promised_on, to_source = excluded.to_source, to_invoice = excluded.to_invoice, version = excluded.version, \
           base_total_minor = excluded.base_total_minor",
};
/// Without what is fixed once an order is entered. SQLite writes an index again whenever one of its columns is named, changed or not: what
/// decides in which lists of open orders an order stands has a statement of its own, which changes nothing in most steps.
const ORDER: &str = "update sales_order set status = ?4, partial = ?6, method = ?10, place_id = ?11, total_minor = ?17, due_minor = ?18, payment_status = ?20, version = ?24, base_total_minor = ?25 where order_id = ?1";
const ORDER_QUEUED: &str = "update sales_order set held = ?2, open = ?3, promised_on = ?4, to_source = ?5, to_invoice = ?6 \
           where order_id = ?1 and (held, open, promised_on, to_source, to_invoice) is not (?2, ?3, ?4, ?5, ?6)";
/// Its columns among those of [`ORDER_COLUMNS`].
const QUEUED: [usize; 6] = [0, 4, 6, 20, 21, 22];
const LINES: Insert = Insert {
    head: "insert into order_line (order_id, line_id, item_id, quantity, waiting, amount_minor)",
    tail: "on conflict (order_id, line_id) do update set waiting = excluded.waiting where waiting <> excluded.waiting",
};
const FULFILLMENTS: Insert = Insert {
    head: "insert into fulfillment_order (fulfillment_id, number, order_id, order_number, customer_name, location_id, method, status, line_count, unit_count, due_at_ms, shelf, \
           service, pickup_code, tracking, counter_id, expected_on, version)",
    tail: "on conflict (fulfillment_id) do update set location_id = excluded.location_id, counter_id = excluded.counter_id, expected_on = excluded.expected_on, status = excluded.status, unit_count = excluded.unit_count, due_at_ms = excluded.due_at_ms, shelf = excluded.shelf, \
           service = excluded.service, pickup_code = excluded.pickup_code, tracking = excluded.tracking, version = excluded.version",
};
const RETURNS: Insert = Insert {
    head: "insert into return_authorization (return_id, number, order_id, order_number, customer_name, location_id, status, unit_count, refund_minor, currency, created_at_ms, version)",
    tail: "on conflict (return_id) do update set location_id = excluded.location_id, status = excluded.status, refund_minor = excluded.refund_minor, version = excluded.version",
};
const DOCUMENTS: Insert = Insert {
    head: "insert into document (document_id, kind, series, serial, number, issued_at_ms, issued_on, order_id, order_number, buyer_name, total_minor, currency, printed_count, cancelled, corrected_by)",
    tail: "on conflict (document_id) do update set printed_count = excluded.printed_count, cancelled = excluded.cancelled, corrected_by = excluded.corrected_by",
};
const ITEMS: Insert = Insert {
    head: "insert into item (item_id, sku, barcode, name_en, name_es, image, price_minor, cost_minor, tax_class, weight_g, safety_stock)",
    tail: "on conflict (item_id) do update set sku = excluded.sku, barcode = excluded.barcode, name_en = excluded.name_en, name_es = excluded.name_es, image = excluded.image, \
           price_minor = excluded.price_minor, cost_minor = excluded.cost_minor, tax_class = excluded.tax_class, weight_g = excluded.weight_g, safety_stock = excluded.safety_stock",
};
const LOCATIONS: Insert = Insert {
    head: "insert into location (location_id, code, name, kind, city, ships, pickup, closed)",
    tail: "on conflict (location_id) do update set code = excluded.code, name = excluded.name, kind = excluded.kind, city = excluded.city, ships = excluded.ships, \
           pickup = excluded.pickup, closed = excluded.closed",
};
const CUSTOMERS: Insert = Insert {
    head: "insert into customer (customer_id, number, name, email, phone, city, tax_id)",
    tail: "on conflict (customer_id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone, city = excluded.city, tax_id = excluded.tax_id",
};
const SUPPLY: Insert = Insert {
    head: "insert into supply (cause_kind, cause_id, item_id, number, status, from_name, location_id, quantity, received, expected_on)",
    tail: "on conflict (cause_id, item_id) do update set status = excluded.status, received = excluded.received, from_name = excluded.from_name",
};
const FISCAL_RECORDS: Insert = Insert {
    head: "insert into fiscal_record (chain_id, position, event_seq, kind, document_id, number, total_minor, hash, generated_at_ms, status)",
    tail: "",
};
const EMAILS: Insert = Insert {
    head: "insert into outbox (email_id, document_id, number, kind, recipient, subject, format, status, queued_at_ms, tries, next_try_at_ms, changed_at_ms, reply)",
    tail: "on conflict (email_id) do update set status = excluded.status, queued_at_ms = excluded.queued_at_ms, tries = excluded.tries, \
           next_try_at_ms = excluded.next_try_at_ms, changed_at_ms = excluded.changed_at_ms, reply = excluded.reply",
};
const FISCAL_ANSWER: &str = "update fiscal_record set status = ?, answer_code = ?, answer_text = ? where chain_id = ? and position = ?";
const TAX_RATES_STALE: &str = "delete from us_tax_rate where state = ? and valid_from = ?";
const TAX_TABLES: Insert = Insert {
    head: "insert into us_tax_table (table_id, state, valid_from, rows, content, file_name, file_hash, imported_at_ms, imported_by)",
    tail: "on conflict (table_id) do update set rows = excluded.rows, content = excluded.content, file_name = excluded.file_name, \
           file_hash = excluded.file_hash, imported_at_ms = excluded.imported_at_ms, imported_by = excluded.imported_by",
};
const TAX_RATES: Insert = Insert {
    head: "insert into us_tax_rate (zip, state, valid_from, region, rate_ppm, state_ppm, county_ppm, city_ppm, special_ppm)",
    tail: "",
};
const FILES: Insert = Insert {
    head: "insert into imported_file (import_id, profile, file_name, file_hash, rows, documents, already_there, errors, finished_at_ms)",
    tail: "on conflict (import_id) do nothing",
};
