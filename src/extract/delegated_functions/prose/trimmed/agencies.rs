//! What sentences say of hosts and lead agencies, in the words that clauses are read by.

use super::super::led;

/// "Dentistry is provided to us by Fife": Fife hosts it.
pub(super) fn to_us(sentence: &str) -> Option<String> {
    let (before, rest) = [" to us by ", " for us by "].iter().find_map(|words| sentence.split_once(words))?;
    let (what, verb) = [" is ", " are "].iter().find_map(|be| before.rsplit_once(be))?;
    let verb = verb.rsplit(' ').next()?;
    if !matches!(verb, "provided" | "delivered" | "run" | "managed" | "hosted") {
        return None;
    }
    let who = rest.trim_end_matches('.');
    let end =
        [" under ", " through ", ", ", " as part "].iter().filter_map(|mark| who.find(mark)).min().unwrap_or(who.len());
    let who = who.get(..end)?;
    led::names_a_body(who).then(|| format!("{what} are hosted by {who}."))
}

/// "NHS Fife, as lead agency, delivers home care on behalf of the Council".
pub(super) fn as_lead_agency(sentence: &str) -> Option<String> {
    let (who, rest) =
        [", as lead agency, ", ", as the lead agency, "].iter().find_map(|words| sentence.split_once(words))?;
    let list = DELIVERS.iter().find_map(|verb| rest.strip_prefix(verb.trim_start()))?;
    // What the next clause says is its own.
    let (list, next) =
        list.split_once("; ").map_or((list.trim_end_matches('.'), None), |(list, next)| (list, Some(next)));
    let list = list.split_once(" on behalf of ").map_or(list, |(list, _)| list);
    // "… and the Council delivers Y on behalf of NHS Fife".
    let other = |next: &str| {
        let (subject, rest) = DELIVERS.iter().find_map(|verb| next.split_once(verb))?;
        let (list, _) = rest.split_once(" on behalf of ")?;
        Some(format!("; {subject} is the lead agency for {list}"))
    };
    let next = next.map(|next| other(next).unwrap_or_else(|| format!("; {next}"))).unwrap_or_default();
    Some(format!("{who} is the lead agency for {list}{next}"))
}

/// Verbs of those that lead.
const DELIVERS: [&str; 6] = [" delivers ", " provides ", " manages ", " runs ", " plans ", " oversees "];

/// "Home care – lead agency NHS Fife", "Home care (lead agency: NHS Fife)".
pub(super) fn labelled(sentence: &str) -> Option<String> {
    // "Home care – NHS Fife leads".
    if let Some((what, who)) =
        sentence.trim_end_matches('.').strip_suffix(" leads").and_then(|text| text.rsplit_once(" – "))
    {
        let what = what.rsplit_once(": ").map_or(what, |(_, what)| what);
        return led::names_a_body(who).then(|| format!("{who} is the lead agency for {what}."));
    }
    let (what, who) = [" – lead agency", " - lead agency", " (lead agency", ", lead agency"]
        .iter()
        .find_map(|words| sentence.split_once(words))?;
    let who = who.trim_start_matches([':', ' ', '–']).trim_end_matches(['.', ')']);
    let what = what.rsplit_once(": ").map_or(what, |(_, what)| what);
    led::names_a_body(who).then(|| format!("{who} is the lead agency for {what}."))
}

/// "We rely on Fife for dentistry and on Angus for podiatry".
pub(super) fn relies_on(sentence: &str) -> Option<String> {
    let (before, rest) =
        [" relies on ", " rely on ", " looks to ", " look to "].iter().find_map(|words| sentence.split_once(words))?;
    let rest = rest.trim_end_matches('.');
    let (first, second) = [" and on ", " and to "]
        .iter()
        .find_map(|and| rest.split_once(and))
        .map_or((rest, None), |(a, b)| (a, Some(b)));
    let hosts = |text: &str| {
        let (who, list) = text.split_once(" for ")?;
        led::names_a_body(who).then(|| format!("{who} hosts {list}"))
    };
    let first = hosts(first)?;
    let second = second.and_then(hosts).map(|second| format!("; {second}")).unwrap_or_default();
    // "Moray runs podiatry for all of us, and relies on …"; "We" alone only names who relies.
    let (own, _) = before.rsplit_once(", and").or_else(|| before.rsplit_once(" and")).unwrap_or(("", before));
    let own = if own.is_empty() { String::new() } else { format!("{own}; ") };
    Some(format!("{own}{first}{second}."))
}

/// "As host, the Partnership manages podiatry for all of Fife, together with dentistry"; "Moray runs podiatry for everyone".
pub(super) fn as_host(sentence: &str) -> Option<String> {
    const AS_HOST: [&str; 12] = [
        "Through its lead partnership role, ",
        "In its lead partnership role, ",
        "In its role as lead partnership, ",
        "In its role as host, ",
        "As lead IJB, ",
        "As host IJB, ",
        "As host, ",
        "As the host, ",
        "As host partnership, ",
        "As lead partnership, ",
        "As the lead partnership, ",
        "As the host partnership, ",
    ];
    if let Some(rest) = AS_HOST.iter().find_map(|words| sentence.strip_prefix(words)) {
        let (who, list) = RUNS.iter().find_map(|verb| rest.split_once(verb))?;
        return Some(format!("{who} hosts {}", without_area(list)));
    }
    let end = [" for everyone", " for all four", " for all three", " for all six", " for them all"]
        .iter()
        .find_map(|words| sentence.find(words))?;
    let (who, list) = RUNS.iter().find_map(|verb| sentence.get(..end)?.split_once(verb))?;
    let rest = sentence.get(end..)?;
    let rest = rest.find([',', ';', '.']).and_then(|at| rest.get(at..)).unwrap_or_default();
    let plain = who.split(' ').count() <= 5;
    plain.then(|| format!("{who} hosts {list}{rest}"))
}

/// "Responsibility for podiatry across Lanarkshire sits with South Lanarkshire": one body has it for all.
pub(super) fn for_all(sentence: &str) -> Option<String> {
    let rest =
        sentence.strip_prefix("Responsibility for ").or_else(|| sentence.strip_prefix("The responsibility for "))?;
    let (what, who) = [" sits with ", " rests with ", " lies with "].iter().find_map(|words| rest.split_once(words))?;
    let (list, area) = what.split_once(" across ").or_else(|| what.split_once(" for the whole of "))?;
    let who = who.trim_end_matches('.');
    let parent = ["NHS", "Council", "Health Board"].iter().any(|word| who.contains(word));
    let place = area.split(' ').count() <= 4 && area.contains(char::is_uppercase);
    let list = ["delivering ", "planning ", "providing ", "managing "]
        .iter()
        .find_map(|verb| list.strip_prefix(verb))
        .unwrap_or(list);
    (place && !parent && led::names_a_body(who)).then(|| format!("{who} hosts {list}."))
}

/// "Dundee leads for Tayside on podiatry": the area for which it leads says nothing of what.
pub(super) fn for_area(sentence: &str) -> Option<String> {
    let (who, rest) = [" leads for ", " lead for "].iter().find_map(|words| sentence.split_once(words))?;
    let (area, list) = rest.split_once(" on ")?;
    let place = area.split(' ').count() <= 5 && (area.contains(char::is_uppercase) || area.contains("all"));
    (place && !area.contains([',', ';'])).then(|| format!("{who} leads on {list}"))
}

/// "Podiatry sits with Fife, dentistry with Moray and dietetics with Angus": each has one for all.
pub(super) fn each_with(sentence: &str) -> Option<String> {
    let (first, rest) = [" sits with ", " sit with ", " rests with ", " rest with "]
        .iter()
        .find_map(|words| sentence.split_once(words))?;
    let rest = rest.trim_end_matches('.');
    let names = |text: &str| {
        let end = [", ", " and "].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
        text.get(..end).is_some_and(led::names_a_body)
    };
    let all = rest.matches(" with ").count();
    let named =
        rest.match_indices(" with ").filter(|(at, with)| rest.get(at + with.len()..).is_some_and(names)).count();
    // A parent body keeps what is not delegated, and hosts nothing.
    let parent = ["NHS", "Council", "Board", "IJB"].iter().any(|word| rest.contains(word));
    (all > 0 && named == all && names(rest) && !parent)
        .then(|| format!("{first} is hosted by {}.", rest.replace(" with ", " by ")))
}

/// "Some are run by others: podiatry by Fife, dentistry by Moray".
pub(super) fn by_others(sentence: &str) -> Option<String> {
    let (before, list) = sentence.split_once(": ").filter(|(before, _)| before.contains(" by others"))?;
    let (first, rest) = list.trim_end_matches('.').split_once(" by ")?;
    let end = [", ", " and "].iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let named = rest.get(..end).is_some_and(led::names_a_body) && !before.contains(" not ");
    named.then(|| format!("{first} are hosted by {rest}."))
}

/// "Fife is the lead for podiatry, with the Council leading on dentistry".
pub(super) fn with_leading(sentence: &str) -> Option<String> {
    let (before, list) = sentence.split_once(" leading on ")?;
    let (first, who) = before.rsplit_once(", with ")?;
    (who.split(' ').count() <= 5).then(|| format!("{first}; {who} leads on {list}"))
}

/// Verbs of those that run services, as others than lead agencies say it too.
const RUNS: [&str; 10] = [
    " manages ",
    " runs ",
    " delivers ",
    " provides ",
    " is responsible for ",
    " manage ",
    " run ",
    " deliver ",
    " provide ",
    " are responsible for ",
];

/// A list without the area that its first part is for: "podiatry for all of Fife, together with dentistry".
fn without_area(list: &str) -> String {
    let found = [" for all of ", " for the whole of ", " across "].iter().find_map(|words| list.find(words));
    let Some(at) = found else { return list.to_owned() };
    let (ahead, behind) = (list.get(..at).unwrap_or_default(), list.get(at..).unwrap_or_default());
    let goes_on =
        [", together with ", ", along with ", ", as well as ", " together with ", " as well as ", " along with "];
    match goes_on.iter().find_map(|words| behind.split_once(words)) {
        Some((_, rest)) => format!("{ahead} and {rest}"),
        None => list.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::trimmed;

    #[test]
    fn who_leads_is_said_in_plain_words() {
        let check = |sentence: &str, want: &str| assert_eq!(trimmed(sentence), want, "{sentence}");
        check("Dentistry is provided to us by Fife under an agreement.", "Dentistry are hosted by Fife.");
        check(
            "NHS Fife, as lead agency, delivers home care on behalf of the Council; the Council plans schools.",
            "NHS Fife is the lead agency for home care; the Council plans schools.",
        );
        check("Home care – lead agency NHS Fife.", "NHS Fife is the lead agency for Home care.");
        check(
            "Fife runs podiatry for everyone, and relies on Moray for dentistry and on Angus for dietetics.",
            "Fife hosts podiatry; Moray hosts dentistry; Angus hosts dietetics.",
        );
        check("Podiatry across Fife sits with Moray.", "Podiatry across Fife sits with Moray.");
        check("Responsibility for podiatry across Tayside sits with Angus.", "Angus hosts podiatry.");
        check("A sits with Fife, B with Moray and C with Angus.", "A is hosted by Fife, B by Moray and C by Angus.");
        check("A sits with the Council, B with Moray.", "A sits with the Council, B with Moray.");
        check("Home care – NHS Fife leads.", "NHS Fife is the lead agency for Home care.");
        check("Some are run by others: A by Fife, B by Moray.", "A are hosted by Fife, B by Moray.");
        check("We host A, with the Council leading on B.", "We host A; the Council leads on B.");
        check("Angus leads for Tayside on podiatry.", "Angus leads on podiatry.");
        check("Angus leads for the Board on podiatry.", "Angus leads on podiatry.");
        check("We rely on volunteers for transport.", "We rely on volunteers for transport.");
        check(
            "As host, the Partnership manages podiatry for all of Fife, together with dentistry.",
            "the Partnership hosts podiatry and dentistry.",
        );
    }
}
