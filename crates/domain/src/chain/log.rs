//! The event log of the mode that sends nothing (RD 1007/2023 art. 9, Orden HAC/1177/2024 art. 9), with a chain of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::SYSTEM_ID;
use super::record::{Link, Seal, Stamp, System, hash_of};

/// What is written down (list of the agency's event schema).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogKind {
    /// The program begins to work in this mode.
    Started,
    /// It ends to.
    Ended,
    /// Somebody asked whether the records are whole.
    RecordsChecked,
    /// They are not.
    RecordsFaulty,
    /// Somebody asked whether the log is whole.
    LogChecked,
    /// It is not.
    LogFaulty,
    /// A copy was put back.
    Restored,
    /// Records were written to a file.
    RecordsExported,
    /// The log was written to a file.
    LogExported,
    /// What happened in the last hours, added up.
    Summary,
}

impl LogKind {
    /// The agency's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Started => "01",
            Self::Ended => "02",
            Self::RecordsChecked => "03",
            Self::RecordsFaulty => "04",
            Self::LogChecked => "05",
            Self::LogFaulty => "06",
            Self::Restored => "07",
            Self::RecordsExported => "08",
            Self::LogExported => "09",
            Self::Summary => "10",
        }
    }
}

/// The entry before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogLink {
    /// What it was.
    pub kind: LogKind,
    /// When.
    pub generated_at: Stamp,
    /// Its hash.
    pub hash: String,
}

/// What happened since the summary before (`ResumenEventos`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// When the first of it happened; `None` where nothing did.
    pub began: Option<Stamp>,
    /// Entries of the log, by kind.
    pub events: BTreeMap<LogKind, u32>,
    /// Records of issued invoices.
    pub registrations: u32,
    /// Their tax, surcharge in it.
    pub tax_minor: i64,
    /// Their totals.
    pub total_minor: i64,
    /// Records of cancelled ones.
    pub cancellations: u32,
    /// The first record.
    pub first: Option<Link>,
    /// The last one.
    pub last: Option<Link>,
}

/// At least one summary in so many seconds of work in which something happened (Orden HAC/1177/2024 art. 9: six hours).
const SUMMARY_SECONDS: i64 = 6 * 3_600;

impl Summary {
    /// Nothing happened.
    pub fn is_empty(&self) -> bool {
        self.began.is_none()
    }

    /// Whether it is to be written down at `at`.
    pub fn is_due(&self, at: Stamp) -> bool {
        self.began
            .is_some_and(|began| at.seconds() - began.seconds() >= SUMMARY_SECONDS)
    }

    pub(super) fn event(&mut self, record: &LogRecord) {
        self.began.get_or_insert(record.generated_at);
        *self.events.entry(record.kind).or_default() += 1;
    }

    pub(super) fn record(&mut self, link: Link, seal: &Seal, issued: Option<(i64, i64)>) {
        self.began.get_or_insert(seal.generated_at);
        match issued {
            Some((tax_minor, total_minor)) => {
                self.registrations += 1;
                self.tax_minor += tax_minor;
                self.total_minor += total_minor;
            }
            None => self.cancellations += 1,
        }
        self.first.get_or_insert_with(|| link.clone());
        self.last = Some(link);
    }
}

/// An entry (`RegistroEvento`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogRecord {
    /// Which of the log, from 1.
    pub position: u32,
    /// What happened.
    pub kind: LogKind,
    /// What else is known; at most 100 characters.
    pub details: String,
    /// What a summary adds up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Box<Summary>>,
    /// NIF of the taxpayer.
    pub issuer: String,
    /// The entry before; `None` for the first.
    pub previous: Option<LogLink>,
    /// The program.
    pub system: System,
    /// When.
    pub generated_at: Stamp,
    /// Its hash.
    pub hash: String,
}

impl LogRecord {
    /// The hash its fields give. (The two numbers are both called `NIF`: the producer's and the taxpayer's.)
    pub fn computed_hash(&self) -> String {
        let previous = self.previous.as_ref().map_or("", |p| p.hash.as_str());
        hash_of(&[
            ("NIF", &self.system.producer_tax_id),
            ("ID", ""),
            ("IdSistemaInformatico", SYSTEM_ID),
            ("Version", &self.system.version),
            ("NumeroInstalacion", &self.system.installation),
            ("NIF", &self.issuer),
            ("TipoEvento", self.kind.code()),
            ("HuellaEvento", previous),
            ("FechaHoraHusoGenEvento", &self.generated_at.text()),
        ])
    }
    /// As the next entry names it.
    pub fn link(&self) -> LogLink {
        LogLink {
            kind: self.kind,
            generated_at: self.generated_at,
            hash: self.hash.clone(),
        }
    }
}
