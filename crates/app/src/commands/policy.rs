//! The sourcing policy: keeping a draft, throwing it away, making it the active version.

use std::sync::Arc;

use encargo_domain::Event;
use encargo_domain::catalog::Item;
use encargo_domain::ids::{CompanyId, ItemId};
use encargo_domain::policy::{PolicyBook, PolicyEvent, PolicyFacts, SourcingPolicy};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::facts::House;

/// Keeps a draft of the policy.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SavePolicy {
    /// The whole policy.
    pub policy: SourcingPolicy,
}

/// Throws the draft away.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiscardPolicyDraft {}

/// Makes the draft the active version.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ActivatePolicy {
    /// Why; kept with the version.
    #[serde(default)]
    pub note: String,
}

/// The policies after a command.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyAnswer {
    /// Number of the active version; 0: the built-in one.
    pub version: u32,
    /// What `expectedVersion` compares with.
    pub revision: i64,
}

struct Loaded {
    company_id: CompanyId,
    book: Option<Arc<PolicyBook>>,
}

async fn loaded(work: &mut Work, cx: &Cx) -> Outcome<Loaded> {
    let house = House::in_work(work).await?;
    let company_id = house.company()?.company_id;
    work.expect_version::<PolicyBook>(company_id.uuid(), cx.expected_version)
        .await?;
    let book = work.find::<PolicyBook>(company_id.uuid()).await?;
    Ok(Loaded { company_id, book })
}

async fn facts(work: &mut Work, policy: &SourcingPolicy) -> Outcome<PolicyFacts> {
    let house = House::in_work(work).await?;
    let items: Vec<ItemId> = policy.rules.iter().filter_map(|r| r.item_id).collect();
    let items = work
        .find_all::<Item>(items.into_iter().map(ItemId::uuid).collect())
        .await?;
    let carriers = &house.company()?.carriers;
    Ok(PolicyFacts {
        locations: house.locations.iter().map(|l| l.location_id).collect(),
        items: items.iter().map(|i| i.item_id).collect(),
        services: carriers.iter().map(|c| c.code.clone()).collect(),
    })
}

async fn record(
    work: &mut Work,
    cx: &Cx,
    company_id: CompanyId,
    event: PolicyEvent,
) -> Outcome<PolicyAnswer> {
    work.record(&cx.ctx, Event::Policy(company_id, event))
        .await?;
    let book = work.get::<PolicyBook>(company_id.uuid()).await?;
    let revision = work.version::<PolicyBook>(company_id.uuid()).await?;
    Ok(PolicyAnswer {
        version: book.version,
        revision,
    })
}

/// `policy.save_draft`
pub(crate) async fn save_draft(
    work: &mut Work,
    cx: &Cx,
    command: SavePolicy,
) -> Outcome<PolicyAnswer> {
    let Loaded { company_id, book } = loaded(work, cx).await?;
    let facts = facts(work, &command.policy).await?;
    let event = PolicyBook::decide_save_draft(book.as_deref(), &command.policy, &facts)?;
    record(work, cx, company_id, event).await
}

/// `policy.discard_draft`
pub(crate) async fn discard_draft(
    work: &mut Work,
    cx: &Cx,
    _: DiscardPolicyDraft,
) -> Outcome<PolicyAnswer> {
    let Loaded { company_id, book } = loaded(work, cx).await?;
    let event = PolicyBook::decide_discard_draft(book.as_deref())?;
    record(work, cx, company_id, event).await
}

/// `policy.activate`: from the next decision on.
pub(crate) async fn activate(
    work: &mut Work,
    cx: &Cx,
    command: ActivatePolicy,
) -> Outcome<PolicyAnswer> {
    let Loaded { company_id, book } = loaded(work, cx).await?;
    let draft = book.as_ref().and_then(|b| b.draft.as_ref());
    let facts = match draft {
        Some(draft) => facts(work, draft).await?,
        None => PolicyFacts::default(),
    };
    let event = PolicyBook::decide_activate(book.as_deref(), &command.note, &facts)?;
    record(work, cx, company_id, event).await
}
