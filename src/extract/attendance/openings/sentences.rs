//! Sentences that tell who came or who was in the chair: "Ann Moss was in attendance", "chaired by Jo Blair".

use crate::wording::labels;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

/// "Jo Blair, Vice Chair, in the Chair", "Cllr Moss presided".
static IN_THE_CHAIR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?P<who>(?:\b[A-Z]\.|[^.;:]){3,70}?),?\s+(?:was\s+)?(?:in the chair|presiding|presided|in chair|took the chair|chaired the meeting)\s*[.]?$",
    )
});
/// "The meeting was chaired by Jo Blair."
static CHAIRED_BY: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^(?:the\s+)?(?:meeting\s+)?(?:was\s+)?chaired\s+by:?\s+(?P<who>[^.;:]{3,70}?)\s*[.]?$")
});

/// "Ann Moss, Secretary, was in attendance.", "Jo Blair (SEPA) joined the meeting for item 3.": who, and whether they
/// only came to a part of the meeting.
pub(in crate::extract::attendance) fn came(sentence: &str) -> Option<(&str, bool)> {
    static CAME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?P<who>\p{Lu}[^.;:]{3,160}?),?\s+(?:(?P<all>(?:(?:was|were)\s+)?(?:also\s+)?in attendance|(?:was|were)\s+also\s+(?:present|attending)|also attended|attended)|(?P<part>(?:also\s+)?joined\s+(?:the\s+meeting|at|during|for|from)|attended\s+for))\b",
        )
    });
    let found = CAME.captures(sentence.trim())?;
    let who = found.name("who")?.as_str();
    // "Ann Moss and Al Reid (both in attendance)".
    let who = ["(both", "(all"].iter().find_map(|open| who.trim_end().strip_suffix(open)).unwrap_or(who);
    // "Jo Blair (JB) – joined at 17.20": one of the list, with a remark.
    (!who.trim_end().ends_with(['–', '—', '-', '('])).then(|| (who, found.name("part").is_some()))
}

/// "Minutes taken by Jo Blair": who wrote the minute, where a line says so and no more.
pub(in crate::extract::attendance) fn wrote(text: &str) -> Option<&str> {
    let opens = ["Minutes taken by ", "Minute taken by ", "Notes taken by ", "Minutes recorded by ", "Minuted by "];
    let who = opens.iter().find_map(|opens| text.strip_prefix(opens))?.trim_end_matches('.').trim();
    (who.split_whitespace().count() <= 4 && crate::wording::people::is_surely_person(who)).then_some(who)
}

/// "The President, Jo Blair, was in the chair.", "The Vicar, Revd Jo Blair, took the chair and opened the meeting.": who chaired,
/// and the post.
pub(in crate::extract::attendance) fn chair_with_post(text: &str) -> Option<(&str, &str)> {
    static WITH_POST: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:[Tt]he\s+)?(?P<post>[\p{L}’'-]+(?:\s+[\p{L}’'-]+){0,3}),\s+(?P<who>\p{Lu}[^.;:,]{3,50}?),\s+(?:was\s+in\s+the\s+[Cc]hair|in\s+the\s+[Cc]hair|took\s+the\s+[Cc]hair|presided|chaired\s+the\s+meeting)\b",
        )
    });
    let found = WITH_POST.captures(labels::split(text).1.trim())?;
    let (post, who) = (found.name("post")?.as_str(), found.name("who")?.as_str());
    let named = crate::wording::people::is_surely_person(who);
    let held = post.split_whitespace().next_back().is_some_and(crate::wording::people::is_post_word);
    (named && held).then_some((who, post))
}

/// Who a line says was in the chair.
pub(in crate::extract::attendance) fn in_the_chair(text: &str) -> Option<&str> {
    let text = labels::split(text).1.trim();
    // "Ann Moss (Chair) opened the meeting at 7pm."
    if let Some(at) = [" opened the meeting", " called the meeting to order"].iter().find_map(|said| text.find(said)) {
        let who = text.get(..at)?;
        let (name, role) = who.strip_suffix(')')?.split_once(" (")?;
        let chair = role.to_lowercase().starts_with("chair") || role.eq_ignore_ascii_case("convener");
        return (chair && crate::wording::people::is_surely_person(name)).then_some(name);
    }
    let found = IN_THE_CHAIR.captures(text).or_else(|| CHAIRED_BY.captures(text))?;
    Some(found.name("who")?.as_str().trim())
}
