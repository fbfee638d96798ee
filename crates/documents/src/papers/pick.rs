//! The pick list: what is fetched from which bin, in the order of the way.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use encargo_domain::words::Language;

use super::goods::ean_cell;
use super::{Head, start};
use crate::brand::{Brand, Column, PaperKind};
use crate::codes::gtin;
use crate::display::{Color, pt};
use crate::face::Face;
use crate::form::style::{BODY, INK, MUTED, SMALL, STRONG, style};
use crate::form::{Form, Part, Plan, Total};
use crate::layout::Style;
use crate::layout::table::Cell;

/// Units to fetch, printed as one round. The number of the head is the batch's and is printed as
/// Code 128.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickList {
    /// What it says of itself.
    pub head: Head,
    /// Wave it belongs to.
    pub wave: String,
    /// Who picks.
    pub picker: String,
    /// Carts or totes to take.
    pub totes: u32,
    /// What to fetch: printed in the order of [`bin_order`], whatever order it comes in.
    pub lines: Vec<PickLine>,
}

/// Units from one bin for one order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PickLine {
    /// Zone of the place, for the sums.
    pub zone: String,
    /// Bin code.
    pub bin: String,
    /// Units.
    pub quantity: u32,
    /// The shop's number of the goods.
    pub sku: String,
    /// GTIN-13; anything else is not printed.
    pub ean: String,
    /// Description.
    pub name: String,
    /// Lot or serial number to take.
    pub lot: String,
    /// For which order, or which tote.
    pub order_number: String,
}

/// Compares bin codes as a person walks: digits by value (`A-2` before `A-10`), letters as they are.
pub fn bin_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (part_a, rest_a) = part(a);
        let (part_b, rest_b) = part(b);
        let order = match (part_a.parse::<u64>(), part_b.parse::<u64>()) {
            (Ok(a), Ok(b)) => a.cmp(&b).then(part_a.len().cmp(&part_b.len())),
            _ => part_a.cmp(part_b),
        };
        if order != Ordering::Equal || part_a.is_empty() {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
}

/// The leading run of digits, or of anything else.
fn part(text: &str) -> (&str, &str) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text
        .find(|c: char| c.is_ascii_digit() != digits)
        .unwrap_or(text.len());
    text.split_at(end)
}

/// The lines in the order of the way: by bin, then by goods, then by order.
pub fn sort_by_bin(lines: &mut [PickLine]) {
    lines.sort_by(|a, b| {
        bin_order(&a.bin, &b.bin)
            .then_with(|| a.sku.cmp(&b.sku))
            .then_with(|| bin_order(&a.order_number, &b.order_number))
    });
}

const BIN: Style = style(Face::Bold, 14_000, 17_000, INK);
const UNITS: Style = style(Face::Bold, 14_000, 17_000, Color(0, 0, 0));

impl PickList {
    pub(super) fn form(&self, house: Language, brand: &Brand) -> Form {
        let mut lines = self.lines.clone();
        sort_by_bin(&mut lines);
        let mut form = start(&self.head, house, "doc-title-pick-list");
        let speech = form.speech;
        form.fact("doc-date", speech.date(self.head.on));
        form.fact("doc-wave", self.wave.as_str());
        form.fact("doc-picker", self.picker.as_str());
        if self.totes > 0 {
            form.fact("doc-totes", speech.count(self.totes));
        }
        let mut orders: Vec<&str> = lines.iter().map(|l| l.order_number.as_str()).collect();
        orders.sort_unstable();
        orders.dedup();
        let orders = u32::try_from(orders.len()).unwrap_or(u32::MAX);
        form.fact("doc-orders", speech.count(orders));
        if !self.head.number.is_empty() {
            let words = speech.say("doc-code-alt", &[("number", &self.head.number)]);
            form.code = Some((self.head.number.clone(), words));
        }
        let units = lines.iter().map(|l| l.quantity).sum::<u32>();
        let rows = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        form.totals = vec![
            Total::labelled(speech, "doc-total-lines", speech.count(rows)),
            Total::strong(speech, STRONG, "doc-total-units", speech.count(units)),
        ];
        form.beside = zones(&form, &lines);
        form.parts = vec![part_of(&form, brand, &lines)];
        form.signatures = vec!["doc-sign-picked", "doc-sign-checked"];
        form
    }
}

fn part_of(form: &Form, brand: &Brand, lines: &[PickLine]) -> Part {
    let speech = form.speech;
    let cells = |cell: &dyn Fn(&PickLine) -> Cell| lines.iter().map(cell).collect::<Vec<_>>();
    let mut plans = vec![Plan::left("doc-column-tick", cells(&|_| Cell::tick()))];
    if brand.shows(PaperKind::PickList, Column::Bin) {
        let bins = cells(&|l| Cell::text(BIN, l.bin.clone()));
        plans.push(Plan {
            most: pt(110),
            ..Plan::left("doc-column-bin", bins)
        });
    }
    let units = cells(&|l| Cell::text(UNITS, speech.count(l.quantity)));
    plans.push(Plan::right("doc-column-quantity", units));
    let names = cells(&|l| {
        let sku = if brand.shows(PaperKind::PickList, Column::Sku) {
            l.sku.as_str()
        } else {
            ""
        };
        let lot = match l.lot.as_str() {
            "" => String::new(),
            lot => speech.say("doc-lots", &[("lots", lot)]),
        };
        Cell::text(BODY, l.name.clone())
            .and(SMALL, sku)
            .and(SMALL.bold(), lot)
    });
    plans.push(Plan::rest("doc-column-name", names));
    if lines.iter().any(|l| !l.order_number.is_empty()) {
        let orders = cells(&|l| Cell::text(BODY.color(MUTED), l.order_number.clone()));
        plans.push(Plan::left("doc-order", orders));
    }
    let ean = brand.shows(PaperKind::PickList, Column::Ean);
    if ean && lines.iter().any(|l| gtin(&l.ean).is_some()) {
        plans.push(Plan::left("doc-column-ean", cells(&|l| ean_cell(&l.ean))));
    }
    Part {
        heading: "",
        plans,
        sums: Vec::new(),
    }
}

/// Lines and units of each zone, where there is more than one.
fn zones(form: &Form, lines: &[PickLine]) -> Option<Part> {
    let speech = form.speech;
    let mut sums: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for line in lines {
        let sum = sums.entry(line.zone.as_str()).or_default();
        *sum = (sum.0 + 1, sum.1 + line.quantity);
    }
    (sums.len() > 1).then(|| {
        let cells = |text: &dyn Fn(&str, (u32, u32)) -> String| {
            sums.iter()
                .map(|(zone, sum)| Cell::text(BODY, text(zone, *sum)))
                .collect::<Vec<_>>()
        };
        let zone = cells(&|zone, _| {
            if zone.is_empty() {
                "–".to_owned()
            } else {
                zone.to_owned()
            }
        });
        Part {
            heading: "doc-by-zone",
            plans: vec![
                Plan::left("doc-column-zone", zone),
                Plan::right("doc-total-lines", cells(&|_, sum| speech.count(sum.0))),
                Plan::right("doc-column-units", cells(&|_, sum| speech.count(sum.1))),
            ],
            sums: Vec::new(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_follow_the_way() {
        let mut bins = ["B-01-1", "A-10-2", "A-2-10", "A-2-9", "A-02-9", "A", ""];
        bins.sort_by(|a, b| bin_order(a, b));
        assert_eq!(
            bins,
            ["", "A", "A-2-9", "A-2-10", "A-02-9", "A-10-2", "B-01-1"]
        );
    }
}
