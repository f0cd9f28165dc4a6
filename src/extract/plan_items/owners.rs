//! Cells of leads and contributors to owners, each as written.

use super::super::rows::Line;
use crate::record::Owner;
use crate::register::{self, Match};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people::{self, Likeness};
use std::sync::LazyLock;

/// Words that say that nobody is named.
const NOBODY: [&str; 10] = ["-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "…", "..."];

/// Beginnings of words that put off saying who: a condition, not an owner.
const PUT_OFF: [&str; 16] = [
    "dependant on",
    "dependent on",
    "depends on",
    "depending on",
    "subject to",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be determined",
    "to be decided",
    "to be identified",
    "to be appointed",
    "not yet",
    "unknown",
];

/// Whether a cell says that who it is is not yet known.
pub(super) fn is_put_off(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    PUT_OFF.iter().any(|p| lower.strip_prefix(p).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// A label before names runs to a colon and is this short: "SG officials:".
const LABEL_WORDS: usize = 8;

/// "SG officials:" in the middle of a line, where a list of names begins anew.
static OFFICIALS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?:^|\s)((?:\p{Lu}[\w&]*\s)(?:(?:and|&)\s\p{Lu}[\w&]*\s)?(?i:officials?|leads?|contacts?)\s?:)")
});

/// The same before a name, without the colon.
static OFFICIAL: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"^\p{Lu}[\w&]*\s(?:(?:and|&)\s\p{Lu}[\w&]*\s)?(?i:officials?)\s"));

/// The owners that a cell names, in order.
pub(super) fn owners(lines: &[Line]) -> Vec<Owner> {
    let mut out: Vec<Owner> = Vec::new();
    for line in lines.iter().filter(|line| !names_nobody(&line.text) && !is_put_off(&line.text)) {
        let text = OFFICIALS.replace_all(&line.text, "; $1");
        for piece in split_outside_brackets(&text, &['/', ';', '\n', '•', '|']) {
            for piece in posts(without_label(piece)) {
                comma_list(piece, &mut out);
            }
        }
    }
    out
}

/// Words with which the name of a post begins.
const POSTS_BEGIN: [&str; 5] = ["Head", "Chief", "Director", "Convener", "Chair"];

/// "Head of Operations Chief Finance Officer" as two posts: lines of a narrow cell, of which nothing parts them.
fn posts(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (&text[from..at], &text[at + 1..]);
        let first = after.split(' ').next().unwrap_or_default();
        let whole = |post: &str| {
            // "Deputy Chief Officer", "Assistant to the Head": the post is not yet whole.
            let last = post.split(' ').next_back().unwrap_or_default();
            let qualifies =
                ["Deputy", "Depute", "Assistant", "Associate", "Interim", "Acting", "Vice", "Joint", "Senior"];
            let begun = last.len() < 4 || !last.starts_with(char::is_uppercase) || qualifies.contains(&last);
            post.contains(' ') && holds_post(post) && !begun
        };
        let unqualified = !before.ends_with(['-', '&', ',', ':', '(']) && !before.contains('(');
        if POSTS_BEGIN.contains(&first) && after.contains(' ') && unqualified && whole(before) && holds_post(after) {
            out.push(before);
            from = at + 1;
        }
    }
    out.push(&text[from..]);
    out
}

/// Words for what posts are over: "Service Manager, Day Services" is one post.
const FIELDS_OF_POSTS: &[&str] = &[
    "services",
    "service",
    "care",
    "health",
    "planning",
    "improvement",
    "strategy",
    "finance",
    "performance",
    "commissioning",
    "development",
    "operations",
    "housing",
    "education",
    "work",
    "resources",
    "transformation",
    "governance",
    "carers",
    "rehabilitation",
    "drugs",
    "alcohol",
    "recovery",
    "prevention",
    "reablement",
    "disabilities",
    "disability",
    "people",
    "children",
    "adults",
    "families",
    "justice",
    "nursing",
    "pharmacy",
    "medicine",
    "improvement",
    "communications",
    "engagement",
    "workforce",
    "digital",
    "technology",
    "data",
    "contracts",
    "estates",
    "property",
    "partnerships",
    "communities",
    "wellbeing",
    "inclusion",
    "localities",
    "protection",
    "dementia",
    "frailty",
    "autism",
    "learning",
    "telecare",
    "equipment",
    "quality",
    "risk",
    "audit",
    "hospitals",
    "transport",
    "employability",
    "regeneration",
    "homelessness",
    "north",
    "south",
    "east",
    "west",
    "central",
    "rights",
    "advice",
];

fn is_field_of_post(text: &str) -> bool {
    let last = text.split(' ').next_back().unwrap_or_default().to_lowercase();
    // "Older People" has a name's make.
    let a_name = last != "people" && people::is_person(text);
    FIELDS_OF_POSTS.contains(&last.as_str()) && !holds_post(text) && !a_name
}

/// "SG officials: Ann Other" as "Ann Other".
fn without_label(piece: &str) -> &str {
    match piece.split_once(':') {
        Some((label, rest)) if label.split_whitespace().count() <= LABEL_WORDS && !rest.trim().is_empty() => {
            rest.trim()
        }
        _ => {
            let rest = OFFICIAL.find(piece.trim()).map(|found| &piece.trim()[found.end()..]);
            rest.filter(|rest| people::is_person(rest)).unwrap_or(piece.trim())
        }
    }
}

/// A list parted by commas. A person's organisation and a post's body stay with them; a part that begins with a small
/// letter goes on with the one before.
fn comma_list(piece: &str, out: &mut Vec<Owner>) {
    let mut parts: Vec<String> = Vec::new();
    for part in split_outside_brackets(piece, &[',']) {
        let part = part.trim();
        let part = part.strip_prefix("and ").or_else(|| part.strip_prefix("& ")).unwrap_or(part);
        match parts.last_mut() {
            Some(last) if part.starts_with(char::is_lowercase) && !part.starts_with("other ") => {
                last.push_str(", ");
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    if let [name, of] = &parts[..] {
        let body = people::likeness(of) == Likeness::PostOrBody || people::is_initials(of) || is_known_body(of);
        if body && people::is_person(name) {
            out.push(Owner { organisation: Some(of.clone()), ..Owner::written(name.clone()) });
            return;
        }
        let of_a_place = || {
            let local = ["Locality", "Area", "Cluster", "Community"].iter().any(|word| name.contains(word));
            local && starts_large(of) && of.split(' ').count() <= 3
        };
        if holds_post(name) && !holds_post(of) && (is_known_body(of) || is_field_of_post(of) || of_a_place()) {
            out.push(Owner::written(format!("{name}, {of}")));
            return;
        }
    }
    for part in parts {
        and_list(&part, out, 0);
    }
}

/// A cell names a handful of owners; a longer chain of "and" is a sentence.
const DEEPEST: u8 = 8;

/// "A and B" as two owners where each stands for itself: "Audit and Inspection Bodies" is one.
fn and_list(part: &str, out: &mut Vec<Owner>, depth: u8) {
    let part = part.trim().trim_end_matches(['.', ';', ',']).trim();
    if part.is_empty() || names_nobody(part) {
        return;
    }
    if depth < DEEPEST && !is_known_body(part) {
        for between in [" and ", " & ", " with "] {
            for (at, _) in part.match_indices(between) {
                let (left, right) = (part[..at].trim(), part[at + between.len()..].trim());
                // "Auditors of Councils and Health Boards" audit both.
                let plain = is_kind_of_body(left) || is_known_body(left) || people::is_initials(left);
                let auditors = is_kind_of_body(right) && !plain;
                let one_post = between != " with " && shares_its_post(left, right);
                if !auditors
                    && !one_post
                    && stands_alone(left)
                    && stands_alone(right.split(" and ").next().unwrap_or(right))
                {
                    and_list(left, out, depth + 1);
                    and_list(right, out, depth + 1);
                    return;
                }
            }
        }
    }
    out.push(Owner::written(part));
}

/// "Chief Finance and Resources Officer": what the post is stands behind the last word alone.
fn shares_its_post(left: &str, right: &str) -> bool {
    let is_post = |word: Option<&str>| word.is_some_and(people::is_post_word);
    let (first, last) = (left.split(' ').next(), left.split(' ').next_back());
    is_post(first)
        && left.contains(' ')
        && !is_post(last)
        && !left.contains(" of ")
        && !left.contains([',', '('])
        && is_post(right.split(' ').next_back())
        && !is_post(right.split(' ').next())
}

fn names_nobody(text: &str) -> bool {
    NOBODY.contains(&text.trim().to_lowercase().as_str())
}

/// Whether words name a body, a person or a post without anything beside them.
fn stands_alone(text: &str) -> bool {
    let bare = text.split('(').next().unwrap_or(text).trim();
    if bare.starts_with("other ") || is_kind_of_body(bare) {
        return true;
    }
    people::is_initials(bare)
        || people::is_person(bare)
        || is_known_body(bare)
        || (holds_post(bare) && starts_large(bare))
        || is_an_institution(bare)
}

/// Words with which the names of institutions end.
const INSTITUTIONS: [&str; 19] = [
    "college",
    "university",
    "trust",
    "association",
    "alliance",
    "federation",
    "institute",
    "foundation",
    "academy",
    "hospice",
    "council",
    "network",
    "centre",
    "forum",
    "society",
    "agency",
    "interface",
    "board",
    "partnership",
];

/// "Fife College": names in capitals of which the last word says what they are.
fn is_an_institution(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.len() > 1
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || matches!(*w, "of" | "for" | "and" | "the"))
        && starts_large(text)
        && words.last().is_some_and(|last| INSTITUTIONS.contains(&last.to_lowercase().as_str()))
}

/// Kinds of bodies that plans name as owners, without saying which.
const KINDS_OF_BODIES: [&str; 10] = [
    "health board",
    "nhs board",
    "local authority",
    "council",
    "ijb",
    "integration authority",
    "integration joint board",
    "hscp",
    "health and social care partnership",
    "partnership",
];

fn is_kind_of_body(text: &str) -> bool {
    KINDS_OF_BODIES.contains(&bare_kind(text).as_str())
}

/// "Each Local Authorities" as "local authority".
fn bare_kind(text: &str) -> String {
    let folded = text.to_lowercase();
    let bare = ["each ", "all ", "the ", "every "].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(&folded);
    match bare.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => bare.strip_suffix('s').unwrap_or(bare).to_owned(),
    }
}

/// Whether words name one body, or one place's bodies of several kinds ("Fife").
fn is_known_body(text: &str) -> bool {
    match register::find(text, None) {
        Match::Exact(_) | Match::Fuzzy(_) => true,
        Match::Ambiguous(bodies) => {
            bodies.iter().enumerate().all(|(at, body)| bodies[..at].iter().all(|b| b.entity_type != body.entity_type))
        }
        Match::None => false,
    }
}

fn holds_post(text: &str) -> bool {
    text.split_whitespace().any(people::is_post_word)
}

/// Whether a cell names a post and says nothing more.
pub(super) fn names_a_post(text: &str) -> bool {
    text.split_whitespace().count() <= 10 && starts_large(text) && holds_post(text) && !text.ends_with('.')
}

fn starts_large(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Parts a text at marks that stand outside brackets. A slash within a word of small letters ("and/or") parts nothing.
fn split_outside_brackets<'a>(text: &'a str, marks: &[char]) -> Vec<&'a str> {
    let mut out = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ if depth == 0 && marks.contains(&c) => {
                let after = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
                if c != '/'
                    || !(last.is_lowercase() && after.is_lowercase() || last.is_ascii_digit() && after.is_ascii_digit())
                {
                    out.push(&text[from..at]);
                    from = at + c.len_utf8();
                }
            }
            _ => {}
        }
        last = c;
    }
    out.push(&text[from..]);
    out.retain(|part| !part.trim().is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, want: &[&str]) {
        let lines: Vec<Line> =
            cell.lines().map(|l| Line { label: None, listed: false, text: l.to_owned(), bold: false }).collect();
        let got: Vec<String> = owners(&lines)
            .into_iter()
            .map(|o| match o.organisation {
                Some(of) => format!("{} <{of}>", o.as_written),
                None => o.as_written,
            })
            .collect();
        assert_eq!(got, want, "{cell}");
    }

    #[test]
    fn cells_name_owners() {
        check("IS", &["IS"]);
        check("NSS/HS/Audit and Inspection Bodies", &["NSS", "HS", "Audit and Inspection Bodies"]);
        check("SG/ Police Scotland/SFRS", &["SG", "Police Scotland", "SFRS"]);
        check("EM & JT", &["EM", "JT"]);
        check("Scottish Government and COSLA", &["Scottish Government", "COSLA"]);
        check("Principal Social Work Officer and Fife College", &["Principal Social Work Officer", "Fife College"]);
        check("Chief Finance and Resources Officer", &["Chief Finance and Resources Officer"]);
        check("Head of Finance and Contracts Manager", &["Head of Finance", "Contracts Manager"]);
        check("Carers Lead and Finance Manager", &["Carers Lead", "Finance Manager"]);
        check("Locality Manager, Harris", &["Locality Manager, Harris"]);
        check("Team Leader, Dementia", &["Team Leader, Dementia"]);
        check("Health and Social Care Partnership", &["Health and Social Care Partnership"]);
        check("Audit and Risk Board", &["Audit and Risk Board"]);
        check("Perth and Kinross Council", &["Perth and Kinross Council"]);
        check("Third and independent sectors", &["Third and independent sectors"]);
        check("Chief Officer and Chief Finance Officer", &["Chief Officer", "Chief Finance Officer"]);
        check("Director of Health and Social Care", &["Director of Health and Social Care"]);
        check("SG officials: Ann Ross/Jo Blair", &["Ann Ross", "Jo Blair"]);
        check("Head of Operations Chief Finance Officer", &["Head of Operations", "Chief Finance Officer"]);
        check("Interim Depute Chief Officer", &["Interim Depute Chief Officer"]);
        check("Assistant to the Head of Finance", &["Assistant to the Head of Finance"]);
        check("Service Manager, Day Services", &["Service Manager, Day Services"]);
        check("Team Leader, Community Rehabilitation", &["Team Leader, Community Rehabilitation"]);
        check("Service Manager, Older People", &["Service Manager, Older People"]);
        check("Service Manager, Carers Centre", &["Service Manager", "Carers Centre"]);
        check("All partners SG officials: Ann Ross", &["All partners", "Ann Ross"]);
        check("All partners\nSG official: Ann Ross", &["All partners", "Ann Ross"]);
        check("Ann Ross, NHS Education for Scotland", &["Ann Ross <NHS Education for Scotland>"]);
        check("Head of Planning, Angus HSCP", &["Head of Planning, Angus HSCP"]);
        check(
            "Care Inspectorate, NHS 24, Improvement Service",
            &["Care Inspectorate", "NHS 24", "Improvement Service"],
        );
        check(
            "Healthcare Improvement Scotland (Ann Ross/Jo Blair)",
            &["Healthcare Improvement Scotland (Ann Ross/Jo Blair)"],
        );
        check("Depends on the findings of the review", &[]);
        check("TBC", &[]);
        check("SG and COSLA officials: Ann Ross", &["Ann Ross"]);
        check("SG Official Jo Blair", &["Jo Blair"]);
        check("Local Authorities and IJBs", &["Local Authorities", "IJBs"]);
        check("Each Council, Health Board and IJB", &["Each Council", "Health Board", "IJB"]);
        check("Improvement Service and other bodies", &["Improvement Service", "other bodies"]);
        check("Chief Officers, other staff", &["Chief Officers", "other staff"]);
        check("Auditors of Councils and Health Boards", &["Auditors of Councils and Health Boards"]);
        check("N/A", &[]);
        check("–", &[]);
        check("", &[]);
    }
}
