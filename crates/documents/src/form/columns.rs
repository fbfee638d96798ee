//! From what a table says to where its columns stand.

use super::style::{INK, LOOK, SMALL};
use super::{Desk, Label};
use crate::display::{Len, Role, pt};
use crate::layout::table::{Carry, Cell, Column, Mark, Row, TICK, Table};
use crate::layout::{Align, Canvas, Span, Style};

/// A table of a form.
pub(crate) struct Part {
    /// Catalogue key of its heading; empty where the table needs none.
    pub(crate) heading: &'static str,
    /// Columns, left to right.
    pub(crate) plans: Vec<Plan>,
    /// The sum after each row, carried from page to page; empty where nothing is summed.
    pub(crate) sums: Vec<String>,
}

/// A column before it has a place.
pub(crate) struct Plan {
    /// Catalogue key of its heading.
    pub(crate) key: &'static str,
    /// Its texts.
    pub(crate) align: Align,
    /// Has the width the others leave.
    pub(crate) rest: bool,
    /// Texts wider than this are broken between words.
    pub(crate) most: Len,
    /// Its cells.
    pub(crate) cells: Vec<Cell>,
}

impl Plan {
    /// A column at the left edge.
    pub(crate) fn left(key: &'static str, cells: Vec<Cell>) -> Self {
        Self {
            key,
            align: Align::Left,
            rest: false,
            most: pt(92),
            cells,
        }
    }
    /// A column at the right edge.
    pub(crate) fn right(key: &'static str, cells: Vec<Cell>) -> Self {
        Self {
            align: Align::Right,
            most: MOST,
            ..Self::left(key, cells)
        }
    }
    /// The same, broken earlier.
    pub(crate) fn narrow(self) -> Self {
        Self {
            most: pt(60),
            ..self
        }
    }
    /// The column that has the rest of the width.
    pub(crate) fn rest(key: &'static str, cells: Vec<Cell>) -> Self {
        Self {
            rest: true,
            ..Self::left(key, cells)
        }
    }
}

/// Between columns.
const GAP: Len = pt(11);
/// Headings up to this width are not broken.
const UNBROKEN: Len = pt(52);
/// No column but the widest is wider.
const MOST: Len = pt(96);
/// A bar code of goods in a row: 95 modules of three quarters of a point and white beside them.
const CODE: Len = pt(82);

/// Draws the table; `tail` is what must stand on the same page as its last row.
pub(super) fn draw(desk: &Desk<'_>, canvas: &mut Canvas, part: &Part, tail: Len) {
    let rows = part.rows();
    if rows.is_empty() {
        return;
    }
    let speech = desk.form.speech;
    if !part.heading.is_empty() {
        // A heading stays with its table's head and first rows.
        canvas.keep(pt(90));
        let node = canvas.node(Canvas::ROOT, Role::H2);
        let label = Label::new(speech, SMALL.bold().color(INK), part.heading);
        label.draw(canvas, node, canvas.body, canvas.y);
        canvas.y += SMALL.leading + pt(6);
    }
    let carry = (!part.sums.is_empty()).then(|| Carry {
        forward: speech.label("doc-carried"),
        brought: speech.label("doc-brought"),
        after: part.sums.clone(),
    });
    let table = Table {
        columns: place(desk, canvas.body, &part.plans),
        rows,
        carry,
        look: LOOK,
    };
    table.draw(canvas, Canvas::ROOT, tail);
    if tail == 0 {
        canvas.y += pt(18);
    }
}

impl Part {
    fn rows(&self) -> Vec<Row> {
        let count = self.plans.iter().map(|p| p.cells.len()).max().unwrap_or(0);
        (0..count)
            .map(|i| {
                self.plans
                    .iter()
                    .map(|p| p.cells.get(i).cloned().unwrap_or_default())
                    .collect()
            })
            .collect()
    }

    /// The table with columns of the same width, for beside the sums.
    pub(super) fn even(&self, desk: &Desk<'_>, span: Span) -> Table {
        let speech = desk.form.speech;
        let count = Len::try_from(self.plans.len()).unwrap_or(1).max(1);
        let width = (span.width - pt(8) * (count - 1)) / count;
        let columns = (0..)
            .zip(&self.plans)
            .map(|(i, plan)| Column {
                span: Span {
                    x: span.x + i * (width + pt(8)),
                    width,
                },
                align: plan.align,
                title: speech.label(plan.key),
                second: speech.second(plan.key),
            })
            .collect();
        Table {
            columns,
            rows: self.rows(),
            carry: None,
            look: crate::layout::table::Look {
                padding: pt(3),
                strong: super::style::FAINT,
                ..LOOK
            },
        }
    }
}

/// Each column is as wide as its widest text, within reason; one has the rest.
fn place(desk: &Desk<'_>, body: Span, plans: &[Plan]) -> Vec<Column> {
    let speech = desk.form.speech;
    let widths: Vec<Len> = plans
        .iter()
        .map(|p| if p.rest { 0 } else { width(desk, p) })
        .collect();
    let gaps = GAP * (Len::try_from(plans.len()).unwrap_or(1) - 1);
    let rest = body.width - widths.iter().sum::<Len>() - gaps;
    let mut x = body.x;
    plans
        .iter()
        .zip(widths)
        .map(|(plan, width)| {
            let span = Span {
                x,
                width: if plan.rest { rest } else { width },
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

fn longest_word(style: Style, text: &str) -> Len {
    text.split(' ').map(|w| style.width(w)).max().unwrap_or(0)
}

fn width(desk: &Desk<'_>, plan: &Plan) -> Len {
    let speech = desk.form.speech;
    let title = speech.label(plan.key);
    let whole = LOOK.heading.width(&title);
    let title = if whole <= UNBROKEN {
        whole
    } else {
        longest_word(LOOK.heading, &title)
    };
    let second = speech
        .second(plan.key)
        .map_or(0, |(_, text)| LOOK.second.width(&text));
    let texts = || plan.cells.iter().flat_map(|c| &c.texts);
    let whole = texts().map(|(s, t)| s.width(t)).max().unwrap_or(0);
    let words = texts().map(|(s, t)| longest_word(*s, t)).max().unwrap_or(0);
    // Broken between words where it must be; only a monstrous number is broken inside.
    let texts = whole.min(plan.most.max(words)).min(MOST);
    let marks = plan
        .cells
        .iter()
        .map(|c| match c.mark {
            None => 0,
            Some(Mark::Tick) => TICK,
            Some(Mark::Line) => pt(40),
            Some(Mark::Code(..)) => CODE,
        })
        .max()
        .unwrap_or(0);
    title.max(second).max(texts).max(marks) + 100
}
