//! Periods as headings: years, quarters, months.

use super::latin::{self, Regex};
use std::sync::LazyLock;

/// A heading that names a period and says nothing more.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    let month = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    let number = r"(?:\d{1,3}|two|three|four|five|six|twelve)";
    let unit = r"(?:days?|weeks?|months?|years?)";
    let year = r"(?:20)?\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?";
    latin::fixed(&format!(
        r"(?i)^(?:(?:by|to)\s+)?(?:(?:the\s+)?end\s+(?:of\s+)?)?(?:(?:q|qtr|quarter)\s*[1-4](?:\s*[,(–-]?\s*(?:fy\s*)?{year}\)?|\s*\(?{month}\s*(?:[–-]|to)\s*{month}(?:\s+{year})?\)?)?|(?:year|yr)\s*\d(?:\s*[(:–-]?\s*{year}\)?)?|(?:fy\s*)?20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d/\d\d|(?:(?:short|medium|longe?r?)[ -]term|now|next|later)(?:\s*[(–:-].{{1,30}})?|{month}(?:\s+{year})?(?:\s*(?:[–-]|to)\s*{month})?(?:\s+{year})?|phase\s*\d(?:\s*[(:–-].{{1,40}})?|immediate(?:ly)?|(?:(?:with)?in\s+)?(?:the\s+)?(?:next|first)\s+{number}\s+{unit}|(?:with)?in\s+{number}\s+{unit}|{number}\s*(?:[–-]|to)\s*{number}\s+{unit}|years?\s*\d\s*(?:[–-]|to|and|&)\s*\d)$"
    ))
});

/// Whether a heading names a period and says nothing more.
pub fn is_period(heading: &str) -> bool {
    PERIOD.is_match(heading.trim())
}

/// A period's heading without the "by" before it.
pub fn without_by(heading: &str) -> &str {
    let (first, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    if first.eq_ignore_ascii_case("by") { rest.trim_start() } else { heading }
}

/// The one financial year that a title names, by the year in which it begins: "Annual Work Plan 2024/25". `None` where it
/// names several years, or none.
pub fn financial_year(title: &str) -> Option<i16> {
    let mut found = None;
    for word in title.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '–'))) {
        let word = word.trim_matches(['/', '-', '–']);
        let Some((first, last)) = word.split_once(['/', '-', '–']) else {
            if word.len() == 4 && word.starts_with("20") {
                return None;
            }
            continue;
        };
        let first: i16 = first.parse().ok().filter(|_| first.len() == 4)?;
        let next = first + 1;
        let follows = last.parse() == Ok(if last.len() == 2 { next % 100 } else { next });
        if !follows || found.is_some_and(|known| known != first) {
            return None;
        }
        found = Some(first);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_one_financial_year() {
        let check = |title: &str, want: Option<i16>| assert_eq!(financial_year(title), want, "{title}");
        check("Annual Work Plan 2024/25", Some(2024));
        check("Delivery Plan 2025–2026 (draft)", Some(2025));
        check("Strategic Plan 2024-2027", None);
        check("Delivery Plan 2024/25 to 2026/27", None);
        check("Work Plan 2024", None);
        check("Work Plan", None);
    }

    #[test]
    fn periods_are_told_by_their_headings() {
        let check = |heading: &str, want: bool| assert_eq!(is_period(heading), want, "{heading}");
        check("Q1", true);
        check("Q3 2024/25", true);
        check("Quarter 2", true);
        check("Q1 (Apr-Jun)", true);
        check("2024/25", true);
        check("2025-2026", true);
        check("24/25", true);
        check("Year 1", true);
        check("Year 2 (2025/26)", true);
        check("April", true);
        check("Apr–Jun 2024", true);
        check("Sept 2024", true);
        check("By March 2026", true);
        check("By end of 2027", true);
        check("April to September 2025", true);
        check("October 2025 to March 2026", true);
        check("Phase 2", true);
        check("Phase 1: April to June 2025", true);
        check("Immediate", true);
        check("Next 12 months", true);
        check("Within six months", true);
        check("0-6 months", true);
        check("2 to 3 years", true);
        check("Years 1-2", true);
        check("Immediate actions", false);
        check("Phase", false);
        check("6 months", false);
        check("By when", false);
        check("Medium term (by 2027)", true);
        check("Long-term", true);
        check("Long term conditions", false);
        check("Year", false);
        check("Budget 2024/25", false);
        check("Marketing", false);
        check("Decision", false);
        check("Quarter", false);
    }
}
