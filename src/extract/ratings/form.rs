//! What a return says of itself: whose it is, whom to ask, when it was completed, draft or final.
//!
//! The partnership is looked for where forms name it, in this order: the labelled row, the title and headers, the
//! sign-off; the file name is the last, weak resort.

use super::contacts::contacts;
use super::lines::{Line, LineContent, Row};
use super::return_status::status;
use super::whose::{bodies_in, infer_partnership, named_partnership};
use crate::diagnostic::ReviewCode;
use crate::document::{Aside, Cell, Document, ParagraphKind};
use crate::framework::{Framework, Label, fold};
use crate::record::{Contact, Entity, ReturnStatus};
use crate::wording::when;
use std::borrow::Cow;

/// What a return says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Form {
    pub(super) partnership: Option<Entity>,
    /// Why a person should look at the partnership.
    pub(super) review: Vec<ReviewCode>,
    /// Whether the partnership is a mere guess, or unknown: every record then says so.
    pub(super) weak: bool,
    pub(super) contacts: Vec<Contact>,
    pub(super) completed_on: Option<String>,
    pub(super) status: Option<ReturnStatus>,
    pub(super) title: Option<String>,
    /// Body tables (1-based) from which it was read.
    pub(super) tables: Vec<usize>,
}

/// Titles and covers stand within so many lines from the top, sign-offs within so many from the end.
const COVER_LINES: usize = 40;
/// A line of a sign-off or cover is shorter, in bytes.
pub(super) const LONGEST_COVER_LINE: usize = 200;

/// Reads a return's own facts. `sections` are the line ranges of its proposals.
pub(super) fn read(
    framework: &Framework,
    document: &Document,
    lines: &[Line<'_>],
    sections: &[std::ops::Range<usize>],
    file_name: Option<&str>,
) -> Form {
    let mut form = Form::default();
    let outside: Vec<usize> = (0..lines.len()).filter(|at| !sections.iter().any(|s| s.contains(at))).collect();
    let asked = asked(framework, lines, &outside);
    form.tables = asked.iter().filter_map(|a| a.table).collect();
    form.tables.sort_unstable();
    form.tables.dedup();
    let answers = |label| asked.iter().filter(move |a| a.label == label).map(|a| a.value.as_str());
    // Of several answers one that the register knows: "Integration Joint Board" above a report is no question.
    let mut named: Vec<Entity> =
        answers(Label::Partnership).filter_map(|value| named_partnership(framework, value)).collect();
    let known =
        |entity: &Entity| framework.returned_by.is_some_and(|kind| !bodies_in(&entity.as_written, kind).is_empty());
    named.sort_by_key(|entity| !known(entity));
    form.partnership = named.into_iter().next();
    let contact_lines: Vec<&str> = answers(Label::Contact).flat_map(str::lines).collect();
    form.contacts = contacts(&contact_lines);
    form.completed_on = answers(Label::Completed).find_map(day_or_month);
    let cover: Vec<String> =
        outside.iter().filter(|at| **at < COVER_LINES).filter_map(|at| lines.get(*at)).map(Line::text).collect();
    let heads: Vec<String> = document.apart.iter().filter(|a| is_head(a)).map(|a| a.paragraph.text()).collect();
    let end: Vec<String> = lines.iter().rev().take(COVER_LINES).map(Line::text).collect();
    if form.partnership.is_none() {
        infer_partnership(framework, &mut form, document, &[&cover, &heads, &end], file_name);
    }
    if form.completed_on.is_none() {
        form.completed_on = completion_line(framework, cover.iter().chain(&end));
    }
    // A date that was given and could not be read, or that stands nowhere where forms are asked for it.
    if answers(Label::Completed).any(|a| a.chars().any(|c| c.is_ascii_digit()))
        && !answers(Label::Completed).any(|a| day_or_month(a).is_some())
    {
        form.review.push(ReviewCode::DueUnparsed);
    }
    let dated: Vec<String> = answers(Label::Completed).map(str::to_owned).collect();
    form.status = status(&[&heads, &dated, &cover], &end, document, file_name);
    form.title = title(framework, lines, &outside, document);
    form
}

/// An answer to one of the form's own questions.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) label: Label,
    pub(super) value: String,
    table: Option<usize>,
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
    for at in outside {
        let Some(line) = lines.get(*at) else { continue };
        match &line.content {
            LineContent::Row(row) => {
                waiting = None;
                row_answers(framework, row, &mut heads, &mut found);
            }
            LineContent::Paragraph(paragraph) => {
                for part in questions(framework, &paragraph.text()) {
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
    let asks = |part: &&&str| framework.labels_of(part).into_iter().any(is_asked);
    if parts.iter().filter(asks).count() > 1 { parts } else { vec![text] }
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
    let value = text.get(at..)?.trim();
    let kind = framework.returned_by.filter(|_| label == Label::Partnership);
    kind.is_none_or(|kind| !bodies_in(value, kind).is_empty()).then(|| (label, value.to_owned()))
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
            found.push(Asked { label, value: text, table });
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

/// The number of a body table in a path.
pub(super) fn table_number(path: &str) -> Option<usize> {
    path.strip_prefix("table[")?.split(']').next()?.parse().ok()
}

/// The date that a text gives; blanks around the signs of a date ("14 / 05 / 2019") do not count.
fn day_or_month(text: &str) -> Option<String> {
    when::day_or_month(text).or_else(|| when::day_or_month(&squeezed(text)))
}

/// A text without the blanks between a digit and a sign that parts the numbers of a date.
fn squeezed(text: &str) -> Cow<'_, str> {
    let is_sign = |c: char| matches!(c, '/' | '.' | '-' | '–');
    if !text.contains(is_sign) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        let before = out.chars().next_back();
        let date = before.is_some_and(|b| b.is_ascii_digit() && is_sign(c) || is_sign(b) && c.is_ascii_digit());
        if blank && !date && before.is_some() {
            out.push(' ');
        }
        blank = false;
        out.push(c);
    }
    Cow::Owned(out)
}

/// A line of the cover or sign-off that says when the return was completed.
fn completion_line<'a>(framework: &Framework, lines: impl Iterator<Item = &'a String>) -> Option<String> {
    let says = ["completed", "date of completion", "submitted", "signed off", "date of return", "returned on", "date"];
    for line in lines.filter(|l| l.len() <= LONGEST_COVER_LINE) {
        let folded = fold(line);
        // The framework's own deadline and date of issue are no dates of completion.
        if framework.has_phrase(line)
            || ["please", " should ", " must ", "no later than", "deadline"].iter().any(|w| folded.contains(w))
            || folded.contains(" by ") && folded.contains("share")
        {
            continue;
        }
        if says.iter().any(|s| folded.starts_with(s) || (s.len() > 4 && folded.contains(&format!(" {s} "))))
            && let Some(date) = day_or_month(line)
        {
            return Some(date);
        }
    }
    None
}

fn is_head(aside: &Aside) -> bool {
    matches!(aside.paragraph.kind, ParagraphKind::RunningHead | ParagraphKind::Footer | ParagraphKind::Watermark)
}

/// The return's title: what its cover calls it.
fn title(framework: &Framework, lines: &[Line<'_>], outside: &[usize], document: &Document) -> Option<String> {
    let cover: Vec<&Line<'_>> =
        outside.iter().filter(|at| **at < COVER_LINES).filter_map(|at| lines.get(*at)).collect();
    let paragraph_text = |line: &&Line<'_>| {
        line.paragraph().map(|p| p.text().trim().to_owned()).filter(|t| t.len() <= LONGEST_COVER_LINE)
    };
    let wanted = fold(&framework.title);
    let texts: Vec<String> = cover.iter().filter_map(paragraph_text).collect();
    // The title may be set on one line or on two.
    for (at, text) in texts.iter().enumerate() {
        if fold(text) == wanted {
            return Some(text.clone());
        }
        if let Some(next) = texts.get(at + 1) {
            let both = format!("{text} {next}");
            if fold(&both) == wanted {
                return Some(both);
            }
        }
    }
    cover
        .iter()
        .filter(|l| l.paragraph().is_some_and(|p| p.kind == ParagraphKind::Heading))
        .filter_map(paragraph_text)
        .find(|t| framework.has_phrase(t) || fold(t).contains("self evaluation"))
        .or_else(|| document.properties.title.clone().filter(|t| !t.trim().is_empty()))
        .or_else(|| texts.into_iter().find(|t| framework.has_phrase(t)))
        .or_else(|| Some(framework.title.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::built_in;

    #[test]
    fn lines_that_say_when() {
        let date = |line: &str| completion_line(&built_in()[0], std::iter::once(&line.to_owned()));
        assert_eq!(date("Completed on 9 May 2019 by the chief officer").as_deref(), Some("2019-05-09"));
        assert_eq!(date("Completed forms should reach the group by 15 May 2019."), None);
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
    }

    #[test]
    fn dates_of_completion() {
        for (text, expected) in [
            ("14 / 05 / 2019", Some("2019-05-14")),
            ("14 . 5 . 19", Some("2019-05-14")),
            ("10/05/19", Some("2019-05-10")),
            ("Angus - Dundee", None),
        ] {
            assert_eq!(day_or_month(text).as_deref(), expected, "{text:?}");
        }
    }
}
