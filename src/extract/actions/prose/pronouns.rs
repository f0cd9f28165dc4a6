//! Pronouns that tell who took a task on: "Jo Blair reported. She agreed to circulate the figures."
//!
//! A pronoun stands for somebody only where the sentence before names one person and no other; else it stays as it is
//! written, and the record says that its owner is not known.

use super::Prose;
use crate::extract::actions::cast::{Person, woman};
use crate::record::Owner;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, sentences::sentences};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What somebody named before took on, and how.
#[derive(Debug, PartialEq)]
pub(super) struct Taken {
    /// The one who did: the name before, or the pronoun where that is not told.
    pub(super) owner: Owner,
    /// Whether the name before was plain.
    pub(super) resolved: bool,
    /// The verb in its plain form.
    pub(super) verb: String,
}

static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:[Ii]t was agreed that|[Aa]greed that|[Tt]he (?:Chair|Convener) confirmed that)\s+)?(?P<who>He|She|They|he|she|they)\s+(?:(?:has|have|had|also|then|kindly)\s+)*(?P<how>agreed\s+to|undertook\s+to|undertaken\s+to|offered\s+to|volunteered\s+to|promised\s+to|(?:was|were|is|are)\s+(?:asked\s+|tasked\s+|requested\s+|instructed\s+)?to|will|would|shall)\s+(?:also\s+|then\s+|now\s+)?(?P<verb>[a-z-]+)",
    )
});

/// Who is meant by the pronoun with which a sentence tells of a task taken on; `before` is the sentence before it.
pub(super) fn taken(prose: Prose<'_>, sentence: &str, before: Option<&str>) -> Option<Taken> {
    let found = PRONOUN.captures(sentence)?;
    let (who, how) = (found.name("who")?.as_str(), found.name("how")?.as_str());
    let verb = found.name("verb")?.as_str().to_owned();
    let pronoun = who.to_lowercase();
    let named = before
        .filter(|_| pronoun != "they")
        .and_then(|before| only_person(prose, before, &pronoun).or_else(|| of_the_first(prose, before, &pronoun)));
    match named {
        Some(name) => Some(Taken { owner: Owner::written(name), resolved: true, verb }),
        // "They will be written to": without a name, the future tells of no task.
        None if matches!(how, "will" | "would" | "shall") => None,
        None => Some(Taken { owner: Owner::written(who), resolved: false, verb }),
    }
}

/// "Cllr Low spoke of the road. He had met the developer, who had promised a path.": whoever the first of several sentences
/// names, where all that follow begin with the pronoun.
fn of_the_first(prose: Prose<'_>, before: &str, pronoun: &str) -> Option<String> {
    let all = sentences(before);
    let (first, rest) = all.split_first()?;
    let begins = |range: &std::ops::Range<usize>| {
        before[range.clone()].split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(pronoun))
    };
    let on_them = !rest.is_empty() && rest.iter().all(begins);
    only_person(prose, before.get(first.clone()).filter(|_| on_them)?, pronoun)
}

/// "There had been complaints of parking.", "318 forms had come back.": no word but the first may be a name, nor is that.
pub(super) fn names_nobody(sentence: &str) -> bool {
    const OPENS: [&str; 17] = [
        "There", "This", "That", "It", "These", "Those", "A", "An", "The", "Some", "No", "Most", "Many", "Several",
        "No-one", "Nobody", "None",
    ];
    let mut words = sentence.split_whitespace();
    let first = words.next().unwrap_or("");
    (OPENS.contains(&first) || first.starts_with(|c: char| c.is_ascii_digit()))
        && !words.any(|word| word.trim_start_matches(['(', '‘', '“']).starts_with(char::is_uppercase))
        && !sentence.split_whitespace().any(|word| people::is_post_word(word.trim_end_matches(['.', ','])))
}

/// Whom a sentence names that asks "him" or "her" to do something: "The committee thanked Barry and asked him to prepare a
/// budget."
pub(super) fn asked(prose: Prose<'_>, sentence: &str, above: Option<&str>) -> Option<Owner> {
    let (before, after, pronoun) = [
        "asked him to ",
        "asked her to ",
        "asked them to ",
        "left to him to ",
        "left to her to ",
        "left with him to ",
        "left with her to ",
        "left it to him to ",
        "left it to her to ",
    ]
    .iter()
    .find_map(|asks| {
        let (before, after) = sentence.split_once(asks)?;
        Some((
            before,
            after,
            if asks.contains("him") {
                "he"
            } else if asks.contains("her") {
                "she"
            } else {
                "they"
            },
        ))
    })?;
    let verb = after.split_whitespace().next()?;
    let doing = crate::wording::verbs::is_doing(verb) && !super::taken_on::TALK.contains(&verb);
    // "It was left to him to discuss this": the one of the sentence above.
    let name = only_person(prose, before, pronoun)
        .or_else(|| above.filter(|_| before.starts_with("It ")).and_then(|above| only_person(prose, above, pronoun)));
    let name = name.filter(|_| doing && pronoun != "they")?;
    let bare = name.strip_prefix("The ").unwrap_or(&name);
    Some(Owner::written(bare))
}

/// What the names of places end with: "Church Lane" is nobody.
const PLACES: [&str; 20] = [
    "Road", "Lane", "Street", "Avenue", "Hall", "Park", "School", "Bridge", "House", "Farm", "Centre", "Terrace",
    "Place", "Drive", "Square", "Green", "Wood", "Field", "Burn", "Bay",
];

/// The one person whom a sentence names, as it names them; `None` where it names none, or another as well.
pub(super) fn only_person(prose: Prose<'_>, sentence: &str, pronoun: &str) -> Option<String> {
    /// A name is no longer than this, in words.
    const NAME_WORDS: usize = 5;
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let bare =
        |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.').to_owned();
    let mut found: Option<(BTreeSet<Person>, String)> = None;
    let mut at = 0;
    while at < words.len() {
        let window = (1..=NAME_WORDS.min(words.len() - at)).rev().find_map(|length| {
            let part = words.get(at..at + length)?;
            // A comma parts names.
            if part[..length - 1].iter().any(|w| w.ends_with([',', ';', ':']))
                || !part[0].starts_with(|c: char| c.is_uppercase() || c == '(')
            {
                return None;
            }
            let name = part.iter().map(|w| bare(w)).collect::<Vec<_>>().join(" ");
            let name = name.trim_end_matches("’s").trim_end_matches("'s").to_owned();
            prose.cast.people(&name).cloned().map(|people| (length, people, name))
        });
        if let Some((length, people, name)) = window {
            // "Ms Moss asked Mr Low for the plan. He agreed": the title says that she is not meant.
            let other = woman(people::split_title(&name).0).is_some_and(|woman| (pronoun == "he") == woman);
            let neither = pronoun != "they" && other;
            if neither || people.iter().all(|person| !prose.cast.may_be(*person, pronoun)) {
                at += length;
                continue;
            }
            match &mut found {
                Some((known, _)) if *known == people => {}
                Some(_) => return None,
                None => found = Some((people, name)),
            }
            at += length;
            continue;
        }
        // Anybody else who is named, by name or by post, leaves a doubt, but for a man where "she" is told of.
        let word = bare(words[at]);
        if pronoun != "they" && woman(&word).is_some_and(|woman| (pronoun == "he") == woman) {
            at += 2;
            continue;
        }
        let next = words.get(at + 1).map(|w| bare(w)).unwrap_or_default();
        let capital = word.starts_with(char::is_uppercase);
        // "AOB: Mr Low …": a title of the item ends in a sign.
        let place = PLACES.contains(&next.as_str()) || words[at].ends_with([':', ',', ';']);
        let person =
            capital && next.starts_with(char::is_uppercase) && !place && people::is_person(&format!("{word} {next}"));
        let forename = capital && at > 0 && people::is_forename(&word);
        // "a pharmacist": one of many, and nobody of whom more is told.
        let any = at.checked_sub(1).and_then(|k| words.get(k)).is_some_and(|before| matches!(*before, "a" | "an"));
        let post = people::is_post_word(&word) && !word.ends_with('s') && !any;
        if person || forename || post || people::is_title(&word) {
            return None;
        }
        at += 1;
    }
    let (people, name) = found?;
    let one = people.len() == 1 && people.iter().all(|person| prose.cast.may_be(*person, pronoun));
    one.then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, p};

    #[test]
    fn a_pronoun_stands_for_whoever_was_named_first() {
        let one = |text: &str, expected: &[&str]| check(vec![there(), heading("3. Hall"), p(text)], expected);
        one(
            "Mr Low spoke of work in Church Lane. He had met the developer, who was late. He agreed to ask for the plans.",
            &["He agreed to ask for the plans. | Mr Low | "],
        );
        one(
            "Una gave her word and it was agreed that she would meet the firm.",
            &["Una gave her word and it was agreed that she would meet the firm. | Una | "],
        );
        one(
            "AOB: Mrs Hay asked Mr Low for a member. No-one was sure. He was asked to ring them.",
            &["He was asked to ring them. | Mr Low | "],
        );
        one(
            "Mr Low met Al in Church Lane. He agreed to ask for the plans.",
            &["He agreed to ask for the plans. | He | "],
        );
    }
}
