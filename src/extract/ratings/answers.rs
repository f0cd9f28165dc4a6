//! Evidence and improvement actions: the fields' content as text, whole and in order.

use super::fields::{Field, Fields, clip};
use crate::document::{Block, Cell, Paragraph, ParagraphKind, Table};
use crate::framework::{Framework, Label, fold};
use std::borrow::Cow;

/// A paragraph or a nested table's row of an answer.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    text: String,
    /// The list label as printed.
    label: Option<String>,
    /// Depth of the list, from 1; 0 for plain paragraphs.
    level: u8,
    table: bool,
}

/// A section's answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    /// Evidence; `None` where there is none.
    pub(super) evidence: Option<String>,
    /// Improvement actions in order.
    pub(super) improvements: Vec<String>,
    /// Whether where the evidence ends and the actions begin is a guess.
    pub(super) split_uncertain: bool,
}

/// Reads the answers of a section's fields.
pub(super) fn answers(framework: &Framework, fields: &Fields<'_>) -> Answers {
    let mut evidence: Vec<Piece> = Vec::new();
    let mut improvement: Vec<Piece> = Vec::new();
    let separate = fields.of(Label::Improvement).any(|f| f.blocks.iter().any(|b| !b.is_empty()) || !f.combined);
    let mut split_uncertain = false;
    for field in &fields.fields {
        match field.label {
            Label::Evidence if separate && !field.combined => evidence.extend(pieces(field)),
            Label::Evidence => {
                let (before, after) = split(framework, field);
                split_uncertain |= field.combined && after.is_empty() && !before.is_empty();
                evidence.extend(before);
                improvement.extend(after);
            }
            Label::Improvement => improvement.extend(pieces(field)),
            _ => {}
        }
    }
    let evidence = join_broken(evidence);
    let text = evidence.iter().map(piece_text).collect::<Vec<_>>().join("\n");
    let evidence = Some(text).filter(|t| !t.is_empty());
    let improvements = improvements(&join_broken(improvement));
    // What stands under a label of the partnership's own may be what the form's own label lacks.
    let answered = |label| fields.of(label).next().is_some();
    let missing = !answered(Label::Evidence) || !answered(Label::Improvement);
    split_uncertain |= missing && !fields.unknown.is_empty();
    Answers { evidence, improvements, split_uncertain }
}

fn piece_text(piece: &Piece) -> String {
    match &piece.label {
        // Numbers and letters are part of what is written; bullets are not.
        Some(label) if label.chars().any(char::is_alphanumeric) && label.chars().count() > 1 => {
            format!("{label} {}", piece.text)
        }
        _ => piece.text.clone(),
    }
}

fn pieces(field: &Field<'_>) -> Vec<Piece> {
    let mut out = Vec::new();
    for block in &field.blocks {
        add_block(block, &mut out, 0);
    }
    out
}

/// Nested tables deeper than this are given as running text.
const DEPTH: usize = 3;

fn add_block(block: &Block, out: &mut Vec<Piece>, depth: usize) {
    match block {
        Block::Paragraph(paragraph) => add_paragraph(paragraph, out),
        Block::Table(table) => add_table(table, out, depth),
    }
}

fn add_paragraph(paragraph: &Paragraph, out: &mut Vec<Piece>) {
    if matches!(
        paragraph.kind,
        ParagraphKind::TextBox | ParagraphKind::Comment | ParagraphKind::Note | ParagraphKind::Watermark
    ) {
        return;
    }
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
            out.push(Piece { text: rest.to_owned(), label: typed.map(str::to_owned), level: 1, table: false });
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
            out.push(Piece { text: line.to_owned(), label, level, table: false });
        }
    }
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
    let mut starts = vec![0];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let blank_after = text[at + c.len_utf8()..].starts_with(char::is_whitespace);
        if at > 0 && (c == '\n' || (Some(c) == first && before.is_whitespace() && blank_after)) {
            starts.push(at);
        }
        before = c;
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(from, to)| text.get(from..to))
}

fn add_table(table: &Table, out: &mut Vec<Piece>, depth: usize) {
    for row in 1..=table.rows {
        let cells: Vec<String> = table.row(row).map(|c| cell_text(c, depth)).filter(|t| !t.is_empty()).collect();
        if !cells.is_empty() {
            out.push(Piece { text: cells.join(" | "), label: None, level: 0, table: true });
        }
    }
}

fn cell_text(cell: &Cell, depth: usize) -> String {
    if depth >= DEPTH {
        return cell.text();
    }
    let mut out = Vec::new();
    for block in &cell.blocks {
        add_block(block, &mut out, depth + 1);
    }
    out.iter().map(piece_text).collect::<Vec<_>>().join("\n")
}

/// A bullet or number that was typed, and the text after it: "- ", "• ", "1. ", "(a) ".
fn typed_label(line: &str) -> (Option<&str>, &str) {
    let none = (None, line);
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
    let bullet = head.chars().count() == 1 && "•●▪■◦‣⁃·-–—*oØ§➢►▶✓✔\u{f0b7}\u{f0a7}\u{f0d8}".contains(head);
    // A lone letter "o" is a bullet only where a capital follows, as Word's second level prints it.
    let bullet = bullet && (head != "o" || rest.starts_with(char::is_uppercase));
    let core = head.trim_matches(['(', ')', '.']);
    let closed = head.ends_with([')', '.']);
    let numbered = closed
        && !core.is_empty()
        && (core.len() <= 2 && core.chars().all(|c| c.is_ascii_digit())
            || (core.len() == 1 && head.ends_with(')'))
            || (head.ends_with(')') && core.len() <= 4 && core.chars().all(|c| "ivx".contains(c))));
    if bullet || numbered { (Some(head), rest) } else { none }
}

/// Divides a field that holds both at the label of the improvement actions.
fn split(framework: &Framework, field: &Field<'_>) -> (Vec<Piece>, Vec<Piece>) {
    let mut out: [Vec<Piece>; 2] = [Vec::new(), Vec::new()];
    let mut side = 0;
    for block in &field.blocks {
        let Some(paragraph) = block.paragraph() else {
            add_block(block, &mut out[side], 0);
            continue;
        };
        let text = paragraph.text();
        let mut rest = Cow::Borrowed(paragraph);
        let labels = framework.labels_of(&text);
        if labels.contains(&Label::Improvement) || labels.contains(&Label::Evidence) {
            side = usize::from(labels.contains(&Label::Improvement));
            continue;
        }
        if let Some((labels, at)) = framework.leading_label(&text) {
            if labels.contains(&Label::Improvement) {
                side = 1;
                rest = Cow::Owned(clip(paragraph, at));
            } else if labels.contains(&Label::Evidence) {
                side = 0;
                rest = Cow::Owned(clip(paragraph, at));
            }
        }
        let text = rest.text();
        match (side, label_inside(framework, &text)) {
            (0, Some((at, after))) => {
                let (mut before, behind) = (rest.clone().into_owned(), clip(&rest, after));
                truncate(&mut before, at);
                add_paragraph(&before, &mut out[0]);
                side = 1;
                add_paragraph(&behind, &mut out[1]);
            }
            _ => add_paragraph(&rest, &mut out[side]),
        }
    }
    let [before, after] = out;
    (before, after)
}

/// "… is in place. Improvement actions: review the …": where the label begins and where its content does.
fn label_inside(framework: &Framework, text: &str) -> Option<(usize, usize)> {
    for (colon, _) in text.match_indices(':') {
        let head = &text[..colon];
        let start = head.rfind(['.', '!', '?', ';', '\n']).map_or(0, |i| i + 1);
        let label = &head[start..];
        if start > 0 && framework.is_label(label, Label::Improvement) {
            return Some((start, colon + 1));
        }
    }
    None
}

fn truncate(paragraph: &mut Paragraph, bytes: usize) {
    let mut left = bytes;
    paragraph.runs.retain_mut(|run| {
        let keep = left.min(run.text.len());
        left -= keep;
        if let Some(text) = run.text.get(..keep) {
            run.text = text.to_owned();
        }
        !run.text.is_empty()
    });
}

/// Joins what a page break cut: a piece that ends within a sentence and a next one that goes on in small letters.
fn join_broken(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        if let Some(last) = out.last_mut()
            && !last.table
            && !piece.table
            && piece.label.is_none()
            && piece.text.starts_with(char::is_lowercase)
            && last.text.ends_with(|c: char| c.is_alphanumeric() || c == ',')
            && last.text.len() > 40
            && last.level > 0
        {
            last.text.push(' ');
            last.text.push_str(&piece.text);
            continue;
        }
        out.push(piece);
    }
    out
}

/// One action for each list item or paragraph; deeper items belong to the item above them; a line that introduces a list
/// is no action.
fn improvements(pieces: &[Piece]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut top = 0_u8;
    for (at, piece) in pieces.iter().enumerate() {
        let text = piece.text.trim();
        if says_nothing(text) {
            continue;
        }
        let next = pieces.get(at + 1);
        let introduces = piece.level == 0 && !piece.table && text.ends_with(':') && next.is_some_and(|n| n.level > 0);
        if introduces {
            top = 0;
            continue;
        }
        if piece.level == 0 {
            top = 0;
            out.push(text.to_owned());
            continue;
        }
        if top == 0 {
            top = piece.level;
        }
        if piece.level > top
            && let Some(last) = out.last_mut()
        {
            last.push('\n');
            last.push_str(text);
        } else {
            top = piece.level;
            out.push(text.to_owned());
        }
    }
    out
}

/// "None", "N/A", "No further action": no action.
pub(super) fn says_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "none",
        "n a",
        "na",
        "nil",
        "not applicable",
        "none identified",
        "none required",
        "no action",
        "no actions",
        "no action required",
        "no actions required",
        "no further action",
        "no further actions",
        "no further action required",
        "no further actions required",
        "none at this time",
        "none at present",
        "none proposed",
        "no improvement actions",
        "no improvement actions identified",
        "no actions identified",
        "no improvement actions required",
        "none noted",
        "none currently",
        "no action at this time",
        "no actions at this time",
        "no comment",
        "nothing",
        "no improvement actions proposed",
        "no actions proposed",
        "none needed",
        "no action needed",
        "tbc",
        "to be confirmed",
        "no proposed actions",
        "not required",
        "no improvement actions at this time",
        "no further actions at this time",
        "no further improvement actions",
        "no additional actions",
    ];
    let folded = fold(text);
    folded.is_empty() || NOTHING.contains(&folded.as_str()) || denies(&folded)
}

/// "No additional local actions are proposed at this stage": nothing but words that such refusals are made of.
fn denies(folded: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "action",
        "actions",
        "improvement",
        "improvements",
        "none",
        "nil",
        "applicable",
        "change",
        "changes",
        "comments",
        "areas",
        "area",
    ];
    const WORDS: &[&str] = &[
        "further",
        "additional",
        "specific",
        "new",
        "other",
        "local",
        "immediate",
        "particular",
        "proposed",
        "identified",
        "required",
        "needed",
        "necessary",
        "noted",
        "planned",
        "at",
        "this",
        "the",
        "time",
        "stage",
        "point",
        "present",
        "moment",
        "currently",
        "are",
        "is",
        "have",
        "been",
        "as",
        "yet",
        "for",
        "to",
        "us",
        "we",
        "here",
        "in",
        "of",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let refuses = matches!(words.first(), Some(&("no" | "none" | "nil" | "not")));
    refuses
        && words.len() <= 12
        && words.iter().any(|w| SUBJECTS.contains(w))
        && words.iter().skip(1).all(|w| SUBJECTS.contains(w) || WORDS.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    fn item(text: &str, level: u8) -> Block {
        Block::Paragraph(Paragraph {
            kind: ParagraphKind::ListItem,
            level,
            label: Some("•".into()),
            ..Paragraph::plain(text)
        })
    }

    fn plain(text: &str) -> Block {
        Block::Paragraph(Paragraph::plain(text))
    }

    fn check(label: Label, combined: bool, blocks: Vec<Block>) -> Answers {
        let field = Field {
            label,
            written: String::new(),
            combined,
            blocks: blocks.into_iter().map(Cow::Owned).collect(),
            loose: false,
            path: String::new(),
            cells: vec![],
            lines: vec![],
        };
        answers(&built_in()[0], &Fields { fields: vec![field], ..Fields::default() })
    }

    #[test]
    fn one_action_for_each_item() {
        for (blocks, expected) in [
            (vec![item("Write a plan", 1), item("Publish it", 1)], vec!["Write a plan", "Publish it"]),
            (
                vec![plain("We will:"), item("write a plan", 1), item("publish it", 1)],
                vec!["write a plan", "publish it"],
            ),
            (
                vec![item("Write a plan for", 1), item("people", 2), item("money", 2), item("Publish it", 1)],
                vec!["Write a plan for\npeople\nmoney", "Publish it"],
            ),
            (vec![plain("Write a plan."), plain("Publish it.")], vec!["Write a plan.", "Publish it."]),
            (vec![plain("- Write a plan\n- Publish it")], vec!["Write a plan", "Publish it"]),
            (vec![plain("1. Write a plan\n2. Publish it")], vec!["Write a plan", "Publish it"]),
            (vec![plain("None")], vec![]),
            (vec![plain("N/A")], vec![]),
            (vec![plain("No further action required.")], vec![]),
            (vec![plain("No additional local actions are proposed at this stage.")], vec![]),
            (vec![plain("None of the actions of 2018 remains")], vec!["None of the actions of 2018 remains"]),
            (vec![plain("• Write a plan • Publish it")], vec!["Write a plan", "Publish it"]),
            (vec![plain("Write a plan • a short one")], vec!["Write a plan • a short one"]),
            (vec![], vec![]),
        ] {
            assert_eq!(check(Label::Improvement, false, blocks).improvements, expected);
        }
    }

    #[test]
    fn evidence_and_actions_under_one_label() {
        for blocks in [
            vec![plain("A plan is in place."), plain("Improvement actions"), item("Publish it", 1)],
            vec![plain("Evidence: A plan is in place."), plain("Actions: Publish it")],
            vec![plain("A plan is in place. Improvement actions: Publish it")],
        ] {
            let found = check(Label::Evidence, true, blocks);
            assert_eq!(found.evidence.as_deref(), Some("A plan is in place."));
            assert_eq!(found.improvements, vec!["Publish it"]);
            assert!(!found.split_uncertain);
        }
        assert!(check(Label::Evidence, true, vec![plain("A plan is in place.")]).split_uncertain);
    }

    #[test]
    fn nested_tables_keep_their_rows() {
        let cell = |row, column, text: &str| Cell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            blocks: vec![plain(text)],
            ..Cell::default()
        };
        let table = Table {
            rows: 2,
            columns: 2,
            cells: vec![cell(1, 1, "Year"), cell(1, 2, "Beds"), cell(2, 1, "2018"), cell(2, 2, "40")],
            ..Table::default()
        };
        let found = check(Label::Evidence, false, vec![plain("Beds:"), Block::Table(table)]);
        assert_eq!(found.evidence.as_deref(), Some("Beds:\nYear | Beds\n2018 | 40"));
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
            ("o Do", Some("o"), "Do"),
            ("2019 was", None, "2019 was"),
            ("A plan", None, "A plan"),
            ("-", None, "-"),
        ] {
            assert_eq!(typed_label(line), (label, rest), "{line:?}");
        }
    }
}
