//! Who was where, by tables.

use super::check;
use crate::document::Block;
use crate::extract::paper::{heading, p, table};

#[test]
fn headings_beside_one_another_hold_for_their_columns() {
    check(
        vec![
            heading("Minute of the meeting of 4 May 2021"),
            Block::Table(table(&[
                &["Date/Time", "Tuesday 4 May 2021, 5.30pm", "Location", "The hall"],
                &["Attendees", "Initials", "Absent", "Initials"],
                &["Ann Moss (Chair)", "AM", "", ""],
                &["Al Reid (Staff)", "AR", "", ""],
                &["In attendance", "Initials", "Role", ""],
                &["Mo Park", "MP", "Clerk", ""],
            ])),
        ],
        "Ann Moss*|Al Reid",
        "Mo Park",
        "",
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
fn columns_with_a_heading_each() {
    let people = table(&[
        &["Present:", "In attendance:", "Apologies:"],
        &["Ann Moss (Chair)", "Kim Lau (Fife Council)", "Nan Kerr"],
        &["Al Reid", "Jo Speir (SEPA)", "Ross Watt"],
    ]);
    check(vec![p("Minutes"), Block::Table(people)], "Ann Moss*|Al Reid", "Kim Lau|Jo Speir", "Nan Kerr|Ross Watt");
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

#[test]
fn people_above_the_headings_of_their_tasks() {
    check(
        vec![Block::Table(table(&[
            &["Present:", "Ann Moss (Chair)", ""],
            &["", "Al Reid – Tenant", ""],
            &["Apologies:", "Kay Dunn", ""],
            &["Item", "Discussion", "Action"],
            &["1.", "Welcome\nAll were welcomed.", "AM"],
            &["2.", "Roads\nAl Reid will write to the council.", "AR"],
        ]))],
        "Ann Moss*|Al Reid",
        "",
        "Kay Dunn",
    );
}

#[test]
fn columns_beside_names_that_have_no_heading() {
    check(
        vec![Block::Table(table(&[
            &["Present", "", "", "Apologies", ""],
            &["Ann Moss", "Chair", "AM", "Em Lyle", "EL"],
            &["Al Reid", "Treasurer", "AR", "Pat Orr", "PO"],
            &["In attendance", "", "", "Attachments", ""],
            &["Mo Park", "Clerk", "MP", "Treasurer’s report", ""],
        ]))],
        "Ann Moss*|Al Reid",
        "Mo Park",
        "Em Lyle|Pat Orr",
    );
    check(
        vec![Block::Table(table(&[
            &["Name", "Background", "Attending (✓)", "Apologies (✓)"],
            &["Ann Moss", "Oaks Tenants Association", "", "✓"],
            &["Al Reid", "Carers Centre", "✓", ""],
        ]))],
        "Al Reid",
        "",
        "Ann Moss",
    );
}

#[test]
fn who_brings_an_item_of_an_agenda_sent_no_apologies() {
    let rows: &[&[&str]] = &[
        &["Item", "Subject", "Purpose", "Lead", "Enclosure"],
        &["1.", "Opening remarks", "-", "A Moss", "Verbal"],
        &["2.", "Apologies for absence", "For noting", "A Moss", "Verbal"],
        &["3.", "Winter plan", "For approval", "J Blair", "Enc 1"],
    ];
    let blocks = vec![p("Agenda"), Block::Table(table(rows))];
    let agenda = crate::extract::paper::paper(crate::record::DocumentKind::Agenda, blocks);
    let extracted = crate::extract::extract(&agenda, &crate::settings::Settings::default());
    assert!(extracted.records.attendance.is_empty(), "{:?}", extracted.records.attendance);
}

#[test]
fn a_row_that_parts_those_who_were_there() {
    check(
        vec![Block::Table(table(&[
            &["Name", "Title", "Organisation", "Present / Apologies"],
            &["Ann Moss (Chair)", "Member", "Glen ICB", "Present"],
            &["Al Reid", "Member", "Glen ICB", "Apologies"],
            &["Also in attendance", "", "", ""],
            &["Jo Blair", "Finance Officer", "Glen ICB", "Present"],
        ]))],
        "Ann Moss*",
        "Jo Blair",
        "Al Reid",
    );
    check(
        vec![Block::Table(table(&[
            &["Name", "Affiliation", "Day 1", "Day 2"],
            &["Ann Moss", "DIN", "x", "x"],
            &["Al Reid", "AFNOR", "x", ""],
            &["Jo Blair", "NSAI", "", ""],
        ]))],
        "Ann Moss|Al Reid",
        "",
        "Jo Blair",
    );
}

#[test]
fn who_belongs_to_a_committee_did_not_therefore_come() {
    let blocks = vec![p("Agenda"), p("Membership: Councillors A Moss (Chair), J Blair, K Dunn"), p("1. Apologies")];
    let agenda = crate::extract::paper::paper(crate::record::DocumentKind::Agenda, blocks);
    let extracted = crate::extract::extract(&agenda, &crate::settings::Settings::default());
    assert!(extracted.records.attendance.is_empty(), "{:?}", extracted.records.attendance);
}

#[test]
fn headings_broken_in_narrow_cells() {
    check(
        vec![Block::Table(table(&[
            &["PRESENT:", "Ann Moss, Chair"],
            &["IN\nATTENDANCE:", "Al Reid, Clerk\nMo Park, Engineer"],
            &["APOLOGIES FOR\nABSENCE:", "Jo Blair"],
        ]))],
        "Ann Moss*",
        "Al Reid|Mo Park",
        "Jo Blair",
    );
    // Rows of their own, as a page without lines gives them.
    check(
        vec![Block::Table(table(&[
            &["PRESENT:", "Ann Moss, Chair"],
            &["IN", "Al Reid, Clerk"],
            &["ATTENDANCE:", "Mo Park, Engineer"],
            &["APOLOGIES", "Jo Blair"],
            &["FOR ABSENCE:", "Kay Dunn"],
        ]))],
        "Ann Moss*",
        "Al Reid|Mo Park",
        "Jo Blair|Kay Dunn",
    );
    // Above their people, in one cell.
    check(
        vec![Block::Table(table(&[
            &["PRESENT:\nAnn Moss, Chair", ""],
            &["IN\nATTENDANCE:\nAl Reid, Clerk", ""],
            &["APOLOGIES FOR\nABSENCE:\nJo Blair", ""],
        ]))],
        "Ann Moss*",
        "Al Reid",
        "Jo Blair",
    );
}

#[test]
fn what_those_beside_a_heading_are() {
    check(
        vec![Block::Table(table(&[
            &["Present:-", "Councillors J Blair (Chairman), A Reid."],
            &["Apologies:-", "Councillors R Tate, G Tully."],
            &["In Attendance:-", "Inspector T Hogg."],
        ]))],
        "J Blair*|A Reid",
        "Inspector T Hogg",
        "R Tate|G Tully",
    );
    check(
        vec![
            Block::Table(table(&[
                &["Present:", "Ms J Blair (Chair), Mr A Reid."],
                &["Apologies:", "Mr R Tate, Ms G Tully."],
                &["In Attendance:", "Managing Solicitor – Licensing"],
            ])),
            p("Inspector T Hogg and Mrs C Lack"),
            heading("1. Minute"),
        ],
        "Ms J Blair*|Mr A Reid",
        "Inspector T Hogg|Mrs C Lack",
        "Mr R Tate|Ms G Tully",
    );
}

#[test]
fn the_minute_below_people_in_columns() {
    check(
        vec![Block::Table(table(&[
            &["Date", "12 March 2024", "Location", "Library"],
            &["Attendees", "Initials", "Absent", "Initials"],
            &["Ann Moss (Chair)", "AM", "Al Reid", "AR"],
            &["Jo Blair", "JB", "", ""],
            &["Item", "Discussion", "Action", "Owner"],
            &["1", "The budget was approved.", "Send it", "JB"],
        ]))],
        "Ann Moss*|Jo Blair",
        "",
        "Al Reid",
    );
}

#[test]
fn the_last_group_of_a_table_goes_on_below_it() {
    check(
        vec![
            Block::Table(table(&[
                &["Present:", "Cllr D Parker (Chair)", "Mrs L Moss, Non Executive"],
                &["", "Cllr T Weir", "Mrs K Hay, Non Executive"],
                &["In Attendance:", "Miss I Blair, Board Secretary", "Mr D Knox, BBC Scotland"],
            ])),
            p("Mrs C Reid, Communications"),
            heading("1. Apologies"),
            p("None."),
        ],
        "Cllr D Parker*|Mrs L Moss|Cllr T Weir|Mrs K Hay",
        "Miss I Blair|Mr D Knox|Mrs C Reid",
        "",
    );
}
