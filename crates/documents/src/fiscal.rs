//! Records for the Spanish tax agency as XML (schemas `SuministroLR`, `SuministroInformacion`, `EventosSIF` of the agency, version 1.0), and what its
//! service answers. Everything is copied from the record; nothing is computed.

mod answer;

use encargo_domain::chain::{
    BreakdownLine, FiscalRecord, InvoiceKey, Link, LogRecord, Recipient, RecipientId, SYSTEM_ID,
    Seal, Summary, System,
};

use crate::einvoice::Xml;

pub use answer::{AnsweredRecord, ServiceAnswer, ServiceAnswerError, read_answer};

const LOT: &str = "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/SuministroLR.xsd";
const RECORD: &str = "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/SuministroInformacion.xsd";
const LOG: &str = "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/EventosSIF.xsd";
const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Whose records they are.
#[derive(Debug, Clone, Copy)]
pub struct Taxpayer<'t> {
    /// Name in the register.
    pub name: &'t str,
    /// NIF.
    pub tax_id: &'t str,
}

/// At most 1,000 records as one file (`RegFactuSistemaFacturacion`). `held_up`: an outage kept some of them from being sent at once.
pub fn records_xml(taxpayer: Taxpayer<'_>, records: &[FiscalRecord], held_up: bool) -> String {
    let mut xml = Xml(DECLARATION.to_owned());
    lot(&mut xml, taxpayer, records, held_up);
    xml.0
}

/// The same as the service takes it (SOAP 1.1).
pub fn records_envelope(taxpayer: Taxpayer<'_>, records: &[FiscalRecord], held_up: bool) -> String {
    let mut xml = Xml(DECLARATION.to_owned());
    xml.put(&["<soapenv:Envelope xmlns:soapenv=\"", SOAP, "\">"]);
    xml.within("soapenv:Body", |x| lot(x, taxpayer, records, held_up));
    xml.put(&["</soapenv:Envelope>"]);
    xml.0
}

fn lot(xml: &mut Xml, taxpayer: Taxpayer<'_>, records: &[FiscalRecord], held_up: bool) {
    let root = "sfLR:RegFactuSistemaFacturacion";
    xml.put(&[
        "<",
        root,
        " xmlns:sfLR=\"",
        LOT,
        "\" xmlns:sf=\"",
        RECORD,
        "\">",
    ]);
    xml.within("sfLR:Cabecera", |x| {
        x.within("sf:ObligadoEmision", |x| {
            x.text("sf:NombreRazon", &short(taxpayer.name, 120));
            x.text("sf:NIF", taxpayer.tax_id);
        });
        if held_up {
            x.within("sf:RemisionVoluntaria", |x| x.text("sf:Incidencia", "S"));
        }
    });
    for record in records {
        xml.within("sfLR:RegistroFactura", |x| one(x, record));
    }
    xml.put(&["</", root, ">"]);
}

fn one(xml: &mut Xml, record: &FiscalRecord) {
    match record {
        FiscalRecord::Registration(r) => xml.within("sf:RegistroAlta", |x| {
            x.text("sf:IDVersion", "1.0");
            x.within("sf:IDFactura", |x| invoice(x, &r.invoice, ""));
            x.text("sf:NombreRazonEmisor", &short(&r.issuer_name, 120));
            if let Some(amends) = r.amends {
                x.text("sf:Subsanacion", "S");
                x.text("sf:RechazoPrevio", if amends.refused { "X" } else { "N" });
            }
            x.text("sf:TipoFactura", r.kind.as_str());
            if r.kind.corrects() {
                let way = if r.replaced.is_some() { "S" } else { "I" };
                x.text("sf:TipoRectificativa", way);
            }
            named(
                x,
                "FacturasRectificadas",
                "IDFacturaRectificada",
                &r.corrected,
            );
            named(
                x,
                "FacturasSustituidas",
                "IDFacturaSustituida",
                &r.substituted,
            );
            if let Some(replaced) = r.replaced {
                x.within("sf:ImporteRectificacion", |x| {
                    x.text("sf:BaseRectificada", &decimal(replaced.base_minor));
                    x.text("sf:CuotaRectificada", &decimal(replaced.tax_minor));
                    if replaced.surcharge_minor != 0 {
                        let surcharge = decimal(replaced.surcharge_minor);
                        x.text("sf:CuotaRecargoRectificado", &surcharge);
                    }
                });
            }
            if let Some(day) = r.operated_on {
                x.text("sf:FechaOperacion", &day.0.format("%d-%m-%Y").to_string());
            }
            x.text("sf:DescripcionOperacion", &short(&r.description, 500));
            if r.unnamed {
                x.text("sf:FacturaSinIdentifDestinatarioArt61d", "S");
            }
            if let Some(recipient) = &r.recipient {
                x.within("sf:Destinatarios", |x| {
                    x.within("sf:IDDestinatario", |x| recipient_of(x, recipient));
                });
            }
            x.within("sf:Desglose", |x| {
                for line in &r.breakdown {
                    x.within("sf:DetalleDesglose", |x| breakdown(x, line));
                }
            });
            x.text("sf:CuotaTotal", &decimal(r.tax_minor));
            x.text("sf:ImporteTotal", &decimal(r.total_minor));
            sealed(x, &r.seal);
        }),
        FiscalRecord::Cancellation(c) => xml.within("sf:RegistroAnulacion", |x| {
            x.text("sf:IDVersion", "1.0");
            x.within("sf:IDFactura", |x| invoice(x, &c.invoice, "Anulada"));
            sealed(x, &c.seal);
        }),
    }
}

/// Other invoices a record refers to.
fn named(xml: &mut Xml, all: &str, one: &str, keys: &[InvoiceKey]) {
    if keys.is_empty() {
        return;
    }
    xml.within(&format!("sf:{all}"), |x| {
        for key in keys {
            x.within(&format!("sf:{one}"), |x| invoice(x, key, ""));
        }
    });
}

fn invoice(xml: &mut Xml, key: &InvoiceKey, suffix: &str) {
    xml.text(&format!("sf:IDEmisorFactura{suffix}"), &key.issuer);
    xml.text(&format!("sf:NumSerieFactura{suffix}"), &key.number);
    xml.text(&format!("sf:FechaExpedicionFactura{suffix}"), &key.day());
}

fn recipient_of(xml: &mut Xml, recipient: &Recipient) {
    xml.text("sf:NombreRazon", &recipient.name);
    match &recipient.id {
        RecipientId::Nif(number) => xml.text("sf:NIF", number),
        RecipientId::Other { country, kind, id } => xml.within("sf:IDOtro", |x| {
            x.text("sf:CodigoPais", country);
            x.text("sf:IDType", kind);
            x.text("sf:ID", id);
        }),
    }
}

fn breakdown(xml: &mut Xml, line: &BreakdownLine) {
    let qualification = line.qualification;
    xml.text("sf:Impuesto", &line.tax);
    xml.text("sf:ClaveRegimen", &line.regime);
    let element = if qualification.is_exempt() {
        "sf:OperacionExenta"
    } else {
        "sf:CalificacionOperacion"
    };
    xml.text(element, qualification.as_str());
    if qualification.is_taxed() {
        xml.text("sf:TipoImpositivo", &decimal(i64::from(line.rate_bp)));
    }
    xml.text(
        "sf:BaseImponibleOimporteNoSujeto",
        &decimal(line.base_minor),
    );
    if qualification.is_taxed() {
        xml.text("sf:CuotaRepercutida", &decimal(line.tax_minor));
    }
    if line.surcharge_bp > 0 {
        let rate = decimal(i64::from(line.surcharge_bp));
        xml.text("sf:TipoRecargoEquivalencia", &rate);
        xml.text(
            "sf:CuotaRecargoEquivalencia",
            &decimal(line.surcharge_minor),
        );
    }
}

fn sealed(xml: &mut Xml, seal: &Seal) {
    xml.within("sf:Encadenamiento", |x| match &seal.previous {
        None => x.text("sf:PrimerRegistro", "S"),
        Some(Link { invoice: key, hash }) => x.within("sf:RegistroAnterior", |x| {
            invoice(x, key, "");
            x.text("sf:Huella", hash);
        }),
    });
    system(xml, "sf", &seal.system);
    xml.text("sf:FechaHoraHusoGenRegistro", &seal.generated_at.text());
    xml.text("sf:TipoHuella", "01");
    xml.text("sf:Huella", &seal.hash);
}

/// The program: it knows both modes, and one taxpayer for each set of books.
fn system(xml: &mut Xml, space: &str, system: &System) {
    xml.within(&format!("{space}:SistemaInformatico"), |x| {
        for (name, text) in [
            ("NombreRazon", short(&system.producer_name, 120).as_str()),
            ("NIF", &system.producer_tax_id),
            ("NombreSistemaInformatico", "Encargo"),
            ("IdSistemaInformatico", SYSTEM_ID),
            ("Version", &system.version),
            ("NumeroInstalacion", &system.installation),
            ("TipoUsoPosibleSoloVerifactu", "N"),
            ("TipoUsoPosibleMultiOT", "N"),
            ("IndicadorMultiplesOT", "N"),
        ] {
            x.text(&format!("{space}:{name}"), text);
        }
    });
}

/// An entry of the event log (`RegistroEvento`). The schema wants it signed (XAdES), which this program does not do: the file says what was
/// recorded, and somebody has to sign it.
pub fn log_xml(taxpayer: Taxpayer<'_>, record: &LogRecord) -> String {
    let mut xml = Xml(DECLARATION.to_owned());
    xml.put(&["<sf:RegistroEvento xmlns:sf=\"", LOG, "\">"]);
    xml.text("sf:IDVersion", "1.0");
    xml.within("sf:Evento", |x| {
        system(x, "sf", &record.system);
        x.within("sf:ObligadoEmision", |x| {
            x.text("sf:NombreRazon", &short(taxpayer.name, 120));
            x.text("sf:NIF", &record.issuer);
        });
        x.text("sf:FechaHoraHusoGenEvento", &record.generated_at.text());
        x.text("sf:TipoEvento", record.kind.code());
        if let Some(summary) = &record.summary {
            x.within("sf:DatosPropiosEvento", |x| {
                x.within("sf:ResumenEventos", |x| summed(x, summary));
            });
        }
        x.text("sf:OtrosDatosEvento", &record.details);
        x.within("sf:Encadenamiento", |x| match &record.previous {
            None => x.text("sf:PrimerEvento", "S"),
            Some(before) => x.within("sf:EventoAnterior", |x| {
                x.text("sf:TipoEvento", before.kind.code());
                x.text("sf:FechaHoraHusoGenEvento", &before.generated_at.text());
                x.text("sf:HuellaEvento", &before.hash);
            }),
        });
        x.text("sf:TipoHuella", "01");
        x.text("sf:HuellaEvento", &record.hash);
    });
    xml.put(&["</sf:RegistroEvento>"]);
    xml.0
}

/// What a summary adds up, in the order of the schema.
fn summed(x: &mut Xml, summary: &Summary) {
    for (kind, count) in &summary.events {
        x.within("sf:TipoEvento", |x| {
            x.text("sf:TipoEvento", kind.code());
            x.text("sf:NumeroDeEventos", &count.to_string());
        });
    }
    for (name, link) in [
        ("sf:RegistroFacturacionInicialPeriodo", &summary.first),
        ("sf:RegistroFacturacionFinalPeriodo", &summary.last),
    ] {
        if let Some(link) = link {
            x.within(name, |x| {
                x.text("sf:IDEmisorFactura", &link.invoice.issuer);
                x.text("sf:NumSerieFactura", &link.invoice.number);
                x.text("sf:FechaExpedicionFactura", &link.invoice.day());
                x.text("sf:Huella", &link.hash);
            });
        }
    }
    let count = |n: u32| n.to_string();
    x.text(
        "sf:NumeroDeRegistrosFacturacionAltaGenerados",
        &count(summary.registrations),
    );
    x.text("sf:SumaCuotaTotalAlta", &decimal(summary.tax_minor));
    x.text("sf:SumaImporteTotalAlta", &decimal(summary.total_minor));
    x.text(
        "sf:NumeroDeRegistrosFacturacionAnulacionGenerados",
        &count(summary.cancellations),
    );
}

/// The fields that make the hash of a record, with both hashes: what validators of chains take.
pub fn record_fields(record: &FiscalRecord) -> serde_json::Value {
    let (key, seal) = (record.invoice(), record.seal());
    let before = seal.previous.as_ref().map_or("", |p| p.hash.as_str());
    let at = seal.generated_at.text();
    match record {
        FiscalRecord::Registration(r) => serde_json::json!({
            "IDEmisorFactura": key.issuer, "NumSerieFactura": key.number, "FechaExpedicionFactura": key.day(), "TipoFactura": r.kind.as_str(),
            "CuotaTotal": decimal(r.tax_minor), "ImporteTotal": decimal(r.total_minor), "FechaHoraHusoGenRegistro": at,
            "HuellaAnterior": before, "Huella": seal.hash,
        }),
        FiscalRecord::Cancellation(_) => serde_json::json!({
            "IDEmisorFacturaAnulada": key.issuer, "NumSerieFacturaAnulada": key.number, "FechaExpedicionFacturaAnulada": key.day(),
            "FechaHoraHusoGenRegistro": at, "HuellaAnterior": before, "Huella": seal.hash,
        }),
    }
}

fn short(text: &str, most: usize) -> String {
    text.trim().chars().take(most).collect()
}

/// Hundredths as records write them.
fn decimal(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, rest) = (minor.unsigned_abs() / 100, minor.unsigned_abs() % 100);
    format!("{sign}{whole}.{rest:02}")
}
