//! The outline of a pack: bookmarks that whoever put it together set at its papers.
//!
//! Writers' programs also make outlines of a report's chapters. A pack's is told by its entries: an agenda among the first
//! of them, titles that the agenda lists, or labels of papers.

use super::corners::{Corners, is_paper_number};
use crate::document::{Document, OutlineItem};
use crate::recognise::kind::folded;
use std::collections::BTreeMap;

/// Fewer entries make no pack.
const FEWEST: usize = 3;
/// So many entries that the agenda lists, or labels of papers, show that the outline is a pack's.
const LISTED: usize = 2;

/// The pages on which papers begin by the outline, with their titles; empty where it is not a pack's.
pub(super) fn papers(document: &Document, corners: &Corners) -> BTreeMap<u32, String> {
    let entries = top_entries(&document.outline);
    let line = |entry: &&OutlineItem| folded(&entry.title);
    let agenda =
        entries.iter().take(2).any(|e| line(e).contains(" agenda ") || line(e).contains(" notice of meeting "));
    let listed = entries.iter().filter(|e| corners.names(&e.title)).count();
    // Papers begin on pages of their own; a minute's headings ("Item 3 Winter plan") share theirs.
    let pages: Vec<Option<u32>> = entries.iter().filter(|e| is_paper_number(&line(e))).map(|e| e.page).collect();
    let labelled = if pages.windows(2).any(|pair| pair[0] == pair[1]) { 0 } else { pages.len() };
    if entries.len() < FEWEST || !agenda && listed < LISTED && labelled < LISTED {
        return BTreeMap::new();
    }
    let mut out = BTreeMap::new();
    for entry in entries.iter().filter(|e| !is_annex(&line(e))) {
        if let Some(page) = entry.page {
            out.entry(page).or_insert_with(|| entry.title.trim().to_owned());
        }
    }
    out
}

/// The entries of the highest rank; of the next where a single one, the name of the pack, stands above all.
fn top_entries(outline: &[OutlineItem]) -> Vec<&OutlineItem> {
    let of_level = |level: u32| outline.iter().filter(|e| u32::from(e.level) == level).collect::<Vec<_>>();
    let first = of_level(1);
    if first.len() == 1 { of_level(2) } else { first }
}

/// Whether an entry is a piece of the paper before it.
fn is_annex(line: &str) -> bool {
    [" annex ", " annexe ", " appendix ", " app ", " schedule ", " attachment "]
        .iter()
        .any(|opens| line.starts_with(opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(entries: &[(&str, u32)]) -> Vec<u32> {
        let outline = entries
            .iter()
            .map(|&(title, page)| OutlineItem { title: title.to_owned(), page: Some(page), level: 1 })
            .collect();
        let document = Document { outline, ..Document::default() };
        papers(&document, &Corners::of(&document)).into_keys().collect()
    }

    #[test]
    fn labels_of_papers_make_a_pack_and_items_of_one_minute_do_not() {
        assert_eq!(pages(&[("Item 1 Ferries", 1), ("Item 2 Piers", 4), ("Item 3 Buses", 9)]), [1, 4, 9]);
        assert!(pages(&[("Item 1 Ferries", 1), ("Item 2 Piers", 1), ("Actions arising", 2)]).is_empty());
    }
}
