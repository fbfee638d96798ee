//! Which sourcing rule applies: the most specific one that matches (the ladder of IBM Sterling).
//!
//! A rule names conditions; a blank one matches everything. Among the rules that match, a filled
//! condition beats a blank one in this order: seller, order class, item, primary, secondary,
//! tertiary item class, region. The delivery kind must match exactly. Ties: the rule listed first.
//! A rule may also ask for capacity: it names no place with less room, and steps back if none has
//! it. Capacity is no step of the ladder.

use serde::{Deserialize, Serialize};

/// A step of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// One location.
    Location(usize),
    /// A location group.
    Group(usize),
}

/// A sourcing rule. Numbers are the caller's own names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SourcingRule {
    /// Kind of delivery the rule is for; never blank.
    pub delivery: u32,
    /// Seller.
    pub seller: Option<u32>,
    /// Sourcing class of the order.
    pub order_class: Option<u32>,
    /// Item.
    pub item: Option<u32>,
    /// Primary, secondary and tertiary class of the item.
    pub classes: [Option<u32>; 3],
    /// Region of the destination.
    pub region: Option<u32>,
    /// Units that a location must still be able to handle to be named.
    pub min_capacity: Option<i64>,
    /// Where to look, in this order.
    pub sequence: Vec<Source>,
}

/// The line a rule is wanted for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// Kind of delivery.
    pub delivery: u32,
    /// Seller.
    pub seller: Option<u32>,
    /// Sourcing class of the order.
    pub order_class: Option<u32>,
    /// Item.
    pub item: Option<u32>,
    /// Its classes.
    pub classes: [Option<u32>; 3],
    /// Regions the destination lies in, the smallest first.
    pub regions: Vec<u32>,
}

impl SourcingRule {
    /// Do all filled conditions hold?
    pub fn matches(&self, ask: &Ask) -> bool {
        let holds = |rule: Option<u32>, fact: Option<u32>| rule.is_none() || rule == fact;
        self.delivery == ask.delivery
            && holds(self.seller, ask.seller)
            && holds(self.order_class, ask.order_class)
            && holds(self.item, ask.item)
            && self
                .classes
                .iter()
                .zip(ask.classes)
                .all(|(rule, fact)| holds(*rule, fact))
            && self
                .region
                .is_none_or(|region| ask.regions.contains(&region))
    }

    /// Filled conditions in order of weight; a smaller region weighs more.
    fn rank(&self, ask: &Ask) -> [usize; 7] {
        let filled = |condition: Option<u32>| usize::from(condition.is_some());
        let [primary, secondary, tertiary] = self.classes;
        let place = self
            .region
            .and_then(|own| ask.regions.iter().position(|r| *r == own));
        [
            filled(self.seller),
            filled(self.order_class),
            filled(self.item),
            filled(primary),
            filled(secondary),
            filled(tertiary),
            place.map_or(0, |place| ask.regions.len() - place),
        ]
    }
}

/// The rule that applies; none: every location is a candidate.
pub fn choose<'a>(rules: &'a [SourcingRule], ask: &Ask) -> Option<&'a SourcingRule> {
    let fitting = rules.iter().filter(|rule| rule.matches(ask)).rev();
    fitting.max_by_key(|rule| rule.rank(ask))
}

/// The rule that applies and the locations it names, in its order, when capacity counts: the best
/// fitting one of which a location is left. `room` answers the units a location can still handle;
/// none: no limit.
pub fn choose_with_room<'a>(
    rules: &'a [SourcingRule],
    ask: &Ask,
    groups: &[Vec<usize>],
    room: impl Fn(usize) -> Option<i64>,
) -> Option<(&'a SourcingRule, Vec<usize>)> {
    let mut fitting: Vec<&SourcingRule> = rules.iter().filter(|rule| rule.matches(ask)).collect();
    fitting.sort_by_key(|rule| std::cmp::Reverse(rule.rank(ask)));
    fitting.into_iter().find_map(|rule| {
        let mut named = sequence(&rule.sequence, groups);
        let Some(least) = rule.min_capacity else {
            return Some((rule, named));
        };
        named.retain(|location| room(*location).is_none_or(|units| units >= least));
        (!named.is_empty()).then_some((rule, named))
    })
}

/// Locations of a sequence in order, each once. `groups[g]` lists the members of group `g`.
pub fn sequence(sources: &[Source], groups: &[Vec<usize>]) -> Vec<usize> {
    let mut found = Vec::new();
    for source in sources {
        let members: &[usize] = match source {
            Source::Location(location) => std::slice::from_ref(location),
            Source::Group(group) => groups.get(*group).map_or(&[], Vec::as_slice),
        };
        for location in members {
            if !found.contains(location) {
                found.push(*location);
            }
        }
    }
    found
}
