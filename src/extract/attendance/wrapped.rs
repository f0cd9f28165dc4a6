//! Lines of a list of people that a narrow column broke: a post that goes on in the next line, a label set in two lines
//! beside its names ("Officials" / "Present:").
//!
//! Pages have no paragraphs in such columns: each line arrives as a passage of its own.

use super::lines::is_list_line;
use super::openings::{heading_status, opening};
use super::split;
use crate::extract::passages::{Passage, wrapped};
use crate::wording::people;
use std::collections::BTreeMap;

/// Words that a line of a list may break off into the next at most.
const LONGEST: usize = 8;
/// Words of a label's second line at most.
const LABEL_WORDS: usize = 2;

/// The texts of passages that are read otherwise than they stand, by index; an empty text went to the passage before.
pub(super) fn texts(list: &[Passage<'_>]) -> BTreeMap<usize, String> {
    let mut out: BTreeMap<usize, String> = BTreeMap::new();
    for at in 0..list.len() {
        let (Some(own), Some(next)) = (list.get(at), list.get(at + 1)) else { break };
        if own.cell.is_some() || next.cell.is_some() || own.part != next.part || !super::may_list(own.kind) {
            continue;
        }
        if let Some((head, rest)) = label_in_two(&own.text, &next.text) {
            out.insert(at, head);
            out.insert(at + 1, rest);
        } else if breaks_off(list, at) || dangles(own, next) {
            let into = (0..=at).rev().find(|index| out.get(index).is_none_or(|text| !text.is_empty())).unwrap_or(at);
            let joined = format!("{} {}", out.get(&into).unwrap_or(&list[into].text), next.text);
            out.insert(into, joined);
            out.insert(at + 1, String::new());
        }
    }
    out
}

/// `Officials<tab>Ann Moss` above `Present:<tab>Al Reid`: one label beside both names.
fn label_in_two(first: &str, second: &str) -> Option<(String, String)> {
    let (above, names) = first.split_once('\t')?;
    if above.trim_end().ends_with(':') || above.split_whitespace().count() > LABEL_WORDS {
        return None;
    }
    let heads = heading_status(above).is_some();
    let below = second.split_once('\t');
    let spaced = || {
        second.match_indices(' ').take(LABEL_WORDS).map(|(space, _)| (&second[..space], second[space..].trim_start()))
    };
    below.into_iter().chain(spaced()).find_map(|(label, rest)| {
        let whole = format!("{} {}", above.trim(), label.trim().trim_end_matches([':', '-', '–']));
        let named = people::is_surely_person(split::head(names)) && people::is_surely_person(split::head(rest));
        // "Present" may be the whole of a label, beside which the next begins.
        let one = !heads || label.trim_end().ends_with(':');
        (named && one && heading_status(&whole).is_some()).then(|| (format!("{whole}:\t{names}"), rest.to_owned()))
    })
}

/// "Ann Moss, Councillor" above "Al Reid": the line ends with a title or with what joins names.
fn dangles(own: &Passage<'_>, next: &Passage<'_>) -> bool {
    let last = own.text.rsplit(char::is_whitespace).next().unwrap_or("");
    let title = own.text.rsplit(',').next().is_some_and(|piece| piece.trim() == last && people::is_title(last));
    let open = title || matches!(last, "and" | "&");
    open && own.text.contains(',')
        && next.label.is_none()
        && !own.paragraph.lines.is_empty()
        && people::is_person(split::head(&next.text))
}

/// Whether the line after a person's goes on with what is said of that person: its first word had no room in the line
/// above.
fn breaks_off(list: &[Passage<'_>], at: usize) -> bool {
    let (Some(own), Some(next)) = (list.get(at), list.get(at + 1)) else { return false };
    let text = next.text.trim();
    if next.label.is_some()
        || next.heading
        || text.contains([':', '\t', '\n'])
        || text.split_whitespace().count() > LONGEST
        || !wrapped::goes_on(list, at)
    {
        return false;
    }
    let names = opening(&own.text).map_or(own.text.as_str(), |o| o.rest);
    names.contains([',', '–', '-', '(', '\t'])
        && is_list_line(names)
        && heading_status(text).is_none()
        && !people::is_surely_person(split::head(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_two_lines() {
        let check = |first: &str, second: &str, expected: Option<(&str, &str)>| {
            let got = label_in_two(first, second);
            assert_eq!(got.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), expected, "{first} / {second}");
        };
        check(
            "Officials\tAnn Moss, Clerk",
            "Present:\tAl Reid, Engineer",
            Some(("Officials Present:\tAnn Moss, Clerk", "Al Reid, Engineer")),
        );
        check(
            "In\tAnn Moss, Clerk",
            "Attendance Al Reid, Engineer",
            Some(("In Attendance:\tAnn Moss, Clerk", "Al Reid, Engineer")),
        );
        check("Present\tAnn Moss", "Al Reid, Engineer", None);
        check("Ann Moss\tClerk", "Al Reid\tEngineer", None);
    }
}
