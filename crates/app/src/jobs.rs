//! Long work that goes on while people do other things: how far it is, a way to stop it, and what it came to. The board lives as long as the
//! program does; what a job did is in the journal.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use encargo_domain::import::ImportId;
use encargo_domain::{AggregateKind, Refusal, Timestamp};
use encargo_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::import::{Ended, ImportResult};
use crate::queries::Read;

/// The most jobs the board remembers.
const JOBS_MAX: usize = 50;
/// At most five words of progress a second go to the screens.
const PAUSE: Duration = Duration::from_millis(200);
/// Before this nobody can say how long it will take.
const ETA_AFTER: Duration = Duration::from_secs(1);

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum JobState {
    /// At work.
    Running,
    /// Came to its end.
    Done,
    /// Stopped by a person.
    Cancelled,
    /// Broke off.
    Failed,
}

/// Kinds of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum JobKind {
    /// A file is brought in.
    Import,
}

/// A job as screens show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JobView {
    /// Id.
    pub job_id: ImportId,
    /// Kind.
    pub kind: JobKind,
    /// What it works on.
    pub title: String,
    /// How it stands.
    pub state: JobState,
    /// Rows done.
    #[ts(type = "number")]
    pub done: u64,
    /// Rows in all; 0 until counted.
    #[ts(type = "number")]
    pub total: u64,
    /// Milliseconds to go, as far as one can say.
    #[ts(type = "number | null")]
    pub eta_ms: Option<i64>,
    /// When it began.
    pub started_at_ms: Timestamp,
    /// What it came to, or how far it came before it was stopped.
    pub result: Option<ImportResult>,
    /// Why it failed.
    pub error: Option<CommandError>,
}

/// How a job ended.
#[derive(Debug, Clone)]
struct End {
    state: JobState,
    result: Option<ImportResult>,
    error: Option<CommandError>,
}

/// A job.
#[derive(Debug)]
pub(crate) struct Job {
    job_id: ImportId,
    title: String,
    started_at: Timestamp,
    begun: Instant,
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
    /// Milliseconds after the beginning at which screens were last told.
    told_ms: AtomicI64,
    end: Mutex<Option<End>>,
}

impl Job {
    /// Notes progress; answers whether to go on.
    pub(crate) fn goes_on(&self, store: &Store, done: u64, total: u64) -> bool {
        self.done.fetch_max(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        let now = i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX);
        let pause = i64::try_from(PAUSE.as_millis()).unwrap_or(0);
        if now - self.told_ms.load(Ordering::Relaxed) >= pause {
            self.told_ms.store(now, Ordering::Relaxed);
            store.announce(AggregateKind::Job);
        }
        !self.stop.load(Ordering::Relaxed)
    }

    /// Notes how it ended.
    pub(crate) fn end(&self, store: &Store, ended: Result<(ImportResult, Ended), CommandError>) {
        let end = match ended {
            Ok((result, Ended::Whole)) => {
                self.done
                    .store(self.total.load(Ordering::Relaxed), Ordering::Relaxed);
                End {
                    state: JobState::Done,
                    result: Some(result),
                    error: None,
                }
            }
            Ok((result, Ended::Stopped)) => End {
                state: JobState::Cancelled,
                result: Some(result),
                error: None,
            },
            Err(error) => End {
                state: JobState::Failed,
                result: None,
                error: Some(error),
            },
        };
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
        store.announce(AggregateKind::Job);
    }

    fn is_running(&self) -> bool {
        self.end
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_none()
    }

    fn view(&self) -> JobView {
        let end = self
            .end
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let (done, total) = (
            self.done.load(Ordering::Relaxed),
            self.total.load(Ordering::Relaxed),
        );
        let running = end.is_none();
        let end = end.unwrap_or(End {
            state: JobState::Running,
            result: None,
            error: None,
        });
        JobView {
            job_id: self.job_id,
            kind: JobKind::Import,
            title: self.title.clone(),
            state: end.state,
            done,
            total,
            eta_ms: if running {
                eta_ms(self.begun.elapsed(), done, total)
            } else {
                None
            },
            started_at_ms: self.started_at,
            result: end.result,
            error: end.error,
        }
    }
}

/// The rest takes as long per row as what is done did.
fn eta_ms(elapsed: Duration, done: u64, total: u64) -> Option<i64> {
    if elapsed < ETA_AFTER || done == 0 || total < done {
        return None;
    }
    let left = elapsed.as_millis().checked_mul(u128::from(total - done))? / u128::from(done);
    i64::try_from(left).ok()
}

/// All jobs of this run of the program, newest first.
#[derive(Debug, Default)]
pub(crate) struct JobBoard {
    jobs: Mutex<Vec<Arc<Job>>>,
}

impl JobBoard {
    fn jobs(&self) -> Vec<Arc<Job>> {
        self.jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Puts a new job on the board.
    pub(crate) fn begin(&self, job_id: ImportId, title: String, started_at: Timestamp) -> Arc<Job> {
        let job = Arc::new(Job {
            job_id,
            title,
            started_at,
            begun: Instant::now(),
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            told_ms: AtomicI64::new(i64::MIN / 2),
            end: Mutex::new(None),
        });
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.insert(0, job.clone());
        while jobs.len() > JOBS_MAX {
            let Some(oldest) = jobs.iter().rposition(|j| !j.is_running()) else {
                break;
            };
            jobs.remove(oldest);
        }
        job
    }

    /// What the job works on.
    pub(crate) fn title(&self, job_id: ImportId) -> Option<String> {
        self.jobs()
            .iter()
            .find(|j| j.job_id == job_id)
            .map(|j| j.title.clone())
    }

    /// Asks every running job to stop.
    pub(crate) fn cancel_all(&self) {
        for job in self.jobs() {
            job.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Asks for the jobs.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct JobsQuery {}

/// The jobs.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Jobs {
    /// Newest first.
    pub jobs: Vec<JobView>,
}

/// Names a job.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct JobRef {
    /// Which.
    pub job_id: ImportId,
}

/// A job that was asked to stop.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Cancelled {
    /// It was still running.
    pub running: bool,
}

/// `job.list`
pub(crate) async fn list(read: &mut Read, _query: JobsQuery) -> Result<Jobs, CommandError> {
    Ok(Jobs {
        jobs: read.app.jobs.jobs().iter().map(|j| j.view()).collect(),
    })
}

/// `job.cancel`
pub(crate) async fn cancel(
    app: Arc<App>,
    _cx: Cx,
    action: JobRef,
) -> Result<Cancelled, CommandError> {
    let jobs = app.jobs.jobs();
    let job = jobs
        .iter()
        .find(|j| j.job_id == action.job_id)
        .ok_or_else(|| Refusal::not_found("job", action.job_id.uuid()))?;
    job.stop.store(true, Ordering::Relaxed);
    Ok(Cancelled {
        running: job.is_running(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_takes_as_long_per_row_as_what_is_done() {
        assert_eq!(eta_ms(Duration::from_secs(10), 250, 1_000), Some(30_000));
        assert_eq!(
            eta_ms(Duration::from_millis(500), 250, 1_000),
            None,
            "too early to say"
        );
        assert_eq!(eta_ms(Duration::from_secs(10), 0, 1_000), None);
        assert_eq!(eta_ms(Duration::from_secs(10), 1_000, 1_000), Some(0));
    }

    #[test]
    fn the_board_forgets_old_jobs_but_no_running_one() {
        let board = JobBoard::default();
        for n in 0..60_u128 {
            board.begin(
                ImportId::new(uuid::Uuid::from_u128(n)),
                n.to_string(),
                Timestamp(0),
            );
        }
        assert_eq!(board.jobs().len(), 60, "all of them run");
        board.cancel_all();
        assert!(board.jobs().iter().all(|j| j.stop.load(Ordering::Relaxed)));
    }
}
