//! Whether a chain is whole: every hash, every link, every place in the row, time that never runs back, no number twice.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use super::record::{Link, Stamp};
use super::{ChainEvent, FiscalRecord, LogLink, LogRecord};

/// What is wrong with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// Its hash is not that of its fields.
    Hash,
    /// It does not name the record before.
    Link,
    /// Its place in the chain is not the next one.
    Position,
    /// It is older than the record before.
    Time,
    /// Its invoice has a record already.
    Twice,
    /// It cancels an invoice of which there is no record.
    Unknown,
    /// It cannot be read any more.
    Unreadable,
}

impl Flaw {
    /// As reports name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hash => "hash",
            Self::Link => "link",
            Self::Position => "position",
            Self::Time => "time",
            Self::Twice => "twice",
            Self::Unknown => "unknown",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Walks a chain from its first record.
#[derive(Debug, Default)]
pub struct Verifier {
    records: u32,
    last: Option<(Link, Stamp)>,
    numbers: HashSet<String>,
    logged: u32,
    last_logged: Option<LogLink>,
}

impl Verifier {
    /// The next chain begins: what was recorded before may still be cancelled in it.
    pub fn next_chain(&mut self) {
        *self = Self {
            numbers: std::mem::take(&mut self.numbers),
            ..Self::default()
        };
    }

    /// Records walked of the present chain.
    pub const fn records(&self) -> u32 {
        self.records
    }
    /// Entries of the log walked.
    pub const fn logged(&self) -> u32 {
        self.logged
    }

    /// The next fact of the chain; what is wrong with it. The next record is measured against what this one says of itself, so that one
    /// changed record names one record.
    pub fn walk(&mut self, event: &ChainEvent) -> Vec<Flaw> {
        match event {
            ChainEvent::Registered { record } => {
                self.record(&FiscalRecord::Registration(record.clone()))
            }
            ChainEvent::Cancelled { record } => {
                self.record(&FiscalRecord::Cancellation(record.clone()))
            }
            ChainEvent::Logged { record } => self.log(record),
            ChainEvent::Opened { .. }
            | ChainEvent::Answered { .. }
            | ChainEvent::Interrupted { .. }
            | ChainEvent::Closed { .. } => Vec::new(),
        }
    }

    fn record(&mut self, record: &FiscalRecord) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let seal = record.seal();
        if record.computed_hash() != seal.hash {
            flaws.push(Flaw::Hash);
        }
        if seal.previous.as_ref() != self.last.as_ref().map(|(link, _)| link) {
            flaws.push(Flaw::Link);
        }
        if record.position() != self.records + 1 {
            flaws.push(Flaw::Position);
        }
        if self
            .last
            .as_ref()
            .is_some_and(|(_, at)| seal.generated_at.seconds() < at.seconds())
        {
            flaws.push(Flaw::Time);
        }
        let number = record.invoice().number.clone();
        match record {
            FiscalRecord::Registration(r) if !self.numbers.insert(number) && r.amends.is_none() => {
                flaws.push(Flaw::Twice);
            }
            FiscalRecord::Cancellation(c) if !self.numbers.contains(&c.invoice.number) => {
                flaws.push(Flaw::Unknown);
            }
            FiscalRecord::Registration(_) | FiscalRecord::Cancellation(_) => {}
        }
        self.records = record.position();
        self.last = Some((record.link(), seal.generated_at));
        flaws
    }

    fn log(&mut self, record: &LogRecord) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        if record.computed_hash() != record.hash {
            flaws.push(Flaw::Hash);
        }
        if record.previous != self.last_logged {
            flaws.push(Flaw::Link);
        }
        if record.position != self.logged + 1 {
            flaws.push(Flaw::Position);
        }
        self.logged = record.position;
        self.last_logged = Some(record.link());
        flaws
    }
}
