//! The office's steps: sheets, placing, paying, verifying, confirming, sourcing, cancelling, invoicing.

use std::sync::Arc;

use encargo_domain::Timestamp;
use encargo_domain::company::ProcessOptions;
use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::OrderId;
use encargo_domain::location::LocationKind;
use encargo_domain::order::{Channel, DeliveryMethod, Order, OrderPhase, OrderStatus, Tender};
use encargo_store::{Outcome, Work};

use super::hours::Hours;
use super::plan::{Pay, Plan, Rest};
use super::shop::{MANAGER, MARKET_PLACE, SITES, SUPPLIER, WEB_SHOP};
use super::story::{Step, Story};
use crate::commands::{catalog, invoice, order, sourcing};

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60_000;

impl Story {
    /// The plan of an order.
    pub(super) fn plan(&self, o: usize) -> Plan {
        self.tracks
            .get(o)
            .map_or_else(|| Plan::web(0), |t| t.plan.clone())
    }

    pub(super) fn order_id(&self, o: usize) -> Option<OrderId> {
        self.tracks.get(o).and_then(|t| t.order_id)
    }

    pub(super) async fn order(&self, work: &mut Work, o: usize) -> Outcome<Option<Arc<Order>>> {
        match self.order_id(o) {
            Some(id) => work.find(id.uuid()).await,
            None => Ok(None),
        }
    }

    /// The order is to stay where it is now.
    pub(super) fn rests(&self, o: usize, here: Rest) -> bool {
        self.tracks
            .get(o)
            .and_then(|t| t.plan.rest)
            .is_some_and(|rest| rest <= here)
    }

    // ---- sheets

    pub(super) async fn draft(&mut self, work: &mut Work, at: Timestamp, o: usize) -> Outcome<()> {
        let input = self.sheet(work, o).await?;
        let sheet = input.clone();
        let clerk = self.office();
        let cx = self.cx(at, clerk, None);
        let saved = order::save_draft(
            work,
            &cx,
            order::SaveDraft {
                order_id: None,
                input,
            },
        )
        .await?;
        if let Some(track) = self.tracks.get_mut(o) {
            track.order_id = Some(saved.order_id);
            track.sheet = Some(sheet);
        }
        if !self.rests(o, Rest::Draft) {
            let minutes = self.dice.between(2, 25);
            self.then(Hours::OFFICE.after(at, minutes), Step::Place(o));
        }
        Ok(())
    }

    pub(super) async fn discard(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
    ) -> Outcome<()> {
        let Some(order_id) = self.order_id(o) else {
            return Ok(());
        };
        let clerk = self.office();
        let cx = self.cx(at, clerk, None);
        order::discard_draft(work, &cx, order::OrderRef { order_id })
            .await
            .map(|_| ())
    }

    pub(super) async fn place(&mut self, work: &mut Work, at: Timestamp, o: usize) -> Outcome<()> {
        let kept = self.tracks.get_mut(o).and_then(|t| t.sheet.take());
        let input = match kept {
            Some(sheet) => sheet,
            None => self.sheet(work, o).await?,
        };
        // The sheet may have turned a sale without stock into a parcel.
        let plan = self.plan(o);
        let who = match plan.channel {
            Channel::Web => WEB_SHOP,
            Channel::Marketplace => MARKET_PLACE,
            Channel::Phone => self.office(),
            Channel::Store => self.worker(plan.site),
        };
        let cx = self.cx(at, who, Some(plan.site));
        let placed = order::place(
            work,
            &cx,
            order::Place {
                order_id: self.order_id(o),
                input,
            },
        )
        .await?;
        if let Some(track) = self.tracks.get_mut(o) {
            track.order_id = Some(placed.order_id);
            track.placed = Some(at);
        }
        self.report.orders += 1;
        match plan.pay {
            Pay::AtOnce(tender) if plan.method != DeliveryMethod::CarryOut => {
                self.then(at.plus_ms(25 * SECOND_MS), Step::Pay(o, tender));
            }
            Pay::Later(days) => {
                let paid =
                    Hours::OFFICE.after(at.plus_ms(i64::from(days) * 24 * 60 * MINUTE_MS), 45);
                self.then(paid, Step::Pay(o, Tender::Transfer));
            }
            Pay::AtOnce(_) | Pay::AtCounter(_) | Pay::Never => {}
        }
        if self.rests(o, Rest::Placed) {
            return Ok(());
        }
        if plan.fickle && self.dice.chance(500) {
            let minutes = self.dice.between(40, 900);
            self.then(
                Hours::OFFICE.after(at, minutes),
                Step::GiveUp(o, "El cliente lo ha anulado"),
            );
            return Ok(());
        }
        let verified = match plan.channel {
            Channel::Store => at.plus_ms(40 * SECOND_MS),
            Channel::Phone => at.plus_ms(70 * SECOND_MS),
            Channel::Web | Channel::Marketplace => {
                let minutes = self.minutes(o, 3, 80);
                Hours::OFFICE.after(at, minutes)
            }
        };
        self.then(verified, Step::Verify(o));
        Ok(())
    }

    // ---- money

    pub(super) async fn pay(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        tender: Tender,
    ) -> Outcome<()> {
        let Some(paid) = self.order(work, o).await? else {
            return Ok(());
        };
        let open = matches!(
            paid.phase,
            OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed
        );
        let due = paid.due_minor();
        if !open || due == 0 {
            return Ok(());
        }
        let plan = self.plan(o);
        let serial = self.dice.below(1_000_000);
        let (who, reference) = match tender {
            Tender::Online => (WEB_SHOP, Some(format!("WEB-{serial:06}"))),
            Tender::Card => (self.clerk_of(&plan), Some(format!("TPV-{serial:06}"))),
            Tender::Transfer => (self.office(), Some(format!("TRF-{serial:06}"))),
            Tender::Cash | Tender::StoreCredit => (self.clerk_of(&plan), None),
        };
        let cx = self.cx(at, who, Some(plan.site));
        order::take_payment(
            work,
            &cx,
            order::TakePayment {
                order_id: paid.order_id,
                tender,
                amount_minor: due,
                reference,
            },
        )
        .await
        .map(|_| ())
    }

    /// Who stands behind the counter, or sits at the telephone.
    pub(super) fn clerk_of(&mut self, plan: &Plan) -> &'static str {
        let store = SITES
            .get(plan.site)
            .is_some_and(|s| s.kind == LocationKind::Store);
        if store {
            self.worker(plan.site)
        } else {
            self.office()
        }
    }

    // ---- verify, confirm

    pub(super) async fn verify(&mut self, work: &mut Work, at: Timestamp, o: usize) -> Outcome<()> {
        let Some(order_id) = self.order_id(o) else {
            return Ok(());
        };
        let plan = self.plan(o);
        let clerk = if plan.channel == Channel::Store {
            self.worker(plan.site)
        } else {
            self.office()
        };
        let cx = self.cx(at, clerk, Some(plan.site));
        let verified = order::verify(work, &cx, order::OrderRef { order_id }).await?;
        if plan.suspect {
            self.then(at.plus_ms(4 * MINUTE_MS), Step::Hold(o));
            return Ok(());
        }
        if self.rests(o, Rest::Held) || plan.rest == Some(Rest::Verified) {
            return Ok(());
        }
        if verified.status == OrderStatus::Held {
            // A street cannot be guessed: such orders end when nobody answers.
            let step = if plan.lost {
                Step::GiveUp(o, "Sin respuesta sobre la dirección")
            } else {
                Step::Resolve(o)
            };
            let minutes = if plan.lost {
                self.dice.between(900, 2_400)
            } else {
                self.minutes(o, 30, 420)
            };
            self.then(Hours::OFFICE.after(at, minutes), step);
            return Ok(());
        }
        if plan.fickle {
            let minutes = self.dice.between(10, 600);
            self.then(
                Hours::OFFICE.after(at, minutes),
                Step::GiveUp(o, "Pago no recibido"),
            );
            return Ok(());
        }
        let confirmed = match (plan.confirm_at, plan.channel) {
            (Some(moment), _) => moment,
            (None, Channel::Store | Channel::Phone) => at.plus_ms(15 * SECOND_MS),
            (None, Channel::Web | Channel::Marketplace) => {
                let minutes = self.minutes(o, 1, 20);
                Hours::OFFICE.after(at, minutes)
            }
        };
        self.then(confirmed, Step::Confirm(o));
        Ok(())
    }

    pub(super) async fn hold(&mut self, work: &mut Work, at: Timestamp, o: usize) -> Outcome<()> {
        let Some(order_id) = self.order_id(o) else {
            return Ok(());
        };
        let (kind, note) = if self.dice.chance(500) {
            ("fraud", "Tres pedidos con la misma tarjeta en una hora")
        } else {
            ("payment", "El banco pide confirmación")
        };
        let clerk = self.office();
        let cx = self.cx(at, clerk, None);
        order::hold(
            work,
            &cx,
            order::PutOnHold {
                order_id,
                kind: kind.to_owned(),
                note: note.to_owned(),
            },
        )
        .await
        .map(|_| ())
    }

    pub(super) async fn resolve(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
    ) -> Outcome<()> {
        let Some(held) = self.order(work, o).await? else {
            return Ok(());
        };
        let holds: Vec<_> = held.open_holds().map(|h| h.hold_id).collect();
        for hold_id in holds {
            let cx = self.cx(at, MANAGER, None);
            order::resolve_hold(
                work,
                &cx,
                order::ResolveHold {
                    order_id: held.order_id,
                    hold_id,
                    note: "Revisado".to_owned(),
                },
            )
            .await?;
        }
        let minutes = self.minutes(o, 2, 30);
        self.then(Hours::OFFICE.after(at, minutes), Step::Confirm(o));
        Ok(())
    }

    pub(super) async fn confirm(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
    ) -> Outcome<()> {
        let Some(order_id) = self.order_id(o) else {
            return Ok(());
        };
        let plan = self.plan(o);
        let clerk = if plan.channel == Channel::Store {
            self.worker(plan.site)
        } else {
            self.office()
        };
        let cx = self.cx(at, clerk, Some(plan.site));
        order::confirm(work, &cx, order::OrderRef { order_id }).await?;
        self.follow(work, at, o).await
    }

    pub(super) async fn source(&mut self, work: &mut Work, at: Timestamp, o: usize) -> Outcome<()> {
        let Some(found) = self.order(work, o).await? else {
            return Ok(());
        };
        if found.phase != OrderPhase::Confirmed
            || found.waiting().is_empty()
            || found.open_holds().next().is_some()
        {
            return Ok(());
        }
        let clerk = self.office();
        let cx = self.cx(at, clerk, None);
        sourcing::source(
            work,
            &cx,
            order::OrderRef {
                order_id: found.order_id,
            },
        )
        .await?;
        self.follow(work, at, o).await
    }

    /// After anything that may have given locations work: puts that work into the queue, and keeps in mind what waits.
    pub(super) async fn follow(&mut self, work: &mut Work, at: Timestamp, o: usize) -> Outcome<()> {
        let Some(followed) = self.order(work, o).await? else {
            return Ok(());
        };
        let known = self
            .tracks
            .get(o)
            .map_or_else(Vec::new, |t| t.known.clone());
        for id in followed
            .fulfillments
            .iter()
            .filter(|id| !known.contains(id))
        {
            let made = work.get::<Fulfillment>(id.uuid()).await?;
            if made.status != FulfillmentStatus::Released {
                continue;
            }
            if let Some(track) = self.tracks.get_mut(o) {
                track.known.push(*id);
            }
            if !self.rests(o, Rest::Released) {
                self.set_to_work(at, o, &made);
            }
        }
        if !followed.waiting().is_empty() && followed.phase == OrderPhase::Confirmed {
            self.wait(at, o, &followed);
        }
        Ok(())
    }

    fn set_to_work(&mut self, at: Timestamp, o: usize, made: &Fulfillment) {
        let site = self.site_of(made.location_id);
        if made.method == DeliveryMethod::CarryOut {
            let plan = self.plan(o);
            if let Pay::AtCounter(tender) | Pay::AtOnce(tender) = plan.pay {
                self.then(at.plus_ms(30 * SECOND_MS), Step::Pay(o, tender));
            }
            self.then(
                at.plus_ms(45 * SECOND_MS),
                Step::HandOver(o, made.fulfillment_id),
            );
            return;
        }
        let (low, high) = match SITES.get(site).map(|s| s.kind) {
            Some(LocationKind::Store) => (12, 150),
            Some(LocationKind::Supplier) => (120, 900),
            _ => (25, 300),
        };
        let minutes = self.minutes(o, low, high);
        let begun = Self::hours_of(site).after(at, minutes);
        let stays = self.tracks.get(o).is_some_and(|t| t.plan.rest.is_some());
        let refused = !stays
            && made.method == DeliveryMethod::Ship
            && site != SUPPLIER
            && self.dice.chance(14);
        self.then(
            begun,
            if refused {
                Step::Reject(o, made.fulfillment_id)
            } else {
                Step::Pick(o, made.fulfillment_id)
            },
        );
    }

    fn wait(&mut self, at: Timestamp, o: usize, order: &Order) {
        if self.waiting.contains(&o) {
            return;
        }
        let plan = self.plan(o);
        let stays = plan.rest.is_some();
        if plan.method == DeliveryMethod::CarryOut {
            self.then(
                at.plus_ms(20 * SECOND_MS),
                Step::GiveUp(o, "Sin existencias en tienda"),
            );
        } else if !stays && order.paid_minor() == 0 && self.dice.chance(350) {
            let days = self.dice.between(5, 12);
            self.then(
                Hours::OFFICE.after(at.plus_ms(days * 24 * 60 * MINUTE_MS), 90),
                Step::GiveUp(o, "El cliente no quiere esperar más"),
            );
        } else {
            self.waiting.push(o);
        }
    }

    pub(super) async fn give_up(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        reason: &'static str,
    ) -> Outcome<()> {
        let Some(given_up) = self.order(work, o).await? else {
            return Ok(());
        };
        let live = matches!(
            given_up.phase,
            OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed
        );
        if !live || given_up.waiting().is_empty() {
            return Ok(());
        }
        let plan = self.plan(o);
        let clerk = self.clerk_of(&plan);
        let cx = self.cx(at, clerk, None);
        order::cancel(
            work,
            &cx,
            order::Cancel {
                order_id: given_up.order_id,
                reason: reason.to_owned(),
                lines: None,
            },
        )
        .await
        .map(|_| ())
    }

    // ---- invoices, options

    pub(super) async fn invoice(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
    ) -> Outcome<()> {
        let Some(billed) = self.order(work, o).await? else {
            return Ok(());
        };
        if billed.next_invoice_kind(&self.company.seat()).is_err() {
            return Ok(());
        }
        let plan = self.plan(o);
        let clerk = self.clerk_of(&plan);
        let cx = self.cx(at, clerk, Some(plan.site));
        invoice::issue(
            work,
            &cx,
            order::OrderRef {
                order_id: billed.order_id,
            },
        )
        .await?;
        self.report.documents += 1;
        Ok(())
    }

    pub(super) async fn change_options(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        source_on_confirm: bool,
        release_on_source: bool,
    ) -> Outcome<()> {
        let mut company = self.company.clone();
        company.options = ProcessOptions {
            source_on_confirm,
            release_on_source,
            ..company.options
        };
        self.company = company.clone();
        let cx = self.cx(at, MANAGER, None);
        catalog::save_company(
            work,
            &cx,
            catalog::SaveCompany {
                company,
                logo: None,
            },
        )
        .await
        .map(|_| ())
    }
}
