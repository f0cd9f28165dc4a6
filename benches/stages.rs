//! Milliseconds for each stage and end to end over a folder of papers: `cargo bench --bench stages [-- FOLDER]`
//! (default: the fixtures). A benchmark, never a test: nothing fails on a slow machine.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use boardpapers::{Settings, extract, normalise, pipeline, read, recognise};
use std::time::{Duration, Instant};

/// Rounds over the folder: the first warms what is prepared once.
const ROUNDS: u32 = 4;

fn main() {
    let folder = std::env::args().skip(1).find(|a| !a.starts_with('-')).unwrap_or_else(|| "fixtures".to_owned());
    let papers: Vec<Vec<u8>> = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|e| e.path().extension().is_some_and(|x| x == "pdf" || x == "docx"))
        .filter_map(|e| std::fs::read(e.path()).ok())
        .collect();
    let settings = Settings::default();
    let mut spent = [Duration::ZERO; 5];
    let mut pages = 0;
    for round in 0..ROUNDS {
        for bytes in &papers {
            let mut clock = Instant::now();
            let mut lap = |stage: usize| {
                if round > 0 {
                    spent[stage] += clock.elapsed();
                }
                clock = Instant::now();
            };
            let Ok(document) = read::read(bytes, None) else { continue };
            pages += document.page_count;
            lap(0);
            let document = recognise::recognise(document, &settings.frameworks);
            lap(1);
            let mut extracted = extract::extract(&document, &settings);
            lap(2);
            normalise::normalise(&mut extracted.facts, &mut extracted.records, &document, &settings);
            lap(3);
            drop((document, extracted));
            lap(4);
            let _ = pipeline::extract(bytes, &settings);
            lap(4);
        }
    }
    let rounds = f64::from(ROUNDS - 1);
    println!("{} papers, {} printed pages", papers.len(), pages / ROUNDS);
    for (name, time) in ["read", "recognise", "extract", "normalise", "end to end"].iter().zip(spent) {
        println!("{name:<12}{:>9.2} ms a round", time.as_secs_f64() * 1e3 / rounds);
    }
}
