//! Orders decided at arrival, with prices learnt from what may still come.
//!
//! Several times a day windows of orders that may still come (`forecast`) are priced against the
//! stock that is left; a unit's price is the average over the windows, so it falls by itself as
//! the day ends or as a unit proves superfluous (immediate cost + dual values, Acimovic and Graves
//! 2015, with many samples instead of one forecast). Decisions never look at orders that come later
//! in the list, and the prices count in full: no share of them was chosen to suit an instance.
//! Beside the prices stands what prices per unit cannot say: units kept together (`guard`).

use crate::cost::Micro;
use crate::engine::forecast::{Forecast, Rates};
use crate::engine::guard::Guard;
use crate::engine::{Desk, Stats};
use crate::format::{Instance, OrderRow, Shop};
use crate::wave::pricing::{Prices, for_each_load, for_each_use};
use crate::wave::state::State;
use crate::wave::sweep::{self, Pace};
use crate::wave::{Wave, WaveOrder};

/// Times the prices are set anew.
const EPOCHS: i64 = 40;
/// Passes over a window each time.
const PASSES: usize = 20;

/// Decides the orders in list order.
pub(super) fn run(
    instance: &Instance,
    shop: &Shop,
    clock: &dyn Fn() -> u64,
    stats: &mut Stats,
) -> (Wave, State) {
    let wave = Wave::all_rows(shop, instance, &instance.orders);
    let mut prices = Prices::zero(&wave);
    let forecast = Forecast::learn(instance, shop);
    let mut guard = Guard::learn(instance);
    let mut now = shop.clone();
    let mut desk = Desk::new(instance, shop, &wave, clock);
    let pause = pause(instance);
    let mut due = i64::MIN;
    for (index, row) in instance.orders.iter().enumerate() {
        if row.t >= due {
            let windows = forecast.deal(instance, &now, row.t);
            prices = learn(instance, &now, &windows, &prices);
            guard.rates = Rates::of(instance, row.t);
            due = row.t + pause;
        }
        let before = clock();
        let usual = prices.raise(&guard.charges(&now, &forecast, row));
        let guarded = clock().saturating_sub(before);
        let decided = desk.decide(index, row, &prices);
        stats.decision_ns.push(guarded + decided);
        prices.restore(&usual);
        if let Some(order) = wave.orders.get(index) {
            take(&mut now, order, desk.state.assignment(index));
        }
    }
    let state = desk.state;
    (wave, state)
}

/// Minutes between two settings of the prices: a share of the time that history spans.
fn pause(instance: &Instance) -> i64 {
    let minutes = || instance.history.iter().map(|order| order.t);
    let span = minutes().max().unwrap_or(0) - minutes().min().unwrap_or(0);
    (span / EPOCHS).max(1)
}

/// Books a decision in the stock and the capacity that later prices are learnt from.
fn take(shop: &mut Shop, order: &WaveOrder, assignment: &[u32]) {
    for_each_use(order, assignment, |row, units| {
        shop.take(row as usize, units);
    });
    for_each_load(order, assignment, |node, units| {
        if let Some(capacity) = shop.capacity.get_mut(node as usize) {
            capacity.soft -= units;
            capacity.hard -= units;
        }
    });
}

/// Prices of all rows and nodes, averaged over the windows.
fn learn(instance: &Instance, now: &Shop, windows: &[Vec<OrderRow>], before: &Prices) -> Prices {
    let half = windows.len() / 2;
    let price = |windows: &[Vec<OrderRow>]| {
        let mut sum = before.scaled(0, 1);
        for future in windows {
            sum.add(&price_window(instance, now, future, before));
        }
        sum
    };
    let (left, right) = windows.split_at(half);
    // Sums of integers: the same whichever thread ends first.
    let sum = std::thread::scope(|scope| {
        let other = scope.spawn(|| price(right));
        let mut one = price(left);
        one.add(&other.join().unwrap_or_else(|_| price(right)));
        one
    });
    let count = Micro::try_from(windows.len()).unwrap_or(1).max(1);
    sum.scaled(1, count)
}

fn price_window(instance: &Instance, now: &Shop, future: &[OrderRow], before: &Prices) -> Prices {
    let wave = Wave::new(now, instance, future);
    let scale = unfilled_per_order(&wave);
    let pace = Pace {
        passes: PASSES,
        first: scale / 10,
        last: scale / 100,
    };
    let known = |row: &usize| before.rows.get(*row).copied().unwrap_or(0);
    let from = Prices {
        rows: wave.rows.iter().map(known).collect(),
        nodes: before.nodes.clone(),
    };
    let found = sweep::run(&wave, &from, pace);
    let mut prices = before.scaled(0, 1);
    for (row, price) in wave.rows.iter().zip(found.rows) {
        if let Some(slot) = prices.rows.get_mut(*row) {
            *slot = price;
        }
    }
    prices.nodes = found.nodes;
    prices
}

/// The yardstick for price steps, whatever the currency.
fn unfilled_per_order(wave: &Wave) -> Micro {
    let orders = Micro::try_from(wave.orders.len())
        .unwrap_or(Micro::MAX)
        .max(1);
    let unfilled = wave.orders.iter().flat_map(|order| &order.dense.unfilled);
    (unfilled.sum::<Micro>() / orders).max(1_000)
}
