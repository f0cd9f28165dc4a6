//! Cuts a stretch of a list at its names.

use super::super::cuts::{Mark, marks};
use super::super::roles;
use super::places::{List, Place};
use super::plurals::{plural_at, plural_title};
use super::{head, outside};
use crate::wording::people::{self, Likeness};

/// Cuts a segment at its names.
pub(super) fn names(segment: &str, grouped: bool, out: &mut Vec<String>) {
    if first_names(segment, out) {
        return;
    }
    let first = out.len();
    let slashed = cut_at_marks(segment, out);
    if let Some(title) = plural_title(segment) {
        share_title(title, &mut out[first..]);
    }
    if grouped || slashed {
        share(&mut out[first..]);
    }
}

/// Pushes the pieces between the marks at which a segment is cut; whether one of them was a slash.
fn cut_at_marks(segment: &str, out: &mut Vec<String>) -> bool {
    let marks = marks(segment);
    let list = List::of(segment, &marks);
    let named_at =
        |end: usize| segment[end..].find(|c| !matches!(c, '.' | ':' | ' ')).map_or(segment.len(), |at| end + at);
    let mut from = plural_at(segment).map_or(0, |(_, end)| named_at(end));
    let mut slashed = false;
    for (mark, at, end) in marks {
        if at < from {
            continue;
        }
        let place = Place::of(mark, segment[from..at].trim(), &segment[end..]);
        if place.is_cut(&list) {
            slashed |= mark == Mark::Slash;
            push(place.left, out);
            from = segment.len() - place.rest.len();
        }
    }
    push(&segment[from..], out);
    slashed
}

/// "Councillors Moss, Reid and Blair, Mr A Dunn": each up to the first who has a title of his own.
fn share_title(title: &str, people: &mut [String]) {
    for words in people {
        let own = people::split_title(words).0;
        if !own.is_empty() {
            break;
        }
        words.insert_str(0, title);
    }
}

/// "Susan, Mark (chair), Wilma T, Wilma K and Yusuf": a list of three or more in which everybody goes by a first name.
fn first_names(segment: &str, out: &mut Vec<String>) -> bool {
    if plural_title(segment).is_some() {
        return false;
    }
    let pieces: Vec<&str> = outside(segment, ',')
        .into_iter()
        .flat_map(|piece| piece.split(" and "))
        .map(str::trim)
        // "… and two of the rangers": nobody by name.
        .filter(|piece| piece.contains(char::is_uppercase))
        .collect();
    let titled = |piece: &&str| {
        let (title, name) = people::split_title(head(piece));
        !title.is_empty() && name.split_whitespace().count() == 1
    };
    let name = |piece: &&str| {
        if titled(piece) {
            return true;
        }
        let mut words = head(piece).split_whitespace();
        let first = words.next().unwrap_or("");
        let initial = words.next().is_none_or(|w| w.trim_end_matches('.').chars().count() == 1);
        initial && words.next().is_none() && people::likeness(first) == Likeness::SingleName
    };
    let known =
        pieces.iter().filter(|p| titled(p) || p.split_whitespace().next().is_some_and(people::is_forename)).count();
    let first_names = pieces.iter().filter(|p| !titled(p)).count();
    let all = pieces.len() >= 3
        && (first_names >= 2 && pieces.iter().all(name) && known * 2 >= pieces.len() || are_mixed(&pieces));
    if all {
        out.extend(pieces.into_iter().map(str::to_owned));
    }
    all
}

/// "Lynne, Marion Scobie, Hamish Kerr, Ines": forenames among whole names, and nothing else.
fn are_mixed(pieces: &[&str]) -> bool {
    let forename = |piece: &&&str| !head(piece).contains(' ') && people::is_forename(head(piece));
    let whole = |piece: &&&str| head(piece).contains(' ') && people::is_surely_person(head(piece));
    let forenames = pieces.iter().filter(forename).count();
    forenames > 0 && forenames < pieces.len() && forenames + pieces.iter().filter(whole).count() == pieces.len()
}

/// "Ann Moss and Al Reid, Data Office" between semicolons: both come from there.
fn share(people: &mut [String]) {
    let Some((last, before)) = people.split_last_mut() else { return };
    let Some(comma) = last.find(", ").filter(|c| people::is_person(&last[..*c])) else { return };
    // "Cllr Ann Moss and Al Reid, Depute Chief Executive": a post is its holder's alone.
    let said = last[comma + 2..].split([',', '/']).next().unwrap_or("").trim();
    if before.iter().all(|p| !p.contains([',', '(', '['])) && (!roles::is_role(said) || roles::is_organisation(said)) {
        for person in before {
            person.push_str(&last[comma..]);
        }
    }
}

/// Adds the words of a person, without the separators and the stop at their end.
fn push(words: &str, out: &mut Vec<String>) {
    let words = words.trim().trim_end_matches([',', ';', '&', '/']).trim();
    let words = words.strip_suffix(" and").unwrap_or(words).trim();
    // "Moss J." keeps its stop, a sentence's end does not.
    let words = words.strip_suffix('.').filter(|w| w.chars().rev().nth(1).is_none_or(|c| c != ' ')).unwrap_or(words);
    let words = words.trim_end();
    if !words.is_empty() {
        out.push(words.to_owned());
    }
}
