//! A pack to its papers.
//!
//! Running heads are set apart and headings told; parts leave: ranges of blocks with title and pages. A new paper
//! begins where several signs agree: page numbers begin again, a title stands at the top of a page, the board's name
//! stands there as on the first page, it says agenda, minute, report, or greets like a letter, bears a paper's label or
//! the title of an entry of the agenda. One sign alone begins nothing, and annexes stay with their paper: a paper cut in
//! two is worse than two papers in one.

mod bookmarks;
mod corners;
mod cover;
mod letters;
mod openings;
mod other_bodies;
mod page_heads;
mod page_starts;
mod titles;
mod unpaged;

use super::kind;
use crate::document::{Block, Document, Part};
use crate::record::DocumentKind;
use corners::Corners;
use openings::Opening;
use other_bodies::FirstHead;

/// So many points begin a part …
const ENOUGH: i32 = 4;
/// … and one less where this many parts show that it is a pack.
const A_PACK: usize = 3;
/// A part before a new one holds at least this many blocks with content, or a table: title pages are no papers.
const FEWEST_BLOCKS: usize = 2;

/// Fills in [`Document::parts`].
pub(super) fn split(document: &mut Document) {
    let corners = Corners::of(document);
    let named = bookmarks::papers(document, &corners);
    let openings = openings::find(document, &corners, &named);
    let mut starts = starts(document, &openings, ENOUGH);
    if starts.len() >= A_PACK {
        starts = self::starts(document, &openings, ENOUGH - 1);
    }
    merge(document, &mut starts, &openings);
    document.doubtful_openings = doubtful(document, &starts, &openings);
    let ends = starts.iter().skip(1).copied().chain([document.blocks.len()]);
    let pages: Vec<(u32, u32)> = page_ranges(document, &starts);
    let parts: Vec<Part> = starts
        .iter()
        .zip(ends)
        .zip(pages)
        .map(|((&first_block, end_block), (first_page, last_page))| Part {
            title: titles::title(titled(document, first_block, end_block), titled(document, 0, document.blocks.len()))
                .filter(|title| !named.contains_key(&first_page) || !corners::is_paper_number(&kind::folded(title)))
                .or_else(|| named.get(&first_page).cloned()),
            first_block,
            end_block,
            first_page,
            last_page,
            ..Part::default()
        })
        .collect();
    document.parts = parts;
}

/// Where parts begin: block indices, the first of them 0.
fn starts(document: &Document, openings: &[Opening], enough: i32) -> Vec<usize> {
    let mut starts = vec![0_usize];
    for opening in openings {
        let last = starts.last().copied().unwrap_or(0);
        if opening.block > last
            && opening.points >= enough
            && is_a_paper(document.blocks.get(last..opening.block).unwrap_or_default())
            && !(last == 0 && is_above_a_title(&document.blocks[..opening.block]))
        {
            starts.push(opening.block);
        }
    }
    starts
}

/// Blocks within parts at which another paper may begin: their heads are no chapter's of the part's paper, as far as they
/// tell.
fn doubtful(document: &Document, starts: &[usize], openings: &[Opening]) -> Vec<usize> {
    let within = |start: usize| {
        let next = starts.iter().copied().find(|next| *next > start).unwrap_or(document.blocks.len());
        let first = FirstHead::of(titled(document, start, next));
        let own = openings.iter().filter(move |o| o.doubtful && o.block > start && o.block < next);
        own.map(|o| o.block).find(|at| first.sign(document.blocks.get(*at..).unwrap_or_default()).is_some())
    };
    starts.iter().filter_map(|start| within(*start)).collect()
}

/// Puts back together what is one paper after all: two neighbours that are one return or one plan, and pieces of no
/// kind of their own that begin on few signs.
fn merge(document: &Document, starts: &mut Vec<usize>, openings: &[Opening]) {
    let kind = |first: usize, end: usize| {
        let blocks = document.blocks.get(first..end).unwrap_or_default();
        kind::of(blocks, titles::title(blocks, &document.blocks).as_deref())
    };
    let mut index: usize = 1;
    while let (Some(&before), Some(&start)) = (starts.get(index.wrapping_sub(1)), starts.get(index)) {
        let end = starts.get(index + 1).copied().unwrap_or(document.blocks.len());
        let own = kind(start, end);
        let opening = openings.iter().find(|o| o.block == start);
        let (points, marked) = opening.map_or((0, false), |o| (o.points, o.marked));
        let one_of_a_kind = matches!(
            own,
            DocumentKind::SelfEvaluationReturn | DocumentKind::StrategicPlan | DocumentKind::PlanOverview
        );
        let people = document.blocks.get(start..end).is_some_and(titles::is_list_of_people);
        if people
            || (matches!(own, DocumentKind::Other | DocumentKind::BoardReport)
                && repeats_title(document, before, start, end))
            || (own == DocumentKind::Other && points <= ENOUGH && !marked)
            || (one_of_a_kind && kind(before, start) == own)
            || is_summons(document, before, start, end) && kind(before, start) == DocumentKind::Agenda
        {
            starts.remove(index);
        } else {
            index += 1;
        }
    }
}

/// Whether a part's title lines are those of the part before: a report behind its own cover sheet.
fn repeats_title(document: &Document, before: usize, start: usize, end: usize) -> bool {
    let lines = |from: usize, to: usize| {
        let blocks = document.blocks.get(from..to).unwrap_or_default();
        titles::group(blocks).into_iter().map(titles::squeezed).collect::<Vec<String>>()
    };
    let (cover, own) = (lines(before, start), lines(start, end));
    let label = |line: &str| {
        line.ends_with(|c: char| c.is_ascii_digit() || c == ' ')
            && line.split_whitespace().next_back().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()))
            && [" paper ", " report no ", " enclosure "].iter().any(|word| line.contains(word))
    };
    // The board's name comes first and heads every paper; "Report by the Director" heads many.
    let title = |line: &&String| line.split_whitespace().count() > 2 && !line.starts_with(" report ");
    let repeated = || own.iter().take(2).filter(|line| cover.contains(line));
    repeated().count() == 2 && repeated().any(|line| label(line))
        || own.first().filter(title).is_some_and(|line| cover.iter().skip(1).any(|c| c == line))
}

/// Whether the blocks at the head of a document are the address and date of a letterhead.
fn is_letterhead(blocks: &[Block]) -> bool {
    /// A letterhead has no more lines.
    const LINES: usize = 8;
    blocks.iter().filter_map(|b| b.paragraph()).any(|p| is_address(&p.text())) && are_plain_lines(blocks, LINES)
}

/// Whether the blocks at the head of a document are no paper of their own: a letterhead, or the name of the house in
/// its languages.
fn is_above_a_title(blocks: &[Block]) -> bool {
    /// More lines than these may be a note.
    const FEW: usize = 3;
    is_letterhead(blocks) || are_plain_lines(blocks, FEW) || is_head_of_an_item(blocks) || tells_whom_to_ask(blocks)
}

/// Whether blocks are one small table of office-bearers and how to reach them: "Secretary | Jo Blair | jo@example.org".
fn tells_whom_to_ask(blocks: &[Block]) -> bool {
    /// More rows than these may be a paper's.
    const ROWS: u32 = 8;
    let mut filled = blocks.iter().filter(|b| !b.is_empty());
    let (Some(Block::Table(table)), None) = (filled.next(), filled.next()) else { return false };
    let reached = table.cells.iter().filter(|c| c.text().contains('@')).count();
    table.rows <= ROWS && reached * 2 >= table.rows as usize
}

/// Whether blocks are the head under which a board takes another body's minute: its name, the day and "Item 9.2", with
/// the other body's name and address.
fn is_head_of_an_item(blocks: &[Block]) -> bool {
    /// No such head has more lines.
    const LINES: usize = 6;
    /// None of its lines is longer, in characters.
    const LINE: usize = 100;
    let lines: Vec<_> = blocks.iter().filter(|b| !b.is_empty()).map(Block::paragraph).collect();
    let item = |text: &str| {
        let folded = kind::folded(text);
        let rest = folded.trim().trim_start_matches("agenda ").strip_prefix("item ").map(str::to_owned);
        rest.is_some_and(|rest| rest.len() <= 6 && rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let whole: Vec<String> = lines.iter().flatten().map(|p| p.text()).collect();
    // An address may stand in one paragraph of several lines.
    let texts: Vec<&str> = whole.iter().flat_map(|text| text.lines()).collect();
    lines.len() <= LINES
        && whole.len() == lines.len()
        && texts.iter().all(|text| text.chars().count() <= LINE && !text.trim_end().ends_with(['.', ':']))
        && texts.iter().any(|text| item(text))
}

/// Whether blocks are so many short lines at most, none of them a heading or counted.
fn are_plain_lines(blocks: &[Block], most: usize) -> bool {
    /// Lines of an address are no longer, in characters.
    const LINE: usize = 45;
    let lines: Vec<_> = blocks.iter().filter(|b| !b.is_empty()).collect();
    lines.len() <= most
        && lines.iter().all(|b| {
            b.paragraph().is_some_and(|p| {
                p.kind != crate::document::ParagraphKind::Heading
                    && p.label.is_none()
                    && p.text().chars().count() <= LINE
            })
        })
}

/// Whether a line ends an address: it has a postcode, or says how to ring.
fn is_address(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|w| !w.is_empty()).collect();
    let outward = |w: &str| {
        (2..=4).contains(&w.len())
            && w.starts_with(|c: char| c.is_ascii_uppercase())
            && w.bytes().any(|b| b.is_ascii_digit())
            && w.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let inward = |w: &str| {
        w.len() == 3 && w.starts_with(|c: char| c.is_ascii_digit()) && w.bytes().skip(1).all(|b| b.is_ascii_uppercase())
    };
    let postcode = words.windows(2).any(|pair| outward(pair[0]) && inward(pair[1]));
    postcode || ["Tel:", "Tel.", "Telephone"].iter().any(|opens| text.starts_with(opens))
}

/// The blocks of a part in which its title stands: a letterhead above the first title line says nothing of it.
fn titled(document: &Document, first: usize, end: usize) -> &[Block] {
    let blocks = document.blocks.get(first..end).unwrap_or_default();
    let above = blocks.iter().position(|b| b.paragraph().is_some_and(titles::is_title_line)).unwrap_or(0);
    if first == 0 && is_letterhead(&blocks[..above]) { &blocks[above..] } else { blocks }
}

/// Whether an agenda's first part is only the summons, and the next its list of business: the summons counts no items,
/// and what follows says no other kind of paper and counts from one.
fn is_summons(document: &Document, before: usize, start: usize, end: usize) -> bool {
    let blocks = |from: usize, to: usize| document.blocks.get(from..to).unwrap_or_default();
    let counts = |blocks: &[Block]| {
        let mut numbers = blocks.iter().filter_map(|b| match b {
            Block::Paragraph(p) => {
                let text = p.text();
                first_number(p.label.as_deref().or_else(|| crate::wording::labels::split(&text).0)?)
            }
            // "No | Item" may stand above the first.
            Block::Table(t) => (1..=2).find_map(|row| first_number(t.cell(row, 1)?.text().trim())),
        });
        numbers.next()
    };
    // "Item 2" above the title says nothing of it.
    let own = blocks(start, end);
    let own = if own.first().is_some_and(corners::is_label) { own.get(1..).unwrap_or_default() } else { own };
    let other = titles::group(own).iter().any(|p| {
        let line = kind::folded(&p.text());
        [" minute ", " minutes ", " report ", " note ", " notes ", " paper ", " action ", " log "]
            .iter()
            .any(|w| line.contains(w))
    });
    counts(blocks(before, start)).is_none() && counts(blocks(start, end)) == Some(1) && !other
}

/// The number of a label such as "1." or of a cell that holds "1".
fn first_number(text: &str) -> Option<u32> {
    text.trim_end_matches(['.', ')']).split('.').next()?.parse().ok()
}

/// Whether blocks hold more than a title page.
fn is_a_paper(blocks: &[Block]) -> bool {
    let content = blocks.iter().filter(|b| !b.is_empty()).filter(|b| match b {
        Block::Paragraph(paragraph) => paragraph.kind != crate::document::ParagraphKind::Heading,
        Block::Table(_) => true,
    });
    blocks.iter().any(|b| b.table().is_some_and(|t| !t.layout && t.rows > 1)) || content.count() >= FEWEST_BLOCKS
}

/// First and last page of each part; zeros in formats without pages. Pages without blocks belong to the part before.
fn page_ranges(document: &Document, starts: &[usize]) -> Vec<(u32, u32)> {
    let page = |block: usize| document.blocks.get(block).and_then(|b| b.places().first().map(|p| p.page));
    let firsts: Vec<u32> = starts
        .iter()
        .map(|&start| if start == 0 { u32::from(!document.pages.is_empty()) } else { page(start).unwrap_or(0) })
        .collect();
    let last = document.pages.len() as u32;
    firsts
        .iter()
        .enumerate()
        .map(|(index, &first)| {
            let end = firsts.get(index + 1).map_or(last, |&next| next.saturating_sub(1).max(first));
            (first, end)
        })
        .collect()
}

#[cfg(test)]
mod tests;
