//! Decisions of tables that have a column for them: "Item | Title | Decision | Responsible". Whatever stands there was
//! decided; where it gives somebody a task, the columns beside it say who and by when.

use super::phrases::{INLINE_ITEM, LEAD_IN};
use super::push;
use super::verbs::{bare_verb, verb_at_head, verb_of, verb_said, verb_told};
use crate::diagnostic::ReviewCode;
use crate::extract::actions;
use crate::extract::passages::{Beside, Passage, Passages};
use crate::framework::headings::fold;
use crate::record::{Action, Decision, DecisionVerb, Owner, When};
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::{labels, sentences::sentences, verbs};
use std::sync::LazyLock;

/// How a passage of a table with a column of decisions is read.
pub(super) enum Reading {
    /// It is no part of such a table, or its row leaves the column empty.
    AsText,
    /// It stands beside what was decided.
    Beside,
    /// It was decided.
    Decided,
    /// It was decided, or is to be done.
    DecidedOrDue,
}

/// How to read a passage.
pub(super) fn reading(passages: &Passages<'_>, passage: &Passage<'_>) -> Reading {
    let Some(at) = passage.cell else { return Reading::AsText };
    let Some(table) = passages.decision_tables.get(&at.table) else { return Reading::AsText };
    match table.rows.contains_key(&at.row) {
        true if at.column == table.column && table.mixed => Reading::DecidedOrDue,
        true if at.column == table.column => Reading::Decided,
        true if table.mixed => Reading::AsText,
        true => Reading::Beside,
        false if at.row <= table.header_rows => Reading::Beside,
        false => Reading::AsText,
    }
}

/// The decisions of a paragraph of the column.
pub(super) fn decided(passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) {
    let Some(passage) = passages.list.get(index) else { return };
    for line in actions::prose::cut(&passage.text) {
        if actions::prose::labelled(&line).is_some() || actions::prose::is_field(&line) || is_none(&line) {
            continue;
        }
        let starts: Vec<(usize, usize)> =
            INLINE_ITEM.captures_iter(&line).filter_map(|c| c.get(0).map(|m| (m.start(), m.end()))).collect();
        let items = starts.iter().enumerate().map(|(number, (_, from))| {
            let to = starts.get(number + 1).map_or(line.len(), |(start, _)| *start);
            line[*from..to].trim()
        });
        // "(i) To note the plan; (ii) to …": the first label stands apart from the text.
        let labelled = passage.label.is_some() && starts.len() == 1;
        let first = starts.first().map_or(line.len(), |(start, _)| *start);
        let head = line[..first].trim();
        let lead = LEAD_IN.captures(head).and_then(|f| f.name("verb")).map(|verb| verb_of(verb.as_str()));
        if starts.len() < 2 && !labelled {
            push(passages, index, &line, verb(&line), out);
            continue;
        }
        if lead.is_none() {
            push(passages, index, head, verb(head), out);
        }
        for item in items {
            let told = verb_at_head(item).or_else(|| verb_said(item)).or(lead);
            push(passages, index, item, told.unwrap_or(DecisionVerb::Agree), out);
        }
    }
}

/// The decisions of a paragraph of a column for decisions and actions: the sentences that give no task.
pub(super) fn decided_or_due(passages: &Passages<'_>, index: usize, out: &mut Vec<(Decision, usize)>) {
    let Some(passage) = passages.list.get(index) else { return };
    for line in actions::prose::cut(&passage.text) {
        if actions::prose::labelled(&line).is_some() || actions::prose::is_field(&line) || is_none(&line) {
            continue;
        }
        for range in sentences(&line) {
            let text = &line[range];
            if (gives_task(text) && !is_said_decided(text))
                || is_none(text)
                || !actions::owners_of_cell(text).is_empty()
            {
                continue;
            }
            let known = out.len();
            push(passages, index, text, verb(text), out);
            let told = bare_verb(text).or_else(|| verb_told(text)).is_some();
            if let Some((decision, _)) = out.get_mut(known).filter(|_| !told) {
                decision.header.flag(ReviewCode::ReadFromProse);
            }
        }
    }
}

/// The words of a text in a column for decisions and actions that give a task; none where all of it was decided.
pub(in crate::extract) fn task_in(text: &str) -> Option<&str> {
    let ranges = sentences(text);
    let mut tasks = ranges.iter().filter(|range| gives_task(&text[(*range).clone()]));
    let first = tasks.next()?;
    let last = tasks.next_back().unwrap_or(first);
    Some(text[first.start..last.end].trim())
}

/// The verb of what stands in the column, whatever its words.
fn verb(text: &str) -> DecisionVerb {
    let text = labels::split(text.trim()).1;
    let first = text.split([';', '.', ',']).next().unwrap_or(text);
    bare_verb(first).or_else(|| verb_told(text)).unwrap_or(DecisionVerb::Agree)
}

/// "None declared", "N/A", a dash, a date or the names of those who moved it: nothing was decided.
fn is_none(text: &str) -> bool {
    let folded = fold(text);
    if is_only_moved(text) || actions::is_only_date(text) {
        return true;
    }
    let mut words = folded.split(' ');
    folded.is_empty()
        || matches!(
            folded.as_str(),
            "n a" | "not applicable" | "nil" | "no decision" | "no decision required" | "for information"
        )
        || words.next() == Some("none") && folded.split(' ').count() <= 3
}

/// "Proposed T Rooney, seconded S Quigg.": who moved it, and nothing else.
fn is_only_moved(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let moved = text.starts_with("Proposed") || text.starts_with("Moved") || text.starts_with("Seconded");
    let verbs = ["Proposed", "proposed", "Seconded", "seconded", "Moved", "moved", "by", "and", "by:"];
    let name = |word: &&str| word.starts_with(char::is_uppercase);
    moved
        && words.len() <= 10
        && words.iter().all(|word| name(word) || verbs.contains(&word.trim_end_matches([':', ','])))
}

static ORDERS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:to be [a-z]+(?:ed|en|t|d|n|e)\b|(?:remit|instruct|delegat|direct|request|ask|task)(?:ed|ing|s|e)?\b)",
    )
});

/// The words of a decision that give a task, whoever does it.
fn task_of(text: &str) -> Option<&str> {
    let told = actions::told_of(text);
    if told.len() < text.trim().len() || actions::told_to(text, true).is_some() {
        return Some(told);
    }
    let from = sentences(text).into_iter().find(|range| gives_task(&text[range.clone()]))?;
    Some(text[from.start..].trim())
}

/// What somebody is to see done: "agreed that a workshop be arranged".
static TO_BE_DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:it was |to )?(?:agreed|agree|resolved|decided) )?that (?:an? |the )?[^.;:]{3,80}? be (?P<done>\w+)\b",
    )
});

/// Whether a decision asks, of nobody in its words, that something be done; what is noted, approved or kept is not.
fn asks_to_be_done(text: &str) -> bool {
    const DECIDED: [&str; 10] = [
        "noted",
        "approved",
        "agreed",
        "accepted",
        "adopted",
        "endorsed",
        "appointed",
        "deferred",
        "continued",
        "retained",
    ];
    TO_BE_DONE.captures(text.trim()).and_then(|found| found.name("done")).is_some_and(|done| {
        let done = fold(done.as_str());
        (done.ends_with("ed")
            || matches!(done.as_str(), "made" | "sent" | "brought" | "written" | "sought" | "held" | "given"))
            && !DECIDED.contains(&done.as_str())
    })
}

/// "Agreed: to extend the scheme": a decision by its own word, whatever it asks for.
fn is_said_decided(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, rest)| {
        matches!(fold(label).as_str(), "agreed" | "decided" | "decision" | "resolved" | "approved")
            && ["to ", "that "].iter().any(|opens| rest.trim_start_matches('-').trim_start().starts_with(opens))
    })
}

/// Whether a sentence of a decision gives a task.
fn gives_task(text: &str) -> bool {
    const DECIDES: &[&str] = &[
        "note",
        "approve",
        "agree",
        "endorse",
        "adopt",
        "accept",
        "ratify",
        "homologate",
        "receive",
        "consider",
        "support",
        "recommend",
        "welcome",
        "continue",
        "defer",
        "grant",
        "refuse",
        "appoint",
        "nominate",
        "confirm",
        "authorise",
        "acknowledge",
        "thank",
        "commend",
        "be",
        "hold",
        "remain",
        "have",
        "report",
    ];
    let mut words = labels::split(text.trim()).1.split_whitespace().skip_while(|word| {
        matches!(
            fold(word).as_str(),
            "agreed" | "resolved" | "decided" | "that" | "to" | "and" | "it" | "was" | "noted" | "approved"
        )
    });
    // "Exercise Gannet approved for May": what was decided on a thing.
    let decided = || {
        text.split_whitespace().skip(1).any(|word| {
            matches!(
                fold(word).as_str(),
                "approved" | "agreed" | "noted" | "accepted" | "endorsed" | "deferred" | "ratified" | "adopted"
            )
        })
    };
    let opens =
        words.next().is_some_and(|word| verbs::is_doing(word) && !DECIDES.contains(&fold(word).as_str())) && !decided();
    opens || ORDERS.is_match(text) || actions::orders_somebody(text)
}

/// What a decision in the column is read with.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// The decision.
    pub decision: &'a Decision,
    /// Where it stands.
    pub passage: &'a Passage<'a>,
    /// All passages.
    pub passages: &'a Passages<'a>,
    /// What stands beside it.
    pub beside: &'a Beside,
    /// The meetings of the paper.
    pub meetings: &'a [actions::Meeting],
    /// Who was there.
    pub cast: &'a actions::Cast,
}

/// The actions of a decision in the column: told by its words, or by whoever stands beside it.
pub(super) fn actions_of(row: Row<'_>, told: Option<Action>) -> Vec<Action> {
    let Row { decision, passage, passages, beside, meetings, cast } = row;
    let owners = beside.owner.as_deref().map(actions::owners_of_cell).unwrap_or_default();
    let by_when = || beside.due.is_some().then(|| decision.text.trim()).filter(|text| asks_to_be_done(text));
    let task = task_of(&decision.text).or_else(by_when);
    let action = match (told, &beside.owner) {
        (Some(told), _) => Some(told),
        (None, Some(owner)) if task.is_some() && !owners.is_empty() => {
            actions::from_decision(decision, passage, passages, Some(owner), meetings)
        }
        (None, _) => None,
    };
    let Some(mut action) = action else { return Vec::new() };
    if let Some(task) = task {
        task.clone_into(&mut action.text);
    }
    if let Some(due) = &beside.due {
        action.due = Some(When::written(due));
    }
    if owners.is_empty() {
        return vec![action];
    }
    // The words name one and the column another: the column is made for it.
    let named = |owner: &Owner| owners.iter().any(|other| cast.same(owner, other) != Some(false));
    if !action.owners.is_empty() && !action.owners.iter().any(named) {
        action.header.flag(ReviewCode::OwnerUncertain);
    }
    action.header.review.retain(|code| *code != ReviewCode::ActionFromProse);
    match actions::parted(&action.text, &owners, cast) {
        Some(parts) => parts.into_iter().map(|(text, owners)| Action { text, owners, ..action.clone() }).collect(),
        None => vec![Action { owners, ..action }],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::document::Block;
    use crate::extract::paper::{minutes, table};
    use crate::record::DecisionVerb::{Agree, Approve, Note, Other, Remit};

    #[test]
    fn a_column_of_decisions_and_actions() {
        let extracted = minutes(vec![Block::Table(table(&[
            &["Agenda item", "Key points", "Decision/Action", "Responsible", "Timescale"],
            &[
                "1. Rehab",
                "Twelve places so far.",
                "Agreed: to extend the pathway to families. Paper to be drafted.",
                "ES",
                "31.10.23",
            ],
            &["2. Costs", "They rise.", "AB to bring figures", "AB", "May"],
        ]))]);
        let decided: Vec<&str> = extracted.records.decisions.iter().map(|d| d.text.as_str()).collect();
        assert_eq!(decided, ["Agreed: to extend the pathway to families."]);
        let tasks: Vec<&str> = extracted.records.actions.iter().map(|a| a.text.as_str()).collect();
        assert_eq!(tasks, ["Paper to be drafted.", "AB to bring figures"]);
    }

    #[test]
    fn what_is_to_be_done_is_a_task_of_whoever_stands_beside_it() {
        let extracted = minutes(vec![Block::Table(table(&[
            &["Para", "Subject", "Decision", "Officer", "Timescale"],
            &["1", "Buses", "(a) Noted the figures; (b) agreed that a workshop be arranged", "Strategy Manager", "May"],
            &["2", "Fees", "Agreed that the fees be approved", "Treasurer", "June"],
            &["3", "Pier", "Agreed that the fence be mended", "Harbour Master", "July"],
        ]))]);
        let tasks: Vec<_> =
            extracted.records.actions.iter().map(|a| (a.text.as_str(), a.owners[0].as_written.as_str())).collect();
        assert_eq!(
            tasks,
            [
                ("agreed that a workshop be arranged", "Strategy Manager"),
                ("Agreed that the fence be mended", "Harbour Master")
            ]
        );
    }

    #[test]
    fn a_note_of_decisions() {
        let extracted = minutes(vec![Block::Table(table(&[
            &["Item", "Title", "Decision", "Responsible"],
            &["1", "Minutes", "Approved", "-"],
            &["2", "Accounts", "Noted; to be sent to the auditor by 30 June 2019", "Chief Finance Officer"],
            &["3", "Audit", "(i) To note the plan; (ii) to instruct the Chief Officer to revise it", "Chief Officer"],
            &["4", "Interests", "None declared.", ""],
            &["5", "Vice chair", "Councillor Una Baird was appointed", "Clerk"],
            &["6", "Risk", "Risk 7 should stand at 12", "Hal Stirling"],
        ]))]);
        let verbs: Vec<_> =
            extracted.records.decisions.iter().map(|d| (d.item_number.as_deref().unwrap(), d.verb)).collect();
        assert_eq!(verbs, [("1", Approve), ("2", Note), ("3", Note), ("3", Remit), ("5", Other), ("6", Agree)]);
        let actions: Vec<_> = extracted
            .records
            .actions
            .iter()
            .map(|a| (a.item_number.as_deref().unwrap(), a.owners[0].as_written.as_str()))
            .collect();
        assert_eq!(actions, [("2", "Chief Finance Officer"), ("3", "Chief Officer")]);
        assert!(extracted.records.actions.iter().all(|a| a.decision_id.is_some()));
    }
}
