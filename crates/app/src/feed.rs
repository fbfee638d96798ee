//! The feed: what changed, for screens to read again, and what a person should hear of.

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::AggregateKind;
use encargo_store::Change;
use serde::Serialize;
use tokio::sync::broadcast;
use ts_rs::TS;

use crate::app::App;
use crate::notices::Notice;

/// What the feed says: read what shows these topics again; tell the person these things.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedMessage {
    /// Last row of the journal.
    #[ts(type = "number")]
    pub seq: i64,
    /// What changed.
    pub topics: Vec<AggregateKind>,
    /// What a person should hear of.
    pub notices: Vec<Notice>,
    /// Some messages were missed: read everything again.
    pub all: bool,
}

impl FeedMessage {
    /// What a listener is told that could not keep up.
    pub const fn missed_some() -> Self {
        Self {
            seq: 0,
            topics: Vec::new(),
            notices: Vec::new(),
            all: true,
        }
    }
}

/// How long changes are gathered after one was passed on. The first of a quiet moment goes out at once; where many commands run, screens read
/// again at most this often, and nobody is woken for each.
const CALM: Duration = Duration::from_millis(20);

/// Passes changes of the store on, until the application is gone.
pub(crate) async fn relay(app: Weak<App>, mut changes: broadcast::Receiver<Change>) {
    let mut seen = 0;
    loop {
        let change = match changes.recv().await {
            Ok(change) => gather(change, &mut changes),
            Err(broadcast::error::RecvError::Lagged(_)) => None,
            Err(broadcast::error::RecvError::Closed) => return,
        };
        let Some(app) = app.upgrade() else { return };
        if let Some(change) = change {
            pass_on(&app, change, &mut seen).await;
        } else {
            let _ = app.read_house().await;
            let _ = app.feed.send(FeedMessage::missed_some());
        }
        drop(app);
        tokio::time::sleep(CALM).await;
    }
}

/// The change and all that followed it, as one; none where some were missed.
fn gather(mut change: Change, changes: &mut broadcast::Receiver<Change>) -> Option<Change> {
    loop {
        match changes.try_recv() {
            Ok(next) => {
                change.seq = change.seq.max(next.seq);
                change.topics.extend(next.topics);
            }
            Err(broadcast::error::TryRecvError::Lagged(_)) => return None,
            Err(broadcast::error::TryRecvError::Empty | broadcast::error::TryRecvError::Closed) => {
                break;
            }
        }
    }
    change.topics.sort_unstable();
    change.topics.dedup();
    Some(change)
}

async fn pass_on(app: &Arc<App>, change: Change, seen: &mut i64) {
    let house = [
        AggregateKind::Company,
        AggregateKind::Policy,
        AggregateKind::Location,
        AggregateKind::Device,
    ];
    if change.topics.iter().any(|t| house.contains(t)) {
        let _ = app.read_house().await;
    }
    if change.topics.contains(&AggregateKind::Document) {
        app.issued.notify_one();
    }
    let told = [AggregateKind::Fulfillment, AggregateKind::Order];
    let notices = if change.seq > 0
        && change.topics.iter().any(|t| told.contains(t))
        && app.feed.receiver_count() > 0
    {
        crate::notices::since(app, (*seen).max(change.seq - 200), change.seq)
            .await
            .unwrap_or_default()
    } else {
        Vec::new()
    };
    *seen = (*seen).max(change.seq);
    let _ = app.feed.send(FeedMessage {
        seq: change.seq,
        topics: change.topics,
        notices,
        all: false,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(seq: i64, topic: AggregateKind) -> Change {
        Change {
            seq,
            topics: vec![topic],
        }
    }

    #[test]
    fn changes_that_wait_are_told_as_one() {
        let (feed, mut changes) = broadcast::channel(8);
        let first = change(3, AggregateKind::Order);
        for next in [
            change(4, AggregateKind::Stock),
            change(0, AggregateKind::Job),
            change(5, AggregateKind::Order),
        ] {
            feed.send(next).unwrap();
        }
        let all = gather(first, &mut changes).unwrap();
        assert_eq!(all.seq, 5);
        let mut topics = vec![
            AggregateKind::Order,
            AggregateKind::Stock,
            AggregateKind::Job,
        ];
        topics.sort_unstable();
        assert_eq!(all.topics, topics);
    }

    #[test]
    fn who_missed_some_reads_everything_again() {
        let (feed, mut changes) = broadcast::channel(2);
        for seq in 1..=9 {
            feed.send(change(seq, AggregateKind::Order)).unwrap();
        }
        assert!(gather(change(0, AggregateKind::Order), &mut changes).is_none());
    }
}
