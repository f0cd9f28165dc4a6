//! Papers in a few lines, and what they are.

use super::*;
use crate::document::{Cell, Paragraph, ParagraphKind, Table};

fn heading(text: &str) -> Block {
    let mut paragraph = Paragraph::plain(text);
    paragraph.kind = ParagraphKind::Heading;
    paragraph.level = 1;
    Block::Paragraph(paragraph)
}

fn text(text: &str) -> Block {
    Block::Paragraph(Paragraph::plain(text))
}

fn table(rows: &[&[&str]]) -> Block {
    let cells = rows.iter().enumerate().flat_map(|(r, row)| {
        row.iter().enumerate().map(move |(c, text)| Cell {
            row: r as u32 + 1,
            column: c as u32 + 1,
            row_span: 1,
            column_span: 1,
            header: r == 0,
            blocks: vec![Block::Paragraph(Paragraph::plain(text))],
            ..Cell::default()
        })
    });
    Block::Table(Table {
        rows: rows.len() as u32,
        columns: rows.first().map_or(0, |r| r.len()) as u32,
        cells: cells.collect(),
        ..Table::default()
    })
}

#[track_caller]
fn check(blocks: &[Block], expected: DocumentKind) {
    assert_eq!(of(blocks, None), expected);
}

#[test]
fn a_register_of_risks_is_no_log_of_actions() {
    let rows = table(&[
        &["Risk", "Owner", "Mitigating actions", "Due", "Status"],
        &["R1", "Clerk", "Hold stock", "May", "Open"],
    ]);
    check(&[heading("Example Board Risk Register"), rows.clone()], DocumentKind::Other);
    check(&[heading("Example Board Actions"), rows], DocumentKind::Minutes);
    let report = [
        heading("Risk Register"),
        text("Report to: Example Board"),
        text("Report by: the Clerk"),
        heading("Purpose"),
        heading("Background"),
        text("The Board is asked to note the register."),
        heading("Recommendations"),
    ];
    check(&report, DocumentKind::BoardReport);
}

#[test]
fn minutes_and_logs() {
    check(
        &[
            heading("Example Board"),
            heading("Minute of the meeting of 24 June 2010"),
            heading("Present"),
            text("Ann Example"),
        ],
        DocumentKind::Minutes,
    );
    check(&[heading("Rolling Action Log"), table(&[&["No", "Action", "Owner", "Update"]])], DocumentKind::Minutes);
    check(
        &[text("Example Board"), table(&[&["Item", "Description", "Action", "Date"]]), text("The Board agreed to it.")],
        DocumentKind::Minutes,
    );
}

#[test]
fn an_agenda_names_the_minute_and_is_none() {
    check(
        &[
            heading("AGENDA"),
            table(&[&["Agenda", "Time"], &["2. Minute & Matters Arising", "2.05"], &["8. AOB", "3.40"]]),
        ],
        DocumentKind::Agenda,
    );
}

#[test]
fn reports_have_a_purpose_and_recommendations() {
    check(
        &[
            heading("Example Integration Joint Board"),
            heading("Delivery Plan: Progress Update"),
            heading("1. Purpose"),
            text("To tell the board how the work goes on."),
            heading("2. Recommendations"),
            text("The board is asked to note it."),
        ],
        DocumentKind::BoardReport,
    );
    check(
        &[
            text("REPORT TO: Example Integration Joint Board"),
            text("MEETING DATE: 24 September 2015"),
            text("SUBJECT: Planning"),
        ],
        DocumentKind::BoardReport,
    );
}

#[test]
fn plans_and_overviews() {
    check(
        &[
            heading("Example Board work programme 2017"),
            table(&[&["", "Activity", "Lead Responsibility", "Contribution", "Timescale"]]),
        ],
        DocumentKind::DeliveryPlan,
    );
    check(
        &[heading("Moray Strategic Commissioning Plan 2019-22"), heading("Foreword"), heading("Our vision")],
        DocumentKind::StrategicPlan,
    );
    check(
        &[heading("Strategic Commissioning Plans"), heading("An overview of the plans of integration authorities")],
        DocumentKind::PlanOverview,
    );
}

#[test]
fn letters_greet_and_close() {
    check(
        &[
            text("To: Chief Officers"),
            text("19 January 2017"),
            text("Dear Colleagues"),
            heading("PROGRESS REPORT"),
            text("Thank you for your work."),
            text("Yours sincerely"),
        ],
        DocumentKind::Letter,
    );
}

#[test]
fn a_scale_makes_a_return() {
    check(
        &[
            heading("Self-evaluation"),
            table(&[&["Rating", "Not yet established", "Partly established", "Established", "Exemplary"]]),
        ],
        DocumentKind::SelfEvaluationReturn,
    );
}

#[test]
fn anything_else_is_other() {
    check(&[heading("Bees of Orkney"), text("They fly in June.")], DocumentKind::Other);
}

#[test]
fn several_parts_make_a_pack() {
    let part =
        |first_block, end_block| crate::document::Part { first_block, end_block, ..crate::document::Part::default() };
    let mut document = Document {
        blocks: vec![heading("AGENDA"), heading("Minutes of the board"), heading("Present")],
        parts: vec![part(0, 1), part(1, 3)],
        ..Document::default()
    };
    tell(&mut document);
    assert_eq!(document.kind, DocumentKind::BoardPack);
    assert_eq!(document.parts[0].kind, DocumentKind::Agenda);
    assert_eq!(document.parts[1].kind, DocumentKind::Minutes);
}

#[test]
fn summons_and_reports_on_minutes() {
    check(
        &[
            heading("Police and Fire Committee"),
            text("NOTICE IS HEREBY GIVEN that a meeting of the Committee is to be held on 22 August 2019."),
            heading("BUSINESS"),
            text("1 Sederunt"),
            text("2 Written questions"),
        ],
        DocumentKind::Agenda,
    );
    check(
        &[
            heading("Committee minutes"),
            heading("Background"),
            text("The Board sees the minutes of its committees."),
            heading("Recommendation"),
            text("The Board is asked to note them."),
            heading("Consultation"),
        ],
        DocumentKind::BoardReport,
    );
}

#[test]
fn what_heads_a_list_opens_no_report() {
    check(
        &[
            heading("Autumn term meeting"),
            table(&[
                &["Item", "Time", "Topic", "Lead", "Paper", "Purpose"],
                &["1", "17:30", "Welcome and apologies", "Chair", "Verbal", ""],
                &["2", "17:35", "Minutes", "Chair", "Enc 1", "Approve"],
            ]),
        ],
        DocumentKind::Agenda,
    );
    check(
        &[
            text("Title of report: Winter plan"),
            heading("1. Introduction"),
            heading("2. Recommendations"),
            text("The Board is asked to approve the plan."),
            heading("3. Background"),
        ],
        DocumentKind::BoardReport,
    );
}

#[test]
fn a_report_on_a_plan_asks_its_board_for_something() {
    check(
        &[
            heading("Strategic plan 2019/20"),
            heading("1. Situation and background"),
            text("The Board must break even over three years."),
            heading("2. Recommendations"),
            text("The Board is asked to:"),
            text("Approve the plan for 2019/20."),
            heading("3. Assessment"),
        ],
        DocumentKind::BoardReport,
    );
}

#[test]
fn a_kind_for_which_little_more_speaks_is_a_doubt() {
    let doubtful = |blocks: Vec<Block>| {
        let part = crate::document::Part { end_block: blocks.len(), ..crate::document::Part::default() };
        let mut document = Document { blocks, parts: vec![part], ..Document::default() };
        tell(&mut document);
        document.kind_uncertain
    };
    let clear = vec![heading("Minutes of the Roads Panel"), text("Present: Ann Moss"), text("Apologies: Jo Blair")];
    assert!(!doubtful(clear));
    assert!(doubtful(vec![heading("Roads Panel"), text("Participants"), text("Ann Moss"), text("Next meeting")]));
    assert!(!doubtful(vec![heading("Roads"), text("Gulls nest here.")]));
}

#[test]
fn a_plan_is_tracked_too() {
    let log =
        || table(&[&["Ref", "Action", "Owner", "Due", "Status"], &["1", "Open a hub", "Jo Blair", "May 2025", "Open"]]);
    check(&[heading("Carers Strategy 2023-2026: action tracker"), log()], DocumentKind::StrategicPlan);
    check(&[heading("Climate Framework 2025: action tracker"), log()], DocumentKind::DeliveryPlan);
    check(&[heading("Workforce Plan: action log"), log()], DocumentKind::DeliveryPlan);
    check(&[heading("Net Zero Route Map: Action Tracker"), log()], DocumentKind::DeliveryPlan);
    check(&[heading("Carers Strategy Group action log"), log()], DocumentKind::Minutes);
}

#[test]
fn what_binds_a_body_is_no_paper_of_a_meeting() {
    check(
        &[
            heading("Roads Partnership"),
            heading("Terms of Reference"),
            heading("1. Purpose"),
            text("The Partnership brings together those who mend roads."),
            heading("2. Meetings"),
            text("Apologies go to the secretary. Minutes are sent out within ten days."),
        ],
        DocumentKind::Other,
    );
    check(
        &[
            heading("Roads Board"),
            heading("Minutes and action notes: review of practice"),
            text("Prepared for: Audit Panel, 12 May 2021"),
            text("Prepared by: Jo Blair, Clerk"),
            heading("1. What was found"),
            text("Minutes were late, and apologies were not noted."),
            heading("2. What we recommend"),
            text("The Panel is recommended to adopt the form in the appendix."),
        ],
        DocumentKind::BoardReport,
    );
}

#[test]
fn notes_that_hold_their_agenda() {
    check(
        &[
            heading("Records Panel"),
            heading("Action notes - Thursday 29 February 2024"),
            heading("Agenda"),
            table(&[&["Time", "Agenda item", "Lead"], &["09:30", "Introductions", "Ann Moss"]]),
            heading("Attendees"),
            table(&[&["Attendees", "Organisation"], &["Ann Moss", "Records Office"]]),
            heading("Introductions"),
            text("Panel members were welcomed to the meeting by the Chair."),
        ],
        DocumentKind::Minutes,
    );
}

#[test]
fn business_without_anybody_or_anything_said_is_to_come() {
    let items = [
        "1. Apologies",
        "2. Minutes of the meeting of 3 May",
        "3. Matters arising",
        "4. AOB",
        "5. Date of next meeting",
    ];
    let head = || vec![heading("Flood Group"), text("Thursday 7 June 2018 at 7pm in Mill Hall")];
    let listed = items.map(text);
    check(&[head(), listed.to_vec()].concat(), DocumentKind::Agenda);
    check(&[heading("How to take notes of a meeting"), text("Keep it short.")], DocumentKind::Other);
}

#[test]
fn actions_below_priorities_are_a_plan() {
    let actions = || table(&[&["Action", "Owner", "When"], &["Choose one record", "Jo Bell", "June 2025"]]);
    let paper = |line: &str| [heading("Moray Integration Joint Board"), heading(line), actions()];
    check(&paper("Priority 1: Shared records"), DocumentKind::DeliveryPlan);
    check(&paper("Monday’s business"), DocumentKind::Minutes);
}
