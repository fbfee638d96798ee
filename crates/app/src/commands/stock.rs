//! Stock by hand: corrections, and the first stock of a new shop.

use encargo_domain::catalog::Item;
use encargo_domain::ids::{ItemId, LocationId};
use encargo_domain::refusal::Code;
use encargo_domain::stock::{AdjustLine, AdjustReason, StockEvent};
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::facts::House;

/// Corrects what lies on a shelf.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Adjust {
    /// What.
    pub item_id: ItemId,
    /// Where.
    pub location_id: LocationId,
    /// More (positive) or fewer units.
    pub delta: i64,
    /// Why.
    pub reason: AdjustReason,
}

/// What lies there now.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AdjustAnswer {
    /// Units on the shelf, promised ones included.
    pub on_hand: i64,
}

/// First stock of a location.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Opening {
    /// Where.
    pub location_id: LocationId,
    /// What; at most 10,000 items at a time.
    pub lines: Vec<OpeningLine>,
}

/// One item of it.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OpeningLine {
    /// What.
    pub item_id: ItemId,
    /// How many.
    pub quantity: u32,
}

/// How many items were opened.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpeningAnswer {
    /// Items.
    pub lines: u32,
}

async fn guard_location(work: &mut Work, id: LocationId) -> Outcome<()> {
    House::in_work(work)
        .await?
        .location(id)
        .ok_or_else(|| Refusal::not_found("location", id))?;
    Ok(())
}

/// `stock.adjust`
pub(crate) async fn adjust(work: &mut Work, cx: &Cx, command: Adjust) -> Outcome<AdjustAnswer> {
    guard_location(work, command.location_id).await?;
    let item = work.get::<Item>(command.item_id.uuid()).await?;
    let limit = i64::from(encargo_domain::order::MAX_QUANTITY);
    if command.delta == 0 || command.delta.abs() > limit {
        return Err(Refusal::new(Code::BadQuantity)
            .with("sku", item.input.sku.as_str())
            .with("max", limit)
            .into());
    }
    let here = |rows: &[encargo_store::ShelfRow]| {
        rows.iter()
            .find(|r| r.location_id == command.location_id)
            .map_or((0, 0), |r| (r.on_hand, r.reserved))
    };
    let (on_hand, reserved) = here(&work.on_shelf(&[command.item_id]).await?);
    if on_hand - reserved + command.delta < 0 {
        return Err(Refusal::new(Code::StockGone)
            .with("sku", item.input.sku.as_str())
            .with("available", on_hand - reserved)
            .into());
    }
    let lines = vec![AdjustLine {
        item_id: command.item_id,
        delta: command.delta,
    }];
    work.record(
        &cx.ctx,
        Event::Stock(
            command.location_id,
            StockEvent::Adjusted {
                lines,
                location_id: command.location_id,
                reason: command.reason,
            },
        ),
    )
    .await?;
    Ok(AdjustAnswer {
        on_hand: on_hand + command.delta,
    })
}

/// `stock.open`
pub(crate) async fn open(work: &mut Work, cx: &Cx, command: Opening) -> Outcome<OpeningAnswer> {
    guard_location(work, command.location_id).await?;
    if command.lines.is_empty() || command.lines.len() > 10_000 {
        return Err(Refusal::new(Code::BadQuantity)
            .with("max", 10_000u32)
            .into());
    }
    for line in &command.lines {
        work.get::<Item>(line.item_id.uuid()).await?;
    }
    let lines: Vec<AdjustLine> = command
        .lines
        .iter()
        .filter(|l| l.quantity > 0)
        .map(|l| AdjustLine {
            item_id: l.item_id,
            delta: i64::from(l.quantity),
        })
        .collect();
    let opened = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    work.record(
        &cx.ctx,
        Event::Stock(
            command.location_id,
            StockEvent::Adjusted {
                lines,
                location_id: command.location_id,
                reason: AdjustReason::Opening,
            },
        ),
    )
    .await?;
    Ok(OpeningAnswer { lines: opened })
}
