//! What a page may have taken from a plan's rows: numbers broken in a narrow column, sections left on the page before.

use crate::diagnostic::ReviewCode;
use crate::record::PlanItem;
use std::collections::BTreeMap;

/// Whether of the sections of one table some have numbers, and those of some items have none: a page break or a misread row
/// may have parted these from their number. Tells for each item.
pub(super) fn lack_numbers(items: &[PlanItem]) -> Vec<bool> {
    let numbered = items.iter().any(|item| item.section.is_some());
    items.iter().map(|item| numbered && item.section.is_none() && item.section_title.is_some()).collect()
}

/// Doubts the items of one table that bear one number: a column too narrow for "3.1" prints "3." above "1".
pub(super) fn twice_numbered(items: &mut [PlanItem]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for reference in items.iter().filter_map(|item| item.reference.as_ref()) {
        *counts.entry(reference.clone()).or_default() += 1;
    }
    let twice = |item: &PlanItem| item.reference.as_ref().is_some_and(|r| counts.get(r).is_some_and(|n| *n > 1));
    for item in items.iter_mut().filter(|item| twice(item)) {
        item.header.flag(ReviewCode::SplitUncertain);
    }
}

/// Doubts items that number themselves below a section ("3.2") and stand in none, where most such items of their plan do:
/// the row that names it stands beyond a break over which nothing was joined.
pub(super) fn without_section(items: &mut [PlanItem]) {
    let below = |item: &PlanItem| item.reference.as_deref().is_some_and(|r| r.contains('.'));
    let mut counts: BTreeMap<(Option<u32>, Option<String>), (usize, usize)> = BTreeMap::new();
    for item in items.iter().filter(|item| below(item)) {
        let (named, all) = counts.entry((item.header.source.part, item.plan.clone())).or_default();
        *named += usize::from(item.section_title.is_some());
        *all += 1;
    }
    for item in items.iter_mut().filter(|item| below(item) && item.section_title.is_none()) {
        let counted = counts.get(&(item.header.source.part, item.plan.clone()));
        if counted.is_some_and(|(named, all)| named * 2 > *all) {
            item.header.flag(ReviewCode::TableJoinUncertain);
        }
    }
}

/// So many items that number themselves below a section show how the items of a plan are numbered.
const FEWEST_NUMBERED: usize = 4;

/// Doubts items without such a number as most of their plan have ("3.2"): the row was broken, or its number lost a part in a
/// narrow column. The item above may have lost its end to it.
pub(super) fn numbered_otherwise(items: &mut [PlanItem]) {
    let below = |item: &PlanItem| item.reference.as_deref().is_some_and(|r| r.contains('.'));
    let plan = |item: &PlanItem| (item.header.source.part, item.plan.clone());
    let mut counts: BTreeMap<(Option<u32>, Option<String>), (usize, usize)> = BTreeMap::new();
    for item in items.iter() {
        let (numbered, all) = counts.entry(plan(item)).or_default();
        *numbered += usize::from(below(item));
        *all += 1;
    }
    for index in 0..items.len() {
        let (rest, from) = items.split_at_mut(index);
        let Some((item, next)) = from.split_first_mut() else { break };
        let most = counts.get(&plan(item)).is_some_and(|&(n, all)| n >= FEWEST_NUMBERED && n * 5 >= all * 3);
        // "3" over "3.1" is an item with items of its own.
        let opens = || {
            let first = next.first().and_then(|next| next.reference.as_deref()).and_then(|r| r.split_once('.'));
            first.is_some_and(|(section, _)| item.reference.as_deref() == Some(section))
        };
        if !most || below(item) || opens() {
            continue;
        }
        item.header.flag(ReviewCode::SplitUncertain);
        if let Some(above) = rest.last_mut().filter(|above| plan(above) == plan(item)) {
            above.header.flag(ReviewCode::SplitUncertain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(rows: &[(&str, Option<&str>)]) -> Vec<PlanItem> {
        let item = |(reference, title): &(&str, Option<&str>)| PlanItem {
            reference: Some((*reference).to_owned()),
            section_title: title.map(str::to_owned),
            ..PlanItem::default()
        };
        rows.iter().map(item).collect()
    }

    fn flagged(items: &[PlanItem]) -> Vec<bool> {
        items.iter().map(|item| !item.header.review.is_empty()).collect()
    }

    #[test]
    fn items_numbered_unlike_most_are_doubted() {
        let mut all = items(&["1.1", "1.2", "1.3", "2", "2.1", "2.2", "3"].map(|number| (number, None)));
        all.push(PlanItem::default());
        numbered_otherwise(&mut all);
        assert_eq!(flagged(&all), [false, false, false, false, false, true, true, true]);
        // Where few are numbered below a section, nothing is odd.
        let mut few = items(&[("1.1", None), ("2", None), ("3", None)]);
        numbered_otherwise(&mut few);
        assert_eq!(flagged(&few), [false; 3]);
    }

    #[test]
    fn items_of_one_number_are_doubted() {
        let mut all = items(&[("2", None), ("2", None), ("3", None)]);
        twice_numbered(&mut all);
        assert_eq!(flagged(&all), [true, true, false]);
    }

    #[test]
    fn items_without_the_section_that_others_have_are_doubted() {
        let mut all = items(&[("1.1", Some("Homes")), ("1.2", Some("Homes")), ("2.1", None), ("3", None)]);
        without_section(&mut all);
        assert_eq!(flagged(&all), [false, false, true, false]);
        let mut all = items(&[("1.1", Some("Homes")), ("1.2", None), ("2.1", None)]);
        without_section(&mut all);
        assert_eq!(flagged(&all), [false, false, false]);
    }
}
