//! Forms that are told by the words of their framework.

use super::{Forms, Tagged, find, horizontal};
use crate::document::Page;
use crate::recognise::flow::trial;

#[test]
fn a_forms_label_between_two_rules_is_one() {
    let words = [
        ("Rating", 55.0, 114.0),
        ("Not yet established", 150.0, 114.0),
        ("Partly established", 260.0, 114.0),
        ("Established", 370.0, 114.0),
        ("Exemplary", 460.0, 114.0),
        ("Our Rating", 55.0, 134.0),
        ("X", 380.0, 134.0),
        ("Evidence /", 55.0, 154.0),
        ("The board meets each month and looks at the plan.", 150.0, 154.0),
        ("Notes", 55.0, 174.0),
        ("Proposed", 55.0, 204.0),
        ("Review the plan.", 150.0, 204.0),
        ("improvement", 55.0, 224.0),
        ("actions", 55.0, 244.0),
    ];
    let words = words.iter().flat_map(|&(text, left, y)| trial::line(text, left, y, 10.0)).collect();
    let rulings = [100.0, 120.0, 140.0, 190.0, 260.0].iter().map(|&y| horizontal(y, 50.0, 550.0)).collect();
    let document = trial::document(Page { rulings, ..trial::page(words) });
    let mut words: Vec<usize> = (0..document.pages[0].words.len()).collect();
    let frameworks = crate::framework::built_in();
    let mut forms = Forms::new(&frameworks);
    let tagged = Tagged::of(&document);
    let (found, _) = find(&document, &tagged, &mut forms, &document.pages[0], &mut words, false, None);
    let labels: Vec<String> = (found.iter().flat_map(|table| &table.cells))
        .filter(|cell| cell.column == 1)
        .map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(labels, ["Rating", "Our Rating", "Evidence / Notes", "Proposed improvement actions"]);
}

#[test]
fn below_a_repeated_heading_the_rest_of_a_row_goes_on() {
    let names = [
        ("RATING", 55.0, 114.0),
        ("NOT YET ESTABLISHED", 150.0, 114.0),
        ("PARTLY ESTABLISHED", 280.0, 114.0),
        ("ESTABLISHED", 400.0, 114.0),
        ("EXEMPLARY", 490.0, 114.0),
    ];
    let texts = [
        ("The group was asked twice in the year.", 150.0, 134.0),
        ("Proposed improvement", 55.0, 154.0),
        ("Review the plan.", 150.0, 154.0),
        ("actions", 55.0, 168.0),
    ];
    let set = |&(text, left, y): &(&str, f32, f32)| trial::line(text, left, y, 10.0);
    let words = names.iter().flat_map(|name| trial::bold(set(name))).chain(texts.iter().flat_map(set)).collect();
    let document = trial::document(trial::page(words));
    let mut words: Vec<usize> = (0..document.pages[0].words.len()).collect();
    let frameworks = crate::framework::built_in();
    let mut forms = Forms::new(&frameworks);
    let tagged = Tagged::of(&document);
    let (found, _) = find(&document, &tagged, &mut forms, &document.pages[0], &mut words, false, None);
    let rows: Vec<String> = (1..=found[0].rows)
        .map(|row| found[0].row(row).map(|cell| cell.text().replace('\n', " ")).collect::<Vec<_>>().join("|"))
        .collect();
    assert_eq!(rows[1], "|The group was asked twice in the year.");
}
