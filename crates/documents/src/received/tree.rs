//! A small tree of elements by their local names. Written for files of strangers: a document type
//! is refused (it could define entities), depth and size are bounded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::ReceivedError;

/// Larger files are refused: an invoice of 10,000 lines has about 15 MB.
const MOST_BYTES: usize = 32 << 20;
/// EN 16931 needs ten.
const MOST_DEPTH: usize = 40;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Without its namespace.
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    /// The children of that name.
    pub(crate) fn all<'e>(&'e self, name: &str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |c| c.name == name)
    }

    /// The first element at a path of names (`A/B/C`).
    pub(crate) fn at(&self, path: &str) -> Option<&Self> {
        path.split('/')
            .try_fold(self, |element, name| element.all(name).next())
    }

    /// Its text there; empty where there is none.
    pub(crate) fn text_at(&self, path: &str) -> &str {
        self.at(path).map_or("", |e| e.text.trim())
    }

    /// Its own text.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// An attribute; empty where there is none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value.as_str())
    }
}

/// The root element.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, ReceivedError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReceivedError::Unknown("larger than 32 MB"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReceivedError::Unknown("not UTF-8"))?;
    let broken = || ReceivedError::Unknown("not well-formed XML");
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => {
                if open.len() >= MOST_DEPTH {
                    return Err(ReceivedError::Unknown("nested too deep"));
                }
                open.push(element(&start)?);
            }
            Event::Empty(start) => {
                let done = element(&start)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => return Ok(done),
                }
            }
            Event::End(_) => {
                let done = open.pop().ok_or_else(broken)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => return Ok(done),
                }
            }
            Event::Text(part) => {
                if let Some(element) = open.last_mut() {
                    element.text += &part.decode().map_err(|_| broken())?;
                }
            }
            Event::CData(part) => {
                if let Some(element) = open.last_mut() {
                    element.text += &part.decode().map_err(|_| broken())?;
                }
            }
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref().map_err(|_| broken())? {
                    Some(character) => character,
                    None => named(&reference.decode().map_err(|_| broken())?).ok_or_else(broken)?,
                };
                if let Some(element) = open.last_mut() {
                    element.text.push(resolved);
                }
            }
            Event::DocType(_) => return Err(ReceivedError::Unknown("it has a document type")),
            Event::Eof => return Err(broken()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
}

/// The five entities XML itself has.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn element(start: &BytesStart<'_>) -> Result<Element, ReceivedError> {
    let broken = || ReceivedError::Unknown("not well-formed XML");
    let local = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| broken())?;
        let name = local(attribute.key.local_name().as_ref());
        attributes.push((name, String::from_utf8_lossy(&attribute.value).into_owned()));
    }
    Ok(Element {
        name: local(start.local_name().as_ref()),
        attributes,
        text: String::new(),
        children: Vec::new(),
    })
}
