//! Purchase orders: what suppliers owe us. On order until received, perhaps in parts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Decided;
use crate::ids::{LocationId, PurchaseOrderId};
use crate::refusal::Refusal;
use crate::stock::{Bucket, Place, StockMove};
use crate::time::LocalDate;
use crate::transfer::{ItemQuantity, SupplyLine, add_receipt, guard_receipt, supply_lines};

/// Status of a purchase order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseOrderStatus {
    /// Sent to the supplier.
    Placed,
    /// All there.
    Received,
    /// Called off.
    Cancelled,
}

impl PurchaseOrderStatus {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Received => "received",
            Self::Cancelled => "cancelled",
        }
    }
    /// Where a status may lead.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Placed => &[Self::Received, Self::Cancelled],
            Self::Received | Self::Cancelled => &[],
        }
    }
}

/// The purchase order of record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseOrder {
    /// Id.
    pub purchase_order_id: PurchaseOrderId,
    /// Number (`T1-P-000012`).
    pub number: String,
    /// Who supplies.
    pub supplier_name: String,
    /// Where it comes to.
    pub location_id: LocationId,
    /// When it is expected.
    pub expected_on: LocalDate,
    /// Status.
    pub status: PurchaseOrderStatus,
    /// Lines.
    pub lines: Vec<SupplyLine>,
}

/// What can happen to a purchase order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PurchaseOrderEvent {
    /// Sent to the supplier.
    Placed {
        /// As placed.
        purchase_order: PurchaseOrder,
        /// Series and serial of its number.
        serial: (String, u32),
    },
    /// Some or all of it is there.
    Received {
        /// Units.
        lines: Vec<ItemQuantity>,
    },
    /// Called off.
    Cancelled,
}

impl PurchaseOrder {
    /// Orders from a supplier.
    pub fn decide_place(
        purchase_order_id: PurchaseOrderId,
        number: crate::order::Drawn,
        supplier_name: &str,
        location_id: LocationId,
        expected_on: LocalDate,
        lines: &[ItemQuantity],
    ) -> Decided<PurchaseOrderEvent> {
        if supplier_name.trim().is_empty() {
            return Err(Refusal::new(crate::refusal::Code::FieldRequired).with("field", "supplier"));
        }
        let (number, series, serial) = number;
        let purchase_order = Self {
            purchase_order_id,
            number,
            supplier_name: supplier_name.trim().to_owned(),
            location_id,
            expected_on,
            status: PurchaseOrderStatus::Placed,
            lines: supply_lines(lines)?,
        };
        Ok(PurchaseOrderEvent::Placed {
            purchase_order,
            serial: (series, serial),
        })
    }
    fn is_placed(&self, verb: &str) -> Decided<()> {
        if self.status == PurchaseOrderStatus::Placed {
            Ok(())
        } else {
            Err(Refusal::wrong_state(
                &format!("purchase-order-{verb}"),
                self.status.as_str(),
            ))
        }
    }
    /// Takes goods in.
    pub fn decide_receive(&self, lines: &[ItemQuantity]) -> Decided<PurchaseOrderEvent> {
        self.is_placed("receive")?;
        guard_receipt(&self.lines, lines)?;
        Ok(PurchaseOrderEvent::Received {
            lines: lines.to_vec(),
        })
    }
    /// Calls it off.
    pub fn decide_cancel(&self) -> Decided<PurchaseOrderEvent> {
        self.is_placed("cancel")
            .map(|()| PurchaseOrderEvent::Cancelled)
    }

    /// The state after `event`.
    pub fn apply(state: Option<Self>, event: &PurchaseOrderEvent) -> Option<Self> {
        if let PurchaseOrderEvent::Placed { purchase_order, .. } = event {
            return Some(purchase_order.clone());
        }
        let mut p = state?;
        match event {
            PurchaseOrderEvent::Placed { .. } => {}
            PurchaseOrderEvent::Received { lines } => {
                add_receipt(&mut p.lines, lines);
                if p.lines.iter().all(|l| l.received == l.quantity) {
                    p.status = PurchaseOrderStatus::Received;
                }
            }
            PurchaseOrderEvent::Cancelled => p.status = PurchaseOrderStatus::Cancelled,
        }
        Some(p)
    }

    /// Moves of stock a fact causes.
    pub fn moves(before: Option<&Self>, event: &PurchaseOrderEvent) -> Vec<StockMove> {
        match (before, event) {
            (Some(p), PurchaseOrderEvent::Received { lines }) => lines
                .iter()
                .map(|l| StockMove {
                    item_id: l.item_id,
                    quantity: l.quantity,
                    from: Place::new(p.location_id, Bucket::Supplier),
                    to: Place::new(p.location_id, Bucket::OnHand),
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}
