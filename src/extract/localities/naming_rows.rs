//! Rows of names in a sentence: which of them are localities, and whose.

use super::super::whose::Whose;
use super::context::{Context, is_known, is_of_another_time};
use super::enumeration::{self, Enumeration};
use super::names::{self, Name};
use super::people;
use super::scan::{Piece, Separator, Words};
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people::is_post_word;
use std::sync::LazyLock;

/// The rows of localities in a sentence. `goes_on`: the word itself stands in an earlier sentence of the paragraph.
pub(super) fn rows(
    sentence: &str,
    earlier: Option<&str>,
    goes_on: bool,
    whose: impl Fn(&str, &[Piece]) -> Option<Whose>,
) -> Vec<(Whose, Enumeration)> {
    let mut out = Vec::new();
    let words = Words::of(sentence);
    let mut at = 0;
    // Names that stand alone, of which a row beside them bears out that they are localities.
    let mut alone: Vec<(usize, Piece)> = Vec::new();
    while at < words.len() {
        // "4 Locality Planning Groups (A, B, …)": what they are called is no name.
        let kind = kind_of_group(&words, at);
        if kind > 0 {
            at += kind;
            // "Locality Manager, Oban, Lorn and the Isles": what a post is over is no row.
            let post = words.get(at).is_some_and(|word| is_post_word(word.trim_end_matches([',', ';', ':'])));
            if let Some((_, end)) = row_at(&words, at).filter(|_| post) {
                at = words.after(end).max(at + 1);
            }
            continue;
        }
        let Some((mut pieces, end)) = row_at(&words, at) else {
            at += 1;
            continue;
        };
        if let [piece] = pieces.as_slice() {
            alone.push((words.start(at), piece.clone()));
            at += 1;
            continue;
        }
        let start = at;
        at = words.after(end).max(at + 1);
        if stands_aside(sentence, &words, start) {
            continue;
        }
        // "In West Lothian, East and West localities": the first name says where.
        // "six Locality Planning Forums, one in each of Irvine, …": the first says what they are.
        let says_what = |piece: &Piece| piece.text.starts_with("Locality ") || is_a_partnership(&piece.text);
        if pieces.len() > 2 && pieces.first().is_some_and(says_what) {
            pieces.remove(0);
        }
        // "Buchan in the North, Formartine and Garioch in Central": the first says where those before it are.
        let before = sentence.get(..words.start(start)).unwrap_or_default().trim_end();
        let says_where = !out.is_empty() && (before.ends_with(" in the") || before.ends_with(" in"));
        if says_where
            && pieces.len() > 1
            && enumeration::is_compass(&pieces[0].text)
            && !enumeration::is_compass(&pieces[1].text)
        {
            pieces.remove(0);
        }
        out.extend(vouched(&Context { sentence, earlier, start: words.start(start), end }, goes_on, &pieces, &whose));
    }
    if !out.is_empty() {
        let found: Vec<_> =
            alone.into_iter().filter_map(|(start, piece)| on_its_own(sentence, start, piece, &whose)).collect();
        out.extend(found);
    }
    out
}

/// The names that begin at a word, and the byte behind them.
fn row_at(words: &Words<'_>, at: usize) -> Option<(Vec<Piece>, usize)> {
    let begins = words.get(at).is_some_and(|w| {
        !OPENING.contains(&w)
            && !w.ends_with("'s")
            && !w.ends_with("’s")
            && w.trim_start_matches(['(', '[', '‘', '“', '"', '\'']).starts_with(char::is_uppercase)
    });
    let (mut pieces, end) = begins.then(|| enumeration::at(words, at)).flatten()?;
    // "A and B; the east comprises C": what stands before the verb is no name of the row.
    let verb_behind = words.get(words.after(end)).is_some_and(|word| COMPRISES.contains(&word) || word == "is");
    if verb_behind && pieces.len() > 1 && pieces.last().is_some_and(|piece| piece.before == Separator::Semicolon) {
        pieces.pop();
    }
    Some((pieces, end))
}

/// Whether a row stands in brackets behind a name, and says what that covers.
fn stands_aside(sentence: &str, words: &Words<'_>, at: usize) -> bool {
    let behind = at > 0
        && words.get(at).is_some_and(|w| w.starts_with(['(', '[']))
        && words
            .get(at - 1)
            .is_some_and(|w| w.starts_with(char::is_uppercase) && !w.to_lowercase().starts_with("localit"))
        && !KINDS_OF_GROUPS.contains(&words.get(at - 1).unwrap_or_default());
    // "seven localities in Fife (…)": what stands behind the partnership's name are its localities.
    behind && !ends_with_a_partnership(sentence.get(..words.start(at)).unwrap_or_default())
}

/// The localities that a row names, if what stands around it or the register bears them out.
fn vouched(
    context: &Context<'_>,
    goes_on: bool,
    pieces: &[Piece],
    whose: impl Fn(&str, &[Piece]) -> Option<Whose>,
) -> Option<(Whose, Enumeration)> {
    // "In Falkirk the three are …": its own place counts, not the one of the sentence before.
    let spoken_of = match context.earlier.filter(|_| super::named_in(context.before()).is_none()) {
        Some(earlier) => format!("{earlier} {}", context.before()),
        None => context.before().to_owned(),
    };
    // "The Mainland is further split into East and West": no localities.
    if PARTED_AGAIN.iter().any(|words| context.before().trim_end().ends_with(words))
        && context.before().contains("further ")
    {
        return None;
    }
    let whose = whose(&spoken_of, pieces)?;
    let code = whose.body.code.clone().unwrap_or_default();
    let claimed = context.claimed();
    let mut row = enumeration::part(pieces, claimed, Some(&code));
    let agrees = claimed == Some(row.names.len());
    let vouched = if goes_on {
        let parts = context.before().trim_end();
        all_known(&row, &code)
            || COMPRISES.iter().any(|verb| parts.ends_with(verb)) && are_parts_known(pieces, &code, &mut row)
            || (agrees && context.vouches(&row, &code, agrees))
            || (agrees && shares_out(context.before()) && are_peopled(&row, &code))
    } else {
        context.vouches(&row, &code, agrees)
    };
    if !vouched {
        return None;
    }
    let mut names: Vec<Name> = row.names.iter().filter_map(cleaned).collect();
    respectively(context.sentence, &mut names);
    one_of_them(context.sentence, claimed, &mut names, &mut row.guess);
    Some((whose, Enumeration { names, ..row }))
}

/// "Orkney is divided into three areas:": what the whole area is shared out into.
fn shares_out(before: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix("the").unwrap_or(before).trim_end();
    let opens = [":", "–", "—", "(", "namely", "being"].iter().any(|mark| before.trim_end_matches(',').ends_with(mark));
    let shared = SHARED.iter().filter_map(|words| before.rfind(words)).max();
    let kind = |rest: &str| ["areas", "parts", "zones"].iter().any(|word| rest.contains(word));
    opens && shared.and_then(|at| before.get(at..)).is_some_and(kind) && !is_of_another_time(before)
}

/// How an area is shared out.
const SHARED: [&str; 6] =
    ["divided into ", "split into ", "divided in ", "organised into ", "organised in ", "grouped into "];

/// Whether names are of places that have each a number of people.
fn are_peopled(row: &Enumeration, code: &str) -> bool {
    row.names.len() > 1
        && row.names.iter().all(|name| name.population.is_some())
        && enumeration::are_places(&row.names, code)
}

/// What stands before the parts of one locality.
const PARTED_AGAIN: [&str; 4] = ["split into", "divided into", "parted into", "broken down into"];

/// How many words from here on say what localities are called: "Locality Planning Groups".
fn kind_of_group(words: &Words<'_>, at: usize) -> usize {
    if !words.get(at).is_some_and(|w| matches!(w, "Locality" | "Localities" | "LOCALITY")) {
        return 0;
    }
    let more = (at + 1..words.len()).take_while(|at| words.get(*at).is_some_and(|w| KINDS_OF_GROUPS.contains(&w)));
    1 + more.count()
}

/// Words that say what localities, or those who plan for them, are called.
const KINDS_OF_GROUPS: [&str; 20] = [
    "Planning",
    "Group",
    "Groups",
    "Area",
    "Areas",
    "Partnership",
    "Partnerships",
    "Forum",
    "Forums",
    "Network",
    "Networks",
    "Team",
    "Teams",
    "Hub",
    "Hubs",
    "Engagement",
    "Improvement",
    "Management",
    "Implementation",
    "Clusters",
];

/// A name of several words that the register has, in a sentence with a row of localities.
fn on_its_own(
    sentence: &str,
    start: usize,
    piece: Piece,
    whose: impl Fn(&str, &[Piece]) -> Option<Whose>,
) -> Option<(Whose, Enumeration)> {
    if !piece.text.contains(' ') || is_a_partnership(&piece.text) {
        return None;
    }
    let pieces = [piece];
    let whose = whose(sentence.get(..start)?, &pieces)?;
    let code = whose.body.code.clone()?;
    let [piece] = pieces;
    let exact = matches!(register::locality(&piece.text, &code), register::LocalityMatch::Exact(_));
    let name = Name { text: piece.text, population: piece.population };
    exact.then(|| (whose, Enumeration { names: vec![name], guess: false }))
}

/// "South East Angus is one of four localities; the others are A, B and C": the first of them.
static ONE_OF: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"^(?:The )?(.{3,60}?) (?:locality )?is one of (?:the |its |our |these )?\w+ (?:\w+ )?localit")
});

/// Adds the locality that a sentence names as one of them, where the row wants just that one.
fn one_of_them(sentence: &str, claimed: Option<usize>, names: &mut Vec<Name>, guess: &mut bool) {
    let first = ONE_OF.captures(sentence).and_then(|found| found.get(1));
    let Some(first) = first.filter(|_| claimed == Some(names.len() + 1)) else { return };
    if let Some(name) = names::clean(first.as_str()).filter(|n| names::looks_like_a_place(&n.text)) {
        names.insert(0, name);
        *guess = false;
    }
}

/// Words that say that numbers stand in the names' order.
const IN_THEIR_ORDER: [&str; 3] = ["respectively", "in that order", "in turn"];

/// "… with populations of 38,000, 60,000 and 24,000 respectively": a number for each name, in their order.
pub(super) fn respectively(sentence: &str, names: &mut [Name]) {
    // What is said before the names is of something else: "Our work is organised around …".
    let ends = names.iter().filter_map(|name| Some(sentence.find(name.text.as_str())? + name.text.len()));
    let from = ends.max().unwrap_or_default();
    let behind_names = people::each_in_sentence(sentence.get(from..).unwrap_or_default());
    let numbers: Vec<(usize, u64)> = if behind_names.len() == names.len() {
        behind_names.into_iter().map(|(at, people)| (from + at, people)).collect()
    } else {
        people::each_in_sentence(sentence)
    };
    // "A, B and C, which have populations of 47,400, 52,100 and 51,300".
    let behind = || {
        let first = numbers.first().map_or(0, |(at, _)| *at);
        names.iter().all(|name| sentence.find(name.text.as_str()).is_some_and(|at| at < first))
            && sentence.get(..first).is_some_and(|ahead| ahead.contains("populations of") || ahead.contains("home to"))
    };
    // "East and West, each with about 90,000 people".
    if let [(at, people)] = numbers[..]
        && at >= from
        && sentence.get(from..at).is_some_and(|between| between.contains("each ") || between.ends_with("each"))
    {
        for name in names.iter_mut() {
            name.population = Some(people);
        }
        return;
    }
    let in_their_order = IN_THEIR_ORDER.iter().any(|words| sentence.contains(words));
    if !(in_their_order || (numbers.len() > 1 && (behind() || side_by_side(sentence, from, &numbers)))) {
        return;
    }
    let fits = numbers.len() == names.len();
    if numbers.is_empty() {
        return;
    }
    for (at, name) in names.iter_mut().enumerate() {
        name.population = numbers.get(at).map(|(_, people)| *people).filter(|_| fits);
    }
}

/// Whether numbers stand behind all names with nothing but "and" and commas between them: "… with 54,000 and 58,000 people".
fn side_by_side(sentence: &str, from: usize, numbers: &[(usize, u64)]) -> bool {
    let apart = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | 'k');
    numbers.iter().all(|(at, _)| *at >= from)
        && numbers.windows(2).all(|pair| {
            let between = sentence.get(pair[0].0..pair[1].0).unwrap_or_default();
            matches!(between.trim_matches(apart), "" | "and")
        })
}

/// Words in capitals that open a sentence and belong to no name.
const OPENING: [&str; 16] = [
    "In", "Across", "Within", "For", "The", "Our", "Each", "These", "They", "Both", "All", "There", "With", "From",
    "At", "As",
];

/// Whether a text ends with a partnership's name.
fn ends_with_a_partnership(text: &str) -> bool {
    let text = text.trim_end();
    let last = register::mentions(text).into_iter().rfind(|m| m.range.end == text.len());
    last.is_some_and(|m| is_a_partnership(text.get(m.range).unwrap_or_default()))
}

pub(super) fn is_a_partnership(name: &str) -> bool {
    let kind = crate::record::EntityType::IntegrationAuthority;
    let body = register::find(name, Some(kind)).body_of(kind);
    let code = body.and_then(|b| b.code.as_deref());
    code.is_some_and(|code| !is_known(name, code))
}

fn all_known(row: &Enumeration, code: &str) -> bool {
    row.names.len() > 1 && row.names.iter().all(|n| is_known(&n.text, code))
}

/// Verbs between a part of a partnership's area and its localities.
const COMPRISES: [&str; 6] = ["comprises", "comprise", "covers", "contains", "includes", "holds"];

/// Whether the register has every name of two: "Banff and Buchan and Buchan".
fn are_parts_known(pieces: &[Piece], code: &str, row: &mut Enumeration) -> bool {
    let two = enumeration::part(pieces, Some(2), Some(code));
    let known = all_known(&two, code);
    if known {
        *row = two;
    }
    known
}

fn cleaned(name: &Name) -> Option<Name> {
    let clean = names::clean(&name.text)?;
    Some(Name { population: name.population.or(clean.population), ..clean })
}
