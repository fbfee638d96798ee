//! What commands did, in the order they did it, until it is written: at the end of their commit, or earlier when a query must see it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use encargo_domain::ids::CommandId;
use encargo_domain::order::OrderEvent;
use encargo_domain::{AggregateKind, Event};

use crate::error::{Fault, Outcome};
use crate::hash::{Hash, Row};
use crate::lately::Lately;
use crate::rows::Rows;
use crate::state::State;
use crate::work::{Key, Work};

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    /// Rows of the journal with the hash of the row before and their own.
    pub(crate) events: Vec<(Row, Event, Hash, Hash)>,
    /// States that changed; the cache holds them.
    pub(crate) dirty: BTreeSet<Key>,
    pub(crate) accounts: Rows,
    pub(crate) moves: Rows,
    pub(crate) series: BTreeMap<String, i64>,
    pub(crate) commands: Rows,
}

/// Commands carried out: the hash of their payload, and their answer.
pub(crate) type Done = HashMap<CommandId, (Vec<u8>, String)>;

impl Waiting {
    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
            && self.dirty.is_empty()
            && self.commands.is_empty()
            && self.series.is_empty()
    }
}

impl Work {
    /// What the present command did joins what waits: later commands see it.
    pub(crate) fn absorb(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        for (row, event) in pending.events {
            let prev = self.head.1;
            let hash = row.hash(&prev);
            self.head = (row.seq, hash);
            self.device_seq = row.device_seq;
            self.waiting.events.push((row, event, prev, hash));
        }
        for (key, slot) in pending.slots {
            self.few.remove(&key.0);
            self.aggregates.note(key.1);
            if let State::Order(order) = &slot.state {
                self.lately.note(order);
            }
            self.cache.insert(key, slot);
        }
        self.waiting.dirty.extend(pending.dirty);
        let (accounts, moves) = self.ledger.keep();
        self.waiting.accounts.extend(accounts);
        self.waiting.moves.extend(moves);
        self.series
            .extend(pending.series.iter().map(|(s, n)| (s.clone(), *n)));
        self.waiting.series.extend(pending.series);
        self.pending.topics = pending.topics;
    }

    /// Writes what the command did so far, so that its next step's queries see it: for commands that carry out many (imports). Still one
    /// transaction: a refusal later takes it all back.
    pub async fn settle(&mut self) -> Outcome<()> {
        // What earlier commands did is theirs: it must not be lost with this one.
        self.flush().await?;
        if !self.settled {
            self.statement("savepoint command").await?;
            self.settled = true;
        }
        self.absorb();
        self.flush().await
    }

    /// The command is done: its result is recorded with it.
    pub(crate) async fn finish(&mut self, command: Vec<crate::rows::Value>) -> Outcome<()> {
        if self.may_collide() {
            self.settle().await?;
        }
        self.absorb();
        self.waiting.commands.push(command);
        if self.settled {
            self.flush().await?;
            self.statement("release command").await?;
            self.settled = false;
        }
        Ok(())
    }

    /// Whether the database may refuse what the command did (a number or code that is taken): then it must be asked while it can still be
    /// taken back alone. Numbers of orders, fulfillment orders, returns and documents are drawn, so they are never taken.
    fn may_collide(&self) -> bool {
        self.pending.events.iter().any(|(_, event)| match event {
            Event::Order(_, OrderEvent::Imported { .. })
            | Event::Item(..)
            | Event::Customer(..)
            | Event::Location(..)
            | Event::Company(..)
            | Event::Device(..)
            | Event::TaxTable(..)
            | Event::Import(..) => true,
            Event::Order(..)
            | Event::Fulfillment(..)
            | Event::Return(..)
            | Event::Document(..)
            | Event::Transfer(..)
            | Event::PurchaseOrder(..)
            | Event::Policy(..)
            | Event::Rates(..)
            | Event::Wave(..)
            | Event::Picture(..)
            | Event::Chain(..)
            | Event::Stock(..) => false,
        })
    }

    /// The command is refused or failed: nothing of it happened. `head` and `device_seq` are those before it.
    pub(crate) async fn take_back(
        &mut self,
        head: (i64, Hash),
        device_seq: i64,
    ) -> Result<(), Fault> {
        self.pending = crate::work::Pending::default();
        self.ledger.forget();
        (self.head, self.device_seq) = (head, device_seq);
        if !std::mem::take(&mut self.settled) {
            return Ok(());
        }
        // All that waits is the command's own: what waited before it was written first.
        self.waiting = Waiting::default();
        self.forget_memory();
        let undone = async {
            self.statement("rollback to command").await?;
            self.statement("release command").await
        };
        let undone = undone.await;
        self.broken |= undone.is_err();
        undone
    }

    /// Waits for the commit under way; where it failed, nothing done since can be kept either.
    pub(crate) async fn land(&mut self) -> Result<(), Fault> {
        if !self.db.is_flying() {
            return Ok(());
        }
        let landed = self.db.land().await;
        if landed.is_ok() {
            self.has_landed();
        } else {
            self.broken = true;
        }
        landed
    }

    /// What was on its way is on the disk.
    pub(crate) fn has_landed(&mut self) {
        self.flying.clear();
        self.flying_done.clear();
        self.safe = self.aloft;
        // What waits was used a moment ago and survives.
        self.cache.trim();
    }

    /// After a failed commit: nothing in memory can be trusted. The journal ends where it last certainly did.
    pub(crate) fn forget_everything(&mut self) {
        self.db.roll_back();
        self.pending = crate::work::Pending::default();
        self.waiting = Waiting::default();
        self.flying.clear();
        self.flying_done.clear();
        self.forget_memory();
        self.settled = false;
        self.broken = false;
        (self.head, self.device_seq) = ((self.safe.0, self.safe.1), self.safe.2);
    }

    fn forget_memory(&mut self) {
        self.cache.clear();
        self.series.clear();
        self.few.clear();
        self.lately = Lately::default();
        self.ledger = crate::ledger::Ledger::default();
    }

    /// What the command touched.
    pub(crate) fn topics(&mut self) -> BTreeSet<AggregateKind> {
        std::mem::take(&mut self.pending.topics)
    }

    /// A statement that steers the open transaction.
    async fn statement(&mut self, sql: &'static str) -> Result<(), Fault> {
        self.land().await?;
        self.db.writing()?.steer(sql)
    }
}
