//! The places at which a list of people may be cut.

use super::split::head;
use crate::wording::people;

/// What stands between two pieces of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    And,
    Slash,
    Tab,
    Bracket,
    Stop,
    /// A blank before a title: the lines of two people ran together.
    Title,
    /// A blank before a forename, behind the name of a body.
    Body,
    /// A blank before a name with its initials: the lines of several people ran together.
    Initials,
}

/// A place at which a list may be cut: the mark, the byte at which it begins and the one after it.
pub(super) type Cut = (Mark, usize, usize);

/// Marks outside brackets, in order.
pub(super) fn marks(segment: &str) -> Vec<Cut> {
    let mut out = Vec::new();
    let mut depth = 0i32;
    let mut last = ' ';
    for (at, c) in segment.char_indices() {
        let end = at + c.len_utf8();
        let rest = &segment[at..];
        let before = last;
        last = c;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth <= 0 && !rest[c.len_utf8()..].trim_start().is_empty() {
                    out.push((Mark::Bracket, end, end));
                }
            }
            _ if depth > 0 => {}
            ',' => out.push((Mark::Comma, at, end)),
            '/' => out.push((Mark::Slash, at, end)),
            '\t' => out.push((Mark::Tab, at, end)),
            '.' if rest[1..].starts_with(' ') => out.push((Mark::Stop, at, end)),
            ' ' if before != ' ' => {
                if let Some(word) = [" and ", " & "].iter().find(|w| rest.starts_with(*w)) {
                    out.push((Mark::And, at, at + word.len()));
                } else if rest.starts_with("   ") {
                    out.push((Mark::Tab, at, end));
                } else if rest[1..].split_whitespace().next().is_some_and(people::is_title) {
                    out.push((Mark::Title, at, end));
                } else if has_initials(&rest[1..]) {
                    out.push((Mark::Initials, at, end));
                } else if ends_body(&segment[..at]) && people::is_surely_person(head(&rest[1..])) {
                    out.push((Mark::Body, at, end));
                }
            }
            _ => {}
        }
    }
    out
}

/// "Al Reid (AR) …": whether a text begins with a name and its initials.
fn has_initials(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(" (") else { return false };
    let words = name.split(' ').count();
    (2..=3).contains(&words)
        && rest.split_once(')').is_some_and(|(inside, _)| inside == people::initials_of(name).to_uppercase())
        && people::is_person(name)
}

/// Whether a text ends with the name of a body, behind a comma: "…, Heart & Stroke Scotland".
fn ends_body(text: &str) -> bool {
    let Some((_, tail)) = text.rsplit_once(',') else { return false };
    let tail = tail.trim();
    let joined = tail.ends_with(['&', '-', '–', '('])
        || tail.ends_with(" and")
        || tail.ends_with(" of")
        || tail.ends_with(" for");
    let acronym = (3..=6).contains(&tail.len()) && tail.chars().all(|c| c.is_ascii_uppercase());
    !joined
        && !tail.contains(['(', ')'])
        && (acronym || tail.split_whitespace().count() > 1 && super::roles::is_institution(tail))
}
