//! Accounts of the stock ledger: their keys, and which ids they have.

use std::collections::{HashMap, HashSet};

use encargo_domain::ids::{DeviceId, ItemId};
use encargo_domain::stock::{Place, StockMove};
use sqlx::SqliteConnection;

use crate::error::{Fault, Outcome};
use crate::rows::{Insert, Value};

type AccountKey = (ItemId, Place);

/// Ids of accounts already met. Those opened by the present command are dropped with it.
#[derive(Debug, Default)]
pub(crate) struct Accounts {
    known: HashMap<AccountKey, i64>,
    fresh: Vec<AccountKey>,
}

/// The most ids kept.
const KNOWN_MAX: usize = 200_000;

const MOVES: Insert = Insert {
    what: "posting stock moves",
    head: "insert into stock_move (event_seq, from_account_id, to_account_id, quantity)",
    tail: "",
};

impl Accounts {
    pub(crate) fn keep(&mut self) {
        self.fresh.clear();
        if self.known.len() > KNOWN_MAX {
            self.known.clear();
        }
    }
    pub(crate) fn forget(&mut self) {
        for key in self.fresh.drain(..) {
            self.known.remove(&key);
        }
    }

    /// Posts moves; the database refuses what would oversell.
    pub(crate) async fn post(
        &mut self,
        conn: &mut SqliteConnection,
        holder: DeviceId,
        moves: &[(i64, StockMove)],
    ) -> Outcome<()> {
        let keys: HashSet<AccountKey> = moves
            .iter()
            .flat_map(|(_, m)| [(m.item_id, m.from), (m.item_id, m.to)])
            .collect();
        let mut unknown: Vec<AccountKey> = keys
            .into_iter()
            .filter(|k| !self.known.contains_key(k))
            .collect();
        unknown.sort_unstable();
        for key in unknown {
            let id = open(conn, holder, key).await?;
            self.known.insert(key, id);
            self.fresh.push(key);
        }
        let id = |item: ItemId, place: Place| {
            self.known
                .get(&(item, place))
                .copied()
                .map_or(Value::Null, Value::Int)
        };
        let rows = moves
            .iter()
            .map(|(seq, m)| {
                vec![
                    (*seq).into(),
                    id(m.item_id, m.from),
                    id(m.item_id, m.to),
                    m.quantity.into(),
                ]
            })
            .collect();
        MOVES.run(conn, rows).await
    }
}

/// Finds or opens an account.
async fn open(
    conn: &mut SqliteConnection,
    holder: DeviceId,
    (item, place): AccountKey,
) -> Result<i64, Fault> {
    let (item, location, bucket, holder) = (
        item.to_string(),
        place.location_id.to_string(),
        place.bucket.as_str(),
        holder.to_string(),
    );
    let found: Option<i64> = sqlx::query_scalar("select stock_account_id from stock_account where item_id = ? and location_id = ? and bucket = ? and holder = ?")
        .bind(&item)
        .bind(&location)
        .bind(bucket)
        .bind(&holder)
        .fetch_optional(&mut *conn)
        .await
        .map_err(Fault::sql("finding a stock account"))?;
    if let Some(id) = found {
        return Ok(id);
    }
    sqlx::query_scalar("insert into stock_account (item_id, location_id, bucket, holder, outside) values (?, ?, ?, ?, ?) returning stock_account_id")
        .bind(item)
        .bind(location)
        .bind(bucket)
        .bind(holder)
        .bind(i64::from(!place.bucket.is_real()))
        .fetch_one(conn)
        .await
        .map_err(Fault::sql("opening a stock account"))
}
