//! Labels with their values in running text: "Map the paths. Lead: Clerk. Timescale: June 2015."

use crate::framework::headings::{self, Column};

/// A label has so many words at most.
const LABEL_WORDS: usize = 4;
/// A value is no longer, in characters.
const VALUE_LENGTH: usize = 100;

/// What a label says, with what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field<'t> {
    pub(super) means: Column,
    pub(super) value: &'t str,
}

/// What follows an action up: who, by when, how far.
const FOLLOWS_UP: [Column; 5] = [Column::Owner, Column::Due, Column::Status, Column::Completed, Column::Raised];

/// Takes the fields that follow an action up off its text.
pub(super) fn apart(text: &str) -> (String, Vec<Field<'_>>) {
    take(text, &FOLLOWS_UP)
}

/// Takes the fields of a card off its text: what is to be done has a label as well.
pub(super) fn of_card(text: &str) -> (String, Vec<Field<'_>>) {
    const OF_CARDS: [Column; 11] = [
        Column::Action,
        Column::Number,
        Column::Item,
        Column::ItemTitle,
        Column::Progress,
        Column::Date,
        Column::Owner,
        Column::Due,
        Column::Status,
        Column::Completed,
        Column::Raised,
    ];
    take(text, &OF_CARDS)
}

/// Whether a text says who has it and by when or how far it is, each behind a label.
pub(super) fn follow_up(text: &str) -> bool {
    let (_, fields) = apart(text);
    let has = |means: &[Column]| fields.iter().any(|field| means.contains(&field.means));
    has(&[Column::Owner]) && has(&[Column::Due, Column::Status, Column::Completed])
}

/// The first value of a meaning.
pub(super) fn value<'t>(fields: &[Field<'t>], means: Column) -> Option<&'t str> {
    fields.iter().find(|field| field.means == means).map(|field| field.value)
}

/// The words of a text that are no field, and the fields with these meanings.
fn take<'t>(text: &'t str, wanted: &[Column]) -> (String, Vec<Field<'t>>) {
    let (mut rest, mut fields) = (String::new(), Vec::new());
    if !text.contains([':', '\t']) {
        return (text.to_owned(), fields);
    }
    // A label alone in its line has its value in the next.
    let mut open: Option<Column> = None;
    for line in text.lines() {
        if let Some(means) = open.take().filter(|_| !line.trim().is_empty()) {
            fields.push(Field { means, value: line.trim() });
            continue;
        }
        // "Lead ⇥ Jo Blair".
        let tabbed = line.split_once('\t').filter(|_| !line.contains(':'));
        if let Some((label, value)) = tabbed.filter(|(_, value)| !value.trim().is_empty())
            && let Some(means) = headings::listed_column(label).filter(|means| wanted.contains(means))
        {
            fields.push(Field { means, value: value.trim() });
            continue;
        }
        let found = labels_of(line, wanted);
        let head = found.first().map_or(line, |first| line.get(..first.from).unwrap_or(line));
        let head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '|' | '–' | ';' | ','));
        if !head.trim().is_empty() {
            rest.push_str(if rest.is_empty() { "" } else { "\n" });
            rest.push_str(head.trim());
        }
        let ends = found.iter().skip(1).map(|next| next.from).chain([line.len()]);
        for (label, end) in found.iter().zip(ends) {
            let value = line.get(label.to..end).unwrap_or_default();
            let value =
                value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | '|' | ')' | ']' | '–'));
            if !value.is_empty() {
                fields.push(Field { means: label.means, value });
            } else if end == line.len() {
                open = Some(label.means);
            }
        }
    }
    (rest, fields)
}

/// "Note: the printer has replied": behind a label it is news of an action, not what was said.
fn is_note(label: &str) -> bool {
    matches!(headings::fold(label).as_str(), "note" | "notes")
}

/// A label in a line.
struct Label {
    means: Column,
    /// Its first byte.
    from: usize,
    /// The first byte behind its colon.
    to: usize,
}

/// The labels of a line, in their order.
fn labels_of(line: &str, wanted: &[Column]) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    for (colon, _) in line.match_indices(':') {
        let before = out.last().map_or(0, |last| last.to);
        let Some(words) = line.get(before..colon) else { continue };
        let label = longest_label(words, !out.is_empty());
        let Some((means, at)) = label.filter(|(means, _)| wanted.contains(means)) else { continue };
        // "Date: Owner: …": an empty value is none of the next label's.
        let value = line.get(colon + 1..).unwrap_or_default().trim_start();
        let long = value.chars().nth(VALUE_LENGTH).is_some() && !matches!(means, Column::Action | Column::Progress);
        if !long || value.contains(':') || value.contains('.') {
            out.push(Label { means, from: before + at, to: colon + 1 });
        }
    }
    out
}

/// The listed label with which words end, and the byte at which it begins: after a stop, or, behind another field, anywhere.
fn longest_label(words: &str, behind_field: bool) -> Option<(Column, usize)> {
    let mut starts: Vec<usize> = Vec::with_capacity(LABEL_WORDS);
    let mut in_word = false;
    for (at, c) in words.char_indices().rev() {
        if !c.is_whitespace() {
            in_word = true;
        } else if in_word {
            starts.push(at + c.len_utf8());
            in_word = false;
            if starts.len() == LABEL_WORDS {
                break;
            }
        }
    }
    if in_word && starts.len() < LABEL_WORDS {
        starts.push(0);
    }
    starts.into_iter().rev().find_map(|start| {
        let label = words.get(start..)?;
        let bare = label.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = start + (label.len() - bare.len());
        let before = words.get(..start)?;
        let stop = before.trim_end().is_empty()
            || before.ends_with("  ")
            || before.ends_with('\t')
            || before.trim_end().ends_with(['.', ';', ',', '|', '(', '[', '–', '•', '/', ')']);
        if !stop && !behind_field || !bare.starts_with(char::is_uppercase) {
            return None;
        }
        let means = headings::listed_column(bare).map(|means| if is_note(bare) { Column::Progress } else { means });
        means.map(|means| (means, start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_their_values() {
        let told = |text: &str| {
            let (rest, fields) = apart(text);
            (rest, fields.iter().map(|f| (f.means, f.value.to_owned())).collect::<Vec<_>>())
        };
        let (rest, fields) = told("Map the paths.\nLead: Clerk / Roads Panel. Timescale: June 2015.");
        assert_eq!(rest, "Map the paths.");
        assert_eq!(fields, [(Column::Owner, "Clerk / Roads Panel".to_owned()), (Column::Due, "June 2015".to_owned())]);
        let (rest, fields) = told("Book the hall (Owner: JB Due date: 3 May)");
        assert_eq!(rest, "Book the hall");
        assert_eq!(fields, [(Column::Owner, "JB".to_owned()), (Column::Due, "3 May".to_owned())]);
        let (_, fields) = told("Owner:\nJo Blair\nStatus: open");
        assert_eq!(fields, [(Column::Owner, "Jo Blair".to_owned()), (Column::Status, "open".to_owned())]);
        // No label, or none that is listed.
        assert_eq!(told("The hall: who may book it").1, []);
        assert_eq!(told("Meet at 10:30 in the lead: it is warm").1, []);
        assert!(follow_up("Write to all. Who: JB. When: May") && !follow_up("Write to all. Who: JB."));
        assert_eq!(value(&of_card("Action: Write to all\nOwner: JB").1, Column::Action), Some("Write to all"));
    }
}
