//! Lists that name those of each body behind its name: "Glen Council: Councillors Moss and Reid. NHS Glen: Jo Blair".

use super::outside;
use crate::extract::attendance::lines::{is_sentence, people_in};
use crate::extract::attendance::roles::{is_organisation, is_role};

/// A body's name has no more words.
const MOST_WORDS: usize = 9;
/// A list of people is no longer, in bytes.
const LONGEST: usize = 2000;

/// The bodies with the words for their people, where the whole text is such a list.
pub(super) fn groups(text: &str) -> Option<Vec<(&str, &str)>> {
    if text.len() > LONGEST || !text.contains([':', '–', '-']) {
        return None;
    }
    let mut out: Vec<(&str, &str)> = Vec::new();
    for line in text.split('\n').flat_map(|line| outside(line, ';')).flat_map(apart).map(str::trim) {
        if line.is_empty() {
            continue;
        }
        out.push(body_and_people(line)?);
    }
    (!out.is_empty()).then_some(out)
}

/// The line cut where the next body's name stands behind a full stop.
fn apart(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices(". ") {
        if line.get(at + 2..).is_some_and(|rest| body_and_people(rest).is_some()) {
            out.extend(line.get(from..at));
            from = at + 2;
        }
    }
    out.extend(line.get(from..));
    out
}

/// "Representing Glen Council – Councillors Moss and Reid": the body, and the words for its people.
fn body_and_people(line: &str) -> Option<(&str, &str)> {
    let stands_for = ["Representing the ", "Representing ", "representing "].iter().find_map(|w| line.strip_prefix(w));
    let bare = stands_for.unwrap_or(line);
    let (body, people) = match bare.split_once(": ") {
        Some(found) => found,
        None if stands_for.is_some() => bare.split_once(" – ").or_else(|| bare.split_once(" - "))?,
        None => return None,
    };
    let body = body.trim();
    let words = body.split_whitespace().count();
    let named = is_organisation(body) && !is_role(body) && !body.contains([',', '(', '.']) && words <= MOST_WORDS;
    // "Board: Jo Blair", "Council members: …": those who meet.
    let meets =
        words < 2 && body.chars().any(char::is_lowercase) || body.ends_with("embers") || body.ends_with("fficers");
    let next = people.find(": ").map_or(people, |at| people.get(..at).unwrap_or(people));
    (named && !meets && people_in(next) > 0 && !is_sentence(people)).then_some((body, people.trim()))
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn those_of_each_body_stand_behind_its_name() {
        assert_eq!(
            groups("Glen Council: Councillors Bo Moss (Chair) and Al Reid. NHS Glen: Jo Blair."),
            Some(vec![("Glen Council", "Councillors Bo Moss (Chair) and Al Reid"), ("NHS Glen", "Jo Blair.")])
        );
        assert_eq!(
            groups("Representing Glen Council – Councillors Bo Moss and Al Reid\nRepresenting NHS Glen – Jo Blair"),
            Some(vec![("Glen Council", "Councillors Bo Moss and Al Reid"), ("NHS Glen", "Jo Blair")])
        );
        for other in [
            "Board: Jo Blair, Al Reid",
            "Chair: Jo Blair",
            "Council members: Jo Blair",
            "Jo Blair – NHS Glen",
            "Glen Council: a report was given",
            "Glen Council: Jo Blair\nAl Reid",
        ] {
            assert_eq!(groups(other), None, "{other}");
        }
    }
}
