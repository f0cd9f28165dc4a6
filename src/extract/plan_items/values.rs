//! What a label or a heading stands for, put to its item.

use super::super::rows::{self, Line, one_line};
use super::{owners, reference, tails};
use crate::diagnostic::ReviewCode;
use crate::framework::plans::PlanColumn;
use crate::record::{PlanItem, When};

/// Puts the lines of a value to what its label stands for.
pub(super) fn put(item: &mut PlanItem, role: PlanColumn, value: &[Line]) {
    let text = one_line(&rows::joined(value, " "));
    let long = || Some(rows::joined(value, "\n")).filter(|t| !t.is_empty());
    match role {
        PlanColumn::Lead => {
            let (own, time) = without_time(value);
            if item.timescale.is_none() {
                item.timescale = time.map(When::written);
            }
            let (leads, helpers) = owners::leads_and_helpers(&own);
            item.leads.extend(leads);
            item.contributors.extend(helpers);
            if item.leads.is_empty() && owners::is_put_off(&text) {
                item.header.flag(ReviewCode::OwnerMissing);
            }
        }
        PlanColumn::Contributors => item.contributors.extend(owners::owners(value)),
        PlanColumn::Timescale | PlanColumn::Start if !is_nothing(&text) => {
            let known = item.timescale.take().map(|when| when.as_written);
            item.timescale = Some(When::written(start_and_end(known, role, text)));
        }
        // "Target: June 2025".
        PlanColumn::Measures if item.timescale.is_none() && tails::is_a_time(&text) => {
            item.timescale = Some(When::written(text));
        }
        PlanColumn::Detail => add(&mut item.detail, long(), "\n"),
        PlanColumn::Actions => add(&mut item.actions, long(), "\n"),
        PlanColumn::Measures => add(&mut item.progress_measures, long(), "\n"),
        PlanColumn::Reference => {
            item.reference = reference::normalised(&text, item.section.as_deref());
            item.ref_as_written = Some(text).filter(|t| !t.is_empty());
        }
        _ => {}
    }
}

/// Puts plain words to what their label stands for.
pub(super) fn put_words(item: &mut PlanItem, role: PlanColumn, words: &str) {
    put(item, role, &[Line { label: None, listed: false, text: words.to_owned(), bold: false }]);
}

/// A time as far as it is known, with one more: "Start: April 2025" and "End: March 2026" are its two ends. Of two times of
/// one kind the first counts.
fn start_and_end(known: Option<String>, role: PlanColumn, text: String) -> String {
    match (known, role) {
        (None, PlanColumn::Start) => format!("from {text}"),
        (None, _) => text,
        (Some(known), PlanColumn::Start) if known.starts_with("from ") || known.contains(" – ") => known,
        (Some(end), PlanColumn::Start) => format!("{text} – {end}"),
        (Some(known), _) => match known.strip_prefix("from ") {
            Some(start) => format!("{start} – {text}"),
            None => known,
        },
    }
}

/// The lines of those who lead without the time that the last one ends with: "Head of Service; by August 2026", "Jo Bell
/// (June 2025)".
pub(super) fn without_time(lines: &[Line]) -> (Vec<Line>, Option<String>) {
    let mut own = lines.to_vec();
    let Some(last) = own.last_mut() else { return (own, None) };
    let text = last.text.trim().trim_end_matches(['.', ';']);
    let marks = ["; ", ", ", " – ", " — ", " - ", " (", ". "];
    let behind = marks.iter().filter_map(|mark| Some((text.rfind(mark)?, mark.len()))).max();
    let ongoing = |time: &str| ["ongoing", "on-going", "continuous"].contains(&time.to_lowercase().as_str());
    let told = |time: &str| (time.contains(|c: char| c.is_ascii_digit()) || ongoing(time)) && tails::is_a_time(time);
    let tail = behind.and_then(|(at, mark)| Some((text.get(..at)?, text.get(at + mark..)?.trim_end_matches(')'))));
    // "Carers Lead. To be completed by May 2024".
    let tail = tail.map(|(who, time)| (who, COMPLETED.iter().find_map(|word| time.strip_prefix(word)).unwrap_or(time)));
    let found = tail.filter(|(_, time)| told(time)).map(|(who, time)| (who.to_owned(), time.to_owned()));
    if let Some((who, time)) = found {
        last.text = who;
        return (own, Some(time));
    }
    let time = (lines.len() > 1 && told(text)).then(|| text.to_owned());
    if time.is_some() {
        own.pop();
    }
    (own, time)
}

/// Ahead of a time these say what is to be done by then.
const COMPLETED: [&str; 5] = ["To be completed ", "To be done ", "To be delivered ", "Complete ", "Due "];

/// Adds to a field what comes behind what it holds.
pub(super) fn add(field: &mut Option<String>, more: Option<String>, between: &str) {
    let Some(more) = more else { return };
    match field {
        Some(text) => {
            text.push_str(between);
            text.push_str(&more);
        }
        None => *field = Some(more),
    }
}

/// A timescale that says nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "-" | "–" | "—" | "n/a" | "na" | "")
}

/// "Complete" below "Target": how far the item is, and no measure of it.
pub(super) fn is_how_far(text: &str) -> bool {
    ["complete", "completed", "done", "achieved", "not started", "in progress", "underway", "on track"]
        .contains(&text.trim_end_matches('.').to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_and_an_end_are_one_time() {
        let told = |fields: &[(PlanColumn, &str)]| {
            let all =
                fields.iter().fold(None, |known, (role, text)| Some(start_and_end(known, *role, (*text).to_owned())));
            all.unwrap_or_default()
        };
        use PlanColumn::{Start, Timescale};
        assert_eq!(told(&[(Start, "April 2025"), (Timescale, "March 2026")]), "April 2025 – March 2026");
        assert_eq!(told(&[(Timescale, "March 2026"), (Start, "April 2025")]), "April 2025 – March 2026");
        assert_eq!(told(&[(Start, "April 2025")]), "from April 2025");
        assert_eq!(told(&[(Timescale, "May 2025"), (Timescale, "June 2025")]), "May 2025");
    }

    #[test]
    fn a_time_stands_behind_who_leads() {
        let check = |text: &str, want: (&str, Option<&str>)| {
            let line = |text: &str| Line { label: None, listed: false, text: text.to_owned(), bold: false };
            let (own, time) = without_time(&text.lines().map(line).collect::<Vec<_>>());
            let own: Vec<&str> = own.iter().map(|line| line.text.as_str()).collect();
            assert_eq!((own.join("|").as_str(), time.as_deref()), want, "{text}");
        };
        check("Head of Service; by August 2026", ("Head of Service", Some("by August 2026")));
        check("Jo Bell (June 2025)", ("Jo Bell", Some("June 2025")));
        check("Carers Lead\n31 March 2026", ("Carers Lead", Some("31 March 2026")));
        check("Carers Lead. To be completed by May 2024", ("Carers Lead", Some("by May 2024")));
        check("Lead Nurse, Ongoing", ("Lead Nurse", Some("Ongoing")));
        check("Service Manager, Day Services", ("Service Manager, Day Services", None));
        check("NHS 24, Police Scotland", ("NHS 24, Police Scotland", None));
    }
}
