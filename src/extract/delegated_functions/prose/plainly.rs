//! A sentence in the words that clauses are read by: what only turns it round is put straight, asides are left out.

use super::{led, roundabout};
use crate::wording::latin;
use crate::wording::latin::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// "The Board plans, but does not run, home care".
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i),\s+(?:but|and|though|although)\s+(?:does|do|did)\s+not\s+(?:itself\s+|directly\s+)?(?:run|manage|deliver|provide|operate|employ)(?:\s+or\s+\w+)?,\s+",
    )
});
/// "The IJB's remit is to plan and oversee X", "The role of the Board is to commission X".
static REMIT: LazyLock<Regex> = LazyLock::new(|| {
    let verb = r"(?:plan|commission|oversee|deliver|direct|manage|provide|integrate|govern|run)";
    latin::fixed(&format!(
        r"(?i)^(?:the\s+)?(?:(?:remit|role|purpose|function)\s+of\s+(.{{3,60}}?)|(.{{2,60}}?)(?:['’]s?)?\s+(?:remit|role|purpose|function))\s+is\s+to\s+(?:(?:jointly|strategically)\s+)?{verb}(?:(?:,\s+|,?\s+and\s+){verb})*\s+"
    ))
});
/// "X and Y are hosted by A and B respectively".
static RESPECTIVELY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.{4,}?)\s+are\s+(hosted|led|managed|provided|run)\s+(?:on\s+behalf\s+of\s+[^,]{3,60}?\s+)?by\s+(.{4,}?),?\s+respectively\b",
    )
});

/// Others that do it otherwise, or likewise, between commas.
static UNLIKE: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r",?\s+(?:unlike|as\s+in|in\s+common\s+with|in\s+contrast\s+to|as\s+elsewhere\s+in)\s+[^,.;:]{3,60},")
});

/// "… for home care, which the Council runs, nor for podiatry": both are what it is not responsible for.
static NOR: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(r"(?i)(?:,\s+(?:which|who|that)\s+[^,]{3,80})?,\s+nor\s+(?:is\s+it\s+(?:responsible\s+)?)?(?:for\s+)?")
});

/// "Surgery is retained by the NHS board, and education by the Council", "… is the responsibility of the one, and … that of
/// the other".
static BY_TWO: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^(.+?)\s+((?:is|are|remains?)\s+(?:still\s+|all\s+)?(?:(?:retained|managed|provided|run|delivered|kept)\s+by|the\s+responsibility\s+of))\s+([^,;]{3,60}?),?\s+and\s+([^,;]{4,80}?)\s+(?:by|that\s+of)\s+([^,;]{3,60})$",
    )
});

/// "Responsibility for surgery rests with NHS Fife, and for education with Fife Council".
static RESTS_WITH_TWO: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:the\s+)?responsibility\s+for)\s+(.{4,}?)\s+((?:rests|lies|sits|remains|stays)\s+with)\s+([^,;]{3,60}?),?\s+and\s+for\s+([^;]{4,80}?)\s+with\s+([^,;]{3,60})$",
    )
});
/// "Services for children are limited to X and Y, which are also delegated".
static LIMITED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^.{4,80}?\s+(?:is|are)\s+limited\s+to\s+(.{4,}?),\s+(?:which|that)\s+((?:is|are|has\s+been|have\s+been)\s+.*\bdelegated\b.*)$",
    )
});

/// "The two bodies agreed that X and Y would also be integrated".
static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^[^,;]{4,90}?\s+(?:agreed|decided)\s+that\s+([^;]{4,}?)\s+(?:would|will)\s+(not\s+)?(?:(?:also|all|both|now)\s+)*be\s+(?:delegated|integrated)\b[^;]*$",
    )
});

/// "Its functions, which were delegated by the Council and NHS Fife, cover X": who gave them is said between commas.
static GIVEN_BY: LazyLock<Regex> = LazyLock::new(|| {
    latin::fixed(
        r"(?i)^((?:its|our|their|the)\s+(?:\w+\s+)?(?:functions|services|responsibilities)),\s+(?:which|that)\s+(?:is|are|was|were|have\s+been)\s+delegated[^,]*,\s+",
    )
});

/// A sentence put straight.
pub(super) fn plainly(sentence: &str) -> Cow<'_, str> {
    match UNLIKE.find(sentence) {
        Some(found) => turned(&without(sentence, found.range())).into_owned().into(),
        None => turned(sentence),
    }
}

fn without(sentence: &str, range: std::ops::Range<usize>) -> String {
    let (before, behind) = (sentence.get(..range.start), sentence.get(range.end..));
    format!("{} {}", before.unwrap_or_default(), behind.unwrap_or_default())
}

fn turned(sentence: &str) -> Cow<'_, str> {
    if let Some(straight) = roundabout::straight(sentence) {
        return straight.into();
    }
    if sentence.contains(" not ")
        && let Some(found) = NOR.find(sentence).filter(|found| found.start() > 0)
    {
        let (before, behind) = (sentence.get(..found.start()), sentence.get(found.end()..));
        return format!("{} or {}", before.unwrap_or_default(), behind.unwrap_or_default()).into();
    }
    if sentence.contains("elegated")
        && let Some((all, what)) = GIVEN_BY.captures(sentence).and_then(|found| found.get(0).zip(found.get(1)))
    {
        return format!("{} {}", what.as_str(), sentence.get(all.end()..).unwrap_or_default()).into();
    }
    if sentence.contains(" respectively") {
        // "We host X; Y and Z are hosted elsewhere, by A and B respectively".
        let (first, second) = sentence.rsplit_once("; ").unwrap_or(("", sentence));
        let second = second.replacen(" elsewhere, by ", " by ", 1);
        match side_by_side(&second) {
            Some(straight) if first.is_empty() => return straight.into(),
            Some(straight) => return format!("{first}; {straight}").into(),
            None => {}
        }
    }
    if sentence.contains(" is to ")
        && let Some(found) = REMIT.captures(sentence)
        && let Some((all, who)) = found.get(0).zip(found.get(1).or_else(|| found.get(2)))
    {
        let rest = sentence.get(all.end()..).unwrap_or_default();
        return format!("{} is responsible for {rest}", who.as_str()).into();
    }
    if sentence.contains(" and for ")
        && let Some(found) = RESTS_WITH_TWO.captures(sentence)
    {
        let group = |number: usize| found.get(number).map_or("", |group| group.as_str());
        let (of, verb) = (group(1), group(3));
        return format!("{of} {} {verb} {}; {of} {} {verb} {}", group(2), group(4), group(5), group(6)).into();
    }
    if sentence.contains("ed that ")
        && let Some(found) = AGREED.captures(sentence)
        && let Some(list) = found.get(1)
    {
        let verb = if found.get(2).is_some() { "are not delegated" } else { "are delegated" };
        return format!("{} {verb}.", list.as_str()).into();
    }
    if sentence.contains(" limited to ")
        && let Some((list, verb)) = LIMITED.captures(sentence).and_then(|found| found.get(1).zip(found.get(2)))
    {
        return format!("{} {}", list.as_str(), verb.as_str()).into();
    }
    if (sentence.matches(" by ").count() == 2 || sentence.contains(" that of "))
        && let Some(found) = BY_TWO.captures(sentence)
    {
        let group = |number: usize| found.get(number).map_or("", |group| group.as_str());
        return format!("{} {} {}; {} {} {}", group(1), group(2), group(3), group(4), group(2), group(5)).into();
    }
    match ASIDE.find(sentence).filter(|_| sentence.contains(" not ")) {
        Some(found) => without(sentence, found.range()).into(),
        None => sentence.into(),
    }
}

/// Each function with the body that hosts it, where a sentence lists the ones and then the others.
fn side_by_side(sentence: &str) -> Option<String> {
    let found = RESPECTIVELY.captures(sentence)?;
    let (functions, verb, bodies) = (found.get(1)?.as_str(), found.get(2)?.as_str(), found.get(3)?.as_str());
    let (functions, bodies) = (in_a_row(functions), in_a_row(bodies));
    let fits = functions.len() > 1 && functions.len() == bodies.len() && bodies.iter().all(|b| led::names_a_body(b));
    let mut pairs = functions.iter().zip(&bodies).filter(|_| fits);
    let (function, body) = pairs.next()?;
    let first = format!("{function} is {} by {body}", if verb == "led" { "led" } else { "hosted" });
    Some(pairs.fold(first, |text, (function, body)| format!("{text}, {function} by {body}")))
}

/// What commas and the last "and" part.
fn in_a_row(text: &str) -> Vec<&str> {
    let mut row: Vec<&str> = text.split(", ").map(|piece| piece.strip_prefix("and ").unwrap_or(piece).trim()).collect();
    if let Some((left, right)) = row.last().and_then(|last| last.split_once(" and ")) {
        row.pop();
        row.extend([left, right]);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, want: &str) {
        assert_eq!(plainly(sentence), want, "{sentence}");
    }

    #[test]
    fn hosts_may_stand_behind_another_clause() {
        assert_eq!(
            plainly("We host A; home care and podiatry are hosted elsewhere, by Angus and Fife respectively."),
            "We host A; home care is hosted by Angus, podiatry by Fife"
        );
    }

    #[test]
    fn sentences_are_put_straight() {
        check("The IJB plans, but does not run, home care.", "The IJB plans home care.");
        check("The Board’s remit is to plan and oversee home care.", "Board is responsible for home care.");
        check("The role of the Board is to commission home care.", "the Board is responsible for home care.");
        check(
            "Podiatry and dietetics are hosted by Angus and Dundee City respectively.",
            "Podiatry is hosted by Angus, dietetics by Dundee City",
        );
        check(
            "It is not responsible for schools, which the Council runs, nor for planned surgery.",
            "It is not responsible for schools or planned surgery.",
        );
        check(
            "Surgery is retained by NHS Fife, and education and housing by the Council.",
            "Surgery is retained by NHS Fife; education and housing is retained by the Council.",
        );
        check(
            "Responsibility for surgery rests with NHS Fife, and for education with Fife Council.",
            "Responsibility for surgery rests with NHS Fife; Responsibility for education rests with Fife Council.",
        );
        check(
            "Services for children are limited to school nursing, which is also delegated.",
            "school nursing is also delegated.",
        );
        check(
            "Housing remains the responsibility of Fife Council, and hospitals that of NHS Fife.",
            "Housing remains the responsibility of Fife Council; hospitals remains the responsibility of NHS Fife.",
        );
        check("Both agreed that housing and podiatry would also be integrated.", "housing and podiatry are delegated.");
        check(
            "Its functions, which were delegated by the Council and NHS Fife, cover home care.",
            "Its functions cover home care.",
        );
        check("The Board met.", "The Board met.");
    }
}
