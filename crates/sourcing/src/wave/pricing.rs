//! Shadow prices of scarce rows and of node capacity, and what they do to an order's costs.
#![expect(
    clippy::indexing_slicing,
    reason = "rows, nodes, sites, ways and atoms are indices made together with the lists they \
              point into; this runs for every order in every pass"
)]

use crate::cost::Micro;
use crate::dense::{Question, UNFILLED};
use crate::exact::subset::value_by_use;
use crate::exact::{Scratch, solve_priced};
use crate::format::Capacity;
use crate::wave::{Wave, WaveOrder};

/// What one more unit would be worth. Never negative.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prices {
    /// Per scarce row.
    pub(crate) rows: Vec<Micro>,
    /// Per unit of work at a node.
    pub(crate) nodes: Vec<Micro>,
}

/// Memory reused from order to order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Work {
    pub(crate) cost: Vec<Micro>,
    pub(crate) scratch: Scratch,
}

/// What all orders together would like at given prices.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wish {
    /// Sum of the orders' best values, prices included.
    pub(crate) value: Micro,
    pub(crate) rows: Vec<i64>,
    pub(crate) nodes: Vec<i64>,
}

impl Prices {
    pub(crate) fn zero(wave: &Wave) -> Self {
        Self {
            rows: vec![0; wave.atp.len()],
            nodes: vec![0; wave.capacity.len()],
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        add(&mut self.rows, &other.rows);
        add(&mut self.nodes, &other.nodes);
    }

    /// Adds charges to rows; answers what the rows cost before.
    pub(crate) fn raise(&mut self, charges: &[(usize, Micro)]) -> Vec<(usize, Micro)> {
        let mut before = Vec::with_capacity(charges.len());
        for (row, charge) in charges {
            if let Some(price) = self.rows.get_mut(*row) {
                before.push((*row, *price));
                *price += charge;
            }
        }
        before
    }

    /// Takes charges back, the last first.
    pub(crate) fn restore(&mut self, before: &[(usize, Micro)]) {
        for (row, usual) in before.iter().rev() {
            if let Some(price) = self.rows.get_mut(*row) {
                *price = *usual;
            }
        }
    }

    /// All prices times `by`, divided by `over`.
    pub(crate) fn scaled(&self, by: Micro, over: Micro) -> Self {
        let scale = |list: &[Micro]| list.iter().map(|price| price * by / over).collect();
        Self {
            rows: scale(&self.rows),
            nodes: scale(&self.nodes),
        }
    }

    /// The Lagrangian bound that belongs to what the orders would like.
    pub(crate) fn bound(&self, wave: &Wave, wish: &Wish) -> Micro {
        let stock: Micro = self
            .rows
            .iter()
            .zip(&wave.atp)
            .map(|(price, have)| price * have)
            .sum();
        let hands = self.nodes.iter().zip(&wave.capacity);
        wish.value - stock - hands.map(|(price, node)| rent(*price, node)).sum::<Micro>()
    }
}

/// What a node earns at a price per unit of work, its overtime paid.
fn rent(price: Micro, node: &Capacity) -> Micro {
    if price <= node.over_cost {
        price * node.soft
    } else {
        price * node.hard - node.over_cost * (node.hard - node.soft)
    }
}

/// The order's costs with prices on top, into `work.cost`.
pub(crate) fn add_prices(order: &WaveOrder, prices: &Prices, cost: &mut Vec<Micro>) {
    let atoms = order.dense.atoms();
    cost.clear();
    cost.extend_from_slice(&order.dense.cost);
    for site in &order.sites {
        let ways = site.first_way as usize..site.end_way as usize;
        for taken in &order.uses[site.first_use as usize..site.end_use as usize] {
            let price = prices.rows[taken.row as usize] * taken.units;
            if price != 0 {
                for way in ways.clone() {
                    cost[way * atoms + taken.atom as usize] += price;
                }
            }
        }
        let price = prices.nodes[site.node as usize];
        if price != 0 {
            for way in ways {
                for (slot, units) in cost[way * atoms..].iter_mut().zip(&order.units) {
                    *slot += price * units;
                }
            }
        }
    }
}

/// Best value of an order at the prices; its assignment is left in the scratch space.
pub(crate) fn best_at(order: &WaveOrder, prices: &Prices, work: &mut Work) -> Micro {
    add_prices(order, prices, &mut work.cost);
    let question = Question {
        dense: &order.dense,
        cost: &work.cost,
        resources: &order.dense.resources,
    };
    solve_priced(question, &mut work.scratch).total
}

/// Best value at the prices of each use of a way by an atom; answers the best of all.
pub(crate) fn values_at(
    order: &WaveOrder,
    prices: &Prices,
    work: &mut Work,
    values: &mut Vec<Micro>,
) -> Micro {
    add_prices(order, prices, &mut work.cost);
    let question = Question {
        dense: &order.dense,
        cost: &work.cost,
        resources: &[],
    };
    value_by_use(question, &mut work.scratch, values)
}

/// Calls `visit` with every scarce row an assignment takes from.
pub(crate) fn for_each_use(order: &WaveOrder, assignment: &[u32], mut visit: impl FnMut(u32, i64)) {
    for (atom, way) in assignment
        .iter()
        .enumerate()
        .filter(|(_, way)| **way != UNFILLED)
    {
        let site = order.sites[order.dense.ways[*way as usize].site as usize];
        for taken in &order.uses[site.first_use as usize..site.end_use as usize] {
            if taken.atom as usize == atom {
                visit(taken.row, taken.units);
            }
        }
    }
}

/// Calls `visit` with every node an assignment gives work to.
pub(crate) fn for_each_load(
    order: &WaveOrder,
    assignment: &[u32],
    mut visit: impl FnMut(u32, i64),
) {
    for (atom, way) in assignment
        .iter()
        .enumerate()
        .filter(|(_, way)| **way != UNFILLED)
    {
        let site = order.sites[order.dense.ways[*way as usize].site as usize];
        visit(site.node, order.units[atom]);
    }
}

/// Lets every order choose alone at the prices.
pub(crate) fn wish(wave: &Wave, prices: &Prices) -> Wish {
    let half = wave.orders.len() / 2;
    let (left, right) = wave.orders.split_at(half);
    let (mut one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| wish_of(wave, right, prices));
        let one = wish_of(wave, left, prices);
        (one, other.join().unwrap_or_default())
    });
    // Sums of integers: the same whichever thread ends first.
    one.value += other.value;
    add(&mut one.rows, &other.rows);
    add(&mut one.nodes, &other.nodes);
    one
}

fn add(sum: &mut [i64], more: &[i64]) {
    for (slot, value) in sum.iter_mut().zip(more) {
        *slot += value;
    }
}

fn wish_of(wave: &Wave, orders: &[WaveOrder], prices: &Prices) -> Wish {
    let mut work = Work::default();
    let mut wish = Wish {
        value: 0,
        rows: vec![0; wave.atp.len()],
        nodes: vec![0; wave.capacity.len()],
    };
    for order in orders {
        wish.value += best_at(order, prices, &mut work);
        let assignment = work.scratch.assignment();
        for_each_use(order, assignment, |row, units| {
            wish.rows[row as usize] += units;
        });
        for_each_load(order, assignment, |node, units| {
            wish.nodes[node as usize] += units;
        });
    }
    wish
}
