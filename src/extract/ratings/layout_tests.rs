//! Returns laid out otherwise than the form, and what is read of them.
#![allow(clippy::unwrap_used)]

use super::ProposalReading;
use super::tests::{first, form, read, read_printed};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place, RecognisedBy, Rect, Table};
use crate::extract::plan_items::tests::table;

const SECOND: &str = "Relationships and collaborative working between partners must improve.";

fn actions(reading: &ProposalReading) -> Vec<&str> {
    reading.answers.improvements.iter().map(|i| i.text.as_str()).collect()
}

#[test]
fn an_action_about_plans_is_no_heading_of_a_column() {
    let text = "The group must oversee the delivery of all transformation and improvement plans";
    let below = format!("Evidence / Notes|Two groups meet.|^|^|^\nProposed improvement actions|{text}|^|^|^");
    assert_eq!(actions(&first(vec![form("Our Rating||x||", &below)])), [text]);
}

#[test]
fn the_rating_may_stand_behind_the_proposal_in_its_row() {
    let block = Block::Table(table(
        "Proposal 1.1|All leadership development will be focused on shared and collaborative practice.|Our Rating|Established\n\
         Evidence / Notes|Two groups meet.|^|^\nProposed improvement actions|Meet again.|^|^",
    ));
    let found = first(vec![block]);
    assert_eq!((found.reading.rating, found.answers.evidence.as_deref()), (Some(2), Some("Two groups meet.")));
    assert_eq!(actions(&found), ["Meet again."]);
    assert_eq!(found.reading.review, []);
}

#[test]
fn columns_may_be_headed_below_a_title_over_all_of_them() {
    let block = Block::Table(table(
        "Key Feature 1: Collaborative leadership and building relationships|^|^|^|^\n\
         #|Proposal|Rating|Evidence|Proposed improvement actions\n\
         1|1.1 All leadership development will be focused on shared and collaborative practice.|Established|Two groups meet.|Meet again.",
    ));
    let found = first(vec![block]);
    assert_eq!((found.reading.rating, found.answers.evidence.as_deref()), (Some(2), Some("Two groups meet.")));
    assert_eq!(actions(&found), ["Meet again."]);
}

#[test]
fn columns_beside_the_actions_say_whose_they_are_and_by_when() {
    let head = "Proposal|Not yet established|Partly established|Established|Exemplary|Evidence|Improvement actions|Lead|By when";
    let row = "1.1 All leadership development will be focused on shared and collaborative practice.";
    let told = |lead: &str, when: &str| {
        let block = Block::Table(table(&format!("{head}\n{row}|||x||Two groups meet.|Fill the post.|{lead}|{when}")));
        let found = first(vec![block]);
        assert_eq!(actions(&found), ["Fill the post."]);
        found.answers.improvements.first().map(|i| (i.owner.clone(), i.due.clone())).unwrap()
    };
    assert_eq!(told("Chief Officer", "May 2020"), ("Chief Officer".to_owned(), "May 2020".to_owned()));
    assert_eq!(told("", ""), (String::new(), String::new()));
}

#[test]
fn an_item_in_the_words_of_a_proposal_is_no_heading() {
    let paragraph = |text: &str| Block::Paragraph(Paragraph::plain(text));
    let found = read(vec![
        paragraph("Key Feature 1: Collaborative leadership and building relationships"),
        paragraph("Proposal 1.1 All leadership development will be focused on shared and collaborative practice."),
        paragraph("Our rating: Established"),
        paragraph("Improvement actions:"),
        paragraph("1. Publish the plan"),
        paragraph("2. Relationships between partners must improve"),
        paragraph(&format!("Proposal 1.2 {SECOND}")),
        paragraph("Our rating: Exemplary"),
    ]);
    assert_eq!(actions(&found[0]), ["Publish the plan", "Relationships between partners must improve"]);
    assert_eq!((found[0].reading.rating, found[1].reading.rating), (Some(2), Some(3)));
}

#[test]
fn bullets_further_to_the_right_are_actions_too() {
    let place = Place { page: 1, bbox: Rect::new(60.0, 100.0, 300.0, 112.0) };
    let item = |text: &str, level| {
        Block::Paragraph(Paragraph {
            kind: ParagraphKind::ListItem,
            level,
            label: Some("•".into()),
            lines: vec![place],
            ..Paragraph::plain(text)
        })
    };
    let blocks = |second: &str| vec![item("Publish the plan", 1), item(second, 2)];
    let read = |second: &str| {
        let Block::Table(mut made) = form("Our Rating||x||", "Proposed improvement actions|here|^|^|^") else {
            unreachable!()
        };
        let cell = made.cells.iter_mut().find(|c| c.text() == "here").unwrap();
        cell.blocks = blocks(second);
        actions(&first(vec![Block::Table(made)])).len()
    };
    assert_eq!(read("Meet again"), 2);
    assert_eq!(read("in all localities"), 1);
}

#[test]
fn an_answer_cut_off_before_its_label_is_taken_with_a_doubt() {
    let on = |page: u32, cell: &Cell| Cell {
        places: vec![Place { page, bbox: Rect::new(60.0, 100.0, 300.0, 112.0) }],
        ..cell.clone()
    };
    let Block::Table(made) = form("Our Rating||x||", "") else { unreachable!() };
    let below =
        table("|Two groups meet.\nEvidence / Notes|They report each month.\nProposed improvement actions|Meet again.");
    let cells = below.cells.iter().map(|c| on(if c.row == 1 { 1 } else { 2 }, c)).collect();
    let found = first(vec![Block::Table(made), Block::Table(Table { cells, ..below })]);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet.\nThey report each month."));
    assert!(found.reading.review.contains(&ReviewCode::SplitUncertain));
}

#[test]
fn a_ruled_row_without_its_label_at_a_pages_end_is_the_next_labels() {
    let read = |recognised_by| {
        let below = table("Evidence / Notes|Two groups meet.\n|Meet again.\nProposed improvement actions|");
        let on = |cell: &Cell| Cell {
            places: vec![Place { page: if cell.row > 2 { 2 } else { 1 }, bbox: Rect::new(60.0, 100.0, 300.0, 112.0) }],
            ..cell.clone()
        };
        let cells = below.cells.iter().map(on).collect();
        let Block::Table(made) = form("Our Rating||x||", "") else { unreachable!() };
        first(vec![Block::Table(made), Block::Table(Table { recognised_by, cells, ..below })])
    };
    let ruled = read(RecognisedBy::Rulings);
    assert_eq!(ruled.answers.evidence.as_deref(), Some("Two groups meet."));
    assert_eq!((actions(&ruled), ruled.reading.review.as_slice()), (vec!["Meet again."], [].as_slice()));
    // Without rules it may go on with the answer above.
    assert!(read(RecognisedBy::Alignment).reading.review.contains(&ReviewCode::SplitUncertain));
}

#[test]
fn a_note_at_the_pages_foot_parts_no_answer() {
    let on = |page: u32, text: &str| {
        let made = table(text);
        let place = |c: &Cell| Rect::new(60.0 * c.column as f32, 100.0, 60.0 * c.column as f32 + 50.0, 112.0);
        let cell = |c: &Cell| Cell { places: vec![Place { page, bbox: place(c) }], ..c.clone() };
        Block::Table(Table { cells: made.cells.iter().map(cell).collect(), ..made })
    };
    let Block::Table(made) = form("Our Rating||x||", "") else { unreachable!() };
    let note = Block::Paragraph(Paragraph::plain("4 Held by the council."));
    let above = on(1, "Evidence / Notes|Two groups meet.");
    let below = on(2, "|They report each month.\nProposed improvement actions|Meet again.");
    let found = first(vec![Block::Table(made), above, note, below]);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet.\nThey report each month."));
    assert_eq!(actions(&found), ["Meet again."]);
    assert!(found.reading.review.contains(&ReviewCode::SplitUncertain));
}

#[test]
fn a_label_that_a_page_parted_asks_for_both() {
    let below = "Evidence / Notes and proposed|Two groups meet and|^|^|^\n\
                 improvement actions|report each month. / Proposed improvement actions / Meet again.|^|^|^";
    let found = first(vec![form("Our Rating||x||", below)]);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet and\nreport each month."));
    assert_eq!(actions(&found), ["Meet again."]);
}

#[test]
fn a_notice_alone_under_both_labels_leaves_no_doubt() {
    let with = |text: &str| {
        first(vec![form("Our Rating||||", &format!("Evidence and proposed improvement actions|{text}|^|^|^"))])
    };
    assert!(!with("Not for local completion").answers.split_uncertain);
    assert!(with("Two groups meet.").answers.split_uncertain);
}

#[test]
fn a_heading_printed_again_within_a_row_is_no_answer() {
    let block = Block::Table(table(
        "Proposal|Our Rating|Evidence|Proposed improvement actions\n\
         1.1 All leadership development will be focused on shared and collaborative practice.|Established|Two groups meet.|Meet again.\n\
         Proposal|Our Rating|Evidence / They report each month.|Proposed improvement actions / Publish the plan.",
    ));
    let found = first(vec![block]);
    assert_eq!((found.reading.rating, found.reading.review.len()), (Some(2), 0));
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet.\nThey report each month."));
    assert_eq!(actions(&found), ["Meet again.", "Publish the plan."]);
}

#[test]
fn actions_in_rows_of_the_form_have_columns_of_their_own() {
    for below in [
        "Proposed improvement actions|^|^|Lead|Timescale\nPublish the plan.|^|^|Jo Blair|May 2020\nMeet again.|^|^|CO|Ongoing",
        "Proposed improvement actions|Action|^|Lead|By when\n|Publish the plan.|^|Jo Blair|May 2020\n|Meet again.|^|CO|Ongoing",
    ] {
        let Block::Table(mut made) =
            form("Our Rating||x||", &format!("Evidence / Notes|Two groups meet.|^|^|^\n{below}"))
        else {
            unreachable!()
        };
        if below.contains("Action|") {
            made.cells.retain(|c| c.row < 6 || c.column > 1);
            made.cells.iter_mut().filter(|c| c.row == 5 && c.column == 1).for_each(|c| c.row_span = 3);
        }
        let found = first(vec![Block::Table(made)]);
        assert_eq!(actions(&found), ["Publish the plan.", "Meet again."], "{below}");
        let owners: Vec<&str> = found.answers.improvements.iter().map(|i| i.owner.as_str()).collect();
        assert_eq!(owners, ["Jo Blair", "CO"]);
    }
    let lone = "Evidence / Notes|Two groups meet.|^|^|^\nProposed improvement actions|Appoint lead officer|^|^|^";
    assert_eq!(actions(&first(vec![form("Our Rating||x||", lone)])), ["Appoint lead officer"]);
}

#[test]
fn an_empty_form_above_the_one_filled_in_takes_nothing_away() {
    let empty = form("Our Rating||||", "Evidence / Notes||||\nProposed improvement actions||||");
    let filled = form("Our Rating||x||", "Evidence / Notes|Two groups meet.|^|^|^");
    let found = first(vec![empty, filled]);
    assert_eq!((found.reading.rating, found.answers.evidence.as_deref()), (Some(1), Some("Two groups meet.")));
}

#[test]
fn a_list_of_ratings_counts_on_in_its_own_words() {
    let list = table(
        "Proposal|Not yet established|Partly established|Established|Exemplary\n\
         1.1 Leadership development is shared||x||\n1.2 Trust|||x|\n1.3 Third sector partnership working||x||",
    );
    let found = read(vec![Block::Table(list)]);
    let ratings: Vec<Option<usize>> = found.iter().take(3).map(|f| f.reading.rating).collect();
    assert_eq!(ratings, [Some(1), Some(2), Some(1)]);
}

#[test]
fn a_label_beside_empty_boxes_is_a_label() {
    let below =
        "Evidence / Notes|Two groups meet. / Areas for improvement: / Trust|^|^|^\nImprovement actions proposed||||";
    let found = first(vec![form("Our Rating||x||", below)]);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet.\nAreas for improvement:\nTrust"));
    assert_eq!(actions(&found), Vec::<&str>::new());
}

#[test]
fn evidence_and_actions_may_head_columns_below_the_rating() {
    let below =
        "Evidence / Notes|^|Proposed improvement actions|^|Timescale\nTwo groups meet.|^|Meet again.|^|May 2020";
    let found = first(vec![form("Our Rating||x||", below)]);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet."));
    assert_eq!(actions(&found), ["Meet again."]);
}

const FIRST: &str = "Proposal 1.1 All leadership development will be focused on shared and collaborative practice.";

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

fn answers(evidence: &str, action: &str) -> Block {
    Block::Table(table(&format!("Evidence / Notes|{evidence}\nProposed improvement actions|{action}")))
}

#[test]
fn all_ratings_may_be_listed_below_the_heading() {
    let line = "☐ Not yet established   ☐ Partly established   ☒ Established   ☐ Exemplary";
    let found = first(vec![paragraph(FIRST), paragraph(line), answers("Two groups meet.", "Meet again.")]);
    assert_eq!((found.reading.rating, found.reading.review.as_slice()), (Some(2), [].as_slice()));
    let lines = ["( ) Not yet established", "(x) Partly established", "( ) Established", "( ) Exemplary"];
    let blocks = [FIRST].into_iter().chain(lines).map(paragraph).chain([answers("Two groups meet.", "Meet again.")]);
    let found = first(blocks.collect());
    assert_eq!((found.reading.rating, found.reading.review.as_slice()), (Some(1), [].as_slice()));
    // Names that follow each other are the form's own list, not what the writers say of themselves.
    let names = ["Not yet established", "Partly established"].map(paragraph);
    let found = first([paragraph(FIRST)].into_iter().chain(names).collect());
    assert_eq!(found.reading.rating, None);
}

#[test]
fn what_stands_under_a_heading_of_answers_or_ratings_heads_no_proposal() {
    let block = Block::Table(table(&format!(
        "Our rating|Evidence / Notes|Proposed improvement actions\nEstablished|Two groups meet.|{SECOND}"
    )));
    assert_eq!(actions(&first(vec![paragraph(FIRST), block])), [SECOND]);
    let block = Block::Table(table(&format!(
        "|Not yet established|Partly established|Established|Exemplary\n|{SECOND}|Some do.|Many do.|All do.\n\
         Our Rating|||x|\nEvidence / Notes|Two groups meet.|^|^|^"
    )));
    let found = first(vec![paragraph(FIRST), block]);
    assert_eq!((found.reading.rating, found.answers.evidence.as_deref()), (Some(2), Some("Two groups meet.")));
}

#[test]
fn a_rating_printed_above_its_heading_is_in_doubt() {
    let place = |top: f32| Place { page: 1, bbox: Rect::new(60.0, top, 300.0, top + 12.0) };
    let review = |top: f32| {
        let heading = Block::Paragraph(Paragraph { lines: vec![place(200.0)], ..Paragraph::plain(FIRST) });
        let Block::Table(mut made) = form("Our Rating|||x|", "Evidence / Notes|Two groups meet.|^|^|^") else {
            unreachable!()
        };
        // The form's own heading stands outside of the table here.
        made.cells.retain(|cell| cell.row > 1);
        for cell in &mut made.cells {
            cell.places = vec![place(top)];
        }
        let found = read_printed(vec![heading, Block::Table(made)], 1).into_iter().next().unwrap();
        (found.reading.rating, found.reading.review.contains(&ReviewCode::TableUncertain))
    };
    assert_eq!(review(300.0), (Some(2), false));
    assert_eq!(review(100.0), (Some(2), true));
}

#[test]
fn answers_to_the_proposal_before_head_no_columns() {
    let block = Block::Table(table(&format!(
        "Established|\nExemplary|x\nEvidence / Notes|Two groups meet.\nProposed improvement actions|Meet again.\n\
         Proposal 1.2 {SECOND}|^\nNot yet established|x\nPartly established|\nEstablished|\nExemplary|\n\
         Evidence / Notes|Three groups meet.\nProposed improvement actions|Meet twice."
    )));
    let found = read(vec![paragraph(FIRST), block]);
    assert_eq!(actions(&found[1]), ["Meet twice."]);
    assert_eq!((found[1].reading.rating, found[1].answers.evidence.as_deref()), (Some(0), Some("Three groups meet.")));
}

#[test]
fn a_label_may_stand_on_several_rows() {
    let rows = "Our rating|Established\nEvidence / Notes|Two groups meet.\nProposed|Meet again.";
    let whole = format!("{rows}\nimprovement|Publish the plan.\nactions|Ask the chairs.");
    let found = first(vec![paragraph(FIRST), Block::Table(table(&whole))]);
    assert_eq!(actions(&found), ["Meet again.", "Publish the plan.", "Ask the chairs."]);
    let found = first(vec![paragraph(FIRST), Block::Table(table(rows)), paragraph("improvement actions")]);
    assert_eq!((actions(&found), found.answers.evidence.as_deref()), (vec!["Meet again."], Some("Two groups meet.")));
}

#[test]
fn headings_at_a_pages_end_hold_for_the_next_table() {
    let heads = Block::Table(table("Our rating|Established\nEvidence / Notes|Proposed improvement actions"));
    let below = |row: &str| Block::Table(table(row));
    let found = first(vec![paragraph(FIRST), heads, below("Two groups meet.|"), below("|Meet again.")]);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet."));
    assert_eq!(actions(&found), ["Meet again."]);
}

#[test]
fn a_sign_without_meaning_alone_in_its_row_marks_with_a_doubt() {
    let found = first(vec![form("Our Rating||\u{fffd}||", "")]);
    assert_eq!(found.reading.rating, Some(1));
    assert!(found.reading.review.contains(&ReviewCode::MarkUnusual));
}

#[test]
fn proposals_answered_together_have_a_rating_each_that_is_flagged() {
    let table = |heading: &str| {
        let head = "Rating|Not yet established|Partly established|Established|Exemplary";
        let rows =
            "Our Rating||x||\nEvidence / Notes|Two groups meet.|^|^|^\nProposed improvement actions|Meet again.|^|^|^";
        Block::Table(table(&format!("{heading}|^|^|^|^\n{head}\n{rows}")))
    };
    for heading in ["Proposals 1.1 and 1.2", "Proposal 1.1 & 1.2 (combined)", "Proposal 1.1, 1.2"] {
        let found = read(vec![table(heading), table("Proposal 1.3")]);
        for (reading, together) in found.iter().zip([true, true, false]) {
            assert_eq!((reading.reading.rating, actions(reading)), (Some(1), vec!["Meet again."]), "{heading}");
            assert_eq!(reading.reading.review.contains(&ReviewCode::AnsweredTogether), together, "{heading}");
        }
    }
    // The second has a table of its own.
    let found = read(vec![table("Proposals 1.1 and 1.2"), table("Proposal 1.2")]);
    assert_eq!((found[0].reading.review.as_slice(), found[1].reading.review.as_slice()), (&[][..], &[][..]));
}
