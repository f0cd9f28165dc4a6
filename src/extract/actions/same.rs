//! Each action once: a table or box that repeats the text's action is one record with two places.

use super::cast::Cast;
use crate::diagnostic::ReviewCode;
use crate::document::geometry::union_by_page;
use crate::framework::headings::fold;
use crate::record::{Action, Owner};
use crate::wording::{calendar, verbs};
use std::collections::BTreeSet;

/// Likeness from which two texts are the same action.
const SAME: f64 = 0.86;

/// Merges actions of the text (from index `tabled` on) into those of tables, and repeats among them into the first.
pub(super) fn once(actions: &mut Vec<Action>, tabled: usize, cast: &Cast) {
    // Rows of tables stand for themselves, however alike they are.
    let more = actions.split_off(tabled.min(actions.len()));
    if more.is_empty() {
        return;
    }
    let mut folded: Vec<String> = actions.iter().map(|action| fold(&action.text)).collect();
    for action in more {
        let text = fold(&action.text);
        let twin = actions.iter().enumerate().position(|(other, known)| {
            known.header.source.part == action.header.source.part
                && (((alike(&folded[other], &text) || same_number(known, &action)) && agree(known, &action, cast))
                    || (retold(&folded[other], &text)
                        && share_owner(known, &action, cast)
                        && dues_agree(known, &action))
                    || (other < tabled && summed_up(known, &action, cast) && dues_agree(known, &action)))
        });
        if let Some(known) = twin.and_then(|twin| actions.get_mut(twin)) {
            merge(known, action);
        } else {
            actions.push(action);
            folded.push(text);
        }
    }
}

/// Words that say what is to be done: without small words, dates, the owners' names and the endings of plurals.
fn content(action: &Action) -> BTreeSet<String> {
    const SMALL: &[&str] = &[
        "the",
        "a",
        "an",
        "to",
        "of",
        "and",
        "or",
        "on",
        "in",
        "for",
        "with",
        "at",
        "by",
        "from",
        "be",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "should",
        "shall",
        "that",
        "this",
        "it",
        "its",
        "their",
        "his",
        "her",
        "all",
        "any",
        "before",
        "after",
        "end",
        "next",
        "meeting",
        "agreed",
        "asked",
        "undertook",
        "action",
    ];
    let folded = fold(&action.text);
    let names: Vec<String> = action.owners.iter().map(|owner| fold(&owner.as_written)).collect();
    let words = folded.split(' ').filter(|word| {
        let named = names.iter().any(|name| name.split(' ').any(|part| part == *word));
        word.len() > 1
            && !named
            && !SMALL.contains(word)
            && calendar::month(word).is_none()
            && !word.starts_with(|c: char| c.is_ascii_digit())
    });
    words.map(|word| word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word).to_owned()).collect()
}

/// "Bring recovery plan" in a summary at the end: "Finance Director to bring a recovery plan to the June meeting".
fn summed_up(a: &Action, b: &Action, cast: &Cast) -> bool {
    let number = |action: &Action| {
        let number = action.action_number.as_deref()?;
        Some(number.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches('0').to_owned())
            .filter(|n| !n.is_empty())
    };
    let numbers = match (number(a), number(b)) {
        (Some(a), Some(b)) => Some(a == b),
        _ => None,
    };
    if numbers == Some(false) || !(share_owner(a, b, cast) || numbers == Some(true) && !conflict(a, b, cast)) {
        return false;
    }
    let (a, b) = (content(a), content(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // "DO to book a tutor", "Book a first-aid tutor": the verb and what it is about.
    let verb = || short.iter().any(|word| long.contains(word) && verbs::is_doing(word));
    let fewest = match numbers {
        Some(true) => 1,
        _ if short.len() == 2 && verb() => 2,
        _ => 3,
    };
    let held = short.iter().filter(|word| long.contains(*word)).count();
    // "PD to tell Finance that the payment profile has changed", "Tell Finance of the new payment profile".
    let most = || short.len() > 3 && held * 4 >= short.len() * 3 && verb();
    let enough = if numbers == Some(true) { held * 3 >= short.len() * 2 } else { held == short.len() || most() };
    short.len() >= fewest && enough
}

/// Whether a sentence tells again, in other words, what a marked action of the minute says: somebody owns both, and they
/// share words for what is to be done, one within an item, half of them elsewhere.
pub(super) fn echoes(marked: &Action, told: &Action, cast: &Cast) -> bool {
    // "The price was agreed, joiner to be told.": a clause and its whole sentence, of which neither names anybody.
    let within = |a: &Action, b: &Action| a.text.contains(b.text.as_str());
    if marked.owners.is_empty()
        && told.owners.is_empty()
        && marked.header.source.path == told.header.source.path
        && (within(marked, told) || within(told, marked))
    {
        return true;
    }
    if marked.header.source.part != told.header.source.part || !share_owner(marked, told, cast) {
        return false;
    }
    let item = |action: &Action| (action.item_number.clone(), action.item_title.clone());
    let same_item = item(marked) == item(told) && item(told) != (None, None);
    let (a, b) = (content(marked), content(told));
    let shared = a.intersection(&b).count();
    // Two sentences of an item may give one person two tasks.
    let both_told = [marked, told].iter().all(|action| action.header.review.contains(&ReviewCode::ActionFromProse));
    let few = both_told && told.decision_id.is_some() && shared * 3 < a.len().min(b.len());
    shared > 0 && !few && (same_item || shared * 2 >= a.len().min(b.len()))
}

/// Whether the owners of two actions are known to be different people.
fn conflict(a: &Action, b: &Action, cast: &Cast) -> bool {
    let told = |x: &Owner, y: &Owner| cast.same(x, y) == Some(false);
    !a.owners.is_empty() && a.owners.iter().all(|x| !b.owners.is_empty() && b.owners.iter().all(|y| told(x, y)))
}

fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Short texts are alike by chance.
    short.len() >= 20 && ((short.len() >= 40 && long.contains(short)) || strsim::normalized_levenshtein(a, b) >= SAME)
}

/// "Circulate the savings plan" told again: "Jo Blair would circulate the savings plan by July".
fn retold(a: &str, b: &str) -> bool {
    /// Shorter texts are told again by chance.
    const SHORTEST: usize = 18;
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= SHORTEST && short.split(' ').count() >= 3 && long.contains(short)
}

/// Whether somebody owns both.
pub(super) fn share_owner(a: &Action, b: &Action, cast: &Cast) -> bool {
    a.owners.iter().any(|x| b.owners.iter().any(|y| cast.same(x, y) == Some(true)))
}

/// Whether two dates may be one: the same words, one in the other, or the same month.
fn dues_agree(known: &Action, other: &Action) -> bool {
    let month = |text: &str| fold(text).split(' ').find_map(calendar::month);
    match (&known.due, &other.due) {
        (Some(one), Some(two)) => {
            let (one, two) = (fold(&one.as_written), fold(&two.as_written));
            one == two
                || one.contains(&two)
                || two.contains(&one)
                || (month(&one).is_some() && month(&one) == month(&two))
        }
        _ => true,
    }
}

fn same_number(a: &Action, b: &Action) -> bool {
    let number = |x: &Action| x.action_number.clone().filter(|n| n.len() >= 2);
    match (number(a), number(b)) {
        (Some(x), Some(y)) if x == y => {
            let (x, y) = (fold(&a.text), fold(&b.text));
            x.contains(&y) || y.contains(&x) || strsim::normalized_levenshtein(&x, &y) >= 0.5
        }
        _ => false,
    }
}

/// Two actions with the same words but other owners or dates are two.
fn agree(a: &Action, b: &Action, cast: &Cast) -> bool {
    let short = |x: &Action| x.owners.iter().any(|owner| fold(&owner.as_written).len() <= 4);
    let owners_agree = a.owners.is_empty()
        || b.owners.is_empty()
        || share_owner(a, b, cast)
        || (short(a) != short(b) && !conflict(a, b, cast));
    owners_agree && dues_agree(a, b)
}

fn merge(known: &mut Action, more: Action) {
    if known.owners.is_empty() && !more.owners.is_empty() {
        known.owners = more.owners;
        known.header.review.retain(|c| *c != crate::diagnostic::ReviewCode::OwnerMissing);
    }
    known.due = known.due.take().or(more.due);
    known.status = known.status.or(more.status);
    known.progress = known.progress.take().or(more.progress);
    known.action_number = known.action_number.take().or(more.action_number);
    // A summary at the end stands under the last item; the text stands under the action's own.
    if more.item_number.is_some() && more.item_number != known.item_number {
        (known.item_number, known.item_title) = (more.item_number, more.item_title);
    } else {
        known.item_number = known.item_number.take().or(more.item_number);
        known.item_title = known.item_title.take().or(more.item_title);
    }
    known.meeting_date = known.meeting_date.take().or(more.meeting_date);
    known.decision_id = known.decision_id.take().or(more.decision_id);
    let mut places = std::mem::take(&mut known.header.source.places);
    // Two places on one page stay two: the record names both.
    let mut extra = union_by_page(&more.header.source.places);
    places.append(&mut extra);
    known.header.source.places = places;
}

#[cfg(test)]
mod tests {
    use crate::document::Block;
    use crate::extract::paper::{heading, minutes, p, table};

    #[test]
    fn a_table_that_repeats_the_text() {
        let extracted = minutes(vec![
            heading("1. Winter"),
            p("Action: JS to write to the four councils about winter beds"),
            Block::Table(table(&[
                &["Action", "Owner", "Due"],
                &["Write to the four councils about winter beds", "JS", "May"],
                &["Bring the costs of each option to the group", "AB", "June"],
            ])),
        ]);
        let actions = &extracted.records.actions;
        assert_eq!(actions.len(), 2);
        assert_eq!(actions[0].due.as_ref().map(|d| d.as_written.as_str()), Some("May"));
        assert_eq!(actions[0].item_number.as_deref(), Some("1"));
    }

    #[test]
    fn a_summary_in_other_words_and_by_other_names() {
        let extracted = minutes(vec![
            p("Present: Ms Sue Petrie (Chief Executive), Mr Ken Low (Finance Director)"),
            heading("3. Accounts"),
            p("AP2: Finance Director to bring a recovery plan to the June meeting."),
            heading("Summary of action points"),
            Block::Table(table(&[
                &["AP", "Action", "Owner", "By"],
                &["2", "Bring recovery plan", "Ken Low", "June meeting"],
                &["3", "Bring the report on the roof", "Ken Low", "June meeting"],
            ])),
        ]);
        let texts: Vec<&str> = extracted.records.actions.iter().map(|a| a.text.as_str()).collect();
        assert_eq!(texts, ["Bring recovery plan", "Bring the report on the roof"]);
    }
}
