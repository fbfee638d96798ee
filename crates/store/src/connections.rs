//! The writer's connections: one writes, one loads. While a commit is under way the writing one is away with it, and commands load what is
//! not in memory through the other: it sees the last commit, and what is on its way to the disk is still in memory.

use sqlx::SqliteConnection;
use tokio::task::JoinHandle;

use crate::direct::Direct;
use crate::error::Fault;
use crate::rows::Statement;

/// See the module.
#[derive(Debug)]
pub(crate) struct Connections {
    /// Away while a commit is under way.
    writer: Option<Direct>,
    loader: Direct,
    /// A transaction is open on the writing connection.
    open: bool,
    flight: Option<JoinHandle<(Direct, Result<(), Fault>)>>,
}

impl Connections {
    pub(crate) const fn new(writer: Direct, loader: Direct) -> Self {
        Self {
            writer: Some(writer),
            loader,
            open: false,
            flight: None,
        }
    }

    pub(crate) const fn is_open(&self) -> bool {
        self.open
    }

    pub(crate) const fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// For loading what is not in memory. The writing connection where it is here: its pages are still good after a commit, those of the
    /// other have to be read again.
    pub(crate) fn loading(&mut self) -> &mut Direct {
        self.writer.as_mut().unwrap_or(&mut self.loader)
    }

    /// The writing connection, with an open transaction. A commit under way has landed before.
    pub(crate) fn writing(&mut self) -> Result<&mut Direct, Fault> {
        let writer = self.writer.as_mut().ok_or(Fault::Closed)?;
        if !self.open {
            writer.steer(BEGIN)?;
            self.open = true;
        }
        Ok(writer)
    }

    /// The writing connection, outside of any transaction.
    pub(crate) fn idle(&mut self) -> Result<&mut Direct, Fault> {
        self.writer.as_mut().ok_or(Fault::Closed)
    }

    /// Whether the commit that was under way has ended, well or badly.
    pub(crate) fn has_ended(&self) -> bool {
        self.flight.as_ref().is_some_and(JoinHandle::is_finished)
    }

    /// Waits for the commit under way.
    pub(crate) async fn land(&mut self) -> Result<(), Fault> {
        let Some(task) = self.flight.take() else {
            return Ok(());
        };
        let (writer, result) = task.await.map_err(|e| Fault::Panic(e.to_string()))?;
        self.writer = Some(writer);
        result
    }

    /// Sends statements and the commit on their way. `after` hears how it ended, before anybody else.
    pub(crate) fn launch(
        &mut self,
        statements: Vec<Statement>,
        after: impl FnOnce(Result<(), String>) + Send + 'static,
    ) {
        let Some(mut writer) = self.writer.take() else {
            after(Err(Fault::Closed.to_string()));
            return;
        };
        let open = std::mem::take(&mut self.open);
        self.flight = Some(tokio::task::spawn_blocking(move || {
            let result = commit(&mut writer, open, &statements);
            after(match &result {
                Ok(()) => Ok(()),
                Err(fault) => Err(fault.to_string()),
            });
            (writer, result)
        }));
    }

    /// Writes statements and commits, here and now.
    pub(crate) fn commit_now(&mut self, statements: &[Statement]) -> Result<(), Fault> {
        let open = std::mem::take(&mut self.open);
        commit(self.idle()?, open, statements)
    }

    /// Drops what is open.
    pub(crate) fn roll_back(&mut self) {
        if std::mem::take(&mut self.open)
            && let Some(writer) = self.writer.as_mut()
        {
            let _ = writer.steer(ROLLBACK);
        }
    }

    /// Ends both.
    pub(crate) async fn close(self) -> Result<(), Fault> {
        let _ = self.loader.close().await;
        self.writer.ok_or(Fault::Closed)?.close().await
    }
}

const BEGIN: &str = "begin immediate";
const ROLLBACK: &str = "rollback";

/// Writes and commits; what fails is rolled back.
fn commit(writer: &mut Direct, open: bool, statements: &[Statement]) -> Result<(), Fault> {
    if !open {
        if statements.is_empty() {
            return Ok(());
        }
        writer.steer(BEGIN)?;
    }
    let done = writer
        .write(statements)
        .and_then(|()| writer.steer("commit"));
    if done.is_err() {
        let _ = writer.steer(ROLLBACK);
    }
    done
}

/// A setting of a connection that is only read.
pub(crate) async fn set(conn: &mut SqliteConnection, pragma: &'static str) -> Result<(), Fault> {
    sqlx::query(pragma)
        .execute(conn)
        .await
        .map(|_| ())
        .map_err(Fault::sql("setting up a connection"))
}
