//! Who leads on what, where one verb holds of several bodies: "Angus leads on X and Y, and Fife on Z", "Angus hosts X and
//! Fife Y", "the lead partnerships are: Angus – X and Y; Fife – Z".

use crate::record::EntityType;
use crate::register;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands between the first body and what it leads on.
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^\s+(?:(?:IJB|HSCP|partnership)\s+)?(?:also\s+|currently\s+|now\s+|will\s+)?(?:(hosts?)|(?:leads?|is\s+(?:the\s+)?(?:lead|host)(?:\s+\w+)?)\s+(?:on|for))\s+",
    )
});
/// What stands between a body and what it leads on, where words before all of them say that they lead.
static LISTED: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^(?:\s+(?:IJB|HSCP|partnership))?\s*(?:[–—:-]\s+|\(|for\s+|on\s+)"));
/// Words before them that do.
static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:lead\s+(?:partnership|agency|body|responsibilit)|hosted|hosting|host\s+arrangements|hosts?\b)[^:]*:\s*$|\b(?:hosted|led)\s+by\s*$",
    )
});
/// What stands between a further body and what it leads on, the verb being left out.
static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^\s+(?:(?:IJB|HSCP|partnership)\s+)?(?:will\s+)?(?:(?:hosts?|leads?|is\s+(?:the\s+)?(?:lead|host)(?:\s+\w+)?)\s+)?(?:on\s+|for\s+)?",
    )
});

/// Each of several bodies with what it leads on; none where fewer than two are said to lead.
pub(super) fn each(clause: &str) -> Vec<(&str, &str)> {
    let bodies = at_beginnings(clause);
    let Some(first) = bodies.first().filter(|_| bodies.len() > 1) else { return Vec::new() };
    let behind = |body: &Range<usize>| clause.get(body.end..).unwrap_or_default();
    let listed = clause.get(..first.start).is_some_and(|ahead| AHEAD.is_match(ahead));
    let pattern = match () {
        () if LEADS.is_match(behind(first)) => &AGAIN,
        () if listed && LISTED.is_match(behind(first)) => &LISTED,
        () => return Vec::new(),
    };
    let mut out = Vec::new();
    for (at, body) in bodies.iter().enumerate() {
        let end = bodies.get(at + 1).map_or(clause.len(), |next| next.start);
        let pattern = if at == 0 && !listed { &LEADS } else { pattern };
        let Some(link) = pattern.find(behind(body)) else { return Vec::new() };
        let Some(list) = clause.get(body.end + link.end()..end) else { return Vec::new() };
        let list = without_link(list);
        if list.is_empty() {
            return Vec::new();
        }
        out.push((clause.get(body.clone()).unwrap_or_default(), list));
    }
    out
}

/// What a list ends with before the next body is named.
fn without_link(list: &str) -> &str {
    let marks = [" and", " while", " whereas", " with", " the", ",", ";", ".", ")"];
    let mut list = list.trim();
    while let Some(shorter) = marks.iter().find_map(|mark| list.strip_suffix(mark)) {
        list = shorter.trim_end();
    }
    list
}

/// Where the bodies stand that begin a part of a clause: behind a comma, a colon, a bracket or "and".
fn at_beginnings(clause: &str) -> Vec<Range<usize>> {
    let kind = EntityType::IntegrationAuthority;
    let known = |m: &register::Mention| {
        m.resolve(Some(kind)).body_of(kind).is_some() || (m.typed && m.resolve(None).body().is_some())
    };
    let begins = |at: usize| {
        let ahead = clause.get(..at).unwrap_or_default().trim_end();
        let ahead = ahead.strip_suffix(" the").unwrap_or(ahead);
        ahead.is_empty()
            || ahead.ends_with([',', ';', ':', '('])
            || [" and", " while", " whereas", "hosted by", "led by"].iter().any(|word| ahead.ends_with(word))
    };
    register::mentions(clause).into_iter().filter(|m| begins(m.range.start) && known(m)).map(|m| m.range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_verb_holds_of_several_bodies() {
        let check = |clause: &str, want: &[(&str, &str)]| assert_eq!(each(clause), want, "{clause}");
        check(
            "Moray leads on podiatry, psychology and dentistry, and Fife on home care",
            &[("Moray", "podiatry, psychology and dentistry"), ("Fife", "home care")],
        );
        check(
            "Moray hosts dietetics and Fife the out of hours service",
            &[("Moray", "dietetics"), ("Fife", "the out of hours service")],
        );
        check(
            "The lead partnership arrangements are: Moray – dentistry and early years; Fife – primary care",
            &[("Moray", "dentistry and early years"), ("Fife", "primary care")],
        );
        check(
            "Other services are hosted by Moray (podiatry, dietetics) and Fife (dentistry)",
            &[("Moray", "podiatry, dietetics"), ("Fife", "dentistry")],
        );
        check("Moray hosts dietetics on behalf of Fife", &[]);
        check("Moray hosts dietetics", &[]);
        check("Moray and Fife met: Angus did not", &[]);
    }
}
