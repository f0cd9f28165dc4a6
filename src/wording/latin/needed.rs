//! Words without which a pattern matches nothing: a text that has none of them need not be matched at all, and a pattern
//! none of whose words a paper has need not even be compiled.
//!
//! A pattern is looked at as it is written, before its classes are letters by the hundred. The signs beyond ASCII that
//! match a small Latin letter where case does not matter (the long s, the sign for kelvin) are left out of account: no
//! paper writes them for an `s` or a `k`.

use super::triples::{self, Triples};
use memchr::memchr2_iter;
use regex_syntax::ast::{AssertionKind, Ast, ClassPerlKind, ClassSet, ClassSetItem, RepetitionKind, RepetitionRange};

/// Strings that a part of a pattern may stand for, at most; beyond that it is not told what it stands for.
const MOST_EXACT: usize = 12;
/// Words one of which must be there, at most.
const MOST_WORDS: usize = 48;

/// Lists of words of which one of each must be there, at most.
const MOST_LISTS: usize = 4;
/// Words as short as this are looked for where nothing better is known: most texts have them.
const SHORTEST_BESIDE: usize = 3;

/// Letters that make a word rare enough: of words with more, the fewer are the better.
const LONG_ENOUGH: usize = 6;

/// Letters and signs from the commonest to the rarest in running text; what is missing is rarer still.
const COMMON: &[u8] = b" etaoinsrhldcumfpgwybv,.k-:()/1023xjqz";

/// Stands in a string where no letter, digit or underscore does: at the ends of words.
const EDGE: u8 = 0;
/// Stand in a string where the text begins and ends.
const BEGINNING: u8 = 1;
const END: u8 = 2;

/// What every match of a pattern holds, letter case apart: one word of each of these lists, the longest words first. None
/// where nothing is known to be needed.
#[derive(Debug, Clone, Default)]
pub(super) struct Needed {
    lists: Vec<List>,
}

/// Words (or parts of words) one of which every match holds.
#[derive(Debug, Clone)]
struct List {
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
    /// Where it begins and ends, if that matters.
    begins: Side,
    ends: Side,
    triples: Box<[u16]>,
}

/// What is on one side of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Whatever it may be.
    Any,
    /// No letter, digit or underscore.
    Edge,
    /// Nothing: the text begins or ends there.
    Nothing,
}

impl Side {
    /// What a string has at one side of its letters, given its last sign there and the letter beside.
    fn of(sign: Option<&u8>, letter: Option<&u8>) -> Self {
        match sign {
            Some(&BEGINNING | &END) => Self::Nothing,
            // Beside a sign the edge of a word is another matter.
            Some(&EDGE) if letter.is_some_and(|byte| is_in_word(*byte)) => Self::Edge,
            _ => Self::Any,
        }
    }

    /// Whether that is what is there.
    fn allows(self, beside: Option<&u8>) -> bool {
        match self {
            Self::Any => true,
            Self::Edge => !beside.is_some_and(|byte| is_in_word(*byte)),
            Self::Nothing => beside.is_none(),
        }
    }
}

impl Needed {
    /// What a pattern needs.
    pub(super) fn of(pattern: &Ast) -> Self {
        let mut lists = needed(pattern).lists();
        sort_out(&mut lists);
        Self { lists: lists.iter().map(|words| List::new(words)).collect() }
    }

    /// Whether a text may match; where its triples are not known, only lists of so many words at most are looked for.
    pub(super) fn may_match(&self, text: &[u8], most_words: usize) -> bool {
        if self.lists.is_empty() {
            return true;
        }
        Triples::asked(text, |triples| {
            self.lists
                .iter()
                .all(|list| (triples.is_none() && list.words.len() > most_words) || list.any_is_in(text, triples))
        })
    }
}

impl List {
    fn new(words: &[Vec<u8>]) -> Self {
        let single = words.iter().all(|word| word.len() == 1);
        let signs = single.then(|| {
            let mut signs = [0; 4];
            for letter in words.iter().flatten().flat_map(|small| [*small, small.to_ascii_uppercase()]) {
                signs[usize::from(letter >> 6)] |= 1_u64 << (letter & 63);
            }
            signs
        });
        Self { signs, words: words.iter().map(|word| Word::new(word)).collect() }
    }

    fn any_is_in(&self, text: &[u8], triples: Option<&Triples>) -> bool {
        match &self.signs {
            // One look at the text for all of them.
            Some(signs) => text.iter().any(|letter| signs[usize::from(letter >> 6)] >> (letter & 63) & 1 == 1),
            None => self
                .words
                .iter()
                .any(|word| triples.is_none_or(|triples| triples.have(&word.triples)) && word.is_in(text)),
        }
    }
}

impl Word {
    fn new(string: &[u8]) -> Self {
        let bytes: Box<[u8]> = string.iter().copied().filter(|byte| *byte > END).collect();
        let begins = Side::of(string.first(), bytes.first());
        let ends = Side::of(string.last(), bytes.last());
        let rank = |byte: &u8| COMMON.iter().position(|known| known == byte).unwrap_or(COMMON.len());
        let rarest = (0..bytes.len()).max_by_key(|at| bytes.get(*at).map(rank)).unwrap_or_default();
        let triples = triples::of_word(&bytes, begins == Side::Edge, ends == Side::Edge);
        Self { bytes, rarest, begins, ends, triples }
    }

    fn is_in(&self, text: &[u8]) -> bool {
        let Some(letter) = self.bytes.get(self.rarest) else { return true };
        if self.begins == Side::Nothing {
            let found = text.get(..self.bytes.len());
            return found.is_some_and(|found| found.eq_ignore_ascii_case(&self.bytes))
                && self.ends.allows(text.get(self.bytes.len()));
        }
        memchr2_iter(*letter, letter.to_ascii_uppercase(), text).any(|at| {
            let Some(from) = at.checked_sub(self.rarest) else { return false };
            let to = from + self.bytes.len();
            text.get(from..to).is_some_and(|found| found.eq_ignore_ascii_case(&self.bytes))
                && self.begins.allows(from.checked_sub(1).and_then(|at| text.get(at)))
                && self.ends.allows(text.get(to))
        })
    }
}

fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Bytes of a string's letters.
fn length(string: &[u8]) -> usize {
    string.iter().filter(|byte| **byte > END).count()
}

/// Strings in small letters.
type Strings = Vec<Vec<u8>>;

/// What is known of a part of a pattern.
#[derive(Debug, Clone, Default)]
struct Known {
    /// All strings that it matches, where they are few.
    exact: Option<Strings>,
    /// Lists of strings; every match holds one of each. Empty where the strings that it matches are known.
    lists: Vec<Strings>,
}

impl Known {
    /// A part that matches nothing but these.
    fn exact(strings: Strings) -> Self {
        Self { exact: Some(strings), lists: Vec::new() }
    }

    /// The lists of strings one of which every match holds.
    fn lists(self) -> Vec<Strings> {
        let mut lists = self.lists;
        lists.extend(self.exact);
        lists.retain(is_usable);
        lists
    }
}

fn needed(pattern: &Ast) -> Known {
    match pattern {
        Ast::Empty(_) | Ast::Flags(_) => Known::exact(vec![Vec::new()]),
        Ast::Assertion(assertion) => Known::exact(vec![match assertion.kind {
            AssertionKind::WordBoundary => vec![EDGE],
            AssertionKind::StartLine | AssertionKind::StartText => vec![BEGINNING],
            AssertionKind::EndLine | AssertionKind::EndText => vec![END],
            _ => Vec::new(),
        }]),
        Ast::Literal(literal) if literal.c.is_ascii() && literal.c as u8 > END => {
            Known::exact(vec![vec![literal.c.to_ascii_lowercase() as u8]])
        }
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

/// Whether a part is white space and cannot be left out.
fn is_white_space(part: &Ast) -> bool {
    match part {
        Ast::ClassPerl(class) => class.kind == ClassPerlKind::Space && !class.negated,
        Ast::Repetition(repetition) => {
            repetition.op.kind == RepetitionKind::OneOrMore && is_white_space(&repetition.ast)
        }
        _ => false,
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
        (_, false) => Known { exact: None, lists: needed(part).lists() },
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
    if letters.iter().any(|letter| *letter <= END) {
        return None;
    }
    letters.make_ascii_lowercase();
    letters.sort_unstable();
    letters.dedup();
    (letters.len() <= MOST_EXACT).then(|| letters.into_iter().map(|letter| vec![letter]).collect())
}

/// One part after the other: all that its parts need, strings that touch taken together.
fn row(parts: &[Ast]) -> Known {
    let mut lists: Vec<Strings> = Vec::new();
    // What the parts since the last one that is not exactly known stand for together.
    let mut run: Strings = vec![Vec::new()];
    let mut whole = true;
    for part in parts {
        if is_white_space(part) {
            whole = false;
            for string in &mut run {
                string.push(EDGE);
            }
            lists.push(std::mem::replace(&mut run, vec![vec![EDGE]]));
            continue;
        }
        let known = needed(part);
        match known.exact {
            Some(strings) if strings.len() * run.len() <= MOST_EXACT => append(&mut run, &strings),
            exact => {
                whole = false;
                lists.push(std::mem::replace(&mut run, vec![Vec::new()]));
                match exact {
                    Some(strings) => run = strings,
                    None => lists.extend(known.lists),
                }
            }
        }
    }
    if whole {
        return Known::exact(run);
    }
    lists.push(run);
    sort_out(&mut lists);
    Known { exact: None, lists }
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
        match (&mut any_of, known.lists().into_iter().max_by_key(worth)) {
            (Some(all), Some(strings)) if all.len() + strings.len() <= MOST_WORDS => all.extend(strings),
            _ => any_of = None,
        }
        if exact.is_none() && any_of.is_none() {
            break;
        }
    }
    Known { lists: if exact.is_some() { Vec::new() } else { any_of.into_iter().collect() }, exact }
}

/// Every string of the one followed by every string of the other.
fn append(run: &mut Vec<Vec<u8>>, strings: &[Vec<u8>]) {
    match strings {
        [only] => run.iter_mut().for_each(|known| known.extend_from_slice(only)),
        _ => *run = run.iter().flat_map(|a| strings.iter().map(move |b| [a.as_slice(), b].concat())).collect(),
    }
}

/// Longer words are worth more, of those as long the fewer.
fn worth(words: &Strings) -> (usize, usize) {
    let shortest = words.iter().map(|word| length(word)).min().unwrap_or_default();
    (shortest.min(LONG_ENOUGH), usize::MAX - words.len())
}

/// Whether a list rules any text out.
fn is_usable(words: &Strings) -> bool {
    !words.is_empty() && words.len() <= MOST_WORDS && words.iter().all(|word| length(word) > 0)
}

/// Keeps the lists that rule out most, the best first; beside it those alone that are worth the look.
fn sort_out(lists: &mut Vec<Strings>) {
    lists.retain(is_usable);
    lists.sort_by_key(|list| std::cmp::Reverse(worth(list)));
    let mut first = true;
    lists.retain(|list| std::mem::take(&mut first) || list.iter().all(|word| length(word) >= SHORTEST_BESIDE));
    lists.dedup();
    lists.truncate(MOST_LISTS);
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
        let words_of = |list: &List| -> Vec<String> {
            list.words.iter().map(|w| String::from_utf8(w.bytes.to_vec()).unwrap()).collect()
        };
        let found: Vec<String> = needed.lists.first().map(words_of).unwrap_or_default();
        assert_eq!(found, words, "{pattern}");
    }

    fn may_match(needed: &Needed, text: &str) -> bool {
        needed.may_match(text.as_bytes(), MOST_WORDS)
    }

    #[test]
    fn all_parts_are_needed() {
        let needed = of(r"(?i)\b(?:agreed|resolved)\s+that\b.*\b(?:report|paper)s?\s+be\s+brought");
        assert!(may_match(&needed, "It was Agreed that a report be brought"));
        assert!(!may_match(&needed, "It was agreed that a report be written"));
        assert!(!may_match(&needed, "It was said that a report be brought"));
        assert!(!may_match(&needed, "It was disagreed that a report be brought"));
        assert!(!may_match(&needed, "It was agreed that a reporter be brought"));
        let edges = of(r"\b(?:Note|Paper)\s+[A-Z]+\b");
        assert!(may_match(&edges, "–paper B") && may_match(&edges, "note"));
        assert!(!may_match(&edges, "notes") && !may_match(&edges, "_paper"));
        assert!(may_match(&of(r"\b\(x\b"), "a(x"));
        let whole = of(r"^(?:the )?(?:plan|budget)\.?$");
        assert!(may_match(&whole, "The Budget.") && may_match(&whole, "plan"));
        assert!(!may_match(&whole, "the plans") && !may_match(&whole, "A plan"));
        let either = of(r"(?:(?:plan|budget) \w+ approved|policy)(?:,|$)");
        assert!(may_match(&either, "the policy") && may_match(&either, "plan now approved"));
        assert!(!may_match(&either, "a plan"));
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
        assert!(may_match(&needed, "It was AGREED"));
        assert!(may_match(&needed, "agreed"));
        assert!(!may_match(&needed, "agree d – AGREE"));
        assert!(!may_match(&needed, ""));
        let signs = of(r"(?i)[a5–]?[x5]");
        assert!(may_match(&signs, "ABX") && may_match(&signs, "5"));
        assert!(!may_match(&signs, "ab–"));
    }
}
