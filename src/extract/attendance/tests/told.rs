//! Who was where, told in sentences.

use super::check;
use crate::document::Block;
use crate::extract::paper::{heading, minutes, p, table};

#[test]
fn apologies_before_a_sentence_and_those_in_whose_place_others_came() {
    check(
        vec![
            p("Present: Ann Moss, DI M Park, Ed Lyle (rep Jane Sim)"),
            p("Visiting members: Jo Blair"),
            heading("1. Apologies"),
            p("Al Reid, Mo Kerr and Kay Dunn. Ann welcomed everybody to the meeting."),
        ],
        "Ann Moss|DI M Park|Ed Lyle",
        "Jo Blair",
        "Al Reid|Mo Kerr|Kay Dunn",
    );
}

#[test]
fn a_paragraph_that_tells_who_came() {
    check(
        vec![
            heading("Friends of Tarry Wood"),
            p(
                "Ann Moss (Chair) opened the meeting at 7pm. Present were Al Reid and Jo Blair. Apologies had been received from Kay Dunn. Mo Park (Tarry Council) was also in attendance.",
            ),
        ],
        "Ann Moss*|Al Reid|Jo Blair",
        "Mo Park",
        "Kay Dunn",
    );
    check(
        vec![p("Secretary"), p("Who came: Ann Moss, Al Reid"), p("Could not come: Kay Dunn")],
        "Ann Moss|Al Reid",
        "",
        "Kay Dunn",
    );
}

#[test]
fn substitutes_in_brackets_came() {
    check(
        vec![
            p("Present: Ann Moss"),
            heading("1. Apologies"),
            p("Apologies were received from Mr D Black (Ms H Horn attended as substitute) and Mr I Johns."),
        ],
        "Ann Moss|Ms H Horn",
        "",
        "Mr D Black|Mr I Johns",
    );
}

#[test]
fn semicolons_part_people_below_a_heading_of_others() {
    check(
        vec![
            p("Present: Ann Moss; Al Reid"),
            heading("Others attending:"),
            p("Justina Kerr, Chief Officer, Community Justice Fife; Jo Blair, Head of Communities."),
            heading("1. Welcome"),
        ],
        "Ann Moss|Al Reid",
        "Justina Kerr|Jo Blair",
        "",
    );
}

#[test]
fn groups_below_the_lead_of_the_apologies() {
    check(
        vec![
            p("Present: Ann Moss; Al Reid"),
            heading("1. Apologies for absence"),
            p("Apologies had been received from: -"),
            heading("School members"),
            p("Jo Blair, Kay Dunn"),
            heading("2. Minutes"),
        ],
        "Ann Moss|Al Reid",
        "",
        "Jo Blair|Kay Dunn",
    );
    check(
        vec![p("Present: Ann Moss"), p("Apologies for Absence: were received from Jo Blair (JB) and Kay Dunn (KD).")],
        "Ann Moss",
        "",
        "Jo Blair|Kay Dunn",
    );
}

#[test]
fn the_clerk_above_the_table_is_not_all_of_them() {
    let rows = table(&[
        &["Trustee", "Initials", "Role", "Attendance"],
        &["Ann Moss", "AM", "Chair", "Present"],
        &["Al Reid", "AR", "Trustee", "Apologies"],
    ]);
    let blocks =
        vec![p("Clerk: Jo Blair"), Block::Table(rows), heading("1. Apologies"), p("Apologies were accepted from AR.")];
    check(blocks, "Ann Moss*", "Jo Blair", "Al Reid");
}

#[test]
fn a_body_that_a_bracket_gives_to_several() {
    let extracted = minutes(vec![p(
        "Present: Ann Moss, Al Reid and Kay Dunn (all NHS Fife); Cllr Em Lyle (Chair), Pat Orr (unpaid carer); Jo Blair, Chief Officer and Una Low, Finance Officer (both Fife Council).",
    )]);
    let bodies: Vec<_> = extracted
        .records
        .attendance
        .iter()
        .map(|a| (a.name.as_str(), a.organisation.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        bodies,
        [
            ("Ann Moss", "NHS Fife"),
            ("Al Reid", "NHS Fife"),
            ("Kay Dunn", "NHS Fife"),
            ("Cllr Em Lyle", ""),
            ("Pat Orr", ""),
            ("Jo Blair", "Fife Council"),
            ("Una Low", "Fife Council"),
        ]
    );
}

#[test]
fn honours_and_those_who_came_for_others() {
    let extracted = minutes(vec![
        p("Present\nSir Angus Weir, KCB (chair)\nMorag Tait CB\nJo Blair for Al Reid (Items 4 – 6 only)"),
        heading("Introductory Comments"),
        p("1. The Chair welcomed 5 colleagues."),
        p("2. Apologies were received from Kay Dunn and Una Low. Ann passed on her regrets."),
    ]);
    let people: Vec<_> = extracted
        .records
        .attendance
        .iter()
        .map(|a| (a.name.as_str(), a.organisation.as_deref().unwrap_or(""), a.chair))
        .collect();
    assert_eq!(
        people,
        [
            ("Sir Angus Weir", "", true),
            ("Morag Tait", "", false),
            ("Jo Blair", "", false),
            ("Kay Dunn", "", false),
            ("Una Low", "", false),
        ]
    );
}

#[test]
fn neither_the_previous_minute_nor_a_log_lists_who_was_there() {
    let log = table(&[
        &["Ref", "Raised by", "Action", "Assigned to", "Due date", "Status"],
        &["A018", "Chair", "Ask the trust about the feed", "Una Low", "22/11/19", "Closed"],
    ]);
    check(
        vec![
            p("PRESENT: Jim Hoey (Chair), Ann Moss"),
            p("PREVIOUS MINUTE: Proposed A. Moss, seconded J. Hoey."),
            heading("Actions"),
            Block::Table(log),
        ],
        "Jim Hoey*|Ann Moss",
        "",
        "",
    );
}

#[test]
fn a_substitute_in_a_bracket_is_no_body() {
    let extracted = minutes(vec![p("Apologies: Suzy Hay (sub: Fran Moss)"), p("Present: Ann Moir (Chair), Al Reid")]);
    let hay = extracted.records.attendance.iter().find(|a| a.name == "Suzy Hay");
    assert_eq!(hay.map(|a| a.organisation.as_deref()), Some(None));
}

#[test]
fn names_that_blanks_alone_set_apart() {
    check(
        vec![
            p("Present: M Docherty (Chair) \u{a0} R Lamont \u{a0} S Ali   Eva Tran"),
            p("Apologies: Janet Hay   Willie Orr"),
            heading("1. Welcome"),
            p("Apologies: J Wong, C Hill. Leave of absence granted to T Noon."),
        ],
        "M Docherty*|R Lamont|S Ali|Eva Tran",
        "",
        "Janet Hay|Willie Orr|J Wong|C Hill",
    );
}

#[test]
fn a_sentence_says_who_came_to_the_meeting() {
    check(
        vec![p(
            "The meeting was attended by Jo Blair (Chair), Al Reid and Ann Moss. Fiona Kay, the clerk, was also in attendance. Apologies had been received from Neil Haig.",
        )],
        "Jo Blair*|Al Reid|Ann Moss",
        "Fiona Kay",
        "Neil Haig",
    );
    check(vec![heading("3. Roads"), p("The meeting was attended by Jo Blair and Al Reid of the council.")], "", "", "");
}

#[test]
fn lists_in_capitals_and_numbers_of_the_public() {
    check(vec![p("Present: C MOSS-LOW, R BLAIR, L ORR"), p("Public present: One")], "C MOSS-LOW|R BLAIR|L ORR", "", "");
}

#[test]
fn a_row_of_actions_may_list_those_who_sent_apologies() {
    check(
        vec![Block::Table(crate::extract::paper::table(&[
            &["No.", "Item", "Action", "By when?", "By whom?"],
            &["1", "Apologies", "Jo Blair, Al Reid", "", ""],
            &["2", "Hall", "Price the slates", "May", "KL"],
        ]))],
        "",
        "",
        "Jo Blair|Al Reid",
    );
}

#[test]
fn an_item_about_apologies_heads_no_column_of_people() {
    check(
        vec![
            p("Apologies: Mo Park"),
            Block::Table(crate::extract::paper::table(&[
                &["1", "Apologies for absence\nApologies were noted as above.", ""],
                &["2.", "Matters Arising\nThe post is ready to go to advert.", "DC"],
                &["3.", "Roads Budget\nMo reported an underspend.", "MD"],
            ])),
        ],
        "",
        "",
        "Mo Park",
    );
}

#[test]
fn headings_behind_a_full_stop_and_leave_of_absence() {
    check(
        vec![p("Present – Ann Moss, Jo Blair. Apologies – Al Reid, Mo Park.")],
        "Ann Moss|Jo Blair",
        "",
        "Al Reid|Mo Park",
    );
    check(
        vec![p("Present: Ann Moss (Vice), Jo Blair. PC Tait. 9 residents."), p("Leave of absence: Al Reid")],
        "Ann Moss|Jo Blair|PC Tait",
        "",
        "Al Reid",
    );
}

#[test]
fn whoever_came_for_another_came() {
    check(
        vec![
            p("Present: Jo Blair *substitute for Cllr John Low"),
            p("Apologies – Mo Park (Police); Kay Dunn (substitute for Mo Park) joined for item 3"),
        ],
        "Jo Blair|Kay Dunn",
        "",
        "Mo Park",
    );
}

#[test]
fn those_in_attendance_with_the_chair_are_the_meeting() {
    check(
        vec![p("In attendance: Ann Moss (Chair), Al Reid, Jo Blair"), heading("1. Roads"), p("All is well.")],
        "Ann Moss*|Al Reid|Jo Blair",
        "",
        "",
    );
    check(
        vec![p("Present: Una Low"), p("In attendance: Ann Moss (Chair of the trust), Al Reid")],
        "Una Low",
        "Ann Moss|Al Reid",
        "",
    );
}

#[test]
fn sides_listed_without_a_word_of_presence() {
    check(
        vec![
            p("Parents: Ann Moss (Chair), Tariq Mehmood"),
            p("School: Jo Blair (Headteacher), Ms Kay Dunn"),
            p("Apologies: Mo Park"),
            heading("1. Report"),
        ],
        "Ann Moss*|Tariq Mehmood|Jo Blair|Ms Kay Dunn",
        "",
        "Mo Park",
    );
}

#[test]
fn a_cell_of_apologies_says_who_attended_instead() {
    check(
        vec![Block::Table(table(&[
            &["Present:", "Ann Moss (Chair), Una Low"],
            &["Apologies:", "Al Reid, Fire Service (Jo Blair attended)"],
        ]))],
        "Ann Moss*|Una Low|Jo Blair",
        "",
        "Al Reid",
    );
}

#[test]
fn forenames_among_whole_names() {
    check(vec![p("There: Lynne, Marion Scobie, Hamish Kerr, Ines")], "Lynne|Marion Scobie|Hamish Kerr|Ines", "", "");
}

#[test]
fn a_board_of_trustees_is_no_list() {
    check(vec![p("Board of Trustees – The Pier Trust"), p("Present: Ann Moss")], "Ann Moss", "", "");
}
