//! Parking: where the units of an order wait that no place could fill, and why. HotWax's queues (`field.md` 2.8): what waits for supply lies in
//! the backorder parking, what only somebody's hand can help lies in the unfillable parking. Both are tried again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Order, OrderEvent, OrderPhase};
use crate::Decided;
use crate::refusal::{Code, Refusal};
use crate::time::Timestamp;

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// Where an order waits that no place could fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ParkingQueue {
    /// For supply.
    Backorder,
    /// For somebody to look: there are goods, but no place may or can send them.
    Unfillable,
}

/// Why no place could fill it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ParkedFor {
    /// Nobody has the goods.
    NoStock,
    /// They are kept back as safety stock.
    SafetyStock,
    /// The location it has to come from does not have them.
    FirmLocation,
    /// Some are there, but the shop sends all of it or nothing, or not from so many places.
    Splits,
    /// The shop's rules do not let those who have them send them.
    Rules,
    /// Who has them is closed or does not send.
    Closed,
    /// No carrier service takes them there.
    NoCarrier,
    /// Who has them has no room left in its day.
    Capacity,
}

impl ParkedFor {
    /// As written in JSON and catalogue keys (with `-`).
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoStock => "no_stock",
            Self::SafetyStock => "safety_stock",
            Self::FirmLocation => "firm_location",
            Self::Splits => "splits",
            Self::Rules => "rules",
            Self::Closed => "closed",
            Self::NoCarrier => "no_carrier",
            Self::Capacity => "capacity",
        }
    }
}

/// What a sourcing decision says about the units it left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOver {
    /// Where they wait.
    pub queue: ParkingQueue,
    /// Why.
    pub cause: ParkedFor,
}

/// An order in parking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parking {
    /// Where it waits.
    pub queue: ParkingQueue,
    /// Why, as of the last time it was tried.
    pub cause: ParkedFor,
    /// Since when something of it is parked, however often it was tried.
    pub since: Timestamp,
}

/// What cancelled units, where it was not a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum CancelCause {
    /// They were parked for as many days as the shop's policy keeps them.
    Parked {
        /// The policy's days.
        days: u32,
        /// Where they waited.
        queue: ParkingQueue,
        /// Why.
        cause: ParkedFor,
    },
}

impl Order {
    /// Takes note of what a decision left over; `None`: nothing, or an older decision that did not say.
    pub(super) fn park(&mut self, left_over: Option<LeftOver>, at: Timestamp) {
        let since = self.parked.map_or(at, |p| p.since);
        self.parked = left_over.map(|LeftOver { queue, cause }| Parking {
            queue,
            cause,
            since,
        });
    }

    /// When the policy's days in parking are over.
    pub fn parked_until(&self, days: u32) -> Option<Timestamp> {
        self.parked
            .map(|p| p.since.plus_ms(i64::from(days) * DAY_MS))
    }

    /// Cancels the units that were parked for as many days as the policy keeps them. Money that was taken for them is due back as after any
    /// cancellation.
    pub fn decide_cancel_parked(&self, days: u32, now: Timestamp) -> Decided<OrderEvent> {
        if self.phase != OrderPhase::Confirmed {
            return Err(Refusal::wrong_state("order-cancel", self.status().as_str()));
        }
        if let Some(hold) = self.open_holds().next() {
            return Err(Refusal::new(Code::OnHold).with("kind", hold.kind.as_str()));
        }
        let due = self.parked_until(days).is_some_and(|until| until <= now);
        let lines = self.waiting();
        match self.parked {
            Some(Parking { queue, cause, .. }) if due && !lines.is_empty() => {
                Ok(OrderEvent::Cancelled {
                    lines,
                    reason: String::new(),
                    cause: Some(CancelCause::Parked { days, queue, cause }),
                })
            }
            _ => Err(Refusal::new(Code::NothingToDo)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wave::WaveEvent;

    #[test]
    fn facts_from_before_parking_are_read_as_they_were() {
        let sourced = r#"{"sourced":{"decisionId":"01900000-0000-7000-8000-000000000001","assigned":[],"backordered":[],"decision":[]}}"#;
        let read: OrderEvent = serde_json::from_str(sourced).expect("an older decision");
        assert!(matches!(
            read,
            OrderEvent::Sourced {
                left_over: None,
                ..
            }
        ));
        assert_eq!(
            serde_json::to_string(&read).expect("written"),
            sourced,
            "what was not there is not written"
        );
        let cancelled = r#"{"cancelled":{"lines":[],"reason":"sold"}}"#;
        let read: OrderEvent = serde_json::from_str(cancelled).expect("an older cancellation");
        assert!(matches!(read, OrderEvent::Cancelled { cause: None, .. }));
        let wave = r#"{"finished":{"figures":{"cause":"hand","policyVersion":0,"orders":1,"sourced":1,"unitsWanted":1,"unitsServed":1,"shipments":1}}}"#;
        let read: WaveEvent = serde_json::from_str(wave).expect("an older wave");
        let WaveEvent::Finished { figures } = &read;
        assert_eq!(figures.costs, None);
        assert_eq!(serde_json::to_string(&read).expect("written"), wave);
    }
}
