//! What is in a basket: things that suit the plan and, at a counter, lie on the shelf.

use encargo_domain::customer::Address;
use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::order::{DeliveryInput, DeliveryMethod, LineInput, OrderInput, Tender};
use encargo_store::{Outcome, Work};
use uuid::Uuid;

use super::goods::{Family, Good};
use super::plan::{Basket, Pay, Plan};
use super::story::Story;

const NOTES: &[&str] = &[
    "Es para regalo: envolver, por favor.",
    "Llamar antes de entregar.",
    "Dejar al portero si no hay nadie.",
    "Quiere factura.",
    "Recogerá su hermana.",
    "Gift: please do not put the price in the parcel.",
];

impl Story {
    /// What is typed: items and quantities that suit the plan and, at a counter, the shelf.
    pub(super) async fn sheet(&mut self, work: &mut Work, o: usize) -> Outcome<OrderInput> {
        let mut plan = self.plan(o);
        let mut lines = self.basket(work, &plan).await?;
        if lines.is_empty() {
            // Nothing of it is on the shelf: the shop sends it.
            plan = Plan {
                method: DeliveryMethod::Ship,
                basket: Basket::Usual,
                customer: plan.customer.or(Some(self.neighbour(plan.site))),
                pay: Pay::AtOnce(Tender::Card),
                ..plan
            };
            if let Some(track) = self.tracks.get_mut(o) {
                track.plan = plan.clone();
            }
            lines = self.basket(work, &plan).await?;
        }
        let site = |i: usize| self.sites.get(i).copied();
        let ship = || DeliveryInput {
            method: DeliveryMethod::Ship,
            location_id: None,
            address: if plan.lost {
                self.half_an_address(plan.customer)
            } else {
                None
            },
            service: Some(if plan.express { "express" } else { "standard" }.to_owned()),
            firm_location_id: None,
        };
        // Sites 0 and 1 are warehouses without a counter; whoever comes without a store of their own goes to the first one.
        let fetch = |method| DeliveryInput {
            method,
            location_id: site(plan.site.max(2)),
            address: None,
            service: None,
            firm_location_id: None,
        };
        let mut deliveries = vec![if plan.method == DeliveryMethod::Ship {
            ship()
        } else {
            fetch(plan.method)
        }];
        if plan.mixed && lines.len() > 1 && plan.method == DeliveryMethod::Pickup {
            deliveries.push(ship());
            if let Some(last) = lines.last_mut() {
                last.delivery = 1;
            }
        }
        let location_id = site(plan.site).or_else(|| site(0));
        let customer_id = plan
            .customer
            .and_then(|c| self.people.get(c))
            .map(|(id, _)| *id);
        let note = self
            .dice
            .chance(60)
            .then(|| self.dice.pick(NOTES).to_owned());
        Ok(OrderInput {
            currency: None,
            channel: plan.channel,
            location_id: location_id.unwrap_or_else(|| LocationId::new(Uuid::nil())),
            customer_id,
            deliveries,
            lines,
            note,
            buyer_order: None,
            buyer_reference: None,
        })
    }

    /// An address as somebody types it in a hurry: without the street.
    fn half_an_address(&self, customer: Option<usize>) -> Option<Address> {
        let (_, person) = customer.and_then(|c| self.people.get(c))?;
        Some(Address {
            name: person.input.name.clone(),
            line1: String::new(),
            line2: String::new(),
            ..person.input.address.clone()
        })
    }

    async fn basket(&mut self, work: &mut Work, plan: &Plan) -> Outcome<Vec<LineInput>> {
        let mut wanted = self.wishes(plan);
        if plan.basket == Basket::Elsewhere {
            wanted = self.only_elsewhere(work, plan).await?;
        } else if plan.method != DeliveryMethod::Ship && plan.basket != Basket::SoldOut {
            self.keep_what_is_there(work, plan, &mut wanted).await?;
        }
        let discount_bp = self
            .dice
            .chance(90)
            .then(|| self.dice.pick(&[500, 1_000, 1_500]));
        Ok(wanted
            .into_iter()
            .map(|(item_id, quantity)| LineInput {
                item_id,
                quantity,
                unit_price_minor: None,
                discount_bp,
                delivery: 0,
            })
            .collect())
    }

    fn wishes(&mut self, plan: &Plan) -> Vec<(ItemId, u32)> {
        let lines = self.dice.weighted(
            &[(1, 430), (2, 280), (3, 150), (4, 80), (5, 40), (6, 20)],
            1,
        );
        let mut wishes: Vec<(ItemId, u32)> = Vec::new();
        let at_counter = plan.method != DeliveryMethod::Ship;
        for n in 0..lines {
            let suits = |good: &Good| match plan.basket {
                Basket::SoldOut if n == 0 => good.scarce,
                Basket::Large => {
                    good.family == Family::Furniture && good.input.price_minor >= 15_000
                }
                Basket::Business => {
                    matches!(good.family, Family::Table | Family::Textile | Family::Decor)
                        && !good.scarce
                }
                Basket::Usual | Basket::SoldOut | Basket::Elsewhere => {
                    !(good.scarce || at_counter && good.family == Family::Furniture)
                }
            };
            let total: u64 = self
                .goods
                .iter()
                .filter(|(_, g)| suits(g))
                .map(|(_, g)| g.pull)
                .sum();
            let mut throw = self.dice.below(total);
            let hit = self.goods.iter().filter(|(_, g)| suits(g)).find(|(_, g)| {
                let here = throw < g.pull;
                throw = throw.saturating_sub(g.pull);
                here
            });
            let Some((item_id, good)) =
                hit.filter(|(id, _)| wishes.iter().all(|(known, _)| known != id))
            else {
                continue;
            };
            let (item_id, family, price) = (*item_id, good.family, good.input.price_minor);
            let quantity = match (plan.basket, family) {
                (Basket::Business, _) => self.dice.count(4, 14),
                (Basket::Large, _) => {
                    u32::try_from(110_000 / price.max(1))
                        .unwrap_or(1)
                        .clamp(1, 6)
                        + 1
                }
                (_, Family::Table) => self.dice.weighted(&[(1, 34), (2, 30), (4, 18), (6, 18)], 1),
                (_, Family::Food) => self.dice.weighted(&[(1, 60), (2, 30), (3, 10)], 1),
                _ => self.dice.weighted(&[(1, 92), (2, 8)], 1),
            };
            wishes.push((item_id, quantity));
            if plan.basket == Basket::Large {
                break;
            }
        }
        wishes
    }

    /// More of something than their store has, and a warehouse has plenty of it.
    async fn only_elsewhere(
        &mut self,
        work: &mut Work,
        plan: &Plan,
    ) -> Outcome<Vec<(ItemId, u32)>> {
        let suits = |g: &Good| !g.scarce && g.family != Family::Furniture;
        let mut items: Vec<ItemId> = self
            .goods
            .iter()
            .filter(|(_, g)| suits(g))
            .map(|(id, _)| *id)
            .collect();
        let start = self.dice.index(items.len());
        items.rotate_left(start);
        let site = |at: usize| self.sites.get(at).copied();
        // Sites 0 and 1 are the warehouses, see `sheet`.
        let here = site(plan.site.max(2));
        let shelves = work.on_shelf(&items).await?;
        let free = |item: ItemId, place: Option<LocationId>| -> i64 {
            let rows = shelves.iter();
            let there = rows.filter(|r| r.item_id == item && Some(r.location_id) == place);
            there.map(|r| r.on_hand - r.reserved).sum()
        };
        let plenty = |item: &ItemId| [0, 1].iter().any(|at| free(*item, site(*at)) >= 12);
        // Where it has everything, more than it has of what it has least.
        let least = items
            .into_iter()
            .filter(plenty)
            .min_by_key(|i| free(*i, here));
        let wish = least.map(|item| {
            (
                item,
                u32::try_from(free(item, here).max(0) + 1).unwrap_or(1),
            )
        });
        Ok(wish.into_iter().collect())
    }

    /// At a counter only what lies on the shelf is bought, and never the last one that waits for somebody else.
    async fn keep_what_is_there(
        &mut self,
        work: &mut Work,
        plan: &Plan,
        wanted: &mut Vec<(ItemId, u32)>,
    ) -> Outcome<()> {
        let Some(here) = self.sites.get(plan.site).copied() else {
            return Ok(());
        };
        let mut others = self.wishes(&Plan {
            basket: Basket::Usual,
            ..plan.clone()
        });
        others.extend(self.wishes(&Plan {
            basket: Basket::Usual,
            ..plan.clone()
        }));
        let asked = wanted.len();
        others.retain(|(id, _)| wanted.iter().all(|(known, _)| known != id));
        wanted.extend(others);
        let mut seen = Vec::new();
        wanted.retain(|(id, _)| {
            let new = !seen.contains(id);
            seen.push(*id);
            new
        });
        let shelves = work.on_shelf(&seen).await?;
        for (id, quantity) in wanted.iter_mut() {
            let free = shelves
                .iter()
                .find(|s| s.location_id == here && s.item_id == *id)
                .map_or(0, |s| s.on_hand - s.reserved);
            // What is placed in this very moment at another till is not on the shelf any more: leave two of each.
            let keep = self
                .goods
                .iter()
                .find(|(g, _)| g == id)
                .map_or(0, |(_, g)| i64::from(g.input.safety_stock))
                + 1;
            *quantity = (*quantity).min(u32::try_from((free - keep).max(0)).unwrap_or(0));
        }
        wanted.retain(|(_, quantity)| *quantity > 0);
        wanted.truncate(asked.max(1));
        Ok(())
    }
}
