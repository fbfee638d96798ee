//! Inserts one order into a state: exactly, under the stock and the hands that are left.
#![expect(
    clippy::indexing_slicing,
    reason = "rows, nodes, sites, ways and atoms are indices made together with the lists they \
              point into; this is the step the search repeats millions of times"
)]

use crate::cost::Micro;
use crate::dense::{DenseWay, FORBIDDEN, Question, Resource};
use crate::exact::solve_priced;
use crate::wave::orders::Use;
use crate::wave::pricing::{Prices, Work};
use crate::wave::state::State;
use crate::wave::{WaveOrder, overtime};

/// How an insertion looks at prices and at stock that is taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    /// Share of the shadow prices that counts, in quarters.
    pub(crate) quarters: i64,
    /// Price of a row that is taken, on top of its shadow price; none: not to be had.
    pub(crate) steal: Option<Micro>,
}

/// Solves an order against the state; the assignment is left in the scratch space.
pub(crate) fn best_now(
    order: &WaveOrder,
    state: &State,
    prices: &Prices,
    manner: Manner,
    work: &mut Work,
) -> Micro {
    let resources = now(order, state, prices, manner, &mut work.cost);
    let question = Question {
        dense: &order.dense,
        cost: &work.cost,
        resources: &resources,
    };
    solve_priced(question, &mut work.scratch).total
}

/// The costs of the moment, and the limits that several atoms share.
fn now(
    order: &WaveOrder,
    state: &State,
    prices: &Prices,
    manner: Manner,
    cost: &mut Vec<Micro>,
) -> Vec<Resource> {
    let atoms = order.dense.atoms();
    cost.clear();
    cost.extend_from_slice(&order.dense.cost);
    let mut tight = false;
    for site in &order.sites {
        let ways = site.first_way as usize..site.end_way as usize;
        for taken in &order.uses[site.first_use as usize..site.end_use as usize] {
            let row = taken.row as usize;
            let mut price = prices.rows[row] * taken.units * manner.quarters / 4;
            if state.left[row] < taken.units {
                price = manner.steal.map_or(FORBIDDEN, |fee| price + fee);
            }
            if price != 0 {
                for way in ways.clone() {
                    cost[way * atoms + taken.atom as usize] += price;
                }
            }
        }
        let node = site.node as usize;
        let (cap, load) = (&state.capacity[node], state.load[node]);
        if load + order.total_units <= cap.soft && prices.nodes[node] == 0 {
            continue;
        }
        tight |= load + order.total_units > cap.hard;
        let base = overtime(cap, load);
        let rent = prices.nodes[node] * manner.quarters / 4;
        for (atom, units) in order.units.iter().enumerate() {
            let extra = overtime(cap, load + units) - base;
            let price = if load + units > cap.hard {
                manner
                    .steal
                    .map_or(FORBIDDEN, |fee| fee + extra.max(rent * units))
            } else {
                extra.max(rent * units)
            };
            for way in ways.clone() {
                cost[way * atoms + atom] += price;
            }
        }
    }
    if !order.twins && !tight {
        Vec::new()
    } else {
        limits(order, state, manner)
    }
}

/// Rooms smaller than the order, and rows that two atoms may take from.
fn limits(order: &WaveOrder, state: &State, manner: Manner) -> Vec<Resource> {
    let bold = manner.steal.is_some();
    let room = |node: usize| state.capacity[node].hard - if bold { 0 } else { state.load[node] };
    let ways = &order.dense.ways;
    let have = ways
        .iter()
        .map(|way| room(order.sites[way.site as usize].node as usize));
    let mut found = vec![Resource {
        need: order.units.clone(),
        have: have.collect(),
    }];
    if order.twins && !bold {
        for site in &order.sites {
            let uses = &order.uses[site.first_use as usize..site.end_use as usize];
            let twins = uses.iter().enumerate();
            let twins = twins.filter(|(at, one)| uses[..*at].iter().any(|o| o.row == one.row));
            found.extend(twins.map(|(_, one)| row_limit(order, state, one)));
        }
    }
    found
}

/// What is left of one row, for all atoms that would take from it.
fn row_limit(order: &WaveOrder, state: &State, row: &Use) -> Resource {
    let mut need = vec![0; order.units.len()];
    for taken in order
        .uses
        .iter()
        .filter(|o| o.row == row.row && o.site == row.site)
    {
        need[taken.atom as usize] += taken.units;
    }
    let left = state.left[row.row as usize];
    let here = |way: &DenseWay| if way.site == row.site { left } else { i64::MAX };
    Resource {
        need,
        have: order.dense.ways.iter().map(here).collect(),
    }
}
