//! What a person types on the order sheet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Channel, DeliveryMethod};
use crate::customer::{Address, Customer};
use crate::ids::{CustomerId, ItemId, LocationId};
use crate::money::Currency;

/// One delivery of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeliveryInput {
    /// How.
    pub method: DeliveryMethod,
    /// Pickup or carry-out: where.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
    /// Shipping: to whom; the customer's own address where it is left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub address: Option<Address>,
    /// Shipping: carrier service; the first one where it is left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub service: Option<String>,
    /// Only this location may supply it (a firm location, chosen by a person).
    #[serde(default)]
    #[ts(optional = nullable)]
    pub firm_location_id: Option<LocationId>,
}

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LineInput {
    /// What.
    pub item_id: ItemId,
    /// How many.
    pub quantity: u32,
    /// Price typed by hand; the list price where it is left out.
    #[serde(default)]
    #[ts(optional = nullable, type = "number")]
    pub unit_price_minor: Option<i64>,
    /// Discount in basis points.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub discount_bp: Option<u32>,
    /// Which of the sheet's deliveries.
    #[serde(default)]
    pub delivery: u32,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrderInput {
    /// Channel.
    pub channel: Channel,
    /// Where it is taken.
    pub location_id: LocationId,
    /// Who.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub customer_id: Option<CustomerId>,
    /// Deliveries.
    #[serde(default)]
    pub deliveries: Vec<DeliveryInput>,
    /// Lines.
    #[serde(default)]
    pub lines: Vec<LineInput>,
    /// Note.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub note: Option<String>,
    /// The buyer's own number of the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub buyer_order: Option<String>,
    /// What the buyer wants to read on the invoice; left out: what they always want.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub buyer_reference: Option<String>,
    /// What it is paid in; left out, what the customer usually pays in, else the currency of the books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable, type = "string")]
    pub currency: Option<Currency>,
}

impl OrderInput {
    /// The currency it is priced in, for books in `base`.
    pub fn currency(&self, customer: Option<&Customer>, base: Currency) -> Currency {
        self.currency
            .or_else(|| customer?.input.currency)
            .unwrap_or(base)
    }
}
