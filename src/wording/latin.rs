//! Patterns for papers in Latin letters.
//!
//! A pattern's `\w`, `\d`, `\p{L}`, `\p{Lu}` and `\p{Ll}` stand for hundreds of ranges of all the world's scripts, which
//! every process that reads a paper would compile anew; `\b` between such letters cannot be decided byte by byte, so that
//! a text with a single dash or curly quotation mark is matched a slow way. The papers are written in Latin letters:
//! here the classes are those of Basic Latin, Latin-1 and Latin Extended-A (Gaelic, Scots, Polish, Lithuanian names
//! among them), and `\b` is a boundary of unaccented words.

use regex::Regex;

/// Capital letters.
const UPPER: &str = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]";
/// Small letters.
const LOWER: &str = "[a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſ]";
/// Letters.
const LETTER: &str = "[A-Za-zÀ-ÖØ-öø-ſ]";
/// Letters, digits and the underscore.
const WORD: &str = "[A-Za-z0-9_À-ÖØ-öø-ſ]";

/// Compiles a pattern, its classes of letters and digits being those of Latin script.
pub fn regex(pattern: &str) -> Result<Regex, regex::Error> {
    Regex::new(&in_latin(pattern))
}

fn in_latin(pattern: &str) -> String {
    let mut out = String::with_capacity(2 * pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let known = [
            (r"\p{Lu}", UPPER),
            (r"\p{Ll}", LOWER),
            (r"\p{L}", LETTER),
            (r"\w", WORD),
            (r"\d", "[0-9]"),
            (r"\b", r"(?-u:\b)"),
        ];
        if let Some((class, latin)) = known.iter().find(|(class, _)| escape.starts_with(class)) {
            out.push_str(latin);
            rest = &escape[class.len()..];
        } else {
            // Any other escape stands as it is, with the character that it escapes.
            let length = escape.chars().take(2).map(char::len_utf8).sum();
            out.push_str(&escape[..length]);
            rest = &escape[length..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, found: &[&str]) {
        let all: Vec<&str> = regex(pattern).unwrap().find_iter(text).map(|m| m.as_str()).collect();
        assert_eq!(all, found, "{pattern} in {text:?}");
    }

    #[test]
    fn the_letters_of_names_are_letters() {
        check(r"\p{Lu}\p{Ll}+", "Dùn Èideann, Łukasz, O’Neill", &["Dùn", "Èideann", "Łukasz", "Neill"]);
        check(r"[\p{L}’]+", "Seán O’Šea 2", &["Seán", "O’Šea"]);
        check(r"\w+", "a_1 – ÿ×", &["a_1", "ÿ"]);
    }

    #[test]
    fn words_end_at_dashes_and_curly_marks() {
        check(r"(?i)\bact\b", "the Act – ‘act’, actor", &["Act", "act"]);
        check(r"\d{2}", "1 23 ٣٤", &["23"]);
    }

    #[test]
    fn other_escapes_stand() {
        check(r"\\w", r"a\w", &[r"\w"]);
        check(r"\.\s\(", "x. (", &[". ("]);
    }
}
