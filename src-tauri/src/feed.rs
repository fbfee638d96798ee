//! Every change goes to the screens as the event `feed`, and what people must know goes to the desktop.

use std::sync::Arc;

use encargo_app::{App, FeedMessage};
use tauri::async_runtime;
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;

use crate::notices;

const EVENT: &str = "feed";

pub(crate) fn forward(handle: AppHandle, app: Arc<App>) {
    let mut feed = app.feed();
    async_runtime::spawn(async move {
        loop {
            match feed.recv().await {
                Ok(message) => {
                    emit(&handle, Some(&message));
                    notices::show(&handle, &app, &message.notices).await;
                }
                // The screens were too slow for some messages: `null` makes them read everything again.
                Err(RecvError::Lagged(_)) => emit(&handle, None),
                Err(RecvError::Closed) => break,
            }
        }
    });
}

fn emit(handle: &AppHandle, message: Option<&FeedMessage>) {
    if let Err(error) = handle.emit(EVENT, message) {
        tracing::warn!(%error, "the screens were not told of a change");
    }
}
