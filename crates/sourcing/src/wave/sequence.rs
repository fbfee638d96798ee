//! Orders decided one after the other, each exactly, against what is left.

use crate::cost::Micro;
use crate::wave::Wave;
use crate::wave::insert::{Manner, best_now};
use crate::wave::pricing::{Prices, Work};
use crate::wave::state::State;

/// Decides one order, which must hold nothing, and takes what it needs.
pub(crate) fn decide(
    wave: &Wave,
    index: usize,
    prices: &Prices,
    quarters: i64,
    state: &mut State,
    work: &mut Work,
) -> Micro {
    let Some(order) = wave.orders.get(index) else {
        return 0;
    };
    let value = best_now(
        order,
        state,
        prices,
        Manner {
            quarters,
            steal: None,
        },
        work,
    );
    state.put(wave, index, work.scratch.assignment());
    value
}
