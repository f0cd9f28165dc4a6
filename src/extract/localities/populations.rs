//! Inhabitants that a sentence gives of a locality that the paper lists elsewhere.

use super::flow::population_below;
use super::{code_of, enumeration, headcounts, names, people};
use crate::diagnostic::ReviewCode;
use crate::document::{Block, ParagraphKind};
use crate::extract::rows::one_line;
use crate::extract::whose::{self, Whose};
use crate::extract::{Extracted, Paper};
use crate::record::Locality;
use crate::register::{self, Mention};
use crate::wording::sentences::sentences;

/// Gives localities without a number of inhabitants the one that a sentence gives which names them alone.
pub(super) fn fill_in(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted) {
    let wanting: Vec<usize> = (0..extracted.records.localities.len())
        .filter(|at| extracted.records.localities[*at].population.is_none())
        .collect();
    if wanting.is_empty() {
        return;
    }
    below_headings(paper, of_paper, extracted, &wanting);
    for (block, paragraph) in paper.document.blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = one_line(&paragraph.text());
        if !text.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // Whether the sentence before gives inhabitants: "… Cheviot (18,900). Tweeddale has fewest: 17,800."
        let mut goes_on = false;
        for sentence in sentences(&text).into_iter().filter_map(|r| text.get(r)) {
            let among = headcounts::of(sentence);
            let only = if let [(_, people)] = among[..] { Some(people) } else { None };
            let one = people::in_sentence(sentence)
                .or_else(|| if goes_on { people::bare_in_sentence(sentence) } else { None })
                .or(only);
            let each = people::each_in_sentence(sentence);
            goes_on = one.is_some() || each.len() > 1;
            if one.is_none() && each.len() < 2 && among.len() < 2 {
                continue;
            }
            let code = whose::at(paper, block, of_paper).and_then(|w| w.body.code.clone());
            let records = &mut extracted.records.localities;
            let bodies = register::mentions(sentence);
            let named = |record: &Locality| {
                code_of(record) == code && own_place(sentence, &record.as_written, &bodies).is_some()
            };
            let mut named: Vec<usize> = (0..records.len()).filter(|at| named(&records[*at])).collect();
            // "North East Fife" names no "East".
            let longest = named.iter().copied().max_by_key(|at| records[*at].as_written.len());
            named.retain(|at| {
                longest.is_none_or(|l| l == *at || !holds_name(&records[l].as_written, &records[*at].as_written))
            });
            // One name and one number of its people, or as many of both in turn: nothing is left to guess.
            let plainly = match named.len() {
                1 => people::in_sentence(sentence).is_some(),
                names => names == each.len() && people::are_all_counted(sentence, &each),
            };
            let told: Vec<(usize, u64)> = match (named.as_slice(), one) {
                ([only], Some(people)) => vec![(*only, people)],
                ([_, _, ..], _) => {
                    let place = |at: &usize| Some((own_place(sentence, &records[*at].as_written, &bodies)?, *at));
                    let places: Vec<(usize, usize)> = named.iter().filter_map(place).collect();
                    let told = [&among, &each].map(|numbers| in_turn(places.clone(), numbers));
                    let told = told.into_iter().find(|told| !told.is_empty());
                    told.unwrap_or_else(|| headcounts::by_clause(sentence, &places, &among))
                }
                _ => Vec::new(),
            };
            for (at, people) in told {
                if records[at].population.is_none() {
                    records[at].population = Some(people);
                    if !(plainly && people::says_of_inhabitants(sentence)) {
                        records[at].header.flag(ReviewCode::ReadFromProse);
                    }
                }
            }
        }
    }
}

/// Gives localities the number of inhabitants that stands below a heading, or a line, which is their name.
fn below_headings(paper: &Paper<'_>, of_paper: Option<&Whose>, extracted: &mut Extracted, wanting: &[usize]) {
    let blocks = &paper.document.blocks;
    // Whether numbers stand above their names: "38,400 people", "Annick Locality". The first line of either kind tells.
    let mut numbers_first = None;
    for (block, paragraph) in blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let heads = paragraph.kind == ParagraphKind::Heading;
        let text = one_line(&paragraph.text());
        if !heads && text.split(' ').count() > NAME_LINE_WORDS {
            numbers_first = None;
            continue;
        }
        if !heads && people::in_text(&text).is_some() {
            numbers_first.get_or_insert(true);
            continue;
        }
        let Some(name) = names::clean(&text).filter(|_| heads || !text.ends_with('.')) else { continue };
        let code = whose::at(paper, block, of_paper).and_then(|w| w.body.code.clone());
        let records = &mut extracted.records.localities;
        let own = |at: &&usize| {
            records.get(**at).is_some_and(|r| {
                code_of(r) == code && register::same_locality(&r.as_written, &name.text, code.as_deref())
            })
        };
        let Some(at) = wanting.iter().find(own).copied() else { continue };
        let below = if name.population.is_some() {
            // "Elgin – 25,100": the line says it itself; the number below is the next one's.
            name.population
        } else if heads {
            population_below(blocks, block)
        } else {
            people_on_next_lines(blocks, block).filter(|_| !*numbers_first.get_or_insert(false))
        };
        if let Some(people) = below
            && records[at].population.is_none()
        {
            records[at].population = Some(people);
            records[at].header.flag(ReviewCode::ReadFromProse);
        }
    }
}

/// A line that is a locality's name has few words.
const NAME_LINE_WORDS: usize = 7;
/// Lines below a name on which the number of its people may stand.
const LINES_OF_PEOPLE: usize = 2;

/// The number of people that a short line right below a name gives: "38,400 people".
fn people_on_next_lines(blocks: &[Block], name: usize) -> Option<u64> {
    let lines = blocks.iter().skip(name + 1).take(LINES_OF_PEOPLE).map_while(Block::paragraph);
    let lines = lines.take_while(|p| p.kind != ParagraphKind::Heading).map(|p| one_line(&p.text()));
    // Another name begins another locality.
    let mut lines =
        lines.take_while(|text| text.starts_with(|c: char| c.is_ascii_digit()) || text.contains("opulation"));
    lines.find_map(|text| people::in_text(&text).filter(|_| text.split(' ').count() <= NAME_LINE_WORDS))
}

/// Names and numbers that take turns in a sentence, in pairs: "Garioch has 57,600 residents and Marr 38,900". Empty where
/// they do not.
fn in_turn(mut names: Vec<(usize, usize)>, numbers: &[(usize, u64)]) -> Vec<(usize, u64)> {
    names.sort_unstable();
    // "Of the 22,400 people here, 19,600 live on the Mainland and 2,800 on the Isles": the sum stands first.
    let numbers = match numbers {
        [(_, all), rest @ ..]
            if rest.len() == names.len() && rest.len() > 1 && rest.iter().map(|(_, n)| n).sum::<u64>() == *all =>
        {
            rest
        }
        _ => numbers,
    };
    if names.len() != numbers.len() || names.len() < 2 {
        return Vec::new();
    }
    let names_first = names.first().map(|(at, _)| *at) < numbers.first().map(|(at, _)| *at);
    let (first, second): (Vec<usize>, Vec<usize>) = if names_first {
        (names.iter().map(|n| n.0).collect(), numbers.iter().map(|n| n.0).collect())
    } else {
        (numbers.iter().map(|n| n.0).collect(), names.iter().map(|n| n.0).collect())
    };
    let alternate = first.iter().zip(&second).all(|(a, b)| a < b) && second.iter().zip(&first[1..]).all(|(b, a)| b < a);
    if !alternate {
        return Vec::new();
    }
    names.iter().zip(numbers).map(|((_, record), (_, people))| (*record, *people)).collect()
}

/// Where a name first stands in a sentence outside the names of bodies: "East" does not in "East Lothian", and "West" does
/// before "West Lothian". "Central Dundee" may stand there as "Central".
pub(super) fn own_place(sentence: &str, name: &str, bodies: &[Mention]) -> Option<usize> {
    let outside = |at: &usize, name: &str| {
        let own = *at..at + name.len();
        !bodies.iter().any(|m| m.range.start <= own.start && own.end <= m.range.end && m.range.len() > own.len())
    };
    let whole = places_of(sentence, name).find(|at| outside(at, name));
    let short = || name.split_once(' ').map(|(first, _)| first).filter(|first| enumeration::is_compass(first));
    whole.or_else(|| {
        let short = short()?;
        let alone = |at: &usize| {
            let behind = sentence.get(at + short.len()..).unwrap_or_default();
            !behind.trim_start().starts_with(char::is_uppercase) || behind.starts_with(" Locality")
        };
        places_of(sentence, short).find(|at| outside(at, short) && alone(at))
    })
}

/// Whether a name stands in a text as whole words.
fn holds_name(text: &str, name: &str) -> bool {
    places_of(text, name).next().is_some()
}

/// Where a name stands in a text as whole words.
fn places_of(text: &str, name: &str) -> impl Iterator<Item = usize> {
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        before && text[at + name.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_outside_the_names_of_bodies() {
        let at = |sentence: &str| own_place(sentence, "West", &register::mentions(sentence));
        assert_eq!(at("In East West Lothian and in West Lothian"), None);
        assert_eq!(at("In East West Lothian and in West West Lothian"), Some(28));
        let at = |sentence: &str| own_place(sentence, "Central Dundee", &[]);
        assert_eq!(at("The Central locality has most people"), Some(4));
        assert_eq!(at("The Central Library has most visitors"), None);
    }

    #[test]
    fn names_and_numbers_take_turns() {
        let names = || vec![(3, 0), (40, 1)];
        assert_eq!(in_turn(names(), &[(12, 57_600), (50, 38_900)]), [(0, 57_600), (1, 38_900)]);
        assert_eq!(in_turn(vec![(20, 0), (40, 1)], &[(2, 57_600), (30, 38_900)]), [(0, 57_600), (1, 38_900)]);
        assert!(in_turn(names(), &[(12, 57_600), (20, 38_900)]).is_empty());
        assert!(in_turn(names(), &[(12, 57_600)]).is_empty());
    }
}
