//! A received invoice beside the purchase order it bills.

use super::{Received, ReceivedLine};

/// What was ordered and is to be billed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpectedLine {
    /// The shop's number of the goods.
    pub sku: String,
    /// The supplier's.
    pub supplier_sku: String,
    /// GTIN.
    pub gtin: String,
    /// Units received (or ordered) and not billed yet.
    pub quantity: u32,
    /// Net price of one as agreed, after discounts, in minor units.
    pub unit_price_minor: i64,
}

/// What differs. Lines are named by their place, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Billed in another currency.
    Currency {
        /// The invoice's.
        billed: String,
    },
    /// Billed and not ordered.
    NotOrdered {
        /// Line of the invoice.
        line: usize,
    },
    /// Ordered and not billed.
    NotBilled {
        /// Line of the order.
        expected: usize,
    },
    /// Another number of units.
    Quantity {
        /// Line of the invoice.
        line: usize,
        /// Line of the order.
        expected: usize,
        /// Billed, in millionths.
        billed_millionths: i64,
        /// Expected, in millionths.
        expected_millionths: i64,
    },
    /// Another price: the line's net is not the agreed price times the quantity.
    Price {
        /// Line of the invoice.
        line: usize,
        /// Line of the order.
        expected: usize,
        /// Billed for the line, net, in minor units.
        billed_minor: i64,
        /// What the quantity costs at the agreed price, rounded half away from zero.
        expected_minor: i64,
    },
}

/// Lays the invoice beside the order: lines are matched by GTIN, then by the supplier's number, then
/// by the shop's own; each line of the order once. Prices are compared by the line's net, so
/// discounts count.
pub fn compare(received: &Received, currency: &str, order: &[ExpectedLine]) -> Vec<Difference> {
    let mut found = Vec::new();
    if received.currency != currency {
        found.push(Difference::Currency {
            billed: received.currency.clone(),
        });
    }
    let matched = matches(received, order);
    for ((i, line), at) in received.lines.iter().enumerate().zip(&matched) {
        match at.and_then(|at| Some((at, order.get(at)?))) {
            Some((at, wanted)) => differences(&mut found, (i, line), (at, wanted)),
            None => found.push(Difference::NotOrdered { line: i }),
        }
    }
    let missing = (0..order.len()).filter(|at| !matched.contains(&Some(*at)));
    found.extend(missing.map(|expected| Difference::NotBilled { expected }));
    found
}

/// Which line of the order each line of the invoice bills; each line of the order once.
pub fn matches(received: &Received, order: &[ExpectedLine]) -> Vec<Option<usize>> {
    let mut taken = vec![false; order.len()];
    let lines = received.lines.iter().map(|line| {
        let at = matching(line, order, &taken)?;
        if let Some(slot) = taken.get_mut(at) {
            *slot = true;
        }
        Some(at)
    });
    lines.collect()
}

fn differences(
    found: &mut Vec<Difference>,
    (i, line): (usize, &ReceivedLine),
    (expected, wanted): (usize, &ExpectedLine),
) {
    let expected_millionths = i64::from(wanted.quantity) * 1_000_000;
    if line.quantity_millionths != expected_millionths {
        found.push(Difference::Quantity {
            line: i,
            expected,
            billed_millionths: line.quantity_millionths,
            expected_millionths,
        });
    }
    let exact = i128::from(line.quantity_millionths) * i128::from(wanted.unit_price_minor);
    let expected_minor = rounded(exact);
    if line.net_minor != expected_minor {
        found.push(Difference::Price {
            line: i,
            expected,
            billed_minor: line.net_minor,
            expected_minor,
        });
    }
}

/// Millionths to units, half away from zero.
fn rounded(millionths: i128) -> i64 {
    let half = if millionths < 0 { -500_000 } else { 500_000 };
    i64::try_from((millionths + half) / 1_000_000).unwrap_or(i64::MAX)
}

fn matching(line: &ReceivedLine, order: &[ExpectedLine], taken: &[bool]) -> Option<usize> {
    let same = |a: &str, b: &str| !a.is_empty() && a == b;
    let by = |matches: &dyn Fn(&ExpectedLine) -> bool| {
        order
            .iter()
            .zip(taken)
            .position(|(wanted, taken)| !taken && matches(wanted))
    };
    by(&|w| same(&line.gtin, &w.gtin))
        .or_else(|| by(&|w| same(&line.seller_sku, &w.supplier_sku)))
        .or_else(|| by(&|w| same(&line.buyer_sku, &w.sku)))
        .or_else(|| by(&|w| same(&line.seller_sku, &w.sku)))
}
