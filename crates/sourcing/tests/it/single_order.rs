//! The exact solver against brute force, and what every decision record must satisfy.

use encargo_sourcing::{
    CostParts, Decision, Network, OrderProblem, build, choose, decide, runner_up, solve,
};

use crate::brute;
use crate::orders::{Dice, Size, demand, network};

/// Random orders held against brute force.
const ORDERS: u64 = 100_000;

fn question(seed: u64) -> (Network, encargo_sourcing::Demand) {
    let mut dice = Dice::new(seed);
    let size = Size {
        locations: 1 + dice.below(5),
        lines: 4,
        items: 2 + dice.below(8),
    };
    (network(&mut dice, &size), demand(&mut dice, &size))
}

#[test]
fn equals_brute_force_cost_for_cost() {
    let mut filled = 0;
    for seed in 0..ORDERS {
        let (network, demand) = question(seed);
        let problem = build(&network, &demand);
        let plan = solve(&problem);
        assert!(
            problem.allows(&plan.shipments),
            "seed {seed} breaks a rule: {plan:?}"
        );
        assert_eq!(
            plan.cost.total(),
            brute::cheapest(&network, &demand),
            "seed {seed}"
        );
        assert!(plan.proven, "seed {seed}");
        filled += usize::from(!plan.shipments.is_empty());
    }
    assert!(
        filled as u64 > ORDERS / 3,
        "the questions are not empty: {filled}"
    );
}

/// The second best by brute force over sets of ways: solve every other subset of ways exactly.
fn second_by_subsets(problem: &OrderProblem, used: &[usize]) -> Option<i64> {
    let ways = problem.ways.len();
    let mut best: Option<i64> = None;
    for set in 0..1_usize << ways {
        let mut part = problem.clone();
        let width = part.lines.len();
        for way in (0..ways).filter(|way| set >> way & 1 == 0) {
            part.line_costs[way * width..(way + 1) * width].fill(None);
        }
        // Only plans that use every way of the set count, so that sets are told apart.
        let plan = solve(&part);
        let ways: Vec<usize> = plan.shipments.iter().map(|s| s.way).collect();
        if ways != used {
            let total = plan.cost.total();
            best = Some(best.map_or(total, |b| b.min(total)));
        }
    }
    best
}

#[test]
fn runner_up_is_the_best_other_set_of_ways() {
    let mut compared = 0;
    for seed in 0..3_000 {
        let (network, demand) = question(seed);
        let problem = build(&network, &demand);
        let no_sharing = problem.sites.iter().all(|site| site.room.is_none());
        let items: std::collections::BTreeSet<usize> =
            problem.lines.iter().map(|line| line.item).collect();
        if problem.ways.len() > 7 || !no_sharing || items.len() < problem.lines.len() {
            continue;
        }
        let plan = solve(&problem);
        let used: Vec<usize> = plan.shipments.iter().map(|s| s.way).collect();
        let second = runner_up(&problem, &plan);
        if let Some(second) = &second {
            assert!(problem.allows(&second.shipments), "seed {seed}");
            assert!(second.cost.total() >= plan.cost.total(), "seed {seed}");
            assert!(
                !second
                    .shipments
                    .iter()
                    .map(|s| s.way)
                    .eq(used.iter().copied())
            );
        }
        // Subsets can miss a plan that needs a dearer superset, so they bound from above.
        if let Some(other) = second_by_subsets(&problem, &used) {
            let total = second.map(|plan| plan.cost.total());
            assert!(
                total.is_some_and(|total| total <= other),
                "seed {seed}: {total:?} {other}"
            );
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

fn adds_up(decision: &Decision) {
    let chosen = &decision.chosen;
    let shipments: CostParts = chosen.shipments.iter().map(|s| s.cost).sum();
    let rest = CostParts {
        split: chosen.cost.split,
        unfilled: chosen.cost.unfilled,
        ..CostParts::ZERO
    };
    assert_eq!(
        shipments + rest,
        chosen.cost,
        "shipments, splits and unfilled lines add up"
    );
    assert_eq!(chosen.cost.total(), chosen.total);
    if let Some(second) = &decision.runner_up {
        assert_eq!(chosen.cost + second.difference, second.pattern.cost);
        assert_eq!(second.difference.total(), second.difference_total);
        assert!(
            second.difference_total >= 0,
            "the chosen pattern is the cheapest"
        );
    }
    for candidate in &decision.candidates {
        assert_eq!(
            candidate.gate.is_some(),
            candidate.lines.iter().all(|l| l.gate.is_some())
        );
        assert!(!candidate.chosen || candidate.gate.is_none());
        if let Some(alone) = &candidate.alone {
            assert_eq!(alone.total, alone.cost.total());
            assert!(candidate.units_filled <= candidate.units_wanted);
        }
    }
}

#[test]
fn every_record_adds_up_and_names_every_location() {
    for seed in 0..4_000 {
        let (network, demand) = question(seed);
        let decision = decide(&network, &demand);
        assert_eq!(decision.candidates.len(), network.locations.len());
        adds_up(&decision);
        assert_eq!(
            decision,
            decide(&network, &demand),
            "same input, same record"
        );
    }
}

/// `examples/trial` puts a million to the same judge.
#[test]
fn no_decision_breaks_a_rule_and_each_costs_what_it_says() {
    for seed in 0..30_000 {
        let mut dice = Dice::new(seed ^ 0x7123_4567);
        let size = Size {
            locations: 1 + dice.below(20),
            lines: 6,
            items: 2 + dice.below(20),
        };
        let (network, demand) = (network(&mut dice, &size), demand(&mut dice, &size));
        let choice = choose(&network, &demand);
        let sent = choice.shipments.iter();
        let sent: Vec<_> = sent
            .map(|s| (s.location, s.service, s.lines.as_slice()))
            .collect();
        let judged = brute::judged(&network, &demand, &sent);
        assert_eq!(judged, Some(choice.total), "seed {seed}: {choice:?}");
    }
}

/// The quick way adds plain totals, the full one adds parts: they must meet to the last unit.
#[test]
fn a_choice_is_what_its_explanation_says() {
    let mut shipped = 0;
    for seed in 0..20_000 {
        let (network, demand) = question(seed);
        let (choice, decision) = (choose(&network, &demand), decide(&network, &demand));
        let plan = solve(&build(&network, &demand));
        assert_eq!(choice.total, decision.chosen.cost.total(), "seed {seed}");
        assert_eq!(choice.total, plan.cost.total(), "seed {seed}");
        let told = decision.chosen.shipments.iter();
        let told = told.map(|s| (s.location, s.service, s.arrival_day, s.late_days, &s.lines));
        let kept = choice.shipments.iter();
        let kept = kept.map(|s| (s.location, s.service, s.arrival_day, s.late_days, &s.lines));
        assert!(told.eq(kept), "seed {seed}");
        shipped += choice.shipments.len();
    }
    assert!(shipped > 5_000, "{shipped}");
}

#[test]
fn a_location_without_a_gate_is_one_the_builder_uses() {
    for seed in 0..4_000 {
        let (network, demand) = question(seed);
        let problem = build(&network, &demand);
        for candidate in decide(&network, &demand).candidates {
            let site = problem
                .sites
                .iter()
                .position(|s| s.location == candidate.location);
            for (line, view) in candidate.lines.iter().enumerate() {
                let usable = (0..problem.ways.len()).any(|way| {
                    Some(problem.ways[way].site) == site && problem.line_cost(way, line).is_some()
                });
                assert_eq!(view.gate.is_none(), usable, "seed {seed} {candidate:?}");
            }
        }
    }
}

#[test]
fn big_orders_keep_the_rules_and_most_are_proven() {
    let size = Size {
        locations: 6,
        lines: 20,
        items: 40,
    };
    let mut proven = 0;
    for seed in 0..150 {
        let mut dice = Dice::new(seed);
        let mut network = network(&mut dice, &size);
        for location in &mut network.locations {
            location.room = None;
        }
        let demand = demand(&mut dice, &size);
        let problem = build(&network, &demand);
        let plan = solve(&problem);
        assert!(problem.allows(&plan.shipments), "seed {seed}");
        proven += usize::from(plan.proven);
    }
    assert!(proven > 100, "most big orders are still proven: {proven}");
}

#[test]
fn a_record_survives_json() {
    let (network, demand) = question(11);
    let decision = decide(&network, &demand);
    let text = serde_json::to_string(&decision).unwrap();
    assert!(
        text.contains("runnerUp") && text.contains("unitsWanted"),
        "camelCase for the screens"
    );
    assert_eq!(serde_json::from_str::<Decision>(&text).unwrap(), decision);
}
