//! A shop's logo: a PNG, read once.

use std::sync::Arc;

use crate::DocumentError;
use crate::display::Pixels;

/// A logo, ready to be printed. Its transparency is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub(crate) pixels: Arc<Pixels>,
}

/// More columns or rows than this are refused: at 300 dpi and the 60 mm a logo may be wide, 709 are
/// enough.
const MOST: u32 = 2_400;

impl Logo {
    /// Reads a PNG of eight or sixteen bits, grey, palette or colour, with or without transparency,
    /// of at most 2,400 × 2,400 points.
    pub fn from_png(bytes: &[u8]) -> Result<Self, DocumentError> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|_| DocumentError::Logo)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width == 0 || height == 0 || width > MOST || height > MOST {
            return Err(DocumentError::Logo);
        }
        let size = reader.output_buffer_size().ok_or(DocumentError::Logo)?;
        let mut buffer = vec![0; size];
        let frame = reader
            .next_frame(&mut buffer)
            .map_err(|_| DocumentError::Logo)?;
        let samples = frame.color_type.samples();
        let row = usize::try_from(width).unwrap_or(0) * samples;
        let rgba = buffer
            .chunks(frame.line_size)
            .take(usize::try_from(height).unwrap_or(0))
            .flat_map(|line| line.get(..row).unwrap_or_default().chunks(samples))
            .flat_map(rgba)
            .collect();
        let pixels = Pixels {
            width,
            height,
            rgba,
        };
        Ok(Self {
            pixels: Arc::new(pixels),
        })
    }
}

fn rgba(sample: &[u8]) -> [u8; 4] {
    match *sample {
        [grey] => [grey, grey, grey, 255],
        [grey, alpha] => [grey, grey, grey, alpha],
        [red, green, blue] => [red, green, blue, 255],
        [red, green, blue, alpha] => [red, green, blue, alpha],
        _ => [255, 255, 255, 0],
    }
}
