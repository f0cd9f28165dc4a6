//! How minutes say that somebody takes a task on, and what sounds like it and is none.

use super::habits::{check, there};
use crate::document::Block;
use crate::extract::paper::{heading, minutes, p, table};
use crate::record::ActionStatus;

#[test]
fn undertakings_in_many_words() {
    let one = |text: &str, who: &str| {
        let expected = format!("{text} | {who} | ");
        check(vec![there(), heading("3. Hall"), p(text)], &[expected.as_str()]);
    };
    one("Al Reid has volunteered to marshal the road.", "Al Reid");
    one("Una is happy to take photographs of the bins.", "Una");
    one("Mr Low is still to circulate the strategy.", "Mr Low");
    one("Una still has to circulate the links.", "Una");
    one("Members are asked to send any comments to Al.", "Members");
    one("Una will continue to chase the owner of the wall.", "Una");
    one("Al to affiliate the club to the county.", "Al");
    one("It was agreed that this be handed over to Mr Low for taking forward.", "Mr Low");
    one("Una was not convinced and asked Al to circulate the figures.", "Al");
    one("Jo Blair reminded members to return their forms.", "members");
    one("Una wrote that the wall is sound and said that she will report back on it.", "Una");
    one("This quote is to be circulated to all.", "");
    one("It was agreed that the Chair and Mr Low would review the text.", "Chair+Mr Low");
    let said = p("Insurance: the Secretary agreed to write to the broker.");
    check(vec![there(), heading("3. Hall"), said], &["Secretary agreed to write to the broker. | Secretary | "]);
}

#[test]
fn what_is_no_undertaking() {
    let none = |text: &str| check(vec![there(), heading("3. Hall"), p(text)], &[]);
    none("Una will continue to support the scheme.");
    none("Mr Low was happy to support the proposal.");
    none("Jo Blair asked members to note the report.");
    none("Al was happy to take questions.");
    none("Jo Blair reminded everyone to keep this confidential.");
}

#[test]
fn what_was_asked_for_and_agreed() {
    check(
        vec![there(), heading("3. Hall"), p("Una asked that the costs be shown by room. Al agreed to this.")],
        &["Una asked that the costs be shown by room. Al agreed to this. | Al | "],
    );
    check(vec![there(), heading("3. Hall"), p("Una asked whether the grant was spent. Al agreed.")], &[]);
    check(
        vec![
            there(),
            heading("3. Hall"),
            p("Jo suggested that a key be cut. All agreed, and Una undertook to order one."),
        ],
        &["Una undertook to order one. | Una | "],
    );
}

#[test]
fn outstanding_points_with_how_they_stand() {
    let extracted = minutes(vec![
        p("Present: Doug Lee (DL), Sharon Line (SL), Mike Roe (MR)"),
        heading("Updates of outstanding action points"),
        p("AP7 – DL to list the helpers (SL & DL) this was done on Sept 11 – Closed"),
        p("AP9 – Provide in-house training (SL). Only two came – Ongoing"),
    ]);
    let told: Vec<(&str, usize, Option<ActionStatus>)> =
        extracted.records.actions.iter().map(|a| (a.text.as_str(), a.owners.len(), a.status)).collect();
    let expected = [
        ("DL to list the helpers", 2, Some(ActionStatus::Complete)),
        ("Provide in-house training", 1, Some(ActionStatus::Ongoing)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn to_be_completed_by_somebody() {
    check(
        vec![
            heading("Summary of actions"),
            Block::Table(table(&[
                &["No.", "Action", "To be completed by"],
                &["1", "Circulate the amended rules to all members", "Ms Low"],
                &["2", "Draft a letter to the Minister", "Ms Reid by 30 January"],
            ])),
        ],
        &[
            "Circulate the amended rules to all members | Ms Low | ",
            "Draft a letter to the Minister | Ms Reid | by 30 January",
        ],
    );
}

#[test]
fn initials_that_nobody_lists_and_a_date_on_which_it_was_done() {
    let extracted = minutes(vec![
        there(),
        heading("3. Hall"),
        p("ZP to gather examples."),
        Block::Table(table(&[
            &["Action", "By", "When"],
            &["Issue the revised programme to all", "Al", "Issued 9/3"],
            &["Ask for the notice period in the contract", "Una", "14 March"],
        ])),
    ]);
    let told: Vec<(&str, Option<ActionStatus>, bool)> =
        extracted.records.actions.iter().map(|a| (a.text.as_str(), a.status, a.due.is_some())).collect();
    let expected = [
        ("Issue the revised programme to all", Some(ActionStatus::Complete), false),
        ("Ask for the notice period in the contract", None, true),
        ("ZP to gather examples.", None, false),
    ];
    assert_eq!(told, expected);
}

#[test]
fn owners_set_one_to_a_paragraph_though_it_asks_for_nothing() {
    let text = "Matters arising\nShelter: Una will chase the Council.\nHedge: cut.\nHeater: parts come in December.";
    let rows = table(&[
        &["Item", "Minute", "Action"],
        &["4", text, "\nUM\n\nAR"],
        &["5", "Hall: rent paid. AB will check the lock.", "AB"],
    ]);
    let extracted = minutes(vec![there(), Block::Table(rows)]);
    let told: Vec<(&str, &str)> = extracted
        .records
        .actions
        .iter()
        .filter_map(|a| Some((a.text.as_str(), a.owners.first()?.as_written.as_str())))
        .collect();
    assert!(told.contains(&("Heater: parts come in December.", "AR")), "{told:?}");
}

#[test]
fn tasks_by_the_shape_of_their_words() {
    let one = |text: &str, expected: &str| check(vec![there(), heading("3. Hall"), p(text)], &[expected]);
    one("Una will firm up the price.", "Una will firm up the price. | Una | ");
    one("Al is to sound out the band.", "Al is to sound out the band. | Al | ");
    one("Al and Una would also attend the hearing.", "Al and Una would also attend the hearing. | Al+Una | ");
    // Neither who nor when is told.
    check(vec![there(), heading("3. Hall"), p("The cups are to be handed back.")], &[]);
    one("The cups are to be handed back by May.", "The cups are to be handed back by May. |  | by May");
    one(
        "It was agreed that this would be forwarded to all.",
        "It was agreed that this would be forwarded to all. |  | ",
    );
    one("A further update was requested for the spring.", "A further update was requested for the spring. |  | ");
    one(
        "The Board asked for further information on the let.",
        "The Board asked for further information on the let. |  | ",
    );
    one("Secretary Al Reid will ring the depot.", "Secretary Al Reid will ring the depot. | Secretary Al Reid | ");
    one(
        "Jo Blair asked members to consider how it might be done.",
        "asked members to consider how it might be done. | members | ",
    );
    one("Una to collate – next meeting.", "Una to collate – next meeting. | Una | next meeting");
    check(
        vec![there(), heading("3. Hall"), p("Una will speak to John Quill and Al will speak to Rob Lane.")],
        &["Una will speak to John Quill | Una | ", "Al will speak to Rob Lane. | Al | "],
    );
    one(
        "Una undertook on behalf of the group to sound out the depot.",
        "Una undertook on behalf of the group to sound out the depot. | Una | ",
    );
    one(
        "Una was glad and Al said he would break the costs down.",
        "Una was glad and Al said he would break the costs down. | Al | ",
    );
    one("The plan is to come back in May.", "The plan is to come back in May. |  | in May");
    check(
        vec![
            there(),
            heading("3. Hall"),
            p("The list will be put on the site by May and a set will be kept in the hall by June."),
        ],
        &[
            "The list will be put on the site by May |  | by May",
            "a set will be kept in the hall by June. |  | by June",
        ],
    );
    let none = |text: &str| check(vec![there(), heading("3. Hall"), p(text)], &[]);
    none("Una will miss the summer fair.");
    none("The cups would be engraved in May.");
    none("The Board asked for further information on the let, which was given.");
}

#[test]
fn tasks_put_in_other_words() {
    let one = |text: &str, expected: &str| check(vec![there(), heading("3. Hall"), p(text)], &[expected]);
    one(
        "Could Al please remind all that the gate is shut?",
        "Could Al please remind all that the gate is shut? | Al | ",
    );
    one("Una has had no answer, will ring again.", "Una has had no answer, will ring again. | Una | ");
    one(
        "Hedge – Al has spoken to the owner and will write to him.",
        "Hedge – Al has spoken to the owner and will write to him. | Al | ",
    );
    one("The form is old. AR – send round the new one.", "AR – send round the new one. | AR | ");
    one("Una has arranged to visit the depot.", "Una has arranged to visit the depot. | Una | ");
    one("Una has the job of ringing the depot.", "Una has the job of ringing the depot. | Una | ");
    one("Una will continue to check the pads.", "Una will continue to check the pads. | Una | ");
    one("Una would keep the Board up to date.", "Una would keep the Board up to date. | Una | ");
    one("Una liked the note and offered to word it.", "Una liked the note and offered to word it. | Una | ");
    one("Una’s seeing about a sponsor.", "Una’s seeing about a sponsor. | Una | ");
    one("Treasurer getting a price.", "Treasurer getting a price. | Treasurer | ");
    one(
        "Members should return their forms to Una no later than 5 May.",
        "Members should return their forms to Una no later than 5 May. | Members | no later than 5 May",
    );
    one("The group were asked to watch how it goes.", "The group were asked to watch how it goes. | group | ");
    let none = |text: &str| check(vec![there(), heading("3. Hall"), p(text)], &[]);
    none("Could Al explain the cost?");
    none("Al – on leave until May.");
    none("We consider this to be established.");
    none("The wing is to be opened by the Minister.");
    none("Una added that the drains are to be cleared in May.");
}
