//! Goods that come back: over a counter in one go, or announced, received, inspected, refunded and credited one after the other.

use encargo_domain::correction::CorrectionWay;
use encargo_domain::ids::ReturnId;
use encargo_domain::order::{DeliveryMethod, Order};
use encargo_domain::returns::{
    Disposition, Inspection, Return, ReturnLineInput, ReturnReason, ReturnStatus,
};
use encargo_domain::{LocalDate, Timestamp};
use encargo_store::{Outcome, Work};

use super::hours::{self, Hours};
use super::shop::{BARCELONA_DC, MADRID_DC, SITES};
use super::story::{Step, Story};
use crate::commands::returns as commands;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// What happens to a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    /// All of it at the counter of that site.
    AtCounter(usize),
    /// Announced; goods are expected at that site. How far it comes, if not to its end.
    Announced(usize, Option<ReturnStatus>),
    Received(ReturnId, Option<ReturnStatus>),
    Inspected(ReturnId, Option<ReturnStatus>),
    Refunded(ReturnId, Option<ReturnStatus>),
    Credited(ReturnId),
    CalledOff(ReturnId),
}

impl Story {
    /// Some days later, at this or another store.
    pub(super) fn plan_return(&mut self, at: Timestamp, o: usize) {
        if let Some(track) = self.tracks.get_mut(o) {
            track.coming_back = true;
        }
        let plan = self.plan(o);
        let days = self.dice.between(1, 19);
        let minutes = self.dice.between(10, 500);
        let moment = Hours::COUNTER.after(at.plus_ms(days * DAY_MS), minutes);
        let by_parcel = plan.method == DeliveryMethod::Ship && self.dice.chance(450);
        let back = if by_parcel {
            Back::Announced(
                if self.dice.chance(600) {
                    MADRID_DC
                } else {
                    BARCELONA_DC
                },
                None,
            )
        } else {
            let home = plan
                .customer
                .and_then(|c| self.people.get(c))
                .map_or(plan.site, |(_, p)| p.store);
            let site = if self.dice.chance(780) {
                home
            } else {
                2 + self.dice.index(5)
            };
            Back::AtCounter(site)
        };
        self.then(moment, Step::Return(o, back));
    }

    pub(super) async fn come_back(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        back: Back,
    ) -> Outcome<()> {
        match back {
            Back::AtCounter(site) => self.take_back(work, at, o, site).await,
            Back::Announced(site, rest) => self.announce(work, at, o, (site, rest)).await,
            Back::Received(id, rest) => {
                let site = self.site_of(work.get::<Return>(id.uuid()).await?.location_id);
                let cx = self.cx_at(at, site);
                let location_id = self
                    .sites
                    .get(site)
                    .copied()
                    .unwrap_or_else(|| encargo_domain::ids::LocationId::new(uuid::Uuid::nil()));
                commands::receive(
                    work,
                    &cx,
                    commands::Receive {
                        return_id: id,
                        location_id,
                    },
                )
                .await?;
                self.go_on(
                    at,
                    o,
                    (ReturnStatus::Received, rest),
                    Back::Inspected(id, rest),
                    (site, 10, 400),
                );
                Ok(())
            }
            Back::Inspected(id, rest) => {
                let return_ = work.get::<Return>(id.uuid()).await?;
                let site = self.site_of(return_.location_id);
                let lines = self.inspections(&return_);
                let cx = self.cx_at(at, site);
                commands::inspect(
                    work,
                    &cx,
                    commands::Inspect {
                        return_id: id,
                        lines,
                    },
                )
                .await?;
                self.go_on(
                    at,
                    o,
                    (ReturnStatus::Inspected, rest),
                    Back::Refunded(id, rest),
                    (MADRID_DC, 20, 500),
                );
                Ok(())
            }
            Back::Refunded(id, rest) => {
                let clerk = self.office();
                let cx = self.cx(at, clerk, None);
                commands::refund(
                    work,
                    &cx,
                    commands::RefundReturn {
                        return_id: id,
                        tender: None,
                    },
                )
                .await?;
                self.go_on(
                    at,
                    o,
                    (ReturnStatus::Refunded, rest),
                    Back::Credited(id),
                    (MADRID_DC, 2, 120),
                );
                Ok(())
            }
            Back::Credited(id) => {
                let clerk = self.office();
                let cx = self.cx(at, clerk, None);
                let closed = commands::issue_credit_note(
                    work,
                    &cx,
                    commands::IssueCredit {
                        return_id: id,
                        way: CorrectionWay::Difference,
                    },
                )
                .await?;
                self.report.documents += u32::from(closed.credit_note.is_some());
                Ok(())
            }
            Back::CalledOff(id) => {
                let clerk = self.office();
                let cx = self.cx(at, clerk, None);
                commands::cancel(work, &cx, commands::ReturnRef { return_id: id })
                    .await
                    .map(|_| ())
            }
        }
    }

    fn cx_at(&mut self, at: Timestamp, site: usize) -> crate::context::Cx {
        let who = self.worker(site);
        self.cx(at, who, Some(site))
    }

    fn go_on(
        &mut self,
        at: Timestamp,
        o: usize,
        (now, rest): (ReturnStatus, Option<ReturnStatus>),
        next: Back,
        (site, low, high): (usize, i64, i64),
    ) {
        if rest != Some(now) {
            let minutes = if rest.is_some() {
                4
            } else {
                self.dice.between(low, high)
            };
            self.then(
                Self::hours_of(site).after(at, minutes),
                Step::Return(o, next),
            );
        }
    }

    async fn take_back(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        site: usize,
    ) -> Outcome<()> {
        let Some(order) = self.order(work, o).await? else {
            return Ok(());
        };
        let (Some(location_id), lines) = (
            self.sites.get(site).copied(),
            self.what_comes_back(&order, at),
        ) else {
            return Ok(());
        };
        if lines.is_empty() {
            return Ok(());
        }
        let lines = lines
            .into_iter()
            .map(|l| commands::TakeBackLine {
                line_id: l.line_id,
                quantity: l.quantity,
                reason: l.reason,
                disposition: self.disposition(l.reason),
            })
            .collect();
        let cx = self.cx_at(at, site);
        let taken = commands::take_back(
            work,
            &cx,
            commands::TakeBack {
                order_id: order.order_id,
                location_id,
                lines,
                tender: None,
                way: CorrectionWay::Difference,
            },
        )
        .await?;
        self.report.returns += 1;
        self.report.documents += u32::from(taken.credit_note.is_some());
        Ok(())
    }

    async fn announce(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        o: usize,
        (site, rest): (usize, Option<ReturnStatus>),
    ) -> Outcome<()> {
        let Some(order) = self.order(work, o).await? else {
            return Ok(());
        };
        let (Some(location_id), lines) = (
            self.sites.get(site).copied(),
            self.what_comes_back(&order, at),
        ) else {
            return Ok(());
        };
        if lines.is_empty() {
            return Ok(());
        }
        let note = self
            .dice
            .chance(300)
            .then(|| "Ha escrito por correo; se le envía la etiqueta.".to_owned());
        let clerk = self.office();
        let cx = self.cx(at, clerk, None);
        let announced = commands::authorize(
            work,
            &cx,
            commands::Authorize {
                order_id: order.order_id,
                location_id,
                lines,
                note,
            },
        )
        .await?;
        self.report.returns += 1;
        let id = announced.return_id;
        match rest {
            Some(ReturnStatus::Authorized) => {}
            Some(ReturnStatus::Cancelled) => self.then(
                at.plus_ms(50 * MINUTE_MS),
                Step::Return(o, Back::CalledOff(id)),
            ),
            Some(_) => self.go_on(
                at,
                o,
                (ReturnStatus::Authorized, rest),
                Back::Received(id, rest),
                (site, 4, 4),
            ),
            None if self.dice.chance(80) => self.then(
                Hours::OFFICE.after(at.plus_ms(9 * DAY_MS), 30),
                Step::Return(o, Back::CalledOff(id)),
            ),
            None => {
                let days = self.dice.between(2, 6);
                self.go_on(
                    at.plus_ms(days * DAY_MS),
                    o,
                    (ReturnStatus::Authorized, rest),
                    Back::Received(id, rest),
                    (site, 20, 400),
                );
            }
        }
        Ok(())
    }

    /// Units that still may come back: often everything, else one line.
    fn what_comes_back(&mut self, order: &Order, at: Timestamp) -> Vec<ReturnLineInput> {
        let today: LocalDate = hours::day_of(at);
        if today.days_since(order.placed_at.utc_date())
            > i64::from(self.company.options.return_window_days)
        {
            return Vec::new();
        }
        let mut lines: Vec<(u32, u32, bool)> = order
            .lines
            .iter()
            .filter(|l| l.returnable && l.returnable_units() > 0)
            .map(|l| (l.line_id, l.returnable_units(), l.sku.starts_with("ROP")))
            .collect();
        if lines.len() > 1 && !self.dice.chance(400) {
            let keep = self.dice.index(lines.len());
            lines = lines.get(keep).copied().into_iter().collect();
        }
        lines
            .into_iter()
            .map(|(line_id, units, clothes)| {
                let quantity = if units > 1 && self.dice.chance(400) {
                    self.dice.count(1, units)
                } else {
                    units
                };
                ReturnLineInput {
                    line_id,
                    quantity,
                    reason: self.reason(clothes),
                }
            })
            .collect()
    }

    fn reason(&mut self, clothes: bool) -> ReturnReason {
        use ReturnReason::{
            DamagedInShipping, Defective, DidNotWant, Gift, Late, NotAsExpected, Size, WrongItem,
        };
        let size = if clothes { 600 } else { 0 };
        self.dice.weighted(
            &[
                (Size, size),
                (DidNotWant, 240),
                (NotAsExpected, 200),
                (Defective, 90),
                (DamagedInShipping, 110),
                (WrongItem, 50),
                (Gift, 60),
                (Late, 30),
            ],
            DidNotWant,
        )
    }

    fn disposition(&mut self, reason: ReturnReason) -> Disposition {
        match reason {
            ReturnReason::Defective => Disposition::Damaged,
            ReturnReason::DamagedInShipping => Disposition::Scrap,
            ReturnReason::DidNotWant
            | ReturnReason::Size
            | ReturnReason::WrongItem
            | ReturnReason::NotAsExpected
            | ReturnReason::Late
            | ReturnReason::Gift => self.dice.weighted(
                &[
                    (Disposition::Restock, 930),
                    (Disposition::Damaged, 50),
                    (Disposition::Refuse, 20),
                ],
                Disposition::Restock,
            ),
        }
    }

    fn inspections(&mut self, return_: &Return) -> Vec<Inspection> {
        return_
            .lines
            .iter()
            .map(|l| Inspection {
                line_id: l.line_id,
                quantity: l.received,
                disposition: self.disposition(l.reason),
            })
            .collect()
    }

    /// Returns that are under way today, some in every state.
    pub(super) fn returns_under_way(&mut self, at: Timestamp) {
        let states = [
            (ReturnStatus::Authorized, 6),
            (ReturnStatus::Received, 5),
            (ReturnStatus::Inspected, 4),
            (ReturnStatus::Refunded, 3),
            (ReturnStatus::Cancelled, 1),
            (ReturnStatus::Closed, 2),
        ];
        let fresh = |placed: Timestamp| (3 * DAY_MS..24 * DAY_MS).contains(&(at.0 - placed.0));
        let mut delivered: Vec<usize> = self
            .tracks
            .iter()
            .enumerate()
            .filter(|(_, t)| {
                t.delivered
                    && !t.coming_back
                    && t.plan.rest.is_none()
                    && t.placed.is_some_and(fresh)
            })
            .map(|(o, _)| o)
            .collect();
        self.dice.shuffle(&mut delivered);
        for (n, status) in states
            .iter()
            .flat_map(|(status, count)| std::iter::repeat_n(*status, *count))
            .enumerate()
        {
            let Some(o) = delivered.pop() else { return };
            if let Some(track) = self.tracks.get_mut(o) {
                track.coming_back = true;
            }
            let site = self.plan(o).site;
            let store = if SITES.get(site).is_some_and(|s| s.trade > 0) {
                site
            } else {
                2 + self.dice.index(5)
            };
            let moment = at.plus_ms(i64::try_from(n).unwrap_or(0) * 6 * MINUTE_MS);
            self.then(
                moment,
                Step::Return(o, Back::Announced(store, Some(status))),
            );
        }
    }
}
