//! Lines that justification stretched in narrow columns: their words stand as far apart as columns do, and are one piece.
//!
//! What tells them: the gaps of a stretched line are even, and several lines begin at one place and end at one, while their
//! last words begin at different ones, as no column's do.

use super::segments::{Segment, TextLine};
use crate::document::Page;

/// Lines that begin or end this close (points) to one another do so at the same place.
const SAME: f32 = 0.6;
/// So many lines show a column's two edges.
const FEWEST_LINES: usize = 3;
/// One of them has so many words: their even gaps are no chance.
const FEWEST_WORDS: usize = 3;
/// Words that begin this far (points) from one another begin at different places.
const APART: f32 = 2.0;
/// Stretched gaps of a line are as wide as each other, up to this ratio …
const EVEN: f32 = 1.3;
/// … and this much (points).
const SLACK: f32 = 0.6;
/// A column is so wide, in sizes, at most, that its lines are stretched to gaps.
const WIDEST: f32 = 26.0;
/// The gaps of wider columns are no wider than this, in sizes.
const WIDE_GAP: f32 = 1.6;
/// A stretched gap takes at most this share of its column.
const LARGEST: f32 = 0.75;
/// A line of so many words, half of them small ones, with even gaps that are no wider than this (in sizes) is prose wherever
/// it ends.
const PROSE_WORDS: usize = 6;
const PROSE_GAP: f32 = 1.3;
/// No line of prose falls into more pieces.
const MOST_PIECES: usize = 24;

/// Pieces of a line that may be one stretched line.
struct Stretch {
    line: usize,
    from: usize,
    to: usize,
    left: f32,
    right: f32,
    words: usize,
    /// Where its last word begins.
    last: f32,
    /// Its last word has letters.
    letters: bool,
    /// One of its words has two letters.
    wordy: bool,
    /// It is prose by itself.
    prose: bool,
}

/// Joins the pieces of stretched lines.
pub(super) fn join(page: &Page, lines: &mut [TextLine]) {
    if !lines.iter().any(|line| line.segments.len() > 1) {
        return;
    }
    let mut all: Vec<Stretch> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for from in 0..line.segments.len() {
            let ends = from + 1..=line.segments.len().min(from + MOST_PIECES);
            all.extend(ends.filter_map(|to| stretch(page, line, index, (from, to))));
        }
    }
    all.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut joined: Vec<(usize, usize, usize)> = Vec::new();
    for same_left in all.chunk_by_mut(|a, b| b.left - a.left <= SAME) {
        same_left.sort_by(|a, b| a.right.total_cmp(&b.right));
        for column in
            same_left.chunk_by(|a, b| b.right - a.right <= SAME).filter(|column| is_column(page, lines, column))
        {
            // Marks side by side ("-", "x") are no words of a text.
            let stretched = column.iter().filter(|s| s.to - s.from > 1 && s.wordy);
            joined.extend(stretched.map(|s| (s.line, s.from, s.to)));
        }
    }
    joined.extend(all.iter().filter(|s| s.prose && s.to - s.from > 1).map(|s| (s.line, s.from, s.to)));
    // From the end of each line, the longest first: what is joined moves nothing that comes before it.
    joined.sort_by_key(|&(line, from, to)| (line, std::cmp::Reverse(to), from));
    let mut free = (usize::MAX, 0);
    for (index, from, to) in joined {
        if free.0 == index && to > free.1 {
            continue;
        }
        let Some(line) = lines.get_mut(index) else { continue };
        if let Some(one) = line.segments.drain(from..to).reduce(Segment::with) {
            line.segments.insert(from, one);
        }
        free = (index, from);
    }
}

/// Pieces beside one another as one line, if their gaps are even.
fn stretch(page: &Page, line: &TextLine, index: usize, (from, to): (usize, usize)) -> Option<Stretch> {
    let pieces = line.segments.get(from..to)?;
    let (first, end) = (pieces.first()?, pieces.last()?);
    let (left, right) = (first.left, end.right);
    if first.label && pieces.len() > 1 {
        return None;
    }
    let words = || pieces.iter().flat_map(|p| &p.words).filter_map(|&w| page.words.get(w));
    let gaps = words().zip(words().skip(1)).map(|(a, b)| b.bbox.left - a.bbox.right);
    let (least, most) = gaps.fold((f32::MAX, 0.0_f32), |(least, most), gap| (least.min(gap), most.max(gap)));
    let last = words().next_back()?;
    let small = words().filter(|w| w.text.starts_with(char::is_lowercase)).count();
    let stretch = Stretch {
        line: index,
        from,
        to,
        left,
        right,
        words: words().count(),
        last: last.bbox.left,
        letters: last.text.contains(char::is_alphabetic),
        wordy: words().any(|w| w.text.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()),
        prose: words().count() >= PROSE_WORDS && most <= PROSE_GAP * line.size && small * 2 >= words().count(),
    };
    let narrow = right - left <= WIDEST * line.size || most <= WIDE_GAP * line.size;
    let even = narrow && most <= EVEN * least + SLACK && most <= LARGEST * (right - left);
    (stretch.words > 1 && even).then_some(stretch)
}

/// Whether lines from one place to one are a justified column's. What says the same again and again shows nothing anew: the
/// names above the columns of forms below one another end where one line of prose may end by chance.
fn is_column(page: &Page, lines: &[TextLine], column: &[Stretch]) -> bool {
    if column.len() < FEWEST_LINES || column.iter().all(|s| s.to - s.from == 1) {
        return false;
    }
    let said = |s: &Stretch| -> String {
        let pieces = lines.get(s.line).and_then(|line| line.segments.get(s.from..s.to)).unwrap_or_default();
        pieces.iter().map(|piece| piece.text(page)).collect::<Vec<_>>().join(" ")
    };
    let mut known: Vec<String> = Vec::with_capacity(column.len());
    let (mut least, mut most, mut letters, mut long) = (f32::MAX, f32::MIN, 0, false);
    for stretch in column {
        let said = said(stretch);
        if known.contains(&said) {
            continue;
        }
        known.push(said);
        (least, most) = (least.min(stretch.last), most.max(stretch.last));
        letters += usize::from(stretch.letters);
        long |= stretch.words >= FEWEST_WORDS;
    }
    known.len() >= FEWEST_LINES && most - least > APART && long && letters * 2 > known.len()
}

#[cfg(test)]
mod tests {
    use super::super::segments;
    use crate::recognise::flow::trial::{line, page};

    /// The texts of the pieces of each line.
    fn pieces(words: &[Vec<crate::document::Word>]) -> Vec<Vec<String>> {
        let page = page(words.concat());
        let all: Vec<usize> = (0..page.words.len()).collect();
        let lines = segments::lines(&page, &all, &[]);
        lines.iter().map(|line| line.segments.iter().map(|s| s.text(&page)).collect()).collect()
    }

    #[test]
    fn stretched_lines_are_whole() {
        let end = |text: &str| line(text, 0.0, 0.0, 10.0).iter().map(|w| w.bbox.right).fold(0.0, f32::max);
        let right = 60.0 + end("Members of the");
        let at_end = |text: &str, top: f32| line(text, right - end(text), top, 10.0);
        let rows = || {
            vec![
                line("Members of the", 60.0, 100.0, 10.0),
                line("Items", 60.0, 112.0, 10.0),
                at_end("to", 112.0),
                line("Members of the", 60.0, 124.0, 10.0),
                line("Press", 60.0, 136.0, 10.0),
                at_end("or", 136.0),
                line("BH", 200.0, 112.0, 10.0),
            ]
        };
        assert_eq!(pieces(&rows())[1], ["Items to", "BH"]);
        let mut few = rows();
        few.truncate(3);
        assert_eq!(pieces(&few)[1], ["Items", "to"]);
    }

    #[test]
    fn names_of_columns_are_not_stretched_by_a_line_that_ends_where_they_do() {
        let end = |text: &str| line(text, 0.0, 0.0, 10.0).iter().map(|w| w.bbox.right).fold(0.0, f32::max);
        let right = 60.0 + end("The board meets with both");
        let names = |top: f32| [line("Not", 60.0, top, 10.0), line("Partly", right - end("Partly"), top, 10.0)];
        let mut words: Vec<_> = [100.0, 140.0, 180.0].into_iter().flat_map(names).collect();
        words.push(line("The board meets with both", 60.0, 120.0, 10.0));
        assert_eq!(pieces(&words)[0], ["Not", "Partly"]);
    }
}
