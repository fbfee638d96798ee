//! Documents as files, pages, e-invoices, rolls and words: what is printed is what is stored.

mod batch;
mod file;
mod page;
mod paper;
mod received;
mod roll;
mod us;
mod words;
mod xml;

use encargo_domain::document::Document;
use encargo_domain::money::Currency;
use encargo_domain::order::Tender;
use encargo_domain::tax::TaxCategory;
use encargo_domain::words::Language;

use crate::sample::{a_corrective_invoice, a_credit_note, a_simplified_invoice, an_invoice};

/// One of everything, with a name for messages.
fn corpus() -> Vec<(String, Document)> {
    let mut all = Vec::new();
    for language in [Language::Es, Language::En] {
        let mut add = |name: &str, document: Document| {
            all.push((format!("{name} {}", language.as_str()), document));
        };
        for lines in [1, 8, 50] {
            add(
                &format!("invoice of {lines}"),
                an_invoice()
                    .with_lines(lines)
                    .in_language(language)
                    .shipped()
                    .build(),
            );
        }
        add(
            "half paid",
            an_invoice()
                .with_lines(5)
                .in_language(language)
                .half_paid(Tender::Transfer)
                .build(),
        );
        add(
            "gross priced",
            an_invoice()
                .with_lines(7)
                .in_language(language)
                .gross_priced()
                .paid(Tender::Online)
                .build(),
        );
        add(
            "simplified",
            a_simplified_invoice().in_language(language).build(),
        );
        add("credit note", a_credit_note().in_language(language).build());
        add(
            "reverse charge",
            an_invoice()
                .with_lines(2)
                .in_language(language)
                .untaxed(TaxCategory::AE)
                .build(),
        );
        let (usd, gbp) = (currency("USD"), currency("GBP"));
        add(
            "in dollars",
            an_invoice()
                .with_lines(8)
                .in_language(language)
                .in_currency(usd, 1_159_400)
                .half_paid(Tender::Card)
                .build(),
        );
        add(
            "in pounds, gross priced",
            an_invoice()
                .with_lines(3)
                .in_language(language)
                .gross_priced()
                .in_currency(gbp, 879_500)
                .build(),
        );
        add(
            "credit note in dollars",
            a_credit_note()
                .in_language(language)
                .in_currency(usd, 1_159_400)
                .build(),
        );
        add(
            "simplified in pounds",
            a_simplified_invoice()
                .in_language(language)
                .in_currency(gbp, 879_500)
                .build(),
        );
        add(
            "corrective in dollars, nothing to tax",
            a_corrective_invoice()
                .in_language(language)
                .untaxed(TaxCategory::G)
                .in_currency(usd, 1_159_400)
                .build(),
        );
    }
    all
}

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}
