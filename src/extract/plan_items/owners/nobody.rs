//! Cells that name nobody: because there is nobody, or because it is not yet known.

/// Words that say that nobody is named.
const NOBODY: [&str; 10] = ["-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "…", "..."];

/// Beginnings of words that put off saying who: a condition, not an owner.
const PUT_OFF: [&str; 16] = [
    "dependant on",
    "dependent on",
    "depends on",
    "depending on",
    "subject to",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be determined",
    "to be decided",
    "to be identified",
    "to be appointed",
    "not yet",
    "unknown",
];

/// Whether a cell says that who it is is not yet known.
pub(in crate::extract::plan_items) fn is_put_off(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    PUT_OFF.iter().any(|p| lower.strip_prefix(p).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

pub(super) fn names_nobody(text: &str) -> bool {
    NOBODY.contains(&text.trim().to_lowercase().as_str())
}
