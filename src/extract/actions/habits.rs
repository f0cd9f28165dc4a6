//! How clerks of small bodies tell who does what: sentences, lists and tables as they write them.

use crate::document::Block;
use crate::extract::paper::{heading, item, minutes, p, table};
use crate::record::ActionStatus;

/// `text | owners | due` of each action.
pub(super) fn check(blocks: Vec<Block>, expected: &[&str]) {
    let extracted = minutes(blocks);
    let told = |a: &crate::record::Action| {
        let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
        let due = a.due.as_ref().map_or("", |due| due.as_written.as_str());
        format!("{} | {} | {due}", a.text, owners.join("+"))
    };
    let got: Vec<String> = extracted.records.actions.iter().map(told).collect();
    assert_eq!(got, expected);
}

pub(super) fn there() -> Block {
    p("Present: Jo Blair (Chair), Al Reid (Secretary), Una Moss, Mr Ken Low")
}

#[test]
fn notes_that_somebody_sends_round() {
    check(
        vec![
            p("From: Jo Blair"),
            p("A note of what we agreed:"),
            item("•", "I will book the hall by Friday."),
            item("•", "Una is going to ring the council."),
            item("•", "Ken, could you please send the list round?"),
        ],
        &[
            "I will book the hall by Friday. | Jo Blair | by Friday",
            "Una is going to ring the council. | Una | ",
            "Ken, could you please send the list round? | Ken | ",
        ],
    );
}

#[test]
fn tasks_of_later_clauses() {
    let one = |text: &str, expected: &str| check(vec![there(), heading("3. Hall"), p(text)], &[expected]);
    one(
        "Al Reid answered questions, and undertook to send Una the figures.",
        "Al Reid answered questions, and undertook to send Una the figures. | Al Reid | ",
    );
    one(
        "Una asked about the insurance, which Al will check.",
        "Una asked about the insurance, which Al will check. | Al | ",
    );
    one(
        "The group thanked Al and asked him to prepare a budget.",
        "The group thanked Al and asked him to prepare a budget. | Al | ",
    );
    one("Letters to go to the sponsors – Una and Jo.", "Letters to go to the sponsors | Una+Jo | ");
    one("The form was old and Una said she was happy to revise it.", "Una said she was happy to revise it. | Una | ");
    one(
        "Jo Blair and the hall manager will meet on the roof.",
        "Jo Blair and the hall manager will meet on the roof. | Jo Blair+hall manager | ",
    );
    // What somebody thinks is no task.
    check(vec![there(), heading("3. Hall"), p("Una spoke for the plan and would support it.")], &[]);
}

#[test]
fn what_another_subject_will_do_is_nobodys_task() {
    let text = "Al Reid noted that the review is wide, and will look at the rates of the county.";
    check(vec![there(), heading("3. Hall"), p(text)], &[]);
}

#[test]
fn a_log_typed_with_dashes() {
    let extracted = minutes(vec![
        heading("Action log"),
        item("•", "Find out who holds the budget – Una – OPEN, chase by end May"),
        item("•", "Invite the bus company – Ken – asked 20 April – CLOSED"),
    ]);
    let got: Vec<_> = extracted
        .records
        .actions
        .iter()
        .map(|a| (a.text.as_str(), a.owners.len(), a.status, a.due.is_some()))
        .collect();
    assert_eq!(
        got,
        [
            ("Find out who holds the budget", 1, Some(ActionStatus::Open), true),
            ("Invite the bus company", 1, Some(ActionStatus::Complete), false),
        ]
    );
}

#[test]
fn marks_with_numbers_and_initials() {
    check(
        vec![
            p("Present: T Orr (TO), Una Moss (UM)"),
            heading("2. Site"),
            p("ACTION 49.3 on all: test the release by 11 October."),
            p("T Orr would revise the guide by the end of term."),
            p("ACTION: TO"),
            p("Minutes of the board will go to all. UM"),
        ],
        &[
            "test the release by 11 October. | all | by 11 October",
            "T Orr would revise the guide by the end of term. | TO | by the end of term",
            "Minutes of the board will go to all. | UM | ",
        ],
    );
}

#[test]
fn a_relative_clause_has_its_own_date() {
    check(
        vec![there(), heading("4. Lets"), p("Action: Al to write to the tenants who moved in January.")],
        &["Al to write to the tenants who moved in January. | Al | "],
    );
}

#[test]
fn columns_of_few_words() {
    check(
        vec![
            p("Present: Una Moss (UM), Al Reid (AR)"),
            Block::Table(table(&[
                &["No.", "Action", "On", "Status"],
                &["47.2", "Write a page on queues for the site", "UM", "Done"],
                &["48.3", "Draft the talk for the meeting of users", "AR", "Open, due 7 Oct"],
            ])),
        ],
        &["Write a page on queues for the site | UM | ", "Draft the talk for the meeting of users | AR | 7 Oct"],
    );
}

#[test]
fn owners_set_one_to_a_paragraph() {
    check(
        vec![
            p("Present: Una Moss (UM), Al Reid (AR), Ken Low (KL)"),
            Block::Table(table(&[
                &["Item", "Discussion", "Action"],
                &["1", "Minutes\nApproved.", ""],
                &[
                    "2",
                    "Transport\nUM has a list and will send it to all.\nNobody has answered.\nAR to ring the depot.\nA poster will be drawn.",
                    "\nUM\n\nAR\nKL",
                ],
            ])),
        ],
        &[
            "UM has a list and will send it to all. | UM | ",
            "AR to ring the depot. | AR | ",
            "A poster will be drawn. | KL | ",
        ],
    );
}

#[test]
fn clauses_of_one_decision() {
    check(
        vec![
            there(),
            heading("5. Water"),
            p(
                "The Committee agreed that Mr Low should write to all wards, and that an update be provided in six months.",
            ),
        ],
        &[
            "The Committee agreed that Mr Low should write to all wards | Mr Low | ",
            "that an update be provided in six months. |  | in six months",
        ],
    );
}

#[test]
fn agreed_beside_who_and_when() {
    check(
        vec![
            there(),
            Block::Table(table(&[
                &["Item", "Discussion", "Decision / Action", "By whom", "By when"],
                &["1", "Fire doors. The firm came.", "Una to pay the bill.", "U Moss", "May 2019"],
                &["2", "Members asked for a session on rents.", "Agreed.", "A Reid", "June 2019"],
            ])),
        ],
        &["Una to pay the bill. | U Moss | May 2019", "Members asked for a session on rents. | A Reid | June 2019"],
    );
}

#[test]
fn marks_that_are_no_dates_and_lists_of_boxes() {
    check(
        vec![
            there(),
            heading("6. Staff"),
            p("Action: Una Moss – advert out by 1 April"),
            p("Action: Al to model a fall in sales (for May)."),
            p("Actions arising: all done except the lease."),
            heading("Previous actions"),
            item("•", "[x] Una to renew the domain"),
        ],
        &[
            "advert out by 1 April | Una Moss | by 1 April",
            "Al to model a fall in sales (for May). | Al | for May",
            "Una to renew the domain | Una | ",
        ],
    );
}

#[test]
fn a_noun_orders_nobody() {
    check(vec![p("It was agreed that a task group of five members be set up to look at buses.")], &[]);
}

#[test]
fn a_list_below_its_lead_in() {
    let extracted = minutes(vec![
        there(),
        heading("2. Review of actions"),
        p("Most actions are complete and the outstanding ones were updated as follows:"),
        item("•", "Partners to forward ideas – Una has had two; ongoing"),
        item("•", "Al to feed back to the police – complete"),
        p("It was decided that UM write to the press."),
    ]);
    let got: Vec<_> = extracted.records.actions.iter().map(|a| (a.text.as_str(), a.status)).collect();
    assert_eq!(
        got,
        [
            ("Partners to forward ideas", Some(ActionStatus::Ongoing)),
            ("Al to feed back to the police", Some(ActionStatus::Complete)),
            ("It was decided that UM write to the press.", None),
        ]
    );
}

#[test]
fn a_summary_in_nearly_the_same_words() {
    check(
        vec![
            there(),
            heading("2. Programme"),
            p("Ken Low to tell Finance that the payment profile has changed. Ken Low to book a tutor."),
            Block::Table(table(&[
                &["Ref", "Action", "Owner", "Due"],
                &["1", "Tell Finance of new payment profile", "Ken Low", "May 2020"],
                &["2", "Book a first-aid tutor", "Ken Low", "June 2020"],
            ])),
        ],
        &["Tell Finance of new payment profile | Ken Low | May 2020", "Book a first-aid tutor | Ken Low | June 2020"],
    );
}

#[test]
fn numbered_tasks_in_a_cell() {
    check(
        vec![
            there(),
            Block::Table(table(&[
                &["Item", "Discussion", "Actions", "Responsible"],
                &[
                    "3",
                    "Una spoke to the summary of events, of which four were overdue.",
                    "1. Write to all leads\n2. Bring a timetable in May",
                    "U Moss\nU Moss / A Reid",
                ],
            ])),
        ],
        &["Write to all leads | U Moss | ", "Bring a timetable in May | U Moss+A Reid | in May"],
    );
}

#[test]
fn members_posts_in_letters_and_tasks_by_tomorrow() {
    check(
        vec![
            there(),
            heading("5. Reform"),
            p("It was agreed that Board members should send any comments to the Clerk by 22 February 2019."),
            p("Ken Low agreed to ring the depot tomorrow."),
            p("Una Moss confirmed she would have this done by 3 March 2019."),
        ],
        &[
            "Ken Low agreed to ring the depot tomorrow. | Ken Low | tomorrow",
            "Una Moss confirmed she would have this done by 3 March 2019. | Una Moss | by 3 March 2019",
            "It was agreed that Board members should send any comments to the Clerk by 22 February 2019. | Board members | by 22 February 2019",
        ],
    );
}

#[test]
fn words_that_tell_fewer_than_stand_beside_them() {
    let extracted = minutes(vec![
        there(),
        Block::Table(table(&[
            &["Item", "Discussion", "Action"],
            &["1", "Minutes\nApproved.", ""],
            &["2", "Transport\nThe list was read.\nUna Moss to ring the depot.", "\n\nUna Moss, Ken Low"],
        ])),
    ]);
    let split = crate::diagnostic::ReviewCode::SplitUncertain;
    assert!(extracted.records.actions.iter().any(|a| a.owners.len() == 2 && a.header.review.contains(&split)));
}

#[test]
fn things_in_a_list_with_people_behind_them() {
    check(
        vec![
            there(),
            heading("3. Fair"),
            item("•", "Posters – Una and Al"),
            item("•", "Stalls are booked. Ask the school about chairs (Al)."),
            item("•", "Treasurer’s report – Al"),
            item("•", "The roof is leaking – Una"),
            p("A new lamp needed – Al."),
        ],
        &["Ask the school about chairs | Al | ", "Posters | Una+Al | ", "A new lamp needed | Al | "],
    );
}

#[test]
fn what_all_are_to_note_is_no_task() {
    let rows = table(&[
        &["Item", "Action", "Lead", "By"],
        &["1", "Circulate the dates of the workshops", "Al Reid", "5 June 2019"],
        &["2", "Members to note the new venue", "All", "–"],
        &["3", "AB ring the depot about grit", "", "asap"],
    ]);
    let extracted = minutes(vec![there(), Block::Table(rows)]);
    let told: Vec<(&str, usize)> =
        extracted.records.actions.iter().map(|a| (a.text.as_str(), a.owners.len())).collect();
    assert_eq!(told, [("Circulate the dates of the workshops", 1), ("AB ring the depot about grit", 1)]);
}

#[test]
fn a_date_in_the_bracket_behind_a_sentence() {
    check(
        vec![there(), heading("3. Pier"), p("The pier is shut. Al to ask for dates. [AR, 20/9]")],
        &["Al to ask for dates. | Al | 20/9"],
    );
}
