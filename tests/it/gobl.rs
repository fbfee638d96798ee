//! Another program's sums: the examples of invopop/gobl for the countries whose invoices we claim to write, brought into our own types and
//! summed by `domain`. They are read from a checkout beside this one (`ENCARGO_GOBL`: its git directory) and never copied; without it the test
//! says so and proves nothing.
//!
//! Compared to the cent: every tax group (base, tax, surcharge), net, tax, total. Examples that round as EN 16931 does (`rounding: currency`) are what
//! the acceptance asks for; the others sum lines beyond the cent and round at the end (`precise`), and agree all the same but for those named.
//! Examples with what a shop's order does not have (fractions of a unit, prices below the cent, a discount on the whole document) are compared from
//! their line amounts on, and said to be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use encargo_domain::document::{Taxed, totals};
use encargo_domain::money::percent_of;
use encargo_domain::tax::{LineTax, TaxCategory, TaxReason};
use serde_json::Value;

/// Where the lead keeps the checkout.
const USUAL_PLACE: &str = "/work/.mirror/invopop+gobl/repo";
/// Countries whose rules are claimed.
const COUNTRIES: [&str; 6] = ["ES", "DE", "FR", "IT", "PT", "BE"];

/// Examples whose sums are others, and why; every other difference is a fault of ours.
const APART: [(&str, &str); 3] = [
    (
        "be/out/invoice-peppol.json",
        "their net is no sum of their groups: prices with tax, rounded at the end (BR-CO-13 does not hold)",
    ),
    (
        "es/out/invoice-es-bypass.json",
        "made to show that totals written by hand are kept, with a tax that is not its rate",
    ),
    (
        "es/out/invoice-es-es-vateqs-provider.json",
        "a price with tax holds the VAT alone there, the equivalence surcharge too here",
    ),
];

/// How an example came out.
enum Compared {
    /// From prices and quantities on.
    Whole,
    /// From line amounts on, and why.
    Sums(&'static str),
    /// Not at all, and why.
    LeftOut(&'static str),
    /// Their sums are others.
    Apart(String),
}

fn checkout() -> Option<PathBuf> {
    let named = std::env::var_os("ENCARGO_GOBL").map(PathBuf::from);
    let place = named.unwrap_or_else(|| PathBuf::from(USUAL_PLACE));
    place.exists().then_some(place)
}

fn git(place: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .arg("--git-dir")
        .arg(place)
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The invoices of the claimed countries, by file; other papers (orders, payments, delivery notes) are no invoices.
fn examples(place: &Path) -> Vec<(String, Value)> {
    let listed = git(place, &["ls-tree", "-r", "--name-only", "HEAD", "examples"]);
    listed
        .lines()
        .filter(|path| {
            path.contains("/out/") && Path::new(path).extension().is_some_and(|e| e == "json")
        })
        .map(|path| {
            let text = git(place, &["show", &format!("HEAD:{path}")]);
            let file: Value = serde_json::from_str(&text).unwrap();
            (path.to_owned(), file["doc"].clone())
        })
        .filter(|(_, doc)| {
            doc["$schema"]
                .as_str()
                .is_some_and(|s| s.ends_with("bill/invoice"))
                && COUNTRIES.contains(&doc["$regime"].as_str().unwrap_or_default())
        })
        .collect()
}

/// `"12.345"` with so many digits kept: `None` where there are more than that.
fn scaled(text: &str, digits: usize) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    (fraction.len() <= digits).then(|| format!("{whole}{fraction:0<digits$}").parse().unwrap())
}

fn cents(value: &Value) -> i64 {
    value.as_str().map_or(0, |text| scaled(text, 2).unwrap())
}

/// `"21.0%"` in basis points.
fn basis_points(value: &Value) -> u32 {
    let text = value.as_str().unwrap_or("0").trim_end_matches('%');
    u32::try_from(scaled(text, 2).unwrap()).unwrap()
}

/// The VAT of a line as it would be frozen on ours; `None`: not a tax this program knows.
fn tax_of(taxes: &Value) -> Option<LineTax> {
    let [tax] = taxes.as_array()?.as_slice() else {
        return None;
    };
    let category = match tax["cat"].as_str()? {
        "VAT" => TaxCategory::S,
        "IGIC" => TaxCategory::L,
        _ => return None,
    };
    if tax["percent"].is_null() {
        return Some(match tax["key"].as_str()? {
            "reverse-charge" => LineTax::without(TaxCategory::AE, TaxReason::ReverseCharge),
            "export" => LineTax::without(TaxCategory::G, TaxReason::Export),
            "outside-scope" => LineTax::without(TaxCategory::O, TaxReason::OutOfScope),
            "exempt" => LineTax::without(TaxCategory::E, TaxReason::PublicInterest),
            _ => return None,
        });
    }
    Some(LineTax {
        surcharge_bp: basis_points(&tax["surcharge"]),
        ..LineTax::at(category, basis_points(&tax["percent"]))
    })
}

/// A line from its price and quantity, as an order line is priced; `Err` says what it has that an order line has not.
fn priced(line: &Value) -> Result<i64, &'static str> {
    let text = |value: &Value| value.as_str().unwrap_or("0").to_owned();
    let quantity = scaled(&text(&line["quantity"]), 0).ok_or("fractions of a unit")?;
    if quantity < 0 {
        return Err("a negative quantity");
    }
    let unit = scaled(&text(&line["item"]["price"]), 2).ok_or("a price below the cent")?;
    let full = unit * quantity;
    let Some(discounts) = line["discounts"].as_array() else {
        return Ok(full);
    };
    let [discount] = discounts.as_slice() else {
        return Err("several discounts on a line");
    };
    let taken = if discount["percent"].is_null() {
        cents(&discount["amount"])
    } else {
        percent_of(full, i64::from(basis_points(&discount["percent"])))
    };
    Ok(full - taken)
}

/// Brings an example into our types, sums it, and compares.
fn compare(doc: &Value) -> Compared {
    let mut note = None;
    let mut amounts = Vec::new();
    for line in doc["lines"].as_array().into_iter().flatten() {
        if line["total"].is_null() {
            return Compared::LeftOut("a line in another currency, exchanged");
        }
        let Some(tax) = tax_of(&line["taxes"]) else {
            return Compared::LeftOut("income tax withheld, or a tax that is none of VAT and IGIC");
        };
        let amount_minor = match priced(line) {
            Ok(amount) => {
                if amount != cents(&line["total"]) {
                    return Compared::Apart(format!("line {} is {amount} here", line["i"]));
                }
                amount
            }
            Err(reason) => {
                note = Some(reason);
                cents(&line["total"])
            }
        };
        amounts.push(Taxed { amount_minor, tax });
    }
    for (kind, sign) in [("charges", 1), ("discounts", -1)] {
        for each in doc[kind].as_array().into_iter().flatten() {
            let Some(tax) = tax_of(&each["taxes"]) else {
                return Compared::LeftOut("a charge or discount on the document without one tax");
            };
            note = Some(if sign < 0 {
                "a discount on the document"
            } else {
                "a charge on the document"
            });
            amounts.push(Taxed {
                amount_minor: sign * cents(&each["amount"]),
                tax,
            });
        }
    }
    let gross = !doc["tax"]["prices_include"].is_null();
    let ours = totals(&amounts, gross);
    let theirs = &doc["totals"];

    let mut groups = BTreeMap::new();
    for group in &ours.taxes {
        // A category their file does not name is not compared by name: the rate is what they group by.
        let sums = groups
            .entry((group.tax.rate_bp, group.tax.surcharge_bp))
            .or_insert((0, 0, 0));
        sums.0 += group.base_minor;
        sums.1 += group.tax_minor - group.surcharge_minor;
        sums.2 += group.surcharge_minor;
    }
    let mut expected = BTreeMap::new();
    for category in theirs["taxes"]["categories"]
        .as_array()
        .into_iter()
        .flatten()
    {
        for rate in category["rates"].as_array().into_iter().flatten() {
            let surcharge = &rate["surcharge"];
            let key = (
                basis_points(&rate["percent"]),
                basis_points(&surcharge["percent"]),
            );
            let sums = expected.entry(key).or_insert((0, 0, 0));
            sums.0 += cents(&rate["base"]);
            sums.1 += cents(&rate["amount"]);
            sums.2 += cents(&surcharge["amount"]);
        }
    }
    let sums = (ours.net_minor, ours.tax_minor, ours.total_minor);
    let stated = (
        cents(&theirs["total"]),
        cents(&theirs["tax"]),
        cents(&theirs["total_with_tax"]),
    );
    if groups != expected || sums != stated {
        return Compared::Apart(format!(
            "here {sums:?} of {groups:?}, there {stated:?} of {expected:?}"
        ));
    }
    note.map_or(Compared::Whole, Compared::Sums)
}

#[test]
fn the_examples_of_gobl_give_the_same_totals() {
    let Some(place) = checkout() else {
        eprintln!(
            "SKIPPED: no checkout of invopop/gobl at {USUAL_PLACE} or ENCARGO_GOBL; nothing was compared"
        );
        return;
    };
    let examples = examples(&place);
    let mut counts = BTreeMap::new();
    for (name, doc) in &examples {
        let rounding = doc["tax"]["rounding"].as_str().unwrap_or("precise");
        let (word, remark) = match compare(doc) {
            Compared::Whole => ("equal", String::new()),
            Compared::Sums(why) => ("equal sums", why.to_owned()),
            Compared::LeftOut(why) => ("left out", why.to_owned()),
            Compared::Apart(how) => {
                let known = APART.iter().find(|(file, _)| name.ends_with(file));
                let (_, why) = known.unwrap_or_else(|| panic!("{name}: {how}"));
                ("apart", format!("{why}; {how}"))
            }
        };
        *counts.entry(word).or_insert(0) += 1;
        eprintln!("{word:<10} {rounding:<8} {name} {remark}");
    }
    eprintln!("{counts:?} of {}", examples.len());
    let of = |word| counts.get(word).copied().unwrap_or(0);
    assert!(
        of("equal") > 2 * (of("apart") + of("left out")),
        "{counts:?}"
    );
}
