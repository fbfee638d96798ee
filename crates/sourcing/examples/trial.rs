//! Decides a million random orders and checks every decision against the order's own rules:
//! `trial [ORDERS]`. Prints how many broke one, and how long single decisions took with 200
//! locations.

#[path = "../tests/it/orders.rs"]
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
#[expect(
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "shared with the tests"
)]
mod orders;

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use encargo_sourcing::{build, decide, solve};
use orders::{Dice, Size, demand, network};

fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 = std::env::args()
        .nth(1)
        .map_or(Ok(1_000_000), |n| n.parse())?;
    let (mut broken, mut lines, mut sent) = (0, 0, 0);
    for seed in 0..count {
        let mut dice = Dice::new(seed ^ 0x7123_4567);
        let size = Size {
            locations: 1 + dice.below(20),
            lines: 6,
            items: 2 + dice.below(20),
        };
        let (network, demand) = (network(&mut dice, &size), demand(&mut dice, &size));
        let problem = build(&network, &demand);
        let plan = solve(&problem);
        broken += usize::from(!problem.allows(&plan.shipments));
        lines += problem.lines.len();
        sent += plan.shipments.iter().map(|s| s.lines.len()).sum::<usize>();
    }
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{count} orders, {lines} lines, {sent} sent, {broken} infeasible decisions"
    )?;
    let size = Size {
        locations: 200,
        lines: 4,
        items: 40,
    };
    let (mut quick, mut told) = (Vec::new(), Vec::new());
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed);
        let (network, demand) = (network(&mut dice, &size), demand(&mut dice, &size));
        let start = Instant::now();
        std::hint::black_box(solve(&build(&network, &demand)));
        quick.push(start.elapsed().as_nanos());
        let start = Instant::now();
        std::hint::black_box(decide(&network, &demand));
        told.push(start.elapsed().as_nanos());
    }
    for (name, mut times) in [("solve", quick), ("decide with reasons", told)] {
        times.sort_unstable();
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or(0);
        writeln!(
            out,
            "{name}: p50 {} ns, p99 {} ns (65 % of 200 locations stock each item)",
            at(50),
            at(99)
        )?;
    }
    Ok(())
}
