//! The statement of account: what a customer was billed, what was paid, what is owed.

use encargo_domain::document::Party;
use encargo_domain::money::Currency;
use encargo_domain::time::LocalDate;
use encargo_domain::words::Language;

use super::{Head, start};
use crate::brand::Brand;
use crate::codes::epc;
use crate::display::Symbol;
use crate::form::style::{BODY, MUTED, STRONG};
use crate::form::{Block, Form, Panel, PanelCode, PanelFact, Part, Plan, Total};
use crate::invoice::party;
use crate::layout::table::Cell;
use crate::speech::{Speech, compact, iban_groups};

/// A customer's account over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it says of itself.
    pub head: Head,
    /// Whose account.
    pub customer: Party,
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub to: LocalDate,
    /// Owed before the first day.
    pub opening_minor: i64,
    /// What happened, oldest first.
    pub rows: Vec<StatementRow>,
    /// Owed after the last day.
    pub closing_minor: i64,
    /// What is owed by age, if it is to be shown.
    pub ageing: Option<Ageing>,
}

/// A row of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRow {
    /// Day.
    pub on: LocalDate,
    /// What.
    pub what: StatementWhat,
    /// Number of the document or of the payment.
    pub number: String,
    /// Day it is due.
    pub due_on: Option<LocalDate>,
    /// Adds to what is owed (billed), or takes from it when negative (paid, credited).
    pub amount_minor: i64,
    /// Owed after it.
    pub balance_minor: i64,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementWhat {
    /// Invoice.
    Invoice,
    /// Credit note.
    CreditNote,
    /// Payment received.
    Payment,
    /// Money given back.
    Refund,
}

/// What is owed by the days it is overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ageing {
    /// Not due yet.
    pub not_due_minor: i64,
    /// Up to 30 days.
    pub to_30_minor: i64,
    /// 31 to 60 days.
    pub to_60_minor: i64,
    /// 61 to 90 days.
    pub to_90_minor: i64,
    /// More than 90 days.
    pub older_minor: i64,
}

impl Statement {
    pub(super) fn form(&self, house: Language, brand: &Brand) -> Form {
        let mut form = start(&self.head, house, "doc-title-statement");
        let speech = form.speech;
        let home = self.head.house.address.country.as_str();
        form.fact("doc-date", speech.date(self.head.on));
        let (from, to) = (speech.date(self.from), speech.date(self.to));
        let period = [("from", from.as_str()), ("to", to.as_str())];
        form.fact("doc-period", speech.say("doc-period-of", &period));
        form.blocks = [
            ("doc-from-us", &self.head.house),
            ("doc-bill-to", &self.customer),
        ]
        .map(|(key, of)| Block {
            key,
            name: of.name.clone(),
            lines: party(speech, of, home, false),
        })
        .into();
        let amount = speech.money(self.closing_minor.abs());
        let key = match self.closing_minor {
            0 => "doc-headline-settled",
            1.. => "doc-headline-owed",
            _ => "doc-headline-credit",
        };
        let params = [("amount", amount.as_str()), ("date", to.as_str())];
        form.headline = speech.say(key, &params);
        form.parts = vec![self.part(speech)];
        form.totals = vec![
            Total::labelled(speech, "doc-opening", speech.money(self.opening_minor)),
            Total::labelled(
                speech,
                "doc-billed",
                speech.money(self.sum(|minor| minor > 0)),
            ),
            Total::labelled(
                speech,
                "doc-settled",
                speech.money(self.sum(|minor| minor < 0)),
            ),
            Total::strong(
                speech,
                STRONG.color(brand.accent.ink()),
                "doc-closing",
                speech.money(self.closing_minor),
            ),
        ];
        form.beside = self.ages(speech);
        form.panels.extend(self.payment(speech));
        form
    }

    fn sum(&self, which: impl Fn(i64) -> bool) -> i64 {
        let amounts = self.rows.iter().map(|r| r.amount_minor);
        amounts.filter(|minor| which(*minor)).sum()
    }

    fn part(&self, speech: Speech) -> Part {
        let cells =
            |cell: &dyn Fn(&StatementRow) -> Cell| self.rows.iter().map(cell).collect::<Vec<_>>();
        let text = |text: String| Cell::text(BODY, text);
        let what = |row: &StatementRow| {
            text(speech.label(match row.what {
                StatementWhat::Invoice => "doc-what-invoice",
                StatementWhat::CreditNote => "doc-what-credit",
                StatementWhat::Payment => "doc-what-payment",
                StatementWhat::Refund => "doc-what-refund",
            }))
        };
        let due = |row: &StatementRow| {
            let day = row.due_on.map(|d| speech.date(d));
            Cell::text(BODY.color(MUTED), day.unwrap_or_default())
        };
        let when = |wanted: bool, minor: i64| match minor >= 0 {
            sign if sign == wanted => text(speech.money(minor.abs())),
            _ => text(String::new()),
        };
        Part {
            heading: "",
            plans: vec![
                Plan::left("doc-date", cells(&|r| text(speech.date(r.on)))),
                Plan::rest("doc-column-what", cells(&what)),
                Plan {
                    most: crate::display::pt(120),
                    ..Plan::left("doc-column-number", cells(&|r| text(r.number.clone())))
                },
                Plan::right("doc-due", cells(&due)),
                Plan::right("doc-column-charge", cells(&|r| when(true, r.amount_minor))),
                Plan::right("doc-column-credit", cells(&|r| when(false, r.amount_minor))),
                Plan::right(
                    "doc-column-balance",
                    cells(&|r| text(speech.money(r.balance_minor))),
                ),
            ],
            sums: self
                .rows
                .iter()
                .map(|r| speech.money(r.balance_minor))
                .collect(),
        }
    }

    fn ages(&self, speech: Speech) -> Option<Part> {
        let ages = self.ageing?;
        let rows = [
            ("doc-age-not-due", ages.not_due_minor),
            ("doc-age-30", ages.to_30_minor),
            ("doc-age-60", ages.to_60_minor),
            ("doc-age-90", ages.to_90_minor),
            ("doc-age-older", ages.older_minor),
        ];
        let names = rows.map(|(key, _)| Cell::text(BODY, speech.label(key)));
        let amounts = rows.map(|(_, minor)| Cell::text(BODY, speech.money(minor)));
        Some(Part {
            heading: "doc-ageing",
            plans: vec![
                Plan::left("doc-age", names.into()),
                Plan::right("doc-column-amount", amounts.into()),
            ],
            sums: Vec::new(),
        })
    }

    fn payment(&self, speech: Speech) -> Option<Panel> {
        let seller = &self.head.house;
        let iban = compact(&seller.iban);
        if self.closing_minor <= 0 || iban.is_empty() {
            return None;
        }
        let reference = if self.head.number.is_empty() {
            &self.customer.name
        } else {
            &self.head.number
        };
        let code = (self.head.currency == Currency::EUR)
            .then(|| {
                epc(
                    &seller.name,
                    (&iban, &seller.bic),
                    self.closing_minor,
                    reference,
                )
            })
            .flatten()
            .map(|text| PanelCode {
                symbol: Symbol::Qr(text),
                words: speech.label("doc-pay-scan"),
            });
        let fact = |key, text: String| PanelFact {
            key,
            text,
            bold: key == "doc-pay-account",
        };
        Some(Panel {
            heading: "doc-pay-heading",
            facts: vec![
                fact("doc-pay-account", iban_groups(&iban)),
                fact("doc-pay-name", seller.name.clone()),
                fact("doc-pay-reference", reference.clone()),
                fact("doc-pay-amount", speech.money(self.closing_minor)),
            ],
            text: String::new(),
            code,
        })
    }
}
