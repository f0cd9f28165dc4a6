//! Who may act: people at the meeting, posts, teams; not the body that meets.

use super::{Line, Prose};
use crate::extract::actions::{owners, who_acts};
use crate::framework::headings;
use crate::record::Owner;
use crate::wording::people;

/// Whether a line of a list names single people by their forenames.
pub(super) fn listed(line: &Line<'_, '_>, owners: &[Owner]) -> bool {
    line.passage.label.is_some() && owners.iter().all(|owner| people::is_forename(&owner.as_written))
}

/// Whether the owner is one post in a few words: "Clerk", "the Chief Officer".
pub(super) fn is_post(owners: &[Owner]) -> bool {
    /// With what it is the post of, a post is no longer, in words.
    const LONGEST: usize = 9;
    let [owner] = owners else { return false };
    let words: Vec<&str> = office(&owner.as_written).split_whitespace().collect();
    let plural = words.last().is_some_and(|w| w.ends_with('s') && !w.ends_with("ss"));
    words.len() <= 4
        && owner.as_written.split_whitespace().count() <= LONGEST
        && !plural
        && words.iter().any(|w| people::is_post_word(w))
        && !is_meeting_body(&owner.as_written)
}

/// "Deputy Head" of "Deputy Head of Legal Services": a post without what it is the post of.
fn office(name: &str) -> &str {
    let heads = |(office, _): &(&str, &str)| office.split_whitespace().next_back().is_some_and(is_role);
    name.split_once(" of ").filter(heads).map_or(name, |(office, _)| office)
}

/// Whether a word is that of one person's post: "Manager", not "Members".
fn is_role(word: &str) -> bool {
    people::is_post_word(word) && people::says(word, people::Says::Role) && !people::says(word, people::Says::Group)
}

/// Whether all owners are people at the meeting, as the paper calls them.
pub(super) fn cast_only(prose: Prose<'_>, owners: &[Owner]) -> bool {
    !owners.is_empty() && owners.iter().all(|o| in_cast(prose, &o.as_written) || under_title(prose, owners, o))
}

/// "Cllrs Low and Reid": the title of the first stands for the others, whose surnames the meeting knows.
fn under_title(prose: Prose<'_>, owners: &[Owner], owner: &Owner) -> bool {
    const SEVERAL: [&str; 5] = ["Cllrs", "Cllrs.", "Councillors", "Messrs", "Drs"];
    let first = owners.first().and_then(|first| first.as_written.split_once(' '));
    let Some((_, surname)) = first.filter(|(title, _)| owners.len() > 1 && SEVERAL.contains(title)) else {
        return false;
    };
    let name = owner.as_written.as_str();
    let bare = if owners.first().is_some_and(|first| first.as_written == name) { surname } else { name };
    prose.cast.people(bare).is_some()
}

/// Whether a name is that of somebody at the meeting, with or without a title: "Mr. Low", as minutes of people who are
/// listed by their full names have it.
fn in_cast(prose: Prose<'_>, name: &str) -> bool {
    let (title, bare) = people::split_title(name);
    prose.cast.contains(name)
        || prose.cast.contains(bare)
        || !title.is_empty() && prose.cast.people(name).is_some()
        || name.split(' ').count() > 2 && prose.cast.people(name).is_some()
        || is_titled(prose, name)
}

/// "Cllr Low", "PC Moss": a councillor or an officer of the police, though the list of people does not give them; where the
/// paper lists nobody, "Mr Low" as well.
fn is_titled(prose: Prose<'_>, name: &str) -> bool {
    let (title, bare) = people::split_title(name);
    let councillor = matches!(title.trim_end_matches('.'), "Cllr" | "Councillor" | "Cllrs" | "Councillors");
    const RANKS: [&str; 8] = ["pc", "pcso", "sgt", "sergeant", "insp", "inspector", "constable", "superintendent"];
    let rank = title.split_whitespace().next_back().map(|word| word.trim_end_matches('.').to_lowercase());
    let officer = rank.is_some_and(|rank| RANKS.contains(&rank.as_str()));
    let titled = councillor || officer || prose.cast.is_empty() && !title.is_empty();
    let words = bare.split_whitespace().count();
    titled && (1..=3).contains(&words) && bare.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a whole name is surely a person's whom the meeting does not know: "Alan Reid" who sent no apologies either.
pub(super) fn is_stranger(prose: Prose<'_>, name: &str) -> bool {
    let (title, bare) = people::split_title(name);
    // "Mr Hay": behind a title a surname is enough.
    let everyday = matches!(title.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Rev");
    let fewest = if everyday { 1 } else { 2 };
    (fewest..=3).contains(&bare.split_whitespace().count()) && people::is_surely_person(name) && !in_cast(prose, name)
}

/// Whether a name is that of a body that meets: what it agrees to do is its decision.
pub(in crate::extract::actions) fn is_meeting_body(name: &str) -> bool {
    // "Partnership Manager", "Board Secretary": a post.
    let post = office(name).split_whitespace().next_back().is_some_and(is_role);
    !post && headings::fold(name).split(' ').any(who_acts::meets)
}

/// Whether owners may act: people at the meeting, or posts and teams.
pub(super) fn known(prose: Prose<'_>, owners: &[Owner]) -> bool {
    !owners.is_empty()
        && owners.iter().all(|o| {
            let name = o.as_written.strip_prefix("the ").unwrap_or(&o.as_written);
            in_cast(prose, name)
                || under_title(prose, owners, o)
                || matches!(people::likeness(name), people::Likeness::PostOrBody | people::Likeness::Person)
                || name.split_whitespace().count() <= 3 && name.split_whitespace().all(people::is_post_word)
                // "the hall manager": a post in small letters.
                || name.split_whitespace().count() <= 3
                    && name.chars().all(|c| c.is_lowercase() || c == ' ')
                    && name.split_whitespace().next_back().is_some_and(people::is_post_word)
                || (people::says(name.split_whitespace().next().unwrap_or(""), people::Says::Whole)
                    && people::says(name.split_whitespace().next().unwrap_or(""), people::Says::Role))
                || who_acts::is_alone(name)
        })
}

/// Whether all owners are single people or posts.
pub(super) fn persons(prose: Prose<'_>, owners: &[Owner]) -> bool {
    owners.iter().all(|o| {
        let name = o.as_written.strip_prefix("the ").unwrap_or(&o.as_written);
        in_cast(prose, name)
            || under_title(prose, owners, o)
            || is_post(std::slice::from_ref(o))
            || name.split_whitespace().any(who_acts::serves)
    })
}

/// "ZP to gather examples": two capitals are somebody's, though the list of people does not give them.
pub(super) fn two_letters(owners: &[Owner]) -> bool {
    let two = |owner: &Owner| owner.as_written.len() == 2 && owners::is_capitals(&owner.as_written);
    owners
        .iter()
        .all(|owner| two(owner) && !matches!(owner.as_written.as_str(), "IT" | "HR" | "PR" | "UK" | "EU" | "GP"))
}

/// "UJM to ring the depot": the letters of Una Moss, who was there, with one between that the list of people does not give.
pub(super) fn with_middle_letter(prose: Prose<'_>, owners: &[Owner]) -> bool {
    owners.iter().all(|owner| {
        let letters: Vec<char> = owner.as_written.chars().collect();
        matches!(letters.as_slice(), [first, _, last]
            if owners::is_capitals(&owner.as_written) && prose.cast.people(&format!("{first}{last}")).is_some())
    })
}

/// Whether each of the owners was there, as the paper calls them, or is a post.
pub(super) fn all_there(prose: Prose<'_>, owners: &[Owner]) -> bool {
    let there = |owner: &Owner| {
        let one = std::slice::from_ref(owner);
        cast_only(prose, one) || is_post(one)
    };
    !owners.is_empty() && owners.iter().all(there)
}

/// "PC to affiliate the club": people of the meeting at the beginning of a sentence, whatever they are to do.
pub(super) fn by_name(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    const NO_VERBS: [&str; 18] = [
        "the", "his", "her", "their", "our", "all", "any", "some", "this", "that", "those", "these", "date", "work",
        "school", "have", "note", "be",
    ];
    let (who, rest) = sentence.split_once(" to ")?;
    let verb = rest.split_whitespace().next()?;
    let plain = verb.len() > 2 && verb.chars().all(|c| c.is_ascii_lowercase()) && !NO_VERBS.contains(&verb);
    let owners = owners::split(who);
    (plain && who.split_whitespace().count() <= 6 && cast_only(prose, &owners)).then_some(owners)
}
