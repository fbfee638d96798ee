//! What if: real orders of the last weeks decided again, on the shelves as they were, by another policy. Beside what was decided then stands
//! what the optimiser alone would have done (idle mode) and what the changes would do. Nothing is written.
//!
//! Each decision is tried at its own moment with the free stock of that moment. What a scenario took from other shelves than reality did is
//! carried along, so that no unit is given away twice. Carriers, locations and items are those of today.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::ids::{ItemId, LineNo, LocationId, OrderId};
use encargo_domain::order::{DeliveryMethod, Order, OrderEvent};
use encargo_domain::policy::{PolicyMode, SourcingPolicy};
use encargo_domain::refusal::Code;
use encargo_domain::{LocalDate, Refusal, Timestamp};
use encargo_store::{Fault, past_decisions, past_shelves};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::DAY_MS;
use crate::context::{local_date, minute_of_day};
use crate::error::CommandError;
use crate::facts::{PolicyInForce, Rooms};
use crate::queries::Read;
use crate::sourcing::{
    Route, Scene, Shelf, Shelves, StoredDecision, Want, measure, shares_of, yardstick,
};

/// Orders tried at most: the newest ones.
const ORDERS_MAX: u32 = 2_000;
/// Days looked back at most.
const DAYS_MAX: u32 = 366;
/// Decisions after which others may have their turn.
const BREATH: usize = 50;

/// Asks what another policy would have done.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WhatIfQuery {
    /// The policy to try; the draft, or the active one, where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub policy: Option<SourcingPolicy>,
    /// Days to look back.
    pub days: u32,
}

/// What was decided, and what would have been.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WhatIf {
    /// First day looked at.
    pub from: LocalDate,
    /// Orders of that time.
    pub orders_placed: i64,
    /// Orders among them that were sourced for shipping, and tried again.
    pub orders_tried: i64,
    /// Only the newest orders were tried: there were more than one answer looks at.
    pub cut: bool,
    /// As decided; by the optimiser alone; with the changes.
    pub scenarios: Vec<ScenarioView>,
}

/// A way of deciding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scenario {
    /// What was decided then.
    Real,
    /// The optimiser alone, under the costs of the policy in force: idle mode.
    Optimiser,
    /// The policy that is tried.
    Changes,
}

/// What a way of deciding comes to.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ScenarioView {
    /// Which.
    pub scenario: Scenario,
    /// Freight and work, in minor units: tariffs as they are, without weights.
    pub money_minor: i64,
    /// Shipments.
    pub shipments: i64,
    /// Shipments beyond the first of a delivery.
    pub splits: i64,
    /// Lines that come after the promise.
    pub late_lines: i64,
    /// Units wanted.
    pub units_wanted: i64,
    /// Units served.
    pub units_served: i64,
    /// Emissions by the tried policy's factors, in grams.
    pub co2_g: i64,
    /// Decisions with other places than reality's.
    pub differ: i64,
    /// What each location has to do.
    pub locations: Vec<LoadView>,
}

/// What a location has to do.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LoadView {
    /// Id.
    pub location_id: LocationId,
    /// Name.
    pub name: String,
    /// Shipments.
    pub shipments: i64,
    /// Units.
    pub units: i64,
    /// Shipments on its busiest day.
    pub busiest: i64,
}

type Shares = Vec<(LocationId, BTreeMap<LineNo, u32>)>;

/// A past decision about one delivery.
struct Past {
    seq: i64,
    at: Timestamp,
    order: Arc<Order>,
    delivery: usize,
    /// Decided before for the same order: what proved wrong meanwhile is passed over.
    again: bool,
    /// Units asked for by line.
    wanted: BTreeMap<LineNo, u32>,
    /// Who was to send what.
    real: Shares,
}

/// `policy.what_if`
pub(crate) async fn what_if(read: &mut Read, query: WhatIfQuery) -> Result<WhatIf, CommandError> {
    if query.days == 0 || query.days > DAYS_MAX {
        return Err(Refusal::new(Code::BadQuantity).with("max", DAYS_MAX).into());
    }
    let house = read.house.clone();
    let company = house.company()?.clone();
    let tried = query
        .policy
        .map_or_else(|| house.policy.policy.clone(), Arc::new);
    let since = Timestamp(read.now().0 - i64::from(query.days) * DAY_MS);
    let (past, placed) = past(read, since).await?;
    let mut scenarios = [
        Run::new(Scenario::Real, house.policy.policy.clone()),
        Run::new(
            Scenario::Optimiser,
            Arc::new(SourcingPolicy {
                mode: PolicyMode::Cost,
                ..(*house.policy.policy).clone()
            }),
        ),
        Run::new(Scenario::Changes, tried.clone()),
    ];
    let yardstick = yardstick(&tried);
    // What a location had room for then is not kept.
    let rooms = Rooms::new();
    let ids = past
        .iter()
        .flat_map(|p| p.order.lines.iter().map(|l| l.item_id));
    let ids: BTreeSet<ItemId> = ids.collect();
    let items = read.items(ids).await?;
    let mut shelves = Past::shelves(read, past.first().map_or(0, |p| p.seq)).await?;
    for (n, decision) in past.iter().enumerate() {
        shelves.until(decision.seq);
        for run in &mut scenarios {
            let trial = Trial {
                read,
                company: &company,
                items: &items,
                yardstick: &yardstick,
                rooms: &rooms,
                free: &shelves.free,
                decision,
            };
            run.decide(&trial);
        }
        if n % BREATH == 0 {
            tokio::task::yield_now().await;
        }
    }
    let orders: BTreeSet<OrderId> = past.iter().map(|p| p.order.order_id).collect();
    Ok(WhatIf {
        from: local_date(since, read.cx.time_zone),
        orders_placed: placed,
        orders_tried: i64::try_from(orders.len()).unwrap_or(i64::MAX),
        cut: placed > i64::from(ORDERS_MAX),
        scenarios: scenarios.into_iter().map(|run| run.view(read)).collect(),
    })
}

/// The decisions about deliveries to be shipped; what is handed over at a counter leaves nothing to decide.
async fn past(read: &mut Read, since: Timestamp) -> Result<(Vec<Past>, i64), CommandError> {
    let (rows, placed) = past_decisions(&mut read.conn, since, ORDERS_MAX).await?;
    let ids: BTreeSet<uuid::Uuid> = rows
        .iter()
        .filter_map(|r| r.order_id.parse().ok())
        .collect();
    let ids: Vec<uuid::Uuid> = ids.into_iter().collect();
    let orders: HashMap<String, Arc<Order>> = read
        .get_all::<Order>(&ids)
        .await?
        .into_iter()
        .map(|o| (o.order_id.to_string(), o))
        .collect();
    let bad = |source| Fault::Json {
        what: "reading a decision",
        source,
    };
    let mut met: BTreeSet<String> = BTreeSet::new();
    let mut past = Vec::new();
    for row in rows {
        let again = !met.insert(row.order_id.clone());
        let Some(order) = orders.get(&row.order_id) else {
            continue;
        };
        let OrderEvent::Sourced { decision, .. } =
            serde_json::from_str(&row.payload).map_err(bad)?
        else {
            continue;
        };
        let stored: Vec<StoredDecision> = serde_json::from_value(*decision).map_err(bad)?;
        for decision in stored {
            if decision.method != DeliveryMethod::Ship {
                continue;
            }
            past.push(Past {
                seq: row.seq,
                at: Timestamp(row.at_ms),
                order: order.clone(),
                delivery: usize::try_from(decision.delivery).unwrap_or(usize::MAX),
                again,
                wanted: wanted(&decision),
                real: real(&decision),
            });
        }
    }
    Ok((past, placed))
}

fn wanted(decision: &StoredDecision) -> BTreeMap<LineNo, u32> {
    let mut wanted = BTreeMap::new();
    for line in &decision.lines {
        *wanted.entry(line.line_id).or_default() += line.quantity;
    }
    wanted
}

fn real(decision: &StoredDecision) -> Shares {
    let mut real: BTreeMap<LocationId, BTreeMap<LineNo, u32>> = BTreeMap::new();
    for line in &decision.lines {
        if let Some(location) = line.location_id {
            *real
                .entry(location)
                .or_default()
                .entry(line.line_id)
                .or_default() += line.quantity;
        }
    }
    real.into_iter().collect()
}

/// Shelves wound forward from one decision to the next.
struct Wound {
    free: HashMap<(ItemId, LocationId), i64>,
    changes: std::iter::Peekable<std::vec::IntoIter<encargo_store::ShelfChange>>,
}

impl Past {
    async fn shelves(read: &mut Read, seq: i64) -> Result<Wound, CommandError> {
        let past = past_shelves(&mut read.conn, seq).await?;
        let free = past.free.into_iter();
        Ok(Wound {
            free: free
                .map(|(item, place, units)| ((item, place), units))
                .collect(),
            changes: past.changes.into_iter().peekable(),
        })
    }
}

impl Wound {
    /// As they were when row `seq` of the journal was written.
    fn until(&mut self, seq: i64) {
        while let Some(change) = self.changes.next_if(|c| c.seq <= seq) {
            let key = (change.item_id, change.location_id);
            *self.free.entry(key).or_default() += change.units;
        }
    }
}

/// One decision, and all that is needed to take it again.
struct Trial<'a> {
    read: &'a Read,
    company: &'a encargo_domain::company::Company,
    items: &'a HashMap<ItemId, Arc<Item>>,
    yardstick: &'a PolicyInForce,
    rooms: &'a Rooms,
    /// Free units as they really were.
    free: &'a HashMap<(ItemId, LocationId), i64>,
    decision: &'a Past,
}

/// A scenario on its way through the decisions.
struct Run {
    scenario: Scenario,
    policy: PolicyInForce,
    /// Units this scenario left on a shelf that reality took (or took where reality did not, below zero).
    left: HashMap<(ItemId, LocationId), i64>,
    /// What reality took with the row of the journal that is being tried: its shelves do not show it yet.
    taking: (i64, Vec<((ItemId, LocationId), i64)>),
    /// Units of a line served so far: here, and in reality.
    served: HashMap<(OrderId, LineNo), (i64, i64)>,
    money_micro: i64,
    shipments: i64,
    splits: i64,
    late_lines: i64,
    units_served: i64,
    wanted: HashMap<(OrderId, LineNo), i64>,
    co2_g: i64,
    differ: i64,
    loads: BTreeMap<LocationId, (i64, i64, BTreeMap<LocalDate, i64>)>,
}

impl Run {
    fn new(scenario: Scenario, policy: Arc<SourcingPolicy>) -> Self {
        Self {
            scenario,
            policy: PolicyInForce { version: 0, policy },
            left: HashMap::new(),
            taking: (0, Vec::new()),
            served: HashMap::new(),
            money_micro: 0,
            shipments: 0,
            splits: 0,
            late_lines: 0,
            units_served: 0,
            wanted: HashMap::new(),
            co2_g: 0,
            differ: 0,
            loads: BTreeMap::new(),
        }
    }

    fn decide(&mut self, trial: &Trial) {
        let past = trial.decision;
        let Some(delivery) = past.order.deliveries.get(past.delivery) else {
            return;
        };
        if self.taking.0 != past.seq {
            for (key, units) in std::mem::take(&mut self.taking.1) {
                *self.left.entry(key).or_default() += units;
            }
            self.taking.0 = past.seq;
        }
        let wants = self.wants(past);
        let route = Route {
            method: delivery.method,
            channel: Some(past.order.channel),
            counter: None,
            address: delivery.address.as_ref(),
            service: delivery.service.as_deref(),
            promised_on: delivery.promised_on,
            firm: delivery.firm_location_id,
            passed_over: if past.again {
                &past.order.passed_over
            } else {
                &[]
            },
        };
        let zone = trial.read.cx.time_zone;
        let shelves = self.shelves(trial, &wants);
        let scene = Scene {
            house: &trial.read.house,
            company: trial.company,
            items: trial.items,
            shelves: &shelves,
            today: local_date(past.at, zone),
            minute: minute_of_day(past.at, zone),
            policy: &self.policy,
            rooms: trial.rooms,
            prices: None,
        };
        let shares = if self.scenario == Scenario::Real {
            past.real.clone()
        } else {
            shares_of(&scene, &route, &wants)
        };
        let measured = measure(
            &Scene {
                policy: trial.yardstick,
                ..scene
            },
            &route,
            &wants,
            &shares,
        );
        self.money_micro += measured.money;
        self.shipments += measured.shipments;
        self.splits += (measured.shipments - 1).max(0);
        self.late_lines += measured.late_lines;
        self.units_served += measured.units;
        self.co2_g += measured.co2_g;
        let places = |shares: &Shares| shares.iter().map(|(l, _)| *l).collect::<BTreeSet<_>>();
        self.differ += i64::from(places(&shares) != places(&past.real));
        self.keep(past, &shares, scene.today);
    }

    /// What this scenario has to serve: what reality asked for, more where it served less before, less where it served more.
    fn wants(&mut self, past: &Past) -> Vec<Want> {
        let order = &past.order;
        let mut wants = Vec::new();
        for (line_id, units) in &past.wanted {
            let Some(line) = order.line(*line_id) else {
                continue;
            };
            let key = (order.order_id, *line_id);
            let (here, there) = self.served.get(&key).copied().unwrap_or_default();
            let asked = self.wanted.entry(key).or_default();
            *asked = (*asked).max(there + i64::from(*units));
            let units = u32::try_from(i64::from(*units) + there - here).unwrap_or(0);
            if units > 0 {
                wants.push(Want {
                    line_id: *line_id,
                    item_id: line.item_id,
                    units,
                    weight_g: line.weight_g,
                });
            }
        }
        wants
    }

    fn shelves(&self, trial: &Trial, wants: &[Want]) -> Shelves {
        let mut shelves = Shelves::new();
        for want in wants {
            for location in &trial.read.house.locations {
                let key = (want.item_id, location.location_id);
                let free = trial.free.get(&key).copied().unwrap_or(0);
                let left = self.left.get(&key).copied().unwrap_or(0);
                let on_hand = (free + left).max(0);
                shelves.insert(
                    key,
                    Shelf {
                        on_hand,
                        reserved: 0,
                    },
                );
            }
        }
        shelves
    }

    /// Carries along what was taken from where.
    fn keep(&mut self, past: &Past, shares: &Shares, day: LocalDate) {
        let order = &past.order;
        let item = |line: LineNo| order.line(line).map(|l| l.item_id);
        for (side, sign) in [(shares, -1), (&past.real, 1)] {
            for (location, lines) in side {
                for (line, units) in lines {
                    let units = i64::from(*units);
                    let key = item(*line).map(|item| (item, *location));
                    let served = self.served.entry((order.order_id, *line)).or_default();
                    if sign < 0 {
                        served.0 += units;
                        if let Some(key) = key {
                            *self.left.entry(key).or_default() -= units;
                        }
                    } else {
                        served.1 += units;
                        self.taking.1.extend(key.map(|key| (key, units)));
                    }
                }
            }
        }
        for (location, lines) in shares {
            let (shipments, units, days) = self.loads.entry(*location).or_default();
            *shipments += 1;
            *units += lines.values().map(|u| i64::from(*u)).sum::<i64>();
            *days.entry(day).or_default() += 1;
        }
    }

    fn view(self, read: &Read) -> ScenarioView {
        let loads = self.loads.into_iter();
        let mut locations: Vec<LoadView> = loads
            .map(|(location_id, (shipments, units, days))| LoadView {
                location_id,
                name: read.house.location_name(location_id),
                shipments,
                units,
                busiest: days.values().copied().max().unwrap_or(0),
            })
            .collect();
        locations.sort_by(|a, b| a.name.cmp(&b.name));
        ScenarioView {
            scenario: self.scenario,
            money_minor: encargo_domain::money::div_round(
                i128::from(self.money_micro),
                i128::from(crate::sourcing::MICRO_PER_MINOR),
            ),
            shipments: self.shipments,
            splits: self.splits,
            late_lines: self.late_lines,
            units_wanted: self.wanted.values().sum(),
            units_served: self.units_served,
            co2_g: self.co2_g,
            differ: self.differ,
            locations,
        }
    }
}
