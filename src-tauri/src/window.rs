//! The one window: where it stands, and where it may go.

use std::fs;
use std::path::PathBuf;

use tauri::plugin::TauriPlugin;
use tauri::webview::{DownloadEvent, NewWindowResponse, WebviewWindowBuilder};
use tauri::{App, AppHandle, Manager, Url, Webview, Wry};
use tauri_plugin_opener::OpenerExt;
use tauri_plugin_window_state::StateFlags;

use crate::shop::Shop;

const LABEL: &str = "main";
/// What the web view keeps (preferences of the screens), inside the data folder it belongs to.
const FOLDER: &str = "window";

pub(crate) fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

pub(crate) fn remembering_its_place() -> TauriPlugin<Wry> {
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::default()
        .with_state_flags(flags)
        .build()
}

pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let configured = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL);
    let Some(configured) = configured else {
        return Err(tauri::Error::WindowNotFound);
    };
    let handle = app.handle().clone();
    let mut builder = WebviewWindowBuilder::from_config(app, configured)?
        .devtools(cfg!(debug_assertions))
        .on_navigation(move |url| may_go(&handle, url))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_: Webview, event| may_save(event));
    if let Some(folder) = own_folder(app) {
        builder = builder.data_directory(folder);
    }
    builder.build()?;
    Ok(())
}

pub(crate) fn bring_forward(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(LABEL) else {
        return;
    };
    if let Err(error) = window.unminimize().and_then(|()| window.set_focus()) {
        tracing::warn!(%error, "the window did not come forward");
    }
}

fn own_folder(app: &App) -> Option<PathBuf> {
    let folder = app.state::<Shop>().data_dir().join(FOLDER);
    fs::create_dir_all(&folder).ok().map(|()| folder)
}

/// The window shows the screens and nothing else; a mail or web address opens where the person expects it.
fn may_go(handle: &AppHandle, url: &Url) -> bool {
    if is_ours(url) {
        return true;
    }
    if matches!(url.scheme(), "https" | "mailto" | "tel")
        && let Err(error) = handle.opener().open_url(url.as_str(), None::<&str>)
    {
        tracing::warn!(%error, "an address was not opened");
    }
    false
}

fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" | "blob" => true,
        // Windows has no schemes of its own.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => url.as_str() == "about:blank",
    }
}

/// Small texts made by the screens (a list of import errors) go to the downloads folder.
fn may_save(event: DownloadEvent<'_>) -> bool {
    match event {
        DownloadEvent::Requested { url, destination } => {
            tracing::info!(path = %destination.display(), "a file of the screens is saved");
            url.scheme() == "blob"
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: [&str; 4] = [
        "tauri://localhost/orders",
        "http://tauri.localhost/orders",
        "blob:tauri://localhost/1",
        "about:blank",
    ];
    const NOT_OURS: [&str; 5] = [
        "https://example.org/",
        "http://localhost:1420/",
        "https://tauri.localhost.example.org/",
        "file:///etc/passwd",
        "data:text/html,hello",
    ];

    #[test]
    fn only_the_screens_are_shown() {
        let shown = |address: &&str| is_ours(&Url::parse(address).expect("an address"));
        let refused: Vec<_> = OURS.iter().filter(|address| !shown(address)).collect();
        assert!(refused.is_empty(), "the window must show {refused:?}");
        let foreign: Vec<_> = NOT_OURS.iter().filter(|address| shown(address)).collect();
        assert!(foreign.is_empty(), "the window must not show {foreign:?}");
    }
}
