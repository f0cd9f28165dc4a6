//! What participles tell of a thing: "The report was approved", "three members approved by the board".

use super::otherwise::Told;
use super::phrases::done;
use super::verbs::verb_of;

/// "The report was approved": what was done with something.
pub(super) fn told(text: &str) -> Option<Told<'_>> {
    let found = done(text)?;
    let subject = found.name("subject").map_or("", |s| s.as_str());
    let clause = [" that ", " which ", " who ", " when ", " where "].iter().any(|w| subject.contains(w));
    // "The bid was turned down" by whoever gives grants.
    let turned_down = found.name("verb").is_some_and(|verb| verb.as_str() == "turned down");
    let ours = ["request", "proposal", "suggestion", "offer", "idea", "quote"];
    if turned_down && !ours.iter().any(|word| subject.to_lowercase().contains(word)) {
        return Some(Told::Nothing);
    }
    // "It was seen that there was no case and the plan was refused": the last clause tells it.
    if clause && !subject.contains(" who ") {
        return Some(super::last_clause::told(text).unwrap_or(Told::Nothing));
    }
    if clause || subject.to_lowercase().starts_with("apolog") || is_done_by_others(text, found.name("end")) {
        return Some(Told::Nothing);
    }
    // "The letter was passed to the Clerk" tells where it went.
    let onward = found.name("end").is_some_and(|e| e.as_str().starts_with("to"));
    if onward && found.name("verb").is_some_and(|verb| verb.as_str() == "passed") {
        return Some(Told::Nothing);
    }
    let plain = found.name("end").is_none_or(|e| !e.as_str().starts_with("to") && !e.as_str().starts_with("from"));
    Some(Told::Decided {
        verb: verb_of(found.name("verb").map_or("", |verb| verb.as_str())),
        words: text,
        doubtful: !plain,
    })
}

/// "Permission was granted by the district": somebody else did it.
fn is_done_by_others(text: &str, end: Option<crate::wording::latin::Match<'_>>) -> bool {
    let Some(end) = end.filter(|end| end.as_str().starts_with("by the")) else { return false };
    let behind = text.get(end.end()..).unwrap_or("");
    let mut name =
        behind.split_whitespace().take(4).map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
    !name.any(|word| super::by_shape::is_body(&word))
}

/// "Jo Blair has been approved by the directors", "three new members approved by the board": what a body did, told of what it was
/// done to.
pub(super) fn by_a_body(text: &str) -> Option<Told<'_>> {
    const BODIES: [&str; 14] = [
        "board",
        "committee",
        "directors",
        "trustees",
        "governors",
        "members",
        "council",
        "councillors",
        "meeting",
        "group",
        "forum",
        "panel",
        "commissioners",
        "managers",
    ];
    let verbs = ["approved", "agreed", "accepted", "endorsed", "adopted", "ratified"];
    verbs.iter().find_map(|verb| {
        let at = text.find(&format!(" {verb} by "))?;
        let behind = text.get(at + verb.len() + " by ".len() + 1..)?;
        let mut words = behind.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ';']).to_lowercase());
        let first = words.next()?;
        let body = match first.as_str() {
            "all" | "those" => true,
            "the" => words.next().is_some_and(|word| BODIES.contains(&word.as_str())),
            _ => BODIES.contains(&first.as_str()),
        };
        let later =
            text.get(..at)?.split_whitespace().any(|word| matches!(word, "if" | "once" | "until" | "to" | "not"));
        (body && !later).then(|| Told::perhaps(text, verb_of(verb)))
    })
}
