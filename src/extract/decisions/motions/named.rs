//! Sentences that tell how the vote went on a motion which they only name: "The Motion was accordingly carried." What was
//! decided are the words with which it was moved.

use super::names::{NAME, moved};
use super::{begins_motion, verb_of_motion};
use crate::diagnostic::ReviewCode;
use crate::extract::decisions::{doubt, push};
use crate::extract::passages::Passages;
use crate::framework::headings::fold;
use crate::record::Decision;
use crate::wording::latin::{Regex, fixed as regex};
use crate::wording::sentences::sentences;
use std::sync::LazyLock;

/// "The Motion was accordingly carried", "The Convener used his casting vote in favour of the motion, which became the finding
/// of the meeting": what was voted on by no more than its kind.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:^|[,;]\s|\b(?:the|this|and)\s)(?:the\s+|this\s+)?(?:original\s+|revised\s+)?(?P<what>motion|amendment|proposal)(?:,?\s+which|,?\s+having\s[^.;,]{3,60},?|\s+by\s+[^.;,]{3,60}|,)*\s+(?:(?:was|is|being|then|therefore|thus|accordingly|duly|put|and|to|the|vote|declared|unanimously|thereby)\s+)*(?:carried|passed|agreed|approved|adopted|accepted|became\s+the\s+(?:finding|decision|resolution))\b",
    )
});
/// "Councillor Low, seconded by Councillor Moss, moved that the fees be held", "As an amendment, Al Reid moved that …",
/// "Mr Low moved:- That …": somebody puts something to the meeting.
static PUTS: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"^(?P<as>(?i:(?:as|by\s+way\s+of)\s+an\s+amendment),?\s+)?{NAME}(?:,?\s*(?i:seconded)\s+by\s+{NAME},?\s*)?(?:then\s+|thereafter\s+)?(?:moved|moves|proposed|proposes)(?:,?\s+seconded\s+by\s+{NAME})?,?\s*(?P<late>(?:as|by\s+way\s+of)\s+an\s+amendment,?\s*)?(?:[:–-]+\s*)?(?P<motion>(?i:that|to)\s.+)$"
    ))
});

/// A motion or an amendment, in its own words, and the passage that tells it.
struct Put {
    at: usize,
    amends: bool,
    words: String,
}

/// What a sentence puts to the meeting.
fn puts(sentence: &str, at: usize) -> Option<Put> {
    if let Some(found) = PUTS.captures(sentence) {
        let amends = found.name("as").is_some() || found.name("late").is_some();
        return Some(Put { at, amends, words: found.name("motion")?.as_str().to_owned() });
    }
    // "It was moved by Mr Low, seconded by Mr Moss, that the fees be held."
    let found = moved(sentence).filter(|found| begins_motion(found.after))?;
    let amends = found.before.to_lowercase().contains("amendment");
    Some(Put { at, amends, words: found.after.to_owned() })
}

/// Whether a sentence says of what was carried no more than its kind.
pub(in super::super) fn is_only_named(text: &str) -> bool {
    named(text).is_some()
}

/// "motion", "amendment": the kind of what a sentence says was carried, where it says no more of it.
fn named(text: &str) -> Option<&str> {
    /// Longer sentences tell more than a vote, in words.
    const LONGEST: usize = 40;
    let what = NAMED.captures(text)?.name("what")?.as_str();
    let more = [" that ", " as amended "].iter().any(|words| text.contains(words));
    (text.split_whitespace().count() <= LONGEST && !more).then_some(what)
}

/// Reads a sentence that says no more than that what was moved was carried; whether it is such a one. The motion is looked for
/// above, in the same item; where it is not found the sentence stands for it, and is flagged.
pub(in super::super) fn carried_by_name(
    passages: &Passages<'_>,
    index: usize,
    text: &str,
    out: &mut Vec<(Decision, usize)>,
) -> bool {
    let Some(what) = named(text) else { return false };
    let amended = what.eq_ignore_ascii_case("amendment");
    let same_item =
        |at: usize| passages.list.get(at).zip(passages.list.get(index)).is_some_and(|(a, b)| a.item == b.item);
    let Some((put, only)) = put_above(passages, index, text, amended) else {
        // Its words were read where they stand: "that the fees be held".
        if out.last().is_some_and(|(last, at)| !amended && begins_motion(&last.text) && same_item(*at)) {
            return true;
        }
        return false;
    };
    let told = |decision: &Decision| decision.text.contains(put.words.trim_end_matches('.'));
    if let Some((decision, _)) = out.iter_mut().rev().take(6).find(|(d, at)| same_item(*at) && told(d)) {
        decision.header.review.retain(|code| *code != ReviewCode::ReadFromProse);
        return true;
    }
    let known = out.len();
    push(passages, put.at, &put.words, verb_of_motion(&put.words), out);
    // Of several motions the nearest, as far as can be told.
    if !only {
        doubt(out, known);
    }
    true
}

/// What was moved above a sentence, in the same item: the motion, or the amendment; and whether it is the only one.
fn put_above(passages: &Passages<'_>, index: usize, text: &str, amended: bool) -> Option<(Put, bool)> {
    /// Paragraphs of debate.
    const NEAR: usize = 12;
    let here = passages.list.get(index)?;
    let own = here.text.find(text).and_then(|at| here.text.get(..at)).unwrap_or("");
    let above = (index.saturating_sub(NEAR)..index).rev().map_while(|at| {
        let passage = passages.list.get(at).filter(|p| (p.part, p.item) == (here.part, here.item))?;
        Some((at, passage.text.as_str()))
    });
    let texts = std::iter::once((index, own)).chain(above);
    let mut found = texts.flat_map(|(at, text)| {
        let headed = is_below_amendment(passages, at);
        let ranges = sentences(text).into_iter().rev();
        let all: Vec<Put> = ranges.filter_map(|range| puts(&text[range], at)).collect();
        all.into_iter().map(move |put| Put { amends: put.amends || headed, ..put })
    });
    let put = found.by_ref().find(|put| put.amends == amended)?;
    let only = !found.any(|put| put.amends == amended);
    Some((put, only))
}

/// "Amendment" in a line of its own above a passage.
fn is_below_amendment(passages: &Passages<'_>, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|at| passages.list.get(at)).map(|p| fold(&p.text)).unwrap_or_default();
    above.split(' ').count() <= 3 && above.contains("amendment")
}
