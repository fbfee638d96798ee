//! E-invoices by EN 16931, in both of its syntaxes, from the stored row: CII (what Factur-X embeds)
//! and UBL 2.1 (what Peppol, XRechnung and the Spanish platform take). Figures are copied, never
//! derived.

pub(crate) mod cii;
pub(crate) mod ubl;
mod xml;

pub(crate) use xml::{Xml, escape};

use encargo_domain::customer::Address;
use encargo_domain::document::{Document, DocumentKind, DocumentLine, Party, TaxGroup};
use encargo_domain::money::Currency;
use encargo_domain::order::Tender;
use encargo_domain::tax::{LineTax, TaxCategory};

use crate::speech::{Speech, compact};

/// The row and the words of its language.
struct Row<'d> {
    document: &'d Document,
    speech: Speech,
}

impl<'d> Row<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            speech: Speech::of(document, document.language),
        }
    }

    /// An amount as XML writes it.
    fn amount(&self, minor: i64) -> String {
        decimal(minor, self.document.currency)
    }

    /// The tax breakdown as the standard wants it: one group for each category and rate (BR-S-08), whoever of a state's counties and cities gets
    /// the tax.
    fn groups(&self) -> Vec<TaxGroup> {
        let key = |tax: LineTax| (tax.category, tax.whole_ppm());
        let mut groups: Vec<TaxGroup> = Vec::with_capacity(self.document.taxes.len());
        for group in &self.document.taxes {
            match groups.iter_mut().find(|g| key(g.tax) == key(group.tax)) {
                Some(same) => {
                    same.base_minor += group.base_minor;
                    same.tax_minor += group.tax_minor;
                    same.surcharge_minor += group.surcharge_minor;
                }
                None => groups.push(*group),
            }
        }
        groups
    }

    /// Addresses without a country are at home.
    fn country<'a>(&'a self, address: &'a Address) -> &'a str {
        let home = self.document.seller.address.country.as_str();
        [address.country.as_str(), home]
            .into_iter()
            .find(|c| !c.is_empty())
            .unwrap_or("ES")
    }

    /// Prices without tax are given as they are. Gross-priced lines carry no unit price without
    /// tax; their price is given as the line's net for the line's quantity (base quantity, BT-149),
    /// so that net = price × quantity ÷ base holds to the cent and nothing is divided.
    fn net_priced(&self, line: &DocumentLine) -> bool {
        !self.document.prices_include_tax && line.unit_price_minor >= 0
    }

    /// A negative line is a negative quantity at a positive price (BR-27).
    fn quantity(&self, line: &DocumentLine) -> i64 {
        let quantity = i64::from(line.quantity);
        if !self.net_priced(line) && line.net_minor < 0 {
            -quantity
        } else {
            quantity
        }
    }

    /// The VAT id of a party; outside the scope of the tax none may be named (BR-O-02 to -04).
    fn vat_id<'p>(&self, party: &'p Party) -> &'p str {
        let taxes = &self.document.taxes;
        if taxes.iter().any(|g| g.tax.category == TaxCategory::O) {
            ""
        } else {
            &party.vat_id
        }
    }

    /// Where the goods went; on intra-community supplies it must be said (BR-IC-12).
    fn delivered_to(&self) -> Option<&'d Address> {
        let document = self.document;
        let intra_community = document
            .taxes
            .iter()
            .any(|g| g.tax.category == TaxCategory::K);
        let buyers = document
            .buyer
            .as_ref()
            .filter(|_| intra_community)
            .map(|b| &b.address);
        document.ship_to.as_ref().or(buyers)
    }

    /// The account for a transfer that is asked for.
    fn transfer(&self) -> Option<String> {
        let document = self.document;
        let iban = compact(&document.seller.iban);
        let asked = matches!(
            document.kind,
            DocumentKind::Invoice | DocumentKind::CorrectiveInvoice
        ) && document.due_minor > 0;
        (asked && !iban.is_empty()).then_some(iban)
    }

    /// How it was paid, or how it is to be (UNTDID 4461).
    fn payment_code(&self) -> Option<&'static str> {
        match self.document.payments.first().map(|p| p.tender) {
            _ if self.transfer().is_some() => Some("58"),
            Some(Tender::Cash) => Some("10"),
            Some(Tender::Card) => Some("48"),
            Some(Tender::Online) => Some("68"),
            Some(Tender::StoreCredit) => Some("97"),
            Some(Tender::Transfer) | None => None,
        }
    }

    /// What must be said where something is left to pay and no day is set (BR-CO-25).
    fn open_terms(&self) -> Option<String> {
        let document = self.document;
        (document.due_minor > 0 && document.due_on.is_none()).then(|| {
            let amount = self.speech.money(document.due_minor);
            self.speech.say("doc-headline-due", &[("amount", &amount)])
        })
    }
}

/// The attribute that names the measure of a line (BT-130).
fn unit(line: &DocumentLine) -> String {
    format!(" unitCode=\"{}\"", line.goods.unit.code())
}

/// The Harmonised System's part of a line's tariff code, its first six digits (BT-158, list `HS` of UNTDID 7143).
fn harmonised(line: &DocumentLine) -> Option<&str> {
    line.goods.hs_code.get(..6)
}

/// The type of a document (BT-3, UNTDID 1001).
const fn type_code(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Invoice | DocumentKind::SimplifiedInvoice => "380",
        DocumentKind::CreditNote => "381",
        DocumentKind::CorrectiveInvoice => "384",
    }
}

/// Minor units as XML writes them.
fn decimal(minor: i64, currency: Currency) -> String {
    let decimals = currency.decimals();
    let sign = if minor < 0 { "-" } else { "" };
    let one = 10u64.pow(decimals);
    let (whole, rest) = (minor.unsigned_abs() / one, minor.unsigned_abs() % one);
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}", width = decimals as usize)
    }
}

/// The rate in percent; outside the scope of the tax there is none, not even zero (BR-O-05). EN 16931 knows no equivalence surcharge: it stands
/// in the rate, as it stands in the tax, so that base × rate is the tax.
fn rate(tax: LineTax) -> Option<String> {
    let whole = tax.whole_ppm();
    (tax.category != TaxCategory::O).then(|| {
        let written = format!("{}.{:04}", whole / 10_000, whole % 10_000);
        // Two decimals, and more only where the rate has them.
        let more = written.strip_suffix('0').unwrap_or(&written);
        more.strip_suffix('0').unwrap_or(more).to_owned()
    })
}

/// The code of the ground for not charging tax (VATEX): the one frozen on the line, else the one its category decides.
const fn exemption_code(tax: LineTax) -> &'static str {
    if let Some(reason) = tax.reason {
        return reason.vatex();
    }
    match tax.category {
        TaxCategory::AE => "VATEX-EU-AE",
        TaxCategory::K => "VATEX-EU-IC",
        TaxCategory::G => "VATEX-EU-G",
        TaxCategory::O => "VATEX-EU-O",
        TaxCategory::S | TaxCategory::Z | TaxCategory::E | TaxCategory::L | TaxCategory::M => "",
    }
}
