use crate::program::{extract, fixtures, json, ndjson, run, text};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(path("notes.txt"), "notes").unwrap();
    fs::write(path("empty.pdf"), "").unwrap();
    fs::create_dir(path("nothing")).unwrap();
    let output = path("output");
    for (arguments, expected) in [
        (vec!["extract", &path("notes.txt"), "--output", &output], 0),
        (vec!["extract", &path("nothing"), "--output", &output], 0),
        (vec!["extract", &path("empty.pdf"), "--output", &output], 1),
        (vec!["extract", &path("none.pdf"), "--output", &output], 2),
        (vec!["extract", &path("notes.txt")], 2),
        (vec!["extract", &path("notes.txt"), "--output", &path("notes.txt")], 2),
        (vec!["extract", &path("notes.txt"), "--output", &output, "--framework", &path("notes.txt")], 2),
        (vec!["schema", "action"], 0),
        (vec!["schema", "minute"], 2),
        (vec!["codes"], 0),
        (vec!["--version"], 0),
        (vec!["--help"], 0),
        (vec![], 2),
    ] {
        let done = run(&arguments);
        assert_eq!(done.status.code(), Some(expected), "{arguments:?}: {}", text(&done.stderr));
    }
}

#[test]
fn a_framework_of_ones_own_is_checked_and_used() {
    let framework = fixtures().join("returns/care-homes-2024.toml");
    let done = run(["framework".as_ref(), "check".as_ref(), framework.as_os_str()]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let paper = fixtures().join("returns/typed-marks.docx");
    let (output, done) = extract(&paper, &["--quiet", "--framework", &framework.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let used = json(&output.path().join("run.json"))["settings"]["frameworks"].clone();
    assert!(used.as_array().unwrap().contains(&"care-homes-2024".into()), "{used}");
    // It takes nothing from a paper of the other framework.
    let ratings = ndjson(&output.path().join("ratings.ndjson"));
    assert!(!ratings.is_empty() && ratings.iter().all(|rating| rating["framework"] == "msg-integration-review-2019"));
}

#[test]
fn standard_output_holds_what_was_asked_for_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (_output, done) = extract(folder.path(), &["-v"]);
    assert_eq!(text(&done.stdout), "");
    assert!(!done.stderr.is_empty());
    let (_output, done) = extract(folder.path(), &["--quiet"]);
    assert_eq!((text(&done.stdout).as_str(), text(&done.stderr).as_str()), ("", ""));
    let codes: Value = serde_json::from_slice(&run(["codes", "--json"]).stdout).unwrap();
    assert!(codes["review"].as_array().unwrap().iter().any(|code| code["code"] == "owner_ambiguous"));
}

#[test]
fn other_formats_are_skipped_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.pdf"), "{\\rtf1 notes}").unwrap();
    fs::write(folder.path().join(".hidden.pdf"), "%PDF-1.4").unwrap();
    fs::write(folder.path().join("~$open.docx"), "lock").unwrap();
    let (output, done) = extract(folder.path(), &[]);
    let run = json(&output.path().join("run.json"));
    let inputs = run["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 1);
    assert_eq!((&inputs[0]["file"], &inputs[0]["outcome"]), (&"notes.pdf".into(), &"skipped".into()));
    assert!(text(&done.stderr).contains(inputs[0]["reason"].as_str().unwrap()));
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn every_input_is_accounted_for() {
    let (output, _) = extract(&fixtures(), &["--quiet"]);
    let run = json(&output.path().join("run.json"));
    for entry in walkdir::WalkDir::new(fixtures()) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let file = entry.path().strip_prefix(fixtures()).unwrap().to_string_lossy().replace('\\', "/");
            let found = run["inputs"].as_array().unwrap().iter().any(|input| input["file"] == file.as_str());
            assert!(found, "{file}");
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_the_output_folder() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    for name in ["a\\..\\..\\up.pdf", "con.pdf", "a\nb.pdf", "\u{202e}fdp.pdf", &"x".repeat(240)] {
        fs::write(papers.join(name), "%PDF-1.4\n").unwrap();
    }
    std::os::unix::fs::symlink("/", papers.join("root")).unwrap();
    let (output, done) = extract(&papers, &["--quiet"]);
    assert!(done.status.code().is_some_and(|code| code < 2), "{done:?}");
    let run = json(&output.path().join("run.json"));
    // The link is told, not followed.
    assert_eq!(run["inputs"].as_array().unwrap().len(), 6);
    for input in run["inputs"].as_array().unwrap() {
        if let Some(path) = input["output"].as_str() {
            assert!(Path::new(path).components().count() == 2 && !path.contains(['\\', '\n']), "{path:?}");
        }
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn returns_of_several_frameworks_are_told_apart_in_one_batch() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["care-homes.docx", "care-homes.pdf", "words.docx", "typed-marks.pdf"] {
        std::fs::copy(fixtures().join("returns").join(name), folder.path().join(name)).unwrap();
    }
    let framework = fixtures().join("returns/care-homes-2024.toml");
    let (output, done) = extract(folder.path(), &["--quiet", "--framework", &framework.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let ratings = ndjson(&output.path().join("ratings.ndjson"));
    let of = |id: &str| ratings.iter().filter(|r| r["framework"] == id).cloned().collect::<Vec<Value>>();
    let (homes, others) = (of("care-homes-2024"), of("msg-integration-review-2019"));
    // One rating for each proposal of the return's own framework, and no more.
    assert_eq!((homes.len(), others.len(), ratings.len()), (2 * 3, 2 * 25, 2 * 28));
    for (proposal, outcome, rating, actions) in [
        ("1.1", "rated", Value::from("met"), 1),
        ("1.2", "rated", Value::from("partly_met"), 2),
        ("2.1", "blank", Value::Null, 0),
    ] {
        let found: Vec<&Value> = homes.iter().filter(|r| r["proposal"] == proposal).collect();
        assert_eq!(found.len(), 2);
        for record in found {
            assert_eq!((&record["outcome"], &record["rating"]), (&Value::from(outcome), &rating), "{record}");
            assert_eq!(record["improvement_actions"].as_array().unwrap().len(), actions, "{record}");
            assert_eq!(record["round"], "2024");
            // Who may answer stands in no register: the name as written is no doubt.
            let doubts = if proposal == "2.1" { vec!["no_mark"] } else { vec![] };
            assert_eq!(record["review"], Value::from(doubts), "{record}");
        }
    }
    // Only the framework that every authority returns is checked against the register.
    let run = json(&output.path().join("run.json"));
    let missing: Vec<&str> = run["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["code"] == "return_missing")
        .map(|finding| finding["message"].as_str().unwrap())
        .collect();
    assert!(matches!(missing.as_slice(), [only] if only.contains("msg-integration-review-2019")), "{missing:?}");
}
