//! Localities that sentences name: rows of names beside the word "localities", and names before "locality".

use super::super::whose::Whose;
use super::enumeration::{self, Enumeration};
use super::flow::Named;
use super::names::{self, Name};
use super::scan::{Piece, Words};
use crate::register::{self, LocalityMatch};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

const NUMBER: &str = r"(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})";

/// The word that a row of localities stands by.
static ANCHOR: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r"(?i)\blocalit(?:y|ies)\b").ok());
/// "four locality planning areas": how many the paper claims.
static CLAIM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(
        r"(?i)\b{NUMBER}\s+(?:[\w-]+\s+){{0,4}}?(?:localit|district|area|neighbourhood|cluster|communit|partnership|zone|part|hub|forum|group|team)\w*"
    ))
    .ok()
});
static LOCALITIES: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin::regex(&format!(r"(?i)\b{NUMBER}\s+(?:[\w-]+\s+){{0,2}}?localities\b")).ok());
/// "We have three:": a number of the things just spoken of.
static BARE_CLAIM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(r"(?i)\b(?:have|has|are|into|in|of)\s+{NUMBER}(?:\s+of\s+(?:them|these))?\s*(?:[:–—,-]|$)"))
        .ok()
});
/// A sentence that goes on with the localities of the one before.
static POINTS_BACK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(
        r"^(?:In \p{Lu}[\w’' -]{2,40}? (?:these|they|those|there) (?:are|have)|They|These|Those|We have|There are|It has|Namely|The (?:two|three|four|five|six|seven|eight|nine|ten) )",
    )
    .ok()
});
/// Words for localities that are no more, or are none.
static NOT_NOW: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?:\b(?:[Uu]ntil|[Bb]efore|[Pp]rior to|[Pp]reviously|[Ff]ormerly|[Oo]riginally|[Ii]nitially)\b|\bused to\b|\bno longer\b|\b(?:former|previous|old|earlier) (?:\w+ )?localit|\bnot (?:a )?localit|\breplac(?:ed|ing) (?:the )?)").ok()
});
/// Words that make a row one of something else: "the priorities across localities are: A, B and C".
static SOMETHING_ELSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)\b(?:priorit|issue|need|theme|objective|role|aim|action|outcome|challenge|benefit|principle|feature|function|staff|member|meeting|team)\w*\b").ok()
});
/// All that may stand between "localities" and their names, names of bodies and places apart.
const LINKS: [&str; 66] = [
    "in",
    "of",
    "for",
    "within",
    "across",
    "have",
    "has",
    "been",
    "were",
    "was",
    "is",
    "are",
    "agreed",
    "identified",
    "established",
    "set",
    "up",
    "created",
    "defined",
    "planning",
    "purposes",
    "purpose",
    "the",
    "which",
    "that",
    "namely",
    "these",
    "they",
    "those",
    "being",
    "comprising",
    "comprises",
    "covering",
    "made",
    "known",
    "as",
    "called",
    "named",
    "follows",
    "following",
    "our",
    "shown",
    "below",
    "area",
    "areas",
    "city",
    "each",
    "one",
    "with",
    "groups",
    "group",
    "partnerships",
    "forums",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "made",
    "by",
    "listed",
    "partnership",
    "to",
];
/// A link is no longer than this, in words.
const LONGEST_LINK: usize = 14;

/// A row of localities that a sentence names, with whose they are.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) whose: Whose,
    pub(super) named: Vec<Named>,
}

/// Localities that the sentences of a paragraph name. `whose` tells from the words before a row, and from the row's names,
/// which partnership it speaks of; `None`: of none, or of a neighbour.
pub(super) fn told(block: usize, text: &str, whose: impl Fn(&str, &[Piece]) -> Option<Whose>) -> Vec<Told> {
    let mut out = Vec::new();
    let anchored = text.to_lowercase().contains("localit");
    // "planned over four areas: …" counts where the register knows the areas.
    if !anchored && !CLAIM.as_ref().is_some_and(|r| r.is_match(text)) {
        return out;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = without_numbers(&text);
    let mut before: Option<&str> = None;
    let mut anchored_before = false;
    for range in sentences(&text) {
        let sentence = text.get(range).unwrap_or_default();
        let anchored = ANCHOR.as_ref().is_some_and(|r| r.is_match(sentence));
        let earlier = before.filter(|_| POINTS_BACK.as_ref().is_some_and(|r| r.is_match(sentence)));
        before = (anchored || earlier.is_some()).then_some(sentence);
        let areas = !anchored && CLAIM.as_ref().is_some_and(|r| r.is_match(sentence));
        let goes_on = (anchored_before || areas) && !anchored && earlier.is_none();
        anchored_before |= anchored;
        if !(anchored || earlier.is_some() || goes_on) {
            continue;
        }
        for (whose, row) in rows(sentence, earlier, goes_on, &whose) {
            let named = row.names.into_iter().map(|name| Named {
                block,
                quote: sentence.to_owned(),
                name,
                from_prose: true,
                split_is_a_guess: row.guess,
            });
            out.push(Told { whose, named: named.collect() });
        }
    }
    out
}

/// "areas: 1) North 2) South" with semicolons between the names.
fn without_numbers(text: &str) -> std::borrow::Cow<'_, str> {
    let Some(regex) = NUMBERED.as_ref() else { return text.into() };
    let found: Vec<_> = regex.captures_iter(text).collect();
    let in_turn = found.len() > 1
        && (1..).zip(&found).all(|(number, f)| f.get(1).and_then(|m| m.as_str().parse::<usize>().ok()) == Some(number));
    if !in_turn {
        return text.into();
    }
    let mut first = true;
    regex
        .replace_all(
            text,
            |_: &crate::wording::latin::Captures<'_>| if std::mem::take(&mut first) { " " } else { "; " },
        )
        .into_owned()
        .into()
}

static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(r"[\s,;]+\(?([1-9]|1\d)\)\s+").ok());

/// The rows of localities in a sentence. `goes_on`: the word itself stands in an earlier sentence of the paragraph.
fn rows(
    sentence: &str,
    earlier: Option<&str>,
    goes_on: bool,
    whose: impl Fn(&str, &[Piece]) -> Option<Whose>,
) -> Vec<(Whose, Enumeration)> {
    let mut out = Vec::new();
    let words = Words::of(sentence);
    let mut at = 0;
    while at < words.len() {
        let begins = words.get(at).is_some_and(|w| {
            !OPENING.contains(&w)
                && w.trim_start_matches(['(', '[', '‘', '“', '"', '\'']).starts_with(char::is_uppercase)
        });
        let Some((mut pieces, end)) =
            begins.then(|| enumeration::at(&words, at)).flatten().filter(|(p, _)| p.len() > 1)
        else {
            at += 1;
            continue;
        };
        // What stands in brackets behind a name says what it covers.
        let aside = at > 0
            && words.get(at).is_some_and(|w| w.starts_with(['(', '[']))
            && words
                .get(at - 1)
                .is_some_and(|w| w.starts_with(char::is_uppercase) && !w.to_lowercase().starts_with("localit"));
        if aside {
            at = words.after(end).max(at + 1);
            continue;
        }
        // "In West Lothian, East and West localities": the first name says where.
        if pieces.len() > 2 && pieces.first().is_some_and(|p| is_a_partnership(&p.text)) {
            pieces.remove(0);
        }
        let context = Context { sentence, earlier, start: words.start(at), end };
        at = words.after(end).max(at + 1);
        let spoken_of = match earlier {
            Some(earlier) => format!("{earlier} {}", context.before()),
            None => context.before().to_owned(),
        };
        let Some(whose) = whose(&spoken_of, &pieces) else { continue };
        let code = whose.body.code.clone().unwrap_or_default();
        let row = enumeration::part(&pieces, context.claimed(), Some(&code));
        let vouched = if goes_on { all_known(&row, &code) } else { context.vouches(&row, &code) };
        if vouched {
            let mut names: Vec<Name> = row.names.iter().filter_map(cleaned).collect();
            respectively(sentence, &mut names);
            out.push((whose, Enumeration { names, ..row }));
        }
    }
    out
}

/// "… with populations of 38,000, 60,000 and 24,000 respectively": a number for each name, in their order.
fn respectively(sentence: &str, names: &mut [Name]) {
    let Some(at) = sentence.find("population").filter(|_| sentence.contains("respectively")) else { return };
    let numbers: Vec<u64> = sentence[at..]
        .split_whitespace()
        .filter_map(|word| names::population(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .collect();
    let fits = numbers.len() == names.len();
    for (at, name) in names.iter_mut().enumerate() {
        name.population = numbers.get(at).copied().filter(|_| fits);
    }
}

/// Words in capitals that open a sentence and belong to no name.
const OPENING: [&str; 16] = [
    "In", "Across", "Within", "For", "The", "Our", "Each", "These", "They", "Both", "All", "There", "With", "From",
    "At", "As",
];

fn is_a_partnership(name: &str) -> bool {
    let kind = crate::record::EntityType::IntegrationAuthority;
    let body = register::find(name, Some(kind)).body_of(kind);
    let code = body.and_then(|b| b.code.as_deref());
    code.is_some_and(|code| !is_known(name, code))
}

fn all_known(row: &Enumeration, code: &str) -> bool {
    row.names.len() > 1 && row.names.iter().all(|n| is_known(&n.text, code))
}

fn cleaned(name: &Name) -> Option<Name> {
    let clean = names::clean(&name.text)?;
    Some(Name { population: name.population.or(clean.population), ..clean })
}

/// What stands around a row of names.
struct Context<'a> {
    sentence: &'a str,
    /// The sentence before, if this one goes on with it.
    earlier: Option<&'a str>,
    /// Where the row begins and ends, in bytes.
    start: usize,
    end: usize,
}

impl Context<'_> {
    fn before(&self) -> &str {
        self.sentence.get(..self.start).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.sentence.get(self.end..).unwrap_or_default()
    }

    /// How many localities the paper claims: the number nearest before the row, or after it, or in the sentence before.
    fn claimed(&self) -> Option<usize> {
        let last = |pattern: &LazyLock<Option<Regex>>, text: &str| {
            pattern.as_ref()?.captures_iter(text).last().and_then(|f| names::number(f.get(1)?.as_str()))
        };
        last(&BARE_CLAIM, self.before())
            .or_else(|| last(&CLAIM, self.before()))
            .or_else(|| last(&CLAIM, self.after()))
            .or_else(|| last(&CLAIM, self.earlier?).or_else(|| last(&BARE_CLAIM, self.earlier?)))
    }

    /// Whether the words around a row make it one of localities.
    fn vouches(&self, row: &Enumeration, code: &str) -> bool {
        let count = row.names.len();
        let places = count > 1
            && enumeration::are_places(&row.names, code)
            && !row.names.iter().any(|n| is_a_body(&n.text, code));
        if !places || self.names_the_partnership() || NOT_NOW.as_ref().is_some_and(|r| r.is_match(self.before())) {
            return false;
        }
        let known = row.names.iter().filter(|n| is_known(&n.text, code)).count();
        if known > 1 && known * 2 >= count {
            return true;
        }
        let agrees = self.claimed() == Some(count);
        match self.link() {
            Some(Link::Strict) => agrees || known > 0 || !self.is_of_something_else(),
            Some(Link::Loose) => agrees || known * 2 >= count,
            None => false,
        }
    }

    /// "Perth and Kinross has …": two names that are one partnership's.
    fn names_the_partnership(&self) -> bool {
        let text = self.sentence.get(self.start..self.end).unwrap_or_default();
        let kind = crate::record::EntityType::IntegrationAuthority;
        register::find(text.trim_end_matches(['\'', '’', 's']), Some(kind)).body_of(kind).is_some()
    }

    fn is_of_something_else(&self) -> bool {
        SOMETHING_ELSE.as_ref().is_none_or(|r| r.is_match(self.before()))
    }

    /// How the row is linked to the word "localities".
    fn link(&self) -> Option<Link> {
        let anchor = ANCHOR.as_ref()?;
        let after = self.after().trim_start_matches(['(', ')', ',', ' ']);
        if anchor.find(after).is_some_and(|m| m.start() == 0) {
            return Some(Link::Loose);
        }
        let gap = match anchor.find_iter(self.before()).last() {
            Some(found) => self.before().get(found.end()..).unwrap_or_default(),
            None if self.earlier.is_some() => self.before(),
            None => {
                // "North and South are our two localities".
                let found = anchor.find(after)?;
                return is_link(after.get(..found.start())?).then_some(Link::Loose);
            }
        };
        if !is_link(gap) {
            return None;
        }
        let ends = gap.trim_end();
        let strict = ends.ends_with([':', '–', '—', '-', '('])
            || [" are", " namely", " being", " called", " known as", " which are", " comprising"]
                .iter()
                .any(|w| ends.ends_with(w))
            || self.sentence.get(self.start..).is_some_and(|s| s.starts_with('('));
        Some(if strict { Link::Strict } else { Link::Loose })
    }
}

enum Link {
    /// A colon, a dash, a bracket, "are", "namely".
    Strict,
    /// A comma, "of", other small words.
    Loose,
}

fn is_link(gap: &str) -> bool {
    let words: Vec<&str> = gap
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .collect();
    words.len() <= LONGEST_LINK
        && words.iter().all(|w| {
            w.starts_with(char::is_uppercase)
                || w.chars().all(|c| c.is_ascii_digit())
                || LINKS.contains(&w.to_lowercase().as_str())
        })
}

fn is_known(name: &str, code: &str) -> bool {
    register::locality(name, code) != LocalityMatch::None
}

/// "NHS Tayside" is a body, not a locality; a partnership's own name may be one ("Falkirk").
fn is_a_body(name: &str, code: &str) -> bool {
    !is_known(name, code) && register::mentions(name).iter().any(|m| m.typed)
}

/// The number of localities that a text claims, if it claims one.
pub(super) fn claim(text: &str) -> Option<usize> {
    LOCALITIES.as_ref()?.captures(text).and_then(|f| names::number(f.get(1)?.as_str()))
}

/// Whether a text speaks of localities that are no more.
pub(super) fn is_of_another_time(text: &str) -> bool {
    NOT_NOW.as_ref().is_some_and(|r| r.is_match(text))
}

/// Names before the word "locality" in a text: "the Levenmouth locality". `is_name` tells whether a longer name, with a
/// comma in it, is one.
pub(super) fn before_the_word(text: &str, is_name: impl Fn(&str) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        if !word.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("locality") {
            continue;
        }
        let mut first = at;
        let mut longest = None;
        while first > 0 && at - first < MOST_WORDS {
            let before = words[first - 1];
            if before.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("locality") {
                break;
            }
            let large = before.trim_start_matches(['(', '‘', '“']).starts_with(char::is_uppercase);
            let small = matches!(before, "and" | "&" | "of" | "with" | "the")
                && first < at
                && first > 1
                && words[first - 2].starts_with(char::is_uppercase)
                && !words[first - 2].starts_with("Localit")
                && !words[first - 2].ends_with(['.', ':', ';']);
            if !(large || small) || before.ends_with(['.', ':', ';', ')']) {
                break;
            }
            if before.ends_with(',') {
                longest = longest.or(Some(first));
            }
            first -= 1;
        }
        let named = |first: usize| {
            let name = words[first..at].join(" ");
            name.trim_start_matches(['(', '‘', '“']).trim_start_matches("The ").trim().to_owned()
        };
        // A comma ends the name, unless it is one of a name that is known.
        let name = match longest {
            Some(_) if is_name(&named(first)) => named(first),
            Some(short) => named(short),
            None => named(first),
        };
        if !name.is_empty() && names::looks_like_a_place(&name) && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// Words before "locality" that may name it, at most.
const MOST_WORDS: usize = 8;
