//! Decisions that tell somebody to do something.

use crate::extract::actions;
use crate::extract::passages::{Passage, Passages};
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::people;
use std::sync::LazyLock;

/// Told in so many words: "remit to the Chief Officer to …", "instruct X to …", "ask that X …".
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:to\s+|be\s+)?(?P<order>remit(?:s|ted)?(?:\s+(?:it|this|the\s+(?-i:[a-z]+)))?\s+to|remit(?:s|ted)?|refer(?:s|red)?\s+(?:it|this|the\s+\w+)\s+(?:back\s+)?to|authori[sz]e[sd]?|mandate[sd]?|instruct(?:ed|s)?|direct(?:ed|s)?|request(?:ed|s)?(?:\s+that)?|ask(?:ed|s)?(?:\s+that)?|requir(?:e|ed|es)|task(?:ed|s)?|delegate(?:d|s)?\s+(?:(?:full\s+|delegated\s+)?(?:authority|powers?|responsibility)\s+)?to|invit(?:e|ed|es)|charge(?:d)?|call(?:ed)?\s+(?:up)?on)\s+(?P<who>(?:the\s+)?(?:(?:Messrs?|Mr|Mrs|Ms|Dr|Cllr|Prof)\.\s+)?[^,;.()]{2,90}?(?:\s*\([^()]{1,60}\))?)(?:,\s+(?:together|with|in|along|following|after|subject|jointly|working|through|where|as)\s+[^,;.]{2,80},)?\s+(?P<to>to|with|should|would|must)\s+(?P<verb>[a-z-]+)",
    )
});
/// "That an update report be submitted to Committee in 6 months."
static SUBMITTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:(?:^|\b(?:agreed|resolved|decided|requested|asked),?\s+)(?:to\s+)?that\s+|\band\s+(?:that\s+)?)(?P<what>an?\s+[^,;.]{0,80}?(?:report|paper|update|briefing|presentation|plan|review|letter|reminder|notice|survey|leaflet|poster|newsletter|visit|workshop|seminar|tour|demonstration)[^,;.]{0,60}?)\s+(?:should\s+)?be\s+(?P<verb>arranged|organised|set\s+up|scheduled|submitted|sent|written|brought|presented|provided|prepared|given|made|circulated|issued|produced|carried|undertaken)\b",
    )
});

/// "That the responses be reported to the meeting in November."
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^(?:[Tt]o\s+)?|\b(?:agreed|resolved|decided|requested),?\s+)[Tt]hat\s+[^,;.]{3,90}?\s+(?:should\s+)?be\s+(?:reported|brought|submitted|presented)\s+(?:back\s+)?to\s+(?:the\s+|a\s+|its\s+)?(?:[\w-]+\s+){0,4}?(?:meeting|committee|board|group|council)\b",
    )
});

/// "… that the Executive Director be asked to submit …".
static BE_ASKED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^(?:[Tt]hat\s+)?|\bthat\s+)(?:[Tt]he\s+)?(?P<who>[A-Z][^.;:]{2,80}?)\s+(?:(?:should|would|to)\s+)?(?:be|is|are|was|were)\s+(?:asked|requested|required|remitted|instructed|tasked|invited|directed|mandated|authorised|delegated|empowered)\s+to\s+(?P<verb>[a-z-]+)",
    )
});
/// "It was agreed that the Clerk would write …".
static AGREED_THAT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:agreed|resolved|decided|confirmed|request(?:ed)?|ask(?:ed)?|instruct(?:ed)?|direct(?:ed)?)\b(?:\s+\w+ly)?,?\s+(?:that|for)\s+(?P<rest>.+)$",
    )
});
/// "It was agreed the Clerk would ring the plumber": without "that".
static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\b(?i:agreed|resolved|decided)\s+(?P<rest>(?:[Tt]he\s+)?(?:\p{Lu}|clerk|secretary|treasurer|chair)[^.;,:]{1,60}?\s(?:would|will|to)\s.+)$",
    )
});
/// "Agreed – to clear the path: AS & TD", "… to be arranged – AS": initials behind a dash at the end of what was agreed.
static AT_DASH: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\s[–—-]\s*(?P<who>\p{Lu}{2,4}(?:\s*(?:[/&,]|and)\s*\p{Lu}{2,4}){0,4})\s*\.?$"));
/// "that Jo Blair circulates the slides": what somebody does, in the present.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:[Tt]hat\s+)?(?P<who>(?:[Tt]he\s+)?\p{Lu}[^,;.:()]{2,60}?)\s+(?P<verb>[a-z]{3,14})s\s+\S")
});
/// "to request an update on the ward profiles in six months": whoever gives it, where a date is told.
static REQUESTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[Tt]o\s+)?(?i:request(?:s|ed)?|ask(?:s|ed)?\s+for)\s+(?:an?|the|further|regular|another)\s+[^,;.]{0,60}?\b(?:report|update|briefing|paper|presentation|review)s?\b",
    )
});
/// "called for an update on the wards to be brought to its next meeting": what is to come, from whoever brings it.
static CALLED_FOR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:asked|called|calls|asks)\s+for\s+[^,;.]{3,90}?\s+to\s+(?:come|return|be\s+(?:brought|presented|submitted|reported|provided|circulated|included|shared))\b",
    )
});
/// "to note in response to a question that Jo Blair would liaise with him".
static NOTED_THAT: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:[Tt]o\s+)?(?i:noted?|noting)\b[^.;]{0,120}?\bthat\s+(?P<rest>\p{Lu}[^.;]{2,80}?\s(?:would|will)\s.+)$")
});
/// The actions that a decision gives: one to each clause in which somebody is told to do something. "… that Mr Vass write to
/// all wards, and that an update be given in six months": the months are not for the letters.
pub(super) fn actions_of(
    decision: &Decision,
    passage: &Passage<'_>,
    passages: &Passages<'_>,
    meetings: &[actions::Meeting],
    cast: &actions::Cast,
) -> Vec<crate::record::Action> {
    let one = |decision: &Decision| action_of(decision, passage, passages, meetings, cast);
    // "Al moves to approve the minutes": whoever moves it is told nothing by it.
    let text = super::motions::words_moved(&decision.text).unwrap_or(&decision.text);
    let clauses = clauses(text);
    if clauses.len() > 1 {
        let told =
            clauses.iter().filter_map(|clause| one(&Decision { text: (*clause).to_owned(), ..decision.clone() }));
        let mut told: Vec<_> = told.collect();
        match told.as_mut_slice() {
            [] => {}
            [only] => {
                text.clone_into(&mut only.text);
                text.clone_into(&mut only.header.source.quote);
                return told;
            }
            _ => return told,
        }
    }
    one(&Decision { text: text.to_owned(), ..decision.clone() }).into_iter().collect()
}

/// The clauses of "that …, and that …".
fn clauses(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    if text.contains("that ") {
        for (at, joint) in text.match_indices(" and that ") {
            let clause = text[from..at].trim_end_matches([',', ';', ' ']);
            if clause.contains("that ") || clause.contains("That ") {
                out.push(clause.trim());
                from = at + joint.len() - "that ".len();
            }
        }
    }
    out.push(text[from..].trim());
    out
}

/// Who is told, where a decision gives an action.
enum Whom {
    /// Somebody, in these words.
    Somebody(String),
    /// Nobody in words: "that an update be given".
    Nobody,
}

/// The action that a decision gives somebody.
pub(super) fn action_of(
    decision: &Decision,
    passage: &Passage<'_>,
    passages: &Passages<'_>,
    meetings: &[actions::Meeting],
    cast: &actions::Cast,
) -> Option<crate::record::Action> {
    let text = decision.text.as_str();
    // "The Chairman put forward a precept of £9. … Carried.": what he put, nobody is told to do.
    if text.split(". ").next().is_some_and(|first| first.contains(" put forward ")) {
        return None;
    }
    let whom = match named_behind_dash(text, cast) {
        Some(who) => Whom::Somebody(who),
        None => match ordered(text) {
            Ordered::Of(who) => Whom::Somebody(who),
            Ordered::Guest => return None,
            Ordered::Nobody if is_report_due(text, meetings, passage) => Whom::Nobody,
            Ordered::Nobody => Whom::Somebody(noted_that(decision).or_else(|| agreed_that(decision, cast))?),
        },
    };
    let who = match &whom {
        Whom::Somebody(who) => Some(who.as_str()),
        Whom::Nobody => None,
    };
    actions::from_decision(decision, passage, passages, who, meetings)
}

/// Whether a verb is something that somebody is told to do.
fn does(verb: &str) -> bool {
    crate::wording::verbs::is_doing(verb) && !matches!(verb, "note" | "be")
}

/// "… to be arranged – AS & TD": initials of people who were there.
fn named_behind_dash(text: &str, cast: &actions::Cast) -> Option<String> {
    let found = AT_DASH.captures(text)?;
    let who = found.name("who")?.as_str();
    let mut names = who.split(['/', '&', ',', ' ']).filter(|name| !name.is_empty() && *name != "and");
    names.all(|name| cast.contains(name)).then(|| who.to_owned())
}

/// Whom a decision orders to do something.
enum Ordered {
    /// Somebody, in these words.
    Of(String),
    /// Somebody who is invited as a guest.
    Guest,
    /// Nobody.
    Nobody,
}

/// Whom "remit to X to …", "that X be asked to …" orders to do something.
fn ordered(text: &str) -> Ordered {
    let orders = BE_ASKED.captures(text).into_iter().chain(TOLD.captures(text));
    for found in orders {
        let (Some(who), Some(verb)) = (found.name("who"), found.name("verb")) else { continue };
        // "The Board agreed that the Council be asked to …": who is asked stands after the last "that".
        let who_words = who.as_str().rsplit_once(" that ").map_or(who.as_str(), |(_, last)| last);
        // "noted the strategy and members were asked to …": those behind "and".
        let decided = [" noted ", " agreed ", " approved ", " endorsed ", " welcomed "];
        let joined =
            who_words.rsplit_once(" and ").filter(|(before, _)| decided.iter().any(|verb| before.contains(verb)));
        let who_words = joined.map_or(who_words, |(_, last)| last);
        // "that the Head of Parks invite the charity to attend": whoever invites.
        let inner = text.get(found.name("who").map_or(0, |who| who.end() - who_words.len())..).unwrap_or("");
        let inner = actions::told_to(inner, true).filter(|who| who.len() < who_words.len());
        let who_words = inner.as_deref().filter(|who| who_words.contains(*who)).unwrap_or(who_words);
        // "invite Jo Blair to be co-opted" tells Jo Blair nothing to do.
        // Guests are invited; who is told to do something has a post or a name.
        let order = found.name("order").map_or("", |order| order.as_str()).to_lowercase();
        let named = who.as_str().split_whitespace().any(|word| word.starts_with(char::is_uppercase));
        if order.starts_with("invit") && !named {
            return Ordered::Guest;
        }
        let at = found.name("order").map_or(0, |order| order.start());
        if is_noun(&order, text.get(..at).unwrap_or("").trim_end()) {
            continue;
        }
        // "authorise spending on the roof to begin", "remit the report to …": only people are told to do something so.
        let of_people = ["remit", "authori", "mandate"].iter().any(|opens| order.starts_with(opens));
        let who_is_told = || people::is_person(who_words) || who_words.split(' ').any(people::is_post_word);
        if of_people && !order.ends_with(" to") && !who_is_told() {
            continue;
        }
        // "asked of the Board in the report and to …": no one is told there.
        let of = ["if ", "whether ", "to ", "of ", "for ", "by ", "in ", "at ", "and ", "how "];
        // "tasked the Manager with publishing it".
        let with = found.name("to").is_some_and(|to| to.as_str() == "with") && verb.as_str().ends_with("ing");
        if (with || does(verb.as_str())) && !of.iter().any(|word| who_words.starts_with(word)) {
            return Ordered::Of(who_words.trim().to_owned());
        }
    }
    Ordered::Nobody
}

/// "that a task group be set up": a noun, unless something is to be tasked.
fn is_noun(order: &str, before: &str) -> bool {
    let noun = matches!(order, "task" | "charge" | "request" | "direct" | "ask");
    noun && !before.is_empty() && !before.ends_with(" to") && before != "to" && before != "To"
}

/// Whether a report or an update is to be given, by whoever gives it.
fn is_report_due(text: &str, meetings: &[actions::Meeting], passage: &Passage<'_>) -> bool {
    // "asked for a review of Ward 4 to come to the August meeting".
    let called_for = || CALLED_FOR.is_match(text);
    let requested = || REQUESTED.is_match(text) && actions::tells_when(text, meetings, passage.part);
    SUBMITTED.is_match(text)
        || REPORTED.is_match(text)
        || called_for()
        || requested()
        || actions::prose::is_to_be_handled(text)
}

/// "to note, in reply to a question, that Jo Blair would liaise with him".
fn noted_that(decision: &Decision) -> Option<String> {
    if decision.verb != DecisionVerb::Note {
        return None;
    }
    let found = NOTED_THAT.captures(&decision.text)?;
    actions::told_to(found.name("rest")?.as_str(), false)
}

/// Whom the words behind "agreed that", or behind "that" alone, tell to do something.
fn agreed_that(decision: &Decision, cast: &actions::Cast) -> Option<String> {
    let text = decision.text.as_str();
    let rest = AGREED_THAT.captures(text).and_then(|f| f.name("rest")).map(|r| r.as_str());
    let rest = rest.or_else(|| without_that(text, cast));
    // "Decision: Secretary to prepare notices".
    let that = ["that ", "That ", "THAT "].iter().find_map(|lead| text.strip_prefix(lead)).filter(|_| rest.is_none());
    // "Agreed: that the Registrar would consult Schools".
    let agreed = that.is_some() && decision.verb != DecisionVerb::Note;
    // "that Jo Blair circulates the slides".
    if decision.verb != DecisionVerb::Note
        && let Some(found) = DOES.captures(rest.unwrap_or(text))
        && let (Some(who), Some(verb)) = (found.name("who"), found.name("verb"))
        && (does(verb.as_str()) || verb.as_str().strip_suffix('e').is_some_and(does))
        && (people::is_surely_person(who.as_str()) || cast.contains(who.as_str()))
    {
        return Some(who.as_str().to_owned());
    }
    actions::told_to(rest.or(that).unwrap_or(text), rest.is_none() && !agreed)
        .or_else(|| second_clause(text))
        .or_else(|| body_itself(rest?))
}

/// "It was agreed that the Trust would write to the network", "that the officers’ group would review this": what a body, or part of
/// one, does for others.
fn body_itself(rest: &str) -> Option<String> {
    /// The name of a body is no longer than this, in words.
    const NAME: usize = 5;
    let (who, after) = [" would ", " will ", " should "].iter().find_map(|will| rest.split_once(will))?;
    let name = ["the ", "The "].iter().find_map(|article| who.strip_prefix(article))?;
    let words: Vec<&str> = name.split_whitespace().collect();
    let body = words.last().is_some_and(|last| people::is_body_word(last) || people::is_post_word(last));
    let verb = after.trim_start_matches("go ahead and ").split_whitespace().next()?;
    // "the group would speak": what the body that meets will do is its decision.
    let small = words.len() == 1 && name.starts_with(char::is_lowercase);
    (words.len() <= NAME && !small && body && actions::prose::is_promised(verb)).then(|| name.to_owned())
}

/// "It was agreed the Clerk would ring the plumber": what a person or a post is told, not a body that says what it will do
/// itself.
fn without_that<'t>(text: &'t str, cast: &actions::Cast) -> Option<&'t str> {
    let rest = AGREED.captures(text).and_then(|f| f.name("rest")).map(|r| r.as_str())?;
    let who = actions::told_to(rest, false)?;
    let one = |name: &str| cast.contains(name) || people::is_person(name) || name.split(' ').any(people::is_post_word);
    who.split("; ").all(one).then_some(rest)
}

/// "That the season open on 1 May and the Manager report on staffing": the second clause tells somebody.
fn second_clause(text: &str) -> Option<String> {
    text.match_indices(" and ").find_map(|(at, joint)| {
        let rest = &text[at + joint.len()..];
        let rest = rest.strip_prefix("that ").unwrap_or(rest);
        let article = rest.strip_prefix("the ").filter(|bare| bare.starts_with(char::is_uppercase));
        article.and_then(|_| actions::told_to(rest, true))
    })
}
