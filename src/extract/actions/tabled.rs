//! How clerks set actions in columns, with tabs and under headings of their own.

use super::habits::{check, there};
use crate::document::Block;
use crate::extract::paper::{heading, item, p, table};

#[test]
fn a_log_typed_with_tabs() {
    check(
        vec![
            heading("Action list – 14 April 2014"),
            p("Ref\tAction\tLead\tDue"),
            p("1\tWrite to the operator about the ramp\tSecretary\t12 May 2014"),
            p("2\tPrice a new noticeboard\tRH\tMay meeting"),
        ],
        &[
            "Write to the operator about the ramp | Secretary | 12 May 2014",
            "Price a new noticeboard | RH | May meeting",
        ],
    );
}

#[test]
fn earlier_actions_by_their_references() {
    let earlier = "13/08/15-01 Ken to ask for the counts. Done. Action closed.";
    let open = "13/08/15-02 Una to write to the trust. Una has written.";
    let minute = format!("Actions of the last meeting\n{earlier}\n{open}");
    check(
        vec![Block::Table(table(&[
            &["Item", "Discussion", "Action"],
            &["1", &minute, "Una"],
            &["2", "Winter plan\nThe council told of its plan. Ken to put it on the website by 30 October.", "Ken"],
        ]))],
        &[
            "Una to write to the trust. | Una | ",
            "Ken to put it on the website by 30 October. | Ken | by 30 October",
            "Ken to ask for the counts. | Ken | ",
        ],
    );
}

#[test]
fn whose_tasks_stand_below_a_heading() {
    let tasks = |head: &str, first: &str| vec![there(), heading(head), item("•", first), item("•", "book a room")];
    check(
        tasks("Secretariat", "circulate the map"),
        &["circulate the map | Secretariat | ", "book a room | Secretariat | "],
    );
    check(tasks("Secretariat", "The map was liked"), &[]);
}

#[test]
fn people_in_a_log_own_what_stands_beside_them() {
    check(
        vec![Block::Table(table(&[
            &["Agenda item", "", "Councillor", "Due date", "Completed"],
            &["14 – Bodies", "Formation of joint meetings – gauge interest with others", "JC/Clerk", "Ongoing", ""],
            &["34 – Finance", "KC to submit the claim for the grant", "KC", "Next meeting", ""],
        ]))],
        &[
            "Formation of joint meetings – gauge interest with others | JC+Clerk | Ongoing",
            "KC to submit the claim for the grant | KC | Next meeting",
        ],
    );
}

#[test]
fn rows_that_ask_for_nothing() {
    check(
        vec![Block::Table(table(&[
            &["No.", "Item", "Action", "By when?", "By whom?"],
            &["1", "Apologies", "B Jones, P Davies", "", ""],
            &["2", "Minutes of the last meeting", "The minutes were approved.\nBudget to be set up.", "End June", "LC"],
            &["3", "Hall", "Decision – the hall stays open.", "", ""],
            &["4", "Roof", "Action – Price the slates", "May", "KL"],
        ]))],
        &["Budget to be set up. | LC | End June", "Price the slates | KL | May"],
    );
}
