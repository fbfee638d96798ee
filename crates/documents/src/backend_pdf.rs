//! The display list as printpdf operators: text with subset fonts, rectangles, and marked content
//! that ties each drawing to its element. What printpdf cannot write (structure tree, metadata,
//! attachment) is added by [`crate::finish`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use printpdf::{
    Color as PdfColor, CurTransMat, DictItem, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, RawImage, RawImageData, RawImageFormat,
    Rect, Rgb, TextItem, XObject, XObjectId, XObjectTransform,
};
use subsetter::GlyphRemapper;

use crate::DocumentError;
use crate::display::{Bar, Color, Draw, Item, Len, NodeId, Page, Pixels, Role, Sheets};
use crate::face::Face;

/// The marked-content sequences of one page, in order: the position is the MCID.
pub(crate) type Marks = Vec<Mark>;

/// A marked-content sequence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// Whose content it is.
    pub(crate) node: NodeId,
    /// How many elements there were before it: its place among its element's children.
    pub(crate) after: usize,
}

/// A file being made, and which element each piece of content belongs to.
pub(crate) struct Drawn {
    /// The objects.
    pub(crate) file: lopdf::Document,
    /// For each page.
    pub(crate) marks: Vec<Marks>,
}

/// Whether the drawings are tied to the structure tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tags {
    /// For people and machines that read.
    Kept,
    /// For paper only: the tree is two thirds of the file.
    LeftOut,
}

/// Draws the pages of all parts, one after the other, with one subset of each face.
pub(crate) fn draw(parts: &[Sheets], tags: Tags) -> Result<Drawn, DocumentError> {
    let mut pdf = PdfDocument::new("");
    for (face, font) in subset_fonts(parts)? {
        // Ids from printpdf count up inside a process; fixed ones make the same bytes each time.
        pdf.resources.fonts.map.insert(id(face), PdfFont::new(font));
    }
    let pictures = pictures(parts);
    for (i, pixels) in pictures.iter().enumerate() {
        let picture = XObject::Image(raw_image(pixels));
        pdf.resources.xobjects.map.insert(picture_id(i), picture);
    }
    let mut marks = Vec::new();
    for sheets in parts {
        for page in &sheets.pages {
            let mut pen = Pen::new(sheets, &pictures);
            match tags {
                Tags::Kept => pen.page(page),
                Tags::LeftOut => page.items.iter().for_each(|item| pen.item(item)),
            }
            marks.push(pen.marks);
            pdf.pages.push(sized_page(sheets, pen.ops));
        }
    }
    let options = PdfSaveOptions {
        subset_fonts: false,
        // «Unknown» are the operators printpdf has no name for (`re`).
        secure: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    Ok(Drawn {
        file: pdf.to_lopdf_document(&options, &mut Vec::new()),
        marks,
    })
}

fn sized_page(sheets: &Sheets, ops: Vec<Op>) -> PdfPage {
    let mut page = PdfPage::new(Mm(0.0), Mm(0.0), ops);
    let sheet = Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: points(sheets.width),
        height: points(sheets.height),
        mode: None,
        winding_order: None,
    };
    page.media_box = sheet.clone();
    page.trim_box = sheet.clone();
    page.crop_box = sheet;
    page
}

fn id(face: Face) -> FontId {
    FontId(
        match face {
            Face::Regular => "FR",
            Face::Bold => "FB",
        }
        .to_owned(),
    )
}

/// Each face that is used, cut down to the characters that are.
fn subset_fonts(parts: &[Sheets]) -> Result<Vec<(Face, ParsedFont)>, DocumentError> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for (face, text) in parts.iter().flat_map(Sheets::texts) {
        used.entry(face).or_default().extend(text.chars());
    }
    used.into_iter()
        .map(|(face, characters)| Ok((face, subset_font(face, &characters)?)))
        .collect()
}

fn subset_font(face: Face, characters: &BTreeSet<char>) -> Result<ParsedFont, DocumentError> {
    let metrics = face.metrics();
    let mut remapper = GlyphRemapper::new();
    let mut codepoint_to_glyph = BTreeMap::new();
    let mut glyph_widths = BTreeMap::new();
    for character in characters {
        let (glyph, advance) = metrics.glyph(*character);
        let new = remapper.remap(glyph);
        codepoint_to_glyph.insert(u32::from(*character), new);
        glyph_widths.insert(new, advance);
    }
    let bytes = subsetter::subset(face.bytes(), 0, &remapper)?;
    Ok(ParsedFont {
        original_bytes: bytes,
        font_name: Some(face.subset_name().to_owned()),
        codepoint_to_glyph,
        glyph_widths,
        ..metrics.shell()
    })
}

/// Every picture once.
fn pictures(parts: &[Sheets]) -> Vec<Arc<Pixels>> {
    let mut found: Vec<Arc<Pixels>> = Vec::new();
    let items = parts.iter().flat_map(|s| &s.pages).flat_map(|p| &p.items);
    for item in items {
        if let Draw::Image { pixels, .. } = &item.draw
            && !found.iter().any(|f| Arc::ptr_eq(f, pixels) || f == pixels)
        {
            found.push(pixels.clone());
        }
    }
    found
}

fn picture_id(i: usize) -> XObjectId {
    XObjectId(format!("ENCPIC{i}"))
}

fn raw_image(pixels: &Pixels) -> RawImage {
    let opaque = pixels.rgba.iter().skip(3).step_by(4).all(|a| *a == 255);
    let (bytes, data_format) = if opaque {
        let rgb = pixels
            .rgba
            .chunks(4)
            .flat_map(|p| p.iter().take(3).copied());
        (rgb.collect(), RawImageFormat::RGB8)
    } else {
        (pixels.rgba.clone(), RawImageFormat::RGBA8)
    };
    RawImage {
        pixels: RawImageData::U8(bytes),
        width: usize::try_from(pixels.width).unwrap_or(0),
        height: usize::try_from(pixels.height).unwrap_or(0),
        data_format,
        tag: Vec::new(),
    }
}

/// printpdf measures in floats; a thousandth of a point is exact enough in either.
fn points(length: Len) -> Pt {
    #[expect(
        clippy::cast_precision_loss,
        reason = "page coordinates are below 2^24 thousandths"
    )]
    Pt(length as f32 / 1_000.0)
}

/// Writes the operators of one page.
struct Pen<'s> {
    sheets: &'s Sheets,
    pictures: &'s [Arc<Pixels>],
    ops: Vec<Op>,
    marks: Marks,
    fill: Option<Color>,
    font: Option<(Face, Len)>,
}

impl<'s> Pen<'s> {
    const fn new(sheets: &'s Sheets, pictures: &'s [Arc<Pixels>]) -> Self {
        Self {
            sheets,
            pictures,
            ops: Vec::new(),
            marks: Vec::new(),
            fill: None,
            font: None,
        }
    }

    /// Neighbours of one element share one marked-content sequence.
    fn page(&mut self, page: &Page) {
        for run in page.items.chunk_by(|a, b| a.node == b.node) {
            match run.first().and_then(|item| item.node.zip(Some(item.after))) {
                Some((node, after)) => {
                    let mcid = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
                    self.marks.push(Mark { node, after });
                    let properties = DictItem::Dict {
                        map: [("MCID".to_owned(), DictItem::Int(mcid))].into(),
                    };
                    let tag = self
                        .sheets
                        .nodes
                        .get(node)
                        .map_or("P", |n| tag(n.role))
                        .to_owned();
                    self.ops
                        .push(Op::BeginMarkedContentWithProperties { tag, properties });
                }
                None => self.ops.push(Op::BeginMarkedContent {
                    tag: "Artifact".to_owned(),
                }),
            }
            for item in run {
                self.item(item);
            }
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn item(&mut self, item: &Item) {
        match &item.draw {
            Draw::Text {
                x,
                y,
                face,
                size,
                color,
                text,
                width: _,
                align: _,
            } => self.text((*x, *y), (*face, *size), *color, text),
            Draw::Rect { bar, color } => self.fill(*color, &[*bar]),
            Draw::Code { bars, grid, .. } => self.code(bars, *grid),
            Draw::Frame { bar, line, color } => self.fill(*color, &frame(*bar, *line)),
            Draw::Image { bar, pixels } => self.picture(*bar, pixels),
        }
    }

    fn text(&mut self, (x, y): (Len, Len), font: (Face, Len), color: Color, text: &str) {
        self.color(color);
        self.ops.push(Op::StartTextSection);
        if self.font != Some(font) {
            self.font = Some(font);
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(id(font.0)),
                size: points(font.1),
            });
        }
        self.ops.push(Op::SetTextCursor {
            pos: self.point(x, y),
        });
        let mut items = Vec::new();
        for (piece, kern) in font.0.kerned(text, font.1) {
            items.push(TextItem::Text(piece));
            if kern != 0 {
                #[expect(clippy::cast_precision_loss, reason = "kerning is a few hundred units")]
                items.push(TextItem::Offset(kern as f32));
            }
        }
        self.ops.push(Op::ShowText { items });
        self.ops.push(Op::EndTextSection);
    }

    fn picture(&mut self, bar: Bar, pixels: &Pixels) {
        let Some(i) = self.pictures.iter().position(|p| **p == *pixels) else {
            return;
        };
        let corner = self.point(bar.x, bar.y + bar.height);
        let transform = XObjectTransform {
            translate_x: Some(corner.x),
            translate_y: Some(corner.y),
            rotate: None,
            scale_x: Some(points(bar.width).0),
            scale_y: Some(points(bar.height).0),
            dpi: None,
            no_auto_scale: true,
        };
        let id = picture_id(i);
        self.ops.push(Op::UseXobject { id, transform });
    }

    fn color(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            let part = |v: u8| f32::from(v) / 255.0;
            let rgb = Rgb {
                r: part(color.0),
                g: part(color.1),
                b: part(color.2),
                icc_profile: None,
            };
            self.ops.push(Op::SetFillColor {
                col: PdfColor::Rgb(rgb),
            });
        }
    }

    fn fill(&mut self, color: Color, bars: &[Bar]) {
        self.color(color);
        for bar in bars {
            let corner = self.point(bar.x, bar.y + bar.height);
            let sides = [corner.x, corner.y, points(bar.width), points(bar.height)];
            self.rectangle(sides.map(|p| DictItem::Real(p.0)));
        }
        self.operator("f", Vec::new());
    }

    /// The black modules in whole numbers on a grid of their own, filled as one path: no hairlines
    /// between them, and half the bytes.
    fn code(&mut self, bars: &[Bar], (columns, rows): (i32, i32)) {
        let edges = |edge: fn(&Bar) -> Len| bars.iter().map(edge);
        let (Some(left), Some(right), Some(top), Some(bottom)) = (
            edges(|b| b.x).min(),
            edges(|b| b.x + b.width).max(),
            edges(|b| b.y).min(),
            edges(|b| b.y + b.height).max(),
        ) else {
            return;
        };
        self.color(Color(0, 0, 0));
        self.ops.push(Op::SaveGraphicsState);
        let corner = self.point(left, top);
        #[expect(clippy::cast_precision_loss, reason = "codes have few modules")]
        let scale = |length: Len, count: i32| points(length).0 / count.max(1) as f32;
        let (wide, high) = (scale(right - left, columns), scale(bottom - top, rows));
        let matrix = CurTransMat::Raw([wide, 0.0, 0.0, -high, corner.x.0, corner.y.0]);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        let (width, height) = (i64::from(right - left), i64::from(bottom - top));
        let module = |length: Len, whole: i64, count: i32| {
            (i64::from(length) * i64::from(count) + whole / 2) / whole.max(1)
        };
        for bar in bars {
            let (x, y) = (bar.x - left, bar.y - top);
            let (x, to_x) = (
                module(x, width, columns),
                module(x + bar.width, width, columns),
            );
            let (y, to_y) = (
                module(y, height, rows),
                module(y + bar.height, height, rows),
            );
            self.rectangle([x, y, to_x - x, to_y - y].map(DictItem::Int));
        }
        self.operator("f", Vec::new());
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn rectangle(&mut self, sides: [DictItem; 4]) {
        self.operator("re", sides.into());
    }

    fn operator(&mut self, key: &str, value: Vec<DictItem>) {
        let key = key.to_owned();
        self.ops.push(Op::Unknown { key, value });
    }

    /// The list measures from the top, PDF from the bottom.
    fn point(&self, x: Len, y: Len) -> Point {
        Point {
            x: points(x),
            y: points(self.sheets.height - y),
        }
    }
}

/// The four sides of an outline.
const fn frame(b: Bar, line: Len) -> [Bar; 4] {
    [
        Bar {
            x: b.x,
            y: b.y,
            width: b.width,
            height: line,
        },
        Bar {
            x: b.x,
            y: b.y + b.height - line,
            width: b.width,
            height: line,
        },
        Bar {
            x: b.x,
            y: b.y + line,
            width: line,
            height: b.height - 2 * line,
        },
        Bar {
            x: b.x + b.width - line,
            y: b.y + line,
            width: line,
            height: b.height - 2 * line,
        },
    ]
}

/// The standard structure type.
pub(crate) const fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Sect => "Sect",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::P => "P",
        Role::Span => "Span",
        Role::Table => "Table",
        Role::TR => "TR",
        Role::ColumnHeading | Role::RowHeading => "TH",
        Role::TD => "TD",
        Role::Figure => "Figure",
    }
}
