//! The body that met, from the first lines of a paper or its running heads.

use super::top::{Line, before_date};
use crate::extract::passages::Passage;
use crate::framework::headings::fold;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::when;
use std::sync::LazyLock;

static OF_BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:minutes?|note|meeting|notes)\s+of\s+(?:the\s+|an?\s+)?(?:(?:special|ordinary|annual|extraordinary|regular|statutory|inaugural|first|virtual|hybrid)\s+)?(?:(?:public|general|full|open|closed|private|joint|remote)\s+meeting\s+of\s+)?(?:meeting\s+of\s+)?(?:the\s+)?(?P<body>(?-i:(?:[A-Z][\w&’'-]*\s+){0,5}(?:Board|BOARD|Council|COUNCIL|Court|COURT) (?:of|OF) (?:Directors|DIRECTORS|Governors|GOVERNORS|Trustees|TRUSTEES|Management|MANAGEMENT|Members))|[A-Z][^:;\n\d]{3,110}?(?:Governing Body|Board|Committee|Group|Partnership|Forum|Council|Panel|Network|Authority|Trust|Team|Cabinet|Court|Senate|Assembly))\b(?P<more>(?:\s+(?:(?-i:[A-Z][\w&’'-]*)|and|&)){0,4}?\s+(?-i:Committee|COMMITTEE|Group|GROUP|Panel|PANEL|Board|BOARD|Forum|FORUM|Sub-Committee|SUB-COMMITTEE|Team|TEAM|Cabinet|CABINET|Executive|EXECUTIVE))?",
    )
});

/// Nouns that end the names of bodies.
const BODIES: &[&str] = &[
    "board",
    "committee",
    "group",
    "partnership",
    "forum",
    "panel",
    "network",
    "council",
    "authority",
    "ijb",
    "cabinet",
    "assembly",
    "commission",
    "taskforce",
    "team",
    "trust",
    "alliance",
    "association",
    "foundation",
];

/// Names without a place are no longer, in words: "Health and Social Care Partnership".
const LONGEST_GENERIC: usize = 5;
/// Lines at the top among which a court or senate is named.
const COURT_LINES: usize = 4;

/// Whether a text may be a body's name as a whole.
pub(super) fn is_body(text: &str) -> bool {
    let folded = fold(text);
    text.chars().count() <= 120 && folded.split(' ').any(|w| BODIES.contains(&w))
}

/// Whether a text is the name of a body and nothing else: its last word is the noun of one, and no verb or colon is in it.
pub(super) fn is_name(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    let capitals = text.split_whitespace().all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || matches!(w, "and" | "of" | "for" | "the")
    });
    ends_body(last) && capitals && !text.contains(':') && is_body(text)
}

/// Whether a text is one of the bodies that have no other name than their noun: a university's "Court".
pub(super) fn is_court(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "court"
            | "senate"
            | "university court"
            | "university senate"
            | "academic council"
            | "council"
            | "cabinet"
            | "senatus"
    )
}

/// Whether a word ends the name of a body: "Board", "Sub-Committee".
fn ends_body(word: &str) -> bool {
    fold(word).rsplit(' ').next().is_some_and(|w| BODIES.contains(&w) || matches!(w, "subcommittee" | "subgroup"))
}

/// A body's name behind words that say what is its; in lines as long as headings are, since what stands behind may begin
/// with such words again.
fn behind_words(text: &str) -> Option<String> {
    const LONGEST: usize = 400;
    if text.len() > LONGEST {
        return None;
    }
    // "MINUTES OF THE SECOND MEETING OF THE LOCH PARK AUTHORITY": whose meeting it was.
    let meeting =
        [" meeting of the ", " MEETING OF THE ", " Meeting of the "].iter().find_map(|of| text.split_once(of));
    if let Some(name) = meeting.and_then(|(_, whose)| body_in(whose)) {
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
    const OTHERS: &[&str] = &[
        "representative",
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
    let Some((label, _)) = text.split_once(':') else { return false };
    let label = fold(label);
    label.split(' ').count() <= 6 && label.split(' ').any(|word| OTHERS.contains(&word))
}

/// The body that a line names, without "Minutes of the", dates and the like.
pub(super) fn body_in(text: &str) -> Option<String> {
    if let Some(name) = of_body(text) {
        return Some(name);
    }
    if let Some(name) = behind_words(text) {
        return Some(name);
    }
    // An agreement between two bodies is a paper of neither; an annex's title names bodies of all sorts.
    let folded = fold(text);
    // "Report from the Finance Committee" says who reports, not to whom.
    if ["report from ", "report of ", "report by ", "reports from "].iter().any(|opens| folded.starts_with(opens))
        || is_of_others(text)
        || are_members(text.split_once(':').map_or(text, |(_, behind)| behind))
    {
        return None;
    }
    let annex = ["annex", "appendix", "schedule", "part", "section", "table"];
    if folded.split(' ').any(|word| matches!(word, "between" | "delegated"))
        || folded.split(' ').next().is_some_and(|word| annex.contains(&word))
    {
        return None;
    }
    // Cut where the name of the paper begins: "Roads Panel – Minutes, 24 June".
    let mut name = text;
    for mark in [" | ", " – ", " — ", " - ", " / ", ": ", ", ", "\t"] {
        // "Education, Leisure and Housing Committee" is one name.
        let listed = mark == ", "
            && name.rsplit(mark).next().is_some_and(|last| {
                is_body(last) && [" and ", " AND ", " & "].iter().any(|joint| last.contains(joint))
            })
            && !name.chars().any(|c| c.is_ascii_digit())
            && name.split(mark).filter(|p| is_body(p)).count() == 1;
        if listed {
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
        if let Some(piece) =
            name.split(mark).find(within).or_else(barred).or_else(|| name.split(mark).find(|p| is_body(p)))
        {
            name = piece;
        }
    }
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_paper = |w: &str| {
        matches!(
            fold(w).as_str(),
            "minutes"
                | "minute"
                | "agenda"
                | "meeting"
                | "action"
                | "log"
                | "actions"
                | "tracker"
                | "papers"
                | "pack"
                | "draft"
                | "note"
                | "notes"
                | "the"
                | "of"
                | "a"
                | "unconfirmed"
                | "rolling"
                | "advisory board meeting"
        )
    };
    while words.last().is_some_and(|w| is_paper(w) || w.chars().next().is_some_and(|c| c.is_ascii_digit())) {
        words.pop();
    }
    // "REPORT TO THE LOCALITY GROUP".
    let opens = |w: &str| {
        is_paper(w) || matches!(fold(w).as_str(), "report" | "to" | "paper" | "briefing" | "summary" | "from" | "for")
    };
    while words.first().is_some_and(|w| opens(w)) {
        words.remove(0);
    }
    let governing = words.windows(2).rposition(|pair| fold(&pair.join(" ")) == "governing body").map(|at| at + 1);
    let last = governing.or_else(|| words.iter().rposition(|w| ends_body(w)))?;
    // "Health Board Chairs", "Committee Terms of Reference": people of it and papers on it.
    let others = |w: &&str| {
        matches!(
            fold(w).as_str(),
            "chairs" | "members" | "officials" | "officers" | "representatives" | "staff" | "terms"
        )
    };
    let orders = words.windows(2).any(|pair| fold(&pair.join(" ")) == "standing orders");
    if orders || words.get(last + 1).is_some_and(others) {
        return None;
    }
    // "Mike to circulate it to the Steering Group": a sentence.
    if words.windows(2).any(|pair| pair[0] == "to" && pair[1].starts_with(char::is_lowercase) && pair[1] != "the") {
        return None;
    }
    // "Ministerial Strategic Group for Health and Community Care": the name goes on.
    // "… BOARD ON 30 JANUARY 2020": there a day follows.
    let day = words.get(last + 2).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) || is_weekday(w));
    let goes_on = !day && words.get(last + 1).is_some_and(|w| matches!(fold(w).as_str(), "for" | "on" | "of"));
    // "Glen Housing Association Ltd".
    let legal = words.get(last + 1).is_some_and(|w| matches!(fold(w).as_str(), "ltd" | "limited" | "cic" | "scio"));
    if !goes_on {
        words.truncate(last + 1 + usize::from(legal));
    }
    let name = words.join(" ");
    // "Board of Directors (in public)".
    let name = match name.rsplit_once(" (") {
        Some((bare, inside)) if inside.starts_with("in ") || inside.starts_with("meeting ") => bare.to_owned(),
        _ => name,
    };
    if name.matches('(').count() != name.matches(')').count() {
        return None;
    }
    // "… East and West. Each has its own planning group", "Policy agreed by IJB": sentences are no name.
    let told = |w: &&str| {
        matches!(
            fold(w).as_str(),
            "by" | "from"
                | "referral"
                | "referred"
                | "other"
                | "various"
                | "agreed"
                | "approved"
                | "reported"
                | "will"
                | "has"
                | "have"
        )
    };
    if name.contains(". ") || name.contains([';', '?']) || words.iter().any(told) {
        return None;
    }
    // "Public board meeting": how it meets, not which it is.
    let how = |w: &&str| {
        matches!(
            fold(w).as_str(),
            "public" | "private" | "open" | "closed" | "special" | "ordinary" | "extraordinary" | "annual" | "next"
        )
    };
    if words.len() == 2 && words.first().is_some_and(how) {
        return None;
    }
    (words.len() >= 2 && words.len() <= 14 && name.starts_with(char::is_uppercase) && !name.contains('@'))
        .then_some(name)
}

/// "Minutes of the Audit Committee held …": the body that the paper says is of.
fn of_body(text: &str) -> Option<String> {
    let found = OF_BODY.captures(text)?;
    let body = found.name("body")?.as_str();
    // "Minutes of the meeting held by the Board": no name.
    let plain = body.starts_with(|c: char| c.is_uppercase())
        && !["meeting", "held", "minutes", "previous", "last"].iter().any(|w| fold(body).split(' ').any(|x| x == *w));
    let more = found.name("more").map_or("", |m| m.as_str());
    let rest = found.get(0).map_or("", |m| &text[m.end()..]);
    let body = body.strip_prefix("THE ").or_else(|| body.strip_prefix("The ")).unwrap_or(body);
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

/// " of DUNDEE CITY", " for Angus": the place behind the name of a body, up to what is no name.
fn of_place(rest: &str) -> &str {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:(?:and|of|&|the)\s+)*[A-Z][\w&’'-]*){0,6}")
    });
    let place = PLACE.find(rest).map_or("", |m| m.as_str());
    // "the Management Committee of the Association": whichever that is, it is no place.
    let generic =
        ["association", "company", "council", "trust", "university", "college", "school", "society", "charity"];
    let whose = fold(place);
    if whose.split_once(" the ").is_some_and(|(of, noun)| matches!(of, "of" | "for") && generic.contains(&noun)) {
        return "";
    }
    // "… of the Committee of Monday 4 May".
    let dated = when::first_day(place).is_some() || place.split_whitespace().any(is_weekday);
    if dated { "" } else { place }
}

fn is_weekday(word: &str) -> bool {
    matches!(fold(word).as_str(), "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

/// Whether a name is that of people who meet rather than of an organisation ("Highland Council").
fn meets(name: &str) -> bool {
    fold(name).contains("governing body")
        || fold(name).split(' ').any(|w| {
            matches!(
                w,
                "board"
                    | "committee"
                    | "group"
                    | "panel"
                    | "forum"
                    | "ijb"
                    | "cabinet"
                    | "assembly"
                    | "taskforce"
                    | "subcommittee"
            )
        })
}

/// The body: from the first lines, else the running heads.
pub(super) fn body(top: &[Line], running: &[String]) -> Option<String> {
    let short = |t: &str| t.chars().count() <= 130 && !t.to_lowercase().starts_with("venue");
    let said = || top.iter().find_map(|l| of_body(&l.text));
    // "ONE HUNDRED AND SEVENTY-SIXTH MOORS BOARD MEETING": the number of the meeting is no part of the name.
    let counted = |text: &str| {
        super::header::ordinal_at_start(text).filter(|(number, _)| *number > 20).and_then(|(_, used)| {
            // "SEVENTY-SIXTH" is one word of the line and two of its folded form.
            let joined = text.split_whitespace().take(used).filter(|w| w.contains('-')).count();
            let rest: Vec<&str> = text.split_whitespace().skip(used - joined).collect();
            body_in(&rest.join(" "))
        })
    };
    let named: Vec<String> =
        top.iter().filter_map(|l| counted(&l.text).or_else(|| body_in(&l.text).filter(|_| short(&l.text)))).collect();
    // "Dunmore Council" above "Audit Committee": the committee met.
    let of_it = |n: &&String| {
        let folded = fold(n);
        folded.split(' ').any(|w| matches!(w, "committee" | "subcommittee" | "subgroup" | "panel"))
    };
    // "CABINET" alone below the council's name.
    let cabinet = top.iter().take(COURT_LINES).any(|l| fold(&l.text) == "cabinet");
    // So did the committee of a board that is named first.
    let meeting = named
        .iter()
        .find(|n| meets(n))
        .map(|first| {
            // … and its group, where that stands alone on a line below.
            let group = |n: &&String| {
                *n != first
                    && matches!(fold(n).rsplit(' ').next(), Some("group" | "forum" | "team" | "network"))
                    && top.iter().any(|l| l.heading && fold(&l.text) == fold(n))
            };
            let below = || named.iter().take(3).find(of_it).or_else(|| named.iter().take(2).find(group));
            if of_it(&first) { first } else { below().unwrap_or(first) }
        })
        .or_else(|| named.first().filter(|_| !cabinet))
        .cloned();
    // "Court – 30 November 2022".
    let court = || {
        top.iter().take(COURT_LINES).find_map(|l| {
            let bare = before_date(&l.text)?;
            is_court(bare).then(|| bare.to_owned())
        })
    };
    // "A meeting of the Integration Joint Board" below the whole name.
    let whole = |said: String| {
        let end = format!(" {}", fold(&said));
        named.iter().find(|n| fold(n).ends_with(&end)).cloned().unwrap_or(said)
    };
    // "Dumfries and Galloway" above "Integration Joint Board", or in the head of each page.
    let placed = |said: String| {
        if said.split_whitespace().count() > LONGEST_GENERIC {
            return said;
        }
        let above = top.iter().position(|l| fold(&l.text) == fold(&said)).and_then(|at| at.checked_sub(1));
        let above = above.and_then(|at| top.get(at)).map(|l| l.text.as_str());
        let places =
            above.into_iter().chain(running.iter().map(String::as_str)).filter(|t| t.split_whitespace().count() <= 5);
        let whole = places
            .map(|place| format!("{} {said}", place.trim()))
            .find(|whole| matches!(crate::register::find(whole, None), crate::register::Match::Exact(_)));
        whole.unwrap_or(said)
    };
    // "CABINET" alone above "Minutes".
    let alone = || top.iter().take(COURT_LINES).find(|l| is_court(&l.text)).map(|l| l.text.trim().to_owned());
    // "TO" alone above "Cabinet".
    let asked = || {
        let to = top.iter().position(|l| matches!(fold(&l.text).as_str(), "to" | "report to"))?;
        top.get(to + 1).map(|l| l.text.trim()).filter(|t| is_court(t) || is_body(t)).map(str::to_owned)
    };
    said()
        .map(whole)
        .or_else(court)
        .or(meeting)
        .or_else(alone)
        .or_else(asked)
        .map(placed)
        .or_else(|| running.iter().filter(|t| short(t)).find_map(|t| body_in(t)))
        .or_else(|| registered(top))
        .or_else(|| top.iter().find_map(|l| bare_in(&l.text)))
}

/// "Minutes of the ordinary meeting of the Senate held …": a body that has no other name than its noun.
fn bare_in(text: &str) -> Option<String> {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\bmeeting\s+of\s+(?:the\s+)?(?P<body>(?-i:Senate|SENATE|Court|COURT|Corporation|CORPORATION|Cabinet|CABINET|Council|COUNCIL|Trustees|TRUSTEES|Governors|GOVERNORS))\s+(?:held|on|at|\()",
        )
    });
    BARE.captures(text)?.name("body").map(|body| body.as_str().to_owned())
}

/// "All Members of the Council": people, and no body of that name.
pub(super) fn are_members(text: &str) -> bool {
    let folded = fold(text);
    ["all members", "all councillors", "all trustees", "all governors", "members of the ", "councillors of the "]
        .iter()
        .any(|opens| folded.starts_with(opens))
}

/// Whether a name says only that the whole body met: "Full Council", "Full Authority".
pub(super) fn is_anybodys(name: &str) -> bool {
    matches!(fold(name).as_str(), "full council" | "full authority" | "the council" | "town council" | "parish council")
}

/// Whose full council met: another line at the top names it, or the summons "A meeting of the … will be held".
pub(super) fn whose(top: &[Line], head: &[&Passage<'_>]) -> Option<String> {
    /// The summons stands among the first passages.
    const SUMMONS: usize = 8;
    let named = |name: &String| !is_anybodys(name);
    let short = |l: &&Line| l.text.chars().count() <= 80;
    let above = || top.iter().filter(short).filter_map(|l| body_in(&l.text)).find(named);
    above().or_else(|| {
        let called = |p: &&&Passage<'_>| p.text.contains("will be held") || p.text.contains("summoned");
        head.iter().take(SUMMONS).filter(called).filter_map(|p| of_body(&p.text)).find(named)
    })
}

/// "NHS LOTHIAN" alone at the top: a body that the register knows by its whole name.
fn registered(top: &[Line]) -> Option<String> {
    let known = |text: &str| {
        let whose = text.split_whitespace().count() > 1;
        whose && matches!(crate::register::find(text, None), crate::register::Match::Exact(_))
    };
    top.iter().take(COURT_LINES).map(|l| l.text.trim()).find(|text| known(text)).map(str::to_owned)
}
