//! Drawings of items, made from a key of a shape and two colours: `mug/2f6f4e/e8d5a3`. Nothing of the key but the six digits of its colours
//! comes into the picture; what is not understood becomes a box in grey.

use std::fmt::Write as _;

mod shapes;

/// A colour of 8 bits per channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Color([u8; 3]);

const WHITE: Color = Color([255, 255, 255]);
const INK: Color = Color([38, 32, 30]);
/// Warm paper: what every background leans to.
const PAPER: Color = Color([246, 242, 235]);
const MAIN: Color = Color([122, 137, 150]);
const SECOND: Color = Color([226, 214, 194]);

impl Color {
    fn parse(text: &str) -> Option<Self> {
        let digits = u32::from_str_radix(text, 16)
            .ok()
            .filter(|_| text.len() == 6 && text.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let [_, r, g, b] = digits.to_be_bytes();
        Some(Self([r, g, b]))
    }
    /// `percent` of the way to another colour.
    fn toward(self, other: Self, percent: u16) -> Self {
        let mut mixed = self.0;
        for (channel, goal) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*channel) * (100 - percent) + u16::from(goal) * percent;
            *channel = u8::try_from(sum / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }
    /// Perceived lightness, 0–255 (Rec. 601).
    fn lightness(self) -> u32 {
        let [r, g, b] = self.0.map(u32::from);
        (r * 299 + g * 587 + b * 114) / 1_000
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// The drawing a key stands for.
pub(crate) fn svg(image: &str) -> String {
    let mut parts = image.split('/');
    let shape = parts.next().unwrap_or_default();
    let main = parts.next().and_then(Color::parse).unwrap_or(MAIN);
    let second = parts.next().and_then(Color::parse).unwrap_or(SECOND);
    let ground = ground(main, second);
    let mut picture = String::with_capacity(1_600);
    picture.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\">");
    let _ = write!(
        picture,
        "<rect width=\"96\" height=\"96\" fill=\"{ground}\"/>"
    );
    let _ = write!(
        picture,
        "<ellipse cx=\"48\" cy=\"82\" rx=\"34\" ry=\"5\" fill=\"{}\"/>",
        ground.toward(INK, 12)
    );
    color_in(&mut picture, shapes::drawing(shape), [main, second]);
    picture.push_str("</svg>");
    picture
}

/// Whether there is a drawing of its own for the key.
#[cfg(test)]
pub(crate) fn known(image: &str) -> bool {
    image
        .split('/')
        .next()
        .is_some_and(|shape| shape == "box" || shapes::names().any(|name| name == shape))
}

/// A soft background that the object stands out from: pale for dark things, a shade deeper for pale ones.
fn ground(main: Color, second: Color) -> Color {
    if main.lightness() < 190 {
        main.toward(PAPER, 84)
    } else if second.lightness() < 190 {
        second.toward(PAPER, 68)
    } else {
        main.toward(INK, 18).toward(PAPER, 30)
    }
}

fn color_in(picture: &mut String, drawing: &str, [main, second]: [Color; 2]) {
    let mut rest = drawing;
    while let Some((before, after)) = rest.split_once('$') {
        picture.push_str(before);
        let color = match after.bytes().next() {
            Some(b'1') => main,
            Some(b'2') => second,
            Some(b'3') => main.toward(INK, 24),
            Some(b'4') => main.toward(WHITE, 34),
            Some(b'5') => second.toward(INK, 34),
            _ => second.toward(WHITE, 40),
        };
        picture.push_str(&color.to_string());
        rest = after.get(1..).unwrap_or_default();
    }
    picture.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags nest and close, attributes are quoted: enough of XML for what is drawn here.
    fn well_formed(svg: &str) -> bool {
        let mut open = Vec::new();
        let mut rest = svg;
        while let Some(start) = rest.find('<') {
            let Some(end) = rest[start..].find('>').map(|e| start + e) else {
                return false;
            };
            let tag = &rest[start + 1..end];
            if !tag.matches('"').count().is_multiple_of(2) || tag.contains('<') {
                return false;
            }
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap_or_default());
            }
            rest = &rest[end + 1..];
        }
        open.is_empty()
    }

    #[test]
    fn every_shape_is_a_whole_picture() {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "<>/=\"#.- :".contains(c);
        for shape in shapes::names() {
            let svg = svg(&format!("{shape}/2f6f4e/e8d5a3"));
            assert!(well_formed(&svg), "{shape}: {svg}");
            assert!(!svg.contains('$'), "{shape} has a colour that is not there");
            assert!(
                svg.contains("#2f6f4e") || svg.contains("#e8d5a3"),
                "{shape} shows its colours"
            );
            assert!(
                svg.chars().all(allowed),
                "{shape} holds only numbers, names and colours"
            );
            assert!(svg.len() < 2_400, "{shape} is {} bytes", svg.len());
        }
    }

    #[test]
    fn nothing_of_the_key_but_colours_comes_in() {
        let plain = svg("");
        assert!(well_formed(&plain));
        for key in [
            "<script onload=\"x\">/2f6f4e/e8d5a3",
            "no-such-thing/2f6f4e/e8d5a3",
        ] {
            assert_eq!(
                svg(key),
                svg("box/2f6f4e/e8d5a3"),
                "an unknown shape is a box"
            );
        }
        for key in [
            "mug/\"onload=/<b>",
            "mug/2f6f4/+2f6f4",
            "mug/2f6f4eé/e8d5a3é",
            "mug",
            "mug/zzzzzz/e8d5a3 ",
        ] {
            assert_eq!(
                svg(key),
                svg("mug"),
                "bad colours are the ordinary ones: {key}"
            );
        }
    }
}
