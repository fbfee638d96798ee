//! From what a person types to a full-text query: every word must be found, each as the start of a word.

/// `None` where nothing can be searched for. Quotes make FTS5 operators plain text.
pub(crate) fn prefix_query(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .map(|w| w.trim_matches('-'))
        .filter(|w| !w.is_empty())
        .take(8)
        .map(|w| format!("\"{w}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::prefix_query;

    #[test]
    fn typed_text_cannot_be_a_query_language() {
        assert_eq!(
            prefix_query("garcía lo").as_deref(),
            Some("\"garcía\"* \"lo\"*")
        );
        assert_eq!(prefix_query("T1-000123").as_deref(), Some("\"T1-000123\"*"));
        assert_eq!(
            prefix_query("a\" OR b*").as_deref(),
            Some("\"a\"* \"OR\"* \"b\"*")
        );
        assert_eq!(prefix_query(" ,; "), None);
    }
}
