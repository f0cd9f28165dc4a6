//! People to ask: e-mail addresses with their names.

use crate::extract::passages::Passages;
use crate::record::Contact;
use crate::wording::latin::{self, Regex};
use crate::wording::people;
use std::sync::LazyLock;

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"[A-Za-z0-9][A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"));

/// People to ask: every e-mail address with the name beside or before it.
pub(super) fn contacts(passages: &Passages<'_>) -> Vec<Contact> {
    let mut out: Vec<Contact> = Vec::new();
    for (index, passage) in passages.list.iter().enumerate() {
        if !passage.text.contains('@') {
            continue;
        }
        for found in EMAIL.find_iter(&passage.text) {
            let email = found.as_str().to_owned();
            if out.iter().any(|c| c.email.as_deref() == Some(&email)) {
                continue;
            }
            let name = name_before(&passage.text[..found.start()]).filter(|n| fits(n, &email)).or_else(|| {
                passages.list[..index]
                    .iter()
                    .rev()
                    .take(4)
                    .filter(|p| p.part == passage.part)
                    .find_map(|p| name_before(&p.text).filter(|n| fits(n, &email)))
            });
            out.push(Contact { name, email: Some(email) });
        }
    }
    out
}

/// The last person's name in a text.
fn name_before(text: &str) -> Option<String> {
    text.split(['\n', ':', ',', ';', '(', ')', '|', '\t'])
        .map(str::trim)
        .filter_map(|piece| {
            // "Contact Jo Blair", "Ask Jo Blair": the order is no part of the name.
            let order = piece.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing);
            let name = if order { piece.split_once(' ').map_or("", |(_, rest)| rest) } else { piece };
            people::is_person(name).then(|| name.to_owned())
        })
        .next_back()
}

/// Whether an address may belong to a name: they share the surname or the forename.
fn fits(name: &str, email: &str) -> bool {
    let local = email.split('@').next().unwrap_or("").to_lowercase();
    name.split_whitespace().any(|w| w.chars().count() > 2 && local.contains(&w.to_lowercase().replace(['’', '\''], "")))
}
