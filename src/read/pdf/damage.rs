//! Signs that a file is not whole.

use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

use super::objects::catalogue;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};

/// The end of a file, in bytes, in which its last words must stand.
const TAIL: usize = 2048;

/// What the file lacks, told as diagnostics.
pub(super) fn report(bytes: &[u8], pdf: &Pdf, diagnostics: &mut Vec<Diagnostic>) {
    let mut tell = |severity: Severity, message: String| {
        diagnostics.push(Diagnostic::new(severity, DiagnosticCode::PartlyDamaged, message));
    };
    let promised = catalogue(pdf).get::<Dict<'_>>(b"Pages").and_then(|pages| pages.get::<usize>(b"Count"));
    let found = pdf.pages().len();
    match promised {
        Some(promised) if promised > found && found > 0 => {
            tell(Severity::Partial, format!("the file promises {promised} pages; {found} were found"));
        }
        _ if is_cut_off(bytes) => tell(Severity::Partial, "the file is cut off; its end is missing".to_owned()),
        _ if !index_is_where_it_should_be(bytes) => {
            tell(Severity::Warning, "the file's index was missing or wrong and was made anew".to_owned());
        }
        _ => {}
    }
}

/// Whether a trailer of the file says that it is protected.
pub(super) fn names_protection(bytes: &[u8]) -> bool {
    contains(bytes, b"/Encrypt ") || contains(bytes, b"/Encrypt\r") || contains(bytes, b"/Encrypt\n")
}

fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    !contains(tail, b"%%EOF") && !contains(tail, b"startxref")
}

/// Whether the number after the last `startxref` leads to an index.
fn index_is_where_it_should_be(bytes: &[u8]) -> bool {
    let Some(position) = bytes.windows(9).rposition(|w| w == b"startxref") else { return false };
    let digits = bytes.get(position + 9..).unwrap_or_default().trim_ascii_start();
    let number: String = digits.iter().take_while(|b| b.is_ascii_digit()).take(12).map(|b| char::from(*b)).collect();
    let Ok(offset) = number.parse::<usize>() else { return false };
    // Offsets may count from the header, which may stand behind some rubbish.
    let header = bytes.windows(5).take(TAIL).position(|w| w == b"%PDF-").unwrap_or_default();
    [offset, offset.saturating_add(header)].into_iter().any(|offset| {
        let there = bytes.get(offset..).unwrap_or_default().trim_ascii_start();
        there.starts_with(b"xref") || there.first().is_some_and(u8::is_ascii_digit)
    })
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|w| w == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_damage() {
        let whole = b"%PDF-1.4\nxref\n0 1\ntrailer <<>>\nstartxref\n9\n%%EOF\n";
        assert!(!is_cut_off(whole) && index_is_where_it_should_be(whole));
        assert!(is_cut_off(&whole[..20]));
        assert!(!index_is_where_it_should_be(b"%PDF-1.4\nstartxref\n0\n%%EOF"));
        assert!(!index_is_where_it_should_be(b"startxref 99999999999999999999"));
        assert!(index_is_where_it_should_be(b"rubbish%PDF-1.4\nxref\nstartxref\n9\n%%EOF"));
    }
}
