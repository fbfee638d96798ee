//! The sales order: header, lines with a quantity per stage, holds, payments. What a location owes an order is a fulfillment order
//! of its own ([`crate::fulfillment`]); its facts move the order's quantities too, so the order is a fold over its own events and
//! those of its fulfillment orders and returns, in journal order.

mod checks;
mod decide;
mod input;
mod invoice;
mod offered;
mod pricing;
mod stage;
mod status;

pub use checks::{Check, CheckCode, Outcome, VerifyFacts, run as run_checks};
pub use decide::Drawn;
pub use input::{DeliveryInput, LineInput, OrderInput};
pub use invoice::{Billing, InvoiceFacts, SIMPLIFIED_MAX_MINOR};
pub(crate) use invoice::{buyer_party, seller};
pub use offered::{Asks, Offer, OfferClosed};
pub use pricing::{MAX_LINES, MAX_QUANTITY, PlaceFacts, Priced, price};
pub use stage::{Stage, Stages};
pub use status::{OrderPhase, OrderStatus, PaymentStatus};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customer::Address;
use crate::document::{Taxed, Totals, totals};
use crate::fulfillment::{Fulfillment, FulfillmentEvent};
use crate::ids::{
    CustomerId, DecisionId, DocumentId, FulfillmentId, HoldId, ItemId, LineNo, LocationId, OrderId,
    PaymentId,
};
use crate::money::Currency;
use crate::returns::{Return, ReturnEvent};
use crate::tax::LineTax;
use crate::time::{LocalDate, Timestamp};
use crate::words::Language;

/// Where an order came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// At the counter.
    Store,
    /// By phone.
    Phone,
    /// Own web shop.
    Web,
    /// Somebody else's.
    Marketplace,
}

impl Channel {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Store => "store",
            Self::Phone => "phone",
            Self::Web => "web",
            Self::Marketplace => "marketplace",
        }
    }
}

/// How goods reach the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryMethod {
    /// The customer takes them along.
    CarryOut,
    /// The customer fetches them (BOPIS).
    Pickup,
    /// A carrier brings them.
    Ship,
}

impl DeliveryMethod {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CarryOut => "carry_out",
            Self::Pickup => "pickup",
            Self::Ship => "ship",
        }
    }
}

/// How money moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tender {
    /// Cash.
    Cash,
    /// Card at a terminal.
    Card,
    /// Bank transfer.
    Transfer,
    /// Paid online.
    Online,
    /// The shop's own credit.
    StoreCredit,
}

impl Tender {
    /// As written in SQL, JSON and catalogue keys (with `-`).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Card => "card",
            Self::Transfer => "transfer",
            Self::Online => "online",
            Self::StoreCredit => "store_credit",
        }
    }
}

/// Who ordered, as known when it was placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Buyer {
    /// Customer of record.
    pub customer_id: CustomerId,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Tax id; a buyer with one gets a full invoice.
    pub tax_id: String,
    /// Language of documents.
    pub language: Language,
    /// Address.
    pub address: Address,
}

/// One delivery (ship group) of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// How.
    pub method: DeliveryMethod,
    /// Pickup or carry-out: where.
    pub location_id: Option<LocationId>,
    /// Shipping: to whom.
    pub address: Option<Address>,
    /// Shipping: which carrier service.
    pub service: Option<String>,
    /// Only this location may supply it.
    #[serde(default)]
    pub firm_location_id: Option<LocationId>,
    /// What was promised.
    pub promised_on: Option<LocalDate>,
    /// What the buyer pays for it, once, however many parcels it becomes.
    pub charge_minor: i64,
    /// Tax on the charge.
    pub tax: LineTax,
    /// The charge was billed.
    #[serde(default)]
    pub invoiced: bool,
    /// The charge was refunded.
    #[serde(default)]
    pub refunded: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderLine {
    /// Number in the order.
    pub line_id: LineNo,
    /// What.
    pub item_id: ItemId,
    /// SKU then.
    pub sku: String,
    /// Name then, in the buyer's language.
    pub name: String,
    /// How many were ordered.
    pub quantity: u32,
    /// Price of one.
    pub unit_price_minor: i64,
    /// Discount on the line.
    pub discount_minor: i64,
    /// `quantity × unit_price − discount`.
    pub amount_minor: i64,
    /// Frozen tax.
    pub tax: LineTax,
    /// Grams of one.
    pub weight_g: u32,
    /// Which of the order's deliveries.
    pub delivery: u32,
    /// May come back.
    pub returnable: bool,
    /// How many units are in which stage; adds up to `quantity`.
    pub stages: Stages,
    /// Units billed, by invoice.
    #[serde(default)]
    pub billed: Vec<Billed>,
    /// Units asked back and not yet received.
    #[serde(default)]
    pub return_requested: u32,
    /// Units credited so far.
    #[serde(default)]
    pub credited: u32,
    /// Units refunded so far.
    #[serde(default)]
    pub refunded: u32,
}

/// Units of a line on an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Billed {
    /// Index into [`Order::invoices`].
    pub invoice: u32,
    /// Units.
    pub units: u32,
}

impl OrderLine {
    /// Units billed so far.
    pub fn billed_units(&self) -> u32 {
        self.billed.iter().map(|b| b.units).sum()
    }
    /// Units that may be asked back now.
    pub fn returnable_units(&self) -> u32 {
        (self.stages.get(Stage::Shipped) + self.stages.get(Stage::Delivered))
            .saturating_sub(self.return_requested)
    }
}

/// A reason to stop, with its history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hold {
    /// Id.
    pub hold_id: HoldId,
    /// `address`, `large_order`, `fraud`, `payment`, `other`.
    pub kind: String,
    /// In words of who applied it.
    pub note: String,
    /// When.
    pub applied_at: Timestamp,
    /// By whom.
    pub applied_by: String,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
}

/// Money in or out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    /// Id.
    pub payment_id: PaymentId,
    /// How.
    pub tender: Tender,
    /// Always positive.
    pub amount_minor: i64,
    /// Receipt of the terminal or bank.
    pub reference: String,
    /// When.
    pub at: Timestamp,
    /// Out instead of in.
    pub refund: bool,
}

/// A billed document of the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceRef {
    /// Id.
    pub document_id: DocumentId,
    /// Number.
    pub number: String,
    /// Day.
    pub issued_on: LocalDate,
    /// Kind.
    pub kind: crate::document::DocumentKind,
}

/// The order of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Id.
    pub order_id: OrderId,
    /// Number people see; drafts have one of their own (`T1-D-000012`).
    pub number: String,
    /// How far sales has come.
    pub phase: OrderPhase,
    /// Channel.
    pub channel: Channel,
    /// Where it was taken.
    pub location_id: LocationId,
    /// When it was placed (a draft: first saved).
    pub placed_at: Timestamp,
    /// Who.
    pub buyer: Option<Buyer>,
    /// Currency.
    pub currency: Currency,
    /// Prices carry tax.
    pub prices_include_tax: bool,
    /// Deliveries.
    pub deliveries: Vec<Delivery>,
    /// Lines.
    pub lines: Vec<OrderLine>,
    /// Holds, open and resolved.
    pub holds: Vec<Hold>,
    /// The last verification.
    pub checks: Vec<Check>,
    /// Payments and refunds.
    pub payments: Vec<Payment>,
    /// Invoices, in order of issue.
    pub invoices: Vec<InvoiceRef>,
    /// Fulfillment orders made so far (also the last number).
    pub fulfillments: Vec<FulfillmentId>,
    /// Returns made so far.
    pub return_count: u32,
    /// Note of who took it.
    pub note: String,
    /// A draft's sheet as it was left.
    pub draft: Option<OrderInput>,
    /// Number of the file row it was imported from.
    #[serde(default)]
    pub external_number: String,
    /// The tax an imported file states, where no rate gives exactly that amount: history is kept as it was, not computed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported_tax_minor: Option<i64>,
    /// Locations whose stock proved wrong for this order: sourcing passes them over.
    #[serde(default)]
    pub passed_over: Vec<(LocationId, ItemId)>,
}

/// Units of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineQuantity {
    /// Which line.
    pub line_id: LineNo,
    /// How many.
    pub quantity: u32,
}

/// What a sourcing decision gives one location to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assigned {
    /// The fulfillment order that will be made.
    pub fulfillment_id: FulfillmentId,
    /// Lines.
    pub lines: Vec<LineQuantity>,
}

/// What can happen to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum OrderEvent {
    /// A sheet was put aside.
    DraftSaved {
        /// Number of the draft and its series, on first save.
        number: Option<(String, String, u32)>,
        /// The sheet.
        input: Box<OrderInput>,
    },
    /// A draft was thrown away.
    DraftDiscarded,
    /// Entered.
    Placed {
        /// The order as placed.
        order: Box<Order>,
        /// Series and serial of its number.
        serial: (String, u32),
    },
    /// Checked by sales.
    Verified {
        /// Result of each check.
        checks: Vec<Check>,
    },
    /// Stopped.
    Held {
        /// The hold.
        hold: Hold,
    },
    /// A hold was lifted.
    HoldResolved {
        /// Which.
        hold_id: HoldId,
        /// Why.
        note: String,
    },
    /// The company is bound.
    Confirmed,
    /// A sourcing decision was taken.
    Sourced {
        /// Id.
        decision_id: DecisionId,
        /// Who does what.
        assigned: Vec<Assigned>,
        /// What nobody has.
        backordered: Vec<LineQuantity>,
        /// The candidate table, as the engine wrote it.
        decision: Box<serde_json::Value>,
    },
    /// Units were cancelled.
    Cancelled {
        /// Which.
        lines: Vec<LineQuantity>,
        /// Why.
        reason: String,
    },
    /// Somebody wrote something down.
    Noted {
        /// Text.
        text: String,
    },
    /// Money came in.
    PaymentTaken {
        /// The payment.
        payment: Payment,
    },
    /// An invoice was issued for some units.
    Invoiced {
        /// The document.
        invoice: InvoiceRef,
        /// Units it bills.
        lines: Vec<LineQuantity>,
        /// Deliveries whose charge it bills.
        deliveries: Vec<u32>,
    },
    /// Brought in from a file: history, closed, without effect on stock.
    Imported {
        /// The order as imported.
        order: Box<Order>,
    },
}

impl Order {
    /// The state after one of the order's own events.
    pub fn apply(
        state: Option<Self>,
        order_id: OrderId,
        event: &OrderEvent,
        at: Timestamp,
    ) -> Option<Self> {
        match (state, event) {
            (
                None,
                OrderEvent::DraftSaved {
                    number: Some((number, _, _)),
                    input,
                },
            ) => Some(Self::draft_of(order_id, number.clone(), input, at)),
            (_, OrderEvent::Placed { order, .. } | OrderEvent::Imported { order }) => {
                Some((**order).clone())
            }
            (Some(mut order), event) => {
                order.apply_own(event, at);
                Some(order)
            }
            (None, _) => None,
        }
    }

    fn draft_of(order_id: OrderId, number: String, input: &OrderInput, at: Timestamp) -> Self {
        Self {
            order_id,
            number,
            phase: OrderPhase::Draft,
            channel: input.channel,
            location_id: input.location_id,
            placed_at: at,
            buyer: None,
            currency: Currency::EUR,
            prices_include_tax: true,
            deliveries: Vec::new(),
            lines: Vec::new(),
            holds: Vec::new(),
            checks: Vec::new(),
            payments: Vec::new(),
            invoices: Vec::new(),
            fulfillments: Vec::new(),
            return_count: 0,
            note: String::new(),
            draft: Some(input.clone()),
            external_number: String::new(),
            imported_tax_minor: None,
            passed_over: Vec::new(),
        }
    }

    fn apply_own(&mut self, event: &OrderEvent, at: Timestamp) {
        match event {
            OrderEvent::DraftSaved { input, .. } => {
                self.channel = input.channel;
                self.draft = Some((**input).clone());
            }
            OrderEvent::DraftDiscarded => self.go(OrderPhase::Cancelled),
            OrderEvent::Placed { .. } | OrderEvent::Imported { .. } => {}
            OrderEvent::Verified { checks } => {
                self.go(OrderPhase::Verified);
                self.checks.clone_from(checks);
            }
            OrderEvent::Held { hold } => self.holds.push(hold.clone()),
            OrderEvent::HoldResolved { hold_id, .. } => {
                for hold in self.holds.iter_mut().filter(|h| h.hold_id == *hold_id) {
                    hold.resolved_at = Some(at);
                }
            }
            OrderEvent::Confirmed => self.go(OrderPhase::Confirmed),
            OrderEvent::Sourced {
                assigned,
                backordered,
                ..
            } => {
                for part in assigned {
                    self.fulfillments.push(part.fulfillment_id);
                    for line in &part.lines {
                        self.shift_waiting(line, Stage::Reserved);
                    }
                }
                for line in backordered {
                    self.shift(
                        line.line_id,
                        Stage::Open,
                        Stage::Backordered,
                        line.quantity.min(self.in_stage(line.line_id, Stage::Open)),
                    );
                }
            }
            OrderEvent::Cancelled { lines, .. } => {
                for line in lines {
                    self.shift_waiting(line, Stage::Cancelled);
                }
                if self
                    .lines
                    .iter()
                    .all(|l| l.stages.get(Stage::Cancelled) == l.quantity)
                {
                    self.go(OrderPhase::Cancelled);
                }
            }
            OrderEvent::Noted { text } => {
                if !self.note.is_empty() {
                    self.note.push('\n');
                }
                self.note.push_str(text);
            }
            OrderEvent::PaymentTaken { payment } => self.payments.push(payment.clone()),
            OrderEvent::Invoiced {
                invoice,
                lines,
                deliveries,
            } => self.apply_invoiced(invoice, lines, deliveries),
        }
    }

    fn apply_invoiced(&mut self, invoice: &InvoiceRef, lines: &[LineQuantity], deliveries: &[u32]) {
        let index = u32::try_from(self.invoices.len()).unwrap_or(u32::MAX);
        self.invoices.push(invoice.clone());
        for part in lines {
            if let Some(line) = self.line_mut(part.line_id) {
                line.billed.push(Billed {
                    invoice: index,
                    units: part.quantity,
                });
                assert!(
                    line.billed_units() <= line.quantity,
                    "no unit is billed twice"
                );
            }
        }
        for (i, delivery) in self.deliveries.iter_mut().enumerate() {
            if deliveries.iter().any(|d| usize::try_from(*d) == Ok(i)) {
                delivery.invoiced = true;
            }
        }
    }

    /// What a fact of one of its fulfillment orders does to the order. `before` is the fulfillment order before the fact.
    pub fn apply_fulfillment(&mut self, before: Option<&Fulfillment>, event: &FulfillmentEvent) {
        for (line_id, from, to, units) in crate::fulfillment::stage_shifts(before, event) {
            self.shift(line_id, from, to, units);
        }
        if let (Some(before), FulfillmentEvent::Picked { shorts, .. }) = (before, event) {
            for short in shorts {
                if let Some(line) = before.line(short.line_id) {
                    self.passed_over.push((before.location_id, line.item_id));
                }
            }
        }
        if let (Some(before), FulfillmentEvent::Rejected { .. }) = (before, event) {
            self.passed_over
                .extend(before.lines.iter().map(|l| (before.location_id, l.item_id)));
        }
    }

    /// What a fact of one of its returns does to the order. `before` is the return before the fact.
    pub fn apply_return(&mut self, before: Option<&Return>, event: &ReturnEvent) {
        crate::returns::apply_to_order(self, before, event);
    }

    fn go(&mut self, phase: OrderPhase) {
        assert!(
            self.phase == phase || self.phase.next().contains(&phase),
            "{:?} does not lead to {phase:?}",
            self.phase
        );
        self.phase = phase;
    }

    /// Line by number.
    pub fn line(&self, line_id: LineNo) -> Option<&OrderLine> {
        self.lines.iter().find(|l| l.line_id == line_id)
    }
    pub(crate) fn line_mut(&mut self, line_id: LineNo) -> Option<&mut OrderLine> {
        self.lines.iter_mut().find(|l| l.line_id == line_id)
    }
    fn in_stage(&self, line_id: LineNo, stage: Stage) -> u32 {
        self.line(line_id).map_or(0, |l| l.stages.get(stage))
    }

    pub(crate) fn shift(&mut self, line_id: LineNo, from: Stage, to: Stage, units: u32) {
        if let Some(line) = self.line_mut(line_id) {
            line.stages.shift(from, to, units);
            assert_eq!(
                line.stages.total(),
                line.quantity,
                "stages of line {line_id} add up to what was ordered"
            );
        }
    }

    /// Units that wait for a place (open first, then backordered) go on to `to`.
    fn shift_waiting(&mut self, line: &LineQuantity, to: Stage) {
        let open = self.in_stage(line.line_id, Stage::Open).min(line.quantity);
        self.shift(line.line_id, Stage::Open, to, open);
        self.shift(line.line_id, Stage::Backordered, to, line.quantity - open);
    }

    /// Units that still need a place, line by line.
    pub fn waiting(&self) -> Vec<LineQuantity> {
        self.lines
            .iter()
            .map(|l| LineQuantity {
                line_id: l.line_id,
                quantity: l.stages.get(Stage::Open) + l.stages.get(Stage::Backordered),
            })
            .filter(|l| l.quantity > 0)
            .collect()
    }

    /// Amounts of lines (cancelled units left out) and delivery charges, as totals are computed from them.
    pub fn taxed_amounts(&self) -> Vec<Taxed> {
        let lines = self.lines.iter().map(|l| {
            let live = l.quantity - l.stages.get(Stage::Cancelled);
            Taxed {
                amount_minor: crate::money::share_of_units(l.amount_minor, l.quantity, 0, live),
                tax: l.tax,
            }
        });
        let all_cancelled = self.phase == OrderPhase::Cancelled;
        let charges = self
            .deliveries
            .iter()
            .filter(|d| d.charge_minor != 0 && !all_cancelled)
            .map(|d| Taxed {
                amount_minor: d.charge_minor,
                tax: d.tax,
            });
        lines.chain(charges).collect()
    }

    /// Totals of the order as it stands.
    pub fn totals(&self) -> Totals {
        let computed = totals(&self.taxed_amounts(), self.prices_include_tax);
        match self.imported_tax_minor {
            None => computed,
            Some(tax_minor) => computed.with_stated_tax(tax_minor, self.prices_include_tax),
        }
    }
    /// Money received.
    pub fn paid_minor(&self) -> i64 {
        self.payments
            .iter()
            .filter(|p| !p.refund)
            .map(|p| p.amount_minor)
            .sum()
    }
    /// Money given back.
    pub fn refunded_minor(&self) -> i64 {
        self.payments
            .iter()
            .filter(|p| p.refund)
            .map(|p| p.amount_minor)
            .sum()
    }
    /// What the goods that came back were worth.
    fn returned_value_minor(&self) -> i64 {
        let goods: i64 = self
            .lines
            .iter()
            .map(|l| crate::money::share_of_units(self.gross_of(l), l.quantity, 0, l.refunded))
            .sum();
        goods
            + self
                .deliveries
                .iter()
                .filter(|d| d.refunded)
                .map(|d| self.gross_of_charge(d))
                .sum::<i64>()
    }
    /// What is still owed: total − returned value − (paid − refunded), never negative. History from a file owes nothing.
    pub fn due_minor(&self) -> i64 {
        if self.phase == OrderPhase::Closed {
            return 0;
        }
        (self.totals().total_minor
            - self.returned_value_minor()
            - (self.paid_minor() - self.refunded_minor()))
        .max(0)
    }
    /// The open holds.
    pub fn open_holds(&self) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(|h| h.resolved_at.is_none())
    }
    /// A line with its tax. On net-priced orders the tax of the group is shared by amount, so gross lines re-add to the total.
    pub fn gross_of(&self, line: &OrderLine) -> i64 {
        if self.prices_include_tax {
            line.amount_minor
        } else {
            self.gross_share(
                line.tax,
                line.amount_minor,
                self.lines.iter().position(|l| l.line_id == line.line_id),
            )
        }
    }
    /// A delivery charge with its tax.
    pub fn gross_of_charge(&self, delivery: &Delivery) -> i64 {
        if self.prices_include_tax {
            delivery.charge_minor
        } else {
            let index = self
                .deliveries
                .iter()
                .position(|d| std::ptr::eq(d, delivery))
                .map(|i| i + self.lines.len());
            self.gross_share(delivery.tax, delivery.charge_minor, index)
        }
    }
    fn gross_share(&self, tax: LineTax, amount: i64, index: Option<usize>) -> i64 {
        let all: Vec<(usize, LineTax, i64)> = self
            .lines
            .iter()
            .map(|l| (l.tax, l.amount_minor))
            .chain(self.deliveries.iter().map(|d| (d.tax, d.charge_minor)))
            .enumerate()
            .map(|(i, (t, a))| (i, t, a))
            .filter(|(_, t, _)| *t == tax)
            .collect();
        let sum: i64 = all.iter().map(|(_, _, a)| a).sum();
        let group_tax = crate::money::percent_of(sum, i64::from(tax.rate_bp));
        let shares = crate::money::allocate(
            group_tax,
            &all.iter()
                .map(|(_, _, a)| a.unsigned_abs())
                .collect::<Vec<_>>(),
        );
        let mine = all
            .iter()
            .zip(shares)
            .find(|((i, _, _), _)| Some(*i) == index)
            .map_or(0, |(_, share)| share);
        amount + mine
    }
    /// The earliest promise of what is still to come.
    pub fn promised_on(&self) -> Option<LocalDate> {
        self.deliveries.iter().filter_map(|d| d.promised_on).max()
    }
    /// The one method, or `None` when the order mixes several.
    pub fn method(&self) -> Option<DeliveryMethod> {
        let mut methods = self.deliveries.iter().map(|d| d.method);
        let first = methods.next()?;
        methods.all(|m| m == first).then_some(first)
    }
}
