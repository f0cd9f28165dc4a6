//! Tasks told in the passive: "Dates would be circulated by the Secretary.", "Tree survey to be repeated by May."

use super::Prose;
use super::may_act::{is_post, persons};
use crate::extract::actions::{Meeting, due, owners};
use crate::record::Owner;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "Dates would be circulated by the Secretary.": a plain task, and who does it behind "by".
pub(super) fn by_agent(prose: Prose<'_>, sentence: &str) -> Option<Vec<Owner>> {
    static DONE_BY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"\b(?:will|would|shall|to)\s+be\s+(?:circulated|sent|prepared|drafted|written|arranged|checked|contacted|submitted|obtained|updated|published|posted|displayed|investigated|brought|provided|completed|organised|ordered|purchased|issued|produced|forwarded|collected|booked|distributed)\b[^.;]{0,60}?\sby\s+(?:the\s+)?\p{Lu}",
        )
    });
    let found = DONE_BY.find(sentence)?;
    let owners = owners::agent(&sentence[found.start()..])?;
    (persons(prose, &owners) || is_post(&owners)).then_some(owners)
}

/// "Tree survey to be repeated by May.": nobody is named, but a date is. Without either it is what was said.
pub(super) fn passive_with_date(sentence: &str, meeting: &Meeting) -> bool {
    static TO_BE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^[A-Z][^.;:]{2,80}?\s+(?:(?:are|is)\s+)?(?:to|(?P<should>should|must))\s+(?P<verb>be\s+(?:[a-z-]+(?:ed|en|t|d)|with|in|back)|go|reach)\b(?P<rest>.*)",
        )
    });
    const SAID: [&str; 12] = [
        "held",
        "confirmed",
        "advised",
        "agreed",
        "decided",
        "continued",
        "discussed",
        "noted",
        "considered",
        "expected",
        "made",
        "paid",
    ];
    const FINITE: [&str; 14] = [
        "is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "said", "reported", "agreed",
        "noted",
    ];
    let Some(found) = TO_BE.captures(sentence) else { return false };
    let Some(verb) = found.name("verb") else { return false };
    // "Replies should be returned to her by 31 October": without "by" it is what was thought.
    let wanted = found
        .name("rest")
        .is_some_and(|rest| [" by ", " before ", " no later than "].iter().any(|by| rest.as_str().contains(by)));
    if found.name("should").is_some() && !wanted {
        return false;
    }
    // "Comments are to go to Jo by 20 June": no telling of how things stand.
    let sentence = sentence.replacen(" are to ", " to ", 1);
    let sentence = sentence.as_str();
    let finite = sentence.split_whitespace().any(|word| FINITE.contains(&word));
    !finite
        && !SAID.contains(&verb.as_str().trim_start_matches("be").trim_start())
        && due::in_text(sentence, meeting.date).is_some()
}

/// "Letter to be sent.", "This quote is to be circulated to all.": a plain task in a few words that nobody is named for.
pub(super) fn is_left_open(sentence: &str) -> bool {
    static TASK: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:\p{L}[^.;:,]{1,60}?\s+(?:(?:is|are)\s+)?(?:still\s+)?to|To)\s+be\s+(?:circulated|sent|drafted|written|arranged|checked|contacted|obtained|sought|asked|updated|posted|investigated|ordered|purchased|bought|forwarded|collected|booked|distributed|repaired|replaced|chased|emailed|found|passed|reported)\b",
        )
    });
    const FEW: usize = 14;
    // "Plot 14 – growing on to the path – letter to be sent."
    let sentence = sentence.rsplit_once(" – ").map_or(sentence, |(_, last)| last);
    // "Mr Low would be asked if it could be done again.": who asks him is not told.
    let asked = [" would be asked if ", " will be asked if ", " would be asked whether ", " will be asked whether "];
    if sentence.split_whitespace().count() <= FEW && asked.iter().any(|asked| sentence.contains(asked)) {
        return true;
    }
    let said = [" was ", " were ", " has ", " have ", " had ", " will ", " would ", " said ", " agreed ", " that "];
    (sentence.contains(" to be ") || sentence.starts_with("To be "))
        && sentence.split_whitespace().count() <= FEW
        && !said.iter().any(|word| sentence.contains(word))
        && TASK.is_match(sentence)
}
