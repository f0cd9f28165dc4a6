//! Answers that a page's layout tore: what shows that a part of them stands elsewhere, or that they hold what is not theirs.

use super::answers::{Answers, begins_cut};
use super::field::Fields;
use super::lines::Line;
use crate::document::Paragraph;
use crate::framework::{Framework, Heading, Label};

/// A fragment of a sentence has so many words.
const FRAGMENT: usize = 3;
/// A heading's number stands in so many words at most ("Proposal 2.3").
const NUMBER_WORDS: usize = 3;

/// Whether an answer begins within a sentence, holds another proposal's heading, or breaks off while a fragment of a
/// sentence stands elsewhere in its section.
pub(super) fn is_torn(framework: &Framework, answers: &Answers, fields: &Fields<'_>, lines: &[Line<'_>]) -> bool {
    let texts =
        || answers.evidence.iter().map(String::as_str).chain(answers.improvements.iter().map(|i| i.text.as_str()));
    let loose = || fields.loose.iter().filter_map(|at| lines.get(*at)).map(Line::text);
    let others = || {
        let others = fields.fields.iter().filter(|f| !matches!(f.label, Label::Evidence | Label::Improvement));
        others.flat_map(|field| &field.blocks).filter_map(|block| block.paragraph()).map(Paragraph::text)
    };
    texts().any(|text| begins_cut(text) || text.lines().any(|line| is_heading(framework, line)))
        || (texts().any(breaks_off) && loose().chain(others()).any(|text| is_fragment(&text)))
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

/// Whether a section lacks one of the two labels that others of the paper have: its row was not found.
pub(super) fn lacks_label(asked: [bool; 2], others: impl IntoIterator<Item = [bool; 2]>) -> bool {
    asked[0] != asked[1] && others.into_iter().any(|other| other == [true, true])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Paragraph};
    use crate::extract::ratings::field::Field;
    use crate::framework::built_in;
    use std::borrow::Cow;

    fn torn(evidence: &str, beside: &str) -> bool {
        let blocks = vec![Cow::Owned(Block::Paragraph(Paragraph::plain(beside)))];
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
        let answers = Answers { evidence: Some(evidence.to_owned()), ..Answers::default() };
        is_torn(&built_in()[0], &answers, &Fields { fields: vec![field], ..Fields::default() }, &[])
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
        ] {
            assert_eq!(torn(evidence, beside), expected, "{evidence:?}");
        }
    }

    #[test]
    fn labels_that_other_sections_have() {
        assert!(lacks_label([true, false], [[true, true], [true, false]]));
        assert!(!lacks_label([true, false], [[true, false], [false, false]]));
        assert!(!lacks_label([false, false], [[true, true]]));
    }
}
