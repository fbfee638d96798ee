//! Rows to be written, and the statements that write them: one per table, so that SQLite prepares each once.

use std::borrow::Cow;

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

/// A statement `head values (…) tail`, carried out for each row.
pub(crate) struct Insert {
    pub(crate) head: &'static str,
    pub(crate) tail: &'static str,
}

/// A statement with anonymous parameters, and the rows it is carried out for.
#[derive(Debug)]
pub(crate) struct Statement {
    pub(crate) sql: Cow<'static, str>,
    pub(crate) rows: Rows,
}

impl Insert {
    /// Adds all rows, which have the same number of values.
    pub(crate) fn add(&self, statements: &mut Vec<Statement>, rows: Rows) {
        if let Some(first) = rows.first() {
            let values = vec!["?"; first.len()].join(",");
            let sql = format!("{} values ({values}) {}", self.head, self.tail).into();
            statements.push(Statement { sql, rows });
        }
    }
}
