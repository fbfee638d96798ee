//! A service that answers as the agency's does, on this computer.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What it does with the next envelope.
pub(crate) enum Mood {
    /// Reads it and hangs up.
    HangUp,
    /// Refuses it as a whole.
    Fault(&'static str),
    /// Answers each record with one of these states.
    Answer(&'static [&'static str]),
}

pub(crate) struct Service {
    address: String,
    moods: Sender<Mood>,
    heard: Receiver<String>,
}

impl Service {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!(
            "http://{}/wlpl/VerifactuSOAP",
            listener.local_addr().unwrap()
        );
        let (moods, wanted) = channel();
        let (say, heard) = channel();
        std::thread::spawn(move || {
            while let Ok(mood) = wanted.recv() {
                let Ok((socket, _)) = listener.accept() else {
                    return;
                };
                if say.send(answer(socket, mood)).is_err() {
                    return;
                }
            }
        });
        Self {
            address,
            moods,
            heard,
        }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }
    /// What it does with the next envelope.
    pub(crate) fn will(&mut self, mood: Mood) {
        self.moods.send(mood).unwrap();
    }
    /// The envelope it got.
    pub(crate) fn heard(&mut self) -> String {
        self.heard.recv().unwrap()
    }
}

fn answer(mut socket: TcpStream, mood: Mood) -> String {
    let envelope = envelope(&mut socket);
    let body = match mood {
        Mood::HangUp => return envelope,
        Mood::Fault(text) => {
            format!(
                "<env:Fault><faultcode>env:Client</faultcode><faultstring>{text}</faultstring></env:Fault>"
            )
        }
        Mood::Answer(states) => answers(&envelope, states),
    };
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><env:Envelope xmlns:env=\"http://schemas.xmlsoap.org/soap/envelope/\"><env:Body>{body}</env:Body></env:Envelope>"
    );
    write!(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).unwrap();
    envelope
}

fn envelope(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4_096];
    loop {
        let n = socket.read(&mut buffer).unwrap();
        bytes.extend_from_slice(&buffer[..n]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .lines()
            .find_map(|l| {
                l.to_ascii_lowercase()
                    .strip_prefix("content-length:")?
                    .trim()
                    .parse()
                    .ok()
            })
            .unwrap_or(0usize);
        if n == 0 || body.len() >= length {
            return body.to_owned();
        }
    }
}

fn answers(envelope: &str, states: &[&str]) -> String {
    let numbers = envelope
        .split("<sfLR:RegistroFactura>")
        .skip(1)
        .map(|record| {
            let (_, rest) = record.split_once("<sf:NumSerieFactura").unwrap();
            let rest = rest.split_once('>').unwrap().1;
            (
                rest.split('<').next().unwrap(),
                record.contains("<sf:RegistroAnulacion>"),
            )
        });
    let lines: Vec<String> = numbers
        .zip(states)
        .map(|((number, cancelled), state)| {
            let kind = if cancelled { "Anulacion" } else { "Alta" };
            let complaint = if *state == "Correcto" {
                ""
            } else {
                "<r:CodigoErrorRegistro>1104</r:CodigoErrorRegistro><r:DescripcionErrorRegistro>El NIF no está identificado.</r:DescripcionErrorRegistro>"
            };
            format!(
                "<r:RespuestaLinea><r:IDFactura><s:IDEmisorFactura>B12345674</s:IDEmisorFactura><s:NumSerieFactura>{number}</s:NumSerieFactura></r:IDFactura>\
                 <r:Operacion><s:TipoOperacion>{kind}</s:TipoOperacion></r:Operacion><r:EstadoRegistro>{state}</r:EstadoRegistro>{complaint}</r:RespuestaLinea>"
            )
        })
        .collect();
    format!(
        "<r:RespuestaRegFactuSistemaFacturacion xmlns:r=\"urn:r\" xmlns:s=\"urn:s\"><r:CSV>A-1</r:CSV><r:TiempoEsperaEnvio>60</r:TiempoEsperaEnvio>\
         <r:EstadoEnvio>Correcto</r:EstadoEnvio>{}</r:RespuestaRegFactuSistemaFacturacion>",
        lines.concat()
    )
}
