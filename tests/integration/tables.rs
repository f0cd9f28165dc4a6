//! The README's lines for DuckDB, pandas and R, run as they stand there; and the data package, validated. Programs that
//! are not on this machine are named and left out.

use crate::program::{fixtures, program, root, text};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The README's first block of a language after the words that open the tables.
fn block(language: &str) -> String {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, after) = readme.split_once("Open the tables without options").unwrap();
    let (_, block) = after.split_once(&format!("```{language}\n")).unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

/// A folder in which `output/` holds what was read from some fixtures, as CSV too.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program();
    command.arg("extract").args(["returns", "meetings", "plans"].map(|name| fixtures().join(name)));
    let done = command.arg("--output").arg(folder.path().join("output")).args(["--csv", "--quiet"]).output().unwrap();
    assert!(done.status.code().is_some_and(|code| code < 2), "{}", text(&done.stderr));
    folder
}

/// Whether a program runs here.
fn is_here(program: &str, arguments: &[&str]) -> bool {
    let here = Command::new(program).args(arguments).output().is_ok_and(|done| done.status.success());
    if !here {
        eprintln!("`{program} {}` does not run here: not tried", arguments.join(" "));
    }
    here
}

/// Runs a program in a folder and gives what it printed.
fn check(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    let said = text(&done.stdout) + &text(&done.stderr);
    assert!(done.status.success(), "{program} {arguments:?}: {said}");
    said
}

#[test]
fn the_readme_s_lines_open_the_tables() {
    let folder = folder();
    let folder = folder.path();
    if is_here("python3", &["-c", "import duckdb"]) {
        let code = "import duckdb, sys\n\
                    for line in sys.argv[1].split(';\\n'):\n    \
                        found = duckdb.sql(line)\n    \
                        if found is not None: print(len(found.fetchall()), 'rows')\n";
        // Comments end their lines, not the statements.
        let block = block("sql");
        let lines = block.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end());
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        let said = check(folder, "python3", &["-c", code, &lines.join("\n")]);
        assert!(said.matches(" rows").count() >= 2 && !said.contains("\n0 rows"), "{said}");
        assert!(folder.join("ratings.parquet").is_file());
    }
    if is_here("python3", &["-c", "import pandas"]) {
        let code = block("python") + "print(len(actions) > 0, len(ratings) > 0, set(map(type, ratings.proposal)))\n";
        assert_eq!(check(folder, "python3", &["-c", &code]).trim(), "True True {<class 'str'>}");
    }
    if is_here("Rscript", &["-e", "library(jsonlite); library(readr)"]) {
        let code = block("r") + "stopifnot(nrow(actions) > 0, nrow(ratings) > 0)\n";
        check(folder, "Rscript", &["-e", &code]);
    }
}

/// With the feature, Parquet holds what the CSV holds; without it, the program says how to get it and reads nothing.
#[test]
fn parquet_tables_hold_what_the_csv_holds() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    let mut command = program();
    command.arg("extract").arg(fixtures().join("returns")).arg("--output").arg(&output);
    let done = command.args(["--csv", "--parquet", "--quiet"]).output().unwrap();
    if !cfg!(feature = "parquet") {
        assert_eq!(done.status.code(), Some(2));
        assert!(text(&done.stderr).contains("--features parquet"), "{}", text(&done.stderr));
        assert!(!output.exists());
        return;
    }
    assert!(done.status.code().is_some_and(|code| code < 2), "{}", text(&done.stderr));
    assert!(output.join("ratings.parquet").is_file());
    if is_here("python3", &["-c", "import duckdb"]) {
        let code = "import csv, duckdb, pathlib\n\
                    for path in sorted(pathlib.Path('output').glob('*.parquet')):\n    \
                        found = duckdb.sql(f\"SELECT * FROM '{path}'\")\n    \
                        said = lambda v: '' if v is None else str(v).lower() if isinstance(v, bool) else str(v)\n    \
                        rows = [found.columns] + [[said(v) for v in row] for row in found.fetchall()]\n    \
                        plain = lambda v: v[1:] if v[:1] == \"'\" and v[1:2] in '=+-@\\t\\r' else v\n    \
                        wanted = [[plain(v) for v in row] for row in csv.reader(path.with_suffix('.csv').open(newline=''))]\n    \
                        assert rows == wanted, path\n    \
                        print(path.stem, len(rows) - 1)\n";
        let said = check(folder.path(), "python3", &["-c", code]);
        assert!(said.contains("ratings ") && !said.contains("ratings 0"), "{said}");
    }
}

#[test]
fn the_data_package_is_valid() {
    if is_here("frictionless", &["--version"]) {
        let folder = folder();
        let said = check(folder.path(), "frictionless", &["validate", "output/datapackage.json"]);
        assert!(!said.contains("INVALID"), "{said}");
    }
}
