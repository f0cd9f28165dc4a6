//! Items told in running text, who leads in a clause of their own: "We will open a hub. This will be led by the Head of Service,
//! with support from NHS Fife, and completed by March 2025."
//!
//! Such sentences are read in plans alone, two at least, and what is read is flagged.

use super::super::rows::{Line, one_line};
use super::super::{Extracted, Paper};
use super::titles::Plans;
use super::{owners, part_start, sections, tails, values};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, Header, PlanItem};
use crate::wording::sentences::sentences;

/// Fewer in a paper are no way of writing its items.
const FEWEST: usize = 2;
/// Ahead of who leads.
const LED: [&str; 3] = [" led by ", " taken forward by ", " delivered by "];
/// Ahead of who helps.
const HELPED: [&str; 4] = [" with support from ", " with the support of ", " supported by ", " working with "];
/// How a sentence begins that goes on with the one before.
const GOES_ON: [&str; 5] = ["This ", "It ", "The work ", "That ", "The action "];

/// What a paragraph tells.
#[derive(Debug, PartialEq, Eq)]
struct Told<'a> {
    text: &'a str,
    lead: &'a str,
    help: Option<&'a str>,
    when: &'a str,
}

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let mut found: Vec<PlanItem> = Vec::new();
    for (at, block) in paper.document.blocks.iter().enumerate() {
        let Some(paragraph) = block.paragraph().filter(|p| p.kind != ParagraphKind::Heading) else { continue };
        let plan = matches!(paper.kind_at(at), DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan);
        let text = one_line(&paragraph.text());
        let path = format!("block[{}]", at + 1);
        let known = || extracted.records.plan_items.iter().any(|item| item.header.source.path == path);
        let may_tell = LED.iter().chain(&OWNED).any(|words| text.contains(words));
        if !plan || !may_tell || known() {
            continue;
        }
        let Some(told) = told(&text).or_else(|| owned(&text)) else { continue };
        let first = part_start(paper, at);
        let title = plans.title(paper, first, at);
        let section = sections::above(&paper.document.blocks, first, at).filter(|section| section.title != title);
        let mut header = Header::at(paper.document.part_of(at), path, text.clone(), Block::places(block));
        header.flag(ReviewCode::ReadFromProse);
        let mut item = section.unwrap_or_default().item(header, None, told.text.trim_end_matches('.'));
        item.plan = title;
        let mut put = |role, words: &str| {
            let line = Line { label: None, listed: false, text: words.to_owned(), bold: false };
            values::put(&mut item, role, &[line]);
        };
        put(PlanColumn::Lead, told.lead);
        put(PlanColumn::Contributors, told.help.unwrap_or_default());
        put(PlanColumn::Timescale, told.when);
        found.push(item);
    }
    if found.len() >= FEWEST {
        extracted.records.plan_items.append(&mut found);
    }
}

/// What the sentences of a paragraph tell of one item.
fn told(text: &str) -> Option<Told<'_>> {
    let ranges: Vec<_> = sentences(text).into_iter().collect();
    let at =
        ranges.iter().position(|range| text.get(range.clone()).is_some_and(|s| LED.iter().any(|l| s.contains(l))))?;
    let sentence = text.get(ranges[at].clone())?.trim().trim_end_matches('.');
    let (ahead, behind) = LED.iter().find_map(|led| sentence.split_once(led))?;
    let item = if GOES_ON.iter().any(|words| sentence.starts_with(words)) {
        text.get(ranges.get(at.checked_sub(1)?)?.clone())?.trim()
    } else {
        let bare = ahead.trim_end_matches(" be").trim_end_matches(" will").trim_end_matches(" is");
        bare.trim_end_matches(',').trim()
    };
    let (who, when) = time_at_end(behind)?;
    let (lead, help) = match HELPED.iter().find_map(|words| who.split_once(words)) {
        Some((lead, help)) => (lead, Some(help)),
        None => (who, None),
    };
    let bare = |words: &str| words.trim().trim_end_matches(',').len();
    let lead = lead.trim().get(..bare(lead))?;
    let lead = lead.strip_prefix("the ").unwrap_or(lead);
    let help = help.map(|help| help.trim().trim_end_matches(','));
    let help = help.map(|help| help.strip_prefix("the ").unwrap_or(help));
    (owners::is_an_owner(lead) && item.split(' ').count() > 3).then_some(Told { text: item, lead, help, when })
}

/// Behind who leads, in a sentence that goes on with the one before: "The Digital Lead is responsible for this work".
const OWNED: [&str; 8] = [
    " is responsible for ",
    " are responsible for ",
    " will be responsible for ",
    " will lead ",
    " leads ",
    " is leading ",
    " will take this forward",
    " will oversee ",
];

/// What the sentence before one of who leads tells, where it ends with a time.
fn owned(text: &str) -> Option<Told<'_>> {
    let told: Vec<&str> = sentences(text).into_iter().filter_map(|range| text.get(range)).collect();
    let [item, sentence, ..] = told.as_slice() else { return None };
    let sentence = sentence.trim_end_matches('.');
    let (lead, behind) = OWNED.iter().find_map(|words| sentence.split_once(words))?;
    let of_it = behind.is_empty()
        || ["this", "it", "the work", "on this", "on it", "that", "delivery"]
            .iter()
            .any(|word| behind.starts_with(word));
    let lead = lead.strip_prefix("The ").unwrap_or(lead);
    let help = HELPED.iter().find_map(|words| behind.split_once(words)).map(|(_, help)| help);
    let help = help.map(|help| help.strip_prefix("the ").unwrap_or(help));
    let when = tails::at_end(item)?;
    (of_it && owners::is_an_owner(lead) && item.split(' ').count() > 3).then_some(Told { text: item, lead, help, when })
}

/// Who leads and helps, and the time that ends the sentence: "…, and completed by March 2025".
fn time_at_end(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(" by ")?;
    let when = text.get(at + 1..)?;
    let mut who = text.get(..at)?;
    for word in [" completed", " complete", " finished", " done", " to be", " will be", " be", " and", ","] {
        who = who.strip_suffix(word).unwrap_or(who);
    }
    tails::is_a_time(when).then_some((who, when))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_tell_items() {
        let check = |text: &str, want: Option<(&str, &str, Option<&str>, &str)>| {
            let got = told(text).map(|told| (told.text, told.lead, told.help, told.when));
            assert_eq!(got, want, "{text}");
        };
        check(
            "We will open a hub. This will be led by the Head of Service, with support from NHS Fife, and completed by March 2025.",
            Some(("We will open a hub.", "Head of Service", Some("NHS Fife"), "by March 2025")),
        );
        check(
            "A new clinic for falls, led by the Chief Nurse by May 2025.",
            Some(("A new clinic for falls", "Chief Nurse", None, "by May 2025")),
        );
        let got = owned(
            "A record will be in place by May 2025. The Digital Lead is responsible for this, supported by NHS Fife.",
        );
        let got = got.map(|told| (told.lead, told.help, told.when));
        assert_eq!(got, Some(("Digital Lead", Some("NHS Fife"), "May 2025")));
        assert_eq!(owned("We met in May 2025. The Chief Officer leads the meeting."), None);
        check("The group is led by the Head of Service.", None);
        check("This was led by nobody by May 2025.", None);
    }
}
