#![allow(clippy::unwrap_used)]

use super::super::tests::heading;
use super::*;
use crate::document::{Block, Cell, Document, Paragraph, Table};
use crate::settings::Settings;

fn text(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

fn check(kind: DocumentKind, blocks: Vec<Block>, want: &[&str]) {
    let document = Document { blocks, kind, ..Document::default() };
    let settings = Settings::default();
    let mut extracted = Extracted::default();
    super::super::extract(&Paper::new(&document, &settings), &mut extracted);
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    let owners =
        |owners: &[crate::record::Owner]| owners.iter().map(|o| o.as_written.as_str()).collect::<Vec<_>>().join(" + ");
    let got: Vec<String> = extracted
        .records
        .plan_items
        .iter()
        .map(|i| {
            format!(
                "{}|{}|{}|{}|{}|{}|{}",
                some(&i.section_title),
                some(&i.reference),
                i.text,
                owners(&i.leads),
                owners(&i.contributors),
                i.timescale.as_ref().map_or("", |w| w.as_written.as_str()),
                some(&i.progress_measures)
            )
        })
        .collect();
    assert_eq!(got, want);
}

#[test]
fn labelled_lines_in_a_row() {
    check(
        DocumentKind::BoardReport,
        vec![
            heading("3 Next steps"),
            text("Action 3.1: Publish four plans. Lead: Locality Managers. Timescale: June 2024."),
            text("Action 3.2: Hold a fair. Lead: Community Team. Timescale: by end September 2024."),
        ],
        &[
            "Next steps|3.1|Publish four plans|Locality Managers||June 2024|",
            "Next steps|3.2|Hold a fair|Community Team||by end September 2024|",
        ],
    );
}

#[test]
fn labels_on_lines_below_an_item() {
    check(
        DocumentKind::DeliveryPlan,
        vec![
            heading("Carers"),
            text("1. Open a hub in Saltcoats"),
            text("Lead: Head of Service"),
            text("With: Turning Point; NHS Fife"),
            text("When: Summer 2024"),
            text("Outcome: 200 people helped"),
            text("2. Write to all carers"),
            text("Lead: Carers Team"),
            text("When: ongoing"),
        ],
        &[
            "Carers|1|Open a hub in Saltcoats|Head of Service|Turning Point + NHS Fife|Summer 2024|200 people helped",
            "Carers|2|Write to all carers|Carers Team||ongoing|",
        ],
    );
}

#[test]
fn cards_in_cells() {
    let cell = |column: u32, lines: &[&str]| Cell {
        row: 1,
        column,
        row_span: 1,
        column_span: 1,
        blocks: lines.iter().map(|line| text(line)).collect(),
        ..Cell::default()
    };
    let cells = vec![
        cell(1, &["Action 1: Open a hub", "Lead: Jo Bell", "By when: May 2024"]),
        cell(2, &["Action 2: Close a ward", "Lead: Ann Other", "By when: June 2024"]),
    ];
    let cards = Table { rows: 1, columns: 2, cells, ..Table::default() };
    check(
        DocumentKind::StrategicPlan,
        vec![Block::Table(cards)],
        &["|1|Open a hub|Jo Bell||May 2024|", "|2|Close a ward|Ann Other||June 2024|"],
    );
}

#[test]
fn a_card_with_its_labels_in_cells_of_their_own() {
    let cell = |row: u32, column: u32, span: u32, line: &str| Cell {
        row,
        column,
        row_span: 1,
        column_span: span,
        blocks: vec![text(line)],
        ..Cell::default()
    };
    let card = |title: &str, lead: &str, due: &str| {
        let cells = vec![cell(1, 1, 2, title), cell(2, 1, 1, lead), cell(2, 2, 1, due)];
        Block::Table(Table { rows: 2, columns: 2, cells, ..Table::default() })
    };
    check(
        DocumentKind::StrategicPlan,
        vec![
            card("1. Open a hub", "Lead: Jo Bell", "By when: May 2024"),
            card("2. Close a ward", "Lead: Ann Other", "By when: June 2024"),
        ],
        &["|1|Open a hub|Jo Bell||May 2024|", "|2|Close a ward|Ann Other||June 2024|"],
    );
}

#[test]
fn a_front_page_is_no_item() {
    check(
        DocumentKind::StrategicPlan,
        vec![
            text("Our plan for carers"),
            text("Lead: Jo Bell"),
            text("Date: May 2024"),
            text("We lead: others follow."),
        ],
        &[],
    );
}

#[test]
fn an_item_says_itself_by_when() {
    let [mut first, second] =
        ["train all teams by March 2024 (Lead: Jo Bell)", "double the fund by May 2025 (Lead: Ann Other)"]
            .map(|item| super::super::tests::items(&[item]));
    first.extend(second);
    check(
        DocumentKind::StrategicPlan,
        first,
        &["||train all teams by March 2024|Jo Bell||March 2024|", "||double the fund by May 2025|Ann Other||May 2025|"],
    );
}

#[test]
fn a_numbered_action_needs_one_sign_in_a_plan() {
    check(
        DocumentKind::DeliveryPlan,
        vec![
            heading("Work"),
            text("Action 1 - We will set up a work scheme by August 2024."),
            text("Lead: Scheme Manager"),
            text("Action 2 - Ask each employer for a place."),
            text("Lead: Jo Bell"),
            text("Target: June 2025"),
        ],
        &[
            "Work|1|We will set up a work scheme by August 2024|Scheme Manager||August 2024|",
            "Work|2|Ask each employer for a place|Jo Bell||June 2025|",
        ],
    );
}

#[test]
fn a_label_at_a_line_s_end_goes_on() {
    check(
        DocumentKind::StrategicPlan,
        vec![
            text("Sell the old clinic at Uig. Responsible:\nHead of Estates. Due: June 2025."),
            text("Mend the roof at Barvas. Responsible: Asset Manager.\nDue: March 2026."),
            text("Move the ward at Lews. Responsible:"),
            text("Chief Nurse. Due: May 2026."),
        ],
        &[
            "||Sell the old clinic at Uig|Head of Estates||June 2025|",
            "||Mend the roof at Barvas|Asset Manager||March 2026|",
            "||Move the ward at Lews|Chief Nurse||May 2026|",
        ],
    );
}
