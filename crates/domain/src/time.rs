//! Time: UTC milliseconds for facts, local dates for promises and invoices. The time zone belongs to the location; clocks live in hosts.

use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This moment and `ms` milliseconds more (or less).
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
    /// The calendar day in UTC; where a time zone matters, hosts convert with the location's own.
    pub fn utc_date(self) -> LocalDate {
        DateTime::from_timestamp_millis(self.0)
            .map_or(LocalDate(NaiveDate::MIN), |t| LocalDate(t.date_naive()))
    }
    /// `2026-11-22T10:00:00.000Z`.
    pub fn iso(self) -> String {
        DateTime::from_timestamp_millis(self.0).map_or_else(String::new, |t| {
            t.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
        })
    }
}

/// A calendar day where the thing happens: `2026-11-22`.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct LocalDate(pub NaiveDate);

impl LocalDate {
    /// A day by year, month (1–12) and day; `None` where no such day exists.
    pub fn ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }
    /// `n` days later.
    pub fn plus_days(self, n: u32) -> Self {
        Self(
            self.0
                .checked_add_days(Days::new(u64::from(n)))
                .unwrap_or(NaiveDate::MAX),
        )
    }
    /// Whole days from `earlier` to this day (negative when it lies before).
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
    /// 0 = Monday … 6 = Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }
    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }
    /// The year, for document series.
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl std::fmt::Display for LocalDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for LocalDate {
    type Err = chrono::ParseError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.parse().map(Self)
    }
}
