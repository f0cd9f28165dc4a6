//! Owners and dates that stand beside single paragraphs of a long cell.
//!
//! A clerk types the minute of an item into one cell and, in the next, so many empty lines that the initials stand
//! beside the paragraph they belong to. Where lines have boxes the same height on the page tells the pairs. Without
//! pages the empty lines do: the text's lines are counted as they would wrap, with the width (in characters) that
//! fits all owners of the table best.

mod height;
mod likeness;
mod marks;
mod numbered;
mod shared;
#[cfg(test)]
mod tests;
mod wrapped;

use super::{due, owners};
use crate::document::{Block, Cell, Paragraph, Place};
use crate::record::{Owner, When};
use crate::wording::{labels, verbs};
use height::by_height;
use likeness::{is_title, unlikeness};
use marks::{Group, Mark, dates, each_with_its_date, in_lines, marks, owners_with_dates};
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

/// The paragraphs of a cell.
fn paragraphs(cell: &Cell) -> impl Iterator<Item = &Paragraph> {
    cell.blocks.iter().filter_map(Block::paragraph)
}

/// Whether a line is owners and nothing else, "AM" and "IT" among them: beside tasks they are people.
fn whole_owner(line: &str) -> bool {
    owners::is_owner(line) || line.split(['/', '&', ',']).all(|piece| owners::is_capitals(piece.trim()))
}

/// Whether it is so and does not go on in the next line: "JB/".
fn is_closed_owner(line: &str) -> bool {
    whole_owner(line) && !line.ends_with([',', '/', '&'])
}

/// Whether a line tells somebody to do something, or says what to do.
fn asks(line: &str) -> bool {
    // "1. Write to all": the number is typed.
    let text = labels::split(line.trim()).1.trim();
    owners::orders(text) || orders_by_shape(text)
}

/// "Bank the money", "Wash all the strips": a word of no other kind before what it is done to.
fn orders_by_shape(text: &str) -> bool {
    const NO_ORDER: [&str; 24] = [
        "in", "on", "at", "of", "for", "from", "with", "by", "to", "as", "if", "when", "while", "after", "before",
        "all", "both", "and", "but", "so", "that", "this", "is", "was",
    ];
    const WHAT: [&str; 9] = ["the", "a", "an", "all", "our", "your", "their", "its", "these"];
    let mut words = text.split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let plain = first.chars().all(char::is_alphabetic) && first.starts_with(char::is_uppercase);
    let lower = first.to_lowercase();
    plain
        && !lower.ends_with("ed")
        && !lower.ends_with("ing")
        && !lower.ends_with('s')
        && !NO_ORDER.contains(&lower.as_str())
        && WHAT.contains(&second)
        && words.next().is_some()
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

/// Of more paragraphs than there are owners, each with a date: those that ask for something, where they are as many.
fn tasks_among<'p>(texts: &[(usize, &'p Paragraph)], several: usize) -> Option<Vec<(usize, &'p Paragraph)>> {
    let follows = |text: &str| text.trim_end_matches(['.', ' ']).ends_with(" to follow");
    // "The team agreed that it go to the Board" tells what was decided: of more, those that order something plainly.
    let orders = |text: &str| follows(text) || asks(text) || text.contains(" to be ");
    let speaks = |text: &str| follows(text) || super::prose::is_acting(text);
    let among = |fits: &dyn Fn(&str) -> bool| -> Vec<(usize, &'p Paragraph)> {
        texts.iter().copied().filter(|(_, p)| !is_title(p) && fits(p.text().trim())).collect()
    };
    let found = [among(&speaks), among(&orders)].into_iter().find(|tasks| tasks.len() == several);
    found.filter(|_| texts.len() > several)
}

/// Whether the owners and the dates of a row are as many, each in a line of its own: so many tasks.
pub(super) fn are_several(owner: Option<&Cell>, due: Option<&Cell>) -> bool {
    let (Some(owner), Some(due)) = (owner, due) else { return false };
    each_with_its_date(&owners_with_dates(owner), &dates(due)).is_some()
}

/// Pairs the paragraphs of a row's text cell with the lines of its owners' and dates' cells, where each has several
/// of the same number. Otherwise the row is one action: nothing is returned.
pub(super) fn pieces(text: &Cell, owner: Option<&Cell>, due: Option<&Cell>) -> Vec<Piece> {
    if let Some(pieces) = numbered::pieces(text, owner, due) {
        return pieces;
    }
    let by_breaks = tasks_by_breaks(text);
    let text = by_breaks.as_ref().unwrap_or(text);
    let texts: Vec<(usize, &Paragraph)> =
        paragraphs(text).enumerate().filter(|(_, p)| !p.is_empty()).map(|(i, p)| (i + 1, p)).collect();
    if texts.len() < 2 {
        return Vec::new();
    }
    let many = texts.len();
    // However far apart a print set them.
    let each = |found: Vec<Group>, whole: &dyn Fn(&str) -> bool| {
        let lines: Vec<Group> = found.iter().flat_map(in_lines).collect();
        if lines.len() == many && lines.iter().all(|line| whole(&line.text)) { lines } else { found }
    };
    let mut owner_groups = owner.map(owners_with_dates).unwrap_or_default();
    let mut due_groups = due.map(dates).unwrap_or_default();
    let dated = each_with_its_date(&owner_groups, &due_groups);
    let of_tasks = dated.as_ref().and_then(|(each, _)| tasks_among(&texts, each.len()));
    let guessed = of_tasks.is_some();
    let texts = of_tasks.unwrap_or(texts);
    if let Some((owners, dates)) = dated.filter(|(each, _)| each.len() == texts.len()) {
        (owner_groups, due_groups) = (owners, dates);
    } else if texts.iter().all(|(_, p)| asks(&p.text())) {
        owner_groups = each(owner_groups, &is_closed_owner);
        due_groups = each(due_groups, &due::is_date);
    }
    if one_owner_of_each(&texts, &owner_groups, &due_groups) {
        let who = owner_groups.first().map(|group| owners::split(&group.text)).unwrap_or_default();
        let when = due_groups.first().map(|group| When::written(group.text.replace('\n', " ")));
        return texts.into_iter().map(|(number, paragraph)| task(number, paragraph, &who, when.as_ref())).collect();
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
            uncertain: guessed
                || owner_groups.len() == 1 && owner_groups.iter().any(|g| g.text.lines().count() == several),
        })
        .collect()
}

/// "Mend the gate ⏎ Order gas for the kitchen" beside one owner: an order in each line, and no sentences, are tasks of their
/// own. What goes on over several sentences is one.
fn one_owner_of_each(texts: &[(usize, &Paragraph)], owners: &[Group], dates: &[Group]) -> bool {
    /// A task so listed is no longer, in characters.
    const LONGEST: usize = 120;
    let lines = |groups: &[Group]| groups.iter().map(|group| group.text.lines().count()).sum::<usize>();
    let listed = |(_, paragraph): &(usize, &Paragraph)| {
        let text = paragraph.text();
        let text = labels::split(text.trim()).1.trim();
        text.chars().count() <= LONGEST
            && text.contains(' ')
            // "Update 12/06/19: the first set is out" is news of what stands before it.
            && !text.contains(':')
            && !text.ends_with(['.', ',', ';', ':'])
            && text
                .split_whitespace()
                .next()
                .is_some_and(|first| first.starts_with(char::is_uppercase) && verbs::is_doing(first))
    };
    lines(owners) == 1 && lines(dates) <= 1 && texts.len() > 1 && texts.iter().all(listed)
}

/// One of several tasks of the same owner.
fn task(number: usize, paragraph: &Paragraph, owners: &[Owner], due: Option<&When>) -> Piece {
    Piece {
        paragraph: number,
        text: labels::split(paragraph.text().trim()).1.trim().to_owned(),
        owners: owners.to_vec(),
        due: due.cloned(),
        places: paragraph.places(),
        uncertain: false,
    }
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
            let mut pieces = told.unwrap_or_else(|| {
                if placed { by_height(row.text, marks) } else { by_lines(row.text, marks, width).1 }
            });
            // Set apart by empty lines, and both beside one paragraph: its lines stand beside either, which is not known.
            let apart = marks.windows(2).any(|pair| pair[1].line > pair[0].line + 1);
            let paragraphs: Vec<usize> = pieces.iter().map(|piece| piece.paragraph).collect();
            for piece in pieces.iter_mut().filter(|_| apart && !placed) {
                piece.uncertain |= paragraphs.iter().filter(|number| **number == piece.paragraph).count() > 1;
            }
            doubt_what_is_told(row.text, &mut pieces);
            (row.row, pieces)
        })
        .collect()
}

/// Somebody beside what was said, where words of the same cell with nobody beside them ask for more: theirs may be those.
fn doubt_what_is_told(text: &Cell, pieces: &mut [Piece]) {
    /// What looks less like something to do tells of something.
    const TELLS: f32 = 2.0;
    /// So much more the other words look like it.
    const MORE: f32 = 0.6;
    let taken: Vec<usize> = pieces.iter().map(|piece| piece.paragraph).collect();
    let all: Vec<&Paragraph> = paragraphs(text).collect();
    let cost = |number: usize, owners: &[Owner]| {
        let paragraph = all.get(number - 1)?;
        let before = number.checked_sub(2).and_then(|at| all.get(at)).copied();
        (!paragraph.is_empty()).then(|| unlikeness(paragraph, before, owners))
    };
    for piece in pieces {
        let own = cost(piece.paragraph, &piece.owners).filter(|own| *own >= TELLS);
        let rival = |own: f32| {
            let free = (1..=all.len()).filter(|number| !taken.contains(number));
            free.filter_map(|number| cost(number, &piece.owners)).any(|other| other <= own - MORE)
        };
        piece.uncertain |= own.is_some_and(rival);
    }
}

/// Rows each with one owner at the top of its cell: the owner stands for the row, and its place says nothing. What asks for
/// something is theirs; where no paragraph or several do, which it is stays a guess.
fn at_the_top(marks: &[(Row<'_>, Vec<Mark>)]) -> Option<Vec<(u32, Vec<Piece>)>> {
    let several = || marks.iter().any(|(row, _)| paragraphs(row.text).filter(|p| !p.is_empty()).count() > 2);
    let all = marks.len() > 1
        && marks.iter().all(|(row, marks)| matches!(marks.as_slice(), [mark] if is_at_top(row, mark)))
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

/// Whether a mark stands at the top of its row.
fn is_at_top(row: &Row<'_>, mark: &Mark) -> bool {
    let first = paragraphs(row.text).find(|p| !p.is_empty()).and_then(|p| p.lines.first().copied());
    mark.line == 0
        && match (mark.place, first) {
            (Some(mark), Some(first)) => {
                mark.page == first.page && (mark.bbox.top - first.bbox.top).abs() < first.bbox.height().max(8.0)
            }
            (mark, first) => mark.is_none() && first.is_none(),
        }
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

/// A paragraph with the mark that is its own.
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
