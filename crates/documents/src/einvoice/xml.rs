//! XML as text: elements inside elements, escaped, nothing written for what is empty.

use encargo_domain::time::LocalDate;

/// Elements, one inside the other.
#[derive(Default)]
pub(crate) struct Xml(pub(crate) String);

impl Xml {
    /// `<name>` … `</name>`.
    pub(crate) fn within(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.put(&["<", name, ">"]);
        inner(self);
        self.put(&["</", name, ">"]);
    }
    pub(crate) fn put(&mut self, parts: &[&str]) {
        self.0.extend(parts.iter().copied());
    }
    /// An element with text; nothing where the text is empty.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.with(name, "", text);
    }
    /// The same with attributes.
    pub(crate) fn with(&mut self, name: &str, attributes: &str, text: &str) {
        if !text.trim().is_empty() {
            self.put(&[
                "<",
                name,
                attributes,
                ">",
                &escape(text.trim()),
                "</",
                name,
                ">",
            ]);
        }
    }
    /// A day, in format 102.
    pub(crate) fn date(&mut self, name: &str, space: &str, date: LocalDate) {
        let day = date.0.format("%Y%m%d").to_string();
        self.within(name, |x| {
            x.with(&format!("{space}:DateTimeString"), " format=\"102\"", &day);
        });
    }
}

/// For element content and quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no other control characters.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
