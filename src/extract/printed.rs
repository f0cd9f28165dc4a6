//! What stands on the page under a table's columns, line by line.
//!
//! Tables told by white space have no lines to say where a row ends. Where the names of bodies do (each partnership begins a
//! row), the words on the page are gathered again: by column from their left edges, by line from their height.

use super::rows::Rows;
use crate::document::{Document, Place, RecognisedBy, Rect};
use crate::record::EntityType;
use crate::register::{self, Match};

/// A word begins a column where it starts this near to the column's left edge, in points.
const COLUMN_TOLERANCE: f32 = 3.0;
/// Words whose middles differ by less than this share of their height stand on one line.
const LINE_TOLERANCE: f32 = 0.5;
/// Lines of one name follow each other closer than this many line heights, from top to top.
const WRAPPED_LINES: f32 = 1.75;
/// Lines that one name of a body takes at most.
const LONGEST_NAME: usize = 3;

/// A printed line in a column.
#[derive(Debug, Clone)]
pub(super) struct PrintedLine {
    /// Column, from 1.
    pub(super) column: u32,
    pub(super) page: u32,
    pub(super) bbox: Rect,
    pub(super) text: String,
    /// Width of the line's first word, in points.
    pub(super) first_word: f32,
}

impl PrintedLine {
    pub(super) fn place(&self) -> Place {
        Place { page: self.page, bbox: self.bbox }
    }

    /// Whether the line stands at the height of another.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let slack = self.bbox.height() * LINE_TOLERANCE;
        self.page == other.page && (self.bbox.centre_y() - other.bbox.centre_y()).abs() < slack
    }

    /// Whether the line stands below another, or beside it.
    pub(super) fn is_at_or_below(&self, other: &Self) -> bool {
        let slack = self.bbox.height() * LINE_TOLERANCE;
        (self.page, self.bbox.top + slack) >= (other.page, other.bbox.top)
    }
}

/// The left edges of a table's columns, if the table was told by white space and every column has a cell of its own.
pub(super) fn column_edges(rows: &Rows<'_>) -> Option<Vec<f32>> {
    if rows.table.recognised_by != RecognisedBy::Alignment {
        return None;
    }
    (1..=rows.table.columns)
        .map(|column| {
            let own = rows.table.cells.iter().filter(|c| c.column == column && c.column_span == 1);
            own.filter_map(|c| c.places.first()).map(|p| p.bbox.left).min_by(f32::total_cmp)
        })
        .collect()
}

/// The printed lines in some places, by column, from top to bottom.
pub(super) fn lines(document: &Document, places: &[Place], edges: &[f32]) -> Vec<PrintedLine> {
    let mut out: Vec<PrintedLine> = Vec::new();
    for page in &document.pages {
        let areas: Vec<Rect> = places.iter().filter(|p| p.page == page.number).map(|p| p.bbox).collect();
        if areas.is_empty() {
            continue;
        }
        let mut words: Vec<(u32, &crate::document::Word)> = page
            .words
            .iter()
            .filter(|w| !w.artefact && areas.iter().any(|a| a.contains(w.bbox.centre_x(), w.bbox.centre_y())))
            .map(|w| (edges.iter().filter(|edge| w.bbox.left + COLUMN_TOLERANCE >= **edge).count().max(1) as u32, w))
            .collect();
        words.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(a.1.bbox.centre_y().total_cmp(&b.1.bbox.centre_y()))
                .then(a.1.bbox.left.total_cmp(&b.1.bbox.left))
        });
        let first = out.len();
        let mut members: Vec<Vec<&crate::document::Word>> = Vec::new();
        for (column, word) in words {
            let same = out.get(first..).and_then(<[PrintedLine]>::last).is_some_and(|line| {
                line.column == column
                    && (line.bbox.centre_y() - word.bbox.centre_y()).abs() < LINE_TOLERANCE * word.bbox.height()
            });
            if same && let (Some(line), Some(last)) = (out.last_mut(), members.last_mut()) {
                line.bbox = line.bbox.union(&word.bbox);
                last.push(word);
            } else {
                out.push(PrintedLine {
                    column,
                    page: page.number,
                    bbox: word.bbox,
                    text: String::new(),
                    first_word: 0.0,
                });
                members.push(vec![word]);
            }
        }
        for (line, mut words) in out.iter_mut().skip(first).zip(members) {
            words.sort_by(|a, b| a.bbox.left.total_cmp(&b.bbox.left));
            line.first_word = words.first().map_or(0.0, |w| w.bbox.width());
            line.text = joined(&words);
        }
    }
    out
}

fn joined(words: &[&crate::document::Word]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 && word.space_before {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

/// Lines of one column that together name something.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The first line: where it stands.
    pub(super) first: PrintedLine,
    pub(super) text: String,
}

/// The bodies of one kind that a column's lines name, each over up to three lines. Lines that name none are left out.
pub(super) fn bodies(lines: &[PrintedLine], column: u32, kind: EntityType) -> (Vec<Group>, usize) {
    let lines: Vec<&PrintedLine> = lines.iter().filter(|l| l.column == column).collect();
    let mut out = Vec::new();
    let (mut at, mut strangers) = (0, 0);
    while let Some(first) = lines.get(at) {
        let found = (1..=LONGEST_NAME.min(lines.len() - at)).rev().find_map(|length| {
            let run = lines.get(at..at + length)?;
            let close = run.windows(2).all(|pair| follows(pair[0], pair[1]));
            let text = run.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ");
            let exact = matches!(register::find(&text, Some(kind)), Match::Exact(body) if body.entity_type == kind);
            (close && exact).then_some((length, text))
        });
        if let Some((length, text)) = found {
            out.push(Group { first: (*first).clone(), text });
            at += length;
        } else {
            strangers += 1;
            at += 1;
        }
    }
    (out, strangers)
}

/// Whether a line stands right below another.
pub(super) fn follows(above: &PrintedLine, below: &PrintedLine) -> bool {
    above.page == below.page && below.bbox.top - above.bbox.top < WRAPPED_LINES * above.bbox.height()
}

/// Rows are set apart where their lines stand this much further apart than the lines within a row.
const ROW_GAP: f32 = 1.12;

/// The distance from top to top up to which a line goes on with the one above, where lines within names and lines of two
/// names keep two distances; `None` where all are alike.
fn wrapped_pitch(lines: &[&PrintedLine]) -> Option<f32> {
    let pitches = lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
    let mut pitches: Vec<f32> = pitches.map(|pair| pair[1].bbox.top - pair[0].bbox.top).filter(|p| *p > 0.0).collect();
    pitches.sort_by(f32::total_cmp);
    let (smallest, median) = (*pitches.first()?, *pitches.get(pitches.len() / 2)?);
    (median > smallest * ROW_GAP).then_some(smallest * ROW_GAP)
}

/// A column's lines as names, one each, wrapped lines joined: a line that ends openly, or that has no room for the next
/// line's first word, goes on.
pub(super) fn unwrapped(lines: &[&PrintedLine]) -> Vec<(String, Vec<Place>, PrintedLine)> {
    let widest = lines.iter().map(|l| l.bbox.right).fold(0.0, f32::max);
    let wrapped_pitch = wrapped_pitch(lines);
    let mut out: Vec<(String, Vec<Place>, PrintedLine)> = Vec::new();
    let mut last: Option<&PrintedLine> = None;
    for line in lines {
        let goes_on = last.zip(out.last()).is_some_and(|(above, (text, ..))| {
            let space = above.bbox.height() * 0.25;
            let no_room = above.bbox.right + space + line.first_word > widest + COLUMN_TOLERANCE;
            let brackets = text.matches('(').count() > text.matches(')').count();
            let open = text.ends_with([',', '&', '/', '-', '–']) || text.ends_with(" and") || text.ends_with(" of");
            let evidence = brackets || open || line.text.starts_with(char::is_lowercase);
            match wrapped_pitch {
                // Names stand further apart than the lines of one name.
                Some(pitch) => above.page == line.page && line.bbox.top - above.bbox.top <= pitch,
                None => follows(above, line) && (evidence || no_room),
            }
        });
        if goes_on && let Some((text, places, _)) = out.last_mut() {
            text.push(' ');
            text.push_str(&line.text);
            *places = crate::document::geometry::union_by_page(places.iter().chain([&line.place()]));
        } else {
            out.push((line.text.clone(), vec![line.place()], (*line).clone()));
        }
        last = Some(line);
    }
    out
}
