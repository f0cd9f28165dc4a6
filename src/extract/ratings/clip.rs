//! A part of a paragraph, its runs kept.

use crate::document::{Paragraph, Run};

/// A paragraph without the first bytes of its text.
pub(super) fn clip(paragraph: &Paragraph, bytes: usize) -> Paragraph {
    let mut left = bytes;
    let mut runs: Vec<Run> = Vec::new();
    for run in &paragraph.runs {
        let cut = left.min(run.text.len());
        left -= cut;
        if let Some(text) = run.text.get(cut..).filter(|t| !t.is_empty()) {
            runs.push(Run { text: text.to_owned(), ..run.clone() });
        }
    }
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    Paragraph { runs, ..paragraph.clone() }
}

/// Cuts a paragraph after so many bytes of its text.
pub(super) fn truncate(paragraph: &mut Paragraph, bytes: usize) {
    let mut left = bytes;
    paragraph.runs.retain_mut(|run| {
        let keep = left.min(run.text.len());
        left -= keep;
        if let Some(text) = run.text.get(..keep) {
            run.text = text.to_owned();
        }
        !run.text.is_empty()
    });
}
