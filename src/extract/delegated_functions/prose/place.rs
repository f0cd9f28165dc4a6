//! The place that a clause begins with, of which it speaks: "In Moray, …", "Fife: …".

use super::said::LONGEST_LIST;
use crate::record::EntityType;
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// A word or three before a colon, of which nothing is said.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:Scope|Functions|Services|Responsibilities|Remit|Hosted\s+services|Delegation|Integration|Exclusions?|Background|Note)\s*:\s+",
    )
});

/// The name of a place before a colon is shorter, in bytes.
const LONGEST_PLACE: usize = 60;

/// "In East, North and South Ayrshire, …": the place, and the rest of the clause.
pub(super) fn place_before(clause: &str) -> (Option<&str>, &str) {
    let kind = EntityType::IntegrationAuthority;
    // "Fife: X and Y went to the IJB".
    if let Some((place, rest)) = clause.split_once(": ")
        && place.len() < LONGEST_PLACE
        && (register::find(place, Some(kind)).body_of(kind).is_some() || !register::several(place, kind).is_empty())
    {
        return (Some(place), rest);
    }
    // "Scope: X and Y sit within the Partnership".
    let label = LABEL.find(clause).map_or(0, |found| found.end());
    let clause = clause.get(label..).unwrap_or(clause);
    let Some(rest) = clause.strip_prefix("In ") else { return (None, clause) };
    let ends = rest.match_indices(", ").map(|(at, _)| at).take_while(|at| *at < LONGEST_LIST);
    let names = |place: &&str| {
        register::find(place, Some(kind)).body_of(kind).is_some() || !register::several(place, kind).is_empty()
    };
    let places: Vec<&str> = ends.filter_map(|at| rest.get(..at)).collect();
    // "In Moray only adult services have been delegated".
    let bare = || {
        let first = register::mentions(rest).into_iter().next().filter(|m| m.range.start == 0)?;
        first.resolve(Some(kind)).body_of(kind)?;
        Some((rest.get(first.range.clone())?, rest.get(first.range.end..)?.trim_start()))
    };
    match places.iter().rev().find(|place| names(place)) {
        None if let Some((place, rest)) = bare() => (Some(place), rest),
        Some(place) => (Some(place), rest.get(place.len() + 2..).unwrap_or_default()),
        None => match places.first() {
            Some(first) => (None, rest.get(first.len() + 2..).unwrap_or_default()),
            None => (None, clause),
        },
    }
}
