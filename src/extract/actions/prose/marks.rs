//! Marks of actions: "Action 3:", "(Action: Finance)", "Owner: JS", "ACTION JS"; and a passage's text cut at them.

use crate::extract::actions::{due, owners};
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// A line that is marked as an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Labelled<'a> {
    /// Number of the action.
    pub number: Option<&'a str>,
    /// Whom the mark itself names: "Action 3 (Secretariat)".
    pub who: Option<&'a str>,
    /// What stands after the mark; "" where it stands in the next lines.
    pub rest: &'a str,
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?i)^[\[(*]?\s*(?:(?:(?:agreed|key|new|further|board|follow[- ]up)\s+)?actions?|a\.?p\.?)",
        r"(?:\s+(?:points?|items?|required|agreed|arising|to be taken|for))?",
        r"\s*(?:(?:nos?\.?|numbers?|refs?\.?|points?)?\s*-?(?P<number>#?[A-Za-z]{0,4}\d[\w./-]{0,12}?(?:(?:\s?[–&,]\s?|\s+and\s+)\d{1,4}){0,4}))?",
        r"(?:\s*\((?P<who>[^()]{2,60})\))?",
        r"\s*(?:(?P<mark>[:–—]|\s-\s|-\s|\.\s|>)\s*(?P<rest>.*)|\s*)$"
    ))
});
/// "AP 3.1 Jo Blair to confirm …": the number alone tells the mark from the text.
static LABEL_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^[\[(*]?\s*(?:actions?(?:\s+(?:points?|items?|no\.?))?|a\.?p\.?)\s*(?P<number>#?[A-Za-z]{0,4}\d[\w./-]{0,12})\s+(?P<rest>\S.*)$",
    )
});
/// "ACTION Dee – pay the insurance", "Action JS/AB: draft a reply".
static LABEL_WHO: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[\[(]?\s*(?:ACTIONS?|Actions?)(?:\s+(?P<number>#?[A-Za-z]{0,4}\d[\w./-]{0,12}))?(?:\s+(?:for|on|by))?\s+(?P<who>\p{Lu}[\p{L}’'./&, -]{1,40}?|all|everyone)\s*(?:\s[–—-]|:)\s+(?P<rest>\S.{7,})$",
    )
});
/// "AI: Ben to set up the account", "AI (Lucia): ping the lawyer": action items, as projects mark them.
static LABEL_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^[\[(]?A[IP](?:\s*\((?P<who>[^()]{2,40})\)|\s+@?(?P<named>\p{Lu}[\p{L}’'-]+))?\s*[:–—>-]\s*(?P<rest>\S.{5,})$",
    )
});
/// "Action JS", "ACTION by JS", "Action for Chief Officer": the owner alone.
static LABEL_OWNER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^[\[(]?\s*actions?(?:\s+(?:by|for|on|to))?\s+(?P<rest>[^.:]{2,60}?)\s*[\])]?\.?$"));
/// "(Action: Finance Directorate)", "[ACTION JS]" at the end of a sentence.
pub(super) static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\s*[(\[]\s*(?:agreed\s+)?actions?(?:\s+(?:points?|by|for|on))?\s*(?P<number>\d[\w./-]{0,8})?\s*[:–—-]?\s+(?P<rest>[^()\[\]]{1,120}?(?:\([^()]*\)[^()\[\]]*)?)\s*[)\]]\s*[.;]?",
    )
});
/// "… sent. Action: JS", "… sent. ACTION: JS to write", "… sent. AP: JS to write".
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:[.;!?)]|\n)\s*(?P<mark>(?:Agreed\s+)?(?:Actions?|ACTIONS?)(?:\s+(?:[Pp]oint|[Rr]equired|POINT))?(?:\s+\d[\w./-]*)?\s*(?::|\s[–—-]\s|[–—-]\s)|A[IP]\s*:)",
    )
});
/// "… will follow this up. JB Action.": the initials stand before the mark, behind the sentence that tells the task.
static OWNER_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"[.;!?)]\s+(?P<mark>(?P<who>\p{Lu}{2,3}(?:\s*[/&,]\s*\p{Lu}{2,3}){0,3})\s+(?:Action|ACTION)\s*(?:\.|$))")
});
/// "… before the gala. Action JB. Jo has begun.": the mark and initials behind the sentence that tells the task.
static OWNER_LAST: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:[.;!?)]\s+(?:(?:Initial|Further|Ongoing)\s+)?|\s[–—-]\s+)(?P<mark>(?:[Aa]ction|ACTION)\s+(?P<who>\p{Lu}{2,3}(?:\s*(?:[/&,]|\band\b)\s*\p{Lu}{2,3}){0,4})\s*(?:\.|$))",
    )
});
/// Fields under an action: "Owner: JS", "Due: May".
pub(super) static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?P<owner>owners?|by whom|leads?|responsible|responsibility|who|action by|action owners?|assigned to)|(?P<due>due(?: date| by)?|by|by when|deadline|timescale|target date|when|completion date|date)|(?P<status>status|progress|update))\s*[:–—]\s*(?P<value>.+)$",
    )
});
/// Initials set at the right end of a line with a tab.
pub(super) static TAB_OWNER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:\t+\s*|[.!?](?P<gap>\s+))(?P<who>[A-Z][A-Za-z/&, +’']{1,30})$"));

/// The mark at the beginning of a line, if it has one.
pub(in crate::extract) fn labelled(text: &str) -> Option<Labelled<'_>> {
    let text = text.trim();
    if text.len() < 6 || !text.is_char_boundary(text.len().min(40)) && text.len() < 6 {
        return None;
    }
    let head = text.get(..text.char_indices().nth(30).map_or(text.len(), |(i, _)| i))?.to_lowercase();
    // "AP3: …" is a mark only with its number.
    let short = head.strip_prefix("ap").is_some_and(|r| r.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    if (text.starts_with("AI") || text.starts_with("AP"))
        && let Some(found) = LABEL_ITEM.captures(text)
    {
        let who = found.name("who").or_else(|| found.name("named")).map(|w| w.as_str().trim());
        let rest = found.name("rest").map_or("", |r| r.as_str());
        // "AI: a strategy for schools" is about machines; "AP: All – read the paper" names who acts.
        let dashed =
            [" – ", " - "].iter().find_map(|dash| rest.split_once(dash)).is_some_and(|(who, _)| owners::is_owner(who));
        if who.is_some_and(owners::is_owner) || dashed || owners::subject(rest).is_some_and(|told| told.ordered) {
            return Some(Labelled { number: None, who, rest });
        }
    }
    if !head.contains("action") && !short {
        return None;
    }
    if let Some(found) = LABEL.captures(text) {
        let rest = found.name("rest").map_or("", |r| r.as_str()).trim().trim_end_matches([']']).trim();
        let number = found.name("number").map(|n| n.as_str().trim_end_matches(['.', '-']));
        let who = found.name("who").map(|w| w.as_str().trim());
        // "Action (see above)" names nobody; "Actions (continued)" neither.
        if who.is_some_and(|w| !owners::is_owner(&due::split_tail(w).0)) {
            return None;
        }
        return Some(Labelled { number, who, rest });
    }
    // "ACTION Dee – pay the insurance": who is named between the mark and what is to be done.
    if let Some(found) = LABEL_WHO.captures(text)
        && let (Some(who), Some(rest)) = (found.name("who"), found.name("rest"))
        && !names_paper(who.as_str())
        && (owners::is_owner(who.as_str())
            // "AM & BI": initials that are words as well.
            || who.as_str().split(['/', '&', ',']).all(|piece| owners::is_capitals(piece.trim())))
    {
        let number = found.name("number").map(|n| n.as_str().trim_end_matches(['.', '-']));
        return Some(Labelled { number, who: Some(who.as_str()), rest: rest.as_str().trim() });
    }
    if let Some(found) = LABEL_NUMBER.captures(text) {
        let rest = found.name("rest").map_or("", |r| r.as_str());
        if owners::subject(rest).is_some_and(|told| told.ordered) {
            let number = found.name("number").map(|n| n.as_str().trim_end_matches(['.', '-']));
            return Some(Labelled { number, who: None, rest });
        }
    }
    let rest = LABEL_OWNER.captures(text)?.name("rest")?.as_str().trim();
    // "ACTION TRACKER", "Action log 2018" head a table or name a paper.
    if names_paper(rest) {
        return None;
    }
    let (who, _) = due::split_tail(rest);
    let short = owners::split(&who);
    let strong = !short.is_empty()
        && owners::is_owner(&who)
        && !rest.split_whitespace().next().is_some_and(|w| w.chars().all(char::is_lowercase));
    strong.then_some(Labelled { number: None, who: None, rest })
}

/// "TRACKER", "log 2018": words behind "Action" that name a paper and nobody.
fn names_paper(text: &str) -> bool {
    text.split_whitespace().any(|w| {
        matches!(
            w.to_lowercase().trim_matches(|c: char| !c.is_alphabetic()),
            "tracker"
                | "log"
                | "plan"
                | "plans"
                | "list"
                | "register"
                | "sheet"
                | "note"
                | "notes"
                | "update"
                | "updates"
                | "summary"
                | "points"
                | "items"
                | "schedule"
                | "report"
                | "record"
                | "minutes"
                | "minute"
                | "group"
                | "team"
                | "research"
                | "learning"
        )
    })
}

/// Whether a line is a field of an action: "Owner: JS", "Due: May".
pub(in crate::extract) fn is_field(text: &str) -> bool {
    text.contains([':', '–', '—']) && FIELD.is_match(text.trim())
}

/// Cuts a passage's text into lines: at line breaks (but where the next line goes on in small letters), and before
/// marks in the line.
pub(in crate::extract) fn cut(text: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for line in text.split('\n').map(str::trim).filter(|l| !l.is_empty()) {
        match joined.last_mut() {
            Some(last) if line.starts_with(|c: char| c.is_lowercase()) && !last.ends_with(['.', ':', ';']) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => joined.push(line.to_owned()),
        }
    }
    let mut out = Vec::new();
    for line in joined {
        let mut from = 0;
        for found in INLINE.captures_iter(&line) {
            if let Some(mark) = found.name("mark") {
                let piece = line[from..mark.start()].trim();
                if !piece.is_empty() {
                    out.push(piece.to_owned());
                }
                from = mark.start();
            }
        }
        let piece = line[from..].trim();
        let marked = piece.contains("ction") || piece.contains("CTION");
        if let Some(mark) = [&OWNER_FIRST, &OWNER_LAST].into_iter().find(|mark| marked && mark.is_match(piece)) {
            put_mark_first(piece, mark, &mut out);
        } else if !piece.is_empty() {
            out.push(piece.to_owned());
        }
    }
    out
}

/// Cuts "… follow this up. JB Action. (2) The path …", or "… follow this up. Action JB. (2) …", into the sentence, "Action: JB" and the rest.
fn put_mark_first(text: &str, owner: &Regex, out: &mut Vec<String>) {
    let mut from = 0;
    for found in owner.captures_iter(text) {
        let (Some(mark), Some(who)) = (found.name("mark"), found.name("who")) else { continue };
        out.push(text[from..mark.start()].trim().to_owned());
        out.push(format!("Action: {}", who.as_str()));
        from = mark.end();
    }
    out.push(text[from..].trim().to_owned());
    out.retain(|piece| !piece.is_empty());
}
