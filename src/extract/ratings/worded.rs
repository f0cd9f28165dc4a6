//! What words say where a rating belongs: a name or short form of it, a score, words that name some of the ratings.

use super::mark_signs::Shape;
use super::marks::{Content, MarkContent};
use super::prompts::{is_goal, is_past};
use super::votes::moment;
use crate::framework::{Framework, Label, fold, is_round};
use crate::record::Signal;

/// Short forms of names, and several answers, are looked for in answers no longer than this, in bytes.
const LONGEST_ANSWER: usize = 120;

/// "2/4" by the paper's own key; "3/4" may be two of its numbers, and without a key nobody says where the scale begins.
pub(super) fn read_score(framework: &Framework, score: usize, two: bool, signal: Signal, text: &str) -> Content {
    let numbered = |number: usize| framework.step_answered(&number.to_string());
    match (framework.step_answered(text), numbered(score)) {
        (Some(step), _) => Content::Named(step, signal, text.to_owned()),
        (None, Some(step)) if !two => Content::Named(step, signal, text.to_owned()),
        (None, Some(step)) => {
            Content::Words(std::iter::once(step).chain(numbered(score + 1)).collect(), text.to_owned())
        }
        (None, None) => Content::Words(vec![score - 1], text.to_owned()),
    }
}

/// An answer that is one rating's name or short form and no more; `None` where it is none.
pub(super) fn read_answer(framework: &Framework, text: &str, worded: Signal) -> Option<Content> {
    if let Some(step) = framework.step_answered(text) {
        // "2 – Established", where 2 stands for another rating; in "3/4" the 4 says out of how many.
        let numbers = text
            .split(char::is_whitespace)
            .take_while(|word| *word != "of")
            .filter_map(|word| word.split('/').next())
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|word| (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()));
        let mut numbered = numbers.filter_map(|number| framework.step_answered(number));
        if let Some(other) = numbered.find(|other| *other != step) {
            return Some(Content::Words(vec![step, other], text.to_owned()));
        }
        // One letter may stand for more than one name.
        let only = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() == 1;
        let letter = only(text) && text.contains(char::is_alphabetic);
        let written = text.to_owned();
        return Some(if letter { Content::Words(vec![step], written) } else { Content::Named(step, worded, written) });
    }
    // "Current rating: Established" in the cell itself.
    if let Some((labels, at)) = framework.leading_label(text)
        && labels.contains(&Label::Rating)
        && let Some(step) = text.get(at..).and_then(|rest| framework.step_answered(rest))
    {
        return Some(Content::Named(step, worded, text.to_owned()));
    }
    None
}

/// The last rating of a cell that gives one for each round on a line of its own: "2019: Established", "2020: Exemplary".
pub(super) fn newest_of_rounds(framework: &Framework, text: &str) -> Option<usize> {
    let mut newest: Option<((i32, u32), usize)> = None;
    let mut several = false;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        let at = line.find([':', '–', '-', '='])?;
        let (label, answer) = (line.get(..at)?, line.get(at..)?.trim_start_matches([':', '–', '-', '=', ' ']));
        let now = (moment(label).filter(|_| is_round(label))?, framework.step_answered(answer)?);
        several = newest.is_some();
        // Two of the same round do not agree with one another.
        if newest.is_some_and(|before| before.0 == now.0) {
            return None;
        }
        newest = newest.max(Some(now));
    }
    newest.filter(|_| several).map(|(_, step)| step)
}

/// The second of two ratings that an arrow parts, where the label has the years of two rounds in the same order: "Partly
/// established → Established" beside "Our rating (2018 → 2019)".
pub(super) fn later_of_two(framework: &Framework, label: &str, text: &str) -> Option<usize> {
    let parted = |text: &str| {
        ["→", "->", "➔", "=>"].iter().find_map(|arrow| {
            let (before, behind) = text.split_once(arrow)?;
            Some((before.trim().to_owned(), behind.trim().to_owned()))
        })
    };
    let (first, second) = parted(label)?;
    if moment(&first)? >= moment(&second)? {
        return None;
    }
    let (before, now) = parted(text)?;
    framework.step_named(&before)?;
    framework.step_named(&now)
}

/// The rating beside which another round's stands in brackets: "Established (2018: Partly established)".
fn beside_an_earlier(framework: &Framework, text: &str) -> Option<usize> {
    let (answer, rest) = text.split_once('(')?;
    let (other, tail) = rest.split_once(')')?;
    let dated = moment(other).is_some() && framework.steps_mentioned(&fold(other)).len() == 1;
    framework.step_named(answer).filter(|_| dated && tail.trim().is_empty() && moment(answer).is_none())
}

/// Words that may name ratings among others; something short that names none is a mark of its own kind.
pub(super) fn read_words(framework: &Framework, text: &str, folded: &str, typed: Signal) -> Content {
    let mentions = framework.steps_mentioned(folded);
    if framework.is_jumble_of_names(text) {
        return Content::Words((0..framework.scale.len()).collect(), text.to_owned());
    }
    let steps_but = |left_out: fn(&str) -> bool| -> Vec<usize> {
        if text.len() <= LONGEST_ANSWER {
            framework.steps_in_answer(text, left_out)
        } else {
            mentions.iter().filter(|m| !left_out(&folded[..m.range.start])).map(|m| m.step).collect()
        }
    };
    if let Some(step) = newest_of_rounds(framework, text).or_else(|| beside_an_earlier(framework, text)) {
        return Content::Words(vec![step], text.to_owned());
    }
    // "Established (was partly established)": what was is left out where something else is.
    let mut steps = steps_but(|before| is_goal(before) || is_past(before));
    if steps.is_empty() {
        steps = steps_but(is_goal);
    }
    let mut seen = Vec::new();
    steps.retain(|step| {
        !seen.contains(step) && {
            seen.push(*step);
            true
        }
    });
    if steps.is_empty() && mentions.is_empty() && text.chars().count() <= 3 {
        let as_written = text.to_owned();
        return Content::Mark(MarkContent { signal: typed, as_written, shape: Shape::Unusual, note: None });
    }
    Content::Words(steps, text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::newest_of_rounds;
    use crate::framework::built_in;

    #[test]
    fn an_arrow_leads_from_one_round_to_the_next() {
        let later = |label, text| super::later_of_two(&built_in()[0], label, text);
        assert_eq!(later("Our rating (2018 → 2019)", "Partly established → Established"), Some(2));
        assert_eq!(later("Our rating (2018 -> 2019)", "Established -> Established"), Some(2));
        assert_eq!(later("Our rating", "Partly established → Established"), None);
        assert_eq!(later("Our rating (2019 → 2018)", "Partly established → Established"), None);
        assert_eq!(later("Our rating (2018 → 2019)", "Established"), None);
    }

    #[test]
    fn another_round_stands_in_brackets() {
        for (text, expected) in [
            ("Established (2018: Partly established)", Some(2)),
            ("Established (May 2018 – not yet established)", Some(2)),
            ("Established (Partly established in care homes)", None),
            ("2018: Established (2019: Exemplary)", None),
        ] {
            assert_eq!(super::beside_an_earlier(&built_in()[0], text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_last_round_of_several_in_a_cell_counts() {
        for (text, expected) in [
            ("2018: Partly established\n2019: Established", Some(2)),
            ("May 2019 – Established\nMay 2018 – Exemplary", Some(2)),
            ("2019: Established\n2019: Exemplary", None),
            ("2019: Established", None),
            ("2019: Established\nNot yet established elsewhere", None),
            ("Board: Established\nCouncil: Exemplary", None),
        ] {
            assert_eq!(newest_of_rounds(&built_in()[0], text), expected, "{text:?}");
        }
    }
}
