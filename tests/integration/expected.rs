//! The format of expectations is told in `fixtures/README.md`.

use crate::program::{fixtures, fixtures_output, json};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn expected_records_are_found() {
    let run = json(&fixtures_output().join("run.json"));
    let inputs: BTreeMap<&str, &Value> =
        run["inputs"].as_array().unwrap().iter().map(|input| (input["file"].as_str().unwrap(), input)).collect();
    let mut misses = Vec::new();
    for entry in walkdir::WalkDir::new(fixtures().join("expected")).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let expected = json(&path);
        let name = path.strip_prefix(fixtures().join("expected")).unwrap().with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        let papers = papers(&name);
        if papers.is_empty() {
            misses.push(format!("{name}: no such paper"));
        }
        for paper in papers {
            match inputs.get(paper.as_str()) {
                Some(input) => compare(&paper, &expected, input, &mut misses),
                None => misses.push(format!("{paper}: not in `run.json`")),
            }
        }
    }
    assert!(misses.is_empty(), "{} misses:\n{}", misses.len(), misses.join("\n"));
}

/// The papers that an expectation speaks of: of both formats, or of the one that it names.
fn papers(name: &str) -> Vec<String> {
    let exists = |file: &String| fixtures().join(file).is_file();
    if exists(&name.to_owned()) {
        return vec![name.to_owned()];
    }
    ["docx", "pdf"].iter().map(|ending| format!("{name}.{ending}")).filter(exists).collect()
}

/// Compares what is expected of one paper with what was read from it.
fn compare(paper: &str, expected: &Value, input: &Value, misses: &mut Vec<String>) {
    let document = match input["output"].as_str() {
        Some(path) => json(&fixtures_output().join(Path::new(path))),
        None => Value::Null,
    };
    let outcome = input["outcome"].as_str().unwrap();
    let expected_outcomes = expected["outcome"].as_str().map_or(vec!["ok", "partial"], |outcome| vec![outcome]);
    if !expected_outcomes.contains(&outcome) {
        misses.push(format!("{paper}: outcome `{outcome}`, expected {expected_outcomes:?}"));
    }
    for (key, wanted) in expected.as_object().unwrap() {
        match key.as_str() {
            // Tables are compared with what `inspect` shows.
            "outcome" | "tables" => {}
            "document" => differences(&format!("{paper}: document"), wanted, &document, misses),
            "counts" => {
                for (table, number) in wanted.as_object().unwrap() {
                    let found = document[table].as_array().map_or(0, Vec::len);
                    if number.as_u64() != Some(found as u64) {
                        misses.push(format!("{paper}: {found} {table}, expected {number}"));
                    }
                }
            }
            "warnings" | "errors" => {
                for code in wanted.as_array().unwrap() {
                    if !input[key].as_array().unwrap().iter().any(|found| found["code"] == *code) {
                        misses.push(format!("{paper}: no {code} among the {key}"));
                    }
                }
            }
            table => in_order(paper, table, wanted, &document[table], misses),
        }
    }
}

/// Every record wanted is found, in the order given.
fn in_order(paper: &str, table: &str, wanted: &Value, found: &Value, misses: &mut Vec<String>) {
    let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut from = 0;
    for (index, record) in wanted.as_array().unwrap().iter().enumerate() {
        let place = format!("{paper}: {table}[{index}]");
        if let Some(at) = found.iter().skip(from).position(|candidate| matches(record, candidate)) {
            from += at + 1;
        } else {
            // Named against the one that fits best, so that the miss can be seen.
            let nearest = found.iter().min_by_key(|candidate| {
                let mut several = Vec::new();
                differences("", record, candidate, &mut several);
                several.len()
            });
            match nearest {
                Some(nearest) => differences(&place, record, nearest, misses),
                None => misses.push(format!("{place}: there are none")),
            }
            if nearest.is_some_and(|nearest| matches(record, nearest)) {
                misses.push(format!("{place}: found, but not in this order"));
            }
        }
    }
}

fn matches(wanted: &Value, found: &Value) -> bool {
    let mut misses = Vec::new();
    differences("", wanted, found, &mut misses);
    misses.is_empty()
}

/// Objects by the keys wanted, lists element by element, everything else exactly.
fn differences(place: &str, wanted: &Value, found: &Value, misses: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            for (key, value) in wanted {
                differences(&format!("{place}.{key}"), value, found.get(key).unwrap_or(&Value::Null), misses);
            }
        }
        (Value::Array(wanted_items), Value::Array(found_items)) if wanted_items.len() == found_items.len() => {
            for (index, (wanted, found)) in wanted_items.iter().zip(found_items).enumerate() {
                differences(&format!("{place}[{index}]"), wanted, found, misses);
            }
        }
        _ if wanted == found => {}
        _ => misses.push(format!("{place}: {found}, expected {wanted}")),
    }
}
