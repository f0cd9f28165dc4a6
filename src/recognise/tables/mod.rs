//! Pages to tables: by the tag tree, by ruling lines and filled cells, by aligned white space, in this order of trust.
//!
//! Enters: a page's words, rulings, fills and marks. Leaves: its tables, each naming how it was found, their words
//! taken out of the page's list. What must hold: every word is in one cell at most; cells never overlap; no word is
//! lost (what belongs to no table stays in the list).
//!
//! The way: [`edges`] (rulings snapped and merged) → [`lattice`] (lines to a grid, the grid to merged cells) →
//! [`ruled`] (which lattices are tables, which are nested) → [`content`] (words into cells, cells into blocks) →
//! [`header`] (which rows are headings).

mod aligned;
mod content;
mod draft;
mod edges;
mod fills;
pub(super) mod header;
mod lattice;
mod ruled;

use crate::document::{Document, Page, Rect, Table};
use draft::Draft;

/// The tables of a page. Words that belong to one are taken out of `words` (indices into `page.words`).
pub(super) fn find(document: &Document, page: &Page, words: &mut Vec<usize>) -> Vec<Table> {
    let mut drafts: Vec<Draft> = ruled::find(page, words);
    take_out(&drafts, page, words);
    let drawn: Vec<Rect> = drafts.iter().map(|draft| draft.bbox).collect();
    let aligned = aligned::find(page, words, &drawn);
    take_out(&aligned, page, words);
    drafts.extend(aligned);
    drafts.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top).then(a.bbox.left.total_cmp(&b.bbox.left)));
    let mut tables: Vec<Table> = drafts.into_iter().map(|draft| content::table(document, page, draft)).collect();
    tables.iter_mut().for_each(header::tell);
    tables
}

/// Takes the words of tables out of the list.
fn take_out(drafts: &[Draft], page: &Page, words: &mut Vec<usize>) {
    if drafts.is_empty() {
        return;
    }
    let mut taken = vec![false; page.words.len()];
    for draft in drafts {
        draft.each_word(&mut |word| {
            if let Some(slot) = taken.get_mut(word) {
                *slot = true;
            }
        });
    }
    words.retain(|&word| !taken.get(word).copied().unwrap_or(false));
}
