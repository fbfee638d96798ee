//! The agency's code on the paper (agency paper on the QR, 0.4.7): an address with exactly four parameters.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::mode::{Fiscal, FiscalMode};
use super::record::decimal;
use crate::document::Document;

/// What the code on a document says: frozen with it, so that the same row gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentTaxCode {
    /// The whole address.
    pub url: String,
    /// «VERI*FACTU» stands under it: the record is sent to the agency.
    pub verifiable: bool,
}

impl DocumentTaxCode {
    /// The code of a document; `None` in a mode without.
    pub fn of(document: &Document, issuer: &str, fiscal: &Fiscal) -> Option<Self> {
        let page = match fiscal.mode {
            FiscalMode::None => return None,
            FiscalMode::VeriFactu => "ValidarQR",
            FiscalMode::NonVerifiable => "ValidarQRNoVerifactu",
        };
        let host = if fiscal.production {
            "www2.agenciatributaria.gob.es"
        } else {
            "prewww2.aeat.es"
        };
        let total = document.kind.sign() * super::breakdown::total_in_euros(document);
        Some(Self {
            url: format!(
                "https://{host}/wlpl/TIKE-CONT/{page}?nif={}&numserie={}&fecha={}&importe={}",
                encoded(issuer),
                encoded(&document.number),
                document.issued_on.0.format("%d-%m-%Y"),
                decimal(total),
            ),
            verifiable: fiscal.mode == FiscalMode::VeriFactu,
        })
    }
}

/// Percent-encoded UTF-8: all but letters, digits and `-._~` (RFC 3986 2.3).
pub(super) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
