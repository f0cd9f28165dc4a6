//! What stands around the names of a list: what is done about its services, whom they are for, what is said of them.

use super::super::examples;
use super::super::words::MOST_WORDS;
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Examples in brackets that more follows.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)\s+\((?:for\s+(?:example|instance)|e\.g\.?|such\s+as|including|among\s+them|notably)[,:]?\s[^()]*\)(,|;|\s+and\s|\s+or\s)",
    )
});
/// Buildings that a list of services ends with.
static BUILDINGS: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r",?\s+including\s+(?:the\s+)?(?:\p{Lu}[\w’'.&-]*\s+(?:and\s+|of\s+)?){1,6}(?:Hospital|Infirmary|Centre)s?$",
    )
});
/// What is said of a list behind it.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),?\s+(?:which|who|whose|where|because|since\s+(?:it|they|the|this|these|there|we|our|all|no)|although|while|whilst|so\s+that|in\s+line\s+with|in\s+accordance|as\s+(?:well\s+as\s+a|set\s+out|described|listed|shown|required|do|does)|for\s+(?:which|whom)|through\s+(?:the|a)|under\s+(?:the|a|one|our)|(?:(?:that|which)\s+(?:is|are|have\s+been)\s+)?delegated\s+(?:to|by)|across\s+(?:(?:our|its|their|the|all|both)\s+)*(?:[a-z]+\s+){0,2}(?:localit(?:y|ies)|areas|communities|neighbourhoods|settings|partnerships|hscps|ijbs|boards)|alongside\s+(?:the|a)|(?:together|along|jointly)\s+with\s+(?:the|our)\s+(?:\w+\s+){0,2}(?:sectors?|partners?|providers?|colleagues)|on\s+(?:[\w’\x27]+\s+){0,3}behalf|to\s+(?:a|an)\s+(?:(?:third|separate|new|single)\s+)+(?:legal\s+)?(?:body|entity|organisation)|(?:in|from|since|on|during)\s+(?:\d{1,2}\s+)?(?:\p{Lu}[a-z]+\s+)?(?:19|20)\d\d)\b.*$",
    )
});
/// What stands before a list that only says that there is one.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:the\s+)?(?:full\s+|wide\s+|a\s+|broad\s+)*(?:range|number|set|variety|group)\s+of\s+(?:\w+\s+){0,8}?(?:services|functions),?\s*(?:including|such\s+as|namely|among\s+them|like|:|–)\s*|^(?:(?:certain|some|specific|various)\s+(?:\w+\s+){0,4}?)?(?:services|functions),?\s+(?:such\s+as|including|like)\s+",
    )
});
/// What is done about functions, before them: "the strategic planning, commissioning and delivery of".
static PLANNING: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:(?:for|(?:(?:operational|strategic|lead|full|overall|day-to-day)\s+)*responsibilit(?:y|ies)\s+for)\s+)?(?:the\s+)?(?:(?:(?:strategic|operational|joint|joined-up|local|effective|overall|day-to-day|integrated|direct|both)\s+)*(?:planning|commissioning|delivery|oversight|provision|management|governance|resourcing|running|direction|operation|design|budgets?|monitoring|scrutiny|co-?ordination)(?:(?:\s*,\s*|\s+and\s+|,\s+and\s+)(?:the\s+)?(?:(?:strategic|operational|joint|local|effective|day-to-day)\s+)*(?:planning|commissioning|delivery|oversight|provision|management|governance|resourcing|budgets?|design|operation|direction|monitoring|scrutiny|co-?ordination))*\s+(?:of|for)\s+)?",
    )
});
/// Words with which begins what is planned or run: "planning and building standards" is a service of its own.
const DONE_TO: [&str; 15] = [
    "defined ",
    "certain ",
    "some ",
    "specific ",
    "various ",
    "the ",
    "all ",
    "our ",
    "its ",
    "a ",
    "adult ",
    "community ",
    "health ",
    "social ",
    "hospital ",
];
/// The same without "of".
static DOING: LazyLock<Regex> = LazyLock::new(|| {
    let verb = "(?:planning|commissioning|delivering|providing|overseeing|managing|running|directing)";
    latin::fixed(&format!(r"(?i)^(?:(?:strategically|jointly|directly)\s+)?{verb}(?:(?:,\s*|,?\s+and\s+){verb})*\s+"))
});

/// A list without what stands around its names.
pub(super) fn without_frame(list: &str) -> String {
    let list = list.trim().trim_end_matches('.');
    // "All social work – adult social work, justice social work –": the whole and what is named of it.
    let list = list.trim_end_matches([' ', '–']).replace(" – ", ", ");
    let list = with_some_of_it(&list);
    // "health visiting and school nursing only".
    let list = list.strip_suffix(" only").unwrap_or(&list);
    // "allied health professionals (such as dietitians) and primary care".
    let list = &*IN_BRACKETS.replace_all(list, "$1");
    // "all acute services, including Raigmore Hospital".
    let list = BUILDINGS.find(list).map_or(list, |found| list.get(..found.start()).unwrap_or(list));
    let spelled_out = examples::spelled_out(list);
    let list = spelled_out.as_deref().unwrap_or(list);
    let end = BEHIND.find(list).filter(|m| m.start() > 0).map_or(list.len(), |m| m.start());
    let list = &list[..end];
    let start = BEFORE.find(list).map_or(0, |m| m.end());
    without_announcement(without_planning(&list[start..])).to_owned()
}

/// A list without what is done about its services: "the planning and delivery of X".
fn without_planning(list: &str) -> &str {
    let start = PLANNING.find(list).map_or(0, |m| m.end());
    let list = &list[start..];
    // "planning certain services, such as X".
    let said = ["strategically ", "jointly ", "directly "].iter().any(|adverb| list.starts_with(adverb));
    let begins = |rest: &str| said || DONE_TO.iter().any(|word| rest.starts_with(word));
    match DOING.find(list).filter(|doing| begins(&list[doing.end()..])) {
        Some(doing) => {
            let list = &list[doing.end()..];
            &list[BEFORE.find(list).map_or(0, |m| m.end())..]
        }
        None => list,
    }
}

/// A list without words that only say that services follow.
fn without_announcement(list: &str) -> &str {
    // "defined health and social care services for the people of Moray".
    let list = ["defined ", "specified "].iter().find_map(|word| list.strip_prefix(word)).unwrap_or(list);
    // "three services for Tayside: X, Y and Z".
    match list.split_once(": ") {
        Some((head, named)) if head.split(' ').count() <= MOST_WORDS && names_services_only(head) => named,
        _ => list,
    }
}

/// A list without brackets around what is named beside others: "home care (among others alarms and meals), podiatry".
fn with_some_of_it(list: &str) -> Cow<'_, str> {
    let Some((ahead, rest)) = list.split_once(" (among others ") else { return Cow::Borrowed(list) };
    let Some((named, rest)) = rest.split_once(')') else { return Cow::Borrowed(list) };
    // Where semicolons part a list, nothing else does.
    let all = if rest.contains(';') {
        format!("{ahead}; {}{rest}", named.replace(", ", "; ").replace(" and ", "; "))
    } else {
        format!("{ahead}, {named}{rest}")
    };
    Cow::Owned(all)
}

/// "three services for Tayside": words that say that services follow.
fn names_services_only(head: &str) -> bool {
    head.split(' ').take(4).any(|word| matches!(word, "services" | "functions" | "following"))
}
