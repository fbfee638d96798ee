//! The shop's dated rates: an aggregate of its own, loaded only where somebody sells in another currency.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Exchange, PER_UNIT_MAX};
use crate::Decided;
use crate::money::Currency;
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// The most rates kept of a currency: the newest, more than a year of banking days.
pub const RATES_MAX: usize = 400;

/// The most currencies a shop keeps rates of.
const CURRENCIES_MAX: usize = 50;

/// The longest name of a source.
const SOURCE_MAX: usize = 60;

/// A rate of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DayRate {
    /// Of which day.
    pub on: LocalDate,
    /// Units for one of the books' currency, in millionths.
    #[ts(type = "number")]
    pub per_unit: i64,
    /// Who says so.
    pub source: String,
}

/// A rate of a day and a currency, as entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CurrencyRate {
    /// Of which currency.
    #[ts(type = "string")]
    pub currency: Currency,
    /// Of which day.
    pub on: LocalDate,
    /// Units for one of the books' currency, in millionths.
    #[ts(type = "number")]
    pub per_unit: i64,
    /// Who says so: `ECB`, a bank.
    pub source: String,
}

/// Which currencies a shop sells in, and their rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RateBook {
    /// The currency the rates are for: the books' when they were entered.
    pub base: Currency,
    /// By currency, newest first.
    pub rates: BTreeMap<Currency, Vec<DayRate>>,
}

/// What can happen to the rates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum RatesEvent {
    /// The shop sells in these currencies and no others; the rates of those left out are not kept.
    Chosen {
        /// Currency of the books.
        base: Currency,
        /// The others.
        currencies: Vec<Currency>,
    },
    /// Rates were entered or taken from a file; each takes the place of one of its currency and day.
    Kept {
        /// Which.
        rates: Vec<CurrencyRate>,
    },
    /// A rate was entered wrongly.
    Removed {
        /// Of which currency.
        currency: Currency,
        /// Of which day.
        on: LocalDate,
    },
}

fn invalid(field: &str, value: impl std::fmt::Display) -> Refusal {
    Refusal::new(Code::FieldInvalid)
        .with("field", field)
        .with("value", value.to_string())
}

impl RateBook {
    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &RatesEvent) -> Option<Self> {
        match (state, event) {
            (state, RatesEvent::Chosen { base, currencies }) => {
                // Rates for another currency of the books say nothing about this one.
                let mut known = state
                    .filter(|s| s.base == *base)
                    .map_or_else(BTreeMap::new, |s| s.rates);
                let rates = currencies.iter();
                Some(Self {
                    base: *base,
                    rates: rates
                        .map(|c| (*c, known.remove(c).unwrap_or_default()))
                        .collect(),
                })
            }
            (Some(mut book), RatesEvent::Kept { rates }) => {
                book.keep(rates);
                Some(book)
            }
            (Some(mut book), RatesEvent::Removed { currency, on }) => {
                if let Some(of) = book.rates.get_mut(currency) {
                    of.retain(|r| r.on != *on);
                }
                Some(book)
            }
            (None, _) => None,
        }
    }

    fn keep(&mut self, rates: &[CurrencyRate]) {
        let mut touched = BTreeMap::<Currency, BTreeMap<LocalDate, &CurrencyRate>>::new();
        for rate in rates {
            touched
                .entry(rate.currency)
                .or_default()
                .insert(rate.on, rate);
        }
        for (currency, new) in touched {
            let Some(of) = self.rates.get_mut(&currency) else {
                continue;
            };
            of.retain(|r| !new.contains_key(&r.on));
            of.extend(new.into_values().map(|r| DayRate {
                on: r.on,
                per_unit: r.per_unit,
                source: r.source.clone(),
            }));
            of.sort_unstable_by_key(|r| std::cmp::Reverse(r.on));
            of.truncate(RATES_MAX);
        }
    }

    /// The currencies the shop sells in beside its own.
    pub fn currencies(&self) -> Vec<Currency> {
        self.rates.keys().copied().collect()
    }

    /// The latest rate of a currency that is not after `day`.
    pub fn on(&self, currency: Currency, day: LocalDate) -> Option<Exchange> {
        let rates = self.rates.get(&currency)?;
        let rate = rates.iter().find(|r| r.on <= day)?;
        Some(Exchange {
            base: self.base,
            per_unit: rate.per_unit,
            on: rate.on,
            source: rate.source.clone(),
        })
    }

    /// The same for books in `base`; a refusal that says what to enter where there is none.
    pub(super) fn wanted_on(
        book: Option<&Self>,
        base: Currency,
        currency: Currency,
        day: LocalDate,
    ) -> Decided<Exchange> {
        book.filter(|b| b.base == base)
            .and_then(|b| b.on(currency, day))
            .ok_or_else(|| {
                Refusal::new(Code::NoExchangeRate)
                    .with("currency", currency.as_str())
                    .with("base", base.as_str())
                    .with("date", day.to_string())
            })
    }

    /// Sells in these currencies from now on.
    pub fn decide_choose(
        book: Option<&Self>,
        base: Currency,
        currencies: &[Currency],
    ) -> Decided<RatesEvent> {
        let wanted: BTreeSet<Currency> = currencies.iter().copied().collect();
        if wanted.contains(&base) {
            return Err(invalid("currency", base));
        }
        if wanted.len() > CURRENCIES_MAX {
            return Err(invalid("currency", wanted.len()));
        }
        // An invoice in it could not be written as an e-invoice.
        if let Some(fine) = wanted.iter().find(|c| c.decimals() > 2) {
            return Err(Refusal::new(Code::CurrencyDecimals).with("currency", fine.as_str()));
        }
        let same = book.is_some_and(|b| b.base == base && b.rates.keys().eq(wanted.iter()));
        if same || (book.is_none() && wanted.is_empty()) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(RatesEvent::Chosen {
            base,
            currencies: wanted.into_iter().collect(),
        })
    }

    /// Keeps rates of chosen currencies; those known already are left out, and of each currency no more than can be kept.
    pub fn decide_keep(
        book: Option<&Self>,
        base: Currency,
        rates: &[CurrencyRate],
        today: LocalDate,
    ) -> Decided<RatesEvent> {
        let Some(book) = book.filter(|b| b.base == base) else {
            let first = rates.first().map_or("", |r| r.currency.as_str());
            return Err(invalid("currency", first));
        };
        let mut new: Vec<CurrencyRate> = Vec::new();
        for rate in rates {
            let Some(known) = book.rates.get(&rate.currency) else {
                return Err(invalid("currency", rate.currency));
            };
            if !(1..=PER_UNIT_MAX).contains(&rate.per_unit) {
                return Err(invalid("exchange-rate", rate.per_unit));
            }
            // A central bank's day may be ahead of the shop's by a time zone.
            if rate.on > today.plus_days(1) {
                return Err(invalid("date", rate.on));
            }
            let source = rate.source.trim();
            if source.chars().count() > SOURCE_MAX {
                return Err(invalid("source", source));
            }
            let same =
                |k: &DayRate| k.on == rate.on && k.per_unit == rate.per_unit && k.source == source;
            if !known.iter().any(same) {
                new.push(CurrencyRate {
                    source: source.to_owned(),
                    ..rate.clone()
                });
            }
        }
        new.sort_by_key(|r| (r.currency, std::cmp::Reverse(r.on)));
        let mut kept = BTreeMap::<Currency, usize>::new();
        new.retain(|r| {
            let so_far = kept.entry(r.currency).or_default();
            *so_far += 1;
            *so_far <= RATES_MAX
        });
        if new.is_empty() {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(RatesEvent::Kept { rates: new })
    }

    /// Takes a wrong rate away. What was priced with it keeps it.
    pub fn decide_remove(
        book: Option<&Self>,
        currency: Currency,
        on: LocalDate,
    ) -> Decided<RatesEvent> {
        let known = book
            .and_then(|b| b.rates.get(&currency))
            .is_some_and(|of| of.iter().any(|r| r.on == on));
        if known {
            Ok(RatesEvent::Removed { currency, on })
        } else {
            Err(Refusal::not_found(
                "exchange-rate",
                format!("{currency} {on}"),
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::MoneyTerms;

    fn usd() -> Currency {
        Currency::parse("USD").unwrap()
    }

    fn day(n: u32) -> LocalDate {
        LocalDate::ymd(2026, 1, 1).unwrap().plus_days(n)
    }

    fn rate(n: u32, per_unit: i64) -> CurrencyRate {
        CurrencyRate {
            currency: usd(),
            on: day(n),
            per_unit,
            source: " ECB ".to_owned(),
        }
    }

    fn chosen() -> RateBook {
        let event = RateBook::decide_choose(None, Currency::EUR, &[usd()]).unwrap();
        RateBook::apply(None, &event).unwrap()
    }

    fn kept(book: RateBook, rates: &[CurrencyRate]) -> RateBook {
        let event = RateBook::decide_keep(Some(&book), Currency::EUR, rates, day(900)).unwrap();
        RateBook::apply(Some(book), &event).unwrap()
    }

    #[test]
    fn the_latest_rate_not_after_the_day_counts() {
        let book = kept(chosen(), &[rate(9, 1_200_000), rate(2, 1_100_000)]);
        let on = |n| book.on(usd(), day(n)).map(|x| (x.on, x.per_unit));
        assert_eq!(on(1), None);
        assert_eq!(on(8), Some((day(2), 1_100_000)));
        assert_eq!(on(9), Some((day(9), 1_200_000)));
        let old = book.on(usd(), day(40)).unwrap();
        assert!(!old.is_old(day(40)));
        assert!(old.is_old(day(41)), "32 days later");
        assert_eq!(old.source, "ECB");
    }

    #[test]
    fn without_a_rate_nothing_is_sold_in_that_currency() {
        let book = kept(chosen(), &[rate(5, 1_100_000)]);
        let gbp = Currency::parse("GBP").unwrap();
        let of = |base, currency, n| MoneyTerms::of(Some(&book), base, currency, day(n));
        let refused = of(Currency::EUR, usd(), 4).unwrap_err();
        assert_eq!(refused.code, Code::NoExchangeRate);
        assert_eq!(of(Currency::EUR, gbp, 9).unwrap_err(), {
            Refusal::new(Code::NoExchangeRate)
                .with("currency", "GBP")
                .with("base", "EUR")
                .with("date", "2026-01-10")
        });
        // The books have another currency since: these rates say nothing.
        assert!(of(gbp, usd(), 9).is_err());
        assert!(of(Currency::EUR, usd(), 5).is_ok());
    }

    #[test]
    fn a_rate_takes_the_place_of_that_of_its_day_and_the_newest_are_kept() {
        let many: Vec<CurrencyRate> = (0..450)
            .map(|n| rate(n, 1_000_000 + i64::from(n)))
            .collect();
        let book = kept(chosen(), &many);
        let of = &book.rates[&usd()];
        assert_eq!((of.len(), of[0].on, of[399].on), (400, day(449), day(50)));
        let again = RateBook::decide_keep(Some(&book), Currency::EUR, &many[50..], day(900));
        assert_eq!(again.unwrap_err().code, Code::NothingToDo);
        let book = kept(book, &[rate(449, 7)]);
        assert_eq!(book.rates[&usd()].len(), 400);
        assert_eq!(book.rates[&usd()][0].per_unit, 7);
        let event = RateBook::decide_remove(Some(&book), usd(), day(449)).unwrap();
        let book = RateBook::apply(Some(book), &event).unwrap();
        assert_eq!(book.rates[&usd()][0].on, day(448));
    }

    #[test]
    fn what_could_not_be_a_rate_is_refused() {
        let book = chosen();
        let refuse = |r: CurrencyRate| {
            RateBook::decide_keep(Some(&book), Currency::EUR, &[r], day(10)).unwrap_err()
        };
        assert_eq!(refuse(rate(3, 0)).code, Code::FieldInvalid);
        assert_eq!(refuse(rate(3, PER_UNIT_MAX + 1)).code, Code::FieldInvalid);
        assert_eq!(refuse(rate(12, 1)).code, Code::FieldInvalid);
        let gbp = Currency::parse("GBP").unwrap();
        let other = CurrencyRate {
            currency: gbp,
            ..rate(3, 1)
        };
        assert_eq!(refuse(other).code, Code::FieldInvalid);
        assert!(RateBook::decide_choose(None, Currency::EUR, &[Currency::EUR]).is_err());
        let dinar = Currency::parse("KWD").unwrap();
        let fine = RateBook::decide_choose(None, Currency::EUR, &[usd(), dinar]);
        assert_eq!(fine.unwrap_err().code, Code::CurrencyDecimals);
    }

    #[test]
    fn other_books_or_a_currency_no_longer_sold_in_lose_their_rates() {
        let book = kept(chosen(), &[rate(5, 1_100_000)]);
        let gbp = Currency::parse("GBP").unwrap();
        let both = RateBook::decide_choose(Some(&book), Currency::EUR, &[gbp, usd()]).unwrap();
        let book = RateBook::apply(Some(book), &both).unwrap();
        assert_eq!(book.rates[&usd()].len(), 1);
        let one = RateBook::decide_choose(Some(&book), Currency::EUR, &[gbp]).unwrap();
        let book = RateBook::apply(Some(book), &one).unwrap();
        assert_eq!(book.currencies(), [gbp]);
        let text = serde_json::to_string(&book).unwrap();
        assert_eq!(serde_json::from_str::<RateBook>(&text).unwrap(), book);
    }
}
