//! The queue to the agency's service. Records wait in the books; they are sent in their order, at most 1,000 in an envelope, not before the
//! service allows the next one. An outage holds nobody up: invoices go on, and what it held up is sent later and says so (`Incidencia`).
//!
//! Off unless the company sets it up, with its certificate (mutual TLS).

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_documents::fiscal::{
    ServiceAnswer, ServiceAnswerError, Taxpayer, read_answer, records_envelope,
};
use encargo_domain::chain::{
    Chain, ChainEvent, FiscalMode, FiscalRecord, LOT_MAX, RecordAnswer, RecordStatus, Sending,
};
use encargo_domain::company::Company;
use encargo_domain::refusal::Code;
use encargo_domain::{Event, Refusal};
use encargo_store::{Fault, load_all, waiting_fiscal_records};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use ureq::tls::{ClientCert, PemItem, TlsConfig, parse_pem};

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::post::State;
use crate::recording::record;

/// The agency's services for holders of a personal or representative's certificate (its WSDL, 1.0).
const PRODUCTION: &str =
    "https://www1.agenciatributaria.gob.es/wlpl/TIKE-CONT/ws/SistemaFacturacion/VerifactuSOAP";
const TEST: &str = "https://prewww1.aeat.es/wlpl/TIKE-CONT/ws/SistemaFacturacion/VerifactuSOAP";

/// How long the service may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often the queue is looked at.
const LOOK: Duration = Duration::from_secs(10);
/// The largest answer read.
const ANSWER_MAX: u64 = 16 << 20;

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SendChain {}

/// What became of the envelope.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SentChain {
    /// Records in it.
    pub sent: u32,
    /// Of them, those taken, with errors or without.
    pub accepted: u32,
    /// Of them, those refused.
    pub refused: u32,
    /// What was in the way; empty where nothing was.
    pub hindrance: String,
    /// No envelope before this moment.
    pub not_before_ms: i64,
}

/// `chain.send`: the next envelope, if one may be sent now.
pub(crate) async fn send(app: Arc<App>, cx: Cx, _: SendChain) -> Result<SentChain, CommandError> {
    let mut conn = app.store.reader().await?;
    // As last committed: whoever has just switched it on or off is asked about now.
    let company = load_all::<Company>(&mut conn).await?.into_iter().next();
    let company = company.ok_or_else(|| Refusal::not_found("company", ""))?;
    if company.fiscal.mode != FiscalMode::VeriFactu || !company.fiscal.sending.on {
        return Err(Refusal::new(Code::SendingOff).into());
    }
    let _one = app.post.busy.lock().await;
    let now_ms = cx.ctx.now.0;
    let State {
        not_before_ms,
        hindrance,
        ..
    } = app.post.snapshot();
    let mut done = SentChain {
        hindrance,
        not_before_ms,
        ..SentChain::default()
    };
    if now_ms < done.not_before_ms {
        return Ok(done);
    }
    let chains = load_all::<Chain>(&mut conn).await?;
    let Some(chain) = chains.into_iter().find(|c| c.waiting > 0) else {
        done.hindrance.clear();
        return Ok(done);
    };
    let most = u32::try_from(LOT_MAX).unwrap_or(u32::MAX);
    let records = waiting_fiscal_records(&mut conn, chain.chain_id, most).await?;
    drop(conn);
    let Some(first) = records.first() else {
        return Ok(done);
    };
    let taxpayer = Taxpayer {
        name: &company.legal_name,
        tax_id: &chain.issuer,
    };
    let envelope = records_envelope(taxpayer, &records, first.position() <= chain.held_up);
    let address = match company.fiscal.sending.address.trim() {
        "" if first.seal().production => PRODUCTION.to_owned(),
        "" => TEST.to_owned(),
        other => other.to_owned(),
    };
    done.sent = u32::try_from(records.len()).unwrap_or(u32::MAX);
    let sending = company.fiscal.sending.clone();
    let answer = exchange(sending, address, envelope, PATIENCE).await?;
    match answer {
        Ok(answer) => {
            let answers = matched(&records, &answer);
            for one in &answers {
                match one.status {
                    RecordStatus::Refused => done.refused += 1,
                    _ => done.accepted += 1,
                }
            }
            app.post.went_well(now_ms, answer.wait_s);
            let event = ChainEvent::Answered {
                answers,
                csv: answer.csv,
            };
            note(&app, cx, &chain, event).await?;
        }
        Err(hindrance) => {
            app.post.was_hindered(now_ms, hindrance.text().to_owned());
            // Only what the network held up is an incident, and once for the same records is enough.
            if let Hindrance::Outage(cause) = &hindrance
                && chain.records > chain.held_up
            {
                let cause = cause.clone();
                note(&app, cx, &chain, ChainEvent::Interrupted { cause }).await?;
            }
        }
    }
    let state = app.post.snapshot();
    done.not_before_ms = state.not_before_ms;
    done.hindrance = state.hindrance;
    Ok(done)
}

async fn note(
    app: &Arc<App>,
    cx: Cx,
    chain: &Chain,
    event: ChainEvent,
) -> Result<(), CommandError> {
    let id = chain.chain_id;
    record(app, cx, "chain.sent", move |work, cx| {
        Box::pin(async move { work.record(&cx.ctx, Event::Chain(id, event)).await })
    })
    .await
}

/// The answers by record: an answer names the invoice, and whether it was cancelled. What is not answered goes on waiting.
fn matched(records: &[FiscalRecord], answer: &ServiceAnswer) -> Vec<RecordAnswer> {
    let mut open: Vec<_> = answer.records.iter().collect();
    let mut answers = Vec::new();
    for record in records {
        let cancellation = matches!(record, FiscalRecord::Cancellation(_));
        let number = &record.invoice().number;
        let found = open
            .iter()
            .position(|a| a.cancellation == cancellation && a.number == *number);
        if let Some(i) = found {
            let one = open.remove(i);
            answers.push(RecordAnswer {
                position: record.position(),
                status: one.status,
                code: one.code.clone(),
                text: one.text.clone(),
            });
        }
    }
    answers
}

/// Why an envelope did not arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Hindrance {
    /// The service could not be reached, or said nothing that can be read.
    Outage(String),
    /// The service refused the envelope as a whole, and says why.
    Fault(String),
}

impl Hindrance {
    fn text(&self) -> &str {
        match self {
            Self::Outage(text) | Self::Fault(text) => text,
        }
    }
}

/// Sends an envelope and reads the answer, away from the threads that answer calls.
async fn exchange(
    sending: Sending,
    address: String,
    envelope: String,
    patience: Duration,
) -> Result<Result<ServiceAnswer, Hindrance>, CommandError> {
    let certificate = match sending.certificate.trim() {
        "" => None,
        path => Some(certificate(path)?),
    };
    let talk = tokio::task::spawn_blocking(move || {
        let tls = TlsConfig::builder().client_cert(certificate).build();
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .timeout_global(Some(patience))
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls)
            .build()
            .into();
        let outage = |e: ureq::Error| Hindrance::Outage(e.to_string());
        let mut response = agent
            .post(&address)
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"\"")
            .send(envelope.as_bytes())
            .map_err(outage)?;
        let bytes = response
            .body_mut()
            .with_config()
            .limit(ANSWER_MAX)
            .read_to_vec()
            .map_err(outage)?;
        read_answer(&bytes).map_err(|error| match error {
            ServiceAnswerError::Fault(text) => Hindrance::Fault(text),
            ServiceAnswerError::Unknown => {
                Hindrance::Outage(format!("{error} (HTTP {})", response.status().as_u16()))
            }
        })
    });
    Ok(talk.await.map_err(|e| Fault::Panic(e.to_string()))?)
}

/// The certificate with its chain, and its key.
fn certificate(path: &str) -> Result<ClientCert, Refusal> {
    let unreadable = |detail: String| {
        Refusal::new(Code::FileUnreadable)
            .with("file", path)
            .with("detail", detail)
    };
    let bytes = std::fs::read(path).map_err(|e| unreadable(e.to_string()))?;
    let (mut certificates, mut key) = (Vec::new(), None);
    for item in parse_pem(&bytes) {
        match item.map_err(|e| unreadable(e.to_string()))? {
            PemItem::Certificate(certificate) => certificates.push(certificate),
            PemItem::PrivateKey(private) => key = Some(private),
            _ => {}
        }
    }
    match key {
        Some(key) if !certificates.is_empty() => Ok(ClientCert::new_with_certs(&certificates, key)),
        _ => Err(unreadable("PEM".to_owned())),
    }
}

/// Sends what waits, as long as the program is open.
pub(crate) async fn clock(app: Weak<App>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(app) = app.upgrade() else { return };
        let house = app.house().await;
        let on = |c: &Arc<Company>| c.fiscal.mode == FiscalMode::VeriFactu && c.fiscal.sending.on;
        if !house.company.as_ref().is_some_and(on) {
            continue;
        }
        if let Err(error) = app.call("chain.send", serde_json::json!({})).await {
            tracing::warn!(code = %error.code, "records could not be sent");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_service_that_never_answers_is_an_outage() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        // Connections are taken by the system and nobody ever reads from them.
        let patience = Duration::from_millis(200);
        let said = exchange(Sending::default(), address, "<x/>".to_owned(), patience).await;
        assert!(matches!(said.unwrap(), Err(Hindrance::Outage(_))));
        drop(listener);
    }
}
