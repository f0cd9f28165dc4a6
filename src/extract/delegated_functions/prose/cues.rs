//! Words of the vocabulary by which a clause says how it is with functions, and on which side of them the functions stand.
//!
//! "X and Y fall within the remit of the Board", "the scheme takes in X and Y". The vocabulary gives words in their order;
//! adverbs may stand between them, and "not" turns the meaning round.

use super::cue_words::{CUE_WORDS, QUALIFIERS, holds};
use super::said::opposite;
use crate::framework::plans::{PlanVocabulary, Saying};
use crate::record::DelegationStatus;
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// A clause parted at its cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue<'a> {
    /// What stands before it.
    pub(super) before: &'a str,
    /// What stands behind it.
    pub(super) after: &'a str,
    /// What it says.
    pub(super) status: DelegationStatus,
    /// Whether the functions stand before it.
    pub(super) behind: bool,
    /// Whether it says so only where delegation is spoken of: "includes".
    weak: bool,
    /// Whether it is said of bodies that have functions, rather than of those that give them away: "is responsible for".
    of_own: bool,
    /// Whether it says no more than that somebody runs them: "provides".
    runs: bool,
    /// Whether the words before it name a function as the vocabulary has it.
    names_function: bool,
}

struct Word<'a> {
    start: usize,
    end: usize,
    lower: String,
    /// Whether a mark of punctuation stands behind it.
    stops: bool,
    capital: bool,
    text: &'a str,
    /// Whether it is a form of "to be", and whether it may stand between the words of a cue.
    of_be: bool,
    adverb: bool,
}

fn words(clause: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    for raw in clause.split_whitespace() {
        let start = raw.as_ptr() as usize - clause.as_ptr() as usize;
        let text = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
        let lower = text.to_lowercase();
        let of_be = CUE_WORDS.is_of_be(&lower);
        out.push(Word {
            start,
            end: start + raw.len(),
            of_be,
            adverb: !of_be && CUE_WORDS.is_adverb(&lower),
            lower,
            stops: raw.ends_with([',', ';', ':', ')', '.']),
            capital: text.starts_with(char::is_uppercase),
            text,
        });
    }
    out
}

/// The first cue of a clause that is wanted; of those that begin at one word, the longest.
pub(super) fn first<'a>(
    clause: &'a str,
    vocabulary: &PlanVocabulary,
    wanted: impl Fn(&Cue<'_>) -> bool,
) -> Option<Cue<'a>> {
    let words = words(clause);
    (0..words.len()).find_map(|at| at_word(clause, &words, at, vocabulary).filter(&wanted))
}

/// Whether a clause begins with a cue that the functions follow: "excludes acute services".
pub(super) fn begins(clause: &str, vocabulary: &PlanVocabulary) -> bool {
    let words = words(clause.get(..clause.len().min(LONGEST_CUE)).unwrap_or(clause));
    let first = words.iter().position(|w| !w.adverb && !BEFORE_VERBS.contains(&w.lower.as_str()));
    first.and_then(|at| at_word(clause, &words, at, vocabulary)).is_some_and(|cue| !cue.behind)
}

/// Verbs that are nouns too, and words before them that make them nouns.
const NOUNS_TOO: [&str; 8] = ["plans", "plan", "covers", "cover", "controls", "control", "commissions", "leave"];
const OPENS_A_NOUN: [&str; 14] =
    ["the", "a", "its", "our", "their", "new", "of", "for", "about", "and", "these", "this", "no", "joint"];
/// Words that may stand before the verb of a clause.
const BEFORE_VERBS: [&str; 4] = ["does", "do", "did", "has"];
/// A cue at the beginning of a clause ends within this many bytes.
const LONGEST_CUE: usize = 80;

fn at_word<'a>(clause: &'a str, words: &[Word<'_>], at: usize, vocabulary: &PlanVocabulary) -> Option<Cue<'a>> {
    let first = words.get(at)?;
    let of_be = first.of_be.then_some("BE");
    let begun = std::iter::once(first.lower.as_str()).chain(of_be).flat_map(|word| vocabulary.sayings(word));
    let fits = begun.filter_map(|saying| Some((matched(words, at, saying)?, saying)));
    let ((end, inside), saying) = fits.max_by_key(|((end, _), saying)| (*end, saying.words.len()))?;
    // "does not include", "chose not to delegate".
    let mut from = at;
    let mut ahead = false;
    while from > 0 && is_auxiliary(&words[from - 1]) && !words[from - 1].stops {
        from -= 1;
        ahead |= matches!(words[from].lower.as_str(), "not" | "never" | "against");
    }
    // "included" behind a form of "to be" says it of what stands before.
    if !saying.behind && from < at && CUE_WORDS.is_form_of_be(&words[at - 1].lower) && is_participle(&words[at].lower) {
        return None;
    }
    // "has approved plans for home care", "the integrated teams": a noun, or what says which.
    let before_it = from.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.lower.as_str());
    let next = words.get(end).map_or("", |word| word.lower.as_str());
    let noun = is_participle(before_it) || OPENS_A_NOUN.contains(&before_it) || next == "for";
    if (NOUNS_TOO.contains(&first.lower.as_str()) && noun)
        || (first.lower == "integrated" && !saying.behind && from == 0)
    {
        return None;
    }
    let status = if inside == ahead { saying.status } else { opposite(saying.status)? };
    let before = clause.get(..words.get(from)?.start)?.trim();
    let before = if matches!(before, "The" | "the" | "A" | "a" | "Our" | "our") { "" } else { before };
    let last = words.get(end - 1)?;
    // "The following are run by the Board: X": the colon says that a list comes.
    let colon = saying.behind && clause.get(..last.end)?.ends_with(':');
    let after = clause.get(last.end - usize::from(colon)..)?.trim();
    // "are among those which Angus hosts".
    if saying.behind && HOSTED_THERE.is_match(after) {
        return None;
    }
    let holds = |stem: &str| saying.words.iter().any(|word| word.starts_with(stem));
    let named = saying.words.iter().any(|word| matches!(word.as_str(), "SCHEME" | "OWN" | "PARENT"));
    let of_own = !saying.behind && saying.status == DelegationStatus::Delegated && !holds("delegat");
    let weak = !(named || holds("delegat") || holds("responsib"));
    let runs = matches!(
        first.lower.as_str(),
        "provides" | "provide" | "delivers" | "deliver" | "manages" | "manage" | "runs" | "run"
    );
    let before = before.trim_end_matches(',');
    let names_function = vocabulary.function(before).is_some_and(|(_, plainly)| plainly);
    Some(Cue { before, after, status, behind: saying.behind, weak, of_own, runs, names_function })
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "kept" | "held" | "left" | "brought")
}

fn is_auxiliary(word: &Word<'_>) -> bool {
    word.of_be
        || word.adverb
        || matches!(
            word.lower.as_str(),
            "does" | "do" | "did" | "chosen" | "chose" | "decided" | "opted" | "agreed" | "to" | "against" | "elected"
        )
}

/// Where a saying that begins at a word ends, and whether a "not" stands within it.
fn matched(words: &[Word<'_>], at: usize, saying: &Saying) -> Option<(usize, bool)> {
    let mut next = at;
    let mut not = false;
    for (number, wanted) in saying.words.iter().enumerate() {
        if number > 0 {
            // The words of a cue stand together.
            while words.get(next).is_some_and(|w| w.adverb && w.lower != *wanted) {
                not |= matches!(words[next].lower.as_str(), "not" | "never");
                next += 1;
            }
        }
        next = match wanted.as_str() {
            "BE" => {
                let mut end = next;
                while words.get(end).is_some_and(|w| w.of_be || (end > next && w.adverb)) {
                    not |= matches!(words[end].lower.as_str(), "not" | "never");
                    end += 1;
                }
                // "Two areas have integrated X": who has done it stands before, not what it was done to.
                let done = saying.words.get(number + 1).is_some_and(|word| is_participle(word));
                let passive = words.get(next..end)?.iter().any(|w| CUE_WORDS.is_form_of_be(&w.lower));
                (end > next && (passive || !done)).then_some(end)?
            }
            "SCHEME" => noun(words, next, &CUE_WORDS.scheme)?,
            "OWN" => {
                let end = noun(words, next, &CUE_WORDS.own).or_else(|| health_and_social_care(words, next))?;
                (!is_of_parents(words, next, end)).then_some(end)?
            }
            "PARENT" => {
                let end = noun(words, next, &CUE_WORDS.parent)?;
                (words[end - 1].lower != "board" || is_of_parents(words, next, end)).then_some(end)?
            }
            literal => words.get(next).filter(|w| w.lower == literal).map(|_| next + 1)?,
        };
    }
    Some((next, not))
}

/// Where a noun with the words that lead to it ends.
fn noun(words: &[Word<'_>], from: usize, nouns: &[String]) -> Option<usize> {
    let mut found = None;
    let mut of_nhs = false;
    for (at, word) in words.iter().enumerate().skip(from).take(QUALIFIERS + 3) {
        if holds(nouns, &word.lower) {
            found = Some(at + 1);
            // "the scope of the scheme", "the Integration Joint Board".
            of_nhs = word.lower == "nhs";
            if !CUE_WORDS.is_leading(&word.lower) && !of_nhs {
                break;
            }
        } else if of_nhs && word.capital {
            // "NHS Ayrshire and Arran".
            found = Some(at + 1);
        } else if !(CUE_WORDS.is_leading(&word.lower) || word.capital) {
            break;
        }
        if word.stops {
            break;
        }
    }
    found
}

/// Where the name of a partnership ends that is called by its field and its area: "Health and Social Care Moray".
fn health_and_social_care(words: &[Word<'_>], from: usize) -> Option<usize> {
    let field = ["health", "and", "social", "care"];
    let named = words.get(from..from + field.len())?;
    let area = words.get(from + field.len()).filter(|area| area.capital)?;
    let same = named.iter().zip(field).all(|(word, want)| word.lower == want && !word.stops);
    // "North Lanarkshire" has two words.
    let second = || words.get(from + field.len() + 1).is_some_and(|word| word.capital);
    same.then(|| from + field.len() + 1 + usize::from(!area.stops && second()))
}

/// Whether the body between two words is an NHS board or a council.
fn is_of_parents(words: &[Word<'_>], from: usize, end: usize) -> bool {
    let names = words.get(from..end).unwrap_or_default();
    let health_board = names.windows(2).any(|pair| pair[0].lower == "health" && pair[1].lower.starts_with("board"));
    health_board || names.iter().any(|w| matches!(w.lower.as_str(), "nhs" | "council" | "councils") || w.text == "NHS")
}

/// Words by which a text speaks of a scheme or of the body that functions are delegated to.
static SPEAKS_OF_IT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:ijbs?|boards?|schemes?|partnerships?|hscps?|authority|authorities|councils?|nhs|scope|remit|arrangements|delegation|integration|budgets?|functions|services|it|they|we|which|this|these|parties|areas?|both)\b",
    )
});

/// Somebody hosts what a cue has just pointed at.
static HOSTED_THERE: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^(?:(?:which|that)\s+.{2,50}?\shosts?\b|hosted\s+by\b)"));

/// Words for those who give functions away, and for those who have them then.
static GIVES: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"(?i)\b(?:councils?|nhs|health\s+boards?)\b"));
static HAS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:ijbs?|joint\s+boards?|the\s+board|functions|services|schemes?|partnerships?|hscps?|integration\s+authority|scope|remit)\b",
    )
});
/// Whether words name a body that functions are delegated to, or the paper's own.
pub(super) fn has_functions(who: &str) -> bool {
    HAS.is_match(who) || matches!(who, "We" | "we" | "It" | "it")
}

/// What includes services without their being delegated: "priorities for the Board include …".
static OF_SOMETHING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:priorit(?:y|ies)|outcomes?|aims?|goals?|challenges?|themes?|objectives?|projects?|actions?|training|examples?|highlights?|achievements?|improvements?|pressures?|risks?|membership|members|staff|workforce|partners|costs?|savings?|overspends?|vacancies|teams?|professionals|strateg(?:y|ies)|plan|plans|programme|report|work\s?streams?|consultation|survey|data|areas\s+of\s+(?:focus|concern|demand))\b",
    )
});

pub(super) fn is_of_something_else(text: &str) -> bool {
    OF_SOMETHING_ELSE.is_match(text)
}

/// How what stands behind a cue begins where it names no functions: "delegated to the Board".
const NO_LIST: [&str; 10] = ["to ", "by ", "from ", "under ", "on ", "with ", "at ", "since ", "that ", "how "];

impl Cue<'_> {
    /// Whether the cue says what it says of functions here. `spoken_of`: the paragraph speaks of delegation.
    pub(super) fn holds(&self, spoken_of: bool) -> bool {
        if self.weak && !spoken_of {
            return false;
        }
        if self.behind {
            return !self.before.is_empty();
        }
        if self.weak && is_of_something_else(self.before) {
            return false;
        }
        let somebody = self.before.is_empty()
            || SPEAKS_OF_IT.is_match(self.before)
            || !register::mentions(self.before).is_empty()
            // "Adult social care covers X and Y".
            || (self.weak && self.names_function);
        // "provides training in adult protection".
        let opening: String = self.after.split_inclusive(' ').take(2).collect();
        if self.runs && is_of_something_else(&opening) {
            return false;
        }
        // Anybody may provide a service.
        if self.runs && !has_functions(self.before) {
            return false;
        }
        // What a council is responsible for it may have given away or not.
        let gives = self.of_own && GIVES.is_match(self.before) && !HAS.is_match(self.before);
        somebody && !gives && !NO_LIST.iter().any(|word| self.after.starts_with(word))
    }
}

/// Where the functions end behind a cue: "… to its scheme", "… out of the scope of integration".
static END: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:to|into|in|within|from|out\s+of|outwith|outside|under|on\s+behalf\s+of|at\s+the\s+(?:start|outset)|from\s+the\s+(?:start|outset))\s+(?:(?:the|its|their|our|this|local|own)\s+)*(?:\w+\s+){0,4}?(?:schemes?|scope|board|ijbs?|partnerships?|hscps?|arrangements|delegation|integration|authority|councils?|start|outset)\b.*$|\s+on\s+(?:its|their|our)\s+behalf\b.*$",
    )
});

/// The functions that stand behind a cue.
pub(super) fn list_behind(after: &str) -> &str {
    let end = END.find(after).map_or(after.len(), |m| m.start());
    let list = after.get(..end).unwrap_or(after);
    match list.split_once(": ") {
        // "takes in everything: X and Y".
        Some((ahead, rest)) if ahead.split(' ').count() <= WORDS_BEFORE_A_COLON => rest,
        _ => list,
    }
}

/// "everything that the law allows:" stands before a list.
const WORDS_BEFORE_A_COLON: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(clause: &str, want: Option<(&str, &str, DelegationStatus)>) {
        let vocabulary = PlanVocabulary::built_in();
        let got = first(clause, &vocabulary, |_| true).map(|cue| (cue.before, cue.after, cue.status));
        assert_eq!(got, want, "{clause}");
    }

    #[test]
    fn cues_part_clauses() {
        use DelegationStatus::{Delegated, NotDelegated};
        check("Home care falls within the remit of the Board", Some(("Home care", "", Delegated)));
        check("Home care does not fall within the scheme", Some(("Home care", "", NotDelegated)));
        check("The scheme also takes in home care", Some(("The scheme", "home care", Delegated)));
        check("Its scheme does not cover home care", Some(("Its scheme", "home care", NotDelegated)));
        check("Moray has chosen not to delegate home care", Some(("Moray", "home care", NotDelegated)));
        check("Home care has never been included in the scheme", Some(("Home care", "in the scheme", NotDelegated)));
        check("Home care remains the responsibility of Moray Council", Some(("Home care", "", NotDelegated)));
        check("Home care is the responsibility of the Integration Joint Board", Some(("Home care", "", Delegated)));
        check("Home care sits with NHS Grampian", Some(("Home care", "", NotDelegated)));
        check("Home care is managed by Health and Social Care Moray", Some(("Home care", "", Delegated)));
        check("Home care was popular", None);
    }

    #[test]
    fn lists_end_where_the_scheme_is_named() {
        assert_eq!(list_behind("home care to its scheme from the start"), "home care");
        assert_eq!(list_behind("home care out of their schemes"), "home care");
        assert_eq!(list_behind("home care on their behalf"), "home care");
        assert_eq!(list_behind("everything: home care and podiatry"), "home care and podiatry");
    }
}
