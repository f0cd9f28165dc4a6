//! Pages whose cells break words at any letter: "collaborativ" at the end of a full line, "e working" on the next.
//!
//! Browsers do so where a page's style asks for it. No other layout breaks a word that its column could hold, so that a
//! few such pieces tell the page; then every full line's end is asked, and what the letters do not tell is doubtful.

use super::broken_words::Seam;
use super::lines::Line;
use crate::document::{Document, Page, Word};
use crate::wording::word_parts::{self, Pieces};

/// So many words broken on a page and the pages beside it tell that they break anywhere.
const FEWEST: usize = 2;
/// The next line stands below by no more than this many sizes.
const NEXT_LINE: std::ops::RangeInclusive<f32> = 0.9..=1.9;
/// Words of one cell stand no further apart than this many sizes.
const CELL_GAP: f32 = 1.0;
/// A piece that tells has so many letters.
const PIECE: usize = 3;

/// Tells the pages that break words anywhere.
pub(in crate::recognise) fn tell(document: &mut Document) {
    let broken: Vec<usize> = document.pages.iter().map(broken_words).collect();
    for (number, page) in document.pages.iter_mut().enumerate() {
        let beside = broken.iter().skip(number.saturating_sub(1)).take(if number == 0 { 2 } else { 3 });
        page.breaks_words = beside.sum::<usize>() >= FEWEST;
    }
}

/// How many words a page breaks that its columns would hold.
fn broken_words(page: &Page) -> usize {
    let mut left = f32::MAX;
    let mut count = 0;
    for pair in page.words.windows(2) {
        let [piece, next] = pair else { continue };
        left = left.min(piece.bbox.left);
        let size = piece.style.size.max(1.0);
        let same_line = (next.bbox.bottom - piece.bbox.bottom).abs() < 0.5 * size && next.bbox.left > piece.bbox.left;
        if same_line {
            // The next cell of a row begins a line of its own.
            if next.bbox.left - piece.bbox.right > CELL_GAP * size {
                left = f32::MAX;
            }
            continue;
        }
        let below = NEXT_LINE.contains(&((next.bbox.bottom - piece.bbox.bottom) / size));
        let whole = piece.bbox.width() + next.bbox.width();
        let several = piece.bbox.left - left > size;
        if below && several && next.bbox.left < piece.bbox.right && whole < piece.bbox.right - left {
            count += usize::from(is_broken(piece, next));
        }
        left = f32::MAX;
    }
    count
}

/// How far the full lines of a paragraph run on a page that breaks words anywhere, if it has several.
pub(super) fn furthest(page: &Page, lines: &[Line]) -> Option<f32> {
    (page.breaks_words && lines.len() > 2).then(|| lines.iter().map(|l| l.bbox.right).fold(f32::MIN, f32::max))
}

/// Whether two words are surely the pieces of a third: neither is a word, but both together are.
fn is_broken(piece: &Word, next: &Word) -> bool {
    let second = next.text.trim_end_matches([',', '.', ';', ':', ')']);
    let first = piece.text.trim_start_matches('(');
    let small = |text: &str| text.chars().all(char::is_lowercase);
    let capitals = |text: &str| text.chars().all(char::is_uppercase);
    if first.chars().count() < PIECE || !(small(second) || capitals(first) && capitals(second)) {
        return false;
    }
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let whole = format!("{first}{second}");
    !word_parts::is_word(&first) && !word_parts::is_word(&second) && word_parts::is_word(&whole)
}

/// What the letters say of what ends a full line and what begins the next, on a page that breaks words anywhere.
/// `seen`: whether a word, in small letters, stands whole elsewhere.
pub(super) fn letters(first: &str, second: &str, seen: impl Fn(&str) -> bool) -> Seam {
    let piece = first.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let end = second.find(|c: char| !c.is_alphabetic()).unwrap_or(second.len());
    let rest = second.get(..end).unwrap_or_default();
    let digits = |c: char| c.is_ascii_digit();
    if rest.is_empty() {
        // ")" and "," begin no word; "201" above "7" may be a year or two numbers.
        let goes_on =
            second.starts_with([',', '.', ';', ':', ')', '’', '”', '/', '%', '?', '-']) || first.ends_with('£');
        let number = first.trim_end_matches(['.', ',', '/']).ends_with(digits) && second.starts_with(digits);
        // "20" above "24": two figures hardly follow each other as the halves of a year do.
        let year = matches!(first, "19" | "20" | "201" | "202") && first.len() + end_of_digits(second) == 4;
        return Seam { broken: goes_on || number, doubtful: number && !year };
    }
    if piece.is_empty() {
        let ordinal = first.ends_with(digits) && matches!(rest, "st" | "nd" | "rd" | "th");
        let apostrophe = first.ends_with(['’', '\'']) && matches!(rest, "s" | "t" | "re" | "ve" | "ll");
        return Seam { broken: ordinal || apostrophe || first.ends_with(['(', '“', '‘', '/']), doubtful: false };
    }
    match word_parts::judge_anywhere(piece, rest, seen) {
        (Pieces::OneWord, _) => Seam { broken: true, doubtful: false },
        (Pieces::TwoWords, _) => Seam::default(),
        (Pieces::Unsure, broken) => Seam { broken, doubtful: true },
    }
}

/// How many digits a text begins with.
fn end_of_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::super::trial::{document, line, page};
    use super::*;

    #[test]
    fn words_that_their_column_would_hold_tell_the_page() {
        let told = |rows: &[&str]| {
            let words = rows.iter().enumerate().flat_map(|(n, row)| line(row, 60.0, 100.0 + 12.0 * n as f32, 10.0));
            let mut document = document(page(words.collect()));
            tell(&mut document);
            document.pages.iter().any(|page| page.breaks_words)
        };
        assert!(told(&[
            "We will have joint arrang",
            "ements for the commiss",
            "ioning of all the servi",
            "ces by then."
        ]));
        assert!(!told(&["We will have joint", "arrangements for the", "commissioning of the", "services by then."]));
    }

    #[test]
    fn what_ends_a_full_line_goes_on_where_the_letters_say_so() {
        let read = |first: &str, second: &str| letters(first, second, |_| false);
        let sure = |broken: bool| Seam { broken, doubtful: false };
        for (first, second) in [
            ("collaborativ", "e"),
            ("t", "he"),
            ("wi", "th"),
            ("grou", "p."),
            ("(", "see"),
            ("note", ", and"),
            ("19", "th"),
        ] {
            assert_eq!(read(first, second), sure(true), "{first}|{second}");
        }
        for (first, second) in [("of", "the"), ("Council,", "and"), ("service", "Officer"), ("2019", "and")] {
            assert_eq!(read(first, second), sure(false), "{first}|{second}");
        }
        assert!(
            !read("201", "7").doubtful
                && read("1", "4").doubtful
                && read("in", "to").doubtful
                && read("Inver", "kip").doubtful
        );
    }
}
