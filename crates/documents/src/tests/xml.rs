//! The e-invoice: the same figures as the row, and sums that re-add exactly.

use encargo_domain::document::{Document, DocumentKind, DocumentLine, PaidBy};
use encargo_domain::exchange::InBooks;
use encargo_domain::money::percent_of;
use encargo_domain::order::Tender;
use encargo_domain::tax::us::SalesTax;
use encargo_domain::tax::{LineTax, TaxCategory, TaxReason};
use proptest::prelude::*;

use super::corpus;
use crate::received::read;
use crate::sample::{a_credit_note, an_invoice};
use crate::{Routing, UblRules, ubl, xml};

/// The texts of all elements of that name, in order.
fn values(xml: &str, name: &str) -> Vec<String> {
    xml.split(&format!("<ram:{name}"))
        .skip(1)
        .filter(|rest| rest.starts_with(['>', ' ']))
        .map(|rest| rest[rest.find('>').unwrap() + 1..rest.find('<').unwrap()].to_owned())
        .collect()
}

/// Minor units of an amount with two decimals.
fn cents(text: &str) -> i64 {
    assert_eq!(
        text.rsplit_once('.').map(|(_, rest)| rest.len()),
        Some(2),
        "{text}"
    );
    text.replace('.', "").parse().unwrap()
}

fn amounts(xml: &str, name: &str) -> Vec<i64> {
    values(xml, name).iter().map(|t| cents(t)).collect()
}

#[test]
fn the_e_invoice_says_what_the_row_says() {
    for (name, document) in corpus() {
        let xml = xml(&document);
        let Document {
            net_minor,
            tax_minor,
            total_minor,
            paid_minor,
            due_minor,
            ..
        } = document;
        let lines = amounts(&xml, "LineTotalAmount");
        let (header, lines) = lines.split_last().unwrap();
        assert_eq!(
            lines,
            document
                .lines
                .iter()
                .map(|l| l.net_minor)
                .collect::<Vec<_>>(),
            "{name}: BT-131"
        );
        assert_eq!(
            (*header, lines.iter().sum::<i64>()),
            (net_minor, net_minor),
            "{name}: BR-CO-10"
        );
        assert_eq!(
            amounts(&xml, "TaxBasisTotalAmount"),
            [net_minor],
            "{name}: BT-109"
        );
        let books = document.books.as_ref();
        let mut sums = vec![tax_minor];
        sums.extend(books.map(InBooks::tax_minor));
        assert_eq!(
            amounts(&xml, "TaxTotalAmount"),
            sums,
            "{name}: BT-110, BT-111"
        );
        let mut currencies: Vec<String> = books
            .map(|b| b.exchange.base.to_string())
            .into_iter()
            .collect();
        assert_eq!(values(&xml, "TaxCurrencyCode"), currencies, "{name}: BT-6");
        currencies.push(document.currency.to_string());
        currencies.dedup();
        assert_eq!(
            currencies.len(),
            sums.len(),
            "{name}: BR-53, and Peppol R005"
        );
        assert_eq!(
            amounts(&xml, "CalculatedAmount").iter().sum::<i64>(),
            tax_minor,
            "{name}: BR-CO-14"
        );
        assert_eq!(
            amounts(&xml, "BasisAmount"),
            document
                .taxes
                .iter()
                .map(|g| g.base_minor)
                .collect::<Vec<_>>(),
            "{name}: BT-116"
        );
        assert_eq!(
            amounts(&xml, "GrandTotalAmount"),
            [total_minor],
            "{name}: BT-112"
        );
        assert_eq!(total_minor, net_minor + tax_minor, "{name}: BR-CO-15");
        assert_eq!(
            amounts(&xml, "TotalPrepaidAmount"),
            [paid_minor],
            "{name}: BT-113"
        );
        assert_eq!(
            amounts(&xml, "DuePayableAmount"),
            [due_minor],
            "{name}: BT-115"
        );
        assert_eq!(due_minor, total_minor - paid_minor, "{name}: BR-CO-16");
        assert_eq!(
            values(&xml, "TypeCode")[0],
            match document.kind {
                DocumentKind::Invoice | DocumentKind::SimplifiedInvoice => "380",
                DocumentKind::CreditNote => "381",
                DocumentKind::CorrectiveInvoice => "384",
            },
            "{name}"
        );
    }
}

#[test]
fn a_line_is_its_price_times_its_quantity() {
    for gross in [false, true] {
        let sample = an_invoice().with_lines(24);
        let document = if gross { sample.gross_priced() } else { sample }.build();
        let xml = xml(&document);
        for (line, text) in document
            .lines
            .iter()
            .zip(xml.split("<ram:IncludedSupplyChainTradeLineItem>").skip(1))
        {
            let price = amounts(text, "ChargeAmount")[0];
            let base: i64 = values(text, "BasisQuantity")
                .first()
                .map_or(1, |b| b.parse().unwrap());
            let quantity: i64 = values(text, "BilledQuantity")[0].parse().unwrap();
            let allowance: i64 = amounts(
                text.split("ApplicableHeaderTradeAgreement").next().unwrap(),
                "ActualAmount",
            )
            .iter()
            .sum();
            assert_eq!((price * quantity) % base, 0);
            assert_eq!(
                price * quantity / base - allowance,
                line.net_minor,
                "gross {gross}, {}",
                line.name
            );
        }
    }
}

#[test]
fn a_credit_note_names_what_it_corrects() {
    let text = xml(&a_credit_note().build());
    let reference = text
        .split("<ram:InvoiceReferencedDocument>")
        .nth(1)
        .unwrap();
    assert!(
        reference.contains("T1-F-2026-000123") && reference.contains("20261122"),
        "{reference}"
    );
    let two = a_credit_note()
        .with(|d| d.corrects.push(d.corrects[0].clone()))
        .build();
    assert_eq!(
        xml(&two).matches("<ram:InvoiceReferencedDocument>").count(),
        2
    );
}

#[test]
fn a_negative_line_is_a_negative_quantity() {
    let document = an_invoice()
        .with(|d| {
            d.prices_include_tax = true;
            d.lines[0].net_minor = -500;
        })
        .build();
    let text = xml(&document);
    assert_eq!(
        amounts(&text, "ChargeAmount"),
        [500],
        "prices are never negative (BR-27)"
    );
    assert!(values(&text, "BilledQuantity")[0].starts_with('-'));
}

/// What goods of a cart may bear: rates with and without surcharge, and grounds for none.
fn any_tax() -> impl Strategy<Value = LineTax> {
    let surcharged = |rate_bp, surcharge_bp| LineTax {
        surcharge_bp,
        ..LineTax::at(TaxCategory::S, rate_bp)
    };
    prop::sample::select(vec![
        LineTax::at(TaxCategory::S, 2_100),
        LineTax::at(TaxCategory::S, 1_000),
        LineTax::at(TaxCategory::S, 550),
        LineTax::at(TaxCategory::L, 700),
        LineTax::ZERO,
        surcharged(2_100, 520),
        surcharged(400, 50),
        LineTax::without(TaxCategory::E, TaxReason::PublicInterest),
        LineTax::without(TaxCategory::K, TaxReason::IntraCommunity),
    ])
}

/// A line as an order line is priced: units, price, discount in basis points.
fn any_line() -> impl Strategy<Value = DocumentLine> {
    let discount = prop_oneof![3 => Just(0i64), 1 => 1i64..=10_000];
    (1u32..200, 0i64..500_000, discount, any_tax()).prop_map(|(quantity, price, discount, tax)| {
        let full = price * i64::from(quantity);
        let discount_minor = percent_of(full, discount);
        DocumentLine {
            line_no: Some(1),
            sku: "SKU".into(),
            name: "Taza".into(),
            quantity,
            goods: encargo_domain::trade::GoodsFacts::default(),
            unit_price_minor: price,
            discount_minor,
            amount_minor: full - discount_minor,
            net_minor: 0,
            tax,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// The rules of EN 16931 on sums, read from the files themselves. BR-CO-11 and -12 hold because nothing is charged or allowed on the whole
    /// document; BR-CO-17 is exact where prices are without tax, and a cent wide where a group is taken out of gross prices, because what the
    /// customer saw is what they pay (the official Schematron allows one whole unit).
    #[test]
    fn of_any_cart_the_sums_hold_in_both_syntaxes(lines in prop::collection::vec(any_line(), 1..30), gross: bool, paid_percent in 0i64..=100, due: bool) {
        let document = an_invoice().with(|d| {
            d.lines = lines;
            d.prices_include_tax = gross;
            if !due {
                d.due_on = None;
            }
        }).summed();
        let document = document.with(|d| {
            let amount_minor = d.total_minor * paid_percent / 100;
            d.payments = vec![PaidBy { tender: Tender::Card, amount_minor, on: d.issued_on }];
        }).summed().build();
        for text in [xml(&document), ubl(&document, &Routing::default())] {
            let said = read(text.as_bytes()).unwrap();
            prop_assert_eq!(said.lines.iter().map(|l| l.net_minor).sum::<i64>(), said.net_minor, "BR-CO-10 and -13");
            prop_assert!(said.lines.iter().all(|l| !l.category.is_empty()), "BR-CO-04");
            prop_assert!(["ES"].contains(&&said.seller.vat_id[..2]), "BR-CO-09 and -26");
            prop_assert_eq!(said.taxes.iter().map(|t| t.base_minor).sum::<i64>(), said.net_minor);
            prop_assert_eq!(said.taxes.iter().map(|t| t.tax_minor).sum::<i64>(), said.tax_minor, "BR-CO-14");
            prop_assert_eq!(said.net_minor + said.tax_minor, said.total_minor, "BR-CO-15");
            prop_assert_eq!(said.total_minor - said.paid_minor, said.due_minor, "BR-CO-16");
            prop_assert!(!said.taxes.is_empty(), "BR-CO-18");
            prop_assert!(said.due_minor <= 0 || said.due_on.is_some() || text.contains("PaymentTerms"), "BR-CO-25");
            for (tax, group) in said.taxes.iter().zip(&document.taxes) {
                let apart = (percent_of(tax.base_minor, tax.rate_bp) - tax.tax_minor).abs();
                // Tax and surcharge are two columns of a Spanish invoice, each rounded by itself.
                let wide = i64::from(gross || group.tax.surcharge_bp > 0);
                prop_assert!(apart <= wide, "BR-CO-17: {tax:?}");
            }
            if gross {
                prop_assert_eq!(said.total_minor, document.lines.iter().map(|l| l.amount_minor).sum::<i64>());
            }
        }
    }
}

/// Two towns with the same sum of rates are one group of the standard (BR-S-08), though others get the parts; the paper keeps them apart.
#[test]
fn an_e_invoice_has_one_group_for_each_rate_whoever_gets_the_parts() {
    let of = |county_ppm| {
        LineTax::sales(SalesTax {
            rate_ppm: 82_500,
            state_ppm: 60_000,
            county_ppm,
            city_ppm: 22_500 - county_ppm,
            ..SalesTax::default()
        })
    };
    let sample = an_invoice().with_lines(2).with(|d| {
        for (line, tax) in d.lines.iter_mut().zip([of(10_000), of(2_500)]) {
            line.tax = tax;
        }
    });
    let document = sample.summed().build();
    assert_eq!(document.taxes.len(), 2);
    for text in [xml(&document), ubl(&document, &Routing::default())] {
        let said = read(text.as_bytes()).unwrap();
        assert_eq!(said.taxes.len(), 1, "{text}");
        assert_eq!(
            (said.taxes[0].base_minor, said.taxes[0].tax_minor),
            (document.net_minor, document.tax_minor)
        );
    }
}

/// Peppol takes type 384 between German parties only (P0112); elsewhere the reference to the one before says what it is.
#[test]
fn a_corrective_in_the_place_of_another_names_it_in_both_syntaxes() {
    let document = crate::sample::a_corrective_invoice().build();
    let peppol = Routing {
        rules: UblRules::Peppol,
        ..Routing::default()
    };
    for (text, kind, reference) in [
        (
            xml(&document),
            "<ram:TypeCode>384</ram:TypeCode>",
            "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>T1-F-2026-000123</ram:IssuerAssignedID>",
        ),
        (
            ubl(&document, &Routing::default()),
            "<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>",
            "<cac:InvoiceDocumentReference><cbc:ID>T1-F-2026-000123</cbc:ID>",
        ),
        (
            ubl(&document, &peppol),
            "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
            "<cac:InvoiceDocumentReference><cbc:ID>T1-F-2026-000123</cbc:ID>",
        ),
    ] {
        assert!(text.contains(kind), "{kind} is not in {text}");
        assert!(text.contains(reference), "{reference} is not in {text}");
    }
}

#[test]
fn the_tax_of_the_books_stands_in_ubl_without_groups() {
    let document = an_invoice()
        .with_lines(8)
        .in_currency(super::currency("USD"), 1_159_400)
        .build();
    let books = document.books.clone().unwrap();
    let whole: String = ubl(&document, &Routing::default())
        .lines()
        .map(str::trim)
        .collect();
    let order = whole.find("<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>");
    assert!(order.is_some(), "the order of the schema\n{whole}");
    let totals: Vec<&str> = whole.split("<cac:TaxTotal>").skip(1).collect();
    assert_eq!(totals.len(), 2, "Peppol R053, R054");
    assert!(totals[0].contains("currencyID=\"USD\"") && totals[0].contains("<cac:TaxSubtotal>"));
    let minor = books.tax_minor();
    let sum = format!(
        "<cbc:TaxAmount currencyID=\"EUR\">{}.{:02}</cbc:TaxAmount></cac:TaxTotal>",
        minor / 100,
        minor % 100
    );
    assert!(totals[1].starts_with(&sum), "{}", totals[1]);
    assert!(!totals[1].contains("TaxSubtotal"), "Peppol R054");
    assert_eq!(
        minor.signum(),
        document.tax_minor.signum(),
        "Peppol R055: the same sign"
    );
}
