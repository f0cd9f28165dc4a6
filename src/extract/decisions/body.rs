//! What the body, or "it", is told to have decided: "The Board agreed to …", "It was resolved that …".

use super::phrases::{BODY_PRESENT, BODY_VERB, IN_CAPITALS, IT_WAS, IT_WAS_RESOLVED, PARTICIPLE, PASSIVE};
use super::verbs::{be_done, verb_at_head, verb_of};
use super::{doubt, push};
use crate::extract::passages::Passages;
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::{Match, Regex, fixed as regex};
use crate::wording::people;
use std::sync::LazyLock;

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

/// "that housing was a barrier": words behind "agreed" that say how things are.
fn is_view(tail: &str) -> bool {
    // "that the rates stay as they are until May".
    let lower = tail.to_lowercase().replace(" as they are", "").replace(" as it is", "");
    let told = [" was ", " were ", " is ", " are ", " had ", " has "].iter().any(|word| lower.contains(word));
    let asks = [" be ", " should ", " will ", " would ", " to ", " must ", " shall ", " record", " correct", " accura"];
    lower.starts_with("that ") && told && !asks.iter().any(|word| lower.contains(word))
}

/// "it was agreed at the Council on 30th June": decided elsewhere.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\s+(?:at|by)\s+(?:the|a|its|their)\s+(?:\S+\s+){0,6}?(?i:meeting|council|board|committee|cabinet|group|court)\s+(?:meeting\s+)?(?:held\s+)?(?:on|in|of)\s+(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?|January|February|March|April|May|June|July|August|September|October|November|December|last|previous)\b",
    )
});

/// Whether the verb tells of no decision: of a promise, of a decision elsewhere, of what was said.
fn tells_no_decision(text: &str, verb: Match<'_>) -> bool {
    // "The report recommended that the Committee approve it": what is put to it.
    let before = text.get(..verb.start()).unwrap_or("");
    let put = [
        "recommended that ",
        "recommends that ",
        "proposed that ",
        "suggested that ",
        "asked that ",
        "requested that ",
    ];
    if !verb.as_str().ends_with("ed") && put.iter().any(|put| before.contains(put)) {
        return true;
    }
    // "The Board voted to approve the agenda"; "voted on it" says nothing.
    let voted = || {
        let rest = text[verb.end()..].trim_start();
        // "it was voted 5 – 1 that …".
        // "voted unanimously in favour of the change", "voted against".
        let side = |word: &str| matches!(word.trim_end_matches(['.', ',', ';']), "favour" | "against");
        rest.starts_with("to ")
            || rest.split_whitespace().take(7).any(|word| matches!(word, "that" | "to"))
            || rest.split_whitespace().take(4).any(side)
    };
    if verb.as_str().eq_ignore_ascii_case("voted") && !voted() {
        return true;
    }
    // "Arising from the minutes, it was confirmed that the work was done": what was said, not what was approved.
    if verb.as_str().eq_ignore_ascii_case("confirmed")
        && text.get(verb.end()..).is_some_and(|rest| rest.trim_start().starts_with("that "))
    {
        return true;
    }
    // "Partners agreed to send their lists": what they promise is nothing that the body decided.
    let promise = ["partners ", "participants ", "representatives ", "delegates "];
    let after = text.get(verb.end()..).unwrap_or("").trim_start();
    if after.starts_with("to ") && promise.iter().any(|who| text.to_lowercase().starts_with(who)) {
        return true;
    }
    // "The Chair of the Board agreed to write to the Minister": what one person takes on.
    if verb.as_str().eq_ignore_ascii_case("agreed") && after.starts_with("to ") && is_of_one_post(before) {
        return true;
    }
    // "All agreed to think of names for it": what each takes on.
    let each = ["all agreed to ", "everyone agreed to ", "members agreed to "];
    if each.iter().any(|each| text.to_lowercase().starts_with(each))
        && ["to think ", "to reflect ", "to bring ", "to look out "].iter().any(|task| after.starts_with(task))
    {
        return true;
    }
    ELSEWHERE.is_match(&text[verb.end()..])
}

/// "The Chair of the Board", "The Clerk to Senate", "The Director of Estates and the President of the Association": posts, not the bodies that they are
/// posts of.
pub(super) fn is_of_one_post(who: &str) -> bool {
    let clause = who.rsplit([';', ':', ',']).next().unwrap_or("").trim();
    let clause = clause.strip_prefix("and ").unwrap_or(clause);
    let words: Vec<&str> = clause.split_whitespace().take_while(|word| !matches!(*word, "of" | "for" | "to")).collect();
    let of = clause.split_whitespace().count() > words.len();
    let post = |word: &str| people::says(word, people::Says::Role) && !people::says(word, people::Says::Group);
    of && words.len() <= 4 && words.last().is_some_and(|last| post(last))
}

/// "There were no questions noted.": there was nothing to note.
pub(super) fn is_of_none(text: &str) -> bool {
    text.trim_end_matches(['.', ' ']).ends_with(" noted")
        && ["There were no ", "There was no ", "No "].iter().any(|none| text.starts_with(none))
}

/// "the Board agreed in May", "had agreed", "will agree", "not agreed": told of the past, of what may come, or denied;
/// `before` stands before the verb, in small letters.
pub(super) fn is_not_now(text: &str, before: &str) -> bool {
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
    // "…, once they have been approved for circulation": not yet.
    let clause = before.rsplit([',', ';']).next().unwrap_or("");
    let later = ["once ", "until ", "unless ", "before "].iter().any(|w| clause.trim_start().starts_with(w));
    // "Una will put up notices as soon as the dates are confirmed."
    let later = later || [" as soon as ", " once "].iter().any(|w| clause.contains(w));
    past || done || future || denied || later
}

/// "RESOLVED to pay the bill and NOTED the report": each verb in capitals begins a decision of its own.
fn in_capitals(
    passages: &Passages<'_>,
    index: usize,
    text: &str,
    (from, verb, verb_kind): (usize, Match<'_>, DecisionVerb),
    out: &mut Vec<(Decision, usize)>,
) -> bool {
    let more: Vec<_> = IN_CAPITALS
        .captures_iter(text)
        .filter_map(|c| Some((c.get(0)?.start(), c.name("verb")?)))
        .filter(|(at, word)| *at > verb.start() && *at >= from && word.start() > verb.end())
        .collect();
    let in_capitals = verb.as_str().chars().all(char::is_uppercase);
    if !in_capitals || more.is_empty() {
        return false;
    }
    let ends = more.iter().map(|(at, _)| *at).chain([text.len()]);
    let starts = std::iter::once((from, verb_kind)).chain(more.iter().map(|(_, w)| (w.start(), verb_of(w.as_str()))));
    for ((start, kind), end) in starts.zip(ends) {
        push(passages, index, &text[start..end], kind, out);
    }
    true
}

/// "agreed to note the report; and that a copy be sent": pushes each piece of the text with its verb; `tail` is what stands
/// behind the verb.
fn in_pieces(
    passages: &Passages<'_>,
    index: usize,
    (text, tail): (&str, &str),
    verb_kind: DecisionVerb,
    out: &mut Vec<(Decision, usize)>,
) {
    // "agreed to note the report; and that a copy be sent": each "to" and "that" begins one of its own.
    const FORMAL: [&str; 9] =
        ["note", "approve", "endorse", "ratify", "homologate", "remit", "refer", "delegate", "instruct"];
    let formal = |piece: &str| {
        piece.split_whitespace().nth(1).is_some_and(|word| FORMAL.contains(&word.to_lowercase().as_str()))
    };
    let head = |piece: &str| if verb_kind == DecisionVerb::Agree && formal(piece) { verb_at_head(piece) } else { None };
    let opens = tail.starts_with("to ") || tail.starts_with("that ");
    let pieces: Vec<&str> = if opens { apart(text) } else { vec![text] };
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
}

/// What kind of decision a sentence tells by its verb.
fn kind_of(text: &str, verb: Match<'_>) -> DecisionVerb {
    // "It was resolved that the Chair sign the minutes as a correct record."
    let record = ["correct record", "true record", "accurate record"].iter().any(|record| text.contains(record));
    if record && text.contains("minutes") {
        return DecisionVerb::Approve;
    }
    // "voted against the change".
    let against = verb.as_str().eq_ignore_ascii_case("voted") && text[verb.end()..].trim_start().starts_with("against");
    match verb.as_str().to_lowercase().as_str() {
        _ if against => DecisionVerb::Other,
        word if word == "chose" || word.ends_with("option") => DecisionVerb::Agree,
        "supported" | "recommended" | "continued" | "deferred" | "appointed" | "nominated" => DecisionVerb::Other,
        word => verb_of(word),
    }
}

/// What the body, or "it", is told to have decided.
pub(super) fn told(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    let found = PARTICIPLE
        .captures(text)
        .or_else(|| BODY_VERB.captures(text))
        .or_else(|| BODY_PRESENT.captures(text))
        .or_else(|| IT_WAS.captures(text))
        .or_else(|| PASSIVE.captures(text))
        .or_else(|| IT_WAS_RESOLVED.captures(text));
    let Some(found) = found else { return };
    let Some(verb) = found.name("verb") else { return };
    let before = text[..verb.start()].trim_end().to_lowercase();
    // "The Chair opened the meeting and noted her thanks": she did.
    let of_one = ["opened the meeting", "closed the meeting", "chaired the meeting", "addressed the meeting"];
    if tells_no_decision(text, verb)
        || is_not_now(text, &before)
        || is_of_none(text)
        || of_one.iter().any(|w| before.contains(w))
    {
        return;
    }
    let verb_kind = kind_of(text, verb);
    // "… so it was agreed they should attend": the decision begins there.
    // "Two issues a year were felt to be enough and this was agreed": what was stands before.
    let from = IT_WAS.find(text).map_or(0, |m| m.start());
    let from = if says_nothing_else(text.get(from..).unwrap_or_default()) { 0 } else { from };
    if in_capitals(passages, index, text, (from, verb, verb_kind), out) {
        return;
    }
    let after = &text[verb.end()..];
    let tail = BY_VOTES.find(after).map_or(after, |votes| &after[votes.end()..]);
    let tail = tail.trim_start().trim_start_matches([',', ':']).trim_start();
    let known = out.len();
    let from = match super::joined::ahead(text, verb.start()) {
        Some((end, earlier)) => {
            push(passages, index, text.get(from..end).unwrap_or_default(), earlier, out);
            verb.start()
        }
        None => from,
    };
    let behind = text.len() - tail.len();
    let joined = super::joined::pieces(text, behind);
    if let [(first, _), more @ ..] = joined.as_slice()
        && !more.is_empty()
    {
        let tail = first.get(behind..).unwrap_or("");
        in_pieces(passages, index, (first.get(from..).unwrap_or(first), tail), verb_kind, out);
        for (piece, known) in more {
            let at = out.len();
            push(passages, index, piece, known.map_or(verb_kind, |known| known.verb), out);
            if known.is_some_and(|known| known.doubtful) {
                doubt(out, at);
            }
        }
    } else {
        in_pieces(passages, index, (&text[from..], tail), verb_kind, out);
    }
    let lead = found.get(0).map(|told| (&text[..told.start()], told.as_str()));
    // "Actions were confirmed": perhaps only said to be so.
    let confirmed = verb.as_str().eq_ignore_ascii_case("confirmed") && !text.to_lowercase().contains("minute");
    if confirmed || may_only_tell(text, (&before, verb.as_str(), tail), lead, verb_kind) {
        doubt(out, known);
    }
}

/// "this was agreed.", "it was accepted with thanks": words that do not say what was.
fn says_nothing_else(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ';']).to_lowercase());
    let this = words.next().is_some_and(|word| word == "this" || word == "it");
    let rest: Vec<String> = words.collect();
    let bare = |word: &String| {
        matches!(
            word.as_str(),
            "was"
                | "is"
                | "has"
                | "been"
                | "also"
                | "then"
                | "therefore"
                | "unanimously"
                | "by"
                | "all"
                | "with"
                | "thanks"
                | "the"
                | "those"
                | "members"
                | "present"
                | "committee"
                | "board"
                | "meeting"
        )
    };
    // "it was agreed to arrange this": what, stands before.
    let of_it = rest.last().is_some_and(|word| matches!(word.as_str(), "this" | "it" | "so" | "them" | "these"));
    this && rest.len() <= 6 && (of_it || rest.iter().filter(|word| !bare(word)).count() == 1)
}

/// Whether words may only tell what was said, thought or decided before; `before` stands before the verb and `tail` behind
/// it, `lead` is what stands before the words found, and these.
fn may_only_tell(
    text: &str,
    (before, verb, tail): (&str, &str, &str),
    lead: Option<(&str, &str)>,
    verb_kind: DecisionVerb,
) -> bool {
    // "The Board of Governors has agreed that …" may tell of what was decided before, or by others.
    if before.ends_with(" has") || before.ends_with(" have") {
        return true;
    }
    // "That the Committee agrees to …" without a lead-in is a motion, and may have been lost.
    if text.starts_with("That ") {
        return true;
    }
    // "Members agreed that housing was a barrier": what they thought, not what is to be done.
    if verb_kind == DecisionVerb::Agree && is_view(tail) {
        return true;
    }
    // "The group supported …" may only tell what was said.
    if verb.eq_ignore_ascii_case("supported") || verb.to_lowercase().starts_with("preferred") {
        return true;
    }
    // "Discussion took place, members of the Group noted that …", "It was noted that …" may only tell what was said.
    let aside = lead.is_some_and(|(lead, told)| lead.trim_end().ends_with(',') || told.starts_with(','));
    verb_kind == DecisionVerb::Note && (aside || IT_WAS.is_match(text))
}
