//! How far this device has written, kept outside the database file: whoever puts an older copy of the books back is behind it. Numbers drawn since
//! that copy may stand on paper, so its series and its chain of records end and new ones begin (`T1` becomes `T1B`).
//!
//! What this cannot see: a copy of the whole data folder that is put back whole, mark and all.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};

use encargo_domain::ids::DeviceId;
use encargo_store::{DatabaseFile, Fault, Identity, journal_end};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::App;
use crate::context::Clock;
use crate::error::CommandError;

/// The mark on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mark {
    device_id: DeviceId,
    incarnation: i64,
    /// Last row of the journal, counted by device.
    device_seq: i64,
    /// Its hash, in hexadecimal digits.
    hash: String,
    /// The document issued last; empty where there is none.
    last_document: String,
}

/// Who writes, and what is known of the life before where this one begins with an older copy.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) identity: Identity,
    /// The last document of the life before; empty where none is known.
    pub(crate) last_known: String,
}

fn device_file(folder: &Path) -> PathBuf {
    folder.join("device")
}
fn mark_file(folder: &Path) -> PathBuf {
    folder.join("mark")
}

/// The device of a data folder, made if need be. The id lives in a file beside the database: a copied database alone is not the same device.
/// Its second line counts its lives.
pub(crate) async fn identify(
    folder: &Path,
    clock: Clock,
    file: &mut DatabaseFile,
) -> Result<Known, CommandError> {
    let text = std::fs::read_to_string(device_file(folder)).unwrap_or_default();
    let mut lines = text.lines().map(str::trim);
    let known = lines.next().and_then(|id| id.parse::<DeviceId>().ok());
    let incarnation = lines.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut identity = Identity {
        device_id: known.unwrap_or_else(|| match clock {
            Clock::System => DeviceId::new(Uuid::now_v7()),
            Clock::Fixed { .. } => DeviceId::new(clock.command_id().uuid()),
        }),
        incarnation,
    };
    if known.is_none() {
        keep_identity(folder, identity)?;
    }
    let mark = std::fs::read(mark_file(folder)).ok();
    let mark: Option<Mark> = mark.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some(mark) = mark.filter(|m| m.device_id == identity.device_id) else {
        return Ok(Known {
            identity,
            last_known: String::new(),
        });
    };
    if mark.incarnation == identity.incarnation {
        let found = file.row_hash(identity, mark.device_seq).await?;
        if found.as_ref() != Some(&mark.hash) {
            identity.incarnation += 1;
            // Before anything is drawn: the next start must not take up the old life again.
            keep_identity(folder, identity)?;
        }
    }
    Ok(Known {
        identity,
        last_known: mark.last_document,
    })
}

fn keep_identity(folder: &Path, identity: Identity) -> Result<(), Fault> {
    let text = format!("{}\n{}\n", identity.device_id, identity.incarnation);
    replace(&device_file(folder), text.as_bytes(), true).map_err(|source| Fault::Io {
        what: "keeping the device id",
        source,
    })
}

/// Writes beside the file and renames: it is whole, or as it was before.
fn replace(path: &Path, bytes: &[u8], durable: bool) -> std::io::Result<()> {
    let beside = path.with_extension("part");
    std::fs::write(&beside, bytes)?;
    if durable {
        std::fs::File::open(&beside)?.sync_all()?;
    }
    std::fs::rename(&beside, path)
}

/// Sets the mark where the device stands now. It may lag behind the books (then nothing is noticed), never run ahead of them: it is read from
/// what is committed.
pub(crate) async fn set(app: &App) -> Result<(), CommandError> {
    let _alone = app.marking.lock().await;
    let identity = app.store.identity();
    let mut conn = app.store.reader().await?;
    let Some(end) = journal_end(&mut conn, identity).await? else {
        return Ok(());
    };
    drop(conn);
    let mark = Mark {
        device_id: identity.device_id,
        incarnation: identity.incarnation,
        device_seq: end.device_seq,
        hash: end.hash,
        last_document: end.last_document,
    };
    let bytes = serde_json::to_vec(&mark).map_err(|source| Fault::Json {
        what: "writing the mark",
        source,
    })?;
    let path = mark_file(&app.options.data_dir);
    replace(&path, &bytes, false).map_err(|source| Fault::Io {
        what: "writing the mark",
        source,
    })?;
    Ok(())
}

/// How long documents issued one after the other share a mark. Whoever puts a copy back takes longer.
const MOMENT: std::time::Duration = std::time::Duration::from_millis(250);

/// Sets the mark after documents were issued, as long as the program is open: once for all that came within a moment.
pub(crate) async fn keep(app: Weak<App>, issued: Arc<tokio::sync::Notify>) {
    loop {
        issued.notified().await;
        let Some(app) = app.upgrade() else { return };
        if let Err(error) = set(&app).await {
            tracing::warn!(code = %error.code, "the mark could not be set");
        }
        drop(app);
        tokio::time::sleep(MOMENT).await;
    }
}
