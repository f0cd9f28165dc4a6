//! Who was where, by sides, by forenames and below headings of columns.

use super::check;
use crate::document::Block;
use crate::extract::paper::{heading, minutes, p, table};

#[test]
fn two_sides_meet() {
    check(
        vec![
            heading("Joint Consultative Committee"),
            p("Management side: Ann Moss (Principal); Al Reid (Director of HR)"),
            p("Staff side: Jo Blair (UNISON, Chair); Mo Park (EIS)"),
            p("Apologies: Kay Dunn (UNISON)"),
        ],
        "Ann Moss|Al Reid|Jo Blair*|Mo Park",
        "",
        "Kay Dunn",
    );
}

#[test]
fn forenames_with_initials() {
    check(
        vec![
            heading("Attendees"),
            p("Doug (DL) - Chairman"),
            p("Mrs Sharon Moss (SM) – Practice Manager"),
            p("Mike (MR)"),
            heading("Apologies"),
            p("Andrew (AP)"),
        ],
        "Doug*|Mrs Sharon Moss|Mike",
        "",
        "Andrew",
    );
}

#[test]
fn headings_of_columns_within_a_list() {
    check(
        vec![
            p("Present:"),
            p("Ann Moss, Chair"),
            heading("1. Apologies for absence"),
            p("Apologies for absence were submitted on behalf of:-"),
            p("Members\tRole"),
            p("Jo Blair\tNominated by the Health Board"),
            p("Al Reid (Chairperson)\tNominated by the Council"),
        ],
        "Ann Moss*",
        "",
        "Jo Blair|Al Reid",
    );
}

#[test]
fn a_body_between_the_heading_and_its_table() {
    check(
        vec![
            heading("Attendees"),
            Block::Table(table(&[&["1.", "Mr J Blair (Chair)", "Residents"], &["2.", "Mrs A Moss", "Harbour Trust"]])),
            heading("In attendance"),
            p("Pier Authority:"),
            Block::Table(table(&[&["1.", "Mr A Reid", "Managing Director"], &["2.", "Ms M Park", "Secretary"]])),
        ],
        "Mr J Blair*|Mrs A Moss",
        "Mr A Reid|Ms M Park",
        "",
    );
}

#[test]
fn names_in_all_columns_and_headings_that_stand_again() {
    check(
        vec![
            heading("Attendance at Meeting"),
            Block::Table(table(&[
                &["Name", "Name", "Name"],
                &["Ann Moss", "Al Reid", "Jo Blair"],
                &["Mo Park", "", ""],
            ])),
        ],
        "Ann Moss|Al Reid|Jo Blair|Mo Park",
        "",
        "",
    );
    let groups = table(&[
        &["Name", "Background", "Attending (✓)", "Apologies (✓)"],
        &["Ann Moss (Chair)", "Tenants Association", "✓", ""],
        &["Jo Blair", "Forum on Disability", "", "✓"],
        &["Name", "Background", "Attending (✓)", "Apologies (✓)"],
        &["Mo Park", "NHS Fife", "✓", ""],
    ]);
    let people = minutes(vec![heading("Core Group"), Block::Table(groups)]).records.attendance;
    let told: Vec<_> = people.iter().map(|a| (a.name.as_str(), a.organisation.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        told,
        [("Ann Moss", "Tenants Association"), ("Jo Blair", "Forum on Disability"), ("Mo Park", "NHS Fife")]
    );
}

#[test]
fn headings_within_each_cell() {
    let cards = table(&[&["Apologies"], &["Name\nAnn Moss"], &["Name\nAl Reid"]]);
    check(vec![p("Roads Panel"), Block::Table(cards)], "", "", "Ann Moss|Al Reid");
    let rows = table(&[&["Apologies", ""], &["Name\nAnn Moss", "Role\nClerk"], &["Name\nAl Reid", "Role\nTreasurer"]]);
    let people = minutes(vec![p("Roads Panel"), Block::Table(rows)]).records.attendance;
    assert_eq!(people.iter().map(|a| a.role.as_deref()).collect::<Vec<_>>(), [Some("Clerk"), Some("Treasurer")]);
}

#[test]
fn whom_to_write_to_is_nobody_that_came() {
    check(
        vec![
            Block::Table(table(&[
                &["Chair", "Jo Blair", "jo@example.org"],
                &["Vice Chair", "Al Reid", "al@example.org"],
            ])),
            heading("Notes of the first meeting of the Roads Forum"),
            heading("1. Present"),
            p("Ann Moss, Jo Blair, Mo Park (Police Scotland)"),
        ],
        "Ann Moss|Jo Blair|Mo Park",
        "",
        "",
    );
}

#[test]
fn in_whose_place_somebody_came() {
    check(
        vec![
            heading("Attending"),
            p("Ann Moss, Moor Council (chairing)"),
            p("Al Reid for Jo Blair (NHS Fife)"),
            p("Mo Park, Police Scotland"),
            heading("Apologies"),
            p("Jo Blair, NHS Fife"),
        ],
        "Ann Moss*|Al Reid|Mo Park",
        "",
        "Jo Blair",
    );
}

#[test]
fn both_sides_have_a_chair() {
    check(
        vec![Block::Table(table(&[
            &["Management Side", "Teachers’ Side"],
            &["Ann Moss, Director of Education (Joint Chair)", "Al Reid, EIS (Joint Chair)"],
            &["Jo Blair, HR Manager", "Mo Park, EIS"],
        ]))],
        "Ann Moss*|Al Reid*|Jo Blair|Mo Park",
        "",
        "",
    );
}

#[test]
fn bodies_before_those_who_came_from_them() {
    let rows = table(&[
        &["Chair", "Ann Moss (AM)"],
        &["Moor Council", "Councillor Al Reid (AR)\nCouncillor Jo Blair (JB)"],
        &["Harbour Trust", "Mo Park (MP)"],
        &["Northern Water", "Kay Dunn (KD)"],
    ]);
    let people = minutes(vec![heading("Present:"), Block::Table(rows)]).records.attendance;
    let told: Vec<_> = people.iter().map(|a| (a.name.as_str(), a.organisation.as_deref().unwrap_or(""))).collect();
    assert_eq!(
        told,
        [
            ("Ann Moss", ""),
            ("Councillor Al Reid", "Moor Council"),
            ("Councillor Jo Blair", "Moor Council"),
            ("Mo Park", "Harbour Trust"),
            ("Kay Dunn", "")
        ]
    );
}

#[test]
fn a_word_beside_each_of_them_is_a_mark_of_its_row() {
    check(
        vec![Block::Table(table(&[
            &["", "Members", "Title", "Representing"],
            &["", "Ann Moss (AM)", "Business Manager", "Harbour Council"],
            &["Apols", "Jo Blair (JB)", "Director of Roads", "Harbour Council"],
            &["", "Al Reid (AR)", "Director of Ports", "Harbour Council"],
            &["Apols", "Kay Dunn (KD)", "Member", "Harbour Council"],
        ]))],
        "Ann Moss|Al Reid",
        "",
        "Jo Blair|Kay Dunn",
    );
}

#[test]
fn a_heading_in_the_middle_of_the_page_heads_the_rows_below_it() {
    check(
        vec![
            p("PRESENT"),
            Block::Table(table(&[
                &["Dr Ann Moss", "", "Dr Al Reid"],
                &["Mr S Dunn", "", "Ms K Low"],
                &["", "", "IN ATTENDANCE"],
                &["Mr Jo Blair", "..", "Interim Chief Officer"],
                &["Ms Mo Park", "..", "Head of Performance"],
            ])),
        ],
        "Dr Ann Moss|Dr Al Reid|Mr S Dunn|Ms K Low",
        "Mr Jo Blair|Ms Mo Park",
        "",
    );
}

#[test]
fn a_chair_below_headings_of_people_heads_nobody() {
    let people = || {
        Block::Table(table(&[
            &["Name", "Organisation", "Role"],
            &["Al Reid", "Glen Council", "Chair"],
            &["Jo Blair", "NHS Glen", "Member"],
        ]))
    };
    let read = |blocks: Vec<Block>| {
        let document = crate::extract::paper::paper(crate::record::DocumentKind::Agenda, blocks);
        let extracted = crate::extract::extract(&document, &crate::settings::Settings::default());
        let told = |a: &crate::record::Attendance| (a.name.clone(), a.role.clone().unwrap_or_default(), a.chair);
        extracted.records.attendance.iter().map(told).collect::<Vec<_>>()
    };
    let both =
        vec![("Al Reid".to_owned(), "Chair".to_owned(), true), ("Jo Blair".to_owned(), "Member".to_owned(), false)];
    assert_eq!(read(vec![heading("Agenda"), heading("Minute of 7 March 2024"), people()]), both);
    assert_eq!(read(vec![heading("Agenda"), p("Who sits on the board:"), people()]), []);
}

#[test]
fn people_in_columns_below_their_bodies() {
    check(
        vec![
            Block::Table(table(&[
                &["Glen Council", "NHS Glen", "Guests"],
                &["Cllr Ann Moss (Chair)", "Mr Al Reid", "Mo Park"],
                &["Cllr Jo Blair", "Dr Kay Dunn", ""],
            ])),
            heading("1. Welcome"),
            p("All were welcome."),
        ],
        "Cllr Ann Moss*|Mr Al Reid|Cllr Jo Blair|Dr Kay Dunn",
        "Mo Park",
        "",
    );
    check(
        vec![
            heading("1. Groups"),
            Block::Table(table(&[
                &["Roads", "Paths"],
                &["Cllr Ann Moss", "Mr Al Reid"],
                &["Cllr Jo Blair", "Dr Kay Dunn"],
            ])),
        ],
        "",
        "",
        "",
    );
}

#[test]
fn an_item_in_roman_numerals_is_nobody() {
    check(
        vec![p("Present:-"), p("Ann MOSS   Al REID"), p("I   DECLARATION OF INTEREST"), p("There were none.")],
        "Ann MOSS|Al REID",
        "",
        "",
    );
}

#[test]
fn that_somebody_was_elected_is_no_body() {
    let extracted =
        minutes(vec![p("Present: Ann Moss (re-elected), Al Reid (Treasurer)"), heading("1. Report"), p("Fine.")]);
    assert!(extracted.records.attendance.iter().all(|a| a.organisation.is_none()));
}

#[test]
fn a_list_that_goes_on_beside_itself() {
    check(
        vec![Block::Table(table(&[
            &["No.", "Member", "Attendance", "No.", "Member", "Attendance"],
            &["1", "Prof Ann Moss (Convener)", "Present", "3", "Dr Al Reid", "Apologies"],
            &["2", "Mrs Jo Blair", "Apologies", "–", "Mr Ed Park", "In attendance"],
        ]))],
        "Prof Ann Moss*",
        "Mr Ed Park",
        "Dr Al Reid|Mrs Jo Blair",
    );
}

#[test]
fn marks_below_the_names_of_bodies_say_whence_people_come() {
    let rows = table(&[
        &["Name", "Glen Council", "Trustee", "Member"],
        &["Ann Moss", "", "✓", ""],
        &["Cllr Jo Blair", "✓", "", ""],
        &["Al Reid", "", "", "✓"],
    ]);
    let extracted = crate::extract::paper::minutes(vec![Block::Table(rows)]);
    let got: Vec<_> = extracted
        .records
        .attendance
        .iter()
        .map(|person| (person.name.as_str(), person.organisation.as_deref(), person.status))
        .collect();
    let present = crate::record::AttendanceStatus::Present;
    let expected =
        [("Ann Moss", None, present), ("Cllr Jo Blair", Some("Glen Council"), present), ("Al Reid", None, present)];
    assert_eq!(got, expected);
}

#[test]
fn who_was_elected_is_no_list_of_people() {
    check(
        vec![
            p("Present: Ann Moss (Chair), Jo Blair"),
            Block::Table(table(&[
                &["Office", "Elected", "Proposed by", "Seconded by"],
                &["Treasurer", "Al Reid", "Ann Moss", "Jo Blair"],
                &["Secretary", "Ed Park", "Jo Blair", "Ann Moss"],
            ])),
        ],
        "Ann Moss*|Jo Blair",
        "",
        "",
    );
}
