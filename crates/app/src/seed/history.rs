//! Before Encargo: orders of the years before, brought in from a file as closed history, without effect on stock.

use std::collections::HashMap;

use encargo_domain::catalog::Item;
use encargo_domain::customer::Customer;
use encargo_domain::exchange::MoneyTerms;
use encargo_domain::ids::{ItemId, OrderId, PaymentId};
use encargo_domain::order::{
    Buyer, Channel, DeliveryInput, DeliveryMethod, LineInput, Order, OrderEvent, OrderInput,
    OrderPhase, Payment, PlaceFacts, Stage, Stages, Tender, price,
};
use encargo_domain::tax::us::ZipRates;
use encargo_domain::{Event, Timestamp};
use encargo_store::{Outcome, Work};

use super::shop::{FORMER_SYSTEM, MADRID_DC};
use super::story::Story;
use crate::facts::House;

const DAY_MS: i64 = 86_400_000;

impl Story {
    /// That many orders of the year before.
    pub(super) async fn bring_in_history(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        count: u32,
    ) -> Outcome<()> {
        let house = House::in_work(work).await?;
        let locations = house.location_map();
        for n in 0..count {
            let days = i64::from(count - n) * 5 + self.dice.between(0, 4);
            let minutes = self.dice.between(0, 600);
            let placed_at = at.plus_ms(-days * DAY_MS + minutes * 60_000);
            let who = self.dice.index(self.people.len());
            let Some(customer_id) = self.people.get(who).map(|(id, _)| *id) else {
                continue;
            };
            let customer = work.get::<Customer>(customer_id.uuid()).await?;
            let input = self.old_sheet(customer_id);
            let ids: Vec<_> = input.lines.iter().map(|l| l.item_id.uuid()).collect();
            let items: HashMap<ItemId, Item> = work
                .find_all::<Item>(ids)
                .await?
                .into_iter()
                .map(|i| (i.item_id, (*i).clone()))
                .collect();
            let facts = PlaceFacts {
                company: house.company()?,
                terms: MoneyTerms::books(house.currency()),
                items: &items,
                customer: Some(&customer),
                locations: &locations,
                promises: Vec::new(),
                today: super::hours::day_of(placed_at),
                zip_rates: ZipRates::NONE,
            };
            let priced = price(&input, &facts)?;
            // It happened then; it is written down now.
            let mut cx = self.cx(placed_at, FORMER_SYSTEM, None);
            cx.ctx.recorded_at = at;
            let order_id = OrderId::new(cx.ctx.new_id());
            let mut order = closed(
                order_id,
                format!("CL-{:06}", 4_100 + n),
                &input,
                priced,
                placed_at,
            );
            order.buyer = Some(buyer(&customer));
            order.payments.push(Payment {
                payment_id: PaymentId::new(cx.ctx.new_id()),
                tender: Tender::Online,
                amount_minor: order.totals().total_minor,
                reference: String::new(),
                at: placed_at,
                refund: false,
            });
            work.record(
                &cx.ctx,
                Event::Order(
                    order_id,
                    OrderEvent::Imported {
                        order: Box::new(order),
                    },
                ),
            )
            .await?;
        }
        work.settle().await
    }

    fn old_sheet(&mut self, customer_id: encargo_domain::ids::CustomerId) -> OrderInput {
        let mut lines: Vec<LineInput> = Vec::new();
        for _ in 0..self.dice.count(1, 4) {
            let n = self.dice.index(self.goods.len());
            let Some(item_id) = self
                .goods
                .get(n)
                .map(|(id, _)| *id)
                .filter(|id| lines.iter().all(|l| l.item_id != *id))
            else {
                continue;
            };
            lines.push(LineInput {
                item_id,
                quantity: self.dice.count(1, 2),
                unit_price_minor: None,
                discount_bp: None,
                delivery: 0,
            });
        }
        let delivery = DeliveryInput {
            method: DeliveryMethod::Ship,
            location_id: None,
            address: None,
            service: Some("standard".to_owned()),
            firm_location_id: None,
        };
        let location_id = self
            .sites
            .get(MADRID_DC)
            .copied()
            .unwrap_or_else(|| encargo_domain::ids::LocationId::new(uuid::Uuid::nil()));
        OrderInput {
            currency: None,
            channel: Channel::Web,
            location_id,
            customer_id: Some(customer_id),
            deliveries: vec![delivery],
            lines,
            note: None,
            buyer_order: None,
            buyer_reference: None,
        }
    }
}

fn buyer(customer: &Customer) -> Buyer {
    Buyer {
        customer_id: customer.customer_id,
        name: customer.input.name.clone(),
        email: customer.input.email.clone(),
        phone: customer.input.phone.clone(),
        tax_id: customer.input.tax_id.clone(),
        language: customer.input.language,
        address: customer.input.address.clone(),
        trade: customer.input.trade.clone(),
    }
}

/// An order that is history: everything was delivered.
fn closed(
    order_id: OrderId,
    number: String,
    input: &OrderInput,
    priced: encargo_domain::order::Priced,
    placed_at: Timestamp,
) -> Order {
    let mut lines = priced.lines;
    for line in &mut lines {
        line.stages = Stages::all_in(Stage::Delivered, line.quantity);
        line.returnable = false;
    }
    Order {
        external_number: number.clone(),
        deliveries: priced.deliveries,
        lines,
        ..Order::blank(
            order_id,
            number,
            OrderPhase::Closed,
            input.channel,
            input.location_id,
            placed_at,
        )
    }
}
