//! Recommendations of reports: the items under "Recommendations" or "Action required", and after "The Board is
//! invited to:". Minutes hold decisions, agendas neither.

mod nest;
mod section;
mod tables;
mod words;

use super::passages::{Passage, Passages, kind_at};
use super::{Extracted, Paper};
use crate::diagnostic::ReviewCode;
use crate::document::ParagraphKind;
use crate::framework::headings::fold;
use crate::record::{DocumentKind, Header, Recommendation, RecommendationVerb, Source};
use crate::wording::labels;
use nest::Nest;
use section::{Section, number};
use std::collections::{BTreeMap, BTreeSet};
use words::{LEAD_IN, body_alone, inline, is_body, is_heading, is_named, verb_of};

/// Whether papers of this kind make recommendations to the body that meets.
fn may_recommend(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::BoardReport | DocumentKind::Other | DocumentKind::DeliveryPlan | DocumentKind::BoardPack
    )
}

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let mut found = Vec::new();
    let mut index = 0;
    let mut tabled: BTreeSet<usize> = BTreeSet::new();
    for (number, block, table) in paper.document.tables() {
        if may_recommend(kind_at(paper, block))
            && !passages.senses.contains_key(&number)
            && tables::read(table, number, paper.document.part_of(block), passages, &mut found)
        {
            tabled.insert(number);
        }
    }
    // Inside a section of recommendations: its heading's number, and the lead-in that holds for the items.
    let mut section: Option<Section> = None;
    while let Some(passage) = passages.list.get(index) {
        let here = index;
        index += 1;
        if passage.cell.is_some_and(|c| tabled.contains(&c.table)) {
            continue;
        }
        if !may_recommend(passage.kind) {
            section = None;
            continue;
        }
        if section.as_ref().is_some_and(|s| s.part != passage.part) {
            section = None;
        }
        let title = passage.text.trim_end_matches([':', '-', '–', ' ']);
        if is_heading(title) && passage.text.chars().count() < 60 {
            section = Some(Section::new(passage));
            continue;
        }
        // "Action Required:" and its text in one line or cell.
        if let Some((label, rest)) = passage.text.split_once(':')
            && is_heading(label)
            && !rest.trim().is_empty()
        {
            let mut opened = Section::new(passage);
            if !lead_in(passages, here, rest.trim(), Some(&mut opened), &mut found) {
                opened.said(passage, rest.trim(), &mut found);
            }
            section = Some(opened);
            continue;
        }
        if section.as_ref().is_some_and(|s| s.ends(passage)) {
            section = None;
        }
        let before = found.len();
        if lead_in(passages, here, &passage.text, section.as_mut(), &mut found) {
            // Outside a section, with no verb of its own, the sentence may only tell what is asked.
            if section.is_none() {
                for (record, _) in found[before..].iter_mut().filter(|(r, _)| r.verb == RecommendationVerb::Other) {
                    record.header.flag(ReviewCode::ReadFromProse);
                }
            }
            let from = index;
            index = items(passages, here, section.as_mut(), &mut found);
            if index == from && section.is_none() {
                continue;
            }
            continue;
        }
        if let Some(section) = section.as_mut() {
            if let Some(who) = body_alone(&passage.text) {
                section.addressed = Some(who.to_owned());
                section.lead = Some(String::new());
                continue;
            }
            if !section.in_one(passage, &mut found) {
                section.item(passage, &mut found);
            }
        }
    }
    // Those of tables were read first.
    if !tabled.is_empty() {
        let order: BTreeMap<&str, usize> =
            passages.list.iter().enumerate().rev().map(|(at, passage)| (passage.path.as_str(), at)).collect();
        let place = |path: &str| {
            let first = || order.get(format!("{path}/paragraph[1]").as_str());
            order.get(path).or_else(first).copied().unwrap_or(usize::MAX)
        };
        found.sort_by_cached_key(|(record, _)| place(&record.header.source.path));
    }
    let mut kept: BTreeSet<(Option<u32>, String)> = BTreeSet::new();
    for (record, table) in found {
        if let Some(table) = table {
            extracted.used(table, "recommendations");
        }
        // A cover sheet says again what the report recommends.
        if !kept.insert((record.header.source.part, fold(&record.text))) {
            continue;
        }
        extracted.records.recommendations.push(record);
    }
}

type Found = Vec<(Recommendation, Option<usize>)>;

/// A lead-in: keeps who is asked and the verb; a recommendation said in the same sentence is recorded.
fn lead_in(passages: &Passages<'_>, index: usize, text: &str, section: Option<&mut Section>, out: &mut Found) -> bool {
    let Some(passage) = passages.list.get(index) else { return false };
    let first = text.split('\n').next().unwrap_or(text);
    let Some(found) = LEAD_IN.captures(first) else { return false };
    let who = found.name("a").or_else(|| found.name("c")).map_or("", |w| w.as_str());
    let rest = found.name("b").or_else(|| found.name("d")).map_or("", |r| r.as_str()).trim();
    let rest = rest.trim_start_matches([':', '-', '–', ';']).trim();
    let more: String = text.split('\n').skip(1).collect::<Vec<_>>().join("\n");
    let formal = section.is_some();
    // Outside a section only a body that is asked to do something with the paper counts, with a list or a verb.
    let inline = inline(rest);
    let verb = verb_of(inline.first().map_or(rest, |(_, item)| item.as_str()), None);
    let other = verb == RecommendationVerb::Other && !rest.is_empty();
    if !formal && (!is_body(who) || !is_named(who) || other && !words::asks(first, rest)) {
        return false;
    }
    let who = words::bare_body(who);
    let base = passage
        .label
        .as_deref()
        .and_then(labels::bare)
        .filter(|b| b.contains('.') || passage.paragraph.kind != ParagraphKind::ListItem)
        .map(str::to_owned);
    let lead = rest.trim_end_matches([':', '-', '–', ' ']).to_owned();
    let said = rest.trim_end_matches(['-', '–', ' ']);
    let listing = said.ends_with(':')
        || rest.is_empty()
        || matches!(
            fold(said).as_str(),
            "to" | "note" | "agree" | "approve" | "consider" | "that" | "note that" | "agree to" | "comment on"
        )
        || (rest.split_whitespace().count() <= 3 && next_is_item(passages, index));
    let mut own = section;
    if let Some(section) = own.as_deref_mut() {
        section.addressed = Some(who.to_owned());
        section.lead = Some(lead.clone());
        section.base.clone_from(&base);
    }
    for line in more.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
        let (label, item) = labels::split(line);
        push(passage, item, Some(who), Some(&lead), number(base.as_deref(), label), out);
        if let Some(section) = own.as_deref_mut() {
            section.count += 1;
        }
    }
    if inline.len() > 1 {
        if let Some(section) = own {
            section.count += inline.len();
        }
        for (label, item) in inline {
            push(passage, &item, Some(who), Some(&lead), number(base.as_deref(), Some(&label)), out);
        }
    } else if !listing && more.is_empty() {
        if let Some(section) = own {
            section.count += 1;
        }
        push(
            passage,
            rest,
            Some(who),
            None,
            base.or_else(|| passage.label.as_deref().and_then(labels::bare).map(str::to_owned)),
            out,
        );
    }
    true
}

fn next_is_item(passages: &Passages<'_>, index: usize) -> bool {
    passages.list.get(index + 1).is_some_and(|p| p.label.is_some() && !p.heading)
}

/// The list items after a lead-in; returns the index after them.
fn items(passages: &Passages<'_>, index: usize, mut section: Option<&mut Section>, out: &mut Found) -> usize {
    let Some(lead) = passages.list.get(index) else { return index + 1 };
    let found = LEAD_IN.captures(lead.text.split('\n').next().unwrap_or(""));
    let who = found.as_ref().and_then(|f| f.name("a").or_else(|| f.name("c"))).map_or("", |w| w.as_str());
    let who = words::bare_body(who).to_owned();
    let rest = found.as_ref().and_then(|f| f.name("b").or_else(|| f.name("d"))).map_or("", |w| w.as_str());
    let verb_words = rest.trim_end_matches([':', '-', '–', ' ']).to_owned();
    let base = lead.label.as_deref().and_then(labels::bare).filter(|b| b.contains('.')).map(str::to_owned);
    let complete =
        !rest.trim().is_empty() && rest.split_whitespace().count() > 4 && !rest.trim_end().ends_with([':', '-', '–']);
    let mut next = index + 1;
    if complete {
        return next;
    }
    let numbered = lead.label.as_deref().and_then(labels::number).is_some();
    let mut nest = Nest::default();
    let mut last: Option<u32> = None;
    while let Some(passage) = passages.list.get(next) {
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
        if !same || !item || passage.heading && !begins && !goes_on || is_heading(&passage.text) {
            break;
        }
        // A numbered paragraph that is the next one of the report ("2.2 The plan …" after "2.1 … to:") is none.
        let sibling =
            match (lead.label.as_deref().and_then(labels::number), passage.label.as_deref().and_then(labels::number)) {
                (Some(a), Some(b)) => a.len() == b.len() && !begins,
                (None, Some(b)) => {
                    b.len() == 1 && !begins && passage.text.ends_with('.') && passage.text.chars().count() > 150
                }
                _ => false,
            };
        if sibling && !goes_on {
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
        let lead = below.as_ref().map_or(verb_words.as_str(), |b| b.text.as_str());
        push(passage, &passage.text, Some(who.as_str()).filter(|w| !w.is_empty()), Some(lead), number, out);
        next += 1;
    }
    next
}

fn push(
    passage: &Passage<'_>,
    text: &str,
    addressed: Option<&str>,
    lead: Option<&str>,
    number: Option<String>,
    out: &mut Found,
) {
    push_at(passage.header(text), passage.cell.map(|c| c.table), text, addressed, lead, number, out);
}

/// A recommendation at a place.
fn push_at(
    header: Header,
    table: Option<usize>,
    text: &str,
    addressed: Option<&str>,
    lead: Option<&str>,
    number: Option<String>,
    out: &mut Found,
) {
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let text = text.strip_suffix(" and").map_or(text, |t| t.trim_end_matches([';', ',']));
    let text = text.strip_prefix("to ").unwrap_or(text);
    // "☒ Approve ☐ Note": boxes to tick.
    if text.contains(['☐', '☒', '☑']) {
        return;
    }
    if text.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return;
    }
    let record = Recommendation {
        header: Header { source: Source { quote: text.to_owned(), ..header.source }, ..header },
        number,
        addressed_to: addressed.map(str::to_owned).filter(|a| !a.is_empty()),
        verb: verb_of(text, lead),
        text: text.to_owned(),
    };
    out.push((record, table));
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::extract;
    use crate::extract::paper::{heading, item, p, paper};
    use crate::record::{DocumentKind, RecommendationVerb};
    use crate::settings::Settings;

    /// `number | addressed | verb | text`.
    fn check(blocks: Vec<Block>, expected: &[(&str, &str, RecommendationVerb, &str)]) {
        let extracted = extract(&paper(DocumentKind::BoardReport, blocks), &Settings::default());
        let got: Vec<(&str, &str, RecommendationVerb, &str)> = extracted
            .records
            .recommendations
            .iter()
            .map(|r| {
                (r.number.as_deref().unwrap_or(""), r.addressed_to.as_deref().unwrap_or(""), r.verb, r.text.as_str())
            })
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn the_body_behind_that_alone_is_addressed() {
        use RecommendationVerb::{Note, Other};
        check(
            vec![p("Recommendation: Note the Board assurance framework and its risks.")],
            &[("", "", Note, "Note the Board assurance framework and its risks.")],
        );
        check(
            vec![p("Recommendation: That the Council accepts the quote.")],
            &[("", "Council", Other, "That the Council accepts the quote.")],
        );
    }

    #[test]
    fn items_under_a_lead_in() {
        use RecommendationVerb::{Approve, Comment, Consider, Note};
        check(
            vec![
                heading("2. Recommendations"),
                item("2.1", "It is recommended that the Data Board:"),
                item("I.", "Notes and comments on progress"),
                item("II.", "Comments on the next steps"),
                heading("3. Background"),
                item("3.1", "The Data Board was asked to consider this in May."),
            ],
            &[
                ("2.1(I)", "Data Board", Note, "Notes and comments on progress"),
                ("2.1(II)", "Data Board", Comment, "Comments on the next steps"),
            ],
        );
        check(
            vec![
                heading("2 RECOMMENDATIONS"),
                p("The Integration Joint Board is recommended to:"),
                item("2.1", "Note the key findings of the review."),
                item("2.2", "Approve the new framework."),
                heading("3 BACKGROUND"),
                item("3.1", "Note that this is background."),
            ],
            &[
                ("2.1", "Integration Joint Board", Note, "Note the key findings of the review."),
                ("2.2", "Integration Joint Board", Approve, "Approve the new framework."),
            ],
        );
        check(
            vec![
                p("Action Required:"),
                p("The Ministerial Group is invited to:"),
                item("a.", "approve the plan at Annex A;"),
                item("b.", "note the progress made; and"),
                heading("Introduction"),
                item("1.", "At its meeting in January the group endorsed the findings."),
            ],
            &[
                ("a", "Ministerial Group", Approve, "approve the plan at Annex A"),
                ("b", "Ministerial Group", Note, "note the progress made"),
            ],
        );
        check(
            vec![
                heading("Recommendations"),
                item("2.1", "It is recommended that the Data Board:"),
                item("•", "Considers the messages in the plan"),
                heading("Background"),
            ],
            &[("2.1", "Data Board", Consider, "Considers the messages in the plan")],
        );
    }

    #[test]
    fn one_sentence() {
        check(
            vec![
                heading("Recommendation"),
                p("The Board is asked to note the content of this report."),
                heading("Background"),
            ],
            &[("", "Board", RecommendationVerb::Note, "note the content of this report.")],
        );
        check(
            vec![p("The Committee is asked to (i) note the report; and (ii) agree the plan.")],
            &[
                ("i", "Committee", RecommendationVerb::Note, "note the report"),
                ("ii", "Committee", RecommendationVerb::Agree, "agree the plan."),
            ],
        );
    }

    #[test]
    fn findings_are_no_recommendations() {
        check(
            vec![heading("Key messages"), p("Partnerships must do more. Further work is required by all boards.")],
            &[],
        );
        check(vec![p("Each partnership is required to have two localities at least.")], &[]);
    }
}
