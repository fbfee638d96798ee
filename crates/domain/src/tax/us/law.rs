//! Which sales tax a supply inside the United States bears.

use super::super::supply::{Goods, Law, Supply};
use super::super::{LineTax, TaxCategory, TaxClass, TaxReason, Territory, own_rate};
use super::{GoodsTreatment, SalesTax, is_untaxed, state_of_zip};
use crate::refusal::{Code, Refusal};

impl Law<'_> {
    /// Sales tax in the United States: that of the place the goods arrive at, where the shop collects.
    pub(in crate::tax) fn sales_tax(
        &self,
        goods: Goods,
        supply: &Supply,
    ) -> Result<LineTax, Refusal> {
        let (place, on) = (&supply.destination, supply.on);
        if goods.class == TaxClass::Zero {
            return Ok(LineTax::ZERO);
        }
        // Who enters a rate for the very place collects there, and knows it better than a table.
        if let Some(own) = own_rate(self.rates, place.as_str(), goods.class, on) {
            return Ok(LineTax::at(own.category, own.rate_bp));
        }
        let Some(zip) = place.zip() else {
            return Err(Refusal::new(Code::NoZip));
        };
        let found = self.zips.of(zip);
        let no_rate = || {
            Refusal::new(Code::NoZipRate)
                .with("zip", zip)
                .with(
                    "state",
                    found.map_or_else(
                        || state_of_zip(zip).unwrap_or("?").to_owned(),
                        |f| f.state.clone(),
                    ),
                )
                .with("date", on.to_string())
        };
        let state = found
            .map(|f| f.state.as_str())
            .or_else(|| state_of_zip(zip))
            .ok_or_else(no_rate)?;
        if !(self.is_home(state, &supply.origin) || self.us.collects(state, on)) {
            return Ok(LineTax::without(TaxCategory::O, TaxReason::NoNexus));
        }
        if found.is_none() && is_untaxed(state) {
            return Ok(LineTax::without(TaxCategory::O, TaxReason::NoSalesTax));
        }
        if let Some(reason) = supply.buyer.tax.and_then(|t| t.certified(state, on)) {
            return Ok(LineTax::without(TaxCategory::E, reason));
        }
        let rule = self.us.rule(state, goods.class);
        let treatment = rule.map_or(GoodsTreatment::Taxable, |r| r.treatment);
        match (treatment, rule) {
            (GoodsTreatment::Exempt, _) => {
                Ok(LineTax::without(TaxCategory::E, TaxReason::ExemptGoods))
            }
            (GoodsTreatment::Own, Some(rule)) if !rule.local => Ok(LineTax::sales(SalesTax {
                rate_ppm: rule.rate_ppm,
                state_ppm: rule.rate_ppm,
                ..SalesTax::default()
            })),
            (GoodsTreatment::Own, Some(rule)) => {
                let table = found.ok_or_else(no_rate)?.tax;
                let local = table.county_ppm + table.city_ppm + table.special_ppm;
                Ok(LineTax::sales(SalesTax {
                    rate_ppm: rule.rate_ppm + local,
                    state_ppm: rule.rate_ppm,
                    ..table
                }))
            }
            _ => Ok(LineTax::sales(found.ok_or_else(no_rate)?.tax)),
        }
    }

    /// Where the shop stands it has a duty to collect, whatever its settings say.
    fn is_home(&self, state: &str, origin: &Territory) -> bool {
        let Some(zip) = origin.zip() else {
            return false;
        };
        let found = self.zips.of(zip).map(|f| f.state.as_str());
        found.or_else(|| state_of_zip(zip)) == Some(state)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ClassRule, FoundRate, Nexus, UsTax, ZipRates};
    use super::*;
    use crate::customer::Address;
    use crate::tax::supply::{BuyerTax, DistanceSales, Exemption, Purchaser};
    use crate::tax::{TaxRate, Territory};
    use crate::time::LocalDate;

    fn day(month: u32, day: u32) -> LocalDate {
        LocalDate::ymd(2026, month, day).unwrap()
    }

    fn place(zip: &str) -> Territory {
        let address = Address {
            country: "US".into(),
            postal_code: zip.into(),
            ..Address::default()
        };
        Territory::of(&address, "US")
    }

    const FRISCO: SalesTax = SalesTax {
        rate_ppm: 86_250,
        state_ppm: 60_000,
        county_ppm: 2_500,
        city_ppm: 0,
        special_ppm: 23_750,
    };

    fn rates() -> ZipRates {
        let found = |zip: &str, state: &str, tax| FoundRate {
            zip: zip.into(),
            state: state.into(),
            region: String::new(),
            tax,
            valid_from: day(1, 1),
        };
        let plain = |rate_ppm| SalesTax {
            rate_ppm,
            state_ppm: rate_ppm,
            ..SalesTax::default()
        };
        let memphis = SalesTax {
            rate_ppm: 97_500,
            state_ppm: 70_000,
            county_ppm: 22_500,
            city_ppm: 5_000,
            special_ppm: 0,
        };
        ZipRates::new(vec![
            found("94103", "CA", FRISCO),
            found("73301", "TX", plain(82_500)),
            found("38103", "TN", memphis),
            found("99501", "AK", plain(0)),
        ])
    }

    fn settings() -> UsTax {
        let nexus = |state: &str, from| Nexus {
            state: state.into(),
            from,
        };
        let rule = |state: &str, class, treatment, rate_ppm, local| ClassRule {
            state: state.into(),
            class,
            treatment,
            rate_ppm,
            local,
        };
        UsTax {
            nexus: vec![
                nexus("TX", day(7, 1)),
                nexus("TN", day(1, 1)),
                nexus("OR", day(1, 1)),
                nexus("AK", day(1, 1)),
            ],
            rules: vec![
                rule("CA", TaxClass::Reduced, GoodsTreatment::Exempt, 0, false),
                rule("TN", TaxClass::Reduced, GoodsTreatment::Own, 40_000, true),
                rule("TX", TaxClass::Reduced, GoodsTreatment::Own, 10_000, false),
            ],
        }
    }

    struct Case<'a> {
        to: &'a str,
        class: TaxClass,
        on: LocalDate,
        buyer: Purchaser<'a>,
        own: &'a [TaxRate],
    }

    const GENERAL: Case = Case {
        to: "94103",
        class: TaxClass::General,
        on: LocalDate(chrono::NaiveDate::MAX),
        buyer: Purchaser {
            business: false,
            tax_id: "",
            tax: None,
        },
        own: &[],
    };

    /// From a shop in San Francisco.
    fn tax(case: &Case<'_>) -> Result<LineTax, Refusal> {
        let (us, zips) = (settings(), rates());
        let law = Law {
            rates: case.own,
            distance_sales: DistanceSales::Destination,
            us: &us,
            zips: &zips,
        };
        let goods = Goods {
            class: case.class,
            reverse_charge: true,
        };
        let supply = Supply {
            origin: place("94103"),
            destination: place(case.to),
            buyer: case.buyer,
            on: case.on,
        };
        law.tax_on(goods, &supply)
    }

    fn to(zip: &str, on: LocalDate) -> Result<LineTax, Refusal> {
        tax(&Case {
            to: zip,
            on,
            ..GENERAL
        })
    }

    #[test]
    fn tax_is_that_of_the_destination_in_states_the_shop_collects_in() {
        assert_eq!(to("94103", day(3, 1)), Ok(LineTax::sales(FRISCO)));
        let free = Ok(LineTax::without(TaxCategory::O, TaxReason::NoNexus));
        assert_eq!(to("73301", day(6, 30)), free, "the day before");
        assert_eq!(
            to("73301-0001", day(7, 1)).map(LineTax::rate_ppm),
            Ok(82_500)
        );
        assert_eq!(to("10001", day(7, 1)), free, "no table is needed for that");
        let untaxed = Ok(LineTax::without(TaxCategory::O, TaxReason::NoSalesTax));
        assert_eq!(to("97201", day(7, 1)), untaxed);
        assert_eq!(
            to("99501", day(7, 1)).map(|t| t.category),
            Ok(TaxCategory::Z),
            "a rate of nought is a rate"
        );
    }

    #[test]
    fn without_a_rate_or_a_zip_code_nothing_is_guessed() {
        let refusal = to("90210", day(3, 1)).unwrap_err();
        assert_eq!(refusal.code, Code::NoZipRate);
        assert_eq!(
            refusal.to_string(),
            "no_zip_rate date=2026-03-01 state=CA zip=90210"
        );
        assert_eq!(to("00001", day(3, 1)).unwrap_err().code, Code::NoZipRate);
        assert_eq!(to("", day(3, 1)).unwrap_err().code, Code::NoZip);
        let own = [TaxRate {
            jurisdiction: "US-90210".into(),
            class: TaxClass::General,
            category: TaxCategory::S,
            rate_bp: 950,
            surcharge_bp: 0,
            valid_from: day(1, 1),
            valid_to: None,
        }];
        let known = tax(&Case {
            to: "90210",
            on: day(3, 1),
            own: &own,
            ..GENERAL
        });
        assert_eq!(known, Ok(LineTax::at(TaxCategory::S, 950)));
    }

    #[test]
    fn groceries_are_taxed_as_each_state_says() {
        let food = |to| {
            tax(&Case {
                to,
                class: TaxClass::Reduced,
                on: day(8, 1),
                ..GENERAL
            })
        };
        let free = LineTax::without(TaxCategory::E, TaxReason::ExemptGoods);
        assert_eq!(food("94103"), Ok(free));
        let memphis = food("38103").unwrap().sales.unwrap();
        assert_eq!(
            (memphis.rate_ppm, memphis.state_ppm, memphis.county_ppm),
            (67_500, 40_000, 22_500)
        );
        let austin = food("73301").unwrap().sales.unwrap();
        assert_eq!((austin.rate_ppm, austin.special_ppm), (10_000, 0));
        let books = tax(&Case {
            class: TaxClass::SuperReduced,
            on: day(8, 1),
            ..GENERAL
        });
        assert_eq!(books, Ok(LineTax::sales(FRISCO)), "as all others");
    }

    #[test]
    fn a_certificate_frees_in_its_states_and_days_only() {
        let terms = BuyerTax {
            exemption: Some(Exemption {
                reason: TaxReason::Resale,
                certificate: "SR-102".into(),
                valid_from: day(1, 1),
                valid_to: Some(day(9, 30)),
                states: vec!["CA".into()],
            }),
            ..BuyerTax::default()
        };
        assert_eq!(terms.validate(), Ok(()));
        let buyer = Purchaser {
            business: true,
            tax_id: "94-1234567",
            tax: Some(&terms),
        };
        let bought = |to, on| {
            tax(&Case {
                to,
                on,
                buyer,
                ..GENERAL
            })
        };
        let free = LineTax::without(TaxCategory::E, TaxReason::Resale);
        assert_eq!(bought("94103", day(9, 30)), Ok(free));
        assert_eq!(bought("94103", day(10, 1)), Ok(LineTax::sales(FRISCO)));
        assert_eq!(
            bought("73301", day(9, 30)).map(LineTax::rate_ppm),
            Ok(82_500)
        );
        let exemption = terms.exemption.clone().unwrap();
        for (reason, states) in [
            (TaxReason::Resale, vec![]),
            (TaxReason::Resale, vec!["ZZ".to_owned()]),
            (TaxReason::International, vec!["CA".to_owned()]),
            (TaxReason::NoNexus, vec!["CA".to_owned()]),
        ] {
            let bad = BuyerTax {
                exemption: Some(Exemption {
                    reason,
                    states,
                    ..exemption.clone()
                }),
                ..BuyerTax::default()
            };
            assert!(bad.validate().is_err(), "{bad:?}");
        }
    }
}
