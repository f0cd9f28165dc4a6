//! Posts within a list of people: alone, ahead of their holders, or in what looks like a title.

use super::super::roles;
use super::outside;
use crate::wording::people::{self, Likeness};

/// Whether a list begins with a post and nothing else before its first comma: "Head of Finance, …".
pub(super) fn post_alone(text: &str) -> bool {
    let first = outside(text, ',').first().map_or("", |piece| piece.trim());
    let bare = first.split('(').next().unwrap_or(first).trim_end();
    people::likeness(bare) == Likeness::PostOrBody && roles::is_role(bare) && !bare.contains(['\t', ':'])
}

/// Whether words begin with a title that is a post too, before what may be its place: "Area Manager North".
pub(super) fn title_is_post(text: &str) -> bool {
    let (title, name) = people::split_title(text);
    let last = title.rsplit(' ').next().unwrap_or("").to_lowercase();
    matches!(last.as_str(), "manager" | "commander" | "officer" | "convener" | "minister") && !name.contains(' ')
        || title.to_lowercase().ends_with("manager") && name.contains(" and ")
}

/// Whether a post or body has somebody's name in a bracket behind it: "Secretary (Una Frew)".
pub(super) fn in_brackets(text: &str) -> bool {
    let Some((post, rest)) = text.split_once(" (") else { return false };
    let post = post.strip_prefix("the ").unwrap_or(post);
    let inside = rest.split(')').next().unwrap_or("");
    !post.contains(',') && people::likeness(post) == Likeness::PostOrBody && people::is_surely_person(inside)
}
