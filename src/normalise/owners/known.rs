//! Who and what a paper names: its attendance, the bodies that people come from, and what it spells out.

use super::Candidate;
use super::shape::{self, Shape};
use crate::document::{Block, Document};
use crate::record::{Attendance, Owner, OwnerType};
use crate::wording::latin::Regex;
use crate::wording::{latin, people};
use std::sync::LazyLock;

/// People and bodies that a paper names.
#[derive(Debug)]
pub(super) struct Known<'a> {
    document: &'a Document,
    people: Vec<Person>,
    /// People whom the paper names in full elsewhere: asked where its lists of people know nobody.
    mentioned: Vec<Person>,
    /// Full names of bodies, as the paper has them, without repeats.
    bodies: Vec<String>,
    /// Abbreviations that the paper spells out.
    spelt_out: Vec<(String, String)>,
}

#[derive(Debug, PartialEq)]
struct Person {
    /// As the attendance has it.
    name: String,
    /// Without titles.
    bare: String,
    organisation: Option<String>,
    initials: Option<String>,
    part: Option<u32>,
}

/// A name in capitals, then its abbreviation in brackets.
static SPELT_OUT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"((?:[A-Z][\w’'-]*)(?:\s+(?:of|and|the|for|in|&|[A-Z][\w’'-]*)){0,8})\s*\(\s*[‘’'“”]?([A-Z][A-Za-z&]{1,7})[‘’'“”]?\s*\)",
    )
});

/// An abbreviation, a sign, then words in capitals.
static KEY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?:^|[\s;,(])([A-Z][A-Za-z]{0,2}[A-Z]{1,3})\s*[–—=:-]\s*((?:[A-Z][\w’'-]*)(?:\s+(?:of|and|the|for|in|&|[A-Z][\w’'-]*)){1,7})",
    )
});

impl<'a> Known<'a> {
    /// Gathers what a paper names.
    pub(super) fn in_paper(document: &'a Document, attendance: &[Attendance]) -> Self {
        let mut known =
            Self { document, people: Vec::new(), mentioned: Vec::new(), bodies: Vec::new(), spelt_out: Vec::new() };
        for person in attendance {
            let person = Person {
                name: person.name.trim().to_owned(),
                bare: people::split_title(&person.name).1.trim_end_matches('.').to_owned(),
                organisation: person.organisation.clone(),
                initials: person.initials.clone(),
                part: person.header.source.part,
            };
            if let Some(body) = &person.organisation
                && !known.bodies.contains(body)
            {
                known.bodies.push(body.clone());
            }
            if !person.name.is_empty() && !known.people.contains(&person) {
                known.people.push(person);
            }
        }
        known.spell_out(&document.blocks);
        known
    }

    /// Takes in an owner's words that name a person in full: "L Hume" elsewhere is that one.
    pub(super) fn mention(&mut self, written: &str) {
        let inside = written.split(['(', ')', ',']).map(shape::clean);
        for name in inside.filter(|n| shape::is_full_name(n) && shape::shape(n) == Shape::Name) {
            if people::is_surely_person(name) {
                self.add_mentioned(name, None);
            }
        }
    }

    fn add_mentioned(&mut self, name: &str, initials: Option<&str>) {
        let listed = self.people.iter().any(|p| plain(&p.bare) == plain(name));
        let mut known = self.mentioned.iter_mut().filter(|p| plain(&p.bare) == plain(name));
        if listed {
            return;
        }
        if let Some(person) = known.next() {
            if person.initials.is_none() {
                person.initials = initials.map(str::to_owned);
            }
            return;
        }
        let (name, initials) = (name.to_owned(), initials.map(str::to_owned));
        self.mentioned.push(Person { bare: name.clone(), name, organisation: None, initials, part: None });
    }

    /// A key such as "JB – Jo Blair; CFO – Chief Finance Officer".
    fn spell_out_key(&mut self, text: &str) {
        for found in KEY.captures_iter(text) {
            let (Some(short), Some(name)) = (found.get(1), found.get(2)) else { continue };
            let (short, name) = (short.as_str(), name.as_str().trim());
            if !has_initials(name, &letters(short)) {
                continue;
            }
            if people::is_person(name) {
                self.add_mentioned(name, Some(short));
            } else {
                let entry = (short.to_owned(), name.to_owned());
                if !self.spelt_out.contains(&entry) {
                    self.spelt_out.push(entry);
                }
            }
        }
    }

    /// "LG Lorna Gilchrist, TB Tony Bisset": a key without signs, of nothing else.
    fn spell_out_row(&mut self, text: &str) {
        /// A key is no longer, in bytes.
        const LONGEST: usize = 300;
        if text.len() > LONGEST || !text.contains([',', ';', '\n']) {
            return;
        }
        let pieces = text.split([',', ';', '\n']).map(|piece| piece.trim().trim_end_matches('.'));
        let read = |piece: &str| {
            let (short, name) = piece.split_once(' ')?;
            let name = name.trim();
            let fits = people::is_initials(short) && people::is_person(name) && has_initials(name, &letters(short));
            fits.then(|| (short.to_owned(), name.to_owned()))
        };
        let Some(pairs) = pieces.filter(|piece| !piece.is_empty()).map(read).collect::<Option<Vec<_>>>() else {
            return;
        };
        for (short, name) in pairs.iter().filter(|_| pairs.len() > 1) {
            self.add_mentioned(name, Some(short));
        }
    }

    fn spell_out(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    if paragraph.runs.iter().any(|r| r.text.contains('(')) {
                        self.spell_out_text(&paragraph.text());
                    }
                    self.spell_out_row(&paragraph.text());
                    if paragraph.runs.iter().any(|r| r.text.contains(['–', '=', '-', ':'])) {
                        self.spell_out_key(&paragraph.text());
                    }
                }
                Block::Table(table) => {
                    for cell in &table.cells {
                        self.spell_out(&cell.blocks);
                    }
                }
            }
        }
    }

    fn spell_out_text(&mut self, text: &str) {
        for found in SPELT_OUT.captures_iter(text) {
            let (Some(name), Some(short)) = (found.get(1), found.get(2)) else { continue };
            if let Some(name) = tail_with_initials(name.as_str(), short.as_str()) {
                if people::is_surely_person(shape::clean(&name)) {
                    self.add_mentioned(shape::clean(&name), Some(short.as_str()));
                    continue;
                }
                let entry = (short.as_str().to_owned(), name);
                if !self.spelt_out.contains(&entry) {
                    self.spelt_out.push(entry);
                }
            }
        }
    }

    /// People of the part, or of the whole paper where the part has no attendance of its own.
    fn people(&self, part: Option<u32>) -> impl Iterator<Item = &Person> {
        let own = self.people.iter().any(|p| p.part == part);
        self.people.iter().filter(move |p| !own || p.part == part)
    }

    /// Those of the lists of people who fit; where nobody does, those named in full elsewhere.
    fn people_who(&self, part: Option<u32>, fits: impl Fn(&Person) -> bool) -> Vec<Candidate> {
        let listed = unique(self.people(part).filter(|p| fits(p)));
        if listed.is_empty() { unique(self.mentioned.iter().filter(|p| fits(p))) } else { listed }
    }

    pub(super) fn people_with_initials(&self, written: &str, part: Option<u32>) -> Vec<Candidate> {
        let wanted = letters(written);
        let fits = |p: &Person| {
            p.initials.as_deref().map_or_else(
                || has_initials(&p.bare, &wanted) || has_long_initials(&p.bare, written),
                |own| letters(own) == wanted,
            )
        };
        self.people_who(part, fits)
    }

    /// People by full name, surname, forename, or initial and surname ("D Barr", "`DBarr`").
    pub(super) fn people_called(&self, written: &str, part: Option<u32>) -> Vec<Candidate> {
        let wanted = plain(written);
        let exact = self.people_who(part, |p| plain(&p.name) == wanted || plain(&p.bare) == wanted);
        if !exact.is_empty() {
            return exact;
        }
        let wanted: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).collect();
        self.people_who(part, |p| {
            let name = plain(&p.bare);
            let parts: Vec<&str> = name.split(' ').collect();
            let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
            match wanted[..] {
                [one] => {
                    one == *first
                        || one == *last
                        || one.strip_prefix(&first[..first.chars().next().map_or(0, char::len_utf8)]) == Some(*last)
                }
                [.., surname] => {
                    let begins = first.starts_with(wanted[0]) || wanted[0].starts_with(first);
                    surname == *last && begins
                }
                [] => false,
            }
        })
    }

    /// Of people with one surname, those whose title is the one written: "Mrs Moss" is not Mr Moss.
    pub(super) fn with_title(written: &str, found: Vec<Candidate>) -> Vec<Candidate> {
        let title = |text: &str| plain(people::split_title(text.trim()).0);
        let wanted = title(written);
        if found.len() < 2 || wanted.is_empty() {
            return found;
        }
        let fits = |c: &Candidate| c.name.as_deref().is_some_and(|n| title(n) == wanted);
        let fitting: Vec<Candidate> = found.iter().filter(|c| fits(c)).cloned().collect();
        if fitting.is_empty() { found } else { fitting }
    }

    /// Bodies whose abbreviation this is: spelt out in the paper, or the initials of a body that people come from.
    pub(super) fn organisations_with_initials(&self, written: &str) -> Vec<Candidate> {
        let wanted = letters(written);
        let spelt = self.spelt_out.iter().filter(|(short, _)| letters(short) == wanted).map(|(_, name)| name);
        let bodies = self.bodies.iter().filter(|b| b.contains(' ') && has_initials(b, &wanted));
        let mut names: Vec<String> = Vec::new();
        // "Jo Blair (JB)" spells out a person, not a body.
        let person = |name: &str| {
            self.people.iter().any(|p| plain(shape::clean(&p.name)) == plain(name)) || people::is_surely_person(name)
        };
        for name in spelt.chain(bodies).filter(|n| !person(n)) {
            if !names.iter().any(|known| plain(known) == plain(name)) {
                names.push(name.clone());
            }
        }
        names
            .into_iter()
            .map(|name| {
                let owner_type = match shape::shape(&name) {
                    Shape::Role => OwnerType::Role,
                    Shape::Group => OwnerType::Group,
                    _ => OwnerType::Organisation,
                };
                Candidate { owner_type, name: Some(name), organisation: None }
            })
            .collect()
    }

    /// Whether a person of the paper comes from a body that is called just this ("NSS").
    pub(super) fn names_body(&self, written: &str) -> bool {
        self.bodies.iter().any(|b| b.eq_ignore_ascii_case(written))
    }

    /// Whether the paper names a body in full anywhere.
    pub(super) fn names_in_full(&self, name: &str) -> bool {
        holds(&self.document.blocks, name)
    }

    /// The body of the paper that is called this, or whose name begins with it and no other's does ("Police").
    pub(super) fn organisation_called(&self, written: &str) -> Option<String> {
        let wanted = plain(written);
        let all = || self.bodies.iter().chain(self.spelt_out.iter().map(|(_, name)| name));
        if let Some(exact) = all().find(|b| plain(b) == wanted) {
            return Some(exact.clone());
        }
        let mut begins = all().filter(|b| plain(b).strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(' ')));
        let first = begins.next()?;
        begins.all(|other| plain(other) == plain(first)).then(|| first.clone())
    }

    /// An ambiguous owner stays ambiguous; but candidates whose forename or surname the action itself names come first.
    pub(super) fn told_by_text(text: &str, owners: &mut [Owner]) {
        let text = plain(text);
        let named = |name: &str| {
            let name = plain(name);
            name.split(' ').filter(|w| w.len() > 2).any(|w| text.split(' ').any(|t| t == w))
        };
        for owner in owners {
            owner.candidates.sort_by_key(|candidate| !named(candidate));
        }
    }
}

fn holds(blocks: &[Block], name: &str) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text().contains(name),
        Block::Table(table) => table.cells.iter().any(|cell| holds(&cell.blocks, name)),
    })
}

fn unique<'a>(people: impl Iterator<Item = &'a Person>) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for person in people {
        let same = |c: &Candidate| c.name.as_deref().is_some_and(|n| plain(n) == plain(&person.name));
        if !out.iter().any(same) {
            out.push(Candidate {
                owner_type: OwnerType::Person,
                name: Some(person.name.clone()),
                organisation: person.organisation.clone(),
            });
        }
    }
    out
}

/// Capital letters only matter for abbreviations: "H.S." and "HS" are one.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect()
}

/// Lower case, one space between words, no punctuation but hyphens.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}'))) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(word.chars().map(|c| if c == '\u{2019}' { '\'' } else { c }).flat_map(char::to_lowercase));
        }
    }
    out
}

/// Whether the initials of a name's words are the wanted letters: all words, or without "of", "and", "the", "for", or
/// first and last word only; a hyphenated name may count once or twice.
fn has_initials(name: &str, wanted: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '&', '/']).filter(|w| w.chars().any(char::is_alphabetic)).collect();
    let small = |w: &&str| !matches!(w.to_ascii_lowercase().as_str(), "of" | "and" | "the" | "for" | "in");
    let first_letters = |words: &mut dyn Iterator<Item = &str>| -> String {
        words.filter_map(|w| w.chars().find(|c| c.is_alphabetic())).flat_map(char::to_uppercase).collect()
    };
    let all = first_letters(&mut words.iter().copied());
    let great = first_letters(&mut words.iter().copied().filter(small));
    let ends = match words[..] {
        [first, .., last] => first_letters(&mut [first, last].into_iter()),
        _ => String::new(),
    };
    let hyphens = first_letters(&mut words.iter().flat_map(|w| w.split('-')));
    // "Jo Cox-De Sousa" may go by her first surname alone.
    let first_two = match words[..] {
        [first, second, _, ..] if second.contains('-') => first_letters(&mut [first, second].into_iter()),
        _ => String::new(),
    };
    !wanted.is_empty() && [all, great, ends, hyphens, first_two].iter().any(|i| i == wanted)
}

/// "`AMcM`" for A `McMahon`, "`KMo`" for Kelly Morris: the surname gives more than its first letter.
fn has_long_initials(name: &str, written: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let [first, .., last] = words[..] else { return false };
    let Some(initial) = first.chars().next() else { return false };
    let Some(rest) = written.strip_prefix(initial) else { return false };
    let rest = rest.trim_start_matches('.');
    rest.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && rest.chars().any(char::is_lowercase)
        && last.starts_with(rest)
}

/// The last words of a name whose initials are the abbreviation: of "the Chair of the Improvement Service", "Improvement
/// Service" for "IS".
fn tail_with_initials(name: &str, short: &str) -> Option<String> {
    let capitals: String = short.chars().filter(|c| c.is_uppercase()).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    (0..words.len()).rev().map(|start| words[start..].join(" ")).find(|tail| {
        tail.chars().next().is_some_and(char::is_uppercase)
            && (has_initials_exactly(tail, &letters(short)) || has_initials_exactly(tail, &capitals))
    })
}

fn has_initials_exactly(name: &str, wanted: &str) -> bool {
    wanted.len() > 1 && name.split_whitespace().count() >= 2 && {
        let words: Vec<&str> = name.split_whitespace().collect();
        let small = |w: &str| matches!(w, "of" | "and" | "the" | "for" | "in" | "&");
        let all: String = words.iter().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect();
        let great: String =
            words.iter().filter(|w| !small(w)).filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect();
        all == wanted || great == wanted
    }
}
