//! The display list for label printers: ZPL II, with the printer's own font and codes, UTF-8.

use std::fmt::Write;

use crate::display::{Align, Bar, Draw, Len, Page, Sheets, Symbol};

/// The pages as labels, for a printer of that many dots an inch (203, 300).
pub(crate) fn zpl(sheets: &Sheets, dpi: u32) -> Vec<u8> {
    let mut pen = Pen {
        out: String::new(),
        dpi: i64::from(dpi),
    };
    for page in &sheets.pages {
        pen.page(sheets, page);
    }
    pen.out.into_bytes()
}

struct Pen {
    out: String,
    dpi: i64,
}

impl Pen {
    /// Dots of a length.
    fn dots(&self, length: Len) -> i64 {
        // 72,000 thousandths of a point are an inch.
        (i64::from(length) * self.dpi + 36_000) / 72_000
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn page(&mut self, sheets: &Sheets, page: &Page) {
        let (width, height) = (self.dots(sheets.width), self.dots(sheets.height));
        self.put(&format!("^XA^CI28^PW{width}^LL{height}^LH0,0"));
        for item in &page.items {
            match &item.draw {
                Draw::Text {
                    x,
                    y,
                    width,
                    align,
                    size,
                    text,
                    ..
                } => self.text((*x, *y, *width), *align, *size, text),
                Draw::Rect { bar, .. } => self.rectangle(*bar, bar.width.min(bar.height)),
                Draw::Frame { bar, line, .. } => self.rectangle(*bar, *line),
                Draw::Code { bars, symbol, grid } => self.code(bars, symbol, grid.0),
                // No label has a picture.
                Draw::Image { .. } => {}
            }
        }
        self.put("^XZ");
    }

    /// At the baseline. The printer's font is narrower than ours, so what fits here fits there.
    fn text(&mut self, (x, y, width): (Len, Len, Len), align: Align, size: Len, text: &str) {
        let (at, side) = match align {
            Align::Left => (x, 0),
            Align::Center => (x + width / 10, 0),
            Align::Right => (x + width, 1),
        };
        let (x, y, size) = (self.dots(at), self.dots(y), self.dots(size));
        let text = escape(text);
        self.put(&format!(
            "^FT{x},{y},{side}^A0N,{size},{size}^FH_^FD{text}^FS"
        ));
    }

    fn rectangle(&mut self, bar: Bar, line: Len) {
        let (x, y) = (self.dots(bar.x), self.dots(bar.y));
        let (width, height) = (self.dots(bar.width).max(1), self.dots(bar.height).max(1));
        let line = self.dots(line).max(1);
        self.put(&format!("^FO{x},{y}^GB{width},{height},{line}^FS"));
    }

    /// Whole dots a module, at most as wide as laid out, in the middle of its place.
    fn code(&mut self, bars: &[Bar], symbol: &Symbol, modules: i32) {
        let Some((left, right, top, bottom)) = bounds(bars) else {
            return;
        };
        let (width, height) = (self.dots(right - left), self.dots(bottom - top));
        let count = i64::from(modules.max(1));
        let module = (width / count).clamp(1, 10);
        let x = self.dots(left) + (width - module * count) / 2;
        let y = self.dots(top);
        match symbol {
            Symbol::Code128(text) => {
                // `>` begins an order to the printer, `>0` prints it; `>:` starts in set B.
                let text = escape(&text.replace('>', ">0"));
                self.put(&format!(
                    "^FO{x},{y}^BY{module},3,{height}^BCN,{height},N,N,N^FH_^FD>:{text}^FS"
                ));
            }
            Symbol::Ean13(digits) => {
                let twelve = digits.get(..12).unwrap_or(digits);
                self.put(&format!(
                    "^FO{x},{y}^BY{module},3,{height}^BEN,{height},N,N^FD{twelve}^FS"
                ));
            }
            Symbol::Qr(text) => {
                let text = escape(text);
                self.put(&format!("^FO{x},{y}^BQN,2,{module}^FH_^FDMA,{text}^FS"));
            }
        }
    }
}

/// Left, right, top, bottom.
fn bounds(bars: &[Bar]) -> Option<(Len, Len, Len, Len)> {
    Some((
        bars.iter().map(|b| b.x).min()?,
        bars.iter().map(|b| b.x + b.width).max()?,
        bars.iter().map(|b| b.y).min()?,
        bars.iter().map(|b| b.y + b.height).max()?,
    ))
}

/// What ZPL would take for an order, as `_` and two hex digits (`^FH_`).
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '^' | '~' | '_' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "_{:02X}", u32::from(c));
            }
            '\u{a0}' | '\u{202f}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_to_the_printer_cannot_be_smuggled_in() {
        assert_eq!(escape("a^XZ~HS_b"), "a_5EXZ_7EHS_5Fb");
    }
}
