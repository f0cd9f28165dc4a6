//! Where a new paper may begin, and how much speaks for it.

use super::corners::{Corners, is_paper_number};
use super::cover::has_report_fields;
use super::letters::is_letter;
use super::other_bodies::{FirstHead, Sign};
use super::page_heads::PageHeads;
use super::page_starts;
use super::titles::{self, is_title_line};
use super::unpaged::without_pages;
use crate::document::{Block, Document, Page, Paragraph, ParagraphKind, Table};
use crate::recognise::kind::folded;
use crate::wording::calendar;
use std::collections::BTreeMap;

/// A block with which a paper may begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    pub(super) block: usize,
    pub(super) points: i32,
    /// Whether the page says itself that it is a paper's first: its numbers begin again, or a paper's label stands on it.
    pub(super) marked: bool,
    /// Whether its head may be another paper's, whatever else speaks for it.
    pub(super) doubtful: bool,
}

/// A page that ends above this part of its height ends early.
const EARLY_END: f32 = 0.66;
/// What a bookmark at a page speaks for.
const BOOKMARK: i32 = 6;
/// What the board's name with a meeting below it speaks for.
const MASTHEAD: i32 = 3;
/// What another body's name above a kind of paper speaks for.
pub(super) const OTHER_BODY: i32 = 4;
/// Lines of a head without any weight are no longer, in characters.
const LONGEST_PLAIN: usize = 90;
/// Board's names are no longer, in words.
const LONGEST_NAME: usize = 12;

/// The openings of a document, in order.
/// `bookmarked`: the pages on which papers begin by the outline.
pub(super) fn find(document: &Document, corners: &Corners, bookmarked: &BTreeMap<u32, String>) -> Vec<Opening> {
    let mastheads = mastheads(document);
    if document.pages.is_empty() {
        without_pages(document, &mastheads, corners)
    } else {
        at_page_tops(document, &mastheads, corners, bookmarked)
    }
}

/// The names that head the paper: its first title lines, folded.
fn mastheads(document: &Document) -> Vec<String> {
    titles::group(&document.blocks)
        .iter()
        .map(|p| titles::squeezed(p))
        .filter(|line| {
            let words = line.split_whitespace().count();
            (2..=LONGEST_NAME).contains(&words)
                && !line.chars().any(|c| c.is_ascii_digit())
                && !line.contains(" agenda ")
        })
        .take(2)
        .collect()
}

/// Whether a line, which is squeezed, begins with one of the names that head the paper.
pub(super) fn is_masthead(line: &str, mastheads: &[String]) -> bool {
    mastheads.iter().any(|masthead| line.starts_with(masthead.trim_end()))
}

fn at_page_tops(
    document: &Document,
    mastheads: &[String],
    corners: &Corners,
    bookmarked: &BTreeMap<u32, String>,
) -> Vec<Opening> {
    let restarts = page_starts::restarts(document);
    let heads = PageHeads::of(document);
    let first = FirstHead::of(&document.blocks);
    let mut openings = Vec::new();
    let mut last_page = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let Some(place) = block.places().first().copied() else { continue };
        if place.page <= last_page {
            continue;
        }
        // Pages in between may hold a table that began before.
        last_page = place.page;
        if index == 0 {
            continue;
        }
        let blocks = document.blocks.get(index..).unwrap_or_default();
        let mut points = title_points(blocks, mastheads);
        let restarted = restarts.contains(&place.page);
        points += 3 * i32::from(restarted);
        // Where the pages of several papers are numbered each from one, that alone tells them.
        points += i32::from(restarted && restarts.len() > 1);
        let early = ends_early(document, index, place.page);
        let labelled = corners.label_at(document, index) || corners.head_changes(place.page);
        let listed = early && corners.lists(blocks);
        points += 3 * i32::from(labelled) + 3 * i32::from(listed);
        points += 4 * i32::from(is_letter(blocks));
        points += i32::from(turned(document, place.page));
        points += i32::from(early);
        points += i32::from(heads.change(place.page));
        points -= 3 * i32::from(is_annex(blocks) && !labelled || heads.say_annex(place.page))
            + 3 * i32::from(goes_on(document, index));
        // Whoever bound the pack says so.
        let bound = bookmarked.contains_key(&place.page);
        points += BOOKMARK * i32::from(bound);
        let sign = first.sign(blocks);
        points += OTHER_BODY * i32::from(sign == Some(Sign::Surely));
        let marked = restarted || labelled || listed || bound;
        openings.push(Opening { block: index, points, marked, doubtful: sign.is_some() });
    }
    openings
}

/// What the title lines at the beginning of `blocks` say.
pub(super) fn title_points(blocks: &[Block], mastheads: &[String]) -> i32 {
    // "Paper 2" above the title, set like any line.
    let numbered =
        blocks.first().and_then(Block::paragraph).filter(|p| !is_title_line(p)).map(|p| folded(&p.labelled_text()));
    let numbered = numbered.filter(|line| is_paper_number(line));
    let plain = |b: &Block| b.paragraph().is_some_and(|p| !is_title_line(p) && is_head_line(p));
    // A running head that stands on few pages is left among the text.
    let before = usize::from(numbered.is_some() || blocks.first().is_some_and(plain));
    let group = titles::group(blocks.get(before..).unwrap_or_default());
    if group.is_empty() {
        // The board's name and "Minutes of meeting held …", set like any lines.
        let plain: Vec<String> = blocks
            .iter()
            .filter(|b| !b.is_empty())
            .map_while(Block::paragraph)
            .take(2)
            .filter(|p| p.label.is_none() && p.text().chars().count() <= LONGEST_PLAIN)
            .map(titles::squeezed)
            .collect();
        let named = plain.first().is_some_and(|line| is_masthead(line, mastheads));
        let announced = if named { opener(plain.get(1..).unwrap_or_default()) } else { 0 };
        // The table of a cover sheet at the head of its paper.
        let cover = blocks.first().is_some_and(|b| b.table().is_some()) && has_report_fields(blocks);
        // … and more surely one that the board's name heads.
        let headed = cover && blocks.first().and_then(Block::table).is_some_and(|t| is_headed(t, mastheads));
        return i32::from(numbered.is_some())
            + 2 * i32::from(cover)
            + 2 * i32::from(headed)
            + if announced > 1 { MASTHEAD + announced } else { 0 };
    }
    let mut lines: Vec<String> = group.iter().map(|p| titles::squeezed(p)).collect();
    // The board's name stands out, "Minutes of meeting held …" below it does not.
    if lines.len() == 1
        && lines.iter().all(|line| is_masthead(line, mastheads))
        && let Some(next) = blocks.get(before..).unwrap_or_default().iter().filter(|b| !b.is_empty()).nth(1)
        && let Some(next) = next.paragraph().filter(|p| p.label.is_none() && p.text().chars().count() <= LONGEST_PLAIN)
        && let next = titles::squeezed(next)
        && opener(std::slice::from_ref(&next)) > 2
    {
        lines.push(next);
    }
    let mut points = i32::from(!lines.is_empty());
    let masthead = lines.iter().position(|line| is_masthead(line, mastheads));
    if let Some(place) = masthead {
        // The name alone also heads a second page; with a meeting, a date or a title of its own it heads a paper.
        let more = lines.len() > 1 || lines.get(place).is_some_and(|line| line.chars().any(|c| c.is_ascii_digit()));
        points += if more { 3 } else { 1 };
    }
    points += i32::from(numbered.is_some());
    points + opener(&lines) + i32::from(has_report_fields(blocks)) * 2
}

/// Whether the first words in a table are a name that heads the paper.
fn is_headed(table: &Table, mastheads: &[String]) -> bool {
    let mut paragraphs = table.cells.iter().flat_map(|cell| &cell.blocks).filter_map(Block::paragraph);
    paragraphs.find(|p| !p.text().trim().is_empty()).is_some_and(|p| is_masthead(&titles::squeezed(p), mastheads))
}

/// Whether a paragraph may be a running head: a few words on one line, no sentence and no item.
fn is_head_line(paragraph: &Paragraph) -> bool {
    const LONGEST: usize = 60;
    let text = paragraph.text();
    let text = text.trim();
    paragraph.label.is_none()
        && paragraph.kind == ParagraphKind::Body
        && text.chars().count() <= LONGEST
        && text.starts_with(|c: char| c.is_uppercase())
        && !text.ends_with(['.', ':', ';', ','])
}

/// "45 minutes", "2307 03 minutes of the meeting …": an item's number stands first, no date.
fn is_numbered(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().is_some_and(|w| {
        // "fe13 minutes of …" too, though not "10th meeting".
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| w.ends_with(end));
        w.chars().any(|c| c.is_ascii_digit()) && !(ordinal && w.starts_with(|c: char| c.is_ascii_digit()))
    });
    // "crt 2006 39 minutes of …", "gbp 2223 024 minutes of …": a minute's reference.
    let mut coded = line.split_whitespace().skip(1);
    let digits = |w: &str| w.chars().all(|c| c.is_ascii_digit());
    let reference = coded.next().is_some_and(digits) && coded.next().is_some_and(digits);
    let next = words.find(|w| !w.chars().all(|c| c.is_ascii_digit())).unwrap_or("");
    (first || reference) && calendar::month(next).is_none()
}

/// What kind of paper the title lines announce.
fn opener(lines: &[String]) -> i32 {
    let lines: Vec<&String> = lines.iter().filter(|l| !is_numbered(l)).collect();
    let minute = |line: &str| {
        let of_last = [" last ", " previous ", " matters arising ", " approval of "].iter().any(|p| line.contains(p));
        (line.contains(" minute ") || line.contains(" minutes ") || titles::is_note(line)) && !of_last
    };
    let agenda =
        |line: &str| line == " agenda " || line.starts_with(" agenda for ") || line.ends_with(" meeting agenda ");
    let paper = is_paper_number;
    let dated_report =
        |line: &str| [" report ", " update ", " briefing "].iter().any(|p| line.contains(p)) && line.contains(" 20");
    let meeting = lines.iter().any(|l| l.contains(" meeting ") || l.contains(" 20"));
    if lines.iter().any(|l| minute(l)) || lines.iter().any(|l| agenda(l)) {
        return if meeting { 3 } else { 2 };
    }
    // "Paper for discussion" above the title.
    let asked = |line: &str| {
        [" paper for ", " report for ", " item for "].iter().any(|opens| {
            matches!(
                line.strip_prefix(opens).map(str::trim),
                Some("discussion" | "decision" | "information" | "noting")
            )
        })
    };
    if lines.iter().any(|l| paper(l) || asked(l)) {
        return 2;
    }
    if lines.iter().any(|l| dated_report(l)) {
        return 2;
    }
    // "Action tracker" alone may also close a minute: it opens a paper only in a pack.
    let log = |line: &str| {
        let last = line.trim_end().rsplit(' ').next().unwrap_or_default();
        line.contains(" action") && matches!(last, "log" | "tracker" | "list" | "register")
    };
    i32::from(lines.first().is_some_and(|l| log(l)))
}

/// Whether the blocks begin with an annex of what stands before.
pub(super) fn is_annex(blocks: &[Block]) -> bool {
    let annex = |line: &str| {
        [" annex ", " appendix ", " annexe ", " schedule ", " attachment ", " enclosure ", " continued "]
            .iter()
            .any(|word| line.starts_with(word))
    };
    blocks.iter().take(3).filter_map(Block::paragraph).any(|p| p.text().len() < 160 && annex(&folded(&p.text())))
}

/// Whether the first numbered heading from here on is number 1, though higher numbers came before.
pub(super) fn numbers_begin_again(blocks: &[Block], index: usize) -> bool {
    let number = |block: &Block| {
        let paragraph = block.paragraph().filter(|p| p.kind == ParagraphKind::Heading)?;
        let label = paragraph.label.as_deref()?.trim_end_matches(['.', ')']);
        label.parse::<u32>().ok()
    };
    let next = blocks.iter().skip(index).take(20).find_map(number);
    let before = blocks.iter().take(index).rev().find_map(number);
    next == Some(1) && before.is_some_and(|n| n > 1)
}

fn page_of(document: &Document, number: u32) -> Option<&Page> {
    document.pages.get(number.checked_sub(1)? as usize)
}

/// Whether the page has another shape than the one before.
fn turned(document: &Document, page: u32) -> bool {
    let (Some(here), Some(before)) = (page_of(document, page), page_of(document, page.saturating_sub(1))) else {
        return false;
    };
    (here.width > here.height) != (before.width > before.height)
}

/// Whether the page before ends well above its foot.
fn ends_early(document: &Document, block: usize, page: u32) -> bool {
    let Some(before) = page_of(document, page.saturating_sub(1)) else { return false };
    let lowest = document
        .blocks
        .get(block.saturating_sub(30)..block)
        .unwrap_or_default()
        .iter()
        .flat_map(Block::places)
        .filter(|p| p.page == before.number)
        .map(|p| p.bbox.bottom)
        .fold(0.0, f32::max);
    lowest < EARLY_END * before.height
}

/// Whether a page goes on with what the page before began: in the middle of a sentence or list, or with a heading far down
/// in the numbering.
pub(super) fn goes_on(document: &Document, block: usize) -> bool {
    let Some(first) = document.blocks.get(block).and_then(Block::paragraph) else { return false };
    let number =
        first.label.as_deref().and_then(|l| l.trim_end_matches(['.', ')']).split('.').next()?.parse::<u32>().ok());
    first.text().starts_with(char::is_lowercase)
        || number.is_some_and(|n| n > 1)
        || (first.kind == ParagraphKind::ListItem && number != Some(1))
}

#[cfg(test)]
mod tests {
    use super::is_numbered;

    #[test]
    fn numbers_of_items_before_titles() {
        assert!(is_numbered(" gbp 2223 024 minutes of the meeting held on 7 april 2022 "));
        assert!(is_numbered(" 2307 03 minutes of the meeting "));
        assert!(!is_numbered(" note 12 june 2020 "));
        assert!(!is_numbered(" minutes of the meeting "));
    }
}
