//! What a line of a list of people is: names, the heading of a group within the list, or running text.

use super::person::Person;
use super::{openings, person, roles, split};
use crate::framework::headings;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::people;
use std::sync::LazyLock;

/// The body that a heading within a list of people names, where it names one.
pub(super) fn body_of_group(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([':', '-', '–']).trim();
    let name = text.split(" (").next().unwrap_or(text).trim();
    // "Representing the Glen Council (GC):".
    let stood_for =
        ["Representing the ", "Representing ", "From the ", "From "].iter().find_map(|o| name.strip_prefix(o));
    let name = stood_for.unwrap_or(name);
    let folded = headings::fold(name);
    let (of_people, body) = (roles::holds_people(&folded), roles::holds_body(&folded));
    (body && !of_people).then(|| name.to_owned())
}

/// "Cllr Moss, who had been invited for item 8": names without what is told of them.
pub(super) fn without_told(text: &str) -> std::borrow::Cow<'_, str> {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        regex(r",?\s*\(?\bwho\s+(?:had|has|have|was|were|is|are|joined|attended|arrived|left)\b[^();,.]*\)?")
    });
    if text.contains("who ") { TOLD.replace_all(text, "") } else { std::borrow::Cow::Borrowed(text) }
}

/// Whether a line names people and nothing else.
pub(super) fn is_list_line(text: &str) -> bool {
    let told = without_told(text);
    // "Ann Moss (Al Reid attended)": who came instead.
    let told = super::SUBSTITUTE.replace_all(told.as_ref(), "");
    let text = told.as_ref();
    let of_meeting = ["Minutes of ", "Minute of ", "MINUTES OF ", "MINUTE OF "].iter().any(|m| text.starts_with(m));
    if of_meeting
        || is_numbered_business(text)
        || is_sentence(text)
        || text.chars().count() > 1500
        || openings::heading_status(text).is_some()
    {
        return false;
    }
    let words = split::split(text);
    // Semicolons part whole people: "Justina Moss, Chief Officer, Community Justice Fife; Claire Reid, Clerk".
    let parted = text.contains(';');
    let told = |p: &Person| {
        !p.uncertain || people::is_surely_person(&p.name) || goes_by_forename(p) || parted && people::is_person(&p.name)
    };
    let named = words.iter().filter(|w| person::read(w).is_some_and(|p| told(&p))).count();
    // "Clerk to the Council" among them is a seat.
    let seat = |w: &&String| people::likeness(w) == people::Likeness::PostOrBody && super::roles::is_role(w);
    let seats = if named > 1 { words.iter().filter(seat).count() } else { 0 };
    named > 0 && named * 3 >= words.len().saturating_sub(seats) * 2
}

/// "Doug (DL) – Chairman": one who goes by the forename alone, with initials beside it.
fn goes_by_forename(person: &Person) -> bool {
    person.initials.is_some() && people::is_forename(&person.name)
}

/// "Name", "Role": what heads a column of people and nothing else. It may stand again further down, or in each cell.
pub(super) fn heads_column(text: &str) -> bool {
    matches!(
        headings::fold(text).as_str(),
        "name" | "names" | "category" | "role" | "organisation" | "designation" | "position" | "job title" | "initials"
    )
}

/// "Members⇥Role": headings of columns that are no table.
pub(super) fn heads_columns(text: &str) -> bool {
    text.contains('\t') && text.split('\t').all(|piece| !headings::people_all(piece).is_empty())
}

pub(super) fn people_in(text: &str) -> usize {
    split::split(text)
        .iter()
        .filter(|w| {
            person::read(w).is_some_and(|p| {
                !p.uncertain
                    || people::is_initials(&p.name)
                    || people::is_surely_person(&p.name)
                    || goes_by_forename(&p)
            })
        })
        .count()
}

/// "Registrar, Director of Finance (Estates)": posts alone, each of one holder.
pub(super) fn is_seats(text: &str) -> bool {
    let pieces = split::outside(text, ',');
    let seat = |piece: &&str| {
        let bare = piece.split(" (").next().unwrap_or(piece).trim().trim_end_matches('.');
        people::likeness(bare) == people::Likeness::PostOrBody
            && super::roles::is_role(bare)
            && !bare.ends_with('s')
            && bare.split_whitespace().count() <= 8
    };
    pieces.len() > 1 && !is_sentence(text) && pieces.iter().filter(|p| seat(p)).count() == pieces.len()
}

/// A heading of a group within a list: short, without a verb.
pub(super) fn is_group(text: &str) -> bool {
    // "Team (items 2-7 as noted):": the bracket says how they took part.
    let text = text.split(" (").next().unwrap_or(text);
    let words = text.split_whitespace().count();
    words <= 8 && !text.ends_with('.') && !is_sentence(text) && !is_business(text)
}

/// "Declarations of Interest", "Minutes of …": business of the meeting, below which names are no list of those there.
pub(super) fn is_business(text: &str) -> bool {
    let folded = headings::fold(text);
    [
        "to receive",
        "to consider",
        "to approve",
        "to note",
        "to confirm",
        "to agree",
        "declaration",
        "disclosure",
        "minutes of",
        "minute of",
        "matters arising",
        "welcome",
        "introduction",
        "agenda",
        "nomination",
        "election",
        "appointment",
        "distribution",
        "copies to",
        "deputation",
        "speakers",
        "conflicts of",
        "register of",
    ]
    .iter()
    .any(|opens| folded.starts_with(opens))
}

/// "I   DECLARATION OF INTEREST": the first item of a minute that counts in Roman numerals, and nobody's initial.
fn is_numbered_business(text: &str) -> bool {
    let Some((numeral, rest)) = text.trim_start().split_once(char::is_whitespace) else { return false };
    let bare = numeral.trim_end_matches(['.', ')']);
    !bare.is_empty() && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && is_business(rest)
}

/// Whether a text is running text: a verb that lists of people do not have.
pub(super) fn is_sentence(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "noted",
        "agreed",
        "welcomed",
        "thanked",
        "approved",
        "opened",
        "asked",
        "will",
        "may",
        "would",
        "been",
        "declared",
        "presented",
        "confirmed",
        "attended",
        "explained",
        "resolved",
        "discussed",
        "reported",
        "advised",
    ];
    text.split_whitespace().any(|w| VERBS.contains(&w.trim_matches(|c: char| !c.is_alphabetic())))
}

/// Whether what stands before a colon is a body and no person.
pub(super) fn is_body(text: &str) -> bool {
    let text = text.trim();
    text.split_whitespace().count() <= 6
        && text.starts_with(char::is_uppercase)
        && super::roles::is_organisation(text)
        && openings::heading_status(text).is_none()
        && !people::is_surely_person(text)
}
