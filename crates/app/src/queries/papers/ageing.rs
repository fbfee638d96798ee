//! How old a debt is: what was paid settles the invoices of its own order first, then the oldest of the others.

use std::collections::BTreeMap;

use encargo_documents::papers::Ageing;
use encargo_domain::LocalDate;

/// Something that adds to what is owed, or takes from it when negative.
pub(super) struct Entry {
    /// Number of its order; empty where it has none.
    pub(super) order: String,
    /// When it was to be paid; of what takes, the day it happened.
    pub(super) due: LocalDate,
    pub(super) amount_minor: i64,
}

/// What is owed on a day by the days it is overdue; the parts add up to the sum of the entries. `None` where nothing is owed.
///
/// The books know for which order money came, not for which invoice. So it settles that order's documents, oldest first, and what is then left of it
/// the oldest of all: what a bookkeeper does where the payer did not say.
pub(super) fn ageing(entries: &[Entry], on: LocalDate) -> Option<Ageing> {
    if entries.iter().map(|e| e.amount_minor).sum::<i64>() <= 0 {
        return None;
    }
    let mut orders: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        orders.entry(&entry.order).or_default().push(entry);
    }
    let (mut open, mut left) = (Vec::new(), 0);
    for of_order in orders.into_values() {
        left += settle(
            of_order
                .iter()
                .filter(|e| e.amount_minor > 0)
                .map(|e| (e.due, e.amount_minor))
                .collect(),
            of_order.iter().map(|e| (-e.amount_minor).max(0)).sum(),
            &mut open,
        );
    }
    let mut owed = Vec::new();
    settle(open, left, &mut owed);
    let mut ages = Ageing::default();
    for (due, minor) in owed {
        let of = match on.days_since(due) {
            ..=0 => &mut ages.not_due_minor,
            1..=30 => &mut ages.to_30_minor,
            31..=60 => &mut ages.to_60_minor,
            61..=90 => &mut ages.to_90_minor,
            91.. => &mut ages.older_minor,
        };
        *of += minor;
    }
    Some(ages)
}

/// Pays what is due, oldest first; what stays owed is added to `open`, what is left of the money is the answer.
fn settle(mut due: Vec<(LocalDate, i64)>, mut paid: i64, open: &mut Vec<(LocalDate, i64)>) -> i64 {
    due.sort_by_key(|(day, _)| *day);
    for (day, minor) in due {
        let settled = minor.min(paid);
        paid -= settled;
        if minor > settled {
            open.push((day, minor - settled));
        }
    }
    paid
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(ago: i64) -> LocalDate {
        LocalDate(today().0 - chrono::TimeDelta::days(ago))
    }

    fn today() -> LocalDate {
        LocalDate::ymd(2026, 11, 23).unwrap()
    }

    fn entry(order: &str, ago: i64, amount_minor: i64) -> Entry {
        Entry {
            order: order.to_owned(),
            due: day(ago),
            amount_minor,
        }
    }

    #[test]
    fn a_debt_is_as_old_as_the_days_since_it_was_due() {
        let days = [-5, 0, 1, 30, 31, 60, 61, 90, 91, 400];
        let entries: Vec<Entry> = (0..)
            .zip(days)
            .map(|(i, ago)| entry(&format!("O{i}"), ago, 1 << i))
            .collect();
        let ages = ageing(&entries, today()).unwrap();
        assert_eq!(
            [
                ages.not_due_minor,
                ages.to_30_minor,
                ages.to_60_minor,
                ages.to_90_minor,
                ages.older_minor
            ],
            [1 + 2, 4 + 8, 16 + 32, 64 + 128, 256 + 512]
        );
    }

    #[test]
    fn money_settles_its_own_order_first_and_then_the_oldest() {
        let entries = [
            entry("A", 100, 50),
            entry("B", 10, 70),
            entry("C", -1, 30),
            entry("B", 2, -90),
        ];
        let ages = ageing(&entries, today()).unwrap();
        // 70 of the 90 are B's; 20 take from the oldest, which is A's.
        assert_eq!(
            (ages.older_minor, ages.to_30_minor, ages.not_due_minor),
            (30, 0, 30)
        );
        let settled = [entry("A", 100, 50), entry("B", 2, -50)];
        assert_eq!(ageing(&settled, today()), None, "nothing is owed");
    }

    #[test]
    fn money_given_back_is_owed_again() {
        let entries = [entry("A", 40, 50), entry("A", 39, -50), entry("A", 3, 20)];
        let ages = ageing(&entries, today()).unwrap();
        assert_eq!(ages.to_30_minor, 20);
    }
}
