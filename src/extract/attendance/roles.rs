//! What is said beside a name: a role, a body, or only how somebody took part.

use super::nouns::{BODY_NOUNS, FIELDS, ROLES};
use crate::wording::people;

/// Whether words name a field of work and nothing else: "Midwifery & AHPs", "Governance".
pub(super) fn is_field(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "and" | "of" | "the" | "for"))
        .all(|w| {
            let folded = w.to_lowercase();
            FIELDS.contains(&folded.as_str()) || (people::is_body_word(w) && !BODY_NOUNS.contains(&folded.as_str()))
        })
}

/// Whether a body is one that stands for itself, not a team or service within another: what may follow a dash after a
/// post.
pub(super) fn is_institution(text: &str) -> bool {
    const WITHIN: &[&str] = &[
        "team",
        "unit",
        "service",
        "services",
        "division",
        "branch",
        "directorate",
        "department",
        "dept",
        "office",
        "group",
        "centre",
        "board",
    ];
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    is_organisation(text)
        && (!words.iter().any(|w| WITHIN.contains(&w.as_str()))
            || words.iter().any(|w| matches!(w.as_str(), "nhs" | "council" | "government" | "university" | "police")))
}

/// Whether words name an organisation: a noun of bodies among them, or capitals alone ("BIS", "SEPA").
pub(super) fn is_organisation(text: &str) -> bool {
    let short = |w: &str| {
        (2..=7).contains(&w.len())
            && w.chars().all(|c| c.is_ascii_uppercase())
            && !matches!(w, "HR" | "IT" | "ICT" | "GP" | "PA" | "EA" | "OD" | "PMO")
            && !is_short_post(w)
    };
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .any(|w| short(w) || BODY_NOUNS.contains(&w.to_lowercase().as_str()))
}

/// Posts that go by their first letters: "RFO" for the responsible financial officer, "HT" for the head teacher.
fn is_short_post(word: &str) -> bool {
    const POSTS: &[&str] = &[
        "RFO", "HT", "DHT", "AHT", "PHT", "CEO", "DCEO", "CFO", "COO", "CIO", "NED", "NXD", "CSWO", "SENCO", "SENDCO",
        "DPO", "PCSO", "SBM", "DSL", "PT", "FD", "MD", "CNO", "CMO", "DPH", "DoF", "DCS", "CO", "CX", "DCX",
    ];
    POSTS.contains(&word)
}

/// Words that say how somebody took part, not who they are.
pub(super) fn is_remark(text: &str) -> bool {
    let folded = crate::framework::headings::fold(text);
    folded.starts_with("item")
        || folded.starts_with("for item")
        || folded.starts_with("agenda item")
        || folded.starts_with("until")
        || folded.starts_with("from ")
        || folded.starts_with("via ")
        || folded.starts_with("by ")
        || folded.starts_with("part ")
        || folded.starts_with("substitut")
        || folded.starts_with("as substitute")
        || folded.starts_with("as a substitute")
        || folded.starts_with("sub for")
        || folded.starts_with("deputis")
        || folded.starts_with("on behalf")
        || folded.starts_with("in place of")
        || folded.starts_with("attending for")
        || folded.starts_with("for ")
        || folded.starts_with("remote")
        || folded.starts_with("on teams")
        || folded.starts_with("present ")
        || folded.starts_with("agenda")
        || folded.starts_with("up to ")
        || folded.starts_with("except")
        || folded.starts_with("excluding")
        || folded.starts_with("apart from")
        || folded.starts_with("not ")
        || folded.starts_with("absent")
        || (folded.starts_with("to ") || folded.starts_with("at ")) && folded.contains(|c: char| c.is_ascii_digit())
        || folded.starts_with("observing")
        || folded.ends_with(" only")
        || folded.starts_with("joined")
        || folded.starts_with("left ")
        || folded.starts_with("arrived")
        || folded.starts_with("retired ") && folded.contains(|c: char| c.is_ascii_digit())
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
                | "v c"
                | "video link"
                | "substitute"
                | "sub"
                | "ex officio"
                | "proxy"
                | "am"
                | "pm"
                | "present"
                | "observer only"
                | "holiday"
                | "on holiday"
                | "leave"
                | "on leave"
                | "leave of absence"
                | "annual leave"
                | "unwell"
                | "ill"
                | "illness"
                | "sick"
                | "work"
                | "work commitments"
                | "other commitments"
                | "family"
                | "bereavement"
                | "personal"
                | "late"
                | "late arrival"
                | "audio"
                | "video"
                | "hybrid"
                | "t"
                | "v"
        )
}

/// Whether words name a role rather than a body: "Chief Social Researcher", "Minister for Transport"; "Chief Officers
/// Group" is a body.
pub(super) fn is_role(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '/').filter(|w| !w.is_empty()).collect();
    // The first word of a body decides ("Scottish Government", "Police Scotland"), but for posts that name their body.
    if ROLES.contains(&crate::framework::headings::fold(text).as_str()) {
        return true;
    }
    if text.split([' ', '/']).all(|word| word.is_empty() || is_short_post(word) || word == "&")
        && !text.trim().is_empty()
    {
        return true;
    }
    // "Person providing unpaid care in the area": a seat by what its holder is.
    if words.len() > 2 && matches!(words.first(), Some(&"Person" | &"Persons" | &"Individual")) {
        return true;
    }
    // "Cabinet Member for Children's Services": the post names its field.
    let named = crate::framework::headings::fold(text);
    if [
        "member for ",
        "holder for ",
        "champion for ",
        "spokesperson for ",
        "lead for ",
        "convener for ",
        "minister for ",
        "dean of ",
    ]
    .iter()
    .any(|post| named.starts_with(post) || named.contains(&format!(" {post}")))
    {
        return true;
    }
    // "Local Manager – Housing Services": the post, then its field.
    if let Some((post, field)) = text.split_once(" – ").or_else(|| text.split_once(" - "))
        && is_role(post)
        && !is_institution(field)
    {
        return true;
    }
    let post = words.iter().position(|w| people::is_post_word(w));
    let Some(post) = post else {
        let folded = crate::framework::headings::fold(text);
        // "Privacy Expert", "User of data".
        let words: Vec<&str> = folded.split(' ').collect();
        if words.last().is_some_and(|w| {
            matches!(
                *w,
                "expert"
                    | "agent"
                    | "organiser"
                    | "host"
                    | "facilitator"
                    | "scribe"
                    | "intern"
                    | "trainee"
                    | "apprentice"
                    | "student"
                    | "specialist"
                    | "adviser"
                    | "advisor"
                    | "observer"
                    | "champion"
                    | "councillor"
                    | "cllr"
                    | "auditors"
                    | "advisers"
                    | "advisors"
                    | "solicitors"
                    | "consultants"
                    | "architects"
                    | "actuaries"
            )
        }) || words.len() > 1 && matches!(words[0], "user" | "member" | "representative")
        {
            return true;
        }
        return folded.ends_with("ist")
            || folded.ends_with("er")
                && !folded.ends_with("ther")
                && !folded.ends_with("ater")
                && !folded.ends_with("ower")
                && words.len() > 1
                && !people::is_body_word(words[words.len() - 1]);
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
    // "Non Executive Director and Chairman of the Board": the body is the post's.
    let of_body = words.windows(2).any(|pair| {
        people::is_post_word(pair[0].trim_end_matches(',')) && matches!(pair[1], "of" | "to") && !pair[0].ends_with('s')
    });
    let of_or_for = words.iter().skip(post).any(|w| matches!(*w, "of" | "for" | "to" | "and" | "&" | "–" | "-"));
    let chief_executive = words.len() >= 2 && words[words.len() - 2].eq_ignore_ascii_case("chief") && ends_as_body;
    !ends_as_body
        || of_body
        || (of_or_for && post == 0)
        || chief_executive
        || (post + 1 < words.len()
            && post == 0
            && !matches!(words[0].to_lowercase().as_str(), "lead" | "executive" | "chief" | "all"))
}
