//! A line to its labels and what stands behind each: "Open a hub. Lead: Head of Service. Timescale: June 2021".

use super::super::reference;
use crate::framework::plans::{PlanColumn, PlanVocabulary};

/// A label with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract::plan_items) struct Field {
    pub(in crate::extract::plan_items) role: PlanColumn,
    /// Where the label begins, in bytes.
    pub(in crate::extract::plan_items) start: usize,
    /// The number in the label: "3.1" of "Action 3.1:".
    pub(in crate::extract::plan_items) number: Option<String>,
    pub(in crate::extract::plan_items) value: String,
}

/// A label has no more words.
const MOST_WORDS: usize = 9;

/// The fields of a line, in order.
pub(in crate::extract::plan_items) fn of(text: &str, vocabulary: &PlanVocabulary) -> Vec<Field> {
    let marks = [":", " – ", " — ", " - ", "\t"].into_iter().flat_map(|mark| text.match_indices(mark));
    let mut marks: Vec<(usize, &str)> = marks.collect();
    marks.sort_unstable();
    // By label: role, where it begins and where its value does, its number.
    let mut labels: Vec<(PlanColumn, usize, usize, Option<String>)> = Vec::new();
    for (at, mark) in marks {
        let from = labels.last().map_or(0, |(_, _, value, _)| *value);
        // "12:30".
        let in_a_time = mark == ":" && text[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let Some(before) = text.get(from..at).filter(|_| !in_a_time) else { continue };
        if let Some((role, start, number)) = label(before, mark, vocabulary) {
            labels.push((role, from + start, at + mark.len(), number));
        }
    }
    let ends = labels.iter().skip(1).map(|(_, start, ..)| *start).chain([text.len()]).collect::<Vec<_>>();
    let with_end = labels.into_iter().zip(ends);
    with_end
        .map(|((role, start, value, number), end)| Field {
            role,
            start,
            number,
            value: trimmed(text.get(value..end).unwrap_or_default()),
        })
        .collect()
}

/// The label that ends before a mark: the longest one that the vocabulary knows, where it stands apart from what is before
/// it.
fn label(before: &str, mark: &str, vocabulary: &PlanVocabulary) -> Option<(PlanColumn, usize, Option<String>)> {
    let starts: Vec<usize> =
        before.split_whitespace().map(|word| word.as_ptr() as usize - before.as_ptr() as usize).collect();
    // The last word is the same, wherever the label starts.
    let mut numbered: Option<bool> = None;
    for start in starts.iter().rev().take(MOST_WORDS).rev() {
        let words = before[*start..].trim().trim_end_matches('?');
        let ahead = before[..*start].trim_end();
        let bracket = words.starts_with(['(', '[']);
        let apart =
            bracket || ahead.is_empty() || ahead.ends_with(['.', ';', '|', '(', '[', ',', '–', '—', '\t', '?', '!']);
        // "… Jo Bell Timescale: June": a capital and a colon are enough.
        let may = apart || (mark == ":" && words.starts_with(char::is_uppercase));
        if !may {
            continue;
        }
        let words = words.trim_start_matches(['(', '[']);
        let (words, number) = match words.rsplit_once(' ') {
            Some((words, last)) if *numbered.get_or_insert_with(|| reference::is_reference(last)) => {
                (words, Some(last.to_owned()))
            }
            _ => (words, None),
        };
        // "How we will measure it:" at the head of a line.
        let asked =
            || (mark == ":" && ahead.is_empty() && *start == 0).then(|| vocabulary.plan_question(words)).flatten();
        if let Some(role) = vocabulary.plan_label(words).or_else(asked) {
            return Some((role, *start, number));
        }
    }
    None
}

/// The number of a line that is an item's label and number alone: "Action 1", "Deliverable 2.3:".
pub(in crate::extract::plan_items) fn number_alone(text: &str, vocabulary: &PlanVocabulary) -> Option<String> {
    let text = text.trim().trim_end_matches([':', '.']);
    let (label, number) = text.rsplit_once(' ')?;
    let digit = number.starts_with(|c: char| c.is_ascii_digit());
    let role = (digit && label.split(' ').count() <= 3).then(|| vocabulary.plan_label(label)).flatten()?;
    let item = matches!(role, PlanColumn::Text | PlanColumn::Actions) && reference::is_reference(number);
    item.then(|| number.to_owned())
}

/// A value without what parts it from the next label.
fn trimmed(value: &str) -> String {
    let parts = |c: char| c.is_whitespace() || matches!(c, ';' | '|' | ',' | '–' | '—' | '(' | '[');
    let value = value.trim().trim_end_matches(parts).trim_end_matches('.').trim_end_matches(parts);
    let unopened = |close: char, open: char| value.ends_with(close) && !value.contains(open);
    let value = if unopened(')', '(') || unopened(']', '[') { &value[..value.len() - 1] } else { value };
    super::one_line(value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[(PlanColumn, &str)]) {
        let got = of(text, &PlanVocabulary::built_in());
        let got: Vec<(PlanColumn, &str)> = got.iter().map(|f| (f.role, f.value.as_str())).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn lines_hold_labels() {
        use PlanColumn::{Actions, Contributors, Lead, Measures, Timescale};
        check(
            "Action 3.1: Publish four plans. Lead: Locality Managers. Timescale: June 2024.",
            &[(Actions, "Publish four plans"), (Lead, "Locality Managers"), (Timescale, "June 2024")],
        );
        check("Lead Officer – Jo Bell", &[(Lead, "Jo Bell")]);
        check("Open a hub (Lead: Jo Bell; By when: June 2024)", &[(Lead, "Jo Bell"), (Timescale, "June 2024")]);
        check("Lead: Jo Bell Timescale: June 2024", &[(Lead, "Jo Bell"), (Timescale, "June 2024")]);
        check("Lead\tJo Bell", &[(Lead, "Jo Bell")]);
        check("Partners: NHS Fife; Fife Council", &[(Contributors, "NHS Fife; Fife Council")]);
        check("How will we know: fewer falls", &[(Measures, "fewer falls")]);
        check("How we will measure it: fewer falls", &[(Measures, "fewer falls")]);
        check("We asked how we will measure it: nobody knew", &[]);
        check("The meeting is at 12:30 and the lead speaks first", &[]);
        check("We will lead: nobody else can", &[]);
    }
}
