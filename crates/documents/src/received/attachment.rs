//! The XML inside a hybrid PDF.

use std::io::Read;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Object};

use super::ReceivedError;

/// Names the standards give the file, newest first.
const NAMES: [&str; 4] = [
    "factur-x.xml",
    "xrechnung.xml",
    "zugferd-invoice.xml",
    "ZUGFeRD-invoice.xml",
];

/// Larger files are refused, packed or not.
const MOST: u64 = 32 << 20;

/// The e-invoice attached to a PDF.
pub(super) fn xml(bytes: &[u8]) -> Result<Vec<u8>, ReceivedError> {
    if bytes.len() as u64 > MOST {
        return Err(ReceivedError::Unknown("larger than 32 MB"));
    }
    let file = lopdf::Document::load_mem(bytes)
        .map_err(|_| ReceivedError::Unknown("the PDF cannot be read"))?;
    let specs: Vec<&Dictionary> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dict| dict.has(b"EF"))
        .collect();
    let found = NAMES
        .iter()
        .find_map(|name| specs.iter().find(|spec| is_named(&file, spec, name)));
    let spec = found.ok_or(ReceivedError::Unknown("the PDF has no e-invoice inside"))?;
    unpack(&file, spec).ok_or(ReceivedError::Unknown("the attachment cannot be read"))
}

fn resolve<'f>(file: &'f lopdf::Document, object: &'f Object) -> &'f Object {
    file.dereference(object)
        .map_or(object, |(_, object)| object)
}

fn is_named(file: &lopdf::Document, spec: &Dictionary, name: &str) -> bool {
    [b"UF".as_slice(), b"F"].iter().any(|key| {
        spec.get(key)
            .map(|object| resolve(file, object))
            .and_then(lopdf::decode_text_string)
            .is_ok_and(|text| text == name)
    })
}

fn unpack(file: &lopdf::Document, spec: &Dictionary) -> Option<Vec<u8>> {
    let files = resolve(file, spec.get(b"EF").ok()?).as_dict().ok()?;
    let stream = files.get(b"UF").or_else(|_| files.get(b"F")).ok()?;
    let stream = resolve(file, stream).as_stream().ok()?;
    match stream.filters() {
        Err(_) => Some(stream.content.clone()),
        Ok(filters) if filters.is_empty() => Some(stream.content.clone()),
        Ok(filters) if filters == [b"FlateDecode".as_slice()] => {
            // Read with a bound: a few packed bytes can hold gigabytes.
            let mut out = Vec::new();
            let mut decoder = ZlibDecoder::new(stream.content.as_slice()).take(MOST + 1);
            decoder.read_to_end(&mut out).ok()?;
            (out.len() as u64 <= MOST).then_some(out)
        }
        Ok(_) => None,
    }
}
