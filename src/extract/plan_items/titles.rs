//! The plan that a table belongs to, by its title.

use super::super::Paper;
use super::super::rows::one_line;
use crate::document::{Block, ParagraphKind};
use crate::wording::{labels, verbs};

/// Titles of plans, each told once for all of its tables.
#[derive(Debug, Default)]
pub(super) struct Plans {
    last: Option<(usize, String)>,
}

/// A title is short; a paragraph that mentions a plan is none.
const TITLE_WORDS: usize = 20;

impl Plans {
    /// The title of the plan that a table belongs to: the nearest heading or title-like line above it that says so, or the
    /// part's title.
    pub(super) fn title(&mut self, paper: &Paper<'_>, first: usize, table: usize) -> Option<String> {
        let from = self.last.as_ref().map_or(first, |(block, _)| (*block).max(first));
        let blocks = paper.document.blocks.get(from..table)?;
        let own = blocks.iter().rev().find_map(|block| match block {
            Block::Paragraph(paragraph) => {
                let text = one_line(&paragraph.text());
                let short = (2..=TITLE_WORDS).contains(&text.split(' ').count()) && !text.ends_with(['.', ';', ':']);
                let heading =
                    paragraph.kind == ParagraphKind::Heading || (paragraph.is_bold() && paragraph.label.is_none());
                let line = || paragraph.kind == ParagraphKind::Body && !is_of_item(paper, &text);
                (short && says_plan(&text) && starts_large(&text) && (heading || line())).then_some(text)
            }
            Block::Table(_) => None,
        });
        if let Some(title) = own {
            self.last = Some((table, title));
        } else if self.last.as_ref().is_none_or(|(block, _)| *block < first) {
            let part = paper.document.parts.iter().find(|p| p.first_block <= table && table < p.end_block);
            self.last = part.and_then(|p| p.title.clone()).map(|title| (table, title));
        }
        self.last.as_ref().map(|(_, title)| title.clone())
    }
}

/// "Measure: Plans completed", "2.3 Refresh the carers’ plan": a line of an item, which names no plan above it.
fn is_of_item(paper: &Paper<'_>, text: &str) -> bool {
    let (number, rest) = labels::split(text);
    let told = |(label, _): (&str, &str)| paper.settings.plan_vocabulary.plan_label(label).is_some();
    number.and_then(labels::bare).is_some()
        || text.split_once(": ").is_some_and(told)
        || rest.split_once(' ').is_some_and(|(first, more)| {
            // "Work programme 2025".
            let named = more.split(' ').next().is_some_and(says_plan);
            verbs::is_doing(first) && !named
        })
}

fn says_plan(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word.to_lowercase().as_str(), "plan" | "programme" | "workplan" | "roadmap" | "plans"))
}

fn starts_large(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Paragraph};
    use crate::settings::Settings;

    #[test]
    fn lines_of_an_item_are_no_title() {
        let title = |line: &str| {
            let blocks = ["Winter plan 2025", line].map(|text| Block::Paragraph(Paragraph::plain(text))).to_vec();
            let document = Document { blocks, ..Document::default() };
            let settings = Settings::default();
            Plans::default().title(&Paper::new(&document, &settings), 0, 2)
        };
        for line in ["Measure: Plans completed", "2.3 Carers’ plan in print", "Refresh the carers’ plan"] {
            assert_eq!(title(line).as_deref(), Some("Winter plan 2025"), "{line}");
        }
        for line in ["Appendix 2: Delivery plan", "Carers’ plan", "Work programme 2025"] {
            assert_eq!(title(line).as_deref(), Some(line));
        }
    }
}
