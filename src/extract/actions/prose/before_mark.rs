//! What stands before a mark that names only the owner: the sentence that says what is to be done.

use super::marks::{FIELD, labelled};
use super::{Line, Prose, readable, taken_on};
use crate::extract::actions::owners;
use crate::wording::{sentences::sentences, verbs};

/// The words before a mark that names only the owner: the sentence before, in the same line or the passage before.
pub(super) fn before<'l, 'p, 'a>(
    prose: Prose<'_>,
    lines: &'l [Line<'p, 'a>],
    at: usize,
) -> (String, Option<&'l Line<'p, 'a>>, bool) {
    let Some(line) = lines.get(at) else { return (String::new(), None, false) };
    // A row "Action | Chief Officer" stands below what is to be done.
    let own_row = line.passage.cell.is_some() && line.text.starts_with("Action: ") && !line.passage.text.contains(':');
    // "Website | Old pages still need tidying. | ACTION: Vi": alone in its cell, beside what is to be done.
    // Initials alone beside a post are those of a person in a list: only a mark says that there is something to do.
    let marked = labelled(&line.text).is_some();
    let alone =
        marked && at.checked_sub(1).and_then(|at| lines.get(at)).is_none_or(|l| l.passage.cell != line.passage.cell);
    let beside = |l: &Line<'_, '_>| {
        let cells = l.passage.cell.zip(line.passage.cell);
        alone
            && cells
                .is_some_and(|(own, mark)| (own.table, own.row) == (mark.table, mark.row) && own.column < mark.column)
    };
    let previous = lines[..at].iter().rev().find(|l| {
        (l.passage.cell == line.passage.cell || (own_row && l.passage.cell.is_none()) || beside(l))
            && l.passage.part == line.passage.part
            && !l.passage.heading
            && labelled(&l.text).is_none()
            && !FIELD.is_match(&l.text)
    });
    let Some(previous) = previous.filter(|l| readable(prose, l)) else { return (String::new(), None, false) };
    let ranges = sentences(&previous.text);
    let acts: Vec<&str> = ranges.iter().map(|r| &previous.text[r.clone()]).filter(|s| is_acting(s)).collect();
    // Of several the one in which somebody will or is to do something, before what was agreed or asked.
    let rank = |sentence: &&&str| {
        let pronoun = ["They will ", "He will ", "She will ", "We will ", "They would ", "They are to "];
        let told = owners::subject(sentence).is_some() || pronoun.iter().any(|opens| sentence.starts_with(opens));
        u8::from(told)
    };
    // "… The Treasurer offered to ring the bank. Action: Treasurer": the sentence that names the owner.
    let named = labelled(&line.text).map(|mark| mark.rest.trim_end_matches('.')).filter(|who| who.len() > 1);
    let named = named.and_then(|who| {
        // "ACTION: DP/IA" below "… DP agreed to read it.": the sentence that tells one of them.
        let told = |sentence: &&&str| {
            let subject = owners::subject(sentence).map(|told| told.owners);
            let subject = subject.or_else(|| taken_on::took_on(prose, sentence).flatten()).unwrap_or_default();
            subject.iter().any(|one| owners::split(who).iter().any(|other| prose.cast.same(one, other) == Some(true)))
        };
        acts.iter().rfind(|sentence| sentence.contains(who)).or_else(|| acts.iter().rfind(told))
    });
    let text = match (named.or_else(|| acts.iter().max_by_key(rank)), ranges.last()) {
        (Some(sentence), _) => (*sentence).to_owned(),
        (None, Some(last)) => previous.text[last.clone()].to_owned(),
        (None, None) => previous.text.clone(),
    };
    // A sentence that is not the one right before the mark may be another's; so may one of the item before.
    let last = ranges.last().is_some_and(|range| text == previous.text[range.clone()]);
    let elsewhere = previous.passage.item != line.passage.item;
    let idle = acts.is_empty() && is_told_of(&text);
    let text = without_decision(&text).to_owned();
    (text, Some(previous), elsewhere || idle || ranges.len() > 1 && (acts.len() != 1 || !last))
}

/// Whether a sentence tells what was taken note of, and nothing that is to be done.
fn is_told_of(sentence: &str) -> bool {
    [" noted ", " approved ", " thanked ", " welcomed ", " presented "].iter().any(|verb| sentence.contains(verb))
}

/// "Decision: The Board asked for a plan": the words behind the label.
fn without_decision(text: &str) -> &str {
    let rest = text.split_once(':').filter(|(label, _)| {
        matches!(label.trim().to_lowercase().as_str(), "decision" | "decisions" | "outcome" | "resolution")
    });
    rest.map(|(_, rest)| rest.trim()).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// Whether a sentence speaks of something to be done.
pub(in crate::extract::actions) fn is_acting(sentence: &str) -> bool {
    owners::subject(sentence).is_some()
        || [
            " agreed ",
            " to be ",
            " will ",
            " should ",
            " would ",
            " asked ",
            " undertook ",
            " offered to ",
            " volunteered to ",
            " requested ",
            " need to ",
            " needs to ",
        ]
        .iter()
        .any(|w| sentence.contains(w))
        || sentence.split_whitespace().next().is_some_and(verbs::is_doing)
}

#[cfg(test)]
mod tests {
    use super::{is_told_of, without_decision};

    #[test]
    fn a_label_of_decisions_is_no_part_of_a_task() {
        assert_eq!(without_decision("Decision: The Board asked for a plan."), "The Board asked for a plan.");
        assert_eq!(without_decision("Note: bins to be moved"), "Note: bins to be moved");
        assert!(is_told_of("The Board noted the report.") && !is_told_of("A plan was asked for."));
    }
}
