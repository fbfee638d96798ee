//! "Where is it?" in sentences: one for each situation the goods of an order are in. The screens, the palette and the command line say the same.

use std::collections::HashMap;
use std::sync::Arc;

use encargo_domain::fulfillment::{Fulfillment, FulfillmentStatus};
use encargo_domain::ids::{LineNo, LocationId};
use encargo_domain::order::{DeliveryMethod, Order, OrderPhase, Stage};
use encargo_domain::refusal::Words;
use encargo_domain::returns::{Return, ReturnStatus};
use encargo_domain::{LocalDate, Timestamp};
use encargo_store::{MomentRow, load_many, moments_of_order};
use uuid::Uuid;

use crate::context::{Cx, local_date};
use crate::error::CommandError;
use crate::facts::House;
use crate::queries::{Read, id_of};
use crate::views::priced;

/// An order with everything that moves its goods.
pub(crate) struct Journey {
    pub(crate) order: Arc<Order>,
    pub(crate) version: i64,
    /// Fulfillment orders with their versions, in the order they were made.
    pub(crate) fulfillments: Vec<(Arc<Fulfillment>, i64)>,
    /// Returns with their versions.
    pub(crate) returns: Vec<(Arc<Return>, i64)>,
    moments: Vec<MomentRow>,
}

impl Journey {
    pub(crate) async fn read(read: &mut Read, order_id: Uuid) -> Result<Self, CommandError> {
        let (order, version) = read.versioned::<Order>(order_id).await?;
        let ids: Vec<Uuid> = order.fulfillments.iter().map(|id| id.uuid()).collect();
        let fulfillments = load_many::<Fulfillment>(&mut read.conn, &ids).await?;
        let returns = if order.return_count == 0 {
            Vec::new()
        } else {
            let rows =
                encargo_store::returns_of(&mut read.conn, &order.order_id.to_string()).await?;
            let ids = rows
                .iter()
                .map(|r| id_of(&r.return_id))
                .collect::<Result<Vec<_>, _>>()?;
            load_many::<Return>(&mut read.conn, &ids).await?
        };
        let moments = if fulfillments.is_empty() {
            Vec::new()
        } else {
            moments_of_order(&mut read.conn, &order.order_id.to_string()).await?
        };
        Ok(Self {
            order,
            version,
            fulfillments,
            returns,
            moments,
        })
    }

    /// The day of the last move of that kind.
    fn day(&self, aggregate_id: Uuid, kind: &str, cx: &Cx) -> Option<LocalDate> {
        let id = aggregate_id.as_hyphenated().to_string();
        self.moments
            .iter()
            .rev()
            .find(|m| m.aggregate_id == id && m.kind == kind)
            .map(|m| local_date(Timestamp(m.at_ms), cx.time_zone))
    }

    /// The sentences.
    pub(crate) fn answer(&self, cx: &Cx, house: &House) -> Vec<Words> {
        let held = self
            .order
            .open_holds()
            .next()
            .filter(|_| live(self.order.phase))
            .map(|hold| {
                let words = Words::new(if hold.note.is_empty() {
                    "answer-held"
                } else {
                    "answer-held-note"
                });
                words
                    .with(
                        "date",
                        local_date(hold.applied_at, cx.time_zone).to_string(),
                    )
                    .with("kind", hold.kind.as_str())
                    .with("note", hold.note.as_str())
            });
        match (self.order.phase, held) {
            (OrderPhase::Placed | OrderPhase::Verified, Some(held)) => vec![held],
            (_, held) => held.into_iter().chain(self.so_far(cx, house)).collect(),
        }
    }

    fn so_far(&self, cx: &Cx, house: &House) -> Vec<Words> {
        match self.order.phase {
            OrderPhase::Draft => vec![Words::new("answer-draft")],
            OrderPhase::Placed => vec![Words::new("answer-placed")],
            OrderPhase::Verified => vec![Words::new("answer-verified")],
            OrderPhase::Cancelled => vec![Words::new("answer-cancelled")],
            OrderPhase::Closed => vec![Words::new("answer-closed")],
            OrderPhase::Confirmed => self.under_way(cx, house),
        }
    }

    fn under_way(&self, cx: &Cx, house: &House) -> Vec<Words> {
        let order = &self.order;
        let units = |stage| i64::from(order.units_in(stage));
        let counted = |key: &str, stage| {
            (units(stage) > 0).then(|| Words::new(key).with("count", units(stage)))
        };
        let live = Live::of(order);
        let returned: HashMap<LineNo, u32> = order
            .lines
            .iter()
            .map(|l| (l.line_id, l.stages.get(Stage::Returned)))
            .filter(|(_, n)| *n > 0)
            .collect();
        let mut words: Vec<Words> = self
            .fulfillments
            .iter()
            .filter(|(f, _)| {
                f.status != FulfillmentStatus::Cancelled && !all_came_back(f, &returned)
            })
            .map(|(f, _)| self.situation(f, &live, cx, house))
            .collect();
        words.extend(counted("answer-open", Stage::Open));
        words.extend(counted("answer-backordered", Stage::Backordered));
        words.extend(counted("answer-cancelled-some", Stage::Cancelled));
        words.extend(
            self.returns
                .iter()
                .filter_map(|(r, _)| self.came_back(r, cx, house)),
        );
        if order.due_minor() > 0 {
            words.push(priced(
                Words::new("answer-due"),
                order.due_minor(),
                order.currency,
            ));
        }
        words
    }

    fn situation(&self, f: &Fulfillment, live: &Live, cx: &Cx, house: &House) -> Words {
        use FulfillmentStatus as Status;
        let key = match (f.status, f.method) {
            (Status::Reserved | Status::Released | Status::Picked, DeliveryMethod::CarryOut) => {
                "answer-counter"
            }
            (Status::Reserved, _) => "answer-reserved",
            (Status::Released, _) => "answer-released",
            (Status::Picked, DeliveryMethod::Pickup) if f.to_counter.is_some() => "answer-to-send",
            (Status::InTransfer, _) => "answer-in-transfer",
            (Status::Picked, DeliveryMethod::Pickup) => "answer-picked-pickup",
            (Status::Picked, _) => "answer-picked",
            (Status::Packed, _) => "answer-packed",
            (Status::Staged, _) => "answer-staged",
            (Status::Shipped, _) => "answer-shipped",
            (Status::Delivered, DeliveryMethod::Ship) => "answer-delivered",
            (Status::Delivered | Status::Cancelled, _) => "answer-handed-over",
        };
        let words = live
            .counted(Words::new(key), f)
            .with("location", house.location_name(f.location_id));
        match f.status {
            Status::Reserved
            | Status::Released
            | Status::Picked
            | Status::Packed
            | Status::InTransfer => {
                let counter = f.to_counter.map(|c| house.location_name(c.location_id));
                self.promised(words, f, cx)
                    .with("counter", counter.unwrap_or_default())
            }
            Status::Staged => words.with("shelf", f.shelf.clone().unwrap_or_default()),
            Status::Shipped => self
                .dated(words, f, "fulfillment.shipped", cx)
                .with("carrier", carrier(f)),
            Status::Delivered | Status::Cancelled => {
                let kind = if f.method == DeliveryMethod::Ship {
                    "fulfillment.delivered"
                } else {
                    "fulfillment.handed_over"
                };
                self.dated(words, f, kind, cx)
            }
        }
    }

    fn dated(&self, words: Words, f: &Fulfillment, kind: &str, cx: &Cx) -> Words {
        words.with(
            "date",
            self.day(f.fulfillment_id.uuid(), kind, cx)
                .unwrap_or(cx.ctx.today)
                .to_string(),
        )
    }

    fn promised(&self, words: Words, f: &Fulfillment, cx: &Cx) -> Words {
        let delivery = f
            .lines
            .iter()
            .find_map(|l| self.order.line(l.line_id))
            .and_then(|l| self.order.deliveries.get(usize::try_from(l.delivery).ok()?));
        match delivery.and_then(|d| d.promised_on) {
            None => words.with("when", "none").with("date", ""),
            Some(day) => words
                .with(
                    "when",
                    if day < cx.ctx.today {
                        "late"
                    } else {
                        "promised"
                    },
                )
                .with("date", day.to_string()),
        }
    }

    fn came_back(&self, r: &Return, cx: &Cx, house: &House) -> Option<Words> {
        let key = match r.status {
            ReturnStatus::Authorized => "answer-return-authorized",
            ReturnStatus::Received => "answer-return-received",
            ReturnStatus::Inspected => "answer-return-inspected",
            ReturnStatus::Refunded | ReturnStatus::Closed => "answer-return-refunded",
            ReturnStatus::Cancelled => return None,
        };
        let day = self
            .day(r.return_id.uuid(), "return.received", cx)
            .unwrap_or_else(|| local_date(r.created_at, cx.time_zone));
        let refund = r.refund.as_ref().map_or(0, |p| p.amount_minor);
        let words = Words::new(key)
            .with("count", r.units())
            .with("location", house.location_name(r.location_id))
            .with("date", day.to_string());
        Some(priced(words, refund, r.currency))
    }
}

/// A hold on it still stops something.
pub(crate) const fn live(phase: OrderPhase) -> bool {
    match phase {
        OrderPhase::Placed | OrderPhase::Verified | OrderPhase::Confirmed => true,
        OrderPhase::Draft | OrderPhase::Cancelled | OrderPhase::Closed => false,
    }
}

/// Carrier and tracking number, as one reads them aloud.
pub(crate) fn carrier(f: &Fulfillment) -> String {
    let tracking = f.tracking.as_deref().unwrap_or_default();
    format!("{} {tracking}", f.carrier.as_deref().unwrap_or_default())
        .trim()
        .to_owned()
}

/// Everything this location supplied is on a return.
fn all_came_back(f: &Fulfillment, returned: &HashMap<LineNo, u32>) -> bool {
    f.lines.iter().all(|l| {
        returned
            .get(&l.line_id)
            .is_some_and(|n| *n >= l.quantity - l.short)
    })
}

/// What is still wanted of an order: what "everything" and "2 of 3 lines" mean.
struct Live {
    lines: HashMap<LineNo, u32>,
    units: u32,
}

impl Live {
    fn of(order: &Order) -> Self {
        let lines: HashMap<LineNo, u32> = order
            .lines
            .iter()
            .map(|l| (l.line_id, l.quantity - l.stages.get(Stage::Cancelled)))
            .filter(|(_, n)| *n > 0)
            .collect();
        Self {
            units: lines.values().sum(),
            lines,
        }
    }

    /// Whole lines are counted as lines; where a line is split over places, units are counted.
    fn counted(&self, words: Words, f: &Fulfillment) -> Words {
        let supplied: Vec<(LineNo, u32)> = f
            .lines
            .iter()
            .map(|l| (l.line_id, l.quantity - l.short))
            .filter(|(_, n)| *n > 0)
            .collect();
        let units: u32 = supplied.iter().map(|(_, n)| n).sum();
        let whole = supplied
            .iter()
            .all(|(line, n)| self.lines.get(line) == Some(n));
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        if units == self.units {
            words
                .with("part", "all")
                .with("done", count(supplied.len()))
                .with("total", count(self.lines.len()))
        } else if whole {
            words
                .with("part", "lines")
                .with("done", count(supplied.len()))
                .with("total", count(self.lines.len()))
        } else {
            words
                .with("part", "units")
                .with("done", units)
                .with("total", self.units)
        }
    }
}

/// A place by its name, or by nothing.
pub(crate) fn place(house: &House, id: Option<LocationId>) -> Option<String> {
    id.and_then(|id| house.location(id)).map(|l| l.name.clone())
}
