//! Orders decided at arrival and decided again, together, until their picking starts.
//!
//! Xu, Allgor and Graves (2009): between order and picking lie hours in which an assignment costs
//! nothing to change. Here every order is decided myopically when it comes; once an hour all
//! orders whose picking has not begun are decided anew as one wave, against the stock that picked
//! orders left, and the new plan is taken only if it is cheaper. Nothing later than the clock is
//! looked at. The hours until picking (6 to 18) follow from the order's place in the list.

use crate::cost::Micro;
use crate::engine::{Stats, batch, shipments};
use crate::format::{Instance, OrderRow, Shop, Solution, SolvedOrder, SolvedShipment};
use crate::model::Shipment;
use crate::options::build;
use crate::wave::dice::Dice;
use crate::wave::pricing::{Prices, Work};
use crate::wave::state::State;
use crate::wave::{Wave, overtime, sequence};

/// Minutes between two re-evaluations.
const PAUSE: i64 = 60;
/// Minutes until picking starts: at least, and how many more at most.
const FIRST_PICK: i64 = 6 * 60;
const PICK_SPREAD: usize = 12 * 60;
/// Search steps of one re-evaluation if the caller names none.
const STEPS: usize = 300_000;

struct Desk<'a> {
    instance: &'a Instance,
    /// What orders that are being picked have left.
    base: Shop,
    /// What all orders together have left.
    now: Shop,
    held: Vec<Vec<SolvedShipment>>,
    /// Orders that may still change.
    open: Vec<usize>,
    pick_at: Vec<i64>,
    steps: usize,
}

pub(super) fn run(
    instance: &Instance,
    shop: &Shop,
    iterations: usize,
    stats: &mut Stats,
) -> Solution {
    let mut dice = Dice::new(0x91C4);
    let mut wait = || FIRST_PICK + i64::try_from(dice.below(PICK_SPREAD)).unwrap_or(0);
    let mut desk = Desk {
        instance,
        base: shop.clone(),
        now: shop.clone(),
        held: vec![Vec::new(); instance.orders.len()],
        open: Vec::new(),
        pick_at: instance.orders.iter().map(|row| row.t + wait()).collect(),
        steps: if iterations == 0 { STEPS } else { iterations },
    };
    let mut due = instance.orders.first().map_or(0, |row| row.t + PAUSE);
    for (index, row) in instance.orders.iter().enumerate() {
        while row.t >= due {
            desk.reevaluate(due);
            due += PAUSE;
        }
        desk.arrive(index, row);
    }
    while !desk.open.is_empty() {
        desk.reevaluate(due);
        due += PAUSE;
    }
    let all: Vec<usize> = (0..instance.orders.len()).collect();
    stats.cost = desk.cost(&all, shop);
    stats.iterations = desk.steps;
    let orders = instance.orders.iter().zip(desk.held);
    let orders = orders.map(|(row, shipments)| SolvedOrder {
        id: row.id,
        shipments,
    });
    Solution {
        instance: instance.name.clone(),
        orders: orders.filter(|o| !o.shipments.is_empty()).collect(),
    }
}

impl Desk<'_> {
    fn arrive(&mut self, index: usize, row: &OrderRow) {
        let wave = Wave::new(&self.now, self.instance, std::slice::from_ref(row));
        let mut state = State::empty(&wave);
        let (prices, mut work) = (Prices::zero(&wave), Work::default());
        sequence::decide(&wave, 0, &prices, 4, &mut state, &mut work);
        if let (Some(order), Some(held)) = (wave.orders.first(), self.held.get_mut(index)) {
            *held = shipments(self.instance, order, state.assignment(0));
            book(&mut self.now, row, held);
        }
        self.open.push(index);
    }

    /// Lets picked orders go, and decides all others anew.
    fn reevaluate(&mut self, minute: i64) {
        let picked = |order: &usize| self.pick_at.get(*order).is_none_or(|at| *at <= minute);
        let (gone, open): (Vec<usize>, Vec<usize>) = self.open.iter().partition(|o| picked(o));
        self.open = open;
        for order in gone {
            if let (Some(row), Some(held)) = (self.instance.orders.get(order), self.held.get(order))
            {
                book(&mut self.base, row, held);
            }
        }
        let rows = self
            .open
            .iter()
            .filter_map(|o| self.instance.orders.get(*o));
        let part = Instance {
            orders: rows.cloned().collect(),
            history: Vec::new(),
            ..self.instance.clone()
        };
        let mut stats = Stats::new(crate::engine::Mode::Batch, part.orders.len());
        let (wave, state) = batch::run(&part, &self.base, self.steps, &mut stats);
        if state.total < self.cost(&self.open, &self.base) {
            for (at, (index, order)) in self.open.iter().zip(&wave.orders).enumerate() {
                if let Some(held) = self.held.get_mut(*index) {
                    *held = shipments(self.instance, order, state.assignment(at));
                }
            }
            self.now = self.base.clone();
            for index in &self.open {
                if let (Some(row), Some(held)) =
                    (self.instance.orders.get(*index), self.held.get(*index))
                {
                    book(&mut self.now, row, held);
                }
            }
        }
    }

    /// What some orders cost as they are held, on top of what a shop has already booked.
    fn cost(&self, orders: &[usize], shop: &Shop) -> Micro {
        let mut load = vec![0; shop.capacity.len()];
        let mut total = 0;
        for index in orders {
            let (Some(row), Some(held)) = (self.instance.orders.get(*index), self.held.get(*index))
            else {
                continue;
            };
            let problem = build(&shop.network, &shop.demand(self.instance, row));
            let service = |name: &str| self.instance.services.iter().position(|s| s.id == name);
            let plan: Vec<Shipment> = held
                .iter()
                .filter_map(|sent| {
                    let service = service(&sent.service)?;
                    let way = problem.ways.iter().enumerate().position(|(at, way)| {
                        let site = problem.site_of(at).map(|s| s.location);
                        way.service == service && site == Some(sent.node)
                    })?;
                    let lines = sent.lines.clone();
                    Some(Shipment { way, lines })
                })
                .collect();
            total += problem.cost_of(&plan).total();
            for (node, units) in loads(row, held) {
                if let Some(slot) = load.get_mut(node) {
                    *slot += units;
                }
            }
        }
        let nodes = shop.capacity.iter().zip(load);
        total
            + nodes
                .map(|(node, load)| overtime(node, load))
                .sum::<Micro>()
    }
}

fn loads<'a>(
    row: &'a OrderRow,
    held: &'a [SolvedShipment],
) -> impl Iterator<Item = (usize, i64)> + 'a {
    held.iter().flat_map(|sent| {
        let lines = sent.lines.iter().filter_map(|line| row.lines.get(*line));
        lines.map(|line| (sent.node, line.qty))
    })
}

/// Takes what an order holds from stock and capacity.
fn book(shop: &mut Shop, row: &OrderRow, held: &[SolvedShipment]) {
    for sent in held {
        for line in sent.lines.iter().filter_map(|line| row.lines.get(*line)) {
            if let Some(stock) = shop.row_of(line.item, sent.node) {
                shop.take(stock, line.qty);
            }
        }
    }
    for (node, units) in loads(row, held) {
        if let Some(capacity) = shop.capacity.get_mut(node) {
            capacity.soft -= units;
            capacity.hard -= units;
        }
    }
}
