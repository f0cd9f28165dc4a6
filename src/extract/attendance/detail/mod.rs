//! What is said beside a person's name: initials, chairing, a role, an organisation, how somebody took part.

mod chair;
mod initials;

use super::person::{Person, names_an_activity};
use super::roles::{is_field, is_institution, is_organisation, is_remark, is_role};
use crate::framework::headings::fold;
use crate::wording::blanks::one_line;
use crate::wording::people;
pub(super) use chair::is_chair;
use chair::{holds_chair, is_chairing};

impl Person {
    /// Takes in what is said of the person: initials, chairing, role, organisation.
    pub(super) fn detail(&mut self, detail: &str, bracketed: bool) {
        let detail = one_line(detail);
        let detail = detail.trim_matches(['"', '“', '”', '.']).trim();
        let detail = detail.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':'));
        let folded = fold(detail);
        let taken = self.ends_in_bracket(detail, bracketed)
            || folded.is_empty()
            || self.shares_body(detail)
            || self.goes_on_from_post(detail)
            || self.says_what_they_did(detail, &folded)
            || self.gives_initials(detail, bracketed)
            || self.was_absent(&folded)
            || self.stands_for_body(detail, bracketed)
            || self.took_part(detail, bracketed)
            || self.serves_others(detail, bracketed)
            || self.holds_chair(detail)
            || self.is_parted(detail, bracketed);
        if !taken {
            self.post_or_body(detail, bracketed);
        }
    }

    /// "all East Council": kept as written for those before, whose body it is as well.
    fn shares_body(&mut self, detail: &str) -> bool {
        let shares = self.organisation.is_none() && shared(detail).is_some_and(|(_, body)| is_known_body(body));
        if shares {
            self.organisation = Some(detail.to_owned());
        }
        shares
    }

    /// "Independent Member (Chair)": the bracket says something of its own.
    fn ends_in_bracket(&mut self, detail: &str, bracketed: bool) -> bool {
        let Some(open) = detail.find(" (").filter(|_| detail.ends_with(')')) else { return false };
        let (before, inside) = (&detail[..open], detail[open + 2..detail.len() - 1].trim());
        // "Business Manager (Minutes)": what she did at the meeting.
        if takes_minutes(&fold(inside)) && is_role(before) {
            self.detail(before, bracketed);
            self.attending = true;
            return true;
        }
        let own = !inside.contains(['(', ')'])
            && (is_chairing(inside)
                || is_remark(inside)
                || is_chair(inside)
                || is_role(inside)
                || is_organisation(inside) && is_role(before) && !names_an_activity(inside));
        if own {
            self.detail(before, bracketed);
            self.detail(inside, true);
        }
        own
    }

    /// "Leader (+ Regeneration, Asset Management)": what the post holds besides.
    fn goes_on_from_post(&mut self, detail: &str) -> bool {
        let (Some(more), Some(role)) = (detail.strip_prefix('+'), &mut self.role) else { return false };
        role.push_str(&format!(" (+ {})", more.trim()));
        true
    }

    /// Minutes, the chair, apologies.
    fn says_what_they_did(&mut self, detail: &str, folded: &str) -> bool {
        if detail.ends_with(':') {
            // "… (Medical Director) Board Advisors:": the label of the next group ran on.
            self.uncertain = true;
        } else if takes_minutes(folded) {
            self.role.get_or_insert_with(|| detail.to_owned());
            self.attending = true;
        } else if is_chairing(detail) {
            self.chair = true;
            if self.role.is_none() && folded == "acting chair" {
                self.role = Some(detail.to_owned());
            }
        } else if folded.starts_with("apolog") {
            self.apologies = true;
        } else {
            return false;
        }
        true
    }

    fn gives_initials(&mut self, detail: &str, bracketed: bool) -> bool {
        let letters = self.initials.is_none() && self.is_own_initials(detail, true) && self.are_all_letters(detail);
        let own = self.is_own_initials(detail, bracketed) || letters;
        if own {
            self.initials.get_or_insert_with(|| detail.to_owned());
        }
        own
    }

    /// "Absent" beside a name: whether apologies came is not said.
    fn was_absent(&mut self, folded: &str) -> bool {
        let absent = matches!(folded, "absent" | "did not attend" | "not present" | "no apologies");
        if absent {
            (self.apologies, self.uncertain) = (true, true);
        }
        absent
    }

    /// "NHS Board non-executive", "representing Police Scotland": the body that somebody comes from.
    fn stands_for_body(&mut self, detail: &str, bracketed: bool) -> bool {
        let sits = |post: &&'static str| Some((detail.strip_suffix(*post)?.strip_suffix(' ')?, *post));
        let known =
            |(body, _): &(&str, &str)| crate::register::find(body, None).body().is_some() || *body == "NHS Board";
        if let Some((body, post)) = SEATS.iter().find_map(sits).filter(known) {
            self.detail(body, true);
            self.detail(post, bracketed);
            return true;
        }
        let body = stands_for(detail);
        if let Some(body) = body {
            self.detail(body, bracketed);
        }
        body.is_some()
    }

    /// How or why somebody took part, or did not: "via Teams", "personal business".
    fn took_part(&mut self, detail: &str, bracketed: bool) -> bool {
        let remark = is_remark(detail) || bracketed && is_reason(detail);
        self.attending |= remark;
        remark
    }

    /// "PA to CEO, Convener and Director": those whom somebody serves.
    fn serves_others(&mut self, detail: &str, bracketed: bool) -> bool {
        let role = self.role.as_mut().filter(|role| !bracketed && serves(role) && is_role(detail));
        role.map(|role| {
            role.push_str(", ");
            role.push_str(detail);
        })
        .is_some()
    }

    fn holds_chair(&mut self, detail: &str) -> bool {
        let chair = is_chair(detail) || holds_chair(detail);
        if chair {
            self.chair = true;
            self.role.get_or_insert_with(|| detail.to_owned());
        }
        chair
    }

    /// "Chair, SOLACE" may stand without its comma: "Chair - SOLACE".
    fn is_parted(&mut self, detail: &str, bracketed: bool) -> bool {
        // "Director – Direct Services – East Council": behind the last dash the body.
        let last = [" – ", " - "].iter().find_map(|dash| {
            detail.rsplit_once(dash).filter(|(l, r)| l.contains(dash) && is_institution(r) && is_role(l))
        });
        let dashed = || {
            let parted = |dash: &'static str| Some((detail.split_once(dash)?, dash));
            [" – ", " - ", "/"].into_iter().filter_map(parted).find(|((left, right), dash)| {
                let both = !left.trim().is_empty() && !right.trim().is_empty();
                both && self.are_two(left, right, dash, bracketed)
            })
        };
        let comma = || detail.split_once(", ").filter(|(l, r)| is_role(l) != is_role(r) && !is_field(l));
        let parts = last.or_else(|| dashed().map(|(parts, _)| parts)).or_else(comma);
        let Some((left, right)) = parts else { return false };
        self.detail(left, bracketed);
        if is_remark(right) && !is_role(right) && !self.is_own_initials(right, bracketed) {
            self.attending = true;
        } else {
            self.detail(right, bracketed);
        }
        true
    }

    /// Whether a dash or slash parts two things that are said of a person.
    fn are_two(&self, left: &str, right: &str, dash: &str, bracketed: bool) -> bool {
        let (left_role, right_role) = (is_role(left), is_role(right));
        // "(Marketing Officer – via Teams)", "(PS – notes)".
        if dash != "/" && is_remark(right) && !right_role
            || self.is_own_initials(left, bracketed)
            || self.is_own_initials(right, bracketed)
        {
            return true;
        }
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
        apart || body_first || (dash != "/" && is_chair(left))
    }

    /// What is left is a post, or else the body that somebody comes from.
    fn post_or_body(&mut self, detail: &str, bracketed: bool) {
        // "Director of Nursing, Midwifery & AHPs": what is no body goes on with the post.
        let listed = self.role.as_deref().is_some_and(|role| ends_a_list_of_services(role, detail));
        let field = !bracketed && self.role.as_deref().is_some_and(|role| is_field(detail) && !of_state(role));
        let goes_on = field || !bracketed && listed;
        // "Ann Moss (Protector)": one word that says what somebody does.
        let does = bracketed && self.role.is_none() && is_doer(detail) && !is_role(detail);
        // "Audit Manager, Azets": a body by no word of its own.
        let doubtful = !goes_on && !is_role(detail) && !is_field(detail) && !is_known_body(detail);
        // "Stewart Bell (Finance)", "Councillor Okafor – Finance": a field of work is no body, whoever has it.
        let portfolio = self.role.is_none() && is_field(detail) && !is_known_body(detail);
        self.uncertain |= does || portfolio || !bracketed && self.role.is_some() && doubtful;
        // "Ann Moss (Convener), The Principal, The Rector": posts that stand for people of their own.
        self.uncertain |= !bracketed && detail.starts_with("The ") && is_role(detail);
        if is_role(detail) || goes_on || portfolio || does {
            // "minutes" said before the post is her duty at the meeting alone.
            let duty = |role: &str| matches!(fold(role).as_str(), "minutes" | "minute" | "notes" | "note");
            self.role = self.role.take().filter(|role| !duty(role));
            and_also(&mut self.role, detail);
        } else {
            // "Cllr Moss, Jo Blair" may be two people; so may "Jo Blair, Mairwen Esk Rowe", whose forename is unknown.
            self.uncertain |= !bracketed && people::is_person(detail) && !is_known_body(detail);
            // "Jo Blair, Jacqueline": half of a name that a line broke.
            self.uncertain |= !bracketed && !detail.contains(' ') && people::is_forename(detail);
            // "C Murray (Tayside Police), Brechin Advertiser": the second may be somebody else.
            self.uncertain |= bracketed && self.organisation.is_some();
            and_also(&mut self.organisation, detail);
        }
    }
}

/// The body of "all East Council" or "both from East Council", and how many before it come from there at most.
pub(super) fn shared(detail: &str) -> Option<(usize, &str)> {
    let all = || Some((usize::MAX, detail.strip_prefix("all ")?));
    let (count, body) = detail.strip_prefix("both ").map(|body| (1, body)).or_else(all)?;
    Some((count, body.strip_prefix("of ").or_else(|| body.strip_prefix("from ")).unwrap_or(body)))
}

/// What is said besides, behind a comma.
fn and_also(said: &mut Option<String>, more: &str) {
    match said {
        Some(said) => {
            said.push_str(", ");
            said.push_str(more);
        }
        None => *said = Some(more.to_owned()),
    }
}

/// Whether folded words say that somebody wrote the minute.
fn takes_minutes(folded: &str) -> bool {
    matches!(
        folded,
        "minutes"
            | "minute"
            | "notes"
            | "note"
            | "taking minutes"
            | "minute taking"
            | "note taking"
            | "minute taker"
            | "note taker"
            | "minutes taker"
            | "notes taker"
    )
}

/// What somebody is for the body named before: "NHS Board non-executive".
const SEATS: [&str; 9] = [
    "non-executive",
    "Non-Executive",
    "non-executive director",
    "Non-Executive Director",
    "non-executive member",
    "Non-Executive Member",
    "representative",
    "Representative",
    "nominee",
];

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
    let folded = fold(role);
    ["pa to ", "ea to ", "assistant to ", "secretary to ", "adviser to ", "advisor to "]
        .iter()
        .any(|post| folded.starts_with(post) || folded.contains(&format!(" {post}")))
}

/// Posts after which a field of work is a department of state: "Minister of State, Justice".
fn of_state(role: &str) -> bool {
    fold(role)
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
