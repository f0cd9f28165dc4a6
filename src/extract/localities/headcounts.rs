//! Numbers of inhabitants among other numbers of a sentence, and whose they are: "Marr has 38,900 people in 16,200 homes;
//! 57,600 live in Garioch, which covers 1,200 square kilometres".

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// A number as large as that of a place's people.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"\b(?:\d{1,3}(?:,\d{3})+|[3-9]\d{3}|\d{5,6}|\d{1,3}(?:\.\d)?k)\b"));

/// Words by which a sentence speaks of inhabitants.
const SPEAKS: [&str; 7] = ["population", "people", "residents", "inhabitants", " live ", " lives ", " home to "];
/// Words of another time, or of places within localities: no number of such a sentence is one of a locality today.
const OTHERWISE: [&str; 13] = [
    "will ",
    "project",
    "expect",
    "forecast",
    "predict",
    "by 20",
    "By 20",
    "compared",
    "previous",
    " town",
    "settlement",
    "village",
    "burgh ",
];
/// Words behind a number that say that people are counted, and nothing of which.
const COUNTED: [&str; 14] = [
    "people",
    "residents",
    "inhabitants",
    "persons",
    "live",
    "lives",
    "living",
    "in",
    "and",
    "or",
    "while",
    "but",
    "respectively",
    "each",
];
/// What makes people counted some of those who live there, behind their number.
const SOME: [&str; 22] = [
    "aged",
    "with ",
    "who ",
    "whom",
    "carer",
    "caring",
    "unpaid",
    "older",
    "patient",
    "registered",
    "receiv",
    "support",
    "waiting",
    "working",
    "employ",
    "staff",
    "children",
    "pupil",
    "adults",
    "diagnos",
    "told us",
    "respond",
];
/// Words that open the number of all people of the whole area, of which the others are parts.
const OF_ALL: [&str; 4] = ["of the", "of our", "of its", "of these"];

/// The numbers of inhabitants of a sentence, with where they stand, in bytes.
pub(super) fn of(sentence: &str) -> Vec<(usize, u64)> {
    let lower = sentence.to_lowercase();
    if !SPEAKS.iter().any(|word| lower.contains(word)) || OTHERWISE.iter().any(|word| sentence.contains(word)) {
        return Vec::new();
    }
    let found: Vec<_> = NUMBER.find_iter(sentence).collect();
    let ends = found.iter().skip(1).map(latin::Match::start).chain([sentence.len()]);
    let counted = found.iter().zip(ends).filter(|(number, end)| {
        let before = sentence.get(..number.start()).unwrap_or_default().trim_end().to_lowercase();
        let behind = sentence.get(number.end()..*end).unwrap_or_default();
        let money = before.ends_with(['£', '$', '€']) || behind.starts_with('%');
        !money && !OF_ALL.iter().any(|words| before.ends_with(words)) && counts_all(behind)
    });
    counted.filter_map(|(number, _)| Some((number.start(), super::names::population(number.as_str())?))).collect()
}

/// Whether the words behind a number, up to the next one, leave it one of all who live somewhere.
fn counts_all(behind: &str) -> bool {
    let plain = behind.trim_start();
    let first = plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // "… 36,900), of whom 1,900 care": what stands behind a mark is said of something else.
    let clause = plain.split([',', ';', '.', '(', ')', ':']).next().unwrap_or_default();
    let of_them = clause.strip_prefix("of them ").or_else(|| clause.strip_prefix("of these "));
    if let Some(rest) = of_them {
        return rest.starts_with("live");
    }
    let nothing = first.is_empty() || plain.starts_with(|c: char| !c.is_alphanumeric()) || COUNTED.contains(&first);
    nothing && !SOME.iter().any(|word| clause.contains(word)) && !is_by_age(clause)
}

/// "People over 75", "residents under the age of 16", but not "people over 159 square kilometres".
fn is_by_age(clause: &str) -> bool {
    ["over ", "under "].iter().filter_map(|word| clause.split_once(word)).any(|(_, rest)| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.starts_with("the age") || digits == 2
    })
}

/// Names and numbers that share a clause with no other name or number, in pairs: what each name stands for, and the number.
pub(super) fn by_clause<T: Copy>(sentence: &str, names: &[(usize, T)], numbers: &[(usize, u64)]) -> Vec<(T, u64)> {
    let mut out = Vec::new();
    let mut from = 0;
    for end in clause_ends(sentence).chain([sentence.len()]) {
        let within = |at: usize| (from..end).contains(&at);
        let mut own = names.iter().filter(|(at, _)| within(*at));
        let mut counts = numbers.iter().filter(|(at, _)| within(*at));
        if let (Some((_, name)), Some((_, number)), None, None) = (own.next(), counts.next(), own.next(), counts.next())
        {
            out.push((*name, *number));
        }
        from = end;
    }
    out
}

/// Where clauses end, in bytes.
fn clause_ends(sentence: &str) -> impl Iterator<Item = usize> {
    let marks = ["; ", ", and ", ", while ", ", but ", ", whereas ", ": ", " – "];
    let mut ends: Vec<usize> = marks.iter().flat_map(|mark| sentence.match_indices(mark).map(|(at, _)| at)).collect();
    ends.sort_unstable();
    ends.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_numbers_count_no_people() {
        let check = |sentence: &str, want: &[u64]| {
            let got: Vec<u64> = of(sentence).into_iter().map(|(_, number)| number).collect();
            assert_eq!(got, want, "{sentence}");
        };
        check("Marr has 38,900 people in 16,200 homes, and Garioch, with 27 practices, has 57,600.", &[38_900, 57_600]);
        check("Marr (38,900 people, 1,900 of them carers), then Garioch (57,600).", &[38_900, 57_600]);
        check("Of the 96,500 people who live here, 38,900 live in Marr and 57,600 in Garioch.", &[38_900, 57_600]);
        check("38,900 live in Marr; 3,600 of our people are over 75.", &[38_900]);
        check("Marr is home to 38,900 people over 159 square kilometres.", &[38_900]);
        check("There are 9,000 people aged over 75 in Marr.", &[]);
        check("By 2040 Marr will have 38,900 people.", &[]);
        check("Marr with the Southern Villages has 38,900 people and Garioch 57,600.", &[38_900, 57_600]);
        check("Marr spent £38,900 on people.", &[]);
    }

    #[test]
    fn a_clause_pairs_its_name_with_its_number() {
        let sentence = "Marr is home to 38,900 people; Garioch has 57,600, and 61,000 live in Buchan.";
        let names = [(0, 'm'), (31, 'g'), (75, 'b')];
        assert_eq!(by_clause(sentence, &names, &of(sentence)), [('m', 38_900), ('g', 57_600), ('b', 61_000)]);
        assert!(by_clause("Marr and Garioch have 57,600 people.", &[(0, 'm'), (9, 'g')], &[(22, 57_600)]).is_empty());
    }
}
