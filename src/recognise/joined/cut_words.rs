//! Words that a narrow column broke at a page's end: "Com" below, "missioning" above the next page.

use crate::document::Paragraph;
use crate::wording::word_parts::{self, Pieces};

/// A column's text ends no further than this (points) before its border, a letter's width apart.
const MARGIN: f32 = 14.0;
/// A line is one word if it is narrower than this share of what two would be reckoned to take.
const RECKONED: f32 = 0.85;

/// Whether the last word before the break and the first one after it are one word; `right`: the cell's right border.
pub(super) fn is_cut(before: &Paragraph, after: &Paragraph, right: Option<f32>) -> bool {
    let (Some(line), Some(right)) = (before.lines.last(), right) else { return false };
    let (text, rest) = (before.text(), after.text());
    let (Some(piece), Some(next)) = (text.split_whitespace().next_back(), rest.split_whitespace().next()) else {
        return false;
    };
    // Letters of a paragraph are as wide as each other, on average.
    let text_letters = text.chars().filter(|c| !c.is_whitespace()).count().max(1) as f32;
    let width: f32 = before.lines.iter().map(|l| l.bbox.width()).sum();
    let reckoned = |letters: f32| width / text_letters * letters;
    let alone = text.split_whitespace().rev().nth(1).is_none_or(|word| {
        let both = word.chars().count() + piece.chars().count();
        line.bbox.width() < RECKONED * reckoned(both as f32 + 0.5)
    });
    if is_cut_date(piece, next) {
        return alone && right - line.bbox.right <= MARGIN;
    }
    let end = next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len());
    let piece = piece.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let next = next.get(..end).unwrap_or_default();
    alone && right - line.bbox.right <= MARGIN && word_parts::judge(piece, next, |_| false) == Pieces::OneWord
}

/// Whether a date's year is cut: "21/06/20" and "23", "19/04/2" and "023", "31/03/" and "2019".
fn is_cut_date(piece: &str, next: &str) -> bool {
    let digits =
        |text: &str, lengths: &[usize]| lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let mut parts = piece.split(['/', '.', '-']);
    let (Some(day), Some(month), Some(year), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let whole = year.is_empty() || digits(year, &[1, 2, 3]);
    digits(day, &[1, 2])
        && digits(month, &[1, 2])
        && whole
        && digits(next, &[1, 2, 3, 4])
        && year.len() + next.len() == 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Place, Rect};

    #[track_caller]
    fn check(before: &str, widths: &[f32], after: &str, expected: bool) {
        let place = |width: &f32| Place { page: 1, bbox: Rect::new(50.0, 700.0, 50.0 + width, 710.0) };
        let before = Paragraph { lines: widths.iter().map(place).collect(), ..Paragraph::plain(before) };
        assert_eq!(is_cut(&before, &Paragraph::plain(after), Some(95.0)), expected);
    }

    #[test]
    fn a_piece_alone_on_its_line_goes_on() {
        check("Responsi", &[40.0], "ble officer", true);
        check("to Responsi", &[10.0, 40.0], "ble officer", true);
        check("Responsi", &[20.0], "ble officer", false);
        check("Planning", &[40.0], "officer", false);
        check("a b Responsi", &[50.0], "ble officer", false);
        check("21/06/20", &[40.0], "23", true);
        check("19/04/2", &[40.0], "023", true);
        check("21/06/2023", &[40.0], "23", false);
        check("21/06/20", &[20.0], "23", false);
    }
}
