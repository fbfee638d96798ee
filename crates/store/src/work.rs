//! The unit of work of one command: aggregates are loaded into it, facts recorded in it are applied at once to the loaded states and to the
//! ledger. A refused command leaves nothing behind.
//!
//! States and balances stay in memory between commands: this process is the only writer, so they are the truth until a rollback, which
//! drops them. What a command did waits, and is written with what the other commands of the same commit did, in few statements
//! ([`flush`](Work::flush)).
#![expect(
    clippy::unused_async,
    reason = "a command awaits its unit of work: which parts of it wait for a commit under way is not the command's business"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::chain::Chain;
use encargo_domain::company::Company;
use encargo_domain::customer::Customer;
use encargo_domain::document::DocumentRecord;
use encargo_domain::event::{Device, SCHEMA_VERSION, kind_of};
use encargo_domain::exchange::RateBook;
use encargo_domain::fulfillment::{self, Fulfillment, FulfillmentEvent};
use encargo_domain::ids::{CustomerId, ItemId, OrderId};
use encargo_domain::location::Location;
use encargo_domain::look::Picture;
use encargo_domain::money::Money;
use encargo_domain::order::{DeliveryMethod, Drawn, Order};
use encargo_domain::policy::PolicyBook;
use encargo_domain::purchase::PurchaseOrder;
use encargo_domain::refusal::Code;
use encargo_domain::returns::{self, Return, ReturnEvent};
use encargo_domain::stock::StockMove;
use encargo_domain::tax::table::TaxTable;
use encargo_domain::transfer::Transfer;
use encargo_domain::{AggregateKind, Ctx, Event, Refusal, Timestamp};
use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::cache::Cache;
use crate::connections::Connections;
use crate::direct::Direct;
use crate::error::{Fault, Outcome};
use crate::hash::{GENESIS, Hash, Row};
use crate::lately::Lately;
use crate::ledger::Ledger;
use crate::open::Identity;
use crate::read::ShelfRow;
use crate::recent::Recent;
use crate::state::{Holds, State};
use crate::waiting::{Done, Waiting};

pub(crate) type Key = (AggregateKind, Uuid);

#[derive(Debug, Clone)]
pub(crate) struct Slot {
    pub(crate) version: i64,
    pub(crate) state: State,
}

/// What the present command has done so far.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    pub(crate) slots: HashMap<Key, Slot>,
    pub(crate) dirty: BTreeSet<Key>,
    pub(crate) events: Vec<(Row, Event)>,
    pub(crate) series: BTreeMap<String, i64>,
    pub(crate) topics: BTreeSet<AggregateKind>,
}

/// See the module.
#[derive(Debug)]
pub struct Work {
    pub(crate) db: Connections,
    pub(crate) identity: Identity,
    pub(crate) pending: Pending,
    /// What is done but not yet written, of this and earlier commands of the same commit.
    pub(crate) waiting: Waiting,
    pub(crate) ledger: Ledger,
    /// Last row of the journal, those that wait included, and its hash.
    pub(crate) head: (i64, Hash),
    pub(crate) device_seq: i64,
    pub(crate) cache: Cache,
    pub(crate) series: HashMap<String, i64>,
    /// Ids of the kinds that are few (company, its policy, locations, devices), once asked for.
    pub(crate) few: HashMap<AggregateKind, BTreeSet<Uuid>>,
    pub(crate) replay: Option<Row>,
    /// The present command has written something, inside a savepoint.
    pub(crate) settled: bool,
    /// States the commit under way writes: until it has landed, memory is where they are.
    pub(crate) flying: BTreeSet<Key>,
    pub(crate) lately: Lately,
    /// Which commands, and which aggregates, are certainly new.
    pub(crate) commands: Recent,
    pub(crate) aggregates: Recent,
    /// Commands of the commit under way, with the hash of their payload and their answer.
    pub(crate) flying_done: Done,
    /// The end of the journal as it certainly is on disk, and as it will be when the commit under way has landed.
    pub(crate) safe: (i64, Hash, i64),
    pub(crate) aloft: (i64, Hash, i64),
    /// Rows of commands that were carried out are lost: nothing of the present transaction can be kept.
    pub(crate) broken: bool,
}

impl Work {
    /// A unit of work on the writer's connection, at the end of the journal.
    pub(crate) async fn new(
        writer: SqliteConnection,
        mut loader: SqliteConnection,
        identity: Identity,
    ) -> Result<Self, Fault> {
        let last: Option<(i64, Vec<u8>)> =
            sqlx::query_as("select seq, hash from event order by seq desc limit 1")
                .fetch_optional(&mut loader)
                .await
                .map_err(Fault::sql("reading the end of the journal"))?;
        let head = match last {
            None => (0, GENESIS),
            Some((seq, hash)) => (
                seq,
                hash.try_into()
                    .map_err(|_| Fault::Broken(format!("row {seq} has no hash")))?,
            ),
        };
        let device_seq: Option<i64> = sqlx::query_scalar(
            "select max(device_seq) from event where device_id = ? and incarnation = ?",
        )
        .bind(identity.device_id.to_string())
        .bind(identity.incarnation)
        .fetch_one(&mut loader)
        .await
        .map_err(Fault::sql("reading the device's last sequence"))?;
        let end = (head.0, head.1, device_seq.unwrap_or(0));
        let commands = Recent::load(&mut loader, "select command_id from command where substr(command_id, 15, 1) = '7' order by command_id desc limit ?").await?;
        let aggregates = Recent::load(&mut loader, "select aggregate_id from aggregate where substr(aggregate_id, 15, 1) = '7' order by aggregate_id desc limit ?").await?;
        Ok(Self {
            db: Connections::new(Direct::over(writer).await?, Direct::over(loader).await?),
            identity,
            pending: Pending::default(),
            waiting: Waiting::default(),
            ledger: Ledger::default(),
            head,
            device_seq: end.2,
            cache: Cache::default(),
            series: HashMap::new(),
            few: HashMap::new(),
            replay: None,
            settled: false,
            flying: BTreeSet::new(),
            lately: Lately::default(),
            commands,
            aggregates,
            flying_done: Done::new(),
            safe: end,
            aloft: end,
            broken: false,
        })
    }

    /// The connection, for the queries of [`crate::read`] inside a command: they see what earlier commands did, and what this one settled.
    pub async fn reading(&mut self) -> Outcome<&mut SqliteConnection> {
        self.flush().await?;
        self.land().await?;
        Ok(self.db.loading().sqlx())
    }

    /// Who writes.
    pub const fn identity(&self) -> Identity {
        self.identity
    }

    // ---- loading

    fn slot(&mut self, key: Key) -> Result<Option<Slot>, Fault> {
        if let Some(slot) = self
            .pending
            .slots
            .get(&key)
            .or_else(|| self.cache.get(&key))
        {
            return Ok(Some(slot.clone()));
        }
        if self.aggregates.never_saw(key.1) {
            return Ok(None);
        }
        let found = self.db.loading().row(
            "loading an aggregate",
            "select version, state from aggregate where aggregate_id = ? and aggregate_kind = ?",
            (key.1.as_hyphenated().to_string(), key.0.as_str()),
            |row| Ok((row.get(0)?, State::read(key.0, row.get_ref(1)?.as_str()?))),
        )?;
        let Some((version, state)) = found else {
            return Ok(None);
        };
        let slot = Slot {
            version,
            state: state?,
        };
        self.cache.insert(key, slot.clone());
        Ok(Some(slot))
    }

    /// The state of an aggregate, if there is one.
    pub async fn find<T: Holds>(&mut self, id: Uuid) -> Outcome<Option<Arc<T>>> {
        Ok(self.slot((T::KIND, id))?.and_then(|s| T::of(&s.state)))
    }

    /// The state of an aggregate; a refusal where there is none.
    pub async fn get<T: Holds>(&mut self, id: Uuid) -> Outcome<Arc<T>> {
        self.find(id)
            .await?
            .ok_or_else(|| Refusal::not_found(T::KIND.as_str(), id).into())
    }

    /// Several aggregates at once; missing ones are left out.
    pub async fn find_all<T: Holds>(&mut self, ids: Vec<Uuid>) -> Outcome<Vec<Arc<T>>> {
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.find::<T>(id).await?);
        }
        Ok(found)
    }

    /// All aggregates of a small kind (company, its policy, locations, devices).
    pub async fn all<T: Holds>(&mut self) -> Outcome<Vec<Arc<T>>> {
        let known = match self.few.get(&T::KIND) {
            Some(known) => known.clone(),
            None => self.list_few(T::KIND)?,
        };
        let mut ids = known;
        ids.extend(
            self.pending
                .slots
                .keys()
                .filter(|(kind, _)| *kind == T::KIND)
                .map(|(_, id)| *id),
        );
        self.find_all(ids.into_iter().collect()).await
    }

    fn list_few(&mut self, kind: AggregateKind) -> Outcome<BTreeSet<Uuid>> {
        let ids: Vec<String> = self.db.loading().rows(
            "listing aggregates",
            "select aggregate_id from aggregate where aggregate_kind = ? and aggregate_kind in ('company', 'location', 'device', 'policy', 'chain')",
            [kind.as_str()],
            |row| row.get(0),
        )?;
        let mut ids: BTreeSet<Uuid> = ids
            .iter()
            .filter_map(|id| Uuid::parse_str(id).ok())
            .collect();
        let unwritten = self.waiting.dirty.iter().chain(&self.flying);
        let waiting = unwritten.filter(|k| k.0 == kind);
        ids.extend(waiting.map(|k| k.1));
        self.few.insert(kind, ids.clone());
        Ok(ids)
    }

    /// Refuses when the aggregate has moved on since `expected`.
    pub async fn expect_version<T: Holds>(
        &mut self,
        id: Uuid,
        expected: Option<i64>,
    ) -> Outcome<()> {
        let Some(expected) = expected else {
            return Ok(());
        };
        let found = self.slot((T::KIND, id))?.map_or(0, |s| s.version);
        if found == expected {
            Ok(())
        } else {
            Err(Refusal::new(Code::VersionChanged)
                .with("expected", expected)
                .with("found", found)
                .into())
        }
    }

    /// The aggregate's version as it stands in this command.
    pub async fn version<T: Holds>(&mut self, id: Uuid) -> Outcome<i64> {
        Ok(self.slot((T::KIND, id))?.map_or(0, |s| s.version))
    }

    // ---- numbers

    /// Draws the next number of a series, in this very transaction: `(series-000123, series, 123)`.
    pub async fn draw(&mut self, series: &str) -> Outcome<Drawn> {
        let last = match self
            .pending
            .series
            .get(series)
            .or_else(|| self.series.get(series))
        {
            Some(last) => *last,
            None => self
                .db
                .loading()
                .row(
                    "reading a number series",
                    "select last from number_series where series = ?",
                    [series],
                    |row| row.get(0),
                )?
                .unwrap_or(0),
        };
        let serial = last + 1;
        self.pending.series.insert(series.to_owned(), serial);
        let short = u32::try_from(serial)
            .map_err(|_| Fault::Broken(format!("series {series} is exhausted")))?;
        Ok((format!("{series}-{serial:06}"), series.to_owned(), short))
    }

    // ---- recording

    /// Records facts in order: each is applied to the loaded states, to the ledger and, at the end, to the read tables.
    pub async fn record_all(
        &mut self,
        ctx: &Ctx,
        events: impl IntoIterator<Item = Event>,
    ) -> Outcome<()> {
        for event in events {
            self.record(ctx, event).await?;
        }
        Ok(())
    }

    /// Records one fact.
    pub async fn record(&mut self, ctx: &Ctx, event: Event) -> Outcome<()> {
        let key = (event.aggregate(), event.aggregate_id());
        let version = match self.replay.as_ref() {
            Some(row) => row.aggregate_version,
            None => self.version_of(key)? + 1,
        };
        let order_id = self.apply(&event, ctx.now, version)?;
        let payload = event.payload().map_err(Fault::json("writing an event"))?;
        let seq = self.head.0 + i64::try_from(self.pending.events.len()).unwrap_or(0) + 1;
        let row = match self.replay.take() {
            Some(row) => row,
            None => Row {
                seq,
                event_id: ctx.new_id().as_hyphenated().to_string(),
                aggregate_kind: key.0.as_str().to_owned(),
                aggregate_id: key.1.as_hyphenated().to_string(),
                aggregate_version: version,
                kind: format!("{}.{}", key.0.as_str(), kind_of(&payload)),
                schema_version: i64::from(SCHEMA_VERSION),
                payload,
                order_id: order_id.map(|id| id.to_string()),
                actor_id: ctx.actor.actor_id.to_string(),
                actor_name: ctx.actor.name.clone(),
                location_id: ctx.location_id.map(|id| id.to_string()),
                device_id: self.identity.device_id.to_string(),
                incarnation: self.identity.incarnation,
                device_seq: self.device_seq
                    + i64::try_from(self.pending.events.len()).unwrap_or(0)
                    + 1,
                command_id: ctx.command_id.to_string(),
                occurred_at_ms: ctx.now.0,
                recorded_at_ms: ctx.recorded_at.0,
            },
        };
        self.pending.topics.insert(key.0);
        self.pending.events.push((row, event));
        Ok(())
    }

    fn version_of(&mut self, key: Key) -> Result<i64, Fault> {
        Ok(self.slot(key)?.map_or(0, |s| s.version))
    }

    /// Applies a fact to every state it touches; answers the order it belongs to.
    fn apply(&mut self, event: &Event, at: Timestamp, version: i64) -> Outcome<Option<OrderId>> {
        let seq = self.head.0 + i64::try_from(self.pending.events.len()).unwrap_or(0) + 1;
        let mut order_id = None;
        match event {
            Event::Order(id, e) => {
                order_id = Some(*id);
                let state = self.take::<Order>(id.uuid())?;
                self.put(id.uuid(), Order::apply(state, *id, e, at), version)?;
            }
            Event::Fulfillment(id, e) => {
                let before = self.take::<Fulfillment>(id.uuid())?;
                let of = match (e, &before) {
                    (FulfillmentEvent::Created { fulfillment }, _) => fulfillment.order_id,
                    (_, Some(f)) => f.order_id,
                    (_, None) => {
                        return Err(Fault::Broken(format!(
                            "a fact of fulfillment {id}, which is not there"
                        ))
                        .into());
                    }
                };
                order_id = Some(of);
                self.post_moves(seq, fulfillment::moves(before.as_ref(), e))?;
                self.touch_order(of, |order| order.apply_fulfillment(before.as_ref(), e))?;
                self.put(id.uuid(), Fulfillment::apply(before, e), version)?;
            }
            Event::Return(id, e) => {
                let before = self.take::<Return>(id.uuid())?;
                let of = match (e, &before) {
                    (ReturnEvent::Authorized { return_ }, _) => return_.order_id,
                    (_, Some(r)) => r.order_id,
                    (_, None) => {
                        return Err(Fault::Broken(format!(
                            "a fact of return {id}, which is not there"
                        ))
                        .into());
                    }
                };
                order_id = Some(of);
                self.post_moves(seq, returns::moves(before.as_ref(), e))?;
                self.touch_order(of, |order| order.apply_return(before.as_ref(), e))?;
                self.put(id.uuid(), Return::apply(before, e), version)?;
            }
            Event::Document(id, e) => {
                let state = DocumentRecord::apply(self.take(id.uuid())?, e);
                order_id = state.as_ref().map(|d| d.document.order_id);
                self.put(id.uuid(), state, version)?;
            }
            Event::Item(id, e) => {
                let state = Item::apply(self.take(id.uuid())?, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Customer(id, e) => {
                let state = Customer::apply(self.take(id.uuid())?, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Location(id, e) => {
                let state = Location::apply(self.take(id.uuid())?, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Company(id, e) => {
                let state = Company::apply(self.take(id.uuid())?, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Policy(id, e) => {
                let state = PolicyBook::apply(self.take(id.uuid())?, *id, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Rates(id, e) => {
                let state = RateBook::apply(self.take(id.uuid())?, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Device(id, e) => {
                let state = Device::apply(self.take(id.uuid())?, *id, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Chain(id, e) => {
                let state = Chain::apply(self.take(id.uuid())?, *id, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Picture(id, e) => {
                let state = Picture::apply(self.take(id.uuid())?, *id, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::TaxTable(id, e) => {
                let state = TaxTable::apply(self.take(id.uuid())?, e);
                self.put(id.uuid(), state, version)?;
            }
            Event::Transfer(id, e) => {
                let before = self.take::<Transfer>(id.uuid())?;
                self.post_moves(seq, Transfer::moves(before.as_ref(), e))?;
                self.put(id.uuid(), Transfer::apply(before, e), version)?;
            }
            Event::PurchaseOrder(id, e) => {
                let before = self.take::<PurchaseOrder>(id.uuid())?;
                self.post_moves(seq, PurchaseOrder::moves(before.as_ref(), e))?;
                self.put(id.uuid(), PurchaseOrder::apply(before, e), version)?;
            }
            Event::Stock(id, e) => {
                self.post_moves(seq, e.moves())?;
                self.put_slot(
                    (AggregateKind::Stock, id.uuid()),
                    Slot {
                        version,
                        state: State::None,
                    },
                );
            }
            Event::Wave(id, _) => self.put_slot(
                (AggregateKind::Wave, id.uuid()),
                Slot {
                    version,
                    state: State::None,
                },
            ),
            Event::Import(id, _) => self.put_slot(
                (AggregateKind::Import, id.uuid()),
                Slot {
                    version,
                    state: State::None,
                },
            ),
        }
        self.note_series(event);
        Ok(order_id)
    }

    fn post_moves(&mut self, seq: i64, moves: Vec<StockMove>) -> Outcome<()> {
        if moves.is_empty() {
            return Ok(());
        }
        self.pending.topics.insert(AggregateKind::Stock);
        let holder = self.identity.device_id;
        self.ledger.post(self.db.loading(), holder, seq, &moves)
    }

    /// The state to be changed: taken out, so that an unshared one is changed in place.
    fn take<T: Holds + Clone>(&mut self, id: Uuid) -> Outcome<Option<T>> {
        let key = (T::KIND, id);
        let slot = match self.pending.slots.remove(&key) {
            Some(slot) => Some(slot),
            None => self.slot(key)?,
        };
        Ok(slot.and_then(|s| T::of(&s.state)).map(Arc::unwrap_or_clone))
    }

    fn put<T: Holds>(&mut self, id: Uuid, state: Option<T>, version: i64) -> Outcome<()> {
        let state = state.ok_or_else(|| {
            Fault::Broken(format!(
                "a fact of {} {id}, which is not there",
                T::KIND.as_str()
            ))
        })?;
        self.put_slot(
            (T::KIND, id),
            Slot {
                version,
                state: state.wrap(),
            },
        );
        Ok(())
    }

    fn put_slot(&mut self, key: Key, slot: Slot) {
        self.pending.slots.insert(key, slot);
        self.pending.dirty.insert(key);
    }

    /// Lets a fact of a fulfillment order or return change its order. The order's own version stays: nobody gave it a command.
    fn touch_order(&mut self, id: OrderId, change: impl FnOnce(&mut Order)) -> Outcome<()> {
        let version = self.version_of((AggregateKind::Order, id.uuid()))?;
        let mut order = self
            .take::<Order>(id.uuid())?
            .ok_or_else(|| Fault::Broken(format!("order {id} is not there")))?;
        change(&mut order);
        self.pending.topics.insert(AggregateKind::Order);
        self.put(id.uuid(), Some(order), version)
    }

    /// Keeps the series in step with what facts say was drawn, live and in a rebuild alike.
    fn note_series(&mut self, event: &Event) {
        for (series, serial) in crate::project::serials(event) {
            let last = self
                .pending
                .series
                .get(&series)
                .or_else(|| self.series.get(&series))
                .copied()
                .unwrap_or(0);
            self.pending
                .series
                .insert(series, last.max(i64::from(serial)));
        }
    }

    // ---- reading inside a command

    /// Aggregates the present command has changed, each with its state before: what queries do not see yet.
    pub fn changed<T: Holds>(&self) -> Vec<(Option<Arc<T>>, Arc<T>)> {
        let slots = self.pending.slots.iter();
        slots
            .filter(|(key, _)| key.0 == T::KIND)
            .filter_map(|(key, slot)| {
                let before = self.cache.peek(key).and_then(|s| T::of(&s.state));
                Some((before, T::of(&slot.state)?))
            })
            .collect()
    }

    /// Units on the shelf and promised to nobody, of each item at each location, after everything done so far.
    pub async fn on_shelf(&mut self, items: &[ItemId]) -> Outcome<Vec<ShelfRow>> {
        Ok(self.ledger.shelves(self.db.loading(), items)?)
    }

    /// Numbers of other live orders of a customer since a moment with the same total, newest first. The present command's own changes do not count.
    pub async fn similar_orders(
        &mut self,
        customer: CustomerId,
        since: Timestamp,
        total: Money,
        not_order: OrderId,
    ) -> Outcome<Vec<String>> {
        if self.lately.reach(self.db.loading(), since)? {
            let unwritten = self.waiting.dirty.iter().chain(&self.flying);
            for key in unwritten.filter(|k| k.0 == AggregateKind::Order) {
                if let Some(order) = self.cache.peek(key).and_then(|s| Order::of(&s.state)) {
                    self.lately.note(&order);
                }
            }
        }
        let mut numbers = Vec::new();
        for id in self.lately.of(customer, since) {
            let Some(order) = self.find::<Order>(id.uuid()).await? else {
                continue;
            };
            let buyer = order.buyer.as_ref().map(|b| b.customer_id);
            let same = buyer == Some(customer) && order.total() == total;
            if same && id != not_order && order.is_live() {
                numbers.push(order.number.clone());
            }
        }
        Ok(numbers)
    }

    /// The method by which most of an order travels; mixed orders count as shipped where something is.
    pub(crate) fn method_of(order: &Order) -> &'static str {
        order.method().map_or("mixed", DeliveryMethod::as_str)
    }
}
