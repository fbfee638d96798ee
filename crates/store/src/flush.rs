//! Writing what waits: journal rows, ledger moves, states, read tables, series, commands — each kind of row together.

use std::collections::BTreeSet;

use encargo_domain::AggregateKind;
use encargo_domain::location::Location;

use crate::error::{Fault, Outcome, refused};
use crate::hash::{Hash, Row};
use crate::project;
use crate::rows::{Insert, Statement, Value};
use crate::waiting::Waiting;
use crate::work::{Key, Work};

const EVENTS: Insert = Insert {
    head: "insert into event (seq, event_id, aggregate_kind, aggregate_id, aggregate_version, kind, schema_version, payload, order_id, actor_id, actor_name, \
           location_id, device_id, incarnation, device_seq, command_id, occurred_at_ms, recorded_at_ms, prev_hash, hash)",
    tail: "",
};
const ACCOUNTS: Insert = Insert {
    head: "insert into stock_account (stock_account_id, item_id, location_id, bucket, holder, outside)",
    tail: "",
};
const MOVES: Insert = Insert {
    head: "insert into stock_move (stock_move_id, event_seq, from_account_id, to_account_id, quantity, previous_out_id)",
    tail: "",
};
const COMMANDS: Insert = Insert {
    head: "insert into command (command_id, name, payload_hash, answer, done_at_ms)",
    tail: "",
};
const STATES: Insert = Insert {
    head: "insert into aggregate (aggregate_id, aggregate_kind, version, state)",
    tail: "on conflict (aggregate_id, aggregate_kind) do update set version = excluded.version, state = excluded.state",
};
const SERIES: Insert = Insert {
    head: "insert into number_series (series, last)",
    tail: "on conflict (series) do update set last = excluded.last",
};

impl Work {
    /// Writes everything that waits inside the open transaction, which it opens.
    pub(crate) async fn flush(&mut self) -> Outcome<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.land().await?;
        // Outside a savepoint these rows may be those of commands that are done: half written, they leave nothing to keep.
        self.broken = !self.settled;
        let (statements, _) = self.prepare().await?;
        self.db.writing()?.write(&statements).map_err(refused)?;
        self.broken = false;
        self.flying.clear();
        self.trim();
        Ok(())
    }

    /// Lets go of what was not used lately. Nothing waits and nothing is on its way: all of it can be loaded again.
    fn trim(&mut self) {
        self.cache.trim();
        self.ledger.trim();
        if self.series.len() > SERIES_MAX {
            self.series.clear();
        }
    }

    /// The statements that write everything that waits, and the states among it.
    pub(crate) async fn prepare(&mut self) -> Outcome<(Vec<Statement>, BTreeSet<Key>)> {
        let Waiting {
            events,
            dirty,
            accounts,
            moves,
            series,
            commands,
        } = std::mem::take(&mut self.waiting);
        let mut tables = project::Tables::default();
        let mut journal = Vec::with_capacity(events.len());
        for (row, event, prev, hash) in events {
            tables.add_event(&row, &event);
            journal.push(journal_row(row, &prev, &hash));
        }
        let mut states = Vec::with_capacity(dirty.len());
        let names = self.location_names(&dirty).await?;
        for (kind, _) in &dirty {
            self.few.remove(kind);
        }
        for key in &dirty {
            let Some(slot) = self.cache.peek(key) else {
                return Err(Fault::Broken(format!("the state of {} is lost", key.1)).into());
            };
            tables.add(slot, &names);
            states.push(vec![
                key.1.as_hyphenated().to_string().into(),
                key.0.as_str().into(),
                slot.version.into(),
                slot.state.write()?.into(),
            ]);
        }
        let series = series
            .into_iter()
            .map(|(series, last)| vec![series.into(), last.into()])
            .collect();
        let mut statements = Vec::new();
        EVENTS.add(&mut statements, journal);
        ACCOUNTS.add(&mut statements, accounts);
        MOVES.add(&mut statements, moves);
        STATES.add(&mut statements, states);
        tables.add_to(&mut statements);
        SERIES.add(&mut statements, series);
        COMMANDS.add(&mut statements, commands);
        Ok((statements, dirty))
    }

    /// Names of locations, for the read tables; only looked up when something dirty needs them.
    async fn location_names(&mut self, dirty: &BTreeSet<Key>) -> Outcome<project::Names> {
        if !dirty
            .iter()
            .any(|(kind, _)| *kind == AggregateKind::Transfer)
        {
            return Ok(project::Names::default());
        }
        let mut locations = self.all::<Location>().await?;
        for (kind, id) in dirty {
            if *kind == AggregateKind::Location {
                locations.extend(self.find::<Location>(*id).await?);
            }
        }
        Ok(locations
            .iter()
            .map(|l| (l.location_id, l.name.clone()))
            .collect())
    }
}

/// The most number series kept between commits.
const SERIES_MAX: usize = 8_192;

fn journal_row(row: Row, prev: &Hash, hash: &Hash) -> Vec<Value> {
    vec![
        row.seq.into(),
        row.event_id.into(),
        row.aggregate_kind.into(),
        row.aggregate_id.into(),
        row.aggregate_version.into(),
        row.kind.into(),
        row.schema_version.into(),
        row.payload.into(),
        row.order_id.into(),
        row.actor_id.into(),
        row.actor_name.into(),
        row.location_id.into(),
        row.device_id.into(),
        row.incarnation.into(),
        row.device_seq.into(),
        row.command_id.into(),
        row.occurred_at_ms.into(),
        row.recorded_at_ms.into(),
        Value::Blob(prev.to_vec()),
        Value::Blob(hash.to_vec()),
    ]
}
