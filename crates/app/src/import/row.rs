//! A row seen through the mapping: cells by field, and what can be wrong with them.

use csv::StringRecord;
use encargo_domain::refusal::Words;

use super::field::Field;
use super::number::{Decimal, Mark};
use super::profile::Mapping;

/// A row of one of the files that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RowRef {
    pub(crate) file: u8,
    pub(crate) row: u32,
}

impl RowRef {
    /// The row of an import of one file.
    pub(crate) fn only(row: u64) -> Self {
        Self {
            file: 0,
            row: u32::try_from(row).unwrap_or(u32::MAX),
        }
    }
}

/// Cells of a row by field.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub(crate) record: &'a StringRecord,
    pub(crate) mapping: &'a Mapping,
    /// Columns of the header.
    pub(crate) width: usize,
}

impl<'a> Cells<'a> {
    /// The cell of a field; empty where the file has none.
    pub(crate) fn get(&self, field: Field) -> &'a str {
        self.mapping
            .column(field)
            .and_then(|c| self.record.get(c))
            .map_or("", clean)
    }

    /// The cell, where it holds something.
    pub(crate) fn some(&self, field: Field) -> Option<&'a str> {
        Some(self.get(field)).filter(|t| !t.is_empty())
    }

    /// How many cells stand beyond the header: a row like that has slipped, so none of its cells can be trusted.
    pub(crate) fn surplus(&self) -> usize {
        let last = self
            .record
            .iter()
            .enumerate()
            .filter(|(_, c)| !c.trim().is_empty())
            .map(|(i, _)| i)
            .last();
        last.map_or(0, |last| (last + 1).saturating_sub(self.width))
    }
}

/// Without blanks around it, nor the apostrophe that keeps spreadsheets from eating leading zeros and signs (`'08001`, `'+34 600…`).
pub(crate) fn clean(cell: &str) -> &str {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || "=+-@".contains(c)) => rest,
        _ => cell,
    }
}

/// A number that names something, as programs write it that take it for a quantity: `17850.0` is `17850`.
pub(crate) fn name_of_number(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// One thing that is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) at: RowRef,
    pub(crate) field: Option<Field>,
    pub(crate) value: String,
    pub(crate) words: Words,
}

impl Wrong {
    pub(crate) fn new(at: RowRef, key: &str) -> Self {
        Self {
            at,
            field: None,
            value: String::new(),
            words: Words::new(key),
        }
    }
    pub(crate) fn cell(at: RowRef, field: Field, value: &str, key: &str) -> Self {
        Self {
            at,
            field: Some(field),
            value: value.to_owned(),
            words: Words::new(key),
        }
    }
    pub(crate) fn with(
        mut self,
        name: &str,
        value: impl Into<encargo_domain::refusal::Param>,
    ) -> Self {
        self.words = self.words.with(name, value);
        self
    }
}

/// A number of a cell; nothing where it is empty.
pub(crate) fn number(
    cells: &Cells,
    field: Field,
    mark: Mark,
    at: RowRef,
) -> Result<Option<Decimal>, Wrong> {
    let Some(text) = cells.some(field) else {
        return Ok(None);
    };
    let parsed = Decimal::parse(text, mark);
    parsed
        .map(Some)
        .ok_or_else(|| Wrong::cell(at, field, text, "import-error-number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cleaned() {
        assert_eq!(clean("  a b\u{a0}"), "a b");
        assert_eq!(clean("'08001"), "08001");
        assert_eq!(clean("'+34 600 000 000"), "+34 600 000 000");
        assert_eq!(clean("'s-Hertogenbosch"), "'s-Hertogenbosch");
        assert_eq!(name_of_number("17850.0"), "17850");
        assert_eq!(name_of_number("1.0.0"), "1.0.0");
        assert_eq!(name_of_number(".0"), ".0");
    }
}
