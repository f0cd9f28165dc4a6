//! What sentences of a plan's running text undertake by a time that they name: "The Lead Nurse will train all practice nurses by
//! September 2024", "By March 2025 we will open a hub in Tain", "A single record will be in place by May 2025".
//!
//! They are read in plans alone, two at least, and what is read is flagged.

use super::super::rows::{in_list, one_line};
use super::super::{Extracted, Paper};
use super::titles::Plans;
use super::{commitments, owners, tails, values};
use crate::document::ParagraphKind;
use crate::framework::plans::PlanColumn;
use crate::record::{DocumentKind, PlanItem};
use crate::wording::sentences::sentences;
use crate::wording::verbs::is_doing;

/// Fewer in a paper are no way of writing its items.
const FEWEST: usize = 2;
/// A time ahead of who undertakes something has no more words.
const TIME_WORDS: usize = 7;

/// Who undertakes something, and by when.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Undertaken<'a> {
    /// Empty where "we" do.
    pub(super) lead: &'a str,
    /// Empty where no time is named.
    pub(super) when: &'a str,
}

/// Reads them.
pub(super) fn read(paper: &Paper<'_>, plans: &mut Plans, extracted: &mut Extracted) {
    let mut found: Vec<PlanItem> = Vec::new();
    for (at, block) in paper.document.blocks.iter().enumerate() {
        let body = |kind| kind == ParagraphKind::Body;
        let Some(paragraph) = block.paragraph().filter(|p| body(p.kind) && body(in_list(p).0)) else { continue };
        let kind = paper.kind_at(at);
        let plan = matches!(kind, DocumentKind::DeliveryPlan | DocumentKind::StrategicPlan);
        // "By 2028 we will have built a care home" says so outright in an assessment of needs, too.
        let may_have = matches!(kind, DocumentKind::PlanOverview | DocumentKind::Other);
        let text = one_line(&paragraph.text());
        let path = format!("block[{}]", at + 1);
        let known = || extracted.records.plan_items.iter().any(|item| item.header.source.path == path);
        if !(plan || (may_have && text.contains(" we will have "))) || !text.contains(" will ") || known() {
            continue;
        }
        for (clause, told) in sentences(&text).into_iter().filter_map(|range| text.get(range)).flat_map(told) {
            let by_us = told.lead.is_empty() && clause.contains("we will have ");
            if !plan && !by_us {
                continue;
            }
            let mut item = item(paper, at, plans, clause);
            values::put_words(&mut item, PlanColumn::Lead, told.lead);
            values::put_words(&mut item, PlanColumn::Timescale, told.when);
            found.push(item);
        }
    }
    if found.len() >= FEWEST {
        extracted.records.plan_items.append(&mut found);
    }
}

fn item(paper: &Paper<'_>, block: usize, plans: &mut Plans, sentence: &str) -> PlanItem {
    commitments::in_prose(paper, plans, block, sentence.to_owned(), None, sentence.trim_end_matches('.'))
}

/// What a sentence undertakes, clause by clause, with a time for each or an opening that says that it follows from what was
/// said: "By 2028 we will have built a home, and we will have opened a hub", "So we will train the staff".
fn told(sentence: &str) -> Vec<(&str, Undertaken<'_>)> {
    let mut clauses: Vec<&str> = Vec::new();
    let mut rest = sentence;
    while let Some(at) = AGAIN.iter().filter_map(|words| rest.find(words)).min() {
        let (clause, more) = rest.split_at(at);
        clauses.push(clause);
        rest = more.trim_start_matches(',').trim_start().trim_start_matches("and ");
    }
    clauses.push(rest);
    let ahead = sentence.split_once(" will ").and_then(|(before, _)| time_ahead(before)).map(|(time, _)| time);
    let follows = FOLLOWS.iter().any(|words| sentence.starts_with(words));
    let own = clauses.into_iter().filter_map(|clause| {
        let told = of(clause)?;
        // The time that opens a sentence is that of all its clauses.
        let when = if told.when.is_empty() { ahead.unwrap_or_default() } else { told.when };
        (!when.is_empty() || (follows && told.lead.is_empty())).then_some((clause, Undertaken { when, ..told }))
    });
    own.collect()
}

/// How a sentence goes on with what else is undertaken in it.
const AGAIN: [&str; 2] = [", and we will ", " and we will "];
/// How a sentence opens that says what is done about what was said before it.
const FOLLOWS: [&str; 6] =
    ["So we ", "So, we ", "That is why we ", "This is why we ", "In response we ", "In response, we "];

/// Who undertakes what a sentence says, and by when.
pub(super) fn of(sentence: &str) -> Option<Undertaken<'_>> {
    let (before, rest) = sentence.split_once(" will ")?;
    if let Some(done) = rest.strip_prefix("be ") {
        return will_be_done(before, done);
    }
    let rest =
        ["also ", "then ", "jointly ", "together "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let have = rest.strip_prefix("have ").and_then(|rest| rest.split(' ').next()).is_some_and(is_done);
    let does = (have || rest.split(' ').next().is_some_and(is_doing)) && rest.split(' ').count() > 2;
    let bare = FOLLOWS.iter().find(|words| before == words.trim_end()).map_or(before, |_| "we");
    let (ahead, who) = time_ahead(bare).unwrap_or(("", bare));
    let who = ["The ", "the ", "Our ", "our "].iter().find_map(|word| who.strip_prefix(word)).unwrap_or(who);
    let lead = if who.eq_ignore_ascii_case("we") { "" } else { who };
    if !does || !(lead.is_empty() || owners::is_an_owner(lead) || is_a_team(lead)) {
        return None;
    }
    let at_end = || if have { tails::at_end(rest) } else { tails::due(rest) };
    let when = if ahead.is_empty() { at_end().unwrap_or_default() } else { ahead };
    Some(Undertaken { lead, when })
}

/// "Community nursing teams", "All practices": those of a kind, of whom no one is named.
fn is_a_team(text: &str) -> bool {
    let kind = ["teams", "team", "services", "service", "practices", "staff", "partners", "managers"];
    let last = text.split(' ').next_back().unwrap_or_default();
    text.starts_with(char::is_uppercase) && (2..=6).contains(&text.split(' ').count()) && kind.contains(&last)
}

/// What is to be done by a time, of which nobody is said to do it: "A clinic will be opened in each town by May 2024". What is
/// said of the plan itself, or of how things will be, is nothing to do.
fn will_be_done<'a>(subject: &str, done: &'a str) -> Option<Undertaken<'a>> {
    let mut words = done.split(' ');
    let first = words.next().unwrap_or_default();
    let in_place = first == "in" && words.next() == Some("place");
    let is_done = in_place || is_done(first);
    let itself = ["It", "They", "There"].contains(&subject)
        || subject.starts_with("This ")
        || ["plan", "strategy", "progress"].iter().any(|word| subject.ends_with(word));
    let when = tails::at_end(done).filter(|_| is_done && !itself && subject.split(' ').count() > 1)?;
    Some(Undertaken { lead: "", when })
}

/// What is done, where the word says so in no "ed".
const DONE: [&str; 17] = [
    "held",
    "built",
    "set",
    "put",
    "run",
    "made",
    "available",
    "live",
    "ready",
    "taken",
    "brought",
    "bought",
    "cut",
    "found",
    "given",
    "begun",
    "met",
];

/// Whether a word says that something is done: "opened", "built".
fn is_done(word: &str) -> bool {
    word.ends_with("ed") && word != "need" || DONE.contains(&word)
}

/// The time that opens a sentence, and what stands behind it: "By March 2025, the Lead Nurse".
fn time_ahead(before: &str) -> Option<(&str, &str)> {
    let opens = ["By ", "From ", "During ", "In ", "Before "].iter().any(|word| before.starts_with(word));
    let spaces = before.match_indices(' ').map(|(at, _)| at).take(TIME_WORDS).collect::<Vec<_>>();
    spaces.into_iter().rev().filter(|_| opens).find_map(|at| {
        let (time, who) = (before.get(..at)?.trim_end_matches(','), before.get(at + 1..)?);
        (tails::is_a_time(time) && time.contains(|c: char| c.is_ascii_digit())).then_some((time, who))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_undertake() {
        let check = |sentence: &str, want: Option<(&str, &str)>| {
            let got = of(sentence).map(|told| (told.lead, told.when));
            assert_eq!(got, want, "{sentence}");
        };
        check("The Lead Nurse will train all practices by May 2024.", Some(("Lead Nurse", "May 2024")));
        check("By March 2025 we will open a hub in Tain.", Some(("", "By March 2025")));
        check(
            "By the end of March 2025, the Memory Team will hold six clinics.",
            Some(("Memory Team", "By the end of March 2025")),
        );
        check("We will also publish the strategy by June 2025.", Some(("", "June 2025")));
        check("Fife Council will build ten homes by 2026.", Some(("Fife Council", "2026")));
        check("Community nursing teams will offer a check by 2026.", Some(("Community nursing teams", "2026")));
        check("A clinic will be opened in each town by May 2024.", Some(("", "May 2024")));
        check("A single record will be in place by May 2024.", Some(("", "May 2024")));
        check("The plan will be reviewed by May 2024.", None);
        check("By 2028 we will have built a home in Tain.", Some(("", "By 2028")));
        check("By 2028 we will have more older people.", None);
        check("So we will train the staff.", Some(("", "")));
        check("A third of us will be over 65 by 2030.", None);
        check("The number of older people will rise by 2030.", None);
        check("This will help us to plan by May 2024.", None);
    }

    #[test]
    fn clauses_undertake_each_for_itself() {
        let check = |sentence: &str, want: &[(&str, &str)]| {
            let got = told(sentence);
            let got: Vec<(&str, &str)> = got.iter().map(|(clause, told)| (*clause, told.when)).collect();
            assert_eq!(got, want, "{sentence}");
        };
        check(
            "By 2028 we will have built a home in Tain, and we will have brought podiatry to every isle.",
            &[
                ("By 2028 we will have built a home in Tain", "By 2028"),
                ("we will have brought podiatry to every isle.", "By 2028"),
            ],
        );
        check("So we will train all the staff.", &[("So we will train all the staff.", "")]);
        check("We will train all the staff.", &[]);
        check("We will work together and we will listen.", &[]);
    }
}
