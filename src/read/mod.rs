//! Bytes to a [`Document`]. Formats are told by content, never by the file's ending. After this stage nothing knows
//! PDF from DOCX.

pub mod docx;
pub mod pdf;
mod sniff;

pub use sniff::{Kind, is_told_by_the_whole, sniff};

use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::document::Document;

/// Reads a paper.
///
/// # Errors
/// One diagnostic of severity `Failed` where nothing could be read; what is wrong with a paper that could be read
/// stands in [`Document::diagnostics`].
pub fn read(bytes: &[u8], password: Option<&str>) -> Result<Document, Diagnostic> {
    match sniff(bytes) {
        Kind::Pdf => pdf::read(bytes, password),
        Kind::Docx => docx::read(bytes),
        Kind::Empty => Err(Diagnostic::new(Severity::Failed, DiagnosticCode::EmptyFile, "the file is empty")),
        Kind::EncryptedOffice => {
            let message = "the file is an Office document behind a password";
            Err(Diagnostic::new(Severity::Failed, DiagnosticCode::Encrypted, message)
                .help("open it in its own program with the password and save it without protection"))
        }
        Kind::Other(what) => {
            Err(Diagnostic::new(Severity::Failed, DiagnosticCode::NotAPaper, format!("the file is {what}")))
        }
    }
}
