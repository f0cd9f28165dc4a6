use crate::program::{json, run, text};
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
