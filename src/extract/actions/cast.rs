//! Who was at the meeting, and all that a minute may call them.

use super::prose::is_meeting_body;
use crate::framework::headings::fold;
use crate::record::{Attendance, AttendanceStatus, Owner};
use crate::wording::people;
use std::collections::{BTreeMap, BTreeSet};

/// How minutes address people.
const TITLES: [&str; 8] = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "Councillor", "Prof"];
/// What the one in the chair is called.
const CHAIRS: [&str; 7] = ["chair", "chairman", "chairperson", "chairwoman", "convener", "convenor", "president"];

/// A person of the meeting, by place in the attendance.
pub(super) type Person = usize;

/// The people of a meeting by what they are called.
#[derive(Debug, Clone, Default)]
pub(in crate::extract) struct Cast {
    /// Names, forenames, initials and bodies, as written.
    names: BTreeSet<String>,
    /// Whom a folded name, forename, short form or post may mean.
    called: BTreeMap<String, BTreeSet<Person>>,
    /// What the titles of people say of pronouns for them.
    woman: Vec<Option<bool>>,
    /// Whether anybody is known to have been there, not only to have sent apologies.
    attended: bool,
}

impl Cast {
    /// The people of the attendance, and the bodies that they speak for: not such as meet, which act by decisions.
    pub(in crate::extract) fn of(attendance: &[Attendance]) -> Self {
        let mut cast = Self::default();
        let mut bare_names: BTreeMap<String, Person> = BTreeMap::new();
        for person in attendance {
            let (title, name) = people::split_title(&person.name);
            if name.is_empty() {
                continue;
            }
            cast.attended |= person.status != AttendanceStatus::Apologies;
            let next = bare_names.len();
            let at = *bare_names.entry(fold(name)).or_insert(next);
            if at == next {
                cast.woman.push(None);
            }
            if let Some(woman) = woman(title)
                && let Some(slot) = cast.woman.get_mut(at)
            {
                *slot = Some(woman);
            }
            cast.call(at, &person.name);
            if let Some(initials) = &person.initials {
                cast.call(at, initials);
            }
            cast.call_by_parts(at, name);
            cast.call_by_post(at, person);
        }
        cast.names.retain(|name| !name.is_empty());
        cast
    }

    /// Calls a person by a name without title, and by all that its parts give.
    fn call_by_parts(&mut self, at: Person, name: &str) {
        self.call(at, name);
        self.call(at, &people::initials_of(name));
        let surname = name.split_whitespace().next_back().filter(|last| last.chars().count() > 2);
        // "JE Costain" is JEC as well.
        let led = name.split_whitespace().next().filter(|led| led.len() > 1 && led.chars().all(char::is_uppercase));
        if let Some((led, last)) = led.zip(surname.and_then(|surname| surname.chars().next())) {
            self.call(at, &format!("{led}{last}"));
        }
        // "Mrs Whyte" is the F Whyte of the list.
        if let Some(surname) = surname {
            for title in TITLES {
                self.call(at, &format!("{title} {surname}"));
            }
            self.called.entry(fold(surname)).or_default().insert(at);
        }
        // "Al", "Jo": two letters may be a forename, two capitals are initials.
        let is_forename =
            |f: &&str| f.chars().filter(|c| c.is_alphabetic()).count() > 1 && f.chars().any(char::is_lowercase);
        if let Some(forename) = name.split_whitespace().next().filter(is_forename) {
            self.call(at, forename);
            // "Steve L." among several of that forename.
            let initial = surname.and_then(|surname| surname.chars().next()).filter(|c| c.is_uppercase());
            if let Some(initial) = initial.filter(|_| name.contains(' ')) {
                self.call(at, &format!("{forename} {initial}"));
            }
            // "R Moss" beside what Rhona Moss is to do.
            if let (Some(surname), Some(first)) = (surname, forename.chars().next()) {
                self.call(at, &format!("{first} {surname}"));
            }
        }
        // "Nurse Cora Hill" is called Cora.
        for inner in name.split_whitespace().skip(1).take(1).filter(|inner| people::is_forename(inner)) {
            if name.split_whitespace().count() > 2 {
                self.call(at, inner);
            }
        }
    }

    /// Calls a person by role and chair, and adds the body that the person speaks for.
    fn call_by_post(&mut self, at: Person, person: &Attendance) {
        // "Transport Scotland will confirm …": whom its member speaks for.
        self.names.extend(person.organisation.clone().filter(|body| {
            // "Year 2" is whom somebody speaks for, and no body.
            !is_meeting_body(body) && !body.ends_with(|c: char| c.is_ascii_digit())
        }));
        if let Some(role) = &person.role {
            self.called.entry(fold(role)).or_default().insert(at);
        }
        if person.chair {
            for chair in CHAIRS {
                self.called.entry(chair.to_owned()).or_default().insert(at);
            }
        }
    }

    /// Adds those whose initials a text gives behind their names and whom the attendance does not hold: "Pauline (PT)".
    pub(super) fn define<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        /// Two names in brackets are a habit of the paper, one may be anything.
        const HABIT: usize = 2;
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for line in texts.flat_map(str::lines) {
            for (at, _) in line.match_indices(['(', '[']) {
                let inside = line[at + 1..].split([')', ']']).next().unwrap_or("").trim();
                if people::is_initials(inside)
                    && let Some(name) = named_before(&line[..at], inside)
                {
                    found.entry(inside.to_owned()).or_insert(name);
                }
            }
        }
        if found.len() < HABIT {
            return;
        }
        for (initials, name) in found {
            if self.names.contains(&initials) || self.names.contains(&name) {
                continue;
            }
            let at = self.woman.len();
            self.woman.push(None);
            self.attended = true;
            self.call(at, &initials);
            self.call(at, &name);
            if let Some(forename) = name.split_whitespace().next() {
                self.call(at, forename);
            }
        }
    }

    fn call(&mut self, person: Person, name: &str) {
        self.names.insert(name.to_owned());
        self.called.entry(fold(name)).or_default().insert(person);
    }

    /// Whether somebody at the meeting is called so.
    pub(in crate::extract) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether nobody is known to have been there.
    pub(super) fn is_empty(&self) -> bool {
        !self.attended
    }

    /// Whom a name, short form or post may mean.
    pub(super) fn people(&self, written: &str) -> Option<&BTreeSet<Person>> {
        let folded = fold(written);
        let bare = folded.strip_prefix("the ").unwrap_or(&folded);
        self.called.get(bare).or_else(|| self.called.get(&fold(people::split_title(written).1))).or_else(|| {
            // "Secretary Una Moss".
            let (post, name) = written.trim_start_matches("the ").split_once(' ')?;
            let whole = people::says(post, people::Says::Whole) && people::says(post, people::Says::Role);
            self.called.get(&fold(name)).filter(|_| whole && name.contains(' ') && !people::is_post_word(name))
        })
    }

    /// Whether a person may be called by a pronoun.
    pub(super) fn may_be(&self, person: Person, pronoun: &str) -> bool {
        match (self.woman.get(person).copied().flatten(), pronoun) {
            (Some(woman), "he") => !woman,
            (Some(woman), "she") => woman,
            _ => true,
        }
    }

    /// Whether two owners are the same person; `None` where the attendance does not tell.
    pub(in crate::extract) fn same(&self, one: &Owner, other: &Owner) -> Option<bool> {
        if fold(&one.as_written) == fold(&other.as_written) {
            return Some(true);
        }
        let (one, other) = (self.people(&one.as_written)?, self.people(&other.as_written)?);
        match (one.len(), other.len()) {
            (1, 1) => Some(one == other),
            _ if one.is_disjoint(other) => Some(false),
            _ => None,
        }
    }
}

/// The name that a text ends with, where it fits those initials: a forename, or a person's whole name.
fn named_before(text: &str, initials: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitals =
        words.iter().rev().take_while(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', ':', ';']));
    let length = capitals.count().min(4);
    let name = words.get(words.len() - length..)?.join(" ");
    let name = people::split_title(name.trim_start_matches(|c: char| !c.is_alphanumeric())).1.to_owned();
    let fits = name.chars().next() == initials.chars().next();
    // "Pauline (PT)" opens its line; in running text a single word may be anything.
    let alone = length == 1 && words.len() == 1 && people::likeness(&name) == people::Likeness::SingleName;
    let known = people::is_forename(&name) || people::is_surely_person(&name);
    (fits && (alone || known)).then_some(name)
}

/// What a title says of whom it stands before: whether it is a woman.
pub(super) fn woman(title: &str) -> Option<bool> {
    title.split_whitespace().find_map(|word| match word.trim_end_matches('.') {
        "Mrs" | "Ms" | "Miss" | "Lady" | "Dame" | "Baroness" => Some(true),
        "Mr" | "Sir" | "Lord" | "Fr" => Some(false),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cast() -> Cast {
        let person = |name: &str, role: &str, chair| Attendance {
            name: name.to_owned(),
            role: Some(role.to_owned()).filter(|r| !r.is_empty()),
            chair,
            ..Attendance::default()
        };
        let list = [person("Ms Sue Petrie", "Chief Executive", false), person("Mr Ken Low", "", true)];
        Cast::of(&list)
    }

    #[test]
    fn one_person_by_many_names() {
        let same = |a: &str, b: &str| cast().same(&Owner::written(a), &Owner::written(b));
        assert_eq!(same("SP", "Chief Executive"), Some(true));
        assert_eq!(same("Mr Low", "the Chair"), Some(true));
        assert_eq!(same("Sue", "Ken"), Some(false));
        assert_eq!(same("Ken L.", "Mr Low"), Some(true));
        assert_eq!(same("Sue", "Head of Roads"), None);
    }

    #[test]
    fn initials_behind_names() {
        let mut cast = Cast::default();
        let lines =
            ["Derek (DW) – Chairman\nPauline (PT)\nMs Rosie Lark (RL), clerk", "The Integration Joint Board (IJB)"];
        cast.define(lines.into_iter());
        assert!(cast.contains("PT") && cast.contains("RL") && cast.contains("Derek") && !cast.contains("IJB"));
    }

    #[test]
    fn titles_bound_pronouns() {
        let cast = cast();
        assert!(cast.may_be(0, "she") && !cast.may_be(0, "he"));
        assert!(cast.may_be(1, "he") && cast.may_be(1, "they"));
    }
}
