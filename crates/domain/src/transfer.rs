//! Stock transfers in two steps: shipped (in transit to the destination), then received, perhaps in parts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Decided;
use crate::ids::{ItemId, LocationId, TransferId};
use crate::refusal::{Code, Refusal};
use crate::stock::{Bucket, Place, StockMove};
use crate::time::LocalDate;

/// Status of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TransferStatus {
    /// Asked for.
    Requested,
    /// Under way.
    InTransit,
    /// All there, or written off.
    Received,
    /// Called off.
    Cancelled,
}

impl TransferStatus {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::InTransit => "in_transit",
            Self::Received => "received",
            Self::Cancelled => "cancelled",
        }
    }
    /// Where a status may lead.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Requested => &[Self::InTransit, Self::Cancelled],
            Self::InTransit => &[Self::Received],
            Self::Received | Self::Cancelled => &[],
        }
    }
}

/// Units of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemQuantity {
    /// Item.
    pub item_id: ItemId,
    /// Units.
    pub quantity: u32,
}

/// A line of a transfer or purchase order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupplyLine {
    /// Item.
    pub item_id: ItemId,
    /// Units asked for.
    pub quantity: u32,
    /// Units received.
    #[serde(default)]
    pub received: u32,
}

/// Checks the lines of a transfer or purchase order as typed.
pub(crate) fn supply_lines(lines: &[ItemQuantity]) -> Decided<Vec<SupplyLine>> {
    if lines.is_empty() {
        return Err(Refusal::new(Code::NoLines));
    }
    for (i, line) in lines.iter().enumerate() {
        if line.quantity == 0
            || line.quantity > crate::order::MAX_QUANTITY
            || lines.iter().take(i).any(|l| l.item_id == line.item_id)
        {
            return Err(Refusal::new(Code::BadQuantity)
                .with("line", u32::try_from(i + 1).unwrap_or(0))
                .with("max", crate::order::MAX_QUANTITY));
        }
    }
    Ok(lines
        .iter()
        .map(|l| SupplyLine {
            item_id: l.item_id,
            quantity: l.quantity,
            received: 0,
        })
        .collect())
}

/// Checks what is received against what is still expected.
pub(crate) fn guard_receipt(lines: &[SupplyLine], received: &[ItemQuantity]) -> Decided<()> {
    for part in received {
        let open = lines
            .iter()
            .find(|l| l.item_id == part.item_id)
            .map_or(0, |l| l.quantity - l.received);
        if part.quantity == 0 || part.quantity > open {
            return Err(Refusal::new(Code::MoreThanOpen).with("open", open));
        }
    }
    if received.is_empty() {
        Err(Refusal::new(Code::NoLines))
    } else {
        Ok(())
    }
}

/// Adds what was received.
pub(crate) fn add_receipt(lines: &mut [SupplyLine], received: &[ItemQuantity]) {
    for part in received {
        if let Some(line) = lines.iter_mut().find(|l| l.item_id == part.item_id) {
            line.received += part.quantity;
            assert!(
                line.received <= line.quantity,
                "no more is received than was expected"
            );
        }
    }
}

/// The transfer of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// Id.
    pub transfer_id: TransferId,
    /// Number (`T1-T-000012`).
    pub number: String,
    /// From.
    pub from_location_id: LocationId,
    /// To.
    pub to_location_id: LocationId,
    /// When it is expected.
    pub expected_on: LocalDate,
    /// Status.
    pub status: TransferStatus,
    /// Lines.
    pub lines: Vec<SupplyLine>,
}

/// What can happen to a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum TransferEvent {
    /// Asked for.
    Created {
        /// As created.
        transfer: Transfer,
        /// Series and serial of its number.
        serial: (String, u32),
    },
    /// Under way.
    Shipped,
    /// Some or all of it is there.
    Received {
        /// Units.
        lines: Vec<ItemQuantity>,
    },
    /// Called off.
    Cancelled,
}

impl Transfer {
    /// Asks for a transfer.
    pub fn decide_create(
        transfer_id: TransferId,
        number: crate::order::Drawn,
        route: (LocationId, LocationId),
        expected_on: LocalDate,
        lines: &[ItemQuantity],
    ) -> Decided<TransferEvent> {
        let (from_location_id, to_location_id) = route;
        if from_location_id == to_location_id {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "location")
                .with("value", to_location_id.to_string()));
        }
        let (number, series, serial) = number;
        let transfer = Self {
            transfer_id,
            number,
            from_location_id,
            to_location_id,
            expected_on,
            status: TransferStatus::Requested,
            lines: supply_lines(lines)?,
        };
        Ok(TransferEvent::Created {
            transfer,
            serial: (series, serial),
        })
    }
    fn in_status(&self, verb: &str, status: TransferStatus) -> Decided<()> {
        if self.status == status {
            Ok(())
        } else {
            Err(Refusal::wrong_state(
                &format!("transfer-{verb}"),
                self.status.as_str(),
            ))
        }
    }
    /// Sends it on its way.
    pub fn decide_ship(&self) -> Decided<TransferEvent> {
        self.in_status("ship", TransferStatus::Requested)
            .map(|()| TransferEvent::Shipped)
    }
    /// Takes it in.
    pub fn decide_receive(&self, lines: &[ItemQuantity]) -> Decided<TransferEvent> {
        self.in_status("receive", TransferStatus::InTransit)?;
        guard_receipt(&self.lines, lines)?;
        Ok(TransferEvent::Received {
            lines: lines.to_vec(),
        })
    }
    /// Calls it off.
    pub fn decide_cancel(&self) -> Decided<TransferEvent> {
        self.in_status("cancel", TransferStatus::Requested)
            .map(|()| TransferEvent::Cancelled)
    }

    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &TransferEvent) -> Option<Self> {
        if let TransferEvent::Created { transfer, .. } = event {
            return Some(transfer.clone());
        }
        let mut t = state?;
        match event {
            TransferEvent::Created { .. } => {}
            TransferEvent::Shipped => t.status = TransferStatus::InTransit,
            TransferEvent::Received { lines } => {
                add_receipt(&mut t.lines, lines);
                if t.lines.iter().all(|l| l.received == l.quantity) {
                    t.status = TransferStatus::Received;
                }
            }
            TransferEvent::Cancelled => t.status = TransferStatus::Cancelled,
        }
        Some(t)
    }

    /// Moves of stock a fact causes. In transit counts at the destination: it is on its way there.
    pub fn moves(before: Option<&Self>, event: &TransferEvent) -> Vec<StockMove> {
        let Some(t) = before else { return Vec::new() };
        let under_way = Place::new(t.to_location_id, Bucket::InTransit);
        match event {
            TransferEvent::Shipped => t
                .lines
                .iter()
                .map(|l| StockMove {
                    item_id: l.item_id,
                    quantity: l.quantity,
                    from: Place::new(t.from_location_id, Bucket::OnHand),
                    to: under_way,
                })
                .collect(),
            TransferEvent::Received { lines } => lines
                .iter()
                .map(|l| StockMove {
                    item_id: l.item_id,
                    quantity: l.quantity,
                    from: under_way,
                    to: Place::new(t.to_location_id, Bucket::OnHand),
                })
                .collect(),
            TransferEvent::Created { .. } | TransferEvent::Cancelled => Vec::new(),
        }
    }
}
