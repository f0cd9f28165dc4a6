//! Headings that are questions, and those of dates: what a column of a plan holds that asks "What are we going to do?".

use super::plans::PlanColumn;

/// What a heading asks for that no phrase lists, folded: "who will take this forward", "how will we know it works".
pub(super) fn asked_for(folded: &str) -> Option<PlanColumn> {
    if is_of_what_was(folded) {
        return Some(PlanColumn::Other);
    }
    // "Lead and timescale": who leads stands first in such cells, and the time behind.
    let names = |of: &[&str]| folded.split(' ').any(|word| of.contains(&word));
    if names(&LEADING) && names(&TIMES) && folded.split(' ').count() <= 6 {
        return Some(PlanColumn::Lead);
    }
    if let Some(role) = by_last_word(folded) {
        return Some(role);
    }
    // "Milestone date", "to be delivered by".
    if folded.ends_with(" date")
        || folded.ends_with(" dates")
        || folded.starts_with("to be ") && folded.ends_with(" by")
    {
        return Some(PlanColumn::Timescale);
    }
    let mut words = folded.split(' ');
    let question = words.next()?;
    let asks = |of: &[&str]| folded.split(' ').skip(1).any(|word| of.contains(&word));
    words.next()?;
    match question {
        "who" if asks(&CAME) => Some(PlanColumn::Other),
        "who" | "whos" if asks(&BESIDE) => Some(PlanColumn::Contributors),
        "who" | "whos" => Some(PlanColumn::Lead),
        "when" => Some(PlanColumn::Timescale),
        "why" => Some(PlanColumn::Detail),
        "how" if asks(&KNOWING) => Some(PlanColumn::Measures),
        "what" if asks(&CHANGE) => Some(PlanColumn::Measures),
        "what" if asks(&SO_FAR) => Some(PlanColumn::Status),
        "what" if asks(&WANTING) => Some(PlanColumn::Goal),
        "how" | "what" if asks(&DOING) => Some(PlanColumn::Actions),
        _ => None,
    }
}

/// "Project sponsor", "recommendation owner": a short heading is about its last word.
fn by_last_word(folded: &str) -> Option<PlanColumn> {
    let (ahead, last) = folded.rsplit_once(' ')?;
    if ahead.split(' ').count() > 3 {
        return None;
    }
    match last {
        "lead" | "leads" | "owner" | "owners" | "sponsor" | "sponsors" | "officer" | "officers" => {
            Some(PlanColumn::Lead)
        }
        "timescale" | "timescales" | "timeframe" | "deadline" | "deadlines" => Some(PlanColumn::Timescale),
        "status" | "rag" => Some(PlanColumn::Status),
        _ => None,
    }
}

/// Whether a heading is that of dates of what was: "Date raised", "Approval date", though not "Agreed date".
fn is_of_what_was(folded: &str) -> bool {
    let behind = folded.strip_prefix("date ").or_else(|| folded.strip_prefix("dates "));
    let ahead = folded.strip_suffix(" date").or_else(|| folded.strip_suffix(" dates"));
    let any = |words: Option<&str>, of: &[&str]| words.is_some_and(|words| words.split(' ').any(|w| of.contains(&w)));
    // "Date to be completed" is still to come.
    let behind = behind.filter(|words| !words.starts_with("to be ") && !words.starts_with("for "));
    any(behind, &PAST) || any(ahead.or(behind), &BEFORE_NOW)
}

/// Beside "who" these ask who was there.
const CAME: [&str; 6] = ["came", "attended", "took", "joined", "spoke", "responded"];

/// Words for who leads, beside words for by when.
const LEADING: [&str; 9] =
    ["lead", "leads", "owner", "owners", "responsible", "responsibility", "officer", "who", "whom"];
const TIMES: [&str; 9] =
    ["timescale", "timescales", "timeframe", "timeline", "deadline", "when", "date", "dates", "timing"];

/// Behind "date" these speak of the past.
const PAST: [&str; 9] =
    ["agreed", "approved", "closed", "completed", "adopted", "achieved", "started", "published", "finished"];
/// Beside "date" these do, on either side.
const BEFORE_NOW: [&str; 18] = [
    "raised",
    "added",
    "opened",
    "created",
    "logged",
    "identified",
    "recorded",
    "received",
    "issued",
    "issue",
    "approval",
    "meeting",
    "updated",
    "update",
    "reported",
    "closure",
    "ijb",
    "board",
];

/// Words of those who help.
const BESIDE: [&str; 9] = ["else", "also", "with", "involved", "support", "supports", "help", "helps", "contribute"];
/// Words of how one knows.
const KNOWING: [&str; 18] = [
    "know",
    "measure",
    "measured",
    "evidence",
    "show",
    "tell",
    "see",
    "check",
    "monitor",
    "monitored",
    "evidenced",
    "evaluated",
    "judge",
    "success",
    "difference",
    "working",
    "worked",
    "track",
];
/// Words of what is done.
const DOING: [&str; 16] = [
    "do",
    "doing",
    "done",
    "deliver",
    "delivered",
    "achieve",
    "happen",
    "implement",
    "there",
    "make",
    "change",
    "commit",
    "committed",
    "plan",
    "planning",
    "needed",
];
/// Words of what becomes of it.
const CHANGE: [&str; 9] =
    ["difference", "success", "impact", "different", "benefit", "benefits", "result", "results", "measure"];
/// Words of how far it is.
const SO_FAR: [&str; 6] = ["did", "progress", "far", "achieved", "happened", "already"];
/// Words of what it is for.
const WANTING: [&str; 7] = ["want", "wants", "aim", "aiming", "trying", "hope", "matters"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_ask() {
        let check = |heading: &str, want: Option<PlanColumn>| assert_eq!(asked_for(heading), want, "{heading}");
        check("who will take this forward", Some(PlanColumn::Lead));
        check("who else needs to help", Some(PlanColumn::Contributors));
        check("when can people expect it", Some(PlanColumn::Timescale));
        check("how will we know we are getting there", Some(PlanColumn::Measures));
        check("how will we go about doing it", Some(PlanColumn::Actions));
        check("what are we committed to doing", Some(PlanColumn::Actions));
        check("what are we trying to do", Some(PlanColumn::Goal));
        check("what difference will people see", Some(PlanColumn::Measures));
        check("what has happened so far", Some(PlanColumn::Status));
        check("to be delivered by", Some(PlanColumn::Timescale));
        check("milestone date", Some(PlanColumn::Timescale));
        check("date raised", Some(PlanColumn::Other));
        check("date to be completed", None);
        check("ijb approval date", Some(PlanColumn::Other));
        check("agreed date", Some(PlanColumn::Timescale));
        check("lead and timescale", Some(PlanColumn::Lead));
        check("owner due date", Some(PlanColumn::Lead));
        check("who came along", Some(PlanColumn::Other));
        check("project sponsor", Some(PlanColumn::Lead));
        check("programme of work timescale", Some(PlanColumn::Timescale));
        check("what", None);
        check("team meetings", None);
    }
}
