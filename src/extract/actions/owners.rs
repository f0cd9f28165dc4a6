//! Owners as written: a cell's or bracket's words to single owners, and who a sentence tells to do something.

use crate::record::Owner;
use crate::wording::latin;
use crate::wording::people::{self, Likeness};
use crate::wording::verbs;
use regex::Regex;
use std::sync::LazyLock;

/// A name of a post, team or body is no longer than this, in words.
const OWNER_WORDS: usize = 12;

/// Words that a phrase for an owner does not hold: it would be a sentence.
const SENTENCE_WORDS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "will",
    "would",
    "should",
    "has",
    "have",
    "had",
    "that",
    "which",
    "can",
    "could",
    "may",
    "must",
    "agreed",
    "noted",
    "asked",
    "if",
    "when",
    "there",
    "it",
    "this",
    "due",
    "not",
    "as",
    "such",
    "these",
    "those",
    "they",
    "he",
    "she",
    "we",
    "how",
    "what",
    "need",
    "needs",
    "going",
    "able",
    "decided",
    "decision",
    "agree",
    "plan",
    "plans",
    "want",
    "wished",
    "offered",
    "continue",
    "continues",
    "action",
    "actions",
    "opportunity",
    "opportunities",
    "approach",
    "commitment",
    "changes",
    "access",
    "response",
    "process",
    "proposal",
    "proposals",
    "meeting",
    "report",
    "paper",
    "order",
    "further",
    "view",
    "up",
    "back",
    "work",
    "option",
    "options",
    "ability",
    "request",
    "way",
    "ways",
    "steps",
    "efforts",
    "contribution",
    "contributions",
    "discussion",
    "subject",
    "regard",
    "addition",
    "relation",
    "amendment",
    "amendments",
];

/// Splits the words of an owner's cell, bracket or phrase into single owners.
///
/// "EM/ GM", "EM & SG", "J Brown and Chief Officer", "`DMilne` (and AS, IS, HS)", "HS, JC; BB"; "All" is one, and so is
/// "Director of Finance and Resources".
pub(super) fn split(text: &str) -> Vec<Owner> {
    let mut out: Vec<Owner> = Vec::new();
    for line in join_wrapped(text) {
        // A bracket that holds more owners is opened; one that says more of the name ("(NHS Lothian)") stays.
        for piece in separate(&open_brackets(&line)) {
            let piece = piece
                .trim()
                .trim_matches(|c: char| matches!(c, ',' | ';' | '/' | '&' | '+' | ':' | '-' | '–' | '—' | '.' | '*'));
            let piece = piece.trim();
            if piece.is_empty() || !piece.chars().any(char::is_alphabetic) || is_nobody(piece) {
                continue;
            }
            if !out.iter().any(|o| o.as_written == piece) {
                out.push(Owner::written(piece));
            }
        }
    }
    out
}

fn is_nobody(piece: &str) -> bool {
    matches!(
        piece.to_lowercase().as_str(),
        "n/a" | "na" | "none" | "tbc" | "tba" | "tbd" | "-" | "and" | "nil" | "to be confirmed"
    )
}

/// Lines of a cell; a line that goes on with the one before ("Cabinet Office" / "Transparency Team") is joined to it.
fn join_wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let goes_on = lines.last().is_some_and(|last| {
            let open = last.matches('(').count() > last.matches(')').count();
            let hanging = last.ends_with(['/', '&', ',', '-'])
                || ["and", "of", "for", "the", "&"].iter().any(|w| last.ends_with(&format!(" {w}")));
            let small = line.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '/' | '&' | ','));
            let two_names = people::is_initials(line)
                || people::is_person(line)
                || people::is_person(last)
                || people::is_initials(last);
            open || hanging || small || (!two_names && starts_inside(last, line))
        });
        match lines.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Whether a line of a narrow cell goes on with the name of a post or body begun in the line before.
fn starts_inside(last: &str, line: &str) -> bool {
    let heads = |l: &str| {
        l.split_whitespace().next().is_some_and(|w| {
            matches!(
                w.to_lowercase().as_str(),
                "chief"
                    | "head"
                    | "director"
                    | "chair"
                    | "all"
                    | "convener"
                    | "clerk"
                    | "secretary"
                    | "secretariat"
                    | "depute"
                    | "deputy"
            )
        })
    };
    !heads(line)
        && last.split_whitespace().count() <= 3
        && matches!(people::likeness(&format!("{last} {line}")), Likeness::PostOrBody)
}

/// Opens brackets that hold owners: "`DMilne` (and AS, IS)" becomes "`DMilne`, AS, IS"; others stay as they are.
fn open_brackets(line: &str) -> String {
    let (Some(open), Some(close)) = (line.find('('), line.rfind(')')) else { return line.to_owned() };
    if open > close {
        return line.to_owned();
    }
    let inside = line[open + 1..close].trim();
    let (joined, rest) = strip_joiner(inside);
    let all_short = separate(rest).iter().all(|p| people::is_initials(p.trim()) || people::is_person(p.trim()));
    // "JS (HS)" may be a person and a body: only words that join, or several initials, say that both act.
    let several = separate(rest).len() > 1;
    if all_short && (joined || several) && open > 0 {
        format!("{}, {} {}", line[..open].trim(), rest, line[close + 1..].trim())
    } else if open == 0 && close + 1 == line.len() {
        inside.to_owned()
    } else {
        line.to_owned()
    }
}

fn strip_joiner(text: &str) -> (bool, &str) {
    let lower = text.to_lowercase();
    for joiner in ["and ", "with support from ", "with input from ", "supported by ", "with ", "& ", "plus ", "also "] {
        if lower.starts_with(joiner) {
            return (true, text[joiner.len()..].trim());
        }
    }
    (false, text)
}

/// Splits at separators outside brackets: ";", ",", "/", "&", "+", "and"; the last three only between whole owners.
fn separate(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    let mut depth = 0i32;
    let characters: Vec<(usize, char)> = line.char_indices().collect();
    let mut index = 0;
    while let Some(&(at, c)) = characters.get(index) {
        index += 1;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        let rest = &line[at..];
        let cut = if depth > 0 {
            None
        } else if c == ';' || c == '|' || c == '\t' {
            Some(1)
        } else if matches!(c, ',' | '/' | '&' | '+') {
            let left = pieces.last().map_or("", String::as_str).trim();
            let right = rest[c.len_utf8()..].trim();
            // A comma, slash or "&" inside the name of a post or body ("Finance, Estates & ICT") is none.
            (is_whole(left) && begins_whole(right)).then_some(1)
        } else if rest.to_lowercase().starts_with(" and ") || rest.to_lowercase().starts_with(" with ") {
            let word = if rest[1..].to_lowercase().starts_with("and") { 5 } else { 6 };
            let left = pieces.last().map_or("", String::as_str).trim();
            let right = rest.get(word..).unwrap_or("").trim();
            // "Director for Communities and Families": after a field one word more is none of its own.
            let field = goes_on_with_field(left, right.split([',', ';', '/', '(']).next().unwrap_or(""));
            (is_whole(left) && begins_whole(right) && !field).then_some(word)
        } else {
            None
        };
        match cut {
            Some(width) => {
                pieces.push(String::new());
                while characters.get(index).is_some_and(|(i, _)| *i < at + width) {
                    index += 1;
                }
            }
            None => {
                if let Some(last) = pieces.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    pieces.retain(|p| !p.trim().is_empty());
    pieces
}

/// "Head of Legal" and "Democratic Services", "Director for Communities" and "Families": the second is a field of the
/// same post, not an owner.
fn goes_on_with_field(left: &str, right: &str) -> bool {
    if people::likeness(left) != Likeness::PostOrBody {
        return false;
    }
    let of = left.contains(" of ") || left.contains(" for ") || left.contains(", ");
    let post = right.split_whitespace().any(people::is_post_word);
    let body = right.split_whitespace().any(|w| {
        matches!(
            w.to_lowercase().as_str(),
            "nhs" | "council" | "government" | "police" | "university" | "partners" | "board" | "team"
        )
    });
    match people::likeness(right) {
        Likeness::SingleName => true,
        Likeness::PostOrBody => of && !post && !body,
        _ => false,
    }
}

/// Whether the words may stand as an owner of their own.
fn is_whole(text: &str) -> bool {
    let text = text.trim().trim_start_matches("and ").trim();
    if text.is_empty() {
        return true;
    }
    match people::likeness(text) {
        Likeness::Initials | Likeness::Person | Likeness::SingleName => true,
        Likeness::PostOrBody => is_post(text),
        Likeness::Other => text.ends_with(')') || text.eq_ignore_ascii_case("all") || text.eq_ignore_ascii_case("both"),
    }
}

/// Whether another owner begins here.
fn begins_whole(right: &str) -> bool {
    let first = right
        .split([',', ';', '/', '&', '+'])
        .next()
        .map_or("", |p| p.split(" and ").next().unwrap_or(p))
        .trim()
        .trim_start_matches("and ")
        .trim();
    if first.is_empty() {
        return true;
    }
    match people::likeness(first) {
        Likeness::Initials | Likeness::Person | Likeness::SingleName => true,
        Likeness::PostOrBody => is_post(first),
        Likeness::Other => first.eq_ignore_ascii_case("all") || first.eq_ignore_ascii_case("others"),
    }
}

/// Whether the words are a whole post or body: they name the post or the body itself, not only its field ("Finance").
fn is_post(text: &str) -> bool {
    const WHOLE: &[&str] = &[
        "chair",
        "chairperson",
        "chairman",
        "convener",
        "convenor",
        "vice-chair",
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
        "executive",
        "lead",
        "leads",
        "adviser",
        "advisor",
        "members",
        "member",
        "leader",
        "treasurer",
        "team",
        "teams",
        "council",
        "board",
        "committee",
        "group",
        "directorate",
        "department",
        "service",
        "services",
        "partnership",
        "trust",
        "government",
        "all",
        "cabinet",
        "office",
        "agency",
        "authority",
        "forum",
        "unit",
        "representative",
        "representatives",
        "partners",
        "staff",
        "scotland",
        "association",
        "alliance",
        "auditor",
        "accountant",
        "nurse",
        "solicitor",
        "chairs",
        "conveners",
        "nhs",
        "police",
        "university",
    ];
    let capitals = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    capitals
        || text
            .split_whitespace()
            .any(|w| WHOLE.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str()))
}

/// Whether a short text is an owner and nothing else: initials, a name, a post, a body, or several of them.
pub(super) fn is_owner(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', ':', ';', ',']);
    if text.is_empty() || text.split_whitespace().count() > OWNER_WORDS || has_sentence_word(text) {
        return false;
    }
    if matches!(
        text.to_lowercase().as_str(),
        "all" | "both" | "everyone" | "all members" | "all board members" | "all partners" | "all to note"
    ) {
        return true;
    }
    // "All councils", "All Heads of Service".
    if text.split_whitespace().next().is_some_and(|w| w.eq_ignore_ascii_case("all"))
        && text.split_whitespace().count() <= 4
    {
        return !text.split_whitespace().any(verbs::is_doing);
    }
    let owners = split(text);
    !owners.is_empty()
        && owners.iter().all(|o| {
            let (main, _) = without_bracket(&o.as_written);
            match people::likeness(main) {
                Likeness::Initials | Likeness::SingleName => !is_order(main),
                Likeness::Person => !is_order(main) && !is_possessive(main),
                Likeness::PostOrBody => !is_order(main) && is_plain(main),
                Likeness::Other => main.eq_ignore_ascii_case("all"),
            }
        })
}

/// Whether the small words of a post's or body's name are such as names hold: "Chair reiterated the ambition" is none.
fn is_plain(text: &str) -> bool {
    text.split_whitespace().all(|w| {
        w.chars().next().is_none_or(|c| !c.is_lowercase())
            || matches!(w, "of" | "for" | "and" | "the" | "in" | "at" | "on" | "with")
            || people::is_post_word(w)
            || people::is_body_word(w)
    })
}

/// "Coalition’s Commitment": a thing of somebody's, not a person.
fn is_possessive(text: &str) -> bool {
    text.split_whitespace().any(|w| w.ends_with("’s") || w.ends_with("'s"))
}

fn without_bracket(text: &str) -> (&str, &str) {
    text.split_once('(').map_or((text.trim(), ""), |(main, rest)| (main.trim(), rest.trim_end_matches(')')))
}

/// Whether the words begin with an order ("Invite Jo Blair"), so that they name nobody who acts.
fn is_order(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    // "Lead", "Chair" and "Secure" may begin a post's name, and "May" or "Mark" a person's.
    let name = people::is_post_word(first) || text.split_whitespace().count() == 1;
    !name && verbs::is_doing(first)
}

fn has_sentence_word(text: &str) -> bool {
    text.split_whitespace().any(|w| {
        let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
        let said =
            matches!(bare, "RESOLVED" | "AGREED" | "NOTED" | "APPROVED" | "Resolved" | "Agreed" | "Noted" | "DECIDED");
        said || (bare.chars().next().is_some_and(char::is_lowercase) && SENTENCE_WORDS.contains(&bare))
    })
}

/// Who a sentence tells to do something, and how: "CM to update minutes", "The Chair and JS will write …".
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    /// The owners' words.
    pub owners: Vec<Owner>,
    /// Whether the words are "to", as minutes order; otherwise "will" and the like.
    pub ordered: bool,
    /// Bytes of the sentence before the verb.
    pub verb_at: usize,
}

/// Who the beginning of an action's text tells to do it.
pub(super) fn subject(text: &str) -> Option<Told> {
    let text = text.trim_start();
    let mut best: Option<Told> = None;
    for (marker, ordered) in
        [(" to ", true), (" will ", false), (" to: ", true), (" shall ", false), (" would ", false)]
    {
        let mut from = 0;
        while let Some(found) = text[from..].find(marker) {
            let at = from + found;
            let verb_at = at + marker.len();
            from = at + 1;
            let before = &text[..at];
            if before.split_whitespace().count() > OWNER_WORDS + 4 {
                break;
            }
            if best.as_ref().is_some_and(|b| b.verb_at <= verb_at) {
                break;
            }
            let verb = next_verb(&text[verb_at..]);
            if !verb || is_passive(&text[verb_at..]) {
                continue;
            }
            // "A group to be set up and JS to chair it": who acts stands after the last "and".
            let last = before.rsplit_once(" and ").map(|(_, last)| last).filter(|_| before.contains(" to be "));
            let before = last.unwrap_or(before);
            // "JS by 31 March to bring …": the date stands between.
            let (undated, date) = super::due::split_tail(before);
            if let Some(owners) = phrase(before).or_else(|| date.and_then(|_| phrase(&undated))) {
                best = Some(Told { owners, ordered, verb_at });
                break;
            }
        }
    }
    best
}

/// "be set up", "be circulated": what stands before it is acted on.
fn is_passive(after: &str) -> bool {
    let mut words = after.split_whitespace();
    words.next() == Some("be")
        && words.find(|w| !w.ends_with("ly") && !matches!(*w, "then" | "also" | "now")).is_some_and(|w| {
            let bare = w.trim_matches(|c: char| !c.is_alphabetic());
            bare.ends_with("ed")
                || matches!(
                    bare,
                    "kept"
                        | "sent"
                        | "put"
                        | "brought"
                        | "given"
                        | "set"
                        | "drawn"
                        | "made"
                        | "taken"
                        | "held"
                        | "written"
                        | "built"
                        | "sought"
                        | "found"
                        | "got"
                        | "run"
                        | "told"
                        | "shown"
                        | "met"
                        | "paid"
                        | "read"
                        | "led"
                        | "done"
                        | "chosen"
                )
        })
}

/// Who is to do it, where the words are passive: "a report to be brought to the next meeting by the Head of Roads".
pub(super) fn agent(text: &str) -> Option<Vec<Owner>> {
    let passive = text.contains(" be ") || text.contains(" being ");
    let mut from = 0;
    while let Some(found) = text[from..].find(" by ").filter(|_| passive) {
        let start = from + found + " by ".len();
        from = start;
        let rest = text[start..].trim_start();
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        let end = rest.find([',', ';', ':', '.', '(']).unwrap_or(rest.len());
        let words: Vec<&str> = rest[..end].split_whitespace().take(OWNER_WORDS).collect();
        for length in (1..=words.len()).rev() {
            let who = words.get(..length).unwrap_or_default().join(" ");
            let named = who.starts_with(char::is_uppercase)
                && (people::is_initials(&who)
                    || people::is_person(&who)
                    || who.split_whitespace().any(people::is_post_word))
                && !super::due::is_date(&who);
            if named && is_owner(&who) {
                return Some(split(&who));
            }
        }
    }
    None
}

#[allow(clippy::unwrap_used)] // The pattern is fixed; the tests run it.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    latin::regex(r"(?i)(?:^|[\s;,(.\[])(?:lead(?: officer)?|(?:action )?owner|responsible(?: officer)?|by whom|assigned to|action by)\s*[:–—]\s*(?P<who>[^\n.;\])]{2,80})[.;\])]?").unwrap()
});

/// Splits "… Lead: Jo Blair." off a text: the text without it, and the owner's words.
pub(super) fn split_field(text: &str) -> (String, Option<String>) {
    let Some(found) = FIELD.captures(text) else { return (text.to_owned(), None) };
    let (Some(whole), Some(who)) = (found.get(0), found.name("who")) else { return (text.to_owned(), None) };
    let who = who.as_str().trim();
    if whole.start() == 0 || !is_owner(who) {
        return (text.to_owned(), None);
    }
    let lead = usize::from(whole.as_str().starts_with('.'));
    let rest = format!("{} {}", text[..whole.start() + lead].trim_end(), text[whole.end()..].trim_start());
    (rest.trim().to_owned(), Some(who.to_owned()))
}

/// Whether what follows "to" or "will" is something to do; adverbs and "be" are passed over.
fn next_verb(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let Some(first) = words.next() else { return false };
    let passed = matches!(
        first,
        "also"
            | "then"
            | "now"
            | "be"
            | "formally"
            | "further"
            | "jointly"
            | "all"
            | "each"
            | "both"
            | "again"
            | "urgently"
    ) || first.ends_with("ly");
    verbs::is_doing(first)
        || (passed
            && words.next().is_some_and(|w| {
                verbs::is_doing(w) || w.ends_with("ed") || matches!(w, "kept" | "sent" | "put" | "brought" | "given")
            }))
}

/// Owners named by the words before "to": the main ones, without what says more of them ("with Board input").
fn phrase(before: &str) -> Option<Vec<Owner>> {
    let trimmed = before.trim().trim_end_matches([',', ':']).trim();
    // "TW, as treasurer, would keep …": what stands between commas says more of the first.
    let trimmed = match trimmed.split_once(", ") {
        Some((main, more))
            if ["as ", "in his ", "in her ", "in their ", "who ", "on behalf ", "from "]
                .iter()
                .any(|w| more.starts_with(w)) =>
        {
            main
        }
        _ => trimmed,
    };
    // "At the request of the Chair, Jo Blair will …": the last clause names who acts.
    let trimmed = match trimmed.rsplit_once(", ") {
        Some((lead, last))
            if lead.split_whitespace().next().is_some_and(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "at" | "in"
                        | "following"
                        | "as"
                        | "after"
                        | "on"
                        | "for"
                        | "with"
                        | "given"
                        | "to"
                        | "once"
                        | "before"
                )
            }) =>
        {
            last
        }
        _ => trimmed,
    };
    let trimmed = trimmed.split(" with ").next().unwrap_or(trimmed).trim();
    let trimmed = trimmed.split(", with").next().unwrap_or(trimmed).trim();
    let words: Vec<&str> = trimmed.split_whitespace().collect();
    if words.is_empty() || words.len() > OWNER_WORDS || has_sentence_word(trimmed) || is_order(trimmed) {
        return None;
    }
    let article = trimmed.strip_prefix("The ").or_else(|| trimmed.strip_prefix("the "));
    let core = article.unwrap_or(trimmed).trim();
    let owners = split(core);
    let good = !owners.is_empty()
        && owners.iter().all(|o| {
            let words = without_bracket(&o.as_written).0;
            let (main, more) = match words.split_once(" from ").or_else(|| words.split_once(" at ")) {
                Some((main, more)) => (main, Some(more)),
                None => (words, None),
            };
            let main = main.strip_prefix("the ").unwrap_or(main);
            more.is_none_or(|m| m.starts_with(char::is_uppercase) || m.starts_with("the "))
                && match people::likeness(main) {
                    Likeness::Initials | Likeness::SingleName => true,
                    Likeness::Person => !is_possessive(main),
                    Likeness::PostOrBody => is_post(main) && is_plain(main),
                    Likeness::Other => matches!(
                        main.to_lowercase().as_str(),
                        "all" | "both" | "everyone" | "officers" | "members" | "secretariat" | "staff" | "chair"
                    ),
                }
        });
    good.then(|| {
        owners
            .into_iter()
            .map(|mut o| {
                if let Some(rest) = o.as_written.strip_prefix("the ") {
                    o.as_written = rest.to_owned();
                }
                o
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(owners: &[Owner]) -> Vec<&str> {
        owners.iter().map(|o| o.as_written.as_str()).collect()
    }

    #[test]
    fn cells_to_single_owners() {
        let check = |text: &str, expected: &[&str]| assert_eq!(written(&split(text)), expected, "{text}");
        check("EM/ GM", &["EM", "GM"]);
        check("EM & SG", &["EM", "SG"]);
        check("DMilne (and AS, IS, HS)", &["DMilne", "AS", "IS", "HS"]);
        check("DMilne\n(and AS, IS,\nHS)", &["DMilne", "AS", "IS", "HS"]);
        check("All", &["All"]);
        check("HS, JC; BB", &["HS", "JC", "BB"]);
        check("EM\nGM", &["EM", "GM"]);
        check("J Brown and A Black", &["J Brown", "A Black"]);
        check("Isla Munro/Jo Blair", &["Isla Munro", "Jo Blair"]);
        check("Director of Finance and Resources", &["Director of Finance and Resources"]);
        check("Chair and Chief Officer", &["Chair", "Chief Officer"]);
        check("Chief Officer/Chief Finance Officer", &["Chief Officer", "Chief Finance Officer"]);
        check("Chief\nOfficer", &["Chief Officer"]);
        check("Head of Finance\nHead of Housing", &["Head of Finance", "Head of Housing"]);
        check("Isla Munro (NHS Lothian)", &["Isla Munro (NHS Lothian)"]);
        check(
            "Chief Officer, East Health and Social Care Partnership",
            &["Chief Officer, East Health and Social Care Partnership"],
        );
        check("Head of Legal and Democratic Services", &["Head of Legal and Democratic Services"]);
        check("Head of Finance and NHS Fife", &["Head of Finance", "NHS Fife"]);
        check("Executive Director for Communities and Families", &["Executive Director for Communities and Families"]);
        check("Scottish Fire & Rescue", &["Scottish Fire & Rescue"]);
        check("Health, Housing and Care Service", &["Health, Housing and Care Service"]);
        check("JS + AB", &["JS", "AB"]);
        check("(JS)", &["JS"]);
        check("TBC", &[]);
        check("", &[]);
    }

    #[test]
    fn owners_and_nothing_else() {
        let check = |text: &str, expected: bool| assert_eq!(is_owner(text), expected, "{text}");
        check("JS", true);
        check("EM/ GM", true);
        check("Finance Directorate", true);
        check("Isla Munro", true);
        check("All", true);
        check("Chief Officer", true);
        check("Elma", true);
        check("The report was noted", false);
        check("Invite Isla Munro", false);
        check("Circulate paper", false);
        check("Aug", true);
        check("", false);
    }

    #[test]
    fn who_is_told() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let told = subject(text);
            assert_eq!(told.as_ref().map(|t| written(&t.owners)).as_deref(), expected, "{text}");
        };
        check("CM to update minutes.", Some(&["CM"]));
        check("The Chair to contact both groups", Some(&["Chair"]));
        check("Isla and Gordon to follow up with Jo Blair", Some(&["Isla", "Gordon"]));
        check("Data Office Open Team to work with the Ministry to draft it", Some(&["Data Office Open Team"]));
        check("Data Office Open Team with Board input to consider whether", Some(&["Data Office Open Team"]));
        check("secretariat to arrange a visit", Some(&["secretariat"]));
        check("All to send comments by Friday", Some(&["All"]));
        check("At the request of the Chair, Jo Blair will join the group", Some(&["Jo Blair"]));
        check(
            "Representative from Contract Office to provide a demonstration",
            Some(&["Representative from Contract Office"]),
        );
        check("JS by 31 March to bring a policy", Some(&["JS"]));
        check("TW, as treasurer, would keep the accounts", Some(&["TW"]));
        check("Working group to be set up and LB to chair", Some(&["LB"]));
        check("Invitation to be sent to Jo Blair", None);
        check("Invite Sir Hamish Blair to attend", None);
        check("It was agreed to note", None);
        check("The plan to merge teams", None);
        check("Members are to consider it", None);
    }
}
