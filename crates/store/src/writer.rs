//! The single writer: a task that owns the write connection. It takes every command that waits, carries each out in a savepoint, and
//! commits them together. An answer is given only after the commit.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use encargo_domain::AggregateKind;
use encargo_domain::Refusal;
use encargo_domain::ids::CommandId;
use encargo_domain::refusal::Code;
use futures_util::FutureExt;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqlitePool;
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::error::{Failure, Fault, Outcome};
use crate::open::{DatabaseFile, Identity};
use crate::work::Work;

/// Identifies one execution of a command: the same id with the same payload is the same execution.
#[derive(Debug, Clone)]
pub struct CommandKey {
    /// Id given by the client.
    pub command_id: CommandId,
    /// Registry name.
    pub name: &'static str,
    /// SHA-256 of the payload.
    pub payload_hash: [u8; 32],
    /// When.
    pub at_ms: i64,
}

/// What a command does inside its unit of work: answers JSON.
pub type Run = Box<
    dyn for<'w> FnOnce(&'w mut Work) -> Pin<Box<dyn Future<Output = Outcome<String>> + Send + 'w>>
        + Send,
>;

struct Job {
    key: CommandKey,
    run: Run,
    reply: oneshot::Sender<Outcome<String>>,
}

/// What changed, after a commit: read these again.
#[derive(Debug, Clone)]
pub struct Change {
    /// Last row of the journal.
    pub seq: i64,
    /// Kinds of aggregates touched.
    pub topics: Vec<AggregateKind>,
}

/// The most commands one commit carries: bounds how long the first of them waits.
const BATCH_MAX: usize = 128;

/// The open store: a queue to the writer, a pool of readers, a feed of changes.
#[derive(Debug)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
    readers: SqlitePool,
    feed: broadcast::Sender<Change>,
    task: tokio::sync::Mutex<Option<tokio::task::JoinHandle<()>>>,
    identity: Identity,
    /// Keeps other processes out until the store is closed.
    lock: std::sync::Mutex<Option<std::fs::File>>,
}

impl Store {
    /// Starts the writer on an opened database.
    pub async fn start(file: DatabaseFile, identity: Identity) -> Result<Arc<Self>, Fault> {
        let (jobs, queue) = mpsc::channel(1_024);
        let (feed, _) = broadcast::channel(1_024);
        let work = Work::new(file.writer, identity).await?;
        let task = tokio::spawn(serve(work, queue, feed.clone()));
        Ok(Arc::new(Self {
            jobs,
            readers: file.readers,
            feed,
            task: tokio::sync::Mutex::new(Some(task)),
            identity,
            lock: std::sync::Mutex::new(file.lock),
        }))
    }

    /// Who writes here.
    pub const fn identity(&self) -> Identity {
        self.identity
    }

    /// Carries a command out, durably; the second time with the same id it answers what it answered the first time.
    pub async fn write(&self, key: CommandKey, run: Run) -> Outcome<String> {
        let (reply, answer) = oneshot::channel();
        self.jobs
            .send(Job { key, run, reply })
            .await
            .map_err(|_| Fault::Closed)?;
        answer.await.map_err(|_| Fault::Closed)?
    }

    /// A read-only connection.
    pub async fn reader(&self) -> Result<sqlx::pool::PoolConnection<sqlx::Sqlite>, Fault> {
        self.readers
            .acquire()
            .await
            .map_err(Fault::sql("taking a reader"))
    }

    /// Changes from now on.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.feed.subscribe()
    }

    /// Tells listeners of something outside the journal (jobs).
    pub fn announce(&self, topic: AggregateKind) {
        let _ = self.feed.send(Change {
            seq: 0,
            topics: vec![topic],
        });
    }

    /// Lets the queue drain and ends.
    pub async fn close(&self) {
        let (reply, _) = oneshot::channel();
        let key = CommandKey {
            command_id: CommandId::new(uuid::Uuid::nil()),
            name: CLOSE,
            payload_hash: [0; 32],
            at_ms: 0,
        };
        let _ = self
            .jobs
            .send(Job {
                key,
                run: Box::new(|_| Box::pin(async { Ok(String::new()) })),
                reply,
            })
            .await;
        if let Some(task) = self.task.lock().await.take() {
            let _ = task.await;
        }
        self.readers.close().await;
        if let Ok(mut lock) = self.lock.lock() {
            lock.take();
        }
    }
}

const CLOSE: &str = "";

async fn serve(mut work: Work, mut queue: mpsc::Receiver<Job>, feed: broadcast::Sender<Change>) {
    let mut open = true;
    while open {
        let Some(first) = queue.recv().await else {
            break;
        };
        let mut batch = vec![first];
        while batch.len() < BATCH_MAX {
            let Ok(job) = queue.try_recv() else { break };
            batch.push(job);
        }
        open = !batch.iter().any(|j| j.key.name == CLOSE);
        batch.retain(|j| j.key.name != CLOSE);
        if !batch.is_empty() {
            carry_out(&mut work, batch, &feed).await;
        }
    }
    let _ = sqlx::raw_sql("pragma optimize; pragma wal_checkpoint(truncate)")
        .execute(&mut work.conn)
        .await;
    let _ = sqlx::Connection::close(work.conn).await;
}

/// One transaction for the whole batch.
async fn carry_out(work: &mut Work, batch: Vec<Job>, feed: &broadcast::Sender<Change>) {
    let start = (work.head, work.device_seq);
    if let Err(fault) = statement(&mut work.conn, "begin immediate").await {
        fail_all(batch, &fault);
        return;
    }
    let alone = batch.len() == 1;
    let mut topics = std::collections::BTreeSet::new();
    let mut done = Vec::with_capacity(batch.len());
    for Job { key, run, reply } in batch {
        let outcome = in_savepoint(work, &key, run, alone, &mut topics).await;
        done.push((reply, outcome));
    }
    let end = if alone && done.iter().all(|(_, o)| o.is_err()) {
        statement(&mut work.conn, "rollback").await
    } else {
        statement(&mut work.conn, "commit").await
    };
    match end {
        Ok(()) => {
            for (reply, outcome) in done {
                let _ = reply.send(outcome);
            }
            if !topics.is_empty() {
                let _ = feed.send(Change {
                    seq: work.head.0,
                    topics: topics.into_iter().collect(),
                });
            }
        }
        Err(fault) => {
            let _ = statement(&mut work.conn, "rollback").await;
            work.forget_everything(start.0, start.1);
            for (reply, outcome) in done {
                // A refusal stands whatever became of the commit; only what was acknowledged needs it.
                let _ = reply.send(outcome.and_then(|_| {
                    Err(Fault::Broken(format!("the commit failed: {fault}")).into())
                }));
            }
        }
    }
}

fn fail_all(batch: Vec<Job>, fault: &Fault) {
    for job in batch {
        let _ = job.reply.send(Err(Fault::Broken(fault.to_string()).into()));
    }
}

async fn statement(conn: &mut SqliteConnection, sql: &'static str) -> Result<(), Fault> {
    sqlx::query(sql)
        .execute(conn)
        .await
        .map(|_| ())
        .map_err(|source| Fault::Sql {
            what: "ending a transaction",
            source,
        })
}

async fn in_savepoint(
    work: &mut Work,
    key: &CommandKey,
    run: Run,
    alone: bool,
    topics: &mut std::collections::BTreeSet<AggregateKind>,
) -> Outcome<String> {
    if !alone {
        statement(&mut work.conn, "savepoint command").await?;
    }
    let before = (work.head, work.device_seq);
    let attempt = AssertUnwindSafe(once(work, key, run)).catch_unwind().await;
    let outcome =
        attempt.unwrap_or_else(|panic| Err(Fault::Panic(message_of(panic.as_ref())).into()));
    match outcome {
        Ok(answer) => {
            if !alone {
                statement(&mut work.conn, "release command").await?;
            }
            topics.extend(work.pending.topics.iter().copied());
            work.end();
            Ok(answer)
        }
        Err(failure) => {
            work.forget();
            (work.head, work.device_seq) = before;
            if !alone {
                statement(&mut work.conn, "rollback to command").await?;
                statement(&mut work.conn, "release command").await?;
            }
            Err(failure)
        }
    }
}

fn message_of(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "without a message".to_owned())
}

/// Carries the command out unless it was carried out before.
async fn once(work: &mut Work, key: &CommandKey, run: Run) -> Outcome<String> {
    let id = key.command_id.to_string();
    let before: Option<(Vec<u8>, String)> =
        sqlx::query_as("select payload_hash, answer from command where command_id = ?")
            .bind(&id)
            .fetch_optional(&mut work.conn)
            .await
            .map_err(Fault::sql("looking for the command"))?;
    if let Some((hash, answer)) = before {
        return if hash == key.payload_hash {
            Ok(answer)
        } else {
            Err(Refusal::new(Code::CommandReused).with("command", id).into())
        };
    }
    let answer = run(work).await?;
    work.flush().await?;
    sqlx::query("insert into command (command_id, name, payload_hash, answer, done_at_ms) values (?, ?, ?, ?, ?)")
        .bind(id)
        .bind(key.name)
        .bind(key.payload_hash.as_slice())
        .bind(&answer)
        .bind(key.at_ms)
        .execute(&mut work.conn)
        .await
        .map_err(Fault::sql("recording the command"))?;
    Ok(answer)
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Fault(fault) => fault,
            Failure::Refused(refusal) => {
                Self::Broken(format!("refused where nothing can be: {refusal}"))
            }
        }
    }
}
