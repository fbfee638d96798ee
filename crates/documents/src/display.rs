//! The display list: what stands where on which page, and what it means. Neutral: layout writes it,
//! backends (PDF, receipt printers, label printers) read it. Lengths are whole thousandths of a
//! point from the top left corner, so that every platform computes the same page.

use std::sync::Arc;

use encargo_domain::words::Language;

use crate::face::Face;

/// Thousandths of a point.
pub(crate) type Len = i32;

/// Whole points.
pub(crate) const fn pt(points: i32) -> Len {
    points * 1_000
}

/// Tenths of a millimetre.
pub(crate) const fn tenth_mm(tenths: i32) -> Len {
    // 72 / 254 pt = 283.465 thousandths.
    tenths * 283_465 / 1_000
}

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Color(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Roles of the structure tree (the standard types of PDF 1.7 that documents need).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The root.
    Document,
    /// A paper among others in one file.
    Part,
    /// A part with a meaning of its own.
    Sect,
    /// Title.
    H1,
    /// Heading of a part.
    H2,
    /// Paragraph.
    P,
    /// Words inside a paragraph in another language.
    Span,
    /// Table.
    Table,
    /// Row.
    TR,
    /// Heading of a column.
    ColumnHeading,
    /// Heading of a row.
    RowHeading,
    /// Cell.
    TD,
    /// Picture, here: a code to scan. Needs words.
    Figure,
}

/// A node's place in [`Sheets::nodes`].
pub(crate) type NodeId = usize;

/// One element of the structure tree. Its children are the nodes that name it as parent, in order.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) role: Role,
    /// Its parent; `None` for the root.
    pub(crate) parent: Option<NodeId>,
    /// Words for those who cannot see a figure.
    pub(crate) alt: String,
    /// Its language, where it is not the document's.
    pub(crate) language: Option<Language>,
}

/// A bar or module of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Left.
    pub(crate) x: Len,
    /// Top.
    pub(crate) y: Len,
    /// Width.
    pub(crate) width: Len,
    /// Height.
    pub(crate) height: Len,
}

/// Where text stands in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// What a code says: printers with codes of their own draw them themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// Code 128, set B.
    Code128(String),
    /// EAN-13: thirteen digits.
    Ean13(String),
    /// QR of level M.
    Qr(String),
}

/// A picture: eight bits a channel, row by row from the top.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pixels {
    /// Columns.
    pub(crate) width: u32,
    /// Rows.
    pub(crate) height: u32,
    /// Red, green, blue, alpha.
    pub(crate) rgba: Vec<u8>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Draw {
    /// A line of text; `y` is the baseline.
    Text {
        /// Left.
        x: Len,
        /// Baseline.
        y: Len,
        /// How wide the words are.
        width: Len,
        /// Which edge stays where it is when another face draws them.
        align: Align,
        /// Face.
        face: Face,
        /// Size.
        size: Len,
        /// Colour.
        color: Color,
        /// The words.
        text: String,
    },
    /// A filled rectangle; rules are thin ones.
    Rect {
        /// Where.
        bar: Bar,
        /// Colour.
        color: Color,
    },
    /// A rectangle's outline.
    Frame {
        /// Where.
        bar: Bar,
        /// Thickness of the line.
        line: Len,
        /// Colour.
        color: Color,
    },
    /// The black parts of a code (Code 128, QR).
    Code {
        /// Bars.
        bars: Vec<Bar>,
        /// What they say.
        symbol: Symbol,
        /// Modules beside and below each other; bars have one row.
        grid: (i32, i32),
    },
    /// A picture.
    Image {
        /// Where.
        bar: Bar,
        /// What.
        pixels: Arc<Pixels>,
    },
}

/// A drawing and the element it belongs to; `None` is decoration or repetition, skipped by screen
/// readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Element.
    pub(crate) node: Option<NodeId>,
    /// How many elements there were when this was drawn: its place among its element's children.
    pub(crate) after: usize,
    /// Drawing.
    pub(crate) draw: Draw,
}

/// A page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// In reading order.
    pub(crate) items: Vec<Item>,
}

/// A laid-out document.
#[derive(Debug, Clone)]
pub(crate) struct Sheets {
    /// Width of each page.
    pub(crate) width: Len,
    /// Height of each page.
    pub(crate) height: Len,
    /// Language of what is not marked otherwise.
    pub(crate) language: Language,
    /// Pages.
    pub(crate) pages: Vec<Page>,
    /// Structure; the first node is the root.
    pub(crate) nodes: Vec<Node>,
}

impl Sheets {
    /// Every text with its face.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (Face, &str)> {
        self.pages
            .iter()
            .flat_map(|p| &p.items)
            .filter_map(|item| match &item.draw {
                Draw::Text { face, text, .. } => Some((*face, text.as_str())),
                Draw::Rect { .. } | Draw::Frame { .. } | Draw::Code { .. } | Draw::Image { .. } => {
                    None
                }
            })
    }

    /// The first character a face lacks.
    pub(crate) fn missing_glyph(&self) -> Option<char> {
        self.texts()
            .find_map(|(face, text)| text.chars().find(|c| face.metrics().glyph(*c).0 == 0))
    }
}
