//! Which of the ways of the law a company goes, and who made the program.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::nif::{is_nif, plain};
use crate::company::Company;
use crate::money::Currency;
use crate::refusal::{Code, Refusal};

/// The two modes of RD 1007/2023, and none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FiscalMode {
    /// No records: not obliged (yet), or under other rules (SII, TicketBAI).
    #[default]
    None,
    /// Every record is sent to the agency (art. 15).
    VeriFactu,
    /// Records stay with the company, with an event log; the law wants each signed (art. 12).
    NonVerifiable,
}

/// Who puts the program on the market and answers for it (art. 13).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Producer {
    /// Name; the company itself where it is empty.
    pub name: String,
    /// NIF.
    pub tax_id: String,
    /// The text of the producer's declaration (declaración responsable), as the producer gave it.
    pub declaration: String,
}

/// How records reach the agency. Nothing is sent without it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Sending {
    /// Whether records are sent.
    pub on: bool,
    /// Address of the service; empty: the agency's own.
    pub address: String,
    /// File of the company's certificate and its key (PEM) on this computer.
    pub certificate: String,
}

/// What a company set for the tax agency. A company elsewhere has the default and sees nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Fiscal {
    /// Mode.
    pub mode: FiscalMode,
    /// For the real service; else for the agency's test service, and nothing counts.
    pub production: bool,
    /// Who answers for the program.
    pub producer: Producer,
    /// How records are sent.
    pub sending: Sending,
}

/// Beginnings of postal codes of Álava, Gipuzkoa, Navarra and Bizkaia, whose own treasuries have their own rules (art. 3).
const FORAL: [&str; 4] = ["01", "20", "31", "48"];

impl Fiscal {
    /// Whether records are made.
    pub fn is_on(&self) -> bool {
        self.mode != FiscalMode::None
    }

    /// Refuses a mode where the law does not give it, or where no valid record could be made.
    pub fn check(&self, company: &Company) -> Result<(), Refusal> {
        let producer = plain(&self.producer.tax_id);
        if !producer.is_empty() && !is_nif(&producer) {
            return Err(invalid("producer-tax-id", &self.producer.tax_id));
        }
        if !self.is_on() {
            return Ok(());
        }
        if !company.may_keep_fiscal_records() {
            return Err(Refusal::new(Code::FiscalPlace));
        }
        if !is_nif(&plain(&company.tax_id)) {
            return Err(invalid("tax-id", &company.tax_id));
        }
        if company.currency != Currency::EUR {
            return Err(Refusal::new(Code::FiscalEuros).with("currency", company.currency.as_str()));
        }
        Ok(())
    }
}

fn invalid(field: &str, value: &str) -> Refusal {
    Refusal::new(Code::FieldInvalid)
        .with("field", field)
        .with("value", value)
}

impl Company {
    /// In Spain, outside the four provinces with treasuries of their own.
    pub fn may_keep_fiscal_records(&self) -> bool {
        let code = self.address.postal_code.trim();
        self.seat().country() == "ES" && !FORAL.iter().any(|f| code.starts_with(f))
    }

    /// The NIF as records carry it: without spaces, dots and hyphens.
    pub fn plain_tax_id(&self) -> String {
        plain(&self.tax_id)
    }
}
