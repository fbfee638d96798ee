//! The single writer: a thread that owns the write connection. It takes every command that waits, carries each out, writes what they did and
//! commits them together. An answer is given only after the commit.

use std::collections::BTreeSet;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;

use encargo_domain::AggregateKind;
use encargo_domain::Refusal;
use encargo_domain::ids::CommandId;
use encargo_domain::refusal::Code;
use futures_util::FutureExt;
use sqlx::sqlite::SqlitePool;
use tokio::sync::{broadcast, mpsc, oneshot};

use crate::error::{Failure, Fault, Outcome};
use crate::open::{DatabaseFile, Identity};
use crate::rows::Value;
use crate::waiting::Done;
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

/// The longest the first of them waits for company.
const GATHER: std::time::Duration = std::time::Duration::from_millis(1);

/// The open store: a queue to the writer, a pool of readers, a feed of changes.
#[derive(Debug)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
    readers: SqlitePool,
    feed: broadcast::Sender<Change>,
    /// Answers when the writer has ended.
    ended: tokio::sync::Mutex<Option<oneshot::Receiver<()>>>,
    identity: Identity,
    /// Keeps other processes out until the store is closed.
    lock: std::sync::Mutex<Option<std::fs::File>>,
}

impl Store {
    /// Starts the writer on an opened database.
    pub async fn start(file: DatabaseFile, identity: Identity) -> Result<Arc<Self>, Fault> {
        let (jobs, queue) = mpsc::channel(1_024);
        let (feed, _) = broadcast::channel(1_024);
        let work = Work::new(file.writer, file.loader, identity).await?;
        let ended = start_writer(work, queue, feed.clone())?;
        Ok(Arc::new(Self {
            jobs,
            readers: file.readers,
            feed,
            ended: tokio::sync::Mutex::new(Some(ended)),
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
        if let Some(ended) = self.ended.lock().await.take() {
            let _ = ended.await;
        }
        self.readers.close().await;
        if let Ok(mut lock) = self.lock.lock() {
            lock.take();
        }
    }
}

const CLOSE: &str = "";

/// The writer has a thread of its own, and one more that sees commits through while the next batch is carried out: waking them is not the
/// business of the host's scheduler.
fn start_writer(
    work: Work,
    queue: mpsc::Receiver<Job>,
    feed: broadcast::Sender<Change>,
) -> Result<oneshot::Receiver<()>, Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .thread_name("encargo-commit")
        .enable_time()
        .build()
        .map_err(Fault::io("starting the writer"))?;
    let (say, ended) = oneshot::channel();
    std::thread::Builder::new()
        .name("encargo-writer".to_owned())
        .spawn(move || {
            runtime.block_on(serve(work, queue, feed));
            let _ = say.send(());
        })
        .map_err(Fault::io("starting the writer"))?;
    Ok(ended)
}

async fn serve(mut work: Work, mut queue: mpsc::Receiver<Job>, feed: broadcast::Sender<Change>) {
    let mut open = true;
    let mut last = 0;
    while open {
        let mut batch = gather(&mut queue, last).await;
        if batch.is_empty() {
            break;
        }
        last = batch.len();
        open = !batch.iter().any(|j| j.key.name == CLOSE);
        batch.retain(|j| j.key.name != CLOSE);
        // A commit that failed while nobody waited must not take these with it: they have seen nothing of it yet.
        if work.db.has_ended() && work.land().await.is_err() {
            work.forget_everything();
        }
        if !batch.is_empty() {
            carry_out(&mut work, batch, &feed).await;
        }
    }
    let _ = work.land().await;
    if let Ok(writer) = work.db.idle() {
        let _ = sqlx::raw_sql("pragma optimize; pragma wal_checkpoint(truncate)")
            .execute(writer.sqlx())
            .await;
    }
    let _ = work.db.close().await;
}

/// The next commands, as many as wait; none once the queue is closed. Where many waited last time (`last`), those who got their answer a
/// moment ago are about to send their next command: waiting for half of them for an instant saves a commit of a few.
async fn gather(queue: &mut mpsc::Receiver<Job>, last: usize) -> Vec<Job> {
    let mut batch = Vec::new();
    let Some(first) = queue.recv().await else {
        return batch;
    };
    batch.push(first);
    let patience = tokio::time::sleep(GATHER);
    tokio::pin!(patience);
    while batch.len() < BATCH_MAX {
        if let Ok(job) = queue.try_recv() {
            batch.push(job);
        } else if batch.len() > last / 2 {
            break;
        } else {
            tokio::select! {
                job = queue.recv() => match job {
                    Some(job) => batch.push(job),
                    None => break,
                },
                () = &mut patience => break,
            }
        }
    }
    batch
}

/// One transaction for the whole batch. Its commit is sent on its way and not waited for: the next batch is carried out in memory
/// meanwhile, and sent when this one has landed. Answers go out when the commit of their own batch has landed, never before.
async fn carry_out(work: &mut Work, batch: Vec<Job>, feed: &broadcast::Sender<Change>) {
    let mut done = match carried_out_before(work, &batch) {
        Ok(done) => done,
        Err(fault) => {
            for job in batch {
                let _ = job.reply.send(Err(Fault::Broken(fault.to_string()).into()));
            }
            return;
        }
    };
    let before = done.len();
    let mut topics = BTreeSet::new();
    let mut replies = Vec::with_capacity(batch.len());
    for Job { key, run, reply } in batch {
        let outcome = if work.broken {
            Err(Fault::Broken("an earlier commit failed".to_owned()).into())
        } else {
            one(work, &key, run, &mut done, &mut topics).await
        };
        replies.push((reply, outcome));
    }
    let changed = done.len() > before;
    if let Err(fault) = send_off(work, done, &mut replies, topics, feed, changed).await {
        work.forget_everything();
        answer(replies, &Err(fault.to_string()));
    }
}

type Replies = Vec<(oneshot::Sender<Outcome<String>>, Outcome<String>)>;

/// Answers everybody. A refusal stands whatever became of the commit; only what was acknowledged needs it.
fn answer(replies: Replies, commit: &Result<(), String>) {
    for (reply, outcome) in replies {
        let _ = reply.send(match commit {
            Ok(()) => outcome,
            Err(fault) => outcome
                .and_then(|_| Err(Fault::Broken(format!("the commit failed: {fault}")).into())),
        });
    }
}

/// Makes the statements, waits for the commit before, then sends this one on its way. An error leaves the replies as they are.
async fn send_off(
    work: &mut Work,
    done: Done,
    replies: &mut Replies,
    topics: BTreeSet<AggregateKind>,
    feed: &broadcast::Sender<Change>,
    changed: bool,
) -> Result<(), Fault> {
    let (statements, states) = work.prepare().await?;
    work.land().await?;
    if work.broken {
        return Err(Fault::Broken(
            "what the commands did could not be written".to_owned(),
        ));
    }
    if !changed {
        work.db.roll_back();
        answer(std::mem::take(replies), &Ok(()));
        return Ok(());
    }
    work.flying = states;
    work.aloft = (work.head.0, work.head.1, work.device_seq);
    // What is already written into an open transaction may not be in memory any more: then nobody goes on before it has landed. And who
    // is alone has nobody to go on for.
    if work.db.is_open() || replies.len() == 1 {
        work.db.commit_now(&statements)?;
        work.has_landed();
        answer(std::mem::take(replies), &Ok(()));
        tell(feed, work.head.0, topics);
        return Ok(());
    }
    work.flying_done = done;
    let (replies, feed, seq) = (std::mem::take(replies), feed.clone(), work.head.0);
    work.db.launch(statements, move |commit| {
        answer(replies, &commit);
        if commit.is_ok() {
            tell(&feed, seq, topics);
        }
    });
    Ok(())
}

fn tell(feed: &broadcast::Sender<Change>, seq: i64, topics: BTreeSet<AggregateKind>) {
    if !topics.is_empty() {
        let topics = topics.into_iter().collect();
        let _ = feed.send(Change { seq, topics });
    }
}

/// Which of the commands were carried out before.
fn carried_out_before(work: &mut Work, batch: &[Job]) -> Result<Done, Fault> {
    let ids: Vec<String> = batch
        .iter()
        .map(|j| j.key.command_id)
        .filter(|id| !work.commands.never_saw(id.uuid()))
        .map(|id| id.to_string())
        .collect();
    let mut rows: Vec<(String, Vec<u8>, String)> = Vec::new();
    if !ids.is_empty() {
        rows = work.db.loading().rows(
            "looking for the commands",
            "select command_id, payload_hash, answer from command where command_id in (select value from json_each(?))",
            [serde_json::Value::from(ids).to_string()],
            |row| row.try_into(),
        )?;
    }
    let mut done = Done::new();
    for (id, hash, answer) in rows {
        let id = id
            .parse()
            .map_err(|_| Fault::Broken(format!("command {id} cannot be read")))?;
        done.insert(id, (hash, answer));
    }
    // Those of the commit under way: their answer is given when that has landed, as is all of this batch.
    for job in batch {
        if let Some(known) = work.flying_done.get(&job.key.command_id) {
            done.insert(job.key.command_id, known.clone());
        }
    }
    Ok(done)
}

/// Carries a command out unless it was carried out before.
async fn one(
    work: &mut Work,
    key: &CommandKey,
    run: Run,
    done: &mut Done,
    topics: &mut BTreeSet<AggregateKind>,
) -> Outcome<String> {
    if let Some((hash, answer)) = done.get(&key.command_id) {
        return if *hash == key.payload_hash {
            Ok(answer.clone())
        } else {
            Err(Refusal::new(Code::CommandReused)
                .with("command", key.command_id.to_string())
                .into())
        };
    }
    let before = (work.head, work.device_seq);
    let attempt = AssertUnwindSafe(async {
        let answer = run(work).await?;
        work.finish(vec![
            key.command_id.to_string().into(),
            key.name.into(),
            Value::Blob(key.payload_hash.to_vec()),
            (&answer).into(),
            key.at_ms.into(),
        ])
        .await?;
        Ok(answer)
    })
    .catch_unwind()
    .await;
    let outcome =
        attempt.unwrap_or_else(|panic| Err(Fault::Panic(message_of(panic.as_ref())).into()));
    match outcome {
        Ok(answer) => {
            topics.extend(work.topics());
            work.commands.note(key.command_id.uuid());
            done.insert(key.command_id, (key.payload_hash.to_vec(), answer.clone()));
            Ok(answer)
        }
        Err(failure) => {
            work.take_back(before.0, before.1).await?;
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
