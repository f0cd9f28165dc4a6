//! Each action once: a table or box that repeats the text's action is one record with two places.

use crate::document::geometry::union_by_page;
use crate::framework::headings::fold;
use crate::record::Action;
use crate::wording::calendar;

/// Likeness from which two texts are the same action.
const SAME: f64 = 0.86;

/// Merges actions of the text (from index `tabled` on) into those of tables, and repeats among them into the first.
pub(super) fn once(actions: &mut Vec<Action>, tabled: usize) {
    let mut kept: Vec<Action> = Vec::with_capacity(actions.len());
    let mut folded: Vec<String> = Vec::with_capacity(actions.len());
    for (index, action) in std::mem::take(actions).into_iter().enumerate() {
        let text = fold(&action.text);
        let twin = kept.iter().enumerate().position(|(other, known)| {
            // Rows of tables stand for themselves, however alike they are.
            let both_rows = index < tabled && other < tabled;
            !both_rows
                && known.header.source.part == action.header.source.part
                && (((alike(&folded[other], &text) || same_number(known, &action)) && agree(known, &action))
                    || (retold(&folded[other], &text) && share_owner(known, &action) && dues_agree(known, &action)))
        });
        if let Some(known) = twin.and_then(|t| kept.get_mut(t)) {
            merge(known, action);
        } else {
            kept.push(action);
            folded.push(text);
        }
    }
    *actions = kept;
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

fn share_owner(a: &Action, b: &Action) -> bool {
    a.owners.iter().any(|x| b.owners.iter().any(|y| fold(&x.as_written) == fold(&y.as_written)))
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
fn agree(a: &Action, b: &Action) -> bool {
    let owners = |x: &Action| x.owners.iter().map(|o| fold(&o.as_written)).collect::<Vec<_>>();
    let (x, y) = (owners(a), owners(b));
    let owners_agree = x.is_empty()
        || y.is_empty()
        || x.iter().any(|o| y.contains(o))
        || x.iter().any(|o| o.len() <= 4) != y.iter().any(|o| o.len() <= 4);
    owners_agree && dues_agree(a, b)
}

fn merge(known: &mut Action, more: Action) {
    if known.owners.is_empty() {
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
}
