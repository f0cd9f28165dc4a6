//! Names of people as papers write them: what looks like a name, like initials, like a post or a body.
//!
//! Shape only; who it is, is for the paper's own list of people to say.

use std::sync::LazyLock;

use crate::wording::latin;
use regex::Regex;

/// Words before a name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "baron",
    "rev",
    "reverend",
    "cllr",
    "councillor",
    "cllrs",
    "councillors",
    "bailie",
    "provost",
    "depute provost",
    "cc",
    "ald",
    "hon",
    "very rev",
    "right rev",
    "canon",
    "father",
    "sister",
    "msp",
    "mp",
    "fr",
    "col",
    "colonel",
    "major",
    "captain",
    "acc",
    "dcc",
    "ch supt",
    "superintendent",
    "inspector",
    "supt",
    "ds",
    "ci",
    "judge",
    "sheriff",
    "convener",
    "vice convener",
    "bailie",
];

/// Words that names of posts hold.
const POST_WORDS: &[&str] = &[
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "vice-chair",
    "convener",
    "convenor",
    "vice-convener",
    "officer",
    "officers",
    "director",
    "directors",
    "manager",
    "managers",
    "head",
    "heads",
    "secretary",
    "secretariat",
    "clerk",
    "chief",
    "executive",
    "executives",
    "lead",
    "leads",
    "adviser",
    "advisor",
    "member",
    "members",
    "leader",
    "treasurer",
    "president",
    "minister",
    "coordinator",
    "co-ordinator",
    "administrator",
    "analyst",
    "assistant",
    "representative",
    "representatives",
    "nurse",
    "doctor",
    "gp",
    "consultant",
    "accountant",
    "auditor",
    "solicitor",
    "planner",
    "registrar",
    "observer",
    "principal",
    "deputy",
    "depute",
    "interim",
    "acting",
    "associate",
    "trainee",
    "commissioner",
    "inspector",
    "superintendent",
    "professor of",
    "monitoring",
    "ceo",
    "cfo",
    "cso",
    "cex",
    "sos",
    "s151",
    "spokesperson",
    "stakeholder",
    "practitioner",
    "researcher",
    "engineer",
    "supervisor",
    "specialist",
    "technician",
    "ombudsman",
    "trustee",
    "governor",
    "pharmacist",
    "strategist",
    "editor",
    "author",
    "owner",
    "all",
];

/// Words that names of bodies hold.
const BODY_WORDS: &[&str] = &[
    "council",
    "nhs",
    "health",
    "board",
    "boards",
    "service",
    "services",
    "scotland",
    "scottish",
    "committee",
    "committees",
    "sub-committee",
    "partnership",
    "partnerships",
    "trust",
    "government",
    "office",
    "department",
    "dept",
    "directorate",
    "university",
    "college",
    "police",
    "fire",
    "group",
    "groups",
    "association",
    "team",
    "teams",
    "agency",
    "authority",
    "authorities",
    "care",
    "ltd",
    "limited",
    "plc",
    "forum",
    "federation",
    "union",
    "unison",
    "unite",
    "gmb",
    "society",
    "ministry",
    "division",
    "unit",
    "network",
    "alliance",
    "bank",
    "institute",
    "commission",
    "centre",
    "council's",
    "hmrc",
    "defra",
    "cosla",
    "solace",
    "cabinet",
    "treasury",
    "archives",
    "executive",
    "school",
    "hospital",
    "housing",
    "foundation",
    "company",
    "enterprise",
    "works",
    "improvement",
    "sector",
    "interface",
    "branch",
    "finance",
    "planning",
    "communications",
    "transport",
    "education",
    "resources",
    "governance",
    "strategy",
    "performance",
    "operations",
    "legal",
    "estates",
    "digital",
    "analytics",
    "carer",
    "carers",
    "public",
    "social",
    "community",
    "communities",
    "national",
    "local",
    "voluntary",
    "independent",
    "audit",
    "inspectorate",
    "intelligence",
    "members",
    "partners",
    "staff",
    "leads",
    "policy",
    "corporate",
    "business",
    "data",
    "information",
    "working",
    "programme",
    "project",
    "management",
    "development",
    "support",
    "administration",
    "human",
    "ict",
    "it",
    "hr",
];

/// What a short piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// "EM", "`JTe`", "`DMilne`".
    Initials,
    /// A forename and a surname at least, titles and initials allowed.
    Person,
    /// One capitalised word that is no post or body: "Elma".
    SingleName,
    /// A post, team or body.
    PostOrBody,
    /// None of these.
    Other,
}

/// Words that look like initials and are none.
const NOT_INITIALS: &[&str] = &[
    "AOB", "AOCB", "TBC", "TBA", "TBD", "NA", "N/A", "ASAP", "PM", "AM", "UK", "OK", "ID", "NO", "RAG", "FOI", "PDF",
    "IT", "HR", "FAQ", "VAT", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "DRAFT", "FINAL", "NEW",
    "OPEN", "DONE", "PART", "ITEM", "DATE", "NOTE", "TIME", "BY", "TO", "OF", "THE", "AND", "FOR", "DUE", "ACTION",
    "Q1", "Q2", "Q3", "Q4",
];

/// Words that begin sentences and are no names.
const NOT_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "there",
    "in",
    "on",
    "at",
    "for",
    "from",
    "with",
    "and",
    "or",
    "but",
    "members",
    "following",
    "update",
    "report",
    "agenda",
    "minutes",
    "minute",
    "item",
    "action",
    "actions",
    "note",
    "notes",
    "paper",
    "papers",
    "welcome",
    "introductions",
    "apologies",
    "present",
    "attendance",
    "date",
    "next",
    "meeting",
    "matters",
    "arising",
    "any",
    "other",
    "business",
    "none",
    "noted",
    "agreed",
    "approved",
    "all",
    "both",
    "subject",
    "title",
    "purpose",
    "recommendations",
    "background",
    "introduction",
    "conclusion",
    "appendix",
    "annex",
    "venue",
    "time",
    "draft",
    "final",
    "page",
    "each",
    "no",
    "yes",
    "as",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "summer",
    "autumn",
    "winter",
    "spring",
    "ongoing",
    "asap",
    "immediately",
    "immediate",
    "work",
    "progress",
    "plan",
    "review",
    "future",
    "until",
    "also",
    "nil",
    "various",
    "via",
    "teams",
    "online",
    "room",
    "street",
    "road",
    "hall",
    "house",
    "edinburgh",
    "glasgow",
];

static INITIALS: LazyLock<Regex> = LazyLock::new(|| regex(r"^(?:[A-Z]\.?\s?){1,4}[A-Z]\.?$"));
static MIXED_INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:[A-Z]{1,3}[a-z]{1,3}|[A-Z][A-Z]?Ma?c[A-Z]|[A-Z]{1,2}[A-Z][a-z]+|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?)$")
});
static NAME_WORD: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:O['’]|D['’]|Mac|Mc|de|Di|La|Le|Fitz)?\p{Lu}[\p{L}'’]*(?:[-–‐‑]\p{Lu}?[\p{L}'’]+)*\.?$")
});

#[allow(clippy::unwrap_used)] // The patterns are fixed; the tests run each.
fn regex(pattern: &str) -> Regex {
    latin::regex(pattern).unwrap()
}

/// Whether the text is somebody's initials or a short form of a name or body: "EM", "J.S.", "`JTe`", "`DMilne`".
///
/// Two to four capitals, or capitals with a few letters of the surname.
pub fn is_initials(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || text.chars().count() > 10 || NOT_INITIALS.contains(&text.trim_end_matches('.')) {
        return false;
    }
    if INITIALS.is_match(text) {
        return true;
    }
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && MIXED_INITIALS.is_match(text)
}

/// Takes titles off the front of a name: "Cllr Dr Jo Blair" is ("Cllr Dr", "Jo Blair").
pub fn split_title(name: &str) -> (&str, &str) {
    let name = name.trim();
    let mut rest = name;
    while let Some((word, after)) = rest.split_once(char::is_whitespace) {
        let folded = word.trim_end_matches(['.', ',']).to_lowercase();
        if !TITLES.contains(&folded.as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    let at = name.len() - rest.len();
    (name[..at].trim(), rest)
}

/// Whether a word belongs to the names of posts.
pub fn is_post_word(word: &str) -> bool {
    let folded = clean(word);
    POST_WORDS.contains(&folded.as_str())
}

/// Whether a word belongs to the names of bodies.
pub fn is_body_word(word: &str) -> bool {
    let folded = clean(word);
    BODY_WORDS.contains(&folded.as_str())
}

/// What a short text looks like.
pub fn likeness(text: &str) -> Likeness {
    let text = text.trim().trim_end_matches(['.', ',', ';', ':']).trim();
    if text.is_empty() || text.len() > 120 {
        return Likeness::Other;
    }
    if NOT_INITIALS.contains(&text) {
        return Likeness::Other;
    }
    if is_initials(text) {
        return Likeness::Initials;
    }
    let (title, name) = split_title(text);
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitalised = text.chars().next().is_some_and(char::is_uppercase);
    if words.iter().any(|w| is_post_word(w) || is_body_word(w)) {
        return if capitalised || text.starts_with("the ") { Likeness::PostOrBody } else { Likeness::Other };
    }
    let shape = words.iter().all(|w| NAME_WORD.is_match(w) || PARTICLES.contains(w) || is_initials(w));
    // A capital alone is an initial: "A Black".
    let ordinary = words.iter().any(|w| w.chars().count() > 1 && NOT_NAMES.contains(&clean(w).as_str()));
    if !shape || ordinary {
        return Likeness::Other;
    }
    match words.len() {
        1 if !title.is_empty() => Likeness::Person,
        1 if words[0].chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) => {
            // "SOLACE", "COSLA": a body's short form.
            if words[0].chars().count() >= 3 { Likeness::PostOrBody } else { Likeness::Other }
        }
        1 if words[0].chars().count() >= 2 => Likeness::SingleName,
        2..=5 => Likeness::Person,
        _ => Likeness::Other,
    }
}

/// Whether the text looks like a person's full name.
pub fn is_person(text: &str) -> bool {
    likeness(text) == Likeness::Person
}

/// Small words inside names.
const PARTICLES: &[&str] = &["de", "van", "von", "der", "den", "la", "le", "di", "da", "du", "ter", "al", "bin"];

fn clean(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The initials that a name would have: "Elma Murray" is "EM", "Alison Ross-Dean" "ARD" (one of several ways).
pub fn initials_of(name: &str) -> String {
    split_title(name)
        .1
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–'))
        .filter_map(|w| w.chars().find(|c| c.is_alphabetic()))
        .filter(|c| c.is_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_looks_like() {
        let check = |text: &str, expected: Likeness| assert_eq!(likeness(text), expected, "{text}");
        check("EM", Likeness::Initials);
        check("JTe", Likeness::Initials);
        check("DMilne", Likeness::Initials);
        check("J.S.", Likeness::Initials);
        check("GSc", Likeness::Initials);
        check("AOB", Likeness::Other);
        check("TBC", Likeness::Other);
        check("Isla Munro", Likeness::Person);
        check("Cllr Isla Munro", Likeness::Person);
        check("Dr Kieran O’Hara", Likeness::Person);
        check("Sir Tom Berners-Lee", Likeness::Person);
        check("Hamish MACRAE", Likeness::Person);
        check("Lord Blair", Likeness::Person);
        check("Elma", Likeness::SingleName);
        check("Finance Directorate", Likeness::PostOrBody);
        check("Chief Officer", Likeness::PostOrBody);
        check("the Secretariat", Likeness::PostOrBody);
        check("SOLACE", Likeness::PostOrBody);
        check("Scottish Fire & Rescue", Likeness::PostOrBody);
        check("to be confirmed", Likeness::Other);
        check("Next Meeting", Likeness::Other);
        check("", Likeness::Other);
    }

    #[test]
    fn initials() {
        assert_eq!(initials_of("Cllr Isla Munro"), "IM");
        assert_eq!(initials_of("Ann Ross-Dean"), "ARD");
    }
}
