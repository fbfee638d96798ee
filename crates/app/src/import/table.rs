//! A file as a table: names of columns, then rows of text. CSV is streamed from disk each time it is read; of a workbook the first sheet with
//! cells is read, cell by cell.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader as _, Xlsx};
use csv::StringRecord;
use encargo_domain::refusal::Words;

use super::limits;
use super::text::{
    Guarded, Look, Unreadable, because, delimiter_of, hash_of, is_declaration, look, open,
};

/// Whether to go on reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    On,
    Stop,
}

/// Is given the number of each row, as a spreadsheet counts them, and its cells.
pub(crate) type EachRow<'a> = dyn FnMut(u64, &StringRecord) -> Result<Flow, Unreadable> + 'a;

/// An opened table.
pub(crate) struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) hash: String,
    path: PathBuf,
    body: Body,
}

enum Body {
    Text {
        look: Look,
        delimiter: u8,
    },
    Workbook {
        book: Box<Xlsx<BufReader<File>>>,
        sheet: String,
    },
}

const ZIP: &[u8] = b"PK\x03\x04";
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

impl Table {
    /// Opens a file and reads its header.
    pub(crate) fn open(path: &Path) -> Result<Self, Unreadable> {
        let mut magic = Vec::new();
        File::open(path)?.take(4).read_to_end(&mut magic)?;
        let (body, hash) = match magic.as_slice() {
            OLD_WORKBOOK => return Err(because("import-file-old-workbook")),
            ZIP => (Self::workbook(path)?, hash_of(path)?),
            _ => {
                let look = look(path)?;
                let hash = look.hash.clone();
                (
                    Body::Text {
                        delimiter: delimiter_of(&look.start),
                        look,
                    },
                    hash,
                )
            }
        };
        let mut table = Self {
            columns: Vec::new(),
            hash,
            path: path.to_owned(),
            body,
        };
        let mut header = None;
        table.records(&mut |_, record| {
            header = Some(record.clone());
            Ok(Flow::Stop)
        })?;
        table.columns = columns(&header.ok_or_else(|| because("import-file-empty"))?)?;
        Ok(table)
    }

    fn workbook(path: &Path) -> Result<Body, Unreadable> {
        if path.metadata()?.len() > limits::WORKBOOK_BYTES_MAX {
            return Err(limits::too_large());
        }
        let damaged = |_| because("import-file-workbook");
        let mut book: Xlsx<_> = Xlsx::new(BufReader::new(File::open(path)?)).map_err(damaged)?;
        for sheet in book.sheet_names() {
            let Ok(mut cells) = book.worksheet_cells_reader(&sheet) else {
                continue;
            };
            let first = cells.next_cell().map_err(damaged)?;
            drop(cells);
            if first.is_some() {
                return Ok(Body::Workbook {
                    book: Box::new(book),
                    sheet,
                });
            }
        }
        Err(because("import-file-empty"))
    }

    /// The decimal mark its cells have where they show none: spreadsheets that part cells by semicolons do so because the comma is taken.
    pub(crate) fn usual_mark(&self) -> super::number::Mark {
        match self.body {
            Body::Text {
                delimiter: b';', ..
            } => super::number::Mark::Comma,
            Body::Text { .. } | Body::Workbook { .. } => super::number::Mark::Point,
        }
    }

    /// Whether numbers come from number cells, which have one mark whatever the texts say.
    pub(crate) const fn has_number_cells(&self) -> bool {
        matches!(self.body, Body::Workbook { .. })
    }

    /// Calls `each` with every data row; empty rows are no data.
    pub(crate) fn rows(&mut self, each: &mut EachRow) -> Result<(), Unreadable> {
        let (mut header, mut rows) = (true, 0);
        self.records(&mut |row, record| {
            if std::mem::take(&mut header) {
                return Ok(Flow::On);
            }
            rows += 1;
            if rows > limits::ROWS_MAX {
                return Err(limits::too_many_rows(limits::ROWS_MAX));
            }
            each(row, record)
        })
    }

    /// Every record that holds something, the header too.
    fn records(&mut self, each: &mut EachRow) -> Result<(), Unreadable> {
        match &mut self.body {
            Body::Text { look, delimiter } => text_records(&self.path, look, *delimiter, each),
            Body::Workbook { book, sheet } => sheet_records(book, sheet, each),
        }
    }
}

/// Names of columns: the header's cells, made different from each other.
fn columns(header: &StringRecord) -> Result<Vec<String>, Unreadable> {
    let width = header
        .iter()
        .enumerate()
        .filter(|(_, c)| !c.trim().is_empty())
        .map(|(i, _)| i)
        .last()
        .map_or(0, |last| last + 1);
    if width > limits::COLUMNS_MAX {
        let max = i64::try_from(limits::COLUMNS_MAX).unwrap_or(0);
        return Err(Unreadable::Because(
            Words::new("import-file-too-many-columns").with("max", max),
        ));
    }
    let mut names: Vec<String> = Vec::with_capacity(width);
    for (i, cell) in header.iter().take(width).enumerate() {
        let name = match cell.trim() {
            "" => format!("#{}", i + 1),
            name => name.to_owned(),
        };
        let mut unique = name.clone();
        let mut n = 2;
        while names.contains(&unique) {
            unique = format!("{name} ({n})");
            n += 1;
        }
        names.push(unique);
    }
    Ok(names)
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|c| c.trim().is_empty())
}

fn text_records(
    path: &Path,
    look: &Look,
    delimiter: u8,
    each: &mut EachRow,
) -> Result<(), Unreadable> {
    let (input, since) = Guarded::new(open(path, look)?);
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(256 << 10)
        .from_reader(input);
    let mut record = StringRecord::new();
    let mut row = 0;
    while csv.read_record(&mut record).map_err(csv_error)? {
        since.set(0);
        row += 1;
        let passed_over = is_blank(&record) || (row == 1 && is_declaration(&record));
        if !passed_over && each(row, &record)? == Flow::Stop {
            break;
        }
    }
    Ok(())
}

fn csv_error(error: csv::Error) -> Unreadable {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        _ => because("import-file-binary"),
    }
}

fn sheet_records(
    book: &mut Xlsx<BufReader<File>>,
    sheet: &str,
    each: &mut EachRow,
) -> Result<(), Unreadable> {
    let damaged = |_| because("import-file-workbook");
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut row = SheetRow::default();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (at, column) = cell.get_position();
        if at != row.at && row.end(each)? == Flow::Stop {
            return Ok(());
        }
        row.at = at;
        row.set(
            usize::try_from(column).unwrap_or(usize::MAX),
            text_of(cell.get_value()),
        );
    }
    row.end(each).map(|_| ())
}

/// The cells of the sheet's row that is being read.
#[derive(Default)]
struct SheetRow {
    at: u32,
    cells: Vec<String>,
    record: StringRecord,
}

impl SheetRow {
    fn set(&mut self, column: usize, text: String) {
        // Cells far to the right of the header are notes, not data; the header itself is measured when it is read.
        if text.is_empty() || column > limits::COLUMNS_MAX {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
    }

    fn end(&mut self, each: &mut EachRow) -> Result<Flow, Unreadable> {
        self.record.clear();
        self.record.extend(self.cells.drain(..));
        if is_blank(&self.record) {
            Ok(Flow::On)
        } else {
            each(u64::from(self.at) + 1, &self.record)
        }
    }
}

fn text_of(value: &DataRef) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number_text(*n),
        DataRef::String(s) | DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_owned(),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}.{milli:03}")
        }
        DataRef::Error(error) => format!("{error:?}"),
        DataRef::Empty => String::new(),
    }
}

/// A number cell holds a float; what people see, and mean, are its fifteen significant digits.
fn number_text(n: f64) -> String {
    let shortest = n.to_string();
    if shortest.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return shortest;
    }
    format!("{n:.14e}")
        .parse::<f64>()
        .map_or(shortest, |rounded| rounded.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(path: &Path) -> (Vec<String>, Vec<(u64, Vec<String>)>) {
        let mut table = Table::open(path).unwrap();
        let mut rows = Vec::new();
        table
            .rows(&mut |row, record| {
                rows.push((row, record.iter().map(str::to_owned).collect()));
                Ok(Flow::On)
            })
            .unwrap();
        (table.columns, rows)
    }

    #[test]
    fn a_workbook_reads_like_a_text() {
        use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.xlsx");
        let mut book = Workbook::new();
        book.add_worksheet().set_name("empty").unwrap();
        let sheet = book.add_worksheet();
        for (i, name) in ["Number", "Date", "Price", "", "Price"]
            .into_iter()
            .enumerate()
        {
            if !name.is_empty() {
                sheet.write(0, u16::try_from(i).unwrap(), name).unwrap();
            }
        }
        let date = ExcelDateTime::parse_from_str("2026-11-22 10:30:00").unwrap();
        sheet.write(1, 0, 536_365).unwrap();
        sheet
            .write_with_format(
                1,
                1,
                &date,
                &Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            )
            .unwrap();
        sheet.write(1, 2, 0.1 + 0.2).unwrap();
        sheet.write(3, 0, "C1").unwrap();
        book.save(&path).unwrap();
        let (columns, rows) = rows_of(&path);
        assert_eq!(columns, ["Number", "Date", "Price", "#4", "Price (2)"]);
        assert_eq!(rows.len(), 2, "the empty row between is no data");
        assert_eq!(
            rows[0],
            (
                2,
                vec![
                    "536365".into(),
                    "2026-11-22 10:30:00.000".into(),
                    "0.3".into()
                ]
            )
        );
        assert_eq!(
            (rows[1].0, rows[1].1[0].as_str()),
            (4, "C1"),
            "rows are numbered as the sheet shows them"
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_does_not_swallow_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open.csv");
        let mut text = String::from("a,b\n1,\"never closed\n");
        while text.len() < 9 << 20 {
            text.push_str("2,and so on and so on and so on and so on and so on and so on\n");
        }
        std::fs::write(&path, text).unwrap();
        let mut table = Table::open(&path).unwrap();
        let ended = table.rows(&mut |_, _| Ok(Flow::On));
        assert!(
            matches!(ended, Err(Unreadable::Because(w)) if w.key == "import-file-quote"),
            "refused"
        );
    }

    #[test]
    fn empty_and_foreign_files_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        for (bytes, key) in [
            (&b""[..], "import-file-empty"),
            (b"\n\n , \n", "import-file-empty"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "import-file-old-workbook"),
            (b"PK\x03\x04 no zip at all", "import-file-workbook"),
            (b"%PDF-1.7\0\0\0", "import-file-binary"),
        ] {
            std::fs::write(&path, bytes).unwrap();
            assert!(
                matches!(Table::open(&path), Err(Unreadable::Because(w)) if w.key == key),
                "{key}"
            );
        }
    }
}
