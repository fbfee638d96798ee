//! The words of a document, from the one catalogue: in the customer's language, and in the house's
//! beside it where that is another.

use encargo_domain::customer::Address;
use encargo_domain::document::{Document, DocumentKind};
use encargo_domain::exchange::Exchange;
use encargo_domain::money::Currency;
use encargo_domain::refusal::Words;
use encargo_domain::tax::{LineTax, TaxCategory, TaxReason};
use encargo_domain::time::LocalDate;
use encargo_domain::trade::{GoodsFacts, Unit};
use encargo_domain::words::{self, Language};

/// What a document says and in which language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech {
    /// The customer's language.
    pub(crate) language: Language,
    /// The house's, where it is another.
    pub(crate) house: Option<Language>,
    currency: Currency,
}

impl Speech {
    /// The words of a paper in `language` for a house that speaks `house`.
    pub(crate) fn new(language: Language, house: Language, currency: Currency) -> Self {
        Self {
            language,
            house: Some(house).filter(|h| *h != language),
            currency,
        }
    }

    /// The same words for amounts in another currency.
    pub(crate) const fn within(self, currency: Currency) -> Self {
        Self { currency, ..self }
    }

    /// The words of `document`.
    pub(crate) fn of(document: &Document, house: Language) -> Self {
        Self::new(document.language, house, document.currency)
    }

    /// A label.
    pub(crate) fn label(self, key: &str) -> String {
        words::label(self.language, key)
    }

    /// The same label for the house, where it reads another language.
    pub(crate) fn second(self, key: &str) -> Option<(Language, String)> {
        self.house
            .map(|h| (h, words::label(h, key)))
            .filter(|(_, text)| *text != self.label(key))
    }

    /// A message with parameters.
    pub(crate) fn say(self, key: &str, params: &[(&str, &str)]) -> String {
        let message = params.iter().fold(Words::new(key), |words, (name, value)| {
            words.with(name, *value)
        });
        words::say(self.language, &message)
    }

    /// An amount.
    pub(crate) fn money(self, minor: i64) -> String {
        words::money(self.language, minor, self.currency)
    }

    /// A rate.
    pub(crate) fn percent(self, rate_bp: u32) -> String {
        words::percent(self.language, rate_bp)
    }

    /// A rate in millionths.
    pub(crate) fn percent_ppm(self, rate_ppm: u32) -> String {
        words::percent_ppm(self.language, rate_ppm)
    }

    /// A day.
    pub(crate) fn date(self, date: LocalDate) -> String {
        words::date(self.language, date)
    }

    /// «1 EUR = 1,1594 USD (ECB, 20/11/2026)».
    pub(crate) fn exchange(self, exchange: &Exchange, currency: Currency) -> String {
        let source = exchange.source.trim();
        let key = if source.is_empty() {
            "doc-exchange-unsourced"
        } else {
            "doc-exchange"
        };
        let params = [
            ("base", exchange.base.as_str()),
            (
                "rate",
                &words::exchange_rate(self.language, exchange.per_unit),
            ),
            ("currency", currency.as_str()),
            ("source", source),
            ("date", &self.date(exchange.on)),
        ];
        self.say(key, &params)
    }

    /// A number of units.
    pub(crate) fn count(self, units: impl Into<i64>) -> String {
        words::decimal(self.language, units.into(), 0)
    }

    /// A quantity with its measure, where that is not pieces: «3 kg».
    pub(crate) fn quantity(self, quantity: u32, unit: Unit) -> String {
        let count = self.count(quantity);
        match unit {
            Unit::One => count,
            other => {
                let key = format!("unit-short-{}", other.code());
                format!("{count}\u{a0}{}", self.label(&key))
            }
        }
    }

    /// What customs ask of goods: «HS 691200 · Origen: Portugal»; empty where nothing is known.
    pub(crate) fn customs(self, goods: &GoodsFacts) -> String {
        let code = match goods.hs_code.as_str() {
            "" => None,
            code => Some(self.say("doc-goods-tariff", &[("code", code)])),
        };
        let origin = match goods.origin.as_str() {
            "" => None,
            country => {
                let name = self.say("doc-country", &[("code", country)]);
                Some(self.say("doc-goods-origin", &[("country", &name)]))
            }
        };
        let parts: Vec<String> = [code, origin].into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// A weight: «1,25 kg».
    pub(crate) fn kilograms(self, grams: u32) -> String {
        // To ten grams, which is what scales for parcels show.
        let hundredths = (i64::from(grams) + 5) / 10;
        format!("{}\u{a0}kg", words::decimal(self.language, hundredths, 2))
    }

    /// «Factura», «Factura simplificada» …
    pub(crate) const fn title_key(kind: DocumentKind) -> &'static str {
        match kind {
            DocumentKind::Invoice => "doc-title-invoice",
            DocumentKind::SimplifiedInvoice => "doc-title-simplified",
            DocumentKind::CreditNote => "doc-title-credit",
            DocumentKind::CorrectiveInvoice => "doc-title-corrective",
        }
    }

    /// «IVA 21 %», «Sales tax 8.875%», «Exento».
    pub(crate) fn tax(self, tax: LineTax) -> String {
        let category = match (tax.sales, tax.reason, tax.category) {
            (Some(_), ..) => "US",
            (None, Some(reason), TaxCategory::O) if reason.vatex().is_empty() => "USO",
            (_, _, other) => category(other),
        };
        match tax.category {
            TaxCategory::S | TaxCategory::Z | TaxCategory::L | TaxCategory::M => {
                let rate = self.percent_ppm(tax.rate_ppm());
                let words = self.say(
                    "doc-tax-rate-of",
                    &[("category", category), ("rate", &rate)],
                );
                // In a narrow column; the breakdown calls the surcharge by its name.
                match tax.surcharge_bp {
                    0 => words,
                    bp => format!("{words} + {}", self.percent(bp)),
                }
            }
            TaxCategory::E | TaxCategory::AE | TaxCategory::K | TaxCategory::G | TaxCategory::O => {
                self.say("doc-untaxed", &[("category", category)])
            }
        }
    }

    /// «R. eq. 5,2 %»: the equivalence surcharge.
    pub(crate) fn surcharge(self, bp: u32) -> String {
        self.say("doc-tax-surcharge", &[("rate", &self.percent(bp))])
    }

    /// «State 6%», «Condado 0,25 %»: a part of a US sales tax.
    pub(crate) fn tax_part(self, part: &str, rate_ppm: u32) -> String {
        let rate = self.percent_ppm(rate_ppm);
        self.say("doc-tax-part-of", &[("part", part), ("rate", &rate)])
    }

    /// The legal ground where no tax is charged; `None` where it is.
    pub(crate) fn exemption(self, tax: LineTax) -> Option<String> {
        let ground = match tax.reason {
            Some(TaxReason::Finance) => "E135",
            Some(TaxReason::International) => "E151",
            Some(reason) if reason.vatex().is_empty() => reason.code(),
            _ => category(tax.category),
        };
        match tax.category {
            TaxCategory::S | TaxCategory::Z | TaxCategory::L | TaxCategory::M => None,
            TaxCategory::E | TaxCategory::AE | TaxCategory::K | TaxCategory::G | TaxCategory::O => {
                Some(self.say("doc-exemption", &[("category", ground)]))
            }
        }
    }

    /// The lines of an address; the country only where it is not `home`.
    pub(crate) fn address(self, address: &Address, home: &str) -> Vec<String> {
        let town = [address.postal_code.trim(), address.city.trim()]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let region = Some(address.region.trim())
            .filter(|r| !r.is_empty() && !r.eq_ignore_ascii_case(address.city.trim()));
        let town = match region {
            Some(region) if !town.is_empty() => format!("{town} ({region})"),
            Some(region) => region.to_owned(),
            None => town,
        };
        let country = if address.country.is_empty() || address.country == home {
            String::new()
        } else {
            self.say("doc-country", &[("code", &address.country)])
        };
        [address.line1.clone(), address.line2.clone(), town, country]
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .collect()
    }
}

/// The category as the catalogue and EN 16931 write it.
pub(crate) const fn category(category: TaxCategory) -> &'static str {
    match category {
        TaxCategory::S => "S",
        TaxCategory::Z => "Z",
        TaxCategory::E => "E",
        TaxCategory::AE => "AE",
        TaxCategory::K => "K",
        TaxCategory::G => "G",
        TaxCategory::O => "O",
        TaxCategory::L => "L",
        TaxCategory::M => "M",
    }
}

/// An IBAN in groups of four, for people.
pub(crate) fn iban_groups(iban: &str) -> String {
    compact(iban)
        .chars()
        .enumerate()
        .flat_map(|(i, c)| {
            (i > 0 && i % 4 == 0)
                .then_some('\u{a0}')
                .into_iter()
                .chain([c])
        })
        .collect()
}

/// Without spaces, for machines.
pub(crate) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_read_in_fours() {
        assert_eq!(
            iban_groups("ES91 21000418450200051332").replace('\u{a0}', " "),
            "ES91 2100 0418 4502 0005 1332"
        );
    }
}
