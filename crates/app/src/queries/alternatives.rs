//! What if: one delivery decided again as things stand, with one thing changed at a time. Nothing is stored. Only what would come out
//! differently is told, in real money: freight and work, whatever weights it was chosen by.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use encargo_domain::catalog::Item;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::{ItemId, LocationId, OrderId};
use encargo_domain::order::{Delivery, Order, OrderPhase, Stage};
use encargo_domain::policy::{PolicyMode, SourcingPolicy};
use encargo_domain::refusal::Words;
use encargo_domain::{LocalDate, Refusal};
use encargo_store::on_shelf;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::commands::sourcing::route_of;
use crate::error::CommandError;
use crate::facts::{PolicyInForce, Rooms, backlog};
use crate::promise::costs;
use crate::queries::Read;
use crate::sourcing::{Route, Scene, Shelves, Want, shelves, source};

/// Names a delivery of an order.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AlternativesQuery {
    /// Which order.
    pub order_id: OrderId,
    /// Which of its deliveries.
    pub delivery: u32,
}

/// How the delivery would be served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Alternative {
    /// What is changed.
    pub words: Words,
    /// From where.
    pub locations: Vec<String>,
    /// When the last of it is there.
    pub promised_on: Option<LocalDate>,
    /// Freight and work.
    pub cost_minor: i64,
    /// More (or less, below nought) than as things are.
    pub difference_minor: i64,
    /// Grams of CO2e.
    pub co2_g: i64,
    /// Units nobody would send.
    pub missing: u32,
}

/// See the module.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Alternatives {
    /// As it would be decided now; nothing where no unit can be moved any more.
    pub now: Option<Alternative>,
    /// What would come out differently.
    pub others: Vec<Alternative>,
    /// How many changes were tried.
    pub tried: u32,
}

/// Units of these stages can still be given another place.
const MOVABLE: [Stage; 4] = [
    Stage::Open,
    Stage::Backordered,
    Stage::Reserved,
    Stage::Released,
];

/// `order.alternatives`
pub(crate) async fn alternatives(
    read: &mut Read,
    query: AlternativesQuery,
) -> Result<Alternatives, CommandError> {
    let order = read.get::<Order>(query.order_id.uuid()).await?;
    let at = usize::try_from(query.delivery).unwrap_or(usize::MAX);
    let delivery = order
        .deliveries
        .get(at)
        .ok_or_else(|| Refusal::not_found("delivery", query.delivery))?;
    let wants = movable(&order, query.delivery);
    if wants.is_empty() || order.phase != OrderPhase::Confirmed {
        return Ok(Alternatives {
            now: None,
            others: Vec::new(),
            tried: 0,
        });
    }
    let items = read.items(wants.iter().map(|w| w.item_id)).await?;
    let ids: Vec<ItemId> = items.keys().copied().collect();
    let mut shelves = shelves(&on_shelf(&mut read.conn, &ids).await?);
    let work: Vec<Uuid> = order.fulfillments.iter().map(|id| id.uuid()).collect();
    let house = read.house.clone();
    let company = house.company()?.clone();
    let mut rooms = house.rooms(&mut read.conn).await?;
    for fulfillment in read.get_all::<Fulfillment>(&work).await? {
        give_back(&fulfillment, &mut shelves, &mut rooms);
    }
    let scene = Scene::of(&house, &company, &items, &shelves, &rooms, &read.cx);
    let trial = Trial {
        scene: &scene,
        route: route_of(&order, delivery),
        wants: &wants,
    };
    let now = trial.decide(&scene, &trial.route, Words::new("what-if-now"), 0);
    let mut tried = 0;
    let mut others: Vec<Alternative> = Vec::new();
    for other in trial.changes(delivery, now.cost_minor) {
        tried += 1;
        let differs = other.locations != now.locations
            || other.cost_minor != now.cost_minor
            || other.missing != now.missing
            || other.promised_on != now.promised_on;
        if differs {
            others.push(other);
        }
    }
    Ok(Alternatives {
        now: Some(now),
        others,
        tried,
    })
}

/// Units of a delivery that can still be given another place.
fn movable(order: &Order, delivery: u32) -> Vec<Want> {
    let lines = order.lines.iter().filter(|l| l.delivery == delivery);
    lines
        .map(|l| Want {
            line_id: l.line_id,
            item_id: l.item_id,
            units: MOVABLE.iter().map(|stage| l.stages.get(*stage)).sum(),
            weight_g: l.weight_g,
        })
        .filter(|w| w.units > 0)
        .collect()
}

/// What a location keeps for the order is free for it, and so is its time.
fn give_back(fulfillment: &Fulfillment, shelves: &mut Shelves, rooms: &mut Rooms) {
    if !matches!(
        fulfillment.status,
        FulfillmentStatus::Reserved | FulfillmentStatus::Released
    ) {
        return;
    }
    if let Some(room) = rooms.get_mut(&fulfillment.location_id) {
        *room += backlog(fulfillment);
    }
    for line in &fulfillment.lines {
        if let Some(shelf) = shelves.get_mut(&(line.item_id, fulfillment.location_id)) {
            shelf.reserved -= i64::from(line.quantity - line.picked - line.short);
        }
    }
}

struct Trial<'a> {
    scene: &'a Scene<'a>,
    route: Route<'a>,
    wants: &'a [Want],
}

impl Trial<'_> {
    fn decide(&self, scene: &Scene, route: &Route, words: Words, now_minor: i64) -> Alternative {
        let shares = source(scene, 0, route, self.wants).shares;
        let cost = costs(scene, route, self.wants, &shares);
        let places: BTreeSet<LocationId> = shares.iter().map(|s| s.location_id).collect();
        let sent: u32 = shares.iter().flat_map(|s| s.lines.values()).sum();
        let wanted: u32 = self.wants.iter().map(|w| w.units).sum();
        Alternative {
            words,
            locations: places
                .iter()
                .map(|id| scene.house.location_name(*id))
                .collect(),
            promised_on: shares.iter().map(|s| s.arrives_on).max(),
            cost_minor: cost.cost_minor,
            difference_minor: cost.cost_minor - now_minor,
            co2_g: cost.co2_g,
            missing: wanted.saturating_sub(sent),
        }
    }

    fn under(
        &self,
        change: impl FnOnce(&mut SourcingPolicy),
        words: Words,
        now: i64,
    ) -> Alternative {
        let mut policy = (*self.scene.policy.policy).clone();
        change(&mut policy);
        let tried = PolicyInForce {
            version: self.scene.policy.version,
            policy: Arc::new(policy),
        };
        let scene = Scene {
            policy: &tried,
            ..*self.scene
        };
        self.decide(&scene, &self.route, words, now)
    }

    /// One change at a time, of those that mean anything here.
    fn changes(&self, delivery: &Delivery, now: i64) -> Vec<Alternative> {
        let policy = &self.scene.policy.policy;
        let mut found = Vec::new();
        if self.scene.items.values().any(|i| i.input.safety_stock > 0) {
            let items: HashMap<ItemId, Arc<Item>> = self
                .scene
                .items
                .iter()
                .map(|(id, item)| {
                    let mut item = (**item).clone();
                    item.input.safety_stock = 0;
                    (*id, Arc::new(item))
                })
                .collect();
            let scene = Scene {
                items: &items,
                ..*self.scene
            };
            found.push(self.decide(&scene, &self.route, Words::new("what-if-safety"), now));
        }
        let one = |p: &mut SourcingPolicy| p.splits.max_shipments = Some(1);
        found.push(self.under(one, Words::new("what-if-one-shipment"), now));
        if policy.weights.split_minor > 0 {
            let free = |p: &mut SourcingPolicy| p.weights.split_minor = 0;
            found.push(self.under(free, Words::new("what-if-split-free"), now));
        }
        if policy.weights.last_unit_minor > 0 {
            let free = |p: &mut SourcingPolicy| p.weights.last_unit_minor = 0;
            found.push(self.under(free, Words::new("what-if-last-units"), now));
        }
        let has_rules = !policy.rules.is_empty() || !policy.routings.is_empty();
        if policy.mode != PolicyMode::Cost && has_rules {
            let cost = |p: &mut SourcingPolicy| p.mode = PolicyMode::Cost;
            found.push(self.under(cost, Words::new("what-if-optimiser"), now));
        }
        if policy.mode != PolicyMode::Rules && has_rules {
            let rules = |p: &mut SourcingPolicy| p.mode = PolicyMode::Rules;
            found.push(self.under(rules, Words::new("what-if-rules"), now));
        }
        if !self.scene.rooms.is_empty() {
            let scene = Scene {
                rooms: &Rooms::new(),
                ..*self.scene
            };
            found.push(self.decide(&scene, &self.route, Words::new("what-if-limits"), now));
        }
        if delivery.firm_location_id.is_some() {
            let route = Route {
                firm: None,
                ..self.route.clone()
            };
            found.push(self.decide(self.scene, &route, Words::new("what-if-not-firm"), now));
        }
        if let Some(chosen) = &delivery.service {
            for carrier in &self.scene.company.carriers {
                if carrier.code != *chosen {
                    let route = Route {
                        service: Some(&carrier.code),
                        ..self.route.clone()
                    };
                    let words =
                        Words::new("what-if-service").with("carrier", carrier.carrier.as_str());
                    found.push(self.decide(self.scene, &route, words, now));
                }
            }
        }
        found
    }
}
