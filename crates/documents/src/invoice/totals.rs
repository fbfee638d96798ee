//! What stands under the lines: the tax breakdown beside the totals (kept together), how to pay,
//! and the legal notes.

use encargo_domain::document::{Document, DocumentKind};
use encargo_domain::money::Currency;

use super::lines::LOOK;
use super::{ACCENT, BODY, FAINT, INK, Label, MUTED, SMALL, Sheet, asks_for_payment};
use crate::codes::{epc, qr};
use crate::display::{Bar, Draw, Len, NodeId, Role, pt};
use crate::face::Face;
use crate::layout::table::{Column, Table};
use crate::layout::{Align, At, Canvas, Span, Style, wrap};
use crate::speech::{compact, iban_groups};

/// Above the block.
const ABOVE: Len = pt(12);
/// Between the rows of the totals.
const STEP: Len = pt(17);
/// Side of the transfer code.
const QR: Len = pt(76);

/// A row of the totals.
struct Total {
    label: Label,
    amount: String,
    style: Style,
    height: Len,
}

/// The total itself.
const STRONG: Style = Style {
    face: Face::Bold,
    size: 11_500,
    leading: 15_000,
    color: INK,
};

/// Height of the block that is kept together.
pub(super) fn height(sheet: &Sheet<'_>, canvas: &Canvas) -> Len {
    let rows: Len = totals(sheet).iter().map(|t| t.height).sum();
    ABOVE + rows.max(breakdown(sheet, canvas).height() + SMALL.leading + pt(6))
}

pub(super) fn draw(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    canvas.keep(height(sheet, canvas));
    canvas.rule(canvas.body, canvas.y - 400, 800, INK);
    canvas.y += ABOVE;
    let top = canvas.y;
    amounts(sheet, canvas);
    let end = canvas.y;
    canvas.y = top;
    let heading = canvas.node(Canvas::ROOT, Role::H2);
    sheet
        .label(SMALL, "doc-tax-breakdown")
        .draw(canvas, heading, canvas.body, canvas.y);
    canvas.y += SMALL.leading + pt(6);
    breakdown(sheet, canvas).draw(canvas, Canvas::ROOT, 0);
    canvas.y = canvas.y.max(end) + pt(18);
    payment(sheet, canvas);
    notes(sheet, canvas);
}

fn totals(sheet: &Sheet<'_>) -> Vec<Total> {
    let (document, speech) = (sheet.document, sheet.speech);
    let row = |label: Label, minor: i64| Total {
        label,
        amount: speech.money(minor),
        style: BODY,
        height: STEP,
    };
    let plain = |words: String, minor: i64| {
        row(
            Label {
                style: BODY.color(MUTED),
                words,
                second: None,
            },
            minor,
        )
    };
    let labelled = |key: &str, minor: i64| row(sheet.label(BODY.color(MUTED), key), minor);
    let strong = |style: Style, key: &str, minor: i64| Total {
        style,
        height: style.leading + pt(8),
        ..row(sheet.label(style, key), minor)
    };
    let mut rows = vec![labelled("doc-subtotal", document.net_minor)];
    for group in &document.taxes {
        rows.push(plain(speech.tax(group.tax), group.tax_minor));
    }
    rows.push(strong(
        STRONG,
        if document.prices_include_tax {
            "doc-total-included"
        } else {
            "doc-total"
        },
        document.total_minor,
    ));
    let credit = document.kind == DocumentKind::CreditNote;
    let settled = if credit {
        "doc-refunded-by"
    } else {
        "doc-paid-by"
    };
    for payment in &document.payments {
        let tender = speech.say("doc-tender", &[("tender", payment.tender.as_str())]);
        let label = speech.say(
            settled,
            &[("tender", &tender), ("date", &speech.date(payment.on))],
        );
        rows.push(plain(label, -payment.amount_minor));
    }
    // Paid amounts that are not itemised still have to be seen, or the rows would not add up.
    let itemised: i64 = document.payments.iter().map(|p| p.amount_minor).sum();
    if itemised != document.paid_minor {
        rows.push(labelled(
            if credit { "doc-refunded" } else { "doc-paid" },
            itemised - document.paid_minor,
        ));
    }
    if document.due_minor != 0 || document.paid_minor != 0 {
        let key = if credit {
            "doc-left-to-refund"
        } else {
            "doc-left-to-pay"
        };
        let color = if document.due_minor == 0 { INK } else { ACCENT };
        rows.push(strong(BODY.bold().color(color), key, document.due_minor));
    }
    rows
}

/// The totals, at the right.
fn amounts(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let body = canvas.body;
    let span = Span {
        x: body.x + body.width * 55 / 100,
        width: body.width - body.width * 55 / 100,
    };
    let table = canvas.node(Canvas::ROOT, Role::Table);
    for total in totals(sheet) {
        let row = canvas.node(table, Role::TR);
        if total.style != BODY {
            canvas.rule(span, canvas.y, 500, FAINT);
        }
        let y = canvas.y + (total.height - total.style.leading) / 2;
        let heading = canvas.node(row, Role::RowHeading);
        total.label.draw(canvas, heading, span, y);
        let cell = canvas.node(row, Role::TD);
        canvas.line(Some(cell), At::right(span, y), total.style, &total.amount);
        canvas.y += total.height;
    }
}

/// Base, rate and tax of each group.
fn breakdown(sheet: &Sheet<'_>, canvas: &Canvas) -> Table {
    let speech = sheet.speech;
    let width = canvas.body.width * 48 / 100;
    let third = (width - pt(16)) / 3;
    let columns = [
        ("doc-tax-rate", Align::Left),
        ("doc-tax-base", Align::Right),
        ("doc-tax-amount", Align::Right),
    ];
    let columns = (0..)
        .zip(columns)
        .map(|(i, (key, align))| Column {
            span: Span {
                x: canvas.body.x + i * (third + pt(8)),
                width: third,
            },
            align,
            title: speech.label(key),
            second: speech.second(key),
        })
        .collect();
    let rows = sheet
        .document
        .taxes
        .iter()
        .map(|g| {
            vec![
                (BODY, speech.tax(g.tax)),
                (BODY, speech.money(g.base_minor)),
                (BODY, speech.money(g.tax_minor)),
            ]
        })
        .collect();
    Table {
        columns,
        rows,
        carry: None,
        look: crate::layout::table::Look {
            padding: pt(3),
            strong: FAINT,
            ..LOOK
        },
    }
}

/// How to pay what is left: a transfer with its code, in one panel that stays together.
fn payment(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let (document, speech) = (sheet.document, sheet.speech);
    if !asks_for_payment(document) {
        return;
    }
    let iban = compact(&document.seller.iban);
    let mut facts = Vec::new();
    if !iban.is_empty() {
        facts.push(("doc-pay-account", iban_groups(&iban)));
        facts.push(("doc-pay-name", document.seller.name.clone()));
        facts.push(("doc-pay-reference", document.number.clone()));
    }
    facts.push(("doc-pay-amount", speech.money(document.due_minor)));
    if let Some(due) = document.due_on {
        facts.push(("doc-pay-until", speech.date(due)));
    }
    let code = transfer_code(document, &iban);
    let (body, pad) = (canvas.body, pt(14));
    let left = Span {
        x: body.x + pad,
        width: body.width - 2 * pad,
    };
    let widest = facts
        .iter()
        .map(|(key, _)| BODY.width(&speech.label(key)))
        .max()
        .unwrap_or(0);
    let value = Span {
        x: left.x + widest + pt(14),
        width: left.width - widest - QR - pt(126),
    };
    let style = |key: &str| {
        if key == "doc-pay-account" {
            BODY.bold()
        } else {
            BODY
        }
    };
    let lines: usize = facts
        .iter()
        .map(|(key, text)| wrap(style(key), text, value.width).len())
        .sum();
    let text = SMALL.leading
        + pt(6)
        + Len::try_from(lines).unwrap_or(0) * BODY.leading
        + Len::try_from(facts.len()).unwrap_or(0) * pt(2);
    let inner = if code.is_some() { text.max(QR) } else { text };
    canvas.keep(inner + 2 * pad);
    let frame = Bar {
        x: body.x,
        y: canvas.y,
        width: body.width,
        height: inner + 2 * pad,
    };
    canvas.draw(
        None,
        Draw::Frame {
            bar: frame,
            line: 700,
            color: FAINT,
        },
    );

    let part = canvas.node(Canvas::ROOT, Role::Sect);
    let mut y = canvas.y + pad;
    let heading = canvas.node(part, Role::H2);
    sheet
        .label(SMALL, "doc-pay-heading")
        .draw(canvas, heading, left, y);
    y += SMALL.leading + pt(6);
    for (key, text) in facts {
        let node = canvas.node(part, Role::P);
        canvas.line(
            Some(node),
            At::left(left, y),
            BODY.color(MUTED),
            &speech.label(key),
        );
        y = canvas.paragraph(Some(node), (value, y), style(key), &text) + pt(2);
    }
    if let Some(code) = code {
        draw_code(sheet, canvas, part, &code, frame);
    }
    canvas.y += frame.height + pt(14);
}

/// The EPC text, where the currency and the account allow one.
fn transfer_code(document: &Document, iban: &str) -> Option<String> {
    (document.currency == Currency::EUR)
        .then(|| {
            epc(
                &document.seller.name,
                iban,
                document.due_minor,
                &document.number,
            )
        })
        .flatten()
}

fn draw_code(sheet: &Sheet<'_>, canvas: &mut Canvas, part: NodeId, code: &str, frame: Bar) {
    let (x, y) = (
        frame.x + frame.width - QR - pt(14),
        frame.y + (frame.height - QR) / 2,
    );
    let Some(bars) = qr(code, x, y, QR) else {
        return;
    };
    let words = sheet.speech.label("doc-pay-scan");
    let figure = canvas.figure(part, words.clone());
    canvas.draw(Some(figure), Draw::Code { bars });
    let span = Span {
        x: x - pt(98),
        width: pt(86),
    };
    let lines = wrap(SMALL, &words, span.width);
    let mut at = y + (QR - SMALL.leading * Len::try_from(lines.len()).unwrap_or(1)) / 2;
    for line in lines {
        // The figure's own words say the same.
        canvas.line(None, At::right(span, at), SMALL, &line);
        at += SMALL.leading;
    }
}

/// What the law wants said.
fn notes(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let (document, speech) = (sheet.document, sheet.speech);
    let mut notes = Vec::new();
    if document.prices_include_tax {
        notes.push(speech.label("doc-note-included"));
    }
    if document.kind == DocumentKind::CreditNote {
        for corrected in &document.corrects {
            let date = speech.date(corrected.issued_on);
            notes.push(speech.say(
                "doc-note-corrects",
                &[("number", &corrected.number), ("date", &date)],
            ));
        }
    }
    let mut grounds: Vec<String> = document
        .taxes
        .iter()
        .filter_map(|g| speech.exemption(g.tax.category))
        .collect();
    grounds.dedup();
    notes.extend(grounds);
    for note in notes {
        let lines = wrap(SMALL, &note, canvas.body.width);
        canvas.keep(SMALL.leading * Len::try_from(lines.len()).unwrap_or(1));
        let node = canvas.node(Canvas::ROOT, Role::P);
        canvas.y = canvas.paragraph(Some(node), (canvas.body, canvas.y), SMALL, &note) + pt(3);
    }
}
