//! What we write can be read back whole, in every syntax, and laid beside an order.

use encargo_domain::document::Document;
use encargo_domain::exchange::InBooks;
use encargo_domain::words::Language;

use super::corpus;
use crate::received::{Difference, ExpectedLine, ReceivedError, Syntax, compare, read};
use crate::sample::an_invoice;
use crate::{PdfOptions, Routing, UblRules, pdf, ubl, ubl_missing, xml};

fn assert_same(name: &str, document: &Document, bytes: &[u8], syntax: Syntax) {
    let received = read(bytes).unwrap_or_else(|e| panic!("{name}, {syntax:?}: {e}"));
    assert_eq!(received.syntax, syntax, "{name}");
    assert_eq!(received.number, document.number, "{name}");
    assert_eq!(received.issued_on, document.issued_on, "{name}");
    assert_eq!(received.seller.name, document.seller.name, "{name}");
    assert_eq!(received.seller.vat_id, document.seller.vat_id, "{name}");
    assert_eq!(received.sales_order, document.order_number, "{name}");
    assert_eq!(
        (
            received.net_minor,
            received.tax_minor,
            received.total_minor,
            received.paid_minor,
            received.due_minor
        ),
        (
            document.net_minor,
            document.tax_minor,
            document.total_minor,
            document.paid_minor,
            document.due_minor
        ),
        "{name}"
    );
    let books = document.books.as_ref();
    assert_eq!(received.currency, document.currency.as_str(), "{name}");
    assert_eq!(
        (
            received.tax_currency.as_str(),
            received.tax_in_tax_currency_minor
        ),
        (
            books.map_or("", |b| b.exchange.base.as_str()),
            books.map(InBooks::tax_minor)
        ),
        "{name}, {syntax:?}: BT-6, BT-111"
    );
    let lines: Vec<_> = received
        .lines
        .iter()
        .map(|l| {
            (
                l.seller_sku.clone(),
                l.name.clone(),
                l.quantity_millionths,
                l.net_minor,
            )
        })
        .collect();
    let wanted: Vec<_> = document
        .lines
        .iter()
        .map(|l| {
            (
                l.sku.clone(),
                l.name.clone(),
                i64::from(l.quantity) * 1_000_000,
                l.net_minor,
            )
        })
        .collect();
    assert_eq!(lines, wanted, "{name}, {syntax:?}");
    let corrects: Vec<&String> = document.corrects.iter().map(|c| &c.number).collect();
    assert_eq!(received.corrects.iter().collect::<Vec<_>>(), corrects);
}

#[test]
fn what_we_write_is_read_back_in_every_syntax() {
    for (name, document) in corpus() {
        assert_same(&name, &document, xml(&document).as_bytes(), Syntax::Cii);
        let text = ubl(&document, &Routing::default());
        assert_same(&name, &document, text.as_bytes(), Syntax::Ubl);
        let file = pdf(&document, &PdfOptions::default()).unwrap();
        assert_same(&name, &document, &file, Syntax::FacturX);
    }
}

#[test]
fn ubl_says_for_whom_it_is_and_what_is_missing() {
    let document = an_invoice().build();
    let mut routing = Routing {
        rules: UblRules::XRechnung,
        buyer_reference: "04011000-12345-03".into(),
        ..Routing::default()
    };
    let missing = ubl_missing(&document, &routing);
    assert!(missing.contains(&"BT-49"));
    assert!(!missing.contains(&"BT-10"));
    routing.rules = UblRules::En16931;
    assert!(ubl_missing(&document, &routing).is_empty());
    assert!(ubl(&document, &routing).contains("<cbc:BuyerReference>04011000-12345-03<"));
}

#[test]
fn strangers_files_are_refused_for_what_they_are() {
    let unknown = |bytes: &[u8]| matches!(read(bytes), Err(ReceivedError::Unknown(_)));
    assert!(unknown(b"hello"));
    assert!(unknown(b"<Order/>"));
    assert!(unknown(b"%PDF-1.7 and nothing"));
    assert!(unknown(
        b"<!DOCTYPE Invoice [<!ENTITY a 'b'>]><Invoice>&a;</Invoice>"
    ));
    assert!(unknown("<a>".repeat(5_000).as_bytes()));
    let text = ubl(&an_invoice().build(), &Routing::default());
    let payable = text.replace(
        "<cbc:TaxInclusiveAmount currencyID=\"EUR\">",
        "<cbc:TaxInclusiveAmount currencyID=\"EUR\">9",
    );
    assert!(matches!(
        read(payable.as_bytes()),
        Err(ReceivedError::Sums("BR-CO-15"))
    ));
    let number = text.replace("<cbc:ID>T1-F-2026-000123</cbc:ID>", "");
    assert!(matches!(
        read(number.as_bytes()),
        Err(ReceivedError::Field {
            term: "BT-1 number",
            ..
        })
    ));
}

#[test]
fn entities_of_xml_itself_are_read() {
    let document = an_invoice()
        .in_language(Language::En)
        .with(|d| d.seller.name = "A & B <Söhne> \"SL\"".into())
        .build();
    let received = read(xml(&document).as_bytes()).unwrap();
    assert_eq!(received.seller.name, "A & B <Söhne> \"SL\"");
}

#[test]
fn an_invoice_is_laid_beside_its_order() {
    let document = an_invoice().with_lines(3).build();
    let received = read(xml(&document).as_bytes()).unwrap();
    let mut order: Vec<ExpectedLine> = document
        .lines
        .iter()
        .map(|l| ExpectedLine {
            supplier_sku: l.sku.clone(),
            quantity: l.quantity,
            unit_price_minor: l.unit_price_minor,
            ..ExpectedLine::default()
        })
        .collect();
    // The second line of the sample has a discount of a tenth.
    let second = &document.lines[1];
    order[1].unit_price_minor = second.net_minor / i64::from(second.quantity);
    assert_eq!(compare(&received, "EUR", &order), []);

    order[0].quantity += 1;
    order[2].unit_price_minor -= 5;
    order.push(ExpectedLine {
        supplier_sku: "OTHER".into(),
        ..ExpectedLine::default()
    });
    let found = compare(&received, "USD", &order);
    let quantity = i64::from(document.lines[0].quantity) * 1_000_000;
    assert_eq!(
        found,
        [
            Difference::Currency {
                billed: "EUR".into()
            },
            Difference::Quantity {
                line: 0,
                expected: 0,
                billed_millionths: quantity,
                expected_millionths: quantity + 1_000_000,
            },
            Difference::Price {
                line: 2,
                expected: 2,
                billed_minor: document.lines[2].net_minor,
                expected_minor: document.lines[2].net_minor
                    - 5 * i64::from(document.lines[2].quantity),
            },
            Difference::NotBilled { expected: 3 },
        ]
    );
    assert_eq!(
        compare(&received, "EUR", &[]),
        [0, 1, 2].map(|line| Difference::NotOrdered { line })
    );
}
