//! What a message says: words from the catalogue in the customer's language, as MIME with the document attached.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use encargo_domain::company::Company;
use encargo_domain::customer::Customer;
use encargo_domain::document::{Document, DocumentKind};
use encargo_domain::email::{DocumentFormat, Email, EmailDraft, MailServer};
use encargo_domain::order::Order;
use encargo_domain::refusal::Words;
use encargo_domain::words::{Language, date, label, money, say};
use encargo_domain::{Refusal, Timestamp};
use encargo_domain::{ids::EmailId, refusal::Code};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

/// Whom a document belongs to: the customer of record as they are now, else who stood on the order or the document.
pub(crate) fn recipient(
    document: &Document,
    order: Option<&Order>,
    customer: Option<&Arc<Customer>>,
) -> (String, String) {
    let buyer = order.and_then(|o| o.buyer.as_ref());
    let party = document.buyer.as_ref();
    let first = |found: [Option<&str>; 3]| {
        let mut known = found.into_iter().flatten().map(str::trim);
        known.find(|f| !f.is_empty()).unwrap_or("").to_owned()
    };
    let customer = customer.map(|c| &c.input);
    (
        first([
            customer.map(|c| c.email.as_str()),
            buyer.map(|b| b.email.as_str()),
            party.map(|p| p.email.as_str()),
        ]),
        first([
            party.map(|p| p.name.as_str()),
            customer.map(|c| c.name.as_str()),
            buyer.map(|b| b.name.as_str()),
        ]),
    )
}

/// The message a document is sent with. `message` is what a person adds.
pub(crate) fn draft(
    document: &Document,
    company: &Company,
    (to, to_name): (String, String),
    message: &str,
    format: DocumentFormat,
) -> EmailDraft {
    let language = document.language;
    let kind = document.kind.as_str();
    let amount = |minor| money(language, minor, document.currency);
    let line = |words: Words| say(language, &words);
    let subject = line(
        Words::new("email-subject")
            .with("kind", kind)
            .with("number", document.number.as_str())
            .with("company", company.name.as_str()),
    );
    let mut parts = vec![match to_name.as_str() {
        "" => label(language, "email-greeting"),
        name => line(Words::new("email-greeting-name").with("name", name)),
    }];
    parts.extend(
        [message.trim().to_owned()]
            .into_iter()
            .filter(|m| !m.is_empty()),
    );
    parts.push(line(
        Words::new("email-attached")
            .with("kind", kind)
            .with("number", document.number.as_str())
            .with("date", date(language, document.issued_on))
            .with("total", amount(document.total_minor)),
    ));
    if document.kind != DocumentKind::CreditNote && document.due_minor > 0 {
        let due = amount(document.due_minor);
        parts.push(match document.due_on {
            Some(day) => line(
                Words::new("email-due-on")
                    .with("due", due)
                    .with("date", date(language, day)),
            ),
            None => line(Words::new("email-due").with("due", due)),
        });
    }
    parts.push(closing(language, company));
    EmailDraft {
        to,
        to_name,
        subject,
        body: parts.join("\n\n"),
        format,
    }
}

fn closing(language: Language, company: &Company) -> String {
    let lines = [&company.name, &company.phone, &company.web];
    let lines = lines
        .into_iter()
        .map(|l| l.trim())
        .filter(|l| !l.is_empty());
    let mut closing = label(language, "email-closing");
    for line in lines {
        closing.push('\n');
        closing.push_str(line);
    }
    closing
}

/// The message of the settings screen.
pub(crate) fn trial(language: Language, company: &Company, to: String) -> EmailDraft {
    let name = company.name.as_str();
    EmailDraft {
        to,
        to_name: String::new(),
        subject: say(
            language,
            &Words::new("email-test-subject").with("company", name),
        ),
        body: say(
            language,
            &Words::new("email-test-body").with("company", name),
        ),
        format: DocumentFormat::Pdf,
    }
}

/// What is attached.
pub(crate) struct Attached {
    /// Name of the file.
    pub(crate) name: String,
    /// Media type.
    pub(crate) media_type: &'static str,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
}

/// The message as it goes over the wire. Its `Message-ID` follows from the id of the message: where a server took it and the answer was lost,
/// the second copy is known to be the same.
pub(crate) fn mime(
    email_id: EmailId,
    draft: &EmailDraft,
    server: &MailServer,
    company: &Company,
    at: Timestamp,
    attached: Option<Attached>,
) -> Result<Message, Refusal> {
    let name = match server.sender_name.trim() {
        "" => company.name.trim(),
        name => name,
    };
    let sender = address("mail-sender", &server.sender)?;
    let id = format!("<{email_id}@{}>", sender.domain());
    let from = Mailbox::new(Some(name.to_owned()), sender);
    let to_name = Some(draft.to_name.trim()).filter(|n| !n.is_empty());
    let to = Mailbox::new(to_name.map(str::to_owned), address("email", &draft.to)?);
    let since = Duration::from_millis(u64::try_from(at.0).unwrap_or(0));
    let mut builder = Message::builder()
        .from(from)
        .to(to)
        .subject(draft.subject.as_str())
        .date(SystemTime::UNIX_EPOCH + since)
        .message_id(Some(id))
        // No answers from machines that are away on holiday (RFC 3834).
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    if !server.reply_to.trim().is_empty() {
        let answers = address("mail-reply-to", &server.reply_to)?;
        builder = builder.reply_to(Mailbox::new(None, answers));
    }
    let text = SinglePart::plain(draft.body.replace('\n', "\r\n"));
    let built = match attached {
        None => builder.singlepart(text),
        Some(file) => {
            let kind = ContentType::parse(file.media_type).unwrap_or(ContentType::TEXT_PLAIN);
            let part = Attachment::new(file.name).body(file.bytes, kind);
            builder.multipart(MultiPart::mixed().singlepart(text).singlepart(part))
        }
    };
    built.map_err(|e| Refusal::new(Code::EmailNotTaken).with("reply", e.to_string()))
}

fn address(field: &str, text: &str) -> Result<Address, Refusal> {
    text.trim().parse().map_err(|_| {
        Refusal::new(Code::FieldInvalid)
            .with("field", field)
            .with("value", text)
    })
}

/// The name of an attached document.
pub(crate) fn file_name(document: &Document, format: DocumentFormat) -> String {
    format!("{}.{}", document.number, format.extension())
}

/// What a message of the outbox carries over the wire.
pub(crate) fn with_document(email: &Email, document: &Document, bytes: Vec<u8>) -> Attached {
    let format = email.draft.format;
    Attached {
        name: file_name(document, format),
        media_type: format.media_type(),
        bytes,
    }
}
