//! From the outbox to the mail server. Messages wait in the books; a round takes those whose time has come over one connection. Where the server
//! cannot be reached, or refuses us as a whole, nothing happens to the messages: they wait, and the pauses grow. What the server says about
//! one message is a fact of its document: taken, put off (4xx, hung up), or refused (5xx).
//!
//! A message the books know as sent is never sent again. Where the server took one and its answer was lost (cable, power), nobody can know: it is
//! sent again with the same `Message-ID`.

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::company::Company;
use encargo_domain::document::{DocumentEvent, DocumentRecord};
use encargo_domain::email::{Email, EmailStatus};
use encargo_domain::ids::DocumentId;
use encargo_domain::{AggregateKind, Event, Refusal, Timestamp};
use encargo_store::{Fault, due_emails, load, load_all};
use lettre::Message;
use lettre::transport::smtp::client::SmtpConnection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::letter;
use super::way::{Way, words};
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::queries::Read;
use crate::queries::documents::bytes_as;
use crate::queries::id_of;
use crate::recording::record;

/// How often the outbox is looked at.
const LOOK: Duration = Duration::from_secs(10);
/// Messages of one round.
const ROUND_MAX: u32 = 100;

/// Sends what waits.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SendEmails {
    /// At once, whatever pause is kept and whenever their next try is due.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub now: bool,
}

/// What became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SentEmails {
    /// Taken by the server.
    pub sent: u32,
    /// Refused for good.
    pub refused: u32,
    /// To be tried again later.
    pub put_off: u32,
    /// What was in the way of all; empty where nothing was.
    pub hindrance: String,
    /// No round before this moment.
    #[ts(type = "number")]
    pub not_before_ms: i64,
}

/// `email.send`: a round, if its time has come.
pub(crate) async fn send(
    app: Arc<App>,
    cx: Cx,
    action: SendEmails,
) -> Result<SentEmails, CommandError> {
    let mut conn = app.store.reader().await?;
    // As last committed: whoever has just changed it is asked about now.
    let company = load_all::<Company>(&mut conn).await?.into_iter().next();
    let company = company.ok_or_else(|| Refusal::not_found("company", ""))?;
    let way = Way::of(&app, &company.mail_server, cx.language)?;
    let _one = app.outbox.busy.lock().await;
    let now = cx.ctx.now;
    let mut done = SentEmails::default();
    let before = app.outbox.snapshot();
    if action.now || now.0 >= before.not_before_ms {
        let by = if action.now { Timestamp(i64::MAX) } else { now };
        let due = due_emails(&mut conn, app.store.identity(), by, ROUND_MAX).await?;
        drop(conn);
        if !due.is_empty() {
            match round(&app, &cx, &company, way, due, &mut done).await? {
                Ok(()) => app.outbox.went_well(now.0, 0),
                Err(hindrance) => app.outbox.was_hindered(now.0, hindrance),
            }
            // A hindrance is in no fact: screens hear of it this way.
            app.store.announce(AggregateKind::Document);
        }
    }
    let after = app.outbox.snapshot();
    done.hindrance = after.hindrance;
    done.not_before_ms = after.not_before_ms;
    Ok(done)
}

/// Sends each of `due`; what stands in the way of all of them ends the round.
async fn round(
    app: &Arc<App>,
    cx: &Cx,
    company: &Company,
    way: Way,
    due: Vec<(String, String)>,
    done: &mut SentEmails,
) -> Result<Result<(), String>, CommandError> {
    let mut line = None;
    for (document_id, email_id) in due {
        let id = DocumentId::new(id_of(&document_id)?);
        let Some((document, email)) = waiting(app, id, &email_id).await? else {
            continue;
        };
        let message = match written(app, cx, company, &document, &email).await? {
            Ok(message) => message,
            // No such message can be written: a try later would not help.
            Err(refusal) => {
                done.refused += 1;
                let event = email.refused(refusal.to_string(), cx.ctx.now);
                note(app, cx, id, event).await?;
                continue;
            }
        };
        let said = over(&way, &mut line, message).await?;
        let event = match said {
            Said::Taken(reply) => {
                done.sent += 1;
                email.sent(reply, cx.ctx.now)
            }
            Said::Never(reply) => {
                done.refused += 1;
                email.refused(reply, cx.ctx.now)
            }
            Said::Later(reply) => {
                done.put_off += 1;
                email.put_off(reply, cx.ctx.now)
            }
            Said::Nothing(hindrance) => return Ok(Err(hindrance)),
        };
        note(app, cx, id, event).await?;
    }
    if let Some(mut line) = line {
        // Polite, and nothing depends on it.
        let _ = tokio::task::spawn_blocking(move || line.quit().map(|_| ())).await;
    }
    Ok(Ok(()))
}

/// The message and its document, if it still waits.
async fn waiting(
    app: &Arc<App>,
    id: DocumentId,
    email_id: &str,
) -> Result<Option<(Arc<DocumentRecord>, Email)>, CommandError> {
    let mut conn = app.store.reader().await?;
    let found = load::<DocumentRecord>(&mut conn, id.uuid()).await?;
    Ok(found.and_then(|(record, _)| {
        let mut emails = record.emails.iter();
        let email = emails
            .find(|e| e.status == EmailStatus::Waiting && e.email_id.to_string() == email_id)?;
        Some((record.clone(), email.clone()))
    }))
}

/// The message with the bytes the document has.
async fn written(
    app: &Arc<App>,
    cx: &Cx,
    company: &Company,
    record: &Arc<DocumentRecord>,
    email: &Email,
) -> Result<Result<Message, Refusal>, CommandError> {
    let mut read = Read::new(app.clone(), cx.clone()).await?;
    let bytes = bytes_as(&mut read, record.clone(), email.draft.format).await?;
    drop(read);
    let attached = letter::with_document(email, &record.document, bytes);
    let server = &company.mail_server;
    let (id, draft) = (email.email_id, &email.draft);
    Ok(letter::mime(
        id,
        draft,
        server,
        company,
        cx.ctx.now,
        Some(attached),
    ))
}

async fn note(
    app: &Arc<App>,
    cx: &Cx,
    id: DocumentId,
    event: DocumentEvent,
) -> Result<(), CommandError> {
    record(app, cx.clone(), "email.noted", move |work, cx| {
        Box::pin(async move { work.record(&cx.ctx, Event::Document(id, event)).await })
    })
    .await
}

/// What the server said about a message.
pub(super) enum Said {
    /// It took it.
    Taken(String),
    /// It will never take it.
    Never(String),
    /// Not now.
    Later(String),
    /// Nothing about this one: it could not be reached, or refuses us as a whole.
    Nothing(String),
}

/// Replies about who we are, not about the message (RFC 4954): authentication wanted, failed, too weak, or only encrypted.
const ABOUT_US: [&str; 4] = ["530", "534", "535", "538"];

/// Sends a message over the connection there is, or a new one, away from the threads that answer calls.
pub(super) async fn over(
    way: &Way,
    line: &mut Option<SmtpConnection>,
    message: Message,
) -> Result<Said, CommandError> {
    let way = way.clone();
    let open = line.take().filter(|l| !l.has_broken());
    let talk = tokio::task::spawn_blocking(move || {
        let mut line = match open.map_or_else(|| way.connect(), Ok) {
            Ok(line) => line,
            Err(obstacle) => return (None, Said::Nothing(way.told(&obstacle))),
        };
        let said = match line.send(message.envelope(), &message.formatted()) {
            Ok(answer) => {
                let reply: Vec<&str> = answer.message().collect();
                Said::Taken(format!("{} {}", answer.code(), reply.join(" ")))
            }
            Err(error) => {
                let code = error.status().map(|c| c.to_string()).unwrap_or_default();
                if ABOUT_US.contains(&code.as_str()) {
                    Said::Nothing(words(&error))
                } else if error.is_permanent() || error.is_client() {
                    Said::Never(words(&error))
                } else {
                    Said::Later(words(&error))
                }
            }
        };
        (Some(line), said)
    });
    let (after, said) = talk.await.map_err(|e| Fault::Panic(e.to_string()))?;
    *line = after;
    Ok(said)
}

/// Sends what waits, as long as the program is open.
pub(crate) async fn clock(app: Weak<App>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(app) = app.upgrade() else { return };
        let house = app.house().await;
        let Some(company) = &house.company else {
            continue;
        };
        if Way::of(&app, &company.mail_server, company.language).is_err() {
            continue;
        }
        if let Err(error) = app.call("email.send", serde_json::json!({})).await {
            tracing::warn!(code = %error.code, "documents could not be sent by e-mail");
        }
    }
}
