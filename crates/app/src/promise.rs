//! Promises: by when which delivery of a sheet can be there, and from where. Asks the sourcing engine, so that what is promised is what will be
//! decided. What is not on a shelf is promised from goods on their way (available-to-promise by date), after those who wait already.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::LocalDate;
use encargo_domain::catalog::Item;
use encargo_domain::customer::{Address, Customer};
use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::order::{Channel, DeliveryInput, DeliveryMethod, OrderInput};
use encargo_sourcing::rules::matching::{self, Matching};
use encargo_store::{Fault, IncomingRow, incoming, punctuality, waiting_units};
use serde::Serialize;
use sqlx::SqliteConnection;
use ts_rs::TS;

use crate::sourcing::{
    MICRO_PER_MINOR, Route, Scene, Share, Sourced, Want, available, measure, source, yardstick,
};

/// How a delivery would be carried out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Quote {
    /// When everything is there; `None` when something nowhere is.
    pub(crate) promised_on: Option<LocalDate>,
    /// From where.
    pub(crate) from: Vec<LocationId>,
    /// Units nobody has, now or on its way.
    pub(crate) missing: u32,
    /// Freight and work, in minor units: what it costs the shop.
    pub(crate) cost_minor: i64,
    /// Grams of CO2e.
    pub(crate) co2_g: i64,
    /// The purchase order or transfer the day depends on.
    pub(crate) awaits: Option<Awaits>,
    /// What it would take away from others.
    pub(crate) takes: Vec<Take>,
}

/// Units one delivery takes away from others, from a shelf or from goods on their way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Take {
    pub(crate) item_id: ItemId,
    /// From or to where; none: from wherever goods come first, as far as they go.
    pub(crate) location_id: Option<LocationId>,
    pub(crate) shelf_units: i64,
    pub(crate) supply_units: i64,
}

/// Goods on their way that a promise is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Awaits {
    /// Number of the purchase order or transfer.
    pub number: String,
    /// When it is expected.
    pub expected_on: LocalDate,
}

/// Goods on their way that nobody waits for yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Supply(Vec<IncomingRow>);

/// Days of supply looked at for one quote, the nearest first.
const SUPPLY_DAYS: usize = 12;

impl Supply {
    /// What is on its way of these items, without what orders before this one wait for: they are served first, from the earliest.
    pub(crate) async fn read(conn: &mut SqliteConnection, items: &[ItemId]) -> Result<Self, Fault> {
        let rows = incoming(conn, items).await?;
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let waiting = waiting_units(conn, items).await?;
        Ok(Self::net(rows, waiting.into_iter().collect()))
    }

    /// All that is on its way of these items: for orders that wait for it themselves, in their turn (`watch`).
    pub(crate) async fn whole(
        conn: &mut SqliteConnection,
        items: &[ItemId],
    ) -> Result<Self, Fault> {
        Ok(Self(incoming(conn, items).await?))
    }

    /// Items of which something is on its way.
    pub(crate) fn items(&self) -> BTreeSet<ItemId> {
        self.0.iter().map(|row| row.item_id).collect()
    }

    /// Gives goods away, those that come first before the others: what comes is given in turn when it is there.
    pub(crate) fn take(&mut self, take: &Take) {
        let fits = |row: &&mut IncomingRow| {
            row.item_id == take.item_id
                && take
                    .location_id
                    .is_none_or(|place| place == row.location_id)
        };
        let rows: Vec<&mut IncomingRow> = self.0.iter_mut().filter(fits).collect();
        let dated: Vec<matching::Supply> = rows
            .iter()
            .map(|row| matching::Supply {
                day: row.expected_on.days_since(LocalDate::default()),
                units: row.units,
            })
            .collect();
        let first = Matching::FirstCome;
        let taken = matching::pair(first, i64::MAX, take.supply_units, &dated);
        for (at, row) in rows.into_iter().enumerate() {
            let of_row = taken.iter().filter(|(of, _)| *of == at);
            row.units -= of_row.map(|(_, units)| units).sum::<i64>();
        }
        self.0.retain(|row| row.units > 0);
    }

    fn net(mut rows: Vec<IncomingRow>, mut waiting: HashMap<ItemId, i64>) -> Self {
        for row in &mut rows {
            if let Some(before) = waiting.get_mut(&row.item_id) {
                let taken = row.units.min(*before);
                row.units -= taken;
                *before -= taken;
            }
        }
        rows.retain(|row| row.units > 0);
        Self(rows)
    }

    /// The first day a row can be used: goods that are due today or overdue are not here yet.
    fn usable_on(row: &IncomingRow, today: LocalDate) -> LocalDate {
        row.expected_on.max(today.plus_days(1))
    }

    /// The first day on which everything wanted can be had, what is decided then, and the supply it depends on.
    fn later(&self, scene: &Scene, route: &Route, wants: &[Want]) -> Option<(Sourced, Awaits)> {
        let rows = || {
            self.0
                .iter()
                .filter(|row| wants.iter().any(|w| w.item_id == row.item_id))
        };
        let rooms = scene.house.limits();
        let days: BTreeSet<LocalDate> = rows()
            .map(|row| Self::usable_on(row, scene.today))
            .collect();
        days.into_iter().take(SUPPLY_DAYS).find_map(|day| {
            let mut shelves = scene.shelves.clone();
            let there = rows().filter(|row| Self::usable_on(row, scene.today) <= day);
            let mut last = None;
            for row in there {
                let shelf = shelves.entry((row.item_id, row.location_id)).or_default();
                shelf.on_hand += row.units;
                last = Some(row);
            }
            let then = Scene {
                shelves: &shelves,
                today: day,
                minute: 0,
                rooms: &rooms,
                ..*scene
            };
            let sourced = source(&then, 0, route, wants);
            let awaits = last.map(|row| Awaits {
                number: row.number.clone(),
                expected_on: row.expected_on,
            });
            (missing(wants, &sourced.shares) == 0)
                .then_some(sourced)
                .zip(awaits)
        })
    }
}

/// How often each location kept its day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Punctuality(HashMap<(LocationId, DeliveryMethod), (i64, i64)>);

/// Below this nothing is said: two parcels in time are no 100 %.
const HISTORY_MIN: i64 = 20;
/// A location's own history counts fully beside so many deliveries of the whole shop.
const PRIOR: i64 = 10;

impl Punctuality {
    /// From the newest part of the journal.
    pub(crate) async fn read(conn: &mut SqliteConnection, zone_ms: i64) -> Result<Self, Fault> {
        let mut by_place = HashMap::new();
        for row in punctuality(conn, zone_ms).await? {
            let method = match row.method.as_str() {
                "ship" => DeliveryMethod::Ship,
                "pickup" => DeliveryMethod::Pickup,
                _ => continue,
            };
            if let Ok(location) = row.location_id.parse::<LocationId>() {
                by_place.insert((location, method), (row.done, row.in_time));
            }
        }
        Ok(Self(by_place))
    }

    /// How likely everything leaves these locations in time, in percent; nothing where the shop has too little history. Locations with little
    /// of their own are drawn towards the shop's mean.
    pub(crate) fn confidence(&self, from: &[LocationId], method: DeliveryMethod) -> Option<u32> {
        let all = self.0.iter().filter(|((_, m), _)| *m == method);
        let (done, in_time) = all.fold((0, 0), |sum, (_, n)| (sum.0 + n.0, sum.1 + n.1));
        if done < HISTORY_MIN || from.is_empty() {
            return None;
        }
        // Parts per million: shares of several locations are multiplied.
        let whole = from.iter().fold(1_000_000_i64, |chance, location| {
            let own = self.0.get(&(*location, method)).copied().unwrap_or((0, 0));
            let prior = PRIOR * 1_000_000 * in_time / done;
            chance * ((own.1 * 1_000_000 + prior) / (own.0 + PRIOR)) / 1_000_000
        });
        u32::try_from((whole + 5_000) / 10_000).ok()
    }
}

fn missing(wants: &[Want], shares: &[Share]) -> u32 {
    let filled: u32 = shares.iter().flat_map(|s| s.lines.values()).sum();
    let wanted: u32 = wants.iter().map(|w| w.units).sum();
    wanted.saturating_sub(filled)
}

/// The address a delivery goes to: the one typed, else the customer's.
pub(crate) fn address_of(delivery: &DeliveryInput, customer: Option<&Customer>) -> Option<Address> {
    delivery
        .address
        .clone()
        .or_else(|| customer.map(|c| c.input.address.clone()))
}

/// Units of a sheet that travel by one of its deliveries.
pub(crate) fn wants_of(
    input: &OrderInput,
    delivery: u32,
    items: &HashMap<ItemId, Arc<Item>>,
) -> Vec<Want> {
    input
        .lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.delivery == delivery || input.deliveries.len() <= 1)
        .map(|(i, l)| Want {
            line_id: u32::try_from(i + 1).unwrap_or(0),
            item_id: l.item_id,
            units: l.quantity,
            weight_g: items.get(&l.item_id).map_or(0, |i| i.input.weight_g),
        })
        .collect()
}

/// Quotes one delivery for some units: from what is on the shelves, else from what is on its way.
pub(crate) fn quote(
    scene: &Scene,
    channel: Channel,
    delivery: &DeliveryInput,
    address: Option<&Address>,
    wants: &[Want],
    supply: &Supply,
) -> Quote {
    let route = Route {
        method: delivery.method,
        channel: Some(channel),
        counter: delivery.location_id,
        address,
        service: delivery.service.as_deref(),
        promised_on: None,
        firm: delivery.firm_location_id,
        passed_over: &[],
    };
    let now = source(scene, 0, &route, wants).shares;
    let short = missing(wants, &now);
    let later = (short > 0 && delivery.method != DeliveryMethod::CarryOut)
        .then(|| supply.later(scene, &route, wants))
        .flatten();
    let takes = takes(
        scene,
        &route,
        wants,
        later.as_ref().map_or(&now, |(s, _)| &s.shares),
    );
    let (shares, missing, awaits) = match later {
        Some((sourced, awaits)) => (sourced.shares, 0, Some(awaits)),
        None => (now, short, None),
    };
    let all_there = shares.iter().map(|s| s.arrives_on).max();
    let promised_on = if missing > 0 {
        None
    } else {
        all_there.map(|d| {
            if delivery.method == DeliveryMethod::CarryOut {
                scene.today
            } else {
                d
            }
        })
    };
    Quote {
        promised_on,
        missing,
        awaits,
        takes,
        from: shares.iter().map(|s| s.location_id).collect(),
        ..costs(scene, &route, wants, &shares)
    }
}

/// What these shares take from shelves and from goods on their way. Units that find no place even so get whatever comes.
fn takes(scene: &Scene, route: &Route, wants: &[Want], shares: &[Share]) -> Vec<Take> {
    let mut takes: Vec<Take> = Vec::new();
    for want in wants {
        let mut left = i64::from(want.units);
        for share in shares {
            let Some(units) = share.lines.get(&want.line_id).map(|n| i64::from(*n)) else {
                continue;
            };
            left -= units;
            let location = scene.house.location(share.location_id);
            let free = location.map_or(0, |l| available(scene, route, l, want.item_id));
            let place = Some(share.location_id);
            // Two lines of one item share a shelf.
            let same = takes
                .iter()
                .filter(|t| (t.item_id, t.location_id) == (want.item_id, place));
            let before: i64 = same.map(|t| t.shelf_units).sum();
            let shelf_units = units.min((free - before).max(0));
            takes.push(Take {
                item_id: want.item_id,
                location_id: place,
                shelf_units,
                supply_units: units - shelf_units,
            });
        }
        let whole = scene.policy.policy.splits.ship_complete;
        if left > 0 && !whole {
            takes.push(Take {
                item_id: want.item_id,
                location_id: None,
                shelf_units: 0,
                supply_units: left,
            });
        }
    }
    takes
}

/// What shares come to in money and emissions, whatever they were chosen by.
pub(crate) fn costs(scene: &Scene, route: &Route, wants: &[Want], shares: &[Share]) -> Quote {
    let yardstick = yardstick(&scene.policy.policy);
    let scene = Scene {
        policy: &yardstick,
        ..*scene
    };
    let shares: Vec<_> = shares
        .iter()
        .map(|s| (s.location_id, s.lines.clone()))
        .collect();
    let measured = measure(&scene, route, wants, &shares);
    Quote {
        cost_minor: (measured.money + MICRO_PER_MINOR / 2) / MICRO_PER_MINOR,
        co2_g: measured.co2_g,
        ..Quote::default()
    }
}

/// The promise of every delivery of a sheet.
pub(crate) fn promises(
    scene: &Scene,
    input: &OrderInput,
    customer: Option<&Customer>,
    supply: &Supply,
) -> Vec<Option<LocalDate>> {
    input
        .deliveries
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let wants = wants_of(input, u32::try_from(i).unwrap_or(0), scene.items);
            let address = address_of(d, customer);
            quote(scene, input.channel, d, address.as_ref(), &wants, supply).promised_on
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn row(item: ItemId, day: u32, units: i64) -> IncomingRow {
        IncomingRow {
            item_id: item,
            location_id: LocationId::new(Uuid::nil()),
            number: format!("P-{day}"),
            expected_on: LocalDate::ymd(2026, 5, day).expect("a day"),
            units,
        }
    }

    #[test]
    fn who_waits_already_is_served_from_the_earliest_goods() {
        let item = ItemId::new(Uuid::now_v7());
        let other = ItemId::new(Uuid::now_v7());
        let rows = vec![row(item, 3, 4), row(other, 4, 2), row(item, 9, 5)];
        let supply = Supply::net(rows, HashMap::from([(item, 6)]));
        assert_eq!(supply.0, [row(other, 4, 2), row(item, 9, 3)]);
    }

    #[test]
    fn what_one_takes_the_next_does_not_see() {
        let item = ItemId::new(Uuid::now_v7());
        let take = |location_id, supply_units| Take {
            item_id: item,
            location_id,
            shelf_units: 0,
            supply_units,
        };
        let mut supply = Supply(vec![row(item, 3, 4), row(item, 9, 5)]);
        supply.take(&take(Some(LocationId::new(Uuid::nil())), 6));
        assert_eq!(supply.0, [row(item, 9, 3)]);
        supply.take(&take(Some(LocationId::new(Uuid::now_v7())), 2));
        assert_eq!(supply.0, [row(item, 9, 3)], "goods for another place");
        supply.take(&take(None, 99));
        assert!(supply.items().is_empty());
    }

    #[test]
    fn confidence_comes_from_history_and_is_silent_without_one() {
        let (busy, new) = (
            LocationId::new(Uuid::now_v7()),
            LocationId::new(Uuid::now_v7()),
        );
        let ship = DeliveryMethod::Ship;
        let of = |done, in_time| Punctuality(HashMap::from([((busy, ship), (done, in_time))]));
        assert_eq!(of(19, 19).confidence(&[busy], ship), None);
        assert_eq!(of(100, 80).confidence(&[busy], ship), Some(80));
        assert_eq!(
            of(100, 80).confidence(&[new], ship),
            Some(80),
            "a new place is as good as the shop"
        );
        assert_eq!(
            of(100, 80).confidence(&[busy, new], ship),
            Some(64),
            "both have to be in time"
        );
        assert_eq!(
            of(100, 80).confidence(&[busy], DeliveryMethod::Pickup),
            None
        );
    }
}
