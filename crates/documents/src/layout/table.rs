//! Tables that run over pages: the header row is repeated, a row is never split, sums are carried
//! forward, and the last row stays with what follows the table.

use encargo_domain::words::Language;

use super::{Align, At, Canvas, Place, Span, Style, wrap};
use crate::display::{Bar, Color, Draw, Len, NodeId, Role, Symbol, pt};

/// A column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Where.
    pub(crate) span: Span,
    /// Its texts.
    pub(crate) align: Align,
    /// Heading.
    pub(crate) title: String,
    /// The heading in the house's language, where that is another.
    pub(crate) second: Option<(Language, String)>,
}

/// What stands in a row under a column: a mark, if any, and texts below each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// Above the texts.
    pub(crate) mark: Option<Mark>,
    /// Each broken to the column's width.
    pub(crate) texts: Vec<(Style, String)>,
}

/// What a cell shows beside words.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// An empty box to tick by hand.
    Tick,
    /// A line to write on.
    Line,
    /// A code to scan, and what it is called.
    Code(Symbol, String),
}

impl Cell {
    /// One text.
    pub(crate) fn text(style: Style, text: impl Into<String>) -> Self {
        Self {
            mark: None,
            texts: vec![(style, text.into())],
        }
    }
    /// A box to tick.
    pub(crate) const fn tick() -> Self {
        Self {
            mark: Some(Mark::Tick),
            texts: Vec::new(),
        }
    }
    /// A line to write on.
    pub(crate) const fn line() -> Self {
        Self {
            mark: Some(Mark::Line),
            texts: Vec::new(),
        }
    }
    /// The same with another text below, where there is one.
    pub(crate) fn and(mut self, style: Style, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.trim().is_empty() {
            self.texts.push((style, text));
        }
        self
    }
    fn mark_height(&self) -> Len {
        match &self.mark {
            None => 0,
            Some(Mark::Tick | Mark::Line) => TICK,
            Some(Mark::Code(..)) => CODE,
        }
    }
}

/// Side of a box to tick.
pub(crate) const TICK: Len = pt(12);
/// Height of a code in a row.
const CODE: Len = pt(20);

/// A row: a cell for each column.
pub(crate) type Row = Vec<Cell>;

/// Sums carried from page to page.
#[derive(Debug, Clone)]
pub(crate) struct Carry {
    /// «Carried forward».
    pub(crate) forward: String,
    /// «Brought forward».
    pub(crate) brought: String,
    /// The sum after each row, printed in the last column.
    pub(crate) after: Vec<String>,
}

/// Looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Headings.
    pub(crate) heading: Style,
    /// Headings in the second language.
    pub(crate) second: Style,
    /// Sums carried.
    pub(crate) carry: Style,
    /// Above and below the text of a row.
    pub(crate) padding: Len,
    /// The rule under the headings.
    pub(crate) strong: Color,
    /// The rules between rows.
    pub(crate) faint: Color,
}

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Columns, left to right.
    pub(crate) columns: Vec<Column>,
    /// Rows.
    pub(crate) rows: Vec<Row>,
    /// Sums to carry, where there are sums.
    pub(crate) carry: Option<Carry>,
    /// Looks.
    pub(crate) look: Look,
}

/// A row broken into lines.
struct Broken {
    cells: Vec<(Option<Mark>, Vec<(Style, String)>)>,
    height: Len,
}

impl Table {
    fn span(&self) -> Span {
        let x = self.columns.first().map_or(0, |c| c.span.x);
        Span {
            x,
            width: self.columns.last().map_or(0, |c| c.span.right()) - x,
        }
    }

    fn break_row(&self, row: &Row) -> Broken {
        let mut cells = Vec::with_capacity(row.len());
        let mut inner = 0;
        for (cell, column) in row.iter().zip(&self.columns) {
            let lines: Vec<(Style, String)> = cell
                .texts
                .iter()
                .flat_map(|(style, text)| {
                    wrap(*style, text, column.span.width)
                        .into_iter()
                        .map(|line| (*style, line))
                })
                .collect();
            let text: Len = lines.iter().map(|(style, _)| style.leading).sum();
            // An empty cell still has the height of a line.
            let least = cell.texts.first().map_or(0, |(style, _)| style.leading);
            inner = inner.max(text.max(least) + cell.mark_height());
            cells.push((cell.mark.clone(), lines));
        }
        Broken {
            cells,
            height: inner + 2 * self.look.padding,
        }
    }

    fn heading_lines(&self) -> Len {
        let lines = |c: &Column| {
            Len::try_from(wrap(self.look.heading, &c.title, c.span.width).len()).unwrap_or(1)
        };
        self.columns.iter().map(lines).max().unwrap_or(1)
    }

    fn heading_height(&self) -> Len {
        let second = if self.columns.iter().any(|c| c.second.is_some()) {
            self.look.second.leading
        } else {
            0
        };
        self.look.heading.leading * self.heading_lines() + second + self.look.padding
    }

    /// Height of the table when it does not break.
    pub(crate) fn height(&self) -> Len {
        self.heading_height()
            + self
                .rows
                .iter()
                .map(|r| self.break_row(r).height)
                .sum::<Len>()
    }

    fn carry_height(&self) -> Len {
        self.carry
            .as_ref()
            .map_or(0, |_| self.look.carry.leading + 2 * self.look.padding)
    }

    /// Draws the table from the canvas's next free line on. The last row moves on with what
    /// follows, if that needs `tail` and has no room.
    pub(crate) fn draw(&self, canvas: &mut Canvas, parent: NodeId, tail: Len) {
        let node = canvas.node(parent, Role::Table);
        let rows: Vec<Broken> = self.rows.iter().map(|r| self.break_row(r)).collect();
        let first = rows.first().map_or(0, |r| r.height);
        canvas.keep(self.heading_height() + first + self.carry_height());
        self.headings(canvas, Some(node));
        let mut on_page = 0;
        let last = rows.len().saturating_sub(1);
        for (i, row) in rows.iter().enumerate() {
            let behind = if i == last {
                if tail <= canvas.page_room() / 2 {
                    tail
                } else {
                    0
                }
            } else {
                self.carry_height()
            };
            if on_page > 0 && !canvas.fits(row.height + behind) {
                let sum = self.carry.as_ref().and_then(|c| c.after.get(i - 1));
                if let Some((carry, sum)) = self.carry.as_ref().zip(sum) {
                    self.carry_row(canvas, &carry.forward, sum);
                }
                canvas.new_page();
                self.headings(canvas, None);
                if let Some((carry, sum)) = self.carry.as_ref().zip(sum) {
                    self.carry_row(canvas, &carry.brought, sum);
                    canvas.rule(self.span(), canvas.y - 250, 500, self.look.faint);
                }
                on_page = 0;
            }
            if on_page > 0 {
                canvas.rule(self.span(), canvas.y - 250, 500, self.look.faint);
            }
            self.row(canvas, node, row);
            on_page += 1;
        }
    }

    /// On the first page the headings belong to the table; their repetitions are decoration.
    fn headings(&self, canvas: &mut Canvas, table: Option<NodeId>) {
        let row = table.map(|t| canvas.node(t, Role::TR));
        let y = canvas.y;
        let most = self.heading_lines();
        for column in &self.columns {
            let cell = row.map(|r| canvas.node(r, Role::ColumnHeading));
            let lines = wrap(self.look.heading, &column.title, column.span.width);
            // Headings of fewer lines stand at the bottom, next to their column.
            let mut at =
                y + self.look.heading.leading * (most - Len::try_from(lines.len()).unwrap_or(most));
            for line in lines {
                canvas.line(
                    cell,
                    At {
                        span: column.span,
                        y: at,
                        align: column.align,
                    },
                    self.look.heading,
                    &line,
                );
                at += self.look.heading.leading;
            }
            if let Some((language, second)) = &column.second {
                let words = cell.map(|c| canvas.foreign(c, *language));
                canvas.line(
                    words,
                    At {
                        span: column.span,
                        y: at,
                        align: column.align,
                    },
                    self.look.second,
                    second,
                );
            }
        }
        canvas.y += self.heading_height();
        canvas.rule(self.span(), canvas.y - 400, 800, self.look.strong);
    }

    fn row(&self, canvas: &mut Canvas, table: NodeId, row: &Broken) {
        let node = canvas.node(table, Role::TR);
        for ((mark, lines), column) in row.cells.iter().zip(&self.columns) {
            let cell = canvas.node(node, Role::TD);
            let mut y = canvas.y + self.look.padding;
            if let Some(mark) = mark {
                y = draw_mark(canvas, cell, (column, y), mark);
            }
            for (style, line) in lines {
                let at = At {
                    span: column.span,
                    y,
                    align: column.align,
                };
                canvas.line(Some(cell), at, *style, line);
                y += style.leading;
            }
        }
        canvas.y += row.height;
    }

    fn carry_row(&self, canvas: &mut Canvas, label: &str, sum: &str) {
        let span = self.span();
        let (style, y) = (self.look.carry, canvas.y + self.look.padding);
        if canvas.y > 0 {
            canvas.rule(span, canvas.y - 250, 500, self.look.faint);
        }
        let width = style.width(sum);
        let before = Span {
            x: span.x,
            width: span.width - width - pt(10),
        };
        canvas.line(None, At::right(before, y), style, label);
        canvas.line(None, At::right(span, y), style.bold(), sum);
        canvas.y += self.carry_height();
    }
}

fn draw_mark(canvas: &mut Canvas, cell: NodeId, (column, y): (&Column, Len), mark: &Mark) -> Len {
    match mark {
        Mark::Tick => {
            let bar = Bar {
                x: column.span.x,
                y,
                width: TICK,
                height: TICK,
            };
            let (line, color) = (900, Color(0x56, 0x62, 0x70));
            canvas.draw(None, Draw::Frame { bar, line, color });
            y + TICK
        }
        Mark::Line => {
            let color = Color(0x56, 0x62, 0x70);
            canvas.rule(column.span, y + TICK - 600, 600, color);
            y + TICK
        }
        Mark::Code(symbol, words) => {
            let place = Place {
                span: column.span,
                y,
                height: CODE - pt(2),
                align: column.align,
            };
            canvas.code(cell, symbol, place, words);
            y + CODE
        }
    }
}
