//! Faults of the store. Each names the operation that failed and keeps its source.

use encargo_domain::Refusal;
use encargo_domain::refusal::Code;

/// Something broke: disk, database, program. Shown as an incident, logged whole.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A statement failed.
    #[error("{what}")]
    Sql {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        source: sqlx::Error,
    },
    /// A direct statement failed.
    #[error("{what}")]
    Direct {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// A stored payload or state could not be read or written.
    #[error("{what}")]
    Json {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// A file operation failed.
    #[error("{what}")]
    Io {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The journal does not fit together.
    #[error("the records do not fit together: {0}")]
    Broken(String),
    /// A command panicked; nothing of it was kept.
    #[error("a command panicked: {0}")]
    Panic(String),
    /// The writer has ended.
    #[error("the database is closed")]
    Closed,
}

/// How a command can fail.
#[derive(Debug)]
pub enum Failure {
    /// Expected: said to the person.
    Refused(Refusal),
    /// Not expected.
    Fault(Fault),
}

/// A result of the store.
pub type Outcome<T> = Result<T, Failure>;

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Fault {
    /// A failed statement, to be used in `map_err`.
    pub(crate) fn sql(what: &'static str) -> impl FnOnce(sqlx::Error) -> Self {
        move |source| Self::Sql { what, source }
    }
    /// A failed direct statement, to be used in `map_err`.
    pub(crate) fn direct(what: &'static str) -> impl FnOnce(rusqlite::Error) -> Self {
        move |source| Self::Direct { what, source }
    }
    /// Bad JSON, to be used in `map_err`.
    pub(crate) fn json(what: &'static str) -> impl FnOnce(serde_json::Error) -> Self {
        move |source| Self::Json { what, source }
    }
    /// A failed file operation, to be used in `map_err`.
    pub(crate) fn io(what: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| Self::Io { what, source }
    }
}

/// A statement that wrote: where the database itself refused to oversell, that is a refusal, not a fault.
pub(crate) fn refused(fault: Fault) -> Failure {
    let oversold = matches!(&fault, Fault::Direct { source: rusqlite::Error::SqliteFailure(_, Some(message)), .. }
        if message.contains("no_oversell"));
    if oversold {
        Refusal::new(Code::StockGone).into()
    } else {
        fault.into()
    }
}
