//! Dates as files write them. Where day and month could change places (`03/04/2026`), the whole file decides: one `25/12` makes it day first.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use encargo_domain::Timestamp;

/// Which number of `03/04/2026` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOrder {
    /// Spain, and most of the world.
    DayFirst,
    /// The United States.
    MonthFirst,
}

/// A moment as written: without an offset it is local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    local: NaiveDateTime,
    offset_s: Option<i32>,
}

impl DayOrder {
    /// What a date shows of its file's order: only days after the twelfth do.
    pub(crate) fn shown_by(text: &str) -> Option<Self> {
        let mut numbers = text
            .trim()
            .split(['/', '.', '-', ' '])
            .map(str::parse::<u32>);
        let (first, second) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
        match (first, second) {
            (13..=31, 1..=12) => Some(Self::DayFirst),
            (1..=12, 13..=31) => Some(Self::MonthFirst),
            _ => None,
        }
    }
}

impl Written {
    /// Reads a date, with or without a time of day; `None` where it is not one.
    pub(crate) fn parse(text: &str, order: DayOrder) -> Option<Self> {
        let text = text.trim();
        let cut = text.find([' ', 'T']).unwrap_or(text.len());
        let (day, rest) = text.split_at_checked(cut)?;
        let rest = rest.trim_start_matches([' ', 'T']);
        let (clock, offset_s) = zone(rest)?;
        let time = if clock.is_empty() {
            NaiveTime::MIN
        } else {
            time_of_day(clock)?
        };
        Some(Self {
            local: date(day, order)?.and_time(time),
            offset_s,
        })
    }

    /// The moment, local times being of `zone`.
    pub(crate) fn at(self, zone: Tz) -> Timestamp {
        let utc = self.local.and_utc().timestamp_millis();
        match self.offset_s {
            Some(offset) => Timestamp(utc - i64::from(offset) * 1_000),
            // The hour that summer time leaves out is read as if it had not.
            None => Timestamp(
                zone.from_local_datetime(&self.local)
                    .earliest()
                    .map_or(utc, |t| t.timestamp_millis()),
            ),
        }
    }
}

fn date(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let mut parts = text.split(['/', '.', '-']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |t: &str| t.parse::<u32>().ok();
    let (year, month, day) = match (a.len(), order) {
        (4, _) => (a, number(b)?, number(c)?),
        (_, DayOrder::DayFirst) => (c, number(b)?, number(a)?),
        (_, DayOrder::MonthFirst) => (c, number(a)?, number(b)?),
    };
    let year = match year.len() {
        4 => year.parse::<i32>().ok()?,
        2 => 2_000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    (1_970..=2_100)
        .contains(&year)
        .then(|| NaiveDate::from_ymd_opt(year, month, day))
        .flatten()
}

/// Parts the offset (`Z`, `+02:00`, ` -0500`, `UTC`) from a time of day.
fn zone(text: &str) -> Option<(&str, Option<i32>)> {
    for utc in ["Z", " UTC", " GMT"] {
        if let Some(clock) = text.strip_suffix(utc) {
            return Some((clock.trim_end(), Some(0)));
        }
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, None));
    };
    let (clock, offset) = text.split_at_checked(at)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let seconds = hours.parse::<i32>().ok()? * 3_600 + minutes.parse::<i32>().ok()? * 60;
    Some((clock.trim_end(), Some(sign * seconds)))
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let lower = text.to_ascii_lowercase();
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        (None, None) => (lower.as_str(), None),
    };
    let mut parts = clock.split(':');
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = parts.next()?.parse().ok()?;
    let seconds = parts.next().unwrap_or("0");
    if parts.next().is_some() {
        return None;
    }
    let (second, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let milli = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_milli_opt(hour, minute, second.parse().ok()?, milli)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str, order: DayOrder) -> Option<String> {
        Written::parse(text, order).map(|w| w.at(Tz::Europe__Madrid).iso())
    }

    #[test]
    fn dates_of_many_programs() {
        let day = DayOrder::DayFirst;
        let cases = [
            ("2010-12-01 08:26", day, "2010-12-01T07:26:00.000Z"),
            ("1996-07-04 00:00:00.000", day, "1996-07-03T22:00:00.000Z"),
            ("2023-01-15 10:30:00 -0500", day, "2023-01-15T15:30:00.000Z"),
            ("2008-01-10T11:00:00-05:00", day, "2008-01-10T16:00:00.000Z"),
            ("2026-11-22T10:00:00Z", day, "2026-11-22T10:00:00.000Z"),
            ("2026-11-22", day, "2026-11-21T23:00:00.000Z"),
            ("22/11/2026 9:05", day, "2026-11-22T08:05:00.000Z"),
            (
                "12/1/2010 8:26",
                DayOrder::MonthFirst,
                "2010-12-01T07:26:00.000Z",
            ),
            ("01.02.26", day, "2026-01-31T23:00:00.000Z"),
            (
                "9/6/2016 6:29:00 PM",
                DayOrder::MonthFirst,
                "2016-09-06T16:29:00.000Z",
            ),
            (
                "9/6/2016 12:10 AM",
                DayOrder::MonthFirst,
                "2016-09-05T22:10:00.000Z",
            ),
        ];
        for (text, order, expected) in cases {
            assert_eq!(iso(text, order).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "yesterday",
            "2026-13-01",
            "31/02/2026",
            "1850-01-01",
            "2026-01-01 25:00",
            "12/2026",
        ] {
            assert_eq!(iso(text, DayOrder::DayFirst), None, "{text}");
        }
        assert_eq!(iso("12/25/2026", DayOrder::DayFirst), None);
    }

    #[test]
    fn a_date_shows_its_order_only_after_the_twelfth() {
        assert_eq!(DayOrder::shown_by("25/12/2026"), Some(DayOrder::DayFirst));
        assert_eq!(
            DayOrder::shown_by("12/25/2026 10:00"),
            Some(DayOrder::MonthFirst)
        );
        assert_eq!(DayOrder::shown_by("03/04/2026"), None);
        assert_eq!(DayOrder::shown_by("2026-12-25"), None);
    }

    #[test]
    fn the_hour_that_summer_time_leaves_out_is_still_a_moment() {
        assert!(iso("2026-03-29 02:30", DayOrder::DayFirst).is_some());
    }
}
