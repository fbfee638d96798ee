//! The end of a form: small print, places to sign, and the foot of every page.

use super::style::{FAINT, INK, SMALL, TINY};
use super::{Desk, paragraph_node};
use crate::display::{Len, pt};
use crate::layout::{At, Canvas, Span, wrap};

/// What the law or the house wants said.
pub(super) fn notes(desk: &Desk<'_>, canvas: &mut Canvas) {
    for note in &desk.form.notes {
        let lines = wrap(SMALL, note, canvas.body.width);
        canvas.keep(SMALL.leading * Len::try_from(lines.len()).unwrap_or(1));
        let node = paragraph_node(canvas);
        let at = (canvas.body, canvas.y);
        canvas.y = canvas.paragraph(Some(node), at, SMALL, note) + pt(3);
    }
}

/// A line to sign on for each, side by side.
pub(super) fn signatures(desk: &Desk<'_>, canvas: &mut Canvas) {
    let who = &desk.form.signatures;
    let count = Len::try_from(who.len()).unwrap_or(0);
    if count == 0 {
        return;
    }
    let (gap, room) = (pt(24), pt(44));
    canvas.keep(room + SMALL.leading * 2);
    let width = (canvas.body.width - gap * (count - 1)) / count;
    let y = canvas.y + room;
    for (i, key) in (0..).zip(who) {
        let span = Span {
            x: canvas.body.x + i * (width + gap),
            width,
        };
        canvas.rule(span, y, 600, INK);
        let node = paragraph_node(canvas);
        desk.label(SMALL, key).draw(canvas, node, span, y + pt(5));
    }
    canvas.y = y + pt(5) + SMALL.leading;
}

/// Register text and «page n of m». The words belong to the document once; further pages repeat
/// them as decoration.
pub(super) fn footer(desk: &Desk<'_>, canvas: &mut Canvas, register: &[String]) {
    let (body, height) = (canvas.body, canvas.height());
    let text_height = TINY.leading * Len::try_from(register.len().max(1)).unwrap_or(1);
    let top = height - pt(26) - text_height;
    let paragraph = paragraph_node(canvas);
    canvas.on_every_page(|canvas, page, pages| {
        canvas.rule(body, top - pt(6), 500, FAINT);
        let node = Some(paragraph).filter(|_| page == 1);
        for (line, text) in (0..).zip(register) {
            canvas.line(node, At::left(body, top + TINY.leading * line), TINY, text);
        }
        let text = desk.form.speech.say(
            "doc-page",
            &[("page", &page.to_string()), ("pages", &pages.to_string())],
        );
        canvas.line(node, At::right(body, top), TINY, &text);
    });
}
