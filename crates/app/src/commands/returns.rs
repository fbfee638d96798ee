//! Returns: authorize, receive in any store, inspect, refund, credit; and all of it at once at the counter.

use std::sync::Arc;

use encargo_domain::correction::{CorrectionWay, corrective_kind};
use encargo_domain::document::{DocumentEvent, DocumentRecord};
use encargo_domain::ids::{DocumentId, LocationId, OrderId, ReturnId};
use encargo_domain::order::{InvoiceFacts, Order, Tender};
use encargo_domain::returns::{
    Credited, Disposition, Inspection, Return, ReturnEvent, ReturnLineInput, ReturnReason,
    ReturnStatus,
};
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::invoice::{draw_number, issue_document};
use crate::context::Cx;
use crate::exchange;
use crate::facts::House;

/// Names a return.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ReturnRef {
    /// Which.
    pub return_id: ReturnId,
}

/// Allows goods to come back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Authorize {
    /// Of which order.
    pub order_id: OrderId,
    /// Where they are expected.
    pub location_id: LocationId,
    /// What.
    pub lines: Vec<ReturnLineInput>,
    /// Note.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub note: Option<String>,
}

/// Takes goods in.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Receive {
    /// Which.
    pub return_id: ReturnId,
    /// Where they are now.
    pub location_id: LocationId,
}

/// Gives each unit its disposition.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Inspect {
    /// Which.
    pub return_id: ReturnId,
    /// Units.
    pub lines: Vec<Inspection>,
}

/// Gives the money back.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RefundReturn {
    /// Which.
    pub return_id: ReturnId,
    /// How; as it was paid where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tender: Option<Tender>,
}

/// Issues the corrective of a return.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct IssueCredit {
    /// Which.
    pub return_id: ReturnId,
    /// By difference where left out.
    #[serde(default)]
    #[ts(optional, as = "Option<CorrectionWay>")]
    pub way: CorrectionWay,
}

/// A return over the counter.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TakeBack {
    /// Of which order.
    pub order_id: OrderId,
    /// At which counter.
    pub location_id: LocationId,
    /// What.
    pub lines: Vec<TakeBackLine>,
    /// How the money goes back; as it was paid where left out.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tender: Option<Tender>,
    /// How the invoice is corrected; by difference where left out.
    #[serde(default)]
    #[ts(optional, as = "Option<CorrectionWay>")]
    pub way: CorrectionWay,
}

/// A line of it.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TakeBackLine {
    /// Line of the order.
    pub line_id: u32,
    /// Units.
    pub quantity: u32,
    /// Why.
    pub reason: ReturnReason,
    /// What becomes of them.
    pub disposition: Disposition,
}

/// A return after a command.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReturnAnswer {
    /// Id.
    pub return_id: ReturnId,
    /// Number.
    pub number: String,
    /// Version.
    pub version: i64,
    /// Status.
    pub status: ReturnStatus,
    /// Its order.
    pub order_id: OrderId,
    /// Money that goes (or went) back.
    pub refund_minor: i64,
    /// Currency.
    pub currency: String,
    /// Credit note, once issued.
    pub credit_note: Option<CreditNoteRef>,
}

/// A credit note.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreditNoteRef {
    /// Id.
    pub document_id: DocumentId,
    /// Number.
    pub number: String,
}

async fn loaded(work: &mut Work, cx: &Cx, id: ReturnId) -> Outcome<(Arc<Return>, Arc<Order>)> {
    work.expect_version::<Return>(id.uuid(), cx.expected_version)
        .await?;
    both(work, id).await
}

async fn both(work: &mut Work, id: ReturnId) -> Outcome<(Arc<Return>, Arc<Order>)> {
    let return_: Arc<Return> = work.get(id.uuid()).await?;
    let order = work.get(return_.order_id.uuid()).await?;
    Ok((return_, order))
}

async fn record(work: &mut Work, cx: &Cx, id: ReturnId, event: ReturnEvent) -> Outcome<()> {
    work.record(&cx.ctx, Event::Return(id, event)).await
}

async fn answer(work: &mut Work, id: ReturnId) -> Outcome<ReturnAnswer> {
    let (r, order) = both(work, id).await?;
    let version = work.version::<Return>(id.uuid()).await?;
    let refund_minor = r.refund.as_ref().map_or_else(
        || {
            if r.status == ReturnStatus::Inspected {
                r.refundable(&order)
            } else {
                0
            }
        },
        |p| p.amount_minor,
    );
    Ok(ReturnAnswer {
        return_id: id,
        number: r.number.clone(),
        version,
        status: r.status,
        order_id: r.order_id,
        refund_minor,
        currency: r.currency.as_str().to_owned(),
        credit_note: r
            .credit_note
            .as_ref()
            .map(|(document_id, number)| CreditNoteRef {
                document_id: *document_id,
                number: number.clone(),
            }),
    })
}

/// `return.authorize`
pub(crate) async fn authorize(
    work: &mut Work,
    cx: &Cx,
    command: Authorize,
) -> Outcome<ReturnAnswer> {
    let return_id = open(
        work,
        cx,
        command.order_id,
        command.location_id,
        &command.lines,
        command.note.as_deref().unwrap_or_default(),
    )
    .await?;
    answer(work, return_id).await
}

async fn open(
    work: &mut Work,
    cx: &Cx,
    order_id: OrderId,
    location_id: LocationId,
    lines: &[ReturnLineInput],
    note: &str,
) -> Outcome<ReturnId> {
    let order: Arc<Order> = work.get(order_id.uuid()).await?;
    let house = House::in_work(work).await?;
    house
        .location(location_id)
        .ok_or_else(|| Refusal::not_found("location", location_id))?;
    let return_id = ReturnId::new(cx.ctx.new_id());
    let event = Return::decide_authorize(
        &order,
        return_id,
        location_id,
        lines,
        note,
        &house.company()?.options,
        &cx.ctx,
    )?;
    drop(order);
    record(work, cx, return_id, event).await?;
    Ok(return_id)
}

/// `return.receive`
pub(crate) async fn receive(work: &mut Work, cx: &Cx, command: Receive) -> Outcome<ReturnAnswer> {
    let (return_, order) = loaded(work, cx, command.return_id).await?;
    House::in_work(work)
        .await?
        .location(command.location_id)
        .ok_or_else(|| Refusal::not_found("location", command.location_id))?;
    let event = return_.decide_receive(&order, command.location_id)?;
    drop((return_, order));
    record(work, cx, command.return_id, event).await?;
    answer(work, command.return_id).await
}

/// `return.inspect`
pub(crate) async fn inspect(work: &mut Work, cx: &Cx, command: Inspect) -> Outcome<ReturnAnswer> {
    let (return_, order) = loaded(work, cx, command.return_id).await?;
    let event = return_.decide_inspect(&order, &command.lines)?;
    drop((return_, order));
    record(work, cx, command.return_id, event).await?;
    answer(work, command.return_id).await
}

/// `return.refund`
pub(crate) async fn refund(
    work: &mut Work,
    cx: &Cx,
    command: RefundReturn,
) -> Outcome<ReturnAnswer> {
    let (return_, order) = loaded(work, cx, command.return_id).await?;
    let event = return_.decide_refund(&order, command.tender, &cx.ctx)?;
    drop((return_, order));
    record(work, cx, command.return_id, event).await?;
    answer(work, command.return_id).await
}

/// `return.issue_credit_note`
pub(crate) async fn issue_credit_note(
    work: &mut Work,
    cx: &Cx,
    command: IssueCredit,
) -> Outcome<ReturnAnswer> {
    loaded(work, cx, command.return_id).await?;
    credit(work, cx, command.return_id, command.way).await?;
    answer(work, command.return_id).await
}

async fn credit(work: &mut Work, cx: &Cx, return_id: ReturnId, way: CorrectionWay) -> Outcome<()> {
    let (return_, order) = both(work, return_id).await?;
    let house = House::in_work(work).await?;
    let location_id = return_.location_id;
    let location_name = house.location_name(location_id);
    let (mut facts, mut original) = (None, None);
    if return_.needs_credit_note(&order) {
        let series = draw_number(work, cx, &house, location_id, corrective_kind(way)).await?;
        let credited = order
            .exchange
            .as_ref()
            .and_then(|_| return_.first_credited(&order));
        let exchange = exchange::of_document(work, credited).await?;
        facts = Some(InvoiceFacts {
            company: house.company()?,
            location_name: &location_name,
            series,
            issued_on: cx.ctx.today,
            exchange,
        });
        if let Some(id) = return_.original(&order, way)? {
            original = Some(work.get::<DocumentRecord>(id.uuid()).await?);
        }
    }
    let document = original.as_ref().map(|r| &r.document);
    let Credited {
        event,
        document,
        replaces,
    } = return_.decide_credit(&order, facts.as_ref(), document, way, &cx.ctx)?;
    let order_id = order.order_id;
    drop((return_, order));
    record(work, cx, return_id, event).await?;
    if let Some((learned, corrected_id)) = replaces {
        work.record(&cx.ctx, Event::Order(order_id, learned))
            .await?;
        let number = document.as_ref().map(|d| d.number.clone());
        let number = number.unwrap_or_default();
        let corrected = DocumentEvent::Corrected { number };
        work.record(&cx.ctx, Event::Document(corrected_id, corrected))
            .await?;
    }
    match document {
        Some(document) => issue_document(work, cx, house.company()?, document)
            .await
            .map(|_| ()),
        None => Ok(()),
    }
}

/// `return.cancel`
pub(crate) async fn cancel(work: &mut Work, cx: &Cx, command: ReturnRef) -> Outcome<ReturnAnswer> {
    let (return_, order) = loaded(work, cx, command.return_id).await?;
    let event = return_.decide_cancel()?;
    drop((return_, order));
    record(work, cx, command.return_id, event).await?;
    answer(work, command.return_id).await
}

/// `return.take_back`: authorizes, receives, inspects, refunds and credits in one transaction.
pub(crate) async fn take_back(
    work: &mut Work,
    cx: &Cx,
    command: TakeBack,
) -> Outcome<ReturnAnswer> {
    let mut lines: Vec<ReturnLineInput> = Vec::new();
    for line in &command.lines {
        match lines.iter_mut().find(|l| l.line_id == line.line_id) {
            Some(known) => known.quantity = known.quantity.saturating_add(line.quantity),
            None => lines.push(ReturnLineInput {
                line_id: line.line_id,
                quantity: line.quantity,
                reason: line.reason,
            }),
        }
    }
    let return_id = open(work, cx, command.order_id, command.location_id, &lines, "").await?;
    let (return_, order) = both(work, return_id).await?;
    let event = return_.decide_receive(&order, command.location_id)?;
    drop((return_, order));
    record(work, cx, return_id, event).await?;
    let inspections: Vec<Inspection> = command
        .lines
        .iter()
        .map(|l| Inspection {
            line_id: l.line_id,
            quantity: l.quantity,
            disposition: l.disposition,
        })
        .collect();
    let (return_, order) = both(work, return_id).await?;
    let event = return_.decide_inspect(&order, &inspections)?;
    drop((return_, order));
    record(work, cx, return_id, event).await?;
    let (return_, order) = both(work, return_id).await?;
    let event = return_.decide_refund(&order, command.tender, &cx.ctx)?;
    drop((return_, order));
    record(work, cx, return_id, event).await?;
    credit(work, cx, return_id, command.way).await?;
    answer(work, return_id).await
}
