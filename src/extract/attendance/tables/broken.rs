//! Headings of people that a narrow cell broke: "IN" above "ATTENDANCE:", "APOLOGIES FOR" above "ABSENCE:", as two
//! paragraphs of a cell, two lines of one, or in two rows of the column of headings.

use super::super::openings::heading_status;
use super::super::split;
use crate::extract::passages::{At, Passage};
use crate::framework::headings;
use crate::wording::people;
use std::collections::BTreeSet;

/// A broken heading takes up so many lines at most.
const LINES: usize = 3;
/// Words of each of them at most.
const WORDS: usize = 3;

/// The passages of a table's cells with each broken heading put together; `None` where none is broken.
pub(super) fn joined<'a>(cells: &[&Passage<'a>]) -> Option<Vec<Passage<'a>>> {
    let lines: Vec<Line<'_>> = cells
        .iter()
        .enumerate()
        .flat_map(|(of, p)| p.text.split('\n').map(move |text| Line { of, at: p.cell, text: text.trim() }))
        .filter(|line| !line.text.is_empty())
        .collect();
    let mut joined: Vec<Passage<'a>> = Vec::with_capacity(cells.len());
    // Passages whose text went to the row above, and whether anything was put together.
    let (mut moved, mut any) = (BTreeSet::new(), false);
    let (mut from, mut last) = (0, None);
    while let Some(line) = lines.get(from) {
        from += 1;
        if moved.contains(&line.of) {
            continue;
        }
        let text = if let Some((count, whole)) = broken_in_cell(lines.get(from - 1..).unwrap_or_default()) {
            from += count - 1;
            any = true;
            whole
        } else if let Some((second, whole)) = broken_over_rows(cells, line) {
            moved.insert(second);
            any = true;
            whole
        } else {
            line.text.to_owned()
        };
        match (joined.last_mut().filter(|_| last == Some(line.of)), cells.get(line.of)) {
            (Some(before), _) => before.text = format!("{}\n{text}", before.text),
            (None, Some(passage)) => joined.push(Passage { text, ..(*passage).clone() }),
            (None, None) => {}
        }
        last = Some(line.of);
    }
    any.then_some(joined)
}

/// A line of a cell.
struct Line<'t> {
    /// Index of its passage.
    of: usize,
    at: Option<At>,
    text: &'t str,
}

/// How many of the next lines of a cell are one heading, and how it reads.
fn broken_in_cell(lines: &[Line<'_>]) -> Option<(usize, String)> {
    let first = lines.first()?;
    (2..=LINES).rev().find_map(|count| {
        let texts: Vec<&str> = lines.get(..count)?.iter().filter(|l| l.at == first.at).map(|l| l.text).collect();
        let whole = (texts.len() == count).then(|| whole(&texts)).flatten()?;
        Some((count, whole))
    })
}

/// "IN | Ann Moss" above "ATTENDANCE: | Al Reid": the index of the second half's passage, and the whole.
fn broken_over_rows(cells: &[&Passage<'_>], line: &Line<'_>) -> Option<(usize, String)> {
    let at = line.at.filter(|at| at.column == 1)?;
    let alone = cells.get(line.of).is_some_and(|p| p.text.trim() == line.text);
    let rest = cells.get(line.of + 1..).filter(|_| alone && is_half(line.text))?;
    let near = rest.iter().take_while(|p| p.cell.is_some_and(|b| b.row <= at.row + 1));
    let below = near.clone().position(|p| p.cell.is_some_and(|b| b.column == 1 && b.row == at.row + 1))?;
    let second = near.clone().nth(below)?.text.trim();
    let whole = second.ends_with(':').then(|| whole(&[line.text, second])).flatten()?;
    Some((line.of + 1 + below, whole))
}

fn is_half(text: &str) -> bool {
    !text.is_empty()
        && !text.ends_with([':', '.', ';'])
        && !text.contains([',', '\t', '('])
        && text.split_whitespace().count() <= WORDS
        && !people::is_surely_person(split::head(text))
}

/// The heading that lines make together, where each runs on into the next.
fn whole(lines: &[&str]) -> Option<String> {
    let (last, halves) = lines.split_last()?;
    let label = last.trim_end_matches([':', '-', '–', ' ']);
    if !halves.iter().all(|half| is_half(half)) || !is_half(label) {
        return None;
    }
    let runs_on = |pair: &[&str]| {
        let [above, below] = pair else { return false };
        let (above, below) = (headings::fold(above), headings::fold(below));
        let open = matches!(above.rsplit(' ').next(), Some("in" | "for" | "of" | "also" | "not" | "non" | "and"));
        // "OFFICERS" above "PRESENT:"; "Apologies" above "for absence".
        let ends = matches!(below.as_str(), "present" | "attending" | "attendance" | "absence" | "absent");
        open || ends || matches!(below.split(' ').next(), Some("for" | "in" | "of"))
    };
    let whole = lines.join(" ");
    (lines.windows(2).all(runs_on) && heading_status(whole.trim_end_matches([':', '-', '–', ' '])).is_some())
        .then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_one_heading() {
        let check = |lines: &[&str], expected: Option<&str>| assert_eq!(whole(lines).as_deref(), expected, "{lines:?}");
        check(&["IN", "ATTENDANCE:"], Some("IN ATTENDANCE:"));
        check(&["APOLOGIES FOR", "ABSENCE:"], Some("APOLOGIES FOR ABSENCE:"));
        check(&["Apologies", "for", "absence"], Some("Apologies for absence"));
        check(&["OFFICERS", "PRESENT:"], Some("OFFICERS PRESENT:"));
        check(&["PRESENT:", "IN ATTENDANCE:"], None);
        check(&["Apologies", "Ann Moss"], None);
        check(&["Ann Moss", "Present"], None);
    }
}
