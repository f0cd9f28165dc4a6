//! Paths, folders and globs to the files that they name.

use crate::error::Error;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// Path relative to the argument that named it, with forward slashes.
    pub file: String,
    /// Why it cannot be read, where that is known already.
    pub problem: Option<String>,
}

/// Characters that make an argument a glob, where no file has that very name.
const GLOB: [char; 3] = ['*', '?', '['];

/// Word keeps a file of this prefix beside every open paper.
const LOCK_FILE: &str = "~$";

/// The files that paths, folders and globs name, each once. Folders are searched to their end; hidden files, lock
/// files and the output folder are left out.
pub fn find(arguments: &[PathBuf], output: Option<&Path>) -> Result<Vec<Input>, Error> {
    let output = output.and_then(|folder| folder.canonicalize().ok());
    let mut inputs = Vec::new();
    for argument in arguments {
        if argument.is_dir() {
            walk(argument, argument, output.as_deref(), &mut inputs);
        } else if argument.exists() {
            let base = argument.parent().unwrap_or(Path::new(""));
            inputs.push(Input { path: argument.clone(), file: relative(argument, base), problem: None });
        } else {
            expand(argument, output.as_deref(), &mut inputs)?;
        }
    }
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(input.path.canonicalize().unwrap_or_else(|_| input.path.clone())));
    Ok(inputs)
}

/// A file that a list of paths names: it is called what the list calls it.
pub fn named(path: PathBuf) -> Input {
    let problem = (!path.exists()).then(|| reason(std::io::ErrorKind::NotFound).to_owned());
    let file = path.to_string_lossy().replace('\\', "/");
    Input { path, file, problem }
}

/// The files of a folder; their names are relative to `base`.
fn walk(folder: &Path, base: &Path, output: Option<&Path>, inputs: &mut Vec<Input>) {
    let wanted = |entry: &DirEntry| entry.depth() == 0 || !(is_left_out(entry) || is_output(entry, output));
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(wanted) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            // A link to a file is as good as the file; one to a folder may lead anywhere, back to here too: it is told, not
            // followed.
            Ok(entry) => {
                let path = entry.into_path();
                let file = relative(&path, base);
                inputs.push(Input { path, file, problem: None });
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let file = relative(&path, base);
                let problem = error.io_error().map_or("it cannot be followed", |error| reason(error.kind()));
                inputs.push(Input { path, file, problem: Some(problem.to_owned()) });
            }
        }
    }
}

/// The files that a glob names.
fn expand(argument: &Path, output: Option<&Path>, inputs: &mut Vec<Input>) -> Result<(), Error> {
    let not_found = || Error::Access { path: argument.to_path_buf(), source: std::io::ErrorKind::NotFound.into() };
    let pattern = argument.to_str().filter(|text| text.contains(GLOB)).ok_or_else(not_found)?;
    let usage = |error: &dyn std::fmt::Display| Error::Usage(format!("`{pattern}` is not a pattern: {error}"));
    let base: PathBuf =
        argument.components().take_while(|part| !part.as_os_str().to_string_lossy().contains(GLOB)).collect();
    let before = inputs.len();
    for path in glob::glob(pattern).map_err(|error| usage(&error))? {
        let path = path.unwrap_or_else(|error| error.path().to_path_buf());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name.starts_with(LOCK_FILE) {
            continue;
        }
        if path.is_dir() {
            walk(&path, &base, output, inputs);
        } else {
            let file = relative(&path, &base);
            inputs.push(Input { path, file, problem: None });
        }
    }
    if inputs.len() == before { Err(not_found()) } else { Ok(()) }
}

/// Whether a file or folder is hidden or a lock file.
fn is_left_out(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with(LOCK_FILE)
}

/// Whether this is the folder that the run writes to: what it wrote is nothing to read.
fn is_output(entry: &DirEntry, output: Option<&Path>) -> bool {
    output.is_some_and(|output| {
        entry.file_type().is_dir() && entry.path().canonicalize().is_ok_and(|path| path == output)
    })
}

/// A path relative to a base, with forward slashes.
fn relative(path: &Path, base: &Path) -> String {
    let rest = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = rest.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Why a file cannot be read, in words that are the same on every system.
pub(super) fn reason(kind: std::io::ErrorKind) -> &'static str {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::NotFound => "the file is no longer there",
        ErrorKind::PermissionDenied => "you may not read it",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::TimedOut => "the disk did not answer in time",
        _ => "the disk gave an error",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in ["b.pdf", "a.docx", "sub/c.PDF", "~$a.docx", ".hidden.pdf", ".git/d.pdf", "out/documents/e.json"] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        folder
    }

    fn check(arguments: &[&str], expected: &[&str]) {
        let folder = folder();
        let arguments: Vec<PathBuf> = arguments.iter().map(|a| folder.path().join(a)).collect();
        let found = find(&arguments, Some(&folder.path().join("out"))).unwrap();
        let files: Vec<&str> = found.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(files, expected, "{arguments:?}");
    }

    #[test]
    fn files_folders_and_globs() {
        check(&[""], &["a.docx", "b.pdf", "sub/c.PDF"]);
        check(&["sub"], &["c.PDF"]);
        check(&["b.pdf"], &["b.pdf"]);
        check(&["*.pdf"], &["b.pdf"]);
        check(&["**/*.PDF"], &["sub/c.PDF"]);
        check(&["s*"], &["sub/c.PDF"]);
        // Named twice, read once.
        check(&["b.pdf", "", "*.pdf"], &["b.pdf", "a.docx", "sub/c.PDF"]);
        // A lock file that is named is wanted.
        check(&["~$a.docx"], &["~$a.docx"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_told_and_not_followed() {
        let folder = folder();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("sub/loop")).unwrap();
        let found = find(&[folder.path().join("sub")], None).unwrap();
        let files: Vec<&str> = found.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(files, ["c.PDF", "loop"]);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let folder = folder();
        for argument in ["none.pdf", "*.none", "none/*"] {
            assert!(matches!(find(&[folder.path().join(argument)], None), Err(Error::Access { .. })), "{argument}");
        }
    }
}
