//! Invoices and credit notes: seen on the screen, saved, and read again in the file.

use std::path::Path;
use std::process::Command;

use encargo_domain::words::{Language, decimal};
use serde_json::{Value, json};

use super::goods::{number, rows, text};
use super::person::{Person, Place};
use super::words::squeezed;
use crate::window::outcome::{Failure, Outcome};
use crate::window::{By, available};

pub(super) struct Paper {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) kind: String,
    pub(super) total_minor: i64,
}

/// The documents of a kind that an order has, the one at `place`, as soon as it is issued.
pub(super) async fn of(person: &Person, order: &Value, kind: &str, place: usize) -> Outcome<Paper> {
    person
        .patiently(&format!("a document: {kind}"), || async {
            let view = person.ask("order.get", order.clone()).await?;
            let documents = rows(&view, "documents");
            let mut fits: Vec<_> = documents
                .iter()
                .filter(|one| text(one, "kind") == kind)
                .collect();
            fits.sort_by_key(|one| text(one, "number"));
            let found = fits.get(place);
            Ok(found.map(|one| Paper {
                id: text(one, "documentId"),
                number: text(one, "number"),
                kind: text(one, "kind"),
                total_minor: number(one, "totalMinor"),
            }))
        })
        .await
}

/// Opens it by its link on the page of the order.
pub(super) async fn open_from_order(person: &Person, paper: &Paper) -> Outcome {
    let link = By::any("main").inside(By::role("link", &paper.number));
    person.screen().click(&link).await
}

/// Looks at the open document: it is drawn, its title and total are there. Then saves it and reads the file.
pub(super) async fn look_and_save(person: &Person, paper: &Paper, name: &str) -> Outcome {
    let kind = person.words().t(&format!("document-kind-{}", paper.kind));
    let title = format!("{kind} {}", paper.number);
    let sheet = By::role("dialog", &title);
    let shown = person.screen().text(&sheet).await?;
    let total = person.words().money(paper.total_minor);
    assert!(shown.contains(&total), "{shown} says {total}");
    person
        .patiently("the drawn page", || async {
            let inked = person.screen().run(INKED, Vec::new()).await?;
            Ok((inked == json!(true)).then_some(()))
        })
        .await?;
    person.picture(name).await?;
    person.may(&person.words().t("documents-save")).await?;
    person.press("s").await?;
    let path = match person.place() {
        Place::Browser(browser) => {
            let query = json!({ "documentId": paper.id });
            let pdf = person.ask("document.pdf", query).await?;
            browser.download(&text(&pdf, "fileName")).await?
        }
        Place::Window(_, path) => {
            let saved = [("path", path.to_string_lossy().into_owned().into())];
            person
                .reads(&person.words().say("documents-saved", &saved))
                .await?;
            // The words may still be those of the paper before.
            person
                .patiently("the saved file", || async { Ok(whole(path).then_some(())) })
                .await?;
            path.clone()
        }
    };
    holds(&path, paper)?;
    Ok(std::fs::remove_file(&path)?)
}

fn whole(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF"))
}

/// Whether pdf.js drew something on a page of some size.
const INKED: &str = "const canvas = document.querySelector('canvas'); \
    if (!canvas || canvas.width < 200 || canvas.height < 200) return false; \
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte, at) => at % 4 < 3 && byte < 80)";

/// The file is a PDF that says the number and the total of the document.
fn holds(path: &Path, paper: &Paper) -> Outcome {
    let bytes = std::fs::read(path)?;
    assert!(bytes.starts_with(b"%PDF-"), "{} is a PDF", path.display());
    if !available(&["pdftotext"])? {
        return Ok(());
    }
    let output = Command::new("pdftotext")
        .arg("-layout")
        .args([path, Path::new("-")])
        .output()?;
    let told = squeezed(&String::from_utf8_lossy(&output.stdout));
    let total = [Language::En, Language::Es].map(|of| decimal(of, paper.total_minor, 2));
    if told.contains(&paper.number) && total.iter().any(|total| told.contains(total)) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} does not say {} and {total:?}: {told}",
        path.display(),
        paper.number
    )))
}
