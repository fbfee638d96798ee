//! Boxes, lines and pages: the layer every kind of document is laid out with. It knows nothing of
//! invoices.

pub(crate) mod table;
mod text;

pub(crate) use text::{Style, wrap};

use encargo_domain::words::Language;

use crate::Paper;
use crate::display::{Bar, Color, Draw, Item, Len, Node, NodeId, Page, Role, Sheets, pt};
use crate::face::clean;
use text::cut;

/// Where text stands in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// At the left edge.
    Left,
    /// At the right edge.
    Right,
}

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
    /// An empty first page. `foot` is kept free at the bottom.
    pub(crate) fn new(paper: Paper, language: Language, foot: Len, running: Running) -> Self {
        let (width, height) = paper.size();
        let (side, top) = (pt(48), pt(46));
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
            Align::Right => span.right() - width,
        };
        self.draw(
            node,
            Draw::Text {
                x,
                y: y + style.ascent(),
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
