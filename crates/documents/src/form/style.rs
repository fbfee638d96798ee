//! How forms look: one scale of sizes, four colours.

use crate::display::{Color, Len, pt};
use crate::face::Face;
use crate::layout::Style;
use crate::layout::table::Look;

pub(crate) const INK: Color = Color(0x18, 0x21, 0x2B);
pub(crate) const MUTED: Color = Color(0x56, 0x62, 0x70);
pub(crate) const FAINT: Color = Color(0xDD, 0xE2, 0xE8);

pub(crate) const TITLE: Style = style(Face::Bold, 23_000, 28_000, INK);
pub(crate) const WORDMARK: Style = style(Face::Bold, 16_000, 20_000, INK);
pub(crate) const HEADLINE: Style = style(Face::Bold, 15_000, 20_000, INK);
/// The total.
pub(crate) const STRONG: Style = style(Face::Bold, 11_500, 15_000, INK);
pub(crate) const NUMBER: Style = style(Face::Bold, 11_000, 15_000, INK);
pub(crate) const BODY: Style = style(Face::Regular, 8_500, 12_000, INK);
pub(crate) const SMALL: Style = style(Face::Regular, 7_500, 10_500, MUTED);
pub(crate) const TINY: Style = style(Face::Regular, 6_800, 9_000, MUTED);

/// Looks of every table.
pub(crate) const LOOK: Look = Look {
    heading: SMALL.bold(),
    second: TINY,
    carry: SMALL,
    padding: 4_500,
    strong: INK,
    faint: FAINT,
};

/// Margin at the sides.
pub(crate) const SIDE: Len = pt(48);
/// Margin at the top.
pub(crate) const TOP: Len = pt(46);

pub(crate) const fn style(face: Face, size: Len, leading: Len, color: Color) -> Style {
    Style {
        face,
        size,
        leading,
        color,
    }
}
