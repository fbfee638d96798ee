//! Locations of record, whole: for the screen that changes them.

use encargo_domain::location::Location;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::CommandError;
use crate::queries::Read;

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct LocationsQuery {}

/// A location, and what its day looks like.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LocationView {
    /// The whole record.
    pub location: Location,
    /// Version.
    pub version: i64,
    /// Units it was given and has not sent yet.
    pub open_units: i64,
}

/// All locations, by code.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct Locations {
    /// The locations.
    pub rows: Vec<LocationView>,
}

/// `location.list`
pub(crate) async fn list(read: &mut Read, _: LocationsQuery) -> Result<Locations, CommandError> {
    let open = encargo_store::open_work(&mut read.conn).await?;
    let ids: Vec<Uuid> = read
        .house
        .locations
        .iter()
        .map(|l| l.location_id.uuid())
        .collect();
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let (location, version) = read.versioned::<Location>(id).await?;
        let units = open.iter().find(|(at, _)| *at == location.location_id);
        rows.push(LocationView {
            open_units: units.map_or(0, |(_, units)| *units),
            location: location.as_ref().clone(),
            version,
        });
    }
    rows.sort_by(|a, b| a.location.code.cmp(&b.location.code));
    Ok(Locations { rows })
}
