//! Lists of people in the flow of a paper: under headings, in paragraphs, one name to a line.

use super::lines::{body_of_group, is_body, is_group, is_list_line, is_sentence, people_in};
use super::openings::{self, in_the_chair, opening};
use super::person::{self, Person};
use super::tables::Used;
use super::{attendance, may_list, record, split, wrapped};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::extract::actions::prose;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::{labels, people};
use std::collections::BTreeMap;

/// Where the reader of lists is.
#[derive(Debug, Clone, Default)]
struct Open {
    /// The status that the last heading gave; `None` outside lists.
    status: Option<AttendanceStatus>,
    /// The body that a heading within the list names: those below it come from there.
    group: Option<String>,
    /// The table in whose cells the list stands.
    table: Option<usize>,
    /// The heading was "Chair": the first name below it chaired.
    chair: bool,
    /// The heading had its people in its own line: the next label begins another list.
    inline: bool,
    /// Nobody has been read below the heading yet.
    fresh: bool,
    /// The list sets each post on a line above its holder.
    posts_first: bool,
    /// The post on the line above.
    post: Option<String>,
    /// The number of the last person, where the list counts them.
    counted: Option<u32>,
    /// Headings one below the other, with page, top and right edge: their people stand right of them.
    beside: Vec<(u32, f32, f32, AttendanceStatus)>,
}

/// Lists in the flow of the paper.
pub(super) fn lists(passages: &Passages<'_>, used: &BTreeMap<usize, Used>, out: &mut Vec<Attendance>) {
    let mut open = Open::default();
    let mut part = None;
    let mut areas_to = 0;
    let list: Vec<&Passage<'_>> = passages.list.iter().collect();
    let rewritten = wrapped::texts(&passages.list);
    for (index, passage) in list.iter().enumerate() {
        if passage.part != part {
            (part, open) = (passage.part, Open::default());
        }
        if let Some((at, of)) = passage.cell.and_then(|at| Some((at, used.get(&at.table)?))) {
            // A list may go on below its table; below the list at a table's head the minute begins.
            if at.row <= of.rows {
                open = Open { status: of.status, ..Open::default() };
                continue;
            }
            if open.table != Some(at.table) {
                open = Open { table: Some(at.table), ..Open::default() };
            }
        }
        // A list ends with its table, and before another.
        let table = passage.cell.map(|at| at.table);
        if table != open.table {
            open = Open { table, ..Open::default() };
        }
        if !may_list(passage.kind) || matches!(passage.paragraph.kind, ParagraphKind::TextBox) {
            open = Open::default();
            continue;
        }
        if open.status.is_none() && index >= areas_to {
            areas_to = index;
            let areas = by_area(&list[index..]);
            if areas > 1 {
                areas_to = index + areas;
            }
        }
        if index < areas_to {
            let apart = [" – ", " — ", " - ", ": "].iter().find_map(|mark| passage.text.split_once(mark));
            let before = out.len();
            record(passage, apart.map_or("", |(_, names)| names), AttendanceStatus::Present, None, out);
            for person in &mut out[before..] {
                person.header.flag(ReviewCode::RoleUncertain);
                person.organisation =
                    person.organisation.take().or_else(|| apart.map(|(area, _)| area.trim().to_owned()));
            }
            continue;
        }
        let set_apart = with_headings_apart(passage);
        let whole = rewritten.get(&index).or(set_apart.as_ref()).unwrap_or(&passage.text);
        for line in whole.split('\n').map(str::trim).filter(|t| !t.is_empty()) {
            for text in openings::cut(line).into_iter().flat_map(also_apart) {
                read_line(&list, index, text, &mut open, out);
            }
        }
    }
}

/// "**In attendance** Kim Weir": headings of lists that are set bold within a paragraph and have no sign of their own, each
/// on a line of its own with a colon. `None` where there are none.
fn with_headings_apart(passage: &Passage<'_>) -> Option<String> {
    let runs: Vec<&crate::document::Run> = passage.paragraph.runs.iter().filter(|r| !r.text.is_empty()).collect();
    let heads = |run: &crate::document::Run| {
        run.style.bold && !run.text.contains(':') && openings::heading_status(run.text.trim()).is_some()
    };
    if runs.iter().all(|r| r.style.bold) || !runs.iter().any(|r| heads(r)) {
        return None;
    }
    let mut out = String::new();
    for (index, run) in runs.iter().enumerate() {
        let signed = runs.get(index + 1).is_some_and(|next| next.text.trim_start().starts_with([':', '-', '–']));
        if heads(run) && !signed {
            out.push('\n');
            out.push_str(run.text.trim());
            out.push_str(": ");
        } else {
            out.push_str(&run.text);
        }
    }
    Some(out)
}

/// Whether a heading names those who belong to a body.
fn names_membership(text: &str) -> bool {
    let label = headings::fold(text.split([':', '-', '–', '\t']).next().unwrap_or(""));
    let last = label.rsplit(' ').next().unwrap_or("");
    matches!(last, "membership" | "members" | "quorum") && !label.contains("present") && !label.contains("attend")
        || label.starts_with("membership of ")
        || label.starts_with("members of ")
}

/// "…, Jo Blair. Also PC Reid": who came besides.
fn also_apart(text: &str) -> impl Iterator<Item = &str> {
    let at = text.find(". Also ").map_or(text.len(), |at| at + 1);
    [text.get(..at), text.get(at + 1..)].into_iter().flatten()
}

/// A line, or the piece of one before the next heading in it.
fn read_line(list: &[&Passage<'_>], index: usize, text: &str, open: &mut Open, out: &mut Vec<Attendance>) {
    let Some(passage) = list.get(index) else { return };
    let next = list.get(index + 1..).unwrap_or_default();
    let strict = passage.kind != DocumentKind::Minutes;
    if !strict && let Some(person) = in_the_chair(text).and_then(person::read).filter(|p| !p.uncertain) {
        let person = Person { chair: true, ..person };
        out.push(attendance(passage, text, person, AttendanceStatus::Present));
        return;
    }
    // "Minutes taken by Jo Blair."
    if let Some(who) = openings::wrote(text).filter(|_| !strict && passage.cell.is_none()) {
        record(passage, who, AttendanceStatus::InAttendance, Some("Minutes"), out);
        return;
    }
    // In the paragraph or list of those present a sentence tells who else came.
    if !strict
        && (open.status.is_some() || passage.text.trim().len() > text.len())
        && let Some((who, in_part)) = openings::came(text).filter(|(who, _)| people_in(who) > 0)
    {
        let before = out.len();
        record(passage, who, AttendanceStatus::InAttendance, None, out);
        for person in out[before..].iter_mut().filter(|_| in_part) {
            person.header.flag(ReviewCode::RoleUncertain);
        }
        return;
    }
    // "Present: / Chair / Ann Moss / Secretary / Al Reid": posts above their holders.
    if !strict
        && (open.fresh && open.status == Some(AttendanceStatus::Present) || open.posts_first)
        && is_post(text)
        && follows(next)
    {
        (open.posts_first, open.fresh) = (true, false);
        open.post = Some(text.trim_end_matches([':', ' ']).to_owned());
        return;
    }
    if let Some(opening) = opening(text) {
        // "Membership: Councillors Moss (Chair), …" on an agenda: who belongs to the committee, not who came.
        if passage.kind == DocumentKind::Agenda && names_membership(text) {
            *open = Open::default();
            return;
        }
        if passage.cell.is_some() && !opening.rest.is_empty() && !opening.goes_on && !prose::is_minutes(passage.kind) {
            return;
        }
        // "Apologies:" above "Members: …" and "Officers: …": groups of those who sent them.
        let grouped = open.fresh
            && open.status == Some(AttendanceStatus::Apologies)
            && opening.status != AttendanceStatus::Apologies
            && !speaks_of_presence(text);
        let status = match () {
            () if grouped => AttendanceStatus::Apologies,
            () => super::beside_present(text, opening.status, passage.part, out),
        };
        // In other papers than minutes a heading counts only where people follow it.
        let rest_named = people_in(opening.rest) > 0;
        if strict && !rest_named && !(opening.rest.is_empty() && follows(next)) {
            *open = Open::default();
            return;
        }
        if opening.rest.is_empty() {
            let named = follows(next)
                || next.first().is_some_and(|p| {
                    people_in(super::openings::opening(&p.text).map_or(p.text.as_str(), |o| o.rest)) > 0
                });
            let chair = matches!(
                headings::fold(text).as_str(),
                "chair" | "convener" | "chairperson" | "chairman" | "in the chair"
            );
            let posts_first = open.posts_first && open.status == Some(status);
            let mut beside = std::mem::take(&mut open.beside);
            if !open.fresh {
                beside.clear();
            }
            let line = passage.paragraph.lines.first();
            beside.extend(line.map(|l| (l.page, l.bbox.top, l.bbox.right, status)));
            *open = Open {
                status: named.then_some(status),
                table: open.table,
                chair,
                fresh: true,
                beside,
                posts_first,
                ..Open::default()
            };
            return;
        }
        if rest_named || !is_sentence(opening.rest) {
            let role = opening.role.then(|| text.split([':', '\t']).next().unwrap_or("").trim());
            record(passage, opening.rest, status, role, out);
        }
        // "…, apologies from Al Reid" within a list ends it for nobody.
        let list_goes_on = next.iter().take(3).any(|p| is_list_line(&p.text));
        if opening.goes_on {
            *open = Open {
                status: passage.cell.is_none().then_some(status),
                table: open.table,
                inline: true,
                fresh: grouped,
                ..Open::default()
            };
        } else if open.status.is_none() || !list_goes_on {
            *open = Open::default();
        }
        return;
    }
    let shouted = text.trim_end_matches([':', '-', ' ']).ends_with("PRESENT");
    if (passage.heading || shouted)
        && let Some(status) = openings::ends_as_heading(text).filter(|_| follows(next))
    {
        *open = Open { status: Some(status), table: open.table, ..Open::default() };
        return;
    }
    let Some(status) = open.status else { return };
    // "Proposed by: AR, seconded by: JB" ends the list.
    let lower = text.to_lowercase();
    if lower.starts_with("proposed") || lower.starts_with("seconded") {
        *open = Open::default();
        return;
    }
    // "Also PC Moss and two members of the public" below those present.
    if let Some(others) = text.strip_prefix("Also ").filter(|t| is_list_line(t) && people_in(t) > 0) {
        let before = out.len();
        record(passage, others, AttendanceStatus::InAttendance, None, out);
        for person in &mut out[before..] {
            person.header.flag(ReviewCode::RoleUncertain);
        }
        return;
    }
    // "1. Ann Moss, resident": the people of a list may be counted.
    let count = |p: &Passage<'_>| match p.label.as_deref().and_then(labels::number)?.as_slice() {
        [number] => Some(*number),
        _ => None,
    };
    let own = count(passage);
    let begins = open.fresh
        && own == Some(1)
        && next.first().is_some_and(|p| count(p) == Some(2) && is_list_line(&p.text) && people_in(&p.text) > 0);
    let goes_on = own.is_some() && own.zip(open.counted).is_some_and(|(own, last)| own == last + 1);
    let in_count = (begins || goes_on) && is_list_line(text) && people_in(text) > 0;
    open.counted = own.filter(|_| in_count);
    let numbered = !in_count && passage.label.as_deref().and_then(labels::number).is_some() && passage.heading;
    if numbered {
        // "1. Tribute to Councillor Moss" is an item, whoever it names.
        *open = Open::default();
        return;
    }
    let title =
        !in_count && passage.heading && !split::split(text).iter().any(|w| people::is_surely_person(split::head(w)));
    if text.ends_with(':') && text.split_whitespace().count() <= 4 {
        // "Alexandria:", nobody came from there.
        return;
    }
    if let Some((body, names)) = text.split_once(':')
        && is_body(body)
        && people_in(names) > 0
        && !is_sentence(names)
    {
        // "Scottish Government: Jo Blair, Al Reid": all of them come from there.
        let status = if open.inline { AttendanceStatus::InAttendance } else { status };
        let before = out.len();
        record(passage, names, status, None, out);
        // "KPMG (internal auditors): Ross Kay": the bracket says what they are.
        let (name, what) = match body.trim().strip_suffix(')').and_then(|b| b.split_once(" (")) {
            Some((name, what)) if super::roles::is_role(what) => (name.trim(), Some(what.trim())),
            _ => (body.trim(), None),
        };
        // "Board: Jo Blair": those who meet, no organisation.
        let meets = matches!(
            headings::fold(name).as_str(),
            "board" | "committee" | "group" | "panel" | "team" | "executive" | "forum" | "cabinet"
        );
        for person in &mut out[before..] {
            if !meets {
                person.organisation.get_or_insert_with(|| name.to_owned());
            }
            if let (None, Some(what)) = (&person.role, what) {
                person.role = Some(what.to_owned());
            }
            if open.inline {
                person.header.flag(ReviewCode::RoleUncertain);
            }
        }
        return;
    }
    if is_list_line(text) && !(title && text.chars().all(|c| !c.is_lowercase())) {
        let before = out.len();
        open.fresh = false;
        let post = open.post.take();
        let in_chair = post.as_deref().is_some_and(|post| headings::fold(post) == "in the chair");
        let status = left_of(&open.beside, passage).unwrap_or(status);
        record(passage, text, status, post.as_deref().filter(|_| !in_chair), out);
        if let Some(person) = out.get_mut(before).filter(|_| in_chair) {
            person.chair = status != AttendanceStatus::Apologies;
        }
        if std::mem::take(&mut open.chair)
            && let Some(person) = out.get_mut(before)
        {
            person.chair = status != AttendanceStatus::Apologies;
        }
        if let Some(group) = &open.group {
            for person in &mut out[before..] {
                if person.organisation.is_none() {
                    person.organisation = Some(group.clone());
                }
            }
        }
    } else if is_group(text) && follows(next) {
        // "Elected members", "Scottish Government (SG)": a heading within the list.
        open.group = body_of_group(text);
    } else {
        *open = Open::default();
    }
}

/// The status of the last heading that stands at the height of a line or above it, and left of it; `None` where there
/// are not several.
fn left_of(headings: &[(u32, f32, f32, AttendanceStatus)], passage: &Passage<'_>) -> Option<AttendanceStatus> {
    let line = passage.paragraph.lines.first().filter(|_| headings.len() > 1)?;
    let aside = headings.iter().all(|(page, _, right, _)| *page == line.page && *right <= line.bbox.left);
    let above = headings.iter().rev().find(|(_, top, ..)| *top <= line.bbox.centre_y());
    above.filter(|_| aside).map(|(.., status)| *status)
}

/// Whether a heading says that people were there: "Present", "Also in attendance".
fn speaks_of_presence(text: &str) -> bool {
    let head = text.split([':', '\t']).next().unwrap_or(text);
    headings::fold(head)
        .split(' ')
        .any(|w| matches!(w, "present" | "attendance" | "attending" | "attendees" | "attended" | "joined" | "sederunt"))
}

/// Whether a line is a post, or the chair, and nothing else.
fn is_post(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', ' ']);
    (1..=4).contains(&text.split_whitespace().count())
        && !text.contains([',', '(', '/'])
        && !text.ends_with('s')
        && (headings::fold(text) == "in the chair"
            || super::detail::is_chair(text)
            || super::roles::is_role(text) && opening(text).is_none_or(|o| o.role))
        && !people::is_person(text)
}

/// "Careston – Mr J Adam", "Edzell – Mr C Sim, Mr I Rae": areas with those who came from there, one below the other at the
/// head of a minute that has no heading for them.
fn by_area(list: &[&Passage<'_>]) -> usize {
    let of_area = |p: &&Passage<'_>| {
        let apart = [" – ", " — ", " - ", ": "].iter().find_map(|mark| p.text.split_once(mark));
        p.kind == DocumentKind::Minutes
            && p.cell.is_none()
            && p.label.is_none()
            && apart.is_some_and(|(area, names)| {
                area.split_whitespace().count() <= 3
                    && area.starts_with(char::is_uppercase)
                    && opening(&p.text).is_none()
                    && people::likeness(area) == people::Likeness::SingleName
                    && !is_sentence(names)
                    && split::split(names).iter().all(|w| people::is_surely_person(split::head(w)))
            })
    };
    list.iter().copied().take_while(|p| of_area(p)).count()
}

/// Whether one of the next passages names a person: a heading of a group may stand between.
fn follows(next: &[&Passage<'_>]) -> bool {
    let mut seen = next.iter().take(2);
    let Some(first) = seen.next() else { return false };
    let is_list = |p: &Passage<'_>| {
        let line = p.text.lines().next().unwrap_or("");
        openings::cut(line).first().is_some_and(|l| is_list_line(l))
    };
    if is_list(first) {
        return true;
    }
    let group = is_group(&first.text) && opening(&first.text).is_none();
    (group || is_post(&first.text)) && seen.next().is_some_and(|p| is_list(p))
}
