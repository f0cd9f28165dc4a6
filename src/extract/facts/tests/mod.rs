//! Facts of small papers.

#![allow(clippy::unwrap_used)]

mod bodies;
mod sheets;

use crate::document::Block;
use crate::extract::extract;
use crate::extract::paper::{bold, heading, p, paper, table};
use crate::record::{DocumentKind, DocumentRecord};
use crate::settings::Settings;

fn facts(kind: DocumentKind, blocks: Vec<Block>) -> DocumentRecord {
    extract(&paper(kind, blocks), &Settings::default()).facts
}

#[test]
fn minutes_with_a_head() {
    let facts = facts(
        DocumentKind::Minutes,
        vec![
            bold("Data & Evidence Board"),
            bold("Minute"),
            p("10th meeting, 2pm-4pm, May 30th 2017"),
            p("Venue: 12 Water Street, Leith"),
            p("Present: Ann Moss (Chair)"),
            heading("1. Welcome"),
            p("Ann Moss welcomed all to the meeting."),
            heading("2. Date of next meeting"),
            p("31st August, 2pm – 4pm, Leith"),
        ],
    );
    assert_eq!(facts.body.as_deref(), Some("Data & Evidence Board"));
    assert_eq!(facts.meeting_date.as_deref(), Some("2017-05-30"));
    assert_eq!(facts.meeting_number, Some(10));
    assert_eq!(facts.venue.as_deref(), Some("12 Water Street, Leith"));
    assert_eq!(facts.next_meeting_date.as_deref(), Some("2017-08-31"));
}

#[test]
fn the_next_meeting_by_its_letters() {
    let facts = facts(
        DocumentKind::Minutes,
        vec![p("Roads Group"), p("Minutes of meeting on 13 January 2025"), p("9. DONM Monday 10th February 2025")],
    );
    assert_eq!(facts.next_meeting_date.as_deref(), Some("2025-02-10"));
}

#[test]
fn a_report_with_fields() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            p("Paper no: BRD/17/2019"),
            p("Meeting date: 29 May 2019"),
            p("Agenda item: 3"),
            p("Purpose:"),
            p("FOR DECISION"),
            Block::Table(table(&[
                &["Title:", "Winter planning update"],
                &["Author:", "Jo Blair"],
                &["Date:", "22/5/2019"],
            ])),
            heading("1. Introduction"),
            p("Ask Jo Blair (jo.blair@example.org) for more."),
        ],
    );
    assert_eq!(facts.paper_number.as_deref(), Some("BRD/17/2019"));
    assert_eq!(facts.agenda_item.as_deref(), Some("3"));
    assert_eq!(facts.purpose.as_deref(), Some("FOR DECISION"));
    assert_eq!(facts.title.as_deref(), Some("Winter planning update"));
    assert_eq!(facts.author.first().unwrap().as_written, "Jo Blair");
    assert_eq!(facts.date_written.as_deref(), Some("2019-05-22"));
    assert_eq!(facts.meeting_date.as_deref(), Some("2019-05-29"));
    assert_eq!(facts.contacts[0].name.as_deref(), Some("Jo Blair"));
}

#[test]
fn a_date_in_figures_and_a_venue_in_a_sentence() {
    let facts = facts(
        DocumentKind::Minutes,
        vec![
            bold("Roads Panel Minutes"),
            p("15.09.10"),
            p("Minutes of a meeting held on 15 September at the Harbour Office:"),
            p("Present:"),
            p("Ann Moss"),
        ],
    );
    assert_eq!(facts.meeting_date.as_deref(), Some("2010-09-15"));
    assert_eq!(facts.body.as_deref(), Some("Roads Panel"));
    assert_eq!(facts.venue.as_deref(), Some("Harbour Office"));
}

#[test]
fn a_note_on_the_minute_is_no_title() {
    let facts = facts(
        DocumentKind::Minutes,
        vec![
            p("(These minutes are published subject to approval by the Council)"),
            bold("Glenbrae Parish Council"),
            p("Minutes of a meeting held on Monday 4 February 2008"),
            p("Present: Ann Moss (Chair)"),
        ],
    );
    assert_eq!(facts.title.as_deref(), Some("Glenbrae Parish Council"));
}

#[test]
fn heads_of_many_houses() {
    let titled = |blocks| facts(DocumentKind::BoardReport, blocks);
    let memo = titled(vec![bold("Memorandum"), p("TO: Council"), p("FROM: Al Reid, Director"), p("RE: Splash pad")]);
    assert_eq!(memo.title.as_deref(), Some("Splash pad"));
    let ferry = titled(vec![
        bold("Ferry Trust"),
        bold("Paper for the Board meeting of 6 June 2024"),
        bold("Winter timetable"),
        p("Submitted by: Al Reid, Master"),
    ]);
    assert_eq!(ferry.title.as_deref(), Some("Winter timetable"));
    assert_eq!(ferry.author.len(), 1);
    let coded = titled(vec![bold("Education Authority"), bold("Board paper EA/07/24: Area planning")]);
    assert_eq!(coded.paper_number.as_deref(), Some("EA/07/24"));
    assert_eq!(coded.title.as_deref(), Some("Area planning"));
    let budget = titled(vec![bold("Report of the Chief Fire Officer"), bold("BUDGET 2024/25"), p("Text follows.")]);
    assert_eq!(budget.title.as_deref(), Some("BUDGET 2024/25"));
}

#[test]
fn whose_full_council_met_and_when() {
    let facts = facts(
        DocumentKind::Agenda,
        vec![
            p("31 July 2009"),
            bold("Full Council"),
            p(
                "A meeting of the Dunmore Town Council will be held in the Pier Hall on Tuesday 11 August 2009 at 8.30 am.",
            ),
        ],
    );
    assert_eq!(facts.body.as_deref(), Some("Dunmore Town Council"));
    assert_eq!(facts.meeting_date.as_deref(), Some("2009-08-11"));
}

#[test]
fn the_day_with_a_time_is_the_meetings() {
    let facts = facts(
        DocumentKind::Agenda,
        vec![p("31 July 2009"), bold("North Harbour"), p("Tuesday 11 August 2009 at 8.30 am"), p("Pier Hall")],
    );
    assert_eq!(facts.meeting_date.as_deref(), Some("2009-08-11"));
}

#[test]
fn authors_in_a_table_below_their_label() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            bold("Committee minutes"),
            p("The Board is asked to note the minutes."),
            bold("Author(s)"),
            Block::Table(table(&[
                &["Name", "Designation", "Name", "Designation"],
                &["Jo Blair", "Board Secretary", "Al Reid", "Manager"],
            ])),
        ],
    );
    let authors: Vec<&str> = facts.author.iter().map(|a| a.as_written.as_str()).collect();
    assert_eq!(authors, ["Jo Blair, Board Secretary", "Al Reid, Manager"]);
    let quarters = table(&[&["Business", "Author", "Q1", "Q2"], &["Audit plan", "Chief Auditor", "x", ""]]);
    assert!(super::tests::facts(DocumentKind::DeliveryPlan, vec![Block::Table(quarters)]).author.is_empty());
}

#[test]
fn numbers_of_meetings_in_words() {
    let number =
        |line: &str| facts(DocumentKind::Minutes, vec![bold(line), p("Present: Ann Moss (Chair)")]).meeting_number;
    assert_eq!(number("ONE HUNDRED AND SEVENTY-SIXTH MOORS BOARD MEETING, PERTH, 12 MARCH 2019"), Some(176));
    assert_eq!(number("The one hundred and ninetieth meeting of the Nature Board took place on 4 May 2021"), Some(190));
    assert_eq!(number("Minutes of the one hundred and twenty-third meeting"), Some(123));
    assert_eq!(number("Minutes of the Board, second floor, 4 May 2021"), None);
    assert_eq!(number("Minutes of the ninth meeting"), Some(9));
    assert_eq!(number("Progress meeting no. 7"), Some(7));
    assert_eq!(number("Put the note of the ninth meeting on the website"), None);
    assert_eq!(number("Notes and actions of the ninth meeting"), Some(9));
}

#[test]
fn agenda_items_and_papers_in_one_line() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![p("Report No. CB03/16\tAgenda Item 14\tAttachment 2"), bold("Winter plan"), p("To note the plan.")],
    );
    assert_eq!(facts.agenda_item.as_deref(), Some("14"));
    assert_eq!(facts.paper_number.as_deref(), Some("CB03/16"));
    let dated = self::facts(DocumentKind::BoardReport, vec![bold("Speaking Up Report July 2025"), p("To note.")]);
    assert_eq!(dated.paper_number, None);
}

#[test]
fn places_without_the_hours_beside_them() {
    let venue = |lines: &[&str]| {
        let mut blocks: Vec<Block> = lines.iter().map(|line| bold(line)).collect();
        blocks.push(p("Present: Ann Moss (Chair)"));
        facts(DocumentKind::Minutes, blocks).venue
    };
    let check = |lines: &[&str], expected: Option<&str>| assert_eq!(venue(lines).as_deref(), expected, "{lines:?}");
    check(&["Glen Forum", "Tuesday 3 May 2022", "Mill Hall, Glenbrae, at 7.30 pm"], Some("Mill Hall, Glenbrae"));
    check(&["Glen Forum", "Tuesday 3 May 2022", "Glen Sports Centre at 19.30"], Some("Glen Sports Centre"));
    check(&["Glen Forum", "Tuesday 3 May 2022, 2.00pm to 4.00pm", "Room 3, Glen House"], Some("Room 3, Glen House"));
    check(&["Glen Forum", "Tuesday 3 May 2022 at 6.30 pm in the Staff Room"], Some("Staff Room"));
    check(&["Glen Forum", "3 May 2022, 15:00 UTC, Zoom"], Some("Zoom"));
    check(&["Glen Forum", "Notes of meeting: 3 May 2022, 14:00–15:30 (MS Teams)"], Some("MS Teams"));
    let both = "Note of meeting held on Tuesday 3 May 2022, 10.00 – 12.15, Burgh Chambers and on Teams";
    check(&["Glen Forum", both], Some("Burgh Chambers"));
    check(&["Minutes of the Glen Board meeting held in public", "3 May 2022"], None);
    check(
        &["Minutes of meeting in the Pier Office, Port Glen on 3 May 2022 at 2 p.m."],
        Some("Pier Office, Port Glen"),
    );
    let begins = "Minutes of the Glen Board held on 3 May 2022 in the Board Room, Glen House, commencing at 7.30 pm.";
    check(&[begins], Some("Board Room, Glen House"));
    check(
        &["Minutes of a meeting", "On 3 May 2022", "At Glenbrae Village Hall at 19:30"],
        Some("Glenbrae Village Hall"),
    );
    check(
        &[
            "7 June 2022",
            "Open Session",
            "Glen Board",
            "Minute of the meeting",
            "at 10am on 3 May 2022",
            "Oak House, 4 High Street",
        ],
        Some("Oak House, 4 High Street"),
    );
}

#[test]
fn the_page_of_a_minute_book_opens_no_text() {
    let held =
        "Minutes of the ordinary meeting of the Senate held in the Long Room, Old College on 26 May 2011, at 4.00 pm";
    let facts = facts(DocumentKind::Minutes, vec![p("82."), heading("THE UNIVERSITY OF GLENBRAE"), p(held)]);
    assert_eq!(facts.body.as_deref(), Some("Senate"));
    assert_eq!(facts.venue.as_deref(), Some("Long Room, Old College"));
}

#[test]
fn a_meeting_with_a_title_and_papers_with_letters() {
    let ppg = facts(
        DocumentKind::Minutes,
        vec![
            bold("MEETING MINUTES"),
            Block::Table(table(&[&["Meeting Title:", "Relaunching the Patient Group at Mill Surgery"]])),
        ],
    );
    assert_eq!(ppg.title.as_deref(), Some("Relaunching the Patient Group at Mill Surgery"));
    assert_eq!(ppg.body.as_deref(), Some("Patient Group"));
    let row = table(&[&["Agenda Item No:", "11", "Enclosure:", "G"]]);
    let report = facts(DocumentKind::BoardReport, vec![Block::Table(row), bold("Winter plan")]);
    assert_eq!(report.paper_number.as_deref(), Some("G"));
}

#[test]
fn who_reports_is_not_who_meets() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            bold("UNIVERSITY OF GLENBRAE"),
            bold("UNIVERSITY COURT"),
            bold("4 May 2022"),
            bold("REPORT FROM THE ESTATES COMMITTEE"),
            heading("1. Roofs"),
        ],
    );
    assert_eq!(facts.body.as_deref(), Some("UNIVERSITY COURT"));
    assert_eq!(facts.title.as_deref(), Some("REPORT FROM THE ESTATES COMMITTEE"));
}

#[test]
fn what_stands_in_the_corner_of_a_report() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            p("CA7"),
            bold("Division(s): All"),
            bold("Salt for roads"),
            bold("Report by the Director (Roads & Bridges)"),
            p("DATE: 4 May 2022\tReport No. ADM-17-022"),
            heading("1. Purpose"),
        ],
    );
    assert_eq!(facts.title.as_deref(), Some("Salt for roads"));
    assert_eq!(facts.author[0].as_written, "Director (Roads & Bridges)");
    assert_eq!(facts.paper_number.as_deref(), Some("ADM-17-022"));
}

#[test]
fn words_that_lead_to_a_body_over_and_over_are_no_line() {
    let body = super::body_name::body_in;
    assert_eq!(body("To all members of the Roads Committee").as_deref(), Some("Roads Committee"));
    assert_eq!(body(&"members of the ".repeat(5_000)), None);
    assert_eq!(body(&"the meeting of the ".repeat(5_000)), None);
}

#[test]
fn a_letter_that_calls_to_a_meeting() {
    let facts = facts(
        DocumentKind::Agenda,
        vec![
            bold("GLENBRAE CITY COUNCIL"),
            p("27 February, 2012"),
            p("Dear Member,"),
            p(
                "I write to request your attendance at a meeting of the Council to be held in the Long Room, Town House, Glenbrae, on Tuesday, 6 March, 2012 at 7.00 P.M.",
            ),
            bold("B U S I N E S S:"),
            p("1. Confirmation of Minutes"),
            p("2. Apologies"),
        ],
    );
    assert_eq!(facts.meeting_date.as_deref(), Some("2012-03-06"));
    assert_eq!(facts.venue.as_deref(), Some("Long Room, Town House, Glenbrae"));
}

#[test]
fn a_report_with_a_heading_and_a_purpose_in_a_sentence() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            p("To: Roads Committee"),
            p("Report by: Head of Roads"),
            p("Heading: Bridges of the county"),
            p("1 Purpose"),
            p("This is presented to the Committee for:"),
            p("• Decision"),
        ],
    );
    assert_eq!(facts.title.as_deref(), Some("Bridges of the county"));
    assert_eq!(facts.purpose.as_deref(), Some("Decision"));
}

#[test]
fn a_post_before_the_name_reports() {
    assert!(super::author::reports("Report of the Portfolio Holder for Roads, Jo Blair").is_some());
    assert!(super::author::reports("Report of the Year").is_none());
}

#[test]
fn the_venue_of_a_meeting_that_will_take_place() {
    let text =
        "A meeting of the Board will take place at 1300 hours on Monday 06 June 2016 in Room 4 at the Quay Campus.";
    assert_eq!(super::venue::held(text).as_deref(), Some("Room 4 at the Quay Campus"));
}

#[test]
fn a_plan_below_the_name_of_its_body() {
    let read = |first: &str, second: &str| {
        let blocks = vec![heading(first), p(second), heading("Foreword"), p("We are pleased to share our plan.")];
        facts(DocumentKind::StrategicPlan, blocks).title
    };
    let body = "Dumfries and Galloway Integration Joint Board";
    assert_eq!(read(body, "Strategic Plan 2022-2025").as_deref(), Some("Strategic Plan 2022-2025"));
    assert_eq!(read("Strategic Plan 2022-2025", body).as_deref(), Some("Strategic Plan 2022-2025"));
    assert_eq!(read(body, "Approved in March").as_deref(), Some(body));
}

#[test]
fn to_whom_a_report_goes_is_no_title_and_its_title_no_place() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            bold("DUNMORE COUNCIL"),
            bold("Report to Education Committee on 4 June 2019"),
            bold("School Estate"),
            p("1.1 There are thirty schools."),
        ],
    );
    assert_eq!(facts.title.as_deref(), Some("School Estate"));
    assert_eq!(facts.venue, None);
}

#[test]
fn the_day_to_which_a_letter_calls() {
    let mut letter = vec![p("4 March 2020"), p("Dear colleague")];
    letter.push(p("The next meeting of the Roads Forum will be held on Wednesday 18 March 2020 in the Town Hall."));
    let end = letter.len();
    let mut blocks = letter;
    blocks.push(bold("Roads Forum"));
    blocks.push(p("1. Apologies"));
    let mut document = paper(DocumentKind::BoardPack, blocks);
    let part =
        |kind, first_block, end_block| crate::document::Part { kind, first_block, end_block, ..Default::default() };
    let all = document.blocks.len();
    document.parts = vec![part(DocumentKind::Letter, 0, end), part(DocumentKind::Agenda, end, all)];
    let facts = extract(&document, &Settings::default()).facts;
    assert_eq!(facts.meeting_date.as_deref(), Some("2020-03-18"));
}

#[test]
fn a_code_alone_numbers_the_paper() {
    let facts = facts(DocumentKind::BoardReport, vec![bold("NLS/RF/15/10"), bold("Roads Forum"), p("1.1 Roads.")]);
    assert_eq!(facts.paper_number.as_deref(), Some("NLS/RF/15/10"));
}

#[test]
fn people_below_the_date_are_no_venue() {
    let facts = facts(
        DocumentKind::Minutes,
        vec![
            heading("Minutes of the 4th meeting of the Advisory Panel on Health Statistics"),
            p("Minutes from the meeting of the panel on 18 June 2024."),
            heading("Attendees and apologies"),
            crate::extract::paper::item("•", "Ann Moss, Deputy Director, Primary Care (Chair)"),
            p("Al Reid, Glen Hall"),
            heading("1. Welcome"),
        ],
    );
    assert_eq!(facts.venue, None);
    assert_eq!(facts.body.as_deref(), Some("Advisory Panel on Health Statistics"));
}

#[test]
fn what_a_report_relates_to_and_is_for() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            heading("Glen Integration Joint Board"),
            p("14 December 2023"),
            p("This Report relates to Item 9 on the Agenda"),
            heading("Winter: Progress Report"),
            p("For Discussion and Decision"),
            heading("1. Introduction"),
        ],
    );
    assert_eq!(facts.agenda_item.as_deref(), Some("9"));
    assert_eq!(facts.purpose.as_deref(), Some("For Discussion and Decision"));
}
