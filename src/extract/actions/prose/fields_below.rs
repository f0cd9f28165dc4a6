//! Lines "Owner: …", "Due: …" below an action that is marked.

use super::Line;
use super::marks::FIELD;
use crate::extract::actions::{due, fields, owners, status};
use crate::framework::headings::{self, Column};
use crate::record::{Action, ActionStatus, When};

/// Lines "Owner: …", "Due: …" below an action; returns the index after them.
pub(super) fn fields_below(lines: &[Line<'_, '_>], mut next: usize, action: &mut Action) -> usize {
    while let Some(line) = lines.get(next) {
        if several_fields(&line.text, action) {
            add_places(line, action);
            next += 1;
            continue;
        }
        let Some(found) = FIELD.captures(&line.text) else { break };
        let value = found.name("value").map_or("", |v| v.as_str()).trim();
        if found.name("owner").is_some() {
            let (who, date) = due::split_tail(value);
            action.owners = owners::split(who.trim_end_matches('.'));
            action.due = action.due.take().or(date);
        } else if let Some((status @ ActionStatus::Complete, doubt)) = headings::status(value)
            && found.name("due").is_some()
            && !due::is_date(value)
        {
            // "Timescale: done".
            status::tell(action, Some((status, doubt)));
        } else if found.name("due").is_some() {
            action.due = Some(When::written(value.trim_end_matches(['.', ';'])));
        } else {
            action.progress = Some(value.to_owned());
            status::tell(action, headings::status(value));
        }
        add_places(line, action);
        next += 1;
    }
    next
}

/// The line is part of where an action stands.
fn add_places(line: &Line<'_, '_>, action: &mut Action) {
    action.header.source.places.extend(line.passage.paragraph.places());
    action.header.source.places = crate::document::geometry::union_by_page(&action.header.source.places);
}

/// "Owner: Jo Blair   Due: 3 May   Status: open": several fields and nothing else in one line.
fn several_fields(line: &str, action: &mut Action) -> bool {
    let (rest, told) = fields::apart(line);
    if told.len() < 2 || !rest.is_empty() {
        return false;
    }
    let value = |means| fields::value(&told, means);
    if let Some(who) = value(Column::Owner) {
        action.owners = owners::split(who);
    }
    action.due = value(Column::Due).map(When::written).or(action.due.take());
    status::tell(action, value(Column::Status).and_then(headings::status));
    true
}
