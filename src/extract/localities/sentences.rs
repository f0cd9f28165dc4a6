//! Localities that sentences name: rows of names beside the word "localities", and names before "locality".

use super::super::whose::Whose;
use super::context::{ANCHOR, BARE_CLAIM, CLAIM};
use super::flow::Named;
use super::names::Name;
use super::naming_rows::{is_a_partnership, respectively, rows};
use super::people;
use super::scan::Piece;
use crate::wording::blanks::one_line;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

/// A sentence that goes on with the localities of the one before.
static POINTS_BACK: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"^(?:In \p{Lu}[\w’' -]{2,40}? (?:these|they|those|there|the (?:two|three|four|five|six|seven|eight|nine|ten)) (?:are|have)|Here |They|These|Those|We have|There are|It has|Namely|The (?:two|three|four|five|six|seven|eight|nine|ten) )",
    )
});
/// A row of localities that a sentence names, with whose they are.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) whose: Whose,
    pub(super) named: Vec<Named>,
}

impl Told {
    /// Takes over what the next sentence says of them: "Their populations are 38,000 and 60,000 respectively."
    fn populations_in_order(&mut self, sentence: &str) {
        let mut own: Vec<Name> = self.named.iter().map(|n| n.name.clone()).collect();
        if own.iter().all(|n| n.population.is_none()) {
            respectively(sentence, &mut own);
            for (named, own) in self.named.iter_mut().zip(own) {
                named.name.population = own.population;
            }
        }
    }
}

/// Localities that the sentences of a paragraph name. `headed`: whether the heading above speaks of localities. `whose` tells
/// from the words before a row, and from the row's names, which partnership it speaks of; `None`: of none, or of a
/// neighbour.
pub(super) fn told(
    block: usize,
    text: &str,
    headed: bool,
    whose: impl Fn(&str, &[Piece]) -> Option<Whose>,
) -> Vec<Told> {
    let mut out = Vec::new();
    let anchored = text.to_lowercase().contains("localit");
    // "planned over four areas: …" counts where the register knows the areas.
    let named = headed || named_first(text);
    // "The area is divided into six: …".
    let says_how_many = || CLAIM.is_match(text) || (text.contains([':', '–', '(']) && BARE_CLAIM.is_match(text));
    if !anchored && !named && !says_how_many() {
        return out;
    }
    let text = one_line(text);
    let text = without_numbers(&text);
    let mut before: Option<&str> = None;
    // "Moray: Elgin; Forres and Lossiemouth; …" counts where the register knows the names.
    let mut anchored_before = named;
    // A sentence that gives how many areas there are, of which the next may give the names.
    let mut areas_before: Option<&str> = None;
    // The sentence before, where it says how many localities there are.
    let mut claimed_before: Option<&str> = None;
    for range in sentences(&text) {
        let sentence = text.get(range).unwrap_or_default();
        if let Some(told) = out.last_mut().filter(|_| !ANCHOR.is_match(sentence)) {
            told.populations_in_order(sentence);
        }
        let anchored = ANCHOR.is_match(sentence);
        // "… our seven localities. A, B, … each have their own."
        let of_claim = claimed_before.filter(|_| !anchored && before.is_some());
        claimed_before = (anchored && CLAIM.is_match(sentence)).then_some(sentence);
        let points_back = POINTS_BACK.is_match(sentence);
        let of_areas = areas_before.filter(|_| points_back && before.is_none());
        let earlier = before.filter(|_| points_back);
        before = (anchored || earlier.is_some()).then_some(sentence);
        let counts = |pattern: &LazyLock<Regex>| pattern.is_match(sentence);
        let areas = !anchored && (counts(&CLAIM) || counts(&BARE_CLAIM));
        let goes_on = (anchored_before || areas || of_areas.is_some()) && !anchored && earlier.is_none();
        areas_before = areas.then_some(sentence);
        anchored_before |= anchored;
        if !(anchored || earlier.is_some() || goes_on) {
            continue;
        }
        let now = super::context::of_now(sentence);
        for (whose, row) in rows(now.as_deref().unwrap_or(sentence), earlier.or(of_areas).or(of_claim), goes_on, &whose)
        {
            let of_some = people::are_some(sentence);
            let named = row.names.into_iter().map(|name| Named {
                block,
                quote: sentence.to_owned(),
                name: Name { population: name.population.filter(|_| !of_some), ..name },
                from_prose: true,
                split_is_a_guess: row.guess,
            });
            out.push(Told { whose, named: named.collect() });
        }
    }
    out
}

/// Whether a line begins with a partnership's name and a colon or dash.
fn named_first(text: &str) -> bool {
    let end = [": ", " – ", " — ", " - "].iter().filter_map(|mark| text.find(mark)).min();
    end.filter(|at| *at < LONGEST_NAME).and_then(|at| text.get(..at)).is_some_and(is_a_partnership)
}

/// The longest name of a partnership that opens a line, in bytes.
const LONGEST_NAME: usize = 60;

/// "areas: 1) North 2) South" with semicolons between the names.
fn without_numbers(text: &str) -> std::borrow::Cow<'_, str> {
    let found: Vec<_> = NUMBERED.captures_iter(text).collect();
    let in_turn = found.len() > 1
        && found.iter().enumerate().all(|(at, f)| f.get(1).is_some_and(|label| counts(label.as_str(), at)));
    if !in_turn {
        return text.into();
    }
    let mut first = true;
    NUMBERED
        .replace_all(
            text,
            |_: &crate::wording::latin::Captures<'_>| if std::mem::take(&mut first) { " " } else { "; " },
        )
        .into_owned()
        .into()
}

static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"[\s,;:]+(?:and\s+)?\(?([1-9]|1\d|[a-l]|i{1,3}|i?vi{0,3}|i?x)\)\s+"));

/// Whether a label stands for a place in a row, from 0: "2", "b" or "ii" for the second.
fn counts(label: &str, at: usize) -> bool {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let letter = || label.len() == 1 && label.bytes().next().is_some_and(|b| usize::from(b.wrapping_sub(b'a')) == at);
    label.parse::<usize>().is_ok_and(|number| number == at + 1) || letter() || ROMAN.get(at) == Some(&label)
}
