//! Files brought in: which file, by which profile, with what result. The rows themselves become orders, items and customers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// One run of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct ImportId(Uuid);

impl ImportId {
    /// Wraps an id.
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }
    /// The id itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

/// What can happen to an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ImportEvent {
    /// A file came in to its end (or was stopped there).
    Finished {
        /// Profile used.
        profile: String,
        /// Name of the file.
        file_name: String,
        /// SHA-256 of its bytes.
        file_hash: String,
        /// Data rows.
        rows: u64,
        /// Documents stored.
        documents: u64,
        /// Documents that were already there.
        already_there: u64,
        /// Rows in the error report.
        errors: u64,
    },
}
