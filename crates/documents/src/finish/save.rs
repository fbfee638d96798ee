//! Writes the object tree as a file: object streams and a cross-reference stream (PDF 1.5), every
//! object written once. lopdf's own way writes each object three times to measure it, copies all of
//! them and leaves the cross-reference table unpacked, which took more time than drawing the page.

use std::io::Write;

use lopdf::{Dictionary, Object, Stream, StringFormat};

use super::{deflate, name};

/// Objects in one object stream.
const TOGETHER: usize = 1_000;

/// Where an object is.
#[derive(Clone, Copy)]
enum Entry {
    /// There is none.
    Free,
    /// At a byte of the file.
    At(u64),
    /// In an object stream, at a place.
    In(u32, u16),
}

/// The file's bytes. `written` are objects that are bytes already, with their ids, in order.
pub(super) fn save(
    file: &lopdf::Document,
    written: Vec<(u32, Vec<u8>)>,
) -> Result<Vec<u8>, std::io::Error> {
    let last = written.last().map_or(file.max_id, |(id, _)| *id);
    let mut entries = vec![Entry::Free; last as usize + 1];
    let mut set = |id: u32, entry: Entry| {
        if let Some(slot) = entries.get_mut(id as usize) {
            *slot = entry;
        }
    };
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut packed: Vec<(u32, Vec<u8>)> = Vec::new();
    for ((id, _), object) in &file.objects {
        if let Object::Stream(stream) = object {
            set(*id, Entry::At(out.len() as u64));
            indirect(&mut out, *id, stream)?;
        } else {
            let mut bytes = Vec::new();
            write(&mut bytes, object)?;
            packed.push((*id, bytes));
        }
    }
    packed.extend(written);
    let mut next = last;
    let mut containers = Vec::new();
    for together in packed.chunks(TOGETHER) {
        next += 1;
        for (place, (id, _)) in (0u16..).zip(together) {
            set(*id, Entry::In(next, place));
        }
        containers.push((next, out.len() as u64));
        indirect(&mut out, next, &container(together)?)?;
    }
    entries.extend(containers.iter().map(|(_, at)| Entry::At(*at)));
    let start = out.len();
    entries.push(Entry::At(start as u64));
    indirect(&mut out, next + 1, &table(file, &entries)?)?;
    write!(out, "startxref\n{start}\n%%EOF\n")?;
    Ok(out)
}

/// An object stream.
fn container(objects: &[(u32, Vec<u8>)]) -> Result<Stream, std::io::Error> {
    let mut head = String::new();
    let mut at = 0;
    for (id, bytes) in objects {
        head.push_str(&id.to_string());
        head.push(' ');
        head.push_str(&at.to_string());
        head.push(' ');
        at += bytes.len() + 1;
    }
    let mut content = Vec::with_capacity(head.len() + at);
    content.extend_from_slice(head.as_bytes());
    for (_, bytes) in objects {
        content.extend_from_slice(bytes);
        content.push(b'\n');
    }
    let mut dict = Dictionary::new();
    dict.set("Type", name("ObjStm"));
    dict.set("N", i64::try_from(objects.len()).unwrap_or(i64::MAX));
    dict.set("First", i64::try_from(head.len()).unwrap_or(i64::MAX));
    dict.set("Filter", name("FlateDecode"));
    Ok(Stream::new(dict, deflate(&content)?))
}

/// The cross-reference stream: rows of seven bytes, each as its difference to the row before
/// (predictor 12), which packs to almost nothing.
fn table(file: &lopdf::Document, entries: &[Entry]) -> Result<Stream, std::io::Error> {
    let mut rows = Vec::with_capacity(entries.len() * 8);
    let mut before = [0u8; 7];
    for entry in entries {
        let (kind, place, index) = match *entry {
            Entry::Free => (0u8, 0u32, 0xFFFFu16),
            Entry::At(at) => (1, u32::try_from(at).unwrap_or(u32::MAX), 0),
            Entry::In(container, index) => (2, container, index),
        };
        let mut row = [kind, 0, 0, 0, 0, 0, 0];
        let tail = place.to_be_bytes().into_iter().chain(index.to_be_bytes());
        for (slot, byte) in row.iter_mut().skip(1).zip(tail) {
            *slot = byte;
        }
        rows.push(2);
        rows.extend(
            row.iter()
                .zip(before)
                .map(|(now, was)| now.wrapping_sub(was)),
        );
        before = row;
    }
    let mut dict = Dictionary::new();
    for key in [b"Root".as_slice(), b"Info", b"ID"] {
        if let Ok(value) = file.trailer.get(key) {
            dict.set(key, value.clone());
        }
    }
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Columns", 7);
    dict.set("Type", name("XRef"));
    dict.set("Size", i64::try_from(entries.len()).unwrap_or(i64::MAX));
    dict.set("W", vec![Object::Integer(1), 4.into(), 2.into()]);
    dict.set("Filter", name("FlateDecode"));
    dict.set("DecodeParms", parameters);
    Ok(Stream::new(dict, deflate(&rows)?))
}

/// A stream as an object of its own.
fn indirect(out: &mut Vec<u8>, id: u32, stream: &Stream) -> Result<(), std::io::Error> {
    writeln!(out, "{id} 0 obj")?;
    dictionary(out, &stream.dict, Some(stream.content.len()))?;
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(&stream.content);
    out.extend_from_slice(b"\nendstream\nendobj\n");
    Ok(())
}

/// A dictionary; of a stream, with the length it really has.
fn dictionary(
    out: &mut Vec<u8>,
    dict: &Dictionary,
    length: Option<usize>,
) -> Result<(), std::io::Error> {
    out.extend_from_slice(b"<<");
    for (key, value) in dict {
        if length.is_some() && key == b"Length" {
            continue;
        }
        write_name(out, key)?;
        write(out, value)?;
    }
    if let Some(length) = length {
        write!(out, "/Length {length}")?;
    }
    out.extend_from_slice(b">>");
    Ok(())
}

/// An object inside others. What could grow together with what stands before is parted by a space.
pub(super) fn write(out: &mut Vec<u8>, object: &Object) -> Result<(), std::io::Error> {
    match object {
        Object::Null => out.extend_from_slice(b" null"),
        Object::Boolean(value) => write!(out, " {value}")?,
        Object::Integer(value) => write!(out, " {value}")?,
        Object::Real(value) => write!(out, " {value}")?,
        Object::Name(text) => write_name(out, text)?,
        Object::String(bytes, format) => string(out, bytes, format)?,
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write(out, item)?;
            }
            out.push(b']');
        }
        Object::Dictionary(dict) => dictionary(out, dict, None)?,
        Object::Reference((id, generation)) => write!(out, " {id} {generation} R")?,
        // Streams are objects of their own.
        Object::Stream(_) => {}
    }
    Ok(())
}

fn write_name(out: &mut Vec<u8>, text: &[u8]) -> Result<(), std::io::Error> {
    out.push(b'/');
    for byte in text {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            write!(out, "#{byte:02X}")?;
        }
    }
    Ok(())
}

fn string(out: &mut Vec<u8>, bytes: &[u8], format: &StringFormat) -> Result<(), std::io::Error> {
    match format {
        StringFormat::Hexadecimal => {
            out.push(b'<');
            for byte in bytes {
                write!(out, "{byte:02X}")?;
            }
            out.push(b'>');
        }
        StringFormat::Literal => {
            out.push(b'(');
            for byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
                    b'\r' => out.extend_from_slice(b"\\r"),
                    byte => out.push(*byte),
                }
            }
            out.push(b')');
        }
    }
    Ok(())
}
