//! Lists of people in the flow of a paper: under headings, in paragraphs, one name to a line.

mod line;

use super::lines::{heads_columns, is_group, is_list_line, is_sentence};
use super::openings::{self, opening};
use super::roles::{is_organisation, is_role};
use super::tables::Used;
use super::{may_list, record, split, wrapped};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::extract::actions::columns::{Role, Sense};
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings::{self, PeopleHeading};
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::{labels, people};
use line::Line;
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
    /// The heading says only that people were not there, not whether they sent apologies.
    absent: bool,
    /// The heading was "Chair": the first name below it chaired.
    chair: bool,
    /// The heading had its people in its own line: the next label begins another list.
    inline: bool,
    /// Nobody has been read below the heading yet.
    fresh: bool,
    /// The people of the heading stand in groups with headings of their own.
    grouped: bool,
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
        if is_logged(passages, passage) {
            open = Open::default();
            continue;
        }
        // "2." in the first column: another item begins.
        let row = passage.cell.filter(|at| at.column == 1 && labels::number(passage.text.trim()).is_some());
        if row.is_some() {
            open = Open { table: open.table, ..Open::default() };
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
            record_area(passage, out);
            continue;
        }
        let set_apart = with_headings_apart(passage);
        let whole = rewritten.get(&index).or(set_apart.as_ref()).unwrap_or(&passage.text);
        let lines = whole.split('\n').map(str::trim).filter(|t| !t.is_empty());
        let elects = passages.item(passage).title.is_some_and(|title| is_election(&title));
        let mut pieces = lines.flat_map(openings::cut).flat_map(also_apart).peekable();
        while let Some(text) = pieces.next() {
            let below = pieces.peek().copied().unwrap_or_default();
            let next = list.get(index + 1..).unwrap_or_default();
            Line::new(passage, below, next, text).of_election(elects).read(&mut open, out);
        }
    }
}

/// "A018 | Chair | Ask the trust | Jo Blair": a row of a log lists nobody who was there.
fn is_logged(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    passage.cell.is_some_and(|at| {
        let log = passages.senses.get(&at.table).filter(|sense| !sense.inferred && sense.header_rows > 0);
        // What was said stands beside the actions: "Apologies were received from Jo Blair."
        let said = |sense: &Sense| sense.roles.get(at.column as usize - 1) == Some(&Role::Narrative);
        log.is_some_and(|s| at.row > s.header_rows && !s.is_minute() && !s.is_story() && !said(s))
    }) && !of_people(passages, passage)
}

/// "Election of office bearers", "Nominations for the committee": the title of an item that puts people into office.
fn is_election(title: &str) -> bool {
    let folded = headings::fold(title);
    let of_presence = ["apolog", "attend", "present", "sederunt", "roll"].iter().any(|word| folded.contains(word));
    let elects = ["election", "office bearers", "officebearers", "nominations", "appointment of"];
    !of_presence && elects.iter().any(|word| folded.contains(word))
}

/// "1 | Apologies | Jo Blair, Al Reid": a row of a minute whose actions stand in columns may list people.
fn of_people(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    let title = passages.item(passage).title.unwrap_or_default();
    let heads = |text: &str| headings::people(text).and_then(PeopleHeading::status).is_some();
    heads(&title) && (heads(&passage.text) || is_list_line(&passage.text))
}

/// "Careston – Mr J Adam": records who came from an area.
fn record_area(passage: &Passage<'_>, out: &mut Vec<Attendance>) {
    let apart = [" – ", " — ", " - ", ": "].iter().find_map(|mark| passage.text.split_once(mark));
    let before = out.len();
    record(passage, apart.map_or("", |(_, names)| names), AttendanceStatus::Present, None, out);
    let side = apart.is_some_and(|(area, _)| openings::is_side(area));
    for person in &mut out[before..] {
        person.header.flag(ReviewCode::RoleUncertain);
        if side {
            continue;
        }
        person.organisation = person.organisation.take().or_else(|| apart.map(|(area, _)| area.trim().to_owned()));
    }
}

/// "**In attendance** Kim Weir": headings of lists that are set bold within a paragraph and have no sign of their own, each
/// on a line of its own with a colon. `None` where there are none.
fn with_headings_apart(passage: &Passage<'_>) -> Option<String> {
    let runs: Vec<&crate::document::Run> = passage.paragraph.runs.iter().filter(|r| !r.text.is_empty()).collect();
    let heads = |run: &crate::document::Run| {
        run.style.bold
            && !run.text.contains(':')
            && openings::heading_status(labels::split(run.text.trim()).1).is_some()
    };
    if runs.iter().all(|r| r.style.bold) || !runs.iter().any(|r| heads(r)) {
        return None;
    }
    let mut out = String::new();
    // Whether a heading was the last: the names in the line below it stand beside it.
    let mut headed = false;
    for (index, run) in runs.iter().enumerate() {
        let signed = runs.get(index + 1).is_some_and(|next| next.text.trim_start().starts_with([':', '-', '–']));
        if heads(run) && !signed {
            out.push('\n');
            out.push_str(run.text.trim());
            out.push_str(": ");
            headed = true;
        } else {
            let text = if headed { run.text.trim_start() } else { &run.text };
            headed &= text.is_empty();
            out.push_str(text);
        }
    }
    Some(out)
}

/// "…, Jo Blair. Also PC Reid": who came besides.
fn also_apart(text: &str) -> impl Iterator<Item = &str> {
    let at = text.find(". Also ").map_or(text.len(), |at| at + 1);
    [text.get(..at), text.get(at + 1..)].into_iter().flatten()
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

/// The name of a body that sent people has no more words.
const MOST_WORDS_OF_BODY: usize = 7;

/// "Careston – Mr J Adam", "Edzell – Mr C Sim, Mr I Rae": areas with those who came from there, one below the other at the
/// head of a minute that has no heading for them.
fn by_area(list: &[&Passage<'_>]) -> usize {
    let of_area = |p: &&Passage<'_>| {
        let apart = [" – ", " — ", " - ", ": "].iter().find_map(|mark| p.text.split_once(mark));
        // "Motion: Mrs Innes, Mr Aird" below an item is how they voted.
        p.kind == DocumentKind::Minutes
            && p.item.is_none()
            && p.cell.is_none()
            && p.label.is_none()
            && apart.is_some_and(|(area, names)| {
                let words = area.split_whitespace().count();
                let of_place = || {
                    let place = people::likeness(area) == people::Likeness::SingleName && all_surely(names);
                    words <= 3 && (place || openings::is_side(area) && all_named(names))
                };
                // "Perth & Kinross Council: Cllr Ann Moss"
                let of_body = || words > 1 && is_organisation(area) && !is_role(area) && all_named(names);
                words <= MOST_WORDS_OF_BODY
                    && area.starts_with(char::is_uppercase)
                    && opening(&p.text).is_none()
                    && !is_sentence(names)
                    && (of_place() || of_body())
            })
    };
    list.iter().copied().take_while(|p| of_area(p)).count()
}

/// Whether words are people's names without a doubt.
fn all_surely(names: &str) -> bool {
    split::split(names).iter().all(|w| people::is_surely_person(split::head(w)))
}

/// Whether words are like people's names, some of them without a doubt.
fn all_named(names: &str) -> bool {
    let words = split::split(names);
    words.iter().all(|w| people::is_person(split::head(w)))
        && words.iter().any(|w| people::is_surely_person(split::head(w)))
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
    let group = is_group(&first.text) && opening(&first.text).is_none() || heads_columns(&first.text);
    (group || is_post(&first.text)) && seen.next().is_some_and(|p| is_list(p))
}
