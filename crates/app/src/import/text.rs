//! The text of a file, whatever it was written in: UTF-8, UTF-16, Windows-1252, plain or packed as `.xz`. A first look reads the whole file
//! once: its hash, its size, whether it is text at all and in which encoding. After that it is only streamed.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use encargo_domain::refusal::Words;
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sha2::{Digest, Sha256};
use xz2::read::XzDecoder;
use xz2::stream::{CONCATENATED, Stream};

use super::limits;

/// Why a file cannot be read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// Said to the person.
    Because(Words),
    /// The disk, or the file changed under our hands.
    Io(io::Error),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.downcast::<Refused>() {
            Ok(Refused(words)) => Self::Because(words),
            Err(error) => Self::Io(error),
        }
    }
}

/// A limit met inside a reader, carried through `io::Error`.
#[derive(Debug, thiserror::Error)]
#[error("the file is beyond a limit: {}", .0.key)]
struct Refused(Words);

pub(crate) fn because(key: &str) -> Unreadable {
    Unreadable::Because(Words::new(key))
}

/// What a first look finds.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    /// SHA-256 of the bytes on disk.
    pub(crate) hash: String,
    /// Packed as `.xz`.
    pub(crate) packed: bool,
    pub(crate) encoding: &'static Encoding,
    /// The first characters.
    pub(crate) start: String,
}

const XZ: &[u8] = b"\xfd7zXZ\0";
/// The memory an `.xz` may ask for to be unpacked (its strongest preset asks for 65 MiB).
const XZ_MEMORY_MAX: u64 = 128 << 20;
/// How much of the file the first look keeps.
const START_BYTES: usize = 64 << 10;
const BLOCK: usize = 64 << 10;

fn reader(path: &Path, packed: bool) -> Result<Box<dyn Read + Send>, Unreadable> {
    let file = File::open(path)?;
    if !packed {
        return Ok(Box::new(file));
    }
    let stream =
        Stream::new_stream_decoder(XZ_MEMORY_MAX, CONCATENATED).map_err(io::Error::from)?;
    Ok(Box::new(XzDecoder::new_stream(
        BufReader::with_capacity(BLOCK, file),
        stream,
    )))
}

/// SHA-256 of a file, in hexadecimal digits.
pub(crate) fn hash_of(path: &Path) -> Result<String, Unreadable> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hasher)?;
    Ok(hex(&hasher.finalize()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Looks at a text file from its first byte to its last.
pub(crate) fn look(path: &Path) -> Result<Look, Unreadable> {
    let mut magic = Vec::new();
    File::open(path)?.take(6).read_to_end(&mut magic)?;
    let packed = magic.starts_with(XZ);
    let mut input = reader(path, packed)?;
    let (mut start, mut block) = (Vec::new(), vec![0; BLOCK]);
    let (mut utf8, mut total) = (Utf8Check::default(), 0_u64);
    loop {
        let n = match input.read(&mut block) {
            Ok(0) => break,
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) if packed => return Err(because("import-file-packed")),
            Err(e) => return Err(e.into()),
        };
        let bytes = block.get(..n).unwrap_or_default();
        total += u64::try_from(n).unwrap_or(0);
        if total > limits::TEXT_BYTES_MAX {
            return Err(limits::too_large());
        }
        if start.len() < START_BYTES {
            start.extend_from_slice(bytes);
        }
        utf8.add(bytes);
    }
    let encoding = encoding_of(&start, utf8.holds());
    if !matches!(encoding.name(), "UTF-16LE" | "UTF-16BE") && start.contains(&0) {
        return Err(because("import-file-binary"));
    }
    let text = encoding.decode(&start).0.into_owned();
    Ok(Look {
        hash: hash_of(path)?,
        packed,
        encoding,
        start: text,
    })
}

fn encoding_of(start: &[u8], utf8: bool) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return encoding;
    }
    // UTF-16 without a mark: every second byte of Western text is zero.
    let zeros = |odd: usize| {
        start
            .iter()
            .skip(odd)
            .step_by(2)
            .take(500)
            .filter(|b| **b == 0)
            .count()
    };
    match (zeros(0), zeros(1)) {
        (even, odd) if odd > 20 && even == 0 => UTF_16LE,
        (even, odd) if even > 20 && odd == 0 => UTF_16BE,
        _ if utf8 => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// Whether blocks of bytes are UTF-8 together; characters may lie across their borders.
#[derive(Debug, Default)]
struct Utf8Check {
    broken: bool,
    rest: Vec<u8>,
}

impl Utf8Check {
    fn add(&mut self, bytes: &[u8]) {
        if self.broken {
            return;
        }
        let joined;
        let bytes = if self.rest.is_empty() {
            bytes
        } else {
            let mut whole = std::mem::take(&mut self.rest);
            whole.extend_from_slice(bytes);
            joined = whole;
            &joined
        };
        if let Err(error) = std::str::from_utf8(bytes) {
            match error.error_len() {
                Some(_) => self.broken = true,
                None => {
                    self.rest = bytes
                        .get(error.valid_up_to()..)
                        .unwrap_or_default()
                        .to_vec();
                }
            }
        }
    }

    fn holds(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }
}

/// Streams the text as UTF-8.
pub(crate) fn open(path: &Path, look: &Look) -> Result<Box<dyn Read + Send>, Unreadable> {
    let input = reader(path, look.packed)?;
    // Also for UTF-8: the decoder takes the mark away, and a file that changes meanwhile stays text.
    Ok(Box::new(Decoding {
        input,
        decoder: look.encoding.new_decoder_with_bom_removal(),
        block: vec![0; BLOCK],
        text: Vec::new(),
        at: 0,
        ended: false,
    }))
}

/// Turns blocks of any encoding into UTF-8.
struct Decoding<R> {
    input: R,
    decoder: Decoder,
    block: Vec<u8>,
    /// Decoded, and how much of it has been handed on.
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Decoding<R> {
    fn next_block(&mut self) -> io::Result<()> {
        let n = self.input.read(&mut self.block)?;
        self.ended = n == 0;
        let bytes = self.block.get(..n).unwrap_or_default();
        let room = self.decoder.max_utf8_buffer_length(n).unwrap_or(4 * BLOCK);
        self.text.resize(room, 0);
        let (_, _, written, _) = self
            .decoder
            .decode_to_utf8(bytes, &mut self.text, self.ended);
        self.text.truncate(written);
        self.at = 0;
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.ended {
            self.next_block()?;
        }
        let mut rest = self.text.get(self.at..).unwrap_or_default();
        let n = rest.read(out)?;
        self.at += n;
        Ok(n)
    }
}

/// Stops a record that swallows the file: a quotation mark that is never closed. The reader of records says after each that it is alive.
pub(crate) struct Guarded<R> {
    input: R,
    since: std::rc::Rc<std::cell::Cell<usize>>,
}

impl<R> Guarded<R> {
    /// The guard and its counter, to be set to zero after each record.
    pub(crate) fn new(input: R) -> (Self, std::rc::Rc<std::cell::Cell<usize>>) {
        let since = std::rc::Rc::new(std::cell::Cell::new(0));
        (
            Self {
                input,
                since: since.clone(),
            },
            since,
        )
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(out)?;
        self.since.set(self.since.get() + n);
        if self.since.get() > limits::RECORD_BYTES_MAX {
            return Err(io::Error::other(Refused(Words::new("import-file-quote"))));
        }
        Ok(n)
    }
}

/// The sign between cells: the one that parts the first lines into the most cells, the same number in each.
pub(crate) fn delimiter_of(start: &str) -> u8 {
    if let Some(sign) = declared_delimiter(start) {
        return sign;
    }
    let mut best = (0, b',');
    for sign in [b',', b';', b'\t', b'|'] {
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(sign)
            .has_headers(false)
            .flexible(true)
            .from_reader(start.as_bytes());
        let widths: Vec<usize> = csv
            .records()
            .take(10)
            .map_while(Result::ok)
            .map(|r| r.len())
            .collect();
        let first = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|w| **w == first).count();
        // A sign inside the texts of a few rows parts them unevenly.
        let score = if first < 2 { 0 } else { first * alike };
        if score > best.0 {
            best = (score, sign);
        }
    }
    best.1
}

/// The sign a first line `sep=;` declares, as Excel writes and reads it.
fn declared_delimiter(start: &str) -> Option<u8> {
    let rest = start
        .get(..4)?
        .eq_ignore_ascii_case("sep=")
        .then(|| start.get(4..))??;
    let sign = *rest.as_bytes().first()?;
    let ends = rest.get(1..)?.starts_with(['\r', '\n']);
    (ends && sign.is_ascii()).then_some(sign)
}

/// Whether a record is that line.
pub(crate) fn is_declaration(record: &csv::StringRecord) -> bool {
    let first = record.get(0).unwrap_or_default();
    first.eq_ignore_ascii_case("sep=") && record.iter().skip(1).all(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(bytes: &[u8]) -> (String, &'static str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.csv");
        std::fs::write(&path, bytes).unwrap();
        let look = look(&path).unwrap();
        let mut text = String::new();
        open(&path, &look)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        (text, look.encoding.name())
    }

    #[test]
    fn encodings_are_recognised() {
        let text = "número;niño;€\r\n1;ñandú;Ä\r\n".repeat(20);
        let (utf16le, utf16be): (Vec<u8>, Vec<u8>) = (
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        );
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let cases = [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8"),
            (marked(b"\xff\xfe", &utf16le), "UTF-16LE"),
            (marked(b"\xfe\xff", &utf16be), "UTF-16BE"),
            (utf16le, "UTF-16LE"),
            (WINDOWS_1252.encode(&text).0.into_owned(), "windows-1252"),
        ];
        for (bytes, name) in cases {
            let (read, encoding) = read_back(&bytes);
            assert_eq!(encoding, name);
            assert!(read == text, "{name} reads back as it was written");
        }
    }

    #[test]
    fn a_character_may_lie_across_two_blocks() {
        let text = format!("{}€ñ€", "a".repeat(BLOCK - 1));
        let (read, encoding) = read_back(text.as_bytes());
        assert_eq!((read == text, encoding), (true, "UTF-8"));
    }

    #[test]
    fn packed_text_is_unpacked_and_a_torn_one_refused() {
        let mut packed = Vec::new();
        xz2::read::XzEncoder::new(&b"a,b\n1,2\n"[..], 1)
            .read_to_end(&mut packed)
            .unwrap();
        assert_eq!(read_back(&packed).0, "a,b\n1,2\n");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("torn.csv.xz");
        std::fs::write(&path, &packed[..packed.len() / 2]).unwrap();
        assert!(
            matches!(look(&path), Err(Unreadable::Because(w)) if w.key == "import-file-packed")
        );
        std::fs::write(&path, [0_u8, 1, 2, 0, 9]).unwrap();
        assert!(
            matches!(look(&path), Err(Unreadable::Because(w)) if w.key == "import-file-binary")
        );
    }

    #[test]
    fn delimiters_are_found() {
        assert_eq!(delimiter_of("a,b,c\n1,2,3\n"), b',');
        assert_eq!(delimiter_of("a;b;c\n1,5;2,5;3\n"), b';');
        assert_eq!(delimiter_of("a\tb\n1\t2\n"), b'\t');
        assert_eq!(
            delimiter_of("nombre;nota\n\"Pérez; Ana\";uno, dos, tres\n"),
            b';'
        );
        assert_eq!(delimiter_of("only\n1\n"), b',');
        assert_eq!(delimiter_of("sep=|\r\na|b,c,d\r\n"), b'|');
    }
}
