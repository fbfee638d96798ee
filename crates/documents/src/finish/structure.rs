//! The structure tree: what a screen reader reads. Each element names its content by page and MCID;
//! each page names, through the parent tree, the element of each MCID.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::{name, text};
use crate::backend_pdf::{Marks, tag};
use crate::display::{Draw, Node, NodeId, Role, Sheets};

/// A child of an element.
#[derive(Clone, Copy)]
enum Kid {
    Node(NodeId),
    Mark { page: usize, mcid: usize },
}

/// Adds the tree; gives its root. Several parts stand under one document, each as a part of it.
pub(super) fn build(
    file: &mut lopdf::Document,
    parts: &[Sheets],
    marks: &[Marks],
    pages: &[ObjectId],
) -> ObjectId {
    let root = file.new_object_id();
    let above = (parts.len() > 1).then(|| file.new_object_id());
    let mut tops: Vec<Object> = Vec::with_capacity(parts.len());
    let mut numbers: Vec<Object> = Vec::with_capacity(marks.len() * 2);
    let mut before = 0;
    for sheets in parts {
        let own = before..before + sheets.pages.len();
        before = own.end;
        let tree = Tree {
            sheets,
            marks: marks.get(own.clone()).unwrap_or_default(),
            pages: pages.get(own.clone()).unwrap_or_default(),
            ids: sheets.nodes.iter().map(|_| file.new_object_id()).collect(),
        };
        tree.elements(file, above, root);
        tops.extend(tree.ids.first().map(|id| Object::Reference(*id)));
        for (key, marks) in own.zip(tree.marks) {
            numbers.push(i64::try_from(key).unwrap_or(i64::MAX).into());
            numbers.push(tree.owners(marks).into());
        }
    }
    let first = match above {
        Some(id) => {
            let element = dictionary! { "Type" => "StructElem", "S" => name(tag(Role::Document)), "P" => root, "K" => tops };
            file.objects.insert(id, Object::Dictionary(element));
            Object::Reference(id)
        }
        None => tops.pop().unwrap_or(Object::Null),
    };
    let next = i64::try_from(marks.len()).unwrap_or(i64::MAX);
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    file.objects.insert(
        root,
        Object::Dictionary(dictionary! { "Type" => "StructTreeRoot", "K" => first, "ParentTree" => parents, "ParentTreeNextKey" => next }),
    );
    root
}

/// One part of the file and the ids of its elements.
struct Tree<'s> {
    sheets: &'s Sheets,
    marks: &'s [Marks],
    pages: &'s [ObjectId],
    ids: Vec<ObjectId>,
}

impl Tree<'_> {
    /// Adds its elements, the first under `above` or, where it is alone, under the root.
    fn elements(&self, file: &mut lopdf::Document, above: Option<ObjectId>, root: ObjectId) {
        let kids = kids(self.sheets, self.marks);
        for (i, ((node, id), kids)) in self
            .sheets
            .nodes
            .iter()
            .zip(&self.ids)
            .zip(&kids)
            .enumerate()
        {
            let parent = node.parent.and_then(|p| self.ids.get(p)).copied();
            let parent = parent.or(above).unwrap_or(root);
            let role = match node.role {
                Role::Document if above.is_some() => Role::Part,
                role => role,
            };
            let mut element =
                dictionary! { "Type" => "StructElem", "S" => name(tag(role)), "P" => parent };
            children(&mut element, kids, &self.ids, self.pages);
            describe(
                &mut element,
                node,
                figure_box(self.sheets, self.marks, kids),
            );
            if i == 0 && above.is_some() {
                let language = self.sheets.language.as_str();
                element.set("Lang", Object::string_literal(language));
            }
            file.objects.insert(*id, Object::Dictionary(element));
        }
    }

    /// Whose content each mark of a page is.
    fn owners(&self, marks: &Marks) -> Vec<Object> {
        marks
            .iter()
            .filter_map(|mark| self.ids.get(mark.node))
            .map(|id| Object::Reference(*id))
            .collect()
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

/// `K`: bare MCIDs where they stand on the element's own page, full references elsewhere.
fn children(element: &mut Dictionary, kids: &[Kid], ids: &[ObjectId], pages: &[ObjectId]) {
    let own = kids.iter().find_map(|kid| match kid {
        Kid::Mark { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(page) = own.and_then(|page| pages.get(page)) {
        element.set("Pg", *page);
    }
    let mut list: Vec<Object> = kids
        .iter()
        .filter_map(|kid| match *kid {
            Kid::Node(node) => ids.get(node).map(|id| Object::Reference(*id)),
            Kid::Mark { page, mcid } => {
                let mcid = i64::try_from(mcid).unwrap_or(i64::MAX);
                let reference = || {
                    pages
                        .get(page)
                        .map(|p| dictionary! { "Type" => "MCR", "Pg" => *p, "MCID" => mcid }.into())
                };
                if Some(page) == own {
                    Some(mcid.into())
                } else {
                    reference()
                }
            }
        })
        .collect();
    match list.len() {
        0 => {}
        1 => element.set("K", list.pop().unwrap_or(Object::Null)),
        _ => element.set("K", list),
    }
}

fn describe(element: &mut Dictionary, node: &Node, figure: Option<[f32; 4]>) {
    match node.role {
        Role::ColumnHeading => element.set(
            "A",
            dictionary! { "O" => "Table", "Scope" => name("Column") },
        ),
        Role::RowHeading => {
            element.set("A", dictionary! { "O" => "Table", "Scope" => name("Row") });
        }
        Role::Figure => {
            element.set("Alt", text(&node.alt));
            if let Some(corners) = figure {
                let corners: Vec<Object> = corners.into_iter().map(Object::Real).collect();
                element.set("A", dictionary! { "O" => "Layout", "Placement" => name("Block"), "BBox" => corners });
            }
        }
        _ => {}
    }
    if let Some(language) = node.language {
        element.set("Lang", Object::string_literal(language.as_str()));
    }
}

/// The box of a figure's code, in the page's coordinates.
fn figure_box(sheets: &Sheets, marks: &[Marks], kids: &[Kid]) -> Option<[f32; 4]> {
    let Some(Kid::Mark { page, mcid }) = kids.first().copied() else {
        return None;
    };
    let node = marks.get(page)?.get(mcid)?.node;
    if sheets.nodes.get(node)?.role != Role::Figure {
        return None;
    }
    let draw = sheets
        .pages
        .get(page)?
        .items
        .iter()
        .find(|i| i.node == Some(node))
        .map(|item| &item.draw)?;
    let bars = match draw {
        Draw::Code { bars, .. } => bars.as_slice(),
        Draw::Image { bar, .. } => std::slice::from_ref(bar),
        Draw::Text { .. } | Draw::Rect { .. } | Draw::Frame { .. } => return None,
    };
    let (left, top) = (
        bars.iter().map(|b| b.x).min()?,
        bars.iter().map(|b| b.y).min()?,
    );
    let (right, bottom) = (
        bars.iter().map(|b| b.x + b.width).max()?,
        bars.iter().map(|b| b.y + b.height).max()?,
    );
    #[expect(
        clippy::cast_precision_loss,
        reason = "page coordinates are below 2^24 thousandths"
    )]
    let points = |length: i32| length as f32 / 1_000.0;
    Some([
        points(left),
        points(sheets.height - bottom),
        points(right),
        points(sheets.height - top),
    ])
}
