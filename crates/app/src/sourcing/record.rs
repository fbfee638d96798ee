//! A sourcing decision as the journal keeps it: ids, not names; micro-units. What is added later is read as absent from older decisions.

use std::collections::BTreeMap;

use encargo_domain::LocalDate;
use encargo_domain::ids::{LineNo, LocationId};
use encargo_domain::order::{DeliveryMethod, LeftOver};
use encargo_sourcing::{CostParts, Decision, Gate, Pattern};
use serde::{Deserialize, Serialize};

use super::rules::Settled;
use super::{Asked, Want, left_over};

/// A decision as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredDecision {
    pub(crate) delivery: u32,
    pub(crate) method: DeliveryMethod,
    pub(crate) service: Option<String>,
    /// Who supplies what; no location: nobody could.
    pub(crate) lines: Vec<StoredLine>,
    pub(crate) chosen: CostParts,
    pub(crate) chosen_total: i64,
    pub(crate) runner_up: Option<StoredRunnerUp>,
    pub(crate) candidates: Vec<StoredCandidate>,
    /// The optimum is proven (else the engine's budget ran out).
    pub(crate) proven: bool,
    /// Version of the sourcing policy it was decided under; 0: the built-in one.
    #[serde(default)]
    pub(crate) policy_version: u32,
    /// What the shop's rules said; none: they were not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ruled: Option<StoredRuling>,
    /// Why units were left over, if any were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) left_over: Option<LeftOver>,
}

/// What the shop's own rules said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredRuling {
    /// Sourcing rules and routing that applied, by name.
    pub(crate) rules: Vec<String>,
    /// The way the rules chose was taken.
    pub(crate) taken: bool,
    /// What the way not taken (the rules' or the optimiser's) would have cost.
    pub(crate) other: CostParts,
    /// Where the rules leave what nobody serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parked: Option<Parked>,
}

/// Where units wait that no rule could place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Parked {
    /// For supply.
    Backorder,
    /// For somebody to look.
    Unfillable,
}

/// A line's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredLine {
    pub(crate) line_id: LineNo,
    pub(crate) quantity: u32,
    pub(crate) location_id: Option<LocationId>,
}

/// The best other way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredRunnerUp {
    pub(crate) locations: Vec<LocationId>,
    pub(crate) total: i64,
    pub(crate) difference: CostParts,
}

/// A location that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredCandidate {
    pub(crate) location_id: LocationId,
    pub(crate) chosen: bool,
    pub(crate) gate: Option<Gate>,
    pub(crate) distance_km: Option<i64>,
    pub(crate) units_available: i64,
    pub(crate) units_wanted: i64,
    pub(crate) promised_on: Option<LocalDate>,
    /// If it alone filled what it can.
    pub(crate) cost: Option<CostParts>,
    pub(crate) total: Option<i64>,
    /// The rule or routing of the shop that does not name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) barred_by: Option<String>,
}

/// Puts the engine's answer into the journal's terms.
pub(super) fn record(
    delivery: u32,
    asked: &Asked,
    settled: &Settled,
    decision: &Decision,
    pieces: &[Want],
) -> StoredDecision {
    let id = |i: usize| asked.locations.get(i).map(|l| l.location_id);
    let left_over = left_over::of(asked, settled, decision, pieces);
    StoredDecision {
        left_over,
        delivery,
        method: asked.route.method,
        service: asked.route.service.map(str::to_owned),
        lines: lines(&decision.chosen, pieces, id),
        chosen: decision.chosen.cost,
        chosen_total: decision.chosen.total,
        runner_up: decision.runner_up.as_ref().map(|r| StoredRunnerUp {
            locations: places(&r.pattern, id),
            total: r.pattern.total,
            difference: r.difference,
        }),
        candidates: candidates(asked, decision, pieces),
        proven: decision.proven,
        policy_version: asked.scene.policy.version,
        ruled: settled.other.map(|other| StoredRuling {
            rules: asked.ruling.names(),
            taken: settled.by_rules,
            other,
            parked: settled.parked,
        }),
    }
}

fn places(pattern: &Pattern, id: impl Fn(usize) -> Option<LocationId>) -> Vec<LocationId> {
    let places = pattern.shipments.iter();
    places.filter_map(|s| id(s.location)).collect()
}

fn lines(
    chosen: &Pattern,
    pieces: &[Want],
    id: impl Fn(usize) -> Option<LocationId>,
) -> Vec<StoredLine> {
    let place_of = |piece: usize| {
        let sent = chosen.shipments.iter().find(|s| s.lines.contains(&piece));
        sent.and_then(|s| id(s.location))
    };
    let mut lines: BTreeMap<(LineNo, Option<LocationId>), u32> = BTreeMap::new();
    for (i, piece) in pieces.iter().enumerate() {
        *lines.entry((piece.line_id, place_of(i))).or_default() += piece.units;
    }
    let lines = lines.into_iter();
    lines
        .map(|((line_id, location_id), quantity)| StoredLine {
            line_id,
            quantity,
            location_id,
        })
        .collect()
}

fn candidates(asked: &Asked, decision: &Decision, pieces: &[Want]) -> Vec<StoredCandidate> {
    let last_day = |p: &Pattern| p.shipments.iter().map(|s| s.arrival_day).max();
    let looked_at = decision.candidates.iter();
    looked_at
        .filter_map(|c| {
            let location = asked.locations.get(c.location)?;
            Some(StoredCandidate {
                location_id: location.location_id,
                chosen: c.chosen,
                gate: c.gate,
                distance_km: asked.distances.get(c.location).copied().flatten(),
                units_available: c.units_filled,
                units_wanted: c.units_wanted,
                promised_on: c
                    .alone
                    .as_ref()
                    .and_then(last_day)
                    .map(|day| asked.arrival(day)),
                cost: c.alone.as_ref().map(|p| p.cost),
                total: c.alone.as_ref().map(|p| p.total),
                barred_by: c
                    .gate
                    .and_then(|_| asked.barred(c.location, pieces.iter().map(|p| p.item_id))),
            })
        })
        .collect()
}
