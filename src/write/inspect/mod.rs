//! What reading and recognising gave, for people to look at: as JSON, as a picture of a page, as text.
//!
//! A recognised [`Document`](crate::document::Document) enters; a string leaves. The JSON is the one published as "the
//! recognised document".

mod json;
mod svg;
mod text;

pub use json::json;
pub use svg::{Source, svg};
pub use text::text;
