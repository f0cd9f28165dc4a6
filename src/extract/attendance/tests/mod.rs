//! Who was where, by whole papers.

mod sides;
mod tables;
mod told;

use crate::document::Block;
use crate::extract::paper::{heading, item, minutes, p};
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
fn bodies_before_those_who_came_from_them() {
    check(
        vec![
            p("Community Council: Bo Moss (Chair), Alison Petrie (Secretary), Ian Lowe"),
            p("Perth & Kinross Council: Cllr Stewart Reid"),
            p("Police Scotland: PC Erin Tait"),
            p("Apologies: Cllr Rhona Brock, Jack Fenton"),
            heading("1. Minutes"),
        ],
        "Bo Moss*|Alison Petrie|Ian Lowe|Cllr Stewart Reid|PC Erin Tait",
        "",
        "Cllr Rhona Brock|Jack Fenton",
    );
}

#[test]
fn how_people_voted_is_no_list_of_areas() {
    check(
        vec![
            p("Present: Jo Blair, Al Reid, Ann Moss"),
            heading("1. Roads"),
            p("The motion was carried, the votes having been cast as follows."),
            p("Motion: Mr Reid, Mrs Moss"),
            p("Amendment: Mr Blair, Mrs Weir"),
        ],
        "Jo Blair|Al Reid|Ann Moss",
        "",
        "",
    );
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
fn business_ends_a_list() {
    check(
        vec![
            heading("Present"),
            p("Councillors Ann Moss and Al Reid."),
            p("Councillor Jo Blair, who had been invited for Items 8 to 10."),
            heading("Apology"),
            p("Councillor Kay Dunn."),
            heading("Declarations of Interest"),
            p("Councillor Al Reid – Item 15."),
            heading("1. Roads"),
        ],
        "Councillor Ann Moss|Councillor Al Reid|Councillor Jo Blair",
        "",
        "Councillor Kay Dunn",
    );
    check(
        vec![
            p("In Attendance: Mo Park, Clerk"),
            p("MF21/020 To receive apologies for absence"),
            p("Councillor Kay Dunn"),
            p("MF21/021 Declarations of interest"),
        ],
        "",
        "Mo Park",
        "Councillor Kay Dunn",
    );
}

#[test]
fn others_that_came_with_them() {
    check(
        vec![
            p(
                "Present: Cllr Ann Moss (Chairman), Cllr A Reid (ex-officio) with Sam Blair (Town Clerk) and Sally Dunn (RFO) in attendance.",
            ),
            p("Apologies: Dr Hulme, Professor Hulme, Cllr Park (personal business)"),
        ],
        "Cllr Ann Moss*|Cllr A Reid",
        "Sam Blair|Sally Dunn",
        "Dr Hulme|Professor Hulme|Cllr Park",
    );
    check(
        vec![
            heading("Board Members"),
            p("Ann Moss (AM), Chair"),
            heading("ESS Team (Items 2-7 as noted):"),
            p("Mark Reid (MR), CEO"),
            heading("1. Welcome"),
        ],
        "Ann Moss*|Mark Reid",
        "",
        "",
    );
    check(
        vec![p("1. PRESENT: Roy, Carol, Syd and Sarah"), p("2. Apologies: Wilma, Helen")],
        "Roy|Carol|Syd|Sarah",
        "",
        "Wilma|Helen",
    );
}

#[test]
fn initials_ahead_of_names() {
    check(
        vec![heading("Attendees"), item("•", "[MS] Manoj Singh"), item("•", "[AR] Al Reid (Chair)")],
        "Manoj Singh|Al Reid*",
        "",
        "",
    );
}

#[test]
fn the_chair_by_forename() {
    check(
        vec![p("Attending: Ann Moss, Morag Reid, Jo Blair"), p("Chair: Morag")],
        "Ann Moss|Morag Reid*|Jo Blair",
        "",
        "",
    );
}

#[test]
fn seats_by_what_their_holders_are() {
    let extracted =
        minutes(vec![p("Present: Ann Moss (Chair)"), p("Al Reid – Person providing unpaid care in the area")]);
    let roles: Vec<Option<&str>> = extracted.records.attendance.iter().map(|a| a.role.as_deref()).collect();
    assert_eq!(roles, [Some("Chair"), Some("Person providing unpaid care in the area")]);
}

#[test]
fn a_semicolon_behind_the_heading_of_people() {
    check(
        vec![p("Present: Cllr A Moss, Chairman; Cllr J Blair."), p("In attendance; 18 Parishioners; Ann Reid, Clerk.")],
        "Cllr A Moss*|Cllr J Blair",
        "Ann Reid",
        "",
    );
}

#[test]
fn who_came_besides_in_the_same_line() {
    check(
        vec![heading("37. PRESENT"), p("Councillors: A Moss, J Blair & K Dunn. Also PC Ann Reid & four others")],
        "A Moss|J Blair|K Dunn",
        "PC Ann Reid",
        "",
    );
}

#[test]
fn labels_of_single_people_above_the_list() {
    check(
        vec![
            p("Chairperson:\tMargaret Moss"),
            p("Members:\tMargaret Moss, Al Reid"),
            p("Staff:\tFiona Blair (Depute Director)"),
        ],
        "Margaret Moss*|Al Reid",
        "Fiona Blair",
        "",
    );
    check(vec![p("Here: Sue Moss, Al Reid"), p("Sorry: Kim Doyle")], "Sue Moss|Al Reid", "", "Kim Doyle");
}
