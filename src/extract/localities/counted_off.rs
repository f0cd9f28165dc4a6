//! Localities that sentences count off after saying how many there are: "There are two localities. One is Barrhead, …;
//! the other, Eastwood, …".

use super::flow::Named;
use super::names::{self, Name};
use super::people;
use super::scan::{Separator, Words, pieces};
use crate::extract::Paper;
use crate::extract::rows::one_line;
use crate::extract::whose::{self, Whose};
use crate::register::{self, LocalityMatch};
use crate::wording::latin::Regex;
use crate::wording::sentences::sentences;
use crate::wording::{claims, latin};
use std::sync::LazyLock;

/// What stands before each name.
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|[.;:,]\s+|\band\s+)(?:[Oo]ne|[Tt]he\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|last|other|largest|smallest|biggest|remaining|next)(?:\s+(?:one|locality|two|three|of\s+(?:these|them|the\s+\w+)))?|[Aa]nother|[Aa]\s+(?:second|third|fourth|fifth))\s*(?:,|:|–|is|are|covers|being)\s+(?:called\s+|known\s+as\s+|that\s+of\s+|the\s+)?",
    )
});

/// What stands behind each name, where it is counted off the other way round: "Rural Stirling is the third".
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"\s+(?:is|are|forms?|makes?\s+up)\s+(?:one|another|the\s+(?:first|second|third|fourth|fifth|sixth|last|other))\b(?:\s+(?:of\s+(?:these|them)|locality))?",
    )
});

/// Paragraphs after the claim that may count on.
const PARAGRAPHS: usize = 3;

/// Reads them.
pub(super) fn told(paper: &Paper<'_>, of_paper: Option<&Whose>) -> Vec<(Whose, Named)> {
    let mut out = Vec::new();
    let blocks = &paper.document.blocks;
    for (block, paragraph) in blocks.iter().enumerate().filter_map(|(i, b)| Some((i, b.paragraph()?))) {
        let text = one_line(&paragraph.text());
        let Some(claim) = claims::localities(&text).last().filter(|_| whose::may_tell(paper.kind_at(block))) else {
            continue;
        };
        // A neighbour's are told apart as in any other row.
        let Some(whose) = super::whose_row(paper, block, of_paper, &text, &[]) else { continue };
        let rest = text.get(claim.range.end..).unwrap_or_default().to_owned();
        let next =
            blocks.iter().enumerate().skip(block + 1).take(PARAGRAPHS).map_while(|(i, b)| Some((i, b.paragraph()?)));
        let texts = std::iter::once((block, rest)).chain(next.map(|(i, p)| (i, one_line(&p.text()))));
        let mut found: Vec<Named> = Vec::new();
        for (block, text) in texts {
            for sentence in sentences(&text).into_iter().filter_map(|range| text.get(range)) {
                let counted = Some(names_in(sentence)).filter(|names| !names.is_empty());
                let counted = counted.or_else(|| Some(names_before(sentence)).filter(|names| !names.is_empty()));
                let counted = counted.or_else(|| Some(summed_up(sentence)).filter(|names| !names.is_empty()));
                let counted = counted.or_else(|| Some(made_up(sentence)).filter(|names| !names.is_empty()));
                for name in counted.unwrap_or_else(|| with_numbers(sentence)) {
                    let quote = sentence.to_owned();
                    found.push(Named { block, quote, name, from_prose: true, split_is_a_guess: false });
                }
            }
        }
        let code = whose.body.code.as_deref().unwrap_or_default();
        let known = |named: &Named| register::locality(&named.name.text, code) != LocalityMatch::None;
        if found.len() > 1 && (found.len() == claim.number || found.iter().all(known)) {
            out.extend(found.into_iter().map(|named| (whose.clone(), named)));
        }
    }
    out
}

/// The names that a sentence counts off.
fn names_in(sentence: &str) -> Vec<Name> {
    let words = Words::of(sentence);
    let openings = ORDINAL.find_iter(sentence);
    openings
        .filter(|found| sentence.get(found.end()..).is_some_and(|rest| rest.starts_with(char::is_uppercase)))
        .filter_map(|found| {
            let (read, _) = pieces(&words, words.after(found.end()))?;
            let mut name = String::new();
            let mut people = None;
            for piece in &read {
                if !matches!(piece.before, Separator::Start | Separator::And | Separator::Ampersand) {
                    break;
                }
                name.push_str(piece.before.as_written());
                name.push_str(&piece.text);
                people = people.or(piece.population);
            }
            let clean = names::clean(&name).filter(|n| names::looks_like_a_place(&n.text))?;
            Some(Name { population: people.or(clean.population), ..clean })
        })
        .collect()
}

/// The names that a sentence counts off behind them: "Clackmannanshire is one; Rural Stirling is another".
fn names_before(sentence: &str) -> Vec<Name> {
    let mut from = 0;
    let mut out = Vec::new();
    for found in BEHIND.find_iter(sentence) {
        let before = sentence.get(from..found.start()).unwrap_or_default();
        let before = before.trim_start_matches([';', ',', '.', ' ']);
        let before = before.strip_prefix("and ").unwrap_or(before);
        from = found.end();
        let name = names::clean(before.strip_prefix("The ").or_else(|| before.strip_prefix("the ")).unwrap_or(before));
        match name.filter(|n| names::looks_like_a_place(&n.text.replace(',', ""))) {
            Some(name) => out.push(name),
            None => return Vec::new(),
        }
    }
    out
}

/// The names that make up an area: "Directorate East = Nithsdale + Annandale & Eskdale".
fn summed_up(sentence: &str) -> Vec<Name> {
    let Some((_, sum)) = sentence.split_once(" = ") else { return Vec::new() };
    let names = sum.trim_end_matches('.').split(" + ").map(names::clean);
    let places = names.map(|name| name.filter(|n| names::looks_like_a_place(&n.text)));
    places.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The names of which a sentence gives the parts, clause by clause: "Elgin is made up of A and B; Keith is made up of C".
fn made_up(sentence: &str) -> Vec<Name> {
    const VERBS: [&str; 7] = [
        " is made up of ",
        " comprises ",
        " consists of ",
        " takes in ",
        " is formed of ",
        " encompasses ",
        " brings together ",
    ];
    let clauses = sentence.split(['.', ';']).map(str::trim).filter(|clause| !clause.is_empty());
    let named = clauses.map(|clause| {
        let clause = clause.strip_prefix("and ").unwrap_or(clause);
        let verb = VERBS.iter().find_map(|verb| clause.find(verb))?;
        let before = clause.get(..verb)?;
        let before = before.strip_prefix("The ").or_else(|| before.strip_prefix("the ")).unwrap_or(before);
        let name = names::clean(before.trim_end_matches(" locality").trim_end_matches(" Locality"))?;
        let people = people::in_sentence(clause);
        names::looks_like_a_place(&name.text).then(|| Name { population: name.population.or(people), ..name })
    });
    named.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The names that stand beside numbers of inhabitants, one each: "Rural Lewis has 7,100, Harris 1,800", "7,100 live in Rural
/// Lewis, 1,800 in Harris".
fn with_numbers(sentence: &str) -> Vec<Name> {
    let numbers = people::each_in_sentence(sentence);
    let Some((first, _)) = numbers.first().filter(|_| numbers.len() > 1) else { return Vec::new() };
    let names_first = name_from(sentence, 0, *first).is_some();
    let ends = numbers.iter().skip(1).map(|(at, _)| *at).chain([sentence.len()]);
    let starts = [0].into_iter().chain(numbers.iter().map(|(at, _)| *at));
    let spans: Vec<(usize, usize)> = if names_first {
        starts.zip(numbers.iter().map(|(at, _)| *at)).collect()
    } else {
        numbers.iter().map(|(at, _)| *at).zip(ends).collect()
    };
    let named = spans.iter().zip(&numbers).map(|((from, to), (_, people))| {
        let text = name_from(sentence, *from, *to)?;
        Some(Name { text, population: Some(*people) })
    });
    named.collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// The one name in capitals between two bytes of a sentence.
fn name_from(sentence: &str, from: usize, to: usize) -> Option<String> {
    let span = sentence.get(from..to)?;
    let mut out: Option<String> = None;
    let mut rest = span;
    while let Some(at) = rest.find(char::is_uppercase) {
        let start = to - rest.len() + at;
        let begins = sentence[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let own = Words::of(sentence.get(start..to)?);
        let (read, end) = pieces(&own, 0).filter(|(_, end)| begins && *end > 0)?;
        let joined: String = read
            .iter()
            .take_while(|p| matches!(p.before, Separator::Start | Separator::And | Separator::Ampersand))
            .flat_map(|p| [p.before.as_written(), p.text.as_str()])
            .collect();
        let plain = OPENING_WORDS.contains(&joined.as_str());
        if !plain {
            if out.is_some() {
                return None;
            }
            out = names::clean(&joined).map(|n| n.text).filter(|text| names::looks_like_a_place(text));
            out.as_ref()?;
        }
        rest = sentence.get(start + end..to)?;
    }
    out
}

/// Words in capitals that open a sentence and are no name.
const OPENING_WORDS: [&str; 9] = ["In", "Of", "The", "Some", "About", "Around", "There", "At", "Over"];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, want: &[&str]) {
        let got: Vec<String> = names_in(sentence).into_iter().map(|n| n.text).collect();
        assert_eq!(got, want, "{sentence}");
    }

    #[test]
    fn names_stand_beside_numbers() {
        let check = |sentence: &str, want: &[(&str, u64)]| {
            let got = with_numbers(sentence);
            let got: Vec<(&str, u64)> = got.iter().map(|n| (n.text.as_str(), n.population.unwrap_or(0))).collect();
            assert_eq!(got, want, "{sentence}");
        };
        check(
            "Stornoway and Broadbay is the largest with 12,700 people; Rural Lewis has 7,100, Harris 1,800 and Barra and \
             Vatersay 1,250.",
            &[
                ("Stornoway and Broadbay", 12_700),
                ("Rural Lewis", 7_100),
                ("Harris", 1_800),
                ("Barra and Vatersay", 1_250),
            ],
        );
        check(
            "Some 35,900 people live in Eildon, 20,800 in Berwickshire and 21,300 in Tweeddale.",
            &[("Eildon", 35_900), ("Berwickshire", 20_800), ("Tweeddale", 21_300)],
        );
        check("Harris has 1,800 people.", &[]);
    }

    #[test]
    fn names_of_which_the_parts_are_given() {
        let made_up = |sentence: &str| made_up(sentence).into_iter().map(|n| n.text).collect::<Vec<_>>();
        let sentence =
            "East Moray is made up of Keith, Dufftown and Aberlour; West Moray is made up of Forres and Elgin.";
        assert_eq!(made_up(sentence), ["East Moray", "West Moray"]);
        assert!(made_up("East Moray is made up of Keith; teams meet in West Moray.").is_empty());
    }

    #[test]
    fn names_are_counted_off() {
        check("One is Barrhead, where a quarter of our people live.", &["Barrhead"]);
        check("The other, Eastwood, has 71,100 people.", &["Eastwood"]);
        check(
            "The first covers Bute and Cowal; the second is Lorn; a third is Kintyre.",
            &["Bute and Cowal", "Lorn", "Kintyre"],
        );
        check("The largest is Eildon with 35,000 people and the smallest is Cheviot.", &["Eildon", "Cheviot"]);
        let behind: Vec<String> =
            names_before("Clackmannanshire is one; Bute and Cowal is another; Lorn is the third.")
                .into_iter()
                .map(|n| n.text)
                .collect();
        assert_eq!(behind, ["Clackmannanshire", "Bute and Cowal", "Lorn"]);
        assert!(names_before("This is one; Lorn is another.").is_empty());
        check("One is enough.", &[]);
        check("Another meeting was held in Elgin.", &[]);
    }
}
