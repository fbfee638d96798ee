//! Long work that goes on while people do other things: how far it is, a way to stop it, and what it came to. The board lives as long as the
//! program does; what a job did is in the journal.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use encargo_domain::ids::CommandId;
use encargo_domain::{AggregateKind, Refusal, Timestamp};
use encargo_store::Store;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use uuid::Uuid;

use crate::app::App;
use crate::batch::BatchResult;
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

/// Names a job: an import's own id, or the id of the command that began it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub(crate) struct JobId(Uuid);

impl JobId {
    /// Wraps an id.
    pub(crate) const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// The id itself.
    pub(crate) const fn uuid(self) -> Uuid {
        self.0
    }

    /// The id of the command that does one step of this job to one thing: the same whenever the job is tried again, so that nothing is done twice.
    pub(crate) fn command_id(self, step: &str, of: Uuid) -> CommandId {
        let mut hash = Sha256::new();
        hash.update(self.0.as_bytes());
        hash.update(step);
        hash.update(of.as_bytes());
        let mut tail = [0; 10];
        for (byte, hashed) in tail.iter_mut().zip(hash.finalize()) {
            *byte = hashed;
        }
        // The time of the job stays in front: ids of commands are kept in the order of time.
        let ms = u64::try_from(self.0.as_u128() >> 80).unwrap_or(0);
        CommandId::new(uuid::Builder::from_unix_timestamp_millis(ms, &tail).into_uuid())
    }
}

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
    /// Invoices are issued, documents printed or saved.
    Documents,
}

/// A job as screens show it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JobView {
    /// Id.
    pub job_id: JobId,
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
    pub(crate) job_id: JobId,
    kind: JobKind,
    title: String,
    started_at: Timestamp,
    begun: Instant,
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
    /// Milliseconds after the beginning at which screens were last told.
    told_ms: AtomicI64,
    end: Mutex<Option<End>>,
    /// What a job with documents has done so far.
    batch: Mutex<BatchResult>,
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

    /// Notes how an import ended.
    pub(crate) fn end(&self, store: &Store, ended: Result<(ImportResult, Ended), CommandError>) {
        match ended {
            Ok((result, ended)) => self.finish(store, Ok(ended), Some(result)),
            Err(error) => self.finish(store, Err(error), None),
        }
    }

    /// Notes how a job with documents ended.
    pub(crate) fn end_batch(&self, store: &Store, ended: Result<Ended, CommandError>) {
        self.finish(store, ended, None);
    }

    fn finish(
        &self,
        store: &Store,
        ended: Result<Ended, CommandError>,
        result: Option<ImportResult>,
    ) {
        let (state, error) = match ended {
            Ok(Ended::Whole) => {
                self.done
                    .store(self.total.load(Ordering::Relaxed), Ordering::Relaxed);
                (JobState::Done, None)
            }
            Ok(Ended::Stopped) => (JobState::Cancelled, None),
            Err(error) => (JobState::Failed, Some(error)),
        };
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(End {
            state,
            result,
            error,
        });
        store.announce(AggregateKind::Job);
    }

    /// Notes something a job with documents did.
    pub(crate) fn note(&self, change: impl FnOnce(&mut BatchResult)) {
        change(&mut self.batch.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// What a job with documents has done so far.
    pub(crate) fn batch(&self) -> BatchResult {
        self.batch
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
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
            kind: self.kind,
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
    pub(crate) fn begin(
        &self,
        job_id: JobId,
        kind: JobKind,
        title: String,
        started_at: Timestamp,
    ) -> Arc<Job> {
        let job = Arc::new(Job {
            job_id,
            kind,
            title,
            started_at,
            begun: Instant::now(),
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            told_ms: AtomicI64::new(i64::MIN / 2),
            end: Mutex::new(None),
            batch: Mutex::default(),
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
    pub(crate) fn title(&self, job_id: JobId) -> Option<String> {
        self.find(job_id).map(|j| j.title.clone())
    }

    /// The job of that id, as long as the board remembers it.
    pub(crate) fn find(&self, job_id: JobId) -> Option<Arc<Job>> {
        self.jobs().into_iter().find(|j| j.job_id == job_id)
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
    pub job_id: JobId,
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

/// `job.cancel`: whoever may read may stop what they see running; what was done by then stays.
pub(crate) async fn cancel(
    app: Arc<App>,
    _cx: Cx,
    action: JobRef,
) -> Result<Cancelled, CommandError> {
    let job = app
        .jobs
        .find(action.job_id)
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
    fn a_step_of_a_job_has_one_command_id_whenever_it_is_tried() {
        let job = JobId::new(Uuid::now_v7());
        let [one, two] = [1, 2].map(Uuid::from_u128);
        assert_eq!(job.command_id("issue", one), job.command_id("issue", one));
        assert_ne!(job.command_id("issue", one), job.command_id("issue", two));
        assert_ne!(job.command_id("issue", one), job.command_id("printed", one));
        let first_bytes = |id: Uuid| id.as_u128() >> 80;
        let issue = job.command_id("issue", one).uuid();
        assert_eq!(first_bytes(issue), first_bytes(job.uuid()));
    }

    #[test]
    fn the_board_forgets_old_jobs_but_no_running_one() {
        let board = JobBoard::default();
        for n in 0..60_u128 {
            board.begin(
                JobId::new(Uuid::from_u128(n)),
                JobKind::Import,
                n.to_string(),
                Timestamp(0),
            );
        }
        assert_eq!(board.jobs().len(), 60, "all of them run");
        board.cancel_all();
        assert!(board.jobs().iter().all(|j| j.stop.load(Ordering::Relaxed)));
    }
}
