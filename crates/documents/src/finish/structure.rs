//! The structure tree: what a screen reader reads. Each element names its content by page and MCID;
//! each page names, through the parent tree, the element of each MCID.

use std::io::Write;

use lopdf::ObjectId;

use super::{save, text};
use crate::backend_pdf::{Marks, tag};
use crate::display::{Bar, Draw, Len, Node, NodeId, Role, Sheets};

/// Objects as they stand in the file, with their numbers.
type Written = Vec<(u32, Vec<u8>)>;

/// A child of an element.
#[derive(Clone, Copy)]
enum Kid {
    Node(NodeId),
    Mark { page: usize, mcid: usize },
}

/// The tree, its objects numbered after `last`; gives its root too. Several parts stand under one
/// document, each as a part of it.
pub(super) fn build(
    last: u32,
    parts: &[Sheets],
    marks: &[Marks],
    pages: &[ObjectId],
) -> Result<(ObjectId, Written), std::io::Error> {
    let root = last + 1;
    let above = (parts.len() > 1).then_some(root + 2);
    let mut next = above.unwrap_or(root + 1) + 1;
    let mut written: Written = vec![(root, Vec::new()), (root + 1, Vec::new())];
    written.extend(above.map(|id| (id, Vec::new())));
    let mut tops = Vec::new();
    let mut numbers = b"<</Nums[".to_vec();
    let mut before = 0;
    for sheets in parts {
        let own = before..before + sheets.pages.len();
        before = own.end;
        let tree = Tree {
            sheets,
            marks: marks.get(own.clone()).unwrap_or_default(),
            pages: pages.get(own.clone()).unwrap_or_default(),
            first: next,
        };
        next += u32::try_from(sheets.nodes.len()).unwrap_or(u32::MAX);
        tree.elements(&mut written, above, root)?;
        write!(tops, " {} 0 R", tree.first)?;
        for (key, marks) in own.zip(tree.marks) {
            write!(numbers, " {key}[")?;
            for mark in marks {
                write!(numbers, " {} 0 R", tree.id(mark.node))?;
            }
            numbers.push(b']');
        }
    }
    numbers.extend_from_slice(b"]>>");
    let mut top = Vec::new();
    write!(
        top,
        "<</Type/StructTreeRoot/K {} 0 R/ParentTree {} 0 R/ParentTreeNextKey {}>>",
        above.unwrap_or(root + 2),
        root + 1,
        marks.len()
    )?;
    let document = [
        format!("<</Type/StructElem/S/Document/P {root} 0 R/K[").as_bytes(),
        &tops,
        b"]>>",
    ]
    .concat();
    for (slot, bytes) in written.iter_mut().zip([top, numbers, document]) {
        if slot.1.is_empty() {
            slot.1 = bytes;
        }
    }
    Ok(((root, 0), written))
}

/// One part of the file; its elements are numbered from `first`.
struct Tree<'s> {
    sheets: &'s Sheets,
    marks: &'s [Marks],
    pages: &'s [ObjectId],
    first: u32,
}

impl Tree<'_> {
    fn id(&self, node: NodeId) -> u32 {
        self.first + u32::try_from(node).unwrap_or(u32::MAX)
    }

    /// Writes its elements, the first under `above` or, where it is alone, under the root.
    fn elements(
        &self,
        written: &mut Written,
        above: Option<u32>,
        root: u32,
    ) -> Result<(), std::io::Error> {
        let kids = kids(self.sheets, self.marks);
        for (i, (node, kids)) in self.sheets.nodes.iter().zip(&kids).enumerate() {
            let parent = node.parent.map(|p| self.id(p)).or(above).unwrap_or(root);
            let role = match node.role {
                Role::Document if above.is_some() => Role::Part,
                role => role,
            };
            let mut out = Vec::with_capacity(80);
            write!(out, "<</Type/StructElem/S/{}/P {parent} 0 R", tag(role))?;
            self.children(&mut out, kids)?;
            let figure = match node.role {
                Role::Figure => self.figure_box(kids),
                _ => None,
            };
            describe(&mut out, node, figure)?;
            if i == 0 && above.is_some() {
                write!(out, "/Lang({})", self.sheets.language.as_str())?;
            }
            out.extend_from_slice(b">>");
            written.push((self.id(i), out));
        }
        Ok(())
    }

    /// `K`: bare MCIDs where they stand on the element's own page, full references elsewhere.
    fn children(&self, out: &mut Vec<u8>, kids: &[Kid]) -> Result<(), std::io::Error> {
        let own = kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            Kid::Node(_) => None,
        });
        let number = |page: usize| self.pages.get(page).map_or(0, |(id, _)| *id);
        if let Some(page) = own {
            write!(out, "/Pg {} 0 R", number(page))?;
        }
        if kids.is_empty() {
            return Ok(());
        }
        out.extend_from_slice(b"/K[");
        for kid in kids {
            match *kid {
                Kid::Node(node) => write!(out, " {} 0 R", self.id(node))?,
                Kid::Mark { page, mcid } if Some(page) == own => write!(out, " {mcid}")?,
                Kid::Mark { page, mcid } => {
                    let page = number(page);
                    write!(out, "<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>")?;
                }
            }
        }
        out.push(b']');
        Ok(())
    }

    /// The box of a figure, in the page's coordinates: left, bottom, right, top.
    fn figure_box(&self, kids: &[Kid]) -> Option<[Len; 4]> {
        let Some(Kid::Mark { page, mcid }) = kids.first().copied() else {
            return None;
        };
        let node = self.marks.get(page)?.get(mcid)?.node;
        let items = &self.sheets.pages.get(page)?.items;
        let draw = items.iter().find(|i| i.node == Some(node));
        let bars: &[Bar] = match draw.map(|item| &item.draw)? {
            Draw::Code { bars, .. } => bars.as_slice(),
            Draw::Image { bar, .. } => std::slice::from_ref(bar),
            Draw::Text { .. } | Draw::Rect { .. } | Draw::Frame { .. } => return None,
        };
        Some([
            bars.iter().map(|b| b.x).min()?,
            self.sheets.height - bars.iter().map(|b| b.y + b.height).max()?,
            bars.iter().map(|b| b.x + b.width).max()?,
            self.sheets.height - bars.iter().map(|b| b.y).min()?,
        ])
    }
}

/// The children of each node, in the order they were made: a label, its translation, the value.
fn kids(sheets: &Sheets, marks: &[Marks]) -> Vec<Vec<Kid>> {
    let mut kids: Vec<Vec<(usize, Kid)>> = sheets.nodes.iter().map(|_| Vec::new()).collect();
    for (id, node) in sheets.nodes.iter().enumerate() {
        if let Some(own) = node.parent.and_then(|p| kids.get_mut(p)) {
            own.push((id + 1, Kid::Node(id)));
        }
    }
    for (page, marks) in marks.iter().enumerate() {
        for (mcid, mark) in marks.iter().enumerate() {
            if let Some(own) = kids.get_mut(mark.node) {
                own.push((mark.after, Kid::Mark { page, mcid }));
            }
        }
    }
    kids.into_iter()
        .map(|mut own| {
            // Stable: elements before the content drawn right after them, content in page order.
            own.sort_by_key(|(at, _)| *at);
            own.into_iter().map(|(_, kid)| kid).collect()
        })
        .collect()
}

fn describe(
    out: &mut Vec<u8>,
    node: &Node,
    figure: Option<[Len; 4]>,
) -> Result<(), std::io::Error> {
    match node.role {
        Role::ColumnHeading => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
        Role::RowHeading => out.extend_from_slice(b"/A<</O/Table/Scope/Row>>"),
        Role::Figure => {
            out.extend_from_slice(b"/Alt");
            save::write(out, &text(&node.alt))?;
            if let Some(corners) = figure {
                out.extend_from_slice(b"/A<</O/Layout/Placement/Block/BBox[");
                for length in corners {
                    write!(out, " {}.{:03}", length / 1_000, length % 1_000)?;
                }
                out.extend_from_slice(b"]>>");
            }
        }
        _ => {}
    }
    if let Some(language) = node.language {
        write!(out, "/Lang({})", language.as_str())?;
    }
    Ok(())
}
