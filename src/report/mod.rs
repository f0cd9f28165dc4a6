//! Written records to overviews: HTML, DOCX, XLSX; comparison of rounds; the review loop. Reads the JSON that `write`
//! wrote, never papers.

pub mod annotate;
mod charts;
pub mod compare;
pub mod delegation;
pub mod docx;
mod drawing;
pub mod figures;
pub mod html;
pub mod load;
mod package;
mod palette;
pub mod review;
mod sentences;
mod threads;
pub mod xlsx;

pub use load::{Output, load};
