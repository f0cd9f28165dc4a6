//! The words of recommendations: headings, lead-ins, verbs, and who is asked.

use crate::framework::headings::fold;
use crate::record::RecommendationVerb;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "The Board is invited to …", "It is recommended that the Board …", "Members are asked to …".
pub(super) static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)^(?:(?:it\s+is\s+(?:therefore\s+)?(?:recommended|proposed|requested|suggested)\s+that\s+)",
        r"(?P<a>(?:the\s+)?[^.;:]{2,90}?)(?:\s*[:;–-]+\s*$|\s*:\s*|\s+(?P<b>(?:to\s+)?(?:notes?|agrees?|approves?|considers?|comments?|discuss(?:es)?|endorses?|receives?|supports?|accepts?|adopts?|remits?|instructs?|delegates?|reviews?|scrutinises?|acknowledges?|authorises?|ratif(?:y|ies)|homologates?|welcomes?|directs?|confirms?|recommends?|takes?|provides?|identif(?:y|ies))\b.*)$|\s*$)",
        r"|(?P<c>(?:the\s+|that\s+the\s+)?[^.;:]{2,90}?)\s+(?:is|are)\s+(?:therefore\s+|hereby\s+)?(?:invited|asked|recommended|requested|required)(?:\s+(?:to|that\s+(?:it|they)))?\s*(?P<d>.*)$)"
    ))
});

/// The name of a body without the words before it.
pub(super) fn bare_body(who: &str) -> &str {
    let who = who.trim();
    ["the ", "The ", "that the ", "That the "].iter().find_map(|p| who.strip_prefix(p)).unwrap_or(who).trim()
}

/// "The Board is asked to support the case": whether a body is asked, now, to do something.
pub(super) fn asks(text: &str, rest: &str) -> bool {
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
    let verb = rest.strip_prefix("to ").unwrap_or(rest).split_whitespace().next().unwrap_or("");
    asked.iter().any(|asked| text.contains(asked)) && crate::wording::verbs::is_doing(verb)
}

/// The body that a lead-in names.
pub(super) fn lead_who(text: &str) -> Option<&str> {
    let found = LEAD_IN.captures(text.split('\n').next().unwrap_or(text))?;
    let who = bare_body(found.name("a").or_else(|| found.name("c"))?.as_str());
    is_body(who).then_some(who)
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
        ]
        .iter()
        .any(|asked| folded.ends_with(asked) || folded.contains(&format!("{asked} ")) && folded.starts_with("what "));
    asks || matches!(
        folded.as_str(),
        "recommendation"
            | "recommendations"
            | "action required"
            | "recommended action"
            | "actions required"
            | "recommendation s"
            | "decision required"
            | "recommendations to the board"
            | "recommendations and decisions"
            | "recommendations required"
            | "what is the board asked to do"
            | "action requested"
            | "recommendations action required"
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
            | "summary of recommendations"
            | "key recommendations"
            | "officer recommendation"
            | "officer recommendations"
            | "draft resolution"
            | "asks of the board"
            | "the ask"
            | "our ask"
            | "asks"
    )
}

pub(super) fn verb_of(text: &str, lead: Option<&str>) -> RecommendationVerb {
    let word = |t: &str| {
        t.split_whitespace()
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .find(|w| !matches!(w.as_str(), "to" | "and" | "that" | "also" | "formally" | "otherwise" | "the" | ""))
            .unwrap_or_default()
    };
    let of = |w: &str| {
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
    let bare = text.trim().trim_end_matches([':', '-', '–', ' ']);
    let marked = bare.len() < text.trim().len();
    let bare = bare.strip_suffix(" should").or_else(|| bare.strip_suffix(" to")).unwrap_or(bare);
    let lower = bare.to_lowercase();
    let who =
        ["that the ", "that ", "the "].iter().find_map(|p| lower.starts_with(p).then(|| bare.get(p.len()..)).flatten());
    let who = who.unwrap_or(bare).trim();
    (marked && is_body(who) && who.split_whitespace().count() <= 8 && who.starts_with(char::is_uppercase))
        .then_some(who)
}

/// "(i) note …; (ii) agree …" in one line.
pub(super) fn inline(text: &str) -> Vec<(String, String)> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|[\s;:,])\(?(?P<label>[ivx]{1,5}|[a-h])\)\s+"));
    let starts: Vec<(String, usize, usize)> = ITEM
        .captures_iter(text)
        .filter_map(|c| Some((c.name("label")?.as_str().to_owned(), c.get(0)?.start(), c.get(0)?.end())))
        .collect();
    starts
        .iter()
        .enumerate()
        .map(|(i, (label, _, from))| {
            let to = starts.get(i + 1).map_or(text.len(), |(_, start, _)| *start);
            (label.clone(), text[*from..to].trim().trim_end_matches([';', ',']).to_owned())
        })
        .collect()
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
                | "ministerial"
                | "oepb"
        )
    }) && folded.split(' ').count() <= 12
}
