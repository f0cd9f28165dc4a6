//! Decisions in running text.

use super::phrases::{
    AT_THE_END, BODY_PRESENT, BODY_VERB, BY_BODY, CARRIED, CARRIED_ALONE, CONTENT, DIRECTED, DONE, ELECTED, FOLLOWING,
    HEAD_VERB, IN_CAPITALS, IT_WAS, IT_WAS_RESOLVED, LABEL, LOST, NOTED, PARTICIPLE, PASSIVE, PROPOSED_AND,
    PUT_AND_CARRIED, REFUSED, SIGNED, TELEGRAM, THERE_WAS,
};
use super::push;
use super::verbs::{bare_verb, be_done, heads_decisions, verb_at_head, verb_of, verb_told};
use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::framework::headings::fold;
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{people, sentences as wording};
use std::sync::LazyLock;

/// "Dana seconded the motion and the minutes were approved.", "Robin seconded and motion carried."
static SECONDED_AND: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[^.;]{2,50}\bseconded\b[^.;]{0,60}?\band\b[^.;]{0,60}?\b(?:carried|passed|approved|agreed|accepted|adopted)\b",
    )
});

/// The sentences of a line.
pub(super) fn line(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    const PROPOSES: [&str; 7] =
        [" proposed ", " suggested ", " moved ", " recommended ", " asked that ", " requested ", " proposal "];
    let mut before: Option<&str> = None;
    let mut moved: Option<&str> = None;
    for range in wording::sentences(text) {
        let known = out.len();
        let here = &text[range];
        // "Cllr Moss proposed that it be paid; this was seconded by Cllr Low and agreed.": all in one sentence.
        if let Some(motion) = PUT_AND_CARRIED.captures(here).and_then(|f| f.name("motion")) {
            push(passages, index, here, verb_told(motion.as_str()).unwrap_or(DecisionVerb::Agree), out);
            (before, moved) = (None, None);
            continue;
        }
        // "Mr Low moved to approve the budget. Ms Reid seconded. Motion carried.": what was moved was decided.
        if super::motions::is_moved(here) && !PUT_AND_CARRIED.is_match(here) {
            moved = Some(here);
            before = None;
            continue;
        }
        let how = moved.and_then(|_| super::motions::vote(here));
        if let Some(motion) = moved.filter(|_| {
            let one_word = here.split_whitespace().count() == 1;
            let said = one_word && (here.starts_with("Accepted") || here.starts_with("Adopted"));
            how.is_some() || bare_verb(here).is_some() || said
        }) {
            moved = None;
            if how != Some(super::motions::Vote::Lost) {
                super::motions::push_moved(passages, index, motion, out);
            }
            continue;
        }
        // "Dana seconded the motion and the minutes were approved."
        if let Some(motion) = moved.filter(|_| SECONDED_AND.is_match(here)) {
            moved = None;
            super::motions::push_moved(passages, index, motion, out);
            continue;
        }
        // "Dana put Robin forward. All present agreed.": the same in a few words.
        if says_all_agreed(here) {
            if let Some(proposal) = before {
                let known = out.len();
                push(passages, index, proposal, verb_told(proposal).unwrap_or(DecisionVerb::Agree), out);
                if let Some((decision, _)) = out.get_mut(known)
                    && !PROPOSES.iter().any(|w| proposal.contains(w))
                {
                    decision.header.flag(ReviewCode::ReadFromProse);
                }
                before = None;
                continue;
            }
            if out.last().is_some_and(|(_, at)| *at == index) {
                continue;
            }
        }
        // "AE proposed a new host. Agreed.": what was agreed stands before the word.
        match (before, bare_verb(here).filter(|_| here.split_whitespace().count() <= 2)) {
            (Some(proposal), Some(verb)) if PROPOSES.iter().any(|w| proposal.contains(w)) => {
                push(passages, index, proposal, verb, out);
            }
            _ => sentence(passages, index, here, out),
        }
        // "… The report was accepted and approved.": what was moved says it better.
        if let Some(motion) = moved.filter(|_| out.len() == known + 1)
            && !here.contains(" that ")
        {
            moved = None;
            out.truncate(known);
            super::motions::push_moved(passages, index, motion, out);
        }
        before = (out.len() == known).then_some(here);
    }
}

/// "All present agreed.", "This was agreed by all.": the whole sentence says that something was agreed, and not what.
fn says_all_agreed(text: &str) -> bool {
    let folded = fold(text);
    let bare = folded.strip_suffix(" unanimously").or_else(|| folded.strip_suffix(" by all")).unwrap_or(&folded);
    matches!(
        bare,
        "all present agreed"
            | "all those present agreed"
            | "all agreed"
            | "all were agreed"
            | "all in agreement"
            | "everyone agreed"
            | "everybody agreed"
            | "all members agreed"
            | "members agreed"
            | "the meeting agreed"
            | "this was agreed"
            | "this was unanimously agreed"
            | "this was approved"
            | "this was accepted"
    )
}

/// A sentence of running text.
pub(super) fn sentence(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let text = text.trim_start_matches(['–', '—', '-', ' ']);
    // "RESOLVED: that the Clerk advertise the plots.", "Decision: Noted." within a paragraph.
    const OPENS: [&str; 9] =
        ["RESOLVED", "AGREED", "Decision", "DECISION", "Outcome", "OUTCOME", "Resolution", "Resolved", "Agreed"];
    if OPENS.iter().any(|opens| text.starts_with(opens))
        && let Some(rest) = LABEL.captures(text).and_then(|f| f.name("rest")).map(|r| r.as_str().trim())
        && !rest.is_empty()
    {
        let verb = bare_verb(rest).or_else(|| verb_told(rest));
        push(passages, index, rest, verb.unwrap_or(DecisionVerb::Agree), out);
        return;
    }
    // "… be co-opted. Unanimously agreed": how the vote went on what was read.
    if out.last().is_some_and(|(_, at)| *at == index)
        && super::motions::vote(text) == Some(super::motions::Vote::Carried)
    {
        return;
    }
    // "Agreed. Two typos to be corrected.": the verb alone.
    if text.split_whitespace().count() <= 2
        && let Some(verb) = bare_verb(text)
    {
        push(passages, index, text, verb, out);
        return;
    }
    let before = out.len();
    told(passages, index, text, out);
    if out.len() == before {
        otherwise(passages, index, text, out);
    }
    // "Planning: Councillors were not in favour …": a title before what was decided.
    if out.len() == before
        && let Some((title, rest)) = text.split_once(": ")
        && title.split_whitespace().count() <= 5
        && rest.starts_with(char::is_uppercase)
        && !title.to_lowercase().contains("question")
    {
        otherwise(passages, index, rest, out);
    }
}

/// Whether what stands behind "Approved:" names those who moved and seconded it.
pub(super) fn names_movers(text: &str) -> bool {
    let names = text.split(['/', ';', ',', '|']).flat_map(|piece| piece.split(" and ")).map(|piece| {
        let piece = piece.rsplit_once(':').map_or(piece, |(_, name)| name);
        piece.trim().trim_end_matches('.')
    });
    let mut names = names.filter(|name| !name.is_empty()).peekable();
    names.peek().is_some() && names.all(|name| people::is_surely_person(name) || people::is_initials(name))
}

/// What is decided in other words: a vote, consent, a bare participle.
fn otherwise(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let folded = text.to_lowercase();
    let past = ["had been", "previously", "last year", "if ", "would be", "at its meeting", "last meeting"];
    // The minutes of the last meeting are what this one approves.
    let folded_now = [
        "minutes of the last meeting",
        "minutes from last meeting",
        "minutes of last meeting",
        "minutes from the last meeting",
    ]
    .iter()
    .fold(folded, |text, title| text.replace(title, "minutes"));
    if past.iter().any(|w| folded_now.contains(w)) {
        return;
    }
    // "Were agreed as a true record": the heading above is what was agreed.
    let bare = ["Were ", "Was "].iter().find_map(|opens| text.strip_prefix(opens));
    let word = bare.and_then(|rest| rest.split([' ', ',', '.']).next());
    if let Some(verb) = word.and_then(bare_verb) {
        push(passages, index, text, verb, out);
    } else if SIGNED.is_match(text) {
        push(passages, index, text, DecisionVerb::Approve, out);
    } else if REFUSED.is_match(text) {
        push(passages, index, text, DecisionVerb::Other, out);
    } else if let Some(verb) = PUT_AND_CARRIED.captures(text).and_then(|f| f.name("verb")) {
        let verb =
            if verb.as_str().eq_ignore_ascii_case("carried") { DecisionVerb::Agree } else { verb_of(verb.as_str()) };
        push(passages, index, text, verb, out);
    } else if CARRIED.is_match(text) || CARRIED_ALONE.is_match(text) {
        // "The motion was carried and the Council resolved accordingly." above "Decision": that says what.
        let below = passages.list.iter().skip(index + 1).take(2);
        if below.filter(|p| p.part == passages.list[index].part).any(|p| heads_decisions(&p.text).is_some()) {
            return;
        }
        push(passages, index, text, DecisionVerb::Agree, out);
    } else if LOST.is_match(text) {
        push(passages, index, text, DecisionVerb::Other, out);
    } else if let Some(found) = CONTENT.captures(text) {
        let verb = match (found.name("noted"), found.name("approved")) {
            (Some(_), _) => DecisionVerb::Note,
            (_, Some(_)) => DecisionVerb::Approve,
            _ => DecisionVerb::Agree,
        };
        push(passages, index, text, verb, out);
    } else if let Some(found) = HEAD_VERB.captures(text) {
        let word = found
            .name("verb")
            .or_else(|| found.name("small"))
            .or_else(|| found.name("noted"))
            .or_else(|| found.name("put"))
            .or_else(|| found.name("over"))
            .map_or("", |v| v.as_str());
        // "Resolved that the minutes should be approved."
        let loose = found.name("loose").map(|word| word.as_str());
        let word = loose.unwrap_or(word);
        // "Approved minutes are on the website" tells nothing that was decided.
        let finite = [" are ", " is ", " were ", " was ", " has ", " have ", " will ", " had "];
        if loose.is_some() && finite.iter().any(|word| text.contains(word)) {
            return;
        }
        let verb = match verb_of(word) {
            DecisionVerb::Agree => {
                text.find(" that ").and_then(|at| be_done(text[at..].trim_start())).unwrap_or(DecisionVerb::Agree)
            }
            verb => verb,
        };
        push(passages, index, text, verb, out);
        if loose.is_some()
            && let Some((decision, _)) = out.last_mut()
        {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
    } else if PROPOSED_AND.is_match(text) {
        push(passages, index, text, DecisionVerb::Other, out);
    } else if let Some(found) = FOLLOWING.captures(text.trim_end_matches([':', '-', '–', '.'])) {
        let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
        push(passages, index, text.trim_end_matches([':', '-', '–', ' ']), verb, out);
    } else if let Some(found) = ELECTED.captures(text).filter(|f| is_election(f)) {
        push(passages, index, text, DecisionVerb::Other, out);
        if found.name("was").is_none()
            && let Some((decision, _)) = out.last_mut()
        {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
    } else if let Some(verb) = THERE_WAS.captures(text).and_then(|f| f.name("verb")) {
        push(passages, index, text, verb_of(verb.as_str()), out);
    } else if let Some(verb) = BY_BODY.captures(text).and_then(|f| f.name("verb")) {
        push(passages, index, text, verb_of(verb.as_str()), out);
        if let Some((decision, _)) = out.last_mut() {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
    } else if NOTED.is_match(text) {
        push(passages, index, text, DecisionVerb::Note, out);
    } else if let Some(found) = DIRECTED.captures(text) {
        let authorised = found.name("verb").is_some_and(|verb| matches!(verb.as_str(), "authorised" | "empowered"));
        push(passages, index, text, if authorised { DecisionVerb::Approve } else { DecisionVerb::Remit }, out);
        if let Some((decision, _)) = out.last_mut() {
            decision.header.flag(ReviewCode::ReadFromProse);
        }
    } else if let Some(found) = TELEGRAM.captures(text) {
        let subject = found.name("subject").map_or("", |s| s.as_str()).to_lowercase();
        if !subject.contains("apolog") && !subject.contains("absence") {
            push(passages, index, text, verb_of(found.name("verb").map_or("", |v| v.as_str())), out);
        }
    } else if let Some(found) = DONE.captures(text) {
        let subject = found.name("subject").map_or("", |s| s.as_str());
        let clause = [" that ", " which ", " who ", " when ", " where "].iter().any(|w| subject.contains(w));
        if !clause && !subject.to_lowercase().starts_with("apolog") {
            push(passages, index, text, verb_of(found.name("verb").map_or("", |v| v.as_str())), out);
            let plain = found.name("end").is_none_or(|e| !e.as_str().starts_with("to"));
            if let Some((decision, _)) = out.last_mut().filter(|_| !plain) {
                decision.header.flag(ReviewCode::ReadFromProse);
            }
        }
    } else if let Some(found) = AT_THE_END.captures(text) {
        let what = found.name("what").map_or("", |w| w.as_str()).to_lowercase();
        // "as already agreed", "the action points agreed": no decision of its own.
        let told = what.contains("apolog") || what.ends_with(" as") || what.ends_with("previously");
        if !told {
            push(passages, index, text, verb_of(found.name("verb").map_or("", |v| v.as_str())), out);
            if let Some((decision, _)) = out.last_mut() {
                decision.header.flag(ReviewCode::ReadFromProse);
            }
        }
    }
}

/// Whether the words put somebody into a post at the meeting: somebody is named, and a post; "in 2012" tells of the past.
pub(super) fn is_election(found: &crate::wording::latin::Captures<'_>) -> bool {
    let who = found.name("who").map_or("", |w| w.as_str());
    let rest = found.name("rest").map_or("", |r| r.as_str());
    let words = || who.split_whitespace().chain(rest.split_whitespace());
    let clause = [" who ", " which ", " that ", " had ", " newly", " when "].iter().any(|w| who.contains(w));
    let year = words().any(|w| w.len() >= 4 && w.starts_with(|c: char| c.is_ascii_digit()));
    let post = words().any(|w| people::is_post_word(w.trim_matches(|c: char| !c.is_alphabetic())));
    let members = ["member", "trustee", "governor", "councillor", "director", "board", "committee", "panel"];
    let post = post || words().any(|w| members.iter().any(|m| w.to_lowercase().starts_with(m)));
    let pieces = who.split([':', '–', ',']).flat_map(|piece| piece.split(" and "));
    let named = pieces.map(str::trim).any(people::is_person);
    let all = ["en bloc", "unopposed", "unanimously", "nem con"].iter().any(|w| rest.contains(w));
    !clause && !year && (post || all) && named
}

/// "by 8 votes to 0 with 2 abstentions", "unanimously" between a verb and what was decided.
static BY_VOTES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*,?\s*(?:unanimously|by\s+\w+\s+(?:votes?\s+)?to\s+\w+(?:\s+votes)?(?:,?\s*(?:with|and)\s+\w+\s+abstentions?)?|nem\.?\s+con\.?)\s*,?",
    )
});

/// Cuts "agreed to note the changes; and that they be submitted" before each further "to" or "that".
fn apart(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices("; ") {
        let rest = text[at + 2..].trim_start();
        let rest = rest.strip_prefix("and ").unwrap_or(rest);
        if (rest.starts_with("to ") || rest.starts_with("that ")) && rest.len() > 12 {
            out.push(text[from..at].trim());
            from = text.len() - rest.len();
        }
    }
    out.push(text[from..].trim());
    out
}

/// What the body, or "it", is told to have decided.
fn told(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let found = PARTICIPLE
        .captures(text)
        .or_else(|| BODY_VERB.captures(text))
        .or_else(|| BODY_PRESENT.captures(text))
        .or_else(|| IT_WAS.captures(text))
        .or_else(|| PASSIVE.captures(text))
        .or_else(|| IT_WAS_RESOLVED.captures(text));
    let Some(found) = found else { return };
    let Some(verb) = found.name("verb") else { return };
    // "The Board voted to approve the agenda"; "voted on it" says nothing.
    let voted = || {
        let rest = text[verb.end()..].trim_start();
        // "it was voted 5 – 1 that …".
        rest.starts_with("to ") || rest.split_whitespace().take(7).any(|word| word == "that")
    };
    if verb.as_str().eq_ignore_ascii_case("voted") && !voted() {
        return;
    }
    // "Partners agreed to send their lists": what they promise is nothing that the body decided.
    let promise = ["partners ", "participants ", "representatives ", "delegates "];
    let after = text.get(verb.end()..).unwrap_or("").trim_start();
    if after.starts_with("to ") && promise.iter().any(|who| text.to_lowercase().starts_with(who)) {
        return;
    }
    // "the Board agreed in May", "had agreed", "at its last meeting agreed": told of the past.
    let before = text[..verb.start()].trim_end().to_lowercase();
    // "it was agreed at the Council on 30th June": decided elsewhere.
    static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\s+(?:at|by)\s+(?:the|a|its|their)\s+(?:\S+\s+){0,6}?(?i:meeting|council|board|committee|cabinet|group|court)\s+(?:meeting\s+)?(?:held\s+)?(?:on|in|of)\s+(?:the\s+)?(?:\d{1,2}|January|February|March|April|May|June|July|August|September|October|November|December|last|previous)\b",
        )
    });
    if ELSEWHERE.is_match(&text[verb.end()..]) {
        return;
    }
    let past = before.ends_with(" had")
        || before.ends_with("previously")
        || before.ends_with(" having")
        || before.ends_with(" been") && before.contains("had been")
        || before.ends_with(" been") && before.contains(" not yet ")
        || before.ends_with(" to be");
    let folded = text.to_lowercase();
    let done = folded.contains("all actions due had been completed");
    let future =
        before.ends_with(" will") || before.ends_with(" if") || folded.starts_with("if ") || before.ends_with(" once");
    // "The minutes have not yet been approved."
    let mut back = before.rsplit(' ').skip_while(|word| matches!(*word, "been" | "yet" | "formally" | "fully" | "so"));
    let denied = back.next() == Some("not");
    if past || done || future || denied {
        return;
    }
    let verb_kind = match verb.as_str().to_lowercase().as_str() {
        "supported" | "recommended" | "continued" | "deferred" | "appointed" | "nominated" => DecisionVerb::Other,
        word => verb_of(word),
    };
    // "… so it was agreed they should attend": the decision begins there.
    let from = IT_WAS.find(text).map_or(0, |m| m.start());
    let more: Vec<_> = IN_CAPITALS
        .captures_iter(text)
        .filter_map(|c| Some((c.get(0)?.start(), c.name("verb")?)))
        .filter(|(at, word)| *at > verb.start() && *at >= from && word.start() > verb.end())
        .collect();
    let in_capitals = verb.as_str().chars().all(char::is_uppercase);
    if in_capitals && !more.is_empty() {
        let ends = more.iter().map(|(at, _)| *at).chain([text.len()]);
        let starts =
            std::iter::once((from, verb_kind)).chain(more.iter().map(|(_, w)| (w.start(), verb_of(w.as_str()))));
        for ((start, kind), end) in starts.zip(ends) {
            push(passages, index, &text[start..end], kind, out);
        }
        return;
    }
    // "agreed to note the report; and that a copy be sent": each "to" and "that" begins one of its own.
    const FORMAL: [&str; 9] =
        ["note", "approve", "endorse", "ratify", "homologate", "remit", "refer", "delegate", "instruct"];
    let formal = |piece: &str| piece.split_whitespace().nth(1).is_some_and(|word| FORMAL.contains(&word));
    let head = |piece: &str| if verb_kind == DecisionVerb::Agree && formal(piece) { verb_at_head(piece) } else { None };
    let after = &text[verb.end()..];
    let tail = BY_VOTES.find(after).map_or(after, |votes| &after[votes.end()..]);
    let tail = tail.trim_start().trim_start_matches([',', ':']).trim_start();
    let opens = tail.starts_with("to ") || tail.starts_with("that ");
    let pieces: Vec<&str> = if opens { apart(&text[from..]) } else { vec![&text[from..]] };
    for (number, piece) in pieces.iter().enumerate() {
        let told = match number {
            0 if tail.starts_with("to ") => head(tail),
            // "RESOLVED that the minutes be approved".
            0 if verb_kind == DecisionVerb::Agree => be_done(tail),
            0 => None,
            _ => verb_at_head(piece),
        };
        push(passages, index, piece, told.unwrap_or(verb_kind), out);
    }
    // "That the Committee agrees to …" without a lead-in is a motion, and may have been lost.
    if text.starts_with("That ")
        && let Some((decision, _)) = out.last_mut()
    {
        decision.header.flag(ReviewCode::ReadFromProse);
    }
    // "The group supported …" may only tell what was said.
    if verb.as_str().eq_ignore_ascii_case("supported")
        && let Some((decision, _)) = out.last_mut()
    {
        decision.header.flag(ReviewCode::ReadFromProse);
    }
    // "Discussion took place, members of the Group noted that …", "It was noted that …" may only tell what was said.
    let aside = found.get(0).is_some_and(|told| text[..told.start()].trim_end().ends_with(','));
    if verb_kind == DecisionVerb::Note
        && (aside || IT_WAS.is_match(text))
        && let Some((decision, _)) = out.last_mut()
    {
        decision.header.flag(ReviewCode::ReadFromProse);
    }
}
