//! Patterns for papers in Latin letters.
//!
//! A pattern's `\w`, `\d`, `\p{L}`, `\p{Lu}` and `\p{Ll}` stand for hundreds of ranges of all the world's scripts, which
//! every process that reads a paper would compile anew; `\b` between such letters cannot be decided byte by byte, so that
//! a text with a single dash or curly quotation mark is matched a slow way. The papers are written in Latin letters:
//! here the classes are those of Basic Latin, Latin-1 and Latin Extended-A (Gaelic, Scots, Polish, Lithuanian names
//! among them), and `\b` is a boundary of unaccented words.
//!
//! Most patterns are asked about many texts and match few, and compiling one takes longer than a short paper asks of it:
//! [`Regex`] looks for the words that a match cannot do without (`needed`) before it matches, and compiles a pattern
//! when a text first has them, at first for few texts (`engine`).

mod engine;
mod found;
mod needed;
mod triples;

use engine::Engine;
use found::replaced;
use needed::Needed;
use regex_syntax::ast::parse::Parser;
use std::borrow::Cow;

pub use found::{Captures, Match, Replacer};

/// Why a pattern is none.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct BadPattern(Box<regex_syntax::ast::Error>);

/// With more words than these a search costs no more than looking for them; they only save compiling.
const MOST_LOOKED_FOR: usize = 12;

/// A pattern, compiled when a text may match.
#[derive(Debug)]
pub struct Regex {
    needed: Needed,
    engine: Engine,
}

impl Regex {
    fn new(pattern: &str) -> Result<Self, BadPattern> {
        let parsed = Parser::new().parse(pattern).map_err(|error| BadPattern(Box::new(error)))?;
        let needed = if is_multi_line(pattern) { Needed::default() } else { Needed::of(&parsed) };
        Ok(Self { needed, engine: Engine::new(pattern) })
    }

    /// What matches the pattern, where a text may match it.
    fn for_text(&self, text: &str) -> Option<&Engine> {
        let most_words = if self.engine.is_compiled() { MOST_LOOKED_FOR } else { usize::MAX };
        self.needed.may_match(text.as_bytes(), most_words).then_some(&self.engine)
    }

    /// Whether the text matches anywhere.
    pub fn is_match(&self, text: &str) -> bool {
        self.for_text(text).is_some_and(|engine| engine.is_match(text))
    }

    /// The first match.
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.for_text(text)?.find(text)
    }

    /// All matches, one after the other.
    pub fn find_iter<'r, 't>(&'r self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'r, 't> {
        self.for_text(text).into_iter().flat_map(move |engine| engine.find_iter(text))
    }

    /// The first match and its groups.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.for_text(text)?.captures(text)
    }

    /// All matches and their groups, one after the other.
    pub fn captures_iter<'r, 't>(&'r self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'r, 't> {
        self.for_text(text).into_iter().flat_map(move |engine| engine.captures_iter(text))
    }

    /// The text with its first match replaced.
    pub fn replace<'t>(&self, text: &'t str, with: impl Replacer) -> Cow<'t, str> {
        replaced(text, self.captures(text).into_iter(), with)
    }

    /// The text with all matches replaced.
    pub fn replace_all<'t>(&self, text: &'t str, with: impl Replacer) -> Cow<'t, str> {
        replaced(text, self.captures_iter(text), with)
    }
}

/// Whether `^` and `$` may stand for the ends of lines.
fn is_multi_line(pattern: &str) -> bool {
    pattern
        .split("(?")
        .skip(1)
        .filter_map(|group| group.split([':', ')']).next())
        .any(|flags| flags.contains('m') && flags.bytes().all(|flag| flag.is_ascii_alphabetic() || flag == b'-'))
}

/// Capital letters.
const UPPER: &str = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]";
/// Small letters.
const LOWER: &str = "[a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžſ]";
/// Letters.
const LETTER: &str = "[A-Za-zÀ-ÖØ-öø-ſ]";
/// Letters, digits and the underscore.
const WORD: &str = "[A-Za-z0-9_À-ÖØ-öø-ſ]";

/// Compiles a pattern, its classes of letters and digits being those of Latin script.
pub fn regex(pattern: &str) -> Result<Regex, BadPattern> {
    Regex::new(pattern)
}

/// A pattern that the program brings along.
///
/// # Panics
/// If it is none, which the tests of those that have such patterns would show; no paper's text ever comes here.
#[allow(clippy::unwrap_used)] // Such patterns are fixed; the tests of those that have them run each.
pub fn fixed(pattern: &str) -> Regex {
    regex(pattern).unwrap()
}

fn in_latin(pattern: &str) -> String {
    let mut out = String::with_capacity(2 * pattern.len());
    let mut rest = pattern;
    let mut in_class = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        in_class = before.bytes().fold(in_class, |open, byte| byte == b'[' || (open && byte != b']'));
        let known = [
            (r"\p{Lu}", UPPER),
            (r"\p{Ll}", LOWER),
            (r"\p{L}", LETTER),
            (r"\w", WORD),
            (r"\d", "[0-9]"),
            (r"\b", r"(?-u:\b)"),
        ];
        if let Some((class, latin)) = known.iter().find(|(class, _)| escape.starts_with(class)) {
            // All letters are small letters and capitals: nothing is to be done for letter case, which is much work.
            let any_case = [LETTER, WORD].contains(latin) && !in_class;
            out.push_str(if any_case { "(?-i:" } else { "" });
            out.push_str(latin);
            out.push_str(if any_case { ")" } else { "" });
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

    /// Bytes that a compiled pattern takes at most. Repetitions within repetitions grow beyond anything that a paper is
    /// worth: one took longer to compile than a hundred papers to read.
    const LARGEST: usize = 700_000;

    /// Patterns are compiled when a text may match them, and one that cannot be is seen only then: so each is tried here.
    #[test]
    fn every_pattern_of_the_program_compiles() {
        let written = regex::Regex::new(r#"\b(?:fixed|regex)\(\s*r"([^"]+)""#).unwrap();
        let sources = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        let rust = |entry: &walkdir::DirEntry| entry.path().extension().is_some_and(|ending| ending == "rs");
        let mut tried = 0;
        for entry in sources.into_iter().map(Result::unwrap).filter(rust) {
            let source = std::fs::read_to_string(entry.path()).unwrap();
            for pattern in written.captures_iter(&source).map(|found| found.get(1).unwrap().as_str()) {
                let built = regex::RegexBuilder::new(&in_latin(pattern)).size_limit(LARGEST).build();
                assert!(built.is_ok(), "{}: {pattern}", entry.path().display());
                tried += 1;
            }
        }
        assert!(tried > 100, "{tried}");
    }

    /// Patterns of every kind that there are.
    const PATTERNS: [&str; 21] = [
        r"(?i)\bapolog(?:ies|y)(?:\s+(?:were|was))?\s+from\s+(?P<who>[^.;]{3,40}?)\s*[.]?$",
        r"^(?:[A-Z]\.?\s?){1,4}[A-Z]\.?$",
        r"\p{Lu}[\p{L}'’]*(?:[-–]\p{Lu}?[\p{L}'’]+)*\.?",
        r"(?i)(?:^|[,;]\s+|\band\s+)(?:(?:the\s+)?(?:[\p{L}&]+\s+){0,3}?(?:board|group))\s+(?P<verb>agreed|noted)\b",
        r"(?ix) ^ \W* (?: page \s* )? (?P<n>\d{1,4}) (?: \s* of \s* (?P<of>\d{1,4}) )? \W* $",
        r"[A-Za-z0-9][\w.-]*@[A-Za-z-]+(?:\.[A-Za-z-]+)+",
        r"(?:x*)*y?",
        r"(?:a|b|)+?c??",
        r"\s*",
        r"(?m)^\S+$",
        r"(?s)a.{0,4}?\z",
        r"[^–a-f]+",
        r"(?i)[^k]s",
        r"(?:(\d)|([a-z]))+",
        r".*?–",
        r"\bé|\b",
        r"(?m)^board$",
        r"^(?:a|the )board\b",
        r"agreed$|^from",
        r"(?i)\bfrom\s+the\s+board\.?$",
        r"(?:^|and )[ab]+(?:,|$)",
    ];

    fn same_without_asking(text: &str) {
        for pattern in PATTERNS {
            let (own, others) = (regex(pattern).unwrap(), regex::Regex::new(&in_latin(pattern)).unwrap());
            same(&own, &others, text);
            own.engine.ask_often();
            same(&own, &others, text);
        }
    }

    fn same(own: &Regex, others: &regex::Regex, text: &str) {
        let pattern = others.as_str();
        let groups = others.captures_len();
        let expected: Vec<Vec<Option<(usize, usize)>>> = others
            .captures_iter(text)
            .map(|found| (0..groups).map(|group| found.get(group).map(|m| (m.start(), m.end()))).collect())
            .collect();
        let found: Vec<Vec<Option<(usize, usize)>>> = own
            .captures_iter(text)
            .map(|found| (0..groups).map(|group| found.get(group).map(|m| (m.start(), m.end()))).collect())
            .collect();
        assert_eq!(found, expected, "{pattern} in {text:?}");
        let all = |found: &mut dyn Iterator<Item = (usize, usize)>| found.collect::<Vec<_>>();
        let (ours, theirs) = (
            all(&mut own.find_iter(text).map(|m| (m.start(), m.end()))),
            all(&mut others.find_iter(text).map(|m| (m.start(), m.end()))),
        );
        assert_eq!(ours, theirs, "{pattern} in {text:?}");
        assert_eq!(own.is_match(text), others.is_match(text), "{pattern} in {text:?}");
        let (first, whole) = (others.find(text).map(|m| m.as_str()), own.find(text).map(|m| m.as_str()));
        assert_eq!(whole, first, "{pattern} in {text:?}");
        assert_eq!(own.replace(text, "<$0>"), others.replace(text, "<$0>"), "{pattern} in {text:?}");
        assert_eq!(own.replace_all(text, "<$1>"), others.replace_all(text, "<$1>"), "{pattern} in {text:?}");
    }

    /// A text too long for backtracking is searched in another way.
    #[test]
    fn long_texts_too() {
        let long = format!("{}the board agreed", "Moss ".repeat(4_000));
        let pattern = r"(?i)\b(?:[\p{L}’]{1,9}\s+){2}(?P<verb>agreed|noted)\b";
        let (own, others) = (regex(pattern).unwrap(), regex::Regex::new(&in_latin(pattern)).unwrap());
        same(&own, &others, &long);
        own.engine.ask_often();
        same(&own, &others, &long);
    }

    #[test]
    fn what_is_needed_hides_no_match() {
        for text in [
            "",
            "é",
            "a–b",
            "Apologies were received from Jo Blair, Al Reid.",
            "J.S.",
            "page 3 of 12",
            "\u{2003}x",
            "a\nboard\nb",
        ] {
            same_without_asking(text);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(40))]
        #[test]
        fn in_any_text_too(text in "(?:[abxy ksABé–’.,;@0-9]|board |the |agreed|apologies |from |and ){0,24}") {
            same_without_asking(&text);
        }
    }

    #[test]
    fn other_escapes_stand() {
        check(r"\\w", r"a\w", &[r"\w"]);
        check(r"\.\s\(", "x. (", &[". ("]);
    }
}
