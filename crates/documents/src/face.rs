//! The two bundled faces (Inter Regular and SemiBold): which characters they draw, how wide, and
//! how pairs are kerned. Digits are tabular. Everything a document prints goes through here first,
//! so nothing is ever drawn as an empty box.

use std::collections::HashMap;
use std::sync::LazyLock;

use printpdf::ParsedFont;
use unicode_normalization::UnicodeNormalization;

use crate::display::Len;

const REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");

/// Below this size kerning is not seen and only makes files larger.
const KERNED_FROM: Len = 11_000;

/// A face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    /// Weight 400.
    Regular,
    /// Weight 600.
    Bold,
}

/// What is known of one face file.
pub(crate) struct Metrics {
    /// The file as printpdf reads it.
    pub(crate) parsed: ParsedFont,
    /// Glyph and advance by code point; glyph 0 where there is none.
    glyphs: Vec<(u16, u16)>,
    kerning: HashMap<(u16, u16), i16>,
}

static REGULAR_METRICS: LazyLock<Metrics> = LazyLock::new(|| Metrics::read(REGULAR));
static BOLD_METRICS: LazyLock<Metrics> = LazyLock::new(|| Metrics::read(BOLD));

impl Face {
    /// The file.
    pub(crate) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }

    /// PostScript name with a fixed subset tag. One file holds one subset of each face, so the tag
    /// need not vary, and bytes repeat.
    pub(crate) const fn subset_name(self) -> &'static str {
        match self {
            Self::Regular => "ENCREG+Inter-Regular",
            Self::Bold => "ENCBLD+Inter-SemiBold",
        }
    }

    /// The measures, read once.
    pub(crate) fn metrics(self) -> &'static Metrics {
        match self {
            Self::Regular => &REGULAR_METRICS,
            Self::Bold => &BOLD_METRICS,
        }
    }

    /// The width of `text` at `size`.
    pub(crate) fn width(self, text: &str, size: Len) -> Len {
        let metrics = self.metrics();
        let mut units = 0i64;
        let mut before = None;
        for character in text.chars() {
            let (glyph, advance) = metrics.glyph(character);
            units += i64::from(advance);
            if let Some(before) = before.filter(|_| size >= KERNED_FROM) {
                units += i64::from(metrics.kern(before, glyph));
            }
            before = Some(glyph);
        }
        let em = i64::from(metrics.parsed.units_per_em.max(1));
        i32::try_from(units * i64::from(size) / em).unwrap_or(Len::MAX)
    }

    /// `text` cut where a kerned pair stands, with the kerning (1/1000 em, positive is closer) that
    /// follows each piece.
    pub(crate) fn kerned(self, text: &str, size: Len) -> Vec<(String, i32)> {
        let metrics = self.metrics();
        let em = i32::from(metrics.parsed.units_per_em.max(1));
        let mut pieces = vec![(String::new(), 0)];
        let mut before = None;
        for character in text.chars() {
            let (glyph, _) = metrics.glyph(character);
            let kern = before
                .filter(|_| size >= KERNED_FROM)
                .map_or(0, |b| metrics.kern(b, glyph));
            if kern != 0 {
                if let Some(last) = pieces.last_mut() {
                    last.1 = -i32::from(kern) * 1_000 / em;
                }
                pieces.push((String::new(), 0));
            }
            if let Some(last) = pieces.last_mut() {
                last.0.push(character);
            }
            before = Some(glyph);
        }
        pieces
    }
}

impl Metrics {
    /// A broken file leaves a face without characters: every document is then refused with
    /// `NoGlyph`, none is printed wrong.
    fn read(bytes: &[u8]) -> Self {
        let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).unwrap_or_else(|| {
            ParsedFont::with_glyph_data(
                Vec::new(),
                0,
                None,
                [].into(),
                [].into(),
                1_000,
                printpdf::FontMetrics {
                    ascent: 0,
                    descent: 0,
                },
            )
        });
        let mut glyphs = Vec::new();
        for (code, glyph) in &parsed.codepoint_to_glyph {
            let at = usize::try_from(*code).unwrap_or(usize::MAX);
            // Two private-use or astral characters would make a table of megabytes.
            if at > 0xFFFF {
                continue;
            }
            if glyphs.len() <= at {
                glyphs.resize(at + 1, (0, 0));
            }
            if let Some(slot) = glyphs.get_mut(at) {
                *slot = (*glyph, parsed.get_glyph_width(*glyph).unwrap_or(0));
            }
        }
        Self {
            glyphs,
            kerning: kern_table(bytes).unwrap_or_default(),
            parsed,
        }
    }

    /// Glyph and advance; glyph 0 where the face has none.
    pub(crate) fn glyph(&self, character: char) -> (u16, u16) {
        self.glyphs
            .get(u32::from(character) as usize)
            .copied()
            .unwrap_or((0, 0))
    }

    /// A font without characters that has this face's measures: what a subset is filled into.
    pub(crate) fn shell(&self) -> ParsedFont {
        let mut shell = ParsedFont::with_glyph_data(
            Vec::new(),
            0,
            None,
            [].into(),
            [].into(),
            self.parsed.units_per_em,
            self.parsed.font_metrics.clone(),
        );
        shell.pdf_font_metrics = self.parsed.pdf_font_metrics.clone();
        shell
    }

    fn kern(&self, left: u16, right: u16) -> i16 {
        self.kerning.get(&(left, right)).copied().unwrap_or(0)
    }
}

/// The pairs of a `kern` table with one horizontal subtable of format 0, which is what
/// `fonts/README.md` makes.
fn kern_table(font: &[u8]) -> Option<HashMap<(u16, u16), i16>> {
    let word = |at: usize| Some(u16::from_be_bytes(font.get(at..at + 2)?.try_into().ok()?));
    let long =
        |at: usize| Some(u32::from_be_bytes(font.get(at..at + 4)?.try_into().ok()?) as usize);
    let tables = usize::from(word(4)?);
    let record = (0..tables)
        .map(|i| 12 + i * 16)
        .find(|at| font.get(*at..at + 4) == Some(b"kern"))?;
    let table = long(record + 8)?;
    let pairs = usize::from(word(table + 10)?);
    (0..pairs)
        .map(|i| table + 18 + i * 6)
        .map(|at| {
            Some((
                (word(at)?, word(at + 2)?),
                i16::from_be_bytes(word(at + 4)?.to_be_bytes()),
            ))
        })
        .collect()
}

/// Characters that stay as they are: all below the combining marks are composed already (NFC), and
/// so are the few above them that papers use on every line.
const fn plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '–' | '—' | '…' | '€')
}

/// Text as it can be drawn: composed (NFC), without line breaks, tabs and invisible marks.
pub(crate) fn clean(text: &str) -> String {
    if text.chars().all(plain) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.nfc() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_hold_what_both_languages_need() {
        for face in [Face::Regular, Face::Bold] {
            for c in "AaÑñÁáÉéÍíÓóÚúÜüÇç€£$¿¡«»ºª·–—…0123456789\u{a0}\u{202f}ŠžŁőİığΩЖ".chars()
            {
                assert_ne!(face.metrics().glyph(c).0, 0, "{face:?} lacks {c}");
            }
            assert_eq!(face.metrics().glyph('日').0, 0);
            assert!(!face.metrics().kerning.is_empty(), "titles are kerned");
        }
    }

    #[test]
    fn digits_are_tabular_so_that_amounts_line_up() {
        assert_eq!(
            Face::Regular.width("1111", 8_000),
            Face::Regular.width("8080", 8_000)
        );
    }

    #[test]
    fn kerned_pieces_say_the_same_text() {
        let pieces = Face::Bold.kerned("AVATAR Tel.", 20_000);
        assert!(pieces.len() > 1);
        assert_eq!(
            pieces.iter().map(|p| p.0.as_str()).collect::<String>(),
            "AVATAR Tel."
        );
        assert_eq!(Face::Bold.kerned("AVATAR", 8_000).len(), 1);
    }

    #[test]
    fn what_cannot_be_drawn_as_typed_is_made_drawable() {
        assert_eq!(clean(" Cafe\u{301}\tde\nolla\u{200b} "), "Café de olla");
    }
}
