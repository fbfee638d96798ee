//! Writing rows: statements with as many value groups as rows, their text the same for the same number of rows, so that SQLite prepares them
//! once; small ones travel together.

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, SqliteConnection};

use crate::error::Fault;

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

/// The most rows of one statement. Groups are powers of two, so that a table needs few statements prepared however many rows there are;
/// what one command writes is few enough to go as it is.
const ROWS_MAX: usize = 64;
const FEW: usize = 8;

/// Statements with their values, sent to the database together: each journey to its thread costs more than a small statement.
#[derive(Debug, Default)]
pub(crate) struct Script {
    sql: String,
    values: Vec<Value>,
    rows: usize,
}

impl Script {
    /// The transaction begins with it.
    pub(crate) fn begins(&mut self) {
        self.sql.insert_str(0, "begin immediate;");
    }

    /// The transaction is committed with it.
    pub(crate) fn commits(&mut self) {
        self.sql.push_str(";commit");
    }

    /// Sends it.
    pub(crate) async fn run(self, conn: &mut SqliteConnection) -> Result<(), Fault> {
        let mut arguments = SqliteArguments::default();
        arguments.reserve(self.values.len(), 0);
        for value in self.values {
            let added = match value {
                Value::Int(n) => arguments.add(n),
                Value::Text(s) => arguments.add(s),
                Value::Blob(b) => arguments.add(b),
                Value::Null => arguments.add(None::<i64>),
            };
            added.map_err(|e| Fault::sql(WHAT)(sqlx::Error::Encode(e)))?;
        }
        sqlx::query_with(sqlx::AssertSqlSafe(self.sql), arguments)
            .execute(conn)
            .await
            .map_err(Fault::sql(WHAT))?;
        Ok(())
    }
}

const WHAT: &str = "writing what commands did";

/// The most rows of one journey. Small scripts recur with the same text and stay prepared; large ones go statement by statement, since
/// no two would have the same text.
const SCRIPT_ROWS_MAX: usize = 24;

/// Scripts in the order they are to be sent.
#[derive(Debug, Default)]
pub(crate) struct Scripts {
    full: Vec<Script>,
    last: Script,
}

impl Scripts {
    /// Adds a statement of so many rows, with anonymous parameters only: they are bound in order over all statements of a script.
    pub(crate) fn add(&mut self, sql: &str, rows: usize, values: impl IntoIterator<Item = Value>) {
        if self.last.rows + rows > SCRIPT_ROWS_MAX {
            self.part();
        }
        if !self.last.sql.is_empty() {
            self.last.sql.push(';');
        }
        self.last.sql.push_str(sql);
        self.last.values.extend(values);
        self.last.rows += rows;
    }

    fn part(&mut self) {
        if self.last.rows > 0 {
            self.full.push(std::mem::take(&mut self.last));
        }
    }

    /// All of them.
    pub(crate) fn finish(mut self) -> Vec<Script> {
        self.part();
        self.full
    }
}

impl Insert {
    /// Adds all rows.
    pub(crate) fn add(&self, scripts: &mut Scripts, rows: Rows) {
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let mut size = ROWS_MAX;
            while size > rows.len().max(FEW) {
                size /= 2;
            }
            let size = size.min(rows.len());
            let group: Rows = rows.by_ref().take(size).collect();
            let width = group.first().map_or(0, Vec::len);
            scripts.add(&self.text(width, size), size, group.into_iter().flatten());
        }
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
