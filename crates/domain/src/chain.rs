//! What the Spanish tax agency asks of billing software (RD 1007/2023; Orden HAC/1177/2024; the agency's papers on hash 0.1.2, code 0.4.7 and
//! validations 1.2.0): every invoice leaves a record, each record names the hash of the one before, and the agency's code stands on the paper.
//!
//! The chain is that of one installation and one taxpayer, across all series, and goes on over the turn of the year. Number, document and
//! record are facts of one transaction. Nothing here claims to be certified by anybody.

mod breakdown;
mod code;
mod log;
mod mode;
mod nif;
mod record;
mod verify;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

pub use breakdown::{BreakdownLine, Qualification, RegistrationFacts};
pub use code::DocumentTaxCode;
pub use log::{LogKind, LogLink, LogRecord, Summary};
pub use mode::{Fiscal, FiscalMode, Producer, Sending};
pub use nif::is_nif;
pub use record::{
    Amends, Cancellation, FiscalRecord, InvoiceKey, InvoiceType, Link, Recipient, RecipientId,
    Registration, ReplacedAmounts, Seal, Stamp, System,
};
pub use verify::{Flaw, Verifier};

use crate::Decided;
use crate::company::Company;
use crate::document::Document;
use crate::ids::{ChainId, DeviceId, DocumentId};
use crate::refusal::{Code, Refusal};

/// The most records in one envelope (schema of the service).
pub const LOT_MAX: usize = 1_000;

/// The code of this program among those of its producer (`IdSistemaInformatico`, two characters).
pub const SYSTEM_ID: &str = "EN";

impl ChainId {
    /// The chain of an installation (a device, and which life of it) for a taxpayer.
    pub fn of(device_id: DeviceId, incarnation: i64, issuer: &str) -> Self {
        let digest = Sha256::digest(format!("chain {device_id} {incarnation} {issuer}"));
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        // Version 8: made of other data, without a time in it.
        Self::new(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

/// What became of a record at the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordStatus {
    /// Not sent yet, or not answered.
    Waiting,
    /// Taken.
    Accepted,
    /// Taken, with something to put right.
    AcceptedWithErrors,
    /// Not taken.
    Refused,
    /// Made in a mode that sends nothing.
    Kept,
}

impl RecordStatus {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::AcceptedWithErrors => "accepted_with_errors",
            Self::Refused => "refused",
            Self::Kept => "kept",
        }
    }
}

/// The agency's answer to one record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordAnswer {
    /// Which record of the chain.
    pub position: u32,
    /// What became of it.
    pub status: RecordStatus,
    /// The agency's code, where it has something to say.
    #[serde(default)]
    pub code: String,
    /// The agency's words.
    #[serde(default)]
    pub text: String,
}

/// What can happen to a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ChainEvent {
    /// It begins.
    Opened {
        /// `NumeroInstalacion`.
        installation: String,
        /// Code of the device.
        device_code: String,
        /// NIF of the taxpayer.
        issuer: String,
    },
    /// An invoice was recorded.
    Registered {
        /// The record.
        record: Box<Registration>,
    },
    /// The cancellation of an invoice was recorded.
    Cancelled {
        /// The record.
        record: Box<Cancellation>,
    },
    /// Something was written into the event log of the mode that sends nothing.
    Logged {
        /// The record.
        record: Box<LogRecord>,
    },
    /// The agency answered an envelope.
    Answered {
        /// Each record of it.
        answers: Vec<RecordAnswer>,
        /// The agency's proof of receipt (CSV); empty where all were refused.
        csv: String,
    },
    /// The agency could not be reached: what waits was held up (`Incidencia`).
    Interrupted {
        /// What was in the way, as the computer says it.
        cause: String,
    },
    /// No record follows any more: the installation ended.
    Closed {
        /// Why: a catalogue key.
        reason: String,
    },
}

/// The chain as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chain {
    /// Id.
    pub chain_id: ChainId,
    /// `NumeroInstalacion`.
    pub installation: String,
    /// Code of the device.
    pub device_code: String,
    /// NIF of the taxpayer.
    pub issuer: String,
    /// Records so far.
    pub records: u32,
    /// The last of them.
    pub last: Option<Link>,
    /// When that was made.
    pub last_at: Option<Stamp>,
    /// Records of the event log so far.
    pub logged: u32,
    /// The last of them.
    pub last_logged: Option<LogLink>,
    /// What the next summary of the log adds up.
    #[serde(default, skip_serializing_if = "Summary::is_empty")]
    pub since: Summary,
    /// Records that wait for the agency.
    pub waiting: u32,
    /// Records the agency refused.
    pub refused: u32,
    /// Records up to this one were held up by an outage.
    pub held_up: u32,
    /// The last year a record was made in Veri*Factu mode for the real service.
    pub bound_year: Option<i32>,
    /// Why no record follows; empty while it is open.
    pub closed: String,
}

impl Chain {
    /// The state after `event`. Total: what does not fit the state leaves it as it is.
    pub fn apply(state: Option<Self>, chain_id: ChainId, event: &ChainEvent) -> Option<Self> {
        if let ChainEvent::Opened {
            installation,
            device_code,
            issuer,
        } = event
        {
            return Some(Self {
                chain_id,
                installation: installation.clone(),
                device_code: device_code.clone(),
                issuer: issuer.clone(),
                records: 0,
                last: None,
                last_at: None,
                logged: 0,
                last_logged: None,
                since: Summary::default(),
                waiting: 0,
                refused: 0,
                held_up: 0,
                bound_year: None,
                closed: String::new(),
            });
        }
        let mut chain = state?;
        match event {
            ChainEvent::Opened { .. } => {}
            ChainEvent::Registered { record } => {
                let issued = Some((record.tax_minor, record.total_minor));
                chain.follow(record.position, record.link(), &record.seal, issued);
                if record.amends.is_some_and(|a| a.refused) {
                    chain.refused = chain.refused.saturating_sub(1);
                }
            }
            ChainEvent::Cancelled { record } => {
                chain.follow(record.position, record.link(), &record.seal, None);
            }
            ChainEvent::Logged { record } => {
                chain.logged = record.position;
                chain.last_logged = Some(record.link());
                if record.kind == LogKind::Summary {
                    chain.since = Summary::default();
                } else {
                    chain.since.event(record);
                }
            }
            ChainEvent::Answered { answers, .. } => {
                let answered = u32::try_from(answers.len()).unwrap_or(u32::MAX);
                chain.waiting = chain.waiting.saturating_sub(answered);
                let refused = answers.iter().filter(|a| a.status == RecordStatus::Refused);
                chain.refused += u32::try_from(refused.count()).unwrap_or(u32::MAX);
            }
            ChainEvent::Interrupted { .. } => chain.held_up = chain.records,
            ChainEvent::Closed { reason } => chain.closed.clone_from(reason),
        }
        Some(chain)
    }

    fn follow(&mut self, position: u32, link: Link, seal: &Seal, issued: Option<(i64, i64)>) {
        self.records = position;
        if seal.mode == FiscalMode::NonVerifiable {
            self.since.record(link.clone(), seal, issued);
        }
        self.last = Some(link);
        self.last_at = Some(seal.generated_at);
        if seal.mode == FiscalMode::VeriFactu {
            self.waiting += 1;
            if seal.production {
                self.bound_year = Some(seal.generated_at.year());
            }
        }
    }

    /// The record of an issued document, as the next of the chain.
    pub fn decide_register(
        &self,
        document: &Document,
        facts: &RegistrationFacts,
    ) -> Decided<ChainEvent> {
        self.register(breakdown::body(document, facts)?, facts)
    }

    fn register(&self, body: Registration, facts: &RegistrationFacts) -> Decided<ChainEvent> {
        let seal = self.seal(facts.company, facts.program, facts.at)?;
        let mut record = Registration {
            position: self.records + 1,
            seal,
            ..body
        };
        record.seal.hash = record.computed_hash();
        Ok(ChainEvent::Registered {
            record: Box::new(record),
        })
    }

    /// The record of a document once more, in the place of one the agency refused or took with errors. The document is the same: what was
    /// wrong is put right in the company's or the program's data, or in `recipient`, who the register knows by another name.
    pub fn decide_amend(
        &self,
        document: &Document,
        amends: Amends,
        recipient_name: &str,
        facts: &RegistrationFacts,
    ) -> Decided<ChainEvent> {
        let mut body = breakdown::body(document, facts)?;
        body.amends = Some(amends);
        if let Some(recipient) = body
            .recipient
            .as_mut()
            .filter(|_| !recipient_name.trim().is_empty())
        {
            recipient.name = breakdown::short(recipient_name);
        }
        self.register(body, facts)
    }

    /// The record of a cancelled document, as the next of the chain.
    pub fn decide_cancel(
        &self,
        document_id: DocumentId,
        invoice: InvoiceKey,
        company: &Company,
        program: &str,
        at: Stamp,
    ) -> Decided<ChainEvent> {
        let mut record = Cancellation {
            position: self.records + 1,
            document_id,
            invoice,
            seal: self.seal(company, program, at)?,
        };
        record.seal.hash = record.computed_hash();
        Ok(ChainEvent::Cancelled {
            record: Box::new(record),
        })
    }

    /// An entry of the event log. `details` says what else is known, in at most 100 characters.
    pub fn decide_log(
        &self,
        kind: LogKind,
        details: &str,
        company: &Company,
        program: &str,
        at: Stamp,
    ) -> ChainEvent {
        let mut record = LogRecord {
            position: self.logged + 1,
            kind,
            details: details.chars().take(100).collect(),
            summary: (kind == LogKind::Summary).then(|| Box::new(self.since.clone())),
            issuer: self.issuer.clone(),
            previous: self.last_logged.clone(),
            system: self.system(company, program),
            generated_at: at,
            hash: String::new(),
        };
        record.hash = record.computed_hash();
        ChainEvent::Logged {
            record: Box::new(record),
        }
    }

    /// What every record carries; its hash is left open. Records follow each other in time: a clock that was set back is put right first
    /// (anomaly 11 of the agency's list is a record older than the one before).
    fn seal(&self, company: &Company, program: &str, at: Stamp) -> Decided<Seal> {
        if !self.closed.is_empty() {
            return Err(Refusal::new(Code::ChainClosed).with("device", self.device_code.as_str()));
        }
        if let Some(last) = self.last_at.filter(|last| at.seconds() < last.seconds()) {
            return Err(Refusal::new(Code::ClockBehind).with("last", last.text()));
        }
        Ok(Seal {
            previous: self.last.clone(),
            system: self.system(company, program),
            mode: company.fiscal.mode,
            production: company.fiscal.production,
            generated_at: at,
            hash: String::new(),
        })
    }

    /// Who puts a program on the market for their own use alone answers for it themselves: without a producer it is the company.
    fn system(&self, company: &Company, program: &str) -> System {
        let producer = &company.fiscal.producer;
        let own = producer.tax_id.trim().is_empty();
        System {
            producer_name: if own {
                company.legal_name.clone()
            } else {
                producer.name.trim().to_owned()
            },
            producer_tax_id: if own {
                self.issuer.clone()
            } else {
                nif::plain(&producer.tax_id)
            },
            version: program.to_owned(),
            installation: self.installation.clone(),
        }
    }

    /// Whether the company must stay in Veri*Factu mode, and until when: whoever has begun to send stays with it until the year ends
    /// (RD 1007/2023 art. 16.5, Orden HAC/1177/2024 art. 17.2).
    pub const fn binds(&self, year: i32) -> bool {
        matches!(self.bound_year, Some(bound) if bound == year)
    }
}
