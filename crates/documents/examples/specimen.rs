//! Writes specimens of every kind for looking at and for docs-check: `specimen <directory>`;
//! `specimen --bench` times them.
#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use encargo_documents::brand::{Brand, TaxCode, TaxCodeMode};
use encargo_documents::sample::{
    Sample, a_credit_note, a_simplified_invoice, an_invoice, labels, papers,
};
use encargo_documents::{
    Paper, PdfOptions, PrinterActs, branded_pdf, labels_pdf, labels_zpl, paper_pdf, pdf,
    receipt_escpos, receipt_pdf,
};
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
    for (language, code) in [(Language::Es, "es"), (Language::En, "en")] {
        for lines in [3, 12, 60] {
            for (kind, paper) in papers(language, lines) {
                let options = PdfOptions {
                    paper: if lines == 12 {
                        Paper::Letter
                    } else {
                        Paper::A4
                    },
                    ..PdfOptions::default()
                };
                let bytes = paper_pdf(&paper, &options, &Brand::default())?;
                println!("{kind}-{code}-{lines}.pdf {} bytes", bytes.len());
                std::fs::write(directory.join(format!("{kind}-{code}-{lines}.pdf")), bytes)?;
            }
        }
    }
    for (language, code) in [(Language::Es, "es"), (Language::En, "en")] {
        for (kind, set) in labels(language) {
            std::fs::write(
                directory.join(format!("{kind}-{code}.pdf")),
                labels_pdf(&set)?,
            )?;
            std::fs::write(
                directory.join(format!("{kind}-{code}.zpl")),
                labels_zpl(&set, 203)?,
            )?;
        }
        let receipt = a_simplified_invoice()
            .with_lines(8)
            .in_language(language)
            .gross_priced()
            .paid(Tender::Card)
            .build();
        let options = PdfOptions::default();
        let brand = Brand::default();
        let code_of = TaxCode {
            url: "https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQR?nif=B12345674&numserie=T1-S-2026-000987&fecha=22-11-2026&importe=275.54".into(),
            mode: TaxCodeMode::Verifactu,
        };
        let bytes = receipt_pdf(&receipt, &options, &brand, Some(&code_of))?;
        std::fs::write(directory.join(format!("receipt-{code}.pdf")), bytes)?;
        let acts = PrinterActs {
            drawer: true,
            cut: true,
        };
        let bytes = receipt_escpos(&receipt, &options, &brand, Some(&code_of), acts)?;
        std::fs::write(directory.join(format!("receipt-{code}.escpos")), bytes)?;
        let invoice = an_invoice()
            .with_lines(6)
            .in_language(language)
            .shipped()
            .build();
        let bytes = branded_pdf(&invoice, &options, &brand, Some(&code_of))?;
        std::fs::write(
            directory.join(format!("invoice-{code}-tax-code.pdf")),
            bytes,
        )?;
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
