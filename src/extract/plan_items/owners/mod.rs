//! Cells of leads and contributors to owners, each as written.

mod bodies;
mod nobody;
mod posts;

use super::super::rows::Line;
use crate::record::Owner;
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people::{self, Likeness};
use bodies::{is_an_institution, is_kind_of_body, is_known_body};
pub(super) use nobody::is_put_off;
use nobody::names_nobody;
pub(super) use posts::names_a_post;
use posts::{holds_post, is_field_of_post, posts, shares_its_post};
use std::sync::LazyLock;

/// "Scottish Government – with partners": who helps the one before.
static HELPED_BY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s*(?:[–—,;(]\s*|\s-\s*|\s)(?:(?:working\s+)?in\s+(?:partnership|collaboration|conjunction)\s+with|in\s+liaison\s+with|working\s+with|supported\s+by|with\s+(?:the\s+)?(?:support|input|help)\s+(?:from|of)|assisted\s+by|jointly\s+with)\s+|\s*(?:[–—,;(]\s*|\s-\s*)with\s+",
    )
});

/// The owners that a cell names as those who lead, and those whom it names as helping them.
pub(super) fn leads_and_helpers(lines: &[Line]) -> (Vec<Owner>, Vec<Owner>) {
    let (mut leading, mut helping) = (Vec::new(), Vec::new());
    for line in lines {
        // "Support: LIST analysts" below "Lead: Performance Manager".
        let label = line.text.split_once(':').map(|(label, _)| label.trim().to_lowercase());
        if lines.len() > 1 && label.is_some_and(|label| HELPERS.contains(&label.as_str())) {
            helping.push(line.clone());
            continue;
        }
        match HELPED_BY.find(&line.text).filter(|found| found.start() > 0) {
            Some(found) => {
                let part = |text: &str| Line { text: text.trim().to_owned(), ..line.clone() };
                let behind = &line.text[found.end()..];
                let open = found.as_str().contains('(');
                leading.push(part(&line.text[..found.start()]));
                helping.push(part(if open { behind.trim_end().trim_end_matches(')') } else { behind }));
            }
            None => leading.push(line.clone()),
        }
    }
    (owners(&leading), owners(&helping))
}

/// Labels of those who help, in a cell of who leads.
const HELPERS: [&str; 9] = [
    "support",
    "supported by",
    "supporting",
    "partners",
    "partner",
    "with",
    "contributors",
    "key partners",
    "also involved",
];

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
        // Where semicolons part the owners, a comma parts a post from what it is over: "Lead Nurse, Homes; Team Manager".
        let parted = line.text.contains(';');
        for piece in split_outside_brackets(&text, &['/', ';', '\n', '•', '|']) {
            for piece in posts(without_label(piece)) {
                match piece.split_once(", ").filter(|_| parted) {
                    Some((post, of)) if is_a_post_over(post, of) => out.push(Owner::written(piece.trim())),
                    _ => comma_list(piece, &mut out),
                }
            }
        }
    }
    out
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
        // "CVS Falkirk, Faith groups", "Citizens Advice Bureau, CTSI": bodies side by side.
        let first_word = name.split(' ').next().unwrap_or_default();
        let a_body = is_an_institution(name) || is_all_capitals(first_word);
        if body && !a_body && people::is_person(name) && !is_named_like_a_place(name) {
            out.push(Owner { organisation: Some(of.clone()), ..Owner::written(name.clone()) });
            return;
        }
        let of_a_place = || {
            let local = ["Locality", "Area", "Cluster", "Community"].iter().any(|word| name.contains(word));
            // "Locality Manager North, PKAVS": the post has its place, and a body follows.
            let a_body = is_all_capitals(of) || is_an_institution(of);
            local && ends_in_post(name) && !a_body && starts_large(of) && of.split(' ').count() <= 3
        };
        let over = || is_known_body(of) || is_field_of_post(of) || of_a_place() || posts::may_be_over(name, of);
        if holds_post(name) && !holds_post(of) && over() {
            out.push(Owner::written(format!("{name}, {of}")));
            return;
        }
    }
    // "Locality Manager, Oban, Lorn and the Isles": one locality with commas in its name.
    if let [post, of @ ..] = &parts[..]
        && of.len() > 1
        && ends_in_post(post)
        && !register::partnerships_with(&of.join(", ")).is_empty()
    {
        out.push(Owner::written(parts.join(", ")));
        return;
    }
    if posts::is_post_over_a_list(&parts) || posts::is_service_over_a_list(&parts) {
        out.push(Owner::written(parts.join(", ")));
        return;
    }
    for part in parts {
        and_list(&part, out, 0);
    }
}

/// Whether words before a comma name a post, and those behind it neither a second one nor anybody else.
fn is_a_post_over(post: &str, of: &str) -> bool {
    let someone =
        || people::is_surely_person(of) || people::is_initials(of) || is_kind_of_body(of) || is_an_institution(of);
    ends_in_post(post) && !of.contains(',') && starts_large(of) && !holds_post(of) && !someone()
}

/// "Angus Alive": a forename that is a place's name too, so that it may be somebody or a body.
fn is_named_like_a_place(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(first, _)| is_known_body(first))
}

/// Whether one of several owners may be somebody of the body named behind: "Angus Alive, Paths for All".
pub(super) fn may_be_of_the_next(owners: &[Owner]) -> bool {
    let person = |owner: &Owner| is_named_like_a_place(&owner.as_written) && people::is_person(&owner.as_written);
    owners.windows(2).any(|pair| person(&pair[0]) && is_known_body(&pair[1].as_written))
}

fn is_all_capitals(text: &str) -> bool {
    text.len() > 2 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'&')
}

/// Whether a post's name ends with the word that says what it is.
fn ends_in_post(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(people::is_post_word)
}

/// Whether an owner may be two, a post that says its place already and a body: "Locality Manager North, NHS Tayside".
pub(super) fn split_is_a_guess(written: &str) -> bool {
    let Some((post, of)) = written.split_once(", ") else { return posts::may_be_two(written) };
    let placed = !ends_in_post(post) && !post.contains(" of ") && !post.contains(" for ");
    let body = is_known_body(of) || is_all_capitals(of) || is_an_institution(of);
    let unsure = !body && !is_field_of_post(of) && posts::may_be_over(post, of);
    holds_post(post) && (body && (placed || holds_post(of)) || unsure)
}

/// A cell names a handful of owners; a longer chain of "and" is a sentence.
const DEEPEST: u8 = 8;

/// "A and B" as two owners where each stands for itself: "Audit and Inspection Bodies" is one.
fn and_list(part: &str, out: &mut Vec<Owner>, depth: u8) {
    let part = part.trim().trim_end_matches(['.', ';', ',']).trim();
    if part.is_empty() || names_nobody(part) {
        return;
    }
    if depth < DEEPEST && (!is_known_body(part) || bodies::are_two(part)) {
        for between in [" and ", " & ", " with "] {
            for (at, _) in part.match_indices(between) {
                let (left, right) = (part[..at].trim(), part[at + between.len()..].trim());
                // "Auditors of Councils and Health Boards" audit both.
                let plain = is_kind_of_body(left) || is_known_body(left) || people::is_initials(left);
                let auditors = is_kind_of_body(right) && !plain;
                let one_post = between != " with " && shares_its_post(left, right);
                // Behind a body's whole name another begins, whatever it is: "Fife Council and Sea Cadets".
                let capital = right.contains(char::is_uppercase);
                let behind_body =
                    || bodies::is_one_body(left) && capital && (right.contains(' ') || between != " and ");
                // "Carers Lead with Quarriers": whom a post works with is another, whoever that is.
                let beside_post = || between == " with " && holds_post(left) && starts_large(right);
                let right_alone =
                    || stands_alone(right.split(" and ").next().unwrap_or(right)) || behind_body() || beside_post();
                if !auditors && !one_post && stands_alone(left) && right_alone() {
                    and_list(left, out, depth + 1);
                    and_list(right, out, depth + 1);
                    return;
                }
            }
        }
    }
    out.push(Owner::written(part));
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

/// Whether a few words name somebody who can do something: a post, a body, a team.
pub(super) fn is_an_owner(text: &str) -> bool {
    let team = text.split(' ').next_back().is_some_and(|last| TEAMS.contains(&last));
    text.split(' ').count() <= 8
        && starts_large(text)
        && (holds_post(text) || team || is_known_body(text) || is_an_institution(text))
}

/// Words with which the names of teams end.
const TEAMS: [&str; 5] = ["Team", "Teams", "Group", "Service", "Services"];

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
    fn some_lead_and_some_help() {
        let both = |text: &str| {
            let line = Line { label: None, listed: false, text: text.to_owned(), bold: false };
            let (leading, helping) = leads_and_helpers(&[line]);
            let written = |owners: Vec<Owner>| owners.into_iter().map(|o| o.as_written).collect::<Vec<_>>().join("|");
            format!("{} + {}", written(leading), written(helping))
        };
        assert_eq!(both("Scottish Government and COSLA - with partners"), "Scottish Government|COSLA + partners");
        assert_eq!(both("Councils – with Health Boards, NCOs"), "Councils + Health Boards|NCOs");
        assert_eq!(both("Head of Service (with Turning Point)"), "Head of Service + Turning Point");
        assert_eq!(both("NHS Fife in partnership with Fife Council"), "NHS Fife + Fife Council");
        assert_eq!(both("Head of Planning, Angus HSCP"), "Head of Planning, Angus HSCP + ");
        let line = |text: &str| Line { label: None, listed: false, text: text.to_owned(), bold: false };
        let (leading, helping) =
            leads_and_helpers(&[line("Lead: Performance Manager"), line("Support: LIST analysts")]);
        assert_eq!((leading.len(), helping.len()), (1, 1));
        assert_eq!(helping[0].as_written, "LIST analysts");
    }

    #[test]
    fn cells_name_owners() {
        check("IS", &["IS"]);
        check("NSS/HS/Audit and Inspection Bodies", &["NSS", "HS", "Audit and Inspection Bodies"]);
        check("SG/ Police Scotland/SFRS", &["SG", "Police Scotland", "SFRS"]);
        check("EM & JT", &["EM", "JT"]);
        check("Moray Council & Quarriers", &["Moray Council", "Quarriers"]);
        check("Carers Lead with Quarriers", &["Carers Lead", "Quarriers"]);
        check("Scottish Government and COSLA", &["Scottish Government", "COSLA"]);
        check("Principal Social Work Officer and Fife College", &["Principal Social Work Officer", "Fife College"]);
        check("Chief Finance and Resources Officer", &["Chief Finance and Resources Officer"]);
        check("Head of Finance and Contracts Manager", &["Head of Finance", "Contracts Manager"]);
        check("Carers Lead and Finance Manager", &["Carers Lead", "Finance Manager"]);
        check("Locality Manager, Oban, Lorn and the Isles", &["Locality Manager, Oban, Lorn and the Isles"]);
        check("CVS Falkirk, Faith groups", &["CVS Falkirk", "Faith groups"]);
        check("Citizens Advice Bureau, CTSI", &["Citizens Advice Bureau", "CTSI"]);
        check("Locality Manager, Harris", &["Locality Manager, Harris"]);
        check("Locality Manager North, PKAVS", &["Locality Manager North", "PKAVS"]);
        check("Locality Manager, Carers Centre", &["Locality Manager", "Carers Centre"]);
        assert!(split_is_a_guess("Locality Manager North, NHS Tayside"));
        assert!(!split_is_a_guess("Head of Planning, Angus HSCP"));
        check("Children, Education and Justice Services", &["Children, Education and Justice Services"]);
        check("COSLA, Education and Justice Services", &["COSLA", "Education and Justice Services"]);
        check("Lead Nurse, Care Homes; Learning Officer", &["Lead Nurse, Care Homes", "Learning Officer"]);
        check("Lead Nurse, Jo Blair; Learning Officer", &["Lead Nurse", "Jo Blair", "Learning Officer"]);
        check("Team Leader, Dementia", &["Team Leader, Dementia"]);
        check("Health and Social Care Partnership", &["Health and Social Care Partnership"]);
        check("Audit and Risk Board", &["Audit and Risk Board"]);
        check("Perth and Kinross Council", &["Perth and Kinross Council"]);
        check("Third and independent sectors", &["Third and independent sectors"]);
        check("Chief Officer and Chief Finance Officer", &["Chief Officer", "Chief Finance Officer"]);
        check("Director of Health and Social Care", &["Director of Health and Social Care"]);
        check("SG officials: Ann Ross/Jo Blair", &["Ann Ross", "Jo Blair"]);
        check("Head of Operations Chief Finance Officer", &["Head of Operations", "Chief Finance Officer"]);
    }

    #[test]
    fn posts_keep_what_they_are_over() {
        check("Interim Depute Chief Officer", &["Interim Depute Chief Officer"]);
        check("Assistant to the Head of Finance", &["Assistant to the Head of Finance"]);
        check("Service Manager, Day Services", &["Service Manager, Day Services"]);
        check("Team Leader, Community Rehabilitation", &["Team Leader, Community Rehabilitation"]);
        check("Service Manager, Older People", &["Service Manager, Older People"]);
        check("Team Manager, Bright Futures", &["Team Manager, Bright Futures"]);
        check("Team Manager, Third Sector", &["Team Manager", "Third Sector"]);
        check("Team Manager, Jo Blair", &["Team Manager", "Jo Blair"]);
        assert!(split_is_a_guess("Team Manager, Bright Futures") && !split_is_a_guess("Service Manager, Older People"));
        assert!(split_is_a_guess("Head of Adult Services Programme Manager"));
        assert!(!split_is_a_guess("Head of Finance") && !split_is_a_guess("Head of Service (Programme Manager)"));
        check("Service Manager, Carers Centre", &["Service Manager", "Carers Centre"]);
        check("All partners SG officials: Ann Ross", &["All partners", "Ann Ross"]);
        check("All partners\nSG official: Ann Ross", &["All partners", "Ann Ross"]);
        check("Angus Alive, Paths for All", &["Angus Alive", "Paths for All"]);
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
        check("Fife Council and NHS Fife", &["Fife Council", "NHS Fife"]);
        check("Fife Council and Kelty Sea Cadets", &["Fife Council", "Kelty Sea Cadets"]);
        check("Communications, Engagement and Website Manager", &["Communications, Engagement and Website Manager"]);
        check("Police Scotland, Finance and Contracts Manager", &["Police Scotland", "Finance and Contracts Manager"]);
        check("N/A", &[]);
        check("–", &[]);
        check("", &[]);
    }
}
