//! A scale within one cell or line: "☐ Not yet established ☒ Partly established …", or names of which one is
//! highlighted and the others are struck out.

use super::mark_signs::{Shape, is_mark_character, shape_of};
use super::marks::{Content, read_text};
use super::scale::text_step;
use crate::document::{Colour, Paragraph, RunKind, TextStyle};
use crate::framework::Framework;
use crate::record::Signal;

/// One name of a list of ratings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    /// The rating.
    pub(super) step: usize,
    /// The piece of text that names it, its mark included.
    pub(super) text: String,
    /// What stands beside the name.
    pub(super) mark: Content,
    /// How the name is set.
    pub(super) look: Look,
}

/// What sets one name of several apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Struck out.
    pub(super) struck: bool,
    /// Highlighted or shaded.
    pub(super) highlight: Option<Colour>,
    /// Bold.
    pub(super) bold: bool,
    /// Underlined.
    pub(super) underlined: bool,
    /// In capitals.
    pub(super) capitals: bool,
    /// Colour of the letters.
    pub(super) colour: Option<Colour>,
}

#[derive(Debug, Clone, Copy)]
struct Glyph {
    c: char,
    style: TextStyle,
    signal: Option<(Signal, bool)>,
    choice: bool,
}

fn blank() -> Glyph {
    Glyph { c: ' ', style: TextStyle::default(), signal: None, choice: false }
}

/// Reads paragraphs as a list of ratings; `None` where they are no such list: at least two names, each once, and
/// nothing but marks beside them.
pub(super) fn choices(framework: &Framework, paragraphs: &[&Paragraph]) -> Option<Vec<Choice>> {
    let glyphs = glyphs(paragraphs);
    let is_score = || framework.score(&glyphs.iter().map(|g| g.c).collect::<String>()).is_some();
    if marked_apart(framework, &glyphs) || is_score() {
        return None;
    }
    let mut pieces = split(&glyphs);
    // "Partly established x Established": with blanks alone around it the mark may be either's.
    let mut doubtful = false;
    if let [only] = pieces.as_slice()
        && let Some(parted) = names_in_a_row(framework, only, 3)
    {
        pieces = parted;
        let marks = pieces.iter().filter(|piece| is_mark_only(piece)).count();
        let ends = [pieces.first(), pieces.last()].into_iter().flatten().any(|piece| is_mark_only(piece));
        doubtful = marks == 1 && !ends;
    } else if pieces.len() > 1 {
        pieces = pieces.into_iter().flat_map(|piece| parted(framework, piece)).collect();
    }
    let mut choices: Vec<Choice> = Vec::new();
    // A mark before the first name belongs to the name that follows, and so do all others.
    let mut waiting: Option<Content> = None;
    let marks_lead = pieces.first().is_some_and(|p| is_mark_only(p));
    for piece in &pieces {
        let text: String = piece.iter().map(|g| g.c).collect::<String>().trim().to_owned();
        if text.is_empty() {
            continue;
        }
        if is_mark_only(piece) {
            let mut mark = beside(framework, piece);
            if let Content::Mark(content) = &mut mark
                && doubtful
            {
                content.shape = Shape::Unusual;
            }
            match choices.last_mut() {
                Some(last) if !marks_lead && last.mark == Content::Empty => last.mark = mark,
                // Marks of which nobody can tell to which name they belong.
                _ if waiting.is_some() => return None,
                _ => waiting = Some(mark),
            }
            continue;
        }
        let step = text_step(framework, &text.replace('_', " ")).or_else(|| numbered_step(framework, &text))?;
        if choices.iter().any(|c| c.step == step) {
            return None;
        }
        let mut mark = beside(framework, piece);
        if mark == Content::Empty
            && let Some(before) = waiting.take()
        {
            mark = before;
        }
        choices.push(Choice { step, text, mark, look: look(piece) });
    }
    (choices.len() >= 2 && waiting.is_none()).then_some(choices)
}

/// Whether a list's label is a box: "☐", "☒", or `[X]`, which looks like a numeral.
fn is_box(label: &str) -> bool {
    let within = |open, close| label.strip_prefix(open).and_then(|l: &str| l.strip_suffix(close));
    let bracketed = within('[', ']').or_else(|| within('(', ')')).unwrap_or(label);
    let inner = bracketed.trim();
    !label.is_empty()
        && inner.chars().all(|c| is_mark_character(c) && c != '•' && c != '▪')
        && (inner.len() < label.len() || inner.chars().all(|c| !c.is_alphabetic()))
}

fn is_dot(label: &str) -> bool {
    matches!(label, "•" | "●" | "◉" | "⚫" | "⦿")
}

fn glyphs(paragraphs: &[&Paragraph]) -> Vec<Glyph> {
    let mut out = Vec::new();
    // A dot before one line of several, and before no other, is a button that was chosen, not a list's bullet.
    let written = paragraphs.iter().filter(|p| !p.is_empty()).count();
    let dotted = paragraphs.iter().filter(|p| p.label.as_deref().is_some_and(is_dot)).count();
    let chosen = written >= 3 && dotted == 1;
    for paragraph in paragraphs {
        if !out.is_empty() {
            out.push(Glyph { c: '\n', style: TextStyle::default(), signal: None, choice: false });
        }
        // Boxes set as the bullets of a list.
        if let Some(label) = paragraph.label.as_deref().filter(|l| is_box(l) || (chosen && is_dot(l))) {
            out.extend(label.chars().chain([' ']).map(|c| Glyph {
                c,
                style: TextStyle::default(),
                signal: None,
                choice: false,
            }));
        }
        for run in &paragraph.runs {
            let signal = match run.kind {
                RunKind::Checkbox { checked } => Some((Signal::Checkbox, checked)),
                RunKind::FormCheckbox { checked } => Some((Signal::FormField, checked)),
                RunKind::Drawn => Some((Signal::Drawn, !run.text.contains('☐'))),
                _ => None,
            };
            let choice = signal.is_some();
            out.extend(run.text.chars().map(|c| Glyph { c, style: run.style, signal, choice }));
        }
    }
    out
}

/// Which glyphs belong to a box: a box's character, or brackets around a mark or nothing ("[ ]", "(x)", "_X_").
fn boxes(glyphs: &[Glyph]) -> Vec<bool> {
    const LONGEST: usize = 5;
    let mut boxes: Vec<bool> =
        glyphs.iter().map(|g| g.choice || (!g.c.is_alphanumeric() && is_mark_character(g.c) && g.c != '*')).collect();
    let mut at = 0;
    while let Some(open) = glyphs.get(at) {
        let close = match open.c {
            '[' => ']',
            '(' => ')',
            '{' => '}',
            '_' => '_',
            _ => {
                at += 1;
                continue;
            }
        };
        let end = glyphs.iter().skip(at + 1).take(LONGEST).position(|g| g.c == close).map(|n| at + 1 + n);
        let inner = |end: usize| {
            let inner = glyphs.get(at + 1..end).unwrap_or_default();
            inner.iter().all(|g| g.c == ' ' || g.c == '\u{a0}' || is_mark_character(g.c))
        };
        match end.filter(|end| inner(*end)) {
            Some(end) => {
                // A line to write on goes on as long as it is drawn.
                let line = |g: &&Glyph| close == '_' && g.c == '_';
                let end = end + glyphs.iter().skip(end + 1).take_while(line).count();
                boxes.iter_mut().take(end + 1).skip(at).for_each(|b| *b = true);
                at = end + 1;
            }
            None => at += 1,
        }
    }
    boxes
}

/// Cuts at line breaks, tabs, slashes, bars, semicolons, commas and wide gaps, and at boxes.
fn split(glyphs: &[Glyph]) -> Vec<Vec<Glyph>> {
    let boxes = boxes(glyphs);
    let is_box = |at: usize| boxes.get(at).copied().unwrap_or_default();
    let boxes_lead = glyphs.iter().position(|g| !g.c.is_whitespace()).is_some_and(is_box);
    let mut pieces: Vec<Vec<Glyph>> = vec![Vec::new()];
    let mut spaces = 0;
    for (at, glyph) in glyphs.iter().enumerate() {
        spaces = if matches!(glyph.c, ' ' | '\u{a0}') && !is_box(at) { spaces + 1 } else { 0 };
        let cuts = matches!(glyph.c, '\n' | '\t' | '/' | '|' | ';' | ',') || spaces == 3;
        let starts_box = boxes_lead && is_box(at) && !at.checked_sub(1).is_some_and(is_box);
        if cuts || starts_box {
            pieces.push(Vec::new());
        }
        if !cuts && let Some(last) = pieces.last_mut() {
            last.push(*glyph);
        }
        if !boxes_lead && is_box(at) && !is_box(at + 1) && !begins_line(glyphs, at) {
            pieces.push(Vec::new());
        }
    }
    pieces.retain(|p| p.iter().any(|g| !g.c.is_whitespace()));
    pieces
}

/// Whether a mark stands first on its line with words behind it: it belongs to them, not to the line above.
fn begins_line(glyphs: &[Glyph], at: usize) -> bool {
    let blank = |g: &&Glyph| matches!(g.c, ' ' | '\u{a0}' | '\t');
    let before = glyphs.iter().take(at).rev().find(|g| !blank(g));
    let behind = glyphs.iter().skip(at + 1).find(|g| !blank(g));
    before.is_some_and(|g| g.c == '\n') && behind.is_some_and(|g| g.c.is_alphanumeric())
}

/// Whether the only mark stands on a line of its own above or below a line of several names: under which of them it stood
/// is lost.
fn marked_apart(framework: &Framework, glyphs: &[Glyph]) -> bool {
    let lines: Vec<&[Glyph]> =
        glyphs.split(|g| g.c == '\n').filter(|line| line.iter().any(|g| !g.c.is_whitespace())).collect();
    let alone: Vec<usize> = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|l| is_mark_only(l))).collect();
    let [mark] = alone.as_slice() else { return false };
    let several = |line: &&[Glyph]| {
        let text: String = line.iter().map(|g| g.c).collect();
        framework.steps_mentioned(&crate::framework::fold(&text)).len() > 1
    };
    let beside = [mark.checked_sub(1), Some(mark + 1)];
    beside.into_iter().flatten().filter_map(|at| lines.get(at)).any(several)
}

/// A piece that is no name as the names that it holds, marks at its ends with their names: of several tabs a print may
/// give one as a blank.
fn parted(framework: &Framework, piece: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let text: String = piece.iter().map(|g| g.c).collect();
    if is_mark_only(&piece) || text_step(framework, &text).is_some() {
        return vec![piece];
    }
    let Some(mut names) = names_in_a_row(framework, &piece, 2) else { return vec![piece] };
    let leads = names.first().is_some_and(|first| is_mark_only(first));
    let ends = names.last().is_some_and(|last| is_mark_only(last));
    if leads && names.len() > 1 {
        let mut mark = names.remove(0);
        mark.push(blank());
        if let Some(first) = names.first_mut() {
            first.splice(0..0, mark);
        }
    }
    if ends
        && let Some(mark) = names.pop()
        && let Some(last) = names.last_mut()
    {
        last.push(blank());
        last.extend(mark);
    }
    // A mark between two names may be either's.
    if names.iter().any(|name| is_mark_only(name)) { vec![piece] } else { names }
}

/// The longest name, in words.
const NAME_WORDS: usize = 5;

/// Names that follow each other with nothing but blanks (and marks) between them, as a print gives names that were set
/// apart by wide gaps; so many at least.
fn names_in_a_row(framework: &Framework, glyphs: &[Glyph], fewest: usize) -> Option<Vec<Vec<Glyph>>> {
    let words: Vec<&[Glyph]> =
        glyphs.split(|g| g.c.is_whitespace()).filter(|word| !word.is_empty()).take(NAME_WORDS * 8).collect();
    let text = |words: &[&[Glyph]]| {
        words.iter().map(|w| w.iter().map(|g| g.c).collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    let is_step = |text: &str| framework.step_named(text).is_some() || numbered_step(framework, text).is_some();
    let mut pieces: Vec<Vec<Glyph>> = Vec::new();
    let (mut at, mut names) = (0, 0);
    while at < words.len() {
        let longest = NAME_WORDS.min(words.len() - at);
        let named = (1..=longest).rev().find(|n| words.get(at..at + n).is_some_and(|own| is_step(&text(own))));
        let length = match named {
            Some(length) => length,
            None if words.get(at).is_some_and(|word| is_mark_only(word)) => 1,
            None => return None,
        };
        names += usize::from(named.is_some());
        pieces.push(words.get(at..at + length)?.join(&blank()));
        at += length;
    }
    (names >= fewest).then_some(pieces)
}

/// The rating for which a number stands by the framework or the paper's own key: "1  2  3  4" with one set apart.
fn numbered_step(framework: &Framework, text: &str) -> Option<usize> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| framework.step_answered(text)).flatten()
}

fn is_mark_only(piece: &[Glyph]) -> bool {
    let text: Vec<char> =
        piece.iter().map(|g| g.c).filter(|c| !c.is_whitespace() && !"[](){}_.:".contains(*c)).collect();
    piece.iter().all(|g| !g.c.is_alphanumeric() || g.choice || is_mark_character(g.c))
        && text.len() <= 2
        && (!text.is_empty() || piece.iter().any(|g| matches!(g.c, '[' | '(' | '_')))
}

/// The mark beside a piece's name.
fn beside(framework: &Framework, piece: &[Glyph]) -> Content {
    if let Some((signal, checked)) = piece.iter().find_map(|g| g.signal) {
        let text: String = piece.iter().filter(|g| g.choice).map(|g| g.c).collect();
        return if checked {
            Content::Mark(super::marks::MarkContent { signal, as_written: text, shape: Shape::Filled, note: None })
        } else {
            Content::No(text)
        };
    }
    let text = closed_up(piece.iter().filter(|g| !g.style.struck).map(|g| g.c));
    let words: Vec<&str> = text.split_whitespace().collect();
    for word in [words.first(), words.last()].into_iter().flatten() {
        let bare = word.trim_matches(|c: char| "[](){}_.,:".contains(c));
        let mut characters = bare.chars();
        let single = (characters.next(), characters.next());
        if bare.is_empty() || matches!(single, (Some(c), None) if is_mark_character(c)) {
            // A line to write on is no sign: "_X_" is "X".
            return read_text(framework, word.trim_matches('_'), Signal::Character, Signal::Text);
        }
        // "☒Established": a box without a space.
        if let Some(c) = bare.chars().next().filter(|c| !c.is_alphanumeric())
            && let Some((shape, signal)) = shape_of(c, Signal::Character)
        {
            return match shape {
                Some(shape) => {
                    Content::Mark(super::marks::MarkContent { signal, as_written: c.to_string(), shape, note: None })
                }
                None => Content::No(c.to_string()),
            };
        }
    }
    Content::Empty
}

/// A text without the blanks just within its brackets: "[ ✓ ]" as "[✓]".
fn closed_up(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        let opened = out.ends_with(['[', '(', '{']);
        if matches!(c, ']' | ')' | '}') {
            out.truncate(out.trim_end().len());
        }
        if !(opened && c.is_whitespace()) {
            out.push(c);
        }
    }
    out
}

fn look(piece: &[Glyph]) -> Look {
    let letters: Vec<&Glyph> = piece.iter().filter(|g| g.c.is_alphanumeric()).collect();
    let all = |test: fn(&TextStyle) -> bool| !letters.is_empty() && letters.iter().all(|g| test(&g.style));
    Look {
        struck: all(|s| s.struck),
        highlight: letters.first().and_then(|g| g.style.highlight).filter(|_| all(|s| s.highlight.is_some())),
        bold: all(|s| s.bold),
        underlined: all(|s| s.underlined),
        capitals: super::formatting::in_capitals(letters.iter().map(|g| g.c).filter(|c| c.is_alphabetic())),
        colour: letters.first().and_then(|g| g.style.colour),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Run;
    use crate::framework::built_in;

    /// The steps that are marked, and the number of choices.
    fn marked(text: &str) -> Option<(Vec<usize>, usize)> {
        let paragraphs: Vec<Paragraph> = text.lines().map(Paragraph::plain).collect();
        let found = choices(&built_in()[0], &paragraphs.iter().collect::<Vec<_>>())?;
        let steps = found.iter().filter(|c| matches!(c.mark, Content::Mark(_))).map(|c| c.step).collect();
        Some((steps, found.len()))
    }

    #[test]
    fn lists_with_one_marked() {
        for (text, expected) in [
            ("☐ Not yet established ☐ Partly established ☒ Established ☐ Exemplary", Some((vec![2], 4))),
            ("Not yet established ☐ Partly established ☒ Established ☐ Exemplary ☐", Some((vec![1], 4))),
            ("☐ Not yet established\n☒ Partly established\n☐ Established\n☐ Exemplary", Some((vec![1], 4))),
            ("Not yet established\nPartly established x\nEstablished\nExemplary", Some((vec![1], 4))),
            ("[ ] Not yet established\n[x] Partly established\n[ ] Established\n[ ] Exemplary", Some((vec![1], 4))),
            ("Not yet established / Partly established / Established ✓ / Exemplary", Some((vec![2], 4))),
            ("Not yet established | Partly established | x Established | Exemplary", Some((vec![2], 4))),
            ("☐\tNot yet established\t☒\tPartly established\t☐\tEstablished\t☐\tExemplary", Some((vec![1], 4))),
            ("Not yet established Partly established x Established Exemplary", Some((vec![1], 4))),
            ("Not yet established\tPartly established\tx Established Exemplary", Some((vec![2], 4))),
            ("Not yet established\tPartly established\tEstablished\tExemplary\nx", None),
            ("✓\nNot yet established\tPartly established\tEstablished\tExemplary", None),
            ("[ ] Not yet established [ ✓ ] Partly established [ ] Established [ ] Exemplary", Some((vec![1], 4))),
            ("[x] Not yet established [ ] Partly established [ ] Established [ ] Exemplary", Some((vec![0], 4))),
            ("Not yet established [ ] Partly established [x] Established [ ] Exemplary [ ]", Some((vec![1], 4))),
            ("( ) Not yet established ( ) Partly established (X) Established ( ) Exemplary", Some((vec![2], 4))),
            ("___ Not yet established ___ Partly established ___ Established _X_ Exemplary", Some((vec![3], 4))),
            ("[ ] Not yet established [ ] Partly established [ ] Established [ ] Exemplary", Some((vec![], 4))),
            ("Not yet established Partly established Established Exemplary", Some((vec![], 4))),
            ("Not yet established\n☒ Partly established\nEstablished\nExemplary", Some((vec![1], 4))),
            ("Not yet established\nPartly established\n☒\nEstablished\nExemplary", Some((vec![1], 4))),
            ("Partly established / Established", Some((vec![], 2))),
            ("Established", None),
            ("We are established / partly established in some places", None),
            ("", None),
        ] {
            assert_eq!(marked(text), expected, "{text:?}");
        }
    }

    #[test]
    fn boxes_that_stand_apart_from_the_names_mark_none() {
        assert_eq!(marked("Not yet established\nPartly established\nEstablished\nExemplary\n☒\n☐"), None);
        assert_eq!(marked("☒\n☐\nNot yet established\nPartly established"), None);
    }

    #[test]
    fn brackets_that_were_taken_for_numerals_are_boxes() {
        let line =
            |label: Option<&str>, text: &str| Paragraph { label: label.map(str::to_owned), ..Paragraph::plain(text) };
        let paragraphs = [
            line(None, "[ ] Not yet established"),
            line(Some("[X]"), "Partly established"),
            line(None, "[ ] Established"),
            line(None, "[ ] Exemplary"),
        ];
        let found = choices(&built_in()[0], &paragraphs.iter().collect::<Vec<_>>()).unwrap_or_default();
        let steps: Vec<usize> = found.iter().filter(|c| matches!(c.mark, Content::Mark(_))).map(|c| c.step).collect();
        assert_eq!((steps, found.len()), (vec![1], 4));
    }

    #[test]
    fn one_dot_before_several_names_is_a_button_that_was_chosen() {
        let dotted = |dots: [bool; 4]| {
            let names = ["Not yet established", "Partly established", "Established", "Exemplary"];
            let lines: Vec<Paragraph> = names
                .iter()
                .zip(dots)
                .map(|(name, dot)| Paragraph { label: dot.then(|| "•".to_owned()), ..Paragraph::plain(name) })
                .collect();
            let found = choices(&built_in()[0], &lines.iter().collect::<Vec<_>>()).unwrap_or_default();
            found.iter().filter(|c| matches!(c.mark, Content::Mark(_))).map(|c| c.step).collect::<Vec<_>>()
        };
        assert_eq!(dotted([false, true, false, false]), vec![1]);
        assert_eq!(dotted([true, true, true, true]), Vec::<usize>::new());
    }

    #[test]
    fn forced_line_breaks_part_the_names() {
        let paragraph = Paragraph::plain("☐ Not yet established\n☐ Partly established\n☒ Established\n☐ Exemplary");
        let empty = Paragraph::default();
        for paragraphs in [vec![&paragraph], vec![&paragraph, &empty, &empty]] {
            let found = choices(&built_in()[0], &paragraphs).unwrap_or_default();
            let steps: Vec<usize> =
                found.iter().filter(|c| matches!(c.mark, Content::Mark(_))).map(|c| c.step).collect();
            assert_eq!((steps, found.len()), (vec![2], 4));
        }
    }

    #[test]
    fn struck_and_highlighted_names() {
        let framework = &built_in()[0];
        let run = |text: &str, struck, highlight| Run {
            text: text.into(),
            style: TextStyle { struck, highlight, ..TextStyle::default() },
            ..Run::default()
        };
        let paragraph = Paragraph {
            runs: vec![
                run("Not yet established", true, None),
                run(" / ", false, None),
                run("Established", false, Some(Colour(255, 255, 0))),
            ],
            ..Paragraph::default()
        };
        let found = choices(framework, &[&paragraph]).unwrap_or_default();
        assert_eq!(found.iter().map(|c| c.look.struck).collect::<Vec<_>>(), vec![true, false]);
        assert_eq!(found.iter().map(|c| c.look.highlight.is_some()).collect::<Vec<_>>(), vec![false, true]);
    }
}
