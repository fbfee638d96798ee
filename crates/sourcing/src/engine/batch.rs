//! A whole wave: shadow prices, columns, search, and small groups solved exactly.

use crate::cost::Micro;
use crate::engine::{Stats, by_rules};
use crate::format::{Instance, Shop};
use crate::wave::anneal::Heat;
use crate::wave::board::Manner;
use crate::wave::polish::Polish;
use crate::wave::pool::{Pool, Reach};
use crate::wave::pricing::{Prices, Work, wish};
use crate::wave::state::State;
use crate::wave::sweep::Pace;
use crate::wave::team::Team;
use crate::wave::{Wave, dual, sequence, sweep};

/// Orders up to which a wave counts as small.
const SMALL_WAVE: usize = 2_000;
/// Passes of the two price searches.
const SWEEPS: usize = 100;
const SMALL_WAVE_SWEEPS: usize = 600;
const PASSES: usize = 60;
/// Rounds in which a large wave is polished in two parts.
const ROUNDS: usize = 4;

/// How much work a wave of some size is worth.
struct Effort {
    /// Steps of both searchers together.
    steps: usize,
    /// Coolings; a small wave is polished after each.
    cycles: usize,
    /// Columns per order.
    columns: usize,
    /// How far from an order's best its columns may be, in average orders.
    reach: Micro,
    /// Yielding steps in eight.
    yields: usize,
    polish: Polish,
}

impl Effort {
    fn of(orders: usize, iterations: usize) -> Self {
        let named = |usual: usize| if iterations == 0 { usual } else { iterations };
        if orders <= SMALL_WAVE {
            let steps = named(600_000 + 2_000 * orders);
            Self {
                steps,
                cycles: 3,
                columns: 150,
                reach: 2,
                yields: 4,
                polish: Polish {
                    groups: (300 + orders * 7 / 10).min(steps / 100),
                    smallest: 10,
                    largest: 50,
                    nodes: 2_000,
                    near: 8,
                },
            }
        } else {
            let steps = named(8_000_000);
            Self {
                steps,
                cycles: 1,
                columns: 100,
                reach: 1,
                yields: 2,
                polish: Polish {
                    groups: 10_000.min(steps / 100),
                    smallest: 10,
                    largest: 30,
                    nodes: 1_000,
                    near: 8,
                },
            }
        }
    }
}

pub(super) fn run(
    instance: &Instance,
    shop: &Shop,
    iterations: usize,
    stats: &mut Stats,
) -> (Wave, State) {
    let full = Wave::new(shop, instance, &instance.orders);
    if full.orders.is_empty() {
        let state = State::empty(&full);
        return (full, state);
    }
    let mut fallback = by_rules(instance, &full);
    let alone = one_by_one(&full);
    if alone.total < fallback.total {
        fallback = alone;
    }
    let effort = Effort::of(full.orders.len(), iterations);
    let (prices, bound) = shadow_prices(&full, fallback.total);
    let count = Micro::try_from(full.orders.len()).unwrap_or(Micro::MAX);
    // What an order costs on average: the yardstick for warmth and reach, whatever the currency.
    let scale = (bound / count).max(1_000);
    let reach = Reach {
        value: scale * effort.reach,
        most: effort.columns,
    };
    let wave = full.narrowed(&prices, reach.value);
    let state = improve(&wave, &prices, scale, &effort, reach);
    (stats.bound, stats.iterations) = (Some(bound), effort.steps);
    // Never worse than the user's own rules, nor than each order decided for itself.
    if fallback.total < state.total {
        (full, fallback)
    } else {
        (wave, state)
    }
}

/// Each order exactly for itself, in list order.
fn one_by_one(wave: &Wave) -> State {
    let (mut state, mut work) = (State::empty(wave), Work::default());
    let prices = Prices::zero(wave);
    for index in 0..wave.orders.len() {
        sequence::decide(wave, index, &prices, 4, &mut state, &mut work);
    }
    state
}

fn improve(wave: &Wave, prices: &Prices, scale: Micro, effort: &Effort, reach: Reach) -> State {
    let pool = Pool::new(wave, prices, reach);
    let team = Team::new(wave, &pool, prices);
    let mut board = team.empty();
    let (quarters, steal) = (4, None);
    for order in 0..wave.orders.len() {
        let column = board.best(order, Manner { quarters, steal });
        board.put(order, column);
    }
    let heat = Heat {
        steps: effort.steps / 2,
        warm: scale / 7,
        cold: scale / 140,
        fee: scale / 5,
        yields: effort.yields,
    };
    board = if effort.cycles > 1 {
        team.race(&board, heat, effort.cycles, effort.polish)
    } else {
        let none = Polish {
            groups: 0,
            ..effort.polish
        };
        let raced = team.race(&board, heat, 1, none);
        team.polish(raced, effort.polish, ROUNDS)
    };
    let mut state = State::empty(wave);
    for (order, column) in board.chosen.iter().enumerate() {
        state.put(wave, order, pool.assignment(*column));
    }
    state
}

/// Shadow prices of a wave and the lower bound they prove.
fn shadow_prices(wave: &Wave, known: Micro) -> (Prices, Micro) {
    let count = Micro::try_from(wave.orders.len()).unwrap_or(Micro::MAX);
    let scale = (known / count).max(1_000);
    let passes = if wave.orders.len() > SMALL_WAVE {
        SWEEPS
    } else {
        SMALL_WAVE_SWEEPS
    };
    let pace = Pace {
        passes,
        first: scale * 2 / 3,
        last: scale / 140,
    };
    let swept = sweep::run(wave, &Prices::zero(wave), pace);
    let bound = swept.bound(wave, &wish(wave, &swept));
    let found = dual::search(wave, swept, bound + bound / 200, PASSES);
    (found.prices, found.bound)
}
