//! Writing rows: statements with as many value groups as rows, their text the same for the same number of rows, so that SQLite prepares them
//! once; small ones travel together.

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, SqliteConnection};

use crate::error::{Outcome, write_failed};

/// Rows to be written.
pub(crate) type Rows = Vec<Vec<Value>>;

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
    Null,
}

impl From<i64> for Value {
    fn from(n: i64) -> Self {
        Self::Int(n)
    }
}
impl From<u32> for Value {
    fn from(n: u32) -> Self {
        Self::Int(i64::from(n))
    }
}
impl From<bool> for Value {
    fn from(b: bool) -> Self {
        Self::Int(i64::from(b))
    }
}
impl From<String> for Value {
    fn from(s: String) -> Self {
        Self::Text(s)
    }
}
impl From<&str> for Value {
    fn from(s: &str) -> Self {
        Self::Text(s.to_owned())
    }
}
impl From<&String> for Value {
    fn from(s: &String) -> Self {
        Self::Text(s.clone())
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(o: Option<T>) -> Self {
        o.map_or(Self::Null, Into::into)
    }
}

/// A statement `head (…),(…) tail`.
pub(crate) struct Insert {
    pub(crate) head: &'static str,
    pub(crate) tail: &'static str,
}

/// The most rows of one statement. Groups are powers of two, so that a table needs few statements prepared however many rows there are.
const ROWS_MAX: usize = 64;

/// Statements with their values, sent to the database together: each journey to its thread costs more than a small statement.
#[derive(Debug, Default)]
pub(crate) struct Script {
    sql: String,
    values: Vec<Value>,
    rows: usize,
}

/// The most rows of one journey. Small scripts recur with the same text and stay prepared; large ones go statement by statement, since
/// no two would have the same text.
const SCRIPT_ROWS_MAX: usize = 24;

impl Script {
    /// Adds a statement with anonymous parameters only: they are bound in order over all statements.
    pub(crate) fn add(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        if !self.sql.is_empty() {
            self.sql.push(';');
        }
        self.sql.push_str(sql);
        self.values.extend(values);
        self.rows += 1;
    }

    /// Sends what was added.
    pub(crate) async fn run(&mut self, conn: &mut SqliteConnection) -> Outcome<()> {
        let script = std::mem::take(self);
        if script.sql.is_empty() {
            return Ok(());
        }
        let mut arguments = SqliteArguments::default();
        arguments.reserve(script.values.len(), 0);
        for value in script.values {
            let added = match value {
                Value::Int(n) => arguments.add(n),
                Value::Text(s) => arguments.add(s),
                Value::Blob(b) => arguments.add(b),
                Value::Null => arguments.add(None::<i64>),
            };
            added.map_err(|e| write_failed(WHAT)(sqlx::Error::Encode(e)))?;
        }
        sqlx::query_with(sqlx::AssertSqlSafe(script.sql), arguments)
            .execute(conn)
            .await
            .map_err(write_failed(WHAT))?;
        Ok(())
    }

    /// Sends what was added if it is much.
    pub(crate) async fn run_if_large(&mut self, conn: &mut SqliteConnection) -> Outcome<()> {
        if self.rows >= SCRIPT_ROWS_MAX {
            self.run(conn).await?;
        }
        Ok(())
    }
}

const WHAT: &str = "writing what commands did";

impl Insert {
    /// Adds all rows to a script.
    pub(crate) async fn add(
        &self,
        conn: &mut SqliteConnection,
        script: &mut Script,
        rows: Rows,
    ) -> Outcome<()> {
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let mut size = ROWS_MAX;
            while size > rows.len() {
                size /= 2;
            }
            let group: Rows = rows.by_ref().take(size).collect();
            if script.rows + size > SCRIPT_ROWS_MAX {
                script.run(conn).await?;
            }
            let width = group.first().map_or(0, Vec::len);
            script.add(&self.text(width, size), group.into_iter().flatten());
            script.rows += size - 1;
            script.run_if_large(conn).await?;
        }
        Ok(())
    }

    fn text(&self, width: usize, rows: usize) -> String {
        let group = format!("({})", vec!["?"; width].join(","));
        let mut sql = String::with_capacity(
            self.head.len() + self.tail.len() + rows * (group.len() + 1) + 10,
        );
        sql.push_str(self.head);
        sql.push_str(" values ");
        for i in 0..rows {
            if i > 0 {
                sql.push(',');
            }
            sql.push_str(&group);
        }
        sql.push(' ');
        sql.push_str(self.tail);
        sql
    }
}
