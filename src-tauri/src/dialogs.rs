//! The file dialogs of the dialog plugin. No test can press a button of a native dialog, so in debug builds the
//! environment may answer in place of the person.

use std::error::Error;

use serde_json::Value;
use tauri::ipc::Invoke;
use tauri::plugin::{Plugin, TauriPlugin};
use tauri::{AppHandle, Wry};

const ANSWERS: [(&str, &str); 2] = [
    ("open", "ENCARGO_TEST_OPEN_PATH"),
    ("save", "ENCARGO_TEST_SAVE_PATH"),
];

pub(crate) fn plugin() -> Dialogs {
    Dialogs(tauri_plugin_dialog::init())
}

/// Hands everything the plugin has to do to it; its script (`window.alert` as a native dialog) is not wanted.
pub(crate) struct Dialogs(TauriPlugin<Wry>);

impl Plugin<Wry> for Dialogs {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn initialize(&mut self, app: &AppHandle, config: Value) -> Result<(), Box<dyn Error>> {
        self.0.initialize(app, config)
    }

    fn extend_api(&mut self, invoke: Invoke<Wry>) -> bool {
        match answer(invoke.message.command()) {
            Some(path) => {
                invoke.resolver.resolve(path);
                true
            }
            None => self.0.extend_api(invoke),
        }
    }
}

/// The path given for this dialog in the environment.
fn answer(command: &str) -> Option<String> {
    let (_, variable) = ANSWERS.iter().find(|(name, _)| *name == command)?;
    std::env::var(variable)
        .ok()
        .filter(|_| cfg!(debug_assertions))
}
