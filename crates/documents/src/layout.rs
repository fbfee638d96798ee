//! Boxes, lines and pages: the layer every kind of paper is laid out with. It knows nothing of
//! invoices.

pub(crate) mod table;
mod text;

pub(crate) use text::{Style, wrap, wrap_by};

use encargo_domain::words::Language;

use crate::codes;
pub(crate) use crate::display::Align;
use crate::display::{Bar, Color, Draw, Item, Len, Node, NodeId, Page, Role, Sheets, Symbol, pt};
use crate::face::clean;
use text::cut;

/// A horizontal stretch of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// Left edge.
    pub(crate) x: Len,
    /// Width.
    pub(crate) width: Len,
}

impl Span {
    /// Right edge.
    pub(crate) const fn right(self) -> Len {
        self.x + self.width
    }
}

/// The place of a line of text: its stretch, the top of its box, and the edge it keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    /// Stretch.
    pub(crate) span: Span,
    /// Top.
    pub(crate) y: Len,
    /// Edge.
    pub(crate) align: Align,
}

impl At {
    /// At the left edge.
    pub(crate) const fn left(span: Span, y: Len) -> Self {
        Self {
            span,
            y,
            align: Align::Left,
        }
    }
    /// At the right edge.
    pub(crate) const fn right(span: Span, y: Len) -> Self {
        Self {
            span,
            y,
            align: Align::Right,
        }
    }
    /// In the middle.
    pub(crate) const fn center(span: Span, y: Len) -> Self {
        Self {
            span,
            y,
            align: Align::Center,
        }
    }
}

/// The place of a code: its stretch, its top, its height, and the edge it keeps to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Stretch.
    pub(crate) span: Span,
    /// Top.
    pub(crate) y: Len,
    /// Height; the side of a QR.
    pub(crate) height: Len,
    /// Edge.
    pub(crate) align: Align,
}

/// The size of a page and what is kept free round it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    /// Width and height.
    pub(crate) size: (Len, Len),
    /// Margin at both sides.
    pub(crate) side: Len,
    /// Margin at the top.
    pub(crate) top: Len,
    /// Kept free at the bottom.
    pub(crate) foot: Len,
}

/// What stands at the head of every page but the first.
#[derive(Debug, Clone)]
pub(crate) struct Running {
    /// At the left.
    pub(crate) left: String,
    /// At the right.
    pub(crate) right: String,
    /// How.
    pub(crate) style: Style,
    /// Colour of the rule under it.
    pub(crate) rule: Color,
}

/// A document being laid out, page after page.
pub(crate) struct Canvas {
    sheets: Sheets,
    /// Between the side margins.
    pub(crate) body: Span,
    /// Content may not go below this.
    pub(crate) bottom: Len,
    /// The next free line.
    pub(crate) y: Len,
    top: Len,
    running: Running,
}

impl Canvas {
    /// An empty first page.
    pub(crate) fn new(frame: Frame, language: Language, running: Running) -> Self {
        let Frame {
            size: (width, height),
            side,
            top,
            foot,
        } = frame;
        let root = Node {
            role: Role::Document,
            parent: None,
            alt: String::new(),
            language: None,
        };
        Self {
            sheets: Sheets {
                width,
                height,
                language,
                pages: vec![Page::default()],
                nodes: vec![root],
            },
            body: Span {
                x: side,
                width: width - 2 * side,
            },
            bottom: height - foot,
            y: top,
            top,
            running,
        }
    }

    /// The root of the structure.
    pub(crate) const ROOT: NodeId = 0;

    /// A new element under `parent`.
    pub(crate) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.push_node(Node {
            role,
            parent: Some(parent),
            alt: String::new(),
            language: None,
        })
    }

    /// A picture with its words.
    pub(crate) fn figure(&mut self, parent: NodeId, alt: String) -> NodeId {
        self.push_node(Node {
            role: Role::Figure,
            parent: Some(parent),
            alt,
            language: None,
        })
    }

    /// Words in another language inside `parent`.
    pub(crate) fn foreign(&mut self, parent: NodeId, language: Language) -> NodeId {
        self.push_node(Node {
            role: Role::Span,
            parent: Some(parent),
            alt: String::new(),
            language: Some(language),
        })
    }

    fn push_node(&mut self, node: Node) -> NodeId {
        self.sheets.nodes.push(node);
        self.sheets.nodes.len() - 1
    }

    /// Draws on the current page.
    pub(crate) fn draw(&mut self, node: Option<NodeId>, draw: Draw) {
        let after = self.sheets.nodes.len();
        if let Some(page) = self.sheets.pages.last_mut() {
            page.items.push(Item { node, after, draw });
        }
    }

    /// One line of text; gives its width.
    pub(crate) fn line(&mut self, node: Option<NodeId>, at: At, style: Style, text: &str) -> Len {
        let At { span, y, align } = at;
        let text = clean(text);
        if text.is_empty() {
            return 0;
        }
        let width = style.width(&text);
        let x = match align {
            Align::Left => span.x,
            Align::Center => span.x + (span.width - width) / 2,
            Align::Right => span.right() - width,
        };
        self.draw(
            node,
            Draw::Text {
                x,
                y: y + style.ascent(),
                width,
                align,
                face: style.face,
                size: style.size,
                color: style.color,
                text,
            },
        );
        width
    }

    /// Lines of text broken to the span, from `y` down; gives the next free line.
    pub(crate) fn paragraph(
        &mut self,
        node: Option<NodeId>,
        (span, mut y): (Span, Len),
        style: Style,
        text: &str,
    ) -> Len {
        for line in wrap(style, text, span.width) {
            self.line(node, At::left(span, y), style, &line);
            y += style.leading;
        }
        y
    }

    /// A code to scan under `parent`, with words for those who do not see it; gives where it
    /// stands. Nothing is drawn where the symbol cannot say its text.
    pub(crate) fn code(
        &mut self,
        parent: NodeId,
        symbol: &Symbol,
        place: Place,
        words: &str,
    ) -> Option<Span> {
        let (modules, span) = codes::fit(symbol, place)?;
        let bars = modules.bars(span, place.y, place.height);
        let figure = self.figure(parent, words.to_owned());
        let (symbol, grid) = (symbol.clone(), modules.grid());
        let code = Draw::Code { bars, symbol, grid };
        self.draw(Some(figure), code);
        Some(span)
    }

    /// A horizontal rule with its top at `y`.
    pub(crate) fn rule(&mut self, span: Span, y: Len, height: Len, color: Color) {
        self.draw(
            None,
            Draw::Rect {
                bar: Bar {
                    x: span.x,
                    y,
                    width: span.width,
                    height,
                },
                color,
            },
        );
    }

    /// Whether `height` more fits on this page.
    pub(crate) const fn fits(&self, height: Len) -> bool {
        self.y + height <= self.bottom
    }

    /// What a fresh page has room for.
    pub(crate) const fn page_room(&self) -> Len {
        self.bottom - self.top - RUNNING
    }

    /// Starts a page where `height` more does not fit on this one.
    pub(crate) fn keep(&mut self, height: Len) {
        if !self.fits(height) && height <= self.page_room() {
            self.new_page();
        }
    }

    /// Starts a page, with its running head.
    pub(crate) fn new_page(&mut self) {
        self.sheets.pages.push(Page::default());
        let (body, y, running) = (self.body, pt(34), self.running.clone());
        let bold = running.style.bold();
        let left = cut(
            bold,
            &running.left,
            body.width - running.style.width(&running.right) - pt(20),
        );
        self.line(None, At::left(body, y), bold, &left);
        self.line(None, At::right(body, y), running.style, &running.right);
        self.rule(body, y + running.style.leading + pt(4), 500, running.rule);
        self.y = self.top + RUNNING;
    }

    /// Starts a page without a head.
    pub(crate) fn bare_page(&mut self) {
        self.sheets.pages.push(Page::default());
        self.y = self.top;
    }

    /// Makes the pages as high as asked for: a roll is cut where its content ends.
    pub(crate) fn cut_at(&mut self, height: Len) {
        self.sheets.height = height;
    }

    /// Draws on every page: what stands in the foot depends on how many pages there are.
    pub(crate) fn on_every_page(&mut self, mut foot: impl FnMut(&mut Self, usize, usize)) {
        let finished = std::mem::take(&mut self.sheets.pages);
        let count = finished.len();
        for (i, page) in finished.into_iter().enumerate() {
            self.sheets.pages.push(page);
            foot(self, i + 1, count);
        }
    }

    /// Height of a page.
    pub(crate) const fn height(&self) -> Len {
        self.sheets.height
    }

    /// The display list.
    pub(crate) fn finish(self) -> Sheets {
        self.sheets
    }
}

/// Height of the running head below the top margin.
const RUNNING: Len = pt(14);
