//! The log: to the data folder, where a person who asks for help finds it, and to the terminal.

use std::fs;
use std::path::Path;

use tauri::Wry;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::log::LevelFilter;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

const FOLDER: &str = "logs";
const FILE_BYTES: u128 = 2_000_000;
const FILES_KEPT: usize = 5;
/// They tell at level Info what nobody needs to know.
const CHATTY: [&str; 4] = ["zbus", "tracing", "tao", "sqlx"];

pub(crate) fn plugin(data_dir: &Path) -> TauriPlugin<Wry> {
    let mut builder = Builder::new()
        .clear_targets()
        .target(Target::new(TargetKind::Stderr))
        .level(LevelFilter::Info)
        .max_file_size(FILE_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(FILES_KEPT));
    for target in CHATTY {
        builder = builder.level_for(target, LevelFilter::Warn);
    }
    let path = data_dir.join(FOLDER);
    // A folder that cannot be written is told by the screen; it must not keep the window from opening.
    if fs::create_dir_all(&path).is_ok() {
        let file_name = Some("encargo".to_owned());
        builder = builder.target(Target::new(TargetKind::Folder { path, file_name }));
    }
    builder.build()
}
