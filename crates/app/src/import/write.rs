//! The writing side: a chunk of documents becomes facts in one transaction. What exists is found inside that transaction, so two imports, or
//! an import and a person, cannot make the same thing twice.

mod tax;

use std::collections::{BTreeMap, HashMap, HashSet};

use encargo_domain::catalog::{Item, ItemEvent, ItemInput};
use encargo_domain::customer::{Customer, CustomerEvent};
use encargo_domain::ids::{CommandId, CustomerId, ItemId, LocationId, OrderId};
use encargo_domain::order::{
    Buyer, Delivery, DeliveryMethod, Order, OrderEvent, OrderLine, OrderPhase, Stage, Stages,
};
use encargo_domain::trade::GoodsFacts;
use encargo_domain::{Ctx, Event};
use encargo_store::{
    Fault, Outcome, Work, barcodes_taken, customers_by_number, items_by_sku, order_numbers_taken,
    orders_by_external,
};
use serde::{Deserialize, Serialize};

use super::draft::{BuyerDraft, BuyerKey, Chunk, ItemDraft, OrderDraft};
use super::profile::Profile;
use super::reading::item_named;
use crate::context::Cx;

pub(crate) use self::tax::TaxTables;

/// Ids met so far in this import.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(super) items: HashMap<String, ItemId>,
    pub(super) customers: HashMap<BuyerKey, CustomerId>,
    /// Customers of the house by e-mail, as they were when the import began, and those it made.
    pub(crate) emails: HashMap<String, CustomerId>,
}

/// What a chunk came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    pub(crate) documents: u64,
    pub(crate) already_there: u64,
    pub(crate) rows: u64,
    pub(crate) rows_already_there: u64,
    pub(crate) lines: u64,
    pub(crate) items: u64,
    pub(crate) customers: u64,
    pub(crate) rounded_lines: u64,
    pub(crate) totals: BTreeMap<String, i64>,
    /// Rows of items whose barcode another item has, with the barcode.
    pub(crate) barcodes_taken: Vec<(u64, String)>,
}

impl Written {
    pub(crate) fn add(&mut self, other: Self) {
        self.documents += other.documents;
        self.already_there += other.already_there;
        self.rows += other.rows;
        self.rows_already_there += other.rows_already_there;
        self.lines += other.lines;
        self.items += other.items;
        self.customers += other.customers;
        self.rounded_lines += other.rounded_lines;
        for (currency, minor) in other.totals {
            *self.totals.entry(currency).or_default() += minor;
        }
    }
}

/// Everything about the import that is the same for all its chunks.
#[derive(Debug, Clone)]
pub(crate) struct Books {
    pub(crate) profile: Profile,
    pub(crate) location_id: LocationId,
    pub(crate) tables: TaxTables,
    pub(crate) cx: Cx,
}

impl Books {
    /// The number by which a document is known again.
    pub(crate) fn external(&self, number: &str) -> String {
        external(self.profile, number)
    }

    /// A context for one transaction.
    fn ctx(&self, command_id: CommandId) -> Ctx {
        let mut ctx = self.cx.ctx.clone();
        ctx.command_id = command_id;
        ctx
    }
}

/// See [`Books::external`].
pub(crate) fn external(profile: Profile, number: &str) -> String {
    format!("{}:{number}", profile.as_str())
}

/// Writes a chunk.
pub(crate) async fn write(
    work: &mut Work,
    books: &Books,
    command_id: CommandId,
    known: &mut Known,
    chunk: Chunk,
) -> Outcome<Written> {
    let mut writing = Writing {
        work,
        books,
        ctx: books.ctx(command_id),
        known,
        written: Written::default(),
    };
    writing.item_rows(chunk.items).await?;
    writing.customer_rows(chunk.customers).await?;
    let orders = writing.new_orders(chunk.orders).await?;
    writing.items_of(&orders, chunk.named).await?;
    writing.customers_of(&orders).await?;
    writing.orders(orders).await?;
    writing.tax_tables(chunk.tables).await?;
    Ok(writing.written)
}

struct Writing<'w> {
    work: &'w mut Work,
    books: &'w Books,
    ctx: Ctx,
    known: &'w mut Known,
    written: Written,
}

impl Writing<'_> {
    async fn item_rows(&mut self, rows: Vec<ItemDraft>) -> Outcome<()> {
        self.find_items(rows.iter().map(|r| r.input.sku.clone()).collect())
            .await?;
        let barcodes: Vec<String> = rows
            .iter()
            .map(|r| r.input.barcode.clone())
            .filter(|b| !b.is_empty())
            .collect();
        let taken: HashSet<String> = barcodes_taken(self.work.reading().await?, &barcodes)
            .await?
            .into_iter()
            .collect();
        for ItemDraft { row, input } in rows {
            if self.known.items.contains_key(&input.sku) {
                self.written.already_there += u64::from(self.books.profile == Profile::Items);
                self.written.rows_already_there += 1;
            } else if taken.contains(&input.barcode) {
                self.written.barcodes_taken.push((row, input.barcode));
            } else {
                self.make_item(input).await?;
                self.written.rows += 1;
                self.written.documents += u64::from(self.books.profile == Profile::Items);
            }
        }
        Ok(())
    }

    async fn customer_rows(&mut self, rows: Vec<super::draft::CustomerDraft>) -> Outcome<()> {
        let before = self.written.customers;
        let of_file = self.books.profile == Profile::Customers;
        self.find_customers(rows.iter().map(|r| &r.buyer.key))
            .await?;
        for row in rows {
            if self.known.customers.contains_key(&row.buyer.key) {
                self.written.rows_already_there += 1;
                self.written.already_there += u64::from(of_file);
            } else {
                self.make_customer(&row.buyer).await?;
                self.written.rows += 1;
            }
        }
        if of_file {
            self.written.documents += self.written.customers - before;
        }
        Ok(())
    }

    /// The documents that are not here yet.
    async fn new_orders(&mut self, orders: Vec<OrderDraft>) -> Outcome<Vec<OrderDraft>> {
        let numbers: Vec<String> = orders
            .iter()
            .map(|o| self.books.external(&o.number))
            .collect();
        let there: HashSet<String> = orders_by_external(self.work.reading().await?, &numbers)
            .await?
            .into_iter()
            .collect();
        let mut new = Vec::with_capacity(orders.len());
        for (order, number) in orders.into_iter().zip(numbers) {
            if there.contains(&number) {
                self.written.already_there += 1;
                self.written.rows_already_there += u64::from(order.rows);
            } else {
                new.push(order);
            }
        }
        Ok(new)
    }

    // ---- items

    async fn find_items(&mut self, skus: Vec<String>) -> Outcome<()> {
        let unknown: Vec<String> = skus
            .into_iter()
            .filter(|s| !self.known.items.contains_key(s))
            .collect();
        if unknown.is_empty() {
            return Ok(());
        }
        for (sku, id) in items_by_sku(self.work.reading().await?, &unknown).await? {
            let id = id
                .parse()
                .map_err(|_| Fault::Broken(format!("item {sku} has no id")))?;
            self.known.items.insert(sku, id);
        }
        Ok(())
    }

    async fn items_of(&mut self, orders: &[OrderDraft], named: Vec<ItemDraft>) -> Outcome<()> {
        let lines = || orders.iter().flat_map(|o| &o.lines);
        let unknown: HashSet<&str> = lines()
            .map(|l| &*l.sku)
            .filter(|s| !self.known.items.contains_key(*s))
            .collect();
        self.find_items(unknown.into_iter().map(str::to_owned).collect())
            .await?;
        let mut drafts: HashMap<String, ItemInput> = named
            .into_iter()
            .map(|d| (d.input.sku.clone(), d.input))
            .collect();
        for line in lines() {
            if self.known.items.contains_key(&*line.sku) {
                continue;
            }
            let input = drafts
                .remove(&*line.sku)
                .unwrap_or_else(|| item_named(&line.sku, &line.name, line.unit_price_minor.abs()));
            self.make_item(input).await?;
        }
        Ok(())
    }

    async fn make_item(&mut self, input: ItemInput) -> Outcome<()> {
        let item_id = ItemId::new(self.ctx.new_id());
        self.known.items.insert(input.sku.clone(), item_id);
        self.written.items += 1;
        self.work
            .record(
                &self.ctx,
                Event::Item(
                    item_id,
                    ItemEvent::Created {
                        item: Item { item_id, input },
                    },
                ),
            )
            .await
    }

    // ---- customers

    async fn find_customers(&mut self, keys: impl Iterator<Item = &BuyerKey>) -> Outcome<()> {
        let unknown: HashSet<&BuyerKey> = keys
            .filter(|k| !self.known.customers.contains_key(*k))
            .collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let numbers: Vec<String> = unknown
            .iter()
            .map(|k| k.number.clone())
            .filter(|n| !n.is_empty())
            .collect();
        let by_number = customers_by_number(self.work.reading().await?, &numbers).await?;
        for key in unknown {
            let id = match by_number.get(&key.number) {
                Some(id) => id
                    .parse()
                    .map_err(|_| Fault::Broken(format!("customer {} has no id", key.number)))?,
                None => match self.known.emails.get(&key.email) {
                    Some(id) => *id,
                    None => continue,
                },
            };
            self.known.customers.insert(key.clone(), id);
        }
        Ok(())
    }

    async fn customers_of(&mut self, orders: &[OrderDraft]) -> Outcome<()> {
        let buyers = || orders.iter().filter_map(|o| o.buyer.as_ref());
        self.find_customers(buyers().map(|b| &b.key)).await?;
        for buyer in buyers() {
            if !self.known.customers.contains_key(&buyer.key) {
                self.make_customer(buyer).await?;
            }
        }
        Ok(())
    }

    /// Makes a customer, unless one of this very chunk has their e-mail. Without a number in the file they get one of the house.
    async fn make_customer(&mut self, buyer: &BuyerDraft) -> Outcome<()> {
        if let Some(id) = self.known.emails.get(&buyer.key.email).copied() {
            self.known.customers.insert(buyer.key.clone(), id);
            return Ok(());
        }
        let customer_id = CustomerId::new(self.ctx.new_id());
        let (number, serial) = if buyer.key.number.is_empty() {
            let (number, series, serial) = self
                .work
                .draw(&format!("{}-C", self.ctx.device_code))
                .await?;
            (number, Some((series, serial)))
        } else {
            (buyer.key.number.clone(), None)
        };
        self.known.customers.insert(buyer.key.clone(), customer_id);
        if !buyer.key.email.is_empty() {
            self.known
                .emails
                .insert(buyer.key.email.clone(), customer_id);
        }
        self.written.customers += 1;
        let customer = Customer {
            customer_id,
            number,
            input: buyer.input.clone(),
        };
        self.work
            .record(
                &self.ctx,
                Event::Customer(customer_id, CustomerEvent::Created { customer, serial }),
            )
            .await
    }

    // ---- orders

    async fn orders(&mut self, drafts: Vec<OrderDraft>) -> Outcome<()> {
        let wanted: Vec<String> = drafts
            .iter()
            .flat_map(|d| [plain_number(&d.number), self.long_number(&d.number)])
            .collect();
        let mut taken: HashSet<String> = order_numbers_taken(self.work.reading().await?, &wanted)
            .await?
            .into_iter()
            .collect();
        let mut ctx = self.ctx.clone();
        for draft in drafts {
            let number = [plain_number(&draft.number), self.long_number(&draft.number)]
                .into_iter()
                .find(|n| !taken.contains(n));
            // `#1` and `1` of one profile are two documents; the third form is their full name.
            let number =
                number.unwrap_or_else(|| format!("I-{}", self.books.external(&draft.number)));
            taken.insert(number.clone());
            self.written.documents += 1;
            self.written.rows += u64::from(draft.rows);
            self.written.lines += u64::try_from(draft.lines.len()).unwrap_or(0);
            self.written.rounded_lines += u64::from(draft.rounded);
            *self
                .written
                .totals
                .entry(draft.currency.as_str().to_owned())
                .or_default() += draft.total_minor;
            // History happened when it happened; it is written down now.
            ctx.now = draft.placed_at;
            let total_minor = draft.total_minor;
            let order = self.order(OrderId::new(ctx.new_id()), number, draft)?;
            if order.totals().total_minor != total_minor {
                return Err(Fault::Broken(format!(
                    "order {} does not add up to what its file says",
                    order.number
                ))
                .into());
            }
            let event = Event::Order(
                order.order_id,
                OrderEvent::Imported {
                    order: Box::new(order),
                },
            );
            self.work.record(&ctx, event).await?;
        }
        Ok(())
    }

    fn long_number(&self, number: &str) -> String {
        format!(
            "I-{}-{}",
            self.books.profile.as_str(),
            number.trim_start_matches('#')
        )
    }

    fn order(&self, order_id: OrderId, number: String, draft: OrderDraft) -> Outcome<Order> {
        let external_number = self.books.external(&draft.number);
        let buyer = draft.buyer.map(|b| self.buyer(b)).transpose()?;
        let delivery = Delivery {
            firm_location_id: None,
            warned_of: None,
            method: DeliveryMethod::Ship,
            location_id: None,
            address: draft.ship_to,
            service: None,
            promised_on: None,
            charge_minor: draft.charge_minor,
            tax: draft.charge_tax,
            invoiced: false,
            refunded: false,
        };
        let mut lines = Vec::with_capacity(draft.lines.len());
        for (line, line_id) in draft.lines.into_iter().zip(1..) {
            let item_id = self
                .known
                .items
                .get(&*line.sku)
                .copied()
                .ok_or_else(|| Fault::Broken(format!("item {} was not made", line.sku)))?;
            lines.push(OrderLine {
                line_id,
                item_id,
                sku: line.sku.into(),
                name: line.name.into(),
                quantity: line.quantity,
                unit_price_minor: line.unit_price_minor,
                discount_minor: line.discount_minor,
                amount_minor: line.amount_minor,
                tax: draft.line_tax,
                weight_g: 0,
                goods: GoodsFacts::default(),
                delivery: 0,
                returnable: false,
                stages: Stages::all_in(
                    if line.returned {
                        Stage::Returned
                    } else {
                        Stage::Delivered
                    },
                    line.quantity,
                ),
                billed: Vec::new(),
                return_requested: 0,
                credited: 0,
                refunded: 0,
            });
        }
        let (channel, location_id) = (self.books.profile.channel(), self.books.location_id);
        Ok(Order {
            buyer,
            currency: draft.currency,
            prices_include_tax: draft.prices_include_tax,
            deliveries: vec![delivery],
            lines,
            note: draft.note,
            external_number,
            imported_tax_minor: draft.imported_tax_minor,
            ..Order::blank(
                order_id,
                number,
                OrderPhase::Closed,
                channel,
                location_id,
                draft.placed_at,
            )
        })
    }

    /// The buyer as this document has them, tied to the customer of record.
    fn buyer(&self, draft: BuyerDraft) -> Outcome<Buyer> {
        let customer_id = self.known.customers.get(&draft.key).copied();
        let customer_id = customer_id
            .ok_or_else(|| Fault::Broken(format!("customer {} was not made", draft.input.name)))?;
        Ok(Buyer {
            customer_id,
            name: draft.input.name,
            email: draft.input.email,
            phone: draft.input.phone,
            tax_id: draft.input.tax_id,
            language: draft.input.language,
            address: draft.input.address,
            trade: draft.input.trade,
        })
    }
}

/// The number people see: that of the file, marked as imported.
fn plain_number(number: &str) -> String {
    format!("I-{}", number.trim_start_matches('#'))
}
