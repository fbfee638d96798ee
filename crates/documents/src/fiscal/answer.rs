//! What the agency's service answers to an envelope (schema `RespuestaSuministro`), or the fault it speaks of.

use encargo_domain::chain::RecordStatus;

use crate::received::tree::{Element, parse};

/// The answer to one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredRecord {
    /// Series and number of its invoice.
    pub number: String,
    /// The record is a cancellation.
    pub cancellation: bool,
    /// What became of it.
    pub status: RecordStatus,
    /// The agency's code; empty where all is well.
    pub code: String,
    /// The agency's words.
    pub text: String,
}

/// The answer to an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAnswer {
    /// Proof of receipt; empty where nothing was taken.
    pub csv: String,
    /// Seconds to wait before the next envelope.
    pub wait_s: u32,
    /// Its records.
    pub records: Vec<AnsweredRecord>,
}

/// Why an answer is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServiceAnswerError {
    /// The service refused the envelope as a whole.
    #[error("{0}")]
    Fault(String),
    /// It is not an answer of the service.
    #[error("the answer of the service cannot be read")]
    Unknown,
}

/// Reads an answer.
pub fn read_answer(bytes: &[u8]) -> Result<ServiceAnswer, ServiceAnswerError> {
    let root = parse(bytes).map_err(|_| ServiceAnswerError::Unknown)?;
    if let Some(fault) = root.at("Body/Fault") {
        return Err(ServiceAnswerError::Fault(
            fault.text_at("faultstring").to_owned(),
        ));
    }
    let answer = root
        .at("Body/RespuestaRegFactuSistemaFacturacion")
        .ok_or(ServiceAnswerError::Unknown)?;
    let records = answer.all("RespuestaLinea").map(line);
    Ok(ServiceAnswer {
        csv: answer.text_at("CSV").to_owned(),
        wait_s: answer.text_at("TiempoEsperaEnvio").parse().unwrap_or(60),
        records: records
            .collect::<Option<_>>()
            .ok_or(ServiceAnswerError::Unknown)?,
    })
}

fn line(line: &Element) -> Option<AnsweredRecord> {
    let status = match line.text_at("EstadoRegistro") {
        "Correcto" => RecordStatus::Accepted,
        "AceptadoConErrores" => RecordStatus::AcceptedWithErrors,
        // Sent before, when the answer was lost on its way: it is there (error 3000 with the state of the one there).
        "Incorrecto" if line.at("RegistroDuplicado").is_some() => {
            match line.text_at("RegistroDuplicado/EstadoRegistroDuplicado") {
                "Correcta" => RecordStatus::Accepted,
                "AceptadaConErrores" => RecordStatus::AcceptedWithErrors,
                "Anulada" if line.text_at("Operacion/TipoOperacion") == "Anulacion" => {
                    RecordStatus::Accepted
                }
                _ => RecordStatus::Refused,
            }
        }
        "Incorrecto" => RecordStatus::Refused,
        _ => return None,
    };
    Some(AnsweredRecord {
        number: line.text_at("IDFactura/NumSerieFactura").to_owned(),
        cancellation: line.text_at("Operacion/TipoOperacion") == "Anulacion",
        status,
        code: line.text_at("CodigoErrorRegistro").to_owned(),
        text: line.text_at("DescripcionErrorRegistro").to_owned(),
    })
}
