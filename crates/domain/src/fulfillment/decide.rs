//! The verbs of a fulfillment order.

use std::collections::BTreeMap;

use super::{Fulfillment, FulfillmentEvent, FulfillmentStatus, Package, Short, ShortReason};
use crate::Decided;
use crate::actor::{Actor, Ctx, Permission};
use crate::company::ProcessOptions;
use crate::ids::LineNo;
use crate::order::{Asks, DeliveryMethod, LineQuantity, Offer, Order};
use crate::refusal::{Code, Refusal};
use crate::time::Timestamp;

type Status = FulfillmentStatus;

impl Fulfillment {
    pub(super) fn in_status(&self, verb: &str, allowed: &[Status]) -> Decided<()> {
        if allowed.contains(&self.status) {
            Ok(())
        } else {
            Err(Refusal::wrong_state(
                &format!("fulfillment-{verb}"),
                self.status.as_str(),
            ))
        }
    }
    fn by_method(&self, verb: &str, allowed: &[DeliveryMethod]) -> Decided<()> {
        if allowed.contains(&self.method) {
            Ok(())
        } else {
            Err(Refusal::wrong_state(
                &format!("fulfillment-{verb}"),
                self.method.as_str(),
            ))
        }
    }

    /// Tells the location.
    pub fn decide_release(&self) -> Decided<FulfillmentEvent> {
        self.in_status("release", &[Status::Reserved])
            .map(|()| FulfillmentEvent::Released)
    }

    /// Records what was taken from the shelf and what was not there.
    pub fn decide_pick(
        &self,
        lines: &[LineQuantity],
        shorts: &[Short],
    ) -> Decided<FulfillmentEvent> {
        self.in_status("pick", &[Status::Released])?;
        let mut taken: BTreeMap<LineNo, u64> = BTreeMap::new();
        for (line_id, quantity) in lines
            .iter()
            .map(|l| (l.line_id, l.quantity))
            .chain(shorts.iter().map(|s| (s.line_id, s.quantity)))
        {
            *taken.entry(line_id).or_default() += u64::from(quantity);
        }
        for (line_id, quantity) in &taken {
            let line = self
                .line(*line_id)
                .ok_or_else(|| Refusal::not_found("line", line_id))?;
            let open = line.quantity - line.picked - line.short;
            if *quantity > u64::from(open) {
                return Err(Refusal::new(Code::MoreThanOpen)
                    .with("line", *line_id)
                    .with("open", open));
            }
        }
        if taken.values().all(|q| *q == 0) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(FulfillmentEvent::Picked {
            lines: lines.iter().filter(|l| l.quantity > 0).copied().collect(),
            shorts: shorts.iter().filter(|s| s.quantity > 0).copied().collect(),
        })
    }

    /// Puts everything back on the shelf.
    pub fn decide_unpick(&self) -> Decided<FulfillmentEvent> {
        self.in_status("unpick", &[Status::Picked, Status::Released])?;
        if self.lines.iter().all(|l| l.picked == 0) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(FulfillmentEvent::Unpicked)
    }

    /// Packs what was picked. No package named = one with everything.
    pub fn decide_pack(&self, packages: &[Package]) -> Decided<FulfillmentEvent> {
        if self.status == Status::Released {
            return Err(Refusal::new(Code::NotAllPicked).with("open", self.to_pick()));
        }
        self.in_status("pack", &[Status::Picked])?;
        self.by_method("pack", &[DeliveryMethod::Ship])?;
        self.has_lots()?;
        let packages = if packages.is_empty() {
            vec![self.one_package()]
        } else {
            packages.to_vec()
        };
        let mut packed: BTreeMap<LineNo, u64> = BTreeMap::new();
        for part in packages.iter().flat_map(|p| &p.lines) {
            *packed.entry(part.line_id).or_default() += u64::from(part.quantity);
        }
        let right = self
            .lines
            .iter()
            .all(|l| packed.remove(&l.line_id).unwrap_or(0) == u64::from(l.picked))
            && packed.is_empty();
        if !right
            || packages
                .iter()
                .any(|p| p.lines.iter().all(|l| l.quantity == 0))
        {
            return Err(Refusal::new(Code::PackagesDiffer));
        }
        Ok(FulfillmentEvent::Packed { packages })
    }

    fn one_package(&self) -> Package {
        Package {
            weight_g: 0,
            lines: self
                .lines
                .iter()
                .filter(|l| l.picked > 0)
                .map(|l| LineQuantity {
                    line_id: l.line_id,
                    quantity: l.picked,
                })
                .collect(),
        }
    }

    /// Takes the parcels apart again.
    pub fn decide_unpack(&self) -> Decided<FulfillmentEvent> {
        self.in_status("unpack", &[Status::Packed])
            .map(|()| FulfillmentEvent::Unpacked)
    }

    /// Gives the parcels to the carrier: from here the goods are sold.
    pub fn decide_ship(
        &self,
        carrier: &str,
        service: &str,
        tracking: &str,
    ) -> Decided<FulfillmentEvent> {
        self.in_status("ship", &[Status::Packed])?;
        if carrier.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "carrier"));
        }
        Ok(FulfillmentEvent::Shipped {
            carrier: carrier.trim().to_owned(),
            service: service.trim().to_owned(),
            tracking: tracking.trim().to_owned(),
        })
    }

    /// Sends what was picked to the counter where its customer fetches it.
    pub fn decide_send(&self) -> Decided<FulfillmentEvent> {
        if self.to_counter.is_none() {
            return Err(Refusal::wrong_state("fulfillment-send", "at-counter"));
        }
        if self.status == Status::Released {
            return Err(Refusal::new(Code::NotAllPicked).with("open", self.to_pick()));
        }
        self.in_status("send", &[Status::Picked])
            .map(|()| FulfillmentEvent::SentToCounter)
    }

    /// It had not left after all.
    pub fn decide_recall(&self) -> Decided<FulfillmentEvent> {
        self.in_status("recall", &[Status::InTransfer])
            .map(|()| FulfillmentEvent::Recalled)
    }

    /// Takes in at the counter what was sent there. `shorts` did not arrive, or not fit to sell: those units leave the stock for their reason,
    /// and the order looks for others.
    pub fn decide_arrive(
        &self,
        shorts: &[Short],
        due_at: Option<Timestamp>,
    ) -> Decided<FulfillmentEvent> {
        self.in_status("arrive", &[Status::InTransfer])?;
        let mut missing: BTreeMap<LineNo, u64> = BTreeMap::new();
        for short in shorts {
            // Nobody's time decides what a parcel holds.
            if short.reason == ShortReason::NoTime {
                return Err(Refusal::new(Code::FieldInvalid).with("field", "reason"));
            }
            *missing.entry(short.line_id).or_default() += u64::from(short.quantity);
        }
        for (line_id, quantity) in missing {
            let line = self
                .line(line_id)
                .ok_or_else(|| Refusal::not_found("line", line_id))?;
            if quantity > u64::from(line.picked) {
                return Err(Refusal::new(Code::MoreThanOpen)
                    .with("line", line_id)
                    .with("open", line.picked));
            }
        }
        Ok(FulfillmentEvent::ArrivedAtCounter {
            shorts: shorts.iter().filter(|s| s.quantity > 0).copied().collect(),
            due_at,
        })
    }

    /// Puts a pickup on its shelf. The code the customer will show is made here, from the ids of the command.
    pub fn decide_stage(&self, shelf: &str, ctx: &Ctx) -> Decided<FulfillmentEvent> {
        if self.status == Status::Released {
            return Err(Refusal::new(Code::NotAllPicked).with("open", self.to_pick()));
        }
        self.in_status("stage", &[Status::Picked])?;
        self.by_method("stage", &[DeliveryMethod::Pickup])?;
        if self.to_counter.is_some() {
            return Err(Refusal::wrong_state("fulfillment-stage", "elsewhere"));
        }
        self.has_lots()?;
        if shelf.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "shelf"));
        }
        let pickup_code = self
            .pickup_code
            .clone()
            .unwrap_or_else(|| format!("{:04}", ctx.new_id().as_u128() % 10_000));
        Ok(FulfillmentEvent::Staged {
            shelf: shelf.trim().to_owned(),
            pickup_code,
        })
    }

    /// Takes it off the pickup shelf.
    pub fn decide_unstage(&self) -> Decided<FulfillmentEvent> {
        self.in_status("unstage", &[Status::Staged])
            .map(|()| FulfillmentEvent::Unstaged)
    }

    /// Gives the goods to the customer at the counter: a ready pickup against its code, a carry-out straight from the shelf.
    pub fn decide_hand_over(
        &self,
        order: &Order,
        code: Option<&str>,
        identity: Option<&str>,
        options: &ProcessOptions,
    ) -> Decided<FulfillmentEvent> {
        self.may_hand_over(order, options)?;
        let identity = identity.map(str::trim).filter(|i| !i.is_empty());
        let code = code.map(str::trim).filter(|c| !c.is_empty());
        match (self.method, code, identity) {
            (DeliveryMethod::Pickup, Some(code), _)
                if Some(code) != self.pickup_code.as_deref() =>
            {
                return Err(Refusal::new(Code::WrongPickupCode));
            }
            (DeliveryMethod::Pickup, None, None) if options.pickup_code_required => {
                return Err(Refusal::new(Code::FieldRequired).with("field", "pickup-code"));
            }
            _ => {}
        }
        Ok(FulfillmentEvent::HandedOver {
            identity: identity.map_or_else(
                || code.map(|_| "code".to_owned()).unwrap_or_default(),
                str::to_owned,
            ),
        })
    }

    fn may_hand_over(&self, order: &Order, options: &ProcessOptions) -> Decided<()> {
        self.has_lots()?;
        match self.method {
            DeliveryMethod::Ship => self.by_method(
                "hand-over",
                &[DeliveryMethod::Pickup, DeliveryMethod::CarryOut],
            )?,
            DeliveryMethod::Pickup => self.in_status("hand-over", &[Status::Staged])?,
            DeliveryMethod::CarryOut => {
                self.in_status(
                    "hand-over",
                    &[Status::Reserved, Status::Released, Status::Picked],
                )?;
                if self.status == Status::Released && self.lines.iter().any(|l| l.picked > 0) {
                    return Err(Refusal::new(Code::NotAllPicked).with("open", self.to_pick()));
                }
            }
        }
        if options.pay_before_hand_over && order.due_minor() > 0 {
            return Err(Refusal::new(Code::NotPaid)
                .with("due", order.due_minor())
                .with("currency", order.currency.as_str()));
        }
        Ok(())
    }

    /// The carrier says it arrived.
    pub fn decide_deliver(&self) -> Decided<FulfillmentEvent> {
        self.in_status("deliver", &[Status::Shipped])
            .map(|()| FulfillmentEvent::Delivered)
    }

    /// The location gives it back to be sourced again.
    pub fn decide_reject(&self, reason: ShortReason) -> Decided<FulfillmentEvent> {
        self.in_status(
            "reject",
            &[
                Status::Reserved,
                Status::Released,
                Status::Picked,
                Status::Packed,
                Status::Staged,
            ],
        )
        .map(|()| FulfillmentEvent::Rejected { reason })
    }

    /// Takes it back before anybody picked, because somebody decided on another location.
    pub fn decide_withdraw(&self, reason: &str) -> Decided<FulfillmentEvent> {
        self.in_status("withdraw", &[Status::Reserved, Status::Released])?;
        if self.lines.iter().any(|l| l.picked > 0) {
            return Err(Refusal::wrong_state("fulfillment-withdraw", "picked"));
        }
        Ok(FulfillmentEvent::Withdrawn {
            reason: reason.to_owned(),
        })
    }

    /// What can be done with it now, the ordinary next step first.
    pub fn offered(&self, order: &Order, options: &ProcessOptions, actor: &Actor) -> Vec<Offer> {
        let offer = |verb: &str, asks, guard: Decided<()>| {
            let payload = serde_json::json!({ "fulfillmentId": self.fulfillment_id });
            Offer::new(
                &format!("fulfillment.{verb}"),
                payload,
                asks,
                Permission::Fulfill,
                actor,
                guard,
            )
            .on(&self.number)
        };
        let back = |verb: &str| offer(verb, Asks::Nothing, Ok(()));
        let reject = || offer("reject", Asks::Reason, Ok(()));
        let lots = || offer("note_lots", Asks::Lots, Ok(()));
        let hand_over =
            |asks| offer("hand_over", asks, self.may_hand_over(order, options)).primary();
        let mut offers = match (self.status, self.method) {
            (Status::Reserved | Status::Released | Status::Picked, DeliveryMethod::CarryOut) => {
                vec![hand_over(Asks::Nothing), reject()]
            }
            (Status::Reserved, _) => {
                vec![offer("release", Asks::Nothing, Ok(())).primary(), reject()]
            }
            (Status::Released, _) => {
                let mut offers = vec![offer("pick", Asks::Pick, Ok(())).primary(), reject()];
                if self.lines.iter().any(|l| l.picked > 0) {
                    offers.push(back("unpick"));
                }
                offers
            }
            (Status::Picked, DeliveryMethod::Ship) => vec![
                offer("pack", Asks::Pack, self.has_lots()).primary(),
                back("unpick"),
                reject(),
            ],
            (Status::Picked, DeliveryMethod::Pickup) if self.to_counter.is_some() => vec![
                offer("send", Asks::Nothing, Ok(())).primary(),
                back("unpick"),
                reject(),
            ],
            (Status::InTransfer, _) => {
                vec![
                    offer("arrive", Asks::Nothing, Ok(())).primary(),
                    back("recall"),
                ]
            }
            (Status::Picked, DeliveryMethod::Pickup) => vec![
                offer("stage", Asks::Stage, self.has_lots()).primary(),
                back("unpick"),
                reject(),
            ],
            (Status::Packed, _) => vec![
                offer("ship", Asks::Ship, Ok(())).primary(),
                back("unpack"),
                reject(),
            ],
            (Status::Staged, _) => vec![hand_over(Asks::HandOver), back("unstage"), reject()],
            (Status::Shipped, _) => vec![offer("deliver", Asks::Nothing, Ok(()))],
            (Status::Delivered | Status::Cancelled, _) => Vec::new(),
        };
        let before = matches!(
            self.status,
            Status::Reserved | Status::Released | Status::Picked
        );
        if self.tracks() && before {
            // Where the next step waits for the numbers, they are the next step.
            let next = self.method == DeliveryMethod::CarryOut || self.status == Status::Picked;
            if next && self.has_lots().is_err() {
                for offer in &mut offers {
                    offer.primary = false;
                }
                offers.insert(0, lots().primary());
            } else {
                offers.push(lots());
            }
        }
        offers
    }
}
