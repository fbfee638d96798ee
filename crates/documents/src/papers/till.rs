//! The Z report: what a till took from its opening to its close, and what was counted. Where a shop keeps no opening, float or count, it is the
//! report of a day: those figures are left out, and the count is written in by hand.

use encargo_domain::document::TaxGroup;
use encargo_domain::money::Currency;
use encargo_domain::order::Tender;
use encargo_domain::time::LocalDate;
use encargo_domain::words::Language;

use super::{Head, start};
use crate::form::style::{BODY, MUTED, STRONG};
use crate::form::{Form, Part, Plan, Total};
use crate::invoice::breakdown;
use crate::layout::table::Cell;
use crate::speech::Speech;

/// The close of a till. All amounts with tax where nothing else is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TillReport {
    /// What it says of itself; the number is that of the close.
    pub head: Head,
    /// Till.
    pub till: String,
    /// Who closed it.
    pub cashier: String,
    /// Opened, where that is kept.
    pub opened: Option<TillMoment>,
    /// Closed; `None`: the report of a day.
    pub closed: Option<TillMoment>,
    /// Sales, returns, discounts …, in the words of the shop.
    pub sums: Vec<TillSum>,
    /// Sold less returned.
    pub total_minor: i64,
    /// Taxes in it.
    pub taxes: Vec<TaxGroup>,
    /// How it was paid.
    pub tenders: Vec<TenderCount>,
    /// Documents issued.
    pub series: Vec<SeriesRange>,
    /// In the drawer at the opening, where that is kept.
    pub float_minor: Option<i64>,
    /// Put in and taken out during the day, without sales, where that is kept.
    pub moved_minor: Option<i64>,
}

/// An instant as the clock on the wall showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TillMoment {
    /// Day.
    pub on: LocalDate,
    /// Minutes since midnight.
    pub minute: u16,
}

/// How many, how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TillSum {
    /// Of what, in the paper's language.
    pub name: String,
    /// How many documents.
    pub count: u32,
    /// How much.
    pub amount_minor: i64,
}

/// What came in by a tender and what was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TenderCount {
    /// Tender.
    pub tender: Tender,
    /// The currency it came in, where it is not the report's.
    pub currency: Option<Currency>,
    /// How many payments.
    pub count: u32,
    /// Given back, as a positive amount; in `expected_minor` it is taken off.
    pub back_minor: i64,
    /// What must be there.
    pub expected_minor: i64,
    /// What is there; `None` where it is not counted.
    pub counted_minor: Option<i64>,
}

/// The documents of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRange {
    /// First number.
    pub first: String,
    /// Last number.
    pub last: String,
    /// How many.
    pub count: u32,
}

impl TillReport {
    pub(super) fn form(&self, house: Language) -> Form {
        let title = match self.closed {
            Some(_) => "doc-title-till",
            None => "doc-title-day",
        };
        let mut form = start(&self.head, house, title);
        let speech = form.speech;
        form.fact("doc-till", self.till.as_str());
        let when = |at: Option<TillMoment>| at.map_or_else(String::new, |at| moment(speech, at));
        if self.closed.is_none() {
            form.fact("doc-date", speech.date(self.head.on));
        }
        form.fact("doc-till-opened", when(self.opened));
        form.fact("doc-till-closed", when(self.closed));
        form.fact("doc-cashier", self.cashier.as_str());
        let total = speech.money(self.total_minor);
        form.headline = speech.say("doc-headline-taken", &[("amount", &total)]);
        form.parts = vec![self.sales(speech)];
        if !self.series.is_empty() {
            form.parts.push(self.documents(speech));
        }
        if !self.tenders.is_empty() {
            form.parts.push(self.tenders(speech));
        }
        // Only the report's own currency is added up.
        let own = || self.tenders.iter().filter(|t| t.currency.is_none());
        let expected: i64 = own().map(|t| t.expected_minor).sum();
        let counted = |t: &TenderCount| t.counted_minor.unwrap_or(t.expected_minor);
        let difference = own().map(counted).sum::<i64>() - expected;
        let known = [
            ("doc-till-float", self.float_minor),
            ("doc-till-moved", self.moved_minor),
            (
                "doc-till-difference",
                self.is_counted().then_some(difference),
            ),
        ];
        form.totals = known
            .into_iter()
            .filter_map(|(key, minor)| Some(Total::labelled(speech, key, speech.money(minor?))))
            .collect();
        form.totals
            .push(Total::strong(speech, STRONG, "doc-till-total", total));
        form.beside = self.breakdown(speech);
        form.signatures = vec!["doc-sign-cashier", "doc-sign-checked"];
        form
    }

    fn sales(&self, speech: Speech) -> Part {
        let cells = |text: &dyn Fn(&TillSum) -> String| {
            self.sums
                .iter()
                .map(|s| Cell::text(BODY, text(s)))
                .collect::<Vec<_>>()
        };
        Part {
            heading: "doc-till-sales",
            plans: vec![
                Plan::rest("doc-column-name", cells(&|s| s.name.clone())),
                Plan::right("doc-column-count", cells(&|s| speech.count(s.count))),
                Plan::right(
                    "doc-column-amount",
                    cells(&|s| speech.money(s.amount_minor)),
                ),
            ],
            sums: Vec::new(),
        }
    }

    fn documents(&self, speech: Speech) -> Part {
        let cells = |text: &dyn Fn(&SeriesRange) -> String| {
            self.series
                .iter()
                .map(|s| Cell::text(BODY, text(s)))
                .collect::<Vec<_>>()
        };
        Part {
            heading: "doc-till-documents",
            plans: vec![
                Plan::rest("doc-column-first", cells(&|s| s.first.clone())),
                Plan {
                    most: crate::display::pt(150),
                    ..Plan::left("doc-column-last", cells(&|s| s.last.clone()))
                },
                Plan::right("doc-column-count", cells(&|s| speech.count(s.count))),
            ],
            sums: Vec::new(),
        }
    }

    fn tenders(&self, speech: Speech) -> Part {
        let cells =
            |cell: &dyn Fn(&TenderCount) -> Cell| self.tenders.iter().map(cell).collect::<Vec<_>>();
        let text = |text: String| Cell::text(BODY, text);
        let money = |t: &TenderCount, minor: i64| {
            t.currency.map_or(speech, |c| speech.within(c)).money(minor)
        };
        let tender = |t: &TenderCount| {
            let name = speech.say("doc-tender", &[("tender", t.tender.as_str())]);
            text(match t.currency {
                Some(currency) => format!("{name} ({currency})"),
                None => name,
            })
        };
        let counted = |t: &TenderCount| match t.counted_minor {
            Some(minor) => text(money(t, minor)),
            None => Cell::text(BODY.color(MUTED), "–"),
        };
        let difference = |t: &TenderCount| match t.counted_minor {
            Some(minor) => text(money(t, minor - t.expected_minor)),
            None => Cell::text(BODY.color(MUTED), "–"),
        };
        let mut plans = vec![
            Plan::rest("doc-column-tender", cells(&tender)),
            Plan::right("doc-column-count", cells(&|t| text(speech.count(t.count)))),
        ];
        if self.tenders.iter().any(|t| t.back_minor != 0) {
            let taken = |t: &TenderCount| text(money(t, t.expected_minor + t.back_minor));
            let back = |t: &TenderCount| match t.back_minor {
                0 => Cell::text(BODY.color(MUTED), "–"),
                minor => text(money(t, -minor)),
            };
            plans.push(Plan::right("doc-column-taken", cells(&taken)));
            plans.push(Plan::right("doc-column-back", cells(&back)));
        }
        plans.push(Plan::right(
            "doc-column-expected",
            cells(&|t| text(money(t, t.expected_minor))),
        ));
        if self.is_counted() {
            plans.push(Plan::right("doc-column-counted", cells(&counted)));
            plans.push(Plan::right("doc-column-difference", cells(&difference)));
        } else {
            // Written by hand.
            plans.push(Plan::right("doc-column-counted", cells(&|_| Cell::line())));
        }
        Part {
            heading: "doc-till-tenders",
            plans,
            sums: Vec::new(),
        }
    }

    fn is_counted(&self) -> bool {
        self.tenders.iter().any(|t| t.counted_minor.is_some())
    }

    fn breakdown(&self, speech: Speech) -> Option<Part> {
        (!self.taxes.is_empty()).then(|| breakdown(&self.taxes, speech))
    }
}

/// «22/11/2026, 09:03».
fn moment(speech: Speech, at: TillMoment) -> String {
    let (hour, minute) = (at.minute / 60, at.minute % 60);
    format!("{}, {hour:02}:{minute:02}", speech.date(at.on))
}
