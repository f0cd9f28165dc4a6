//! Whether two actions of one body's papers are one: by number, by their words, and by who has them.

use crate::framework::headings::fold;
use crate::record::{Action, Owner};
use crate::wording::{calendar, people};
use std::collections::BTreeSet;

/// Likeness from which two wordings are one action.
const SAME_TEXT: f64 = 0.85;
/// Likeness that two wordings of one number must have: an action is reworded as it goes on, but not replaced.
const SAME_NUMBER: f64 = 0.45;
/// Texts shorter than this (folded, in bytes) are alike by chance ("develop benefits case").
pub(super) const SHORTEST: usize = 30;
/// A word is told by its first letters: "publish" and "publication".
const STEM: usize = 5;

/// What is kept of an action.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) id: String,
    number: Option<String>,
    title: String,
    pub(super) text: String,
    /// The words that say what is to be done, as stems.
    content: BTreeSet<String>,
    owners: BTreeSet<String>,
}

impl Kept {
    pub(super) fn of(action: &Action) -> Self {
        let owners = action.owners.iter().flat_map(|o| [Some(o.as_written.as_str()), o.name.as_deref()]);
        let mut owners: BTreeSet<String> = owners.flatten().map(fold).filter(|o| !o.is_empty()).collect();
        owners.extend(action.owners.iter().filter_map(surname));
        let text = fold(&action.text);
        Self {
            id: action.header.id.clone(),
            number: action.action_number.as_deref().map(fold).filter(|n| !n.is_empty()),
            title: action.item_title.as_deref().map(fold).unwrap_or_default(),
            content: content(&text, &owners),
            text,
            owners,
        }
    }

    /// A number that runs on from meeting to meeting ("AP103", "41"), and not the place in one paper's list.
    fn running(&self) -> Option<(&str, usize)> {
        let number = self.number.as_deref()?;
        let digits = number.chars().filter(char::is_ascii_digit).count();
        (digits > 1).then_some((number, digits))
    }
}

/// "Ms Court" and "S Court" are one: the surname of a person.
fn surname(owner: &Owner) -> Option<String> {
    let (title, bare) = people::split_title(owner.name.as_deref().unwrap_or(&owner.as_written));
    let last = bare.split_whitespace().next_back().filter(|last| last.chars().count() > 2)?;
    (!title.is_empty() || people::is_person(bare)).then(|| fold(last))
}

/// Stems of the words that tell a task: without small words, numbers, months and those who have it.
fn content(text: &str, owners: &BTreeSet<String>) -> BTreeSet<String> {
    const SMALL: [&str; 44] = [
        "the", "and", "for", "with", "from", "into", "that", "this", "these", "those", "their", "them", "they", "will",
        "would", "should", "shall", "has", "have", "had", "was", "were", "are", "been", "all", "any", "who", "when",
        "out", "about", "again", "next", "meeting", "agreed", "asked", "get", "ongoing", "closed", "done", "open",
        "cllr", "mrs", "not", "yet",
    ];
    let named = |word: &str| owners.iter().any(|owner| owner.split(' ').any(|part| part == word));
    text.split(' ')
        .filter(|word| word.len() > 2 && !SMALL.contains(word) && !word.starts_with(|c: char| c.is_ascii_digit()))
        .filter(|word| calendar::month(word).is_none() && !named(word))
        .map(|word| word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word))
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

/// How alike two actions are, or 0 where they are not the same.
pub(super) fn likeness(a: &Kept, b: &Kept) -> f64 {
    if a.text == b.text && (a.text.len() >= SHORTEST || a.title == b.title) {
        return 1.0;
    }
    let numbered = a.number.is_some() && a.number == b.number;
    let by_words = by_words(a, b, numbered);
    if by_words > 0.0 {
        return by_words;
    }
    // Wordings of quite different lengths cannot be alike enough: no need to compare them.
    let (short, long) = (a.text.len().min(b.text.len()), a.text.len().max(b.text.len()));
    let needed = if numbered { SAME_NUMBER } else { SAME_TEXT };
    if long == 0 || (short as f64) < needed * long as f64 || (short < SHORTEST && !numbered) {
        return 0.0;
    }
    let alike = strsim::normalized_levenshtein(&a.text, &b.text);
    if alike >= needed { alike } else { 0.0 }
}

/// The same by the words that tell the task, by whose it is, and by a number that runs on: "CD to draft a text for the
/// newsletter" is "Newsletter text (CD)" at the next meeting.
fn by_words(a: &Kept, b: &Kept, numbered: bool) -> f64 {
    /// So many words two tasks without a number must share.
    const FEWEST: usize = 3;
    /// Of ten words of the shorter one, so many stand in the other.
    const MOST: usize = 8;
    /// The longer one may say more, but not be another matter.
    const LONGER: usize = 3;
    /// Numbers of so many digits do not begin anew each year.
    const DIGITS: usize = 3;
    let owned = a.owners.intersection(&b.owners).next().is_some();
    if !owned && !numbered {
        return 0.0;
    }
    let shared = a.content.intersection(&b.content).count();
    let (short, long) = (a.content.len().min(b.content.len()), a.content.len().max(b.content.len()));
    let others = !owned && !a.owners.is_empty() && !b.owners.is_empty();
    let part = if long == 0 { 0.0 } else { shared as f64 / long as f64 };
    match (a.running(), b.running()) {
        (Some((_, digits)), Some(_)) if numbered => {
            let same = shared > 0 && (!others || digits >= DIGITS) || owned && digits >= DIGITS;
            if same { 0.9 + 0.1 * part } else { 0.0 }
        }
        // Each has a number of its own.
        (Some(_), Some(_)) => 0.0,
        _ => {
            let same = owned && short >= FEWEST && shared * 10 >= short * MOST && long <= short * LONGER;
            if same { SAME_TEXT * (0.5 + 0.5 * part) } else { 0.0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(number: &str, text: &str, owner: &str) -> Kept {
        Kept::of(&Action {
            action_number: (!number.is_empty()).then(|| number.to_owned()),
            text: text.to_owned(),
            owners: vec![Owner::written(owner)],
            ..Action::default()
        })
    }

    fn same(a: (&str, &str, &str), b: (&str, &str, &str)) -> bool {
        likeness(&kept(a.0, a.1, a.2), &kept(b.0, b.1, b.2)) > 0.0
    }

    #[test]
    fn a_number_that_runs_on_is_the_same_action_in_other_words() {
        let draft = ("AP105", "CD to draft a text for the newsletter", "CD");
        assert!(same(draft, ("AP105", "Newsletter text", "CD")));
        assert!(!same(draft, ("AP106", "CD to draft a text for the poster", "CD")));
        assert!(same(
            ("23/041", "Ms Court to bring a deep dive on falls", "Ms Court"),
            ("23/041", "Deep dive", "S Court")
        ));
        // The places of two lists are no such number.
        assert!(!same(("1", "Ask for a price", "CD"), ("1", "Newsletter text", "CD")));
    }

    #[test]
    fn without_numbers_most_words_and_the_owner_are_the_same() {
        let seats = ("", "Cllr Low agreed to get a price for new seats from the makers", "Cllr Low");
        assert!(same(seats, ("", "Cllr Low to chase the makers for a price for new swing seats", "Cllr Low")));
        assert!(!same(seats, ("", "Una to chase the makers for a price for new swing seats", "Una")));
        assert!(!same(
            ("", "Una to ask the farmer to cut back the hedge", "Una"),
            ("", "Una to ask the farmer to mend the stile", "Una")
        ));
    }
}
