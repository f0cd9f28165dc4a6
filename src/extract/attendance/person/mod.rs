//! A person as lists of attendance write one: "Elma Murray (Chair, SOLACE)", "Cllr J Blair, East Council (JB)",
//! "Hamish MACRAE, Vice Chairperson, in the Chair".

mod posts;

use super::detail::is_known_body;
use super::roles::{is_field, is_institution, is_role};
use super::split::outside;
use crate::wording::blanks::one_line;
use crate::wording::latin;
use crate::wording::latin::Regex;
use crate::wording::people::{self, Likeness};
use posts::{behind_post, breaks_off, name_and_initials, of_post, place_of_post};
pub(super) use posts::{name_and_post, names_an_activity};
use std::sync::LazyLock;

/// "Jo Blair (JB) via Teams": how somebody took part, without a sign before it.
static HOW: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+(?:(?:via|by|on|through|over)\s+(?:ms\s+|microsoft\s+)?(?:teams|phone|telephone|vc|video(?:[- ]?(?:conference|link|call))?|zoom|skype|tele-?conference|conference call|dial-?in|webex)|remotely|online|from item \d.*|until item \d.*|(?:for\s+)?(?:agenda\s+)?items?\s+\d.*)\s*$",
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
    if matches!(
        crate::framework::headings::fold(words).as_str(),
        "vacancy" | "vacant" | "vacant post" | "to be appointed"
    ) {
        return None;
    }
    if let Some(person) = behind_post(words) {
        return Some(person);
    }
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
        if of_post(&main, inside[..close].trim())
            || rest.trim_start().starts_with(',') && place_of_post(&main, inside[..close].trim())
        {
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
    // "The Chancellor (Dr A Moss) in the Chair".
    if let Some(before) = main.trim_end().strip_suffix("in the Chair").map(str::trim_end).filter(|b| !b.is_empty()) {
        person.chair = true;
        main = before.trim_end_matches(',').to_owned();
    }
    let how = HOW.find(&main).map(|m| m.start());
    if let Some(at) = how {
        person.attending = true;
        main.truncate(at);
    }
    let mut pieces: Vec<&str> = outside(&main, ',').into_iter().map(str::trim).collect();
    let first = pieces.remove(0);
    let mut after: Vec<String> = Vec::new();
    let mut name = first;
    // The first sign parts them; of two at one place the longer.
    let signs = [" – ", " — ", " - ", "\t", ": ", " –", "– ", " -"];
    let first_sign = signs.iter().filter_map(|sign| Some((first.find(sign)?, *sign))).min_by_key(|(at, _)| *at);
    // "Ann Moss- East Council": no blank before the sign.
    let close = first.find("- ").filter(|at| people::is_surely_person(&first[..*at])).map(|_| "- ");
    if let Some(dash) = first_sign.map(|(_, sign)| sign).or(close)
        && let Some((left, right)) = first.split_once(dash)
    {
        name = left.trim();
        if dash == "\t" {
            after.extend(right.split(dash).map(|p| p.trim().to_owned()));
        } else {
            after.push(right.trim().to_owned());
        }
    }
    let label = name.len() < first.len() && !first[name.len()..].starts_with('\t');
    after.extend(pieces.into_iter().filter(|p| !p.is_empty()).map(str::to_owned));
    name = name.trim_end_matches([':', '-', '–', '*']).trim();
    let collapsed = one_line(name);
    name = collapsed.as_str();
    // "Blair, Jo": a surname first.
    let flipped;
    if people::likeness(name) == Likeness::SingleName
        && after.first().is_some_and(|f| people::likeness(f) == Likeness::SingleName)
        && details.is_empty()
        // "Wilma, Helen": two who go by their forenames.
        && !(people::is_forename(name) && after.first().is_some_and(|f| people::is_forename(f)))
    {
        flipped = format!("{} {name}", after.remove(0));
        name = flipped.as_str();
    }
    // "The Mayor (Cllr A Moss)": the bracket names who holds the post.
    if people::likeness(name) == Likeness::PostOrBody
        && let Some(index) = details.iter().position(|d| people::is_surely_person(&spaced(d.trim_start_matches('('))))
    {
        let found = details.remove(index).trim_start_matches('(').to_owned();
        let post = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name).to_owned();
        // "Executive Director (Finance) (R. Baker)": the brackets before his belong to the post.
        let fields: Vec<String> = details.drain(..index).map(|d| format!(" ({})", d.trim_start_matches('('))).collect();
        let post = format!("{post}{}", fields.concat());
        person.name.clone_from(&found);
        if fields.is_empty() {
            after.insert(0, post);
        } else {
            person.role = Some(post);
        }
        for detail in after {
            person.detail(&detail, false);
        }
        person.chair |= person.role.as_deref() == Some("Mayor");
        person.role = person.role.take().map(|role| role.trim().to_owned());
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
    } else if let Some((found, letters)) = name_and_initials(name) {
        // "Margaret Stocks MS": no sign parts the initials from the name.
        person.name = found.to_owned();
        person.initials = Some(letters.to_owned());
    } else if let Some((found, rest)) = name_and_post(name) {
        // "Jo Blair NXD and Chair of the Audit Committee": no sign parts the name from the post.
        person.name = found.to_owned();
        person.uncertain = true;
        after.insert(0, rest.to_owned());
    } else {
        match people::likeness(name) {
            // "Yvonne Angus Regional": a line broke within her post.
            Likeness::Person if breaks_off(name) => {
                let (whole, _) = name.rsplit_once(' ').unwrap_or((name, ""));
                whole.clone_into(&mut person.name);
                person.uncertain = true;
            }
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
    let like_a_person = |body: &str| people::is_person(body) && !is_known_body(body);
    let somebody = person.role.is_none() && person.organisation.as_deref().is_some_and(like_a_person);
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
            let field =
                person.role.is_some() && group.split(',').all(|piece| is_field(piece) && !piece.trim().is_empty());
            if is_deputising(&several) {
                person.attending = true;
            } else if group.trim_start().starts_with('+') {
                person.detail(group, true);
            } else if several.len() > 1 && field {
                // "Finance Manager (Finance, Strategy & Monitoring)": all of it is the post's field.
                if let Some(role) = &mut person.role {
                    role.push_str(&format!(" ({})", group.trim()));
                }
            } else if several.len() == 2 && is_bare_post(several[0]) && !is_institution(several[1]) {
                // "(Director, Human Resources and Estates)": the field of a post that says none of its own.
                person.detail(several[0].trim(), true);
                if let Some(role) = &mut person.role {
                    role.push_str(&format!(", {}", several[1].trim()));
                }
                person.uncertain = true;
            } else if several.len() > 1 && several.iter().all(|p| p.split_whitespace().count() <= 6) {
                for piece in several {
                    person.detail(piece.trim(), true);
                }
            } else {
                person.detail(group, true);
            }
        }
    }
    // "Ann Moss, Zina Esk (Clerk)": a body by no word of its own, or somebody else with a post.
    person.uncertain |= somebody && person.role.is_some();
    // "Thrive Homes, Karyn Jones – HCC": the body of one who ran together with the next.
    person.uncertain |= person
        .organisation
        .as_deref()
        .is_some_and(|body| body.contains(", ") && [" – ", " - "].iter().any(|dash| body.contains(dash)));
    // "Jo Blair, Chair, in the Chair" needs no second word; the name must not be the chair itself.
    Some(person)
}

/// A post that says nothing of its field: "Director".
fn is_bare_post(text: &str) -> bool {
    matches!(
        crate::framework::headings::fold(text).as_str(),
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

/// "R.Baker" with a blank behind its initial.
fn spaced(name: &str) -> String {
    match name.split_once('.') {
        Some((initial, rest)) if initial.len() == 1 && rest.starts_with(char::is_uppercase) => {
            format!("{initial}. {rest}")
        }
        _ => name.to_owned(),
    }
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

#[cfg(test)]
mod tests;
