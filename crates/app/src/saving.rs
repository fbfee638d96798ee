//! Files a person asked for: whole or as they were before, and durable.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::email::DocumentFormat;
use encargo_domain::ids::DocumentId;
use encargo_domain::refusal::Code;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::queries::Read;
use crate::queries::documents::{by_name, bytes_as};
use crate::queries::papers::{self, PaperFormat, PaperOf};

/// Rights of a file that is nobody else's business: an invoice on its way to the spooler, a password.
pub(crate) const OURS_ALONE: u32 = 0o600;
/// Rights of a file a person asked for: what their system gives new files.
const AS_USUAL: u32 = 0o666;

/// Writes a file that must not exist and waits until it is on the disk. Rights mean something on Unix only.
pub(crate) async fn write_new(path: &Path, bytes: &[u8], rights: u32) -> std::io::Result<()> {
    use tokio::io::AsyncWriteExt;
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(rights);
    #[cfg(not(unix))]
    let _ = rights;
    let mut file = options.open(path).await?;
    file.write_all(bytes).await?;
    file.sync_all().await
}

/// Writes a document to a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Save {
    /// Which, by id.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub document_id: Option<DocumentId>,
    /// Which, by number.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub number: Option<String>,
    /// As what.
    #[serde(default)]
    #[ts(optional, as = "Option<DocumentFormat>")]
    pub format: DocumentFormat,
    /// Where.
    pub path: String,
}

/// What was written.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct SaveAnswer {
    /// Where.
    pub path: String,
}

/// `document.save`: the file is whole or as it was before.
pub(crate) async fn save(app: Arc<App>, cx: Cx, action: Save) -> Result<SaveAnswer, CommandError> {
    let path = whole(&action.path)?;
    let mut read = Read::new(app, cx).await?;
    let record = by_name(&mut read, action.document_id, action.number.as_deref()).await?;
    let bytes = bytes_as(&mut read, record, action.format).await?;
    write_file(&path, &bytes).await?;
    Ok(SaveAnswer { path: action.path })
}

/// Writes a paper that is no issued document to a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SavePaper {
    /// Which.
    pub paper: PaperOf,
    /// As what.
    #[serde(default)]
    #[ts(optional, as = "Option<PaperFormat>")]
    pub format: PaperFormat,
    /// Where.
    pub path: String,
}

/// `paper.save`: the file is whole or as it was before.
pub(crate) async fn save_paper(
    app: Arc<App>,
    cx: Cx,
    action: SavePaper,
) -> Result<SaveAnswer, CommandError> {
    let path = whole(&action.path)?;
    let mut read = Read::new(app, cx).await?;
    let drawn = papers::bytes(&mut read, &action.paper, action.format).await?;
    write_file(&path, &drawn.bytes).await?;
    Ok(SaveAnswer { path: action.path })
}

/// A path that says where it begins: this program was started somewhere nobody remembers.
fn whole(text: &str) -> Result<PathBuf, Refusal> {
    let path = PathBuf::from(text);
    if path.is_absolute() && path.file_name().is_some() {
        return Ok(path);
    }
    Err(Refusal::new(Code::FieldInvalid)
        .with("field", "path")
        .with("value", text))
}

/// Writes a file a person named; a refusal with the reason where that cannot be.
pub(crate) async fn write_file(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    replace(path, bytes, AS_USUAL).await.map_err(|e| {
        Refusal::new(Code::FileUnreadable)
            .with("file", path.display().to_string())
            .with("detail", e.to_string())
            .into()
    })
}

/// Writes beside the file and renames: nobody sees half a file, and a power cut leaves the old one.
pub(crate) async fn replace(path: &Path, bytes: &[u8], rights: u32) -> std::io::Result<()> {
    let beside = path.with_extension(format!("{}.part", uuid::Uuid::now_v7().as_simple()));
    let written = match write_new(&beside, bytes, rights).await {
        Ok(()) => tokio::fs::rename(&beside, path).await,
        Err(error) => Err(error),
    };
    if written.is_err() {
        let _ = tokio::fs::remove_file(&beside).await;
    } else if let (true, Some(folder)) = (cfg!(unix), path.parent()) {
        // The rename itself is durable once the folder is.
        tokio::fs::File::open(folder).await?.sync_all().await?;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        replace(&path, b"one", AS_USUAL).await.unwrap();
        replace(&path, b"two", AS_USUAL).await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left behind"
        );
        assert!(
            replace(&folder.path().join("not there/a.pdf"), b"x", AS_USUAL)
                .await
                .is_err()
        );
    }
}
