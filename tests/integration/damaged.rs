use crate::program::{extract, fixtures, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Numbers that look random and are the same on every machine (the multiplier and increment of Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// A way in which a paper is damaged.
type Way = fn(Vec<u8>, &mut Numbers) -> Vec<u8>;
const WAYS: [Way; 4] = [cut_short, flip_bytes, swap_pieces, empty_out];

fn cut_short(mut bytes: Vec<u8>, numbers: &mut Numbers) -> Vec<u8> {
    bytes.truncate(numbers.below(bytes.len()));
    bytes
}

fn flip_bytes(mut bytes: Vec<u8>, numbers: &mut Numbers) -> Vec<u8> {
    for _ in 0..(bytes.len() / 400).clamp(1, 200) {
        let at = numbers.below(bytes.len());
        bytes[at] ^= 1 << numbers.below(8);
    }
    bytes
}

/// Two pieces of the file change places: streams end up under other objects' names.
fn swap_pieces(mut bytes: Vec<u8>, numbers: &mut Numbers) -> Vec<u8> {
    let length = bytes.len() / 5;
    let first = numbers.below(bytes.len() / 2 - length.min(bytes.len() / 2));
    let second = bytes.len() / 2 + numbers.below(bytes.len() / 2 - length.min(bytes.len() / 2));
    for offset in 0..length {
        if second + offset < bytes.len() {
            bytes.swap(first + offset, second + offset);
        }
    }
    bytes
}

/// A piece is blanked, as by a bad sector.
fn empty_out(mut bytes: Vec<u8>, numbers: &mut Numbers) -> Vec<u8> {
    let from = numbers.below(bytes.len());
    let to = (from + 2048).min(bytes.len());
    bytes[from..to].fill(0);
    bytes
}

/// Whatever a folder holds: the run ends by itself, and each file in it has an outcome.
#[track_caller]
fn check(folder: &Path) {
    let (output, done) = extract(folder, &["--jobs", "2", "--quiet", "--timeout", "20"]);
    let code = done.status.code().unwrap();
    assert!(code <= 1, "exit code {code}: {}", String::from_utf8_lossy(&done.stderr));
    let run = json(&output.path().join("run.json"));
    let inputs = run["inputs"].as_array().unwrap();
    let told: BTreeSet<&str> = inputs.iter().filter_map(|input| input["file"].as_str()).collect();
    for entry in walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap()) {
        let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() {
            assert!(told.contains(name.as_str()), "{name} has no outcome");
        }
    }
    for input in inputs {
        let whole = matches!(input["outcome"].as_str(), Some("ok" | "skipped"));
        let codes: Vec<&str> =
            input["errors"].as_array().unwrap().iter().filter_map(|error| error["code"].as_str()).collect();
        assert_eq!(whole, codes.is_empty(), "{input}");
        // A crash is held in by the worker, a fault by what calls the step, but either is a defect all the same.
        assert!(!["reader_crashed", "program_fault", "timed_out"].iter().any(|code| codes.contains(code)), "{input}");
        let read = matches!(input["outcome"].as_str(), Some("ok" | "partial"));
        let written = input["output"].as_str().map(|file| output.path().join(file));
        assert_eq!(read, written.is_some_and(|file| file.is_file()), "{input}");
    }
}

#[test]
fn damaged_fixtures_end_in_records_or_diagnostics() {
    let folder = tempfile::tempdir().unwrap();
    let mut numbers = Numbers(1);
    let mut count = 0_usize;
    for entry in walkdir::WalkDir::new(fixtures()).sort_by_file_name().into_iter().map(|entry| entry.unwrap()) {
        let extension = entry.path().extension().and_then(|e| e.to_str()).unwrap_or_default().to_owned();
        if !matches!(extension.as_str(), "pdf" | "docx") || entry.metadata().unwrap().len() == 0 {
            continue;
        }
        // Each paper in two of the ways, all ways in turn.
        for way in [count % WAYS.len(), (count + 1 + count / WAYS.len()) % WAYS.len()] {
            let bytes = WAYS[way](fs::read(entry.path()).unwrap(), &mut numbers);
            fs::write(folder.path().join(format!("{count:03}-{way}.{extension}")), bytes).unwrap();
        }
        count += 1;
    }
    assert!(count > 40, "the fixtures were not found");
    check(folder.path());
}

/// Papers beside the repository, or any folder of papers that one wants to try: `BOARDPAPERS_CORPUS=FOLDER cargo test corpus`.
#[test]
fn every_paper_of_a_corpus_is_accounted_for() {
    let named = std::env::var_os("BOARDPAPERS_CORPUS").map(std::path::PathBuf::from);
    let folder = named.unwrap_or_else(|| crate::program::root().join("../shared/papers/hostile"));
    if folder.is_dir() {
        check(&folder);
    } else {
        eprintln!("{} is absent: nothing was tried", folder.display());
    }
}
