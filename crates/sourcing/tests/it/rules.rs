//! Published cases of the rules other systems have.

use std::collections::BTreeMap;

use encargo_sourcing::rules::ladder::{Ask, Source, SourcingRule, choose, sequence};
use encargo_sourcing::rules::matching::{Matching, Supply, pair};
use encargo_sourcing::rules::reducer::{Opinion, reduce};
use encargo_sourcing::rules::routing::{
    InventoryRule, LocationSort, OrderFilter, OrderSort, Otherwise, Queue, Routing, RoutingOrder,
    Shelf, run,
};
use encargo_sourcing::rules::splits::{Limits, fewest};
use encargo_sourcing::rules::{never_worse, only_at};
use encargo_sourcing::{build, decide};

use crate::orders::{Dice, Size, demand, network};

fn rule(location: usize) -> SourcingRule {
    SourcingRule {
        sequence: vec![Source::Location(location)],
        ..SourcingRule::default()
    }
}

#[test]
fn a_more_specific_rule_wins() {
    let region = SourcingRule {
        region: Some(5),
        ..rule(0)
    };
    let class = SourcingRule {
        classes: [Some(7), None, None],
        ..rule(1)
    };
    let item = SourcingRule {
        item: Some(9),
        ..rule(2)
    };
    let seller = SourcingRule {
        seller: Some(1),
        ..rule(3)
    };
    let ask = Ask {
        seller: Some(1),
        item: Some(9),
        classes: [Some(7), Some(8), None],
        regions: vec![4, 5],
        ..Ask::default()
    };
    let wins = |rules: &[&SourcingRule]| {
        let rules: Vec<SourcingRule> = rules.iter().map(|r| (*r).clone()).collect();
        choose(&rules, &ask).map(|r| sequence(&r.sequence, &[])[0])
    };
    assert_eq!(
        wins(&[&region, &rule(9)]),
        Some(0),
        "a region beats a blank rule"
    );
    assert_eq!(wins(&[&region, &class]), Some(1), "a class beats a region");
    assert_eq!(
        wins(&[&class, &item, &region]),
        Some(2),
        "an item beats a class and a region"
    );
    assert_eq!(wins(&[&item, &seller]), Some(3), "a seller beats an item");
    let smaller = SourcingRule {
        region: Some(4),
        ..rule(4)
    };
    assert_eq!(wins(&[&region, &smaller]), Some(4), "the smaller region");
    assert_eq!(wins(&[&rule(6), &rule(7)]), Some(6), "a tie: the first");
    let pickup = SourcingRule {
        delivery: 1,
        item: Some(9),
        ..rule(8)
    };
    assert_eq!(
        wins(&[&pickup, &region]),
        Some(0),
        "the delivery kind must match exactly"
    );
    assert_eq!(
        wins(&[&pickup]),
        None,
        "no rule: every location is a candidate"
    );
}

#[test]
fn groups_become_a_sequence_without_repeats() {
    let groups = [vec![3, 1], vec![2, 3]];
    let sources = [Source::Location(1), Source::Group(0), Source::Group(1)];
    assert_eq!(sequence(&sources, &groups), [1, 3, 2]);
}

#[test]
fn supply_is_matched_by_closest_date_or_first_come() {
    let (today, may_30, june_1, july_30) = (100, 130, 132, 191);
    let supplies = [today, may_30, july_30].map(|day| Supply { day, units: 10 });
    assert_eq!(pair(Matching::ClosestDate, june_1, 5, &supplies), [(1, 5)]);
    assert_eq!(pair(Matching::FirstCome, june_1, 5, &supplies), [(0, 5)]);
    assert_eq!(
        pair(Matching::ClosestDate, june_1, 25, &supplies),
        [(1, 10), (0, 10), (2, 5)],
        "late supply comes last"
    );
}

#[test]
fn the_reducer_breaks_ties_with_the_next_rule() {
    let near: Opinion = &|l| Some([10, 10, 20][l]);
    let stock: Opinion = &|l| Some([5, 3, 1][l]);
    let silent: Opinion = &|_| None;
    assert_eq!(reduce(&[0, 1, 2], &[near, stock], None), Some((1, 2)));
    assert_eq!(
        reduce(&[0, 2], &[near, stock], None),
        Some((0, 1)),
        "a unique best ends it"
    );
    assert_eq!(
        reduce(&[0, 1, 2], &[silent, near], Some(1)),
        Some((1, 2)),
        "the default location"
    );
    assert_eq!(
        reduce(&[2, 1, 0], &[silent, near], Some(2)),
        Some((0, 2)),
        "the lowest index"
    );
    assert_eq!(reduce(&[], &[near], None), None);
}

#[test]
fn the_fewest_locations_are_found_and_all_of_them() {
    let limits = Limits::default();
    let places = [(0, 0b001), (1, 0b011), (2, 0b100), (3, 0b110)];
    assert_eq!(fewest(0b011, &places, limits), [vec![1]]);
    assert_eq!(
        fewest(0b111, &places, limits),
        [vec![0, 3], vec![1, 2], vec![1, 3]]
    );
    let one = Limits {
        most_locations: 1,
        ..limits
    };
    assert!(fewest(0b111, &places, one).is_empty());
    let first = Limits {
        results: 1,
        ..limits
    };
    assert_eq!(fewest(0b111, &places, first), [vec![0, 3]]);
}

struct Shelves(BTreeMap<(usize, usize), i64>);

impl Shelf for Shelves {
    fn available(&self, location: usize, item: usize) -> i64 {
        self.0.get(&(location, item)).copied().unwrap_or(0)
    }
    fn take(&mut self, location: usize, item: usize, units: i64) {
        *self.0.entry((location, item)).or_insert(0) -= units;
    }
}

fn order(priority: i64, lines: &[(usize, i64)]) -> RoutingOrder {
    RoutingOrder {
        queue: Queue::Brokering,
        channel: 0,
        method: 0,
        priority,
        promise_day: 3,
        order_day: 0,
        lines: lines.to_vec(),
        most_locations: 2,
        km: vec![50, 10, 300],
    }
}

fn inventory(partial: bool) -> InventoryRule {
    InventoryRule {
        group: vec![0, 1, 2],
        most_km: None,
        safety: 0,
        sort: vec![LocationSort::Distance],
        partial,
        otherwise: Otherwise::NextRule,
    }
}

#[test]
fn a_run_serves_by_priority_splits_last_and_parks_the_rest() {
    let rules = vec![inventory(false), inventory(true)];
    let sort = vec![OrderSort::Priority];
    let routing = Routing {
        filter: OrderFilter::default(),
        sort,
        rules,
    };
    let orders = [
        order(2, &[(0, 1), (1, 1)]),
        order(1, &[(0, 1)]),
        order(3, &[(7, 1)]),
        RoutingOrder {
            queue: Queue::PreOrderParking,
            ..order(0, &[(0, 1)])
        },
    ];
    let mut shelf = Shelves([((1, 0), 1), ((0, 0), 1), ((2, 1), 4)].into());
    let routed = run(&[routing], &orders, &mut shelf);
    let place = |at: usize| routed[at].as_ref().map(|r| r.location.clone());
    assert_eq!(
        place(1),
        Some(vec![Some(1)]),
        "the urgent order gets the near unit"
    );
    assert_eq!(
        place(0),
        Some(vec![Some(0), Some(2)]),
        "no location has both: split"
    );
    assert_eq!(
        routed[2].as_ref().unwrap().queue,
        Some(Queue::UnfillableParking)
    );
    assert_eq!(routed[3], None, "another queue is not touched");
    assert_eq!(shelf.available(0, 0), 0, "what is routed is taken");
}

#[test]
fn distance_safety_and_the_split_limit_hold() {
    let near = InventoryRule {
        most_km: Some(100),
        safety: 1,
        ..inventory(true)
    };
    let stop = InventoryRule {
        otherwise: Otherwise::MoveTo(Queue::BackorderParking),
        ..near
    };
    let routing = |rule: &InventoryRule| Routing {
        filter: OrderFilter::default(),
        sort: vec![],
        rules: vec![rule.clone(), inventory(true)],
    };
    let stock = [((0, 0), 1), ((1, 0), 1), ((2, 0), 5)];
    let mut shelf = Shelves(stock.into());
    let routed = run(&[routing(&stop)], &[order(0, &[(0, 1)])], &mut shelf);
    let answer = routed[0].as_ref().unwrap();
    assert_eq!(
        (&answer.location, answer.queue),
        (&vec![None], Some(Queue::BackorderParking))
    );
    let whole = RoutingOrder {
        most_locations: 1,
        ..order(0, &[(0, 1), (1, 1)])
    };
    let mut shelf = Shelves([((0, 0), 1), ((1, 1), 1)].into());
    let routed = run(&[routing(&inventory(true))], &[whole], &mut shelf);
    let used = routed[0]
        .as_ref()
        .unwrap()
        .location
        .iter()
        .flatten()
        .count();
    assert_eq!(used, 1, "one location only");
}

#[test]
fn the_engine_in_front_of_rules_is_never_worse_than_the_rules() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let size = Size {
            locations: 5,
            lines: 4,
            items: 6,
        };
        let (network, demand) = (network(&mut dice, &size), demand(&mut dice, &size));
        let allowed = [0, 2, 4];
        let inside = decide(&network, &only_at(&demand, &allowed)).chosen;
        assert!(
            inside
                .shipments
                .iter()
                .all(|s| allowed.contains(&s.location)),
            "seed {seed}"
        );
        // The shop's own way: the first location that sends any line, alone.
        let problem = build(&network, &demand);
        let first = (0..problem.ways.len()).find_map(|way| {
            let lines = (0..problem.lines.len()).filter(|l| problem.line_cost(way, *l).is_some());
            let lines: Vec<usize> = lines.collect();
            let own = vec![encargo_sourcing::Shipment { way, lines }];
            problem.allows(&own).then_some(own)
        });
        let own = first.unwrap_or_default();
        let best = never_worse(&problem, own.clone());
        assert!(problem.allows(&best.shipments), "seed {seed}");
        assert!(
            best.cost.total() <= problem.cost_of(&own).total(),
            "seed {seed}"
        );
    }
}
