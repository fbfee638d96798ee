//! Waves: orders that wait for a place are looked at together, in the order in which the policy serves demand. New orders that were collected
//! and back-orders that supply came for go the same way. What a wave would do is shown before it does it.

mod figures;
mod prices;

use std::collections::HashMap;
use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::catalog::Item;
use encargo_domain::ids::{ItemId, OrderId};
use encargo_domain::order::{Order, OrderPhase, Stage};
use encargo_domain::policy::SourcingPolicy;
use encargo_domain::refusal::Code;
use encargo_domain::wave::{WaveCause, WaveCosts, WaveEvent, WaveFigures};
use encargo_domain::{AggregateKind, Event, LocalDate, Refusal, Timestamp};
use encargo_store::{Failure, Fault, Outcome, Work, events_of_aggregate, on_shelf, waiting_orders};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::commands::sourcing::{source_priced, stock_of};
use crate::context::Cx;
use crate::error::CommandError;
use crate::facts::House;
use crate::queries::Read;
use crate::sourcing::{Prices, Shelves, shelves};
use prices::{Places, Round};

/// Orders of one wave at most; those whose turn is later wait for the next.
const ORDERS_MAX: u32 = 500;
/// Waves told of at most.
const HISTORY_MAX: u32 = 50;
/// How often the clock looks whether a wave is due.
const LOOK: Duration = Duration::from_secs(20);

/// Asks what a wave would do now.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WaveQuery {}

/// What a wave would do now.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WavePreview {
    /// Orders in the order in which they are served.
    pub rows: Vec<WaveRow>,
    /// More orders wait than one wave takes.
    pub more: bool,
    /// Units that wait.
    pub units_wanted: i64,
    /// Units that would find a place.
    pub units_served: i64,
    /// What that costs by the policy's costs; none where nothing waits.
    pub costs: Option<WaveCosts>,
    /// What it saves against the shop's own rules; none where these would serve another number of units.
    #[ts(type = "number | null")]
    pub saved_minor: Option<i64>,
}

/// An order that waits.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WaveRow {
    /// Id.
    pub order_id: OrderId,
    /// Number.
    pub number: String,
    /// Who.
    pub customer_name: String,
    /// When it was placed.
    pub placed_at_ms: Timestamp,
    /// What was promised.
    pub promised_on: Option<LocalDate>,
    /// It was looked at before and nobody had its goods.
    pub backordered: bool,
    /// Units that wait.
    pub units_wanted: i64,
    /// Units that would find a place.
    pub units_served: i64,
    /// Where.
    pub locations: Vec<String>,
}

/// Runs a wave.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RunWave {
    /// The orders; all that wait where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub order_ids: Option<Vec<OrderId>>,
    /// Why.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub cause: Option<WaveCause>,
}

/// What a wave did, and when.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WaveRecord {
    /// When.
    pub at_ms: i64,
    /// Who.
    pub by: String,
    /// What.
    pub figures: WaveFigures,
    /// What it saved against the shop's own rules; none where these would have served another number of units, or it was not kept.
    #[ts(type = "number | null")]
    pub saved_minor: Option<i64>,
}

/// Past waves.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WaveHistory {
    /// Newest first.
    pub waves: Vec<WaveRecord>,
    /// Orders that wait now.
    pub waiting: i64,
}

pub(crate) fn waiting_units(order: &Order) -> i64 {
    order.waiting().iter().map(|l| i64::from(l.quantity)).sum()
}

fn units_of(places: &Places) -> i64 {
    let units = places.iter().flat_map(|(_, lines)| lines.values());
    units.map(|u| i64::from(*u)).sum()
}

/// Looked at before: something of it is back-ordered.
pub(crate) fn backordered(order: &Order) -> bool {
    let mut lines = order.lines.iter();
    lines.any(|l| l.stages.get(Stage::Backordered) > 0)
}

/// Confirmed, free of holds, with units that wait.
pub(crate) fn waits(order: &Order) -> bool {
    order.phase == OrderPhase::Confirmed
        && order.open_holds().next().is_none()
        && !order.waiting().is_empty()
}

/// By turn; ties by number, so that what was shown is what is done.
pub(crate) fn in_turn(policy: &SourcingPolicy, orders: &mut [Arc<Order>]) {
    orders.sort_by_cached_key(|o| (policy.turn(o), o.number.clone()));
}

fn id_of(text: &str) -> Option<uuid::Uuid> {
    uuid::Uuid::parse_str(text).ok()
}

/// `wave.preview`
pub(crate) async fn preview(read: &mut Read, _: WaveQuery) -> Result<WavePreview, CommandError> {
    let house = read.house.clone();
    let ids = waiting_orders(&mut read.conn, ORDERS_MAX + 1).await?;
    let more = ids.len() > usize::try_from(ORDERS_MAX).unwrap_or(usize::MAX);
    let ids: Vec<uuid::Uuid> = ids
        .iter()
        .take(usize::try_from(ORDERS_MAX).unwrap_or(0))
        .filter_map(|id| id_of(id))
        .collect();
    let mut orders = read.get_all::<Order>(&ids).await?;
    orders.retain(|o| waits(o));
    in_turn(&house.policy.policy, &mut orders);
    let wanted: Vec<ItemId> = orders
        .iter()
        .flat_map(|o| o.lines.iter().map(|l| l.item_id))
        .collect();
    let items = read.items(wanted).await?;
    let ids: Vec<ItemId> = items.keys().copied().collect();
    let mut free = shelves(&on_shelf(&mut read.conn, &ids).await?);
    let mut rooms = house.rooms(&mut read.conn).await?;
    let round = Round::of(&house, &items, &read.cx)?;
    let (prices, bound) = round.prices(&orders, &free, &rooms);
    let foreseen =
        (!orders.is_empty()).then(|| round.foreseen(&orders, (&prices, bound), &free, &rooms));
    let mut rows = Vec::with_capacity(orders.len());
    for order in orders {
        let places = round.serve(&order, &prices, &mut free, &mut rooms).places;
        let names = places.iter().map(|(id, _)| house.location_name(*id));
        let names: std::collections::BTreeSet<String> = names.collect();
        rows.push(WaveRow {
            order_id: order.order_id,
            number: order.number.clone(),
            customer_name: order
                .buyer
                .as_ref()
                .map_or_else(String::new, |b| b.name.clone()),
            placed_at_ms: order.placed_at,
            promised_on: order.promised_on(),
            backordered: backordered(&order),
            units_wanted: waiting_units(&order),
            units_served: units_of(&places),
            locations: names.into_iter().collect(),
        });
    }
    Ok(WavePreview {
        costs: foreseen.map(|f| f.costs),
        saved_minor: foreseen.and_then(|f| f.costs.saved_minor(f.units_served)),
        more,
        units_wanted: rows.iter().map(|r| r.units_wanted).sum(),
        units_served: rows.iter().map(|r| r.units_served).sum(),
        rows,
    })
}

/// `wave.run`: sources what waits, in turn, in one transaction. A back-order for which nothing came is left as it is: its history would only
/// be told again.
pub(crate) async fn run(work: &mut Work, cx: &Cx, command: RunWave) -> Outcome<WaveFigures> {
    let house = House::in_work(work).await?;
    let company_id = house.company()?.company_id;
    let limit = usize::try_from(ORDERS_MAX).unwrap_or(usize::MAX);
    let ids: Vec<uuid::Uuid> = match command.order_ids {
        Some(ids) if ids.len() > limit => {
            return Err(Refusal::new(Code::BadQuantity)
                .with("max", ORDERS_MAX)
                .into());
        }
        Some(ids) => ids.into_iter().map(OrderId::uuid).collect(),
        None => {
            let ids = waiting_orders(work.reading().await?, ORDERS_MAX).await?;
            ids.iter().filter_map(|id| id_of(id)).collect()
        }
    };
    let mut orders = work.find_all::<Order>(ids).await?;
    orders.retain(|o| waits(o));
    if orders.is_empty() {
        return Err(Refusal::new(Code::NothingToDo).into());
    }
    in_turn(&house.policy.policy, &mut orders);
    orders.dedup_by_key(|o| o.order_id);
    let mut figures = WaveFigures {
        cause: command.cause.unwrap_or_default(),
        policy_version: house.policy.version,
        orders: u32::try_from(orders.len()).unwrap_or(u32::MAX),
        sourced: 0,
        units_wanted: 0,
        units_served: 0,
        shipments: 0,
        costs: None,
    };
    let mut items: HashMap<ItemId, Arc<Item>> = HashMap::new();
    let mut all = Shelves::new();
    for order in &orders {
        let (wanted, there) = stock_of(work, order).await?;
        items.extend(wanted);
        all.extend(there);
    }
    let round = Round::of(&house, &items, cx)?;
    let rooms = house.rooms_in(work).await?;
    let (prices, bound) = round.prices(&orders, &all, &rooms);
    let foreseen = round.foreseen(&orders, (&prices, bound), &all, &rooms);
    for order in orders {
        let before = waiting_units(&order);
        figures.units_wanted += u64::try_from(before).unwrap_or(0);
        if backordered(&order) {
            let (_, mut free) = stock_of(work, &order).await?;
            let mut rooms = house.rooms_in(work).await?;
            let served = round.serve(&order, &prices, &mut free, &mut rooms);
            if served.places.is_empty() {
                continue;
            }
        }
        let made = match source_priced(work, cx, &house, order.order_id, &prices).await {
            Ok(made) => made,
            // Given twice in one wave, or held meanwhile: others are not kept waiting for it.
            Err(Failure::Refused(_)) => continue,
            Err(fault) => return Err(fault),
        };
        let after: Arc<Order> = work.get(order.order_id.uuid()).await?;
        let served = before - waiting_units(&after);
        figures.units_served += u64::try_from(served).unwrap_or(0);
        figures.sourced += u32::from(!made.is_empty());
        figures.shipments += u32::try_from(made.len()).unwrap_or(0);
    }
    // Where an order was refused meanwhile, what was done is not what was foreseen.
    figures.costs = (figures.units_served == foreseen.units_served).then_some(foreseen.costs);
    let event = WaveEvent::Finished {
        figures: figures.clone(),
    };
    work.record(&cx.ctx, Event::Wave(company_id, event)).await?;
    Ok(figures)
}

/// The orders of a wave for which goods came: the back-orders that would get something when all that wait are served in turn, and those that were
/// collected and go with them, so that nobody is passed over. None where no back-order would get anything.
pub(crate) async fn goods_came_for(
    work: &mut Work,
    cx: &Cx,
    house: &House,
) -> Outcome<Vec<OrderId>> {
    let ids = waiting_orders(work.reading().await?, ORDERS_MAX).await?;
    let ids = ids.iter().filter_map(|id| id_of(id)).collect();
    let mut orders = work.find_all::<Order>(ids).await?;
    orders.retain(|o| waits(o));
    in_turn(&house.policy.policy, &mut orders);
    let mut items: HashMap<ItemId, Arc<Item>> = HashMap::new();
    let mut free = Shelves::new();
    for order in &orders {
        let (wanted, there) = stock_of(work, order).await?;
        items.extend(wanted);
        free.extend(there);
    }
    let round = Round::of(house, &items, cx)?;
    let mut rooms = house.rooms_in(work).await?;
    let none = Prices::new();
    let mut came = false;
    orders.retain(|order| {
        let served = round.serve(order, &none, &mut free, &mut rooms);
        let gets = !served.places.is_empty();
        came |= gets && backordered(order);
        gets || !backordered(order)
    });
    if !came {
        orders.clear();
    }
    Ok(orders.iter().map(|o| o.order_id).collect())
}

/// `wave.history`
pub(crate) async fn history(read: &mut Read, _: WaveQuery) -> Result<WaveHistory, CommandError> {
    let house = read.house.clone();
    let id = house.company()?.company_id.uuid();
    let of = (AggregateKind::Wave, id);
    let rows = events_of_aggregate(&mut read.conn, of, &[], HISTORY_MAX).await?;
    let mut waves = Vec::with_capacity(rows.len());
    for row in rows {
        let WaveEvent::Finished { figures } =
            serde_json::from_str(&row.payload).map_err(|source| Fault::Json {
                what: "reading a wave",
                source,
            })?;
        waves.push(WaveRecord {
            at_ms: row.at_ms,
            by: row.actor_name,
            saved_minor: figures
                .costs
                .and_then(|costs| costs.saved_minor(figures.units_served)),
            figures,
        });
    }
    let waiting = waiting_orders(&mut read.conn, ORDERS_MAX).await?.len();
    Ok(WaveHistory {
        waves,
        waiting: i64::try_from(waiting).unwrap_or(i64::MAX),
    })
}

/// Why a wave is due, if one is. `fresh`: orders that were never looked at; `since_ms`: time since the last wave.
fn due(policy: &SourcingPolicy, fresh: u32, since_ms: i64) -> Option<WaveCause> {
    let timing = policy.waves.as_ref().filter(|_| fresh > 0)?;
    if timing.at_orders.is_some_and(|n| fresh >= n) {
        return Some(WaveCause::Size);
    }
    let minutes = timing.every_minutes?;
    (since_ms >= i64::from(minutes) * 60_000).then_some(WaveCause::Interval)
}

/// Runs the waves that are due, as long as the program is open. What fails is tried again at the next look.
pub(crate) async fn clock(app: Weak<App>) {
    let mut last = crate::context::Clock::System.now().0;
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(app) = app.upgrade() else { return };
        if app.house().await.policy.policy.waves.is_none() {
            continue;
        }
        let now = crate::context::Clock::System.now().0;
        match look(&app, now - last).await {
            Ok(true) => last = now,
            Ok(false) => {}
            Err(error) => tracing::warn!(code = %error.code, "a wave could not be run"),
        }
    }
}

async fn look(app: &Arc<App>, since_ms: i64) -> Result<bool, CommandError> {
    let mut conn = app.store.reader().await?;
    let fresh = encargo_store::collected_orders(&mut conn).await?;
    drop(conn);
    let policy = app.house().await.policy.policy.clone();
    let Some(cause) = due(&policy, fresh, since_ms) else {
        return Ok(false);
    };
    let cause = crate::registry::value(&cause)?;
    app.call("wave.run", serde_json::json!({ "cause": cause }))
        .await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use encargo_domain::policy::WaveTiming;

    use super::*;

    #[test]
    fn a_wave_is_due_by_size_or_by_time_and_never_for_nothing() {
        let policy = |every_minutes, at_orders| SourcingPolicy {
            waves: Some(WaveTiming {
                every_minutes,
                at_orders,
            }),
            ..SourcingPolicy::default()
        };
        let both = policy(Some(30), Some(10));
        assert_eq!(due(&both, 9, 29 * 60_000), None);
        assert_eq!(due(&both, 10, 0), Some(WaveCause::Size));
        assert_eq!(due(&both, 1, 30 * 60_000), Some(WaveCause::Interval));
        assert_eq!(due(&both, 0, 90 * 60_000), None, "nothing was collected");
        assert_eq!(due(&policy(None, None), 99, i64::MAX), None, "by hand only");
        assert_eq!(
            due(&SourcingPolicy::default(), 99, i64::MAX),
            None,
            "at once on confirm"
        );
    }
}
