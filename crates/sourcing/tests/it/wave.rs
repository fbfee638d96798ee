//! Whole waves: every mode keeps every rule and counts its cost right; the search finds the
//! optimum of tiny waves; bounds are bounds; answers repeat.

use encargo_sourcing::engine::{Mode, Stats, solve_instance};
use encargo_sourcing::format::{Instance, Solution, SolvedOrder, SolvedShipment};

use crate::instances::{checked_cost, random};

const MODES: [Mode; 5] = [
    Mode::Batch,
    Mode::Online,
    Mode::Reevaluate,
    Mode::Myopic,
    Mode::Waterfall,
];

fn solve(instance: &Instance, mode: Mode) -> (Solution, Stats) {
    solve_instance(instance, mode, 3_000, &|| 0)
}

#[test]
fn every_mode_keeps_the_rules_and_knows_its_cost() {
    for seed in 0..60 {
        let instance = random(seed, 12);
        for mode in MODES {
            let (solution, stats) = solve(&instance, mode);
            assert_eq!(
                checked_cost(&instance, &solution),
                stats.cost,
                "seed {seed} {mode:?}"
            );
        }
    }
}

#[test]
fn a_batch_is_never_dearer_than_the_rules_nor_cheaper_than_its_bound() {
    for seed in 0..60 {
        let instance = random(seed, 12);
        let (_, batch) = solve(&instance, Mode::Batch);
        let (_, rules) = solve(&instance, Mode::Waterfall);
        assert!(batch.cost <= rules.cost, "seed {seed}");
        let (_, alone) = solve(&instance, Mode::Myopic);
        assert!(batch.cost <= alone.cost, "seed {seed}");
        assert!(
            batch.bound.is_some_and(|bound| bound <= batch.cost),
            "seed {seed}"
        );
    }
}

#[test]
fn same_input_same_bytes() {
    for seed in 0..10 {
        let instance = random(seed, 15);
        for mode in MODES {
            let text = || solve(&instance, mode).0.to_json().unwrap();
            assert_eq!(
                text(),
                text(),
                "two searchers side by side must not race: {mode:?}"
            );
        }
    }
}

#[test]
fn online_decisions_do_not_look_ahead() {
    for seed in 0..20 {
        let whole = random(seed, 12);
        let mut part = whole.clone();
        part.orders.truncate(6);
        for mode in [Mode::Online, Mode::Myopic, Mode::Waterfall] {
            let (all, first) = (solve(&whole, mode).0.orders, solve(&part, mode).0.orders);
            let early: Vec<&SolvedOrder> = all.iter().filter(|order| order.id < 6).collect();
            assert_eq!(
                early,
                first.iter().collect::<Vec<_>>(),
                "seed {seed} {mode:?}"
            );
        }
    }
}

#[test]
fn an_empty_wave_is_solved() {
    for mode in MODES {
        let (solution, stats) = solve(&random(1, 0), mode);
        assert!(solution.orders.is_empty());
        assert_eq!(stats.cost, 0);
    }
}

/// All ways to ship one order, one by one, by trial against the checker.
fn patterns(instance: &Instance, index: usize) -> Vec<Vec<SolvedShipment>> {
    let order = &instance.orders[index];
    let mut found = vec![Vec::new()];
    let choices = instance.nodes.len() * instance.services.len() + 1;
    for code in 1..choices.pow(u32::try_from(order.lines.len()).unwrap()) {
        let mut rest = code;
        let mut shipments: Vec<SolvedShipment> = Vec::new();
        for line in 0..order.lines.len() {
            let choice = rest % choices;
            rest /= choices;
            if choice == 0 {
                continue;
            }
            let node = (choice - 1) / instance.services.len();
            let service = instance.services[(choice - 1) % instance.services.len()]
                .id
                .clone();
            match shipments
                .iter_mut()
                .find(|s| s.node == node && s.service == service)
            {
                Some(shipment) => shipment.lines.push(line),
                None => shipments.push(SolvedShipment {
                    node,
                    service,
                    lines: vec![line],
                }),
            }
        }
        found.push(shipments);
    }
    let alone = Instance {
        orders: vec![order.clone()],
        ..instance.clone()
    };
    let solved = |shipments: &Vec<SolvedShipment>| Solution {
        instance: String::new(),
        orders: vec![SolvedOrder {
            id: order.id,
            shipments: shipments.clone(),
        }],
    };
    found.retain(|shipments| {
        std::panic::catch_unwind(|| checked_cost(&alone, &solved(shipments))).is_ok()
    });
    found
}

#[test]
fn tiny_waves_are_solved_to_the_optimum() {
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let mut reached = 0;
    for seed in 100..110 {
        let mut instance = random(seed, 3);
        for order in &mut instance.orders {
            order.lines.truncate(2);
        }
        let menus: Vec<_> = (0..3).map(|index| patterns(&instance, index)).collect();
        let mut best = i64::MAX;
        for a in &menus[0] {
            for b in &menus[1] {
                for c in &menus[2] {
                    let orders = [a, b, c].into_iter().zip(&instance.orders);
                    let orders = orders.map(|(s, o)| SolvedOrder {
                        id: o.id,
                        shipments: s.clone(),
                    });
                    let solution = Solution {
                        instance: String::new(),
                        orders: orders.collect(),
                    };
                    let cost = std::panic::catch_unwind(|| checked_cost(&instance, &solution));
                    best = best.min(cost.unwrap_or(i64::MAX));
                }
            }
        }
        let (_, stats) = solve(&instance, Mode::Batch);
        assert!(
            stats.bound.is_some_and(|bound| bound <= best),
            "seed {seed}: the bound holds"
        );
        assert!(
            stats.cost >= best,
            "seed {seed}: nothing is cheaper than the optimum"
        );
        reached += usize::from(stats.cost == best);
    }
    std::panic::set_hook(quiet);
    assert!(reached >= 9, "{reached} of 10");
}
