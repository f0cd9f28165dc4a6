//! Paragraphs of pages in which a proposal's heading runs on from the line above it: without a gap between them, a reader
//! takes both for one paragraph.

use super::clip::{clip, truncate};
use crate::document::{Block, Document, Paragraph};
use crate::framework::Framework;
use std::collections::BTreeMap;

/// So many bytes of a proposal's wording tell it.
const TELLING: usize = 30;
/// What introduces a heading's number ("Proposal No") is no longer, in bytes.
const LONGEST_LABEL: usize = 16;

/// The parts of such paragraphs, by the index of their block.
pub(super) type Parted = BTreeMap<usize, Vec<Paragraph>>;

/// Parts them; papers without pages keep their paragraphs as they are.
pub(super) fn part(framework: &Framework, document: &Document) -> Parted {
    let mut out = Parted::new();
    if document.pages.is_empty() {
        return out;
    }
    let wordings: Vec<(&str, &str)> =
        framework.proposals().filter_map(|(_, p)| Some((p.number.as_str(), p.text.get(..TELLING)?))).collect();
    for (index, block) in document.blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        let text = paragraph.text();
        let mut cuts: Vec<usize> =
            wordings.iter().filter_map(|(number, words)| cut(framework, &text, number, words)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        if cuts.is_empty() {
            continue;
        }
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([text.len()]);
        let parts = starts.zip(ends).map(|(start, end)| {
            let mut part = paragraph.clone();
            truncate(&mut part, end);
            if start == 0 { part } else { clip(&part, start) }
        });
        out.insert(index, parts.collect());
    }
    out
}

/// Where a heading of a proposal begins within a text, behind words that are none of it.
fn cut(framework: &Framework, text: &str, number: &str, words: &str) -> Option<usize> {
    let wording = text.find(words).filter(|at| *at > number.len())?;
    let before = text.get(..wording)?.trim_end_matches(|c: char| c.is_whitespace() || ".:)–—-".contains(c));
    let rest = before.strip_suffix(number)?;
    if !rest.is_empty() && !rest.ends_with(char::is_whitespace) {
        return None;
    }
    // "Proposal 1.2": the word belongs to the heading.
    let rest = rest.trim_end();
    let labels = rest.char_indices().rev().take(LONGEST_LABEL).filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let introduced = labels.filter_map(|at| {
        let word = rest.get(at..)?.trim_start();
        framework.is_label(word, crate::framework::Label::Proposal).then(|| rest.len() - word.len())
    });
    let start = introduced.last().unwrap_or(rest.len() + usize::from(!rest.is_empty()));
    let whole = framework.is_label(rest, crate::framework::Label::Proposal);
    (!rest.is_empty() && !whole && text.is_char_boundary(start)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Page;
    use crate::framework::built_in;

    #[test]
    fn a_heading_that_runs_on_is_parted() {
        let framework = &built_in()[0];
        let Some((_, second)) = framework.proposals().nth(1) else { return };
        for (before, heading) in [
            ("Rating: Established", "1.2 "),
            ("Actions: Review the plan", "Proposal 1.2: "),
            ("", "1.2 "),
            ("", "Proposal 1.2 "),
        ] {
            let text = format!("{before} {heading}{}", second.text);
            let blocks = vec![Block::Paragraph(Paragraph::plain(text.trim()))];
            let document = Document { blocks, pages: vec![Page::default()], ..Document::default() };
            let parted = part(framework, &document);
            let parts: Option<Vec<String>> =
                parted.get(&0).map(|parts| parts.iter().map(|p| p.text().trim().to_owned()).collect());
            let expected = (!before.is_empty()).then(|| vec![before.to_owned(), format!("{heading}{}", second.text)]);
            assert_eq!(parts, expected, "{text:?}");
        }
    }
}
