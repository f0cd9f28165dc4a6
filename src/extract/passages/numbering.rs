//! Which paragraphs count the items of a minute, and which headings stand more than once.

use super::headings::is_short;
use super::{Passages, kind_at, label_and_text};
use crate::document::ParagraphKind;
use crate::extract::Paper;
use crate::extract::actions::prose;
use crate::wording::labels;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer numbers count nothing.
const FEWEST: usize = 3;

/// A paragraph that counts an item.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted {
    /// Its number, where it is one of those that run on from meeting to meeting and is no label by itself ("1955").
    pub(super) running: Option<String>,
}

/// The numbered paragraphs of a part.
#[derive(Debug, Default)]
struct Numbers {
    /// Blocks and their numbers.
    all: Vec<(usize, u32)>,
    /// Whether a line that ends in a colon leads in to the first.
    led_in: bool,
    /// Whether one says what meetings deal with.
    of_meeting: bool,
    /// How many have a paragraph without a number behind them.
    apart: usize,
}

/// The paragraphs that count a minute's items, where its parts' numbers run from one on without beginning again: those of a
/// list would begin again below each item, and stand below a lead-in.
pub(super) fn counted(paper: &Paper<'_>) -> BTreeMap<usize, Counted> {
    /// What meetings deal with, and lists of tasks do not.
    const OF_MEETINGS: [&str; 9] = [
        "minutes",
        "minute of",
        "apolog",
        "called to order",
        "meeting to order",
        "matters arising",
        "any other business",
        "declarations of",
        "opened the meeting",
    ];
    let mut by_part: BTreeMap<Option<u32>, Numbers> = BTreeMap::new();
    let mut running: BTreeMap<Option<u32>, Vec<(usize, u32)>> = BTreeMap::new();
    let mut before: Option<String> = None;
    let mut numbered = false;
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let Some(paragraph) = block.paragraph().filter(|p| !p.is_empty()) else { continue };
        if !prose::is_minutes(kind_at(paper, index)) {
            continue;
        }
        let (label, text) = label_and_text(paragraph);
        let part = paper.document.part_of(index);
        let above = before.replace(text);
        let after_number = std::mem::take(&mut numbered);
        let text = before.as_deref().unwrap_or_default();
        let Some(label) = label else {
            if let Some(number) = running_number(text) {
                running.entry(part).or_default().push((index, number));
            }
            if let Some(numbers) = by_part.get_mut(&part).filter(|_| after_number) {
                numbers.apart += 1;
            }
            continue;
        };
        let number = labels::number(&label);
        let Some(&[number]) = number.as_deref() else { continue };
        numbered = true;
        // A list of tasks is numbered too.
        let lower = text.to_lowercase();
        let numbers = by_part.entry(part).or_default();
        numbers.led_in |=
            numbers.all.is_empty() && above.is_some_and(|text| text.trim_end().ends_with([':', '-', '–']));
        numbers.of_meeting |= OF_MEETINGS.iter().any(|w| lower.contains(w));
        numbers.all.push((index, number));
    }
    let from_one = |numbers: &Numbers| numbers.all.iter().zip(1..).all(|((_, number), next)| *number == next);
    let plain = by_part.into_values().filter(|numbers| {
        let count = numbers.all.len();
        // What was said stands below each of them, as it does below items.
        let spread = numbers.apart * 2 >= count;
        count >= FEWEST && (numbers.of_meeting || spread) && !numbers.led_in && from_one(numbers)
    });
    let plain = plain.flat_map(|numbers| numbers.all).map(|(index, _)| (index, Counted::default()));
    let runs_on = |numbers: &[(usize, u32)]| numbers.windows(2).all(|two| two[0].1 + 1 == two[1].1);
    let running = running.into_values().filter(|numbers| numbers.len() >= FEWEST && runs_on(numbers));
    let running = running.flatten().map(|(index, number)| (index, Counted { running: Some(number.to_string()) }));
    plain.chain(running).collect()
}

/// An item that a heading opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headed {
    /// Index of the item.
    pub(super) item: usize,
    /// Part of its heading.
    pub(super) part: Option<u32>,
    /// Its number, where it counts plainly.
    pub(super) number: Option<u32>,
    /// Whether it has no number of any kind.
    pub(super) unnumbered: bool,
}

/// "Matters arising" between "21. Minutes" and "22. Care Act", all set alike: a heading within item 21, whose number and
/// title hold for what stands below it.
pub(super) fn within_numbered(passages: &mut Passages<'_>, headed: &[Headed]) {
    let mut whose: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, one) in headed.iter().enumerate() {
        let numbered = |other: &&Headed| !other.unnumbered && !whose.contains_key(&other.item);
        let before = headed[..at].iter().rev().take_while(|h| h.part == one.part).find(numbered);
        let after = headed[at + 1..].iter().take_while(|h| h.part == one.part).find(numbered);
        let numbers = |h: Option<&Headed>| h.and_then(|h| h.number);
        if let (Some(home), Some(number), Some(next)) = (before, numbers(before), numbers(after))
            && number > 1
            && number + 1 == next
            // "Item 8 – Any other business" of the last meeting, between items 3 and 4 of this one.
            && (one.unnumbered || one.number.is_some_and(|own| own > next || own < number))
        {
            whose.insert(one.item, home.item);
        }
    }
    if whose.is_empty() {
        return;
    }
    for passage in &mut passages.list {
        if let Some(home) = passage.item.and_then(|item| whose.get(&item)) {
            passage.item = Some(*home);
        }
    }
}

/// `1955<tab>Minutes of the meeting`: a number too high for a label, before a capital.
pub(super) fn running_number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start_matches(['.', ':', ')']);
    let apart = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with(char::is_uppercase);
    ((3..=5).contains(&digits) && apart).then(|| text[..digits].parse().ok()).flatten()
}

/// The title that opens a counted paragraph: "Grass Cutting, It was agreed …", "Finance: …".
pub(super) fn title_before(text: &str) -> Option<&str> {
    let end = text.find([':', '.', ','])?;
    let title = text[..end].trim();
    let told = title.split_whitespace().any(|w| matches!(w, "was" | "were" | "is" | "are" | "had" | "has"));
    let words = title.split_whitespace().count();
    ((1..=5).contains(&words) && !told && title.starts_with(char::is_uppercase)).then_some(title)
}

/// Short unnumbered lines set as headings that stand more than once in a part.
pub(super) fn repeated(paper: &Paper<'_>) -> BTreeSet<(Option<u32>, String)> {
    let mut once = BTreeSet::new();
    let mut more = BTreeSet::new();
    for (index, block) in paper.document.blocks.iter().enumerate() {
        let Some(paragraph) = block.paragraph().filter(|p| p.kind == ParagraphKind::Heading || p.is_bold()) else {
            continue;
        };
        let (label, text) = label_and_text(paragraph);
        if label.is_none() && is_short(&text) && labels::reference(&text).is_none() {
            let key = (paper.document.part_of(index), crate::framework::headings::fold(&text));
            if !key.1.is_empty() && !once.insert(key.clone()) {
                more.insert(key);
            }
        }
    }
    more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_run_on_from_meeting_to_meeting() {
        assert_eq!(running_number("1955\tMinutes of the meeting"), Some(1955));
        assert_eq!(running_number("1955 minutes"), None);
        assert_eq!(running_number("12 Minutes"), None);
        assert_eq!(title_before("Grass Cutting, It was agreed to wait."), Some("Grass Cutting"));
        assert_eq!(title_before("It was agreed, after all, to wait."), None);
    }
}
