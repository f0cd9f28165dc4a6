//! What stands below a heading such as "Decision" was decided, whatever its words.

use super::lists::is_signature;
use super::push;
use super::verbs::{heads_decisions, verb_told};
use crate::extract::actions::prose;
use crate::extract::passages::{Passage, Passages};
use crate::record::{Decision, DecisionVerb};

/// The stretch below a heading of decisions.
pub(super) struct Under {
    pub(super) verb: DecisionVerb,
    pub(super) part: Option<u32>,
    pub(super) item: Option<usize>,
    pub(super) row: Option<(usize, u32)>,
}

impl Under {
    pub(super) fn holds(&self, passage: &Passage<'_>) -> bool {
        self.part == passage.part && self.item == passage.item && self.row == passage.cell.map(|c| (c.table, c.row))
    }

    /// A paragraph in which no decision was told by its words.
    pub(super) fn read(&self, passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) {
        let Some(passage) = passages.list.get(index) else { return };
        let folded = crate::framework::headings::fold(&passage.text);
        // "The Area Group;" above the list of what it decided.
        let listed = passages.list.get(index + 1).is_some_and(|next| next.label.is_some() && next.item == passage.item);
        let leads_in = listed && passage.label.is_none() && passage.text.trim_end().ends_with([';', ':', ',']);
        let none = matches!(
            folded.as_str(),
            "none" | "n a" | "not applicable" | "none required" | "no decision required" | "no decision was required"
        );
        let read = prose::is_minutes(passage.kind)
            && !is_signature(&passage.text)
            && !closes(&folded)
            && !refers(&passage.text)
            && !leads_in
            && !passage.heading
            && !none
            && heads_decisions(&passage.text).is_none()
            && prose::labelled(&passage.text).is_none()
            && !prose::is_field(&passage.text);
        if read {
            push(passages, index, &passage.text, verb_told(&passage.text).unwrap_or(self.verb_of(&passage.text)), out);
        }
    }

    /// "Deferred to the next meeting" below "Decision" agrees to nothing.
    fn verb_of(&self, text: &str) -> DecisionVerb {
        match crate::framework::headings::fold(text).split(' ').next() {
            Some("deferred" | "continued" | "withdrawn" | "refused" | "rejected") => DecisionVerb::Other,
            _ => self.verb,
        }
    }
}

/// "(Reference: Report by the Chief Officer dated 3 May, submitted)": what was before the meeting.
fn refers(text: &str) -> bool {
    text.strip_prefix(['(', '[']).is_some_and(|rest| {
        let rest = rest.trim_start().to_lowercase();
        ["ref", "report by", "report of", "paper by", "see "].iter().any(|opens| rest.starts_with(opens))
    })
}

/// "The meeting closed at 3.47 pm", "There being no further business …": the end of a minute.
fn closes(folded: &str) -> bool {
    folded.contains("no further business")
        || folded.starts_with("the meeting ")
            && ["terminated", "closed", "ended", "concluded", "finished", "adjourned"]
                .iter()
                .any(|w| folded.contains(w))
        || folded.starts_with("date of next meeting")
        || folded.starts_with("next meeting")
}
