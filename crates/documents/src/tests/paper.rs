//! Papers that are not tax documents: every kind stands well at any length, in both languages, on
//! both papers; what is given is printed.

use encargo_domain::words::{self, Language};

use super::page::{ancestor, pages_of, texts};
use crate::brand::{Accent, Brand, Column, HouseNote, PaperKind};
use crate::display::{Draw, Role, Sheets};
use crate::papers::{GoodsKind, HousePaper};
use crate::sample::papers;
use crate::{Paper, PdfOptions, form, paper_pdf};

fn laid(paper: &HousePaper, on: Paper, house: Language, brand: &Brand) -> Sheets {
    let options = PdfOptions {
        paper: on,
        house,
        ..PdfOptions::default()
    };
    form::lay_out(&paper.form(house, brand), &options, brand)
}

/// Nothing outside the margins, no row on two pages, the sums together.
fn stands_well(name: &str, sheets: &Sheets) {
    for page in &sheets.pages {
        for item in &page.items {
            let (left, right, bottom) = match &item.draw {
                Draw::Text { x, y, width, .. } => (*x, x + width, *y),
                Draw::Rect { bar, .. } | Draw::Frame { bar, .. } | Draw::Image { bar, .. } => {
                    (bar.x, bar.x + bar.width, bar.y + bar.height)
                }
                Draw::Code { bars, .. } => (
                    bars.iter().map(|b| b.x).min().unwrap(),
                    bars.iter().map(|b| b.x + b.width).max().unwrap(),
                    bars.iter().map(|b| b.y + b.height).max().unwrap(),
                ),
            };
            assert!(
                left >= 48_000 && right <= sheets.width - 48_000 + 10,
                "{name}: {:?}",
                item.draw
            );
            assert!(bottom < sheets.height - 24_000, "{name}: {:?}", item.draw);
        }
    }
    for id in (0..sheets.nodes.len()).filter(|n| sheets.nodes[*n].role == Role::TR) {
        let pages = pages_of(sheets, |n| ancestor(sheets, n, Role::TR) == Some(id));
        assert!(pages.len() <= 1, "{name}: a row is split");
    }
    let headed = |t: &usize| {
        let row = sheets.nodes.iter().position(|n| n.parent == Some(*t));
        row.is_some_and(|row| {
            let first = sheets.nodes.iter().find(|n| n.parent == Some(row));
            first.is_some_and(|n| n.role == Role::RowHeading)
        })
    };
    let tables = (0..sheets.nodes.len()).filter(|n| sheets.nodes[*n].role == Role::Table);
    for sums in tables.filter(headed) {
        let pages = pages_of(sheets, |n| ancestor(sheets, n, Role::Table) == Some(sums));
        assert_eq!(pages.len(), 1, "{name}: the sums are torn apart");
    }
}

#[test]
fn every_kind_stands_well_at_any_length() {
    for language in [Language::Es, Language::En] {
        for lines in (1..=14).chain([27, 48, 75, 500]) {
            for (kind, paper) in papers(language, lines) {
                for on in [Paper::A4, Paper::Letter] {
                    let sheets = laid(&paper, on, Language::Es, &Brand::default());
                    let name = format!("{kind} of {lines}, {language:?}, {on:?}");
                    assert_eq!(sheets.missing_glyph(), None, "{name}");
                    stands_well(&name, &sheets);
                }
            }
        }
    }
}

#[test]
fn headings_are_repeated_and_sums_carried() {
    for (kind, paper) in papers(Language::Es, 60) {
        let sheets = laid(&paper, Paper::A4, Language::Es, &Brand::default());
        if kind == "till" {
            continue;
        }
        let priced = matches!(paper, HousePaper::Trade(_) | HousePaper::Statement(_));
        let pages = sheets.pages.len();
        assert!(pages >= 2, "{kind}");
        let headed = (0..pages)
            .filter(|p| {
                let texts = texts(&sheets, *p);
                texts.contains(&"Descripción") || texts.contains(&"Concepto")
            })
            .count();
        assert!(headed + 1 >= pages, "{kind}: {headed} of {pages}");
        for page in 1..headed {
            let texts = texts(&sheets, page);
            assert_eq!(texts.contains(&"Suma anterior"), priced, "{kind} {page}");
        }
    }
}

#[test]
fn the_pick_list_follows_the_way_and_counts_its_units() {
    let all = papers(Language::Es, 40);
    let (_, paper) = all.iter().find(|(k, _)| *k == "pick-list").unwrap();
    let HousePaper::PickList(list) = paper else {
        panic!()
    };
    let sheets = laid(paper, Paper::A4, Language::Es, &Brand::default());
    let mut printed: Vec<&str> = Vec::new();
    for page in 0..sheets.pages.len() {
        let bins = texts(&sheets, page)
            .into_iter()
            .filter(|t| list.lines.iter().any(|l| l.bin == **t));
        printed.extend(bins);
    }
    let mut wanted: Vec<&str> = list.lines.iter().map(|l| l.bin.as_str()).collect();
    wanted.sort_by(|a, b| crate::papers::bin_order(a, b));
    assert_eq!(printed, wanted);
    let units = list.lines.iter().map(|l| l.quantity).sum::<u32>();
    let last = texts(&sheets, sheets.pages.len() - 1);
    let units = words::decimal(Language::Es, i64::from(units), 0);
    assert!(last.contains(&units.as_str()), "{last:?}");
    let ticks = sheets.pages.iter().flat_map(|p| &p.items);
    let ticks = ticks
        .filter(|i| matches!(i.draw, Draw::Frame { .. }))
        .count();
    assert_eq!(ticks, 40, "a box to tick for each line");
}

#[test]
fn a_packing_slip_shows_no_price_unless_one_is_given() {
    let all = papers(Language::Es, 3);
    let (_, paper) = all.iter().find(|(k, _)| *k == "packing-slip").unwrap();
    let HousePaper::Goods(slip) = paper else {
        panic!()
    };
    assert_eq!(slip.kind, GoodsKind::PackingSlip);
    let euros = |paper: &HousePaper| {
        let sheets = laid(paper, Paper::A4, Language::Es, &Brand::default());
        let texts = texts(&sheets, 0);
        texts.iter().filter(|t| t.contains('€')).count()
    };
    assert_eq!(euros(paper), 0);
    let mut priced = slip.clone();
    priced.lines[1].unit_price_minor = Some(1_250);
    assert_eq!(euros(&HousePaper::Goods(priced)), 1);
}

#[test]
fn the_shop_chooses_colour_texts_and_columns() {
    let all = papers(Language::Es, 3);
    let (_, paper) = all.iter().find(|(k, _)| *k == "quotation").unwrap();
    let brand = Brand {
        accent: Accent(160, 20, 60),
        notes: vec![
            HouseNote {
                kind: PaperKind::Quotation,
                language: Some(Language::Es),
                text: "Gracias por pensar en nosotros.".into(),
            },
            HouseNote {
                kind: PaperKind::Quotation,
                language: Some(Language::En),
                text: "Thank you.".into(),
            },
        ],
        hidden: vec![(PaperKind::Quotation, Column::Sku)],
        ..Brand::default()
    };
    let sheets = laid(paper, Paper::A4, Language::Es, &brand);
    let texts = texts(&sheets, 0);
    assert!(texts.contains(&"Gracias por pensar en nosotros."));
    assert!(!texts.contains(&"Thank you.") && !texts.contains(&"Ref."));
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for (kind, paper) in papers(Language::En, 7) {
        let make = || paper_pdf(&paper, &PdfOptions::default(), &Brand::default()).unwrap();
        assert_eq!(make(), make(), "{kind}");
    }
}
