//! What somebody wants: who orders what kind of basket, where, how it should reach them, how they pay. Days of a shop are made of these.

use encargo_domain::order::{Channel, DeliveryMethod, Tender};
use encargo_domain::{LocalDate, Timestamp};

use super::hours::{self, Hours};
use super::shop::{MADRID_DC, SITES};
use super::story::{Step, Story, Track};

/// What kind of basket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basket {
    Usual,
    /// With something nobody has.
    SoldOut,
    /// Enough for the manager to look at.
    Large,
    /// A business buys by the dozen.
    Business,
    /// One thing the store they fetch it from does not have, and a warehouse does.
    Elsewhere,
}

/// How they pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pay {
    AtOnce(Tender),
    /// When the goods are handed over.
    AtCounter(Tender),
    /// By transfer, that many days after ordering.
    Later(u32),
    Never,
}

/// Where the order is left lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rest {
    Draft,
    Placed,
    Held,
    Verified,
    Confirmed,
    Released,
    PartPicked,
    Picked,
    Packed,
    InTransfer,
    Staged,
    Shipped,
    Delivered,
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) channel: Channel,
    pub(super) method: DeliveryMethod,
    /// Part of it travels the other way.
    pub(super) mixed: bool,
    /// Where it is taken; for pickup and carry-out also where it is fetched.
    pub(super) site: usize,
    pub(super) customer: Option<usize>,
    pub(super) basket: Basket,
    pub(super) express: bool,
    pub(super) pay: Pay,
    /// The address is not complete.
    pub(super) lost: bool,
    /// Somebody stops it by hand.
    pub(super) suspect: bool,
    /// They change their mind before it is confirmed.
    pub(super) fickle: bool,
    /// Must get to its resting place before the day ends.
    pub(super) hurry: bool,
    pub(super) confirm_at: Option<Timestamp>,
    pub(super) rest: Option<Rest>,
}

impl Plan {
    /// Somebody orders in the web shop and has it sent.
    pub(super) const fn web(customer: usize) -> Self {
        Self {
            channel: Channel::Web,
            method: DeliveryMethod::Ship,
            mixed: false,
            site: MADRID_DC,
            customer: Some(customer),
            basket: Basket::Usual,
            express: false,
            pay: Pay::AtOnce(Tender::Online),
            lost: false,
            suspect: false,
            fickle: false,
            hurry: false,
            confirm_at: None,
            rest: None,
        }
    }

    /// … and fetches it at their store.
    pub(super) const fn click_and_collect(customer: usize, site: usize) -> Self {
        Self {
            method: DeliveryMethod::Pickup,
            site,
            ..Self::web(customer)
        }
    }

    /// Somebody calls.
    pub(super) const fn phone(customer: usize) -> Self {
        Self {
            channel: Channel::Phone,
            pay: Pay::AtOnce(Tender::Card),
            ..Self::web(customer)
        }
    }

    /// Somebody takes it from the shelf.
    pub(super) const fn counter(customer: Option<usize>, site: usize, tender: Tender) -> Self {
        Self {
            channel: Channel::Store,
            method: DeliveryMethod::CarryOut,
            site,
            customer,
            pay: Pay::AtCounter(tender),
            ..Self::web(0)
        }
    }
}

/// How busy a day is: weekends and the days near today more than others, in thousandths.
pub(super) fn busy(date: LocalDate, day: u32, days: u32) -> u64 {
    let week = match date.weekday() {
        4 => 1_150,
        5 => 1_500,
        6 => 1_200,
        3 => 1_000,
        _ => 900,
    };
    week * u64::from(700 + 600 * day / days.max(1)) / 1_000
}

/// Visitors of web shops by hour.
const WEB_HOURS: [(u32, u64); 24] = [
    (0, 22),
    (1, 12),
    (2, 7),
    (3, 5),
    (4, 4),
    (5, 6),
    (6, 14),
    (7, 26),
    (8, 38),
    (9, 48),
    (10, 58),
    (11, 62),
    (12, 60),
    (13, 56),
    (14, 58),
    (15, 62),
    (16, 58),
    (17, 56),
    (18, 58),
    (19, 62),
    (20, 70),
    (21, 82),
    (22, 76),
    (23, 46),
];

impl Story {
    /// Thinks up the orders of a day.
    pub(super) fn day(&mut self, date: LocalDate) {
        let count = self
            .orders_per_day
            .iter()
            .find(|(d, _)| *d == date)
            .map_or(0, |(_, n)| *n);
        for _ in 0..count {
            let (at, plan) = self.visitor(date);
            let begins_as_draft = plan.channel == Channel::Phone && self.dice.chance(120);
            let o = self.track(plan);
            self.then(
                at,
                if begins_as_draft {
                    Step::Draft(o)
                } else {
                    Step::Place(o)
                },
            );
        }
        if date.weekday() == 0 && date != self.today {
            self.weekly_sheet(date);
        }
    }

    /// Sheets that come to nothing.
    fn weekly_sheet(&mut self, date: LocalDate) {
        let mut plan = Plan::phone(self.anybody());
        plan.rest = Some(Rest::Draft);
        let o = self.track(plan);
        let at = hours::at(date, 12 * 60 + 10);
        self.then(at, Step::Draft(o));
        self.then(hours::at(date, 18 * 60 + 40), Step::Discard(o));
    }

    /// Remembers an order to come.
    pub(super) fn track(&mut self, plan: Plan) -> usize {
        self.tracks.push(Track {
            plan,
            order_id: None,
            placed: None,
            sheet: None,
            known: Vec::new(),
            coming_back: false,
            delivered: false,
        });
        self.tracks.len() - 1
    }

    /// Somebody, at some time of the day, wanting something.
    fn visitor(&mut self, date: LocalDate) -> (Timestamp, Plan) {
        let open = Hours::COUNTER.open_on(date);
        let channels: &[(Channel, u64)] = if open {
            &[
                (Channel::Web, 420),
                (Channel::Store, 350),
                (Channel::Phone, 100),
                (Channel::Marketplace, 130),
            ]
        } else {
            &[(Channel::Web, 760), (Channel::Marketplace, 240)]
        };
        let channel = self.dice.weighted(channels, Channel::Web);
        let minute = match channel {
            Channel::Web | Channel::Marketplace => {
                self.dice.weighted(&WEB_HOURS, 12) * 60 + self.dice.count(0, 59)
            }
            Channel::Store => self.dice.count(10 * 60 + 2, 20 * 60 + 15),
            Channel::Phone => self.dice.count(9 * 60 + 5, 20 * 60 + 30),
        };
        let plan = match channel {
            Channel::Web => self.web_visitor(),
            Channel::Marketplace => Plan {
                channel,
                ..Plan::web(self.anybody())
            },
            Channel::Phone => self.caller(),
            Channel::Store => self.shopper(),
        };
        (
            hours::at(date, minute).plus_ms(self.dice.between(0, 59) * 1_000),
            plan,
        )
    }

    fn web_visitor(&mut self) -> Plan {
        let customer = self.anybody();
        let store = self.people.get(customer).map_or(2, |(_, p)| p.store);
        let mut plan = if self.dice.chance(350) {
            Plan::click_and_collect(customer, store)
        } else {
            Plan::web(customer)
        };
        plan.express = plan.method == DeliveryMethod::Ship && self.dice.chance(160);
        plan.lost = plan.method == DeliveryMethod::Ship && self.dice.chance(8);
        plan.fickle = self.dice.chance(22);
        plan.mixed = self.dice.chance(25);
        if plan.method == DeliveryMethod::Pickup && self.dice.chance(200) {
            plan.pay = Pay::AtCounter(Tender::Card);
            plan.site = store;
        }
        if plan.fickle || plan.lost {
            plan.pay = Pay::Never;
        }
        if self.dice.chance(12) {
            plan.basket = Basket::Large;
        }
        plan
    }

    fn caller(&mut self) -> Plan {
        let customer = self.anybody();
        let (business, store) = self
            .people
            .get(customer)
            .map_or((false, 2), |(_, p)| (p.input.business, p.store));
        let mut plan = Plan::phone(customer);
        if business {
            plan.basket = Basket::Business;
            plan.pay = Pay::Later(self.dice.count(6, 25));
        } else if self.dice.chance(300) {
            plan.method = DeliveryMethod::Pickup;
            plan.site = store;
            plan.pay = Pay::AtCounter(Tender::Card);
        } else if self.dice.chance(250) {
            plan.pay = Pay::Later(self.dice.count(1, 4));
        }
        plan.fickle = plan.pay != Pay::AtOnce(Tender::Card) && self.dice.chance(60);
        plan
    }

    fn shopper(&mut self) -> Plan {
        let sites: Vec<(usize, u64)> = SITES
            .iter()
            .enumerate()
            .map(|(i, s)| (i, s.trade))
            .collect();
        let site = self.dice.weighted(&sites, 2);
        let neighbour = self.neighbour(site);
        let tender = self
            .dice
            .weighted(&[(Tender::Card, 720), (Tender::Cash, 280)], Tender::Card);
        if self.dice.chance(760) {
            let known = self.dice.chance(420).then_some(neighbour);
            return Plan::counter(known, site, tender);
        }
        let method = if self.dice.chance(600) {
            DeliveryMethod::Ship
        } else {
            DeliveryMethod::Pickup
        };
        let pay = if method == DeliveryMethod::Ship {
            Pay::AtOnce(tender)
        } else {
            Pay::AtCounter(tender)
        };
        Plan {
            method,
            pay,
            ..Plan::counter(Some(neighbour), site, tender)
        }
    }

    /// Any customer; some come more often than others.
    pub(super) fn anybody(&mut self) -> usize {
        let all = self.people.len();
        let regulars = all / 5;
        if self.dice.chance(450) {
            self.dice.index(regulars.max(1))
        } else {
            self.dice.index(all)
        }
    }

    /// A customer who lives near a site.
    pub(super) fn neighbour(&mut self, site: usize) -> usize {
        let near = self.neighbours.get(site).cloned().unwrap_or_default();
        self.dice.pick(&near)
    }
}
