//! The table of lines.

use encargo_domain::document::DocumentLine;

use super::{BODY, FAINT, INK, MUTED, SMALL, Sheet, TINY};
use crate::display::{Len, pt};
use crate::layout::table::{Carry, Column, Look, Row, Table};
use crate::layout::{Align, Canvas, Span, Style};

/// Looks of every table of an invoice.
pub(super) const LOOK: Look = Look {
    heading: SMALL.bold(),
    second: TINY,
    carry: SMALL,
    padding: 4_500,
    strong: INK,
    faint: FAINT,
};

const GAP: Len = pt(11);

/// Headings up to this width are not broken.
const UNBROKEN: Len = pt(52);

/// A column before it has a place.
struct Plan {
    key: &'static str,
    align: Align,
    texts: Vec<String>,
}

/// Draws the table; `tail` is what must stand on the same page as the last line.
pub(super) fn draw(sheet: &Sheet<'_>, canvas: &mut Canvas, tail: Len) {
    let (document, speech) = (sheet.document, sheet.speech);
    let texts = |text: &dyn Fn(&DocumentLine) -> String| {
        document.lines.iter().map(text).collect::<Vec<_>>()
    };
    let mut plans = Vec::new();
    if document.lines.iter().any(|l| !l.sku.is_empty()) {
        plans.push(Plan {
            key: "doc-column-sku",
            align: Align::Left,
            texts: texts(&|l| l.sku.clone()),
        });
    }
    plans.push(Plan {
        key: NAME,
        align: Align::Left,
        texts: texts(&|l| l.name.clone()),
    });
    plans.push(Plan {
        key: "doc-column-quantity",
        align: Align::Right,
        texts: texts(&|l| speech.count(l.quantity)),
    });
    plans.push(Plan {
        key: "doc-column-price",
        align: Align::Right,
        texts: texts(&|l| speech.money(l.unit_price_minor)),
    });
    if document.lines.iter().any(|l| l.discount_minor != 0) {
        let discount = |l: &DocumentLine| {
            if l.discount_minor == 0 {
                String::new()
            } else {
                speech.money(-l.discount_minor)
            }
        };
        plans.push(Plan {
            key: "doc-column-discount",
            align: Align::Right,
            texts: texts(&discount),
        });
    }
    plans.push(Plan {
        key: "doc-column-tax",
        align: Align::Right,
        texts: texts(&|l| speech.tax(l.tax)),
    });
    plans.push(Plan {
        key: "doc-column-amount",
        align: Align::Right,
        texts: texts(&|l| speech.money(l.amount_minor)),
    });

    let rows = (0..document.lines.len()).map(|i| row(&plans, i)).collect();
    let mut sum = 0i64;
    let after = document
        .lines
        .iter()
        .map(|line| {
            sum += line.amount_minor;
            speech.money(sum)
        })
        .collect();
    let carry = Carry {
        forward: speech.label("doc-carried"),
        brought: speech.label("doc-brought"),
        after,
    };
    let table = Table {
        columns: place(sheet, canvas.body, &plans),
        rows,
        carry: Some(carry),
        look: LOOK,
    };
    table.draw(canvas, Canvas::ROOT, tail);
}

const NAME: &str = "doc-column-name";

fn row(plans: &[Plan], i: usize) -> Row {
    let style = |key: &str| match key {
        "doc-column-sku" | "doc-column-tax" => BODY.color(MUTED),
        _ => BODY,
    };
    plans
        .iter()
        .map(|plan| {
            (
                style(plan.key),
                plan.texts.get(i).cloned().unwrap_or_default(),
            )
        })
        .collect()
}

/// Each column is as wide as its widest text, within reason; the description has the rest.
fn place(sheet: &Sheet<'_>, body: Span, plans: &[Plan]) -> Vec<Column> {
    let speech = sheet.speech;
    let most = |key: &str| match key {
        "doc-column-sku" => pt(92),
        "doc-column-tax" => pt(60),
        _ => pt(96),
    };
    let longest_word =
        |text: &str, style: Style| text.split(' ').map(|w| style.width(w)).max().unwrap_or(0);
    let width = |plan: &Plan| {
        let title = speech.label(plan.key);
        let whole = LOOK.heading.width(&title);
        let title = if whole <= UNBROKEN {
            whole
        } else {
            longest_word(&title, LOOK.heading)
        };
        let second = speech
            .second(plan.key)
            .map_or(0, |(_, text)| LOOK.second.width(&text));
        let texts = plan.texts.iter().map(|t| BODY.width(t)).max().unwrap_or(0);
        let words = plan
            .texts
            .iter()
            .map(|t| longest_word(t, BODY))
            .max()
            .unwrap_or(0);
        // Broken between words where it must be; only a monstrous SKU is broken inside.
        let texts = texts.min(most(plan.key).max(words)).min(pt(96));
        title.max(second).max(texts) + 100
    };
    let widths: Vec<Len> = plans
        .iter()
        .map(|p| if p.key == NAME { 0 } else { width(p) })
        .collect();
    let gaps = GAP * (Len::try_from(plans.len()).unwrap_or(1) - 1);
    let name = body.width - widths.iter().sum::<Len>() - gaps;
    let mut x = body.x;
    plans
        .iter()
        .zip(widths)
        .map(|(plan, width)| {
            let span = Span {
                x,
                width: if plan.key == NAME { name } else { width },
            };
            x += span.width + GAP;
            Column {
                span,
                align: plan.align,
                title: speech.label(plan.key),
                second: speech.second(plan.key),
            }
        })
        .collect()
}
