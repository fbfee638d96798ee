//! A queue to somebody outside (the tax agency, the mail server): one round at a time, and growing pauses while nobody can be reached. What waits
//! stands in the books; only the pause is in memory, so that a new start tries at once.

use std::sync::{Mutex, PoisonError};

/// After an outage: first pause, and the longest (the tax agency asks for a try at least every hour).
const PAUSE_MS: i64 = 60_000;
const PAUSE_MAX_MS: i64 = 3_600_000;

/// How sending stands, for as long as the program is open.
#[derive(Debug, Default)]
pub(crate) struct Post {
    /// One round at a time.
    pub(crate) busy: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

/// How it stands now.
#[derive(Debug, Default, Clone)]
pub(crate) struct State {
    /// Nothing is sent before this moment.
    pub(crate) not_before_ms: i64,
    pause_ms: i64,
    /// What was in the way of the last attempt; empty where nothing was.
    pub(crate) hindrance: String,
}

impl Post {
    /// What was in the way of the last attempt; empty where nothing was.
    pub(crate) fn hindrance(&self) -> String {
        self.snapshot().hindrance
    }

    /// A copy: whoever looks holds no lock.
    pub(crate) fn snapshot(&self) -> State {
        self.state().clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The service answered, and asks to be left alone for so many seconds.
    pub(crate) fn went_well(&self, now_ms: i64, wait_s: u32) {
        *self.state() = State {
            not_before_ms: now_ms + i64::from(wait_s) * 1_000,
            ..State::default()
        };
    }

    /// Something was in the way: each time twice the pause.
    pub(crate) fn was_hindered(&self, now_ms: i64, hindrance: String) {
        let mut state = self.state();
        state.pause_ms = (state.pause_ms * 2).clamp(PAUSE_MS, PAUSE_MAX_MS);
        state.not_before_ms = now_ms + state.pause_ms;
        state.hindrance = hindrance;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_an_hour_and_no_further() {
        let post = Post::default();
        let mut last = 0;
        for _ in 0..10 {
            post.was_hindered(0, "x".to_owned());
            let now = post.snapshot().not_before_ms;
            assert!(now >= last);
            last = now;
        }
        assert_eq!(last, PAUSE_MAX_MS);
        post.went_well(0, 60);
        assert_eq!(
            (post.snapshot().not_before_ms, post.hindrance()),
            (60_000, String::new())
        );
    }
}
