//! Receipts and labels: what the printers are told. The receipt's bytes are carried out by a small
//! printer here, which knows the orders of the ESC/POS reference and nothing of our code.

use encargo_domain::order::Tender;
use encargo_domain::words::Language;

use crate::brand::{Brand, TaxCode, TaxCodeMode};
use crate::display::Draw;
use crate::labels::Stock;
use crate::sample::{a_simplified_invoice, labels};
use crate::{
    DocumentError, PdfOptions, PrinterActs, labels_pdf, labels_zpl, receipt, receipt_escpos,
    receipt_pdf,
};

const URL: &str = "https://prewww2.aeat.es/wlpl/TIKE-CONT/ValidarQR?nif=B12345674&numserie=T1-S-2026-000987&fecha=22-11-2026&importe=275.54";

/// A receipt printer: 576 dots, letters of 12 dots.
#[derive(Default)]
struct Printer {
    lines: Vec<String>,
    codes: Vec<String>,
    drawer: bool,
    cut: bool,
    fed: u32,
    module: u8,
}

impl Printer {
    fn carry_out(bytes: &[u8]) -> Self {
        let mut printer = Self::default();
        let (mut at, mut column, mut cell, mut page) = (0, 0usize, 12usize, 0);
        let mut line = [' '; 48];
        let mut used = 0;
        while let Some(&byte) = bytes.get(at) {
            let word = |i: usize| usize::from(bytes[at + i]) + 256 * usize::from(bytes[at + i + 1]);
            at += match (byte, bytes.get(at + 1).copied().unwrap_or(0)) {
                (0x1B, b'@') => 2,
                (0x1B, b'p') => {
                    printer.drawer = true;
                    5
                }
                (0x1B, b't') => {
                    page = bytes[at + 2];
                    3
                }
                (0x1B, b'a' | b'E') => 3,
                (0x1B, b'$') => {
                    assert!(word(2) >= used, "texts do not overlap: {line:?}");
                    column = word(2);
                    4
                }
                (0x1B, b'J') => {
                    let text: String = line.iter().collect();
                    if !text.trim().is_empty() {
                        printer.lines.push(text.trim_end().to_owned());
                    }
                    (line, column, used) = ([' '; 48], 0, 0);
                    printer.fed += u32::from(bytes[at + 2]);
                    3
                }
                (0x1D, b'!') => {
                    cell = 12 * (usize::from(bytes[at + 2] >> 4) + 1);
                    3
                }
                (0x1D, b'h' | b'w' | b'H') => 3,
                (0x1D, b'V') => {
                    printer.cut = true;
                    4
                }
                (0x1D, b'k') => {
                    let length = usize::from(bytes[at + 3]);
                    let data = &bytes[at + 4..at + 4 + length];
                    printer
                        .codes
                        .push(String::from_utf8(data.to_vec()).unwrap());
                    4 + length
                }
                (0x1D, b'(') => {
                    let length = word(3);
                    if bytes[at + 6] == 67 {
                        printer.module = bytes[at + 7];
                    }
                    if bytes[at + 6] == 80 {
                        let data = &bytes[at + 8..at + 5 + length];
                        printer
                            .codes
                            .push(String::from_utf8(data.to_vec()).unwrap());
                    }
                    5 + length
                }
                (0x1D, b'v') => 8 + word(4) * word(6),
                (byte, _) => {
                    let encoding = match page {
                        45 => encoding_rs::WINDOWS_1250,
                        47 => encoding_rs::WINDOWS_1253,
                        _ => encoding_rs::WINDOWS_1252,
                    };
                    let letter = [byte];
                    let text = encoding.decode_without_bom_handling(&letter).0;
                    line[column / 12] = text.chars().next().unwrap();
                    column += cell;
                    used = column;
                    assert!(used <= 576, "{line:?} leaves the paper");
                    1
                }
            };
        }
        printer
    }
}

fn acts() -> PrinterActs {
    PrinterActs {
        drawer: true,
        cut: true,
    }
}

#[test]
fn the_printer_prints_every_figure_and_the_codes() {
    for language in [Language::Es, Language::En] {
        let document = a_simplified_invoice()
            .with_lines(8)
            .in_language(language)
            .gross_priced()
            .paid(Tender::Cash)
            .build();
        let code = TaxCode {
            url: URL.into(),
            mode: TaxCodeMode::Verifactu,
        };
        let (options, brand) = (PdfOptions::default(), Brand::default());
        let bytes = receipt_escpos(&document, &options, &brand, Some(&code), acts()).unwrap();
        let printer = Printer::carry_out(&bytes);
        assert!(printer.drawer && printer.cut);
        assert_eq!(
            printer.codes,
            [URL.to_owned(), format!("{{B{}", document.order_number)]
        );
        let text = printer.lines.join("\n").replace("  ", " ");
        let money = |minor| {
            encargo_domain::words::money(language, minor, document.currency).replace('\u{a0}', " ")
        };
        for line in &document.lines {
            let amount = money(line.amount_minor);
            assert!(text.contains(&amount), "{amount} in {text}");
        }
        assert!(text.contains(&document.number) && text.contains("QR tributario:"));
        assert!(text.contains("VERI*FACTU"));
        // Twice as wide: every second column is empty.
        let total: String = money(document.total_minor)
            .chars()
            .flat_map(|c| [c, ' '])
            .collect();
        let lines = printer.lines.join("\n");
        assert!(lines.contains(total.trim_end()), "{lines}");
        assert!(printer.fed > 400, "the paper moves: {}", printer.fed);
    }
}

#[test]
fn letters_of_other_countries_change_the_code_page_or_are_refused() {
    let (options, brand) = (PdfOptions::default(), Brand::default());
    let named = |name: &str| {
        let document = a_simplified_invoice()
            .with(|d| d.lines[0].name = name.into())
            .build();
        receipt_escpos(&document, &options, &brand, None, PrinterActs::default())
    };
    let printer = Printer::carry_out(&named("Dzbanek Łódź, Ελλάς, Ñandú").unwrap());
    let text = printer.lines.join("\n");
    assert!(text.contains("Dzbanek Łódź, Ελλάς, Ñandú"), "{text}");
    assert!(!printer.drawer && !printer.cut);
    assert!(matches!(
        named("日本"),
        Err(DocumentError::NoGlyph { character: '日' })
    ));
}

#[test]
fn the_paper_is_as_long_as_its_content() {
    let height = |lines| {
        let document = a_simplified_invoice().with_lines(lines).build();
        let sheets = receipt::lay_out(&document, &PdfOptions::default(), &Brand::default(), None);
        assert_eq!(sheets.pages.len(), 1);
        let lowest = sheets.pages[0]
            .items
            .iter()
            .map(|i| match &i.draw {
                Draw::Text { y, .. } => *y,
                Draw::Rect { bar, .. } | Draw::Frame { bar, .. } | Draw::Image { bar, .. } => {
                    bar.y + bar.height
                }
                Draw::Code { bars, .. } => bars.iter().map(|b| b.y + b.height).max().unwrap(),
            })
            .max()
            .unwrap();
        assert!(lowest < sheets.height && sheets.height - lowest < 30_000);
        sheets.height
    };
    assert!(height(1) < height(5) && height(5) < height(300));
    let document = a_simplified_invoice().build();
    let make = || receipt_pdf(&document, &PdfOptions::default(), &Brand::default(), None).unwrap();
    assert_eq!(make(), make());
}

#[test]
fn a_label_printer_is_told_all_that_the_label_says() {
    for (kind, set) in labels(Language::Es) {
        let file = labels_pdf(&set).unwrap();
        assert!(file.starts_with(b"%PDF-1.7"), "{kind}");
        if matches!(set.stock, Stock::Sheet { .. }) {
            continue;
        }
        let text = String::from_utf8(labels_zpl(&set, 203).unwrap()).unwrap();
        assert_eq!(text.matches("^XA").count(), set.labels.len(), "{kind}");
        assert_eq!(text.matches("^XA").count(), text.matches("^XZ").count());
        assert_eq!(
            text.matches("^FD").count(),
            text.lines()
                .filter(|l| l.contains("^FD") && l.ends_with("^FS"))
                .count(),
            "{kind}: every field ends"
        );
    }
    let all = labels(Language::Es);
    let zpl = |wanted: &str| {
        let (_, set) = all.iter().find(|(k, _)| *k == wanted).unwrap();
        String::from_utf8(labels_zpl(set, 203).unwrap()).unwrap()
    };
    let parcel = zpl("label-shipping");
    assert!(parcel.contains("^PW799^LL1199"), "100 × 150 mm at 203 dpi");
    assert!(parcel.contains("^FD>:PQ4F7300012345678^FS"));
    assert!(parcel.contains("^FDMarisol Núñez Jiménez^FS"));
    let pickup = zpl("label-pickup");
    assert!(pickup.contains("M. N. J.") && !pickup.contains("Marisol"));
    assert!(pickup.contains("^FDMA,PICKUP:T1-000482:7K2M^FS"));
    assert!(zpl("label-item-roll").contains("^BEN,"));
}
