//! The names of bodies.

use super::facts;
use crate::document::Block;
use crate::extract::paper::{bold, heading, p, table};
use crate::record::DocumentKind;

#[test]
fn what_only_speaks_of_a_body_is_none() {
    let body = |lines: &[&str]| {
        let mut blocks: Vec<Block> = lines.iter().map(|line| bold(line)).collect();
        blocks.push(p("Present: Ann Moss (Chair)"));
        facts(DocumentKind::Minutes, blocks).body
    };
    assert_eq!(body(&["Minutes of 28 October 2024", "Health Board Chairs"]), None);
    assert_eq!(body(&["Board Standing Orders and Committee Terms of Reference"]), None);
    assert_eq!(body(&["Action: Jo to send the draft to steering group members"]), None);
    assert_eq!(body(&["Summary of actions from the Board meeting on 28 February 2018"]), None);
    assert_eq!(body(&["Standing Committee on Ferries", "Minutes"]).as_deref(), Some("Standing Committee on Ferries"));
    assert_eq!(body(&["SB (4) 2.i Statistics Board Action Log"]).as_deref(), Some("Statistics Board"));
    assert_eq!(body(&["In Public Trust Board Action Tracker"]).as_deref(), Some("Trust Board"));
    assert_eq!(body(&["RELAUNCHING THE PIER FORUM", "Minutes"]).as_deref(), Some("PIER FORUM"));
    assert_eq!(body(&["NHS LOTHIAN", "Minutes"]).as_deref(), Some("NHS LOTHIAN"));
}

#[test]
fn a_body_whose_place_stands_on_the_line_above() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![bold("Dumfries and Galloway"), bold("Integration Joint Board"), p("Title of report: Winter plan")],
    );
    assert_eq!(facts.body.as_deref(), Some("Dumfries and Galloway Integration Joint Board"));
}

#[test]
fn names_of_bodies_without_what_is_said_of_the_meeting() {
    let body = |lines: &[&str]| {
        let mut blocks: Vec<Block> = lines.iter().map(|line| bold(line)).collect();
        blocks.push(heading("1. Welcome"));
        facts(DocumentKind::Minutes, blocks).body
    };
    let committee = "Minutes of a meeting of the Management Committee of the Association held on 4 May 2022";
    assert_eq!(body(&[committee]).as_deref(), Some("Management Committee"));
    assert_eq!(body(&["DIOCESAN SYNOD", "Minutes of the tenth meeting"]).as_deref(), Some("DIOCESAN SYNOD"));
    let residents = "Minutes of the Board Meeting of St. Olaf’s Residents’ Association Ltd. (SORA) held at the Community Centre, Pier Road, Glenbrae on Tuesday 4 May 2022 commencing at 7:00pm";
    assert_eq!(body(&[residents]).as_deref(), Some("St. Olaf’s Residents’ Association Ltd."));
    let association = "Glen Housing Association Ltd";
    assert_eq!(body(&[association, "Minute of 4 May 2022"]).as_deref(), Some(association));
    assert_eq!(body(&["All Members of the Glen Scrutiny Committee"]).as_deref(), Some("Glen Scrutiny Committee"));
    let bars = "Glen Foundation | Technical Advisory Council | Paper 14";
    assert_eq!(body(&[bars]).as_deref(), Some("Technical Advisory Council"));
    let second = "MINUTES OF THE ONE HUNDRED AND SECOND MEETING OF THE LOCH EARN PARK AUTHORITY";
    assert_eq!(body(&[second]).as_deref(), Some("LOCH EARN PARK AUTHORITY"));
    let agenda = "Agenda for Planning, Transport & Development Committee";
    assert_eq!(body(&[agenda]).as_deref(), Some("Planning, Transport & Development Committee"));
    assert_eq!(body(&["Minutes of an Extraordinary meeting of the Glen Council"]).as_deref(), Some("Glen Council"));
    let listed = "Glen Integration Joint Board Audit, Risk and Scrutiny Committee";
    assert_eq!(body(&[listed]).as_deref(), Some(listed));
    assert_eq!(body(&["Note of Actions – Roads Forum, 6 May 2022"]).as_deref(), Some("Roads Forum"));
    let group = "Strategic Planning Group – minute of meeting 17 April 2018, 10 a.m.";
    assert_eq!(body(&["Glen Joint Board", group]).as_deref(), Some("Strategic Planning Group"));
    assert_eq!(body(&["Public board meeting", "Glen Care Board"]).as_deref(), Some("Glen Care Board"));
    assert_eq!(
        body(&["REPORT OF", "The Lead Member", "For noting", "4 May 2022", "TO", "Cabinet"]).as_deref(),
        Some("Cabinet")
    );
}

#[test]
fn labels_of_others_name_no_body() {
    let facts = facts(
        DocumentKind::BoardReport,
        vec![
            bold("Board of Trustees"),
            p("Report title: A hall for the harbour"),
            p("Representative of: Buildings Committee"),
            p("For decision, discussion or information: Decision"),
            heading("1. Summary"),
        ],
    );
    assert_eq!(facts.body.as_deref(), Some("Board of Trustees"));
    assert_eq!(facts.purpose.as_deref(), Some("Decision"));
}

#[test]
fn the_council_is_no_body_of_members() {
    let facts = facts(
        DocumentKind::Agenda,
        vec![
            p("To: All Members of the Council"),
            p("You are summoned to attend a meeting of Ashby Parish Council to be held in the Old Hall on 2 May 2019."),
            bold("AGENDA"),
        ],
    );
    assert_eq!(facts.body.as_deref(), Some("Ashby Parish Council"));
}

#[test]
fn friends_of_a_place_are_a_body() {
    let blocks = vec![
        heading("Friends of Tarry Wood"),
        bold("Minutes of committee meeting, 4th May 2022, The Pier Café"),
        p("1. Welcome"),
    ];
    let facts = facts(DocumentKind::Minutes, blocks);
    assert_eq!(facts.body.as_deref(), Some("Friends of Tarry Wood"));
    assert_eq!(facts.venue.as_deref(), Some("The Pier Café"));
}

#[test]
fn whom_a_paper_directs_and_where_it_has_been_is_not_its_body() {
    let blocks = vec![heading("Directions to Fife Council and NHS Fife"), p("Issued in March.")];
    assert_eq!(facts(DocumentKind::Other, blocks).body, None);
    let cover = table(&[
        &["Title", "Winter plan"],
        &["Recommendation", "The Board is asked to note the plan."],
        &["Route to the meeting", "Clinical Governance Committee, 4 June 2024"],
    ]);
    let blocks = vec![bold("BOARD MEETING"), bold("Date: 27 June 2024"), Block::Table(cover)];
    let facts = facts(DocumentKind::BoardReport, blocks);
    assert_eq!((facts.body, facts.meeting_date.as_deref()), (None, Some("2024-06-27")));
}
