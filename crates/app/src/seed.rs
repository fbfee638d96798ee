//! The demo shop: a chain of seven places and a supplier in Spain with three months behind it, made by chance that repeats. Everything that happens
//! goes through the same handlers a screen calls, at its own moment and in order, so the journal is a truthful history of a shop that does not exist.

mod basket;
mod codes;
mod dice;
mod evening;
mod floor;
mod goods;
mod history;
mod hours;
mod people;
mod plan;
mod returns;
mod sales;
mod shop;
mod story;
mod supply;

use std::sync::Arc;

use encargo_domain::ids::{CompanyId, LocationId};
use encargo_domain::refusal::Code;
use encargo_domain::{LocalDate, Refusal, Timestamp};
use encargo_store::{CommandKey, Outcome, Work};
use serde::Serialize;
use tokio::sync::Mutex;

use self::dice::Dice;
use self::shop::{SITES, company};
use self::story::{Step, Story};
use crate::app::App;
use crate::commands::{catalog, customer, stock};
use crate::error::CommandError;

/// Days of orders.
const DAYS: u32 = 90;
/// Orders in that time in a whole shop, beside those laid out for today.
const ORDERS: u32 = 3_450;
const CUSTOMERS: u32 = 2_000;
/// Who the journal says founded the shop.
const FOUNDER: &str = shop::MANAGER;

/// Which shop.
#[derive(Debug, Clone, Copy)]
pub struct SeedOptions {
    /// The same seed and day give the same shop.
    pub seed: u64,
    /// The day it lives on; today by the application's clock where left out.
    pub today: Option<LocalDate>,
    /// 1 = the whole shop, n = an n-th of its customers and orders (its range and places are always whole).
    pub scale: u32,
}

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeedReport {
    /// Locations.
    pub locations: u32,
    /// Items.
    pub items: u32,
    /// Customers.
    pub customers: u32,
    /// Orders, without sheets put aside.
    pub orders: u32,
    /// Returns.
    pub returns: u32,
    /// Invoices and credit notes.
    pub documents: u32,
    /// Transfers.
    pub transfers: u32,
    /// Purchase orders.
    pub purchase_orders: u32,
    /// Rows of the journal.
    pub events: i64,
}

/// Makes the demo shop in an empty database.
pub async fn seed(
    app: &Arc<App>,
    options: SeedOptions,
    progress: &mut (dyn FnMut(String) + Send),
) -> Result<SeedReport, CommandError> {
    if !app.is_empty().await {
        return Err(Refusal::new(Code::NotEmpty).into());
    }
    let today = options
        .today
        .unwrap_or_else(|| hours::day_of(app.options.clock.now()));
    let mut dice = Dice::new(
        options.seed
            ^ u64::try_from(today.days_since(LocalDate::default()))
                .unwrap_or(0)
                .rotate_left(32),
    );
    let founded = hours::at(back(today, DAYS + 3), 9 * 60);
    let clock = crate::context::Clock::Fixed {
        now_ms: founded.0,
        seed: dice.wide(),
    };
    let company = company(CompanyId::new(clock.command_id().uuid()));
    let device = (app.store.identity().device_id, app.device_code.clone());
    let story = Arc::new(Mutex::new(Story::new(today, dice, device, company)));

    progress("Casa Lumbre".to_owned());
    write(app, &story, founded, move |story, work| {
        Box::pin(story.found(work, founded, options.scale.max(1)))
    })
    .await?;
    let days: Vec<LocalDate> = (0..=DAYS).rev().map(|n| back(today, n)).collect();
    let end = {
        let mut story = story.lock().await;
        story.calendar(&days, options.scale.max(1));
        story.end
    };
    for (n, day) in days.iter().enumerate() {
        let until = hours::at(day.plus_days(1), 0).min(end);
        write(app, &story, until, move |story, work| {
            Box::pin(story.until(work, until))
        })
        .await?;
        if n % 9 == 0 || *day == today {
            progress(format!("{day}"));
        }
    }
    let mut report = story.lock().await.report;
    let mut reader = app.store.reader().await?;
    report.events = encargo_store::last_seq(&mut reader).await?;
    Ok(report)
}

fn back(day: LocalDate, days: u32) -> LocalDate {
    LocalDate(
        day.0
            .checked_sub_days(chrono::Days::new(u64::from(days)))
            .unwrap_or(day.0),
    )
}

type Telling<'s> = std::pin::Pin<Box<dyn Future<Output = Outcome<()>> + Send + 's>>;

/// One commit: a part of the story.
async fn write(
    app: &Arc<App>,
    story: &Arc<Mutex<Story>>,
    at: Timestamp,
    tell: impl for<'s> FnOnce(&'s mut Story, &'s mut Work) -> Telling<'s> + Send + 'static,
) -> Result<(), CommandError> {
    let clock = crate::context::Clock::Fixed {
        now_ms: at.0,
        seed: story.lock().await.dice.wide(),
    };
    let key = CommandKey {
        command_id: clock.command_id(),
        name: "shop.seed",
        payload_hash: [0; 32],
        at_ms: at.0,
    };
    let story = story.clone();
    app.store
        .write(
            key,
            Box::new(move |work: &mut Work| {
                Box::pin(async move {
                    let mut story = story.lock().await;
                    tell(&mut story, work).await?;
                    Ok("{}".to_owned())
                })
            }),
        )
        .await?;
    Ok(())
}

impl Story {
    /// Company, places, range, customers, first stock, and what the shop did before it had Encargo.
    async fn found(&mut self, work: &mut Work, at: Timestamp, scale: u32) -> Outcome<()> {
        let cx = self.cx(at, FOUNDER, None);
        catalog::save_company(
            work,
            &cx,
            catalog::SaveCompany {
                company: self.company.clone(),
                logo: None,
            },
        )
        .await?;
        // Ids begin with their millisecond: places sort in the order they are listed here.
        for (site, moment) in SITES.iter().zip(at.0..) {
            let cx = self.cx(Timestamp(moment), FOUNDER, None);
            let location = site.location(LocationId::new(cx.ctx.new_id()));
            self.sites.push(location.location_id);
            catalog::save_location(work, &cx, catalog::SaveLocation { location }).await?;
        }
        let at = at.plus_ms(60_000);
        for good in goods::goods(&mut self.dice) {
            let cx = self.cx(at, FOUNDER, None);
            let created = catalog::create_item(
                work,
                &cx,
                catalog::CreateItem {
                    item: good.input.clone(),
                },
            )
            .await?;
            self.weights_g.insert(created.item_id, good.input.weight_g);
            self.goods.push((created.item_id, good));
        }
        work.settle().await?;
        let people = people::people((CUSTOMERS / scale).max(40), &mut self.dice);
        self.neighbours = vec![Vec::new(); SITES.len()];
        for (n, person) in people.into_iter().enumerate() {
            let cx = self.cx(at, FOUNDER, None);
            let created = customer::create(
                work,
                &cx,
                customer::CreateCustomer {
                    customer: person.input.clone(),
                },
            )
            .await?;
            if let Some(near) = self.neighbours.get_mut(person.store) {
                near.push(n);
            }
            self.people.push((created.customer_id, person));
        }
        work.settle().await?;
        self.fill_shelves(work, at.plus_ms(3_600_000)).await?;
        self.bring_in_history(work, at.plus_ms(7_200_000), 60)
            .await?;
        self.report.locations = u32::try_from(self.sites.len()).unwrap_or(0);
        self.report.items = u32::try_from(self.goods.len()).unwrap_or(0);
        self.report.customers = u32::try_from(self.people.len()).unwrap_or(0);
        Ok(())
    }

    /// First stock: more of what sells; in stores some things are missing, some are down to the last one.
    async fn fill_shelves(&mut self, work: &mut Work, at: Timestamp) -> Outcome<()> {
        for (site, place) in SITES.iter().enumerate() {
            let store = place.trade > 0;
            let mut lines = Vec::new();
            for n in 0..self.goods.len() {
                let Some((item_id, good)) = self.goods.get(n) else {
                    continue;
                };
                let (item_id, full, scarce) = (*item_id, self.full(good, site), good.scarce);
                let throw = self.dice.below(100);
                let quantity = match throw {
                    _ if scarce => 0,
                    0..12 if store => 0,
                    12..22 if store => 1,
                    _ => full + self.dice.count(0, full / 3),
                };
                lines.push(stock::OpeningLine { item_id, quantity });
            }
            let Some(location_id) = self.sites.get(site).copied() else {
                continue;
            };
            let who = self.worker(site);
            let cx = self.cx(at, who, Some(site));
            stock::open(work, &cx, stock::Opening { location_id, lines }).await?;
        }
        work.settle().await
    }

    /// Puts all days, the rhythm of supply and the last evening into the queue.
    fn calendar(&mut self, days: &[LocalDate], scale: u32) {
        let count = u32::try_from(days.len()).unwrap_or(1);
        let busy: Vec<u64> = (0u32..)
            .zip(days)
            .map(|(n, day)| plan::busy(*day, n, count))
            .collect();
        let all: u64 = busy.iter().sum();
        let orders = u64::from(ORDERS / scale);
        let mut before = 0;
        for (day, weight) in days.iter().zip(busy) {
            // Shares of the running sum: no order is lost to rounding, however small the shop.
            let share = (orders * (before + weight) / all) - (orders * before / all);
            before += weight;
            self.orders_per_day
                .push((*day, u32::try_from(share).unwrap_or(0)));
            self.then(hours::at(*day, 0), Step::Day(*day));
        }
        self.supply_calendar(days);
        let eve = hours::at(self.eve, 9 * 60 + 30);
        self.then(eve, Step::Evening);
    }
}

#[cfg(test)]
mod tests;
