//! What happens in the shop, moment by moment: a queue of steps by time. Each step gives one command to the handlers a screen would call, in the
//! words of a member of staff at that moment, and puts what follows from it into the queue. What lies beyond the end is simply not done yet:
//! that is how the shop comes to have work in hand.

use std::collections::{BTreeMap, HashMap};

use encargo_domain::actor::PermissionSet;
use encargo_domain::company::Company;
use encargo_domain::ids::{
    ActorId, CustomerId, DeviceId, FulfillmentId, ItemId, LocationId, OrderId,
};
use encargo_domain::order::{OrderInput, Tender};
use encargo_domain::words::Language;
use encargo_domain::{Actor, Ctx, LocalDate, Timestamp};
use encargo_store::{Outcome, Work};

use super::SeedReport;
use super::dice::Dice;
use super::goods::Good;
use super::hours::{self, Hours};
use super::people::Person;
use super::plan::Plan;
use super::returns::Back;
use super::shop::{SITES, Site};
use super::supply::Supply;
use crate::context::{Clock, Cx};

/// One thing that happens. Orders are named by their index in [`Story::tracks`].
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A day begins: its orders are thought up.
    Day(LocalDate),
    /// A sheet is put aside.
    Draft(usize),
    /// … and thrown away.
    Discard(usize),
    Place(usize),
    Pay(usize, Tender),
    Verify(usize),
    /// Somebody stops the order.
    Hold(usize),
    /// The manager lifts its holds.
    Resolve(usize),
    Confirm(usize),
    /// Looks again for places for what waits.
    Source(usize),
    /// Gives up on what waits.
    GiveUp(usize, &'static str),
    Pick(usize, FulfillmentId),
    Reject(usize, FulfillmentId),
    Pack(usize, FulfillmentId),
    Ship(usize, FulfillmentId),
    Deliver(usize, FulfillmentId),
    /// To the counter of another location.
    Send(usize, FulfillmentId),
    Arrive(usize, FulfillmentId),
    Stage(usize, FulfillmentId),
    HandOver(usize, FulfillmentId),
    Invoice(usize),
    Return(usize, Back),
    Supply(Supply),
    /// The way of working changes: `(source_on_confirm, release_on_source)`.
    Options(bool, bool),
    /// The evening before today: what is left as it lies.
    Evening,
}

/// An order on its way.
#[derive(Debug, Clone)]
pub(super) struct Track {
    pub(super) plan: Plan,
    pub(super) order_id: Option<OrderId>,
    pub(super) placed: Option<Timestamp>,
    /// What was put aside.
    pub(super) sheet: Option<OrderInput>,
    /// Fulfillment orders somebody already works on.
    pub(super) known: Vec<FulfillmentId>,
    /// A return was begun or is planned.
    pub(super) coming_back: bool,
    /// Goods reached the customer.
    pub(super) delivered: bool,
}

/// See the module.
pub(super) struct Story {
    pub(super) today: LocalDate,
    /// The last working day before today.
    pub(super) eve: LocalDate,
    pub(super) end: Timestamp,
    pub(super) dice: Dice,
    pub(super) company: Company,
    /// Ids of [`SITES`].
    pub(super) sites: Vec<LocationId>,
    pub(super) goods: Vec<(ItemId, Good)>,
    pub(super) weights_g: HashMap<ItemId, u32>,
    pub(super) people: Vec<(CustomerId, Person)>,
    /// Customers next to each site.
    pub(super) neighbours: Vec<Vec<usize>>,
    pub(super) tracks: Vec<Track>,
    /// Orders with units that wait for stock.
    pub(super) waiting: Vec<usize>,
    pub(super) orders_per_day: Vec<(LocalDate, u32)>,
    pub(super) report: SeedReport,
    device: (DeviceId, String),
    staff: BTreeMap<String, ActorId>,
    queue: BTreeMap<(Timestamp, u64), Step>,
    serial: u64,
}

impl Story {
    pub(super) fn new(
        today: LocalDate,
        dice: Dice,
        device: (DeviceId, String),
        company: Company,
    ) -> Self {
        let mut eve = today;
        while eve == today || !Hours::OFFICE.open_on(eve) {
            eve = LocalDate(eve.0.pred_opt().unwrap_or(eve.0));
        }
        Self {
            today,
            eve,
            end: hours::at(today, 9 * 60 + 30),
            dice,
            company,
            sites: Vec::new(),
            goods: Vec::new(),
            weights_g: HashMap::new(),
            people: Vec::new(),
            neighbours: Vec::new(),
            tracks: Vec::new(),
            waiting: Vec::new(),
            orders_per_day: Vec::new(),
            report: SeedReport::default(),
            device,
            staff: BTreeMap::new(),
            queue: BTreeMap::new(),
            serial: 0,
        }
    }

    // ---- the queue

    /// Puts a step into the queue.
    pub(super) fn then(&mut self, at: Timestamp, step: Step) {
        self.serial += 1;
        self.queue.insert((at, self.serial), step);
    }

    /// Carries out everything up to a moment.
    pub(super) async fn until(&mut self, work: &mut Work, moment: Timestamp) -> Outcome<()> {
        while let Some(first) = self.queue.first_entry().filter(|e| e.key().0 < moment) {
            let ((at, _), step) = first.remove_entry();
            self.perform(work, at, step).await?;
        }
        Ok(())
    }

    async fn perform(&mut self, work: &mut Work, at: Timestamp, step: Step) -> Outcome<()> {
        match step {
            Step::Day(date) => self.day(date),
            Step::Evening => self.evening(work, at).await?,
            Step::Draft(o) => self.draft(work, at, o).await?,
            Step::Discard(o) => self.discard(work, at, o).await?,
            Step::Place(o) => self.place(work, at, o).await?,
            Step::Pay(o, tender) => self.pay(work, at, o, tender).await?,
            Step::Verify(o) => self.verify(work, at, o).await?,
            Step::Hold(o) => self.hold(work, at, o).await?,
            Step::Resolve(o) => self.resolve(work, at, o).await?,
            Step::Confirm(o) => self.confirm(work, at, o).await?,
            Step::Source(o) => self.source(work, at, o).await?,
            Step::GiveUp(o, reason) => self.give_up(work, at, o, reason).await?,
            Step::Pick(o, f) => self.pick(work, at, o, f).await?,
            Step::Reject(o, f) => self.reject(work, at, o, f).await?,
            Step::Pack(o, f) => self.pack(work, at, o, f).await?,
            Step::Ship(o, f) => self.ship(work, at, o, f).await?,
            Step::Deliver(o, f) => self.deliver(work, at, o, f).await?,
            Step::Send(o, f) => self.send(work, at, o, f).await?,
            Step::Arrive(o, f) => self.take_in(work, at, o, f).await?,
            Step::Stage(o, f) => self.stage(work, at, o, f).await?,
            Step::HandOver(o, f) => self.hand_over(work, at, o, f).await?,
            Step::Invoice(o) => self.invoice(work, at, o).await?,
            Step::Return(o, back) => self.come_back(work, at, o, back).await?,
            Step::Supply(supply) => self.supply(work, at, supply).await?,
            Step::Options(source, release) => {
                self.change_options(work, at, source, release).await?;
            }
        }
        Ok(())
    }

    // ---- who, where, when

    /// The context of a command given by `name` at a moment.
    pub(super) fn cx(&mut self, at: Timestamp, name: &str, place: Option<usize>) -> Cx {
        let seed = self.dice.wide();
        let clock = Clock::Fixed { now_ms: at.0, seed };
        let actor = Actor {
            actor_id: self.actor_id(at, name),
            name: name.to_owned(),
            permissions: PermissionSet::all(),
        };
        let mut ctx = Ctx::new(
            actor,
            self.device.clone(),
            clock.command_id(),
            at,
            hours::day_of(at),
            seed,
        );
        ctx.location_id = place.and_then(|p| self.sites.get(p).copied());
        Cx {
            ctx,
            expected_version: None,
            language: Language::Es,
            time_zone: hours::ZONE,
        }
    }

    fn actor_id(&mut self, at: Timestamp, name: &str) -> ActorId {
        if let Some(id) = self.staff.get(name) {
            return *id;
        }
        let clock = Clock::Fixed {
            now_ms: at.0,
            seed: self.dice.wide(),
        };
        let id = ActorId::new(clock.command_id().uuid());
        self.staff.insert(name.to_owned(), id);
        id
    }

    /// Somebody of the office.
    pub(super) fn office(&mut self) -> &'static str {
        self.dice.pick(&super::shop::OFFICE_STAFF)
    }

    /// Somebody at a site.
    pub(super) fn worker(&mut self, site: usize) -> &'static str {
        let staff = SITES.get(site).map_or([].as_slice(), |s| s.staff);
        self.dice.pick(staff)
    }

    /// The index of a location.
    pub(super) fn site_of(&self, id: LocationId) -> usize {
        self.sites.iter().position(|s| *s == id).unwrap_or(0)
    }

    /// The hours of a site.
    pub(super) fn hours_of(site: usize) -> Hours {
        SITES.get(site).map_or(Hours::DC, Site::hours)
    }

    /// Minutes of work between two bounds; hardly any for orders that must get somewhere before the day ends.
    pub(super) fn minutes(&mut self, o: usize, low: i64, high: i64) -> i64 {
        let minutes = self.dice.between(low, high);
        if self.tracks.get(o).is_some_and(|t| t.plan.hurry) {
            minutes.min(3 + minutes / 12)
        } else {
            minutes
        }
    }
}
