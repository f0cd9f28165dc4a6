//! Parquet files of an earlier run, which a build that writes none must know too.

use super::names;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// Who made a file, as its footer says; the version follows.
const MARK: &[u8] = concat!(env!("CARGO_PKG_NAME"), " version ").as_bytes();

/// Bytes at the end of a file within which the maker stands: it is the last text of the footer.
const END: u64 = 4096;

/// Removes the Parquet tables that this program wrote; a file of somebody else stays.
pub(super) fn remove_parquet(folder: &Path) {
    for name in names() {
        let path = folder.join(format!("{name}.parquet"));
        if ours(&path).unwrap_or(false) {
            let _ = fs::remove_file(path);
        }
    }
}

fn ours(path: &Path) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    Ok(end.ends_with(b"PAR1") && end.windows(MARK.len()).any(|bytes| bytes == MARK))
}
