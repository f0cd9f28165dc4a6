//! Pages to tables: by the tag tree, by ruling lines and filled cells, by aligned white space, in this order of trust.
//!
//! Enters: a page's words, rulings, fills and marks. Leaves: its tables, each naming how it was found, their words
//! taken out of the page's list. What must hold: every word is in one cell at most; cells never overlap; no word is
//! lost (what belongs to no table stays in the list).
//!
//! The way: [`tagged`] (what the tag tree names); [`edges`] (rulings snapped and merged) → [`lattice`] (lines to a grid, the grid to merged cells) →
//! [`ruled`] (which lattices are tables, which are nested) → [`content`] (words into cells, cells into blocks) →
//! [`header`] (which rows are headings); [`aligned`] for what neither named nor drew.

mod aligned;
mod bands;
mod content;
mod draft;
mod edges;
mod fills;
pub(super) mod header;
mod lattice;
mod lattice_fields;
mod parted;
mod ruled;
mod tagged;
mod tagged_columns;
mod tagged_sense;
mod tagged_spans;
#[cfg(test)]
mod tests;

use crate::document::{Document, Page, RecognisedBy, Rect, Table};
use aligned::Lines;
pub(super) use aligned::{Carried, Forms};
use draft::{Draft, DraftCell};
pub(super) use tagged::Tagged;

/// The tables of a page. Words that belong to one are taken out of `words` (indices into `page.words`). `in_column`: they are
/// those of one of the page's columns. `carried`: the columns that the page before leaves; what this page leaves comes back.
pub(super) fn find(
    document: &Document,
    tagged: &Tagged,
    forms: &mut Forms<'_>,
    page: &Page,
    words: &mut Vec<usize>,
    in_column: bool,
    carried: Option<&Carried>,
) -> (Vec<Table>, Option<Carried>) {
    let pieces = tagged.find(document, page, words, in_column);
    // Forms without lines are told by their words; fills behind some of their cells would make other tables of them.
    let lines = pieces.is_empty().then(|| Lines::of(page, words));
    let known = lines.as_ref().map(|lines| forms.find(page, lines)).unwrap_or_default();
    take_out(&known, page, words);
    let mut ruled = ruled::find(page, words);
    ruled.retain(|draft| !known.iter().any(|form| form.bbox.contains(draft.bbox.centre_x(), draft.bbox.centre_y())));
    let ruled = ruled.into_iter().map(|draft| aligned::with_rows(page, parted::part(page, draft))).collect();
    let mut drafts = named(pieces, ruled, page, words);
    drafts.extend(known);
    take_out(&drafts, page, words);
    let drawn: Vec<Rect> = drafts.iter().map(|draft| draft.bbox).collect();
    let (aligned, carried) = aligned::find(page, words, lines, &drawn, carried);
    take_out(&aligned, page, words);
    drafts.extend(aligned);
    drafts.sort_by(|a, b| a.bbox.top.total_cmp(&b.bbox.top).then(a.bbox.left.total_cmp(&b.bbox.left)));
    let mut tables: Vec<Table> = drafts.into_iter().map(|draft| content::table(document, page, draft)).collect();
    tables.iter_mut().for_each(header::tell);
    (tables, carried)
}

/// Tagged tables, and the drawn ones that they do not cover. Where lines draw the very cells that the tags name, their
/// boxes are taken; where the tags leave spans out, the lines are believed.
fn named(pieces: Vec<tagged::Piece>, mut ruled: Vec<Draft>, page: &Page, words: &mut Vec<usize>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for piece in pieces {
        words.retain(|word| !piece.repeated.contains(word));
        let mut claimed = vec![false; page.words.len()];
        piece.draft.each_word(&mut |word| claimed[word] = true);
        let shares = |draft: &Draft| {
            let (mut shared, mut all) = (0_u32, 0_u32);
            draft.each_word(&mut |word| {
                all += 1;
                shared += u32::from(claimed[word]);
            });
            (shared, all)
        };
        for draft in &mut ruled {
            drop_repeated_heading(draft, &piece, &claimed, page, words);
        }
        let count = claimed.iter().filter(|&&c| c).count() as u32;
        let same = ruled.iter().position(|draft| {
            let (shared, all) = shares(draft);
            shared * 20 >= count * 19 && shared * 20 >= all * 17
        });
        match same {
            // Writers that go on with one list over two cells (`LibreOffice`) tag the second cell's items as the first's: of
            // two equal grids the drawn one knows where its words stand.
            Some(index) if same_grid(&piece.draft, &ruled[index]) || !piece.consistent => {
                let mut drawn = ruled.remove(index);
                if piece.consistent || same_cells(&piece.draft, &drawn) {
                    drawn.recognised_by = RecognisedBy::Tags;
                    name_headings(&mut drawn, &piece.draft);
                }
                drawn.tagged = piece.draft.tagged.filter(|rows| rows.last_row + 1 - rows.first_row == drawn.rows);
                out.push(drawn);
            }
            _ => {
                // Drawn tables of the same words give way; so do those that the tags nest.
                ruled.retain(|draft| shares(draft).0 == 0);
                out.push(piece.draft);
            }
        }
    }
    out.extend(ruled);
    out
}

/// Where a tagged table goes on, a heading repeated over it is no part of its tags: takes such rows out of the drawn
/// table, and their words out of the page.
fn drop_repeated_heading(
    drawn: &mut Draft,
    piece: &tagged::Piece,
    claimed: &[bool],
    page: &Page,
    words: &mut Vec<usize>,
) {
    let goes_on = piece.draft.tagged.is_some_and(|rows| rows.first_row > 1);
    let holds_piece = drawn.cells.iter().flat_map(|c| &c.words).any(|&word| claimed[word]);
    if !goes_on || !holds_piece {
        return;
    }
    let of_tags = |cell: &DraftCell| cell.words.iter().any(|&word| claimed[word]);
    let first = drawn.cells.iter().filter(|c| of_tags(c)).map(|c| c.row).min().unwrap_or(1);
    let heading = |cell: &DraftCell| cell.row + cell.row_span <= first;
    let untagged = drawn.cells.iter().filter(|c| heading(c)).flat_map(|c| &c.words).all(|&word| {
        // Some writers tag the words of the heading once more.
        piece.repeated.contains(&word) || page.words.get(word).is_some_and(|w| w.tag.is_none() || w.artefact)
    });
    if first == 1 || !untagged || drawn.cells.iter().any(|c| c.row < first && !heading(c)) {
        return;
    }
    drawn.cells.retain(|cell| {
        if heading(cell) {
            words.retain(|word| !cell.words.contains(word));
        }
        !heading(cell)
    });
    drawn.rows -= first - 1;
    drawn.cells.iter_mut().for_each(|cell| cell.row -= first - 1);
    drawn.bbox = drawn.cells.iter().map(|c| c.bbox).reduce(|a, b| a.union(&b)).unwrap_or(drawn.bbox);
}

/// Whether both have the same cells, or the same words in as many rows and columns.
fn same_grid(tagged: &Draft, drawn: &Draft) -> bool {
    let spots = |draft: &Draft| {
        let mut spots: Vec<[u32; 4]> =
            draft.cells.iter().map(|c| [c.row, c.column, c.row_span, c.column_span]).collect();
        spots.sort_unstable();
        spots
    };
    same_cells(tagged, drawn)
        || ((tagged.rows, tagged.columns) == (drawn.rows, drawn.columns) && spots(tagged) == spots(drawn))
}

/// Whether the grid is the same and every word stands with the same words in both.
fn same_cells(tagged: &Draft, drawn: &Draft) -> bool {
    if (tagged.rows, tagged.columns) != (drawn.rows, drawn.columns) {
        return false;
    }
    let mut of_drawn: rustc_hash::FxHashMap<usize, usize> = rustc_hash::FxHashMap::default();
    for (index, cell) in drawn.cells.iter().enumerate() {
        of_drawn.extend(cell.words.iter().map(|&word| (word, index)));
    }
    let mut used = vec![false; drawn.cells.len()];
    tagged.cells.iter().all(|cell| {
        let mut cells = cell.words.iter().filter_map(|word| of_drawn.get(word)).copied();
        let Some(first) = cells.next() else { return true };
        !std::mem::replace(&mut used[first], true) && cells.all(|other| other == first)
    })
}

/// Carries the tags' headings over to the drawn cells of the same rows.
fn name_headings(drawn: &mut Draft, tagged: &Draft) {
    let headings = tagged.cells.iter().filter(|c| c.header).map(|c| c.row + c.row_span - 1).max().unwrap_or(0);
    if tagged.rows == drawn.rows {
        drawn.cells.iter_mut().for_each(|cell| cell.header = cell.row <= headings);
    }
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
