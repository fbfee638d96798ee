//! What may still come today: windows of orders, dealt from history and from what is on the shelves.
//!
//! Destinations, sizes and times come from history, baskets and destinations dealt apart from each
//! other: what is bought hardly depends on where it goes, and so a short history tells of many
//! more days than it holds. How many units of an item are still wanted is drawn anew for every
//! window. A few windows of history say little about a single item; what was laid in of it says
//! more where buyers know what they do, and nothing where they do not. Which of the two holds is
//! learnt from all items together: stock is taken for demand plus an excess, demand is
//! Gamma-Poisson with the item's own count in history, and the distribution of the excess is found
//! by expectation maximisation before the first decision. Nothing beyond the stock of the network is
//! dealt: an order for it would not be taken.
#![expect(
    clippy::indexing_slicing,
    reason = "items and excesses are indices into lists made here, as long as they need to be"
)]

use crate::format::{Instance, OrderRow, Shop};
use crate::options::StockRow;
use crate::wave::dice::Dice;

/// Windows the history holds.
const WINDOWS: usize = 4;
/// Orders dealt for one setting of the prices; small shops deal their history several times.
const DEALT: usize = 8_000;
const MOST_DEALS: usize = 4;
/// Excess is told apart up to so many units.
const MOST_EXCESS: usize = 64;
/// Passes of the expectation maximisation.
const PASSES: usize = 12;
/// Probabilities of the excess are in this part of one.
pub(super) const ONE: u128 = 1 << 20;

/// What the shelves say about demand.
pub(super) struct Forecast {
    /// Probability of each excess of stock over demand, in parts of `ONE`.
    excess: Vec<u128>,
}

impl Forecast {
    /// Learns from the stock before the first order.
    pub(super) fn learn(instance: &Instance, shop: &Shop) -> Self {
        let mut forecast = Self {
            excess: vec![ONE; MOST_EXCESS + 1],
        };
        let rates = Rates::of(instance, i64::MIN);
        let laid_in = stock(shop);
        for _ in 0..PASSES {
            let mut found = vec![1_u128; MOST_EXCESS + 1];
            for (item, units) in laid_in.iter().enumerate() {
                let chances = forecast.chances(&rates, item, *units);
                let all = chances.iter().sum::<u128>().max(1);
                for (wanted, chance) in chances.iter().enumerate() {
                    found[(units - wanted).min(MOST_EXCESS)] += chance * ONE / all;
                }
            }
            let all = found.iter().sum::<u128>();
            forecast.excess = found.iter().map(|part| part * ONE / all + 1).collect();
        }
        forecast
    }

    /// Weights of 0, 1, 2 … more units of an item being wanted when so many are left.
    fn chances(&self, rates: &Rates, item: usize, left: usize) -> Vec<u128> {
        let mut chances = rates.weights(item, left);
        for (wanted, chance) in chances.iter_mut().enumerate() {
            *chance *= self.excess[(left - wanted).min(MOST_EXCESS)];
        }
        chances
    }

    /// Units of an item still expected beyond those `own` an order at hand wants, in parts of `ONE`.
    pub(super) fn wanted_after(&self, rates: &Rates, item: usize, left: usize, own: usize) -> u128 {
        let chances = self.chances(rates, item, left);
        let (mut all, mut sum) = (0_u128, 0_u128);
        for (more, chance) in chances.iter().skip(own).enumerate() {
            all += chance >> 16;
            sum += (chance >> 16) * more as u128;
        }
        // Chances are below 2^84 and fewer than 2^16: the sum stays below 2^100.
        sum * ONE / all.max(1)
    }

    /// Windows of orders from a minute of the day on.
    pub(super) fn deal(&self, instance: &Instance, now: &Shop, minute: i64) -> Vec<Vec<OrderRow>> {
        let mut dice = Dice::new(0xDEA1);
        let rates = Rates::of(instance, minute);
        let left = stock(now).into_iter().enumerate();
        let chances: Vec<Vec<u128>> = left
            .map(|(item, units)| self.chances(&rates, item, units))
            .collect();
        let deals = (DEALT / instance.history.len().max(1)).clamp(1, MOST_DEALS);
        let mut baskets: Vec<&OrderRow> = instance.history.iter().collect();
        let mut places = baskets.clone();
        let mut windows = Vec::new();
        for _ in 0..deals {
            dice.shuffle(&mut baskets);
            dice.shuffle(&mut places);
            for window in 0..WINDOWS {
                let dealt = baskets.iter().zip(&places).skip(window).step_by(WINDOWS);
                let future = dealt.filter(|(basket, _)| basket.t >= minute);
                let future = future.map(|(basket, place)| bound_for(basket, place));
                let bag = Bag::draw(&chances, &mut dice);
                windows.push(bag.fill(future.collect(), &mut dice));
            }
        }
        windows
    }
}

/// Units of each item that the network has.
fn stock(shop: &Shop) -> Vec<usize> {
    let units = |rows: &Vec<StockRow>| rows.iter().map(StockRow::atp).sum::<i64>();
    let items = shop.stock.iter().map(units);
    items
        .map(|units| usize::try_from(units).unwrap_or(0))
        .collect()
}

/// How fast items sell from a minute of the day on.
pub(super) struct Rates {
    /// Units in all windows.
    sold: Vec<u128>,
    /// Thousandths: windows seen, one to come, and what the average item counts for beforehand.
    exposure: u128,
}

impl Rates {
    pub(super) fn of(instance: &Instance, minute: i64) -> Self {
        let mut sold = vec![0_u128; instance.items.len()];
        let rows = instance.history.iter().filter(|row| row.t >= minute);
        for line in rows.flat_map(|row| &row.lines) {
            if let Some(slot) = sold.get_mut(line.item) {
                *slot += u128::try_from(line.qty).unwrap_or(0);
            }
        }
        // Half a unit beforehand, sold in as long as the average item takes for it.
        let half = sold.len() as u128 * WINDOWS as u128 * 500 / sold.iter().sum::<u128>().max(1);
        let exposure = (WINDOWS as u128 + 1) * 1_000 + half;
        Self { sold, exposure }
    }

    /// Weights of 0, 1, 2 … units up to a number, as history alone has it; all below 2^64.
    fn weights(&self, item: usize, most: usize) -> Vec<u128> {
        const HIGH: u128 = 1 << 90;
        let shape = 2 * self.sold.get(item).copied().unwrap_or(0) + 1;
        let mut weight = 1_u128 << 60;
        let mut list = vec![weight];
        for wanted in 0..most as u128 {
            weight = weight * (shape + 2 * wanted) * 1_000 / (2 * (wanted + 1) * self.exposure);
            list.push(weight);
            if weight > HIGH {
                for weight in &mut list {
                    *weight >>= 40;
                }
                weight >>= 40;
            }
        }
        let top = list.iter().copied().max().unwrap_or(1);
        let shift = (128 - top.leading_zeros()).saturating_sub(64);
        for weight in &mut list {
            *weight >>= shift;
        }
        list
    }
}

/// An order's basket with the destination of another.
fn bound_for(basket: &OrderRow, place: &OrderRow) -> OrderRow {
    OrderRow {
        kind: place.kind,
        region: place.region,
        pickup_node: place.pickup_node,
        ..basket.clone()
    }
}

/// The units one window wants, by item.
struct Bag(Vec<i64>);

impl Bag {
    fn draw(chances: &[Vec<u128>], dice: &mut Dice) -> Self {
        let mut one = |chances: &Vec<u128>| {
            let all: u128 = chances.iter().sum();
            let mut rest = all / ONE * dice.below(1 << 20) as u128;
            let drawn = chances.iter().position(|chance| {
                let here = rest < *chance;
                rest = rest.saturating_sub(*chance);
                here
            });
            i64::try_from(drawn.unwrap_or(0)).unwrap_or(0)
        };
        Self(chances.iter().map(&mut one).collect())
    }

    /// Deals the bag out to the lines of the orders: units of their own item while there are any,
    /// then whatever else is in it. Lines without units are dropped; units without a line make
    /// orders of their own.
    fn fill(mut self, mut orders: Vec<OrderRow>, dice: &mut Dice) -> Vec<OrderRow> {
        for row in orders.iter_mut().flat_map(|order| &mut order.lines) {
            let units = self.0.get_mut(row.item);
            row.qty = units.as_ref().map_or(0, |units| row.qty.min(**units));
            if let Some(units) = units {
                *units -= row.qty;
            }
        }
        let mut rest: Vec<usize> = Vec::new();
        for (item, units) in self.0.iter().enumerate() {
            rest.extend((0..*units).map(|_| item));
        }
        dice.shuffle(&mut rest);
        let lines = orders.iter_mut().flat_map(|order| &mut order.lines);
        for row in lines.filter(|row| row.qty == 0) {
            row.kit = 0;
            if let Some(item) = rest.pop() {
                (row.item, row.qty) = (item, 1);
            }
        }
        let more = rest.iter().filter_map(|item| alone(&orders, *item, dice));
        let more: Vec<OrderRow> = more.collect();
        orders.extend(more);
        for order in &mut orders {
            order.lines.retain(|line| line.qty > 0);
        }
        orders.retain(|order| !order.lines.is_empty());
        orders
    }
}

/// One unit of an item, for where one of the orders goes.
fn alone(orders: &[OrderRow], item: usize, dice: &mut Dice) -> Option<OrderRow> {
    let mut order = orders.get(dice.below(orders.len()))?.clone();
    order.lines.truncate(1);
    let line = order.lines.first_mut()?;
    (line.item, line.qty, line.kit) = (item, 1, 0);
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// One location, and items of which `stock` says what lies there when a day wants so many.
    fn shop(stock: impl Fn(usize, &mut Dice) -> usize) -> Instance {
        let mut dice = Dice::new(7);
        let mut days = vec![Vec::new(); WINDOWS + 1];
        let mut rows = Vec::new();
        for item in 0..400_usize {
            let likely = dice.below(4) * dice.below(4);
            let mut today = 0;
            for (day, list) in days.iter_mut().enumerate() {
                let units = (0..12).filter(|_| dice.below(12) < likely).count();
                list.extend((0..units).map(|_| item));
                today = if day == 0 { units } else { today };
            }
            rows.push(json!([0, item, stock(today, &mut dice), 0, 0]));
        }
        let order = |item: &usize| {
            json!({
                "id": 0, "t": 600, "kind": "ship", "region": 0, "promise_day": 9, "hard": 0,
                "late": 0, "complete": 0, "max_ship": 1, "split_pen": 0,
                "lines": [{"item": item, "qty": 1, "unfilled": 1}],
            })
        };
        let history: Vec<Value> = days[1..].iter().flatten().map(order).collect();
        let node = json!({
            "region": 0, "ship": 1, "pickup": 0, "transfer": 0, "hazmat": 1, "oversize": 1,
            "hand_ship": 0, "hand_unit": 0, "cutoff": 900, "lead": 0,
            "open": [1, 1, 1, 1, 1, 1, 1], "soft_cap": 9, "hard_cap": 9, "over_cost": 0,
        });
        let text = json!({
            "name": "", "day0_weekday": 0, "co2_price": 0, "zone": [[0]], "nodes": [node],
            "services": [], "items": vec![json!({"hg": 1, "hazmat": 0, "oversize": 0}); 400],
            "stock": rows, "orders": [], "history": history,
        });
        Instance::from_json(&text.to_string()).unwrap()
    }

    fn share(forecast: &Forecast, excess: usize) -> u128 {
        forecast.excess[excess] * 100 / ONE
    }

    #[test]
    fn buyers_who_know_what_they_do_are_believed() {
        let instance = shop(|wanted, _| wanted + 2);
        let forecast = Forecast::learn(&instance, &Shop::new(&instance));
        assert!(share(&forecast, 2) > 80, "{:?}", forecast.excess);
        let blind = shop(|_, dice| 1 + dice.below(30));
        let forecast = Forecast::learn(&blind, &Shop::new(&blind));
        let most = (0..=MOST_EXCESS)
            .map(|excess| share(&forecast, excess))
            .max();
        assert!(most < Some(40), "no one excess explains it: {most:?}");
    }

    #[test]
    fn no_window_wants_more_than_there_is() {
        let instance = shop(|wanted, dice| wanted + dice.below(2));
        let shop = Shop::new(&instance);
        let forecast = Forecast::learn(&instance, &shop);
        let stock = stock(&shop);
        let windows = forecast.deal(&instance, &shop, 0);
        assert_eq!(windows.len() % WINDOWS, 0);
        for window in &windows {
            let mut wanted = vec![0; stock.len()];
            for line in window.iter().flat_map(|order| &order.lines) {
                wanted[line.item] += usize::try_from(line.qty).unwrap();
            }
            assert!(
                wanted
                    .iter()
                    .zip(&stock)
                    .all(|(wanted, units)| wanted <= units)
            );
            let units: usize = wanted.iter().sum();
            let usual = instance.history.len() / WINDOWS;
            assert!(
                (usual / 2..usual * 2).contains(&units),
                "{units}, usually {usual}"
            );
        }
        assert!(
            forecast
                .deal(&instance, &shop, 601)
                .iter()
                .all(Vec::is_empty),
            "the day is over"
        );
    }
}
