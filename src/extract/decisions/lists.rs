//! The items that a lead-in such as "The Board agreed:" heads: in paragraphs of their own, or within one.

use super::nested::{bullets_below, nested_below, orders_somebody};
use super::phrases::{ALL_OF_WHICH, AS_FOLLOWS, BODY_VERB, FOLLOWING, INLINE_ITEM, LEAD_IN};
use super::verbs::{verb_at_head, verb_of};
use super::{acts, push};
use crate::diagnostic::ReviewCode;
use crate::extract::actions::prose;
use crate::extract::passages::{Passage, Passages};
use crate::record::{Decision, DecisionVerb};
use crate::wording::{labels, sentences::sentences};

/// Items within one line, with the verb that leads in to them.
pub(super) fn inline_items(line: &str) -> Option<(DecisionVerb, Vec<String>)> {
    let starts: Vec<(usize, usize)> =
        INLINE_ITEM.captures_iter(line).filter_map(|c| c.get(0).map(|m| (m.start(), m.end()))).collect();
    let first = starts.first()?;
    let lead = line[..first.0].trim_end_matches([':', '-', '–', ' ']);
    // "Resolved: that (1) …".
    let lead = lead.replacen(": that", " that", 1);
    let verb = LEAD_IN.captures(&lead)?;
    let verb = verb_of(verb.name("verb")?.as_str());
    let mut items = Vec::new();
    for (number, (_, from)) in starts.iter().enumerate() {
        let to = starts.get(number + 1).map_or(line.len(), |(start, _)| *start);
        items.push(line[*from..to].trim().to_owned());
    }
    Some((verb, items))
}

/// The items of "That (i) … (ii) …", where the text behind a label counts them.
pub(super) fn items_in(text: &str) -> Option<Vec<&str>> {
    let starts: Vec<(usize, usize)> =
        INLINE_ITEM.captures_iter(text).filter_map(|c| c.get(0).map(|m| (m.start(), m.end()))).collect();
    let lead = text[..starts.first()?.0].trim_end_matches([':', '-', '–', ' ']);
    if starts.len() < 2 || !matches!(lead.to_lowercase().as_str(), "" | "that" | "to") {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    Some(starts.iter().zip(ends).map(|((_, from), to)| text[*from..to].trim()).collect())
}

/// The items of a paragraph whose own label is the first: "(i) to note the plan; (ii) to remit it …".
fn items_of(text: &str) -> Vec<&str> {
    // "to amend minute 4 (iii) to read …": a number behind a word counts something else.
    let parted = |(start, _): &(usize, usize)| {
        text.get(..*start).is_some_and(|head| {
            let head = head.trim_end();
            head.ends_with([';', ',', '.', ':']) || head.ends_with(" and") || head.ends_with(" or")
        })
    };
    let starts: Vec<(usize, usize)> =
        INLINE_ITEM.captures_iter(text).filter_map(|c| c.get(0).map(|m| (m.start(), m.end()))).filter(parted).collect();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let items: Vec<&str> =
        starts.iter().zip(ends).filter_map(|((_, from), to)| text.get(*from..to)).map(str::trim).collect();
    let opens = |item: &&str| item.starts_with("to ") || item.starts_with("that ") || verb_at_head(item).is_some();
    let head = starts.first().and_then(|(start, _)| text.get(..*start)).map(str::trim).filter(|head| opens(head));
    match head {
        Some(head) if items.iter().all(opens) => std::iter::once(head).chain(items).collect(),
        _ => vec![text],
    }
}

/// Whether a line leads in to what a report recommends.
pub(super) fn recommends(line: &str) -> bool {
    let folded = line.to_lowercase();
    let marked = line.trim_end().ends_with([':', '-', '–', '—']) || folded.trim_end().ends_with("to");
    let at = folded.rfind("recommend");
    marked
        && at.is_some_and(|at| {
            let by = &folded[..at];
            !by.contains("agreed")
                && !by.contains("resolved")
                && !by.contains("decided")
                && !by.contains("approved")
                && (by.contains("report")
                    || by.contains("paper")
                    || by.contains("officer")
                    || by.contains("it was")
                    || by.trim().is_empty())
        })
}

/// The index after the items of a list.
pub(super) fn list_end(passages: &Passages<'_>, index: usize) -> usize {
    let Some(lead) = passages.list.get(index) else { return index };
    let items = passages.list[index + 1..].iter().take_while(|p| {
        let item = p.label.as_deref().is_some_and(|l| labels::number(l).is_none_or(|n| n.len() > 1));
        p.part == lead.part
            && item
            && !p.heading
            && p.cell.map(|c| (c.table, c.row)) == lead.cell.map(|c| (c.table, c.row))
    });
    index + 1 + items.count()
}

/// The items below "The Committee resolved, on the motion of Jo Blair, seconded by Al Reid:": who moved it is no part of the
/// lead-in. The index after them.
pub(super) fn moved_lead(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let (lead, _) = line.split_once(", on the motion of ").filter(|(_, rest)| rest.trim_end().ends_with([':', '-']))?;
    let verb = LEAD_IN.captures(lead)?.name("verb").map(|verb| verb_of(verb.as_str()))?;
    let after = list_after(passages, index, verb, out);
    (after > index + 1).then_some(after)
}

/// The items below a sentence that says what was decided with them: "The committee agreed to share out the tasks as follows:",
/// "The following items were agreed for the next meeting:". The index after them.
pub(super) fn told_below(
    passages: &Passages<'_>,
    index: usize,
    next: usize,
    line: &str,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    let passage = passages.list.get(index).filter(|passage| !passage.heading)?;
    let plain = passages.list.get(next).is_some_and(|p| p.label.is_none());
    if plain && line.trim_end().ends_with(':') && line.contains("of which ") {
        return plain_lines_below(passages, index, line, out);
    }
    passages.list.get(next).filter(|p| p.label.is_some() && p.part == passage.part)?;
    let verb = if AS_FOLLOWS.is_match(line) { BODY_VERB.captures(line) } else { None };
    let following = || {
        let line = line.trim_end().strip_suffix(':')?;
        let found = FOLLOWING.captures(line).or_else(|| ALL_OF_WHICH.captures(line))?;
        let verb = found.name("verb")?.as_str().to_lowercase();
        // Names and what was noted are told in one record.
        (!matches!(verb.as_str(), "noted" | "appointed" | "elected" | "nominated")).then(|| verb_of(&verb))
    };
    let verb = verb.and_then(|f| f.name("verb")).map(|v| verb_of(v.as_str())).or_else(following)?;
    let after = list_after(passages, index, verb, out);
    (after > next).then_some(after)
}

/// "The following policies were considered, all of which were approved:" above short lines without labels, up to the next heading.
fn plain_lines_below(
    passages: &Passages<'_>,
    index: usize,
    line: &str,
    out: &mut Vec<(Decision, usize)>,
) -> Option<usize> {
    /// A line that names a thing is no longer, in words.
    const LONGEST: usize = 16;
    let lead = passages.list.get(index)?;
    let found = ALL_OF_WHICH.captures(line.trim_end().strip_suffix(':')?)?;
    let verb = verb_of(&found.name("verb")?.as_str().to_lowercase());
    let names = |p: &&Passage<'_>| {
        p.label.is_none()
            && !p.heading
            && is_beside(lead, p)
            && p.item == lead.item
            && p.text.split_whitespace().count() <= LONGEST
            && !p.text.trim_end().ends_with(['.', ':', '?'])
    };
    let count = passages.list.iter().skip(index + 1).take_while(names).count();
    if count < 2 {
        return None;
    }
    for at in index + 1..=index + count {
        let known = out.len();
        push(passages, at, &passages.list.get(at)?.text, verb, out);
        super::doubt(out, known);
    }
    Some(index + count + 1)
}

/// The items of a list that begins within a paragraph and goes on in paragraphs of their own: "RESOLVED (1) that …; and" above
/// "(2) that …". The index after them.
pub(super) fn going_on(
    passages: &Passages<'_>,
    index: usize,
    lead: DecisionVerb,
    out: &mut Vec<(Decision, usize)>,
) -> usize {
    let open = passages.list.get(index).is_some_and(|p| {
        let text = p.text.trim_end();
        text.ends_with([';', ',']) || text.ends_with("; and") || text.ends_with(", and")
    });
    let listed = passages.list.get(index + 1).is_some_and(|p| p.label.is_some() && !p.heading);
    if open && listed { list_after(passages, index, lead, out) } else { index + 1 }
}

/// Whether a line is somebody's name below a minute: "UNA LAIRD, Chairperson".
pub(super) fn is_signature(text: &str) -> bool {
    let head = text.split([',', '(', '\n']).next().unwrap_or("");
    text.split_whitespace().count() <= 8
        && (crate::wording::people::is_person(head) || crate::wording::people::is_post_word(text.trim()))
        && !text.trim_end().ends_with('.')
}

/// The items after a lead-in: list items, or lines that begin with "to" or "that".
pub(super) fn list_after(
    passages: &Passages<'_>,
    index: usize,
    verb: DecisionVerb,
    out: &mut Vec<(Decision, usize)>,
) -> usize {
    let Some(lead) = passages.list.get(index) else { return index };
    let mut next = index + 1;
    let mut numbers = Numbers::default();
    while let Some(passage) = passages.list.get(next) {
        let first = next == index + 1;
        if is_passed_over(passages, lead, next, first) {
            next += 1;
            continue;
        }
        if !is_item(lead, passage, first) || !numbers.go_on(passage) {
            break;
        }
        next += push_item(passages, next, verb, out);
    }
    next
}

/// Whether a passage stands in the same part and the same row as the lead-in of a list.
pub(super) fn is_beside(lead: &Passage<'_>, p: &Passage<'_>) -> bool {
    p.part == lead.part && p.cell.map(|c| (c.table, c.row)) == lead.cell.map(|c| (c.table, c.row))
}

/// Whether a passage below a lead-in is no item, and the list goes on below it.
fn is_passed_over(passages: &Passages<'_>, lead: &Passage<'_>, at: usize, first: bool) -> bool {
    let Some(passage) = passages.list.get(at).filter(|passage| is_beside(lead, passage)) else { return false };
    // The "and" before the last item, in a line of its own.
    if passage.label.is_none() && matches!(passage.text.to_lowercase().as_str(), "and" | "and:" | "or") {
        return true;
    }
    // "Action: Secretary" below an item of the list: the list goes on.
    let goes_on = || passages.list.get(at + 1).is_some_and(|p| is_beside(lead, p) && p.label.is_some() && !p.heading);
    !first && prose::labelled(&passage.text).is_some() && goes_on()
}

/// Whether a passage is an item of the list below a lead-in.
fn is_item(lead: &Passage<'_>, passage: &Passage<'_>, first: bool) -> bool {
    let begins = passage.text.to_lowercase();
    let item =
        passage.label.as_deref().is_some_and(|l| labels::number(l).is_none_or(|n| n.len() > 1 || !passage.heading))
            || begins.starts_with("to ")
            || begins.starts_with("that ");
    // "The Board resolved:" above "In terms of Section 50A, to exclude the public": the first item may open otherwise.
    let law = ["in terms of ", "in accordance with ", "under section ", "pursuant to ", "subject to "];
    let item =
        item || first && !passage.heading && begins.contains(" to ") && law.iter().any(|w| begins.starts_with(w));
    let signed = passage.label.as_deref().is_some_and(|l| labels::bare(l).is_none()) && is_signature(&passage.text);
    is_beside(lead, passage) && item && !signed && !passage.heading && prose::labelled(&passage.text).is_none()
}

/// The numbers of a list's items.
#[derive(Default)]
struct Numbers {
    /// Whether the first item counts in plain numbers, once it is read.
    plain: Option<bool>,
    last: Option<u32>,
}

impl Numbers {
    /// "(iii) to note …" and then "4. The Board had before it …": the minute's own numbers go on, not the list's.
    fn go_on(&mut self, passage: &Passage<'_>) -> bool {
        let begins = passage.text.to_lowercase();
        let begun = begins.starts_with("to ") || begins.starts_with("that ") || verb_at_head(&passage.text).is_some();
        let number = passage.label.as_deref().and_then(plain_number);
        let like = match (self.plain, number) {
            (None, _) | (_, None) => true,
            (Some(plain), Some(number)) => plain && self.last.is_none_or(|last| number <= last + 1),
        };
        if !like && !begun {
            return false;
        }
        self.plain = self.plain.or(Some(number.is_some()));
        self.last = number.or(self.last);
        true
    }
}

/// Reads an item of a list; how many passages it takes.
fn push_item(passages: &Passages<'_>, at: usize, lead_verb: DecisionVerb, out: &mut Vec<(Decision, usize)>) -> usize {
    let Some(passage) = passages.list.get(at) else { return 1 };
    let verb = verb_at_head(&passage.text).or_else(|| acts::heads(&passage.text)).unwrap_or(lead_verb);
    if let Some(orders) = passage.text.trim_end().strip_suffix([':', '-', '–']).and_then(orders_somebody) {
        let below = nested_below(passages, at);
        for sub in &below {
            let task = passages.list.get(*sub).map_or("", |p| p.text.trim());
            let task = if orders.ends_with(" to") { task.strip_prefix("to ").unwrap_or(task) } else { task };
            push(passages, *sub, &format!("{orders} {task}"), verb, out);
        }
        if !below.is_empty() {
            return 1 + below.len();
        }
    }
    // "4. That the grounds be:" and its bullets are one.
    let bullets = passage.text.trim_end().ends_with([':', '-', '–']).then(|| bullets_below(passages, at));
    match bullets.filter(|bullets| !bullets.is_empty()) {
        Some(bullets) => {
            let texts: Vec<&str> = bullets.iter().map(|at| passages.list[*at].text.trim()).collect();
            push(passages, at, &format!("{} {}", passage.text.trim_end(), texts.join(" ")), verb, out);
            return 1 + bullets.len();
        }
        None if is_taken_on(&passage.text) => {}
        None => {
            for (number, text) in items_of(&passage.text).into_iter().enumerate() {
                let verb = if number == 0 { verb } else { verb_at_head(text).unwrap_or(lead_verb) };
                push(passages, at, text, verb, out);
                // "Part of the record is exempt" below "The Board:": neither says that something was decided.
                if verb == DecisionVerb::Other
                    && verb_at_head(text).is_none()
                    && acts::heads(text).is_none()
                    && let Some((decision, _)) = out.last_mut()
                {
                    decision.header.flag(ReviewCode::ReadFromProse);
                }
            }
        }
    }
    1
}

/// "I will book the hall", "Marta, could you send the list?": in a round of notes what somebody takes on, not what was decided.
fn is_taken_on(text: &str) -> bool {
    let opens = ["I will ", "I’ll ", "I'll ", "I am going to ", "I have agreed to ", "I said "];
    let told = [
        " is going to ",
        " said they would ",
        " said she would ",
        " said he would ",
        " offered to ",
        " volunteered to ",
    ];
    let asked = text.contains(", could you ") || text.contains(", can you ") || text.contains(", please ");
    opens.iter().any(|w| text.starts_with(w))
        || asked && text.split(',').next().is_some_and(|who| who.split_whitespace().count() <= 2)
        || told.iter().any(|w| text.split_once(w).is_some_and(|(who, _)| who.split_whitespace().count() <= 4))
}

/// The number of a label that counts in plain numbers: "4." and "4", not "(4)" or "4.1".
fn plain_number(label: &str) -> Option<u32> {
    if label.starts_with(['(', '[']) {
        return None;
    }
    labels::number(label).filter(|parts| parts.len() == 1).and_then(|parts| parts.first().copied())
}

/// The words behind a label, and those from a later sentence on that has a label of its own or tells a decision by itself:
/// "Lettings. Not approved: Uniform", "Behaviour; First Aid. The budget was ratified".
pub(super) fn before_next_label(rest: &str) -> (&str, &str) {
    const LABELS: [&str; 12] = [
        "Not awarded:",
        "Awarded:",
        "Not approved:",
        "Not agreed:",
        "Approved:",
        "Agreed:",
        "Noted:",
        "Deferred:",
        "Rejected:",
        "Refused:",
        "Declined:",
        "Resolved:",
    ];
    let later = sentences(rest).into_iter().skip(1);
    let labelled = |at: usize| rest.get(at..).is_some_and(|text| LABELS.iter().any(|label| text.starts_with(label)));
    let told = |text: &str| super::phrases::done(text).is_some() || super::says_decided(text);
    let own = |range: &std::ops::Range<usize>| labelled(range.start) || rest.get(range.clone()).is_some_and(told);
    match later.filter(own).map(|range| range.start).next() {
        Some(at) => (rest.get(..at).unwrap_or(rest).trim(), rest.get(at..).unwrap_or_default()),
        None => (rest, ""),
    }
}
