//! Framed parts that stay together: how to pay, how to return, what the giver wishes.

use super::Desk;
use super::style::{BODY, FAINT, MUTED, SMALL};
use crate::display::{Bar, Draw, Len, NodeId, Role, Symbol, pt};
use crate::layout::{Align, At, Canvas, Place, Span, wrap};

/// A framed part.
pub(crate) struct Panel {
    /// Catalogue key of its heading.
    pub(crate) heading: &'static str,
    /// Names and values, one under the other.
    pub(crate) facts: Vec<PanelFact>,
    /// Below them.
    pub(crate) text: String,
    /// At the right.
    pub(crate) code: Option<PanelCode>,
}

/// A name and its value.
pub(crate) struct PanelFact {
    /// Catalogue key.
    pub(crate) key: &'static str,
    /// Value.
    pub(crate) text: String,
    /// Stands out.
    pub(crate) bold: bool,
}

/// A code and the words beside it.
pub(crate) struct PanelCode {
    /// The code.
    pub(crate) symbol: Symbol,
    /// Its words.
    pub(crate) words: String,
}

/// Inside the frame.
const PAD: Len = pt(12);
/// Side of a QR.
const QR: Len = pt(76);
/// Bars: how wide at most, how high, with their number below.
const BARS: (Len, Len) = (pt(150), pt(30));

pub(super) fn draw(desk: &Desk<'_>, canvas: &mut Canvas) {
    for panel in &desk.form.panels {
        one(desk, canvas, panel);
    }
}

impl PanelCode {
    /// Width with the words, and height.
    fn size(&self) -> (Len, Len) {
        match self.symbol {
            Symbol::Qr(_) => (QR + pt(112), QR),
            Symbol::Code128(_) | Symbol::Ean13(_) => (BARS.0, BARS.1 + SMALL.leading + pt(2)),
        }
    }
}

fn one(desk: &Desk<'_>, canvas: &mut Canvas, panel: &Panel) {
    let speech = desk.form.speech;
    let body = canvas.body;
    let code = panel.code.as_ref().map_or((0, 0), PanelCode::size);
    let left = Span {
        x: body.x + PAD,
        width: body.width - 2 * PAD - if code.0 > 0 { code.0 + pt(14) } else { 0 },
    };
    let widest = panel
        .facts
        .iter()
        .map(|f| BODY.width(&speech.label(f.key)))
        .max()
        .unwrap_or(0);
    let value = Span {
        x: left.x + widest + pt(14),
        width: left.width - widest - pt(14),
    };
    let style = |f: &PanelFact| if f.bold { BODY.bold() } else { BODY };
    let lines: usize = panel
        .facts
        .iter()
        .map(|f| wrap(style(f), &f.text, value.width).len())
        .sum();
    let text = wrap(BODY, &panel.text, left.width).len();
    let high = |n: usize| Len::try_from(n).unwrap_or(0);
    let words =
        SMALL.leading + pt(6) + high(lines + text) * BODY.leading + high(panel.facts.len()) * pt(2);
    let inner = words.max(code.1);
    canvas.keep(inner + 2 * PAD);
    let frame = Bar {
        x: body.x,
        y: canvas.y,
        width: body.width,
        height: inner + 2 * PAD,
    };
    let (line, color) = (700, FAINT);
    canvas.draw(
        None,
        Draw::Frame {
            bar: frame,
            line,
            color,
        },
    );

    let part = canvas.node(Canvas::ROOT, Role::Sect);
    let mut y = canvas.y + PAD;
    let heading = canvas.node(part, Role::H2);
    desk.label(SMALL, panel.heading)
        .draw(canvas, heading, left, y);
    y += SMALL.leading + pt(6);
    for fact in &panel.facts {
        let node = canvas.node(part, Role::P);
        let label = speech.label(fact.key);
        canvas.line(Some(node), At::left(left, y), BODY.color(MUTED), &label);
        y = canvas.paragraph(Some(node), (value, y), style(fact), &fact.text) + pt(2);
    }
    if !panel.text.is_empty() {
        let node = canvas.node(part, Role::P);
        canvas.paragraph(Some(node), (left, y), BODY, &panel.text);
    }
    if let Some(code) = &panel.code {
        draw_code(canvas, part, code, frame);
    }
    canvas.y += frame.height + pt(14);
}

fn draw_code(canvas: &mut Canvas, part: NodeId, code: &PanelCode, frame: Bar) {
    let (_, height) = code.size();
    let y = frame.y + (frame.height - height) / 2;
    let right = frame.x + frame.width - PAD;
    match &code.symbol {
        Symbol::Qr(_) => {
            let place = Place {
                span: Span {
                    x: right - QR,
                    width: QR,
                },
                y,
                height: QR,
                align: Align::Right,
            };
            canvas.code(part, &code.symbol, place, &code.words);
            let span = Span {
                x: right - QR - pt(98),
                width: pt(86),
            };
            let lines = wrap(SMALL, &code.words, span.width);
            let mut at = y + (QR - SMALL.leading * Len::try_from(lines.len()).unwrap_or(1)) / 2;
            for line in lines {
                // The figure's own words say the same.
                canvas.line(None, At::right(span, at), SMALL, &line);
                at += SMALL.leading;
            }
        }
        Symbol::Code128(text) | Symbol::Ean13(text) => {
            let span = Span {
                x: right - BARS.0,
                width: BARS.0,
            };
            let place = Place {
                span,
                y,
                height: BARS.1,
                align: Align::Right,
            };
            if let Some(span) = canvas.code(part, &code.symbol, place, &code.words) {
                let at = At::center(span, y + BARS.1 + pt(2));
                canvas.line(None, at, SMALL, text);
            }
        }
    }
}
