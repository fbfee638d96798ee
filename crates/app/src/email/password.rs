//! The password of the mail server lies in a file of the data folder that only the user themselves may read. It is in no fact: the journal is for
//! ever and leaves the house with every export. It is not encrypted, and the screen says so; a copy of the database alone does not hold it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::refusal::Code;
use encargo_store::Fault;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::saving::{OURS_ALONE, replace};

/// The longest password that is kept, in bytes.
const LENGTH_MAX: usize = 1_000;

fn file(folder: &Path) -> PathBuf {
    folder.join("mail-password")
}

/// The password this device has for the mail server.
pub(crate) fn known(folder: &Path) -> Option<String> {
    std::fs::read_to_string(file(folder))
        .ok()
        .filter(|p| !p.is_empty())
}

/// Sets the password of the mail server on this device.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SetMailPassword {
    /// The password; empty to forget it.
    pub password: String,
}

/// Done.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MailPasswordSet {
    /// Whether there is one now.
    pub password_set: bool,
}

/// `email.set_password`: an action, so that nothing of it is written into the books.
pub(crate) async fn set(
    app: Arc<App>,
    _: Cx,
    action: SetMailPassword,
) -> Result<MailPasswordSet, CommandError> {
    let password = action.password;
    if password.len() > LENGTH_MAX || password.contains(['\r', '\n', '\0']) {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "mail-password")
            .with("value", "")
            .into());
    }
    let path = file(&app.options.data_dir);
    let kept = if password.is_empty() {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    } else {
        replace(&path, password.as_bytes(), OURS_ALONE).await
    };
    kept.map_err(|source| Fault::Io {
        what: "keeping the password of the mail server",
        source,
    })?;
    app.store.announce(encargo_domain::AggregateKind::Company);
    Ok(MailPasswordSet {
        password_set: !password.is_empty(),
    })
}
