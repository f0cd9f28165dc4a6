//! Tables cell by cell: text, spans and headings as `fixtures/expected/tables` has them, for papers of several producers.

use crate::program::{fixtures, json, run};
use serde_json::Value;

#[test]
fn tables_are_read_cell_by_cell() {
    let mut misses = Vec::new();
    let expectations = fixtures().join("expected").join("tables");
    for entry in walkdir::WalkDir::new(&expectations).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let paper = fixtures().join("tables").join(path.file_name().unwrap()).with_extension("pdf");
        let done = run(["inspect", &paper.to_string_lossy(), "--json"]);
        let inspected: Value = serde_json::from_slice(&done.stdout).unwrap();
        let found: Vec<String> =
            inspected["tables"].as_array().unwrap().iter().filter(|t| t["columns"] != 1).map(shown).collect();
        let wanted: Vec<String> = json(&path)["tables"].as_array().unwrap().iter().map(expected).collect();
        if found != wanted {
            let name = paper.file_name().unwrap().to_string_lossy().into_owned();
            misses.push(format!("{name}:\n  read\n{}\n  expected\n{}", found.join("\n"), wanted.join("\n")));
        }
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

/// An expected table: how it is recognised, its columns and heading rows, and its rows of cells as `text >2 v3` for a
/// cell over two columns and three rows.
fn expected(table: &Value) -> String {
    let rows: Vec<&str> = table["rows"].as_array().unwrap().iter().map(|row| row.as_str().unwrap()).collect();
    format!("{} {} {}\n{}", table["by"], table["columns"], table["header_rows"], rows.join("\n"))
}

/// A table as `inspect` gives it, in the same words.
fn shown(table: &Value) -> String {
    let cells = table["cells"].as_array().unwrap();
    let number = |cell: &Value, key: &str| cell[key].as_u64().unwrap();
    let headings = cells.iter().filter(|c| c["header"] == true);
    let headings = headings.map(|c| number(c, "row") + number(c, "row_span") - 1).max().unwrap_or(0);
    let rows: Vec<String> = (1..=table["rows"].as_u64().unwrap())
        .map(|row| {
            let texts: Vec<String> = cells
                .iter()
                .filter(|cell| number(cell, "row") == row)
                .map(|cell| {
                    let mut text = cell["text"].as_str().unwrap().lines().collect::<Vec<_>>().join(" / ");
                    for (sign, span) in [('>', number(cell, "column_span")), ('v', number(cell, "row_span"))] {
                        if span > 1 {
                            text += &format!(" {sign}{span}");
                        }
                    }
                    text.trim().to_owned()
                })
                .collect();
            texts.join(" | ")
        })
        .collect();
    format!("{} {} {headings}\n{}", table["recognised_by"], table["columns"], rows.join("\n"))
}
