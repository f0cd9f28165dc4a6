//! Sentences that tell somebody to do something, in minutes that do not mark their actions.

use super::{Line, Prose, start};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Meeting, due, owners, tasks};
use crate::framework::headings;
use crate::record::{Action, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, people, sentences::sentences, verbs};
use std::sync::LazyLock;

/// Ways of saying that somebody took a task on.
static TOOK_ON: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>[\p{Lu}][^.;:()]{0,60}?(?:\([^()]{1,40}\))?)\s+(?:(?:has|have|also|then|kindly)\s+)?(?:agreed\s+to|undertook\s+to|offered\s+to|volunteered\s+to|committed\s+to|promised\s+to|(?:was|were)\s+(?:asked|tasked|requested|invited|instructed|to|remitted|directed)(?:\s+to)?|is\s+to|are\s+to|took\s+an?\s+action\s+to|agreed\s+that\s+(?:he|she|they)\s+would)\s+(?P<verb>[a-z-]+)",
    )
});

/// Sentences that tell somebody to do something. Minutes that mark their actions give such a sentence only where it
/// orders a person who was there ("ES to tell the applicant.").
pub(super) fn told(prose: Prose<'_>, line: &Line<'_, '_>, meeting: &Meeting, marked: bool, out: &mut Vec<Action>) {
    let tasks = sentences(&line.text).into_iter().flat_map(|range| apart(&line.text[range]));
    for sentence in tasks {
        let sentence = labels::split(sentence).1.trim();
        // "19/15 Bins – The Clerk to obtain three quotes".
        let sentence = match sentence.split_once(" – ").or_else(|| sentence.split_once(" - ")) {
            Some((head, rest))
                if head.split_whitespace().count() <= 6
                    && rest.starts_with(char::is_uppercase)
                    && owners::subject(head).is_none()
                    && owners::subject(rest).is_some() =>
            {
                rest
            }
            _ => sentence,
        };
        if let Some(action) = resolved(prose, line, sentence, meeting) {
            out.push(action);
            continue;
        }
        if marked {
            // "18/144 Highways: Cllr Moss to chase …".
            let said = sentence.split_once(": ").map_or(sentence, |(_, rest)| rest);
            let plain = owners::subject(sentence).is_some_and(|t| t.owners.iter().all(|o| !o.as_written.contains(':')));
            let sentence = if plain { sentence } else { said };
            let ordered = owners::subject(sentence).filter(|t| {
                t.ordered && (cast_only(prose, &t.owners) || is_post(&t.owners) || listed(line, &t.owners))
            });
            let Some(told) = ordered.filter(|t| !sentence[t.verb_at..].starts_with("note")) else { continue };
            out.extend(tasks::apart(action_of(prose, line, sentence, told.owners, meeting), false, meeting.date));
            continue;
        }
        let owners = if let Some(found) = TOOK_ON.captures(sentence) {
            let who = found.name("who").map_or("", |w| w.as_str());
            let verb = found.name("verb").map_or("", |v| v.as_str());
            let doing = verbs::is_doing(verb)
                && !matches!(verb, "note" | "be" | "approve" | "agree" | "recommend" | "consider");
            Some(owners::split(who.strip_prefix("The ").unwrap_or(who))).filter(|o| {
                doing && !is_it(who) && known(prose, o) && !o.iter().any(|o| is_meeting_body(&o.as_written))
            })
        } else {
            let told = owners::subject(sentence);
            told.filter(|t| {
                let verb = sentence[t.verb_at..].split_whitespace().next().unwrap_or("");
                let person_like = known(prose, &t.owners);
                // "will" tells the future more often than a task: only of single people, and of plain tasks.
                let future = t.ordered || (verb != "be" && verb != "continue" && persons(prose, &t.owners));
                // "The Committee, on the motion of …, AGREED to continue …": what a body agrees to do is its decision.
                let decides = t.owners.iter().all(|o| is_meeting_body(&o.as_written))
                    && ["agreed to ", "decided to ", "resolved to "]
                        .iter()
                        .any(|d| sentence.to_lowercase().contains(d));
                person_like && future && verb != "note" && !decides
            })
            .map(|t| t.owners)
        };
        let Some(owners) = owners else { continue };
        out.extend(tasks::apart(action_of(prose, line, sentence, owners, meeting), false, meeting.date));
    }
}

/// "AB and BC will do the raffle; Cllr Grant to ask for prizes.": a semicolon parts what each is told.
fn apart(sentence: &str) -> Vec<&str> {
    let pieces: Vec<&str> = sentence.split("; ").collect();
    let each = pieces.len() > 1 && pieces.iter().all(|piece| owners::subject(piece.trim()).is_some());
    if each { pieces } else { vec![sentence] }
}

/// A line of a list in which a body says whom it told to do what: "agreed that the Clerk should write to all", "asked
/// the Treasurer to model three fares".
fn resolved(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str, meeting: &Meeting) -> Option<Action> {
    static THAT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:agreed|resolved|decided|requested|asked)\s+that\s+(?:the\s+)?(?P<who>\p{Lu}[^.;:,()]{2,60}?)\s+(?:should|would|will|shall)\s+(?P<verb>[a-z-]+)",
        )
    });
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:asked|instructed|requested|tasked|directed|remitted\s+to)\s+(?:the\s+)?(?P<who>\p{Lu}[^.;:,()]{2,60}?)\s+to\s+(?P<verb>[a-z-]+)",
        )
    });
    line.passage.label.as_ref()?;
    let found = THAT.captures(sentence).or_else(|| ASKED.captures(sentence))?;
    let (who, verb) = (found.name("who")?.as_str(), found.name("verb")?.as_str());
    let owners = owners::split(who);
    let doing = verbs::is_doing(verb) && !matches!(verb, "note" | "be");
    (doing && known(prose, &owners)).then(|| action_of(prose, line, sentence, owners, meeting))
}

fn action_of(prose: Prose<'_>, line: &Line<'_, '_>, sentence: &str, owners: Vec<Owner>, meeting: &Meeting) -> Action {
    let mut action = start(prose, line, sentence, meeting);
    sentence.clone_into(&mut action.header.source.quote);
    action.owners = owners;
    action.due = due::in_text(sentence, meeting.date).map(|(_, w)| w);
    action.header.flag(ReviewCode::ActionFromProse);
    action
}

/// Whether a line of a list names single people by their forenames.
fn listed(line: &Line<'_, '_>, owners: &[Owner]) -> bool {
    line.passage.label.is_some() && owners.iter().all(|owner| people::is_forename(&owner.as_written))
}

/// "It was agreed to …": nobody is named.
fn is_it(who: &str) -> bool {
    matches!(who.split_whitespace().next(), Some("It" | "There" | "This" | "That"))
}

/// Whether the owner is one post in a few words: "Clerk", "the Chief Officer".
fn is_post(owners: &[Owner]) -> bool {
    let [owner] = owners else { return false };
    let words: Vec<&str> = owner.as_written.split_whitespace().collect();
    let plural = words.last().is_some_and(|w| w.ends_with('s'));
    words.len() <= 4 && !plural && words.iter().any(|w| people::is_post_word(w)) && !is_meeting_body(&owner.as_written)
}

/// Whether all owners are people at the meeting, as the paper calls them.
fn cast_only(prose: Prose<'_>, owners: &[Owner]) -> bool {
    !owners.is_empty()
        && owners.iter().all(|o| {
            prose.cast.contains(o.as_written.as_str()) || prose.cast.contains(people::split_title(&o.as_written).1)
        })
}

/// Whether a name is that of a body that meets: what it agrees to do is its decision.
pub(in crate::extract::actions) fn is_meeting_body(name: &str) -> bool {
    headings::fold(name).split(' ').any(|w| {
        matches!(
            w,
            "board" | "committee" | "group" | "members" | "panel" | "forum" | "council" | "partnership" | "meeting"
        )
    })
}

/// Whether owners may act: people at the meeting, or posts and teams.
fn known(prose: Prose<'_>, owners: &[Owner]) -> bool {
    !owners.is_empty()
        && owners.iter().all(|o| {
            let name = o.as_written.strip_prefix("the ").unwrap_or(&o.as_written);
            prose.cast.contains(name)
                || prose.cast.contains(people::split_title(name).1)
                || matches!(people::likeness(name), people::Likeness::PostOrBody | people::Likeness::Person)
                || (people::says(name.split_whitespace().next().unwrap_or(""), people::Says::Whole)
                    && people::says(name.split_whitespace().next().unwrap_or(""), people::Says::Role))
                || matches!(
                    name.to_lowercase().as_str(),
                    "all" | "everyone" | "everybody" | "secretariat" | "officers" | "members" | "chair"
                )
        })
}

/// Whether all owners are single people or posts.
fn persons(prose: Prose<'_>, owners: &[Owner]) -> bool {
    owners.iter().all(|o| {
        let name = o.as_written.strip_prefix("the ").unwrap_or(&o.as_written);
        prose.cast.contains(name)
            || prose.cast.contains(people::split_title(name).1)
            || name.split_whitespace().any(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "chair"
                        | "convener"
                        | "secretary"
                        | "secretariat"
                        | "clerk"
                        | "officer"
                        | "director"
                        | "manager"
                        | "head"
                        | "officers"
                )
            })
    })
}
