//! Places that share a name: "East, North and South Ayrshire", "East and West Dunbartonshire", "East, Mid and West Lothian".

use super::super::words::Token;
use super::{Named, REGISTER, Reading, between, name_at};

/// Points of the compass, in full and cut short, with the word that the register has.
const COMPASS: [(&str, &str); 9] = [
    ("north", "north"),
    ("south", "south"),
    ("east", "east"),
    ("west", "west"),
    ("mid", "mid"),
    ("n", "north"),
    ("s", "south"),
    ("e", "east"),
    ("w", "west"),
];

/// The names that begin at a word and share the place behind the last of them: how many words, and the names in order.
/// Every one must be a name of the register.
pub(super) fn at(text: &str, tokens: &[Token], at: usize, reading: Reading) -> Option<(usize, Vec<Named>)> {
    compass(tokens.get(at)?)?;
    let mut points: Vec<usize> = Vec::new();
    let mut next = at;
    while let Some(token) = tokens.get(next) {
        if compass(token).is_some() && (points.is_empty() || parted(text, tokens, next)) {
            points.push(next);
        } else if token.word != "and" || points.is_empty() {
            break;
        }
        next += 1;
    }
    let (&last, before) = points.split_last().filter(|(_, before)| !before.is_empty())?;
    let (length, meanings) = name_at(text, tokens, last, reading).filter(|(length, _)| *length > 1)?;
    let place: Vec<&str> = tokens.get(last + 1..last + length)?.iter().map(|t| t.word.as_str()).collect();
    let place = place.join(" ");
    let mut out = Vec::new();
    for point in before {
        let token = tokens.get(*point)?;
        if reading == Reading::Prose && !between(text, token.start, token.end).starts_with(char::is_uppercase) {
            return None;
        }
        let known = REGISTER.names.get(&format!("{} {place}", compass(token)?))?;
        let (start, end) = (token.start, token.end);
        out.push(Named { meanings: known.meanings.clone(), written: None, start, end, shares: true });
    }
    let (first, end) = (tokens.get(last)?, tokens.get(last + length - 1)?.end);
    out.push(Named { meanings, written: None, start: first.start, end, shares: false });
    Some((last + length - at, out))
}

fn compass(token: &Token) -> Option<&'static str> {
    COMPASS.iter().find(|(word, _)| *word == token.word).map(|(_, full)| *full)
}

/// Whether a comma, a slash or "and" stands before a word: "North East" is one point of the compass.
fn parted(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) else { return false };
    before.word == "and" || tokens.get(at).is_some_and(|t| between(text, before.end, t.start).contains([',', '/']))
}
