//! What is said beside a person's name: initials, chairing, a role, an organisation, how somebody took part.

use super::person::{Person, names_an_activity};
use super::roles::{is_field, is_institution, is_organisation, is_remark, is_role};
use crate::wording::blanks::one_line;
use crate::wording::people;

impl Person {
    /// Takes in what is said of the person: initials, chairing, role, organisation.
    pub(super) fn detail(&mut self, detail: &str, bracketed: bool) {
        let detail = one_line(detail);
        let detail = detail.trim_matches(['"', '“', '”', '.']).trim();
        let detail = detail.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':'));
        if let Some(open) = detail.find(" (").filter(|_| detail.ends_with(')')) {
            // "Independent Member (Chair)": the bracket says something of its own.
            let inside = detail[open + 2..detail.len() - 1].trim();
            // "Business Manager (Minutes)": what she did at the meeting.
            if matches!(
                crate::framework::headings::fold(inside).as_str(),
                "minutes" | "minute" | "notes" | "minute taker" | "note taker" | "minute taking" | "taking minutes"
            ) && is_role(&detail[..open])
            {
                self.detail(&detail[..open], bracketed);
                self.attending = true;
                return;
            }
            if !inside.contains(['(', ')'])
                && (is_chairing(inside)
                    || is_remark(inside)
                    || is_chair(inside)
                    || is_role(inside)
                    || is_organisation(inside) && is_role(&detail[..open]) && !names_an_activity(inside))
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
        // "Leader (+ Regeneration, Asset Management)": what the post holds besides.
        if let (Some(more), Some(role)) = (detail.strip_prefix('+'), &mut self.role) {
            role.push_str(&format!(" (+ {})", more.trim()));
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
        let letters = self.initials.is_none() && self.is_own_initials(detail, true) && self.are_all_letters(detail);
        if self.is_own_initials(detail, bracketed) || letters {
            self.initials.get_or_insert_with(|| detail.to_owned());
            return;
        }
        // "Absent" beside a name: whether apologies came is not said.
        if matches!(folded.as_str(), "absent" | "did not attend" | "not present" | "no apologies") {
            (self.apologies, self.uncertain) = (true, true);
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
        if is_remark(detail) || bracketed && is_reason(detail) {
            self.attending = true;
            return;
        }
        // "PA to CEO, Convener and Director": those whom somebody serves.
        if let Some(role) = self.role.as_mut().filter(|role| !bracketed && serves(role) && is_role(detail)) {
            role.push_str(", ");
            role.push_str(detail);
            return;
        }
        if is_chair(detail) || holds_chair(detail) {
            self.chair = true;
            self.role.get_or_insert_with(|| detail.to_owned());
            return;
        }
        // "Director – Direct Services – East Council": behind the last dash the body.
        for dash in [" – ", " - "] {
            if let Some((post, body)) = detail.rsplit_once(dash).filter(|(l, r)| l.contains(dash) && is_institution(r))
                && is_role(post)
            {
                self.detail(post, bracketed);
                self.detail(body, bracketed);
                return;
            }
        }
        // "Chair, SOLACE" may stand without its comma: "Chair SOLACE", "Chair - SOLACE".
        for dash in [" – ", " - ", "/"] {
            if let Some((left, right)) =
                detail.split_once(dash).filter(|(l, r)| !l.trim().is_empty() && !r.trim().is_empty())
            {
                // "(Marketing Officer – via Teams)".
                if dash != "/" && is_remark(right) && !is_role(right) {
                    self.detail(left, bracketed);
                    self.attending = true;
                    return;
                }
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
        let listed = self.role.as_deref().is_some_and(|role| ends_a_list_of_services(role, detail));
        let field = !bracketed && self.role.as_deref().is_some_and(|role| is_field(detail) && !of_state(role));
        let goes_on = field || !bracketed && listed;
        // "Ann Moss (Protector)": one word that says what somebody does.
        let does = bracketed && self.role.is_none() && is_doer(detail) && !is_role(detail);
        self.uncertain |= does;
        // "Audit Manager, Azets": a body by no word of its own.
        let doubtful = !goes_on && !is_role(detail) && !is_field(detail) && !is_known_body(detail);
        self.uncertain |= !bracketed && self.role.is_some() && doubtful;
        // "Stewart Bell (Finance)", "Councillor Okafor – Finance": a field of work is no body, whoever has it.
        let portfolio = self.role.is_none() && is_field(detail) && !is_known_body(detail);
        self.uncertain |= portfolio;
        if is_role(detail) || goes_on || portfolio || does {
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
            // "Jo Blair, Jacqueline": half of a name that a line broke.
            self.uncertain |= !bracketed && !detail.contains(' ') && people::is_forename(detail);
            // "C Murray (Tayside Police), Brechin Advertiser": the second may be somebody else.
            self.uncertain |= bracketed && self.organisation.is_some();
            match &mut self.organisation {
                Some(organisation) => {
                    organisation.push_str(", ");
                    organisation.push_str(detail);
                }
                None => self.organisation = Some(detail.to_owned()),
            }
        }
    }

    /// Whether capitals without a bracket are the first letters of all the person's names and no body's short form.
    fn are_all_letters(&self, detail: &str) -> bool {
        let own = people::split_title(&self.name).1.split([' ', '-']).filter_map(|word| word.chars().next());
        let letters = detail.chars().filter(|c| c.is_alphabetic());
        detail.len() > 1
            && detail != "MP"
            && own.eq(letters)
            && detail.chars().all(|c| !c.is_lowercase())
            && crate::register::find(detail, None).body().is_none()
    }

    /// Whether a short bracket holds the person's initials rather than a body's short form.
    pub(super) fn is_own_initials(&self, detail: &str, bracketed: bool) -> bool {
        if !bracketed {
            return false;
        }
        let own = people::initials_of(&self.name).to_uppercase();
        // "PM" and "AM" are times of day elsewhere, beside Ann Moss they are she; "AP-R" is Alec Price-Reid.
        let bare: String = detail.chars().filter(|c| !matches!(c, '-' | '.' | ' ')).collect();
        if bare == own && own.len() > 1 {
            return true;
        }
        // "Col Farrell (CF)": what looks like a title is his name.
        let whole: String = self.name.split_whitespace().filter_map(|w| w.chars().next()).collect();
        if whole.chars().count() > 1 && detail == whole.to_uppercase() {
            return true;
        }
        // "Richard Chapman (RCp)".
        let letters = || detail.chars().all(char::is_alphabetic) && detail.chars().count() <= own.chars().count() + 2;
        if own.chars().count() > 1
            && letters()
            && detail.chars().filter(|c| c.is_uppercase()).eq(own.chars())
            && detail.chars().take(own.chars().count()).eq(own.chars())
        {
            return true;
        }
        // "Sandra McLeod (SML)": all its capitals.
        let capitals = || people::split_title(&self.name).1.chars().filter(|c| c.is_uppercase());
        if capitals().count() > 2 && capitals().eq(detail.chars()) {
            return true;
        }
        // "Sandra MacKenzie (SMacK)".
        let (_, bare) = people::split_title(&self.name);
        let surname = bare.rsplit([' ', '-']).next().unwrap_or_default();
        let mut letters = detail.chars();
        if letters.next().is_some_and(|c| c.is_uppercase() && self.name_initial() == Some(c))
            && (3..=6).contains(&detail.chars().count())
            && letters.as_str().starts_with(char::is_uppercase)
            && surname.starts_with(letters.as_str())
        {
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
            // "Mr A Reid [ADR]": the initials have his middle name.
            || own.chars().count() >= 2 && given.chars().count() <= 4 && subsequence(&own, &given.to_uppercase())
            || (self.name.split_whitespace().count() <= 1)
            || crate::framework::headings::fold(&self.name).starts_with(&detail.to_lowercase())
    }

    fn name_initial(&self) -> Option<char> {
        people::split_title(&self.name).1.chars().next()
    }
}

/// "personal business", "health": why somebody was not there, in small letters.
fn is_reason(detail: &str) -> bool {
    const REASONS: &[&str] = &[
        "business",
        "health",
        "reasons",
        "commitment",
        "commitments",
        "holiday",
        "leave",
        "work",
        "family",
        "illness",
        "appointment",
        "engagement",
        "meeting",
        "travel",
        "travelling",
        "childcare",
        "abroad",
        "away",
        "duties",
        "bereavement",
        "isolating",
        "unavailable",
        "conflict",
    ];
    let last = detail.rsplit(' ').next().unwrap_or("");
    !detail.contains(char::is_uppercase) && detail.split(' ').count() <= 4 && REASONS.contains(&last)
}

/// "Head of Planning" with "Development and Regulatory Services" behind its comma: the services that a post heads end with
/// an "and"; a body that stands for itself does not.
fn ends_a_list_of_services(role: &str, detail: &str) -> bool {
    let last = detail.rsplit(' ').next().unwrap_or("").to_lowercase();
    role.contains(" of ")
        && (detail.contains(" and ") || detail.contains(" & "))
        && matches!(last.as_str(), "services" | "service")
        && !is_institution(detail)
        && crate::register::find(detail, None).body().is_none()
}

/// One word such as "Protector" or "Bookkeeper", which no register has as a body.
fn is_doer(detail: &str) -> bool {
    detail.len() > 5
        && detail.starts_with(char::is_uppercase)
        && detail.chars().skip(1).all(char::is_lowercase)
        && (detail.ends_with("tor") || detail.ends_with("sor") || detail.ends_with("keeper") || detail.ends_with("ter"))
        && !is_known_body(detail)
}

/// "PA to CEO", "Assistant to the Chair": a post that names whom its holder serves.
fn serves(role: &str) -> bool {
    let folded = crate::framework::headings::fold(role);
    ["pa to ", "ea to ", "assistant to ", "secretary to ", "adviser to ", "advisor to "]
        .iter()
        .any(|post| folded.starts_with(post) || folded.contains(&format!(" {post}")))
}

/// Posts after which a field of work is a department of state: "Minister of State, Justice".
fn of_state(role: &str) -> bool {
    crate::framework::headings::fold(role)
        .split(' ')
        .any(|word| matches!(word, "minister" | "ministers" | "state" | "sos" | "ceo" | "parliamentary" | "permanent"))
}

/// Whether words name a body beyond doubt: by its nouns, or because the register has it.
pub(super) fn is_known_body(text: &str) -> bool {
    is_organisation(text) || crate::register::find(text, None).body().is_some()
}

/// The body that somebody stands for: "representing Police Scotland", "on behalf of the Data Office"; standing for a
/// person says nothing of the kind.
fn stands_for(detail: &str) -> Option<&str> {
    let lower = detail.to_ascii_lowercase();
    let lead = [
        "representing ",
        "on behalf of ",
        "for and on behalf of ",
        "representative of ",
        "nominated by ",
        "appointed by ",
        "elected by ",
        "for ",
        "rep for ",
    ]
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
            | "chaired meeting"
            | "chaired this meeting"
            | "chair of this meeting"
            | "chairing this meeting"
            | "chair for meeting"
            | "acting chair"
            | "chair of the meeting"
            | "meeting chair"
            | "chair for the meeting"
            | "chairing the meeting"
    )
}

/// Posts whose holder chairs.
pub(super) fn is_chair(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    // "Chairman of the Board" as "Chair of the Board".
    let first = folded.split(' ').next().unwrap_or("");
    let plain = match (first, folded.split_once(' ')) {
        ("chairman" | "chairwoman" | "chairperson", Some((_, rest))) => format!("chair {rest}"),
        _ => folded,
    };
    matches!(
        plain.as_str(),
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
            | "clinical chair"
            | "committee chair"
            | "co chair"
            | "chair of the board"
            | "chair of the committee"
            | "chair of trustees"
            | "chair of governors"
            | "forum chair"
            | "the chair"
            | "cathaoirleach"
            | "an cathaoirleach"
            | "presiding member"
            | "presiding officer"
            | "president of the council"
    )
}

/// "Non-Executive Director and Trust Chair": a post that says among others that its holder chairs the body that meets.
fn holds_chair(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    let slashed = text.split(['/', '&']).any(is_chair);
    slashed
        || folded.split(" and ").any(|post| {
            is_chair(post)
                || post.strip_suffix(" chair").is_some_and(|of| {
                    matches!(
                        of,
                        "trust"
                            | "board"
                            | "ijb"
                            | "council"
                            | "partnership"
                            | "panel"
                            | "group"
                            | "forum"
                            | "trust board"
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
