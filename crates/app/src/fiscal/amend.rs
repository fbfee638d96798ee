//! Putting a record right that the agency refused or took with errors (`Subsanacion`): the invoice stays as it was issued; its record is made
//! once more, as the next of the chain, and sent like any other.

use std::sync::Arc;

use encargo_domain::chain::{Amends, Chain, RecordStatus, RegistrationFacts};
use encargo_domain::document::DocumentRecord;
use encargo_domain::ids::DocumentId;
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work, last_registration};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PROGRAM, seal};
use crate::context::Cx;
use crate::facts::House;

/// Which record is put right.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AmendRecord {
    /// The invoice.
    pub document_id: DocumentId,
    /// The name its buyer has in the agency's register, where the objection was to that; empty: as on the invoice.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub recipient_name: String,
}

/// The new record.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AmendedRecord {
    /// Number of the invoice.
    pub number: String,
    /// Place of the new record in the chain.
    pub position: u32,
}

/// `chain.amend`
pub(crate) async fn amend(
    work: &mut Work,
    cx: &Cx,
    command: AmendRecord,
) -> Outcome<AmendedRecord> {
    let house = House::in_work(work).await?;
    let company = house.company()?;
    company.fiscal.check(company)?;
    if !company.fiscal.is_on() {
        return Err(Refusal::new(Code::SendingOff).into());
    }
    let id = command.document_id;
    let record: Arc<DocumentRecord> = work.get(id.uuid()).await?;
    let (chain_id, _) = seal::chain_of(work, cx, company).await?;
    let last = last_registration(work.reading().await?, chain_id, id).await?;
    let (position, status) = last.ok_or_else(|| Refusal::not_found("document", id))?;
    let refused = status == RecordStatus::Refused.as_str();
    if !refused && status != RecordStatus::AcceptedWithErrors.as_str() {
        return Err(Refusal::new(Code::NothingToDo).into());
    }
    let destination = seal::destination(work, &record.document).await?;
    let facts = RegistrationFacts {
        company,
        destination: destination.as_ref(),
        program: PROGRAM,
        at: seal::stamp(cx.ctx.recorded_at, cx.time_zone),
    };
    let chain = work.get::<Chain>(chain_id.uuid()).await?;
    let next = chain.records + 1;
    let amends = Amends { position, refused };
    let name = command.recipient_name.trim();
    let amended = chain.decide_amend(&record.document, amends, name, &facts)?;
    let number = record.document.number.clone();
    drop((record, chain));
    work.record(&cx.ctx, Event::Chain(chain_id, amended))
        .await?;
    Ok(AmendedRecord {
        number,
        position: next,
    })
}
