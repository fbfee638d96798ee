//! Codes to scan, as bars: Code 128 for numbers of orders and the like, EAN-13 for goods, QR for
//! bank transfers (EPC069-12) and the tax agency.

use barcoders::sym::code128::Code128;
use barcoders::sym::ean13::EAN13;
use qrcodegen::{QrCode, QrCodeEcc, Version};

use crate::display::{Align, Bar, Len, Symbol};
use crate::layout::{Place, Span};

/// A code as modules, before it has a size.
pub(crate) enum Modules {
    /// Bars: which modules are black, from the left.
    Line(Vec<bool>),
    /// Squares.
    Square(QrCode),
}

/// The widest module of a bar code: a point, about a third of a millimetre.
const WIDEST: Len = 1_000;

/// The symbol's modules; `None` where it cannot say its text.
fn encode(symbol: &Symbol) -> Option<Modules> {
    match symbol {
        Symbol::Code128(text) => {
            // Outside printable ASCII the encoder would read commands, not characters.
            if text.is_empty() || !text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) {
                return None;
            }
            let code = Code128::new(format!("\u{181}{text}")).ok()?.encode();
            Some(Modules::Line(code.iter().map(|m| *m == 1).collect()))
        }
        Symbol::Ean13(digits) => {
            let digits = gtin(digits)?;
            let code = EAN13::new(digits).ok()?.encode();
            Some(Modules::Line(code.iter().map(|m| *m == 1).collect()))
        }
        Symbol::Qr(text) => qr(text).map(Modules::Square),
    }
}

/// Thirteen digits with a right check digit, or `None`.
pub(crate) fn gtin(digits: &str) -> Option<&str> {
    let digits = digits.trim();
    if digits.len() != 13 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 3 })
        .sum();
    sum.is_multiple_of(10).then_some(digits)
}

/// The modules and where they stand in `place`. The quiet zone (ten modules beside bars, four round
/// a QR) is the caller's to leave.
pub(crate) fn fit(symbol: &Symbol, place: Place) -> Option<(Modules, Span)> {
    let modules = encode(symbol)?;
    let width = match &modules {
        Modules::Line(line) => {
            let count = Len::try_from(line.len()).ok()?;
            (place.span.width / count).min(WIDEST) * count
        }
        Modules::Square(_) => place.height,
    };
    let x = match place.align {
        Align::Left => place.span.x,
        Align::Center => place.span.x + (place.span.width - width) / 2,
        Align::Right => place.span.right() - width,
    };
    (width > 0).then_some((modules, Span { x, width }))
}

impl Modules {
    /// Modules beside and below each other.
    pub(crate) fn grid(&self) -> (i32, i32) {
        match self {
            Self::Line(line) => (i32::try_from(line.len()).unwrap_or(i32::MAX), 1),
            Self::Square(code) => (code.size(), code.size()),
        }
    }

    /// The black parts, each run of modules as one rectangle.
    pub(crate) fn bars(&self, span: Span, y: Len, height: Len) -> Vec<Bar> {
        match self {
            Self::Line(line) => {
                let count = self.grid().0.max(1);
                runs(line)
                    .map(|(from, to)| Bar {
                        x: span.x + span.width * from / count,
                        y,
                        width: span.width * (to - from) / count,
                        height,
                    })
                    .collect()
            }
            Self::Square(code) => {
                let size = code.size();
                let edge = |n: i32| span.width * n / size;
                let mut bars = Vec::new();
                for row in 0..size {
                    let line: Vec<bool> = (0..size).map(|c| code.get_module(c, row)).collect();
                    bars.extend(runs(&line).map(|(from, to)| Bar {
                        x: span.x + edge(from),
                        y: y + edge(row),
                        width: edge(to) - edge(from),
                        height: edge(row + 1) - edge(row),
                    }));
                }
                bars
            }
        }
    }
}

/// From where to where black modules stand beside each other.
fn runs(line: &[bool]) -> impl Iterator<Item = (Len, Len)> {
    let mut at = 0;
    line.chunk_by(|a, b| a == b).filter_map(move |run| {
        let from = at;
        at += Len::try_from(run.len()).unwrap_or(0);
        run.first().copied().unwrap_or(false).then_some((from, at))
    })
}

/// Level M must stay M: the EPC guideline and the tax agency name it, and a raised level would only
/// make smaller modules.
fn qr(text: &str) -> Option<QrCode> {
    let segments = qrcodegen::QrSegment::make_segments(text);
    QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        None,
        false,
    )
    .ok()
}

/// The text of an EPC QR («Girocode») for a SEPA transfer; `None` where the amount is outside what
/// the guideline takes.
pub(crate) fn epc(
    name: &str,
    (iban, bic): (&str, &str),
    cents: i64,
    remittance: &str,
) -> Option<String> {
    if !(1..=99_999_999_999).contains(&cents) || iban.is_empty() || name.is_empty() {
        return None;
    }
    let name: String = name.chars().take(70).collect();
    let remittance: String = remittance.chars().take(140).collect();
    let amount = format!("{}.{:02}", cents / 100, cents % 100);
    Some(format!(
        "BCD\n002\n1\nSCT\n{bic}\n{name}\n{iban}\nEUR{amount}\n\n\n{remittance}"
    ))
    .filter(|t| t.len() <= 331)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(symbol: &Symbol, width: Len) -> Option<(Vec<Bar>, Span)> {
        let place = Place {
            span: Span { x: 5_000, width },
            y: 0,
            height: 20_000,
            align: Align::Right,
        };
        fit(symbol, place).map(|(modules, span)| (modules.bars(span, 0, 20_000), span))
    }

    #[test]
    fn a_code128_is_whole_modules_at_its_edge() {
        let (bars, span) = placed(&Symbol::Code128("T1-000123".into()), 160_000).unwrap();
        assert_eq!(span.right(), 165_000);
        // 9 characters, start, check (11 modules each) and the stop (13).
        let module = span.width / (11 * 11 + 13);
        assert!(bars.iter().all(|b| b.width % module == 0), "{bars:?}");
        assert_eq!(bars.last().unwrap().x + bars.last().unwrap().width, 165_000);
        assert!(
            placed(&Symbol::Code128("pedido ñ".into()), 160_000).is_none(),
            "outside ASCII there is no code"
        );
    }

    #[test]
    fn goods_are_coded_only_by_a_whole_number() {
        let (bars, _) = placed(&Symbol::Ean13("4006381333931".into()), 95_000).unwrap();
        assert_eq!(bars.len(), 30, "guards 2 + 2 + 2, digits 12 × 2");
        assert!(placed(&Symbol::Ean13("4006381333930".into()), 95_000).is_none());
        assert!(gtin("40063813").is_none());
    }

    #[test]
    fn the_transfer_code_is_what_banks_read() {
        assert_eq!(
            epc(
                "Ferretería Luz SL",
                ("ES9121000418450200051332", ""),
                12_345,
                "T1-F-2026-000001"
            )
            .unwrap(),
            "BCD\n002\n1\nSCT\n\nFerretería Luz SL\nES9121000418450200051332\nEUR123.45\n\n\nT1-F-2026-000001"
        );
        assert!(epc("X", ("ES91", ""), 0, "").is_none());
    }
}
