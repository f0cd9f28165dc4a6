//! What is wrong with a page, told as diagnostics.

use super::budget::Budget;
use super::seen::Seen;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};

/// Pages with no more words than this (a stamp, a page number) under a scan count as pages without text.
const STAMP: usize = 12;
/// Pictures that cover this share of a page may hold its text.
const PICTURE_SHARE: f32 = 0.3;
/// Pictures that cover less than this share of a page are ornaments.
const ORNAMENT_SHARE: f32 = 0.02;
/// A page without words that paints this often draws its letters as shapes.
const DRAWN_LETTERS: u32 = 150;

/// What was found on a page.
pub(super) struct Found<'f> {
    pub(super) page: u32,
    pub(super) budget: &'f Budget,
    pub(super) damaged: bool,
    pub(super) seen: &'f Seen,
    /// Number of paths, pictures and gradients painted.
    pub(super) painted: u32,
}

/// Reports what is wrong.
pub(super) fn report(found: &Found<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut tell = |severity: Severity, code: DiagnosticCode, message: String| {
        diagnostics.push(Diagnostic::new(severity, code, message).on_page(found.page));
    };
    let seen = found.seen;
    if let Some(reason) = found.budget.spent() {
        tell(Severity::Partial, DiagnosticCode::PageLimit, format!("the page was left after {reason}"));
    }
    if found.damaged {
        tell(Severity::Partial, DiagnosticCode::PageDamaged, "a stream of the page is damaged".to_owned());
    }
    let unsure = seen.words.iter().filter(|w| w.unsure).count();
    if unsure > 0 {
        let message = format!("{unsure} of {} words hold glyphs without known characters", seen.words.len());
        tell(Severity::Warning, DiagnosticCode::GarbledText, message);
    }
    if seen.from_ocr > 0 {
        let message = format!("{} of {} words come from a text layer of a scan", seen.from_ocr, seen.words.len());
        tell(Severity::Warning, DiagnosticCode::OcrLayer, message);
    }
    if seen.hidden > 0 {
        let message = format!("{} words that a reader does not see were left out", seen.hidden);
        tell(Severity::Note, DiagnosticCode::HiddenText, message);
    }
    if let Some((severity, message)) = without_text(seen, found.painted) {
        tell(severity, DiagnosticCode::PageWithoutText, message);
    }
}

/// Whether a page's text is beyond reading, and how sure that is.
fn without_text(seen: &Seen, painted: u32) -> Option<(Severity, String)> {
    let share = (seen.pictures * 100.0).round();
    match seen.words.len() {
        0 if seen.pictures >= PICTURE_SHARE => {
            Some((Severity::Partial, format!("the page holds no text; pictures cover {share} % of it")))
        }
        0 if painted >= DRAWN_LETTERS => {
            Some((Severity::Partial, "the page holds no text; its letters may be drawn as shapes".to_owned()))
        }
        0 if seen.pictures >= ORNAMENT_SHARE => {
            Some((Severity::Warning, format!("the page holds no text; pictures cover {share} % of it")))
        }
        few @ 1..=STAMP if seen.pictures >= 2.0 * PICTURE_SHARE && seen.from_ocr == 0 => {
            Some((Severity::Warning, format!("the page holds only {few} words; pictures cover {share} % of it")))
        }
        _ => None,
    }
}
