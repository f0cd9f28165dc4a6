//! Rows of cards: a box for each record, with the same labels in each, beside their values or above them.
//!
//! A box looks like one row, and a label and its value like lines of it. Labels that come again in one order tell: each of
//! them begins a row.

use super::gutters::Region;
use super::partition::Border;
use super::segments::TextLine;
use crate::document::Page;
use crate::recognise::cards::{Cycle, is_label};
use std::collections::BTreeMap;

/// What labels show of the border above each line, where the lines are cards.
pub(super) fn borders(page: &Page, lines: &[TextLine], region: &Region) -> Option<Vec<Border>> {
    labels_left(page, lines, region).or_else(|| labels_above(page, lines))
}

/// Labels in the first of two columns: each begins a row, and so does what stands between two cards.
fn labels_left(page: &Page, lines: &[TextLine], region: &Region) -> Option<Vec<Border>> {
    if region.gutters.len() != 1 {
        return None;
    }
    let first =
        |line: &TextLine| line.segments.first().filter(|s| region.columns(s).0 == 0).map(|segment| segment.text(page));
    let firsts: Vec<Option<String>> = lines.iter().map(first).collect();
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for text in firsts.iter().flatten() {
        *counts.entry(text).or_default() += 1;
    }
    let again = |text: &String| is_label(text) && counts.get(text).is_some_and(|count| *count > 1);
    let lists = firsts.split(|text| text.as_ref().is_some_and(|text| !again(text)));
    let lists = lists.map(|list| list.iter().flatten().map(String::as_str).collect::<Vec<_>>());
    Cycle::each(&lists.filter(|list| !list.is_empty()).collect::<Vec<_>>())?;
    let between = |(line, text): (&TextLine, &Option<String>)| {
        text.as_ref().is_none_or(|text| again(text) || line.segments.len() == 1)
    };
    if !lines.iter().zip(&firsts).all(between) {
        return None;
    }
    Some(firsts.iter().map(|text| if text.is_some() { Border::Drawn } else { Border::None }).collect())
}

/// Bold labels, each above its value.
fn labels_above(page: &Page, lines: &[TextLine]) -> Option<Vec<Border>> {
    let bold = || lines.iter().filter(|line| line.is_bold());
    let labels: Vec<String> = bold().flat_map(|line| &line.segments).map(|segment| segment.text(page)).collect();
    Cycle::of(&labels.iter().map(String::as_str).collect::<Vec<_>>())?;
    let above = |index: usize| index.checked_sub(1).and_then(|i| lines.get(i)).is_some_and(TextLine::is_bold);
    // No label stands above another one.
    if lines.iter().enumerate().any(|(index, line)| line.is_bold() && above(index)) {
        return None;
    }
    let border = |(index, line): (usize, &TextLine)| {
        if line.is_bold() || above(index) { Border::Drawn } else { Border::None }
    };
    Some(lines.iter().enumerate().map(border).collect())
}
