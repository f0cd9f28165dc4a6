use crate::program::{extract, files, fixtures, fixtures_output, json, program, text};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;
use std::time::SystemTime;

/// Two small papers that need no reader to be right: what is wrong with them is told all the same.
fn papers() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.pdf", "b.pdf"] {
        fs::write(folder.path().join(name), format!("%PDF-1.4\n%{name}\n")).unwrap();
    }
    folder
}

#[test]
fn a_stream_gives_one_line_for_each_path_in_their_order() {
    let mut paths: Vec<String> = walkdir::WalkDir::new(fixtures())
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .collect();
    paths.insert(0, "no/such/paper.pdf".to_owned());
    let mut child = program()
        .args(["extract", "--stdin0", "--stream", "--jobs", "4"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(paths.join("\0").as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", text(&done.stderr));
    assert_eq!(text(&done.stderr), "");
    let lines: Vec<Value> = text(&done.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let outer = lines.iter().map(|line| line["input"]["file"].as_str().unwrap()).filter(|file| !file.contains("!/"));
    assert_eq!(outer.collect::<Vec<_>>(), paths);
    assert_eq!(lines[0]["input"]["errors"][0]["code"], "unreadable");
    for line in &lines {
        let read = ["ok", "partial"].contains(&line["input"]["outcome"].as_str().unwrap());
        assert_eq!((line["document"].is_object(), line["records"].is_object()), (read, read), "{}", line["input"]);
    }
}

#[test]
fn what_is_kept_is_not_read_again() {
    let papers = papers();
    let output = tempfile::tempdir().unwrap();
    let run = |more: &[&str]| {
        let done = program()
            .arg("extract")
            .arg(papers.path())
            .arg("--output")
            .arg(output.path())
            .args(["--quiet", "--timeout", "1"])
            .args(more)
            .env("BOARDPAPERS_FAULT", "hang:b.pdf")
            .output()
            .unwrap();
        assert!(done.status.code().is_some_and(|code| code < 2), "{done:?}");
        json(&output.path().join("run.json"))
    };
    let code = |run: &Value| run["inputs"][1]["errors"][0]["code"].clone();
    let kept = || {
        let folder = output.path().join(".boardpapers-cache");
        let mut times: Vec<SystemTime> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().modified().unwrap()).collect();
        times.sort();
        times
    };
    // A lost paper is not kept: it is tried again.
    assert_eq!(code(&run(&[])), "timed_out");
    let first = kept();
    assert_eq!(first.len(), 1);
    assert_eq!(code(&run(&[])), "timed_out");
    assert_eq!(kept(), first);
    run(&["--fresh"]);
    assert_ne!(kept(), first);
}

#[test]
fn results_of_papers_that_are_gone_go_too() {
    let papers = papers();
    let output = tempfile::tempdir().unwrap();
    let run = || {
        let done =
            program().arg("extract").arg(papers.path()).arg("--output").arg(output.path()).arg("--quiet").output();
        assert!(done.unwrap().status.code().is_some_and(|code| code < 2));
        fs::read_dir(output.path().join(".boardpapers-cache")).unwrap().count()
    };
    assert_eq!(run(), 2);
    fs::remove_file(papers.path().join("a.pdf")).unwrap();
    assert_eq!(run(), 1);
}

#[test]
fn csv_tables_hold_what_the_ndjson_holds() {
    let (output, done) = extract(&fixtures(), &["--quiet", "--csv"]);
    assert!(done.status.code().is_some_and(|code| code < 2), "{done:?}");
    let package = json(&output.path().join("datapackage.json"));
    for resource in package["resources"].as_array().unwrap() {
        let path = output.path().join(resource["path"].as_str().unwrap());
        let table = fs::read_to_string(&path).unwrap();
        let mut lines = records_of_csv(&table).into_iter();
        let names: Vec<&str> = resource["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(lines.next().unwrap(), names, "{}", path.display());
        let rows: Vec<Vec<String>> = lines.collect();
        assert!(rows.iter().all(|row| row.len() == names.len()), "{}", path.display());
        let ndjson = path.with_extension("ndjson");
        if ndjson.exists() {
            assert_eq!(rows.len(), fs::read_to_string(ndjson).unwrap().lines().count(), "{}", path.display());
        }
    }
    // A run without them leaves none that are out of date, and otherwise the same files.
    let done =
        program().arg("extract").arg(fixtures()).arg("--output").arg(output.path()).arg("--quiet").output().unwrap();
    assert!(done.status.code().is_some_and(|code| code < 2));
    assert!(files(output.path()) == files(fixtures_output()));
}

/// A reader of CSV of its own: quotes, doubled quotes, line breaks within quotes.
fn records_of_csv(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quoted, letter) {
            (true, '"') if letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            (_, '"') => quoted = !quoted,
            (false, ',') => record.push(std::mem::take(&mut cell)),
            (false, '\n') => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            (_, letter) => cell.push(letter),
        }
    }
    records
}

#[test]
fn a_correction_that_fits_nothing_is_told() {
    let papers = papers();
    let corrections = papers.path().join("corrections.ndjson");
    let line = r#"{"record_id":"0123","table":"actions","field":"text","as_read":"a","value":"b","also":{},"by":"x","reason":""}"#;
    fs::write(&corrections, line).unwrap();
    let (output, _) = extract(papers.path(), &["--quiet", "--corrections", &corrections.to_string_lossy()]);
    let run = json(&output.path().join("run.json"));
    assert_eq!(run["settings"]["corrections"], 1);
    assert_eq!(run["findings"][0]["code"], "correction_unfit");
    fs::write(&corrections, "{").unwrap();
    let (_, done) = extract(papers.path(), &["--corrections", &corrections.to_string_lossy()]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("line 1"));
}

/// Reading as another user than root, a folder without rights is told, and the rest is read.
#[cfg(unix)]
#[test]
fn an_unreadable_folder_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let papers = papers();
    let closed = papers.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let may_read = fs::read_dir(&closed).is_ok();
    let (output, _) = extract(papers.path(), &["--quiet"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    let run = json(&output.path().join("run.json"));
    assert_eq!(run["inputs"].as_array().unwrap().len(), if may_read { 2 } else { 3 });
    if !may_read {
        assert_eq!(run["inputs"][2]["errors"][0]["code"], "unreadable");
    }
}

/// A pipe would be waited for; a link that leads nowhere cannot be opened.
#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_told() {
    let papers = papers();
    let pipe = papers.path().join("c.pdf");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    std::os::unix::fs::symlink("nowhere", papers.path().join("d.pdf")).unwrap();
    let (output, _) = extract(papers.path(), &["--quiet"]);
    let run = json(&output.path().join("run.json"));
    let outcomes: Vec<(&str, &str)> = run["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| (input["file"].as_str().unwrap(), input["outcome"].as_str().unwrap()))
        .collect();
    assert!(outcomes.contains(&("d.pdf", "failed")), "{outcomes:?}");
    if made.is_ok_and(|status| status.success()) {
        assert!(outcomes.contains(&("c.pdf", "skipped")), "{outcomes:?}");
    }
}

#[test]
fn two_papers_of_one_name_are_both_read() {
    let papers = tempfile::tempdir().unwrap();
    for name in ["x/a.pdf", "y/a.pdf"] {
        let path = papers.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "%PDF-1.4\n").unwrap();
    }
    let output = tempfile::tempdir().unwrap();
    let done = program()
        .arg("extract")
        .arg(papers.path().join("x/a.pdf"))
        .arg(papers.path().join("y/a.pdf"))
        .arg("--output")
        .arg(output.path())
        .output()
        .unwrap();
    assert!(done.status.code().is_some_and(|code| code < 2), "{done:?}");
    assert_eq!(json(&output.path().join("run.json"))["inputs"].as_array().unwrap().len(), 2);
}
