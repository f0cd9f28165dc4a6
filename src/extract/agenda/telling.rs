//! What single lines of an agenda's list tell: where they go on, and which are no items.

use super::presenter::{is_presenter, names_several};
use super::title::opens_report;
use crate::document::{Paragraph, ParagraphKind};
use crate::extract::passages::{Passage, wrapped};
use crate::framework::headings::fold;
use crate::wording::labels;

/// Whether a line without a label may be an item: a few words, and no sentence.
pub(super) fn is_bare(text: &str) -> bool {
    text.split_whitespace().count() <= 14
        && !text.ends_with([':', ';', ','])
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.contains('@')
        && (!text.ends_with('.') || text.split_whitespace().count() <= 6)
}

/// The number of an item, where a line is "Item 4" and nothing else.
pub(super) fn item_alone(passage: &Passage<'_>) -> Option<String> {
    let whole = match &passage.label {
        Some(label) => format!("{label} {}", passage.text),
        None => passage.text.clone(),
    };
    let folded = fold(whole.trim());
    let number = folded.strip_prefix("agenda item ").or_else(|| folded.strip_prefix("item "))?;
    let counts = |part: &str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    (number.len() <= 7 && number.split(' ').all(counts)).then(|| number.replace(' ', "."))
}

/// Whether the line at an index of the list goes on in the next one: an item's title, or who brings it.
pub(super) fn wraps(list: &[Passage<'_>], at: usize) -> bool {
    let (Some(own), Some(next)) = (list.get(at), list.get(at + 1)) else { return false };
    if own.text.chars().count() > LONGEST_LINE || !wrapped::goes_on(list, at) {
        return false;
    }
    let text = next.text.trim();
    let apart = next.paragraph.kind == ParagraphKind::Heading && own.paragraph.kind != ParagraphKind::Heading
        || text.starts_with(['(', '[', '•', '*'])
        || labels::split(text).0.is_some()
        || opens_report(text)
        || !text.contains(char::is_lowercase) && own.text.contains(char::is_lowercase)
        || ends_bold(own.paragraph) != begins_bold(next.paragraph);
    !apart
}

fn ends_bold(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().rev().find(|run| !run.text.trim().is_empty()).is_some_and(|run| run.style.bold)
}

fn begins_bold(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().find(|run| !run.text.trim().is_empty()).is_some_and(|run| run.style.bold)
}

/// "Winter plan *Jo Blair / Al Reid*": who presents, set in italics behind the title, parted from it by a tab.
pub(super) fn italics_apart(passage: &Passage<'_>, text: String) -> String {
    let runs = passage.paragraph.runs.iter().filter(|run| !run.text.trim().is_empty());
    let leaning = runs.clone().rev().take_while(|run| run.style.italic).count();
    let behind: String = runs.clone().skip(runs.clone().count() - leaning).map(|run| run.text.as_str()).collect();
    let who = behind.trim();
    let named = leaning > 0 && leaning < runs.count() && (names_several(who) || is_presenter(who));
    match text.strip_suffix(who).filter(|title| named && title.ends_with(' ')) {
        Some(title) => format!("{}\t{who}", title.trim_end()),
        None => text,
    }
}

/// Whether a passage stands right of the last line of the one before, at its height: the end of the same printed line.
pub(super) fn goes_on_right(before: &Passage<'_>, next: &Passage<'_>) -> bool {
    let (Some(above), Some(own)) = (before.paragraph.lines.last(), next.paragraph.lines.first()) else { return false };
    next.cell.is_none()
        && before.cell.is_none()
        && next.label.is_none()
        && next.paragraph.lines.len() == 1
        && above.page == own.page
        && (above.bbox.centre_y() - own.bbox.centre_y()).abs() < above.bbox.height().max(1.0) / 2.0
        && own.bbox.left >= above.bbox.right
}

/// Whether a numbered line below an item only tells of it: "If any", "Members should declare …".
pub(super) fn is_explanation(text: &str) -> bool {
    let folded = fold(text);
    let told = text.ends_with('.') && folded.split(' ').count() > 7;
    folded == "if any"
        || folded == "none"
        || told && (folded.starts_with("including ") || folded.split(' ').any(|w| matches!(w, "should" | "must")))
}

/// "RECOMMENDATIONS": what stands below it is what the meeting is asked for, no item.
pub(super) fn heads_recommendations(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "recommendation" | "recommendations" | "recommended" | "officer recommendation" | "officer recommendations"
    )
}

/// Longer passages are paragraphs of their own, in characters.
const LONGEST_LINE: usize = 160;
