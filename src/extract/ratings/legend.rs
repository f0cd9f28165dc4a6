//! A return's own key to its ratings: "1 = Not yet established, 2 = Partly established", "R – Not yet established".
//!
//! Its signs are short forms of the names in this paper alone.

use super::lines::{Line, LineContent, Row};
use super::mark_signs::{filled_of, sign_in_a_key, so_many};
use crate::document::Colour;
use crate::framework::{Framework, fold};
use crate::wording::claims;

/// Keys stand within so many lines from the top.
const LINES: usize = 60;
/// A sign is no longer, in characters.
const LONGEST_SIGN: usize = 8;

/// The framework with the signs of the paper's key; `None` where it has none for three of the ratings, or for all of two.
pub(super) fn learned(framework: &Framework, lines: &[Line<'_>]) -> Option<Framework> {
    let mut signs: Vec<(usize, String)> = Vec::new();
    // The cells of the row before: "1 | 2 | 3 | 4" above the names.
    let mut above: Vec<String> = Vec::new();
    for line in lines.iter().take(LINES) {
        match &line.content {
            LineContent::Paragraph(paragraph) => {
                let text = paragraph.labelled_text();
                signs.extend(in_a_line(framework, &text));
            }
            LineContent::Row(row) => {
                let written: Vec<String> = row.written().map(|c| c.text()).collect();
                if let [first, second] = written.as_slice() {
                    signs.extend(pair(framework, first, second).or_else(|| pair(framework, second, first)));
                }
                match written.as_slice() {
                    [only] => signs.extend(in_a_line(framework, only)),
                    _ => signs.extend(written.iter().flat_map(|text| in_a_cell(framework, text))),
                }
                if above.len() == written.len() && written.len() > 2 {
                    let columns = || above.iter().zip(&written);
                    let named = columns().filter_map(|(a, b)| pair(framework, a, b).or_else(|| pair(framework, b, a)));
                    let named: Vec<(usize, String)> = named.collect();
                    signs.extend(if named.len() == written.len() { named } else { Vec::new() });
                }
                // A cell of a colour beside a name.
                if let ([name], Some(colour)) = (written.as_slice(), only_colour(row))
                    && let Some(step) = framework.step_named(name)
                {
                    signs.push((step, colour));
                }
                above = written;
            }
        }
    }
    // "Level 2: Partly established": the number alone stands for it too.
    let numbers: Vec<(usize, String)> =
        signs.iter().filter_map(|(step, sign)| Some((*step, level(sign)?.to_owned()))).collect();
    signs.extend(numbers);
    signs.sort();
    signs.dedup();
    let mut named: Vec<usize> = signs.iter().map(|(step, _)| *step).collect();
    named.dedup();
    let twice = signs.iter().any(|(step, own)| signs.iter().any(|(other, sign)| sign == own && other != step));
    if named.len() < framework.scale.len().min(3) || twice {
        return None;
    }
    let mut out = framework.clone();
    for (step, sign) in signs {
        for (index, known) in out.scale.iter_mut().enumerate() {
            known.short.retain(|s| *s != sign);
            if index == step {
                known.short.push(sign.clone());
            }
        }
    }
    Some(out)
}

/// The framework with "3/4" for the third of four, where the paper writes scores that can mean nothing else ("2/4"); `None`
/// where it does not, or numbers stand for no ratings.
pub(super) fn with_scores(framework: &Framework, lines: &[Line<'_>]) -> Option<Framework> {
    let plain = |text: &str| framework.score(text).is_some_and(|(_, two)| !two);
    let written = lines.iter().any(|line| match &line.content {
        LineContent::Paragraph(paragraph) => plain(&paragraph.text()),
        LineContent::Row(row) => row.written().any(|cell| plain(&cell.text())),
    });
    if !written {
        return None;
    }
    let mut out = framework.clone();
    let of = out.scale.len();
    for number in 1..=of {
        if let Some(step) = framework.step_answered(&number.to_string()).and_then(|step| out.scale.get_mut(step)) {
            step.short.push(format!("{number} {of}"));
        }
    }
    Some(out)
}

/// The colour of a row's one coloured cell without words.
fn only_colour(row: &Row<'_>) -> Option<String> {
    let mut filled = row.cells.iter().filter(|cell| cell.is_empty()).filter_map(|cell| sign_of(cell.fill?));
    filled.next().filter(|_| filled.next().is_none())
}

/// The sign that a colour is, in letters alone: a number within it would be taken for a step's, the rest for its short form;
/// white says nothing.
pub(super) fn sign_of(colour: Colour) -> Option<String> {
    let Colour(r, g, b) = colour;
    let digit = |d: u8| char::from(b'a' + (d & 15));
    let letters = [r, g, b].into_iter().flat_map(|part| [digit(part >> 4), digit(part)]);
    (!colour.is_white()).then(|| format!("colour{}", letters.collect::<String>()))
}

/// The signs of a key on one line: "1 = Not yet established; 2 = Partly established".
fn in_a_line(framework: &Framework, text: &str) -> Vec<(usize, String)> {
    text.split([';', ',', '\n', '\t', '|', '.', '/']).filter_map(|part| sign(framework, part)).collect()
}

/// The one sign of a cell of a key, or all of a key within a label: "Our rating (1 = Not yet established, 2 = …)".
fn in_a_cell(framework: &Framework, text: &str) -> Vec<(usize, String)> {
    let key = in_a_line(framework, text);
    if key.len() >= framework.scale.len() {
        return key;
    }
    sign(framework, text).into_iter().collect()
}

/// "1 = Not yet established", "Not yet established (1)".
fn sign(framework: &Framework, part: &str) -> Option<(usize, String)> {
    // "Key: 1 = …", "Our rating (1 = …".
    let colon = part.rsplit_once(": ").map(|(_, rest)| rest.trim());
    let bracket = || part.split_once('(').filter(|(_, rest)| rest.contains('=')).map(|(_, rest)| rest.trim());
    let behind = colon.and_then(|behind| sign_in(framework, behind));
    behind.or_else(|| sign_in(framework, part.trim())).or_else(|| sign_in(framework, bracket()?))
}

fn sign_in(framework: &Framework, part: &str) -> Option<(usize, String)> {
    // "●●○○ Partly established", "🟠 Partly established".
    let is_sign = |signs: &str| filled_of(signs).is_some() || sign_in_a_key(signs).is_some();
    if let Some((signs, name)) = part.split_once(' ').filter(|(signs, _)| is_sign(signs))
        && let Some(found) = pair(framework, signs, name)
    {
        return Some(found);
    }
    // "1 Not yet established".
    if let Some((number, name)) = part.split_once(' ').filter(|(number, _)| is_number(number)) {
        return pair(framework, number, name);
    }
    for (at, c) in part.char_indices() {
        if matches!(c, '=' | '–' | '—' | '-' | ':' | '(') {
            let (before, behind) = (&part[..at], part[at + c.len_utf8()..].trim_end_matches(')'));
            if let Some(found) = pair(framework, before, behind).or_else(|| pair(framework, behind, before)) {
                return Some(found);
            }
        }
    }
    None
}

/// Words for the signs of which a key counts so many: "Two dots".
const SIGNS: [&str; 10] = ["dot", "dots", "star", "stars", "circle", "circles", "tick", "ticks", "bar", "bars"];

/// The number of "level 2", "score 3".
fn level(sign: &str) -> Option<&str> {
    const WORDS: [&str; 6] = ["level", "score", "grade", "stage", "rating", "band"];
    let (word, number) = sign.split_once(' ')?;
    (is_number(number) && WORDS.contains(&word)).then_some(number)
}

/// One digit or two.
fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn pair(framework: &Framework, sign: &str, name: &str) -> Option<(usize, String)> {
    let step = framework.step_named(name)?;
    if let Some(sign) = sign_in_a_key(sign) {
        return Some((step, sign));
    }
    if let Some((filled, _)) = filled_of(sign) {
        return Some((step, so_many(filled)));
    }
    let folded = fold(sign);
    let counted = folded.split_once(' ').filter(|(_, signs)| SIGNS.contains(signs));
    if let Some(filled) = counted.and_then(|(number, _)| claims::number(number)) {
        return Some((step, so_many(filled)));
    }
    let one = !folded.contains(' ') || level(&folded).is_some();
    let short = !folded.is_empty() && folded.chars().count() <= LONGEST_SIGN && one;
    (short && framework.step_named(sign).is_none()).then_some((step, folded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Paragraph;
    use crate::framework::built_in;

    #[test]
    fn colours_are_no_numbers_nor_short_forms() {
        // Green 00e000: "E" is short for a rating.
        let sign = sign_of(Colour(0, 0xe0, 0)).unwrap_or_default();
        assert!(sign.chars().all(char::is_alphabetic), "{sign}");
        assert_eq!(built_in()[0].step_answered(&sign), None);
        assert_ne!(sign_of(Colour(0, 0xe0, 1)), sign_of(Colour(0, 0xe1, 0)));
        assert_eq!(sign_of(Colour(255, 255, 255)), None);
    }

    #[test]
    fn scores_are_out_of_all_where_one_can_mean_nothing_else() {
        let key = "Key: 1 = Not yet established; 2 = Partly established; 3 = Established; 4 = Exemplary";
        let texts = |score: &str| [key, score].map(Paragraph::plain);
        let read = |score: &str| {
            let texts = texts(score);
            let line = |p| Line { content: LineContent::Paragraph(p), path: String::new(), block: 0 };
            let lines: Vec<Line<'_>> = texts.iter().map(line).collect();
            let known = learned(&built_in()[0], &lines)?;
            with_scores(&known, &lines)?.step_answered("3/4")
        };
        assert_eq!(read("2/4"), Some(2));
        assert_eq!(read("3/4"), None);
        assert_eq!(read("2/5"), None);
    }

    #[test]
    fn a_key_may_stand_in_the_label_of_the_rating() {
        let key = "Our rating (1 = not yet established; 2 = partly established; 3 = established; 4 = exemplary)";
        let found = in_a_cell(&built_in()[0], key);
        let expected: Vec<(usize, String)> = (0..4).map(|step| (step, (step + 1).to_string())).collect();
        assert_eq!(found, expected);
        assert_eq!(in_a_cell(&built_in()[0], "Not yet established (1)"), [(0, "1".to_owned())]);
    }

    #[test]
    fn a_key_tells_what_signs_stand_for() {
        let check = |text: &str, sign: &str| {
            let paragraph = Paragraph::plain(text);
            let content = LineContent::Paragraph(&paragraph);
            let lines = [Line { content, path: String::new(), block: 0 }];
            learned(&built_in()[0], &lines).and_then(|f| f.step_answered(sign))
        };
        let numbers = "Scores: 1 = Not yet established, 2 = Partly established, 3 = Established, 4 = Exemplary";
        assert_eq!(check(numbers, "2"), Some(1));
        let letters = "Key: R – Not yet established; A – Partly established; G – Established; B – Exemplary.";
        assert_eq!(check(letters, "G"), Some(2));
        let discs = "Key: 🔴 Not yet established; 🟠 Partly established; 🟢 Established";
        assert_eq!(check(discs, &sign_in_a_key("🟠").unwrap_or_default()), Some(1));
        let dots = "One dot: not yet established. Two dots: partly established. Three dots: established.";
        assert_eq!(check(dots, &so_many(2)), Some(1));
        let shown = "Key: ●○○○ Not yet established, ●●○○ Partly established, ●●●○ Established, ●●●● Exemplary";
        assert_eq!(check(shown, &so_many(4)), Some(3));
        assert_eq!(check("Not yet established (1), partly established (2), established (3)", "3"), Some(2));
        let levels = "Level 1: Not yet established; Level 2: Partly established; Level 3: Established";
        assert_eq!(check(levels, "Level 2"), Some(1));
        assert_eq!(check(levels, "3"), Some(2));
        let spaced = "1 Not yet established; 2 Partly established; 3 Established; 4 Exemplary";
        assert_eq!(check(spaced, "3 out of 4"), Some(2));
        assert_eq!(check(spaced, "②"), Some(1));
        assert_eq!(check("We are established - partly", "2"), None);
    }
}
