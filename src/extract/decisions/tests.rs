//! Decisions of small minutes.

#![allow(clippy::unwrap_used)]

use crate::document::Block;
use crate::extract::paper::{heading, item, minutes, p};
use crate::record::DecisionVerb::{self, Agree, Approve, Note, Remit};

fn check(blocks: Vec<Block>, expected: &[(DecisionVerb, &str)]) {
    let extracted = minutes(blocks);
    let got: Vec<(DecisionVerb, &str)> =
        extracted.records.decisions.iter().map(|d| (d.verb, d.text.as_str())).collect();
    assert_eq!(got, expected);
}

#[test]
fn sentences_of_minutes() {
    let check = |text: &str, verb: Option<DecisionVerb>| {
        let expected: Vec<(DecisionVerb, &str)> = verb.map(|v| (v, text)).into_iter().collect();
        check(vec![p(text)], &expected);
    };
    check("The Board approved the minute of the last meeting as a true record.", Some(Approve));
    check("Board members approved the programme and the way of reporting.", Some(Approve));
    check("It was agreed that the plan should be shared more widely.", Some(Agree));
    check("It was agreed they should attend the planning day.", Some(Agree));
    check("The Committee noted the report.", Some(Note));
    check("The actions and minutes from the last meeting were approved.", Some(Approve));
    check("With this understanding the Terms of Reference were approved.", Some(Approve));
    check("Board members welcomed the work on roads, agreeing this should be done soon.", Some(Agree));
    check("The minutes were homologated.", Some(Approve));
    check("It was decided that the programme should be underpinned by the principles.", Some(Agree));
    check("Ada Bell noted that the report was late.", None);
    check("The agreed public tasks were put into effect.", None);
    check("The team will agree what can be done together.", None);
    check("The Board had agreed this in May.", None);
    check("It was noted that all actions due had been completed.", None);
}

#[test]
fn resolutions() {
    check(
        vec![
            p("The Board agreed:-"),
            item("(i)", "to note the content of the report;"),
            item("(ii)", "to remit to the Chief Officer to submit a report to a future meeting; and"),
            item("(iii)", "otherwise to approve the plan."),
            p("Then the talk turned to roads."),
        ],
        &[
            (Note, "to note the content of the report"),
            (Remit, "to remit to the Chief Officer to submit a report to a future meeting"),
            (Approve, "otherwise to approve the plan."),
        ],
    );
    check(
        vec![p(
            "The Committee resolved:- (i) to note the report; and (ii) to instruct the Chief Officer to report back in six months.",
        )],
        &[(Note, "to note the report"), (Remit, "to instruct the Chief Officer to report back in six months.")],
    );
    check(
        vec![
            p("The Committee discussed the paper and:"),
            item("(a)", "noted the surplus;"),
            item("(b)", "agreed that the plan be re-phased."),
        ],
        &[(Note, "noted the surplus"), (Agree, "agreed that the plan be re-phased.")],
    );
    check(vec![p("Decision: the plan is to go out in May.")], &[(Agree, "the plan is to go out in May.")]);
}

#[test]
fn a_decision_that_tells_somebody_is_an_action_too() {
    let extracted = minutes(vec![
        heading("4. Winter beds"),
        p(
            "The Committee resolved:- (i) to note the report; and (ii) to instruct the Chief Officer to report back in six months.",
        ),
    ]);
    let actions = &extracted.records.actions;
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0].owners[0].as_written, "Chief Officer");
    assert_eq!(actions[0].due.as_ref().unwrap().as_written, "in six months");
    assert_eq!(actions[0].item_number.as_deref(), Some("4"));
    assert!(actions[0].header.review.contains(&crate::diagnostic::ReviewCode::ActionFromProse));
    let extracted = minutes(vec![
        p("The Committee agreed:-"),
        item("(a)", "That an update report be submitted to Committee in 6 months."),
    ]);
    assert_eq!(extracted.records.actions[0].due.as_ref().unwrap().as_written, "in 6 months");
    assert!(extracted.records.actions[0].owners.is_empty());
}

#[test]
fn reasons_below_a_decision_are_none() {
    check(
        vec![
            heading("31. Better Care Fund"),
            p("Decision"),
            p("That retrospective approval be given to the plan for 2021-22."),
            p("Reason for Decision"),
            p("The grant required it."),
        ],
        &[(Approve, "That retrospective approval be given to the plan for 2021-22.")],
    );
}
