//! Committees that manage a house or a club, and have no other name: whose they are stands above.

use super::body::COURT_LINES;
use super::body_name::body_in;
use super::top::Line;
use crate::framework::headings::fold;

/// Whether a name says only that those met who manage a house or a club: "Management Committee", "Board of Management".
pub(super) fn manages(name: &str) -> bool {
    matches!(
        fold(name).as_str(),
        "management committee" | "committee of management" | "board of management" | "management board"
    )
}

/// Whose committee of management met, where a line at the top names an association, a trust or the like.
pub(super) fn managed(top: &[Line]) -> Option<String> {
    const NOUNS: [&str; 8] =
        ["association", "society", "trust", "federation", "cooperative", "club", "charity", "foundation"];
    let name = |l: &Line| body_in(&l.text).filter(|name| fold(name).split(' ').any(|word| NOUNS.contains(&word)));
    top.iter().take(COURT_LINES).find_map(name)
}

#[cfg(test)]
mod tests {
    use super::manages;

    #[test]
    fn committees_without_a_name_of_their_own() {
        assert!(manages("MANAGEMENT COMMITTEE") && manages("Board of Management"));
        assert!(!manages("Risk Management Committee"));
    }
}
