//! What a later sentence of an item undoes: the earlier words stay, and are marked for a person's look.

use crate::diagnostic::ReviewCode;
use crate::extract::passages::Passages;
use crate::record::{Action, Decision};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::sentences::sentences;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that speak of undoing what was decided before.
static UNDOES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:rescind(?:ed|ing)?|revok(?:ed|ing)|overturn(?:ed|ing)|revers(?:e|ed|ing)\s+(?:its|the|this|that|their)\s+(?:earlier\s+|previous\s+)?(?:decision|resolution)|(?:decision|resolution|motion|proposal|action|offer)\b[^.;]{0,40}\b(?:was|be|were)\s+(?:then\s+|later\s+|subsequently\s+)?(?:withdrawn|reversed|set\s+aside|cancelled|dropped)|withdrew\s+(?:the|his|her|their)\s+(?:motion|proposal|offer)|on\s+reflection|having\s+reconsidered|reconsider(?:ed)?\s+(?:its|the|this|their)\s+(?:earlier\s+|previous\s+)?decision|changed\s+(?:its|their|his|her)\s+minds?|(?:is|was|were|be)\s+no\s+longer\s+(?:be\s+)?(?:needed|required|necessary|going\s+ahead)|agreed\s+not\s+to\s+(?:proceed|go\s+ahead|pursue)|supersed(?:es|ed|ing)\s+the\s+(?:above|earlier|previous)|later\s+in\s+the\s+meeting)\b",
    )
});
/// Words that begin every such phrase, in small letters: most passages hold none and are not searched.
const HINTS: [&str; 14] = [
    "rescind",
    "revok",
    "overturn",
    "revers",
    "withdr",
    "set aside",
    "cancelled",
    "dropped",
    "reflection",
    "reconsider",
    "changed ",
    "no longer",
    "agreed not to",
    "supersed",
];
/// In a minute without items what is undone stands near.
const NEAR: usize = 6;

/// Flags the decisions and actions of an item that stand before a sentence that may undo them.
pub(super) fn flag(passages: &Passages<'_>, decisions: &mut [(Decision, usize)], actions: &mut [Action]) {
    let mut undoing: Vec<(usize, usize)> = Vec::new();
    for (index, passage) in passages.list.iter().enumerate() {
        if !crate::extract::actions::prose::is_minutes(passage.kind) || passage.heading {
            continue;
        }
        let lower = passage.text.to_lowercase();
        if !HINTS.iter().any(|hint| lower.contains(hint)) && !lower.contains("later in the meeting") {
            continue;
        }
        // Where in the passage the sentence begins.
        let at = sentences(&passage.text).into_iter().find(|range| UNDOES.is_match(&passage.text[range.clone()]));
        undoing.extend(at.map(|range| (index, range.start)));
    }
    if undoing.is_empty() {
        return;
    }
    let paths: BTreeMap<&str, usize> =
        passages.list.iter().enumerate().map(|(index, passage)| (passage.path.as_str(), index)).collect();
    let undone = |index: usize, text: &str| {
        let Some(passage) = passages.list.get(index) else { return false };
        undoing.iter().any(|(later, from)| {
            let Some(other) = passages.list.get(*later) else { return false };
            let one = (passage.part, passage.item) == (other.part, other.item);
            let near = passage.item.is_some() || later.saturating_sub(index) <= NEAR;
            let before = index < *later || index == *later && passage.text.find(text).is_some_and(|at| at < *from);
            one && near && before
        })
    };
    for (decision, index) in decisions.iter_mut() {
        if undone(*index, &decision.text) {
            decision.header.flag(ReviewCode::SaidOtherwise);
        }
    }
    for action in actions.iter_mut() {
        let index = paths.get(action.header.source.path.as_str()).copied();
        if index.is_some_and(|index| undone(index, &action.text)) {
            action.header.flag(ReviewCode::SaidOtherwise);
        }
    }
}
