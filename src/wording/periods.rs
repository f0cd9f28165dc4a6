//! Periods as headings: years, quarters, months.

use super::latin::{self, Regex};
use std::sync::LazyLock;

/// A heading that names a period and says nothing more.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    let month = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    let year = r"(?:20)?\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?";
    latin::fixed(&format!(
        r"(?i)^(?:(?:q|qtr|quarter)\s*[1-4](?:\s*[,(–-]?\s*(?:fy\s*)?{year}\)?|\s*\(?{month}\s*(?:[–-]|to)\s*{month}(?:\s+{year})?\)?)?|(?:year|yr)\s*\d(?:\s*[(:–-]?\s*{year}\)?)?|(?:fy\s*)?20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d/\d\d|{month}(?:\s*[–-]\s*{month})?(?:\s+{year})?)$"
    ))
});

/// Whether a heading names a period and says nothing more.
pub fn is_period(heading: &str) -> bool {
    PERIOD.is_match(heading.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check("Year", false);
        check("Budget 2024/25", false);
        check("Marketing", false);
        check("Decision", false);
        check("Quarter", false);
    }
}
