//! The functions that a list in a sentence names.

mod bounds;

use super::for_people;
use super::names::{
    add, is_abbreviated_whole, is_abbreviation, is_branch, is_plain, is_titled, parted, without_abbreviation,
};
use super::words::{MOST_WORDS, bare, is_a_pair, is_of_profession, may_be_service, names_none};
use crate::framework::headings::fold;
use crate::framework::plans::PlanVocabulary;

/// The functions that a list in a sentence names; words that name none are left out. One that the vocabulary does not know
/// is told by its last word.
pub(super) fn functions_in(list: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    named_in(list, vocabulary, Trust::Known)
}

/// The functions that a list of those names which somebody hosts: one that is known vouches for the others.
/// `told`: hosted services have been spoken of already.
pub(super) fn hosted_in(list: &str, vocabulary: &PlanVocabulary, told: bool) -> Vec<String> {
    named_in(list, vocabulary, if told { Trust::Told } else { Trust::Hosted })
}

/// How far a list is trusted to name services that the vocabulary does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// Where most are known.
    Known,
    /// Where one of three is: somebody hosts them.
    Hosted,
    /// Always: others are hosted too.
    Told,
}

/// The functions that a list names, as far as it is trusted.
fn named_in(list: &str, vocabulary: &PlanVocabulary, trust: Trust) -> Vec<String> {
    let list = bounds::without_frame(list);
    let list = list.as_str();
    if names_all_alone(list) {
        return Vec::new();
    }
    let whole = bare(list);
    // What comes is listed below.
    let first = whole.split(' ').next().unwrap_or_default();
    if matches!(first, "following" | "these" | "those" | "such" | "it" | "they" | "this") {
        return Vec::new();
    }
    if is_one(whole, vocabulary) {
        return vec![whole.to_owned()];
    }
    believed(in_pieces(list, whole, vocabulary, trust), trust)
}

/// Whether a list only stands for all services, none of which it names.
fn names_all_alone(list: &str) -> bool {
    // "health and social care services for the people of Moray" names none.
    if let Some((whole, people)) = list.split_once(" for ")
        && whole.starts_with("health and ")
        && WHOLE_AREA.iter().any(|words| people.starts_with(words))
    {
        return true;
    }
    // "a wide range of health and social care services" names none of them.
    is_a_range(list) || matches!(list, "health and social care functions" | "the health and social care functions")
}

/// Whether a list is the name of one service, which nothing parts.
fn is_one(whole: &str, vocabulary: &PlanVocabulary) -> bool {
    // "Children, families and justice social work services" is one service by its last words; whom a service is for parts
    // nothing.
    is_plain(whole, vocabulary) || is_of_children(whole, vocabulary) || for_people::is_one(whole)
}

/// The names in the pieces of a list, and whether the vocabulary knows each.
fn in_pieces(list: &str, whole: &str, vocabulary: &PlanVocabulary, trust: Trust) -> Vec<(String, bool)> {
    let pieces = pieces(whole, vocabulary);
    let by_semicolons = has_semicolons(whole);
    let mut found: Vec<(String, bool)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        // "education and leisure" alone is a list too.
        let pair = || trust != Trust::Known || whole.split(' ').count() <= 4;
        let ends = at + 1 == pieces.len();
        let last = ends && (at > 0 || pair());
        // "A, B and C": the last piece holds the "and" that ends the row.
        let ends_row = at > 0 && ends && !piece.trim_start().starts_with("and ");
        // "all acute hospital services: nothing is left out".
        let piece = piece.split_once(": ").map_or(*piece, |(ahead, _)| ahead);
        // "All NHS services": nothing less would be a name.
        let written = if at == 0 { list.split([',', ';']).next().unwrap_or_default() } else { piece };
        if is_all_of_nhs(written) {
            found.push((NHS_SERVICES.to_owned(), true));
            continue;
        }
        let Some(piece) = name_in(piece, by_semicolons, vocabulary) else { continue };
        if by_semicolons {
            found.push((piece.to_owned(), vocabulary.function(piece).is_some()));
            continue;
        }
        match ends_row.then(|| last_two(piece, vocabulary)).flatten() {
            Some((left, right)) => {
                add(left, false, vocabulary, &mut found);
                add(right, false, vocabulary, &mut found);
            }
            None => add(piece, last, vocabulary, &mut found),
        }
    }
    found
}

/// The words of a piece of a list that name services; `by_semicolons`: they part the list.
fn name_in<'p>(piece: &'p str, by_semicolons: bool, vocabulary: &PlanVocabulary) -> Option<&'p str> {
    let piece = without_place(without_examples(bare(piece)));
    // "Call us if you need help with home care"; "directs NHS Fife in relation to podiatry".
    let behind = [" help with ", " in relation to "].iter().find_map(|words| piece.rsplit_once(words));
    let piece = behind.map_or(piece, |(_, name)| name);
    // "Nothing for children and no justice social work".
    // "those hospital services that people use most": some of them.
    let piece = match piece.split_once(" that ") {
        // Semicolons tell where it ends.
        Some(_) if by_semicolons => piece,
        Some((ahead, _)) => ahead.rsplit_once(" and ").map_or("", |(whole, _)| whole),
        None => piece,
    };
    if piece.is_empty() || piece.ends_with(" only") || matches!(piece, "and" | "or") || names_none(piece) {
        return None;
    }
    // "services to children through health visiting".
    let piece = match piece.split_once(" through ") {
        Some((_, means)) if vocabulary.function(means).is_some() => means,
        Some((ahead, _)) => ahead,
        None => piece,
    };
    // "Oversight extends to podiatry, which is …".
    let piece =
        [" extends to ", " extend to "].iter().find_map(|verb| piece.split_once(verb)).map_or(piece, |(_, of)| of);
    (!is_of_no_service(piece, vocabulary)).then_some(piece)
}

/// Whether a piece of a list stands for all services, for those who provide them, or for none.
fn is_of_no_service(piece: &str, vocabulary: &PlanVocabulary) -> bool {
    (RANGES.iter().any(|words| piece.starts_with(words)) && !is_plain(piece, vocabulary))
        || (piece.split(' ').any(|word| PROVIDERS.contains(&word)) && !is_of_profession(&fold(piece)))
        || GENERAL_PIECES.iter().any(|word| piece.starts_with(word))
        || piece.split(' ').any(|word| matches!(word, "no" | "Nothing" | "nothing" | "none" | "neither"))
}

/// The names that are believed to be of services: what the vocabulary does not know is one where most beside it are.
fn believed(found: Vec<(String, bool)>, trust: Trust) -> Vec<String> {
    let hosted = trust != Trust::Known;
    let known = found.iter().filter(|(_, known)| *known).count();
    let trusted = match trust {
        Trust::Known => known * 2 >= found.len() && (known > 1 || is_a_pair(&found)),
        Trust::Hosted => known > 0 && known * 3 >= found.len(),
        Trust::Told => true,
    };
    found
        .into_iter()
        .filter(|(text, known)| {
            *known
                || (trusted && (may_be_service(text) || (hosted && (is_titled(text) || is_abbreviation(text)))))
                || is_branch(text)
        })
        .filter(|(text, _)| {
            // "Welfare rights, once delegated, …" says how it was.
            (!names_none(text) || text == NHS_SERVICES)
                && !text.ends_with("delegated")
                && (!text.split(' ').any(|word| PROVIDERS.contains(&word)) || is_of_profession(&fold(text)))
        })
        .map(|(text, _)| without_abbreviation(&text).to_owned())
        .collect()
}

/// Whether a piece of a list is "all NHS services", "all NHS services in Moray".
fn is_all_of_nhs(piece: &str) -> bool {
    let piece = without_place(piece.trim());
    let piece = [" in the area", " in our area"].iter().find_map(|place| piece.strip_suffix(place)).unwrap_or(piece);
    ["All ", "all ", "and all "].iter().any(|all| piece.strip_prefix(all) == Some(NHS_SERVICES))
}

/// What all of the NHS's are called; the words alone name none.
const NHS_SERVICES: &str = "NHS services";

/// Whether words name what is done for children and their families and for others in one: a comma stands in the name.
fn is_of_children(text: &str, vocabulary: &PlanVocabulary) -> bool {
    let rest = ["Children, ", "children, "].iter().find_map(|word| text.strip_prefix(word));
    let rest = rest.map(|rest| rest.strip_prefix("young people, ").unwrap_or(rest));
    let last = rest.and_then(|rest| {
        let rest = rest.strip_prefix("young people and families and ").or_else(|| rest.strip_prefix("families and "));
        rest.filter(|rest| !rest.contains([',', ';']) && !rest.contains(" and "))
    });
    last.is_some_and(|last| {
        vocabulary.function(last).is_some() && (last.contains(" services") || last.ends_with(" work"))
    })
}

/// How begins what says that a service is for everybody.
const WHOLE_AREA: [&str; 7] = [
    "the people of",
    "the population",
    "local people",
    "our communities",
    "the residents",
    "everyone",
    "our residents",
];

/// How begins what stands for all services and names none.
const RANGES: [&str; 4] = ["full range of ", "wide range of ", "broad range of ", "range of "];

/// Words of those who provide services, who are none.
const PROVIDERS: [&str; 7] =
    ["sector", "providers", "partners", "organisations", "colleagues", "Council,", "practitioners"];

/// The two names in the last piece of a row that has an "and" of no other piece's, where nothing tells them apart.
fn last_two<'a>(piece: &'a str, vocabulary: &PlanVocabulary) -> Option<(&'a str, &'a str)> {
    let whole = is_plain(piece, vocabulary) || for_people::is_one(piece) || is_abbreviated_whole(piece);
    if whole || piece.contains('(') || parted(piece, true, vocabulary).is_some() {
        return None;
    }
    let (left, right) = piece
        .split_once(" and ")
        .or_else(|| piece.split_once(" or "))
        .filter(|(left, _)| !left.ends_with("’s") && !left.ends_with("'s"))?;
    let (left, right) = (bare(left), bare(right));
    let fits = |side: &str| may_be_service(side) && side.split(' ').count() <= MOST_WORDS;
    (!right.contains(" and ") && fits(left) && fits(right)).then_some((left, right))
}

/// "a wide range of services": a number of services, none of which is named.
fn is_a_range(list: &str) -> bool {
    let ranged = ["range of ", "number of ", "variety of "].iter().any(|words| list.contains(words));
    let opened = ["a ", "an ", "the ", "A ", "The "].iter().any(|word| list.starts_with(word));
    let tail = RANGES.iter().find_map(|words| Some(list.split_once(words)?.1)).unwrap_or_default();
    ranged && opened && (!list.contains([',', ';', ':', '(']) || all_general(tail))
}

/// Whether a list names only the fields that all partnerships work in: "community health, social work and social care
/// services".
fn all_general(list: &str) -> bool {
    let words = [
        "community",
        "health",
        "social",
        "work",
        "care",
        "services",
        "and",
        "adult",
        "adults",
        "for",
        "of",
        "people",
        "older",
        "children",
        "families",
        "local",
    ];
    !list.is_empty() && fold(list).split(' ').all(|word| words.contains(&word))
}

/// All that a list names, where it is known to be one of services.
pub(super) fn all_in(list: &str, vocabulary: &PlanVocabulary) -> Vec<String> {
    let mut out: Vec<String> =
        pieces(list.trim().trim_end_matches('.'), vocabulary).into_iter().map(str::to_owned).collect();
    if let Some(last) = out.pop() {
        let ands: Vec<usize> = last.match_indices(" and ").map(|(at, _)| at).collect();
        // "Continence and Speech and Language Therapy": parted before what is known as a whole.
        let known = |at: &&usize| is_plain(&last[**at + " and ".len()..], vocabulary);
        match ands.iter().find(known).or(ands.last()) {
            Some(at) => out.extend([last[..*at].to_owned(), last[at + " and ".len()..].to_owned()]),
            None => out.push(last),
        }
    }
    let named = out.iter().map(|text| without_abbreviation(without_examples(bare(text))));
    named.filter(|text| !text.is_empty() && !names_none(text)).map(str::to_owned).collect()
}

/// Whether semicolons part a list: commas and "and" stand inside of names then.
fn has_semicolons(list: &str) -> bool {
    let mut depth = 0_i32;
    list.chars().any(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ';' && depth <= 0
    })
}

/// The pieces of a list between commas and semicolons outside of brackets.
fn pieces<'l>(list: &'l str, vocabulary: &PlanVocabulary) -> Vec<&'l str> {
    let mut out = Vec::new();
    let people = for_people::rows(list);
    let hard = has_semicolons(list);
    let (mut start, mut depth) = (0, 0_i32);
    for (at, c) in list.char_indices().filter(|(at, _)| !people.iter().any(|row| row.contains(at))) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if hard => {}
            // "3,800".
            ',' if list.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) => {}
            // "Home care, including laundry": what no list knows is no service of its own.
            ',' if is_included(list, at, vocabulary) => {}
            // "Children, families and justice" is one.
            ',' if CHILDREN.iter().any(|word| list[start..at].trim_start().ends_with(word))
                && list[at + 1..].trim_start().to_lowercase().starts_with("families and ") => {}
            ',' | ';' if depth <= 0 => {
                out.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    out.push(&list[start..]);
    out
}

/// Whether the comma at a place stands before what the last service of a list includes, one thing that the vocabulary does
/// not know.
fn is_included(list: &str, at: usize, vocabulary: &PlanVocabulary) -> bool {
    let behind = list.get(at + 1..).and_then(|rest| rest.trim_start().strip_prefix("including "));
    behind.is_some_and(|what| !what.contains([',', ';']) && vocabulary.function(bare(what)).is_none())
}

/// What goes on with "families and …".
const CHILDREN: [&str; 4] = ["Children", "children", "oung people", "Young People"];
/// Beginnings of what stands for all functions and names none.
const GENERAL_PIECES: [&str; 7] =
    ["every ", "Every ", "Nearly ", "nearly ", "services in ", "other services", "various "];

/// A name without examples in brackets: "acute hospital services (for example accident and emergency)".
fn without_examples(piece: &str) -> &str {
    match piece.split_once(" (") {
        Some((name, rest)) if EXAMPLES.iter().any(|word| rest.starts_with(word)) => name,
        _ => piece,
    }
}

/// How examples begin.
const EXAMPLES: [&str; 6] = ["for example", "e.g", "for instance", "such as", "including", "among them"];

/// Whether words are only the name of an area that the register knows.
fn is_area(text: &str) -> bool {
    let text = ["all of ", "the whole of ", "the "].iter().find_map(|words| text.strip_prefix(words)).unwrap_or(text);
    text.starts_with(char::is_uppercase)
        && !matches!(
            crate::register::find(text, None),
            crate::register::Match::None | crate::register::Match::Fuzzy(..)
        )
}

/// A name without where it is: "Hospital care at the Balfour".
pub(super) fn without_place(piece: &str) -> &str {
    // "social work services of Moray Council", "inpatient services for the residents of Moray".
    let whose = [
        " for the residents of ",
        " for the people of ",
        " for the population of ",
        " for people in ",
        " to the people of ",
        " to people in ",
        " to the residents of ",
    ];
    let piece = whose.iter().find_map(|words| piece.split_once(words)).map_or(piece, |(name, _)| name);
    // "the sexual health service for Grampian".
    let piece = match piece.rsplit_once(" for ") {
        Some((name, area)) if !name.contains('(') && is_area(area) => name,
        _ => piece,
    };
    let piece = match piece.rsplit_once(" of ") {
        Some((name, body)) if body.ends_with("Council") || body.starts_with("NHS ") => name,
        _ => piece,
    };
    match piece
        .split_once(" at ")
        .filter(|(_, place)| {
            let place = place.trim_start_matches("the ").trim_start_matches("two ").trim_start_matches("three ");
            place.starts_with(char::is_uppercase) || place.starts_with("main ") || place.starts_with("acute hospital")
        })
        .or_else(|| piece.rsplit_once(" within "))
        .or_else(|| piece.rsplit_once(" in "))
        .or_else(|| piece.rsplit_once(" across "))
        .or_else(|| piece.rsplit_once(" throughout "))
    {
        Some((name, place))
            if !name.contains('(')
                && (place.trim_start_matches("the ").starts_with(char::is_uppercase)
                    || place.ends_with(" hospitals")
                    || place.ends_with(" hospital")) =>
        {
            name
        }
        _ => piece,
    }
}
