//! What was read is kept, by content, name, settings and program: a second run reads only what changed, a run that
//! was broken off goes on where it stopped. The same files carry results from reading to writing, so that memory does
//! not grow with the number of papers. Deleting them never changes the output.

use super::Extraction;
use crate::error::Error;
use crate::settings::FINGERPRINT;
use crate::worker::{Job, Start};
use crate::write::Beside;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

/// Ending of the files in which results are kept.
const ENDING: &str = "result.json";

/// A folder of results.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    settings: String,
    fresh: bool,
}

/// Names one result.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(String);

/// One result: what the paper gave, and which papers were inside it.
#[derive(Debug, Deserialize)]
pub(super) struct Entry {
    /// Papers inside the paper, in its order.
    pub attachments: Vec<Inside>,
    /// What it gave.
    pub extraction: Extraction,
}

/// A paper inside a paper.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Inside {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Cache {
    /// A cache in a folder, which is made where it is missing.
    pub(super) fn open(folder: PathBuf, start: &Start, fresh: bool) -> Result<Self, Error> {
        fs::create_dir_all(&folder).map_err(Error::access(&folder))?;
        let meaning = Start { memory_limit: 0, ..start.clone() };
        let settings = serde_json::to_string(&meaning).unwrap_or_default();
        Ok(Self { folder, settings, fresh })
    }

    /// The key of a paper's result.
    pub(super) fn key(&self, sha256: &str, job: &Job) -> Key {
        let mut hasher = Sha256::new();
        for part in [FINGERPRINT, &self.settings, sha256, &job.file_name] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Key(hex(&hasher.finalize()).chars().take(32).collect())
    }

    /// The result kept under a key, unless every paper is to be read afresh.
    pub(super) fn known(&self, key: &Key) -> Option<Entry> {
        if self.fresh { None } else { self.get(key).ok() }
    }

    /// The result kept under a key.
    pub(super) fn get(&self, key: &Key) -> Result<Entry, Error> {
        let path = self.path(key);
        let bytes = fs::read(&path).map_err(Error::access(&path))?;
        serde_json::from_slice(&bytes).map_err(|error| Error::Data { path, message: error.to_string() })
    }

    /// Keeps a result: the extraction as JSON, and what was inside the paper.
    pub(super) fn keep(&self, key: &Key, extraction: &[u8], attachments: &[Inside]) -> Result<(), Error> {
        let mut file = Beside::create(&self.path(key))?;
        let path = self.path(key);
        let attachments = serde_json::to_vec(attachments).unwrap_or_default();
        let parts: [&[u8]; 5] = [b"{\"attachments\":", &attachments, b",\"extraction\":", extraction, b"}"];
        for part in parts {
            file.write_all(part).map_err(Error::access(&path))?;
        }
        file.keep()
    }

    /// Removes the results that are not among those given.
    pub(super) fn prune(&self, keys: &BTreeSet<&Key>) {
        let names: BTreeSet<String> = keys.iter().map(|key| format!("{}.{ENDING}", key.0)).collect();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.contains(ENDING) && !names.contains(&name) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", key.0))
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 of bytes, in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
