//! What a paragraph claims of numbers, where others were found: a message for each.

use super::{MOST_OF_ONE, NEARLY_ALL, PARTNERSHIPS, RANGE, number, only_named};
use crate::record::{Locality, Records};
use crate::wording::claims;
use std::collections::BTreeMap;

/// "Two to nine localities a partnership", where others were found; `counts`: the localities of each partnership.
pub(super) fn ranges(text: &str, counts: &[usize]) -> Vec<String> {
    let mut out = Vec::new();
    if let (Some(least), Some(most), [_, _, ..]) = (counts.iter().min(), counts.iter().max(), counts) {
        for found in RANGE.captures_iter(text) {
            let (Some(from), Some(to)) = (number(&found, 1), number(&found, 2)) else { continue };
            if (from, to) != (*least, *most) {
                out.push(format!(
                    "the text gives {from} to {to} localities a partnership; {least} to {most} were found"
                ));
            }
        }
    }
    out
}

/// Numbers of localities, where others were found; `chapter`: the partnership that the text's chapter is of.
pub(super) fn localities(
    text: &str,
    chapter: Option<&str>,
    records: &Records,
    by_partnership: &BTreeMap<&str, Vec<&Locality>>,
) -> Vec<String> {
    let counts: Vec<usize> = by_partnership.values().map(Vec::len).collect();
    let mut out = Vec::new();
    for claims::Claim { number: claimed, range } in claims::localities(text) {
        // A small number speaks of one partnership, a large one of all.
        if !claims::is_of_all(text, &range) {
            continue;
        }
        let of = match counts.as_slice() {
            [] if (2..=MOST_OF_ONE).contains(&claimed) && records.localities.is_empty() => 0,
            [one] if claimed <= MOST_OF_ONE => *one,
            [_, _, ..] if claimed <= MOST_OF_ONE => {
                // Of the partnership that the paragraph names, or of its chapter's.
                let named = only_named(text).or(chapter);
                let Some(code) = named else { continue };
                by_partnership.get(code).map_or(0, Vec::len)
            }
            [_, _, ..] if claimed > MOST_OF_ONE => counts.iter().sum(),
            _ => continue,
        };
        if claimed != of {
            out.push(format!("the text gives {claimed} localities; {of} were found"));
        }
    }
    out
}

/// Numbers of partnerships, where another number is listed. A paper that lists few claims to list all only where it says so:
/// "the localities of all three partnerships".
pub(super) fn partnerships(text: &str, listed: usize) -> Vec<String> {
    let mut out = Vec::new();
    let of_records = ["localit", "function", "delegat"].iter().any(|stem| text.contains(stem));
    for found in PARTNERSHIPS.captures_iter(text) {
        let Some(claimed) = number(&found, 1) else { continue };
        let before = found.get(0).and_then(|whole| text.get(..whole.start())).unwrap_or_default().trim_end();
        let of_all = ["all", "all of the", "all the", "each of the"].iter().any(|words| before.ends_with(words));
        let lacks = of_all && of_records && listed > 1 && claimed > listed;
        if lacks || (listed >= NEARLY_ALL && claimed >= NEARLY_ALL && claimed != listed) {
            out.push(format!("the text gives {claimed} partnerships; {listed} were found"));
        }
    }
    out
}
