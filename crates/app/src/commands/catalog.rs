//! Master data: items, locations, the company.

use encargo_domain::catalog::{Item, ItemEvent, ItemInput};
use encargo_domain::company::{CarrierZone, Company, CompanyEvent};
use encargo_domain::ids::{CompanyId, ItemId, LocationId};
use encargo_domain::location::{Location, LocationEvent};
use encargo_domain::money::MAX_MINOR;
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal, tax};
use encargo_store::{Outcome, Work, find_item};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;

/// Enters an item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateItem {
    /// What is known of it.
    pub item: ItemInput,
}

/// Changes an item.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct UpdateItem {
    /// Which.
    pub item_id: ItemId,
    /// As it is now.
    pub item: ItemInput,
}

/// An item's id.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItemAnswer {
    /// Id.
    pub item_id: ItemId,
}

/// Creates or changes a location.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SaveLocation {
    /// The whole record; its id decides whether it is a new one.
    pub location: Location,
}

/// A location's id.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LocationAnswer {
    /// Id.
    pub location_id: LocationId,
}

/// Sets the company up or changes it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SaveCompany {
    /// The whole record.
    pub company: Company,
    /// A new logo for its papers: a PNG file of at most 512 kB in base64. Left out: the one the record names.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub logo: Option<String>,
}

/// The company's id.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanyAnswer {
    /// Id.
    pub company_id: CompanyId,
}

/// An SKU or barcode belongs to one item.
async fn guard_codes(work: &mut Work, input: &ItemInput, own: Option<ItemId>) -> Outcome<()> {
    for (field, code) in [("sku", &input.sku), ("barcode", &input.barcode)] {
        if code.is_empty() {
            continue;
        }
        let taken = find_item(work.reading().await?, code, None).await?;
        if taken.is_some_and(|hit| Some(hit.item_id) != own.map(|id| id.to_string())) {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", field)
                .with("value", code.as_str())
                .into());
        }
    }
    Ok(())
}

/// `item.create`
pub(crate) async fn create_item(
    work: &mut Work,
    cx: &Cx,
    command: CreateItem,
) -> Outcome<ItemAnswer> {
    command.item.validate()?;
    guard_codes(work, &command.item, None).await?;
    let item_id = ItemId::new(cx.ctx.new_id());
    let item = Item {
        item_id,
        input: command.item,
    };
    work.record(&cx.ctx, Event::Item(item_id, ItemEvent::Created { item }))
        .await?;
    Ok(ItemAnswer { item_id })
}

/// `item.update`
pub(crate) async fn update_item(
    work: &mut Work,
    cx: &Cx,
    command: UpdateItem,
) -> Outcome<ItemAnswer> {
    work.expect_version::<Item>(command.item_id.uuid(), cx.expected_version)
        .await?;
    work.get::<Item>(command.item_id.uuid()).await?;
    command.item.validate()?;
    guard_codes(work, &command.item, Some(command.item_id)).await?;
    work.record(
        &cx.ctx,
        Event::Item(
            command.item_id,
            ItemEvent::Updated {
                input: command.item,
            },
        ),
    )
    .await?;
    Ok(ItemAnswer {
        item_id: command.item_id,
    })
}

/// `location.save`
pub(crate) async fn save_location(
    work: &mut Work,
    cx: &Cx,
    command: SaveLocation,
) -> Outcome<LocationAnswer> {
    let mut location = command.location;
    location.closed_on.sort_unstable();
    location.closed_on.dedup();
    let location_id = location.location_id;
    work.expect_version::<Location>(location_id.uuid(), cx.expected_version)
        .await?;
    location.validate()?;
    if location.time_zone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "time-zone")
            .with("value", location.time_zone.as_str())
            .into());
    }
    if work
        .all::<Location>()
        .await?
        .iter()
        .any(|l| l.code == location.code && l.location_id != location.location_id)
    {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "code")
            .with("value", location.code.as_str())
            .into());
    }
    // Two establishments under one code would be one series.
    let taken = |l: &std::sync::Arc<Location>| {
        l.series_code == location.series_code && l.location_id != location.location_id
    };
    if !location.series_code.is_empty() && work.all::<Location>().await?.iter().any(taken) {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "series-code")
            .with("value", location.series_code.as_str())
            .into());
    }
    work.record(
        &cx.ctx,
        Event::Location(location_id, LocationEvent::Saved { location }),
    )
    .await?;
    Ok(LocationAnswer { location_id })
}

/// Each carrier has a name and a code of its own, zones from the nearest on, and no price below nought.
fn guard_carriers(company: &Company) -> Result<(), Refusal> {
    let wrong = |field: &str| Refusal::new(Code::FieldInvalid).with("field", field);
    let mut codes = std::collections::BTreeSet::new();
    for carrier in &company.carriers {
        if carrier.carrier.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired).with("field", "carrier"));
        }
        if carrier.code.trim().is_empty() || !codes.insert(carrier.code.as_str()) {
            return Err(wrong("code").with("value", carrier.code.as_str()));
        }
        let rising = |list: Vec<u32>| list.windows(2).all(|w| w.first() < w.last());
        let zones = carrier.zones.iter().map(|z| z.up_to_km).collect();
        let steps = |z: &CarrierZone| rising(z.steps.iter().map(|s| s.up_to_g).collect());
        if !rising(zones) || !carrier.zones.iter().all(steps) {
            return Err(wrong("zones").with("value", carrier.code.as_str()));
        }
        let mut prices = vec![carrier.charge_minor, carrier.free_from_minor];
        for zone in &carrier.zones {
            prices.extend([zone.fixed_minor, zone.per_kg_minor]);
            prices.extend(zone.steps.iter().map(|s| s.price_minor));
        }
        if prices.iter().any(|p| !(0..=MAX_MINOR).contains(p)) {
            return Err(wrong("price").with("value", carrier.code.as_str()));
        }
    }
    Ok(())
}

/// `company.save`
pub(crate) async fn save_company(
    work: &mut Work,
    cx: &Cx,
    command: SaveCompany,
) -> Outcome<CompanyAnswer> {
    let mut company = command.company;
    for (field, value) in [("name", &company.name), ("legal-name", &company.legal_name)] {
        if value.trim().is_empty() {
            return Err(Refusal::new(Code::FieldRequired)
                .with("field", field)
                .into());
        }
    }
    if company.time_zone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Refusal::new(Code::FieldInvalid)
            .with("field", "time-zone")
            .with("value", company.time_zone.as_str())
            .into());
    }
    tax::validate_rates(&company.tax_rates)?;
    company.us_tax.validate()?;
    guard_carriers(&company)?;
    company.validate_ways()?;
    company.mail_server.check()?;
    let company_id = company.company_id;
    work.expect_version::<Company>(company_id.uuid(), cx.expected_version)
        .await?;
    if work
        .all::<Company>()
        .await?
        .iter()
        .any(|c| c.company_id != company_id)
    {
        return Err(Refusal::new(Code::NotEmpty).into());
    }
    crate::commands::look::keep(work, cx, &mut company, command.logo.as_deref()).await?;
    let before = work.find::<Company>(company_id.uuid()).await?;
    crate::fiscal::seal::change(work, cx, before.as_deref(), &company).await?;
    drop(before);
    work.record(
        &cx.ctx,
        Event::Company(
            company_id,
            CompanyEvent::Saved {
                company: Box::new(company),
            },
        ),
    )
    .await?;
    Ok(CompanyAnswer { company_id })
}
