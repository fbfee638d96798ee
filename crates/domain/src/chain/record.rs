//! The records themselves, with the fields of the agency's schema that this program fills, and their hashes (agency paper 0.1.2): SHA-256 over
//! `name=value` pairs joined by `&`, in upper-case hexadecimal digits.

use chrono::{DateTime, Datelike, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::breakdown::BreakdownLine;
use super::mode::FiscalMode;
use crate::ids::DocumentId;
use crate::time::{LocalDate, Timestamp};

/// A moment with the offset of the place, as records carry it: to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stamp {
    /// The moment.
    pub at: Timestamp,
    /// Minutes ahead of UTC.
    pub offset_min: i32,
}

impl Stamp {
    fn local(self) -> Option<DateTime<FixedOffset>> {
        let zone = FixedOffset::east_opt(self.offset_min.saturating_mul(60))?;
        Some(DateTime::from_timestamp_millis(self.at.0)?.with_timezone(&zone))
    }
    /// `2026-11-22T11:00:00+01:00`.
    pub fn text(self) -> String {
        self.local().map_or_else(String::new, |t| {
            t.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
        })
    }
    /// Whole seconds since 1970, the grain of records.
    pub const fn seconds(self) -> i64 {
        self.at.0.div_euclid(1_000)
    }
    /// The year there.
    pub fn year(self) -> i32 {
        self.local().map_or(0, |t| t.year())
    }
}

/// What names an invoice at the agency.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceKey {
    /// NIF of who issued it.
    pub issuer: String,
    /// Series and number.
    pub number: String,
    /// Day of issue.
    pub issued_on: LocalDate,
}

impl InvoiceKey {
    /// The day as records write it: `22-11-2026`.
    pub fn day(&self) -> String {
        self.issued_on.0.format("%d-%m-%Y").to_string()
    }
}

/// The record before: which invoice, which hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Its invoice.
    pub invoice: InvoiceKey,
    /// Its hash.
    pub hash: String,
}

/// The program that made a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct System {
    /// Who answers for it.
    pub producer_name: String,
    /// Their NIF.
    pub producer_tax_id: String,
    /// Version of the program.
    pub version: String,
    /// `NumeroInstalacion`: this device, in this life of it.
    pub installation: String,
}

/// What ties a record to the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seal {
    /// The record before; `None` for the first.
    pub previous: Option<Link>,
    /// The program.
    pub system: System,
    /// The mode it was made in.
    pub mode: FiscalMode,
    /// For the real service.
    pub production: bool,
    /// When it was made.
    pub generated_at: Stamp,
    /// Its hash.
    pub hash: String,
}

impl Seal {
    fn previous_hash(&self) -> &str {
        self.previous.as_ref().map_or("", |p| p.hash.as_str())
    }
}

/// Types of invoice (list L2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum InvoiceType {
    /// Full.
    F1,
    /// Simplified, or full without the recipient's number (RD 1619/2012 art. 6.1.d).
    F2,
    /// Full, in place of simplified ones.
    F3,
    /// Corrective: goods that came back, discounts, error in law (LIVA art. 80.1, 80.2, 80.6).
    R1,
    /// Corrective: insolvency (art. 80.3).
    R2,
    /// Corrective: not collectable (art. 80.4).
    R3,
    /// Corrective: everything else.
    R4,
    /// Corrective of a simplified one.
    R5,
}

impl InvoiceType {
    /// As the agency writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::F1 => "F1",
            Self::F2 => "F2",
            Self::F3 => "F3",
            Self::R1 => "R1",
            Self::R2 => "R2",
            Self::R3 => "R3",
            Self::R4 => "R4",
            Self::R5 => "R5",
        }
    }
    /// Names the invoices it corrects.
    pub const fn corrects(self) -> bool {
        matches!(self, Self::R1 | Self::R2 | Self::R3 | Self::R4 | Self::R5)
    }
}

/// By what the recipient is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RecipientId {
    /// A Spanish number.
    Nif(String),
    /// Another: VAT id of the union (`02`), number of the country of residence (`04`).
    Other {
        /// ISO 3166-1.
        country: String,
        /// Code of list L7.
        kind: String,
        /// The number, at most 20 characters.
        id: String,
    },
}

/// Who was invoiced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recipient {
    /// Name.
    pub name: String,
    /// Number.
    pub id: RecipientId,
}

/// What a corrective by substitution replaces (`ImporteRectificacion`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedAmounts {
    /// Base.
    pub base_minor: i64,
    /// Tax, without surcharge.
    pub tax_minor: i64,
    /// Equivalence surcharge.
    #[serde(default)]
    pub surcharge_minor: i64,
}

/// Which record another puts right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amends {
    /// Its place in the chain.
    pub position: u32,
    /// The agency refused it, so that it does not have the invoice at all (`RechazoPrevio` «X»).
    pub refused: bool,
}

/// The record of an issued invoice (`RegistroAlta`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    /// Which of the chain, from 1.
    pub position: u32,
    /// The document.
    pub document_id: DocumentId,
    /// Its name at the agency.
    pub invoice: InvoiceKey,
    /// Who issued it.
    pub issuer_name: String,
    /// Type.
    pub kind: InvoiceType,
    /// It puts a record right that the agency refused or took with errors (`Subsanacion`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amends>,
    /// What it corrects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<InvoiceKey>,
    /// The simplified invoices a full one stands in for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub substituted: Vec<InvoiceKey>,
    /// By substitution (`S`), the amounts it stands in the place of; `None`: by difference (`I`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced: Option<ReplacedAmounts>,
    /// Day of supply, where another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operated_on: Option<LocalDate>,
    /// What was sold, in words.
    pub description: String,
    /// A full invoice to somebody whose number is not known (RD 1619/2012 art. 6.1.d).
    #[serde(default)]
    pub unnamed: bool,
    /// Who was invoiced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
    /// By tax.
    pub breakdown: Vec<BreakdownLine>,
    /// Tax and surcharge; negative where money goes back.
    pub tax_minor: i64,
    /// With tax.
    pub total_minor: i64,
    /// What ties it to the record before.
    pub seal: Seal,
}

impl Registration {
    /// The hash its fields give.
    pub fn computed_hash(&self) -> String {
        hash_of(&[
            ("IDEmisorFactura", &self.invoice.issuer),
            ("NumSerieFactura", &self.invoice.number),
            ("FechaExpedicionFactura", &self.invoice.day()),
            ("TipoFactura", self.kind.as_str()),
            ("CuotaTotal", &decimal(self.tax_minor)),
            ("ImporteTotal", &decimal(self.total_minor)),
            ("Huella", self.seal.previous_hash()),
            ("FechaHoraHusoGenRegistro", &self.seal.generated_at.text()),
        ])
    }
    /// As the next record names it.
    pub fn link(&self) -> Link {
        Link {
            invoice: self.invoice.clone(),
            hash: self.seal.hash.clone(),
        }
    }
}

/// The record of a cancelled invoice (`RegistroAnulacion`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cancellation {
    /// Which of the chain, from 1.
    pub position: u32,
    /// The document.
    pub document_id: DocumentId,
    /// Its name at the agency.
    pub invoice: InvoiceKey,
    /// What ties it to the record before.
    pub seal: Seal,
}

impl Cancellation {
    /// The hash its fields give.
    pub fn computed_hash(&self) -> String {
        hash_of(&[
            ("IDEmisorFacturaAnulada", &self.invoice.issuer),
            ("NumSerieFacturaAnulada", &self.invoice.number),
            ("FechaExpedicionFacturaAnulada", &self.invoice.day()),
            ("Huella", self.seal.previous_hash()),
            ("FechaHoraHusoGenRegistro", &self.seal.generated_at.text()),
        ])
    }
    /// As the next record names it.
    pub fn link(&self) -> Link {
        Link {
            invoice: self.invoice.clone(),
            hash: self.seal.hash.clone(),
        }
    }
}

/// A record of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FiscalRecord {
    /// Of an issued invoice.
    Registration(Box<Registration>),
    /// Of a cancelled one.
    Cancellation(Box<Cancellation>),
}

impl FiscalRecord {
    /// Which of the chain.
    pub fn position(&self) -> u32 {
        match self {
            Self::Registration(r) => r.position,
            Self::Cancellation(c) => c.position,
        }
    }
    /// The invoice.
    pub fn invoice(&self) -> &InvoiceKey {
        match self {
            Self::Registration(r) => &r.invoice,
            Self::Cancellation(c) => &c.invoice,
        }
    }
    /// What ties it to the record before.
    pub fn seal(&self) -> &Seal {
        match self {
            Self::Registration(r) => &r.seal,
            Self::Cancellation(c) => &c.seal,
        }
    }
    /// The hash its fields give.
    pub fn computed_hash(&self) -> String {
        match self {
            Self::Registration(r) => r.computed_hash(),
            Self::Cancellation(c) => c.computed_hash(),
        }
    }
    /// As the next record names it.
    pub fn link(&self) -> Link {
        match self {
            Self::Registration(r) => r.link(),
            Self::Cancellation(c) => c.link(),
        }
    }
}

/// SHA-256 of the fields, names and trimmed values, in upper-case hexadecimal digits.
pub(super) fn hash_of(fields: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(320);
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value.trim());
    }
    let mut hash = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        for digit in [byte >> 4, byte & 0x0f] {
            hash.push(
                char::from_digit(u32::from(digit), 16).map_or('0', |c| c.to_ascii_uppercase()),
            );
        }
    }
    hash
}

/// Cents as records write them: `-12.35`.
pub(super) fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, rest) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
    format!("{sign}{whole}.{rest:02}")
}
