//! What somebody was asked for and agreed to in a sentence of its own: "Una asked for a list of keys. Al agreed to this."

use super::Prose;
use super::may_act::cast_only;
use crate::extract::actions::owners;
use crate::record::Owner;
use crate::wording::latin::{Regex, fixed as regex};
use std::sync::LazyLock;

static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?P<who>\p{Lu}[^.;:,]{0,40}?)\s+(?:(?:kindly|also)\s+)?(?:agreed|consented|(?:was|were)\s+(?:happy|content|willing)\s+to|said\s+(?:he|she|they)\s+would|undertook\s+to)(?:\s+(?:to\s+)?(?:do\s+)?(?:this|so|it))?\s*\.?$",
    )
});

/// What the sentence before has to say: somebody was asked for something.
const ASKS: [&str; 7] =
    [" asked ", " requested ", " suggested ", " wondered ", " proposed that ", " should ", " needed "];

/// Who agreed to what the sentence before asks for, and both sentences as one text.
pub(super) fn given(prose: Prose<'_>, sentence: &str, before: Option<&str>) -> Option<(String, Vec<Owner>)> {
    let before = before.filter(|before| ASKS.iter().any(|asks| before.contains(asks)))?;
    let who = AGREED.captures(sentence)?.name("who")?.as_str();
    // "Jo asked whether the grant was spent. Al agreed.": an answer to a question.
    // "Jo asked if the report could show trends. Al agreed.": a request.
    let could = before.contains(" could ");
    if [" asked why ", " asked how ", " asked what "].iter().any(|w| before.contains(w))
        || !could && [" asked whether ", " asked if "].iter().any(|w| before.contains(w))
    {
        return None;
    }
    let owners = owners::split(who.strip_prefix("The ").unwrap_or(who));
    cast_only(prose, &owners).then(|| (format!("{before} {sentence}"), owners))
}
