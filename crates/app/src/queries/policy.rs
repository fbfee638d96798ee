//! The sourcing policy as its screen edits it: what is active, what is being edited, and who changed what, when and why.

use std::collections::BTreeMap;

use encargo_domain::catalog::Item;
use encargo_domain::company::Company;
use encargo_domain::ids::{CompanyId, ItemId};
use encargo_domain::policy::{PolicyBook, PolicyEvent, SourcingPolicy};
use encargo_domain::refusal::Words;
use encargo_domain::{AggregateKind, Refusal};
use encargo_store::{AuditRow, Fault, events_of_aggregate, load};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;

/// Versions shown at most; older ones are still in the journal.
const VERSIONS_MAX: u32 = 100;

/// Asks for the policies.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyQuery {}

/// Asks for one version.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VersionQuery {
    /// Which; 0: the built-in one.
    pub version: u32,
}

/// The policies.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyView {
    /// What `expectedVersion` of the commands compares with.
    pub revision: i64,
    /// Number of the active version; 0: the built-in one.
    pub version: u32,
    /// The policy decisions are taken by now.
    pub active: SourcingPolicy,
    /// What is being edited.
    pub draft: Option<PolicyDraft>,
    /// Active versions, the newest first.
    pub versions: Vec<PolicyVersionRow>,
    /// Items the rules name.
    pub items: Vec<PolicyItem>,
    /// Carrier services a routing may name.
    pub services: Vec<PolicyService>,
}

/// A draft.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyDraft {
    /// As it is now.
    pub policy: SourcingPolicy,
    /// Who wrote it last.
    pub by: String,
    /// When.
    pub at_ms: i64,
    /// What is different from the active version.
    pub changes: Vec<Words>,
}

/// An active version, now or once, with its content.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyVersion {
    /// Who, when and why.
    pub row: PolicyVersionRow,
    /// The whole policy.
    pub policy: SourcingPolicy,
}

/// Who made a version active, when and why.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyVersionRow {
    /// Number; 0: the built-in one.
    pub version: u32,
    /// Who activated it; nobody: it is built in.
    pub by: String,
    /// When.
    pub at_ms: i64,
    /// Why.
    pub note: String,
    /// What was different from the version before.
    pub changes: Vec<Words>,
}

/// An item a rule names.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyItem {
    /// Id.
    pub item_id: ItemId,
    /// SKU.
    pub sku: String,
    /// Name.
    pub name: String,
}

/// A carrier service.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PolicyService {
    /// Code.
    pub code: String,
    /// Who carries.
    pub carrier: String,
}

/// `policy.get`
pub(crate) async fn get(read: &mut Read, _: PolicyQuery) -> Result<PolicyView, CommandError> {
    let house = read.house.clone();
    let company = house.company()?.clone();
    let id = company.company_id;
    let found = load::<PolicyBook>(&mut read.conn, id.uuid()).await?;
    let revision = found.as_ref().map_or(0, |(_, revision)| *revision);
    let book = found.map(|(book, _)| book);
    let built_in = SourcingPolicy::built_in(company.options.split_cost_minor);
    let active = book.as_ref().and_then(|b| b.active.as_deref());
    let active = active.unwrap_or(&built_in).clone();
    let versions = versions(read, &company).await?;
    let draft = match book.as_ref().and_then(|b| b.draft.as_ref()) {
        Some(draft) => {
            let kinds = ["policy.draft_saved"];
            let last = audit(read, id, &kinds, 1).await?.into_iter().next();
            Some(PolicyDraft {
                changes: changes(&active, draft, company.currency.as_str()),
                policy: draft.clone(),
                by: last
                    .as_ref()
                    .map_or_else(String::new, |r| r.actor_name.clone()),
                at_ms: last.map_or(0, |r| r.at_ms),
            })
        }
        None => None,
    };
    let named =
        |p: &SourcingPolicy| -> Vec<ItemId> { p.rules.iter().filter_map(|r| r.item_id).collect() };
    let mut ids = named(&active);
    ids.extend(draft.iter().flat_map(|d| named(&d.policy)));
    let language = read.language();
    let items = read.items(ids).await?;
    let mut items: Vec<PolicyItem> = items
        .values()
        .map(|item: &std::sync::Arc<Item>| PolicyItem {
            item_id: item.item_id,
            sku: item.input.sku.clone(),
            name: item.input.name(language).to_owned(),
        })
        .collect();
    items.sort_by(|a, b| a.sku.cmp(&b.sku));
    let carriers = company.carriers.iter();
    Ok(PolicyView {
        revision,
        version: book.map_or(0, |b| b.version),
        active,
        draft,
        versions: versions.into_iter().map(|v| v.row).collect(),
        items,
        services: carriers
            .map(|c| PolicyService {
                code: c.code.clone(),
                carrier: c.carrier.clone(),
            })
            .collect(),
    })
}

/// `policy.version`
pub(crate) async fn version(
    read: &mut Read,
    query: VersionQuery,
) -> Result<PolicyVersion, CommandError> {
    let company = read.house.clone().company()?.clone();
    let found = versions(read, &company).await?;
    found
        .into_iter()
        .find(|v| v.row.version == query.version)
        .ok_or_else(|| Refusal::not_found("policy", query.version).into())
}

async fn audit(
    read: &mut Read,
    id: CompanyId,
    kinds: &[&str],
    limit: u32,
) -> Result<Vec<AuditRow>, CommandError> {
    let of = (AggregateKind::Policy, id.uuid());
    Ok(events_of_aggregate(&mut read.conn, of, kinds, limit).await?)
}

/// The versions, newest first; the built-in one stands last.
async fn versions(read: &mut Read, company: &Company) -> Result<Vec<PolicyVersion>, CommandError> {
    let rows = audit(
        read,
        company.company_id,
        &["policy.activated"],
        VERSIONS_MAX,
    )
    .await?;
    let whole = u32::try_from(rows.len()).unwrap_or(u32::MAX) < VERSIONS_MAX;
    let mut versions = Vec::with_capacity(rows.len() + 1);
    if whole {
        versions.push(PolicyVersion {
            row: PolicyVersionRow {
                version: 0,
                by: String::new(),
                at_ms: 0,
                note: String::new(),
                changes: Vec::new(),
            },
            policy: SourcingPolicy::built_in(company.options.split_cost_minor),
        });
    }
    for row in rows.into_iter().rev() {
        let event = serde_json::from_str(&row.payload).map_err(|source| Fault::Json {
            what: "reading a policy",
            source,
        })?;
        let PolicyEvent::Activated {
            version,
            policy,
            note,
        } = event
        else {
            continue;
        };
        let before = versions.last().map(|v: &PolicyVersion| &v.policy);
        let currency = company.currency.as_str();
        versions.push(PolicyVersion {
            row: PolicyVersionRow {
                version,
                changes: before.map_or_else(Vec::new, |b| changes(b, &policy, currency)),
                by: row.actor_name,
                at_ms: row.at_ms,
                note,
            },
            policy: *policy,
        });
    }
    versions.reverse();
    Ok(versions)
}

/// What is different, in words.
fn changes(before: &SourcingPolicy, after: &SourcingPolicy, currency: &str) -> Vec<Words> {
    let mut words = Vec::new();
    if before.mode != after.mode {
        let mode = serde_json::to_value(after.mode).unwrap_or_default();
        let mode = mode.as_str().unwrap_or_default().to_owned();
        words.push(Words::new("policy-change-mode").with("mode", mode));
    }
    words.extend(weight_changes(before, after, currency));
    for (part, same) in [
        ("splits", before.splits == after.splits),
        ("preference", before.preference == after.preference),
        ("waves", before.waves == after.waves),
        ("parking", before.parking == after.parking),
        (
            "transfers",
            before.pickup_transfers == after.pickup_transfers,
        ),
        (
            "collateral",
            before.collateral_rejection == after.collateral_rejection,
        ),
        (
            "priority",
            before.priority == after.priority && before.channel_order == after.channel_order,
        ),
    ] {
        if !same {
            words.push(Words::new("policy-change-part").with("part", part));
        }
    }
    words.extend(list_change("groups", &before.groups, &after.groups, |g| {
        &g.name
    }));
    words.extend(list_change(
        "regions",
        &before.regions,
        &after.regions,
        |r| &r.name,
    ));
    words.extend(list_change("rules", &before.rules, &after.rules, |r| {
        &r.name
    }));
    words.extend(list_change(
        "routings",
        &before.routings,
        &after.routings,
        |r| &r.name,
    ));
    words
}

fn weight_changes(before: &SourcingPolicy, after: &SourcingPolicy, currency: &str) -> Vec<Words> {
    let (b, a) = (&before.weights, &after.weights);
    let money = [
        ("split", b.split_minor, a.split_minor),
        ("late", b.late_minor, a.late_minor),
        ("co2", b.co2_minor_per_tonne, a.co2_minor_per_tonne),
        ("last-unit", b.last_unit_minor, a.last_unit_minor),
    ];
    let numbers = [
        ("shipping-percent", b.shipping_percent, a.shipping_percent),
        ("handling-percent", b.handling_percent, a.handling_percent),
        ("co2-parcel", b.co2_parcel_g, a.co2_parcel_g),
        ("co2-tkm", b.co2_g_per_tkm, a.co2_g_per_tkm),
        ("last-units", b.last_units, a.last_units),
    ];
    let money = money.into_iter().filter(|(_, from, to)| from != to);
    let money = money.map(|(weight, from, to)| {
        Words::new("policy-change-money")
            .with("weight", weight)
            .with("fromMinor", from)
            .with("toMinor", to)
            .with("currency", currency)
    });
    let numbers = numbers.into_iter().filter(|(_, from, to)| from != to);
    let numbers = numbers.map(|(weight, from, to)| {
        Words::new("policy-change-number")
            .with("weight", weight)
            .with("from", from)
            .with("to", to)
    });
    money.chain(numbers).collect()
}

/// Added, changed and removed members of a list, told apart by name; a new order alone is a change too.
fn list_change<T: PartialEq>(
    part: &str,
    before: &[T],
    after: &[T],
    name: impl Fn(&T) -> &String,
) -> Option<Words> {
    if before == after {
        return None;
    }
    let by_name = |list| -> BTreeMap<String, &T> {
        let list: &[T] = list;
        list.iter().map(|one| (name(one).clone(), one)).collect()
    };
    let (old, new) = (by_name(before), by_name(after));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let added = new.keys().filter(|n| !old.contains_key(*n)).count();
    let removed = old.keys().filter(|n| !new.contains_key(*n)).count();
    let kept = new.iter().filter_map(|(n, one)| Some((old.get(n)?, one)));
    let changed = kept.filter(|(one, other)| one != other).count();
    if added + removed + changed == 0 {
        return Some(Words::new("policy-change-part").with("part", part));
    }
    Some(
        Words::new("policy-change-list")
            .with("part", part)
            .with("added", count(added))
            .with("changed", count(changed))
            .with("removed", count(removed)),
    )
}
