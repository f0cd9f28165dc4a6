//! Items that a paragraph's bold beginning names.

use super::Item;
use super::headings::is_short;
use crate::document::Paragraph;
use crate::wording::{labels, people};

/// Words of a title that nothing parts from what follows it.
const LONGEST: usize = 6;

/// The number of a paper in brackets behind a title is no longer, in characters.
const PAPER_LENGTH: usize = 40;

/// The item that a paragraph's bold beginning names: "**19/13 Tree planting** – Mr Ott had costed …".
pub(super) fn run_in_heading(paragraph: &Paragraph, label: Option<&str>, next: u32) -> Option<Item> {
    let filled = || paragraph.runs.iter().filter(|r| !r.text.trim().is_empty());
    let bold = filled().take_while(|r| r.style.bold).count();
    if bold == 0 || bold == filled().count() {
        return None;
    }
    let head: String = filled().take(bold).map(|r| r.text.as_str()).collect();
    let rest: String = filled().skip(bold).map(|r| r.text.as_str()).collect();
    let parted =
        head.trim_end().ends_with([':', '.', '–', '—', '-']) || rest.trim_start().starts_with([':', '–', '—', '-']);
    let parted = parted || head.chars().any(char::is_alphabetic) && !head.chars().any(char::is_lowercase);
    // "19/3 External audit plan (Paper AR/19/2)".
    let papered = rest.trim().starts_with('(') && rest.trim().ends_with(')') && rest.chars().count() <= PAPER_LENGTH;
    let parted = parted || papered;
    let head = head.trim().trim_end_matches([':', '.', '–', '—', '-']).trim();
    let (typed, title) = labels::split(head);
    let number = label.or(typed).and_then(labels::bare).map(str::to_owned);
    let (number, title) = match (number, title.split_once(char::is_whitespace)) {
        (None, Some((code, title))) if is_minute_number(code) => (Some(code.to_owned()), title.trim()),
        (number, _) => (number, title.trim()),
    };
    // "2. Dropped kerbs" before "Donald had walked …": the number counts on.
    let counts = number.as_deref().and_then(|n| n.parse().ok()) == Some(next)
        && rest.trim_start().starts_with(char::is_uppercase)
        && title.split_whitespace().count() <= LONGEST;
    // "45/13 Apologies" set bold before what was said: a minute's number says that it is a title.
    let minuted = number.as_deref().is_some_and(is_minute_number) && title.split_whitespace().count() <= LONGEST;
    let parted = parted || counts || minuted;
    // "1. **JS** – send the paper": who is to act.
    let owner = title.split(['/', '&', ',']).map(str::trim).all(|who| {
        matches!(people::likeness(who), people::Likeness::Initials | people::Likeness::Person)
            || who.eq_ignore_ascii_case("all")
    });
    // After others like it "5. **Trim Trail** – …" is a title, though it looks like a name.
    let counts_on = next > 1 && number.as_deref().and_then(|n| n.parse().ok()) == Some(next);
    let owner = owner && !(counts_on && !people::is_surely_person(title) && !people::is_initials(title));
    let named = !owner && number.is_some() && title.chars().any(char::is_alphabetic) && is_short(title) && parted;
    let field =
        crate::extract::actions::prose::labelled(head).is_some() || crate::extract::actions::prose::is_field(head);
    (named && !field).then(|| Item { number, title: Some(title.to_owned()) })
}

/// "2) Money. £612 in bank.": the item that a numbered paragraph of a minute opens with in plain type, after so many
/// items like it.
pub(super) fn plain_heading(text: &str, label: Option<&str>, next: u32, before: usize) -> Option<Item> {
    let number = labels::number(label?).filter(|n| n.as_slice() == [next])?;
    let at = text.char_indices().find(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        matches!(c, '.' | ':') && rest.starts_with(' ')
            || *c == ' ' && (rest.starts_with("– ") || rest.starts_with("- "))
    })?;
    let (head, rest) = (text[..at.0].trim(), text[at.0 + 1..].trim());
    let words = head.split_whitespace().count();
    // "2. FLOOD PREVENTION. …": capitals set a title.
    let capitals = head.chars().filter(|c| c.is_alphabetic()).count() > 4 && !head.chars().any(char::is_lowercase);
    let who = !capitals
        && (people::is_initials(head)
            || people::is_person(head)
            || people::likeness(head) == people::Likeness::PostOrBody);
    // "4. Election of office bearers. …" after others like it.
    let who = who && !(before > 0 && words > 2 && !people::is_person(head));
    // After others like it "3. Address layer. …" is a title, whatever its first word may mean.
    let order = before < 2 && head.split_whitespace().next().is_some_and(crate::wording::verbs::is_doing);
    let field = crate::extract::actions::prose::labelled(text).is_some();
    ((1..=5).contains(&words) && !who && !order && !field && head.starts_with(char::is_uppercase) && !rest.is_empty())
        .then(|| Item { number: number.first().map(u32::to_string), title: Some(head.to_owned()) })
}

/// "19/13", "2019/104", "18.132": the number of a minute in its year.
fn is_minute_number(code: &str) -> bool {
    let parts: Vec<&str> = code.split('/').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|p| (1..=4).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit()))
}
