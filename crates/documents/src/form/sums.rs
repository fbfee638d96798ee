//! The sums under the lines, kept together, and the small table beside them.

use super::style::{BODY, FAINT, INK, MUTED, SMALL};
use super::{Desk, Label};
use crate::display::{Len, Role, pt};
use crate::layout::table::Table;
use crate::layout::{At, Canvas, Span, Style};
use crate::speech::Speech;

/// Above the block.
const ABOVE: Len = pt(12);
/// Height of a plain row.
const STEP: Len = pt(17);

/// A row of the sums.
pub(crate) struct Total {
    label: Label,
    amount: String,
    style: Style,
    height: Len,
}

impl Total {
    /// Words that are not in the catalogue.
    pub(crate) fn plain(words: String, amount: String) -> Self {
        Self::of(Label::plain(BODY.color(MUTED), words), amount)
    }
    /// The words of a catalogue key.
    pub(crate) fn labelled(speech: Speech, key: &str, amount: String) -> Self {
        Self::of(Label::new(speech, BODY.color(MUTED), key), amount)
    }
    /// One that stands out, under a rule.
    pub(crate) fn strong(speech: Speech, style: Style, key: &str, amount: String) -> Self {
        Self {
            style,
            height: style.leading + pt(8),
            ..Self::of(Label::new(speech, style, key), amount)
        }
    }
    const fn of(label: Label, amount: String) -> Self {
        Self {
            label,
            amount,
            style: BODY,
            height: STEP,
        }
    }
}

/// Height of the block that is kept together.
pub(super) fn height(desk: &Desk<'_>, canvas: &Canvas) -> Len {
    let rows: Len = desk.form.totals.iter().map(|t| t.height).sum();
    let beside = beside(desk, canvas).map_or(0, |t| t.height() + SMALL.leading + pt(6));
    match rows.max(beside) {
        0 => 0,
        inner => ABOVE + inner,
    }
}

pub(super) fn draw(desk: &Desk<'_>, canvas: &mut Canvas) {
    let height = height(desk, canvas);
    if height == 0 {
        return;
    }
    canvas.keep(height);
    canvas.rule(canvas.body, canvas.y - 400, 800, INK);
    canvas.y += ABOVE;
    let top = canvas.y;
    amounts(desk, canvas);
    let end = canvas.y;
    canvas.y = top;
    if let Some((part, table)) = desk.form.beside.as_ref().zip(beside(desk, canvas)) {
        let heading = canvas.node(Canvas::ROOT, Role::H2);
        let label = desk.label(SMALL, part.heading);
        label.draw(canvas, heading, canvas.body, canvas.y);
        canvas.y += SMALL.leading + pt(6);
        table.draw(canvas, Canvas::ROOT, 0);
    }
    canvas.y = canvas.y.max(end) + pt(14);
}

fn beside(desk: &Desk<'_>, canvas: &Canvas) -> Option<Table> {
    let span = Span {
        x: canvas.body.x,
        width: canvas.body.width * 48 / 100,
    };
    desk.form.beside.as_ref().map(|part| part.even(desk, span))
}

/// At the right.
fn amounts(desk: &Desk<'_>, canvas: &mut Canvas) {
    if desk.form.totals.is_empty() {
        return;
    }
    let body = canvas.body;
    let span = Span {
        x: body.x + body.width * 55 / 100,
        width: body.width - body.width * 55 / 100,
    };
    let table = canvas.node(Canvas::ROOT, Role::Table);
    for total in &desk.form.totals {
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
