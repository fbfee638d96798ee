//! Decides a million random orders and puts every decision to a judge that shares no code with the
//! engine: `trial [ORDERS]`. Prints how many broke a rule or cost something else than they said,
//! and how long single decisions took with 200 locations.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    dead_code,
    reason = "two files are shared with the tests"
)]

#[path = "../tests/it/brute.rs"]
mod brute;
#[path = "../tests/it/orders.rs"]
mod orders;

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use encargo_sourcing::{Demand, Network, choose, decide};
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
        let choice = choose(&network, &demand);
        let shipments = choice.shipments.iter();
        let shipments: Vec<_> = shipments
            .map(|s| (s.location, s.service, s.lines.as_slice()))
            .collect();
        let judged = brute::judged(&network, &demand, &shipments);
        broken += usize::from(judged != Some(choice.total));
        lines += demand.lines.len();
        sent += shipments
            .iter()
            .map(|(.., lines)| lines.len())
            .sum::<usize>();
    }
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{count} orders, {lines} lines, {sent} sent, {broken} decisions that break a rule or miscount"
    )?;
    out.flush()?;
    decisions(&mut out)
}

/// How long single decisions take with 200 locations, 65 % of which stock each item.
fn decisions(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let size = Size {
        locations: 200,
        lines: 4,
        items: 40,
    };
    let questions: Vec<(Network, Demand)> = (0..2_000)
        .map(|seed| {
            let mut dice = Dice::new(seed);
            (network(&mut dice, &size), demand(&mut dice, &size))
        })
        .collect();
    let deciders: [(&str, &dyn Fn(&Network, &Demand)); 2] = [
        ("decision", &|network, demand| {
            black_box(choose(network, demand));
        }),
        ("decision with its explanation", &|network, demand| {
            black_box(decide(network, demand));
        }),
    ];
    for (name, decider) in deciders {
        let mut times: Vec<u128> = Vec::new();
        for (network, demand) in &questions {
            let start = Instant::now();
            decider(network, demand);
            times.push(start.elapsed().as_nanos());
        }
        times.sort_unstable();
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or(0);
        let count = u128::try_from(times.len())?;
        writeln!(
            out,
            "{name}: p50 {} ns, p99 {} ns, {} a second on one core",
            at(50),
            at(99),
            count * 1_000_000_000 / times.iter().sum::<u128>().max(1)
        )?;
    }
    Ok(())
}
