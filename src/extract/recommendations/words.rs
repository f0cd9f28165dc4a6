//! The words of recommendations: headings, lead-ins, verbs, and who is asked.

use crate::extract::passages::Passage;
use crate::framework::headings::fold;
use crate::record::RecommendationVerb;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// Words that may stand between "are" and "asked".
static ASIDE: LazyLock<Regex> = LazyLock::new(|| regex(r"\s(?:also|therefore|now|further|hereby|accordingly|being)\s"));

/// "The Board is asked to support the case": whether a body is asked, now, to do something.
pub(super) fn asks(text: &str, rest: &str, has_section: impl FnOnce() -> bool) -> bool {
    let asked = [
        " is asked to ",
        " are asked to ",
        " is invited to ",
        " are invited to ",
        " is recommended to ",
        " are recommended to ",
        " is requested to ",
        " are requested to ",
    ];
    let verb = rest.strip_prefix("to ").unwrap_or(rest);
    let plain = ASIDE.replace_all(text, " ");
    let text = plain.as_ref();
    let first = verb.split_whitespace().next().unwrap_or("");
    asked.iter().any(|asked| text.contains(asked))
        && verb.starts_with(char::is_lowercase)
        // "Members are asked to bear in mind …" beside a section of recommendations is none.
        && (crate::wording::verbs::is_doing(first) || !has_section())
}

/// "(That) the Council accepts the quote": the body that is to do it, and what it is to do.
pub(super) fn that_who(behind: &str) -> Option<(&str, &str)> {
    let rest = behind.trim_start();
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let end = rest.match_indices(' ').map(|(at, _)| at).take(6).find(|at| {
        rest[at + 1..].starts_with(char::is_lowercase)
            && !matches!(rest[at + 1..].split(' ').next(), Some("of" | "and" | "for" | "on"))
    })?;
    let who = &rest[..end];
    // "the trustees adopt": those who meet have no capital in some papers.
    let plain = matches!(who, "trustees" | "directors" | "members" | "board" | "committee" | "group" | "council");
    (is_body(who) && (plain || who.starts_with(char::is_uppercase))).then(|| (who, rest[end..].trim_start()))
}

/// "Approve – the Committee should approve the schedule": who should, said within the item.
pub(super) fn who_should(text: &str) -> Option<&str> {
    static SHOULD: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|[–—:-]\s+)[Tt]he\s+(?P<who>(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for)\s+)?){0,6}[A-Z][\w-]+)\s+should\b",
        )
    });
    SHOULD.captures(text)?.name("who").map(|w| w.as_str()).filter(|who| is_body(who))
}

/// Headings above recommendations.
pub(super) fn is_heading(text: &str) -> bool {
    let folded = fold(text);
    // "What the Board needs to do", "What is the Committee being asked to do?".
    let asks = (folded.starts_with("what ")
        || folded.starts_with("the board is asked")
        || folded.starts_with("we ask"))
        && folded.split(' ').count() <= 12
        && [
            "asked to do",
            "asked to decide",
            "asked to agree",
            "needs to do",
            "need to do",
            "being asked",
            "asking for",
            "asking the",
            "asking you",
            "asking members",
            "asked for",
        ]
        .iter()
        .any(|asked| folded.ends_with(asked) || folded.contains(&format!("{asked} ")) && folded.starts_with("what "));
    asks || is_compound(&folded)
        || matches!(
            folded.as_str(),
            "action required"
                | "recommended action"
                | "recommended"
                | "we recommend"
                | "it is recommended"
                | "actions required"
                | "decision required"
                | "what is the board asked to do"
                | "action requested"
                | "decisions required"
                | "decision sought"
                | "decisions sought"
                | "decision requested"
                | "approval sought"
                | "actions requested"
                | "action sought"
                | "proposed decision"
                | "proposed resolution"
                | "proposed resolutions"
                | "recommended decision"
                | "draft resolution"
                | "asks of the board"
                | "the ask"
                | "our ask"
                | "asks"
        )
}

/// Whether a whole line is such a heading.
pub(super) fn is_heading_line(text: &str) -> bool {
    text.chars().count() < 60 && is_heading(text.trim_end_matches([':', '-', '–', ' ']))
}

/// "Conclusions and recommendations", "Summary of recommendations for approval": nothing but words that stand beside
/// recommendations in headings.
fn is_compound(folded: &str) -> bool {
    const BESIDE: &[&str] = &[
        "and",
        "of",
        "for",
        "the",
        "to",
        "conclusion",
        "conclusions",
        "summary",
        "proposal",
        "proposals",
        "next",
        "steps",
        "approval",
        "decision",
        "decisions",
        "action",
        "actions",
        "key",
        "our",
        "main",
        "report",
        "final",
        "officer",
        "officers",
        "board",
        "committee",
        "council",
        "members",
        "group",
        "draft",
        "required",
        "ask",
        "s",
        "my",
        "we",
    ];
    let named = |w: &str| matches!(w, "recommendation" | "recommendations");
    folded.split(' ').any(named) && folded.split(' ').all(|w| named(w) || BESIDE.contains(&w))
}

/// A label and what it says in the same paragraph.
pub(super) struct RunIn<'t> {
    /// The number in the label: "Recommendation 2".
    pub number: Option<&'t str>,
    /// What follows.
    pub rest: &'t str,
}

/// "Recommendation: That …", "Action Required: …", "Recommendation 2 – The Board should …", "Proposal. That …".
pub(super) fn run_in(text: &str) -> Option<RunIn<'_>> {
    for mark in [":", ". ", " – ", " — ", " - "] {
        let Some((label, rest)) = text.split_once(mark) else { continue };
        let rest = rest.trim();
        let (name, number) = match label.trim().rsplit_once(' ') {
            Some((name, number)) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.') => {
                (name, Some(number))
            }
            _ => (label.trim(), None),
        };
        let that = rest.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("that "));
        let known =
            if mark == ":" { is_heading(name) } else { is_heading(name) && rest.starts_with(char::is_uppercase) };
        let moved = that
            && matches!(
                fold(name).as_str(),
                "proposal" | "motion" | "resolution" | "proposed" | "moved" | "recommended"
            );
        if !rest.is_empty() && (known || moved) {
            return Some(RunIn { number, rest });
        }
    }
    None
}

/// "I. approves …", "A. Note …": a capital letter that counts an item, where the words tell that it is nobody's initial.
pub(super) fn lettered<'a>(passage: &Passage<'a>) -> Option<Passage<'a>> {
    let (letter, rest) = passage.text.split_once(". ").filter(|_| passage.label.is_none())?;
    let first = rest.split_whitespace().next().unwrap_or("");
    let known = rest.starts_with(char::is_lowercase)
        || verb_of(rest, None) != RecommendationVerb::Other
        || crate::wording::verbs::is_doing(first);
    (letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase()) && known).then(|| Passage {
        label: Some(format!("{letter}.")),
        text: rest.to_owned(),
        ..passage.clone()
    })
}

pub(super) fn verb_of(text: &str, lead: Option<&str>) -> RecommendationVerb {
    let word = |t: &str| {
        t.split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .find(|w| !matches!(w.as_str(), "to" | "and" | "that" | "also" | "formally" | "otherwise" | "the" | ""))
            .unwrap_or_default()
    };
    // "Considerations", "Agreements": headings of sections.
    const NOUNS: &[&str] =
        &["consideration", "considerations", "agreement", "agreements", "discussion", "discussions", "reviews"];
    let of = |w: &str| {
        if NOUNS.contains(&w) {
            return None;
        }
        let starts = |s: &[&str]| s.iter().any(|p| w.starts_with(p));
        if starts(&["note", "noting"]) {
            Some(RecommendationVerb::Note)
        } else if starts(&["agree"]) {
            Some(RecommendationVerb::Agree)
        } else if starts(&["approv", "endorse", "ratif", "adopt", "homologat"]) {
            Some(RecommendationVerb::Approve)
        } else if starts(&["consider", "discuss", "review", "scrutin", "reflect"]) {
            Some(RecommendationVerb::Consider)
        } else if starts(&["comment"]) {
            Some(RecommendationVerb::Comment)
        } else if starts(&["receive"]) {
            Some(RecommendationVerb::Receive)
        } else {
            None
        }
    };
    // "… is invited to agree to: (b) remit it to the Council": the item's own verb holds.
    const OTHERS: &[&str] = &[
        "remit",
        "delegate",
        "instruct",
        "request",
        "authorise",
        "support",
        "direct",
        "recommend",
        "appoint",
        "refer",
        "welcome",
        "confirm",
        "acknowledge",
        "ask",
        "determine",
        "decide",
        "nominate",
        "continue",
        "identify",
        "provide",
    ];
    let own = word(text);
    // "Offer views on the priorities", "provide comments".
    let views = || {
        let folded = fold(text);
        folded.split(' ').take(5).any(|w| matches!(w, "views" | "comments" | "comment" | "feedback" | "observations"))
    };
    if matches!(
        own.as_str(),
        "offer" | "offers" | "give" | "gives" | "provide" | "provides" | "share" | "make" | "submit"
    ) && views()
    {
        return RecommendationVerb::Comment;
    }
    if OTHERS.iter().any(|verb| own == *verb || own.strip_suffix('s') == Some(verb)) {
        return RecommendationVerb::Other;
    }
    of(&own).or_else(|| lead.and_then(|l| of(&word(l)))).unwrap_or_default()
}

/// "That the Board:" and "The Committee should:" above the items of a section of recommendations: who is asked.
pub(super) fn body_alone(text: &str) -> Option<&str> {
    let text = super::lead_in::last_sentence(text.trim()).unwrap_or(text);
    let bare = text.trim().trim_end_matches([':', '-', '–', ' ']);
    let marked = bare.len() < text.trim().len();
    // "That the Panel recommend Council:".
    let bare = match [" recommends ", " recommend ", " recommends that ", " recommend that "]
        .iter()
        .find_map(|verb| bare.split_once(verb))
    {
        Some((who, whom)) if whom.split_whitespace().count() <= 8 && is_body(whom) => who,
        _ => bare,
    };
    let bare = [
        "should now",
        "should",
        "agrees to",
        "agree to",
        "resolves to",
        "is to",
        "are to",
        "agrees",
        "resolves",
        "will",
        "to",
    ]
    .iter()
    .find_map(|end| bare.strip_suffix(end)?.strip_suffix(' '))
    .unwrap_or(bare);
    let lower = bare.to_lowercase();
    let opened = ["that the ", "that ", "the "].iter().find(|p| lower.starts_with(**p));
    let who = opened.and_then(|p| bare.get(p.len()..)).unwrap_or(bare).trim();
    // "That the Committee" alone in its line needs no colon.
    let alone = opened == Some(&"that the ") && is_named(who);
    ((marked || alone) && is_body(who) && who.split_whitespace().count() <= 8 && who.starts_with(char::is_uppercase))
        .then_some(who)
}

/// An item within a line.
pub(super) struct Inline<'t> {
    /// Its label, without punctuation.
    pub label: &'t str,
    /// Its words.
    pub text: String,
    /// The byte at which its label begins.
    pub start: usize,
}

/// "(i) note …; (ii) agree …", "1. NOTE …; 2. APPROVE …" in one line.
pub(super) fn inline(text: &str) -> Vec<Inline<'_>> {
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?:^|[\s;:,])(?P<whole>\(?(?P<label>[ivx]{1,5}|[a-h])\))\s+"));
    let mut starts: Vec<(&str, usize, usize)> = ITEM
        .captures_iter(text)
        .filter_map(|c| Some((c.name("label")?.as_str(), c.name("whole")?.start(), c.get(0)?.end())))
        .collect();
    if starts.is_empty() {
        starts = counted(text);
    }
    if starts.is_empty() {
        starts = bulleted(text);
    }
    starts
        .iter()
        .enumerate()
        .map(|(at, &(label, start, from))| {
            let to = starts.get(at + 1).map_or(text.len(), |(_, start, _)| *start);
            Inline { label, text: text[from..to].trim().trim_end_matches([';', ',']).to_owned(), start }
        })
        .collect()
}

/// "• note the fall • support the plan": bullets within a line, as if they were labels without words.
fn bulleted(text: &str) -> Vec<(&str, usize, usize)> {
    let out: Vec<(&str, usize, usize)> =
        text.match_indices('•').map(|(at, bullet)| (&text[at..at], at, at + bullet.len())).collect();
    if out.len() > 1 { out } else { Vec::new() }
}

/// The numbers 1, 2, 3 … that stand before the sentences of a line: label, its first byte, and that of its words.
fn counted(text: &str) -> Vec<(&str, usize, usize)> {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|(?P<mark>[;:.,]\s|[;,]\s(?:and|or)\s)|\s)\s*(?P<whole>\(?(?P<label>\d{1,2})[.)])\s+(?P<next>[A-Za-z])",
        )
    });
    let mut out = Vec::new();
    for found in NUMBER.captures_iter(text) {
        let (Some(label), Some(whole), Some(next)) = (found.name("label"), found.name("whole"), found.name("next"))
        else {
            continue;
        };
        // "Approve the plan 2. Delegate authority": without a mark before it the number needs a verb behind it.
        let first = text[next.start()..].split_whitespace().next().unwrap_or("");
        let parted = found.name("mark").is_some()
            || found.get(0).is_some_and(|m| m.start() == 0)
            || first.starts_with(char::is_uppercase) && crate::wording::verbs::is_doing(first);
        if parted && label.as_str().parse() == Ok(out.len() + 1) {
            out.push((label.as_str(), whole.start(), next.start()));
        }
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// Whether words are a name as it stands at the beginning of a sentence: "Each year the Board" is none.
pub(super) fn is_named(text: &str) -> bool {
    text.split_whitespace().skip(1).all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
            || matches!(
                w,
                "the"
                    | "of"
                    | "and"
                    | "for"
                    | "on"
                    | "in"
                    | "members"
                    | "board"
                    | "committee"
                    | "group"
                    | "that"
                    | "panel"
                    | "forum"
            )
    }) && !text
        .split_whitespace()
        .next()
        .is_some_and(|w| matches!(w, "Each" | "Every" | "When" | "If" | "As" | "Where" | "Once"))
}

pub(super) fn is_body(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|w| {
        matches!(
            w,
            "board"
                | "committee"
                | "group"
                | "members"
                | "partnership"
                | "panel"
                | "forum"
                | "council"
                | "ijb"
                | "cabinet"
                | "authority"
                | "trustees"
                | "directors"
                | "governors"
                | "commissioners"
                | "councillors"
                | "assembly"
                | "executive"
                | "senate"
                | "body"
                | "commission"
                | "ministerial"
                | "oepb"
        )
    }) && folded.split(' ').count() <= 12
}
