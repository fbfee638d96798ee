//! From what printpdf draws to a legal file: PDF 1.7 as PDF/A-3a and PDF/UA-1 with a Factur-X
//! attachment. Everything is added to the object tree printpdf gives out, and saved once. Nothing
//! here depends on the clock, the machine or the process.

mod color;
mod save;
mod structure;
mod xmp;

use std::io::Write;

use encargo_domain::words::Language;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::DocumentError;
use crate::backend_pdf::{Drawn, Tags};
use crate::display::Sheets;

/// What the file says about itself.
pub(crate) struct Meta {
    /// Title shown in the window.
    pub(crate) title: String,
    /// Who issued it.
    pub(crate) author: String,
    /// `2026-11-22T10:00:00Z`.
    pub(crate) at: String,
    /// The e-invoice, for kinds that have one.
    pub(crate) xml: Option<String>,
    /// What makes this file this one: goes into its id.
    pub(crate) identity: String,
    /// Of what is not marked otherwise.
    pub(crate) language: Language,
    /// Whether the file has a structure tree: PDF/A-3a and PDF/UA-1, else PDF/A-3b.
    pub(crate) tags: Tags,
    /// A name for each part, shown beside the pages; empty where the file is one paper.
    pub(crate) bookmarks: Vec<String>,
}

/// The attachment's name, fixed by Factur-X.
const XML_NAME: &str = "factur-x.xml";

/// zlib level: 9 costs a fifth more of the whole document's time, and saves one part in a hundred
/// of its size.
const LEVEL: u32 = 4;

/// The maker, as the file names it.
const MAKER: &str = "Encargo";

/// Adds what the standards ask for and writes the file.
pub(crate) fn finish(
    drawn: Drawn,
    parts: &[Sheets],
    meta: &Meta,
) -> Result<Vec<u8>, DocumentError> {
    let Drawn { mut file, marks } = drawn;
    let catalog_id = file.trailer.get(b"Root")?.as_reference()?;
    let id = identity(&file, meta);

    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let tagged = meta.tags == Tags::Kept;
    let outline = outline(&mut file, parts, &meta.bookmarks, &pages);
    for (key, page) in (0i64..).zip(&pages) {
        let page = file.get_object_mut(*page)?.as_dict_mut()?;
        page.remove(b"Annots");
        if tagged {
            page.set("StructParents", key);
            page.set("Tabs", name("S"));
        }
    }
    let intent = output_intent(&mut file);
    let metadata = file.add_object(
        Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            xmp::packet(meta).into_bytes(),
        )
        .with_compression(false),
    );
    let attachment = meta
        .xml
        .as_ref()
        .map(|xml| attach(&mut file, xml, &meta.at));

    let info = info(meta);
    let info_id = file.trailer.get(b"Info")?.as_reference()?;
    file.objects.insert(info_id, Object::Dictionary(info));

    // Its elements come last: they are most of the objects, and written as they are made.
    let (tree, elements) = if tagged {
        let (root, elements) = structure::build(file.max_id, parts, &marks, &pages)?;
        (Some(root), elements)
    } else {
        (None, Vec::new())
    };
    let catalog = file.get_object_mut(catalog_id)?.as_dict_mut()?;
    catalog.remove(b"PageLayout");
    catalog.set("Lang", Object::string_literal(meta.language.as_str()));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    if let Some(tree) = tree {
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("StructTreeRoot", tree);
    }
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Metadata", metadata);
    if let Some(attachment) = attachment {
        catalog.set("AF", vec![attachment.into()]);
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal(XML_NAME), attachment.into()] } });
    }
    file.trailer.set("ID", vec![id.clone(), id]);

    compress(&mut file)?;
    Ok(save::save(&file, elements)?)
}

/// A bookmark at the first page of each part.
fn outline(
    file: &mut lopdf::Document,
    parts: &[Sheets],
    names: &[String],
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if names.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = names.iter().map(|_| file.new_object_id()).collect();
    let mut first_page = 0;
    for (i, ((words, sheets), id)) in names.iter().zip(parts).zip(&ids).enumerate() {
        let mut entry = dictionary! { "Title" => text(words), "Parent" => root };
        if let Some(page) = pages.get(first_page) {
            entry.set("Dest", vec![(*page).into(), name("Fit")]);
        }
        if let Some(before) = i.checked_sub(1).and_then(|b| ids.get(b)) {
            entry.set("Prev", *before);
        }
        if let Some(next) = ids.get(i + 1) {
            entry.set("Next", *next);
        }
        file.objects.insert(*id, Object::Dictionary(entry));
        first_page += sheets.pages.len();
    }
    let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count };
    if let Some((first, last)) = ids.first().zip(ids.last()) {
        outlines.set("First", *first);
        outlines.set("Last", *last);
    }
    file.objects.insert(root, Object::Dictionary(outlines));
    Some(root)
}

/// Every stream but the metadata, which readers without an inflater must find.
fn compress(file: &mut lopdf::Document) -> Result<(), std::io::Error> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let packed = deflate(&stream.content)?;
            stream.set_content(packed);
            stream.dict.set("Filter", name("FlateDecode"));
        }
    }
    Ok(())
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, std::io::Error> {
    let room = Vec::with_capacity(bytes.len() / 2);
    let mut encoder = ZlibEncoder::new(room, Compression::new(LEVEL));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// Sixteen bytes from everything that is drawn and said.
fn identity(file: &lopdf::Document, meta: &Meta) -> Object {
    let mut hash = Sha256::new();
    hash.update(&meta.identity);
    hash.update(&meta.title);
    hash.update(&meta.at);
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    if let Some(xml) = &meta.xml {
        hash.update(xml);
    }
    Object::String(
        hash.finalize().iter().copied().take(16).collect(),
        StringFormat::Hexadecimal,
    )
}

fn output_intent(file: &mut lopdf::Document) -> ObjectId {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, color::srgb()));
    file.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "RegistryName" => Object::string_literal("http://www.color.org"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// Embeds the XML as an alternative representation of the document.
fn attach(file: &mut lopdf::Document, xml: &str, at: &str) -> ObjectId {
    let bytes = xml.as_bytes().to_vec();
    let params = dictionary! { "Size" => i64::try_from(bytes.len()).unwrap_or(i64::MAX), "ModDate" => pdf_date(at) };
    let stream = file.add_object(Stream::new(
        dictionary! { "Type" => "EmbeddedFile", "Subtype" => name("text/xml"), "Params" => params },
        bytes,
    ));
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(XML_NAME),
        "UF" => Object::string_literal(XML_NAME),
        "Desc" => Object::string_literal("Factur-X EN 16931"),
        "AFRelationship" => name("Alternative"),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}

/// The information dictionary says what the XMP says.
fn info(meta: &Meta) -> Dictionary {
    dictionary! {
        "Title" => text(&meta.title),
        "Author" => text(&meta.author),
        "Creator" => text(MAKER),
        "Producer" => text(MAKER),
        "CreationDate" => pdf_date(&meta.at),
        "ModDate" => pdf_date(&meta.at),
    }
}

/// Text outside content: ASCII as it is, everything else as UTF-16.
fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let bytes = [0xFEFFu16]
        .into_iter()
        .chain(words.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// `2026-11-22T10:00:00Z` as `D:20261122100000Z`.
fn pdf_date(iso: &str) -> Object {
    let digits: String = iso.chars().filter(char::is_ascii_digit).take(14).collect();
    Object::string_literal(format!("D:{digits}Z"))
}
