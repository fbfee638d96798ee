//! What is being done, how far it is, and how long it took: silence is what a newcomer reads as "hung".

use std::fmt;
use std::time::{Duration, Instant};

/// Why the work stopped, in one sentence for a person.
#[derive(Debug)]
pub(crate) struct Trouble(String);

impl Trouble {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub(crate) struct Steps {
    total: usize,
    done: usize,
    started: Instant,
}

impl Steps {
    pub(crate) fn of(total: usize) -> Self {
        Self {
            total,
            done: 0,
            started: Instant::now(),
        }
    }

    /// Says what begins, does it, and says how long it took.
    pub(crate) fn step<T>(
        &mut self,
        what: &str,
        work: impl FnOnce() -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.done += 1;
        let mark = format!("[{}/{}]", self.done, self.total);
        println!("{mark} {what} …");
        let started = Instant::now();
        let answer = work()?;
        println!("{mark} done in {}", spoken(started.elapsed()));
        Ok(answer)
    }

    /// Says that a step has nothing to do.
    pub(crate) fn skip(&mut self, what: &str) {
        self.done += 1;
        println!("[{}/{}] {what}", self.done, self.total);
    }

    pub(crate) fn total(&self) {
        println!("all done in {}", spoken(self.started.elapsed()));
    }
}

fn spoken(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", took.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        assert_eq!(spoken(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_secs(61)), "1 min 01 s");
    }

    #[test]
    fn a_step_that_fails_stops_the_work() {
        let mut steps = Steps::of(1);
        let outcome = steps.step("failing", || Err::<(), _>(Trouble::new("no")));
        assert_eq!(outcome.expect_err("it failed").to_string(), "no");
    }
}
