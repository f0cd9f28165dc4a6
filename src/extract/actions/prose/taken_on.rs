//! Who takes a task on, or is asked to, as a sentence says it.

use super::Prose;
use super::clauses::is_promised;
use super::may_act::{is_meeting_body, is_post, known, persons};
use crate::extract::actions::owners;
use crate::record::Owner;
use crate::wording::latin::{Captures, Regex, fixed as regex};
use crate::wording::{people, verbs};
use std::sync::LazyLock;

/// Ways of saying that somebody took a task on.
static TOOK_ON: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^(?P<who>(?:(?:Mrs?|Ms|Dr|Cllrs?|Cl?r|Prof|Rev)\.\s*)?(?:\p{Lu}\.\s?){0,3}\p{Lu}[^.;:()]{0,60}?(?:\([^()]{1,40}\))?)\s+(?:(?:has|have|had|also|then|kindly|therefore|further|still)\s+)*",
        r"(?:agreed\s+to|(?P<freely>undert(?:ook|aken)|offered|volunteered|committed|promised)\s+to|took\s+(?:away\s+)?an?\s+action\s+to",
        r"|(?:was|were|is|are|been)\s+(?:also\s+|then\s+)?(?:asked|tasked|requested|invited|instructed|remitted|directed|mandated|authorised)\s+to|(?:was|were|is|are)\s+(?:going\s+|still\s+)?to|(?:has|have)\s+(?:still|yet)\s+to|still\s+(?:has|have|needs?)\s+to|(?P<ready>(?:is|are|was|were)\s+(?:happy|willing|keen|prepared)\s+to)",
        r"|(?:agreed|said|confirmed|advised|indicated|stated)\s+(?:that\s+)?(?P<pronoun>he|she|they)(?:\s+would|\s+will|['’]d|['’]ll|\s+(?:was|were|is|are)\s+(?:happy|willing|able|prepared)\s+to)|needs?\s+to)\s+(?P<verb>[a-z-]+)"
    ))
});

/// Ways of saying that somebody was asked: "The Chair asked the Clerk to circulate the figures".
static ASKED_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<by>(?:(?:Mrs?|Ms|Dr|Cllrs?|Cl?r|Prof|Rev)\.\s*)?[^.;:]{2,110}?)\s+(?:(?:has|have|also|then|therefore)\s+)*(?:asked|requested|required|instructed|tasked|directed)\s+(?:that\s+)?(?:the\s+)?(?P<who>(?:(?:Mrs?|Ms|Dr|Cllrs?|Cl?r|Prof|Rev)\.\s*)?(?:\p{Lu}\.\s?){0,3}\p{Lu}[^.;:,()]{1,60}?(?:\s*\([^()]{1,40}\))?)\s+(?:to|would|should)\s+(?P<verb>[a-z-]+)",
    )
});

/// Verbs of talk: whoever is asked to explain does so at once.
pub(super) const TALK: [&str; 12] = [
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

/// Whether somebody is only to say something, which is done at once; "speak to the warden" is a task.
fn is_talk(verb: &str, after: &str) -> bool {
    TALK.contains(&verb) && !after.starts_with("speak to ") && !after.starts_with("speak with ")
}

/// Whether a verb tells of something that people promise, and things do not do.
pub(super) fn is_promise(verb: &str) -> bool {
    const THINGS_DO: [&str; 10] = ["run", "move", "change", "help", "make", "take", "provide", "set", "do", "look"];
    is_promised(verb) && !THINGS_DO.contains(&verb)
}

/// "Al was tasked with ordering forty": the task is a noun.
static WITH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>\p{Lu}[^.;:()]{0,60}?)\s+(?:(?:has|have|had)\s+been|was|were|is|are)\s+(?:tasked|charged)\s+with\s+(?:the\s+)?[a-z]+ing\b",
    )
});

/// Who took a task on; `Some(None)` where the words are those, but nobody who may act is named.
#[allow(clippy::option_option)] // The words said so, or not; and somebody is named, or not.
pub(super) fn took_on(prose: Prose<'_>, sentence: &str) -> Option<Option<Vec<Owner>>> {
    if let Some(who) = WITH.captures(sentence).and_then(|found| found.name("who")) {
        let owners = owners::split(who.as_str().strip_prefix("The ").unwrap_or(who.as_str()));
        return Some(Some(owners).filter(|owners| known(prose, owners)));
    }
    let found = TOOK_ON.captures(sentence)?;
    let who = found.name("who").map_or("", |w| w.as_str());
    // "This quote is to be circulated": nobody is told.
    if found.name("verb").is_some_and(|verb| verb.as_str() == "be")
        && sentence.contains(" to be ")
        && found.name("freely").is_none()
        && !sentence.contains("agreed to be")
    {
        return None;
    }
    let doing = is_task(&found, sentence);
    // "On the lease Al apologised for the delay and undertook …": a clause goes on.
    // "The Chair spoke of the need to consider costs": a noun.
    // "The Clerk having been asked for prices, …": told before the rest.
    if [" and", " but", " the", " a", " no", " any", " having", " being"].iter().any(|word| who.ends_with(word)) {
        return None;
    }
    // "All agreed, and Isla undertook …": who acts stands in a clause of its own.
    if who.split_once(", and ").is_some_and(|(before, _)| !owners::is_owner(before)) {
        return None;
    }
    // "Discussion took place on fees and the Clerk agreed …": a clause stands before.
    if let Some((before, _)) = who.rsplit_once(" and ")
        && !owners::is_owner(before)
        && before.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() > 2
    {
        return None;
    }
    let who = without_lead(prose, owners::without_aside(who));
    // "Cllr Low has taken this up and promised to …", "Jo asked for a paper and Al undertook to …": a clause stands before.
    if tells_a_clause(who) {
        return None;
    }
    let owners = Some(owners::split(who.strip_prefix("The ").unwrap_or(who)));
    // "Lena advised that she would send a reminder": the pronoun says that a forename, listed or not, is a person's.
    let one = found.name("pronoun").is_some_and(|pronoun| pronoun.as_str() != "they") && people::is_forename(who);
    Some(owners.filter(|o| {
        // In notes that list nobody a forename is somebody who was there.
        let single = |o: &Owner| people::likeness(&o.as_written) == people::Likeness::SingleName;
        let called = prose.cast.is_empty()
            && o.iter().any(|o| people::is_forename(&o.as_written))
            && o.iter().all(|o| people::is_forename(&o.as_written) || single(o));
        doing && !is_it(who) && (one || called || known(prose, o)) && !o.iter().any(|o| is_meeting_body(&o.as_written))
    }))
}

/// Whether words before those of a promise are more than a name.
fn tells_a_clause(who: &str) -> bool {
    const FINITE: [&str; 30] = [
        "noted",
        "approved",
        "welcomed",
        "thanked",
        "received",
        "accepted",
        "raised",
        "reported",
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "that",
        "would",
        "will",
        "could",
        "should",
        "might",
        "asked",
        "requested",
        "queried",
        "suggested",
        "felt",
        "said",
        "wanted",
        "thought",
        "explained",
    ];
    who.split_whitespace().any(|word| FINITE.contains(&word))
}

/// Whether what somebody took on is a task.
fn is_task(found: &Captures<'_>, sentence: &str) -> bool {
    let verb = found.name("verb").map_or("", |v| v.as_str());
    let after = found.get(0).map_or("", |whole| &sentence[whole.end()..]);
    // "undertook to have the road inspected".
    let has_done = || {
        verb == "have"
            && after.split_whitespace().take(6).any(|word| {
                let word = word.trim_end_matches(['.', ',', ';']);
                word.ends_with("ed") || matches!(word, "done" | "sent" | "drawn" | "ready" | "written")
            })
    };
    let doing = verbs::is_doing(verb) && !matches!(verb, "note" | "be" | "approve" | "agree" | "recommend");
    // "volunteered to marshal the road": what somebody takes on of their own will is a task, whatever it is.
    let freely = found.name("freely").is_some()
        && !matches!(verb, "note" | "be" | "approve" | "agree" | "recommend" | "stand" | "serve" | "resign" | "remain");
    // "was happy to support this", "was happy to take questions": what somebody thinks of it.
    let ready = found.name("ready").is_none() || is_promised(verb) && !after.starts_with(" questions");
    (doing && ready) || freely || has_done()
}

/// "As the county had allowed it, the clerk agreed to …": who acts stands behind the clause that leads to it.
fn without_lead<'t>(prose: Prose<'_>, who: &'t str) -> &'t str {
    const LEADS: [&str; 12] = [
        "As",
        "Since",
        "While",
        "Although",
        "Given",
        "Following",
        "After",
        "Because",
        "When",
        "Once",
        "With",
        "Having",
    ];
    let lead = who.split_whitespace().next().is_some_and(|first| LEADS.contains(&first));
    let Some((_, last)) = who.rsplit_once(", ").filter(|_| lead) else { return who };
    let last = last.strip_prefix("the ").unwrap_or(last);
    if known(prose, &owners::split(last)) { last } else { who }
}

/// Who was asked to do something.
pub(super) fn asked(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let found = ASKED_BY.captures(sentence)?;
    let (by, who, verb) = (found.name("by")?.as_str(), found.name("who")?.as_str(), found.name("verb")?.as_str());
    // "He had asked", "It was asked": told of the past, or by nobody.
    // "Una was not convinced and asked Al to …": the clause that asks.
    let by = by.rsplit_once(" and").map_or(by, |(_, last)| last);
    let past =
        by.split_whitespace().any(|word| matches!(word, "was" | "were" | "had" | "been" | "who" | "which" | "It"));
    let owners = owners::split(who);
    let one = !owners.iter().any(|o| is_meeting_body(&o.as_written)) && persons(prose, &owners);
    let talk = found.name("verb").is_some_and(|verb| is_talk(verb.as_str(), &sentence[verb.start()..]));
    (!past && verbs::is_doing(verb) && !talk && !owners.is_empty() && one && known(prose, &owners)).then_some(owners)
}

/// Single people of the meeting who "will" or "would" do something plain, in minutes that mark their actions.
pub(super) fn promised(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    let told = owners::subject(sentence).filter(|told| !told.ordered)?;
    let after = &sentence[told.verb_at..];
    let verb = after.split_whitespace().find(|word| !matches!(*word, "also" | "then" | "now"))?;
    let verb = verb.trim_end_matches(['.', ',', ';']);
    let people = |owner: &Owner| prose.cast.people(&owner.as_written).is_some() || is_post(std::slice::from_ref(owner));
    let promised = is_promised(verb) || super::told::goes_on_with(after);
    (promised && persons(prose, &told.owners) && told.owners.iter().all(people)).then_some(told.owners)
}

/// "Everyone must sign for a key by Friday.", "The Chair reminded directors to return their forms": all who were there.
pub(super) fn everybody(sentence: &str) -> Option<Vec<Owner>> {
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:(?:The\s+)?\p{Lu}[^.;:,]{0,50}?\s+(?:also\s+|then\s+)?(?:reminded|urged|encouraged|asked|requested)\s+(?:that\s+)?(?P<told>(?:all\s+)?(?:members|directors|trustees|governors|colleagues|partners|councillors|staff|those\s+present)|everyone|everybody|all)\s+to\s+(?P<do>[a-z-]+)|(?P<who>All|Everyone|Everybody|All (?:members|partners|staff)|Members(?:\s+of\s+[^.;:,]{3,40}?)?|Partners|Trustees|Governors|Directors):?\s+(?:who\s+[^.;:,]{3,60}?\s+)?(?:must|should|to|(?:are|is|were|was)\s+(?:to|asked\s+to|requested\s+to|encouraged\s+to|reminded\s+to)|needs?\s+to|please)\s+(?P<verb>[a-z-]+))",
        )
    });
    let found = ALL.captures(sentence)?;
    let verb = found.name("verb").or_else(|| found.name("do"))?.as_str();
    let who = found.name("who").or_else(|| found.name("told"))?.as_str();
    let talk = TALK.contains(&verb) || matches!(verb, "approve" | "agree" | "support" | "join" | "welcome" | "stand");
    // "reminded everyone to keep this to themselves": a rule, not a task.
    let rule = found.name("told").is_some() && !is_promised(verb);
    (verbs::is_doing(verb) && !talk && !rule).then(|| vec![Owner::written(who)])
}

/// "The Chief Officer answered questions, and undertook to send the figures": whoever the sentence begins with takes the task on
/// that `rest` tells.
pub(super) fn goes_on(prose: Prose<'_>, sentence: &str, rest: &str) -> Option<Vec<Owner>> {
    const SAYS: [&str; 5] = ["said ", "confirmed ", "advised ", "indicated ", "stated "];
    const TAKES: [&str; 7] =
        ["undertook to ", "agreed to ", "offered to ", "volunteered to ", "promised to ", "will ", "would "];
    // "Jo Blair explained the form and said that she will report back": the pronoun is hers.
    let said = SAYS.iter().find_map(|says| rest.strip_prefix(says)).map(|rest| rest.trim_start_matches("that "));
    let told = said.and_then(|said| ["he ", "she "].iter().find_map(|who| said.strip_prefix(who)));
    let rest = told.unwrap_or(rest);
    let (takes, after) = TAKES.iter().find_map(|takes| Some((*takes, rest.strip_prefix(takes)?)))?;
    let verb = after.split_whitespace().next()?.trim_end_matches(['.', ',', ';']);
    let future = matches!(takes, "will " | "would ");
    // "Jo noted that the review is wide, and will look at rates": the review will.
    let another = [" that ", " which ", " who ", " whether "].iter().any(|word| sentence.contains(word));
    let another = another && told.is_none();
    if future && (another || !is_promised(verb))
        || !verbs::is_doing(verb)
        || is_talk(verb, after)
        || matches!(verb, "approve" | "agree" | "recommend" | "attend")
    {
        return None;
    }
    // "Al was worried and Una took the point and would report": Una begins the clause.
    // In "A group of Al and Una was formed" the word joins names.
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let clause = |(before, last): &(&str, &str)| {
        !before.split_whitespace().next_back().is_some_and(capital)
            && last.split_whitespace().next().is_some_and(|first| prose.cast.contains(first))
    };
    let sentence = sentence.rsplit_once(" and ").filter(clause).map_or(sentence, |(_, last)| last);
    let bare = sentence.strip_prefix("The ").unwrap_or(sentence);
    // The name or post ends before the first word in small letters that no name holds.
    let inside = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "for" | "&");
    let all: Vec<&str> = bare.split_whitespace().collect();
    // "Una and Al are meeting the council and will report back": both.
    let joins = |at: usize| all.get(at) == Some(&"and") && all.get(at + 1).is_some_and(|next| inside(next));
    let words: Vec<&str> =
        all.iter().enumerate().take_while(|(at, word)| inside(word) || joins(*at)).map(|(_, word)| *word).collect();
    let who = words.join(" ");
    let told = bare.get(who.len()..)?.trim_start().starts_with(char::is_lowercase);
    let owners = owners::split(&who);
    let called = |name: &str| prose.cast.people(name).is_some() || prose.cast.is_empty() && people::is_forename(name);
    let there = !owners.is_empty() && owners.iter().all(|owner| called(&owner.as_written));
    (told && (there || is_post(&owners)) && !owners.iter().any(|o| is_meeting_body(&o.as_written))).then_some(owners)
}

/// "This was handed over to Mr Low for taking forward", "It was left with Una to book the hall", "It was for the Clerk to seek a
/// price": to whom something was given.
pub(super) fn left_with(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    static LEFT: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:\b(?:be|was|were|is|been)\s+|^)(?:handed\s+over|passed|referred|left|remitted|assigned|allocated|delegated|Referred|Left|Remitted|Delegated|Passed)\s+(?:to|with)\s+(?:the\s+)?(?P<who>(?:\p{Lu}\.\s*)*\p{Lu}(?:[^.;:,]|\b\p{Lu}\.){1,50}?)\s+(?:to\s+(?P<verb>[a-z-]+)|for\s+(?:[a-z]+ing|action|attention|progress)\b)|\bto\s+be\s+(?:taken\s+forward|progressed|followed\s+up|pursued|actioned)\s+by\s+(?:the\s+)?(?P<by>\p{Lu}[^.;:,]{1,50}?)\s*(?:[.;,]|$)|\b[Ii]t\s+(?:(?:was|is|would\s+be|will\s+be|should\s+be)\s+(?:now\s+)?(?:for|down\s+to|up\s+to)|falls\s+to)\s+(?:the\s+)?(?P<whom>(?:\p{Lu}\.\s*)*\p{Lu}(?:[^.;:,]|\b\p{Lu}\.){1,50}?)\s+to\s+(?P<task>[a-z-]+)",
        )
    });
    let found = LEFT.captures(sentence).filter(|_| sentence.contains(" to ") || sentence.contains(" with "))?;
    let doing = found
        .name("verb")
        .or_else(|| found.name("task"))
        .is_none_or(|verb| verbs::is_doing(verb.as_str()) && !TALK.contains(&verb.as_str()));
    let owners = owners::split(found.name("who").or_else(|| found.name("by")).or_else(|| found.name("whom"))?.as_str());
    let one = !owners.iter().any(|o| is_meeting_body(&o.as_written)) && persons(prose, &owners);
    (doing && one && !owners.is_empty() && known(prose, &owners)).then_some(owners)
}

/// "It was agreed to …": nobody is named.
pub(super) fn is_it(who: &str) -> bool {
    matches!(who.split_whitespace().next(), Some("It" | "There" | "This" | "That"))
        // "Of the rest it was agreed to …".
        || who.split_whitespace().any(|word| matches!(word, "it" | "was" | "were" | "It" | "there"))
}
