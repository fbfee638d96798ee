//! Which locations the shop's rules let serve which item. First the ladder: per item the sourcing rule that fits best, and its sequence; without
//! one every location is a candidate. Then the first routing that takes the order narrows them further.

use std::collections::{BTreeSet, HashMap};

use encargo_domain::ids::ItemId;
use encargo_domain::order::DeliveryMethod;
use encargo_domain::policy::{
    Leftover, Preference, RoutingRule, RuleSource, SourcingPolicy, SourcingRule,
};
use encargo_sourcing::rules::ladder::{self, Ask, Source};
use encargo_sourcing::rules::routing::{
    InventoryRule, Keep, LocationSort, OrderFilter, Otherwise, Queue, RoutingOrder,
};

use crate::sourcing::{Asked, Want};

/// What the rules say about one delivery.
#[derive(Debug, Default)]
pub(in crate::sourcing) struct Ruling {
    /// The ladder's answer by item: name of the rule, locations in its order. Items without one may come from everywhere.
    sequences: HashMap<ItemId, (String, Vec<usize>)>,
    /// The routing that takes the order.
    pub(super) routing: Option<(String, Vec<InventoryRule>)>,
}

impl Ruling {
    /// Asks the ladder and the routings. A firm location goes before all rules, and what a customer holds in their hands needs none.
    pub(in crate::sourcing) fn of(asked: &Asked, wants: &[Want]) -> Self {
        let policy = &asked.scene.policy.policy;
        if !asked.has_rules() {
            return Self::default();
        }
        let regions = regions(policy, asked);
        let groups = groups(policy, asked);
        let items: BTreeSet<ItemId> = wants.iter().map(|w| w.item_id).collect();
        let sequences = items
            .into_iter()
            .filter_map(|item| {
                let rule = rule_for(policy, asked, item, &regions)?;
                let sources: Vec<Source> = rule
                    .sources
                    .iter()
                    .filter_map(|s| source(policy, asked, s))
                    .collect();
                let places = ladder::sequence(&sources, &groups);
                Some((item, (rule.name.clone(), places)))
            })
            .collect();
        Self {
            sequences,
            routing: routing_for(policy, asked, &groups),
        }
    }

    /// Names of what applied.
    pub(in crate::sourcing) fn names(&self) -> Vec<String> {
        let rules = self.sequences.values().map(|(name, _)| name.clone());
        let names: BTreeSet<String> = rules.collect();
        let routing = self.routing.iter().map(|(name, _)| name.clone());
        names.into_iter().chain(routing).collect()
    }

    /// The rule or routing that keeps a location from serving an item.
    pub(in crate::sourcing) fn barred_by(
        &self,
        asked: &Asked,
        location: usize,
        item: ItemId,
    ) -> Option<&str> {
        if let Some((name, places)) = self.sequences.get(&item)
            && !places.contains(&location)
        {
            return Some(name);
        }
        let (name, rules) = self.routing.as_ref()?;
        let passes = rules.iter().any(|r| passes(r, asked, location));
        (!passes).then_some(name)
    }

    /// Units the routing keeps back at a location beyond the item's own safety stock.
    pub(in crate::sourcing) fn kept_back(&self, asked: &Asked, location: usize) -> i64 {
        let rules = self.routing.iter().flat_map(|(_, rules)| rules);
        let passing = rules.filter(|r| passes(r, asked, location));
        passing.map(|r| r.safety).min().unwrap_or(0)
    }

    /// The locations in the order in which the rules name them for these items, each once.
    pub(super) fn order(&self, asked: &Asked, pieces: &[Want]) -> Vec<usize> {
        let mut order = Vec::new();
        for piece in pieces {
            let everywhere = || (0..asked.locations.len()).collect();
            let named = self.sequences.get(&piece.item_id);
            let places = named.map_or_else(everywhere, |(_, places)| places.clone());
            for place in places {
                if !order.contains(&place) {
                    order.push(place);
                }
            }
        }
        order
    }
}

fn passes(rule: &InventoryRule, asked: &Asked, location: usize) -> bool {
    let near = |most: i64| asked.km().get(location).is_none_or(|km| *km <= most);
    rule.group.contains(&location) && rule.most_km.is_none_or(near)
}

fn regions(policy: &SourcingPolicy, asked: &Asked) -> Vec<u32> {
    let Some(address) = asked.route.address else {
        return Vec::new();
    };
    let postal_code = address.postal_code.trim();
    let named = policy.regions.iter();
    let mut named: Vec<(usize, u32)> = named
        .filter_map(|r| Some((r.names(&address.country, postal_code)?, r.region_id)))
        .collect();
    // The longer the beginning that fits, the smaller the region; ties stay in list order.
    named.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    named.into_iter().map(|(_, id)| id).collect()
}

fn groups(policy: &SourcingPolicy, asked: &Asked) -> Vec<Vec<usize>> {
    let groups = policy.groups.iter();
    groups
        .map(|g| {
            g.locations
                .iter()
                .filter_map(|id| asked.index_of(*id))
                .collect()
        })
        .collect()
}

fn source(policy: &SourcingPolicy, asked: &Asked, source: &RuleSource) -> Option<Source> {
    match source {
        RuleSource::Location(id) => asked.index_of(*id).map(Source::Location),
        RuleSource::Group(id) => {
            let at = policy.groups.iter().position(|g| g.group_id == *id);
            at.map(Source::Group)
        }
    }
}

/// The ladder's choice. Conditions are put to it as "is it this one": 1 where the fact is what the rule asks for, 0 where it is not.
fn rule_for<'a>(
    policy: &'a SourcingPolicy,
    asked: &Asked,
    item: ItemId,
    regions: &[u32],
) -> Option<&'a SourcingRule> {
    let known = asked.scene.items.get(&item);
    let product = known.map(|i| i.input.product_code.as_str());
    let fits = |holds: bool| u32::from(holds);
    let rules: Vec<ladder::SourcingRule> = policy
        .rules
        .iter()
        .map(|r| ladder::SourcingRule {
            delivery: r.method as u32,
            order_class: r.channel.map(|c| fits(Some(c) == asked.route.channel)),
            item: r.item_id.map(|i| fits(i == item)),
            classes: [
                r.product
                    .as_ref()
                    .map(|p| fits(product == Some(p.as_str()))),
                None,
                None,
            ],
            region: r.region,
            ..ladder::SourcingRule::default()
        })
        .collect();
    let ask = Ask {
        delivery: asked.route.method as u32,
        order_class: Some(1),
        item: Some(1),
        classes: [Some(1), None, None],
        regions: regions.to_vec(),
        ..Ask::default()
    };
    let chosen = ladder::choose(&rules, &ask)?;
    let at = rules.iter().position(|r| std::ptr::eq(r, chosen))?;
    policy.rules.get(at)
}

/// The first routing that takes the order, with its rules in the engine's terms.
fn routing_for(
    policy: &SourcingPolicy,
    asked: &Asked,
    groups: &[Vec<usize>],
) -> Option<(String, Vec<InventoryRule>)> {
    if asked.route.method != DeliveryMethod::Ship {
        return None;
    }
    let carriers = &asked.scene.company.carriers;
    let service_of = |code: &str| {
        let at = carriers.iter().position(|c| c.code == code);
        at.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX)
    };
    let order = RoutingOrder {
        channel: asked.route.channel.map_or(u32::MAX, |c| c as u32),
        method: asked.route.service.map_or(0, service_of),
        ..asked.routing_order(Vec::new())
    };
    let routing = policy.routings.iter().find(|r| {
        let keep = |left_out: bool| if left_out { Keep::Others } else { Keep::These };
        let listed =
            |names: Vec<u32>, left_out: bool| (!names.is_empty()).then(|| (names, keep(left_out)));
        let filter = OrderFilter {
            queue: None,
            channels: listed(
                r.channels.iter().map(|c| *c as u32).collect(),
                r.channels_left_out,
            ),
            methods: listed(
                r.services.iter().map(|s| service_of(s)).collect(),
                r.services_left_out,
            ),
            promised_by: r.promised_within_days.map(i64::from),
        };
        filter.takes(&order)
    })?;
    let rules = routing.rules.iter();
    let rules = rules
        .map(|r| inventory_rule(policy, asked, groups, r))
        .collect();
    Some((routing.name.clone(), rules))
}

fn inventory_rule(
    policy: &SourcingPolicy,
    asked: &Asked,
    groups: &[Vec<usize>],
    rule: &RoutingRule,
) -> InventoryRule {
    let everywhere = || (0..asked.locations.len()).collect();
    let group = rule.group.map_or_else(everywhere, |id| {
        let at = policy.groups.iter().position(|g| g.group_id == id);
        at.and_then(|at| groups.get(at))
            .cloned()
            .unwrap_or_default()
    });
    InventoryRule {
        group,
        most_km: rule.max_km.map(i64::from),
        safety: i64::from(rule.keep_units),
        sort: sorts(&rule.sort),
        partial: rule.partial,
        // Not asked on the screen: what HotWax would do without a value.
        ignore_order_limit: false,
        weeks_of_supply: None,
        split_groups: true,
        shipment_threshold: None,
        auto_cancel: None,
        otherwise: match rule.leftover {
            Leftover::NextRule => Otherwise::NextRule,
            Leftover::Backorder => Otherwise::MoveTo(Queue::BackorderParking),
            Leftover::Unfillable => Otherwise::MoveTo(Queue::UnfillableParking),
        },
    }
}

pub(super) fn sorts(preference: &[Preference]) -> Vec<LocationSort> {
    let keys = preference.iter();
    keys.filter_map(|p| match p {
        Preference::FewestShipments => None,
        Preference::Sequence => Some(LocationSort::Sequence),
        Preference::Distance => Some(LocationSort::Distance),
        Preference::Balance => Some(LocationSort::Balance),
    })
    .collect()
}
