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
fn the_date_of_a_row_is_that_of_each_task_in_it() {
    let said = "Forty carers had been seen. The group asked for this to be broken down by village.";
    let got = summary(&[
        &["Item", "Discussion", "Action", "By when"],
        &["4. Carers", said, "MS to provide figures\nFT to raise it", "May 19"],
        &["5. Hubs", said, "MS to call the hall\nFT to pay", "3 May\n4 June"],
    ]);
    let expected = [
        row("MS to provide figures", "MS", "May 19", None),
        row("FT to raise it", "FT", "May 19", None),
        row("MS to call the hall", "MS", "3 May", None),
        row("FT to pay", "FT", "4 June", None),
    ];
    assert_eq!(got, expected);
}

#[test]
fn a_minute_with_a_column_of_tasks() {
    let long = "The group heard of the survey and of what had been done since. The plan comes back in June.";
    let got = summary(&[
        &["Minutes Item", "Ref", "Action"],
        &[long, "survey.doc", "EM/JB to discuss links with the charity"],
        &[long, "", ""],
    ]);
    assert_eq!(got, [row("EM/JB to discuss links with the charity", "EM|JB", "", None)]);
}

#[test]
fn ticks_below_completed() {
    let got = summary(&[
        &["No", "Action", "Owner", "Completed"],
        &["1", "Set dates for future meetings of the partnership", "JB", "√"],
        &["2", "Send a link to the data to the whole group", "EM", ""],
    ]);
    assert_eq!(got[0].3, Some(ActionStatus::Complete));
    assert_eq!(got[1].3, None);
}

#[test]
fn what_is_to_be_completed_by_a_month_is_due_then() {
    let got = summary(&[
        &["Item", "Action", "Officer responsible", "To be completed/ progressed to next stage", "Progress update"],
        &["1", "A note on bilingual signs to be sent to members", "City Surveyor", "July 2016", "A note will be sent."],
    ]);
    assert_eq!(got, [row("A note on bilingual signs to be sent to members", "City Surveyor", "July 2016", None)]);
}

#[test]
fn tasks_in_the_margin_with_their_days() {
    let said = "Sailings were lost on two weekends of the month, and nobody had been told in time.";
    let got = summary(&[
        &["No.", "Item", "Action / By whom / By when"],
        &[
            "1",
            "The operator has not replied about the cabins for which the group had asked.",
            "BH to write again – 31 May",
        ],
        &["2", said, "SG to collect figures by 10 June\nGF to speak to the bus company"],
    ]);
    assert_eq!(got[0], row("BH to write again – 31 May", "BH", "31 May", None));
    assert_eq!(got[1], row("SG to collect figures by 10 June", "SG", "by 10 June", None));
    assert_eq!(got[2], row("GF to speak to the bus company", "GF", "", None));
}

#[test]
fn tasks_below_the_one_whose_they_are() {
    let mut log = table(&[
        &["Action", "Due", "Status"],
        &["Fiona Galt", "", ""],
        &["Send the accounts to the regulator", "31 March 2018", "Done"],
    ]);
    if let Some(cell) = log.cells.iter_mut().find(|c| c.row == 2 && c.column == 1) {
        cell.column_span = 3;
    }
    log.cells.retain(|c| c.row != 2 || c.column == 1);
    let actions = minutes(vec![Block::Table(log)]).records.actions;
    assert_eq!(actions[0].owners.iter().map(|o| o.as_written.as_str()).collect::<Vec<_>>(), ["Fiona Galt"]);
}

#[test]
fn news_with_its_month_in_a_bracket_is_no_part_of_the_action() {
    let got = summary(&[
        &["Action", "Lead", "Target"],
        &["Prepare an options paper\nUpdate (Feb 22): in draft", "Jo Blair", "May 2022"],
    ]);
    assert_eq!(got[0].0, "Prepare an options paper");
}

#[test]
fn an_action_number_makes_its_row_an_action() {
    let got = summary(&[
        &["Action number", "Description", "Owner", "Update"],
        &["Action 2", "Share the data on near misses", "Jo Blair", "In progress, will be ready for June"],
        &["Action 3", "Set up a working group on parking", "Al Reid", "Not started"],
    ]);
    assert_eq!(got.iter().map(|a| a.3).collect::<Vec<_>>(), [Some(ActionStatus::InProgress), Some(ActionStatus::Open)]);
}

#[test]
fn initials_in_a_bracket_where_no_column_names_owners() {
    let got = summary(&[
        &["Action", "Progress"],
        &["1. Find a speaker on sleep for May (JR/KT)", "In hand"],
        &["2. Ask about the new system (IT)", "Ongoing"],
    ]);
    assert_eq!(got[0], row("Find a speaker on sleep for May", "JR|KT", "", Some(ActionStatus::InProgress)));
    assert_eq!(got[1].0, "Ask about the new system (IT)");
}

#[test]
fn bands_of_open_and_closed_actions() {
    assert_eq!(section::status_of_heading("OPEN ACTIONS"), Some(ActionStatus::Open));
    assert_eq!(section::status_of_heading("Closed actions"), Some(ActionStatus::Complete));
    assert_eq!(section::status_of_heading("Outstanding actions"), None);
    // Wherever in its row the band stands.
    let got = summary(&[
        &["Meeting date", "Action", "Deadline", "Progress"],
        &["12/03/2012", "Send the plan to the Board", "June 2012", ""],
        &["", "Completed actions", "", ""],
        &["10/01/2012", "Set up a meeting with the agency", "May 2012", ""],
    ]);
    assert_eq!(got.iter().map(|a| a.3).collect::<Vec<_>>(), [None, Some(ActionStatus::Complete)]);
}

#[test]
fn news_in_a_row_of_its_own_is_no_action() {
    let mut log = table(&[
        &["No", "Action", "Owner", "Due"],
        &["1", "Let the contract for close cleaning", "Jo Blair", "31 May 2022"],
        &["Update 10/5: three tenders are in.", "", "", ""],
        &["2", "Check the lone working kit", "Jo Blair", "June 2022"],
    ]);
    if let Some(cell) = log.cells.iter_mut().find(|c| c.row == 3 && c.column == 1) {
        cell.column_span = 4;
    }
    log.cells.retain(|c| c.row != 3 || c.column == 1);
    let actions = minutes(vec![Block::Table(log)]).records.actions;
    assert_eq!(actions.len(), 2);
    assert_eq!(actions[0].progress.as_deref(), Some("Update 10/5: three tenders are in."));
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

#[test]
fn a_status_that_is_none_that_is_known_is_in_doubt() {
    let extracted = minutes(vec![Block::Table(table(&[
        &["No.", "Action", "Owner", "Due", "Status"],
        &["1", "Write to the landlord about the gate", "Jo Blair", "1 May 2019", "In prog ress"],
        &["2", "Ask three builders for a price", "Al Reid", "1 May 2019", "Two have answered, one is on holiday"],
        &["3", "Paint the fence by the burn", "Al Reid", "1 May 2019", ""],
    ]))]);
    let doubted: Vec<bool> = extracted
        .records
        .actions
        .iter()
        .map(|action| action.header.review.contains(&ReviewCode::StatusUncertain))
        .collect();
    assert_eq!(doubted, [true, false, false]);
}

#[test]
fn a_tick_in_the_column_of_what_is_done_says_so_and_lists_of_people_head_no_log() {
    let extracted = minutes(vec![
        heading("Apologies"),
        heading("Action log"),
        Block::Table(table(&[
            &["No", "Date", "Action", "Owner", "Completed"],
            &["1", "7/11/16", "Book the hall between 15 March and the end of May", "Jo Blair", "√"],
            &["2", "7/11/16", "Send the list of halls round", "Jo Blair", "☐"],
            &["3", "7/11/16", "Print the posters", "Jo Blair", "x"],
        ])),
    ]);
    let actions = &extracted.records.actions;
    let status: Vec<_> = actions.iter().map(|a| (a.status, a.header.review.is_empty())).collect();
    assert_eq!(
        status,
        [(Some(ActionStatus::Complete), true), (Some(ActionStatus::Open), true), (Some(ActionStatus::Complete), false)]
    );
    assert!(actions.iter().all(|a| a.item_title.is_none() && a.due.is_none()), "{actions:?}");
}

#[test]
fn lists_of_people_and_logs_give_no_title() {
    let title = |heading: &str| section::Section::of(Some(heading)).title;
    for heading in ["Apologies", "In attendance", "Action log"] {
        assert_eq!(title(heading), None, "{heading}");
    }
    assert_eq!(title("Secretariat").as_deref(), Some("Secretariat"));
}

#[test]
fn outcomes_beside_what_was_done_say_how_far_it_is() {
    let blocks = vec![Block::Table(table(&[
        &["Action Required", "Lead", "Due Date", "Action Taken", "Outcome"],
        &["Bring back the figures.", "AM", "13/06/24", "On the agenda for June.", "Closed"],
        &["Circulate the letter.", "AR", "", "Circulated 15/04.", "Closed"],
    ]))];
    let statuses: Vec<_> = minutes(blocks).records.actions.iter().map(|a| a.status).collect();
    assert_eq!(statuses, [Some(ActionStatus::Complete); 2]);
}

#[test]
fn headings_that_are_a_status() {
    let of = |text: &str| section::status_of_heading(text);
    assert_eq!(of("Overdue"), Some(ActionStatus::Open));
    assert_eq!(of("In progress"), Some(ActionStatus::InProgress));
    assert_eq!(of("Completed since last meeting"), Some(ActionStatus::Complete));
    assert_eq!(of("Open spaces"), None);
    assert_eq!(of("Ongoing training"), None);
}

#[test]
fn whoever_a_bracket_names_in_a_column_of_tasks() {
    let said = "The superintendent told the board of fewer break-ins and of more fraud by telephone than last year.";
    let got = summary(&[
        &["Topic", "Discussion", "Agreed actions"],
        &["Plan", said, "1. Circulate the slides (Jo Blair)\n2. Send comments by 15 November (All)"],
        &["Safety", said, "3. Share the leaflets with the trust (Supt Cowe, November)"],
        &["Other", said, "4. Ask about the new system (IT)"],
    ]);
    let expected = [
        row("Circulate the slides", "Jo Blair", "", None),
        row("Send comments by 15 November", "All", "by 15 November", None),
        row("Share the leaflets with the trust", "Supt Cowe", "November", None),
        row("Ask about the new system (IT)", "", "", None),
    ];
    assert_eq!(got, expected);
}

#[test]
fn rows_that_name_those_whose_tasks_follow() {
    let mut log = table(&[
        &["Action", "When"],
        &["Jo Blair / Ann Moss", ""],
        &["Draw up a rota", "next meeting"],
        &["Treasurer", ""],
        &["Claim the tax", "by end of March"],
    ]);
    for cell in log.cells.iter_mut().filter(|cell| matches!(cell.row, 2 | 4) && cell.column == 1) {
        cell.column_span = 2;
    }
    log.cells.retain(|cell| !(matches!(cell.row, 2 | 4) && cell.column == 2));
    let extracted = minutes(vec![Block::Table(log)]);
    let told = |a: &Action| {
        let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
        (owners.join("|"), a.header.review.contains(&ReviewCode::OwnerUncertain))
    };
    let got: Vec<(String, bool)> = extracted.records.actions.iter().map(told).collect();
    // A post may be an item's title as well.
    assert_eq!(got, [("Jo Blair|Ann Moss".to_owned(), false), ("Treasurer".to_owned(), true)]);
}

#[test]
fn a_counted_heading_says_how_far_all_are() {
    let log = || {
        Block::Table(table(&[
            &["No.", "Action", "Owner", "Target"],
            &["C1", "Circulate the bulletin", "Clerk", "8 November"],
            &["C2", "Ask for figures", "", "C/F"],
        ]))
    };
    let extracted = minutes(vec![heading("C. Complete"), log()]);
    let got: Vec<_> = extracted.records.actions.iter().map(|a| (a.owners.len(), a.status, a.due.is_some())).collect();
    let (done, open) = (Some(ActionStatus::Complete), Some(ActionStatus::Complete));
    assert_eq!(got[0], (1, done, true));
    // "C. Complete" is nobody's name.
    assert_eq!(got[1].0, 0);
    assert_eq!(got[1].1, open);
    let extracted = minutes(vec![heading("B. Awaiting others"), log()]);
    assert_eq!(extracted.records.actions[1].status, Some(ActionStatus::Open));
    assert!(extracted.records.actions[1].due.is_none());
}

#[test]
fn a_band_names_the_day_of_a_meeting_without_its_year() {
    let mut log = table(&[
        &["Action", "Who", "Done?"],
        &["From 6 November", "", ""],
        &["Write the caption", "Jo Blair", ""],
        &["Ask for the key", "Clerk", "On the agenda. CLOSE"],
    ]);
    log.cells.retain(|cell| cell.row != 2 || cell.column == 1);
    log.cells.iter_mut().filter(|cell| cell.row == 2).for_each(|cell| cell.column_span = 3);
    let extracted = minutes(vec![heading("Committee 4 December 2024"), Block::Table(log)]);
    for action in &extracted.records.actions {
        assert!(action.meeting_date.as_deref().is_none_or(|day| day == "2024-11-06"), "{:?}", action.meeting_date);
    }
    assert_eq!(extracted.records.actions.len(), 2);
}

#[test]
fn initials_alone_stand_for_what_is_told_beside_them() {
    let heads = ["Item", "Discussion", "Action"];
    let long = "The trustees heard what the surveyor had said of the roof and of the gutters above the hall door.";
    let extracted = minutes(vec![Block::Table(table(&[
        &heads,
        &["1. Bank", "Pat will move the money.", "PL"],
        &["2. Path", "Nothing new. Carried forward.", "HO/RK"],
        &["3. Hall", long, "ED to take up references before 30 June"],
        &["4. Hut", long, "PL\nED to chase the joiner"],
    ]))]);
    let told: Vec<_> = extracted
        .records
        .actions
        .iter()
        .map(|a| {
            let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
            (a.text.as_str(), owners.join("|"), a.header.review.contains(&ReviewCode::SplitUncertain))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Pat will move the money.", "PL".to_owned(), false),
            ("Carried forward.", "HO|RK".to_owned(), true),
            ("ED to take up references before 30 June", "ED".to_owned(), false),
            ("PL\nED to chase the joiner", "PL|ED".to_owned(), true),
        ]
    );
}

#[test]
fn a_meeting_behind_an_owner_says_when() {
    let got = summary(&[
        &["Item", "Action", "Owner"],
        &["1", "Write the roof plan", "University Secretary – June Court"],
        &["2", "Write the path plan", "Chief Officer, August IJB"],
        &["3", "Write the bank plan", "RK/HO – Nov Board"],
        &["4", "Write the hut plan", "Chair – AGM"],
        &["5", "Write the gate plan", "May Court"],
    ]);
    let expected = [
        row("Write the roof plan", "University Secretary", "June Court", None),
        row("Write the path plan", "Chief Officer", "August IJB", None),
        row("Write the bank plan", "RK|HO", "Nov Board", None),
        row("Write the hut plan", "Chair", "AGM", None),
        row("Write the gate plan", "May Court", "", None),
    ];
    assert_eq!(got, expected);
}

#[test]
fn numbers_without_a_heading_are_those_of_the_items() {
    let extracted = minutes(vec![Block::Table(table(&[
        &["", "Discussion", "Action"],
        &["1", "Bank\nPat said that the bank would close in May.", "PL to move the money"],
        &["2", "Path\nThe gate at the burn is broken and sheep come in.", "HO to mend the gate"],
    ]))]);
    let items: Vec<_> = extracted
        .records
        .actions
        .iter()
        .map(|a| (a.text.as_str(), a.item_number.as_deref(), a.item_title.as_deref()))
        .collect();
    assert_eq!(
        items,
        [("PL to move the money", Some("1"), Some("Bank")), ("HO to mend the gate", Some("2"), Some("Path")),]
    );
}
