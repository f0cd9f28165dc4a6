use crate::program::{PATIENT, files, fixtures, fixtures_output, program};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The papers of the fixtures, hidden ones left out.
fn papers() -> Vec<PathBuf> {
    walkdir::WalkDir::new(fixtures())
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// Extracts into `output`, and gives the files written.
fn extract(inputs: &[PathBuf], output: &Path, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let done =
        program().arg("extract").args(inputs).arg("--output").arg(output).args(PATIENT).args(more).output().unwrap();
    assert!(done.status.code().is_some_and(|code| code < 2), "{done:?}");
    files(output)
}

fn same(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>(), "{what}");
    for (name, bytes) in a {
        assert!(b.get(name) == Some(bytes), "{what}: {name} differs");
    }
}

#[test]
fn the_same_bytes_for_any_jobs_and_from_another_folder() {
    let first = files(fixtures_output());
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("papers of mine");
    for path in papers() {
        let to = copy.join(path.strip_prefix(fixtures()).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&path, to).unwrap();
    }
    for jobs in ["1", "8"] {
        let output = tempfile::tempdir().unwrap();
        let again = extract(std::slice::from_ref(&copy), output.path(), &["--jobs", jobs, "--quiet"]);
        same(&first, &again, &format!("{jobs} jobs"));
    }
}

#[test]
fn the_same_bytes_whatever_the_order_of_the_inputs() {
    let forwards = papers();
    let mut backwards = forwards.clone();
    backwards.reverse();
    let mut interleaved: Vec<PathBuf> = forwards.iter().step_by(2).cloned().collect();
    interleaved.extend(forwards.iter().skip(1).step_by(2).cloned());
    let outputs =
        [backwards, interleaved].map(|inputs| extract(&inputs, tempfile::tempdir().unwrap().path(), &["--quiet"]));
    same(&outputs[0], &outputs[1], "backwards and interleaved");
}

#[test]
fn the_same_bytes_kept_and_fresh() {
    // The folder of the fixtures' output was written without anything kept.
    let first = files(fixtures_output());
    let output = tempfile::tempdir().unwrap();
    same(&first, &extract(&[fixtures()], output.path(), &["--quiet"]), "again");
    same(&first, &extract(&[fixtures()], output.path(), &["--quiet"]), "kept");
    same(&first, &extract(&[fixtures()], output.path(), &["--quiet", "--fresh"]), "fresh");
}

#[test]
fn papers_of_an_earlier_run_go_and_other_files_stay() {
    let output = tempfile::tempdir().unwrap();
    let all = extract(&[fixtures().join("docx")], output.path(), &["--quiet"]);
    let mine = output.path().join("documents/mine.json");
    fs::write(&mine, "{\"mine\": true}").unwrap();
    fs::write(output.path().join("documents/half.json.partial"), "{").unwrap();
    let one = fixtures().join("docx/tables.docx");
    let now = extract(&[one], output.path(), &["--quiet"]);
    assert!(now.len() < all.len());
    assert!(mine.exists());
    assert!(!now.keys().any(|name| name.ends_with(".partial")));
}
