//! The e-invoice: the same figures as the row, and sums that re-add exactly.

use encargo_domain::document::{Document, DocumentKind};

use super::corpus;
use crate::sample::{a_credit_note, an_invoice};
use crate::xml;

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
        assert_eq!(
            amounts(&xml, "TaxTotalAmount"),
            [tax_minor],
            "{name}: BT-110"
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
            if document.kind == DocumentKind::CreditNote {
                "381"
            } else {
                "380"
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
