//! From an issued document to the fields of its record: type, recipient, and the breakdown by tax, regime and ground.

use serde::{Deserialize, Serialize};

use super::mode::FiscalMode;
use super::nif::{is_nif, plain};
use super::record::{
    InvoiceKey, InvoiceType, Recipient, RecipientId, Registration, ReplacedAmounts, Seal, Stamp,
    System,
};
use crate::Decided;
use crate::company::Company;
use crate::correction::CorrectionGround;
use crate::customer::Address;
use crate::document::{Document, DocumentKind, Party, TaxGroup};
use crate::money::Currency;
use crate::refusal::{Code, Refusal, Words};
use crate::tax::supply::DistanceSales;
use crate::tax::{TaxCategory, TaxReason, Territory, vat_state};
use crate::words::{Language, say};

/// What the record needs beyond the document.
#[derive(Debug, Clone, Copy)]
pub struct RegistrationFacts<'a> {
    /// Who issues.
    pub company: &'a Company,
    /// Where the goods of the document, or of the one it corrects, went; `None` where they were fetched.
    pub destination: Option<&'a Address>,
    /// Version of the program.
    pub program: &'a str,
    /// Now.
    pub at: Stamp,
}

/// Whether and how an amount is taxed (lists L9 and L10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Qualification {
    /// Taxed.
    S1,
    /// Taxed, the buyer owes the tax.
    S2,
    /// Not subject (LIVA arts. 7, 14 and others).
    N1,
    /// Not subject by the rules on where a supply takes place.
    N2,
    /// Exempt by LIVA art. 20.
    E1,
    /// Exempt as an export (art. 21).
    E2,
    /// Exempt like an export (art. 22).
    E3,
    /// Exempt as a supply to another member state (art. 25).
    E5,
    /// Exempt for another reason.
    E6,
}

impl Qualification {
    /// As the agency writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::S1 => "S1",
            Self::S2 => "S2",
            Self::N1 => "N1",
            Self::N2 => "N2",
            Self::E1 => "E1",
            Self::E2 => "E2",
            Self::E3 => "E3",
            Self::E5 => "E5",
            Self::E6 => "E6",
        }
    }
    /// Stands under `OperacionExenta`.
    pub const fn is_exempt(self) -> bool {
        matches!(self, Self::E1 | Self::E2 | Self::E3 | Self::E5 | Self::E6)
    }
    /// Carries a rate and a tax.
    pub const fn is_taxed(self) -> bool {
        matches!(self, Self::S1 | Self::S2)
    }
}

/// One line of the breakdown (`DetalleDesglose`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BreakdownLine {
    /// `01` IVA, `02` IPSI, `03` IGIC.
    pub tax: String,
    /// Key of the regime (`01` general, `02` export, `17` one-stop shop); empty where the tax has none.
    pub regime: String,
    /// Whether and how it is taxed.
    pub qualification: Qualification,
    /// Basis points.
    pub rate_bp: u32,
    /// Base.
    pub base_minor: i64,
    /// Tax, without surcharge.
    pub tax_minor: i64,
    /// Basis points of the equivalence surcharge.
    #[serde(default)]
    pub surcharge_bp: u32,
    /// The surcharge.
    #[serde(default)]
    pub surcharge_minor: i64,
}

/// The record of a document, not yet tied to the one before.
pub(super) fn body(document: &Document, facts: &RegistrationFacts) -> Decided<Registration> {
    let euros = Euros::of(document)?;
    let issuer = facts.company.plain_tax_id();
    let credit = document.kind.corrects();
    let sign = document.kind.sign();
    let recipient = match &document.buyer {
        Some(buyer) => recipient(buyer, &document.seller.address.country)?,
        None => None,
    };
    let kind = match (document.kind, &recipient) {
        (DocumentKind::Invoice, Some(_)) if document.replaced.is_some() => InvoiceType::F3,
        (DocumentKind::Invoice, Some(_)) => InvoiceType::F1,
        (DocumentKind::Invoice, None) | (DocumentKind::SimplifiedInvoice, _) => InvoiceType::F2,
        (DocumentKind::CreditNote | DocumentKind::CorrectiveInvoice, Some(_)) => {
            document.ground.map_or(InvoiceType::R1, type_of)
        }
        (DocumentKind::CreditNote | DocumentKind::CorrectiveInvoice, None) => InvoiceType::R5,
    };
    // A simplified invoice and its corrective carry no recipient (validation 1.2.0 of F2 and R5).
    let unnamed = document.buyer.is_some() && recipient.is_none();
    let description = if credit {
        "fiscal-description-credit"
    } else {
        "fiscal-description-sale"
    };
    let key = |number: &str, issued_on| InvoiceKey {
        issuer: issuer.clone(),
        number: number.to_owned(),
        issued_on,
    };
    let named = || -> Vec<InvoiceKey> {
        let corrects = document.corrects.iter();
        corrects.map(|c| key(&c.number, c.issued_on)).collect()
    };
    Ok(Registration {
        position: 0,
        amends: None,
        document_id: document.document_id,
        invoice: key(&document.number, document.issued_on),
        issuer_name: short(&document.seller.name),
        kind,
        corrected: if credit { named() } else { Vec::new() },
        substituted: if credit { Vec::new() } else { named() },
        replaced: euros.replaced.filter(|_| credit).map(|groups| {
            let sum = |of: &dyn Fn(&TaxGroup) -> i64| groups.iter().map(of).sum::<i64>();
            ReplacedAmounts {
                base_minor: sum(&|g| g.base_minor),
                tax_minor: sum(&|g| g.tax_minor - g.surcharge_minor),
                surcharge_minor: sum(&|g| g.surcharge_minor),
            }
        }),
        operated_on: Some(document.supplied_on).filter(|day| *day != document.issued_on),
        description: say(
            Language::Es,
            &Words::new(description).with("order", document.order_number.as_str()),
        ),
        unnamed,
        recipient,
        breakdown: euros
            .taxes
            .iter()
            .map(|group| line(group, sign, document, facts))
            .collect(),
        tax_minor: sign * euros.tax_minor,
        total_minor: sign * euros.total_minor,
        seal: Seal {
            previous: None,
            system: System {
                producer_name: String::new(),
                producer_tax_id: String::new(),
                version: String::new(),
                installation: String::new(),
            },
            mode: FiscalMode::None,
            production: false,
            generated_at: facts.at,
            hash: String::new(),
        },
    })
}

/// The figures of a document in euros: its own, or those of the books at the frozen exchange. The sums are those of the converted groups.
struct Euros<'d> {
    taxes: &'d [TaxGroup],
    replaced: Option<&'d [TaxGroup]>,
    tax_minor: i64,
    total_minor: i64,
}

impl<'d> Euros<'d> {
    fn of(document: &'d Document) -> Decided<Self> {
        let replaced = document.replaced.as_ref();
        match &document.books {
            _ if document.currency == Currency::EUR => Ok(Self {
                taxes: &document.taxes,
                replaced: replaced.map(|r| r.taxes.as_slice()),
                tax_minor: document.tax_minor,
                total_minor: document.total_minor,
            }),
            Some(books) if books.exchange.base == Currency::EUR => Ok(Self {
                taxes: &books.taxes,
                replaced: replaced.map(|_| books.replaced.as_slice()),
                tax_minor: books.tax_minor(),
                total_minor: books.total_minor(),
            }),
            _ => Err(Refusal::new(Code::FiscalEuros).with("currency", document.currency.as_str())),
        }
    }
}

/// What the agency's code says a document comes to: euros where it can be said in them.
pub(super) fn total_in_euros(document: &Document) -> i64 {
    Euros::of(document).map_or(document.total_minor, |e| e.total_minor)
}

/// The type of a corrective by its ground in law.
const fn type_of(ground: CorrectionGround) -> InvoiceType {
    match ground {
        CorrectionGround::Sale => InvoiceType::R1,
        CorrectionGround::Insolvency => InvoiceType::R2,
        CorrectionGround::BadDebt => InvoiceType::R3,
        CorrectionGround::BuyerData | CorrectionGround::Other => InvoiceType::R4,
    }
}

/// By what the agency knows the buyer; `None` for somebody without a number. A Spanish number that cannot be one is refused now: the agency
/// would refuse the record later, when the invoice is out of the house.
fn recipient(buyer: &Party, home: &str) -> Decided<Option<Recipient>> {
    let name = short(&buyer.name);
    let number = plain(&buyer.tax_id);
    let country = match buyer.address.country.as_str() {
        "" => home,
        country => country,
    };
    if is_nif(&number) {
        let id = RecipientId::Nif(number);
        return Ok(Some(Recipient { name, id }));
    }
    if number.is_empty() && buyer.vat_id.trim().is_empty() {
        return Ok(None);
    }
    let vat_id = plain(&buyer.vat_id);
    let id = match (vat_state(&vat_id), vat_state(&number)) {
        (Some(state), _) if state != "ES" => ("02", vat_id),
        (_, Some(state)) if state != "ES" => ("02", number),
        _ if country != "ES" => ("04", number),
        _ => {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "tax-id")
                .with("value", buyer.tax_id.as_str()));
        }
    };
    Ok(Some(Recipient {
        name,
        id: RecipientId::Other {
            country: country.to_owned(),
            kind: id.0.to_owned(),
            id: id.1.chars().take(20).collect(),
        },
    }))
}

/// Names have at most 120 characters there.
pub(super) fn short(name: &str) -> String {
    let one_line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().take(120).collect()
}

fn line(
    group: &TaxGroup,
    sign: i64,
    document: &Document,
    facts: &RegistrationFacts,
) -> BreakdownLine {
    let seat = facts.company.seat();
    let tax = match (group.tax.category, seat.as_str()) {
        (TaxCategory::L, _) => "03",
        (TaxCategory::M, _) => "02",
        (TaxCategory::S, _) => "01",
        (_, "ES-CN") => "03",
        (_, "ES-CE" | "ES-ML") => "02",
        _ => "01",
    };
    let abroad = facts.destination.is_some_and(|to| {
        let to = Territory::of(to, seat.country());
        to.in_union() && to.country() != seat.country()
    });
    // Goods taxed where they arrive are declared by the one-stop shop: not subject here.
    let one_stop = abroad
        && group.tax.category == TaxCategory::S
        && facts.company.distance_sales == DistanceSales::Destination;
    let buyer_here = document
        .buyer
        .as_ref()
        .is_some_and(|b| b.address.country.is_empty() || b.address.country == "ES");
    let qualification = match group.tax.category {
        TaxCategory::S if one_stop => Qualification::N2,
        TaxCategory::S | TaxCategory::Z | TaxCategory::L | TaxCategory::M => Qualification::S1,
        TaxCategory::AE if buyer_here => Qualification::S2,
        TaxCategory::AE => Qualification::N2,
        TaxCategory::K => Qualification::E5,
        TaxCategory::G => Qualification::E2,
        TaxCategory::O => Qualification::N1,
        TaxCategory::E => match group.tax.reason {
            Some(TaxReason::PublicInterest | TaxReason::Finance) => Qualification::E1,
            Some(TaxReason::International) => Qualification::E3,
            _ => Qualification::E6,
        },
    };
    let regime = match (tax, qualification) {
        ("02", _) => "",
        (_, Qualification::N2) if one_stop => "17",
        (_, Qualification::E2) => "02",
        _ => "01",
    };
    let taxed = qualification == Qualification::S1;
    BreakdownLine {
        tax: tax.to_owned(),
        regime: regime.to_owned(),
        qualification,
        rate_bp: if taxed { group.tax.rate_bp } else { 0 },
        base_minor: sign * group.base_minor,
        tax_minor: if taxed {
            sign * (group.tax_minor - group.surcharge_minor)
        } else {
            0
        },
        surcharge_bp: if taxed { group.tax.surcharge_bp } else { 0 },
        surcharge_minor: if taxed {
            sign * group.surcharge_minor
        } else {
            0
        },
    }
}
