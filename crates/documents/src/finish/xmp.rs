//! The XMP packet: PDF/A-3 (a with tags, b without), PDF/UA-1, Factur-X, and the extension schemas that make the last two
//! known to PDF/A.

use super::{MAKER, Meta, XML_NAME};
use crate::backend_pdf::Tags;
use crate::einvoice::escape;

const FX: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

/// The whole packet.
pub(super) fn packet(meta: &Meta) -> String {
    let (title, author, at, language) = (
        escape(&meta.title),
        escape(&meta.author),
        &meta.at,
        meta.language.as_str(),
    );
    let fx = if meta.xml.is_some() {
        format!(
            "<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>{XML_NAME}</fx:DocumentFileName>\
             <fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>"
        )
    } else {
        String::new()
    };
    let (level, ua, ua_schema) = match meta.tags {
        Tags::Kept => ("A", "<pdfuaid:part>1</pdfuaid:part>", ua_schema()),
        Tags::LeftOut => ("B", "", String::new()),
    };
    let schemas = format!(
        "{}{}",
        ua_schema,
        if meta.xml.is_some() {
            fx_schema()
        } else {
            String::new()
        }
    );
    // An empty bag of schemas would not be valid.
    let extensions = if schemas.is_empty() {
        String::new()
    } else {
        format!(
            "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
             xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
             <pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
        )
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:fx=\"{FX}\">\
         <pdfaid:part>3</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>{ua}\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>{MAKER}</xmp:CreatorTool><xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>\
         <pdf:Producer>{MAKER}</pdf:Producer>{fx}</rdf:Description>\
         {extensions}\
         </rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
    )
}

fn schema(title: &str, uri: &str, prefix: &str, properties: &str) -> String {
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{title}</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
}

fn property(name: &str, kind: &str, category: &str, description: &str) -> String {
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
         <pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}</pdfaProperty:category>\
         <pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
    )
}

/// Without it PDF/A-3a refuses the `pdfuaid` property (rule 6.6.2.3.1).
fn ua_schema() -> String {
    let part = property("part", "Integer", "internal", "Part of ISO 14289");
    schema(
        "PDF/UA identification",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        &part,
    )
}

fn fx_schema() -> String {
    let properties = [
        ("DocumentFileName", "The name of the embedded XML document"),
        (
            "DocumentType",
            "The type of the hybrid document in capital letters",
        ),
        (
            "Version",
            "The actual version of the standard applying to the embedded XML document",
        ),
        (
            "ConformanceLevel",
            "The conformance level of the embedded XML document",
        ),
    ]
    .map(|(name, description)| property(name, "Text", "external", description))
    .concat();
    schema("Factur-X PDFA Extension Schema", FX, "fx", &properties)
}
