//! Writing rows: one statement with as many value groups as rows, its text the same for the same number of rows, so that SQLite prepares it once.

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, SqliteConnection};

use crate::error::{Outcome, write_failed};

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
    pub(crate) what: &'static str,
    pub(crate) head: &'static str,
    pub(crate) tail: &'static str,
}

/// SQLite allows 32,766 parameters; long batches go in groups of this many rows.
const ROWS_MAX: usize = 64;

impl Insert {
    /// Writes all rows.
    pub(crate) async fn run(
        &self,
        conn: &mut SqliteConnection,
        rows: Vec<Vec<Value>>,
    ) -> Outcome<()> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let group: Vec<Vec<Value>> = rows.by_ref().take(ROWS_MAX).collect();
            self.run_group(conn, group).await?;
        }
        Ok(())
    }

    async fn run_group(&self, conn: &mut SqliteConnection, rows: Vec<Vec<Value>>) -> Outcome<()> {
        let width = rows.first().map_or(0, Vec::len);
        let sql = self.text(width, rows.len());
        let mut arguments = SqliteArguments::default();
        arguments.reserve(rows.len() * width, 0);
        for value in rows.into_iter().flatten() {
            let added = match value {
                Value::Int(n) => arguments.add(n),
                Value::Text(s) => arguments.add(s),
                Value::Blob(b) => arguments.add(b),
                Value::Null => arguments.add(None::<i64>),
            };
            added.map_err(|e| write_failed(self.what)(sqlx::Error::Encode(e)))?;
        }
        sqlx::query_with(sqlx::AssertSqlSafe(sql), arguments)
            .execute(conn)
            .await
            .map_err(write_failed(self.what))?;
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
