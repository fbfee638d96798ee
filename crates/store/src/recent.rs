//! Ids met lately: tells that a command or an aggregate is certainly new without asking the database.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;
use uuid::Uuid;

use crate::error::Fault;

/// Ids that begin with the time (UUIDv7, RFC 9562 5.7): each one above `below` that was ever used is in `ids`.
#[derive(Debug)]
pub(crate) struct Recent {
    below: u128,
    ids: BTreeSet<u128>,
}

/// The most ids kept; when there are more, the older half goes.
const IDS_MAX: usize = 65_536;

/// How many to start with.
const HIGHEST: i64 = 1_024;

impl Recent {
    /// Starts with the highest ids used so far; `highest` answers so many of them. Those a clock that went wrong dated into the future are
    /// among them and do no harm.
    pub(crate) async fn load(
        conn: &mut SqliteConnection,
        highest: &'static str,
    ) -> Result<Self, Fault> {
        let rows: Vec<String> = sqlx::query_scalar(highest)
            .bind(HIGHEST)
            .fetch_all(conn)
            .await
            .map_err(Fault::sql("reading the highest ids"))?;
        let mut ids = BTreeSet::new();
        for id in rows {
            let id = Uuid::parse_str(&id)
                .map_err(|_| Fault::Broken(format!("id {id} cannot be read")))?;
            ids.insert(id.as_u128());
        }
        Ok(Self {
            below: ids.first().copied().unwrap_or(0),
            ids,
        })
    }

    /// Whether this id was certainly never used. `false` says nothing: ask the database.
    pub(crate) fn never_saw(&self, id: Uuid) -> bool {
        let (timed, id) = (is_timed(id), id.as_u128());
        timed && id > self.below && !self.ids.contains(&id)
    }

    /// An id is used.
    pub(crate) fn note(&mut self, id: Uuid) {
        if !is_timed(id) {
            return;
        }
        self.ids.insert(id.as_u128());
        if self.ids.len() > IDS_MAX
            && let Some(middle) = self.ids.iter().nth(IDS_MAX / 2).copied()
        {
            let newer = self.ids.split_off(&(middle + 1));
            self.ids = newer;
            self.below = self.below.max(middle);
        }
    }
}

fn is_timed(id: Uuid) -> bool {
    id.get_version_num() == 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(ms: u64, n: u8) -> Uuid {
        uuid::Builder::from_unix_timestamp_millis(ms, &[n; 10]).into_uuid()
    }

    fn empty() -> Recent {
        Recent {
            below: 0,
            ids: BTreeSet::new(),
        }
    }

    #[test]
    fn only_ids_never_met_are_certainly_new() {
        let mut recent = empty();
        assert!(recent.never_saw(id(5, 1)));
        recent.note(id(5, 1));
        assert!(!recent.never_saw(id(5, 1)));
        assert!(recent.never_saw(id(5, 2)));
        let random = Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef);
        assert!(
            !recent.never_saw(random),
            "ids without a time are always asked for"
        );
    }

    #[test]
    fn what_was_let_go_is_asked_for() {
        let mut recent = empty();
        let many = IDS_MAX as u64 + 10;
        for ms in 1..=many {
            recent.note(id(ms, 1));
        }
        assert!(recent.ids.len() <= IDS_MAX, "memory is bounded");
        for ms in 1..=many {
            assert!(!recent.never_saw(id(ms, 1)), "{ms} was used");
        }
        // One from long ago, of another device with a slow clock: it may have been let go, so it is asked for.
        assert!(!recent.never_saw(id(3, 2)));
        assert!(recent.never_saw(id(many, 2)));
    }

    #[test]
    fn an_old_id_used_late_stays_known() {
        let mut recent = empty();
        for ms in 100..=100 + IDS_MAX as u64 {
            recent.note(id(ms, 1));
        }
        recent.note(id(5, 1));
        assert!(!recent.never_saw(id(5, 1)));
    }
}
