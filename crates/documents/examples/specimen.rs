//! Writes specimens of every kind for looking at: `specimen <directory> [logo.png]`.
#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

use std::error::Error;
use std::path::Path;

use encargo_documents::brand::{Accent, Brand, Logo, TaxCode, TaxCodeMode};
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
        .ok_or("where to? specimen <directory>")?;
    let directory = Path::new(&target);
    std::fs::create_dir_all(directory)?;
    let all = specimens();
    if let Some(path) = std::env::args().nth(2) {
        let brand = Brand {
            logo: Some(Logo::from_png(&std::fs::read(path)?)?),
            accent: Accent(0x8A, 0x1F, 0x3D),
            ..Brand::default()
        };
        let options = PdfOptions::default();
        let invoice = an_invoice().with_lines(6).shipped().build();
        let bytes = branded_pdf(&invoice, &options, &brand, None)?;
        std::fs::write(directory.join("invoice-logo.pdf"), bytes)?;
        let receipt = a_simplified_invoice().build();
        let bytes = receipt_pdf(&receipt, &options, &brand, None)?;
        std::fs::write(directory.join("receipt-logo.pdf"), bytes)?;
        let acts = PrinterActs::default();
        let bytes = receipt_escpos(&receipt, &options, &brand, None, acts)?;
        std::fs::write(directory.join("receipt-logo.escpos"), bytes)?;
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
