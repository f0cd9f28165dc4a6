//! Whom services are for: "social work services for adults, older people and carers" is one service.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words for people, with what is said of them.
const PEOPLE: &str = r"(?:(?:young(?:er)?|older|disabled|unpaid|vulnerable|homeless|all)\s+)*(?:adults?|people|persons|carers|children|families|young\s+people|older\s+adults|prisoners|offenders)(?:\s+(?:with|in|who\s+(?:have|are|use)|affected\s+by|at|of|over|under|aged)\s+(?:an?\s+|the\s+)?[\w-]+(?:\s+(?:disabilit(?:y|ies)|difficult(?:y|ies)|impairments?|problems|needs|conditions|justice|system|care|risk|ages?|health|illness|harm))*)?";

/// A service with whom it is for.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)^(?:[a-z’'-]+\s+){{1,8}}for\s+(?:both\s+)?{PEOPLE}(?:,\s+{PEOPLE})*,?\s+(?:and|or)\s+(?:their\s+)?{PEOPLE}$"
    ))
});
/// Those for whom services are, wherever they stand.
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(r"(?i)\bfor\s+(?:both\s+)?{PEOPLE}(?:(?:,|,?\s+and|,?\s+or)\s+(?:their\s+)?{PEOPLE})+"))
});

/// Whether words are one service with all whom it is for.
pub(super) fn is_one(text: &str) -> bool {
    text.contains("for ") && WHOLE.is_match(text)
}

/// Where a list names several whom a service is for, in bytes: commas and "and" in it part no services. A row that goes on
/// with the name of a service ends before it: "for adults and children's services".
pub(super) fn rows(list: &str) -> Vec<Range<usize>> {
    if !list.contains("for ") {
        return Vec::new();
    }
    let ended = |range: Range<usize>| {
        let goes_on = list.get(range.end..).unwrap_or_default();
        let last = ["'s", "’s", "’ ", "' "].iter().any(|mark| goes_on.starts_with(mark));
        let services = [
            " services",
            " service",
            " social",
            " health",
            " support",
            " care",
            " centre",
            " protection",
            " respite",
            " nursing",
        ]
        .iter()
        .any(|word| goes_on.starts_with(word));
        if !(last || services) {
            return range;
        }
        let before = list.get(range.clone()).unwrap_or_default();
        let end = before.rfind([',']).into_iter().chain(before.rfind(" and ")).max().unwrap_or_default();
        range.start..range.start + end
    };
    ROW.find_iter(list).map(|found| ended(found.range())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, want: &[&str]) {
        let got: Vec<&str> = rows(list).into_iter().map(|range| &list[range]).collect();
        assert_eq!(got, want, "{list}");
    }

    #[test]
    fn people_stand_in_rows() {
        check(
            "podiatry, social care services for older people, adults and carers, and dentistry",
            &["for older people, adults and carers"],
        );
        check("services for adults and children's services", &["for adults"]);
        check("services for adults, home care and podiatry", &[]);
        assert!(is_one("Services for adults, older people and carers"));
        assert!(is_one("social work services for adults with learning disabilities and older people"));
        assert!(!is_one("services for adults and podiatry"));
    }
}
