//! Tables that go on over pages, or were broken by hand, joined.
//!
//! Enters: blocks in reading order, running heads and footers already apart. Leaves: the same blocks, with the pieces
//! of one table as one table that says why ([`Table::join_reason`]) and whether that was a guess. What must hold: no
//! cell's text is lost, but for headings that the paper repeats; two different tables that merely follow each other
//! stay two.
//!
//! The way: [`columns`] (do the columns agree, and how do they map) → [`judge`] (is it the same table) → [`rows`]
//! (was a row cut, do merged cells go on) → [`splice`] (one table); last, [`tail`] (words of a cut row without a border).
//! [`headings`] tells those that are printed again amid a table.

mod columns;
mod cut_words;
mod headings;
mod judge;
mod rows;
mod section;
mod splice;
mod tail;
#[cfg(test)]
mod tests;

use crate::document::{Block, Document, Page, Paragraph, ParagraphKind, Table};
use judge::Verdict;

/// Joins what belongs together in [`Document::blocks`].
pub(super) fn join(document: &mut Document) {
    let blocks = std::mem::take(&mut document.blocks);
    let surroundings = Surroundings::of(&document.pages, &blocks);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    // Index in `out` of the table that the next one may continue, and whether text stands after it.
    let mut open: Option<(usize, bool)> = None;
    for block in blocks {
        match block {
            Block::Table(mut next) if !next.layout => {
                if let Some((index, true)) = open {
                    let Some(apart) = below_section(&mut out, index, next, &surroundings) else {
                        open = Some((index, false));
                        continue;
                    };
                    next = apart;
                }
                let next = match open.and_then(|(index, broken)| Some((index, broken, out.get_mut(index)?))) {
                    Some((index, broken, Block::Table(table))) if !broken || judge::is_named_one(table, &next) => {
                        let Some(next) = continued(table, next, &surroundings) else {
                            drop_repeated_headings(&mut out, index);
                            open = Some((index, false));
                            continue;
                        };
                        next
                    }
                    _ => next,
                };
                open = Some((out.len(), false));
                out.push(Block::Table(next));
            }
            other => {
                let breaks = match &other {
                    Block::Paragraph(paragraph) => breaks_a_table(paragraph),
                    Block::Table(_) => true,
                };
                if let Some((_, broken)) = &mut open {
                    *broken |= breaks;
                }
                out.push(other);
            }
        }
    }
    tail::take_in(&mut out);
    for block in &mut out {
        if let Block::Table(table) = block {
            headings::drop_repeated(table);
        }
    }
    document.blocks = out;
}

/// Takes `next` into the table at `index`, with what stands between them as a row, where that names a section; gives it back
/// if not.
fn below_section(out: &mut Vec<Block>, index: usize, next: Table, surroundings: &Surroundings) -> Option<Table> {
    let (Some(Block::Table(table)), Some(between)) = (out.get(index), out.get(index + 1..)) else { return Some(next) };
    let Some(mut whole) = section::taken_in(table, between, &next) else { return Some(next) };
    let apart = continued(&mut whole, next, surroundings);
    if apart.is_none() {
        out.truncate(index + 1);
        if let Some(slot) = out.get_mut(index) {
            *slot = Block::Table(whole);
        }
    }
    apart
}

/// Takes out what stands between two joined pieces and belongs to neither: empty paragraphs, page numbers, headings
/// printed again, "(continued)". Other text stays, after the table.
fn drop_repeated_headings(out: &mut Vec<Block>, index: usize) {
    let heading: String = match out.get(index) {
        Some(Block::Table(table)) => table.row(1).map(|cell| cell.text() + " ").collect(),
        _ => return,
    };
    let known: Vec<&str> = heading.split_whitespace().collect();
    let mut at = 0;
    out.retain(|block| {
        at += 1;
        let Block::Paragraph(paragraph) = block else { return true };
        at <= index + 1
            || (breaks_a_table(paragraph) && !paragraph.text().split_whitespace().all(|word| known.contains(&word)))
    });
}

/// Whether a table ends where the paragraph stands: not at one without text, nor at what belongs to the page.
fn breaks_a_table(paragraph: &Paragraph) -> bool {
    let of_the_page = matches!(
        paragraph.kind,
        ParagraphKind::RunningHead | ParagraphKind::Footer | ParagraphKind::Watermark | ParagraphKind::Note
    );
    let numbers_the_page = || paragraph.lines.len() == 1 && is_page_number(&paragraph.labelled_text());
    !(of_the_page || paragraph.is_empty() || numbers_the_page() || says_it_goes_on(&paragraph.text()))
}

/// Whether a line does nothing but say that what stood before goes on: "(continued)", "Action log (cont'd)",
/// "Continued overleaf".
fn says_it_goes_on(text: &str) -> bool {
    const LONGEST: usize = 80;
    const WORDS: [&str; 6] = ["continued", "contd", "cont'd", "cont’d", "cont", "ctd"];
    const WHERE: [&str; 6] =
        ["overleaf", "over", "on next page", "on the next page", "from previous page", "from overleaf"];
    if text.len() > LONGEST {
        return false;
    }
    let text = text.trim().to_lowercase();
    let bare = text.trim_matches(|c: char| ".…()[]-–—:".contains(c) || c.is_whitespace());
    let alone = WORDS.contains(&bare)
        || WORDS.iter().any(|word| bare.strip_prefix(word).is_some_and(|rest| WHERE.contains(&rest.trim())));
    // A sentence may end in the word; a heading sets it apart.
    let after = |opening: char| text.rsplit_once(opening).map(|(_, last)| last.trim_matches([')', ']', '.', '…', ' ']));
    alone || ['(', '[', '–', '—'].into_iter().filter_map(after).any(|last| WORDS.contains(&last))
}

/// Whether the text is a page number and nothing else: "7", "- 7 -", "Page 7 of 12", "7/12".
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    text.chars().any(|c| c.is_ascii_digit())
        && text.len() <= 20
        && text.split(|c: char| c.is_whitespace() || "-–—/|.[]()".contains(c)).filter(|word| !word.is_empty()).all(
            |word| {
                word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit())
                    || ["page", "of", "p"].iter().any(|known| word.eq_ignore_ascii_case(known))
            },
        )
}

/// Takes `next` into `table` if it goes on with it; gives it back if not.
fn continued(table: &mut Table, mut next: Table, surroundings: &Surroundings) -> Option<Table> {
    headings::part(table, &mut next);
    match judge::verdict(table, &next, surroundings) {
        Verdict::Apart { uncertain } => {
            table.join_uncertain |= uncertain;
            next.join_uncertain |= uncertain;
            Some(next)
        }
        Verdict::Same(bond) => {
            splice::splice(table, next, &bond, surroundings);
            None
        }
    }
}

/// What the pages look like around their tables.
struct Surroundings {
    /// For each page (by number - 1): where the text of pages of its size ends, in points from the top.
    body_ends: Vec<f32>,
}

impl Surroundings {
    fn of(pages: &[Page], blocks: &[Block]) -> Self {
        let size = |page: &Page| (page.width.round() as i64, page.height.round() as i64);
        let mut lowest: std::collections::BTreeMap<(i64, i64), f32> = std::collections::BTreeMap::new();
        for place in blocks.iter().flat_map(Block::places) {
            if let Some(page) = pages.get((place.page as usize).saturating_sub(1)) {
                let end = lowest.entry(size(page)).or_insert(0.0);
                *end = end.max(place.bbox.bottom.min(page.height));
            }
        }
        let body_ends = pages.iter().map(|p| lowest.get(&size(p)).copied().unwrap_or(p.height)).collect();
        Self { body_ends }
    }

    /// Where text ends on pages of this kind.
    fn body_end(&self, page: u32) -> Option<f32> {
        self.body_ends.get((page as usize).checked_sub(1)?).copied()
    }
}
