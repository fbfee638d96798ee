//! Days on which a location works or a carrier runs, and when a parcel arrives.
//!
//! Days are whole numbers counted from an arbitrary day 0; the caller says which weekday that was.

use serde::{Deserialize, Serialize};

/// Minutes in a day.
pub const DAY_MINUTES: i64 = 1440;
/// A calendar that is shut for longer than this counts as shut for good.
const SEARCH_DAYS: i64 = 400;

/// Weekly opening days with single closed days on top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calendar {
    /// Monday first.
    pub weekdays: [bool; 7],
    /// Days closed in spite of the weekday (holidays), any order.
    pub closed: Vec<i64>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::always()
    }
}

impl Calendar {
    /// Open on every day.
    pub const fn always() -> Self {
        Self {
            weekdays: [true; 7],
            closed: Vec::new(),
        }
    }

    /// Open from Monday to Friday.
    pub const fn monday_to_friday() -> Self {
        Self {
            weekdays: [true, true, true, true, true, false, false],
            closed: Vec::new(),
        }
    }

    /// Is this day a working day? `day0_weekday`: 0 = day 0 was a Monday.
    pub fn is_open(&self, day: i64, day0_weekday: i64) -> bool {
        let weekday = usize::try_from((day0_weekday + day).rem_euclid(7)).unwrap_or(0);
        self.weekdays.get(weekday).copied().unwrap_or(false) && !self.closed.contains(&day)
    }

    /// The first open day on or after `day`; none if it never opens again.
    pub fn open_from(&self, day: i64, day0_weekday: i64) -> Option<i64> {
        if self.is_always() {
            return Some(day);
        }
        self.open_days(day, day0_weekday).next()
    }

    /// The day reached from an open day by going on `count` open days.
    pub fn advance(&self, day: i64, count: i64, day0_weekday: i64) -> Option<i64> {
        if count <= 0 {
            return Some(day);
        }
        if self.is_always() {
            return Some(day + count);
        }
        let skipped = usize::try_from(count - 1).ok()?;
        self.open_days(day + 1, day0_weekday).nth(skipped)
    }

    fn is_always(&self) -> bool {
        self.closed.is_empty() && self.weekdays == [true; 7]
    }

    /// Open days from a day on. The weekday is found once and counted on: an order asks for the
    /// days of hundreds of locations.
    fn open_days(&self, day: i64, day0_weekday: i64) -> OpenDays<'_> {
        OpenDays {
            calendar: self,
            day,
            weekday: usize::try_from((day0_weekday + day).rem_euclid(7)).unwrap_or(0),
        }
    }
}

struct OpenDays<'a> {
    calendar: &'a Calendar,
    day: i64,
    weekday: usize,
}

impl Iterator for OpenDays<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        for _ in 0..SEARCH_DAYS {
            let day = self.day;
            let works = self.calendar.weekdays.get(self.weekday) == Some(&true);
            self.day += 1;
            self.weekday = if self.weekday == 6 {
                0
            } else {
                self.weekday + 1
            };
            if works && !self.calendar.closed.contains(&day) {
                return Some(day);
            }
        }
        None
    }
}

/// The day a location can hand a shipment over: today if it is open and the cut-off has not
/// passed, else the next open day, and then its lead time in open days.
pub fn ready_day(
    calendar: &Calendar,
    cutoff_minute: i64,
    lead_days: i64,
    now_minute: i64,
    day0_weekday: i64,
) -> Option<i64> {
    let (day, minute) = (
        now_minute.div_euclid(DAY_MINUTES),
        now_minute.rem_euclid(DAY_MINUTES),
    );
    let first = if minute <= cutoff_minute {
        day
    } else {
        day + 1
    };
    let start = calendar.open_from(first, day0_weekday)?;
    calendar.advance(start, lead_days, day0_weekday)
}

/// The day the customer has it: handed over on the carrier's first running day, then its transit
/// days counted in running days.
pub fn arrival_day(carrier: &Calendar, ready: i64, days: i64, day0_weekday: i64) -> Option<i64> {
    let handed_over = carrier.open_from(ready, day0_weekday)?;
    carrier.advance(handed_over, days, day0_weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONDAY: i64 = 0;
    const FRIDAY: i64 = 4;

    fn arrives(carrier: &Calendar, order_day: i64, days: i64) -> Option<i64> {
        let location = Calendar::monday_to_friday();
        let ready = ready_day(&location, 17 * 60, 0, order_day * DAY_MINUTES + 600, MONDAY)?;
        arrival_day(carrier, ready, days, MONDAY)
    }

    #[test]
    fn picked_up_monday_three_days_is_thursday() {
        assert_eq!(arrives(&Calendar::monday_to_friday(), MONDAY, 3), Some(3));
        assert_eq!(arrives(&Calendar::always(), MONDAY, 3), Some(3));
    }

    #[test]
    fn friday_two_days_with_a_weekday_carrier_is_tuesday() {
        assert_eq!(arrives(&Calendar::monday_to_friday(), FRIDAY, 2), Some(8));
        assert_eq!(
            arrives(&Calendar::always(), FRIDAY, 2),
            Some(6),
            "a carrier that runs daily"
        );
    }

    #[test]
    fn after_the_cut_off_the_next_open_day_counts() {
        let shop = Calendar::monday_to_friday();
        let late_friday = FRIDAY * DAY_MINUTES + 1030;
        assert_eq!(ready_day(&shop, 1020, 0, late_friday, MONDAY), Some(7));
        assert_eq!(
            ready_day(&shop, 1030, 0, late_friday, MONDAY),
            Some(FRIDAY),
            "on the minute"
        );
        assert_eq!(
            ready_day(&shop, 1020, 1, late_friday, MONDAY),
            Some(8),
            "lead days are open"
        );
    }

    #[test]
    fn a_holiday_is_skipped_and_a_closed_calendar_never_opens() {
        let holiday = Calendar {
            closed: vec![7],
            ..Calendar::monday_to_friday()
        };
        assert_eq!(arrives(&holiday, FRIDAY, 1), Some(8));
        let never = Calendar {
            weekdays: [false; 7],
            closed: vec![],
        };
        assert_eq!(ready_day(&never, 600, 0, 0, MONDAY), None);
    }
}
