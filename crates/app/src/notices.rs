//! What a person should hear of without looking: that a pickup is ready, that a promise will not hold.

use std::sync::Arc;

use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::OrderId;
use encargo_domain::order::{Order, OrderEvent};
use encargo_domain::refusal::Words;
use encargo_store::{load, payloads_of_order, touched_between};
use serde::Serialize;
use ts_rs::TS;

use crate::app::App;
use crate::error::CommandError;
use crate::queries::id_of;
use crate::watch::delay_words;

/// A desktop notification; a click opens the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// First line.
    pub title: Words,
    /// The rest.
    pub words: Words,
    /// What it is about.
    pub order_id: OrderId,
}

/// So many delays are told one by one; of more, the number and the first.
const DELAYS_TOLD: usize = 3;

/// The notices of the journal's rows after `from_seq`, up to `to_seq`.
pub(crate) async fn since(
    app: &Arc<App>,
    from_seq: i64,
    to_seq: i64,
) -> Result<Vec<Notice>, CommandError> {
    let mut conn = app.store.reader().await?;
    let house = app.house().await;
    let mut notices = Vec::new();
    for id in touched_between(&mut conn, "fulfillment.staged", from_seq, to_seq).await? {
        let Some((f, _)) = load::<Fulfillment>(&mut conn, id_of(&id)?).await? else {
            continue;
        };
        if f.status != FulfillmentStatus::Staged {
            continue;
        }
        notices.push(Notice {
            title: Words::new("notice-ready-title").with("number", f.order_number.as_str()),
            words: Words::new("notice-ready-words")
                .with("customer", f.customer_name.as_str())
                .with("location", house.location_name(f.location_id))
                .with("shelf", f.shelf.clone().unwrap_or_default()),
            order_id: f.order_id,
        });
    }
    let mut delays = Vec::new();
    for id in touched_between(&mut conn, "order.delay_foreseen", from_seq, to_seq).await? {
        let Some((order, _)) = load::<Order>(&mut conn, id_of(&id)?).await? else {
            continue;
        };
        let told = payloads_of_order(&mut conn, &id, "order.delay_foreseen").await?;
        let newest = told.into_iter().next();
        let event = newest.and_then(|(_, payload)| serde_json::from_str(&payload).ok());
        let Some(OrderEvent::DelayForeseen {
            promised_on,
            expected_on,
            cause,
            ..
        }) = event
        else {
            continue;
        };
        let buyer = order.buyer.as_ref();
        delays.push(Notice {
            title: Words::new("notice-delay-title").with("order", order.number.as_str()),
            words: delay_words("notice-delay-words", promised_on, expected_on, &cause)
                .with("customer", buyer.map_or("", |b| b.name.as_str())),
            order_id: order.order_id,
        });
    }
    // A purchase that falls away may endanger a hundred orders: they are one piece of news.
    if delays.len() > DELAYS_TOLD {
        let count = i64::try_from(delays.len()).unwrap_or(i64::MAX);
        delays.truncate(1);
        for notice in &mut delays {
            notice.title = Words::new("notice-delays-title").with("count", count);
        }
    }
    notices.extend(delays);
    Ok(notices)
}
