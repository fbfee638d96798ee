//! A mail server on this computer: it speaks SMTP (RFC 5321) and does with each connection's message what it was told.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use serde_json::{Value, json};

/// What it does with the next message, or with who wants to send it.
#[derive(Clone, Copy)]
pub(crate) enum Mood {
    /// Takes it.
    Take,
    /// Reads all of it and hangs up.
    HangUp,
    /// Answers with this: `535` to a password, anything else to the recipient.
    Say(&'static str),
}

/// What it heard with one mood.
#[derive(Debug, Default, Clone)]
pub(crate) struct Heard {
    pub(crate) login: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) data: Vec<u8>,
}

pub(crate) struct Server {
    port: u16,
    moods: Sender<Mood>,
    heard: Receiver<Heard>,
    calls: Arc<AtomicU32>,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (moods, wanted) = channel();
        let (say, heard) = channel();
        let calls = Arc::new(AtomicU32::new(0));
        let counted = calls.clone();
        std::thread::spawn(move || {
            while let Ok((socket, _)) = listener.accept() {
                counted.fetch_add(1, Ordering::SeqCst);
                // Who hangs up in the middle has said what there is to say.
                let _ = Talk::of(socket, &wanted, &say).run();
            }
        });
        Self {
            port,
            moods,
            heard,
            calls,
        }
    }

    /// A port of this computer that answers nobody.
    pub(crate) fn closed_port() -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    }

    /// The shop's settings for it.
    pub(crate) fn settings(&self) -> Value {
        json!({ "host": "127.0.0.1", "port": self.port, "security": "none", "senderName": "Cerámicas Ñandú",
            "sender": "tienda@casa.example", "replyTo": "pedidos@casa.example" })
    }
    /// What it does with the next message.
    pub(crate) fn will(&mut self, mood: Mood) {
        self.moods.send(mood).unwrap();
    }
    /// What it heard with the mood it had longest.
    pub(crate) fn heard(&mut self) -> Heard {
        self.heard.recv().unwrap()
    }
    /// How many connections were made.
    pub(crate) fn calls(&self) -> u32 {
        self.calls.load(Ordering::SeqCst)
    }
}

struct Talk<'a> {
    lines: BufReader<TcpStream>,
    socket: TcpStream,
    wanted: &'a Receiver<Mood>,
    say: &'a Sender<Heard>,
    mood: Option<Mood>,
    heard: Heard,
    /// It was said who they are, or whom a message is from.
    spoken: bool,
}

impl<'a> Talk<'a> {
    fn of(socket: TcpStream, wanted: &'a Receiver<Mood>, say: &'a Sender<Heard>) -> Self {
        Self {
            lines: BufReader::new(socket.try_clone().unwrap()),
            socket,
            wanted,
            say,
            mood: None,
            heard: Heard::default(),
            spoken: false,
        }
    }

    fn answer(&mut self, text: &str) -> std::io::Result<()> {
        write!(self.socket, "{text}\r\n")
    }

    fn mood(&mut self) -> Mood {
        *self.mood.get_or_insert_with(|| self.wanted.recv().unwrap())
    }

    /// Hands over what was heard, once for each mood.
    fn done(&mut self) {
        if self.mood.take().is_some() {
            let login = self.heard.login.clone();
            let heard = std::mem::take(&mut self.heard);
            self.heard.login = login;
            let _ = self.say.send(heard);
        }
    }

    fn run(mut self) -> std::io::Result<()> {
        self.answer("220 casa.example ESMTP")?;
        let ended = self.talk();
        if !self.spoken {
            // Somebody left without a word: that too is what a test waits for.
            self.mood = self.wanted.try_recv().ok();
        }
        self.done();
        ended
    }

    fn talk(&mut self) -> std::io::Result<()> {
        let mut taken = 0;
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end();
            let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.answer("250-casa.example\r\n250-8BITMIME\r\n250 AUTH PLAIN")?,
                "AUTH" => {
                    self.spoken = true;
                    rest.trim_start_matches("PLAIN ")
                        .clone_into(&mut self.heard.login);
                    match self.mood() {
                        Mood::Say(text) if text.starts_with("535") => {
                            self.answer(text)?;
                            self.done();
                        }
                        _ => self.answer("235 welcome")?,
                    }
                }
                "MAIL" => {
                    self.spoken = true;
                    self.heard.from = address(rest);
                    self.answer("250 ok")?;
                }
                "RCPT" => {
                    self.heard.to = address(rest);
                    match self.mood() {
                        Mood::Say(text) => {
                            self.answer(text)?;
                            self.done();
                        }
                        Mood::Take | Mood::HangUp => self.answer("250 ok")?,
                    }
                }
                "DATA" => {
                    self.answer("354 go on")?;
                    self.heard.data = self.data()?;
                    let mood = self.mood();
                    self.done();
                    if matches!(mood, Mood::HangUp) {
                        return self.socket.shutdown(std::net::Shutdown::Both);
                    }
                    taken += 1;
                    self.answer(&format!("250 taken as {taken}"))?;
                }
                "QUIT" => {
                    return self.answer("221 bye");
                }
                _ => self.answer("500 what?")?,
            }
        }
    }

    /// The message, its dots unstuffed.
    fn data(&mut self) -> std::io::Result<Vec<u8>> {
        let mut data = Vec::new();
        loop {
            let mut line = Vec::new();
            self.lines.read_until(b'\n', &mut line)?;
            match line.as_slice() {
                b".\r\n" | b"" => return Ok(data),
                [b'.', rest @ ..] => data.extend_from_slice(rest),
                whole => data.extend_from_slice(whole),
            }
        }
    }
}

/// `FROM:<a@b> SIZE=1` → `a@b`
fn address(rest: &str) -> String {
    let inner = rest.split_once('<').map_or("", |(_, r)| r);
    inner.split('>').next().unwrap_or_default().to_owned()
}
