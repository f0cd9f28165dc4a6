use super::super::super::Extracted;
use super::super::tests::{heading, items};
use super::*;
use crate::document::Document;
use crate::settings::Settings;

/// The items below a line in a strategic plan: number, words, time.
fn check(line: &str, below: Vec<Block>, want: &[&str]) {
    let mut blocks = vec![heading("Care closer to home"), Block::Paragraph(Paragraph::plain(line))];
    blocks.extend(below);
    let document = Document { blocks, kind: DocumentKind::StrategicPlan, ..Document::default() };
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
