//! Answers that a page's layout tore: what shows that a part of them stands elsewhere, or that they hold what is not theirs.

use super::answers::{Answers, begins_cut};
use super::field::{Field, Fields};
use super::lines::{Line, Row};
use super::scale::Scale;
use super::votes::Found;
use crate::document::{Block, Cell, Paragraph, ParagraphKind};
use crate::framework::{Framework, Heading, Label, fold, is_round};
use crate::wording::sentences::leads_on;

/// A fragment of a sentence has so many words.
const FRAGMENT: usize = 3;
/// The beginning of a label is no longer, in bytes.
const LONGEST_BEGINNING: usize = 24;
/// A heading's number stands in so many words at most ("Proposal 2.3").
const NUMBER_WORDS: usize = 3;

/// Whether an answer begins within a sentence, holds another proposal's heading, or breaks off while a fragment of a
/// sentence stands elsewhere in its section.
pub(super) fn is_torn(framework: &Framework, answers: &Answers, fields: &Fields<'_>, lines: &[Line<'_>]) -> bool {
    let texts =
        || answers.evidence.iter().map(String::as_str).chain(answers.improvements.iter().map(|i| i.text.as_str()));
    let loose =
        || fields.loose.iter().filter_map(|at| lines.get(*at)).filter(|l| !describes(framework, l)).map(Line::text);
    let others = || {
        let others = fields.fields.iter().filter(|f| !matches!(f.label, Label::Evidence | Label::Improvement));
        let texts = others.flat_map(|field| &field.blocks).filter_map(|block| block.paragraph()).map(Paragraph::text);
        // "not yet established" begins small and is whole.
        texts.filter(|text| framework.step_named(text).is_none())
    };
    // Blanks as wide as between columns within an answer, or in text that nothing took: a row's cells ran together.
    let gap = |block: &Block| block.paragraph().is_some_and(|p| p.text().contains('\t'));
    let answered = || fields.fields.iter().filter(|f| matches!(f.label, Label::Evidence | Label::Improvement));
    answered().flat_map(|field| &field.blocks).any(|block| gap(block))
        || fields
            .loose
            .iter()
            .filter_map(|at| lines.get(*at))
            .filter_map(Line::paragraph)
            .map(Paragraph::text)
            .any(|text| text.contains('\t') && framework.heading(&text, None).is_none())
        || texts().any(|text| text.lines().any(|line| begins_a_label(framework, line)))
        || answers.improvements.iter().flat_map(|action| action.text.lines()).any(is_moment)
        || texts().any(|text| text.lines().any(|line| is_heading(framework, line)))
        || (texts().any(begins_cut)
            && (!is_framed(answers, fields) || loose().chain(others()).any(|t| is_left_open(framework, &t))))
        || answers.evidence.as_deref().is_some_and(is_torn_within)
        || (answers.evidence.as_deref().is_some_and(breaks_off)
            && answers.improvements.first().is_some_and(|action| begins_cut(&action.text)))
        || (texts().any(breaks_off) && loose().chain(others()).any(|text| is_fragment(&text)))
}

/// "… a reduction in support from" above "arrangements (planning included)": a line that ends with a word which opens the
/// next, and one in small letters below it, as columns that ran into one another leave them.
fn is_torn_within(evidence: &str) -> bool {
    let open = |line: &str| line.rsplit(' ').next().is_some_and(|word| leads_on(word) || matches!(word, "as" | "that"));
    let mut lines = evidence.lines().map(str::trim).peekable();
    std::iter::from_fn(|| Some((lines.next()?, lines.peek().copied()?)))
        .any(|(above, below)| open(above) && begins_cut(below) && below.split_whitespace().count() > FRAGMENT)
}

/// Whether a row goes on with what the ratings mean, each below its name: a page's end broke it off.
fn describes(framework: &Framework, line: &Line<'_>) -> bool {
    let narrow = |row: &Row<'_>| row.written().all(|cell| cell.column > 1 && cell.column_span == 1);
    line.row().is_some_and(|row| row.table.columns as usize > framework.scale.len() && narrow(row))
}

/// Whether a text, no heading and no rating's name, ends within a sentence.
fn is_left_open(framework: &Framework, text: &str) -> bool {
    breaks_off(text) && text.split_whitespace().count() > FRAGMENT && framework.heading(text, None).is_none()
}

/// Whether all answers stand in cells that were drawn or named, or directly below a label that has its line for itself:
/// there a writer who begins small wrote no less.
fn is_framed(answers: &Answers, fields: &Fields<'_>) -> bool {
    let mut answered = fields.fields.iter().filter(|f| matches!(f.label, Label::Evidence | Label::Improvement));
    let below = |f: &Field<'_>| {
        let follows = f.lines.iter().zip(f.lines.iter().skip(1)).all(|(at, next)| at + 1 == *next);
        f.loose && f.cells.is_empty() && follows && !f.written.contains('\t')
    };
    let holds_table = |f: &Field<'_>| f.blocks.iter().any(|block| block.table().is_some());
    // A page's end may cut actions; where evidence begins it tells nothing.
    let whole = !answers.improvements.iter().any(|action| begins_cut(&action.text));
    let drawn = |f: &Field<'_>| !f.loose && (f.cells.len() == 1 || whole && (!f.cells.is_empty() || holds_table(f)));
    !answers.by_alignment && !fields.below && answered.all(|f| drawn(f) || below(f))
}

/// Whether a line is the beginning of a label for improvement actions ("Proposed") and no more: the label of the next row.
fn begins_a_label(framework: &Framework, line: &str) -> bool {
    let line = line.trim();
    line.len() <= LONGEST_BEGINNING
        && line.starts_with(char::is_uppercase)
        && framework.labels_of(line).is_empty()
        && framework.begins_label(line, Label::Improvement)
}

/// Whether an action is nothing but a date: a cell of a table whose rows were lost.
fn is_moment(action: &str) -> bool {
    is_round(action) || fold(action) == "ongoing"
}

/// Whether a line is a proposal's heading by its number alone.
fn is_heading(framework: &Framework, line: &str) -> bool {
    line.split_whitespace().count() <= NUMBER_WORDS
        && line.ends_with(|c: char| c.is_ascii_digit() || c == ')')
        && line.starts_with(char::is_uppercase)
        && matches!(framework.heading(line, None), Some(Heading::Proposal { .. }))
}

/// Whether a text ends within a sentence.
fn breaks_off(text: &str) -> bool {
    text.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

/// Whether a text is the rest of a sentence.
fn is_fragment(text: &str) -> bool {
    begins_cut(text) && text.split_whitespace().count() >= FRAGMENT
}

/// Whether text below the answers of a form without lines was taken by nothing, or stands beside words that are no label: the
/// rest of an answer may be lost.
pub(super) fn leaves_text(framework: &Framework, fields: &Fields<'_>, lines: &[Line<'_>]) -> bool {
    let answered = fields.fields.iter().filter(|f| matches!(f.label, Label::Evidence | Label::Improvement));
    let Some(first) = answered.flat_map(|f| &f.lines).min() else { return false };
    let left = |at: &usize| {
        let Some(line) = lines.get(*at).filter(|_| at > first) else { return false };
        let text = line.text();
        let plain = line.paragraph().is_none_or(|p| matches!(p.kind, ParagraphKind::Body | ParagraphKind::ListItem));
        plain && text.split_whitespace().count() >= FRAGMENT && framework.heading(&text, None).is_none()
    };
    let cut = |label: &String| !label.starts_with(char::is_uppercase);
    fields.loose.iter().any(left) || fields.unknown.iter().any(cut)
}

/// Whether a row of a section that lacks evidence or actions holds a text that nothing took: what its column is called is not
/// known.
pub(super) fn leaves_cells(framework: &Framework, fields: &Fields<'_>, found: &Found<'_>, rows: &[&Row<'_>]) -> bool {
    let scales = found.scales.as_slice();
    if rows.iter().any(|row| swallows_an_answer(framework, row, scales)) {
        return true;
    }
    let has = |label| fields.of(label).next().is_some();
    if (has(Label::Evidence) && has(Label::Improvement)) || fields.fields.is_empty() && scales.is_empty() {
        return false;
    }
    let taken = |cell: &Cell| fields.fields.iter().flat_map(|f| &f.cells).any(|own| std::ptr::eq(*own, cell));
    let rated = |row: &Row<'_>, cell: &Cell| {
        let under = |s: &&Scale<'_>| s.table_id == row.table_id && super::rated_rows::under(s, cell);
        let named =
            || found.vertical.iter().any(|v| v.table_id == row.table_id && v.rows.iter().any(|(_, at)| *at == row.row));
        scales.iter().any(|s| under(&s)) || named()
    };
    rows.iter().any(|row| {
        row.written().any(|cell| {
            let text = cell.text();
            text.split_whitespace().count() > FRAGMENT
                && !taken(cell)
                && !rated(row, cell)
                && framework.heading(&text, None).is_none()
                && framework.labels_of(&text).is_empty()
                && framework.leading_label(&text).is_none()
                && !framework.is_national_notice(&text)
        })
    })
}

/// Whether a cell under the ratings holds the label of an answer below a sign or name: the rows ran together.
fn swallows_an_answer(framework: &Framework, row: &Row<'_>, scales: &[Scale<'_>]) -> bool {
    let under = |cell: &Cell| scales.iter().any(|s| s.table_id == row.table_id && super::rated_rows::under(s, cell));
    let labelled = |block: &Block| {
        let asks =
            |text: &str| framework.is_label(text, Label::Evidence) || framework.is_label(text, Label::Improvement);
        block.paragraph().is_some_and(|p| p.text().split(['\n', '\t']).any(asks))
    };
    // A cell over all of the ratings holds the answers themselves, each below its label.
    let swallows = |cell: &&Cell| cell.column_span == 1 && cell.blocks.iter().skip(1).any(labelled) && under(cell);
    row.written().any(swallows)
}

/// Whether a section lacks one of the two labels that others of the paper have, or both: its rows were not found.
pub(super) fn lacks_label(asked: [bool; 2], others: impl IntoIterator<Item = [bool; 2]>) -> bool {
    asked != [true, true] && others.into_iter().any(|other| other == [true, true])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::ratings::lines::LineContent;
    use crate::framework::built_in;
    use std::borrow::Cow;

    fn torn(evidence: &str, beside: &str) -> bool {
        let paragraph = |text: &str| Block::Paragraph(Paragraph::plain(text));
        let blocks = vec![Cow::Owned(paragraph(beside))];
        let field = Field {
            label: Label::Rating,
            written: "Rating".to_owned(),
            combined: false,
            paths: vec![String::new()],
            blocks,
            loose: false,
            path: String::new(),
            cells: vec![],
            lines: vec![],
        };
        let own = Field { label: Label::Evidence, blocks: vec![Cow::Owned(paragraph(evidence))], ..field.clone() };
        let answers = Answers { evidence: Some(evidence.to_owned()), ..Answers::default() };
        is_torn(&built_in()[0], &answers, &Fields { fields: vec![field, own], ..Fields::default() }, &[])
    }

    #[test]
    fn answers_in_pieces_are_told() {
        for (evidence, beside, expected) in [
            ("/ The board meets each month.", "Established", true),
            ("board meets each month.", "Established", true),
            ("The board meets.\nProposal 2.3\nThe budgets", "Established", true),
            ("The directions were issued with named", "leads for each site.", true),
            ("The directions were issued with named", "Established", false),
            ("The directions were issued.", "leads for each site.", false),
            ("iMatter results are shared.", "Established", false),
            ("a) The board meets each month", "Established", false),
            ("e-learning is offered.", "Established", false),
            ("We met as said under Proposal 2.3 above.", "Established", false),
            ("The board meets.\nProposed\nReview the plan.", "Established", true),
            ("The board meets.\tReview the plan.", "Established", true),
            ("The board meets.\nProposed changes were made.", "Established", false),
            ("The directions were issued with named", "not yet established", false),
        ] {
            assert_eq!(torn(evidence, beside), expected, "{evidence:?}");
        }
    }

    #[test]
    fn text_that_nothing_took() {
        let paragraph = Paragraph::plain("A shared day for managers");
        let line = |kind: ParagraphKind, text: &str| Paragraph { kind, ..Paragraph::plain(text) };
        let list = line(ParagraphKind::ListItem, "A shared day for managers");
        let heading = line(ParagraphKind::Body, "Proposal 2.3 Delegated hospital budgets");
        let field = |lines| Field {
            label: Label::Evidence,
            written: "Evidence".to_owned(),
            combined: false,
            paths: vec![],
            blocks: vec![],
            loose: false,
            path: String::new(),
            cells: vec![],
            lines,
        };
        let check = |below: &Paragraph, at: usize, unknown: &str| {
            let content = |p| Line { content: LineContent::Paragraph(p), path: String::new(), block: 0 };
            let lines = [content(&paragraph), content(below)];
            let unknown = if unknown.is_empty() { vec![] } else { vec![unknown.to_owned()] };
            let fields = Fields { fields: vec![field(vec![at])], loose: vec![1], unknown, ..Fields::default() };
            leaves_text(&built_in()[0], &fields, &lines)
        };
        assert!(check(&list, 0, ""));
        assert!(!check(&list, 1, ""));
        assert!(!check(&heading, 0, ""));
        assert!(!check(&heading, 0, "Lead officer"));
        assert!(check(&heading, 0, "(updated in April"));
    }

    #[test]
    fn actions_that_are_dates() {
        for (action, expected) in [("March 2020", true), ("Ongoing", true), ("Report in March 2020", false)] {
            assert_eq!(is_moment(action), expected, "{action}");
        }
    }

    #[test]
    fn labels_that_other_sections_have() {
        assert!(lacks_label([true, false], [[true, true], [true, false]]));
        assert!(!lacks_label([true, false], [[true, false], [false, false]]));
        assert!(lacks_label([false, false], [[true, true]]));
        assert!(!lacks_label([true, true], [[true, true]]));
    }

    #[test]
    fn lines_of_columns_that_ran_into_one_another() {
        assert!(is_torn_within("Fewer staff | There is less support from\narrangements that were made last year"));
        assert!(!is_torn_within("We trained the staff\nwe held two open evenings"));
        assert!(!is_torn_within("What it is made of\nThe plan was agreed."));
    }
}
