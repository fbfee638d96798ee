//! The upper part of the first page: title and wordmark, dates and the codes, the parties, and the
//! one sentence that matters.

use encargo_domain::words::Language;

use super::style::{BODY, FAINT, HEADLINE, INK, MUTED, NUMBER, SMALL, TITLE, WORDMARK};
use super::{Desk, Label, code128, paragraph_node};
use crate::brand::{TaxCode, TaxCodeMode};
use crate::display::{Bar, Draw, Len, Role, Symbol, pt, tenth_mm};
use crate::layout::{Align, At, Canvas, Place, Span, wrap};

/// Side of the tax agency's code: 30 to 40 mm are allowed.
const TAX_CODE: Len = tenth_mm(340);
/// White round it: at least 2 mm; four modules of the largest code used are 3 mm.
const QUIET: Len = tenth_mm(35);
/// Largest logo.
const LOGO: (Len, Len) = (tenth_mm(600), tenth_mm(180));

pub(super) fn draw(desk: &Desk<'_>, canvas: &mut Canvas) {
    let top = canvas.y;
    // The tax agency's code stands at the very top, in a column of its own.
    let (right, below_code) = match &desk.form.tax_code {
        Some(code) => tax_code(desk, canvas, code),
        None => (canvas.body.right(), top),
    };
    let head = Span {
        x: canvas.body.x,
        width: right - canvas.body.x,
    };
    title(desk, canvas, head);
    let top = canvas.y.max(below_code);
    facts(desk, canvas);
    let below = barcode(desk, canvas, top);
    canvas.y = canvas.y.max(below).max(below_code) + pt(20);
    if !desk.form.blocks.is_empty() {
        parties(desk, canvas);
        canvas.y += pt(18);
    }
    if !desk.form.headline.is_empty() {
        let node = paragraph_node(canvas);
        let at = (canvas.body, canvas.y);
        canvas.y = canvas.paragraph(Some(node), at, HEADLINE, &desk.form.headline) + pt(14);
    }
}

/// Title and number at the left, the shop's name or logo at the right.
fn title(desk: &Desk<'_>, canvas: &mut Canvas, head: Span) {
    let (y, form) = (canvas.y, desk.form);
    let heading = canvas.node(Canvas::ROOT, Role::H1);
    let left = Span {
        width: head.width * 60 / 100,
        ..head
    };
    let mut below = y;
    let mut width = 0;
    for line in wrap(TITLE, &form.speech.label(form.title), left.width) {
        width = canvas.line(Some(heading), At::left(left, below), TITLE, &line);
        below += TITLE.leading;
    }
    if let Some(mark) = desk.mark {
        state_mark(
            desk,
            canvas,
            mark,
            head.x + width + pt(12),
            below - TITLE.leading,
        );
    }
    if let Some((language, second)) = form.speech.second(form.title) {
        let foreign = canvas.foreign(heading, language);
        let at = At::left(left, below - pt(2));
        canvas.line(Some(foreign), at, BODY.color(MUTED), &second);
        below += BODY.leading;
    }
    if !form.number.is_empty() {
        let node = paragraph_node(canvas);
        let at = (left, below + pt(2));
        below = canvas.paragraph(Some(node), at, NUMBER, &form.number);
    }
    let half = Span {
        x: head.x + head.width / 2,
        width: head.width / 2,
    };
    let at = sign(desk, canvas, half, y + pt(3));
    canvas.y = at.max(below) + pt(14);
}

/// The logo or the name, and the establishment; gives where it ends.
fn sign(desk: &Desk<'_>, canvas: &mut Canvas, half: Span, mut y: Len) -> Len {
    let form = desk.form;
    if let Some(logo) = &desk.brand.logo {
        let (width, height) = (logo.pixels.width, logo.pixels.height);
        let (most, tall) = (LOGO.0.min(half.width), LOGO.1);
        let by = |n: Len, a: u32, b: u32| {
            Len::try_from(i64::from(n) * i64::from(a) / i64::from(b.max(1))).unwrap_or(n)
        };
        let (mut wide, mut high) = (most, by(most, height, width));
        if high > tall {
            (wide, high) = (by(tall, width, height), tall);
        }
        let figure = canvas.figure(Canvas::ROOT, form.sign.clone());
        let bar = Bar {
            x: half.right() - wide,
            y,
            width: wide,
            height: high,
        };
        let pixels = logo.pixels.clone();
        canvas.draw(Some(figure), Draw::Image { bar, pixels });
        y += high + pt(4);
    } else {
        let mark = paragraph_node(canvas);
        for line in wrap(WORDMARK, &form.sign, half.width) {
            canvas.line(Some(mark), At::right(half, y), WORDMARK, &line);
            y += WORDMARK.leading;
        }
    }
    if !form.place.is_empty() && form.place != form.sign {
        let node = paragraph_node(canvas);
        for line in wrap(BODY, &form.place, half.width) {
            canvas.line(Some(node), At::right(half, y), BODY.color(MUTED), &line);
            y += BODY.leading;
        }
    }
    if !desk.brand.letterhead.is_empty() {
        let node = paragraph_node(canvas);
        let lines = desk.brand.letterhead.iter();
        for line in lines.flat_map(|text| wrap(BODY, text, half.width)) {
            canvas.line(Some(node), At::right(half, y), BODY.color(MUTED), &line);
            y += BODY.leading;
        }
    }
    y
}

fn state_mark(desk: &Desk<'_>, canvas: &mut Canvas, mark: &str, x: Len, y: Len) {
    let accent = desk.brand.accent.ink();
    let (style, text) = (SMALL.bold().color(accent), desk.form.speech.label(mark));
    let mark = paragraph_node(canvas);
    let inner = style.width(&text);
    let bar = Bar {
        x,
        y: y + pt(6),
        width: inner + pt(14),
        height: pt(16),
    };
    let (line, color) = (900, accent);
    canvas.draw(None, Draw::Frame { bar, line, color });
    let span = Span {
        x: bar.x + pt(7),
        width: inner,
    };
    let at = At::left(span, bar.y + (bar.height - style.leading) / 2);
    canvas.line(Some(mark), at, style, &text);
}

/// Dates and references, one per line.
fn facts(desk: &Desk<'_>, canvas: &mut Canvas) {
    let facts: Vec<(Label, &str)> = desk
        .form
        .facts
        .iter()
        .map(|(key, text)| (desk.label(BODY.color(MUTED), key), text.as_str()))
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
        let node = paragraph_node(canvas);
        label.draw(canvas, node, names, canvas.y);
        canvas.y = canvas.paragraph(Some(node), (value, canvas.y), BODY, text) + pt(2);
    }
}

/// The number to scan as Code 128; gives where it ends.
fn barcode(desk: &Desk<'_>, canvas: &mut Canvas, top: Len) -> Len {
    let Some((text, words)) = &desk.form.code else {
        return top;
    };
    let (most, height) = (pt(158), pt(26));
    let place = Place {
        span: Span {
            x: canvas.body.right() - most,
            width: most,
        },
        y: top + pt(2),
        height,
        align: Align::Right,
    };
    if canvas
        .code(Canvas::ROOT, &code128(text), place, words)
        .is_none()
    {
        return top;
    }
    // The number in words stands among the dates already.
    let at = At::right(canvas.body, top + height + pt(5));
    canvas.line(None, at, SMALL, text);
    top + height + pt(5) + SMALL.leading
}

/// «QR tributario:», the code, and under it what the mode asks for. Gives what is left of the width,
/// and where it ends.
fn tax_code(desk: &Desk<'_>, canvas: &mut Canvas, code: &TaxCode) -> (Len, Len) {
    let column = Span {
        x: canvas.body.right() - TAX_CODE - QUIET,
        width: TAX_CODE + QUIET,
    };
    let part = canvas.node(Canvas::ROOT, Role::Sect);
    // The agency's words are Spanish on papers in any language.
    let speech = desk.form.speech;
    let paragraph = |canvas: &mut Canvas| {
        let node = canvas.node(part, Role::P);
        match Some(Language::Es).filter(|l| *l != speech.language) {
            Some(language) => canvas.foreign(node, language),
            None => node,
        }
    };
    let mut y = canvas.y;
    let node = paragraph(canvas);
    let caption = speech.label("doc-tax-code-caption");
    canvas.line(Some(node), At::center(column, y), BODY, &caption);
    y += BODY.leading + QUIET;
    let place = Place {
        span: column,
        y,
        height: TAX_CODE,
        align: Align::Center,
    };
    let words = speech.label("doc-tax-code-alt");
    canvas.code(part, &Symbol::Qr(code.url.clone()), place, &words);
    y += TAX_CODE + QUIET;
    if code.mode == TaxCodeMode::Verifactu {
        let node = paragraph(canvas);
        let legend = speech.label("doc-tax-code-legend");
        canvas.line(Some(node), At::center(column, y), BODY.bold(), &legend);
        y += BODY.leading;
    }
    (column.x - pt(14), y + pt(8))
}

/// The parties side by side, under a rule.
fn parties(desk: &Desk<'_>, canvas: &mut Canvas) {
    let gap = pt(18);
    let width = (canvas.body.width - 2 * gap) / 3;
    let (top, mut end) = (canvas.y, canvas.y);
    canvas.rule(canvas.body, top, 500, FAINT);
    for (i, block) in (0..).zip(&desk.form.blocks) {
        let span = Span {
            x: canvas.body.x + i * (width + gap),
            width,
        };
        let part = canvas.node(Canvas::ROOT, Role::Sect);
        let heading = canvas.node(part, Role::H2);
        let mut y = top + pt(10);
        desk.label(SMALL, block.key).draw(canvas, heading, span, y);
        y += SMALL.leading + pt(3);
        let node = canvas.node(part, Role::P);
        y = canvas.paragraph(Some(node), (span, y), BODY.bold(), &block.name);
        for line in &block.lines {
            y = canvas.paragraph(Some(node), (span, y), BODY.color(INK), line);
        }
        end = end.max(y);
    }
    canvas.y = end;
}
