//! Why a run cannot continue. What is wrong inside one paper is a [`crate::diagnostic::Diagnostic`] instead.

use std::io;
use std::path::{Path, PathBuf};

/// Why a run cannot continue: exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of the run itself could not be read or written.
    #[error("cannot access `{path}`: {source}")]
    Access {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An argument makes no sense.
    #[error("{0}")]
    Usage(String),
    /// A framework, vocabulary or corrections file is wrong.
    #[error("{path}: {message}")]
    Data {
        /// Which file.
        path: PathBuf,
        /// What is wrong in it.
        message: String,
    },
}

impl Error {
    /// Tells which file or folder an error of the system is about: for `map_err`.
    pub fn access(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Access { path: path.as_ref().to_path_buf(), source }
    }
}
