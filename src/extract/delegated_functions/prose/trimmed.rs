//! A sentence without what only stands around it, and with what others say shortly said in full: before anything is read.
//!
//! Each step looks for its own few words first, and goes once over the sentence.

mod agencies;
mod decided;
mod neither;

use super::led;
use std::borrow::Cow;

/// Words of which one stands in every sentence that a step changes.
const CHANGED: [&str; 62] = [
    "neither",
    "nor",
    "agreed",
    "decided",
    "hosted",
    "hosting",
    "avoidance",
    "unusual",
    "differs",
    "different",
    "unique",
    "planned",
    "hscp-hosted",
    "our",
    "services",
    "others",
    "leading",
    "note",
    "noted",
    "whilst",
    "while",
    "although",
    "though",
    "but",
    "leads",
    "aside",
    "set-aside",
    "delegation",
    "integration",
    "only",
    "one",
    "first",
    "moved",
    "transferred",
    "passed",
    "came",
    "us",
    "agency",
    "scope",
    "remit",
    "what",
    "everything",
    "own",
    "delegated",
    "basis",
    "responsible",
    "relies",
    "rely",
    "looks",
    "look",
    "host",
    "lead",
    "everyone",
    "four",
    "three",
    "six",
    "them",
    "responsibility",
    "sits",
    "sit",
    "rests",
    "rest",
];

/// Whether a step may change a sentence: most say nothing that any of them looks for.
fn may_change(sentence: &str) -> bool {
    sentence.split([' ', ',', '(', ':']).any(|word| {
        let word = word.trim_end_matches(['.', ';', ')']);
        CHANGED.iter().any(|own| own.len() == word.len() && own.eq_ignore_ascii_case(word))
    })
}

/// A sentence trimmed.
pub(super) fn trimmed(sentence: &str) -> Cow<'_, str> {
    if !may_change(sentence) {
        return Cow::Borrowed(sentence);
    }
    let steps = [
        without_opener,
        own_besides,
        unusual,
        not_given,
        planned_only,
        put_straight,
        everything,
        but_remains,
        what_we_do,
        with_but,
        without_doing,
        without_lead,
        set_aside,
        limited,
        of_area,
        agreed_both,
        decided::as_decided,
        neither::said_of_both,
        neither::not_among,
        moved,
        agencies::to_us,
        agencies::as_lead_agency,
        agencies::labelled,
        agencies::relies_on,
        agencies::as_host,
        agencies::for_all,
        agencies::for_area,
        agencies::each_with,
        agencies::by_others,
        agencies::with_leading,
        of_parent,
    ];
    steps.iter().fold(Cow::Borrowed(sentence), |text, step| match step(&text) {
        Some(changed) => Cow::Owned(changed),
        None => text,
    })
}

/// "For the avoidance of doubt, surgery is not delegated".
fn without_opener(sentence: &str) -> Option<String> {
    const OPENERS: [&str; 5] = [
        "For the avoidance of doubt, ",
        "It should be noted that ",
        "It is important to note that ",
        "Please note that ",
        "Note that ",
    ];
    OPENERS.iter().find_map(|words| sentence.strip_prefix(words)).map(str::to_owned)
}

/// Words in the middle of a sentence that others say for short, and what they stand for.
const STRAIGHT: [(&str, &str); 9] = [
    (" hosted responsibility for ", " lead responsibility for "),
    (" hosting responsibility for ", " lead responsibility for "),
    (" is not a delegated function", " is not delegated"),
    (" are not delegated functions", " are not delegated"),
    (" is a delegated function", " is delegated"),
    (" are delegated functions", " are delegated"),
    (" on a board-wide basis", " on behalf of all partnerships"),
    (" on a Board-wide basis", " on behalf of all partnerships"),
    (" on an area-wide basis", " on behalf of all partnerships"),
];

/// "As well as its own services the HSCP runs podiatry for all of us".
fn own_besides(sentence: &str) -> Option<String> {
    let rest = ["As well as its own services", "In addition to its own services"]
        .iter()
        .find_map(|own| sentence.strip_prefix(own))?;
    Some(rest.trim_start_matches([',', ' ']).to_owned())
}

/// "Moray is unusual in that podiatry is delegated".
fn unusual(sentence: &str) -> Option<String> {
    let (before, rest) = sentence.split_once(" in that ")?;
    ["unusual", "differ", "unique"].iter().any(|word| before.contains(word)).then(|| rest.to_owned())
}

/// "She is also responsible for podiatry, although it has not been delegated".
fn not_given(sentence: &str) -> Option<String> {
    let (before, rest) = sentence.split_once(", although ")?;
    let (_, list) = before.split_once(" responsible for ")?;
    let not =
        ["it has not been delegated", "they have not been delegated", "it is not delegated", "they are not delegated"];
    not.iter().any(|words| rest.starts_with(words)).then(|| format!("{list} are not delegated."))
}

/// "Services which are planned by the IJB but run by NHS Fife are A&E and …": what it plans is delegated to it.
fn planned_only(sentence: &str) -> Option<String> {
    let (_, rest) = sentence.split_once("planned by the IJB but ")?;
    let (_, list) = rest.split_once(" are ")?;
    Some(format!("The delegated functions are {list}"))
}

/// "Podiatry is not a delegated function", "became responsible on 1 April 2016 for podiatry", "on a pan-Lothian basis".
fn put_straight(sentence: &str) -> Option<String> {
    if let Some((words, straight)) = STRAIGHT.iter().find(|(words, _)| sentence.contains(words)) {
        return Some(sentence.replacen(words, straight, 1));
    }
    if let Some((before, rest)) = sentence.split_once(" on a pan-") {
        let (_, behind) = rest.split_once(" basis")?;
        return Some(format!("{before} on behalf of all partnerships{behind}"));
    }
    let (before, rest) = sentence.split_once(" responsible ")?;
    let dated = ["on ", "from ", "since ", "in "].iter().any(|word| rest.starts_with(word));
    let (date, list) = rest.split_once(" for ").filter(|_| dated)?;
    let year = date.rsplit(' ').next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    (year && date.split(' ').count() <= 4).then(|| format!("{before} responsible for {list}"))
}

/// "Everything from podiatry to care homes is managed within the HSCP".
fn everything(sentence: &str) -> Option<String> {
    let rest = sentence.strip_prefix("Everything from ")?;
    let (first, rest) = rest.split_once(" to ")?;
    let (last, rest) = rest.split_once(" is ")?;
    Some(format!("{first} and {last} are {rest}"))
}

/// "Housing had been expected to transfer, but remains with the Council".
fn but_remains(sentence: &str) -> Option<String> {
    let (before, rest) = [" but remains with ", " but remain with ", " but stays with ", " but stay with "]
        .iter()
        .find_map(|words| sentence.split_once(words))?;
    let waits = [" had been ", " was to ", " were to ", " was expected ", " were expected ", " was due ", " were due "];
    let (what, _) = waits.iter().find_map(|words| before.split_once(words))?;
    Some(format!("{what} remains with {rest}"))
}

/// "Whilst A&E is in scope, surgery stays with the Health Board": "A&E is in scope, but surgery stays …".
fn with_but(sentence: &str) -> Option<String> {
    const OPENERS: [&str; 4] = ["Whilst ", "While ", "Although ", "Though "];
    let rest = OPENERS.iter().find_map(|word| sentence.strip_prefix(word))?;
    let verb = VERBS.iter().filter_map(|verb| rest.find(verb)).min()?;
    let comma = verb + rest.get(verb..)?.find(", ")?;
    let (first, second) = (rest.get(..comma)?, rest.get(comma + 2..)?);
    VERBS.iter().any(|verb| second.contains(verb)).then(|| format!("{first}, but {second}"))
}

/// Verbs by which a clause is told.
const VERBS: [&str; 10] = [" is ", " are ", " has ", " have ", " was ", " were ", " remain", " stay", " sit", " fall"];

/// "responsible for the planning, but not the running, of surgery": what a body does not do itself.
fn without_doing(sentence: &str) -> Option<String> {
    // "Services integrated but managed outwith the IJB (set aside) are A&E and …": they are integrated.
    if let Some((_, rest)) = sentence.split_once("integrated but managed out") {
        let (_, list) = rest.split_once(" are ").or_else(|| rest.split_once(": "))?;
        return Some(format!("The services set aside are {list}"));
    }
    let at = sentence.find(", but not ")?;
    let rest = sentence.get(at + ", but not ".len()..)?;
    let (aside, rest) = rest.split_once(", ")?;
    const DOING: [&str; 6] = ["delivery", "management", "running", "operation", "provision", "operational oversight"];
    let plain = aside.split(' ').count() <= 6 && DOING.iter().any(|word| aside.ends_with(word));
    plain.then(|| format!("{} {rest}", sentence.get(..at).unwrap_or_default()))
}

/// "It leads on and has responsibility for home care": leading for nobody else is having it.
fn without_lead(sentence: &str) -> Option<String> {
    ["leads on and has ", "leads on, and has ", "leads on and is ", "leads and is ", "leads and has "].iter().find_map(
        |words| {
            let (before, rest) = sentence.split_once(words)?;
            let verb = words.rsplit(' ').nth(1)?;
            Some(format!("{before}{verb} {rest}"))
        },
    )
}

/// "The set aside budget relates to A&E": what it is for is delegated.
fn set_aside(sentence: &str) -> Option<String> {
    let rest = ["The set aside budget ", "The set-aside budget ", "The set aside ", "Our set aside budget "]
        .iter()
        .find_map(|words| sentence.strip_prefix(words))?;
    let list = ["relates to ", "covers ", "includes ", "is for ", "comprises ", "pays for ", "applies to "]
        .iter()
        .find_map(|words| rest.strip_prefix(words))?;
    (!list.starts_with('£')).then(|| format!("The services set aside are {list}"))
}

/// "Delegation is limited to home care".
fn limited(sentence: &str) -> Option<String> {
    let rest =
        ["Delegation ", "The delegation ", "Integration "].iter().find_map(|words| sentence.strip_prefix(words))?;
    let list = ["is limited to ", "was limited to ", "extends to ", "is confined to "]
        .iter()
        .find_map(|words| rest.strip_prefix(words))?;
    Some(format!("The delegated functions are {list}"))
}

/// "Moray is the only area in which surgery has been delegated": "In Moray, surgery has …".
fn of_area(sentence: &str) -> Option<String> {
    let (before, rest) = [" in which ", " where "].iter().find_map(|words| sentence.split_once(words))?;
    let (who, what) = [" is the only ", " is one of the ", " was the first ", " is one of "]
        .iter()
        .find_map(|words| before.split_once(words))?;
    let area = ["area", "areas", "partnership", "partnerships", "board", "boards"];
    let fits = what.split(' ').count() <= 5 && what.rsplit(' ').next().is_some_and(|last| area.contains(&last));
    (fits && led::names_a_body(who)).then(|| format!("In {who}, {rest}"))
}

/// "It was agreed that A would be delegated but that the Council would retain B".
fn agreed_both(sentence: &str) -> Option<String> {
    let (first, second) = sentence.split_once(" but that ")?;
    first.contains("ed that ").then(|| {
        let second = second.replace(" would retain ", " retains ").replace(" would ", " will ");
        let told = first.split_once("ed that ").and_then(|(_, told)| told.split_once(" would be delegated"));
        told.map_or_else(|| format!("{first}; {second}"), |(what, _)| format!("{what} are delegated; {second}"))
    })
}

/// "A and B moved from NHS Fife to the Partnership".
fn moved(sentence: &str) -> Option<String> {
    let (before, rest) = sentence.split_once(" from ")?;
    let (what, verb) = before.rsplit_once(' ')?;
    if !matches!(verb, "moved" | "transferred" | "passed" | "came") {
        return None;
    }
    let (from, to) = rest.split_once(" to the ")?;
    let to = to.trim_end_matches('.');
    const OWN: [&str; 5] = ["Partnership", "IJB", "Board", "HSCP", "Joint Board"];
    let own = OWN.iter().any(|own| to.starts_with(own) || to.split(" in ").next().is_some_and(|to| to.ends_with(own)));
    let what = [" have", " has", " were", " was"].iter().find_map(|verb| what.strip_suffix(verb)).unwrap_or(what);
    (own && !to.contains("Health Board")
        && (from.contains("NHS") || from.contains("Council") || from.contains("Health Board")))
    .then(|| format!("{what} are delegated."))
}

/// "What we do: home care, podiatry".
fn what_we_do(sentence: &str) -> Option<String> {
    const HEADS: [&str; 6] = [
        "What we do: ",
        "What we deliver: ",
        "What we provide: ",
        "What we manage: ",
        "What we look after: ",
        "What we are responsible for: ",
    ];
    let hosted = ["HSCP-hosted services: ", "Our hosted services: ", "Services we host: "];
    if let Some(list) = hosted.iter().find_map(|words| sentence.strip_prefix(words)) {
        return Some(format!("The Partnership hosts {list}"));
    }
    let list = HEADS.iter().find_map(|words| sentence.strip_prefix(words))?;
    Some(format!("The Partnership is responsible for {list}"))
}

/// "Surgery remains within the remit of the Health Board": it is the responsibility of a parent body.
fn of_parent(sentence: &str) -> Option<String> {
    let (before, who) =
        [" within the scope of the ", " within the remit of the ", " within the scope of ", " within the remit of "]
            .iter()
            .find_map(|words| sentence.rsplit_once(words))?;
    let parent = ["Health Board", "Council", "NHS "].iter().any(|parent| who.starts_with(parent));
    let (what, verb) = before.rsplit_once(' ')?;
    let says = matches!(
        verb,
        "is" | "are" | "remains" | "remain" | "falls" | "fall" | "lies" | "lie" | "sits" | "sit" | "stays" | "stay"
    );
    let article = if who.starts_with("NHS ") { "" } else { "the " };
    (parent && says).then(|| format!("{what} is the responsibility of {article}{who}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_trimmed_to_what_they_say() {
        let check = |sentence: &str, want: &str| assert_eq!(trimmed(sentence), want, "{sentence}");
        check("For the avoidance of doubt, surgery is out.", "surgery is out.");
        check("Whilst A&E is in, surgery stays out.", "A&E is in, but surgery stays out.");
        check("While in Moray, we met.", "While in Moray, we met.");
        check("The IJB plans, but not the running, of it.", "The IJB plans of it.");
        check("Those integrated but managed outwith the IJB (set aside) are A&E.", "The services set aside are A&E.");
        check(
            "Surgery remains within the scope of the Health Board.",
            "Surgery is the responsibility of the Health Board.",
        );
        check(
            "Surgery falls within the scope of the Joint Board.",
            "Surgery falls within the scope of the Joint Board.",
        );
        check("Podiatry is not a delegated function.", "Podiatry is not delegated.");
        check("It became responsible on 1 April 2016 for podiatry.", "It became responsible for podiatry.");
        check("It is responsible in winter for podiatry.", "It is responsible in winter for podiatry.");
        check("It runs podiatry on a pan-Fife basis.", "It runs podiatry on behalf of all partnerships.");
        check("Everything from A to B is managed here.", "A and B are managed here.");
        check("Housing was due to move, but remains with the Council.", "Housing remains with the Council.");
        check("Moray is unusual in that podiatry is delegated.", "podiatry is delegated.");
        check("He is responsible for podiatry, although it has not been delegated.", "podiatry are not delegated.");
        check("Those planned by the IJB but run by others are A and B.", "The delegated functions are A and B.");
        check("What we do: podiatry, home care.", "The Partnership is responsible for podiatry, home care.");
        check("It leads on and has responsibility for podiatry.", "It has responsibility for podiatry.");
        check("The set aside budget relates to A&E.", "The services set aside are A&E.");
        check("The set aside budget covers £4m.", "The set aside budget covers £4m.");
        check("Delegation is limited to home care.", "The delegated functions are home care.");
        check("Moray is the only rural area in which surgery is delegated.", "In Moray, surgery is delegated.");
        check(
            "It was agreed that A would be delegated but that the Council would retain B.",
            "A are delegated; the Council retains B.",
        );
        check("Podiatry has moved from NHS Fife to the Partnership.", "Podiatry are delegated.");
        check("Podiatry moved from Fife to the hospital.", "Podiatry moved from Fife to the hospital.");
        check("The Board met in May.", "The Board met in May.");
    }
}
