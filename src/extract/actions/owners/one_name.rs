//! Names of one owner with a sign in them that elsewhere stands between two.

use crate::wording::people::{self, Likeness};

/// "Argyll" and "Bute CHP", "NHS Ayrshire" and "Arran": an area whose name has two halves.
pub(super) fn is_one_place(left: &str, right: &str) -> bool {
    const HALVES: [(&str, &str); 13] = [
        ("argyll", "bute"),
        ("dumfries", "galloway"),
        ("perth", "kinross"),
        ("ayrshire", "arran"),
        ("glasgow", "clyde"),
        ("brighton", "hove"),
        ("bath", "north"),
        ("cheshire", "merseyside"),
        ("devon", "somerset"),
        ("badenoch", "strathspey"),
        ("caithness", "sutherland"),
        ("ross", "cromarty"),
        ("forestry", "land"),
    ];
    let last = left.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let first = right.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    HALVES.contains(&(last.as_str(), first.as_str()))
}

/// Whether a sign stands between letters without blanks, one of them alone: "H&SCP".
pub(super) fn is_bound(line: &str, at: usize) -> bool {
    let tight = |c: &char| c.is_alphanumeric();
    let before = line[..at].chars().rev().take_while(tight).count();
    let after = line[at + 1..].chars().take_while(tight).count();
    before == 1 && after > 0 || before > 0 && after == 1
}

/// "Lochalsh" and "Skye Transport Forum": a body with a place more in its name.
pub(super) fn is_body_of_two(left: &str, right: &str) -> bool {
    let right = right.split([',', ';', '/', '(', '+']).next().unwrap_or("").trim();
    let last = right.split_whitespace().next_back().unwrap_or("");
    !left.contains(' ')
        && people::likeness(left) == Likeness::SingleName
        && !people::is_forename(left)
        && right.split_whitespace().count() > 2
        && people::likeness(right) == Likeness::PostOrBody
        && people::is_body_word(last)
}
