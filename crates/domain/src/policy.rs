//! The sourcing policy: what the shop's decisions cost in its own eyes, and its own rules for where goods come from. Versioned: a draft is
//! edited until it is activated; every active version stays in the journal with who activated it and why.
//!
//! The rules are those of the field (`field.md` 2.6): IBM Sterling's specificity ladder over location groups and sequences, HotWax's routings
//! (filters, sorts, actions), Salesforce's fewest shipments, and the order in which demand is served. This module says what they are and
//! refuses what cannot be; `encargo-sourcing` carries them out.

mod check;

pub use check::PolicyFacts;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{CompanyId, ItemId, LocationId};
use crate::order::{Channel, DeliveryMethod, Order};
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// Who decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PolicyMode {
    /// The optimiser, under the shop's cost; the rules are not asked.
    #[default]
    Cost,
    /// The rules say which locations may serve; the answer is the better of theirs and the optimiser's.
    Better,
    /// The rules alone: what other systems do.
    Rules,
}

/// What things cost when ways are compared. Money in minor units of the company's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CostWeights {
    /// Weight of the carriers' tariffs in percent; 100 = as they are.
    pub shipping_percent: u32,
    /// Weight of the work at the locations in percent; 100 = as it costs.
    pub handling_percent: u32,
    /// Each shipment of an order beyond the first.
    #[ts(type = "number")]
    pub split_minor: i64,
    /// Each line and day after the promise.
    #[ts(type = "number")]
    pub late_minor: i64,
    /// A tonne of CO2e.
    #[ts(type = "number")]
    pub co2_minor_per_tonne: i64,
    /// CO2e of a parcel's last mile, in grams. An assumption of the shop's.
    pub co2_parcel_g: u32,
    /// CO2e of a tonne carried a kilometre, in grams. An assumption of the shop's.
    pub co2_g_per_tkm: u32,
    /// A store that has this many free units of an item or fewer is reluctant to send one away.
    pub last_units: u32,
    /// What sending one of these away costs: the sale the store may lose.
    #[ts(type = "number")]
    pub last_unit_minor: i64,
}

impl Default for CostWeights {
    fn default() -> Self {
        Self {
            shipping_percent: 100,
            handling_percent: 100,
            split_minor: 300,
            late_minor: 100,
            co2_minor_per_tonne: 0,
            co2_parcel_g: 500,
            co2_g_per_tkm: 100,
            last_units: 0,
            last_unit_minor: 0,
        }
    }
}

/// How far an order may be split.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SplitRules {
    /// Shipments of one delivery at most; none: as many as it takes.
    pub max_shipments: Option<u32>,
    /// All lines or none: what is missing keeps the whole delivery waiting.
    pub ship_complete: bool,
    /// A line is served whole by one location or not at all.
    pub line_complete: bool,
}

/// What is looked at first among the locations the rules allow, where no routing takes the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// As few locations as can do it.
    FewestShipments,
    /// The order in which the rule names them.
    Sequence,
    /// The nearest to the customer.
    Distance,
    /// The one with most units of what is wanted.
    Balance,
}

/// Which demand is served first where there is not enough for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DemandKey {
    /// The channel that stands higher in the policy's list.
    Channel,
    /// The earlier promise.
    Promise,
    /// The older order.
    Placed,
    /// The larger order.
    Value,
}

/// Locations under one name, in the order in which they are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LocationGroup {
    /// Number inside the policy; rules name it.
    pub group_id: u32,
    /// Name.
    pub name: String,
    /// Locations, first to last.
    pub locations: Vec<LocationId>,
}

/// Addresses under one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShipRegion {
    /// Number inside the policy; rules name it.
    pub region_id: u32,
    /// Name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Beginnings of postal codes; none: the whole country.
    pub prefixes: Vec<String>,
}

impl ShipRegion {
    /// How closely the region names an address: length of the beginning that fits; none: the address lies outside.
    pub fn names(&self, country: &str, postal_code: &str) -> Option<usize> {
        if self.country != country {
            return None;
        }
        if self.prefixes.is_empty() {
            return Some(0);
        }
        let fitting = self
            .prefixes
            .iter()
            .filter(|p| postal_code.starts_with(p.as_str()));
        fitting.map(String::len).max()
    }
}

/// A step of a rule's sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleSource {
    /// One location.
    Location(LocationId),
    /// A group, in its own order.
    Group(u32),
}

/// A sourcing rule: conditions, and where to look. A blank condition matches everything; a filled one beats a blank one in the order
/// channel, item, product, region (IBM Sterling's ladder: order class, item, primary class, region).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SourcingRule {
    /// Name.
    pub name: String,
    /// Kind of delivery; must match exactly.
    pub method: DeliveryMethod,
    /// Channel of the order.
    pub channel: Option<Channel>,
    /// Item.
    pub item_id: Option<ItemId>,
    /// Product the item is a variant of.
    pub product: Option<String>,
    /// Region of the destination.
    pub region: Option<u32>,
    /// Where to look, in this order.
    pub sources: Vec<RuleSource>,
}

/// What happens to what a routing rule leaves over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Leftover {
    /// The next rule tries.
    NextRule,
    /// It waits for supply; no later rule sees it.
    Backorder,
    /// Nothing can be done by rule: somebody has to look.
    Unfillable,
}

/// One inventory rule of a routing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoutingRule {
    /// Locations of this group; none: all.
    pub group: Option<u32>,
    /// No further from the customer than this many kilometres.
    pub max_km: Option<u32>,
    /// Units kept back beyond the item's own safety stock.
    pub keep_units: u32,
    /// What is looked at first; the fewest shipments say nothing about a single location and are passed over.
    pub sort: Vec<Preference>,
    /// Several locations may share an order.
    pub partial: bool,
    /// What happens to the rest.
    pub leftover: Leftover,
}

/// A routing: which orders it takes, and its rules. The first that takes an order serves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Routing {
    /// Name.
    pub name: String,
    /// Channels; none named: all.
    pub channels: Vec<Channel>,
    /// The channels named are those left out.
    pub channels_left_out: bool,
    /// Carrier services; none named: all.
    pub services: Vec<String>,
    /// The services named are those left out.
    pub services_left_out: bool,
    /// Promised within this many days; none: whenever.
    pub promised_within_days: Option<u32>,
    /// First to last.
    pub rules: Vec<RoutingRule>,
}

/// When confirmed orders are sourced together. With neither a time nor a number, only by hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WaveTiming {
    /// When this long has passed since the last wave.
    pub every_minutes: Option<u32>,
    /// When this many orders have been collected.
    pub at_orders: Option<u32>,
}

/// Goods sent from one location to another's counter for a customer who fetches them there (ship to store, field E18): what it costs and how
/// long it takes. Money in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PickupTransfers {
    /// Of one transfer.
    #[ts(type = "number")]
    pub cost_minor: i64,
    /// Of each kilogram.
    #[ts(type = "number")]
    pub per_kg_minor: i64,
    /// Days on the way, counted on the days below.
    pub days: u32,
    /// They leave and arrive on Monday … Sunday.
    pub open_days: [bool; 7],
}

/// What becomes of orders no place can fill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ParkingRules {
    /// They are tried again only when somebody runs a wave; else as soon as goods come.
    pub retry_by_hand: bool,
    /// What waits is cancelled after so many days; none: never.
    pub cancel_after_days: Option<u32>,
}

/// The whole policy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SourcingPolicy {
    /// Who decides.
    pub mode: PolicyMode,
    /// What things cost.
    pub weights: CostWeights,
    /// How far an order may be split.
    pub splits: SplitRules,
    /// What is looked at first.
    pub preference: Vec<Preference>,
    /// Which demand is served first.
    pub priority: Vec<DemandKey>,
    /// Channels, the most important first; the others follow.
    pub channel_order: Vec<Channel>,
    /// Location groups.
    pub groups: Vec<LocationGroup>,
    /// Regions.
    pub regions: Vec<ShipRegion>,
    /// The ladder.
    pub rules: Vec<SourcingRule>,
    /// Routings, first to last.
    pub routings: Vec<Routing>,
    /// Confirmed orders are collected and sourced in waves; none: at once.
    pub waves: Option<WaveTiming>,
    /// A pickup may be served by goods that are sent to its counter; none: only from the counter's own shelves.
    pub pickup_transfers: Option<PickupTransfers>,
    /// A unit that is not found while picking empties its shelf in the books: the other open orders that were to get the item from there are
    /// sourced again (HotWax's collateral rejection).
    pub collateral_rejection: bool,
    /// What becomes of orders no place can fill.
    pub parking: ParkingRules,
}

impl SourcingPolicy {
    /// The policy of a shop that has written none: the optimiser alone, fewest shipments and nearest first where rules are tried.
    pub fn built_in(split_minor: i64) -> Self {
        Self {
            weights: CostWeights {
                split_minor,
                ..CostWeights::default()
            },
            preference: vec![
                Preference::FewestShipments,
                Preference::Sequence,
                Preference::Distance,
            ],
            priority: vec![DemandKey::Promise, DemandKey::Placed],
            ..Self::default()
        }
    }
    /// Group by number.
    pub fn group(&self, group_id: u32) -> Option<&LocationGroup> {
        self.groups.iter().find(|g| g.group_id == group_id)
    }
    /// When the order's turn is, where there is not enough for all: the lower list goes first.
    pub fn turn(&self, order: &Order) -> Vec<i64> {
        let rank = |channel| {
            let listed = self.channel_order.iter().position(|c| *c == channel);
            let rank = listed.unwrap_or(self.channel_order.len());
            i64::try_from(rank).unwrap_or(i64::MAX)
        };
        let keys = self.priority.iter();
        keys.map(|key| match key {
            DemandKey::Channel => rank(order.channel),
            DemandKey::Promise => order
                .promised_on()
                .map_or(i64::MAX, |day| day.days_since(LocalDate::default())),
            DemandKey::Placed => order.placed_at.0,
            DemandKey::Value => -order.to_base(order.totals().total_minor),
        })
        .collect()
    }
}

/// The shop's policies: the active one and the draft. One per company, under the company's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyBook {
    /// Whose.
    pub company_id: CompanyId,
    /// Number of the active version; 0: the built-in one.
    pub version: u32,
    /// The active policy, once there was one.
    pub active: Option<Arc<SourcingPolicy>>,
    /// What is being edited.
    pub draft: Option<SourcingPolicy>,
}

/// What can happen to the shop's policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PolicyEvent {
    /// A draft was written.
    DraftSaved {
        /// As it is now.
        policy: Box<SourcingPolicy>,
    },
    /// The draft was thrown away.
    DraftDiscarded,
    /// The draft became the active version.
    Activated {
        /// Its number, from 1.
        version: u32,
        /// The whole policy: an old version is read from its own fact.
        policy: Box<SourcingPolicy>,
        /// Why.
        note: String,
    },
}

/// Characters of a note at most.
const NOTE_MAX: usize = 500;

impl PolicyBook {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, company_id: CompanyId, event: &PolicyEvent) -> Option<Self> {
        let book = state.unwrap_or(Self {
            company_id,
            version: 0,
            active: None,
            draft: None,
        });
        Some(match event {
            PolicyEvent::DraftSaved { policy } => Self {
                draft: Some((**policy).clone()),
                ..book
            },
            PolicyEvent::DraftDiscarded => Self {
                draft: None,
                ..book
            },
            PolicyEvent::Activated {
                version, policy, ..
            } => Self {
                version: *version,
                active: Some(Arc::new((**policy).clone())),
                draft: None,
                ..book
            },
        })
    }

    /// Keeps a draft. One that could not be carried out is refused with what is wrong with it.
    pub fn decide_save_draft(
        book: Option<&Self>,
        policy: &SourcingPolicy,
        facts: &PolicyFacts,
    ) -> Result<PolicyEvent, Refusal> {
        check::check(policy, facts)?;
        if book.and_then(|b| b.draft.as_ref()) == Some(policy) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(PolicyEvent::DraftSaved {
            policy: Box::new(policy.clone()),
        })
    }

    /// Throws the draft away.
    pub fn decide_discard_draft(book: Option<&Self>) -> Result<PolicyEvent, Refusal> {
        match book.and_then(|b| b.draft.as_ref()) {
            Some(_) => Ok(PolicyEvent::DraftDiscarded),
            None => Err(Refusal::new(Code::NothingToDo)),
        }
    }

    /// Makes the draft the active version. It is checked again: locations and items may have gone since it was written.
    pub fn decide_activate(
        book: Option<&Self>,
        note: &str,
        facts: &PolicyFacts,
    ) -> Result<PolicyEvent, Refusal> {
        let Some((book, draft)) = book.and_then(|b| Some((b, b.draft.as_ref()?))) else {
            return Err(Refusal::new(Code::NothingToDo));
        };
        if book.active.as_deref() == Some(draft) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        check::check(draft, facts)?;
        if note.chars().count() > NOTE_MAX {
            return Err(Refusal::new(Code::FieldInvalid).with("field", "note"));
        }
        Ok(PolicyEvent::Activated {
            version: book.version + 1,
            policy: Box::new(draft.clone()),
            note: note.trim().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests;
