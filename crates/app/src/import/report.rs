//! The error report: every row that did not come in, with its column, value and reason. The first ones are answered, all of them are in a
//! CSV file of the data folder.

use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use encargo_domain::refusal::Words;
use encargo_domain::words::{Language, label, say};
use serde::Serialize;
use ts_rs::TS;

use super::limits;
use super::text::Unreadable;

/// A row that did not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportError {
    /// Row, as a spreadsheet counts it: the header is row 1.
    #[ts(type = "number")]
    pub row: u64,
    /// Column, where one cell is wrong.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
    /// Why not.
    pub words: Words,
    /// The document it belongs to.
    pub document: Option<String>,
}

/// Collects errors.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) count: u64,
    pub(crate) first: Vec<ImportError>,
    language: Language,
    /// Where the whole list goes; nowhere for a preview.
    path: Option<PathBuf>,
    file: Option<csv::Writer<BufWriter<File>>>,
}

impl Report {
    pub(crate) const fn new(language: Language, path: Option<PathBuf>) -> Self {
        Self {
            count: 0,
            first: Vec::new(),
            language,
            path,
            file: None,
        }
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, error: ImportError) -> Result<(), Unreadable> {
        self.count += 1;
        self.write(&error)?;
        if self.first.len() < limits::ERRORS_SHOWN {
            self.first.push(error);
        }
        Ok(())
    }

    fn write(&mut self, error: &ImportError) -> Result<(), Unreadable> {
        if self.file.is_none() {
            let Some(path) = &self.path else {
                return Ok(());
            };
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let mut csv = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
            let head = ["row", "column", "value", "reason", "document"];
            let head = head.map(|h| label(self.language, &format!("import-report-{h}")));
            csv.write_record(head).map_err(csv_failed)?;
            self.file = Some(csv);
        }
        let Some(csv) = &mut self.file else {
            return Ok(());
        };
        let row = error.row.to_string();
        let column = harmless(error.column.as_deref().unwrap_or_default());
        let value = harmless(&error.value);
        let reason = say(self.language, &error.words);
        let document = harmless(error.document.as_deref().unwrap_or_default());
        csv.write_record([row.as_str(), &column, &value, &harmless(&reason), &document])
            .map_err(csv_failed)
    }

    /// Puts what is still in memory on disk; answers where the list is, if there is one.
    pub(crate) fn finish(&mut self) -> Result<Option<PathBuf>, Unreadable> {
        match self.file.take() {
            None => Ok(None),
            Some(csv) => {
                let file = csv
                    .into_inner()
                    .map_err(|e| Unreadable::Io(std::io::Error::other(e.to_string())))?;
                let file = file
                    .into_inner()
                    .map_err(std::io::IntoInnerError::into_error)?;
                file.sync_all()?;
                Ok(self.path.clone())
            }
        }
    }
}

fn csv_failed(error: csv::Error) -> Unreadable {
    Unreadable::Io(error.into())
}

/// A cell a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV injection").
fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_every_row_and_no_formula() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("imports/a.csv");
        let mut report = Report::new(Language::En, Some(path.clone()));
        for row in 0..150 {
            let error = ImportError {
                row: row + 2,
                column: Some("Price".into()),
                value: "=cmd|' /C calc'!A0".into(),
                words: Words::new("import-error-number"),
                document: Some("-1".into()),
            };
            report.add(error).unwrap();
        }
        assert_eq!(report.finish().unwrap(), Some(path.clone()));
        assert_eq!(
            (report.count, report.first.len()),
            (150, limits::ERRORS_SHOWN)
        );
        let mut csv = csv::Reader::from_path(path).unwrap();
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 150);
        assert!(
            rows.iter()
                .all(|r| r[2].starts_with("'=") && r[4] == *"'-1"),
            "no cell is a formula"
        );
    }

    #[test]
    fn without_errors_there_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("imports/a.csv");
        assert_eq!(
            Report::new(Language::En, Some(path.clone()))
                .finish()
                .unwrap(),
            None
        );
        assert!(!path.exists());
    }
}
