//! Written records to overviews: HTML, DOCX, XLSX; comparison of rounds; the review loop. Reads the JSON that `write`
//! wrote, never papers.

pub mod annotate;
pub mod compare;
pub mod docx;
pub mod figures;
pub mod html;
pub mod load;
pub mod review;
pub mod xlsx;

pub use load::{Output, load};
