//! Making records: with a document, with its cancellation, with a change of mode.

use std::sync::Arc;

use chrono::{DateTime, Offset as _, Utc};
use chrono_tz::Tz;
use encargo_domain::chain::{
    Chain, ChainEvent, DocumentTaxCode, FiscalMode, InvoiceKey, LogKind, RegistrationFacts, Stamp,
};
use encargo_domain::company::Company;
use encargo_domain::customer::Address;
use encargo_domain::document::{Document, DocumentEvent, DocumentKind, DocumentRecord};
use encargo_domain::ids::ChainId;
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal, Timestamp};
use encargo_store::{Identity, Outcome, Work};

use super::PROGRAM;
use crate::context::Cx;

/// A moment with the offset of a time zone.
pub(crate) fn stamp(at: Timestamp, zone: Tz) -> Stamp {
    let offset = DateTime::<Utc>::from_timestamp_millis(at.0).map_or(0, |t| {
        t.with_timezone(&zone).offset().fix().local_minus_utc()
    });
    Stamp {
        at,
        offset_min: offset / 60,
    }
}

/// The chain of a device, in this life of it, for a company.
pub(crate) fn chain_id(identity: Identity, company: &Company) -> ChainId {
    let issuer = company.plain_tax_id();
    ChainId::of(identity.device_id, identity.incarnation, &issuer)
}

/// The chain this device writes for the company, opened if it is not there yet.
pub(crate) async fn chain_of(
    work: &mut Work,
    cx: &Cx,
    company: &Company,
) -> Outcome<(ChainId, Arc<Chain>)> {
    let identity = work.identity();
    let id = chain_id(identity, company);
    if work.find::<Chain>(id.uuid()).await?.is_none() {
        let opened = ChainEvent::Opened {
            installation: format!("{}-{}", identity.device_id, identity.incarnation),
            device_code: cx.ctx.device_code.clone(),
            issuer: company.plain_tax_id(),
        };
        work.record(&cx.ctx, Event::Chain(id, opened)).await?;
        if company.fiscal.mode == FiscalMode::NonVerifiable {
            log_into(work, cx, company, id, LogKind::Started, "").await?;
        }
    }
    Ok((id, work.get::<Chain>(id.uuid()).await?))
}

/// Freezes the agency's code in a document that is being issued; answers the fact of its record, to be recorded after the document's own.
pub(crate) async fn seal(
    work: &mut Work,
    cx: &Cx,
    company: &Company,
    issued: &mut DocumentEvent,
) -> Outcome<Option<Event>> {
    let DocumentEvent::Issued { document } = issued else {
        return Ok(None);
    };
    if !company.fiscal.is_on() {
        return Ok(None);
    }
    company.fiscal.check(company)?;
    document.tax_code = DocumentTaxCode::of(document, &company.plain_tax_id(), &company.fiscal);
    let destination = destination(work, document).await?;
    let (id, chain) = chain_of(work, cx, company).await?;
    let facts = RegistrationFacts {
        company,
        destination: destination.as_ref(),
        program: PROGRAM,
        at: stamp(cx.ctx.recorded_at, cx.time_zone),
    };
    let registered = chain.decide_register(document, &facts)?;
    Ok(Some(Event::Chain(id, registered)))
}

/// Where the goods went: a credit note says so by the invoice it corrects.
pub(crate) async fn destination(work: &mut Work, document: &Document) -> Outcome<Option<Address>> {
    // What replaces others says itself where the goods went.
    let corrected = document.corrects.first().map(|c| c.document_id);
    Ok(match (document.kind, corrected) {
        (DocumentKind::CreditNote, Some(id)) => {
            let record = work.find::<DocumentRecord>(id.uuid()).await?;
            record.and_then(|r| r.document.ship_to.clone())
        }
        _ => document.ship_to.clone(),
    })
}

/// The fact of the record that a document was cancelled; `None` where its issue left none, or none are kept any more.
pub(crate) async fn unseal(
    work: &mut Work,
    cx: &Cx,
    company: &Company,
    document: &Document,
) -> Outcome<Option<Event>> {
    if document.tax_code.is_none() || !company.fiscal.is_on() {
        return Ok(None);
    }
    let (id, chain) = chain_of(work, cx, company).await?;
    let invoice = InvoiceKey {
        issuer: company.plain_tax_id(),
        number: document.number.clone(),
        issued_on: document.issued_on,
    };
    let at = stamp(cx.ctx.recorded_at, cx.time_zone);
    let cancelled = chain.decide_cancel(document.document_id, invoice, company, PROGRAM, at)?;
    Ok(Some(Event::Chain(id, cancelled)))
}

/// Writes into the event log, where the company keeps one.
pub(crate) async fn log(
    work: &mut Work,
    cx: &Cx,
    company: &Company,
    kind: LogKind,
    details: &str,
) -> Outcome<()> {
    if company.fiscal.mode != FiscalMode::NonVerifiable {
        return Ok(());
    }
    let (id, _) = chain_of(work, cx, company).await?;
    log_into(work, cx, company, id, kind, details).await
}

async fn log_into(
    work: &mut Work,
    cx: &Cx,
    company: &Company,
    id: ChainId,
    kind: LogKind,
    details: &str,
) -> Outcome<()> {
    let chain = work.get::<Chain>(id.uuid()).await?;
    let at = stamp(cx.ctx.recorded_at, cx.time_zone);
    let logged = chain.decide_log(kind, details, company, PROGRAM, at);
    work.record(&cx.ctx, Event::Chain(id, logged)).await
}

/// What a change of the company means for its records: refused where the law holds it to what it began; noted in the event log where that
/// begins or ends.
pub(crate) async fn change(
    work: &mut Work,
    cx: &Cx,
    before: Option<&Company>,
    after: &Company,
) -> Outcome<()> {
    after.fiscal.check(after)?;
    let Some(before) = before else { return Ok(()) };
    let stays = after.fiscal.mode == FiscalMode::VeriFactu
        && after.fiscal.production
        && after.plain_tax_id() == before.plain_tax_id();
    let year = stamp(cx.ctx.recorded_at, cx.time_zone).year();
    if !stays && work.all::<Chain>().await?.iter().any(|c| c.binds(year)) {
        return Err(Refusal::new(Code::FiscalBound)
            .with("until", format!("{year}-12-31"))
            .into());
    }
    match (before.fiscal.mode, after.fiscal.mode) {
        (FiscalMode::NonVerifiable, FiscalMode::NonVerifiable) => Ok(()),
        (FiscalMode::NonVerifiable, _) => log(work, cx, before, LogKind::Ended, "").await,
        (_, FiscalMode::NonVerifiable) => {
            let id = chain_id(work.identity(), after);
            if work.find::<Chain>(id.uuid()).await?.is_none() {
                chain_of(work, cx, after).await.map(|_| ())
            } else {
                log_into(work, cx, after, id, LogKind::Started, "").await
            }
        }
        _ => Ok(()),
    }
}
