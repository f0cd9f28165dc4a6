use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of fixtures.
pub(crate) fn fixtures() -> PathBuf {
    root().join("fixtures")
}

/// The program, ready for arguments.
pub(crate) fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_boardpapers"))
}

/// Runs the program.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    program().args(arguments).output().unwrap()
}

/// Extracts `input` into a fresh folder.
pub(crate) fn extract(input: &Path, more: &[&str]) -> (tempfile::TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program();
    command.arg("extract").arg(input).arg("--output").arg(folder.path()).args(more);
    let output = command.output().unwrap();
    (folder, output)
}

/// A time-out that no fixture reaches, however busy the machine is: what is compared to the byte must not hang on it.
pub(crate) const PATIENT: [&str; 2] = ["--timeout", "600"];

/// What the program writes for the fixtures; written once for all tests, into the target's folder.
pub(crate) fn fixtures_output() -> &'static Path {
    static OUTPUT: OnceLock<PathBuf> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures-output");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let mut extract = program();
        extract.arg("extract").arg(fixtures()).arg("--output").arg(&folder).arg("--quiet").args(PATIENT);
        let done = extract.output().unwrap();
        assert!(done.status.code().is_some_and(|code| code < 2), "{done:?}");
        folder
    })
}

/// The files of an output folder by name, without what is kept for later runs.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() && !name.starts_with('.') {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// A JSON file.
pub(crate) fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of an NDJSON file.
pub(crate) fn ndjson(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What a program said on a stream.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
