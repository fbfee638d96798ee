//! What a way of serving a delivery really comes to: money, days, emissions, whatever weights it was chosen by. For comparing policies.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use encargo_domain::ids::{LineNo, LocationId};
use encargo_domain::policy::{CostWeights, SourcingPolicy};
use encargo_sourcing::{CostParts, Shipment, build};

use super::rules::settle;
use super::{
    Asked, MICRO_PER_MINOR, Route, Scene, Shelf, Want, bands, demand, network, pieces, weight_of,
};
use crate::facts::PolicyInForce;

/// What one delivery comes to. Money in micro-units, emissions in grams.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Measured {
    /// Freight and work.
    pub(crate) money: i64,
    pub(crate) shipments: i64,
    pub(crate) units: i64,
    /// Lines that come after the promise.
    pub(crate) late_lines: i64,
    pub(crate) co2_g: i64,
}

/// Which location would send what, without the story of why.
pub(crate) fn shares_of(
    scene: &Scene,
    route: &Route,
    wants: &[Want],
) -> Vec<(LocationId, BTreeMap<LineNo, u32>)> {
    planned(scene, route, wants).shares
}

/// A plan without the story of why.
pub(crate) struct Planned {
    pub(crate) shares: Vec<(LocationId, BTreeMap<LineNo, u32>)>,
    /// By part, as the policy weighs it.
    pub(crate) cost: CostParts,
    /// No way under these shelves costs less.
    pub(crate) proven: bool,
    /// No line was cut into pieces.
    pub(crate) whole: bool,
}

/// The same with what it costs.
pub(crate) fn planned(scene: &Scene, route: &Route, wants: &[Want]) -> Planned {
    let asked = Asked::new(scene, route, wants);
    let bands = bands(scene.company);
    let pieces = pieces(&asked, wants);
    let problem = build(
        &network(&asked, &bands, weight_of(&pieces)),
        &demand(&asked, &bands, &pieces),
    );
    let plan = settle(&asked, &problem, &pieces).plan;
    let shipments = plan.shipments.iter();
    let shares = shipments
        .filter_map(|s| {
            let location = asked.locations.get(problem.site_of(s.way)?.location)?;
            let mut lines: BTreeMap<LineNo, u32> = BTreeMap::new();
            for piece in s.lines.iter().filter_map(|l| pieces.get(*l)) {
                *lines.entry(piece.line_id).or_default() += piece.units;
            }
            Some((location.location_id, lines))
        })
        .collect();
    Planned {
        shares,
        cost: plan.cost,
        proven: plan.proven,
        whole: pieces.len() == wants.len(),
    }
}

/// The yardstick: tariffs and work as they are, a micro-unit for each gram and for each line late. Emissions by the factors of
/// the policy whose ways are measured, transfers to counters on its terms.
pub(crate) fn yardstick(measured: &SourcingPolicy) -> PolicyInForce {
    let factors = &measured.weights;
    PolicyInForce {
        version: 0,
        policy: Arc::new(SourcingPolicy {
            weights: CostWeights {
                split_minor: 0,
                late_minor: 0,
                // A micro-unit a gram.
                co2_minor_per_tonne: 1_000_000 / MICRO_PER_MINOR,
                co2_parcel_g: factors.co2_parcel_g,
                co2_g_per_tkm: factors.co2_g_per_tkm,
                ..CostWeights::default()
            },
            pickup_transfers: measured.pickup_transfers,
            ..SourcingPolicy::default()
        }),
    }
}

/// Measures what each location sends. `scene` carries the [`yardstick`]; what lies on the shelves does not matter, it was taken.
pub(crate) fn measure(
    scene: &Scene,
    route: &Route,
    wants: &[Want],
    shares: &[(LocationId, BTreeMap<LineNo, u32>)],
) -> Measured {
    let mut sent: Vec<(LocationId, Want)> = Vec::new();
    for (location, lines) in shares {
        for (line, units) in lines {
            if let Some(want) = wants.iter().find(|w| w.line_id == *line) {
                sent.push((
                    *location,
                    Want {
                        units: *units,
                        ..want.clone()
                    },
                ));
            }
        }
    }
    let everything = Shelf {
        on_hand: i64::from(u32::MAX),
        reserved: 0,
    };
    let shelves: HashMap<_, _> = sent
        .iter()
        .map(|(location, want)| ((want.item_id, *location), everything))
        .collect();
    let scene = Scene {
        shelves: &shelves,
        ..*scene
    };
    let route = Route {
        firm: None,
        passed_over: &[],
        ..route.clone()
    };
    let pieces: Vec<Want> = sent.iter().map(|(_, want)| want.clone()).collect();
    let asked = Asked::new(&scene, &route, &pieces);
    let bands = bands(scene.company);
    let problem = build(
        &network(&asked, &bands, weight_of(&pieces)),
        &demand(&asked, &bands, &pieces),
    );
    let mut measured = Measured::default();
    for (location, _) in shares {
        let lines: Vec<usize> = sent
            .iter()
            .enumerate()
            .filter(|(_, (l, _))| l == location)
            .map(|(i, _)| i)
            .collect();
        measured.shipments += 1;
        measured.units += lines
            .iter()
            .filter_map(|i| pieces.get(*i))
            .map(|p| i64::from(p.units))
            .sum::<i64>();
        let site = |way: &usize| {
            problem
                .site_of(*way)
                .and_then(|s| asked.locations.get(s.location))
        };
        let way = (0..problem.ways.len())
            .find(|way| site(way).is_some_and(|l| l.location_id == *location));
        // A location that is closed by now has no way any more: what it did is counted, what it would cost today cannot be.
        let Some(way) = way else { continue };
        if problem.ways.get(way).is_some_and(|w| w.late_days > 0) {
            measured.late_lines += i64::try_from(lines.len()).unwrap_or(i64::MAX);
        }
        let cost = problem.shipment_cost(&Shipment { way, lines });
        measured.money += cost.shipping + cost.handling;
        measured.co2_g += cost.co2;
    }
    measured
}
