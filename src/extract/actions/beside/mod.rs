//! Owners and dates that stand beside single paragraphs of a long cell.
//!
//! A clerk types the minute of an item into one cell and, in the next, so many empty lines that the initials stand
//! beside the paragraph they belong to. Where lines have boxes the same height on the page tells the pairs. Without
//! pages the empty lines do: the text's lines are counted as they would wrap, with the width (in characters) that
//! fits all owners of the table best.

mod height;
mod shared;
#[cfg(test)]
mod tests;
mod wrapped;

use super::{due, owners};
use crate::document::{Block, Cell, Paragraph, Place};
use crate::record::{Owner, When};
use crate::wording::{labels, people, verbs};
use height::by_height;
pub(super) use shared::apart;
use wrapped::{best_width, by_lines};

/// A paragraph of a text cell with what stands beside it.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// Number of the paragraph in its cell, from 1.
    pub paragraph: usize,
    /// Its text.
    pub text: String,
    /// Owners beside it.
    pub owners: Vec<Owner>,
    /// Date beside it.
    pub due: Option<When>,
    /// Where it stands.
    pub places: Vec<Place>,
    /// Whether the pairing is a guess.
    pub uncertain: bool,
}

/// A group of lines of an owners' or dates' cell without an empty line between them.
#[derive(Debug, Clone)]
struct Group {
    text: String,
    /// Index of the first line, counting empty paragraphs, from 0.
    line: usize,
    place: Option<Place>,
}

fn paragraphs(cell: &Cell) -> impl Iterator<Item = &Paragraph> {
    cell.blocks.iter().filter_map(Block::paragraph)
}

fn groups(cell: &Cell) -> Vec<Group> {
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

/// The groups of an owners' cell: a date below an owner is when that owner's task is due, however far below it stands.
fn owners_with_dates(cell: &Cell) -> Vec<Group> {
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

/// Whether a line is owners and nothing else, "AM" and "IT" among them: beside tasks they are people.
fn whole_owner(line: &str) -> bool {
    owners::is_owner(line) || line.split(['/', '&', ',']).all(|piece| owners::is_capitals(piece.trim()))
}

/// Whether a line tells somebody to do something, or says what to do.
fn asks(line: &str) -> bool {
    // "1. Write to all": the number is typed.
    let text = labels::split(line.trim()).1.trim();
    owners::subject(text).is_some_and(|told| told.ordered)
        || text.split_whitespace().next().is_some_and(verbs::is_doing)
}

/// A cell whose one paragraph holds a task in each of its lines, as a cell of so many paragraphs: "KB to look again ⏎ PM to
/// check transport".
fn tasks_by_breaks(cell: &Cell) -> Option<Cell> {
    let mut filled = paragraphs(cell).filter(|p| !p.is_empty());
    let (only, None) = (filled.next()?, filled.next()) else { return None };
    let text = only.text();
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    (lines.len() > 1 && lines.iter().all(|line| asks(line))).then(|| {
        let paragraph =
            |line: &&str| Block::Paragraph(Paragraph { lines: only.lines.clone(), ..Paragraph::plain(line) });
        Cell { blocks: lines.iter().map(paragraph).collect(), ..cell.clone() }
    })
}

/// Pairs the paragraphs of a row's text cell with the lines of its owners' and dates' cells, where each has several
/// of the same number. Otherwise the row is one action: nothing is returned.
pub(super) fn pieces(text: &Cell, owner: Option<&Cell>, due: Option<&Cell>) -> Vec<Piece> {
    let by_breaks = tasks_by_breaks(text);
    let text = by_breaks.as_ref().unwrap_or(text);
    let texts: Vec<(usize, &Paragraph)> =
        paragraphs(text).enumerate().filter(|(_, p)| !p.is_empty()).map(|(i, p)| (i + 1, p)).collect();
    if texts.len() < 2 {
        return Vec::new();
    }
    let each = |found: Vec<Group>, whole: &dyn Fn(&str) -> bool| match found.as_slice() {
        [group] if group.text.lines().count() == texts.len() && group.text.lines().all(whole) => group
            .text
            .lines()
            .map(|line| Group { text: line.to_owned(), line: group.line, place: group.place })
            .collect(),
        _ => found,
    };
    let asks = texts.iter().all(|(_, p)| asks(&p.text()));
    let mut owner_groups = owner.map(owners_with_dates).unwrap_or_default();
    let mut due_groups = due.map(groups).unwrap_or_default();
    if asks {
        owner_groups = each(owner_groups, &|l| whole_owner(l) && !l.ends_with([',', '/', '&']));
        due_groups = each(due_groups, &due::is_date);
    }
    let several = owner_groups.len().max(due_groups.len());
    if several < 2
        || several != texts.len()
        || (owner_groups.len() > 1 && due_groups.len() > 1 && owner_groups.len() != due_groups.len())
    {
        return Vec::new();
    }
    // A single owner or date stands for all.
    let pick = |groups: &[Group], index: usize| {
        if groups.len() == 1 {
            groups.first().map(|g| g.text.clone())
        } else {
            groups.get(index).map(|g| g.text.clone())
        }
    };
    texts
        .into_iter()
        .enumerate()
        .map(|(index, (number, paragraph))| Piece {
            paragraph: number,
            text: labels::split(paragraph.text().trim()).1.trim().to_owned(),
            owners: pick(&owner_groups, index).map(|t| owners::split(&t)).unwrap_or_default(),
            due: pick(&due_groups, index).map(|t| When::written(t.replace('\n', " "))),
            places: paragraph.places(),
            // Several lines that stand for all may as well be one to each.
            uncertain: owner_groups.len() == 1 && owner_groups.iter().any(|g| g.text.lines().count() == several),
        })
        .collect()
}

#[allow(clippy::struct_field_names)] // The row's number is called what it is.
/// A row of a minute: its text cell, and the cells with owners and dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Number of the row.
    pub row: u32,
    /// Running text.
    pub text: &'a Cell,
    /// Owners.
    pub owner: Option<&'a Cell>,
    /// Dates.
    pub due: Option<&'a Cell>,
}

/// Pairs owners and dates with paragraphs over all rows of a minute.
pub(super) fn pair(rows: &[Row<'_>]) -> Vec<(u32, Vec<Piece>)> {
    let marks: Vec<(Row<'_>, Vec<Mark>)> = rows.iter().map(|r| (*r, marks(r))).filter(|(_, m)| !m.is_empty()).collect();
    if let Some(told) = marks.iter().map(|(row, marks)| Some((row.row, told(row.text, marks)?))).collect() {
        return told;
    }
    if let Some(told) = at_the_top(&marks) {
        return told;
    }
    let placed = marks.iter().all(|(row, marks)| {
        marks.iter().all(|m| m.place.is_some()) && paragraphs(row.text).all(|p| p.is_empty() || !p.lines.is_empty())
    });
    let width = if placed { 0 } else { best_width(&marks) };
    marks
        .iter()
        .map(|(row, marks)| {
            let by_paragraph = || if placed { None } else { wrapped::by_paragraph(row) };
            let told = told(row.text, marks).or_else(by_paragraph).or_else(|| in_order(row.text, marks));
            let pieces = told.unwrap_or_else(|| {
                if placed { by_height(row.text, marks) } else { by_lines(row.text, marks, width).1 }
            });
            (row.row, pieces)
        })
        .collect()
}

/// Rows each with one owner at the top of its cell: the owner stands for the row, and its place says nothing. What asks for
/// something is theirs; where no paragraph or several do, which it is stays a guess.
fn at_the_top(marks: &[(Row<'_>, Vec<Mark>)]) -> Option<Vec<(u32, Vec<Piece>)>> {
    let top = |row: &Row<'_>, mark: &Mark| {
        let first = paragraphs(row.text).find(|p| !p.is_empty()).and_then(|p| p.lines.first().copied());
        mark.line == 0
            && match (mark.place, first) {
                (Some(mark), Some(first)) => {
                    mark.page == first.page && (mark.bbox.top - first.bbox.top).abs() < first.bbox.height().max(8.0)
                }
                (mark, first) => mark.is_none() && first.is_none(),
            }
    };
    let several = || marks.iter().any(|(row, _)| paragraphs(row.text).filter(|p| !p.is_empty()).count() > 2);
    let all = marks.len() > 1
        && marks.iter().all(|(row, marks)| matches!(marks.as_slice(), [mark] if top(row, mark)))
        && several();
    all.then(|| {
        marks
            .iter()
            .filter_map(|(row, marks)| {
                let mark = marks.first()?;
                let filled: Vec<(usize, &Paragraph)> =
                    paragraphs(row.text).enumerate().filter(|(_, p)| !p.is_empty()).collect();
                let costs: Vec<f32> = (0..filled.len())
                    .map(|at| {
                        let before = at.checked_sub(1).and_then(|at| filled.get(at)).map(|(_, p)| *p);
                        unlikeness(filled[at].1, before, &mark.owners)
                    })
                    .collect();
                let chosen = (0..costs.len()).rev().min_by(|a, b| costs[*a].total_cmp(&costs[*b]))?;
                let least = costs[chosen];
                let rival = costs.iter().enumerate().any(|(at, cost)| at != chosen && *cost < least + 0.6);
                let (number, paragraph) = filled.get(chosen)?;
                let doubtful = rival || least >= 3.0 || names_fewer(paragraph, &mark.owners);
                Some((row.row, vec![piece(number + 1, paragraph, mark, filled.len() > 1 && doubtful)]))
            })
            .collect()
    })
}

/// Whether a text itself says which of several owners it is for: the others may have another one.
fn names_fewer(paragraph: &Paragraph, owners: &[Owner]) -> bool {
    let own = owners::subject(paragraph.text().trim()).map_or(0, |told| told.owners.len());
    own > 0 && own < owners.len()
}

/// Owners right below one another, as many as there are paragraphs that ask for something: one to each, in order. Which is
/// whose stays a guess.
fn in_order(text: &Cell, marks: &[Mark]) -> Option<Vec<Piece>> {
    let close = marks.len() > 1 && marks.windows(2).all(|pair| pair[1].line == pair[0].line + 1);
    let asking: Vec<(usize, &Paragraph)> = paragraphs(text)
        .enumerate()
        .filter(|(_, p)| !p.is_empty() && !is_title(p) && super::prose::is_acting(p.text().trim()))
        .collect();
    (close && asking.len() == marks.len())
        .then(|| asking.iter().zip(marks).map(|((i, p), mark)| piece(i + 1, p, mark, true)).collect())
}

/// The paragraph that tells each mark's owners by name to do something, where every mark has one of its own.
fn told(text: &Cell, marks: &[Mark]) -> Option<Vec<Piece>> {
    let asking: Vec<(usize, &Paragraph, Vec<Owner>)> = paragraphs(text)
        .enumerate()
        .filter_map(|(i, p)| Some((i + 1, p, owners::subject(p.text().trim())?.owners)))
        .collect();
    let same = |a: &[Owner], b: &[Owner]| {
        a.len() == b.len() && a.iter().all(|x| b.iter().any(|y| x.as_written == y.as_written))
    };
    let mut last = 0;
    marks
        .iter()
        .map(|mark| {
            let mut fitting = asking.iter().filter(|(_, _, told)| same(told, &mark.owners));
            let (number, paragraph, _) = fitting.next()?;
            (fitting.next().is_none() && *number > last).then(|| {
                last = *number;
                piece(*number, paragraph, mark, false)
            })
        })
        .collect()
}

/// An owner (perhaps several) with the date on the same line.
#[derive(Debug, Clone)]
struct Mark {
    owners: Vec<Owner>,
    due: Option<When>,
    line: usize,
    place: Option<Place>,
    /// The date was found on another line than the owner.
    loose: bool,
}

fn marks(row: &Row<'_>) -> Vec<Mark> {
    let owner_groups: Vec<Group> = row.owner.map(|c| one_to_a_line(owners_with_dates(c), row.text)).unwrap_or_default();
    let due_groups: Vec<Group> = row.due.map(groups).unwrap_or_default();
    let mut taken = vec![false; due_groups.len()];
    let mut out = Vec::new();
    for group in owner_groups {
        let (words, mut date) = due::split_tail(&group.text.replace('\n', " "));
        let names = if date.is_some() { owners::split(&words) } else { owners::split(&group.text) };
        // "All to note" asks for nothing.
        let noted = ["to note", "noted", "for noting", "for information", "to be noted"];
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
    if lines.len() < 2 || !lines.iter().all(|l| whole_owner(l) && !l.ends_with([',', '/', '&'])) {
        return groups;
    }
    let (titles, texts): (Vec<&Paragraph>, Vec<&Paragraph>) =
        paragraphs(text).filter(|p| !p.is_empty()).partition(|p| is_title(p));
    let asking = || texts.iter().filter(|p| owners::subject(p.text().trim()).is_some()).count();
    // "It was agreed that …", "Pat offered to …": one owner to each that asks for something in whatever words.
    let acting = || texts.iter().filter(|p| super::prose::is_acting(p.text().trim())).count();
    // A short first paragraph may be a title that is not set as one.
    let fits = lines.len() == texts.len()
        || (titles.is_empty() && lines.len() + 1 == texts.len())
        || lines.len() == asking()
        || lines.len() == acting();
    if !fits {
        return groups;
    }
    let height = group.place.map_or(0.0, |p| p.bbox.height());
    lines
        .iter()
        .enumerate()
        .map(|(index, line)| Group {
            text: (*line).to_owned(),
            line: group.line + index,
            place: group.place.map(|mut place| {
                place.bbox.top += height * index as f32;
                place.bbox.bottom += height * index as f32;
                place
            }),
        })
        .collect()
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

fn piece(number: usize, paragraph: &Paragraph, mark: &Mark, uncertain: bool) -> Piece {
    let mut places = paragraph.lines.clone();
    places.extend(mark.place);
    Piece {
        paragraph: number,
        text: paragraph.text().trim().to_owned(),
        owners: mark.owners.clone(),
        due: mark.due.clone(),
        places: crate::document::geometry::union_by_page(&places),
        uncertain,
    }
}

fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    let label = super::prose::labelled(text).is_some_and(|l| l.rest.is_empty());
    // "MATTERS ARISING": a title in capitals.
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    label
        || (capitals
            && text.chars().count() < 60
            && text.split_whitespace().all(|w| !people::is_initials(w) || w.len() > 3))
        || (paragraph.is_bold() && text.chars().count() < 90 && !text.ends_with('.'))
        || (text.ends_with(':') && text.chars().count() < 60)
}

/// Words with which a minute tells what somebody said or showed.
const TELLING: [&str; 12] = [
    " introduced ",
    " presented ",
    " spoke to ",
    " reported ",
    " gave an update",
    " advised ",
    " informed ",
    " explained ",
    " noted",
    " welcomed ",
    " highlighted ",
    " outlined ",
];

/// How little a paragraph looks like something to do, for these owners: 0 is an action, more is less so.
fn unlikeness(paragraph: &Paragraph, before: Option<&Paragraph>, owners: &[Owner]) -> f32 {
    let text = paragraph.text();
    let text = text.trim();
    if is_title(paragraph) {
        return 6.0;
    }
    let mut cost: f32 = 3.0;
    if owners::subject(text).is_some() {
        cost -= 2.0;
    } else if text.contains(" will ")
        || text.contains("agreed")
        || text.contains(" should ")
        || text.contains(" to be ")
        || text.starts_with("To be ")
        || text.contains(" asked for ")
        || text.contains(" asked that ")
        || text.contains(" requested ")
        || text.contains(" offered to ")
        || text.contains(" undertook to ")
        || text.contains(" volunteered to ")
    {
        cost -= 1.2;
    } else if TELLING.iter().any(|told| text.contains(told)) {
        cost += 0.6;
    }
    if text.split_whitespace().next().is_some_and(verbs::is_doing) {
        cost -= 1.5;
    }
    // "1. Redesign of the review", "Close cleaning": a few words without a stop are the item's title.
    let words = text.split_whitespace().count();
    let orders = labels::split(text).1.split_whitespace().next().is_some_and(verbs::is_doing);
    let bare = !text.ends_with(['.', ';', '?', '!']) && !text.contains(" to ") && owners::subject(text).is_none();
    if bare && (words <= 7 && !orders || words <= 3 && before.is_none()) {
        cost += 1.5;
    }
    // Named in the text: "EM" beside "Elma and Gerry to …".
    let named = owners.iter().any(|o| {
        text.split(|c: char| !c.is_alphanumeric()).any(|w| w == o.as_written)
            || (people::is_initials(&o.as_written)
                && o.as_written.chars().next().is_some_and(|i| {
                    text.split_whitespace()
                        .take(4)
                        .any(|w| w.starts_with(i) && w.chars().nth(1).is_some_and(char::is_lowercase))
                }))
    });
    // "BL gave a presentation": what somebody did is no task.
    let mut opening = text.split_whitespace();
    let told_of = opening.next().is_some_and(|first| owners.iter().any(|o| o.as_written == first))
        && opening.next().is_some_and(|next| {
            let plain = next.trim_matches(|c: char| !c.is_alphanumeric());
            plain.starts_with(char::is_lowercase)
                && !matches!(
                    plain,
                    "to" | "will"
                        | "would"
                        | "shall"
                        | "should"
                        | "must"
                        | "agreed"
                        | "undertook"
                        | "offered"
                        | "and"
                        | "is"
                        | "asked"
                        | "volunteered"
                        | "with"
                )
        });
    if named && !told_of {
        cost -= 1.0;
    }
    if before.is_some_and(|b| super::prose::labelled(b.text().trim()).is_some_and(|l| l.rest.is_empty())) {
        cost -= 2.0;
    }
    cost.max(0.0)
}
