//! Tasks told in the passive: "Dates would be circulated by the Secretary.", "Tree survey to be repeated by May."

use super::Prose;
use super::clauses::{self, is_handed_over, is_paper};
use super::may_act::{is_meeting_body, is_post, persons};
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
    const SAID: [&str; 14] = [
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
        "deferred",
        "postponed",
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
    // "Una added that the drains are to be cleared in May": what she told.
    let mut head = sentence.get(..verb.start()).unwrap_or("").split_whitespace();
    let told = found.name("should").is_none() && head.any(|word| clauses::is_told(&word.to_lowercase()));
    // "Comments are to go to Jo by 20 June": no telling of how things stand.
    let sentence = sentence.replacen(" are to ", " to ", 1);
    let sentence = sentence.as_str();
    let finite = sentence.split_whitespace().any(|word| FINITE.contains(&word));
    !finite
        && !told
        && !SAID.contains(&verb.as_str().trim_start_matches("be").trim_start())
        && due::in_text(sentence, meeting.date).is_some()
}

/// "Mr Low would be asked if it could be done again.": who asks him is not told.
pub(super) fn is_asked_whether(sentence: &str) -> bool {
    const FEW: usize = 14;
    let asked = [" would be asked if ", " will be asked if ", " would be asked whether ", " will be asked whether "];
    sentence.split_whitespace().count() <= FEW && asked.iter().any(|asked| sentence.contains(asked))
}

/// "The Chair asked that future reports show the date.", "It was requested that costs be included in the report.": what is asked
/// for of nobody by name. What a body asks for it decides.
pub(super) fn is_asked_for(prose: Prose<'_>, sentence: &str) -> bool {
    /// What a thing is to do, in its plain form.
    const DOES: [&str; 12] = [
        "include",
        "show",
        "reflect",
        "contain",
        "cover",
        "set",
        "identify",
        "highlight",
        "give",
        "state",
        "explain",
        "list",
    ];
    /// What is done with words at once, and not afterwards.
    const AT_ONCE: [&str; 8] =
        ["recorded", "noted", "minuted", "excused", "thanked", "considered", "congratulated", "accepted"];
    let asks = [" asked that ", " requested that "].iter().find_map(|asks| sentence.split_once(asks));
    let Some((who, what)) = asks else { return false };
    let one = || {
        let owners = owners::split(who.strip_prefix("The ").unwrap_or(who));
        owners.len() == 1 && (persons(prose, &owners) || is_post(&owners))
    };
    if !(who.ends_with("It was") || who.ends_with("it was") || one()) {
        return false;
    }
    let words: Vec<&str> =
        what.split_whitespace().take(14).map(|word| word.trim_end_matches([',', '.', ';'])).collect();
    words.iter().enumerate().skip(1).any(|(at, word)| match *word {
        "be" => {
            words.get(at + 1).is_some_and(|done| done.ends_with("ed") && !AT_ONCE.contains(done) || is_irregular(done))
        }
        word => DOES.contains(&word),
    })
}

/// "The Board asked for further information on the lease.", "A further update was requested for May.": a paper that a body, or
/// whoever takes the chair, asks for, of nobody by name.
pub(super) fn is_paper_asked_for(sentence: &str) -> bool {
    /// What is asked for follows in so many words.
    const NEAR: usize = 6;
    let lower = sentence.to_lowercase();
    // "…, which was given": at once.
    let given =
        [" was told", " was given", " were given", " was provided", " was advised", " replied", " answered", "?"];
    if given.iter().any(|given| lower.contains(given)) || lower.contains(" had ") {
        return false;
    }
    let paper = |word: &str| is_paper(word.trim_end_matches([',', '.', ';']));
    if let Some((what, _)) = [" was requested", " were requested"].iter().find_map(|asks| lower.split_once(asks)) {
        return what.split(' ').count() <= NEAR && what.split(' ').any(paper);
    }
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let asked = [" asked for ", " requested ", " sought "].iter().find_map(|asks| bare.split_once(asks));
    asked.is_some_and(|(who, what)| {
        let body = is_meeting_body(who)
            || who.ends_with(" body")
            || matches!(who, "chair" | "chairman" | "convener" | "governors" | "trustees");
        body && who.split(' ').count() <= 4 && what.split(' ').take(NEAR).any(paper)
    })
}

/// "sent", "brought": what is done with a thing, where the word does not end as most do.
fn is_irregular(word: &str) -> bool {
    matches!(word, "sent" | "brought" | "given" | "put" | "set" | "made" | "drawn" | "written" | "shown" | "sought")
}

/// "Comments to Jo by Friday": what is asked of everybody, in minutes that mark their actions as well.
pub(super) fn is_asked_of_all(sentence: &str, meeting: &Meeting) -> bool {
    let bare = sentence.trim_end_matches(['.', '!', ' ']);
    is_given(&bare.split_whitespace().collect::<Vec<_>>(), bare) && is_handed_in(sentence, meeting)
}

/// "Orders in by 24 November please.", "Anything else to her by the 22nd.": what everybody is to hand in, in a few words.
pub(super) fn is_handed_in(sentence: &str, meeting: &Meeting) -> bool {
    const FEW: usize = 12;
    const FINITE: [&str; 16] = [
        "is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "said", "agreed", "noted",
        "reported", "held", "meeting",
    ];
    let bare = sentence.trim_end_matches(['.', '!', ' ']);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let asks = ["please", "Please"].iter().any(|please| bare.ends_with(please));
    let to = |at: usize| words.get(at).is_some_and(|word| matches!(*word, "her" | "him" | "me" | "us" | "them"));
    let handed = words.iter().enumerate().any(|(at, word)| at > 0 && *word == "to" && to(at + 1));
    let given = is_given(&words, bare);
    words.len() <= if given { FEW + 3 } else { FEW }
        && (asks || handed || given)
        && (bare.contains(" by ") || given && bare.contains(" before "))
        && (given || !words.iter().any(|word| FINITE.contains(word)))
        && due::in_text(sentence, meeting.date).is_some()
}

/// "Offers of help to Nan, please, by May", "Comments to Jo before Friday", "Proposals are invited by 31 March": what people hand
/// in, and that it is asked for.
fn is_given(words: &[&str], sentence: &str) -> bool {
    let first = match words {
        ["Any", first, ..] | [first, ..] => *first,
        [] => "",
    };
    let finite = |word: &&str| matches!(*word, "was" | "had" | "have" | "has" | "said" | "will" | "would" | "came");
    let invited = sentence.contains(" invited ");
    let told = words.iter().any(|word| finite(word) || !invited && matches!(*word, "are" | "were" | "is"));
    is_handed_over(&first.to_lowercase()) && (invited || sentence.contains(" to ")) && !told
}

#[cfg(test)]
mod tests {
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, p};

    fn one(text: &str, expected: &[&str]) {
        check(vec![there(), heading("3. Hall"), p(text)], expected);
    }

    #[test]
    fn what_is_asked_for_of_nobody_by_name() {
        let text = "It was requested that costs be included in future reports.";
        one(text, &[&format!("{text} |  | ")]);
        let text = "Una asked that the next plan show the cost.";
        one(text, &[&format!("{text} |  | ")]);
        one("Una asked that her thanks be recorded.", &[]);
    }

    #[test]
    fn what_all_are_to_hand_in() {
        one("Orders in by 24 November please.", &["Orders in by 24 November please. |  | in by 24 November"]);
        one("Anything else to her by 22 May.", &["Anything else to her by 22 May. |  | by 22 May"]);
        let comments = "Comments to Una before Friday 12 May.";
        one(comments, &[&format!("{comments} |  | before Friday 12 May")]);
        let bids = "Proposals invited by 31 March.";
        one(bids, &[&format!("{bids} |  | by 31 March")]);
        one("Access to Una by May.", &[]);
        one("The price was agreed, joiner to be informed.", &["joiner to be informed. |  | "]);
        one("NEWSLETTER Una to write the summer piece.", &["Una to write the summer piece. | Una | "]);
    }
}
