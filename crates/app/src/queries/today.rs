//! The first screen of the day: what waits, what is late, what was taken.

use std::collections::BTreeMap;

use encargo_domain::Timestamp;
use encargo_domain::ids::LocationId;
use encargo_store::{
    FulfillmentFilter, FulfillmentQueue, FulfillmentRow, OrderView, ReturnQueue, due_before,
    due_by_hour, fulfillment_counts, list_fulfillments, order_counts, return_counts, taken_today,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::start_of_day;
use crate::context::{minute_of_day, moment};
use crate::error::CommandError;
use crate::queries::{Read, window};

/// Where.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TodayQuery {
    /// Work of this location; of all where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

/// See the module. Orders are counted for the whole shop, work by location.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Today {
    /// Entered, to be verified.
    pub to_verify: i64,
    /// Stopped.
    pub held: i64,
    /// Units wait for a place.
    pub to_source: i64,
    /// To be picked.
    pub to_pick: i64,
    /// Late ones of these.
    pub to_pick_late: i64,
    /// To be packed.
    pub to_pack: i64,
    /// To be given to the carrier.
    pub to_ship: i64,
    /// At the counter: ready pickups and goods that are taken along.
    pub to_hand_over: i64,
    /// Ready pickups.
    pub ready: i64,
    /// In quarantine.
    pub returns_to_inspect: i64,
    /// Goods left and are not billed.
    pub to_invoice: i64,
    /// Promised before today and not there.
    pub late: i64,
    /// The most urgent one to pick.
    pub next_pick: Option<FulfillmentRow>,
    /// The pickup that waits longest.
    pub next_ready: Option<FulfillmentRow>,
    /// What is due in each hour of today.
    pub promise_hours: Vec<PromiseHour>,
    /// What breaks its promise unless somebody acts.
    pub at_risk: Vec<FulfillmentRow>,
    /// Taken today.
    pub taken_minor: i64,
    /// By so many orders.
    pub order_count: i64,
    /// Currency.
    pub currency: String,
}

/// An hour of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub(crate) struct PromiseHour {
    /// Hour of the shop's clock.
    pub hour: u32,
    /// Fulfillment orders due in it.
    pub due: u32,
}

/// Due this soon and not done is a risk.
const RISK_MS: i64 = 2 * 3_600_000;
/// So many of them are shown.
const RISK_ROWS: u32 = 20;

/// `today.get`
pub(crate) async fn get(read: &mut Read, query: TodayQuery) -> Result<Today, CommandError> {
    let location = query.location_id.map(|id| id.to_string());
    let now = read.now().0;
    let views = order_counts(&mut read.conn, &read.cx.ctx.today.to_string()).await?;
    let queues = fulfillment_counts(&mut read.conn, location.as_deref(), now).await?;
    let returns = return_counts(&mut read.conn, location.as_deref()).await?;
    let base = read.house.currency();
    let since = start_of_day(&read.cx).0;
    let (order_count, taken_minor) = taken_today(&mut read.conn, since, base).await?;
    let view = |v: OrderView| views.get(v.as_str()).copied().unwrap_or(0);
    let queue = |q: FulfillmentQueue| queues.get(q.as_str()).copied().unwrap_or((0, 0));
    let ready = queue(FulfillmentQueue::Ready).0;
    Ok(Today {
        to_verify: view(OrderView::ToVerify),
        held: view(OrderView::Held),
        to_source: view(OrderView::ToSource),
        to_pick: queue(FulfillmentQueue::ToPick).0,
        to_pick_late: queue(FulfillmentQueue::ToPick).1,
        to_pack: queue(FulfillmentQueue::ToPack).0,
        to_ship: queue(FulfillmentQueue::ToShip).0,
        to_hand_over: ready + queue(FulfillmentQueue::ToHandOver).0,
        ready,
        returns_to_inspect: returns
            .get(ReturnQueue::ToInspect.as_str())
            .copied()
            .unwrap_or(0),
        to_invoice: view(OrderView::ToInvoice),
        late: view(OrderView::Late),
        next_pick: first(read, FulfillmentQueue::ToPick, location.as_deref()).await?,
        next_ready: first(read, FulfillmentQueue::Ready, location.as_deref()).await?,
        promise_hours: promise_hours(read, location.as_deref()).await?,
        at_risk: due_before(
            &mut read.conn,
            location.as_deref(),
            now + RISK_MS,
            RISK_ROWS,
            now,
        )
        .await?,
        taken_minor,
        order_count,
        currency: base.as_str().to_owned(),
    })
}

async fn first(
    read: &mut Read,
    queue: FulfillmentQueue,
    location_id: Option<&str>,
) -> Result<Option<FulfillmentRow>, CommandError> {
    let now = read.now().0;
    let filter = FulfillmentFilter {
        queue,
        location_id: location_id.map(str::to_owned),
        method: None,
        text: None,
    };
    Ok(
        list_fulfillments(&mut read.conn, &filter, window(0, 1), now)
            .await?
            .rows
            .into_iter()
            .next(),
    )
}

/// Today's hours from the first to the last in which something is due.
async fn promise_hours(
    read: &mut Read,
    location_id: Option<&str>,
) -> Result<Vec<PromiseHour>, CommandError> {
    let (from, zone) = (start_of_day(&read.cx), read.cx.time_zone);
    let to = moment(read.today().plus_days(1), 0, zone);
    let due = due_by_hour(&mut read.conn, location_id, from.0, to.0).await?;
    let mut hours: BTreeMap<u32, u32> = BTreeMap::new();
    for at in due {
        *hours
            .entry(minute_of_day(Timestamp(at), zone) / 60)
            .or_default() += 1;
    }
    let (Some(first), Some(last)) = (
        hours.keys().next().copied(),
        hours.keys().next_back().copied(),
    ) else {
        return Ok(Vec::new());
    };
    Ok((first..=last)
        .map(|hour| PromiseHour {
            hour,
            due: hours.get(&hour).copied().unwrap_or(0),
        })
        .collect())
}
