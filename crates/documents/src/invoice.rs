//! Invoice, simplified invoice and credit note, laid out. Every figure is the document's own; the
//! sums carried from page to page are the only addition made here, and they end in the document's
//! total.

mod head;
mod lines;
mod totals;

use encargo_domain::document::{Document, DocumentKind, Party};
use encargo_domain::words::Language;

use crate::PdfOptions;
use crate::display::{Color, Len, NodeId, Role, Sheets, pt};
use crate::face::Face;
use crate::layout::{At, Canvas, Running, Span, Style, wrap};
use crate::speech::Speech;

const INK: Color = Color(0x18, 0x21, 0x2B);
const MUTED: Color = Color(0x56, 0x62, 0x70);
const FAINT: Color = Color(0xDD, 0xE2, 0xE8);
const ACCENT: Color = Color(0x0B, 0x5F, 0xD3);

const TITLE: Style = Style {
    face: Face::Bold,
    size: 23_000,
    leading: 28_000,
    color: INK,
};
const WORDMARK: Style = Style {
    face: Face::Bold,
    size: 16_000,
    leading: 20_000,
    color: INK,
};
const NUMBER: Style = Style {
    face: Face::Bold,
    size: 11_000,
    leading: 15_000,
    color: INK,
};
const HEADLINE: Style = Style {
    face: Face::Bold,
    size: 15_000,
    leading: 20_000,
    color: INK,
};
const BODY: Style = Style {
    face: Face::Regular,
    size: 8_500,
    leading: 12_000,
    color: INK,
};
const SMALL: Style = Style {
    face: Face::Regular,
    size: 7_500,
    leading: 10_500,
    color: MUTED,
};
const TINY: Style = Style {
    face: Face::Regular,
    size: 6_800,
    leading: 9_000,
    color: MUTED,
};

/// What every part of the page needs to know.
#[derive(Clone, Copy)]
struct Sheet<'d> {
    document: &'d Document,
    speech: Speech,
    copy: bool,
}

impl Sheet<'_> {
    /// The name on the sign.
    fn wordmark(&self) -> &str {
        sign(&self.document.seller)
    }

    /// A label, with the house's word for it.
    fn label(&self, style: Style, key: &str) -> Label {
        Label {
            style,
            words: self.speech.label(key),
            second: self.speech.second(key),
        }
    }
}

/// Words, and what the house calls it behind them, where it reads another language.
struct Label {
    style: Style,
    words: String,
    second: Option<(Language, String)>,
}

impl Label {
    fn draw(&self, canvas: &mut Canvas, node: NodeId, span: Span, y: Len) {
        let width = canvas.line(Some(node), At::left(span, y), self.style, &self.words);
        if let Some((language, second)) = &self.second {
            let foreign = canvas.foreign(node, *language);
            let rest = Span {
                x: span.x + width + BEFORE_SECOND,
                width: span.width - width - BEFORE_SECOND,
            };
            canvas.line(
                Some(foreign),
                At::left(rest, y),
                second_style(self.style),
                &format!("· {second}"),
            );
        }
    }

    fn width(&self) -> Len {
        let second = self.second.as_ref().map_or(0, |(_, text)| {
            BEFORE_SECOND + second_style(self.style).width(&format!("· {text}"))
        });
        self.style.width(&self.words) + second
    }
}

/// Between a label and its other language.
const BEFORE_SECOND: Len = 2_500;

/// The second language stands back: regular, grey, never large.
fn second_style(style: Style) -> Style {
    Style {
        face: Face::Regular,
        size: style.size.min(BODY.size),
        color: MUTED,
        ..style
    }
}

/// The name a party trades under.
fn sign(party: &Party) -> &str {
    if party.trade_name.trim().is_empty() {
        &party.name
    } else {
        &party.trade_name
    }
}

/// The document as pages.
pub(crate) fn lay_out(document: &Document, options: &PdfOptions) -> Sheets {
    let speech = Speech::new(document, options.house);
    let sheet = Sheet {
        document,
        speech,
        copy: options.copy,
    };
    let title = speech.label(Speech::title_key(document.kind));
    let mut right = format!("{title} {}", document.number);
    if options.copy {
        right = format!("{right} · {}", speech.label("doc-copy"));
    }
    let running = Running {
        left: sheet.wordmark().to_owned(),
        right,
        style: SMALL,
        rule: FAINT,
    };
    let (page_width, _) = options.paper.size();
    let register = wrap(
        TINY,
        &document.seller.register_text,
        page_width - pt(48 * 2 + 80),
    );
    let foot = pt(44) + TINY.leading * Len::try_from(register.len().max(1)).unwrap_or(1);
    let mut canvas = Canvas::new(options.paper, document.language, foot, running);

    head::draw(&sheet, &mut canvas);
    let tail = totals::height(&sheet, &canvas);
    lines::draw(&sheet, &mut canvas, tail);
    totals::draw(&sheet, &mut canvas);
    footer(&sheet, &mut canvas, &register);
    canvas.finish()
}

/// Register text and «page n of m». The words belong to the document once; further pages repeat
/// them as decoration.
fn footer(sheet: &Sheet<'_>, canvas: &mut Canvas, register: &[String]) {
    let (body, height) = (canvas.body, canvas.height());
    let text_height = TINY.leading * Len::try_from(register.len().max(1)).unwrap_or(1);
    let top = height - pt(26) - text_height;
    let paragraph = canvas.node(Canvas::ROOT, Role::P);
    canvas.on_every_page(|canvas, page, pages| {
        canvas.rule(body, top - pt(6), 500, FAINT);
        let node = Some(paragraph).filter(|_| page == 1);
        for (line, text) in (0..).zip(register) {
            canvas.line(node, At::left(body, top + TINY.leading * line), TINY, text);
        }
        let text = sheet.speech.say(
            "doc-page",
            &[("page", &page.to_string()), ("pages", &pages.to_string())],
        );
        canvas.line(node, At::right(body, top), TINY, &text);
    });
}

/// Whether the paper asks for money: only a full invoice with something left to pay.
fn asks_for_payment(document: &Document) -> bool {
    document.kind == DocumentKind::Invoice && document.due_minor > 0
}
