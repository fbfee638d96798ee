//! What a fact of a return does to its order and to stock.

use super::{Disposition, Return, ReturnEvent};
use crate::order::{Order, Stage};
use crate::stock::{Bucket, Place, StockMove};

/// What a fact of a return does to its order.
pub fn apply_to_order(order: &mut Order, before: Option<&Return>, event: &ReturnEvent) {
    match (before, event) {
        (_, ReturnEvent::Authorized { return_ }) => {
            order.return_count += 1;
            for line in &return_.lines {
                if let Some(l) = order.line_mut(line.line_id) {
                    l.return_requested += line.quantity;
                }
            }
        }
        (None, _) => {}
        (Some(r), ReturnEvent::Received { from_shipped, .. }) => {
            for line in &r.lines {
                let shipped = from_shipped
                    .iter()
                    .find(|s| s.line_id == line.line_id)
                    .map_or(0, |s| s.quantity);
                order.shift(line.line_id, Stage::Shipped, Stage::Returned, shipped);
                order.shift(
                    line.line_id,
                    Stage::Delivered,
                    Stage::Returned,
                    line.quantity - shipped,
                );
                if let Some(l) = order.line_mut(line.line_id) {
                    l.return_requested -= line.quantity;
                }
            }
        }
        (
            Some(_),
            ReturnEvent::Inspected {
                lines, deliveries, ..
            },
        ) => {
            for part in lines {
                if part.disposition == Disposition::Refuse {
                    order.shift(
                        part.line_id,
                        Stage::Returned,
                        Stage::Delivered,
                        part.quantity,
                    );
                } else if let Some(l) = order.line_mut(part.line_id) {
                    l.refunded += part.quantity;
                    assert!(l.refunded <= l.quantity, "no unit is refunded twice");
                }
            }
            for (i, delivery) in order.deliveries.iter_mut().enumerate() {
                if deliveries.iter().any(|(d, _)| usize::try_from(*d) == Ok(i)) {
                    delivery.refunded = true;
                }
            }
        }
        (Some(_), ReturnEvent::Refunded { payment }) => {
            order.payments.extend(payment.iter().cloned());
        }
        (Some(_), ReturnEvent::Credited { lines, .. }) => {
            for part in lines {
                if let Some(l) = order.line_mut(part.line_id) {
                    l.credited += part.quantity;
                }
            }
        }
        (Some(_), ReturnEvent::Closed) => {}
        (Some(r), ReturnEvent::Cancelled) => {
            for line in &r.lines {
                if let Some(l) = order.line_mut(line.line_id) {
                    l.return_requested -= line.quantity;
                }
            }
        }
    }
}

/// Moves of stock a fact of a return causes.
pub fn moves(before: Option<&Return>, event: &ReturnEvent) -> Vec<StockMove> {
    let Some(r) = before else { return Vec::new() };
    match event {
        ReturnEvent::Received { location_id, .. } => r
            .lines
            .iter()
            .map(|l| StockMove {
                item_id: l.item_id,
                quantity: l.quantity,
                from: Place::new(*location_id, Bucket::Customer),
                to: Place::new(*location_id, Bucket::Quarantine),
            })
            .collect(),
        ReturnEvent::Inspected { lines, .. } => lines
            .iter()
            .filter_map(|i| {
                let to = match i.disposition {
                    Disposition::Restock => Bucket::OnHand,
                    Disposition::Damaged => Bucket::Damaged,
                    Disposition::Scrap => Bucket::Scrap,
                    Disposition::Refuse => Bucket::Customer,
                };
                let item_id = r.line(i.line_id)?.item_id;
                Some(StockMove {
                    item_id,
                    quantity: i.quantity,
                    from: Place::new(r.location_id, Bucket::Quarantine),
                    to: Place::new(r.location_id, to),
                })
            })
            .collect(),
        ReturnEvent::Authorized { .. }
        | ReturnEvent::Refunded { .. }
        | ReturnEvent::Credited { .. }
        | ReturnEvent::Closed
        | ReturnEvent::Cancelled => Vec::new(),
    }
}
