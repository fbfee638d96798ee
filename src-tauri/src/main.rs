//! The desktop window: opens the shop, hands each call of the screens to the registry, forwards the feed and shows
//! notifications. What may be done and what it means is decided in `encargo-app`, never here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod feed;
mod language;
mod log;
mod notices;
mod shop;
mod window;

use std::process::ExitCode;

use encargo_app::CommandError;
use serde_json::Value;
use tauri::{AppHandle, Builder, RunEvent, State, Wry, generate_context, generate_handler};

use crate::shop::Shop;

/// Answers are made on one thread and dropped on another, thousands of small strings a second: the system's allocator spends a tenth of
/// the time on that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Set in tests: many windows at once, each with its own data folder and always the same size.
const MULTI: &str = "ENCARGO_MULTI";

#[tauri::command]
async fn call(
    handle: AppHandle,
    shop: State<'_, Shop>,
    name: String,
    payload: Value,
) -> Result<Value, CommandError> {
    shop.app(&handle).await?.call(&name, payload).await
}

fn main() -> ExitCode {
    if !window::has_display() {
        return give_up("there is no display; `encargo serve` shows the same shop in a browser");
    }
    match builder().build(generate_context!()) {
        Ok(app) => ExitCode::from(
            u8::try_from(app.run_return(|handle, event| ended(handle, &event))).unwrap_or(1),
        ),
        Err(error) => give_up(&error.to_string()),
    }
}

fn builder() -> Builder<Wry> {
    let shop = Shop::of_environment();
    let builder = if std::env::var_os(MULTI).is_some() {
        Builder::default()
    } else {
        // First, so that a second start ends before it opens anything.
        Builder::default()
            .plugin(tauri_plugin_single_instance::init(|handle, _, _| {
                window::bring_forward(handle);
            }))
            .plugin(window::remembering_its_place())
    };
    builder
        .plugin(log::plugin(shop.data_dir()))
        .plugin(dialogs::plugin())
        .plugin(tauri_plugin_notification::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .manage(shop)
        .invoke_handler(generate_handler![call])
        .setup(|app| {
            notices::open_on_click(app.handle())?;
            shop::open_early(app.handle());
            Ok(window::open(app)?)
        })
}

fn ended(handle: &AppHandle, event: &RunEvent) {
    if matches!(event, RunEvent::Exit) {
        shop::close(handle);
    }
}

#[expect(
    clippy::print_stderr,
    reason = "without a window the terminal is the only place left"
)]
fn give_up(why: &str) -> ExitCode {
    eprintln!("encargo: {why}");
    ExitCode::FAILURE
}
