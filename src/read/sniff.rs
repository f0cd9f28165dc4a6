//! What a file is, by its first bytes.

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A PDF, possibly after some rubbish.
    Pdf,
    /// A zip package, presumably a DOCX: the DOCX reader says if it is another.
    Docx,
    /// No bytes.
    Empty,
    /// Something else, in words: "an RTF file".
    Other(&'static str),
}

/// How far into a file a PDF's header may stand; readers accept the same (ISO 32000-2, annex on implementation).
const HEADER_WITHIN: usize = 1024;

/// Tells what a file is.
pub fn sniff(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(HEADER_WITHIN)];
    if bytes.is_empty() {
        Kind::Empty
    } else if head.windows(5).any(|w| w == b"%PDF-") {
        Kind::Pdf
    } else if bytes.starts_with(b"PK") {
        Kind::Docx
    } else {
        Kind::Other("neither a PDF nor a DOCX")
    }
}
