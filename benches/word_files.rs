//! Word files a second, beside `docx-rs` on the same files, and the memory for a large one: `cargo bench --bench word_files
//! [-- FOLDER...]` (default: the fixtures), `cargo bench --bench word_files -- --large` (a main part of 7 MB). A benchmark,
//! never a test: nothing fails on a slow machine. Only files that are read without a fault are compared: `docx-rs` never
//! ends on some damaged ones.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use boardpapers::diagnostic::Severity;
use boardpapers::read;
use std::io::{Cursor, Write};
use std::panic::catch_unwind;
use std::time::{Duration, Instant};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Rounds over the files; the best one counts, since other work disturbs all others.
const ROUNDS: u32 = 5;

/// Bytes of a large main part.
const LARGE: usize = 7 << 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if arguments.iter().any(|a| a == "--large") {
        large();
    } else if arguments.is_empty() {
        beside(&["fixtures".to_owned()]);
    } else {
        beside(&arguments);
    }
}

/// Both readers over the same files.
fn beside(folders: &[String]) {
    let files: Vec<Vec<u8>> = folders
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name())
        .filter_map(Result::ok)
        .filter(|e| e.path().extension().is_some_and(|x| x == "docx"))
        .filter_map(|e| std::fs::read(e.path()).ok())
        .filter(|bytes| {
            read::docx::read(bytes).is_ok_and(|d| d.diagnostics.iter().all(|d| d.severity < Severity::Partial))
        })
        .collect();
    std::panic::set_hook(Box::new(|_| {}));
    let theirs = |bytes: &[u8]| catch_unwind(|| docx_rs::read_docx(bytes).is_ok()).unwrap_or(false);
    let read_by_both: Vec<&[u8]> = files.iter().map(Vec::as_slice).filter(|bytes| theirs(bytes)).collect();
    println!("{} files, {} of them read by docx-rs too", files.len(), read_by_both.len());
    let time = |name: &str, read: &dyn Fn(&[u8]) -> bool| {
        let round = || {
            let clock = Instant::now();
            for bytes in &read_by_both {
                assert!(read(bytes));
            }
            clock.elapsed()
        };
        let best = (0..ROUNDS).map(|_| round()).min().unwrap_or(Duration::MAX).as_secs_f64();
        println!("{name:<12}{:>9.0} files/s{:>9.2} ms a round", read_by_both.len() as f64 / best, best * 1e3);
    };
    time("boardpapers", &|bytes| read::docx::read(bytes).is_ok());
    time("docx-rs", &theirs);
}

/// A table of many rows, as a log of years of actions.
fn large() {
    let bytes = large_file();
    let before = peak();
    let clock = Instant::now();
    let document = read::docx::read(&bytes).unwrap();
    println!("{} blocks in {:.0} ms", document.blocks.len(), clock.elapsed().as_secs_f64() * 1e3);
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("peak of the process {after} kB, {before} kB before reading");
    }
}

fn large_file() -> Vec<u8> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let options = SimpleFileOptions::default();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", options).unwrap();
    let mut written = 0;
    let mut add = |text: &str| {
        writer.write_all(text.as_bytes()).unwrap();
        written += text.len();
        written
    };
    add(&format!("<w:document xmlns:w='{NAMESPACE}'><w:body>"));
    for number in 0.. {
        let cell = |text: &str| {
            format!(
                "<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr><w:p w:rsidR='00AB12CD'><w:pPr><w:spacing w:after='0'/>\
                 <w:rPr><w:sz w:val='22'/></w:rPr></w:pPr><w:r><w:rPr><w:sz w:val='22'/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
        };
        let row = [format!("{number}"), "Write to the harbour trust".to_owned(), "Clerk".to_owned()];
        let row: String = row.iter().map(|text| cell(text)).collect();
        if add(&format!("<w:tbl><w:tr>{row}</w:tr></w:tbl><w:p><w:r><w:t>Noted.</w:t></w:r></w:p>")) > LARGE {
            break;
        }
    }
    add("</w:body></w:document>");
    writer.finish().unwrap().into_inner()
}

/// The most memory that the process has held so far, in kB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}
