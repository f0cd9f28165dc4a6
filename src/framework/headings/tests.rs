//! Headings and status words, by what they mean.

use super::*;

#[test]
fn headings_of_a_row_are_no_values() {
    assert!(are_columns(["Item", "Subject", "Report by", "Page"]));
    assert!(!are_columns(["Purpose", "Decision"]), "a label and its value");
    assert!(!are_columns(["Subject", "Winter plan", "Date", "3 May"]));
    assert!(!are_columns([""; 0]));
}

#[test]
fn the_data_file_is_sound() {
    let words: Words = toml::from_str(include_str!("../headings.toml")).unwrap();
    for phrase in words
        .columns
        .values()
        .chain(words.agenda.values())
        .chain(words.attendance.values())
        .chain(words.status.values())
        .chain([&words.decision_columns])
        .flatten()
    {
        assert_eq!(&fold(phrase), phrase, "phrases stand in the file as they are compared");
    }
}

#[test]
fn columns_by_heading() {
    let check = |heading: &str, expected: &[Column]| assert_eq!(columns(heading), expected, "{heading}");
    check("By whom?", &[Column::Owner]);
    check("BY WHEN", &[Column::Due]);
    check("Item No.", &[Column::Item]);
    check("Meeting date & action number", &[Column::Number, Column::Raised]);
    check("Action Owner", &[Column::Owner]);
    check("Expected completion", &[Column::Due]);
    check("Actual completion", &[Column::Completed]);
    check("Actions completed", &[Column::Action]);
    check("Due by", &[Column::Due]);
    check("Expected\ncompletio\nn", &[Column::Due]);
    check("Date", &[Column::Date]);
    check("Lead officer(s) responsible", &[Column::Owner]);
    check("A sentence that only happens to hold the words action and date", &[]);
    check("", &[]);
}

#[test]
fn status_words() {
    let check = |text: &str, expected: Option<(ActionStatus, bool)>| assert_eq!(status(text), expected, "{text}");
    check("Completed", Some((ActionStatus::Complete, false)));
    check("Complete – paper went to the May meeting", Some((ActionStatus::Complete, false)));
    check("Compete", Some((ActionStatus::Complete, true)));
    check("Not complete", Some((ActionStatus::Open, false)));
    check("Carried\nforward", Some((ActionStatus::Open, false)));
    check("On track", Some((ActionStatus::InProgress, false)));
    check("On-going", Some((ActionStatus::Ongoing, false)));
    check("Plan in place", Some((ActionStatus::InProgress, true)));
    check("New guidance was issued in June", None);
    check("NEW", Some((ActionStatus::Open, false)));
    check("80 per cent complete", Some((ActionStatus::InProgress, false)));
    check("100% complete", Some((ActionStatus::Complete, false)));
    check("", None);
}
