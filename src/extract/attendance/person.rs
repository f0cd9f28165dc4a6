//! A person as lists of attendance write one: "Elma Murray (Chair, SOLACE)", "Cllr J Blair, East Council (JB)",
//! "Hamish MACRAE, Vice Chairperson, in the Chair".

use super::roles::{is_field, is_institution, is_organisation, is_remark, is_role};
use super::split::outside;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people::{self, Likeness};
use std::sync::LazyLock;

/// "Jo Blair (JB) via Teams": how somebody took part, without a sign before it.
#[allow(clippy::unwrap_used)] // The pattern is fixed; the tests run it.
static HOW: LazyLock<Regex> = LazyLock::new(|| {
    latin::regex(r"(?i)\s+(?:(?:via|by|on|through|over)\s+(?:ms\s+|microsoft\s+)?(?:teams|phone|telephone|vc|video(?:[- ]?(?:conference|link|call))?|zoom|skype|tele-?conference|conference call|dial-?in|webex)|remotely|online|from item \d.*|until item \d.*|for items? \d.*)\s*$").unwrap()
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
    let mut person = Person::default();
    let mut main = String::new();
    let mut details: Vec<String> = Vec::new();
    // Brackets are details; so is what follows a comma or a dash.
    let mut rest = words;
    while let Some(open) = rest.find(['(', '[']) {
        main.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let close = matching(inside);
        rest = inside.get(close + 1..).unwrap_or("");
        if of_post(&main, inside[..close].trim()) {
            main.push_str(&format!("({})", inside[..close].trim()));
            continue;
        }
        details.push(format!("({}", inside[..close].trim()));
        // "Lewis Grant (LG) Transport Scotland": what follows the bracket is said of the person.
        let next = rest.trim_start();
        let apart = next.is_empty() || next.starts_with([',', '(', '[', ';', '-', '–', '—', ':']);
        if !apart && !main.contains([',', '\t', '(']) && people::is_person(main.trim()) {
            main.push_str(", ");
        }
    }
    main.push_str(rest);
    let how = HOW.find(&main).map(|m| m.start());
    if let Some(at) = how {
        person.attending = true;
        main.truncate(at);
    }
    let mut pieces: Vec<&str> = outside(&main, ',').into_iter().map(str::trim).collect();
    let first = pieces.remove(0);
    let mut after: Vec<String> = Vec::new();
    let mut name = first;
    for dash in [" – ", " — ", " - ", "\t", ": ", " –", "– "] {
        if let Some((left, right)) = first.split_once(dash) {
            name = left.trim();
            if dash == "\t" {
                after.extend(right.split(dash).map(|p| p.trim().to_owned()));
            } else {
                after.push(right.trim().to_owned());
            }
            break;
        }
    }
    let label = name.len() < first.len() && !first[name.len()..].starts_with('\t');
    after.extend(pieces.into_iter().filter(|p| !p.is_empty()).map(str::to_owned));
    name = name.trim_end_matches([':', '-', '–', '*']).trim();
    let collapsed = name.split_whitespace().collect::<Vec<_>>().join(" ");
    name = collapsed.as_str();
    // "Blair, Jo": a surname first.
    let flipped;
    if people::likeness(name) == Likeness::SingleName
        && after.first().is_some_and(|f| people::likeness(f) == Likeness::SingleName)
        && details.is_empty()
    {
        flipped = format!("{} {name}", after.remove(0));
        name = flipped.as_str();
    }
    // "The Mayor (Cllr A Moss)": the bracket names who holds the post.
    if people::likeness(name) == Likeness::PostOrBody
        && let Some(index) = details.iter().position(|d| people::is_surely_person(d.trim_start_matches('(')))
    {
        let found = details.remove(index).trim_start_matches('(').to_owned();
        let post = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name).to_owned();
        after.insert(0, post);
        person.name.clone_from(&found);
        for detail in after {
            person.detail(&detail, false);
        }
        person.chair |= person.role.as_deref() == Some("Mayor");
        return Some(person);
    }
    let after_label = after.first().filter(|a| label && people::is_surely_person(a)).cloned();
    // "Chair: Jo Blair", "Chairperson – Jo Blair": the role stands first.
    if people::likeness(name) == Likeness::PostOrBody
        && let Some(index) = after.iter().position(|a| people::is_person(a))
    {
        let role = name.to_owned();
        let found = after.remove(index);
        // "Members – Jo Blair": a heading is nobody's post.
        if super::openings::heading_status(&role).is_none() || is_role(&role) && !role.ends_with('s') {
            after.insert(0, role);
        }
        person.name = found;
    } else if let Some(found) = after_label.filter(|_| !people::is_surely_person(name)) {
        after.remove(0);
        person.name = found;
        if person.is_own_initials(name, true) {
            // "JB – Jo Blair, ONS".
            person.initials = Some(name.to_owned());
        } else {
            // "Old Harbour: Jo Blair": the place or body that a person stands for.
            person.organisation = Some(name.to_owned());
            person.uncertain = true;
        }
    } else if let Some((found, rest)) = name_and_post(name) {
        // "Jo Blair NXD and Chair of the Audit Committee": no sign parts the name from the post.
        person.name = found.to_owned();
        person.uncertain = true;
        after.insert(0, rest.to_owned());
    } else {
        match people::likeness(name) {
            Likeness::Person => name.clone_into(&mut person.name),
            Likeness::SingleName | Likeness::Initials => {
                name.clone_into(&mut person.name);
                person.uncertain = true;
            }
            // "BIS Observer (BIS)", "Representative of …": a seat rather than a person.
            Likeness::PostOrBody if name.split_whitespace().count() <= 6 && !name.is_empty() => {
                name.clone_into(&mut person.name);
                person.uncertain = true;
            }
            _ => {
                // A name in small letters or with a stray sign is still one in a list of people.
                let words = name.split_whitespace().count();
                let letters = name.chars().filter(|c| c.is_alphabetic()).count();
                if !(2..=4).contains(&words)
                    || letters < 5
                    || name.chars().any(|c| c.is_ascii_digit())
                    || !name.starts_with(char::is_uppercase)
                {
                    return None;
                }
                name.clone_into(&mut person.name);
                person.uncertain = true;
            }
        }
    }
    for detail in whole_posts(after) {
        person.detail(&detail, false);
    }
    // "Ordnance Survey (no representative)": nobody came.
    if details.iter().any(|d| {
        let said = crate::framework::headings::fold(d);
        said.starts_with("no representa")
            || matches!(said.as_str(), "not represented" | "vacant" | "vacancy" | "post vacant")
    }) {
        return None;
    }
    for detail in details {
        let inside = detail.trim_start_matches('(');
        // A bracket may hold several: "(Chair, SOLACE)".
        for group in outside(inside, ';') {
            let several = outside(group, ',');
            if several.len() > 1 && several.iter().all(|p| p.split_whitespace().count() <= 6) {
                for piece in several {
                    person.detail(piece.trim(), true);
                }
            } else {
                person.detail(group, true);
            }
        }
    }
    // "Jo Blair, Chair, in the Chair" needs no second word; the name must not be the chair itself.
    Some(person)
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

/// A name with a post or body after it and nothing between: the longest beginning that is a name beyond doubt.
fn name_and_post(text: &str) -> Option<(&str, &str)> {
    if people::is_person(text) {
        return None;
    }
    let ends = text.match_indices(' ').map(|(at, _)| at).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|at| {
        let (name, rest) = (text[..at].trim(), text[at..].trim());
        let words = people::split_title(name).1.split_whitespace().count();
        let post = rest.split_whitespace().any(|w| people::is_post_word(w) || people::is_body_word(w));
        let capital = rest.starts_with(|c: char| c.is_uppercase());
        let forename = people::split_title(name).1.split_whitespace().next().is_some_and(people::is_forename);
        let titled = !people::split_title(name).0.is_empty();
        ((2..=3).contains(&words) && post && capital && (forename || titled) && people::is_person(name))
            .then_some((name, rest))
    })
}

/// Whether a bracket belongs to the post before it: "Divisional General Manager (East)".
fn of_post(before: &str, inside: &str) -> bool {
    let Some((name, post)) = before.rsplit_once([',', '\t']) else { return false };
    !name.trim().is_empty()
        && is_role(post.trim())
        && !post.contains('(')
        && is_field(inside)
        && !is_organisation(inside)
        && inside.split_whitespace().count() <= 4
}

/// Index of the bracket that closes an opened one, or the end.
fn matching(inside: &str) -> usize {
    let mut depth = 1;
    for (at, c) in inside.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    inside.len()
}

impl Person {
    /// Takes in what is said of the person: initials, chairing, role, organisation.
    pub(super) fn detail(&mut self, detail: &str, bracketed: bool) {
        let detail = detail.split_whitespace().collect::<Vec<_>>().join(" ");
        let detail = detail.trim_matches(['"', '“', '”', '.']).trim();
        let detail = detail.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':'));
        if let Some(open) = detail.find(" (").filter(|_| detail.ends_with(')')) {
            // "Independent Member (Chair)": the bracket says something of its own.
            let inside = detail[open + 2..detail.len() - 1].trim();
            if !inside.contains(['(', ')'])
                && (is_chairing(inside)
                    || is_remark(inside)
                    || is_chair(inside)
                    || is_role(inside)
                    || is_organisation(inside) && is_role(&detail[..open]))
            {
                self.detail(&detail[..open], bracketed);
                self.detail(inside, true);
                return;
            }
        }
        let folded = crate::framework::headings::fold(detail);
        if folded.is_empty() {
            return;
        }
        // "… (Medical Director) Board Advisors:": the label of the next group ran on.
        if detail.ends_with(':') {
            self.uncertain = true;
            return;
        }
        if matches!(
            folded.as_str(),
            "minutes"
                | "minute"
                | "notes"
                | "note"
                | "taking minutes"
                | "minute taking"
                | "note taking"
                | "minutes taker"
                | "notes taker"
        ) {
            self.role.get_or_insert_with(|| detail.to_owned());
            self.attending = true;
            return;
        }
        if is_chairing(detail) {
            self.chair = true;
            if self.role.is_none() && folded == "acting chair" {
                self.role = Some(detail.to_owned());
            }
            return;
        }
        if folded.starts_with("apolog") {
            self.apologies = true;
            return;
        }
        if self.is_own_initials(detail, bracketed) {
            self.initials.get_or_insert_with(|| detail.to_owned());
            return;
        }
        // "NHS Board non-executive": the body before the post.
        let split = [
            "non-executive",
            "Non-Executive",
            "non-executive director",
            "Non-Executive Director",
            "non-executive member",
            "Non-Executive Member",
            "representative",
            "Representative",
            "nominee",
        ]
        .iter()
        .find_map(|post| Some((detail.strip_suffix(post)?.strip_suffix(' ')?, *post)));
        if let Some((body, post)) =
            split.filter(|(body, _)| crate::register::find(body, None).body().is_some() || *body == "NHS Board")
        {
            self.detail(body, true);
            self.detail(post, bracketed);
            return;
        }
        if let Some(body) = stands_for(detail) {
            self.detail(body, bracketed);
            return;
        }
        if is_remark(detail) {
            self.attending = true;
            return;
        }
        if is_chair(detail) || holds_chair(detail) {
            self.chair = true;
            self.role.get_or_insert_with(|| detail.to_owned());
            return;
        }
        // "Chair, SOLACE" may stand without its comma: "Chair SOLACE", "Chair - SOLACE".
        for dash in [" – ", " - ", "/"] {
            if let Some((left, right)) =
                detail.split_once(dash).filter(|(l, r)| !l.trim().is_empty() && !r.trim().is_empty())
            {
                // "(PS – notes)": initials and a duty.
                if self.is_own_initials(left, bracketed) || self.is_own_initials(right, bracketed) {
                    self.detail(left, bracketed);
                    self.detail(right, bracketed);
                    return;
                }
                let (left_role, right_role) = (is_role(left), is_role(right));
                // "Kew – acting Director of Business": before a post stands the body.
                let body_first = dash != "/"
                    && !left_role
                    && right_role
                    && !is_field(left)
                    && left.split_whitespace().count() <= 4
                    && left.starts_with(char::is_uppercase);
                // "Operating Officer – Communities" is one post; "Officer – NHS Fife" and "NHS Fife – Officer" are two things.
                let other = if left_role { right } else { left };
                let apart = left_role != right_role
                    && if dash == "/" || !left_role { is_organisation(other) } else { is_institution(other) };
                if apart || body_first || (dash != "/" && is_chair(left)) {
                    self.detail(left, bracketed);
                    self.detail(right, bracketed);
                    return;
                }
            }
        }
        if let Some((left, right)) = detail.split_once(", ").filter(|(l, r)| is_role(l) != is_role(r) && !is_field(l)) {
            self.detail(left, bracketed);
            self.detail(right, bracketed);
            return;
        }
        // "Director of Nursing, Midwifery & AHPs": what is no body goes on with the post.
        let goes_on = !bracketed && self.role.as_deref().is_some_and(|role| is_field(detail) && !of_state(role));
        // "Audit Manager, Azets": a body by no word of its own.
        let doubtful = !goes_on && !is_role(detail) && !is_field(detail) && !is_known_body(detail);
        self.uncertain |= !bracketed && self.role.is_some() && doubtful;
        if is_role(detail) || goes_on {
            // "minutes" said before the post is her duty at the meeting alone.
            let duty = |role: &str| {
                matches!(crate::framework::headings::fold(role).as_str(), "minutes" | "minute" | "notes" | "note")
            };
            self.role = self.role.take().filter(|role| !duty(role));
            match &mut self.role {
                Some(role) => {
                    role.push_str(", ");
                    role.push_str(detail);
                }
                None => self.role = Some(detail.to_owned()),
            }
        } else {
            // "Cllr Moss, Jo Blair" may be two people.
            self.uncertain |= !bracketed && people::is_surely_person(detail) && !is_known_body(detail);
            match &mut self.organisation {
                Some(organisation) => {
                    organisation.push_str(", ");
                    organisation.push_str(detail);
                }
                None => self.organisation = Some(detail.to_owned()),
            }
        }
    }

    /// Whether a short bracket holds the person's initials rather than a body's short form.
    fn is_own_initials(&self, detail: &str, bracketed: bool) -> bool {
        if !bracketed {
            return false;
        }
        let own = people::initials_of(&self.name).to_uppercase();
        // "PM" and "AM" are times of day elsewhere, beside Ann Moss they are she.
        if detail == own && own.len() > 1 {
            return true;
        }
        if !people::is_initials(detail) {
            return false;
        }
        let given: String = detail.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let capitals: String = given.chars().filter(|c| c.is_uppercase()).collect();
        let name: Vec<String> = people::split_title(&self.name)
            .1
            .split(|c: char| c.is_whitespace() || c == '-')
            .map(str::to_lowercase)
            .collect();
        // "JTe" for Jeni Tennison, "GSc" for Gesche Schmid, "DMilne".
        let surname = name.last().is_some_and(|last| {
            given.chars().next().zip(self.name_initial()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b))
                && given.len() > 1
                && last.starts_with(&given.chars().skip(1).collect::<String>().to_lowercase())
        });
        given.to_uppercase() == own
            || capitals == own
            || surname
            || (given.len() >= 2 && own.starts_with(&given.to_uppercase()))
            || subsequence(&given.to_uppercase(), &own)
            || (self.name.split_whitespace().count() <= 1)
            || crate::framework::headings::fold(&self.name).starts_with(&detail.to_lowercase())
    }

    fn name_initial(&self) -> Option<char> {
        people::split_title(&self.name).1.chars().next()
    }
}

/// Posts after which a field of work is a department of state: "Minister of State, Justice".
fn of_state(role: &str) -> bool {
    crate::framework::headings::fold(role)
        .split(' ')
        .any(|word| matches!(word, "minister" | "ministers" | "state" | "sos" | "ceo" | "parliamentary" | "permanent"))
}

/// Whether words name a body beyond doubt: by its nouns, or because the register has it.
fn is_known_body(text: &str) -> bool {
    is_organisation(text) || crate::register::find(text, None).body().is_some()
}

/// The body that somebody stands for: "representing Police Scotland", "on behalf of the Data Office"; standing for a
/// person says nothing of the kind.
fn stands_for(detail: &str) -> Option<&str> {
    let lower = detail.to_ascii_lowercase();
    let lead = ["representing ", "on behalf of ", "for and on behalf of ", "representative of ", "for ", "rep for "]
        .iter()
        .find(|lead| lower.starts_with(**lead))?;
    let body = detail.get(lead.len()..)?.trim();
    let body = body.strip_prefix("the ").unwrap_or(body);
    let person = people::is_surely_person(body) || people::is_title(body.split_whitespace().next().unwrap_or(""));
    let named = body.starts_with(char::is_uppercase) && (!people::is_person(body) || *lead == "representing ");
    (named && !person && (is_organisation(body) || *lead != "for ")).then_some(body)
}

/// Words that say that somebody chaired this meeting.
fn is_chairing(text: &str) -> bool {
    matches!(
        crate::framework::headings::fold(text).as_str(),
        "in the chair"
            | "chairing"
            | "chaired"
            | "in chair"
            | "presiding"
            | "chaired the meeting"
            | "chair for this meeting"
            | "chair of meeting"
            | "acting chair"
            | "chair of the meeting"
            | "meeting chair"
            | "chair for the meeting"
            | "chairing the meeting"
    )
}

/// Posts whose holder chairs.
fn is_chair(text: &str) -> bool {
    matches!(
        crate::framework::headings::fold(text).as_str(),
        "chair"
            | "chairman"
            | "chairwoman"
            | "chairperson"
            | "convener"
            | "convenor"
            | "chair person"
            | "chair and convener"
            | "board chair"
            | "independent chair"
            | "interim chair"
            | "committee chair"
            | "co chair"
            | "chair of the board"
            | "chair of the committee"
            | "chair of trustees"
            | "chair of governors"
            | "forum chair"
            | "the chair"
    )
}

/// "Non-Executive Director and Trust Chair": a post that says among others that its holder chairs the body that meets.
fn holds_chair(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    folded.split(" and ").any(|post| {
        is_chair(post)
            || post.strip_suffix(" chair").is_some_and(|of| {
                matches!(
                    of,
                    "trust" | "board" | "ijb" | "council" | "partnership" | "panel" | "group" | "forum" | "trust board"
                )
            })
    })
}

/// Whether initials leave some names out: "JB" for Jo Ann Blair. At least the first and the last must be there.
fn subsequence(given: &str, own: &str) -> bool {
    given.len() >= 2
        && given.chars().next() == own.chars().next()
        && given.chars().last() == own.chars().last()
        && given.len() < own.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person() {
        let check = |text: &str, name: &str, initials: &str, organisation: &str, role: &str, chair: bool| {
            let person = read(text).unwrap_or_default();
            let got = (
                person.name.as_str(),
                person.initials.as_deref().unwrap_or(""),
                person.organisation.as_deref().unwrap_or(""),
                person.role.as_deref().unwrap_or(""),
                person.chair,
            );
            assert_eq!(got, (name, initials, organisation, role, chair), "{text}");
        };
        check("Ann Moss (Chair, SOLACE)", "Ann Moss", "", "SOLACE", "Chair", true);
        check("Ann Moss (IS)", "Ann Moss", "", "IS", "", false);
        check("Ann Moss (Chair) (AM)", "Ann Moss", "AM", "", "Chair", true);
        check("Jen Tennant (JTe)", "Jen Tennant", "JTe", "", "", false);
        check("Ed Park (Cabinet Office) (EP)", "Ed Park", "EP", "Cabinet Office", "", false);
        check(
            "Ed Park, Minister for the Cabinet Office (Chair)",
            "Ed Park",
            "",
            "",
            "Minister for the Cabinet Office",
            true,
        );
        check("Hamish MACRAE, Vice Chairperson, in the Chair", "Hamish MACRAE", "", "", "Vice Chairperson", true);
        check("Dr Ed Park, Southampton University", "Dr Ed Park", "", "Southampton University", "", false);
        check("Ann Moss – Chief Officer, Fife Partnership", "Ann Moss", "", "Fife Partnership", "Chief Officer", false);
        check("Chair: Ann Moss", "Ann Moss", "", "", "Chair", true);
        check("Ann Moss (Secretary)", "Ann Moss", "", "", "Secretary", false);
        check("Ed Park, (ShEx)", "Ed Park", "", "ShEx", "", false);
        check("Ed Park (CEO ShEx)", "Ed Park", "", "", "CEO ShEx", false);
        check("The Mayor (Cllr A Moss)", "Cllr A Moss", "", "", "Mayor", true);
        check("the Town Clerk (Mrs W Gray)", "Mrs W Gray", "", "", "Town Clerk", false);
        check("Ann Moss (item 4 only)", "Ann Moss", "", "", "", false);
        check("Moss, Ann", "Ann Moss", "", "", "", false);
        assert_eq!(read("2:30o"), None);
        assert_eq!(read("the minutes of the last meeting were agreed"), None);
    }
}
