//! What makes the papers of a shop its own: logo, colour, texts, columns; and the tax agency's code
//! of one document.

mod logo;

pub use logo::Logo;

use encargo_domain::document::{Document, DocumentKind};
use encargo_domain::look::{
    HouseText, PaperColumn, PaperFamily, PaperLook, PapersColumn, READABLE, accent_of, luminance,
};
use encargo_domain::words::Language;

use crate::display::Color;

/// The looks of a shop's papers. The default is a shop without logo in Encargo's blue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// Stands where else the name stands in letters.
    pub logo: Option<Logo>,
    /// Under the name or the logo, a paragraph each.
    pub letterhead: Vec<String>,
    /// At the foot of every page, after the register's text.
    pub footer: String,
    /// The colour of marks and of what is left to pay.
    pub accent: Accent,
    /// Texts at the end of papers.
    pub notes: Vec<HouseNote>,
    /// Columns that are not printed.
    pub hidden: Vec<(PaperKind, Column)>,
    /// Columns printed that papers of the kind usually have not.
    pub added: Vec<(PaperKind, Column)>,
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
        while luminance(red, green, blue) > READABLE {
            let darker = |part: u8| part - part.div_ceil(16).min(part);
            (red, green, blue) = (darker(red), darker(green), darker(blue));
        }
        Color(red, green, blue)
    }
}

/// The colour a shop chose; Encargo's blue where it chose none.
fn accent(text: &str) -> Accent {
    accent_of(text).map_or_else(Accent::default, |(red, green, blue)| {
        Accent(red, green, blue)
    })
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
    /// Tariff code and country of origin, under the description.
    Customs,
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

impl PaperKind {
    /// The paper an issued document is.
    pub(crate) const fn of(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Invoice | DocumentKind::CorrectiveInvoice => Self::Invoice,
            DocumentKind::SimplifiedInvoice => Self::SimplifiedInvoice,
            DocumentKind::CreditNote => Self::CreditNote,
        }
    }
}

impl Brand {
    /// The looks an issued document was issued with, and its logo.
    pub fn of_issued(document: &Document, logo: Option<Logo>) -> Self {
        let Some(look) = &document.look else {
            return Self::default();
        };
        let kind = PaperKind::of(document.kind);
        let notes = look.notes.iter().flat_map(|text| {
            [kind, PaperKind::Receipt].map(|kind| HouseNote {
                kind,
                language: None,
                text: text.clone(),
            })
        });
        Self {
            logo,
            letterhead: look.letterhead.clone(),
            footer: look.footer.clone(),
            accent: accent(&look.accent),
            notes: notes.collect(),
            hidden: look
                .without_sku
                .then_some((kind, Column::Sku))
                .into_iter()
                .collect(),
            added: look.added.iter().map(|c| (kind, column(*c))).collect(),
        }
    }

    /// The looks of papers that are not issued documents, in `language`, as the shop's settings are now.
    pub fn of_house(look: &PaperLook, language: Language, logo: Option<Logo>) -> Self {
        let lines = |text: &HouseText| text.lines(language).map(str::to_owned).collect::<Vec<_>>();
        let texts: [(&HouseText, &[PaperKind]); 3] = [
            (
                &look.payment_terms,
                &[
                    PaperKind::Quotation,
                    PaperKind::Proforma,
                    PaperKind::OrderConfirmation,
                ],
            ),
            (
                &look.return_policy,
                &[PaperKind::OrderConfirmation, PaperKind::PackingSlip],
            ),
            (&look.thanks, &[PaperKind::PackingSlip]),
        ];
        let notes = texts.iter().flat_map(|(text, kinds)| {
            kinds.iter().flat_map(|kind| {
                lines(text).into_iter().map(|text| HouseNote {
                    kind: *kind,
                    language: None,
                    text,
                })
            })
        });
        let by_kind = |chosen: &[PapersColumn]| {
            let kinds = chosen.iter().flat_map(|one| {
                let kinds = family(one.papers).iter();
                kinds.map(move |kind| (*kind, column(one.column)))
            });
            kinds.collect::<Vec<_>>()
        };
        Self {
            logo,
            letterhead: lines(&look.letterhead),
            footer: lines(&look.footer).join(" · "),
            accent: accent(&look.accent),
            notes: notes.collect(),
            hidden: by_kind(&look.hidden),
            added: by_kind(&look.added),
        }
    }

    /// Whether papers of `kind` have that column.
    pub(crate) fn shows(&self, kind: PaperKind, column: Column) -> bool {
        !self.hidden.contains(&(kind, column))
    }

    /// Whether papers of `kind` have that column though they usually have not.
    pub(crate) fn adds(&self, kind: PaperKind, column: Column) -> bool {
        self.added.contains(&(kind, column))
    }

    /// The texts of the house for a paper.
    pub(crate) fn notes(&self, kind: PaperKind, language: Language) -> impl Iterator<Item = &str> {
        self.notes
            .iter()
            .filter(move |n| n.kind == kind && n.language.is_none_or(|l| l == language))
            .map(|n| n.text.as_str())
    }
}

const fn column(column: PaperColumn) -> Column {
    match column {
        PaperColumn::Sku => Column::Sku,
        PaperColumn::Barcode => Column::Ean,
        PaperColumn::Customs => Column::Customs,
    }
}

const fn family(papers: PaperFamily) -> &'static [PaperKind] {
    match papers {
        PaperFamily::Invoices => &[
            PaperKind::Invoice,
            PaperKind::SimplifiedInvoice,
            PaperKind::CreditNote,
        ],
        PaperFamily::Goods => &[
            PaperKind::PackingSlip,
            PaperKind::ReturnSlip,
            PaperKind::TransferNote,
        ],
        PaperFamily::PickList => &[PaperKind::PickList],
        PaperFamily::Trade => &[
            PaperKind::Quotation,
            PaperKind::Proforma,
            PaperKind::OrderConfirmation,
            PaperKind::PurchaseOrder,
        ],
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
        assert!(luminance(red, green, blue) <= READABLE);
        assert!(red > blue, "the hue stays");
    }
}
