//! The inhabitants of several years side by side: which of them a locality has.

use crate::wording::latin::{self, Regex};
use std::sync::LazyLock;

static YEAR: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"\b(?:19|20)\d\d\b"));

/// Words by which a heading speaks of a year to come.
const TO_COME: [&str; 4] = ["project", "forecast", "predict", "expect"];

/// Of columns, or rows, of inhabitants the one that counts, and whether there are others: that of the last year, years to come
/// apart; the first where no years are told.
pub(super) fn latest(headings: &[(u32, String)]) -> Option<(u32, bool)> {
    let is_to_come = |heading: &str| TO_COME.iter().any(|word| heading.to_lowercase().contains(word));
    let mut best: Option<(u32, Option<u32>)> = None;
    for (place, heading) in headings.iter().filter(|(_, heading)| !is_to_come(heading)) {
        let year = YEAR.find_iter(heading).filter_map(|year| year.as_str().parse().ok()).max();
        if best.is_none_or(|(_, known)| year > known) {
            best = Some((*place, year));
        }
    }
    best.map(|(place, _)| (place, headings.len() > 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_year_counts() {
        let check = |headings: &[&str], want: Option<(u32, bool)>| {
            let headings: Vec<(u32, String)> = (2..).zip(headings.iter().map(|h| (*h).to_owned())).collect();
            assert_eq!(latest(&headings), want, "{headings:?}");
        };
        check(&["Population 2011", "Population 2021", "Population 2031 (projected)"], Some((3, true)));
        check(&["Population", "Residents"], Some((2, true)));
        check(&["Population 2022", "Population 2012"], Some((2, true)));
        check(&["Population"], Some((2, false)));
        check(&["Projected population 2031"], None);
    }
}
