//! When people work: opening hours by weekday, in the shop's time zone, and the arithmetic of working minutes.

use chrono_tz::Tz;
use encargo_domain::{LocalDate, Timestamp};

use crate::context::{local_date, moment};

const MINUTE_MS: i64 = 60_000;

/// The shop's time zone.
pub(super) const ZONE: Tz = Tz::Europe__Madrid;

/// The moment of a minute of a day.
pub(super) fn at(date: LocalDate, minute: u32) -> Timestamp {
    moment(date, minute / 60, ZONE).plus_ms(i64::from(minute % 60) * MINUTE_MS)
}

/// The day of a moment.
pub(super) fn day_of(moment: Timestamp) -> LocalDate {
    local_date(moment, ZONE)
}

/// From and until, in minutes of the day.
type Span = (u32, u32);

/// Hours of a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hours {
    weekdays: Span,
    saturday: Option<Span>,
    sunday: Option<Span>,
}

impl Hours {
    /// The people who answer, verify and confirm.
    pub(super) const OFFICE: Self = Self {
        weekdays: (9 * 60, 21 * 60),
        saturday: Some((9 * 60, 21 * 60)),
        sunday: None,
    };
    /// Distribution centres.
    pub(super) const DC: Self = Self {
        weekdays: (7 * 60, 19 * 60),
        saturday: Some((8 * 60, 14 * 60)),
        sunday: None,
    };
    /// Store staff.
    pub(super) const STORE: Self = Self {
        weekdays: (9 * 60, 20 * 60 + 30),
        saturday: Some((9 * 60, 20 * 60 + 30)),
        sunday: None,
    };
    /// Customers in stores.
    pub(super) const COUNTER: Self = Self {
        weekdays: (10 * 60, 20 * 60 + 20),
        saturday: Some((10 * 60, 20 * 60 + 20)),
        sunday: None,
    };
    /// The supplier that ships for us.
    pub(super) const SUPPLIER: Self = Self {
        weekdays: (8 * 60, 16 * 60),
        saturday: None,
        sunday: None,
    };
    /// Carriers at the door.
    pub(super) const CARRIER: Self = Self {
        weekdays: (9 * 60 + 30, 19 * 60),
        saturday: None,
        sunday: None,
    };
    /// Collections of carriers at distribution centres.
    pub(super) const COLLECTION: Self = Self {
        weekdays: (17 * 60 + 30, 18 * 60 + 30),
        saturday: None,
        sunday: None,
    };

    fn span(self, date: LocalDate) -> Option<Span> {
        match date.weekday() {
            5 => self.saturday,
            6 => self.sunday,
            _ => Some(self.weekdays),
        }
    }

    /// Whether people are there on that day.
    pub(super) fn open_on(self, date: LocalDate) -> bool {
        self.span(date).is_some()
    }

    /// The moment after `minutes` of work from `from` on.
    pub(super) fn after(self, from: Timestamp, minutes: i64) -> Timestamp {
        let mut date = day_of(from);
        let mut start = from;
        let mut left = minutes * MINUTE_MS;
        for _ in 0..60 {
            if let Some((open, close)) = self.span(date) {
                let (open, close) = (at(date, open), at(date, close));
                start = start.max(open);
                let room = close.0 - start.0;
                if room > 0 && left <= room {
                    return start.plus_ms(left);
                }
                left -= room.max(0);
            }
            date = date.plus_days(1);
            start = at(date, 0);
        }
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_on_the_next_working_day() {
        let friday = LocalDate::ymd(2026, 11, 20).unwrap();
        let late = at(friday, 18 * 60 + 50);
        assert_eq!(
            Hours::DC.after(late, 10),
            at(friday, 19 * 60),
            "ten minutes are left on Friday"
        );
        assert_eq!(
            Hours::DC.after(late, 20),
            at(friday.plus_days(1), 8 * 60 + 10),
            "the rest waits for Saturday"
        );
        assert_eq!(
            Hours::SUPPLIER.after(late, 0),
            at(friday.plus_days(3), 8 * 60),
            "the supplier rests until Monday"
        );
    }

    #[test]
    fn clocks_that_change_do_not_move_opening_hours() {
        let changed = LocalDate::ymd(2026, 10, 26).unwrap();
        assert_eq!(at(changed, 9 * 60).iso(), "2026-10-26T08:00:00.000Z");
        assert_eq!(
            at(LocalDate::ymd(2026, 10, 23).unwrap(), 9 * 60).iso(),
            "2026-10-23T07:00:00.000Z"
        );
    }
}
