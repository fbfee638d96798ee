//! What goes with the goods: packing slip, return slip, transfer note.

use encargo_domain::customer::Address;
use encargo_domain::time::LocalDate;
use encargo_domain::words::Language;

use super::{Head, place_block, start};
use crate::brand::{Brand, Column, PaperKind};
use crate::codes::gtin;
use crate::display::Symbol;
use crate::form::style::{BODY, MUTED, SMALL, STRONG};
use crate::form::{Form, Panel, PanelCode, PanelFact, Part, Plan, Total};
use crate::layout::table::{Cell, Mark};

/// Which paper goes with the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoodsKind {
    /// In the parcel to the customer.
    PackingSlip,
    /// In the parcel back to the shop.
    ReturnSlip,
    /// With goods between two locations of the house; signed at both ends.
    TransferNote,
}

impl GoodsKind {
    pub(super) const fn paper(self) -> PaperKind {
        match self {
            Self::PackingSlip => PaperKind::PackingSlip,
            Self::ReturnSlip => PaperKind::ReturnSlip,
            Self::TransferNote => PaperKind::TransferNote,
        }
    }
    const fn title(self) -> &'static str {
        match self {
            Self::PackingSlip => "doc-title-packing-slip",
            Self::ReturnSlip => "doc-title-return-slip",
            Self::TransferNote => "doc-title-transfer",
        }
    }
}

/// A paper that goes with goods. Fields that are empty, zero or `None` are not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodsPaper {
    /// Which.
    pub kind: GoodsKind,
    /// What it says of itself. The number is printed as Code 128 too.
    pub head: Head,
    /// Where the goods come from.
    pub from: Address,
    /// Where they go.
    pub to: Address,
    /// The order they belong to.
    pub order_number: String,
    /// The customer's own number of the order.
    pub reference: String,
    /// Carrier and service.
    pub carrier: String,
    /// The carrier's number.
    pub tracking: String,
    /// Parcel n of m.
    pub parcel: Option<(u32, u32)>,
    /// Weight in grams.
    pub weight_g: u32,
    /// Goods.
    pub lines: Vec<GoodsLine>,
    /// What the giver says to the one who opens the parcel.
    pub gift_message: String,
    /// How to return, or how to go on.
    pub instructions: String,
    /// Scanned when the goods come back.
    pub return_code: String,
    /// Last day to return.
    pub return_until: Option<LocalDate>,
}

/// Goods on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodsLine {
    /// The shop's number of the goods.
    pub sku: String,
    /// GTIN-13; anything else is not printed.
    pub ean: String,
    /// Description in the paper's language.
    pub name: String,
    /// Lots or serial numbers.
    pub lots: Vec<String>,
    /// Units ordered (asked for, sold).
    pub ordered: u32,
    /// Units here.
    pub quantity: u32,
    /// Units that will come later.
    pub waiting: u32,
    /// Price of one; printed only where a line has one (packing slips have none by default).
    pub unit_price_minor: Option<i64>,
    /// Why it is returned, or any other remark.
    pub note: String,
}

impl GoodsPaper {
    pub(super) fn form(&self, house: Language, brand: &Brand) -> Form {
        let mut form = start(&self.head, house, self.kind.title());
        let speech = form.speech;
        let home = self.head.house.address.country.as_str();
        form.fact("doc-date", speech.date(self.head.on));
        form.fact("doc-order", self.order_number.as_str());
        form.fact("doc-reference", self.reference.as_str());
        form.fact("doc-carrier", self.carrier.as_str());
        form.fact("doc-tracking", self.tracking.as_str());
        if let Some((n, of)) = self.parcel {
            let params = [("n", &*n.to_string()), ("of", &*of.to_string())];
            form.fact("doc-parcel", speech.say("doc-parcel-of", &params));
        }
        if self.weight_g > 0 {
            form.fact("doc-weight", speech.kilograms(self.weight_g));
        }
        if !self.head.number.is_empty() {
            let words = speech.say("doc-code-alt", &[("number", &self.head.number)]);
            form.code = Some((self.head.number.clone(), words));
        }
        let (from, to) = match self.kind {
            GoodsKind::PackingSlip => ("doc-ship-from", "doc-ship-to-now"),
            GoodsKind::ReturnSlip => ("doc-returned-by", "doc-return-to"),
            GoodsKind::TransferNote => ("doc-transfer-from", "doc-transfer-to"),
        };
        form.blocks = vec![
            place_block(speech, from, &self.from, home),
            place_block(speech, to, &self.to, home),
        ];
        form.parts = vec![self.part(&form, brand)];
        let units = speech.count(self.lines.iter().map(|l| l.quantity).sum::<u32>());
        form.totals = vec![Total::strong(speech, STRONG, "doc-total-units", units)];
        self.panels(&mut form);
        form.signatures = match self.kind {
            GoodsKind::PackingSlip | GoodsKind::ReturnSlip => Vec::new(),
            GoodsKind::TransferNote => {
                vec!["doc-sign-sent", "doc-sign-carried", "doc-sign-received"]
            }
        };
        form
    }

    fn part(&self, form: &Form, brand: &Brand) -> Part {
        let (speech, kind) = (form.speech, self.kind.paper());
        let lines = &self.lines;
        let cells = |cell: &dyn Fn(&GoodsLine) -> Cell| lines.iter().map(cell).collect::<Vec<_>>();
        let mut plans = Vec::new();
        let tick = self.kind != GoodsKind::PackingSlip;
        if tick {
            plans.push(Plan::left("doc-column-tick", cells(&|_| Cell::tick())));
        }
        if brand.shows(kind, Column::Sku) && lines.iter().any(|l| !l.sku.is_empty()) {
            let skus = cells(&|l| Cell::text(BODY.color(MUTED), l.sku.clone()));
            plans.push(Plan::left("doc-column-sku", skus));
        }
        let names = cells(&|l| {
            let lots = match l.lots.as_slice() {
                [] => String::new(),
                lots => speech.say("doc-lots", &[("lots", &lots.join(", "))]),
            };
            Cell::text(BODY, l.name.clone())
                .and(SMALL, lots)
                .and(SMALL, l.note.clone())
        });
        plans.push(Plan::rest("doc-column-name", names));
        if brand.shows(kind, Column::Ean)
            && self.kind == GoodsKind::TransferNote
            && lines.iter().any(|l| gtin(&l.ean).is_some())
        {
            plans.push(Plan::left("doc-column-ean", cells(&|l| ean_cell(&l.ean))));
        }
        if lines.iter().any(|l| l.unit_price_minor.is_some()) {
            let price = |l: &GoodsLine| {
                let text = l.unit_price_minor.map(|m| speech.money(m));
                Cell::text(BODY, text.unwrap_or_default())
            };
            plans.push(Plan::right("doc-column-price", cells(&price)));
        }
        let count = |n: u32| match n {
            0 => Cell::text(BODY, "–"),
            n => Cell::text(BODY, speech.count(n)),
        };
        if lines.iter().any(|l| l.ordered != l.quantity) {
            let key = match self.kind {
                GoodsKind::PackingSlip => "doc-column-ordered",
                GoodsKind::ReturnSlip => "doc-column-bought",
                GoodsKind::TransferNote => "doc-column-asked",
            };
            plans.push(Plan::right(key, cells(&|l| count(l.ordered))));
        }
        let here = match self.kind {
            GoodsKind::PackingSlip => "doc-column-here",
            GoodsKind::ReturnSlip => "doc-column-returned",
            GoodsKind::TransferNote => "doc-column-sent",
        };
        let quantity = |l: &GoodsLine| Cell::text(BODY.bold(), speech.count(l.quantity));
        plans.push(Plan::right(here, cells(&quantity)));
        if lines.iter().any(|l| l.waiting > 0) {
            plans.push(Plan::right(
                "doc-column-waiting",
                cells(&|l| count(l.waiting)),
            ));
        }
        if self.kind == GoodsKind::TransferNote {
            // Written by hand where the goods arrive.
            let blank = cells(&|_| Cell::line());
            plans.push(Plan::right("doc-column-received", blank));
        }
        Part {
            heading: "",
            plans,
            sums: Vec::new(),
        }
    }

    fn panels(&self, form: &mut Form) {
        let speech = form.speech;
        if !self.gift_message.trim().is_empty() {
            form.panels.push(Panel {
                heading: "doc-gift",
                facts: Vec::new(),
                text: self.gift_message.clone(),
                code: None,
            });
        }
        if self.instructions.trim().is_empty() && self.return_code.is_empty() {
            return;
        }
        let mut facts = Vec::new();
        if let Some(until) = self.return_until {
            facts.push(PanelFact {
                key: "doc-return-until",
                text: speech.date(until),
                bold: true,
            });
        }
        let code = (!self.return_code.is_empty()).then(|| PanelCode {
            symbol: Symbol::Code128(self.return_code.clone()),
            words: speech.say("doc-code-alt", &[("number", &self.return_code)]),
        });
        form.panels.push(Panel {
            heading: match self.kind {
                GoodsKind::PackingSlip | GoodsKind::ReturnSlip => "doc-how-to-return",
                GoodsKind::TransferNote => "doc-remarks",
            },
            facts,
            text: self.instructions.clone(),
            code,
        });
    }
}

/// The number of the goods as bars over digits; empty where it is none.
pub(super) fn ean_cell(ean: &str) -> Cell {
    gtin(ean).map_or_else(
        || Cell::text(SMALL, ""),
        |digits| Cell {
            mark: Some(Mark::Code(Symbol::Ean13(digits.into()), digits.into())),
            texts: vec![(SMALL, digits.to_owned())],
        },
    )
}
