//! What columns mean, by their headings and by what stands below them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::extract::paper::table;

fn check(rows: &[&[&str]], expected: Option<&[Role]>) {
    let sense = classify(&table(rows));
    assert_eq!(sense.as_ref().map(|s| s.roles.as_slice()), expected, "{:?}", rows[0]);
}

#[test]
fn headings_in_any_wording_and_order() {
    use Role::{Completed, Due, Item, ItemTitle, Number, Other, Owner, Progress, Raised, Status, Text};
    let long = "Circulate the paper on winter planning to all";
    check(&[&["ITEM", "", "BY WHOM", "BY WHEN"], &["3", long, "JS", "May"]], Some(&[Item, Text, Owner, Due]));
    check(
        &[
            &["Meeting date & action number", "Action", "Deadline", "Progress"],
            &["11/01/2011", long, "May", "On track"],
        ],
        Some(&[Raised, Text, Due, Progress]),
    );
    check(&[&["No", "Action", "Owner", "Update"], &["1", long, "JS", "Done"]], Some(&[Number, Text, Owner, Progress]));
    check(
        &[&["Due by", "Commitment", "Status", "Issues", "Owner"], &["May", long, "Open", "", "JS"]],
        Some(&[Due, Text, Status, Progress, Owner]),
    );
    check(
        &[
            &[
                "No",
                "Date",
                "Report Title",
                "Action",
                "Action Owner",
                "Expected completion",
                "Actual completion",
                "Comments",
            ],
            &["1", "3 May 2018", "Winter", long, "Chief Officer", "June 2018", "", "In hand"],
        ],
        Some(&[Number, Raised, ItemTitle, Text, Owner, Due, Completed, Progress]),
    );
    check(&[&["Priority", "Action", "Lead"], &["High", long, "JS"]], Some(&[Other, Text, Owner]));
}

#[test]
fn headings_that_say_little_are_told_by_what_stands_below() {
    use Role::{Completed, Due, ItemTitle, Number, Other, Owner, Status, Text};
    check(
        &[
            &["Action", "Detail", "Assigned to", "Complete by"],
            &["A4.1", "Compare the draft label with the old one", "Clerk", "3 March 2025"],
            &["A4.2", "Ask members for photographs of the boxes", "All", "May 2025"],
        ],
        Some(&[Number, Text, Owner, Due]),
    );
    check(
        &[
            &["Minute", "Action", "Officer", "Report to"],
            &["2", "Bring a recovery plan for placements", "CFO", "28 August 2025"],
            &["3", "Map the gaps in home care", "Clerk", "Roads Panel, October 2025"],
        ],
        Some(&[Role::Item, Text, Owner, Due]),
    );
    check(
        &[
            &["Type", "Entry", "Owner", "State"],
            &["Action", "Write test scripts for the form", "Clerk", "Done"],
            &["Risk", "Train two users on each ward", "Chair", "Open"],
        ],
        Some(&[Other, Text, Owner, Status]),
    );
    check(
        &[
            &["", "Task", "Name", "When"],
            &["✔", "Book leaders for all the walks", "Ann Moss", "29 August"],
            &["☐", "Send copy to the paper", "Jo Blair", "by 5 September"],
        ],
        Some(&[Completed, Text, Owner, Due]),
    );
    check(
        &[
            &["Topic", "What was decided", "What happens next", "Who", "Deadline"],
            &[
                "Reserves",
                "Six months of running costs are to be held in the bank",
                "Rewrite the policy",
                "Clerk",
                "May",
            ],
        ],
        Some(&[ItemTitle, Other, Text, Owner, Due]),
    );
}

#[test]
fn an_action_column_of_initials_is_the_owner() {
    use Role::{Due, Item, Narrative, Owner};
    let long = "The group heard about winter planning at length. ".repeat(12);
    check(
        &[&["Item No.", "Description", "Action", "Date"], &["1", &long, "", ""], &["2", &long, "JS/ AB", "Aug"]],
        Some(&[Item, Narrative, Owner, Due]),
    );
}

#[test]
fn tasks_under_action_by_name_their_owners() {
    use Role::{Item, Narrative, Owner, Text};
    let said = "The group heard about winter planning. Beds are full, and the figures come weekly.";
    let task = "JS to send the weekly figures to all – by 14 February";
    let rows: &[&[&str]] =
        &[&["Agenda item", "Discussion", "Action / Lead"], &["1. Winter", said, task], &["2. Beds", said, ""]];
    check(rows, Some(&[Item, Narrative, Text]));
    let rows: &[&[&str]] =
        &[&["Agenda item", "Discussion", "Action / Lead"], &["1. Winter", said, "JS"], &["2. Beds", said, "AB"]];
    check(rows, Some(&[Item, Narrative, Owner]));
}

#[test]
fn tables_that_are_no_actions() {
    check(
        &[
            &["Activity", "Lead Responsibility", "Contribution", "Timescale"],
            &["Map the data that there is", "IS", "NSS", "May"],
        ],
        None,
    );
    check(&[&["Name", "Population"], &["Kilmarnock", "46,000"]], None);
    check(&[&["Item", "Description"], &["1", "Welcome and apologies"]], None);
}

#[test]
fn who_presents_an_item_owns_nothing() {
    let marked = "Code of practice\nAction: DF to send the code to all";
    check(&[&["Min", "Item", "Lead"], &["3", marked, "DF"], &["4", "Budget", "AW"]], None);
    check(&[&["Date", "Item", "Decision", "Action"], &["2 April", "Roads", "The Board APPROVED it", "Complete"]], None);
    // Posts and what they are for.
    check(&[&["Finance", "EL", "Accounting and budgeting"], &["Press", "JK", "Liaison and information"]], None);
}

#[test]
fn a_log_without_headings() {
    use Role::{Status, Text};
    check(
        &[
            &["Circulate minutes and actions of the last meeting", "New"],
            &["Set up the meeting with the agency", "Carried\nforward"],
        ],
        Some(&[Text, Status]),
    );
}

#[test]
fn short_titles_beside_what_was_agreed() {
    use Role::{Due, ItemTitle, Number, Owner, Text};
    let headings = ["#", "Discussion point", "Agreed", "Owner", "Target"];
    let agreed = "Advertise two posts on a permanent basis";
    check(&[&headings, &["1", "Staffing", agreed, "CG", "Oct"]], Some(&[Number, ItemTitle, Text, Owner, Due]));
    let said = "Two posts have been empty since the spring, and the bank cannot fill them all the time.";
    let sense = classify(&table(&[&headings, &["1", said, "Advertise", "CG", "Oct"]]));
    assert_ne!(sense.map(|s| s.roles[1]), Some(ItemTitle));
}
