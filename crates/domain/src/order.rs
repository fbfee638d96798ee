//! The sales order: header, lines with a quantity per stage, holds, payments. What a location owes an order is a fulfillment order
//! of its own ([`crate::fulfillment`]); its facts move the order's quantities too, so the order is a fold over its own events and
//! those of its fulfillment orders and returns, in journal order.

mod apply;
mod checks;
mod decide;
mod event;
mod input;
mod invoice;
mod money;
mod offered;
mod parking;
mod pricing;
mod stage;
mod status;

pub use checks::{Check, CheckCode, Outcome, VerifyFacts, run as run_checks};
pub use decide::Drawn;
pub use event::{Assigned, LineQuantity, NewPromise, OrderEvent, Overruled};
pub use input::{DeliveryInput, LineInput, OrderInput};
pub use invoice::{Billing, InvoiceFacts, SIMPLIFIED_MAX_MINOR, buyer_party, seller};
pub use offered::{Asks, Offer, OfferClosed};
pub use parking::{CancelCause, LeftOver, ParkedFor, Parking, ParkingQueue};
pub use pricing::{MAX_LINES, MAX_QUANTITY, PlaceFacts, Priced, price, zips_of};
pub use stage::{Stage, Stages};
pub use status::{OrderPhase, OrderStatus, PaymentStatus};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::customer::{Address, Customer};
use crate::exchange::Exchange;
use crate::ids::{
    CustomerId, DocumentId, FulfillmentId, HoldId, ItemId, LineNo, LocationId, OrderId, PaymentId,
};
use crate::money::Currency;
use crate::tax::LineTax;
use crate::time::{LocalDate, Timestamp};
use crate::trade::{GoodsFacts, TradeTerms};
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
    /// How they bought and are billed.
    #[serde(default, skip_serializing_if = "TradeTerms::is_usual")]
    pub trade: TradeTerms,
}

impl From<&Customer> for Buyer {
    /// As they are known now.
    fn from(customer: &Customer) -> Self {
        let input = &customer.input;
        Self {
            customer_id: customer.customer_id,
            name: input.name.clone(),
            email: input.email.clone(),
            phone: input.phone.clone(),
            tax_id: input.tax_id.clone(),
            language: input.language,
            address: pricing::named_address(customer),
            trade: input.trade.clone(),
        }
    }
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
    /// The promise people of the shop were warned of: it was not going to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warned_of: Option<LocalDate>,
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
    /// What papers say of it.
    #[serde(default, skip_serializing_if = "GoodsFacts::is_plain")]
    pub goods: GoodsFacts,
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
    /// It was cancelled and bills nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// A corrective of a simplified invoice: it names no buyer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub simplified: bool,
    /// A credit note took all of it back for the tax, though the goods stayed with the buyer (insolvency, bad debt).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written_off: bool,
}

impl InvoiceRef {
    /// How an order refers to a document.
    pub fn of(document: &crate::document::Document) -> Self {
        use crate::document::DocumentKind;
        Self {
            document_id: document.document_id,
            number: document.number.clone(),
            issued_on: document.issued_on,
            kind: document.kind,
            cancelled: false,
            simplified: document.kind == DocumentKind::CorrectiveInvoice
                && document.buyer.is_none(),
            written_off: false,
        }
    }
    /// Names its buyer.
    pub const fn is_full(&self) -> bool {
        use crate::document::DocumentKind;
        match self.kind {
            DocumentKind::Invoice => true,
            DocumentKind::CorrectiveInvoice => !self.simplified,
            DocumentKind::SimplifiedInvoice | DocumentKind::CreditNote => false,
        }
    }
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
    /// The buyer's own number of the order (BT-13), or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer_order: String,
    /// What the buyer wants to read on the invoice (BT-10), or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer_reference: String,
    /// Currency of every amount of it.
    pub currency: Currency,
    /// How its amounts came from the books' currency; `None` where it is in that, and on history from a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange: Option<Exchange>,
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
    /// Units of it wait that no place could fill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parked: Option<Parking>,
}

impl Order {
    /// An order nothing has happened to yet: nobody's, without lines, money or documents.
    pub fn blank(
        order_id: OrderId,
        number: String,
        phase: OrderPhase,
        channel: Channel,
        location_id: LocationId,
        placed_at: Timestamp,
    ) -> Self {
        Self {
            order_id,
            number,
            phase,
            channel,
            location_id,
            placed_at,
            buyer: None,
            buyer_order: String::new(),
            buyer_reference: String::new(),
            currency: Currency::EUR,
            exchange: None,
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
            draft: None,
            external_number: String::new(),
            imported_tax_minor: None,
            passed_over: Vec::new(),
            parked: None,
        }
    }

    /// Line by number.
    pub fn line(&self, line_id: LineNo) -> Option<&OrderLine> {
        self.lines.iter().find(|l| l.line_id == line_id)
    }
    /// Delivery by its number in the order.
    pub fn delivery(&self, delivery: u32) -> Option<&Delivery> {
        self.deliveries
            .get(usize::try_from(delivery).unwrap_or(usize::MAX))
    }
    fn delivery_mut(&mut self, delivery: u32) -> Option<&mut Delivery> {
        self.deliveries
            .get_mut(usize::try_from(delivery).unwrap_or(usize::MAX))
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

    /// The open holds.
    pub fn open_holds(&self) -> impl Iterator<Item = &Hold> {
        self.holds.iter().filter(|h| h.resolved_at.is_none())
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
