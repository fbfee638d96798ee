//! Writing what a command did: journal rows, ledger moves, states, read tables, series — each kind of row in one statement.

use crate::error::Outcome;
use crate::project;
use crate::rows::{Insert, Value};
use crate::work::Work;

const EVENTS: Insert = Insert {
    what: "appending to the journal",
    head: "insert into event (seq, event_id, aggregate_kind, aggregate_id, aggregate_version, kind, schema_version, payload, order_id, actor_id, actor_name, \
           location_id, device_id, incarnation, device_seq, command_id, occurred_at_ms, recorded_at_ms, prev_hash, hash)",
    tail: "",
};
const STATES: Insert = Insert {
    what: "keeping states",
    head: "insert into aggregate (aggregate_id, aggregate_kind, version, state)",
    tail: "on conflict (aggregate_id, aggregate_kind) do update set version = excluded.version, state = excluded.state",
};
const SERIES: Insert = Insert {
    what: "keeping number series",
    head: "insert into number_series (series, last)",
    tail: "on conflict (series) do update set last = excluded.last",
};

impl Work {
    /// Writes everything pending inside the open transaction.
    pub(crate) async fn flush(&mut self) -> Outcome<()> {
        self.flush_events().await?;
        let moves = std::mem::take(&mut self.pending.moves);
        if !moves.is_empty() {
            self.accounts
                .post(&mut self.conn, self.identity.device_id, &moves)
                .await?;
        }
        let mut states = Vec::with_capacity(self.pending.dirty.len());
        let mut tables = project::Tables::default();
        let names = self.location_names().await?;
        for key in &self.pending.dirty {
            let Some(slot) = self.pending.slots.get(key) else {
                continue;
            };
            tables.add(slot, &names);
            states.push(vec![
                key.1.as_hyphenated().to_string().into(),
                key.0.as_str().into(),
                slot.version.into(),
                slot.state.write()?.into(),
            ]);
        }
        STATES.run(&mut self.conn, states).await?;
        for (row, event) in &self.pending.events {
            tables.add_event(row, event);
        }
        tables.run(&mut self.conn).await?;
        let series = self
            .pending
            .series
            .iter()
            .map(|(series, last)| vec![series.into(), (*last).into()])
            .collect();
        SERIES.run(&mut self.conn, series).await?;
        self.pending.dirty.clear();
        Ok(())
    }

    async fn flush_events(&mut self) -> Outcome<()> {
        let mut rows = Vec::with_capacity(self.pending.events.len());
        for (row, _) in &self.pending.events {
            let prev = self.head.1;
            let hash = row.hash(&prev);
            rows.push(vec![
                row.seq.into(),
                (&row.event_id).into(),
                (&row.aggregate_kind).into(),
                (&row.aggregate_id).into(),
                row.aggregate_version.into(),
                (&row.kind).into(),
                row.schema_version.into(),
                (&row.payload).into(),
                row.order_id.as_ref().into(),
                (&row.actor_id).into(),
                (&row.actor_name).into(),
                row.location_id.as_ref().into(),
                (&row.device_id).into(),
                row.incarnation.into(),
                row.device_seq.into(),
                (&row.command_id).into(),
                row.occurred_at_ms.into(),
                row.recorded_at_ms.into(),
                Value::Blob(prev.to_vec()),
                Value::Blob(hash.to_vec()),
            ]);
            self.head = (row.seq, hash);
            self.device_seq = row.device_seq;
        }
        EVENTS.run(&mut self.conn, rows).await
    }

    /// Names of locations, for the read tables; only looked up when something dirty needs them.
    async fn location_names(&mut self) -> Outcome<project::Names> {
        let needs = self
            .pending
            .dirty
            .iter()
            .any(|(kind, _)| matches!(kind, encargo_domain::AggregateKind::Transfer));
        if !needs {
            return Ok(project::Names::default());
        }
        Ok(self
            .all::<encargo_domain::location::Location>()
            .await?
            .iter()
            .map(|l| (l.location_id, l.name.clone()))
            .collect())
    }
}
