//! Stands in for the part of a desktop that shows notifications, and remembers them.

#![expect(
    clippy::used_underscore_binding,
    reason = "the macro of zbus passes on what nobody needs"
)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::{Instant, sleep};
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, connection, interface};

use super::driver::{PATIENCE, PAUSE};
use super::outcome::{Failure, Outcome};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

#[derive(Debug, Clone)]
pub(crate) struct Notification {
    pub(crate) id: u32,
    pub(crate) title: String,
    pub(crate) words: String,
}

type Shown = Arc<Mutex<Vec<Notification>>>;

pub(crate) struct Notifications {
    shown: Shown,
    connection: Connection,
}

impl Notifications {
    pub(crate) async fn serve(bus: &str) -> Outcome<Self> {
        let shown = Shown::default();
        let service = Service {
            shown: Arc::clone(&shown),
        };
        let connection = connection::Builder::address(bus)?
            .serve_at(PATH, service)?
            .name(NAME)?
            .build()
            .await?;
        Ok(Self { shown, connection })
    }

    /// All so far, oldest first.
    pub(crate) fn shown(&self) -> Vec<Notification> {
        self.shown
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits for a notification with these words in its title or text.
    pub(crate) async fn wait_for(&self, words: &str) -> Outcome<Notification> {
        let end = Instant::now() + PATIENCE;
        loop {
            let shown = self.shown();
            let found = shown
                .iter()
                .find(|one| one.title.contains(words) || one.words.contains(words));
            if let Some(found) = found {
                return Ok(found.clone());
            }
            if Instant::now() > end {
                return Err(Failure::new(format!(
                    "no notification says {words:?}; shown: {shown:#?}"
                )));
            }
            sleep(PAUSE).await;
        }
    }

    /// A person clicks on it.
    pub(crate) async fn click(&self, notification: &Notification) -> Outcome {
        let object = self
            .connection
            .object_server()
            .interface::<_, Service>(PATH)
            .await?;
        Service::action_invoked(object.signal_emitter(), notification.id, "default").await?;
        Ok(())
    }
}

struct Service {
    shown: Shown,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(
        clippy::too_many_arguments,
        reason = "the interface of the desktop has that many"
    )]
    fn notify(
        &self,
        _app: &str,
        _replaces: u32,
        _icon: &str,
        summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> u32 {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let id = u32::try_from(shown.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        shown.push(Notification {
            id,
            title: summary,
            words: body,
        });
        id
    }

    #[expect(clippy::unused_self, reason = "a method of the interface")]
    fn close_notification(&self, _id: u32) {}

    #[expect(clippy::unused_self, reason = "a method of the interface")]
    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body"].map(str::to_owned).to_vec()
    }

    #[expect(clippy::unused_self, reason = "a method of the interface")]
    fn get_server_information(&self) -> (String, String, String, String) {
        ["encargo-tests", "encargo", "1", "1.2"]
            .map(str::to_owned)
            .into()
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str)
    -> zbus::Result<()>;
}
