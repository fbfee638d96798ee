//! The command line as the README tells it, on the program that was built.

use std::path::Path;
use std::process::{Command, Output};

fn encargo(at: &Path, arguments: &[&str]) -> Output {
    Command::new(crate::window::built("encargo"))
        .current_dir(at)
        .args(["--data", "shop"])
        .args(arguments)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn an_issued_invoice_is_written_as_pdf_and_as_e_invoice_where_the_person_stands() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let seeded = encargo(at, &["seed", "--scale", "40"]);
    assert!(seeded.status.success(), "{seeded:?}");
    let listed = encargo(
        at,
        &["call", "document.list", r#"{"kind":"invoice","limit":1}"#],
    );
    let listed: serde_json::Value = serde_json::from_str(&said(&listed)).unwrap();
    let number = listed["rows"][0]["number"].as_str().unwrap();

    let written = encargo(at, &["invoice", "pdf", number, "-o", "one.pdf"]);
    assert!(written.status.success(), "{written:?}");
    assert!(
        std::fs::read(at.join("one.pdf"))
            .unwrap()
            .starts_with(b"%PDF-1.7")
    );
    for (syntax, root) in [("ubl", "<Invoice "), ("cii", "<rsm:CrossIndustryInvoice ")] {
        let written = encargo(
            at,
            &[
                "invoice", "xml", number, "--syntax", syntax, "-o", "one.xml",
            ],
        );
        assert!(written.status.success(), "{written:?}");
        let xml = std::fs::read_to_string(at.join("one.xml")).unwrap();
        assert!(
            xml.contains(root) && xml.contains(number),
            "{syntax}: {}",
            &xml[..200]
        );
    }
    let unknown = encargo(at, &["invoice", "pdf", "T1-F-1999-000001", "-o", "two.pdf"]);
    assert_eq!(unknown.status.code(), Some(1), "{unknown:?}");
    assert!(!at.join("two.pdf").exists());
}
