//! A corpus of documents for validators: every kind, both languages, both papers, 1 to 500 lines,
//! every category of tax. The same seed gives the same bytes.

mod figures;
mod variety;

use std::io;
use std::path::Path;

use encargo_domain::correction::Replaced;
use encargo_domain::document::{Document, DocumentKind};
use encargo_domain::money::Currency;
use encargo_domain::order::Tender;
use encargo_domain::tax::{LineTax, TaxCategory};
use encargo_domain::words::Language;

pub(crate) use figures::figures;
use variety::{abroad, addressed, described, rates, routing};

use super::{
    Sample, a_corrective_invoice, a_credit_note, a_simplified_invoice, an_invoice,
    an_invoice_for_receipts, chain, labels, papers,
};
use crate::brand::{Brand, TaxCodeMode};
use crate::{
    BatchUse, DocumentError, Job, Paper, PdfOptions, PrinterActs, UblRules, batch_pdf, branded_pdf,
    labels_pdf, labels_zpl, paper_pdf, receipt_escpos, receipt_pdf, ubl, xml,
};

/// What was written, by folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CorpusSummary {
    /// `issued/*.pdf`: PDF/A-3a and PDF/UA-1 with Factur-X inside; `cii` and `ubl` hold the same
    /// documents as XML.
    pub issued: u32,
    /// `verifactu/*.pdf`: with the tax agency's code.
    pub verifactu: u32,
    /// Records of `verifactu/chain.json` and `chain.xml`: those of the issued documents, in euros, and some cancellations.
    pub chained: u32,
    /// `papers/*.pdf`: not tax documents.
    pub papers: u32,
    /// `labels/*.pdf` and `*.zpl`.
    pub labels: u32,
    /// `receipts/*.pdf` and `*.escpos`.
    pub receipts: u32,
}

/// Why a corpus could not be written.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// A document could not be made.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A file could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes the corpus of `seed` under a directory, which is made if need be. `figures.tsv` lists for
/// each issued file the texts a reader must be able to copy from it.
pub fn write_corpus(directory: &Path, seed: u64) -> Result<CorpusSummary, CorpusError> {
    let mut corpus = Corpus {
        directory,
        dice: Dice(seed ^ 0x9E37_79B9_7F4A_7C15),
        summary: CorpusSummary::default(),
        figures: String::new(),
    };
    for folder in [
        "issued",
        "cii",
        "ubl",
        "verifactu",
        "papers",
        "labels",
        "receipts",
    ] {
        std::fs::create_dir_all(directory.join(folder))?;
    }
    let mut batch = Vec::new();
    for i in 0..ISSUED {
        let document = corpus.document(i);
        corpus.issued(i, &document)?;
        batch.push(document);
    }
    corpus.verifactu()?;
    corpus.summary.chained = chain::write(&directory.join("verifactu"), &batch)?;
    corpus.papers()?;
    corpus.labels()?;
    let jobs: Vec<Job<'_>> = batch
        .iter()
        .take(60)
        .map(|d| Job::Issued(d, None))
        .collect();
    let options = PdfOptions::default();
    let brand = Brand::default();
    for (name, usage) in [
        ("papers/batch.pdf", BatchUse::Read),
        ("print.pdf", BatchUse::Print),
    ] {
        let bytes = batch_pdf("Facturas", &jobs, (&options, &brand), usage)?;
        corpus.put(name, &bytes)?;
    }
    std::fs::write(directory.join("figures.tsv"), &corpus.figures)?;
    Ok(corpus.summary)
}

/// Issued documents in a corpus.
const ISSUED: u32 = 160;

/// A small generator of numbers (SplitMix64): the same on every computer.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// From 0 up to, without, `n`.
    fn below(&mut self, n: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(n.max(1))).unwrap_or(0)
    }
}

struct Corpus<'d> {
    directory: &'d Path,
    dice: Dice,
    summary: CorpusSummary,
    figures: String,
}

impl Corpus<'_> {
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        std::fs::write(self.directory.join(name), bytes)
    }

    /// Most short, some long, a few very long.
    fn lines(&mut self, i: u32) -> u32 {
        match i % 20 {
            0 => 1,
            7 => 40 + self.dice.below(80),
            13 if i % 80 == 13 => 500,
            13 => 120 + self.dice.below(130),
            _ => 1 + self.dice.below(24),
        }
    }

    fn document(&mut self, i: u32) -> Document {
        let language = if self.dice.below(2) == 0 {
            Language::Es
        } else {
            Language::En
        };
        let lines = self.lines(i);
        let kind = match i % 5 {
            // Some stand in the place of receipts.
            0 if i % 20 == 10 => an_invoice_for_receipts(),
            0..=2 => an_invoice(),
            3 => a_simplified_invoice(),
            // Some correctives stand in the place of what they correct, by each of the three rules of UBL in turn.
            _ if i % 20 == 4 => a_corrective_invoice(),
            _ => a_credit_note(),
        };
        let mut sample = kind.with_lines(lines).in_language(language);
        sample = Self::in_its_currency(Self::taxed(sample, i), i);
        sample = self.priced(sample);
        sample = self.paid(sample, i);
        sample = sample.with(|d| {
            d.serial = i + 1;
            d.number = format!("{}-{:06}", d.series, i + 1);
            d.order_number = format!("T1-{:06}", 400 + i);
            addressed(d, i);
            described(d, i);
        });
        if i.is_multiple_of(3) {
            sample = sample.shipped();
        }
        let mut document = sample.build();
        if document.kind == DocumentKind::Invoice && !document.corrects.is_empty() {
            // What it replaces is what it says.
            document.replaced = Some(Replaced {
                taxes: document.taxes.clone(),
                total_minor: document.total_minor,
            });
        }
        document
    }

    /// Every category has its turn; those that need a party abroad get one.
    fn taxed(sample: Sample, i: u32) -> Sample {
        let named = i % 5 != 3;
        match i % 16 {
            1 => sample.untaxed(TaxCategory::E),
            2 if named => sample.untaxed(TaxCategory::AE).with(|d| abroad(d, "DE")),
            4 if named => sample.untaxed(TaxCategory::K).with(|d| abroad(d, "FR")),
            5 if named => sample.untaxed(TaxCategory::G).with(|d| abroad(d, "US")),
            6 => sample.untaxed(TaxCategory::Z),
            7 => sample.untaxed(TaxCategory::O),
            8 => sample.with(|d| rates(d, TaxCategory::L, &[700, 300])),
            9 => sample.with(|d| rates(d, TaxCategory::M, &[400, 50])),
            // A retailer under the equivalence surcharge.
            10 => sample.with(|d| {
                for (line, (rate_bp, surcharge_bp)) in d
                    .lines
                    .iter_mut()
                    .zip([(2_100, 520), (1_000, 140), (400, 50)].into_iter().cycle())
                {
                    line.tax = LineTax {
                        surcharge_bp,
                        ..LineTax::at(TaxCategory::S, rate_bp)
                    };
                }
            }),
            11 if named => sample.with(|d| abroad(d, "US")),
            14 => sample.with(|d| {
                // Goods of several categories in one document.
                for (n, line) in d.lines.iter_mut().enumerate() {
                    if n % 3 == 2 {
                        line.tax = LineTax::at(TaxCategory::E, 0);
                    }
                }
            }),
            _ => sample,
        }
    }

    /// Of a shop with books in euros, some sales are in other currencies, with two decimals and with none; each category of tax and each kind of
    /// document has its turn in them.
    fn in_its_currency(sample: Sample, i: u32) -> Sample {
        let (code, per_unit) = match (i % 7, i % 16) {
            (2, _) | (_, 11) => ("USD", 1_159_400),
            (5, _) => ("GBP", 879_500),
            (_, 12) => ("JPY", 181_120_000),
            _ => return sample,
        };
        match Currency::parse(code) {
            Some(currency) => sample.in_currency(currency, per_unit),
            None => sample,
        }
    }

    /// Other quantities, prices and discounts on every line.
    fn priced(&mut self, sample: Sample) -> Sample {
        let gross = self.dice.below(3) == 0;
        sample
            .with(|d| {
                d.prices_include_tax |= gross;
                for line in &mut d.lines {
                    line.quantity = 1 + self.dice.below(12);
                    line.unit_price_minor += i64::from(self.dice.below(4_000));
                    let whole = i64::from(line.quantity) * line.unit_price_minor;
                    line.discount_minor = match self.dice.below(4) {
                        0 => whole * i64::from(self.dice.below(60)) / 100,
                        _ => 0,
                    };
                    line.amount_minor = whole - line.discount_minor;
                }
            })
            .summed()
    }

    fn paid(&mut self, sample: Sample, i: u32) -> Sample {
        let tenders = [
            Tender::Cash,
            Tender::Card,
            Tender::Online,
            Tender::Transfer,
            Tender::StoreCredit,
        ];
        let roll = self.dice.below(5) as usize;
        let tender = tenders.get(roll).copied().unwrap_or(Tender::Card);
        match i % 4 {
            0 => sample.paid(tender),
            1 => sample.half_paid(tender),
            _ if i % 5 == 3 => sample.paid(tender),
            _ => sample,
        }
    }

    fn issued(&mut self, i: u32, document: &Document) -> Result<(), CorpusError> {
        let options = PdfOptions {
            sample: false,
            copy: self.dice.below(4) == 0,
            cancelled: false,
            paper: if self.dice.below(2) == 0 {
                Paper::A4
            } else {
                Paper::Letter
            },
            house: if self.dice.below(3) == 0 {
                Language::En
            } else {
                Language::Es
            },
        };
        let kind = document.kind.as_str();
        let name = format!("{i:03}-{kind}-{}", document.language.as_str());
        let bytes = branded_pdf(document, &options, &Brand::default(), None)?;
        self.put(&format!("issued/{name}.pdf"), &bytes)?;
        self.put(&format!("cii/{name}.xml"), xml(document).as_bytes())?;
        let routing = routing(document, i);
        let rules = match routing.rules {
            UblRules::En16931 => "en",
            UblRules::Peppol => "peppol",
            UblRules::XRechnung => "xrechnung",
        };
        let text = ubl(document, &routing);
        self.put(&format!("ubl/{name}-{rules}.xml"), text.as_bytes())?;
        self.figures.extend([
            format!("issued/{name}.pdf\t"),
            figures(document).join("\t"),
            "\n".to_owned(),
        ]);
        self.summary.issued += 1;
        Ok(())
    }

    fn verifactu(&mut self) -> Result<(), CorpusError> {
        for i in 0..12 {
            let document = self.document(i * 15);
            let mode = if i % 2 == 0 {
                TaxCodeMode::Verifactu
            } else {
                TaxCodeMode::NotVerifactu
            };
            let Some(code) = chain::tax_code(&document, mode) else {
                continue;
            };
            let options = PdfOptions::default();
            let brand = Brand::default();
            let bytes = branded_pdf(&document, &options, &brand, Some(&code))?;
            self.put(&format!("verifactu/{i:02}.pdf"), &bytes)?;
            self.summary.verifactu += 1;
            let bytes = receipt_pdf(&document, &options, &brand, Some(&code))?;
            self.put(&format!("receipts/{i:02}.pdf"), &bytes)?;
            let acts = PrinterActs {
                drawer: true,
                cut: true,
            };
            let bytes = receipt_escpos(&document, &options, &brand, Some(&code), acts)?;
            self.put(&format!("receipts/{i:02}.escpos"), &bytes)?;
            self.summary.receipts += 1;
        }
        Ok(())
    }

    fn papers(&mut self) -> Result<(), CorpusError> {
        for language in [Language::Es, Language::En] {
            for (n, lines) in [1, 9, 33, 140, 500].into_iter().enumerate() {
                for (kind, paper) in papers(language, lines) {
                    let options = PdfOptions {
                        sample: false,
                        copy: n == 1,
                        cancelled: false,
                        paper: if n % 2 == 0 { Paper::A4 } else { Paper::Letter },
                        house: Language::Es,
                    };
                    let bytes = paper_pdf(&paper, &options, &Brand::default())?;
                    let name = format!("papers/{kind}-{}-{lines}.pdf", language.as_str());
                    self.put(&name, &bytes)?;
                    self.summary.papers += 1;
                }
            }
        }
        Ok(())
    }

    fn labels(&mut self) -> Result<(), CorpusError> {
        for language in [Language::Es, Language::En] {
            for (kind, set) in labels(language) {
                let name = format!("labels/{kind}-{}", language.as_str());
                self.put(&format!("{name}.pdf"), &labels_pdf(&set)?)?;
                self.put(&format!("{name}.zpl"), &labels_zpl(&set, 203)?)?;
                self.summary.labels += 1;
            }
        }
        Ok(())
    }
}
