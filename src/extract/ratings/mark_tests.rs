//! Marks by shading, and answers that stand where a print put them.
#![allow(clippy::unwrap_used)]

use super::ProposalReading;
use super::tests::{first, read, read_printed};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, Colour, Place, Rect, Table};
use crate::extract::plan_items::tests::table;
use crate::record::Outcome;

const FIRST: &str = "Proposal 1.1 All leadership development will be focused on shared and collaborative practice.";

/// A table with filled cells, by row and column.
fn filled(text: &str, cells: &[(u32, u32)]) -> Block {
    let mut table: Table = table(text);
    for cell in table.cells.iter_mut().filter(|cell| cells.contains(&(cell.row, cell.column))) {
        cell.fill = Some(Colour(146, 208, 80));
    }
    Block::Table(table)
}

fn told(found: &ProposalReading) -> (Option<usize>, Vec<ReviewCode>) {
    (found.reading.rating, found.reading.review.clone())
}

#[test]
fn one_filled_cell_among_empty_ones_is_plain() {
    let rows =
        format!("{FIRST}|^|^|^|^\nRating|Not yet established|Partly established|Established|Exemplary\nOur Rating||||");
    assert_eq!(told(&first(vec![filled(&rows, &[(3, 4)])])), (Some(2), vec![]));
    let two = told(&first(vec![filled(&rows, &[(3, 3), (3, 4)])]));
    assert_eq!(two.0, None);
    assert!(two.1.contains(&ReviewCode::TwoColumnsMarked));
    // All columns in colours of their own are the form's.
    assert_eq!(told(&first(vec![filled(&rows, &[(3, 2), (3, 3), (3, 4), (3, 5)])])).0, None);
}

#[test]
fn rows_of_a_matrix_may_be_marked_by_shading() {
    let text = "Proposal|Not yet established|Partly established|Established|Exemplary|Evidence\n\
                1.1 All leadership development will be focused on shared and collaborative practice.|||||Two groups meet.";
    assert_eq!(told(&first(vec![filled(text, &[(2, 3)])])), (Some(1), vec![]));
}

#[test]
fn the_cell_beside_a_name_may_be_filled() {
    let text = format!(
        "{FIRST}|^\nNot yet established|\nPartly established|\nEstablished|\nExemplary|\nEvidence / Notes|Two groups meet."
    );
    assert_eq!(told(&first(vec![filled(&text, &[(4, 2)])])), (Some(2), vec![]));
    assert_eq!(told(&first(vec![filled(&text, &[(3, 2), (4, 2)])])).0, None);
    assert_eq!(told(&first(vec![filled(&text, &[(2, 2), (4, 2)])])).0, None);
}

#[test]
fn a_sign_that_marks_all_proposals_is_their_mark() {
    let row = |text: &str| {
        Block::Table(table(&format!("Proposal|Not yet established|Partly established|Established|Exemplary\n{text}")))
    };
    let proposals = "1.1 All leadership development will be focused on shared and collaborative practice.||Q||\n\
                     1.2 Relationships and collaborative working between partners must improve.|||Q|\n\
                     1.3 Relationships and partnership working with the third and independent sectors must improve.|Q|||";
    assert!(!told(&read(vec![row(proposals)]).swap_remove(0)).1.contains(&ReviewCode::MarkUnusual));
}

#[test]
fn answers_side_by_side_go_on_over_the_page() {
    let place =
        |page: u32, left: f32, top: f32| vec![Place { page, bbox: Rect::new(left, top, left + 90.0, top + 10.0) }];
    let mut head = table(&format!(
        "{FIRST}|^|^\nOur rating|Evidence|Improvement actions\nEstablished|Two groups meet.|Meet again."
    ));
    for cell in &mut head.cells {
        cell.places = place(1, cell.column as f32 * 100.0, cell.row as f32 * 20.0);
    }
    let mut rest = table("|They write notes.|");
    for cell in &mut rest.cells {
        cell.places = place(2, cell.column as f32 * 100.0, 20.0);
    }
    let found = read_printed(vec![Block::Table(head), Block::Table(rest)], 2).swap_remove(0);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet.\nThey write notes."));
    assert_eq!(found.answers.improvements.len(), 1);
}

#[test]
fn a_line_below_two_answers_is_the_one_under_which_it_begins() {
    let place = |left: f32, top: f32| vec![Place { page: 1, bbox: Rect::new(left, top, left + 80.0, top + 10.0) }];
    let mut form = table(&format!(
        "{FIRST}|^|^\nOur rating|Evidence|Improvement actions\nEstablished|Two groups meet.|Meet again.\nThey write notes.|^|^"
    ));
    for cell in &mut form.cells {
        let column = if cell.row == 4 { 2 } else { cell.column };
        cell.places = place(column as f32 * 100.0, cell.row as f32 * 20.0);
        let own = cell.places.clone();
        for paragraph in cell.blocks.iter_mut().filter_map(|b| if let Block::Paragraph(p) = b { Some(p) } else { None })
        {
            paragraph.lines = own.clone();
        }
    }
    let found = read_printed(vec![Block::Table(form)], 1).swap_remove(0);
    assert_eq!(found.answers.evidence.as_deref(), Some("Two groups meet.\nThey write notes."));
}

/// A colour among the ratings of what is nobody's to rate: no rating, and a person should look.
#[test]
fn a_coloured_rating_that_is_not_the_partnerships_to_give_is_doubted() {
    let text = "Proposal 5.3 A framework for community based health and social care integrated services will be developed.\
                |^|^|^|^\nRating|Not yet established|Partly established|Established|Exemplary\n\
                Evidence|National work awaited.|^|^|^";
    let doubt = |cells: &[(u32, u32)]| {
        let found = read(vec![filled(text, cells)]);
        let found =
            found.into_iter().find(|f| f.reading.outcome == Outcome::NotForLocalCompletion && f.heading.is_some());
        found.unwrap().reading.review.contains(&ReviewCode::MarkedByFormatting)
    };
    assert!(doubt(&[(2, 2)]) && !doubt(&[]));
}

#[test]
fn a_letter_before_the_form_s_words_is_a_mark() {
    let read = |words: &str| {
        let rows = format!(
            "{FIRST}|^|^|^|^\nRating|Not yet established|Partly established|Established|Exemplary\n\
             Indicator|No leaders meet.|{words}|Leaders act as one.|All learn.\nOur Rating||||\n\
             Evidence|X marks the spot."
        );
        told(&first(vec![Block::Table(table(&rows))]))
    };
    assert_eq!(read("X  Some leaders meet."), (Some(1), vec![ReviewCode::MarkOutsideRatingRow]));
    assert_eq!(read("Some leaders meet.").0, None);
}
