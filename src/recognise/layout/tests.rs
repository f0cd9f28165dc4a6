//! Tables that lay out, and data tables that look like them.

use super::*;
use crate::document::Aside;

fn text(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

fn table(rows: &[&[&[&str]]]) -> Table {
    let cells = rows.iter().enumerate().flat_map(|(r, row)| {
        row.iter().enumerate().map(move |(c, lines)| Cell {
            row: r as u32 + 1,
            column: c as u32 + 1,
            row_span: 1,
            column_span: 1,
            blocks: lines.iter().map(|l| text(l)).collect(),
            ..Cell::default()
        })
    });
    Table {
        rows: rows.len() as u32,
        columns: rows.first().map_or(0, |r| r.len()) as u32,
        cells: cells.collect(),
        ..Table::default()
    }
}

#[track_caller]
fn check(before: &str, table: Table, layout: bool) {
    let mut document = Document { blocks: vec![text(before), Block::Table(table)], ..Document::default() };
    tell(&mut document);
    assert_eq!(document.blocks.get(1).and_then(Block::table).map(|t| t.layout), Some(layout));
}

#[test]
fn boxes_letterheads_and_signatures_lay_out() {
    check("Text", table(&[&[&["Purpose:", "FOR DECISION"]]]), true);
    check(
        "",
        table(&[&[
            &["Example Directorate", "Ann Example", "T: 0131 000 0000", "E: ann@example.org"],
            &["Example Government"],
        ]]),
        true,
    );
    check(
        "Yours sincerely",
        table(&[&[&["ANN EXAMPLE", "Example Government"], &["BOB SAMPLE", "Example Council"]]]),
        true,
    );
}

#[test]
fn forms_and_short_tables_are_data() {
    check("Text", table(&[&[&["Attendees:"], &["Ann Example (Chair)"]], &[&["Apologies:"], &["Bob Sample"]]]), false);
    check(
        "Text",
        table(&[
            &[&["Name of Partnership"], &["Example"]],
            &[&["Contact"], &["Ann Example ann@example.org"]],
            &[&["Date"], &["May"]],
        ]),
        false,
    );
    check("Text", table(&[&[&["Ann to write to the partners", "", "Bob to reply"], &["AE", "", "BS"]]]), false);
    check("Text", table(&[&[&["Action"], &["Owner"]], &[&["Ann to write"], &["AE"]]]), false);
}

#[test]
fn a_letter_in_a_frame_stands_in_the_body() {
    let lines: Vec<String> =
        (1..=8).map(|n| format!("A paragraph of the letter, the one with the number {n}.")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut document = Document {
        blocks: vec![text("Draft"), Block::Table(table(&[&[&lines]])), text("End")],
        apart: vec![
            Aside {
                paragraph: Paragraph::plain("why?"),
                anchor: Some("table[1]/row[1]/cell[1]/paragraph[3]".to_owned()),
                author: None,
            },
            Aside { paragraph: Paragraph::plain("so"), anchor: Some("block[3]".to_owned()), author: None },
        ],
        ..Document::default()
    };
    tell(&mut document);
    assert_eq!(document.blocks.len(), 10);
    let anchors: Vec<_> = document.apart.iter().filter_map(|a| a.anchor.as_deref()).collect();
    assert_eq!(anchors, ["block[4]", "block[10]"]);
}

#[test]
fn a_frame_around_a_form_gives_its_tables_free() {
    let inner = table(&[&[&["Rating"], &["Established"]], &[&["Indicator"], &["x"]]]);
    let mut frame = table(&[&[&["Proposal 1.1"]]]);
    frame.cells[0].blocks.push(Block::Table(inner));
    let mut document = Document { blocks: vec![Block::Table(frame)], ..Document::default() };
    tell(&mut document);
    assert_eq!(document.tables().count(), 1);
    assert_eq!(document.blocks.len(), 2);
}

#[test]
fn minutes_in_one_row_beside_the_names_stay_a_table() {
    let lines: Vec<String> =
        (1..=8).map(|n| format!("A paragraph of the minute, the one with the number {n}.")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut document =
        Document { blocks: vec![Block::Table(table(&[&[&lines, &["AE", "", "BS"]]]))], ..Document::default() };
    tell(&mut document);
    assert_eq!(document.tables().map(|(_, _, t)| t.layout).collect::<Vec<_>>(), [false]);
}
