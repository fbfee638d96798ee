//! The chain of records of the corpus, for validators: made by the same deciders as that of a shop.

use std::io;
use std::path::Path;

use encargo_domain::Refusal;
use encargo_domain::chain::{
    Chain, ChainEvent, DocumentTaxCode, Fiscal, FiscalMode, FiscalRecord, InvoiceKey,
    RegistrationFacts, Stamp,
};
use encargo_domain::company::Company;
use encargo_domain::document::{Document, DocumentKind};
use encargo_domain::ids::{ChainId, DeviceId};
use encargo_domain::time::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::brand::{TaxCode, TaxCodeMode};
use crate::fiscal::{Taxpayer, record_fields, records_xml};

/// The version that stands in the records of the corpus.
const PROGRAM: &str = "0.1.0";
/// Every so many invoices one is cancelled.
const CANCELLED: usize = 25;

/// The code of a document at the agency's test service.
pub(super) fn tax_code(document: &Document, mode: TaxCodeMode) -> Option<TaxCode> {
    let fiscal = Fiscal {
        mode: match mode {
            TaxCodeMode::Verifactu => FiscalMode::VeriFactu,
            TaxCodeMode::NotVerifactu => FiscalMode::NonVerifiable,
        },
        ..Fiscal::default()
    };
    let code = DocumentTaxCode::of(document, &document.seller.tax_id, &fiscal)?;
    Some(TaxCode {
        url: code.url,
        mode,
    })
}

/// Writes the chain of the documents, in euros, as `chain.json` and `chain.xml`; how many records it has.
pub(super) fn write(folder: &Path, documents: &[Document]) -> io::Result<u32> {
    let company = seller(documents).map_err(io::Error::other)?;
    let events = records(documents, &company).map_err(io::Error::other)?;
    let fields: Vec<_> = events.iter().map(record_fields).collect();
    std::fs::write(
        folder.join("chain.json"),
        serde_json::to_string_pretty(&fields)?,
    )?;
    let taxpayer = Taxpayer {
        name: &company.legal_name,
        tax_id: &company.tax_id,
    };
    let xml = records_xml(taxpayer, &events, false);
    std::fs::write(folder.join("chain.xml"), xml)?;
    Ok(u32::try_from(events.len()).unwrap_or(u32::MAX))
}

fn records(documents: &[Document], company: &Company) -> Result<Vec<FiscalRecord>, Refusal> {
    let chain_id = ChainId::of(DeviceId::new(Uuid::nil()), 1, &company.tax_id);
    let opened = ChainEvent::Opened {
        installation: "T1-1".to_owned(),
        device_code: "T1".to_owned(),
        issuer: company.tax_id.clone(),
    };
    let mut chain = Chain::apply(None, chain_id, &opened);
    let mut records = Vec::new();
    let euros = documents
        .iter()
        .filter(|d| d.base_currency() == company.currency);
    for (n, document) in euros.enumerate() {
        let Some(now) = &chain else { break };
        // One every minute: what is issued later has a later record.
        let minutes = i64::try_from(n).unwrap_or(0);
        let at = Stamp {
            at: document
                .issued_at
                .max(Timestamp(0))
                .plus_ms(minutes * 60_000),
            offset_min: 60,
        };
        let facts = RegistrationFacts {
            company,
            destination: document.ship_to.as_ref(),
            program: PROGRAM,
            at,
        };
        let event = now.decide_register(document, &facts)?;
        chain = Chain::apply(chain, chain_id, &event);
        records.extend(record(event));
        if n % CANCELLED == 1 && document.kind != DocumentKind::CreditNote {
            let Some(now) = &chain else { break };
            let invoice = InvoiceKey {
                issuer: company.tax_id.clone(),
                number: document.number.clone(),
                issued_on: document.issued_on,
            };
            let id = document.document_id;
            let event = now.decide_cancel(id, invoice, company, PROGRAM, at)?;
            chain = Chain::apply(chain, chain_id, &event);
            records.extend(record(event));
        }
    }
    Ok(records)
}

fn record(event: ChainEvent) -> Option<FiscalRecord> {
    match event {
        ChainEvent::Registered { record } => Some(FiscalRecord::Registration(record)),
        ChainEvent::Cancelled { record } => Some(FiscalRecord::Cancellation(record)),
        _ => None,
    }
}

/// The seller of the samples as a company in Veri*Factu mode.
fn seller(documents: &[Document]) -> serde_json::Result<Company> {
    let party = documents.first().map(|d| d.seller.clone());
    let party = party.unwrap_or_default();
    serde_json::from_value(json!({
        "companyId": Uuid::nil(), "name": party.trade_name, "legalName": party.name, "taxId": party.tax_id, "vatId": party.vat_id,
        "address": party.address, "email": "", "phone": "", "web": "", "registerText": "", "iban": "", "currency": "EUR",
        "pricesIncludeTax": false, "language": "es", "timeZone": "Europe/Madrid", "taxRates": [], "carriers": [], "options": {},
        "fiscal": { "mode": "veri_factu" }, "demo": false
    }))
}
