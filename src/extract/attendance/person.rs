//! A person as lists of attendance write one: "Elma Murray (Chair, SOLACE)", "Cllr J Blair, East Council (JB)",
//! "Hamish MACRAE, Vice Chairperson, in the Chair".

use crate::wording::people::{self, Likeness};

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

/// Splits what a list of people says into the words of single people. Semicolons and line breaks part them; commas
/// where what follows is another name; a bracket's end where a name follows; "and" between two names.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.split(['\n', ';', '•', '\u{f0b7}']) {
        let line = line.trim().trim_start_matches(['-', '–', '*', '·']).trim();
        if line.is_empty() {
            continue;
        }
        for piece in at_brackets(line) {
            at_commas(&piece, &mut out);
        }
    }
    out
}

/// Cuts after a closing bracket that is followed by another name: "Jo Blair (IS). Ann Moss (HS) Al Reid (SG)".
fn at_brackets(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut depth = 0i32;
    let mut from = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                let end = at + c.len_utf8();
                let rest = &line[end..];
                let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '&'));
                let trimmed = trimmed.strip_prefix("and ").unwrap_or(trimmed);
                if depth == 0 && begins_with_name(trimmed) {
                    out.push(line[from..end].trim().to_owned());
                    from = line.len() - trimmed.len();
                }
            }
            _ => {}
        }
    }
    out.push(line[from..].trim().to_owned());
    out.retain(|p| !p.is_empty());
    out
}

/// Whether a text begins with a person's name, up to a separator.
fn begins_with_name(text: &str) -> bool {
    let head = head(text);
    !head.is_empty()
        && (people::is_person(head)
            || (people::likeness(head) == Likeness::SingleName && text[head.len()..].trim_start().starts_with('(')))
}

/// The text up to the first separator.
fn head(text: &str) -> &str {
    let end = text.find([',', '(', '[', ';', '\n', '/', ':']).unwrap_or(text.len());
    let head = &text[..end];
    let head = head.split(" - ").next().unwrap_or(head);
    let head = head.split(" – ").next().unwrap_or(head);
    head.split(" and ").next().unwrap_or(head).trim()
}

/// Cuts at commas (outside brackets) before names, and at "and", "&" or "/" between two names.
fn at_commas(line: &str, out: &mut Vec<String>) {
    let pieces = outside(line, ',');
    let mut current = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let piece = piece.trim();
        let piece = if index > 0 { piece.strip_prefix("and ").unwrap_or(piece) } else { piece };
        let name = people::is_person(head(piece)) && !is_surname_first(&current, piece);
        if current.is_empty() {
            current.push_str(piece);
        } else if name {
            push(&current, out);
            piece.clone_into(&mut current);
        } else {
            current.push_str(", ");
            current.push_str(piece);
        }
    }
    push(&current, out);
}

/// "Blair, Jo": what stands before the comma is a surname alone.
fn is_surname_first(current: &str, _piece: &str) -> bool {
    people::likeness(current) == Likeness::SingleName && !current.contains(' ')
}

fn push(words: &str, out: &mut Vec<String>) {
    let words = words.trim().trim_end_matches(['.', ',', ';', '&']).trim();
    if words.is_empty() {
        return;
    }
    // "Ann Moss and Al Reid", "Zoe Hoy/ Amy Kerr, Data Office": both have what follows.
    for joiner in [" and ", " & ", "/"] {
        if let Some((left, right)) = words.split_once(joiner) {
            let (left, right) = (left.trim(), right.trim());
            if people::is_person(left) && people::is_person(head(right)) {
                let shared = right[head(right).len()..].trim();
                out.push(if joiner == "/" && shared.starts_with(',') {
                    format!("{left}{shared}")
                } else {
                    left.to_owned()
                });
                push(right, out);
                return;
            }
        }
    }
    out.push(words.to_owned());
}

fn outside(line: &str, separator: char) -> Vec<&str> {
    let mut out = Vec::new();
    let mut depth = 0i32;
    let mut from = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if c == separator && depth <= 0 => {
                out.push(&line[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&line[from..]);
    out
}

/// Words that say how somebody took part, not who they are.
fn is_remark(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    folded.starts_with("item")
        || folded.starts_with("for item")
        || folded.starts_with("agenda item")
        || folded.starts_with("until")
        || folded.starts_with("from ")
        || folded.starts_with("via ")
        || folded.starts_with("by ")
        || folded.starts_with("part ")
        || folded.starts_with("joined")
        || folded.starts_with("left ")
        || folded.starts_with("arrived")
        || folded.starts_with("to item")
        || folded.starts_with("items")
        || matches!(
            folded.as_str(),
            "part"
                | "online"
                | "remotely"
                | "teams"
                | "phone"
                | "telephone"
                | "vc"
                | "tbc"
                | "video conference"
                | "dial in"
                | "in person"
                | "virtual"
                | "skype"
                | "non voting"
                | "voting"
                | "t"
                | "v"
        )
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
        details.push(format!("({}", inside[..close].trim()));
        rest = inside.get(close + 1..).unwrap_or("");
    }
    main.push_str(rest);
    let mut pieces: Vec<&str> = outside(&main, ',').into_iter().map(str::trim).collect();
    let first = pieces.remove(0);
    let mut after: Vec<String> = Vec::new();
    let mut name = first;
    for dash in [" – ", " — ", " - ", "\t", ": ", " –", "– "] {
        if let Some((left, right)) = first.split_once(dash) {
            name = left.trim();
            after.extend(right.split(dash).map(|p| p.trim().to_owned()));
            break;
        }
    }
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
    // "Chair: Jo Blair", "Chairperson – Jo Blair": the role stands first.
    if people::likeness(name) == Likeness::PostOrBody
        && let Some(index) = after.iter().position(|a| people::is_person(a))
    {
        let role = name.to_owned();
        let found = after.remove(index);
        after.insert(0, role);
        person.name = found;
    } else {
        match people::likeness(name) {
            Likeness::Person => name.clone_into(&mut person.name),
            Likeness::SingleName | Likeness::Initials => {
                name.clone_into(&mut person.name);
                person.uncertain = true;
            }
            // "BIS Observer (BIS)", "Representative of …": a seat rather than a person.
            Likeness::PostOrBody if name.split_whitespace().count() <= 6 && !name.is_empty() => {
                // A name whose surname is a word of posts or bodies: "Joan Head", "Sam Bank".
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
    for detail in after {
        person.detail(&detail, false);
    }
    for detail in details {
        let inside = detail.trim_start_matches('(');
        // A bracket may hold several: "(Chair, SOLACE)".
        let several = outside(inside, ',');
        let many = several.len() > 1 && several.iter().all(|p| p.split_whitespace().count() <= 6);
        if many {
            for piece in outside(inside, ',') {
                person.detail(piece.trim(), true);
            }
        } else {
            person.detail(inside, true);
        }
    }
    // "Jo Blair, Chair, in the Chair" needs no second word; the name must not be the chair itself.
    Some(person)
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
        let detail = detail.trim().trim_matches(['"', '“', '”', '.']).trim();
        let folded = crate::framework::headings::fold(detail);
        if folded.is_empty() {
            return;
        }
        if matches!(
            folded.as_str(),
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
        ) {
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
        if is_remark(detail) {
            self.attending = true;
            return;
        }
        if self.is_own_initials(detail, bracketed) {
            self.initials.get_or_insert_with(|| detail.to_owned());
            return;
        }
        let chair = matches!(
            folded.as_str(),
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
        );
        if chair {
            self.chair = true;
            self.role.get_or_insert_with(|| detail.to_owned());
            return;
        }
        // "Chair, SOLACE" may stand without its comma: "Chair SOLACE", "Chair - SOLACE".
        for dash in [" – ", " - ", "/"] {
            if let Some((left, right)) =
                detail.split_once(dash).filter(|(l, r)| !l.trim().is_empty() && !r.trim().is_empty())
            {
                let roles = [left, right].into_iter().filter(|p| is_role(p)).count();
                if roles == 1 || crate::framework::headings::fold(left) == "chair" {
                    self.detail(left, bracketed);
                    self.detail(right, bracketed);
                    return;
                }
            }
        }
        if let Some((left, right)) = detail.split_once(", ").filter(|(l, r)| is_role(l) != is_role(r)) {
            self.detail(left, bracketed);
            self.detail(right, bracketed);
            return;
        }
        if is_role(detail) {
            match &mut self.role {
                Some(role) => {
                    role.push_str(", ");
                    role.push_str(detail);
                }
                None => self.role = Some(detail.to_owned()),
            }
        } else {
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

/// Whether initials leave some names out: "JB" for Jo Ann Blair. At least the first and the last must be there.
fn subsequence(given: &str, own: &str) -> bool {
    given.len() >= 2
        && given.chars().next() == own.chars().next()
        && given.chars().last() == own.chars().last()
        && given.len() < own.len()
}

/// Whether words name a role rather than a body: "Chief Social Researcher", "Minister for Transport"; "Chief Officers
/// Group" is a body.
pub(super) fn is_role(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    // The first word of a body decides ("Scottish Government", "Police Scotland"), but for posts that name their body.
    let post = words.iter().position(|w| people::is_post_word(w));
    let Some(post) = post else {
        let folded = crate::framework::headings::fold(text);
        return folded.ends_with("ist")
            || folded.ends_with("er") && words.len() > 1 && !people::is_body_word(words[words.len() - 1])
            || matches!(folded.as_str(), "councillor" | "carer" | "service user" | "volunteer");
    };
    // "Improvement Executive Group", "Members Library", "Board of Directors".
    let ends_as_body = words.last().is_some_and(|w| {
        let folded = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        matches!(
            folded.as_str(),
            "group"
                | "council"
                | "board"
                | "committee"
                | "service"
                | "services"
                | "office"
                | "team"
                | "department"
                | "directorate"
                | "government"
                | "agency"
                | "executive"
                | "association"
                | "forum"
                | "network"
                | "trust"
                | "partnership"
                | "university"
                | "college"
                | "scotland"
                | "unit"
                | "authority"
                | "interface"
        )
    });
    let of_or_for = words.iter().skip(post).any(|w| matches!(*w, "of" | "for" | "to" | "and" | "&" | "–" | "-"));
    let chief_executive = words.len() >= 2 && words[words.len() - 2].eq_ignore_ascii_case("chief") && ends_as_body;
    !ends_as_body
        || (of_or_for && post == 0)
        || chief_executive
        || (post + 1 < words.len()
            && post == 0
            && !matches!(words[0].to_lowercase().as_str(), "lead" | "executive" | "chief" | "all"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_to_people() {
        let check = |text: &str, expected: &[&str]| assert_eq!(split(text), expected, "{text}");
        check(
            "Ann Moss (Chair, IS); Al Reid (IS); Jo Blair (HS). Kay Dunn (SE); Mo Park (PS) Em Lyle (IS);",
            &["Ann Moss (Chair, IS)", "Al Reid (IS)", "Jo Blair (HS)", "Kay Dunn (SE)", "Mo Park (PS)", "Em Lyle (IS)"],
        );
        check("Ann Moss, Al Reid and Jo Blair", &["Ann Moss", "Al Reid", "Jo Blair"]);
        check("Ann Moss, Chief Officer, Al Reid, NHS Fife", &["Ann Moss, Chief Officer", "Al Reid, NHS Fife"]);
        check("Cllr Ann Moss (East Council), Dr Al Reid", &["Cllr Ann Moss (East Council)", "Dr Al Reid"]);
        check(
            "Zoe Hoy/ Amy Kerr, Data Office (secretariat)",
            &["Zoe Hoy, Data Office (secretariat)", "Amy Kerr, Data Office (secretariat)"],
        );
        check("Ann Moss\nAl Reid", &["Ann Moss", "Al Reid"]);
    }

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
        check("Ann Moss (item 4 only)", "Ann Moss", "", "", "", false);
        check("Moss, Ann", "Ann Moss", "", "", "", false);
        assert_eq!(read("2:30o"), None);
        assert_eq!(read("the minutes of the last meeting were agreed"), None);
    }
}
