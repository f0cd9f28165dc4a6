//! References of actions that a body counts by the day of its meeting: "13/08/15-01 Jo to ring the depot. Done."

use super::owners;
use crate::framework::headings;
use crate::record::ActionStatus;
use crate::wording::{sentences::sentences, when};

/// An action with its reference, and what is said of it.
pub(super) struct Referred {
    /// "13/08/15-01".
    pub(super) number: String,
    /// What is to be done.
    pub(super) text: String,
    /// What became of it.
    pub(super) progress: Option<String>,
    /// How far it is, where the last words say so: "Action closed."
    pub(super) status: Option<ActionStatus>,
}

/// Reads a paragraph that begins with such a reference.
pub(super) fn referred(text: &str) -> Option<Referred> {
    let (number, rest) = text.trim().split_once(char::is_whitespace)?;
    let number = number.trim_end_matches([':', '.']);
    if !is_reference(number) {
        return None;
    }
    let rest = rest.trim_start_matches(['–', '-', ':', ' ']);
    let ranges = sentences(rest);
    let first = rest.get(ranges.first()?.clone())?.trim();
    // The sentence that tells somebody what to do; where none does, the words as they stand.
    owners::subject(first).filter(|told| told.ordered)?;
    let behind = rest.get(ranges.first()?.end..).unwrap_or("").trim();
    let said = |range: &std::ops::Range<usize>| rest.get(range.clone()).map(str::trim);
    let status = ranges.iter().skip(1).rev().filter_map(said).find_map(headings::status);
    Some(Referred {
        number: number.to_owned(),
        text: first.to_owned(),
        progress: Some(behind.to_owned()).filter(|b| !b.is_empty()),
        status: status.filter(|(_, doubt)| !doubt).map(|(status, _)| status),
    })
}

/// "13/08/15-01", "03.09.2014/2": a day, and the number of the action behind it.
fn is_reference(word: &str) -> bool {
    let Some((day, number)) = word.rsplit_once(['/', '.', '-', '–', ':']) else { return false };
    let digits = |piece: &str| (1..=4).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
    let pieces: Vec<&str> = day.split(['/', '.', '-']).collect();
    pieces.len() == 3 && pieces.iter().all(|piece| digits(piece)) && digits(number) && when::first_day(day).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_by_the_day_of_the_meeting() {
        let told = referred("13/08/15-01 Jo to ask for the counts. Done. Action closed.").expect("an action");
        assert_eq!((told.number.as_str(), told.text.as_str()), ("13/08/15-01", "Jo to ask for the counts."));
        assert_eq!(told.status, Some(ActionStatus::Complete));
        assert_eq!(told.progress.as_deref(), Some("Done. Action closed."));
        assert!(referred("13/08/15 Jo to ask for the counts.").is_none());
        assert!(referred("13/08/15-01 The counts came.").is_none());
    }
}
