//! Words without which a pattern matches nothing: a text that has none of them need not be matched at all, and a pattern
//! none of whose words a paper has need not even be compiled.
//!
//! A pattern is looked at as it is written, before its classes are letters by the hundred. The signs beyond ASCII that
//! match a small Latin letter where case does not matter (the long s, the sign for kelvin) are left out of account: no
//! paper writes them for an `s` or a `k`.

use memchr::memchr2_iter;
use regex_syntax::ast::{Ast, ClassPerlKind, ClassSet, ClassSetItem, RepetitionKind, RepetitionRange};

/// Strings that a part of a pattern may stand for, at most; beyond that it is not told what it stands for.
const MOST_EXACT: usize = 12;
/// Words one of which must be there, at most.
const MOST_WORDS: usize = 48;

/// Letters that make a word rare enough: of words with more, the fewer are the better.
const LONG_ENOUGH: usize = 6;

/// Letters and signs from the commonest to the rarest in running text; what is missing is rarer still.
const COMMON: &[u8] = b" etaoinsrhldcumfpgwybv,.k-:()/1023xjqz";

/// Words (or parts of words) one of which every match holds, letter case apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Needed {
    words: Vec<Word>,
    /// Where the words are single signs: a bit for each byte that one of them may be.
    signs: Option<[u64; 4]>,
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
    pub(super) fn of(pattern: &Ast) -> Self {
        let words = needed(pattern).any_of().unwrap_or_default();
        let single = !words.is_empty() && words.iter().all(|word| word.len() == 1);
        let signs = single.then(|| {
            let mut signs = [0; 4];
            for letter in words.iter().flatten().flat_map(|small| [*small, small.to_ascii_uppercase()]) {
                signs[usize::from(letter >> 6)] |= 1_u64 << (letter & 63);
            }
            signs
        });
        Self { signs, words: words.into_iter().map(Word::new).collect() }
    }

    /// How many words there are; none where nothing is known to be needed.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a text may match.
    pub(super) fn may_match(&self, text: &[u8]) -> bool {
        if let Some(signs) = &self.signs {
            // One look at the text for all of them.
            return text.iter().any(|letter| signs[usize::from(letter >> 6)] >> (letter & 63) & 1 == 1);
        }
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

fn needed(pattern: &Ast) -> Known {
    match pattern {
        Ast::Empty(_) | Ast::Flags(_) | Ast::Assertion(_) => Known::exact(vec![Vec::new()]),
        Ast::Literal(literal) if literal.c.is_ascii() => Known::exact(vec![vec![literal.c.to_ascii_lowercase() as u8]]),
        Ast::ClassPerl(class) if class.kind == ClassPerlKind::Digit && !class.negated => {
            Known::exact((b'0'..=b'9').map(|digit| vec![digit]).collect())
        }
        Ast::Literal(_) | Ast::Dot(_) | Ast::ClassUnicode(_) | Ast::ClassPerl(_) => Known::default(),
        Ast::ClassBracketed(class) => match (&class.kind, class.negated) {
            (ClassSet::Item(item), false) => few_letters(item).map(Known::exact).unwrap_or_default(),
            _ => Known::default(),
        },
        Ast::Repetition(repetition) => repeated(&repetition.op.kind, &repetition.ast),
        Ast::Group(group) => needed(&group.ast),
        Ast::Concat(concat) => row(&concat.asts),
        Ast::Alternation(alternation) => alternatives(&alternation.asts),
    }
}

fn repeated(how_often: &RepetitionKind, part: &Ast) -> Known {
    let (least, once_at_most) = match how_often {
        RepetitionKind::ZeroOrOne | RepetitionKind::Range(RepetitionRange::Bounded(0, 1)) => (0, true),
        RepetitionKind::Range(RepetitionRange::Exactly(1) | RepetitionRange::Bounded(1, 1)) => (1, true),
        RepetitionKind::ZeroOrMore => (0, false),
        RepetitionKind::OneOrMore => (1, false),
        RepetitionKind::Range(
            RepetitionRange::Exactly(least) | RepetitionRange::AtLeast(least) | RepetitionRange::Bounded(least, _),
        ) => (*least, false),
    };
    match (least, once_at_most) {
        (0, true) => {
            let exact = needed(part).exact.map(|mut strings| {
                strings.push(Vec::new());
                strings
            });
            exact.map(Known::exact).unwrap_or_default()
        }
        (0, false) => Known::default(),
        (_, true) => needed(part),
        (_, false) => Known { exact: None, any_of: needed(part).any_of() },
    }
}

/// The letters of a class, each once, where they are few and of ASCII.
fn few_letters(class: &ClassSetItem) -> Option<Vec<Vec<u8>>> {
    fn collect(item: &ClassSetItem, letters: &mut Vec<u8>) -> Option<()> {
        match item {
            ClassSetItem::Empty(_) => {}
            ClassSetItem::Literal(literal) if literal.c.is_ascii() => letters.push(literal.c as u8),
            ClassSetItem::Range(range) if range.end.c.is_ascii() => {
                letters.extend(range.start.c as u8..=range.end.c as u8);
            }
            ClassSetItem::Perl(class) if class.kind == ClassPerlKind::Digit && !class.negated => {
                letters.extend(b'0'..=b'9');
            }
            ClassSetItem::Union(union) => union.items.iter().try_for_each(|item| collect(item, letters))?,
            _ => return None,
        }
        Some(())
    }
    let mut letters = Vec::new();
    collect(class, &mut letters)?;
    // Capitals and small letters.
    letters.make_ascii_lowercase();
    letters.sort_unstable();
    letters.dedup();
    (letters.len() <= MOST_EXACT).then(|| letters.into_iter().map(|letter| vec![letter]).collect())
}

/// One part after the other: the best of what its parts need, strings that touch taken together.
fn row(parts: &[Ast]) -> Known {
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

fn alternatives(parts: &[Ast]) -> Known {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> Needed {
        Needed::of(&regex_syntax::ast::parse::Parser::new().parse(pattern).unwrap())
    }

    fn check(pattern: &str, words: &[&str]) {
        let needed = of(pattern);
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
        check(r"(?i)(?:item|\D)", &[]);
        check(r"[\d,]{2,}", &[",", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        check(r"(?:locality )+[0-9]", &["locality "]);
        check("–", &[]);
    }

    #[test]
    fn letter_case_is_none_of_its_business() {
        let needed = of("(?i)Agreed");
        assert!(needed.may_match("It was AGREED".as_bytes()));
        assert!(needed.may_match(b"agreed"));
        assert!(!needed.may_match("agree d – AGREE".as_bytes()));
        assert!(!needed.may_match(b""));
        let signs = of(r"(?i)[a5–]?[x5]");
        assert!(signs.may_match(b"ABX") && signs.may_match(b"5"));
        assert!(!signs.may_match("ab–".as_bytes()));
    }
}
