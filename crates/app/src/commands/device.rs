//! This computer: its language and its place.

use encargo_domain::event::DeviceEvent;
use encargo_domain::ids::LocationId;
use encargo_domain::words::Language;
use encargo_domain::{Event, Refusal};
use encargo_store::{Outcome, Work};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Cx;
use crate::facts::House;

/// Sets language or place.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Configure {
    /// Language of the person here.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub language: Option<Language>,
    /// Where this computer stands.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub location_id: Option<LocationId>,
}

/// Done.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub(crate) struct Configured {}

/// `device.configure`
pub(crate) async fn configure(work: &mut Work, cx: &Cx, command: Configure) -> Outcome<Configured> {
    if let Some(id) = command.location_id {
        House::in_work(work)
            .await?
            .location(id)
            .ok_or_else(|| Refusal::not_found("location", id))?;
    }
    if command.language.is_some() || command.location_id.is_some() {
        work.record(
            &cx.ctx,
            Event::Device(
                cx.ctx.device_id,
                DeviceEvent::Configured {
                    language: command.language,
                    location_id: command.location_id,
                },
            ),
        )
        .await?;
    }
    Ok(Configured {})
}
