//! What a policy must be to be carried out: every name there once, everything named known, every number plausible.

use std::collections::BTreeSet;

use super::{LocationGroup, Routing, RuleSource, ShipRegion, SourcingPolicy, SourcingRule};
use crate::ids::{ItemId, LocationId};
use crate::order::DeliveryMethod;
use crate::refusal::{Code, Refusal};

/// What a policy may name.
#[derive(Debug, Clone, Default)]
pub struct PolicyFacts {
    /// Locations there are.
    pub locations: BTreeSet<LocationId>,
    /// Items there are, of those the policy names.
    pub items: BTreeSet<ItemId>,
    /// Codes of carrier services.
    pub services: BTreeSet<String>,
}

/// Groups, regions, rules and routings of one policy at most, each.
const PARTS_MAX: usize = 500;
/// Locations of a group, steps of a rule, beginnings of a region, rules of a routing at most.
const STEPS_MAX: usize = 1_000;
/// Characters of a name at most.
const NAME_MAX: usize = 80;
/// Amounts are at most this, in minor units: 10,000.00. With the engine's micro-units that leaves room for any order.
const AMOUNT_MAX: i64 = 1_000_000;
/// A tonne of CO2e costs at most this, in minor units.
const TONNE_MAX: i64 = 10_000_000;
/// Percentages, grams, kilometres and units at most.
const PERCENT_MAX: u32 = 1_000;
const GRAMS_MAX: u32 = 100_000;
const KM_MAX: u32 = 20_050;
const UNITS_MAX: u32 = 100_000;
const DAYS_MAX: u32 = 365;
const SHIPMENTS_MAX: u32 = 20;
/// Days of a transfer to a counter at most.
const TRANSFER_DAYS_MAX: u32 = 30;
/// A wave is run once a day at least, where it is run by time, and takes this many orders at most.
const MINUTES_MAX: u32 = 1_440;
const WAVE_MAX: u32 = 500;

fn refuse(what: &str, name: &str) -> Refusal {
    Refusal::new(Code::PolicyInvalid)
        .with("what", what)
        .with("name", name)
}

fn require(holds: bool, what: &str, name: &str) -> Result<(), Refusal> {
    if holds {
        Ok(())
    } else {
        Err(refuse(what, name))
    }
}

/// Refuses a policy that could not be carried out, and says which part of it.
pub(super) fn check(policy: &SourcingPolicy, facts: &PolicyFacts) -> Result<(), Refusal> {
    amounts(policy)?;
    let waves = policy.waves.unwrap_or_default();
    let minutes = waves.every_minutes.unwrap_or(1);
    require(
        (1..=MINUTES_MAX).contains(&minutes),
        "number",
        "wave-minutes",
    )?;
    let orders = waves.at_orders.unwrap_or(1);
    require((1..=WAVE_MAX).contains(&orders), "number", "wave-orders")?;
    if let Some(transfers) = policy.pickup_transfers {
        for minor in [transfers.cost_minor, transfers.per_kg_minor] {
            require((0..=AMOUNT_MAX).contains(&minor), "number", "transfer-cost")?;
        }
        require(
            transfers.days <= TRANSFER_DAYS_MAX,
            "number",
            "transfer-days",
        )?;
        let some_day = transfers.open_days.contains(&true);
        require(some_day, "number", "transfer-weekdays")?;
    }
    let days = policy.parking.cancel_after_days.unwrap_or(1);
    require((1..=DAYS_MAX).contains(&days), "number", "parking-days")?;
    names("group", policy.groups.iter().map(|g| g.name.as_str()))?;
    names("region", policy.regions.iter().map(|r| r.name.as_str()))?;
    names("rule", policy.rules.iter().map(|r| r.name.as_str()))?;
    names("routing", policy.routings.iter().map(|r| r.name.as_str()))?;
    numbers(policy.groups.iter().map(|g| (g.group_id, g.name.as_str())))?;
    numbers(
        policy
            .regions
            .iter()
            .map(|r| (r.region_id, r.name.as_str())),
    )?;
    twice(&policy.preference)?;
    twice(&policy.priority)?;
    twice(&policy.channel_order)?;
    for group in &policy.groups {
        check_group(group, facts)?;
    }
    for region in &policy.regions {
        check_region(region)?;
    }
    for rule in &policy.rules {
        check_rule(policy, rule, facts)?;
    }
    for routing in &policy.routings {
        check_routing(policy, routing, facts)?;
    }
    Ok(())
}

fn amounts(policy: &SourcingPolicy) -> Result<(), Refusal> {
    let w = &policy.weights;
    let money = |n: i64| (0..=AMOUNT_MAX).contains(&n);
    require(
        w.shipping_percent <= PERCENT_MAX,
        "number",
        "shipping-percent",
    )?;
    require(
        w.handling_percent <= PERCENT_MAX,
        "number",
        "handling-percent",
    )?;
    require(money(w.split_minor), "number", "split")?;
    require(money(w.late_minor), "number", "late")?;
    require(money(w.last_unit_minor), "number", "last-unit")?;
    require(
        (0..=TONNE_MAX).contains(&w.co2_minor_per_tonne),
        "number",
        "co2",
    )?;
    require(w.co2_parcel_g <= GRAMS_MAX, "number", "co2-parcel")?;
    require(w.co2_g_per_tkm <= GRAMS_MAX, "number", "co2-tkm")?;
    require(w.last_units <= UNITS_MAX, "number", "last-units")?;
    let shipments = policy.splits.max_shipments.unwrap_or(1);
    require(
        (1..=SHIPMENTS_MAX).contains(&shipments),
        "number",
        "shipments",
    )
}

/// Names are there, short enough, and stand once.
fn names<'a>(part: &str, names: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for name in names {
        let name = name.trim();
        require(!name.is_empty(), "no-name", part)?;
        require(name.chars().count() <= NAME_MAX, "long-name", name)?;
        require(seen.insert(name.to_lowercase()), "name-twice", name)?;
    }
    require(seen.len() <= PARTS_MAX, "too-many", part)
}

fn numbers<'a>(parts: impl Iterator<Item = (u32, &'a str)>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (number, name) in parts {
        require(seen.insert(number), "name-twice", name)?;
    }
    Ok(())
}

/// A list of keys names each once.
fn twice<T: PartialEq>(keys: &[T]) -> Result<(), Refusal> {
    let again = |(at, key): (usize, &T)| keys.iter().take(at).any(|k| k == key);
    require(!keys.iter().enumerate().any(again), "key-twice", "")
}

fn check_group(group: &LocationGroup, facts: &PolicyFacts) -> Result<(), Refusal> {
    require(!group.locations.is_empty(), "group-empty", &group.name)?;
    require(group.locations.len() <= STEPS_MAX, "too-many", &group.name)?;
    let known = group.locations.iter().all(|l| facts.locations.contains(l));
    require(known, "location-gone", &group.name)?;
    let once: BTreeSet<_> = group.locations.iter().collect();
    require(
        once.len() == group.locations.len(),
        "location-twice",
        &group.name,
    )
}

fn check_region(region: &ShipRegion) -> Result<(), Refusal> {
    let country = &region.country;
    let letters = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
    require(letters, "region-country", &region.name)?;
    require(region.prefixes.len() <= STEPS_MAX, "too-many", &region.name)?;
    let plausible = |p: &String| !p.is_empty() && p.trim() == p && p.chars().count() <= 12;
    require(
        region.prefixes.iter().all(plausible),
        "region-prefix",
        &region.name,
    )
}

fn check_rule(
    policy: &SourcingPolicy,
    rule: &SourcingRule,
    facts: &PolicyFacts,
) -> Result<(), Refusal> {
    let name = &rule.name;
    require(rule.method != DeliveryMethod::CarryOut, "rule-method", name)?;
    require(!rule.sources.is_empty(), "rule-empty", name)?;
    require(rule.sources.len() <= STEPS_MAX, "too-many", name)?;
    for source in &rule.sources {
        let known = match source {
            RuleSource::Location(id) => facts.locations.contains(id),
            RuleSource::Group(id) => policy.group(*id).is_some(),
        };
        let what = match source {
            RuleSource::Location(_) => "location-gone",
            RuleSource::Group(_) => "group-gone",
        };
        require(known, what, name)?;
    }
    require(
        rule.item_id.is_none_or(|i| facts.items.contains(&i)),
        "item-gone",
        name,
    )?;
    require(
        rule.product.as_ref().is_none_or(|p| !p.trim().is_empty()),
        "rule-product",
        name,
    )?;
    let region = |id| policy.regions.iter().any(|r| r.region_id == id);
    require(rule.region.is_none_or(region), "region-gone", name)
}

fn check_routing(
    policy: &SourcingPolicy,
    routing: &Routing,
    facts: &PolicyFacts,
) -> Result<(), Refusal> {
    let name = &routing.name;
    require(!routing.rules.is_empty(), "routing-empty", name)?;
    require(routing.rules.len() <= STEPS_MAX, "too-many", name)?;
    let known = routing.services.iter().all(|s| facts.services.contains(s));
    require(known, "service-gone", name)?;
    require(
        routing.promised_within_days.is_none_or(|d| d <= DAYS_MAX),
        "number",
        name,
    )?;
    for rule in &routing.rules {
        require(
            rule.group.is_none_or(|g| policy.group(g).is_some()),
            "group-gone",
            name,
        )?;
        require(
            rule.max_km.is_none_or(|km| (1..=KM_MAX).contains(&km)),
            "number",
            name,
        )?;
        require(rule.keep_units <= UNITS_MAX, "number", name)?;
        twice(&rule.sort)?;
    }
    Ok(())
}
