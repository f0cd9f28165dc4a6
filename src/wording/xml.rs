//! Text as XML holds it.

/// Whether XML 1.0 may hold a character at all.
///
/// Source: <https://www.w3.org/TR/xml/#charsets>.
pub fn is_allowed(character: char) -> bool {
    !matches!(character, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Text with its markup escaped, for content and attributes alike; characters that XML forbids are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            allowed if is_allowed(allowed) => out.push(allowed),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_is_escaped_and_what_xml_forbids_is_left_out() {
        assert_eq!(escape("A & \"B\" <c>\u{1}\u{ffff}\u{fffe}\té"), "A &amp; &quot;B&quot; &lt;c&gt;\té");
    }
}
