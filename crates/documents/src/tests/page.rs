//! The pages: nothing overlaps the margins, no row is split, sums are carried, the totals stand
//! together.

use std::collections::BTreeSet;

use encargo_domain::document::Document;
use encargo_domain::words::{self, Language};

use crate::brand::Brand;
use crate::display::{Draw, Role, Sheets};
use crate::sample::{a_credit_note, an_invoice};
use crate::{Paper, PdfOptions, form, invoice};

fn lay_out(document: &Document, options: &PdfOptions) -> Sheets {
    let brand = Brand::default();
    let form = invoice::form(document, options.house, &brand, None);
    form::lay_out(&form, options, &brand)
}

fn laid(document: &Document, paper: Paper) -> Sheets {
    lay_out(
        document,
        &PdfOptions {
            paper,
            ..PdfOptions::default()
        },
    )
}

/// The pages an element's own drawings stand on.
pub(super) fn pages_of(sheets: &Sheets, wanted: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let on = |page: usize| {
        sheets.pages[page]
            .items
            .iter()
            .any(|i| i.node.is_some_and(&wanted))
    };
    (0..sheets.pages.len()).filter(|p| on(*p)).collect()
}

pub(super) fn ancestor(sheets: &Sheets, mut node: usize, role: Role) -> Option<usize> {
    while sheets.nodes[node].role != role {
        node = sheets.nodes[node].parent?;
    }
    Some(node)
}

pub(super) fn texts(sheets: &Sheets, page: usize) -> Vec<&str> {
    let items = &sheets.pages[page].items;
    items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Text { text, .. } => Some(text.as_str()),
            Draw::Rect { .. } | Draw::Frame { .. } | Draw::Code { .. } | Draw::Image { .. } => None,
        })
        .collect()
}

#[test]
fn any_number_of_lines_breaks_well() {
    for lines in (1..=75).chain([500]) {
        for paper in [Paper::A4, Paper::Letter] {
            let document = an_invoice().with_lines(lines).build();
            let sheets = laid(&document, paper);
            let (left, right) = (48_000, sheets.width - 48_000);
            for page in &sheets.pages {
                for item in &page.items {
                    if let Draw::Text {
                        x,
                        y,
                        face,
                        size,
                        text,
                        ..
                    } = &item.draw
                    {
                        assert!(
                            *x >= left && x + face.width(text, *size) <= right + 10,
                            "{lines}: «{text}» is in the margin"
                        );
                        assert!(
                            *y > 0 && *y <= sheets.height - 20_000,
                            "{lines}: «{text}» is off the page"
                        );
                    }
                }
            }
            for (id, node) in sheets
                .nodes
                .iter()
                .enumerate()
                .filter(|(_, n)| n.role == Role::TR)
            {
                let pages = pages_of(&sheets, |n| ancestor(&sheets, n, Role::TR) == Some(id));
                assert_eq!(
                    pages.len(),
                    1,
                    "{lines}: a row is split or empty ({node:?})"
                );
            }
            let tables: Vec<usize> = (0..sheets.nodes.len())
                .filter(|n| sheets.nodes[*n].role == Role::Table)
                .collect();
            assert_eq!(tables.len(), 3, "lines, totals, breakdown");
            let last = pages_of(&sheets, |n| {
                ancestor(&sheets, n, Role::Table) == Some(tables[1])
            });
            assert_eq!(last.len(), 1, "{lines}: the totals are torn apart");
            assert_eq!(
                last,
                pages_of(&sheets, |n| ancestor(&sheets, n, Role::Table)
                    == Some(tables[2])),
                "{lines}: breakdown beside totals"
            );
            let table_ends = pages_of(&sheets, |n| {
                ancestor(&sheets, n, Role::Table) == Some(tables[0])
            });
            assert_eq!(
                table_ends.last(),
                last.last(),
                "{lines}: totals stand with a line, never alone"
            );
        }
    }
}

#[test]
fn sums_are_carried_and_end_in_the_total() {
    let document = an_invoice().with_lines(60).build();
    let sheets = laid(&document, Paper::A4);
    let pages = sheets.pages.len();
    assert!(pages >= 3);
    let table_pages: Vec<usize> = (0..pages)
        .filter(|p| texts(&sheets, *p).contains(&"Descripción"))
        .collect();
    assert_eq!(
        table_pages,
        (0..pages).collect::<Vec<_>>(),
        "the header row is repeated"
    );
    let mut sum = 0;
    let mut before: Option<String> = None;
    let mut lines = document.lines.iter();
    for page in 0..pages {
        let texts = texts(&sheets, page);
        let after = |label: &str| {
            texts
                .iter()
                .position(|t| *t == label)
                .map(|i| texts[i + 1].to_owned())
        };
        assert_eq!(
            after("Suma anterior"),
            before,
            "page {page} starts with what the page before ended with"
        );
        let rows = texts
            .iter()
            .filter(|t| document.lines.iter().any(|l| l.sku == **t))
            .count();
        sum += lines
            .by_ref()
            .take(rows)
            .map(|l| l.amount_minor)
            .sum::<i64>();
        before = after("Suma y sigue");
        let carried = words::money(Language::Es, sum, document.currency);
        assert!(before.as_ref().is_none_or(|b| *b == carried), "page {page}");
        assert_eq!(before.is_some(), page + 1 < pages);
        assert!(texts.contains(&format!("Página {} de {pages}", page + 1).as_str()));
    }
    assert_eq!(sum, document.net_minor);
}

#[test]
fn readers_that_do_not_see_get_whole_tables_and_words_for_codes() {
    let sheets = laid(&an_invoice().with_lines(60).shipped().build(), Paper::A4);
    for (id, node) in sheets.nodes.iter().enumerate() {
        assert!(node.parent.is_none_or(|p| p < id), "parents come first");
        assert!(
            node.role != Role::Figure || !node.alt.is_empty(),
            "a code has words"
        );
    }
    let children = |id: usize| sheets.nodes.iter().filter(|n| n.parent == Some(id)).count();
    for table in (0..sheets.nodes.len()).filter(|n| sheets.nodes[*n].role == Role::Table) {
        let rows: BTreeSet<usize> = (0..sheets.nodes.len())
            .filter(|n| sheets.nodes[*n].parent == Some(table))
            .map(children)
            .collect();
        assert_eq!(rows.len(), 1, "every row has the same cells");
    }
    let headings = sheets
        .nodes
        .iter()
        .filter(|n| n.role == Role::ColumnHeading)
        .count();
    assert_eq!(headings, 7 + 3, "repeated headings are decoration");
}

#[test]
fn the_house_reads_its_own_language_too() {
    let document = an_invoice().in_language(Language::En).build();
    let both = laid(&document, Paper::A4);
    let all: Vec<&str> = texts(&both, 0);
    assert!(
        all.contains(&"Invoice") && all.contains(&"Factura") && all.contains(&"Importe"),
        "{all:?}"
    );
    assert!(both.nodes.iter().any(|n| n.language == Some(Language::Es)));
    let one = lay_out(
        &document,
        &PdfOptions {
            house: Language::En,
            ..PdfOptions::default()
        },
    );
    assert!(!texts(&one, 0).contains(&"Factura"));
}

#[test]
fn only_an_unpaid_invoice_asks_for_a_transfer() {
    let codes = |d: &Document| {
        laid(d, Paper::A4)
            .pages
            .iter()
            .flat_map(|p| &p.items)
            .filter(|i| matches!(i.draw, Draw::Code { .. }))
            .count()
    };
    assert_eq!(codes(&an_invoice().build()), 2, "order and transfer");
    assert_eq!(codes(&a_credit_note().build()), 1);
    assert_eq!(
        codes(&an_invoice().with(|d| d.seller.iban.clear()).build()),
        1
    );
    let strange = an_invoice()
        .with(|d| d.order_number = "pedido Ñ".into())
        .build();
    assert_eq!(codes(&strange), 1, "what Code 128 cannot say is left out");
}

#[test]
fn long_texts_stay_in_their_place() {
    let long = "Palabra ".repeat(24) + &"X".repeat(60);
    let document = an_invoice()
        .with_lines(3)
        .shipped()
        .with(|d| {
            d.seller.name.clone_from(&long);
            d.seller.trade_name.clone_from(&long);
            d.seller.register_text = long.repeat(3);
            d.lines[1].name.clone_from(&long);
            d.lines[1].sku = "SKU".repeat(20);
            d.buyer.as_mut().unwrap().name.clone_from(&long);
            d.order_number = "T1-000000000000000000000123".into();
        })
        .build();
    let sheets = laid(&document, Paper::A4);
    for item in sheets.pages.iter().flat_map(|p| &p.items) {
        if let Draw::Text {
            x,
            face,
            size,
            text,
            ..
        } = &item.draw
        {
            assert!(
                *x >= 48_000 && x + face.width(text, *size) <= sheets.width - 48_000 + 10,
                "«{text}»"
            );
        }
    }
}
