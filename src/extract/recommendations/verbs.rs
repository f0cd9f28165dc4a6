//! What a recommendation asks for, by its first verb.

use crate::framework::headings::fold;
use crate::record::RecommendationVerb;

/// The verb of a text, else that of the words that lead in to it.
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
        "advise",
        "ensure",
        "submit",
        "publish",
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
