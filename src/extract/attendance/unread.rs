//! Headings of people below which nobody could be read: told, so that a list is not lost in silence.

use super::is_nobody;
use super::openings::opening;
use crate::diagnostic::{Diagnostic, DiagnosticCode, Severity};
use crate::extract::Extracted;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings::fold;
use crate::record::{Attendance, AttendanceStatus, DocumentKind};
use crate::wording::labels;
use std::collections::BTreeSet;

/// Passages below a heading among which its people stand.
const REACH: usize = 60;
/// Words of a heading that a message repeats, in characters.
const LONGEST: usize = 40;

/// Tells the headings of those who were there that have nobody below them in a minute.
pub(super) fn tell(passages: &Passages<'_>, found: &[Attendance], extracted: &mut Extracted) {
    let paths: BTreeSet<&str> = found.iter().map(|a| a.header.source.path.as_str()).collect();
    let tables: BTreeSet<usize> = found.iter().filter_map(|a| a.header.source.table()).collect();
    let mut at = 0;
    while let Some(passage) = passages.list.get(at) {
        at += 1;
        let Some((heading, status)) = heads_those_present(passage) else { continue };
        let below = &passages.list[at..passages.list.len().min(at + REACH)];
        let list = below
            .iter()
            .enumerate()
            .take_while(|(index, p)| {
                let other = opening(&p.text).is_some_and(|o| o.goes_on && o.status != status && !o.role);
                p.part == passage.part && !begins_item(p) && (*index == 0 || !other)
            })
            .count();
        let stretch = || std::iter::once(passage).chain(&below[..list]);
        let named =
            stretch().any(|p| paths.contains(p.path.as_str()) || p.cell.is_some_and(|at| tables.contains(&at.table)));
        let nobody = below.first().is_some_and(|p| is_nobody(&p.text));
        if !named && !nobody {
            let message = format!("nobody could be read below the heading `{heading}`");
            let told = Diagnostic::new(Severity::Warning, DiagnosticCode::PeopleUnread, message);
            let page = passage.paragraph.lines.first().map(|line| line.page);
            extracted.diagnostics.push(Diagnostic { page, ..told });
        }
        // What stands within the list heads its groups.
        at += list;
    }
}

/// The words of a heading of those present or in attendance, in a minute.
fn heads_those_present(passage: &Passage<'_>) -> Option<(String, AttendanceStatus)> {
    if passage.kind != DocumentKind::Minutes {
        return None;
    }
    let line = passage.text.lines().next().unwrap_or("");
    let opens = opening(line).filter(|o| o.goes_on && !o.role && o.status != AttendanceStatus::Apologies)?;
    // "Members: as listed" in the text is no heading of people.
    if is_nobody(opens.rest) && !opens.rest.is_empty() || opens.rest.chars().count() > 200 {
        return None;
    }
    // "SPEAKERS" may be an item, "Membership" a paper.
    let folded = fold(line);
    let of_presence = |w: &str| {
        matches!(w, "present" | "attendance" | "attending" | "attendees" | "attended" | "sederunt" | "participants")
    };
    if !folded.split(' ').take(8).any(of_presence) {
        return None;
    }
    // What is left may have been put together from more than the line's end.
    let head = line.strip_suffix(opens.rest).unwrap_or(line).trim().trim_end_matches([':', '-', '–', ' ']);
    Some((head.chars().take(LONGEST).collect(), opens.status))
}

/// Whether a passage is the heading of an item of business.
fn begins_item(passage: &Passage<'_>) -> bool {
    passage.heading
        && passage.label.as_deref().and_then(labels::number).is_some()
        && opening(&passage.text).is_none_or(|o| o.rest.is_empty() && !o.goes_on)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::DiagnosticCode;
    use crate::extract::paper::{heading, minutes, p};

    #[test]
    fn headings_without_people() {
        let told = |blocks| {
            let codes = minutes(blocks).diagnostics.into_iter().map(|d| d.code);
            codes.filter(|c| *c == DiagnosticCode::PeopleUnread).count()
        };
        let business = || heading("1. Minutes");
        assert_eq!(told(vec![heading("PRESENT"), p("As per the sheet held by the Clerk."), business()]), 1);
        assert_eq!(told(vec![heading("PRESENT"), p("Voting members"), p("Ann Moss"), p("Al Reid"), business()]), 0);
        assert_eq!(told(vec![heading("In attendance"), p("None"), business()]), 0);
        assert_eq!(told(vec![p("Present: Ann Moss (Chair), Al Reid"), business()]), 0);
    }
}
