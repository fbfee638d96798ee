//! Orders placed lately, by customer: answers without asking the database whether a customer just placed the same order twice.

use std::collections::{BTreeSet, HashMap};

use encargo_domain::Timestamp;
use encargo_domain::ids::{CustomerId, OrderId};
use encargo_domain::order::Order;

use crate::direct::Direct;
use crate::error::Fault;

/// Every order with a customer that was placed since `from`, live or not, is here. Nothing is before the first question.
#[derive(Debug, Default)]
pub(crate) struct Lately {
    from: Option<Timestamp>,
    orders: HashMap<CustomerId, BTreeSet<(Timestamp, OrderId)>>,
    count: usize,
}

/// The most orders kept before the oldest are let go.
const ORDERS_MAX: usize = 50_000;

impl Lately {
    /// An order was entered or changed.
    pub(crate) fn note(&mut self, order: &Order) {
        let Some(buyer) = &order.buyer else {
            return;
        };
        if self.from.is_some_and(|from| order.placed_at >= from) {
            self.add(buyer.customer_id, order.placed_at, order.order_id);
        }
    }

    fn add(&mut self, customer: CustomerId, at: Timestamp, order: OrderId) {
        if self.orders.entry(customer).or_default().insert((at, order)) {
            self.count += 1;
        }
    }

    /// Makes sure that everything the database has since a moment is here. Answers whether it had to look: what is not yet written is
    /// then for the caller to [`note`](Self::note).
    pub(crate) fn reach(&mut self, db: &Direct, since: Timestamp) -> Result<bool, Fault> {
        if self.count > ORDERS_MAX {
            self.let_go_before(since);
        }
        if self.from.is_some_and(|from| from <= since) {
            return Ok(false);
        }
        let rows: Vec<(String, i64, String)> = db.rows(
            "reading the latest orders",
            "select customer_id, placed_at_ms, order_id from sales_order where placed_at_ms >= ? and customer_id is not null",
            [since.0],
            |row| row.try_into(),
        )?;
        for (customer, at, order) in rows {
            let read = || Some((customer.parse().ok()?, order.parse().ok()?));
            let (customer, order) =
                read().ok_or_else(|| Fault::Broken(format!("order {order} cannot be read")))?;
            self.add(customer, Timestamp(at), order);
        }
        self.from = Some(since);
        Ok(true)
    }

    /// Orders of a customer placed since a moment, newest first.
    pub(crate) fn of(&self, customer: CustomerId, since: Timestamp) -> Vec<OrderId> {
        let orders = self.orders.get(&customer).into_iter().flatten().rev();
        orders
            .take_while(|(at, _)| *at >= since)
            .map(|(_, order)| *order)
            .collect()
    }

    fn let_go_before(&mut self, since: Timestamp) {
        self.orders.retain(|_, orders| {
            orders.retain(|(at, _)| *at >= since);
            !orders.is_empty()
        });
        self.count = self.orders.values().map(BTreeSet::len).sum();
        self.from = self.from.map(|from| from.max(since));
    }
}
