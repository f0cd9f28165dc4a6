//! Running text to the pieces of a row of names: words in capitals between commas, "and", "&" and semicolons.

pub(super) use super::words::Words;
use super::{names, whereabouts};
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing: the first piece.
    Start,
    Comma,
    And,
    Ampersand,
    CommaAnd,
    Semicolon,
    Slash,
}

impl Separator {
    /// As it is written between two pieces of one name.
    pub(super) fn as_written(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::Comma => ", ",
            Self::And => " and ",
            Self::Ampersand => " & ",
            Self::CommaAnd => ", and ",
            Self::Semicolon => "; ",
            Self::Slash => " / ",
        }
    }
}

/// Words in capitals, with the inhabitants given beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) population: Option<u64>,
    pub(super) before: Separator,
    /// Whether brackets or a number of people stood behind it: a name ends there.
    pub(super) closed: bool,
    /// Whether "the" stands before it, which is part of a name only inside of one.
    pub(super) article: bool,
}

/// Words of one piece at most.
const MOST_WORDS: usize = 9;
/// Words in brackets behind a name at most.
const MOST_ASIDE: usize = 40;
/// Small words inside names.
const INSIDE: [&str; 12] = ["of", "the", "with", "na", "nan", "agus", "an", "is", "upon", "on", "by", "to"];
/// Small words before names.
const BEFORE: [&str; 16] = [
    "a", "an", "the", "one", "another", "other", "second", "third", "covering", "for", "in", "both", "of", "each",
    "serving", "finally",
];

/// What a sentence says of a name's inhabitants right behind it.
static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:[–—-]\s*)?(?:(?:which\s+)?(?:has|with|had|holds|is\s+home\s+to|being\s+home\s+to)\s+)?(?:an?\s+)?(?:estimated\s+|total\s+|resident\s+)?(?:populations?\s+(?:of\s+)?|pop\.?\s*(?:of\s+)?)?(?:around\s+|about\s+|approximately\s+|approx\.?\s+|some\s+|just\s+over\s+|just\s+under\s+|nearly\s+|almost\s+|over\s+|c\.?\s*)?(\d{1,3}(?:,\d{3})+|\d{4,6}|\d{1,3}(?:\.\d)?k\b)(?:\s+(?:of\s+(?:our|its|their|the)\s+)?(?:people|residents|inhabitants|persons))?(?:\s+liv(?:e|es|ing)(?:\s+(?:there|here))?\b)?",
    )
});

/// Reads the row of names that begins at a word; with the byte at which it ends.
pub(super) fn pieces(words: &Words<'_>, first: usize) -> Option<(Vec<Piece>, usize)> {
    let mut reader = Reader {
        words,
        at: first,
        current: Vec::new(),
        population: None,
        closed: false,
        article: false,
        before: Separator::Start,
        out: Vec::new(),
        end: words.start(first),
        bracket: words.get(first).is_some_and(|w| w.starts_with(['(', '['])),
    };
    while reader.step() {}
    reader.finish(Separator::Start);
    (!reader.out.is_empty()).then_some((reader.out, reader.end))
}

struct Reader<'a> {
    words: &'a Words<'a>,
    at: usize,
    current: Vec<&'a str>,
    population: Option<u64>,
    closed: bool,
    article: bool,
    before: Separator,
    out: Vec<Piece>,
    end: usize,
    /// Whether the row stands in brackets.
    bracket: bool,
}

impl Reader<'_> {
    /// Reads one word; tells whether the row goes on.
    fn step(&mut self) -> bool {
        let Some(word) = self.words.get(self.at) else { return false };
        if word.starts_with(['(', '[']) && !self.current.is_empty() {
            return self.aside();
        }
        let core = word.trim_start_matches(['(', '[', '‘', '“', '"', '\'']);
        let bare = core.trim_end_matches([',', ';', ':', '.', ')', ']', '’', '”', '"', '\'', '!', '?']);
        let trail = &core[bare.len()..];
        if bare.is_empty() {
            self.at += 1;
            return self.punctuation(trail);
        }
        match bare {
            "and" => return self.separator(Separator::And),
            "&" => return self.separator(Separator::Ampersand),
            "/" => return self.separator(Separator::Slash),
            "–" | "—" | "-" => return self.people() || self.description(),
            _ => {}
        }
        let large = bare.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        let numeral = !self.current.is_empty() && bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_digit());
        if large || numeral {
            if self.closed || self.current.len() >= MOST_WORDS {
                return false;
            }
            self.current.push(bare);
            self.at += 1;
            self.end = bare.as_ptr() as usize - self.words.text.as_ptr() as usize + bare.len();
            return self.punctuation(trail);
        }
        // "an East locality and a West one": the word stands behind each name.
        if bare.eq_ignore_ascii_case("locality") && !self.current.is_empty() && self.parts_next(trail) {
            self.at += 1;
            return self.punctuation(trail);
        }
        if self.current.is_empty() {
            // "Elgin, with a population of 25,040; Forres, …".
            if matches!(bare, "with" | "which" | "home" | "population" | "has") && self.people() {
                return true;
            }
            let small = trail.is_empty() && BEFORE.contains(&bare.to_lowercase().as_str());
            // "and the ferry-linked Isles".
            let described = self.article && trail.is_empty() && self.name_goes_on();
            let may = small || described;
            self.article = bare == "the" || described;
            self.at += 1;
            return may;
        }
        // "In Inverclyde the East …": "the" stands in a name behind a small word only.
        let parted = bare == "the" && self.current.last().is_some_and(|w| w.starts_with(char::is_uppercase));
        let inside = INSIDE.contains(&bare) && !parted && trail.is_empty() && !self.closed && self.name_goes_on();
        if inside {
            self.current.push(bare);
            self.at += 1;
            return true;
        }
        if let Some((next, mark)) = whereabouts::behind(self.words, self.at) {
            self.at = next;
            return self.punctuation(mark);
        }
        self.people()
    }

    /// Whether a mark behind a word, or the next word, parts names.
    fn parts_next(&self, trail: &str) -> bool {
        trail == "," || trail == ";" || (trail.is_empty() && matches!(self.words.get(self.at + 1), Some("and" | "&")))
    }

    /// Whether the next word, or the one after "the", is a word of a name.
    fn name_goes_on(&self) -> bool {
        let large = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase));
        let next = self.words.get(self.at + 1);
        large(next) || (next == Some("the") && large(self.words.get(self.at + 2)))
    }

    fn separator(&mut self, separator: Separator) -> bool {
        self.at += 1;
        if self.current.is_empty() {
            let after = match (self.before, separator) {
                (Separator::Comma, Separator::And | Separator::Ampersand) => Separator::CommaAnd,
                (Separator::Semicolon, _) => Separator::Semicolon,
                _ => return false,
            };
            self.before = after;
            return true;
        }
        self.finish(separator);
        true
    }

    /// What stands behind a word.
    fn punctuation(&mut self, trail: &str) -> bool {
        for mark in trail.chars() {
            match mark {
                ',' => self.finish(Separator::Comma),
                ';' => self.finish(Separator::Semicolon),
                ')' | ']' if self.bracket => return false,
                ':' => return self.description(),
                '.' | '!' | '?' => return false,
                _ => {}
            }
        }
        true
    }

    /// What is said of a name up to the next semicolon is no part of it. Where it is said of the first name only, the colon
    /// stands before a row, and the words before it are no name.
    fn description(&mut self) -> bool {
        if !self.words.semicolons || self.current.is_empty() {
            return false;
        }
        if self.out.is_empty() {
            let rest = self.words.text.get(self.end..).unwrap_or_default();
            let mark = rest.trim_start().chars().next().unwrap_or(':');
            let second = rest.split_once(';').map_or("", |(_, rest)| rest.split(';').next().unwrap_or_default());
            if !second.contains(mark) {
                return false;
            }
        }
        while let Some(word) = self.words.get(self.at) {
            self.at += 1;
            if word.ends_with(';') {
                self.finish(Separator::Semicolon);
                return true;
            }
        }
        self.closed = true;
        false
    }

    /// What stands in brackets behind a name: its inhabitants, its initials, what it covers.
    fn aside(&mut self) -> bool {
        let first = self.at;
        let mut depth = 0_i32;
        while let Some(word) = self.words.get(self.at) {
            depth +=
                word.chars().map(|c| i32::from(c == '(' || c == '[') - i32::from(c == ')' || c == ']')).sum::<i32>();
            self.at += 1;
            if depth <= 0 {
                let inside =
                    self.words.text.get(self.words.start(first)..self.words.start(self.at)).unwrap_or_default();
                self.population = self.population.or_else(|| names::population_in_brackets(inside));
                // "Stirling (urban)": one small word tells two names apart.
                let kind = inside.trim().trim_end_matches([',', ';', '.', ':']);
                if matches!(
                    kind,
                    "(North)"
                        | "(South)"
                        | "(East)"
                        | "(West)"
                        | "(Central)"
                        | "(urban)"
                        | "(rural)"
                        | "(north)"
                        | "(south)"
                        | "(east)"
                        | "(west)"
                        | "(central)"
                ) {
                    self.current.push(kind);
                }
                self.closed = true;
                self.end = self.words.ranges.get(self.at - 1).map_or(self.end, |r| r.end);
                let trail = word.rsplit([')', ']']).next().unwrap_or_default();
                return self.punctuation(trail) && !(depth < 0 && self.bracket);
            }
            if self.at - first > MOST_ASIDE {
                break;
            }
        }
        false
    }

    fn people(&mut self) -> bool {
        let start = self.words.start(self.at);
        let rest = self.words.text.get(start..).unwrap_or_default();
        let Some(found) = PEOPLE.captures(rest) else { return false };
        let (Some(whole), Some(number)) = (found.get(0), found.get(1)) else { return false };
        let behind = &rest[whole.end()..];
        // "… and West – with 54,000 and 58,000 people": a number for each of several names.
        let another =
            behind.trim_start_matches([',', ' ']).trim_start_matches("and ").starts_with(|c: char| c.is_ascii_digit());
        if behind.starts_with('%') || (another && !behind.starts_with('.')) {
            return false;
        }
        let people = names::population(number.as_str());
        if self.current.is_empty() {
            let Some(last) = self.out.last_mut() else { return false };
            last.population = last.population.or(people);
            last.closed = true;
        } else {
            self.population = people;
            self.closed = true;
        }
        self.end = start + whole.end();
        let trail: String = rest[whole.end()..].chars().take_while(|c| !c.is_whitespace()).collect();
        self.at = self.words.after(start + whole.end());
        self.punctuation(&trail)
    }

    /// Ends a piece.
    fn finish(&mut self, next: Separator) {
        if !self.current.is_empty() {
            let text = self.current.join(" ");
            self.out.push(Piece {
                text,
                population: self.population.take(),
                before: self.before,
                closed: self.closed,
                article: self.article,
            });
            self.current.clear();
            (self.closed, self.article) = (false, false);
        }
        self.before = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str], end: &str) {
        let words = Words::of(text);
        let (pieces, at) = pieces(&words, 0).map_or((Vec::new(), 0), |found| found);
        let got: Vec<String> = pieces
            .iter()
            .map(|p| p.population.map_or_else(|| p.text.clone(), |people| format!("{}={people}", p.text)))
            .collect();
        assert_eq!(got, want, "{text}");
        assert_eq!(text[at..].trim_start_matches([',', '.', ';', ')']).trim(), end, "{text}");
    }

    #[test]
    fn rows_of_names() {
        check("North, Central and South. Each", &["North", "Central", "South"], "Each");
        check("North East – each", &["North East"], "– each");
        check("(North, South), which", &["North", "South"], "which");
        check("Oban, Lorn and the Isles (OLI), Bute and Cowal (B&C).", &["Oban", "Lorn", "Isles", "Bute", "Cowal"], "");
        check("Irvine (pop. 39,500), Arran (4,600) and Kilwinning", &["Irvine=39500", "Arran=4600", "Kilwinning"], "");
        check(
            "Perth City has 47,000 residents, Northmuir has 52.5k and",
            &["Perth City=47000", "Northmuir=52500"],
            "and",
        );
        check(
            "Stirling City with Bridge of Allan and Dunblane",
            &["Stirling City with Bridge of Allan", "Dunblane"],
            "",
        );
        check(
            "Irvine 39,500 people live, in Kilwinning 16,000 and in Arran 4,600.",
            &["Irvine=39500", "Kilwinning=16000", "Arran=4600"],
            "",
        );
        check("Inverclyde the East, Central and West", &["Inverclyde"], "the East, Central and West");
        check("North , South ; and", &["North", "South"], "; and");
        check("Elgin, with a population of 25,040; Forres with", &["Elgin=25040", "Forres"], "with");
        check("Stirling (urban) and Stirling (rural).", &["Stirling (urban)", "Stirling (rural)"], "");
        check("East: Dunbar, Haddington; West: Tranent", &["East", "West"], ": Tranent");
    }
}
