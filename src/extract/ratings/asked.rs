//! What a form asks outside of its proposals, and the answers: whose return it is, whom to ask, when it was completed.
//!
//! Questions stand in a table's cells, in lines, or side by side on one line.

use super::form::{LONGEST_COVER_LINE, table_number};
use super::lines::{Line, LineContent, Row};
use super::whose::bodies_in;
use crate::document::Cell;
use crate::framework::{Framework, Label};

/// An answer to one of the form's own questions.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) label: Label,
    pub(super) value: String,
    pub(super) table: Option<usize>,
}

/// Whether a label is one of the cover's.
pub(super) fn is_asked(label: Label) -> bool {
    matches!(label, Label::Partnership | Label::Contact | Label::Completed)
}

/// The answers to the form's own questions in some lines.
pub(super) fn asked(framework: &Framework, lines: &[Line<'_>], outside: &[usize]) -> Vec<Asked> {
    let mut found = Vec::new();
    // The labels of a row that holds only labels: the answers stand in the row below.
    let mut heads: Vec<(usize, u32, Label)> = Vec::new();
    let mut waiting: Option<Label> = None;
    let mut taken = false;
    for (index, at) in outside.iter().enumerate() {
        let Some(line) = lines.get(*at).filter(|_| !std::mem::take(&mut taken)) else { continue };
        match &line.content {
            LineContent::Row(row) => {
                waiting = None;
                row_answers(framework, row, &mut heads, &mut found);
            }
            LineContent::Paragraph(paragraph) => {
                let text = paragraph.text();
                let next = outside.get(index + 1).and_then(|next| lines.get(*next)?.paragraph());
                if let Some(parts) = next.and_then(|next| wrapped_questions(framework, &text, &next.text())) {
                    taken = true;
                    for part in &parts {
                        line_answer(framework, part, &mut waiting, &mut found);
                    }
                    continue;
                }
                for part in questions(framework, &text) {
                    line_answer(framework, part, &mut waiting, &mut found);
                }
            }
        }
    }
    found
}

/// What stands between the tabs of a line that asks more than once ("Home → Rose Court → Date → 3 May"); the whole line
/// where it does not.
fn questions<'t>(framework: &Framework, text: &'t str) -> Vec<&'t str> {
    let parts: Vec<&str> = text.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect();
    let asks = |part: &&&str| framework.labels_of(part).into_iter().any(is_asked) || run_on(framework, part).is_some();
    if parts.iter().filter(asks).count() > 1 { parts } else { vec![text] }
}

/// The parts of a line with those of the next that go on below its last ones, where a question is whole only so: "Home Rose
/// Court → Date of → 3 May" above "completion → 2019".
fn wrapped_questions(framework: &Framework, text: &str, next: &str) -> Option<Vec<String>> {
    if !text.contains('\t') || text.len() + next.len() > LONGEST_COVER_LINE {
        return None;
    }
    let parts = |text: &str| text.split('\t').map(|part| part.trim().to_owned()).collect::<Vec<_>>();
    let (mut parts, below) = (parts(text), parts(next));
    let first = parts.len().checked_sub(below.len()).filter(|first| *first > 0)?;
    let asks = |part: &str| framework.labels_of(part).into_iter().any(is_asked);
    let alone = parts.get(first).is_some_and(|part| asks(part));
    for (part, rest) in parts.iter_mut().skip(first).zip(&below) {
        part.push(' ');
        part.push_str(rest);
    }
    (!alone && parts.get(first).is_some_and(|part| asks(part))).then_some(parts)
}

/// What a line, or a part of one, asks or answers; `waiting` is the question before it that has no answer yet.
fn line_answer(framework: &Framework, text: &str, waiting: &mut Option<Label>, found: &mut Vec<Asked>) {
    if let Some((labels, content)) = framework.leading_label(text)
        && let Some(label) = labels.into_iter().find(|l| is_asked(*l))
    {
        let value = text.get(content..).unwrap_or_default().trim().to_owned();
        *waiting = value.is_empty().then_some(label);
        found.push(Asked { label, value, table: None });
    } else if let Some((label, value)) = run_on(framework, text) {
        *waiting = None;
        found.push(Asked { label, value, table: None });
    } else if let Some(label) = framework.labels_of(text).into_iter().find(|l| is_asked(*l)) {
        *waiting = Some(label);
    } else if let Some(label) = *waiting {
        // Contacts may take several lines.
        found.push(Asked { label, value: text.to_owned(), table: None });
        *waiting = waiting.filter(|l| *l == Label::Contact);
    }
}

/// A question and its answer with a blank alone between them; a partnership's name must be known as one.
fn run_on(framework: &Framework, text: &str) -> Option<(Label, String)> {
    let (label, at) = framework.run_on_label(text).filter(|(label, _)| is_asked(*label))?;
    // What stands behind a wide gap answers something else.
    let value = text.get(at..)?.trim().split('\t').next()?.trim();
    let kind = framework.returned_by.filter(|_| label == Label::Partnership);
    kind.is_none_or(|kind| !bodies_in(value, kind).is_empty()).then(|| (label, value.to_owned()))
}

/// An answer and what else a cell asks and answers behind tabs; nothing where it asks nothing.
fn beside(framework: &Framework, text: &str) -> Vec<(Option<Label>, String)> {
    let parts: Vec<&str> = text.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect();
    let asks = |part: &str| framework.labels_of(part).into_iter().find(|l| is_asked(*l));
    if parts.len() < 3 || asks(parts[0]).is_some() || !parts.iter().any(|part| asks(part).is_some()) {
        return Vec::new();
    }
    let mut out = vec![(None, parts[0].to_owned())];
    for pair in parts.windows(2) {
        if let Some(label) = asks(pair[0]).filter(|_| asks(pair[1]).is_none()) {
            out.push((Some(label), pair[1].to_owned()));
        }
    }
    out
}

fn row_answers(framework: &Framework, row: &Row<'_>, heads: &mut Vec<(usize, u32, Label)>, found: &mut Vec<Asked>) {
    let table = table_number(&row.table_path);
    let label = |cell: &Cell| framework.labels_of(&cell.text()).into_iter().find(|l| is_asked(*l));
    let labels: Vec<Option<Label>> = row.cells.iter().map(|c| label(c)).collect();
    let written = row.written().count();
    if labels.iter().flatten().count() == written && written >= 2 {
        heads.clear();
        heads.extend(row.cells.iter().zip(&labels).filter_map(|(c, l)| l.map(|l| (row.table_id, c.column, l))));
        return;
    }
    let mut open = None;
    for (cell, own) in row.cells.iter().zip(&labels) {
        let text = cell.text();
        if let Some(label) = own {
            open = Some(*label);
        } else if text.trim().is_empty() {
        } else if let Some(label) = open.or_else(|| {
            heads.iter().find(|(t, column, _)| *t == row.table_id && *column == cell.column).map(|(.., l)| *l)
        }) {
            // "Angus<tab>Date of completion<tab>3 May 2019": the row's other cells ran into the answer.
            let parts = beside(framework, &text);
            let value = parts.first().map_or_else(|| text.clone(), |(_, value)| value.clone());
            found.push(Asked { label, value, table });
            let asked = parts.into_iter().skip(1);
            found.extend(asked.filter_map(|(label, value)| Some(Asked { label: label?, value, table })));
        } else {
            // "Name of partnership: …" in one cell, a line for each question.
            for line in text.lines() {
                if let Some((labels, content)) = framework.leading_label(line)
                    && let Some(label) = labels.into_iter().find(|l| is_asked(*l))
                {
                    found.push(Asked {
                        label,
                        value: line.get(content..).unwrap_or_default().trim().to_owned(),
                        table,
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    #[test]
    fn questions_that_ran_into_an_answer() {
        let found = beside(&built_in()[0], "Angus HSCP\tDate of completion\t3 May 2019");
        assert_eq!(found, [(None, "Angus HSCP".to_owned()), (Some(Label::Completed), "3 May 2019".to_owned())]);
        assert!(beside(&built_in()[0], "Jo Blair\tjo@example.org").is_empty());
    }

    #[test]
    fn questions_side_by_side_on_one_line() {
        let framework = &built_in()[0];
        let line = "Name of Partnership\tAngus\tDate of completion\t3 May 2019";
        assert_eq!(questions(framework, line), ["Name of Partnership", "Angus", "Date of completion", "3 May 2019"]);
        let mut found = Vec::new();
        let mut waiting = None;
        for part in questions(framework, line) {
            line_answer(framework, part, &mut waiting, &mut found);
        }
        let values: Vec<&str> = found.iter().map(|asked| asked.value.as_str()).collect();
        assert_eq!(values, ["Angus", "3 May 2019"]);
        assert_eq!(questions(framework, "Jo Blair\tjo@example.org").len(), 1);
        let wrapped = |next: &str| wrapped_questions(framework, "Name of Partnership Angus HSCP\tDate of\t3 May", next);
        let parts = wrapped("completion\t2019").unwrap_or_default();
        assert_eq!(parts, ["Name of Partnership Angus HSCP", "Date of completion", "3 May 2019"]);
        assert_eq!(
            run_on(framework, "Name of Partnership Angus HSCP\tDraft").map(|(_, value)| value).as_deref(),
            Some("Angus HSCP")
        );
        assert_eq!(wrapped("Please mark one box.\tThank you"), None);
    }
}
