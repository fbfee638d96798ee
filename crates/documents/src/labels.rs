//! Labels: parcels, pickups, returns, items, shelves, bins; on a roll (each label a page) or on
//! sheets of labels. Laid out once; printed as PDF or as ZPL.

mod draw;
mod zpl;

pub(crate) use zpl::zpl;

use encargo_domain::customer::Address;
use encargo_domain::money::Currency;
use encargo_domain::time::{LocalDate, Timestamp};
use encargo_domain::words::Language;

use crate::Paper;
use crate::display::{Bar, Len, Sheets, tenth_mm};
use crate::form::style::SMALL;
use crate::layout::{Canvas, Frame, Running, Span};
use crate::speech::Speech;

/// Labels to print in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Language of the words on them.
    pub language: Language,
    /// Currency of prices.
    pub currency: Currency,
    /// The shop's name.
    pub shop: String,
    /// When they were made: goes into the PDF, so that the same labels give the same bytes.
    pub at: Timestamp,
    /// What they are printed on.
    pub stock: Stock,
    /// The labels, in order.
    pub labels: Vec<Label>,
}

/// What labels are printed on. Lengths in tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// One label a page.
    Roll {
        /// Width of a label.
        width: i32,
        /// Height of a label.
        height: i32,
    },
    /// Sheets of labels.
    Sheet {
        /// The sheet.
        paper: Paper,
        /// Labels beside each other.
        columns: u32,
        /// Labels below each other.
        rows: u32,
        /// From the left edge to the first label.
        left: i32,
        /// From the top edge to the first label.
        top: i32,
        /// From one label's left edge to the next one's, and from top to top.
        pitch: (i32, i32),
        /// Width and height of a label.
        size: (i32, i32),
        /// Labels already taken off the first sheet.
        skip: u32,
    },
}

impl Stock {
    /// 100 × 150 mm.
    pub const PARCEL: Self = Self::Roll {
        width: 1_000,
        height: 1_500,
    };
    /// 4 × 6 in.
    pub const PARCEL_INCH: Self = Self::Roll {
        width: 1_016,
        height: 1_524,
    };
    /// 57 × 32 mm, for items and shelves.
    pub const SMALL: Self = Self::Roll {
        width: 570,
        height: 320,
    };
    /// A4, 21 labels of 63.5 × 38.1 mm.
    pub const A4_21: Self = Self::Sheet {
        paper: Paper::A4,
        columns: 3,
        rows: 7,
        left: 73,
        top: 152,
        pitch: (660, 381),
        size: (635, 381),
        skip: 0,
    };
    /// Letter, 30 labels of 2.625 × 1 in.
    pub const LETTER_30: Self = Self::Sheet {
        paper: Paper::Letter,
        columns: 3,
        rows: 10,
        left: 48,
        top: 127,
        pitch: (699, 254),
        size: (667, 254),
        skip: 0,
    };
}

impl Stock {
    /// One label a page: what a label printer can hold.
    pub const fn is_roll(self) -> bool {
        matches!(self, Self::Roll { .. })
    }

    /// The same sheets, the first labels of the first one being used up; `None` where it has not so many.
    pub const fn without_first(self, used: u32) -> Option<Self> {
        match self {
            Self::Sheet {
                paper,
                columns,
                rows,
                left,
                top,
                pitch,
                size,
                ..
            } if used < columns * rows => Some(Self::Sheet {
                paper,
                columns,
                rows,
                left,
                top,
                pitch,
                size,
                skip: used,
            }),
            Self::Sheet { .. } | Self::Roll { .. } => None,
        }
    }
}

/// A label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// On a parcel to a customer.
    Shipping(ShippingLabel),
    /// On a parcel back to the shop.
    Return(ShippingLabel),
    /// On what waits to be fetched in the store.
    Pickup(PickupLabel),
    /// On goods.
    Item(ItemLabel),
    /// On the edge of a shelf.
    Shelf(ItemLabel),
    /// On a bin.
    Bin(BinLabel),
}

/// A parcel.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShippingLabel {
    /// Who sends.
    pub from: Address,
    /// Who receives.
    pub to: Address,
    /// Carrier and service.
    pub carrier: String,
    /// Scanned by the carrier, as Code 128; by the shop where no carrier is known.
    pub tracking: String,
    /// The carrier's route, large.
    pub route: String,
    /// Order, or return.
    pub reference: String,
    /// Parcel n of m.
    pub parcel: Option<(u32, u32)>,
    /// Weight in grams; 0: not printed.
    pub weight_g: u32,
    /// «Fragile», «leave with neighbours».
    pub note: String,
}

/// What waits for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickupLabel {
    /// Order, large and as Code 128.
    pub order_number: String,
    /// The customer's name: only its initials are printed, because others read them.
    pub customer: String,
    /// Where it waits.
    pub shelf: String,
    /// Until when.
    pub until: Option<LocalDate>,
    /// Bag n of m.
    pub parcel: Option<(u32, u32)>,
    /// What the QR says: the code the customer shows; empty: no QR.
    pub code: String,
}

/// Goods, with their price.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemLabel {
    /// Description.
    pub name: String,
    /// The shop's number.
    pub sku: String,
    /// GTIN-13; where it is none, the shop's number is coded instead (Code 128).
    pub ean: String,
    /// Price with tax; `None`: not printed.
    pub price_minor: Option<i64>,
    /// Price before, struck through nowhere: printed small as «before».
    pub before_minor: Option<i64>,
    /// «12,50 €/kg».
    pub per_unit: String,
}

/// A bin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BinLabel {
    /// Its code, large and as Code 128.
    pub bin: String,
    /// Zone.
    pub zone: String,
    /// What is kept there.
    pub note: String,
}

/// The initials of a name: «Marisol Núñez Jiménez» → «M. N. J.».
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
        .map(|c| format!("{}.", c.to_uppercase()))
        .take(3)
        .collect::<Vec<_>>()
        .join("\u{a0}")
}

/// The labels as pages.
pub(crate) fn lay_out(labels: &Labels) -> Sheets {
    let speech = Speech::new(labels.language, labels.language, labels.currency);
    let size = match labels.stock {
        Stock::Roll { width, height } => (tenth_mm(width), tenth_mm(height)),
        Stock::Sheet { paper, .. } => paper.size(),
    };
    let frame = Frame {
        size,
        side: 0,
        top: 0,
        foot: 0,
    };
    let running = Running {
        left: String::new(),
        right: String::new(),
        style: SMALL,
        rule: SMALL.color,
    };
    let mut canvas = Canvas::new(frame, labels.language, running);
    let mut page = 0;
    for (i, label) in (0u32..).zip(&labels.labels) {
        let (on, area) = place(labels.stock, i);
        while page < on {
            canvas.bare_page();
            page += 1;
        }
        draw::label(&mut canvas, speech, &labels.shop, label, area);
    }
    canvas.finish()
}

/// On which page a label stands, and where.
fn place(stock: Stock, i: u32) -> (u32, Bar) {
    match stock {
        Stock::Roll { width, height } => {
            let area = Bar {
                x: 0,
                y: 0,
                width: tenth_mm(width),
                height: tenth_mm(height),
            };
            (i, area)
        }
        Stock::Sheet {
            columns,
            rows,
            left,
            top,
            pitch,
            size,
            skip,
            ..
        } => {
            let (columns, rows) = (columns.max(1), rows.max(1));
            let at = i + skip % (columns * rows);
            let (page, on_page) = (at / (columns * rows), at % (columns * rows));
            let steps = |n: u32| i32::try_from(n).unwrap_or(0);
            let area = Bar {
                x: tenth_mm(left + steps(on_page % columns) * pitch.0),
                y: tenth_mm(top + steps(on_page / columns) * pitch.1),
                width: tenth_mm(size.0),
                height: tenth_mm(size.1),
            };
            (page, area)
        }
    }
}

/// The inner part of an area.
const fn inside(area: Bar, pad: Len) -> (Span, Len, Len) {
    let span = Span {
        x: area.x + pad,
        width: area.width - 2 * pad,
    };
    (span, area.y + pad, area.y + area.height - pad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_initials_are_shown() {
        assert_eq!(
            initials("  Marisol Núñez Jiménez Gil"),
            "M.\u{a0}N.\u{a0}J."
        );
        assert_eq!(initials("ñandú"), "Ñ.");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn labels_of_a_sheet_stay_on_it_and_do_not_meet() {
        for (stock, most) in [(Stock::A4_21, 21), (Stock::LETTER_30, 30)] {
            let areas: Vec<Bar> = (0..most).map(|i| place(stock, i).1).collect();
            let Stock::Sheet { paper, .. } = stock else {
                panic!()
            };
            let (width, height) = paper.size();
            for (i, a) in areas.iter().enumerate() {
                assert!(a.x >= 0 && a.x + a.width <= width && a.y + a.height <= height);
                for b in &areas[i + 1..] {
                    let apart = a.x + a.width <= b.x + 300 || a.y + a.height <= b.y + 300;
                    assert!(apart || b.x + b.width <= a.x + 300, "{a:?} {b:?}");
                }
            }
            assert_eq!(place(stock, most).0, 1, "the next sheet");
            let begun = stock.without_first(2).unwrap();
            assert_eq!(place(begun, 0), place(stock, 2), "begins at the third");
            assert_eq!(place(begun, most - 2), (1, areas[0]), "the next is whole");
            assert_eq!(stock.without_first(most), None);
        }
    }
}
