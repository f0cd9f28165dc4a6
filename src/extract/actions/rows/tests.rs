//! Rows of logs and action tables.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::Block;
use crate::extract::paper::{heading, minutes, table};
use crate::record::ActionStatus;

fn summary(rows: &[&[&str]]) -> Vec<(String, String, String, Option<ActionStatus>)> {
    let extracted = minutes(vec![Block::Table(table(rows))]);
    extracted
        .records
        .actions
        .iter()
        .map(|a| {
            let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
            (a.text.clone(), owners.join("|"), a.due.clone().map(|d| d.as_written).unwrap_or_default(), a.status)
        })
        .collect()
}

fn row(
    text: &str,
    owners: &str,
    due: &str,
    status: Option<ActionStatus>,
) -> (String, String, String, Option<ActionStatus>) {
    (text.to_owned(), owners.to_owned(), due.to_owned(), status)
}

#[test]
fn a_log_with_headings() {
    let got = summary(&[
        &["No", "Action", "Owner", "Due", "Status"],
        &["1", "Write to the four councils about winter beds", "JS/ AB", "31 May 2018", "Complete"],
        &["2", "Chief Officer to bring a paper on transport", "", "asap", "In progress"],
        &["No", "Action", "Owner", "Due", "Status"],
        &["3", "None", "", "", ""],
    ]);
    assert_eq!(
        got,
        [
            row("Write to the four councils about winter beds", "JS|AB", "31 May 2018", Some(ActionStatus::Complete)),
            row("Chief Officer to bring a paper on transport", "Chief Officer", "asap", Some(ActionStatus::InProgress)),
        ]
    );
}

#[test]
fn a_headerless_log_under_a_heading_with_the_lead() {
    let extracted = minutes(vec![
        heading("Address data – Lead HS/BB"),
        Block::Table(table(&[
            &["Survey twenty small firms on their use of it", "New"],
            &["Clarify the list of postcodes with the office", "Carried forward"],
        ])),
    ]);
    let actions = &extracted.records.actions;
    assert_eq!(actions.len(), 2);
    assert_eq!(actions[0].owners.iter().map(|o| o.as_written.as_str()).collect::<Vec<_>>(), ["HS", "BB"]);
    assert_eq!(actions[0].item_title.as_deref(), Some("Address data"));
    assert_eq!(actions[1].status, Some(ActionStatus::Open));
    assert!(actions[0].header.review.contains(&ReviewCode::ColumnsInferred));
}

#[test]
fn meeting_date_and_number_in_one_column() {
    let extracted = minutes(vec![Block::Table(table(&[
        &["Meeting date & action number", "Actions completed", "Deadline", "Progress"],
        &["11/01/2011\n4", "Data Office to publish the second list", "May\u{2010}2011", "Compete"],
    ]))]);
    let action = &extracted.records.actions[0];
    assert_eq!(action.meeting_date.as_deref(), Some("2011-01-11"));
    assert_eq!(action.action_number.as_deref(), Some("4"));
    assert_eq!(action.status, Some(ActionStatus::Complete));
    assert!(action.header.review.contains(&ReviewCode::StatusUncertain));
}
