//! What a letter asks for: "I would be grateful if you could confirm …", "Please send a copy by Friday".
//!
//! Whoever is asked is the one that the letter is addressed to, who is named where a line says "To: …" or where the sentence
//! names them ("Boards are asked to …"); else nobody is.

use super::{Line, start};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::{Meeting, due, owners};
use crate::record::{Action, DocumentKind, Owner};
use crate::wording::labels;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::sentences::sentences;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Courteous ways of asking, at the beginning of a sentence or behind an opening clause.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    let ways = [
        // "I should be most grateful if you would", "We would appreciate it if you could".
        r"(?:I|[Ww]e)\s+(?:would|should|will)\s+(?:also\s+|therefore\s+|now\s+)*(?:be\s+(?:very\s+|most\s+|extremely\s+)?(?:grateful|obliged|pleased|glad)\s+(?:if\s+you|for\s+your|to\s+receive|to\s+have)|appreciate\s+(?:it\s+if\s+you|your|receiving))",
        // "We would ask you to", "I would like to ask that all boards", "We request that you".
        r"(?:I|[Ww]e)\s+(?:(?:would|should|must|am|are|writing|like|wish|have|to|also|therefore|now|further)\s+)*(?:ask|request|require|invite|need)\s+(?:that\s+)?(?:you|your|all|each|every)\b",
        r"(?:I|[Ww]e)\s+would\s+(?:also\s+)?like\s+you\s+to\b",
        r"(?:[Cc]ould|[Cc]an|[Ww]ould|[Ww]ill)\s+you\s+(?:(?:please|also|kindly|therefore)\s+)*[a-z]+\b",
        r"(?:[Cc]ould|[Cc]an|[Mm]ay|[Mm]ight)\s+(?:I|we)\s+(?:(?:also|please|therefore)\s+)*ask\s+(?:that\s+|if\s+)?(?:you|all|each|every)\b",
        r"[Ii]t\s+would\s+(?:also\s+)?be\s+(?:very\s+|most\s+|really\s+)?(?:helpful|useful|appreciated)\s+if\s+you\b",
        // "You kindly undertook to count the cars": what was promised is asked for.
        r"[Yy]ou\s+(?:(?:also|kindly|then)\s+)*(?:undertook|agreed|offered|promised|volunteered)\s+to\b",
        r"[Yy]ou\s+are\s+(?:(?:also|therefore|now)\s+)*(?:asked|requested|required)\s+to\b",
    ];
    regex(&format!(r"^(?:[^,;:.]{{3,90}},\s+)?(?:{})", ways.join("|")))
});

/// "Please also send …", and the verb behind it.
static PLEASE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[^;:.]{3,90},\s+)?(?:[Pp]lease|[Kk]indly)\s+(?:(?:also|therefore|now|could\s+you|can\s+you|would\s+you|then)\s+)*(?P<verb>[a-z]+)\b",
    )
});

/// "Integration Authorities are asked to …": whoever is named in so many words.
static ARE_ASKED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[^,;:.]{3,90},\s+)?(?P<who>(?:All\s+|Each\s+|Every\s+)?\p{Lu}?[\p{L}’' ]{3,60}?)\s+(?:is|are)\s+(?:(?:also|therefore|now)\s+)*(?:asked|requested|required)\s+to\b",
    )
});

/// "Our secretary, Mr Al Reid, will send the results": what somebody named on the writer's side will do.
static PROMISES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"\b(?:[Oo]ur|[Mm]y)\s+[\p{L}’' -]{3,40},\s+(?P<who>\p{Lu}[^,;:]{2,50}),\s+(?:will|would)\s+(?:also\s+|then\s+)?(?P<verb>[a-z]+)\b",
    )
});

/// Whoever a sentence promises something for, on the writer's side.
fn promised(sentence: &str) -> Option<&str> {
    let found = PROMISES.captures(sentence)?;
    let (who, verb) = (found.name("who")?.as_str(), found.name("verb")?.as_str());
    let does = crate::wording::verbs::is_doing(verb) && verb != "be" || sentence.contains(" will be in touch ");
    (does && crate::wording::people::is_surely_person(who)).then_some(who)
}

/// Whether a sentence of a letter asks for something to be done.
fn asks(sentence: &str) -> bool {
    /// What "please" says and asks nothing by it.
    const IDLE: [&str; 12] =
        ["note", "find", "see", "do", "accept", "be", "feel", "refer", "remember", "excuse", "consider", "pass"];
    /// How whoever has questions may find the writer.
    const OPEN_DOOR: [&str; 8] = ["contact", "get", "let", "call", "phone", "email", "speak", "ring"];
    if is_offer(sentence) {
        return false;
    }
    if ASKS.is_match(sentence) || ARE_ASKED.is_match(sentence) {
        return true;
    }
    PLEASE.captures(sentence).and_then(|found| found.name("verb")).is_some_and(|verb| {
        let open = OPEN_DOOR.contains(&verb.as_str()) && (sentence.contains(" if ") || sentence.contains("If "));
        !IDLE.contains(&verb.as_str()) && !open
    })
}

/// "If you have any questions, please call": help that is offered, not asked for.
fn is_offer(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    ["question", "quer", "further information", "hesitate", "would like to discuss", "wish to discuss", "any concerns"]
        .iter()
        .any(|word| lower.contains(word))
        && (lower.contains("if you ") || lower.contains("should you ") || lower.contains("hesitate"))
}

/// Whom a letter is addressed to, where a line says so: "To: Chief Officers".
fn addressees(lines: &[Line<'_, '_>], part: Option<u32>) -> Vec<Owner> {
    let head = lines.iter().filter(|line| line.passage.part == part).take(12);
    let to = head.filter_map(|line| line.text.strip_prefix("To:")).map(str::trim).find(|to| owners::is_owner(to));
    to.map(|to| owners::split(to.trim_end_matches('.'))).unwrap_or_default()
}

/// Reads what the letters of a paper ask for; a day without a year is one after `written`.
pub(super) fn read(
    prose: super::Prose<'_>,
    lines: &[Line<'_, '_>],
    written: Option<Date>,
    meeting: &Meeting,
    out: &mut Vec<Action>,
) {
    let letters: Vec<&Line<'_, '_>> =
        lines.iter().filter(|line| line.passage.kind == DocumentKind::Letter && !line.passage.heading).collect();
    for (at, line) in letters.iter().enumerate() {
        for range in sentences(&line.text) {
            let sentence = &line.text[range];
            if let Some(who) = promised(sentence) {
                let mut action = start(prose, line, sentence, meeting);
                sentence.clone_into(&mut action.header.source.quote);
                action.due = due::in_text(sentence, written).map(|(_, when)| when);
                action.owners = owners::split(who);
                action.header.flag(ReviewCode::ActionFromProse);
                out.push(action);
                continue;
            }
            if !asks(sentence) {
                continue;
            }
            let below = letters.get(at + 1..).unwrap_or_default();
            let items =
                below.iter().take_while(|item| item.passage.label.is_some()).filter(|_| sentence.ends_with(':'));
            let items: Vec<(&Line<'_, '_>, &str)> =
                items.map(|item| (*item, labels::without_and(&item.text))).collect();
            let asked = if items.is_empty() { vec![(*line, sentence)] } else { items };
            let named = ARE_ASKED.captures(sentence).and_then(|found| found.name("who"));
            let named = named.map(|who| who.as_str().trim()).filter(|who| !who.eq_ignore_ascii_case("you"));
            let whom = match named.filter(|who| owners::is_owner(who)) {
                Some(who) => owners::split(who),
                None => addressees(lines, line.passage.part),
            };
            for (line, words) in asked {
                let mut action = start(prose, line, words, meeting);
                words.clone_into(&mut action.header.source.quote);
                action.due = due::in_text(words, written).map(|(_, when)| when);
                action.owners.clone_from(&whom);
                action.header.flag(ReviewCode::ActionFromProse);
                if named.is_none() && !action.owners.is_empty() {
                    action.header.flag(ReviewCode::OwnerUncertain);
                }
                out.push(action);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_letter_asks_for() {
        for text in [
            "I would be grateful if you could let me have the figures by 4 March.",
            "To help us plan, we should be most grateful if you would fill in the form.",
            "We would also ask you to name a lead officer.",
            "Please also send a copy of the rota no later than Friday.",
            "We would now be grateful if you could send the rota.",
            "Could I also ask that you tell your staff?",
            "Boards are asked to submit their plans by 3 May.",
            "It would be helpful if you could bring the keys.",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "Please note that the office is closed on Monday.",
            "If you have any questions, please contact my office.",
            "Please do not hesitate to call me.",
            "We would like to thank you for your help.",
            "I would be happy to meet you.",
            "Please find the form attached.",
            "We asked for figures in May.",
        ] {
            assert!(!asks(text), "{text}");
        }
    }

    #[test]
    fn each_item_below_what_is_asked_is_asked_for() {
        use crate::extract::paper::{item, p, paper};
        let blocks = vec![
            p("To: Chief Officers"),
            p("Would you please:"),
            item("•", "send the names of lead officers by 9 February 2024; and"),
            item("•", "say how many localities there are"),
            p("We will publish a summary."),
        ];
        let document = paper(DocumentKind::Letter, blocks);
        let extracted = crate::extract::extract(&document, &crate::settings::Settings::default());
        let told: Vec<_> = extracted
            .records
            .actions
            .iter()
            .map(|a| (a.text.as_str(), a.owners.len(), a.due.as_ref().map(|d| d.as_written.as_str())))
            .collect();
        assert_eq!(
            told,
            [
                ("send the names of lead officers by 9 February 2024", 1, Some("by 9 February 2024")),
                ("say how many localities there are", 1, None)
            ]
        );
    }
}
