//! Who was where, by whole papers.

use crate::document::Block;
use crate::extract::paper::{heading, item, minutes, p, table};
use crate::record::AttendanceStatus;

/// Names by status: present, in attendance, apologies; the chair with a star.
fn check(blocks: Vec<Block>, present: &str, attending: &str, apologies: &str) {
    let extracted = minutes(blocks);
    let names = |status: AttendanceStatus| {
        let names: Vec<String> = extracted
            .records
            .attendance
            .iter()
            .filter(|a| a.status == status)
            .map(|a| format!("{}{}", a.name, if a.chair { "*" } else { "" }))
            .collect();
        names.join("|")
    };
    assert_eq!(
        (
            names(AttendanceStatus::Present).as_str(),
            names(AttendanceStatus::InAttendance).as_str(),
            names(AttendanceStatus::Apologies).as_str()
        ),
        (present, attending, apologies)
    );
}

#[test]
fn paragraphs() {
    check(
        vec![
            p("Present: Ann Moss (Chair, IS); Al Reid (IS). Jo Blair (HS) Kay Dunn (SE)"),
            p("In attendance: Mo Park, Clerk"),
            p("Apologies: Em Lyle and Pat Orr"),
            heading("1. Welcome"),
            p("The Chair welcomed all."),
        ],
        "Ann Moss*|Al Reid|Jo Blair|Kay Dunn",
        "Mo Park",
        "Em Lyle|Pat Orr",
    );
    check(
        vec![
            p("Sederunt:"),
            p("Hamish MACRAE, Vice Chairperson, in the Chair"),
            p("Ann MOSS"),
            heading("1. Apologies"),
            p("Apologies for absence were received from Jo Blair and Al Reid."),
        ],
        "Hamish MACRAE*|Ann MOSS",
        "",
        "Jo Blair|Al Reid",
    );
}

#[test]
fn lists_under_headings() {
    check(
        vec![
            p("Present:"),
            p("Ann Moss (Chair)"),
            p("Sir Al Reid"),
            p("Also present:"),
            item("•", "Jo Blair (Data Office)"),
            p("Terms of reference"),
            p("The draft terms of reference were discussed at length by all those who were there."),
        ],
        "Ann Moss*|Sir Al Reid",
        "Jo Blair",
        "",
    );
    check(
        vec![
            heading("ATTENDEES"),
            p("Data Board"),
            item("•", "Ann Moss, Minister for Data (Chair)"),
            p("Officials"),
            item("•", "Kay Dunn, No10"),
            p("Apologies"),
            item("•", "Al Reid"),
        ],
        "Ann Moss*",
        "Kay Dunn",
        "Al Reid",
    );
}

#[test]
fn tables() {
    check(
        vec![Block::Table(table(&[
            &["Attendees:", "Ann Moss (Chair, IS); Al Reid (IS)"],
            &["Apologies:", "Jo Blair (HS)"],
        ]))],
        "Ann Moss*|Al Reid",
        "",
        "Jo Blair",
    );
    check(
        vec![Block::Table(table(&[
            &["Present:", "Officials:"],
            &["Ann Moss (Chair)", "Kay Dunn (Data Office)"],
            &["Guest:", "Mo Park (Transport)"],
            &["Al Reid, Minister for Roads", ""],
            &["Apologies:", ""],
            &["Lord Jo Blair", ""],
        ]))],
        "Ann Moss*",
        "Kay Dunn|Mo Park|Al Reid",
        "Lord Jo Blair",
    );
    check(
        vec![
            p("Present"),
            Block::Table(table(&[
                &["Name", "Role"],
                &["Ann Moss", "Chair, East Council"],
                &["Al Reid", "Chief Officer"],
            ])),
            p("Apologies"),
            Block::Table(table(&[&["Jo Blair", "NHS Fife"], &["Kay Dunn", "Finance Officer"]])),
        ],
        "Ann Moss*|Al Reid",
        "",
        "Jo Blair|Kay Dunn",
    );
    check(
        vec![Block::Table(table(&[&[
            "Attendees\nAnn Moss (Chair) (AM)\nAl Reid (AR)",
            "Officials\nMo Park (MP)\n\nApologies\nKay Dunn",
        ]]))],
        "Ann Moss*|Al Reid",
        "Mo Park",
        "Kay Dunn",
    );
    check(
        vec![Block::Table(table(&[
            &["Name", "Organisation", "Attendance"],
            &["Ann Moss", "IS", "Present"],
            &["Al Reid", "HS", "Apologies"],
        ]))],
        "Ann Moss",
        "",
        "Al Reid",
    );
}

#[test]
fn lists_and_tables_one_after_the_other() {
    let people = |rows: &[&[&str]]| Block::Table(table(rows));
    check(
        vec![
            p("Present:-"),
            people(&[&["Members", "Role"], &["Ann MOSS (Vice Chairperson)", "Nominated by the Council"]]),
            p("Non-members in attendance at request of Chief Officer:-"),
            people(&[&["Al REID", "Head of Community Care"], &["Jo BLAIR", "Audit Scotland"]]),
            p("Ann MOSS, Vice Chairperson, in the Chair."),
            heading("I APOLOGIES FOR ABSENCE"),
            p("Apologies for absence were submitted on behalf of:-"),
            people(&[&["Members", "Role"], &["Kay DUNN", "Registered Nurse"]]),
        ],
        "Ann MOSS*",
        "Al REID|Jo BLAIR",
        "Kay DUNN",
    );
    check(
        vec![Block::Table(table(&[
            &["RDUG Attendees", "Officials"],
            &["Ann Moss (Chair) (AM)", "Mo Park (MP)"],
            &["Sir Al Ross-Reid (AR)", "Observers"],
            &["Jo Blair (JB)", "Kay Dunn (Data Office)"],
        ]))],
        "Ann Moss*|Sir Al Ross-Reid|Jo Blair",
        "Mo Park|Kay Dunn",
        "",
    );
    // A minute's table below the apologies lists nobody.
    check(
        vec![
            p("Present: Ann Moss (Chair)"),
            p("Apologies: Al Reid, Jo Blair – East Council"),
            people(&[
                &["1. WELCOME", "The Chair welcomed all.", ""],
                &["2. ROADS", "The talk was of speed signs.", "Ann Moss to raise it"],
            ]),
        ],
        "Ann Moss*",
        "",
        "Al Reid|Jo Blair",
    );
}

#[test]
fn two_columns_of_people_are_no_log() {
    check(
        vec![Block::Table(table(&[
            &["Present:", "Also present:"],
            &["Ann Moss (Chair)", "Kay Dunn (Data Office)"],
            &["Sir Al Ross-Reid", "Mo Park (Transport)"],
        ]))],
        "Ann Moss*|Sir Al Ross-Reid",
        "Kay Dunn|Mo Park",
        "",
    );
}

#[test]
fn sentences_name_nobody() {
    check(vec![p("Present"), p("The present position on beds was noted by Ann Moss.")], "", "", "");
    check(vec![p("Apologies: None"), p("Members: the membership was agreed in May.")], "", "", "");
}

#[test]
fn groups_that_came_or_not() {
    check(
        vec![
            p("Trustees present: Ann Moss (Chair), Al Reid and Jo Blair"),
            p("Trustees absent: Kay Dunn"),
            p("Union advisers present: Mo Park, Em Lyle"),
        ],
        "Ann Moss*|Al Reid|Jo Blair",
        "Mo Park|Em Lyle",
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
fn posts_above_their_holders() {
    check(
        vec![
            p("Present:"),
            p("In the chair"),
            p("Stan Pate"),
            p("Secretary"),
            p("Ann Craw"),
            p("Members present"),
            p("Beth Cook"),
        ],
        "Stan Pate*|Ann Craw|Beth Cook",
        "",
        "",
    );
}

#[test]
fn areas_before_their_members() {
    check(
        vec![
            p("Careston – Mr J Adam"),
            p("Edzell – Mr C Sim, Mr I Rae"),
            p("In attendance – Mr D Dunn"),
            heading("1. Minutes"),
        ],
        "Mr J Adam|Mr C Sim|Mr I Rae",
        "Mr D Dunn",
        "",
    );
}

#[test]
fn columns_with_a_heading_each() {
    let people = table(&[
        &["Present:", "In attendance:", "Apologies:"],
        &["Ann Moss (Chair)", "Kim Lau (Fife Council)", "Nan Kerr"],
        &["Al Reid", "Jo Speir (SEPA)", "Ross Watt"],
    ]);
    check(vec![p("Minutes"), Block::Table(people)], "Ann Moss*|Al Reid", "Kim Lau|Jo Speir", "Nan Kerr|Ross Watt");
}

#[test]
fn people_that_are_counted() {
    check(
        vec![
            heading("Those attending"),
            item("1.", "Pippa Swan, Dunbar Community Council (Chair)"),
            item("2.", "Jacquie Bell, Resident"),
            item("3.", "Cllr Paul McLean"),
            heading("1. Welcome"),
            p("Pippa Swan welcomed everyone."),
        ],
        "Pippa Swan*|Jacquie Bell|Cllr Paul McLean",
        "",
        "",
    );
}

#[test]
fn items_named_for_somebody_are_no_list() {
    check(
        vec![
            p("Present: Ann Moss"),
            p("Apologies: Al Reid and Mary Hutton"),
            heading("1. TRIBUTE TO CLLR ROGER WILSON"),
            p("The Chair led a tribute."),
        ],
        "Ann Moss",
        "",
        "Al Reid|Mary Hutton",
    );
}

#[test]
fn posts_that_hold_numbers() {
    check(
        vec![
            p("Present: Ann Moss"),
            p("In attendance: A Small (Strategic Director and 151 Officer), N Dawe (Clerk) and 2 officers"),
        ],
        "Ann Moss",
        "A Small|N Dawe",
        "",
    );
}

#[test]
fn columns_that_change_below_another_heading() {
    check(
        vec![
            heading("Present"),
            Block::Table(table(&[
                &["Court members", "Court members"],
                &["Ann Moss (Chair)", "Al Reid"],
                &["Staff members in attendance", "Role"],
                &["Jo Blair", "Secretary"],
                &["Kay Dunn", "Chief Operations Officer"],
            ])),
            heading("1. Welcome"),
        ],
        "Ann Moss*|Al Reid",
        "Jo Blair|Kay Dunn",
        "",
    );
}

#[test]
fn groups_below_apologies() {
    check(
        vec![
            heading("Present"),
            p("Ann Moss (Convener)"),
            p("Dr Al Reid, Chair, Clinical Forum"),
            p("Also Jo Blair and two members of the public"),
            heading("Apologies"),
            p("Members: Mr Ed Park, Mrs Kay Dunn"),
            p("Officers: Mo Orr (Treasurer)"),
            heading("1. Welcome"),
        ],
        "Ann Moss*|Dr Al Reid",
        "Jo Blair",
        "Mr Ed Park|Mrs Kay Dunn|Mo Orr",
    );
}

#[test]
fn groups_below_present_and_couples() {
    check(
        vec![
            p("Present: Members"),
            p("Prof Ann Moss (Convener)"),
            p("Mr & Mrs T Doyle"),
            p("In attendance: Officers"),
            p("Jo Blair, Secretary"),
            heading("1. Welcome"),
        ],
        "Prof Ann Moss*|Mr T Doyle|Mrs T Doyle",
        "Jo Blair",
        "",
    );
}

#[test]
fn who_led_the_meeting() {
    check(
        vec![
            heading("Present"),
            p(
                "Councillor Ann Moss, East Council (Chair); Prof Al Reid, Chair, Health Partnership; Jo Blair, Fife Council",
            ),
            heading("1. Welcome"),
        ],
        "Councillor Ann Moss*|Prof Al Reid|Jo Blair",
        "",
        "",
    );
    check(
        vec![
            heading("Present"),
            p("Ann Moss (Chair)"),
            p("1. Apologies"),
            p("Apologies were received from Ed Park and Cllr Kay Dunn. Councillor Orr attended as substitute."),
        ],
        "Ann Moss*",
        "",
        "Ed Park|Cllr Kay Dunn",
    );
}

#[test]
fn initials_before_names_and_posts_between_them() {
    check(
        vec![Block::Table(table(&[
            &["Attendees", "", "Apologies", ""],
            &["AM", "Ann Moss, Chair (BF)", "JB", "Jo Blair"],
            &["AR", "Al Reid (RT)", "KD", "Kay Dunn (Data Office)"],
        ]))],
        "Ann Moss*|Al Reid",
        "",
        "Jo Blair|Kay Dunn",
    );
    check(
        vec![Block::Table(table(&[
            &["Present:", "Ann Moss", "Chair", "Jo Blair"],
            &["", "Al Reid", "Treasurer", "Kay Dunn"],
        ]))],
        "Ann Moss*|Jo Blair|Al Reid|Kay Dunn",
        "",
        "",
    );
}

#[test]
fn the_minute_begins_within_the_table_of_people() {
    check(
        vec![Block::Table(table(&[
            &["Present:", "Ann Moss", "Chair"],
            &["In attendance:", "Al Reid", "Clerk"],
            &["", "ACTION BY", ""],
            &["1. WELCOME\nApologies for absence were intimated on behalf of Jo Blair.", "", ""],
        ]))],
        "Ann Moss*",
        "Al Reid",
        "Jo Blair",
    );
}
