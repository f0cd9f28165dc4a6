//! Tasks told without a verb: "Fi and Al – catering.", "Posters: Nan.", "Leave it with him.", and what is carried forward.

use super::clauses::is_told_of_names;
use super::may_act::cast_only;
use super::pronouns;
use super::{Line, Prose};
use crate::extract::actions::{due, owners};
use crate::record::Owner;
use crate::wording::{people, sentences::sentences};

/// What a sentence gives in such words: its text, whose it is, and whether the sentence itself names them.
pub(super) fn given(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    before: Option<&str>,
) -> Option<(String, Vec<Owner>, bool)> {
    let plain = |owners: Vec<Owner>| (sentence.to_owned(), owners, true);
    seen_to(prose, line, sentence)
        .or_else(|| carried_forward(prose, sentence))
        .map(plain)
        .or_else(|| left_with(prose, sentence, before))
        .or_else(|| on_it(prose, sentence, before))
        .or_else(|| due_and_whose(prose, sentence, before))
        .or_else(|| to_action(sentence).map(|owners| (told_with(sentence, before), owners, true)))
}

/// "Clerk to action.": who acts on what the sentence before tells.
pub(super) fn to_action(sentence: &str) -> Option<Vec<Owner>> {
    let bare = sentence.trim_end_matches(['.', ' ', ')']).trim_start_matches('(');
    let who = [" to action", " to action this", " to action it"].iter().find_map(|end| bare.strip_suffix(end))?;
    owners::is_owner(who).then(|| owners::split(who.strip_prefix("The ").unwrap_or(who)))
}

/// "Jo.", "Una and Al.": a sentence that names people who were there and says nothing of them.
pub(super) fn names_alone(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    /// Two whole names and a word between them.
    const MOST_WORDS: usize = 5;
    let bare = sentence.trim_end_matches(['.', ' ']);
    let bare = in_brackets(bare).unwrap_or(bare);
    let owners = owners::split(bare);
    let words = bare.split_whitespace().count() <= MOST_WORDS && !bare.contains([':', ';', '(']);
    (words && are_people(prose, &owners)).then_some(owners)
}

/// "(Una)": what stands in the brackets that a sentence is.
fn in_brackets(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')')
}

/// "Notices have to go out by 10 May. Jo.", "It was agreed to ask the Council for a bin. (Una)": what has to be done, and behind it
/// whoever does it.
fn due_and_whose(prose: Prose<'_>, sentence: &str, before: Option<&str>) -> Option<(String, Vec<Owner>, bool)> {
    const HAS_TO: [&str; 8] =
        [" have to ", " has to ", " must ", " to be ", " needs to ", " need to ", " to go ", " still to "];
    const TOLD: [&str; 7] = [" was ", " were ", " had ", " said ", " who ", "proposed", "seconded"];
    let before = before?;
    let agreed =
        before.contains("was agreed to ") || before.contains("was agreed that ") || before.contains("Agreed to ");
    let agreed = agreed && in_brackets(sentence.trim_end_matches(['.', ' '])).is_some();
    let asks = HAS_TO.iter().any(|has| before.contains(has)) && !TOLD.iter().any(|told| before.contains(told));
    let asks = asks || agreed;
    let owners = names_alone(prose, sentence).filter(|_| asks && !before.trim_end().ends_with(['?', ':']))?;
    let last = sentences(before).pop().map_or(before, |range| &before[range]);
    Some((last.to_owned(), owners, false))
}

/// "Fi and Al – catering. Una – tea.": several who see to something, or one behind a colon; "JB – good turnout" alone is what
/// JB said.
fn seen_to(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str) -> Option<Vec<Owner>> {
    // Above the first item names stand for other reasons.
    let among = line.passage.item.is_some() || line.text.trim().len() > sentence.len() + 1;
    // "Councillor: Cllr Low. Apologies: Una" lists who was there.
    let list = ["Apologies", "apologies", "Present", "In attendance", "Sederunt"].iter().any(|w| line.text.contains(w));
    let owners = people_and_thing(prose, sentence).filter(|_| among && !list)?;
    let colon = sentence.split_once(": ").is_some_and(|(thing, _)| is_thing(thing));
    // "FO – premium statement, carry forward": how it stands says that it is a task.
    let stands = standing_cut(sentence).len() < sentence.len();
    let shared = || {
        let same = |range: &std::ops::Range<usize>| {
            line.text.get(range.clone()).is_some_and(|said| people_and_thing(prose, said).is_some())
        };
        sentences(&line.text).iter().filter(|range| same(range)).count() > 1
    };
    (colon || stands || owners.len() > 1 || shared()).then_some(owners)
}

/// "Fi and Al – catering.", "Posters: Nan.": people who were there, and a thing to see to.
pub(super) fn people_and_thing(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let bare = sentence.trim_end_matches(['.', ' ', ';']);
    if let Some((_, who)) = bare.split_once(": ").filter(|(thing, _)| is_thing(thing)) {
        let owners = owners::split(who);
        // "Stewards: Al Reid, Una Moss": a list of people by their whole names.
        let listed = owners.len() > 1 && owners.iter().all(|owner| owner.as_written.contains(' '));
        return Some(owners).filter(|owners| !listed && are_people(prose, owners));
    }
    let (who, thing) = bare.split_once(" – ").or_else(|| bare.split_once(" - "))?;
    let thing = standing_cut(thing);
    let small = thing.starts_with(char::is_lowercase);
    let owners = Some(owners::split(who)).filter(|owners| small && is_thing(thing) && are_people(prose, owners))?;
    Some(owners)
}

/// "Kim: posters in every close": somebody who was there, and behind a colon a thing to see to, in a list of such.
pub(super) fn sees_to(prose: Prose<'_>, text: &str) -> Option<Vec<Owner>> {
    let (who, thing) = text.trim_end_matches(['.', ' ', ';']).split_once(": ")?;
    Some(owners::split(who)).filter(|owners| is_thing(thing) && are_people(prose, owners))
}

/// "Jobs: Pat – insurance; Betty – posters": what each of several sees to, parted by semicolons.
pub(super) fn jobs<'t>(prose: Prose<'_>, sentence: &'t str) -> Vec<(&'t str, Vec<Owner>)> {
    if !sentence.contains("; ") {
        return Vec::new();
    }
    let (label, rest) = sentence.split_once(": ").unwrap_or(("", sentence));
    let rest = if label.split_whitespace().count() <= 3 { rest } else { sentence };
    let each = |piece: &'t str| {
        let (who, thing) = piece.split_once(" – ").or_else(|| piece.split_once(" - "))?;
        let owners = owners::split(who);
        // "insurance and the Council permit": a name of a body among them is no more than a thing.
        let thing = thing.trim_end_matches(['.', ' ']);
        let few = thing.split_whitespace().count() <= 8 && thing.starts_with(char::is_lowercase);
        let told =
            thing.split_whitespace().any(|word| is_told_of_names(word) || word.len() > 4 && word.ends_with("ed"));
        (few && !told && are_people(prose, &owners)).then_some((piece, owners))
    };
    let found: Vec<_> = rest.split("; ").filter_map(|piece| each(piece.trim())).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Words without those at their end that say how a task stands.
fn standing_cut(text: &str) -> &str {
    let bare = text.trim_end_matches(['.', ' ']);
    let stands = [", carry forward", ", carried forward", ", ongoing", ", outstanding", ", c/f", ", in progress"];
    stands.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(text)
}

/// Whether owners are people who were there, by their names and not by their posts.
fn are_people(prose: Prose<'_>, owners: &[Owner]) -> bool {
    cast_only(prose, owners)
        && owners.iter().all(|o| prose.cast.people(&o.as_written).is_some() && !has_post(&o.as_written))
}

fn has_post(text: &str) -> bool {
    text.split_whitespace().any(people::is_post_word)
}

/// Whether words name a thing that somebody may see to, and tell nothing of it.
fn is_thing(text: &str) -> bool {
    const FEW: usize = 6;
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let told = |word: &String| {
        is_told_of_names(word)
            || people::is_title(word)
            || word.len() > 4 && word.ends_with("ed")
            || people::is_post_word(word)
    };
    let dated = due::is_date(text) || text.chars().any(|c| c.is_ascii_digit());
    !words.is_empty() && words.len() <= FEW && !dated && !words.iter().any(told) && !text.contains(['(', '?', ';', ','])
}

/// "Jo Blair had not been able to get the figures and this would be carried forward.": still the task of whoever had it.
fn carried_forward(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let bare = sentence.trim_end_matches(['.', ' ']);
    let ends = ["be carried forward", "be carried over", "been carried forward", "is carried forward"];
    if !ends.iter().any(|end| bare.ends_with(end)) {
        return None;
    }
    let who =
        [" had not ", " has not ", " had been unable ", " was unable ", " has still ", " had still ", " has yet "]
            .iter()
            .find_map(|stands| bare.split_once(stands))
            .map(|(who, _)| who)?;
    Some(owners::split(who)).filter(|owners| owners.len() == 1 && cast_only(prose, owners))
}

/// "Jo has spoken to the supplier. Leave it with her.", "Al said leave it with him.": what the sentence before tells of.
fn left_with(prose: Prose<'_>, sentence: &str, before: Option<&str>) -> Option<(String, Vec<Owner>, bool)> {
    let lower = sentence.to_lowercase();
    let at = ["leave it with ", "leave this with "].iter().find_map(|left| Some(lower.find(left)? + left.len()))?;
    let who = sentence.get(at..)?.trim_end_matches(['.', '!', ' ']);
    let pronoun = match who {
        "him" => "he",
        "her" => "she",
        _ => {
            let owners = Some(owners::split(who)).filter(|owners| cast_only(prose, owners))?;
            return Some((told_with(sentence, before), owners, true));
        }
    };
    let name = pronouns::only_person(prose, sentence, pronoun)
        .or_else(|| before.and_then(|before| pronouns::only_person(prose, before, pronoun)))?;
    let owner = Owner::written(name.strip_prefix("The ").unwrap_or(&name));
    Some((told_with(sentence, before), vec![owner], false))
}

/// "Website down again – Al on the case.", "The form is due on 30 March. Una dealing.": who sees to what stands before.
fn on_it(prose: Prose<'_>, sentence: &str, before: Option<&str>) -> Option<(String, Vec<Owner>, bool)> {
    const ENDS: [&str; 12] = [
        " on it",
        " on to it",
        " onto it",
        " on the case",
        " dealing",
        " dealing with it",
        " dealing with this",
        " to deal",
        " to deal with it",
        " to deal with this",
        " sorting",
        " sorting it",
    ];
    let bare = sentence.trim_end_matches(['.', '!', ' ']);
    let head = ENDS.iter().find_map(|end| bare.strip_suffix(end))?;
    let head = head.strip_suffix(" is").or_else(|| head.strip_suffix(" are")).unwrap_or(head);
    let parted = [" – ", " - ", ", ", ": ", "; "].iter().filter_map(|sign| head.rsplit_once(sign));
    let parted = parted.min_by_key(|(_, who)| who.len());
    let who = parted.map_or(head, |(_, who)| who);
    let owners = Some(owners::split(who)).filter(|owners| are_people(prose, owners))?;
    let text = if parted.is_some() { sentence.to_owned() } else { told_with(sentence, before) };
    Some((text, owners, true))
}

/// A sentence with the one before it, which says what it is about.
fn told_with(sentence: &str, before: Option<&str>) -> String {
    before.map_or_else(|| sentence.to_owned(), |before| format!("{before} {sentence}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, p};

    fn one(text: &str, expected: &[&str]) {
        check(vec![there(), heading("3. Hall"), p(text)], expected);
    }

    #[test]
    fn people_and_things() {
        one("Una and Al – catering.", &["Una and Al – catering. | Una+Al | "]);
        one("Al – tents. Una – tea and coffee.", &["Al – tents. | Al | ", "Una – tea and coffee. | Una | "]);
        one("Posters: Una.", &["Posters: Una. | Una | "]);
        one("Una – good turnout.", &[]);
        one("Regrets: Una.", &[]);
    }

    #[test]
    fn what_is_left_with_somebody_or_carried_forward() {
        one(
            "Una has rung the firm twice. Leave it with her.",
            &["Una has rung the firm twice. Leave it with her. | Una | "],
        );
        one(
            "Una had not found the key and this would be carried forward.",
            &["Una had not found the key and this would be carried forward. | Una | "],
        );
    }

    #[test]
    fn what_each_of_several_sees_to() {
        one(
            "Jobs: Una – insurance and the Council permit; Al – posters; all welcome.",
            &["Una – insurance and the Council permit | Una | ", "Al – posters | Al | "],
        );
        one("Una – posters printed; Al – happy.", &[]);
    }

    #[test]
    fn a_sentence_that_names_somebody_and_nothing_else() {
        one("Notices have to go out by 10 May. Una.", &["Notices have to go out by 10 May. | Una | by 10 May"]);
        one("The notices had to go out in March. Una.", &[]);
        one(
            "It was agreed to ask the council for a bin. (Una)",
            &["It was agreed to ask the council for a bin. | Una | "],
        );
        one("The bin was emptied. (Una)", &[]);
        one("The hall is cold. Una.", &[]);
    }

    #[test]
    fn who_is_on_it() {
        one("Website down again – Al on the case.", &["Website down again – Al on the case. | Al | "]);
        one("The roof lets in water. Una and Al on it.", &["The roof lets in water. Una and Al on it. | Una+Al | "]);
        one("The paint had no lid on it.", &[]);
    }

    #[test]
    fn things_that_somebody_may_see_to() {
        assert!(["catering", "marquee and power", "Posters", "display boards"].iter().all(|text| is_thing(text)));
        for other in ["Proposed", "Apologies", "Secretary", "update on the pontoon", "the 14th", "bridge closed"] {
            assert!(!is_thing(other), "{other}");
        }
    }
}
