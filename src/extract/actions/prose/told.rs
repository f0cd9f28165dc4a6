//! Sentences that tell somebody to do something, in minutes that do not mark their actions.

use super::{Line, Prose, pronouns, start};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Meeting, due, owners, same, tasks};
use crate::framework::headings;
use crate::record::{Action, Owner};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, people, sentences::sentences, verbs};
use std::sync::LazyLock;

/// Ways of saying that somebody took a task on.
static TOOK_ON: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^(?P<who>(?:(?:Mrs?|Ms|Dr|Cllrs?|Cl?r|Prof|Rev)\.\s*)?(?:\p{Lu}\.\s?){0,3}\p{Lu}[^.;:()]{0,60}?(?:\([^()]{1,40}\))?)\s+(?:(?:has|have|had|also|then|kindly|therefore|further|still)\s+)*",
        r"(?:agreed\s+to|undert(?:ook|aken)\s+to|offered\s+to|volunteered\s+to|committed\s+to|promised\s+to|took\s+(?:away\s+)?an?\s+action\s+to",
        r"|(?:was|were|is|are|been)\s+(?:also\s+|then\s+)?(?:asked|tasked|requested|invited|instructed|remitted|directed|mandated|authorised)\s+to|(?:was|were|is|are)\s+(?:going\s+)?to",
        r"|(?:agreed|said|confirmed|advised|indicated|stated)\s+(?:that\s+)?(?:he|she|they)(?:\s+would|\s+will|['’]d|['’]ll)|needs?\s+to)\s+(?P<verb>[a-z-]+)"
    ))
});

/// Words before the one who speaks or acts: "In reply, ", "Following discussion, ", "After some debate the ".
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:In\s+(?:reply|response|answer|conclusion|the\s+meantime|addition|turn|view\s+of\s+this)(?:\s+to\s+[^,;.]{2,60})?|(?:Following|After|On)\s+(?:some\s+|further\s+|a\s+(?:\w+\s+)?|this\s+)?(?:discussion|debate|point)?|Accordingly|Meanwhile|Finally|Separately),\s+(?:the\s+)?",
    )
});

/// Ways of saying that somebody was asked: "The Chair asked the Clerk to circulate the figures".
static ASKED_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<by>(?:(?:Mrs?|Ms|Dr|Cllrs?|Cl?r|Prof|Rev)\.\s*)?[^.;:]{2,70}?)\s+(?:(?:has|have|also|then|therefore)\s+)*(?:asked|requested|instructed|tasked|directed)\s+(?:that\s+)?(?:the\s+)?(?P<who>(?:(?:Mrs?|Ms|Dr|Cllrs?|Cl?r|Prof|Rev)\.\s*)?(?:\p{Lu}\.\s?){0,3}\p{Lu}[^.;:,()]{1,60}?(?:\s*\([^()]{1,40}\))?)\s+(?:to|would|should)\s+(?P<verb>[a-z-]+)",
    )
});

/// Verbs of talk: whoever is asked to explain does so at once.
const TALK: [&str; 12] = [
    "explain",
    "clarify",
    "comment",
    "speak",
    "outline",
    "describe",
    "introduce",
    "elaborate",
    "confirm",
    "note",
    "be",
    "consider",
];

/// Sentences that tell somebody to do something; `above` is the text before the line in the same item, `marked` says how
/// many actions of the paper are marked, where the minute marks any. Minutes that mark
/// their actions give such a sentence only where it orders a person who was there ("ES to tell the applicant."), or where
/// somebody takes a task on that no mark gives.
pub(super) fn told(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    above: Option<&str>,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
    let all: Vec<&str> = sentences(&line.text).into_iter().map(|range| &line.text[range]).collect();
    let last_above = above.and_then(|text| sentences(text).pop().map(|range| &text[range]));
    for (index, whole) in all.iter().enumerate() {
        let before = if index == 0 { last_above } else { all.get(index - 1).copied() };
        for sentence in apart(whole) {
            let known = out.len();
            sentence_of(prose, line, sentence, before, meeting, marked, out);
            if out.len() == known {
                in_clause(prose, line, sentence, meeting, marked, out);
            }
        }
    }
}

/// "Data by specialty would help, and Mrs Corr agreed to include it": who takes a task on in a later clause.
fn in_clause(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
    for joint in ["; ", ", and ", ", so ", ", but ", " and ", ", "] {
        for (at, _) in sentence.match_indices(joint) {
            let rest = sentence[at + joint.len()..].trim();
            let rest = rest.strip_prefix("that ").unwrap_or(rest);
            if !(rest.starts_with(char::is_uppercase) || rest.starts_with("the ")) {
                continue;
            }
            let bare = rest.strip_prefix("the ").unwrap_or(rest);
            let ordered =
                || owners::subject(bare).filter(|told| told.ordered && joint != " and ").map(|told| told.owners);
            // "Some were mixed up; Pat will resend them": in minutes without marks a clause of its own tells as a sentence does.
            let future = || {
                let told = owners::subject(bare).filter(|_| joint == "; " && marked.is_none())?;
                let verb = bare[told.verb_at..].split_whitespace().next().unwrap_or("");
                (!matches!(verb, "be" | "continue") && persons(prose, &told.owners)).then_some(told.owners)
            };
            // "…, no action needed, SV to file": behind a comma alone only an order to somebody who was there.
            let took = match joint {
                ", " => ordered().filter(|owners| cast_only(prose, owners)),
                _ => took_on(prose, bare).flatten().or_else(|| promised(prose, bare)).or_else(ordered).or_else(future),
            };
            if let Some(owners) = took.filter(|owners| cast_only(prose, owners) || is_post(owners)) {
                let actions = tasks::apart(action_of(prose, line, rest, owners, meeting), false, meeting.date);
                add(prose, actions, marked, out);
                return;
            }
        }
    }
}

fn sentence_of(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    before: Option<&str>,
    meeting: &Meeting,
    marked: Option<usize>,
    out: &mut Vec<Action>,
) {
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
    // "Roof: Jo Blair to get three quotes", "The hedge has still not been cut: Clerk to chase Highways".
    let sentence = match sentence.rsplit_once(": ") {
        Some((head, rest))
            if rest.starts_with(char::is_uppercase)
                && owners::subject(head).is_none()
                && owners::subject(sentence).is_none_or(|t| t.owners.iter().any(|o| o.as_written.contains(':')))
                && (owners::subject(rest).is_some() || took_on(prose, rest).flatten().is_some()) =>
        {
            rest
        }
        _ => sentence,
    };
    // "In reply, Mr Nagle undertook to …".
    let sentence = LEAD.find(sentence).map_or(sentence, |lead| &sentence[lead.end()..]);
    if let Some(action) = resolved(prose, line, sentence, meeting) {
        out.push(action);
        return;
    }
    if let Some(action) = by_pronoun(prose, line, sentence, before, meeting) {
        add(prose, vec![action], marked, out);
        return;
    }
    if marked.is_some() {
        // "18/144 Highways: Cllr Moss to chase …".
        let whole = owners::subject(sentence).filter(|t| t.owners.iter().all(|o| !o.as_written.contains(':')));
        let (ordering, told) = if whole.is_some() {
            (sentence, whole)
        } else {
            let said = sentence.split_once(": ").map_or(sentence, |(_, rest)| rest);
            (said, owners::subject(said))
        };
        let ordered = told
            .filter(|t| t.ordered && (cast_only(prose, &t.owners) || is_post(&t.owners) || listed(line, &t.owners)));
        if let Some(told) = ordered {
            if !ordering[told.verb_at..].starts_with("note") {
                out.extend(tasks::apart(action_of(prose, line, ordering, told.owners, meeting), false, meeting.date));
            }
            return;
        }
        let took = took_on(prose, sentence)
            .flatten()
            .or_else(|| promised(prose, sentence))
            .or_else(|| asked(prose, sentence))
            .filter(|owners| cast_only(prose, owners) || is_post(owners))
            .or_else(|| everybody(sentence));
        let Some(owners) = took else { return };
        let actions = tasks::apart(action_of(prose, line, sentence, owners, meeting), false, meeting.date);
        add(prose, actions, marked, out);
        return;
    }
    let owners = took_on(prose, sentence).unwrap_or_else(|| {
        let told = owners::subject(sentence);
        told.filter(|t| {
            let verb = sentence[t.verb_at..].split_whitespace().next().unwrap_or("");
            let person_like = known(prose, &t.owners) || t.ordered && listed(line, &t.owners);
            // "will" tells the future more often than a task: only of single people, and of plain tasks.
            let future = t.ordered || (verb != "be" && verb != "continue" && persons(prose, &t.owners));
            // "The Committee, on the motion of …, AGREED to continue …": what a body agrees to do is its decision.
            let decides = t.owners.iter().all(|o| is_meeting_body(&o.as_written))
                && ["agreed to ", "decided to ", "resolved to "].iter().any(|d| sentence.to_lowercase().contains(d));
            person_like && future && verb != "note" && !decides
        })
        .map(|t| t.owners)
        .or_else(|| asked(prose, sentence))
        .or_else(|| everybody(sentence))
        .or_else(|| passive_with_date(sentence, meeting).then(Vec::new))
    });
    let Some(owners) = owners else { return };
    out.extend(tasks::apart(action_of(prose, line, sentence, owners, meeting), false, meeting.date));
}

/// Adds actions of sentences; in minutes that mark theirs, only those that no mark gives.
fn add(prose: Prose<'_>, actions: Vec<Action>, marked: Option<usize>, out: &mut Vec<Action>) {
    for action in actions {
        let marks = out.get(..marked.unwrap_or(0)).unwrap_or_default();
        if !marks.iter().any(|known| same::echoes(known, &action, prose.cast)) {
            out.push(action);
        }
    }
}

/// Who took a task on; `Some(None)` where the words are those, but nobody who may act is named.
#[allow(clippy::option_option)] // The words said so, or not; and somebody is named, or not.
fn took_on(prose: Prose<'_>, sentence: &str) -> Option<Option<Vec<Owner>>> {
    // "Al was tasked with ordering forty": the task is a noun.
    static WITH: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?P<who>\p{Lu}[^.;:()]{0,60}?)\s+(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:tasked|charged)\s+with\s+(?:the\s+)?[a-z]+ing\b",
        )
    });
    if let Some(who) = WITH.captures(sentence).and_then(|found| found.name("who")) {
        let owners = owners::split(who.as_str().strip_prefix("The ").unwrap_or(who.as_str()));
        return Some(Some(owners).filter(|owners| known(prose, owners)));
    }
    let found = TOOK_ON.captures(sentence)?;
    let who = found.name("who").map_or("", |w| w.as_str());
    let verb = found.name("verb").map_or("", |v| v.as_str());
    // "undertook to have the road inspected".
    let has_done = || {
        let after = found.get(0).map_or("", |whole| &sentence[whole.end()..]);
        verb == "have"
            && after.split_whitespace().take(6).any(|word| word.trim_end_matches(['.', ',', ';']).ends_with("ed"))
    };
    let doing = verbs::is_doing(verb) && !matches!(verb, "note" | "be" | "approve" | "agree" | "recommend");
    let doing = doing || has_done();
    let who = owners::without_aside(who);
    let owners = Some(owners::split(who.strip_prefix("The ").unwrap_or(who)));
    Some(
        owners.filter(|o| doing && !is_it(who) && known(prose, o) && !o.iter().any(|o| is_meeting_body(&o.as_written))),
    )
}

/// Who was asked to do something.
fn asked(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let found = ASKED_BY.captures(sentence)?;
    let (by, who, verb) = (found.name("by")?.as_str(), found.name("who")?.as_str(), found.name("verb")?.as_str());
    // "He had asked", "It was asked": told of the past, or by nobody.
    let past =
        by.split_whitespace().any(|word| matches!(word, "was" | "were" | "had" | "been" | "who" | "which" | "It"));
    let owners = owners::split(who);
    let one = !owners.iter().any(|o| is_meeting_body(&o.as_written)) && persons(prose, &owners);
    (!past && verbs::is_doing(verb) && !TALK.contains(&verb) && !owners.is_empty() && one && known(prose, &owners))
        .then_some(owners)
}

/// What a promise is about: "Mr Reith would provide a note" promises, "Mr Reith would support this" says what he thinks.
const PROMISED: &[&str] = &[
    "provide",
    "circulate",
    "send",
    "share",
    "check",
    "write",
    "bring",
    "report",
    "prepare",
    "draft",
    "contact",
    "arrange",
    "speak",
    "follow",
    "raise",
    "investigate",
    "ask",
    "update",
    "produce",
    "submit",
    "invite",
    "liaise",
    "publish",
    "issue",
    "amend",
    "add",
    "chase",
    "email",
    "phone",
    "book",
    "organise",
    "find",
    "seek",
    "obtain",
    "forward",
    "revise",
    "collate",
    "distribute",
    "correct",
    "include",
    "enquire",
    "recirculate",
    "upload",
    "compile",
    "pass",
    "feed",
    "get",
    "look",
    "make",
    "buy",
    "order",
    "ring",
    "call",
    "collect",
    "deliver",
    "print",
    "post",
    "advertise",
    "develop",
    "resend",
    "design",
    "complete",
    "return",
    "remind",
    "finalise",
    "explore",
    "source",
    "review",
];

/// Single people of the meeting who "will" or "would" do something plain, in minutes that mark their actions.
fn promised(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let told = owners::subject(sentence).filter(|told| !told.ordered)?;
    let verb = sentence[told.verb_at..].split_whitespace().find(|word| !matches!(*word, "also" | "then" | "now"))?;
    let people = |owner: &Owner| prose.cast.people(&owner.as_written).is_some() || is_post(std::slice::from_ref(owner));
    (PROMISED.contains(&verb) && persons(prose, &told.owners) && told.owners.iter().all(people)).then_some(told.owners)
}

/// "Everyone must sign for a key by Friday.": all who were there.
fn everybody(sentence: &str) -> Option<Vec<Owner>> {
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?P<who>All|Everyone|Everybody|All (?:members|partners|staff)|Members|Partners)\s+(?:must|should|(?:are|is|were|was)\s+(?:to|asked\s+to|requested\s+to|encouraged\s+to|reminded\s+to)|needs?\s+to|please)\s+(?P<verb>[a-z-]+)",
        )
    });
    let found = ALL.captures(sentence)?;
    let verb = found.name("verb")?.as_str();
    (verbs::is_doing(verb) && !TALK.contains(&verb))
        .then(|| vec![Owner::written(found.name("who").map_or("All", |who| who.as_str()))])
}

/// "Tree survey to be repeated by May.": nobody is named, but a date is. Without either it is what was said.
fn passive_with_date(sentence: &str, meeting: &Meeting) -> bool {
    static TO_BE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^[A-Z][^.;:]{2,80}?\s+to\s+be\s+(?P<verb>[a-z-]+(?:ed|en|t|d))\b"));
    const SAID: [&str; 12] = [
        "held",
        "confirmed",
        "advised",
        "agreed",
        "decided",
        "continued",
        "discussed",
        "noted",
        "considered",
        "expected",
        "made",
        "paid",
    ];
    const FINITE: [&str; 14] = [
        "is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "said", "reported", "agreed",
        "noted",
    ];
    let Some(verb) = TO_BE.captures(sentence).and_then(|found| found.name("verb")) else { return false };
    let finite = sentence.split_whitespace().any(|word| FINITE.contains(&word));
    !finite && !SAID.contains(&verb.as_str()) && due::in_text(sentence, meeting.date).is_some()
}

/// "She agreed to circulate the figures.": the one whom the sentence before names.
fn by_pronoun(
    prose: Prose<'_>,
    line: &Line<'_, '_>,
    sentence: &str,
    before: Option<&str>,
    meeting: &Meeting,
) -> Option<Action> {
    let taken = pronouns::taken(prose, sentence, before)?;
    let doing = verbs::is_doing(&taken.verb) && !TALK.contains(&taken.verb.as_str());
    let doing = doing && !matches!(taken.verb.as_str(), "approve" | "agree" | "recommend" | "continue" | "attend");
    doing.then(|| {
        let mut action = action_of(prose, line, sentence, vec![taken.owner], meeting);
        // Whom the words name stands in another sentence.
        action.header.flag(if taken.resolved { ReviewCode::OwnerUncertain } else { ReviewCode::OwnerUnresolved });
        action
    })
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
            prose.cast.contains(o.as_written.as_str())
                || prose.cast.contains(people::split_title(&o.as_written).1)
                || is_titled(prose, &o.as_written)
        })
}

/// "Mr. Low", as minutes of people who are listed by their full names have it.
fn is_titled(prose: Prose<'_>, name: &str) -> bool {
    !people::split_title(name).0.is_empty() && prose.cast.people(name).is_some()
}

/// Whether a name is that of a body that meets: what it agrees to do is its decision.
pub(in crate::extract::actions) fn is_meeting_body(name: &str) -> bool {
    // "Partnership Manager", "Board Secretary": a post.
    let post = name.split_whitespace().next_back().is_some_and(|w| {
        people::is_post_word(w) && people::says(w, people::Says::Role) && !people::says(w, people::Says::Group)
    });
    !post
        && headings::fold(name).split(' ').any(|w| {
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
                || is_titled(prose, name)
                || matches!(people::likeness(name), people::Likeness::PostOrBody | people::Likeness::Person)
                || name.split_whitespace().count() <= 3 && name.split_whitespace().all(people::is_post_word)
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
            || is_titled(prose, name)
            || is_post(std::slice::from_ref(o))
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
