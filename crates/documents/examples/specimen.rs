//! Writes specimens of every kind for looking at and for docs-check: `specimen <directory>`;
//! `specimen --bench` times them.
#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use encargo_documents::sample::{Sample, a_credit_note, a_simplified_invoice, an_invoice};
use encargo_documents::{Paper, PdfOptions, pdf};
use encargo_domain::document::Document;
use encargo_domain::order::Tender;
use encargo_domain::tax::TaxCategory;
use encargo_domain::words::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let target = std::env::args()
        .nth(1)
        .ok_or("where to? specimen <directory>, or --bench")?;
    if target == "--bench" {
        return bench();
    }
    let directory = Path::new(&target);
    std::fs::create_dir_all(directory)?;
    let mut all = specimens();
    if std::env::args().nth(2).as_deref() == Some("corpus") {
        all.extend(corpus());
    }
    for (name, document, options) in all {
        let bytes = pdf(&document, &options)?;
        println!("{name}.pdf {} bytes", bytes.len());
        std::fs::write(directory.join(format!("{name}.pdf")), bytes)?;
        std::fs::write(
            directory.join(format!("{name}.xml")),
            encargo_documents::xml(&document),
        )?;
    }
    Ok(())
}

fn specimens() -> Vec<(String, Document, PdfOptions)> {
    let es = PdfOptions::default();
    let en = PdfOptions {
        house: Language::En,
        ..es.clone()
    };
    let mut all: Vec<(String, Sample, PdfOptions)> = Vec::new();
    for (code, language, options) in [("es", Language::Es, es.clone()), ("en", Language::En, en)] {
        let letter = PdfOptions {
            paper: Paper::Letter,
            copy: true,
            ..options.clone()
        };
        for lines in [1, 3, 8, 50, 60, 500] {
            all.push((
                format!("invoice-{code}-{lines}"),
                an_invoice()
                    .with_lines(lines)
                    .in_language(language)
                    .shipped(),
                options.clone(),
            ));
        }
        all.push((
            format!("invoice-{code}-part-paid"),
            an_invoice()
                .with_lines(5)
                .in_language(language)
                .half_paid(Tender::Transfer),
            options.clone(),
        ));
        all.push((
            format!("invoice-{code}-gross-paid-copy"),
            an_invoice()
                .with_lines(4)
                .in_language(language)
                .gross_priced()
                .paid(Tender::Online),
            letter,
        ));
        all.push((
            format!("simplified-{code}"),
            a_simplified_invoice().in_language(language),
            options.clone(),
        ));
        all.push((
            format!("credit-{code}"),
            a_credit_note().in_language(language),
            options,
        ));
    }
    // An English customer of a Spanish house; deliveries without tax.
    all.push((
        "invoice-en-for-es".into(),
        an_invoice()
            .with_lines(3)
            .in_language(Language::En)
            .shipped(),
        es.clone(),
    ));
    for (name, category) in [
        ("reverse", TaxCategory::AE),
        ("intra", TaxCategory::K),
        ("export", TaxCategory::G),
        ("exempt", TaxCategory::E),
        ("zero", TaxCategory::Z),
    ] {
        let sample = an_invoice()
            .with_lines(2)
            .in_language(Language::En)
            .untaxed(category)
            .with(abroad);
        all.push((format!("invoice-{name}"), sample, es.clone()));
    }
    all.into_iter()
        .map(|(name, sample, options)| (name, sample.build(), options))
        .collect()
}

/// Many numbers of lines, in every way of pricing and paying.
fn corpus() -> Vec<(String, Document, PdfOptions)> {
    let mut all = Vec::new();
    for lines in (1..=40).chain([45, 57, 73, 99, 150, 200]) {
        let language = if lines % 2 == 0 {
            Language::Es
        } else {
            Language::En
        };
        let options = PdfOptions {
            copy: lines % 3 == 0,
            paper: if lines % 5 == 0 {
                Paper::Letter
            } else {
                Paper::A4
            },
            house: if lines % 4 == 0 {
                Language::En
            } else {
                Language::Es
            },
        };
        let build = |sample: Sample| sample.with_lines(lines).in_language(language);
        let kinds = [
            ("net", build(an_invoice()).shipped()),
            ("gross", build(an_invoice()).gross_priced()),
            ("half", build(an_invoice()).half_paid(Tender::Cash)),
            (
                "simplified",
                build(a_simplified_invoice()).paid(Tender::Cash),
            ),
            ("credit", build(a_credit_note()).paid(Tender::StoreCredit)),
        ];
        for (kind, sample) in kinds {
            all.push((
                format!("corpus-{kind}-{lines}"),
                sample.build(),
                options.clone(),
            ));
        }
    }
    all
}

fn abroad(document: &mut Document) {
    if let Some(buyer) = &mut document.buyer {
        buyer.name = "Kávéház Weiß & Söhne GmbH".into();
        buyer.trade_name = String::new();
        buyer.tax_id = String::new();
        buyer.vat_id = "DE123456788".into();
        buyer.address.line1 = "Große Straße 5".into();
        buyer.address.line2 = String::new();
        buyer.address.postal_code = "10115".into();
        buyer.address.city = "Berlin".into();
        buyer.address.country = "DE".into();
    }
}

fn bench() -> Result<(), Box<dyn Error>> {
    let options = PdfOptions::default();
    for lines in [1, 8, 50, 500] {
        let document = an_invoice().with_lines(lines).build();
        let (mut times, mut size) = (Vec::new(), 0);
        for _ in 0..100 {
            let start = Instant::now();
            size = pdf(&document, &options)?.len();
            times.push(start.elapsed());
        }
        times.sort_unstable();
        println!(
            "{lines} lines: median {:?}, {size} bytes",
            times.get(times.len() / 2).ok_or("no run")?
        );
    }
    Ok(())
}
