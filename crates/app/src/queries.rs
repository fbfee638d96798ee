//! The queries, by noun. Each answers a view made for a screen: from the read tables for lists, from the states of aggregates for one thing.
//! Nothing here writes.

pub(crate) mod alternatives;
pub(crate) mod answer;
pub(crate) mod boot;
pub(crate) mod catalog;
pub(crate) mod company;
pub(crate) mod customers;
pub(crate) mod decisions;
pub(crate) mod documents;
pub(crate) mod find;
pub(crate) mod fulfillments;
pub(crate) mod locations;
pub(crate) mod orders;
pub(crate) mod papers;
pub(crate) mod policy;
pub(crate) mod preview;
pub(crate) mod rates;
pub(crate) mod received;
pub(crate) mod returns;
pub(crate) mod stock;
pub(crate) mod supply;
#[cfg(test)]
mod tests;
pub(crate) mod timeline;
pub(crate) mod today;
pub(crate) mod us_tax;
pub(crate) mod whatif;

use std::collections::HashMap;
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::ids::ItemId;
use encargo_domain::words::Language;
use encargo_domain::{LocalDate, Refusal, Timestamp};
use encargo_store::{Fault, Holds, Window, load, load_many};
use sqlx::Sqlite;
use sqlx::pool::PoolConnection;
use uuid::Uuid;

use crate::app::App;
use crate::context::{Cx, zone_ms};
use crate::error::CommandError;
use crate::facts::House;
use crate::promise::Punctuality;

/// History of months hardly changes in this time.
const PUNCTUALITY_MS: i64 = 600_000;

/// One query being answered: a read-only connection and what it needs to know of its caller.
pub(crate) struct Read {
    pub(crate) app: Arc<App>,
    pub(crate) cx: Cx,
    pub(crate) conn: PoolConnection<Sqlite>,
    pub(crate) house: Arc<House>,
}

impl Read {
    pub(crate) async fn new(app: Arc<App>, cx: Cx) -> Result<Self, CommandError> {
        let conn = app.store.reader().await?;
        let house = app.house().await;
        Ok(Self {
            app,
            cx,
            conn,
            house,
        })
    }

    /// The state of an aggregate with its version; a refusal where there is none.
    pub(crate) async fn versioned<T: Holds>(
        &mut self,
        id: Uuid,
    ) -> Result<(Arc<T>, i64), CommandError> {
        match load::<T>(&mut self.conn, id).await? {
            Some(found) => Ok(found),
            None => Err(Refusal::not_found(T::KIND.as_str(), id).into()),
        }
    }

    /// The state of an aggregate; a refusal where there is none.
    pub(crate) async fn get<T: Holds>(&mut self, id: Uuid) -> Result<Arc<T>, CommandError> {
        Ok(self.versioned::<T>(id).await?.0)
    }

    /// States of several aggregates; missing ones are left out.
    pub(crate) async fn get_all<T: Holds>(
        &mut self,
        ids: &[Uuid],
    ) -> Result<Vec<Arc<T>>, CommandError> {
        Ok(load_many::<T>(&mut self.conn, ids)
            .await?
            .into_iter()
            .map(|(state, _)| state)
            .collect())
    }

    /// Items by id.
    pub(crate) async fn items(
        &mut self,
        ids: impl IntoIterator<Item = ItemId>,
    ) -> Result<HashMap<ItemId, Arc<Item>>, CommandError> {
        let ids: std::collections::BTreeSet<Uuid> = ids.into_iter().map(ItemId::uuid).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        Ok(self
            .get_all::<Item>(&ids)
            .await?
            .into_iter()
            .map(|item| (item.item_id, item))
            .collect())
    }

    /// How often locations kept their day, as read in the last minutes.
    pub(crate) async fn punctuality(&mut self) -> Result<Arc<Punctuality>, CommandError> {
        let now = self.now();
        let app = self.app.clone();
        let mut known = app.punctuality.lock().await;
        if let Some((at, punctuality)) = known.as_ref()
            && (0..PUNCTUALITY_MS).contains(&(now.0 - at.0))
        {
            return Ok(punctuality.clone());
        }
        let read =
            Arc::new(Punctuality::read(&mut self.conn, zone_ms(now, self.cx.time_zone)).await?);
        *known = Some((now, read.clone()));
        Ok(read)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.cx.ctx.now
    }
    pub(crate) fn today(&self) -> LocalDate {
        self.cx.ctx.today
    }
    pub(crate) fn language(&self) -> Language {
        self.cx.language
    }
}

/// An id read from a row.
pub(crate) fn id_of(text: &str) -> Result<Uuid, CommandError> {
    Uuid::parse_str(text).map_err(|_| Fault::Broken(format!("{text} is no id")).into())
}

/// A thing named by its id or by the number people see.
pub(crate) fn named(
    id: Option<Uuid>,
    found: Option<String>,
    what: &str,
    number: Option<&str>,
) -> Result<Uuid, CommandError> {
    match (id, found) {
        (Some(id), _) => Ok(id),
        (None, Some(found)) => id_of(&found),
        (None, None) => Err(Refusal::not_found(what, number.unwrap_or_default()).into()),
    }
}

/// The default window of a list.
pub(crate) const fn window(offset: u32, limit: u32) -> Window {
    Window { offset, limit }
}

/// Rows of a list where nobody said how many.
pub(crate) const fn page_size() -> u32 {
    100
}
