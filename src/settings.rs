//! Every setting and its default, with the reason for it.

use crate::error::Error;
use crate::framework::Framework;
use crate::framework::plans::PlanVocabulary;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// The program's version, as `run.json` and the schemas give it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A hash of the program's sources: results kept by another build are never used again.
pub const FINGERPRINT: &str = env!("BOARDPAPERS_FINGERPRINT");

/// What one paper is read with. Everything that can change a record stands here.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Frameworks to tell returns by, in order of trust. Default: those compiled in.
    pub frameworks: Vec<Arc<Framework>>,
    /// The words by which the tables of plans are told. Default: those compiled in.
    pub plan_vocabulary: Arc<PlanVocabulary>,
    /// Password for encrypted papers; the empty one is always tried.
    pub password: Option<String>,
    /// Name of the round of returns; default: the year of each return's date of completion.
    pub round: Option<String>,
    /// File name of the paper, if any: a weak hint for the partnership, the date and "draft". Never used as a path.
    pub file_name: Option<String>,
    /// Whether pages that records were read from are drawn; changes no record. Default: no.
    pub pictures: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            frameworks: crate::framework::built_in(),
            plan_vocabulary: PlanVocabulary::built_in(),
            password: None,
            round: None,
            file_name: None,
            pictures: false,
        }
    }
}

/// What a whole run is done with. Nothing here changes a record.
#[derive(Debug, Clone)]
pub struct RunSettings {
    /// Threads, each with one worker process. Default: the number of cores.
    pub jobs: usize,
    /// A paper that takes longer has hung: real papers take well under a second, a 2,000-page pack a few.
    pub timeout: Duration,
    /// Bytes that a worker may hold. A paper of 500 pages needs under 200 MB; bombs need gigabytes.
    pub memory_limit: usize,
    /// The program that is started as a worker. Default: this one.
    pub program: PathBuf,
    /// Folder that keeps results between runs. Default: [`CACHE_FOLDER`] in the output folder.
    pub cache: Option<PathBuf>,
    /// Whether to read every paper again, whatever is kept.
    pub fresh: bool,
    /// Formats in which flat tables are written beside the NDJSON. Default: none.
    pub tidy: Vec<TidyFormat>,
}

/// Formats of flat tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TidyFormat {
    /// CSV with a data package.
    Csv,
    /// Parquet; only in a build with the feature `parquet`.
    Parquet,
}

impl TidyFormat {
    /// Whether this build writes the format.
    ///
    /// # Errors
    /// [`Error::Usage`] with the cure.
    pub fn check(self) -> Result<(), Error> {
        if self == Self::Parquet && !cfg!(feature = "parquet") {
            let message = "this build writes no Parquet; build with `cargo build --release --features parquet`";
            return Err(Error::Usage(message.to_owned()));
        }
        Ok(())
    }
}

/// Where results are kept, in the output folder. It may be deleted at any time.
pub const CACHE_FOLDER: &str = ".boardpapers-cache";

impl Default for RunSettings {
    fn default() -> Self {
        Self {
            jobs: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            timeout: Duration::from_mins(1),
            memory_limit: 1 << 30,
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("boardpapers")),
            cache: None,
            fresh: false,
            tidy: Vec::new(),
        }
    }
}
