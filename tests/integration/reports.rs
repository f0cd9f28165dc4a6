use crate::program::{extract, fixtures, json, ndjson, program, run, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

/// A return of two ratings, one of them in doubt, and a minute's action: written as `extract` writes them.
fn output_folder(folder: &Path, rating: &str) {
    let header = |id: &str, review: &str| {
        format!(
            r#""id":"{id}","document_id":"d1","source":{{"part":null,"path":"table[1]","quote":"=1+1 <b>","places":[]}},"review":[{review}],"corrected_by":null"#
        )
    };
    let rated = |id: &str, proposal: &str, outcome: &str, rating: &str, review: &str| {
        format!(
            r#"{{{},"framework":"msg-integration-review-2019","proposal":"{proposal}","proposal_text":"All share","feature":"1","feature_title":"F","partnership":{{"as_written":"Angus HSCP","name":"Angus","type":"integration_authority","code":"S37000003","code_at_date":"S37000003"}},"round":"2019","outcome":"{outcome}","rating":{rating},"marks":[],"evidence":"As <script>alert(1)</script> shows","improvement_actions":["Do more"]}}"#,
            header(id, review)
        )
    };
    let ratings =
        [rated("r1", "1.1", "rated", rating, ""), rated("r2", "1.2", "ambiguous", "null", r#""two_columns_marked""#)];
    let action = format!(
        r#"{{{},"kind":"action","text":"=HYPERLINK(1)","owners":[],"due":null,"status":null,"progress":null,"meeting_date":null,"action_number":null,"item_number":null,"item_title":null,"proposal":null,"partnership":null,"thread":null,"decision_id":null}}"#,
        header("a1", "")
    );
    let document = r#"{"id":"d1","file":"angus.docx","sha256":"0","format":"docx","pages":null,"kind":"self_evaluation_return","parts":[],"title":"Return","body":null,"meeting_date":null,"meeting_number":null,"next_meeting_date":null,"venue":null,"paper_number":null,"agenda_item":null,"purpose":null,"author":[],"date_written":null,"partnership":null,"contacts":[],"completed_on":null,"return_status":null,"warnings":[],"coverage":[],"review":[]}"#;
    fs::write(folder.join("documents.ndjson"), format!("{document}\n")).unwrap();
    fs::write(folder.join("ratings.ndjson"), ratings.join("\n")).unwrap();
    fs::write(folder.join("actions.ndjson"), format!("{action}\n")).unwrap();
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

fn succeed<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let arguments: Vec<&str> = arguments.into_iter().collect();
    let done = run(&arguments);
    assert_eq!(done.status.code(), Some(0), "{arguments:?}: {}", text(&done.stderr));
    text(&done.stdout)
}

#[test]
fn one_folder_gives_a_page_a_word_file_and_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    output_folder(folder, r#""established""#);
    let (html, docx, xlsx) = (path(folder, "o.html"), path(folder, "o.docx"), path(folder, "o.xlsx"));
    let output = folder.to_string_lossy();
    succeed(["report", &output, "--html", &html, "--docx", &docx, "--xlsx", &xlsx]);
    let page = fs::read_to_string(&html).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)"), "what a paper says is text");
    assert!(!page.contains("<script>alert(1)"));
    assert!(!page.contains("http://") && !page.contains("https://"), "the page needs no network");
    assert!(page.contains("two_columns_marked"));
    for package in [&docx, &xlsx] {
        assert!(fs::read(package).unwrap().starts_with(b"PK"), "{package}");
    }
    let mut workbook = zip::ZipArchive::new(fs::File::open(&xlsx).unwrap()).unwrap();
    for index in 0..workbook.len() {
        let mut part = String::new();
        let mut file = workbook.by_index(index).unwrap();
        if file.name().is_ok_and(|name| name.starts_with("xl/worksheets/sheet")) {
            file.read_to_string(&mut part).unwrap();
            assert!(!part.contains("<f>"), "no cell may run");
        }
    }
}

#[test]
fn a_report_of_nothing_asked_for_is_a_mistake() {
    let folder = tempfile::tempdir().unwrap();
    output_folder(folder.path(), "null");
    let done = run(["report", &folder.path().to_string_lossy()]);
    assert_eq!(done.status.code(), Some(2));
    let done = run(["report", &path(folder.path(), "none"), "--html", &path(folder.path(), "x.html")]);
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn two_rounds_are_compared() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    output_folder(first.path(), r#""partly_established""#);
    output_folder(second.path(), r#""established""#);
    let page = path(second.path(), "c.html");
    let (a, b) = (first.path().to_string_lossy(), second.path().to_string_lossy());
    succeed([
        "compare",
        &a,
        &b,
        "--html",
        &page,
        "--docx",
        &path(second.path(), "c.docx"),
        "--xlsx",
        &path(second.path(), "c.xlsx"),
    ]);
    assert!(fs::read_to_string(&page).unwrap().contains("carried on"));
    let said = succeed(["compare", &a, &b]);
    assert!(said.lines().any(|line| line.starts_with("rose") && line.ends_with('1')), "{said}");
}

#[test]
fn a_filled_sheet_becomes_corrections_and_what_does_not_fit_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    output_folder(folder, r#""established""#);
    let output = folder.to_string_lossy();
    let sheet = path(folder, "review.xlsx");
    succeed(["review", &output, "--xlsx", &sheet]);
    assert!(fs::read(&sheet).unwrap().starts_with(b"PK"));
    assert!(succeed(["review", &output]).contains("two_columns_marked"));
    let filled = path(folder, "filled.csv");
    fs::write(&filled, "record_id,table,field,correct_value,by,reason\nr2,ratings,rating,Exemplary,An Analyst,asked\nzz,ratings,rating,Exemplary,,\n").unwrap();
    let done = run(["apply", &filled, &output]);
    assert_eq!(done.status.code(), Some(1));
    assert!(text(&done.stderr).contains("there is no record `zz`"));
    let kept = json(&folder.join("corrections.ndjson"));
    assert_eq!(
        (&kept["record_id"], &kept["value"], &kept["by"]),
        (&"r2".into(), &"exemplary".into(), &"An Analyst".into())
    );
}

/// The parts of a package whose names begin so.
fn parts(package: &Path, beginning: &str) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(package).unwrap()).unwrap();
    let mut out = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().to_string();
        if name.starts_with(beginning) && name.rsplit('.').next() == Some("xml") {
            let mut content = String::new();
            part.read_to_string(&mut content).unwrap();
            out.insert(name, content);
        }
    }
    out
}

/// Rules of government spreadsheets that can be seen in the file itself.
fn check_workbook(path: &Path) {
    let sheets = parts(path, "xl/worksheets/sheet");
    for (name, sheet) in &sheets {
        assert!(!sheet.contains("<mergeCell"), "{name}: merged cells");
        assert!(!sheet.contains("<f>"), "{name}: a formula");
        if sheet.contains("<tableParts") {
            assert!(sheet.contains("state=\"frozen\""), "{name}: the headings are not frozen");
        }
        let rows: Vec<&str> = sheet.split("<row ").skip(1).collect();
        for (number, row) in rows.iter().enumerate() {
            assert!(row.starts_with(&format!("r=\"{}\"", number + 1)), "{name}: a row is left out before {row}");
            assert!(row.contains("<v>"), "{name}: row {} is blank", number + 1);
        }
    }
    let tables = parts(path, "xl/tables/");
    for (name, table) in &tables {
        assert!(table.contains("<autoFilter"), "{name}: no filters");
        assert!(table.contains("headerRowCount") || table.contains("ref=\"A1:"), "{name}: no header row");
    }
    let mut names: Vec<&str> =
        tables.values().filter_map(|t| t.split(" displayName=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(names.len(), tables.len());
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), tables.len(), "every table has a name of its own");
}

#[test]
fn workbooks_keep_the_rules_of_government_spreadsheets() {
    let output = crate::program::fixtures_output();
    let folder = tempfile::tempdir().unwrap();
    let (book, changes, sheet) =
        (folder.path().join("a.xlsx"), folder.path().join("b.xlsx"), folder.path().join("c.xlsx"));
    let output = output.to_string_lossy();
    succeed(["report", &output, "--xlsx", &book.to_string_lossy()]);
    succeed(["compare", &output, &output, "--xlsx", &changes.to_string_lossy()]);
    succeed(["review", &output, "--xlsx", &sheet.to_string_lossy()]);
    for book in [&book, &changes, &sheet] {
        check_workbook(book);
    }
}

/// A record of the output by its id.
fn record(output: &Path, table: &str, id: &str) -> Value {
    let all = ndjson(&output.join(format!("{table}.ndjson")));
    all.into_iter().find(|record| record["id"] == id).unwrap_or_else(|| panic!("no {id} in {table}"))
}

#[test]
fn a_correction_is_made_applied_and_kept_over_runs() {
    let papers = tempfile::Builder::new().prefix("board papers (2019) ").tempdir().unwrap();
    fs::copy(fixtures().join("returns/ambiguous.pdf"), papers.path().join("a return.pdf")).unwrap();
    let (output, _) = extract(papers.path(), &["--quiet"]);
    let output = output.path();
    let doubtful: Vec<Value> = ndjson(&output.join("ratings.ndjson"))
        .into_iter()
        .filter(|r| r["review"].as_array().unwrap().iter().any(|code| code == "two_columns_marked"))
        .collect();
    let id = |n: usize| doubtful[n]["id"].as_str().unwrap().to_owned();
    // As a spreadsheet of a country of decimal commas saves it.
    let filled = output.join("filled sheet.csv");
    let rows = format!(
        "\u{feff}record_id;table;field;correct_value;by;reason\r\n{};ratings;rating;Partly established;Ann Alyst;asked\r\n{};ratings;rating;Splendid;Ann Alyst;\r\n",
        id(0),
        id(1)
    );
    fs::write(&filled, rows).unwrap();
    let done = run([Path::new("apply"), &filled, output]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(
        said.contains("row 3") && said.contains("none of the ratings") && said.contains("1 applied, 1 refused"),
        "{said}"
    );

    let corrections = output.join("corrections.ndjson");
    let again = |more: &[&str]| {
        let mut command = program();
        command.arg("extract").arg(papers.path()).arg("--output").arg(output).args(more);
        text(&command.output().unwrap().stderr)
    };
    let put_in = |more: &[&str]| again(&[&["--quiet", "--corrections", &corrections.to_string_lossy()], more].concat());
    for more in [&[][..], &["--fresh"]] {
        put_in(more);
        let right = record(output, "ratings", &id(0));
        assert_eq!((&right["rating"], &right["outcome"]), (&"partly_established".into(), &"rated".into()));
        assert_eq!((&right["review"], &right["corrected_by"]), (&Value::Array(Vec::new()), &"Ann Alyst".into()));
        assert_eq!(record(output, "ratings", &id(1))["outcome"], "ambiguous");
    }

    // Corrected a second time: what the program had read stays known.
    fs::write(&filled, format!("record_id,table,field,correct_value\n{},ratings,rating,Exemplary\n", id(0))).unwrap();
    succeed(["apply", &filled.to_string_lossy(), &output.to_string_lossy(), "--by", "Bo Alyst"]);
    let kept = ndjson(&corrections);
    assert_eq!(kept.len(), 1);
    assert_eq!((&kept[0]["as_read"], &kept[0]["value"]), (&Value::Null, &"exemplary".into()));
    put_in(&[]);
    assert_eq!(record(output, "ratings", &id(0))["rating"], "exemplary");

    // Left out, it is said; where the paper says something else, it is reported and not forced.
    assert!(again(&[]).contains("are not put in"));
    let line = fs::read_to_string(&corrections).unwrap().replace("\"as_read\":null", "\"as_read\":\"established\"");
    fs::write(&corrections, line).unwrap();
    put_in(&[]);
    assert_eq!(record(output, "ratings", &id(0))["outcome"], "ambiguous");
    assert_eq!(
        json(&output.join("run.json"))["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|f| f["code"] == "correction_unfit")
            .count(),
        1
    );
}

/// A round of returns: partnership, rating of proposal 1.1 (`?` for two columns marked, `-` for none), its improvement
/// actions.
fn round(folder: &Path, returns: &[(&str, &str, &[&str])]) {
    let (mut documents, mut ratings) = (String::new(), String::new());
    for (number, (partnership, rating, actions)) in returns.iter().enumerate() {
        let (outcome, value) = match *rating {
            "?" => ("ambiguous", Value::Null),
            "-" => ("blank", Value::Null),
            rated => ("rated", rated.into()),
        };
        let rating = serde_json::json!({
            "id": format!("r{number}"), "document_id": format!("d{number}"), "review": [], "corrected_by": null,
            "source": { "part": null, "path": "table[1]", "quote": "x", "places": [] },
            "framework": "msg-integration-review-2019", "proposal": "1.1", "proposal_text": "All share", "feature": "1",
            "feature_title": "F", "round": null, "outcome": outcome, "rating": value, "marks": [], "evidence": null,
            "improvement_actions": actions,
            "partnership": { "as_written": partnership, "name": partnership, "type": null, "code": null, "code_at_date": null },
        });
        ratings.push_str(&format!("{rating}\n"));
        let mut document: Value = serde_json::to_value(boardpapers::record::DocumentRecord::default()).unwrap();
        document["id"] = format!("d{number}").into();
        documents.push_str(&format!("{document}\n"));
    }
    fs::write(folder.join("documents.ndjson"), documents).unwrap();
    fs::write(folder.join("ratings.ndjson"), ratings).unwrap();
}

#[test]
fn every_kind_of_change_is_told_in_every_report() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    round(
        first.path(),
        &[
            (
                "Angus",
                "partly_established",
                &["Train every new member of staff", "Buy a bus for the northern villages"],
            ),
            ("Bute", "exemplary", &[]),
            ("Cowal", "established", &[]),
            ("Doune", "?", &[]),
            ("Elgin", "established", &[]),
            ("Gairloch", "-", &[]),
        ],
    );
    round(
        second.path(),
        &[
            ("Angus", "established", &["Train every new member of our staff", "Open the office on Saturdays"]),
            ("Bute", "established", &[]),
            ("Cowal", "established", &[]),
            ("Doune", "established", &[]),
            ("Forres", "established", &[]),
            ("Gairloch", "-", &[]),
        ],
    );
    let file = |name: &str| path(second.path(), name);
    let (a, b) = (first.path().to_string_lossy(), second.path().to_string_lossy());
    let said = succeed(["compare", &a, &b]);
    let kinds = ["rose", "fell", "stayed", "reading changed", "appeared", "vanished", "no rating in either"];
    for kind in kinds {
        assert!(said.lines().any(|line| line.starts_with(kind) && line.ends_with(" 1")), "{kind}: {said}");
    }
    let (html, docx, xlsx) = (file("c.html"), file("c.docx"), file("c.xlsx"));
    succeed(["compare", &a, &b, "--html", &html, "--docx", &docx, "--xlsx", &xlsx]);
    check_workbook(Path::new(&xlsx));
    let page = fs::read_to_string(&html).unwrap();
    let word = parts(Path::new(&docx), "word/document").into_values().collect::<String>();
    let cells = parts(Path::new(&xlsx), "xl/sharedStrings").into_values().collect::<String>();
    for (kind, action) in [("new", "Open the office"), ("carried on", "of our staff"), ("dropped", "Buy a bus")] {
        for (what, report) in [("page", &page), ("Word", &word), ("workbook", &cells)] {
            assert!(report.contains(kind) && report.contains(action), "{kind} is not in the {what}");
        }
    }
    for kind in kinds {
        assert!(page.contains(&format!(">{kind}<")), "{kind} is not in the page");
        assert!(cells.contains(&format!(">{kind}<")), "{kind} is not in the workbook");
    }
    // The bus was dropped by Angus; the words of an action that goes on may change.
    assert_eq!(page.matches("<td>carried on</td>").count(), 1);
}

#[test]
fn a_word_report_is_opened_by_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("overview.docx");
    let output = crate::program::fixtures_output().to_string_lossy();
    succeed(["report", &output, "--docx", &report.to_string_lossy()]);
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut office = std::process::Command::new("soffice");
    let converted = office.arg(profile).args(["--headless", "--convert-to", "pdf", "--outdir"]);
    let done = converted.arg(folder.path()).arg(&report).output();
    let pdf = folder.path().join("overview.pdf");
    if !done.is_ok_and(|done| done.status.success()) || !pdf.is_file() {
        eprintln!("no LibreOffice on this machine: the report is not opened");
        return;
    }
    let seen = run([Path::new("inspect"), &pdf]);
    let seen = text(&seen.stdout);
    for title in ["Overview of board papers", "Improvement actions by proposal", "Annex 1", "Annex 2", "To look at"] {
        assert!(seen.contains(title), "`{title}` is not printed");
    }
}
