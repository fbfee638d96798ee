//! Sample documents of every kind for validators, so that anybody can prove what this program prints.

use std::path::Path;

use encargo_documents::sample::{CorpusError, write_corpus};
use encargo_store::Fault;
use serde_json::{Value, json};

use crate::error::CommandError;

/// Writes the corpus of `seed` under a folder, which is made if need be; how many files of each sort. The same seed gives the same bytes.
pub fn document_corpus(folder: &Path, seed: u64) -> Result<Value, CommandError> {
    let written = write_corpus(folder, seed).map_err(|error| Fault::Io {
        what: "writing the corpus",
        source: match error {
            CorpusError::Io(source) => source,
            CorpusError::Document(other) => std::io::Error::other(other),
        },
    })?;
    Ok(json!({
        "seed": seed, "issued": written.issued, "verifactu": written.verifactu, "chained": written.chained, "papers": written.papers,
        "labels": written.labels, "receipts": written.receipts
    }))
}
