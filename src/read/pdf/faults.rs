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
/// … or has so many curved pieces in its paths; a letter has about ten.
const CURVES_OF_LETTERS: u32 = 200;
/// A page with a few words draws the rest of its text if its paths have so many curved pieces: more than emblems have.
const CURVES_OF_A_TEXT: u32 = 3000;
/// Words in this share of a page's height, at its head and at its foot, belong to its margins.
const MARGIN: f32 = 0.09;
/// No more words than these stand in margins.
const MARGINAL: usize = 60;

/// What was found on a page.
pub(super) struct Found<'f> {
    pub(super) page: u32,
    pub(super) height: f32,
    pub(super) budget: &'f Budget,
    pub(super) damaged: bool,
    /// Bytes of text that no font was chosen for.
    pub(super) without_font: usize,
    /// Bytes of text without any size or place.
    pub(super) nowhere: usize,
    /// Share of the page that patterns cover.
    pub(super) patterned: f32,
    pub(super) seen: &'f Seen,
    /// Number of paths, pictures and gradients painted.
    pub(super) painted: u32,
    /// Number of curved pieces of paths.
    pub(super) curves: u32,
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
    if found.without_font > 0 {
        let message = format!("{} characters are set without a font and were not read", found.without_font);
        tell(Severity::Partial, DiagnosticCode::GarbledText, message);
    }
    let unsure = seen.words.iter().filter(|w| w.unsure).count();
    if unsure > 0 {
        let message = format!("{unsure} of {} words hold glyphs without known characters", seen.words.len());
        tell(Severity::Warning, DiagnosticCode::GarbledText, message);
    }
    if seen.from_ocr > 0 {
        let message = format!(
            "{} of {} words are printed invisibly, as the text layer of a scan is",
            seen.from_ocr,
            seen.words.len()
        );
        tell(Severity::Warning, DiagnosticCode::OcrLayer, message);
    }
    if seen.hidden > 0 {
        let message = format!("{} words that a reader does not see were left out", seen.hidden);
        tell(Severity::Note, DiagnosticCode::HiddenText, message);
    }
    if let Some((severity, message)) = without_text(found) {
        tell(severity, DiagnosticCode::PageWithoutText, message);
    }
}

/// Whether a page's text is beyond reading, and how sure that is.
fn without_text(found: &Found<'_>) -> Option<(Severity, String)> {
    let Found { seen, painted, curves, .. } = found;
    let share = (seen.pictures * 100.0).round();
    let scan = seen.pictures >= 2.0 * PICTURE_SHARE && seen.from_ocr == 0;
    match seen.words.len() {
        0 if seen.pictures >= PICTURE_SHARE => {
            Some((Severity::Partial, format!("the page holds no text; pictures cover {share} % of it")))
        }
        0 if *painted >= DRAWN_LETTERS || *curves >= CURVES_OF_LETTERS => {
            Some((Severity::Partial, "the page holds no text; its letters may be drawn as shapes".to_owned()))
        }
        0 if found.patterned >= PICTURE_SHARE => {
            Some((Severity::Warning, "the page holds no text; patterns cover much of it".to_owned()))
        }
        0 if seen.hidden > 0 || found.nowhere > 0 => {
            Some((Severity::Warning, "the page holds no text but what a reader does not see".to_owned()))
        }
        0 if seen.pictures >= ORNAMENT_SHARE => {
            Some((Severity::Warning, format!("the page holds no text; pictures cover {share} % of it")))
        }
        few @ 1..=STAMP if scan => {
            Some((Severity::Warning, format!("the page holds only {few} words; pictures cover {share} % of it")))
        }
        few @ 1..=MARGINAL if scan && all_in_margins(found) => {
            Some((Severity::Warning, format!("the page's {few} words stand in its margins; pictures cover {share} %")))
        }
        few @ 1..=STAMP if *curves >= CURVES_OF_A_TEXT => {
            Some((Severity::Warning, format!("the page holds only {few} words; others may be drawn as shapes")))
        }
        _ => None,
    }
}

fn all_in_margins(found: &Found<'_>) -> bool {
    let body = found.height * MARGIN..found.height * (1.0 - MARGIN);
    found.seen.words.iter().all(|word| !body.contains(&word.bbox.centre_y()))
}
