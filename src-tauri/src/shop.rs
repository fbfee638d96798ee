//! The shop behind the window: opened once, when the first call needs it or earlier.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_app::{App, CommandError, Language, Options};
use tauri::async_runtime;
use tauri::{AppHandle, Manager};
use tokio::sync::OnceCell;

use crate::{feed, language};

pub(crate) struct Shop {
    data_dir: PathBuf,
    language: Language,
    app: OnceCell<Arc<App>>,
}

impl Shop {
    pub(crate) fn of_environment() -> Self {
        Self {
            data_dir: encargo_app::default_data_dir(),
            language: language::of_system(),
            app: OnceCell::new(),
        }
    }

    pub(crate) fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    pub(crate) fn system_language(&self) -> Language {
        self.language
    }

    /// The open shop. Where it cannot be opened, each call answers why, so that the screen can say it and offer to try
    /// again: the next call is that try.
    pub(crate) async fn app(&self, handle: &AppHandle) -> Result<&Arc<App>, CommandError> {
        self.app
            .get_or_try_init(|| async {
                let options = Options::new(self.data_dir.clone(), self.language);
                let app = App::open(options).await?;
                feed::forward(handle.clone(), Arc::clone(&app));
                Ok(app)
            })
            .await
    }
}

/// Opens the shop while the window is still being drawn.
pub(crate) fn open_early(handle: &AppHandle) {
    let handle = handle.clone();
    async_runtime::spawn(async move {
        if let Err(error) = handle.state::<Shop>().app(&handle).await {
            tracing::error!(code = %error.code, incident = ?error.incident_id, "the shop could not be opened");
        }
    });
}

/// Writes what is still waiting and closes the database, before the process ends.
pub(crate) fn close(handle: &AppHandle) {
    if let Some(app) = handle.state::<Shop>().app.get() {
        async_runtime::block_on(app.close());
    }
}
