//! Lists that name some of a larger whole: "some services, such as X and Y" lists X and Y, "elements of X" is X in part.

use crate::wording::latin;
use crate::wording::latin::Regex;
use std::sync::LazyLock;

/// Words between a whole and what is named of it.
static NAMELY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)(?:,\s+|\s+[(–]\s*|\s+)\b(?:such\s+as|including|namely|in\s+particular|for\s+(?:example|instance)|e\.g\.|i\.e\.|specifically|principally|notably|these\s+being|among\s+them|(?:which\s+(?:is|are)\s+)?(?:limited|restricted|confined)\s+to|(?:related|relating)\s+to)[,:]?\s+(.{3,}?)\)?$",
    )
});
/// Words that take some of a whole.
static SOME: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(?:and\s+|also\s+|for\s+|the\s+|(?:planning|commissioning|delivering|providing|overseeing|managing|running)\s+)*(?:some|certain|those|several|various|specific|selected|other|(?:elements?|aspects?|parts?)\s+of|an?\s+(?:(?:wide|broad|full|large|small)\s+)?(?:range|number|variety|set)\s+of|many|related|associated|additional|a\s+few)\s",
    )
});
/// Words right before a function of which only some is meant.
const IN_PART: [&str; 13] = [
    "proportion of ",
    "some ",
    "certain ",
    "elements of ",
    "element of ",
    "aspects of ",
    "parts of ",
    "some of the ",
    "some of our ",
    "most ",
    "selected ",
    "a limited range of ",
    "limited ",
];

/// A list with all that it names of larger wholes in their stead.
pub(super) fn spelled_out(list: &str) -> Option<String> {
    let once = first_spelled_out(list)?;
    Some(first_spelled_out(&once).unwrap_or(once))
}

/// A list without the whole of which it names some: "primary care and some hospital services, such as X and Y" lists
/// primary care, X and Y. `None` where it takes some of nothing, or names nothing of it.
fn first_spelled_out(list: &str) -> Option<String> {
    let found = NAMELY.captures(list)?;
    let (all, named) = (found.get(0)?, found.get(1)?.as_str());
    if named.matches(')').count() > named.matches('(').count() {
        return None;
    }
    let head = list.get(..all.start())?;
    if !head.contains(',') && SOME.is_match(head) {
        return Some(named.to_owned());
    }
    let marks = [", ", " and "];
    let mut ends: Vec<usize> =
        marks.iter().flat_map(|mark| head.match_indices(mark).map(|(at, mark)| at + mark.len())).collect();
    ends.sort_unstable();
    let Some(from) = ends.into_iter().rev().find(|at| head.get(*at..).is_some_and(|last| SOME.is_match(last))) else {
        // "health services for children such as X": the whole and what is named of it.
        return all.as_str().trim_start_matches([',', ' ']).starts_with("such as").then(|| format!("{head}, {named}"));
    };
    let kept = head.get(..from)?.trim_end_matches([',', ' ']);
    let kept = kept.strip_suffix(" and").or_else(|| kept.strip_suffix(", and")).unwrap_or(kept).trim_end_matches(',');
    Some(format!("{kept}, {named}"))
}

/// Whether a list has only some of a function: "some acute services".
pub(super) fn is_in_part(list: &str, function: &str) -> bool {
    let before = list.find(function).and_then(|at| list.get(..at)).unwrap_or_default().to_lowercase();
    IN_PART.iter().any(|words| before.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_of_a_whole_are_named() {
        let check = |list: &str, want: Option<&str>| assert_eq!(spelled_out(list).as_deref(), want, "{list}");
        check("some services, such as podiatry and dentistry", Some("podiatry and dentistry"));
        check("home care and some hospital services, namely stroke care", Some("home care, stroke care"));
        check("home care, and elements of housing support, such as alarms", Some("home care, alarms"));
        check("services that are run for all (for example, podiatry)", None);
        check("some services that are run for all (for example, podiatry)", Some("podiatry"));
        check("health services for children such as podiatry", Some("health services for children, podiatry"));
        check("Non-integrated services, such as housing", Some("Non-integrated services, housing"));
        check("home care and elements of housing related to telecare", Some("home care, telecare"));
        check("inpatient services relating to stroke care", None);
        check("acute care, including stroke care", None);
        check(
            "some acute care, for example stroke care, and certain shared services such as podiatry",
            Some("stroke care, podiatry"),
        );
        check("home care and podiatry", None);
    }

    #[test]
    fn some_is_in_part() {
        assert!(is_in_part("some acute services", "acute services"));
        assert!(is_in_part("home care and elements of housing support", "housing support"));
        assert!(!is_in_part("home care and acute services", "acute services"));
    }
}
