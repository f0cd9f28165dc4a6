use super::super::super::Extracted;
use super::super::tests::{heading, items};
use super::*;
use crate::document::Document;
use crate::settings::Settings;

/// The items below a line in a strategic plan: number, words, time.
fn check(line: &str, below: Vec<Block>, want: &[&str]) {
    check_in(DocumentKind::StrategicPlan, heading("Care closer to home"), line, below, want);
}

/// The same in any paper, below any heading.
fn check_in(kind: DocumentKind, head: Block, line: &str, below: Vec<Block>, want: &[&str]) {
    let mut blocks = vec![head, Block::Paragraph(Paragraph::plain(line))];
    blocks.extend(below);
    let document = Document { blocks, kind, ..Document::default() };
    let settings = Settings::default();
    let mut extracted = Extracted::default();
    super::super::extract(&Paper::new(&document, &settings), &mut extracted);
    let told = |item: &PlanItem| {
        let when = item.timescale.as_ref().map_or("", |when| when.as_written.as_str());
        format!("{}|{}|{when}", item.reference.clone().unwrap_or_default(), item.text)
    };
    let got: Vec<String> = extracted.records.plan_items.iter().map(told).collect();
    assert_eq!(got, want, "{line}");
}

#[test]
fn one_dated_commitment_among_others_stays() {
    let listed = || items(&["open a unit on the island", "double the hours of care", "offer a check to all by 2026"]);
    check(
        "In this plan we will:",
        listed(),
        &["|open a unit on the island|", "|double the hours of care|", "|offer a check to all by 2026|2026"],
    );
    check(
        "By March 2027 we will:",
        listed(),
        &[
            "|open a unit on the island|By March 2027",
            "|double the hours of care|By March 2027",
            "|offer a check to all by 2026|2026",
        ],
    );
}

#[test]
fn a_typed_number_is_the_commitment_s() {
    let typed = |text: &str| Block::Paragraph(Paragraph::plain(text));
    check(
        "What is wanted",
        vec![typed("1.1 Open a hub in Elgin by May 2026."), typed("1.2 Train every team by June 2027.")],
        &["1.1|Open a hub in Elgin by May 2026|May 2026", "1.2|Train every team by June 2027|June 2027"],
    );
}

#[test]
fn sentences_say_who_will_do_what() {
    check(
        "Before winter",
        items(&[
            "The Director of Nursing will open two beds by 1 November 2025.",
            "The Roads Team will grit the road by May 2026.",
            "Nothing will change by May 2026.",
        ]),
        &[
            "|The Director of Nursing will open two beds by 1 November 2025|1 November 2025",
            "|The Roads Team will grit the road by May 2026|May 2026",
        ],
    );
}

#[test]
fn the_line_above_says_who_leads_too() {
    let line = "Lead: Head of Estates. By March 2025 we will:";
    check(
        line,
        items(&["open a unit on the island", "sell the old clinic"]),
        &["|open a unit on the island|By March 2025", "|sell the old clinic|By March 2025"],
    );
    let lead = lead_ahead(line, &crate::framework::plans::PlanVocabulary::built_in());
    assert_eq!(lead.as_deref(), Some("Head of Estates"));
}

#[test]
fn other_papers_commit_where_they_say_so() {
    let beds = || items(&["Open a ward in Girvan", "Train ten nurses", "Buy a second van by May 2026"]);
    let want = ["|Open a ward in Girvan|", "|Train ten nurses|", "|Buy a second van by May 2026|May 2026"];
    for kind in [DocumentKind::Other, DocumentKind::BoardReport] {
        check_in(kind, heading("Beds"), "This year we will:", beds(), &want);
        check_in(kind, heading("Looking ahead to 2026/27"), "Much is left to do.", beds(), &want);
        check_in(kind, heading("Beds"), "Staff were told to:", beds(), &[]);
    }
    check_in(DocumentKind::Minutes, heading("Beds"), "This year we will:", beds(), &[]);
    let led = items(&["Open a ward in Girvan (Lead: Chief Nurse)", "Train ten nurses (Lead: Head of Health)"]);
    check_in(DocumentKind::Other, heading("Beds"), "So:", led, &["|Open a ward in Girvan|", "|Train ten nurses|"]);
}

#[test]
fn a_heading_of_a_time_says_by_when() {
    let beds = items(&["Open a ward in Girvan", "Our nurses are proud"]);
    let mut more = beds;
    more.extend(items(&["Train ten nurses", "Buy a second van by May 2026"]));
    let want =
        ["|Open a ward in Girvan|2026/27", "|Train ten nurses|2026/27", "|Buy a second van by May 2026|May 2026"];
    check_in(DocumentKind::DeliveryPlan, heading("Year 1 (2026/27)"), "Beds", more, &want);
}

#[test]
fn promises_below_a_heading_of_what_will_be_done() {
    let listed = || {
        items(&[
            "By 2027 we will open a hub in Elgin.",
            "Clinics will be offered in each town.",
            "Train every team.",
            "People told us that buses are few.",
        ])
    };
    let want =
        ["|By 2027 we will open a hub in Elgin|", "|Clinics will be offered in each town|", "|Train every team|"];
    check_in(DocumentKind::StrategicPlan, heading("What we will do"), "For older people", listed(), &want);
    check_in(DocumentKind::StrategicPlan, heading("What we heard"), "From older people", listed(), &[]);
}

#[test]
fn what_a_plan_says_outright_is_no_guess_and_what_shows_it_no_item() {
    let blocks = |head: &str, line: &str, listed: &[&str]| {
        let mut blocks = vec![heading(head), Block::Paragraph(Paragraph::plain(line))];
        blocks.extend(items(listed));
        blocks
    };
    let read = |blocks: Vec<Block>| {
        let document = Document { blocks, kind: DocumentKind::StrategicPlan, ..Document::default() };
        let settings = Settings::default();
        let mut extracted = Extracted::default();
        super::super::extract(&Paper::new(&document, &settings), &mut extracted);
        let flagged = |item: &PlanItem| !item.header.review.is_empty();
        extracted.records.plan_items.iter().map(flagged).collect::<Vec<bool>>()
    };
    let does = ["Open a hub in Tain", "Train all nurses", "Pay for a bus"];
    assert_eq!(read(blocks("Homes", "We will:", &does)), [false; 3]);
    assert_eq!(read(blocks("What we will do this year", "", &does)), [false; 3]);
    // A line between the heading and the list may say something else of it.
    assert_eq!(read(blocks("What we will do this year", "Others asked us to:", &does)), [true; 3]);
    assert_eq!(
        read(blocks("Homes", "We will:", &["a hub in Tain", "better training for all", "a later bus"])),
        [true; 3]
    );
    assert!(read(blocks("What we will do", "How we will know:", &does)).is_empty());
}
