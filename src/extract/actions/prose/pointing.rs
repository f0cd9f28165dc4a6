//! Sentences that only point back to the one before: "The accounts are due on 30 November. Una will see to this."

use super::Prose;
use crate::extract::actions::{Meeting, due};
use crate::record::Action;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// A task that is told in a pronoun and no word of its own.
static POINTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[^,;:]{1,60}?\b(?:do|doing|does|see\s+to|seeing\s+to|attend\s+to|action|sort|deal\s+with|arrange|organise|progress|handle|take\s+care\s+of|see\s+about)\s+(?:this|it|that|so|these|them)(?:\s+(?:out|too|as\s+well|please))?\s*[.!]?$",
    )
});

/// Gives the actions of such a sentence, those of `out` from `first` on, the words and the date of the sentence before; where
/// that gave an action itself, it has whoever the sentence names.
pub(super) fn add_what_it_is_about(
    prose: Prose<'_>,
    (sentence, before): (&str, Option<&str>),
    meeting: &Meeting,
    first: usize,
    out: &mut Vec<Action>,
) {
    join_within(sentence, meeting, first, out);
    let Some(before) = before.filter(|_| POINTS.is_match(sentence)) else { return };
    let [action] = out.get(first..).unwrap_or_default() else { return };
    if action.owners.is_empty() || action.text != sentence {
        return;
    }
    let owners = action.owners.clone();
    let path = action.header.source.path.clone();
    let given = first.checked_sub(1).and_then(|last| out.get_mut(last));
    if let Some(given) = given.filter(|given| given.header.source.path == path && before.contains(given.text.as_str()))
    {
        // "The form is to be sent in. Una will do this.": one task.
        let same = given.owners.iter().all(|one| prose.cast.people(&one.as_written).is_some() && owners.contains(one));
        if given.owners.is_empty() {
            given.owners = owners;
            out.truncate(first);
            return;
        }
        if same {
            out.truncate(first);
        }
        return;
    }
    if let Some(action) = out.get_mut(first) {
        action.text = format!("{before} {sentence}");
        action.header.source.quote.clone_from(&action.text);
        if action.due.is_none() {
            action.due = due::in_text(before, meeting.date).map(|(_, when)| when);
        }
    }
}

/// "The owner needs to be asked; Una agreed that she would do this.": both clauses are one task.
fn join_within(sentence: &str, meeting: &Meeting, first: usize, out: &mut Vec<Action>) {
    let points = |action: &Action| {
        let before = sentence.strip_suffix(action.text.as_str()).map(str::trim_end);
        !action.owners.is_empty()
            && POINTS.is_match(&action.text)
            && before.is_some_and(|before| before.ends_with(';') || before.ends_with(" and"))
    };
    let Some(at) = (first..out.len()).find(|&at| out.get(at).is_some_and(points)) else { return };
    let Some(mut action) = out.get(at).cloned() else { return };
    let before = sentence.strip_suffix(action.text.as_str()).unwrap_or("").trim_end_matches([' ', ';']);
    let before = before.strip_suffix(" and").unwrap_or(before);
    action.due = action.due.or_else(|| due::in_text(before, meeting.date).map(|(_, when)| when));
    sentence.clone_into(&mut action.text);
    sentence.clone_into(&mut action.header.source.quote);
    let rest = out.split_off(first);
    out.push(action);
    let others = rest.into_iter().enumerate().filter(|(index, _)| first + index != at).map(|(_, other)| other);
    out.extend(others.filter(|other| !(other.owners.is_empty() && before.contains(other.text.as_str()))));
}

/// The words of a sentence before a clause about something else, whose date is not theirs: "He would let them have the figures, and a
/// summary would follow in May."
pub(super) fn own_clause(sentence: &str) -> &str {
    static ANOTHER: LazyLock<Regex> =
        LazyLock::new(|| regex(r",\s+(?:and|but)\s+(?:an?|the|this|that|it)\s+(?:[a-z-]+\s+){0,4}(?:would|will)\s"));
    let told = |head: &&str| [" would ", " will ", " to "].iter().any(|word| head.contains(word));
    let another = ANOTHER.find(sentence).and_then(|found| sentence.get(..found.start()));
    another.filter(told).unwrap_or(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::actions::habits::{check, there};
    use crate::extract::paper::{heading, p};

    #[test]
    fn what_a_sentence_points_back_to() {
        assert!(POINTS.is_match("Una will see to this.") && POINTS.is_match("Al agreed that he would do so."));
        assert!(!POINTS.is_match("Una will do this with the school."));
        let one = |text: &str, expected: &[&str]| check(vec![there(), heading("3. Hall"), p(text)], expected);
        one(
            "The key is with the firm. Una will see to this.",
            &["The key is with the firm. Una will see to this. | Una | "],
        );
        one("Posters to be put up at the hall. Una will do this.", &["Posters to be put up at the hall. | Una | "]);
    }
}
