//! Decisions of minutes: what a body agreed, approved, noted, remitted. Where a decision tells somebody to do
//! something it gives an action as well, which names the decision.

use super::actions::{self, prose};
use super::passages::{Passage, Passages};
use super::{Extracted, Paper};
use crate::framework::headings::fold;
use crate::record::{Decision, DecisionVerb};
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::{labels, sentences::sentences};
use std::sync::LazyLock;

#[allow(clippy::unwrap_used)] // The patterns are fixed; the tests run them.
fn regex(pattern: &str) -> Regex {
    latin::regex(pattern).unwrap()
}

/// Words for the body that meets.
const WHO: &str = r"(?:the\s+)?(?:\b(?-i:[A-Z]{3,6})|(?:[\p{L}&'’-]+\s+){0,6}?\b(?:board|committee|sub-committee|subcommittee|group|partnership|panel|forum|council|ijb|members|authority|cabinet|executive|team|meeting|alliance|network|trust|association|assembly|federation|taskforce|working party|trustees|directors|governors|commission|all))(?:\s+members)?(?:\s*\([A-Z]+\))?";
/// Adverbs between the body and its verb.
const HOW: &str = r"(?:\s*,?\s+(?:also|then|formally|unanimously|therefore|subsequently|accordingly|further|having[^.;]*?|following[^.;]*?|after[^.;]*?|(?:considered|discussed|reviewed|received|heard|debated|scrutinised)[^.;]*?\s+and|in principle|duly|hereby|thereafter|and|all|has|have|had)\s*,?)*";
const VERB: &str = r"(?P<verb>agreed|approved|noted|endorsed|resolved|ratified|homologated|remitted|adopted|accepted|decided|determined|continued|authorised|authorized|instructed|delegated|recommended|appointed|nominated|deferred|directed)";

static BODY_VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?:^|[,;:]\s+|\band\s+|\bso\s+|\.\s+|\btherefore\s+|\bdiscussion,?\s+|\bdebate,?\s+)(?:{WHO}){HOW}\s+{VERB}\b"
    ))
});
static IT_WAS: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)\b(?:it|this)\s+(?:was|is|has been)\s+(?:also\s+|then\s+|therefore\s+|unanimously\s+|further\s+|subsequently\s+)?{VERB}\b"
    ))
});
static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:^(?:these|they|this|both|all)|\b(?:minutes?|note|notes|report|reports|paper|papers|terms of reference|recommendations?|proposals?|plan|plans|budget|strategy|policy|accounts|record|agenda|action log|framework|schedule|appointment|scheme|statement|actions|programme|actions and minutes|updates?)\b[^.;]*?)\s+(?:was|were|is|are|been)\s+(?:(?:submitted|considered|presented|circulated|tabled|discussed|read|taken as read|taken)\s+and\s+)?(?:then\s+|also\s+|formally\s+|unanimously\s+|duly\s+|all\s+)?(?P<verb>agreed|approved|noted|endorsed|ratified|homologated|remitted|adopted|accepted|confirmed)\b",
    )
});
static PARTICIPLE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:{WHO}){HOW}\s+(?:welcomed|discussed|considered|supported|commended|acknowledged|recognised)\b[^.;]*?,\s+(?:and\s+)?(?P<verb>agreeing|approving|noting|endorsing|resolving)\b"
    ))
});
/// "It was proposed by A, seconded by B and RESOLVED that …".
static IT_WAS_RESOLVED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\b(?P<verb>RESOLVED|AGREED|APPROVED)\b(?:\s+\w+)?\s+(?:that|to)\b"));
/// "Decision: …", "Agreed: …", "Resolved – …" before what was decided.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:it was|the (?:board|committee|group|meeting|members))\s+)?(?P<verb>decisions?|agreed|resolved|approved|noted|outcome|resolution|decided|agreement|homologated)(?:\s+(?:that|to))?\s*(?P<mark>:-|:–|:|\s[–—-]\s|,\s+(?:that\b)?|\t)\s*(?P<rest>.*)$",
    )
});
/// A lead-in to a list: "The Board agreed:-", "resolved to:".
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)(?:{WHO}{HOW}|\bit was|^)\s*\b(?P<verb>agreed|resolved|approved|noted|decided|endorsed|determined|remitted|instructed|homologated|authorised)\b,?(?:\s+(?:to|that|the following(?:\s+\w+)?|as follows|unanimously|in principle))*\s*(?::-|:–|:|–|-)?\s*$"
    ))
});
/// "The Board:" or "That the Committee -" above items each of which begins with a verb of decisions.
static BODY_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(r"(?i)^(?:[^.;:]{{3,90}},\s+)?(?:that\s+)?(?:{WHO})(?:\s+(?:has|have|then))?\s*(?::-|:–|:|–|-)\s*$"))
});
/// Items in the line: "(i) to note …; (ii) to remit …".
static INLINE_ITEM: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:^|[\s:;–-])\((?P<label>[ivx]{1,5}|[a-h]|\d{1,2})\)\s+"));
/// Told in so many words: "remit to the Chief Officer to …", "instruct X to …", "ask that X …".
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:to\s+|be\s+)?(?P<order>remit(?:ted)?(?:\s+(?:it|this|the\s+\w+))?\s+to|remits?\s+to|instruct(?:ed|s)?|direct(?:ed|s)?|request(?:ed|s)?(?:\s+that)?|ask(?:ed|s)?(?:\s+that)?|requir(?:e|ed|es)|task(?:ed|s)?|delegate(?:d)?\s+to|invit(?:e|ed|es)|charge(?:d)?|call(?:ed)?\s+(?:up)?on)\s+(?P<who>(?:the\s+)?[^,;.()]{2,90}?(?:\s*\([^()]{1,60}\))?)\s+(?P<to>to|with|should|would|must)\s+(?P<verb>[a-z-]+)",
    )
});
/// "That an update report be submitted to Committee in 6 months."
static SUBMITTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:^|\b(?:agreed|resolved|decided|requested),?\s+)(?:to\s+)?that\s+(?P<what>an?\s+[^,;.]{0,80}?(?:report|paper|update|briefing|presentation|plan|review)[^,;.]{0,60}?)\s+(?:should\s+)?be\s+(?P<verb>submitted|brought|presented|provided|prepared|given|made|circulated|issued|produced|carried|undertaken)\b",
    )
});

/// "… that the Executive Director be asked to submit …".
static BE_ASKED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|\bthat\s+)(?:[Tt]he\s+)?(?P<who>[A-Z][^.;:]{2,80}?)\s+(?:be|is|are|was|were)\s+(?:asked|requested|instructed|tasked|invited|directed|mandated)\s+to\s+(?P<verb>[a-z-]+)",
    )
});
/// "That the report be noted."
static BE_DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^that\s+[^.;:]{3,120}?\s+be\s+(?P<verb>noted|approved|agreed|endorsed|adopted|ratified|homologated|remitted|accepted|authorised)\b",
    )
});
/// "It was agreed that the Clerk would write …".
static AGREED_THAT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:agreed|resolved|decided|confirmed|requested|asked|instructed|directed)\b(?:\s+\w+ly)?,?\s+that\s+(?P<rest>.+)$",
    )
});
/// Verbs in capitals within a sentence, as some councils set them: "NOTED the report and AGREED that …".
static IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:,|;)?\s+(?:and\s+)?(?P<verb>AGREED|NOTED|APPROVED|RESOLVED|ENDORSED|INSTRUCTED|RATIFIED|HOMOLOGATED|REMITTED)\b",
    )
});

fn verb_of(word: &str) -> DecisionVerb {
    let folded = word.to_lowercase();
    if folded.starts_with("agre")
        || folded.starts_with("resol")
        || folded.starts_with("decid")
        || folded.starts_with("determin")
        || folded == "outcome"
        || folded.starts_with("decision")
    {
        DecisionVerb::Agree
    } else if folded.starts_with("approv")
        || folded.starts_with("ratif")
        || folded.starts_with("homolog")
        || folded.starts_with("adopt")
        || folded.starts_with("endors")
        || folded.starts_with("accept")
        || folded.starts_with("confirm")
        || folded.starts_with("authoris")
        || folded.starts_with("authoriz")
    {
        DecisionVerb::Approve
    } else if folded.starts_with("not") {
        DecisionVerb::Note
    } else if folded.starts_with("remit")
        || folded.starts_with("instruct")
        || folded.starts_with("delegat")
        || matches!(folded.as_str(), "direct" | "directs" | "directed" | "directing")
        || folded.starts_with("refer")
    {
        DecisionVerb::Remit
    } else {
        DecisionVerb::Other
    }
}

/// The verb at the head of an item ("to note the report"); `None` where it begins with none that is known.
fn verb_at_head(text: &str) -> Option<DecisionVerb> {
    // "That the report be noted."
    if let Some(found) = BE_DONE.captures(text).and_then(|f| f.name("verb")) {
        return Some(verb_of(found.as_str()));
    }
    let mut words = text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut first = words.next()?;
    while matches!(
        first.to_lowercase().as_str(),
        "to" | "and" | "also" | "that" | "otherwise" | "formally" | "the" | "then"
    ) {
        first = words.next()?;
    }
    match verb_of(first) {
        DecisionVerb::Other => None,
        // "note" in "note of the meeting" would be a noun, but no item begins so.
        verb => Some(verb),
    }
}

/// Reads them.
pub(super) fn extract(paper: &Paper<'_>, extracted: &mut Extracted) {
    let passages = paper.passages();
    let meetings = super::facts::meetings(paper, passages);
    let mut found: Vec<(Decision, usize)> = Vec::new();
    let mut index = 0;
    while index < passages.list.len() {
        index = at(passages, index, &mut found);
    }
    for (decision, _) in &found {
        if let Some(table) = table_of(&decision.header.source.path) {
            extracted.used(table, "decisions");
        }
    }
    for (decision, passage) in found {
        let told = passages.list.get(passage).and_then(|p| action_of(&decision, p, passages, &meetings));
        if let Some(action) = told {
            actions::add_from_decision(&mut extracted.records.actions, action);
        }
        extracted.records.decisions.push(decision);
    }
}

fn table_of(path: &str) -> Option<usize> {
    path.strip_prefix("table[")?.split(']').next()?.parse().ok()
}

/// Reads the decisions of a passage, and of the list that it leads in to; returns the index of the next passage.
fn at(passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) -> usize {
    let Some(passage) = passages.list.get(index) else { return index + 1 };
    if !prose::is_minutes(passage.kind) || is_header_cell(passages, passage) || is_status_table(passages, passage) {
        return index + 1;
    }
    let mut next = index + 1;
    // "RESOLVED, that" and its items in lines of one paragraph.
    if let Some((lead, items)) = inline_items(&passage.text).filter(|_| passage.text.contains('\n')) {
        for item in items {
            push(passages, index, &item, verb_at_head(&item).unwrap_or(lead), out);
        }
        return next;
    }
    for line in prose::cut(&passage.text) {
        if prose::labelled(&line).is_some() {
            // What is marked as an action is one, and may be a decision as well where the words say so; the next lines
            // of a bare mark are read as they come.
            continue;
        }
        if let Some((lead, items)) = inline_items(&line) {
            for item in items {
                push(passages, index, &item, verb_at_head(&item).unwrap_or(lead), out);
            }
            continue;
        }
        if let Some(found) = LABEL.captures(&line) {
            let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
            let rest = found.name("rest").map_or("", |r| r.as_str()).trim();
            if !rest.is_empty() {
                push(passages, index, rest, verb_at_head(rest).unwrap_or(verb), out);
                continue;
            }
        }
        if let Some(found) = LEAD_IN.captures(&line) {
            let verb = verb_of(found.name("verb").map_or("", |v| v.as_str()));
            // "It was noted that:" before a list is how a talk is told; what a body itself notes it decides to note.
            let told = verb == DecisionVerb::Note && line.to_lowercase().contains("it was ");
            let after = if told { next } else { list_after(passages, index, verb, out) };
            if after > next {
                next = after;
                continue;
            }
        }
        // "Agreed." under an item.
        if let Some(verb) = bare_verb(&line).filter(|_| !passage.heading) {
            push(passages, index, &line, verb, out);
            continue;
        }
        if sentences(&line).last().is_some_and(|last| BODY_ALONE.is_match(&line[last.clone()]))
            && passages.list[next..].iter().take(3).any(|p| verb_at_head(&p.text).is_some())
        {
            let after = if begins_decisions(passages, next) {
                list_after(passages, index, DecisionVerb::Other, out)
            } else {
                next
            };
            if after > next {
                next = after;
                continue;
            }
        }
        if passage.heading {
            continue;
        }
        for range in sentences(&line) {
            sentence(passages, index, &line[range], out);
        }
    }
    next
}

/// Whether what stands next begins with a word for what a body does.
fn begins_decisions(passages: &Passages<'_>, next: usize) -> bool {
    passages.list.get(next).is_some_and(|p| {
        let first = fold(p.text.split_whitespace().next().unwrap_or(""));
        verb_at_head(&p.text).is_some()
            || matches!(
                first.as_str(),
                "received"
                    | "requested"
                    | "considered"
                    | "welcomed"
                    | "supported"
                    | "recommended"
                    | "discussed"
                    | "receive"
                    | "request"
                    | "consider"
                    | "recommend"
                    | "thanked"
                    | "acknowledged"
                    | "authorised"
                    | "delegated"
            )
    })
}

/// A line that says no more than that the item was agreed, approved or noted.
fn bare_verb(line: &str) -> Option<DecisionVerb> {
    let folded = fold(line);
    let word = folded
        .trim_end_matches(" unanimously")
        .trim_end_matches(" as presented")
        .trim_start_matches("unanimously ")
        .trim_start_matches("paper ")
        .trim_start_matches("report ");
    // "Agreed as accurate", "Approved subject to one change".
    let mut words = word.split(' ');
    let word = match (words.next(), words.next()) {
        (Some(first), Some("as" | "subject" | "by" | "without" | "with" | "nem")) if word.split(' ').count() <= 12 => {
            first
        }
        _ => word,
    };
    matches!(word, "agreed" | "approved" | "noted" | "endorsed" | "adopted" | "homologated" | "ratified")
        .then(|| verb_of(word))
}

/// Headings of a table are no text.
fn is_header_cell(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    passage.cell.is_some_and(|at| passages.senses.get(&at.table).is_some_and(|s| at.row <= s.header_rows))
}

/// Logs report on actions; what they say was agreed was agreed elsewhere.
fn is_status_table(passages: &Passages<'_>, passage: &Passage<'_>) -> bool {
    passage.cell.is_some_and(|at| {
        passages.senses.get(&at.table).is_some_and(|s| {
            let column = s.roles.get(at.column as usize - 1).copied();
            !s.is_minute() && column != Some(actions::columns::Role::Narrative)
        })
    })
}

/// Items within one line, with the verb that leads in to them.
fn inline_items(line: &str) -> Option<(DecisionVerb, Vec<String>)> {
    let starts: Vec<(usize, usize)> =
        INLINE_ITEM.captures_iter(line).filter_map(|c| c.get(0).map(|m| (m.start(), m.end()))).collect();
    let first = starts.first()?;
    let lead = line[..first.0].trim_end_matches([':', '-', '–', ' ']);
    let verb = LEAD_IN.captures(lead)?;
    let verb = verb_of(verb.name("verb")?.as_str());
    let mut items = Vec::new();
    for (number, (_, from)) in starts.iter().enumerate() {
        let to = starts.get(number + 1).map_or(line.len(), |(start, _)| *start);
        items.push(line[*from..to].trim().to_owned());
    }
    Some((verb, items))
}

/// The items after a lead-in: list items, or lines that begin with "to" or "that".
fn list_after(passages: &Passages<'_>, index: usize, verb: DecisionVerb, out: &mut Vec<(Decision, usize)>) -> usize {
    let Some(lead) = passages.list.get(index) else { return index };
    let mut next = index + 1;
    let same = |p: &Passage<'_>| {
        p.part == lead.part && p.cell.map(|c| (c.table, c.row)) == lead.cell.map(|c| (c.table, c.row))
    };
    while let Some(passage) = passages.list.get(next) {
        let begins = passage.text.to_lowercase();
        let item =
            passage.label.as_deref().is_some_and(|l| labels::number(l).is_none_or(|n| n.len() > 1 || !passage.heading))
                || begins.starts_with("to ")
                || begins.starts_with("that ");
        if !same(passage) || !item || passage.heading || prose::labelled(&passage.text).is_some() {
            break;
        }
        push(passages, next, &passage.text, verb_at_head(&passage.text).unwrap_or(verb), out);
        next += 1;
    }
    next
}

/// A sentence of running text.
fn sentence(passages: &Passages<'_>, index: usize, text: &str, out: &mut Vec<(Decision, usize)>) {
    // "RESOLVED: that the Clerk advertise the plots." within a paragraph.
    if (text.starts_with("RESOLVED") || text.starts_with("AGREED"))
        && let Some(rest) = LABEL.captures(text).and_then(|f| f.name("rest")).map(|r| r.as_str().trim())
        && !rest.is_empty()
    {
        push(passages, index, rest, verb_at_head(rest).unwrap_or(DecisionVerb::Agree), out);
        return;
    }
    let found = PARTICIPLE
        .captures(text)
        .or_else(|| BODY_VERB.captures(text))
        .or_else(|| IT_WAS.captures(text))
        .or_else(|| PASSIVE.captures(text))
        .or_else(|| IT_WAS_RESOLVED.captures(text));
    let Some(found) = found else { return };
    let Some(verb) = found.name("verb") else { return };
    // "the Board agreed in May", "had agreed", "at its last meeting agreed": told of the past.
    let before = text[..verb.start()].trim_end().to_lowercase();
    let past = before.ends_with(" had")
        || before.ends_with("previously")
        || before.ends_with(" having")
        || before.ends_with(" been") && before.contains("had been")
        || before.ends_with(" not yet")
        || before.ends_with(" to be");
    let folded = text.to_lowercase();
    let done = folded.contains("all actions due had been completed");
    let future =
        before.ends_with(" will") || before.ends_with(" if") || folded.starts_with("if ") || before.ends_with(" once");
    if past || done || future {
        return;
    }
    let verb_kind = match verb.as_str().to_lowercase().as_str() {
        "supported" | "recommended" | "continued" | "deferred" | "appointed" | "nominated" => DecisionVerb::Other,
        word => verb_of(word),
    };
    // "… so it was agreed they should attend": the decision begins there.
    let from = IT_WAS.find(text).map_or(0, |m| m.start());
    let more: Vec<_> = IN_CAPITALS
        .captures_iter(text)
        .filter_map(|c| Some((c.get(0)?.start(), c.name("verb")?)))
        .filter(|(at, word)| *at > verb.start() && *at >= from && word.start() > verb.end())
        .collect();
    let in_capitals = verb.as_str().chars().all(char::is_uppercase);
    if in_capitals && !more.is_empty() {
        let ends = more.iter().map(|(at, _)| *at).chain([text.len()]);
        let starts =
            std::iter::once((from, verb_kind)).chain(more.iter().map(|(_, w)| (w.start(), verb_of(w.as_str()))));
        for ((start, kind), end) in starts.zip(ends) {
            push(passages, index, &text[start..end], kind, out);
        }
        return;
    }
    push(passages, index, &text[from..], verb_kind, out);
    if verb_kind == DecisionVerb::Note
        && IT_WAS.is_match(text)
        && let Some((decision, _)) = out.last_mut()
    {
        // "It was noted that …" may only tell what was said.
        decision.header.flag(crate::diagnostic::ReviewCode::ReadFromProse);
    }
}

fn push(passages: &Passages<'_>, index: usize, text: &str, verb: DecisionVerb, out: &mut Vec<(Decision, usize)>) {
    let Some(passage) = passages.list.get(index) else { return };
    let text = labels::split(text.trim()).1.trim().trim_end_matches([';', ',']).trim_end();
    let text = text.strip_suffix(" and").map_or(text, |t| t.trim_end_matches([';', ',']));
    if text.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return;
    }
    // A lead-in whose list is no list of decisions says nothing by itself.
    if text.ends_with(':') || text.ends_with(":-") {
        return;
    }
    let item = passages.item(passage);
    let mut header = passage.header(text);
    if let Some(sense) = passage.cell.and_then(|at| passages.senses.get(&at.table))
        && sense.inferred
    {
        header.flag(crate::diagnostic::ReviewCode::ColumnsInferred);
    }
    out.push((
        Decision { header, item_number: item.number, item_title: item.title, verb, text: text.to_owned() },
        index,
    ));
}

/// The action that a decision gives somebody.
fn action_of(
    decision: &Decision,
    passage: &Passage<'_>,
    passages: &Passages<'_>,
    meetings: &[actions::Meeting],
) -> Option<crate::record::Action> {
    let text = decision.text.as_str();
    let does = |verb: &str| crate::wording::verbs::is_doing(verb) && !matches!(verb, "note" | "be");
    let orders = BE_ASKED.captures(text).into_iter().chain(TOLD.captures(text));
    for found in orders {
        let (Some(who), Some(verb)) = (found.name("who"), found.name("verb")) else { continue };
        // "invite Jo Blair to be co-opted" tells Jo Blair nothing to do.
        if does(verb.as_str()) && !who.as_str().starts_with("to ") {
            return actions::from_decision(decision, passage, passages, Some(who.as_str().trim()), meetings);
        }
    }
    if SUBMITTED.is_match(text) {
        return actions::from_decision(decision, passage, passages, None, meetings);
    }
    let rest = AGREED_THAT.captures(text).and_then(|f| f.name("rest")).map(|r| r.as_str());
    // "Decision: Secretary to prepare notices".
    let who = actions::told_to(rest.unwrap_or(text), rest.is_none())?;
    actions::from_decision(decision, passage, passages, Some(&who), meetings)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::document::Block;
    use crate::extract::paper::{heading, item, minutes, p};
    use crate::record::DecisionVerb::{self, Agree, Approve, Note, Remit};

    fn check(blocks: Vec<Block>, expected: &[(DecisionVerb, &str)]) {
        let extracted = minutes(blocks);
        let got: Vec<(DecisionVerb, &str)> =
            extracted.records.decisions.iter().map(|d| (d.verb, d.text.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn sentences_of_minutes() {
        let check = |text: &str, verb: Option<DecisionVerb>| {
            let expected: Vec<(DecisionVerb, &str)> = verb.map(|v| (v, text)).into_iter().collect();
            check(vec![p(text)], &expected);
        };
        check("The Board approved the minute of the last meeting as a true record.", Some(Approve));
        check("Board members approved the programme and the way of reporting.", Some(Approve));
        check("It was agreed that the plan should be shared more widely.", Some(Agree));
        check("It was agreed they should attend the planning day.", Some(Agree));
        check("The Committee noted the report.", Some(Note));
        check("The actions and minutes from the last meeting were approved.", Some(Approve));
        check("With this understanding the Terms of Reference were approved.", Some(Approve));
        check("Board members welcomed the work on roads, agreeing this should be done soon.", Some(Agree));
        check("The minutes were homologated.", Some(Approve));
        check("It was decided that the programme should be underpinned by the principles.", Some(Agree));
        check("Ada Bell noted that the report was late.", None);
        check("The agreed public tasks were put into effect.", None);
        check("The team will agree what can be done together.", None);
        check("The Board had agreed this in May.", None);
        check("It was noted that all actions due had been completed.", None);
    }

    #[test]
    fn resolutions() {
        check(
            vec![
                p("The Board agreed:-"),
                item("(i)", "to note the content of the report;"),
                item("(ii)", "to remit to the Chief Officer to submit a report to a future meeting; and"),
                item("(iii)", "otherwise to approve the plan."),
                p("Then the talk turned to roads."),
            ],
            &[
                (Note, "to note the content of the report"),
                (Remit, "to remit to the Chief Officer to submit a report to a future meeting"),
                (Approve, "otherwise to approve the plan."),
            ],
        );
        check(
            vec![p(
                "The Committee resolved:- (i) to note the report; and (ii) to instruct the Chief Officer to report back in six months.",
            )],
            &[(Note, "to note the report"), (Remit, "to instruct the Chief Officer to report back in six months.")],
        );
        check(vec![p("Decision: the plan is to go out in May.")], &[(Agree, "the plan is to go out in May.")]);
    }

    #[test]
    fn a_decision_that_tells_somebody_is_an_action_too() {
        let extracted = minutes(vec![
            heading("4. Winter beds"),
            p(
                "The Committee resolved:- (i) to note the report; and (ii) to instruct the Chief Officer to report back in six months.",
            ),
        ]);
        let actions = &extracted.records.actions;
        assert_eq!(actions.len(), 1);
        assert_eq!(actions[0].owners[0].as_written, "Chief Officer");
        assert_eq!(actions[0].due.as_ref().unwrap().as_written, "in six months");
        assert_eq!(actions[0].item_number.as_deref(), Some("4"));
        assert!(actions[0].header.review.contains(&crate::diagnostic::ReviewCode::ActionFromProse));
        let extracted = minutes(vec![
            p("The Committee agreed:-"),
            item("(a)", "That an update report be submitted to Committee in 6 months."),
        ]);
        assert_eq!(extracted.records.actions[0].due.as_ref().unwrap().as_written, "in 6 months");
        assert!(extracted.records.actions[0].owners.is_empty());
    }
}
