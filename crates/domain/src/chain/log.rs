//! The event log of the mode that sends nothing (RD 1007/2023 art. 9, Orden HAC/1177/2024 art. 9), with a chain of its own.

use serde::{Deserialize, Serialize};

use super::SYSTEM_ID;
use super::record::{Stamp, System, hash_of};

/// What is written down (list of the agency's event schema).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
