//! Sentences that say it in a roundabout way: what comes back to a parent body, what a body is directed to do, for which
//! service a body is the host. Each is put in the words that clauses are read by.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// "Housing returned to the Council's own service and is no longer delegated".
static BACK: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?)\s+(?:(?:has|have|was|were)\s+(?:since\s+|been\s+)*)?(?:returned|(?:transferred|handed|moved|passed|went)\s+back)\s+to\s+[^,;]{0,60}?(?:council|nhs|health\s+board|authority)\b[^;]*$",
    )
});
/// "The Council is directed to deliver X", "The Board directs NHS Fife to provide X": directions are given on delegated
/// functions alone.
static DIRECTED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[^,:;]{3,80}?\s(?:is|are)\s+(?:hereby\s+)?directed|(?:the\s+)?(?:[\w’'&]+\s+){0,5}?(?:ijb|board|partnership|authority)\s+(?:hereby\s+)?directs\s+[^,:;]{3,80}?)\s+to\s+(?:continue\s+to\s+)?(?:deliver|provide|run|manage|carry\s+out|operate)\s+",
    )
});
/// "For podiatry, the IJB acts as host for all of Fife".
static FOR_IT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^for\s+(.{4,160}?),\s+([^,;]{2,60}?)\s+(?:(?:also\s+)?acts?\s+as|serves?\s+as|is|are)\s+(?:the\s+|a\s+)?(?:host|lead)(?:\s+(?:partnership|agency|ijb|body|authority))?\b[^,;:]*$",
    )
});
/// "Angus leads for Tayside on three services (X, Y and Z)".
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?)\s+(?:also\s+)?(?:leads?|hosts?)\s+(?:(?:on|for)\s+)?[^(),:;]{0,60}?\bservices\b[^(),:;]{0,40}?\(([^()]*(?:,|\sand\s)[^()]*)\)",
    )
});
/// "The Partnership came together from X and Y".
static MADE_FROM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:the\s+)?(?:[\w’'&]+\s+){0,6}?(?:partnership|hscp|ijb))\s+(?:came\s+together|(?:was|is)\s+(?:formed|created|made|put\s+together)|grew)\s+(?:from|out\s+of)\s+",
    )
});
/// "“Excluded services” means X and Y, none of which has been delegated".
static NONE_OF: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[^,;:]{3,60}?\s(?:means?|includes?|are)\s+)?(.{4,}?),?\s+(?:none|neither)\s+of\s+which\s+(?:is|are|has|have)\s+(?:been\s+)?(?:delegated|integrated|included)\b[^;]*$",
    )
});
/// What we do, in the words of others: "not managed by us".
static BY_US: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\b((?:run|managed|provided|delivered)\s+by)\s+us\b"));

/// A sentence put straight, where it is one of those.
pub(super) fn straight(sentence: &str) -> Option<String> {
    let named = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let body = sentence.trim_end_matches('.');
    let behind = |end: usize| body.get(end..).unwrap_or_default();
    if named(&["returned to ", " back to "])
        && let Some(what) = BACK.captures(body).and_then(|found| found.get(1))
    {
        return Some(format!("{} are not delegated.", what.as_str()));
    }
    if sentence.contains(" of which ")
        && let Some(what) = NONE_OF.captures(body).and_then(|found| found.get(1))
    {
        return Some(format!("{} are not delegated.", what.as_str()));
    }
    if sentence.contains(" direct")
        && let Some(found) = DIRECTED.find(body)
    {
        return Some(format!("The Board is responsible for {}.", behind(found.end())));
    }
    if named(&["host", "lead"])
        && let Some((what, who)) = FOR_IT.captures(body).and_then(|found| found.get(1).zip(found.get(2)))
    {
        return Some(format!("{} hosts {}.", who.as_str(), what.as_str()));
    }
    if sentence.contains(" services")
        && named(&[" lead", " host"])
        && let Some(found) = COUNTED.captures(body)
        && let Some(((all, who), list)) = found.get(0).zip(found.get(1)).zip(found.get(2))
    {
        return Some(format!("{} hosts {}{}.", who.as_str(), list.as_str(), behind(all.end())));
    }
    if named(&[" from ", " out of "])
        && let Some(found) = MADE_FROM.captures(body)
        && let Some((all, who)) = found.get(0).zip(found.get(1))
    {
        return Some(format!("{} is made up of {}.", who.as_str(), behind(all.end())));
    }
    (sentence.contains(" by us") && BY_US.is_match(body))
        // "Surgery is not run by us, but we plan A&E".
        .then(|| {
            BY_US.replace_all(sentence, "$1 the Partnership").replace(", but we plan ", "; we are responsible for ")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roundabout_sentences_are_put_straight() {
        let check = |sentence: &str, want: &str| assert_eq!(straight(sentence).as_deref(), Some(want), "{sentence}");
        check(
            "Housing returned to the Council’s own service and is no longer delegated.",
            "Housing are not delegated.",
        );
        check(
            "“Excluded” means roads and schools, none of which has been delegated.",
            "roads and schools are not delegated.",
        );
        check("The Council is directed to provide home care.", "The Board is responsible for home care.");
        check("The Board directs NHS Fife to deliver podiatry.", "The Board is responsible for podiatry.");
        check("For podiatry, the IJB acts as host for all of Fife.", "the IJB hosts podiatry.");
        check(
            "Angus leads for Tayside on two services (podiatry and dentistry).",
            "Angus hosts podiatry and dentistry.",
        );
        check(
            "The Partnership came together from home care and podiatry.",
            "The Partnership is made up of home care and podiatry.",
        );
        check("Surgery is not managed by us.", "Surgery is not managed by the Partnership.");
        assert_eq!(straight("The Board met in May."), None);
    }
}
