//! The program as its users meet it. One binary, one module per topic.

#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

/// Stages never import each other; one module names each library.
#[path = "integration/architecture.rs"]
mod architecture;
/// Whole runs: streams, kept results, tables, corrections, what the disk may do.
#[path = "integration/batch.rs"]
mod batch;
/// Reports in a real browser.
#[path = "integration/browser.rs"]
mod browser;
/// Arguments, exit codes, what goes to which stream.
#[path = "integration/cli.rs"]
mod cli;
/// Damaged papers, and folders of any papers.
#[path = "integration/damaged.rs"]
mod damaged;
/// The same bytes, however the run was done.
#[path = "integration/determinism.rs"]
mod determinism;
/// Hand-checked records of the fixtures: is it right?
#[path = "integration/expected.rs"]
mod expected;
/// Papers inside papers, and papers behind a password.
#[path = "integration/inside.rs"]
mod inside;
/// Papers that crash, hang or eat memory cost themselves alone.
#[path = "integration/isolation.rs"]
mod isolation;
/// The committed output: did it change?
#[path = "integration/output.rs"]
mod output;
/// Tables of PDF papers of several producers, cell by cell.
#[path = "integration/printed_tables.rs"]
mod printed_tables;
/// How the tests run the program.
#[path = "integration/program.rs"]
mod program;
/// What holds for any input.
#[path = "integration/properties.rs"]
mod properties;
/// Real meeting papers beside the repository: shapes counted by hand.
#[path = "integration/real_meetings.rs"]
mod real_meetings;
/// Overviews, comparisons and corrections, made of an output folder.
#[path = "integration/reports.rs"]
mod reports;
/// What is written follows the published schemas.
#[path = "integration/schema.rs"]
mod schema;
/// The words of papers in any order make no reader fail.
#[path = "integration/shuffled.rs"]
mod shuffled;
/// Tables in the programs that analysts use.
#[path = "integration/tables.rs"]
mod tables;
/// Words of the user's own for plan tables.
#[path = "integration/vocabulary.rs"]
mod vocabulary;
