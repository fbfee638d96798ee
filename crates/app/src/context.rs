//! Where time, ids and the actor come from: the only place outside tests that asks a clock.

use chrono::{DateTime, TimeZone, Utc};
use chrono_tz::Tz;
use encargo_domain::actor::PermissionSet;
use encargo_domain::ids::{ActorId, CommandId, DeviceId, LocationId};
use encargo_domain::words::Language;
use encargo_domain::{Actor, Ctx, LocalDate, Timestamp};
use uuid::Uuid;

/// Time and randomness of the host. Tests and the demo generator set their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The computer's.
    System,
    /// Stands still at a moment; ids derive from a seed, so the same run gives the same rows.
    Fixed {
        /// The moment.
        now_ms: i64,
        /// Seed of ids.
        seed: u128,
    },
}

impl Clock {
    /// Now.
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => Timestamp(Utc::now().timestamp_millis()),
            Self::Fixed { now_ms, .. } => Timestamp(now_ms),
        }
    }
    pub(crate) fn seed(self) -> u128 {
        match self {
            Self::System => Uuid::new_v4_like(),
            Self::Fixed { seed, .. } => seed,
        }
    }
    /// An id for a command that came without one.
    pub(crate) fn command_id(self) -> CommandId {
        match self {
            Self::System => CommandId::new(Uuid::now_v7()),
            Self::Fixed { now_ms, seed } => {
                let bytes = seed.to_be_bytes();
                let tail: [u8; 10] = bytes
                    .get(6..)
                    .and_then(|b| b.try_into().ok())
                    .unwrap_or_default();
                CommandId::new(
                    uuid::Builder::from_unix_timestamp_millis(
                        u64::try_from(now_ms).unwrap_or(0),
                        &tail,
                    )
                    .into_uuid(),
                )
            }
        }
    }
}

/// 128 bits from the system's random source by way of a UUIDv7 (74 random bits) mixed with a second one.
trait RandomBits {
    fn new_v4_like() -> u128;
}
impl RandomBits for Uuid {
    fn new_v4_like() -> u128 {
        Self::now_v7().as_u128() ^ Self::now_v7().as_u128().rotate_left(64)
    }
}

/// Everything a handler knows of its call.
#[derive(Debug, Clone)]
pub struct Cx {
    /// For deciders.
    pub ctx: Ctx,
    /// Version of the aggregate the caller saw.
    pub expected_version: Option<i64>,
    /// Language of the person.
    pub language: Language,
    /// Time zone of the company.
    pub time_zone: Tz,
}

/// The calendar day of a moment in a time zone.
pub(crate) fn local_date(at: Timestamp, zone: Tz) -> LocalDate {
    DateTime::<Utc>::from_timestamp_millis(at.0).map_or_else(LocalDate::default, |t| {
        LocalDate(t.with_timezone(&zone).date_naive())
    })
}

/// The minute of the day of a moment in a time zone.
pub(crate) fn minute_of_day(at: Timestamp, zone: Tz) -> u32 {
    use chrono::Timelike;
    DateTime::<Utc>::from_timestamp_millis(at.0).map_or(0, |t| {
        let local = t.with_timezone(&zone);
        local.hour() * 60 + local.minute()
    })
}

/// How far a time zone's clock is ahead of UTC at a moment, in milliseconds.
pub(crate) fn zone_ms(at: Timestamp, zone: Tz) -> i64 {
    use chrono::Offset as _;
    DateTime::<Utc>::from_timestamp_millis(at.0).map_or(0, |t| {
        i64::from(t.with_timezone(&zone).offset().fix().local_minus_utc()) * 1_000
    })
}

/// The moment of an hour of a day in a time zone.
pub(crate) fn moment(date: LocalDate, hour: u32, zone: Tz) -> Timestamp {
    let local = date.0.and_hms_opt(hour, 0, 0).unwrap_or_default();
    Timestamp(zone.from_local_datetime(&local).earliest().map_or_else(
        || local.and_utc().timestamp_millis(),
        |t| t.timestamp_millis(),
    ))
}

/// The owner at their own computer: everything is allowed. People, PINs and roles come with people and safety; every command already names its permission.
pub(crate) fn owner(device_id: DeviceId) -> Actor {
    Actor {
        actor_id: ActorId::new(device_id.uuid()),
        name: String::new(),
        permissions: PermissionSet::all(),
    }
}

/// Where and who a call comes from.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    pub(crate) actor: Actor,
    pub(crate) location_id: Option<LocationId>,
}
