//! What a return says of itself: whose it is, whom to ask, when it was completed, draft or final.
//!
//! The partnership is looked for where forms name it, in this order: the labelled row, the title and headers, the
//! sign-off; the file name is the last, weak resort.

use super::asked::asked;
use super::contacts::contacts;
use super::lines::Line;
use super::page_edge::reaches_edge;
use super::return_status::status;
use super::whose::{bodies_in, infer_partnership, named_partnership};
use crate::diagnostic::ReviewCode;
use crate::document::{Aside, Document, ParagraphKind};
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
    let edges: Vec<String> = outside
        .iter()
        .filter_map(|at| lines.get(*at))
        .filter(|line| reaches_edge(document, line))
        .map(Line::text)
        .collect();
    let cut = answers(Label::Completed)
        .any(|value| ends_with_two_digits(value) && edges.iter().any(|edge| edge.ends_with(value)));
    form.completed_on = answers(Label::Completed).find_map(day_or_month).filter(|_| !cut);
    let cover: Vec<String> =
        outside.iter().filter(|at| **at < COVER_LINES).filter_map(|at| lines.get(*at)).map(Line::text).collect();
    let heads: Vec<String> = document.apart.iter().filter(|a| is_head(a)).map(|a| a.paragraph.text()).collect();
    let end: Vec<String> = lines.iter().rev().take(COVER_LINES).map(Line::text).collect();
    if form.partnership.is_none() {
        infer_partnership(framework, &mut form, document, &[&cover, &heads, &end], file_name);
    }
    if form.completed_on.is_none() && !cut {
        form.completed_on = completion_line(framework, cover.iter().chain(&end));
    }
    // A date that was given and could not be read, or that stands nowhere where forms are asked for it.
    let dated = answers(Label::Completed).any(|a| a.chars().any(|c| c.is_ascii_digit()));
    if cut || dated && !answers(Label::Completed).any(|a| day_or_month(a).is_some()) {
        form.review.push(ReviewCode::DueUnparsed);
    }
    let dated: Vec<String> = answers(Label::Completed).map(str::to_owned).collect();
    form.status = status(&[&heads, &dated, &cover], &end, document, file_name);
    form.title = title(framework, lines, &outside, document);
    form
}

/// The number of a body table in a path.
pub(super) fn table_number(path: &str) -> Option<usize> {
    path.strip_prefix("table[")?.split(']').next()?.parse().ok()
}

/// Whether a text ends with a number of two digits: a year in short, or the beginning of one.
fn ends_with_two_digits(text: &str) -> bool {
    text.split_whitespace().last().is_some_and(|word| word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()))
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
