//! The plan that a table belongs to, by its title.

use super::super::Paper;
use super::super::rows::one_line;
use crate::document::{Block, ParagraphKind};

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
                (short && (heading || paragraph.kind == ParagraphKind::Body) && says_plan(&text) && starts_large(&text))
                    .then_some(text)
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

fn says_plan(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word.to_lowercase().as_str(), "plan" | "programme" | "workplan" | "roadmap" | "plans"))
}

fn starts_large(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}
