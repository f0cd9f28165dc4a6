//! What one cell of a rating row says: a mark, a "no", a rating's name, a placeholder, words.
//!
//! Enters: a cell's runs. Leaves: one [`Content`]. Nothing here knows in which column the cell stands.

use super::mark_signs::{Shape, filled_at, filled_of, holds_cross, is_empty_box, shape_of, sign_in_a_key, so_many};
use super::prompts::is_placeholder;
use super::worded::{read_answer, read_score, read_words};
use crate::document::{Block, Cell, Paragraph, Run, RunKind};
use crate::framework::{Framework, fold};
use crate::record::Signal;
use crate::wording::signs::Sign;

/// What a cell or a piece of text says about a rating.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    /// A mark.
    Mark(MarkContent),
    /// A "no", a dash, an empty box: not this one.
    No(String),
    /// One rating's name and nothing else.
    Named(usize, Signal, String),
    /// Words that name these ratings (none, one or more), in order.
    Words(Vec<usize>, String),
    /// The form's own prompt, or words that put the answer off.
    Placeholder(String),
}

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MarkContent {
    /// How it is marked.
    pub(super) signal: Signal,
    /// As written, with its note.
    pub(super) as_written: String,
    /// What it looks like.
    pub(super) shape: Shape,
    /// Words beside the mark.
    pub(super) note: Option<String>,
}

const YES: &[&str] =
    &["yes", "y", "true", "selected", "this one", "agreed", "here", "we are here", "tick", "ticked", "marked"];
const NO: &[&str] = &["no", "n", "false", "none", "nil", "n a", "na", "not applicable", "not selected", "0"];
/// A word that is a mark ("we are here") is no longer, in bytes, with all that may stand around it.
const LONGEST_MARK: usize = 24;

/// Reads a cell; nested tables are left out.
pub(super) fn read_cell(framework: &Framework, cell: &Cell) -> Content {
    let paragraphs: Vec<&Paragraph> = cell.blocks.iter().filter_map(Block::paragraph).collect();
    read_paragraphs(framework, &paragraphs)
}

/// Whether a paragraph may be read as a mark, perhaps with words beside it: most prose is told from one at a glance.
pub(super) fn may_mark(paragraph: &Paragraph) -> bool {
    if paragraph.runs.iter().any(|run| !matches!(run.kind, RunKind::Text)) {
        return true;
    }
    let text = standing_text(&[paragraph]);
    let text = text.trim();
    let yes = text.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("yes"));
    text.len() <= LONGEST_MARK || yes || character_mark(text, Signal::Character).is_some()
}

/// Reads paragraphs as one content.
pub(super) fn read_paragraphs(framework: &Framework, paragraphs: &[&Paragraph]) -> Content {
    let runs: Vec<&Run> = paragraphs.iter().flat_map(|p| &p.runs).filter(|r| !r.text.trim().is_empty()).collect();
    let text = match sign_before(paragraphs) {
        Some(sign) => format!("{sign} {}", standing_text(paragraphs)),
        None => standing_text(paragraphs),
    };
    let rest_beside = |kind: fn(&RunKind) -> bool| {
        let rest: String = runs.iter().filter(|r| !kind(&r.kind) && !r.style.struck).map(|r| r.text.as_str()).collect();
        rest.trim().to_owned()
    };
    let boxes = boxes(&runs);
    if !boxes.is_empty() {
        let rest = rest_beside(|kind| matches!(kind, RunKind::Checkbox { .. } | RunKind::FormCheckbox { .. }));
        return read_boxes(framework, &boxes, &rest, &text);
    }
    if runs.iter().any(|r| r.kind == RunKind::Drawn) {
        let rest = rest_beside(|kind| *kind == RunKind::Drawn);
        let shape = if holds_cross(&text) { Shape::Cross } else { Shape::Tick };
        if text.trim().chars().all(is_empty_box) {
            return Content::No(text);
        }
        return mark(framework, Signal::Drawn, shape, &text, &rest);
    }
    if !runs.is_empty() && runs.iter().all(|r| r.kind == RunKind::Placeholder) {
        return Content::Placeholder(text);
    }
    // A list's bullet alone in a cell is how some people make a dot: its label is all there is.
    if text.is_empty() {
        let labels: Vec<&str> = paragraphs.iter().filter_map(|p| p.label.as_deref()).collect();
        return match labels.as_slice() {
            [label] if label.chars().count() == 1 => read_text(framework, label, Signal::Character, Signal::Text),
            _ => Content::Empty,
        };
    }
    let field = runs.iter().all(|r| matches!(r.kind, RunKind::FormText));
    let dropdown = runs.iter().any(|r| r.kind == RunKind::Dropdown);
    let typed = if field { Signal::FormField } else { Signal::Character };
    let worded = if dropdown {
        Signal::Dropdown
    } else if field {
        Signal::FormField
    } else {
        Signal::Text
    };
    read_text(framework, &text, typed, worded)
}

/// The button or box of an answer on one line, which a reader takes for a list's bullet: "○ Partly established".
fn sign_before<'p>(paragraphs: &[&'p Paragraph]) -> Option<&'p str> {
    let [paragraph] = paragraphs else { return None };
    let label = paragraph.label.as_deref()?;
    let mut characters = label.chars();
    let (sign, None) = (characters.next()?, characters.next()) else { return None };
    let is_bullet = matches!(sign, '•' | '*' | '▪' | '■' | '·' | '-');
    (!is_bullet && !paragraph.is_empty() && Sign::of(sign).is_some()).then_some(label)
}

/// The text without what is struck out; labels of lists left out.
fn standing_text(paragraphs: &[&Paragraph]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        let text: String = paragraph.runs.iter().filter(|r| !r.style.struck).map(|r| r.text.as_str()).collect();
        if !out.is_empty() && !text.trim().is_empty() {
            out.push('\n');
        }
        out.push_str(text.trim());
    }
    out
}

/// The states of checkbox controls: checked, and by which signal.
fn boxes(runs: &[&Run]) -> Vec<(bool, Signal)> {
    runs.iter()
        .filter_map(|r| match r.kind {
            RunKind::Checkbox { checked } => Some((checked, Signal::Checkbox)),
            RunKind::FormCheckbox { checked } => Some((checked, Signal::FormField)),
            _ => None,
        })
        .collect()
}

fn read_boxes(framework: &Framework, boxes: &[(bool, Signal)], rest: &str, text: &str) -> Content {
    match boxes.iter().find(|(checked, _)| *checked) {
        Some((_, signal)) => mark(framework, *signal, Shape::Filled, text, rest),
        // An empty box beside which somebody typed a mark; "☐ Yes" is its caption.
        None => match read_text(framework, rest, Signal::Character, Signal::Text) {
            Content::Mark(marked) if marked.signal == Signal::Character => Content::Mark(marked),
            _ => Content::No(text.to_owned()),
        },
    }
}

fn mark(framework: &Framework, signal: Signal, shape: Shape, text: &str, rest: &str) -> Content {
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || "-–—:;,.()[]".contains(c));
    // A rating's name beside its box is the box's caption.
    let readable = rest.chars().any(|c| c != char::REPLACEMENT_CHARACTER && !c.is_whitespace());
    let note = (readable && framework.step_named(rest).is_none()).then(|| rest.to_owned());
    Content::Mark(MarkContent { signal, as_written: text.trim().to_owned(), shape, note })
}

/// Reads typed text. `typed` is the signal of characters, `worded` that of words.
pub(super) fn read_text(framework: &Framework, text: &str, typed: Signal, worded: Signal) -> Content {
    let text = text.trim();
    if text.is_empty() {
        return Content::Empty;
    }
    let folded = fold(text);
    // "[Partly established]" is a rating.
    if is_placeholder(text, &folded) && framework.step_named(text).is_none() {
        return Content::Placeholder(text.to_owned());
    }
    // "Not for local completion" in a column is the form's own.
    if framework.is_national_notice(text) {
        return Content::No(text.to_owned());
    }
    if let Some(content) = read_signs(framework, text, typed) {
        return content;
    }
    if let Some((score, two)) = framework.score(text) {
        return read_score(framework, score, two, worded, text);
    }
    if let Some((shape, signal, rest)) = character_mark(text, typed) {
        return match shape {
            Some(shape) => mark(framework, signal, shape, text, rest),
            None => Content::No(text.to_owned()),
        };
    }
    // "0%" may be the lowest of a scale.
    let figure = || text.contains('%') && framework.step_named(text).is_some();
    if folded.is_empty() || NO.contains(&folded.as_str()) && !figure() {
        return Content::No(text.to_owned());
    }
    if YES.contains(&folded.as_str()) {
        return mark(framework, worded, Shape::Tick, text, "");
    }
    if let Some(content) = read_answer(framework, text, worded) {
        return content;
    }
    if let Some((first, rest)) = text.split_once(|c: char| !c.is_alphanumeric()) {
        let rest_is_note = !rest.trim().is_empty();
        if rest_is_note && fold(first) == "yes" {
            // "Yes – partly established".
            if let Some(step) = framework.step_named(rest) {
                return Content::Words(vec![step], text.to_owned());
            }
            return mark(framework, worded, Shape::Tick, text, rest);
        }
        if rest_is_note && fold(first) == "no" && framework.steps_mentioned(&folded).is_empty() {
            return Content::No(text.to_owned());
        }
    }
    read_words(framework, text, &folded, typed)
}

/// Rows of like signs, and signs that the paper's own key explains.
fn read_signs(framework: &Framework, text: &str, typed: Signal) -> Option<Content> {
    // "🟠", where the paper's own key says what it stands for.
    if let Some(step) = sign_in_a_key(text).and_then(|sign| framework.step_answered(&sign)) {
        return Some(Content::Named(step, typed, text.to_owned()));
    }
    if let Some((filled, of)) = filled_of(text) {
        if let Some(step) = framework.step_answered(&so_many(filled)) {
            return Some(Content::Named(step, typed, text.to_owned()));
        }
        // "●●○○" of a scale of four, without a key: so many of four, most likely.
        if of == framework.scale.len() && of > 2 {
            return Some(Content::Words(vec![filled - 1], text.to_owned()));
        }
    }
    // "○○●○" of a scale of four: the third, as on a form.
    if let Some((at, _)) = filled_at(text).filter(|(_, of)| *of == framework.scale.len() && *of > 2) {
        return Some(Content::Words(vec![at], text.to_owned()));
    }
    None
}

/// A mark at a text's beginning or end: its shape (`None`: an empty box), signal, and the words beside it.
fn character_mark(text: &str, typed: Signal) -> Option<(Option<Shape>, Signal, &str)> {
    let mut inner = text.trim_matches(|c: char| c.is_whitespace() || "[](){}'\"‘’“”.,|/_".contains(c));
    // "<-- x -->": a mark between arrows, most often over a pair of columns.
    if inner.contains(['<', '>', '←', '→', '↔']) {
        let arrow = |c: char| c.is_whitespace() || "<>-–—=←→↔".contains(c);
        let (whole, ahead) = (inner, inner.trim_start_matches(arrow));
        inner = ahead.trim_end_matches(arrow);
        // "x →": an arrow on one side alone points to another rating.
        let (before, behind) = (ahead.len() < whole.len(), inner.len() < ahead.len());
        let mut signs = inner.chars().filter(|c| !c.is_whitespace());
        if let (Some(sign), None) = (signs.next(), signs.next())
            && before != behind
            && let Some((Some(shape), signal)) = shape_of(sign, typed)
        {
            let arrow = if behind { whole.strip_prefix(inner) } else { whole.strip_suffix(inner) };
            return Some((Some(shape), signal, arrow.unwrap_or_default().trim()));
        }
    }
    if inner.is_empty() {
        // "[ ]", "( )": an empty box; "." and the like are dust.
        return Some((None, typed, ""));
    }
    // The mark, perhaps repeated ("XX"), and nothing else.
    let mut characters = inner.chars().filter(|c| !c.is_whitespace() && *c != '\u{fe0f}' && *c != '\u{fe0e}');
    let first = characters.next()?;
    if characters.all(|c| c.eq_ignore_ascii_case(&first))
        && inner.chars().count() <= 5
        && let Some((shape, signal)) = shape_of(first, typed)
    {
        return Some((shape, signal, ""));
    }
    // The mark first or last, set apart from words by a space or bracket.
    let last = inner.chars().next_back()?;
    let second = inner[first.len_utf8()..].chars().next();
    let before_last = inner[..inner.len() - last.len_utf8()].chars().next_back();
    let apart = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || "()[]:;,–—/".contains(c));
    // Letters must stand apart ("X-ray" is no mark); signs that are no letters need not.
    let free = |c: char, beside: Option<char>| apart(beside) || !c.is_alphanumeric();
    if free(first, second)
        && !matches!(first, '•' | '*' | '-' | '·' | '×' | '\u{f0b7}' | '\u{f0a7}')
        && let Some((shape, signal)) = shape_of(first, typed)
    {
        return Some((shape, signal, inner[first.len_utf8()..].trim_start()));
    }
    if free(last, before_last)
        && !matches!(last, '•' | '*' | '·')
        && let Some((shape, signal)) = shape_of(last, typed)
    {
        return Some((shape, signal, inner[..inner.len() - last.len_utf8()].trim_end()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    fn check(text: &str) -> String {
        match read_text(&built_in()[0], text, Signal::Character, Signal::Text) {
            Content::Empty => "empty".into(),
            Content::Mark(m) => match m.note {
                Some(note) => format!("{:?} + {note}", m.shape),
                None => format!("{:?}", m.shape),
            },
            Content::No(_) => "no".into(),
            Content::Named(step, ..) => format!("named {step}"),
            Content::Words(steps, _) => format!("words {steps:?}"),
            Content::Placeholder(_) => "placeholder".into(),
        }
    }

    #[test]
    fn everything_that_people_put_into_a_cell() {
        for (text, expected) in [
            ("x", "Cross"),
            ("X", "Cross"),
            (" X ", "Cross"),
            ("XX", "Cross"),
            ("[x]", "Cross"),
            ("(X)", "Cross"),
            ("x.", "Cross"),
            ("✓", "Tick"),
            ("✔", "Tick"),
            ("✔\u{fe0f}", "Tick"),
            ("√", "Tick"),
            ("☑", "Tick"),
            ("ü", "Tick"),
            ("\u{f0fc}", "Tick"),
            ("●", "Filled"),
            ("■", "Filled"),
            ("*", "Filled"),
            ("☒", "Filled"),
            ("•", "Filled"),
            ("Yes", "Tick"),
            ("YES", "Tick"),
            ("Y", "Tick"),
            ("☐", "no"),
            ("[ ]", "no"),
            ("No", "no"),
            ("N", "no"),
            ("-", "no"),
            ("–", "no"),
            ("N/A", "no"),
            ("n/a", "no"),
            ("", "empty"),
            (" \u{a0} ", "empty"),
            ("X (draft)", "Cross + draft"),
            ("✓ agreed by the board", "Tick + agreed by the board"),
            ("X – see note 3", "Cross + see note 3"),
            ("(draft) X", "Cross + draft"),
            ("☒ Established", "Filled"),
            ("Established x", "Cross"),
            ("Yes - mostly", "Tick + mostly"),
            ("Established", "named 2"),
            ("Partly established", "named 1"),
            ("Partly established / Established", "words [1, 2]"),
            ("We consider ourselves established", "words [2]"),
            ("some words that say nothing", "words []"),
            ("V", "Unusual"),
            ("1", "Unusual"),
            ("ok", "Unusual"),
            ("Choose an item.", "placeholder"),
            ("Click or tap here to enter text.", "placeholder"),
            ("<insert rating>", "placeholder"),
            ("[Please mark one]", "placeholder"),
            ("TBC", "placeholder"),
            ("?", "placeholder"),
            ("Xylophone", "words []"),
            ("exemplary", "named 3"),
            ("No evidence was found", "no"),
            ("Not yet established", "named 0"),
            ("Partly – moving to established by 2020", "words [1]"),
            ("Established (was partly established in 2018)", "words [2]"),
            ("Established – not yet exemplary", "words [2]"),
            ("Yes – partly established", "words [1]"),
            ("2/4", "words [1]"),
            ("3 / 4", "words [2]"),
            ("Partly/Established", "words [1, 2]"),
            ("Not yet / partly established", "words [0, 1]"),
            ("Somewhere between not yet and partly established", "words [0, 1]"),
            ("Not yet Partly\tEstablished Exemplary", "words [0, 1, 2, 3]"),
            ("Partly", "named 1"),
            ("NYE", "named 0"),
            ("E", "words [2]"),
            ("Current rating: Established", "named 2"),
            ("[Not yet established]", "named 0"),
            ("Established, moving to exemplary by 2020", "words [2]"),
            ("We aim to be fully established", "words []"),
            ("We consider ourselves to be established", "words [2]"),
            ("<--x-->", "Cross"),
            ("x →", "Cross + →"),
            ("← ✓", "Tick + ←"),
            ("Partly → Established", "words [1, 2]"),
            ("<- ->", "no"),
            ("Not for local completion", "no"),
            ("Tick", "Tick"),
            ("●●○○", "words [1]"),
            ("★★★☆", "words [2]"),
            ("○○●○", "words [2]"),
        ] {
            assert_eq!(check(text), expected, "{text:?}");
        }
    }

    #[test]
    fn struck_out_marks_do_not_count() {
        let mut paragraph = Paragraph::plain("x");
        paragraph.runs[0].style.struck = true;
        assert_eq!(read_paragraphs(&built_in()[0], &[&paragraph]), Content::Empty);
    }

    #[test]
    fn controls_and_fields() {
        let framework = &built_in()[0];
        let run = |text: &str, kind| Run { text: text.into(), kind, ..Run::default() };
        let read = |runs: Vec<Run>| read_paragraphs(framework, &[&Paragraph { runs, ..Paragraph::default() }]);
        let signal = |content| match content {
            Content::Mark(m) => Some(m.signal),
            Content::Named(_, signal, _) => Some(signal),
            _ => None,
        };
        assert_eq!(signal(read(vec![run("☒", RunKind::Checkbox { checked: true })])), Some(Signal::Checkbox));
        assert_eq!(signal(read(vec![run("☒", RunKind::FormCheckbox { checked: true })])), Some(Signal::FormField));
        assert_eq!(read(vec![run("☐", RunKind::Checkbox { checked: false })]), Content::No("☐".into()));
        assert_eq!(signal(read(vec![run("Established", RunKind::Dropdown)])), Some(Signal::Dropdown));
        assert_eq!(signal(read(vec![run("✓", RunKind::Drawn)])), Some(Signal::Drawn));
        assert_eq!(signal(read(vec![run("✓", RunKind::Symbol)])), Some(Signal::Character));
        let prompt = read(vec![run("Choose an item.", RunKind::Placeholder)]);
        assert!(matches!(prompt, Content::Placeholder(_)), "{prompt:?}");
        let typed_beside = read(vec![run("☐", RunKind::Checkbox { checked: false }), run(" x", RunKind::Text)]);
        assert_eq!(signal(typed_beside), Some(Signal::Character));
        let caption = read(vec![run("☐", RunKind::Checkbox { checked: false }), run(" Yes", RunKind::Text)]);
        assert!(matches!(caption, Content::No(_)), "{caption:?}");
    }
}
