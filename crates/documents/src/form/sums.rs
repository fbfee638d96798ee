//! The sums under the lines, kept together, and the small table beside them.

use super::style::{BODY, FAINT, INK, MUTED, SMALL, TINY};
use super::{Desk, Label, Part};
use crate::display::{Len, NodeId, Role, pt};
use crate::layout::table::Table;
use crate::layout::{At, Canvas, Span, Style, wrap};
use crate::speech::Speech;

/// Above the block.
const ABOVE: Len = pt(12);
/// Between words and their amount.
const APART: Len = pt(8);
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

    /// Its words on as many lines as the amount leaves room for.
    fn lines(&self, width: Len) -> Vec<String> {
        let room = width - APART - self.style.width(&self.amount);
        wrap(self.label.style, &self.label.words, room)
    }

    /// Both languages and the amount are too much for one line: the second language stands below.
    fn second_below(&self, width: Len) -> bool {
        let needed = self.label.width() + APART + self.style.width(&self.amount);
        self.label.second.is_some() && needed > width
    }

    fn height(&self, width: Len) -> Len {
        let more = Len::try_from(self.lines(width).len()).unwrap_or(1).max(1) - 1;
        let second = if self.second_below(width) {
            TINY.leading
        } else {
            0
        };
        self.height + more * self.label.style.leading + second
    }

    fn draw(&self, canvas: &mut Canvas, table: NodeId, span: Span) {
        let row = canvas.node(table, Role::TR);
        let mut y = canvas.y + (self.height - self.style.leading) / 2;
        let (first, lines) = (y, self.lines(span.width));
        let heading = canvas.node(row, Role::RowHeading);
        let below = self.second_below(span.width);
        if below || lines.len() > 1 {
            for line in &lines {
                canvas.line(Some(heading), At::left(span, y), self.label.style, line);
                y += self.label.style.leading;
            }
            if let Some((language, second)) = &self.label.second {
                let foreign = canvas.foreign(heading, *language);
                let style = TINY.color(MUTED);
                canvas.line(Some(foreign), At::left(span, y), style, second);
            }
        } else {
            self.label.draw(canvas, heading, span, y);
        }
        let cell = canvas.node(row, Role::TD);
        canvas.line(Some(cell), At::right(span, first), self.style, &self.amount);
        canvas.y += self.height(span.width);
    }
}

/// Where the sums stand: at the right.
fn right(canvas: &Canvas) -> Span {
    let body = canvas.body;
    Span {
        x: body.x + body.width * 55 / 100,
        width: body.width - body.width * 55 / 100,
    }
}

/// Height of the block that is kept together.
pub(super) fn height(desk: &Desk<'_>, canvas: &Canvas) -> Len {
    let width = right(canvas).width;
    let rows: Len = desk.form.totals.iter().map(|t| t.height(width)).sum();
    let beside: Len = beside(desk, canvas).iter().map(Beside::height).sum();
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
    for part in beside(desk, canvas) {
        part.draw(desk, canvas);
    }
    canvas.y = canvas.y.max(end) + pt(14);
}

/// A small table at the left, with its heading and a line of words below.
struct Beside {
    heading: &'static str,
    table: Table,
    words: Vec<String>,
}

/// Between two of them.
const BETWEEN: Len = pt(10);

impl Beside {
    fn height(&self) -> Len {
        let words = match Len::try_from(self.words.len()).unwrap_or(0) {
            0 => 0,
            lines => pt(4) + lines * SMALL.leading,
        };
        SMALL.leading + pt(6) + self.table.height() + words + BETWEEN
    }

    fn draw(&self, desk: &Desk<'_>, canvas: &mut Canvas) {
        let bottom = canvas.y + self.height();
        let heading = canvas.node(Canvas::ROOT, Role::H2);
        let label = desk.label(SMALL, self.heading);
        label.draw(canvas, heading, canvas.body, canvas.y);
        canvas.y += SMALL.leading + pt(6);
        self.table.draw(canvas, Canvas::ROOT, 0);
        if !self.words.is_empty() {
            canvas.y += pt(4);
            let node = canvas.node(Canvas::ROOT, Role::P);
            for line in &self.words {
                let at = At::left(canvas.body, canvas.y);
                canvas.line(Some(node), at, SMALL.color(MUTED), line);
                canvas.y += SMALL.leading;
            }
        }
        canvas.y = bottom;
    }
}

fn beside(desk: &Desk<'_>, canvas: &Canvas) -> Vec<Beside> {
    let span = Span {
        x: canvas.body.x,
        width: canvas.body.width * 48 / 100,
    };
    let one = |part: &Part, words: &str| Beside {
        heading: part.heading,
        table: part.even(desk, span),
        words: match words {
            "" => Vec::new(),
            words => wrap(SMALL, words, span.width),
        },
    };
    let first = desk.form.beside.iter().map(|part| one(part, ""));
    let second = desk.form.beside_too.iter();
    first
        .chain(second.map(|(part, words)| one(part, words)))
        .collect()
}

/// At the right.
fn amounts(desk: &Desk<'_>, canvas: &mut Canvas) {
    if desk.form.totals.is_empty() {
        return;
    }
    let span = right(canvas);
    let table = canvas.node(Canvas::ROOT, Role::Table);
    for total in &desk.form.totals {
        if total.style != BODY {
            canvas.rule(span, canvas.y, 500, FAINT);
        }
        total.draw(canvas, table, span);
    }
}
