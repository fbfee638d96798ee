//! The steps of warehouse, counter and carrier: picking with what goes wrong there, packing, shipping, the pickup shelf, handing over.

use std::sync::Arc;

use encargo_domain::Timestamp;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus, Package, Short, ShortReason};
use encargo_domain::ids::FulfillmentId;
use encargo_domain::location::LocationKind;
use encargo_domain::order::{DeliveryMethod, LineQuantity, Tender};
use encargo_store::{Outcome, Work};

use super::hours::Hours;
use super::plan::{Pay, Rest};
use super::shop::{SITES, SUPPLIER};
use super::story::{Step, Story};
use crate::commands::fulfillment;

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60_000;
/// Grams of a carton with its paper.
const CARTON_G: u32 = 140;

impl Story {
    async fn task(work: &mut Work, id: FulfillmentId) -> Outcome<Arc<Fulfillment>> {
        work.get(id.uuid()).await
    }

    pub(super) async fn pick(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        if task.status != FulfillmentStatus::Released {
            return Ok(());
        }
        let site = self.site_of(task.location_id);
        let mut lines: Vec<LineQuantity> = task
            .lines
            .iter()
            .map(|l| LineQuantity {
                line_id: l.line_id,
                quantity: l.quantity - l.picked - l.short,
            })
            .filter(|l| l.quantity > 0)
            .collect();
        let untouched = task.lines.iter().all(|l| l.picked == 0);
        let rest = self.tracks.get(o).and_then(|t| t.plan.rest);
        let in_parts = untouched
            && task.units() > 1
            && (rest == Some(Rest::PartPicked) || self.dice.chance(60));
        let mut shorts = Vec::new();
        if in_parts {
            take_some(&mut lines);
        } else if rest.is_none()
            && task.method == DeliveryMethod::Ship
            && site != SUPPLIER
            && self.dice.chance(22)
        {
            shorts = self.miss_one(&mut lines);
        }
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        let picked = fulfillment::pick(
            work,
            &cx,
            fulfillment::Pick {
                fulfillment_id: id,
                lines,
                shorts,
            },
        )
        .await?;
        self.follow(work, at, o).await?;
        if in_parts && self.rests(o, Rest::PartPicked)
            || picked.status == FulfillmentStatus::Picked && self.rests(o, Rest::Picked)
        {
            return Ok(());
        }
        let minutes = self.minutes(o, 4, 35);
        let next = Self::hours_of(site).after(at, minutes);
        match (picked.status, task.method) {
            (FulfillmentStatus::Released, _) => self.then(next, Step::Pick(o, id)),
            (FulfillmentStatus::Picked, DeliveryMethod::Ship) => self.then(next, Step::Pack(o, id)),
            (FulfillmentStatus::Picked, _) if task.to_counter.is_some() => {
                self.then(next, Step::Send(o, id));
            }
            (FulfillmentStatus::Picked, _) => self.then(next, Step::Stage(o, id)),
            _ => {}
        }
        Ok(())
    }

    /// One unit is not there, or not fit to sell.
    fn miss_one(&mut self, lines: &mut Vec<LineQuantity>) -> Vec<Short> {
        let at = self.dice.index(lines.len());
        let reason = if self.dice.chance(600) {
            ShortReason::NotFound
        } else {
            ShortReason::Damaged
        };
        let Some(line) = lines.get_mut(at) else {
            return Vec::new();
        };
        line.quantity -= 1;
        let short = Short {
            line_id: line.line_id,
            quantity: 1,
            reason,
        };
        lines.retain(|l| l.quantity > 0);
        vec![short]
    }

    pub(super) async fn reject(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        if task.status != FulfillmentStatus::Released {
            return Ok(());
        }
        let site = self.site_of(task.location_id);
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        fulfillment::reject(
            work,
            &cx,
            fulfillment::Reject {
                fulfillment_id: id,
                reason: ShortReason::NoTime,
            },
        )
        .await?;
        self.follow(work, at, o).await
    }

    pub(super) async fn pack(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        let site = self.site_of(task.location_id);
        let packages = self.parcels(&task);
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        fulfillment::pack(
            work,
            &cx,
            fulfillment::Pack {
                fulfillment_id: id,
                packages,
            },
        )
        .await?;
        if self.rests(o, Rest::Packed) {
            return Ok(());
        }
        let collected = match SITES.get(site).map(|s| s.kind) {
            _ if self.plan(o).hurry => at.plus_ms(9 * MINUTE_MS),
            Some(LocationKind::Dc) => Hours::COLLECTION.after(at, self.dice.between(0, 40)),
            _ => {
                let minutes = self.dice.between(40, 300);
                Self::hours_of(site).after(at, minutes)
            }
        };
        self.then(collected, Step::Ship(o, id));
        Ok(())
    }

    /// Heavy orders travel in two boxes.
    fn parcels(&self, task: &Fulfillment) -> Vec<Package> {
        let grams = |l: &LineQuantity| {
            task.line(l.line_id)
                .and_then(|t| self.weights_g.get(&t.item_id))
                .copied()
                .unwrap_or(300)
                * l.quantity
        };
        let lines: Vec<LineQuantity> = task
            .lines
            .iter()
            .filter(|l| l.picked > 0)
            .map(|l| LineQuantity {
                line_id: l.line_id,
                quantity: l.picked,
            })
            .collect();
        let total: u32 = lines.iter().map(grams).sum();
        let boxes = if total > 6_000 && lines.len() > 1 {
            2
        } else {
            1
        };
        let per_box = lines.len().div_ceil(boxes).max(1);
        lines
            .chunks(per_box)
            .map(|part| Package {
                weight_g: part.iter().map(grams).sum::<u32>() + CARTON_G,
                lines: part.to_vec(),
            })
            .collect()
    }

    pub(super) async fn ship(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        let site = self.site_of(task.location_id);
        let service = task.service.clone().unwrap_or_default();
        let carrier = self
            .company
            .service(&service)
            .map(|s| s.carrier.clone())
            .unwrap_or_default();
        let initials: String = carrier
            .split_whitespace()
            .filter_map(|w| w.chars().next())
            .collect();
        let tracking = format!("{initials}{:010}", self.dice.below(10_000_000_000));
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        fulfillment::ship(
            work,
            &cx,
            fulfillment::Ship {
                fulfillment_id: id,
                carrier,
                service,
                tracking,
            },
        )
        .await?;
        // What rests here waits for its invoice, too.
        if !self.rests(o, Rest::Shipped) {
            let minutes = self.dice.between(8, 420);
            self.then(Hours::OFFICE.after(at, minutes), Step::Invoice(o));
            let on_the_road = self.dice.between(300, 1_300);
            self.then(Hours::CARRIER.after(at, on_the_road), Step::Deliver(o, id));
        }
        Ok(())
    }

    pub(super) async fn deliver(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        // Somebody may have sent it back from the door.
        if task.status != FulfillmentStatus::Shipped {
            return Ok(());
        }
        let carrier = task.carrier.clone().unwrap_or_default();
        let cx = self.cx(at, &carrier, None);
        let delivered = fulfillment::deliver(
            work,
            &cx,
            fulfillment::FulfillmentRef { fulfillment_id: id },
        )
        .await;
        self.reached(at, o);
        delivered.map(|_| ())
    }

    pub(super) async fn send(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        let site = self.site_of(task.location_id);
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        let sent = fulfillment::FulfillmentRef { fulfillment_id: id };
        fulfillment::send(work, &cx, sent).await?;
        if let Some(counter) = task.to_counter
            && !self.rests(o, Rest::InTransfer)
        {
            let there = self.site_of(counter.location_id);
            let on_the_road = self.dice.between(900, 1_500);
            self.then(
                Self::hours_of(there).after(at, on_the_road),
                Step::Arrive(o, id),
            );
        }
        Ok(())
    }

    pub(super) async fn take_in(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        let counter = task.to_counter.map_or(task.location_id, |c| c.location_id);
        let site = self.site_of(counter);
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        let arrived = fulfillment::Arrive {
            fulfillment_id: id,
            shorts: Vec::new(),
        };
        fulfillment::arrive(work, &cx, arrived).await?;
        let minutes = self.minutes(o, 4, 35);
        self.then(Self::hours_of(site).after(at, minutes), Step::Stage(o, id));
        Ok(())
    }

    pub(super) async fn stage(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        let site = self.site_of(task.location_id);
        let shelf = format!(
            "{}-{}",
            self.dice.pick(&["A", "B", "C"]),
            self.dice.count(1, 12)
        );
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        fulfillment::stage(
            work,
            &cx,
            fulfillment::PutOnShelf {
                fulfillment_id: id,
                shelf,
            },
        )
        .await?;
        if !self.rests(o, Rest::Staged) {
            let minutes = self.dice.between(30, 2_200);
            self.then(Hours::COUNTER.after(at, minutes), Step::HandOver(o, id));
        }
        Ok(())
    }

    pub(super) async fn hand_over(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        id: FulfillmentId,
    ) -> Outcome<()> {
        let task = Self::task(work, id).await?;
        let plan = self.plan(o);
        let tender = match plan.pay {
            Pay::AtCounter(tender) | Pay::AtOnce(tender) => tender,
            Pay::Later(_) | Pay::Never => Tender::Card,
        };
        self.pay(work, at, o, tender).await?;
        let site = self.site_of(task.location_id);
        let forgot_code = task.method == DeliveryMethod::Pickup && self.dice.chance(120);
        let identity = forgot_code.then(|| format!("DNI …{:03}", self.dice.below(1_000)));
        let code = if forgot_code {
            None
        } else {
            task.pickup_code.clone()
        };
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        fulfillment::hand_over(
            work,
            &cx,
            fulfillment::HandOver {
                fulfillment_id: id,
                code,
                identity,
            },
        )
        .await?;
        self.then(at.plus_ms(30 * SECOND_MS), Step::Invoice(o));
        self.reached(at, o);
        Ok(())
    }

    /// The goods are with the customer; some come back.
    fn reached(&mut self, at: Timestamp, o: usize) {
        let Some(track) = self.tracks.get_mut(o) else {
            return;
        };
        track.delivered = true;
        let settled = track.coming_back || track.plan.rest.is_some();
        if !settled && self.dice.chance(62) {
            self.plan_return(at, o);
        }
    }
}

/// A picker is called away: the first line is done (or one unit of it), the others are not.
fn take_some(lines: &mut Vec<LineQuantity>) {
    if lines.len() > 1 {
        lines.truncate(1);
    } else if let Some(line) = lines.first_mut() {
        line.quantity = (line.quantity / 2).max(1);
    }
}
