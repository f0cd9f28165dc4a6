//! The name of a body within a line: "Minutes of the Roads Panel held on …", "Roads Panel – Agenda".

use super::body::{ends_body, is_body, meets};
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{substring, when};
use std::sync::LazyLock;

static OF_BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:minutes?|note|meeting|notes)\s+of\s+(?:the\s+|an?\s+)?(?:(?:special|ordinary|annual|extraordinary|regular|statutory|inaugural|first|virtual|hybrid)\s+)?(?:(?:public|general|full|open|closed|private|joint|remote)\s+meeting\s+of\s+)?(?:meeting\s+of\s+)?(?:the\s+)?(?P<body>(?-i:(?:[A-Z][\w&’'-]*\s+){0,5}(?:Board|BOARD|Council|COUNCIL|Court|COURT) (?:of|OF) (?:Directors|DIRECTORS|Governors|GOVERNORS|Trustees|TRUSTEES|Management|MANAGEMENT|Members))|[A-Z][^:;\n\d]{3,110}?(?:Governing Body|Board|Committee|Group|Partnership|Forum|Council|Panel|Network|Authority|Trust|Team|Cabinet|Court|Senate|Assembly))\b(?P<more>(?:\s+(?:(?-i:[A-Z][\w&’'-]*)|and|&)){0,4}?\s+(?-i:Committee|COMMITTEE|Group|GROUP|Panel|PANEL|Board|BOARD|Forum|FORUM|Sub-Committee|SUB-COMMITTEE|Team|TEAM|Cabinet|CABINET|Executive|EXECUTIVE))?",
    )
});

/// The body that a line names, without "Minutes of the", dates and the like.
pub(super) fn body_in(text: &str) -> Option<String> {
    if let Some(name) = of_body(text).or_else(|| behind_words(text)) {
        return Some(name);
    }
    if names_others(text) {
        return None;
    }
    let words = words_of(piece(text));
    let governing = words.windows(2).rposition(|pair| fold(&pair.join(" ")) == "governing body").map(|at| at + 1);
    let last = governing.or_else(|| words.iter().rposition(|w| ends_body(w)))?;
    if is_about(&words, last) {
        return None;
    }
    let words = to_end(words, last);
    // "Relaunching the Riverside Forum" tells what is done with it.
    let words = match words.as_slice() {
        [doing, the, name @ ..] if fold(doing).ends_with("ing") && fold(the) == "the" => name.to_vec(),
        _ => words,
    };
    let name = words.join(" ");
    // "Board of Directors (in public)".
    let name = match name.rsplit_once(" (") {
        Some((bare, inside)) if inside.starts_with("in ") || inside.starts_with("meeting ") => bare.to_owned(),
        _ => name,
    };
    let whole = name.matches('(').count() == name.matches(')').count();
    let name = with_area(text, name);
    (whole
        && !is_told(&name, &words)
        && words.len() >= 2
        && words.len() <= 14
        && name.starts_with(char::is_uppercase)
        && !name.contains('@')
        // "Trustees’ meeting on 10 January 2012 in the Committee Room" names a day and a room.
        && when::days(&name).is_empty())
    .then_some(name)
}

/// "Locality Planning Group – Eildon": of the groups of an area the one of the place behind the dash.
fn with_area(text: &str, name: String) -> String {
    const OF_AREAS: [&str; 6] = ["locality", "area", "neighbourhood", "cluster", "ward", "localities"];
    /// What else stands behind a body's name.
    const OTHER: [&str; 16] = [
        "minutes",
        "minute",
        "note",
        "notes",
        "agenda",
        "draft",
        "final",
        "confirmed",
        "approved",
        "papers",
        "actions",
        "action",
        "report",
        "meeting",
        "public",
        "update",
    ];
    let Some(behind) = text.split_once(name.as_str()).map(|(_, behind)| behind.trim()) else { return name };
    let Some(place) = behind.strip_prefix(['–', '—', '-']).map(str::trim).filter(|place| !place.is_empty()) else {
        return name;
    };
    let of_areas = name.split_whitespace().any(|word| OF_AREAS.contains(&fold(word).as_str()));
    let named = |word: &str| {
        matches!(word, "and" | "&")
            || word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '-' | '\''))
                && !OTHER.contains(&fold(word).as_str())
                && !ends_body(word)
                && crate::wording::calendar::month(&fold(word)).is_none()
                && !is_weekday(word)
    };
    let few = place.split_whitespace().count() <= 3;
    if of_areas && few && place.split_whitespace().all(named) { format!("{name} – {place}") } else { name }
}

/// Whether a line names bodies that are not the one that meets.
fn names_others(text: &str) -> bool {
    let folded = fold(text);
    // "Report from the Finance Committee" says who reports, not to whom.
    let reports = [
        "report from ",
        "report of ",
        "report by ",
        "reports from ",
        "direction to ",
        "directions to ",
        "response to ",
    ];
    // An agreement between two bodies is a paper of neither; an annex's title names bodies of all sorts.
    let annex = ["annex", "appendix", "schedule", "part", "section", "table"];
    reports.iter().any(|opens| folded.starts_with(opens))
        || is_of_others(text)
        || are_members(text.split_once(':').map_or(text, |(_, behind)| behind))
        || folded.split(' ').any(|word| matches!(word, "between" | "delegated"))
        || folded.split(' ').next().is_some_and(|word| annex.contains(&word))
}

/// The piece of a line that names a body, cut where the name of the paper begins: "Roads Panel – Minutes, 24 June".
fn piece(text: &str) -> &str {
    let mut name = text;
    for mark in [" | ", " – ", " — ", " - ", " / ", ": ", ", ", "\t"] {
        if mark == ", " && is_listed(name) {
            continue;
        }
        // "Tayforth Health Board – Staff Governance Committee": the committee met.
        let within = |p: &&str| {
            is_body(p) && matches!(fold(p).rsplit(' ').next(), Some("committee" | "subcommittee" | "panel" | "group"))
        };
        // "Glen Foundation | Advisory Council": of those named the one that meets, else the narrower.
        let barred = || {
            let bodies = || name.split(mark).filter(|p| mark == " | " && is_body(p));
            bodies().find(|p| meets(p)).or_else(|| bodies().last())
        };
        let any = || name.split(mark).find(|p| is_body(p));
        name = name.split(mark).find(within).or_else(barred).or_else(any).unwrap_or(name);
    }
    name
}

/// "Education, Leisure and Housing Committee", "Integration Joint Board Audit, Risk and Scrutiny Committee": commas within
/// one name, where no piece but the last ends with the noun of a body.
fn is_listed(name: &str) -> bool {
    let pieces: Vec<&str> = name.split(", ").collect();
    let Some((last, before)) = pieces.split_last() else { return false };
    let joined = is_body(last) && [" and ", " AND ", " & "].iter().any(|joint| last.contains(joint));
    let complete = |piece: &&str| piece.split_whitespace().next_back().is_some_and(ends_body);
    joined && !name.chars().any(|c| c.is_ascii_digit()) && !before.iter().any(complete)
}

/// The words of a name without those that say which paper it is.
fn words_of(name: &str) -> Vec<&str> {
    const PAPER: &[&str] = &[
        "minutes",
        "minute",
        "agenda",
        "meeting",
        "action",
        "log",
        "actions",
        "tracker",
        "papers",
        "pack",
        "draft",
        "note",
        "notes",
        "the",
        "of",
        "a",
        "unconfirmed",
        "rolling",
        "advisory board meeting",
    ];
    // "REPORT TO THE LOCALITY GROUP".
    const BEFORE: &[&str] = &["report", "to", "paper", "briefing", "summary", "from", "for"];
    let is_paper = |w: &str| PAPER.contains(&fold(w).as_str());
    // "In Public Trust Board Action Tracker": who may come, and then the body.
    let name = name.trim_start();
    let public = |opens: &&&str| name.get(..opens.len()).is_some_and(|o| o.eq_ignore_ascii_case(opens));
    let name = ["in public ", "in private "].iter().find(public).and_then(|o| name.get(o.len()..)).unwrap_or(name);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.last().is_some_and(|w| is_paper(w) || w.chars().next().is_some_and(|c| c.is_ascii_digit())) {
        words.pop();
    }
    // "SB (4) 2.i Statistics Board action log": the number of the paper stands ahead.
    let coded = |pair: &[&str]| {
        pair[0].len() <= 4
            && pair[0].chars().all(|c| c.is_ascii_uppercase())
            && pair[1].strip_prefix('(').is_some_and(|code| code.starts_with(|c: char| c.is_ascii_digit()))
    };
    if words.len() > 2 && words.windows(2).next().is_some_and(coded) {
        let digits = |w: &&str| w.chars().any(|c| c.is_ascii_digit());
        let end = words.iter().skip(1).take_while(|w| digits(w)).count();
        words.drain(..=end);
    }
    let first = words.iter().position(|w| !is_paper(w) && !BEFORE.contains(&fold(w).as_str()));
    words.split_off(first.unwrap_or(words.len()))
}

/// Whether words that hold the noun of a body at an index are about one, and not its name.
fn is_about(words: &[&str], noun: usize) -> bool {
    // "Health Board Chairs", "Committee Terms of Reference": people of it and papers on it.
    const OTHERS: &[&str] = &["chairs", "members", "officials", "officers", "representatives", "staff", "terms"];
    let orders = words.windows(2).any(|pair| fold(&pair.join(" ")) == "standing orders");
    // "Mike to circulate it to the Steering Group": a sentence.
    let sentence =
        words.windows(2).any(|pair| pair[0] == "to" && pair[1].starts_with(char::is_lowercase) && pair[1] != "the");
    orders || sentence || words.get(noun + 1).is_some_and(|w| OTHERS.contains(&fold(w).as_str()))
}

/// The words to the end of the name whose noun stands at an index.
fn to_end(mut words: Vec<&str>, noun: usize) -> Vec<&str> {
    // "Ministerial Strategic Group for Health and Community Care": the name goes on.
    // "… BOARD ON 30 JANUARY 2020": there a day follows.
    let day = words.get(noun + 2).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) || is_weekday(w));
    let goes_on = !day && words.get(noun + 1).is_some_and(|w| matches!(fold(w).as_str(), "for" | "on" | "of"));
    // "Glen Housing Association Ltd".
    let legal = words.get(noun + 1).is_some_and(|w| matches!(fold(w).as_str(), "ltd" | "limited" | "cic" | "scio"));
    if !goes_on {
        words.truncate(noun + 1 + usize::from(legal));
    }
    words
}

/// "… East and West. Each has its own planning group", "Policy agreed by IJB", "Public board meeting": sentences, and how
/// a body meets, are no name.
fn is_told(name: &str, words: &[&str]) -> bool {
    const TOLD: &[&str] = &[
        "by", "from", "referral", "referred", "other", "various", "agreed", "approved", "reported", "will", "has",
        "have", "please", "your",
    ];
    const HOW: &[&str] =
        &["public", "private", "open", "closed", "special", "ordinary", "extraordinary", "annual", "next"];
    let is_one_of = |word: &str, list: &[&str]| list.contains(&fold(word).as_str());
    name.replace("St. ", "St ").contains(". ")
        || name.contains([';', '?'])
        || words.iter().any(|w| is_one_of(w, TOLD))
        || words.len() == 2 && words.first().is_some_and(|w| is_one_of(w, HOW))
}

/// A body's name behind words that say what is its; in lines as long as headings are, since what stands behind may begin
/// with such words again.
fn behind_words(text: &str) -> Option<String> {
    const LONGEST: usize = 400;
    if text.len() > LONGEST {
        return None;
    }
    // "MINUTES OF THE SECOND MEETING OF THE LOCH PARK AUTHORITY": whose meeting it was.
    let meeting = [" meeting of the ", " MEETING OF THE ", " Meeting of the "]
        .iter()
        .find_map(|of| substring::split_once(text, of));
    // "Board Meeting of Glen Residents' Association Ltd.": the board is the association's.
    let board = || ["Board Meeting of ", "Committee Meeting of "].iter().find_map(|of| substring::split_once(text, of));
    if let Some(name) = meeting.or_else(board).and_then(|(_, whose)| body_in(whose)) {
        return Some(name);
    }
    // "To: All Members of the Roads Committee".
    let all = ["all members of the ", "members of the ", "the members of the ", "to all members of the "];
    let rest = all.iter().find_map(|opens| {
        text.get(..opens.len()).filter(|t| t.eq_ignore_ascii_case(opens)).and_then(|_| text.get(opens.len()..))
    });
    body_in(rest?)
}

/// "Representative of: Roads Committee", "Previously considered by: Audit Panel": a label whose body is not the one that
/// meets.
fn is_of_others(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, _)| labels_others(label))
}

/// Whether a label stands before bodies that are not the one that meets: "Route to the meeting", "Consulted".
pub(super) fn labels_others(label: &str) -> bool {
    const OTHERS: &[&str] = &[
        "representative",
        "route",
        "routed",
        "considered",
        "consulted",
        "consultation",
        "sponsor",
        "sponsors",
        "author",
        "prepared",
        "submitted",
        "presented",
        "previously",
        "reviewed",
        "endorsed",
        "circulated",
        "copied",
        "cc",
    ];
    let label = fold(label);
    label.split(' ').count() <= 6 && label.split(' ').any(|word| OTHERS.contains(&word))
}

/// "All Members of the Council": people, and no body of that name.
pub(super) fn are_members(text: &str) -> bool {
    let folded = fold(text);
    ["all members", "all councillors", "all trustees", "all governors", "members of the ", "councillors of the "]
        .iter()
        .any(|opens| folded.starts_with(opens))
}

/// Words for what a note holds.
const HELD_IN_IT: [&str; 8] = ["action", "actions", "points", "decision", "decisions", "and", "key", "agreed"];

/// "Minutes of the Audit Committee held …": the body that the paper says is of.
pub(super) fn of_body(text: &str) -> Option<String> {
    let found = OF_BODY.captures(text)?;
    let body = found.name("body")?.as_str();
    // "Minutes of the meeting held by the Board": no name.
    let plain = body.starts_with(|c: char| c.is_uppercase())
        && !["meeting", "held", "minutes", "previous", "last"].iter().any(|w| fold(body).split(' ').any(|x| x == *w));
    let more = found.name("more").map_or("", |m| m.as_str());
    let rest = found.get(0).map_or("", |m| &text[m.end()..]);
    let body = body.strip_prefix("THE ").or_else(|| body.strip_prefix("The ")).unwrap_or(body);
    // "Note of Actions – Roads Forum": what the paper holds stands ahead of whose it is.
    let body = [" – ", " — ", " - "].iter().find_map(|mark| body.split_once(mark)).map_or(body, |(ahead, whose)| {
        let holds = fold(ahead).split(' ').all(|word| HELD_IN_IT.contains(&word));
        if holds && is_body(whose) { whose } else { body }
    });
    // "Minutes of February Committee meeting": when, not whose.
    let month =
        body.split_whitespace().next().is_some_and(|w| crate::wording::calendar::month(&w.to_lowercase()).is_some());
    // "Regional Network 1": one of several, where the number ends the line.
    let one_of = rest.trim_end();
    let one_of = if (2..=3).contains(&one_of.len()) && one_of.trim_start().bytes().all(|b| b.is_ascii_digit()) {
        one_of
    } else {
        of_place(rest)
    };
    (plain && !month).then(|| format!("{body}{more}{one_of}").trim().to_owned())
}

/// " of DUNDEE CITY", " for Angus", " on Health Statistics": the place or field behind the name of a body, up to what is no name.
fn of_place(rest: &str) -> &str {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^\s+(?:of|for|on)\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:(?:and|of|&|the)\s+)*[A-Z][\w&’'-]*){0,6}")
    });
    let place = PLACE.find(rest).map_or("", |m| m.as_str());
    // "the Management Committee of the Association": whichever that is, it is no place.
    let generic =
        ["association", "company", "council", "trust", "university", "college", "school", "society", "charity"];
    let whose = fold(place);
    if whose.split_once(" the ").is_some_and(|(of, noun)| matches!(of, "of" | "for") && generic.contains(&noun)) {
        return "";
    }
    // "… of the Committee of Monday 4 May", "… of the Panel on Microsoft Teams".
    let remote = |word: &str| matches!(word, "Teams" | "Zoom" | "Webex" | "Skype" | "MS");
    let dated =
        when::first_day(place).is_some() || place.split_whitespace().any(|word| is_weekday(word) || remote(word));
    if dated { "" } else { place }
}

fn is_weekday(word: &str) -> bool {
    matches!(fold(word).as_str(), "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_of_an_area_has_its_place() {
        let told = |text: &str| body_in(text).unwrap_or_default();
        assert_eq!(told("Locality Planning Group – Eildon"), "Locality Planning Group – Eildon");
        assert_eq!(told("Locality Planning Group – Minutes"), "Locality Planning Group");
        assert_eq!(told("Locality Planning Group – Draft"), "Locality Planning Group");
        assert_eq!(told("Roads Panel – Eildon"), "Roads Panel");
    }
}
