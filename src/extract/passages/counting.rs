//! How the numbers of plain paragraphs go on: those of a minute's items, and those of a list of tasks.

use super::Reader;
use crate::extract::actions::prose;
use crate::wording::labels;

impl Reader<'_> {
    /// Whether a paragraph is the next of a list of tasks: "1. Ann – ring the surgery" below "Agreed actions:".
    pub(super) fn is_task(&mut self, label: Option<&str>, text: &str) -> bool {
        let number = label.and_then(labels::number).and_then(|n| if let [n] = n[..] { Some(n) } else { None });
        let next = self.next_task.take();
        if number.is_none() && prose::announces_tasks(text) {
            self.next_task = Some(1);
            return false;
        }
        let is_next = number.is_some() && number == next;
        self.next_task = number.filter(|_| is_next).map(|n| n + 1);
        is_next
    }

    /// Whether the part's items so far are those of plain paragraphs, but for a title or two.
    pub(super) fn only_plain_items(&self) -> bool {
        let items = self.out.items.get(self.first_item..).unwrap_or_default();
        let numbered = items.iter().filter(|i| i.number.is_some()).count();
        numbered == self.plain_items && items.len() <= self.plain_items + 2
    }

    /// Whether every item of the part so far has a number, but for a title or two above the first.
    pub(super) fn only_numbered_items(&self) -> bool {
        let items = self.out.items.get(self.first_item..).unwrap_or_default();
        let first = items.iter().position(|i| i.number.is_some()).unwrap_or(items.len());
        first <= 2 && items[first..].iter().all(|i| i.number.is_some())
    }

    /// The number that the next item of the part would have.
    pub(super) fn next_number(&self) -> u32 {
        let items = self.out.items.get(self.first_item..).unwrap_or_default();
        items.iter().rev().find_map(|i| i.number.as_deref()?.parse::<u32>().ok()).map_or(1, |last| last + 1)
    }
}
