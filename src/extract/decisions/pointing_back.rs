//! Sentences that say what was done, and not with what: "The Board approved these.", "This was so agreed." What was, the sentence
//! before says.

use super::acts;
use super::by_shape::is_body;
use super::sentences::{Before, Line};
use super::verbs::verb_of;
use super::{doubt, push};
use crate::framework::headings::fold;
use crate::record::{Decision, DecisionVerb};

/// What a sentence of a few words says was done with what stands before it.
pub(super) fn verb(text: &str) -> Option<DecisionVerb> {
    /// Longer sentences say more, in words.
    const LONGEST: usize = 7;
    // "There being no counter-motion, this was so agreed": the aside tells nothing more.
    let asides = ["There being ", "With no ", "After ", "Following ", "On a vote", "On a show of hands"];
    let aside = asides.iter().any(|opens| text.starts_with(opens));
    let text = text.split_once(", ").filter(|_| aside).map_or(text, |(_, said)| said);
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > LONGEST || text.trim_end().ends_with(['?', ':']) {
        return None;
    }
    of_a_body(&words).or_else(|| of_itself(&words))
}

/// "The Board approved these", "Members agreed to this".
fn of_a_body(words: &[&str]) -> Option<DecisionVerb> {
    let head = words.iter().take(3).position(|word| is_body(word) || *word == "court" || *word == "ijb")?;
    let article = words.iter().take(head).all(|word| matches!(*word, "the" | "all" | "our" | "all the"));
    let (last, rest) = words.get(head + 1..)?.split_last()?;
    let points = matches!(*last, "this" | "these" | "it" | "them" | "same");
    let verbs: Vec<&str> =
        rest.iter().filter(|word| !matches!(**word, "to" | "with" | "all" | "the" | "and")).copied().collect();
    let (verb, before) = verbs.split_last()?;
    let plain = before.iter().all(|word| {
        matches!(
            *word,
            "also" | "then" | "unanimously" | "formally" | "duly" | "therefore" | "accordingly" | "members" | "present"
        )
    });
    (article && points && plain).then(|| acts::heads(&format!("{verb} the")))?
}

/// "This was so agreed", "These were all adopted", "So agreed".
fn of_itself(words: &[&str]) -> Option<DecisionVerb> {
    const DONE: [&str; 11] = [
        "agreed",
        "approved",
        "adopted",
        "accepted",
        "noted",
        "endorsed",
        "ratified",
        "homologated",
        "sanctioned",
        "passed",
        "resolved",
    ];
    let rest = match words {
        ["this" | "it" | "that", "was", rest @ ..] | ["these" | "they" | "both", "were", rest @ ..] => rest,
        ["so", "agreed" | "resolved"] => return Some(DecisionVerb::Agree),
        _ => return None,
    };
    let (verb, before) = rest.split_last()?;
    let adverbs = before.iter().all(|word| {
        matches!(
            *word,
            "so" | "all" | "both" | "duly" | "then" | "also" | "therefore" | "unanimously" | "formally" | "accordingly"
        )
    });
    (adverbs && DONE.contains(verb)).then(|| verb_of(verb))
}

impl Line<'_, '_, '_> {
    /// "Two changes were put at section 9. Board approved these.": what was approved stands before.
    pub(super) fn pointed_back(
        self,
        here: &str,
        end: usize,
        before: &mut Before<'_>,
        out: &mut Vec<(Decision, usize)>,
    ) -> bool {
        let Some(told) = verb(here).filter(|_| before.said.is_some()) else { return false };
        self.with_what_was_said(told, (here, end), before, out);
        true
    }

    /// A decision that only what stands before tells: its text is both, and it is doubted. `here` ends at `end`.
    pub(super) fn with_what_was_said(
        self,
        verb: DecisionVerb,
        (here, end): (&str, usize),
        before: &mut Before<'_>,
        out: &mut Vec<(Decision, usize)>,
    ) {
        let known = out.len();
        push(self.passages, self.index, self.text.get(before.at..end).unwrap_or(here), verb, out);
        doubt(out, known);
        before.said = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_with_what_stands_before() {
        assert_eq!(verb("Board approved these."), Some(DecisionVerb::Approve));
        assert_eq!(verb("The committee noted this."), Some(DecisionVerb::Note));
        assert_eq!(verb("Members agreed to this."), Some(DecisionVerb::Agree));
        assert_eq!(verb("This was so agreed."), Some(DecisionVerb::Agree));
        assert_eq!(verb("These were duly adopted."), Some(DecisionVerb::Approve));
        assert_eq!(verb("There being no amendment, this was so agreed."), Some(DecisionVerb::Agree));
        for other in
            ["The Board approved the plan.", "Una agreed to this.", "The Board discussed this.", "This was said."]
        {
            assert_eq!(verb(other), None, "{other}");
        }
    }
}
