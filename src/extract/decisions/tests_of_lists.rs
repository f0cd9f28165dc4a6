//! Decisions that stand in lists and numbered paragraphs.

use super::tests::check;
use crate::extract::paper::{heading, item, minutes, p};
use crate::record::DecisionVerb::{self, Agree, Approve, Note, Remit};

#[test]
fn a_resolution_with_its_law_under_a_heading() {
    check(
        vec![
            heading("2. RESOLUTION – EQUALITY DUTY"),
            p("The Joint Board agreed, in terms of section 149 of the Equality Act 2010:"),
            item("(1)", "to have due regard to the need to eliminate discrimination; and"),
            item("(2)", "to consider assessments where they are provided."),
        ],
        &[
            (Agree, "to have due regard to the need to eliminate discrimination"),
            (Agree, "to consider assessments where they are provided."),
        ],
    );
}

#[test]
fn plain_numbered_paragraphs_are_items() {
    let extracted = minutes(vec![
        p("1. The Chairperson called the meeting to order at 3.31 pm."),
        p("2. Ms Reid/Jo Low moved and seconded to adopt the agenda as published. Motion carried."),
        p("3. Correspondence - None"),
        p("4. It was agreed that the fees be held."),
        heading("Minutes of the sub-committee – Agreed"),
        p("Nothing more."),
    ]);
    let items: Vec<_> = extracted.records.decisions.iter().map(|d| d.item_number.as_deref()).collect();
    assert_eq!(items[..2], [Some("2"), Some("4")]);
    assert_eq!(extracted.records.decisions[2].verb, Agree);
    // A list of tasks counts no items.
    let extracted = minutes(vec![
        heading("Actions"),
        p("1. Ask the bus company for a meeting (Zara)."),
        p("2. Film the skate park (Olly)."),
        p("3. Write questions (Priya)."),
    ]);
    assert!(extracted.records.actions.iter().all(|a| a.item_number.is_none()));
}

#[test]
fn a_list_ends_where_the_minutes_own_numbers_go_on() {
    check(
        vec![
            p("The Board resolved:-"),
            item("(i)", "to note the report; and"),
            item("(ii)", "to approve the plan."),
            item("4.", "The Board had before it a report on gritting, which said how many lorries there were."),
        ],
        &[(Note, "to note the report"), (Approve, "to approve the plan.")],
    );
}

#[test]
fn lists_and_lines_of_small_bodies() {
    // Who moved it stands between the lead-in and its items.
    check(
        vec![
            heading("2. Payroll"),
            p("The Committee resolved, on the motion of Jo Blair, seconded by Al Reid:"),
            item("2.1", "That the tender be accepted."),
            item("2.2", "That the Clerk should sign it."),
        ],
        &[(Approve, "That the tender be accepted."), (Agree, "That the Clerk should sign it.")],
    );
    // What somebody takes on in a round of notes was not decided.
    check(
        vec![
            p("We agreed:"),
            item("•", "to open on 4 April"),
            item("•", "I will book the hall."),
            item("•", "Una is going to ring the council."),
        ],
        &[(Agree, "to open on 4 April")],
    );
    check(
        vec![
            p("The following items were agreed for the next meeting:"),
            item("•", "Budget for 2020"),
            item("•", "New volunteers"),
        ],
        &[(Agree, "Budget for 2020"), (Agree, "New volunteers")],
    );
    check(vec![p("Received: the review. Noted: that numbers had risen.")], &[(Note, "that numbers had risen.")]);
    check(
        vec![p("The constitution, including the changes, was unanimously approved and adopted.")],
        &[(Approve, "The constitution, including the changes, was unanimously approved and adopted.")],
    );
    check(
        vec![p("Mrs Crane was elected Chair for the year 2022-23.")],
        &[(DecisionVerb::Other, "Mrs Crane was elected Chair for the year 2022-23.")],
    );
}

#[test]
fn items_that_go_on_below_their_paragraph() {
    check(
        vec![
            heading("3. Library"),
            p("RESOLVED (1) that the report be noted; (2) that a task group be set up; and"),
            item("(3)", "that the Director be asked to consult parish councils."),
            p("Decision: the reserves policy was approved, with the floor set at three months."),
            p("Proposed BG, seconded TI, and signed by CH as correct."),
        ],
        &[
            (Note, "that the report be noted"),
            (Agree, "that a task group be set up"),
            (Agree, "that the Director be asked to consult parish councils."),
            (Approve, "the reserves policy was approved, with the floor set at three months."),
            (Approve, "Proposed BG, seconded TI, and signed by CH as correct."),
        ],
    );
}

#[test]
fn a_list_in_one_paragraph_below_its_lead_in() {
    check(
        vec![
            heading("4. Finance"),
            p("The Board agreed:-"),
            item(
                "(i)",
                "to note the position; (ii) to request that the Clerk report in April; and (iii) to remit it to the panel.",
            ),
        ],
        &[
            (Note, "to note the position"),
            (Agree, "to request that the Clerk report in April"),
            (Remit, "to remit it to the panel."),
        ],
    );
}

#[test]
fn an_item_that_orders_has_items_of_its_own() {
    check(
        vec![
            p("The Board agreed:-"),
            item("(a)", "to approve the plan;"),
            item("(b)", "to remit to the Chief Officer to -"),
            item("(i)", "recruit two posts; and"),
            item("(ii)", "report to the Board in six months; and"),
            item("(c)", "to thank the staff."),
        ],
        &[
            (Approve, "to approve the plan"),
            (Remit, "to remit to the Chief Officer to recruit two posts"),
            (Remit, "to remit to the Chief Officer to report to the Board in six months"),
            (Agree, "to thank the staff."),
        ],
    );
}
