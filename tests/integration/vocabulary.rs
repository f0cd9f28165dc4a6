use crate::program::{ndjson, run, text};
use std::fs;

#[test]
fn a_vocabulary_that_is_no_toml_stops_the_run_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(path("words.toml"), "[plan\n").unwrap();
    let done = run(["extract", &path("words.toml"), "--output", &path("output"), "--vocabulary", &path("words.toml")]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("words.toml"), "{}", text(&done.stderr));
}

#[test]
fn a_vocabulary_that_adds_nothing_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(path("words.toml"), "").unwrap();
    let plan = crate::program::fixtures().join("plans/delivery-plan.docx").to_string_lossy().into_owned();
    let with = path("with");
    let without = path("without");
    assert_eq!(run(["extract", &plan, "--output", &with, "--vocabulary", &path("words.toml")]).status.code(), Some(0));
    assert_eq!(run(["extract", &plan, "--output", &without]).status.code(), Some(0));
    let items = |folder: &str| ndjson(&std::path::Path::new(folder).join("plan_items.ndjson"));
    assert!(!items(&with).is_empty());
    assert_eq!(items(&with), items(&without));
}
