//! How the shop's papers look: size, logo, colour, texts, columns. A document keeps the look it was issued with, so that the same row gives the
//! same bytes for ever; the logo itself is kept once, under the hash of its bytes.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use uuid::Builder;

use crate::company::Company;
use crate::document::DocumentKind;
use crate::ids::PictureId;
use crate::refusal::Code;
use crate::words::Language;
use crate::{Decided, Refusal};

/// The paper of a country's printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
}

impl PaperSize {
    /// What printers hold in a country (ISO 3166).
    pub fn of_country(country: &str) -> Self {
        match country {
            "US" | "CA" | "MX" => Self::Letter,
            _ => Self::A4,
        }
    }
}

/// A text of the house in both languages; what is empty is not printed. Each line is a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct HouseText {
    /// In English.
    pub en: String,
    /// In Spanish.
    pub es: String,
}

impl HouseText {
    /// In that language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::En => self.en.trim(),
            Language::Es => self.es.trim(),
        }
    }

    /// Its paragraphs in that language.
    pub fn lines(&self, language: Language) -> impl Iterator<Item = &str> {
        self.of(language)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    }
}

/// Papers whose columns are chosen together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperFamily {
    /// Invoices, simplified invoices, credit notes.
    Invoices,
    /// Packing slips, return slips, transfer notes.
    Goods,
    /// Pick lists.
    PickList,
    /// Quotations, pro-formas, order confirmations, purchase orders.
    Trade,
}

/// A column a shop may leave out. What the law asks for on invoices (description, quantity, price, discount, tax, amount) is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperColumn {
    /// The shop's own number of the goods.
    Sku,
    /// The number on the goods.
    Barcode,
    /// Tariff code and country of origin, under the description. On lines that leave the union they are printed in any case.
    Customs,
}

/// A column of some papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PapersColumn {
    /// On these papers.
    pub papers: PaperFamily,
    /// This column.
    pub column: PaperColumn,
}

/// The look of the shop's papers, as its settings say. The default is a shop without logo in Encargo's blue on the paper of its country.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PaperLook {
    /// `None`: as in the country of the seat.
    pub size: Option<PaperSize>,
    /// Stands where else the name stands in letters.
    pub logo: Option<PictureId>,
    /// Colour of marks and of what is left to pay, `#rrggbb`; empty: Encargo's blue.
    pub accent: String,
    /// Under the name or the logo.
    pub letterhead: HouseText,
    /// At the foot of every page.
    pub footer: HouseText,
    /// On invoices, quotations, pro-formas and order confirmations.
    pub payment_terms: HouseText,
    /// On what a customer buys with and gets goods with.
    pub return_policy: HouseText,
    /// On receipts, simplified invoices and packing slips.
    pub thanks: HouseText,
    /// Columns that are not printed, of those these papers usually have.
    pub hidden: Vec<PapersColumn>,
    /// Columns that are printed, of those these papers usually have not.
    pub added: Vec<PapersColumn>,
}

/// The longest texts, in characters: one line, a foot, a paragraph or several.
const LONGEST: [usize; 3] = [120, 300, 1_000];
/// The most paragraphs of a text.
const MOST_LINES: usize = 12;

impl PaperLook {
    /// Refuses a colour that is none or too light to be read on white (below 4.5 : 1, WCAG 1.4.3), and texts that are too long.
    pub fn validate(&self) -> Decided<()> {
        if !self.accent.is_empty()
            && accent_of(&self.accent).is_none_or(|(r, g, b)| luminance(r, g, b) > READABLE)
        {
            return Err(Refusal::new(Code::FieldInvalid)
                .with("field", "accent")
                .with("value", self.accent.as_str()));
        }
        let [line, foot, long] = LONGEST;
        for (field, text, most) in [
            ("letterhead", &self.letterhead, line),
            ("footer", &self.footer, foot),
            ("payment-terms", &self.payment_terms, long),
            ("return-policy", &self.return_policy, long),
            ("thanks", &self.thanks, long),
        ] {
            for language in [Language::En, Language::Es] {
                let said = text.of(language);
                let length = said.chars().count();
                if length > most || text.lines(language).count() > MOST_LINES {
                    return Err(Refusal::new(Code::TextTooLong)
                        .with("field", field)
                        .with("length", i64::try_from(length).unwrap_or(i64::MAX))
                        .with("max", i64::try_from(most).unwrap_or(i64::MAX)));
                }
            }
        }
        Ok(())
    }

    /// Whether papers of that family have the column.
    pub fn shows(&self, papers: PaperFamily, column: PaperColumn) -> bool {
        !self.hidden.contains(&PapersColumn { papers, column })
    }

    /// What stands at the end of an issued document.
    fn notes(&self, kind: DocumentKind, language: Language) -> Vec<String> {
        let texts: &[&HouseText] = match kind {
            DocumentKind::Invoice | DocumentKind::CorrectiveInvoice => {
                &[&self.payment_terms, &self.return_policy]
            }
            DocumentKind::SimplifiedInvoice => &[&self.return_policy, &self.thanks],
            DocumentKind::CreditNote => &[],
        };
        texts
            .iter()
            .flat_map(|text| text.lines(language))
            .map(str::to_owned)
            .collect()
    }
}

/// Red, green and blue of `#rrggbb`.
pub fn accent_of(text: &str) -> Option<(u8, u8, u8)> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some((red, green, blue))
}

/// The greatest luminance that is read on white: 1.05 ÷ 4.5 − 0.05 = 0.1833 of white's, in ten-thousandths.
pub const READABLE: u32 = 1_833;

/// Relative luminance in ten-thousandths, with the square for the sRGB curve: near enough on the safe side (the square is never below the
/// curve's value by more than one hundredth).
pub fn luminance(red: u8, green: u8, blue: u8) -> u32 {
    let square = |part: u8| u32::from(part) * u32::from(part);
    (square(red) * 2_126 + square(green) * 7_152 + square(blue) * 722) / 65_025
}

/// The look a document was issued with: everything of it that is printed, the logo by the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentLook {
    /// On what.
    pub size: PaperSize,
    /// The house's own language: where the document's is another, labels are printed in both.
    pub house: Language,
    /// Logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<PictureId>,
    /// Colour; empty: Encargo's blue.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accent: String,
    /// Under the name or the logo.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub letterhead: Vec<String>,
    /// At the foot of every page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub footer: String,
    /// At the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Without the shop's own numbers of the goods.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_sku: bool,
    /// With these columns, which are not usual.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<PaperColumn>,
}

impl Company {
    /// The paper its printers hold.
    pub fn paper_size(&self) -> PaperSize {
        self.look
            .size
            .unwrap_or_else(|| PaperSize::of_country(&self.address.country))
    }

    /// The look of a document of that kind issued now.
    pub fn document_look(&self, kind: DocumentKind, language: Language) -> DocumentLook {
        let look = &self.look;
        let lines = |text: &HouseText| text.lines(language).map(str::to_owned).collect::<Vec<_>>();
        DocumentLook {
            size: self.paper_size(),
            house: self.language,
            logo: look.logo,
            accent: look.accent.clone(),
            letterhead: lines(&look.letterhead),
            footer: lines(&look.footer).join(" · "),
            notes: look.notes(kind, language),
            without_sku: !look.shows(PaperFamily::Invoices, PaperColumn::Sku),
            added: look
                .added
                .iter()
                .filter(|c| c.papers == PaperFamily::Invoices)
                .map(|c| c.column)
                .collect(),
        }
    }
}

/// A picture the papers use. It never changes: its id is the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Id.
    pub picture_id: PictureId,
    /// A PNG file, in base64.
    pub png: String,
}

/// What can happen to a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PictureEvent {
    /// It is kept from now on.
    Kept {
        /// A PNG file, in base64.
        png: String,
    },
}

impl Picture {
    /// The state after `event`.
    pub fn apply(
        _state: Option<Self>,
        picture_id: PictureId,
        event: &PictureEvent,
    ) -> Option<Self> {
        let PictureEvent::Kept { png } = event;
        Some(Self {
            picture_id,
            png: png.clone(),
        })
    }

    /// The id of the picture with these bytes: their SHA-256 in the 122 bits a UUID of one's own making has (RFC 9562 version 8).
    pub fn id_of(bytes: &[u8]) -> PictureId {
        let hash = Sha256::digest(bytes);
        let mut id = [0; 16];
        for (to, from) in id.iter_mut().zip(hash) {
            *to = from;
        }
        PictureId::new(Builder::from_custom_bytes(id).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_light_ones_refused() {
        assert_eq!(accent_of("#0B5fd3"), Some((0x0B, 0x5F, 0xD3)));
        for wrong in [
            "", "#fff", "0b5fd3", "#0b5fdg", "#+b5fd3", "#0b5fd3 ", "#é5fd3",
        ] {
            assert_eq!(accent_of(wrong), None, "{wrong}");
        }
        for (accent, fine) in [
            ("", true),
            ("#8a1c1c", true),
            ("#ffd500", false),
            ("red", false),
        ] {
            let look = PaperLook {
                accent: accent.to_owned(),
                ..PaperLook::default()
            };
            assert_eq!(look.validate().is_ok(), fine, "{accent}");
        }
    }

    #[test]
    fn texts_have_an_end() {
        let text = |es: String| PaperLook {
            letterhead: HouseText {
                es,
                ..HouseText::default()
            },
            ..PaperLook::default()
        };
        assert!(text("ñ".repeat(120)).validate().is_ok());
        assert!(text("ñ".repeat(121)).validate().is_err());
        assert!(text("a\n".repeat(13)).validate().is_err());
    }

    #[test]
    fn the_same_bytes_are_the_same_picture() {
        assert_eq!(Picture::id_of(b"one"), Picture::id_of(b"one"));
        assert_ne!(Picture::id_of(b"one"), Picture::id_of(b"two"));
    }
}
