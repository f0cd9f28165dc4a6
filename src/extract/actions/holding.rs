//! Which tables of a paper hold actions: by the kind of the paper and by what stands above them.

use super::columns::{Role, Sense};
use super::rows;
use crate::document::{Block, ParagraphKind};
use crate::extract::Paper;
use crate::extract::passages::{Item, Passages};
use crate::framework::headings;
use crate::record::DocumentKind;
use crate::wording::when;

/// The item or heading under which a table stands; a line right above it that ends in no full stop counts.
pub(super) fn heading_above(passages: &Passages<'_>, block: usize, table: usize) -> Item {
    let first = passages.list.iter().position(|p| p.cell.is_some_and(|c| c.table == table));
    let before = match first {
        Some(index) => passages.list[..index].last(),
        None => passages.list.iter().rev().find(|p| p.block < block),
    };
    let Some(before) = before else { return Item::default() };
    // "Summary of actions" is no part of the last item.
    if before.cell.is_none() && before.block + 2 > block && rows::names_log(&before.text) {
        return Item { number: None, title: Some(before.text.clone()) };
    }
    let mut item = if before.cell.is_none() { passages.item(before) } else { Item::default() };
    let title_like = before.cell.is_none()
        && before.block + 2 > block
        && before.text.chars().count() <= 120
        && !before.text.ends_with('.')
        && !before.text.contains(';');
    // A line about the paper ("Position at 6 September", "JB – Jo Blair") is no title.
    let about = !when::days(&before.text).is_empty() || rows::lead(&before.text).1.is_empty();
    let title_like = title_like && (!about || before.paragraph.is_bold() && when::days(&before.text).is_empty());
    if title_like && !before.heading {
        item = Item { number: item.number, title: Some(before.text.clone()) };
    }
    if item.title.is_none() && before.cell.is_some() {
        // Tables one after the other: the heading above the first stands for all.
        item = passages
            .list
            .iter()
            .rev()
            .find(|p| p.block < before.block && p.heading)
            .map(|p| passages.item(p))
            .unwrap_or_default();
    }
    item
}

/// Whether cards with owners and dates are actions in a paper of this kind.
pub(super) fn holds_cards(kind: DocumentKind, paper: &Paper<'_>, above: &Item) -> bool {
    let named = above.title.as_deref().is_some_and(rows::names_log)
        || paper.document.parts.first().and_then(|p| p.title.as_deref()).is_some_and(rows::names_log);
    matches!(kind, DocumentKind::Minutes | DocumentKind::Other | DocumentKind::BoardPack)
        || named && matches!(kind, DocumentKind::Agenda | DocumentKind::BoardReport)
}

/// A word for a plan that has items of its own.
fn is_plan(word: &str) -> bool {
    matches!(word, "plan" | "strategy" | "framework" | "programme")
}

/// Whether a table says what is to be done, by whom and by when: "Action | Lead | Timescale", or "What | Who | When" below
/// "Next steps".
fn takes_further(sense: &Sense, above: &Item) -> bool {
    let below_steps = || {
        let title = above.title.as_deref().map(headings::fold).unwrap_or_default();
        title.split(' ').any(|word| matches!(word, "action" | "actions"))
            || title.contains("next steps")
            // "Step | Lead | By" below "Timetable".
            || title == "timetable" && matches!(sense.text_heading.as_str(), "step" | "steps" | "task" | "tasks")
    };
    sense.column(Role::Owner).is_some()
        && sense.column(Role::Due).is_some()
        && (sense.text_heading.split(' ').any(|word| matches!(word, "action" | "actions")) || below_steps())
}

/// Whether a table of this sense gives actions in a paper of this kind.
pub(super) fn holds_actions(kind: DocumentKind, sense: &Sense, above: &Item, paper: &Paper<'_>) -> bool {
    // "Carers Strategy 2023-2026: action tracker" tracks the plan's own items.
    let names_log = |line: &str| {
        rows::names_log(line) && !(kind == DocumentKind::DeliveryPlan && headings::fold(line).split(' ').any(is_plan))
    };
    // "FOLLOW UP FROM BOARD ACTION PLANS" among the first lines.
    let titled = || {
        let lines = paper.document.blocks.iter().take(6).filter_map(Block::paragraph);
        lines.filter(|p| p.is_bold() || p.kind == ParagraphKind::Heading).any(|p| names_log(&p.text()))
    };
    let named = above.title.as_deref().is_some_and(names_log)
        || paper.document.parts.first().and_then(|p| p.title.as_deref()).is_some_and(names_log)
        || kind == DocumentKind::DeliveryPlan && titled();
    match kind {
        DocumentKind::Minutes => true,
        DocumentKind::SelfEvaluationReturn | DocumentKind::StrategicPlan | DocumentKind::PlanOverview => false,
        // A report tells in its own table who takes its matter further.
        DocumentKind::BoardReport if !sense.inferred && (named || takes_further(sense, above)) => true,
        DocumentKind::Agenda | DocumentKind::DeliveryPlan | DocumentKind::BoardReport | DocumentKind::Letter => {
            named && !sense.inferred
        }
        DocumentKind::BoardPack | DocumentKind::Other => {
            let action_words =
                ["action", "commitment", "outstanding", "matter"].iter().any(|w| sense.text_heading.contains(w));
            // "Weekly stand-up: actions".
            let of_actions = paper.document.parts.first().and_then(|p| p.title.as_deref()).is_some_and(|title| {
                headings::fold(title).ends_with(" actions")
                    && sense.column(Role::Owner).is_some()
                    && sense.column(Role::Due).is_some()
            });
            // "What | Who | When": tasks, where no column says more; "What we will do" is what a plan promises.
            let of_tasks = sense.column(Role::Owner).is_some()
                && sense.column(Role::Due).is_some()
                && !sense.roles.contains(&Role::Other)
                && !sense.text_heading.split(' ').any(|word| word == "will")
                && headings::listed_column(&sense.text_heading) == Some(headings::Column::Action);
            // Columns told by what stands in them, where that orders something of people.
            let of_plan = || {
                let title = above.title.as_deref().map(headings::fold).unwrap_or_default();
                let titles = paper.document.parts.iter().filter_map(|p| p.title.as_deref()).map(headings::fold);
                std::iter::once(title)
                    .chain(titles)
                    .any(|t| t.split(' ').any(|w| is_plan(w) || matches!(w, "directions" | "direction")))
                    || sense.text_heading.contains("direct")
            };
            // "Follow-on work | Falls to | To be done by": no list knows the first heading.
            let unlisted = headings::columns(&sense.text_heading).is_empty();
            // "Outcome | Person to act | Deadline": what came of a meeting.
            let unlisted = unlisted || headings::is_decision_column(&sense.text_heading);
            let told = (sense.guessed || sense.inferred || unlisted) && sense.tells_tasks && !of_plan();
            let named = named || of_actions || of_tasks || told;
            (named
                || (action_words && sense.column(Role::Owner).or(sense.column(Role::Due)).is_some())
                || (sense.is_minute() && sense.column(Role::Item).is_some()))
                && (named || !sense.inferred)
        }
    }
}
