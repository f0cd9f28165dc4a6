//! PDF to pages of words, ruling lines, fills and marks.

use crate::diagnostic::Diagnostic;
use crate::document::Document;

/// Reads a PDF.
pub fn read(_bytes: &[u8], _password: Option<&str>) -> Result<Document, Diagnostic> {
    Ok(Document::default())
}
