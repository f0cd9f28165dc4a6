//! What a clause says of functions: delegated, in part, not, or led by another body.

use super::announced;
use super::by_cue::{self, by_cue, of_first_verb};
use super::cues;
use super::frames::framed;
use super::led::{Leads, led};
use super::list::functions_in;
use super::place::place_before;
use super::{Clause, is_match};
use crate::framework::plans::PlanVocabulary;
use crate::record::DelegationStatus;
use crate::wording::latin;
use crate::wording::latin::{Captures, Regex};
use std::sync::LazyLock;

/// A list of functions within a sentence is shorter, in characters.
pub(super) const LONGEST_LIST: usize = 500;
/// Words that may stand between a verb and "delegated".
const ADVERBS: &str = r"((?:not|no\s+longer|been|be|partly|partially|fully|also|both|all|currently|now|only|yet|so\s+far|formally|therefore|still|wholly|each|\s)*)";

/// "X and Y are (not) delegated to …", "X is out of scope".
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)^(.{{4,}}?),?\s+(?:is|are|has|have|had|was|were|will|remains?)\s+{ADVERBS}(delegated|(?:in|within|inside)\s+(?:the\s+)?scope|out\s+of\s+scope|(?:outwith|outside)\s+(?:of\s+)?(?:the\s+)?scope|excluded\s+from|included\s+in\s+the\s+(?:scheme|scope|delegation)|part\s+of\s+the\s+(?:scheme|delegation))\b"
    ))
});
/// "… the vision for adult services which are delegated to the Board".
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{10,}?\b(?:services|functions|care|work)),?\s+(?:which|that)\s+(?:is|are|was|were|has\s+been|have\s+been|will\s+be)\s+((?:not|now|also|fully|partly|currently|all|\s)*)delegated\b",
    )
});
/// "Angus has (not) delegated X and Y to the Board", "NHS Fife delegates X".
static ACTIVE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(&format!(
        r"(?i)^(.{{2,}}?),?\s+(?:(?:has|have|had|agreed\s+to|chose\s+to|did)\s+{ADVERBS}delegated?|((?:does\s+not|do\s+not|did\s+not|also|\s)*)\bdelegates?)\s+(.{{4,}})$"
    ))
});
/// "Delegated functions include X and Y"; "the services delegated to the Board are X, Y and Z"; "has delegated
/// responsibility for X and Y"; "Functions delegated by the Council: X and Y".
static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\b(?:(?:delegated\s+(?:functions|services|responsibilities)|(?:those|these|what\s+is)\s+(?:that\s+are\s+|which\s+are\s+)?(?:not\s+)?(?:delegated|in\s+scope|out\s+of\s+scope)(?:\s+(?:by|to|from)\s+[^.:,]{3,60}?)?|(?:functions|services|responsibilities)\s+(?:(?:that|which)\s+(?:are|have|were|will\s+be)\s+(?:also\s+|currently\s+|now\s+|not\s+|been\s+|fully\s+)*)?(?:not\s+)?(?:delegated|set\s+aside|in\s+scope|out\s+of\s+scope|(?:in|within)\s+(?:the|our)\s+(?:partnership|hscp|ijb|scheme))[^.:]*?)\s*(?:,\s+(?:namely|including|such\s+as)|include|includes|comprise|comprises|are|is|cover|covers|span|consist\s+of|range\s+from|extend\s+to)(?:\s+(?:all|both))?|delegated\s+(?:responsibility|authority)\s+for|\bdelegated[^.:]{0,60}:)[:\s]\s*(.{4,})$",
    )
});
/// "Not delegated are X and Y", "Out of scope: X".
static INVERTED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:also|not|partly|partially|\s)*)(delegated|in\s+scope|within\s+scope|out\s+of\s+scope|excluded|retained)(?:\s+(?:from|by|to)\s+[^:]{3,40}?)?\s*(?:are|is|:)\s*:?\s*(.{4,})$",
    )
});
/// "Responsibility for X has been delegated", "… rests with the Council".
static RESPONSIBILITY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:responsibility|responsibilities|accountability)\s+for\s+(?:the\s+)?(.{4,}?),?\s+(?:(?:is|are|was|were|has|have)\s+((?:not|been|also|\s)*)delegated|(?:rests|lies|sits|stays|remains|continues\s+to\s+(?:rest|lie|sit))\s+with\s+(.{3,60}))",
    )
});
/// "The IJB is responsible for X".
static RESPONSIBLE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:[\w&’' ]{0,40}?\s)?(?:ijb|joint\s+board|board|hscp|partnership)\s+(?:is\s+(?:also\s+)?responsible\s+for|has\s+responsibility\s+for|takes\s+responsibility\s+for)\s+(?:the\s+)?(?:(?:strategic\s+)?(?:planning|commissioning|delivery|oversight|provision)(?:\s*,\s*|\s+and\s+|\s+of\s+))*(.{4,})$",
    )
});
/// "X stays with the Council".
static STAYS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:(?:both|all|also|therefore)\s+)?(?:will\s+(?:all\s+|also\s+|both\s+)?)?(?:remains?|stays?|sits?|(?:is|are|was|were|has\s+been|have\s+been)\s+retained|continues?)\s+(?:(?:to\s+(?:be\s+)?)?(?:directly\s+|operationally\s+|currently\s+)?(?:sit|managed|run|provided|delivered|held|led|commissioned|overseen)\s+)?(?:with|by|at|(?:to\s+be\s+)?(?:the\s+)?responsibility\s+of)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:council|nhs|board|authority)\b|^(.{4,}?),?\s+(?:all\s+|both\s+)?remains?\s+(?:an?\s+)?(?:council|nhs|health\s+board)\s+(?:services?|functions?|responsibilit(?:y|ies))\b",
    )
});
/// "X is not.", after a sentence about what is delegated.
static IS_NOT: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^(.{4,}?),?\s+(?:is|are|was|were|has|have)\s+not(?:\s+been)?$"));
/// "The exceptions are X", "These exclude X", after what is delegated.
static EXCEPTIONS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the|its|their)\s+(?:only\s+|main\s+|one\s+|two\s+|local\s+)*exceptions?(?:\s+to\s+(?:this|these|that))?\s+(?:is|are|being)\s*:?\s+(.{4,})$|^(?:this|these|it|they|that)\s+(?:exclude|excludes|(?:does|do)\s+not\s+(?:include|cover|extend\s+to|take\s+in))\s+(.{4,})$|^not\s+included\s+(?:are|is)\s+(.{4,})$",
    )
});
/// "These include X", after what is delegated.
static INCLUDES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:this|these|they|it)\s+(?:services\s+|functions\s+)?(?:also\s+)?(?:include|includes|comprise|comprises|cover|covers|are|means?|range\s+from)\s*:?\s+(.{4,})$",
    )
});
/// "X is.", after a sentence about what is not delegated.
static IS: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)^(.{4,}?),?\s+(?:is|are|was|were|has|have)(?:\s+been)?$"));
/// "X was added in 2020", after what is delegated.
static ADDED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?),?\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:also\s+|later\s+|since\s+|now\s+)?(?:added|included)|(?:(?:have|has)\s+)?(?:since\s+|later\s+)?followed)\b",
    )
});
/// "Nor has X", "so is X": the same holds of it.
static NOR: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)^(?:nor|neither|so)\s+(?:is|are|has|have|does|do|was|were)\s+(.{4,}?)(?:\s+been)?$")
});
/// "…, as is X": the same holds of it.
static AS_IS: LazyLock<Regex> = LazyLock::new(|| latin::fixed(r"(?i),?\s+as\s+(?:is|are|does|do|has|have)\s+(.{4,})$"));
/// "The Council delegated X to the Board".
static DELEGATED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:the\s+|both\s+)?(?:[\w&’'-]+\s+){0,5}?(?:councils?|boards?|authority|authorities|nhs(?:\s+[\w&-]+){1,5}?))\s+delegated\s+(.{4,})$",
    )
});
/// "X is delegated, together with Y".
static TOGETHER: LazyLock<Regex> =
    LazyLock::new(|| latin::fixed(r"(?i)\bdelegated\b.*?(,?\s+(?:together|along)\s+with\s+(.{4,}))$"));
/// "Acute services other than unscheduled care are retained": what is taken out stands before the verb.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^([^,]{4,}?),?\s+\(?(?:with\s+the\s+exception\s+of|except(?:ing)?(?:\s+for)?|apart\s+from|excluding|other\s+than|but\s+not)\s+(.{4,}?)\)?,?\s+((?:is|are|was|were|has|have|remains?|stays?|sits?)\s.+)$",
    )
});
/// What a sentence takes out again.
static EXCEPTION: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+\(?(?:with\s+the\s+(?:sole\s+|only\s+)?exceptions?\s+(?:of|being)|except(?:ing)?(?:\s+for)?|apart\s+from|excluding|other\s+than|but\s+not|though\s+not|save\s+for|not\s+including)\s+(.{4,})$",
    )
});
/// What brackets in the middle of a sentence take out.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+\((?:but\s+not|excluding|except(?:ing)?(?:\s+for)?|other\s+than|not\s+including|apart\s+from|with\s+the\s+exception\s+of)\s+([^()]{4,})\)",
    )
});
/// Where the list of an active sentence ends.
static TO_WHOM: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+to\s+(?:(?:the|its|their|this|an?|our)\s+(?:\w+\s+){0,5}?(?:board|ijb|partnership|authority|hscp|council)|NHS\s+\w+|it|us)\b|,?\s+under\s+(?:the|its)\s",
    )
});

const LEAD: DelegationStatus = DelegationStatus::LeadAgency;

/// What a clause stands among.
#[derive(Clone, Copy)]
pub(super) struct Setting<'v> {
    pub(super) vocabulary: &'v PlanVocabulary,
    /// What the clause before says.
    pub(super) before: Option<DelegationStatus>,
    /// Whether the sentence speaks of delegation.
    pub(super) speaks: bool,
    /// Whether the paragraph speaks of a scheme, or of the body that has functions.
    pub(super) spoken_of: bool,
    /// Whether a heading above says that the partnership's services come.
    pub(super) headed: bool,
    /// Whether the paragraph speaks of lead agencies.
    pub(super) lead_agencies: Leads,
}

/// What a clause says.
pub(super) fn in_clause(clause: &str, setting: Setting<'_>) -> Vec<Clause> {
    let led = led(clause, setting.lead_agencies);
    if !led.is_empty() {
        return led;
    }
    let (place, clause) = place_before(clause);
    // "X, which are managed on behalf of our neighbours": who says so leads.
    if let Some(found) = FOR_NEIGHBOURS.find(clause) {
        let ahead = clause.get(..found.start()).unwrap_or_default();
        let mut said = in_clause(ahead, setting);
        for clause in said.iter_mut().filter(|clause| clause.status == DelegationStatus::Delegated) {
            clause.status = DelegationStatus::LeadAgency;
        }
        if !said.is_empty() {
            return said;
        }
    }
    // "children's health (but not children's social work) and justice": what brackets take out ends with them.
    let bracketed =
        IN_BRACKETS.captures(clause).filter(|found| found.get(0).is_some_and(|all| all.end() < clause.len()));
    if let Some((all, list)) = bracketed.and_then(|found| found.get(0).zip(found.get(1))) {
        let rest =
            format!("{}{}", clause.get(..all.start()).unwrap_or_default(), clause.get(all.end()..).unwrap_or_default());
        let mut said = in_clause(&rest, setting);
        let first = said.first().and_then(|first| Some((first.whose.clone(), opposite(first.status)?)));
        said.extend(first.map(|(whose, status)| Clause {
            whose,
            list: list.as_str().to_owned(),
            status,
            lead_agency: None,
        }));
        return said;
    }
    let (clause, together) = tail(&TOGETHER, clause, 1, 2);
    let inside = exception_inside(clause);
    let clause = inside.as_ref().map_or(clause, |(clause, _)| clause.as_str());
    let (clause, exception) = match EXCEPTION.captures(clause) {
        Some(found) => {
            let start = found.get(0).map_or(clause.len(), |m| m.start());
            (clause.get(..start).unwrap_or(clause), found.get(1).map(|m| m.as_str().trim_end_matches(')').to_owned()))
        }
        None => (clause, inside.as_ref().map(|(_, exception)| exception.clone())),
    };
    let (clause, also) = tail(&AS_IS, clause, 0, 1);
    if let Some(found) = MANAGES.captures(clause).filter(|found| cues::has_functions(&any(found, &[1]))) {
        let whose = Some(any(&found, &[1]));
        return vec![Clause {
            whose,
            list: any(&found, &[3, 2]),
            status: DelegationStatus::Delegated,
            lead_agency: None,
        }];
    }
    let (clause, none) = without_no(clause);
    let said = main(clause, setting.before, setting.speaks || setting.before.is_some());
    let before_a_colon = || {
        let found = announced::before_a_colon(clause, setting.vocabulary).filter(|_| setting.spoken_of)?;
        Some((None, found.1, found.0))
    };
    let points = clause.split_once(": ").is_some_and(|(line, _)| line.contains("these ") || line.contains("following"));
    let said = said.or_else(|| before_a_colon().filter(|_| points)).or_else(|| by_cue(clause, setting));
    let said = said.or_else(|| continued(clause, setting)).or_else(before_a_colon);
    let said = said.or_else(|| framed(clause, setting));
    let Some((whose, list, status)) = said else { return Vec::new() };
    if list.chars().count() > LONGEST_LIST {
        return Vec::new();
    }
    let status = if none { opposite(status).unwrap_or(status) } else { status };
    let whose = place.map(str::to_owned).or(whose);
    let (list, hosted) = by_cue::without_hosted(list);
    let hosted = hosted.map(|list| Clause { whose: whose.clone(), list, status: LEAD, lead_agency: None });
    let exception = exception.zip(opposite(status)).map(|(list, status)| Clause {
        whose: whose.clone(),
        list,
        status,
        lead_agency: None,
    });
    let also = [also, together].into_iter().filter(|list| !list.is_empty());
    let also: Vec<Clause> = also.map(|list| Clause { whose: whose.clone(), list, status, lead_agency: None }).collect();
    std::iter::once(Clause { whose, list, status, lead_agency: None })
        .chain(also)
        .chain(exception)
        .chain(hosted)
        .collect()
}

/// A clause that only parts what the one before says: "Community services make up the second group: X and Y", "the third
/// group is hospital care, among them X".
fn continued(clause: &str, setting: Setting<'_>) -> Option<(Option<String>, String, DelegationStatus)> {
    let status = setting.before.filter(|_| setting.spoken_of)?;
    let found = PARTS.captures(clause)?;
    let (head, list) = (any(&found, &[1]), any(&found, &[2]));
    let several = functions_in(&list, setting.vocabulary).len() > 1;
    (several && !cues::is_of_something_else(&head)).then_some((None, list, status))
}

/// A group of services, and what is named of it.
static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^([^,:;]{3,60}\s(?:is|are|makes?\s+up|forms?|consists?\s+of|comprises?|covers?|includes?)\b[^,:;]{0,60})(?::|,\s+(?:among\s+them|including|namely|such\s+as)|\s+such\s+as)\s+(.{4,})$",
    )
});

/// What is run for others too.
static FOR_NEIGHBOURS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:which|that)\s+(?:is|are)\s+(?:also\s+)?(?:hosted|managed|delivered|provided|run|led)\s+(?:by\s+us\s+)?(?:on\s+behalf\s+of|for)\s+(?:the\s+|all\s+|both\s+|its\s+|our\s+)*(?:other|three|two|six|neighbour\w*|north|south|east|west|whole|partnerships|hscps|ijbs)\b.*$",
    )
});

/// "No children's services are delegated", "neither A nor B is": what is said of none of them.
fn without_no(clause: &str) -> (&str, bool) {
    let heads = ["no ", "No ", "none of the ", "None of the ", "neither ", "Neither "];
    match heads.iter().find_map(|head| clause.strip_prefix(head)) {
        Some(rest) => (rest, true),
        None => (clause, false),
    }
}

/// "The HSCP manages X on behalf of the council", "… a range of services on behalf of both parties: X".
static MANAGES: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{2,60}?),?\s+(?:now\s+|jointly\s+|also\s+)?(?:manages?|runs?|delivers?|provides?|plans?|commissions?)\s+(.{4,}?),?\s+on\s+behalf\s+of\s+(?:the\s+|both\s+|its\s+)*(?:[\w&]+\s+){0,6}?(?:councils?|health\s+boards?|nhs|parties|partners)\b[^:]*(?::\s*(.+))?$",
    )
});

/// A clause without the exception that stands before its verb, and the exception.
fn exception_inside(clause: &str) -> Option<(String, String)> {
    let found = INSIDE.captures(clause)?;
    let (subject, exception, verb) = (any(&found, &[1]), any(&found, &[2]), any(&found, &[3]));
    // A verb before it ends the clause there.
    let before = [" is ", " are ", " was ", " were ", " has ", " have "].iter().any(|verb| subject.contains(verb));
    (!before).then(|| (format!("{subject} {verb}"), exception))
}

/// Whose, which functions and how it is with them, in a clause without its exceptions.
fn main(
    clause: &str,
    before: Option<DelegationStatus>,
    goes_on: bool,
) -> Option<(Option<String>, String, DelegationStatus)> {
    use DelegationStatus::{Delegated, NotDelegated, PartlyDelegated};
    let found = |regex: &'static LazyLock<Regex>| regex.captures(clause);
    if let Some(found) = found(&EXCEPTIONS).filter(|_| before.is_some()) {
        return Some((None, any(&found, &[1, 2, 3]), before.and_then(opposite)?));
    }
    // "These services are for older people": for whom, not which.
    if let Some(found) = found(&INCLUDES).filter(|found| !is_no_list(&any(found, &[1])))
        && let Some(before) = before.filter(|_| !clause.contains("elegated"))
    {
        return Some((None, any(&found, &[1]), before));
    }
    if let Some(found) = found(&RESPONSIBILITY) {
        let with = any(&found, &[3]).to_lowercase();
        let status = match () {
            () if with.is_empty() => by_adverbs(&any(&found, &[2])),
            () if ["council", "nhs", "health board", "authority"].iter().any(|w| with.contains(w)) => NotDelegated,
            () => Delegated,
        };
        let list = any(&found, &[1]);
        // "Responsibility for the following has been delegated: X and Y".
        if is_open(&list) {
            return Some((None, clause.split_once(": ")?.1.to_owned(), status));
        }
        return Some((None, list, status));
    }
    if let Some(found) = found(&INVERTED) {
        let out = ["out", "excluded", "retained"].iter().any(|w| any(&found, &[2]).to_lowercase().starts_with(w));
        let status = if out { NotDelegated } else { by_adverbs(&any(&found, &[1])) };
        return Some((None, any(&found, &[3]), status));
    }
    if let Some(found) = found(&RELATIVE) {
        let ahead = any(&found, &[1]);
        let from = [" the ", " for ", " of ", " all ", " those ", " our ", " include ", " covers ", ": "]
            .iter()
            .filter_map(|word| Some(ahead.rfind(word)? + word.len()))
            .max()
            .unwrap_or_default();
        let behind = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
        // "those acute services that are delegated, including X and Y".
        if let Some((_, list)) = NAMED_BEHIND.iter().find_map(|word| behind.split_once(word)) {
            return Some((None, list.to_owned(), by_adverbs(&any(&found, &[2]))));
        }
        let status = match by_adverbs(&any(&found, &[2])) {
            Delegated if ahead.get(..from).is_some_and(|ahead| ahead.ends_with(" those ")) => PartlyDelegated,
            status => status,
        };
        return Some((None, ahead.get(from..).unwrap_or_default().to_owned(), status));
    }
    if let Some(found) = found(&SUBJECT)
        && !is_active(clause)
        && !["delegated to it ", "delegated to us "].iter().any(|words| clause.contains(words))
        && !is_open(&any(&found, &[1]))
    {
        let after = clause.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or_default();
        let in_part =
            [" in part", " partly", " partially", " only in part"].iter().any(|words| after.starts_with(words));
        let how = any(&found, &[3]).to_lowercase();
        let status = match by_adverbs(&any(&found, &[2])) {
            Delegated if how.starts_with("out") || how.starts_with("excl") => NotDelegated,
            NotDelegated if how.starts_with("excl") => Delegated,
            Delegated if in_part => PartlyDelegated,
            status => status,
        };
        // "… are delegated in Angus and in Moray only".
        let whose = after.strip_prefix(" in ").map(str::to_owned);
        let list = of_first_verb(&any(&found, &[1])).to_owned();
        // "All services are delegated, including X".
        let named = NAMED_BEHIND.iter().find_map(|word| Some(after.split_once(word)?.1));
        let list = match named.filter(|_| status != PartlyDelegated) {
            Some(named) => format!("{list}, {named}"),
            None => list,
        };
        return Some((whose, list, status));
    }
    if let Some(found) = found(&OBJECT) {
        let not = is_match(&super::super::flow::NOT, clause) || clause.contains("out of scope");
        return Some((None, any(&found, &[1]), if not { NotDelegated } else { Delegated }));
    }
    if let Some(found) = found(&ACTIVE).filter(|found| !any(found, &[2]).contains("been")) {
        let list = any(&found, &[4]);
        let to_whom = TO_WHOM.find(&list).map(|m| m.range());
        let behind = to_whom.as_ref().and_then(|to| list.get(to.end..)).unwrap_or_default();
        // "… all functions to the Board, including X and Y".
        let named = [", including ", " including ", ", namely "].iter().find_map(|word| behind.strip_prefix(word));
        let whole = list.get(..to_whom.map_or(list.len(), |to| to.start)).unwrap_or(&list);
        let list = named.unwrap_or(whole).to_owned();
        // "… but does not delegate X": who does is said before.
        let who = any(&found, &[1]);
        if ["not", "never", "not to", "against"].iter().any(|word| who.ends_with(word)) {
            return Some((Some(who), list, NotDelegated));
        }
        return Some((Some(who), list, by_adverbs(&any(&found, &[2, 3]))));
    }
    let to = |list: &str| ["to ", "by ", "from ", "in ", "under "].iter().any(|word| list.starts_with(word));
    if let Some(found) = found(&DELEGATED).filter(|found| !to(&any(found, &[2]))) {
        let list = any(&found, &[2]);
        let end = TO_WHOM.find(&list).map_or(list.len(), |m| m.start());
        return Some((Some(any(&found, &[1])), list.get(..end).unwrap_or(&list).to_owned(), Delegated));
    }
    if let Some(before) = before
        && let Some(found) = found(&NOR)
    {
        return Some((None, any(&found, &[1]), before));
    }
    if (before == Some(Delegated) || clause.contains("to the scheme"))
        && let Some(found) = found(&ADDED)
    {
        return Some((None, any(&found, &[1]), Delegated));
    }
    if !goes_on {
        return None;
    }
    if before == Some(NotDelegated)
        && let Some(found) = found(&IS)
    {
        return Some((None, any(&found, &[1]), Delegated));
    }
    if let Some(found) = found(&RESPONSIBLE) {
        return Some((None, any(&found, &[1]), Delegated));
    }
    let found = found(&STAYS).or_else(|| found(&IS_NOT))?;
    // "X is not part of it and stays with the Council".
    let list = any(&found, &[1, 2]);
    // "The following remain with the Council: …".
    if is_open(&list) {
        return None;
    }
    let end = VERBS.iter().filter_map(|verb| list.find(verb)).min().unwrap_or(list.len());
    Some((None, list.get(..end).unwrap_or(&list).to_owned(), NotDelegated))
}

/// Words between functions and those of them that are named.
const NAMED_BEHIND: [&str; 3] = [", including ", ", namely ", ", such as "];

/// Whether what stands behind "they are" lists nothing: "for older people", "led by the Council's director".
fn is_no_list(behind: &str) -> bool {
    let mut words = behind.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let of_verb = first.ends_with("ed") || matches!(first, "led" | "run" | "kept" | "held");
    matches!(first, "for" | "we" | "it" | "they" | "that")
        || (of_verb && matches!(second, "by" | "through" | "to" | "in" | "as" | "from" | "with" | "on" | "at"))
}

/// Verbs that end a list of functions before them.
const VERBS: [&str; 17] = [
    " is ",
    " are ",
    " was ",
    " were ",
    " has ",
    " have ",
    " does ",
    " do ",
    " will ",
    " sit ",
    " sits ",
    " remain ",
    " remains ",
    " stay ",
    " stays ",
    " belong ",
    " belongs ",
];

/// A clause without a tail (from where the group `from` begins), and the list that the tail adds; empty where there is none.
fn tail<'c>(pattern: &Regex, clause: &'c str, from: usize, list: usize) -> (&'c str, String) {
    match pattern.captures(clause) {
        Some(found) => (clause.get(..found.get(from).map_or(0, |m| m.start())).unwrap_or(clause), any(&found, &[list])),
        None => (clause, String::new()),
    }
}

/// The first of some groups that took part.
fn any(found: &Captures<'_>, groups: &[usize]) -> String {
    groups.iter().find_map(|group| found.get(*group)).map_or_else(String::new, |m| m.as_str().to_owned())
}

/// "The services that …": what is delegated comes behind the verb.
pub(super) fn is_open(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    if lower == "the following"
        || lower == "following"
        || lower.starts_with("the following ")
        || lower.ends_with(" the following")
    {
        return true;
    }
    [
        "services that",
        "services which",
        "functions that",
        "functions which",
        "following services",
        "following functions",
        "these services",
        "these functions",
    ]
    .iter()
    .any(|words| lower.ends_with(words))
}

/// An exception from what is delegated is not, and the other way round.
pub(super) fn opposite(status: DelegationStatus) -> Option<DelegationStatus> {
    match status {
        DelegationStatus::Delegated => Some(DelegationStatus::NotDelegated),
        DelegationStatus::NotDelegated => Some(DelegationStatus::Delegated),
        _ => None,
    }
}

/// Whether somebody delegates in a clause: "Angus has delegated X", not "X has been delegated".
fn is_active(clause: &str) -> bool {
    let Some(found) = ACTIVE.captures(clause) else { return false };
    if any(&found, &[2]).contains("been") {
        return false;
    }
    found.get(4).is_some_and(|rest| {
        !["to ", "from ", "in ", "by ", "on ", "since ", "under ", "with ", "only "]
            .iter()
            .any(|w| rest.as_str().starts_with(w))
    })
}

fn by_adverbs(adverbs: &str) -> DelegationStatus {
    let adverbs = adverbs.to_lowercase();
    if adverbs.contains("not") || adverbs.contains("longer") {
        DelegationStatus::NotDelegated
    } else if adverbs.contains("part") {
        DelegationStatus::PartlyDelegated
    } else {
        DelegationStatus::Delegated
    }
}
