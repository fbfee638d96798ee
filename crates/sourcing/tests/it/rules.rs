//! Published cases of the rules other systems have.

use std::collections::BTreeMap;

use encargo_sourcing::rules::ladder::{
    Ask, Source, SourcingRule, choose, choose_with_room, sequence,
};
use encargo_sourcing::rules::matching::{Matching, Supply, pair};
use encargo_sourcing::rules::reducer::{Opinion, reduce};
use encargo_sourcing::rules::routing::{
    AutoCancel, InventoryRule, LocationSort, OrderFilter, OrderSort, Otherwise, Queue, Routed,
    Routing, RoutingLine, RoutingOrder, Shelf, run,
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

/// IBM's own example 1 of sourcing rule determination: five rules, three destinations.
#[test]
fn the_published_example_of_the_ladder() {
    let (item_1, tv, california, san_francisco) = (Some(1), Some(2), 3, 4);
    let rules = [
        SourcingRule {
            item: item_1,
            ..rule(1)
        },
        SourcingRule {
            classes: [tv, None, None],
            ..rule(2)
        },
        SourcingRule {
            item: item_1,
            region: Some(california),
            ..rule(3)
        },
        SourcingRule {
            region: Some(california),
            ..rule(4)
        },
        SourcingRule {
            item: item_1,
            region: Some(san_francisco),
            ..rule(5)
        },
    ];
    let chosen = |regions: &[u32]| {
        let ask = Ask {
            item: item_1,
            classes: [tv, None, None],
            regions: regions.to_vec(),
            ..Ask::default()
        };
        choose(&rules, &ask).map(|r| sequence(&r.sequence, &[])[0])
    };
    assert_eq!(chosen(&[9]), Some(1), "New York: the item beats its class");
    assert_eq!(
        chosen(&[california]),
        Some(3),
        "Los Angeles: item and region"
    );
    assert_eq!(
        chosen(&[san_francisco, california]),
        Some(5),
        "San Francisco: the smaller region"
    );
}

#[test]
fn a_rule_that_asks_for_capacity_names_only_places_that_have_it() {
    let groups = [vec![0, 1, 2]];
    let busy = SourcingRule {
        item: Some(9),
        min_capacity: Some(10),
        sequence: vec![Source::Group(0)],
        ..SourcingRule::default()
    };
    let rules = [rule(7), busy];
    let ask = Ask {
        item: Some(9),
        ..Ask::default()
    };
    let named = |room: [Option<i64>; 3]| {
        let chosen = choose_with_room(&rules, &ask, &groups, |location| room[location]);
        chosen.map(|(_, locations)| locations)
    };
    assert_eq!(named([None, Some(10), Some(9)]), Some(vec![0, 1]));
    assert_eq!(
        named([Some(0), Some(9), Some(9)]),
        Some(vec![7]),
        "nobody has it: the next rule of the ladder"
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

#[derive(Default)]
struct Shelves {
    units: BTreeMap<(usize, usize), i64>,
    /// Orders still to be given, by location.
    orders: BTreeMap<usize, i64>,
    /// Units of any item sold in any number of weeks, by location.
    sold: BTreeMap<usize, i64>,
}

impl Shelves {
    fn of(units: &[((usize, usize), i64)]) -> Self {
        Self {
            units: units.iter().copied().collect(),
            ..Self::default()
        }
    }
}

impl Shelf for Shelves {
    fn available(&self, location: usize, item: usize) -> i64 {
        self.units.get(&(location, item)).copied().unwrap_or(0)
    }
    fn take(&mut self, location: usize, item: usize, units: i64) {
        *self.units.entry((location, item)).or_insert(0) -= units;
    }
    fn orders_left(&self, location: usize) -> Option<i64> {
        self.orders.get(&location).copied()
    }
    fn take_order(&mut self, location: usize) {
        if let Some(left) = self.orders.get_mut(&location) {
            *left -= 1;
        }
    }
    fn sold(&self, location: usize, _: usize, _: i64) -> Option<i64> {
        self.sold.get(&location).copied()
    }
}

fn order(priority: i64, lines: &[(usize, i64)]) -> RoutingOrder {
    let line = |(item, units): &(usize, i64)| RoutingLine {
        item: *item,
        units: *units,
        ..RoutingLine::default()
    };
    RoutingOrder {
        queue: Queue::Brokering,
        channel: 0,
        method: 0,
        priority,
        promise_day: 3,
        order_day: 0,
        lines: lines.iter().map(line).collect(),
        most_locations: 2,
        km: vec![50, 10, 300],
    }
}

fn inventory(partial: bool) -> InventoryRule {
    InventoryRule {
        group: vec![0, 1, 2],
        most_km: None,
        safety: 0,
        ignore_order_limit: false,
        weeks_of_supply: None,
        sort: vec![LocationSort::Distance],
        partial,
        split_groups: false,
        shipment_threshold: None,
        otherwise: Otherwise::NextRule,
        auto_cancel: None,
    }
}

/// Routes orders that all take the same rules.
fn routed(rules: &[InventoryRule], orders: &[RoutingOrder], shelf: &mut Shelves) -> Vec<Routed> {
    let routing = Routing {
        filter: OrderFilter::default(),
        sort: vec![],
        rules: rules.to_vec(),
    };
    run(&[routing], orders, shelf)
        .into_iter()
        .map(Option::unwrap)
        .collect()
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
    let mut shelf = Shelves::of(&[((1, 0), 1), ((0, 0), 1), ((2, 1), 4)]);
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
    let mut shelf = Shelves::of(&stock);
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
    let mut shelf = Shelves::of(&[((0, 0), 1), ((1, 1), 1)]);
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
fn lines_of_an_item_group_stay_together_unless_the_rule_splits_them() {
    let mut set = order(0, &[(0, 1), (1, 1), (2, 1)]);
    for line in [1, 2] {
        set.lines[line].group = Some(4);
    }
    // The near place has one half of the gift set, the far one the whole of it.
    let stock = [((1, 0), 1), ((1, 1), 1), ((2, 1), 1), ((2, 2), 1)];
    let places = |rule: InventoryRule| {
        let mut shelf = Shelves::of(&stock);
        routed(&[rule], std::slice::from_ref(&set), &mut shelf)
            .remove(0)
            .location
    };
    assert_eq!(places(inventory(true)), [Some(1), Some(2), Some(2)]);
    let split = InventoryRule {
        split_groups: true,
        ..inventory(true)
    };
    assert_eq!(places(split), [Some(1), Some(1), Some(2)]);
}

/// HotWax's own examples: a belt and a wallet that lie in two places.
#[test]
fn an_order_is_split_only_into_parts_worth_a_shipment() {
    let split = |belt: i64, wallet: i64, threshold: i64| {
        let mut both = order(0, &[(0, 1), (1, 1)]);
        (both.lines[0].value, both.lines[1].value) = (belt, wallet);
        let rule = InventoryRule {
            shipment_threshold: Some(threshold),
            ..inventory(true)
        };
        let mut shelf = Shelves::of(&[((0, 0), 1), ((1, 1), 1)]);
        routed(&[rule], &[both], &mut shelf).remove(0).queue
    };
    assert_eq!(split(60, 60, 50), None, "two parts of 60 each");
    let parked = Some(Queue::UnfillableParking);
    assert_eq!(split(20, 20, 50), parked, "neither part is worth it");
    assert_eq!(split(80, 160, 100), parked, "the belt alone is not");
    assert_eq!(split(160, 80, 100), parked, "nor what would be left over");
}

#[test]
fn a_location_takes_no_more_orders_than_its_limit_unless_the_rule_ignores_it() {
    let two = [order(0, &[(0, 1)]), order(0, &[(0, 1)])];
    let shelves = || Shelves {
        orders: [(1, 1), (0, 0)].into(),
        ..Shelves::of(&[((0, 0), 9), ((1, 0), 9), ((2, 0), 9)])
    };
    let places = |rule: InventoryRule| -> Vec<Option<usize>> {
        let answers = routed(&[rule], &two, &mut shelves());
        answers.iter().map(|answer| answer.location[0]).collect()
    };
    assert_eq!(
        places(inventory(false)),
        [Some(1), Some(2)],
        "the nearest takes one order, the next none at all"
    );
    let ignoring = InventoryRule {
        ignore_order_limit: true,
        ..inventory(false)
    };
    assert_eq!(places(ignoring), [Some(1), Some(1)]);
    let idle_first = InventoryRule {
        sort: vec![LocationSort::OrderLimit],
        ..inventory(false)
    };
    assert_eq!(places(idle_first), [Some(2), Some(2)], "no limit is most");
}

/// HotWax's own example: 20 units last two weeks where 10 are sold a week, ten where 2 are.
#[test]
fn the_deepest_cover_goes_first() {
    let one = [order(0, &[(0, 1)])];
    let place = |weeks: Option<i64>| {
        let rule = InventoryRule {
            weeks_of_supply: weeks,
            sort: vec![LocationSort::WeeksOfSupply, LocationSort::Sequence],
            ..inventory(false)
        };
        let mut shelf = Shelves {
            sold: [(1, 40), (2, 8)].into(),
            ..Shelves::of(&[((0, 0), 20), ((1, 0), 20), ((2, 0), 20)])
        };
        routed(&[rule], &one, &mut shelf).remove(0).location[0]
    };
    assert_eq!(place(Some(4)), Some(2), "a place without a score goes last");
    assert_eq!(place(None), Some(0), "no weeks named: the next sort");
}

#[test]
fn what_is_left_over_gets_the_automatic_cancel_date_of_the_last_rule_that_names_one() {
    let after = |days: i64, otherwise: Otherwise| InventoryRule {
        auto_cancel: Some(AutoCancel::After { days }),
        otherwise,
        ..inventory(true)
    };
    let park = Otherwise::MoveTo(Queue::BackorderParking);
    let rules = [
        after(3, Otherwise::NextRule),
        inventory(true),
        after(7, park),
        after(9, park),
    ];
    let mut shelf = Shelves::of(&[((0, 0), 1)]);
    let orders = [order(0, &[(0, 1)]), order(0, &[(0, 1)])];
    let answers = routed(&rules, &orders, &mut shelf);
    assert_eq!(
        answers[0].auto_cancel, None,
        "what is routed is not cancelled"
    );
    assert_eq!(answers[1].auto_cancel, Some(AutoCancel::After { days: 7 }));
    let never = InventoryRule {
        auto_cancel: Some(AutoCancel::Never),
        ..inventory(true)
    };
    let answers = routed(&[after(3, Otherwise::NextRule), never], &orders, &mut shelf);
    assert_eq!(answers[1].auto_cancel, Some(AutoCancel::Never));
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
