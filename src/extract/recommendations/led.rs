//! Lead-ins and the items below them: "The Board is invited to: (a) note …; (b) agree …".

use super::found::{Found, push};
use super::inline::inline;
use super::lead_in::LeadIn;
use super::nest::Nest;
use super::section::{Section, number};
use super::verbs::verb_of;
use super::words::{self, is_heading, is_heading_line, is_named, lettered};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::extract::passages::{Passage, Passages};
use crate::framework::headings::fold;
use crate::record::RecommendationVerb;
use crate::wording::labels;

/// A lead-in: keeps who is asked and the verb; a recommendation said in the same sentence is recorded.
pub(super) fn lead_in(
    passages: &Passages<'_>,
    index: usize,
    text: &str,
    section: Option<&mut Section>,
    out: &mut Found,
) -> bool {
    let Some(passage) = passages.list.get(index) else { return false };
    let first = text.split('\n').next().unwrap_or(text);
    // "That with the new Chair a decision is required on …" is an item itself.
    let item = first.starts_with("That ") && !first.trim_end().ends_with([':', '-', '–']) && passage.label.is_some();
    if item && section.is_some() {
        return false;
    }
    let Some(asked) = LeadIn::read(first) else { return false };
    let formal = section.is_some();
    // Where the paper has a section for them, what its text asks is mostly none.
    let sectioned = std::cell::LazyCell::new(|| has_section(passages, passage.part));
    if !formal && !is_request(asked, first, || *sectioned) {
        return false;
    }
    let from = out.len();
    record(passages, index, text, asked, section, out);
    // What the text asks beside such a section may only tell, as may what a third one recommends.
    if !formal && out.len() > from && (*sectioned || asked.told) {
        for (record, _) in &mut out[from..] {
            record.header.flag(ReviewCode::ReadFromProse);
        }
    }
    true
}

/// Whether a lead-in outside a section counts: a body is asked to do something with the paper, with a list or a verb.
fn is_request(asked: LeadIn<'_>, first: &str, has_section: impl Fn() -> bool) -> bool {
    let rest = asked.rest;
    let inline = inline(rest);
    let verb = verb_of(inline.first().map_or(rest, |item| item.text.as_str()), None);
    let other = verb == RecommendationVerb::Other && !rest.is_empty();
    asked.body().is_some()
        && is_named(asked.who)
        && !((!asked.first || asked.told) && has_section())
        && (!asked.told || asked.recommends)
        && (!other || asked.recommends || words::asks(first, rest, has_section))
}

/// Records what a lead-in says itself, in its sentence or in the lines below it in the same passage.
fn record(
    passages: &Passages<'_>,
    index: usize,
    text: &str,
    asked: LeadIn<'_>,
    mut section: Option<&mut Section>,
    out: &mut Found,
) {
    let Some(passage) = passages.list.get(index) else { return };
    let LeadIn { who, rest, .. } = asked;
    let bare = passage.label.as_deref().and_then(labels::bare);
    let base = bare.filter(|b| b.contains('.') || passage.paragraph.kind != ParagraphKind::ListItem).map(str::to_owned);
    let own = || base.clone().or_else(|| bare.map(str::to_owned));
    let lead = asked.lead().to_owned();
    if let Some(section) = section.as_deref_mut() {
        section.addressed = Some(who.to_owned());
        section.lead = Some(lead.clone());
        section.base.clone_from(&base);
    }
    let mut said = 0;
    let lines = text.split('\n').skip(1).map(str::trim).filter(|l| !l.is_empty());
    for line in lines {
        let (label, item) = labels::split(line);
        push(passage, item, Some(who), Some(&lead), number(base.as_deref(), label), out);
        said += 1;
    }
    let inline = inline(rest);
    if inline.len() > 1 {
        said += inline.len();
        for item in inline {
            push(passage, &item.text, Some(who), Some(&lead), number(base.as_deref(), Some(item.label)), out);
        }
    } else if enumerates(rest) {
        // "… a forward plan that is supported by:" with what supports it below: one recommendation.
        said += 1;
        let list = passages.list.get(index + 1..).unwrap_or_default();
        let items: Vec<&str> = list.iter().take(listed(passages, index)).map(|p| p.text.trim()).collect();
        push(passage, &format!("{rest} {}", items.join(" ")), Some(who), None, own(), out);
    } else if !leads_to_list(passages, index, rest) && text.split_once('\n').is_none_or(|(_, more)| more.is_empty()) {
        said += 1;
        push(passage, rest, Some(who), None, own(), out);
    }
    if let Some(section) = section {
        section.count += said;
    }
}

/// Whether what follows in the sentence only leads to a list: "to note:", "agree".
fn leads_to_list(passages: &Passages<'_>, index: usize, rest: &str) -> bool {
    let said = rest.trim_end_matches(['-', '–', ' ']);
    said.ends_with(':')
        || rest.is_empty()
        || matches!(
            fold(said).as_str(),
            "to" | "note" | "agree" | "approve" | "consider" | "that" | "note that" | "agree to" | "comment on"
        )
        || (rest.split_whitespace().count() <= 3 && next_is_item(passages, index))
}

/// Whether what is asked is said in the sentence, and the list below only tells what it consists of: "to endorse a plan
/// that is supported by:".
fn enumerates(rest: &str) -> bool {
    let Some(said) = rest.trim_end().strip_suffix([':', '-', '–']) else { return false };
    let last = said.trim_end().rsplit(' ').next().unwrap_or("");
    said.split_whitespace().count() > 5
        && verb_of(rest, None) != RecommendationVerb::Other
        && matches!(
            last,
            "by" | "with"
                | "including"
                | "comprising"
                | "covering"
                | "containing"
                | "from"
                | "through"
                | "of"
                | "being"
        )
}

/// How many passages below a lead-in are items without a verb of their own.
fn listed(passages: &Passages<'_>, index: usize) -> usize {
    let Some(lead) = passages.list.get(index) else { return 0 };
    let below = passages.list.get(index + 1..).unwrap_or_default();
    below.iter().take_while(|p| p.part == lead.part && p.label.is_some() && !p.heading && p.cell == lead.cell).count()
}

/// Whether a part has a section of recommendations.
pub(super) fn has_section(passages: &Passages<'_>, part: Option<u32>) -> bool {
    passages.list.iter().any(|p| p.part == part && is_heading_line(&p.text))
}

fn next_is_item(passages: &Passages<'_>, index: usize) -> bool {
    passages.list.get(index + 1).is_some_and(|p| p.label.is_some() && !p.heading)
}

/// Whether the number of a passage counts on that of the lead-in, or a long paragraph counts itself.
fn is_sibling(lead: &Passage<'_>, passage: &Passage<'_>) -> bool {
    match (lead.label.as_deref().and_then(labels::number), passage.label.as_deref().and_then(labels::number)) {
        (Some(a), Some(b)) => a.len() == b.len(),
        (None, Some(b)) => b.len() == 1 && passage.text.ends_with('.') && passage.text.chars().count() > 150,
        _ => false,
    }
}

/// The list items after a lead-in; returns the index after them.
pub(super) fn items(
    passages: &Passages<'_>,
    index: usize,
    mut section: Option<&mut Section>,
    out: &mut Found,
) -> usize {
    let Some(lead) = passages.list.get(index) else { return index + 1 };
    let asked = LeadIn::read(&lead.text).unwrap_or_default();
    let (who, rest, verb_words) = (asked.who, asked.rest, asked.lead());
    let base = lead.label.as_deref().and_then(labels::bare).filter(|b| b.contains('.')).map(str::to_owned);
    let complete = rest.split_whitespace().count() > 4 && !rest.ends_with([':', '-', '–']);
    let mut next = index + 1;
    if enumerates(rest) {
        return next + listed(passages, index);
    }
    if complete {
        return next;
    }
    let numbered = lead.label.as_deref().and_then(labels::number).is_some();
    let mut nest = Nest::default();
    let mut last: Option<u32> = None;
    while let Some(passage) = passages.list.get(next) {
        let counted = lettered(passage);
        let passage = counted.as_ref().unwrap_or(passage);
        // Numbered paragraphs set as a table go on from row to row.
        let row = |p: &Passage<'_>| p.cell.map(|c| (c.table, if numbered { 0 } else { c.row }));
        let same = passage.part == lead.part && row(passage) == row(lead);
        let begins = verb_of(&passage.text, None) != RecommendationVerb::Other;
        let item = passage.label.is_some() || begins;
        // "2) Refuse the request …" after "1) …" goes on with the list, as short as it is.
        let own = passage.label.as_deref().and_then(labels::number).filter(|n| n.len() == 1);
        let goes_on = own.as_ref().zip(last.as_ref()).is_some_and(|(own, last)| own[0] == *last + 1)
            && passage.paragraph.kind != ParagraphKind::Heading
            && !passage.paragraph.is_bold();
        // "3. Considerations" after the items of section 2.
        if section.as_deref().is_some_and(|s| s.is_followed_by(passage)) {
            break;
        }
        if !same || !item || passage.heading && !begins && !goes_on || is_heading(&passage.text) {
            break;
        }
        // A numbered paragraph that is the next one of the report ("2.2 The plan …" after "2.1 … to:") is none.
        if !begins && !goes_on && is_sibling(lead, passage) {
            break;
        }
        last = own.map(|n| n[0]);
        if let Some(section) = section.as_deref_mut() {
            section.count += 1;
        }
        let below = nest.of(passage);
        let base = below.as_ref().map_or(base.as_deref(), |b| b.number.as_deref());
        let number = number(base, passage.label.as_deref());
        nest.put(passage, number.as_deref(), below.is_some());
        let lead = below.as_ref().map_or(verb_words, |b| b.text.as_str());
        push(passage, &passage.text, Some(who), Some(lead), number, out);
        next += 1;
    }
    next
}
