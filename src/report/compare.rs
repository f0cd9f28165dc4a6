//! Two rounds of returns side by side: what rose, fell, stayed, appeared and vanished.
//!
//! A change of the reading (two columns marked last time, one now) is told apart from a change of the rating. Returns are
//! matched by the partnership's code, or by its name where the register has no code; proposals by framework and number.

use super::Output;
use super::figures::{by_number, name, words};
use crate::record::{Outcome, Rating};
use std::collections::{BTreeMap, BTreeSet};

/// What became of one partnership's rating of one proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Higher on the scale.
    Rose,
    /// Lower on the scale.
    Fell,
    /// The same.
    Stayed,
    /// Another rating of a scale whose order is not known.
    Differs,
    /// Rated in one round and not plainly rated in the other: no change of rating can be told.
    Reading,
    /// Not in the first round.
    Appeared,
    /// Not in the second round.
    Vanished,
    /// Without a rating in both rounds, in the same way: not for local completion, no mark.
    Unrated,
}

impl Change {
    /// All changes, in the order in which reports list them.
    pub const ALL: [Self; 8] = [
        Self::Rose,
        Self::Fell,
        Self::Stayed,
        Self::Differs,
        Self::Reading,
        Self::Appeared,
        Self::Vanished,
        Self::Unrated,
    ];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Rose => "rose",
            Self::Fell => "fell",
            Self::Stayed => "stayed",
            Self::Differs => "differs",
            Self::Reading => "reading changed",
            Self::Appeared => "appeared",
            Self::Vanished => "vanished",
            Self::Unrated => "no rating in either",
        }
    }
}

/// One partnership's rating of one proposal in both rounds.
#[derive(Debug, Clone)]
pub struct Pair<'a> {
    /// The partnership's name.
    pub partnership: String,
    /// Number of the proposal.
    pub proposal: &'a str,
    /// Its wording.
    pub text: &'a str,
    /// In the first round.
    pub before: Option<&'a Rating>,
    /// In the second round.
    pub after: Option<&'a Rating>,
    /// What became of it.
    pub change: Change,
    /// Improvement actions of the second round that the first did not have.
    pub new_actions: Vec<&'a str>,
    /// Improvement actions that stand in both, in the words of the second.
    pub carried_on: Vec<&'a str>,
    /// Improvement actions of the first round that the second does not have.
    pub dropped: Vec<&'a str>,
}

/// Two rounds side by side.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The scale, from the lowest.
    pub scale: Vec<String>,
    /// By partnership and proposal.
    pub pairs: Vec<Pair<'a>>,
    /// Partnerships with more than one return in the first round, by name.
    pub several_before: Vec<String>,
    /// Partnerships with more than one return in the second round, by name.
    pub several_after: Vec<String>,
}

impl Comparison<'_> {
    /// What a rating is called in transitions: its words, or why there is none.
    pub fn state(rating: Option<&Rating>) -> String {
        match rating {
            None => "not in the round".to_owned(),
            Some(r) => match (r.outcome, &r.rating) {
                (Outcome::Rated, Some(id)) => words(id),
                (outcome, _) => words(outcome.words()),
            },
        }
    }

    /// How many pairs went from each state of the first round to each of the second.
    pub fn transitions(&self) -> BTreeMap<(String, String), usize> {
        let mut out = BTreeMap::new();
        for pair in &self.pairs {
            *out.entry((Self::state(pair.before), Self::state(pair.after))).or_default() += 1;
        }
        out
    }

    /// The states of one side, the scale first.
    pub fn states(&self) -> Vec<String> {
        let mut out: Vec<String> = self.scale.iter().map(|s| words(s)).collect();
        let found: BTreeSet<String> =
            self.pairs.iter().flat_map(|p| [Self::state(p.before), Self::state(p.after)]).collect();
        for state in found {
            if !out.contains(&state) {
                out.push(state);
            }
        }
        out
    }

    /// How many pairs changed in each way, for those that `keep` keeps.
    pub fn count(&self, keep: impl Fn(&Pair<'_>) -> bool) -> BTreeMap<Change, usize> {
        let mut out: BTreeMap<Change, usize> = BTreeMap::new();
        for pair in self.pairs.iter().filter(|p| keep(p)) {
            *out.entry(pair.change).or_default() += 1;
        }
        out
    }

    /// The proposals, in their order.
    pub fn proposals(&self) -> Vec<(&str, &str)> {
        let mut out: Vec<(&str, &str)> = self.pairs.iter().map(|p| (p.proposal, p.text)).collect();
        out.sort_by(|a, b| by_number(a.0, b.0));
        out.dedup_by(|a, b| a.0 == b.0);
        out
    }

    /// The partnerships, by name.
    pub fn partnerships(&self) -> Vec<&str> {
        let found: BTreeSet<&str> = self.pairs.iter().map(|p| p.partnership.as_str()).collect();
        found.into_iter().collect()
    }
}

type Key<'a> = (String, &'a str, &'a str);

/// Compares the first round with the second.
pub fn compare<'a>(before: &'a Output, after: &'a Output) -> Comparison<'a> {
    let (first, second) = (keyed(before), keyed(after));
    let keys: BTreeSet<&Key<'_>> = first.keys().chain(second.keys()).collect();
    let known = |framework: &str| match after.scale(framework) {
        [] => before.scale(framework),
        scale => scale,
    };
    let mut scale: Vec<String> = Vec::new();
    let mut frameworks: BTreeSet<&str> = BTreeSet::new();
    for rating in before.records.ratings.iter().chain(&after.records.ratings) {
        let steps = if frameworks.insert(&rating.framework) { known(&rating.framework) } else { &[] };
        for id in steps.iter().chain(&rating.rating) {
            if !scale.contains(id) {
                scale.push(id.clone());
            }
        }
    }
    let mut pairs: Vec<Pair<'a>> = keys
        .into_iter()
        .filter_map(|key| {
            let (before, after) = (first.get(key).copied(), second.get(key).copied());
            let either = after.or(before)?;
            let partnership = name(either.partnership.as_ref()).map_or_else(|| key.0.clone(), str::to_owned);
            let (new_actions, carried_on, dropped) = actions(before, after);
            let change = change(before, after, known(key.1));
            let (proposal, text) = (either.proposal.as_str(), either.proposal_text.as_str());
            Some(Pair { partnership, proposal, text, before, after, change, new_actions, carried_on, dropped })
        })
        .collect();
    pairs.sort_by(|a, b| a.partnership.cmp(&b.partnership).then_with(|| by_number(a.proposal, b.proposal)));
    Comparison { scale, pairs, several_before: several(before), several_after: several(after) }
}

/// Partnerships with more than one return of one framework: which of them counts is a guess.
fn several(output: &Output) -> Vec<String> {
    let mut returns: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for rating in &output.records.ratings {
        if let Some(name) = name(rating.partnership.as_ref()) {
            returns.entry((name, &rating.framework)).or_default().insert(&rating.header.document_id);
        }
    }
    let names: BTreeSet<&str> = returns.iter().filter(|(_, ids)| ids.len() > 1).map(|((name, _), _)| *name).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// Ratings by partnership, framework and proposal. Where a batch holds two returns of one partnership, the one with a
/// plain rating counts, then the later in the batch.
fn keyed(output: &Output) -> BTreeMap<Key<'_>, &Rating> {
    let mut out: BTreeMap<Key<'_>, &Rating> = BTreeMap::new();
    for rating in &output.records.ratings {
        let entity = rating.partnership.as_ref();
        let who = entity
            .and_then(|e| e.code.clone())
            .or_else(|| name(entity).map(str::to_lowercase))
            .unwrap_or_else(|| output.file(&rating.header.document_id).to_owned());
        let key = (who, rating.framework.as_str(), rating.proposal.as_str());
        match out.get(&key) {
            Some(known) if known.outcome == Outcome::Rated && rating.outcome != Outcome::Rated => {}
            _ => {
                out.insert(key, rating);
            }
        }
    }
    out
}

fn change(before: Option<&Rating>, after: Option<&Rating>, scale: &[String]) -> Change {
    let (Some(before), Some(after)) = (before, after) else {
        return if before.is_none() { Change::Appeared } else { Change::Vanished };
    };
    let place = |id: &String| scale.iter().position(|s| s == id);
    match (&before.rating, &after.rating) {
        (Some(a), Some(b)) if a == b => Change::Stayed,
        (Some(a), Some(b)) => match place(a).zip(place(b)) {
            Some((a, b)) if a < b => Change::Rose,
            Some(_) => Change::Fell,
            None => Change::Differs,
        },
        (None, None) if before.outcome == after.outcome => Change::Unrated,
        _ => Change::Reading,
    }
}

/// Two actions are one where they share this part of their words.
const SAME_ACTION: f64 = 0.6;

fn actions<'a>(before: Option<&'a Rating>, after: Option<&'a Rating>) -> (Vec<&'a str>, Vec<&'a str>, Vec<&'a str>) {
    let list = |r: Option<&'a Rating>| -> Vec<&'a str> {
        r.map(|r| r.improvement_actions.iter().map(String::as_str).collect()).unwrap_or_default()
    };
    let (old, new) = (list(before), list(after));
    let mut left: Vec<Option<&str>> = old.iter().copied().map(Some).collect();
    let (mut fresh, mut carried) = (Vec::new(), Vec::new());
    for action in new {
        let best = left
            .iter()
            .enumerate()
            .filter_map(|(i, known)| known.map(|k| (i, likeness(k, action))))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        match best {
            Some((i, score)) if score >= SAME_ACTION => {
                if let Some(slot) = left.get_mut(i) {
                    *slot = None;
                }
                carried.push(action);
            }
            _ => fresh.push(action),
        }
    }
    (fresh, carried, left.into_iter().flatten().collect())
}

/// Shared words as a part of all words, 0 to 1.
fn likeness(a: &str, b: &str) -> f64 {
    let set = |text: &str| -> BTreeSet<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (set(a), set(b));
    let all = a.union(&b).count();
    if all == 0 { 1.0 } else { a.intersection(&b).count() as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Entity, Records};

    #[allow(clippy::type_complexity)] // Partnership, proposal, outcome, rating, improvement actions.
    fn round(ratings: &[(&str, &str, Outcome, Option<&str>, &[&str])]) -> Output {
        let ratings = ratings
            .iter()
            .map(|(partnership, proposal, outcome, rating, actions)| Rating {
                framework: "msg-integration-review-2019".to_owned(),
                proposal: (*proposal).to_owned(),
                partnership: Some(Entity::written(*partnership, None)),
                outcome: *outcome,
                rating: rating.map(str::to_owned),
                improvement_actions: actions.iter().map(|a| (*a).to_owned()).collect(),
                ..Rating::default()
            })
            .collect();
        Output::new(Vec::new(), Records { ratings, ..Records::default() }, serde_json::Value::Null)
    }

    #[test]
    fn a_change_of_reading_is_no_change_of_rating() {
        use Outcome::{Ambiguous, Blank, Rated};
        let first = round(&[
            ("Angus", "1.1", Rated, Some("partly_established"), &["train all staff in the new system"]),
            ("Angus", "1.2", Rated, Some("exemplary"), &[]),
            ("Angus", "1.10", Ambiguous, None, &[]),
            ("Angus", "2.1", Blank, None, &[]),
            ("Fife", "1.1", Rated, Some("established"), &["hold a yearly event"]),
        ]);
        let second = round(&[
            ("Angus", "1.1", Rated, Some("established"), &["train all of the staff in the new system", "buy a bus"]),
            ("Angus", "1.2", Rated, Some("established"), &[]),
            ("Angus", "1.10", Rated, Some("established"), &[]),
            ("Angus", "2.1", Blank, None, &[]),
            ("Moray", "1.1", Rated, Some("established"), &[]),
        ]);
        let comparison = compare(&first, &second);
        let got: Vec<_> = comparison.pairs.iter().map(|p| (p.partnership.as_str(), p.proposal, p.change)).collect();
        assert_eq!(
            got,
            [
                ("Angus", "1.1", Change::Rose),
                ("Angus", "1.2", Change::Fell),
                ("Angus", "1.10", Change::Reading),
                ("Angus", "2.1", Change::Unrated),
                ("Fife", "1.1", Change::Vanished),
                ("Moray", "1.1", Change::Appeared),
            ]
        );
        let first = &comparison.pairs[0];
        assert_eq!(first.carried_on, ["train all of the staff in the new system"]);
        assert_eq!((first.new_actions.as_slice(), first.dropped.len()), (["buy a bus"].as_slice(), 0));
        assert_eq!(comparison.transitions().values().sum::<usize>(), 6);
    }

    #[test]
    fn a_rise_is_told_by_the_scale_of_the_run_and_by_no_other() {
        let folder = |rating: &str, run: serde_json::Value| {
            let mut output = round(&[("Angus", "1.1", Outcome::Rated, Some(rating), &[])]);
            output.records.ratings[0].framework = "care-homes".to_owned();
            Output::new(output.documents, output.records, run)
        };
        let known = || serde_json::json!({ "settings": { "scales": { "care-homes": ["weak", "adequate", "good"] } } });
        let change = |first: &Output, second: &Output| compare(first, second).pairs[0].change;
        assert_eq!(change(&folder("weak", known()), &folder("adequate", known())), Change::Rose);
        assert_eq!(change(&folder("good", known()), &folder("adequate", known())), Change::Fell);
        let unknown = || serde_json::Value::Null;
        assert_eq!(change(&folder("weak", unknown()), &folder("good", unknown())), Change::Differs);
        assert_eq!(change(&folder("weak", unknown()), &folder("weak", unknown())), Change::Stayed);
        assert_eq!(change(&folder("good", known()), &folder("weak", unknown())), Change::Fell);
    }

    #[test]
    fn a_partnership_that_answered_twice_is_told() {
        let mut twice = round(&[
            ("Angus", "1.1", Outcome::Blank, None, &[]),
            ("Angus", "1.1", Outcome::Rated, Some("exemplary"), &[]),
        ]);
        for (number, rating) in twice.records.ratings.iter_mut().enumerate() {
            rating.header.document_id = number.to_string();
        }
        let once = round(&[("Angus", "1.1", Outcome::Rated, Some("exemplary"), &[])]);
        let comparison = compare(&twice, &once);
        assert_eq!(
            (comparison.several_before.as_slice(), comparison.several_after.len()),
            (&["Angus".to_owned()][..], 0)
        );
        assert_eq!(comparison.pairs[0].change, Change::Stayed);
        let said = crate::report::sentences::comparison(&comparison).join(" ");
        assert!(said.contains("Angus has more than one return in the first round"), "{said}");
    }

    #[test]
    fn two_empty_rounds_compare() {
        let empty = round(&[]);
        assert!(compare(&empty, &empty).pairs.is_empty());
    }
}
