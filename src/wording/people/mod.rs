//! Names of people as papers write them: what looks like a name, like initials, like a post or a body.
//!
//! Shape only; who it is, is for the paper's own list of people to say.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

use crate::wording::calendar;
use crate::wording::latin::{Regex, fixed as regex};

mod organisations;
mod posts;
mod words;

pub use organisations::{Ending, ending};
pub use posts::Says;
use posts::uses;
use words::{FORENAMES_TOO, NOT_INITIALS, NOT_NAMES, PARTICLES, SURNAMES_TOO, TITLE_WORDS, TITLES};

/// What a short piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// "EM", "`JTe`", "`DMilne`".
    Initials,
    /// A forename and a surname at least, titles and initials allowed.
    Person,
    /// One capitalised word that is no post or body: "Elma".
    SingleName,
    /// A post, team or body.
    PostOrBody,
    /// None of these.
    Other,
}

static INITIALS: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:[A-Z]\.?\s?){1,4}[A-Z]\.?$"));
static MIXED_INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:[A-Z]{1,3}[a-z]{1,3}|[A-Z][A-Z]?Ma?c[A-Z]|[A-Z]{1,2}[A-Z][a-z]+|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?)$")
});
static NAME_WORD: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:\p{Lu}\.){0,3}(?:O['’]|D['’]|Mac|Mc|de|Di|La|Le|Fitz)?\p{Lu}[\p{L}'’]*(?:[-–‐‑]\p{Lu}?[\p{L}'’]+)*\.?$")
});
/// Forenames that people bear.
static FORENAMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("forenames.txt").lines().filter(|l| !l.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether the text is somebody's initials or a short form of a name or body: "EM", "J.S.", "`JTe`", "`DMilne`".
///
/// Two to four capitals, or capitals with a few letters of the surname.
pub fn is_initials(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || text.chars().count() > 10 || NOT_INITIALS.contains(text.trim_end_matches('.')) {
        return false;
    }
    if INITIALS.is_match(text) {
        return true;
    }
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && MIXED_INITIALS.is_match(text)
}

/// Takes titles off the front of a name: "Cllr Dr Jo Blair" is ("Cllr Dr", "Jo Blair").
pub fn split_title(name: &str) -> (&str, &str) {
    let name = name.trim();
    let mut rest = name;
    while let Some(length) = title_length(rest) {
        rest = rest[length..].trim_start();
    }
    let at = name.len() - rest.len();
    (name[..at].trim(), rest)
}

/// Bytes of the title that a text begins with, the longest that fits; what follows it begins with a capital.
fn title_length(text: &str) -> Option<usize> {
    let mut folded = String::new();
    let mut best = None;
    let mut from = 0;
    for _ in 0..TITLE_WORDS {
        let Some(end) = text[from..].find(char::is_whitespace).map(|e| from + e) else { break };
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&text[from..end].trim_end_matches(['.', ',']).to_lowercase());
        let after = text[end..].trim_start();
        let title = TITLES.contains(folded.as_str()) && !is_forename_di(&text[..end]);
        if title && after.starts_with(|c: char| c.is_uppercase()) {
            best = Some(end);
        }
        from = text.len() - after.len();
    }
    best.or_else(|| placed_councillor(text))
}

/// "Di Moss" is a person's name, "DI Moss" a detective inspector.
fn is_forename_di(word: &str) -> bool {
    word == "Di"
}

/// "Highland Councillor" before a name: the council's place before the title.
fn placed_councillor(text: &str) -> Option<usize> {
    let (place, rest) = text.split_once(' ')?;
    let (title, name) = rest.split_once(' ').unwrap_or((rest, ""));
    // "Trustees Alexander and Bell": several are told by one title.
    if matches!(place, "Trustees" | "Governors")
        && rest.starts_with(char::is_uppercase)
        && !is_post_word(title)
        && !is_body_word(title)
        && title.chars().skip(1).all(char::is_lowercase)
    {
        return Some(place.len());
    }
    let councillor = matches!(title.trim_end_matches('.'), "Councillor" | "Councillors" | "Cllr" | "Cllrs");
    let placed = place.chars().count() > 2
        && place.starts_with(char::is_uppercase)
        && place.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
        && !FORENAMES.contains(place);
    (councillor && placed && name.starts_with(char::is_uppercase)).then(|| place.len() + 1 + title.len())
}

/// Whether a word stands before names: "Mr", "Cllr.".
pub fn is_title(word: &str) -> bool {
    TITLES.contains(word.trim_end_matches(['.', ',']).to_lowercase().as_str()) && !is_forename_di(word)
}

/// Whether a word belongs to the names of posts.
pub fn is_post_word(word: &str) -> bool {
    says(word, Says::Post)
}

/// Whether a word belongs to the names of bodies.
pub fn is_body_word(word: &str) -> bool {
    says(word, Says::Body)
}

/// Whether a word in a name says this of it.
pub fn says(word: &str, what: Says) -> bool {
    says_any(word, &[what])
}

/// Whether a word in a name says one of these of it.
fn says_any(word: &str, what: &[Says]) -> bool {
    /// What may stand before a post, joined to it: "Co-Director", "Vice-Chair".
    const AHEAD: [&str; 5] = ["co-", "vice-", "depute-", "deputy-", "ex-"];
    let word = clean(word);
    let behind = || AHEAD.iter().find_map(|ahead| word.strip_prefix(ahead));
    let one_is_in = |says: &[Says]| says.iter().any(|said| what.contains(said));
    one_is_in(uses(&word)) || (word.contains('-') && behind().is_some_and(|post| one_is_in(uses(post))))
}

/// What a short text looks like.
pub fn likeness(text: &str) -> Likeness {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']).trim();
    if text.is_empty() || text.len() > 120 {
        return Likeness::Other;
    }
    if NOT_INITIALS.contains(text) {
        return Likeness::Other;
    }
    if is_initials(text) {
        return Likeness::Initials;
    }
    let (title, name) = split_title(text);
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitalised = text.chars().next().is_some_and(char::is_uppercase);
    if words.iter().any(|w| says_any(w, &[Says::Post, Says::Body])) && !is_borne(title, &words) {
        return if capitalised || text.starts_with("the ") { Likeness::PostOrBody } else { Likeness::Other };
    }
    // "Highland Councillor": a title behind a name of a place is a post.
    if words.len() > 1
        && title.is_empty()
        && words.last().is_some_and(|w| matches!(clean(w).as_str(), "councillor" | "cllr"))
    {
        return Likeness::PostOrBody;
    }
    let shape = words.iter().all(|w| NAME_WORD.is_match(w) || PARTICLES.contains(w) || is_initials(w));
    // A capital alone is an initial: "A Black", "I. Rae".
    let initial = |w: &str| w.trim_end_matches('.').chars().count() == 1;
    // "June Rae", "April Moss": a forename that is a month's name too, before a surname.
    let month = words.len() == 2 && matches!(words[0], "June" | "April" | "May");
    let ordinary = words.iter().enumerate().any(|(at, w)| {
        let word = clean(w);
        let time = calendar::names_time(&word) && !(month && at == 0);
        !initial(w) && (NOT_NAMES.contains(word.as_str()) || time)
    });
    if !shape || (ordinary && !is_borne(title, &words)) {
        return Likeness::Other;
    }
    match words.len() {
        1 if !title.is_empty() => Likeness::Person,
        1 if words[0].chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) => {
            // "SOLACE", "COSLA": a body's short form.
            if words[0].chars().count() >= 3 { Likeness::PostOrBody } else { Likeness::Other }
        }
        1 if words[0].chars().count() >= 2 => Likeness::SingleName,
        2..=5 => Likeness::Person,
        _ => Likeness::Other,
    }
}

/// "Joan Head", "Cllr A Clerk": a name whose surname is a word of posts.
fn is_borne(title: &str, words: &[&str]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let fore = before.first().is_some_and(|w| is_forename(w)) || !title.is_empty();
    // "Mrs L Treasurer": behind a title of everyday and an initial nothing but a surname stands.
    let everyday = matches!(clean(title).as_str(), "mr" | "mrs" | "ms" | "miss");
    if everyday && before.len() == 1 && before[0].trim_end_matches('.').chars().count() == 1 {
        return true;
    }
    fore && SURNAMES_TOO.contains(&clean(last).as_str()) && !before.iter().any(|w| is_post_word(w) || is_body_word(w))
}

/// Whether a word is a forename that is not an ordinary word or a place as well.
pub fn is_forename(word: &str) -> bool {
    let folded = clean(word);
    FORENAMES.contains(folded.as_str()) && !FORENAMES_TOO.contains(&folded.as_str())
}

/// Whether a word is a forename, though it may be an ordinary word or a place as well: "Bill", "Sue".
pub fn may_be_forename(word: &str) -> bool {
    FORENAMES.contains(clean(word).as_str())
}

/// Whether the text is a person's name beyond doubt: with a title, a forename that people bear, or initials before the
/// surname. "Turning Point" only looks like one.
pub fn is_surely_person(text: &str) -> bool {
    if !is_person(text) {
        return false;
    }
    let (title, name) = split_title(text);
    let first = name.split_whitespace().next().unwrap_or("");
    // "J Blair", "A.J. Moss"; two capitals without a stop may be a company's.
    let initials =
        first.chars().filter(|c| c.is_alphabetic()).count() == 1 || first.trim_end_matches('.').contains('.');
    let fore = |w: &str| FORENAMES.contains(clean(w).as_str());
    // "Angus Care", "Heather Homes": places, plants and saints give forenames and organisations their names.
    if title.is_empty() && !initials && ending(name).is_some() {
        return false;
    }
    !title.is_empty() || initials || fore(first) || first.split('-').next().is_some_and(fore)
}

/// Whether the text looks like a person's full name.
pub fn is_person(text: &str) -> bool {
    // Most texts are sentences: behind a title and a forename a small letter begins no name.
    let ordinary =
        |w: &str| w.starts_with(char::is_lowercase) && !w.contains(char::is_uppercase) && !PARTICLES.contains(&w);
    !text.split_whitespace().skip(2).any(ordinary) && likeness(text) == Likeness::Person
}

fn clean(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The initials that a name would have: "Elma Murray" is "EM", "Alison Ross-Dean" "ARD" (one of several ways).
pub fn initials_of(name: &str) -> String {
    let name = split_title(name).1;
    // "JE Moss", "RLE Moss": the first word is initials already.
    if let Some((first, surname)) = name.split_once(' ')
        && (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_uppercase())
    {
        return format!("{first}{}", initials_of(surname));
    }
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–'))
        .filter_map(|w| w.chars().find(|c| c.is_alphabetic()))
        .filter(|c| c.is_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forename_like_a_title() {
        assert_eq!(split_title("Di Moss"), ("", "Di Moss"));
        assert_eq!(split_title("DI Moss"), ("DI", "Moss"));
    }

    #[test]
    fn what_a_text_looks_like() {
        let check = |text: &str, expected: Likeness| assert_eq!(likeness(text), expected, "{text}");
        check("EM", Likeness::Initials);
        check("JTe", Likeness::Initials);
        check("DMilne", Likeness::Initials);
        check("J.S.", Likeness::Initials);
        check("GSc", Likeness::Initials);
        check("AOB", Likeness::Other);
        check("TBC", Likeness::Other);
        check("Isla Munro", Likeness::Person);
        check("Cllr Isla Munro", Likeness::Person);
        check("Dr Kieran O’Hara", Likeness::Person);
        check("Sir Tom Berners-Lee", Likeness::Person);
        check("Hamish MACRAE", Likeness::Person);
        check("Lord Blair", Likeness::Person);
        check("Elma", Likeness::SingleName);
        check("Finance Directorate", Likeness::PostOrBody);
        check("Chief Officer", Likeness::PostOrBody);
        check("the Secretariat", Likeness::PostOrBody);
        check("SOLACE", Likeness::PostOrBody);
        check("Scottish Fire & Rescue", Likeness::PostOrBody);
        check("to be confirmed", Likeness::Other);
        check("Next Meeting", Likeness::Other);
        check("", Likeness::Other);
    }

    #[test]
    fn initials() {
        assert_eq!(initials_of("Cllr Isla Munro"), "IM");
        assert_eq!(initials_of("Ann Ross-Dean"), "ARD");
    }
}
