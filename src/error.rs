//! Why a run cannot continue. What is wrong inside one paper is a [`crate::diagnostic::Diagnostic`] instead.

use std::path::PathBuf;

/// Why a run cannot continue: exit code 2.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder of the run itself could not be read or written.
    #[error("cannot access `{path}`: {source}")]
    Access {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
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
