//! The bodies of the register, read once from the compiled-in tables.

use super::words;
use crate::record::{Entity, EntityType};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const ORGANISATIONS: &str = include_str!("organisations.tsv");
const ALIASES: &str = include_str!("aliases.tsv");
const NATIONAL_BODIES: &str = include_str!("national_bodies.tsv");

/// The code that stands for a council's authority where the two do not share a name: council, authority.
const COUNCILS_OF_OTHER_NAME: [(&str, &str); 4] = [
    ("S12000005", "S37000005"), // Clackmannanshire: one authority with Stirling
    ("S12000030", "S37000005"), // Stirling
    ("S12000036", "S37000012"), // City of Edinburgh: Edinburgh
    ("S12000013", "S37000031"), // Na h-Eileanan Siar: Western Isles
];

/// A body that the register knows.
#[derive(Debug, PartialEq, Eq)]
pub struct Body {
    /// What kind of body.
    pub entity_type: EntityType,
    /// The register's name.
    pub name: String,
    /// The current GSS code; `None` for national bodies.
    pub code: Option<String>,
    /// Codes that were valid once, with their days.
    terms: Vec<Term>,
    /// The current code of the health board.
    parent: Option<String>,
}

/// The days on which a code was valid; empty: not known, from or to ever.
#[derive(Debug, PartialEq, Eq)]
struct Term {
    code: String,
    from: String,
    to: String,
}

impl Body {
    /// The code that was valid on a day (`YYYY-MM-DD`; of a month or year, its first day): the current one without a day,
    /// the first one for a day before the body had any.
    pub fn code_at(&self, date: Option<&str>) -> Option<&str> {
        let Some(date) = date.filter(|d| !d.is_empty()) else { return self.code.as_deref() };
        let day = match date.len() {
            4 => format!("{date}-01-01"),
            7 => format!("{date}-01"),
            _ => date.to_owned(),
        };
        self.terms
            .iter()
            .find(|term| term.from <= day && (term.to.is_empty() || day <= term.to))
            .or_else(|| self.terms.first())
            .map(|term| term.code.as_str())
            .or(self.code.as_deref())
    }

    /// The entity, as the paper writes it and as the register has it.
    pub fn entity(&self, as_written: &str, date: Option<&str>) -> Entity {
        Entity {
            as_written: as_written.to_owned(),
            name: Some(self.name.clone()),
            entity_type: Some(self.entity_type),
            code: self.code.clone(),
            code_at_date: self.code_at(date).map(str::to_owned),
        }
    }

    /// A council's or an authority's health board.
    pub fn health_board(&self) -> Option<&'static Body> {
        self.parent.as_deref().and_then(body_by_code)
    }

    /// A council's integration authority, an authority itself; a board's where it has only one.
    pub fn authority(&'static self) -> Option<&'static Body> {
        match self.entity_type {
            EntityType::IntegrationAuthority => Some(self),
            EntityType::HealthBoard => {
                let mut own = authorities().iter().copied().filter(|a| a.health_board() == Some(self));
                own.next().filter(|_| own.next().is_none())
            }
            EntityType::Council => {
                let code = self.code.as_deref()?;
                match COUNCILS_OF_OTHER_NAME.iter().find(|(council, _)| *council == code) {
                    Some((_, authority)) => body_by_code(authority),
                    None => authorities().iter().copied().find(|a| a.name == self.name),
                }
            }
            EntityType::NationalBody => None,
        }
    }
}

/// What a sequence of words may name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    /// Index into the bodies.
    body: usize,
    /// Whether the name says by itself what kind of body it is.
    pub(super) whole: bool,
}

impl Meaning {
    pub(super) fn body(self) -> &'static Body {
        &REGISTER.bodies[self.body]
    }
}

/// A name, as words joined by single spaces, with what it may mean.
#[derive(Debug, Default)]
pub(super) struct Name {
    pub(super) meanings: Vec<Meaning>,
    /// Counts in running text only in this letter case (initials: "A&B", "IS").
    pub(super) exact_case: Option<String>,
}

/// All that is known.
pub(super) struct Register {
    bodies: Vec<Body>,
    by_code: BTreeMap<String, usize>,
    pub(super) names: BTreeMap<String, Name>,
    /// The most words that a name has.
    pub(super) longest: usize,
    /// Every word of a place's name, for misprints.
    pub(super) vocabulary: Vec<String>,
    /// The words with which names begin.
    first_words: FxHashMap<String, usize>,
    /// The names without those of an exact letter case, in their order, for words in another order or spacing.
    pub(super) spellings: Vec<Spelling>,
}

/// A name as it is told whatever its words' order and spacing.
pub(super) struct Spelling {
    pub(super) name: String,
    /// Its words run together.
    pub(super) squashed: String,
    /// Its words, sorted.
    pub(super) sorted: Vec<String>,
}

/// The register, built at first use.
pub(super) static REGISTER: LazyLock<Register> = LazyLock::new(build);

static AUTHORITIES: LazyLock<Vec<&'static Body>> = LazyLock::new(|| of_type(EntityType::IntegrationAuthority));
static HEALTH_BOARDS: LazyLock<Vec<&'static Body>> = LazyLock::new(|| of_type(EntityType::HealthBoard));

/// The integration authorities (31), in the order of the register.
pub fn authorities() -> &'static [&'static Body] {
    &AUTHORITIES
}

/// The health boards (14), in the order of the register.
pub fn health_boards() -> &'static [&'static Body] {
    &HEALTH_BOARDS
}

/// All bodies, in the order of the register.
pub fn bodies() -> impl Iterator<Item = &'static Body> {
    REGISTER.bodies.iter()
}

/// The body that bears a code now or bore it once.
pub fn body_by_code(code: &str) -> Option<&'static Body> {
    REGISTER.by_code.get(code).map(|index| &REGISTER.bodies[*index])
}

fn of_type(entity_type: EntityType) -> Vec<&'static Body> {
    REGISTER.bodies.iter().filter(|b| b.entity_type == entity_type).collect()
}

/// The rows of a compiled-in table: comments and its heading left out, cells apart.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).skip(1).map(|l| l.split('\t').collect())
}

fn build() -> Register {
    let mut register = Register {
        bodies: Vec::new(),
        by_code: BTreeMap::new(),
        names: BTreeMap::new(),
        longest: 0,
        vocabulary: Vec::new(),
        first_words: FxHashMap::default(),
        spellings: Vec::new(),
    };
    add_organisations(&mut register);
    for row in rows(NATIONAL_BODIES) {
        let (name, also) = (cell(&row, 0), cell(&row, 1));
        let body = register.bodies.len();
        register.bodies.push(Body {
            entity_type: EntityType::NationalBody,
            name: name.to_owned(),
            code: None,
            terms: Vec::new(),
            parent: None,
        });
        register.add_name(name, Meaning { body, whole: true }, false);
        for other in also.split('|').filter(|o| !o.is_empty()) {
            register.add_name(other, Meaning { body, whole: true }, words::is_initials(other));
        }
    }
    for row in rows(ALIASES) {
        let (types, name, alias, kind) = (cell(&row, 0), cell(&row, 1), cell(&row, 2), cell(&row, 3));
        for letter in types.chars() {
            let entity_type = match letter {
                'A' => EntityType::IntegrationAuthority,
                'B' => EntityType::HealthBoard,
                _ => EntityType::Council,
            };
            if let Some(body) = register.bodies.iter().position(|b| b.entity_type == entity_type && b.name == name) {
                let initials = kind == "abbreviation" || words::is_initials(alias);
                register.add_name(alias, Meaning { body, whole: kind == "whole" }, initials);
            }
        }
    }
    register.vocabulary.sort();
    register.vocabulary.dedup();
    for name in register.names.keys() {
        let longest = register.first_words.entry(name.split(' ').next().unwrap_or_default().to_owned()).or_default();
        *longest = (*longest).max(name.split(' ').count());
    }
    let plain = register.names.iter().filter(|(_, known)| known.exact_case.is_none());
    register.spellings = plain.map(|(name, _)| Spelling::of(name)).collect();
    register
}

fn add_organisations(register: &mut Register) {
    for row in rows(ORGANISATIONS) {
        let entity_type = match cell(&row, 0) {
            "health_board" => EntityType::HealthBoard,
            "integration_authority" => EntityType::IntegrationAuthority,
            _ => EntityType::Council,
        };
        let (code, name) = (cell(&row, 1), cell(&row, 2));
        let term = Term { code: code.to_owned(), from: cell(&row, 3).to_owned(), to: cell(&row, 4).to_owned() };
        // Rows of valid codes come first; a former code belongs to the body of its kind and name.
        if let Some(index) = register.bodies.iter().position(|b| b.entity_type == entity_type && b.name == name) {
            register.by_code.insert(code.to_owned(), index);
            if !term.to.is_empty() {
                register.bodies[index].terms.push(term);
            }
            continue;
        }
        let body = register.bodies.len();
        register.by_code.insert(code.to_owned(), body);
        register.bodies.push(Body {
            entity_type,
            name: name.to_owned(),
            code: Some(code.to_owned()),
            terms: vec![term],
            parent: Some(cell(&row, 6)).filter(|p| !p.is_empty()).map(str::to_owned),
        });
        register.add_name(name, Meaning { body, whole: false }, false);
    }
    for body in &mut register.bodies {
        body.terms.sort_by(|a, b| a.from.cmp(&b.from));
    }
}

fn cell<'a>(row: &[&'a str], index: usize) -> &'a str {
    row.get(index).copied().unwrap_or_default()
}

impl Spelling {
    fn of(name: &str) -> Self {
        let mut sorted: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let squashed = sorted.concat();
        sorted.sort_unstable();
        Self { name: name.to_owned(), squashed, sorted }
    }
}

impl Register {
    /// How many words the longest name has that begins with this word; none where none does.
    pub(super) fn longest_from(&self, word: &str) -> Option<usize> {
        self.first_words.get(word).copied()
    }

    fn add_name(&mut self, name: &str, meaning: Meaning, initials: bool) {
        let tokens = words::words(name);
        self.longest = self.longest.max(tokens.len());
        if !meaning.whole {
            self.vocabulary.extend(tokens.iter().filter(|t| t.chars().count() > 3).cloned());
        }
        let entry = self.names.entry(tokens.join(" ")).or_default();
        if !entry.meanings.iter().any(|m| m.body == meaning.body) {
            entry.meanings.push(meaning);
        }
        if initials {
            entry.exact_case = Some(name.to_owned());
        }
    }
}
