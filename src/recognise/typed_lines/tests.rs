//! Tables drawn with characters: what becomes of their words and lines.

use super::draw;
use crate::document::{Document, Page, RecognisedBy, Rect, Word};

/// A page in monospaced type: each character five points wide, lines ten points apart.
fn page(lines: &[&str]) -> Page {
    let mut words = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let top = 50.0 + 10.0 * row as f32;
        let mut from = 0;
        for word in line.split(' ') {
            let count = word.chars().count();
            if count > 0 {
                let left = 50.0 + 5.0 * from as f32;
                words.push(Word::new(word, Rect::new(left, top, left + 5.0 * count as f32, top + 9.0)));
            }
            from += count + 1;
        }
    }
    for word in &mut words {
        word.style.size = 9.0;
    }
    Page { number: 1, width: 595.0, height: 842.0, words, ..Page::default() }
}

/// The cells of the tables of such a page, row by row, and the text around them.
fn read(lines: &[&str]) -> (Vec<Vec<String>>, Vec<String>) {
    let document = Document { pages: vec![page(lines)], ..Document::default() };
    let document = crate::recognise::recognise(document, &[]);
    let (mut rows, mut texts) = (Vec::new(), Vec::new());
    for block in &document.blocks {
        match block.table() {
            Some(table) => {
                assert_eq!(table.recognised_by, RecognisedBy::Rulings);
                for row in 1..=table.rows {
                    let cells = table.cells.iter().filter(|c| c.row == row);
                    rows.push(cells.map(|c| c.text().replace('\n', " ")).collect());
                }
            }
            None => texts.extend(block.paragraph().map(crate::document::Paragraph::text)),
        }
    }
    (rows, texts)
}

fn rows(lines: &[&str]) -> Vec<Vec<String>> {
    read(lines).0
}

#[test]
fn dashes_bars_and_crosses_draw_a_table() {
    let found = rows(&[
        "+-----+--------------+------+",
        "|Ref  |Action        |Lead  |",
        "+=====+==============+======+",
        "|14   |Draft a paper |Agnes |",
        "|     |on reserves a+|Moir  |",
        "+-----+--------------+------+",
        "|15   |Ask the eight |Rhona |",
        "+-----+--------------+------+",
    ]);
    assert_eq!(
        found,
        [
            vec!["Ref", "Action", "Lead"],
            vec!["14", "Draft a paper on reserves a+", "Agnes Moir"],
            vec!["15", "Ask the eight", "Rhona"]
        ]
    );
}

#[test]
fn bars_glued_to_words_part_them() {
    let found = rows(&[
        "┌────┬─────────┬─────┐",
        "│Ref │Begin now│Agnes│",
        "├────┴─────────┼─────┤",
        "│Both columns  │Rhona│",
        "└──────────────┴─────┘",
    ]);
    assert_eq!(found, [vec!["Ref", "Begin now", "Agnes"], vec!["Both columns", "Rhona"]]);
}

#[test]
fn each_line_is_a_row_where_bars_and_dashes_alone_draw() {
    let found = rows(&[
        "| Ref | Action          | Lead  |",
        "| --- | --------------- | ----- |",
        "| 14  | Draft a paper   | Agnes |",
        "|     | on reserves     |       |",
        "| 15  | Ask the eight   | Rhona |",
        "| 16  | Close the risks | Agnes |",
    ]);
    assert_eq!(found.len(), 4);
    assert_eq!(found[1], ["14", "Draft a paper on reserves", "Agnes"]);
    assert_eq!(found[3], ["16", "Close the risks", "Agnes"]);
}

#[test]
fn sides_may_be_open_and_rules_missing() {
    let found = rows(&[
        " Ref | Action            | Lead",
        "-----+-------------------+---------------",
        " 14  | Draft a paper on  | Agnes Moir",
        "     | reserves, with    |",
        "     | the Clerk         |",
        " 15  | Ask the eight     | Rhona Gillies",
        " 16  | Close the risks   | Agnes Moir",
    ]);
    assert_eq!(found.len(), 4);
    assert_eq!(found[1], ["14", "Draft a paper on reserves, with the Clerk", "Agnes Moir"]);
    assert_eq!(found[2], ["15", "Ask the eight", "Rhona Gillies"]);
    let found = rows(&["| Agnes Moir  | Clerk  |", "| Rhona Gow   | Chair  |", "| Bob Orr     | Member |"]);
    assert_eq!(found, [["Agnes Moir", "Clerk"], ["Rhona Gow", "Chair"], ["Bob Orr", "Member"]]);
    assert_eq!(rows(&["| Agnes Moir  | Clerk  |", "| Rhona Gow   | Chair  |"]).len(), 2);
}

#[test]
fn bars_in_a_sentence_and_underlines_stay() {
    let lines = [
        "Telephone 01234 | Fax 04321",
        "-----------------------------",
        "The Board met in the hall.",
        "Page 1 | Public",
        "and again | or not",
    ];
    let mut document = Document { pages: vec![page(&lines)], ..Document::default() };
    draw(&mut document);
    assert!(document.pages[0].rulings.is_empty());
    assert_eq!(document.pages[0].words.len(), page(&lines).words.len());
}
