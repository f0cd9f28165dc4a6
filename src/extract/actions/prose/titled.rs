//! Sentences behind a number or a title: "19/15 Bins – The Clerk to obtain three quotes".

use super::Prose;
use super::taken_on::took_on;
use crate::extract::actions::owners;
use crate::wording::{labels, people};

/// A sentence without its number and without the title before what it tells.
pub(super) fn without_title<'t>(prose: Prose<'_>, sentence: &'t str) -> &'t str {
    let sentence = labels::split(sentence).1.trim();
    // "19/15 Bins – The Clerk to obtain three quotes".
    let sentence = match sentence.split_once(" – ").or_else(|| sentence.split_once(" - ")) {
        Some((head, rest))
            if head.split_whitespace().count() <= 6
                && (rest.starts_with(char::is_uppercase) || begins_with_post(rest))
                && owners::subject(head).is_none()
                && owners::subject(rest).is_some() =>
        {
            rest
        }
        _ => sentence,
    };
    // "Roof: Jo Blair to get three quotes", "The hedge has still not been cut: Clerk to chase Highways".
    match sentence.rsplit_once(": ") {
        Some((head, rest))
            if (rest.starts_with(char::is_uppercase) || begins_with_post(rest))
                && owners::subject(head).is_none()
                && owners::subject(sentence).is_none_or(|t| t.owners.iter().any(|o| o.as_written.contains(':')))
                && (owners::subject(rest).is_some() || took_on(prose, bare_of_article(rest)).flatten().is_some()) =>
        {
            bare_of_article(rest)
        }
        _ => sentence,
    }
}

/// "NEWSLETTER Jo Blair preparing the summer issue": a sentence without the title in capitals that runs in to it.
pub(super) fn without_capitals<'t>(prose: Prose<'_>, sentence: &'t str) -> &'t str {
    /// Shorter capitals are somebody's initials, or an organisation that acts.
    const LONG: usize = 6;
    let capitals =
        |word: &str| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || matches!(c, '&' | '/' | '-'));
    let words = || sentence.split_whitespace();
    let title: Vec<&str> = words().take_while(|word| capitals(word) && !prose.cast.contains(word)).collect();
    let length: usize = title.iter().map(|word| word.len()).sum();
    let next = words().nth(title.len()).unwrap_or("");
    // "UNISON Secretary to write": whose post it is; "NHSG has replied" begins with who acts.
    let begins = next.starts_with(char::is_uppercase) && !people::is_post_word(next) && !people::is_body_word(next);
    let rest = title.last().and_then(|last| sentence.split_once(*last)).map(|(_, rest)| rest.trim_start());
    rest.filter(|rest| length >= LONG && begins && rest.starts_with(next)).unwrap_or(sentence)
}

fn bare_of_article(text: &str) -> &str {
    text.strip_prefix("the ").unwrap_or(text)
}

/// "the Session Clerk agreed to …", "treasurer to take a reading": somebody's post, in small letters or with its article.
fn begins_with_post(text: &str) -> bool {
    let bare = bare_of_article(text);
    let first = bare.split_whitespace().next().unwrap_or("");
    text.len() > bare.len() && first.starts_with(char::is_uppercase)
        || crate::wording::people::says(first, crate::wording::people::Says::Role)
}
