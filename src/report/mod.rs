//! Written records to overviews: HTML, DOCX, XLSX; comparison of rounds; the review loop. Reads the JSON that `write`
//! wrote, never papers.

pub mod compare;
pub mod figures;
pub mod html;
pub mod load;
pub mod review;
pub mod xlsx;

pub use load::{Output, load};
