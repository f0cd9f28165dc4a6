//! Opening a file and small readings of its objects.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object};
use hayro_syntax::xref::XRef;
use hayro_syntax::{LoadPdfError, Pdf};

use super::marked::HiddenLayers;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};

/// No more layers than this are looked at.
const LAYERS: usize = 10_000;

/// Why a file could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It needs a password.
    Encrypted,
    /// It is damaged.
    Damaged,
}

impl Refusal {
    /// The same as a diagnostic.
    pub(super) fn diagnostic(self, password_given: bool) -> Diagnostic {
        match self {
            Self::Encrypted if password_given => {
                Diagnostic::new(Severity::Failed, DiagnosticCode::Encrypted, "the password does not open the file")
            }
            Self::Encrypted => {
                Diagnostic::new(Severity::Failed, DiagnosticCode::Encrypted, "the file asks for a password")
            }
            Self::Damaged => Diagnostic::new(
                Severity::Failed,
                DiagnosticCode::DamagedFile,
                "neither reader could make sense of the file",
            ),
        }
    }
}

/// Opens a file: with an empty password first, then with the one that was given.
pub(super) fn open(bytes: &[u8], password: Option<&str>) -> Result<Pdf, Refusal> {
    let refusal = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => return Ok(pdf),
        Err(LoadPdfError::Decryption(_)) => Refusal::Encrypted,
        Err(LoadPdfError::Invalid) => Refusal::Damaged,
    };
    match password {
        Some(password) if refusal == Refusal::Encrypted => {
            Pdf::new_with_password(bytes.to_vec(), password).map_err(|_| Refusal::Encrypted)
        }
        _ => Err(refusal),
    }
}

/// The catalogue.
pub(super) fn catalogue(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default()
}

/// A text string: UTF-16 or UTF-8 with their marks, otherwise `PDFDocEncoding`.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let utf16 = |rest: &[u8], big: bool| {
        let units = rest.chunks_exact(2).map(|pair| {
            let pair = [pair.first().copied().unwrap_or_default(), pair.get(1).copied().unwrap_or_default()];
            if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        });
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        without_language_escapes(&text)
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, true),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, false),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|b| pdf_doc_character(*b)).collect(),
    }
}

/// Language codes may stand inside of text strings between escape characters.
fn without_language_escapes(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            let escape = *c == '\u{1B}';
            inside ^= escape;
            !escape && !inside
        })
        .collect()
}

/// `PDFDocEncoding` (ISO 32000-2, annex D): Latin 1 but for two stretches.
fn pdf_doc_character(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    match byte {
        0x18..=0x1F => ACCENTS.get(usize::from(byte - 0x18)).copied().unwrap_or_default(),
        0x80..=0xA0 => SIGNS.get(usize::from(byte - 0x80)).copied().unwrap_or_default(),
        _ => char::from(byte),
    }
}

/// Layers that the file's default configuration switches off.
pub(super) fn hidden_layers(catalogue: &Dict<'_>) -> HiddenLayers {
    let mut hidden = HiddenLayers::default();
    let Some(properties) = catalogue.get::<Dict<'_>>(b"OCProperties") else { return hidden };
    let configuration = properties.get::<Dict<'_>>(b"D").unwrap_or_default();
    let numbers = |dict: &Dict<'_>, key: &[u8]| -> Vec<u32> {
        let array = dict.get::<Array<'_>>(key).unwrap_or_default();
        array.raw_iter().take(LAYERS).filter_map(|item| item.as_obj_ref()).map(|r| r.obj_number).collect()
    };
    let base_off = configuration.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF");
    if base_off {
        hidden.extend(numbers(&properties, b"OCGs"));
        for on in numbers(&configuration, b"ON") {
            hidden.remove(&on);
        }
    }
    hidden.extend(numbers(&configuration, b"OFF"));
    hidden
}

/// The items of an array with their object numbers. Unlike the library's own iterator this one goes on after an item
/// that does not exist.
pub(super) fn items<'a>(
    array: &Array<'a>,
    xref: &'a XRef,
) -> impl Iterator<Item = (Option<u32>, Object<'a>)> + use<'a> {
    array.raw_iter().filter_map(|item| match item {
        MaybeRef::Ref(reference) => Some((Some(reference.obj_number), xref.get::<Object<'a>>(reference.into())?)),
        MaybeRef::NotRef(object) => Some((None, object)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings() {
        for (bytes, text) in [
            (b"Action log".as_slice(), "Action log"),
            (b"\xFE\xFF\x00A\x20\x13\x00B", "A–B"),
            (b"\xFF\xFEA\x00", "A"),
            (b"\xEF\xBB\xBFB\xC3\xA9", "Bé"),
            (b"\x84 \x80", "— •"),
            (b"\xFE\xFF\x00\x1B\x00e\x00n\x00\x1B\x00A", "A"),
        ] {
            assert_eq!(text_string(bytes), text);
        }
    }
}
