//! Decisions told in other words than a body's own: a vote, consent, a bare participle.

use super::motions::is_contested;
use super::phrases::{
    ALL_OF_WHICH, ASKS, AT_THE_END, BY_BODY, CARRIED, CARRIED_ALONE, CONTENT, DIRECTED, ELECTED, FOLLOWING, HEAD_VERB,
    IN_CAPITALS_DONE, LOST, NOTED, PROPOSED_AND, PUT_AND_CARRIED, REFUSED, SIGNED, TELEGRAM, THERE_WAS,
};
use super::put_off::{put_off_or_left, put_off_why};
use super::shapes::{answers_application, forms_group, is_moved_and_signed, no_objection_to, somebody_signed};
use super::verbs::{bare_verb, be_done, heads_decisions, verb_of};
use super::{doubt, push};
use crate::extract::passages::Passages;
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::Captures;
use crate::wording::people;

/// What words of a known form tell.
#[derive(Debug, Clone, Copy)]
pub(super) enum Told<'t> {
    /// A decision, in these words; a doubtful one is flagged.
    Decided { verb: DecisionVerb, words: &'t str, doubtful: bool },
    /// No decision, although the words look like one.
    Nothing,
}

impl<'t> Told<'t> {
    /// A decision that the words surely tell.
    pub(super) fn surely(words: &'t str, verb: DecisionVerb) -> Self {
        Self::Decided { verb, words, doubtful: false }
    }

    /// A decision that the words may tell.
    pub(super) fn perhaps(words: &'t str, verb: DecisionVerb) -> Self {
        Self::Decided { verb, words, doubtful: true }
    }
}

/// What is decided in other words: a vote, consent, a bare participle.
pub(super) fn otherwise(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    if super::body::is_of_none(text) {
        return;
    }
    if tells_of_the_past(text) {
        if let Some(told) = by_its_act(text).or_else(|| super::last_clause::told(text)) {
            tell(passages, index, told, out);
        }
        return;
    }
    let told = below_its_title(text)
        .or_else(|| put_to_the_vote(text))
        .or_else(|| carried(passages, index, text))
        .or_else(|| in_content(text))
        .or_else(|| verb_first(text))
        .or_else(|| asked_or_proposed(text))
        .or_else(|| following_or_elected(text))
        .or_else(|| by_body(text))
        .or_else(|| noted_or_directed(text))
        .or_else(|| as_telegram(text))
        .or_else(|| super::participles::told(text))
        .or_else(|| put_off_why(text))
        .or_else(|| at_the_end(text))
        .or_else(|| put_off_or_left(text))
        .or_else(|| super::participles::by_a_body(text))
        .or_else(|| moved_unopposed(passages, index, text))
        .or_else(|| by_its_act(text))
        .or_else(|| super::by_shape::decided(text).map(|verb| Told::perhaps(text, verb)))
        .or_else(|| super::last_clause::told(text));
    if let Some(told) = told {
        tell(passages, index, told, out);
    }
}

/// Pushes what words tell.
fn tell(passages: &Passages<'_>, index: usize, told: Told<'_>, out: &mut Vec<(Decision, usize)>) {
    if let Told::Decided { verb, words, doubtful } = told {
        let known = out.len();
        // "The Board welcomed the report, passed it to Court and asked the Clerk to write": each act tells one of its own.
        let pieces = super::acts::end_of_first(words).map(|end| super::joined::pieces(words, end)).unwrap_or_default();
        if let [(first, _), more @ ..] = pieces.as_slice()
            && !more.is_empty()
        {
            push(passages, index, first, verb, out);
            for (piece, its_own) in more {
                push(passages, index, piece, its_own.map_or(verb, |its_own| its_own.verb), out);
            }
            doubt(out, known);
            return;
        }
        push(passages, index, words, verb, out);
        if doubtful {
            doubt(out, known);
        }
    }
}

/// "Court gave its consent to the lease": what the body that meets did, in whatever words.
fn by_its_act(text: &str) -> Option<Told<'_>> {
    if let Some(act) = super::acts::of_body(text) {
        return Some(Told::Decided { verb: act.verb, words: text, doubtful: act.doubtful });
    }
    super::acts::of_one_mind(text).map(|verb| Told::perhaps(text, verb))
}

/// A motion with a seconder and no vote; where an amendment stands in its item, either may have been carried.
fn moved_unopposed<'t>(passages: &Passages<'_>, index: usize, text: &'t str) -> Option<Told<'t>> {
    let moved = super::by_shape::is_moved_and_seconded(text) && !is_contested(passages, index);
    let verb = if text.contains(" seconded the minutes") { DecisionVerb::Approve } else { DecisionVerb::Agree };
    moved.then(|| Told::perhaps(text, verb))
}

/// The verb that a found form names.
fn named_verb(found: &Captures<'_>) -> DecisionVerb {
    verb_of(found.name("verb").map_or("", |v| v.as_str()))
}

/// Whether words tell of what was decided before this meeting, or of what may be.
fn tells_of_the_past(text: &str) -> bool {
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
    past.iter().any(|w| folded_now.contains(w))
}

/// "Were agreed as a true record": the heading above is what was agreed. Minutes that are signed, and what was refused.
fn below_its_title(text: &str) -> Option<Told<'_>> {
    let bare = ["Were ", "Was "].iter().find_map(|opens| text.strip_prefix(opens));
    let word = bare.and_then(|rest| rest.split([' ', ',', '.']).next());
    if let Some(verb) = word.and_then(bare_verb) {
        // "Was noted that the roof is sound" may only tell what was said.
        let said = verb == DecisionVerb::Note && text.contains(" that ");
        Some(Told::Decided { verb, words: text, doubtful: said })
    } else if SIGNED.is_match(text) || is_moved_and_signed(text) || somebody_signed(text) {
        Some(Told::surely(text, DecisionVerb::Approve))
    } else {
        REFUSED.is_match(text).then(|| Told::surely(text, DecisionVerb::Other))
    }
}

/// "It was put to the vote and agreed".
fn put_to_the_vote(text: &str) -> Option<Told<'_>> {
    let found = PUT_AND_CARRIED.captures(text)?;
    let verb = found.name("verb")?;
    let verb = if verb.as_str().eq_ignore_ascii_case("carried") { DecisionVerb::Agree } else { verb_of(verb.as_str()) };
    Some(Told::surely(text, verb))
}

/// A vote that was carried or lost.
fn carried<'t>(passages: &Passages<'_>, index: usize, text: &'t str) -> Option<Told<'t>> {
    if CARRIED.is_match(text) || CARRIED_ALONE.is_match(text) {
        let below = is_told_below(passages, index, text);
        // "The motion was carried.": nothing says what was moved.
        return Some(if below {
            Told::Nothing
        } else if super::motions::is_only_named(text) {
            Told::perhaps(text, DecisionVerb::Agree)
        } else {
            Told::surely(text, DecisionVerb::Agree)
        });
    }
    LOST.is_match(text).then(|| Told::surely(text, DecisionVerb::Other))
}

/// "The motion was carried and the Council resolved accordingly." above "Decision": that says what.
fn is_told_below(passages: &Passages<'_>, index: usize, text: &str) -> bool {
    let below = passages.list.iter().skip(index + 1).take(2);
    let told = |p: &crate::extract::passages::Passage<'_>| {
        heads_decisions(&p.text).is_some() || p.text.starts_with("RESOLVED") || p.text.starts_with("Resolved")
    };
    let part = passages.list.get(index).and_then(|p| p.part);
    let elsewhere = text.contains("accordingly") && text.contains("resolved") || text.contains("became");
    elsewhere && below.filter(|p| p.part == part).any(told)
}

/// "The meeting was content to note …".
fn in_content(text: &str) -> Option<Told<'_>> {
    let found = CONTENT.captures(text)?;
    let verb = match (found.name("noted"), found.name("approved")) {
        (Some(_), _) => DecisionVerb::Note,
        (_, Some(_)) => DecisionVerb::Approve,
        // "The Board was content to note the report."
        _ => found
            .get(0)
            .filter(|whole| whole.as_str().ends_with(" to"))
            .and_then(|whole| super::verbs::verb_at_head(text.get(whole.end()..)?))
            .unwrap_or(DecisionVerb::Agree),
    };
    // "Members were happy with the lights" may be no more than what they thought.
    let thought = found.name("agreed").is_some_and(|how| {
        let how = how.as_str().to_lowercase();
        let to = text.get(found.get(0).map_or(0, |whole| whole.end())..).is_some_and(|rest| rest.starts_with(" to "));
        matches!(how.as_str(), "happy" | "satisfied" | "supportive")
            && !to
            && !found.get(0).is_some_and(|whole| whole.as_str().ends_with(" to"))
    });
    Some(Told::Decided { verb, words: text, doubtful: thought })
}

/// "Agreed to write to all", "Resolved that the minutes should be approved.": the verb of the decision comes first.
fn verb_first(text: &str) -> Option<Told<'_>> {
    let found = HEAD_VERB.captures(text)?;
    let word = found
        .name("verb")
        .or_else(|| found.name("small"))
        .or_else(|| found.name("noted"))
        .or_else(|| found.name("put"))
        .or_else(|| found.name("over"))
        .or_else(|| found.name("cut"))
        .map_or("", |v| v.as_str());
    // "Resolved that the minutes should be approved."
    let loose = found.name("loose").map(|word| word.as_str());
    let word = loose.unwrap_or(word);
    // "Approved minutes are on the website" tells nothing that was decided.
    let finite = [" are ", " is ", " were ", " was ", " has ", " have ", " will ", " had "];
    if loose.is_some() && finite.iter().any(|word| text.contains(word)) {
        return Some(Told::Nothing);
    }
    let verb = match verb_of(word) {
        DecisionVerb::Agree => {
            text.find(" that ").and_then(|at| be_done(text[at..].trim_start())).unwrap_or(DecisionVerb::Agree)
        }
        verb => verb,
    };
    Some(Told::Decided { verb, words: text, doubtful: loose.is_some() || found.name("cut").is_some() })
}

/// "Members asked that costs be shown and the Treasurer will do so.": what they ask for somebody takes on at once, in an action.
fn is_taken_up(text: &str) -> bool {
    const TAKES: [&str; 7] =
        [" will ", " undertook ", " agreed to ", " offered to ", " confirmed that ", " said that ", " confirmed "];
    let members = ["Members ", "Governors ", "Trustees "].iter().any(|who| text.starts_with(who));
    let last = [" and ", "; ", ", "].iter().filter_map(|joint| text.rsplit_once(joint)).map(|(_, last)| last);
    members
        && last.into_iter().any(|last| {
            let last = last.strip_prefix("the ").unwrap_or(last);
            let head = TAKES.iter().find_map(|takes| last.split_once(takes)).map(|(head, _)| head);
            head.is_some_and(|who| who.starts_with(char::is_uppercase) && who.split_whitespace().count() <= 5)
        })
}

/// What the meeting asks for, the groups it forms, what it does not object to, and what was proposed and taken up.
fn asked_or_proposed(text: &str) -> Option<Told<'_>> {
    if ASKS.is_match(text) && is_taken_up(text) {
        return Some(Told::Nothing);
    }
    if ASKS.is_match(text) || forms_group(text) || no_objection_to(text) || answers_application(text) {
        return Some(Told::perhaps(text, DecisionVerb::Other));
    }
    PROPOSED_AND.is_match(text).then(|| Told::surely(text, DecisionVerb::Other))
}

/// "The following were approved", and who was elected.
fn following_or_elected(text: &str) -> Option<Told<'_>> {
    if let Some(found) = FOLLOWING.captures(text.trim_end_matches([':', '-', '–', '.'])) {
        return Some(Told::surely(text.trim_end_matches([':', '-', '–', ' ']), named_verb(&found)));
    }
    // "The following were elected: President – Al Reid; Secretary – Una Low."
    let head = text.split_once(": ").and_then(|(head, _)| FOLLOWING.captures(head));
    let into_posts = ["appointed", "elected", "co-opted"];
    let verb = head.and_then(|found| found.name("verb")).map_or("", |verb| verb.as_str());
    if into_posts.iter().any(|word| verb.ends_with(word)) {
        return Some(Told::surely(text, DecisionVerb::Other));
    }
    // Above a list that is none: what was approved is missing.
    if let Some(found) = ALL_OF_WHICH.captures(text.trim_end_matches([':', '-', '–', '.'])) {
        return Some(Told::perhaps(text.trim_end_matches([':', '-', '–', ' ']), named_verb(&found)));
    }
    let found = ELECTED.captures(text).filter(|f| is_election(f))?;
    Some(Told::Decided { verb: DecisionVerb::Other, words: text, doubtful: found.name("was").is_none() })
}

/// "There was agreement …", what a body did, and a verb in capitals.
fn by_body(text: &str) -> Option<Told<'_>> {
    if let Some(verb) = THERE_WAS.captures(text).and_then(|f| f.name("verb")) {
        Some(Told::surely(text, verb_of(verb.as_str())))
    } else if let Some(verb) = BY_BODY.captures(text).and_then(|f| f.name("verb")) {
        Some(Told::perhaps(text, verb_of(verb.as_str())))
    } else {
        let verb = IN_CAPITALS_DONE.captures(text).and_then(|f| f.name("verb"))?;
        Some(Told::surely(text, verb_of(verb.as_str())))
    }
}

/// "A letter about dogs was noted.", and whom the meeting directed or authorised.
fn noted_or_directed(text: &str) -> Option<Told<'_>> {
    if NOTED.is_match(text) {
        return Some(Told::surely(text, DecisionVerb::Note));
    }
    let found = DIRECTED.captures(text)?;
    // "Clerk authorised to sign.": without "was" only a post, as notes have it.
    let who = found.name("who").map_or("", |who| who.as_str());
    if found.name("be").is_none() && !who.split_whitespace().all(people::is_post_word) {
        return None;
    }
    let authorised = found.name("verb").is_some_and(|verb| matches!(verb.as_str(), "authorised" | "empowered"));
    Some(Told::perhaps(text, if authorised { DecisionVerb::Approve } else { DecisionVerb::Remit }))
}

/// "Minutes approved.": a subject and its participle, as a telegram has it.
fn as_telegram(text: &str) -> Option<Told<'_>> {
    let found = TELEGRAM.captures(text)?;
    let who = found.name("subject").map_or("", |s| s.as_str());
    // "DB agreed.": somebody did, not the meeting.
    let person = people::is_initials(who) || people::is_surely_person(who) || people::is_forename(who);
    let subject = who.to_lowercase();
    // "Al had written to the owner as agreed": what was agreed before.
    // "Publish once signed off", "Minutes to be approved": not yet.
    let last = subject.rsplit(' ').next().unwrap_or("");
    let later = matches!(last, "as" | "once" | "when" | "if" | "until" | "unless" | "after" | "before" | "be" | "not");
    let told = later || subject.split(' ').any(|word| matches!(word, "had" | "has" | "have"));
    if subject.contains("apolog") || subject.contains("absence") || person || told {
        return Some(Told::Nothing);
    }
    Some(Told::surely(text, named_verb(&found)))
}

/// What ends in the verb of a decision.
fn at_the_end(text: &str) -> Option<Told<'_>> {
    let found = AT_THE_END.captures(text)?;
    let what = found.name("what").map_or("", |w| w.as_str()).to_lowercase();
    // "as already agreed", "the action points agreed": no decision of its own.
    // "Cllr Low (holiday) – accepted.": their apologies.
    let who = found.name("what").map_or("", |w| w.as_str()).split(['(', ',']).next().unwrap_or("").trim();
    let person = named_verb(&found) == DecisionVerb::Approve && people::is_surely_person(who);
    let told = what.contains("apolog") || what.ends_with(" as") || what.ends_with("previously") || person;
    (!told).then(|| Told::perhaps(text, named_verb(&found)))
}

/// Whether the words put somebody into a post at the meeting: somebody is named, and a post; "in 2012" tells of the past.
pub(super) fn is_election(found: &Captures<'_>) -> bool {
    let who = found.name("who").map_or("", |w| w.as_str());
    let rest = found.name("rest").map_or("", |r| r.as_str());
    let words = || who.split_whitespace().chain(rest.split_whitespace());
    let clause = [" who ", " which ", " that ", " had ", " newly", " when "].iter().any(|w| who.contains(w));
    // "for 2022-23" is what they were elected for, "in 2012" when.
    let dated = |w: &str| w.len() >= 4 && w.starts_with(|c: char| c.is_ascii_digit());
    let term = ["for the year ", "for ", "for the session ", "for the period "];
    let year = words().any(dated)
        && !term.iter().any(|lead| {
            rest.match_indices(lead).any(|(at, lead)| rest[at + lead.len()..].starts_with(|c: char| c.is_ascii_digit()))
        });
    let post = words().any(|w| people::is_post_word(w.trim_matches(|c: char| !c.is_alphabetic())));
    let members = ["member", "trustee", "governor", "councillor", "director", "board", "committee", "panel"];
    let post = post || words().any(|w| members.iter().any(|m| w.to_lowercase().starts_with(m)));
    let pieces = who.split([':', '–', ',']).flat_map(|piece| piece.split(" and "));
    let named = pieces.map(str::trim).any(|piece| people::is_person(piece) || people::is_initials(piece));
    let all = ["en bloc", "unopposed", "unanimously", "nem con"].iter().any(|w| rest.contains(w));
    // "Cllr Moss was co-opted.": onto the body that meets.
    let co_opted = found.get(0).is_some_and(|whole| whole.as_str().contains(" co-opted"));
    !clause && !year && (post || all || co_opted) && named
}
