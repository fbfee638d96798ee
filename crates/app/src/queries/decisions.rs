//! Why these places: the stored sourcing decisions of an order, with every location that was looked at. Costs are those of the day it was decided.

use encargo_domain::ids::{LineNo, LocationId};
use encargo_domain::location::LocationKind;
use encargo_domain::money::div_round;
use encargo_domain::order::{DeliveryMethod, Order, OrderEvent, OrderPhase, Stage};
use encargo_domain::refusal::Words;
use encargo_domain::{Currency, LocalDate};
use encargo_sourcing::{CostParts, Gate};
use encargo_store::{Fault, payloads_of_order};
use serde::Serialize;
use ts_rs::TS;

use crate::commands::order::OrderRef;
use crate::error::CommandError;
use crate::queries::Read;
use crate::sourcing::{MICRO_PER_MINOR, Parked, StoredCandidate, StoredDecision};
use crate::views::{costed, line_name, names, priced};

/// A decision, as a person reads it. Costs in millionths of the currency.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DecisionView {
    /// Id; decisions of several deliveries of one order are told apart by their number.
    pub decision_id: String,
    /// Which of the order's deliveries it is about.
    pub delivery: u32,
    /// Somebody may decide on another location now: the goods are to be sent and nobody has picked them all.
    pub can_overrule: bool,
    /// The delivery may be kept at one location now, or let go.
    pub can_set_firm: bool,
    /// The only location it may come from.
    pub firm_location_id: Option<LocationId>,
    /// Who reads it should know that a person chose: where, and why.
    pub overruled: Option<Words>,
    /// When.
    pub at_ms: i64,
    /// What the chosen way costs.
    pub chosen_cost_micro: i64,
    /// Currency.
    pub currency: String,
    /// The best other way.
    pub runner_up: Option<RunnerUpView>,
    /// Locations that were compared.
    pub patterns_tried: i64,
    /// Who supplies what.
    pub lines: Vec<DecisionLine>,
    /// Every location.
    pub candidates: Vec<CandidateView>,
    /// Version of the sourcing policy it was decided under; 0: the built-in one.
    pub policy_version: u32,
    /// What the shop's own rules had to say: which applied, whose way was taken, what the other would have cost.
    pub ruled: Vec<Words>,
    /// In a sentence.
    pub words: Words,
}

/// The best other way.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RunnerUpView {
    /// From where.
    pub locations: Vec<String>,
    /// What it would have cost.
    pub cost_micro: i64,
}

/// A line and its place.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DecisionLine {
    /// Line of the order.
    pub line_id: LineNo,
    /// SKU.
    pub sku: String,
    /// Name.
    pub name: String,
    /// Units.
    pub quantity: u32,
    /// From where; nobody has it where empty.
    pub location_name: Option<String>,
}

/// A location that was looked at.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CandidateView {
    /// Id.
    pub location_id: LocationId,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: LocationKind,
    /// It supplies something.
    pub chosen: bool,
    /// The one reason it was passed over.
    pub gate: Option<Words>,
    /// To the customer.
    pub distance_km: Option<i64>,
    /// Units it could supply alone.
    pub units_available: i64,
    /// Units wanted.
    pub units_wanted: i64,
    /// Carrier service.
    pub service: Option<String>,
    /// When the customer would have it.
    pub promised_on: Option<LocalDate>,
    /// What it would cost alone, by part.
    pub costs: Vec<CostView>,
    /// Sum of these.
    pub total_micro: Option<i64>,
    /// What speaks against it.
    pub words: Option<Words>,
}

/// A part of a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub(crate) struct CostView {
    /// Which.
    pub part: CostPart,
    /// Millionths of the currency.
    pub micro: i64,
}

/// Parts of a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CostPart {
    /// The carrier.
    Shipping,
    /// Work at the location.
    Handling,
    /// Further shipments of one order.
    Split,
    /// Days after the promise.
    Late,
    /// Units left unfilled.
    Unfilled,
    /// Emissions, at the policy's price.
    Co2,
    /// A store's last units: the sale it may lose.
    Opportunity,
    /// What the unit is worth to other orders.
    Scarcity,
    /// Work beyond what a location does in a day.
    Capacity,
}

/// `order.decision`, newest first.
pub(crate) async fn decisions(
    read: &mut Read,
    query: OrderRef,
) -> Result<Vec<DecisionView>, CommandError> {
    let order = read.get::<Order>(query.order_id.uuid()).await?;
    let items = read.items(order.lines.iter().map(|l| l.item_id)).await?;
    let rows =
        payloads_of_order(&mut read.conn, &query.order_id.to_string(), "order.sourced").await?;
    let bad = |source| Fault::Json {
        what: "reading a decision",
        source,
    };
    let mut views = Vec::new();
    let mut newest = std::collections::BTreeSet::new();
    for (at_ms, payload) in rows {
        let OrderEvent::Sourced {
            decision_id,
            decision,
            overruled,
            ..
        } = serde_json::from_str(&payload).map_err(bad)?
        else {
            continue;
        };
        let stored: Vec<StoredDecision> = serde_json::from_value(*decision).map_err(bad)?;
        for (n, decision) in stored.into_iter().enumerate() {
            let told = Told {
                read,
                counter: order
                    .delivery(decision.delivery)
                    .and_then(|d| d.location_id),
                decision: &decision,
                currency: order.base_currency(),
            };
            let lines = decision.lines.iter().filter_map(|l| {
                let line = order.line(l.line_id)?;
                let name = line_name(
                    line,
                    items.get(&line.item_id).map(AsRef::as_ref),
                    read.language(),
                );
                Some(DecisionLine {
                    line_id: l.line_id,
                    sku: line.sku.clone(),
                    name,
                    quantity: l.quantity,
                    location_name: l.location_id.map(|id| told.place(id)),
                })
            });
            let newest = newest.insert(decision.delivery);
            // More than one place may serve it.
            let several = newest
                && match decision.method {
                    DeliveryMethod::Ship => true,
                    DeliveryMethod::Pickup => read.house.policy.policy.pickup_transfers.is_some(),
                    DeliveryMethod::CarryOut => false,
                };
            views.push(DecisionView {
                decision_id: if n == 0 {
                    decision_id.to_string()
                } else {
                    format!("{decision_id}:{n}")
                },
                delivery: decision.delivery,
                can_overrule: several && may_move(&order, decision.delivery),
                can_set_firm: several && order.is_live() && order.is_to_come(decision.delivery),
                firm_location_id: order
                    .delivery(decision.delivery)
                    .filter(|_| newest)
                    .and_then(|d| d.firm_location_id),
                overruled: overruled.as_ref().map(|o| {
                    Words::new("decision-overruled")
                        .with("location", told.place(o.location_id))
                        .with("reason", o.reason.as_str())
                }),
                at_ms,
                chosen_cost_micro: told.chosen(),
                currency: order.base_currency().as_str().to_owned(),
                runner_up: told.runner_up(),
                patterns_tried: i64::try_from(decision.candidates.len()).unwrap_or(i64::MAX),
                lines: lines.collect(),
                candidates: decision
                    .candidates
                    .iter()
                    .filter_map(|c| told.candidate(c))
                    .collect(),
                words: told.words(overruled.is_some()),
                policy_version: decision.policy_version,
                ruled: told.ruled(),
            });
        }
    }
    Ok(views)
}

/// Units of the delivery wait for a place or for a picker.
fn may_move(order: &Order, delivery: u32) -> bool {
    let movable = [
        Stage::Open,
        Stage::Backordered,
        Stage::Reserved,
        Stage::Released,
    ];
    let mut lines = order.lines.iter().filter(|l| l.delivery == delivery);
    order.phase == OrderPhase::Confirmed
        && lines.any(|l| movable.iter().any(|stage| l.stages.get(*stage) > 0))
}

/// A decision being told.
struct Told<'a> {
    read: &'a Read,
    /// Where the customer fetches it.
    counter: Option<LocationId>,
    decision: &'a StoredDecision,
    currency: Currency,
}

/// Money spent. The weight that makes filling come first is no money: who leaves units unfilled is told in words.
fn spent(cost: &CostParts) -> i64 {
    cost.total() - cost.unfilled
}

impl Told<'_> {
    fn place(&self, id: LocationId) -> String {
        self.read.house.location_name(id)
    }
    fn chosen(&self) -> i64 {
        spent(&self.decision.chosen)
    }
    fn costed(&self, words: Words) -> Words {
        costed(words, self.chosen(), self.currency)
    }
    /// Units nobody could supply.
    fn missing(&self) -> u32 {
        self.decision
            .lines
            .iter()
            .filter(|l| l.location_id.is_none())
            .map(|l| l.quantity)
            .sum()
    }

    fn runner_up(&self) -> Option<RunnerUpView> {
        let second = self.decision.runner_up.as_ref()?;
        // A way that leaves units unfilled is no alternative.
        (second.difference.unfilled == 0 && !second.locations.is_empty()).then(|| RunnerUpView {
            locations: second.locations.iter().map(|id| self.place(*id)).collect(),
            cost_micro: second.total - self.decision.chosen.unfilled,
        })
    }

    /// In a sentence; `by_hand`: a person chose, so it is not said to be the cheapest.
    fn words(&self, by_hand: bool) -> Words {
        let places: std::collections::BTreeSet<LocationId> = self
            .decision
            .lines
            .iter()
            .filter_map(|l| l.location_id)
            .collect();
        let count = places.len();
        let sent_there = self.decision.method == DeliveryMethod::Pickup
            && places.iter().any(|id| Some(*id) != self.counter);
        let locations = names(places.into_iter().map(|id| self.place(id)));
        let missing = self.missing();
        if by_hand && count > 0 {
            let words = Words::new("decision-by-hand");
            return self.costed(words.with("locations", locations).with("count", missing));
        }
        match (count, missing, self.decision.method) {
            (0, _, _) => Words::new("decision-backordered").with("count", missing),
            (_, 1.., _) => self.costed(
                Words::new("decision-partly")
                    .with("locations", locations)
                    .with("count", missing),
            ),
            (_, 0, DeliveryMethod::Pickup) if sent_there => {
                self.costed(Words::new("decision-to-counter").with("locations", locations))
            }
            (_, 0, DeliveryMethod::Pickup | DeliveryMethod::CarryOut) => {
                Words::new("decision-counter").with("location", locations)
            }
            (1, 0, DeliveryMethod::Ship) => {
                self.costed(Words::new("decision-chosen").with("location", locations))
            }
            (n, 0, DeliveryMethod::Ship) => self.costed(
                Words::new("decision-split")
                    .with("count", i64::try_from(n).unwrap_or(i64::MAX))
                    .with("locations", locations),
            ),
        }
    }

    /// What the shop's own rules had to say.
    fn ruled(&self) -> Vec<Words> {
        let Some(ruled) = &self.decision.ruled else {
            return Vec::new();
        };
        if self.decision.method != DeliveryMethod::Ship && ruled.rules.is_empty() {
            // At a counter there was nothing to choose.
            return Vec::new();
        }
        let mut words = Vec::new();
        if !ruled.rules.is_empty() {
            let rules = names(ruled.rules.iter().cloned());
            words.push(Words::new("decision-rules").with("rules", rules));
        }
        let more = ruled.other.unfilled - self.decision.chosen.unfilled;
        let minor = |micro: i64| div_round(i128::from(micro), i128::from(MICRO_PER_MINOR));
        let difference = minor(spent(&ruled.other) - self.chosen());
        let key = match (ruled.taken, more) {
            (true, ..0) => "decision-rules-fill-less",
            (false, 1..) => "decision-optimiser-fills-more",
            (true, _) if difference < 0 => "decision-rules-cost-more",
            (true, _) => "decision-rules-agree",
            (false, _) => "decision-optimiser-saves",
        };
        words.push(priced(Words::new(key), difference.abs(), self.currency));
        if let Some(parked) = ruled.parked {
            words.push(Words::new(match parked {
                Parked::Backorder => "decision-parked-backorder",
                Parked::Unfillable => "decision-parked-unfillable",
            }));
        }
        words
    }

    fn candidate(&self, c: &StoredCandidate) -> Option<CandidateView> {
        let location = self.read.house.location(c.location_id)?;
        Some(CandidateView {
            location_id: c.location_id,
            code: location.code.clone(),
            name: location.name.clone(),
            kind: location.kind,
            chosen: c.chosen,
            gate: c.gate.filter(|_| !c.chosen).map(|gate| match &c.barred_by {
                Some(rule) => Words::new("gate-rule").with("rule", rule.as_str()),
                None => Words::new(gate_key(gate)),
            }),
            distance_km: c.distance_km,
            units_available: c.units_available,
            units_wanted: c.units_wanted,
            service: self.decision.service.clone(),
            promised_on: c.promised_on,
            costs: c.cost.as_ref().map(parts).unwrap_or_default(),
            total_micro: c.cost.as_ref().map(spent),
            words: self.against(c),
        })
    }

    /// What speaks against a location that could supply something.
    fn against(&self, c: &StoredCandidate) -> Option<Words> {
        let cost = c.cost.as_ref().filter(|_| !c.chosen && c.gate.is_none())?;
        if c.units_available < c.units_wanted {
            return Some(
                Words::new("decision-incomplete")
                    .with("available", c.units_available)
                    .with("wanted", c.units_wanted),
            );
        }
        let dearer = spent(cost) - self.chosen();
        let scarce = cost.scarcity - self.decision.chosen.scarcity;
        if dearer > 0 && scarce >= dearer {
            let minor = div_round(i128::from(scarce), i128::from(MICRO_PER_MINOR));
            return Some(priced(Words::new("decision-scarce"), minor, self.currency));
        }
        match dearer {
            0 => Some(Words::new("decision-same")),
            more if more > 0 => {
                let minor = div_round(i128::from(more), i128::from(MICRO_PER_MINOR));
                Some(priced(Words::new("decision-dearer"), minor, self.currency))
            }
            _ => None,
        }
    }
}

/// See [`spent`] for why unfilled units cost nothing here.
fn parts(cost: &CostParts) -> Vec<CostView> {
    [
        (CostPart::Shipping, cost.shipping),
        (CostPart::Handling, cost.handling),
        (CostPart::Split, cost.split),
        (CostPart::Late, cost.late),
        (CostPart::Unfilled, 0),
        (CostPart::Co2, cost.co2),
        (CostPart::Opportunity, cost.opportunity),
        (CostPart::Scarcity, cost.scarcity),
        (CostPart::Capacity, cost.capacity),
    ]
    .into_iter()
    .map(|(part, micro)| CostView { part, micro })
    .collect()
}

const fn gate_key(gate: Gate) -> &'static str {
    match gate {
        Gate::NotStocked => "gate-not-stocked",
        Gate::InsufficientStock => "gate-insufficient-stock",
        Gate::SafetyStock => "gate-safety-stock",
        Gate::Closed => "gate-closed",
        Gate::Excluded => "gate-excluded",
        Gate::NoService => "gate-no-service",
        Gate::CannotShip => "gate-cannot-ship",
        Gate::CannotPickup => "gate-cannot-pickup",
        Gate::CannotTransfer => "gate-cannot-transfer",
        Gate::Hazmat => "gate-hazmat",
        Gate::Oversize => "gate-oversize",
        Gate::TooLate => "gate-too-late",
        Gate::OverCapacity => "gate-over-capacity",
    }
}
