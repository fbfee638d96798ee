//! Small random benchmark instances, and a checker written from FORMAT.md alone.

use encargo_sourcing::format::{Instance, OrderKind, OrderRow, Solution, SolvedShipment};
use encargo_sourcing::network::ServiceKind;
use serde_json::{Value, json};

use crate::orders::Dice;

fn node(dice: &mut Dice, id: usize, regions: usize) -> Value {
    let soft = dice.range(1, 6);
    json!({
        "id": id, "type": if id == 0 { "dc" } else { "store" }, "region": dice.below(regions),
        "ship": dice.chance(90), "pickup": dice.chance(70), "transfer": dice.chance(80),
        "hazmat": dice.chance(70), "oversize": i64::from(dice.chance(70)),
        "hand_ship": dice.range(0, 4) * 500_000, "hand_unit": dice.range(0, 4) * 100_000,
        "cutoff": dice.range(500, 900), "lead": dice.range(0, 1), "open": [1, 1, 1, 1, 1, 0, 0],
        "soft_cap": soft, "hard_cap": soft + dice.range(0, 3), "over_cost": dice.range(1, 4) * 700_000,
    })
}

fn order(
    dice: &mut Dice,
    id: usize,
    nodes: usize,
    regions: usize,
    items: usize,
    region_of: &[usize],
) -> Value {
    let counter = dice.below(nodes);
    let pickup = dice.chance(25);
    let lines: Vec<Value> = (0..=dice.below(3))
        .map(|_| {
            json!({"item": dice.below(items), "qty": dice.range(1, 2), "kit": i64::from(dice.chance(20)),
                   "unfilled": dice.range(8, 40) * 700_000})
        })
        .collect();
    json!({
        "id": id, "t": 600 + id, "kind": if pickup { "pickup" } else { "ship" },
        "region": if pickup { region_of[counter] } else { dice.below(regions) },
        "pickup_node": if pickup { counter as i64 } else { -1 },
        "promise_day": dice.range(1, 6), "hard": dice.chance(15), "late": dice.range(1, 3) * 400_000,
        "complete": dice.chance(15), "max_ship": dice.range(1, 3), "split_pen": dice.range(1, 4) * 300_000,
        "exclude": if dice.chance(10) { vec![dice.below(nodes)] } else { vec![] }, "lines": lines,
    })
}

/// An instance with few nodes and items, so that orders collide.
pub(crate) fn random(seed: u64, orders: usize) -> Instance {
    let mut dice = Dice::new(seed);
    let (nodes, regions, items) = (3, 4, 4);
    let list: Vec<Value> = (0..nodes).map(|id| node(&mut dice, id, regions)).collect();
    let region_of: Vec<usize> = list
        .iter()
        .map(|n| n["region"].as_u64().unwrap() as usize)
        .collect();
    let mut tariff = |fix: i64| -> Vec<i64> {
        (0..3)
            .map(|z| (fix + z) * dice.range(1, 3) * 250_000)
            .collect()
    };
    let (eco, std, far) = (tariff(2), tariff(4), tariff(1));
    let service = |id: &str, kind: &str, fix: Vec<i64>, days: [i64; 3]| {
        json!({"id": id, "kind": kind, "air": id == "std", "fix": fix, "per_hg": [10_000, 20_000, 40_000],
               "days": days, "co2_fix": 100, "co2_hg": [1, 2, 3]})
    };
    let services = vec![
        service("eco", "parcel", eco, [2, 3, 4]),
        service("std", "parcel", std, [1, 1, 2]),
        service("transfer", "transfer", far, [1, 2, 3]),
        service("pickup", "pickup", vec![0; 3], [0; 3]),
    ];
    let goods: Vec<Value> = (0..items)
        .map(
            |id| json!({"id": id, "hg": dice.range(1, 20), "hazmat": id == 1, "oversize": id == 2}),
        )
        .collect();
    let mut stock = Vec::new();
    for node in 0..nodes {
        for item in 0..items {
            if dice.chance(70) {
                stock.push(json!([
                    node,
                    item,
                    dice.range(0, 3),
                    dice.range(0, 1),
                    dice.range(-1, 3) * 200_000
                ]));
            }
        }
    }
    let zone: Vec<Vec<usize>> = (0..nodes)
        .map(|_| (0..regions).map(|_| dice.below(3)).collect())
        .collect();
    let mut make = |count: usize| -> Vec<Value> {
        (0..count)
            .map(|id| order(&mut dice, id, nodes, regions, items, &region_of))
            .collect()
    };
    let (list_of_orders, history) = (make(orders), make(4 * orders));
    let text = json!({
        "name": format!("random-{seed}"), "mode": "batch", "day0_weekday": 1, "co2_price": 100,
        "regions": [[0, 0], [100, 0], [700, 0], [2000, 0]], "zone": zone, "nodes": list,
        "services": services, "items": goods, "stock": stock, "orders": list_of_orders, "history": history,
    });
    Instance::from_json(&text.to_string()).unwrap()
}

/// The cost of a solution; panics if it breaks a rule.
pub(crate) fn checked_cost(instance: &Instance, solution: &Solution) -> i64 {
    let mut used = std::collections::BTreeMap::new();
    let mut load = vec![0; instance.nodes.len()];
    let mut total = 0;
    for order in &instance.orders {
        let solved = solution.orders.iter().find(|solved| solved.id == order.id);
        let shipments = solved.map_or(&[][..], |solved| &solved.shipments);
        total += order_cost(instance, order, shipments);
        for shipment in shipments {
            for line in &shipment.lines {
                let line = &order.lines[*line];
                *used
                    .entry((shipment.node as i64, line.item as i64))
                    .or_insert(0) += line.qty;
                load[shipment.node] += line.qty;
            }
        }
    }
    for ((node, item), units) in used {
        let row = instance
            .stock
            .iter()
            .find(|row| row[0] == node && row[1] == item)
            .unwrap();
        assert!(
            units <= (row[2] - row[3]).max(0),
            "stock of item {item} at node {node}"
        );
    }
    for (node, units) in instance.nodes.iter().zip(load) {
        assert!(units <= node.hard_cap, "capacity");
        total += node.over_cost * (units - node.soft_cap).max(0);
    }
    total
}

fn order_cost(instance: &Instance, order: &OrderRow, shipments: &[SolvedShipment]) -> i64 {
    assert!(shipments.len() <= order.max_ship);
    let mut total = order.split_pen * (shipments.len() as i64 - 1).max(0);
    let mut sent = vec![0; order.lines.len()];
    for (index, shipment) in shipments.iter().enumerate() {
        let twin = |other: &SolvedShipment| {
            other.node == shipment.node && other.service == shipment.service
        };
        assert!(!shipments.iter().skip(index + 1).any(twin) && !shipment.lines.is_empty());
        total += shipment_cost(instance, order, shipment);
        shipment.lines.iter().for_each(|line| sent[*line] += 1);
        for line in &shipment.lines {
            let kit = order.lines[*line].kit;
            let torn = |(l, row): (usize, &encargo_sourcing::format::LineRow)| {
                row.kit == kit && !shipment.lines.contains(&l)
            };
            assert!(
                kit == 0 || !order.lines.iter().enumerate().any(torn),
                "kit torn"
            );
        }
    }
    assert!(sent.iter().all(|times| *times <= 1), "a line twice");
    let filled = sent.iter().sum::<usize>();
    assert!(
        !order.complete || filled == 0 || filled == sent.len(),
        "incomplete"
    );
    total
        + order
            .lines
            .iter()
            .zip(&sent)
            .filter(|(_, s)| **s == 0)
            .map(|(l, _)| l.unfilled)
            .sum::<i64>()
}

fn shipment_cost(instance: &Instance, order: &OrderRow, shipment: &SolvedShipment) -> i64 {
    let node = &instance.nodes[shipment.node];
    let service = instance
        .services
        .iter()
        .find(|s| s.id == shipment.service)
        .unwrap();
    assert!(!order.exclude.contains(&shipment.node));
    let counter = order.pickup_node == shipment.node as i64;
    assert!(match (order.kind, service.kind) {
        (OrderKind::Ship, ServiceKind::Parcel) => node.ship,
        (OrderKind::Pickup, ServiceKind::Pickup) => counter && node.pickup,
        (OrderKind::Pickup, ServiceKind::Transfer) => !counter && node.transfer,
        _ => false,
    });
    let zone = instance.zone[shipment.node][order.region];
    let open = |day: i64| node.open[((instance.day0_weekday + day) % 7) as usize] != 0;
    let mut day = order.t / 1440;
    if !(open(day) && order.t % 1440 <= node.cutoff) {
        day += 1;
        while !open(day) {
            day += 1;
        }
    }
    for _ in 0..node.lead {
        day += 1;
        while !open(day) {
            day += 1;
        }
    }
    let late = (day + service.days[zone] - order.promise_day).max(0);
    assert!(!(order.hard && late > 0), "late");
    let mut total = node.hand_ship + service.fix[zone] + instance.co2_price * service.co2_fix;
    for line in &shipment.lines {
        let line = &order.lines[*line];
        let item = &instance.items[line.item];
        assert!(!item.hazmat || (node.hazmat && !service.air));
        assert!(!item.oversize || (node.oversize && !service.air));
        let row = instance
            .stock
            .iter()
            .find(|r| r[0] == shipment.node as i64 && r[1] == line.item as i64);
        total +=
            line.qty * item.hg * (service.per_hg[zone] + instance.co2_price * service.co2_hg[zone]);
        total += line.qty * (node.hand_unit + row.unwrap()[4]) + order.late * late;
    }
    total
}
