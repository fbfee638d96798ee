//! What most decisions need to know: the company, its locations, this device.

use std::collections::HashMap;
use std::sync::Arc;

use chrono_tz::Tz;
use encargo_domain::Refusal;
use encargo_domain::catalog::Item;
use encargo_domain::company::Company;
use encargo_domain::event::Device;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::{DeviceId, ItemId, LocationId};
use encargo_domain::location::Location;
use encargo_domain::money::Currency;
use encargo_domain::order::OrderInput;
use encargo_domain::policy::{PolicyBook, SourcingPolicy};
use encargo_store::{Fault, Outcome, Work, load, load_all, open_work};
use sqlx::SqliteConnection;

/// The sourcing policy decisions are taken by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PolicyInForce {
    /// Its version; 0: the built-in one, or one that is tried out.
    pub(crate) version: u32,
    pub(crate) policy: Arc<SourcingPolicy>,
}

impl PolicyInForce {
    /// The active version; the built-in one where the shop has written none.
    fn of(book: Option<&PolicyBook>, company: Option<&Company>) -> Self {
        match book.and_then(|b| Some((b.version, b.active.as_ref()?))) {
            Some((version, policy)) => Self {
                version,
                policy: policy.clone(),
            },
            None => Self::built_in(company),
        }
    }

    /// The policy of a shop that has written none.
    pub(crate) fn built_in(company: Option<&Company>) -> Self {
        Self {
            version: 0,
            policy: Arc::new(SourcingPolicy::built_in(
                company.map_or(0, |c| c.options.split_cost_minor),
            )),
        }
    }
}

/// Units of a fulfillment order that have not left their location, as [`open_work`] counts them.
pub(crate) fn backlog(fulfillment: &Fulfillment) -> i64 {
    match fulfillment.status {
        FulfillmentStatus::Reserved
        | FulfillmentStatus::Released
        | FulfillmentStatus::Picked
        | FulfillmentStatus::Packed => i64::from(fulfillment.units()),
        FulfillmentStatus::InTransfer
        | FulfillmentStatus::Staged
        | FulfillmentStatus::Shipped
        | FulfillmentStatus::Delivered
        | FulfillmentStatus::Cancelled => 0,
    }
}

/// Units locations can still take on.
pub(crate) type Rooms = HashMap<LocationId, i64>;

/// Company, its policy, locations and device: small, read often, changed seldom.
#[derive(Debug, Clone)]
pub(crate) struct House {
    pub(crate) company: Option<Arc<Company>>,
    /// By id.
    pub(crate) locations: Vec<Arc<Location>>,
    /// How orders are sourced.
    pub(crate) policy: PolicyInForce,
    pub(crate) device: Option<Device>,
    pub(crate) time_zone: Tz,
}

impl Default for House {
    fn default() -> Self {
        Self {
            company: None,
            locations: Vec::new(),
            policy: PolicyInForce::built_in(None),
            device: None,
            time_zone: Tz::Europe__Madrid,
        }
    }
}

impl House {
    /// As last committed.
    pub(crate) async fn read(
        conn: &mut SqliteConnection,
        device_id: DeviceId,
    ) -> Result<Self, Fault> {
        let company = load_all::<Company>(conn).await?.into_iter().next();
        let locations = load_all::<Location>(conn).await?;
        let book = load_all::<PolicyBook>(conn).await?.into_iter().next();
        let device = load::<Device>(conn, device_id.uuid())
            .await?
            .map(|(d, _)| (*d).clone());
        Ok(Self::of(company, locations, book.as_deref(), device))
    }

    /// As it stands inside a command.
    pub(crate) async fn in_work(work: &mut Work) -> Outcome<Self> {
        let company = work.all::<Company>().await?.into_iter().next();
        let locations = work.all::<Location>().await?;
        let book = work.all::<PolicyBook>().await?.into_iter().next();
        Ok(Self::of(company, locations, book.as_deref(), None))
    }

    fn of(
        company: Option<Arc<Company>>,
        locations: Vec<Arc<Location>>,
        book: Option<&PolicyBook>,
        device: Option<Device>,
    ) -> Self {
        let time_zone = company
            .as_ref()
            .and_then(|c| c.time_zone.parse().ok())
            .unwrap_or(Tz::Europe__Madrid);
        Self {
            policy: PolicyInForce::of(book, company.as_deref()),
            company,
            locations,
            device,
            time_zone,
        }
    }

    /// The company; a refusal where nobody has set one up.
    pub(crate) fn company(&self) -> Result<&Arc<Company>, Refusal> {
        self.company
            .as_ref()
            .ok_or_else(|| Refusal::not_found("company", ""))
    }

    /// The currency of the books.
    pub(crate) fn currency(&self) -> Currency {
        self.company.as_ref().map_or(Currency::EUR, |c| c.currency)
    }

    /// Location by id.
    pub(crate) fn location(&self, id: LocationId) -> Option<&Arc<Location>> {
        self.locations.iter().find(|l| l.location_id == id)
    }

    /// Units each location can still take on today, of those that have a limit: their backlog counts.
    pub(crate) async fn rooms(&self, conn: &mut SqliteConnection) -> Result<Rooms, Fault> {
        let taken: HashMap<LocationId, i64> = open_work(conn).await?.into_iter().collect();
        let mut rooms = self.limits();
        for (id, room) in &mut rooms {
            *room -= taken.get(id).copied().unwrap_or(0);
        }
        Ok(rooms)
    }

    /// What locations with a limit take on in a day that has not begun.
    pub(crate) fn limits(&self) -> Rooms {
        self.locations
            .iter()
            .filter_map(|l| Some((l.location_id, i64::from(l.daily_units?))))
            .collect()
    }

    /// The same inside a command, after everything done so far.
    pub(crate) async fn rooms_in(&self, work: &mut Work) -> Outcome<Rooms> {
        if self.locations.iter().all(|l| l.daily_units.is_none()) {
            return Ok(Rooms::new());
        }
        let mut rooms = self.rooms(work.reading().await?).await?;
        // A wave gives out more than one order before anything is written.
        for (before, after) in work.changed::<Fulfillment>() {
            if let Some(room) = rooms.get_mut(&after.location_id) {
                *room += before.map_or(0, |f| backlog(&f)) - backlog(&after);
            }
        }
        Ok(rooms)
    }

    /// Its name, or nothing.
    pub(crate) fn location_name(&self, id: LocationId) -> String {
        self.location(id)
            .map(|l| l.name.clone())
            .unwrap_or_default()
    }

    /// Locations by id, owned, as deciders take them.
    pub(crate) fn location_map(&self) -> HashMap<LocationId, Location> {
        self.locations
            .iter()
            .map(|l| (l.location_id, (**l).clone()))
            .collect()
    }
}

/// The items of a sheet. Missing ones are left out; pricing refuses them by name.
pub(crate) async fn items_of(
    work: &mut Work,
    input: &OrderInput,
) -> Outcome<HashMap<ItemId, Item>> {
    let ids: std::collections::BTreeSet<ItemId> = input.lines.iter().map(|l| l.item_id).collect();
    let ids = ids.into_iter().map(ItemId::uuid).collect();
    let items = work.find_all::<Item>(ids).await?;
    Ok(items
        .into_iter()
        .map(|i| (i.item_id, (*i).clone()))
        .collect())
}
