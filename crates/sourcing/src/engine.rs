//! From an instance to a solution: the modes, their budgets and what they report.

mod batch;
mod forecast;
mod guard;
mod online;
mod reevaluate;

use serde::Serialize;

use crate::cost::Micro;
use crate::dense::UNFILLED;
use crate::format::{Instance, OrderRow, Shop, Solution, SolvedOrder, SolvedShipment};
use crate::wave::pricing::{Prices, Work};
use crate::wave::state::State;
use crate::wave::waterfall::Nearness;
use crate::wave::{Wave, WaveOrder, sequence, waterfall};

/// How the orders are decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// All together, with shadow prices and search.
    Batch,
    /// One after the other in list order, with prices learnt from `history`.
    Online,
    /// One after the other, then all that is not being picked yet once an hour together.
    Reevaluate,
    /// One after the other, each exactly for itself.
    Myopic,
    /// By the rule list.
    Waterfall,
}

impl Mode {
    /// Reads the name of a mode.
    pub fn from_name(name: &str) -> Option<Self> {
        let modes = [
            Self::Batch,
            Self::Online,
            Self::Reevaluate,
            Self::Myopic,
            Self::Waterfall,
        ];
        let names = ["batch", "online", "reevaluate", "myopic", "waterfall"];
        names
            .iter()
            .zip(modes)
            .find(|(known, _)| **known == name)
            .map(|(_, mode)| mode)
    }
}

/// What a run has to say for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// How the orders were decided.
    pub mode: Mode,
    /// Cost of the solution.
    pub cost: Micro,
    /// No solution costs less (batch only).
    pub bound: Option<Micro>,
    /// Parts per million by which the cost may still exceed the best possible (batch only).
    pub gap_ppm: Option<i64>,
    /// Search steps taken.
    pub iterations: usize,
    /// Orders decided.
    pub orders: usize,
    /// Time of single decisions by the caller's clock, ascending (myopic and online).
    #[serde(skip)]
    pub decision_ns: Vec<u64>,
}

impl Stats {
    fn new(mode: Mode, orders: usize) -> Self {
        Self {
            mode,
            cost: 0,
            bound: None,
            gap_ppm: None,
            iterations: 0,
            orders,
            decision_ns: Vec::new(),
        }
    }

    /// The time within which a share of the single decisions was taken.
    pub fn decision_percentile(&self, percent: usize) -> Option<u64> {
        let rank = (self.decision_ns.len() * percent)
            .div_ceil(100)
            .saturating_sub(1);
        self.decision_ns.get(rank).copied()
    }
}

/// Solves an instance. `iterations` 0: the budget that suits its size. `clock` counts
/// nanoseconds and is only used to measure single decisions; it cannot change the answer.
pub fn solve_instance(
    instance: &Instance,
    mode: Mode,
    iterations: usize,
    clock: &dyn Fn() -> u64,
) -> (Solution, Stats) {
    let shop = Shop::new(instance);
    let mut stats = Stats::new(mode, instance.orders.len());
    let (wave, state) = match mode {
        Mode::Reevaluate => {
            let solution = reevaluate::run(instance, &shop, iterations, &mut stats);
            return (solution, stats);
        }
        Mode::Batch => batch::run(instance, &shop, iterations, &mut stats),
        Mode::Online => online::run(instance, &shop, clock, &mut stats),
        Mode::Myopic => myopic(instance, &shop, clock, &mut stats),
        Mode::Waterfall => {
            let wave = Wave::new(&shop, instance, &instance.orders);
            let state = by_rules(instance, &wave);
            (wave, state)
        }
    };
    stats.cost = state.total;
    stats.gap_ppm = stats.bound.map(|bound| gap_ppm(state.total, bound));
    stats.decision_ns.sort_unstable();
    (solution(instance, &wave, &state), stats)
}

fn gap_ppm(cost: Micro, bound: Micro) -> i64 {
    let gap = i128::from(cost - bound) * 1_000_000 / i128::from(bound.max(1));
    i64::try_from(gap).unwrap_or(i64::MAX)
}

fn by_rules(instance: &Instance, wave: &Wave) -> State {
    waterfall::run(wave, |index| {
        let (Some(order), Some(row)) = (wave.orders.get(index), instance.orders.get(index)) else {
            return Vec::new();
        };
        nearness(instance, order, row)
    })
}

fn nearness(instance: &Instance, order: &WaveOrder, row: &OrderRow) -> Vec<Nearness> {
    let place = |region: usize| instance.regions.get(region).copied().unwrap_or([0, 0]);
    let [x, y] = place(row.region);
    let sites = order.sites.iter().enumerate();
    sites
        .filter_map(|(site, at)| {
            let node = instance.nodes.get(at.node as usize)?;
            let [a, b] = place(node.region);
            let km_squared = (x - a) * (x - a) + (y - b) * (y - b);
            Some(Nearness {
                km_squared,
                site,
                centre: node.kind == "dc",
            })
        })
        .collect()
}

/// Decisions taken one at a time, each measured from the order's raw data to its shipments.
struct Desk<'a> {
    instance: &'a Instance,
    shop: &'a Shop,
    wave: &'a Wave,
    clock: &'a dyn Fn() -> u64,
    state: State,
    work: Work,
}

impl<'a> Desk<'a> {
    fn new(
        instance: &'a Instance,
        shop: &'a Shop,
        wave: &'a Wave,
        clock: &'a dyn Fn() -> u64,
    ) -> Self {
        let (state, work) = (State::empty(wave), Work::default());
        Self {
            instance,
            shop,
            wave,
            clock,
            state,
            work,
        }
    }

    /// Decides one order; answers the nanoseconds it took.
    fn decide(&mut self, index: usize, row: &OrderRow, prices: &Prices) -> u64 {
        let before = (self.clock)();
        // The wave holds the order already; building it again is what a caller would pay for.
        let built = WaveOrder::new(self.shop, &self.shop.demand(self.instance, row));
        std::hint::black_box(&built);
        sequence::decide(self.wave, index, prices, 4, &mut self.state, &mut self.work);
        (self.clock)().saturating_sub(before)
    }
}

fn myopic(
    instance: &Instance,
    shop: &Shop,
    clock: &dyn Fn() -> u64,
    stats: &mut Stats,
) -> (Wave, State) {
    let wave = Wave::new(shop, instance, &instance.orders);
    let prices = Prices::zero(&wave);
    let mut desk = Desk::new(instance, shop, &wave, clock);
    let rows = instance.orders.iter().enumerate();
    stats.decision_ns = rows
        .map(|(index, row)| desk.decide(index, row, &prices))
        .collect();
    let state = desk.state;
    (wave, state)
}

fn solution(instance: &Instance, wave: &Wave, state: &State) -> Solution {
    let orders = wave.orders.iter().zip(&instance.orders).enumerate();
    let orders = orders.map(|(index, (order, row))| SolvedOrder {
        id: row.id,
        shipments: shipments(instance, order, state.assignment(index)),
    });
    let orders = orders.filter(|order| !order.shipments.is_empty()).collect();
    Solution {
        instance: instance.name.clone(),
        orders,
    }
}

fn shipments(instance: &Instance, order: &WaveOrder, assignment: &[u32]) -> Vec<SolvedShipment> {
    let mut used: Vec<u32> = assignment
        .iter()
        .copied()
        .filter(|way| *way != UNFILLED)
        .collect();
    used.sort_unstable();
    used.dedup();
    let shipment = |way: u32| {
        let at = order.dense.ways.get(way as usize)?;
        let site = order.sites.get(at.site as usize)?;
        let service = order.services.get(way as usize)?;
        let sent = assignment
            .iter()
            .zip(&order.atoms)
            .filter(|(taken, _)| **taken == way);
        let mut lines: Vec<usize> = sent.flat_map(|(_, lines)| lines.iter().copied()).collect();
        lines.sort_unstable();
        Some(SolvedShipment {
            node: site.node as usize,
            service: instance.services.get(*service as usize)?.id.clone(),
            lines,
        })
    };
    used.into_iter().filter_map(shipment).collect()
}
