//! Many papers in one file: their pages in order, a bookmark for each, one subset of each face.

use encargo_domain::words::Language;

use crate::brand::{Brand, Logo, TaxCode, TaxCodeMode};
use crate::sample::{a_credit_note, an_invoice, papers};
use crate::{BatchUse, DocumentError, Job, PdfOptions, batch_pdf, branded_pdf};

fn strings(file: &lopdf::Document, key: &[u8]) -> Vec<String> {
    let dicts = file.objects.values().filter_map(|o| o.as_dict().ok());
    dicts
        .filter(|d| d.has(b"Dest"))
        .filter_map(|d| d.get(key).ok())
        .map(|o| lopdf::decode_text_string(o).unwrap())
        .collect()
}

#[test]
fn each_paper_has_its_bookmark_and_the_faces_are_there_once() {
    let invoice = an_invoice().with_lines(60).build();
    let credit = a_credit_note().in_language(Language::En).build();
    let house = papers(Language::Es, 5);
    let mut jobs = vec![Job::Issued(&invoice, None), Job::Issued(&credit, None)];
    jobs.extend(house.iter().map(|(_, paper)| Job::House(paper)));
    let looks = (&PdfOptions::default(), &Brand::default());
    let make = |usage| batch_pdf("Lote", &jobs, looks, usage).unwrap();
    let bytes = make(BatchUse::Print);
    assert_eq!(bytes, make(BatchUse::Print));
    let read = lopdf::Document::load_mem(&make(BatchUse::Read)).unwrap();
    assert!(read.catalog().unwrap().has(b"StructTreeRoot"));
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let marks = strings(&file, b"Title");
    assert_eq!(marks.len(), jobs.len());
    assert_eq!(marks[0], "Factura T1-F-2026-000123");
    assert_eq!(marks[1], "Credit note T1-R-2026-000007");
    let fonts = file
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok())
        .filter(|d| d.has(b"FontFile2") || d.has(b"FontFile3"))
        .count();
    assert_eq!(fonts, 2, "one subset of each face");
    assert!(file.get_pages().len() > jobs.len());
    assert_eq!(read.get_pages().len(), file.get_pages().len());
    assert!(!file.catalog().unwrap().has(b"StructTreeRoot"));
}

#[test]
fn a_batch_of_one_is_that_paper() {
    let invoice = an_invoice().build();
    let jobs = [Job::Issued(&invoice, None)];
    let looks = (&PdfOptions::default(), &Brand::default());
    let bytes = batch_pdf("Uno", &jobs, looks, BatchUse::Read).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(file.get_pages().len(), 1);
    assert_eq!(strings(&file, b"Title"), ["Factura T1-F-2026-000123"]);
}

/// A PNG of 40 × 20 points, half of them see-through.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 20);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let points: Vec<u8> = (0..800u32)
        .flat_map(|i| [200, 30, 60, if i % 2 == 0 { 255 } else { 0 }])
        .collect();
    writer.write_image_data(&points).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn a_logo_stands_once_in_the_file_and_what_is_none_is_refused() {
    let logo = Logo::from_png(&png()).unwrap();
    let brand = Brand {
        logo: Some(logo),
        ..Brand::default()
    };
    let invoice = an_invoice().build();
    let code = TaxCode {
        url: "https://example.org".into(),
        mode: TaxCodeMode::NotVerifactu,
    };
    let jobs = [
        Job::Issued(&invoice, Some(&code)),
        Job::Issued(&invoice, None),
    ];
    let looks = (&PdfOptions::default(), &brand);
    let bytes = batch_pdf("Dos", &jobs, looks, BatchUse::Print).unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let pictures = file
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .filter(|s| s.dict.get(b"Subtype").and_then(|o| o.as_name()).ok() == Some(b"Image"))
        .count();
    assert_eq!(pictures, 2, "colours and transparency, once");
    let plain = branded_pdf(&invoice, &PdfOptions::default(), &Brand::default(), None).unwrap();
    let with = branded_pdf(&invoice, &PdfOptions::default(), &brand, None).unwrap();
    assert_ne!(plain, with);
    assert!(matches!(
        Logo::from_png(b"GIF89a"),
        Err(DocumentError::Logo)
    ));
}
