//! How much a paragraph looks like something to do.

use crate::document::Paragraph;
use crate::extract::actions::{owners, prose};
use crate::record::Owner;
use crate::wording::{labels, people, sentences::sentences, verbs};

/// Whether a paragraph is a title, or a mark alone.
pub(super) fn is_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    let label = prose::labelled(text).is_some_and(|l| l.rest.is_empty());
    // "MATTERS ARISING": a title in capitals.
    let capitals = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    label
        || (capitals
            && text.chars().count() < 60
            && text.split_whitespace().all(|w| !people::is_initials(w) || w.len() > 3))
        || (paragraph.is_bold() && text.chars().count() < 90 && !text.ends_with('.'))
        || (text.ends_with(':') && text.chars().count() < 60)
}

/// Words with which a minute tells what somebody said or showed.
const TELLING: [&str; 12] = [
    " introduced ",
    " presented ",
    " spoke to ",
    " reported ",
    " gave an update",
    " advised ",
    " informed ",
    " explained ",
    " noted",
    " welcomed ",
    " highlighted ",
    " outlined ",
];

/// "Una spoke to the paper. The rest will follow.", "Una has asked for the money.": told of somebody, with nobody who is to
/// do something behind it.
fn tells_first(text: &str) -> bool {
    const DID: [&str; 3] = [" has ", " had ", " have "];
    let all = sentences(text);
    let Some(first) = all.first().and_then(|range| text.get(range.clone())) else { return false };
    let told = TELLING.iter().any(|told| first.contains(told));
    let did = DID.iter().any(|did| first.split_once(did).is_some_and(|(who, done)| is_past(who, done)));
    let asks = |sentence: &str| {
        owners::subject(sentence).is_some()
            || [" to be ", "agreed", " should ", " undertook to ", " offered to ", " volunteered to ", " asked that "]
                .iter()
                .any(|asks| sentence.contains(asks))
    };
    (told || did) && !all.iter().filter_map(|range| text.get(range.clone())).any(asks)
}

/// "Una" before "asked for the money": somebody, and what was done.
fn is_past(who: &str, done: &str) -> bool {
    let verb = done.split_whitespace().next().unwrap_or("");
    who.split_whitespace().count() <= 3
        && who.starts_with(char::is_uppercase)
        && verb.ends_with("ed")
        && !matches!(verb, "agreed" | "offered" | "volunteered" | "undertaken")
}

/// How little a paragraph looks like something to do, for these owners: 0 is an action, more is less so.
pub(super) fn unlikeness(paragraph: &Paragraph, before: Option<&Paragraph>, owners: &[Owner]) -> f32 {
    let text = paragraph.text();
    let text = text.trim();
    if is_title(paragraph) {
        return 6.0;
    }
    let mut cost: f32 = 3.0;
    if only_notes(text) {
        cost += 0.6;
    } else if owners::subject(text).is_some() {
        cost -= 2.0;
    } else if tells_first(text) {
        cost += 0.6;
    } else if text.contains(" will ")
        || [" to go ", " needs to ", " need to ", " is needed", " are needed"].iter().any(|asks| text.contains(asks))
        || text.contains("agreed")
        || text.contains(" should ")
        || text.contains(" to be ")
        || text.starts_with("To be ")
        || text.contains(" asked for ")
        || text.contains(" asked that ")
        || text.contains(" requested ")
        || text.contains(" offered to ")
        || text.contains(" undertook to ")
        || text.contains(" volunteered to ")
    {
        cost -= 1.2;
    } else if TELLING.iter().any(|told| text.contains(told)) {
        cost += 0.6;
    }
    if text.split_whitespace().next().is_some_and(verbs::is_doing) {
        cost -= 1.5;
    }
    // "1. Redesign of the review", "Close cleaning": a few words without a stop are the item's title.
    let words = text.split_whitespace().count();
    let orders = labels::split(text).1.split_whitespace().next().is_some_and(verbs::is_doing);
    let bare = !text.ends_with(['.', ';', '?', '!']) && !text.contains(" to ") && owners::subject(text).is_none();
    if bare && (words <= 7 && !orders || words <= 3 && before.is_none()) {
        cost += 1.5;
    }
    if is_named(text, owners) && !tells_of(text, owners) && !tells_first(text) {
        cost -= 1.0;
    }
    if before.is_some_and(|b| prose::labelled(b.text().trim()).is_some_and(|l| l.rest.is_empty())) {
        cost -= 2.0;
    }
    cost.max(0.0)
}

/// "The Committee agreed to note the report.": a decision that asks nobody for anything.
fn only_notes(text: &str) -> bool {
    let one = sentences(text).len() < 2;
    one && [" agreed to note ", " resolved to note ", " agreed to accept ", " agreed to receive "]
        .iter()
        .any(|w| text.contains(w))
}

/// Whether owners are named in the text: "EM" beside "Elma and Gerry to …".
fn is_named(text: &str, owners: &[Owner]) -> bool {
    owners.iter().any(|o| {
        // "C Flanner" beside "Ms Flanner agreed to …".
        let surname = o.as_written.split_whitespace().next_back().filter(|_| people::is_person(&o.as_written));
        text.split(|c: char| !c.is_alphanumeric()).any(|w| w == o.as_written || Some(w) == surname)
            || (people::is_initials(&o.as_written)
                && o.as_written.chars().next().is_some_and(|i| {
                    text.split_whitespace()
                        .take(4)
                        .any(|w| w.starts_with(i) && w.chars().nth(1).is_some_and(char::is_lowercase))
                }))
    })
}

/// "BL gave a presentation": what somebody did is no task.
fn tells_of(text: &str, owners: &[Owner]) -> bool {
    let mut opening = text.split_whitespace();
    opening.next().is_some_and(|first| owners.iter().any(|o| o.as_written == first))
        && opening.next().is_some_and(|next| {
            let plain = next.trim_matches(|c: char| !c.is_alphanumeric());
            plain.starts_with(char::is_lowercase)
                && !matches!(
                    plain,
                    "to" | "will"
                        | "would"
                        | "shall"
                        | "should"
                        | "must"
                        | "agreed"
                        | "undertook"
                        | "offered"
                        | "and"
                        | "is"
                        | "asked"
                        | "volunteered"
                        | "with"
                )
        })
}
