//! How plans, overviews and integration schemes head their tables and word what they say: columns, canonical functions,
//! words for "delegated".
//!
//! The data is `plans.toml`; a user's file of the same shape extends it. Text is compared folded
//! ([`headings::fold`](super::headings::fold)).

use super::headings::fold;
use crate::record::{DelegationStatus, Function};
use crate::wording::phrases::Phrases;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// What a column of a work programme or delivery plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanColumn {
    /// The item's number.
    Reference,
    /// The item itself.
    Text,
    /// What rows serve: a section where several rows share it, the item itself where each has its own.
    Goal,
    /// What is done about it; the item itself where nothing else is.
    Actions,
    /// Who leads.
    Lead,
    /// Who contributes.
    Contributors,
    /// By when.
    Timescale,
    /// From when, where another column tells by when.
    Start,
    /// More about the item.
    Detail,
    /// How progress shows.
    Measures,
    /// How far it is.
    Status,
    /// Known, and nothing for a record.
    Other,
}

/// What a column of a table of localities holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceColumn {
    /// The locality's name.
    Locality,
    /// The integration authority.
    Partnership,
    /// The health board.
    HealthBoard,
    /// The council.
    Council,
    /// Inhabitants.
    Population,
    /// Words that make "population" some of the people only.
    SomePeople,
}

/// The words for what plans say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanVocabulary {
    words: Words,
    plan: Meanings<PlanColumn>,
    places: Meanings<PlaceColumn>,
    functions: Meanings<Function>,
    status: Meanings<DelegationStatus>,
    /// By their first word.
    sayings: BTreeMap<String, Vec<Saying>>,
}

/// Words by which a sentence says how it is with functions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The words in their order; those in capitals stand for kinds of words (`plans.toml` says which).
    pub words: Vec<String>,
    /// What they say.
    pub status: DelegationStatus,
    /// Whether the functions stand before them.
    pub behind: bool,
}

/// The words as the data file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Words {
    plan: BTreeMap<PlanColumn, Vec<String>>,
    not_plans: BTreeMap<String, Vec<String>>,
    places: BTreeMap<PlaceColumn, Vec<String>>,
    functions: BTreeMap<Function, Vec<String>>,
    status: BTreeMap<DelegationStatus, Vec<String>>,
    said_behind: BTreeMap<DelegationStatus, Vec<String>>,
    said_ahead: BTreeMap<DelegationStatus, Vec<String>>,
}

static BUILT_IN: LazyLock<Arc<PlanVocabulary>> = LazyLock::new(|| {
    // The file is compiled in; `the_data_file_is_sound` keeps it readable.
    Arc::new(PlanVocabulary::of(toml::from_str(include_str!("plans.toml")).unwrap_or_default()))
});

/// A heading is a few words; a sentence that holds "lead" or "outcome" is none.
const HEADING_WORDS: usize = 9;

/// Shorter headings are broken nowhere.
const BROKEN_LETTERS: usize = 7;

/// Phrases that count as whole headings only: in longer ones they say something else ("What we did in year 1").
const ONLY_WHOLE: [&str; 12] =
    ["week", "weeks", "year", "period", "from", "how", "end", "start", "who", "what", "success", "with"];

/// Phrases shorter than this count only as whole headings: "no", "id", "by".
const PHRASE_LETTERS: usize = 3;

/// Words in brackets behind a function that say that not all of it is meant.
const LESS: [&str; 9] = ["includ", "only", "not ", "except", "exclud", "part", "limited", "some", "other than"];

impl PlanVocabulary {
    /// The words that the program knows.
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    fn of(words: Words) -> Self {
        let plan = Meanings::of(&words.plan);
        let places = Meanings::of(&words.places);
        let functions = Meanings::of(&words.functions);
        let status = Meanings::of(&words.status);
        let side = |said: &BTreeMap<DelegationStatus, Vec<String>>, behind| -> Vec<Saying> {
            let all = said.iter().flat_map(|(status, phrases)| phrases.iter().map(|phrase| (*status, phrase)));
            let words = |phrase: &str| phrase.split(' ').map(str::to_owned).collect();
            all.map(|(status, phrase)| Saying { words: words(phrase), status, behind }).collect()
        };
        let mut sayings: BTreeMap<String, Vec<Saying>> = BTreeMap::new();
        for saying in side(&words.said_behind, true).into_iter().chain(side(&words.said_ahead, false)) {
            let first = saying.words.first().cloned().unwrap_or_default();
            sayings.entry(first).or_default().push(saying);
        }
        Self { words, plan, places, functions, status, sayings }
    }

    /// These words and those of a TOML file of the same shape; where both know a heading, the file's meaning counts.
    ///
    /// The error is the TOML reader's message, with line and column.
    pub fn extended(&self, toml_text: &str) -> Result<Self, String> {
        let added: Words = toml::from_str(toml_text).map_err(|e| e.to_string())?;
        let mut out = self.words.clone();
        extend(&mut out.plan, added.plan);
        extend(&mut out.not_plans, added.not_plans);
        extend(&mut out.places, added.places);
        extend(&mut out.functions, added.functions);
        extend(&mut out.status, added.status);
        for (known, added) in [(&mut out.said_behind, added.said_behind), (&mut out.said_ahead, added.said_ahead)] {
            for (status, phrases) in added {
                known.entry(status).or_default().extend(phrases);
            }
        }
        Ok(Self::of(out))
    }

    /// What a column of a plan holds, by its heading.
    pub fn plan_column(&self, heading: &str) -> Option<PlanColumn> {
        let folded = fold(heading);
        // "Direction ref", "Project no": the number of what the words before it are.
        let numbers = || {
            let last = folded.rsplit_once(' ').map(|(words, last)| (words.split(' ').count(), last));
            last.is_some_and(|(words, last)| words <= 2 && matches!(last, "ref" | "reference" | "no" | "number" | "id"))
        };
        let found = self.plan.exact(&folded).or_else(|| numbers().then_some(PlanColumn::Reference));
        let asked = || super::questions::asked_for(&folded);
        found.or_else(asked).or_else(|| self.plan.of_heading(heading)).map(|role| match role {
            // "Lead/support": who leads stands first.
            PlanColumn::Contributors if folded.starts_with("lead ") => PlanColumn::Lead,
            // "Partner leading".
            PlanColumn::Contributors if folded.split(' ').any(|word| word == "leading") => PlanColumn::Lead,
            role => role,
        })
    }

    /// Whether a text is a question such as headings are, in short words: no text of an item reads like that.
    pub fn is_question(&self, text: &str) -> bool {
        let folded = fold(text);
        folded.split(' ').count() <= 8 && super::questions::asked_for(&folded).is_some()
    }

    /// What a label before a colon stands for: only one that is listed as a whole, for sentences hold colons too.
    pub fn plan_label(&self, label: &str) -> Option<PlanColumn> {
        self.plan.exact(&fold(label))
    }

    /// What a label asks for that is a question of how one knows, listed or not: "How we will measure it".
    pub fn plan_question(&self, label: &str) -> Option<PlanColumn> {
        let folded = fold(label);
        let opens = folded.starts_with("how ") && folded.split(' ').count() > 2;
        super::questions::asked_for(&folded).filter(|role| opens && *role == PlanColumn::Measures)
    }

    /// What a column of a table of localities holds, by its heading.
    pub fn place_column(&self, heading: &str) -> Option<PlaceColumn> {
        // "Locality (population)": what it says in brackets stands beside the name.
        let named = heading.split_once('(').and_then(|(outside, _)| self.places.exact(&fold(outside)));
        let named = named.filter(|column| *column == PlaceColumn::Locality);
        named.or_else(|| self.places.of_heading(heading)).filter(|column| match column {
            PlaceColumn::Population => self.counts_all(heading),
            PlaceColumn::SomePeople => false,
            _ => true,
        })
    }

    /// Whether a heading of inhabitants counts all of them: not "Population aged 65+", "People receiving care".
    fn counts_all(&self, heading: &str) -> bool {
        let folded = fold(heading);
        if self.places.exact(&folded).is_some() {
            return true;
        }
        let of_some =
            |number: usize| self.places.by_number.get(number).is_some_and(|(_, m)| *m == PlaceColumn::SomePeople);
        // An age has two digits; a year has four.
        let aged = folded.split(' ').any(|word| word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit()));
        !aged && !heading.contains('%') && !self.places.phrases.held_by(&folded).any(of_some)
    }

    /// What a table with these headings is, if it is one that looks like a plan and is none: two headings at least, and
    /// half of them, must say so as a whole.
    pub fn not_a_plan(&self, headings: &[&str]) -> Option<&str> {
        let folded: Vec<String> = headings.iter().map(|h| fold(h)).filter(|h| !h.is_empty()).collect();
        self.words.not_plans.iter().find_map(|(what, phrases)| {
            let hits = folded.iter().filter(|h| phrases.iter().any(|p| p == *h || starts_with_words(h, p))).count();
            (hits >= 2 && hits * 2 >= folded.len()).then_some(what.as_str())
        })
    }

    /// The canonical function that words name, and whether they name it plainly (listed as a whole).
    pub fn function(&self, text: &str) -> Option<(Function, bool)> {
        let folded = fold(text);
        if let Some(function) = self.listed(&folded) {
            return Some((function, true));
        }
        // "Care at home (in-house and purchased)"; "Acute services (unscheduled care only)" is less than the whole.
        if let Some((outside, inside)) = text.strip_suffix(')').and_then(|open| open.rsplit_once(" ("))
            && !outside.contains('(')
            && !says_less(inside)
            // "Children's health (school nursing)": which of it, perhaps.
            && self.function(inside).is_none()
            && let Some((function, true)) = self.function(outside)
        {
            return Some((function, true));
        }
        // "Home care, including telecare" is home care.
        if let Some((whole, _)) = text.split_once(" including ")
            && let Some(function) = self.listed(&fold(whole))
        {
            return Some((function, true));
        }
        self.functions.contained(&folded).map(|(_, function)| (function, false))
    }

    /// The function that a folded text names as it is listed, "services" or not.
    fn listed(&self, folded: &str) -> Option<Function> {
        let kinds = [" services", " service", " functions", " function"];
        let bare = || kinds.iter().find_map(|kind| folded.strip_suffix(kind));
        self.functions.exact(folded).or_else(|| self.functions.exact(bare()?))
    }

    /// Whether a folded text is the name of a function as it is listed.
    pub fn knows(&self, folded: &str) -> bool {
        self.listed(folded).is_some()
    }

    /// The words by which sentences say how it is with functions, of those that begin with a word.
    pub fn sayings(&self, first_word: &str) -> &[Saying] {
        self.sayings.get(first_word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The delegation status that words say, and whether they say it plainly (nothing but the words).
    pub fn status(&self, text: &str) -> Option<(DelegationStatus, bool)> {
        let folded = fold(text);
        if let Some(status) = self.status.exact(&folded) {
            return Some((status, true));
        }
        self.status.contained(&folded).filter(|(length, _)| *length > PHRASE_LETTERS + 1).map(|(_, s)| (s, false))
    }
}

/// Whether words in brackets behind a function say that not all of it is meant. What it includes is more than its name says.
fn says_less(inside: &str) -> bool {
    let inside = inside.to_lowercase();
    let rest = inside.strip_prefix("including ").unwrap_or(&inside);
    LESS.iter().any(|word| rest.contains(word))
}

fn extend<K: Ord>(words: &mut BTreeMap<K, Vec<String>>, added: BTreeMap<K, Vec<String>>) {
    for (meaning, phrases) in added {
        let phrases: Vec<String> = phrases.iter().map(|p| fold(p)).collect();
        for known in words.values_mut() {
            known.retain(|p| !phrases.contains(p));
        }
        words.entry(meaning).or_default().extend(phrases);
    }
}

/// Folded phrases with what each means.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Meanings<T> {
    phrases: Phrases,
    /// By the phrases' numbers: whether they count as whole headings only.
    only_whole: Vec<bool>,
    /// The same without their blanks.
    unbroken: Phrases,
    /// By the phrases' numbers: their lengths in bytes and their meanings.
    by_number: Vec<(usize, T)>,
}

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self {
            phrases: Phrases::default(),
            only_whole: Vec::new(),
            unbroken: Phrases::default(),
            by_number: Vec::new(),
        }
    }
}

impl<T: Copy> Meanings<T> {
    fn of(words: &BTreeMap<T, Vec<String>>) -> Self {
        let all =
            || words.iter().flat_map(|(meaning, phrases)| phrases.iter().map(|phrase| (phrase.as_str(), *meaning)));
        let unbroken: Vec<String> = all().map(|(phrase, _)| phrase.split(' ').collect()).collect();
        Self {
            phrases: Phrases::new(all().map(|(phrase, _)| phrase)),
            only_whole: all().map(|(phrase, _)| ONLY_WHOLE.contains(&phrase)).collect(),
            unbroken: Phrases::new(unbroken.iter().map(String::as_str)),
            by_number: all().map(|(phrase, meaning)| (phrase.len(), meaning)).collect(),
        }
    }

    /// The heading's meaning: listed as a whole, the same without its words in brackets, or the longest phrase in it.
    fn of_heading(&self, heading: &str) -> Option<T> {
        let without_brackets = heading.split(['(', '[']).next().unwrap_or_default();
        let (whole, outside) = (fold(heading), fold(without_brackets));
        if whole.is_empty() || whole.split(' ').count() > HEADING_WORDS && outside.split(' ').count() > HEADING_WORDS {
            return None;
        }
        self.exact(&whole)
            .or_else(|| self.exact(&outside))
            .or_else(|| self.broken(&outside))
            .or_else(|| self.contained(if outside.is_empty() { &whole } else { &outside }).map(|(_, meaning)| meaning))
    }

    /// The meaning of a whole folded text.
    fn exact(&self, folded: &str) -> Option<T> {
        self.by_number.get(self.phrases.same_as(folded)?).map(|(_, meaning)| *meaning)
    }

    /// The meaning of a heading whose words a narrow column broke anywhere: "Responsib le".
    fn broken(&self, folded: &str) -> Option<T> {
        let whole: String = folded.split(' ').collect();
        if !folded.contains(' ') || whole.len() < BROKEN_LETTERS {
            return None;
        }
        self.by_number.get(self.unbroken.same_as(&whole)?).map(|(_, meaning)| *meaning)
    }

    /// The longest phrase that stands in a folded text as whole words, the first of equals: its length in bytes and its
    /// meaning.
    fn contained(&self, folded: &str) -> Option<(usize, T)> {
        let long = |number: usize| self.by_number.get(number).filter(|(length, _)| *length > PHRASE_LETTERS);
        let part = |number: &usize| !self.only_whole.get(*number).copied().unwrap_or_default();
        let held = self.phrases.held_by(folded).filter(part).filter_map(|number| Some((number, *long(number)?)));
        held.max_by_key(|(number, (length, _))| (*length, std::cmp::Reverse(*number))).map(|(_, found)| found)
    }
}

fn starts_with_words(text: &str, phrase: &str) -> bool {
    phrase.len() > PHRASE_LETTERS && text.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests;
