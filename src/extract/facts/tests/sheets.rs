//! Facts of agendas that count their items in words, and of reports behind a summary sheet.

use super::facts;
use crate::document::Block;
use crate::extract::paper::{bold, heading, p, table};
use crate::record::DocumentKind;

#[test]
fn items_of_an_agenda_are_not_the_papers_own() {
    let facts = facts(
        DocumentKind::Agenda,
        vec![
            heading("Board of Directors – 26 November 2025"),
            heading("Item 1"),
            p("Apologies"),
            heading("Item 2"),
            p("To approve the minutes of the meeting held on 24 September 2025"),
        ],
    );
    assert_eq!((facts.agenda_item, facts.meeting_date.as_deref()), (None, Some("2025-11-26")));
    assert_eq!(facts.title.as_deref(), Some("Board of Directors – 26 November 2025"));
}

#[test]
fn where_they_met_stands_below_the_hour() {
    let facts = facts(
        DocumentKind::Agenda,
        vec![
            p("31 July 2009"),
            p("Moss House, Beech Park, Inverlochy"),
            bold("MOORS NHS BOARD"),
            bold("Tuesday 11 August 2009 at 8.30 am"),
            bold("Board Room, Moss House, Inverlochy"),
            bold("AGENDA"),
        ],
    );
    assert_eq!(facts.venue.as_deref(), Some("Board Room, Moss House, Inverlochy"));
}

#[test]
fn a_summary_sheet_names_item_title_and_purpose() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            bold("Glen Group Governing Body"),
            bold("Paper Summary Sheet"),
            Block::Table(table(&[
                &["Date of Meeting:", "26 September 2017"],
                &["For:", "PUBLIC session ☒ PRIVATE session ☐"],
                &["For:", "Decision ☐ Discussion ☐ Noting ☒"],
                &["Agenda Item and title:", "GB/17/09c Items approved at the Quality Committee"],
            ])),
        ],
    );
    assert_eq!(facts.title.as_deref(), Some("Items approved at the Quality Committee"));
    assert_eq!((facts.purpose.as_deref(), facts.agenda_item.as_deref()), (Some("Noting"), Some("GB/17/09c")));
}

#[test]
fn whose_meeting_the_first_line_names() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            p("TB2012.92"),
            bold("Trust Board meeting: Thursday 6 September 2012"),
            Block::Table(table(&[&["Title", "Quality Committee Chair’s report"], &["Status", "For noting"]])),
        ],
    );
    assert_eq!((facts.body.as_deref(), facts.paper_number.as_deref()), (Some("Trust Board"), Some("TB2012.92")));
}

#[test]
fn a_sheet_without_a_title_has_none() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![Block::Table(table(&[
            &["Report to", "Glen Integration Joint Board"],
            &["Committee", "Audit Panel"],
            &["Date", "20 September 2023"],
            &["Report by", "Jo Bell, Chief Officer"],
        ]))],
    );
    assert_eq!(facts.title, None);
    // The day stands beside the committee that meets.
    assert_eq!((facts.meeting_date.as_deref(), facts.date_written), (Some("2023-09-20"), None));
}

#[test]
fn the_bracket_around_a_reports_number_is_the_lines() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![bold("Surgeries"), p("Report by Head of Health (Report No. G/23/142)"), p("1. Recommendations")],
    );
    assert_eq!(facts.paper_number.as_deref(), Some("G/23/142"));
}
