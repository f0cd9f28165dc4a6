//! Columns of a plan of whose headings the vocabulary knows none that names an item, who leads or when: what stands in them
//! tells. "Where we start | In the hands of | Curtain down" above "Open a hub", "Lead Nurse" and "May 2025".

use super::super::super::rows::{Rows, one_line};
use super::super::owners;
use super::Columns;
use super::by_content::is_a_time;
use super::by_headings::mostly_references;
use crate::framework::plans::{PlanColumn, PlanVocabulary};
use crate::wording::verbs::is_doing;

/// Gives the item's column its role where one column holds posts and another times; tells whether it has one now.
pub(super) fn tell(rows: &Rows<'_>, columns: &mut Columns) -> bool {
    if columns.has(PlanColumn::Goal) || !columns.periods.is_empty() || rows.table.rows < FEWEST_ROWS {
        return false;
    }
    let mut told = columns.clone();
    for (role, is) in [(PlanColumn::Timescale, is_a_time as fn(&str) -> bool), (PlanColumn::Lead, owners::names_a_post)]
    {
        if told.has(role) {
            continue;
        }
        let Some(column) = unknown(&told).find(|column| most(&cells(rows, &told, *column), is)) else { return false };
        told.replace(role, column);
        // A first row that holds a post or a time itself heads nothing.
        if told.headings.get(column as usize - 1).is_some_and(|heading| is(heading)) {
            told.heading_row = 0;
        }
    }
    let doing = |column: u32| {
        let texts = cells(rows, &told, column);
        let begins = texts.iter().filter(|text| text.split(' ').next().is_some_and(is_doing)).count();
        (texts.len() > 1 && wordy(&texts)).then(|| begins * 100 / texts.len())
    };
    let shares: Vec<(u32, usize)> = unknown(&told).filter_map(|column| Some((column, doing(column)?))).collect();
    // The first of those that begin with a verb most often.
    let best = shares.iter().rev().max_by_key(|(_, share)| *share);
    let Some((column, _)) = best.filter(|(_, share)| *share >= LEAST_SHARE) else { return false };
    let column = *column;
    told.replace(PlanColumn::Text, column);
    if told.heading_row == 0 {
        without_headings(rows, &mut told);
    }
    told.inferred = true;
    told.item_is_a_guess = true;
    *columns = told;
    true
}

/// Forgets what was taken for headings: it is the first item. Without a heading its number is told by its place alone.
fn without_headings(rows: &Rows<'_>, columns: &mut Columns) {
    let numbers = unknown(columns).find(|column| mostly_references(rows, 0, *column));
    if let Some(column) = numbers.filter(|column| Some(*column) < columns.column(PlanColumn::Text)) {
        columns.replace(PlanColumn::Reference, column);
    }
    columns.headings.iter_mut().for_each(String::clear);
}

/// Whether a row names a post and a time, "Open a hub | Lead Nurse | May 2026": an item, whatever words of headings it holds.
pub(super) fn is_an_item(rows: &Rows<'_>, row: u32, vocabulary: &PlanVocabulary) -> bool {
    let texts: Vec<String> = rows.table.row(row).map(|cell| one_line(&cell.text())).collect();
    let post =
        |text: &String| text.contains(' ') && owners::names_a_post(text) && vocabulary.plan_label(text).is_none();
    let times = texts.iter().filter(|text| is_a_time(text)).count();
    times == 1 && texts.iter().any(post)
}

/// A smaller table is none that its cells explain.
const FEWEST_ROWS: u32 = 3;
/// Of a hundred cells so many begin with what is to be done.
const LEAST_SHARE: usize = 34;

/// Columns with headings that say nothing, and without a role.
fn unknown(columns: &Columns) -> impl Iterator<Item = u32> {
    let free = |column: &u32| columns.by_column.get(*column as usize - 1).is_some_and(Option::is_none);
    columns.unknown.iter().copied().filter(free)
}

fn cells(rows: &Rows<'_>, columns: &Columns, column: u32) -> Vec<String> {
    let cells = (columns.heading_row + 1..=rows.table.rows).filter_map(|row| rows.beginning_at(row, column));
    cells.filter(|cell| cell.column_span == 1 && !cell.is_empty()).map(|cell| one_line(&cell.text())).collect()
}

fn most(texts: &[String], is: fn(&str) -> bool) -> bool {
    texts.len() > 1 && texts.iter().filter(|text| is(text)).count() * 3 >= texts.len() * 2
}

/// Whether cells are of some words each.
fn wordy(texts: &[String]) -> bool {
    let words: usize = texts.iter().map(|text| text.split(' ').count()).sum();
    words >= texts.len() * 3
}

/// Words in a heading that say of a column beside what it is, where the heading as a whole is not known.
const WITH: [&str; 7] = ["with", "alongside", "support", "partner", "helped", "involved", "else"];
const SHOWS: [&str; 9] = ["show", "see", "sign", "signs", "know", "evidence", "difference", "success", "look"];

/// What a word of an unknown heading says, where the item is known: "Signs that it works", "Who else is needed".
pub(super) fn by_a_word(heading: &str, columns: &Columns) -> Option<PlanColumn> {
    let lower = heading.to_lowercase();
    let has = |words: &[&str]| lower.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word));
    if !columns.has(PlanColumn::Measures) && has(&SHOWS) {
        return Some(PlanColumn::Measures);
    }
    (!columns.has(PlanColumn::Contributors) && has(&WITH)).then_some(PlanColumn::Contributors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_heading_says_what_stands_below() {
        let check = |heading: &str, want: Option<PlanColumn>| {
            assert_eq!(by_a_word(heading, &Columns::default()), want, "{heading}");
        };
        check("How others will see it", Some(PlanColumn::Measures));
        check("Signs that it helps", Some(PlanColumn::Measures));
        check("Who else is needed", Some(PlanColumn::Contributors));
        check("Species", None);
        check("Lookout", None);
    }
}
