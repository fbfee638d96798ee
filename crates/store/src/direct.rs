//! A connection of sqlx, and direct statements on the same SQLite handle.
//!
//! sqlx runs a connection on a thread of its own and hands every statement over to it, there and back: right for a screen's question, but more
//! work than the short statements of the writer themselves. So those are carried out by the thread that wants them, through rusqlite, while
//! sqlx's own thread rests.

use rusqlite::OptionalExtension as _;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use sqlx::SqliteConnection;

use crate::error::Fault;
use crate::rows::{Statement, Value};

/// See the module.
#[derive(Debug)]
pub(crate) struct Direct {
    /// Borrows the handle of `sqlx`; stands before it, because fields are dropped in their order.
    direct: rusqlite::Connection,
    sqlx: SqliteConnection,
}

/// Tables and statements that steer a transaction are fewer.
const STATEMENTS_KEPT: usize = 64;

impl Direct {
    /// `sqlx` was opened serialized (see `open.rs`).
    pub(crate) async fn over(mut sqlx: SqliteConnection) -> Result<Self, Fault> {
        let handle = sqlx
            .lock_handle()
            .await
            .map_err(Fault::sql("taking the handle of the database"))?
            .as_raw_handle()
            .as_ptr();
        // SAFETY: the handle is open as long as `sqlx` lives, which is dropped after `direct`; rusqlite does not close a handle it was given.
        // SQLite itself keeps two threads out of it at once, since it was opened serialized.
        #[expect(
            unsafe_code,
            reason = "the one door between the two libraries: neither offers a safe one"
        )]
        let direct = unsafe { rusqlite::Connection::from_handle(handle) }
            .map_err(Fault::direct("taking the handle of the database"))?;
        direct.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        Ok(Self { direct, sqlx })
    }

    /// For the queries of [`crate::read`]: they see what this connection wrote.
    pub(crate) const fn sqlx(&mut self) -> &mut SqliteConnection {
        &mut self.sqlx
    }

    /// The rows of a short query. `what` says what it is for.
    pub(crate) fn rows<T>(
        &self,
        what: &'static str,
        sql: &'static str,
        values: impl rusqlite::Params,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        self.direct
            .prepare_cached(sql)
            .and_then(|mut s| s.query_map(values, read)?.collect())
            .map_err(Fault::direct(what))
    }

    /// Its first row.
    pub(crate) fn row<T>(
        &self,
        what: &'static str,
        sql: &'static str,
        values: impl rusqlite::Params,
        read: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        self.direct
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row(values, read).optional())
            .map_err(Fault::direct(what))
    }

    /// A statement that steers a transaction.
    pub(crate) fn steer(&mut self, sql: &'static str) -> Result<(), Fault> {
        self.direct
            .prepare_cached(sql)
            .and_then(|mut s| s.execute([]))
            .map(|_| ())
            .map_err(Fault::direct("steering the transaction"))
    }

    /// Writes rows.
    pub(crate) fn write(&mut self, statements: &[Statement]) -> Result<(), Fault> {
        for Statement { sql, rows } in statements {
            self.insert(sql, rows)
                .map_err(Fault::direct("writing what commands did"))?;
        }
        Ok(())
    }

    fn insert(&self, sql: &str, rows: &[Vec<Value>]) -> rusqlite::Result<()> {
        let mut statement = self.direct.prepare_cached(sql)?;
        for row in rows {
            statement.execute(rusqlite::params_from_iter(row))?;
        }
        Ok(())
    }

    /// Closes it.
    pub(crate) async fn close(self) -> Result<(), Fault> {
        let Self { direct, sqlx } = self;
        drop(direct);
        sqlx::Connection::close(sqlx)
            .await
            .map_err(Fault::sql("closing the database"))
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Text(s) => ValueRef::Text(s.as_bytes()),
            Self::Blob(b) => ValueRef::Blob(b),
            Self::Null => ValueRef::Null,
        }))
    }
}
