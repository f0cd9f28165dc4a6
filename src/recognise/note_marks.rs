//! Raised numbers that point to a footnote are no part of what is said: "the report.¹" reads "the report."
//!
//! A page's words enter, as indices; those stay that are no such numbers. A number is one only where a note of the same
//! number begins further down on the same page, so that "10⁶" and "m²" stay.

use crate::document::{Page, Word};

/// Raised numbers are set smaller than the word that they hang on, by this ratio at least.
const SMALLER: f32 = 0.8;
/// A note's own number has at most so many digits.
const MOST_DIGITS: usize = 3;
/// What stands before a note's number on its line is further away than this, in type sizes.
const APART: f32 = 1.0;

/// Takes the raised numbers out of the list (indices into the page's words).
pub(super) fn take_out(page: &Page, words: &mut Vec<usize>) {
    let digits = |w: &Word| w.text.len() <= MOST_DIGITS && w.text.bytes().all(|b| b.is_ascii_digit());
    let hangs = |index: usize| {
        let word = page.words.get(index)?;
        let before = page.words.get(index.checked_sub(1)?)?;
        let small = word.style.size < SMALLER * before.style.size;
        let raised = word.bbox.centre_y() < before.bbox.centre_y() && word.bbox.overlap_y(&before.bbox) > 0.0;
        let word_like = !before.text.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '£' | '€' | '$'));
        (!word.space_before && small && raised && word_like && digits(word)).then_some(word)
    };
    let marks: Vec<usize> = words.iter().copied().filter(|&index| hangs(index).is_some()).collect();
    if marks.is_empty() {
        return;
    }
    // Where notes may begin: numbers with nothing before them on their line.
    let begins = |index: usize, word: &Word| {
        let before = index.checked_sub(1).and_then(|i| page.words.get(i));
        before.is_none_or(|b| {
            b.bbox.overlap_y(&word.bbox) <= 0.0 || word.bbox.left - b.bbox.right > APART * word.style.size
        })
    };
    let notes: Vec<&Word> = words
        .iter()
        .filter_map(|&index| Some((index, page.words.get(index)?)))
        .filter(|(index, word)| digits(word) && begins(*index, word) && !marks.contains(index))
        .map(|(_, word)| word)
        .collect();
    let points = |index: usize| {
        let Some(word) = page.words.get(index) else { return false };
        notes.iter().any(|note| note.text == word.text && note.bbox.top > word.bbox.bottom)
    };
    let gone: Vec<usize> = marks.into_iter().filter(|&index| points(index)).collect();
    words.retain(|index| gone.binary_search(index).is_err());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::flow::trial;

    #[track_caller]
    fn check(note: &str, expected: &str) {
        let mut words = trial::line("the report.", 60.0, 100.0, 10.0);
        let mut mark = trial::line("1", 0.0, 96.0, 6.0);
        let end = words.last().map_or(0.0, |w| w.bbox.right);
        for word in &mut mark {
            let width = word.bbox.width();
            (word.bbox.left, word.bbox.right) = (end, end + width);
            word.space_before = false;
        }
        words.extend(mark);
        words.extend(trial::line(note, 60.0, 700.0, 8.0));
        let page = trial::page(words);
        let mut left: Vec<usize> = (0..page.words.len()).collect();
        take_out(&page, &mut left);
        let texts: Vec<&str> = left.iter().map(|&i| page.words[i].text.as_str()).collect();
        assert_eq!(texts.join(" "), expected);
    }

    #[test]
    fn a_number_that_points_to_a_note_goes() {
        check("1 Held by the council", "the report. 1 Held by the council");
    }

    #[test]
    fn a_raised_number_without_a_note_stays() {
        check("2 Held by the council", "the report. 1 2 Held by the council");
    }
}
