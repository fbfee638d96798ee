//! How many avoidable extra shipments re-evaluation removes: `reevaluate INSTANCE.json [...]`.
//!
//! As in Xu, Allgor and Graves (2009) a shipment costs the same from everywhere and nothing else
//! counts but filling all lines. Extra shipments of a stream decided once, at arrival, that the
//! same orders decided with hindsight do not need, are avoidable. `--cost`: with all costs of the
//! instance instead.

use std::error::Error;
use std::io::Write;

use encargo_sourcing::engine::{Mode, solve_instance};
use encargo_sourcing::format::Instance;

fn main() -> Result<(), Box<dyn Error>> {
    let all_costs = std::env::args().any(|word| word == "--cost");
    for path in std::env::args().skip(1).filter(|word| word != "--cost") {
        let mut instance = Instance::from_json(&std::fs::read_to_string(path)?)?;
        if !all_costs {
            count_shipments_only(&mut instance);
        }
        let mut seen = Vec::new();
        for mode in [Mode::Myopic, Mode::Reevaluate, Mode::Batch] {
            let (solution, stats) = solve_instance(&instance, mode, 0, &|| 0);
            let shipments: usize = solution.orders.iter().map(|o| o.shipments.len()).sum();
            let extra = shipments - solution.orders.len();
            writeln!(
                std::io::stdout(),
                "{} {mode:?}: {shipments} shipments, {extra} extra, cost {}",
                instance.name,
                stats.cost
            )?;
            seen.push((extra, stats.cost));
        }
        if let [(first, dear), (later, cost), (least, cheap)] = *seen.as_slice() {
            let removed = i64::try_from(first)? - i64::try_from(later)?;
            let avoidable = i64::try_from(first)? - i64::try_from(least)?;
            writeln!(
                std::io::stdout(),
                "removed {removed} of {avoidable} avoidable extra shipments ({} %); {} % of the avoidable cost",
                removed * 100 / avoidable.max(1),
                (dear - cost) * 100 / (dear - cheap).max(1)
            )?;
        }
    }
    Ok(())
}

fn count_shipments_only(instance: &mut Instance) {
    instance.co2_price = 0;
    for service in &mut instance.services {
        (service.fix, service.per_hg) = (vec![1_000_000], vec![0]);
    }
    for node in &mut instance.nodes {
        (node.hand_ship, node.hand_unit) = (0, 0);
        (node.soft_cap, node.hard_cap) = (1_000_000, 1_000_000);
    }
    for [.., opportunity] in &mut instance.stock {
        *opportunity = 0;
    }
    for order in &mut instance.orders {
        (order.late, order.hard, order.split_pen) = (0, false, 0);
        for line in &mut order.lines {
            line.unfilled = 20_000_000;
        }
    }
}
