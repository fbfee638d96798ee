//! Desktop notifications. Best effort: a desktop may show none, so the screens keep their own list.

use std::sync::Arc;

use encargo_app::{App, Notice};
use tauri::{AppHandle, Emitter, Manager};
use tauri_plugin_notification::NotificationExt;

use crate::shop::Shop;
use crate::{language, window};

/// Sent to the screens with the id of the order whose notification was clicked.
const OPEN_ORDER: &str = "open-order";
const ORDER_ID: &str = "orderId";

pub(crate) async fn show(handle: &AppHandle, app: &Arc<App>, notices: &[Notice]) {
    if notices.is_empty() {
        return;
    }
    let language = language::of_device(app, handle.state::<Shop>().system_language()).await;
    for notice in notices {
        let shown = handle
            .notification()
            .builder()
            .title(encargo_app::say(language, &notice.title))
            .body(encargo_app::say(language, &notice.words))
            .extra(ORDER_ID, notice.order_id)
            .show();
        if let Err(error) = shown {
            tracing::warn!(%error, "a notification was not shown");
        }
    }
}

/// A click on a notification brings the window forward and opens the order.
pub(crate) fn open_on_click(handle: &AppHandle) -> Result<(), Box<dyn std::error::Error>> {
    let window = handle.clone();
    handle.notification().on_action(move |performed| {
        window::bring_forward(&window);
        let order = performed
            .notification()
            .and_then(|notice| notice.extra().get(ORDER_ID));
        if let Err(error) = window.emit(OPEN_ORDER, order) {
            tracing::warn!(%error, "the order of a notification was not opened");
        }
    })?;
    Ok(())
}
