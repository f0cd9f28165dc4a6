//! Which paragraphs are headings, and of what level.
//!
//! Told, in this order of trust, by the paper's own tags or styles (these stand already), by its outline, and by type:
//! larger than the body, or bold (or underlined, or in capitals) in a paper whose body is not; short, without a stop,
//! with something below. What a paper's body is, is counted once over the whole paper.

use crate::document::{Block, Document, Paragraph, ParagraphKind, TextStyle};
use crate::wording::calendar;
use crate::wording::list_label::{LabelKind, list_label};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// A heading has at most this many characters.
const LONGEST: usize = 160;
/// … and, where it is no larger than the body, this many.
const LONGEST_IN_BODY_SIZE: usize = 110;
/// Larger than the body means larger by this ratio.
const LARGER: f32 = 1.1;
/// Not smaller than the body means at least this ratio.
const NOT_SMALLER: f32 = 0.93;
/// More than so many paragraphs in a row that look like headings of the body's size are a list of something.
const LONGEST_ROW: usize = 4;
/// Deepest level that is told by type.
const DEEPEST: u8 = 6;

/// Words before a colon that introduce a field of a form or an action, never a section.
const FIELDS: &[&str] = &[
    "action",
    "actions",
    "agreed action",
    "agreed actions",
    "action point",
    "action points",
    "decision",
    "due",
    "due date",
    "deadline",
    "owner",
    "lead",
    "date",
    "time",
    "venue",
    "location",
    "chair",
    "status",
    "to",
    "from",
    "cc",
    "tel",
    "telephone",
    "phone",
    "email",
    "e-mail",
    "contact",
    "ref",
    "reference",
    "report by",
    "by",
    "author",
    "subject",
    "date of meeting",
    "meeting date",
    "place",
    "note",
    "progress",
    "update",
    "evidence",
    "outcome",
    "source",
    "approved",
    "resolved",
    "agreed",
];

/// What a paper's body is set in.
#[derive(Debug, Clone, Copy)]
struct BodyType {
    size: f32,
    /// Whether most of it is bold: then bold shows nothing.
    bold: bool,
}

/// How far a heading stands out; the order is the order of levels. Sizes count in half points, largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    smaller_than: i32,
    plain: bool,
    small_letters: bool,
}

/// Marks headings among the body's paragraphs.
pub(in crate::recognise) fn tell(document: &mut Document) {
    by_outline(document);
    by_type(document);
}

/// The outline's titles, where a paragraph says just that.
fn by_outline(document: &mut Document) {
    if document.outline.is_empty() {
        return;
    }
    let mut levels: FxHashMap<String, Vec<(Option<u32>, u8)>> = FxHashMap::default();
    for item in &document.outline {
        levels.entry(squeezed(&item.title)).or_default().push((item.page, item.level.max(1)));
    }
    for paragraph in document.blocks.iter_mut().filter_map(paragraph_mut) {
        if !may_become(paragraph) || paragraph.runs.iter().map(|r| r.text.len()).sum::<usize>() > 2 * LONGEST {
            continue;
        }
        let text = paragraph.text();
        if text.trim_end().ends_with([';', ',']) {
            continue;
        }
        let found = levels.get(&squeezed(&paragraph.labelled_text())).or_else(|| levels.get(&squeezed(&text)));
        let here = paragraph.lines.first().map(|l| l.page);
        // The same words may stand elsewhere, in a list or a sentence.
        let targets = |page: Option<u32>| match (page, here) {
            (Some(target), Some(here)) => target.abs_diff(here) <= 1,
            _ => true,
        };
        if let Some(&(_, level)) = found.and_then(|all| all.iter().find(|(page, _)| targets(*page))) {
            paragraph.kind = ParagraphKind::Heading;
            paragraph.level = level;
        }
    }
}

/// Letters and digits alone, in small letters.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn paragraph_mut(block: &mut Block) -> Option<&mut Paragraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    }
}

/// Whether a paragraph can still turn out to be a heading.
fn may_become(paragraph: &Paragraph) -> bool {
    match paragraph.kind {
        ParagraphKind::Body => true,
        ParagraphKind::ListItem => {
            paragraph.label.as_deref().and_then(list_label).is_some_and(|l| l.kind != LabelKind::Bullet)
        }
        _ => false,
    }
}

fn by_type(document: &mut Document) {
    let body = body_type(document);
    let mut ranks: Vec<Option<Rank>> =
        document.blocks.iter().map(|b| b.paragraph().and_then(|p| rank(p, body))).collect();
    drop_rows(&mut ranks, body);
    drop_last(&mut ranks, document);
    let own = document
        .blocks
        .iter()
        .filter_map(Block::paragraph)
        .filter(|p| p.kind == ParagraphKind::Heading)
        .map(|p| p.level)
        .max()
        .unwrap_or(0);
    let known: BTreeSet<Rank> = ranks.iter().flatten().copied().collect();
    for (block, rank) in document.blocks.iter_mut().zip(&ranks) {
        let (Some(paragraph), Some(rank)) = (paragraph_mut(block), rank) else { continue };
        let place = known.iter().take_while(|&k| k < rank).count();
        let level = u8::try_from(place).unwrap_or(DEEPEST).saturating_add(own.min(2)).saturating_add(1);
        let depth = paragraph.label.as_deref().and_then(list_label).map_or(0, |l| l.depth.saturating_sub(1));
        paragraph.kind = ParagraphKind::Heading;
        paragraph.level = level.saturating_add(depth).min(DEEPEST);
    }
}

/// The size and weight of most characters, cells included.
fn body_type(document: &Document) -> BodyType {
    let mut sizes: FxHashMap<i32, usize> = FxHashMap::default();
    let (mut bold, mut all) = (0_usize, 0_usize);
    let mut count = |paragraph: &Paragraph| {
        for run in &paragraph.runs {
            let length = run.text.len();
            *sizes.entry((run.style.size * 2.0).round() as i32).or_default() += length;
            all += length;
            bold += if run.style.bold { length } else { 0 };
        }
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => count(paragraph),
            Block::Table(table) => {
                for paragraph in table.cells.iter().flat_map(|c| &c.blocks).filter_map(Block::paragraph) {
                    count(paragraph);
                }
            }
        }
    }
    let mut sizes: Vec<(i32, usize)> = sizes.into_iter().collect();
    sizes.sort_unstable();
    let size = sizes.iter().max_by_key(|s| s.1).map_or(0, |s| s.0);
    BodyType { size: size as f32 / 2.0, bold: bold * 2 > all }
}

/// How a paragraph stands out, if it is set like a heading.
fn rank(paragraph: &Paragraph, body: BodyType) -> Option<Rank> {
    if !may_become(paragraph) || paragraph.lines.len() > 3 {
        return None;
    }
    let text = paragraph.text();
    let trimmed = text.trim();
    let characters = trimmed.chars().count();
    if characters > LONGEST
        || !trimmed.chars().any(char::is_alphabetic)
        || ends_like_prose(trimmed)
        || is_field(trimmed)
    {
        return None;
    }
    if trimmed.starts_with(char::is_lowercase) || is_date(trimmed) {
        return None;
    }
    let written = || paragraph.runs.iter().filter(|r| !r.text.trim().is_empty());
    let all = |test: fn(&TextStyle) -> bool| written().all(|r| test(&r.style));
    // Superscripts and symbols aside: the size of the longest run.
    let size = written().max_by_key(|r| r.text.len()).map_or(0.0, |r| r.style.size);
    let size_known = size > 0.0 && body.size > 0.0;
    let larger = size_known && size >= body.size * LARGER;
    let not_smaller = !size_known || size >= body.size * NOT_SMALLER;
    let bold = all(|s| s.bold) && !body.bold;
    let underlined = all(|s| s.underlined) && !is_address(trimmed);
    let capitals = is_capitals(trimmed);
    let stands_out = bold || underlined || (capitals && characters <= 60);
    if !(larger || (not_smaller && stands_out && characters <= LONGEST_IN_BODY_SIZE)) {
        return None;
    }
    let half_points = if size_known { (size * 2.0).round() as i32 } else { 0 };
    Some(Rank { smaller_than: -half_points, plain: !bold, small_letters: !capitals })
}

fn ends_like_prose(text: &str) -> bool {
    text.ends_with(['.', ';', ',', '-']) && !text.ends_with("etc.") || text.ends_with(" and") || text.ends_with(" the")
}

/// "Action: …", "Due: …", "Tel …": a field with its value, or a field alone that a value follows.
fn is_field(text: &str) -> bool {
    // "(Action: Ann Example)" too.
    let Some((name, _)) = text.trim_start_matches(['(', '[']).split_once(':') else { return is_address(text) };
    let name = name.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    is_address(text) || FIELDS.contains(&name.as_str())
}

/// Whether nothing but a date or time is said.
fn is_date(text: &str) -> bool {
    const AROUND: &[&str] = &[
        "st", "nd", "rd", "th", "am", "pm", "noon", "to", "at", "of", "from", "and", "on", "date", "time", "h", "hrs",
        "hours", "the",
    ];
    text.contains(|c: char| c.is_ascii_digit())
        && text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).all(|w| {
            let word = w.to_lowercase();
            AROUND.contains(&word.as_str()) || calendar::month(&word).is_some() || calendar::is_weekday(&word)
        })
}

fn is_address(text: &str) -> bool {
    text.contains('@') || text.contains("://") || text.starts_with("www.")
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut small) = (0, 0);
    for letter in letters {
        all += 1;
        small += usize::from(letter.is_lowercase());
    }
    all >= 4 && small == 0
}

/// Long rows of bold paragraphs in the body's size are lists of names or the like.
fn drop_rows(ranks: &mut [Option<Rank>], body: BodyType) {
    let limit = -((body.size * LARGER * 2.0).round() as i32);
    let mut start = 0;
    while start < ranks.len() {
        let row = ranks.iter().skip(start).take_while(|r| r.is_some_and(|r| r.smaller_than > limit)).count();
        if row > LONGEST_ROW {
            ranks.iter_mut().skip(start).take(row).for_each(|r| *r = None);
        }
        start += row.max(1);
    }
}

/// A heading heads something: the paper's last block does not.
fn drop_last(ranks: &mut [Option<Rank>], document: &Document) {
    if ranks.len() > 1
        && let Some(last) = document.blocks.iter().rposition(|b| !b.is_empty())
        && let Some(rank) = ranks.get_mut(last)
    {
        *rank = None;
    }
}

#[cfg(test)]
mod tests;
