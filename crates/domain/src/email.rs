//! Documents sent by e-mail: the shop's mail server, and what lies in the outbox. A message is part of its document: queued, sent, put off or
//! refused are facts of the document, so its order's history tells them, and the queue survives whatever happens to the computer.
//!
//! No password stands here: facts are for ever and leave the house with every export. It lies in a file of the device (see `app::email`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Decided;
use crate::customer::plausible_email;
use crate::document::{DocumentEvent, DocumentRecord};
use crate::ids::EmailId;
use crate::refusal::{Code, Refusal};
use crate::time::Timestamp;

/// How the connection to a mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// Begins plain and becomes TLS before anything is said (RFC 3207); without it nothing is sent.
    #[default]
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// Plain: for a server on this computer or in the same house.
    None,
}

/// The shop's mail server and who its messages are from. Without a host or a sender nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct MailServer {
    /// Name of the host.
    pub host: String,
    /// Port; 0 = the usual one of the security.
    pub port: u16,
    /// Security.
    pub security: MailSecurity,
    /// User; empty where the server asks for none.
    pub user: String,
    /// Name of the sender; the company's where it is empty.
    pub sender_name: String,
    /// Address of the sender.
    pub sender: String,
    /// Where answers go; to the sender where it is empty.
    pub reply_to: String,
    /// A PEM file with the certificate of an authority of the shop's own, trusted beside those everybody trusts; empty where there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub authority: String,
}

impl MailServer {
    /// Whether something can be sent at all.
    pub fn is_set(&self) -> bool {
        !self.host.trim().is_empty() && !self.sender.trim().is_empty()
    }

    /// The port, or the usual one (RFC 6409, RFC 8314, RFC 5321).
    pub const fn port(&self) -> u16 {
        match (self.port, self.security) {
            (0, MailSecurity::StartTls) => 587,
            (0, MailSecurity::Tls) => 465,
            (0, MailSecurity::None) => 25,
            (port, _) => port,
        }
    }

    /// Refuses what could never send: all empty is no mail server, which is fine.
    pub fn check(&self) -> Result<(), Refusal> {
        if *self == Self::default() {
            return Ok(());
        }
        let host = self.host.trim();
        for (field, value) in [("mail-host", host), ("mail-sender", self.sender.trim())] {
            if value.is_empty() {
                return Err(Refusal::new(Code::FieldRequired).with("field", field));
            }
        }
        if host.contains(|c: char| c.is_whitespace() || c == '/' || c == '@') {
            return Err(invalid("mail-host", host));
        }
        if !plausible_email(self.sender.trim()) {
            return Err(invalid("mail-sender", &self.sender));
        }
        if !self.reply_to.trim().is_empty() && !plausible_email(self.reply_to.trim()) {
            return Err(invalid("mail-reply-to", &self.reply_to));
        }
        Ok(())
    }
}

fn invalid(field: &str, value: &str) -> Refusal {
    Refusal::new(Code::FieldInvalid)
        .with("field", field)
        .with("value", value)
}

/// As what an issued document leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentFormat {
    /// PDF/A-3 with the e-invoice inside (Factur-X).
    #[default]
    Pdf,
    /// The e-invoice alone, UBL 2.1 (EN 16931).
    Ubl,
    /// The e-invoice alone, UN/CEFACT CII (EN 16931).
    Cii,
    /// The e-invoice alone, UBL 2.1 by the rules of Peppol BIS Billing 3.
    Peppol,
    /// The e-invoice alone, UBL 2.1 by the rules of XRechnung 3 (German authorities).
    Xrechnung,
    /// A receipt of 80 mm, as one long page of PDF/A.
    Receipt,
    /// The same for the receipt printer itself (ESC/POS).
    Escpos,
}

impl DocumentFormat {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Ubl => "ubl",
            Self::Cii => "cii",
            Self::Peppol => "peppol",
            Self::Xrechnung => "xrechnung",
            Self::Receipt => "receipt",
            Self::Escpos => "escpos",
        }
    }
    /// What a file of it ends with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Ubl => "ubl.xml",
            Self::Cii => "cii.xml",
            Self::Peppol => "peppol.xml",
            Self::Xrechnung => "xrechnung.xml",
            Self::Receipt => "80mm.pdf",
            Self::Escpos => "escpos",
        }
    }
    /// Something to print, not to send to a machine.
    pub const fn prints(self) -> bool {
        matches!(self, Self::Pdf | Self::Receipt | Self::Escpos)
    }
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf | Self::Receipt => "application/pdf",
            Self::Escpos => "application/octet-stream",
            Self::Ubl | Self::Cii | Self::Peppol | Self::Xrechnung => "application/xml",
        }
    }
}

/// Where a message of the outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EmailStatus {
    /// Not taken by the mail server yet.
    #[default]
    Waiting,
    /// The mail server took it.
    Sent,
    /// The mail server will not take it, or did not for days.
    Refused,
    /// Somebody took it out of the outbox.
    Discarded,
}

impl EmailStatus {
    /// As written in SQL and JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Discarded => "discarded",
        }
    }
}

/// A message as it was queued: what is sent, whatever words a later program has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EmailDraft {
    /// Address of the recipient.
    pub to: String,
    /// Their name; may be empty.
    pub to_name: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// As what the document is attached.
    pub format: DocumentFormat,
}

/// A message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Email {
    /// Id; its `Message-ID` is made of it.
    pub email_id: EmailId,
    /// What it says.
    pub draft: EmailDraft,
    /// Where it stands.
    pub status: EmailStatus,
    /// When it was queued, or last told to be tried again.
    pub queued_at: Timestamp,
    /// Tries the mail server put off since then.
    pub tries: u32,
    /// Not tried before this moment.
    pub next_try_at: Timestamp,
    /// When its status last changed.
    pub changed_at: Timestamp,
    /// The mail server's last words; empty where it said nothing.
    pub reply: String,
}

/// Wait after the first try that was put off; each further one is four times as long.
const WAIT_MS: i64 = 60_000;
/// The longest wait between two tries.
const WAIT_MAX_MS: i64 = 4 * 3_600_000;
/// A message the server puts off for so long is given up (RFC 5321, 4.5.4.1: at least 4 to 5 days).
const GIVE_UP_MS: i64 = 5 * 86_400_000;
/// The longest message a person may add.
const MESSAGE_MAX: usize = 10_000;

impl Email {
    /// The fact of a try the server put off: again later, or given up.
    pub fn put_off(&self, reply: String, now: Timestamp) -> DocumentEvent {
        if now.0 - self.queued_at.0 >= GIVE_UP_MS {
            return self.refused(reply, now);
        }
        let factor = 4_i64.saturating_pow(self.tries.min(16));
        let wait = WAIT_MS.saturating_mul(factor).min(WAIT_MAX_MS);
        DocumentEvent::EmailPutOff {
            email_id: self.email_id,
            reply,
            next_try_at: Timestamp(now.0 + wait),
        }
    }

    /// The fact that the server took it.
    pub fn sent(&self, reply: String, at: Timestamp) -> DocumentEvent {
        DocumentEvent::EmailSent {
            email_id: self.email_id,
            to: self.draft.to.clone(),
            reply,
            at,
        }
    }

    /// The fact that the server will never take it.
    pub fn refused(&self, reply: String, at: Timestamp) -> DocumentEvent {
        DocumentEvent::EmailRefused {
            email_id: self.email_id,
            to: self.draft.to.clone(),
            reply,
            at,
        }
    }

    fn becomes(&mut self, status: EmailStatus, at: Timestamp) {
        self.status = status;
        self.changed_at = at;
    }

    /// Total: what does not fit the state leaves it as it is. A message the server took is sent, whatever else was decided meanwhile.
    fn apply(&mut self, event: &DocumentEvent) {
        match event {
            DocumentEvent::EmailSent { at, reply, .. } => {
                self.becomes(EmailStatus::Sent, *at);
                self.reply.clone_from(reply);
            }
            DocumentEvent::EmailPutOff {
                reply, next_try_at, ..
            } if self.status == EmailStatus::Waiting => {
                self.tries += 1;
                self.next_try_at = *next_try_at;
                self.reply.clone_from(reply);
            }
            DocumentEvent::EmailRefused { at, reply, .. }
                if self.status == EmailStatus::Waiting =>
            {
                self.becomes(EmailStatus::Refused, *at);
                self.reply.clone_from(reply);
            }
            DocumentEvent::EmailRetried { at, .. } if self.is_open() => {
                self.becomes(EmailStatus::Waiting, *at);
                self.queued_at = *at;
                self.next_try_at = *at;
                self.tries = 0;
            }
            DocumentEvent::EmailDiscarded { at, .. } if self.is_open() => {
                self.becomes(EmailStatus::Discarded, *at);
            }
            _ => {}
        }
    }

    /// Neither sent nor discarded: something can still be done about it.
    pub const fn is_open(&self) -> bool {
        matches!(self.status, EmailStatus::Waiting | EmailStatus::Refused)
    }
}

/// Applies a fact about a message to the messages of its document.
pub(crate) fn apply(emails: &mut Vec<Email>, event: &DocumentEvent) {
    match event {
        DocumentEvent::EmailQueued {
            email_id,
            draft,
            at,
        } => emails.push(Email {
            email_id: *email_id,
            draft: (**draft).clone(),
            status: EmailStatus::Waiting,
            queued_at: *at,
            tries: 0,
            next_try_at: *at,
            changed_at: *at,
            reply: String::new(),
        }),
        DocumentEvent::EmailSent { email_id, .. }
        | DocumentEvent::EmailPutOff { email_id, .. }
        | DocumentEvent::EmailRefused { email_id, .. }
        | DocumentEvent::EmailRetried { email_id, .. }
        | DocumentEvent::EmailDiscarded { email_id, .. } => {
            if let Some(email) = emails.iter_mut().find(|e| e.email_id == *email_id) {
                email.apply(event);
            }
        }
        DocumentEvent::Issued { .. }
        | DocumentEvent::Printed { .. }
        | DocumentEvent::Cancelled { .. }
        | DocumentEvent::Corrected { .. } => {}
    }
}

impl DocumentRecord {
    /// Puts a message into the outbox. What already waits for the same address is not queued twice; a cancelled document is sent to nobody.
    pub fn decide_send(
        &self,
        email_id: EmailId,
        draft: EmailDraft,
        server: &MailServer,
        at: Timestamp,
    ) -> Decided<DocumentEvent> {
        if self.cancelled.is_some() {
            return Err(Refusal::wrong_state("document-send", "cancelled"));
        }
        if draft.to.is_empty() {
            return Err(Refusal::new(Code::NoEmailAddress));
        }
        if !plausible_email(&draft.to) {
            return Err(invalid("email", &draft.to));
        }
        if !server.is_set() {
            return Err(Refusal::new(Code::NoMailServer));
        }
        if draft.body.chars().count() > MESSAGE_MAX {
            return Err(invalid("message", ""));
        }
        let waits = |e: &Email| e.status == EmailStatus::Waiting && e.draft.to == draft.to;
        if self.emails.iter().any(waits) {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(DocumentEvent::EmailQueued {
            email_id,
            draft: Box::new(draft),
            at,
        })
    }

    /// Tries a message again, now.
    pub fn decide_retry_email(&self, id: EmailId, at: Timestamp) -> Decided<DocumentEvent> {
        self.open_email(id)?;
        if self.cancelled.is_some() {
            return Err(Refusal::wrong_state("document-send", "cancelled"));
        }
        Ok(DocumentEvent::EmailRetried { email_id: id, at })
    }

    /// Takes a message out of the outbox.
    pub fn decide_discard_email(&self, id: EmailId, at: Timestamp) -> Decided<DocumentEvent> {
        self.open_email(id)?;
        Ok(DocumentEvent::EmailDiscarded { email_id: id, at })
    }

    /// Messages that still wait: discarded with a document that is cancelled.
    pub fn waiting_emails(&self) -> impl Iterator<Item = &Email> {
        self.emails
            .iter()
            .filter(|e| e.status == EmailStatus::Waiting)
    }

    fn open_email(&self, id: EmailId) -> Decided<&Email> {
        let found = self.emails.iter().find(|e| e.email_id == id);
        let email = found.ok_or_else(|| Refusal::not_found("email", id))?;
        if email.is_open() {
            Ok(email)
        } else {
            Err(Refusal::new(Code::NothingToDo))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn queued() -> Email {
        let draft = EmailDraft {
            to: "ana@correo.example".to_owned(),
            to_name: "Ana".to_owned(),
            subject: String::new(),
            body: String::new(),
            format: DocumentFormat::Pdf,
        };
        let mut emails = Vec::new();
        apply(
            &mut emails,
            &DocumentEvent::EmailQueued {
                email_id: EmailId::new(Uuid::nil()),
                draft: Box::new(draft),
                at: Timestamp(0),
            },
        );
        emails.remove(0)
    }

    #[test]
    fn waits_grow_to_four_hours_and_end_after_five_days() {
        let mut email = queued();
        let (mut now, mut waits) = (Timestamp(0), Vec::new());
        loop {
            let event = email.put_off("451 later".to_owned(), now);
            email.apply(&event);
            if email.status != EmailStatus::Waiting {
                break;
            }
            waits.push((email.next_try_at.0 - now.0) / 60_000);
            now = email.next_try_at;
        }
        assert_eq!(waits.get(..6), Some(&[1, 4, 16, 64, 240, 240][..]));
        assert_eq!(
            (email.status, email.reply.as_str()),
            (EmailStatus::Refused, "451 later")
        );
        assert!((GIVE_UP_MS..GIVE_UP_MS + WAIT_MAX_MS).contains(&now.0));
    }

    #[test]
    fn what_the_server_took_is_sent_even_if_somebody_discarded_it_meanwhile() {
        let mut email = queued();
        let email_id = email.email_id;
        let at = Timestamp(1);
        email.apply(&DocumentEvent::EmailDiscarded { email_id, at });
        email.apply(&DocumentEvent::EmailRetried { email_id, at });
        assert_eq!(email.status, EmailStatus::Discarded);
        let sent = email.sent("250 ok".to_owned(), at);
        email.apply(&sent);
        assert_eq!(email.status, EmailStatus::Sent);
    }

    #[test]
    fn a_server_is_whole_or_none() {
        assert!(MailServer::default().check().is_ok());
        let mut server = MailServer {
            host: "smtp.casa.example".to_owned(),
            ..MailServer::default()
        };
        assert!(server.check().is_err() && !server.is_set());
        server.sender = "tienda@casa.example".to_owned();
        assert!(server.check().is_ok() && server.is_set());
        assert_eq!(server.port(), 587);
        server.reply_to = "tienda".to_owned();
        assert!(server.check().is_err());
    }
}
