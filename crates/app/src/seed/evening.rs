//! Work in hand: on the last working day orders are taken as far as they are to be found today, and on the morning itself some more come in. So
//! every queue of every screen has something in it, whatever day of the week today is.

use encargo_domain::Timestamp;
use encargo_domain::order::{Channel, DeliveryMethod, Tender};
use encargo_domain::policy::{PickupTransfers, SourcingPolicy};
use encargo_store::{Outcome, Work};

use super::hours;
use super::plan::{Basket, Pay, Plan, Rest};
use super::shop::MANAGER;
use super::story::{Step, Story};
use crate::commands::policy;
use crate::facts::House;

impl Story {
    /// Begins at half past nine of the last working day; everything is where it rests before the distribution centres close on a Saturday.
    pub(super) async fn evening(&mut self, work: &mut Work, at: Timestamp) -> Outcome<()> {
        self.allow_transfers(work, at).await?;
        for (rest, orders) in [(Rest::Picked, 2), (Rest::InTransfer, 3)] {
            for _ in 0..orders {
                let plan = self.shopper_from_afar(false);
                self.lay_for_today(plan, rest, Basket::Elsewhere);
            }
        }
        for (rest, web, collect) in [
            (Rest::Released, 6, 4),
            (Rest::PartPicked, 3, 1),
            (Rest::Picked, 4, 2),
            (Rest::Packed, 6, 0),
            (Rest::Staged, 0, 9),
            (Rest::Shipped, 6, 0),
            (Rest::Delivered, 0, 2),
        ] {
            for n in 0..web + collect {
                let plan = self.shopper_from_afar(n < web);
                // Parts need at least two units.
                let basket = if rest == Rest::PartPicked {
                    Basket::Business
                } else {
                    Basket::Usual
                };
                self.lay_for_today(plan, rest, basket);
            }
        }
        self.stopped();
        self.waiting_for_stock();
        self.late_confirmations();
        self.unfinished();
        self.returns_under_way(hours::at(self.eve, 10 * 60 + 20));
        self.supply_under_way();
        Ok(())
    }

    /// From the last day on, what a store does not have is sent to it for those who want to fetch it there.
    async fn allow_transfers(&mut self, work: &mut Work, at: Timestamp) -> Outcome<()> {
        let house = House::in_work(work).await?;
        let transfers = PickupTransfers {
            cost_minor: 250,
            per_kg_minor: 15,
            days: 1,
            open_days: [true, true, true, true, true, true, false],
        };
        let policy = SourcingPolicy {
            pickup_transfers: Some(transfers),
            ..(*house.policy.policy).clone()
        };
        let cx = self.cx(at, MANAGER, None);
        policy::save_draft(work, &cx, policy::SavePolicy { policy }).await?;
        let cx = self.cx(at.plus_ms(1), MANAGER, None);
        let note = "Recogidas servidas desde otras ubicaciones".to_owned();
        policy::activate(work, &cx, policy::ActivatePolicy { note })
            .await
            .map(|_| ())
    }

    fn lay(&mut self, at: Timestamp, plan: Plan) -> usize {
        let o = self.track(plan);
        self.then(at, Step::Place(o));
        o
    }

    /// Taken as far as it rests before the day ends.
    fn lay_for_today(&mut self, plan: Plan, rest: Rest, basket: Basket) {
        let at = self.morning_of_eve();
        let plan = Plan {
            hurry: true,
            rest: Some(rest),
            basket,
            ..plan
        };
        self.lay(at, plan);
    }

    fn morning_of_eve(&mut self) -> Timestamp {
        let minute = self.dice.count(9 * 60 + 31, 11 * 60 + 20);
        hours::at(self.eve, minute)
    }

    fn shopper_from_afar(&mut self, sent: bool) -> Plan {
        let customer = self.anybody();
        let store = self.people.get(customer).map_or(2, |(_, p)| p.store);
        if sent {
            Plan {
                express: self.dice.chance(200),
                ..Plan::web(customer)
            }
        } else {
            Plan::click_and_collect(customer, store)
        }
    }

    /// Held orders: no street, too large, suspicious, nobody's.
    fn stopped(&mut self) {
        let held = Plan {
            hurry: true,
            rest: Some(Rest::Held),
            pay: Pay::Never,
            ..Plan::web(0)
        };
        for n in 0..9 {
            let customer = self.anybody();
            let at = self.morning_of_eve();
            let plan = match n {
                0..3 => Plan {
                    customer: Some(customer),
                    lost: true,
                    ..held.clone()
                },
                3..6 => Plan {
                    customer: Some(customer),
                    basket: Basket::Large,
                    channel: Channel::Phone,
                    ..held.clone()
                },
                6..8 => Plan {
                    customer: Some(customer),
                    suspect: true,
                    ..held.clone()
                },
                _ => Plan {
                    customer: None,
                    channel: Channel::Store,
                    method: DeliveryMethod::Pickup,
                    site: 2,
                    ..held.clone()
                },
            };
            self.lay(at, plan);
        }
    }

    fn waiting_for_stock(&mut self) {
        for n in 0..6 {
            let customer = self.anybody();
            let at = self.morning_of_eve();
            let channel = if n < 4 { Channel::Web } else { Channel::Phone };
            self.lay(
                at,
                Plan {
                    hurry: true,
                    rest: Some(Rest::Confirmed),
                    basket: Basket::SoldOut,
                    channel,
                    ..Plan::web(customer)
                },
            );
        }
    }

    /// In the evening the shop stops releasing, then stops sourcing, while somebody counts in the distribution centre; what is confirmed meanwhile
    /// is kept but not told to anybody, or has no place yet.
    fn late_confirmations(&mut self) {
        let minute = |m: u32| hours::at(self.eve, 20 * 60 + m);
        let (no_release, no_source, both_again) = (minute(40), minute(50), minute(59));
        let (kept, unsourced) = (minute(42), minute(52));
        self.then(no_release, Step::Options(true, false));
        self.then(no_source, Step::Options(false, false));
        self.then(both_again, Step::Options(true, true));
        for n in 0..10i64 {
            let customer = self.anybody();
            let placed = hours::at(self.eve, 19 * 60 + 5).plus_ms(n * 200_000);
            let confirm_at = if n < 6 {
                kept.plus_ms(n * 70_000)
            } else {
                unsourced.plus_ms((n - 6) * 70_000)
            };
            self.lay(
                placed,
                Plan {
                    hurry: true,
                    rest: Some(Rest::Confirmed),
                    confirm_at: Some(confirm_at),
                    ..Plan::web(customer)
                },
            );
        }
    }

    /// Sheets put aside, orders nobody has looked at, orders that only need confirming.
    fn unfinished(&mut self) {
        for n in 0..6i64 {
            let customer = self.anybody();
            let at = hours::at(self.eve, 17 * 60 + 12).plus_ms(n * 29 * 60_000);
            let plan = Plan {
                rest: Some(Rest::Draft),
                ..Plan::phone(customer)
            };
            let plan = if n == 5 {
                Plan {
                    customer: None,
                    channel: Channel::Store,
                    site: 4,
                    ..plan
                }
            } else {
                plan
            };
            let o = self.track(plan);
            self.then(at, Step::Draft(o));
        }
        for n in 0..7i64 {
            let customer = self.anybody();
            let at = hours::at(self.eve, 19 * 60 + 10).plus_ms(n * 9 * 60_000);
            let pay = if n % 2 == 0 {
                Pay::AtOnce(Tender::Card)
            } else {
                Pay::Later(9)
            };
            self.lay(
                at,
                Plan {
                    rest: Some(Rest::Verified),
                    pay,
                    ..Plan::phone(customer)
                },
            );
        }
        for n in 0..8i64 {
            let customer = self.anybody();
            let at = hours::at(self.today, 6 * 60 + 40).plus_ms(n * 20 * 60_000 + 17_000);
            let plan = if n % 3 == 0 {
                Plan {
                    channel: Channel::Marketplace,
                    ..Plan::web(customer)
                }
            } else {
                Plan::web(customer)
            };
            self.lay(
                at,
                Plan {
                    rest: Some(Rest::Placed),
                    ..plan
                },
            );
        }
    }
}
