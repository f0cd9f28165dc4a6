//! Words that a narrow column broke without a hyphen: "Preventi" at the end of one line, "on" on the next.
//!
//! Writers' programs break a word only where it is wider than its whole column: the piece leaves no room for another
//! letter, and mostly stands alone on its line. A word that fills its column by chance looks alike, so the letters are
//! asked too; where neither tells, the line end of a piece that stands alone is reported as doubtful.

use super::broken_anywhere;
use super::lines::{Line, turned};
use crate::document::{Document, Page, Rect, Word};
use crate::wording::people;
use crate::wording::word_parts::{self, Pieces};

/// Slack (points) for letters that hang over.
const SLACK: f32 = 1.0;
/// A piece overhangs its column by no more than this (points).
const OVERHANG: f32 = 3.0;
/// The first letter of a word is no wider than this many of its average letters.
const WIDE_LETTER: f32 = 1.4;
/// … and no letter is narrower than this many sizes.
const NARROW_LETTER: f32 = 0.25;
/// A column's text ends no further than this (points) before its border.
const WIDEST_MARGIN: f32 = 9.0;
/// A word is broken no more often than this.
const LONGEST_CHAIN: usize = 8;
/// A word broken more than once is no shorter.
const SHORTEST_WHOLE: usize = 7;
/// Letters that are wider than others, and how much wider than a word's average letter.
const WIDE: (&[char], f32) = (&['m', 'w', 'M', 'W'], 2.0);
/// The margin (points) that writers' programs leave at a cell's sides, at most, where centred text does not show it.
const USUAL_MARGIN: f32 = 5.8;

/// What stands between the last word of a line and the first of the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Seam {
    /// Whether they are one word that the column broke.
    pub(super) broken: bool,
    /// Whether a person should look.
    pub(super) doubtful: bool,
}

impl Seam {
    const BROKEN: Self = Self { broken: true, doubtful: false };
    const USUAL: Self = Self { broken: false, doubtful: false };
}

/// The column in which lines stand, in their reading frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its borders.
    pub(super) bounds: Rect,
    /// How far its text may run.
    pub(super) right: f32,
}

/// The seams of a paragraph: one for each line but the first. `label_words`: words of the first line that are its label.
pub(super) fn seams(document: &Document, page: &Page, lines: &[Line], label_words: usize, column: Column) -> Vec<Seam> {
    // The word of each line that can be a piece: it alone fills the line. The last line's first word ends a chain.
    let words = |line: &Line, skipped: usize| -> Vec<&Word> {
        line.words.get(skipped..).unwrap_or_default().iter().filter_map(|&w| page.words.get(w)).collect()
    };
    let of_lines: Vec<Vec<&Word>> =
        lines.iter().enumerate().map(|(n, line)| words(line, if n == 0 { label_words } else { 0 })).collect();
    // Where words break anywhere, lines run to the column's edge, wherever its border is.
    let furthest = broken_anywhere::furthest(page, lines);
    let fills = |piece: &Word, next: &Word| match furthest {
        Some(right) => fills(piece, next, Column { bounds: Rect { right, ..column.bounds }, right }),
        None => fills(piece, next, column),
    };
    let full: Vec<bool> = of_lines
        .windows(2)
        .map(|pair| match pair {
            [above, line] => above.last().zip(line.first()).is_some_and(|(piece, next)| {
                (above.len() == 1 || page.breaks_words || is_wider(piece, next, column)) && fills(piece, next)
            }),
            _ => false,
        })
        .collect();
    let mut out = vec![Seam::USUAL; full.len()];
    let mut start = 0;
    while start < full.len() {
        if full.get(start) == Some(&true) {
            let alone = |line: &&Vec<&Word>| line.len() == 1;
            let further = of_lines.iter().skip(start + 1).zip(full.iter().skip(start + 1));
            let length = 1 + further.take_while(|(line, full)| **full && alone(line)).count();
            let mut chain: Vec<&Word> =
                of_lines.iter().skip(start).take(length + 1).filter_map(|words| words.first().copied()).collect();
            let several = of_lines.get(start).is_some_and(|line| line.len() > 1);
            if let (Some(first), Some(Some(&piece))) = (chain.first_mut(), of_lines.get(start).map(|line| line.last()))
            {
                *first = piece;
            }
            let mut seams = chain_seams(document, page, &chain, column);
            if several
                && !page.breaks_words
                && let Some(seam) = seams.first_mut().filter(|seam| seam.doubtful)
            {
                *seam = Seam::USUAL;
            }
            out.iter_mut().skip(start).zip(seams).for_each(|(slot, seam)| *slot = seam);
            start += length;
        } else {
            start += 1;
        }
    }
    out
}

/// Whether a piece and the word below it are together wider than their column, as the words are that programs break.
fn is_wider(piece: &Word, next: &Word, Column { bounds, right }: Column) -> bool {
    let (bbox, rest) = (turned(&piece.bbox, piece.direction), turned(&next.bbox, next.direction));
    bbox.width() + rest.width() > bounds.width() - 2.0 * (bounds.right - right).clamp(0.0, USUAL_MARGIN)
}

/// The seams between pieces that follow each other, each but the last filling its line.
fn chain_seams(document: &Document, page: &Page, chain: &[&Word], column: Column) -> Vec<Seam> {
    let mut out = Vec::new();
    let mut before = String::new();
    while let Some(pair) = chain.get(out.len()..out.len() + 2) {
        let (&[piece, next], at) = (pair, out.len()) else { break };
        // A word broken more than once shows itself whole only in the end.
        // A sign ("&") begins none.
        let begins = piece.text.contains(char::is_alphanumeric);
        let whole = (at + 2..chain.len()).rev().take(LONGEST_CHAIN).filter(|_| begins).find(|&last| {
            let pieces: Option<String> = chain.get(at..=last).map(|all| all.iter().map(|w| w.text.as_str()).collect());
            pieces.is_some_and(|whole| is_whole(document, page, &whole))
        });
        if let Some(last) = whole {
            out.extend(std::iter::repeat_n(Seam::BROKEN, last - at));
            before.clear();
            if out.len() + 1 < chain.len() {
                out.push(Seam::USUAL);
            }
            continue;
        }
        let first = format!("{before}{}", piece.text);
        let tight = || is_tight(piece, next, column);
        let seam = letters(document, page, &first, next, tight);
        before = if seam.broken { first } else { String::new() };
        out.push(seam);
    }
    out
}

/// Whether pieces make a known word.
fn is_whole(document: &Document, page: &Page, pieces: &str) -> bool {
    let word = pieces.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    word.chars().all(char::is_alphabetic)
        && word.len() >= SHORTEST_WHOLE
        && (word_parts::is_known(&word) || stands_whole(document, page, &word, "", ""))
}

/// Whether a piece leaves no room in its column for the first letter of the next word.
fn fills(piece: &Word, next: &Word, column: Column) -> bool {
    let (bbox, rest) = (turned(&piece.bbox, piece.direction), turned(&next.bbox, next.direction));
    let average = rest.width() / next.text.chars().count().max(1) as f32;
    let wider = if next.text.starts_with(WIDE.0) { WIDE.1 } else { WIDE_LETTER };
    let letter = (average * wider).max(NARROW_LETTER * next.style.size);
    let Column { bounds, right } = column;
    let centred = (bbox.centre_x() - bounds.centre_x()).abs() < 1.5;
    let room = if centred {
        let margin = (bounds.right - right).clamp(0.0, USUAL_MARGIN);
        bounds.width() - 2.0 * margin - bbox.width()
    } else {
        right - bbox.right
    };
    // Text that ends well before the border was ended by its writer.
    let near_border = bounds.right - bbox.right <= WIDEST_MARGIN + letter || centred;
    (-OVERHANG..letter + SLACK).contains(&room) && near_border
}

/// Whether a column is so narrow that a piece of one or two letters leaves no room for a third.
fn is_tight(piece: &Word, next: &Word, Column { bounds, .. }: Column) -> bool {
    let (bbox, rest) = (turned(&piece.bbox, piece.direction), turned(&next.bbox, next.direction));
    let letter = rest.width() / next.text.chars().count().max(1) as f32;
    piece.text.chars().count() <= 2 && bounds.width() < bbox.width() + letter + 2.0 * USUAL_MARGIN
}

/// What the letters say of a piece and the word below it. `tight`: whether the column holds no more letters.
fn letters(document: &Document, page: &Page, first: &str, next: &Word, tight: impl Fn() -> bool) -> Seam {
    let second = next.text.as_str();
    if first.ends_with('&') {
        return Seam::USUAL;
    }
    if first.contains('@') || second.contains('@') {
        return address(first, second);
    }
    if page.breaks_words {
        return broken_anywhere::letters(first, second, |word| stands_whole(document, page, word, first, second));
    }
    if first.ends_with(|c: char| c.is_ascii_digit() || c == '/')
        && second.starts_with(|c: char| c.is_ascii_digit() || c == '/')
    {
        let seam = numbers(first, second);
        // "1" above "4": a column that does not hold two digits holds no two numbers either, but who knows.
        let bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        return if bare(first) && bare(second) && tight() { Seam { broken: true, doubtful: true } } else { seam };
    }
    // "10." above "30".
    let hour = first.strip_suffix(['.', ':']).and_then(|hour| hour.parse::<u8>().ok()).is_some_and(|hour| hour < 24);
    if hour && second.len() == 2 && second.parse::<u8>().is_ok_and(|minutes| minutes < 60) {
        return Seam::BROKEN;
    }
    let piece = first.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let end = second.find(|c: char| !c.is_alphabetic()).unwrap_or(second.len());
    let rest = second.get(..end).unwrap_or_default();
    // "McKay/A" above "lison": names in a row without blanks.
    let name = || format!("{piece}{rest}");
    let is_name = || {
        piece.starts_with(char::is_uppercase)
            && rest.chars().all(char::is_lowercase)
            && (people::is_forename(&name()) || stands_whole(document, page, &name().to_lowercase(), piece, rest))
    };
    if first.strip_suffix(piece).is_some_and(|before| before.ends_with('/')) && !rest.is_empty() && is_name() {
        return Seam::BROKEN;
    }
    // The "s" of "Children’s" is no piece.
    if piece.chars().count() <= 2 && first.trim_start_matches(['(', '“', '‘', '"']) != piece {
        return Seam::USUAL;
    }
    match word_parts::judge(piece, rest, |word| stands_whole(document, page, word, piece, rest)) {
        Pieces::OneWord => Seam::BROKEN,
        Pieces::TwoWords => Seam::USUAL,
        Pieces::Unsure if is_name() => Seam::BROKEN,
        Pieces::Unsure => Seam { broken: false, doubtful: true },
    }
}

/// An address of electronic mail holds no blank.
fn address(first: &str, second: &str) -> Seam {
    let open = match first.split_once('@') {
        // "name@example.o" + "rg": the last part is too short, or no dot has come yet.
        Some((_, host)) => host.rsplit('.').next().is_none_or(|last| last.len() < 2) || !host.contains('.'),
        None => !first.ends_with([',', ';', ':']) && first.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c)),
    };
    let fits = second.contains(['@', '.']) || second.chars().all(|c| c.is_ascii_lowercase());
    if open && fits { Seam::BROKEN } else { Seam::USUAL }
}

/// Dates, amounts and references whose digits go on.
fn numbers(first: &str, second: &str) -> Seam {
    let end = second.find(|c: char| !c.is_ascii_digit()).unwrap_or(second.len());
    let rest = second.get(..end).unwrap_or_default();
    let groups: Vec<&str> = first.split(['/', '-', '.']).collect();
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let numeric = groups.iter().all(|group| number(group));
    let last = groups.last().map_or(0, |group| group.len());
    // A broken line ends behind a stroke where it can: "31/03/" + "2019", "IJB/" + "2019/041".
    if first.ends_with('/') {
        return Seam::BROKEN;
    }
    let date = match groups.as_slice() {
        // "31/03/20" + "19", "18.12.2" + "0".
        [day, month, _] => numeric && day.len() <= 2 && month.len() <= 2 && matches!(last + rest.len(), 2 | 4),
        // "2019/2" + "0".
        [year, _] if year.len() == 4 => numeric && last + rest.len() == 2,
        [day, _] => numeric && day.len() <= 2 && last + rest.len() == 2 && second.len() > rest.len(),
        _ => false,
    };
    let amount = first.rsplit_once(',').is_some_and(|(_, group)| number(group) && group.len() + rest.len() == 3);
    if date || amount {
        return Seam::BROKEN;
    }
    let complete = numeric
        && match groups.as_slice() {
            [year, end] => year.len() == 4 && matches!(end.len(), 2 | 4),
            [_, _, year] => year.len() == 4,
            _ => false,
        };
    if complete {
        return Seam::USUAL;
    }
    // A reference ("IJB/2019/0" + "41") goes on; bare numbers may be two.
    let reference = groups.len() > 1 || first.chars().any(char::is_alphabetic);
    Seam { broken: reference && second.len() == rest.len(), doubtful: reference || first.len() > 4 }
}

/// Whether a word stands whole on the page or a page beside it; places where `first` is followed by `second` are no
/// witnesses for either.
fn stands_whole(document: &Document, page: &Page, word: &str, first: &str, second: &str) -> bool {
    let number = page.number as usize;
    let beside = [number.checked_sub(2), Some(number)].into_iter().flatten();
    let pages = beside.filter_map(|index| document.pages.get(index)).chain([page]);
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let is = |text: &str, wanted: &str| {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        bare.chars().flat_map(char::to_lowercase).eq(wanted.chars())
    };
    pages.flat_map(|p| p.words.iter().enumerate().map(move |at| (p, at))).any(|(p, (index, candidate))| {
        if candidate.text.len() < word.len() || !is(&candidate.text, word) {
            return false;
        }
        let stands = |index: Option<usize>, wanted: &str| {
            index.and_then(|i| p.words.get(i)).is_some_and(|w| is(&w.text, wanted))
        };
        let of_pair = (word == first && stands(Some(index + 1), &second))
            || (word == second && stands(index.checked_sub(1), &first));
        !of_pair
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::trial::{line, page};
    use super::*;
    use crate::document::Direction;

    /// The seams of lines set in a column from 50 to `right`, with margins of 5.
    fn read(texts: &[&str], right: f32) -> Vec<Seam> {
        let words = texts.iter().enumerate().flat_map(|(n, text)| line(text, 55.0, 100.0 + 12.0 * n as f32, 10.0));
        let page = page(words.collect());
        let all: Vec<usize> = (0..page.words.len()).collect();
        let lines = lines(&page, &all, Direction::Right);
        let column = Column { bounds: Rect::new(50.0, 90.0, right, 200.0), right: right - 5.0 };
        seams(&Document::default(), &page, &lines, 0, column)
    }

    #[track_caller]
    fn check(texts: &[&str], right: f32, broken: &[bool]) {
        let found = read(texts, right);
        assert_eq!(found.iter().map(|s| s.broken).collect::<Vec<_>>(), broken, "{texts:?}");
        assert!(found.iter().all(|s| !s.doubtful), "{texts:?}");
    }

    #[test]
    fn a_piece_that_fills_its_column_goes_on() {
        check(&["Preventi", "on and"], 104.0, &[true]);
        check(&["Respons", "ibiliti", "es"], 96.0, &[true, true]);
        check(&["Outst", "andin", "g"], 86.0, &[true, true]);
        check(&["Invo", "lveme", "nt", "and"], 84.0, &[true, true, false]);
        check(&["31/03/20", "19"], 104.0, &[true]);
        check(&["31/03/", "2019"], 94.0, &[true]);
        check(&["18.12.2", "0"], 99.0, &[true]);
        check(&["£1,234,5", "67"], 104.0, &[true]);
        check(&["name@exa", "mple.org"], 104.0, &[true]);
        check(&["McBride/A", "lison"], 109.0, &[true]);
        check(&["Peterson/Do", "ugie"], 119.0, &[true]);
        check(&["McBride/A", "ll of"], 109.0, &[false]);
    }

    #[test]
    fn a_piece_with_room_behind_it_does_not() {
        check(&["Preventi", "on and"], 130.0, &[false]);
        check(&["a Preventi", "on and"], 114.0, &[false]);
    }

    #[test]
    fn a_word_that_fills_its_column_stands_alone() {
        check(&["Responsible", "officer"], 118.0, &[false]);
        check(&["2019/2020", "2020/2021"], 106.0, &[false]);
        check(&["Prevention", "and care"], 113.0, &[false]);
    }

    #[test]
    fn a_piece_behind_other_words_goes_on_where_the_whole_is_wider_than_the_column() {
        check(&["In prog", "ress"], 96.0, &[true]);
        check(&["In prog", "ress"], 110.0, &[false]);
        check(&["All of the", "departments"], 104.0, &[false]);
        check(&["Planning &", "Performan", "ce"], 105.0, &[false, true]);
    }

    #[test]
    fn very_narrow_columns_break_times_and_short_words() {
        check(&["10.", "30"], 74.0, &[true]);
        check(&["R", "ef"], 66.0, &[true]);
        check(&["Ti", "me"], 72.0, &[true]);
        check(&["HR", "team"], 76.0, &[false]);
        check(&["Child’s", "health"], 99.0, &[false]);
        assert_eq!(read(&["1", "4"], 66.0), [Seam { broken: true, doubtful: true }]);
        assert_eq!(read(&["1", "4"], 76.0), [Seam::USUAL]);
    }

    #[test]
    fn what_may_be_either_is_doubtful() {
        assert_eq!(read(&["Kirkwall", "and"], 104.0), [Seam { broken: false, doubtful: true }]);
        assert_eq!(read(&["IJB/19/0", "41"], 104.0), [Seam { broken: true, doubtful: true }]);
    }
}
