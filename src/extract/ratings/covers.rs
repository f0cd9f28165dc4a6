//! The form's own cover: where it asks whose return it is and when it was completed. A paper may hold other papers before
//! it, and several returns, each with a cover of its own.

use super::asked::{asked, is_asked};
use super::lines::{Line, LineContent};
use super::sections::sections;
use super::whose::named_partnership;
use crate::framework::{Framework, Label, fold};
use crate::register;
use std::ops::Range;

/// The question for the date follows the one for the partnership within so many lines.
const COVER: usize = 5;

/// The lines with which covers begin: those that ask for the partnership, where the date of completion is asked for next.
pub(super) fn covers(framework: &Framework, lines: &[Line<'_>]) -> Vec<usize> {
    let asks = |at: usize, label| lines.get(at).is_some_and(|line| asked_in(framework, line).contains(&label));
    let mut found: Vec<usize> = Vec::new();
    for at in 0..lines.len() {
        let again = found.last().is_some_and(|last| at < last + COVER);
        if !again && asks(at, Label::Partnership) && (at..at + COVER).any(|next| asks(next, Label::Completed)) {
            found.push(at);
        }
    }
    found
}

/// What of the cover's questions a line asks; a row that asks for anything else is no cover's.
fn asked_in(framework: &Framework, line: &Line<'_>) -> Vec<Label> {
    let labels: Vec<Label> = match &line.content {
        LineContent::Paragraph(paragraph) => {
            let text = paragraph.text();
            framework.leading_label(&text).map_or_else(|| framework.labels_of(&text), |(labels, _)| labels)
        }
        LineContent::Row(row) => row.written().flat_map(|c| framework.labels_of(&c.text())).collect(),
    };
    if labels.iter().all(|l| is_asked(*l)) { labels } else { Vec::new() }
}

/// The returns of a paper as ranges of lines: a cover with another partnership's name, below which proposals come again,
/// begins another return.
pub(super) fn returns(framework: &Framework, lines: &[Line<'_>], covers: &[usize]) -> Vec<Range<usize>> {
    let name = |at: usize| {
        let range: Vec<usize> = (at..(at + COVER).min(lines.len())).collect();
        let answers = asked(framework, lines, &range);
        let value = answers.iter().find(|a| a.label == Label::Partnership).map(|a| a.value.clone())?;
        let entity = named_partnership(framework, &value)?;
        let found = register::find(&entity.as_written, entity.entity_type);
        Some(found.body().map_or_else(|| fold(&entity.as_written), |body| body.name.clone()))
    };
    let proposals = |range: Range<usize>| {
        let found = sections(framework, lines.get(range).unwrap_or_default());
        found.iter().filter_map(|s| s.proposal).collect::<Vec<_>>()
    };
    let mut starts = vec![0];
    let mut current: Option<(usize, String)> = None;
    for (number, at) in covers.iter().enumerate() {
        let Some(own) = name(*at) else { continue };
        if let Some((from, known)) = &current
            && *known != own
        {
            let end = covers.get(number + 1).copied().unwrap_or(lines.len());
            let (before, after) = (proposals(*from..*at), proposals(*at..end));
            if after.iter().any(|p| before.contains(p)) {
                starts.push(*at);
            } else {
                continue;
            }
        }
        current = Some((*at, own));
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([lines.len()]).collect();
    starts.into_iter().zip(ends).map(|(from, to)| from..to).collect()
}
