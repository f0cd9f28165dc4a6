//! What an owner looks like, before anyone is asked who it is.

/// What the words look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `EM`, `NSS`, `HoS`.
    Abbreviation,
    /// `All`, `Members`, `Workstream leads`.
    Group,
    /// `Chair`, `Head of Finance`.
    Role,
    /// `NHS Fife`, `Audit Scotland`, `the Council`.
    Organisation,
    /// `Elma Murray`, `DMilne`, `Phil`.
    Name,
    /// Anything else.
    Unknown,
}

/// Words that end the name of a group. "Board" and "committee" are groups of people too.
const GROUPS: &[&str] = &[
    "all",
    "members",
    "leads",
    "partners",
    "bodies",
    "group",
    "team",
    "teams",
    "officers",
    "everyone",
    "attendees",
    "colleagues",
    "representatives",
    "reps",
    "partnerships",
    "boards",
    "councils",
    "directors",
    "managers",
    "groups",
    "committee",
    "board",
    "forum",
    "staff",
    "services",
    "networks",
    "network",
    "managements",
    "clinicians",
    "organisations",
    "stakeholders",
    "chairs",
    "authorities",
    "collective",
];

/// Words that make a role.
const ROLES: &[&str] = &[
    "chair",
    "chairperson",
    "chairman",
    "chairwoman",
    "vice-chair",
    "convener",
    "convenor",
    "secretary",
    "secretariat",
    "clerk",
    "officer",
    "director",
    "manager",
    "head",
    "lead",
    "leader",
    "co-ordinator",
    "coordinator",
    "treasurer",
    "executive",
    "solicitor",
    "administrator",
    "accountant",
    "planner",
    "analyst",
    "adviser",
    "advisor",
    "minister",
    "consultant",
    "nurse",
    "registrar",
    "auditor",
    "president",
    "provost",
    "support",
];

/// Words that make a body.
const ORGANISATIONS: &[&str] = &[
    "nhs",
    "council",
    "government",
    "scotland",
    "service",
    "agency",
    "university",
    "college",
    "police",
    "trust",
    "association",
    "hscp",
    "ijb",
    "partnership",
    "commission",
    "enterprise",
    "directorate",
    "department",
    "institute",
    "office",
    "division",
    "company",
    "ltd",
    "plc",
    "inspectorate",
    "society",
    "charity",
    "housing",
    "alliance",
    "federation",
    "authority",
    "finance",
    "interface",
    "cosla",
    "solace",
    "unison",
];

/// Without titles, brackets and punctuation around it: "Cllr Ann Example (Chair)." is "Ann Example".
pub(super) fn clean(written: &str) -> &str {
    let mut text = written.trim().trim_end_matches(['.', ',', ';', ':', '*', '/']).trim();
    if let Some(open) = text.find(" (")
        && text.ends_with(')')
    {
        text = text[..open].trim_end();
    }
    loop {
        let Some((first, rest)) = text.split_once(' ') else { return text };
        let title = first.trim_end_matches('.').to_ascii_lowercase();
        let titles = ["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "the"];
        if !titles.contains(&title.as_str()) {
            return text;
        }
        text = rest.trim_start();
    }
}

/// What the words look like.
pub(super) fn shape(written: &str) -> Shape {
    let words: Vec<String> = written
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '/'))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let Some(last) = words.last() else { return Shape::Unknown };
    let any = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    // "Head of Adult Services" heads a group and is none.
    let heads = |pair: &[String]| {
        matches!(pair[0].as_str(), "head" | "director" | "chief" | "chair" | "manager" | "lead")
            && matches!(pair[1].as_str(), "of" | "for")
    };
    if words.windows(2).any(heads) {
        return Shape::Role;
    }
    if words.first().is_some_and(|w| w == "all" || w == "both") || GROUPS.contains(&last.as_str()) {
        return Shape::Group;
    }
    // "Head of Service", "NHS Director of Finance": a role before the body that it belongs to.
    if any(ROLES) {
        return Shape::Role;
    }
    if words.len() == 1 && is_abbreviation(written) {
        return Shape::Abbreviation;
    }
    if any(ORGANISATIONS) {
        return Shape::Organisation;
    }
    let capitals = written.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let name_like = written.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '\u{2019}'));
    if capitals && name_like && words.len() <= 5 { Shape::Name } else { Shape::Unknown }
}

/// Up to six letters, most of them capitals.
fn is_abbreviation(written: &str) -> bool {
    let letters: Vec<char> = written.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let others = written.chars().filter(|c| !c.is_alphabetic() && !matches!(c, '.' | '-')).count();
    others == 0
        && (2..=6).contains(&letters.len())
        && capitals >= 2
        && capitals * 2 > letters.len()
        && letters.first().is_some_and(|c| c.is_alphabetic())
}

/// Forename and surname at least, each of more than one letter.
pub(super) fn is_full_name(written: &str) -> bool {
    let mut words = written.split_whitespace();
    let Some(first) = words.next() else { return false };
    first.chars().filter(|c| c.is_alphabetic()).count() > 1
        && words.next_back().is_some_and(|last| last.chars().filter(|c| c.is_alphabetic()).count() > 1)
}
