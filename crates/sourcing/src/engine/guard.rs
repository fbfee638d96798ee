//! Units kept together for lines that want several.
//!
//! A line is sent from one place. The last place with two units of an item serves a line of two;
//! once one unit of them was sent, no place does, however many units the network still has. Prices
//! per unit, learnt from windows whose orders are all known, do not see that: there the order for
//! one unit simply goes elsewhere, for a little more. So a unit that breaks such a place is charged
//! what is lost if a line that large still comes: the chance of more of them than places are left,
//! times what leaving one unfilled costs. (The marginal value of a resource with complementary
//! units, as in overbooking of seats that sit together; the chance is Poisson, its rate the item's
//! expected demand times the share of lines of that size.)

use crate::cost::Micro;
use crate::engine::forecast::{Forecast, ONE, Rates};
use crate::format::{Instance, OrderRow, Shop};
use crate::options::StockRow;

/// Lines larger than this count as lines of this size.
const LARGEST: usize = 6;
/// Rates beyond this many lines count as this many; with so many to come there are as many places.
const MOST_LINES: u128 = 10;
/// Terms of the Poisson sum at most.
const TERMS: u128 = 40;
/// What is lost counts half: serving the line would have cost something too, and it may go where
/// more units lie than one line wants. Chosen on twelve generated instances, checked on others.
const COUNTED: Micro = 2;

/// See the module.
pub(super) struct Guard {
    /// Lines in history by size; 0 is unused.
    sizes: [u128; LARGEST + 1],
    lines: u128,
    units: u128,
    /// How fast items sell from now on.
    pub(super) rates: Rates,
}

impl Guard {
    pub(super) fn learn(instance: &Instance) -> Self {
        let mut sizes = [0_u128; LARGEST + 1];
        let (mut lines, mut units) = (0, 0);
        for line in instance.history.iter().flat_map(|order| &order.lines) {
            let size = usize::try_from(line.qty).unwrap_or(1).clamp(1, LARGEST);
            if let Some(count) = sizes.get_mut(size) {
                *count += 1;
            }
            lines += 1;
            units += size as u128;
        }
        Self {
            sizes,
            lines,
            units,
            rates: Rates::of(instance, i64::MIN),
        }
    }

    /// What a unit is charged on top of its price, by stock row, for the lines of an order.
    pub(super) fn charges(
        &self,
        now: &Shop,
        forecast: &Forecast,
        order: &OrderRow,
    ) -> Vec<(usize, Micro)> {
        let mut charges = Vec::new();
        for line in &order.lines {
            let (Some(stock), Some(ids)) = (now.stock.get(line.item), now.row_ids.get(line.item))
            else {
                continue;
            };
            let own = line.qty.max(1);
            let left: Vec<i64> = stock.iter().map(StockRow::atp).collect();
            let all = usize::try_from(left.iter().sum::<i64>()).unwrap_or(0);
            let after = usize::try_from(own).unwrap_or(1);
            let wanted = forecast.wanted_after(&self.rates, line.item, all, after);
            // A fixed part and a part per unit: what a larger line of the item would cost unfilled.
            let share = line.unfilled / (own + 1);
            let losses = self.losses(&left, wanted, share);
            for (units, id) in left.iter().zip(ids) {
                let charge: Micro = losses
                    .iter()
                    .filter(|_| *units >= own)
                    .map(|loss| loss.of(*units, own))
                    .sum();
                if charge > 0 {
                    charges.push((*id, charge / COUNTED / own));
                }
            }
        }
        charges
    }

    /// What is lost with each place that could serve a line of a size, for every size that occurs.
    fn losses(&self, left: &[i64], wanted: u128, share: Micro) -> Vec<Loss> {
        let mut losses = Vec::new();
        for (size, count) in self.sizes.iter().enumerate().skip(2) {
            let large = Micro::try_from(size).unwrap_or(Micro::MAX);
            let places: i64 = left.iter().map(|units| units / large).sum();
            // `wanted` units make this many lines of the size, in parts of `ONE`.
            let rate = wanted * count / self.units.max(1);
            if rate == 0 || self.lines == 0 || places == 0 {
                continue;
            }
            losses.push(Loss {
                size: large,
                places,
                tail: tail(rate),
                unfilled: share * (large + 1),
            });
        }
        losses
    }
}

/// What the lines of one size lose with a place.
struct Loss {
    size: i64,
    /// Lines of the size that could still be served.
    places: i64,
    /// Chance, in parts of `ONE`, that so many or more come.
    tail: Vec<u128>,
    unfilled: Micro,
}

impl Loss {
    /// When `own` of the `units` of a place are sent. A line of the size itself takes its own place: that is no loss.
    fn of(&self, units: i64, own: i64) -> Micro {
        let mut lost = units / self.size - (units - own) / self.size;
        if own == self.size {
            lost -= 1;
        }
        let chance = |nth: i64| {
            let at = usize::try_from(self.places - nth).unwrap_or(0);
            let part = self.tail.get(at).copied().unwrap_or(0);
            Micro::try_from(part).unwrap_or(0)
        };
        let one = Micro::try_from(ONE).unwrap_or(Micro::MAX);
        (0..lost.max(0))
            .map(|nth| self.unfilled / one * chance(nth) + self.unfilled % one * chance(nth) / one)
            .sum()
    }
}

/// Chances of 0, 1, 2 … or more, in parts of `ONE`, of a Poisson number with a rate in parts of `ONE`.
fn tail(rate: u128) -> Vec<u128> {
    let rate = rate.min(MOST_LINES * ONE);
    let mut weight = ONE << 40;
    let mut weights = vec![weight];
    for at in 1..TERMS {
        weight = weight / at * rate / ONE;
        if weight < ONE {
            break;
        }
        weights.push(weight);
    }
    let all: u128 = weights.iter().sum();
    let part = (all / ONE).max(1);
    let mut rest = all;
    for weight in &mut weights {
        let here = *weight;
        *weight = (rest / part).min(ONE);
        rest -= here;
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_that_of_poisson() {
        // Rate 1/2: 1 - e^-0.5 = 0.3935, 1 - 1.5 e^-0.5 = 0.0902, 1 - 1.625 e^-0.5 = 0.0144.
        let tail = tail(ONE / 2);
        let thousandths = |at: usize| tail[at] * 10_000 / ONE;
        assert_eq!(
            [0, 1, 2, 3].map(thousandths),
            [10_000, 3_934, 902, 143],
            "of ten thousand"
        );
    }

    fn loss(size: i64, left: &[i64]) -> Loss {
        Loss {
            size,
            places: left.iter().map(|units| units / size).sum(),
            tail: tail(ONE / 10),
            unfilled: 100_000_000,
        }
    }

    #[test]
    fn the_last_place_for_two_is_dear_and_a_single_unit_is_not() {
        let left = [2, 1];
        let pairs = loss(2, &left);
        assert!(pairs.of(2, 1) > 9_000_000, "breaks the only pair");
        assert_eq!(pairs.of(1, 1), 0, "breaks nothing");
        assert_eq!(pairs.of(2, 2), 0, "is the line the pair was kept for");
        assert_eq!(pairs.of(3, 1), 0, "leaves a pair");
        let many = [2, 2, 2];
        assert!(
            loss(2, &many).of(2, 1) < 100_000,
            "two other pairs are left"
        );
    }
}
