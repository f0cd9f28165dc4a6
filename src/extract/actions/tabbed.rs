//! Logs that are typed with tabs: a line of headings, and below it a line for each action.

use super::columns::{self, Role, Sense};
use super::rows;
use super::tables::{Reading, Tabled};
use super::{Meeting, meeting_of};
use crate::document::{Block, Cell, Paragraph, Table};
use crate::extract::passages::{Item, Passage};
use crate::record::{Action, DocumentKind};

/// Fewer columns are no log.
const FEWEST: usize = 3;

/// A log that was found: its lines, and what its columns mean.
struct Found<'p, 'a> {
    lines: Vec<&'p Passage<'a>>,
    table: Table,
    sense: Sense,
}

/// Reads the logs that are typed with tabs.
pub(super) fn read(reading: Reading<'_, '_>, out: &mut Tabled) {
    let list = &reading.passages.list;
    let mut at = 0;
    while at < list.len() {
        let Some(found) = list.get(at..).and_then(found) else {
            at += 1;
            continue;
        };
        let part = found.lines.first().and_then(|line| line.part);
        let before = out.actions.len();
        read_log(reading, &found, part, meeting_of(reading.meetings, part), &mut out.actions);
        out.claimed.extend(found.lines.iter().filter(|_| out.actions.len() > before).map(|line| line.path.clone()));
        at += found.lines.len();
    }
}

/// The log whose headings are the first of these passages.
fn found<'p, 'a>(list: &'p [Passage<'a>]) -> Option<Found<'p, 'a>> {
    let head = list.first()?;
    let columns = cells(head)?.len();
    let follows = |line: &&Passage<'_>| line.part == head.part && cells(line).is_some_and(|c| c.len() <= columns);
    let lines: Vec<&Passage<'_>> = list.iter().take_while(follows).collect();
    if lines.len() < 2 || columns < FEWEST || head.kind != DocumentKind::Minutes {
        return None;
    }
    let table = table(&lines, columns);
    let sense = columns::classify(&table)?;
    let of_actions = sense.column(Role::Text).is_some()
        && sense.column(Role::Owner).or(sense.column(Role::Due)).is_some()
        && !sense.inferred
        && sense.header_rows == 1;
    of_actions.then_some(Found { lines, table, sense })
}

/// The cells of a line outside tables; `None` where it has no tabs.
fn cells(passage: &Passage<'_>) -> Option<Vec<String>> {
    // The typed number of a line is its first cell.
    let split = || passage.paragraph.text().trim().split('\t').map(|cell| cell.trim().to_owned()).collect();
    (passage.cell.is_none() && passage.text.contains('\t')).then(split)
}

/// The lines as a table.
fn table(lines: &[&Passage<'_>], columns: usize) -> Table {
    let mut out = Table { rows: lines.len() as u32, columns: columns as u32, ..Table::default() };
    for (row, line) in lines.iter().enumerate() {
        for (column, text) in cells(line).unwrap_or_default().into_iter().enumerate() {
            out.cells.push(Cell {
                row: row as u32 + 1,
                column: column as u32 + 1,
                row_span: 1,
                column_span: 1,
                blocks: vec![Block::Paragraph(Paragraph::plain(&text))],
                ..Cell::default()
            });
        }
    }
    out
}

fn read_log(
    reading: Reading<'_, '_>,
    found: &Found<'_, '_>,
    part: Option<u32>,
    meeting: &Meeting,
    out: &mut Vec<Action>,
) {
    let Found { lines, table, sense } = found;
    let item = Item::default();
    let before = out.len();
    rows::read(rows::Log { table, number: 0, sense, part, item: &item, meeting, legend: reading.legend }, out);
    for action in out.iter_mut().skip(before) {
        // "table[0]/row[3]/cell[2]": the line that the row was.
        let source = &mut action.header.source;
        let row = source.path.split("/row[").nth(1).and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
        let Some(line) = row.and_then(|row| lines.get(row.checked_sub(1)?)) else { continue };
        source.path.clone_from(&line.path);
        source.quote.clone_from(&line.text);
        source.places = line.paragraph.places();
    }
}
