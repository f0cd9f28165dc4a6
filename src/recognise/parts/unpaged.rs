//! Where a new paper may begin in a document that has no pages.

use super::corners::Corners;
use super::letters::{closes, letter_head};
use super::openings::{OTHER_BODY, Opening, goes_on, is_annex, is_masthead, numbers_begin_again, title_points};
use super::other_bodies::{FirstHead, Sign};
use super::titles::{self, is_title_line};
use crate::document::{Block, Document, PageBreak, Paragraph};
use crate::recognise::kind::folded;
use crate::wording::labels;

/// Without pages titles, letters and forced page breaks show where a paper begins.
pub(super) fn without_pages(document: &Document, mastheads: &[String], corners: &Corners) -> Vec<Opening> {
    let mut openings: Vec<Opening> = Vec::new();
    let one_minute = heads_items_of_one_minute(document);
    let first = FirstHead::of(&document.blocks);
    let mut before_is_title = true;
    let mut page = PageBreak::None;
    for (index, block) in document.blocks.iter().enumerate() {
        let own = block.paragraph().map_or(PageBreak::None, |p| p.page_break);
        if block.is_empty() {
            page = if own == PageBreak::None { page } else { own };
            continue;
        }
        let page_begins = if own == PageBreak::Before { own } else { page };
        page = if own == PageBreak::Before { PageBreak::None } else { own };
        if index > 0 && page_begins != PageBreak::None {
            let anew = page_begins == PageBreak::AfterNumberedAnew;
            openings.push(at_page_break(document, index, anew, (mastheads, corners, &first)));
        }
        let next = || document.blocks[index + 1..].iter().find(|b| !b.is_empty()).and_then(Block::paragraph);
        let is_title = block.paragraph().is_some_and(|p| may_open(p, next, one_minute, mastheads));
        if index > 0 && is_title && !before_is_title {
            openings.push(at_title(document, index, mastheads, &first));
        }
        openings.extend(at_letter(document, index));
        before_is_title = is_title;
    }
    // Of two at one block the stronger counts.
    openings.sort_by_key(|o| (o.block, -o.points));
    openings.dedup_by_key(|o| o.block);
    openings
}

/// The opening at a forced page break; `anew`: the pages are numbered anew from there.
fn at_page_break(
    document: &Document,
    index: usize,
    anew: bool,
    (mastheads, corners, first): (&[String], &Corners, &FirstHead),
) -> Opening {
    let blocks = document.blocks.get(index..).unwrap_or_default();
    let sign = first.sign(blocks);
    let (labelled, listed) = (corners.label_at(document, index), corners.lists(blocks));
    let points = 1
        + title_points(blocks, mastheads)
        + OTHER_BODY * i32::from(sign == Some(Sign::Surely))
        + 2 * i32::from(numbers_begin_again(&document.blocks, index))
        + 3 * i32::from(anew)
        + 3 * i32::from(labelled)
        + 3 * i32::from(listed)
        - 3 * i32::from(is_annex(blocks) && !labelled)
        - 3 * i32::from(goes_on(document, index));
    Opening { block: index, points, marked: anew || labelled || listed, doubtful: sign.is_some() }
}

/// Whether a title line may head a paper rather than an item of one; `next`: the paragraph below it.
fn may_open<'d>(
    title: &Paragraph,
    next: impl Fn() -> Option<&'d Paragraph>,
    one_minute: bool,
    mastheads: &[String],
) -> bool {
    // "4. AOCB" above the next paper's masthead closes the list of the paper before.
    let closing = || next().is_some_and(|p| is_masthead(&titles::squeezed(p), mastheads));
    // "MINUTE OF SPECIAL MEETING OF 13 NOVEMBER" above "4. The Board had before it …" heads that article.
    let article = || {
        next().is_some_and(|p| {
            let text = p.labelled_text();
            let number = labels::split(text.trim()).0.and_then(labels::number);
            number.is_some_and(|n| n.len() == 1 && n[0] > 1)
        })
    };
    // "Discussion" above "Agenda item 1: …" belongs to the same minute.
    let heads_item = || next().is_some_and(|p| agenda_item(p).is_some());
    let item = || one_minute && (agenda_item(title).is_some() || heads_item());
    is_title_line(title) && !(is_counted(title) && closing() || article() || item())
}

/// The opening at a title. Where no page begins, even another body's head may be a chapter's: it only raises a doubt. "Minute of
/// 4 May" heads an item there.
fn at_title(document: &Document, index: usize, mastheads: &[String], first: &FirstHead) -> Opening {
    let blocks = document.blocks.get(index..).unwrap_or_default();
    let points = title_points(blocks, mastheads) + 2 * i32::from(numbers_begin_again(&document.blocks, index))
        - 3 * i32::from(is_annex(blocks))
        - 3 * i32::from(approves(blocks));
    Opening { block: index, points, marked: false, doubtful: first.sign(blocks) == Some(Sign::Surely) }
}

/// The opening at the head of a letter that this block greets in ("Dear …").
fn at_letter(document: &Document, index: usize) -> Option<Opening> {
    let greeting = document.blocks.get(index).and_then(Block::paragraph)?;
    if !folded(&greeting.text()).starts_with(" dear ") {
        return None;
    }
    let start = letter_head(&document.blocks, index);
    let closed = start > 0 && closes(document.blocks.get(index..).unwrap_or_default());
    closed.then_some(Opening { block: start, points: 5, marked: false, doubtful: false })
}

/// The number of a title line that heads an item of the agenda by its title: "Agenda item 3: Winter plan".
fn agenda_item(paragraph: &Paragraph) -> Option<u32> {
    let line = folded(&paragraph.text());
    let mut words = line.trim_start().strip_prefix("agenda item ")?.split_whitespace();
    let number = words.next()?.parse().ok()?;
    words.next().is_some().then_some(number)
}

/// Whether the paper's lines "Agenda item 1: …", "Agenda item 2: …" head what was said on each, one after another: the
/// papers of a pack do not begin with the welcome.
fn heads_items_of_one_minute(document: &Document) -> bool {
    let lines = document.blocks.iter().filter_map(Block::paragraph).filter(|p| is_title_line(p));
    let mut numbers = lines.filter_map(agenda_item);
    numbers.next() == Some(1) && numbers.next() == Some(2)
}

/// Whether a line begins with a number, automatic or typed.
fn is_counted(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    // "10.00 am, Thursday 6 October": an hour.
    let hour = text.split_whitespace().nth(1).is_some_and(|w| {
        matches!(
            w.trim_end_matches([',', '.']).to_lowercase().as_str(),
            "am" | "pm" | "a.m" | "p.m" | "hrs" | "hours" | "noon"
        )
    });
    paragraph.label.is_some() || !hour && labels::split(&paragraph.text()).0.is_some()
}

/// "Minutes of the meeting on 7 November" above "2. These were approved": an item on the minutes before, not they.
fn approves(blocks: &[Block]) -> bool {
    let mut lines = blocks.iter().filter(|b| !b.is_empty()).map_while(Block::paragraph).map(|p| folded(&p.text()));
    let minutes = lines.next().is_some_and(|line| line.contains(" minute ") || line.contains(" minutes "));
    let said = [" approved ", " agreed ", " correct record ", " accurate record ", " true record ", " confirmed "];
    minutes
        && lines.next().is_some_and(|line| {
            let told = [" were ", " was ", " be ", " being "].iter().any(|word| line.contains(word));
            told && said.iter().any(|said| line.contains(said))
        })
}
