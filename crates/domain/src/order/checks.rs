//! What sales looks at before an order binds the company (Moqui's pre-approval checks, the ones that fit this step).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DeliveryMethod, OrderLine};
use crate::company::Company;
use crate::customer::Address;
use crate::exchange::MoneyTerms;
use crate::ids::ItemId;
use crate::refusal::Words;
use crate::time::LocalDate;

/// Which check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckCode {
    /// A parcel can be sent there.
    Address,
    /// The goods are there.
    Stock,
    /// The buyer is known, or pays at once.
    Customer,
    /// The same buyer ordered the same today.
    Duplicate,
    /// Prices typed by hand lie above cost.
    Price,
    /// The order is unusually large.
    LargeOrder,
    /// The exchange rate is of long ago.
    ExchangeRate,
}

impl CheckCode {
    /// As written in catalogue keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Stock => "stock",
            Self::Customer => "customer",
            Self::Duplicate => "duplicate",
            Self::Price => "price",
            Self::LargeOrder => "large-order",
            Self::ExchangeRate => "exchange-rate",
        }
    }
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing to say.
    Ok,
    /// Look at it.
    Warn,
    /// The order is held until somebody decides.
    Hold,
}

/// One check with its result in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Check {
    /// Which.
    pub code: CheckCode,
    /// Result.
    pub outcome: Outcome,
    /// What a person reads.
    pub words: Words,
}

/// What verification needs to know beyond the order.
#[derive(Debug, Clone)]
pub struct VerifyFacts<'a> {
    /// Options and limits, in the books' currency.
    pub company: &'a Company,
    /// The money the order is in.
    pub terms: &'a MoneyTerms,
    /// The day it was priced.
    pub priced_on: LocalDate,
    /// Units of each item that could still be promised, over all places that may serve the order.
    pub available: &'a std::collections::HashMap<ItemId, u64>,
    /// Cost of each item.
    pub costs: &'a std::collections::HashMap<ItemId, i64>,
    /// Numbers of similar orders of the last day.
    pub similar: &'a [String],
}

fn check(code: CheckCode, outcome: Outcome, suffix: &str) -> Check {
    Check {
        code,
        outcome,
        words: Words::new(format!("check-{}-{suffix}", code.as_str())),
    }
}

/// All checks of an order or of a sheet that is being typed.
pub fn run(
    lines: &[OrderLine],
    deliveries: &[(DeliveryMethod, Option<&Address>)],
    has_buyer: bool,
    total_minor: i64,
    facts: &VerifyFacts,
) -> Vec<Check> {
    let mut checks = Vec::with_capacity(6);
    let shipped = || {
        deliveries
            .iter()
            .filter(|(m, _)| *m == DeliveryMethod::Ship)
    };
    if shipped().next().is_some() {
        let missing =
            shipped().find_map(|(_, a)| a.map_or(Some("line1"), |a| a.missing().first().copied()));
        checks.push(match missing {
            None => check(CheckCode::Address, Outcome::Ok, "ok"),
            Some(field) => {
                let mut c = check(CheckCode::Address, Outcome::Hold, "missing");
                c.words = c.words.with("field", field);
                c
            }
        });
    }
    checks.push(stock(lines, facts));
    if deliveries
        .iter()
        .any(|(m, _)| *m != DeliveryMethod::CarryOut)
    {
        checks.push(check(
            CheckCode::Customer,
            if has_buyer {
                Outcome::Ok
            } else {
                Outcome::Hold
            },
            if has_buyer { "ok" } else { "missing" },
        ));
    }
    if let Some(number) = facts.similar.first() {
        let mut c = check(CheckCode::Duplicate, Outcome::Warn, "found");
        c.words = c.words.with("number", number.as_str());
        checks.push(c);
    }
    if let Some(line) = lines.iter().find(|l| {
        facts.terms.to_base(l.amount_minor)
            < facts
                .costs
                .get(&l.item_id)
                .copied()
                .unwrap_or(0)
                .saturating_mul(i64::from(l.quantity))
    }) {
        let mut c = check(CheckCode::Price, Outcome::Warn, "below-cost");
        c.words = c.words.with("sku", line.sku.as_str());
        checks.push(c);
    }
    let limit = facts.company.options.large_order_minor;
    if limit > 0 && facts.terms.to_base(total_minor) >= limit {
        checks.push(check(CheckCode::LargeOrder, Outcome::Hold, "review"));
    }
    let old = |x: &&crate::exchange::Exchange| x.is_old(facts.priced_on);
    if let Some(exchange) = facts.terms.exchange.as_ref().filter(old) {
        let mut c = check(CheckCode::ExchangeRate, Outcome::Warn, "old");
        c.words = c
            .words
            .with("currency", facts.terms.currency.as_str())
            .with("date", exchange.on.to_string());
        checks.push(c);
    }
    checks
}

fn stock(lines: &[OrderLine], facts: &VerifyFacts) -> Check {
    let mut wanted: std::collections::BTreeMap<ItemId, (u64, &str)> =
        std::collections::BTreeMap::new();
    for line in lines {
        wanted.entry(line.item_id).or_insert((0, &line.sku)).0 += u64::from(line.quantity);
    }
    let short = wanted
        .iter()
        .find(|(item, (units, _))| facts.available.get(item).copied().unwrap_or(0) < *units);
    match short {
        None => check(CheckCode::Stock, Outcome::Ok, "ok"),
        Some((item, (units, sku))) => {
            let mut c = check(CheckCode::Stock, Outcome::Warn, "short");
            let there = facts.available.get(item).copied().unwrap_or(0);
            c.words = c
                .words
                .with("sku", *sku)
                .with("wanted", i64::try_from(*units).unwrap_or(i64::MAX))
                .with("available", i64::try_from(there).unwrap_or(i64::MAX));
            c
        }
    }
}
