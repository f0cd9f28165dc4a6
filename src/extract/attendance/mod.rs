//! Attendance: paragraphs, lists and tables of people under "Present", "Apologies", "In attendance" and the like.

mod abreast;
mod chaired;
mod columns;
mod cuts;
mod detail;
mod flow;
mod lines;
mod marks;
mod nouns;
mod openings;
mod person;
mod roles;
mod split;
mod tables;
#[cfg(test)]
mod tests;
mod unread;
mod wrapped;

use super::passages::Passage;
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::framework::headings;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::{latin, people};
use person::Person;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut found: Vec<Attendance> = Vec::new();
    let used = tables::read(paper, passages, &mut found);
    for (table, _) in used.iter().filter(|(_, used)| used.named) {
        extracted.used(*table, "attendance");
    }
    flow::lists(passages, &used, &mut found);
    let order: BTreeMap<&str, usize> =
        passages.list.iter().enumerate().rev().map(|(at, passage)| (passage.path.as_str(), at)).collect();
    found.sort_by_key(|a| order.get(a.header.source.path.as_str()).copied().unwrap_or(usize::MAX));
    abreast::doubt(&passages.list, &order, &mut found);
    unread::tell(passages, &found, extracted);
    let mut people = once(found);
    one_chair(&mut people);
    all_in_attendance(&passages.list, &order, &mut people);
    chaired::told(passages, &mut people);
    extracted.records.attendance = people;
}

/// Kinds of papers that list who was at their meeting.
fn may_list(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Minutes | DocumentKind::Agenda | DocumentKind::Other | DocumentKind::BoardPack)
}

/// "(Ms Reid attended as substitute)", "(Mr Walker, Medical Director, attended in his absence)".
static SUBSTITUTE: LazyLock<latin::Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\s*\((?P<who>\p{Lu}[^()]{3,80}?),?\s+(?:(?:who\s+)?attended|attending|substitut(?:ed|ing)|deputis(?:ed|ing)|as substitute|substitute|deputy)\b[^()]*\)",
    )
});

/// "(substitute for Jo Blair)", "deputising for Jo Blair": for whom somebody came.
static CAME_FOR: LazyLock<latin::Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i:[(,–-]\s*|\bas\s+(?:a\s+)?)(?i:substitut(?:e|ing)|sub|deput(?:y|ising)|standing in|attending|attended)\s+(?i:for|in place of|on behalf of)\s+\p{Lu}",
    )
});

/// Records the people that a text names.
fn record(passage: &Passage<'_>, text: &str, status: AttendanceStatus, role: Option<&str>, out: &mut Vec<Attendance>) {
    let told = lines::without_told(text.trim());
    let text = told.as_ref();
    if is_nobody(text) {
        return;
    }
    // "Mr Moss (Ms Reid attended as substitute)": she came.
    let mut substitutes = Vec::new();
    let without = SUBSTITUTE.replace_all(text, |found: &latin::Captures<'_>| {
        substitutes.extend(found.name("who").map(|who| who.as_str().to_owned()));
        String::new()
    });
    for words in substitutes.iter().filter(|_| status == AttendanceStatus::Apologies) {
        if let Some(person) = person::read(words).filter(|p| people::is_surely_person(&p.name)) {
            let mut record = attendance(passage, words, person, AttendanceStatus::Present);
            record.header.flag(ReviewCode::RoleUncertain);
            out.push(record);
        }
    }
    let text = if status == AttendanceStatus::Apologies { without.as_ref() } else { text };
    let from = out.len();
    for words in split::split(text) {
        let Some(mut person) = person::read(&words) else { continue };
        if let Some(role) = role {
            person.detail(role, false);
        }
        share_body(&mut person, out.get_mut(from..).unwrap_or_default());
        // Among those who sent apologies: "Ann Moss (substitute for Jo Blair)" came.
        if status == AttendanceStatus::Apologies && CAME_FOR.is_match(&words) {
            let mut came = attendance(passage, &words, person, AttendanceStatus::Present);
            came.header.flag(ReviewCode::RoleUncertain);
            out.push(came);
            continue;
        }
        out.push(attendance(passage, &words, person, status));
    }
}

/// "Jo Blair and Al Reid (both East Council)": those before come from there as well, two with "both", with "all" as many
/// as have nothing of their own behind their names.
fn share_body(person: &mut Person, before: &mut [Attendance]) {
    let Some((count, body)) = person.organisation.as_deref().and_then(detail::shared) else { return };
    let body = body.to_owned();
    let bracketed =
        |a: &Attendance| a.role.as_ref().is_some_and(|role| !role.contains('(')) && a.header.source.quote.contains('(');
    let own = |a: &Attendance| a.organisation.is_some() || bracketed(a);
    for other in before.iter_mut().rev().take_while(|a| !own(a)).take(count) {
        other.organisation = Some(body.clone());
    }
    person.organisation = Some(body);
}

/// Beside a list of those present, "Attending" are the others.
fn beside_present(label: &str, status: AttendanceStatus, part: Option<u32>, out: &[Attendance]) -> AttendanceStatus {
    let attending = headings::fold(label.split([':', '-', '–']).next().unwrap_or("")) == "attending";
    let present = |a: &Attendance| a.header.source.part == part && a.status == AttendanceStatus::Present;
    if attending && out.iter().any(present) { AttendanceStatus::InAttendance } else { status }
}

/// "None received", "As above": words that stand for nobody.
fn is_nobody(text: &str) -> bool {
    matches!(
        headings::fold(text).as_str(),
        "" | "whole of meeting"
            | "part of meeting"
            | "whole meeting"
            | "part meeting"
            | "as circulated"
            | "none"
            | "none received"
            | "no apologies"
            | "nil"
            | "n a"
            | "none were received"
            | "there were no apologies"
            | "as above"
            | "all"
            | "no apologies received"
            | "none noted"
            | "none intimated"
            | "none recorded"
            | "not applicable"
            | "as noted above"
            | "as listed above"
            | "see above"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "several"
    )
}

/// A person at a meeting as a record.
fn attendance(passage: &Passage<'_>, words: &str, person: Person, status: AttendanceStatus) -> Attendance {
    let mut header = passage.header(words);
    if person.uncertain {
        header.flag(ReviewCode::RoleUncertain);
    }
    let status = if person.apologies { AttendanceStatus::Apologies } else { status };
    Attendance {
        header,
        name: person.name,
        initials: person.initials,
        organisation: person.organisation,
        role: person.role,
        status,
        chair: person.chair && status != AttendanceStatus::Apologies,
    }
}

/// Whether one of two names, both folded and without titles, is the other's surname, with an initial or without.
fn shortens(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // "Birse-Stewart" and "L Birse-Stewart", whose hyphen is a blank here.
    let initial = long.strip_suffix(short).and_then(|rest| rest.strip_suffix(' '));
    if short.contains(' ') && initial.is_some_and(|initial| initial.chars().count() == 1) {
        return true;
    }
    let Some((fore, surname)) = long.rsplit_once(' ') else { return false };
    match short.rsplit_once(' ') {
        // "Chair: Morag": the one Morag of the list.
        None => short == surname || fore.split(' ').next() == Some(short),
        Some((initial, last)) => last == surname && initial.chars().count() == 1 && fore.starts_with(initial),
    }
}

/// "In attendance: Ann Moss (Chair), Jo Blair" above no list of those present: they are the meeting, and no guests of it.
fn all_in_attendance(list: &[Passage<'_>], order: &BTreeMap<&str, usize>, people: &mut [Attendance]) {
    let parts: BTreeSet<Option<u32>> = people.iter().map(|a| a.header.source.part).collect();
    for part in parts {
        let mut own = people.iter().filter(|a| a.header.source.part == part && a.status != AttendanceStatus::Apologies);
        let listed = own.clone().all(|a| a.status == AttendanceStatus::InAttendance);
        let Some(chair) = own.find(|a| a.chair).filter(|_| listed).map(|a| a.header.source.path.clone()) else {
            continue;
        };
        // Those of the chair's own list, be it one line or a line for each.
        let own = own_list(list, order, people, &chair);
        for person in people.iter_mut().filter(|a| a.header.source.part == part && own.contains(&a.header.source.path))
        {
            if person.status == AttendanceStatus::InAttendance {
                person.status = AttendanceStatus::Present;
            }
        }
    }
}

/// The paths of the list in which somebody stands: of its own line, and of those right above and below that no heading parts from it.
fn own_list(
    list: &[Passage<'_>],
    order: &BTreeMap<&str, usize>,
    people: &[Attendance],
    path: &str,
) -> BTreeSet<String> {
    let mut out = BTreeSet::from([path.to_owned()]);
    let named: BTreeSet<usize> =
        people.iter().filter_map(|a| order.get(a.header.source.path.as_str())).copied().collect();
    let Some(&at) = order.get(path) else { return out };
    let opens = |at: usize| list.get(at).is_none_or(|p| p.heading || openings::opening(&p.text).is_some());
    let listed = |at: &usize| named.contains(at);
    let below = (at + 1..list.len()).take_while(|at| listed(at) && !opens(*at));
    let above = (0..at).rev().take_while(|at| listed(at) && !opens(at + 1));
    out.extend(below.chain(above).filter_map(|at| list.get(at)).map(|p| p.path.clone()));
    out
}

/// "Dr Moss, Chair, Clinical Forum" at a meeting that somebody else chaired: hers is the chair of the forum.
fn one_chair(people: &mut [Attendance]) {
    let in_chair = |a: &&Attendance| a.chair && a.status != AttendanceStatus::Apologies;
    // "Joint Chair" of either side is that of the meeting.
    let joint = |role: &str| ["joint ", "co "].iter().any(|opens| headings::fold(role).starts_with(opens));
    let of_other = |a: &Attendance| {
        let chairs = |role: &str| detail::is_chair(role.trim()) && !joint(role);
        a.organisation.is_some() && a.role.as_deref().is_some_and(chairs)
    };
    let parts: Vec<Option<u32>> =
        people.iter().filter(in_chair).filter(|a| !of_other(a)).map(|a| a.header.source.part).collect();
    for person in people.iter_mut().filter(|a| a.chair && of_other(a) && parts.contains(&a.header.source.part)) {
        person.chair = false;
    }
    // "Resident Partnership Chair" where nobody else chaired, and nobody else has such a post.
    let all: BTreeSet<Option<u32>> = people.iter().map(|a| a.header.source.part).collect();
    for part in all {
        let chaired = people.iter().any(|a| a.header.source.part == part && a.chair);
        let ends_in_chair = |a: &Attendance| {
            let role = a.role.as_deref().map(headings::fold).unwrap_or_default();
            let other = ["vice", "deputy", "depute", "former", "past", "assistant", "honorary", "elect"];
            a.header.source.part == part
                && a.status == AttendanceStatus::Present
                && a.organisation.is_none()
                && [" chair", " chairman", " chairperson", " convener"].iter().any(|end| role.ends_with(end))
                && !role.split(' ').any(|word| other.contains(&word))
        };
        if !chaired && people.iter().filter(|a| ends_in_chair(a)).count() == 1 {
            for person in people.iter_mut().filter(|a| ends_in_chair(a)) {
                person.chair = true;
                person.header.flag(ReviewCode::RoleUncertain);
            }
        }
    }
    // Of several who lead bodies of their own the first listed led the meeting, as far as can be told.
    let mut seen: BTreeSet<Option<u32>> = BTreeSet::new();
    for person in people.iter_mut().filter(|a| a.chair && a.status != AttendanceStatus::Apologies && of_other(a)) {
        if !seen.insert(person.header.source.part) {
            person.chair = false;
            person.header.flag(ReviewCode::RoleUncertain);
        }
    }
}

/// "Mr T Doyle" and "Mrs T Doyle": two people of one name.
fn are_couple(a: &str, b: &str) -> bool {
    let (a, b) = (people::split_title(a).0.to_lowercase(), people::split_title(b).0.to_lowercase());
    let lady = |title: &str| matches!(title.trim_end_matches('.'), "mrs" | "ms" | "miss");
    let man = |title: &str| title.trim_end_matches('.') == "mr";
    lady(&a) && man(&b) || man(&a) && lady(&b)
}

/// Whether a role is what somebody did at the meeting alone.
fn is_duty(role: &str) -> bool {
    matches!(
        headings::fold(role).as_str(),
        "minutes" | "minute" | "notes" | "note taker" | "minute taker" | "minutes taker" | "time keeper" | "timekeeper"
    )
}

/// "Dr Hulme" and "Professor Hulme" in one list: surnames alone under different titles.
fn are_namesakes(a: &str, b: &str) -> bool {
    let ((one, name), (other, _)) = (people::split_title(a), people::split_title(b));
    let apart = |title: &str| headings::fold(title).replace("councillor", "cllr").replace("professor", "prof");
    !name.contains(' ') && !one.is_empty() && !other.is_empty() && apart(one) != apart(other)
}

/// Who of those kept, with their names as keys, a person of this name is.
fn twin(kept: &[Attendance], keys: &[String], person: &Attendance, mine: &str) -> Option<usize> {
    let same_part = |k: &Attendance| k.header.source.part == person.header.source.part;
    let known = || kept.iter().zip(keys).enumerate().filter(|(_, (k, _))| same_part(k));
    known()
        .find(|(_, (k, key))| {
            let namesakes =
                || k.header.source.path == person.header.source.path && are_namesakes(&k.name, &person.name);
            **key == mine && !are_couple(&k.name, &person.name) && !namesakes()
        })
        .map(|(index, _)| index)
        .or_else(|| {
            // "Cllr Ross chaired the meeting": the one Ross of the list.
            let mut alike = known().filter(|(_, (k, key))| shortens(mine, key) && !are_couple(&k.name, &person.name));
            let first = alike.next().map(|(index, _)| index);
            first.filter(|_| alike.next().is_none())
        })
        .or_else(|| {
            // "Apologies were accepted from GH", whose name the list gives beside these letters.
            let letters = people::is_initials(&person.name);
            let own = |k: &Attendance| letters && k.initials.as_deref() == Some(person.name.as_str());
            let mut alike = known().filter(|(_, (k, _))| own(k) && k.status == person.status);
            let first = alike.next().map(|(index, _)| index);
            first.filter(|_| alike.next().is_none())
        })
}

/// Completes what is known of a person by what another place says, with the longer name.
fn complete(known: &mut Attendance, key: &mut String, person: Attendance, mine: String) {
    known.initials = known.initials.take().or(person.initials);
    known.organisation = known.organisation.take().or(person.organisation);
    known.role = known.role.take().or(person.role);
    known.chair |= person.chair;
    if key.len() < mine.len() {
        known.name = person.name;
        known.header = person.header;
        *key = mine;
    }
}

/// Each person once for each status; one who is both present and sent apologies is kept twice, with a doubt.
fn once(found: Vec<Attendance>) -> Vec<Attendance> {
    let mut kept: Vec<Attendance> = Vec::with_capacity(found.len());
    // Their names, folded and without titles.
    let mut keys: Vec<String> = Vec::with_capacity(found.len());
    for person in found {
        let mine = headings::fold(people::split_title(&person.name).1);
        match twin(&kept, &keys, &person, &mine) {
            Some(index) if kept[index].status == person.status => {
                complete(&mut kept[index], &mut keys[index], person, mine);
            }
            Some(index) => {
                let other = kept[index].status;
                // A member who is listed again as officer is one thing; who was there and was not, another.
                let against = other == AttendanceStatus::Apologies || person.status == AttendanceStatus::Apologies;
                if against {
                    kept[index].header.flag(ReviewCode::RoleUncertain);
                    let mut person = person;
                    person.header.flag(ReviewCode::RoleUncertain);
                    kept.push(person);
                    keys.push(mine);
                } else if person.status == AttendanceStatus::Present && kept[index].role.as_deref().is_none_or(is_duty)
                {
                    // "Note-taker: Jo Blair" above the list of those present, in which she is: it says who she was.
                    kept[index].status = person.status;
                }
            }
            None => {
                kept.push(person);
                keys.push(mine);
            }
        }
    }
    kept
}
