//! The bytes: every figure can be read back, the same row gives the same file, the file says what
//! it is.

use std::io::Write;
use std::process::{Command, Stdio};

use encargo_domain::words::Language;

use super::corpus;
use crate::sample::{an_invoice, figures};
use crate::{DocumentError, Paper, PdfOptions, check_text, pdf};

/// The text of a file as a reader copies it: pdftotext where it is installed, else lopdf.
fn text(bytes: &[u8]) -> String {
    let read = pdftotext(bytes).unwrap_or_else(|| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        let pages: Vec<u32> = file.get_pages().keys().copied().collect();
        file.extract_text(&pages).unwrap()
    });
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pdftotext(bytes: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = reader.stdin.take()?;
    let bytes = bytes.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = reader.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    String::from_utf8(output.stdout).ok()
}

#[test]
fn every_figure_of_the_row_can_be_read_back() {
    for (name, document) in corpus() {
        let read = text(&pdf(&document, &PdfOptions::default()).unwrap());
        for figure in figures(&document) {
            let figure = figure.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(read.contains(&figure), "{name}: {figure} is not in: {read}");
        }
    }
}

#[test]
fn the_same_row_gives_the_same_bytes() {
    let document = an_invoice().with_lines(30).shipped().build();
    let options = PdfOptions::default();
    let first = pdf(&document, &options).unwrap();
    assert_eq!(first, pdf(&document.clone(), &options).unwrap());
    let copy = pdf(
        &document,
        &PdfOptions {
            copy: true,
            ..options.clone()
        },
    )
    .unwrap();
    assert_ne!(first, copy);
    assert!(text(&copy).contains("COPIA") && !text(&first).contains("COPIA"));
    assert_ne!(
        first,
        pdf(
            &document,
            &PdfOptions {
                paper: Paper::Letter,
                ..options
            }
        )
        .unwrap()
    );
}

#[test]
fn sizes_stay_small() {
    for (lines, most) in [(8, 36_000), (50, 47_000), (500, 200_000)] {
        let size = pdf(
            &an_invoice().with_lines(lines).build(),
            &PdfOptions::default(),
        )
        .unwrap()
        .len();
        assert!(size <= most, "{lines} lines: {size} bytes");
    }
}

#[test]
fn a_character_no_face_draws_is_refused_not_dropped() {
    let spoiled = [
        an_invoice().with(|d| d.seller.name = "日本".into()).build(),
        an_invoice()
            .with(|d| d.lines[0].name = "Taza 🙂".into())
            .build(),
        an_invoice()
            .with(|d| d.buyer.as_mut().unwrap().address.city = "القاهرة".into())
            .build(),
        an_invoice()
            .with(|d| d.seller.register_text = "ไทย".into())
            .build(),
    ];
    for (document, expected) in spoiled.into_iter().zip(['日', '🙂', 'ا', 'ไ']) {
        assert!(
            matches!(check_text(&document), Err(DocumentError::NoGlyph { character }) if character == expected),
            "{expected}"
        );
        assert!(matches!(
            pdf(&document, &PdfOptions::default()),
            Err(DocumentError::NoGlyph { .. })
        ));
    }
    let drawn = an_invoice()
        .with(|d| d.seller.name = "Ελλάς Журнал Łódź İzmir Việt Nam Cafe\u{301}".into())
        .build();
    assert!(check_text(&drawn).is_ok(), "{:?}", check_text(&drawn));
}

#[test]
fn the_file_names_what_it_is() {
    let bytes = pdf(
        &an_invoice().in_language(Language::En).build(),
        &PdfOptions::default(),
    )
    .unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    for key in [
        "StructTreeRoot",
        "MarkInfo",
        "Metadata",
        "OutputIntents",
        "AF",
        "Names",
    ] {
        assert!(catalog.has(key.as_bytes()), "{key}");
    }
    let metadata = file
        .get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap())
        .unwrap()
        .as_stream()
        .unwrap();
    let xmp = String::from_utf8(metadata.content.clone()).unwrap();
    assert!(
        xmp.contains("<pdfaid:part>3<") && xmp.contains("Invoice T1-F-2026-000123"),
        "{xmp}"
    );
}

#[test]
fn names_cannot_break_the_metadata() {
    let document = an_invoice()
        .with(|d| d.seller.name = "A & B <Söhne> \"SL\"".into())
        .build();
    let bytes = pdf(&document, &PdfOptions::default()).unwrap();
    assert!(text(&bytes).contains("A & B <Söhne> \"SL\""));
    assert!(
        crate::xml(&document)
            .contains("<ram:Name>A &amp; B &lt;Söhne&gt; &quot;SL&quot;</ram:Name>")
    );
}
