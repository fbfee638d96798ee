//! Issued documents: invoice, simplified invoice, credit note. The figures are computed once, here, stored, and printed; nothing
//! derives them again. Arithmetic by EN 16931 (BR-CO-10, -13 to -16 exact): line nets rounded to the cent and summed, tax once
//! per (category, rate) group. Gross-priced documents keep the gross line; the net of a group comes from its gross sum and is
//! spread over the lines by largest remainder, so that the nets re-add exactly.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::chain::DocumentTaxCode;
use crate::correction::{CorrectionGround, Replaced};
use crate::customer::Address;
use crate::email::{self, Email, EmailDraft};
use crate::exchange::InBooks;
use crate::ids::{DocumentId, EmailId, LineNo, OrderId, ReturnId};
use crate::look::DocumentLook;
use crate::money::{Currency, allocate};
use crate::order::Tender;
use crate::tax::LineTax;
use crate::tax::us::TaxSplit;
use crate::time::{LocalDate, Timestamp};
use crate::trade::{Endpoint, GoodsFacts};
use crate::words::Language;

/// Kinds of issued document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Full invoice (EN 16931 type 380; Veri*Factu F1).
    Invoice,
    /// Simplified invoice, without a recipient (RD 1619/2012 art. 4; F2).
    SimplifiedInvoice,
    /// Credit note by difference (type 381; R1–R5, «I»). Amounts are positive.
    CreditNote,
    /// Corrective invoice by substitution (type 384; R1–R5, «S»): stands in the place of what it corrects, with the amounts that hold now.
    CorrectiveInvoice,
}

impl DocumentKind {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::SimplifiedInvoice => "simplified_invoice",
            Self::CreditNote => "credit_note",
            Self::CorrectiveInvoice => "corrective_invoice",
        }
    }
    /// The letter in the series: `T1-F-2026-000123`. Correctives of both ways share the series the law wants apart (RD 1619/2012 art. 6.1.a).
    pub const fn series_letter(self) -> &'static str {
        match self {
            Self::Invoice => "F",
            Self::SimplifiedInvoice => "S",
            Self::CreditNote | Self::CorrectiveInvoice => "R",
        }
    }
    /// Corrects what was issued before.
    pub const fn corrects(self) -> bool {
        matches!(self, Self::CreditNote | Self::CorrectiveInvoice)
    }
    /// Which way its amounts go: what a credit note says is taken away.
    pub const fn sign(self) -> i64 {
        match self {
            Self::Invoice | Self::SimplifiedInvoice | Self::CorrectiveInvoice => 1,
            Self::CreditNote => -1,
        }
    }
}

/// Seller or buyer as printed: a snapshot, not a reference.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Party {
    /// Legal name.
    pub name: String,
    /// Trade name, if another.
    pub trade_name: String,
    /// NIF / tax id.
    pub tax_id: String,
    /// VAT id with country prefix.
    pub vat_id: String,
    /// Address.
    pub address: Address,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Web site.
    pub web: String,
    /// Commercial register.
    pub register_text: String,
    /// Account for transfers.
    pub iban: String,
    /// Code of the bank that keeps it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bic: String,
    /// Where it takes e-invoices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// Whom to ask.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
}

/// One line of a document. `amount_minor` is as priced (gross or net); `net_minor` always without tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentLine {
    /// The order line it bills; `None` for charges such as shipping.
    pub line_no: Option<LineNo>,
    /// SKU; empty for charges.
    pub sku: String,
    /// Description in the document's language.
    pub name: String,
    /// Units.
    pub quantity: u32,
    /// What else papers say of the goods.
    #[serde(default, skip_serializing_if = "GoodsFacts::is_plain")]
    pub goods: GoodsFacts,
    /// Price of one as sold.
    pub unit_price_minor: i64,
    /// Discount on the whole line.
    pub discount_minor: i64,
    /// `quantity × unit_price − discount`, as priced.
    pub amount_minor: i64,
    /// The line without tax.
    pub net_minor: i64,
    /// Frozen tax.
    pub tax: LineTax,
}

/// One group of the tax breakdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TaxGroup {
    /// Category and rate.
    pub tax: LineTax,
    /// Taxable amount.
    #[ts(type = "number")]
    pub base_minor: i64,
    /// Tax, the equivalence surcharge in it.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// How much of the tax is equivalence surcharge.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[ts(type = "number")]
    pub surcharge_minor: i64,
    /// The tax by state, county, city and districts, where it is a US sales tax; adds up to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub split: Option<TaxSplit>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_zero(n: &i64) -> bool {
    *n == 0
}

/// What a corrective corrects, or a full invoice stands in for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Corrects {
    /// Which document.
    pub document_id: DocumentId,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: LocalDate,
    /// Its kind.
    pub kind: DocumentKind,
    /// Why: a catalogue key (`return-reason-size`).
    pub reason: String,
}

/// How it was paid, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaidBy {
    /// Tender.
    pub tender: Tender,
    /// Amount.
    pub amount_minor: i64,
    /// Day.
    pub on: LocalDate,
}

/// An issued document, whole: everything printed stands here, so that the same row gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Id.
    pub document_id: DocumentId,
    /// Kind.
    pub kind: DocumentKind,
    /// Series: `T1-F-2026`.
    pub series: String,
    /// Number in the series, from 1, dense.
    pub serial: u32,
    /// What people see: `T1-F-2026-000123`.
    pub number: String,
    /// When.
    pub issued_at: Timestamp,
    /// The day, where it was issued.
    pub issued_on: LocalDate,
    /// Day of supply.
    pub supplied_on: LocalDate,
    /// Day it is due, where something is due.
    pub due_on: Option<LocalDate>,
    /// Language it is printed in.
    pub language: Language,
    /// Currency of every amount (BT-5).
    pub currency: Currency,
    /// The taxes in the currency of the books (BT-6, BT-111), where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub books: Option<InBooks>,
    /// Prices carry tax.
    pub prices_include_tax: bool,
    /// Who sells.
    pub seller: Party,
    /// Who buys; `None` on a simplified invoice.
    pub buyer: Option<Party>,
    /// Where goods went, if they were sent.
    pub ship_to: Option<Address>,
    /// Establishment that issues.
    pub location_name: String,
    /// Order.
    pub order_id: OrderId,
    /// Its number, printed and as Code 128.
    pub order_number: String,
    /// The buyer's own number of the order (BT-13), or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer_order: String,
    /// What the buyer wants to read (BT-10), or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer_reference: String,
    /// The return a credit note belongs to.
    pub return_id: Option<ReturnId>,
    /// Lines.
    pub lines: Vec<DocumentLine>,
    /// Tax breakdown, by category and rate.
    pub taxes: Vec<TaxGroup>,
    /// Sum of line nets (BT-106, BT-109).
    pub net_minor: i64,
    /// Sum of tax groups (BT-110).
    pub tax_minor: i64,
    /// With tax (BT-112).
    pub total_minor: i64,
    /// Paid so far (BT-113).
    pub paid_minor: i64,
    /// Left to pay (BT-115).
    pub due_minor: i64,
    /// How it was paid.
    pub payments: Vec<PaidBy>,
    /// What is corrected; several when one return spans several invoices (RD 1619/2012 art. 15.5). On an invoice the simplified invoices it
    /// stands in for; empty on others.
    pub corrects: Vec<Corrects>,
    /// On which ground it corrects; `None` on documents that correct nothing, and on credit notes of before the ground was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<CorrectionGround>,
    /// The amounts it stands in the place of: those of what it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<Replaced>,
    /// The tax agency's code, where the company keeps records for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_code: Option<DocumentTaxCode>,
    /// How its paper looks; `None` on documents of before the shop could choose: no logo, Encargo's blue, the paper of the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<DocumentLook>,
}

/// What can happen to a document: it is issued, printed, sent by e-mail, and cancelled if it should never have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum DocumentEvent {
    /// Issued: final.
    Issued {
        /// All of it.
        document: Box<Document>,
    },
    /// Sent to a printer or saved for somebody; reprints are copies.
    Printed {
        /// Where to.
        printer: String,
        /// How many.
        copies: u32,
    },
    /// It should never have been issued: it counts no more, and its number stays used.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// Another document stands in its place, or credits all of it.
    Corrected {
        /// Number of the other.
        number: String,
    },
    /// A message with it was put into the outbox.
    EmailQueued {
        /// Which message.
        email_id: EmailId,
        /// What it says.
        draft: Box<EmailDraft>,
        /// When.
        at: Timestamp,
    },
    /// The mail server took the message.
    EmailSent {
        /// Which message.
        email_id: EmailId,
        /// Whom it was for.
        to: String,
        /// The server's words.
        reply: String,
        /// When.
        at: Timestamp,
    },
    /// The mail server did not take it now (4xx, or hung up): it is tried again.
    EmailPutOff {
        /// Which message.
        email_id: EmailId,
        /// The server's words.
        reply: String,
        /// When again.
        next_try_at: Timestamp,
    },
    /// The mail server will never take it (5xx), or did not for days.
    EmailRefused {
        /// Which message.
        email_id: EmailId,
        /// Whom it was for.
        to: String,
        /// The server's words.
        reply: String,
        /// When.
        at: Timestamp,
    },
    /// Somebody wants it tried again, now.
    EmailRetried {
        /// Which message.
        email_id: EmailId,
        /// When.
        at: Timestamp,
    },
    /// Somebody took it out of the outbox.
    EmailDiscarded {
        /// Which message.
        email_id: EmailId,
        /// When.
        at: Timestamp,
    },
}

/// A document with what happened after it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentRecord {
    /// As issued.
    pub document: Document,
    /// Times printed.
    pub printed_count: u32,
    /// Why it was cancelled, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<String>,
    /// Number of the document that stands in its place or credits all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_by: Option<String>,
    /// Messages it was sent with, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<Email>,
}

impl DocumentRecord {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &DocumentEvent) -> Option<Self> {
        match event {
            DocumentEvent::Issued { document } => Some(Self {
                document: (**document).clone(),
                printed_count: 0,
                cancelled: None,
                corrected_by: None,
                emails: Vec::new(),
            }),
            DocumentEvent::Corrected { number } => state.map(|s| Self {
                corrected_by: Some(number.clone()),
                ..s
            }),
            DocumentEvent::Cancelled { reason } => state.map(|s| Self {
                cancelled: Some(reason.clone()),
                ..s
            }),
            DocumentEvent::Printed { copies, .. } => state.map(|s| Self {
                printed_count: s.printed_count + copies,
                ..s
            }),
            DocumentEvent::EmailQueued { .. }
            | DocumentEvent::EmailSent { .. }
            | DocumentEvent::EmailPutOff { .. }
            | DocumentEvent::EmailRefused { .. }
            | DocumentEvent::EmailRetried { .. }
            | DocumentEvent::EmailDiscarded { .. } => state.map(|mut s| {
                email::apply(&mut s.emails, event);
                s
            }),
        }
    }
}

/// An amount and its tax: what totals are computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taxed {
    /// As priced.
    pub amount_minor: i64,
    /// Frozen tax.
    pub tax: LineTax,
}

/// Totals of a set of amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Net of each amount, in order.
    pub nets: Vec<i64>,
    /// Groups by category and rate.
    pub taxes: Vec<TaxGroup>,
    /// Sum of nets.
    pub net_minor: i64,
    /// Sum of taxes.
    pub tax_minor: i64,
    /// Net + tax.
    pub total_minor: i64,
}

impl Totals {
    /// The same amounts with the tax an imported file states, as one group: its rates are not known.
    #[must_use]
    pub fn with_stated_tax(self, tax_minor: i64, prices_include_tax: bool) -> Self {
        let amounts = self.total_minor;
        let net_minor = if prices_include_tax {
            amounts - tax_minor
        } else {
            amounts
        };
        let taxes = vec![TaxGroup {
            tax: LineTax::at(crate::tax::TaxCategory::O, 0),
            base_minor: net_minor,
            tax_minor,
            surcharge_minor: 0,
            split: None,
        }];
        Self {
            nets: self.nets,
            taxes,
            net_minor,
            tax_minor,
            total_minor: net_minor + tax_minor,
        }
    }
}

/// The one computation of totals, for previews, orders, invoices and credit notes alike.
pub fn totals(amounts: &[Taxed], prices_include_tax: bool) -> Totals {
    let mut keys: Vec<LineTax> = amounts.iter().map(|a| a.tax).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut nets = vec![0i64; amounts.len()];
    let mut taxes = Vec::with_capacity(keys.len());
    for key in keys {
        let members: Vec<(usize, i64)> = amounts
            .iter()
            .enumerate()
            .filter(|(_, a)| a.tax == key)
            .map(|(i, a)| (i, a.amount_minor))
            .collect();
        let sum: i64 = members.iter().map(|(_, amount)| amount).sum();
        let base_minor = if prices_include_tax {
            sum - key.inside(sum)
        } else {
            sum
        };
        // Tax and surcharge are two columns of a Spanish invoice, each rounded by itself; in a gross price the surcharge is what is left.
        let (tax_minor, surcharge_minor) = match (prices_include_tax, key.surcharge_bp) {
            (true, 0) => (sum - base_minor, 0),
            (true, _) => {
                let tax = sum - base_minor;
                (tax, tax - key.tax_on(base_minor))
            }
            (false, _) => {
                let surcharge = key.surcharge_on(sum);
                (key.tax_on(sum) + surcharge, surcharge)
            }
        };
        let shares = if prices_include_tax {
            spread(base_minor, &members)
        } else {
            members.iter().map(|(_, amount)| *amount).collect()
        };
        for ((i, _), net) in members.iter().zip(shares) {
            if let Some(slot) = nets.get_mut(*i) {
                *slot = net;
            }
        }
        taxes.push(TaxGroup {
            tax: key,
            base_minor,
            tax_minor,
            surcharge_minor,
            split: key.sales.map(|sales| sales.split(tax_minor)),
        });
    }
    let net_minor = nets.iter().sum();
    let tax_minor = taxes.iter().map(|g| g.tax_minor).sum();
    Totals {
        nets,
        taxes,
        net_minor,
        tax_minor,
        total_minor: net_minor + tax_minor,
    }
}

/// Totals of a document's lines; each line is given its share of the net.
pub fn totals_of_lines(lines: &mut [DocumentLine], prices_include_tax: bool) -> Totals {
    let amounts: Vec<Taxed> = lines
        .iter()
        .map(|line| Taxed {
            amount_minor: line.amount_minor,
            tax: line.tax,
        })
        .collect();
    let totals = totals(&amounts, prices_include_tax);
    for (line, net) in lines.iter_mut().zip(&totals.nets) {
        line.net_minor = *net;
    }
    totals
}

/// Spreads a group's net over its gross amounts by largest remainder; where signs differ, by rounding with the rest on the largest.
fn spread(base_minor: i64, members: &[(usize, i64)]) -> Vec<i64> {
    if members.iter().all(|(_, amount)| *amount >= 0) {
        return allocate(
            base_minor,
            &members
                .iter()
                .map(|(_, a)| a.unsigned_abs())
                .collect::<Vec<_>>(),
        );
    }
    let sum: i64 = members.iter().map(|(_, a)| a).sum();
    let mut shares: Vec<i64> = members
        .iter()
        .map(|(_, a)| {
            if sum == 0 {
                0
            } else {
                crate::money::div_round(
                    i128::from(*a) * i128::from(base_minor) * i128::from(sum.signum()),
                    i128::from(sum.abs()),
                )
            }
        })
        .collect();
    let rest = base_minor - shares.iter().sum::<i64>();
    let largest = members
        .iter()
        .enumerate()
        .max_by_key(|(_, (_, a))| a.abs())
        .map(|(i, _)| i);
    if let Some(share) = largest.and_then(|i| shares.get_mut(i)) {
        *share += rest;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::percent_of;
    use crate::tax::TaxCategory;
    use proptest::prelude::*;

    fn taxed(amount_minor: i64, rate_bp: u32) -> Taxed {
        Taxed {
            amount_minor,
            tax: LineTax::at(
                if rate_bp == 0 {
                    TaxCategory::Z
                } else {
                    TaxCategory::S
                },
                rate_bp,
            ),
        }
    }

    #[test]
    fn a_gross_ticket_keeps_its_gross() {
        let t = totals(
            &[taxed(999, 2_100), taxed(250, 1_000), taxed(999, 2_100)],
            true,
        );
        assert_eq!(t.total_minor, 2_248);
        assert_eq!(
            t.taxes
                .iter()
                .map(|g| (g.base_minor, g.tax_minor))
                .collect::<Vec<_>>(),
            [(227, 23), (1_651, 347)]
        );
        assert_eq!(t.nets, [826, 227, 825]);
    }

    #[test]
    fn a_net_invoice_taxes_the_sum_not_the_lines() {
        let t = totals(
            &[taxed(333, 2_100), taxed(333, 2_100), taxed(333, 2_100)],
            false,
        );
        assert_eq!((t.net_minor, t.tax_minor, t.total_minor), (999, 210, 1_209));
    }

    proptest! {
        #[test]
        fn en16931_sums_hold_exactly(amounts in prop::collection::vec((0i64..5_000_000, prop::sample::select(vec![0u32, 400, 1_000, 2_100])), 1..40), gross: bool) {
            let lines: Vec<Taxed> = amounts.iter().map(|(a, r)| taxed(*a, *r)).collect();
            let t = totals(&lines, gross);
            prop_assert_eq!(t.nets.iter().sum::<i64>(), t.net_minor, "BR-CO-10");
            prop_assert_eq!(t.taxes.iter().map(|g| g.base_minor).sum::<i64>(), t.net_minor, "BR-CO-13");
            prop_assert_eq!(t.taxes.iter().map(|g| g.tax_minor).sum::<i64>(), t.tax_minor, "BR-CO-14");
            prop_assert_eq!(t.net_minor + t.tax_minor, t.total_minor, "BR-CO-15");
            for g in &t.taxes {
                prop_assert!((percent_of(g.base_minor, i64::from(g.tax.rate_bp)) - g.tax_minor).abs() <= 1, "BR-S-09 within a cent");
            }
            if gross {
                prop_assert_eq!(t.total_minor, amounts.iter().map(|(a, _)| a).sum::<i64>(), "what the customer saw is what they pay");
            }
        }
    }
}
