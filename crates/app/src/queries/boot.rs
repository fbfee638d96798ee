//! What a screen needs before it can show anything.

use encargo_domain::ids::{ActorId, DeviceId, LocationId};
use encargo_domain::words::Language;
use encargo_domain::{Currency, LocalDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::CommandError;
use crate::queries::Read;
use crate::views::LocationRef;

/// Asks for it.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct BootQuery {}

/// See the module.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Boot {
    /// Whose books these are; blank while there is no shop.
    pub company: BootCompany,
    /// Locations in service, by name.
    pub locations: Vec<LocationRef>,
    /// Who is at the screen.
    pub actor: BootActor,
    /// This computer.
    pub device: BootDevice,
    /// Language of the system, until one is chosen.
    pub system_language: Language,
    /// Data of the generator.
    pub demo: bool,
    /// There is no shop yet.
    pub empty: bool,
    /// Version of the program.
    pub version: String,
    /// Today at the shop.
    pub today: LocalDate,
    /// Time zone of the shop.
    pub time_zone: String,
}

/// The company in short.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BootCompany {
    /// Name on the sign.
    pub name: String,
    /// Name in the register.
    pub legal_name: String,
    /// Tax id.
    pub tax_id: String,
    /// Currency of the books.
    pub currency: String,
    /// Country of the seat.
    pub country: String,
}

/// The person.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BootActor {
    /// Id.
    pub actor_id: ActorId,
    /// Name.
    pub name: String,
}

/// The computer.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BootDevice {
    /// Id.
    pub device_id: DeviceId,
    /// Code, head of its number series.
    pub code: String,
    /// Language chosen.
    pub language: Option<Language>,
    /// Where it stands.
    pub location_id: Option<LocationId>,
}

/// `app.boot`
pub(crate) async fn boot(read: &mut Read, _: BootQuery) -> Result<Boot, CommandError> {
    let house = read.house.clone();
    let company = house.company.as_deref();
    let mut locations: Vec<LocationRef> = house
        .locations
        .iter()
        .filter(|l| !l.closed)
        .map(|l| LocationRef::from(l.as_ref()))
        .collect();
    locations.sort_by(|a, b| a.name.cmp(&b.name));
    let text = |get: fn(&encargo_domain::company::Company) -> &String| {
        company.map(get).cloned().unwrap_or_default()
    };
    let ctx = &read.cx.ctx;
    Ok(Boot {
        company: BootCompany {
            name: text(|c| &c.name),
            legal_name: text(|c| &c.legal_name),
            tax_id: text(|c| &c.tax_id),
            currency: company
                .map_or(Currency::EUR, |c| c.currency)
                .as_str()
                .to_owned(),
            country: text(|c| &c.address.country),
        },
        locations,
        actor: BootActor {
            actor_id: ctx.actor.actor_id,
            name: ctx.actor.name.clone(),
        },
        device: BootDevice {
            device_id: ctx.device_id,
            code: ctx.device_code.clone(),
            language: house.device.as_ref().and_then(|d| d.language),
            location_id: house.device.as_ref().and_then(|d| d.location_id),
        },
        system_language: read.app.options.system_language,
        demo: company.is_some_and(|c| c.demo),
        empty: company.is_none(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        today: read.today(),
        time_zone: house.time_zone.name().to_owned(),
    })
}
