//! Lines of an agenda without a label: references, letters, times, and titles that stand bare.

use super::super::line::{Line, lettered, list_item, run_on, timed_line};
use super::super::pages::report_of;
use super::super::telling::is_bare;
use super::super::{is_agenda, presenter};
use super::State;
use crate::diagnostic::ReviewCode;
use crate::wording::labels;

impl State {
    /// A line without a label.
    pub(super) fn without_label(&mut self, line: &Line<'_, '_>, whole: String) {
        // "25/004 Minutes": a minute's own reference stands before the title.
        if let Some((number, rest)) = labels::reference(&whole).filter(|(number, _)| number.contains('/')) {
            self.reference = Some(number.to_owned());
            self.items.push(list_item(line, Some(number.to_owned()), rest, self.clock));
            return;
        }
        if let Some(last) = self.items.len().checked_sub(1)
            && !line.passage.heading
            && presenter::is_line(&whole)
        {
            self.below.push((last, whole));
            return;
        }
        // "Report of the Head of Roads (attached)." below an item: whose report it is.
        if let Some(item) = self.items.last_mut().filter(|item| item.presenter.is_none())
            && !line.passage.heading
            && let Some(who) = report_of(&whole)
        {
            item.presenter = Some(who.to_owned());
            return;
        }
        if self.letter_or_run_on(line, &whole) || is_agenda(&whole) {
            return;
        }
        // "14:10\tMinutes\tJo Blair": a time stands where others have a number.
        let timed = timed_line(line, self.clock);
        self.headed &= timed.is_none() && is_bare(&whole);
        if self.headed {
            self.bare.push(list_item(line, None, &whole, self.clock));
        }
        self.timed.extend(timed);
    }

    /// An item that counts with a letter, or one that ran on behind the text of the last; whether the line is one.
    fn letter_or_run_on(&mut self, line: &Line<'_, '_>, whole: &str) -> bool {
        if let Some((number, rest)) = lettered(whole, self.last_letter) {
            self.last_letter = number.chars().next();
            self.items.push(list_item(line, Some(number), rest, self.clock));
            return true;
        }
        // "… held on 22 November 2019. 4 Action Log 13 - 14": the next item ran on behind the text of the last.
        let Some((number, rest)) = self.last_number.first().and_then(|last| run_on(whole, last + 1)) else {
            return false;
        };
        self.last_number = vec![number];
        let mut item = list_item(line, Some(number.to_string()), rest, self.clock);
        item.header.flag(ReviewCode::SplitUncertain);
        self.items.push(item);
        true
    }
}
