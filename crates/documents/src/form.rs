//! The one shape of every paper of a page or more: title and wordmark, facts, parties, one sentence
//! that matters, tables, sums, panels, notes, foot. A kind of paper says what stands where
//! (`invoice`, `papers`); nothing here knows which kind it is.

mod columns;
mod foot;
mod head;
mod panel;
pub(crate) mod style;
mod sums;

pub(crate) use columns::{Part, Plan};
pub(crate) use panel::{Panel, PanelCode, PanelFact};
pub(crate) use sums::Total;

use encargo_domain::words::Language;

use crate::brand::{Brand, TaxCode};
use crate::display::{Len, NodeId, Role, Sheets, Symbol, pt};
use crate::face::Face;
use crate::layout::{At, Canvas, Frame, Running, Span, Style, wrap};
use crate::speech::Speech;
use crate::{Paper, PdfOptions};
use style::{BODY, FAINT, MUTED, SIDE, SMALL, TINY, TOP};

/// A paper before it is laid out: what it says, in reading order.
pub(crate) struct Form {
    /// In which languages and currency.
    pub(crate) speech: Speech,
    /// The name on the sign.
    pub(crate) sign: String,
    /// Which establishment.
    pub(crate) place: String,
    /// Catalogue key of the title.
    pub(crate) title: &'static str,
    /// Number; empty where papers of this kind have none.
    pub(crate) number: String,
    /// Dates and references: catalogue key and text.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// A number to scan, and its words for those who do not see it.
    pub(crate) code: Option<(String, String)>,
    /// The tax agency's code.
    pub(crate) tax_code: Option<TaxCode>,
    /// Who is concerned.
    pub(crate) blocks: Vec<Block>,
    /// What the reader looks for first.
    pub(crate) headline: String,
    /// Tables, one under the other.
    pub(crate) parts: Vec<Part>,
    /// Sums under the last table.
    pub(crate) totals: Vec<Total>,
    /// A small table beside the sums.
    pub(crate) beside: Option<Part>,
    /// Another under it, with a line of words below.
    pub(crate) beside_too: Option<(Part, String)>,
    /// Framed parts.
    pub(crate) panels: Vec<Panel>,
    /// Small print.
    pub(crate) notes: Vec<String>,
    /// Who signs: catalogue keys.
    pub(crate) signatures: Vec<&'static str>,
    /// In the foot of every page.
    pub(crate) register: String,
}

/// A party: its heading, its name and what stands under it.
pub(crate) struct Block {
    /// Catalogue key.
    pub(crate) key: &'static str,
    /// In bold.
    pub(crate) name: String,
    /// Below.
    pub(crate) lines: Vec<String>,
}

impl Form {
    /// A form that says only what it is.
    pub(crate) fn new(speech: Speech, title: &'static str, number: &str) -> Self {
        Self {
            speech,
            sign: String::new(),
            place: String::new(),
            title,
            number: number.to_owned(),
            facts: Vec::new(),
            code: None,
            tax_code: None,
            blocks: Vec::new(),
            headline: String::new(),
            parts: Vec::new(),
            totals: Vec::new(),
            beside: None,
            beside_too: None,
            panels: Vec::new(),
            notes: Vec::new(),
            signatures: Vec::new(),
            register: String::new(),
        }
    }

    /// Adds a fact, where there is one.
    pub(crate) fn fact(&mut self, key: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.facts.push((key, text));
        }
    }

    /// «Factura T1-F-2026-000123».
    pub(crate) fn full_title(&self) -> String {
        format!("{} {}", self.speech.label(self.title), self.number)
            .trim_end()
            .to_owned()
    }
}

/// What every part of a form is drawn with.
pub(crate) struct Desk<'f> {
    form: &'f Form,
    brand: &'f Brand,
    /// Catalogue key of what is stamped on it.
    mark: Option<&'static str>,
}

impl Desk<'_> {
    /// A label, with the house's word for it.
    fn label(&self, style: Style, key: &str) -> Label {
        Label::new(self.form.speech, style, key)
    }
}

/// Words, and what the house calls it behind them, where it reads another language.
pub(crate) struct Label {
    style: Style,
    words: String,
    second: Option<(Language, String)>,
}

impl Label {
    /// The words of `key`.
    pub(crate) fn new(speech: Speech, style: Style, key: &str) -> Self {
        Self {
            style,
            words: speech.label(key),
            second: speech.second(key),
        }
    }

    /// Words that are not in the catalogue.
    pub(crate) const fn plain(style: Style, words: String) -> Self {
        Self {
            style,
            words,
            second: None,
        }
    }

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

/// The form as pages.
pub(crate) fn lay_out(form: &Form, options: &PdfOptions, brand: &Brand) -> Sheets {
    let desk = Desk {
        form,
        brand,
        mark: options.mark(),
    };
    let mut canvas = page(&desk, options.paper);
    head::draw(&desk, &mut canvas);
    let tail = sums::height(&desk, &canvas);
    let last = form.parts.len().saturating_sub(1);
    for (i, part) in form.parts.iter().enumerate() {
        columns::draw(&desk, &mut canvas, part, if i == last { tail } else { 0 });
    }
    sums::draw(&desk, &mut canvas);
    panel::draw(&desk, &mut canvas);
    foot::notes(&desk, &mut canvas);
    foot::signatures(&desk, &mut canvas);
    let register = register_lines(&desk, options.paper);
    foot::footer(&desk, &mut canvas, &register);
    canvas.finish()
}

fn page(desk: &Desk<'_>, paper: Paper) -> Canvas {
    let form = desk.form;
    let mut right = form.full_title();
    if let Some(mark) = desk.mark {
        right = format!("{right} · {}", form.speech.label(mark));
    }
    let running = Running {
        left: form.sign.clone(),
        right,
        style: SMALL,
        rule: FAINT,
    };
    let lines = register_lines(desk, paper).len().max(1);
    let frame = Frame {
        size: paper.size(),
        side: SIDE,
        top: TOP,
        foot: pt(40) + TINY.leading * Len::try_from(lines).unwrap_or(1),
    };
    Canvas::new(frame, form.speech.language, running)
}

/// The register's text and the house's own.
fn register_lines(desk: &Desk<'_>, paper: Paper) -> Vec<String> {
    let (width, _) = paper.size();
    let lines = |text: &str| wrap(TINY, text, width - 2 * SIDE - pt(80));
    let mut all = lines(&desk.form.register);
    if !desk.brand.footer.is_empty() {
        all.retain(|line| !line.is_empty());
        all.extend(lines(&desk.brand.footer));
    }
    all
}

/// A paragraph under the root.
fn paragraph_node(canvas: &mut Canvas) -> NodeId {
    canvas.node(Canvas::ROOT, Role::P)
}

/// The number to scan as a symbol.
fn code128(text: &str) -> Symbol {
    Symbol::Code128(text.to_owned())
}
