//! Cards to tables.

use super::tell;
use crate::document::{Block, Cell, Document, Paragraph, ParagraphKind, Table};
use crate::framework::built_in;

/// A table of two columns, cells parted by `|`.
fn rows(rows: &[&str]) -> Block {
    let mut table = Table { rows: rows.len() as u32, columns: 2, ..Table::default() };
    for (row, text) in (1..).zip(rows) {
        for (column, text) in (1..).zip(text.split('|')) {
            let blocks = text.split('\n').filter(|t| !t.is_empty()).map(|t| Block::Paragraph(Paragraph::plain(t)));
            let cell = Cell { row, column, row_span: 1, column_span: 1, ..Cell::default() };
            table.cells.push(Cell { blocks: blocks.collect(), ..cell });
        }
    }
    Block::Table(table)
}

fn p(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

fn head(text: &str) -> Block {
    Block::Paragraph(Paragraph { kind: ParagraphKind::Heading, level: 3, ..Paragraph::plain(text) })
}

/// The tables that leave, rows parted by `/`, cells by `|`.
fn check(blocks: Vec<Block>, expected: &[&str]) {
    let mut document = Document { blocks, ..Document::default() };
    tell(&mut document, &built_in());
    let text = |table: &Table| {
        let row = |row| table.row(row).map(|c| c.text().replace('\n', " ")).collect::<Vec<_>>().join("|");
        (1..=table.rows).map(row).collect::<Vec<_>>().join("/")
    };
    let found: Vec<String> = document.blocks.iter().filter_map(Block::table).map(text).collect();
    assert_eq!(found, expected);
}

#[test]
fn labels_beside_their_values() {
    let table = "Ref|Action|Lead/1|Open the hub|Jo Blair Al Reid/2|Map the gulls|Roads";
    let cards =
        ["Ref|1", "Action|Open the hub", "Lead|Jo Blair", "|Al Reid", "Ref|2", "Action|Map the gulls", "Lead|Roads"];
    check(vec![rows(&cards)], &[table]);
    let table = "Ref|Action|Lead/1|Open the hub|Jo Blair/2. Homes/2|Map the gulls|Roads";
    let cards =
        ["Ref\nAction\nLead|1\nOpen the hub\nJo Blair", "2. Homes|", "Ref\nAction\nLead|2\nMap the gulls\nRoads"];
    check(vec![rows(&cards)], &[table]);
}

#[test]
fn a_label_without_its_value_is_no_row_of_its_own() {
    let cards = [
        "Ref|1",
        "Action|Open the hub",
        "Lead|Jo Blair",
        "Ref|2",
        "Action|Map the gulls",
        "Lead|",
        "Ref|3",
        "Action|Close",
    ];
    check(vec![rows(&cards)], &["Ref|Action|Lead/1|Open the hub|Jo Blair/2|Map the gulls|/3|Close|"]);
    let cards = ["Ref|1", "Action|Open the hub", "Lead|Jo Blair", "Ref|2", "Action Lead|Map the gulls\nRoads"];
    check(vec![rows(&cards)], &["Ref|Action|Lead/1|Open the hub|Jo Blair/2|Map the gulls|Roads"]);
}

#[test]
fn labels_above_their_values_and_before_a_colon() {
    let cards = [
        "Action|Lead",
        "Open the hub|Jo Blair",
        "Due|Status",
        "May|Open",
        "Action|Lead",
        "Map the gulls|Roads",
        "Due|Status",
        "June|Open",
    ];
    check(vec![rows(&cards)], &["Action|Lead|Due|Status/Open the hub|Jo Blair|May|Open/Map the gulls|Roads|June|Open"]);
    let stacked = vec![
        head("Action"),
        p("Open the hub"),
        head("Lead"),
        p("Jo Blair"),
        head("Due"),
        p("May"),
        head("Action"),
        p("Map the gulls"),
        head("Due"),
        p("June"),
        head("2. Homes"),
        head("Action"),
        p("Fit doors"),
        head("Lead"),
        p("Roads"),
        head("Due"),
        p("July"),
    ];
    check(
        stacked,
        &["Action|Lead|Due/Open the hub|Jo Blair|May/Map the gulls||June", "Action|Lead|Due/Fit doors|Roads|July"],
    );
    let colons = vec![
        p("Task: Fit doors"),
        p("By: Roads"),
        p("Due: May"),
        p("Task: Map the gulls"),
        p("By: Jo Blair"),
        p("Due: June"),
    ];
    check(colons, &["Task|By|Due/Fit doors|Roads|May/Map the gulls|Jo Blair|June"]);
}

#[test]
fn forms_and_lists_stay_what_they_are() {
    let form = [
        "Rating|Established",
        "Evidence|Met",
        "Improvement actions|None",
        "Rating|Exemplary",
        "Evidence|Met",
        "Improvement actions|None",
    ];
    check(vec![rows(&form)], &[&form.join("/")]);
    let columns = [
        "Reasons|Actions taken",
        "No log existed before.\nNone was kept.|A notice\nA deputy",
        "Reasons|Actions taken",
        "No log existed before.|A mock drill",
    ];
    let same = columns.map(|row| row.replace('\n', " ")).join("/");
    check(vec![rows(&columns)], &[&same]);
    let people = ["Jo Blair|Chair", "Al Reid|Member", "Flo Gow|Member", "Tom Orr|Clerk"];
    check(vec![rows(&people)], &[&people.join("/")]);
}

/// A table of any width, cells parted by `|`.
fn wide(rows: &[&str]) -> Block {
    let columns = rows.first().map_or(0, |row| row.split('|').count()) as u32;
    let mut table = Table { rows: rows.len() as u32, columns, ..Table::default() };
    for (row, text) in (1..).zip(rows) {
        for (column, text) in (1..).zip(text.split('|')) {
            let blocks = Some(text).filter(|t| !t.is_empty()).map(|t| Block::Paragraph(Paragraph::plain(t)));
            let cell = Cell { row, column, row_span: 1, column_span: 1, ..Cell::default() };
            table.cells.push(Cell { blocks: blocks.into_iter().collect(), ..cell });
        }
    }
    Block::Table(table)
}

#[test]
fn a_list_whose_heading_comes_again_beside_a_name_is_none() {
    let list = [
        "Trustee|Role|10 Dec",
        "Ann Moss|Chair|A",
        "Al Reid|Clerk|P",
        "Una Low|Treasurer|P",
        "Jo Blair|Trustee|P",
        "Mo Park|Trustee|A",
    ];
    check(vec![wide(&list)], &[&list.join("/")]);
}

#[test]
fn a_log_on_its_side() {
    let log = ["Action|Map the gulls|Open the hub", "Owner|Roads|Jo Blair", "Due|May|June"];
    check(vec![wide(&log)], &["Action|Owner|Due/Map the gulls|Roads|May/Open the hub|Jo Blair|June"]);
    let log = ["|Action 1|Action 2", "What|Map the gulls|Open the hub", "Who|Roads|Jo Blair", "When|May|June"];
    check(vec![wide(&log)], &["No|What|Who|When/Action 1|Map the gulls|Roads|May/Action 2|Open the hub|Jo Blair|June"]);
    let upright = ["Action|Owner|Due", "Map the gulls|Roads|May", "Open the hub|Jo Blair|June"];
    check(vec![wide(&upright)], &["Action|Owner|Due/Map the gulls|Roads|May/Open the hub|Jo Blair|June"]);
}
