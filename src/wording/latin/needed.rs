//! Words without which a pattern matches nothing: a text that has none of them need not be matched at all, and a pattern
//! none of whose words a paper has need not even be compiled.

use memchr::memchr2_iter;
use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind};

/// Strings that a part of a pattern may stand for, at most; beyond that it is not told what it stands for.
const MOST_EXACT: usize = 12;
/// Words one of which must be there, at most.
const MOST_WORDS: usize = 48;

/// Letters that make a word rare enough: of words with more, the fewer are the better.
const LONG_ENOUGH: usize = 6;

/// Letters and signs from the commonest to the rarest in running text; what is missing is rarer still.
const COMMON: &[u8] = b" etaoinsrhldcumfpgwybv,.k-:()/1023xjqz";

/// Signs beyond ASCII that match a small Latin letter where case does not matter: the long s and the sign for kelvin.
/// No paper writes them for an `s` or a `k`.
const CASE_CURIOSITIES: [char; 2] = ['\u{17F}', '\u{212A}'];

/// Words (or parts of words) one of which every match holds, letter case apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Needed {
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    /// In small letters.
    bytes: Box<[u8]>,
    /// Where its rarest letter stands.
    rarest: usize,
}

impl Needed {
    /// What a pattern needs.
    pub(super) fn of(hir: &Hir) -> Self {
        let words = needed(hir).any_of().unwrap_or_default();
        Self { words: words.into_iter().map(Word::new).collect() }
    }

    /// How many words there are; none where nothing is known to be needed.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a text may match.
    pub(super) fn may_match(&self, text: &[u8]) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| word.is_in(text))
    }
}

impl Word {
    fn new(bytes: Vec<u8>) -> Self {
        let rank = |byte: &u8| COMMON.iter().position(|known| known == byte).unwrap_or(COMMON.len());
        let rarest = (0..bytes.len()).max_by_key(|at| bytes.get(*at).map(rank)).unwrap_or_default();
        Self { bytes: bytes.into(), rarest }
    }

    fn is_in(&self, text: &[u8]) -> bool {
        let Some(letter) = self.bytes.get(self.rarest) else { return true };
        memchr2_iter(*letter, letter.to_ascii_uppercase(), text).any(|at| {
            let found = at.checked_sub(self.rarest).and_then(|from| text.get(from..from + self.bytes.len()));
            found.is_some_and(|found| found.eq_ignore_ascii_case(&self.bytes))
        })
    }
}

/// What is known of a part of a pattern.
#[derive(Debug, Clone, Default)]
struct Known {
    /// All strings that it matches, in small letters, where they are few.
    exact: Option<Vec<Vec<u8>>>,
    /// Strings one of which every match holds, in small letters, where they are others than these.
    any_of: Option<Vec<Vec<u8>>>,
}

impl Known {
    /// A part that matches nothing but these.
    fn exact(strings: Vec<Vec<u8>>) -> Self {
        Self { exact: Some(strings), any_of: None }
    }

    /// The strings one of which every match holds.
    fn any_of(self) -> Option<Vec<Vec<u8>>> {
        self.any_of.or(self.exact).filter(|strings| strings.iter().all(|s| !s.is_empty()))
    }
}

fn needed(hir: &Hir) -> Known {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Known::exact(vec![Vec::new()]),
        HirKind::Literal(literal) if literal.0.is_ascii() => Known::exact(vec![literal.0.to_ascii_lowercase()]),
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters: Vec<Vec<u8>> = Vec::new();
            for (start, end) in ranges(class) {
                if !end.is_ascii() || u32::from(end) - u32::from(start) >= MOST_EXACT as u32 {
                    return Known::default();
                }
                letters.extend((start..=end).map(|c| vec![c.to_ascii_lowercase() as u8]));
            }
            // Capitals and small letters.
            letters.sort_unstable();
            letters.dedup();
            if letters.len() > MOST_EXACT { Known::default() } else { Known::exact(letters) }
        }
        HirKind::Literal(_) | HirKind::Class(_) => Known::default(),
        HirKind::Repetition(repetition) => {
            let sub = needed(&repetition.sub);
            match (repetition.min, repetition.max) {
                (0, Some(1)) => {
                    let exact = sub.exact.map(|mut strings| {
                        strings.push(Vec::new());
                        strings
                    });
                    exact.map(Known::exact).unwrap_or_default()
                }
                (0, _) => Known::default(),
                (1, Some(1)) => sub,
                _ => Known { exact: None, any_of: sub.any_of() },
            }
        }
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Concat(parts) => row(parts),
        HirKind::Alternation(parts) => alternatives(parts),
    }
}

/// One part after the other: the best of what its parts need, strings that touch taken together.
fn row(parts: &[Hir]) -> Known {
    let mut best: Option<Vec<Vec<u8>>> = None;
    // What the parts since the last one that is not exactly known stand for together.
    let mut run: Vec<Vec<u8>> = vec![Vec::new()];
    let mut whole = true;
    for part in parts {
        let known = needed(part);
        match known.exact {
            Some(strings) if strings.len() * run.len() <= MOST_EXACT => append(&mut run, &strings),
            exact => {
                whole = false;
                better(&mut best, std::mem::replace(&mut run, vec![Vec::new()]));
                match exact {
                    Some(strings) => run = strings,
                    None => better(&mut best, known.any_of.unwrap_or_default()),
                }
            }
        }
    }
    if whole {
        return Known::exact(run);
    }
    better(&mut best, run);
    Known { exact: None, any_of: best }
}

fn alternatives(parts: &[Hir]) -> Known {
    let mut exact = Some(Vec::new());
    let mut any_of = Some(Vec::new());
    for part in parts {
        let known = needed(part);
        match (&mut exact, &known.exact) {
            (Some(all), Some(strings)) if all.len() + strings.len() <= MOST_EXACT => {
                all.extend(strings.iter().cloned());
            }
            _ => exact = None,
        }
        match (&mut any_of, known.any_of()) {
            (Some(all), Some(strings)) if all.len() + strings.len() <= MOST_WORDS => all.extend(strings),
            _ => any_of = None,
        }
        if exact.is_none() && any_of.is_none() {
            break;
        }
    }
    Known { exact, any_of }
}

/// Every string of the one followed by every string of the other.
fn append(run: &mut Vec<Vec<u8>>, strings: &[Vec<u8>]) {
    match strings {
        [only] => run.iter_mut().for_each(|known| known.extend_from_slice(only)),
        _ => *run = run.iter().flat_map(|a| strings.iter().map(move |b| [a.as_slice(), b].concat())).collect(),
    }
}

/// Takes the longer words, of those as long the fewer.
fn better(best: &mut Option<Vec<Vec<u8>>>, words: Vec<Vec<u8>>) {
    let worth = |words: &[Vec<u8>]| {
        let shortest = words.iter().map(Vec::len).min().unwrap_or_default();
        (shortest.min(LONG_ENOUGH), usize::MAX - words.len())
    };
    let usable = words.iter().all(|w| !w.is_empty()) && !words.is_empty() && words.len() <= MOST_WORDS;
    if usable && best.as_deref().is_none_or(|best| worth(&words) > worth(best)) {
        *best = Some(words);
    }
}

/// The ranges of a class, without the curiosities of letter case.
fn ranges(class: &ClassUnicode) -> impl Iterator<Item = (char, char)> {
    class
        .iter()
        .map(|range| (range.start(), range.end()))
        .filter(|(start, end)| start != end || !CASE_CURIOSITIES.contains(start))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn check(pattern: &str, words: &[&str]) {
        let hir = regex_syntax::parse(pattern).unwrap();
        let needed = Needed::of(&hir);
        let found: Vec<&str> = needed.words.iter().map(|w| std::str::from_utf8(&w.bytes).unwrap()).collect();
        assert_eq!(found, words, "{pattern}");
    }

    #[test]
    fn what_every_match_holds() {
        check(r"(?i)\bapolog(?:y|ies)\s+from", &["apology", "apologies"]);
        check(r"(?i)^(?:a|the)?\s*(?:board|committee)\b.*", &["board", "committee"]);
        check(r"[A-Z]{2,5}/[0-9]+", &["/"]);
        check(r"(?i)task", &["task"]);
        check(r"(?:x+y)?[^@]*", &[]);
        check(r"(?i)(?:item|\d)", &[]);
        check(r"(?:locality )+[0-9]", &["locality "]);
        check("–", &[]);
    }

    #[test]
    fn letter_case_is_none_of_its_business() {
        let needed = Needed::of(&regex_syntax::parse("(?i)Agreed").unwrap());
        assert!(needed.may_match("It was AGREED".as_bytes()));
        assert!(needed.may_match(b"agreed"));
        assert!(!needed.may_match("agree d – AGREE".as_bytes()));
        assert!(!needed.may_match(b""));
    }
}
