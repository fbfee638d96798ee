//! The display list of a receipt for receipt printers (ESC/POS, 203 dots an inch, 576 dots a line):
//! the printer's own letters on its grid, its own codes, rules and pictures as dots.

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254};

use crate::DocumentError;
use crate::display::{Align, Bar, Draw, Item, Len, Pixels, Sheets, Symbol};
use crate::face::Face;
use crate::receipt::{DOUBLE, PRINTABLE};

/// What the printer does beside printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrinterActs {
    /// Opens the cash drawer first (pin 2), so that change can be given while it prints.
    pub drawer: bool,
    /// Cuts the paper at the end.
    pub cut: bool,
}

/// Dots in a line of 72 mm.
const LINE: i64 = 576;
/// A character of the printer's font A.
const CELL: (i64, i64) = (12, 24);

const ESC: u8 = 0x1B;
const GS: u8 = 0x1D;

/// Code pages of `ESC t` that most printers have, most used first.
const PAGES: [(u8, &Encoding); 5] = [
    (16, WINDOWS_1252),
    (45, WINDOWS_1250),
    (46, WINDOWS_1251),
    (47, WINDOWS_1253),
    (48, WINDOWS_1254),
];

/// The bytes to send.
pub(crate) fn bytes(sheets: &Sheets, acts: PrinterActs) -> Result<Vec<u8>, DocumentError> {
    let mut printer = Printer {
        out: vec![ESC, b'@'],
        margin: (sheets.width - PRINTABLE) / 2,
        page: None,
    };
    if acts.drawer {
        // Pulse to pin 2: 2 × 25 ms on, 2 × 250 ms off.
        printer.out.extend([ESC, b'p', 0, 25, 250]);
    }
    let mut items: Vec<&Item> = sheets.pages.iter().flat_map(|p| &p.items).collect();
    // What shares a baseline is one line of the printer; a stable order keeps left before right.
    items.sort_by_key(|item| top(&item.draw));
    let rows: Vec<&[&Item]> = items
        .chunk_by(|a, b| match (&a.draw, &b.draw) {
            (Draw::Text { y: a, .. }, Draw::Text { y: b, .. }) => a == b,
            _ => false,
        })
        .collect();
    for (i, row) in rows.iter().enumerate() {
        let Some(first) = row.first() else { continue };
        let at = top(&first.draw);
        let next = rows.get(i + 1).and_then(|r| r.first());
        let step = next.map_or(0, |n| dots(top(&n.draw) - at));
        // What the drawing itself moves the paper by; the rest is fed.
        let moved = match &first.draw {
            Draw::Text { .. } => {
                // A line is never lower than its letters.
                let height = printer.line(row)?;
                printer.feed(step.max(height));
                continue;
            }
            Draw::Rect { bar, .. } => {
                printer.rule(*bar);
                dots(bar.height).max(1)
            }
            Draw::Code { bars, symbol, grid } => {
                printer.code(bars, symbol, grid.0);
                bars_height(bars)
            }
            Draw::Image { bar, pixels } => {
                printer.picture(*bar, pixels);
                dots(bar.height)
            }
            Draw::Frame { .. } => 0,
        };
        printer.feed(step - moved);
    }
    if acts.cut {
        // Feeds to the knife, cuts all but a point.
        printer.out.extend([GS, b'V', 66, 0]);
    }
    Ok(printer.out)
}

/// Dots of a length.
fn dots(length: Len) -> i64 {
    i64::from(length) * LINE / i64::from(PRINTABLE)
}

/// Where a drawing begins; of texts, about the top of their capitals.
fn top(draw: &Draw) -> Len {
    match draw {
        Draw::Text { y, size, .. } => y - size * 3 / 4,
        Draw::Rect { bar, .. } | Draw::Frame { bar, .. } | Draw::Image { bar, .. } => bar.y,
        Draw::Code { bars, .. } => bars.iter().map(|b| b.y).min().unwrap_or(0),
    }
}

fn bars_height(bars: &[Bar]) -> i64 {
    let top = bars.iter().map(|b| b.y).min().unwrap_or(0);
    let bottom = bars.iter().map(|b| b.y + b.height).max().unwrap_or(0);
    dots(bottom - top)
}

struct Printer {
    out: Vec<u8>,
    margin: Len,
    page: Option<u8>,
}

impl Printer {
    /// The texts of one line at their places; gives its height.
    fn line(&mut self, row: &[&Item]) -> Result<i64, DocumentError> {
        let mut height = CELL.1;
        for item in row {
            let Draw::Text {
                x,
                width,
                align,
                face,
                size,
                text,
                ..
            } = &item.draw
            else {
                continue;
            };
            let double = *size >= DOUBLE;
            let cell = if double { CELL.0 * 2 } else { CELL.0 };
            if double {
                height = CELL.1 * 2;
            }
            let long = i64::try_from(text.chars().count()).unwrap_or(0) * cell;
            let (left, wide) = (dots(x - self.margin), dots(*width));
            let at = match align {
                Align::Left => left,
                Align::Center => left + (wide - long) / 2,
                Align::Right => left + wide - long,
            };
            self.number(&[ESC, b'$'], at.clamp(0, LINE - 1));
            self.out.extend([GS, b'!', if double { 0x11 } else { 0 }]);
            self.out.extend([ESC, b'E', u8::from(*face == Face::Bold)]);
            for c in text.chars() {
                self.letter(c)?;
            }
        }
        Ok(height)
    }

    /// In the first code page that has it.
    fn letter(&mut self, character: char) -> Result<(), DocumentError> {
        // Unbreakable spaces are for breaking lines only.
        let shown = match character {
            '\u{a0}' | '\u{202f}' => ' ',
            '−' => '-',
            c => c,
        };
        let mut buffer = [0; 4];
        let text: &str = shown.encode_utf8(&mut buffer);
        let wanted = PAGES
            .iter()
            .filter(|(page, _)| shown.is_ascii() || Some(*page) == self.page)
            .chain(&PAGES);
        for (page, encoding) in wanted {
            let (bytes, _, lost) = encoding.encode(text);
            if lost {
                continue;
            }
            if !shown.is_ascii() && self.page != Some(*page) {
                self.out.extend([ESC, b't', *page]);
                self.page = Some(*page);
            }
            self.out.extend_from_slice(&bytes);
            return Ok(());
        }
        Err(DocumentError::NoGlyph { character })
    }

    /// Prints what waits and moves the paper.
    fn feed(&mut self, mut dots: i64) {
        while dots > 0 {
            let step = u8::try_from(dots.min(255)).unwrap_or(255);
            self.out.extend([ESC, b'J', step]);
            dots -= i64::from(step);
        }
    }

    /// An order and a number, low byte first.
    fn number(&mut self, order: &[u8], n: i64) {
        self.out.extend_from_slice(order);
        let bytes = u16::try_from(n).unwrap_or(0).to_le_bytes();
        self.out.extend(bytes);
    }

    /// The printer's own code, in the middle.
    fn code(&mut self, bars: &[Bar], symbol: &Symbol, modules: i32) {
        self.out.extend([ESC, b'a', 1]);
        let height = u8::try_from(bars_height(bars).clamp(1, 255)).unwrap_or(255);
        match symbol {
            Symbol::Code128(text) => {
                self.out
                    .extend([GS, b'h', height, GS, b'w', 2, GS, b'H', 0]);
                let data = [b"{B", text.replace('{', "{{").as_bytes()].concat();
                let length = u8::try_from(data.len()).unwrap_or(u8::MAX);
                self.out.extend([GS, b'k', 73, length]);
                self.out.extend(data);
            }
            Symbol::Ean13(digits) => {
                self.out
                    .extend([GS, b'h', height, GS, b'w', 3, GS, b'H', 0]);
                self.out.extend([GS, b'k', 67, 13]);
                self.out.extend(digits.bytes());
            }
            Symbol::Qr(text) => {
                let modules = i64::from(modules.max(1));
                self.qr((bars_height(bars) + modules / 2) / modules, text);
            }
        }
        self.out.extend([ESC, b'a', 0]);
    }

    /// Model 2, level M, modules of whole dots, as near to the size laid out as they come: 34 mm
    /// become 30.5 to 37 mm, so the tax agency's code keeps to its 30 to 40 mm.
    fn qr(&mut self, module: i64, text: &str) {
        let module = u8::try_from(module.clamp(1, 16)).unwrap_or(1);
        self.out.extend([GS, b'(', b'k', 4, 0, 49, 65, 50, 0]);
        self.out.extend([GS, b'(', b'k', 3, 0, 49, 67, module]);
        self.out.extend([GS, b'(', b'k', 3, 0, 49, 69, 49]);
        let length = i64::try_from(text.len() + 3).unwrap_or(0);
        self.number(&[GS, b'(', b'k'], length);
        self.out.extend([49, 80, 48]);
        self.out.extend(text.bytes());
        self.out.extend([GS, b'(', b'k', 3, 0, 49, 81, 48]);
    }

    /// A row or two of black dots.
    fn rule(&mut self, bar: Bar) {
        let rows = dots(bar.height).clamp(1, 24);
        let count = usize::try_from(rows * LINE / 8).unwrap_or(0);
        self.raster(LINE / 8, rows, &vec![0xFF; count]);
    }

    /// Dots for what is darker than the middle, over white.
    fn picture(&mut self, bar: Bar, pixels: &Pixels) {
        let (wide, high) = (dots(bar.width), dots(bar.height));
        let left = dots(bar.x - self.margin);
        let mut data = Vec::new();
        for row in 0..high {
            for byte in 0..LINE / 8 {
                let mut bits = 0u8;
                for bit in 0..8 {
                    let column = byte * 8 + bit - left;
                    let inside = (0..wide).contains(&column);
                    let black = inside && dark(pixels, (column, row), (wide, high));
                    bits = bits << 1 | u8::from(black);
                }
                data.push(bits);
            }
        }
        self.raster(LINE / 8, high, &data);
    }

    fn raster(&mut self, bytes: i64, rows: i64, data: &[u8]) {
        self.number(&[GS, b'v', b'0', 0], bytes);
        self.number(&[], rows);
        self.out.extend_from_slice(data);
    }
}

/// Whether the point of a picture that falls on a dot is dark.
fn dark(pixels: &Pixels, (column, row): (i64, i64), (wide, high): (i64, i64)) -> bool {
    let x = column * i64::from(pixels.width) / wide.max(1);
    let y = row * i64::from(pixels.height) / high.max(1);
    let at = usize::try_from((y * i64::from(pixels.width) + x) * 4).unwrap_or(usize::MAX);
    let Some([red, green, blue, alpha]) = pixels.rgba.get(at..at.saturating_add(4)) else {
        return false;
    };
    let light = u32::from(*red) * 30 + u32::from(*green) * 59 + u32::from(*blue) * 11;
    *alpha > 127 && light < 12_750
}
