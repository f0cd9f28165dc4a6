//! Fields within an action's own words: "… Lead: Jo Blair."

use super::is_owner;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:^|[\s;,(.\[])(?:lead(?: officer)?|(?:action )?owner|responsible(?: officer)?|by whom|assigned to|action by)\s*[:–—]\s*(?P<who>[^\n.;\])]{2,80})[.;\])]?",
    )
});

/// Splits "… Lead: Jo Blair." off a text: the text without it, and the owner's words.
pub(in crate::extract::actions) fn split_field(text: &str) -> (String, Option<String>) {
    let Some(found) = FIELD.captures(text) else { return (text.to_owned(), None) };
    let (Some(whole), Some(who)) = (found.get(0), found.name("who")) else { return (text.to_owned(), None) };
    let who = who.as_str().trim();
    if whole.start() == 0 || !is_owner(who) {
        return (text.to_owned(), None);
    }
    let lead = usize::from(whole.as_str().starts_with('.'));
    let rest = format!("{} {}", text[..whole.start() + lead].trim_end(), text[whole.end()..].trim_start());
    (rest.trim().to_owned(), Some(who.to_owned()))
}
