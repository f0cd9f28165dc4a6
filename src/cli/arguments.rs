//! The command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Seconds after which a paper is given up, unless the user says otherwise.
pub(super) const TIMEOUT: f64 = 60.0;
/// Megabytes that reading one paper may take, unless the user says otherwise.
pub(super) const MEMORY: u32 = 1024;

/// Reads public boards' papers (PDF and DOCX) and writes what they say as normalised records.
///
/// Exit status: 0 all went well; 1 the run is complete, but a paper could not be read, or not all of it;
/// 2 the run could not continue.
#[derive(Debug, Parser)]
#[command(version, verbatim_doc_comment)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Reads papers and writes their records
    Extract(ExtractArguments),
    /// Shows what the program sees in a paper: words, ruling lines, cells, blocks
    Inspect(InspectArguments),
    /// Prints the JSON Schema (draft 2020-12) of the records
    Schema(SchemaArguments),
    /// Lists every diagnostic and review code with its meaning and what to do
    Codes(CodesArguments),
    /// Writes overviews of an output folder: a web page, a Word report, a workbook
    Report(ReportArguments),
    /// Compares two rounds of returns
    Compare(CompareArguments),
    /// Lists what wants a person's look, as a sheet to fill in
    Review(ReviewArguments),
    /// Takes a filled sheet in and keeps its corrections
    Apply(ApplyArguments),
    /// Works on rating frameworks
    #[command(subcommand)]
    Framework(FrameworkCommand),
}

#[derive(Debug, Subcommand)]
pub(super) enum FrameworkCommand {
    /// Checks a framework of your own and explains its mistakes
    Check {
        /// The framework (TOML)
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(super) struct InspectArguments {
    /// The paper
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// One page alone, from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) page: Option<u32>,

    /// The whole recognised document as JSON
    #[arg(long, conflicts_with = "svg")]
    pub(super) json: bool,

    /// A picture of the page (the first, unless `--page` is given), to this file
    #[arg(long, value_name = "FILE")]
    pub(super) svg: Option<PathBuf>,

    /// Password for protected papers
    #[arg(long, value_name = "PASSWORD")]
    pub(super) password: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ExtractArguments {
    /// Files, folders (searched to their end; hidden and lock files are skipped) or globs
    #[arg(value_name = "PATH", required_unless_present = "stdin0")]
    pub(super) paths: Vec<PathBuf>,

    /// Folder to write to
    #[arg(short, long, value_name = "DIR", required_unless_present = "stream")]
    pub(super) output: Option<PathBuf>,

    /// Papers read at a time [default: the number of cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(super) jobs: Option<u16>,

    /// Seconds after which a paper is given up
    #[arg(long, value_name = "SECONDS", default_value_t = TIMEOUT, value_parser = seconds)]
    pub(super) timeout: f64,

    /// Megabytes that reading one paper may take
    #[arg(long, value_name = "MB", default_value_t = MEMORY, value_parser = clap::value_parser!(u32).range(16..))]
    pub(super) memory: u32,

    /// Password for protected papers
    #[arg(long, value_name = "PASSWORD")]
    pub(super) password: Option<String>,

    /// A rating framework of your own (TOML), before those built in; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(super) framework: Vec<PathBuf>,

    /// Headings of plan tables, names of functions and words for their status of your own (TOML), beside those built in;
    /// may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(super) vocabulary: Vec<PathBuf>,

    /// Name of the round of returns [default: the year of each return's date of completion]
    #[arg(long, value_name = "NAME")]
    pub(super) round: Option<String>,

    /// Replay corrections that were applied before
    #[arg(long, value_name = "FILE")]
    pub(super) corrections: Option<PathBuf>,

    /// Read every paper again, also those that are kept from an earlier run
    #[arg(long)]
    pub(super) fresh: bool,

    /// Folder in which results are kept [default: `.boardpapers-cache` in the output folder]
    #[arg(long, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,

    /// Write CSV tables and a data package beside the NDJSON
    #[arg(long, requires = "output")]
    pub(super) csv: bool,

    /// Write Parquet tables with the columns of the CSV (needs a build with `--features parquet`)
    #[arg(long, requires = "output")]
    pub(super) parquet: bool,

    /// Draw the PDF pages that records were read from, for `report` to show beside each value
    #[arg(long, requires = "output")]
    pub(super) pictures: bool,

    /// Print each paper as one line of JSON to standard output, in the order of the inputs
    #[arg(long, conflicts_with = "output")]
    pub(super) stream: bool,

    /// Read paths from standard input, separated by NUL bytes
    #[arg(long)]
    pub(super) stdin0: bool,

    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Say what became of every paper
    #[arg(short, long)]
    pub(super) verbose: bool,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Record type, for instance `action` [default: all of them]
    #[arg(value_name = "RECORD")]
    pub(super) record: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct CodesArguments {
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// A number of seconds above nothing.
fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds <= 86_400.0 => Ok(seconds),
        _ => Err("a number of seconds above 0 and up to 86400 is wanted".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Folder that `extract` wrote
    #[arg(value_name = "OUTPUT")]
    pub(super) folder: PathBuf,

    #[command(flatten)]
    pub(super) files: ReportFiles,
}

/// What reports are written as.
#[derive(Debug, Args)]
pub(super) struct ReportFiles {
    /// A web page, complete in one file
    #[arg(long, value_name = "FILE")]
    pub(super) html: Option<PathBuf>,

    /// A Word report
    #[arg(long, value_name = "FILE")]
    pub(super) docx: Option<PathBuf>,

    /// A workbook of named tables
    #[arg(long, value_name = "FILE")]
    pub(super) xlsx: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// Folder that `extract` wrote for the first round
    #[arg(value_name = "ROUND1")]
    pub(super) before: PathBuf,

    /// Folder that `extract` wrote for the second round
    #[arg(value_name = "ROUND2")]
    pub(super) after: PathBuf,

    #[command(flatten)]
    pub(super) files: ReportFiles,
}

#[derive(Debug, Args)]
pub(super) struct ReviewArguments {
    /// Folder that `extract` wrote
    #[arg(value_name = "OUTPUT")]
    pub(super) folder: PathBuf,

    /// A sheet with one row for each doubtful value and empty columns to fill in
    #[arg(long, value_name = "FILE")]
    pub(super) xlsx: Option<PathBuf>,

    /// Copies of the PDFs with each value highlighted and commented, into this folder
    #[arg(long, value_name = "DIR", requires = "papers")]
    pub(super) pdf: Option<PathBuf>,

    /// The folder of papers that was read
    #[arg(long, value_name = "DIR")]
    pub(super) papers: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ApplyArguments {
    /// The filled sheet (XLSX or CSV)
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// Folder that `extract` wrote
    #[arg(value_name = "OUTPUT")]
    pub(super) folder: PathBuf,

    /// Who corrected the rows that do not say it
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,

    /// The rating framework of your own (TOML) that the papers were read with; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(super) framework: Vec<PathBuf>,
}
