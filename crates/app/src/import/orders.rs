//! Orders of one file, in two streams over it: the first counts the rows of each document and finds how the file writes numbers, dates and
//! items; the second hands a document on as soon as its last row has come, so that memory holds open documents only, however long the file.

use std::collections::HashMap;

use super::date::DayOrder;
use super::document::{Document, Reading};
use super::field::Field;
use super::limits;
use super::number::Mark;
use super::profile::{Mapping, Profile};
use super::reading::{Output, Setting};
use super::row::{Cells, RowRef, Wrong, name_of_number};
use super::table::{Flow, Table};
use super::text::Unreadable;

/// What the first stream finds.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// Rows of each document.
    documents: HashMap<Box<str>, u32>,
    pub(crate) rows: u64,
    /// The reading was stopped at its limit; the document there is not whole.
    pub(crate) cut: bool,
    pub(crate) names: Names,
    shown: Shown,
}

impl Outline {
    /// How the file's values are to be read.
    pub(crate) fn reading(&self, table: &Table, setting: &Setting) -> Reading {
        Reading {
            profile: setting.profile,
            mark: self.shown.mark(table),
            day_order: self.shown.day_order(),
            zone: setting.zone,
            currency: setting.currency,
            language: setting.language,
            house_language: setting.house_language,
        }
    }
}

/// What the file calls its items: descriptions of sold rows before those of corrections (`?`, `damaged`).
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<Box<str>, (Box<str>, bool)>);

impl Names {
    pub(crate) fn hear(&mut self, sku: &str, name: &str, sold: bool) {
        if sku.is_empty() || name.is_empty() {
            return;
        }
        match self.0.get_mut(sku) {
            None => {
                self.0.insert(sku.into(), (name.into(), sold));
            }
            Some(known) if sold && !known.1 => *known = (name.into(), true),
            Some(_) => {}
        }
    }

    /// Whether the file names this item.
    pub(crate) fn has(&self, sku: &str) -> bool {
        self.0.contains_key(sku)
    }

    /// The name of an item; its SKU where the file never says one.
    pub(crate) fn of<'a>(&'a self, sku: &'a str) -> &'a str {
        self.0.get(sku).map_or(sku, |(name, _)| name)
    }
}

/// How many cells show which way of writing.
#[derive(Debug, Default)]
struct Shown {
    points: u64,
    commas: u64,
    day_first: u64,
    month_first: u64,
}

impl Shown {
    fn amount(&mut self, text: &str) {
        match Mark::shown_by(text) {
            Some(Mark::Point) => self.points += 1,
            Some(Mark::Comma) => self.commas += 1,
            None => {}
        }
    }

    fn date(&mut self, text: &str) {
        match DayOrder::shown_by(text) {
            Some(DayOrder::DayFirst) => self.day_first += 1,
            Some(DayOrder::MonthFirst) => self.month_first += 1,
            None => {}
        }
    }

    /// The mark of the file.
    fn mark(&self, table: &Table) -> Mark {
        if table.has_number_cells() || self.points == self.commas {
            table.usual_mark()
        } else if self.commas > self.points {
            Mark::Comma
        } else {
            Mark::Point
        }
    }

    fn day_order(&self) -> DayOrder {
        if self.month_first > self.day_first {
            DayOrder::MonthFirst
        } else {
            DayOrder::DayFirst
        }
    }
}

/// The first stream.
pub(crate) fn outline(
    table: &mut Table,
    mapping: &Mapping,
    rows_max: Option<u64>,
) -> Result<Outline, Unreadable> {
    let mut outline = Outline::default();
    let width = table.columns.len();
    let amounts: Vec<usize> = mapping
        .fields()
        .filter(|(f, _)| f.is_amount())
        .map(|(_, c)| c)
        .collect();
    let mut last: Box<str> = "".into();
    table.rows(&mut |_, record| {
        if rows_max == Some(outline.rows) {
            outline.cut = true;
            return Ok(Flow::Stop);
        }
        outline.rows += 1;
        let cells = Cells {
            record,
            mapping,
            width,
        };
        let number = name_of_number(cells.get(Field::Number));
        match outline.documents.get_mut(number) {
            Some(rows) => *rows += 1,
            None => {
                outline.documents.insert(number.into(), 1);
            }
        }
        if *last != *number {
            last = number.into();
        }
        for column in &amounts {
            outline
                .shown
                .amount(record.get(*column).unwrap_or_default());
        }
        outline.shown.date(cells.get(Field::Date));
        let price = cells.get(Field::UnitPrice);
        let sold = !cells.get(Field::Quantity).starts_with('-')
            && price.bytes().any(|b| (b'1'..=b'9').contains(&b));
        outline.names.hear(
            name_of_number(cells.get(Field::Sku)),
            cells.get(Field::Name),
            sold,
        );
        Ok(Flow::On)
    })?;
    if outline.cut {
        // Rows of the last document may lie beyond the limit: it stays open and is not judged.
        outline.documents.insert(last, u32::MAX);
    }
    Ok(outline)
}

/// The second stream.
pub(crate) fn read(
    table: &mut Table,
    mapping: &Mapping,
    outline: &Outline,
    setting: &Setting,
    out: &mut Output,
) -> Result<(), Unreadable> {
    let reading = outline.reading(table, setting);
    let width = table.columns.len();
    let mut open: HashMap<Box<str>, Document> = HashMap::new();
    let (mut rows, mut open_rows) = (0, 0);
    table.rows(&mut |row, record| {
        if outline.cut && rows == outline.rows {
            return Ok(Flow::Stop);
        }
        rows += 1;
        let at = RowRef::only(row);
        let cells = Cells {
            record,
            mapping,
            width,
        };
        let number = name_of_number(cells.get(Field::Number));
        if number.is_empty() {
            out.refuse(
                &Wrong::cell(at, Field::Number, "", "import-error-required"),
                None,
            )?;
            return out.passed(rows);
        }
        let expected = outline.documents.get(number).copied().unwrap_or(1);
        let document = match open.get_mut(number) {
            Some(document) => document,
            None => open
                .entry(number.into())
                .or_insert_with(|| Document::new(number)),
        };
        document.add(at, &cells, &reading);
        open_rows += 1;
        if open_rows > limits::OPEN_ROWS_MAX {
            return Err(super::text::because("import-file-scattered"));
        }
        if document.rows.len() >= usize::try_from(expected).unwrap_or(usize::MAX)
            && let Some(document) = open.remove(number)
        {
            open_rows -= document.rows.len();
            return out.document(document, &reading, &outline.names, rows);
        }
        out.passed(rows)
    })?;
    if !open.is_empty() && !outline.cut && !out.stopped {
        // Both streams read the same bytes; a file that grew between them is not the one that was looked at.
        return Err(super::text::because("import-file-changed"));
    }
    Ok(())
}

/// Whether all columns an order needs are there; the first that is not.
pub(crate) fn lacking(mapping: &Mapping, profile: Profile) -> Option<Field> {
    let priced = [Field::UnitPrice, Field::LineTotal, Field::LineSubtotal]
        .iter()
        .any(|f| mapping.column(*f).is_some());
    mapping
        .lacking(profile)
        .or_else(|| (!priced).then_some(Field::UnitPrice))
}

const _: () = assert!(
    limits::ROWS_MAX <= u32::MAX as u64,
    "rows are counted in 32 bits"
);
