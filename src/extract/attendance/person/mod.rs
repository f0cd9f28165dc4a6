//! A person as lists of attendance write one: "Elma Murray (Chair, SOLACE)", "Cllr J Blair, East Council (JB)",
//! "Hamish MACRAE, Vice Chairperson, in the Chair".

mod posts;
mod said;

use super::detail::is_known_body;
use super::roles::{is_field, is_institution, is_role};
use super::split::outside;
use crate::framework::headings::fold;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people::{self, Likeness};
use posts::{behind_post, breaks_off, initials_between, name_and_initials, serving_as};
pub(super) use posts::{name_and_post, names_an_activity};
use said::{Said, apart_from_brackets, without_honours};
use std::sync::LazyLock;

/// "Jo Blair (JB) via Teams": how somebody took part, without a sign before it.
static HOW: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+(?:(?:via|by|on|through|over)\s+(?:ms\s+|microsoft\s+)?(?:teams|phone|telephone|vc|video(?:[- ]?(?:conference|link|call))?|zoom|skype|tele-?conference|conference call|dial-?in|webex)|remotely|online|from item \d.*|until item \d.*|(?:for\s+)?(?:agenda\s+)?items?\s+\d.*)\s*$",
    )
});

/// "*substitute for Jo Blair", "(as) substitute for": in whose place somebody came, without a bracket.
static STOOD_IN: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"[\s,*–-]+(?:as\s+)?(?:a\s+)?(?i:substitute|substituting|sub|deputising|standing in|deputy)\s+for\s+\p{Lu}.*$",
    )
});

/// A person as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// Name, titles included.
    pub name: String,
    /// Initials, where given.
    pub initials: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// Whether the words say that the person chaired.
    pub chair: bool,
    /// Whether what belongs to what is a guess.
    pub uncertain: bool,
    /// Apologies, said beside the name.
    pub apologies: bool,
    /// "item 4 only" and the like.
    pub attending: bool,
}

/// Reads one person's words. `None` where they hold no name.
pub(super) fn read(words: &str) -> Option<Person> {
    let words = words.trim().trim_end_matches(['.', ',', ';']).trim();
    let vacant = matches!(fold(words).as_str(), "vacancy" | "vacant" | "vacant post" | "to be appointed");
    if vacant || super::lines::heads_column(words) {
        return None;
    }
    let between = serving_as(words).or_else(|| initials_between(words));
    let words = between.as_deref().unwrap_or(words);
    if let Some(person) = behind_post(words) {
        return Some(person);
    }
    let mut person = Person::default();
    let (main, details) = apart_from_brackets(words);
    let main = person.how_they_came(without_honours(main));
    let mut said = Said::of(&main, details);
    said.surname_behind();
    if let Some((index, found)) = said.holder() {
        person.hold_post(said, index, found);
        return Some(person);
    }
    person.take_name(&mut said)?;
    for detail in whole_posts(said.after) {
        person.detail(&detail, false);
    }
    let like_a_person = |body: &str| people::is_person(body) && !is_known_body(body);
    let somebody = person.role.is_none() && person.organisation.as_deref().is_some_and(like_a_person);
    if said.details.iter().any(|detail| says_nobody_came(detail)) {
        return None;
    }
    for detail in said.details {
        // A bracket may hold several: "(Chair, SOLACE)".
        for group in outside(detail.trim_start_matches('('), ';') {
            person.bracket(group);
        }
    }
    // "Ann Moss, Zina Esk (Clerk)": a body by no word of its own, or somebody else with a post.
    person.uncertain |= somebody && person.role.is_some();
    // "Janet Hay Willie Orr", "J Moss (Chair) R Low S Ali": blanks alone stood between several people.
    person.uncertain |= is_row_of_names(people::split_title(&person.name).1);
    person.uncertain |= person.organisation.as_deref().is_some_and(is_row_of_names);
    // "Thrive Homes, Karyn Jones – HCC": the body of one who ran together with the next.
    person.uncertain |= person
        .organisation
        .as_deref()
        .is_some_and(|body| body.contains(", ") && [" – ", " - "].iter().any(|dash| body.contains(dash)));
    Some(person)
}

/// Whether words are two names or more, each a forename or an initial before a surname.
fn is_row_of_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = |word: &str| people::is_forename(word) || word.trim_end_matches('.').chars().count() == 1;
    let surname = |word: &str| word.len() > 2 && word.starts_with(char::is_uppercase);
    words.len() > 3
        && words.len().is_multiple_of(2)
        && words
            .chunks(2)
            .all(|pair| matches!(pair, [one, other] if first(one) && surname(other) && !people::is_forename(other)))
}

/// "Ordnance Survey (no representative)": nobody came.
fn says_nobody_came(detail: &str) -> bool {
    let said = fold(detail);
    said.starts_with("no representa")
        || matches!(said.as_str(), "not represented" | "vacant" | "vacancy" | "post vacant")
}

impl Person {
    /// "The Chancellor (Dr A Moss) in the Chair", "Jo Blair via Teams": the words without what they say of how somebody
    /// took part.
    fn how_they_came(&mut self, mut main: String) -> String {
        if let Some(before) = main.trim_end().strip_suffix("in the Chair").map(str::trim_end).filter(|b| !b.is_empty())
        {
            self.chair = true;
            main = before.trim_end_matches(',').to_owned();
        }
        // "Jo Blair for Ann Moss": in whose place she came.
        let deputy = main.split_once(" for ").filter(|(who, whom)| {
            people::is_surely_person(who.trim()) && people::is_surely_person(super::split::head(whom))
        });
        if let Some(at) = deputy.map(|(who, _)| who.len()) {
            self.attending = true;
            main.truncate(at);
        }
        // "Ann Moss *substitute for Jo Blair".
        if let Some(at) = STOOD_IN.find(&main).map(|found| found.start()) {
            self.attending = true;
            main.truncate(at);
        }
        let how = HOW.find(&main).map(|m| m.start());
        // "Lena Frew for Angela Bain": she came in her place.
        let instead = || {
            let (who, whom) = main.split_once(" for ")?;
            (people::is_surely_person(who.trim()) && people::is_surely_person(whom.trim())).then_some(who.len())
        };
        if let Some(at) = how.or_else(instead) {
            self.attending = true;
            main.truncate(at);
        }
        main
    }

    /// A post whose holder a bracket names.
    fn hold_post(&mut self, said: Said, index: usize, found: String) {
        let Said { name, mut after, mut details, .. } = said;
        details.truncate(index);
        let post = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(&name);
        // "Executive Director (Finance) (R. Baker)": the brackets before his belong to the post.
        let fields: Vec<String> = details.iter().map(|d| format!(" ({})", d.trim_start_matches('('))).collect();
        let post = format!("{post}{}", fields.concat());
        self.name = found;
        if fields.is_empty() {
            after.insert(0, post);
        } else {
            self.role = Some(post);
        }
        for detail in after {
            self.detail(&detail, false);
        }
        self.chair |= self.role.as_deref() == Some("Mayor");
        self.role = self.role.take().map(|role| role.trim().to_owned());
    }

    /// Finds the name among what is said. `None` where there is none.
    fn take_name(&mut self, said: &mut Said) -> Option<()> {
        let (name, after) = (said.name.as_str(), &mut said.after);
        let after_label = after.first().filter(|a| said.label && people::is_surely_person(a)).cloned();
        // "Chair: Jo Blair", "Chairperson – Jo Blair": the role stands first.
        if people::likeness(name) == Likeness::PostOrBody
            && let Some(index) = after.iter().position(|a| people::is_person(a))
        {
            self.name = after.remove(index);
            // "Members – Jo Blair": a heading is nobody's post.
            if super::openings::heading_status(name).is_none() || is_role(name) && !name.ends_with('s') {
                after.insert(0, name.to_owned());
            }
        } else if let Some(found) = after_label.filter(|_| !people::is_surely_person(name)) {
            after.remove(0);
            self.name = found;
            if self.is_own_initials(name, true) {
                // "JB – Jo Blair, ONS".
                self.initials = Some(name.to_owned());
            } else {
                // "Old Harbour: Jo Blair": the place or body that a person stands for.
                self.organisation = Some(name.to_owned());
                self.uncertain = true;
            }
        } else if let Some((found, letters)) = name_and_initials(name) {
            // "Margaret Stocks MS": no sign parts the initials from the name.
            self.name = found.to_owned();
            self.initials = Some(letters.to_owned());
        } else if let Some((found, rest)) = name_and_post(name) {
            // "Jo Blair NXD and Chair of the Audit Committee": no sign parts the name from the post.
            self.name = found.to_owned();
            self.uncertain = true;
            after.insert(0, rest.to_owned());
        } else {
            self.bare_name(name)?;
        }
        Some(())
    }

    /// A name without anything beside it, as likely as it is one.
    fn bare_name(&mut self, name: &str) -> Option<()> {
        let likeness = people::likeness(name);
        let words = name.split_whitespace().count();
        let mut whole = name;
        self.uncertain |= likeness != Likeness::Person;
        match likeness {
            // "Yvonne Angus Regional": a line broke within her post.
            Likeness::Person if breaks_off(name) => {
                whole = name.rsplit_once(' ').map_or(name, |(whole, _)| whole);
                self.uncertain = true;
            }
            Likeness::Person | Likeness::SingleName | Likeness::Initials => {}
            // "BIS Observer (BIS)", "Representative of …": a seat rather than a person.
            Likeness::PostOrBody if words <= 6 && !name.is_empty() => {}
            _ => {
                // A name in small letters or with a stray sign is still one in a list of people.
                let letters = name.chars().filter(|c| c.is_alphabetic()).count();
                let like_one = (2..=4).contains(&words)
                    && letters >= 5
                    && !name.chars().any(|c| c.is_ascii_digit())
                    && name.starts_with(char::is_uppercase);
                like_one.then_some(())?;
            }
        }
        whole.clone_into(&mut self.name);
        Some(())
    }

    /// What a bracket, or a part of one before a semicolon, says of the person.
    fn bracket(&mut self, group: &str) {
        let several = outside(group, ',');
        let field = self.role.is_some() && group.split(',').all(|piece| is_field(piece) && !piece.trim().is_empty());
        if is_deputising(&several) {
            self.attending = true;
        } else if group.trim_start().starts_with('+') {
            self.detail(group, true);
        } else if several.len() > 1 && field {
            // "Finance Manager (Finance, Strategy & Monitoring)": all of it is the post's field.
            if let Some(role) = &mut self.role {
                role.push_str(&format!(" ({})", group.trim()));
            }
        } else if several.len() == 2 && is_bare_post(several[0]) && !is_institution(several[1]) {
            // "(Director, Human Resources and Estates)": the field of a post that says none of its own.
            self.detail(several[0].trim(), true);
            if let Some(role) = &mut self.role {
                role.push_str(&format!(", {}", several[1].trim()));
            }
            self.uncertain = true;
        } else if several.len() > 1 && several.iter().all(|p| p.split_whitespace().count() <= 6) {
            for piece in several {
                self.detail(piece.trim(), true);
            }
        } else {
            self.detail(group, true);
        }
    }
}

/// A post that says nothing of its field: "Director".
fn is_bare_post(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "director" | "manager" | "head" | "assistant director" | "deputy director" | "executive director" | "officer"
    )
}

/// "for Jo Blair, Head of Roads": for whom somebody came, and what that one is.
fn is_deputising(pieces: &[&str]) -> bool {
    let first = pieces.first().map_or("", |piece| piece.trim());
    let who = [" for ", " of ", " behalf of "].iter().find_map(|mark| Some(first.rsplit_once(mark)?.1));
    let who = who.or_else(|| first.strip_prefix("for "));
    super::roles::is_remark(first) && who.is_some_and(people::is_surely_person)
}

/// Pieces of a list of details, with fields of work put before the post that they belong to: "Policy, Planning and
/// Performance Manager" is one.
pub(super) fn whole_posts(pieces: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(pieces.len());
    let mut fields = String::new();
    for piece in pieces {
        if is_field(&piece) && !is_role(&piece) && out.is_empty() {
            fields = if fields.is_empty() { piece } else { format!("{fields}, {piece}") };
        } else if !fields.is_empty() && is_role(&piece) {
            out.push(format!("{}, {piece}", std::mem::take(&mut fields)));
        } else {
            if !fields.is_empty() {
                out.push(std::mem::take(&mut fields));
            }
            out.push(piece);
        }
    }
    if !fields.is_empty() {
        out.push(fields);
    }
    out
}

#[cfg(test)]
mod tests;
