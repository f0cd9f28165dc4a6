use super::*;
use crate::document::Block;
use crate::extract::plan_items::tests::heading;

#[test]
fn a_second_line_of_the_title_is_no_section() {
    let title = |second: &str| {
        let blocks = [heading("Action plan"), heading(second)];
        above(&blocks, 0, 2).and_then(|section| section.title)
    };
    assert_eq!(title("Position at 25 September 2023"), None);
    assert_eq!(title("Example Integration Joint Board – accounts"), None);
    assert_eq!(title("Prevention").as_deref(), Some("Prevention"));
    let below =
        [heading("Action plan"), Block::Paragraph(crate::document::Paragraph::plain("Text.")), heading("By May 2024")];
    assert!(above(&below, 0, 3).is_some());
}

fn check(cell: &str, want: [Option<&str>; 4]) {
    let lines: Vec<Line> =
        cell.lines().map(|l| Line { label: None, listed: false, text: l.to_owned(), bold: false }).collect();
    let got = of_lines(&lines);
    let got = [got.number, got.title, got.objective, got.lead];
    assert_eq!(got.each_ref().map(Option::as_deref), want, "{cell}");
}

#[test]
fn letters_of_sections() {
    let item = |reference: &str| PlanItem {
        section_title: Some("A. Stores".to_owned()),
        ref_as_written: Some(reference.to_owned()),
        ..PlanItem::default()
    };
    let check = |references: [&str; 2], want: &str| {
        let mut items = references.map(item);
        number_sections(&mut items);
        assert!(items.iter().all(|i| i.section_title.as_deref() == Some(want)), "{references:?}");
    };
    check(["A1", "A.2"], "Stores");
    check(["A1", "B2"], "A. Stores");
    check(["1", "2"], "A. Stores");
}

#[test]
fn section_rows() {
    check(
        "2. Shared records\nLet every team see one record\nLEAD: Ann Other, NHS Fife",
        [Some("2"), Some("Shared records"), Some("Let every team see one record"), Some("Ann Other, NHS Fife")],
    );
    check("1 - Working together", [Some("1"), Some("Working together"), None, None]);
    check("Priority 3: Prevention", [Some("3"), Some("Prevention"), None, None]);
    check("Theme B – Housing\nObjective: more homes", [Some("B"), Some("Housing"), Some("more homes"), None]);
    check("6 Raising the profile", [Some("6"), Some("Raising the profile"), None, None]);
    check("Carers\nLead agency: Angus HSCP", [None, Some("Carers"), None, Some("Angus HSCP")]);
    check("4. Money Spend it well Lead: Ann Other", [Some("4"), Some("Money Spend it well"), None, Some("Ann Other")]);
    check("BIG ACTION 1: Fairness", [Some("1"), Some("Fairness"), None, None]);
    check("Strategy statement 2 – Homes", [Some("2"), Some("Homes"), None, None]);
    check("Appendix 1: Fairness", [None, Some("Appendix 1: Fairness"), None, None]);
    check("Homes for 10: who pays", [None, Some("Homes for 10: who pays"), None, None]);
    check("A. Stores and boats", [Some("A"), Some("Stores and boats"), None, None]);
    check("B) People", [Some("B"), Some("People"), None, None]);
    check("12 months of support", [None, Some("12 months of support"), None, None]);
}

#[test]
fn a_heading_of_what_a_section_is_for() {
    let blocks = [heading("Workstream 2: Homes"), heading("Objective: Everybody has one")];
    let said = |blocks: &[Block]| above(blocks, 0, blocks.len()).map(|section| (section.title, section.objective));
    let (homes, one) = ("Homes".to_owned(), "Everybody has one".to_owned());
    assert_eq!(said(&blocks), Some((Some(homes), Some(one.clone()))));
    assert_eq!(said(&blocks[1..]), Some((Some(one), None)));
}
