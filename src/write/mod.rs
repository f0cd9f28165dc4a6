//! Records to files: one JSON document per paper, one NDJSON table per record type, `run.json`; CSV and Parquet; drawings of pages.
//!
//! Every file is written beside its place and then renamed, so that none is ever half there; `run.json` goes first and
//! comes last: an output folder without it is unfinished. The same records give the same bytes.

mod beside;
mod folder;
pub mod inspect;
mod picture;
mod render;
mod slug;
mod tidy;

pub use beside::Beside;
pub use folder::OutputFolder;
pub use picture::{Picture, pictures};
pub use render::Rendered;
pub use slug::{Slugs, slug};
