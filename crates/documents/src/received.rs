//! E-invoices of suppliers: UBL 2.1 or CII as XML, or inside a Factur-X / ZUGFeRD PDF, read into one
//! plain shape that can be laid beside a purchase order. What is read is what the file says; only
//! the sums are checked. Files come from strangers: no document types, no entities, bounded depth
//! and size.

mod attachment;
mod cii;
mod compare;
pub(crate) mod tree;
mod ubl;

pub use compare::{Difference, ExpectedLine, compare, matches};

use encargo_domain::money::Currency;
use encargo_domain::time::LocalDate;

use crate::received::tree::Element;

/// In which syntax an e-invoice came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// UN/CEFACT CII, as XML.
    Cii,
    /// CII inside a PDF (Factur-X, ZUGFeRD).
    FacturX,
    /// UBL 2.1.
    Ubl,
}

/// An e-invoice or e-credit-note as received. Amounts in minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// In which syntax.
    pub syntax: Syntax,
    /// What it claims to conform to (BT-24).
    pub profile: String,
    /// Credits instead of billing.
    pub credit: bool,
    /// Number (BT-1).
    pub number: String,
    /// Day of issue (BT-2).
    pub issued_on: LocalDate,
    /// Day it is due (BT-9).
    pub due_on: Option<LocalDate>,
    /// ISO 4217 code (BT-5).
    pub currency: String,
    /// Currency the seller states the tax in too (BT-6); empty where there is none.
    pub tax_currency: String,
    /// Tax in that currency, in its minor units (BT-111).
    pub tax_in_tax_currency_minor: Option<i64>,
    /// Who sells.
    pub seller: ReceivedParty,
    /// Who is billed.
    pub buyer: ReceivedParty,
    /// The buyer's number of the order (BT-13).
    pub order: String,
    /// The seller's number of the order (BT-14).
    pub sales_order: String,
    /// Numbers of invoices it refers to (BT-25).
    pub corrects: Vec<String>,
    /// Account to pay to (BT-84).
    pub iban: String,
    /// Lines.
    pub lines: Vec<ReceivedLine>,
    /// Tax groups: category, rate in basis points, base, tax.
    pub taxes: Vec<ReceivedTax>,
    /// Without tax (BT-109).
    pub net_minor: i64,
    /// Tax (BT-110).
    pub tax_minor: i64,
    /// With tax (BT-112).
    pub total_minor: i64,
    /// Paid before (BT-113).
    pub paid_minor: i64,
    /// Left to pay (BT-115).
    pub due_minor: i64,
}

/// Seller or buyer of a received document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReceivedParty {
    /// Legal name.
    pub name: String,
    /// VAT id (BT-31, BT-48).
    pub vat_id: String,
    /// Other number with an office (BT-30, BT-32, BT-47).
    pub tax_id: String,
    /// Street.
    pub line1: String,
    /// Post code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// A line of a received document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReceivedLine {
    /// Its number (BT-126).
    pub id: String,
    /// The seller's number of the goods (BT-155).
    pub seller_sku: String,
    /// The buyer's (BT-156).
    pub buyer_sku: String,
    /// GTIN (BT-157).
    pub gtin: String,
    /// Description (BT-153).
    pub name: String,
    /// Quantity in millionths (BT-129): invoices of others bill kilograms.
    pub quantity_millionths: i64,
    /// Unit (UN/ECE Rec. 20).
    pub unit: String,
    /// Net price of the base quantity, in millionths of the currency's major unit (BT-146).
    pub price_millionths: i64,
    /// Quantity the price is for, in millionths (BT-149).
    pub base_millionths: i64,
    /// Without tax (BT-131).
    pub net_minor: i64,
    /// Category of tax (BT-151).
    pub category: String,
    /// Rate in basis points (BT-152).
    pub rate_bp: i64,
}

/// A group of the tax breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReceivedTax {
    /// Category (BT-118).
    pub category: String,
    /// Rate in basis points (BT-119).
    pub rate_bp: i64,
    /// Taxable (BT-116).
    pub base_minor: i64,
    /// Tax (BT-117).
    pub tax_minor: i64,
}

/// Why a received file cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceivedError {
    /// Neither UBL nor CII, nor a PDF with one of them inside.
    #[error("this is no e-invoice: {0}")]
    Unknown(&'static str),
    /// A term that every invoice has is missing, or cannot be read.
    #[error("{term} cannot be read: «{text}»")]
    Field {
        /// Term of EN 16931.
        term: &'static str,
        /// What stands there.
        text: String,
    },
    /// The sums do not re-add.
    #[error("the sums of the e-invoice do not add up ({0})")]
    Sums(&'static str),
}

/// Reads a received file: XML in UBL or CII, or a PDF with CII inside.
pub fn read(bytes: &[u8]) -> Result<Received, ReceivedError> {
    let attached;
    let (xml, hybrid) = if bytes.starts_with(b"%PDF") {
        attached = attachment::xml(bytes)?;
        (attached.as_slice(), true)
    } else {
        (bytes, false)
    };
    let root = tree::parse(xml)?;
    let received = match root.name.as_str() {
        "CrossIndustryInvoice" => cii::read(&root, hybrid)?,
        "Invoice" | "CreditNote" => ubl::read(&root)?,
        _ => return Err(ReceivedError::Unknown("the root element is another")),
    };
    received.check()?;
    Ok(received)
}

impl Received {
    /// BR-CO-14, -15 and -16 hold to the cent.
    fn check(&self) -> Result<(), ReceivedError> {
        let taxes: i64 = self.taxes.iter().map(|t| t.tax_minor).sum();
        let holds = [
            (self.taxes.is_empty() || taxes == self.tax_minor, "BR-CO-14"),
            (
                self.net_minor + self.tax_minor == self.total_minor,
                "BR-CO-15",
            ),
        ];
        match holds.into_iter().find(|(holds, _)| !holds) {
            Some((_, rule)) => Err(ReceivedError::Sums(rule)),
            None => Ok(()),
        }
    }
}

/// A decimal number times ten to the `decimals`; what has more decimals must have zeros there.
fn scaled(text: &str, decimals: u32, term: &'static str) -> Result<i64, ReceivedError> {
    let wrong = || ReceivedError::Field {
        term,
        text: text.to_owned(),
    };
    let trimmed = text.trim();
    let (sign, digits) = match trimmed.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let width = usize::try_from(decimals).unwrap_or(0);
    let only_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty())
        || !only_digits(whole)
        || !only_digits(fraction)
        || fraction.len() > width
    {
        return Err(wrong());
    }
    let number: i64 = format!("0{whole}{fraction:0<width$}")
        .parse()
        .map_err(|_| wrong())?;
    Ok(sign * number)
}

/// A day: `2026-11-22` or `20261122`.
fn day(text: &str, term: &'static str) -> Result<LocalDate, ReceivedError> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|t| t.parse::<u32>().ok());
    let read = || {
        let year = i32::try_from(part(0, 4)?).ok()?;
        LocalDate::ymd(year, part(4, 6)?, part(6, 8)?)
    };
    read()
        .filter(|_| digits.len() >= 8)
        .ok_or_else(|| ReceivedError::Field {
            term,
            text: text.to_owned(),
        })
}

/// How amounts of one document are read.
#[derive(Clone, Copy)]
struct Money {
    decimals: u32,
}

impl Money {
    fn of(currency: &str) -> Self {
        Self {
            decimals: Currency::parse(currency).map_or(2, Currency::decimals),
        }
    }
    fn minor(self, text: &str, term: &'static str) -> Result<i64, ReceivedError> {
        scaled(text, self.decimals, term)
    }
    /// An amount that need not be there.
    fn optional(self, text: &str, term: &'static str) -> Result<i64, ReceivedError> {
        if text.is_empty() {
            Ok(0)
        } else {
            self.minor(text, term)
        }
    }
}

/// The tax in the seller's own currency (BT-111), in minor units: the one of the stated sums that is in that currency. The document's own is none.
fn tax_of_books<'t>(
    tax_currency: &str,
    currency: &str,
    mut stated: impl Iterator<Item = &'t Element>,
) -> Result<Option<i64>, ReceivedError> {
    if tax_currency.is_empty() || tax_currency == currency {
        return Ok(None);
    }
    stated
        .find(|amount| amount.attribute("currencyID") == tax_currency)
        .map(|amount| Money::of(tax_currency).minor(amount.text(), "BT-111 tax"))
        .transpose()
}

/// Millionths of a quantity or price; `or` where nothing stands.
fn millionths(text: &str, or: i64, term: &'static str) -> Result<i64, ReceivedError> {
    if text.is_empty() {
        return Ok(or);
    }
    scaled(text, 6, term)
}

/// Basis points of a percentage; nothing is none.
fn basis_points(text: &str, term: &'static str) -> Result<i64, ReceivedError> {
    if text.is_empty() {
        return Ok(0);
    }
    scaled(text, 2, term)
}

/// A text that must be there.
fn needed(root: &Element, path: &str, term: &'static str) -> Result<String, ReceivedError> {
    let text = root.text_at(path);
    if text.is_empty() {
        return Err(ReceivedError::Field {
            term,
            text: String::new(),
        });
    }
    Ok(text.to_owned())
}
