//! Text in boxes: how it looks, how wide it is, where its lines break.

use crate::display::{Color, Len};
use crate::face::{Face, clean};

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Face.
    pub(crate) face: Face,
    /// Size.
    pub(crate) size: Len,
    /// Height of a line.
    pub(crate) leading: Len,
    /// Colour.
    pub(crate) color: Color,
}

impl Style {
    /// The same in another colour.
    pub(crate) const fn color(self, color: Color) -> Self {
        Self { color, ..self }
    }
    /// The same in SemiBold.
    pub(crate) const fn bold(self) -> Self {
        Self {
            face: Face::Bold,
            ..self
        }
    }
    /// From the top of a line to its baseline: capitals stand in the middle (cap height of Inter:
    /// 0.7275 em).
    pub(super) const fn ascent(self) -> Len {
        (self.leading + self.size / 10_000 * 7_275 + self.size % 10_000 * 7_275 / 10_000) / 2
    }
    /// The width of `text`.
    pub(crate) fn width(self, text: &str) -> Len {
        self.face.width(text, self.size)
    }
}

/// As much of a text as fits. Only for repetitions: what is said once is never cut.
pub(super) fn cut(style: Style, text: &str, width: Len) -> String {
    let mut text = clean(text);
    if style.width(&text) <= width {
        return text;
    }
    while style.width(&format!("{text}…")) > width && text.pop().is_some() {}
    format!("{}…", text.trim_end())
}

/// Paragraphs up to this many lines are balanced.
const BALANCED: usize = 3;

/// Breaks text into lines no wider than `width`, between words; a word that is wider itself is
/// broken anywhere. Few lines are made about equally long, so that no single word is left behind.
pub(crate) fn wrap(style: Style, text: &str, width: Len) -> Vec<String> {
    let text = clean(text);
    let measure = |t: &str| style.width(t);
    let mut lines = break_at(&text, width, &measure);
    let count = lines.len();
    if (2..=BALANCED).contains(&count) {
        // No narrower than the longest word: balancing must not break one.
        let word = text
            .split(' ')
            .map(|w| style.width(w))
            .max()
            .unwrap_or(width);
        let (mut low, mut high) = (word.max(width / 2), width);
        while high - low > 1_000 {
            let middle = low.midpoint(high);
            let tried = break_at(&text, middle, &measure);
            if tried.len() <= count {
                (lines, high) = (tried, middle);
            } else {
                low = middle;
            }
        }
    }
    lines
}

/// Breaks text into lines no wider than `width` by any measure of width.
pub(crate) fn wrap_by(text: &str, width: Len, measure: &dyn Fn(&str) -> Len) -> Vec<String> {
    break_at(&clean(text), width, measure)
}

fn break_at(text: &str, width: Len, measure: &dyn Fn(&str) -> Len) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if measure(&joined) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for character in word.chars() {
            line.push(character);
            if measure(&line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, character.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::pt;

    const PLAIN: Style = Style {
        face: Face::Regular,
        size: 8_000,
        leading: 11_000,
        color: Color(0, 0, 0),
    };

    #[test]
    fn nothing_is_lost_or_too_wide_in_breaking() {
        let text = "Cafetera de émbolo «Ártico» 1 l SKU-0000000000000000000000000000000000000000000000000 fin";
        let lines = wrap(PLAIN, text, pt(80));
        assert!(lines.iter().all(|l| PLAIN.width(l) <= pt(80)), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert_eq!(
            wrap(PLAIN, "1.234,50\u{a0}€ y más", pt(48))
                .first()
                .unwrap(),
            "1.234,50\u{a0}€",
            "amounts do not break"
        );
        assert!(wrap(PLAIN, "  ", pt(80)).is_empty());
    }
}
