//! What makes the papers of a shop its own: logo, colour, texts, columns; and the tax agency's code
//! of one document.

mod logo;

pub use logo::Logo;

use encargo_domain::document::Document;
use encargo_domain::words::Language;

use crate::display::Color;

/// The looks of a shop's papers. The default is a shop without logo in Encargo's blue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// Stands where else the name stands in letters.
    pub logo: Option<Logo>,
    /// The colour of marks and of what is left to pay.
    pub accent: Accent,
    /// Texts at the end of papers.
    pub notes: Vec<HouseNote>,
    /// Columns that are not printed.
    pub hidden: Vec<(PaperKind, Column)>,
}

/// A colour for text and marks on white: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent(pub u8, pub u8, pub u8);

impl Default for Accent {
    fn default() -> Self {
        Self(0x0B, 0x5F, 0xD3)
    }
}

impl Accent {
    /// The colour as printed: what is too light to be read on white (contrast below 4.5 : 1, WCAG
    /// 1.4.3) is darkened until it can be.
    pub(crate) fn ink(self) -> Color {
        let Self(mut red, mut green, mut blue) = self;
        // 1.05 ÷ 4.5 − 0.05 = 0.1833 of white's luminance.
        while luminance(red, green, blue) > 1_833 {
            let darker = |part: u8| part - part.div_ceil(16).min(part);
            (red, green, blue) = (darker(red), darker(green), darker(blue));
        }
        Color(red, green, blue)
    }
}

/// Relative luminance in ten-thousandths, with the square for the sRGB curve: near enough on the
/// safe side (the square is never below the curve's value by more than one hundredth).
fn luminance(red: u8, green: u8, blue: u8) -> u32 {
    let square = |part: u8| u32::from(part) * u32::from(part);
    (square(red) * 2_126 + square(green) * 7_152 + square(blue) * 722) / 65_025
}

/// A text of the house at the end of its papers: conditions of sale, how to return, thanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseNote {
    /// On papers of this kind.
    pub kind: PaperKind,
    /// Printed in this language; `None`: in every one.
    pub language: Option<Language>,
    /// The text.
    pub text: String,
}

/// A column a shop may leave out. What the law asks for on invoices (description, quantity, price,
/// discount, tax, amount) is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The shop's own number of the goods.
    Sku,
    /// The number on the goods, as digits and bars.
    Ean,
    /// Where the goods lie.
    Bin,
}

/// Kinds of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// Full invoice.
    Invoice,
    /// Simplified invoice.
    SimplifiedInvoice,
    /// Credit note.
    CreditNote,
    /// What is in the parcel.
    PackingSlip,
    /// What is to be fetched from the shelves.
    PickList,
    /// What a customer sends back.
    ReturnSlip,
    /// What goes from one location to another.
    TransferNote,
    /// What the shop orders.
    PurchaseOrder,
    /// A price offered.
    Quotation,
    /// An invoice to come, to be paid before.
    Proforma,
    /// What was agreed.
    OrderConfirmation,
    /// What a customer owes.
    Statement,
    /// The close of a till.
    TillReport,
    /// Receipt of a sale on a roll.
    Receipt,
    /// Label of a parcel, a shelf, an item.
    Label,
}

impl Brand {
    /// Whether papers of `kind` have that column.
    pub(crate) fn shows(&self, kind: PaperKind, column: Column) -> bool {
        !self.hidden.contains(&(kind, column))
    }

    /// The texts of the house for a paper.
    pub(crate) fn notes(&self, kind: PaperKind, language: Language) -> impl Iterator<Item = &str> {
        self.notes
            .iter()
            .filter(move |n| n.kind == kind && n.language.is_none_or(|l| l == language))
            .map(|n| n.text.as_str())
    }
}

/// The code of the Spanish tax agency on an invoice (Veri*Factu; agency document «Características
/// del QR» 0.4.7): printed on the first page, level M, 33 mm, «QR tributario:» above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxCode {
    /// The whole address, as the agency's page takes it.
    pub url: String,
    /// Whether the record was sent to the agency.
    pub mode: TaxCodeMode,
}

impl TaxCode {
    /// The code frozen with a document, where there is one.
    pub(crate) fn of(document: &Document) -> Option<Self> {
        let code = document.tax_code.as_ref()?;
        Some(Self {
            url: code.url.clone(),
            mode: if code.verifiable {
                TaxCodeMode::Verifactu
            } else {
                TaxCodeMode::NotVerifactu
            },
        })
    }
}

/// What stands under the tax agency's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxCodeMode {
    /// «VERI*FACTU»: the invoice can be verified.
    Verifactu,
    /// Nothing: the records stay with the shop.
    NotVerifactu,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_colour_is_darkened_until_it_can_be_read() {
        assert_eq!(Accent::default().ink(), Color(0x0B, 0x5F, 0xD3));
        let Color(red, green, blue) = Accent(255, 230, 0).ink();
        assert!(luminance(red, green, blue) <= 1_833);
        assert!(red > blue, "the hue stays");
    }
}
