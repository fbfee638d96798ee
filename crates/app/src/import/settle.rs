//! How the amounts of a document fit together. Files state a total, and name discount, shipping and tax beside it, but not whether prices
//! hold the tax or whether line totals are already discounted; the readings are tried, the plain one first, until one gives the stated total.
//! The stated total is what counts: cents that only rounding explains are put into the discount of the largest line, and a total that no
//! reading gives is an error of the document.

use encargo_domain::document::{Taxed, totals};
use encargo_domain::money::{allocate, div_round};
use encargo_domain::tax::{LineTax, TaxCategory};

use super::draft::LineDraft;

/// What a file states of a document, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) subtotal: Option<i64>,
    pub(crate) discount: i64,
    pub(crate) shipping: i64,
    pub(crate) shipping_tax: i64,
    pub(crate) fee: i64,
    pub(crate) fee_tax: i64,
    pub(crate) tax: i64,
    pub(crate) total: Option<i64>,
    /// Amounts of lines are stated, so that the document's discount is in them.
    pub(crate) lines_are_final: bool,
}

/// How they fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) charge_minor: i64,
    pub(crate) prices_include_tax: bool,
    pub(crate) line_tax: LineTax,
    pub(crate) charge_tax: LineTax,
    pub(crate) imported_tax_minor: Option<i64>,
    pub(crate) total_minor: i64,
}

/// No reading gives the stated total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mismatch {
    pub(crate) stated: i64,
    pub(crate) computed: i64,
}

/// Tax that is not stated, or is nothing.
pub(crate) const UNTAXED: LineTax = LineTax::at(TaxCategory::O, 0);

/// One way to read the figures.
#[derive(Debug, Clone, Copy)]
struct Reading {
    discount: i64,
    /// Tax on top of the prices.
    added_tax: i64,
    /// Tax the document says it holds.
    tax: i64,
}

/// Fits the amounts of a document together; order discounts are spread over its lines.
pub(crate) fn settle(lines: &mut [LineDraft], stated: &Stated) -> Result<Settled, Mismatch> {
    let goods: i64 = lines.iter().map(|l| l.amount_minor).sum();
    let gross = goods + stated.shipping + stated.fee;
    let readings = readings(lines, stated);
    let sum = |r: &Reading| gross - r.discount + r.added_tax;
    let plain = readings.first().copied().unwrap_or(Reading {
        discount: 0,
        added_tax: 0,
        tax: 0,
    });
    let Some(total) = stated.total else {
        spread(lines, on_goods(goods, plain.discount, stated));
        return Ok(taxed(
            lines,
            gross - goods - rest(goods, plain.discount, stated),
            &plain,
        ));
    };
    let slack = i64::try_from(lines.len()).unwrap_or(0);
    let exact = readings.iter().find(|r| sum(r) == total);
    let nearly = || {
        readings
            .iter()
            .filter(|r| (sum(r) - total).abs() <= slack)
            .min_by_key(|r| (sum(r) - total).abs())
    };
    let Some(reading) = exact.or_else(nearly).copied() else {
        return Err(Mismatch {
            stated: total,
            computed: sum(&plain),
        });
    };
    spread(lines, on_goods(goods, reading.discount, stated));
    round_off(lines, sum(&reading) - total);
    Ok(taxed(
        lines,
        gross - goods - rest(goods, reading.discount, stated),
        &reading,
    ))
}

/// The ways to read the figures, the plain one first.
fn readings(lines: &[LineDraft], stated: &Stated) -> Vec<Reading> {
    let of_lines: i64 = if stated.lines_are_final {
        0
    } else {
        lines.iter().map(|l| l.discount_minor.max(0)).sum()
    };
    let remaining = (stated.discount - of_lines).max(0);
    let mut discounts = if stated.lines_are_final {
        vec![0, stated.discount]
    } else {
        vec![remaining, stated.discount, 0]
    };
    discounts.dedup();
    let more = stated.shipping_tax + stated.fee_tax;
    let mut taxes = vec![
        (stated.tax, stated.tax),
        (stated.tax + more, stated.tax + more),
        (0, stated.tax),
        (0, stated.tax + more),
    ];
    taxes.dedup();
    discounts
        .iter()
        .flat_map(|discount| {
            taxes.iter().map(|(added_tax, tax)| Reading {
                discount: *discount,
                added_tax: *added_tax,
                tax: *tax,
            })
        })
        .collect()
}

/// The part of a discount that lowers the goods; a code for free shipping lowers the charge instead, which the subtotal shows.
fn on_goods(goods: i64, discount: i64, stated: &Stated) -> i64 {
    match stated.subtotal {
        Some(subtotal)
            if (0..=discount).contains(&(goods - subtotal))
                && discount - (goods - subtotal) <= stated.shipping + stated.fee =>
        {
            goods - subtotal
        }
        _ => discount,
    }
}

fn rest(goods: i64, discount: i64, stated: &Stated) -> i64 {
    discount - on_goods(goods, discount, stated)
}

/// Spreads a discount over the lines by their amounts.
fn spread(lines: &mut [LineDraft], discount: i64) {
    if discount == 0 {
        return;
    }
    let weights: Vec<u64> = lines
        .iter()
        .map(|l| u64::try_from(l.amount_minor).unwrap_or(0))
        .collect();
    for (line, share) in lines.iter_mut().zip(allocate(discount, &weights)) {
        line.discount_minor += share;
        line.amount_minor -= share;
    }
}

/// Takes cents that only rounding explains off the largest line.
fn round_off(lines: &mut [LineDraft], cents: i64) {
    if let Some(line) = lines.iter_mut().max_by_key(|l| l.amount_minor.abs()) {
        line.discount_minor += cents;
        line.amount_minor -= cents;
    }
}

/// Finds the rate the tax was computed with, so that it is kept as a rate; where there is no single one, the amount itself is kept.
fn taxed(lines: &[LineDraft], charge_minor: i64, reading: &Reading) -> Settled {
    let prices_include_tax = reading.added_tax == 0 && reading.tax != 0;
    let goods: i64 = lines.iter().map(|l| l.amount_minor).sum();
    let total_minor = goods + charge_minor + reading.added_tax;
    let settled = |line_tax, charge_tax, imported_tax_minor| Settled {
        charge_minor,
        prices_include_tax,
        line_tax,
        charge_tax,
        imported_tax_minor,
        total_minor,
    };
    if reading.tax == 0 {
        return settled(UNTAXED, UNTAXED, None);
    }
    let whole = rates(goods + charge_minor, reading.tax, prices_include_tax);
    let of_goods = rates(goods, reading.tax, prices_include_tax);
    // The roundest rate is the likeliest: 7.5 % on the goods alone before 4.82 % on goods and shipping.
    let tries = whole
        .iter()
        .zip(&of_goods)
        .flat_map(|(a, b)| [(*a, true), (*b, false)]);
    for (rate, charge_taxed) in tries.filter_map(|(rate, taxed)| Some((rate?, taxed))) {
        let line_tax = LineTax::at(TaxCategory::S, rate);
        let charge_tax = if charge_taxed { line_tax } else { UNTAXED };
        let goods = lines.iter().map(|l| Taxed {
            amount_minor: l.amount_minor,
            tax: line_tax,
        });
        let charge = Some(Taxed {
            amount_minor: charge_minor,
            tax: charge_tax,
        });
        let amounts: Vec<Taxed> = goods
            .chain(charge.filter(|c| c.amount_minor != 0))
            .collect();
        if totals(&amounts, prices_include_tax).tax_minor == reading.tax {
            return settled(line_tax, charge_tax, None);
        }
    }
    settled(UNTAXED, UNTAXED, Some(reading.tax))
}

/// How finely rates are tried, in basis points.
const STEPS: [i128; 5] = [100, 50, 25, 5, 1];

/// The rates nearest to the one that gives `tax` on `base`, the roundest first.
fn rates(base: i64, tax: i64, included: bool) -> [Option<u32>; STEPS.len()] {
    let net = if included { base - tax } else { base };
    if net <= 0 || tax < 0 {
        return [None; STEPS.len()];
    }
    let exact = i128::from(div_round(i128::from(tax) * 10_000, i128::from(net)));
    STEPS.map(|step| {
        let rate = i128::from(div_round(exact, step)) * step;
        u32::try_from(rate)
            .ok()
            .filter(|r| (1..=10_000).contains(r))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(quantity: u32, unit_price_minor: i64) -> LineDraft {
        let amount_minor = unit_price_minor * i64::from(quantity);
        LineDraft {
            sku: "S".into(),
            name: "N".into(),
            quantity,
            returned: false,
            unit_price_minor,
            discount_minor: 0,
            amount_minor,
        }
    }

    fn holds(lines: &[LineDraft], settled: &Settled) {
        for l in lines {
            assert_eq!(
                l.amount_minor,
                l.unit_price_minor * i64::from(l.quantity) - l.discount_minor,
                "amount = quantity × price − discount"
            );
        }
        let mut amounts: Vec<Taxed> = lines
            .iter()
            .map(|l| Taxed {
                amount_minor: l.amount_minor,
                tax: settled.line_tax,
            })
            .collect();
        amounts.push(Taxed {
            amount_minor: settled.charge_minor,
            tax: settled.charge_tax,
        });
        let sums = totals(&amounts, settled.prices_include_tax);
        let sums = settled.imported_tax_minor.map_or(sums.clone(), |tax| {
            sums.with_stated_tax(tax, settled.prices_include_tax)
        });
        assert_eq!(sums.total_minor, settled.total_minor);
    }

    #[test]
    fn tax_on_top_and_tax_inside_are_told_apart_by_the_total() {
        let stated = Stated {
            shipping: 1_000,
            tax: 135,
            total: Some(2_935),
            ..Stated::default()
        };
        let mut lines = [line(2, 300), line(1, 1_200)];
        let settled = settle(&mut lines, &stated).unwrap();
        assert_eq!(
            (
                settled.prices_include_tax,
                settled.line_tax.rate_bp,
                settled.charge_tax
            ),
            (false, 750, UNTAXED)
        );
        holds(&lines, &settled);

        let stated = Stated {
            tax: 2_100,
            total: Some(12_100),
            ..Stated::default()
        };
        let mut lines = [line(1, 12_100)];
        let settled = settle(&mut lines, &stated).unwrap();
        assert_eq!(
            (
                settled.prices_include_tax,
                settled.line_tax.rate_bp,
                settled.imported_tax_minor
            ),
            (true, 2_100, None)
        );
        holds(&lines, &settled);
    }

    #[test]
    fn a_tax_of_several_rates_is_kept_as_its_amount() {
        let stated = Stated {
            tax: 777,
            total: Some(10_777),
            ..Stated::default()
        };
        let mut lines = [line(1, 3_333), line(1, 6_667)];
        let settled = settle(&mut lines, &stated).unwrap();
        holds(&lines, &settled);
        let odd = Stated {
            tax: 3,
            total: Some(103),
            ..Stated::default()
        };
        let mut lines = [line(1, 33), line(1, 67)];
        let settled = settle(&mut lines, &odd).unwrap();
        assert_eq!(settled.line_tax.rate_bp, 300);
        holds(&lines, &settled);
        let mixed = Stated {
            tax: 1_234_567,
            total: Some(124_234_567),
            shipping: 0,
            ..Stated::default()
        };
        let mut lines = [line(1, 123_000_000)];
        let settled = settle(&mut lines, &mixed).unwrap();
        assert_eq!(
            (settled.imported_tax_minor, settled.total_minor),
            (Some(1_234_567), 124_234_567)
        );
        holds(&lines, &settled);
    }

    #[test]
    fn a_discount_is_spread_over_the_lines_unless_it_was_for_shipping() {
        let stated = Stated {
            discount: 11_059,
            subtotal: Some(5_391),
            total: Some(5_391),
            ..Stated::default()
        };
        let mut lines = [line(3, 3_490), line(1, 5_980)];
        let settled = settle(&mut lines, &stated).unwrap();
        assert_eq!(lines.iter().map(|l| l.discount_minor).sum::<i64>(), 11_059);
        holds(&lines, &settled);

        let free_shipping = Stated {
            discount: 500,
            shipping: 500,
            subtotal: Some(2_000),
            total: Some(2_000),
            ..Stated::default()
        };
        let mut lines = [line(1, 2_000)];
        let settled = settle(&mut lines, &free_shipping).unwrap();
        assert_eq!((lines[0].discount_minor, settled.charge_minor), (0, 0));
    }

    #[test]
    fn final_line_totals_are_not_discounted_again() {
        let stated = Stated {
            discount: 200,
            total: Some(1_800),
            lines_are_final: true,
            ..Stated::default()
        };
        let mut lines = [LineDraft {
            discount_minor: 200,
            amount_minor: 1_800,
            ..line(2, 1_000)
        }];
        let settled = settle(&mut lines, &stated).unwrap();
        assert_eq!(settled.total_minor, 1_800);
        holds(&lines, &settled);
    }

    #[test]
    fn a_cent_of_rounding_goes_into_the_largest_line_and_more_is_an_error() {
        let stated = Stated {
            total: Some(999),
            ..Stated::default()
        };
        let mut lines = [line(3, 333), line(1, 1)];
        let settled = settle(&mut lines, &stated).unwrap();
        assert_eq!((lines[0].discount_minor, settled.total_minor), (1, 999));
        holds(&lines, &settled);
        let mut lines = [line(3, 333)];
        assert_eq!(
            settle(
                &mut lines,
                &Stated {
                    total: Some(900),
                    ..Stated::default()
                }
            ),
            Err(Mismatch {
                stated: 900,
                computed: 999
            })
        );
    }

    #[test]
    fn without_a_total_the_parts_make_it() {
        let stated = Stated {
            shipping: 3_238,
            ..Stated::default()
        };
        let mut lines = [line(12, 1_400)];
        assert_eq!(settle(&mut lines, &stated).unwrap().total_minor, 20_038);
    }
}
