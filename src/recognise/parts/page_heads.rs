//! What stands apart on each page: running heads and footers.

use crate::document::{Document, ParagraphKind};
use crate::recognise::kind::folded;
use std::collections::{BTreeMap, BTreeSet};

/// The running heads of every page of a paper, from one look at all that stands apart.
pub(super) struct PageHeads {
    /// Running heads and footers without figures, by page, in the paper's order.
    texts: BTreeMap<u32, Vec<String>>,
    /// Pages on which something apart begins with "Annex" or "Appendix".
    annexes: BTreeSet<u32>,
}

impl PageHeads {
    pub(super) fn of(document: &Document) -> Self {
        let mut heads = Self { texts: BTreeMap::new(), annexes: BTreeSet::new() };
        for apart in &document.apart {
            let paragraph = &apart.paragraph;
            let text = paragraph.text();
            let pages: BTreeSet<u32> = paragraph.lines.iter().map(|line| line.page).collect();
            let line = folded(&text);
            if line.starts_with(" annex ") || line.starts_with(" appendix ") {
                heads.annexes.extend(&pages);
            }
            let repeats = matches!(paragraph.kind, ParagraphKind::RunningHead | ParagraphKind::Footer);
            if repeats && !text.contains(|c: char| c.is_ascii_digit()) {
                for page in pages {
                    heads.texts.entry(page).or_default().push(text.clone());
                }
            }
        }
        heads
    }

    /// Whether the running heads of a page differ from those of the page before.
    pub(super) fn change(&self, page: u32) -> bool {
        self.texts.get(&page) != self.texts.get(&page.saturating_sub(1))
    }

    /// Whether a page's own running head calls it an annex.
    pub(super) fn say_annex(&self, page: u32) -> bool {
        self.annexes.contains(&page)
    }
}
