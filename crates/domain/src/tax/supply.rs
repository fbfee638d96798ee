//! Which tax a supply of goods bears: domestic, to a business or a person in another member state, or out of the union.
//!
//! The place of supply is where the transport to the buyer begins (Directive 2006/112/EC art. 32), save for distance sales to people in another
//! member state, which are taxed where they end (art. 33) once the shop is above the threshold of art. 59c or has chosen so (OSS). Goods handed
//! over at a counter are supplied there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::us::{UsTax, ZipRates, is_state};
use super::{LineTax, TaxCategory, TaxClass, TaxRate, TaxReason, Territory, resolve, vat_state};
use crate::refusal::{Code, Refusal};
use crate::time::LocalDate;

/// Where distance sales to people in other member states are taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DistanceSales {
    /// At the rate of the buyer's country, declared through the one-stop shop (OSS).
    #[default]
    Destination,
    /// At the rate of the shop's country: below 10,000 € a year in the whole union.
    Origin,
}

/// A buyer who need not pay tax, with the paper that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Exemption {
    /// By which rule.
    pub reason: TaxReason,
    /// Number of the certificate.
    pub certificate: String,
    /// First day.
    pub valid_from: LocalDate,
    /// Last day, if it has one.
    #[serde(default)]
    pub valid_to: Option<LocalDate>,
    /// The US states it holds in, two letters each; empty for a ground of the union.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub states: Vec<String>,
}

impl Exemption {
    fn holds(&self, on: LocalDate) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|end| on <= end)
    }
}

/// What the tax of a buyer depends on, beside their address and tax id.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct BuyerTax {
    /// Day the VAT number was last found valid (VIES). Without one the buyer is not treated as a business of another member state.
    pub vat_checked_on: Option<LocalDate>,
    /// A retailer under the equivalence surcharge (Ley 37/1992 arts. 148–163).
    pub surcharge: bool,
    /// Need not pay tax.
    pub exemption: Option<Exemption>,
}

impl BuyerTax {
    /// Refuses terms that could not be printed or applied.
    pub fn validate(&self) -> Result<(), Refusal> {
        let Some(exemption) = &self.exemption else {
            return Ok(());
        };
        if exemption.certificate.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "certificate"));
        }
        // The other reasons follow from where the goods go; a certificate cannot grant them.
        let certified = TaxReason::CERTIFIED.contains(&exemption.reason);
        let granted = certified
            || matches!(
                exemption.reason,
                TaxReason::PublicInterest | TaxReason::Finance | TaxReason::International
            );
        if !granted {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "exemption")
                .with("value", exemption.reason.code()));
        }
        // A US certificate holds in the states it names; one of the union knows none.
        let wrong = exemption.states.iter().find(|s| !certified || !is_state(s));
        if let Some(state) = wrong {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "states")
                .with("value", state.as_str()));
        }
        if certified && exemption.states.is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "states"));
        }
        if exemption
            .valid_to
            .is_some_and(|end| end < exemption.valid_from)
        {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "valid-to")
                .with(
                    "value",
                    exemption
                        .valid_to
                        .map(|d| d.to_string())
                        .unwrap_or_default(),
                ));
        }
        Ok(())
    }

    fn exempt(&self, on: LocalDate) -> Option<TaxReason> {
        self.exemption
            .as_ref()
            .filter(|e| e.holds(on) && !TaxReason::CERTIFIED.contains(&e.reason))
            .map(|e| e.reason)
    }

    /// By a US certificate, in one of its states.
    pub(super) fn certified(&self, state: &str, on: LocalDate) -> Option<TaxReason> {
        self.exemption
            .as_ref()
            .filter(|e| e.holds(on) && TaxReason::CERTIFIED.contains(&e.reason))
            .filter(|e| e.states.iter().any(|s| s == state))
            .map(|e| e.reason)
    }
}

/// Who buys, as the tax sees them; all default for a person who walks in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Purchaser<'a> {
    /// Buys as a business.
    pub business: bool,
    /// Tax or VAT id, with country prefix where it is one of another country.
    pub tax_id: &'a str,
    /// Their terms; `None` as the default ones.
    pub tax: Option<&'a BuyerTax>,
}

/// One supply of goods.
#[derive(Debug, Clone)]
pub struct Supply<'a> {
    /// Where the transport begins, or the counter stands.
    pub origin: Territory,
    /// Where it ends.
    pub destination: Territory,
    /// Who buys.
    pub buyer: Purchaser<'a>,
    /// Day of supply.
    pub on: LocalDate,
}

/// What of an item its tax depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goods {
    /// Class of rate.
    pub class: TaxClass,
    /// A business that buys it in the country owes the tax itself (in Spain phones, tablets, consoles and laptops to resellers, Ley 37/1992
    /// art. 84.Uno.2.º g).
    pub reverse_charge: bool,
}

/// What the law of the company gives: its own rates and choices.
#[derive(Debug, Clone, Copy)]
pub struct Law<'a> {
    /// The company's own dated rates, before the known ones.
    pub rates: &'a [TaxRate],
    /// Of distance sales.
    pub distance_sales: DistanceSales,
    /// A US company's own choices.
    pub us: &'a UsTax,
    /// Rates of the ZIP codes in question.
    pub zips: &'a ZipRates,
}

impl Law<'_> {
    /// The tax on `goods` in this supply; a refusal where the place has no known rate.
    pub fn tax_on(&self, goods: Goods, supply: &Supply) -> Result<LineTax, Refusal> {
        let terms = supply.buyer.tax;
        if let Some(reason) = terms.and_then(|t| t.exempt(supply.on)) {
            return Ok(LineTax::without(TaxCategory::E, reason));
        }
        match self.route(supply) {
            Route::Domestic if supply.origin.country() == "US" => self.sales_tax(goods, supply),
            Route::Domestic => {
                if goods.reverse_charge && supply.buyer.business && !supply.buyer.tax_id.is_empty()
                {
                    return Ok(LineTax::without(TaxCategory::AE, TaxReason::ReverseCharge));
                }
                let tax = self.rate(&supply.origin, goods.class, supply.on)?;
                Ok(if terms.is_some_and(|t| t.surcharge) {
                    tax
                } else {
                    LineTax {
                        surcharge_bp: 0,
                        ..tax
                    }
                })
            }
            Route::Distance => Ok(LineTax {
                surcharge_bp: 0,
                ..self.rate(&supply.destination, goods.class, supply.on)?
            }),
            Route::IntraCommunity => {
                Ok(LineTax::without(TaxCategory::K, TaxReason::IntraCommunity))
            }
            Route::Export => Ok(LineTax::without(TaxCategory::G, TaxReason::Export)),
        }
    }

    /// The tax the goods would bear in the shop's own country: what a list price with tax contains.
    pub fn tax_at_home(&self, goods: Goods, supply: &Supply) -> Result<LineTax, Refusal> {
        if supply.origin.country() == "US" {
            let home = Supply {
                destination: supply.origin.clone(),
                buyer: Purchaser::default(),
                ..supply.clone()
            };
            return self.sales_tax(goods, &home);
        }
        Ok(LineTax {
            surcharge_bp: 0,
            ..self.rate(&supply.origin, goods.class, supply.on)?
        })
    }

    fn route(&self, supply: &Supply) -> Route {
        let (from, to) = (&supply.origin, &supply.destination);
        if from == to || from.in_union() && to.in_union() && from.country() == to.country() {
            return Route::Domestic;
        }
        if !(from.in_union() && to.in_union()) {
            // A country without the union's rules: its own parts are its own market.
            let at_home = !from.in_union() && from.country() == to.country() && !to.in_union();
            return if at_home && from.country() != "ES" {
                Route::Domestic
            } else {
                Route::Export
            };
        }
        let registered = vat_state(supply.buyer.tax_id)
            .is_some_and(|state| state != from.country())
            && supply.buyer.tax.is_some_and(|t| t.vat_checked_on.is_some());
        if supply.buyer.business && registered {
            return Route::IntraCommunity;
        }
        match self.distance_sales {
            DistanceSales::Destination => Route::Distance,
            DistanceSales::Origin => Route::Domestic,
        }
    }

    fn rate(&self, place: &Territory, class: TaxClass, on: LocalDate) -> Result<LineTax, Refusal> {
        if class == TaxClass::Zero {
            return Ok(LineTax::ZERO);
        }
        let rate = resolve(self.rates, place.as_str(), class, on)?;
        Ok(LineTax {
            surcharge_bp: rate.surcharge_bp,
            ..LineTax::at(rate.category, rate.rate_bp)
        })
    }
}

/// How goods travel, as the tax sees it.
enum Route {
    Domestic,
    Distance,
    IntraCommunity,
    Export,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::Address;

    const GENERAL: Goods = Goods {
        class: TaxClass::General,
        reverse_charge: false,
    };
    const NOTHING_SET: &UsTax = &UsTax {
        nexus: Vec::new(),
        rules: Vec::new(),
    };
    const LAW: Law = Law {
        rates: &[],
        distance_sales: DistanceSales::Destination,
        us: NOTHING_SET,
        zips: ZipRates::NONE,
    };

    fn day(y: i32, m: u32, d: u32) -> LocalDate {
        LocalDate::ymd(y, m, d).unwrap()
    }

    fn place(country: &str, postal_code: &str) -> Territory {
        let address = Address {
            country: country.into(),
            postal_code: postal_code.into(),
            ..Address::default()
        };
        Territory::of(&address, "ES")
    }

    fn from_madrid(to: Territory, buyer: Purchaser<'_>) -> Supply<'_> {
        Supply {
            origin: place("ES", "28013"),
            destination: to,
            buyer,
            on: day(2026, 11, 22),
        }
    }

    #[test]
    fn a_person_in_another_member_state_pays_their_own_rate_or_ours_below_the_threshold() {
        let supply = from_madrid(place("DE", "10115"), Purchaser::default());
        assert_eq!(
            LAW.tax_on(GENERAL, &supply),
            Ok(LineTax::at(TaxCategory::S, 1_900))
        );
        let small = Law {
            distance_sales: DistanceSales::Origin,
            ..LAW
        };
        assert_eq!(
            small.tax_on(GENERAL, &supply),
            Ok(LineTax::at(TaxCategory::S, 2_100))
        );
    }

    #[test]
    fn a_business_abroad_pays_no_tax_only_once_its_number_was_checked() {
        let checked = BuyerTax {
            vat_checked_on: Some(day(2026, 11, 1)),
            ..BuyerTax::default()
        };
        let buyer = |tax_id, tax| Purchaser {
            business: true,
            tax_id,
            tax,
        };
        let tax = |tax_id, tax| {
            LAW.tax_on(
                GENERAL,
                &from_madrid(place("FR", "75001"), buyer(tax_id, tax)),
            )
        };
        let free = LineTax::without(TaxCategory::K, TaxReason::IntraCommunity);
        assert_eq!(tax("FR40303265045", Some(&checked)), Ok(free));
        let french = Ok(LineTax::at(TaxCategory::S, 2_000));
        assert_eq!(tax("FR40303265045", None), french);
        let unchecked = BuyerTax::default();
        assert_eq!(tax("FR40303265045", Some(&unchecked)), french);
        assert_eq!(
            tax("ESB12345674", Some(&checked)),
            french,
            "a Spanish number does not make it so"
        );
        // The goods must leave: handed over in Madrid, the sale is Spanish.
        let here = from_madrid(place("ES", "28013"), buyer("FR40303265045", Some(&checked)));
        assert_eq!(
            LAW.tax_on(GENERAL, &here),
            Ok(LineTax::at(TaxCategory::S, 2_100))
        );
    }

    #[test]
    fn goods_to_the_canaries_switzerland_and_london_are_exports_to_belfast_not() {
        let export = Ok(LineTax::without(TaxCategory::G, TaxReason::Export));
        for (country, code) in [
            ("ES", "35001"),
            ("ES", "51001"),
            ("CH", "8001"),
            ("GB", "SW1A 1AA"),
            ("US", "90210"),
        ] {
            let supply = from_madrid(place(country, code), Purchaser::default());
            assert_eq!(LAW.tax_on(GENERAL, &supply), export, "{country} {code}");
        }
        let supply = from_madrid(place("GB", "BT1 5GS"), Purchaser::default());
        assert_eq!(
            LAW.tax_on(GENERAL, &supply),
            Ok(LineTax::at(TaxCategory::S, 2_000))
        );
    }

    #[test]
    fn a_shop_in_the_canaries_charges_igic_at_home_and_exports_to_the_mainland() {
        let from_las_palmas = |to| Supply {
            origin: place("ES", "35001"),
            ..from_madrid(to, Purchaser::default())
        };
        assert_eq!(
            LAW.tax_on(GENERAL, &from_las_palmas(place("ES", "38001"))),
            Ok(LineTax::at(TaxCategory::L, 700))
        );
        assert_eq!(
            LAW.tax_on(GENERAL, &from_las_palmas(place("ES", "28013"))),
            Ok(LineTax::without(TaxCategory::G, TaxReason::Export))
        );
        assert_eq!(
            LAW.tax_on(GENERAL, &from_las_palmas(place("ES", "51001"))),
            Ok(LineTax::without(TaxCategory::G, TaxReason::Export)),
            "Ceuta is another tax"
        );
    }

    #[test]
    fn a_retailer_under_the_surcharge_pays_it_only_at_home() {
        let terms = BuyerTax {
            surcharge: true,
            ..BuyerTax::default()
        };
        let buyer = Purchaser {
            business: true,
            tax_id: "12345678Z",
            tax: Some(&terms),
        };
        let tax = LAW
            .tax_on(GENERAL, &from_madrid(place("ES", "28013"), buyer))
            .unwrap();
        assert_eq!(
            (tax.rate_bp, tax.surcharge_bp, tax.whole_bp()),
            (2_100, 520, 2_620)
        );
        let abroad = LAW
            .tax_on(GENERAL, &from_madrid(place("PT", "1100-048"), buyer))
            .unwrap();
        assert_eq!((abroad.rate_bp, abroad.surcharge_bp), (2_300, 0));
    }

    #[test]
    fn a_certificate_frees_while_it_is_valid_and_a_phone_turns_the_charge_round() {
        let terms = BuyerTax {
            exemption: Some(Exemption {
                reason: TaxReason::International,
                certificate: "EMB-17".into(),
                valid_from: day(2026, 1, 1),
                valid_to: Some(day(2026, 11, 22)),
                states: Vec::new(),
            }),
            ..BuyerTax::default()
        };
        let buyer = Purchaser {
            business: true,
            tax_id: "N0032484H",
            tax: Some(&terms),
        };
        let mut supply = from_madrid(place("ES", "28013"), buyer);
        assert_eq!(
            LAW.tax_on(GENERAL, &supply),
            Ok(LineTax::without(TaxCategory::E, TaxReason::International))
        );
        supply.on = day(2026, 11, 23);
        assert_eq!(
            LAW.tax_on(GENERAL, &supply),
            Ok(LineTax::at(TaxCategory::S, 2_100))
        );
        let phone = Goods {
            reverse_charge: true,
            ..GENERAL
        };
        assert_eq!(
            LAW.tax_on(phone, &supply),
            Ok(LineTax::without(TaxCategory::AE, TaxReason::ReverseCharge))
        );
        supply.buyer = Purchaser::default();
        assert_eq!(
            LAW.tax_on(phone, &supply),
            Ok(LineTax::at(TaxCategory::S, 2_100)),
            "a person pays"
        );
    }

    #[test]
    fn without_a_rate_for_the_place_nothing_is_guessed() {
        let supply = Supply {
            origin: place("CH", "8001"),
            ..from_madrid(place("CH", "3000"), Purchaser::default())
        };
        let refusal = LAW.tax_on(GENERAL, &supply).unwrap_err();
        assert_eq!(refusal.code, Code::NoTaxRate);
        let own = [TaxRate {
            jurisdiction: "CH".into(),
            class: TaxClass::General,
            category: TaxCategory::S,
            rate_bp: 810,
            surcharge_bp: 0,
            valid_from: day(2024, 1, 1),
            valid_to: None,
        }];
        let law = Law { rates: &own, ..LAW };
        assert_eq!(
            law.tax_on(GENERAL, &supply),
            Ok(LineTax::at(TaxCategory::S, 810))
        );
    }

    #[test]
    fn terms_that_could_not_be_applied_are_refused() {
        let exemption = |reason, certificate: &str, valid_to| BuyerTax {
            exemption: Some(Exemption {
                reason,
                certificate: certificate.into(),
                valid_from: day(2026, 1, 1),
                valid_to,
                states: Vec::new(),
            }),
            ..BuyerTax::default()
        };
        assert!(
            exemption(TaxReason::International, "EMB-17", None)
                .validate()
                .is_ok()
        );
        for bad in [
            exemption(TaxReason::International, " ", None),
            exemption(TaxReason::Export, "EMB-17", None),
            exemption(TaxReason::International, "EMB-17", Some(day(2025, 12, 31))),
        ] {
            assert!(bad.validate().is_err(), "{bad:?}");
        }
    }
}
