//! Names in a row, "A, B and C", in running text: the words that make them up, and where one ends and the next begins.
//!
//! "and", "&" and commas stand between names and inside them ("Skye, Lochalsh and West Ross"). Of all ways to part a row
//! the best is taken: the register's names whole, as many names as the paper claims, and otherwise the usual way to
//! write a row, with "and" before the last name alone.

use super::bare_list;
use super::names::{self, Name};
use super::scan::{self, Piece, Separator};
use crate::register::{self, LocalityMatch};

/// Names in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Enumeration {
    pub(super) names: Vec<Name>,
    /// Whether where one name ends and the next begins is a guess.
    pub(super) guess: bool,
}

/// More pieces than this are no row of localities.
const MOST_PIECES: usize = 60;
/// A name joins this many pieces at most.
const LONGEST_NAME: usize = 6;
/// A name of the register has fewer words.
const MOST_WORDS: usize = 12;

/// What a piece counts that is part of a name of the register.
const KNOWN: f32 = 4.0;
/// What a piece counts that is part of a name much like one of the register's.
const RESEMBLES: f32 = 1.5;
/// What each name counts that is wanting or too many against the number claimed.
const MISCOUNTED: f32 = 4.0;
/// What it costs to part at an "and" that is not the row's last: more than one name of the register is worth.
const WITHIN: f32 = 4.5;

/// Parts pieces into names.
pub(super) fn part(pieces: &[Piece], claimed: Option<usize>, partnership: Option<&str>) -> Enumeration {
    let hard = [Separator::Semicolon, Separator::Slash].into_iter().find(|s| pieces.iter().any(|p| p.before == *s));
    if let Some(hard) = hard {
        let mut groups = between(pieces, hard);
        // "two localities, A and B; A has three teams": what is said of A again is no name.
        if let Some(first) = groups.first().copied().filter(|first| first.len() > 1) {
            let again = |group: &[Piece]| group.len() == 1 && first.iter().any(|piece| piece.text == group[0].text);
            groups.retain(|group| !again(group));
            if groups.len() == 1 {
                return part(first, claimed, partnership);
            }
        }
        let mut groups: Vec<&[Piece]> = groups.into_iter().flat_map(apart_at_populations).collect();
        // "A; B; C and D" of four: the last two share what lies between two semicolons.
        if claimed == Some(groups.len() + 1)
            && let Some(last) = groups.pop()
        {
            match last.iter().rposition(|piece| piece.before == Separator::And) {
                Some(at) => groups.extend([&last[..at], &last[at..]]),
                None => groups.push(last),
            }
        }
        let names = groups.into_iter().map(joined).collect::<Vec<_>>();
        let guess = claimed.is_some_and(|number| number != names.len());
        return Enumeration { names, guess };
    }
    let groups = best(pieces, claimed, partnership);
    let mut names = groups.iter().map(|range| joined(&pieces[range.clone()])).collect::<Vec<_>>();
    let known = |name: &Name| is_known(&name.text, partnership);
    // "six: Buchan in the North, Garioch in Central, …": as many as are claimed are known, and the others say where.
    let of_the_register = names.iter().filter(|name| known(name)).count();
    if claimed.is_some_and(|number| number > 2 && number == of_the_register) {
        names.retain(known);
    }
    let guess = match claimed {
        Some(number) => number != names.len(),
        None => !names.iter().all(known) && names.iter().any(|n| n.text.contains(" and ")),
    };
    share_place(&mut names);
    Enumeration { names, guess }
}

/// The row that begins at a word of a text, and the byte at which it ends.
pub(super) fn at(words: &scan::Words<'_>, word: usize) -> Option<(Vec<Piece>, usize)> {
    let (pieces, end) = scan::pieces(words, word)?;
    (pieces.len() <= MOST_PIECES).then_some((pieces, end))
}

fn is_known(name: &str, partnership: Option<&str>) -> bool {
    partnership.is_some_and(|code| register::locality(name, code) != LocalityMatch::None)
}

fn between(pieces: &[Piece], hard: Separator) -> Vec<&[Piece]> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..pieces.len() {
        if pieces[at].before == hard {
            out.push(&pieces[start..at]);
            start = at;
        }
    }
    out.push(&pieces[start..]);
    out
}

/// "Bute and Cowal (21,000) and Helensburgh and Lomond (25,900)": the number of its people ends a name.
fn apart_at_populations(pieces: &[Piece]) -> Vec<&[Piece]> {
    pieces.split_inclusive(|piece| piece.population.is_some()).collect()
}

fn joined(pieces: &[Piece]) -> Name {
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            text.push_str(piece.before.as_written());
            text.push_str(if piece.article { "the " } else { "" });
        }
        text.push_str(&piece.text);
    }
    Name { text, population: pieces.iter().rev().find_map(|p| p.population) }
}

/// The best way to part pieces into names, as ranges of pieces.
fn best(pieces: &[Piece], claimed: Option<usize>, partnership: Option<&str>) -> Vec<std::ops::Range<usize>> {
    let count = pieces.len();
    let spellings: Vec<Vec<String>> =
        partnership.map(|code| register::localities_of(code).iter().map(|n| words(n)).collect()).unwrap_or_default();
    // "Barra & Vatersay, Harris, and Stornoway & Broadbay": the last name may hold an "&" of its own.
    let parting_last = pieces.iter().rev().find(|p| p.before != Separator::Ampersand);
    let oxford = parting_last.is_some_and(|p| p.before == Separator::CommaAnd);
    // By number of pieces, then by number of names: what the best way counts, and where its last name begins.
    let mut table: Vec<Vec<Option<(f32, usize)>>> = vec![vec![None; count + 1]; count + 1];
    table[0][0] = Some((0.0, 0));
    for end in 1..=count {
        for start in end.saturating_sub(LONGEST_NAME)..end {
            let group = &pieces[start..end];
            // What stands in brackets behind a name ends it.
            if group.iter().rev().skip(1).any(|p| p.closed) {
                continue;
            }
            let own = worth(group, partnership, &spellings, oxford, end == count) - parting(pieces, start, oxford);
            for names in 0..end {
                let Some((before, _)) = table[start][names] else { continue };
                let sum = before + own;
                if table[end][names + 1].is_none_or(|(known, _)| sum > known) {
                    table[end][names + 1] = Some((sum, start));
                }
            }
        }
    }
    let fit = |names: usize| {
        let off = claimed.filter(|n| *n > 1).map_or(0, |n| n.abs_diff(names));
        table[count][names].map(|(sum, _)| sum - MISCOUNTED * off as f32)
    };
    let mut names = (1..=count)
        .filter_map(|n| Some((n, fit(n)?)))
        .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
        .map_or(0, |(n, _)| n);
    let mut out = Vec::new();
    let mut end = count;
    while end > 0 && names > 0 {
        let Some((_, start)) = table[end][names] else { break };
        out.push(start..end);
        (end, names) = (start, names - 1);
    }
    out.reverse();
    out
}

/// What a name counts.
fn worth(group: &[Piece], partnership: Option<&str>, spellings: &[Vec<String>], oxford: bool, last: bool) -> f32 {
    let name = joined(group).text;
    let pieces = group.len() as f32;
    if is_known(&name, partnership) {
        return KNOWN * pieces;
    }
    let inside: f32 = group
        .iter()
        .skip(1)
        .map(|piece| match piece.before {
            Separator::Ampersand => 0.3,
            // The last "and" of a row parts names; any other stands in one.
            Separator::And if oxford || !last => 0.0,
            Separator::And => 1.0,
            Separator::Comma => 2.0,
            _ => 3.0,
        })
        .sum();
    let like = if spellings.iter().any(|known| resembles(known, &words(&name))) { RESEMBLES * pieces } else { 0.0 };
    like - inside
}

/// What it costs to part before a piece.
fn parting(pieces: &[Piece], at: usize, oxford: bool) -> f32 {
    let last = at + 1 == pieces.len();
    match pieces[at].before {
        Separator::And if last && !oxford => 0.0,
        Separator::And => WITHIN,
        Separator::Ampersand if last && pieces.len() == 2 => 0.2,
        // "Harris, Barra & Vatersay, Uist and Lochs": commas and the last "and" part, "&" joins.
        Separator::Ampersand
            if pieces.iter().any(|p| p.before == Separator::Comma)
                && pieces.iter().any(|p| matches!(p.before, Separator::And | Separator::CommaAnd)) =>
        {
            WITHIN
        }
        Separator::Ampersand => 0.9,
        _ => 0.0,
    }
}

fn words(name: &str) -> Vec<String> {
    crate::framework::headings::fold(name)
        .split(' ')
        .filter(|w| !matches!(*w, "and" | "the" | "of" | "with"))
        .map(str::to_owned)
        .collect()
}

/// Whether two thirds of the words of two names are the same.
fn resembles(known: &[String], wanted: &[String]) -> bool {
    let common = wanted.iter().filter(|w| known.contains(w)).count();
    wanted.len() > 1 && common * 3 >= 2 * known.len().max(wanted.len())
}

const COMPASS: [&str; 10] =
    ["north", "south", "east", "west", "central", "north east", "north west", "south east", "south west", "mid"];

/// Whether a name says a direction and no more.
pub(super) fn is_compass(name: &str) -> bool {
    COMPASS.contains(&name.to_lowercase().replace('-', " ").as_str())
}

/// "East", "West Midlothian" as "East Midlothian", "West Midlothian".
fn share_place(names: &mut [Name]) {
    let Some((last, before)) = names.split_last_mut() else { return };
    if before.is_empty() || !before.iter().all(|n| is_compass(&n.text)) || is_compass(&last.text) {
        return;
    }
    let lower = last.text.to_lowercase().replace('-', " ");
    let Some(compass) = COMPASS.iter().filter(|c| lower.starts_with(&format!("{c} "))).max_by_key(|c| c.len()) else {
        return;
    };
    let place = last.text.get(compass.len()..).unwrap_or_default().trim().to_owned();
    for name in before {
        name.text = format!("{} {place}", name.text);
    }
}

/// A list of names taken apart, and whether where one ends and the next begins is a guess.
pub(super) fn split(list: &str, claimed: Option<usize>, partnership: Option<&str>) -> (Vec<String>, bool) {
    let pieces = bare_list::pieces(list);
    let Enumeration { names, guess } = part(&pieces, claimed, partnership);
    (names.into_iter().map(|n| n.text).filter(|t| !t.is_empty()).collect(), guess)
}

/// Whether every name looks like a place's, or is one of a locality.
pub(super) fn are_places(names: &[Name], partnership: &str) -> bool {
    names.iter().all(|n| names::looks_like_a_place(&n.text) || is_known(&n.text, Some(partnership)))
}

/// Names that stand side by side with nothing between them, where lines of a cell have run together: the register knows
/// each, and nothing is left over.
pub(super) fn run_together(text: &str, partnership: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let parted = |word: &&str| matches!(*word, "and" | "&" | "/") || word.ends_with([',', ';']);
    if !(2..=MOST_PIECES).contains(&words.len()) || words.iter().any(parted) {
        return None;
    }
    // For every number of words the beginning of the last name that ends there, by the fewest names.
    let mut table: Vec<Option<(usize, usize)>> = vec![None; words.len() + 1];
    table[0] = Some((0, 0));
    for end in 1..=words.len() {
        for start in end.saturating_sub(MOST_WORDS)..end {
            let Some((names, _)) = table[start] else { continue };
            let known = matches!(
                register::locality(&words[start..end].join(" "), partnership),
                LocalityMatch::Exact(_) | LocalityMatch::Variant(_)
            );
            if known && table[end].is_none_or(|(fewest, _)| names + 1 < fewest) {
                table[end] = Some((names + 1, start));
            }
        }
    }
    let mut out = Vec::new();
    let mut end = words.len();
    while end > 0 {
        let (_, start) = table[end]?;
        out.push(words[start..end].join(" "));
        end = start;
    }
    out.reverse();
    (out.len() > 1).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, claimed: Option<usize>, code: Option<&str>, want: &[&str], guess: bool) {
        assert_eq!(split(list, claimed, code), (want.iter().map(|s| (*s).to_owned()).collect(), guess), "{list}");
    }

    #[test]
    fn lists_are_taken_apart() {
        check("North, South and East", Some(3), None, &["North", "South", "East"], false);
        check("East and West Midlothian", Some(2), Some("S37000018"), &["East Midlothian", "West Midlothian"], false);
        check("North East and South East", Some(2), None, &["North East", "South East"], false);
        check("North and South", Some(3), None, &["North", "South"], true);
        check(
            "Clydebank, and Dumbarton and Alexandria",
            Some(2),
            None,
            &["Clydebank", "Dumbarton and Alexandria"],
            false,
        );
    }

    #[test]
    fn names_of_several_words_stay_whole() {
        check(
            "Banff and Buchan, Buchan, Formartine, Garioch, Marr and Kincardine and Mearns",
            Some(6),
            Some("S37000002"),
            &["Banff and Buchan", "Buchan", "Formartine", "Garioch", "Marr", "Kincardine and Mearns"],
            false,
        );
        check(
            "Lochaber; Skye, Lochalsh and Wester Ross",
            None,
            None,
            &["Lochaber", "Skye, Lochalsh and Wester Ross"],
            false,
        );
        check(
            "Caithness, Sutherland, Skye, Lochalsh & Wester Ross, Nairn & Nairnshire and Badenoch & Strathspey",
            Some(5),
            Some("S37000016"),
            &["Caithness", "Sutherland", "Skye, Lochalsh & Wester Ross", "Nairn & Nairnshire", "Badenoch & Strathspey"],
            false,
        );
        check(
            "Annandale and Eskdale, Nithsdale, Stewartry and Wigtownshire",
            Some(4),
            Some("S37000006"),
            &["Annandale and Eskdale", "Nithsdale", "Stewartry", "Wigtownshire"],
            false,
        );
        let together = run_together("Northern Kilmarnock Southern", "S37000008");
        assert_eq!(together, Some(vec!["Northern".to_owned(), "Kilmarnock".to_owned(), "Southern".to_owned()]));
        assert_eq!(run_together("Northern Kilmarnock and beyond", "S37000008"), None);
        check(
            "Barra and Vatersay, Uists and Benbecula, Harris, Rural Lewis, and Stornoway and Broadbay",
            None,
            Some("S37000031"),
            &["Barra and Vatersay", "Uists and Benbecula", "Harris", "Rural Lewis", "Stornoway and Broadbay"],
            true,
        );
        check(
            "Barra & Vatersay, Uists and Benbecula, Harris, Rural Lewis, and Stornoway & Broadbay",
            Some(5),
            Some("S37000031"),
            &["Barra & Vatersay", "Uists and Benbecula", "Harris", "Rural Lewis", "Stornoway & Broadbay"],
            false,
        );
        // Without register and number the usual way to write a row counts.
        check(
            "Portmore and Dunlea, Invercraig, Ardmore, and Kinbrae",
            None,
            None,
            &["Portmore and Dunlea", "Invercraig", "Ardmore", "Kinbrae"],
            true,
        );
    }
}
