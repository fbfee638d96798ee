//! The stock ledger as the writer holds it: the accounts of every item it met, with their balances. This process is the only writer, so what it
//! holds is what the tables say; a move that would take a shelf below zero is refused here, before anything is written, and once more by
//! the table's own check.

use std::collections::HashMap;

use encargo_domain::Refusal;
use encargo_domain::ids::{DeviceId, ItemId, LocationId};
use encargo_domain::refusal::Code;
use encargo_domain::stock::{Bucket, Place, StockMove};

use crate::direct::Direct;
use crate::error::{Fault, Outcome};
use crate::read::ShelfRow;
use crate::rows::Rows;

/// A bucket at a location, and who may promise what is in it.
type Side = (Place, DeviceId);

#[derive(Debug, Clone, Copy)]
struct Account {
    id: i64,
    quantity: i64,
    last_out: Option<i64>,
}

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// All accounts of the items met so far.
    items: HashMap<ItemId, HashMap<Side, Account>>,
    /// The last account and the last move.
    last_ids: Option<(i64, i64)>,
    /// What the present command changed, as it was before.
    undo: Vec<(ItemId, Side, Option<Account>)>,
    /// Accounts the present command opened, as rows.
    opened: Rows,
    /// Moves of the present command, as rows.
    moves: Rows,
}

type AccountRow = (i64, String, String, String, String, i64, Option<i64>);

/// The most items kept between commits.
const ITEMS_MAX: usize = 20_000;

impl Ledger {
    /// The command is done: its rows, to be written.
    pub(crate) fn keep(&mut self) -> (Rows, Rows) {
        self.undo.clear();
        (
            std::mem::take(&mut self.opened),
            std::mem::take(&mut self.moves),
        )
    }

    /// The command is refused: everything is as it was.
    pub(crate) fn forget(&mut self) {
        self.opened.clear();
        self.moves.clear();
        for (item, side, before) in self.undo.drain(..).rev() {
            let Some(accounts) = self.items.get_mut(&item) else {
                continue;
            };
            match before {
                Some(account) => accounts.insert(side, account),
                None => accounts.remove(&side),
            };
        }
    }

    /// Everything is written: a large memory may start anew.
    pub(crate) fn trim(&mut self) {
        if self.items.len() > ITEMS_MAX {
            self.items.clear();
        }
    }

    /// Posts moves of one fact of the journal; refuses what would oversell.
    pub(crate) fn post(
        &mut self,
        db: &Direct,
        holder: DeviceId,
        seq: i64,
        moves: &[StockMove],
    ) -> Outcome<()> {
        self.meet(db, moves.iter().map(|m| m.item_id))?;
        let last = match self.last_ids {
            Some(last) => last,
            None => db
                .row(
                    "reading the end of the ledger",
                    "select (select coalesce(max(stock_account_id), 0) from stock_account), (select coalesce(max(stock_move_id), 0) from stock_move)",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )?
                .unwrap_or_default(),
        };
        self.last_ids = Some(last);
        let mut move_id = last.1;
        for m in moves {
            let units = i64::from(m.quantity);
            move_id += 1;
            let from = self.change(m.item_id, (m.from, holder), -units, Some(move_id))?;
            let to = self.change(m.item_id, (m.to, holder), units, None)?;
            self.moves.push(vec![
                move_id.into(),
                seq.into(),
                from.id.into(),
                to.id.into(),
                units.into(),
                from.last_out.into(),
            ]);
            if let Some((_, last_move)) = &mut self.last_ids {
                *last_move = move_id;
            }
        }
        Ok(())
    }

    /// Free and reserved units of items, by location.
    pub(crate) fn shelves(
        &mut self,
        db: &Direct,
        items: &[ItemId],
    ) -> Result<Vec<ShelfRow>, Fault> {
        self.meet(db, items.iter().copied())?;
        let mut rows: HashMap<(ItemId, LocationId), ShelfRow> = HashMap::new();
        for item in items {
            for ((place, _), account) in self.items.get(item).into_iter().flatten() {
                let reserved = match place.bucket {
                    Bucket::OnHand => 0,
                    Bucket::Reserved => account.quantity,
                    _ => continue,
                };
                let row = rows
                    .entry((*item, place.location_id))
                    .or_insert_with(|| ShelfRow::empty(*item, place.location_id));
                row.on_hand += account.quantity;
                row.reserved += reserved;
            }
        }
        let mut rows: Vec<ShelfRow> = rows.into_values().collect();
        rows.sort_unstable_by_key(|r| (r.item_id, r.location_id));
        Ok(rows)
    }

    /// Changes a balance, by a move out of the account where one is named; answers the account as it was (or as it was opened).
    fn change(&mut self, item: ItemId, side: Side, by: i64, out: Option<i64>) -> Outcome<Account> {
        let accounts = self.items.entry(item).or_default();
        let before = accounts.get(&side).copied();
        let found = before.unwrap_or(Account {
            id: self.last_ids.map_or(1, |(last, _)| last + 1),
            quantity: 0,
            last_out: None,
        });
        let account = Account {
            id: found.id,
            quantity: found.quantity + by,
            last_out: out.or(found.last_out),
        };
        if account.quantity < 0 && side.0.bucket.is_real() {
            return Err(Refusal::new(Code::StockGone).into());
        }
        accounts.insert(side, account);
        self.undo.push((item, side, before));
        if before.is_none() {
            if let Some((last, _)) = &mut self.last_ids {
                *last = found.id;
            }
            let (place, holder) = side;
            self.opened.push(vec![
                found.id.into(),
                item.to_string().into(),
                place.location_id.to_string().into(),
                place.bucket.as_str().into(),
                holder.to_string().into(),
                (!place.bucket.is_real()).into(),
            ]);
        }
        Ok(found)
    }

    /// Loads the accounts of items not met before. Whatever waits to be written is of items already met.
    fn meet(&mut self, db: &Direct, items: impl Iterator<Item = ItemId>) -> Result<(), Fault> {
        let mut new: Vec<ItemId> = items.filter(|i| !self.items.contains_key(i)).collect();
        if new.is_empty() {
            return Ok(());
        }
        new.sort_unstable();
        new.dedup();
        let ids: Vec<String> = new.iter().map(ToString::to_string).collect();
        let rows: Vec<AccountRow> = db.rows(
            "reading stock accounts",
            "select stock_account_id, item_id, location_id, bucket, holder, quantity, last_out_id from stock_account where item_id in (select value from json_each(?))",
            [serde_json::Value::from(ids).to_string()],
            |row| row.try_into(),
        )?;
        for item in new {
            self.items.entry(item).or_default();
        }
        for (id, item, location, bucket, holder, quantity, last_out) in rows {
            let read = || {
                let place = Place::new(location.parse().ok()?, Bucket::parse(&bucket)?);
                Some((item.parse::<ItemId>().ok()?, (place, holder.parse().ok()?)))
            };
            let (item, side) = read()
                .ok_or_else(|| Fault::Broken(format!("stock account {id} cannot be read")))?;
            self.items.entry(item).or_default().insert(
                side,
                Account {
                    id,
                    quantity,
                    last_out,
                },
            );
        }
        Ok(())
    }
}
