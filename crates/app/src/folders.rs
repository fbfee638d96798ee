//! The data folder, and what is done to a database that is not open.

use std::path::{Path, PathBuf};

use encargo_store::{Report, open_database};

use crate::error::CommandError;

/// Where data lives unless somebody says otherwise: `ENCARGO_DATA_DIR`, else the system's folder for application data.
pub fn default_data_dir() -> PathBuf {
    std::env::var_os("ENCARGO_DATA_DIR").map_or_else(
        || {
            directories::ProjectDirs::from("org", "Encargo", "Encargo").map_or_else(
                || PathBuf::from("encargo-data"),
                |d| d.data_dir().to_path_buf(),
            )
        },
        PathBuf::from,
    )
}

/// Proves the invariants on a data folder.
pub async fn check(folder: &Path) -> Result<Report, CommandError> {
    Ok(encargo_store::check(open_database(folder).await?, folder).await?)
}

/// Writes the read tables anew from the journal.
pub async fn rebuild(folder: &Path) -> Result<(), CommandError> {
    Ok(encargo_store::rebuild(open_database(folder).await?, folder).await?)
}
