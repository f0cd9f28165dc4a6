//! Whom to ask: the names and addresses that a form gives.

use crate::framework::fold;
use crate::record::Contact;
use crate::wording::latin::Regex;
use crate::wording::{latin, people};
use std::sync::LazyLock;

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"[A-Za-z0-9._%+'’-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"));

/// Names and addresses: "Jo Blair, jo@example.org", on one line or the next.
pub(super) fn contacts(lines: &[&str]) -> Vec<Contact> {
    let mut found: Vec<Contact> = Vec::new();
    for line in lines.iter().flat_map(|l| l.split(';')) {
        let emails: Vec<String> = EMAIL.find_iter(line).map(|m| m.as_str().trim_end_matches('.').to_owned()).collect();
        let without = EMAIL.replace_all(line, "\u{1f}");
        let names: Vec<String> = without.split('\u{1f}').map(contact_name).collect();
        for (at, email) in emails.iter().enumerate() {
            let before = names.get(at).filter(|name| !name.is_empty()).cloned();
            match found.last_mut().filter(|c| before.is_none() && c.email.is_none()) {
                Some(last) => last.email = Some(email.clone()),
                None => found.push(Contact { name: before, email: Some(email.clone()) }),
            }
        }
        if emails.is_empty() {
            for name in names.first().into_iter().flat_map(|n| n.split(" / ")).filter(|n| people::is_person(n)) {
                found.push(Contact { name: Some(name.to_owned()), email: None });
            }
        } else if let Some(name) = names.get(emails.len()).filter(|n| people::is_person(n))
            && let Some(last) = found.last_mut().filter(|c| c.name.is_none())
        {
            // "jo@example.org (Jo Blair)"
            last.name = Some(name.clone());
        }
    }
    found
}

/// A name beside an address: captions, posts, telephone numbers and punctuation taken away.
fn contact_name(text: &str) -> String {
    const CAPTIONS: &[&str] = &[
        "name",
        "email",
        "e-mail",
        "email address",
        "contact",
        "contact name",
        "tel",
        "telephone",
        "phone",
        "mailto",
        "and",
    ];
    let mut pieces = text
        .split([':', ',', '(', ')', '<', '>', '[', ']', '|', '\t', '\n', '–', '—', '\u{a0}'])
        .map(|p| p.trim_matches(|c: char| c.is_whitespace() || "-/.;".contains(c)));
    let piece = pieces.find(|p| {
        let folded = fold(p);
        !folded.is_empty() && !CAPTIONS.contains(&folded.as_str()) && p.chars().filter(char::is_ascii_digit).count() < 5
    });
    let words: Vec<&str> =
        piece.unwrap_or_default().split_whitespace().filter(|w| !CAPTIONS.contains(&fold(w).as_str())).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_addresses() {
        for (lines, expected) in [
            (
                vec!["Jo Blair   jo.blair@example.org", "Sam Reid   sam@example.org"],
                vec![("Jo Blair", "jo.blair@example.org"), ("Sam Reid", "sam@example.org")],
            ),
            (vec!["Jo Blair", "jo.blair@example.org"], vec![("Jo Blair", "jo.blair@example.org")]),
            (vec!["Name: Jo Blair, Email: jo@example.org"], vec![("Jo Blair", "jo@example.org")]),
            (
                vec!["Jo Blair (jo@example.org); Sam Reid (sam@example.org)"],
                vec![("Jo Blair", "jo@example.org"), ("Sam Reid", "sam@example.org")],
            ),
            (vec!["Jo Blair, Chief Officer – jo@example.org"], vec![("Jo Blair", "jo@example.org")]),
            (vec!["jo@example.org"], vec![("", "jo@example.org")]),
            (vec![], vec![]),
        ] {
            let found: Vec<(String, String)> = contacts(&lines)
                .into_iter()
                .map(|c| (c.name.unwrap_or_default(), c.email.unwrap_or_default()))
                .collect();
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(n, e)| (n.to_owned(), e.to_owned())).collect();
            assert_eq!(found, expected, "{lines:?}");
        }
    }
}
