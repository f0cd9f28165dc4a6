//! People whose heading does not stand above them: "Present" set at the middle of the names beside it, "Present" and
//! "Apologies" abreast above names that the page gives one after the other, two headings in one cell beside names.
//!
//! Nothing tells for sure which of the people belong to which heading, so those read there are in doubt.

use super::lines::is_list_line;
use super::openings::{heading_status, opening};
use super::split;
use crate::diagnostic::ReviewCode;
use crate::document::Place;
use crate::extract::passages::{At, Passage};
use crate::record::{Attendance, AttendanceStatus};
use crate::wording::people;
use std::collections::BTreeMap;

/// Lines whose tops lie nearer than this share of their height stand at the middle of each other.
const BETWEEN: f32 = 0.8;
/// Names above and below such a heading stand no farther apart than this, in distances from name to name.
const PITCHES: f32 = 1.5;
/// Passages in which that distance is looked for, either way.
const NEAR: usize = 12;
/// Other passages within a list at most: the minute begins below.
const OTHERS: usize = 2;

/// Flags the people whose status is in doubt; `order` gives the index of each passage by its path.
pub(super) fn doubt(list: &[Passage<'_>], order: &BTreeMap<&str, usize>, found: &mut [Attendance]) {
    let mut doubtful: Vec<(usize, usize)> = Vec::new();
    for (index, passage) in list.iter().enumerate() {
        if passage.cell.is_none() && heads_abreast(&passage.text) {
            doubtful.push((index, run(list, index + 1)));
        } else if at_the_middle(list, index) {
            let above = list.get(..index).unwrap_or_default().iter().rev().take_while(|p| names(p)).count();
            doubtful.push((index - above, run(list, index + 1)));
        }
    }
    let cells = headings_in_one_cell(list);
    if doubtful.is_empty() && cells.is_empty() {
        return;
    }
    for person in found {
        let Some(&at) = order.get(person.header.source.path.as_str()) else { continue };
        let row = list.get(at).and_then(|p| p.cell).map(|cell| (cell.table, cell.row));
        if doubtful.iter().any(|(from, to)| (*from..*to).contains(&at)) || row.is_some_and(|row| cells.contains(&row)) {
            person.header.flag(ReviewCode::RoleUncertain);
        }
    }
}

/// "Present⇥Apologies": headings of different people beside each other.
fn heads_abreast(text: &str) -> bool {
    if !text.contains('\t') {
        return false;
    }
    let mut heads = text.split('\t').map(str::trim).filter(|t| !t.is_empty());
    let status = |t: &str| heading_status(t.trim_end_matches([':', ' ']));
    let Some(first) = heads.next().and_then(status) else { return false };
    let others: Option<Vec<AttendanceStatus>> = heads.map(status).collect();
    others.is_some_and(|others| others.iter().any(|other| *other != first))
}

/// Where the list that begins at a passage ends.
fn run(list: &[Passage<'_>], from: usize) -> usize {
    let (mut at, mut others, mut end) = (from, 0, from);
    while let Some(passage) = list.get(at).filter(|p| p.cell.is_none() && p.label.is_none()) {
        if names(passage) || opening(&passage.text).is_some() {
            (end, others) = (at + 1, 0);
        } else {
            others += 1;
        }
        if others > OTHERS || passage.heading && others > 0 {
            break;
        }
        at += 1;
    }
    end
}

fn names(passage: &Passage<'_>) -> bool {
    let who = opening(&passage.text).map_or(passage.text.as_str(), |o| o.rest);
    passage.cell.is_none() && is_list_line(who) && people::is_surely_person(split::head(who))
}

/// Whether a heading stands alone, left of the names above or below it and between their lines.
fn at_the_middle(list: &[Passage<'_>], index: usize) -> bool {
    let Some(own) = list.get(index).filter(|p| p.cell.is_none()) else { return false };
    let (Some(line), true) = (own.paragraph.lines.first(), own.text.chars().count() <= 40) else { return false };
    let (Some(above), Some(below)) = (index.checked_sub(1).and_then(|at| list.get(at)), list.get(index + 1)) else {
        return false;
    };
    let (Some(upper), Some(lower)) = (above.paragraph.lines.last(), below.paragraph.lines.first()) else {
        return false;
    };
    // Where they stand is told sooner than what they say.
    let aside = |name: &Place| name.page == line.page && name.bbox.left >= line.bbox.right;
    if !aside(upper) || !aside(lower) {
        return false;
    }
    if !opening(&own.text).is_some_and(|o| o.goes_on && o.rest.is_empty()) || !names(above) || !names(below) {
        return false;
    }
    let height = (line.bbox.bottom - line.bbox.top).max(upper.bbox.bottom - upper.bbox.top);
    let between = |name: &Place| (name.bbox.top - line.bbox.top).abs() < BETWEEN * height;
    // A heading on a line of its own parts the names by a line.
    let apart = lower.bbox.top - upper.bbox.top;
    between(upper) && between(lower) || pitch(list, index).is_some_and(|pitch| apart > 0.0 && apart < PITCHES * pitch)
}

/// How far the names near a heading stand below each other.
fn pitch(list: &[Passage<'_>], index: usize) -> Option<f32> {
    let near = list.get(index.saturating_sub(NEAR)..(index + NEAR).min(list.len()))?;
    let distance = |pair: &[Passage<'_>]| {
        let [above, below] = pair else { return None };
        let (upper, lower) = (above.paragraph.lines.last()?, below.paragraph.lines.first()?);
        let distance = lower.bbox.top - upper.bbox.top;
        (names(above) && names(below) && upper.page == lower.page && distance > 1.0).then_some(distance)
    };
    near.windows(2).filter_map(distance).min_by(f32::total_cmp)
}

/// Rows (table, row) with headings of different people one below the other in their first cell, nobody named among
/// them.
fn headings_in_one_cell(list: &[Passage<'_>]) -> Vec<(usize, u32)> {
    let mut out: Vec<(usize, u32)> = Vec::new();
    // The cell, the status of its first heading, and whether another follows.
    let mut open: Option<(At, Option<AttendanceStatus>, bool)> = None;
    let mut close = |open: Option<(At, Option<AttendanceStatus>, bool)>| {
        out.extend(open.filter(|(.., several)| *several).map(|(at, ..)| (at.table, at.row)));
    };
    for passage in list {
        let Some(at) = passage.cell.filter(|at| at.column == 1) else { continue };
        if open.is_none_or(|(last, ..)| last != at) {
            close(open.replace((at, None, false)));
        }
        let Some((_, first, several)) = open.as_mut() else { continue };
        for line in passage.text.lines().map(str::trim).filter(|l| !l.is_empty()) {
            match opening(line).filter(|o| o.goes_on && o.rest.is_empty() && !o.role).map(|o| o.status) {
                Some(status) => *several |= first.replace(first.unwrap_or(status)).is_some_and(|f| f != status),
                // Names below a heading within the cell are its own.
                None if people::is_surely_person(split::head(line)) => (*first, *several) = (None, false),
                None => {}
            }
        }
    }
    close(open);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Paragraph, Rect};
    use crate::extract::paper::{heading, minutes, p, table};

    #[test]
    fn headings_beside_each_other() {
        assert!(heads_abreast("Present\tApologies"));
        assert!(heads_abreast("Present:\tIn attendance:"));
        assert!(!heads_abreast("Present\tMembers"));
        assert!(!heads_abreast("Present\tAnn Moss\tApologies"));
        assert!(!heads_abreast("Apologies"));
    }

    fn doubted(blocks: Vec<Block>) -> String {
        let people = minutes(blocks).records.attendance;
        let doubted = people.iter().filter(|a| a.header.review.contains(&ReviewCode::RoleUncertain));
        doubted.map(|a| a.name.as_str()).collect::<Vec<_>>().join("|")
    }

    /// A line of a page: its left edge and top; letters are five points wide.
    fn line(left: f32, top: f32, text: &str) -> Block {
        let bbox = Rect { left, top, right: left + 5.0 * text.len() as f32, bottom: top + 12.0 };
        Block::Paragraph(Paragraph { lines: vec![Place { page: 1, bbox }], ..Paragraph::plain(text) })
    }

    #[test]
    fn headings_at_the_middle_of_their_names() {
        let beside = vec![
            line(150.0, 100.0, "Ann Moss, Chair"),
            line(50.0, 107.0, "Present"),
            line(150.0, 114.0, "Al Reid, Clerk"),
            line(150.0, 128.0, "Jo Blair, Engineer"),
            line(50.0, 135.0, "Apologies"),
            line(150.0, 142.0, "Kay Dunn, Driver"),
        ];
        assert_eq!(doubted(beside), "Al Reid|Jo Blair|Kay Dunn");
        // Rows set wide apart: the heading touches neither line.
        let wide = vec![
            line(150.0, 100.0, "Ann Moss, Chair"),
            line(50.0, 120.0, "Present"),
            line(150.0, 140.0, "Al Reid, Clerk"),
            line(150.0, 180.0, "Mo Park, Porter"),
            line(150.0, 220.0, "Jo Blair, Engineer"),
            line(50.0, 240.0, "Apologies"),
            line(150.0, 260.0, "Kay Dunn, Driver"),
        ];
        assert_eq!(doubted(wide), "Al Reid|Mo Park|Jo Blair|Kay Dunn");
        let below = vec![
            line(50.0, 100.0, "Present"),
            line(150.0, 114.0, "Al Reid, Clerk"),
            line(150.0, 128.0, "Jo Blair, Engineer"),
            line(50.0, 142.0, "Apologies"),
            line(150.0, 156.0, "Kay Dunn, Driver"),
        ];
        assert_eq!(doubted(below), "");
    }

    #[test]
    fn names_below_two_headings_at_once() {
        let blocks = vec![p("Present\tApologies"), p("Ann Moss, Chair"), p("Al Reid, Clerk"), heading("1. Welcome")];
        assert_eq!(doubted(blocks), "Ann Moss|Al Reid");
    }

    #[test]
    fn headings_of_one_cell() {
        let people = table(&[
            &["Present", "Ann Moss, Chair\nJo Blair, Engineer"],
            &["In attendance\nApologies", "Al Reid, Clerk\nMo Park, Driver\nKay Dunn, Porter"],
        ]);
        assert_eq!(doubted(vec![Block::Table(people)]), "Al Reid|Mo Park|Kay Dunn");
    }
}
