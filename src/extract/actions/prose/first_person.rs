//! Notes that somebody sends round: "I will book the hall", "Marta, could you send the certificate?".
//!
//! "I" is whoever the message is from; where it does not say, the record says that its owner is not known.

use super::Prose;
use crate::record::Owner;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, verbs};
use std::sync::LazyLock;

static TAKEN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?P<first>I)\s*(?:will|['’]ll|am\s+(?:going\s+)?to|['’]m\s+going\s+to|(?:have\s+)?(?:agreed|offered|promised|undertook)\s+to|said\s+(?:that\s+)?I(?:\s+would|['’]d))|(?P<who>\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?)\s*[,–-]\s+(?:please|(?:could|can|would|will)\s+you(?:\s+please)?))\s+(?:also\s+|then\s+|please\s+)?(?P<verb>[a-z-]+)",
    )
});

/// Who a sentence in the first or second person says will do something, and whether that one is named.
pub(super) fn taken(prose: Prose<'_>, part: Option<u32>, sentence: &str) -> Option<(Owner, bool)> {
    let found = TAKEN.captures(sentence)?;
    let verb = found.name("verb")?.as_str();
    if !verbs::is_doing(verb) || matches!(verb, "be" | "note" | "continue" | "agree" | "see") {
        return None;
    }
    if found.name("first").is_some() {
        let writer = writer(prose, part);
        let named = writer.is_some();
        return Some((Owner::written(writer.unwrap_or("I")), named));
    }
    let who = found.name("who")?.as_str();
    let one = prose.cast.contains(who) || people::is_forename(who) || people::is_person(who);
    one.then(|| (Owner::written(who), true))
}

/// Whom a message is from, by its head: "From: Rhona Blake <rhona@example.org>".
fn writer(prose: Prose<'_>, part: Option<u32>) -> Option<&str> {
    /// The head of a message is among its first paragraphs.
    const HEAD: usize = 12;
    let first = prose.passages.list.iter().filter(|p| p.part == part).take(HEAD);
    first.flat_map(|p| p.text.lines()).find_map(|line| {
        let from = line.trim().strip_prefix("From:")?;
        let name = from.split(['<', '(', '[', ',']).next()?.trim();
        people::is_person(name).then_some(name)
    })
}
