//! The looks of the shop's papers: what the settings say is on the paper, what was issued before stays as it was to the byte, and what cannot be
//! printed changes nothing.

use std::path::Path;

use serde_json::{Value, json};

use crate::serving::{asked, call, encargo, serve};

/// A PNG of 60 × 20 red points.
const LOGO: &str = "iVBORw0KGgoAAAANSUhEUgAAADwAAAAUCAYAAADRA14pAAAAMUlEQVR42u3PQREAAAQAMEkk0f+0IoezxwIsOms+CWFhYWFhYWFhYWFhYWFhYWHh6xbIB/s4e32PZAAAAABJRU5ErkJggg==";

fn shop(data: &Path) {
    let seeded = encargo(data, &["seed", "--scale", "4000", "--json"]);
    let said = String::from_utf8_lossy(&seeded.stderr);
    assert!(seeded.status.success(), "{said}");
}

fn pdf(port: u16, document_id: &Value) -> String {
    let query = json!({ "documentId": document_id });
    let answer = call(port, "document.pdf", &query).unwrap();
    answer["base64"].as_str().unwrap().to_owned()
}

/// Issues what the next order that waits for it is to be billed.
fn issue(port: u16) -> Value {
    let query = json!({ "filter": { "view": "to_invoice" }, "offset": 0, "limit": 1 });
    let page = call(port, "order.list", &query).unwrap();
    let command = json!({ "commandId": id(), "orderId": page["rows"][0]["orderId"] });
    call(port, "invoice.issue", &command).unwrap()
}

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

fn company(port: u16) -> Value {
    call(port, "company.get", &json!({})).unwrap()
}

fn save(port: u16, change: impl FnOnce(&mut Value), logo: Option<&str>) -> Result<Value, Value> {
    let mut view = company(port);
    change(&mut view["company"]);
    let command = json!({ "commandId": id(), "company": view["company"], "logo": logo, "expectedVersion": view["version"] });
    asked(port, "company.save", &command).unwrap()
}

fn dressed(company: &mut Value) {
    let text = |es: &str, en: &str| json!({ "es": es, "en": en });
    let look = &mut company["look"];
    look["size"] = json!("letter");
    look["accent"] = json!("#8a1c1c");
    look["letterhead"] = text("Lámparas desde 1962", "Lamps since 1962");
    look["footer"] = text("Abierto de lunes a sábado", "Open from Monday to Saturday");
    look["paymentTerms"] = text(
        "A treinta días.\nSin recargo.",
        "Thirty days.\nNo surcharge.",
    );
    look["returnPolicy"] = text("Cambios en cuarenta días", "Exchanges within forty days");
    look["thanks"] = text("Gracias por su visita", "Thank you for your visit");
    look["hidden"] = json!([{ "papers": "invoices", "column": "sku" }]);
}

/// The text of a PDF file and the width and height of its first page in points, as poppler reads them; `None` where it is not installed.
fn read(base64: &str) -> Option<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, bytes(base64)).unwrap();
    let run = |program: &str, after: &[&str]| {
        let output = std::process::Command::new(program)
            .arg(&path)
            .args(after)
            .output();
        output
            .ok()
            .map(|o| String::from_utf8_lossy(&o.stdout).into_owned())
    };
    Some((run("pdftotext", &["-"])?, run("pdfinfo", &[])?))
}

fn bytes(base64: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD
        .decode(base64)
        .unwrap()
}

fn has_picture(base64: &str) -> bool {
    let bytes = bytes(base64);
    bytes.windows(6).any(|w| w == b"/Image")
}

#[test]
fn what_the_settings_say_is_on_new_papers_and_old_ones_stay_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("shop");
    shop(&data);
    let (server, port) = serve(&data);
    let first = issue(port);
    let plain = pdf(port, &first["documentId"]);
    assert!(!has_picture(&plain), "a shop without a logo");

    // Not only the looks: the language and the seat of the house are on the paper too.
    let moved = |company: &mut Value| {
        dressed(company);
        company["language"] = json!("en");
    };
    save(port, moved, Some(LOGO)).unwrap();
    assert_eq!(
        call(port, "company.logo", &json!({})).unwrap()["base64"],
        json!(LOGO)
    );
    assert_eq!(pdf(port, &first["documentId"]), plain, "issued before");

    let second = issue(port);
    let look = pdf(port, &second["documentId"]);
    assert!(has_picture(&look), "the logo");
    if let Some((text, facts)) = read(&look) {
        let said = |es: &str, en: &str| text.contains(es) || text.contains(en);
        assert!(said("Lámparas desde 1962", "Lamps since 1962"), "{text}");
        assert!(said("Abierto de lunes", "Open from Monday"), "{text}");
        assert!(said("cuarenta días", "forty days"), "{text}");
        let thanks = said("Gracias por su visita", "Thank you for your visit");
        let terms = said("Sin recargo", "No surcharge");
        let simplified = second["kind"] == json!("simplified_invoice");
        assert_eq!((thanks, terms), (simplified, !simplified), "{text}");
        assert!(!text.contains("SKU") && !text.contains("Ref."), "{text}");
        assert!(facts.contains("612 x 792"), "Letter: {facts}");
    } else {
        println!("poppler is not installed: texts and size were not looked at");
    }

    // Another look, without logo: what was issued with the logo keeps it.
    let bare = |company: &mut Value| company["look"] = json!({});
    save(port, bare, None).unwrap();
    assert_eq!(pdf(port, &first["documentId"]), plain);
    assert_eq!(pdf(port, &second["documentId"]), look);
    drop(server);
    let checked = encargo(&data, &["check"]);
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{said}");
    let rebuilt = encargo(&data, &["rebuild"]);
    assert!(rebuilt.status.success());
    let (_server, port) = serve(&data);
    assert_eq!(pdf(port, &second["documentId"]), look, "after a rebuild");
}

#[test]
fn what_cannot_be_printed_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("shop");
    shop(&data);
    let (_server, port) = serve(&data);
    let before = company(port);
    let huge = "A".repeat(700_000);
    let cases: [(&str, Value, Option<&str>); 6] = [
        ("field_invalid", json!({ "accent": "#ffe600" }), None),
        ("field_invalid", json!({ "accent": "red" }), None),
        (
            "text_too_long",
            json!({ "footer": { "es": "a".repeat(301) } }),
            None,
        ),
        ("no_glyph", json!({ "thanks": { "en": "Thanks 𓀀" } }), None),
        ("bad_logo", json!({}), Some("R0lGODlh")),
        ("bad_logo", json!({ "logo": id() }), None),
    ];
    for (code, look, logo) in cases {
        let refused = save(port, |company| company["look"] = look.clone(), logo).unwrap_err();
        assert_eq!(refused["code"], json!(code), "{look}: {refused}");
        let sample = json!({ "look": look, "logo": logo, "paper": "invoice", "language": "es" });
        let tried = asked(port, "company.paper_sample", &sample).unwrap();
        assert!(tried.is_err(), "{look}");
    }
    let refused = save(port, |_| {}, Some(&huge)).unwrap_err();
    assert_eq!(refused["code"], json!("bad_logo"));
    assert_eq!(company(port), before);
}

#[test]
fn settings_can_be_tried_before_they_are_saved() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("shop");
    shop(&data);
    let (_server, port) = serve(&data);
    let before = company(port);
    let mut tried = before["company"].clone();
    dressed(&mut tried);
    for (paper, mark) in [
        ("invoice", "forty days"),
        ("simplified_invoice", "Thank you for your visit"),
        ("packing_slip", "Thank you for your visit"),
        ("pick_list", "Lamps since 1962"),
        ("quotation", "No surcharge"),
    ] {
        let query =
            json!({ "look": tried["look"], "logo": LOGO, "paper": paper, "language": "en" });
        let answer = call(port, "company.paper_sample", &query).unwrap();
        let sample = answer["base64"].as_str().unwrap();
        assert!(has_picture(sample), "{paper}");
        if let Some((text, _)) = read(sample) {
            assert!(text.contains("SAMPLE"), "{paper}: {text}");
            assert!(text.contains(mark), "{paper}: {text}");
        }
    }
    assert_eq!(company(port), before, "nothing was saved");
}
