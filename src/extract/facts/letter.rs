//! The subject and the date of a letter.

use crate::extract::passages::Passage;
use crate::framework::headings::fold;
use crate::wording::blanks::one_line;
use crate::wording::when;

/// The subject of a letter: a line after the salutation that is no sentence.
pub(super) fn subject(head: &[&Passage<'_>]) -> Option<String> {
    let dear = head.iter().position(|p| fold(&p.text).starts_with("dear "))?;
    let next = head.get(dear + 1)?;
    let text = next.text.trim();
    let line = text.chars().count() <= 140 && !text.ends_with(['.', ',', ';']);
    (line && (next.heading || next.paragraph.is_bold() || !text.chars().any(char::is_lowercase)))
        .then(|| one_line(text))
}

/// The date of a letter: a line of its own before the salutation, or after a place.
pub(super) fn dated(head: &[&Passage<'_>]) -> Option<String> {
    /// A line with a date and little else, in words.
    const LINE: usize = 6;
    head.iter()
        .take_while(|p| !fold(&p.text).starts_with("dear "))
        .flat_map(|p| {
            let whole = p.label.as_deref().map_or_else(|| p.text.clone(), |label| format!("{label} {}", p.text));
            whole.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|line| line.split_whitespace().count() <= LINE)
        .find_map(|line| when::first_day(&line).map(|d| d.to_string()))
}
