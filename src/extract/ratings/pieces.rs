//! An answer's content as pieces: paragraphs, list items, rows of nested tables, each with its label and place.

use super::field::Field;
use super::prompts::is_field_prompt;
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Place, Table, geometry};
use crate::framework::headings::{self, Column};

/// A paragraph or a nested table's row of an answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The list label as printed.
    pub(super) label: Option<String>,
    /// Depth of the list, from 1; 0 for plain paragraphs.
    pub(super) level: u8,
    pub(super) table: bool,
    /// What a row of a table of actions holds; `None` elsewhere.
    pub(super) row: Option<ActionRow>,
    /// Where it stands.
    pub(super) path: String,
    /// The same on the pages.
    pub(super) places: Vec<Place>,
}

/// A row of a nested table whose heading tells actions from owners and dates.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ActionRow {
    /// Whether it is the heading.
    pub(super) heading: bool,
    pub(super) action: String,
    pub(super) owner: String,
    pub(super) due: String,
}

pub(super) fn piece_text(piece: &Piece) -> String {
    match &piece.label {
        // Numbers and letters are part of what is written; bullets are not.
        Some(label) if label.chars().any(char::is_alphanumeric) && label.chars().count() > 1 => {
            format!("{label} {}", piece.text)
        }
        _ => piece.text.clone(),
    }
}

pub(super) fn pieces(field: &Field<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    for (block, path) in field.blocks.iter().zip(&field.paths) {
        add_block(block, path, &mut out);
    }
    out
}

/// Nested tables deeper than this are given as running text.
const DEPTH: usize = 3;

pub(super) fn add_block(block: &Block, path: &str, out: &mut Vec<Piece>) {
    add_nested(block, path, out, 0);
}

fn add_nested(block: &Block, path: &str, out: &mut Vec<Piece>, depth: usize) {
    match block {
        Block::Paragraph(paragraph) => add_paragraph(paragraph, path, out),
        Block::Table(table) => add_table(table, path, out, depth),
    }
}

pub(super) fn add_paragraph(paragraph: &Paragraph, path: &str, out: &mut Vec<Piece>) {
    if matches!(
        paragraph.kind,
        ParagraphKind::TextBox | ParagraphKind::Comment | ParagraphKind::Note | ParagraphKind::Watermark
    ) {
        return;
    }
    if is_field_prompt(&paragraph.text()) {
        return;
    }
    let places = paragraph.places();
    let piece = |text: &str, label: Option<String>, level| Piece {
        text: text.to_owned(),
        label,
        level,
        table: false,
        row: None,
        path: path.to_owned(),
        places: places.clone(),
    };
    let item = paragraph.kind == ParagraphKind::ListItem || paragraph.label.is_some();
    // A prompt that nobody replaced is no answer.
    let text: String = paragraph
        .runs
        .iter()
        .filter(|r| r.kind != crate::document::RunKind::Placeholder)
        .map(|r| r.text.as_str())
        .collect();
    for (at, line) in lines_of(&text, paragraph.label.as_deref()).enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (typed, rest) = typed_label(line);
        if typed.is_some() && !(item && at == 0) {
            out.push(piece(rest, typed.map(str::to_owned), 1));
        } else if let Some(typed) = typed.filter(|_| at == 0 && is_typed_again(paragraph)) {
            // "• 1. Review it": the number that the writer gave it, not the bullet of the form.
            let counted = typed.chars().any(char::is_alphanumeric);
            let label = if counted { Some(typed.to_owned()) } else { paragraph.label.clone() };
            out.push(piece(rest, label, paragraph.level.max(1)));
        } else {
            let label = paragraph.label.clone().filter(|_| at == 0);
            let level = if item { paragraph.level.max(1) } else { 0 };
            // A forced line break within an item goes on with the item.
            if item
                && at > 0
                && let Some(last) = out.last_mut()
            {
                last.text.push('\n');
                last.text.push_str(line);
                continue;
            }
            out.push(piece(line, label, level));
        }
    }
}

/// Whether an item's own label is a bullet, beside which a label may have been typed again.
fn is_typed_again(paragraph: &Paragraph) -> bool {
    paragraph.label.as_deref().is_some_and(|label| !label.chars().any(char::is_alphanumeric))
}

/// Signs that stand before items and never between words.
const BULLETS: &str = "•●▪■◦‣⁃";

/// A paragraph's lines. Where it begins with a bullet, the same bullet between words begins another line: a list whose
/// line breaks were lost.
fn lines_of<'t>(text: &'t str, label: Option<&str>) -> impl Iterator<Item = &'t str> {
    let is_bullet = |c: &char| BULLETS.contains(*c);
    let first = label
        .and_then(|l| l.chars().next())
        .filter(is_bullet)
        .or_else(|| text.trim_start().chars().next().filter(is_bullet));
    // The number with which the text begins: the next one, behind a blank, begins the next item.
    let mut number = label.and_then(numbered).or_else(|| numbered(text.trim_start())).map(|(n, _)| n);
    // A label stands before a blank, though it holds none.
    let lettered =
        label.and_then(|label| lettered_label(&format!("{label} "))).or_else(|| lettered_label(text.trim_start()));
    let mut letter = lettered.filter(|(n, ..)| *n == 1).map(|(n, make, _)| (n, make));
    let hollow = label == Some("o") || text.trim_start().strip_prefix('o').is_some_and(is_circle);
    let mut starts = vec![0];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let blank_after = text[at + c.len_utf8()..].starts_with(char::is_whitespace);
        let counts_on = at > 0
            && c.is_ascii_digit()
            && before.is_whitespace()
            && number.is_some_and(|n| numbered(&text[at..]) == Some((n + 1, true)));
        if counts_on {
            number = number.map(|n| n + 1);
        }
        let next_letter = letter.filter(|_| at > 0 && before.is_whitespace() && matches!(c, '(' | 'A' | 'a'..='z'));
        let letters_on = next_letter
            .is_some_and(|(n, make)| lettered_label(&text[at..]).is_some_and(|(m, own, _)| m == n + 1 && own == make));
        if letters_on {
            letter = letter.map(|(n, make)| (n + 1, make));
        }
        // "o Review it o Extend it", as Word's second level prints.
        let circle = hollow && c == 'o' && text.get(at + 1..).is_some_and(is_circle);
        let bullet = before.is_whitespace() && blank_after && (Some(c) == first || circle);
        if at > 0 && (c == '\n' || counts_on || letters_on || bullet) {
            starts.push(at);
        }
        before = c;
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(from, to)| text.get(from..to))
}

/// Whether what follows an "o" makes it a bullet: a capital behind a blank.
fn is_circle(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase)
}

/// How items are counted, other than by plain numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    /// "(a)".
    Letter,
    /// "a)".
    OpenLetter,
    /// "(1)".
    Number,
    /// "(i)".
    Roman,
    /// "Action 1:".
    Action,
}

/// The label with which a text begins as a counted item does: which one it is, its make, and its length in bytes.
fn lettered_label(text: &str) -> Option<(u32, Make, usize)> {
    if let Some(rest) = text.strip_prefix("Action ") {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number = rest.get(..digits).filter(|d| (1..=2).contains(&d.len()))?.parse().ok()?;
        let mark = [":", ".", ")", " –", " -"].iter().find(|mark| rest[digits..].starts_with(**mark))?;
        return Some((number, Make::Action, "Action ".len() + digits + mark.len()));
    }
    let end = text.get(..text.len().min(LONGEST_LABEL)).or_else(|| text.get(..1))?.find(')')?;
    let bracket = text.starts_with('(');
    let core = text.get(usize::from(bracket)..end)?;
    let blank = text.get(end + 1..)?.starts_with(char::is_whitespace);
    let roman = ROMAN.iter().position(|r| *r == core).filter(|_| core.len() > 1 || core == "i" || core == "v");
    let first = core.bytes().next().filter(|b| core.len() == 1 && b.is_ascii_lowercase());
    let made = if let Some(at) = roman.filter(|_| bracket) {
        (u32::try_from(at + 1).ok()?, Make::Roman)
    } else if let Some(letter) = first {
        (u32::from(letter - b'a') + 1, if bracket { Make::Letter } else { Make::OpenLetter })
    } else {
        (core.parse().ok().filter(|_| bracket)?, Make::Number)
    };
    blank.then_some((made.0, made.1, end + 1))
}

/// "(viii)" is the longest label, in bytes.
const LONGEST_LABEL: usize = 6;
const ROMAN: [&str; 8] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"];

/// The number with which a text begins as an item does ("10. ", "3)"), and whether a capital follows it.
fn numbered(text: &str) -> Option<(u32, bool)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text.get(digits..)?.strip_prefix(['.', ')'])?;
    let number = text.get(..digits).filter(|d| (1..=2).contains(&d.len()))?.parse().ok()?;
    let plain = !rest.starts_with(|c: char| c.is_ascii_digit());
    plain.then(|| (number, rest.trim_start().starts_with(char::is_uppercase)))
}

/// The columns of a row that heads actions and who does them or by when: the action's, the owner's, the date's.
pub(super) fn action_columns<'c>(row: impl IntoIterator<Item = &'c Cell>) -> Option<[Option<u32>; 3]> {
    let mut found = [None; 3];
    for cell in row {
        let columns = headings::columns(&cell.text());
        for (at, wanted) in [Column::Action, Column::Owner, Column::Due].into_iter().enumerate() {
            if found[at].is_none() && columns.contains(&wanted) {
                found[at] = Some(cell.column);
                break;
            }
        }
    }
    (found[0].is_some() && (found[1].is_some() || found[2].is_some())).then_some(found)
}

fn add_table(table: &Table, path: &str, out: &mut Vec<Piece>, depth: usize) {
    let columns = action_columns(table.row(1));
    for row in 1..=table.rows {
        let cells: Vec<String> = table.row(row).map(|c| cell_text(c, depth)).filter(|t| !t.is_empty()).collect();
        if !cells.is_empty() {
            let places = geometry::union_by_page(table.row(row).flat_map(|c| &c.places));
            out.push(Piece {
                text: cells.join(" | "),
                label: None,
                level: 0,
                table: true,
                row: columns.map(|columns| {
                    let [action, owner, due] = columns.map(|column| {
                        // A page break may lay the columns anew: a wider cell over the heading's column is the same.
                        let over = |c: &&Cell, at: u32| c.column <= at && at < c.column + c.column_span.max(1);
                        let cell = column.and_then(|column| table.row(row).find(|c| over(c, column)));
                        cell.map(|c| cell_text(c, depth)).unwrap_or_default()
                    });
                    ActionRow { heading: row == 1, action, owner, due }
                }),
                path: path.to_owned(),
                places,
            });
        }
    }
}

fn cell_text(cell: &Cell, depth: usize) -> String {
    if depth >= DEPTH {
        return cell.text();
    }
    let mut out = Vec::new();
    for block in &cell.blocks {
        add_nested(block, "", &mut out, depth + 1);
    }
    out.iter().map(piece_text).collect::<Vec<_>>().join("\n")
}

/// A bullet or number that was typed, and the text after it: "- ", "• ", "1. ", "(a) ".
fn typed_label(line: &str) -> (Option<&str>, &str) {
    let none = (None, line);
    // "10.Review": a number that grew into the text behind it.
    if let Some((_, true)) = numbered(line)
        && let Some(at) = line.find(['.', ')']).map(|at| at + 1)
        && line.get(at..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    {
        return (line.get(..at), line.get(at..).unwrap_or_default());
    }
    if let Some((_, Make::Action, end)) = lettered_label(line) {
        return (line.get(..end), line.get(end..).unwrap_or_default().trim_start());
    }
    let Some((head, rest)) = line.split_once(|c: char| c.is_whitespace()) else {
        let first = line.chars().next().filter(|c| "•●▪■◦‣⁃·".contains(*c));
        return match first {
            Some(c) if line.len() > c.len_utf8() => (line.get(..c.len_utf8()), &line[c.len_utf8()..]),
            _ => none,
        };
    };
    let rest = rest.trim_start();
    if rest.is_empty() {
        return none;
    }
    let bullet = head.chars().count() == 1 && "•●▪■◦‣⁃·-–—*oØ§»➢►▶✓✔\u{f0b7}\u{f0a7}\u{f0d8}".contains(head);
    // A lone letter "o" is a bullet only where a capital follows, as Word's second level prints it.
    let bullet = bullet && (head != "o" || rest.starts_with(char::is_uppercase));
    let core = head.trim_matches(['(', ')', '.']);
    let closed = head.ends_with([')', '.']);
    let numbered = closed
        && !core.is_empty()
        && (core.len() <= 2 && core.chars().all(|c| c.is_ascii_digit())
            || (core.len() == 1 && head.ends_with(')'))
            || (head.ends_with(')') && core.len() <= 4 && core.chars().all(|c| "ivx".contains(c)))
            || (head.len() == core.len() + 1 && ROMAN.contains(&core) && rest.starts_with(char::is_uppercase)));
    if bullet || numbered { (Some(head), rest) } else { none }
}

/// Joins what a page break, or a narrow column in print, cut: an item that ends within a sentence and a next piece that
/// goes on in small letters.
pub(super) fn join_broken(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let goes_on = |last: &Piece| {
            piece.text.starts_with(char::is_lowercase)
                && last.text.ends_with(|c: char| c.is_alphanumeric() || c == ',')
                && (last.text.len() > 40 || !piece.places.is_empty())
        };
        if let Some(last) = out.last_mut()
            && !last.table
            && !piece.table
            && piece.label.is_none()
            && last.level > 0
            && (goes_on(last) || hangs_below(last, &piece))
        {
            last.places = geometry::union_by_page(last.places.iter().chain(&piece.places));
            last.text.push(' ');
            last.text.push_str(&piece.text);
            continue;
        }
        out.push(piece);
    }
    out
}

/// The text of an item begins so many points to the right of its label.
const HANGING: std::ops::RangeInclusive<f32> = 4.0..=40.0;

/// Whether a paragraph without a label stands where the text of the item above it does, to the right of the item's label: its
/// next line, which begins with a sentence.
fn hangs_below(item: &Piece, piece: &Piece) -> bool {
    let (Some(own), Some(below)) = (item.places.first(), piece.places.first()) else { return false };
    item.label.is_some()
        && piece.level == 0
        && (own.page..=own.page + 1).contains(&below.page)
        && HANGING.contains(&(below.bbox.left - own.bbox.left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Rect;

    #[test]
    fn lines_below_an_item_s_text_go_on_with_it() {
        let piece = |text: &str, label: Option<&str>, left: f32| Piece {
            text: text.to_owned(),
            label: label.map(str::to_owned),
            level: u8::from(label.is_some()),
            table: false,
            row: None,
            path: String::new(),
            places: vec![Place { page: 1, bbox: Rect::new(left, 10.0, 500.0, 20.0) }],
        };
        for (left, expected) in [(164.0, 1), (146.0, 2), (230.0, 2)] {
            let pieces = vec![piece("Review it.", Some("•"), 146.0), piece("It is old.", None, left)];
            assert_eq!(join_broken(pieces).len(), expected, "{left}");
        }
    }

    #[test]
    fn numbers_that_count_on_begin_items() {
        for (text, expected) in [
            ("9.Review it. 10.Extend it", vec!["9.Review it. ", "10.Extend it"]),
            ("1. Review it 2. Extend it 3. Stop", vec!["1. Review it ", "2. Extend it ", "3. Stop"]),
            ("1. Review the 3. Programme", vec!["1. Review the 3. Programme"]),
            ("In 2. Extend it", vec!["In 2. Extend it"]),
            ("(a) Review it; (b) Extend it", vec!["(a) Review it; ", "(b) Extend it"]),
            ("(i) Review it (ii) Stop", vec!["(i) Review it ", "(ii) Stop"]),
            ("Action 1: Review it. Action 2: Stop.", vec!["Action 1: Review it. ", "Action 2: Stop."]),
            ("(b) Review it (c) Stop", vec!["(b) Review it (c) Stop"]),
            ("Review (a) it (b) all", vec!["Review (a) it (b) all"]),
            ("o Review it o Extend it", vec!["o Review it ", "o Extend it"]),
            ("Review it o Extend it", vec!["Review it o Extend it"]),
        ] {
            assert_eq!(lines_of(text, None).collect::<Vec<_>>(), expected);
        }
        let labelled: Vec<&str> = lines_of("Review it; (b) Extend it", Some("(a)")).collect();
        assert_eq!(labelled, ["Review it; ", "(b) Extend it"]);
    }

    #[test]
    fn typed_labels() {
        for (line, label, rest) in [
            ("- do", Some("-"), "do"),
            ("• do", Some("•"), "do"),
            ("•do", Some("•"), "do"),
            ("1. do", Some("1."), "do"),
            ("(a) do", Some("(a)"), "do"),
            ("iv) do", Some("iv)"), "do"),
            ("ii. Do", Some("ii."), "Do"),
            ("v. good", None, "v. good"),
            ("» do", Some("»"), "do"),
            ("Action 2: do", Some("Action 2:"), "do"),
            ("o Do", Some("o"), "Do"),
            ("2019 was", None, "2019 was"),
            ("A plan", None, "A plan"),
            ("-", None, "-"),
            ("10.Review it", Some("10."), "Review it"),
            ("1.5 million", None, "1.5 million"),
        ] {
            assert_eq!(typed_label(line), (label, rest), "{line:?}");
        }
    }
}
