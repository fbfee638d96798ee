//! The company: who issues documents, how the shop works (typed options, never free-form graphs), taxes, tariffs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::chain::Fiscal;
use crate::customer::Address;
use crate::email::MailServer;
use crate::ids::CompanyId;
use crate::look::PaperLook;
use crate::money::Currency;
use crate::refusal::{Code, Refusal};
use crate::tax::supply::{DistanceSales, Law};
use crate::tax::us::{UsTax, ZipRates};
use crate::tax::{TaxRate, Territory};
use crate::time::LocalDate;
use crate::trade::{Endpoint, reference};
use crate::words::Language;

/// A way to send parcels and what it costs us and the buyer. Money in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CarrierService {
    /// Key (`standard`, `express`).
    pub code: String,
    /// Who carries.
    pub carrier: String,
    /// What the buyer pays for the whole order, however many parcels it becomes.
    #[ts(type = "number")]
    pub charge_minor: i64,
    /// Orders of this value travel free; 0 = never.
    #[ts(type = "number")]
    pub free_from_minor: i64,
    /// By distance, nearest first.
    pub zones: Vec<CarrierZone>,
    /// Monday … Sunday: the days it collects, and on which a parcel moves.
    #[serde(default = "monday_to_friday")]
    pub open_days: [bool; 7],
    /// Single days on which it does not.
    #[serde(default)]
    pub closed_on: Vec<LocalDate>,
    /// The heaviest parcel it takes, in grams; 0 = any.
    #[serde(default)]
    pub max_weight_g: u32,
}

impl CarrierService {
    /// An order of goods of that value travels free; both in the books' currency.
    pub const fn is_free(&self, goods_minor: i64) -> bool {
        self.free_from_minor > 0 && goods_minor >= self.free_from_minor
    }
}

/// The days most carriers work.
pub const fn monday_to_friday() -> [bool; 7] {
    [true, true, true, true, true, false, false]
}

/// One distance zone of a tariff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CarrierZone {
    /// Applies to this distance and nearer.
    pub up_to_km: u32,
    /// Cost of a parcel.
    #[ts(type = "number")]
    pub fixed_minor: i64,
    /// Cost of each kilogram begun.
    #[ts(type = "number")]
    pub per_kg_minor: i64,
    /// Carrier's working days.
    pub transit_days: u32,
    /// Prices of a parcel by weight, lightest first, in place of the two above; a heavier one costs what the last one does.
    #[serde(default)]
    pub steps: Vec<WeightStep>,
}

/// A step of a tariff by weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WeightStep {
    /// Applies to this weight and lighter, in grams.
    pub up_to_g: u32,
    /// Price of the parcel.
    #[ts(type = "number")]
    pub price_minor: i64,
}

impl CarrierZone {
    /// What a parcel costs: fixed and by the kilogram begun, or by its step, in minor units.
    pub fn parcel_minor(&self, weight_g: u32) -> i64 {
        let step = self.steps.iter().find(|s| s.up_to_g >= weight_g);
        match step.or(self.steps.last()) {
            Some(step) => step.price_minor,
            None => self.fixed_minor + self.per_kg_minor * i64::from(weight_g.div_ceil(1_000)),
        }
    }
}

/// Options that switch named guards and optional steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ProcessOptions {
    /// Confirming an order sources it at once.
    pub source_on_confirm: bool,
    /// What is sourced goes to the location at once.
    pub release_on_source: bool,
    /// A pickup is handed over only against its code.
    pub pickup_code_required: bool,
    /// Goods leave the counter only when paid.
    pub pay_before_hand_over: bool,
    /// Days in which goods may come back.
    pub return_window_days: u32,
    /// Days a ready pickup waits.
    pub pickup_days: u32,
    /// Hours from release to ready, for the pickup clock.
    pub pickup_ready_hours: u32,
    /// An order from this value on is reviewed by a person; 0 = never.
    #[ts(type = "number")]
    pub large_order_minor: i64,
    /// Cost put on each further shipment of one order when sourcing, until the shop writes a sourcing policy of its own.
    #[ts(type = "number")]
    pub split_cost_minor: i64,
}

impl Default for ProcessOptions {
    fn default() -> Self {
        Self {
            source_on_confirm: true,
            release_on_source: true,
            pickup_code_required: true,
            pay_before_hand_over: true,
            return_window_days: 30,
            pickup_days: 7,
            pickup_ready_hours: 4,
            large_order_minor: 100_000,
            split_cost_minor: 300,
        }
    }
}

/// The company of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    /// Id.
    pub company_id: CompanyId,
    /// Name on the sign.
    pub name: String,
    /// Name in the register.
    pub legal_name: String,
    /// NIF / tax id.
    pub tax_id: String,
    /// VAT id with country prefix.
    pub vat_id: String,
    /// Seat.
    pub address: Address,
    /// E-mail.
    pub email: String,
    /// Phone.
    pub phone: String,
    /// Web site.
    pub web: String,
    /// Text of the commercial register.
    pub register_text: String,
    /// Account for transfers.
    pub iban: String,
    /// Code of the bank that keeps it (BIC), or empty.
    #[serde(default)]
    pub bic: String,
    /// Where it takes e-invoices, as seller named in its own (BT-34).
    #[serde(default)]
    pub endpoint: Option<Endpoint>,
    /// Person or desk to ask about an invoice (BT-41), or empty.
    #[serde(default)]
    pub contact: String,
    /// Books and prices.
    pub currency: Currency,
    /// Prices carry tax.
    pub prices_include_tax: bool,
    /// Language of the house.
    pub language: Language,
    /// IANA time zone of the seat.
    pub time_zone: String,
    /// Dated rates of its own, before those the program knows (see [`crate::tax::rates`]).
    pub tax_rates: Vec<TaxRate>,
    /// Where sales to people in other member states are taxed.
    #[serde(default)]
    pub distance_sales: DistanceSales,
    /// What it sets of its sales tax, where it has its seat in the United States.
    #[serde(default, skip_serializing_if = "UsTax::is_empty")]
    #[ts(optional, as = "Option<UsTax>")]
    pub us_tax: UsTax,
    /// Carriers.
    pub carriers: Vec<CarrierService>,
    /// How the shop works.
    pub options: ProcessOptions,
    /// What it keeps and sends for the Spanish tax agency.
    #[serde(default)]
    pub fiscal: Fiscal,
    /// How its papers look.
    #[serde(default)]
    pub look: PaperLook,
    /// What its documents are sent through.
    #[serde(default)]
    pub mail_server: MailServer,
    /// Made by the generator; the screens say so.
    pub demo: bool,
}

/// What can happen to the company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum CompanyEvent {
    /// Founded or changed: the whole record.
    Saved {
        /// As it is now.
        company: Box<Company>,
    },
}

impl Company {
    /// The state after `event`.
    pub fn apply(_state: Option<Self>, event: &CompanyEvent) -> Option<Self> {
        match event {
            CompanyEvent::Saved { company } => Some((**company).clone()),
        }
    }
    /// Refuses ways to reach and to pay it that lead nowhere: a BIC of another length than 8 or 11 (ISO 9362), an address for e-invoices of no scheme.
    pub fn validate_ways(&self) -> Result<(), Refusal> {
        let bic = self.bic.as_str();
        let fine = bic.is_empty()
            || matches!(bic.len(), 8 | 11) && bic.bytes().all(|b| b.is_ascii_alphanumeric());
        if !fine {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "bic")
                .with("value", bic));
        }
        reference("contact", &self.contact)?;
        self.endpoint.as_ref().map_or(Ok(()), Endpoint::validate)
    }
    /// The tax territory it has its seat in.
    pub fn seat(&self) -> Territory {
        Territory::of(&self.address, &self.address.country)
    }
    /// Whether it has its seat in the United States: only then does it need rates by ZIP code.
    pub fn in_us(&self) -> bool {
        self.address.country == "US"
    }
    /// What its taxes are computed by; `zips` are the rates of the ZIP codes in question, [`ZipRates::NONE`] outside the United States.
    pub fn law<'a>(&'a self, zips: &'a ZipRates) -> Law<'a> {
        Law {
            rates: &self.tax_rates,
            distance_sales: self.distance_sales,
            us: &self.us_tax,
            zips,
        }
    }
    /// The carrier service of that code.
    pub fn service(&self, code: &str) -> Option<&CarrierService> {
        self.carriers.iter().find(|c| c.code == code)
    }
}
