//! What the figures say, in sentences: each is written only where the figures hold it.

use super::compare::{Change, Comparison};
use super::figures::{Round, Tally, words};

/// A number with its noun: "1 partnership", "31 partnerships".
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// What a round's ratings say.
pub(super) fn ratings(round: &Round<'_>) -> Vec<String> {
    let total = round.total();
    let rated: usize = total.rated.iter().sum();
    let answers = rated + total.ambiguous + total.blank;
    let has = |n: usize| if n == 1 { "1 has".to_owned() } else { format!("{n} have") };
    let mut parts = Vec::new();
    if total.ambiguous > 0 {
        parts.push(format!("{} more than one reading", has(total.ambiguous)));
    }
    if total.blank > 0 {
        parts.push(format!("{} no mark", has(total.blank)));
    }
    // Proposals that nobody is asked to rate make no answers.
    let national = (0..round.proposals.len())
        .map(|i| round.tally(i))
        .filter(|t| t.national > 0 && t.national >= t.rated.iter().sum::<usize>() + t.ambiguous + t.blank)
        .count();
    let apart = match national {
        0 => String::new(),
        1 => ", 1 of them not for local completion".to_owned(),
        n => format!(", {n} of them not for local completion"),
    };
    let answered = format!(
        "{} {} {}{apart}.",
        count(round.returns.len(), "return", "returns"),
        if round.returns.len() == 1 { "covers" } else { "cover" },
        count(round.proposals.len(), "proposal", "proposals")
    );
    let plain = if parts.is_empty() {
        match answers {
            1 => "The one answer was read plainly.".to_owned(),
            n => format!("All {n} answers were read plainly."),
        }
    } else {
        let rated = if rated == 1 { "1 is a plain rating".to_owned() } else { format!("{rated} are plain ratings") };
        format!("Of {}, {rated}, {}.", count(answers, "answer", "answers"), parts.join(" and "))
    };
    let mut out = vec![answered];
    if answers > 0 {
        out.push(plain);
    }
    out.extend(most(round, &total, rated));
    out.extend(shares(round, &total, rated));
    out.extend(extremes(round));
    out
}

/// Of fewer answers "most" and parts of a hundred say nothing.
const ENOUGH: usize = 5;

/// The rating, or the two neighbours on the scale, that more than half of the answers fall into.
fn most(round: &Round<'_>, total: &Tally, rated: usize) -> Option<String> {
    if rated < ENOUGH {
        return None;
    }
    let percent = |n: usize| n * 100 / rated;
    let name = |i: usize| round.scale.get(i).map(|id| words(id).to_lowercase());
    let (i, n) = total.rated.iter().copied().enumerate().max_by_key(|(i, n)| (*n, usize::MAX - i))?;
    if n * 2 > rated {
        return Some(format!("Most ratings are “{}” ({}%).", name(i)?, percent(n)));
    }
    let beside = [i.checked_sub(1), i.checked_add(1)].into_iter().flatten();
    let neighbour = beside.filter_map(|j| Some((j, *total.rated.get(j)?))).max_by_key(|(_, m)| *m);
    if let Some((j, m)) = neighbour
        && round.ordered
        && (n + m) * 2 > rated
    {
        let (low, high) = (name(i.min(j))?, name(i.max(j))?);
        return Some(format!("Most ratings are “{low}” or “{high}” ({}%).", percent(n + m)));
    }
    Some(format!("No rating has most of the answers; the most frequent is “{}” ({}%).", name(i)?, percent(n)))
}

/// How the plain ratings spread over the scale.
fn shares(round: &Round<'_>, total: &Tally, rated: usize) -> Option<String> {
    if rated < ENOUGH {
        return None;
    }
    let parts: Vec<String> = round
        .scale
        .iter()
        .zip(&total.rated)
        .map(|(id, n)| format!("{} {n} ({}%)", words(id).to_lowercase(), n * 100 / rated))
        .collect();
    Some(format!("In all: {}.", parts.join(", ")))
}

/// The proposals that got the lowest and the highest rating most often, where one alone did, and more than once.
fn extremes(round: &Round<'_>) -> Vec<String> {
    let last = round.scale.len().saturating_sub(1);
    let places = if last == 0 || !round.ordered { vec![] } else { vec![0, last] };
    let mut out = Vec::new();
    for place in places {
        let counts: Vec<usize> =
            (0..round.proposals.len()).map(|i| round.tally(i).rated.get(place).copied().unwrap_or_default()).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        let mut first = counts.iter().enumerate().filter(|(_, n)| **n == most);
        if let (Some((i, _)), None) = (first.next(), first.next())
            && most > 1
            && let Some((proposal, id)) = round.proposals.get(i).zip(round.scale.get(place))
        {
            out.push(format!(
                "“{}” was given most often for proposal {} ({} of {}).",
                words(id),
                proposal.number,
                most,
                count(round.returns.len(), "return", "returns")
            ));
        }
    }
    out
}

/// What two rounds side by side say.
pub(super) fn comparison(comparison: &Comparison<'_>) -> Vec<String> {
    let counts = comparison.count(|_| true);
    let get = |change| counts.get(&change).copied().unwrap_or_default();
    let (rose, fell, stayed) = (get(Change::Rose), get(Change::Fell), get(Change::Stayed));
    let mut out = vec![format!(
        "{} in both rounds: {rose} rose, {fell} fell and {stayed} stayed.",
        count(rose + fell + stayed, "rating stands plainly", "ratings stand plainly"),
    )];
    out.extend(untold(get));
    out.extend(several_returns(comparison));
    out.extend(unrated_or_of_one_round(get));
    out.extend(most_went(rose, fell, stayed));
    out.extend(of_actions(comparison));
    out
}

/// What is said of ratings of which no change can be told.
fn untold(get: impl Fn(Change) -> usize) -> Vec<String> {
    let mut out = Vec::new();
    if get(Change::Differs) > 0 {
        out.push(format!(
            "{} in the rounds, of a framework whose scale the folders do not tell: neither a rise nor a fall can be told.",
            count(get(Change::Differs), "rating differs", "ratings differ")
        ));
    }
    if get(Change::Reading) > 0 {
        let several = get(Change::Reading) > 1;
        out.push(format!(
            "For {} the reading changed (no mark or more than one reading in one of the rounds), so that no change of {} \
             can be told.",
            get(Change::Reading),
            if several { "ratings" } else { "rating" }
        ));
    }
    out
}

/// What is said of partnerships with more than one return in a round.
fn several_returns(comparison: &Comparison<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for (names, round) in [(&comparison.several_before, "first"), (&comparison.several_after, "second")] {
        if !names.is_empty() {
            let have = if names.len() == 1 { "has" } else { "have" };
            out.push(format!(
                "{} {have} more than one return in the {round} round: a plain rating counts before any other, then the \
                 return whose file comes last.",
                names.join(", ")
            ));
        }
    }
    out
}

/// What is said of answers without a rating in both rounds, or in one of them.
fn unrated_or_of_one_round(get: impl Fn(Change) -> usize) -> Vec<String> {
    let mut out = Vec::new();
    if get(Change::Unrated) > 0 {
        out.push(format!(
            "{} no rating in either round: not for local completion, or no mark.",
            if get(Change::Unrated) == 1 {
                "1 answer has".to_owned()
            } else {
                format!("{} answers have", get(Change::Unrated))
            }
        ));
    }
    if get(Change::Appeared) + get(Change::Vanished) > 0 {
        out.push(format!(
            "{} in the second round only and {} in the first only.",
            count(get(Change::Appeared), "rating is", "ratings are"),
            get(Change::Vanished)
        ));
    }
    out
}

/// How most ratings went.
fn most_went(rose: usize, fell: usize, stayed: usize) -> Option<String> {
    let plain = rose + fell + stayed;
    if plain >= 5 && rose * 2 > plain {
        Some(format!("Most ratings rose ({}%).", rose * 100 / plain))
    } else if plain >= 5 && fell * 2 > plain {
        Some(format!("Most ratings fell ({}%).", fell * 100 / plain))
    } else if plain >= 5 && stayed * 2 > plain {
        Some(format!("Most ratings stayed ({}%).", stayed * 100 / plain))
    } else {
        None
    }
}

/// What is said of the improvement actions of both rounds.
fn of_actions(comparison: &Comparison<'_>) -> Option<String> {
    let sum = |list: fn(&super::compare::Pair<'_>) -> usize| comparison.pairs.iter().map(list).sum::<usize>();
    let (new, carried, dropped) = (sum(|p| p.new_actions.len()), sum(|p| p.carried_on.len()), sum(|p| p.dropped.len()));
    (new + carried + dropped > 0).then(|| {
        format!(
            "{} new, {carried} carried on and {dropped} dropped.",
            count(new, "improvement action is", "improvement actions are")
        )
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::record::{Entity, Header, Outcome, Rating, Records};
    use crate::report::{Output, figures};

    /// What is said of one proposal's ratings, one letter for each partnership: `n`, `p`, `e`, `x` from the lowest to the
    /// highest, `?` for more than one reading, `-` for no mark.
    fn check(letters: &str, expected: &[&str], unexpected: &[&str]) {
        let ratings = letters.chars().enumerate().map(|(n, letter)| {
            let rating = match letter {
                'n' => Some("not_yet_established"),
                'p' => Some("partly_established"),
                'e' => Some("established"),
                'x' => Some("exemplary"),
                _ => None,
            };
            Rating {
                header: Header { document_id: format!("d{n:02}"), ..Header::default() },
                framework: "msg-integration-review-2019".to_owned(),
                proposal: "1.1".to_owned(),
                partnership: Some(Entity::written(format!("Place {n}"), None)),
                outcome: match letter {
                    '?' => Outcome::Ambiguous,
                    '-' => Outcome::Blank,
                    _ => Outcome::Rated,
                },
                rating: rating.map(str::to_owned),
                ..Rating::default()
            }
        });
        let records = Records { ratings: ratings.collect(), ..Records::default() };
        let output = Output::new(Vec::new(), records, serde_json::Value::Null);
        let said = super::ratings(figures::rounds(&output).first().unwrap()).join(" ");
        for part in expected {
            assert!(said.contains(part), "{letters}: {said}");
        }
        for part in unexpected {
            assert!(!said.contains(part), "{letters}: {said}");
        }
    }

    #[test]
    fn sentences_say_what_the_figures_hold() {
        check(
            "ppeepe",
            &[
                "6 returns cover 1 proposal. All 6 answers were read plainly.",
                "“partly established” or “established” (100%)",
            ],
            &[],
        );
        check("eeeexn", &["Most ratings are “established” (66%)"], &["“established” or"]);
        check("nnxxpe", &["No rating has most", "33%"], &["Most ratings"]);
        check("e", &["1 return covers 1 proposal. The one answer was read plainly."], &["Most", "most"]);
        check(
            "?-",
            &["Of 2 answers, 0 are plain ratings, 1 has more than one reading and 1 has no mark."],
            &["Most", "most"],
        );
        check("nnnee", &["“Not yet established” was given most often for proposal 1.1 (3 of 5 returns)"], &[]);
        check("neeee", &[], &["given most often"]);
    }
}
