//! What only looks like a table: lists, contents, prose in columns, signatures.

use super::gutters::{Region, SAME_START};
use super::segments::{Segment, TextLine};
use crate::document::Page;
use crate::wording::people::{self, Likeness};

/// A column is narrow if it takes less than this share of the region's width.
const NARROW: f32 = 0.28;
/// Prose fills at least this share of its lines.
const FULL_LINES: f32 = 0.55;

/// Paragraphs stand this many times as far from one another as their lines.
const TABBED: f32 = 1.1;

/// So many labels below one another are a list's.
const FEWEST_ITEMS: usize = 3;
/// A post that stands beside prose has at most so many words.
const POST_WORDS: usize = 4;

/// What a region is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A table.
    Table,
    /// Prose with owners' names or initials beside it.
    MarginColumn,
}

/// Judges a region, dropping gutters between a list's labels and its text; `None` where it is no table.
pub(super) fn judge(page: &Page, lines: &[TextLine], region: &mut Region) -> Option<Kind> {
    drop_label_gutters(lines, region);
    let columns = region.gutters.len() + 1;
    if columns < 2 || has_leaders(page, lines) {
        return None;
    }
    let ruled = region.rules.len() >= 3;
    if columns > 2 {
        return Some(Kind::Table);
    }
    let (left, right) = (column(lines, region, 0), column(lines, region, 1));
    if right.is_empty() || left.is_empty() {
        return None;
    }
    if !ruled && are_page_numbers(page, &right) {
        return None;
    }
    let (width, right_width) = (extent(lines), extent_of(&right));
    let is_margin = right_width < NARROW * width && right.len() * 2 < lines.len() && fullness(&left) >= FULL_LINES;
    if is_margin {
        let owners = right.iter().filter(|s| is_owner(&s.text(page))).count();
        return (owners * 10 >= right.len() * 6).then_some(Kind::MarginColumn);
    }
    // Names with what they stand for beside them ("Venue: …") are read as paragraphs.
    let named = left.iter().filter(|s| s.text(page).ends_with(':')).count();
    if named * 2 >= left.len() && !ruled {
        return None;
    }
    // Two columns of running text side by side are read one after the other.
    let prose = fullness(&left) >= FULL_LINES && fullness(&right) >= FULL_LINES && lines.len() >= 8;
    let even = extent_of(&left) > 0.3 * width && right_width > 0.3 * width;
    if prose && even && !ruled {
        return None;
    }
    Some(Kind::Table)
}

/// Whether the rows are enough to believe in a table without lines.
pub(super) fn enough_rows(lines: &[TextLine], region: &Region, starts: &[usize]) -> Option<()> {
    let rows = starts.len();
    // Section rows are no witnesses for or against.
    let across = |start: &&usize| lines.get(**start).is_some_and(|line| region.is_across(line));
    let sections = starts.iter().filter(across).count();
    if region.rules.len() >= 3 {
        return (rows >= 2).then_some(());
    }
    // Rows with text in two columns at least.
    let full_rows = starts
        .iter()
        .enumerate()
        .filter(|&(index, &start)| {
            let end = starts.get(index + 1).copied().unwrap_or(lines.len());
            let mut seen: Vec<usize> = lines
                .get(start..end)
                .unwrap_or_default()
                .iter()
                .flat_map(|l| l.segments.iter().map(|s| region.column(s)))
                .collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len() >= 2
        })
        .count();
    let enough = if region.gutters.len() > 1 { full_rows >= 2 } else { full_rows >= 3 };
    (enough && full_rows * 2 >= rows - sections).then_some(())
}

/// Whether the first row is bold and what follows is not.
pub(super) fn has_heading(lines: &[TextLine], starts: &[usize]) -> bool {
    let Some(&second) = starts.get(1) else { return false };
    let (head, body) = lines.split_at(second.min(lines.len()));
    head.iter().all(TextLine::is_bold) && !body.iter().all(TextLine::is_bold)
}

/// Whether the lines of a region of two columns are paragraphs that begin with a word and a tab: the text behind the tab
/// goes on at the left margin on the next line, nearer than any of them stands to the next.
pub(super) fn is_tabbed_prose(lines: &[TextLine], region: &Region) -> bool {
    let own = lines.get(region.from..=(region.to + 1).min(lines.len().saturating_sub(1))).unwrap_or_default();
    let inside = lines.get(region.from..=region.to).unwrap_or_default();
    if region.gutters.len() != 1 || region.known || region.rules.len() >= 3 {
        return false;
    }
    let left = inside.iter().map(|line| line.bbox.left).fold(f32::MAX, f32::min);
    let right = own.iter().map(|line| line.bbox.right).fold(f32::MIN, f32::max);
    let step = |pair: &[TextLine]| pair[1].baseline - pair[0].baseline;
    let begins = |line: &TextLine| line.segments.len() > 1;
    let apart = own.windows(2).filter(|pair| begins(&pair[1])).map(step).fold(f32::MAX, f32::min);
    let goes_on = |pair: &[TextLine]| {
        let [only] = pair[1].segments.as_slice() else { return false };
        let full = pair[0].bbox.right + only.first_word > right - SAME_START;
        let over = only.right > region.gutters.iter().map(|gutter| gutter.right).fold(f32::MIN, f32::max);
        begins(&pair[0]) && full && over && (only.left - left).abs() <= SAME_START && step(pair) * TABBED < apart
    };
    own.windows(2).any(goes_on)
}

/// Leaves a list that stands above rows of two columns, such as the signatures below what a form asks for, out of them.
pub(super) fn drop_list(lines: &[TextLine], region: &mut Region) {
    if region.known || region.gutters.len() != 1 || region.rules.len() >= 3 {
        return;
    }
    let inside = lines.get(region.from..=region.to).unwrap_or_default();
    let parted = |line: &&TextLine| line.segments.len() > 1;
    let item = |line: &TextLine| line.segments.first().is_some_and(|first| first.label);
    let items = inside.iter().filter(parted).take_while(|line| item(line)).count();
    if items >= FEWEST_ITEMS
        && let Some(next) = inside.iter().position(|line| parted(&line) && !item(line))
    {
        region.from += next;
    }
}

/// Leaves the text below rows out of them: from a bold line on that stands alone at the left ("2. Budget"), where none of
/// the rows has one, and nothing below it stands side by side.
pub(super) fn drop_prose(lines: &[TextLine], region: &mut Region) {
    let inside = lines.get(region.from..=region.to).filter(|_| region.walls.is_empty()).unwrap_or_default();
    let Some(last) = inside.iter().rposition(|line| line.segments.len() > 1) else { return };
    let (rows, below) = inside.split_at(last + 1);
    let heading = |line: &TextLine| {
        let alone = matches!(line.segments.as_slice(), [only] if only.bold && region.columns(only).0 == 0);
        alone && !region.is_striped(line)
    };
    let in_rows = rows.iter().skip(1).any(|line| line.segments.first().is_some_and(|first| first.bold));
    let Some(first) = below.iter().position(heading).filter(|_| !in_rows) else { return };
    let plain = below.iter().skip(first + 1).any(|line| !line.is_bold());
    let room = lines.get(region.from + last + first + 1..).is_some_and(|rest| !rest.is_empty());
    if plain && room && !ruled_below(region, below.get(first..).unwrap_or_default()) {
        region.to = region.from + last + first;
    }
}

/// Whether a rule or a fill runs below some of the lines.
fn ruled_below(region: &Region, lines: &[TextLine]) -> bool {
    let top = lines.first().map_or(f32::MAX, |line| line.bbox.bottom);
    region.rules.iter().any(|&y| y > top)
}

/// Drops the gutters to the right of columns that hold nothing but list labels; a first column of numbers in a table
/// of three columns or more stays.
fn drop_label_gutters(lines: &[TextLine], region: &mut Region) {
    // From the right, so that the first column is judged by what is left beside it.
    for index in (0..region.gutters.len()).rev() {
        let segments = before(lines, region, index);
        let labels = !segments.is_empty() && segments.iter().all(|s| s.label);
        let numbered_table = index == 0 && region.gutters.len() > 1;
        if segments.is_empty() || (labels && !numbered_table) {
            region.gutters.remove(index);
        }
    }
}

/// Whether nothing but list labels stands before a gutter.
pub(super) fn parts_labels(lines: &[TextLine], region: &Region, gutter: usize) -> bool {
    before(lines, region, gutter).iter().all(|s| s.label)
}

/// The segments that stand before a gutter, with text behind it.
fn before<'a>(lines: &'a [TextLine], region: &Region, index: usize) -> Vec<&'a Segment> {
    lines
        .iter()
        .flat_map(|l| l.segments.windows(2))
        .filter(|pair| region.columns(&pair[0]).1 <= index && region.column(&pair[1]) > index)
        .map(|pair| &pair[0])
        .collect()
}

/// The segments that begin in a column.
fn column<'a>(lines: &'a [TextLine], region: &Region, index: usize) -> Vec<&'a Segment> {
    lines.iter().flat_map(|l| &l.segments).filter(|s| region.column(s) == index).collect()
}

/// Whether dots lead from the text to its page number.
fn has_leaders(page: &Page, lines: &[TextLine]) -> bool {
    let dotted = |line: &TextLine| {
        line.segments
            .iter()
            .flat_map(|s| &s.words)
            .filter_map(|&w| page.words.get(w))
            .any(|w| w.text.contains(".....") || w.text.contains("……") || w.text.contains("_____"))
    };
    lines.iter().filter(|line| dotted(line)).count() * 3 >= lines.len()
}

/// Whether a column holds page numbers.
fn are_page_numbers(page: &Page, segments: &[&Segment]) -> bool {
    let numbers = segments
        .iter()
        .filter(|s| {
            let text = s.text(page).to_lowercase();
            let text = text.trim_start_matches("page").trim_start_matches("p.").trim();
            !text.is_empty() && text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c))
        })
        .count();
    numbers * 10 >= segments.len() * 8
}

/// What became of a motion, where it stands beside it.
const OUTCOMES: [&str; 9] =
    ["carried", "agreed", "noted", "approved", "resolved", "passed", "lost", "deferred", "unanimous"];

/// Whether a text names who is to do something, or what came of it.
fn is_owner(text: &str) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let known = ["all", "action", "actions", "action by", "owner", "lead", "by whom", "who", "action/ owner"];
    let folded = text.to_lowercase();
    known.contains(&folded.as_str())
        || OUTCOMES.contains(&folded.as_str())
        || (text.split_whitespace().count() <= POST_WORDS && people::likeness(text) == Likeness::PostOrBody)
        || text.split(['/', ',', '&', ' ']).filter(|t| !t.is_empty() && *t != "and").all(people::is_initials)
        || people::is_person(text)
}

fn extent(lines: &[TextLine]) -> f32 {
    lines.iter().map(|l| l.bbox).reduce(|a, b| a.union(&b)).map_or(0.0, |b| b.width())
}

fn extent_of(segments: &[&Segment]) -> f32 {
    let left = segments.iter().map(|s| s.left).fold(f32::MAX, f32::min);
    let right = segments.iter().map(|s| s.right).fold(f32::MIN, f32::max);
    (right - left).max(0.0)
}

/// Share of the segments that reach the column's right edge, as lines of running text do.
fn fullness(segments: &[&Segment]) -> f32 {
    let right = segments.iter().map(|s| s.right).fold(f32::MIN, f32::max);
    let slack = 0.18 * extent_of(segments);
    let full = segments.iter().filter(|s| s.right >= right - slack).count();
    full as f32 / segments.len().max(1) as f32
}
