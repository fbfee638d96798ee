//! How the mail server is reached: plain, TLS from the first byte, or STARTTLS; trusting the authorities everybody does and, where the shop names
//! one, its own.

use std::time::Duration;

use encargo_domain::Refusal;
use encargo_domain::email::{MailSecurity, MailServer};
use encargo_domain::refusal::{Code, Words};
use encargo_domain::words::{Language, say};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use super::password;
use crate::app::App;

/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_mins(1);
/// What a file with certificates has in it (RFC 7468).
const PEM: &str = "-----BEGIN CERTIFICATE-----";

/// How the mail server is reached.
#[derive(Clone)]
pub(super) struct Way {
    server: MailServer,
    password: String,
    /// Of the words that say what is in the way.
    language: Language,
}

/// What is in the way of a connection.
pub(super) enum Obstacle {
    /// The network or the server.
    Line(Error),
    /// The file of the shop's own authority.
    Authority(String),
}

impl From<Error> for Obstacle {
    fn from(error: Error) -> Self {
        Self::Line(error)
    }
}

impl Way {
    /// Refuses where nothing can be sent from this device.
    pub(super) fn of(app: &App, server: &MailServer, language: Language) -> Result<Self, Refusal> {
        if !server.is_set() {
            return Err(Refusal::new(Code::NoMailServer));
        }
        let password = password::known(&app.options.data_dir).unwrap_or_default();
        if !server.user.trim().is_empty() && password.is_empty() {
            return Err(Refusal::new(Code::NoMailPassword));
        }
        Ok(Self {
            server: server.clone(),
            password,
            language,
        })
    }

    /// Connects, makes the connection private as it was set, and says who we are.
    pub(super) fn connect(&self) -> Result<SmtpConnection, Obstacle> {
        let host = self.server.host.trim();
        let security = self.server.security;
        let tls = match security {
            MailSecurity::None => None,
            MailSecurity::Tls | MailSecurity::StartTls => Some(self.tls(host)?),
        };
        let us = ClientId::default();
        let at_once = tls.as_ref().filter(|_| security == MailSecurity::Tls);
        let address = (host, self.server.port());
        let mut line = SmtpConnection::connect(address, Some(PATIENCE), &us, at_once, None)?;
        if let (MailSecurity::StartTls, Some(tls)) = (security, &tls) {
            // An error where the server does not offer it: nothing is said in the clear.
            line.starttls(tls, &us)?;
        }
        let user = self.server.user.trim();
        if !user.is_empty() {
            let known = Credentials::new(user.to_owned(), self.password.clone());
            line.auth(&[Mechanism::Plain, Mechanism::Login], &known)?;
        }
        Ok(line)
    }

    /// Whom the connection trusts. The file is read each time: a certificate that was renewed counts at once.
    fn tls(&self, host: &str) -> Result<TlsParameters, Obstacle> {
        let mut parameters = TlsParameters::builder(host.to_owned());
        let path = self.server.authority.trim();
        if !path.is_empty() {
            let read = std::fs::read(path).map_err(|e| Obstacle::Authority(e.to_string()))?;
            if !String::from_utf8_lossy(&read).contains(PEM) {
                return Err(Obstacle::Authority("PEM".to_owned()));
            }
            let own =
                Certificate::from_pem(&read).map_err(|error| Obstacle::Authority(words(&error)))?;
            parameters = parameters.add_root_certificate(own);
        }
        Ok(parameters.build()?)
    }

    /// An obstacle in words a person can act on; the computer's own stand in them.
    pub(super) fn told(&self, obstacle: &Obstacle) -> String {
        let host = self.server.host.trim();
        let (key, detail) = match obstacle {
            Obstacle::Authority(detail) => {
                let words = Words::new("email-obstacle-authority")
                    .with("file", self.server.authority.trim())
                    .with("detail", detail.as_str());
                return say(self.language, &words);
            }
            Obstacle::Line(error) => {
                let detail = words(error);
                // rustls says so, whatever is wrong with a certificate.
                if detail.contains("invalid peer certificate") {
                    ("email-obstacle-certificate", detail)
                } else if error.is_client() && self.server.security == MailSecurity::StartTls {
                    ("email-obstacle-starttls", detail)
                } else {
                    return detail;
                }
            }
        };
        let words = Words::new(key).with("host", host).with("detail", detail);
        say(self.language, &words)
    }
}

/// The server's own words with their code; else what the computer says.
pub(super) fn words(error: &Error) -> String {
    let source = std::error::Error::source(error).map(ToString::to_string);
    match (error.status(), source) {
        (Some(code), Some(text)) => format!("{code} {}", text.trim()),
        (None, Some(text)) => text,
        (_, None) => error.to_string(),
    }
}
