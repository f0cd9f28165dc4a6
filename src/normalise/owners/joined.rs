//! Owners that a print of a narrow column ran together: those of two lines of a cell.

use super::known::Known;
use crate::record::{Attendance, Owner};
use crate::wording::people;

/// "KB PM", initials below one another in a narrow column of a print: an owner each, where all are those of one person who
/// was there.
pub(super) fn initials_apart(owners: &mut Vec<Owner>, known: &Known<'_>, part: Option<u32>) {
    let several = |owner: &Owner| {
        let words: Vec<&str> = owner.as_written.split_whitespace().collect();
        let letters = |word: &str| (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
        let own = |word: &&str| letters(word) && known.people_with_initials(word, part).len() == 1;
        words.len() > 1 && words.iter().all(own)
    };
    if owners.iter().any(several) {
        let apart = |owner: Owner| {
            if several(&owner) {
                owner.as_written.split_whitespace().map(Owner::written).collect()
            } else {
                vec![owner]
            }
        };
        *owners = std::mem::take(owners).into_iter().flat_map(apart).collect();
    }
}

/// "Asha Donna", "Mr Cowan Gemma", names below one another in a narrow column of a print: two people who were there, where
/// nobody is called so. Whether there were any.
pub(super) fn names_apart(
    owners: &mut Vec<Owner>,
    known: &Known<'_>,
    attendance: &[Attendance],
    part: Option<u32>,
) -> bool {
    let listed =
        |name: &str| attendance.iter().any(|person| person.name == name || people::split_title(&person.name).1 == name);
    let called = |name: &str| -> Vec<String> {
        let found = [name, people::split_title(name).1].into_iter().map(|name| known.people_called(name, part));
        let found = found.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        found.into_iter().filter_map(|candidate| candidate.name).filter(|name| listed(name)).collect()
    };
    let apart = |owner: &Owner| -> Option<[Owner; 2]> {
        let written = owner.as_written.as_str();
        let plain = written.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\'' | '.'));
        if !plain || !written.contains(' ') || !called(written).is_empty() {
            return None;
        }
        let cuts = written.match_indices(' ').map(|(at, _)| (&written[..at], &written[at + 1..]));
        let mut fitting = cuts.filter(|(first, second)| match (&called(first)[..], &called(second)[..]) {
            ([one], [other]) => one != other,
            _ => false,
        });
        let (first, second) = fitting.next().filter(|_| fitting.next().is_none())?;
        Some([Owner::written(first), Owner::written(second)])
    };
    let before = owners.len();
    let pieces = |owner: Owner| apart(&owner).map_or_else(|| vec![owner], Vec::from);
    *owners = std::mem::take(owners).into_iter().flat_map(pieces).collect();
    owners.len() > before
}
