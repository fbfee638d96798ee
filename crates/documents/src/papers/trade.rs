//! What is agreed, with prices: quotation, pro-forma invoice, order confirmation, purchase order.

use encargo_domain::customer::Address;
use encargo_domain::document::{Party, TaxGroup};
use encargo_domain::money::Currency;
use encargo_domain::tax::LineTax;
use encargo_domain::time::LocalDate;
use encargo_domain::trade::GoodsFacts;
use encargo_domain::words::Language;

use super::{Head, place_block, start};
use crate::brand::{Brand, Column, PaperKind};
use crate::codes::epc;
use crate::display::Symbol;
use crate::form::style::{BODY, MUTED, SMALL, STRONG};
use crate::form::{Block, Form, Panel, PanelCode, PanelFact, Part, Plan, Total};
use crate::invoice::{breakdown, columns_of_tax, party, running};
use crate::layout::table::Cell;
use crate::speech::{Speech, compact, iban_groups};

/// Which paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TradeKind {
    /// A price offered until a day.
    Quotation,
    /// To be paid before the goods go. Not an invoice.
    Proforma,
    /// What was agreed with the customer.
    OrderConfirmation,
    /// What the shop orders from a supplier.
    PurchaseOrder,
}

impl TradeKind {
    pub(super) const fn paper(self) -> PaperKind {
        match self {
            Self::Quotation => PaperKind::Quotation,
            Self::Proforma => PaperKind::Proforma,
            Self::OrderConfirmation => PaperKind::OrderConfirmation,
            Self::PurchaseOrder => PaperKind::PurchaseOrder,
        }
    }
    const fn title(self) -> &'static str {
        match self {
            Self::Quotation => "doc-title-quotation",
            Self::Proforma => "doc-title-proforma",
            Self::OrderConfirmation => "doc-title-confirmation",
            Self::PurchaseOrder => "doc-title-purchase",
        }
    }
}

/// A paper with prices that is not a tax document. Fields that are empty or `None` are not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradePaper {
    /// Which.
    pub kind: TradeKind,
    /// What it says of itself.
    pub head: Head,
    /// Customer or supplier.
    pub other: Party,
    /// Where the goods go, if not to `other` (customers) or the house (suppliers).
    pub ship_to: Option<Address>,
    /// The other party's number or contact.
    pub reference: String,
    /// The order, where the paper has a number of its own. Printed as Code 128.
    pub order_number: String,
    /// Quotation: last day of the offer. Pro-forma: last day to pay.
    pub until: Option<LocalDate>,
    /// Day the goods are promised (confirmation) or expected (purchase).
    pub expected_on: Option<LocalDate>,
    /// How they are delivered or fetched.
    pub delivery: String,
    /// When and how is paid.
    pub terms: String,
    /// Prices carry tax.
    pub prices_include_tax: bool,
    /// No prices: quantities and their sum only, for a purchase order whose prices the books do not know.
    pub without_prices: bool,
    /// Lines.
    pub lines: Vec<TradeLine>,
    /// Tax breakdown; empty where taxes are not stated.
    pub taxes: Vec<TaxGroup>,
    /// Without tax.
    pub net_minor: i64,
    /// With tax.
    pub total_minor: i64,
    /// Paid of it so far; printed with what is left where it is not 0.
    pub paid_minor: i64,
    /// Anything else.
    pub remarks: String,
}

/// A line with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TradeLine {
    /// The shop's number of the goods.
    pub sku: String,
    /// The other party's number of them.
    pub their_sku: String,
    /// Description.
    pub name: String,
    /// What else papers say of the goods.
    pub goods: GoodsFacts,
    /// Units.
    pub quantity: u32,
    /// Price of one.
    pub unit_price_minor: i64,
    /// Discount on the whole line.
    pub discount_minor: i64,
    /// `quantity × unit_price − discount`.
    pub amount_minor: i64,
    /// Tax; `None` where it is not stated.
    pub tax: Option<LineTax>,
}

impl TradePaper {
    pub(super) fn form(&self, house: Language, brand: &Brand) -> Form {
        let mut form = start(&self.head, house, self.kind.title());
        let speech = form.speech;
        self.facts(&mut form);
        let code = if self.order_number.is_empty() {
            &self.head.number
        } else {
            &self.order_number
        };
        if !code.is_empty() {
            let words = speech.say("doc-code-alt", &[("number", code)]);
            form.code = Some((code.clone(), words));
        }
        form.blocks = self.blocks(speech);
        let total = if self.without_prices {
            speech.say("doc-headline-units", &[("count", &self.units(speech))])
        } else {
            speech.money(if self.kind == TradeKind::Proforma {
                self.due_minor()
            } else {
                self.total_minor
            })
        };
        form.headline = match (self.kind, self.until, self.expected_on) {
            (TradeKind::Quotation, Some(until), _) => speech.say(
                "doc-headline-valid",
                &[("amount", &total), ("date", &speech.date(until))],
            ),
            (TradeKind::Proforma, Some(until), _) => speech.say(
                "doc-headline-due-on",
                &[("amount", &total), ("date", &speech.date(until))],
            ),
            (TradeKind::OrderConfirmation, _, Some(day)) => speech.say(
                "doc-headline-promised",
                &[("amount", &total), ("date", &speech.date(day))],
            ),
            (TradeKind::PurchaseOrder, _, Some(day)) => speech.say(
                "doc-headline-expected",
                &[("amount", &total), ("date", &speech.date(day))],
            ),
            _ => total,
        };
        form.parts = vec![self.part(speech, brand)];
        form.totals = self.totals(speech);
        form.beside = self.breakdown(speech);
        form.panels.extend(self.payment(speech));
        if self.kind == TradeKind::Proforma {
            form.notes.push(speech.label("doc-note-proforma"));
        }
        if self.prices_include_tax {
            form.notes.push(speech.label("doc-note-included"));
        }
        for group in &self.taxes {
            form.notes.extend(speech.exemption(group.tax));
        }
        if !self.remarks.trim().is_empty() {
            form.notes.push(self.remarks.clone());
        }
        form.signatures = match self.kind {
            TradeKind::Quotation => vec!["doc-sign-accepted"],
            TradeKind::PurchaseOrder => vec!["doc-sign-ordered", "doc-sign-confirmed"],
            TradeKind::Proforma | TradeKind::OrderConfirmation => Vec::new(),
        };
        form
    }

    fn facts(&self, form: &mut Form) {
        let speech = form.speech;
        form.fact("doc-date", speech.date(self.head.on));
        if let Some(until) = self.until {
            let key = match self.kind {
                TradeKind::Quotation => "doc-valid-until",
                TradeKind::Proforma | TradeKind::OrderConfirmation | TradeKind::PurchaseOrder => {
                    "doc-due"
                }
            };
            form.fact(key, speech.date(until));
        }
        if let Some(day) = self.expected_on {
            form.fact("doc-delivery-on", speech.date(day));
        }
        form.fact("doc-order", self.order_number.as_str());
        form.fact("doc-reference", self.reference.as_str());
        form.fact("doc-delivery", self.delivery.as_str());
        form.fact("doc-terms", self.terms.as_str());
    }

    fn blocks(&self, speech: Speech) -> Vec<Block> {
        let home = self.head.house.address.country.as_str();
        let abroad = !self.other.address.country.is_empty() && self.other.address.country != home;
        let block = |key, of: &Party| Block {
            key,
            name: of.name.clone(),
            lines: party(speech, of, home, abroad),
        };
        let (ours, theirs) = match self.kind {
            TradeKind::PurchaseOrder => ("doc-buyer", "doc-supplier"),
            TradeKind::Quotation | TradeKind::Proforma | TradeKind::OrderConfirmation => {
                ("doc-from-us", "doc-bill-to")
            }
        };
        let mut blocks = vec![block(ours, &self.head.house)];
        // An offer may be for whoever stands at the counter.
        if self.other != Party::default() {
            blocks.push(block(theirs, &self.other));
        }
        if self.kind == TradeKind::PurchaseOrder && blocks.len() > 1 {
            // Who is written to stands first.
            blocks.swap(0, 1);
        }
        if let Some(address) = &self.ship_to {
            blocks.push(place_block(speech, "doc-ship-to-now", address, home));
        }
        blocks
    }

    fn part(&self, speech: Speech, brand: &Brand) -> Part {
        let lines = &self.lines;
        let cells = |cell: &dyn Fn(&TradeLine) -> Cell| lines.iter().map(cell).collect::<Vec<_>>();
        let money = |minor: i64| Cell::text(BODY, speech.money(minor));
        let mut plans = Vec::new();
        let kind = self.kind.paper();
        let shown = brand.shows(kind, Column::Sku);
        if shown && lines.iter().any(|l| !l.sku.is_empty()) {
            let skus = cells(&|l| Cell::text(BODY.color(MUTED), l.sku.clone()));
            plans.push(Plan::left("doc-column-sku", skus));
        }
        if brand.adds(kind, Column::Ean) && lines.iter().any(|l| !l.goods.gtin.is_empty()) {
            let gtins = cells(&|l| Cell::text(BODY.color(MUTED), l.goods.gtin.clone()));
            plans.push(Plan::left("doc-column-ean", gtins));
        }
        let always = brand.adds(kind, Column::Customs);
        let names = cells(&|l| {
            let theirs = match l.their_sku.as_str() {
                "" => String::new(),
                sku => speech.say("doc-their-sku", &[("sku", sku)]),
            };
            let customs = if always {
                speech.customs(&l.goods)
            } else {
                String::new()
            };
            Cell::text(BODY, l.name.clone())
                .and(SMALL, theirs)
                .and(SMALL.color(MUTED), customs)
        });
        plans.push(Plan::rest("doc-column-name", names));
        let counts = cells(&|l| Cell::text(BODY, speech.quantity(l.quantity, l.goods.unit)));
        plans.push(Plan::right("doc-column-quantity", counts));
        if self.without_prices {
            return Part {
                heading: "",
                plans,
                sums: Vec::new(),
            };
        }
        plans.push(Plan::right(
            "doc-column-price",
            cells(&|l| money(l.unit_price_minor)),
        ));
        if lines.iter().any(|l| l.discount_minor != 0) {
            let discount = |l: &TradeLine| match l.discount_minor {
                0 => Cell::text(BODY, ""),
                minor => money(-minor),
            };
            plans.push(Plan::right("doc-column-discount", cells(&discount)));
        }
        if lines.iter().any(|l| l.tax.is_some()) {
            let tax = |l: &TradeLine| {
                let text = l.tax.map(|t| speech.tax(t));
                Cell::text(BODY.color(MUTED), text.unwrap_or_default())
            };
            plans.push(Plan::right("doc-column-tax", cells(&tax)).narrow());
        }
        plans.push(Plan::right(
            "doc-column-amount",
            cells(&|l| money(l.amount_minor)),
        ));
        Part {
            heading: "",
            plans,
            sums: running(speech, lines.iter().map(|l| l.amount_minor)),
        }
    }

    fn units(&self, speech: Speech) -> String {
        speech.count(self.lines.iter().map(|l| l.quantity).sum::<u32>())
    }

    fn totals(&self, speech: Speech) -> Vec<Total> {
        if self.without_prices {
            let units = self.units(speech);
            return vec![Total::strong(speech, STRONG, "doc-total-units", units)];
        }
        let mut rows = Vec::new();
        if !self.taxes.is_empty() {
            rows.push(Total::labelled(
                speech,
                "doc-subtotal",
                speech.money(self.net_minor),
            ));
        }
        for (name, _, minor) in columns_of_tax(&self.taxes, speech) {
            rows.push(Total::plain(name, speech.money(minor)));
        }
        let key = match (self.prices_include_tax, self.taxes.is_empty()) {
            (true, _) => "doc-total-included",
            (false, false) => "doc-total",
            (false, true) => "doc-total-without",
        };
        let total = speech.money(self.total_minor);
        rows.push(Total::strong(speech, STRONG, key, total));
        if self.paid_minor != 0 {
            let paid = speech.money(-self.paid_minor);
            rows.push(Total::labelled(speech, "doc-paid", paid));
            let due = speech.money(self.due_minor());
            rows.push(Total::strong(speech, STRONG, "doc-left-to-pay", due));
        }
        rows
    }

    /// What is left to pay.
    const fn due_minor(&self) -> i64 {
        self.total_minor - self.paid_minor
    }

    fn breakdown(&self, speech: Speech) -> Option<Part> {
        (!self.taxes.is_empty()).then(|| breakdown(&self.taxes, speech))
    }

    /// A pro-forma asks for a transfer.
    fn payment(&self, speech: Speech) -> Option<Panel> {
        let seller = &self.head.house;
        let iban = compact(&seller.iban);
        if self.kind != TradeKind::Proforma || iban.is_empty() {
            return None;
        }
        let fact = |key, text: String| PanelFact {
            key,
            text,
            bold: key == "doc-pay-account",
        };
        let facts = vec![
            fact("doc-pay-account", iban_groups(&iban)),
            fact("doc-pay-name", seller.name.clone()),
            fact("doc-pay-reference", self.head.number.clone()),
            fact("doc-pay-amount", speech.money(self.due_minor())),
        ];
        let code = (self.head.currency == Currency::EUR)
            .then(|| {
                epc(
                    &seller.name,
                    (&iban, &seller.bic),
                    self.due_minor(),
                    &self.head.number,
                )
            })
            .flatten()
            .map(|text| PanelCode {
                symbol: Symbol::Qr(text),
                words: speech.label("doc-pay-scan"),
            });
        Some(Panel {
            heading: "doc-pay-heading",
            facts,
            text: String::new(),
            code,
        })
    }
}
