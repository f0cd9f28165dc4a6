//! Where page numbers begin again.

use crate::document::{Document, ParagraphKind};
use rustc_hash::FxHashSet;

/// Pages (from 1) on which the page numbering begins anew though it had begun before. A number that does not follow the
/// one before tells its first page also where the first pages carry none.
pub(super) fn restarts(document: &Document) -> FxHashSet<u32> {
    let mut numbers: Vec<(u32, u32)> = document
        .apart
        .iter()
        .filter(|a| matches!(a.paragraph.kind, ParagraphKind::Footer | ParagraphKind::RunningHead))
        .filter_map(|a| Some((page_number(&a.paragraph.text())?, &a.paragraph.lines)))
        .flat_map(|(number, lines)| lines.iter().map(move |l| (l.page, number)))
        .collect();
    numbers.sort_unstable();
    numbers.dedup_by_key(|n| n.0);
    let mut found = FxHashSet::default();
    for pair in numbers.windows(2) {
        let [(page, number), (next_page, next_number)] = pair else { continue };
        // The offset of printed numbers to pages changes where another paper begins.
        if i64::from(*next_page) - i64::from(*next_number) == i64::from(*page) - i64::from(*number) {
            continue;
        }
        let first = i64::from(*next_page) - i64::from(*next_number) + 1;
        if first > i64::from(*page) && *next_number <= *next_page {
            found.insert(u32::try_from(first).unwrap_or(0));
        }
    }
    found
}

/// The number in a line that numbers the page: "3", "Page 3", "Page 3 of 12", "3 | Board papers".
fn page_number(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let digits = |s: &str| {
        let s = s.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len());
        s.get(..end).and_then(|d| d.parse::<u32>().ok())
    };
    if let Some(at) = lower.find("page") {
        return digits(lower.get(at + 4..)?).filter(|n| *n < 2000);
    }
    let pieces = text.split(['\t', '|']).map(|p| p.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut numbers = pieces.filter(|p| !p.is_empty() && p.len() <= 4 && p.chars().all(|c| c.is_ascii_digit()));
    let number = numbers.next()?;
    number.parse().ok().filter(|n| *n < 2000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Aside, Paragraph, Place, Rect};

    #[test]
    fn numbers_of_pages() {
        for (text, number) in [
            ("3", Some(3)),
            ("- 3 -", Some(3)),
            ("Page 3 of 12", Some(3)),
            ("Board papers\t14", Some(14)),
            ("24 June 2010", None),
            ("2019", None),
            ("OFFICIAL", None),
        ] {
            assert_eq!(page_number(text), number, "{text}");
        }
    }

    #[test]
    fn numbering_that_begins_again() {
        let aside = |number: u32, page: u32| {
            let mut paragraph = Paragraph::plain(&number.to_string());
            paragraph.kind = ParagraphKind::Footer;
            paragraph.lines = vec![Place { page, bbox: Rect::default() }];
            Aside { paragraph, anchor: None, author: None }
        };
        // Pages 2-4 are numbered 1-3, 5-6 have no number, 7 is page 3 of a paper that begins on 5.
        let apart = vec![aside(1, 2), aside(2, 3), aside(3, 4), aside(3, 7), aside(4, 8), aside(1, 9)];
        let document = Document { apart, ..Document::default() };
        let mut found: Vec<u32> = restarts(&document).into_iter().collect();
        found.sort_unstable();
        assert_eq!(found, [5, 9]);
    }
}
