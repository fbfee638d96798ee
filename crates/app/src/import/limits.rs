//! What an import takes at most. Beyond these a file is refused whole, with the limit named, before anything is stored.

use encargo_domain::refusal::Words;

use super::text::{Unreadable, because};

/// Bytes of text, unpacked.
pub(crate) const TEXT_BYTES_MAX: u64 = 2 << 30;
/// Bytes of a workbook: its texts are held in memory, so it is allowed less than a streamed file.
pub(crate) const WORKBOOK_BYTES_MAX: u64 = 64 << 20;
/// Data rows.
pub(crate) const ROWS_MAX: u64 = 5_000_000;
/// Columns.
pub(crate) const COLUMNS_MAX: usize = 512;
/// Bytes between the ends of two records: a reader's block and the longest record.
pub(crate) const RECORD_BYTES_MAX: usize = 4 << 20;
/// Rows a preview reads.
pub(crate) const PREVIEW_ROWS_MAX: u64 = 50_000;
/// Rows of the sample shown.
pub(crate) const SAMPLE_ROWS: usize = 5;
/// Errors an answer carries; all of them are in the file.
pub(crate) const ERRORS_SHOWN: usize = 100;
/// Rows of documents whose last row has not come yet.
pub(crate) const OPEN_ROWS_MAX: usize = 500_000;
/// Rows of the folder's files that are kept in memory until their orders come.
pub(crate) const FOLDER_ROWS_MAX: u64 = 500_000;

pub(crate) fn too_large() -> Unreadable {
    because("import-file-too-large")
}

pub(crate) fn too_many_rows(max: u64) -> Unreadable {
    Unreadable::Because(
        Words::new("import-file-too-many-rows").with("max", i64::try_from(max).unwrap_or(i64::MAX)),
    )
}
