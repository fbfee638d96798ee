//! Codes to scan, as bars: Code 128 for the order number, QR for bank transfers (EPC069-12).

use barcoders::sym::code128::Code128;
use qrcodegen::{QrCode, QrCodeEcc, Version};

use crate::display::{Bar, Len};

/// Code 128 in set B (letters and digits), `width` wide at most, and how wide it is; `None` where a
/// character is outside the set. The quiet zone of ten modules at each side is the caller's to
/// leave.
pub(crate) fn code128(
    text: &str,
    x: Len,
    y: Len,
    width: Len,
    height: Len,
) -> Option<(Vec<Bar>, Len)> {
    // Outside printable ASCII the encoder would read commands, not characters.
    if text.is_empty() || !text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
        return None;
    }
    let modules = Code128::new(format!("\u{181}{text}")).ok()?.encode();
    let module = (width / Len::try_from(modules.len()).ok()?).min(1_000);
    let mut bars: Vec<Bar> = Vec::new();
    for (i, _) in modules.iter().enumerate().filter(|(_, m)| **m == 1) {
        let left = x + Len::try_from(i).ok()? * module;
        match bars.last_mut() {
            Some(last) if last.x + last.width == left => last.width += module,
            _ => bars.push(Bar {
                x: left,
                y,
                width: module,
                height,
            }),
        }
    }
    Some((bars, Len::try_from(modules.len()).ok()? * module))
}

/// A QR code of level M as runs of modules, `side` wide without its quiet zone.
pub(crate) fn qr(text: &str, x: Len, y: Len, side: Len) -> Option<Vec<Bar>> {
    let segments = qrcodegen::QrSegment::make_segments(text);
    // Level M must stay M: the EPC guideline names it, and a raised level would only make smaller
    // modules.
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        None,
        false,
    )
    .ok()?;
    let size = code.size();
    let edge = |n: i32| side * n / size;
    let mut bars = Vec::new();
    for row in 0..size {
        let mut column = 0;
        while column < size {
            let start = column;
            while column < size && code.get_module(column, row) {
                column += 1;
            }
            if column > start {
                bars.push(Bar {
                    x: x + edge(start),
                    y: y + edge(row),
                    width: edge(column) - edge(start),
                    height: edge(row + 1) - edge(row),
                });
            }
            column += 1;
        }
    }
    Some(bars)
}

/// The text of an EPC QR («Girocode») for a SEPA transfer; `None` where the amount is outside what
/// the guideline takes.
pub(crate) fn epc(name: &str, iban: &str, cents: i64, remittance: &str) -> Option<String> {
    if !(1..=99_999_999_999).contains(&cents) || iban.is_empty() || name.is_empty() {
        return None;
    }
    let name: String = name.chars().take(70).collect();
    let remittance: String = remittance.chars().take(140).collect();
    let amount = format!("{}.{:02}", cents / 100, cents % 100);
    Some(format!(
        "BCD\n002\n1\nSCT\n\n{name}\n{iban}\nEUR{amount}\n\n\n{remittance}"
    ))
    .filter(|t| t.len() <= 331)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code128_is_whole_modules() {
        let (bars, width) = code128("T1-000123", 0, 0, 160_000, 20_000).unwrap();
        assert!(width <= 160_000);
        assert!(
            bars.iter()
                .all(|b| b.width % bars[0].width.min(1_000) == 0 || b.width > 0)
        );
        assert!(
            code128("pedido ñ", 0, 0, 160_000, 20_000).is_none(),
            "outside ASCII there is no code"
        );
    }

    #[test]
    fn the_transfer_code_is_what_banks_read() {
        assert_eq!(
            epc(
                "Ferretería Luz SL",
                "ES9121000418450200051332",
                12_345,
                "T1-F-2026-000001"
            )
            .unwrap(),
            "BCD\n002\n1\nSCT\n\nFerretería Luz SL\nES9121000418450200051332\nEUR123.45\n\n\nT1-F-2026-000001"
        );
        assert!(epc("X", "ES91", 0, "").is_none());
    }
}
