//! Marked lines, and sentences of minutes.

use super::*;
use crate::document::Block;
use crate::extract::paper::{bold, heading, item, minutes, p};

#[test]
fn marks() {
    let check = |text: &str, expected: Option<(Option<&str>, &str)>| {
        let got = labelled(text).map(|l| (l.number, l.rest));
        assert_eq!(got, expected, "{text}");
    };
    check("Action: JS by 31 March", Some((None, "JS by 31 March")));
    check("Action 78: secretariat to arrange a visit", Some((Some("78"), "secretariat to arrange a visit")));
    check("ACTION – Chief Officer", Some((None, "Chief Officer")));
    check("Agreed Action:", Some((None, "")));
    check("Agreed action", Some((None, "")));
    check("Actions: the team to work with the ministry", Some((None, "the team to work with the ministry")));
    check("Action point 3: JS to write", Some((Some("3"), "JS to write")));
    check("Action JS", Some((None, "JS")));
    check("ACTION: JS", Some((None, "JS")));
    check("Action plan for the winter", None);
    check("Action was taken on this", None);
    check("Actions and minutes", None);
    check("The action: nothing", None);
    check("Action 2018/12-3 – AB to write", Some((Some("2018/12-3"), "AB to write")));
    check("Actions 54 and 55: AB to write", Some((Some("54 and 55"), "AB to write")));
}

#[test]
fn initials_before_the_mark() {
    let got = cut("(1) Kerb. LM will follow this up. LM Action. (2) Tubs. A gift will be arranged. BW/DH Action.");
    let expected =
        ["(1) Kerb. LM will follow this up.", "Action: LM", "(2) Tubs. A gift will be arranged.", "Action: BW/DH"];
    assert_eq!(got, expected);
    assert_eq!(
        cut("Tubs were asked for. Action KU. Tea was had."),
        ["Tubs were asked for.", "Action: KU", "Tea was had."]
    );
    assert_eq!(
        cut("The council will act. Climate Action. Then tea."),
        ["The council will act. Climate Action. Then tea."]
    );
}

/// `text | owners | due | number | flags`.
fn check(blocks: Vec<Block>, expected: &[(&str, &str, &str, &str)]) {
    let extracted = minutes(blocks);
    let got: Vec<(String, String, String, String)> = extracted
        .records
        .actions
        .iter()
        .map(|a| {
            let owners: Vec<&str> = a.owners.iter().map(|o| o.as_written.as_str()).collect();
            (
                a.text.clone(),
                owners.join("|"),
                a.due.clone().map(|d| d.as_written).unwrap_or_default(),
                a.action_number.clone().unwrap_or_default(),
            )
        })
        .collect();
    let got: Vec<(&str, &str, &str, &str)> =
        got.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), c.as_str(), d.as_str())).collect();
    assert_eq!(got, expected);
}

fn attended() -> Vec<Block> {
    vec![p("Present: Carol Moss (Chair) (CM), Jack Swan (JS), Ada Bell (AB)"), heading("Finance")]
}

fn with(more: Vec<Block>) -> Vec<Block> {
    let mut blocks = attended();
    blocks.extend(more);
    blocks
}

#[test]
fn one_mark_for_several_numbers() {
    check(
        with(vec![
            p("Actions 54-55: JS to write to the four; AB to report on the tiles."),
            p("Action: everyone – comments to Carol by 4 June."),
        ]),
        &[
            ("JS to write to the four", "JS", "", "54"),
            ("AB to report on the tiles.", "AB", "", "55"),
            ("everyone – comments to Carol by 4 June.", "everyone", "by 4 June", ""),
        ],
    );
}

#[test]
fn numbered_tasks_below_a_line_that_announces_them() {
    for announced in ["Agreed actions:", "Hello all. Actions as below, tell me if I missed any."] {
        check(
            with(vec![
                p(announced),
                p("1. JS – ring the surgery"),
                p("2. AB to write to all"),
                p("3. Practice group to look at beds"),
            ]),
            &[
                ("ring the surgery", "JS", "", ""),
                ("AB to write to all", "AB", "", ""),
                ("Practice group to look at beds", "Practice group", "", ""),
            ],
        );
    }
}

#[test]
fn what_is_said_of_the_list_is_no_action() {
    check(with(vec![heading("Actions"), item("-", "Actions are for the next meeting unless a date is shown")]), &[]);
}

#[test]
fn marked_actions() {
    check(
        with(vec![p(
            "Action: Data Office Open Team to give an update on the review.\nDue: next meeting of the Board.",
        )]),
        &[(
            "Data Office Open Team to give an update on the review.",
            "Data Office Open Team",
            "next meeting of the Board",
            "",
        )],
    );
    check(
        with(vec![p("Action: Data Office Open Team to give an update on the review."), p("Due: March 2011")]),
        &[("Data Office Open Team to give an update on the review.", "Data Office Open Team", "March 2011", "")],
    );
    check(
        with(vec![p("Action 78: secretariat to arrange a visit to the depot")]),
        &[("secretariat to arrange a visit to the depot", "secretariat", "", "78")],
    );
    check(
        with(vec![p("Members asked for the costs of each option to be set out in full."), p("Action: JS by 31 March")]),
        &[("Members asked for the costs of each option to be set out in full.", "JS", "by 31 March", "")],
    );
    check(
        with(vec![p("The group discussed it. A note on costs will be drawn up (Action: Finance Directorate).")]),
        &[("A note on costs will be drawn up", "Finance Directorate", "", "")],
    );
    check(
        with(vec![p("A note on costs will be drawn up."), p("ACTION – Chief Officer")]),
        &[("A note on costs will be drawn up.", "Chief Officer", "", "")],
    );
    check(
        with(vec![p("A note on costs will be drawn up."), p("Action: J Swan / A Bell (website)")]),
        &[("A note on costs will be drawn up.", "J Swan|A Bell", "", "")],
    );
    check(
        with(vec![p("It was a long talk. Action: AB to send the slides to all by 4 May.")]),
        &[("AB to send the slides to all by 4 May.", "AB", "by 4 May", "")],
    );
    check(
        with(vec![
            bold("Actions:"),
            item("•", "JS to write to the councils"),
            item("•", "Send the paper to partners (AB)"),
            p("The talk went on for some time after that."),
        ]),
        &[("JS to write to the councils", "JS", "", ""), ("Send the paper to partners", "AB", "", "")],
    );
    check(
        with(vec![p("A paper on beds will go to the next group.\tJS/AB")]),
        &[("A paper on beds will go to the next group.", "JS|AB", "", "")],
    );
}

#[test]
fn sentences_that_tell_somebody() {
    check(with(vec![p("CM to update minutes.")]), &[("CM to update minutes.", "CM", "", "")]);
    check(
        with(vec![p("The talk was long. Jack Swan agreed to circulate the slides before the next meeting.")]),
        &[(
            "Jack Swan agreed to circulate the slides before the next meeting.",
            "Jack Swan",
            "before the next meeting",
            "",
        )],
    );
    check(
        with(vec![p("The Chair will write to the councils.")]),
        &[("The Chair will write to the councils.", "Chair", "", "")],
    );
}

#[test]
fn what_is_no_action() {
    check(with(vec![heading("3. Action log"), p("The Board noted the current status of the log.")]), &[]);
    check(with(vec![p("It was noted that all actions due had been completed.")]), &[]);
    check(with(vec![p("(Paper presented by Jack Swan)")]), &[]);
    check(with(vec![item("•", "Invite Sir Hamish Blair to attend in the autumn to share key findings")]), &[]);
    check(with(vec![p("Traveline will be launching its planner in September.")]), &[]);
    check(with(vec![p("(Ref: Report by the Chief Officer dated 6 November 2017, submitted)")]), &[]);
    check(
        with(vec![heading("Actions and minutes"), p("The actions and minutes of the last meeting were approved.")]),
        &[],
    );
    check(with(vec![p("Action: None")]), &[]);
}

#[test]
fn who_acts_in_the_words_of_many_clerks() {
    let check = |text: &str, owners: &str| {
        let extracted = minutes(with(vec![p(text)]));
        let got: Vec<String> = extracted
            .records
            .actions
            .iter()
            .map(|a| a.owners.iter().map(|o| o.as_written.as_str()).collect::<Vec<_>>().join("|"))
            .collect();
        let expected: Vec<&str> = if owners.is_empty() { Vec::new() } else { vec![owners] };
        assert_eq!(got, expected, "{text}");
    };
    check("The clerk to obtain a quotation for a new cabinet.", "clerk");
    check("In reply, Mr. Swan undertook to have the road inspected.", "Mr. Swan");
    check("Mr. Swan will forward the charter to the office.", "Mr. Swan");
    check("Mrs Moss, on behalf of the councils, offered to distribute a leaflet.", "Mrs Moss");
    check("Roof: Jack Swan to get three quotes.", "Jack Swan");
    check("Some items were mixed up; Jack Swan will resend them.", "Jack Swan");
    check("AI: JS to set up the account.", "JS");
    check("AI (Ada Bell): ping the lawyer again.", "Ada Bell");
    check("AI: a strategy for schools is due.", "");
}

#[test]
fn what_is_agreed_gives_tasks_without_that_as_well() {
    check(
        vec![p("It was agreed the Clerk would ring the plumber.")],
        &[("It was agreed the Clerk would ring the plumber.", "Clerk", "", "")],
    );
    check(
        vec![p("It was agreed for the Clerk to write to the estate.")],
        &[("It was agreed for the Clerk to write to the estate.", "Clerk", "", "")],
    );
    // A body that says what it will do itself gets no task.
    check(vec![p("It was agreed the Forum would have a say in this.")], &[]);
    check(vec![p("Of the rest it was agreed to buy the boiler.")], &[]);
}

#[test]
fn names_below_the_text_under_a_heading_of_actions() {
    let paper = |first: &str| {
        with(vec![
            p(first),
            heading("3. Prison health"),
            p("Members asked how many wait for a dentist; officers will share the figure after the meeting."),
            p("J Swan"),
        ])
    };
    check(
        paper("ACTION"),
        &[(
            "Members asked how many wait for a dentist; officers will share the figure after the meeting.",
            "J Swan",
            "",
            "",
        )],
    );
    // Nothing says that names stand aside.
    let owned = |blocks: Vec<Block>| {
        minutes(blocks).records.actions.iter().any(|a| a.owners.iter().any(|o| o.as_written == "J Swan"))
    };
    assert!(!owned(paper("Welcome")));
}

#[test]
fn action_points_behind_one_another() {
    check(
        with(vec![p("JS reported. AP: JS to chase the two. AP: All – look at the paper by 21 June.")]),
        &[("JS to chase the two.", "JS", "", ""), ("look at the paper by 21 June.", "All", "by 21 June", "")],
    );
}

#[test]
fn what_is_due_to_happen_is_news() {
    check(with(vec![p("The benefits case is due to be published.")]), &[]);
}

#[test]
fn a_mark_that_names_who_and_what() {
    check(
        with(vec![p("The rota was late."), p("Action – Jo Swan: issue the draft for comment by 3 May.")]),
        &[("issue the draft for comment by 3 May.", "Jo Swan", "by 3 May", "")],
    );
}

#[test]
fn a_mark_takes_no_words_of_the_item_above_without_a_doubt() {
    let paper =
        minutes(vec![heading("1. Hall"), p("Jo Swan will ring the joiner."), heading("2. Path"), p("Action: Jo Swan")]);
    let doubt = |a: &crate::record::Action| a.header.review.contains(&crate::diagnostic::ReviewCode::SplitUncertain);
    assert!(paper.records.actions.iter().filter(|a| a.owners.len() == 1).any(doubt));
}
