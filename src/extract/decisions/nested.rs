//! Items of a list that have items of their own below them: "(b) to remit to the Chief Officer to -" above "(i) …; (ii) …".

use super::lists::is_beside;
use crate::extract::passages::{Passage, Passages};
use crate::wording::{counting, labels};

/// "to remit to the Chief Officer to": the words of an item that tell somebody to do what the items below it say, each by
/// itself.
pub(super) fn orders_somebody(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([':', '-', '–', ' ']);
    let ends = [" to", " that"].iter().any(|end| text.ends_with(end));
    let lower = text.to_lowercase();
    let orders = ["remit", "instruct", "direct", "request", "ask", "authoris", "delegat", "invit", "task"];
    let ordered = lower.split_whitespace().take(3).any(|word| orders.iter().any(|order| word.starts_with(order)));
    (ends && ordered).then_some(text)
}

/// The items below an item, of a count of their own that begins there: "(i)" and "(ii)" below "(b)", or bullets.
pub(super) fn nested_below(passages: &Passages<'_>, index: usize) -> Vec<usize> {
    let Some(item) = passages.list.get(index) else { return Vec::new() };
    let Some(own) = item.label.as_deref() else { return Vec::new() };
    let mut out: Vec<usize> = Vec::new();
    let mut last: Option<&str> = None;
    for (at, passage) in passages.list.iter().enumerate().skip(index + 1) {
        let Some(label) = passage.label.as_deref().filter(|_| is_beside(item, passage) && !passage.heading) else {
            break;
        };
        let goes_on = match last {
            None => counting::begins(label) && !counting::counts_on(own, label),
            Some(last) => counting::counts_on(last, label),
        };
        if !goes_on {
            break;
        }
        last = Some(label);
        out.push(at);
    }
    out
}

/// The bullets right below a numbered item of a list.
pub(super) fn bullets_below(passages: &Passages<'_>, index: usize) -> Vec<usize> {
    let Some(item) = passages.list.get(index) else { return Vec::new() };
    let bullet = |p: &Passage<'_>| p.label.as_deref().is_some_and(|label| labels::bare(label).is_none());
    if bullet(item) {
        return Vec::new();
    }
    let below = passages.list.iter().enumerate().skip(index + 1);
    below
        .take_while(|(_, p)| p.part == item.part && p.cell == item.cell && bullet(p) && !p.heading)
        .map(|(at, _)| at)
        .collect()
}
