//! Lines of an agenda that have a label: a number, a letter, a time or a bullet.

use super::super::clock::ONLY_TIME;
use super::super::line::{Line, list_item, timed_line};
use super::super::telling::is_explanation;
use super::super::title::reported_by;
use super::State;
use crate::framework::headings::fold;
use crate::wording::labels;

/// How far a number may run ahead of the one before it: agendas leave out few.
const GAP: u32 = 5;

impl State {
    /// A line with a label; `text` is what tells whether the label is the hour of a time.
    pub(super) fn with_label(&mut self, line: &Line<'_, '_>, label: &str, whole: &str, text: &str) {
        let time = Some(label).filter(|l| ONLY_TIME.is_match(l.trim_end_matches('.')));
        if let Some(time) = time
            && (self.time_before_number(line, time, whole) || self.time_alone(line, time, whole))
        {
            return;
        }
        self.labelled(line, label, whole, text);
    }

    /// `7.15<tab>1.<tab>Welcome`: the time stands before the number; whether it does.
    fn time_before_number(&mut self, line: &Line<'_, '_>, time: &str, whole: &str) -> bool {
        let (Some(number), rest) = labels::split(whole) else { return false };
        if labels::number(number).is_none_or(|n| n.len() > 3) || rest.trim().is_empty() {
            return false;
        }
        let known = self.items.len();
        self.labelled(line, number, rest.trim(), number);
        let clock = self.clock;
        for item in &mut self.items[known..] {
            item.time = item.time.take().or_else(|| clock.time(time));
        }
        true
    }

    /// "2.30 Break" between items with times before their numbers: it has a time alone; whether it does.
    fn time_alone(&mut self, line: &Line<'_, '_>, time: &str, whole: &str) -> bool {
        if self.items.last().is_none_or(|item| item.time.is_none() || item.number.is_none()) {
            return false;
        }
        let mut item = list_item(line, None, whole.trim(), self.clock);
        item.time = self.clock.time(time);
        self.items.push(item);
        true
    }

    /// A line with a label that is no time before a number.
    fn labelled(&mut self, line: &Line<'_, '_>, label: &str, whole: &str, text: &str) {
        // "10.00 am, Monday" begins with a time, whatever it looks like.
        if ["am", "pm", "a.m", "p.m", "hrs", "noon"].iter().any(|half| text.starts_with(half)) {
            return;
        }
        let own = labels::number(label);
        if own.is_some() && !label.starts_with('(') {
            self.asked = false;
        } else if self.asked {
            return;
        }
        let number = match (own, labels::bare(label)) {
            (Some(own), Some(bare)) => self.numbered(line, (label, bare), own, whole),
            (None, Some(bare)) => self.number_below(bare),
            _ => return self.bulleted(line, whole),
        };
        if let Some(number) = number {
            self.items.push(list_item(line, Some(number), whole, self.clock));
        }
    }

    /// The number of the item that a numbered line is; `None` where it is none.
    fn numbered(
        &mut self,
        line: &Line<'_, '_>,
        (label, bare): (&str, &str),
        own: Vec<u32>,
        whole: &str,
    ) -> Option<String> {
        // "(1) Charter" below "2. Governance": the bracket counts below the item.
        if own.len() == 1 && label.starts_with('(') && self.plain {
            return self.last_number.first().map(|parent| format!("{parent}({bare})"));
        }
        // "1.1 Including any notices of motion …" tells of item 1.
        if own.len() == 2 && is_explanation(whole) {
            return None;
        }
        self.plain |= !label.starts_with('(');
        if self.is_out_of_order(line, &own) {
            // A page's number that slipped before who brings the item above.
            if let Some(who) = reported_by(whole).filter(|_| line.uncertain)
                && let Some(item) = self.items.last_mut().filter(|i| i.presenter.is_none())
            {
                item.presenter = Some(who.to_owned());
            }
            return None;
        }
        self.last_number = own;
        Some(bare.to_owned())
    }

    /// A number that goes back begins another list: it is no agenda any more; one far ahead is a page's.
    fn is_out_of_order(&mut self, line: &Line<'_, '_>, own: &[u32]) -> bool {
        let last = self.last_number.first().copied();
        let mut back = own.len() == 1 && last.is_some_and(|l| own[0] <= l);
        // "159 Dalton Street" above the list was no item.
        if back && own[0] == 1 && self.items.len() <= self.of_part + 1 {
            self.items.truncate(self.of_part);
            back = false;
        }
        back || line.uncertain && own.len() == 1 && own[0] > last.unwrap_or(0) + GAP
    }

    /// The number of an item that counts with letters below the last one: "2(a)", "3.A".
    fn number_below(&self, bare: &str) -> Option<String> {
        match (self.last_number.first(), &self.reference) {
            // "3.A. Recognition" says whose it is itself.
            (Some(parent), _) if bare.starts_with(&format!("{parent}.")) => Some(bare.to_owned()),
            // "2(a) Mayoral minute" as well.
            (Some(parent), _) if bare.starts_with(&format!("{parent}(")) => Some(format!("{bare})")),
            (Some(parent), _) => Some(format!("{parent}{bare}")),
            (None, Some(parent)) => Some(format!("{parent}{bare}")),
            (None, None) => None,
        }
    }

    /// A line whose label counts nothing: one with a time, or with a bullet.
    fn bulleted(&mut self, line: &Line<'_, '_>, whole: &str) {
        if let Some(item) = timed_line(line, self.clock) {
            self.timed.push(item);
            return;
        }
        // "* indicates paper is …": what a sign beside the items means.
        let folded = fold(whole);
        if ["indicates ", "denotes ", "items marked ", "marked items "].iter().any(|opens| folded.starts_with(opens)) {
            return;
        }
        self.bulleted.push(list_item(line, None, whole, self.clock));
    }
}
