//! What a host gets when something did not work: a refusal with its code and parameters, or a fault with an incident id whose whole chain is in the log.

use std::collections::BTreeMap;

use encargo_domain::money::div_round;
use encargo_domain::refusal::{Param, Words};
use encargo_domain::words::{Language, date, money};
use encargo_domain::{Currency, LocalDate, Refusal};
use encargo_store::{Failure, Fault, OpenError};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// See the module. `code` of a fault is always `fault`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// Machine code; the words are under `refusal-<code>` with `-` for `_`.
    pub code: String,
    /// Parameters of the message.
    pub params: BTreeMap<String, Param>,
    /// Names the log entry of a fault.
    pub incident_id: Option<String>,
    /// Something broke, as against an expected "no".
    pub fault: bool,
}

impl CommandError {
    /// The message for a person.
    pub fn say(&self, language: Language) -> String {
        say(language, &self.words())
    }
    /// The message as a catalogue key.
    pub fn words(&self) -> Words {
        let mut words = Words::new(if self.fault {
            "fault".to_owned()
        } else {
            format!("refusal-{}", self.code.replace('_', "-"))
        });
        words.params.clone_from(&self.params);
        if let Some(incident) = &self.incident_id {
            words = words.with("incident", incident.as_str());
        }
        words
    }
}

/// Words in a language, with parameters as its people write them. Over the wire they stay raw: the screens write them in their own locale.
pub fn say(language: Language, words: &Words) -> String {
    encargo_domain::words::say(language, &readable(language, words))
}

/// Parameters of refusals that are amounts in minor units of the parameter `currency`.
const AMOUNTS: [&str; 6] = ["amount", "due", "limit", "paid", "refund", "refunded"];

/// Parameters that are costs of sourcing in millionths of the parameter `currency`.
const COSTS: [&str; 1] = ["cost"];

/// Amounts and dates of the parameters written out.
fn readable(language: Language, words: &Words) -> Words {
    let currency = match words.params.get("currency") {
        Some(Param::Text(code)) => Currency::parse(code),
        Some(Param::Number(_)) | None => None,
    };
    let written = |name: &str, value: &Param| match (value, currency) {
        (Param::Number(minor), Some(currency)) if AMOUNTS.contains(&name) => {
            Param::Text(money(language, *minor, currency))
        }
        (Param::Number(micro), Some(currency)) if COSTS.contains(&name) => {
            let per_unit = 10_i128.pow(currency.decimals());
            let minor = div_round(i128::from(*micro) * per_unit, 1_000_000);
            Param::Text(money(language, minor, currency))
        }
        (Param::Text(text), _) if text.len() == 10 => text
            .parse::<LocalDate>()
            .map_or_else(|_| value.clone(), |day| Param::Text(date(language, day))),
        (other, _) => other.clone(),
    };
    Words {
        key: words.key.clone(),
        params: words
            .params
            .iter()
            .map(|(name, value)| (name.clone(), written(name, value)))
            .collect(),
    }
}

impl std::fmt::Display for CommandError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.say(Language::En))
    }
}
impl std::error::Error for CommandError {}

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: refusal.code.as_str().to_owned(),
            params: refusal.params,
            incident_id: None,
            fault: false,
        }
    }
}

impl From<Fault> for CommandError {
    fn from(fault: Fault) -> Self {
        let incident = uuid::Uuid::now_v7().as_simple().to_string();
        let mut chain = fault.to_string();
        let mut source = std::error::Error::source(&fault);
        while let Some(cause) = source {
            chain.push_str(": ");
            chain.push_str(&cause.to_string());
            source = cause.source();
        }
        tracing::error!(incident, "{chain}");
        Self {
            code: "fault".to_owned(),
            params: BTreeMap::new(),
            incident_id: Some(incident),
            fault: true,
        }
    }
}

impl From<Failure> for CommandError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Fault(fault) => fault.into(),
        }
    }
}

impl From<OpenError> for CommandError {
    fn from(error: OpenError) -> Self {
        use encargo_domain::refusal::Code;
        match error {
            OpenError::InUse => Refusal::new(Code::DataInUse).into(),
            OpenError::Newer { found, known } => Refusal::new(Code::NewerDatabase)
                .with("found", found)
                .with("known", known)
                .into(),
            OpenError::Fault(fault) => fault.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use encargo_domain::refusal::Code;

    use super::*;

    #[test]
    fn amounts_and_codes_become_words() {
        let check = |refusal: Refusal, es: &str, en: &str| {
            let error = CommandError::from(refusal);
            assert_eq!(error.say(Language::Es), es);
            assert_eq!(error.say(Language::En), en);
        };
        check(
            Refusal::new(Code::NotPaid)
                .with("due", 123_450_i64)
                .with("currency", "EUR"),
            "Cobrar antes de entregar: quedan 1234,50\u{a0}€.",
            "Take the payment before handing over: €1,234.50 is due.",
        );
        check(
            Refusal::wrong_state("fulfillment-pack", "pickup"),
            "No se puede embalar los artículos: es una recogida en tienda.",
            "It is not possible to pack the items: it is a store pickup.",
        );
        check(
            Refusal::new(Code::OnHold).with("kind", "large-order"),
            "El pedido está retenido (es un pedido grande). Levantar antes la retención.",
            "The order is on hold (it is a large order). Lift the hold first.",
        );
        check(
            Refusal::new(Code::MoreThanOpen).with("open", 0u32),
            "No queda ninguna unidad por hacer.",
            "No units are left to do.",
        );
        check(
            Refusal::new(Code::MoreThanOpen),
            "Son más unidades de las que quedan.",
            "These are more units than are left.",
        );
        check(
            Refusal::new(Code::AddressIncomplete).with("field", "postal-code"),
            "La dirección de envío está incompleta: falta código postal.",
            "The shipping address is incomplete: postal code is missing.",
        );
    }

    #[test]
    fn a_date_is_written_as_the_language_does() {
        let words = Words::new("answer-shipped")
            .with("part", "lines")
            .with("done", 2u32)
            .with("total", 3u32)
            .with("location", "Madrid DC")
            .with("date", "2026-11-20")
            .with("carrier", "SEUR 123");
        assert_eq!(
            say(Language::En, &words),
            "2 of 3 lines shipped from Madrid DC on 20 Nov 2026 with SEUR 123."
        );
        assert_eq!(
            say(Language::Es, &words),
            "2 de 3 líneas enviadas desde Madrid DC el 20/11/2026 con SEUR 123."
        );
    }
}
