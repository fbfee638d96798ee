//! Invoices of a shop in the United States: the tax by state, county, city and districts, and why there is none.

use encargo_domain::document::{Document, totals_of_lines};
use encargo_domain::tax::us::SalesTax;
use encargo_domain::tax::{LineTax, TaxCategory, TaxReason};
use encargo_domain::words::Language;
use encargo_domain::{Currency, words};

use super::page::texts;
use crate::brand::Brand;
use crate::sample::{a_simplified_invoice, an_invoice};
use crate::{PdfOptions, Routing, form, invoice, receipt};

/// New York City: 8.875 %, which no number of basis points says.
const NEW_YORK: SalesTax = SalesTax {
    rate_ppm: 88_750,
    state_ppm: 40_000,
    county_ppm: 0,
    city_ppm: 45_000,
    special_ppm: 3_750,
};

fn taxed(mut document: Document, language: Language, tax: LineTax) -> Document {
    document.language = language;
    document.currency = Currency::parse("USD").unwrap();
    document.prices_include_tax = false;
    for line in &mut document.lines {
        line.tax = tax;
    }
    let totals = totals_of_lines(&mut document.lines, false);
    document.taxes = totals.taxes;
    document.net_minor = totals.net_minor;
    document.tax_minor = totals.tax_minor;
    document.total_minor = totals.total_minor;
    document.due_minor = totals.total_minor;
    document
}

fn printed(document: &Document) -> Vec<String> {
    let (brand, options) = (Brand::default(), PdfOptions::default());
    let form = invoice::form(document, options.house, &brand, None);
    let sheets = form::lay_out(&form, &options, &brand);
    (0..sheets.pages.len())
        .flat_map(|page| texts(&sheets, page).into_iter().map(str::to_owned))
        .collect()
}

#[test]
fn the_tax_is_printed_as_what_it_is_made_of_and_adds_up() {
    for (language, whole, parts) in [
        (
            Language::En,
            "Sales tax 8.875%",
            ["State 4%", "City 4.5%", "Special districts 0.375%"],
        ),
        (
            Language::Es,
            "Impuesto sobre ventas 8,875\u{a0}%",
            [
                "Estado 4\u{a0}%",
                "Ciudad 4,5\u{a0}%",
                "Distritos especiales 0,375\u{a0}%",
            ],
        ),
    ] {
        let document = taxed(
            an_invoice().with_lines(3).build(),
            language,
            LineTax::sales(NEW_YORK),
        );
        let said = printed(&document).join(" ");
        for words in std::iter::once(whole).chain(parts) {
            assert!(said.contains(words), "{words} is not in\n{said}");
        }
        assert!(!said.contains("County") && !said.contains("Condado"));
        let split = document.taxes[0].split.unwrap();
        let sum: i64 = split.parts().iter().map(|(_, minor)| minor).sum();
        assert_eq!(sum, document.tax_minor);
        for (_, minor) in split.parts().into_iter().filter(|(_, m)| *m > 0) {
            let amount = words::money(language, minor, document.currency);
            assert!(said.contains(&amount), "{amount} is not in\n{said}");
        }
    }
}

#[test]
fn the_receipt_has_the_parts_too() {
    let document = taxed(
        a_simplified_invoice().build(),
        Language::En,
        LineTax::sales(NEW_YORK),
    );
    let sheets = receipt::lay_out(&document, &PdfOptions::default(), &Brand::default(), None);
    let said = texts(&sheets, 0).join(" ");
    for words in ["Sales tax 8.875%", "City 4.5%"] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
}

#[test]
fn the_e_invoice_has_one_rate_with_its_decimals_and_no_code_the_list_does_not_know() {
    let of = |tax| taxed(an_invoice().build(), Language::En, tax);
    let ubl = |document: &Document| crate::ubl(document, &Routing::default());
    let text = ubl(&of(LineTax::sales(NEW_YORK)));
    assert!(text.contains("<cbc:Percent>8.875</cbc:Percent>"), "{text}");
    assert_eq!(text.matches("<cac:TaxSubtotal>").count(), 1);
    for (category, reason, ground) in [
        (TaxCategory::O, TaxReason::NoNexus, "no duty to collect"),
        (TaxCategory::O, TaxReason::NoSalesTax, "has none"),
        (TaxCategory::E, TaxReason::Resale, "for resale"),
        (TaxCategory::E, TaxReason::Government, "government"),
        (TaxCategory::E, TaxReason::NonProfit, "exempt organization"),
        (TaxCategory::E, TaxReason::ExemptGoods, "does not tax"),
    ] {
        let document = of(LineTax::without(category, reason));
        let text = ubl(&document);
        assert!(
            !text.contains("US-") && !text.contains("ReasonCode"),
            "{text}"
        );
        assert!(text.contains(ground), "{ground} is not in {text}");
        let said = printed(&document).join(" ");
        assert!(said.contains(ground), "{ground} is not in {said}");
    }
}
