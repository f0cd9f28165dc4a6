//! The functions that a list in a sentence names.

use super::names::{
    add, is_abbreviated_whole, is_abbreviation, is_branch, is_plain, is_titled, parted, without_abbreviation,
};
use super::words::{MOST_WORDS, bare, may_be_service, names_none};
use super::{examples, for_people};
use crate::framework::headings::fold;
use crate::framework::plans::PlanVocabulary;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Examples in brackets that more follows.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+\((?:for\s+(?:example|instance)|e\.g\.?|such\s+as|including|among\s+them|notably)[,:]?\s[^()]*\)(,|;|\s+and\s|\s+or\s)",
    )
});
/// Buildings that a list of services ends with.
static BUILDINGS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r",?\s+including\s+(?:the\s+)?(?:\p{Lu}[\w’'.&-]*\s+(?:and\s+|of\s+)?){1,6}(?:Hospital|Infirmary|Centre)s?$",
    )
});
/// What is said of a list behind it.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:which|who|whose|where|because|since\s+(?:it|they|the|this|these|there|we|our|all|no)|although|while|whilst|so\s+that|in\s+line\s+with|in\s+accordance|as\s+(?:well\s+as\s+a|set\s+out|described|listed|shown|required|do|does)|for\s+(?:which|whom)|through\s+(?:the|a)|under\s+(?:the|a|one|our)|(?:(?:that|which)\s+(?:is|are|have\s+been)\s+)?delegated\s+(?:to|by)|across\s+(?:(?:our|its|their|the|all|both)\s+)*(?:[a-z]+\s+){0,2}(?:localit(?:y|ies)|areas|communities|neighbourhoods|settings|partnerships|hscps|ijbs|boards)|alongside\s+(?:the|a)|(?:together|along|jointly)\s+with\s+(?:the|our)\s+(?:\w+\s+){0,2}(?:sectors?|partners?|providers?|colleagues)|on\s+behalf)\b.*$",
    )
});
/// What stands before a list that only says that there is one.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:full\s+|wide\s+|a\s+|broad\s+)*(?:range|number|set|variety|group)\s+of\s+(?:\w+\s+){0,8}?(?:services|functions),?\s*(?:including|such\s+as|namely|among\s+them|like|:|–)\s*|^(?:(?:certain|some|specific|various)\s+(?:\w+\s+){0,4}?)?(?:services|functions),?\s+(?:such\s+as|including|like)\s+",
    )
});
/// What is done about functions, before them: "the strategic planning, commissioning and delivery of".
static PLANNING: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:for|(?:(?:operational|strategic|lead|full|overall|day-to-day)\s+)*responsibilit(?:y|ies)\s+for)\s+)?(?:the\s+)?(?:(?:(?:strategic|operational|joint|joined-up|local|effective|overall|day-to-day|integrated|direct|both)\s+)*(?:planning|commissioning|delivery|oversight|provision|management|governance|resourcing|running|direction|operation|design|budgets?|monitoring|scrutiny|co-?ordination)(?:(?:\s*,\s*|\s+and\s+|,\s+and\s+)(?:the\s+)?(?:(?:strategic|operational|joint|local|effective|day-to-day)\s+)*(?:planning|commissioning|delivery|oversight|provision|management|governance|resourcing|budgets?|design|operation|direction|monitoring|scrutiny|co-?ordination))*\s+(?:of|for)\s+)?",
    )
});
/// Words with which begins what is planned or run: "planning and building standards" is a service of its own.
const DONE_TO: [&str; 15] = [
    "defined ",
    "certain ",
    "some ",
    "specific ",
    "various ",
    "the ",
    "all ",
    "our ",
    "its ",
    "a ",
    "adult ",
    "community ",
    "health ",
    "social ",
    "hospital ",
];
/// The same without "of".
static DOING: LazyLock<Regex> = LazyLock::new(|| {
    let verb = "(?:planning|commissioning|delivering|providing|overseeing|managing|running|directing)";
    latin::fixed(&format!(r"(?i)^(?:(?:strategically|jointly|directly)\s+)?{verb}(?:(?:,\s*|,?\s+and\s+){verb})*\s+"))
});
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

fn named_in(list: &str, vocabulary: &PlanVocabulary, trust: Trust) -> Vec<String> {
    let hosted = trust != Trust::Known;
    let list = list.trim().trim_end_matches('.');
    // "All social work – adult social work, justice social work –": the whole and what is named of it.
    let list = list.trim_end_matches([' ', '–']).replace(" – ", ", ");
    let list = list.as_str();
    let list = with_some_of_it(list);
    let list = &*list;
    // "health visiting and school nursing only".
    let list = list.strip_suffix(" only").unwrap_or(list);
    // "allied health professionals (such as dietitians) and primary care".
    let list = &*IN_BRACKETS.replace_all(list, "$1");
    // "all acute services, including Raigmore Hospital".
    let list = BUILDINGS.find(list).map_or(list, |found| list.get(..found.start()).unwrap_or(list));
    let spelled_out = examples::spelled_out(list);
    let list = spelled_out.as_deref().unwrap_or(list);
    let end = BEHIND.find(list).filter(|m| m.start() > 0).map_or(list.len(), |m| m.start());
    let list = &list[..end];
    let start = BEFORE.find(list).map_or(0, |m| m.end());
    let list = &list[start..];
    let start = PLANNING.find(list).map_or(0, |m| m.end());
    let list = &list[start..];
    // "planning certain services, such as X".
    let said = ["strategically ", "jointly ", "directly "].iter().any(|adverb| list.starts_with(adverb));
    let begins = |rest: &str| said || DONE_TO.iter().any(|word| rest.starts_with(word));
    let list = match DOING.find(list).filter(|doing| begins(&list[doing.end()..])) {
        Some(doing) => {
            let list = &list[doing.end()..];
            &list[BEFORE.find(list).map_or(0, |m| m.end())..]
        }
        None => list,
    };
    // "defined health and social care services for the people of Moray".
    let list = ["defined ", "specified "].iter().find_map(|word| list.strip_prefix(word)).unwrap_or(list);
    // "three services for Tayside: X, Y and Z".
    let list = match list.split_once(": ") {
        Some((head, named)) if head.split(' ').count() <= MOST_WORDS && names_services_only(head) => named,
        _ => list,
    };
    // "health and social care services for the people of Moray" names none.
    if let Some((whole, people)) = list.split_once(" for ")
        && whole.starts_with("health and ")
        && WHOLE_AREA.iter().any(|words| people.starts_with(words))
    {
        return Vec::new();
    }
    // "a wide range of health and social care services" names none of them.
    if is_a_range(list) || matches!(list, "health and social care functions" | "the health and social care functions") {
        return Vec::new();
    }
    let whole = bare(list);
    // What comes is listed below.
    let first = whole.split(' ').next().unwrap_or_default();
    if matches!(first, "following" | "these" | "those" | "such" | "it" | "they" | "this") {
        return Vec::new();
    }
    // "Children, families and justice social work services" is one service by its last words.
    if is_plain(whole, vocabulary) || is_of_children(whole, vocabulary) {
        return vec![whole.to_owned()];
    }
    // Whom a service is for parts nothing.
    if for_people::is_one(whole) {
        return vec![whole.to_owned()];
    }
    let pieces = pieces(whole);
    let mut found: Vec<(String, bool)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        // "education and leisure" alone is a list too.
        let pair = || hosted || whole.split(' ').count() <= 4;
        let last = at + 1 == pieces.len() && (at > 0 || pair());
        // "all acute hospital services: nothing is left out".
        let piece = piece.split_once(": ").map_or(*piece, |(ahead, _)| ahead);
        // "All NHS services": nothing less would be a name.
        let written = if at == 0 { list.split([',', ';']).next().unwrap_or_default() } else { piece };
        if is_all_of_nhs(written) {
            found.push((NHS_SERVICES.to_owned(), true));
            continue;
        }
        let piece = without_place(without_examples(bare(piece)));
        // "Nothing for children and no justice social work".
        // "those hospital services that people use most": some of them.
        let piece = match piece.split_once(" that ") {
            // Semicolons tell where it ends.
            Some(_) if has_semicolons(whole) => piece,
            Some((ahead, _)) => ahead.rsplit_once(" and ").map_or("", |(whole, _)| whole),
            None => piece,
        };
        if piece.is_empty() || piece.ends_with(" only") || matches!(piece, "and" | "or") || names_none(piece) {
            continue;
        }
        // "services to children through health visiting".
        let piece = match piece.split_once(" through ") {
            Some((_, means)) if vocabulary.function(means).is_some() => means,
            Some((ahead, _)) => ahead,
            None => piece,
        };
        if RANGES.iter().any(|words| piece.starts_with(words)) && !is_plain(piece, vocabulary) {
            continue;
        }
        if piece.split(' ').any(|word| PROVIDERS.contains(&word)) {
            continue;
        }
        if GENERAL_PIECES.iter().any(|word| piece.starts_with(word)) {
            continue;
        }
        if piece.split(' ').any(|word| matches!(word, "no" | "Nothing" | "nothing" | "none" | "neither")) {
            continue;
        }
        if has_semicolons(whole) {
            found.push((piece.to_owned(), vocabulary.function(piece).is_some()));
        } else {
            // "A, B and C": the last piece holds the "and" that ends the row.
            let ends_row = at > 0 && at + 1 == pieces.len() && !pieces[at].trim_start().starts_with("and ");
            match ends_row.then(|| last_two(piece, vocabulary)).flatten() {
                Some((left, right)) => {
                    add(left, false, vocabulary, &mut found);
                    add(right, false, vocabulary, &mut found);
                }
                None => add(piece, last, vocabulary, &mut found),
            }
        }
    }
    // What the vocabulary does not know is a service where most beside it are.
    let known = found.iter().filter(|(_, known)| *known).count();
    let trusted = match trust {
        Trust::Known => known > 1 && known * 2 >= found.len(),
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
            (!names_none(text) || text == NHS_SERVICES) && !text.split(' ').any(|word| PROVIDERS.contains(&word))
        })
        .map(|(text, _)| without_abbreviation(&text).to_owned())
        .collect()
}

/// A list without brackets around what is named beside others: "home care (among others alarms and meals), podiatry".
fn with_some_of_it(list: &str) -> Cow<'_, str> {
    let Some((ahead, rest)) = list.split_once(" (among others ") else { return Cow::Borrowed(list) };
    let Some((named, rest)) = rest.split_once(')') else { return Cow::Borrowed(list) };
    // Where semicolons part a list, nothing else does.
    let all = if rest.contains(';') {
        format!("{ahead}; {}{rest}", named.replace(", ", "; ").replace(" and ", "; "))
    } else {
        format!("{ahead}, {named}{rest}")
    };
    Cow::Owned(all)
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

/// "three services for Tayside": words that say that services follow.
fn names_services_only(head: &str) -> bool {
    head.split(' ').take(4).any(|word| matches!(word, "services" | "functions" | "following"))
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
    let mut out: Vec<String> = pieces(list.trim().trim_end_matches('.')).into_iter().map(str::to_owned).collect();
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
fn pieces(list: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let people = for_people::rows(list);
    let hard = has_semicolons(list);
    let (mut start, mut depth) = (0, 0_i32);
    for (at, c) in list.char_indices().filter(|(at, _)| !people.iter().any(|row| row.contains(at))) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if hard => {}
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
