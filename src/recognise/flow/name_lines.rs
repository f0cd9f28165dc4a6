//! Lines of one person each: "Ann Moir, Chief Officer" above "Bob Orr, Clerk". The longest of them looks full where
//! nothing but the names themselves shows how wide their column is.

use super::lines::Line;
use crate::document::Page;

/// So many lines are no chance.
const FEWEST: usize = 3;
/// A name has so many words, titles counted.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether every line is a name in capital letters, a comma, and what the person is, in which no other comma stands.
pub(super) fn are_apart(page: &Page, lines: &[Line]) -> bool {
    lines.len() >= FEWEST && lines.iter().all(|line| is_name(page, line))
}

fn is_name(page: &Page, line: &Line) -> bool {
    let words = || line.words.iter().filter_map(|&w| page.words.get(w)).map(|w| w.text.as_str());
    let mut commas = words().enumerate().filter(|(_, word)| word.contains(',')).map(|(place, _)| place);
    let (Some(comma), None) = (commas.next(), commas.next()) else { return false };
    NAME_WORDS.contains(&(comma + 1))
        && comma + 1 < line.words.len()
        && words().take(comma + 1).all(|word| word.starts_with(char::is_uppercase))
        && words().next_back().is_some_and(|word| word.ends_with(|c: char| c.is_alphanumeric() || c == ')'))
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Direction;

    #[track_caller]
    fn check(texts: &[&str], expected: bool) {
        let words = texts.iter().enumerate().flat_map(|(n, text)| line(text, 60.0, 100.0 + 12.0 * n as f32, 10.0));
        let page = page(words.collect());
        let all: Vec<usize> = (0..page.words.len()).collect();
        assert_eq!(are_apart(&page, &lines(&page, &all, Direction::Right)), expected);
    }

    #[test]
    fn people_with_their_posts() {
        check(&["Ann Moir, Chief Officer", "Bob Orr, Chief Finance Officer", "Dr Cy Rae, Clerk"], true);
        check(&["Ann Moir, Chief Officer", "Bob Orr, Clerk"], false);
        check(&["Ann Moir, Bob Orr, Cy Rae", "Dee Lamb, Eve Gow, Flo", "Kerr, Gus Hay"], false);
        check(&["Ann Moir, Argyll and Bute", "Council", "Bob Orr, Clerk"], false);
        check(&["In the spring, the Board met", "in Oban, as it had done", "in May, and agreed"], false);
    }
}
