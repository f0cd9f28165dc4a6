//! A line of a passage: what it says was decided, and the list that it leads in to.

use super::lists::{self, inline_items, list_after, list_end, recommends};
use super::phrases::{self, BODY_ALONE, LEAD_IN, RESOLVED, VERB_FIRST};
use super::verbs::{self, bare_verb, begins_decision, verb_at_head, verb_of, verb_told};
use super::{acts, doubt, motions, prose, push, sentences, shapes, two_verbs};
use crate::extract::passages::{Passage, Passages, is_within_item};
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin::Captures;
use crate::wording::sentences as wording;

/// A line, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Line<'p, 'a> {
    pub(super) passages: &'p Passages<'a>,
    pub(super) passage: &'p Passage<'a>,
    pub(super) index: usize,
    /// The passage to go on with.
    pub(super) next: usize,
    pub(super) text: &'p str,
    /// The line above in the same passage.
    pub(super) above: Option<&'p str>,
}

impl Line<'_, '_> {
    /// Reads it; the index of the passage to go on with.
    pub(super) fn read(self, out: &mut Vec<(Decision, usize)>) -> usize {
        if prose::labelled(self.text).is_some() && !prose::reports(self.text) {
            // What is marked as an action is one, and may be a decision as well where the words say so; the next lines
            // of a bare mark are read as they come.
            return self.next;
        }
        if let Some(next) = self.items_or_motion(out).or_else(|| self.behind_label(out)).or_else(|| self.leads(out)) {
            return next;
        }
        if self.is_bare(out) {
            return self.next;
        }
        if let Some(next) = self.body_alone(out) {
            return next;
        }
        if self.passage.heading {
            self.heading(out);
        } else {
            sentences::line(self.passages, self.index, self.text, out);
        }
        self.next
    }

    /// Items within the line, or a motion.
    fn items_or_motion(self, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
        let Self { passages, index, next, text, .. } = self;
        if let Some((lead, items)) = inline_items(text) {
            for item in items {
                push(passages, index, &item, verb_at_head(&item).unwrap_or(lead), out);
            }
            return Some(lists::going_on(passages, index, lead, out).max(next));
        }
        let after = lists::moved_lead(passages, index, text, out).or_else(|| {
            (!self.passage.heading).then(|| motions::read(passages, index, text, self.above, out)).flatten()
        });
        after.map(|after| after.max(next))
    }

    /// "RESOLVED: That the Committee:-" leads in to a list; what stands behind another label was decided.
    fn behind_label(self, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
        let Self { passages, passage, index, next, text, above } = self;
        // "2. RESOLUTION – EQUALITY DUTY" is the title of an item.
        let titled = |found: &Captures<'_>| {
            passage.heading
                && passage.label.is_some()
                && found.name("mark").is_some_and(|mark| matches!(mark.as_str().trim(), "–" | "—" | "-"))
        };
        let found = phrases::labelled(text)
            .filter(|found| !titled(found))
            .or_else(|| RESOLVED.captures(text))
            .filter(|_| !VERB_FIRST.is_match(text))?;
        let word = found.name("verb").map_or("", |v| v.as_str());
        let verb = verb_of(word);
        let rest = found.name("rest").map_or("", |r| r.as_str()).trim();
        // "Approved: Lettings. Not approved: Uniform": each label has its own.
        let (rest, more) = lists::before_next_label(rest);
        // "Approved: Jim Gardiner": who moved it, not what was decided.
        if shapes::names_movers(rest) {
            motions::named_below(passages, index, text, above, verb, out);
            return Some(next);
        }
        // "Not approved: the lettings policy": the words alone would say the contrary.
        let denied = word.to_lowercase().starts_with("not ");
        let rest = if denied && more.is_empty() { text.trim() } else { rest };
        if rest.is_empty() {
            return None;
        }
        // "Outcome: The Committee" above bullets that say what it did.
        let alone =
            more.is_empty() && BODY_ALONE.is_match(&format!("{}:", rest.trim_end_matches([':', '-', '–', ' '])));
        if alone && passages.list.get(next).is_some_and(|p| p.label.is_some() && begins_decision(&p.text)) {
            return Some(list_after(passages, index, verb, out).max(next));
        }
        let known = out.len();
        // "Recommended – That (i) the Clerk write to all; (ii) …".
        if let Some(items) = lists::items_in(rest) {
            for item in items {
                push(passages, index, item, verb_at_head(item).unwrap_or(verb), out);
            }
        } else {
            let told = verb_told(rest).or_else(|| verbs::verb_done(rest));
            push(passages, index, rest, told.unwrap_or(verb), out);
        }
        // What a forum recommends it decided; the words may be a report's.
        let opens = text.get(..11).is_some_and(|opens| opens.eq_ignore_ascii_case("recommended"));
        if opens || word.eq_ignore_ascii_case("recommended") {
            doubt(out, known);
        }
        if !more.is_empty() {
            sentences::line(passages, index, more, out);
        }
        Some(next)
    }

    /// A line that leads in to a list, of decisions or of what was asked for.
    fn leads(self, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
        let Self { passages, passage, index, next, text, .. } = self;
        // "The report recommended:- that the Board – (a) note …": what was asked for, not what was decided.
        let below = || index.checked_sub(1).and_then(|at| passages.list.get(at)).is_some_and(|p| recommends(&p.text));
        if recommends(text) || !passage.heading && text.chars().count() < 60 && below() {
            return Some(list_end(passages, index).max(next));
        }
        if let Some(found) = LEAD_IN.captures(text).or_else(|| VERB_FIRST.captures(text)) {
            let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
            // "It was noted that:" before a list is how a talk is told; what a body itself notes it decides to note.
            let told = verb == DecisionVerb::Note && text.to_lowercase().contains("it was ");
            let after = if told { next } else { list_after(passages, index, verb, out) };
            if after > next {
                return Some(after);
            }
        }
        lists::told_below(passages, index, next, text, out)
            .or_else(|| if passage.heading { None } else { two_verbs::read(passages, index, next, text, out) })
    }

    /// A line that says no more than the verb, behind the item's title or alone.
    fn is_bare(self, out: &mut Vec<(Decision, usize)>) -> bool {
        let Self { passages, passage, index, text, .. } = self;
        // "1. Last minutes Agreed.": the item's title opens the line.
        let titled = passages.item(passage).title;
        if let Some(rest) = titled.as_deref().and_then(|title| text.strip_prefix(title)).map(str::trim_start)
            && let Some(verb) = bare_verb(rest).filter(|_| !passage.heading && !rest.is_empty())
        {
            push(passages, index, rest, verb, out);
            return true;
        }
        // "Agreed." under an item.
        let verb = bare_verb(text).filter(|_| !passage.heading);
        if let Some(verb) = verb {
            push(passages, index, text, verb, out);
        }
        verb.is_some()
    }

    /// "The Board:" or "The Committee" above items that say what it did.
    fn body_alone(self, out: &mut Vec<(Decision, usize)>) -> Option<usize> {
        let Self { passages, index, next, text, .. } = self;
        let begins = |p: &Passage<'_>| begins_decision(&p.text);
        let acts = |p: &Passage<'_>| verb_at_head(&p.text).is_some() || acts::heads(&p.text).is_some();
        let follows = || passages.list.iter().skip(next).take(3).any(acts);
        let opens = wording::sentences(text).last().is_some_and(|last| BODY_ALONE.is_match(&text[last.clone()]));
        if opens && follows() {
            let listed = passages.list.get(next).is_some_and(begins);
            let after = if listed { list_after(passages, index, DecisionVerb::Other, out) } else { next };
            if after > next {
                return Some(after);
            }
        }
        // "The Committee" above bullets that say what it did.
        let bare_body = text.split_whitespace().count() <= 6 && BODY_ALONE.is_match(&format!("{text}:"));
        if bare_body && passages.list.get(next).is_some_and(|p| p.label.is_some() && begins(p)) {
            return Some(list_after(passages, index, DecisionVerb::Other, out)).filter(|after| *after > next);
        }
        None
    }

    /// A heading that says what was decided: "Minutes of February meeting – Agreed".
    fn heading(self, out: &mut Vec<(Decision, usize)>) {
        let Self { passages, index, text, .. } = self;
        // Title and decision in one line.
        let parted = text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - "));
        // "2. Minutes of the meeting of 5 September accepted".
        let told = || {
            let words = text.split_whitespace().count();
            let found = phrases::TELEGRAM.captures(text).filter(|_| words > 3 && !is_within_item(text))?;
            let subject = found.name("subject")?.as_str().to_lowercase();
            (!subject.contains("apolog")).then(|| verb_of(found.name("verb").map_or("", |v| v.as_str())))
        };
        if let Some(verb) = parted.and_then(|(_, said)| bare_verb(said)).or_else(told) {
            push(passages, index, text, verb, out);
        }
    }
}
