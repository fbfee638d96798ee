//! Tables that run over pages: the header row is repeated, a row is never split, sums are carried
//! forward, and the last row stays with what follows the table.

use encargo_domain::words::Language;

use super::{Align, At, Canvas, Span, Style, wrap};
use crate::display::{Color, Len, NodeId, Role, pt};

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

/// A row: a text and a style for each column.
pub(crate) type Row = Vec<(Style, String)>;

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
    /// Sums to carry, where the table may be long.
    pub(crate) carry: Option<Carry>,
    /// Looks.
    pub(crate) look: Look,
}

/// A row broken into lines.
struct Broken {
    cells: Vec<(Style, Vec<String>)>,
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
        let cells: Vec<(Style, Vec<String>)> = row
            .iter()
            .zip(&self.columns)
            .map(|((style, text), column)| (*style, wrap(*style, text, column.span.width)))
            .collect();
        let text = cells
            .iter()
            .map(|(style, lines)| style.leading * Len::try_from(lines.len().max(1)).unwrap_or(1))
            .max()
            .unwrap_or(0);
        Broken {
            cells,
            height: text + 2 * self.look.padding,
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
        for ((style, lines), column) in row.cells.iter().zip(&self.columns) {
            let cell = canvas.node(node, Role::TD);
            let mut y = canvas.y + self.look.padding;
            for line in lines {
                canvas.line(
                    Some(cell),
                    At {
                        span: column.span,
                        y,
                        align: column.align,
                    },
                    *style,
                    line,
                );
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
