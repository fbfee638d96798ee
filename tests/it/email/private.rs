//! Documents by e-mail over TLS, to a mail server of this process: what is trusted is sent, and what is not leaves the outbox as it is and says
//! what to do.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::{SHOP, invoice, newest, queue, send, set};
use crate::story::Story;
use crate::tls::{Authority, accept, line};

/// How the server keeps the line private.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Privacy {
    /// TLS from the first byte.
    AtOnce,
    /// Offers STARTTLS.
    Offered,
    /// Knows no TLS.
    None,
}

/// What was said to it.
#[derive(Default)]
struct Heard {
    clear: Vec<String>,
    private: Vec<String>,
}

struct Server {
    port: u16,
    heard: Arc<Mutex<Heard>>,
}

impl Server {
    /// A server whose certificate is for `name`.
    fn start(privacy: Privacy, authority: &Authority, name: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let (config, told) = (authority.server(name), heard.clone());
        std::thread::spawn(move || {
            while let Ok((mut socket, _)) = listener.accept() {
                let told = told.clone();
                if privacy == Privacy::AtOnce {
                    let mut stream = accept(&config, socket);
                    talk(&mut stream, true, false, &|l| {
                        told.lock().unwrap().private.push(l);
                    });
                    continue;
                }
                let offered = privacy == Privacy::Offered;
                let clear = |l| told.lock().unwrap().clear.push(l);
                if talk(&mut socket, true, offered, &clear) {
                    let mut stream = accept(&config, socket);
                    talk(&mut stream, false, false, &|l| {
                        told.lock().unwrap().private.push(l);
                    });
                }
            }
        });
        Self { port, heard }
    }

    fn settings(&self, security: &str, authority: &str) -> Value {
        json!({ "host": "127.0.0.1", "port": self.port, "security": security, "senderName": "Casa", "sender": "tienda@casa.example",
            "replyTo": "", "user": "", "authority": authority })
    }

    fn clear(&self) -> Vec<String> {
        self.heard.lock().unwrap().clear.clone()
    }
    fn private(&self) -> Vec<String> {
        self.heard.lock().unwrap().private.clone()
    }
}

/// Speaks SMTP (RFC 5321) until they leave, or until the line is to become private: then `true`.
fn talk(
    stream: &mut (impl Read + Write),
    greets: bool,
    offers: bool,
    hear: &dyn Fn(String),
) -> bool {
    let say = |stream: &mut dyn Write, text: &str| {
        write!(stream, "{text}\r\n")
            .and_then(|()| stream.flush())
            .is_ok()
    };
    if greets && !say(stream, "220 casa.example ESMTP") {
        return false;
    }
    let mut data = false;
    while let Some(said) = line(stream) {
        hear(said.clone());
        let verb = said
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        let answer = match verb.as_str() {
            _ if data => {
                if said != "." {
                    continue;
                }
                data = false;
                "250 taken"
            }
            "EHLO" if offers => "250-casa.example\r\n250-STARTTLS\r\n250 8BITMIME",
            "EHLO" => "250-casa.example\r\n250 8BITMIME",
            "STARTTLS" if offers => {
                return say(stream, "220 go on");
            }
            "DATA" => {
                data = true;
                "354 go on"
            }
            "QUIT" => {
                say(stream, "221 bye");
                return false;
            }
            _ => "250 ok",
        };
        if !say(stream, answer) {
            return false;
        }
    }
    false
}

/// A shop with an invoice in the outbox.
async fn shop(settings: &Value) -> (Story, Value) {
    let mut story = Story::begin().await;
    story.tell("shop", SHOP).await;
    set(&mut story, settings).await.unwrap();
    let document = invoice(&mut story, "O1").await;
    queue(&mut story, &document).await;
    (story, document)
}

/// Tries to send; what was in the way, in the words a person reads. The message waits as before.
async fn hindered(story: &mut Story, document: &Value) -> String {
    let done = send(story).await;
    assert_eq!(
        (&done["sent"], &done["refused"], &done["putOff"]),
        (&json!(0), &json!(0), &json!(0)),
        "{done:#}"
    );
    let email = newest(story, document).await;
    assert_eq!(
        (&email["status"], &email["tries"]),
        (&json!("waiting"), &json!(0)),
        "{email:#}"
    );
    let outbox = story
        .call("email.outbox", json!({ "offset": 0, "limit": 10 }))
        .await
        .unwrap();
    assert_eq!(
        outbox["hindrance"], done["hindrance"],
        "the screen says it too"
    );
    done["hindrance"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn over_tls_at_once_or_by_starttls_what_the_shop_trusts_is_sent() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    let path = authority.file(&folder);
    for (privacy, security) in [(Privacy::AtOnce, "tls"), (Privacy::Offered, "start_tls")] {
        let server = Server::start(privacy, &authority, "127.0.0.1");
        let (mut story, document) = shop(&server.settings(security, path.to_str().unwrap())).await;
        let done = send(&mut story).await;
        assert_eq!(
            (&done["sent"], &done["hindrance"]),
            (&json!(1), &json!("")),
            "{security}: {done:#}"
        );
        assert_eq!(newest(&mut story, &document).await["status"], "sent");
        assert!(
            server
                .private()
                .iter()
                .any(|l| l == "RCPT TO:<a@example.test>"),
            "{:?}",
            server.private()
        );
        let verbs: Vec<String> = server
            .clear()
            .iter()
            .map(|l| l.split(' ').next().unwrap().to_owned())
            .collect();
        let in_clear: &[&str] = if security == "tls" {
            &[]
        } else {
            &["EHLO", "STARTTLS"]
        };
        assert_eq!(verbs, in_clear, "nothing else in the clear");
        story.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn to_a_server_nobody_vouches_for_nothing_is_sent_and_the_message_waits() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    let other = Authority::new().file(&folder).to_str().unwrap().to_owned();
    for (privacy, security) in [(Privacy::AtOnce, "tls"), (Privacy::Offered, "start_tls")] {
        for trusted in ["", &other] {
            let server = Server::start(privacy, &authority, "127.0.0.1");
            let (mut story, document) = shop(&server.settings(security, trusted)).await;
            let told = hindered(&mut story, &document).await;
            for part in [
                "127.0.0.1",
                "not trusted",
                "Settings, E-mail",
                "invalid peer certificate",
            ] {
                assert!(told.contains(part), "{security}: {part} is not in {told}");
            }
            assert_eq!(server.private(), [""; 0], "not a word");
            story.end().await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_for_another_name_is_not_taken() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    let path = authority.file(&folder);
    let server = Server::start(Privacy::AtOnce, &authority, "elsewhere.example");
    let (mut story, document) = shop(&server.settings("tls", path.to_str().unwrap())).await;
    let told = hindered(&mut story, &document).await;
    assert!(told.contains("not trusted"), "{told}");
    assert_eq!(server.private(), [""; 0]);
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_starttls_is_wanted_and_not_offered_nothing_is_said_in_the_clear() {
    let authority = Authority::new();
    let server = Server::start(Privacy::None, &authority, "127.0.0.1");
    let (mut story, document) = shop(&server.settings("start_tls", "")).await;
    let told = hindered(&mut story, &document).await;
    for part in ["127.0.0.1", "does not offer STARTTLS", "465"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    let said = server.clear();
    assert!(
        said.iter().all(|l| l.starts_with("EHLO") || l == "QUIT"),
        "{said:?}"
    );
    story.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_that_cannot_be_read_is_named_with_its_path() {
    let (folder, authority) = (tempfile::tempdir().unwrap(), Authority::new());
    let server = Server::start(Privacy::AtOnce, &authority, "127.0.0.1");
    let missing = folder
        .path()
        .join("missing.pem")
        .to_str()
        .unwrap()
        .to_owned();
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "no certificate in here").unwrap();
    for path in [missing.as_str(), empty.to_str().unwrap()] {
        let (mut story, document) = shop(&server.settings("tls", path)).await;
        let told = hindered(&mut story, &document).await;
        assert!(
            told.contains(path) && told.contains("cannot be read"),
            "{told}"
        );
        // Put right, it goes.
        let good = authority.file(&folder);
        set(&mut story, &server.settings("tls", good.to_str().unwrap()))
            .await
            .unwrap();
        let done = story
            .call("email.send", json!({ "now": true }))
            .await
            .unwrap();
        assert_eq!(done["sent"], 1, "{done:#}");
        story.end().await;
    }
}
