//! A plan on a page: priorities side by side, and below each what will be done for it, a line each. Or a priority in each row, and
//! beside it what will be done.
//!
//! No heading says what the columns hold: what stands in them does. Such tables are read in plans alone, and what is read is
//! flagged.

use super::super::rows::{Line, Rows, lines, one_line};
use super::sections::{self, Section};
use super::{periods, reference, tails, values};
use crate::diagnostic::ReviewCode;
use crate::document::Cell;
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use crate::record::{Header, PlanItem};
use crate::wording::verbs::is_doing;

/// Fewer lines say nothing of what a column holds.
const FEWEST: usize = 4;
/// What a priority is called has no more words.
const HEADING_WORDS: usize = 14;

/// The items of a table, if it is such a page. Their plan is left to be told.
pub(super) fn read(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<Vec<PlanItem>> {
    if !(2..=6).contains(&rows.table.columns) || rows.table.rows < 2 {
        return None;
    }
    side_by_side(rows, vocabulary).or_else(|| one_a_row(rows, vocabulary))
}

/// Priorities in the first row, and lists of what is done for each below.
fn side_by_side(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<Vec<PlanItem>> {
    let headings: Vec<&Cell> = (1..=rows.table.columns).filter_map(|column| rows.beginning_at(1, column)).collect();
    let all = headings.len() == rows.table.columns as usize;
    let name = |cell: &&Cell| is_name(cell, vocabulary);
    let below = || rows.table.cells.iter().filter(|cell| cell.row > 1 && !cell.is_empty());
    let apart = below().all(|cell| cell.column_span == 1);
    // "Respect | Kindness": values, and how people live by them.
    let single = headings.iter().filter(|cell| !one_line(&cell.text()).contains(' ')).count();
    if !all || !apart || single * 2 > headings.len() || !headings.iter().all(name) || !are_done(&all_lines(below())) {
        return None;
    }
    let of_cell = |heading: &Cell| {
        let section = sections::of_lines(&lines(heading));
        below().filter(|cell| cell.column == heading.column).flat_map(|cell| items(rows, &section, cell)).collect()
    };
    Some(headings.into_iter().flat_map::<Vec<PlanItem>, _>(of_cell).collect())
}

/// A priority in the first cell of each row, and what is done for it in the second, a list in most.
fn one_a_row(rows: &Rows<'_>, vocabulary: &PlanVocabulary) -> Option<Vec<PlanItem>> {
    let mut found = Vec::new();
    let mut said: Vec<Line> = Vec::new();
    for row in 1..=rows.table.rows {
        let written = rows.written(row);
        let [name, list] = written[..] else { return None };
        let own = lines(list);
        let listed = own.len() > 1;
        // Words above both are headings that say nothing.
        if row == 1 && !listed && !are_begun(&own) {
            continue;
        }
        if name.column != 1 || !is_name(name, vocabulary) || are_begun(&lines(name)) || !listed {
            return None;
        }
        said.extend(own);
        found.extend(items(rows, &sections::of_lines(&lines(name)), list));
    }
    are_done(&said).then_some(found)
}

/// Whether a cell names a priority: some words in one line, that are no heading which is known.
fn is_name(cell: &Cell, vocabulary: &PlanVocabulary) -> bool {
    let text = one_line(&cell.text());
    let words = text.split(' ').count();
    let letters = text.chars().any(char::is_alphabetic);
    letters && words <= HEADING_WORDS && vocabulary.plan_label(&text).is_none()
}

fn all_lines<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<Line> {
    cells.flat_map(lines).filter(|line| !line.text.is_empty()).collect()
}

/// Whether lines say, most of them, what is to be done.
fn are_done(lines: &[Line]) -> bool {
    lines.len() >= FEWEST && lines.iter().filter(|line| begins(line)).count() * 4 >= lines.len() * 3
}

fn are_begun(lines: &[Line]) -> bool {
    lines.iter().any(begins)
}

/// "Open a hub": a verb, and more.
fn begins(line: &Line) -> bool {
    line.text.split(' ').count() > 2 && line.text.split(' ').next().is_some_and(is_doing)
}

/// The items of a cell, a line each.
fn items(rows: &Rows<'_>, section: &Section, cell: &Cell) -> Vec<PlanItem> {
    let of_line = |line: Line| {
        let mut header = Header::at(None, rows.cell_path(cell), one_line(&line.text), cell.places.clone());
        header.flag(ReviewCode::ColumnsInferred);
        let (number, text) = reference::own(line.label.as_deref().filter(|l| reference::is_reference(l)), &line.text);
        if periods::may_be_several(text) {
            header.flag(ReviewCode::SplitUncertain);
        }
        let mut item = section.item(header, number, text.trim_end_matches(['.', ';']));
        values::put_words(&mut item, PlanColumn::Timescale, tails::due(&line.text).unwrap_or_default());
        item
    };
    let own = lines(cell);
    let own = if own.iter().all(|line| line.listed) { own } else { periods::each_begun(&own) };
    own.into_iter().filter(|line| !line.text.is_empty()).map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use crate::record::DocumentKind::{BoardReport, StrategicPlan};

    #[test]
    fn priorities_stand_side_by_side() {
        let page = "Start well | Live well\n\
            Fund ten nursery places / Train all health visitors | Open a walking group / Test a night sitting service";
        let want = [
            "||Start well|Fund ten nursery places|||||",
            "||Start well|Train all health visitors|||||",
            "||Live well|Open a walking group|||||",
            "||Live well|Test a night sitting service|||||",
        ];
        check(StrategicPlan, &[page], &want);
        check(BoardReport, &[page], &[]);
        let values =
            "Respect | Care\nTreat all people well / Listen to all people | Look after all / Show kindness each day";
        check(StrategicPlan, &[values], &[]);
        check(StrategicPlan, &["Start well | Live well\nAll children matter to us | Nobody is lonely in old age"], &[]);
    }

    #[test]
    fn a_priority_stands_beside_what_is_done_for_it() {
        let table = "Start well | Fund ten nursery places / Train all health visitors by May 2026\n\
            Live well | Open a walking group / Test a night sitting service";
        let want = [
            "||Start well|Fund ten nursery places|||||",
            "||Start well|Train all health visitors by May 2026|||May 2026||",
            "||Live well|Open a walking group|||||",
            "||Live well|Test a night sitting service|||||",
        ];
        check(StrategicPlan, &[table], &want);
    }
}
