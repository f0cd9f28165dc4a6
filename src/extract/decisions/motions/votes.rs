//! How a vote went.

use crate::framework::headings::fold;
use crate::wording::numerals::UNITS;

/// How a vote went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract::decisions) enum Vote {
    Carried,
    Lost,
}

/// Words that count a vote, or that say how it was taken, behind its outcome.
const COUNTS: [&str; 37] = [
    "unanimously",
    "unanimous",
    "nem",
    "con",
    "dis",
    "by",
    "to",
    "votes",
    "vote",
    "for",
    "against",
    "on",
    "a",
    "show",
    "of",
    "hands",
    "in",
    "favour",
    "favor",
    "with",
    "abstention",
    "abstentions",
    "abstained",
    "the",
    "majority",
    "all",
    "and",
    "casting",
    "no",
    "simple",
    "absolute",
    "without",
    "dissent",
    "en",
    "bloc",
    "m",
    "u",
];

/// Whether a short text says no more than how a vote went: "Carried", "Motion carried 7-2", "All in favour", "LOST".
pub(in crate::extract::decisions) fn vote(text: &str) -> Option<Vote> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    if folded.split(' ').count() > 12 {
        return told_at_length(&folded);
    }
    // "This was passed unanimously."
    let this = ["this was passed", "this was carried", "this was unanimously "].iter().any(|w| folded.starts_with(w));
    let said = without_motion(folded.strip_prefix("this was ").filter(|_| this).unwrap_or(&folded));
    let said = said.strip_prefix("unanimously ").filter(|_| this).unwrap_or(said);
    // "Carried, Mrs Ash voting against."
    let said = ["voting against", "voting for", "abstaining", "dissenting", "against", "abstained", "dissented"]
        .iter()
        .find_map(|end| said.strip_suffix(end))
        .and_then(|said| said.split_once(' '))
        .filter(|(word, names)| matches!(*word, "carried" | "passed") && names.split_whitespace().count() <= 5)
        .map_or(said, |(word, _)| word);
    // "Carried over to May" is no vote.
    let elsewhere =
        ["carried over", "carried forward", "carried out", "passed to", "passed on", "lost to", "agreed to"];
    if begins(said, &elsewhere) {
        return None;
    }
    let carried = ["carried", "passed", "adopted", "accepted", "approved", "agreed"];
    if let Some(word) = carried.iter().find(|w| begins(said, &[w])) {
        // "Approved." alone is the body's verb, and read as one.
        let bare = folded == *word && !matches!(*word, "carried" | "passed");
        return (!bare && counts_only(said.strip_prefix(word).unwrap_or(""))).then_some(Vote::Carried);
    }
    // "On a vote 11 were in favour and 2 against", "5 Yes; 0 No; 1 Abstain".
    if let Some((for_it, against)) = counted(&folded).or_else(|| yes_and_no(&folded)) {
        return Some(if for_it > against { Vote::Carried } else { Vote::Lost });
    }
    let all = [
        "so resolved",
        "so ordered",
        "so agreed",
        "unanimously",
        "unanimous",
        "all in favour",
        "all in favor",
        "all agreed",
        "all were in favour",
        "all were in favor",
        "all present in favour",
    ];
    if begins(said, &all) {
        return (folded.split(' ').count() <= 6).then_some(Vote::Carried);
    }
    begins(said, &["lost", "defeated", "not carried", "fell", "failed", "rejected"]).then_some(Vote::Lost)
}

/// "the amended motion was put to the vote and carried": from the word that says how it went.
fn without_motion(folded: &str) -> &str {
    folded
        .trim_start_matches("and ")
        .trim_start_matches("the ")
        .trim_start_matches("vote ")
        .trim_start_matches("amended ")
        .trim_start_matches("motion ")
        .trim_start_matches("amendment ")
        .trim_start_matches("resolution ")
        .trim_start_matches("proposal ")
        .trim_start_matches("being ")
        .trim_start_matches("was ")
        .trim_start_matches("then ")
        .trim_start_matches("accordingly ")
        .trim_start_matches("duly ")
        .trim_start_matches("put and ")
        .trim_start_matches("put to the vote and ")
        .trim_start_matches("declared ")
}

/// Whether words begin with one of these, as whole words.
fn begins(said: &str, words: &[&str]) -> bool {
    words.iter().any(|w| said.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// "7 to 2", "by a show of hands": whether the words behind an outcome only count the vote.
fn counts_only(rest: &str) -> bool {
    let number =
        |w: &str| w.chars().all(|c| c.is_ascii_digit()) || UNITS.iter().take(11).skip(1).any(|unit| *unit == w);
    let plain = |w: &str| number(w) || COUNTS.contains(&w);
    rest.split_whitespace().all(plain)
}

/// "On a vote, two Members voted for the amendment and sixteen against and it was declared lost."
fn told_at_length(folded: &str) -> Option<Vote> {
    /// Longer texts tell more than a vote, in words.
    const LONGEST: usize = 45;
    let opens = [
        "on a vote",
        "on being put",
        "on a division",
        "on a show of hands",
        "upon being put",
        "upon a vote",
        "following a vote",
        "after a vote",
        "a vote was taken",
        "the vote was taken",
    ];
    if folded.split(' ').count() > LONGEST || !opens.iter().any(|words| folded.starts_with(words)) {
        return None;
    }
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if says(&["declared lost", "was lost", "was defeated", "not carried", "motion fell", "amendment fell"]) {
        return Some(Vote::Lost);
    }
    says(&["declared carried", "was carried", "was passed", "accordingly carried"]).then_some(Vote::Carried)
}

/// The votes of "5 yes, 0 no, 1 abstain" or "Yes: 5, No: 0".
fn yes_and_no(folded: &str) -> Option<(u32, u32)> {
    let words: Vec<&str> = folded.split(' ').collect();
    let at = |names: [&str; 3]| words.iter().position(|word| names.contains(word));
    let (yes, no) = (at(["yes", "aye", "ayes"])?, at(["no", "nay", "nays"])?);
    let number = |at: Option<usize>| words.get(at?)?.parse::<u32>().ok();
    let before = number(yes.checked_sub(1)).zip(number(no.checked_sub(1)));
    before.filter(|_| yes < no).or_else(|| number(Some(yes + 1)).zip(number(Some(no + 1))))
}

/// The votes for and against in words that count them: "on a vote 11 were in favour and 2 against".
fn counted(folded: &str) -> Option<(u32, u32)> {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |word: &&str| match *word {
        "none" | "no" | "nil" => Some(0),
        "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        "six" => Some(6),
        "seven" => Some(7),
        "eight" => Some(8),
        word => word.parse::<u32>().ok(),
    };
    let before = |at: usize| words.get(..at)?.iter().rev().take(3).find_map(number);
    let favour = words.iter().position(|w| matches!(*w, "favour" | "favor" | "for"))?;
    let against = words.iter().position(|w| *w == "against").filter(|at| *at > favour)?;
    Some((before(favour)?, before(against)?))
}
