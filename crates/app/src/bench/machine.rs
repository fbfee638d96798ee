//! What the machine says of this process. Linux tells through `/proc`; elsewhere the figures are left out.

use std::path::Path;
use std::time::{Duration, Instant};

/// The scheduler's clock ticks per second, as `/proc` counts them (`USER_HZ`, 100 on every Linux this runs on).
const TICKS_PER_S: u64 = 100;

/// User and system time of this process so far, in milliseconds.
pub(super) fn cpu_ms() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in brackets and may hold blanks.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut numbers = fields
        .split_whitespace()
        .skip(11)
        .map_while(|f| f.parse::<u64>().ok());
    let ticks = numbers.next()? + numbers.next()?;
    Some(ticks * 1_000 / TICKS_PER_S)
}

/// What this thread has used of the processor since it was made; time on the wall where the system does not tell.
pub(super) struct ThreadClock {
    cpu: Option<Duration>,
    wall: Instant,
}

impl ThreadClock {
    /// From now on.
    pub(super) fn start() -> Self {
        Self {
            cpu: thread_cpu(),
            wall: Instant::now(),
        }
    }

    /// So far.
    pub(super) fn elapsed(&self) -> Duration {
        match (self.cpu, thread_cpu()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

/// The scheduler counts in nanoseconds here, but moves the figure on at its ticks only: measure many runs together.
fn thread_cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ')
        .next()?
        .parse()
        .ok()
        .map(Duration::from_nanos)
}

/// The most memory this process ever held.
pub(super) fn peak_rss_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_024)
}

/// Bytes of the database, its write-ahead log included.
pub(super) fn database_bytes(data_dir: &Path) -> u64 {
    ["encargo.db", "encargo.db-wal"]
        .iter()
        .filter_map(|f| std::fs::metadata(data_dir.join(f)).ok())
        .map(|m| m.len())
        .sum()
}

/// As many digits after the point as are worth reading.
pub(super) fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (value * scale).round() / scale
}

/// The smallest sample that so many percent of all samples do not exceed (nearest rank); samples are sorted.
pub(super) fn percentile_ms(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted
        .get(rank - 1)
        .map_or(0.0, |d| rounded(d.as_secs_f64() * 1_000.0, 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_samples() {
        let samples: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        let percent = |p| percentile_ms(&samples, p);
        assert!(
            (percent(50) - 100.0).abs() < 1e-9
                && (percent(95) - 190.0).abs() < 1e-9
                && (percent(99) - 198.0).abs() < 1e-9
        );
        assert!((percentile_ms(&samples[..1], 99) - 1.0).abs() < 1e-9);
        assert!(percentile_ms(&[], 50).abs() < 1e-9);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_uses_something() {
        assert!(cpu_ms().is_some());
        assert!(peak_rss_mb().is_some_and(|mb| mb > 0));
    }
}
