//! The recommendations found so far, and how one more is added.

use super::verbs::verb_of;
use super::words::that_who;
use crate::extract::passages::Passage;
use crate::record::{Header, Recommendation, RecommendationVerb, Source};
use crate::wording::labels;

/// Recommendations with the tables (1-based) that hold them.
pub(super) type Found = Vec<(Recommendation, Option<usize>)>;

/// A recommendation of a passage.
pub(super) fn push(
    passage: &Passage<'_>,
    text: &str,
    addressed: Option<&str>,
    lead: Option<&str>,
    number: Option<String>,
    out: &mut Found,
) {
    push_at(passage.header(text), passage.cell.map(|c| c.table), text, addressed, lead, number, out);
}

/// A recommendation at a place.
pub(super) fn push_at(
    header: Header,
    table: Option<usize>,
    text: &str,
    addressed: Option<&str>,
    lead: Option<&str>,
    number: Option<String>,
    out: &mut Found,
) {
    let text = labels::without_and(text);
    let text = text.strip_prefix("to ").or_else(|| text.strip_prefix("To ")).unwrap_or(text);
    // "resolve: “That the Council …”": what is to be resolved.
    let resolved = ["resolve: ", "resolves: ", "resolve that ", "resolves that ", "resolve as follows: "];
    let text = resolved.iter().find_map(|opens| text.strip_prefix(opens)).unwrap_or(text);
    let text = text.trim_matches(['"', '“', '”']).trim();
    // "☒ Approve ☐ Note": boxes to tick.
    if text.contains(['☐', '☒', '☑']) {
        return;
    }
    if text.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return;
    }
    let record = Recommendation {
        header: Header { source: Source { quote: text.to_owned(), ..header.source }, ..header },
        number,
        addressed_to: addressed.map(str::to_owned).filter(|a| !a.is_empty()),
        verb: that_clause(text)
            .or_else(|| is_to_be(text, lead))
            .map_or_else(|| verb_of(text, lead), |does| verb_of(does, lead)),
        text: text.to_owned(),
    };
    out.push((record, table));
}

/// What stands behind the "that" with which a text begins.
fn behind_that(text: &str) -> Option<&str> {
    ["That ", "that ", "THAT "].iter().find_map(|that| text.strip_prefix(that))
}

/// "That the charges be approved", "That it be formally noted": what is to be done with them.
fn is_to_be<'t>(text: &'t str, lead: Option<&str>) -> Option<&'t str> {
    // "(1) the strategy be adopted" below "It be recommended that"; an item below "note:" tells.
    let behind = behind_that(text).or_else(|| {
        let plain = |words: &str| verb_of(words, None) == RecommendationVerb::Other;
        Some(text).filter(|text| plain(text) && lead.is_none_or(plain))
    })?;
    let (before, done) = behind.split_once(" be ")?;
    let last = before.rsplit(' ').next().unwrap_or("");
    if matches!(last, "will" | "can" | "may" | "could" | "would" | "might" | "to" | "not") {
        return None;
    }
    let done = done.strip_prefix("formally ").or_else(|| done.strip_prefix("hereby ")).unwrap_or(done);
    done.split(' ').next().filter(|word| word.trim_end_matches(['.', ';', ',']).ends_with("ed")).map(|_| done)
}

/// "That the trustees adopt the policy": what they are to do.
fn that_clause(text: &str) -> Option<&str> {
    let behind = behind_that(text)?;
    that_who(behind).map(|(_, does)| does)
}
