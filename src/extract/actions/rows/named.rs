//! Cells in which each task opens with who has it: "ER/DS: install the loggers / ER: share the report".

use crate::extract::actions::owners;
use crate::record::Owner;
use crate::wording::labels;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

static WHO: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?:^|\s)(?P<who>(?:\p{Lu}{2,4}(?:\s*(?:[/&,]|and)\s*\p{Lu}{2,4}){0,4}|All|ALL))(?:\s*:|\s+[–—])\s+")
});

/// Letters before a colon that name nobody.
const NOBODY: [&str; 10] = ["NB", "PS", "AOB", "AOCB", "AGM", "TBC", "FYI", "FAO", "RE", "URL"];

/// Lines of a cell that each tell somebody to do something: "LP to ring the practice / DS to send the list by May".
pub(super) fn ordered(text: &str) -> Vec<(String, Vec<Owner>)> {
    // "• LP to ring the practice", "2) DS to send the list".
    let bare = |line| labels::split(str::trim(line)).1.trim_start();
    let lines: Vec<&str> = text.lines().map(bare).filter(|line| !line.is_empty()).collect();
    let told = lines.iter().map(|line| {
        let told = owners::subject(line).filter(|told| told.ordered && line.starts_with(char::is_uppercase))?;
        Some(((*line).to_owned(), told.owners))
    });
    let told: Option<Vec<(String, Vec<Owner>)>> = told.collect();
    told.filter(|told| told.len() > 1).unwrap_or_default()
}

/// The tasks of a text that opens with somebody's initials, each with its owners; empty where it does not, or where what
/// stands between two of them is no task.
pub(super) fn named(text: &str) -> Vec<(String, Vec<Owner>)> {
    let heads: Vec<(usize, usize, &str)> = WHO
        .captures_iter(text)
        .filter_map(|found| Some((found.get(0)?, found.name("who")?)))
        .map(|(whole, who)| (who.start(), whole.end(), who.as_str()))
        .collect();
    if heads.first().is_none_or(|(start, ..)| *start > 0) {
        return Vec::new();
    }
    let ends = heads.iter().skip(1).map(|(start, ..)| *start).chain([text.len()]);
    let told: Vec<(String, Vec<Owner>)> = heads
        .iter()
        .zip(ends)
        .filter_map(|((_, from, who), to)| Some((text.get(*from..to)?.trim().replace('\n', " "), owners::split(who))))
        .collect();
    let each = told.iter().all(|(task, owners)| {
        task.split_whitespace().count() > 1
            && !owners.is_empty()
            && owners.iter().all(|owner| !NOBODY.contains(&owner.as_written.as_str()))
    });
    if each { told } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_that_open_with_who_has_them() {
        let told = |text: &str| named(text).into_iter().map(|(task, who)| (task, who.len())).collect::<Vec<_>>();
        let expected = [("install the loggers".to_owned(), 2), ("share the report".to_owned(), 1)];
        assert_eq!(told("ER/DS: install the loggers\nER: share the report"), expected);
        assert_eq!(told("ER & DS – install the loggers ER – share the report"), expected);
        let lines = ordered("LP to ring the practice\nDS to send the list by May");
        assert_eq!(lines.iter().map(|(_, who)| who[0].as_written.as_str()).collect::<Vec<_>>(), ["LP", "DS"]);
        assert_eq!(ordered("• LP to ring the practice\n• DS to send the list").len(), 2);
        assert!(ordered("LP to ring the practice\nand the hall").is_empty());
        assert!(told("NB: the hall is shut").is_empty() && told("Write to ER: a letter").is_empty());
    }
}
