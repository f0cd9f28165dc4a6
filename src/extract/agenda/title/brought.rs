//! Who brings an item, said within its title: "(Phil/Sarah)", "– Jo Blair", "Report by Head of Finance".

use super::super::presenter::{holder_at_end, names_forenames, names_post, names_several};
use super::{is_aside, is_remark};
use crate::record::AgendaItem;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::people;
use std::sync::LazyLock;

/// "Update from Nick Watson", "Presented by Dr Ann Moss, NHS": who tells the meeting of it.
static UPDATE_FROM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:[Uu]pdate|[Pp]resentation|[Rr]eport|[Ii]ntroduction|[Dd]iscussion|[Ii]nput|[Dd]emonstration|[Tt]alk|[Bb]riefing|[Oo]verview|[Pp]resented|[Ll]ed)\s+(?:from|by)\s+(?P<who>(?:(?:Dr|Prof|Professor|Sir|Cllr)\.?\s+)?\p{Lu}[\p{L}'’-]+\s+\p{Lu}[\p{L}'’-]+(?:,\s+\p{Lu}{2,6}\b)?)",
    )
});

/// "Report by Head of Finance (copy enclosed)": who reports, to the bracket or stop.
static REPORT_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\b(?:[Jj]oint\s+)?(?:[Rr]eports?|[Pp]resentations?|[Uu]pdates?|[Pp]apers?|[Bb]riefing|[Ll]etter)\s+(?:dated\s+[^()]{4,30}?\s+)?(?:by|from)\s+(?:the\s+)?(?P<who>\p{Lu}[^().;]{2,90}?)\s*(?:[.;(–]|\s-\s|$)",
    )
});

/// The dashes between a title and what is said of its item.
const DASHES: [&str; 3] = [" – ", " — ", " - "];

/// A title and who brings its item.
type Brought = (String, String);

/// Takes the presenter out of the title: "(Phil/Sarah)", "(IS)", "Update from Nick Watson".
pub(super) fn presenter_off(item: &mut AgendaItem) {
    if item.presenter.is_some() {
        return;
    }
    let title = item.title.as_str();
    let found = in_bracket(title)
        .or_else(|| at_end(title))
        .or_else(|| introduced(title))
        .or_else(|| behind_dash(title))
        .or_else(|| reported(title))
        .or_else(|| updated(title));
    if let Some((title, who)) = found {
        (item.title, item.presenter) = (title, Some(who));
    }
}

/// "(Phil/Sarah)", "(IS)" at the end.
fn in_bracket(title: &str) -> Option<Brought> {
    let open = title.rfind('(').filter(|_| title.trim_end().ends_with(')'))?;
    let inside = without_asides(title[open + 1..].trim_end().trim_end_matches(')').trim());
    (names_people(&inside) && !is_aside(&inside)).then(|| (title[..open].trim_end().to_owned(), inside))
}

/// "STSB 44/3; Fergus Lyle": the paper's number and who brings it.
fn without_asides(inside: &str) -> String {
    let apart: Vec<&str> = inside.split([';', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let own: Vec<&str> = apart.iter().filter(|p| !is_aside(p)).copied().collect();
    if own.is_empty() || own.len() == apart.len() { inside.to_owned() } else { own.join(", ") }
}

/// Whether all that stands in a bracket are people or posts.
fn names_people(inside: &str) -> bool {
    use people::Likeness;
    let pieces: Vec<&str> = inside.split(['/', '&', ',']).map(str::trim).collect();
    // "Ollie Cruz, HITRANS": a person and the body.
    let with_body = pieces.len() == 2
        && people::is_surely_person(pieces[0])
        && pieces[1].split_whitespace().count() <= 5
        && pieces[1].starts_with(char::is_uppercase);
    with_body
        || pieces.iter().all(|p| {
            matches!(people::likeness(p), Likeness::Initials | Likeness::Person | Likeness::SingleName)
                || p.split_whitespace().any(people::is_post_word)
        })
}

/// "Casework update Jo Blair, Access Officer": the line below the title ran on behind it.
fn at_end(title: &str) -> Option<Brought> {
    let at = holder_at_end(title)?;
    Some((title.get(..at)?.trim_end().to_owned(), title.get(at..)?.to_owned()))
}

/// "Patient story – introduction by the Director of Nursing".
fn introduced(title: &str) -> Option<Brought> {
    DASHES.iter().find_map(|dash| {
        let (title, told) = title.rsplit_once(dash).filter(|(title, _)| !title.trim().is_empty())?;
        brought_by(told).map(|who| (title.trim().to_owned(), who.to_owned()))
    })
}

/// "lead by the Chair", "introduction by Jo Blair" behind a dash: who, where the words say so and no more.
fn brought_by(told: &str) -> Option<&str> {
    let opens = ["led by ", "lead by ", "introduced by ", "introduction by ", "introduction from ", "presented by "];
    let who = opens.iter().find_map(|opens| told.strip_prefix(opens))?;
    let who = who.strip_prefix("the ").unwrap_or(who).trim();
    let short = who.split_whitespace().count() <= 8 && who.starts_with(char::is_uppercase) && !who.ends_with('.');
    short.then_some(who)
}

/// "Locality plans (paper 2) – Jo Blair".
fn behind_dash(title: &str) -> Option<Brought> {
    DASHES.iter().find_map(|dash| {
        let (title, who) = title.rsplit_once(dash).filter(|(title, _)| !title.trim().is_empty())?;
        let named = people::is_surely_person(who.split(',').next().unwrap_or(who))
            || names_several(who)
            || names_forenames(who)
            || people::is_forename(who) && title.split_whitespace().count() > 1
            || names_post(who) && title.split_whitespace().count() > 1;
        named.then(|| with_name_before(title.trim(), who.trim()))
    })
}

/// "Winter plan - Jo Blair – Planning Officer": the name before the post.
fn with_name_before(title: &str, who: &str) -> Brought {
    let before = [" – ", " - "].iter().find_map(|dash| title.rsplit_once(dash));
    match before.filter(|(_, name)| names_post(who) && people::is_surely_person(name)) {
        Some((first, name)) => (first.trim_end().to_owned(), format!("{name} – {who}")),
        None => (title.to_owned(), who.to_owned()),
    }
}

/// "Winter plan: report by Jo Blair": the title keeps the report, unless it stands behind a dash or ran on.
fn reported(title: &str) -> Option<Brought> {
    let found = REPORT_BY.captures(title)?;
    let (whole, who) = (found.get(0)?, found.name("who")?.as_str());
    let run_on = runs_on_behind(title.get(..whole.start()), whole.as_str());
    if !(people::is_person(who) || who.split_whitespace().any(people::is_post_word) || run_on) {
        return None;
    }
    let before = title[..whole.start()].trim_end();
    // "Winter plan - report by Jo Blair": behind the dash nothing belongs to the title.
    let dashed = before.strip_suffix(['-', '–', '—']).map(str::trim_end);
    let behind = title[whole.end()..].trim().trim_end_matches(['.', ')']);
    let ends = behind.is_empty() || is_remark(behind);
    let kept = dashed.or(run_on.then_some(before)).filter(|title| !title.is_empty() && ends);
    Some((kept.unwrap_or(title).to_owned(), who.trim().to_owned()))
}

/// "External audit plan Report by Audit Scotland": a capital behind small letters or figures begins a line of its own; the
/// "Report" of "Performance Report by the Chief Officer" is the title's.
fn runs_on_behind(before: Option<&str>, words: &str) -> bool {
    let last = before.and_then(|before| before.split_whitespace().next_back());
    words.starts_with(char::is_uppercase)
        && last.is_some_and(|last| last.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()))
}

/// "Update from Nick Watson": the title stays as it is.
fn updated(title: &str) -> Option<Brought> {
    let who = UPDATE_FROM.captures(title)?.name("who")?.as_str();
    people::is_person(who.split(',').next().unwrap_or("")).then(|| (title.to_owned(), who.to_owned()))
}
