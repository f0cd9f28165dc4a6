//! The owners and dates that stand beside a text, as groups of lines and as marks.

use super::{Row, is_closed_owner, is_title, paragraphs};
use crate::diagnostic::ReviewCode;
use crate::document::{Cell, Paragraph, Place};
use crate::extract::actions::{due, owners, prose};
use crate::record::{Owner, When};
use crate::wording::when;

/// A group of lines of an owners' or dates' cell without an empty line between them.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) text: String,
    /// Index of the first line, counting empty paragraphs, from 0.
    pub(super) line: usize,
    pub(super) place: Option<Place>,
}

/// The groups of lines of a cell.
pub(super) fn groups(cell: &Cell) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    let mut open = false;
    let mut line = 0;
    for paragraph in paragraphs(cell) {
        let whole = paragraph.labelled_text();
        for (index, text) in whole.split('\n').enumerate() {
            let place = paragraph.lines.get(index).or(paragraph.lines.first()).copied();
            if text.trim().is_empty() {
                open = false;
            } else {
                match out.last_mut() {
                    Some(group) if open && near(group.place, place) => {
                        group.text.push('\n');
                        group.text.push_str(text.trim());
                    }
                    _ => out.push(Group { text: text.trim().to_owned(), line, place }),
                }
                open = true;
            }
            line += 1;
        }
    }
    out
}

/// The groups of a dates' cell: two dates that no word or sign joins are those of two lines, however they were printed.
pub(super) fn dates(cell: &Cell) -> Vec<Group> {
    let mut out = groups(cell);
    for group in &mut out {
        group.text = group.text.split('\n').map(apart).collect::<Vec<_>>().join("\n");
    }
    out
}

/// Two dates in one line have no more bytes.
const LONGEST_PAIR: usize = 100;

/// "28.02.20 ASAP": two dates, each in a line of its own.
fn apart(line: &str) -> String {
    let doubtful = |text: &str| {
        let context = when::Context { meeting: None, next_meeting: None };
        when::parse(text, context).review == Some(ReviewCode::DueAmbiguous)
    };
    // What is no doubtful date as a whole, or says much more, need not be asked at every blank.
    if line.len() > LONGEST_PAIR || !doubtful(line) {
        return line.to_owned();
    }
    let mut gaps = line.match_indices(' ').map(|(at, _)| (&line[..at], line[at + 1..].trim_start()));
    let each =
        |(first, second): &(&str, &str)| [*first, *second].iter().all(|half| due::is_date(half) && !doubtful(half));
    gaps.find(each).map_or_else(|| line.to_owned(), |(first, second)| format!("{first}\n{second}"))
}

/// The groups of an owners' cell: a date below an owner is when that owner's task is due, however far below it stands.
pub(super) fn owners_with_dates(cell: &Cell) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for group in groups(cell) {
        match out.last_mut() {
            Some(owner) if due::is_date(&group.text) && !due::is_date(&owner.text) => {
                owner.text.push('\n');
                owner.text.push_str(&group.text);
            }
            _ => out.push(group),
        }
    }
    out
}

/// Whether two lines follow each other closely; without boxes they do.
fn near(before: Option<Place>, now: Option<Place>) -> bool {
    match (before, now) {
        (Some(before), Some(now)) => {
            let height = before.bbox.height().max(now.bbox.height()).max(8.0);
            before.page == now.page && now.bbox.top - before.bbox.bottom < 0.9 * height
        }
        _ => true,
    }
}

/// An owner (perhaps several) with the date on the same line.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) owners: Vec<Owner>,
    pub(super) due: Option<When>,
    pub(super) line: usize,
    pub(super) place: Option<Place>,
    /// The date was found on another line than the owner.
    pub(super) loose: bool,
}

/// The marks of a row: owners with the dates beside them.
pub(super) fn marks(row: &Row<'_>) -> Vec<Mark> {
    let owner_groups: Vec<Group> = row.owner.map(owners_with_dates).unwrap_or_default();
    let due_groups: Vec<Group> = row.due.map(dates).unwrap_or_default();
    let (owner_groups, due_groups) = match each_with_its_date(&owner_groups, &due_groups) {
        Some(apart) => apart,
        None => (one_to_a_line(owner_groups, row.text), due_groups),
    };
    let mut taken = vec![false; due_groups.len()];
    let mut out = Vec::new();
    for group in owner_groups {
        let (words, mut date) = due::split_tail(&group.text.replace('\n', " "));
        let names = if date.is_some() { owners::split(&words) } else { owners::split(&group.text) };
        // "All to note" asks for nothing.
        let noted = ["to note", "noted", "for noting", "for information", "for info", "info only", "to be noted"];
        // "Jo to contact the printer" says it all by itself.
        let itself = owners::subject(&group.text).is_some_and(|told| told.ordered);
        if names.is_empty() || itself || noted.iter().any(|w| words.trim().to_lowercase().ends_with(w)) {
            continue;
        }
        let nearest = due_groups
            .iter()
            .enumerate()
            .filter(|(i, _)| !taken[*i])
            .map(|(i, d)| (distance(&group, d), i))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let mut loose = false;
        if let Some((distance, index)) = nearest.filter(|(d, _)| *d <= 2.5) {
            taken[index] = true;
            loose = distance > 1.2;
            date = due_groups.get(index).map(|d| When::written(d.text.replace('\n', " ")));
        }
        out.push(Mark { owners: names, due: date, line: group.line, place: group.place, loose });
    }
    out
}

/// Owners in lines without an empty one between, as many as the text has paragraphs that are no titles: one to each.
fn one_to_a_line(groups: Vec<Group>, text: &Cell) -> Vec<Group> {
    let [group] = groups.as_slice() else { return groups };
    let lines: Vec<&str> = group.text.lines().collect();
    // "WO end Oct ⏎ RM asap": each with its date.
    let dated = |line: &str| {
        let (who, date) = due::split_tail(line);
        date.is_some() && is_closed_owner(&who)
    };
    if lines.len() < 2 || !lines.iter().all(|line| is_closed_owner(line) || dated(line)) {
        return groups;
    }
    let (titles, texts): (Vec<&Paragraph>, Vec<&Paragraph>) =
        paragraphs(text).filter(|p| !p.is_empty()).partition(|p| is_title(p));
    let asking = || texts.iter().filter(|p| owners::subject(p.text().trim()).is_some()).count();
    // "It was agreed that …", "Pat offered to …": one owner to each that asks for something in whatever words.
    let acting = || texts.iter().filter(|p| prose::is_acting(p.text().trim())).count();
    // A short first paragraph may be a title that is not set as one.
    let fits = lines.len() == texts.len()
        || (titles.is_empty() && lines.len() + 1 == texts.len())
        || lines.len() == asking()
        || lines.len() == acting();
    if fits { in_lines(group) } else { groups }
}

/// "SL ⏎ SL/AQ" beside "28 Feb ⏎ tbc": as many dates as owners, each in a line of its own, are one to each.
pub(super) fn each_with_its_date(owners: &[Group], dates: &[Group]) -> Option<(Vec<Group>, Vec<Group>)> {
    let ([owner], [date]) = (owners, dates) else { return None };
    let several = owner.text.lines().count();
    let each = several > 1
        && date.text.lines().count() == several
        && owner.text.lines().all(is_closed_owner)
        && date.text.lines().all(when::tells);
    each.then(|| (in_lines(owner), in_lines(date)))
}

/// A group as one of each of its lines.
pub(super) fn in_lines(group: &Group) -> Vec<Group> {
    let height = group.place.map_or(0.0, |p| p.bbox.height());
    let lines = group.text.lines().enumerate().map(|(index, line)| Group {
        text: line.to_owned(),
        line: group.line + index,
        place: group.place.map(|mut place| {
            place.bbox.top += height * index as f32;
            place.bbox.bottom += height * index as f32;
            place
        }),
    });
    lines.collect()
}

/// How many lines lie between two groups.
fn distance(a: &Group, b: &Group) -> f32 {
    match (a.place, b.place) {
        (Some(x), Some(y)) if x.page == y.page => {
            (x.bbox.centre_y() - y.bbox.centre_y()).abs() / x.bbox.height().max(8.0)
        }
        (Some(_), Some(_)) => f32::MAX,
        _ => a.line.abs_diff(b.line) as f32,
    }
}
