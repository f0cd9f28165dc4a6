//! Labels of list items and numbered paragraphs, automatic or typed: "2.1", "(a)", "iv.", "•".

use std::sync::LazyLock;

use crate::wording::latin::Regex;
use crate::wording::{calendar, latin};

static TYPED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?x)^\s*(?:
            (?P<bullet>[•·▪●○◦‣–—*-]|[\u{f000}-\u{f0ff}])\s+
          | (?P<item>(?i:agenda\s+)?(?i:item)\s+(?:(?i:no)\.?\s*)?\d{1,3}(?:\.\d{1,3})?[a-z]?)(?:[:.]\s+|\s+[–—-]\s+)
          | (?P<number>\d{1,3}(?:\.\d{1,3}){1,3})[.):]?\s+
          | (?P<below>\d{1,3}(?:\.[A-Z][.)]|\([a-z]\)))\s+
          | (?P<plain>\d{1,3})(?:[.):]\s*|\s+)
          | (?P<bracketed>\((?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])\))(?:[.:]\s+|\s*)
          | (?P<letter>(?:[ivx]{1,5}|[a-z])[.)]|[A-Z]\)|[IVX]{2,5}[.)])\s+
        )",
    )
});

/// Splits a label that was typed before the text: "2.1 Note the report" is (Some("2.1"), "Note the report").
///
/// A bare number counts only before a capital letter ("3 AOB" has one, "3 months later" has none); a capital letter
/// with a full stop is an initial and none.
pub fn split(text: &str) -> (Option<&str>, &str) {
    let Some(found) = TYPED.captures(text) else { return (None, text) };
    let Some(whole) = found.get(0) else { return (None, text) };
    let rest = &text[whole.end()..];
    if let Some(number) = found.name("plain") {
        let punctuated = text[number.end()..].starts_with(['.', ')', ':']);
        let capital = rest.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
        // "3.5 per cent", "10:30", "2. the minutes": digits after the stop make it no label.
        if rest.starts_with(|c: char| c.is_ascii_digit()) || !(punctuated || capital) || is_date(text) {
            return (None, text);
        }
    }
    (Some(whole.as_str().trim()), rest)
}

fn is_date(text: &str) -> bool {
    let second = text.split_whitespace().nth(1).unwrap_or("").to_lowercase();
    calendar::month(second.trim_end_matches(|c: char| !c.is_alphabetic())).is_some()
        && !text.trim_start().starts_with(|c: char| !c.is_ascii_digit())
        && !text.split_whitespace().next().unwrap_or("").ends_with(['.', ')', ':'])
}

/// "Item 3: Budget", "Agenda Item 4.2 – Roads": the word item and its number before a title.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\s*(?:[:.)]|\s[–—-])?\s+(?P<rest>\S.*)$",
    )
});
/// "FE13 MINUTES", "45/23 Budget", "2023/17. Roads": a minute's own reference before its title.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?P<number>[A-Z]{2,5}[ /-]?\d{1,4}(?:[./-]\d{1,4}){0,3}|[A-Z]?\d{1,4}/\d{1,4}(?:/\d{1,4})?)[.:)]?\s+(?P<rest>\p{Lu}.*)$",
    )
});

/// "Minute 151: Declarations of interest": the word minute, its number and a colon before a title.
static MINUTE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:Minute|MINUTE|Min)\.?\s+(?:(?:No|Number)\.?\s*)?(?P<number>\d{1,4}(?:[/.]\d{1,4}){0,2})\s*(?:[:.]|\s[–—-])\s+(?P<rest>\S.*)$",
    )
});

/// "IV OUTCOME OF …": Roman numbers before titles in capitals.
static ROMAN: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"^(?P<number>X{0,3}(?:IX|IV|V?I{0,3}))[.)]?\s+(?P<rest>(?:\p{Lu}\s+)?\p{Lu}{2,}\b.*)$")
});

/// Splits the reference off an item's title, where it is no plain label: "Item 2: Roads" is ("2", "Roads").
pub fn reference(text: &str) -> Option<(&str, &str)> {
    let roman = || ROMAN.captures(text).filter(|f| f.name("number").is_some_and(|n| !n.as_str().is_empty()));
    let minute = || MINUTE.captures(text).filter(|_| text.starts_with('M'));
    let found = ITEM.captures(text).or_else(|| REFERENCE.captures(text)).or_else(roman).or_else(minute)?;
    let (number, rest) = (found.name("number")?.as_str(), found.name("rest")?.as_str());
    // "COVID 19 Update", "MARCH 2024 Report": a word or a month is no reference.
    let word = number.chars().take_while(|c| c.is_alphabetic()).count() >= 3 && number.contains([' ', '-']);
    (!word).then_some((number, rest))
}

/// A label without the punctuation around it: "(a)" is "a", "2.1." is "2.1"; `None` for bullets.
pub fn bare(label: &str) -> Option<&str> {
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric());
    // "Agenda item 4": the number alone.
    let bare = if bare.len() > 4 && bare.is_ascii() && bare.to_ascii_lowercase().contains("item") {
        bare.rsplit(|c: char| c.is_whitespace()).next().unwrap_or(bare)
    } else {
        bare
    };
    (!bare.is_empty()).then_some(bare)
}

/// The parts of a number label: "2.1" is 2 and 1. `None` for letters and bullets.
pub fn number(label: &str) -> Option<Vec<u32>> {
    bare(label)?.split('.').map(|p| p.parse().ok()).collect()
}

/// Each number of several that stand together: "54-56" is 54, 55 and 56; "7, 8 & 9" is as many. Empty for one alone, and
/// for what may be one ("2018-3").
pub fn each(numbers: &str) -> Vec<String> {
    const MOST: u32 = 12;
    let parse = |part: &str| part.trim().parse::<u32>().ok();
    if let Some((from, to)) = numbers.split_once(['-', '–'])
        && let (Some(from), Some(to)) = (parse(from), parse(to))
    {
        return if from < to && to - from < MOST { (from..=to).map(|n| n.to_string()).collect() } else { Vec::new() };
    }
    let several: Option<Vec<u32>> = numbers.split([',', '&']).flat_map(|part| part.split(" and ")).map(parse).collect();
    let several = several.filter(|all| all.len() > 1).unwrap_or_default();
    several.iter().map(u32::to_string).collect()
}

/// An item of a list without what leads on to the next: "to note the report; and".
pub fn without_and(item: &str) -> &str {
    let item = item.trim().trim_end_matches([';', ',']).trim_end();
    item.strip_suffix(" and").map_or(item, |item| item.trim_end_matches([';', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_labels() {
        let check = |text: &str, label: Option<&str>, rest: &str| assert_eq!(split(text), (label, rest), "{text}");
        check("2.1 Note the report", Some("2.1"), "Note the report");
        check("2.1.\tNote the report", Some("2.1."), "Note the report");
        check("1. Welcome", Some("1."), "Welcome");
        check("Item 2: Portal", Some("Item 2:"), "Portal");
        check("Agenda Item 4 – Budget", Some("Agenda Item 4 –"), "Budget");
        check("Item 2 was deferred", None, "Item 2 was deferred");
        check("7 AOB", Some("7"), "AOB");
        check("3.A. Recognition", Some("3.A."), "Recognition");
        check("2(a) Recognition", Some("2(a)"), "Recognition");
        check("10.Close", Some("10."), "Close");
        check("3 months later", None, "3 months later");
        check("3.5 per cent fell", Some("3.5"), "per cent fell");
        check("12 May 2017", None, "12 May 2017");
        check("(a) approve", Some("(a)"), "approve");
        check("(iv)approve", Some("(iv)"), "approve");
        check("(i). that", Some("(i)."), "that");
        check("iv. approve", Some("iv."), "approve");
        check("a. approve", Some("a."), "approve");
        check("A. Smith", None, "A. Smith");
        check("• item", Some("•"), "item");
        check("- item", Some("-"), "item");
        check("2.00", None, "2.00");
        check("Plain words", None, "Plain words");
        check("I agree", None, "I agree");
    }

    #[test]
    fn numbers_that_stand_together() {
        let check = |text: &str, expected: &[&str]| assert_eq!(each(text), expected, "{text}");
        check("54-55", &["54", "55"]);
        check("7, 8 & 9", &["7", "8", "9"]);
        check("54 and 55", &["54", "55"]);
        check("2018-3", &[]);
        check("54", &[]);
    }

    #[test]
    fn references_before_titles() {
        let check = |text: &str, expected: Option<(&str, &str)>| assert_eq!(reference(text), expected, "{text}");
        check("Item 2: Address data", Some(("2", "Address data")));
        check("Agenda item 4.2 – Roads", Some(("4.2", "Roads")));
        check("FE13\tMINUTES – 15 JUNE 2023", Some(("FE13", "MINUTES – 15 JUNE 2023")));
        check("45/23 Budget", Some(("45/23", "Budget")));
        check("IV OUTCOME OF THE REVIEW", Some(("IV", "OUTCOME OF THE REVIEW")));
        check("Minute 151: Mayor's report", Some(("151", "Mayor's report")));
        check("Minute 134 refers: no reply", None);
        check("I am told", None);
        check("COVID-19 Update", None);
        check("Item of interest", None);
        check("Minutes of 15 June", None);
    }

    #[test]
    fn bare_labels() {
        assert_eq!(bare("(a)"), Some("a"));
        assert_eq!(bare("•"), None);
        assert_eq!(number("2.1."), Some(vec![2, 1]));
        assert_eq!(number("iv."), None);
    }
}
