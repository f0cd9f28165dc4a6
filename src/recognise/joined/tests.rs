//! Pieces on pages of 842 points, and whether they are joined.
#![allow(clippy::unwrap_used)]

use super::join;
use crate::document::{Block, Cell, Document, Opening, Page, Paragraph, Place, Rect, Table};

/// A table of rows of cells from `top` on a page; page 0 stands for a format without pages.
fn piece(page: u32, top: f32, rows: &[&[&str]]) -> Block {
    let width = 480.0 / rows[0].len() as f32;
    let mut cells = Vec::new();
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate() {
            let (x, y) = (50.0 + width * c as f32, top + 20.0 * r as f32);
            let bbox = Rect::new(x, y, x + width, y + 20.0);
            let mut paragraph = Paragraph::plain(text.trim_start_matches('*'));
            paragraph.runs[0].style.bold = text.starts_with('*');
            let place = (page > 0).then_some(Place { page, bbox });
            paragraph.lines.extend(place);
            cells.push(Cell {
                row: r as u32 + 1,
                column: c as u32 + 1,
                row_span: 1,
                column_span: 1,
                blocks: vec![Block::Paragraph(paragraph)],
                places: place.into_iter().collect(),
                ..Cell::default()
            });
        }
    }
    Block::Table(Table { rows: rows.len() as u32, columns: rows[0].len() as u32, cells, ..Table::default() })
}

/// The tables after joining, each as its rows, with whether they are doubtful.
fn joined(blocks: Vec<Block>) -> (Vec<Vec<String>>, Document) {
    let pages = (1..=3).map(|number| Page { number, width: 595.0, height: 842.0, ..Page::default() }).collect();
    let mut document = Document { pages, blocks, ..Document::default() };
    join(&mut document);
    let tables = document
        .tables()
        .map(|(_, _, t)| (1..=t.rows).map(|row| t.row(row).map(Cell::text).collect::<Vec<_>>().join("|")).collect())
        .collect();
    (tables, document)
}

const HEAD: &[&str] = &["*No", "*Action", "*Owner"];

#[test]
fn a_repeated_heading_is_dropped() {
    let (tables, document) = joined(vec![
        piece(1, 740.0, &[HEAD, &["1", "Write the plan.", "EM"]]),
        piece(2, 60.0, &[HEAD, &["2", "Close the books.", "GM"]]),
    ]);
    assert_eq!(tables, [["No|Action|Owner", "1|Write the plan.|EM", "2|Close the books.|GM"]]);
    let table = document.blocks[0].table().unwrap();
    assert!(!table.join_uncertain && table.join_reason.as_deref().unwrap().contains("heading is repeated"));
    assert_eq!(table.cells[0].places.len(), 2);
}

#[test]
fn a_heading_below_titles_may_be_repeated_without_them() {
    let (tables, _) = joined(vec![
        piece(1, 700.0, &[&["*Part 2", "", ""], HEAD, &["1", "Write the plan.", "EM"]]),
        piece(2, 60.0, &[HEAD, &["2", "Close the books.", "GM"]]),
    ]);
    assert_eq!(tables, [["Part 2||", "No|Action|Owner", "1|Write the plan.|EM", "2|Close the books.|GM"]]);
}

#[test]
fn a_table_goes_on_in_the_next_column_of_its_page() {
    let at = |mut block: Block, by: f32| {
        if let Block::Table(table) = &mut block {
            for place in table.cells.iter_mut().flat_map(|cell| &mut cell.places) {
                (place.bbox.left, place.bbox.right) = (place.bbox.left / 2.5 + by, place.bbox.right / 2.5 + by);
            }
        }
        block
    };
    let first = || at(piece(1, 300.0, &[HEAD, &["1", "Write the plan.", "EM"]]), 0.0);
    let second = |top: f32| at(piece(1, top, &[HEAD, &["2", "Close the books.", "GM"]]), 250.0);
    let (tables, _) = joined(vec![first(), second(60.0)]);
    assert_eq!(tables, [["No|Action|Owner", "1|Write the plan.|EM", "2|Close the books.|GM"]]);
    // Beside each other they are two.
    assert_eq!(joined(vec![first(), second(300.0)]).0.len(), 2);
}

#[test]
fn a_row_cut_in_its_sentence_is_one_row() {
    let (tables, _) = joined(vec![
        piece(1, 740.0, &[HEAD, &["1", "Write the plan for the", "EM"]]),
        piece(2, 60.0, &[&["", "coming year.", ""], &["2", "Close the books.", "GM"]]),
    ]);
    assert_eq!(tables, [["No|Action|Owner", "1|Write the plan for the coming year.|EM", "2|Close the books.|GM"]]);
}

#[test]
fn different_tables_stay_two() {
    let first = || piece(1, 740.0, &[HEAD, &["1", "Write the plan.", "EM"]]);
    for second in [
        // Another heading.
        piece(2, 60.0, &[&["*Name", "*Body", "*Role"], &["Anna", "Fife", "Chair"]]),
        // Other columns.
        piece(2, 60.0, &[&["a", "b"], &["c", "d"]]),
        // Not the next page.
        piece(3, 60.0, &[&["2", "Close the books.", "GM"]]),
    ] {
        assert_eq!(joined(vec![first(), second]).0.len(), 2);
    }
    let between = Block::Paragraph(Paragraph::plain("Matters arising"));
    assert_eq!(joined(vec![first(), between, piece(2, 60.0, &[&["2", "Close.", "GM"]])]).0.len(), 2);
}

#[test]
fn room_left_on_the_page_parts_tables() {
    let (tables, document) = joined(vec![
        piece(1, 100.0, &[HEAD, &["1", "Write the plan.", "EM"]]),
        piece(2, 60.0, &[HEAD, &["1", "Close the books.", "GM"]]),
        Block::Paragraph(Paragraph {
            lines: vec![Place { page: 3, bbox: Rect::new(50.0, 780.0, 90.0, 790.0) }],
            ..Paragraph::plain("The end")
        }),
    ]);
    assert_eq!(tables.len(), 2);
    assert!(document.blocks[0].table().unwrap().join_uncertain);
}

#[test]
fn broken_by_hand_in_a_format_without_pages() {
    let empty = || Block::Paragraph(Paragraph::default());
    let (tables, _) = joined(vec![
        piece(0, 0.0, &[HEAD, &["1", "Write the plan.", "EM"]]),
        empty(),
        piece(0, 0.0, &[&["2", "Close the books.", "GM"]]),
    ]);
    assert_eq!(tables.len(), 1);
    let (tables, _) = joined(vec![
        piece(0, 0.0, &[HEAD, &["1", "Write the plan.", "EM"]]),
        empty(),
        piece(0, 0.0, &[&["*Name", "*Body", "*Role"], &["Anna", "Fife", "Chair"]]),
    ]);
    assert_eq!(tables.len(), 2);
}

#[test]
fn a_line_that_says_so_does_not_break_a_table() {
    let pieces = |line: &str| {
        joined(vec![
            piece(0, 0.0, &[HEAD, &["1", "Write the plan.", "EM"]]),
            Block::Paragraph(Paragraph::plain(line)),
            piece(0, 0.0, &[HEAD, &["2", "Close the books.", "GM"]]),
        ])
    };
    for line in ["(continued)", "Action log (cont’d)", "Continued overleaf …", "Actions – continued", "CONTD."] {
        let (tables, document) = pieces(line);
        assert_eq!((tables.len(), document.blocks.len()), (1, 1), "{line}");
    }
    for line in ["Agreed that the service be continued", "Actions (finance)", "Continued on the same terms"] {
        assert!(pieces(line).1.blocks.len() > 1, "{line}");
    }
}

#[test]
fn a_label_whose_answer_is_left_empty_opens_a_row() {
    // A last row of 80 points beside whose label the answer fills so much.
    let read = |label: &str, answer: f32, next: &str| {
        let rows: &[&[&str]] = &[&["Rating", "Established"], &[label, "Two groups meet"]];
        let Block::Table(mut table) = piece(1, 720.0, rows) else { unreachable!() };
        for cell in table.cells.iter_mut().filter(|cell| cell.row == 2) {
            cell.places[0].bbox.bottom += 60.0;
            let Block::Paragraph(paragraph) = &mut cell.blocks[0] else { unreachable!() };
            paragraph.lines[0].bbox.bottom += if cell.column == 2 { answer } else { 0.0 };
        }
        joined(vec![Block::Table(table), piece(2, 60.0, &[&[next, ""]])]).0.concat().len()
    };
    assert_eq!(read("Evidence", 55.0, "Actions"), 3);
    // The page drew the row out and cut the label.
    assert_eq!(read("Our", 0.0, "Rating"), 2);
}

#[test]
fn what_the_words_tell_of_a_first_row_settles_whether_it_was_cut() {
    let head: &[&str] = &["*Rating", "*Established"];
    let first = |text: &str| piece(1, 780.0, &[head, &["Evidence", text]]);
    let next = |opening: Opening, row: &[&str]| {
        let Block::Table(table) = piece(2, 60.0, &[row]) else { panic!("a table") };
        Block::Table(Table { opening, ..table })
    };
    let read = |text: &str, opening: Opening, row: &[&str]| joined(vec![first(text), next(opening, row)]).0;
    assert_eq!(
        read("The board meets and", Opening::Whole, &["Actions", "Review it."]),
        [["Rating|Established", "Evidence|The board meets and", "Actions|Review it."]]
    );
    assert_eq!(
        read("The board meets.", Opening::Rest, &["", "It looks at the plan."]),
        [["Rating|Established", "Evidence|The board meets.\nIt looks at the plan."]]
    );
}
