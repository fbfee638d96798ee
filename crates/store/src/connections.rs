//! The writer's connections: one writes, one loads. While a commit is under way the writing one is away with it, and commands load what is
//! not in memory through the other: it sees the last commit, and what is on its way to the disk is still in memory.

use sqlx::SqliteConnection;
use tokio::task::JoinHandle;

use crate::error::Fault;
use crate::rows::Script;

/// See the module.
#[derive(Debug)]
pub(crate) struct Connections {
    /// Away while a commit is under way.
    writer: Option<SqliteConnection>,
    loader: SqliteConnection,
    /// A transaction is open on the writing connection.
    open: bool,
    flight: Option<JoinHandle<(SqliteConnection, Result<(), Fault>)>>,
}

impl Connections {
    pub(crate) const fn new(writer: SqliteConnection, loader: SqliteConnection) -> Self {
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
    pub(crate) fn loading(&mut self) -> &mut SqliteConnection {
        self.writer.as_mut().unwrap_or(&mut self.loader)
    }

    /// The writing connection, with an open transaction. A commit under way has landed before.
    pub(crate) async fn writing(&mut self) -> Result<&mut SqliteConnection, Fault> {
        let writer = self.writer.as_mut().ok_or(Fault::Closed)?;
        if !self.open {
            steer(writer, "begin immediate").await?;
            self.open = true;
        }
        Ok(writer)
    }

    /// The writing connection, outside of any transaction.
    pub(crate) fn idle(&mut self) -> Result<&mut SqliteConnection, Fault> {
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

    /// Sends scripts and the commit on their way. `after` hears how it ended, before anybody else.
    pub(crate) fn launch(
        &mut self,
        scripts: Vec<Script>,
        after: impl FnOnce(Result<(), String>) + Send + 'static,
    ) {
        let Some(mut writer) = self.writer.take() else {
            after(Err(Fault::Closed.to_string()));
            return;
        };
        let open = std::mem::take(&mut self.open);
        self.flight = Some(tokio::spawn(async move {
            let result = commit(&mut writer, open, scripts).await;
            after(match &result {
                Ok(()) => Ok(()),
                Err(fault) => Err(fault.to_string()),
            });
            (writer, result)
        }));
    }

    /// Writes scripts, commits, and waits for it.
    pub(crate) async fn commit_now(&mut self, scripts: Vec<Script>) -> Result<(), Fault> {
        let open = std::mem::take(&mut self.open);
        commit(self.idle()?, open, scripts).await
    }

    /// Commits what is open, and waits for it.
    pub(crate) async fn commit(&mut self) -> Result<(), Fault> {
        if std::mem::take(&mut self.open) {
            steer(self.idle()?, "commit").await?;
        }
        Ok(())
    }

    /// Drops what is open.
    pub(crate) async fn roll_back(&mut self) {
        if std::mem::take(&mut self.open)
            && let Some(writer) = self.writer.as_mut()
        {
            let _ = steer(writer, "rollback").await;
        }
    }

    /// Ends both.
    pub(crate) async fn close(self) -> Result<(), Fault> {
        let _ = sqlx::Connection::close(self.loader).await;
        let writer = self.writer.ok_or(Fault::Closed)?;
        sqlx::Connection::close(writer)
            .await
            .map_err(Fault::sql("closing the database"))
    }
}

/// Writes and commits; what fails is rolled back.
async fn commit(
    writer: &mut SqliteConnection,
    open: bool,
    mut scripts: Vec<Script>,
) -> Result<(), Fault> {
    let done = async {
        match scripts.as_mut_slice() {
            [] if open => return steer(writer, "commit").await,
            [] => return Ok(()),
            [first, ..] if !open => first.begins(),
            _ => {}
        }
        if let Some(last) = scripts.last_mut() {
            last.commits();
        }
        for script in scripts {
            script.run(writer).await?;
        }
        Ok(())
    };
    let done = done.await;
    if done.is_err() {
        let _ = steer(writer, "rollback").await;
    }
    done
}

/// A statement that steers a transaction.
pub(crate) async fn steer(conn: &mut SqliteConnection, sql: &'static str) -> Result<(), Fault> {
    sqlx::query(sql)
        .execute(conn)
        .await
        .map(|_| ())
        .map_err(Fault::sql("steering the transaction"))
}
