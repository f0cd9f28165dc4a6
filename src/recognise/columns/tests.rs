//! Columns of hand-made pages.

use super::super::flow::trial::{line, page};
use super::*;

const LEFT: [&str; 7] = [
    "Ferry users met the council",
    "and asked that the evening",
    "boat runs again from May.",
    "The group agreed to write",
    "to the operator about it.",
    "Ann Reid to draft a letter",
    "by the end of the month.",
];
const RIGHT: [&str; 7] = [
    "The hall committee told us",
    "that the roof is now dry.",
    "It was agreed that the hall",
    "opens on Sundays, too, and",
    "that its fees stay as they",
    "are until the autumn. Next",
    "meeting: 4 June in the hall.",
];

fn read(page: &Page) -> Vec<String> {
    let all: Vec<usize> = (0..page.words.len()).collect();
    let first = |region: &Region| region.words.first().map_or("", |&w| page.words[w].text.as_str()).to_owned();
    regions(page, all, &[]).iter().map(first).collect()
}

fn columns_of(by_rows: bool) -> Vec<crate::document::Word> {
    let set = |texts: &[&str], x: f32, row: usize| line(texts[row], x, 100.0 + 14.0 * row as f32, 10.0);
    let mut words =
        line("Notes of the meeting of the harbour group, held in the Old School, Tarbert", 72.0, 70.0, 10.0);
    if by_rows {
        words.extend((0..7).flat_map(|row| [set(&LEFT, 72.0, row), set(&RIGHT, 300.0, row)].concat()));
    } else {
        words.extend((0..7).flat_map(|row| set(&LEFT, 72.0, row)));
        words.extend((0..7).flat_map(|row| set(&RIGHT, 300.0, row)));
    }
    words
}

#[test]
fn what_is_printed_column_by_column_is_read_so() {
    assert_eq!(read(&page(columns_of(false))), ["Notes", "Ferry", "The"]);
}

#[test]
fn what_is_printed_row_by_row_is_left_together() {
    assert_eq!(read(&page(columns_of(true))), ["Notes"]);
}

#[test]
fn cells_of_a_row_that_are_printed_one_after_the_other_are_no_columns() {
    let drawn = |rules: &[Rect]| {
        let rulings = rules.iter().map(|&bbox| crate::document::Ruling { bbox, colour: None });
        Page { rulings: rulings.collect(), ..page(columns_of(false)) }
    };
    let down = Rect::new(279.8, 86.0, 280.2, 196.0);
    let across = [86.0, 196.0].map(|y| Rect::new(66.0, y - 0.2, 480.0, y + 0.2));
    assert_eq!(read(&drawn(&[down, across[0], across[1]])), ["Notes"]);
    // A line between two columns, and one below their heading.
    assert_eq!(read(&drawn(&[down, across[0]])), ["Notes", "Ferry", "The"]);
}

#[test]
fn tagged_tables_beside_each_other_stand_in_columns() {
    let mut words = Vec::new();
    let mut rows: Vec<Option<TaggedRow>> = Vec::new();
    for (table, x) in [(0, 72.0), (1, 310.0)] {
        for row in 0..7_u32 {
            // Most rows have one cell written in, so that they do not look like lines of prose.
            let cells = if row == 0 { &[(0.0, "Ferry"), (70.0, "Led"), (140.0, "No")][..] } else { &[(0.0, "Ferry")] };
            for (left, text) in cells {
                words.extend(line(text, x + left, 100.0 + 14.0 * row as f32, 10.0));
                rows.push(Some((table, row)));
            }
        }
    }
    let page = page(words);
    let all = || (0..page.words.len()).collect::<Vec<usize>>();
    assert_eq!(regions(&page, all(), &rows).len(), 2);
    assert_eq!(regions(&page, all(), &[]).len(), 1);
    // The same rows of one table run over the gap.
    let one: Vec<Option<TaggedRow>> = rows.iter().map(|row| row.map(|(_, at)| (0, at))).collect();
    assert_eq!(regions(&page, all(), &one).len(), 1);
}

#[test]
fn text_that_ends_with_the_left_column_is_judged_by_it() {
    let set = |texts: &[&str]| {
        page(
            texts
                .iter()
                .enumerate()
                .flat_map(|(row, text)| line(text, 72.0, 100.0 + 14.0 * row as f32, 10.0))
                .collect(),
        )
    };
    let bounds = |page: &Page| regions(page, (0..page.words.len()).collect(), &[]).first().and_then(|r| r.bounds);
    assert!(bounds(&set(&LEFT)).is_some_and(|b| b.left == 72.0 && b.right < 300.0));
    assert_eq!(
        bounds(&set(&["Present", "Ann Reid", "Bo Lund", "Councillor Cy Dee of Tarbert", "Di Eck", "Ed Fox"])),
        None
    );
}

#[test]
fn lines_below_both_columns_stand_last() {
    let mut words = columns_of(false);
    words.extend(line("Agreed by all.", 72.0, 240.0, 10.0));
    assert_eq!(read(&page(words)), ["Notes", "Ferry", "The", "Agreed"]);
}
