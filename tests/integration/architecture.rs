//! Scans the sources' imports.

use crate::program::root;
use std::fs;

const STAGES: [&str; 7] = ["read", "recognise", "extract", "normalise", "collate", "write", "report"];

/// Libraries that one place alone may name: (crate, the folder or file).
const LIBRARIES: [(&str, &[&str]); 13] = [
    ("hayro_syntax", &["read/pdf"]),
    ("hayro_font", &["read/pdf"]),
    ("hayro_cmap", &["read/pdf"]),
    // The second reader, and the reviewers' copies that are written.
    ("lopdf", &["read/pdf", "report"]),
    // DOCX is read, drawings of pages are checked before a report shows them.
    ("quick_xml", &["read/docx", "report/drawing.rs"]),
    // Papers are read, reports packed.
    ("zip", &["read/docx", "report/docx"]),
    ("docx_rs", &["report"]),
    ("rust_xlsxwriter", &["report"]),
    ("maud", &["report"]),
    ("plotters", &["report/charts"]),
    ("rayon", &["pipeline"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
];

/// Rust files below `src` with their paths relative to it.
fn sources() -> Vec<(String, String)> {
    let folder = root().join("src");
    walkdir::WalkDir::new(&folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| {
            let name = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

/// The lines of a source that are code of the product: tests, which stand last, may use what they like.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let product = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let product = product.split("#[cfg(test)]\n#[allow").next().unwrap_or_default();
    product.lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}

/// Whether a line names a path such as `crate::read::`, not as a part of a longer name.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        !before.is_some_and(|letter| is_name(letter) || letter == ':') && !after.is_some_and(is_name)
    })
}

#[test]
fn stages_never_import_each_other() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(stage) = STAGES.iter().find(|stage| file.starts_with(&format!("{stage}/"))) else { continue };
        for line in code(&text) {
            for other in STAGES.iter().filter(|other| *other != stage) {
                let grouped = line.starts_with("use crate::{") && names(line, other);
                if names(line, &format!("crate::{other}")) || grouped {
                    wrong.push(format!("{file}: {line}"));
                }
            }
            if names(line, "crate::pipeline") || names(line, "crate::worker") {
                wrong.push(format!("{file}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn data_and_facts_know_no_stage() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let data = ["document/", "record/", "diagnostic.rs", "register/", "framework/", "wording/"];
        if !data.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        for line in code(&text) {
            let stage = STAGES.iter().any(|stage| names(line, &format!("crate::{stage}")));
            if stage || names(line, "crate::pipeline") {
                wrong.push(format!("{file}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_library_has_its_place() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        for (library, places) in LIBRARIES {
            if places.iter().any(|place| file.starts_with(place)) {
                continue;
            }
            let used = |line: &&str| {
                names(line, &format!("use {library}"))
                    || line.contains(&format!(" {library}::"))
                    || line.contains(&format!("({library}::"))
                    || line.starts_with(&format!("{library}::"))
            };
            wrong.extend(code(&text).filter(used).map(|line| format!("{file}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edges_touch_the_disk() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let pure = ["read/", "recognise/", "extract/", "normalise/", "collate/", "document/", "wording/", "register/"];
        if pure.iter().any(|folder| file.starts_with(folder)) && !file.contains("tests") {
            let touches = |line: &&str| names(line, "std::fs") || names(line, "File::open") || names(line, "std::env");
            wrong.extend(code(&text).filter(touches).map(|line| format!("{file}: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
