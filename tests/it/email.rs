//! Documents by e-mail through the registry, to a mail server on this computer that speaks SMTP: queued durably, sent once, put off, refused.

mod private;
mod server;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::{Value, json};

use crate::story::Story;
use server::{Mood, Server};

const SHOP: &str = "
place VLC store 39.47 -0.38
item MUG 12.10
stock VLC MUG 50
customer Peñalver 46001 business
";

/// A shop with an issued invoice and a mail server; the document's id.
async fn shop(server: &Server) -> (Story, Value) {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    set(&mut story, &server.settings()).await.unwrap();
    let document = invoice(&mut story, "O1").await;
    (story, document)
}

async fn set(story: &mut Story, mail_server: &Value) -> Result<Value, String> {
    let mut company = story.call("company.get", json!({})).await.unwrap()["company"].clone();
    company["mailServer"] = mail_server.clone();
    story
        .call("company.save", json!({ "company": company }))
        .await
}

async fn invoice(story: &mut Story, order: &str) -> Value {
    let lines = format!(
        "order {order} Peñalver carry_out@VLC MUG x2\nverify {order}\nconfirm {order}\npay {order} card due\nhandover {order}"
    );
    story.tell("sale", &lines).await;
    let id = story.order_id(order);
    let issued = story
        .call("invoice.issue", json!({ "orderId": id }))
        .await
        .unwrap();
    issued["documentId"].clone()
}

async fn queue(story: &mut Story, document: &Value) -> Value {
    story
        .call("document.send", json!({ "documentId": document }))
        .await
        .unwrap()
}

async fn send(story: &mut Story) -> Value {
    story.call("email.send", json!({})).await.unwrap()
}

/// The newest message of a document.
async fn newest(story: &mut Story, document: &Value) -> Value {
    let seen = story
        .call("document.emails", json!({ "documentId": document }))
        .await
        .unwrap();
    seen["emails"][0].clone()
}

async fn status(story: &mut Story, document: &Value) -> String {
    let email = newest(story, document).await;
    email["status"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invoice_arrives_byte_for_byte_in_the_customers_language() {
    let mut server = Server::start();
    let (mut story, document) = shop(&server).await;
    let file = json!({ "documentId": document });
    let pdf = story.call("document.file", file).await.unwrap();
    let asked =
        json!({ "documentId": document, "message": "Gracias por la visita, ¡hasta pronto!" });
    let queued = story.call("document.send", asked).await.unwrap();
    assert_eq!(queued["to"], "a@example.test");
    assert_eq!(status(&mut story, &document).await, "waiting");
    server.will(Mood::Take);
    let done = send(&mut story).await;
    assert_eq!(
        (&done["sent"], &done["hindrance"]),
        (&json!(1), &json!("")),
        "{done}"
    );
    let heard = server.heard();
    assert_eq!(
        (heard.from.as_str(), heard.to.as_str()),
        ("tienda@casa.example", "a@example.test")
    );
    let mail = MessageParser::default().parse(&heard.data).unwrap();
    let number = "T1-F-2026-000001";
    assert_eq!(
        mail.subject(),
        Some(format!("Factura {number} de Casa").as_str())
    );
    let from = mail.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (Some("Cerámicas Ñandú"), Some("tienda@casa.example"))
    );
    assert_eq!(mail.to().unwrap().first().unwrap().name(), Some("Peñalver"));
    let answers = mail.reply_to().unwrap().first().unwrap();
    assert_eq!(answers.address(), Some("pedidos@casa.example"));
    let id = queued["emailId"].as_str().unwrap();
    assert_eq!(
        mail.message_id(),
        Some(format!("{id}@casa.example").as_str())
    );
    let text = mail.body_text(0).unwrap();
    for part in [
        "Hola, Peñalver:",
        "¡hasta pronto!",
        number,
        "24,20\u{a0}€",
        "Casa",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(mail.attachment_count(), 1);
    let attached = mail.attachment(0).unwrap();
    assert_eq!(
        attached.attachment_name(),
        Some(format!("{number}.pdf").as_str())
    );
    let kind = attached.content_type().unwrap();
    assert_eq!((kind.ctype(), kind.subtype()), ("application", Some("pdf")));
    assert_eq!(
        STANDARD.encode(attached.contents()),
        pdf["base64"].as_str().unwrap()
    );
    let email = newest(&mut story, &document).await;
    assert_eq!(
        (&email["status"], &email["reply"]),
        (&json!("sent"), &json!("250 taken as 1"))
    );
    // The order's history tells it, in the reader's words.
    let order = json!({ "orderId": story.order_id("O1") });
    let view = story.call("order.get", order).await.unwrap();
    let told = view["timeline"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&told["kind"], &told["words"]["params"]["to"]),
        (&json!("document.email_sent"), &json!("a@example.test")),
        "{told}"
    );
    assert_eq!(send(&mut story).await["sent"], 0, "once is enough");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_and_a_restart_lose_nothing_and_send_nothing_twice() {
    let mut server = Server::start();
    let (mut story, document) = shop(&server).await;
    // A port nobody listens at.
    let mut nobody = server.settings();
    nobody["port"] = json!(Server::closed_port());
    set(&mut story, &nobody).await.unwrap();
    let asked =
        json!({ "documentId": document, "commandId": "01900000-0000-7000-8000-0000000000aa" });
    let queued = story.call("document.send", asked.clone()).await.unwrap();
    let again = story.call("document.send", asked).await.unwrap();
    assert_eq!(queued, again, "the same command is carried out once");
    let done = send(&mut story).await;
    assert_eq!((&done["sent"], &done["putOff"]), (&json!(0), &json!(0)));
    assert_ne!(done["hindrance"], "", "{done}");
    let email = newest(&mut story, &document).await;
    assert_eq!(
        (&email["status"], &email["tries"]),
        (&json!("waiting"), &json!(0)),
        "an outage is not the message's fault"
    );
    // Pauses grow: twice as long after the second failure.
    let second = send(&mut story).await["notBeforeMs"].as_i64().unwrap();
    assert_eq!(send(&mut story).await["notBeforeMs"].as_i64(), Some(second));

    let mut story = story.restart().await;
    set(&mut story, &server.settings()).await.unwrap();
    server.will(Mood::Take);
    assert_eq!(send(&mut story).await["sent"], 1);
    let heard = server.heard();
    assert!(String::from_utf8_lossy(&heard.data).contains(queued["emailId"].as_str().unwrap()));
    let mut story = story.restart().await;
    assert_eq!(send(&mut story).await["sent"], 0);
    assert_eq!(server.calls(), 1, "nobody called again");
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_puts_off_is_tried_again_later_and_others_go() {
    let mut server = Server::start();
    let (mut story, first) = shop(&server).await;
    let second = invoice(&mut story, "O2").await;
    queue(&mut story, &first).await;
    queue(&mut story, &second).await;
    server.will(Mood::Say("451 4.7.1 Greylisted, come back"));
    server.will(Mood::Take);
    let done = send(&mut story).await;
    assert_eq!((&done["sent"], &done["putOff"]), (&json!(1), &json!(1)));
    server.heard();
    assert_eq!(server.heard().from, "tienda@casa.example");
    let email = newest(&mut story, &first).await;
    assert_eq!(
        (&email["status"], &email["tries"], &email["reply"]),
        (
            &json!("waiting"),
            &json!(1),
            &json!("451 4.7.1 Greylisted, come back")
        )
    );
    assert_eq!(status(&mut story, &second).await, "sent");
    // The server hangs up when it has all of it: whether it took it nobody knows, so it is tried again, as the same message.
    server.will(Mood::HangUp);
    assert_eq!(send(&mut story).await["putOff"], 1);
    let half = server.heard();
    let waits = newest(&mut story, &first).await;
    let since = waits["nextTryAt"].as_i64().unwrap() - waits["queuedAt"].as_i64().unwrap();
    assert!(since > 240_000, "{waits}");
    assert_eq!(send(&mut story).await["putOff"], 0, "its time has not come");
    server.will(Mood::Take);
    let now = json!({ "now": true });
    let done = story.call("email.send", now).await.unwrap();
    assert_eq!(done["sent"], 1, "unless somebody asks for it");
    let whole = server.heard();
    let id = |data: &[u8]| {
        let mail = MessageParser::default().parse(data).unwrap();
        mail.message_id().unwrap().to_owned()
    };
    assert_eq!(id(&half.data), id(&whole.data));
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_refuses_stops_and_says_why() {
    let mut server = Server::start();
    let (mut story, document) = shop(&server).await;
    queue(&mut story, &document).await;
    server.will(Mood::Say("550 5.1.1 No such user here"));
    assert_eq!(send(&mut story).await["refused"], 1);
    server.heard();
    let email = newest(&mut story, &document).await;
    assert_eq!(
        (&email["status"], &email["reply"]),
        (&json!("refused"), &json!("550 5.1.1 No such user here"))
    );
    let view = story.call("email.outbox", json!({})).await.unwrap();
    assert_eq!(view["outbox"]["rows"][0]["status"], "refused");
    story.tell("later", "later 2d").await;
    assert_eq!(
        send(&mut story).await["refused"],
        0,
        "it is not tried again"
    );
    let of = json!({ "documentId": document, "emailId": email["emailId"] });
    story
        .call("document.retry_email", of.clone())
        .await
        .unwrap();
    server.will(Mood::Take);
    assert_eq!(send(&mut story).await["sent"], 1);
    server.heard();
    for late in ["document.retry_email", "document.discard_email"] {
        let refused = story.call(late, of.clone()).await;
        assert_eq!(refused, Err("nothing_to_do".to_owned()), "it is sent");
    }
    // Another address, thought better of.
    let other = json!({ "documentId": document, "to": "b@example.test", "format": "ubl" });
    story.call("document.send", other.clone()).await.unwrap();
    let twice = story.call("document.send", other).await;
    assert_eq!(twice, Err("nothing_to_do".to_owned()), "it waits already");
    let email = newest(&mut story, &document).await;
    let of = json!({ "documentId": document, "emailId": email["emailId"] });
    story.call("document.discard_email", of).await.unwrap();
    assert_eq!(send(&mut story).await["sent"], 0);
    assert_eq!(server.calls(), 2);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_is_refused_before_it_waits() {
    let server = Server::start();
    let (mut story, document) = shop(&server).await;
    let to = |to: &str| json!({ "documentId": document, "to": to });
    assert_eq!(
        story.call("document.send", to("")).await,
        Err("no_email_address".to_owned())
    );
    for odd in ["ana", "ana@correo", "ana@b.example\r\nBcc: x@y.example"] {
        assert_eq!(
            story.call("document.send", to(odd)).await,
            Err("field_invalid".to_owned()),
            "{odd}"
        );
    }
    let mut half = server.settings();
    half["sender"] = json!("");
    assert_eq!(
        set(&mut story, &half).await,
        Err("field_required".to_owned())
    );
    set(&mut story, &json!({})).await.unwrap();
    assert_eq!(
        story.call("document.send", to("a@example.test")).await,
        Err("no_mail_server".to_owned())
    );
    assert_eq!(
        story.call("email.send", json!({})).await,
        Err("no_mail_server".to_owned())
    );
    // What should never have been issued is not sent.
    set(&mut story, &server.settings()).await.unwrap();
    queue(&mut story, &document).await;
    let cancel = json!({ "documentId": document, "reason": "Cliente equivocado" });
    story.call("document.cancel", cancel).await.unwrap();
    assert_eq!(status(&mut story, &document).await, "discarded");
    assert_eq!(
        story.call("document.send", to("a@example.test")).await,
        Err("wrong_state".to_owned())
    );
    assert_eq!(send(&mut story).await["sent"], 0);
    assert_eq!(server.calls(), 0);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_in_no_fact_and_never_said_in_the_clear() {
    let mut server = Server::start();
    let (mut story, document) = shop(&server).await;
    let mut settings = server.settings();
    settings["user"] = json!("tienda");
    set(&mut story, &settings).await.unwrap();
    queue(&mut story, &document).await;
    assert_eq!(
        story.call("email.send", json!({})).await,
        Err("no_mail_password".to_owned())
    );
    let secret = "contraseña-muy-secreta";
    let word = json!({ "password": secret });
    story.call("email.set_password", word).await.unwrap();
    // Wanted private, and the server does not offer it: nothing is said.
    settings["security"] = json!("start_tls");
    set(&mut story, &settings).await.unwrap();
    server.will(Mood::Take);
    let done = send(&mut story).await;
    assert!(
        done["hindrance"].as_str().unwrap().contains("STARTTLS"),
        "{done}"
    );
    let heard = server.heard();
    assert_eq!((heard.login.as_str(), heard.from.as_str()), ("", ""));
    // Plain, as the shop set it; a wrong password is not the message's fault.
    settings["security"] = json!("none");
    set(&mut story, &settings).await.unwrap();
    server.will(Mood::Say("535 5.7.8 Wrong password"));
    let now = json!({ "now": true });
    let done = story.call("email.send", now.clone()).await.unwrap();
    assert_eq!(done["hindrance"], "535 5.7.8 Wrong password");
    server.heard();
    assert_eq!(status(&mut story, &document).await, "waiting");
    server.will(Mood::Take);
    assert_eq!(story.call("email.send", now).await.unwrap()["sent"], 1);
    let login = server.heard().login;
    assert_eq!(login, STANDARD.encode(format!("\0tienda\0{secret}")));
    // And the settings can be tried.
    let test = json!({ "to": "yo@casa.example" });
    server.will(Mood::Take);
    story.call("email.test", test.clone()).await.unwrap();
    assert_eq!(server.heard().to, "yo@casa.example");
    server.will(Mood::Say("554 5.7.1 Go away"));
    let refused = story.call("email.test", test).await;
    assert_eq!(refused, Err("email_not_taken".to_owned()));

    let folder = story.database().parent().unwrap().to_owned();
    let path = folder.join("mail-password");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), secret);
    for file in std::fs::read_dir(&folder).unwrap() {
        let file = file.unwrap().path();
        if file.is_file() && file != path {
            let bytes = std::fs::read(&file).unwrap();
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{} holds the password", file.display());
        }
    }
    story
        .call("email.set_password", json!({ "password": "" }))
        .await
        .unwrap();
    assert!(!path.exists());
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_older_copy_what_waits_is_held_until_a_person_says_so() {
    let mut server = Server::start();
    let (mut story, document) = shop(&server).await;
    queue(&mut story, &document).await;
    let other = invoice(&mut story, "O2").await;
    queue(&mut story, &other).await;
    let (mut story, copy) = story.copied().await;
    server.will(Mood::Take);
    server.will(Mood::Take);
    assert_eq!(send(&mut story).await["sent"], 2, "a restart holds nothing");
    server.heard();
    server.heard();
    // The mark is set with the next document: only then does the device know how far it had come.
    invoice(&mut story, "O3").await;
    let mut story = story.put_back(&copy).await;
    let view = story.call("email.outbox", json!({})).await.unwrap();
    assert_eq!(
        (&view["held"], &view["outbox"]["total"]),
        (&json!(2), &json!(2)),
        "{view}"
    );
    let rows = view["outbox"]["rows"].as_array().unwrap();
    assert!(
        rows.iter()
            .all(|row| row["held"] == true && row["status"] == "waiting")
    );
    for asked in [json!({}), json!({ "now": true })] {
        let done = story.call("email.send", asked).await.unwrap();
        assert_eq!(
            (&done["sent"], &done["hindrance"]),
            (&json!(0), &json!("")),
            "{done}"
        );
    }
    let seen = story
        .call("document.emails", json!({ "documentId": document }))
        .await
        .unwrap();
    assert_eq!(seen["held"], json!([seen["emails"][0]["emailId"]]));
    // What is queued now is nobody's copy.
    let fresh = invoice(&mut story, "O4").await;
    queue(&mut story, &fresh).await;
    server.will(Mood::Take);
    assert_eq!(send(&mut story).await["sent"], 1);
    server.heard();
    let of = |seen: &Value, document: &Value| json!({ "documentId": document, "emailId": seen["emails"][0]["emailId"] });
    story
        .call("document.retry_email", of(&seen, &document))
        .await
        .unwrap();
    // A person's word lasts, whatever the program does meanwhile.
    let mut story = story.restart().await;
    server.will(Mood::Take);
    assert_eq!(send(&mut story).await["sent"], 1);
    assert_eq!(server.heard().to, "a@example.test");
    let seen = story
        .call("document.emails", json!({ "documentId": other }))
        .await
        .unwrap();
    story
        .call("document.discard_email", of(&seen, &other))
        .await
        .unwrap();
    assert_eq!(send(&mut story).await["sent"], 0);
    let view = story.call("email.outbox", json!({})).await.unwrap();
    assert_eq!(
        (&view["held"], &view["outbox"]["total"]),
        (&json!(0), &json!(0))
    );
    story.end().await;
}
