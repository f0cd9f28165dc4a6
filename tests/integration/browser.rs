//! Reports in a real browser: headless Chromium opens the page without a network, a script of this test uses it as a
//! reader would, and what it found is read from the page. Where there is no Chromium, the tests say so and pass.

use crate::program::{fixtures, root, run, text};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Programs that open pages in the way of Chromium.
const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
/// Longer than this no page takes, also on a machine that does much else.
const LONGEST: Duration = Duration::from_mins(3);

/// The browser, or a word that there is none.
fn browser() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&folders)
        .flat_map(|folder| {
            BROWSERS.iter().map(move |name| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        })
        .find(|path| path.is_file());
    if found.is_none() {
        eprintln!("no Chromium on this machine: pages are not tried in a browser");
    }
    found
}

/// Runs the browser over a page and gives what it printed; `None` where it does not run on this machine.
fn open(browser: &Path, page: &Path, width: u32, more: &[&str]) -> Option<String> {
    let profile = tempfile::tempdir().unwrap();
    let printed = profile.path().join("printed");
    let mut child = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-extensions", "--disable-component-update", "--virtual-time-budget=60000"])
        .arg(format!("--window-size={width},900"))
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(more)
        .arg(format!("file://{}", page.display()))
        .stdout(fs::File::create(&printed).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > LONGEST {
            let _ = child.kill();
            let _ = child.wait();
            panic!("{} was not done after {LONGEST:?}", page.display());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Some(text(&fs::read(&printed).unwrap()))
}

/// Uses a page as a reader would, in a window of a width, and gives what was found.
fn used(browser: &Path, page: &Path, width: u32, more: &[&str]) -> Option<Value> {
    let html = fs::read_to_string(page).unwrap();
    let begin = "<head><script>window.found = { errors: [], wrong: [], did: [] };\
                 addEventListener('error', (e) => found.errors.push(String(e.message)));\
                 console.error = (...all) => found.errors.push(all.join(' '));</script>";
    let script = include_str!("browser.js");
    let prepared =
        html.replacen("<head>", begin, 1).replacen("</body>", &format!("<script>{script}</script></body>"), 1);
    let copy = page.with_extension(format!("{width}.html"));
    fs::write(&copy, prepared).unwrap();
    let printed = open(browser, &copy, width, &[&["--dump-dom"], more].concat())?;
    // A browser that cannot run here prints nothing at all.
    let (_, rest) = printed.split_once("<pre id=\"found\">")?;
    let (found, _) = rest.split_once("</pre>")?;
    let found = found.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Some(serde_json::from_str(&found).unwrap())
}

/// Windows in which a page is opened: a width and what is said to the browser.
type Window = (u32, &'static [&'static str]);
/// On a desk.
const WIDE: Window = (1400, &[]);
/// At night.
const DARK: Window = (1400, &["--blink-settings=preferredColorScheme=0"]);
/// As narrow as a browser's window can be made without a phone.
const NARROW: Window = (500, &[]);

/// Uses a page in windows; `wanted` must have been done. Gives what was found in the last; `None` without a browser.
fn check(page: &Path, windows: &[Window], wanted: &[&str]) -> Option<Value> {
    let browser = browser()?;
    let mut last = None;
    for (width, more) in windows {
        let found =
            used(&browser, page, *width, more).unwrap_or_else(|| panic!("{}: nothing came back", page.display()));
        let none = Value::Array(Vec::new());
        assert_eq!(found["errors"], none, "{}", page.display());
        assert_eq!(found["wrong"], none, "{} in a window of {width}", page.display());
        for what in wanted {
            assert!(found["did"].as_array().unwrap().iter().any(|did| did == what), "`{what}` was not tried: {found}");
        }
        last = Some(found);
    }
    last
}

fn report(output: &Path, kind: &str) -> PathBuf {
    let page = output.join(format!("{kind}.html"));
    let done = run([Path::new("report"), output, Path::new("--html"), &page]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    page
}

#[test]
fn a_report_of_papers_can_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = crate::program::program();
    command
        .arg("extract")
        .args(["returns/ambiguous.pdf", "returns/columns.pdf", "meetings", "plans"].map(|f| fixtures().join(f)));
    let done = command.arg("--output").arg(folder.path()).args(["--pictures", "--quiet"]).output().unwrap();
    assert!(done.status.code().is_some_and(|code| code < 2), "{}", text(&done.stderr));
    let wanted = ["accessible", "filter", "list", "sort", "open", "evidence", "quote", "picture", "show"];
    check(&report(folder.path(), "overview"), &[WIDE, DARK, NARROW], &wanted);
}

/// Writes an output folder of `partnerships` × 25 ratings and `papers` minutes with three actions each.
fn output_folder(folder: &Path, partnerships: usize, papers: usize) {
    let (mut documents, mut ratings, mut actions) = (String::new(), String::new(), String::new());
    let header = |id: &str, document: &str| {
        format!(
            r#""id":"{id}","document_id":"{document}","source":{{"part":null,"path":"table[1]","quote":"as written","places":[{{"page":2,"bbox":[72.0,90.0,300.0,120.0]}}]}},"review":[],"corrected_by":null"#
        )
    };
    let document = |id: &str, file: &str, kind: &str| {
        format!(
            r#"{{"id":"{id}","file":"{file}","sha256":"0","format":"pdf","pages":4,"kind":"{kind}","parts":[],"title":"A paper","body":"Board of the Hills","meeting_date":null,"meeting_number":null,"next_meeting_date":null,"venue":null,"paper_number":null,"agenda_item":null,"purpose":null,"author":[],"date_written":null,"partnership":null,"contacts":[],"completed_on":null,"return_status":null,"warnings":[],"coverage":[],"review":[]}}"#
        ) + "\n"
    };
    let scale = ["not_yet_established", "partly_established", "established", "exemplary"];
    for p in 0..partnerships {
        documents.push_str(&document(&format!("r{p}"), &format!("return {p}.pdf"), "self_evaluation_return"));
        for q in 0..25 {
            let head = header(&format!("r{p}x{q}"), &format!("r{p}"));
            let rating = scale[(p * 7 + q * 3) % 4];
            writeln!(
                ratings,
                r#"{{{head},"framework":"msg-integration-review-2019","proposal":"{}.{}","proposal_text":"Working together","feature":"1","feature_title":"Leading","partnership":{{"as_written":"Place {p}","name":"Place {p}","type":"integration_authority","code":null,"code_at_date":null}},"round":"2019","outcome":"rated","rating":"{rating}","marks":[],"evidence":"{}","improvement_actions":["Meet more often"]}}"#,
                q / 5 + 1,
                q % 5 + 1,
                "The group meets each month. ".repeat(20)
            )
            .unwrap();
        }
    }
    for p in 0..papers {
        documents.push_str(&document(&format!("m{p}"), &format!("year {}/minutes {p}.pdf", p % 12), "minutes"));
        for a in 0..3 {
            let head = header(&format!("m{p}x{a}"), &format!("m{p}"));
            writeln!(
                actions,
                r#"{{{head},"kind":"action","text":"Write to member {a} of group {p}","owners":[{{"as_written":"Member {}","type":"person","name":null,"organisation":null,"candidates":[]}}],"due":null,"status":"open","progress":null,"meeting_date":"20{:02}-05-01","action_number":null,"item_number":null,"item_title":null,"proposal":null,"partnership":null,"thread":null,"decision_id":null}}"#,
                p % 60,
                p % 12 + 10
            )
            .unwrap();
        }
    }
    for (name, lines) in [("documents", documents), ("ratings", ratings), ("actions", actions)] {
        fs::write(folder.join(format!("{name}.ndjson")), lines).unwrap();
    }
}

#[test]
fn reports_of_nothing_of_all_partnerships_and_of_2000_papers_can_be_used() {
    for (partnerships, papers, wanted) in [
        (0, 0, &["accessible"][..]),
        (0, 1, &["accessible", "filter", "sort"]),
        (31, 0, &["accessible", "filter", "sort", "open", "evidence", "show"]),
        (31, 2000, &["accessible", "filter", "list", "sort", "open", "more", "print"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        output_folder(folder.path(), partnerships, papers);
        let page = report(folder.path(), "overview");
        check(&page, &[WIDE], wanted);
    }
}

#[test]
fn two_rounds_side_by_side_can_be_used() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    output_folder(first.path(), 12, 0);
    output_folder(second.path(), 9, 0);
    let page = second.path().join("changes.html");
    let done = run([Path::new("compare"), first.path(), second.path(), Path::new("--html"), &page]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    check(&page, &[WIDE, DARK, NARROW], &["accessible", "filter", "list", "sort", "more"]);
}

#[test]
fn a_printed_report_repeats_its_headings() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    output_folder(folder.path(), 31, 20);
    let page = report(folder.path(), "overview");
    let pdf = folder.path().join("overview.pdf");
    let print = format!("--print-to-pdf={}", pdf.display());
    open(&browser, &page, 1400, &[&print, "--no-pdf-header-footer"]);
    assert!(pdf.is_file(), "{} printed nothing", root().display());
    // Every page as a drawing of its words.
    let drawing = folder.path().join("page.svg");
    let pages: Vec<String> = (1..100)
        .map_while(|page| {
            let number = page.to_string();
            let done = run(["inspect", "--page", &number, "--svg", &drawing.to_string_lossy(), &pdf.to_string_lossy()]);
            (done.status.code() == Some(0)).then(|| fs::read_to_string(&drawing).unwrap())
        })
        .collect();
    let with = |word: &str| pages.iter().filter(|page| page.contains(&format!(">{word}<"))).count();
    assert!(with("Place") > 0 && with("Member") > 1, "{} pages", pages.len());
    for page in pages.iter().filter(|page| page.contains(">Member<")) {
        assert!(page.contains(">Owners<"), "the headings stand on every page of the actions");
    }
}
