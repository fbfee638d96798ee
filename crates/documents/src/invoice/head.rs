//! The upper part of the first page: title and wordmark, dates and the order's code, the parties,
//! and the one sentence that matters (what is due, or that it is paid).

use encargo_domain::document::{Document, DocumentKind, Party};

use super::{
    ACCENT, BODY, FAINT, HEADLINE, INK, Label, MUTED, NUMBER, SMALL, Sheet, TITLE, WORDMARK,
    asks_for_payment, sign,
};
use crate::codes::code128;
use crate::display::{Bar, Draw, Len, Role, pt};
use crate::layout::{At, Canvas, Span, wrap};
use crate::speech::Speech;

pub(super) fn draw(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    title(sheet, canvas);
    let top = canvas.y;
    facts(sheet, canvas);
    let below = barcode(sheet, canvas, top);
    canvas.y = canvas.y.max(below) + pt(20);
    parties(sheet, canvas);
    canvas.y += pt(22);
    headline(sheet, canvas);
    canvas.y += pt(14);
}

/// Title and number at the left, the shop's name at the right.
fn title(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let (body, y, speech) = (canvas.body, canvas.y, sheet.speech);
    let key = Speech::title_key(sheet.document.kind);
    let heading = canvas.node(Canvas::ROOT, Role::H1);
    let words = speech.label(key);
    let width = canvas.line(Some(heading), At::left(body, y), TITLE, &words);
    if sheet.copy {
        let (style, text) = (SMALL.bold().color(ACCENT), speech.label("doc-copy"));
        let mark = canvas.node(Canvas::ROOT, Role::P);
        let inner = style.width(&text);
        let bar = Bar {
            x: body.x + width + pt(12),
            y: y + pt(6),
            width: inner + pt(14),
            height: pt(16),
        };
        canvas.draw(
            None,
            Draw::Frame {
                bar,
                line: 900,
                color: ACCENT,
            },
        );
        canvas.line(
            Some(mark),
            At::left(
                Span {
                    x: bar.x + pt(7),
                    width: inner,
                },
                bar.y + (bar.height - style.leading) / 2,
            ),
            style,
            &text,
        );
    }
    let mut below = y + TITLE.leading;
    if let Some((language, second)) = speech.second(key) {
        let foreign = canvas.foreign(heading, language);
        canvas.line(
            Some(foreign),
            At::left(body, below - pt(2)),
            BODY.color(MUTED),
            &second,
        );
        below += BODY.leading;
    }
    let number = canvas.node(Canvas::ROOT, Role::P);
    canvas.line(
        Some(number),
        At::left(body, below + pt(2)),
        NUMBER,
        &sheet.document.number,
    );

    let half = Span {
        x: body.x + body.width / 2,
        width: body.width / 2,
    };
    let mark = canvas.node(Canvas::ROOT, Role::P);
    let mut at = y + pt(3);
    for line in wrap(WORDMARK, sheet.wordmark(), half.width) {
        canvas.line(Some(mark), At::right(half, at), WORDMARK, &line);
        at += WORDMARK.leading;
    }
    if sheet.document.location_name != sheet.wordmark() {
        canvas.line(
            Some(mark),
            At::right(half, at),
            BODY.color(MUTED),
            &sheet.document.location_name,
        );
        at += BODY.leading;
    }
    canvas.y = at.max(below + pt(2) + NUMBER.leading) + pt(14);
}

/// Dates and references, one per line.
fn facts(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let (document, speech) = (sheet.document, sheet.speech);
    let mut facts = vec![("doc-issued", speech.date(document.issued_on))];
    if document.supplied_on != document.issued_on {
        facts.push(("doc-supplied", speech.date(document.supplied_on)));
    }
    if let Some(due) = document.due_on.filter(|_| asks_for_payment(document)) {
        facts.push(("doc-due", speech.date(due)));
    }
    if !document.order_number.is_empty() {
        facts.push(("doc-order", document.order_number.clone()));
    }
    for corrected in &document.corrects {
        facts.push((
            "doc-corrects",
            speech.say(
                "doc-corrects-of",
                &[
                    ("number", &corrected.number),
                    ("date", &speech.date(corrected.issued_on)),
                ],
            ),
        ));
    }
    for reason in reasons(document) {
        facts.push(("doc-reason", speech.label(&reason)));
    }
    let facts: Vec<(Label, String)> = facts
        .into_iter()
        .map(|(key, text)| (sheet.label(BODY.color(MUTED), key), text))
        .collect();
    let widest = facts
        .iter()
        .map(|(label, _)| label.width())
        .max()
        .unwrap_or(0);
    let names = Span {
        x: canvas.body.x,
        width: widest,
    };
    let value = Span {
        x: names.right() + pt(14),
        width: (canvas.body.width * 62 / 100 - widest - pt(14)).max(pt(110)),
    };
    for (label, text) in facts {
        let node = canvas.node(Canvas::ROOT, Role::P);
        label.draw(canvas, node, names, canvas.y);
        canvas.y = canvas.paragraph(Some(node), (value, canvas.y), BODY, &text) + pt(2);
    }
}

/// Why the corrected documents were corrected, each reason once.
fn reasons(document: &Document) -> Vec<String> {
    let mut reasons: Vec<String> = document
        .corrects
        .iter()
        .map(|c| c.reason.clone())
        .filter(|r| !r.is_empty())
        .collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// The order number as Code 128, so that a return can be scanned; gives where it ends.
fn barcode(sheet: &Sheet<'_>, canvas: &mut Canvas, top: Len) -> Len {
    let (order, most, height) = (&sheet.document.order_number, pt(158), pt(26));
    let Some((_, width)) = code128(order, 0, 0, most, height) else {
        return top;
    };
    let x = canvas.body.right() - width;
    let figure = canvas.figure(
        Canvas::ROOT,
        sheet.speech.say("doc-barcode-alt", &[("order", order)]),
    );
    if let Some((bars, _)) = code128(order, x, top + pt(2), most, height) {
        canvas.draw(Some(figure), Draw::Code { bars });
    }
    // The number in words stands among the dates already.
    canvas.line(
        None,
        At::right(canvas.body, top + height + pt(5)),
        SMALL,
        order,
    );
    top + height + pt(5) + SMALL.leading
}

/// A block of the parties: its heading, the name and what stands under it.
struct Block {
    key: &'static str,
    name: String,
    lines: Vec<String>,
}

/// Seller, buyer and, where goods were sent elsewhere, where to.
fn parties(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let (document, speech) = (sheet.document, sheet.speech);
    let home = document.seller.address.country.as_str();
    let mut blocks = vec![Block {
        key: "doc-from",
        name: document.seller.name.clone(),
        lines: party(sheet, &document.seller),
    }];
    if let Some(buyer) = &document.buyer {
        let mut lines = party(sheet, buyer);
        if !buyer.trade_name.trim().is_empty() && buyer.trade_name != buyer.name {
            lines.insert(0, sign(buyer).to_owned());
        }
        blocks.push(Block {
            key: "doc-bill-to",
            name: buyer.name.clone(),
            lines,
        });
    } else {
        blocks.push(Block {
            key: "doc-bill-to",
            name: speech.label("doc-final-consumer"),
            lines: Vec::new(),
        });
    }
    if let Some(address) = &document.ship_to {
        blocks.push(Block {
            key: "doc-ship-to",
            name: address.name.clone(),
            lines: speech.address(address, home),
        });
    }
    let gap = pt(18);
    let width = (canvas.body.width - 2 * gap) / 3;
    let (top, mut end) = (canvas.y, canvas.y);
    canvas.rule(canvas.body, top, 500, FAINT);
    for (i, block) in (0..).zip(blocks) {
        let span = Span {
            x: canvas.body.x + i * (width + gap),
            width,
        };
        let part = canvas.node(Canvas::ROOT, Role::Sect);
        let heading = canvas.node(part, Role::H2);
        let mut y = top + pt(10);
        sheet.label(SMALL, block.key).draw(canvas, heading, span, y);
        y += SMALL.leading + pt(3);
        let node = canvas.node(part, Role::P);
        y = canvas.paragraph(Some(node), (span, y), BODY.bold(), &block.name);
        for line in block.lines {
            y = canvas.paragraph(Some(node), (span, y), BODY.color(INK), &line);
        }
        end = end.max(y);
    }
    canvas.y = end;
}

/// Tax ids, address and ways to reach a party.
fn party(sheet: &Sheet<'_>, party: &Party) -> Vec<String> {
    let (speech, home) = (sheet.speech, sheet.document.seller.address.country.as_str());
    let abroad = sheet
        .document
        .buyer
        .as_ref()
        .is_some_and(|b| !b.address.country.is_empty() && b.address.country != home);
    // A VAT id that is the tax id with the country before it says nothing more; which of the two
    // counts depends on the border.
    let same = !party.tax_id.is_empty() && party.vat_id.get(2..) == Some(party.tax_id.as_str());
    let mut lines = Vec::new();
    let (with_tax_id, with_vat_id) = if same {
        (!abroad, abroad)
    } else {
        (true, party.vat_id != party.tax_id)
    };
    if with_tax_id && !party.tax_id.is_empty() {
        lines.push(speech.say("doc-tax-id", &[("id", &party.tax_id)]));
    }
    if with_vat_id && !party.vat_id.is_empty() {
        lines.push(speech.say("doc-vat-id", &[("id", &party.vat_id)]));
    }
    lines.extend(speech.address(&party.address, home));
    lines.extend(
        [&party.phone, &party.email, &party.web]
            .into_iter()
            .filter(|s| !s.trim().is_empty())
            .cloned(),
    );
    lines
}

/// What the reader looks for first.
fn headline(sheet: &Sheet<'_>, canvas: &mut Canvas) {
    let (document, speech) = (sheet.document, sheet.speech);
    let total = speech.money(document.total_minor);
    let text = match document.kind {
        DocumentKind::CreditNote => speech.say("doc-headline-credited", &[("amount", &total)]),
        DocumentKind::Invoice | DocumentKind::SimplifiedInvoice if document.due_minor > 0 => {
            let amount = speech.money(document.due_minor);
            match document.due_on {
                Some(due) => speech.say(
                    "doc-headline-due-on",
                    &[("amount", &amount), ("date", &speech.date(due))],
                ),
                None => speech.say("doc-headline-due", &[("amount", &amount)]),
            }
        }
        DocumentKind::Invoice | DocumentKind::SimplifiedInvoice => {
            speech.say("doc-headline-paid", &[("amount", &total)])
        }
    };
    let node = canvas.node(Canvas::ROOT, Role::P);
    canvas.y = canvas.paragraph(Some(node), (canvas.body, canvas.y), HEADLINE, &text);
}
